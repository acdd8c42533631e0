// SPDX-License-Identifier: Apache-2.0
// What is asked of moving a subscription to another product in the clouds other than 21Vianet: transitions,
// upgrades, conversions of trials, migrations to new commerce (contract, global section 2.7).
#ifndef CSPREL_SRC_DIRECTORY_MOVING_HPP
#define CSPREL_SRC_DIRECTORY_MOVING_HPP

#include "directory/scene.hpp"

namespace csprel::detail {

/// The requirements that `moving_holds` knows.
inline constexpr requirement_set moving_requirements{
    requirement::subscription_not_provisioned,
    requirement::not_a_trial,
    requirement::no_transition_path,
    requirement::scheduled_only,
    requirement::partial_not_supported,
    requirement::target_already_held,
    requirement::conflicting_services,
    requirement::license_transfer_conflict,
    requirement::add_ons_present,
    requirement::target_subscription_not_active,
    requirement::target_is_source,
    requirement::target_catalog_mismatch,
    requirement::target_busy,
    requirement::target_in_cancellation_window,
    requirement::target_term_shorter,
    requirement::target_ends_earlier,
    requirement::target_not_allowed,
    requirement::conversion_not_found,
    requirement::migration_not_enabled,
    requirement::segment_not_migratable,
    requirement::no_new_commerce_equivalent,
    requirement::migration_too_young,
    requirement::migration_too_late,
    requirement::promotion_present,
    requirement::add_on_duplicated,
    requirement::add_on_not_active,
    requirement::add_on_missing_from_bundle,
    requirement::bundle_member_ineligible,
    requirement::migration_schedule_incomplete,
};

/// What speaks of the subscription that the seats move to; none of it but the first is asked where that is the
/// source itself.
inline constexpr requirement_set of_another_target{
    requirement::target_subscription_not_active, requirement::target_catalog_mismatch, requirement::target_busy,
    requirement::target_in_cancellation_window,  requirement::target_term_shorter,     requirement::target_ends_earlier,
    requirement::target_not_allowed,
};

/// The finding of one of `moving_requirements`.
[[nodiscard]] finding moving_holds(requirement what, const scene& s);

}  // namespace csprel::detail

#endif
