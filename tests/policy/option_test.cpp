// SPDX-License-Identifier: Apache-2.0
// Values of options.
#include "csprel/policy/option.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace csprel {
namespace {

TEST(OptionValues, TakeNumbersWithinTheirRange) {
  constexpr option hours = option::cancellation_window_hours;
  option_values chosen;
  EXPECT_TRUE(chosen.set(hours, std::int64_t{0}));
  EXPECT_EQ(chosen.get(hours), 0U);
  EXPECT_TRUE(chosen.chosen(hours));
  EXPECT_TRUE(chosen.set(hours, "72"));
  EXPECT_EQ(chosen.get(hours), 72U);
  for (const char* number : {"109", "0", "000000072"}) EXPECT_TRUE(chosen.set(hours, number)) << number;
  for (const char* wrong : {"", "-1", "8761", "72h", " 72", "9999999999", "0000000072", "168.0", "7/", "7:"})
    EXPECT_FALSE(chosen.set(hours, wrong)) << wrong;
  EXPECT_FALSE(chosen.set(hours, std::int64_t{-1}));
  EXPECT_FALSE(chosen.set(hours, greatest_number(hours) + 1));
  EXPECT_FALSE(chosen.set(option::deadline_inclusive, std::int64_t{1})) << "a word";
  EXPECT_EQ(greatest_number(option::deadline_inclusive), 0);
  EXPECT_EQ(greatest_number(hours), 365 * 24);
  EXPECT_EQ(chosen.get(hours), 72U);
  EXPECT_TRUE(chosen.set(hours, greatest_number(hours)));
}

}  // namespace
}  // namespace csprel
