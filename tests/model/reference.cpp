// SPDX-License-Identifier: Apache-2.0
// The answer to a question: what it names, who may ask it at all, and all its requirements.
#include "model/reference.hpp"

#include "model/requirements.hpp"

namespace csprel::test {
namespace {

using namespace reference;

/// "A question about a customer, partner, subscription or service that the directory does not hold, an own-partner
/// operation on another partner, and a missing property are bad requests."
std::optional<asking> understood(const directory_fields& world, const question& q) {
  asking a{world, q.what, q.with, q.at ? q.at : world.as_of};
  const customer* home = find_asker(a, world, q.who);
  if (a.asker == nullptr && home == nullptr) return std::nullopt;

  const catalogue_operation* about = find_operation(q.what);
  if (about == nullptr) return a;
  if (about->resource == "subscription") {
    const auto* r = std::get_if<subscription_resource>(&q.which);
    if (r == nullptr || !find_subscription(world, r->subscription, r->customer, &a.of, &a.which)) return std::nullopt;
  } else if (about->resource == "customer") {
    const auto* r = std::get_if<customer_resource>(&q.which);
    if (r == nullptr) return std::nullopt;
    a.of = find_by_id(world.customers, r->customer);
    if (a.of == nullptr) return std::nullopt;
  } else if (about->resource == "service") {
    const auto* r = std::get_if<service_resource>(&q.which);
    if (r == nullptr || !names_a_service(world, r->service)) return std::nullopt;
    a.service = r->service;
    a.of = find_by_id(world.customers, r->customer);
    if (a.of == nullptr) return std::nullopt;
  } else if (about->resource == "invitation") {
    const auto* r = std::get_if<invitation_resource>(&q.which);
    if (r == nullptr) return std::nullopt;
    a.link = r->link;
    a.of = home;
  } else {
    const auto* r = std::get_if<partner_resource>(&q.which);
    if (r == nullptr) return std::nullopt;
    a.named = find_by_id(world.partners, r->partner);
    if (a.named == nullptr) return std::nullopt;
    if (about->resource == "partner (own)") {
      if (a.asker != nullptr && a.asker != a.named) return std::nullopt;
    } else {
      if (!r->customer) return std::nullopt;
      a.of = find_by_id(world.customers, *r->customer);
      if (a.of == nullptr) return std::nullopt;
    }
  }
  if (about->rows[0].code == requirement::operation_not_available) return a;  // That reason alone, whatever is missing.
  for (const parameter needed : about->required)
    if (!has(q.with, needed)) return std::nullopt;
  if ((about->required | about->optional).contains(parameter::services) && q.with.services)
    for (const service_name& s : *q.with.services)
      if (!names_a_service(world, s)) return std::nullopt;
  return a;
}

/// "operation_not_available and the wrong kind of asker end the evaluation: that reason alone."
std::optional<requirement> ends(const asking& a) {
  const catalogue_operation* about = find_operation(a.what);
  if (about == nullptr || about->rows[0].code == requirement::operation_not_available)
    return requirement::operation_not_available;
  const bool of_customer = about->line[0] == 'C';
  if (!of_customer && a.person != nullptr) return about->rows[0].code;
  if (a.what == operation::delegated_admin_remove_other) return requirement::not_customer_administrator;
  if (of_customer && a.person == nullptr) return requirement::not_customer_administrator;
  if (of_customer && (*a.of)->id != a.person->customer) return requirement::not_customer_administrator;
  return std::nullopt;
}

/// "`billed` is operator for every channel but csp, and support and owns_relationship are then absent. owns_relationship
/// is the seller if it has a reseller relationship, else its only provider that has one, else absent."
accountability answers_for(const directory_fields& world, const customer& c, const subscription& s) {
  accountability who;
  if (s->channel != channel::csp) return who;
  who.billed = who.support = s->seller;
  if (has_reseller_relationship(c, *s->seller)) {
    who.owns_relationship = s->seller;
    return who;
  }
  std::vector<partner_id> related;
  for (const partner_id& provider : (*find_by_id(world.partners, *s->seller))->providers)
    if (has_reseller_relationship(c, provider)) related.push_back(provider);
  if (related.size() == 1) who.owns_relationship = related[0];
  return who;
}

reference_answer judge(const asking& a) {
  reference_answer answer;
  if (a.which != nullptr) answer.accountability = answers_for(a.world, *a.of, *a.which);
  if (const auto end = ends(a)) {
    answer.reasons = {*end};
    return answer;
  }
  for (const needed_row& row : find_operation(a.what)->rows) {
    if (!row.counts(a.world.options) || !a.is_put(row.code)) continue;
    switch (a.holds(row.code)) {
      case known::no: answer.reasons.push_back(row.code); break;
      case known::maybe: answer.unknown.push_back(row.code); break;
      case known::yes: answer.met.push_back(row.code); break;
    }
  }
  // "Deny beats unknown."
  answer.result = !answer.reasons.empty()   ? outcome::deny
                  : !answer.unknown.empty() ? outcome::unknown
                                            : outcome::allow;
  return answer;
}

}  // namespace

std::optional<reference_answer> reference_decide(const directory_fields& world, const question& asked) {
  const auto a = understood(world, asked);
  if (!a) return std::nullopt;
  return judge(*a);
}

std::optional<instant> reference_holds_until(const directory_fields& world, const question& asked) {
  const auto now = reference_decide(world, asked);
  const auto at = asked.at ? asked.at : world.as_of;
  if (!now || !at) return std::nullopt;
  std::vector<instant> ends;
  for (const customer& c : world.customers)
    for (const subscription& s : c->subscriptions)
      if (s->suspended_at && *s->suspended_at + reactivation_window > *at)
        ends.push_back(*s->suspended_at + reactivation_window);
  std::sort(ends.begin(), ends.end());
  for (const instant end : ends) {
    question later = asked;
    later.at = end;
    if (reference_decide(world, later)->result != now->result) return end;
  }
  return std::nullopt;
}

bool reference_is_impossible(const directory_fields& world) {
  for (const customer& c : world.customers)
    for (const any_service& s : services_of(world))
      for (const partner& p : world.partners)
        for (const partner& q : world.partners)
          if (p->id != q->id && both(grants(c, p->id, s), transacts(world, c, p->id, s)) == known::yes &&
              both(grants(c, q->id, s), transacts(world, c, q->id, s)) == known::yes)
            return true;
  return false;
}

}  // namespace csprel::test
