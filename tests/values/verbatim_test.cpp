// SPDX-License-Identifier: Apache-2.0
// What no field holds and is kept as it was told.
#include <gtest/gtest.h>

#include "csprel/model/verbatim.hpp"
#include "values/laws.hpp"

namespace csprel {
namespace {

TEST(Verbatim, OfAnEmptyObjectIsNone) {
  EXPECT_TRUE(verbatim{}.empty());
  EXPECT_EQ(verbatim{"{}"}, verbatim{});
  EXPECT_EQ(verbatim{}.json(), "{}");
  EXPECT_EQ(verbatim{R"({"a":1})"}.json(), R"({"a":1})");
}

}  // namespace
}  // namespace csprel
