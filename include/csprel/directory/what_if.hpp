// SPDX-License-Identifier: Apache-2.0
// What would events break, and what will time change? Both as decisions that flip.
//
//   auto loss = what_if(world, std::array{event{now, delegated_admin_removed{customer, partner}}});
//   for (const flip& f : loss->flips) ...  // administer: allow -> deny delegated_admin_missing
#ifndef CSPREL_DIRECTORY_WHAT_IF_HPP
#define CSPREL_DIRECTORY_WHAT_IF_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/survey.hpp"

namespace csprel {

/// A line of a survey whose outcome or first reason is another afterwards.
struct flip {
  std::optional<survey_line> before;  ///< Nothing: what it is about did not exist.
  std::optional<survey_line> after;   ///< Nothing: what it is about does not exist any more.
  std::size_t cause = 0;              ///< The index of the last event that changed it.
  friend bool operator==(const flip&, const flip&) = default;
};

/// What events lead to.
struct consequences {
  directory after;                       ///< The world after the events that were applied.
  std::optional<event_refusal> refused;  ///< What stopped the rest.
  std::vector<flip> flips;
};

/// Applies the events to a copy and lists what flips, for one partner or for all. The clock of the
/// copy moves with the events, so what time alone changes meanwhile is listed too. Fails as apply
/// does. Without events nothing flips. *Cost*: two surveys of each customer touched, for each event.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<consequences> what_if(
    const directory& world, std::span<const event> events, const std::optional<partner_id>& who = std::nullopt);

/// A flip that time alone will bring.
struct timed_flip {
  instant at;  ///< The first second at which the answer is the new one.
  flip change;
  friend bool operator==(const timed_flip&, const timed_flip&) = default;
};

/// What changes between `from` (not included) and `until` (included) if nothing happens, in order of
/// time. Fails with `not_found` for a partner that the directory does not hold. *Cost*: for each customer a survey of it at
/// each moment at which one of its answers may change.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<timed_flip>> upcoming_changes(
    const directory& world, instant from, instant until, const std::optional<partner_id>& who = std::nullopt);

}  // namespace csprel

#endif
