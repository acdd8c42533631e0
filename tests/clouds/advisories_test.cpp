// SPDX-License-Identifier: Apache-2.0
// What does not change an answer and is said all the same (contract, global section 3.1).
#include <gmock/gmock.h>

#include "clouds/tenant.hpp"
#include "csprel/directory/explanation.hpp"

namespace csprel::test {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::vector<std::string> advice(const tenant& t, const question& q) {
  std::vector<std::string> codes;
  const auto told = explain(t.build(), q);
  for (const advisory& one : told.value().advisories) codes.emplace_back(one.code);
  return codes;
}

TEST(Advisory, TellsWhatASuspensionAndAReactivationLeave) {
  tenant t;
  t.sale("s", suite);
  EXPECT_THAT(advice(t, of(subscription_suspend, "s")), Contains("billing_continues"));
  EXPECT_THAT(advice(t, of(subscription_suspend, "s")), Not(Contains("schedule_will_be_dropped")));
  t.commerce("s").next_term.emplace();
  EXPECT_THAT(advice(t, of(subscription_suspend, "s")), Contains("schedule_will_be_dropped"));
  EXPECT_THAT(advice(t, of(subscription_add_seats, "s").seats(1)), Contains("schedule_will_be_dropped"));
  EXPECT_THAT(advice(t, of(subscription_rename, "s")), Not(Contains("schedule_will_be_dropped")));
  t.suspended("s");
  EXPECT_THAT(advice(t, of(subscription_reactivate, "s")), Contains("auto_renew_stays_off"));
}

TEST(Advisory, TellsAProviderThatNoResellerEarns) {
  tenant t;
  t.at(suite).conditions.edit().is_trial = true;
  t.at(suite).conditions.edit().base_offer = offer_of(larger);
  const ask trial = of_customer(subscription_start_trial).offer(suite).seats(25).by(provider_i);
  const ask plan = of_customer(azure_plan_purchase).by(provider_i);
  for (const ask& q : {trial, plan, order(larger).by(provider_i)}) {
    EXPECT_THAT(advice(t, q), Contains("no_reseller_on_record"));
    EXPECT_THAT(advice(t, ask(q).reseller("4847386")), Not(Contains("no_reseller_on_record")));
    EXPECT_THAT(advice(t, ask(q).by(seller_p)), Not(Contains("no_reseller_on_record")));
  }
}

TEST(Advisory, OfLicencesAndPromotionsIsWhereTheyMove) {
  tenant t;
  t.sale("s", suite);
  const ask move = of(subscription_transition, "s").target(larger);
  EXPECT_THAT(advice(t, ask(move).seats(9)), Contains("licences_move_by_hand"));
  EXPECT_THAT(advice(t, ask(move).seats(10)), Not(Contains("licences_move_by_hand")));
  t.sale("l", essentials);
  t.commerce("l").promotion_at_purchase = t.commerce("s").promotion_at_purchase = true;
  t["s"].term_duration = "P3Y";
  EXPECT_THAT(advice(t, of(subscription_change_billing_cycle, "l").cycle(billing_cycle::annual)), Contains("promotion_lost"));
  EXPECT_THAT(advice(t, of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual)),
              Not(Contains("promotion_lost")));
  EXPECT_THAT(advice(t, of(subscription_rename, "s")), Not(Contains("promotion_lost")));
}

TEST(Advisory, OfReservationsIsOfThoseThatStand) {
  tenant t;
  delegated_admin grant;
  grant.partner = seller_p;
  t.customer.delegated_admins = {grant};
  t.sale("benefit", reservation);
  EXPECT_THAT(advice(t, of_customer(delegated_admin_relinquish)), Contains("reservations_present"));
  t["benefit"].status = subscription_status::deleted;
  EXPECT_THAT(advice(t, of_customer(delegated_admin_relinquish)), Not(Contains("reservations_present")));
}

TEST(Advisory, WarnsOfWhatCannotBeUndone) {
  tenant t;
  t.sale("s", suite);
  t.commerce("s").cancellation_allowed_until = today + days(1);
  EXPECT_THAT(advice(t, of(subscription_cancel, "s")), Contains("irreversible"));
  EXPECT_THAT(advice(t, of(subscription_transition, "s").target(larger)), Contains("irreversible"));
  EXPECT_THAT(advice(t, of(subscription_transition, "s").target(larger)), Not(Contains("licences_move_by_hand")));
  EXPECT_THAT(advice(t, of(subscription_transition, "s").target(larger).seats(4)), Contains("licences_move_by_hand"));
}

TEST(Advisory, SaysThatAChangeTakesTheWholeResource) {
  tenant t;
  t.sale("s", suite).sale("b", backup);
  EXPECT_THAT(advice(t, of(subscription_rename, "s")), Contains("patch_needs_whole_resource"));
  EXPECT_THAT(advice(t, of(subscription_rename, "b")), Not(Contains("patch_needs_whole_resource")));
}

TEST(Advisory, TellsWhatIsASubscriptionsPatch) {  // QTY-15; of the older platform the cycle is the order's (BIL-4)
  tenant t;
  t.sale("s", suite, provider_i).sale("l", essentials, provider_i);
  t["s"].term_duration = "P3Y";
  for (const char* id : {"s", "l"}) {
    ask q = of(subscription_change_reseller_of_record, id).by(provider_i);
    q.with.mpn_id = mpn_id_choice{"4847386"};
    EXPECT_THAT(advice(t, q), Contains("patch_needs_whole_resource")) << id;
  }
  EXPECT_THAT(advice(t, of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual).by(provider_i)),
              Contains("patch_needs_whole_resource"));
  EXPECT_THAT(advice(t, of(subscription_change_billing_cycle, "l").cycle(billing_cycle::annual).by(provider_i)),
              Not(Contains("patch_needs_whole_resource")));
}

TEST(Advisory, SaysWhatMayBeSo) {
  const auto message = [](const tenant& t, const question& q) {
    const auto told = explain(t.build(), q);
    return told.value().advisories.front().message;
  };
  tenant t;
  t.sale("b", backup);
  t["b"].term_duration.clear();
  EXPECT_THAT(message(t, of(subscription_cancel, "b")), ::testing::HasSubstr("not known whether the refund window"));
  t["b"].term_duration = "P1M";
  EXPECT_THAT(message(t, of(subscription_cancel, "b")), ::testing::HasSubstr("is over"));
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, std::nullopt, {}});
  t.sale("r", reservation);
  EXPECT_THAT(message(t, of_customer(delegated_admin_relinquish)), ::testing::HasSubstr("that are not cancelled"));
  t["r"].status.reset();
  EXPECT_THAT(message(t, of_customer(delegated_admin_relinquish)), ::testing::HasSubstr("not known whether"));
}

TEST(Advisory, SchedulesTheEndOfAMarketplaceSubscription) {
  tenant t;
  t.sale("b", backup);
  t.commerce("b").cancellation_allowed_until = today + days(1);
  EXPECT_THAT(advice(t, of(subscription_cancel, "b")), Not(Contains("cancellation_scheduled")));
  t.commerce("b").cancellation_allowed_until = today + days(-1);
  EXPECT_THAT(advice(t, of(subscription_cancel, "b")), Contains("cancellation_scheduled"));
}

TEST(Advisory, TellsOfThePromotionThatIsLost) {
  tenant t;
  t.sale("s", suite);
  EXPECT_THAT(advice(t, of(subscription_change_term, "s").term(term::three_years)), Not(Contains("promotion_lost")));
  t.commerce("s").promotion_at_purchase = true;
  EXPECT_THAT(advice(t, of(subscription_change_term, "s").term(term::three_years)), Contains("promotion_lost"));
  // Another plan is such a change, too, now or for the next term (TRM-3).
  EXPECT_THAT(advice(t, of(subscription_transition, "s").target(larger)), Contains("promotion_lost"));
  EXPECT_THAT(advice(t, of(subscription_schedule_change, "s").target(larger)), Contains("promotion_lost"));
  EXPECT_THAT(advice(t, of(subscription_schedule_change, "s").term(term::three_years)), Contains("promotion_lost"));
  EXPECT_THAT(advice(t, of(subscription_schedule_change, "s").seats(9)), Not(Contains("promotion_lost")));
}

TEST(Advisory, TellsWhatEndsWithARelationshipAndWhatDoesNot) {
  tenant t;
  EXPECT_THAT(advice(t, of_customer(relationship_remove)), Contains("delegated_admin_ends_too"));
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, std::nullopt, {}});
  EXPECT_THAT(advice(t, of_customer(delegated_admin_relinquish)), Not(Contains("reservations_present")));
  t.sale("r", reservation);
  EXPECT_THAT(advice(t, of_customer(delegated_admin_relinquish)), Contains("reservations_present"));
}

TEST(Advisory, TellsOfTenantWideAdminThatNobodyUses) {
  tenant t;
  t.conditions().gdap_relationships.emplace();
  delegated_admin grant{seller_p, std::nullopt, std::nullopt, {}};
  grant.statistics.edit().last_sign_in = today + days(-60);
  t.customer.delegated_admins = {grant};
  EXPECT_THAT(advice(t, of_customer(user_list)), Not(Contains("dap_inactive")));
  t.customer.delegated_admins[0].statistics.edit().last_sign_in = today + days(-60) + duration{-1};
  EXPECT_THAT(advice(t, of_customer(user_list)), Contains("dap_inactive"));
}

TEST(Advisory, RecommendsASecondFactorWhereNoneIsAsked) {
  tenant t(cloud::us_government);
  ask q = of_customer(customer_view);
  EXPECT_THAT(advice(t, q), Not(Contains("mfa_recommended")));
  q.mfa = false;
  EXPECT_THAT(advice(t, q), Contains("mfa_recommended"));
  EXPECT_THAT(advice(tenant{}, q), Not(Contains("mfa_recommended")));
}

TEST(Advisory, SaysThatATransferLeavesAzureRolesAlone) {
  tenant t;
  t.sale("a", azure_plan);
  t.conditions().transfers.emplace();
  t.conditions().transfers->push_back({*transfer_id::parse("t"), transfer_kind::azure_plan, transfer_status::pending,
                                       seller_p, other_q, today, {}, {}});
  ask q(transfer_accept);
  q.which = transfer_resource{"t", customer_c};
  EXPECT_THAT(advice(t, q), Contains("rbac_unchanged"));
}

TEST(Advisory, SaysWhenToAskTheApiAgain) {
  tenant t;
  t.sale("s", suite);
  t.commerce("s").renewal.pending = true;
  EXPECT_THAT(advice(t, of(subscription_add_seats, "s").seats(1)), Contains("retry_later"));
}

TEST(Advisory, CountsTheDaysThatAreLeftInSteps) {
  tenant t;
  security_group engineers;
  engineers.id = group_of("engineers");
  engineers.members = std::vector{group_member{*directory_object_id::parse("agent"), {}, {}, {}}};
  t.at(seller_p).account.edit().groups = std::vector{engineers};
  gdap_relationship g;
  g.id = *gdap_relationship_id::parse("g");
  g.partner = seller_p;
  g.roles = std::vector{id_of(entra_role::directory_readers)};
  g.status = gdap_status::active;
  g.activated = today + days(-30);
  access_assignment a;
  a.id = *access_assignment_id::parse("a");
  a.group = engineers.id;
  a.status = access_assignment_status::active;
  a.roles = g.roles;
  g.access_assignments = std::vector{a};
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector<std::string>{"DirectoryReaders"};
  const auto said = [&](int left) -> std::string {
    g.end = today + days(left);
    t.conditions().gdap_relationships = std::vector{g};
    const auto told = explain(t.build(), q);
    for (const advisory& one : told.value().advisories)
      if (one.code == "gdap_expires_soon") return one.message;
    return "";
  };
  EXPECT_EQ(said(1), "The relationship ends within 1 day.");
  EXPECT_EQ(said(7), "The relationship ends within 7 days.");
  EXPECT_EQ(said(30), "The relationship ends within 30 days.");
  EXPECT_EQ(said(31), "");
}

TEST(Advisory, OfAPartNeedsToKnowTheWhole) {
  tenant t;
  t.sale("s", suite);
  t["s"].quantity.reset();
  EXPECT_THAT(advice(t, of(subscription_transition, "s").target(larger).seats(9)), Not(Contains("licences_move_by_hand")));
}

TEST(Explanation, CallsByItsIdWhatHasNoName) {
  tenant t = selling();
  t.customer.company_name.clear();
  t.at(suite).name.clear();
  t.no_relationship(seller_p);
  t.at(seller_p).name.clear();
  const auto message = [&](const ask& q, requirement why) {
    const auto told = explain(t.build(), q);
    for (const unmet_requirement& one : told.value().reasons)
      if (one.code == why) return one.message;
    return std::string{};
  };
  EXPECT_EQ(message(of(subscription_rename, "s"), no_relationship),
            "partner " + seller_p.to_string() + " has no reseller relationship with customer " + customer_c.to_string() + ".");
  EXPECT_EQ(message(of(subscription_add_seats, "s").seats(500), quantity_out_of_range),
            "offer " + std::string(suite) + " takes 1 to 300 seats; the subscription has 10 now.");
  t["s"].is_trial = true;
  t["s"].quantity.reset();
  EXPECT_EQ(message(of(subscription_convert_trial, "s").seats(5), quantity_out_of_range),
            "offer " + std::string(suite) + " takes 1 to 300 seats.");
}

TEST(Advisory, IsOfTheOperationTheTrackAndTheAnswerThatItIsAbout) {
  tenant t;
  t.sale("s", suite).sale("l", essentials).sale("b", backup);
  t.commerce("s").next_term.emplace();
  t.commerce("b").cancellation_allowed_until = today + days(-1);
  EXPECT_THAT(advice(t, of(subscription_suspend, "l")), Not(Contains("billing_continues")));
  EXPECT_THAT(advice(t, of(subscription_cancel, "b")), Not(Contains("irreversible")));
  for (const char* code : {"billing_continues", "auto_renew_stays_off", "irreversible"})
    EXPECT_THAT(advice(t, of(subscription_rename, "s")), Not(Contains(code)));
  EXPECT_THAT(advice(t, of(subscription_rename, "b")), Not(Contains("cancellation_scheduled")));
  EXPECT_THAT(advice(t, of(subscription_add_seats, "s").seats(1)), Not(Contains("licences_move_by_hand")));
  EXPECT_THAT(advice(t, of(subscription_view, "s")), Not(Contains("patch_needs_whole_resource")));
  ask renew = of(subscription_set_auto_renew, "s");
  renew.with.enabled = true;
  EXPECT_THAT(advice(t, renew), Not(Contains("schedule_will_be_dropped")));
  renew.with.enabled = false;
  EXPECT_THAT(advice(t, renew), Contains("schedule_will_be_dropped"));
  t.suspended("l");
  EXPECT_THAT(advice(t, of(subscription_reactivate, "l")), Not(Contains("auto_renew_stays_off")));
  EXPECT_TRUE(advice(t, of(subscription_cancel, "s").by(other_q)).empty()) << "who may not, need not know";
}

TEST(Advisory, FindsAReservationAmongOthers) {
  tenant t;
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, std::nullopt, {}});
  t.sale("s", suite).sale("r", reservation);
  EXPECT_THAT(advice(t, of_customer(delegated_admin_relinquish)), Contains("reservations_present"));
}

TEST(Advisory, OfAzureRolesIsNotOfSeats) {
  tenant t;
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  t.conditions().transfers.emplace();
  t.sale("l", essentials);
  ask q = of_customer(transfer_create);
  q.with.kind = request_kind::direct_to_indirect;
  q.with.to = provider_i;
  q.with.subscriptions = std::vector{subscription_of("l")};
  t.allows(q);
  EXPECT_THAT(advice(t, q), Not(Contains("rbac_unchanged")));
}

}  // namespace
}  // namespace csprel::test
