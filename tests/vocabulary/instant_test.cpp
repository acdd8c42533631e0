// SPDX-License-Identifier: Apache-2.0
// Instants and durations: seconds that saturate.
#include "csprel/vocabulary/instant.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <sstream>

namespace csprel {
namespace {

constexpr instant first = instant::from_seconds(std::numeric_limits<std::int64_t>::min());
constexpr instant last = instant::from_seconds(std::numeric_limits<std::int64_t>::max());
static_assert(first.seconds() == -62'135'596'800 && last.seconds() == 253'402'300'799);
static_assert(last + duration{1} == last && first + duration{-1} == first);
static_assert(last + duration{std::numeric_limits<std::int64_t>::max()} == last);
static_assert(first + duration{std::numeric_limits<std::int64_t>::min()} == first);
static_assert(first + duration{std::numeric_limits<std::int64_t>::max()} == last);
static_assert(last + duration{std::numeric_limits<std::int64_t>::min()} == first);
static_assert(first + (last - first) == last && last + (first - last) == first);
static_assert(duration{}.seconds == 0 && instant{} + duration{} == instant{});
static_assert(instant{} + duration{1} == instant::from_seconds(1) && instant{} + duration{-1} == instant::from_seconds(-1));
static_assert(instant{} + days(1) == instant::from_seconds(86'400) && days(60).seconds == 5'184'000);
static_assert(instant{} + days(1) > instant{} && days(-1) < days(0));

TEST(Instant, SaturatesAndPrintsItsSeconds) {
  std::ostringstream out;
  out << first << ' ' << instant{} << ' ' << last + days(1);
  EXPECT_EQ(out.str(), "@-62135596800 @0 @253402300799");
  EXPECT_EQ((instant::from_seconds(100) - instant::from_seconds(40)).seconds, 60);
}

}  // namespace
}  // namespace csprel
