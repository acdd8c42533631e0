// SPDX-License-Identifier: Apache-2.0
// Which roles an operation is listed for: one row of the role table (catalogue 1.2).
//
// The table says of a role "can", "cannot" or nothing; nothing is a denial. Rights of two settings
// can collide (AMB-10): by default the grants are united; with `listed_cannot_wins` an explicit
// "cannot" of any held role wins, except over a global admin ("full privileges"). Where an operation
// needs several roles together, the rule says so.
#ifndef CSPREL_POLICY_ROLE_RULE_HPP
#define CSPREL_POLICY_ROLE_RULE_HPP

#include <string_view>

#include "csprel/policy/facts.hpp"
#include "csprel/vocabulary/role.hpp"

namespace csprel {

/// In the order of the option's words. `most_specific_page` chooses between rows of a pack and is the
/// union of grants within one.
enum class role_conflict : unsigned char { union_of_grants, listed_cannot_wins, most_specific_page };

struct role_rule {
  std::string_view id;  ///< The row's id in the catalogue, for example `R5`.
  agent_role_set can_agents;
  agent_role_set cannot_agents;
  admin_role_set can_admins;
  bool all_of = false;  ///< All that can are needed together, where otherwise one of them is.
};

/// Whether somebody with these roles may act.
[[nodiscard]] constexpr bool permits(const role_rule& rule, agent_role_set agents,
                                     admin_role_set admins, role_conflict conflict) noexcept {
  if (conflict == role_conflict::listed_cannot_wins && rule.cannot_agents.intersects(agents) &&
      !(admins & rule.can_admins).contains(admin_role::global_admin))
    return false;
  if (rule.all_of) return agents.contains_all(rule.can_agents) && admins.contains_all(rule.can_admins);
  return rule.can_agents.intersects(agents) || rule.can_admins.intersects(admins);
}

/// The same for somebody of whom a setting may not be known: settled only where every completion
/// agrees. A null pointer stands for a setting that is not known.
[[nodiscard]] constexpr truth permits(const role_rule& rule, const agent_role_set* agents,
                                      const admin_role_set* admins, role_conflict conflict) noexcept {
  bool some = false;
  bool all = true;
  for (unsigned a = 0; a < (agents ? 1U : 8U); ++a) {
    for (unsigned b = 0; b < (admins ? 1U : 8U); ++b) {
      agent_role_set held_agents = agents ? *agents : agent_role_set{};
      admin_role_set held_admins = admins ? *admins : admin_role_set{};
      for (unsigned bit = 0; bit < 3; ++bit) {
        if (!agents && (a >> bit & 1) != 0) held_agents.insert(static_cast<agent_role>(bit));
        if (!admins && (b >> bit & 1) != 0) held_admins.insert(static_cast<admin_role>(bit));
      }
      const bool may = permits(rule, held_agents, held_admins, conflict);
      some = some || may;
      all = all && may;
    }
  }
  return all ? truth::yes : some ? truth::unknown : truth::no;
}

}  // namespace csprel

#endif
