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
template <class Event>
std::vector<Event> steps_in(const remedies& all) {
  std::vector<Event> steps;
  for (const remedy& way : all.ways)
    for (const remedy_step& step : way.steps)
      if (const auto* fact = std::get_if<event_fact>(&step.change))
        if (const auto* one = std::get_if<Event>(fact)) steps.push_back(*one);
  return steps;
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
  EXPECT_EQ(steps_in<gdap_created>(all).front().relationship.display_name, "access_cccccccc_1");
}

TEST(Remedies, AreTheSameForTheSecondCustomer) {
  tenant t = granular();
  t.others.push_back(t.customer);
  t.others.back().id = customer_d;
  ask q = administers_users();
  q.which = customer_resource{customer_d};
  const directory world = t.build();
  const remedies all = found(world, q, after_withdrawal);
  EXPECT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
  for (const remedy& way : all.ways) expect_to_help(world, way, q, after_withdrawal);
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

TEST(Remedies, AskForAnotherWhereAnApprovalDoesNotTellItsEnd) {
  tenant t = granular();
  gdap_relationship waiting = draft();
  waiting.partner = seller_p;
  waiting.status = gdap_status::approval_pending;
  waiting.created = today;
  waiting.access_assignments.emplace();
  t.conditions().gdap_relationships->push_back(waiting);
  const directory world = t.build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  ASSERT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
  for (const remedy& way : all.ways) expect_to_help(world, way, administers_users(), after_withdrawal);
  // Where it tells, the customer approves it, and no other is asked for.
  t.conditions().gdap_relationships->front().duration = "P730D";
  const remedies told = found(t.build(), administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(told, {"gdap_approved", "gdap_assignment_created"})) << told.nothing_helps;
  EXPECT_TRUE(steps_in<gdap_created>(told).empty());
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

/// As `granular`, with a group "others" in which nobody is.
tenant granular_with_an_empty_group() {
  tenant t = granular();
  security_group others;
  others.id = group_of("others");
  others.members.emplace();
  t.at(seller_p).account.edit().groups->push_back(others);
  return t;
}

TEST(Remedies, TheEmployeeJoinsTheGroupThatHasTheRole) {
  tenant t = granular_with_an_empty_group();
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

TEST(Remedies, WhoeverIsToSignSigns) {
  tenant t = granular();
  t.at(seller_p).account.edit().mpa = agreement_status{};
  t.at(seller_p).account.edit().mpa->is_signed = false;
  const directory world = t.build();
  const remedies all = found(world, order(), today);
  ASSERT_TRUE(has_way(all, {"partner_agreement_signed"})) << all.nothing_helps;
  EXPECT_TRUE(all.ways.front().steps.front().admins.contains(admin_role::global_admin)) << "AGR-4";
  expect_to_help(world, all.ways.front(), order(), today);
}

TEST(Remedies, TheOperatorLooksAtTheCustomer) {
  tenant t = granular();
  t.conditions().review = customer_review::under_review;
  const remedies all = found(t.build(), order(), today);
  ASSERT_TRUE(has_way(all, {"customer_reviewed"})) << all.nothing_helps;
  EXPECT_EQ(all.ways.front().steps.front().actor, remedy_actor::cloud_operator);
}

TEST(Remedies, SuspendedSubscriptionsEndNoRelationship) {  // REL-18
  tenant t = granular();
  t.sale("s", suite);
  t.sale("t", larger);
  const directory world = t.build();
  const remedies all = found(world, of_customer(relationship_remove), today);
  ASSERT_TRUE(has_way(all, {"subscription_suspended", "subscription_suspended"})) << all.nothing_helps;
  expect_to_help(world, all.ways.front(), of_customer(relationship_remove), today);
}

TEST(Remedies, ReachWhatTheResellerLacks) {
  tenant t = granular();
  t.at(reseller_v).providers.clear();
  t.at(reseller_v).account.edit().partnerships.emplace();
  t.at(reseller_v).account.edit().mpa->is_signed = false;
  t.no_relationship(reseller_v);
  const directory world = t.build();
  const ask q = order().by(provider_i).reseller(t.at(reseller_v).mpn_id);
  const remedies all = found(world, q, today);
  ASSERT_FALSE(all.ways.empty()) << all.nothing_helps;
  EXPECT_EQ(all.ways.front().steps.size(), 3U);
  expect_to_help(world, all.ways.front(), q, today);
  for (const relationship_accepted& one : steps_in<relationship_accepted>(all))
    EXPECT_EQ(one.with_delegated_admin, false) << "which no order asks for";
}

TEST(Remedies, TheEmployeeBecomesAnAgent) {
  tenant t = granular();
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, today + days(-100), {}});
  t.at(seller_p).users.push_back({user_of("clerk"), agent_role_set{}, admin_role_set{}, {}});
  ask q = administers_users();
  q.who = partner_user_subject{user_of("clerk"), seller_p};
  const directory world = t.build();
  const remedies all = found(world, q, after_withdrawal);
  ASSERT_FALSE(all.ways.empty()) << all.nothing_helps;
  EXPECT_TRUE(std::holds_alternative<partner_role_assigned>(all.ways.front().steps.front().change));
  expect_to_help(world, all.ways.front(), q, after_withdrawal);
}

TEST(Remedies, AnOldDraftIsNoUse) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}, today + days(-100));
  const remedies all = found(now.world, administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
}

TEST(Remedies, TellWhoMendsWhatNoEventDoes) {
  tenant t = granular();
  t.at(seller_p).account.edit().order_block = "800069";
  EXPECT_EQ(found(t.build(), order(), today).nothing_helps.find("Only the operator of the cloud"), 0U);
}

TEST(Remedies, OrderWhatAnAddOnNeeds) {  // ADD-4
  tenant t = granular();
  t.at(phone).prerequisite_offers = {offer_of(suite), offer_of(essentials)};
  t.at(suite).minimum_quantity = 5;
  t.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P3Y", {billing_cycle::triennial}, {}}};
  t.conditions().review = customer_review::under_review;
  const directory world = t.build();
  const remedies all = found(world, order(phone), today);
  // The older platform's offer is ordered too, for its equivalent is not told.
  ASSERT_EQ(all.ways.size(), 2U) << all.nothing_helps;
  for (const remedy& way : all.ways) {
    EXPECT_EQ(names_of(way), (std::vector<std::string_view>{"customer_reviewed", "subscription_created"}));
    expect_to_help(world, way, order(phone), today);
  }
  const remedy_step& step = all.ways.front().steps.back();
  EXPECT_EQ(step.actor, remedy_actor::this_partner);
  EXPECT_TRUE(step.agents.contains(agent_role::sales_agent)) << "whoever may order";
  const auto& ordered = std::get<subscription_created>(std::get<event_fact>(step.change));
  EXPECT_EQ(ordered.quantity, 5);
  EXPECT_EQ(ordered.id, subscription_of("ordered_1"));
  EXPECT_EQ(ordered.terms.term_duration, "P3Y");
  EXPECT_EQ(ordered.terms.billing_cycle, billing_cycle::triennial);
}

TEST(Remedies, OrderByTheMonthWhereNoCycleIsTold) {
  tenant t = granular();
  t.sale("other", larger).sale("s", suite);
  t["s"].status = subscription_status::deleted;  // Neither is what the add-on needs.
  t.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P3Y", {}, {}}};
  const remedies all = found(t.build(), order(phone), today);
  ASSERT_EQ(all.ways.size(), 1U) << all.nothing_helps;
  const auto& ordered = std::get<subscription_created>(std::get<event_fact>(all.ways.front().steps.back().change));
  EXPECT_EQ(ordered.terms.term_duration, "P3Y");
  EXPECT_EQ(ordered.terms.billing_cycle, billing_cycle::monthly);
  t.at(suite).conditions.edit().terms->clear();
  EXPECT_TRUE(found(t.build(), order(phone), today).ways.empty()) << "it is sold for no term";
}

TEST(Remedies, OrderNothingThatTheAskerMayNotOrder) {
  tenant t = granular();
  t.at(suite).conditions.edit().withdrawn = today + days(-1);
  EXPECT_NE(found(t.build(), order(phone), today).nothing_helps, "");
  t.at(suite).conditions.edit().withdrawn.reset();
  t.at(suite).minimum_quantity.reset();
  EXPECT_NE(found(t.build(), order(phone), today).nothing_helps, "") << "how many it could order is not told";
  const std::string alone = found(t.build(), order(phone), today).nothing_helps;
  t.sale("idle", larger).suspended("idle");
  EXPECT_EQ(found(t.build(), order(phone), today).nothing_helps, alone) << "what it does not need is left alone";
  t.at(phone).prerequisite_offers.clear();
  EXPECT_NE(found(t.build(), order(phone), today).nothing_helps, "");
}

TEST(Remedies, ReviveWhatAnAddOnNeeds) {
  tenant t = granular();
  t.sale("s", suite).suspended("s");
  const directory world = t.build();
  const remedies all = found(world, order(phone), today);
  EXPECT_TRUE(has_way(all, {"subscription_reactivated"})) << all.nothing_helps;
  EXPECT_TRUE(has_way(all, {"subscription_created"}));
  for (const remedy& way : all.ways) expect_to_help(world, way, order(phone), today);
}

TEST(Remedies, CancelWhatStandsBeneathAPlan) {  // SUS-7, CAN-9
  tenant t = granular();
  t.sale("s", azure_plan);
  azure_entitlement e;
  e.status = subscription_status::active;
  auto& beneath = t.commerce("s").azure_entitlements.emplace();
  for (const char* id : {"az1", "az2", "az3"}) {
    e.id = *azure_subscription_id::parse(id);
    beneath.push_back(e);
  }
  beneath[1].status = subscription_status::deleted;
  t.sale("others", reservation).sale("gone", reservation);
  t["others"].seller = other_q;  // Another seller's is not beneath the plan.
  t["gone"].status = subscription_status::deleted;
  for (const operation what : {subscription_suspend, subscription_cancel}) {
    const directory world = t.build();
    const remedies all = found(world, of(what, "s"), today);
    ASSERT_TRUE(has_way(all, {"azure_subscription_changed", "azure_subscription_changed"})) << all.nothing_helps;
    expect_to_help(world, all.ways.front(), of(what, "s"), today);
    EXPECT_TRUE(all.ways.front().steps.front().admins.contains(admin_role::global_admin));
  }
  t.sale("benefit", reservation);
  const auto says_why = [&](const ask& q) {
    const remedies none = found(t.build(), q, today);
    return none.ways.empty() && none.nothing_helps.find("A reservation or savings plan stands") == 0;
  };
  EXPECT_TRUE(says_why(of(subscription_suspend, "s"))) << "benefits end by no operation, whatever else is beneath";
  EXPECT_TRUE(says_why(of_customer(relationship_remove)));
  t.commerce("s").azure_entitlements->clear();
  EXPECT_TRUE(says_why(of(subscription_cancel, "s")));
  t["benefit"].status = subscription_status::deleted;
  EXPECT_FALSE(says_why(of(subscription_cancel, "s")));
  t["benefit"].status = subscription_status::active;
  t["benefit"].seller = other_q;  // Another seller's is not beneath the plan.
  EXPECT_FALSE(says_why(of(subscription_cancel, "s")));
}

TEST(Remedies, CancelOnlyWhatIsKnownToStandBeneathAPlan) {
  tenant t = granular();
  t.sale("s", azure_plan).sale("benefit", reservation);
  EXPECT_NE(found(t.build(), of(subscription_suspend, "s"), today).nothing_helps, "") << "what stands beneath is not told";
  tenant one = granular();
  one.sale("s", azure_plan);
  auto& beneath = one.commerce("s").azure_entitlements.emplace(2);
  beneath[0].id = *azure_subscription_id::parse("az1");
  beneath[1].id = *azure_subscription_id::parse("az2");
  beneath[1].status = subscription_status::active;
  const remedies all = found(one.build(), of(subscription_suspend, "s"), today);
  EXPECT_TRUE(all.ways.empty()) << "how the other stands is not told";
  EXPECT_NE(all.nothing_helps, "");
}

TEST(Remedies, ABenefitHindersWhereverItStands) {
  tenant t = granular();
  t.sale("benefit", reservation).sale("s", azure_plan);
  t.commerce("s").azure_entitlements.emplace();
  EXPECT_EQ(found(t.build(), of(subscription_suspend, "s"), today).nothing_helps.find("A reservation or savings plan stands"), 0U);
}

TEST(Remedies, TheSellerTurnsTheRenewalOn) {
  tenant t = granular();
  t.sale("s", suite);
  t["s"].auto_renew = false;
  const remedies all = found(t.build(), of(subscription_renew, "s"), today);
  EXPECT_TRUE(has_way(all, {"auto_renew_set"})) << all.nothing_helps;
}

// ---- by which role, group and step ---------------------------------------------------------------

const entra_role_id unlisted_role = *entra_role_id::parse("99999999-0000-4000-8000-0000000000aa");
const entra_role_id another_unlisted_role = *entra_role_id::parse("99999999-0000-4000-8000-0000000000bb");

gdap_relationship in_force(std::string_view id, std::vector<entra_role_id> roles) {
  gdap_relationship g = draft(id);
  g.partner = seller_p;
  g.roles = std::move(roles);
  g.status = gdap_status::active;
  g.created = g.activated = today + days(-10);
  g.end = today + days(300);
  g.access_assignments.emplace();
  return g;
}

TEST(Remedies, AskForTheVeryRoleThatTheCatalogueLacks) {
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector<std::string>{unlisted_role.to_string()};
  const remedies all = found(granular().build(), q, after_withdrawal);
  ASSERT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
  EXPECT_EQ(steps_in<gdap_created>(all).front().relationship.roles, std::vector{unlisted_role});
  // One that holds it is assigned; another unlisted role is of no use.
  tenant t = granular();
  t.conditions().gdap_relationships->push_back(in_force("r1", {another_unlisted_role, unlisted_role}));
  const remedies held = found(t.build(), q, after_withdrawal);
  ASSERT_TRUE(has_way(held, {"gdap_assignment_created"})) << held.nothing_helps;
  EXPECT_EQ(steps_in<gdap_assignment_created>(held).front().assignment.roles, std::vector{unlisted_role});
}

TEST(Remedies, NameNoMoreThanFourGroups) {
  tenant t = granular();
  auto& groups = *t.at(seller_p).account.edit().groups;
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    security_group one;
    one.id = group_of(id);
    one.members = std::vector{agent_as_member()};
    groups.push_back(one);
  }
  t.conditions().gdap_relationships->push_back(in_force("r1", {id_of(entra_role::user_administrator)}));
  const remedies all = found(t.build(), administers_users(), after_withdrawal);
  EXPECT_EQ(steps_in<gdap_assignment_created>(all).size(), 4U) << all.nothing_helps;
}

TEST(Remedies, LeaveAloneWhatDoesNotTellItsStatusOrRoles) {
  tenant t = granular_with_an_empty_group();
  gdap_relationship g = in_force("r1", {id_of(entra_role::user_administrator), id_of(entra_role::global_reader)});
  access_assignment without_status = to_group("operators", entra_role::global_reader, "a1");
  access_assignment without_roles = to_group("others", entra_role::global_reader, "a2");
  without_roles.status = access_assignment_status::active;
  without_roles.roles.reset();
  g.access_assignments = std::vector{without_status, without_roles};
  t.conditions().gdap_relationships->push_back(g);
  gdap_relationship untold = draft("r2");
  untold.partner = seller_p;
  untold.status = gdap_status::created;
  untold.roles.reset();
  t.conditions().gdap_relationships->push_back(untold);
  const directory world = t.build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  ASSERT_TRUE(has_way(all, {"gdap_assignment_created"})) << all.nothing_helps;
  EXPECT_TRUE(steps_in<group_member_added>(all).empty()) << "which roles that group has is not told";
  EXPECT_TRUE(steps_in<gdap_submitted>(all).empty()) << "nor which roles would be granted";
  for (const remedy& way : all.ways) expect_to_help(world, way, administers_users(), after_withdrawal);
}

TEST(Remedies, AreBoundedWhereMuchCouldHelp) {
  tenant t = granular();
  for (int i = 0; i < 20; ++i) {
    gdap_relationship one = draft("r" + std::to_string(i));
    one.partner = seller_p;
    one.status = gdap_status::created;
    one.created = today;
    one.duration = "P730D";
    one.access_assignments.emplace();
    t.conditions().gdap_relationships->push_back(one);
  }
  const directory world = t.build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  EXPECT_EQ(all.ways.size(), max_remedies) << all.nothing_helps;
  for (const remedy& way : all.ways) expect_to_help(world, way, administers_users(), after_withdrawal);
}

TEST(Remedies, SayThatOnlyTimeHelpsWhereARoleIsOnItsWay) {
  tenant t = granular();
  gdap_relationship less = in_force("r1", {id_of(entra_role::global_reader)});
  access_assignment a = to_group("operators", entra_role::global_reader);
  a.status = access_assignment_status::active;
  less.access_assignments = std::vector{a};
  gdap_relationship coming = in_force("r2", {id_of(entra_role::user_administrator)});
  coming.activated = after_withdrawal + days(3);
  t.conditions().gdap_relationships = std::vector{less, coming};
  const remedies all = found(t.build(), administers_users(), after_withdrawal);
  EXPECT_TRUE(all.ways.empty());
  EXPECT_EQ(all.nothing_helps, "The relationship is approved and takes effect by itself; only waiting helps.");
}

TEST(Remedies, MakeNobodyASalesAgentOfAReseller) {  // AMB-33
  tenant t = granular();
  t.at(reseller_v).users.push_back({user_of("clerk"), agent_role_set{}, admin_role_set{}, {}});
  ask q = of_customer(customer_view);
  q.who = partner_user_subject{user_of("clerk"), reseller_v};
  const directory world = t.build();
  const remedies all = found(world, q, today);
  ASSERT_FALSE(all.ways.empty()) << all.nothing_helps;
  for (const remedy& way : all.ways) {
    const auto& role = std::get<partner_role_assigned>(way.steps.front().change);
    EXPECT_NE(role.agent, agent_role::sales_agent);
    expect_to_help(world, way, q, today);
  }
}

TEST(Remedies, OfWhatNobodyCanMendSayWho) {
  tenant t = granular();
  t.conditions().review = customer_review::not_approved;
  EXPECT_TRUE(has_way(found(t.build(), order(), today), {"customer_reviewed"}));
  tenant without_id = granular();
  without_id.at(seller_p).account.edit().partner_ids.emplace();
  EXPECT_EQ(found(without_id.build(), order(), today).nothing_helps.find("Only a global administrator of the partner"), 0U);
  // There is no partnership to remove.
  ask removal = of_partner(partnership_remove, provider_i);
  removal.with.partner = seller_p;
  tenant unpartnered = granular();
  unpartnered.at(provider_i).account.edit().partnerships.emplace();
  const remedies none = found(unpartnered.build(), removal, today);
  EXPECT_TRUE(none.ways.empty());
  EXPECT_FALSE(none.nothing_helps.empty());
  // Of several subscriptions that are to move one is suspended.
  tenant moving = granular();
  moving.at(seller_p).account.edit().also_indirect_reseller = true;
  moving.sale("l", essentials).suspended("l");
  ask transfer = of_customer(transfer_create);
  transfer.with.kind = request_kind::direct_to_indirect;
  transfer.with.to = provider_i;
  transfer.with.subscriptions = std::vector{subscription_of("l")};
  const remedies hopeless = found(moving.build(), transfer, today);
  EXPECT_TRUE(hopeless.ways.empty());
  EXPECT_FALSE(hopeless.nothing_helps.empty());
}

TEST(Remedies, SuspendWhatThePartnerItselfSoldAndIsActive) {
  tenant t = granular();
  t.sale("theirs", suite, other_q).sale("s", suite).sale("idle", suite);
  t.suspended("idle");
  const remedies all = found(t.build(), of_customer(relationship_remove), today);
  ASSERT_TRUE(has_way(all, {"subscription_suspended"})) << all.nothing_helps;
  EXPECT_EQ(steps_in<csprel::subscription_suspended>(all).front().subscription.id, subscription_of("s"));
}

TEST(Remedies, TheProviderIsFoundWhereAResellerHandsACustomerOn) {
  tenant t = granular();
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  t.at(seller_p).account.edit().partnerships.emplace();
  t.at(provider_i).account.edit().partnerships.emplace();
  ask q = of_customer(relationship_extend);
  q.with.provider = provider_i;
  const directory world = t.build();
  const remedies all = found(world, q, today);
  ASSERT_FALSE(all.ways.empty()) << all.nothing_helps;
  EXPECT_EQ(steps_in<partnership_started>(all).front(), (partnership_started{provider_i, seller_p}));
  for (const remedy& way : all.ways) expect_to_help(world, way, q, today);
}

TEST(Remedies, AProviderIsCalledOneAndAnotherPartnerOther) {
  tenant t = granular();
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  const auto partnered = [&](const partner_id& other, std::optional<partnership_type> type, std::string state) {
    partnership one;
    one.other = other;
    one.type = type;
    one.state = std::move(state);
    t.at(seller_p).account.edit().partnerships->push_back(one);
  };
  t.at(other_q).model = partner_model::indirect_provider;
  t.at(seller_p).account.edit().partnerships.emplace();
  partnered(other_q, {}, "Active");
  partnered(other_q, partnership_type::is_indirect_reseller_of, "Terminated");
  partnered(partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")}, partnership_type::is_indirect_reseller_of,
            "Active");
  partnered(provider_i, partnership_type::is_indirect_reseller_of, "Active");
  t.relationship(other_q).attested_by(other_q);
  t.sale("theirs", suite, other_q).sale("s", suite, provider_i).suspended("theirs").suspended("s");
  const directory world = t.build();
  const remedies all = found(world, order(phone), today);
  std::vector<std::pair<remedy_actor, subscription_id>> revived;
  for (const remedy& way : all.ways) {
    expect_to_help(world, way, order(phone), today);
    const remedy_step& step = way.steps.front();
    if (const auto* one = std::get_if<csprel::subscription_reactivated>(&std::get<event_fact>(step.change)))
      revived.emplace_back(step.actor, one->subscription.id);
  }
  EXPECT_EQ(revived, (std::vector<std::pair<remedy_actor, subscription_id>>{
                         {remedy_actor::other_partner, subscription_of("theirs")},
                         {remedy_actor::indirect_provider, subscription_of("s")}}));
}

TEST(Remedies, DelegatedAdminComesWithARelationshipOnlyWhereItMust) {  // REL-8
  for (const auto& [where, offered] : {std::pair{cloud::global, std::vector<std::optional<bool>>{false, true}},
                                       std::pair{cloud::us_government, std::vector<std::optional<bool>>{true}}}) {
    tenant t = granular(where);
    t.customer.relationships.clear();  // US Government knows one partner (REL-8).
    std::vector<std::optional<bool>> told;
    for (const auto& one : steps_in<relationship_accepted>(found(t.build(), of_customer(customer_view), today)))
      told.push_back(one.with_delegated_admin);
    EXPECT_EQ(told, offered) << name(where);
  }
}

TEST(Remedies, TheOlderKindIsGrantedByNameWhereThereIsNoLink) {
  tenant t = granular();
  t.at(seller_p).link.reset();
  const remedies all = found(t.build(), administers_users(), today);
  EXPECT_TRUE(has_way(all, {"delegated_admin_granted"})) << all.nothing_helps;
  t.no_relationship(reseller_v).at(reseller_v).link.reset();
  EXPECT_EQ(found(t.build(), of_customer(customer_view).by(reseller_v), today).nothing_helps,
            "The partner has no link on record that the customer could accept.");
}

TEST(Remedies, APartnerThatAsksItselfMayNameAnyOfItsGroups) {
  tenant t = granular();
  t.conditions().gdap_relationships->push_back(in_force("r1", {id_of(entra_role::user_administrator)}));
  ask q = administers_users();
  q.who = partner_subject{seller_p};
  std::vector<std::optional<group_id>> named;
  for (const auto& one : steps_in<gdap_assignment_created>(found(t.build(), q, after_withdrawal))) {
    named.push_back(one.assignment.group);
    EXPECT_EQ(one.assignment.id, assignment_of("assignment_1"));
  }
  EXPECT_EQ(named, (std::vector<std::optional<group_id>>{group_of("operators"), group_of("agents")}));
}

/// As `granular`, with two groups in which nobody is, and a clerk who is in none.
tenant granular_with_a_clerk() {
  tenant t = granular_with_an_empty_group();
  security_group more;
  more.id = group_of("more");
  more.members.emplace();
  t.at(seller_p).account.edit().groups->push_back(more);
  t.at(seller_p).users.push_back({user_of("clerk"), agent_role_set{}, admin_role_set{}, {}});
  return t;
}
access_assignment standing_as(access_assignment_status status, std::string_view id, std::string_view group,
                              entra_role role = entra_role::user_administrator) {
  access_assignment a = to_group(group, role, id);
  a.status = status;
  return a;
}

TEST(Remedies, WhoIsInNoGroupIsGivenNothingByOne) {
  tenant t = granular_with_a_clerk();
  gdap_relationship g = in_force("r1", {id_of(entra_role::user_administrator), id_of(entra_role::global_reader)});
  g.access_assignments->push_back(standing_as(access_assignment_status::active, "a1", "others", entra_role::global_reader));
  g.access_assignments->push_back(standing_as(access_assignment_status::error, "a2", "others"));
  t.conditions().gdap_relationships->push_back(g);
  ask q = administers_users();
  q.who = partner_user_subject{user_of("clerk"), seller_p};
  const remedies all = found(t.build(), q, after_withdrawal);
  EXPECT_TRUE(all.ways.empty());
  EXPECT_EQ(all.nothing_helps, "The partner lists no security group of the asker's that could be given roles.");
}

TEST(Remedies, EachAssignmentIsMendedInItsOwnWay) {
  tenant t = granular_with_a_clerk();
  gdap_relationship g = in_force("r1", {id_of(entra_role::user_administrator), id_of(entra_role::global_reader)});
  g.access_assignments = std::vector{standing_as(access_assignment_status::active, "a1", "operators", entra_role::global_reader),
                                     standing_as(access_assignment_status::deleted, "a2", "others"),
                                     standing_as(access_assignment_status::pending, "a3", "operators"),
                                     standing_as(access_assignment_status::active, "a4", "more")};
  t.conditions().gdap_relationships->push_back(g);
  const directory world = t.build();
  const remedies all = found(world, administers_users(), after_withdrawal);
  std::vector<std::vector<std::string_view>> ways;
  for (const remedy& way : all.ways) {
    ways.push_back(names_of(way));
    expect_to_help(world, way, administers_users(), after_withdrawal);
  }
  using names = std::vector<std::string_view>;
  ASSERT_EQ(
      ways,
      (std::vector<names>{
          {"gdap_assignment_activated"}, {"group_member_added"}, {"gdap_assignment_updated"}, {"gdap_assignment_created"}}))
      << all.nothing_helps;
  EXPECT_EQ(all.ways[0].steps[0].actor, remedy_actor::cloud_operator);
  EXPECT_EQ(steps_in<gdap_assignment_activated>(all)[0].assignment, assignment_of("a3"));
  EXPECT_EQ(steps_in<group_member_added>(all)[0].group, group_of("more"));
  const access_assignment more = steps_in<gdap_assignment_updated>(all)[0].assignment;
  EXPECT_EQ(more.id, assignment_of("a1"));
  EXPECT_EQ(more.roles, (std::vector{id_of(entra_role::global_reader), id_of(entra_role::user_administrator)}));
  const access_assignment fresh = steps_in<gdap_assignment_created>(all)[0].assignment;
  EXPECT_EQ(fresh.id, assignment_of("assignment_5"));
  EXPECT_EQ(fresh.group, group_of("agents"));
}

TEST(Remedies, ASuperiorRoleIsOfUseOnlyWhereItCoversTheOthers) {
  const entra_role_id superior = id_of(entra_role::global_administrator);
  const entra_role_id very = id_of(entra_role::user_administrator);
  for (const bool covers : {true, false}) {
    tenant t = granular();
    t.choose(option::superior_entra_roles_count, covers ? "global_administrator" : "listed_only");
    t.conditions().gdap_relationships = std::vector{in_force("r1", {superior, very})};
    const remedies both = found(t.build(), administers_users(), after_withdrawal);
    ASSERT_TRUE(has_way(both, {"gdap_assignment_created"})) << both.nothing_helps;
    EXPECT_EQ(steps_in<gdap_assignment_created>(both).front().assignment.roles, std::vector{covers ? superior : very});
    t.conditions().gdap_relationships = std::vector{in_force("r1", {superior})};
    const remedies one = found(t.build(), administers_users(), after_withdrawal);
    EXPECT_EQ(has_way(one, {"gdap_assignment_created"}), covers);
    EXPECT_EQ(has_way(one, {"gdap_created", "gdap_approved", "gdap_assignment_created"}), !covers) << one.nothing_helps;
  }
}

TEST(Remedies, AnothersRelationshipIsOfNoUse) {
  tenant t = granular();
  gdap_relationship theirs = in_force("r1", {id_of(entra_role::user_administrator)});
  theirs.partner = other_q;
  t.conditions().gdap_relationships->push_back(theirs);
  const remedies all = found(t.build(), administers_users(), after_withdrawal);
  ASSERT_TRUE(has_way(all, {"gdap_created", "gdap_approved", "gdap_assignment_created"})) << all.nothing_helps;
  EXPECT_EQ(steps_in<gdap_created>(all).front().relationship.display_name, "access_cccccccc_2");
}

TEST(Remedies, WhatWouldChangeNothingIsPassedOver) {
  // The agent is one already, but granular delegated admin comes first and gives less (GDAP-15).
  tenant t = granular();
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, today + days(-100), {}});
  gdap_relationship g = in_force("r1", {id_of(entra_role::user_administrator), id_of(entra_role::global_reader)});
  g.access_assignments->push_back(standing_as(access_assignment_status::active, "a1", "operators", entra_role::global_reader));
  t.conditions().gdap_relationships->push_back(g);
  const remedies all = found(t.build(), administers_users(), after_withdrawal);
  EXPECT_TRUE(has_way(all, {"gdap_assignment_updated"})) << all.nothing_helps;
}

TEST(Remedies, SayWhatNobodyMendsNotWhatTheSellerCould) {
  // Of the Azure plan that is in the way the seller could cancel what stands beneath, but the plan itself cannot be.
  tenant t = granular();
  t.at(essentials).upgrade_target_offers = {offer_of(school)};
  t.at(azure_plan).services = t.at(school).services = std::vector{*service_name::parse("exchange")};
  t.at(azure_plan).conditions.edit().cancellable = false;
  t.sale("l", essentials).sale("plan", azure_plan);
  azure_entitlement one;
  one.id = *azure_subscription_id::parse("az1");
  one.status = subscription_status::active;
  t.commerce("plan").azure_entitlements.emplace().push_back(one);
  const remedies all = found(t.build(), of(subscription_transition, "l").target(school), today);
  EXPECT_TRUE(all.ways.empty());
  EXPECT_EQ(all.nothing_helps, "Subscription `plan` must be cancelled first, which cannot be done. " +
                                   std::string(info(seats_not_adjustable).unmet));
}

TEST(Remedies, AnAssignmentGivesOnlyWhatItsRelationshipHolds) {
  // The relationship could give one of both roles, the assignment carries the other, so nobody need join its group.
  tenant t = granular_with_an_empty_group();
  gdap_relationship g = in_force("r1", {id_of(entra_role::helpdesk_administrator)});
  g.access_assignments->push_back(standing_as(access_assignment_status::active, "a1", "others"));
  t.conditions().gdap_relationships->push_back(g);
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector<std::string>{"UserAdmin", "HelpdeskAdmin"};
  for (const bool is_employee : {true, false}) {
    if (!is_employee) q.who = partner_subject{seller_p};
    const directory world = t.build();
    const remedies all = found(world, q, after_withdrawal);
    ASSERT_TRUE(has_way(all, {"gdap_assignment_created"})) << all.nothing_helps;
    EXPECT_TRUE(steps_in<group_member_added>(all).empty());
    for (const remedy& way : all.ways) expect_to_help(world, way, q, after_withdrawal);
  }
}

}  // namespace
}  // namespace csprel::test
