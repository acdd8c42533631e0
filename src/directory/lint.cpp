// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/lint.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <set>

#include "csprel/directory/instant_text.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/decide.hpp"
#include "directory/access.hpp"
#include "directory/commerce.hpp"
#include "directory/gdap.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/keyed_hash.hpp"
#include "directory/quoted.hpp"
#include "directory/ruled_out.hpp"
#include "directory/scene.hpp"
#include "directory/subscription_clock.hpp"
#include "directory/tenant_rows.hpp"

namespace csprel {
namespace detail {
namespace {

constexpr requirement_set of_partner_of_record{
    requirement::partnership_missing, requirement::reseller_without_relationship, requirement::reseller_mpn_invalid,
    requirement::reseller_other_region, requirement::reseller_agreement_missing};

/// How near an end is, in the steps in which the operator warns of one; nothing: not near.
struct nearness {
  csprel::severity severity{};
  std::int64_t days{};
};
std::optional<nearness> nearness_of(instant end, instant now) {
  if (ruled_out(end < now)) return std::nullopt;  // It is asked of what has not ended.
  if (end - now <= days(1)) return nearness{severity::error, 1};
  if (end - now <= days(7)) return nearness{severity::warning, 7};
  if (end - now <= days(30)) return nearness{severity::notice, 30};
  return std::nullopt;
}
std::string within_words(const nearness& near) {
  return "within " + std::to_string(near.days) + (near.days == 1 ? " day" : " days");
}

bool is_active(const access_assignment& a) { return a.status == access_assignment_status::active; }

/// What the operations in use need of delegated roles.
struct used_roles {
  entra_role_set roles;
  bool any = false;  ///< One of them is served by any role, the least of which is Directory Readers.

  [[nodiscard]] bool serve(const entra_role_id& id) const {
    const auto role = role_of(id);
    if (!role) return any;
    return roles.contains(*role) || (any && *role == entra_role::directory_readers);
  }
};
used_roles roles_used(const pack& policy, const operation_set& uses) {
  used_roles all;
  for (const operation what : uses)
    for (const access_entry& row : policy.access(what)) {
      all.roles |= row.roles;
      all.any = all.any || row.any_role;
    }
  return all;
}

std::string word_of(const entra_role_id& id) {
  const auto role = role_of(id);
  return role ? std::string(name(*role)) : id.to_string();
}

/// The groups of a partner in which for certain nobody is, in itself or in the groups within it.
std::vector<group_id> empty_groups(const partner_fields& p) {
  std::vector<group_id> result;
  if (!p.account->groups) return result;
  const auto& all = *p.account->groups;
  // A group may have somebody where it has a member that is no listed group, or one that may have somebody.
  std::vector<bool> may_have(all.size());
  std::vector<std::vector<std::size_t>> outer(all.size());  // What contains it.
  boost::unordered_flat_map<directory_object_id, std::size_t, keyed_hash> listed;
  std::vector<std::size_t> todo;
  for (std::size_t i = 0; i < all.size(); ++i) listed.emplace(id_cast<directory_object_id>(all[i].id), i);
  const auto mark = [&](std::size_t i) {
    if (may_have[i]) return;
    may_have[i] = true;
    todo.push_back(i);
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].members) {
      mark(i);
      continue;
    }
    for (const group_member& m : *all[i].members) {
      if (const auto inner = listed.find(m.id); inner != listed.end())
        outer[inner->second].push_back(i);
      else
        mark(i);
    }
  }
  agent_role_set had;
  for (const partner_user& user : p.users) had |= user.agents;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].agent && had.contains(*all[i].agent)) mark(i);
  while (!todo.empty()) {
    const std::size_t inner = todo.back();
    todo.pop_back();
    for (const std::size_t i : outer[inner]) mark(i);
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!may_have[i]) result.push_back(all[i].id);
  std::sort(result.begin(), result.end());
  return result;
}

class linter {
 public:
  linter(const world& in, const lint_scope& scope)
      : in_(in),
        scope_(scope),
        policy_(*compiled_pack(in.cloud)),
        china_(in.cloud == cloud::china_21vianet),
        used_(roles_used(policy_, scope.uses)) {
    if (!china_)
      for (const partner& p : in.partners->records) empty_.push_back(empty_groups(*p));
  }

  std::vector<lint_finding> run() {
    document();
    for (position p = 0; p < in_.partners->records.size(); ++p) account(p);
    for (position c = 0; c < in_.customers.size(); ++c) customer(c);
    return std::move(findings_);
  }

 private:
  struct about {
    std::string pointer{};
    std::string id{};
    std::optional<partner_id> partner{};
    std::optional<customer_id> customer{};
  };

  void add(lint_code code, about where, std::string message, std::optional<csprel::severity> how = {}) {
    const lint_info& row = info(code);
    const std::string_view rules = china_ ? row.rules_in_china : row.rules;
    if (rules.empty()) return;
    if (scope_.partner && where.partner && *where.partner != *scope_.partner) return;
    if (scope_.partner && !where.partner && where.customer) return;
    findings_.push_back({code, how.value_or(row.severity), rules, std::move(where.pointer), std::move(where.id),
                         std::move(message), where.partner, where.customer});
  }

  // ---- the document ----

  void document() {
    if (!in_.as_of) return add(lint_code::clock_missing, {"/asOf"}, "The document does not say of which time it is.");
    const auto newest = newest_fact();
    if (newest && *newest > *in_.as_of)
      add(lint_code::clock_behind_facts, {"/asOf"},
          "The document is said to be of " + to_text(*in_.as_of) + ", but tells what happened at " + to_text(*newest) + ".");
  }

  /// The newest of the dates that tell what has happened.
  [[nodiscard]] std::optional<instant> newest_fact() const {
    std::optional<instant> newest;
    const auto see = [&](const std::optional<instant>& at) {
      if (at && (!newest || *at > *newest)) newest = at;
    };
    for (std::size_t i = 0; i < in_.customers.size(); ++i) {
      const customer_fields& c = in_.customers[i].record();
      for (const relationship& r : c.relationships) see(r.since);
      for (const delegated_admin& grant : c.delegated_admins) {
        see(grant.since);
        see(grant.statistics->last_sign_in);
      }
      for (const auto& s : c.subscriptions) {
        see(s->creation_date);
        see(s->suspended_at);
        see(s->commerce->renewal.completed_at);
      }
      if (c.tenant->gdap_relationships)
        for (const gdap_relationship& g : *c.tenant->gdap_relationships) {
          see(g.created);
          see(g.activated);
          see(g.last_modified);
        }
      if (c.tenant->transfers)
        for (const transfer& t : *c.tenant->transfers) see(t.created);
    }
    return newest;
  }

  void account(position p) {
    const partner_fields& self = in_.fields(p);
    if (self.standing == standing::delinquent)
      add(lint_code::partner_delinquent, {"/partners/" + std::to_string(p) + "/standing", self.id.to_string(), self.id, {}},
          self.name + " has an invoice past due.");
  }

  void customer(position c) {
    const customer_fields& record = in_.customers[c].record();
    const std::string here = "/customers/" + std::to_string(c);
    for (std::size_t i = 0; i < record.delegated_admins.size(); ++i)
      wide_admin(record, i, here + "/delegatedAdmin/" + std::to_string(i));
    if (!china_ && record.tenant->gdap_relationships)
      for (std::size_t i = 0; i < record.tenant->gdap_relationships->size(); ++i)
        granular_admin(record, (*record.tenant->gdap_relationships)[i],
                       here + "/delegatedAdminRelationships/" + std::to_string(i));
    for (position i = 0; i < record.subscriptions.size(); ++i)
      sold(c, i, here + "/subscriptions/" + std::to_string(i));
  }

  // ---- delegated admin ----

  void wide_admin(const customer_fields& record, std::size_t i, const std::string& here) {
    const delegated_admin& grant = record.delegated_admins[i];
    const about where{here, record.id.to_string(), grant.partner, record.id};
    const std::string whose = record.company_name + " grants " + partner_name(grant.partner);
    if (!grant.services)
      add(lint_code::granted_services_unknown, where, whose + " delegated admin, for which services is not known.");
    if (china_) return;
    const auto& last = grant.statistics->last_sign_in;
    if (last && in_.as_of && *in_.as_of - *last > unused_admin_counts_as) {
      const std::int64_t unused = (*in_.as_of - *last).seconds / days(1).seconds;
      add(lint_code::dap_unused, where,
          whose + " tenant-wide delegated admin that nobody has used for " + std::to_string(unused) + " days" +
              (unused >= 90 ? "; the operator may end it." : "."));
    }
    if (!record.tenant->gdap_relationships) return;
    for (const gdap_relationship& g : *record.tenant->gdap_relationships)
      if (g.partner == grant.partner && stands(g) == gdap_state::active)
        return add(lint_code::dap_beside_gdap, where, whose + " tenant-wide delegated admin beside a granular one.");
  }

  [[nodiscard]] gdap_state stands(const gdap_relationship& g) const {
    return state_of(g, deadline_clock(scene_clock(in_.as_of), in_.options));
  }

  void granular_admin(const customer_fields& record, const gdap_relationship& g, const std::string& here) {
    const about where{here, g.id.to_string(), g.partner, record.id};
    const std::string what = "The relationship " + quoted(g.display_name) + " of " + partner_name(g.partner) + " with " +
                             record.company_name;
    const gdap_state state = stands(g);
    if (g.status && !g.status->known())
      add(lint_code::status_unrecognised, at(where, "/resource/status"),
          what + " has the status " + quoted(g.status->text()) + ", which is not recognised.");
    if (state == gdap_state::lapsed)
      add(lint_code::gdap_request_lapsed, where, what + " has waited for the customer's approval for more than ninety days.");
    const bool over = state == gdap_state::expired || state == gdap_state::purged;
    if (over && g.status == gdap_status::active)
      add(lint_code::gdap_status_out_of_date, at(where, "/resource/status"),
          what + " is recorded as active, but ended at " + to_text(*g.end) + ".");
    const bool live = state == gdap_state::active || state == gdap_state::activating ||
                      state == gdap_state::approval_pending || state == gdap_state::created;
    if (live) extension(g, where, what);
    if (state != gdap_state::active) return;
    if (const auto near = extends_itself(g) || !g.end ? std::nullopt : nearness_of(*g.end, *in_.as_of))
      add(lint_code::gdap_expires_soon, at(where, "/resource/endDateTime"),
          what + " ends " + within_words(*near) + ", at " + to_text(*g.end) + ".", near->severity);
    assignments(g, where, what);
  }

  void extension(const gdap_relationship& g, const about& where, const std::string& what) {
    if (in_.options.is_true(option::auto_extend_with_global_administrator) || !g.roles || extends_itself(g)) return;
    for (const entra_role_id& id : *g.roles)
      if (role_of(id) == entra_role::global_administrator)
        return add(lint_code::global_administrator_blocks_auto_extension, at(where, "/resource/accessDetails/unifiedRoles"),
                   what + " holds Global Administrator and so does not extend itself.");
  }

  void assignments(const gdap_relationship& g, const about& where, const std::string& what) {
    if (!g.access_assignments) return;
    const auto& all = *g.access_assignments;
    if (std::none_of(all.begin(), all.end(), is_active)) {
      // One whose status is not recognised may be in force.
      const auto doubtful = [](const access_assignment& a) { return !a.status || !a.status->known(); };
      if (std::none_of(all.begin(), all.end(), doubtful))
        add(lint_code::gdap_not_assigned, at(where, "/accessAssignments"),
            what + " is active, but no group has any of its roles.");
      return;
    }
    if (g.roles && std::ranges::all_of(all, [](const access_assignment& a) { return a.roles.has_value(); })) {
      std::set<entra_role_id> assigned;
      for (const access_assignment& a : all) assigned.insert(a.roles->begin(), a.roles->end());
      for (std::size_t i = 0; i < g.roles->size(); ++i) {
        const entra_role_id& role = (*g.roles)[i];
        if (!assigned.contains(role))
          add(lint_code::role_without_group, at(where, "/resource/accessDetails/unifiedRoles/" + std::to_string(i)),
              what + " holds " + word_of(role) + ", which no group has.");
      }
    }
    for (const access_assignment& a : all)
      if (is_active(a)) assignment(g, a, at(where, "/accessAssignments/" + std::to_string(&a - all.data())), what);
  }

  void assignment(const gdap_relationship& g, const access_assignment& a, about where, const std::string& what) {
    where.id = a.id.to_string();
    const position p = in_.find(g.partner);
    // A directory lists the partner of each relationship.
    if (a.group && !ruled_out(p == nowhere) && std::binary_search(empty_[p].begin(), empty_[p].end(), *a.group))
      add(lint_code::group_without_members, where,
          what + " gives roles to the group " + group_name(p, *a.group) + ", in which nobody is.");
    if (scope_.uses.empty() || !a.roles) return;
    std::string needless;
    for (const entra_role_id& role : *a.roles)
      if (!used_.serve(role)) needless += (needless.empty() ? "" : ", ") + word_of(role);
    if (needless.empty()) return;
    add(lint_code::over_privileged_assignment, where,
        what + " gives a group more than the operations in use need: " + needless + ".");
  }

  // ---- subscriptions ----

  void sold(position c, position i, const std::string& here) {
    const customer_view view = in_.customers[c];
    const subscription_fields& s = *view.record().subscriptions[i];
    const about where{here, s.id.to_string(), s.seller, view.record().id};
    const std::string what = "The subscription " + quoted(subscription_name(s)) + " of " + view.record().company_name;
    if (s.status && !s.status->known())
      add(lint_code::status_unrecognised, at(where, "/resource/status"),
          what + " has the status " + quoted(s.status->text()) + ", which is not recognised.");
    if (s.status == subscription_status::suspended) suspended(c, i, where, what);
    if (china_) return;
    out_of_date(c, i, where, what);
    partner_of_record(c, i, where, what);
  }

  [[nodiscard]] sale sale_at(position c, position i) const {
    const customer_view view = in_.customers[c];
    const subscription_fields& record = *view.record().subscriptions[i];
    return {&record, track_of(record, &*in_.offers->records[view.subscriptions[i].offer]), c, i};
  }

  void suspended(position c, position i, const about& where, const std::string& what) {
    if (!in_.as_of) return;
    scene_clock clock(in_.as_of);
    const auto& since = in_.customers[c].record().subscriptions[i]->suspended_at;
    if (china_) {
      if (since) static_cast<void>(clock.reached(*since + reactivation_window));
    } else {
      const sale s = sale_at(c, i);
      const deadline_clock deadlines(clock, in_.options);
      if (lifecycle_of(s, deadlines).is(effective_status::suspended).value() != truth::yes) return;
      clock = scene_clock(in_.as_of);  // The deadline of the window alone.
      static_cast<void>(reactivation_is_open(s, deadlines));
    }
    // The instant at which the window is shut is the next one that the clock was asked for; there is none where it is
    // shut already, or never.
    if (!clock.next()) return;
    if (const auto near = nearness_of(*clock.next(), *in_.as_of))
      add(lint_code::reactivation_window_closes, where,
          what + " can be reactivated until " + to_text(*clock.next()) + ", no longer.", near->severity);
  }

  void out_of_date(position c, position i, const about& where, const std::string& what) {
    const sale s = sale_at(c, i);
    if (!in_.as_of || s.record->auto_renew != true || s.record->status != subscription_status::active) return;
    if (!s.is_of(track::new_commerce) && !s.is_of(track::software) && !s.is_of(track::marketplace)) return;
    const auto end = term_end(*s.record);
    const auto& renewed = s.record->commerce->renewal.completed_at;
    const scene_clock clock(in_.as_of);
    const deadline_clock deadlines(clock, in_.options);
    if (!end || (renewed && *renewed >= *end) || present_term_end(s, deadlines)) return;
    add(lint_code::term_out_of_date, at(where, "/resource/commitmentEndDate"),
        what + " is active, but its term ended at " + to_text(*end) + " and no renewal is recorded.");
  }

  /// Asks what is asked when the provider sets the very partner id that is on record.
  void partner_of_record(position c, position i, const about& where, const std::string& what) {
    const customer_view view = in_.customers[c];
    const subscription_fields& s = *view.record().subscriptions[i];
    const position seller = view.subscriptions[i].seller;
    if (seller == nowhere || in_.row(seller).model != partner_model::indirect_provider) return;
    if (lifecycle_of(sale_at(c, i), deadline_clock(scene_clock(in_.as_of), in_.options)).is(cancelled_states).value() ==
        truth::yes)
      return;
    const std::string id(reseller_of_record(s));
    if (id.empty())
      return add(lint_code::partner_of_record_missing, at(where, "/partnerOfRecord"),
                 what + " has no reseller on record, so that none earns for it.");
    question asked;
    asked.who = partner_subject{in_.fields(seller).id};
    asked.what = operation::subscription_change_reseller_of_record;
    asked.which = subscription_resource{s.id, view.record().id};
    asked.with.mpn_id = mpn_id_choice{id};
    const auto scene = set_scene(in_, asked);
    if (ruled_out(!scene)) return;  // All that it names was found here.
    const judgement judged = judge(scene.value());
    const requirement_set wrong = decide(judged.needed, judged.known).unmet & of_partner_of_record;
    for (const requirement why : wrong)
      add(lint_code::partner_of_record_invalid, at(where, "/partnerOfRecord"),
          what + " has the PartnerID " + quoted(id) + " on record. " + std::string(info(why).unmet));
  }

  // ---- words ----

  static about at(about where, const std::string& below) {
    where.pointer += below;
    return where;
  }
  [[nodiscard]] std::string partner_name(const partner_id& id) const {
    const position p = in_.find(id);
    if (ruled_out(p == nowhere)) return id.to_string();  // A directory lists each partner that it names here.
    return in_.fields(p).name.empty() ? id.to_string() : in_.fields(p).name;
  }
  [[nodiscard]] std::string group_name(position p, const group_id& id) const {
    const security_group& group = (*in_.fields(p).account->groups)[in_.groups(p).find(id)];
    return group.display_name.empty() ? id.to_string() : quoted(group.display_name);
  }
  static std::string_view subscription_name(const subscription_fields& s) {
    if (!s.friendly_name.empty()) return s.friendly_name;
    return s.offer_name.empty() ? std::string_view{s.id.to_string()} : s.offer_name;
  }

  const world& in_;
  const lint_scope& scope_;
  const pack& policy_;
  bool china_;
  used_roles used_;
  std::vector<std::vector<group_id>> empty_;  ///< By partner; sorted.
  std::vector<lint_finding> findings_;
};

}  // namespace
}  // namespace detail

result<std::vector<lint_finding>> lint(const directory& world, const lint_scope& scope) {
  if (scope.partner && world.find(*scope.partner) == nullptr)
    return error{error_code::not_found, "", detail::quoted(scope.partner->to_string()), "a partner of the directory"};
  return detail::linter(world.world(), scope).run();
}

}  // namespace csprel
