// SPDX-License-Identifier: Apache-2.0
// A tenant whose granular delegated admin is known: nobody has any, and the seller's agent is in one group.
#ifndef CSPREL_TESTS_CLOUDS_GRANULAR_HPP
#define CSPREL_TESTS_CLOUDS_GRANULAR_HPP

#include "clouds/story.hpp"

namespace csprel::test {

inline gdap_relationship_id relationship_of(std::string_view text) { return *gdap_relationship_id::parse(text); }
inline access_assignment_id assignment_of(std::string_view text) { return *access_assignment_id::parse(text); }

inline group_member agent_as_member() {
  group_member m;
  m.id = *directory_object_id::parse("agent");
  m.kind = directory_object_kind::user;
  return m;
}

inline tenant granular(cloud where = cloud::global) {
  tenant t(where);
  if (where == cloud::global) t.conditions().gdap_relationships.emplace();
  t.conditions().transfers.emplace();
  t.conditions().azure_roles.emplace();
  security_group operators;
  operators.id = group_of("operators");
  operators.members = std::vector{agent_as_member()};
  security_group agents;
  agents.id = group_of("agents");
  agents.agent = agent_role::admin_agent;
  agents.members.emplace();
  t.at(seller_p).account.edit().groups = std::vector{operators, agents};
  return t;
}

inline const gdap_reference r1{relationship_of("r1"), {}};
/// A draft that holds the roles to administer users and to read everything.
inline gdap_relationship draft(std::string_view id = "r1") {
  gdap_relationship g;
  g.id = relationship_of(id);
  g.display_name = std::string(id) + "_for_users";
  g.roles = std::vector{id_of(entra_role::user_administrator), id_of(entra_role::global_reader)};
  return g;
}

inline access_assignment to_group(std::string_view group = "operators", entra_role role = entra_role::user_administrator,
                                  std::string_view id = "a1") {
  access_assignment a;
  a.id = assignment_of(id);
  a.group = group_of(group);
  a.roles = std::vector{id_of(role)};
  return a;
}

/// May the agent act as a user administrator?
inline ask administers_users() {
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector<std::string>{"UserAdmin"};
  return q;
}

}  // namespace csprel::test

#endif
