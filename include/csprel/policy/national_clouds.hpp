// SPDX-License-Identifier: Apache-2.0
// What the packs of US Government and Germany have in common against the global one (contract, global
// section 0): no partner agreement and no customer agreement, the market asked of requests alone, no
// granular delegated admin, delegated admin as part of every request, and no transfers.
#ifndef CSPREL_POLICY_NATIONAL_CLOUDS_HPP
#define CSPREL_POLICY_NATIONAL_CLOUDS_HPP

#include "csprel/policy/global_2023_10.hpp"

namespace csprel::detail::national {

using enum requirement;
using enum basis;
using enum condition;

/// Whether an operation of the global cloud keeps a requirement in both national clouds.
constexpr bool keeps(operation what, const need& one) {
  using enum operation;
  switch (one.what) {
    case partner_agreement_missing:
    case customer_agreement_missing:
    case target_agreement_missing:
    case mfa_missing:
    case delegated_admin_no_longer_offered: return false;
    case market_mismatch:
      return what == relationship_request || what == invitation_compose || what == azure_switch_legacy_partner;
    default: return true;
  }
}

constexpr bool is_of_gdap(operation what) {
  return what >= operation::gdap_request && what <= operation::gdap_use_role;
}

constexpr bool is_of_transfers(operation what) {
  return what == operation::subscription_transfer ||
         (what >= operation::transfer_create && what <= operation::transfer_withdraw);
}

/// What both clouds change of the global lines.
constexpr line_table make_lines() {
  line_table t = global::make_lines().filtered(keeps);
  for (const auto& row : enum_names<operation>::rows) {
    if (is_of_gdap(row.value)) t.replace(row.value, need{operation_not_available}.as(documented).by("NAT-8"));
    if (is_of_transfers(row.value))
      t.replace(row.value, need{operation_not_available}.as(documented).by("XFR-11").refused({403, "900138"}));
  }
  for (const operation what : {operation::relationship_request, operation::invitation_compose})
    t.extend(what, need{delegated_admin_not_optional}.where(without_delegated_admin));
  t.extend(operation::azure_switch_legacy_partner, need{delegated_admin_missing}.by("XFR-18"));
  return t;
}


/// Managed outside Partner Center and its API; `through` says by what.
constexpr need elsewhere(csprel::basis how = documented) { return need{not_through_this_channel}.as(how); }

}  // namespace csprel::detail::national

#endif
