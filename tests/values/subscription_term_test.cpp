// SPDX-License-Identifier: Apache-2.0
// What follows from a subscription for every decision: its track and its term.
#include "csprel/model/subscription_term.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <optional>

namespace csprel {
namespace {

const instant noon = instant::from_seconds(43'200);

subscription_fields sold(const char* offer, const char* product = "", std::optional<billing_type> billed = {}) {
  subscription_fields s;
  s.offer = *offer_id::parse(offer);
  if (*product != '\0') s.commerce.edit().product_type = product;
  if (billed) s.billing_type = *billed;
  return s;
}
constexpr const char* any_guid = "bd938f12-058f-4927-bba3-ae36b1d2501c";

TEST(Track, IsTheFirstThatMatches) {
  struct row {
    subscription_fields s;
    std::optional<track> expected;
  };
  auto foreign = sold(any_guid, "", billing_type::license);
  foreign.commerce.edit().is_microsoft_product = false;
  auto own = sold(any_guid, "", billing_type::license);
  own.commerce.edit().is_microsoft_product = true;
  std::size_t i = 0;
  for (const auto& [s, expected] : std::initializer_list<row>{
           {sold("MS-AZR-0145P"), track::azure_legacy},
           {sold("ms-azr-0146p", "OnlineServicesNCE"), track::azure_legacy},
           {sold("MS-AZR-"), track::azure_legacy},
           {sold("MS-AZR"), std::nullopt},
           {sold("NS-AZR-0145P"), std::nullopt},
           {sold("MX-AZR-0145P"), std::nullopt},
           {sold("a:b:c", "OnlineServicesNCE"), track::new_commerce},
           {sold("x", "onlineservicesnce"), track::new_commerce},
           {sold("a:b:c", "Azure", billing_type::usage), track::azure_plan},
           {sold("a:b:c", "Azure", billing_type::benefit), track::azure_benefit},
           {sold("a:b:c", "Azure"), track::azure_benefit},
           {sold("a:b:c", "Software"), track::software},
           {foreign, track::marketplace},
           {own, track::legacy},
           {sold("a:b:c"), track::new_commerce},
           {sold("a:b"), std::nullopt},
           {sold("a:b:"), std::nullopt},
           {sold(":b:c"), std::nullopt},
           {sold("a::c"), std::nullopt},
           {sold("a::c:d"), std::nullopt},
           {sold("a:b::"), std::nullopt},
           {sold("a:b:c:d"), std::nullopt},
           {sold(any_guid, "", billing_type::license), track::legacy},
           {sold(any_guid, "", billing_type::usage), std::nullopt},
           {sold(any_guid), std::nullopt},
           {sold("x", "Something", billing_type::license), std::nullopt}}) {
    EXPECT_EQ(track_of(s, nullptr), expected) << i;
    offer_fields listed;
    EXPECT_EQ(track_of(s, &listed), expected) << i;
    listed.conditions.edit().track = track::software;  // section 9: the offer's own word first
    EXPECT_EQ(track_of(s, &listed), track::software) << i;
    ++i;
  }
}

TEST(Track, OfAnOfferIsSharedByItsAvailabilities) {
  static_assert(product_and_sku("a:b:c") == "a:b");
  static_assert(product_and_sku("a:b:c:d") == "a:b");
  static_assert(product_and_sku("a:b") == "a:b");
  static_assert(product_and_sku("a::b") == "a:");
  static_assert(product_and_sku("a") == "a" && product_and_sku("").empty());
}

TEST(Term, EndsWhereTheResourceSays) {
  subscription_fields s;
  EXPECT_FALSE(term_end(s));
  // A day is inclusive, whatever the time of day that stands there.
  for (const std::int64_t at : {1'709'164'800, 1'709'164'801, 1'709'251'199}) {  // 2024-02-29
    s.commitment_end_date = instant::from_seconds(at);
    EXPECT_EQ(term_end(s), instant::from_seconds(1'709'251'199)) << at;
  }
  s.commitment_end_date = instant::from_seconds(1'709'251'200);
  EXPECT_EQ(term_end(s), instant::from_seconds(1'709'251'200 + 86'399));
  s.commitment_end_date = instant::from_seconds(-1);  // 1969
  EXPECT_EQ(term_end(s), instant::from_seconds(-1));
  s.commitment_end_date = instant::from_seconds(-86'400);
  EXPECT_EQ(term_end(s), instant::from_seconds(-1));
  s.commerce.edit().commitment_end_date_time = noon;  // as it is
  EXPECT_EQ(term_end(s), noon);
  s.commerce.edit().commitment_end_date_time = instant::from_seconds(253'370'764'800);  // 9999-01-01
  EXPECT_EQ(term_end(s), never);
  s.commerce.edit().commitment_end_date_time = instant::from_seconds(253'370'764'799);
  EXPECT_NE(term_end(s), never);
  s.commerce.edit().commitment_end_date_time.reset();
  s.commitment_end_date = never;
  EXPECT_EQ(term_end(s), never);
}

TEST(Term, OfSoftwareMayBeForEver) {
  subscription_fields s;
  EXPECT_FALSE(is_perpetual(s));
  s.billing_cycle = billing_cycle::one_time;
  EXPECT_TRUE(is_perpetual(s));
  s.commitment_end_date = never;
  EXPECT_TRUE(is_perpetual(s));
  s.commitment_end_date = noon;
  EXPECT_FALSE(is_perpetual(s));
  s.commitment_end_date.reset();
  s.billing_cycle = billing_cycle::annual;
  EXPECT_FALSE(is_perpetual(s));
}

}  // namespace
}  // namespace csprel
