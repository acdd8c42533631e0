// SPDX-License-Identifier: Apache-2.0
#include "directory/gdap.hpp"

#include <algorithm>
#include <charconv>

#include "directory/access.hpp"
#include "directory/commerce.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/tenant_rows.hpp"

namespace csprel::detail {
namespace {

constexpr std::size_t longest_name = 50;
constexpr int longest_duration = 730;

missing_fact relationship_unknown(const scene& s) { return {fact::gdap_relationship, s.customer, s.gdap}; }
missing_fact state_untold(const scene& s) { return untold_state(*s.relationship(), s.customer, s.gdap); }

// ---- state ----------------------------------------------------------------------------------

bool fits(operation what, gdap_state state) {
  switch (what) {
    case operation::gdap_submit:
    case operation::gdap_update:
    case operation::gdap_delete: return state == gdap_state::created;
    case operation::gdap_approve:
    case operation::gdap_reject:
    case operation::gdap_auto_approve: return state == gdap_state::approval_pending || state == gdap_state::lapsed;
    case operation::gdap_set_auto_extend: return state == gdap_state::created || state == gdap_state::active;
    default: return state == gdap_state::active;
  }
}

/// Whether the operation fits a state that dates or clock would tell more nearly: each that the status leaves possible
/// may do, or none.
finding fits_by_status(const scene& s) {
  const auto& told = s.relationship()->status;
  const auto status = told ? told->known() : std::nullopt;
  if (status == gdap_status::approval_pending) return fits(s.what, gdap_state::approval_pending);
  if (status && !fits(s.what, gdap_state::active)) return false;
  return state_untold(s);
}

finding is_in_right_state(const scene& s) {
  const gdap_state state = state_of(*s.relationship(), deadlines_of(s));
  const finding fitting = state == gdap_state::unknown ? fits_by_status(s) : finding{fits(s.what, state)};
  if (fitting.value() != truth::yes) return fitting;
  if (state == gdap_state::lapsed) return true;  // That it came too late stands alone.
  // By option the customer must take tenant-wide delegated admin away first (AMB-4).
  if (s.what == operation::gdap_approve && s.in->options.word(option::gdap_approval_needs_dap_removed) == "true")
    return !has_tenant_wide_admin(s, s.in->find(s.relationship()->partner));
  return true;
}

finding request_is_answered_in_time(const scene& s) {
  const gdap_state state = state_of(*s.relationship(), deadlines_of(s));
  if (state != gdap_state::unknown) return state != gdap_state::lapsed;
  const auto& told = s.relationship()->status;
  const auto status = told ? told->known() : std::nullopt;
  if (status && status != gdap_status::approval_pending) return true;  // It waits for nobody.
  return state_untold(s);
}

// ---- what is asked for ----------------------------------------------------------------------

bool is_name(std::string_view text) {
  const auto is_legal = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= longest_name && std::all_of(text.begin(), text.end(), is_legal);
}

/// No other relationship of the partner that is still in sight has the name.
finding name_is_free(const scene& s) {
  if (!s.asked->with.name) return true;
  const partner_id& partner = s.in->fields(s.partner).id;
  finding taken = false;
  for (position c = 0; c < s.in->customers.size(); ++c) {
    const auto& relationships = s.in->customers[c].record().tenant->gdap_relationships;
    if (!relationships) continue;  // Names are compared with what the document knows.
    for (position i = 0; i < relationships->size(); ++i) {
      const gdap_relationship& other = (*relationships)[i];
      if (other.partner != partner || other.display_name != *s.asked->with.name) continue;
      if (c == s.customer && i == s.gdap) continue;
      const gdap_state state = state_of(other, deadlines_of(s));
      if (state == gdap_state::unknown)
        taken = taken || untold_state(other, c, i);
      else
        taken = taken || finding{state != gdap_state::purged};
    }
  }
  return !taken;
}

/// `P` days `D`, from 1 to 730.
bool is_duration(std::string_view text) {
  if (!text.starts_with('P') || !text.ends_with('D')) return false;
  int count{};
  const char* const end = text.data() + text.size() - 1;
  const auto [stop, trouble] = std::from_chars(text.data() + 1, end, count);
  return trouble == std::errc{} && stop == end && count >= 1 && count <= longest_duration;
}

bool is_role(const std::string& word) { return from_name<entra_role>(word) || entra_role_id::parse(word); }

bool are_roles(const std::optional<std::vector<std::string>>& words) {
  return words && !words->empty() && std::all_of(words->begin(), words->end(), is_role);
}

std::optional<entra_role_id> id_of(const std::string& word) {
  if (const auto named = from_name<entra_role>(word)) return entra_role_id::parse(info(*named).template_id);
  return entra_role_id::parse(word);
}

bool are_among(const std::vector<std::string>& wanted, const std::vector<entra_role_id>& held) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    const auto id = id_of(word);
    return id && std::find(held.begin(), held.end(), *id) != held.end();
  });
}

finding roles_are_within(const scene& s) {
  const auto& held = s.relationship()->roles;
  return held ? finding{are_among(*s.asked->with.roles, *held)} : finding{relationship_unknown(s)};
}

/// Whether Global Administrator is among the roles that the relationship has, or is to have.
finding gives_global_administrator(const scene& s) {
  const auto administrator = entra_role_id::parse(info(entra_role::global_administrator).template_id);
  if (const auto& asked = s.asked->with.roles)
    return std::any_of(asked->begin(), asked->end(), [&](const std::string& word) { return id_of(word) == administrator; });
  if (s.relationship() == nullptr) return false;
  if (!s.relationship()->roles) return relationship_unknown(s);
  const auto& held = *s.relationship()->roles;
  return std::find(held.begin(), held.end(), *administrator) != held.end();
}

finding may_extend(const scene& s) {
  const auto& wanted = s.asked->with.auto_extend;
  if (*wanted == "PT0S" || *wanted == "P0D") return true;
  if (*wanted != "P180D") return false;
  finding allowed = s.clock.reached(auto_extension_begins);
  if (s.in->options.word(option::auto_extend_with_global_administrator) != "true")
    allowed = allowed && !gives_global_administrator(s);
  return allowed;
}

/// The assignment of the group that is named: with these roles, or any where none are named.
finding assignment_is_present(const scene& s) {
  const auto& assignments = s.relationship()->access_assignments;
  if (!assignments) return missing_fact{fact::access_assignments, s.customer, s.gdap};
  const auto group = group_id::parse(*s.asked->with.group);
  const missing_fact untold{fact::access_assignments, s.customer, s.gdap};
  finding some = false;
  for (const access_assignment& a : *assignments) {
    const auto status = a.status ? a.status->known() : std::nullopt;
    if (status == access_assignment_status::deleted || status == access_assignment_status::deleting) continue;
    if (a.group && a.group != group) continue;
    const finding has_roles = !s.asked->with.roles ? finding{true}
                              : a.roles            ? finding{are_among(*s.asked->with.roles, *a.roles)}
                                                   : finding{untold};
    some = some || (has_roles && (a.group ? finding{true} : finding{untold}));
  }
  return some;
}

}  // namespace

finding tenant_wide_grant_is_present(const scene& s) {
  switch (s.what) {
    case operation::gdap_unassign: return assignment_is_present(s);
    case operation::gdap_auto_approve: return has_tenant_wide_admin(s, s.partner);
    default: break;
  }
  const position partner = s.other_partner == nowhere ? s.partner : s.other_partner;
  const auto& grants = s.entry().record().delegated_admins;
  return std::any_of(grants.begin(), grants.end(), [&](const delegated_admin& grant) {
    return grant.partner == s.in->fields(partner).id;
  });
}

finding gdap_holds(requirement what, const scene& s) {
  const parameters& with = s.asked->with;
  switch (what) {
    case requirement::gdap_wrong_state: return is_in_right_state(s);
    case requirement::gdap_request_lapsed: return request_is_answered_in_time(s);
    case requirement::gdap_name_invalid: return with.name && is_name(*with.name);
    case requirement::gdap_name_taken: return name_is_free(s);
    case requirement::gdap_duration_out_of_range: return !with.duration || is_duration(*with.duration);
    case requirement::gdap_roles_invalid: return are_roles(with.roles);
    case requirement::gdap_role_outside_relationship: return roles_are_within(s);
    case requirement::auto_extend_not_available: return may_extend(s);
    case requirement::delegated_admin_no_longer_offered: return !s.clock.reached(tenant_wide_admin_withdrawn);
    case requirement::delegated_admin_not_optional:  // Asked where a request leaves it out.
    case requirement::licenses_exhausted: return false;  // Asked where the question says that none is free.
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
