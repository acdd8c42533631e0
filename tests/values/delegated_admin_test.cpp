// SPDX-License-Identifier: Apache-2.0
// Relationships, and the delegated admin that was granted with them.
#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "csprel/model/delegated_admin.hpp"
#include "csprel/model/relationship.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(Relationship, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<relationship>({[](auto& x) { x.partner = q; }, [](auto& x) { x.type = relationship_type::none; },
                                          [](auto& x) { x.since = instant{}; },
                                          [](auto& x) { x.via = relationship_origin::created; },
                                          [](auto& x) { x.extra = some; }});
  expect_each_change_tells<relationship>(
      {[](auto& x) { x.won_as = acquisition::indirect; }, [](auto& x) { x.reseller = p; }});
}

TEST(DelegatedAdmin, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<delegated_admin>({[](auto& x) { x.partner = q; }, [](auto& x) { x.services.emplace(); },
                                             [](auto& x) { x.since = instant{}; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<delegated_admin>({[](auto& x) { x.statistics.edit().start = noon; }});
  expect_each_change_tells<delegated_admin_customer>({[](auto& x) { x.is_enabled = true; }, [](auto& x) { x.start = noon; },
                                                      [](auto& x) { x.end = noon; }, [](auto& x) { x.last_sign_in = noon; },
                                                      [](auto& x) { x.resource = some; }});
}

TEST(Relationship, PrintsForAPerson) {
  EXPECT_EQ(printed(relationship{p, relationship_type::advisor, {}, {}, {}}), "advisor relationship with " + p.to_string());
}

TEST(DelegatedAdmin, PrintsForAPerson) {
  EXPECT_EQ(printed((delegated_admin{p, std::nullopt, {}, {}})),
            "delegated admin for " + p.to_string() + ": services not known");
  EXPECT_EQ(printed((delegated_admin{p, std::vector{*service_name::parse("skype"), *service_name::parse("teams")}, {}, {}})),
            "delegated admin for " + p.to_string() + ": skype teams");
  delegated_admin_customer c;
  EXPECT_EQ(printed(c), "delegated admin not told");
  c.is_enabled = true;
  EXPECT_EQ(printed(c), "delegated admin");
  c.is_enabled = false;
  EXPECT_EQ(printed(c), "no delegated admin");
}

}  // namespace
}  // namespace csprel
