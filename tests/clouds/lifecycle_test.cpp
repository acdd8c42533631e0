// SPDX-License-Identifier: Apache-2.0
// Lifecycles.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/compiled_pack.hpp"
#include "csprel/directory/lifecycle.hpp"

namespace csprel {
namespace {

const pack& pack_of(cloud which) { return *compiled_pack(which); }

/// Sections of the catalogues may be cited too.
std::set<std::string> rules_of(const std::string& file) {
  std::ifstream in(CSPREL_TEST_DATA "/catalogue/" + file);
  std::set<std::string> all;
  for (std::string line; std::getline(in, line);)
    if (std::string rule; std::istringstream(line) >> rule && rule[0] != '#') all.insert(rule);
  return all;
}

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  return {std::istream_iterator<std::string>(in), {}};
}

TEST(Lifecycle, OfASubscriptionIsThatOfItsTrack) {
  for (const auto& row : enum_names<track>::rows) {
    const auto* plain = subscription_lifecycle(row.value, false);
    const auto* trial = subscription_lifecycle(row.value, true);
    EXPECT_EQ(plain == nullptr, row.value == track::azure_benefit) << row.name;
    const bool differs = row.value == track::legacy || row.value == track::new_commerce;
    EXPECT_EQ(plain != trial, differs) << row.name;
  }
}

TEST(Lifecycle, StepsAreMadeByOperationsThatTheCloudHas) {
  const pack& policy = pack_of(cloud::global);
  for_each_lifecycle(policy, [&](const auto& lifecycle) {
    for (const auto& step : lifecycle.steps)
      if (step.by.find('.') != std::string_view::npos) {
        const auto what = from_name<operation>(step.by);
        ASSERT_TRUE(what) << step.by;
        EXPECT_TRUE(policy.available(*what)) << step.by;
      }
  });
}

TEST(Lifecycle, StepsCiteRulesOfTheCatalogue) {
  const std::set<std::string> rules = rules_of("rules_global.txt");
  ASSERT_GT(rules.size(), 100U);
  for_each_lifecycle(pack_of(cloud::global), [&](const auto& lifecycle) {
    for (const auto& step : lifecycle.steps)
      for (const std::string& rule : words_of(step.rules))
        EXPECT_TRUE(rules.contains(rule) || (rule[0] >= '0' && rule[0] <= '9')) << lifecycle.name << ": " << rule;
  });
}

TEST(Lifecycle, OfNoStepsHasTheStatesInWhichItBeginsAndEnds) {
  using enum gdap_status;
  const lifecycle_table<gdap_status> table{"none", {created}, {terminated}, {}};
  EXPECT_EQ(table.states(), (lifecycle_table<gdap_status>::state_set{created, terminated}));
}

template <named_enum E>
void expect_sound(const lifecycle_table<E>& table) {
  auto reached = table.begins;
  for (std::size_t round = 0; round < enum_names<E>::rows.size(); ++round)
    for (const auto& step : table.steps)
      if (step.to && reached.contains(step.from)) reached.insert(*step.to);
  EXPECT_EQ(reached, table.states()) << table.name << ": every state is reached";
  for (const auto& step : table.steps) {
    EXPECT_FALSE(step.by.empty() || step.rules.empty()) << table.name;
    EXPECT_FALSE(step.to && table.ends.contains(step.from)) << table.name << ": from an end there is no way but out";
  }
  for (const E state : table.states()) {
    const bool goes_on = std::any_of(table.steps.begin(), table.steps.end(), [&](const auto& step) {
      return step.from == state && step.to && *step.to != state;
    });
    EXPECT_TRUE(goes_on || table.ends.contains(state) || table.steps.empty())
        << table.name << ": " << state << " is no end and leads nowhere";
  }
}

TEST(Lifecycle, LeadsToEachStateAndFromEachThatIsNoEnd) {
  for (const auto& row : enum_names<cloud>::rows)
    for_each_lifecycle(pack_of(row.value), [](const auto& table) { expect_sound(table); });
}

// No status of the API is left out.
static_assert(gdap_lifecycle.states() == lifecycle_table<gdap_status>::state_set::all());
static_assert(access_assignment_lifecycle.states() == lifecycle_table<access_assignment_status>::state_set::all());
static_assert((transfer_lifecycle.states() | azure_transfer_lifecycle.states()) ==
              lifecycle_table<transfer_status>::state_set::all());
static_assert(migration_lifecycle.states() == lifecycle_table<migration_status>::state_set::all());
static_assert(migration_schedule_lifecycle.states() == lifecycle_table<migration_schedule_status>::state_set::all());

TEST(Lifecycle, NamesDiffer) {
  for (const auto& row : enum_names<cloud>::rows) {
    const pack& policy = pack_of(row.value);
    std::set<std::string_view> names;
    for_each_lifecycle(policy, [&](const auto& lifecycle) {
      EXPECT_TRUE(names.insert(lifecycle.name).second) << policy.name() << ' ' << lifecycle.name;
    });
    EXPECT_GE(names.size(), 2U);
  }
}

std::vector<std::string_view> lifecycles_of(cloud which) {
  std::vector<std::string_view> names;
  for_each_lifecycle(pack_of(which), [&](const auto& lifecycle) { names.push_back(lifecycle.name); });
  return names;
}

TEST(Lifecycle, ACloudHasThoseOfWhatItsPackHas) {
  EXPECT_THAT(lifecycles_of(cloud::china_21vianet), testing::ElementsAre(reseller_relationship_lifecycle_in_china.name,
                                                                         subscription_lifecycle_in_china.name));
  std::vector<std::string_view> germany{reseller_relationship_lifecycle.name};
  for (const auto* one : {&new_commerce_lifecycle, &new_commerce_trial_lifecycle, &legacy_lifecycle, &legacy_trial_lifecycle,
                          &azure_plan_lifecycle, &azure_legacy_lifecycle, &software_lifecycle, &marketplace_lifecycle})
    germany.push_back(one->name);
  EXPECT_THAT(lifecycles_of(cloud::germany), testing::ElementsAreArray(germany));
  std::vector<std::string_view> us_government = germany;
  us_government.insert(us_government.end(), {migration_lifecycle.name, migration_schedule_lifecycle.name});
  EXPECT_THAT(lifecycles_of(cloud::us_government), testing::ElementsAreArray(us_government));
  std::vector<std::string_view> global = us_government;
  global.insert(global.end(), {gdap_lifecycle.name, access_assignment_lifecycle.name, transfer_lifecycle.name,
                               azure_transfer_lifecycle.name});
  EXPECT_THAT(lifecycles_of(cloud::global), testing::UnorderedElementsAreArray(global));
}

TEST(Lifecycle, OfGranularAdminMovesAlongItsTable) {
  using enum gdap_status;
  EXPECT_TRUE(allows(gdap_lifecycle, created, approval_pending));
  EXPECT_FALSE(allows(gdap_lifecycle, created, approved));
  EXPECT_FALSE(allows(gdap_lifecycle, created, active));
  EXPECT_TRUE(allows(gdap_lifecycle, approval_pending, std::nullopt));
  EXPECT_FALSE(allows(gdap_lifecycle, active, std::nullopt));
  for (const auto& row : enum_names<gdap_status>::rows) {
    EXPECT_FALSE(allows(gdap_lifecycle, terminated, row.value)) << row.name;
    EXPECT_FALSE(allows(gdap_lifecycle, expired, row.value)) << row.name;
  }
}

TEST(Lifecycle, OfASubscriptionFollowsItsTrack) {
  using enum subscription_status;
  const auto& seats = *subscription_lifecycle(track::new_commerce, false);
  EXPECT_TRUE(allows(seats, active, deleted));
  EXPECT_TRUE(allows(seats, suspended, disabled));
  EXPECT_FALSE(allows(seats, expired, active));
  const auto& old = *subscription_lifecycle(track::legacy, false);
  EXPECT_FALSE(allows(old, active, deleted));
  EXPECT_TRUE(allows(old, suspended, deleted));
  EXPECT_FALSE(allows(*subscription_lifecycle(track::new_commerce, true), active, suspended));
  EXPECT_EQ(subscription_lifecycle(track::azure_benefit, false), nullptr);
}

}  // namespace
}  // namespace csprel
