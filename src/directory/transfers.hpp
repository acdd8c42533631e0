// SPDX-License-Identifier: Apache-2.0
// What is asked of moving subscriptions between partners, and of Azure subscriptions, in the clouds other than
// 21Vianet (contract, global sections 2.7, 2.8).
#ifndef CSPREL_SRC_DIRECTORY_TRANSFERS_HPP
#define CSPREL_SRC_DIRECTORY_TRANSFERS_HPP

#include "directory/scene.hpp"

namespace csprel::detail {

/// The requirements that `transfers_holds` knows.
inline constexpr requirement_set transfer_requirements{
    requirement::not_transfer_party,
    requirement::no_transfer_path,
    requirement::base_left_behind,
    requirement::already_in_transfer,
    requirement::transfer_party_not_enabled,
    requirement::target_relationship_missing,
    requirement::target_agreement_missing,
    requirement::transfer_wrong_state,
    requirement::transfer_expired,
    requirement::order_not_synchronised,
    requirement::source_details_missing,
    requirement::source_is_requester,
    requirement::not_in_sandbox,
    requirement::no_azure_subscription,
    requirement::azure_subscription_suspended,
    requirement::recently_bought,
    requirement::ground_missing,
};

/// The finding of one of `transfer_requirements`.
[[nodiscard]] finding transfers_holds(requirement what, const scene& s);

/// Whether every line of a transfer is asked for this by itself; `line_holds` asks.
[[nodiscard]] bool is_asked_of_lines(requirement what, const scene& s);
[[nodiscard]] finding lines_hold(requirement what, const scene& s);

}  // namespace csprel::detail

#endif
