// SPDX-License-Identifier: Apache-2.0
// What may be done with a subscription that stands, in the clouds other than 21Vianet: its state, its
// windows, its seats, its renewal and its billing (contract, global section 2.6).
#ifndef CSPREL_SRC_DIRECTORY_KEEPING_HPP
#define CSPREL_SRC_DIRECTORY_KEEPING_HPP

#include <optional>

#include "csprel/policy/refusal.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// The requirements that `keeping_holds` knows.
inline constexpr requirement_set keeping_requirements{
    requirement::subscription_cancelled,
    requirement::subscription_suspended,
    requirement::subscription_not_suspended,
    requirement::subscription_not_active,
    requirement::trial_immutable,
    requirement::renewal_in_progress,
    requirement::operation_pending,
    requirement::active_resources_beneath,
    requirement::reactivation_window_elapsed,
    requirement::cancellation_window_elapsed,
    requirement::seat_window_elapsed,
    requirement::seats_not_adjustable,
    requirement::auto_renew_not_available,
    requirement::auto_renew_off,
    requirement::parent_not_active,
    requirement::billing_change_not_permitted,
    requirement::order_not_uniform,
};

/// The finding of one of `keeping_requirements`. The scene is about a subscription, or an Azure subscription
/// beneath one.
[[nodiscard]] finding keeping_holds(requirement what, const scene& s);

/// Why one of them is not met, where the API tells the causes apart.
[[nodiscard]] std::optional<refusal_cause> keeping_cause(requirement what, const scene& s);

/// What of `needed` is asked of a subscription in its state: of the codes that speak of a state at most the
/// one that fits can be unmet or unknown, and those that would speak of another are not asked.
[[nodiscard]] requirement_set fitting_states(const scene& s, requirement_set needed);

}  // namespace csprel::detail

#endif
