// SPDX-License-Identifier: Apache-2.0
// Roles that permit, for every rule and every holder of roles there can be.
#include "csprel/policy/role_rule.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace csprel {
namespace {

template <class Set, class Role>
std::vector<Set> all_sets() {
  std::vector<Set> all;
  for (unsigned bits = 0; bits < 8; ++bits) {
    Set one;
    for (unsigned bit = 0; bit < 3; ++bit)
      if ((bits >> bit & 1) != 0) one.insert(static_cast<Role>(bit));
    all.push_back(one);
  }
  return all;
}
const std::vector<agent_role_set> agent_sets = all_sets<agent_role_set, agent_role>();
const std::vector<admin_role_set> admin_sets = all_sets<admin_role_set, admin_role>();

constexpr role_conflict conflicts[] = {role_conflict::union_of_grants, role_conflict::listed_cannot_wins,
                                       role_conflict::most_specific_page};

/// How many of the roles that can are held.
template <class Set>
std::size_t held_of(const Set& can, const Set& held) {
  std::size_t count = 0;
  for (const auto role : can) count += held.contains(role) ? 1U : 0U;
  return count;
}

/// Both forms, of a rule and what somebody holds.
void expect_as_stated(const role_rule& rule, agent_role_set agents, admin_role_set admins, role_conflict conflict) {
  const std::size_t held = held_of(rule.can_agents, agents) + held_of(rule.can_admins, admins);
  const bool one = held > 0;
  const bool all = held == rule.can_agents.size() + rule.can_admins.size();
  const bool refused = held_of(rule.cannot_agents, agents) > 0;
  const bool listed_global = rule.can_admins.contains(admin_role::global_admin) && admins.contains(admin_role::global_admin);
  const bool may = (rule.all_of ? all : one) && !(conflict == role_conflict::listed_cannot_wins && refused && !listed_global);
  ASSERT_EQ(permits(rule, agents, admins, conflict), may);
  ASSERT_EQ(permits(rule, &agents, &admins, conflict), may ? truth::yes : truth::no);
}

TEST(RoleRule, PermitsByWhatIsHeld) {
  for (const agent_role_set& can : agent_sets)
    for (const agent_role_set& cannot : {agent_sets[0], agent_sets[1], agent_sets[6]})
      for (const admin_role_set& admins : admin_sets)
        for (const bool all_of : {false, true})
          for (const role_conflict conflict : conflicts)
            for (const agent_role_set& held : agent_sets)
              for (const admin_role_set& held_admins : {admin_sets[0], admin_sets[1], admin_sets[6], admin_sets[7]})
                expect_as_stated({"R", can, cannot, admins, all_of}, held, held_admins, conflict);
}

TEST(RoleRule, OfUntoldRolesIsSettledWhereAllCompletionsAgree) {
  for (const agent_role_set& can : agent_sets)
    for (const admin_role_set& admins : admin_sets)
      for (const agent_role_set& cannot : {agent_sets[0], agent_sets[5]})
        for (const bool all_of : {false, true})
          for (const role_conflict conflict : conflicts) {
            const role_rule rule{"R", can, cannot, admins, all_of};
            const auto agreed = [&](const std::vector<agent_role_set>& of_agents, const std::vector<admin_role_set>& of_admins) {
              bool some = false;
              bool every = true;
              for (const auto& a : of_agents)
                for (const auto& b : of_admins) {
                  const bool may = permits(rule, a, b, conflict);
                  some = some || may;
                  every = every && may;
                }
              return every ? truth::yes : some ? truth::unknown : truth::no;
            };
            ASSERT_EQ(permits(rule, nullptr, nullptr, conflict), agreed(agent_sets, admin_sets));
            for (std::size_t i = 0; i < 8; ++i) {
              ASSERT_EQ(permits(rule, &agent_sets[i], nullptr, conflict), agreed({agent_sets[i]}, admin_sets));
              ASSERT_EQ(permits(rule, nullptr, &admin_sets[i], conflict), agreed(agent_sets, {admin_sets[i]}));
            }
          }
}

}  // namespace
}  // namespace csprel
