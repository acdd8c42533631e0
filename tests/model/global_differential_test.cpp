// SPDX-License-Identifier: Apache-2.0
// The library against the reference model of the global cloud, US Government and Germany, over random worlds and questions.
//
// A case that fails is shrunk and printed for tests/data/properties/kept.txt, whose scripts are replayed first.
// CSPREL_PROPERTY_CASES multiplies the number of worlds (in per cent), CSPREL_PROPERTY_SEED starts elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "model/global_catalogue.hpp"
#include "model/global_reference.hpp"
#include "support/tenant_property.hpp"

namespace csprel::test {
namespace {

/// What a run has met.
struct tally {
  std::map<outcome, std::size_t> answers;
  std::map<std::pair<operation, outcome>, std::size_t> outcomes;
  std::map<std::pair<operation, requirement>, std::size_t> denials;
  std::size_t bad_requests = 0;
  std::map<std::string, std::size_t> less_sure;  ///< By what is less sure of what.
};

requirement_set as_set(const std::vector<requirement>& codes) {
  requirement_set set;
  for (const requirement code : codes) set.insert(code);
  return set;
}

/// That the library answers as the model does: outcome, all that is unmet in check order, all that is unknown.
void must_be_alike(const random_tenant_case& c, const question& q, tally& count) {
  const auto expected = global_reference_decide(c.fields, q);
  const auto got = decide(c.world, q);
  // What nobody can do may be asked of what is not there.
  if (!got && expected && expected->reasons == std::vector{requirement::operation_not_available}) return;
  if (!got || !expected) {
    ++count.bad_requests;
    must(!got == !expected, described(q), " in ", c.fields.cloud, ": a bad request to the ",
         expected ? "library alone: " + got.error().message() : std::string("model alone"));
    return;
  }
  const decision& d = got.value();
  ++count.answers[expected->result];
  ++count.outcomes[{q.what, d.result}];
  for (const requirement code : d.unmet) ++count.denials[{q.what, code}];
  const requirement_set unmet = as_set(expected->reasons);
  const requirement_set unknown = as_set(expected->unknown);
  const auto& first = expected->result == outcome::deny ? expected->reasons : expected->unknown;
  const bool same_reason = expected->result == outcome::allow ? !d.reason() : d.reason() == first.front();
  if (d.result == expected->result && d.unmet == unmet && d.unknown == unknown && same_reason) return;
  // Facts that are missing may hang together, which the model sees and the library need not: then one of them says unknown
  // where the other is sure. What both are sure of is the same; which of the two codes of access fails is one matter.
  requirement_set unsure = d.unknown | unknown;
  constexpr requirement_set access{requirement::delegated_admin_missing, requirement::delegated_role_insufficient};
  if (d.unmet.intersects(access) && unmet.intersects(access)) unsure = unsure | access;
  must(d.unmet - unsure == unmet - unsure, described(q), " in ", c.fields.cloud, ": ", d.result, ", unmet ", d.unmet, ", unknown ", d.unknown,
       " in the library; ", name(expected->result), ", unmet ", unmet, ", unknown ", unknown, " in the model");
  const bool is_library = d.result == outcome::unknown && expected->result != outcome::unknown;
  std::ostringstream kind;
  kind << (is_library ? "the library" : expected->result == outcome::unknown && d.result != outcome::unknown ? "the model" : "a code alone") << " of "
       << name(q.what) << ": library " << d.result << ' ' << d.unmet - unmet << '?' << d.unknown - unknown << ", model " << expected->result << ' '
       << unmet - d.unmet << '?' << unknown - d.unknown;
  ++count.less_sure[kind.str()];
}

/// The commonest kinds of answers of which one of both is less sure.
void print_less_sure(const tally& count) {
  std::vector<std::pair<std::size_t, std::string>> kinds;
  for (const auto& [kind, times] : count.less_sure) kinds.emplace_back(times, kind);
  std::sort(kinds.rbegin(), kinds.rend());
  if (kinds.size() > 12) kinds.resize(12);
  for (const auto& [times, kind] : kinds) std::printf("model: %zu times less sure is %s\n", times, kind.c_str());
}

TEST(GlobalDifferential, QuestionsAreAnsweredAsTheModelAnswersThem) {
  tally count;
  std::size_t worlds = 0;
  for_all_tenants("global_questions", 20000, [&](const random_tenant_case& c) {
    ++worlds;
    for (const question& q : c.questions) must_be_alike(c, q, count);
  });
  const auto& operations = enum_names<operation>::rows;
  std::size_t less_sure = 0;
  for (const auto& [kind, times] : count.less_sure) less_sure += times;
  const auto covered = std::count_if(operations.begin(), operations.end(), [](const auto& row) { return global_model_covers(row.value); });
  std::printf("model: %zu worlds of the other clouds, %td of %zu operations, questions: %zu allow, %zu deny, %zu unknown, %zu bad requests, %zu where one of both is less sure\n",
              worlds, covered, operation_count, count.answers[outcome::allow], count.answers[outcome::deny], count.answers[outcome::unknown],
              count.bad_requests, less_sure);
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
  for (const operation what : random_tenant_decoder::moving) {
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
