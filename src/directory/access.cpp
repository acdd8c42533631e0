// SPDX-License-Identifier: Apache-2.0
#include "directory/access.hpp"

#include <algorithm>
#include <tuple>

#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/ruled_out.hpp"
#include "directory/tenant_rows.hpp"

namespace csprel::detail {
namespace {

const std::vector<gdap_relationship>& relationships_of(const scene& s) {
  static const std::vector<gdap_relationship> none;
  const auto& told = s.entry().record().tenant->gdap_relationships;
  return told ? *told : none;
}

bool has_granular_admin(const scene& s) { return s.in->cloud == cloud::global; }

// ---- what is needed -------------------------------------------------------------------------

void add_role(access_need& need, std::string_view word) {
  if (const auto named = from_name<entra_role>(word))
    need.roles.insert(*named);
  else if (const auto id = entra_role_id::parse(word)) {
    if (const auto known = role_of(*id))
      need.roles.insert(*known);
    else
      need.others.push_back(*id);
  }  // What is no role is nobody's.
}

// ---- what covers ----------------------------------------------------------------------------

/// Whether granted roles cover; `held` are the ids behind them.
truth covers(const scene& s, const role_grant& grant, const access_need& need,
             const std::optional<std::vector<entra_role_id>>& held) {
  if (need.any ? !grant.roles.empty() || grant.others : grant.roles.intersects(need.roles)) return truth::yes;
  if (grant.roles.contains(entra_role::global_administrator) && global_administrator_covers_all(s)) return truth::yes;
  if (grant.others && holds_one(held, need.others)) return truth::yes;
  if (!grant.told || (!need.told && !grant.empty())) return truth::unknown;
  return truth::no;
}

truth covers(const scene& s, const access_row& row, const access_need& need) {
  return covers(s, row.roles, need, (*relationships_of(s)[row.relationship].access_assignments)[row.assignment].roles);
}

/// Whether the user asked about is known to administer nothing at the customer: by its role there, else because
/// licences manage it.
bool is_no_administrator(const scene& s) {
  const auto* which = std::get_if<user_resource>(&s.asked->which);
  if (ruled_out(which == nullptr)) return false;  // It is a user whose password is reset.
  for (const customer_user& user : s.entry().record().users)
    if (user.id == which->user) return user.role == customer_role::user;
  return holds(condition::licence_managed, s);
}

/// What the helpdesk agents' group covers by tenant-wide delegated admin: what a helpdesk administrator may,
/// listing and viewing users and the passwords of those who administer nothing among it.
bool helpdesk_covers(const scene& s, const access_need& need) {
  if (need.any || need.roles.contains(entra_role::helpdesk_administrator)) return true;
  switch (s.what) {
    case operation::user_list:
    case operation::user_view: return true;
    case operation::user_reset_password: return is_no_administrator(s);
    default: return false;
  }
}

/// What would tell whether the asker has an agent role.
missing_fact who_is(const scene& s, agent_role role) {
  const group_table& groups = s.in->groups(s.partner);
  if (const position untold = groups.source_of_doubt(role); untold != nowhere)
    return {fact::group_members, s.partner, untold};
  return {fact::employee, s.partner};
}

// ---- the proof ------------------------------------------------------------------------------

/// The first assignment that covers for certain, or null. *Cost*: a step for each set of roles that the asker's
/// groups are given, and for each assignment before it of those that cover.
const access_row* first_covering(const scene& s, const access_need& need) {
  if (!has_granular_admin(s)) return nullptr;
  const tenant_rows& rows = s.tenant();
  const deadline_clock clock = deadlines_of(s);
  const access_row* first = nullptr;
  const auto look = [&](std::span<const access_run> runs) {
    for (const access_run& run : runs) {
      const bool all = covers(s, run.roles, need, std::nullopt) == truth::yes;
      if (!all && (!run.roles.others || need.others.empty())) continue;
      for (const position at : run.rows) {
        const access_row& row = rows.access[at];
        if (!row.is_active || (!all && covers(s, row, need) != truth::yes)) continue;
        if (!row.term || !is_in_force(*row.term, clock)) continue;
        if (first == nullptr || std::tie(row.relationship, row.assignment) < std::tie(first->relationship, first->assignment))
          first = &row;
        break;
      }
    }
  };
  if (s.member == nullptr)
    look(rows.runs_of(s.partner));
  else
    for (const position group : s.member->groups) look(rows.runs_of(s.partner, group));
  return first;
}

/// What there is where no assignment covers for certain.
class prover {
 public:
  prover(const scene& s, const access_need& need) : s_(s), need_(need), clock_(deadlines_of(s)) {}

  access_proof of_employee() {
    const membership& m = *s_.member;
    if (has_granular_admin(s_)) {
      for (const position group : m.groups)
        for (const access_row& row : rows(group)) visit(row, true);
      visit_doubtful(m);
      visit_untold();
    }
    if (!has_path_) add_tenant_wide(m);
    else out_.may_lack = true;
    return finish();
  }

  /// For the partner as an organisation whoever it employs may be in any group, and no path lowers another.
  access_proof of_organisation() {
    if (has_granular_admin(s_)) {
      for (const access_row& row : s_.tenant().access)
        if (row.partner == s_.partner) visit(row, true);
      visit_untold();
    }
    const finding wide = has_tenant_wide_admin(s_, s_.partner);
    if (wide.value() == truth::yes) {
      access_proof settled;
      settled.may_cover = true;  // More assignments could only add roles.
      return settled;
    }
    if (wide.value() == truth::unknown) {
      out_.may_cover = true;
      need_fact(wide.why());
    }
    if (has_path_)
      out_.may_lack = true;
    else
      out_.may_miss = true;
    return finish();
  }

 private:
  [[nodiscard]] std::span<const access_row> rows(position group) const { return s_.tenant().of(s_.partner, group); }

  void need_fact(const missing_fact& missing) {
    if (std::find(out_.missing.begin(), out_.missing.end(), missing) == out_.missing.end())
      out_.missing.push_back(missing);
  }

  void visit(const access_row& row, const finding& belongs) {
    const gdap_relationship& g = relationships_of(s_)[row.relationship];
    const gdap_state state = state_of(g, clock_);
    if (state != gdap_state::active && state != gdap_state::unknown) return;
    const truth covering = covers(s_, row, need_);
    const missing_fact of_relationship{fact::gdap_relationship, s_.customer, row.relationship};
    if (belongs.value() == truth::yes && state == gdap_state::active && row.is_active) {
      has_path_ = true;
      if (covering == truth::unknown) {
        out_.may_cover = true;
        need_fact(need_.told ? of_relationship : missing_fact{fact::service_role, s_.customer});
      }
      return;
    }
    (covering == truth::no ? out_.may_lack : out_.may_cover) = true;
    if (covering == truth::unknown) out_.may_lack = true;
    if (belongs.value() == truth::unknown) need_fact(belongs.why());
    if (state == gdap_state::unknown) need_fact(untold_state(g, s_.customer, row.relationship));
    if (!row.is_active) need_fact({fact::access_assignments, s_.customer, row.relationship});
  }

  /// The groups of which it is not known whether the employee is in them.
  void visit_doubtful(const membership& m) {
    const auto is_own = [&](position group) { return std::binary_search(m.groups.begin(), m.groups.end(), group); };
    const missing_fact of_partner{fact::groups, s_.partner};
    if (!m.told) {
      for (const access_row& row : s_.tenant().access)
        if (row.partner == s_.partner && !is_own(row.group)) visit(row, of_partner);
      return;
    }
    for (const access_row& row : rows(nowhere)) visit(row, of_partner);
    const group_table& groups = s_.in->groups(s_.partner);
    for (const position group : groups.open())
      if (!is_own(group))
        for (const access_row& row : rows(group))
          visit(row, missing_fact{fact::group_members, s_.partner, groups.source_of_doubt(group)});
    // Who may have a role may be in the group that holds it, too.
    const auto is_open = [&](position group) { return std::binary_search(groups.open().begin(), groups.open().end(), group); };
    for (const agent_role role : m.doubtful)
      for (const position group : groups.holding(role))
        if (!is_own(group) && !is_open(group))
          for (const access_row& row : rows(group)) visit(row, who_is(s_, role));
  }

  /// What the document does not tell at all.
  void visit_untold() {
    if (!s_.entry().record().tenant->gdap_relationships) {
      out_.may_cover = out_.may_lack = true;
      need_fact({fact::gdap_relationships, s_.customer});
      return;
    }
    const auto& relationships = s_.tenant().relationships;
    for (const position i : s_.tenant().untold) {
      const relationship_row& row = relationships[i];
      if (row.partner != s_.partner) continue;
      const gdap_state state = state_of(relationships_of(s_)[i], clock_);
      if (state != gdap_state::active && state != gdap_state::unknown) continue;
      if (covers(s_, row.roles, need_, relationships_of(s_)[i].roles) != truth::no) out_.may_cover = true;
      out_.may_lack = true;  // Fewer roles may be assigned than the relationship holds.
      need_fact({fact::access_assignments, s_.customer, i});
      if (state == gdap_state::unknown) need_fact(untold_state(relationships_of(s_)[i], s_.customer, i));
    }
  }

  void add_tenant_wide(const membership& m) {
    const finding wide = has_tenant_wide_admin(s_, s_.partner);
    if (wide.value() == truth::unknown) need_fact(wide.why());
    if (wide.value() != truth::yes) out_.may_miss = true;
    if (wide.value() == truth::no) return;
    if (m.agents.contains(agent_role::admin_agent)) {
      out_.may_cover = true;
      return;
    }
    if (m.doubtful.contains(agent_role::admin_agent)) {
      out_.may_cover = true;
      need_fact(who_is(s_, agent_role::admin_agent));
    }
    const bool certain = m.agents.contains(agent_role::helpdesk_agent);
    if (certain || m.doubtful.contains(agent_role::helpdesk_agent))
      (helpdesk_covers(s_, need_) ? out_.may_cover : out_.may_lack) = true;
    if (certain) return;
    if (m.doubtful.contains(agent_role::helpdesk_agent)) need_fact(who_is(s_, agent_role::helpdesk_agent));
    out_.may_miss = true;
  }

  access_proof finish() {
    if (out_.may_cover + out_.may_lack + out_.may_miss == 1 || !out_.may_cover) out_.missing.clear();
    return std::move(out_);
  }

  const scene& s_;
  const access_need& need_;
  const deadline_clock clock_;
  access_proof out_;
  bool has_path_ = false;
};

access_proof prove_without(const scene& s, const access_need& need) {
  prover p(s, need);
  return s.member == nullptr ? p.of_organisation() : p.of_employee();
}

/// What is found where completions may fail; `where_denied`: where all of them do, in this way or another.
finding finding_of(bool may_fail, bool where_denied, const access_proof& proof) {
  if (!may_fail) return true;
  return proof.may_cover ? finding{proof.missing.front()} : finding{where_denied};
}

/// A switch of legacy Azure asks for the tenant-wide delegated admin of whoever takes over (XFR-18).
bool is_about_another(const scene& s) { return s.what == operation::azure_switch_legacy_partner; }
finding other_has_tenant_wide_admin(const scene& s) { return has_tenant_wide_admin(s, s.in->find(*s.asked->with.to)); }

// ---- Azure roles ----------------------------------------------------------------------------

/// Whether the asker is the principal of a role, or in the group that is.
finding is_principal(const scene& s, const azure_role& role) {
  // Credit is the partner's, whoever of its people has the role.
  if (s.member == nullptr || s.what == operation::azure_earn_credit) return true;
  if (id_cast<user_id>(role.principal) == *s.employee) return true;
  const group_table& groups = s.in->groups(s.partner);
  const position group = groups.find(id_cast<group_id>(role.principal));
  const auto contains = [&](std::span<const position> all) { return std::binary_search(all.begin(), all.end(), group); };
  if (group != nowhere && contains(s.member->groups)) return true;
  if (group == nowhere && groups.find(id_cast<user_id>(role.principal)) != nullptr) return false;  // A colleague.
  if (!s.member->told || group == nowhere) return missing_fact{fact::groups, s.partner};
  if (contains(groups.open())) return missing_fact{fact::group_members, s.partner, groups.source_of_doubt(group)};
  return false;
}

finding is_accepted(const scene& s, const azure_role_entry* wanted, const std::string& role) {
  if (ruled_out(wanted == nullptr)) return false;  // The packs name roles for each operation that asks for one.
  if (wanted->roles.front().empty()) return true;
  for (const std::string_view word : wanted->roles)
    if (!word.empty() && same_word(role, word)) return true;
  if (!wanted->document_may_add) return false;
  const auto& more = s.in->earning_azure_roles;
  if (!more && same_word(role, "Reader")) return false;  // Known not to earn (PEC-3).
  if (!more) return missing_fact{fact::earning_azure_roles};
  return std::any_of(more->begin(), more->end(), [&](const std::string& one) { return same_word(role, one); });
}

/// Whose roles count: the asker's; for the credit of an indirect sale those of provider and reseller alike (PEC-2).
bool counts(const scene& s, const partner_id& whose) {
  if (whose == s.in->fields(s.partner).id) return true;
  if (s.what != operation::azure_earn_credit) return false;
  if (s.row().seller != nowhere && whose == s.in->fields(s.row().seller).id) return true;
  const position reseller = holder_of_partner_id(*s.in, reseller_of_record(s.subscription_record()));
  return reseller != nowhere && whose == s.in->fields(reseller).id;
}

}  // namespace

bool holds_one(const std::optional<std::vector<entra_role_id>>& held, const std::vector<entra_role_id>& wanted) {
  return held && std::any_of(wanted.begin(), wanted.end(), [&](const entra_role_id& id) {
           return std::find(held->begin(), held->end(), id) != held->end();
         });
}

bool global_administrator_covers_all(const scene& s) {
  return s.in->options.word(option::superior_entra_roles_count) == "global_administrator";
}

access_need need_of(const scene& s) {
  access_need need;
  if (s.what == operation::gdap_use_role) {
    for (const std::string& word : *s.asked->with.roles) add_role(need, word);
    return need;
  }
  for (const access_entry& row : s.policy->access(s.what)) {
    if (!row.service.empty()) {
      if (ruled_out(s.service == nullptr)) continue;  // Only operations on a service have such rows.
      if (row.service != s.service->to_string()) continue;
    }
    if (!holds(row.when, s)) continue;
    need.roles = row.roles;
    need.any = row.any_role;
    return need;
  }
  // For a service without a row no role is documented but that of the global administrator. Other operations have one
  // whatever they are asked of.
  need.told = false;
  return need;
}

access_proof prove(const scene& s, const access_need& need) {
  const access_row* through = first_covering(s, need);
  if (through == nullptr) return prove_without(s, need);
  access_proof proof;
  proof.may_cover = true;  // More assignments could only add roles.
  proof.through = through;
  return proof;
}

path_findings path_holds(const scene& s) {
  if (is_about_another(s)) {
    const finding wide = other_has_tenant_wide_admin(s);
    return {wide, wide};
  }
  const access_need need = need_of(s);
  if (first_covering(s, need) != nullptr) return {true, true};
  const access_proof proof = prove_without(s, need);
  // Where every completion denies one reason stands for all, the path that some of them lack before the others.
  return {finding_of(proof.may_miss, false, proof), finding_of(proof.may_lack, proof.may_miss, proof)};
}

finding access_holds(requirement what, const scene& s) {
  switch (what) {
    case requirement::user_context_required:
      return s.asked->authentication != authentication::app_only &&
             !(s.what == operation::azure_link_partner_id && s.member == nullptr);
    case requirement::mfa_missing: return s.asked->mfa;
    case requirement::guest_account: return ruled_out(s.member == nullptr) || !s.member->is_guest;  // Asked of employees.
    case requirement::partner_access_blocked: return !s.entry().record().tenant->partner_access_blocked;
    case requirement::azure_role_missing: return has_azure_role(s);
    default: return asked_of_nobody;
  }
}

std::vector<missing_fact> missing_access(const scene& s) {
  if (is_about_another(s)) return {other_has_tenant_wide_admin(s).why()};
  return prove(s, need_of(s)).missing;
}

finding has_azure_role(const scene& s) {
  const auto& roles = s.entry().record().tenant->azure_roles;
  if (!roles) return missing_fact{fact::azure_roles, s.customer};
  const azure_role_entry* wanted = s.policy->azure_roles(s.what);
  finding some = false;
  for (const azure_role& role : *roles) {
    if (!counts(s, role.partner)) continue;
    if (s.azure_subscription() != nullptr && role.subscription != s.azure_subscription()->id) continue;
    some = some || (is_accepted(s, wanted, role.role) && is_principal(s, role));
  }
  return some;
}

finding has_azure_role_on_plan(const scene& s) {
  finding some = false;
  scene one = s;
  for (one.subscription = 0; one.subscription < s.entry().subscriptions.size(); ++one.subscription) {
    const auto& beneath = one.subscription_record().commerce->azure_entitlements;
    if (!beneath || one.track() != track::azure_plan) continue;
    for (one.entitlement = 0; one.entitlement < beneath->size(); ++one.entitlement) some = some || has_azure_role(one);
  }
  return some;
}

finding has_active_relationship(const scene& s, position partner) {
  if (!s.entry().record().tenant->gdap_relationships) return missing_fact{fact::gdap_relationships, s.customer};
  finding some = false;
  const auto& rows = s.tenant().relationships;
  for (position i = 0; i < rows.size(); ++i) {
    if (rows[i].partner != partner) continue;
    const gdap_state state = state_of(relationships_of(s)[i], deadlines_of(s));
    if (state == gdap_state::unknown) some = some || untold_state(relationships_of(s)[i], s.customer, i);
    else some = some || finding{state == gdap_state::active};
  }
  return some;
}

finding has_tenant_wide_admin(const scene& s, position partner) {
  for (const delegated_admin& grant : s.entry().record().delegated_admins)
    if (grant.partner == s.in->fields(partner).id) return grant.since ? s.clock.reached(*grant.since) : finding{true};
  return false;
}

// ---- for a person ---------------------------------------------------------------------------

namespace {

/// What stands between the asker and access where there is no path, the first that fits.
std::string_view missing_detail(const scene& s) {
  const auto& all = relationships_of(s);
  bool in_group = false, live = false, active = false;
  gdap_state best = gdap_state::purged;
  for (position i = 0; i < all.size(); ++i) {
    if (s.tenant().relationships[i].partner != s.partner) continue;
    const gdap_state state = state_of(all[i], deadlines_of(s));
    if (state == gdap_state::unknown || state == gdap_state::purged) continue;
    best = std::min(best, state);
    if (state != gdap_state::active) continue;
    active = true;
    if (!all[i].access_assignments) continue;
    for (const access_assignment& a : *all[i].access_assignments) {
      const auto status = a.status ? a.status->known() : std::nullopt;
      live = live || status == access_assignment_status::active;
      if (status != access_assignment_status::pending && status != access_assignment_status::error) continue;
      const position group = a.group ? s.in->groups(s.partner).find(*a.group) : nowhere;
      in_group = in_group || s.member == nullptr ||
                 (group != nowhere && std::binary_search(s.member->groups.begin(), s.member->groups.end(), group));
    }
  }
  if (in_group) return "assignment_not_active";
  if (live) return "not_in_group";
  if (active) return "no_assignment";
  switch (best) {
    case gdap_state::activating: return "relationship_activating";
    case gdap_state::approval_pending: return "approval_pending";
    case gdap_state::lapsed: return "approval_lapsed";
    case gdap_state::created: return "not_submitted";
    case gdap_state::ending: return "relationship_ending";
    case gdap_state::expired: return "relationship_expired";
    case gdap_state::terminated: return "relationship_terminated";
    default: break;
  }
  if (has_tenant_wide_admin(s, s.partner).value() == truth::yes) return "not_an_agent";
  return "none";
}

/// Why the path does not cover, the first that fits.
std::string_view insufficient_detail(const scene& s) {
  const access_need need = need_of(s);
  bool by_gdap = false, holds_role = false;
  for (const access_row& row : s.tenant().access) {
    if (row.partner != s.partner) continue;
    if (state_of(relationships_of(s)[row.relationship], deadlines_of(s)) != gdap_state::active) continue;
    by_gdap = by_gdap || s.member == nullptr ||
              std::binary_search(s.member->groups.begin(), s.member->groups.end(), row.group);
  }
  const auto& rows = s.tenant().relationships;
  for (position i = 0; i < rows.size(); ++i)
    if (rows[i].partner == s.partner && state_of(relationships_of(s)[i], deadlines_of(s)) == gdap_state::active)
      holds_role = holds_role || covers(s, rows[i].roles, need, relationships_of(s)[i].roles) == truth::yes;
  const bool wide = has_tenant_wide_admin(s, s.partner).value() == truth::yes;
  if (by_gdap && wide && !ruled_out(s.member == nullptr) &&  // What is granted tenant-wide covers for the organisation.
      (s.member->agents.contains(agent_role::admin_agent) ||
       (s.member->agents.contains(agent_role::helpdesk_agent) && helpdesk_covers(s, need))))
    return "gdap_overrides_dap";
  if (!by_gdap) return "helpdesk_scope";  // Without any path the other code speaks.
  return holds_role ? "role_not_assigned" : "role_not_in_relationship";
}

std::string role_word(const entra_role_id& id) {
  const auto role = role_of(id);
  return role ? std::string(name(*role)) : id.to_string();
}

}  // namespace

std::string_view access_detail(requirement what, const scene& s) {
  if (what == requirement::delegated_admin_missing) return is_about_another(s) ? "none" : missing_detail(s);
  if (what == requirement::delegated_role_insufficient) return insufficient_detail(s);
  return {};
}

std::optional<access_path> path_of(const scene& s) {
  const access_proof proof = prove(s, need_of(s));
  // It is allowed, and not by a role on Azure alone, of which no path is asked.
  if (ruled_out(!proof.may_cover || proof.may_lack || proof.may_miss)) return std::nullopt;
  access_path path;
  if (proof.through == nullptr) {
    path.kind = access_kind::dap;
    const bool helpdesk = s.member != nullptr && !s.member->agents.contains(agent_role::admin_agent);
    path.roles.emplace_back(name(helpdesk ? entra_role::helpdesk_administrator : entra_role::global_administrator));
    return path;
  }
  const gdap_relationship& g = relationships_of(s)[proof.through->relationship];
  const access_assignment& a = (*g.access_assignments)[proof.through->assignment];
  path.kind = access_kind::gdap;
  path.relationship = g.id;
  path.assignment = a.id;
  path.group = a.group;
  for (const entra_role_id& id : *a.roles)
    if (std::find(g.roles->begin(), g.roles->end(), id) != g.roles->end()) path.roles.push_back(role_word(id));
  return path;
}

}  // namespace csprel::detail
