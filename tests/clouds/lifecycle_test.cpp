// SPDX-License-Identifier: Apache-2.0
// Lifecycles: what the static assertions beside the tables do not prove.
#include <gmock/gmock.h>

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

TEST(Lifecycle, NationalCloudsHaveWhatTheirPacksHave) {
  const auto has = [](const pack& policy, std::string_view name) {
    bool found = false;
    for_each_lifecycle(policy, [&](const auto& lifecycle) { found = found || lifecycle.name == name; });
    return found;
  };
  for (const std::string_view name : {gdap_lifecycle.name, access_assignment_lifecycle.name, transfer_lifecycle.name}) {
    EXPECT_TRUE(has(pack_of(cloud::global), name)) << name;
    EXPECT_FALSE(has(pack_of(cloud::us_government), name)) << name;
    EXPECT_FALSE(has(pack_of(cloud::germany), name)) << name;
  }
  EXPECT_TRUE(has(pack_of(cloud::us_government), migration_lifecycle.name));
  EXPECT_FALSE(has(pack_of(cloud::germany), migration_lifecycle.name));
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
