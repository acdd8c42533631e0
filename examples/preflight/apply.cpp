// SPDX-License-Identifier: Apache-2.0
// apply: the directory document after events.
#include "csprel/directory/apply.hpp"

#include <iostream>

#include "csprel/json/directory_document.hpp"

#include "command.hpp"
#include "events.hpp"
#include "failure.hpp"
#include "files.hpp"

namespace preflight {

int apply_command(const arguments& given) {
  const csprel::directory world = load_directory(given);
  const auto events = load_events(given);
  auto done = value_or_fail(csprel::replay(world, events), display_name(given.events));
  if (done.refused) {
    print_refusal(*done.refused);
    return event_refused;
  }
  write_output(csprel::json::write_directory(done.world) + "\n");
  return answered;
}

}  // namespace preflight
