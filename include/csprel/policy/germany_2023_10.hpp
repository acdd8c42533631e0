// SPDX-License-Identifier: Apache-2.0
// The policy of Microsoft Cloud Germany in October 2023: the global lines, and what this cloud changes of
// them. It sells nothing new; what exists goes on (NAT-9).
#ifndef CSPREL_POLICY_GERMANY_2023_10_HPP
#define CSPREL_POLICY_GERMANY_2023_10_HPP

#include "csprel/policy/national_clouds.hpp"

namespace csprel {
namespace detail::germany {

using enum requirement;
using enum basis;

constexpr line_table make_lines() {
  using enum operation;
  // Nor is a reseller's partner agreement asked: the pages that ask for it are of the other clouds (AGR-2).
  line_table t =
      national::make_lines().filtered([](operation, const need& one) { return one.what != reseller_agreement_missing; });

  for (const operation what : {customer_create, relationship_request, subscription_create, subscription_start_trial,
                               subscription_order_add_on, azure_plan_purchase, azure_purchase_benefit})
    t.extend(what, need{cloud_closed_to_new_business});

  for (const operation what :
       {user_list, user_view, user_view_roles, user_create, user_update, user_delete, user_reset_password, user_add_role,
        user_remove_role, license_view_assigned, license_view_available, license_assign, service_manage_users})
    t.extend(what, national::elsewhere());

  for (const operation what : {subscription_migrate, subscription_schedule_migration})
    t.replace(what, need{operation_not_available}.by("NAT-9"));
  return t;
}

/// What only pages of the other clouds say: of granular delegated admin, of markets, of US Government.
inline constexpr std::array<std::string_view, 11> dropped{"GDAP-9",  "GDAP-10", "GDAP-14", "GDAP-15", "GDAP-16", "GDAP-22",
                                                          "GDAP-23", "REG-1",   "NAT-2",   "NAT-4",   "NAT-7"};
inline constexpr composition source{make_lines(), global::statements, dropped};
inline constexpr pack policy = global::make_pack("germany/2023-10", cloud::germany, composed<source>);

}  // namespace detail::germany

/// The pack of Microsoft Cloud Germany.
[[nodiscard]] constexpr const pack& germany_2023_10() noexcept { return detail::germany::policy; }

}  // namespace csprel

#endif
