// SPDX-License-Identifier: Apache-2.0
// What can be ordered, or changed to, in the clouds other than 21Vianet: offers, seats, terms, billing
// cycles and end dates (contract, global section 2.5).
#ifndef CSPREL_SRC_DIRECTORY_ORDERING_HPP
#define CSPREL_SRC_DIRECTORY_ORDERING_HPP

#include <optional>

#include "csprel/policy/refusal.hpp"
#include "csprel/vocabulary/term.hpp"
#include "directory/scene.hpp"
#include "directory/subscription_clock.hpp"

namespace csprel::detail {

/// The requirements that `ordering_holds` knows.
inline constexpr requirement_set ordering_requirements{
    requirement::add_on_unrelated,
    requirement::prerequisite_missing,
    requirement::below_base_share,
    requirement::offer_not_available,
    requirement::segment_not_qualified,
    requirement::single_subscription_offer,
    requirement::trial_not_available,
    requirement::legacy_azure_present,
    requirement::azure_plan_required,
    requirement::azure_upgrade_running,
    requirement::quantity_out_of_range,
    requirement::seat_ceiling_exceeded,
    requirement::term_not_supported,
    requirement::term_shorter,
    requirement::billing_cycle_not_supported,
    requirement::billing_cycle_longer_than_term,
    requirement::end_date_not_alignable,
    requirement::end_date_out_of_bounds,
};

/// The finding of one of `ordering_requirements`.
[[nodiscard]] finding ordering_holds(requirement what, const scene& s);

/// Why one of them is not met, where the API tells the causes apart.
[[nodiscard]] std::optional<refusal_cause> ordering_cause(requirement what, const scene& s);

/// The offer that a question is about: the one it names, else the one that the subscription has or, to
/// migrate, the equivalent of that.
struct wanted_offer {
  position at = nowhere;
  const offer_fields* listed = nullptr;  ///< Null where the directory does not list it.
  std::optional<csprel::track> track;    ///< Nothing: not known.
};
[[nodiscard]] wanted_offer wanted_of(const scene& s);

/// The track of an offer that stands under this id.
[[nodiscard]] std::optional<csprel::track> track_of_offer(const offer_fields& listed, const offer_id& id);

[[nodiscard]] int months_of(term length) noexcept;

/// Whether the customer holds an active Azure plan that the partner sold (SELF-1, AZR-1).
[[nodiscard]] finding has_azure_plan(const scene& s, position seller);
/// Whether the customer holds legacy Azure, from any seller (PUR-12).
[[nodiscard]] finding has_legacy_azure(const scene& s);

}  // namespace csprel::detail

#endif
