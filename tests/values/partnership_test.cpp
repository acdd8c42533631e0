// SPDX-License-Identifier: Apache-2.0
// Partnerships of providers and resellers, and the PartnerIDs that they are known by.
#include <gtest/gtest.h>

#include "csprel/model/partner_identifier.hpp"
#include "csprel/model/partnership.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(Partnership, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<partner_identifier>(
      {[](auto& x) { x.id = "1"; }, [](auto& x) { x.kind = partner_id_kind::global; }, [](auto& x) { x.country = "US"; },
       [](auto& x) { x.is_active = true; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<partnership>(
      {[](auto& x) { x.other = p; }, [](auto& x) { x.type = partnership_type::is_indirect_reseller_of; },
       [](auto& x) { x.name = "x"; }, [](auto& x) { x.mpn_id = "1"; }, [](auto& x) { x.country = "US"; },
       [](auto& x) { x.state = ""; }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
}

TEST(Partnership, IsReadAsTheApiSpellsIt) {
  EXPECT_EQ(from_wire<partnership_type>("IsIndirectResellerOf"), partnership_type::is_indirect_reseller_of);
}

TEST(PartnerIdentifier, PrintsForAPerson) {
  EXPECT_EQ(printed(partner_identifier{"9", partner_id_kind::global, {}, {}, {}}), "global PartnerID 9");
}

TEST(Partnership, OnlyAnActivePartnershipIsOne) {
  partnership x;
  EXPECT_TRUE(is_active(x));  // Lists that tell no state list what stands.
  x.state = "Active";
  EXPECT_TRUE(is_active(x));
  for (const char* state : {"", "Removed", "Pending"}) {
    x.state = state;
    EXPECT_FALSE(is_active(x)) << state;
  }
}

TEST(Partnership, PrintsForAPerson) {
  partnership x;
  x.other = p;
  EXPECT_EQ(printed(x), "partnership with " + p.to_string());
  x.type = partnership_type::is_indirect_reseller_of;
  EXPECT_EQ(printed(x), "partnership with " + p.to_string() + " (is_indirect_reseller_of)");
}

}  // namespace
}  // namespace csprel
