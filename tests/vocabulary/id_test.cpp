// SPDX-License-Identifier: Apache-2.0
// Ids: none can be mistaken for another, for a GUID or for a text.
#include "csprel/vocabulary/id.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

#include "csprel/vocabulary/service_name.hpp"
#include "csprel/vocabulary/standing.hpp"
#include "csprel/vocabulary/subscription_status.hpp"

namespace csprel {
namespace {

template <class A, class B>
constexpr bool apart = !std::is_convertible_v<A, B> && !std::is_constructible_v<B, A> && !std::is_assignable_v<B&, A> &&
                       !std::equality_comparable_with<A, B>;
template <class A>
constexpr bool unlike_texts = !std::is_convertible_v<std::string, A> && !std::is_convertible_v<const char*, A> &&
                              !std::is_convertible_v<guid, A> && !std::is_convertible_v<A, std::string>;
static_assert(apart<partner_id, customer_id> && apart<customer_id, partner_id>);
static_assert(apart<subscription_id, offer_id> && apart<offer_id, subscription_id> && apart<user_id, offer_id> &&
              apart<offer_id, user_id> && apart<user_id, subscription_id> && apart<subscription_id, user_id>);
static_assert(apart<partner_id, subscription_id> && apart<subscription_id, partner_id>);
static_assert(unlike_texts<partner_id> && unlike_texts<customer_id> && unlike_texts<subscription_id> &&
              unlike_texts<offer_id> && unlike_texts<user_id> && unlike_texts<service_name>);
static_assert(!std::is_convertible_v<standing, subscription_status> && !std::is_convertible_v<int, standing>,
              "a partner's suspension is not a subscription's (AMB-26)");

constexpr std::string_view sample = "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa";

static_assert(partner_id::parse(sample)->value() == *guid::parse(sample));

TEST(TextId, ComparesWithoutAsciiCaseAndKeepsItsSpelling) {
  const auto upper = *offer_id::parse("MS-AZR-0145P");
  const auto lower = *offer_id::parse("ms-azr-0145p");
  EXPECT_EQ(upper, lower);
  EXPECT_EQ(upper.to_string(), "MS-AZR-0145P");
  EXPECT_EQ(std::hash<offer_id>{}(upper), std::hash<offer_id>{}(lower));
  EXPECT_LT(*offer_id::parse("A"), *offer_id::parse("b"));
  EXPECT_LT(*offer_id::parse("a"), *offer_id::parse("B"));
  EXPECT_LT(*offer_id::parse("a"), *offer_id::parse("aa"));
  EXPECT_NE(*offer_id::parse("\xc3\x84"), *offer_id::parse("\xc3\xa4")) << "letters beyond ASCII are compared exactly";
  EXPECT_GT(*offer_id::parse("\xff"), *offer_id::parse("z")) << "bytes are unsigned";
  std::ostringstream out;
  out << upper;
  EXPECT_EQ(out.str(), "MS-AZR-0145P");
}

TEST(TextId, IsOneTo256BytesWithoutControlCharacters) {
  EXPECT_FALSE(user_id::parse(""));
  EXPECT_TRUE(user_id::parse(std::string(256, 'x')));
  EXPECT_FALSE(user_id::parse(std::string(257, 'x')));
  for (int c = 0; c < 256; ++c) {
    const std::string text = {'a', static_cast<char>(c), 'b'};
    EXPECT_EQ(user_id::parse(text).has_value(), c >= 0x20 && c != 0x7f) << c;
  }
  EXPECT_TRUE(user_id{}.empty());
}

TEST(ServiceName, IsALowerCaseToken) {
  for (const char* good : {"e", "exchange", "office_apps", "a1_", "x0", "a19", "z", "xyz"}) {
    const auto name = service_name::parse(good);
    ASSERT_TRUE(name) << good;
    EXPECT_EQ(name->to_string(), good);
  }
  for (const char* bad : {"", "Exchange", "1x", "_x", "{x", "office-apps", "office apps", "\xc3\xa9", "x."})
    EXPECT_FALSE(service_name::parse(bad)) << bad;
  EXPECT_TRUE(service_name::parse(std::string(64, 'x')));
  EXPECT_FALSE(service_name::parse(std::string(65, 'x')));
}

}  // namespace
}  // namespace csprel
