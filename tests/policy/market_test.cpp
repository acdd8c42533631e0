// SPDX-License-Identifier: Apache-2.0
// Countries and the markets that partners and customers share.
#include "csprel/policy/market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace csprel {
namespace {

/// Codes of two letters with one blank between them, and no country twice. One pass with a mark for each code, since
/// clang bounds the steps of a constant evaluation.
consteval bool are_disjoint(std::span<const market> all) {
  bool listed[26][26] = {};
  for (const market& m : all) {
    if (m.countries.size() % 3 != 2) return false;
    for (std::size_t at = 0; at < m.countries.size(); at += 3) {
      const char first = m.countries[at];
      const char second = m.countries[at + 1];
      if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') return false;
      if (at > 0 && m.countries[at - 1] != ' ') return false;
      bool& mark = listed[first - 'A'][second - 'A'];
      if (mark) return false;
      mark = true;
    }
  }
  return true;
}
static_assert(are_disjoint(markets));

static_assert(telephone_countries == "AM AZ BY HU IN KZ KG MD RU TJ UZ UA");

TEST(Market, ListsFromTheFirstCountryToTheLast) {
  for (const std::string_view codes : {"US", "US CA", "CA US", "AA US ZZ"})
    for (const std::string_view us : {"US", "us", "uS"}) EXPECT_TRUE(lists_country(codes, us)) << codes;
  for (const std::string_view codes : {"", "U", "CA", "SU", "CA U", "CU SA"}) EXPECT_FALSE(lists_country(codes, "US")) << codes;
}

TEST(Market, CountriesHaveCodesOfTwoLetters) {
  for (const std::string_view code : {"US", "us", "zZ", "Aa"}) EXPECT_TRUE(detail::is_country_code(code)) << code;
  for (const std::string_view code : {"", "U", "USA", "U1", "1U", "~U", "U{", "@U"})
    EXPECT_FALSE(detail::is_country_code(code)) << code;
}

TEST(Market, IsTheSameForWhoeverIsInOneOfIt) {
  struct pair {
    const char* one;
    const char* other;
    bool same;
  };
  for (const pair& each :
       {pair{"us", "GU", true}, pair{"DE", "fr", true}, pair{"US", "DE", false}, pair{"DE", "US", false},
        pair{"KP", "kp", true}, pair{"ae", "AZ", true}, pair{"KP", "XX", false}, pair{"USA", "US", false}, pair{"US", "USA", false},
        pair{"", "", false}, pair{"{{", "[[", false}, pair{"U{", "U[", false}}) {
    EXPECT_EQ(same_market(each.one, each.other), each.same) << each.one << ' ' << each.other;
    EXPECT_EQ(same_market(each.other, each.one), each.same) << each.other << ' ' << each.one;
  }
}

}  // namespace
}  // namespace csprel
