// SPDX-License-Identifier: Apache-2.0
// Ways out and ends in time: every remedy works, and every answer holds exactly as long as it says.
#include <gtest/gtest.h>

#include "csprel/directory/remedy.hpp"
#include "support/property.hpp"

namespace csprel::test {
namespace {

std::vector<question> questions(const random_case& c, bool of_everybody) {
  std::vector<question> all = c.questions;
  if (of_everybody)
    for (const partner& p : c.world.partners())
      for (question& q : questions_of(c, p->id)) all.push_back(std::move(q));
  return all;
}

/// The operation by which the step's actor brings its event about; nothing for what no operation does.
std::optional<question> question_of(const directory& world, const remedy_step& step, instant at) {
  const auto* fact = std::get_if<event_fact>(&step.change);
  if (fact == nullptr) return std::nullopt;
  question q;
  q.at = at;
  const auto by_customer = [&](const customer_id& of, operation what) {
    q.who = customer_user_subject{user_of("whoever administers"), of, customer_role::administrator};
    q.what = what;
  };
  const auto by_seller = [&](operation what, const subscription_reference& which) {
    q.who = partner_subject{*step.partner};
    q.what = what;
    q.which = subscription_resource{which.id, which.customer};
    q.with.ground = "customer_request";
  };
  if (const auto* e = std::get_if<relationship_accepted>(fact)) {
    by_customer(e->customer, operation::relationship_accept);
    q.which = invitation_resource{e->link};
    q.with.services = e->services;
  } else if (const auto* granted = std::get_if<delegated_admin_granted>(fact)) {
    by_customer(granted->customer, operation::delegated_admin_grant);
    q.which = partner_resource{granted->partner, granted->customer};
    q.with.services = granted->services;
  } else if (const auto* removed = std::get_if<delegated_admin_removed>(fact)) {
    by_customer(removed->customer, operation::delegated_admin_remove);
    q.which = partner_resource{removed->partner, removed->customer};
    q.with.services = removed->services;
  } else if (const auto* cancelled = std::get_if<subscription_cancelled>(fact); cancelled && step.partner) {
    by_seller(operation::subscription_cancel, cancelled->subscription);
  } else if (const auto* reactivated = std::get_if<subscription_reactivated>(fact); reactivated && step.partner) {
    by_seller(operation::subscription_reactivate, reactivated->subscription);
  } else {
    return std::nullopt;
  }
  must(answer(world, q).has_value(), "a step that nobody could ask for: ", q);
  return q;
}

void must_be_ways(const directory& world, const question& q) {
  const auto d = answer(world, q);
  const auto found = find_remedies(world, q);
  must(d.has_value() == found.has_value(), "remedies fail where answers do not: ", q);
  if (!d) return;
  const remedies& r = found.value();
  if (d->result != outcome::deny) {
    must(r.ways.empty() && r.nothing_helps.empty(), "remedies without a denial: ", q);
    return;
  }
  must(r.ways.empty() != r.nothing_helps.empty(), "neither a way nor why there is none, or both: ", q);
  must(r.ways.size() <= max_remedies, "too many ways");
  const instant at = q.at ? *q.at : world.as_of().value_or(instant{});
  for (const remedy& way : r.ways) {
    must(!way.steps.empty() && way.steps.size() <= max_remedy_steps, "a way of ", way.steps.size(), " steps");
    directory now = world;
    for (const remedy_step& step : way.steps) {
      must(answer(now, q)->result != outcome::allow, "a step too many: ", q);
      if (const auto deed = question_of(now, step, at))
        // What is not known refuses no event, so it bars no step either.
        must(answer(now, *deed)->result != outcome::deny, "a step that its actor may not take: ", *deed, " for ",
             q);
      const auto after = take(now, step, at);
      must(after.has_value(), "a step that cannot be taken: ", q);
      now = *after;
    }
    must(answer(now, q)->result == outcome::allow, "a way that does not help: ", q);
  }
}

TEST(Remedies, EachWayHelpsAndNoneIsLongerThanItMustBe) {
  for_all("remedies", 3000, [](const random_case& c) {
    for (const question& q : questions(c, false)) must_be_ways(c.world, q);
  });
}

TEST(Remedies, OfOrganisationsToo) {
  for_all("remedies_of_organisations", 200, [](const random_case& c) {
    for (const question& q : questions(c, true)) must_be_ways(c.world, q);
  });
}

TEST(HoldsUntil, IsTheFirstSecondOfAnotherAnswer) {
  for_all("holds_until", 500, [](const random_case& c) {
    for (const question& each : questions(c, true)) {
      question q = each;
      q.at = each.at ? each.at : c.world.as_of();
      if (!q.at) continue;
      if (!answer(c.world, q)) continue;
      const auto told = explain(c.world, q);
      must(told.has_value(), "no explanation where there is an answer");
      const auto outcome_at = [&](instant at) {
        question later = q;
        later.at = at;
        return answer(c.world, later)->result;
      };
      const outcome now = outcome_at(*q.at);
      must(told.value().result == now, "an explanation of another answer: ", q);
      const auto& end = told.value().holds_until;
      if (end) {
        must(*end > *q.at, "ends in the past: ", q);
        must(outcome_at(*end) != now, "nothing changes at the end: ", q);
        for (std::int64_t i = 1; i <= 5; ++i) {
          const std::int64_t length = (*end - *q.at).seconds - 1;
          must(outcome_at(*q.at + duration{length * i / 5}) == now, "changes before it ends: ", q);
        }
        continue;
      }
      std::vector<instant> later;
      for (const std::int64_t day : {0, 1, 30, 59, 60, 61, 90, 400}) later.push_back(*q.at + days(day) + duration{1});
      for (const auto& [owner, s] : c.parts.subscriptions)
        if (s.suspended_at)
          for (const std::int64_t second : {-1, 0, 1}) later.push_back(*s.suspended_at + days(60) + duration{second});
      for (const instant at : later)
        if (at > *q.at) must(outcome_at(at) == now, "ends at ", at, " and does not say so: ", q);
    }
  });
}

}  // namespace
}  // namespace csprel::test
