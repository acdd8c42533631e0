// SPDX-License-Identifier: Apache-2.0
// Where a granular delegated-admin relationship stands at an instant: what its status and its dates say
// together (GDAP-5, GDAP-12; contract, global sections 5 and 9).
#ifndef CSPREL_SRC_DIRECTORY_GDAP_CLOCK_HPP
#define CSPREL_SRC_DIRECTORY_GDAP_CLOCK_HPP

#include <optional>

#include "csprel/model/gdap_relationship.hpp"
#include "directory/subscription_clock.hpp"

namespace csprel::detail {

/// In the order in which one stands nearer to granting something than the next.
enum class gdap_state : unsigned char {
  active,            ///< Grants what its assignments say.
  activating,        ///< Approved, but not in force yet.
  approval_pending,  ///< The customer may approve.
  lapsed,            ///< Nobody approved within ninety days.
  created,           ///< Not submitted yet.
  ending,            ///< Being ended; grants nothing any more.
  expired,           ///< Ended by time.
  terminated,        ///< Ended by one side.
  purged,            ///< Ended for more than a year: as if it were not there.
  unknown,           ///< A status that is not recognised, or a date or a clock that is missing.
};

/// When a relationship whose status is `active` is in force.
struct gdap_term {
  instant activated;
  instant end = never;  ///< Of one that extends itself: never.
};
/// Nothing where it has another status, or lacks a date.
[[nodiscard]] std::optional<gdap_term> term_of(const gdap_relationship& g) noexcept;
/// Whether it is known to be in force.
[[nodiscard]] bool is_in_force(const gdap_term& term, const deadline_clock& clock) noexcept;

[[nodiscard]] gdap_state state_of(const gdap_relationship& g, const deadline_clock& clock) noexcept;

/// What would tell how relationship `position` of a customer stands whose state is unknown: the clock, where all else
/// is told.
[[nodiscard]] missing_fact untold_state(const gdap_relationship& g, std::uint32_t customer, std::uint32_t position) noexcept;

/// Whether it extends itself when its term ends, so that it has no end.
[[nodiscard]] bool extends_itself(const gdap_relationship& g) noexcept;

}  // namespace csprel::detail

#endif
