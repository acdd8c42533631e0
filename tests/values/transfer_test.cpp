// SPDX-License-Identifier: Apache-2.0
// Transfers of subscriptions between partners.
#include <gtest/gtest.h>

#include "csprel/model/transfer.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(Transfer, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<transfer_line>({[](auto& x) { x.subscription = of<subscription_id>("x"); },
                                           [](auto& x) { x.status = "x"; }, [](auto& x) { x.add_ons.emplace_back(); },
                                           [](auto& x) { x.extra = some; }});
  expect_each_change_tells<transfer>(
      {[](auto& x) { x.id = of<transfer_id>("x"); }, [](auto& x) { x.kind = transfer_kind::azure_plan; },
       [](auto& x) { x.status = transfer_status::active; }, [](auto& x) { x.source = p; }, [](auto& x) { x.target = p; },
       [](auto& x) { x.created = noon; }, [](auto& x) { x.lines.emplace_back(); }, [](auto& x) { x.resource = some; }});
}

TEST(Transfer, PrintsForAPerson) {
  transfer t;
  t.id = of<transfer_id>("t");
  EXPECT_EQ(printed(t), "transfer t");
  t.status = read_transfer_status("In-Progress");
  EXPECT_EQ(printed(t), "transfer t (in progress)");
  transfer_line line;
  line.subscription = of<subscription_id>("s");
  EXPECT_EQ(printed(line), "line of s");
}

TEST(TransferStatus, IsReadAsTheApiSpellsIt) {
  EXPECT_EQ(read_transfer_status("Completed"), transfer_status::complete);  // AMB-14
  EXPECT_EQ(read_transfer_status("complete"), transfer_status::complete);
  EXPECT_EQ(read_transfer_status("reject"), transfer_status::reject);
  EXPECT_EQ(read_transfer_status("InProgress"), transfer_status::in_progress);
  EXPECT_FALSE(read_transfer_status("moving").known());
}

}  // namespace
}  // namespace csprel
