// SPDX-License-Identifier: Apache-2.0
// Granular delegated admin: relationships and who gets which role of them.
#include <gtest/gtest.h>

#include "csprel/model/access_assignment.hpp"
#include "csprel/model/gdap_relationship.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(GdapRelationship, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<access_assignment>(
      {[](auto& x) { x.id = of<access_assignment_id>("x"); }, [](auto& x) { x.status = access_assignment_status::active; },
       [](auto& x) { x.group = of<group_id>("x"); }, [](auto& x) { x.roles.emplace(); }, [](auto& x) { x.created = noon; },
       [](auto& x) { x.last_modified = noon; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<gdap_relationship>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.id = of<gdap_relationship_id>("x"); },
       [](auto& x) { x.display_name = "x"; }, [](auto& x) { x.customer = customer_id{p.value()}; },
       [](auto& x) { x.duration = "P1D"; }, [](auto& x) { x.auto_extend_duration = "P180D"; },
       [](auto& x) { x.roles.emplace(); }, [](auto& x) { x.status = gdap_status::created; },
       [](auto& x) { x.created = noon; }, [](auto& x) { x.last_modified = noon; }, [](auto& x) { x.activated = noon; },
       [](auto& x) { x.end = noon; }, [](auto& x) { x.access_assignments.emplace(); }, [](auto& x) { x.resource = some; },
       [](auto& x) { x.extra = some; }});
}

TEST(GdapRelationship, PrintsForAPerson) {
  gdap_relationship g;
  g.id = of<gdap_relationship_id>("r");
  g.partner = p;
  EXPECT_EQ(printed(g), "GDAP relationship r with " + p.to_string());
  g.status = wire_value<gdap_status>::read("unknownFutureValue");
  EXPECT_EQ(printed(g), "GDAP relationship r with " + p.to_string() + " (unknownFutureValue)");
}

TEST(GdapStatus, IsReadAsTheApiSpellsIt) {
  for (const auto& row : enum_names<gdap_status>::rows) EXPECT_EQ(from_wire<gdap_status>(row.name), row.value);
  EXPECT_EQ(from_wire<gdap_status>("ApprovalPending"), gdap_status::approval_pending);
  EXPECT_EQ(enum_names<gdap_status>::rows.size(), 10U);
}

TEST(AccessAssignment, PrintsForAPerson) {
  access_assignment a;
  a.id = of<access_assignment_id>("x");
  EXPECT_EQ(printed(a), "access assignment x");
  a.status = access_assignment_status::active;
  EXPECT_EQ(printed(a), "access assignment x (active)");
}

}  // namespace
}  // namespace csprel
