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

/// Questions of this case: its own, and a share of all that its partners could ask, another share for each case.
std::vector<question> sample(const random_case& c) {
  std::vector<question> all = c.questions;
  constexpr std::size_t share = 16;
  std::size_t next = (c.script.empty() ? 0U : c.script.back()) % share;
  for (const partner& p : c.world.partners())
    for (question& q : questions_of(c, p->id))
      if (next++ % share == 0) all.push_back(std::move(q));
  return all;
}

TEST(Differential, QuestionsAreAnsweredAsTheModelAnswersThem) {
  std::map<std::string, std::size_t> compared;
  for_all("model_questions", 10000, [&](const random_case& c) {
    const directory_fields fields = c.parts.fields();
    ++compared["worlds"];
    for (const question& q : sample(c)) {
      const auto expected = reference_decide(fields, q);
      if (const auto found = difference(c.world, q, expected)) throw violation(*found + " in " + described(q));
      ++compared[expected ? std::string(name(expected->result)) : "bad request"];
    }
    for (const question& q : c.questions) {
      const auto told = explain(c.world, q);
      if (!told) continue;
      must(told.value().holds_until == reference_holds_until(fields, q), "holds until another second: ", described(q));
      ++compared["holds_until"];
    }
  });
  std::size_t questions = 0;
  for (const char* each : {"allow", "deny", "unknown", "bad request"}) questions += compared[each];
  std::printf("model: %zu worlds, %zu questions (%zu allow, %zu deny, %zu unknown, %zu bad requests), %zu times of holding\n",
              compared["worlds"], questions, compared["allow"], compared["deny"], compared["unknown"], compared["bad request"],
              compared["holds_until"]);
  EXPECT_GE(compared["worlds"], 10000U);
  for (const char* each : {"allow", "deny", "unknown"}) EXPECT_GE(compared[each], 10000U) << each;
}

}  // namespace
}  // namespace csprel::test
