// SPDX-License-Identifier: Apache-2.0
// Events from a file, and how their refusal is told.
#ifndef CSPREL_PREFLIGHT_EVENTS_HPP
#define CSPREL_PREFLIGHT_EVENTS_HPP

#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/event.hpp"

#include "command.hpp"

namespace preflight {

/// The events of the file that the command line names.
[[nodiscard]] std::vector<csprel::event> load_events(const arguments& given);

/// One JSON object on standard error: `index` and `reason` (contract section 5).
void print_refusal(const csprel::event_refusal& refused);

}  // namespace preflight

#endif
