// SPDX-License-Identifier: Apache-2.0
// Laws of the vocabulary: what holds at compile time first, then at run time.
#include <absl/hash/hash_testing.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>

#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/billing_type.hpp"
#include "csprel/vocabulary/channel.hpp"
#include "csprel/vocabulary/cloud.hpp"
#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/guid_boost.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/partner_model.hpp"
#include "csprel/vocabulary/relationship_origin.hpp"
#include "csprel/vocabulary/relationship_type.hpp"
#include "csprel/vocabulary/result.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "csprel/vocabulary/standing.hpp"
#include "csprel/vocabulary/subscription_status.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {
namespace {

// ---- at compile time ------------------------------------------------------------------------

template <class T>
constexpr bool regular = std::is_default_constructible_v<T> && std::is_copy_constructible_v<T> &&
                         std::is_copy_assignable_v<T> && std::equality_comparable<T>;
static_assert(regular<guid> && regular<partner_id> && regular<offer_id> && regular<instant> && regular<duration> &&
              regular<service_name> && regular<agent_role_set> && regular<wire_value<billing_type>> && regular<error>);

/// No id can be mistaken for another, for a GUID or for a text.
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
static_assert(guid::parse(sample).has_value());
static_assert(guid::parse(sample)->bytes()[0] == 0xca && guid::parse(sample)->bytes()[15] == 0xaa);
static_assert(guid{} == guid::parse("00000000-0000-0000-0000-000000000000") && guid{}.is_nil());
static_assert(guid::parse("00000000-0000-0000-0000-000000000001") > guid{});
static_assert(!guid::parse("") && !guid::parse("ca73f9f82aa65a27bb58ae94e57570aa"));
static_assert(partner_id::parse(sample)->value() == *guid::parse(sample));

constexpr instant first = instant::from_seconds(std::numeric_limits<std::int64_t>::min());
constexpr instant last = instant::from_seconds(std::numeric_limits<std::int64_t>::max());
static_assert(first.seconds() == -62'135'596'800 && last.seconds() == 253'402'300'799);
static_assert(last + duration{1} == last && first + duration{-1} == first);
static_assert(last + duration{std::numeric_limits<std::int64_t>::max()} == last);
static_assert(first + duration{std::numeric_limits<std::int64_t>::min()} == first);
static_assert(first + duration{std::numeric_limits<std::int64_t>::max()} == last);
static_assert(last + duration{std::numeric_limits<std::int64_t>::min()} == first);
static_assert(first + (last - first) == last && last + (first - last) == first);
static_assert(instant{} + days(1) == instant::from_seconds(86'400) && days(60).seconds == 5'184'000);
static_assert(instant{} + days(1) > instant{} && days(-1) < days(0));

constexpr agent_role_set all_agents = agent_role_set::all();
static_assert(all_agents.size() == 3 && agent_role_set{}.empty() && agent_role_set{}.size() == 0);
static_assert((all_agents - agent_role_set{agent_role::sales_agent}).size() == 2);
static_assert(!(all_agents - agent_role_set{agent_role::sales_agent}).contains(agent_role::sales_agent));
static_assert(all_agents.contains_all({agent_role::helpdesk_agent}) && all_agents.contains_all({}));
static_assert(!agent_role_set{agent_role::admin_agent}.contains_all(all_agents));
static_assert(!agent_role_set{agent_role::admin_agent}.intersects({agent_role::sales_agent}));
static_assert((agent_role_set{agent_role::admin_agent} | agent_role_set{agent_role::sales_agent}).front() ==
              agent_role::admin_agent);

enum class bit : unsigned char {};
constexpr std::size_t sum_of(const enum_set<bit, 130>& set) {
  std::size_t sum = 0;
  for (const bit b : set) sum = sum * 1000 + static_cast<std::size_t>(b);
  return sum;
}
static_assert(sum_of({bit{129}, bit{0}, bit{64}, bit{63}}) == 63'064'129, "in order, over all words");
static_assert(enum_set<bit, 130>::all().size() == 130);
static_assert(enum_set<bit, 130>{}.begin() == enum_set<bit, 130>{}.end());

// ---- guid -----------------------------------------------------------------------------------

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

// ---- ids ------------------------------------------------------------------------------------

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
  for (const char* good : {"e", "exchange", "office_apps", "a1_", "x0"}) {
    const auto name = service_name::parse(good);
    ASSERT_TRUE(name) << good;
    EXPECT_EQ(name->to_string(), good);
  }
  for (const char* bad : {"", "Exchange", "1x", "_x", "office-apps", "office apps", "\xc3\xa9", "x."})
    EXPECT_FALSE(service_name::parse(bad)) << bad;
  EXPECT_TRUE(service_name::parse(std::string(64, 'x')));
  EXPECT_FALSE(service_name::parse(std::string(65, 'x')));
}

// ---- hashing --------------------------------------------------------------------------------

TEST(Hashing, AgreesWithEqualityForAbseil) {
  const guid a = *guid::parse(sample);
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({guid{}, a, *guid::parse("00000000-0000-0000-0000-000000000001")}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({partner_id{}, partner_id{a}}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly(
      {*offer_id::parse("A"), *offer_id::parse("a"), *offer_id::parse("b"), *offer_id::parse("ab"), offer_id{}}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({first, instant{}, last}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({service_name{}, *service_name::parse("x")}));
  EXPECT_TRUE(
      absl::VerifyTypeImplementsAbslHashCorrectly({agent_role_set{}, all_agents, agent_role_set{agent_role::sales_agent}}));
  using status = wire_value<subscription_status>;
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly(
      {status{}, status{subscription_status::active}, status::read("ACTIVE"), status::read("Warned"), status::read("warned")}));
}

template <class T>
std::size_t std_hash(const T& value) {
  return std::hash<T>{}(value);
}

TEST(Hashing, OfTheStandardLibraryAgreesWithEqualityAndSpreads) {
  EXPECT_EQ(std_hash(*partner_id::parse(sample)), std_hash(*partner_id::parse("CA73F9F8-2AA6-5A27-BB58-AE94E57570AA")));
  EXPECT_EQ(std_hash(instant::from_seconds(7)), std_hash(instant::from_seconds(7)));
  EXPECT_EQ(std_hash(*service_name::parse("x")), std_hash(*service_name::parse("x")));
  EXPECT_EQ(std_hash(wire_value<standing>::read("ACTIVE")), std_hash(wire_value<standing>{standing::active}));
  std::unordered_set<std::size_t> seen;
  for (unsigned i = 0; i < 256; ++i)
    for (const std::size_t at : {std::size_t{0}, std::size_t{7}, std::size_t{8}, std::size_t{15}}) {
      guid::bytes_type bytes{};
      bytes[at] = static_cast<std::uint8_t>(i);
      seen.insert(std_hash(guid{bytes}));
    }
  EXPECT_EQ(seen.size(), 4U * 255 + 1);
}

// ---- instants -------------------------------------------------------------------------------

TEST(Instant, SaturatesAndPrintsItsSeconds) {
  std::ostringstream out;
  out << first << ' ' << instant{} << ' ' << last + days(1);
  EXPECT_EQ(out.str(), "@-62135596800 @0 @253402300799");
  EXPECT_EQ((instant::from_seconds(100) - instant::from_seconds(40)).seconds, 60);
}

// ---- enumerations ---------------------------------------------------------------------------

template <class E>
class WireNames : public ::testing::Test {};

using enumerations =
    ::testing::Types<billing_cycle, billing_type, channel, cloud, error_code, partner_model, relationship_origin,
                     relationship_type, agent_role, admin_role, customer_role, standing, subscription_status,
                     suspension_ground>;
TYPED_TEST_SUITE(WireNames, enumerations);

TYPED_TEST(WireNames, AreReadBackExactly) {
  std::unordered_set<std::string_view> names;
  for (const auto& row : enum_names<TypeParam>::rows) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(name(row.value), row.name);
    EXPECT_EQ(from_name<TypeParam>(row.name), row.value);
    std::string upper(row.name);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    EXPECT_EQ(from_name<TypeParam>(upper), std::nullopt) << "documents spell their words exactly";
    EXPECT_EQ(from_name<TypeParam>(std::string(row.name) + " "), std::nullopt);
    std::ostringstream out;
    out << row.value;
    EXPECT_EQ(out.str(), row.name);
  }
  EXPECT_EQ(from_name<TypeParam>(""), std::nullopt);
  EXPECT_EQ(from_name<TypeParam>("no such word"), std::nullopt);
}

TYPED_TEST(WireNames, AreReadLenientlyWhateverTheirCaseAndSeparators) {
  for (const auto& row : enum_names<TypeParam>::rows) {
    std::string pascal, upper, dashed;
    bool start = true;
    for (const char c : row.name) {
      const char up = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      upper += up;
      dashed += c == '_' ? '-' : c;
      if (c != '_') pascal += start ? up : c;
      start = c == '_';
    }
    for (const std::string& spelling :
         {std::string(row.name), pascal, upper, dashed, " " + dashed + " ", "_" + upper + "__", pascal + "-"})
      EXPECT_EQ(from_wire<TypeParam>(spelling), row.value) << spelling;
    EXPECT_EQ(from_wire<TypeParam>(std::string(row.name) + "x"), std::nullopt);
    EXPECT_EQ(from_wire<TypeParam>(row.name.substr(0, row.name.size() - 1)), std::nullopt) << row.name;
  }
  EXPECT_EQ(from_wire<TypeParam>(std::string_view{}), std::nullopt);
  EXPECT_EQ(from_wire<TypeParam>("_- "), std::nullopt);
}

TYPED_TEST(WireNames, AreReadFromTheNumbersOfTheApiAlone) {
  for (long long number = -1; number < 20; ++number) {
    std::optional<TypeParam> expected;
    for (const auto& row : enum_names<TypeParam>::rows)
      if (number >= 0 && row.wire_number == number) expected = row.value;
    EXPECT_EQ(from_wire<TypeParam>(number), expected) << number;
  }
}

TEST(WireNames, NumbersAreThoseOfTheApi) {
  EXPECT_EQ(from_wire<subscription_status>(1LL), subscription_status::active);
  EXPECT_EQ(from_wire<subscription_status>(2LL), subscription_status::suspended);
  EXPECT_EQ(from_wire<subscription_status>(3LL), subscription_status::deleted);
  EXPECT_EQ(from_wire<billing_cycle>(1LL), billing_cycle::monthly);
  EXPECT_EQ(from_wire<relationship_type>(1LL), relationship_type::reseller);
  EXPECT_EQ(from_wire<standing>(1LL), std::nullopt) << "the API has no number for it";
}

TEST(WireValue, KeepsAnUnknownWordAndForgetsTheSpellingOfAKnownOne) {
  using status = wire_value<subscription_status>;
  const status odd = status::read("Warned");
  EXPECT_EQ(odd.known(), std::nullopt);
  EXPECT_EQ(odd.text(), "Warned");
  EXPECT_NE(odd, status::read("warned")) << "kept as sent";
  EXPECT_EQ(odd, status::read("Warned"));
  EXPECT_EQ(status::read(99LL).text(), "99");
  EXPECT_EQ(status::read("SUSPENDED"), status{subscription_status::suspended});
  EXPECT_EQ(status::read("SUSPENDED").text(), "suspended");
  EXPECT_EQ(status::read(2LL), subscription_status::suspended);
  EXPECT_FALSE(odd == subscription_status::none);
  std::ostringstream out;
  out << odd << ' ' << status{subscription_status::active};
  EXPECT_EQ(out.str(), "Warned active");
}

TEST(EnumSet, PrintsItsMembersInOrder) {
  std::ostringstream out;
  out << agent_role_set{agent_role::helpdesk_agent, agent_role::admin_agent} << agent_role_set{};
  EXPECT_EQ(out.str(), "{admin_agent, helpdesk_agent}{}");
  agent_role_set set = all_agents;
  set.erase(agent_role::sales_agent);
  EXPECT_THAT(std::vector(set.begin(), set.end()), ::testing::ElementsAre(agent_role::admin_agent, agent_role::helpdesk_agent));
}

// ---- errors ---------------------------------------------------------------------------------

TEST(Error, SaysWhatWasFoundWhereAndWhatWasExpected) {
  const error e{error_code::malformed_guid, "/partners/0/id", "`abc`", "a GUID"};
  EXPECT_EQ(e.message(), "found `abc`, expected a GUID");
  std::ostringstream out;
  out << e;
  EXPECT_EQ(out.str(), "malformed_guid at \"/partners/0/id\": found `abc`, expected a GUID");
  for (const auto change : {+[](error& x) { x.code = error_code::io; }, +[](error& x) { x.pointer += "x"; },
                            +[](error& x) { x.found += "x"; }, +[](error& x) { x.expected += "x"; }}) {
    error other = e;
    EXPECT_EQ(other, e);
    change(other);
    EXPECT_NE(other, e);
  }
}

TEST(ResultDeathTest, AskingAFailureForItsValueEndsTheProgram) {
  const result<int> failed = error{error_code::io, "", "nothing", "a file"};
  EXPECT_FALSE(failed);
  EXPECT_EQ(failed.error().code, error_code::io);
  EXPECT_DEATH((void)failed.value(), "");
}

}  // namespace
}  // namespace csprel
