// SPDX-License-Identifier: Apache-2.0
// How the lines of a family of packs come into check order.
#include "csprel/policy/composition.hpp"

#include <gtest/gtest.h>

#include <string>

namespace csprel::detail {
namespace {

using enum requirement;

constexpr operation done = operation::subscription_cancel;

std::string rules_of(const line_table& lines) {
  std::string all;
  for (const need& one : lines.needs(done)) all += one.rules;
  return all;
}

TEST(LineTable, PutsNeedsInCheckOrderAndKeepsThatOfEquals) {
  line_table lines;
  lines.add(operation::customer_view, need{not_a_partner}.by("x"));
  lines.add(done, need{subscription_cancelled}.by("d"), need{no_relationship}.by("b").on({track::legacy}),
            need{not_a_partner}.by("a"), need{no_relationship}.by("c").on({track::software}));
  EXPECT_EQ(rules_of(lines), "abcd");
  EXPECT_TRUE(lines.has_api(done));
  EXPECT_EQ(lines.size(), 5U);
  lines.extend(done, need{no_relationship}.by("e"));
  EXPECT_EQ(rules_of(lines), "abced");
  lines.replace(done, need{no_relationship}.by("f"));
  EXPECT_EQ(rules_of(lines), "f");
  lines.add_without_api(done, need{no_relationship}.by("g"));
  lines.replace(done, need{no_relationship}.by("h"));
  EXPECT_FALSE(lines.has_api(done)) << "whatever takes its place";
  EXPECT_TRUE(lines.needs(operation::subscription_view).empty());
  const line_table fewer = lines.filtered([](operation what, const need&) { return what == operation::customer_view; });
  EXPECT_EQ(fewer.size(), 1U);
  EXPECT_FALSE(fewer.has_api(done));
}

}  // namespace
}  // namespace csprel::detail
