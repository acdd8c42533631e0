// SPDX-License-Identifier: Apache-2.0
// What would change a denial in the clouds other than 21Vianet, and by whom (contract, global section 6).
#include <algorithm>

#include "clouds/granular.hpp"
#include "csprel/directory/remedy.hpp"

namespace csprel::test {
namespace {

constexpr instant after_withdrawal = today + days(5);  // Tenant-wide delegated admin is no longer offered.

remedies found(const directory& world, ask q, instant at) {
  return find_remedies(world, q.now(at)).value();
}
std::vector<std::string_view> names_of(const remedy& way) {
  std::vector<std::string_view> names;
  for (const remedy_step& step : way.steps)
    names.push_back(event_names[std::get<event_fact>(step.change).index()]);
  return names;
}
bool has_way(const remedies& all, const std::vector<std::string_view>& steps) {
  return std::any_of(all.ways.begin(), all.ways.end(), [&](const remedy& way) { return names_of(way) == steps; });
}
/// Every way that is told was tried: its steps lead to an allow.
void expect_to_help(directory world, const remedy& way, ask q, instant at) {
  for (const remedy_step& step : way.steps) {
    const auto next = take(world, step, at);
    ASSERT_TRUE(next);
    world = *next;
  }
  EXPECT_EQ(csprel::decide(world, q.now(way.not_before.value_or(at))).value().result, outcome::allow);
}

story with_relationship(std::optional<access_assignment> a = {}) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}).then(gdap_submitted{r1}).then(gdap_approved{r1, today});
  if (a) {
    a->status = access_assignment_status::active;
    now.then(gdap_assignment_created{r1, *a});
  }
  return now;
}

TEST(Remedies, RequestApproveAndAssignWhereThereIsNothing) {
  const directory world = granular().build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  ASSERT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
  for (const remedy& way : all.ways) expect_to_help(world, way, administers_users(), after_withdrawal);
  const remedy& way = all.ways.front();
  EXPECT_EQ(way.steps[0].actor, remedy_actor::this_partner);
  EXPECT_EQ(way.steps[1].actor, remedy_actor::customer_administrator);
  EXPECT_EQ(way.steps[2].actor, remedy_actor::this_partner);
}

TEST(Remedies, GrantTheOlderKindWhileItIsOffered) {
  const directory world = granular().build();
  const remedies all = found(world, administers_users(), today);
  EXPECT_TRUE(has_way(all, {"relationship_accepted"})) << all.nothing_helps;
  EXPECT_FALSE(has_way(found(world, administers_users(), after_withdrawal), {"relationship_accepted"}));
}

TEST(Remedies, TheCustomerApprovesWhatWaits) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}).then(gdap_submitted{r1});
  const remedies all = found(now.world, administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(all, {"gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
}

TEST(Remedies, ThePartnerAssignsOrLetsTheEmployeeJoin) {
  const story unassigned = with_relationship();
  EXPECT_TRUE(has_way(found(unassigned.world, administers_users(), after_withdrawal), {"gdap_assignment_created"}));
  const story elsewhere = with_relationship(to_group("agents"));
  // An admin agent is in the group of that role, whoever it lists; so another group is needed.
  EXPECT_EQ(elsewhere.asked(administers_users()), outcome::allow);
  const story less = with_relationship(to_group("operators", entra_role::global_reader));
  const remedies all = found(less.world, administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(all, {"gdap_assignment_updated"})) << all.nothing_helps;
  for (const remedy& way : all.ways) expect_to_help(less.world, way, administers_users(), after_withdrawal);
}

TEST(Remedies, TheEmployeeJoinsTheGroupThatHasTheRole) {
  tenant t = granular();
  security_group others;
  others.id = group_of("others");
  others.members.emplace();
  t.at(seller_p).account.edit().groups->push_back(others);
  story now(t);
  access_assignment a = to_group("others");
  a.status = access_assignment_status::active;
  now.then(gdap_created{customer_c, seller_p, draft()})
      .then(gdap_submitted{r1})
      .then(gdap_approved{r1, today})
      .then(gdap_assignment_created{r1, a});
  const remedies all = found(now.world, administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(all, {"group_member_added"})) << all.nothing_helps;
}

TEST(Remedies, OnlyTimeHelpsWhatIsApprovedForLater) {
  const instant later = after_withdrawal + days(3);
  access_assignment a = to_group();
  a.status = access_assignment_status::active;
  tenant t = granular();
  gdap_relationship g = draft();
  g.partner = seller_p;
  g.status = gdap_status::active;
  g.activated = later;
  g.end = later + days(100);
  g.access_assignments = std::vector{a};
  t.conditions().gdap_relationships->push_back(g);
  const directory world = t.build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  ASSERT_EQ(all.ways.size(), 1U) << all.nothing_helps;
  EXPECT_TRUE(all.ways.front().steps.empty());
  EXPECT_EQ(all.ways.front().not_before, later);
  expect_to_help(world, all.ways.front(), administers_users(), after_withdrawal);
}

TEST(Remedies, ThePartnerAttestsTheAgreement) {
  tenant t = granular();
  t.conditions().agreements.emplace();
  t.attested_by(provider_i);
  const remedies all = found(t.build(), order(), today);
  EXPECT_TRUE(has_way(all, {"agreement_attested"})) << all.nothing_helps;
}

TEST(Remedies, TheSellerTurnsTheRenewalOn) {
  tenant t = granular();
  t.sale("s", suite);
  t["s"].auto_renew = false;
  const remedies all = found(t.build(), of(subscription_renew, "s"), today);
  EXPECT_TRUE(has_way(all, {"auto_renew_set"})) << all.nothing_helps;
}

}  // namespace
}  // namespace csprel::test
