// SPDX-License-Identifier: Apache-2.0
// The library against the reference model, over random worlds: questions and sequences of events.
//
// A case that fails is shrunk and printed for tests/data/properties/kept.txt, which every property replays; see
// support/property.hpp for the variables that ask for more cases or another seed.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "csprel/directory/apply.hpp"
#include "model/comparison.hpp"
#include "support/property.hpp"

namespace csprel::test {
namespace {

constexpr int worlds = 10000;
using tally = std::map<std::string, std::size_t>;

/// The case's own questions, and every `share`-th of all that its partners could ask, others for each script.
std::vector<question> sample(const random_case& c, const directory& world) {
  constexpr std::size_t share = 24;
  std::vector<question> all = c.questions;
  std::size_t next = c.script.empty() ? 0 : c.script.back();
  for (const partner& p : world.partners())
    for (question& q : questions_of(c, p->id))
      if (++next % share == 0) all.push_back(std::move(q));
  return all;
}

void must_answer_alike(const directory& world, const directory_fields& fields, const question& q, tally& count) {
  const auto expected = reference_decide(fields, q);
  if (const auto found = difference(world, q, expected)) throw violation(*found + " Asked: " + described(q));
  ++count[expected ? std::string(name(expected->result)) : "bad request"];
}

TEST(Differential, QuestionsAreAnsweredAsTheModelAnswersThem) {
  tally count;
  for_all("model_questions", worlds, [&](const random_case& c) {
    ++count["worlds"];
    const directory_fields fields = c.parts.fields();
    for (const question& q : sample(c, c.world)) must_answer_alike(c.world, fields, q, count);
  });
  std::printf("model: %zu worlds, questions: %zu allow, %zu deny, %zu unknown, %zu bad requests\n", count["worlds"],
              count["allow"], count["deny"], count["unknown"], count["bad request"]);
  EXPECT_GT(count["worlds"], 0U);
  for (const char* each : {"allow", "deny", "unknown", "bad request"}) EXPECT_GT(count[each], count["worlds"] / 50) << each;
}

TEST(Differential, AnswersHoldAsLongAsTheModelSays) {
  tally count;
  for_all("model_holds_until", worlds, [&](const random_case& c) {
    const directory_fields fields = c.parts.fields();
    std::vector<question> timed = c.questions;
    for (const auto& [owner, s] : c.parts.subscriptions) {
      if (!s.suspended_at) continue;
      const subscription_resource which{s.id, owner};
      if (s.seller) timed.push_back({partner_subject{*s.seller}, operation::subscription_reactivate, which, {}, {}});
      timed.push_back({customer_user_subject{user_of("admin"), owner, {}}, operation::subscription_use, which, {}, {}});
    }
    for (const question& q : timed) {
      const auto told = explain(c.world, q);
      if (!told) continue;
      const auto expected = reference_holds_until(fields, q);
      must(told.value().holds_until == expected, "holds until another second: ", q);
      ++count[expected ? "ends" : "never ends"];
    }
  });
  std::printf("model: %zu answers that end, %zu that do not\n", count["ends"], count["never ends"]);
  EXPECT_GT(count["ends"], 0U);
}

TEST(Differential, EventsChangeTheWorldAsTheyChangeTheModel) {
  tally count;
  for_all("model_events", worlds, [&](const random_case& c) {
    directory now = c.world;
    directory_fields model = c.parts.fields();
    for (const event& e : c.events) {
      const reference_outcome expected = reference_apply(model, e);
      const auto got = apply(now, e);
      must(expected.bad == !got, expected.bad ? "bad to the model alone: " : "bad to the library alone: ", e);
      ++count[expected.bad ? "bad" : expected.refused ? "refused" : "applied"];
      if (!got) continue;
      const auto& refused = got.value().refused;
      must(refused.has_value() == expected.refused.has_value(),
           refused ? "refused by the library alone: " : "refused by the model alone: ", e);
      if (refused)
        must(refused->reason == *expected.refused, "refused as ", refused->reason, ", in the model as ", *expected.refused,
             ": ", e);
      if (const auto found = difference(got.value().world, expected.after)) throw violation(*found + " after " + described(e));
      now = got.value().world;
      model = expected.after;
    }
    // What has come of it answers alike, too.
    for (const question& q : c.questions) must_answer_alike(now, model, q, count);
  });
  std::printf("model: %zu events applied, %zu refused, %zu bad\n", count["applied"], count["refused"], count["bad"]);
  for (const char* each : {"applied", "refused", "bad"}) EXPECT_GT(count[each], 0U) << each;
}

}  // namespace
}  // namespace csprel::test
