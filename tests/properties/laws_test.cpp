// SPDX-License-Identifier: Apache-2.0
// Laws of the trade that no world breaks: what delegated admin, suspension, the end of a relationship and a house's own
// rules can and cannot change. Those that the pack alone proves stand in policy_test.cpp as static_asserts.
#include <gtest/gtest.h>

#include <set>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/billing.hpp"
#include "csprel/directory/restriction.hpp"
#include "policy/changes_a_sale.hpp"
#include "support/property.hpp"

namespace csprel::test {
namespace {

std::vector<service_name> all_services(const directory& world) {
  std::set<service_name> names;
  for (const offer& o : world.offers())
    if (o->services) names.insert(o->services->begin(), o->services->end());
  return {names.begin(), names.end()};
}

outcome outcome_of(const std::optional<decision>& d) { return d ? d->result : outcome::deny; }

/// Every `share`-th of the questions, others for each case.
std::vector<question> some_of(const random_case& c, std::vector<question> all, std::size_t share) {
  std::vector<question> kept;
  std::size_t next = c.script.empty() ? 0 : c.script.back();
  for (question& q : all)
    if (++next % share == 0) kept.push_back(std::move(q));
  return kept;
}

std::vector<question> questions_of_everybody(const random_case& c) {
  std::vector<question> all = c.questions;
  for (const partner& p : c.world.partners())
    for (question& q : questions_of(c, p->id)) all.push_back(std::move(q));
  return all;
}

// ---- delegated admin ------------------------------------------------------------------------

TEST(Laws, DelegatedAdminMovesNoBillAndGivesNothingOverAnothersSale) {
  for_all("law_delegated_admin", 750, [](const random_case& c) {
    for (const partner& p : c.world.partners()) {
      // Everything that can be granted, service by service, since one that another transacts would be refused.
      directory richer = c.world;
      for (std::size_t i = 0; i < c.world.customer_count(); ++i)
        for (const service_name& s : all_services(c.world)) {
          const auto granted = apply(richer, event{noon, delegated_admin_granted{c.world.customer_at(i)->id, p->id, {{s}}}});
          must(granted.has_value(), "a grant was an error");
          if (!granted.value().refused) richer = granted.value().world;
        }
      for (const auto& [owner, s] : c.parts.subscriptions) {
        must(who_is_billed(c.world, s.id, owner).value() == who_is_billed(richer, s.id, owner).value(),
             "a grant moves the bill of ", s.id);
        const question bill{
            partner_subject{p->id}, operation::subscription_receive_bill, subscription_resource{s.id, owner}, {}, {}};
        must(resolve(c.world, bill).value().accountability == resolve(richer, bill).value().accountability,
             "a grant moves who answers for ", s.id);
        const bool sold_it = s.channel == channel::csp && s.seller == p->id;
        if (sold_it) continue;
        for (const question& q : questions_of(c, p->id)) {
          const auto* which = std::get_if<subscription_resource>(&q.which);
          if (which == nullptr || which->subscription != s.id || which->customer != owner || !changes_a_sale(q.what)) continue;
          const auto d = answer(richer, q);
          must(!d || (d->result == outcome::deny &&
                      (!is_partner(q.who) || d->unmet.contains(requirement::not_original_reseller))),
               "delegated admin changes another's sale: ", q);
        }
      }
    }
  });
}

TEST(Laws, RemovingDelegatedAdminAllowsNothingToWhoLosesIt) {
  for_all("law_removal", 750, [](const random_case& c) {
    for (std::size_t i = 0; i < c.world.customer_count(); ++i)
      for (const partner& p : c.world.partners()) {
        std::vector<delegated_admin_removed> removals{{c.world.customer_at(i)->id, p->id, std::nullopt}};
        for (const service_name& s : all_services(c.world))
          removals.push_back({c.world.customer_at(i)->id, p->id, std::vector{s}});
        const auto asked = some_of(c, questions_of(c, p->id), 3);
        for (const delegated_admin_removed& e : removals) {
          const auto done = apply(c.world, event{noon, e});
          must(done.has_value(), "a removal was an error");
          if (done.value().refused) continue;
          directory after = done.value().world.with_as_of(c.world.as_of());  // Nothing of it is the clock's doing.
          for (const question& q : asked) {
            const auto before = answer(c.world, q);
            if (outcome_of(before) == outcome::allow || !before) continue;
            // The one rule that counts grants: who holds none is no second transacting partner (ONE-01).
            if ((before->unmet | before->unknown).contains(requirement::other_transacting_partner)) continue;
            must(outcome_of(answer(after, q)) != outcome::allow, "allowed by losing delegated admin: ", q);
          }
        }
      }
  });
}

// ---- suspension -----------------------------------------------------------------------------

TEST(Laws, SuspendingAPartnerAllowsNothingToAnybody) {
  for_all("law_suspended_partner", 750, [](const random_case& c) {
    const auto asked = some_of(c, questions_of_everybody(c), 4);
    for (const partner& p : c.world.partners()) {
      if (p->standing != standing::active && p->standing != standing::delinquent) continue;
      const auto done = apply(c.world, event{noon, partner_standing_changed{p->id, standing::suspended}});
      const directory after = done.value().world.with_as_of(c.world.as_of());
      for (const question& q : asked) {
        const auto before = answer(c.world, q);
        const auto now = answer(after, q);
        must(before.has_value() == now.has_value(), "standing changes what can be asked: ", q);
        if (partner_of(q.who) != p->id)
          must(before == now, "a partner's standing is another's business: ", q);
        else if (before)
          must(now->result == before->result || now->result == outcome::deny, "suspension allows: ", q);
      }
    }
  });
}

TEST(Laws, SuspendingASubscriptionAllowsItsReactivationAndNothingElse) {
  std::size_t reactivations = 0;
  for_all("law_suspended_subscription", 750, [&](const random_case& c) {
    const auto asked = some_of(c, questions_of_everybody(c), 3);
    for (const auto& [owner, s] : c.parts.subscriptions) {
      const auto done = apply(c.world, event{noon, subscription_suspended{{s.id, owner}}});
      if (!done || done.value().refused) continue;
      const directory after = done.value().world.with_as_of(c.world.as_of());
      for (const question& q : asked) {
        const auto before = answer(c.world, q);
        // What was not known before may be allowed once it is: that the subscription is not cancelled.
        if (!before || before->result != outcome::deny || outcome_of(answer(after, q)) != outcome::allow) continue;
        must(q.what == operation::subscription_reactivate, "allowed by suspending ", s.id, ": ", q);
        ++reactivations;
      }
      // Who is billed is asked of the sale, not of its state (SUS-11).
      must(who_is_billed(c.world, s.id, owner).value().through == who_is_billed(after, s.id, owner).value().through,
           "suspension moves the bill of ", s.id);
    }
  });
  EXPECT_GT(reactivations, 0U) << "no case allowed what suspension does allow";
}

// ---- relationships --------------------------------------------------------------------------

TEST(Laws, TheEndOfARelationshipEndsEverythingButTheBill) {
  for_all("law_relationship", 750, [](const random_case& c) {
    for (std::size_t i = 0; i < c.world.customer_count(); ++i)
      for (const partner& p : c.world.partners()) {
        const customer_id of = c.world.customer_at(i)->id;
        const auto done = apply(c.world, event{noon, relationship_ended{of, p->id}});
        must(done.has_value(), "an end was an error");
        if (done.value().refused) continue;
        for (const question& q : some_of(c, questions_of(c, p->id), 3)) {
          const auto* subscription = std::get_if<subscription_resource>(&q.which);
          const auto* customer = std::get_if<customer_resource>(&q.which);
          const auto* service = std::get_if<service_resource>(&q.which);
          const bool about = (subscription && subscription->customer == of) || (customer && customer->customer == of) ||
                             (service && service->customer == of);
          if (!about || !is_partner(q.who)) continue;
          const auto before = answer(c.world, q);
          const auto d = answer(done.value().world, q);
          if (!d) continue;
          if (q.what == operation::subscription_receive_bill)
            must(d == before, "the end of a relationship moves a bill: ", q);
          else if (!service || p->model != partner_model::indirect_reseller)  // A provider's relationship may serve.
            must(d->result == outcome::deny, "not denied after the end of the relationship: ", q);
        }
      }
  });
}

// ---- a house's own rules --------------------------------------------------------------------

TEST(Laws, ARestrictionNeverAllowsWhatThePackDoesNot) {
  for_all("law_restrictions", 1500, [](const random_case& c) {
    // Rules of no reason: each script gives others.
    std::vector<restriction> rules;
    for (std::size_t i = 0; i < 3; ++i)
      rules.push_back({"house_rule_" + std::to_string(i), "The house says so.", [&c, i](const directory&, const question& q) {
                         const std::size_t at = (static_cast<std::size_t>(q.what) + i) % (c.script.size() + 1);
                         return static_cast<truth>(at == c.script.size() ? 2 : c.script[at] % 3);
                       }});
    for (const question& q : c.questions) {
      const auto d = decide(c.world, q);
      const auto restricted = decide(c.world, q, rules);
      must(d.has_value() == restricted.has_value(), "a restriction changes what can be asked: ", q);
      if (!d) continue;
      truth all = truth::yes;
      for (const restriction& r : rules) all = all && r.holds(c.world, q);
      const outcome got = restricted.value().result;
      must(restricted.value().by_pack == d.value(), "a restriction changes the pack's answer: ", q);
      must((got == outcome::allow) == (d.value().result == outcome::allow && all == truth::yes),
           "not the lesser of both: ", q);
      must((got == outcome::deny) == (d.value().result == outcome::deny || all == truth::no),
           "not the lesser of both: ", q);
      must(restricted.value().reason().empty() == (got == outcome::allow), "a denial without a reason: ", q);
    }
  });
}

}  // namespace
}  // namespace csprel::test
