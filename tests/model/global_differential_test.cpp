// SPDX-License-Identifier: Apache-2.0
// The library against the reference model of the global cloud, US Government and Germany, over random worlds and questions.
//
// A case that fails is shrunk and printed for tests/data/properties/kept.txt, whose scripts are replayed first.
// CSPREL_PROPERTY_CASES multiplies the number of worlds (in per cent), CSPREL_PROPERTY_SEED starts elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "model/global_catalogue.hpp"
#include "model/global_comparison.hpp"
#include "model/tenant_property.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

TEST(GlobalDifferential, QuestionsAreAnsweredAsTheModelAnswersThem) {
  answer_tally count;
  std::size_t worlds = 0;
  for_all_tenants("global_questions", 20000, [&](const random_tenant_case& c) {
    ++worlds;
    for (const question& q : c.questions) must_be_alike(c.world, c.fields, q, count);
  });
  const auto& operations = enum_names<operation>::rows;
  std::size_t less_sure = 0;
  for (const auto& [kind, times] : count.less_sure) less_sure += times;
  const auto covered =
      std::count_if(operations.begin(), operations.end(), [](const auto& row) { return global_model_covers(row.value); });
  std::printf(
      "model: %zu worlds of the other clouds, %td of %zu operations, questions: %zu allow, %zu deny, %zu unknown, %zu bad "
      "requests, %zu where one of both is less sure\n",
      worlds, covered, operation_count, count.answers[outcome::allow], count.answers[outcome::deny],
      count.answers[outcome::unknown], count.bad_requests, less_sure);
  std::printf("model: advisories alike:");
  for (const auto& [code, times] : count.advisories) std::printf(" %s %zu", code.c_str(), times);
  std::printf("\n");
  print_less_sure(count);
  EXPECT_EQ(covered, static_cast<std::ptrdiff_t>(operation_count));
  EXPECT_LT(less_sure * 200, count.answers[outcome::allow] + count.answers[outcome::deny] + count.answers[outcome::unknown]);
  EXPECT_GT(count.bad_requests, worlds / 50);
  // Elsewhere what is rare may not come up.
  constexpr unsigned long long usual_seed = 20231005;
  if (cases_in_per_cent() < 100 || number_from("CSPREL_PROPERTY_SEED", usual_seed) != usual_seed) return;
  for (const auto& row : operations) {
    std::size_t asked = 0;
    for (const auto& [which, times] : count.outcomes) asked += which.first == row.value ? times : 0;
    EXPECT_GT(asked, worlds / 200) << row.name;
  }
  for (const operation what : often_asked) {
    for (const outcome each : {outcome::allow, outcome::deny, outcome::unknown})
      EXPECT_GT((count.outcomes[{what, each}]), 0U) << name(what) << ' ' << each;
    for (const global_row& row : find_global_operation(what)->rows) {
      if (row.when == "names_unlisted_offer") continue;  // Which is unknown.
      EXPECT_GT((count.denials[{what, row.code}]), 0U) << name(what) << ' ' << row.code;
    }
  }
}

}  // namespace
}  // namespace csprel::test
