// SPDX-License-Identifier: Apache-2.0
// Events by which subscriptions come to another partner, and those of Azure subscriptions beneath a plan (contract, global
// sections 2.7 and 8; catalogue XFR, DAP-8).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_TRANSFER_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_TRANSFER_EVENTS_HPP

#include <utility>
#include <vector>

#include "model/global_sale_events.hpp"

namespace csprel::test::reference {

struct found_transfer {
  customer_id owner;
  transfer record;

  const transfer* operator->() const { return &record; }
  bool is_of_azure() const { return record.kind == transfer_kind::azure_plan; }
};
inline found_transfer find(const happening& now, const transfer_reference& which) {
  if (which.customer) now.find(*which.customer);
  std::vector<found_transfer> all;
  for (const customer& c : now.world.customers)
    if (c->tenant->transfers && (!which.customer || c->id == *which.customer))
      for (const transfer& t : *c->tenant->transfers)
        if (t.id == which.id) all.push_back({c->id, t});
  if (all.size() != 1) throw bad_event{};
  return all.front();
}
template <class Change>
void change(happening& now, const found_transfer& t, const Change& how) {
  now.change(t.owner, [&](customer_fields& c) {
    for (transfer& one : *c.tenant.edit().transfers)
      if (one.id == t->id) how(one);
  });
}
/// "`transfer.*`: `operation_not_available`" in U and D.
inline void must_have_transfers(const happening& now) {
  now.refuse_unless(now.is_global(), requirement::operation_not_available);
}
inline question asked(const happening& now, operation what, const found_transfer& t) {
  question q = now.about(what);
  q.which = transfer_resource{t->id.to_string(), t.owner};
  return q;
}
/// Add-ons travel with their base (XFR-6).
inline void flatten(const std::vector<transfer_line>& lines, std::vector<transfer_line>& all) {
  for (const transfer_line& line : lines) {
    all.push_back(line);
    flatten(line.add_ons, all);
  }
}
inline std::vector<transfer_line> all_lines(const transfer& t) {
  std::vector<transfer_line> all;
  flatten(t.lines, all);
  return all;
}

inline void tell(happening& now, const transfer_created& e) {
  const customer& c = now.find(e.customer);
  must_have_transfers(now);
  transfer t = e.transfer;
  if (!t.kind) throw bad_event{};
  if (!c->tenant->transfers) throw bad_event{};  // Which there are is unknown.
  const bool azure = *t.kind == transfer_kind::azure_plan;
  if (!t.status) t.status = azure ? transfer_status::pending : transfer_status::active;
  now.refuse_unless(t.status == transfer_status::active || (azure && t.status == transfer_status::pending),
                    requirement::transfer_wrong_state);
  if (!t.created) t.created = now.at;
  if (!t.source || !t.target) throw bad_event{};
  // Azure subscriptions may come of a partner that the document does not know.
  const bool knows_source = find_by_id(now.world.partners, *t.source) != nullptr;
  if (!knows_source && !azure) throw bad_event{};
  now.find(*t.target);

  question q = now.about(operation::transfer_create);
  q.which = customer_resource{e.customer};
  q.with.kind = azure ? request_kind::azure_plan : request_kind::direct_to_indirect;
  q.with.to = t.target;
  if (knows_source) q.with.from = t.source;
  q.with.subscriptions.emplace();
  for (const transfer_line& line : all_lines(t)) q.with.subscriptions->push_back(line.subscription);
  global_asking lines{now.world, q, q.what, q.with, {now.at, true}};
  lines.of = &c;
  for (const auto& line : moving::lines(lines))
    if (!line) throw bad_event{};
  using enum requirement;
  now.refuse_for(q, {azure ? t.target : t.source, {}},
                 {subscription_cancelled, subscription_suspended, subscription_not_active, renewal_in_progress,
                  operation_pending, no_transfer_path, base_left_behind, already_in_transfer, transfer_party_not_enabled,
                  source_is_requester, not_in_sandbox});
  now.change(e.customer, [&](customer_fields& f) { f.tenant.edit().transfers->push_back(t); });
}

/// "after success: seat sub shown Suspended at source" (XFR-10); "accept creates the old quantity" (XFR-7).
inline void move_seats(happening& now, const found_transfer& t, const std::vector<successor>& heirs) {
  if (!t->target) throw bad_event{};
  now.find(*t->target);
  const auto heir_of = [&](const subscription_id& id) -> const successor* {
    for (const successor& one : heirs)
      if (one.subscription == id) return &one;
    return nullptr;
  };
  std::vector<subscription_fields> fresh;
  std::vector<found_sale> behind;
  for (const transfer_line& line : all_lines(t.record)) {
    const subscription* from = find_by_id(now.find(t.owner)->subscriptions, line.subscription);
    bool again = from == nullptr || is_gone(**from);  // What is cancelled stays so (CAN-3).
    for (const found_sale& s : behind) again = again || s->id == line.subscription;
    if (again) continue;
    const successor* heir = heir_of(line.subscription);
    if (heir == nullptr) throw bad_event{};
    subscription_fields s = **from;
    s.id = heir->id;
    s.resource = {};
    s.seller = t->target;
    s.order_id.clear();
    s.status = subscription_status::active;
    s.suspended_at.reset();
    s.creation_date = s.effective_start_date = now.at;
    if (line.quantity && *line.quantity > 0) s.quantity = line.quantity;
    keep_batches_within(s, now.at);
    if (s.parent && heir_of(*s.parent) != nullptr) s.parent = heir_of(*s.parent)->id;
    fresh.push_back(std::move(s));
    behind.push_back({t.owner, *from});
  }
  for (const found_sale& s : behind) now.change(s, [&](subscription_fields& f) { suspend(f, now.track_of(f), now.at); });
  for (const subscription_fields& s : fresh) now.must_be_free(t.owner, s.id);
  now.change(t.owner, [&](customer_fields& c) {
    for (subscription_fields& s : fresh) c.subscriptions.push_back(made(subscription::make(std::move(s))));
  });
}

/// Azure subscriptions stand beneath the target's plan; "RBAC is unchanged by transfer" (XFR-16).
inline void move_azure(happening& now, const found_transfer& t) {
  if (!t->target) throw bad_event{};
  now.find(*t->target);
  const customer before = now.find(t.owner);
  const subscription* plan = nullptr;
  for (const subscription& s : before->subscriptions)
    if (plan == nullptr && s->seller == t->target && now.is_on(*s, track::azure_plan) && !is_gone(*s)) plan = &s;
  now.refuse_unless(plan != nullptr, requirement::azure_plan_required);
  const std::vector<transfer_line> lines = all_lines(t.record);
  const auto moves = [&](const azure_entitlement& e) {
    for (const transfer_line& line : lines)
      if (folded(line.subscription.to_string()) == folded(e.id.to_string())) return true;
    return false;
  };
  std::vector<azure_entitlement> moved;
  for (const subscription& s : before->subscriptions) {
    if (s->id == (*plan)->id || !s->commerce->azure_entitlements) continue;
    for (const azure_entitlement& e : *s->commerce->azure_entitlements)
      if (moves(e)) moved.push_back(e);
    now.change(t.owner, s->id, [&](subscription_fields& f) { std::erase_if(*f.commerce.edit().azure_entitlements, moves); });
  }
  // "absent on AP, AL: unknown", which it stays.
  if (!(*plan)->commerce->azure_entitlements) return;
  now.change(t.owner, (*plan)->id, [&](subscription_fields& f) {
    auto& held = *f.commerce.edit().azure_entitlements;
    const auto is_held = [&](const subscription_id& id) {
      for (const azure_entitlement& e : held)
        if (folded(e.id.to_string()) == folded(id.to_string())) return true;
      return false;
    };
    for (const azure_entitlement& e : moved) {
      std::erase_if(held, [&](const azure_entitlement& other) { return other.id == e.id; });
      held.push_back(e);
    }
    // Of what stood beneath a plan whose list is not told only the id is known; a benefit is a subscription itself.
    for (const transfer_line& line : lines) {
      if (is_held(line.subscription) || find_by_id(before->subscriptions, line.subscription) != nullptr) continue;
      azure_entitlement e;
      e.id = *azure_subscription_id::parse(line.subscription.to_string());
      held.push_back(e);
    }
  });
}

inline void tell(happening& now, const transfer_accepted& e) {
  must_have_transfers(now);
  const found_transfer t = find(now, e.transfer);
  using enum requirement;
  now.refuse_for(asked(now, operation::transfer_accept, t), {}, {transfer_wrong_state, transfer_expired, order_not_synchronised});
  if (t.is_of_azure())
    move_azure(now, t);
  else
    move_seats(now, t, e.subscriptions);
  change(now, t, [](transfer& f) { f.status = transfer_status::complete; });
}

inline void tell(happening& now, const transfer_rejected& e) {
  must_have_transfers(now);
  const found_transfer t = find(now, e.transfer);
  now.refuse_for(asked(now, operation::transfer_reject, t), {}, {requirement::transfer_wrong_state});
  change(now, t, [](transfer& f) { f.status = transfer_status::reject; });
}

/// "withdraw (DELETE) by source" (XFR-8); a request for Azure subscriptions is cancelled.
inline void tell(happening& now, const transfer_withdrawn& e) {
  must_have_transfers(now);
  const found_transfer t = find(now, e.transfer);
  now.refuse_for(asked(now, operation::transfer_withdraw, t), {}, {requirement::transfer_wrong_state});
  if (t.is_of_azure()) return change(now, t, [](transfer& f) { f.status = transfer_status::cancelled; });
  now.change(t.owner, [&](customer_fields& c) {
    std::erase_if(*c.tenant.edit().transfers, [&](const transfer& one) { return one.id == t->id; });
  });
}

/// "Provisioning an Azure subscription auto-assigns Owner to the partner's AdminAgents group" (DAP-8).
inline void tell(happening& now, const azure_subscription_changed& e) {
  const found_sale plan = now.find(e.subscription);
  const auto on = now.track_of(*plan);
  now.refuse_unless(!on || *on == track::azure_plan || *on == track::azure_legacy, requirement::wrong_track);
  if (!plan->commerce->azure_entitlements) throw bad_event{};  // Which there are is unknown.
  bool is_new = true;
  now.change(plan, [&](subscription_fields& f) {
    auto& all = *f.commerce.edit().azure_entitlements;
    for (azure_entitlement& one : all)
      if (one.id == e.entitlement.id) {
        one = e.entitlement;
        is_new = false;
      }
    if (is_new) all.push_back(e.entitlement);
  });
  const auto maker = happening::seller_of(*plan).partner;
  if (!is_new || !maker || !now.find(plan.owner)->tenant->azure_roles) return;
  const auto& groups = now.find(*maker)->account->groups;
  if (!groups) return;
  for (const security_group& g : *groups)
    if (g.agent == agent_role::admin_agent)
      now.change(plan.owner, [&](customer_fields& c) {
        azure_role owner;
        owner.partner = *maker;
        owner.subscription = e.entitlement.id;
        owner.role = "Owner";
        owner.principal = *directory_object_id::parse(g.id.to_string());
        c.tenant.edit().azure_roles->push_back(owner);
      });
}

}  // namespace csprel::test::reference

#endif
