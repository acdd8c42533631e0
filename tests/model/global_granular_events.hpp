// SPDX-License-Identifier: Apache-2.0
// Events of GDAP relationships and their access assignments (contract, global sections 2.3, 5 and 8; catalogue 2.5).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_GRANULAR_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_GRANULAR_EVENTS_HPP

#include <initializer_list>
#include <string>
#include <vector>

#include "model/global_access_events.hpp"

namespace csprel::test::reference {

struct found_granular {
  customer_id owner;
  gdap_relationship record;

  const gdap_relationship* operator->() const { return &record; }
};
inline found_granular find(const happening& now, const gdap_reference& which) {
  if (which.customer && find_by_id(now.world.customers, *which.customer) == nullptr) throw bad_event{};
  for (const customer& c : now.world.customers)
    if (c->tenant->gdap_relationships && (!which.customer || c->id == *which.customer))
      for (const gdap_relationship& g : *c->tenant->gdap_relationships)
        if (g.id == which.id) return {c->id, g};
  throw bad_event{};
}
template <class Change>
void change(happening& now, const found_granular& at, const Change& how) {
  now.change(at.owner, [&](customer_fields& c) {
    for (gdap_relationship& g : *c.tenant.edit().gdap_relationships)
      if (g.id == at->id) {
        how(g);
        g.last_modified = now.at;
      }
  });
}
inline question asked(const happening& now, operation what, const found_granular& at) {
  question q = now.about(what);
  q.which = gdap_relationship_resource{at->id.to_string(), at.owner};
  return q;
}
/// "GDAP status only moves along section 2.5 of the catalogue": it must have been one of these. One that is not recognised
/// refuses nothing.
inline void must_have_been(const happening& now, const std::optional<wire_value<gdap_status>>& status,
                           std::initializer_list<gdap_status> states) {
  if (!status || !status->known()) return;
  now.refuse_unless(std::find(states.begin(), states.end(), *status->known()) != states.end(), requirement::gdap_wrong_state);
}
inline bool extends_itself(const gdap_relationship& g) { return g.auto_extend_duration == "P180D"; }

// ---- relationships --------------------------------------------------------------------------

inline void tell(happening& now, const gdap_created& e) {
  const customer& c = now.find(e.customer);
  now.find(e.partner);
  now.refuse_unless(now.is_global(), requirement::operation_not_available);
  if (!c->tenant->gdap_relationships) throw bad_event{};  // "absent: unknown": which there are cannot be told then.
  gdap_relationship g = e.relationship;
  if (has_granular(now, g.id)) throw bad_event{};
  if (g.customer && g.customer != e.customer) throw bad_event{};
  question q = now.about(operation::gdap_request);
  q.which = customer_resource{e.customer};
  q.with.name = g.display_name;
  if (!g.duration.empty()) q.with.duration = g.duration;
  if (!g.auto_extend_duration.empty()) q.with.auto_extend = g.auto_extend_duration;
  if (g.roles) {
    q.with.roles.emplace();
    for (const entra_role_id& role : *g.roles) q.with.roles->push_back(role.to_string());
  }
  using enum requirement;
  now.refuse_for(q, {e.partner, {}},
                 {gdap_name_invalid, gdap_name_taken, gdap_duration_out_of_range, gdap_roles_invalid, auto_extend_not_available});
  // "Microsoft-led transition: name `MLT_...`, created directly Active".
  if (!g.status) g.status = gdap_status::created;
  const bool may_be = g.status == gdap_status::created || g.status == gdap_status::approval_pending ||
                      (g.status == gdap_status::active && g.display_name.rfind("MLT_", 0) == 0);
  now.refuse_unless(may_be, gdap_wrong_state);
  g.partner = e.partner;
  g.customer = e.customer;
  if (!g.created) g.created = now.at;
  if (g.duration.empty()) g.duration = "P730D";
  if (g.status == gdap_status::active) put_in_force(g, g.activated.value_or(now.at), g.end);
  g.access_assignments.emplace();
  now.change(e.customer, [&](customer_fields& f) { f.tenant.edit().gdap_relationships->push_back(g); });
}

inline void tell(happening& now, const gdap_submitted& e) {
  const found_granular g = find(now, e.relationship);
  must_have_been(now, g->status, {gdap_status::created});
  change(now, g, [](gdap_relationship& f) { f.status = gdap_status::approval_pending; });
}

inline void tell(happening& now, const gdap_approved& e) {
  const found_granular g = find(now, e.relationship);
  must_have_been(now, g->status, {gdap_status::approval_pending});
  now.refuse_for(asked(now, operation::gdap_approve, g), {{}, g.owner},
                 {requirement::gdap_wrong_state, requirement::gdap_request_lapsed});
  change(now, g, [&](gdap_relationship& f) {
    f.status = gdap_status::approved;
    if (e.activated) put_in_force(f, *e.activated, std::nullopt);
  });
}

/// "approved -> activating -> active".
inline void tell(happening& now, const gdap_activated& e) {
  const found_granular g = find(now, e.relationship);
  must_have_been(now, g->status, {gdap_status::approved, gdap_status::activating});
  change(now, g, [&](gdap_relationship& f) { put_in_force(f, now.at, e.end); });
}

inline void tell(happening& now, const gdap_rejected& e) {
  const found_granular g = find(now, e.relationship);
  must_have_been(now, g->status, {gdap_status::approval_pending});
  now.refuse_for(asked(now, operation::gdap_reject, g), {{}, g.owner},
                 {requirement::gdap_wrong_state, requirement::gdap_request_lapsed});
  now.change(g.owner, [&](customer_fields& c) {
    std::erase_if(*c.tenant.edit().gdap_relationships, [&](const gdap_relationship& one) { return one.id == g->id; });
  });
}

/// "active --partner or customer terminate--> terminationRequested -> terminating -> terminated". One that is over by time
/// is active no more.
inline void tell(happening& now, const gdap_terminated& e) {
  using enum gdap_status;
  const found_granular g = find(now, e.relationship);
  must_have_been(now, g->status, {active, termination_requested, terminating});
  if (g->status != termination_requested && g->status != terminating)
    now.refuse_for(asked(now, operation::gdap_terminate, g), {g->partner, {}}, {requirement::gdap_wrong_state});
  change(now, g, [&](gdap_relationship& f) {
    f.status = terminated;
    f.end = now.at;
  });
}

/// "active --endDateTime, autoExtend off--> expiring -> expired".
inline void tell(happening& now, const gdap_expired& e) {
  const found_granular g = find(now, e.relationship);
  now.refuse_unless(!extends_itself(g.record) && !(g->end && now.at < *g->end), requirement::gdap_wrong_state);
  must_have_been(now, g->status, {gdap_status::active, gdap_status::expiring});
  change(now, g, [](gdap_relationship& f) { f.status = gdap_status::expired; });
}

/// "autoExtend on -> endDateTime += 6 months (stay active)".
inline void tell(happening& now, const gdap_extended& e) {
  using enum requirement;
  const found_granular g = find(now, e.relationship);
  if (e.auto_extend_duration) {
    question q = asked(now, operation::gdap_set_auto_extend, g);
    q.with.auto_extend = e.auto_extend_duration;
    now.refuse_for(q, {g->partner, {}}, {gdap_wrong_state, auto_extend_not_available});
    return change(now, g, [&](gdap_relationship& f) {
      f.auto_extend_duration = *e.auto_extend_duration;
      if (e.end) f.end = e.end;
    });
  }
  must_have_been(now, g->status, {gdap_status::active});
  now.refuse_unless(extends_itself(g.record), auto_extend_not_available);
  now.refuse_unless(!(e.end && g->end && *e.end < *g->end), gdap_wrong_state);
  change(now, g, [&](gdap_relationship& f) {
    if (e.end)
      f.end = e.end;
    else if (f.end)
      f.end = months_later(*f.end, 6);
  });
}

// ---- assignments ----------------------------------------------------------------------------

using assigned = access_assignment_status;

inline access_assignment find_assignment(const found_granular& g, const access_assignment_id& id) {
  if (g->access_assignments)  // "absent: unknown".
    for (const access_assignment& a : *g->access_assignments)
      if (a.id == id) return a;
  throw bad_event{};
}
template <class Change>
void change(happening& now, const found_granular& g, const access_assignment_id& id, const Change& how) {
  change(now, g, [&](gdap_relationship& f) {
    for (access_assignment& a : *f.access_assignments)
      if (a.id == id) {
        how(a);
        a.last_modified = now.at;
      }
  });
}
/// "`gdap_wrong_state` unless `active`; `gdap_role_outside_relationship`".
inline void must_be_assignable(const happening& now, const found_granular& g,
                               const std::optional<std::vector<entra_role_id>>& roles) {
  question q = asked(now, operation::gdap_assign, g);
  q.with.roles.emplace();
  if (roles)
    for (const entra_role_id& role : *roles) q.with.roles->push_back(role.to_string());
  now.refuse_for(q, {g->partner, {}}, {requirement::gdap_wrong_state, requirement::gdap_role_outside_relationship});
}
inline void must_stand(const happening& now, const access_assignment& a, std::initializer_list<assigned> states) {
  if (!a.status || !a.status->known()) return;
  now.refuse_unless(std::find(states.begin(), states.end(), *a.status->known()) != states.end(), requirement::gdap_wrong_state);
}

inline void tell(happening& now, const gdap_assignment_created& e) {
  const found_granular g = find(now, e.relationship);
  if (!g->access_assignments) throw bad_event{};
  for (const access_assignment& a : *g->access_assignments)
    if (a.id == e.assignment.id) throw bad_event{};
  must_be_assignable(now, g, e.assignment.roles);
  must_stand(now, e.assignment, {assigned::pending, assigned::active, assigned::error});
  access_assignment a = e.assignment;
  if (!a.status) a.status = assigned::pending;
  if (!a.created) a.created = now.at;
  change(now, g, [&](gdap_relationship& f) { f.access_assignments->push_back(a); });
}

inline void tell(happening& now, const gdap_assignment_activated& e) {
  const found_granular g = find(now, e.relationship);
  const access_assignment a = find_assignment(g, e.assignment);
  must_be_assignable(now, g, std::nullopt);
  must_stand(now, a, {assigned::pending});
  change(now, g, a.id, [](access_assignment& f) { f.status = assigned::active; });
}

/// What it does not tell stays as it was; of its states only a pending one becomes another, an active one.
inline void tell(happening& now, const gdap_assignment_updated& e) {
  const found_granular g = find(now, e.relationship);
  const access_assignment a = find_assignment(g, e.assignment.id);
  must_be_assignable(now, g, e.assignment.roles);
  must_stand(now, a, {assigned::pending, assigned::active});
  const auto& next = e.assignment.status;
  now.refuse_unless(!next || next == a.status || (a.status == assigned::pending && next == assigned::active),
                    requirement::gdap_wrong_state);
  change(now, g, a.id, [&](access_assignment& f) {
    if (next) f.status = next;
    if (e.assignment.group) f.group = e.assignment.group;
    if (e.assignment.roles) f.roles = e.assignment.roles;
  });
}

inline void tell(happening& now, const gdap_assignment_deleted& e) {
  const found_granular g = find(now, e.relationship);
  const access_assignment a = find_assignment(g, e.assignment);
  now.refuse_unless(a.status != assigned::deleted, requirement::grant_not_present);
  change(now, g, a.id, [](access_assignment& f) { f.status = assigned::deleted; });
}

}  // namespace csprel::test::reference

#endif
