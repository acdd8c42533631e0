// SPDX-License-Identifier: Apache-2.0
#ifndef CSPREL_TESTS_POLICY_TABLES_MATCH_HPP
#define CSPREL_TESTS_POLICY_TABLES_MATCH_HPP

#include "csprel/policy/global_2023_10.hpp"

namespace csprel::test {

/// Of a pack of the global family: the checklist is well formed, and what is asked for a role, for access or for a role on
/// an Azure subscription has a row that says for which.
consteval bool tables_match(const pack& all) {
  using enum requirement;
  for (const auto& row : enum_names<operation>::rows) {
    const operation what = row.value;
    if (all.has(what, role_not_permitted) && all.roles(what).empty()) return false;
    if (all.has(what, delegated_admin_missing) && what != operation::azure_switch_legacy_partner && all.access(what).empty())
      return false;
    // Not by `azure_roles`: with the undefined behaviour sanitizer gcc 12 takes no address of a row for constant.
    bool azure = false;
    for (const azure_role_entry& entry : detail::global::azure_role_table) azure = azure || entry.what == what;
    if (all.has(what, azure_role_missing) && !azure) return false;
  }
  return well_formed(all.checklist());
}

}  // namespace csprel::test

#endif
