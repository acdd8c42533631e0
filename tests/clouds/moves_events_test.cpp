// SPDX-License-Identifier: Apache-2.0
// Subscriptions that become others: transitions, trials, migrations, transfers, Azure (contract, global section 8).
#include "clouds/granular.hpp"
#include "csprel/model/subscription_term.hpp"

namespace csprel::test {
namespace {

const subscription_id new_n = subscription_of("n");

const subscription_fields* find(const story& now, std::string_view id) {
  for (const subscription& one : now.world.customer_at(0)->subscriptions)
    if (one->id == subscription_of(id)) return &*one;
  return nullptr;
}

tenant selling_seats(std::string_view offer, std::int64_t seats) {
  tenant t = granular();
  t.sale("s", offer);
  t["s"].quantity = seats;
  return t;
}

order_terms a_year() {
  order_terms terms;
  terms.term_duration = "P1Y";
  terms.billing_cycle = billing_cycle::monthly;
  return terms;
}

TEST(SubscriptionCreated, OpensItsWindows) {
  story now(granular());
  now.then(subscription_created{customer_c, seller_p, offer_of(suite), 10, new_n, a_year(), "4847386"});
  const subscription_fields& made = *find(now, "n");
  EXPECT_EQ(made.term_duration, "P1Y");
  EXPECT_EQ(made.auto_renew, true);
  EXPECT_EQ(made.reseller_of_record, "4847386");
  EXPECT_EQ(made.commerce->cancellation_allowed_until, today + days(7));
  EXPECT_EQ(made.commerce->refundable->batches, (std::vector<refundable_batch>{{10, today + days(7), {}}}));
  EXPECT_EQ(csprel::term_end(made), instant::from_seconds(1'728'086'399));  // 2024-10-04T23:59:59Z
  now.refuses(csprel::subscription_cancelled{{new_n, {}}}, cancellation_window_elapsed, today + days(7) + duration{1});
  now.refuses(subscription_created{customer_c, seller_p, offer_of(suite), 301, subscription_of("m"), a_year(), {}},
              quantity_out_of_range);
}

TEST(SubscriptionTransitioned, MovesSomeSeatsToANewOne) {  // S32, S33
  story now(selling_seats(suite, 20));
  now.then(subscription_transitioned{sale_s, offer_of(larger), 8, new_n, {}, {}});
  EXPECT_EQ(find(now, "s")->quantity, 12);
  const subscription_fields& fresh = *find(now, "n");
  EXPECT_EQ(fresh.quantity, 8);
  EXPECT_EQ(fresh.offer, offer_of(larger));
  EXPECT_EQ(fresh.seller, seller_p);
  EXPECT_EQ(csprel::term_end(fresh), csprel::term_end(*find(now, "s")));
  for (const instant at : {today, today + days(1)}) {  // An upgrade has no window, not even for a second (CAN-12).
    now.refuses(csprel::subscription_cancelled{{new_n, {}}}, cancellation_window_elapsed, at);
    now.refuses(seats_changed{{new_n, {}}, 7}, seat_window_elapsed, at);
  }
}

TEST(SubscriptionTransitioned, MovesAllSeatsInPlace) {
  tenant t = selling_seats(suite, 20);
  t.commerce("s").next_term.emplace();
  story now(t);
  now.then(subscription_transitioned{sale_s, offer_of(larger), 20, {}, {}, {}});
  EXPECT_EQ(find(now, "s")->offer, offer_of(larger));
  EXPECT_EQ(find(now, "s")->quantity, 20);
  EXPECT_FALSE(find(now, "s")->commerce->next_term) << "what was scheduled is dropped";
  now.refuses(subscription_transitioned{sale_s, offer_of(suite), {}, {}, {}, {}}, no_transition_path);
}

TEST(SubscriptionTransitioned, MovesSeatsToOneThatIsThere) {
  tenant t = selling_seats(suite, 20);
  t.sale("n", larger);
  story now(t);
  now.then(subscription_transitioned{sale_s, offer_of(larger), 5, {}, new_n, {}});
  EXPECT_EQ(find(now, "s")->quantity, 15);
  EXPECT_EQ(find(now, "n")->quantity, 15);
  now.then(subscription_transitioned{sale_s, offer_of(larger), {}, {}, new_n, {}});
  EXPECT_EQ(find(now, "n")->quantity, 30);
  EXPECT_EQ(find(now, "s")->status, subscription_status::deleted);
}

TEST(SubscriptionTransitioned, NeedsAnIdForWhatIsNew) {
  const story now(selling_seats(suite, 20));
  const auto without = apply(now.world, event{today, subscription_transitioned{sale_s, offer_of(larger), 8, {}, {}, {}}});
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().pointer, "/id");
  EXPECT_EQ(apply(now.world, event{today, subscription_transitioned{sale_s, offer_of(larger), 8, sale_s.id, {}, {}}}).error().code,
            error_code::duplicate_id);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), 0, new_n, {}, {}}, quantity_out_of_range);
}

TEST(SuspendedAndReactivated, NewCommerceStaysWithoutRenewal) {  // S13, S14
  tenant t = selling_seats(suite, 20);
  t.commerce("s").next_term.emplace();
  story now(t);
  now.then(csprel::subscription_suspended{sale_s});
  EXPECT_EQ(find(now, "s")->auto_renew, false);
  EXPECT_FALSE(find(now, "s")->commerce->next_term);
  now.refuses(auto_renew_set{sale_s, true}, requirement::subscription_suspended);
  now.then(subscription_reactivated{sale_s}, today + days(1));
  EXPECT_EQ(find(now, "s")->auto_renew, false);
}

TEST(TrialConverted, IsPaidFromThenOn) {
  tenant t = selling_seats(suite, 25);
  t["s"].is_trial = true;
  story now(t);
  now.refuses(trial_converted{sale_s, {}, 24, {}, {}, {}}, quantity_out_of_range);
  story itself = now;
  itself.then(trial_converted{sale_s, {}, 30, {}, {}, {}});
  EXPECT_FALSE(find(itself, "s")->is_trial);
  EXPECT_EQ(find(itself, "s")->quantity, 30);
  EXPECT_EQ(find(itself, "s")->term_duration, "P1Y");
  EXPECT_EQ(find(itself, "s")->commerce->cancellation_allowed_until, today + days(7));
  itself.refuses(trial_converted{sale_s, {}, 30, {}, {}, {}}, not_a_trial);
  now.then(trial_converted{sale_s, {}, 30, new_n, {}, a_year()});
  EXPECT_EQ(find(now, "s")->status, subscription_status::deleted);
  EXPECT_EQ(find(now, "n")->quantity, 30);
}

TEST(SubscriptionMigrated, LeavesTheOldOneSuspended) {
  tenant t = selling_seats(essentials, 10);
  t.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  t.at(archiving).conditions.edit().new_commerce_offer = offer_of(phone);
  t.sale("a", archiving);
  t["a"].parent = subscription_of("s");
  story now(t);
  now.refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {}}, add_on_missing_from_bundle);
  now.then(subscription_migrated{sale_s, new_n, {}, 12, {}, false, {{subscription_of("a"), subscription_of("b")}}});
  EXPECT_EQ(find(now, "s")->status, subscription_status::suspended);
  EXPECT_EQ(find(now, "s")->commerce->migration->status, migration_status::completed);
  EXPECT_EQ(find(now, "a")->status, subscription_status::suspended);
  const subscription_fields& fresh = *find(now, "n");
  EXPECT_EQ(fresh.offer, offer_of(suite));
  EXPECT_EQ(fresh.quantity, 12);
  EXPECT_EQ(fresh.commerce->migrated_from, subscription_of("s"));
  EXPECT_EQ(csprel::term_end(fresh), csprel::term_end(*find(now, "s")));
  EXPECT_EQ(fresh.commerce->cancellation_allowed_until, today + days(7));
  EXPECT_EQ(find(now, "b")->parent, new_n);
  now.refuses(subscription_migrated{{new_n, {}}, subscription_of("z"), {}, {}, {}, false, {}}, wrong_track);
}

tenant transitioning() {
  tenant t = selling_seats(essentials, 10);
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  return t;
}
csprel::transfer to_provider() {
  csprel::transfer it;
  it.id = *transfer_id::parse("t1");
  it.kind = transfer_kind::direct_to_indirect;
  it.source = seller_p;
  it.target = provider_i;
  transfer_line line;
  line.subscription = subscription_of("s");
  line.quantity = 9;
  it.lines = {line};
  return it;
}
const transfer_reference t1{*transfer_id::parse("t1"), {}};

TEST(Transfers, MoveLegacySeatsToAProvider) {  // S44
  story now(transitioning());
  now.then(transfer_created{customer_c, to_provider()});
  csprel::transfer twice = to_provider();
  twice.id = *transfer_id::parse("t2");
  now.refuses(transfer_created{customer_c, twice}, already_in_transfer);
  const auto without = apply(now.world, event{today, transfer_accepted{t1, {}}});
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().pointer, "/subscriptions");
  now.then(transfer_accepted{t1, {{subscription_of("s"), new_n}}});
  EXPECT_EQ(find(now, "s")->status, subscription_status::suspended);
  EXPECT_EQ(find(now, "n")->seller, provider_i);
  EXPECT_EQ(find(now, "n")->quantity, 9) << "the seats of the day on which it was made";
  EXPECT_EQ(find(now, "n")->status, subscription_status::active);
  now.refuses(transfer_accepted{t1, {}}, transfer_wrong_state);
  now.refuses(transfer_withdrawn{t1}, transfer_wrong_state);
}

TEST(Transfers, AreRejectedOrWithdrawn) {
  story now(transitioning());
  now.then(transfer_created{customer_c, to_provider()});
  story rejected = now;
  rejected.then(transfer_rejected{t1});
  rejected.refuses(transfer_accepted{t1, {}}, transfer_wrong_state);
  now.then(transfer_withdrawn{t1});
  EXPECT_TRUE(now.world.customer_at(0)->tenant->transfers->empty());
  story(selling_seats(essentials, 10)).refuses(transfer_created{customer_c, to_provider()}, transfer_party_not_enabled);
}

TEST(AzureSubscriptions, BringOwnerForTheAgents) {
  tenant t = selling_seats(azure_plan, 1);
  t.commerce("s").azure_entitlements.emplace();
  story now(t);
  azure_entitlement e;
  e.id = *azure_subscription_id::parse("az1");
  e.status = subscription_status::active;
  now.then(azure_subscription_changed{sale_s, e});
  ASSERT_EQ(now.world.customer_at(0)->tenant->azure_roles->size(), 1U);
  const azure_role& role = now.world.customer_at(0)->tenant->azure_roles->front();
  EXPECT_EQ(role.role, "Owner");
  EXPECT_EQ(role.principal.to_string(), "agents");
  e.status = subscription_status::suspended;
  now.then(azure_subscription_changed{sale_s, e});
  EXPECT_EQ(find(now, "s")->commerce->azure_entitlements->size(), 1U);
  EXPECT_EQ(now.world.customer_at(0)->tenant->azure_roles->size(), 1U) << "a change brings no role";
  story(selling_seats(suite, 10)).refuses(azure_subscription_changed{sale_s, e}, wrong_track);
}

}  // namespace
}  // namespace csprel::test
