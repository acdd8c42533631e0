// SPDX-License-Identifier: Apache-2.0
// Properties prove something only where cases reach it: all outcomes, all events, ways of each length, ends in time.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <span>

#include "csprel/directory/apply.hpp"
#include "support/property.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

TEST(Generator, TheSameScriptIsTheSameCase) {
  for_all("same_script", 300, [](const random_case& c) {
    const random_case again = decode(c.script);
    must(again.world == c.world && again.questions == c.questions && again.events == c.events, "another case");
  });
}

TEST(Generator, ReachesWhatPropertiesSpeakOf) {
  std::map<std::string, int> reached;
  std::set<operation> allowed;
  std::set<operation> denied;
  std::set<requirement> reasons;
  for_all("reach", 1500, [&](const random_case& c) {
    directory now = c.world;
    for (const event& e : c.events) {
      const auto done = apply(now, e);
      const char* what = !done ? "error " : done.value().refused ? "refused " : "accepted ";
      ++reached[what + std::string(name(e))];
      if (done) now = done.value().world;
    }
    std::vector<question> questions = c.questions;
    for (const partner& p : c.world.partners())
      for (question& q : questions_of(c, p->id)) questions.push_back(std::move(q));
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const question& q = questions[i];
      const auto d = answer(c.world, q);
      ++reached[d ? std::string(name(d->result)) : "bad request"];
      if (!d) continue;
      if (d->result == outcome::allow) allowed.insert(q.what);
      if (d->result == outcome::deny) denied.insert(q.what);
      for (const requirement r : d->unmet) reasons.insert(r);
      if (i >= c.questions.size()) continue;  // To explain takes long: of the questions of the case alone.
      const auto told = explain(c.world, q);
      if (told.value().holds_until) ++reached["holds_until"];
      for (const remedy& way : told.value().remedies.ways) ++reached["way of " + std::to_string(way.steps.size())];
      if (!told.value().remedies.nothing_helps.empty()) ++reached["nothing helps"];
    }
  });
  if (cases_in_per_cent() < 100) return;
  for (const std::string_view each : std::span{event_names}.first(common_event_count)) {
    EXPECT_GT(reached["accepted " + std::string(each)], 0) << each;
    const bool refusable = each != "partner_standing_changed" && each != "partner_added" && each != "offer_added";
    EXPECT_TRUE(!refusable || reached["refused " + std::string(each)] > 0) << each;
  }
  for (const char* each :
       {"allow", "deny", "unknown", "bad request", "holds_until", "way of 1", "way of 2", "way of 3", "nothing helps"})
    EXPECT_GT(reached[each], 0) << each;
  const pack& policy = decode({}).world.policy();
  for (const auto& row : enum_names<operation>::rows) {
    if (row.value > operation::subscription_use) break;
    EXPECT_TRUE(denied.contains(row.value)) << row.name;
    const bool impossible = row.value == operation::subscription_change_own ||
                            row.value == operation::delegated_admin_remove_other ||
                            row.value == operation::partner_reset_user_password;
    EXPECT_TRUE(!policy.available(row.value) || impossible || allowed.contains(row.value)) << row.name;
  }
  for (const auto& [what, count] : reached) RecordProperty("reached " + what, count);
  RecordProperty("reasons", static_cast<int>(reasons.size()));
  if (std::getenv("CSPREL_PROPERTY_REACH") != nullptr)
    for (const auto& [what, count] : reached) std::printf("%-40s %d\n", what.c_str(), count);
}

}  // namespace
}  // namespace csprel::test
