// SPDX-License-Identifier: Apache-2.0
// How many groups within groups a partner may have: each bound below, at and above it.
#include <string>

#include "clouds/delegated.hpp"

namespace csprel::test {
namespace {

std::string numbered(std::size_t i) { return "g" + std::to_string(i); }
group_member member(const std::string& id) {
  group_member m;
  m.id = *directory_object_id::parse(id);
  return m;
}
/// `count` groups without members.
tenant with_groups(std::size_t count) {
  tenant t;
  t.at(seller_p).users.push_back({user_of("somebody"), agent_role_set{}, admin_role_set{}, {}});
  auto& all = *t.at(seller_p).account.edit().groups;
  for (std::size_t i = 0; i < count; ++i) {
    security_group one;
    one.id = group_of(numbered(i));
    one.members.emplace();
    all.push_back(std::move(one));
  }
  return t;
}
std::vector<group_member>& members(tenant& t, std::size_t group) {
  return *(*t.at(seller_p).account.edit().groups)[group].members;
}
/// Nothing, or what is wrong with it.
std::string wrong_with(const tenant& t) try {
  (void)t.build();
  return "";
} catch (const std::logic_error& wrong) {
  return wrong.what();
}
const std::string too_many =
    "/partners/0/groups: found groups within groups for too many, expected no more than 4194304 memberships in all, "
    "in no more than 16777216 ways";

TEST(Groups, HoldFourMillionMemberships) {
  // In a chain of 2,895 there are 2,895 x 2,896 / 2 = 4,191,960, so that somebody may be in 2,344 of them.
  constexpr std::size_t length = 2895;
  tenant t = with_groups(length);
  for (std::size_t i = 0; i + 1 < length; ++i) members(t, i).push_back(member(numbered(i + 1)));
  for (const std::size_t in : {2342U, 2343U}) {
    members(t, in).push_back(member("somebody"));
    EXPECT_EQ(wrong_with(t), "") << in;
    members(t, in).pop_back();
  }
  members(t, 2344).push_back(member("somebody"));
  EXPECT_EQ(wrong_with(t), too_many);
}

TEST(Groups, OfAChainAloneHoldFourMillionMemberships) {
  tenant t = with_groups(2896);
  for (std::size_t i = 0; i + 1 < 2896; ++i) members(t, i).push_back(member(numbered(i + 1)));
  EXPECT_EQ(wrong_with(t), too_many);
}

/// Groups that all contain all.
tenant with_full_circle(std::size_t count) {
  tenant t = with_groups(count);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < count; ++k) members(t, i).push_back(member(numbered(k)));
  return t;
}

TEST(Groups, AreFoundInSixteenMillionWays) {
  // The way up from each of 256 leads to all, of which each is in all: 256 x 256 x 256.
  tenant t = with_full_circle(256);
  EXPECT_EQ(wrong_with(t), "");
  members(t, 0).push_back(member("somebody"));
  EXPECT_EQ(wrong_with(t), too_many) << "256 ways more";
  EXPECT_EQ(wrong_with(with_full_circle(257)), too_many);
}

TEST(Groups, AreFoundForEachMemberToo) {
  // 255 x 255 x 255, for each of three who are in all 255 x 255, and for one who is in three 3 x 255: one less than may be.
  tenant t = with_full_circle(255);
  for (const char* id : {"a", "b", "c"}) {
    t.at(seller_p).users.push_back({user_of(id), agent_role_set{}, admin_role_set{}, {}});
    for (std::size_t i = 0; i < 255; ++i) members(t, i).push_back(member(id));
  }
  for (std::size_t i = 0; i < 3; ++i) members(t, i).push_back(member("somebody"));
  EXPECT_EQ(wrong_with(t), "");
  members(t, 3).push_back(member("somebody"));
  EXPECT_EQ(wrong_with(t), too_many);
}

TEST(Groups, MayNameAMemberTwice) {
  // What stands there twice is found once.
  tenant t = with_full_circle(200);
  for (int again = 0; again < 3'000; ++again) {
    members(t, 0).push_back(member(numbered(1)));
    members(t, 0).push_back(member("somebody"));
  }
  EXPECT_EQ(wrong_with(t), "");
}

}  // namespace
}  // namespace csprel::test
