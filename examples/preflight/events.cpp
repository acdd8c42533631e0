// SPDX-License-Identifier: Apache-2.0
#include "events.hpp"

#include <cstdio>

#include "csprel/json/event_stream.hpp"

#include "failure.hpp"
#include "files.hpp"

namespace preflight {

std::vector<csprel::event> load_events(const arguments& given) {
  const std::string text = read_file(given.events, csprel::json::limits{}.max_bytes);
  return value_or_fail(csprel::json::read_events(text), display_name(given.events));
}

void print_refusal(const csprel::event_refusal& refused) {
  const std::string reason{csprel::name(refused.reason)};
  std::fprintf(stderr, "{\"index\": %zu, \"reason\": \"%s\"}\n", refused.index, reason.c_str());
}

}  // namespace preflight
