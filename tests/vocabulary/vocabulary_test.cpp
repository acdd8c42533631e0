// SPDX-License-Identifier: Apache-2.0
// What all of the vocabulary is: regular, and hashed as it compares.
#include <absl/hash/hash_testing.h>
#include <gtest/gtest.h>

#include <functional>
#include <string_view>
#include <type_traits>

#include "csprel/vocabulary/billing_type.hpp"
#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/guid.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "csprel/vocabulary/standing.hpp"
#include "csprel/vocabulary/subscription_status.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {
namespace {

template <class T>
constexpr bool regular = std::is_default_constructible_v<T> && std::is_copy_constructible_v<T> &&
                         std::is_copy_assignable_v<T> && std::equality_comparable<T>;
static_assert(regular<guid> && regular<partner_id> && regular<offer_id> && regular<instant> && regular<duration> &&
              regular<service_name> && regular<agent_role_set> && regular<wire_value<billing_type>> && regular<error>);

constexpr std::string_view sample = "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa";
constexpr instant last = instant::from_seconds(253'402'300'799);
constexpr agent_role_set all_agents = agent_role_set::all();

TEST(Hashing, AgreesWithEqualityForAbseil) {
  const guid a = *guid::parse(sample);
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({guid{}, a, *guid::parse("00000000-0000-0000-0000-000000000001")}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({partner_id{}, partner_id{a}}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly(
      {*offer_id::parse("A"), *offer_id::parse("a"), *offer_id::parse("b"), *offer_id::parse("ab"), offer_id{}}));
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({instant{}, last}));
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

TEST(Hashing, OfTheStandardLibraryAgreesWithEquality) {
  EXPECT_EQ(std_hash(*partner_id::parse(sample)), std_hash(*partner_id::parse("CA73F9F8-2AA6-5A27-BB58-AE94E57570AA")));
  EXPECT_EQ(std_hash(instant::from_seconds(7)), std_hash(instant::from_seconds(7)));
  EXPECT_EQ(std_hash(*service_name::parse("x")), std_hash(*service_name::parse("x")));
  EXPECT_EQ(std_hash(wire_value<standing>::read("ACTIVE")), std_hash(wire_value<standing>{standing::active}));
}

}  // namespace
}  // namespace csprel
