// SPDX-License-Identifier: Apache-2.0
// GUIDs: read strictly, printed in lower case, ordered as their text.
#include "csprel/vocabulary/guid.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_set>

#include "csprel/vocabulary/guid_boost.hpp"
#include "csprel/vocabulary/id.hpp"

namespace csprel {
namespace {

constexpr std::string_view sample = "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa";

static_assert(guid::parse(sample).has_value());
static_assert(guid::parse(sample)->bytes()[0] == 0xca && guid::parse(sample)->bytes()[15] == 0xaa);
static_assert(guid{} == guid::parse("00000000-0000-0000-0000-000000000000") && guid{}.is_nil());
static_assert(guid::parse("00000000-0000-0000-0000-000000000001") > guid{});
static_assert(!guid::parse("\xff" "a73f9f8-2aa6-5a27-bb58-ae94e57570aa"));
static_assert(!guid::parse("") && !guid::parse("ca73f9f82aa65a27bb58ae94e57570aa"));

TEST(Guid, IsReadStrictly) {
  const std::string good(sample);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : {'g', 'G', '-', ' ', '{', 'x', '/', ':', '@', '`', '\0'}) {
      std::string bad = good;
      bad[i] = c;
      EXPECT_EQ(guid::parse(bad).has_value(), bad == good) << bad;
    }
    std::string shorter = good;
    EXPECT_FALSE(guid::parse(shorter.erase(i, 1)));
    std::string longer = good;
    EXPECT_FALSE(guid::parse(longer.insert(i, 1, '0')));
  }
  for (const char* bad : {"{ca73f9f8-2aa6-5a27-bb58-ae94e57570aa}", "ca73f9f82aa6-5a27-bb58-ae94e57570aa0",
                          " ca73f9f8-2aa6-5a27-bb58-ae94e57570a", "ca73f9f8-2aa65-a27-bb58-ae94e57570aa",
                          "urn:uuid:ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "ca73f9f8_2aa6_5a27_bb58_ae94e57570aa"})
    EXPECT_FALSE(guid::parse(bad)) << bad;
}

TEST(Guid, IsPrintedInLowerCaseWhateverWasRead) {
  const auto upper = guid::parse("CA73F9F8-2AA6-5A27-BB58-AE94E57570AA");
  ASSERT_TRUE(upper);
  EXPECT_EQ(*upper, *guid::parse(sample));
  EXPECT_EQ(upper->to_string(), sample);
  std::ostringstream out;
  out << *upper << ' ' << partner_id{*upper};
  EXPECT_EQ(out.str(), std::string(sample) + " " + std::string(sample));
}

TEST(Guid, IsOrderedAsItsText) {
  const char* ordered[] = {"00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-0000000000ff",
                           "00000000-0000-0000-0001-000000000000", "0fffffff-0000-0000-0000-000000000000",
                           "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "ffffffff-ffff-ffff-ffff-ffffffffffff"};
  for (const char* a : ordered)
    for (const char* b : ordered) {
      EXPECT_EQ(*guid::parse(a) < *guid::parse(b), std::string(a) < b) << a << b;
      EXPECT_EQ(*customer_id::parse(a) < *customer_id::parse(b), std::string(a) < b);
    }
}

TEST(Guid, CrossesToBoostAndBack) {
  const guid id = *guid::parse(sample);
  const boost::uuids::uuid other = to_boost(id);
  EXPECT_EQ(*other.begin(), 0xca);
  EXPECT_EQ(from_boost(other), id);
  EXPECT_EQ(from_boost(boost::uuids::uuid{}), guid{});
}

TEST(Guid, HashesSpreadOverAllBytes) {
  std::unordered_set<std::size_t> seen;
  for (unsigned i = 0; i < 256; ++i)
    for (const std::size_t at : {std::size_t{0}, std::size_t{7}, std::size_t{8}, std::size_t{15}}) {
      guid::bytes_type bytes{};
      bytes[at] = static_cast<std::uint8_t>(i);
      seen.insert(std::hash<guid>{}(guid{bytes}));
    }
  EXPECT_EQ(seen.size(), 4U * 255 + 1);
}

TEST(Guid, HashesTellNeighbouringBytesApart) {
  for (std::size_t i = 0; i + 1 < 16; ++i) {
    guid::bytes_type low{};
    guid::bytes_type high{};
    low[i] = 0x01;
    high[i + 1] = 0x80;
    EXPECT_NE(std::hash<guid>{}(guid{low}), std::hash<guid>{}(guid{high})) << i;
  }
}

TEST(Guid, HashesSpreadEachBitOverAllBits) {
  std::mt19937_64 random(7);
  for (std::size_t bit = 0; bit < 128; ++bit) {
    std::uint64_t changed = 0;
    for (int i = 0; i < 64; ++i) {
      guid::bytes_type bytes{};
      for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
      const std::uint64_t before = std::hash<guid>{}(guid{bytes});
      bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ 1U << bit % 8);
      changed |= before ^ std::hash<guid>{}(guid{bytes});
    }
    EXPECT_EQ(changed, ~std::uint64_t{0}) << bit;
  }
}

}  // namespace
}  // namespace csprel
