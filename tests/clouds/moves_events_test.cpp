// SPDX-License-Identifier: Apache-2.0
// Subscriptions that become others: transitions, trials, migrations, transfers, Azure (contract, global section 8).
#include <limits>

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

TEST(SeatsChanged, CountFromTheStartWhereARenewalIsYetToCome) {
  tenant t = selling_seats(suite, 10);
  t["s"].effective_start_date = today + days(-1);
  t.commerce("s").renewal.completed_at = today + days(5);
  story now(t);
  now.then(seats_changed{sale_s, 12});
  EXPECT_EQ(find(now, "s")->commerce->refundable->batches,
            (std::vector<refundable_batch>{{10, today + days(6), {}}, {2, today + days(7), {}}}));
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
  EXPECT_EQ(
      apply(now.world, event{today, subscription_transitioned{sale_s, offer_of(larger), 8, sale_s.id, {}, {}}}).error().code,
      error_code::duplicate_id);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), 0, new_n, {}, {}}, quantity_out_of_range);
}

TEST(SubscriptionTransitioned, IsRefusedForTheFirstInCheckOrder) {
  tenant t = selling_seats(suite, 20);
  t["s"].status = subscription_status::deleted;
  story now(t);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), 0, {}, {}, {}}, csprel::requirement::subscription_cancelled);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), {}, {}, sale_s.id, {}},
              csprel::requirement::subscription_cancelled);
}

TEST(SubscriptionTransitioned, LeavesNoAddOnWithoutParent) {
  tenant t = selling_seats(essentials, 10);
  t.at(essentials).upgrade_target_offers = {offer_of(archiving)};
  story(t).refuses(subscription_transitioned{sale_s, offer_of(archiving), {}, {}, {}, {}}, no_transition_path);
  t["s"].is_trial = true;
  story(t).refuses(trial_converted{sale_s, offer_of(archiving), {}, {}, {}, {}}, conversion_not_found);
  t["s"].is_trial = false;
  t.sale("base", essentials);
  t["s"].parent = subscription_of("base");
  story now(t);
  now.then(subscription_transitioned{sale_s, offer_of(archiving), {}, {}, {}, {}});
  EXPECT_EQ(find(now, "s")->offer, offer_of(archiving));
}

TEST(SubscriptionTransitioned, MovesNoSeatOfANumberThatIsNotTold) {
  tenant t = selling_seats(essentials, 10);
  t.at(essentials).upgrade_target_offers = {offer_of(school)};
  t["s"].quantity.reset();
  const story now(t);
  now.refuses(subscription_transitioned{sale_s, offer_of(school), 0, {}, {}, {}}, quantity_out_of_range);
}

TEST(SubscriptionTransitioned, KeepsANameOfTheCustomersOwn) {
  tenant t = selling_seats(suite, 20);
  t["s"].friendly_name = "Head office";
  story now(t);
  order_terms until_march = a_year();
  until_march.term_end = term_end + days(30);
  now.then(subscription_transitioned{sale_s, offer_of(larger), {}, {}, {}, until_march});
  EXPECT_EQ(find(now, "s")->friendly_name, "Head office");
  EXPECT_EQ(find(now, "s")->offer_name, larger);
  EXPECT_EQ(csprel::term_end(*find(now, "s")), term_end + days(30));
}

TEST(SubscriptionTransitioned, OfTheOlderPlatformKeepsItsTerm) {
  tenant t = selling_seats(essentials, 20);
  t.at(essentials).upgrade_target_offers = {offer_of(school)};
  t["s"].friendly_name = t["s"].offer_name = "Essentials";
  story now(t);
  now.then(subscription_transitioned{sale_s, offer_of(school), {}, {}, {}, a_year()});
  EXPECT_EQ(find(now, "s")->offer, offer_of(school));
  EXPECT_EQ(find(now, "s")->friendly_name, school) << "a name that was the offer's follows it";
  EXPECT_EQ(csprel::term_end(*find(now, "s")), term_end);
  EXPECT_FALSE(find(now, "s")->commerce->refundable) << "nothing of new commerce";
}

TEST(SubscriptionTransitioned, WithUntoldSeatsLeavesTheSumUntold) {
  tenant t = selling_seats(suite, 20);
  t.sale("n", larger);
  const subscription_transitioned all{sale_s, offer_of(larger), {}, {}, new_n, {}};
  const subscription_transitioned eight{sale_s, offer_of(larger), 8, {}, new_n, {}};
  tenant untold_source = t;
  untold_source["s"].quantity.reset();
  for (const auto& move : {all, eight}) {
    story now(untold_source);
    now.then(move);
    EXPECT_EQ(find(now, "n")->quantity, std::nullopt);
    EXPECT_EQ(find(now, "s")->status, subscription_status::deleted);
  }
  tenant untold_target = t;
  untold_target["n"].quantity.reset();
  untold_target.commerce("n").next_term.emplace();
  untold_target.commerce("s").next_term.emplace();
  story now(untold_target);
  now.then(eight);
  EXPECT_EQ(find(now, "n")->quantity, std::nullopt);
  EXPECT_EQ(find(now, "s")->quantity, 12);
  EXPECT_FALSE(find(now, "n")->commerce->next_term) << "what was scheduled is dropped on both sides";
  EXPECT_FALSE(find(now, "s")->commerce->next_term);
}

TEST(SubscriptionTransitioned, NeedsATargetThatIsThere) {
  tenant t = selling_seats(suite, 20);
  t.sale("n", larger);
  t["n"].quantity = std::numeric_limits<std::int64_t>::max() - 4;
  const story now(t);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), 5, {}, new_n, {}}, quantity_out_of_range);
  now.refuses(subscription_transitioned{sale_s, offer_of(larger), 5, {}, sale_s.id, {}}, target_is_source);
  now.refuses(subscription_transitioned{sale_s, offer_of(suite), 5, {}, sale_s.id, {}}, no_transition_path);
  now.fails(subscription_transitioned{sale_s, offer_of(larger), 5, {}, subscription_of("none"), {}}, "/target_subscription");
  now.fails(subscription_transitioned{sale_s, offer_of("none"), 5, {}, {}, {}}, "/target_offer");
  now.fails(subscription_transitioned{{subscription_of("none"), {}}, offer_of(larger), 5, {}, {}, {}}, "/subscription");
  now.fails(subscription_transitioned{sale_s, offer_of(larger), 5, subscription_id{}, {}, {}}, "/resource/id",
            error_code::malformed_value);
}

TEST(SubscriptionTransitioned, RunsAsLongAsItIsSaidTo) {
  story now(selling_seats(suite, 20));
  order_terms terms;
  terms.term_end = term_end + days(10);
  now.then(subscription_transitioned{sale_s, offer_of(larger), 8, new_n, {}, terms});
  EXPECT_EQ(csprel::term_end(*find(now, "n")), term_end + days(10));
  EXPECT_EQ(find(now, "n")->term_duration, "P1Y") << "what is not told is the source's";
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

TEST(TrialConverted, IntoAnAddOnKeepsItsParentAndGivesNoneToAnother) {
  tenant t = selling_seats(essentials, 10);
  t.at(essentials).upgrade_target_offers = {offer_of(archiving)};
  t["s"].is_trial = true;
  t["s"].parent = subscription_of("base");
  t.sale("base", essentials);
  story now(t);
  now.refuses(trial_converted{sale_s, offer_of(archiving), {}, new_n, {}, {}}, conversion_not_found);
  now.then(trial_converted{sale_s, offer_of(archiving), {}, {}, {}, {}});
  EXPECT_EQ(find(now, "s")->offer, offer_of(archiving));
  EXPECT_EQ(find(now, "s")->parent, subscription_of("base"));
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

TEST(TrialConverted, GoesIntoASubscriptionThatIsThere) {
  tenant t = selling_seats(suite, 25);
  t["s"].is_trial = true;
  t.sale("n", suite);
  const trial_converted into{sale_s, {}, 30, {}, new_n, {}};
  story now(t);
  now.then(into);
  EXPECT_EQ(find(now, "s")->status, subscription_status::deleted);
  EXPECT_EQ(find(now, "n")->quantity, 40);
  EXPECT_EQ(find(now, "n")->commerce->refundable->batches.back(), (refundable_batch{30, today + days(7), {}}));
  t["n"].quantity = std::numeric_limits<std::int64_t>::max();
  story(t).refuses(into, quantity_out_of_range);
  t["n"].quantity.reset();
  story untold(t);
  untold.then(into);
  EXPECT_EQ(find(untold, "n")->quantity, std::nullopt);
}

TEST(TrialConverted, TakesUntoldSeatsAlong) {
  tenant t = selling_seats(suite, 25);
  t["s"].is_trial = true;
  t["s"].quantity.reset();
  story itself(t);
  itself.then(trial_converted{sale_s, {}, {}, {}, {}, a_year()});
  EXPECT_EQ(find(itself, "s")->quantity, std::nullopt);
  EXPECT_FALSE(find(itself, "s")->is_trial);
  EXPECT_TRUE(find(itself, "s")->commerce->refundable->batches.empty()) << "of how many seats is not told";
  t.sale("n", suite);
  story into(t);
  into.then(trial_converted{sale_s, {}, {}, {}, new_n, {}});
  EXPECT_EQ(find(into, "n")->quantity, std::nullopt);
}

TEST(TrialConverted, OfTheOlderPlatformIsForNoTerm) {
  tenant t = selling_seats(essentials, 25);
  t["s"].is_trial = true;
  t.at(essentials).upgrade_target_offers = {offer_of(school)};
  t.commerce("s").commitment_end_date_time = term_end;
  story now(t);
  now.refuses(trial_converted{sale_s, offer_of(archiving), {}, {}, {}, {}}, conversion_not_found);
  now.then(trial_converted{sale_s, offer_of(school), {}, {}, {}, {}});
  EXPECT_EQ(find(now, "s")->offer, offer_of(school));
  EXPECT_EQ(find(now, "s")->quantity, 25);
  EXPECT_FALSE(find(now, "s")->commerce->refundable);
}

TEST(TrialConverted, NeedsWhatItNames) {
  tenant t = selling_seats(suite, 25);
  t["s"].is_trial = true;
  const story now(t);
  now.fails(trial_converted{{subscription_of("none"), {}}, {}, 30, {}, {}, {}}, "/subscription");
  now.fails(trial_converted{sale_s, offer_of("none"), 30, {}, {}, {}}, "/target_offer");
  now.fails(trial_converted{sale_s, {}, 30, {}, subscription_of("none"), {}}, "/target_subscription");
  now.fails(trial_converted{sale_s, {}, 30, sale_s.id, {}, {}}, "/id", error_code::duplicate_id);
  now.fails(trial_converted{sale_s, {}, 30, subscription_id{}, {}, {}}, "/resource/id", error_code::malformed_value);
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

tenant with_add_ons() {
  tenant t = selling_seats(essentials, 10);
  t.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  t.at(archiving).conditions.edit().new_commerce_offer = offer_of(phone);
  for (const std::string_view id : {"a", "b"}) {
    t.sale(id, archiving);
    t[id].parent = subscription_of("s");
  }
  return t;
}

TEST(SubscriptionMigrated, TakesItsNameAndTermWhereItIsToldTo) {
  tenant t = with_add_ons();
  t["s"].friendly_name = "Head office";
  std::erase_if(t.subscriptions, [](const auto& s) { return s.id != subscription_of("s"); });
  const auto end_of = [&](const subscription_migrated& e) {
    story now(t);
    now.then(e);
    EXPECT_EQ(find(now, "n")->friendly_name, "Head office");
    return csprel::term_end(*find(now, "n"));
  };
  EXPECT_EQ(end_of({sale_s, new_n, {}, {}, {}, false, {}}), term_end);
  EXPECT_EQ(end_of({sale_s, new_n, {}, {}, a_year(), true, {}}), instant::from_seconds(1'728'086'399)) << "a whole new term";
  order_terms until;
  until.term_end = instant::from_seconds(1'698'796'799);  // 2023-10-31T23:59:59Z
  EXPECT_EQ(end_of({sale_s, new_n, {}, {}, until, false, {}}), until.term_end);
  EXPECT_EQ(end_of({sale_s, new_n, offer_of(larger), {}, {}, false, {}}), term_end) << "to the offer that the event names";
}

TEST(SubscriptionMigrated, OfWhatNoPartnerSoldKeepsItsTime) {
  tenant t = with_add_ons();
  for (const std::string_view id : {"s", "a", "b"}) {
    t[id].channel = channel::direct;
    t[id].seller.reset();
  }
  const subscription_migrated e{
      sale_s,
      new_n,
      {},
      {},
      {},
      false,
      {{subscription_of("a"), subscription_of("x")}, {subscription_of("b"), subscription_of("y")}}};
  story now(t);
  now.then(e);
  EXPECT_EQ(find(now, "n")->channel, channel::direct);
  t["s"].creation_date = today;
  story(t).refuses(e, migration_too_young);
}

TEST(SubscriptionMigrated, IsNoMatterOfGermany) {
  tenant t(cloud::germany);
  t.sale("s", suite);
  story(t).refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {}}, operation_not_available);
}

TEST(SubscriptionMigrated, NeedsWhatItNames) {
  const tenant t = with_add_ons();
  const successor a{subscription_of("a"), subscription_of("x")};
  const successor b{subscription_of("b"), subscription_of("y")};
  const story now(t);
  now.fails(subscription_migrated{{subscription_of("none"), {}}, new_n, {}, {}, {}, false, {a, b}}, "/subscription");
  now.fails(subscription_migrated{sale_s, new_n, offer_of("none"), {}, {}, false, {a, b}}, "/offer");
  now.fails(subscription_migrated{sale_s, sale_s.id, {}, {}, {}, false, {a, b}}, "/id", error_code::duplicate_id);
  now.fails(subscription_migrated{sale_s, subscription_id{}, {}, {}, {}, false, {a, b}}, "/resource/id",
            error_code::malformed_value);
  now.fails(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {a, {subscription_of("b"), new_n}}}, "/add_ons/1/id",
            error_code::duplicate_id);
  now.refuses(subscription_migrated{sale_s, new_n, {}, 0, {}, false, {a, b}}, quantity_out_of_range);
  now.refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {a, a, b}}, add_on_duplicated);
  now.refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {a, b, {subscription_of("none"), new_n}}},
              add_on_not_active);
  tenant none = t;
  none.at(essentials).conditions.edit().new_commerce_offer.reset();
  story(none).refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {a, b}}, no_new_commerce_equivalent);
  none = t;
  none.at(archiving).conditions.edit().new_commerce_offer = offer_of("unlisted");
  story(none).refuses(subscription_migrated{sale_s, new_n, {}, {}, {}, false, {a, b}}, bundle_member_ineligible);
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

TEST(Transfers, TakeWhatTheLinesTell) {
  tenant t = transitioning();
  t.sale("a", archiving);
  t["a"].parent = subscription_of("s");
  csprel::transfer both = to_provider();
  both.lines.front().quantity.reset();
  transfer_line add_on;
  add_on.subscription = subscription_of("a");
  add_on.quantity = 0;
  both.lines.front().add_ons = {add_on};
  both.created = today + days(-1);
  both.status = transfer_status::active;
  story now(t);
  now.then(transfer_created{customer_c, both});
  EXPECT_EQ(now.world.customer_at(0)->tenant->transfers->front().created, today + days(-1));
  now.then(transfer_accepted{{t1.id, customer_c}, {{subscription_of("s"), new_n}, {subscription_of("a"), subscription_of("m")}}});
  EXPECT_EQ(find(now, "n")->quantity, 10) << "no number is told";
  EXPECT_EQ(find(now, "m")->quantity, 10) << "nor is none one";
  EXPECT_EQ(find(now, "m")->parent, new_n) << "add-ons travel with their base";
}

TEST(Transfers, OfUntoldSeatsLeaveWhatCanBeGivenBack) {
  tenant t = transitioning();
  t["s"].quantity.reset();
  t.commerce("s").refundable = refundable_quantity{{}, {{4, today + days(7), {}}}, {}};
  csprel::transfer untold = to_provider();
  untold.lines.front().quantity.reset();
  story now(t);
  now.then(transfer_created{customer_c, untold}).then(transfer_accepted{t1, {{subscription_of("s"), new_n}}});
  EXPECT_EQ(find(now, "n")->quantity, std::nullopt);
  EXPECT_EQ(find(now, "n")->commerce->refundable, t.commerce("s").refundable);
}

TEST(Transfers, OfAnAddOnAloneLeaveItsBaseBehind) {
  tenant t = transitioning();
  t.sale("a", archiving);
  t["a"].parent = subscription_of("s");
  csprel::transfer alone = to_provider();
  alone.lines.front().subscription = subscription_of("a");
  story(t).refuses(transfer_created{customer_c, alone}, base_left_behind);
  // One that stands already is accepted as it is.
  t.conditions().transfers = std::vector{alone};
  t.conditions().transfers->front().status = transfer_status::active;
  story now(t);
  now.then(transfer_accepted{t1, {{subscription_of("a"), new_n}}});
  EXPECT_EQ(find(now, "n")->parent, subscription_of("s"));
}

TEST(Transfers, MoveEachLineOnceAndOnlyWhatIsThere) {
  tenant t = transitioning();
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  it.lines.push_back(it.lines.front());
  it.lines.emplace_back().subscription = subscription_of("gone");
  t.sale("z", essentials);
  t.conditions().transfers = std::vector{it};
  story now(t);
  now.fails(transfer_accepted{t1, {{subscription_of("s"), subscription_of("z")}}}, "/subscriptions", error_code::duplicate_id);
  now.fails(transfer_accepted{t1, {{subscription_of("s"), subscription_id{}}}}, "/resource/id", error_code::malformed_value);
  now.then(transfer_accepted{t1, {{subscription_of("s"), new_n}}});
  EXPECT_EQ(now.world.customer_at(0)->subscriptions.size(), 3U);
  t.conditions().transfers->front().lines[1].subscription = subscription_of("z");
  story(t).fails(transfer_accepted{t1, {{subscription_of("s"), new_n}, {subscription_of("z"), new_n}}}, "/subscriptions",
                 error_code::duplicate_id);
  t.conditions().transfers->front().target.reset();
  story(t).fails(transfer_accepted{t1, {{subscription_of("s"), new_n}}}, "/transfer");
  t.conditions().transfers->front().target = partner_id{customer_c.value()};
  story(t).fails(transfer_accepted{t1, {{subscription_of("s"), new_n}}}, "/transfer");
}

TEST(Transfers, AreFoundByTheirIdOrNotAtAll) {
  const story now(transitioning());
  const customer_id stranger{other_q.value()};
  const transfer_reference none{*transfer_id::parse("none"), {}};
  for (const event_fact& e : {event_fact{transfer_accepted{none, {}}}, event_fact{transfer_rejected{none}},
                              event_fact{transfer_withdrawn{{none.id, customer_c}}}})
    now.fails(e, "/transfer");
  now.fails(transfer_rejected{{t1.id, stranger}}, "/customer");
  tenant untold = transitioning();
  untold.conditions().transfers.reset();
  story(untold).fails(transfer_rejected{t1}, "/transfer");
  story(untold).fails(transfer_created{customer_c, to_provider()}, "/customer");
  now.fails(transfer_created{stranger, to_provider()}, "/customer");
}

tenant with_two_transfers() {
  tenant t = transitioning();
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  csprel::transfer earlier = it;
  earlier.id = *transfer_id::parse("t0");
  t.conditions().transfers = std::vector{earlier, it};
  return t;
}

TEST(Transfers, OfOneIdNeedTheirCustomer) {
  tenant t = with_two_transfers();
  customer_fields other = t.customer;
  other.id = customer_d;
  t.others.push_back(other);
  story now(t);
  now.fails(transfer_rejected{t1}, "/transfer");
  now.then(transfer_rejected{{t1.id, customer_d}});
  EXPECT_EQ((*now.world.customer_at(1)->tenant->transfers)[1].status, transfer_status::reject);
  EXPECT_EQ((*now.world.customer_at(0)->tenant->transfers)[1].status, transfer_status::active);
}

TEST(SubscriptionTransitioned, KeepsOpenBatchesWithinWhatIsLeft) {
  tenant t = selling_seats(suite, 20);
  t.commerce("s").refundable = refundable_quantity{15, {{15, today + days(3), {}}}, {}};
  story now(t);
  now.then(subscription_transitioned{sale_s, offer_of(larger), 8, new_n, {}, {}});
  EXPECT_EQ(find(now, "s")->commerce->refundable->batches, (std::vector<refundable_batch>{{12, today + days(3), {}}}));
  EXPECT_EQ(find(now, "s")->commerce->refundable->total, 12);
  now.then(subscription_transitioned{sale_s, offer_of(larger), 1, subscription_of("m"), {}, {}});
  EXPECT_EQ(find(now, "s")->commerce->refundable->total, 11);
  // Where no more are told than there are, nothing is taken, and what is told stays.
  t.commerce("s").refundable = refundable_quantity{{}, {{7, today + days(3), {}}, {5, today + days(-1), {}}}, {}};
  story as_told(t);
  as_told.then(subscription_transitioned{sale_s, offer_of(larger), 8, new_n, {}, {}});
  EXPECT_EQ(find(as_told, "s")->commerce->refundable, t.commerce("s").refundable);
}

TEST(Transfers, AreMadeWhole) {
  const story now(transitioning());
  const auto with = [&](auto change) {
    csprel::transfer it = to_provider();
    change(it);
    return transfer_created{customer_c, it};
  };
  now.fails(with([](auto& t) { t.kind.reset(); }), "/resource/kind", error_code::missing_member);
  now.fails(with([](auto& t) { t.source.reset(); }), "/resource/sourcePartnerTenantId", error_code::missing_member);
  now.fails(with([](auto& t) { t.target.reset(); }), "/resource/targetPartnerTenantId", error_code::missing_member);
  now.fails(with([](auto& t) { t.source = partner_id{customer_c.value()}; }), "/resource/sourcePartnerTenantId");
  now.fails(with([](auto& t) { t.target = partner_id{customer_c.value()}; }), "/resource/targetPartnerTenantId");
  now.fails(with([](auto& t) { t.lines.front().subscription = subscription_of("none"); }), "/resource/lineItems");
  now.refuses(with([](auto& t) { t.status = transfer_status::complete; }), transfer_wrong_state);
  now.refuses(with([](auto& t) { t.status = transfer_status::pending; }), transfer_wrong_state);
  tenant azure = granular();
  azure.sale("theirs", azure_plan, other_q);
  csprel::transfer active = to_provider();
  active.kind = transfer_kind::azure_plan;
  active.source = other_q;
  active.target = seller_p;
  active.status = transfer_status::active;
  active.lines.clear();
  story told(azure);
  told.then(transfer_created{customer_c, active});
  EXPECT_EQ(told.world.customer_at(0)->tenant->transfers->front().status, transfer_status::active) << "as the event tells it";
}

TEST(Transfers, AreNoMatterOfTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    const story now{tenant{where}};
    for (const event_fact& e : {event_fact{transfer_created{customer_c, to_provider()}}, event_fact{transfer_accepted{t1, {}}},
                                event_fact{transfer_rejected{t1}}, event_fact{transfer_withdrawn{t1}}})
      now.refuses(e, operation_not_available);
  }
}

TEST(Transfers, LeaveAloneWhatHasBeenCancelled) {
  tenant t = transitioning();
  t.sale("z", essentials);
  t["z"].status = subscription_status::deleted;
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  it.lines.emplace_back().subscription = subscription_of("z");
  t.conditions().transfers = std::vector{it};
  story now(t);
  now.then(transfer_accepted{t1, {{subscription_of("s"), new_n}, {subscription_of("z"), subscription_of("m")}}});
  EXPECT_EQ(find(now, "z")->status, subscription_status::deleted);
  EXPECT_EQ(find(now, "m"), nullptr);
  EXPECT_EQ(find(now, "n")->quantity, 9);
}

TEST(Transfers, LeaveNoMoreToBeGivenBackThanHasMoved) {
  tenant t = transitioning();
  t.commerce("s").refundable.emplace().batches = {{10, today + days(1), {}}};
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  t.conditions().transfers = std::vector{it};
  story now(t);
  now.then(transfer_accepted{t1, {{subscription_of("s"), new_n}}});
  EXPECT_EQ(find(now, "n")->commerce->refundable->batches, (std::vector<refundable_batch>{{9, today + days(1), {}}}));
}

// ---- transfers of an Azure plan ---------------------------------------------------------------------

/// The plan of Q has the Azure subscription `az1`; P asks for it.
tenant moving_azure() {
  tenant t = granular();
  t.sale("theirs", azure_plan, other_q).sale("own", azure_plan, seller_p).sale("seats", suite, other_q);
  azure_entitlement e;
  e.id = *azure_subscription_id::parse("az1");
  e.status = subscription_status::active;
  t.commerce("theirs").azure_entitlements = std::vector{e};
  t.commerce("own").azure_entitlements.emplace();
  t.conditions().azure_roles->push_back({other_q, e.id, "Owner", *directory_object_id::parse("theirs"), {}});
  return t;
}
csprel::transfer transfer_of_azure() {
  csprel::transfer it;
  it.id = t1.id;
  it.kind = transfer_kind::azure_plan;
  it.source = other_q;
  it.target = seller_p;
  it.lines.emplace_back().subscription = subscription_of("az1");
  return it;
}
const std::vector<azure_entitlement>& beneath(const story& now, std::string_view plan) {
  return *find(now, plan)->commerce->azure_entitlements;
}

TEST(AzureTransfers, MoveBeneathThePlanOfWhoAsks) {
  story now(moving_azure());
  now.then(transfer_created{customer_c, transfer_of_azure()});
  EXPECT_EQ(now.world.customer_at(0)->tenant->transfers->front().status, transfer_status::pending);
  story withdrawn = now;
  withdrawn.then(transfer_withdrawn{t1});
  EXPECT_EQ(withdrawn.world.customer_at(0)->tenant->transfers->front().status, transfer_status::cancelled);
  now.refuses(transfer_accepted{t1, {}}, transfer_expired, today + days(30) + duration{1});
  now.then(transfer_accepted{t1, {}}, today + days(30));
  EXPECT_TRUE(beneath(now, "theirs").empty());
  ASSERT_EQ(beneath(now, "own").size(), 1U);
  EXPECT_EQ(beneath(now, "own").front().id.to_string(), "az1");
  EXPECT_EQ(now.world.customer_at(0)->tenant->transfers->front().status, transfer_status::complete);
  EXPECT_EQ(now.world.customer_at(0)->tenant->azure_roles->front().partner, other_q) << "roles stay (XFR-16)";
}

TEST(AzureTransfers, NeedOneWhoAsks) {
  tenant t = moving_azure();
  t.sale("nobodys", azure_plan, seller_p);
  t["nobodys"].channel = channel::direct;
  t["nobodys"].seller.reset();
  t.conditions().transfers = std::vector{transfer_of_azure()};
  t.conditions().transfers->front().status = transfer_status::pending;
  t.conditions().transfers->front().created = today;
  t.conditions().transfers->front().target.reset();
  story(t).fails(transfer_accepted{t1, {}}, "/transfer");
}

TEST(AzureTransfers, NeedAPlanOfWhoAsks) {
  tenant t = moving_azure();
  t.conditions().transfers = std::vector{transfer_of_azure()};
  t.conditions().transfers->front().status = transfer_status::active;
  t.conditions().transfers->front().created = today;
  t["own"].status = subscription_status::deleted;
  story(t).refuses(transfer_accepted{t1, {}}, azure_plan_required);
  t["own"].offer = offer_of(suite);
  t["own"].status = subscription_status::active;
  story(t).refuses(transfer_accepted{t1, {}}, azure_plan_required);
  t["own"].offer = offer_of(azure_plan);
  t.commerce("own").azure_entitlements.reset();
  story now(t);
  now.then(transfer_accepted{t1, {}});
  EXPECT_TRUE(beneath(now, "theirs").empty());
  EXPECT_FALSE(find(now, "own")->commerce->azure_entitlements) << "what else stands there is still not known";
}

TEST(AzureTransfers, MayComeFromAPartnerThatIsNotListed) {
  tenant t = moving_azure();
  csprel::transfer it = transfer_of_azure();
  it.source = partner_id{customer_c.value()};
  story now(t);
  now.then(transfer_created{customer_c, it});
  now.then(transfer_accepted{t1, {}});
  EXPECT_EQ(beneath(now, "own").size(), 1U);
  it.source = seller_p;
  story(t).refuses(transfer_created{customer_c, it}, source_is_requester);
  it.source = other_q;
  it.target = partner_id{customer_c.value()};
  story(t).fails(transfer_created{customer_c, it}, "/resource/targetPartnerTenantId");
}

TEST(AzureTransfers, NoteWhatStoodBeneathAPlanThatDoesNotTell) {
  tenant t = moving_azure();
  t.commerce("theirs").azure_entitlements.reset();
  t.sale("benefit", reservation, other_q);
  csprel::transfer it = transfer_of_azure();
  it.lines.emplace_back().subscription = subscription_of("az1");
  it.lines.emplace_back().subscription = subscription_of("benefit");
  story now(t);
  now.then(transfer_created{customer_c, it}).then(transfer_accepted{t1, {}});
  ASSERT_EQ(beneath(now, "own").size(), 1U) << "once, and without what is no Azure subscription";
  EXPECT_EQ(beneath(now, "own").front().id.to_string(), "az1");
  EXPECT_FALSE(beneath(now, "own").front().status) << "how it stands is not told";
  EXPECT_FALSE(find(now, "theirs")->commerce->azure_entitlements) << "what else stands there is still not known";
  EXPECT_EQ(now.asked(of(subscription_suspend, "own")), outcome::unknown) << "as long as what has come may be active";
}

TEST(AzureTransfers, LeaveAloneWhatStandsThereAlready) {
  tenant t = moving_azure();
  std::swap(t.commerce("theirs").azure_entitlements, t.commerce("own").azure_entitlements);
  t.conditions().transfers = std::vector{transfer_of_azure()};
  t.conditions().transfers->front().status = transfer_status::active;
  t.conditions().transfers->front().created = today;
  story now(t);
  now.then(transfer_accepted{t1, {}});
  ASSERT_EQ(beneath(now, "own").size(), 1U);
  EXPECT_EQ(beneath(now, "own").front().status, subscription_status::active);
}

TEST(AzureTransfers, MoveAzureSubscriptionsAndSeatTransfersSeats) {
  tenant t = moving_azure();
  csprel::transfer it = transfer_of_azure();
  it.lines.front().subscription = subscription_of("seats");
  story(t).fails(transfer_created{customer_c, it}, "/resource/lineItems");
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  csprel::transfer seats = to_provider();
  seats.lines.front().subscription = subscription_of("az1");
  story(t).fails(transfer_created{customer_c, seats}, "/resource/lineItems");
}

TEST(AzureTransfers, MayNameWhatIsBeneathAPlanThatIsNotTold) {
  tenant t = moving_azure();
  t.commerce("theirs").azure_entitlements.reset();
  story now(t);
  now.then(transfer_created{customer_c, transfer_of_azure()});
  EXPECT_EQ(now.world.customer_at(0)->tenant->transfers->size(), 1U);
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

TEST(AzureSubscriptions, BringNoRoleWhereNoneIsKnown) {
  azure_entitlement e;
  e.id = *azure_subscription_id::parse("az1");
  const auto after = [&](const tenant& t) {
    story now(t);
    now.then(azure_subscription_changed{sale_s, e});
    EXPECT_EQ(beneath(now, "s").size(), 1U);
    const auto& roles = now.world.customer_at(0)->tenant->azure_roles;
    return roles ? static_cast<int>(roles->size()) : -1;
  };
  tenant t = selling_seats(old_azure, 1);
  t.commerce("s").azure_entitlements.emplace();
  EXPECT_EQ(after(t), 1) << "legacy Azure has them, too";
  tenant other = t;
  other.at(seller_p).account.edit().groups.reset();
  EXPECT_EQ(after(other), 0) << "which group the agents are is not told";
  other = t;
  other.conditions().azure_roles.reset();
  EXPECT_EQ(after(other), -1) << "who has roles is not told";
  other = t;
  other["s"].seller.reset();
  other["s"].channel = channel::direct;
  EXPECT_EQ(after(other), 0) << "no partner provisioned it";
  other = t;
  other.at(old_azure).conditions.edit().track.reset();
  other.at(old_azure).id = other["s"].offer = offer_of("plain");
  other.at("plain").billing = billing_type::none;
  other["s"].billing_type.reset();
  EXPECT_EQ(after(other), 1) << "nor is it known to be anything else";
}

TEST(AzureSubscriptions, StandBeneathAPlanThatTellsOfThem) {
  tenant t = selling_seats(azure_plan, 1);
  azure_entitlement e;
  e.id = *azure_subscription_id::parse("az1");
  story(t).fails(azure_subscription_changed{sale_s, e}, "/subscription");
  story(t).fails(azure_subscription_changed{{subscription_of("none"), {}}, e}, "/subscription");
}

TEST(Moves, AreNoEventsOf21Vianet) {
  directory_fields fields;
  fields.partners = {partner::make(tenant{}.partners.front()).value()};
  const directory china = directory::make(std::move(fields)).value();
  for (const event_fact& e : {event_fact{trial_converted{sale_s, {}, {}, {}, {}, {}}},
                              event_fact{subscription_migrated{sale_s, new_n, {}, {}, {}, false, {}}},
                              event_fact{azure_subscription_changed{sale_s, {}}}}) {
    const auto done = apply(china, event{today, e});
    ASSERT_TRUE(done && done.value().refused);
    EXPECT_EQ(done.value().refused->reason, operation_not_available);
  }
}

TEST(SubscriptionTransitioned, LeavesOnlyAsManyToGiveBackAsThereAre) {
  const auto left = [](std::int64_t batch) {
    tenant t = selling();
    refundable_quantity told;
    told.batches = {{batch, today + days(5), {}}};
    t.commerce("s").refundable = told;
    story now(t);
    now.then(subscription_transitioned{sale_s, offer_of(larger), 4, subscription_of("fresh")});
    std::int64_t sum = 0;
    for (const refundable_batch& one : now.commerce().refundable->batches) sum += one.quantity;
    return sum;
  };
  EXPECT_EQ(left(10), 6);
  EXPECT_EQ(left(2), 2);
}

TEST(SubscriptionMigrated, NeedsAnEquivalentThatIsListed) {
  tenant t = selling(essentials);
  t.at(essentials).conditions.edit().new_commerce_offer = offer_of("CFQ7TTC0XXXX:0001");
  story(t).refuses(subscription_migrated{sale_s, subscription_of("fresh")}, no_new_commerce_equivalent);
  // Of which track it is need not be told to know that there is none.
  tenant plain;
  plain.offer("plain", track::legacy, 1, 300).conditions.edit().track.reset();
  plain.sale("s", "plain");
  story(plain).refuses(subscription_migrated{sale_s, subscription_of("fresh")}, no_new_commerce_equivalent);
}

// ---- which of several, and to the last seat ---------------------------------------------------------

TEST(SubscriptionTransitioned, OfATrackWithoutPathsLeavesNoAddOnWithoutParentEither) {
  tenant t = selling_seats(server, 10);
  const subscription_transitioned all{sale_s, offer_of(archiving), {}, {}, {}, {}};
  story(t).refuses(all, no_transition_path);
  t.sale("base", essentials);
  t["s"].parent = subscription_of("base");
  story(t).refuses(subscription_transitioned{sale_s, offer_of(archiving), 4, new_n, {}, {}}, no_transition_path);
  story now(t);
  now.then(all);
  EXPECT_EQ(find(now, "s")->parent, subscription_of("base"));
}

TEST(SubscriptionTransitioned, IsPaidAsItIsToldOrAsBefore) {
  const auto cycle_of_new = [](const order_terms& terms) {
    story now(selling_seats(suite, 20));
    now.then(subscription_transitioned{sale_s, offer_of(larger), 8, new_n, {}, terms});
    return find(now, "n")->billing_cycle;
  };
  order_terms annual;
  annual.billing_cycle = billing_cycle::annual;
  EXPECT_EQ(cycle_of_new(annual), billing_cycle::annual);
  EXPECT_EQ(cycle_of_new({}), billing_cycle::monthly);
}

TEST(SubscriptionTransitioned, ClosesItsWindowsAtOnce) {
  story now(selling_seats(suite, 20));
  now.then(subscription_transitioned{sale_s, offer_of(larger), {}, {}, {}, {}});
  EXPECT_EQ(find(now, "s")->commerce->cancellation_allowed_until, today + duration{-1}) << "the last second that is over";
}

TEST(TrialConverted, TakesAsManySeatsAsThereAreNumbers) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto converted = [](std::optional<std::int64_t> trial, std::optional<std::int64_t> there,
                            std::optional<std::int64_t> seats) {
    tenant t = selling_seats(suite, 25);
    t.at(suite).maximum_quantity.reset();
    t["s"].is_trial = true;
    t["s"].quantity = trial;
    t.sale("n", suite);
    t["n"].quantity = there;
    story now(t);
    now.then(trial_converted{sale_s, {}, seats, {}, new_n, {}});
    return find(now, "n")->quantity;
  };
  EXPECT_EQ(converted(25, most - 30, 30), most);
  EXPECT_EQ(converted(25, {}, most), std::nullopt);
  EXPECT_EQ(converted({}, most, {}), std::nullopt);
}

TEST(TrialConverted, IsForAYearByTheMonthWhereNewCommerceIsNotToldOtherwise) {  // TRL-4
  tenant t = selling_seats(suite, 25);
  t["s"].is_trial = true;
  t["s"].term_duration = "P1M";
  t["s"].billing_cycle = billing_cycle::none;
  const auto converted = [](const tenant& of, const order_terms& terms, std::optional<offer_id> target = {}) {
    story now(of);
    now.then(trial_converted{sale_s, std::move(target), {}, {}, {}, terms});
    return std::pair{find(now, "s")->term_duration, find(now, "s")->billing_cycle};
  };
  using terms = std::pair<std::string, std::optional<wire_value<billing_cycle>>>;
  EXPECT_EQ(converted(t, {}), (terms{"P1Y", billing_cycle::monthly}));
  order_terms three_years;
  three_years.term_duration = "P3Y";
  three_years.billing_cycle = billing_cycle::annual;
  EXPECT_EQ(converted(t, three_years), (terms{"P3Y", billing_cycle::annual}));
  tenant older = selling_seats(essentials, 25);
  older["s"].is_trial = true;
  older["s"].term_duration = "P1M";
  older["s"].billing_cycle = billing_cycle::annual;
  older.at(essentials).upgrade_target_offers = {offer_of(school)};
  EXPECT_EQ(converted(older, {}, offer_of(school)), (terms{"P1M", billing_cycle::annual}))
      << "the older platform keeps what it had";
}

TEST(Transfers, AreFoundAtWhicheverCustomer) {
  tenant t = transitioning();
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  customer_fields other = t.customer;
  other.id = customer_d;
  other.tenant.edit().transfers = std::vector{it};
  t.others.push_back(other);
  story now(t);
  now.then(transfer_rejected{t1});
  EXPECT_EQ(now.world.customer_at(1)->tenant->transfers->front().status, transfer_status::reject);
}

TEST(Transfers, AreTakenBackOneByOne) {
  tenant t = with_two_transfers();
  story now(t);
  now.then(transfer_withdrawn{t1});
  ASSERT_EQ(now.world.customer_at(0)->tenant->transfers->size(), 1U);
  EXPECT_EQ(now.world.customer_at(0)->tenant->transfers->front().id, t.conditions().transfers->front().id);
}

TEST(Transfers, MoveWhatIsThereBehindWhatIsNot) {
  tenant t = transitioning();
  t.sale("z", essentials);
  t["z"].status = subscription_status::deleted;
  csprel::transfer it = to_provider();
  it.status = transfer_status::active;
  it.lines.front().quantity = 1;
  transfer_line gone, cancelled;
  gone.subscription = subscription_of("gone");
  cancelled.subscription = subscription_of("z");
  it.lines.insert(it.lines.begin(), {gone, cancelled});
  t.conditions().transfers = std::vector{it};
  story now(t);
  now.then(transfer_accepted{t1, {{subscription_of("s"), new_n}}});
  ASSERT_NE(find(now, "n"), nullptr);
  EXPECT_EQ(find(now, "n")->quantity, 1) << "a single seat is some, too";
}

TEST(AzureTransfers, FindBothPlansWhereverTheyStand) {
  tenant t = granular();
  t.sale("own", azure_plan, seller_p).sale("seats", suite, other_q).sale("theirs", azure_plan, other_q);
  azure_entitlement e;
  e.id = *azure_subscription_id::parse("az1");
  e.status = subscription_status::active;
  t.commerce("theirs").azure_entitlements = std::vector{e};
  t.commerce("own").azure_entitlements.emplace();
  csprel::transfer it = transfer_of_azure();
  it.lines.emplace_back().subscription = subscription_of("unheard");
  it.status = transfer_status::active;
  it.created = today;
  t.conditions().transfers = std::vector{it};
  story now(t);
  now.then(transfer_accepted{t1, {}});
  EXPECT_TRUE(beneath(now, "theirs").empty());
  ASSERT_EQ(beneath(now, "own").size(), 2U);
  EXPECT_EQ(beneath(now, "own")[0], e);
  EXPECT_EQ(beneath(now, "own")[1], (azure_entitlement{*azure_subscription_id::parse("unheard"), {}, {}, false, {}}));
}

}  // namespace
}  // namespace csprel::test
