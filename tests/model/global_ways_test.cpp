// SPDX-License-Identifier: Apache-2.0
// Ways out and ends in time in the global cloud, US Government and Germany, held to the reference model: every remedy that is
// told leads to what the model allows, and every answer holds exactly as long as it says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "csprel/directory/remedy.hpp"
#include "model/global_reference.hpp"
#include "model/tenant_property.hpp"
#include "support/fields_of.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

/// What the model says at another time.
outcome outcome_at(const directory_fields& world, question q, std::optional<instant> at) {
  if (at) q.at = at;
  const auto said = global_reference_decide(world, q);
  must(said.has_value(), "a bad request after all: ", q);
  return said->result;
}

void must_be_ways(const directory& world, const question& q, const remedies& found) {
  const instant at = q.at ? *q.at : world.as_of().value_or(instant{});
  for (const remedy& way : found.ways) {
    directory now = world;
    for (const remedy_step& step : way.steps) {
      must(outcome_at(fields_of(now), q, way.not_before) != outcome::allow, "a step too many: ", q);
      const auto after = take(now, step, at);
      must(after.has_value(), "a step that cannot be taken: ", q);
      now = *after;
    }
    const directory_fields then = fields_of(now);
    must(outcome_at(then, q, way.not_before) == outcome::allow, "a way of ", way.steps.size(),
         " steps that does not help: ", q);
    if (way.not_before)
      must(outcome_at(then, q, *way.not_before + duration{-1}) != outcome::allow, "a way that helps earlier: ", q);
  }
}

TEST(GlobalRemedies, EachWayLeadsToWhatTheModelAllows) {
  std::size_t denials = 0;
  std::size_t ways = 0;
  for_all_tenants("global_remedies", 3000, [&](const random_tenant_case& c) {
    for (const question& q : c.questions) {
      const auto d = decide(c.world, q);
      if (!d || d.value().result != outcome::deny) continue;
      const auto found = find_remedies(c.world, q);
      must(found.has_value(), "remedies fail where answers do not: ", q);
      must(found.value().ways.empty() != found.value().nothing_helps.empty(),
           "neither a way nor why there is none, or both: ", q);
      must_be_ways(c.world, q, found.value());
      ++denials;
      ways += found.value().ways.size();
    }
  });
  std::printf("model: %zu ways out of %zu denials of the other clouds\n", ways, denials);
  EXPECT_GT(ways, denials / 20);
}

/// Where something may change: around what the worlds tell, and around the ends of the windows that count from there.
std::vector<instant> moments_after(instant at) {
  std::vector<instant> all;
  for (const std::int64_t day : {0, 1, 7, 8, 14, 30, 31, 37, 60, 90, 97, 120, 127, 180, 201, 231, 321, 366, 400, 485, 731})
    for (const std::int64_t second : {-1, 0, 1, 3601})
      if (const instant moment = day_of_tenants + days(day) + duration{second}; moment > at) all.push_back(moment);
  return all;
}

TEST(GlobalHoldsUntil, IsTheFirstSecondOfAnotherAnswerOfTheModel) {
  std::size_t ends = 0;
  std::size_t endless = 0;
  for_all_tenants("global_holds_until", 500, [&](const random_tenant_case& c) {
    for (const question& q : c.questions) {
      const auto at = q.at ? q.at : c.world.as_of();
      if (!at || !decide(c.world, q)) continue;
      const outcome now = outcome_at(c.fields, q, at);
      const explanation told = explain(c.world, q).value();
      if (told.result != now) continue;  // One of both is less sure, which global_questions counts.
      // "A deny's `holds_until` is the first instant of an allow, never of an unknown."
      const auto holds = [&](instant moment) {
        const outcome then = outcome_at(c.fields, q, moment);
        return now == outcome::deny ? then != outcome::allow : then == now;
      };
      // Where facts are missing, the library may be less sure at that moment, which is no end.
      const auto is_less_sure = [&](instant moment) {
        question later = q;
        later.at = moment;
        return decide(c.world, later).value().result == outcome::unknown && outcome_at(c.fields, q, moment) == outcome::deny;
      };
      const auto& end = told.holds_until;
      ++(end ? ends : endless);
      if (end) {
        must(*end > *at, "ends in the past: ", q);
        must(!holds(*end), "nothing changes at ", *end, ": ", q);
        must(holds(*end + duration{-1}) || is_less_sure(*end + duration{-1}), "has changed a second before ", *end, ": ",
             q);
      }
      const auto moments = moments_after(*at);
      for (std::size_t i = end ? 0 : 1; i < moments.size(); i += 3)
        if (!end || moments[i] < *end)
          must(holds(moments[i]) || is_less_sure(moments[i]), "changes at ", moments[i], " and does not say so: ", q);
    }
  });
  std::printf("model: %zu answers of the other clouds that end, %zu that do not\n", ends, endless);
  if (cases_in_per_cent() < 100) return;  // Of fewer cases none need end.
  EXPECT_GT(ends, 50U);
}

}  // namespace
}  // namespace csprel::test
