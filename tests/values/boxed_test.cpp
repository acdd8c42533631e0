// SPDX-License-Identifier: Apache-2.0
// What is told by few, in a place of its own.
#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "csprel/model/boxed.hpp"
#include "csprel/model/renewal.hpp"
#include "values/laws.hpp"

namespace csprel {
namespace {

static_assert(sizeof(boxed<renewal>) == sizeof(void*));
static_assert(std::is_nothrow_default_constructible_v<boxed<renewal>>);
static_assert(std::is_nothrow_move_constructible_v<boxed<renewal>>);

TEST(Boxed, IsAValueThatCostsNothingWhileItIsTheDefault) {
  boxed<renewal> a;
  EXPECT_TRUE(a.empty());
  EXPECT_FALSE(a->pending);
  boxed<renewal> b = a;
  b.edit().pending = true;
  EXPECT_FALSE(b.empty());
  EXPECT_FALSE(a->pending);
  EXPECT_NE(a, b);
  boxed<renewal> c = b;
  EXPECT_EQ(c, b);
  EXPECT_NE(&*c, &*b);  // deep
  c.edit().charge_pending = true;
  EXPECT_FALSE(b->charge_pending);
  EXPECT_NE(c, b);
  // That there is memory is no part of the value.
  boxed<renewal> d;
  (void)d.edit();
  EXPECT_FALSE(d.empty());
  EXPECT_EQ(d, a);
  EXPECT_EQ(a, d);
  d = b;
  EXPECT_EQ(d, b);
  auto& same = d;
  d = same;
  EXPECT_EQ(d, b);
  d = a;
  EXPECT_TRUE(d.empty());
  const boxed<renewal> moved = std::move(b);
  EXPECT_TRUE(moved->pending);
  const renewal running{true, false, {}, {}};
  EXPECT_TRUE(boxed<renewal>(running)->pending);
}

TEST(Boxed, PrintsForAPerson) { EXPECT_EQ(printed(boxed<renewal>{}), "no renewal"); }

}  // namespace
}  // namespace csprel
