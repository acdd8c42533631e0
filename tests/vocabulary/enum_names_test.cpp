// SPDX-License-Identifier: Apache-2.0
// What enumerators are called in documents and by the APIs.
#include "csprel/vocabulary/enum_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_set>

#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/billing_type.hpp"
#include "csprel/vocabulary/channel.hpp"
#include "csprel/vocabulary/cloud.hpp"
#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/partner_model.hpp"
#include "csprel/vocabulary/relationship_origin.hpp"
#include "csprel/vocabulary/relationship_type.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/standing.hpp"
#include "csprel/vocabulary/subscription_status.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {
namespace {

enum class muddled : unsigned char { first, second };

}  // namespace

template <>
struct enum_names<muddled> {
  static constexpr std::array rows{enum_name<muddled>{muddled::second, "second"}, enum_name<muddled>{muddled::first, "first"}};
};

namespace {

static_assert(!detail::rows_in_order<muddled>() && detail::rows_in_order<standing>());

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
  long long number = 0;
  for (const billing_cycle each : {billing_cycle::unknown, billing_cycle::monthly, billing_cycle::annual, billing_cycle::none,
                                   billing_cycle::one_time, billing_cycle::triennial, billing_cycle::biennial})
    EXPECT_EQ(from_wire<billing_cycle>(number++), each);
  EXPECT_EQ(from_wire<subscription_status>(6LL), subscription_status::disabled);
  EXPECT_EQ(from_wire<relationship_type>(1LL), relationship_type::reseller);
  EXPECT_EQ(from_wire<relationship_type>(5LL), relationship_type::none);
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

}  // namespace
}  // namespace csprel
