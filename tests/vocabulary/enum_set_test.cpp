// SPDX-License-Identifier: Apache-2.0
// Sets of enumerators.
#include "csprel/vocabulary/enum_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "csprel/vocabulary/role.hpp"

namespace csprel {
namespace {

constexpr agent_role_set all_agents = agent_role_set::all();
static_assert(all_agents.size() == 3 && agent_role_set{}.empty() && agent_role_set{}.size() == 0);
static_assert((all_agents - agent_role_set{agent_role::sales_agent}).size() == 2);
static_assert(!(all_agents - agent_role_set{agent_role::sales_agent}).contains(agent_role::sales_agent));
static_assert(all_agents.contains_all({agent_role::helpdesk_agent}) && all_agents.contains_all({}));
static_assert(!agent_role_set{agent_role::admin_agent}.contains_all(all_agents));
static_assert(!agent_role_set{agent_role::admin_agent}.intersects({agent_role::sales_agent}));
static_assert((agent_role_set{agent_role::admin_agent} | agent_role_set{agent_role::sales_agent}).front() ==
              agent_role::admin_agent);

enum class bit : unsigned char {};
constexpr std::size_t sum_of(const enum_set<bit, 130>& set) {
  std::size_t sum = 0;
  for (const bit b : set) sum = sum * 1000 + static_cast<std::size_t>(b);
  return sum;
}
static_assert(sum_of({bit{129}, bit{0}, bit{64}, bit{63}}) == 63'064'129, "in order, over all words");
static_assert(sum_of({bit{62}, bit{70}}) == 62'070, "the word after the last bit of another");
static_assert(enum_set<bit, 130>::all().size() == 130);
using wide = enum_set<bit, 130>;
static_assert((wide{bit{0}, bit{64}} | wide{bit{129}}).size() == 3 && (wide::all() & wide{bit{129}}).size() == 1);
static_assert((wide::all() - wide{bit{0}, bit{64}, bit{129}}).size() == 127);
static_assert(sizeof(enum_set<bit, 64>) == 8 && sizeof(enum_set<bit, 65>) == 16);
static_assert([] {  // A full last word.
  std::size_t seen = 0;
  for (const bit b : enum_set<bit, 64>{bit{0}, bit{63}}) seen += static_cast<std::size_t>(b);
  return seen;
}() == 63);
static_assert(enum_set<bit, 130>{}.begin() == enum_set<bit, 130>{}.end());

TEST(EnumSet, PrintsItsMembersInOrder) {
  std::ostringstream out;
  out << agent_role_set{agent_role::helpdesk_agent, agent_role::admin_agent} << agent_role_set{};
  EXPECT_EQ(out.str(), "{admin_agent, helpdesk_agent}{}");
  auto at = all_agents.begin();
  EXPECT_EQ(*at++, agent_role::admin_agent);
  EXPECT_EQ(*at, *++all_agents.begin());
  agent_role_set set = all_agents;
  set.erase(agent_role::sales_agent);
  EXPECT_THAT(std::vector(set.begin(), set.end()), ::testing::ElementsAre(agent_role::admin_agent, agent_role::helpdesk_agent));
}

}  // namespace
}  // namespace csprel
