// SPDX-License-Identifier: Apache-2.0
// Events as JSON: a JSON array, or JSON Lines, one event a line (contract section 4).
//
//   {"event": "delegated_admin_removed", "at": "2018-11-05T03:00:00Z",
//    "customer": "d072d07c-...", "partner": "ca73f9f8-..."}
//
//   result<std::vector<event>> stream = json::read_events(text);
//   result<application> after = replay(world, stream.value());
//
// An accepted stream written and read again replays to an equal directory.
#ifndef CSPREL_JSON_EVENT_STREAM_HPP
#define CSPREL_JSON_EVENT_STREAM_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/event.hpp"
#include "csprel/json/export.hpp"
#include "csprel/json/limits.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel::json {

/// The events of a text: a JSON array where its first character is "[", else JSON Lines (blank lines
/// are skipped). Fails with the first thing that is wrong: `unknown_word` for an event that is not
/// known, `missing_member`, `wrong_type` and the codes of malformed values; the pointer starts with
/// the index of the event. Unknown members are ignored. *Cost*: linear in the text.
[[nodiscard]] CSPREL_JSON_EXPORT result<std::vector<event>> read_events(std::string_view text,
                                                                        const limits& bounds = {});

/// One event on one line, without a line end.
[[nodiscard]] CSPREL_JSON_EXPORT std::string write_event(const event& e);

/// JSON Lines: each event on a line of its own.
[[nodiscard]] CSPREL_JSON_EXPORT std::string write_events(std::span<const event> events);

}  // namespace csprel::json

#endif
