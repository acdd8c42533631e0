// SPDX-License-Identifier: Apache-2.0
// Who is billed, and who owes support.
#include <gtest/gtest.h>

#include "csprel/model/accountability.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(Accountability, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<accountability>(
      {[](auto& x) { x.billed = p; }, [](auto& x) { x.support = p; }, [](auto& x) { x.owns_relationship = p; }});
}

TEST(Accountability, PrintsForAPerson) {
  EXPECT_EQ(printed(accountability{}), "billed by the operator");
  EXPECT_EQ(printed(accountability{p, p, p}), "billed through " + p.to_string());
}

}  // namespace
}  // namespace csprel
