// SPDX-License-Identifier: Apache-2.0
#include "model/global_reference.hpp"

#include <map>
#include <vector>

#include "model/global_advisories.hpp"
#include "model/global_moving.hpp"

namespace csprel::test {
namespace {

using namespace reference;

bool is_of_reseller(requirement code) {
  using enum requirement;
  return code == partnership_missing || code == reseller_without_relationship || code == reseller_other_region ||
         code == reseller_agreement_missing;
}

global_asking asked_then(const directory_fields& world, const question& q, const std::optional<instant>& now) {
  return {world,
          q,
          q.what,
          q.with,
          {now, !world.options.chosen(option::deadline_inclusive) || world.options.is_true(option::deadline_inclusive)}};
}

/// Whether the cloud has nothing of the kind, so that what is named does not matter.
bool is_unavailable(const directory_fields& world, operation what) {
  const global_operation* about = find_global_operation(what);
  if (about == nullptr || !about->clouds.contains(world.cloud)) return true;
  const global_row& first = about->rows.front();
  return first.code == requirement::operation_not_available && first.when.empty() && first.counts(world.cloud, world.options);
}

/// Finds the resource; false where it is not there. `home`: the customer that asks, if one does.
bool find_resource(global_asking& a, const customer* home) {
  const directory_fields& world = a.world;
  const question& q = a.asked;
  const global_operation* about = find_global_operation(q.what);
  // The only customer of all, or of the one that is named, that has such a thing.
  const auto search = [&](const std::optional<customer_id>& owner, const auto& find) {
    int found = 0;
    for (const customer& c : world.customers)
      if (!owner || c->id == *owner)
        if (find(c)) {
          a.of = &c;
          ++found;
        }
    return found == 1;
  };
  const auto find_customer = [&](const customer_id& id) { return (a.of = find_by_id(world.customers, id)) != nullptr; };
  if (about->resource == "subscription") {
    const auto* r = std::get_if<subscription_resource>(&q.which);
    if (r == nullptr) return false;
    if (!search(r->customer, [&](const customer& c) {
          const subscription* s = find_by_id(c->subscriptions, r->subscription);
          if (s != nullptr) a.which = s;
          return s != nullptr;
        }))
      return false;
  } else if (about->resource == "customer") {
    const auto* r = std::get_if<customer_resource>(&q.which);
    if (r == nullptr || !find_customer(r->customer)) return false;
  } else if (about->resource == "service") {
    const auto* r = std::get_if<service_resource>(&q.which);
    if (r == nullptr) return false;
    a.service = std::string(r->service.to_string());
    bool exists = false;
    for (const offer& o : world.offers)
      if (o->services) exists = exists || holds_one(*o->services, r->service);
    if (!exists || !find_customer(r->customer)) return false;
  } else if (about->resource == "user") {
    const auto* r = std::get_if<user_resource>(&q.which);
    if (r == nullptr || !find_customer(r->customer)) return false;
  } else if (about->resource == "invitation") {
    const auto* r = std::get_if<invitation_resource>(&q.which);
    if (r == nullptr) return false;
    a.link = r->link;
    a.of = home;
  } else if (about->resource == "gdap_relationship") {
    const auto* r = std::get_if<gdap_relationship_resource>(&q.which);
    if (r == nullptr || !search(r->customer, [&](const customer& c) {
          if (!c->tenant->gdap_relationships) return false;
          for (const gdap_relationship& g : *c->tenant->gdap_relationships)
            if (folded(g.id.to_string()) == folded(r->id)) {
              a.granular = &g;
              return true;
            }
          return false;
        }))
      return false;
  } else if (about->resource == "transfer") {
    const auto* r = std::get_if<transfer_resource>(&q.which);
    if (r == nullptr || !search(r->customer, [&](const customer& c) {
          if (!c->tenant->transfers) return false;
          for (const transfer& t : *c->tenant->transfers)
            if (folded(t.id.to_string()) == folded(r->id)) {
              a.moved = &t;
              return true;
            }
          return false;
        }))
      return false;
  } else if (about->resource == "azure_subscription") {
    const auto* r = std::get_if<azure_subscription_resource>(&q.which);
    if (r == nullptr || !search(r->customer, [&](const customer& c) {
          for (const subscription& s : c->subscriptions)
            if (s->commerce->azure_entitlements)
              for (const azure_entitlement& e : *s->commerce->azure_entitlements)
                if (folded(e.id.to_string()) == folded(r->subscription.to_string())) {
                  a.which = &s;
                  a.azure = &e;
                  return true;
                }
          return false;
        }))
      return false;
  } else {
    const auto* r = std::get_if<partner_resource>(&q.which);
    if (r == nullptr) return false;
    a.named = find_by_id(world.partners, r->partner);
    if (a.named == nullptr) return false;
    if (about->resource == "partner(own)") {
      if (a.asker != nullptr && a.asker != a.named) return false;
    } else if (!r->customer || !find_customer(*r->customer)) {
      return false;
    }
  }
  return true;
}

/// Looks up what the question names; nothing where something is not there or a property is missing.
std::optional<global_asking> understood_elsewhere(const directory_fields& world, const question& q) {
  global_asking a = asked_then(world, q, q.at ? q.at : world.as_of);
  const customer* home = find_asker(a, world, q.who);
  if (a.asker == nullptr && home == nullptr) return std::nullopt;
  if (is_unavailable(world, q.what)) return a;
  if (!find_resource(a, home)) return std::nullopt;
  const global_operation* about = find_global_operation(q.what);
  for (const parameter needed : about->required)
    if (!has(q.with, needed)) return std::nullopt;
  if (q.what == operation::customer_create && !is_country(*q.with.country)) return std::nullopt;
  // "`mpn_id` or `tenant`", of which an empty one names nobody.
  if (q.what == operation::partner_check_reseller_agreement && !q.with.tenant && !(q.with.mpn_id && q.with.mpn_id->id))
    return std::nullopt;
  // "`term` ... and, on N, with `billing_cycle`, of create".
  if (q.what == operation::subscription_create && a.on() == track::new_commerce && (!q.with.term || !q.with.billing_cycle))
    return std::nullopt;
  // Partners that are named are partners of the document, customers customers of it.
  for (const auto& named : {q.with.partner, q.with.provider, q.with.to})
    if (named && find_by_id(world.partners, *named) == nullptr) return std::nullopt;
  // So are subscriptions: the one to go into, and those that a transfer takes along.
  if (q.with.target_subscription && a.which != nullptr &&
      find_by_id((*a.of)->subscriptions, *q.with.target_subscription) == nullptr)
    return std::nullopt;
  if (q.what == operation::transfer_create) {
    if (q.with.kind == request_kind::direct_to_indirect && !q.with.to) return std::nullopt;
    for (const auto& line : moving::lines(a))
      if (!line) return std::nullopt;
  }
  return a;
}

bool has_code(const global_operation& what, requirement code) {
  for (const global_row& row : what.rows)
    if (row.code == code) return true;
  return false;
}

/// "`operation_not_available` and the wrong kind of asker end the evaluation: that reason alone"; "`not_a_partner` for another
/// partner's relationship ends the evaluation".
std::optional<requirement> ends(const global_asking& a) {
  using enum requirement;
  const global_operation* about = find_global_operation(a.what);
  if (about == nullptr || !about->clouds.contains(a.where())) return operation_not_available;
  for (const global_row& row : about->rows)
    if (row.code == operation_not_available && a.counts(row) == known::yes) return operation_not_available;
  const bool of_both = a.what == operation::gdap_terminate;
  if (a.person != nullptr && !about->of_customer && !of_both)
    return has_code(*about, only_partner_may_change_subscription) ? only_partner_may_change_subscription : not_a_partner;
  if (a.what == operation::delegated_admin_remove_other) return not_customer_administrator;
  if (a.asker != nullptr && about->of_customer) return not_customer_administrator;
  if (a.person != nullptr && a.of != nullptr && (*a.of)->id != a.person->customer) return not_customer_administrator;
  if (a.asker != nullptr && a.granular != nullptr && a.granular->partner != a.me()) return not_a_partner;
  return std::nullopt;
}

/// What is known of a code that any of its rows asks; nothing: none does.
std::optional<known> said_of(const global_asking& a, const global_operation& about, requirement code) {
  const bool line_has_not_active = has_code(about, requirement::subscription_not_active);
  const global_row* first = nullptr;
  known asked = known::no;
  for (const global_row& row : about.rows) {
    if (row.code != code) continue;
    const known counts = a.counts(row);
    if (counts == known::no) continue;
    if (first == nullptr) first = &row;
    asked = either(asked, counts);
    if (counts == known::yes) break;
  }
  if (first == nullptr || a.is_skipped(code)) return std::nullopt;
  if (a.what == operation::subscription_transition && moving::is_of_target(code) && moving::is_source(a)) return std::nullopt;
  // "Suspended by migration: `operation_pending` alone": the window is not asked.
  if (code == requirement::reactivation_window_elapsed && (!(*a.which)->status || !(*a.which)->status->known()))
    return std::nullopt;
  if (code == requirement::reactivation_window_elapsed && a.is_migrating() == known::yes) return std::nullopt;
  // "the track is `unknown`, and so is every requirement that depends on it."
  if (asked == known::maybe) return known::maybe;
  return a.holds(*first, line_has_not_active, has_code(about, requirement::subscription_suspended));
}

reference_answer judge(const global_asking& a);

/// Of a transfer that does not tell its kind: what is so for either.
reference_answer judge_either_kind(const global_asking& a) {
  std::map<requirement, std::vector<known>> said;
  for (const transfer_kind kind : {transfer_kind::direct_to_indirect, transfer_kind::azure_plan}) {
    transfer of_kind = *a.moved;
    of_kind.kind = kind;
    global_asking asked = a;
    asked.moved = &of_kind;
    const reference_answer one = judge(asked);
    for (const requirement code : one.reasons) said[code].push_back(known::no);
    for (const requirement code : one.unknown) said[code].push_back(known::maybe);
    for (const requirement code : one.met) said[code].push_back(known::yes);
  }
  reference_answer answer;
  for (auto& [code, answers] : said) {  // In check order.
    if (answers.size() == 1) answers.push_back(known::yes);  // Asked of one kind alone.
    const known both_say = answers[0] == answers[1] ? answers[0] : known::maybe;
    (both_say == known::no ? answer.reasons : both_say == known::maybe ? answer.unknown : answer.met).push_back(code);
  }
  answer.result = !answer.reasons.empty() ? outcome::deny : !answer.unknown.empty() ? outcome::unknown : outcome::allow;
  return answer;
}

reference_answer judge(const global_asking& a) {
  if (a.moved != nullptr && !a.moved->kind) return judge_either_kind(a);
  reference_answer answer;
  if (const auto end = ends(a)) {
    answer.reasons = {*end};
    return answer;
  }
  const global_operation& about = *find_global_operation(a.what);
  // "If `reseller_mpn_invalid` fails, the rest of group `reseller` is not asked."
  const bool no_reseller = said_of(a, about, requirement::reseller_mpn_invalid) == known::no;
  std::optional<requirement> last;
  for (const global_row& row : about.rows) {
    if (row.code == last || (no_reseller && is_of_reseller(row.code))) continue;
    last = row.code;
    const auto said = said_of(a, about, row.code);
    if (said == known::no) answer.reasons.push_back(row.code);
    if (said == known::maybe) answer.unknown.push_back(row.code);
    if (said == known::yes) answer.met.push_back(row.code);
  }
  answer.result = !answer.reasons.empty()   ? outcome::deny
                  : !answer.unknown.empty() ? outcome::unknown
                                            : outcome::allow;
  return answer;
}

}  // namespace

namespace reference {

std::optional<known> global_asking::holds(const global_row& row, bool line_has_not_active, bool line_has_suspended) const {
  using enum requirement;
  if (what == operation::transfer_create && which == nullptr && moving::is_of_line(row.code))
    return every(moving::lines(*this),
                 [&](const auto& line) { return *line->holds(row, line_has_not_active, line_has_suspended); });
  switch (row.code) {
    case wrong_track: {
      const auto track = on();
      return track ? certainly(row.tracks.contains(*track)) : known::maybe;
    }
    case operation_not_available: return known::yes;
    case role_not_permitted: return this->role_not_permitted(row);
    case delegated_admin_missing:
      if (row.access.empty()) return has_dap(*with.to, true);  // Of the target of a switch (XFR-18).
      return this->delegated_admin_missing(row);
    case delegated_role_insufficient: return this->delegated_role_insufficient(row);
    case subscription_cancelled:
    case subscription_suspended:
    case subscription_not_suspended:
    case subscription_not_active: return of_state(row.code, line_has_not_active, line_has_suspended);
    default: break;
  }
  for (const auto& [code, function] : global_functions) {
    if (code != row.code) continue;
    return code == reseller_mpn_invalid || is_of_reseller(code) ? of_each_reseller(function) : (this->*function)();
  }
  for (const auto& [code, function] : moving::functions)
    if (code == row.code) return function(*this);
  return std::nullopt;
}

}  // namespace reference

bool global_model_covers(operation what) {
  using enum requirement;
  const global_operation* about = find_global_operation(what);
  if (about == nullptr) return true;  // Nobody has it.
  // Codes that holds() answers without a function of the table.
  constexpr requirement others[] = {wrong_track,           operation_not_available, role_not_permitted, delegated_admin_missing,
                                    delegated_role_insufficient, subscription_cancelled, subscription_suspended,
                                    subscription_not_suspended,  subscription_not_active};
  for (const global_row& row : about->rows) {
    bool meant = std::find(std::begin(others), std::end(others), row.code) != std::end(others);
    for (const auto& [code, function] : global_functions) meant = meant || code == row.code;
    for (const auto& [code, function] : moving::functions) meant = meant || code == row.code;
    if (!meant) return false;
  }
  return true;
}

std::optional<reference_answer> global_reference_decide(const directory_fields& world, const question& asked) {
  const auto a = understood_elsewhere(world, asked);
  if (!a) return std::nullopt;
  return judge(*a);
}

std::optional<std::set<std::string>> global_reference_advisories(const directory_fields& world, const question& asked) {
  const auto a = understood_elsewhere(world, asked);
  return a ? advisories_of(*a, judge(*a)) : std::nullopt;
}

std::optional<requirement> global_reference_refusal(const directory_fields& world, const question& q, const global_party& by,
                                                    const std::function<bool(requirement)>& may_refuse) {
  using enum requirement;
  const global_operation* about = find_global_operation(q.what);
  if (about == nullptr || !about->clouds.contains(world.cloud)) return operation_not_available;
  global_asking a = asked_then(world, q, q.at);
  if (by.partner) a.asker = find_by_id(world.partners, *by.partner);
  if (!find_resource(a, by.customer ? find_by_id(world.customers, *by.customer) : nullptr))
    throw std::logic_error("an event about nothing");
  for (const global_row& row : about->rows)
    if (row.code == operation_not_available && a.counts(row) == known::yes) return operation_not_available;
  for (const global_row& row : about->rows)
    if (may_refuse(row.code) && said_of(a, *about, row.code) == known::no) return row.code;
  return std::nullopt;
}

}  // namespace csprel::test
