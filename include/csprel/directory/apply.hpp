// SPDX-License-Identifier: Apache-2.0
// Applying events: the only way in which a directory's world changes.
//
// An event is applied whole or refused whole. After each, the invariants of the catalogue hold: at
// most one transacting partner with delegated admin for each service (ONE-01, ONE-04), no add-on
// active under an inactive parent (ADD-08), sellers never change (AMB-09), and losing delegated admin
// touches neither relationship nor sale nor anybody else's grant (REM-02, REM-09).
//
//   auto after = apply(world, e);
//   if (!after) ...                                   // the event names what is not there
//   else if (after->refused) ...                      // after->refused->reason says why
//   else world = after->world;                        // its clock is now at least e.at
#ifndef CSPREL_DIRECTORY_APPLY_HPP
#define CSPREL_DIRECTORY_APPLY_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/event.hpp"
#include "csprel/policy/requirement.hpp"

namespace csprel {

/// Why an event cannot have happened in this world.
struct event_refusal {
  std::size_t index = 0;    ///< Which event of a sequence.
  requirement reason{};     ///< The first condition in check order that fails.
  std::string_view rules;   ///< Catalogue ids of the operation that the event is the outcome of.
  friend bool operator==(const event_refusal&, const event_refusal&) = default;
};

/// The world after as many events as could be applied, and what stopped the next one.
struct application {
  directory world;
  std::optional<event_refusal> refused;
};

/// The world after `e`, or unchanged with the refusal. Fails where the event names what the
/// directory does not hold, or an id that is taken. *Cost*: one customer's records, and a pointer for
/// every other customer.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<application> apply(const directory& before, const event& e);

/// The events in order, until the first that is refused; a refusal leaves those before it applied.
/// An error's pointer starts with "/" and the index of the event.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<application> replay(const directory& before,
                                                                  std::span<const event> events);

}  // namespace csprel

#endif
