// SPDX-License-Identifier: Apache-2.0
// Security groups and their members.
#include <gtest/gtest.h>

#include "csprel/model/security_group.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(SecurityGroup, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<group_member>(
      {[](auto& x) { x.id = of<directory_object_id>("x"); }, [](auto& x) { x.kind = directory_object_kind::user; },
       [](auto& x) { x.user_type = user_type::member; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<security_group>(
      {[](auto& x) { x.id = of<group_id>("x"); }, [](auto& x) { x.display_name = "x"; },
       [](auto& x) { x.security_enabled = false; }, [](auto& x) { x.agent = agent_role::admin_agent; },
       [](auto& x) { x.members.emplace(); }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
}

TEST(SecurityGroup, MembersAreNamedAsUsersAre) {
  EXPECT_EQ(id_cast<user_id>(of<directory_object_id>("Ann")), of<user_id>("ann"));
}

TEST(SecurityGroup, PrintsForAPerson) {
  security_group group;
  group.id = of<group_id>("g");
  group.display_name = "G";
  EXPECT_EQ(printed(group), "group g `G`");
  group_member member;
  member.id = of<directory_object_id>("m");
  EXPECT_EQ(printed(member), "member m");
}

}  // namespace
}  // namespace csprel
