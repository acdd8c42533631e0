// SPDX-License-Identifier: Apache-2.0
// The policy of Partner Center for Microsoft Cloud for US Government in October 2023: the global lines,
// and what this cloud changes of them.
#ifndef CSPREL_POLICY_US_GOVERNMENT_2023_10_HPP
#define CSPREL_POLICY_US_GOVERNMENT_2023_10_HPP

#include "csprel/policy/national_clouds.hpp"

namespace csprel {
namespace detail::us_government {

using enum requirement;
using enum basis;
using enum condition;

constexpr line_table make_lines() {
  using enum operation;
  line_table t = national::make_lines();

  // A customer has one partner (NAT-2).
  constexpr need alone = need{single_partner_cloud}.under(when(option::us_government_multi_partner, "false"));
  t.extend(relationship_request, alone.where(names_customer));
  t.extend(invitation_compose, alone.where(names_customer));
  t.extend(relationship_accept, alone);

  // There is no indirect model (NAT-3).
  constexpr need no_indirect =
      need{operation_not_available}.as(documented).by("NAT-3 AMB-8").under(when(option::us_government_indirect, "false"));
  for (const operation what :
       {partnership_request, partnership_accept, partnership_remove, subscription_change_reseller_of_record})
    t.extend(what, no_indirect);

  // Users are read here and managed elsewhere (NAT-4).
  for (const operation what : {user_create, user_update, user_reset_password, user_add_role, user_remove_role, service_manage_users})
    t.extend(what, national::elsewhere());
  for (const operation what : {user_delete, license_assign}) t.extend(what, national::elsewhere(inferred));
  t.extend(partner_manage_users, need{operation_not_available}.as(documented).by("1.3").where(assigns_a_role));

  t.replace(service_view_health, need{operation_not_available}.as(documented).by("NAT-3"));
  return t;
}

/// What only pages of the other clouds say: of granular delegated admin, of markets, of Germany.
inline constexpr std::array<std::string_view, 9> dropped{"GDAP-9",  "GDAP-10", "GDAP-14", "GDAP-15", "GDAP-16",
                                                         "GDAP-22", "GDAP-23", "REG-1",   "NAT-9"};
inline constexpr composition source{make_lines(), global::statements, dropped};
inline constexpr pack policy = global::make_pack("us_government/2023-10", cloud::us_government, composed<source>);

}  // namespace detail::us_government

/// The pack of the cloud of US Government.
[[nodiscard]] constexpr const pack& us_government_2023_10() noexcept { return detail::us_government::policy; }

}  // namespace csprel

#endif
