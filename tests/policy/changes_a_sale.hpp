// SPDX-License-Identifier: Apache-2.0
#ifndef CSPREL_TESTS_POLICY_CHANGES_A_SALE_HPP
#define CSPREL_TESTS_POLICY_CHANGES_A_SALE_HPP

#include "csprel/policy/operation.hpp"

namespace csprel::test {

/// Operations of 21Vianet that change a subscription that stands.
constexpr bool changes_a_sale(operation what) {
  using enum operation;
  switch (what) {
    case subscription_add_seats:
    case subscription_remove_seats:
    case subscription_order_add_on:
    case subscription_transition:
    case subscription_suspend:
    case subscription_reactivate:
    case subscription_cancel:
    case subscription_rename:
    case subscription_change_reseller_of_record: return true;
    default: return false;
  }
}

}  // namespace csprel::test

#endif
