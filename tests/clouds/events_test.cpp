// SPDX-License-Identifier: Apache-2.0
// What events change in the clouds other than 21Vianet, and what refuses them.
#include "clouds/story.hpp"
#include "support/fields_of.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/model/subscription_term.hpp"

namespace csprel::test {
namespace {

scheduled_change fewer_seats() {
  scheduled_change next;
  next.quantity = 5;
  return next;
}

TEST(SeatsChanged, AddsABatchAndDropsTheSchedule) {
  tenant t = selling();
  t.commerce("s").next_term = fewer_seats();
  story now(t);
  now.then(seats_changed{sale_s, 15});
  EXPECT_EQ(now.sold().quantity, 15);
  EXPECT_FALSE(now.commerce().next_term);
  ASSERT_TRUE(now.commerce().refundable);
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{5, today + days(7), {}}}));
  EXPECT_EQ(now.asked(of(subscription_remove_seats, "s").seats(5), today + days(7)), outcome::allow);
  EXPECT_EQ(now.asked(of(subscription_remove_seats, "s").seats(5), today + days(7) + duration{1}), outcome::deny);
}

TEST(SeatsChanged, TakesFromTheBatchThatClosesFirst) {
  tenant t = selling();
  refundable_quantity told;
  told.total = 7;
  told.batches = {{4, today + days(5), {}}, {3, today + days(1), {}}};
  t.commerce("s").refundable = told;
  story now(t);
  now.refuses(seats_changed{sale_s, 2}, seat_window_elapsed);
  now.then(seats_changed{sale_s, 5});
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{2, today + days(5), {}}}));
  EXPECT_EQ(now.commerce().refundable->total, 2);
  now.refuses(seats_changed{sale_s, 301}, quantity_out_of_range);
}

TEST(SeatsChanged, TakesFromTheBatchThatIsToldFirstWhereBothCloseAtOnce) {
  tenant t = selling();
  t.commerce("s").refundable.emplace().batches = {{4, today + days(5), {}}, {3, today + days(5), {}}};
  story now(t);
  now.then(seats_changed{sale_s, 7});
  EXPECT_EQ(now.commerce().refundable->batches,
            (std::vector<refundable_batch>{{1, today + days(5), {}}, {3, today + days(5), {}}}));
}

TEST(SeatsChanged, StartsWithWhatWasBoughtOrRenewedThisWeek) {
  const auto batches = [](const tenant& t) {
    story now(t);
    now.then(seats_changed{sale_s, 15});
    return now.commerce().refundable->batches;
  };
  using all = std::vector<refundable_batch>;
  const refundable_batch five{5, today + days(7), {}};
  tenant t = selling();
  t["s"].effective_start_date = today + days(-7);
  EXPECT_EQ(batches(t), (all{{10, today, {}}, five}));
  t["s"].effective_start_date = today + days(-8);
  EXPECT_EQ(batches(t), all{five});
  t.commerce("s").renewal.completed_at = today + days(-2);
  EXPECT_EQ(batches(t), (all{{10, today + days(5), {}}, five})) << "a renewal counts as well";
  t["s"].effective_start_date.reset();
  EXPECT_EQ(batches(t), (all{{10, today + days(5), {}}, five}));
  t["s"].effective_start_date = today;
  EXPECT_EQ(batches(t), (all{{10, today + days(7), {}}, five})) << "the later of the two";
  t.commerce("s").renewal.completed_at.reset();
  t["s"].effective_start_date.reset();
  EXPECT_EQ(batches(t), all{five}) << "from when is not told";
  t["s"].effective_start_date = today;
  t["s"].quantity = 0;
  EXPECT_EQ(batches(t), (all{{15, today + days(7), {}}}));
}

TEST(SeatsChanged, OfUntoldOnesAreToldFromThenOn) {
  tenant t = selling();
  t["s"].quantity.reset();
  story now(t);
  now.then(seats_changed{sale_s, 15});
  EXPECT_EQ(now.sold().quantity, 15);
  EXPECT_FALSE(now.commerce().refundable) << "whether they have become more is not known";
  now.then(seats_changed{sale_s, 15});
  EXPECT_FALSE(now.commerce().refundable) << "nor has anything changed";
}

TEST(SeatsChanged, TakesFromOpenEndedBatchesLast) {
  tenant t = selling();
  refundable_quantity told;
  told.batches = {{2, {}, {}}, {3, today + days(5), {}}, {1, {}, {}}, {1, today + days(-1), {}}};
  t.commerce("s").refundable = told;
  story now(t);
  now.then(seats_changed{sale_s, 6});
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{1, {}, {}}, {1, {}, {}}}));
}

TEST(SeatsChanged, OfALegacySubscriptionIsJustThat) {
  story now(selling(essentials));
  now.then(seats_changed{sale_s, 3}).then(seats_changed{sale_s, 30});
  EXPECT_EQ(now.sold().quantity, 30);
  EXPECT_FALSE(now.commerce().refundable);
}

TEST(SeatsChanged, LeaveNoMoreToBeGivenBackThanThereAre) {
  tenant t = selling(essentials);
  refundable_quantity told;
  told.batches = {{4, today + days(5), {}}, {4, today + days(1), {}}};
  t.commerce("s").refundable = told;
  story older(t);
  older.then(seats_changed{sale_s, 5});
  EXPECT_EQ(older.commerce().refundable->batches,
            (std::vector<refundable_batch>{{1, today + days(1), {}}, {4, today + days(5), {}}}));
  t = selling();
  t["s"].quantity.reset();
  t.commerce("s").refundable = told;
  story untold(t);
  untold.then(seats_changed{sale_s, 3});
  EXPECT_EQ(untold.sold().quantity, 3);
  EXPECT_EQ(untold.commerce().refundable->batches, (std::vector<refundable_batch>{{3, today + days(5), {}}}));
}

TEST(SeatsChanged, CountsWhatWasBoughtWithinTheWindowThatIsChosen) {
  tenant t = selling();
  t["s"].effective_start_date = today + days(-4);
  t.parts.options.set(option::cancellation_window_hours, std::int64_t{72});
  story now(t);
  EXPECT_EQ(now.asked(of(subscription_remove_seats, "s").seats(1)), outcome::unknown);
  now.then(seats_changed{sale_s, 15});
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{5, today + days(7), {}}}));
}

TEST(SeatsChanged, ToTheSameIsNoStep) {
  tenant t = selling();
  t.at(suite).conditions.edit().seat_change = seat_direction::decrease_only;
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 10;
  story now(t);
  now.then(seats_changed{sale_s, 10});
  now.refuses(seats_changed{sale_s, 11}, seats_not_adjustable);
}

TEST(RenewalCompleted, NamesItAfterWhatWasScheduled) {
  tenant t = selling();
  t["s"].offer_name = t["s"].friendly_name = "Suite";
  scheduled_change next = fewer_seats();
  next.product.emplace();
  next.product->product_id = "CFQ7TTC0LCHC";
  next.product->sku_id = "0002";
  t.commerce("s").next_term = next;
  story now(t);
  now.then(renewal_completed{sale_s, {}});
  EXPECT_EQ(now.sold().offer_name, t.at(larger).name);
  EXPECT_EQ(now.sold().friendly_name, t.at(larger).name);
}

TEST(SubscriptionSuspended, StopsTheRenewalOfNewCommerce) {
  tenant t = selling();
  t.commerce("s").next_term = fewer_seats();
  t.commerce("s").next_charge = fewer_seats();
  t.sale("a", phone);
  t["a"].parent = subscription_of("s");
  story now(t);
  now.then(csprel::subscription_suspended{sale_s});
  EXPECT_EQ(now.sold().auto_renew, false);
  EXPECT_FALSE(now.commerce().next_term);
  EXPECT_TRUE(now.commerce().next_charge);
  EXPECT_EQ(now.sold().suspended_at, today);
  EXPECT_EQ((*now.world.customer_at(0)->subscriptions[1]).status, subscription_status::active) << "an add-on stands alone";
  now.refuses(csprel::subscription_suspended{sale_s}, requirement::subscription_suspended);
  now.then(subscription_reactivated{sale_s}, today + days(1));
  EXPECT_EQ(now.sold().status, subscription_status::active);
  EXPECT_EQ(now.sold().auto_renew, false) << "it stays off";
  now.then(csprel::subscription_suspended{sale_s}, today + days(2));
  now.refuses(subscription_reactivated{sale_s}, reactivation_window_elapsed, term_end + duration{1});
}

TEST(SubscriptionSuspended, TakesLegacyAddOnsAlong) {
  tenant t = selling(essentials);
  t.sale("a", archiving);
  t["a"].parent = subscription_of("s");
  story now(t);
  now.then(csprel::subscription_suspended{sale_s});
  EXPECT_EQ((*now.world.customer_at(0)->subscriptions[1]).status, subscription_status::suspended);
  EXPECT_EQ(now.sold().auto_renew, true);
}

TEST(SubscriptionCancelled, HasItsWindow) {
  tenant t = selling();
  t.commerce("s").cancellation_allowed_until = today;
  story now(t);
  now.refuses(csprel::subscription_cancelled{sale_s}, cancellation_window_elapsed, today + duration{1});
  now.then(csprel::subscription_cancelled{sale_s});
  EXPECT_EQ(now.sold().status, subscription_status::deleted);
  story legacy(selling(essentials));
  legacy.then(csprel::subscription_cancelled{sale_s});
}

TEST(AutoRenewSet, DropsTheScheduleWhenOff) {
  tenant t = selling();
  t.commerce("s").next_term = fewer_seats();
  story now(t);
  now.then(auto_renew_set{sale_s, false});
  EXPECT_EQ(now.sold().auto_renew, false);
  EXPECT_FALSE(now.commerce().next_term);
  now.refuses(change_scheduled{sale_s, fewer_seats()}, auto_renew_off);
  now.then(auto_renew_set{sale_s, true}).then(change_scheduled{sale_s, fewer_seats()});
  EXPECT_EQ(now.commerce().next_term, fewer_seats());
  now.then(schedule_removed{sale_s});
  EXPECT_FALSE(now.commerce().next_term);
  story(selling(essentials)).refuses(auto_renew_set{sale_s, false}, auto_renew_not_available);
}

TEST(RenewalCompleted, BeginsATermWithWhatWasScheduled) {
  tenant t = selling();
  scheduled_change next = fewer_seats();
  next.product.emplace();
  next.product->product_id = "CFQ7TTC0LCHC";
  next.product->sku_id = "0002";
  next.product->billing_cycle = billing_cycle::annual;
  t.commerce("s").next_term = next;
  story now(t);
  const instant done = term_end + duration{3600};
  EXPECT_EQ(now.asked(of(subscription_rename, "s"), done), outcome::deny) << "renewal in progress";
  now.then(renewal_completed{sale_s, {}}, done);
  EXPECT_EQ(now.sold().quantity, 5);
  EXPECT_EQ(now.sold().offer, offer_of(larger));
  EXPECT_EQ(now.sold().billing_cycle, billing_cycle::annual);
  EXPECT_FALSE(now.commerce().next_term);
  EXPECT_EQ(now.commerce().commitment_end_date_time, term_end + days(365)) << "the same day a year later";
  EXPECT_EQ(now.asked(of(subscription_rename, "s"), done), outcome::allow);
  EXPECT_EQ(now.asked(of(subscription_cancel, "s"), done + days(7)), outcome::allow);
  EXPECT_EQ(now.asked(of(subscription_cancel, "s"), done + days(7) + duration{1}), outcome::deny);
  EXPECT_EQ(now.asked(of(subscription_remove_seats, "s").seats(4), done + days(7)), outcome::allow);
  now.then(renewal_completed{sale_s, done + days(30)}, done + days(1));
  EXPECT_EQ(now.commerce().commitment_end_date_time, done + days(30));
}

TEST(RenewalCompleted, EndsATrialByWhatItWasATrialOf) {
  tenant t = selling();
  t["s"].is_trial = true;
  t["s"].term_duration = "P1M";
  t["s"].quantity.reset();
  t.commerce("s").renewal.pending = true;
  story now(t);
  now.then(renewal_completed{sale_s, {}}, term_end + duration{60});
  EXPECT_FALSE(now.sold().is_trial);
  EXPECT_EQ(now.sold().term_duration, "P1Y");
  EXPECT_EQ(now.sold().billing_cycle, billing_cycle::monthly);
  EXPECT_EQ(now.commerce().commitment_end_date_time, term_end + days(365));
  EXPECT_FALSE(now.commerce().renewal.pending);
  EXPECT_TRUE(now.commerce().refundable->batches.empty()) << "of how many seats is not told";
}

TEST(RenewalCompleted, TakesWhatIsScheduledAndNoMore) {
  const auto renewed = [](const scheduled_change& next, auto change) {
    tenant t = selling();
    t.commerce("s").next_term = next;
    change(t);
    story now(t);
    now.then(renewal_completed{sale_s, {}}, term_end + duration{60});
    EXPECT_FALSE(now.commerce().next_term);
    return now.sold();
  };
  const auto as_it_is = [](tenant&) {};
  scheduled_change next;
  next.custom_term_end_date = instant::from_seconds(1'727'697'600);  // 2024-09-30T12:00:00Z
  EXPECT_EQ(renewed(next, as_it_is).commerce->commitment_end_date_time, instant::from_seconds(1'727'740'799));
  EXPECT_EQ(renewed(next, as_it_is).quantity, 10);
  next = {};
  next.product.emplace();
  EXPECT_EQ(renewed(next, as_it_is).offer, offer_of(suite)) << "a product without id";
  EXPECT_EQ(renewed(next, as_it_is).billing_cycle, billing_cycle::monthly);
  next.product->product_id = "CFQ7TTC0LCHC";
  EXPECT_EQ(renewed(next, as_it_is).offer, offer_of(suite)) << "or without SKU";
  next.product->sku_id = "0002";
  next.product->availability_id = "CFQ7TTC0K5J8";
  next.product->term_duration = "P3Y";
  EXPECT_EQ(renewed(next, as_it_is).offer.to_string(), "CFQ7TTC0LCHC:0002:CFQ7TTC0K5J8");
  EXPECT_EQ(renewed(next, as_it_is).term_duration, "P3Y");
  for (const auto& [length, end] : {std::pair{"P2Y", term_end + days(730)}, {"P36M", term_end + days(1'095)}}) {
    const auto lasts = [&, length = length](tenant& t) { t["s"].term_duration = length; };
    EXPECT_EQ(renewed({}, lasts).commerce->commitment_end_date_time, end) << length;
  }
  const auto untold_term = [](tenant& t) { t["s"].term_duration = "P5Y"; };
  EXPECT_EQ(renewed({}, untold_term).commerce->commitment_end_date_time, std::nullopt);
  const auto no_end = [](tenant& t) {
    t.commerce("s").commitment_end_date_time.reset();
    t.commerce("s").renewal.pending = true;
  };
  EXPECT_EQ(renewed({}, no_end).commerce->commitment_end_date_time, std::nullopt) << "after when is not told";
  const auto software = [](tenant& t) {
    t["s"].offer = offer_of(server);
    t["s"].billing_cycle = billing_cycle::annual;
  };
  EXPECT_FALSE(renewed({}, software).commerce->refundable) << "nothing of new commerce";
  next.product->product_id = "UNLISTED";
  tenant t = selling();
  t.commerce("s").next_term = next;
  const auto done = apply(t.build(), event{term_end + duration{60}, renewal_completed{sale_s, {}}});
  ASSERT_FALSE(done) << "an offer that the directory does not list";
  EXPECT_EQ(done.error().code, error_code::dangling_reference);
}

TEST(ChangeScheduled, AsksForTheProductThatItNames) {
  story now(selling());
  scheduled_change next;
  next.product.emplace();
  next.product->product_id = "CFQ7TTC0LCHC";
  next.product->sku_id = "0002";
  next.product->term_duration = "P1Y";
  next.product->billing_cycle = billing_cycle::annual;
  now.then(change_scheduled{sale_s, next});
  EXPECT_EQ(now.commerce().next_term, next);
  next.product->product_id = "DG7GMGF0FKZW";
  next.product->sku_id = "0003";
  now.refuses(change_scheduled{sale_s, next}, no_transition_path);
  next.product->product_id.clear();
  next.product->term_duration = "P1M";
  next.product->billing_cycle.reset();
  next.quantity = 5;
  now.then(change_scheduled{sale_s, next});
  EXPECT_EQ(now.commerce().next_term->quantity, 5);
}

TEST(RenewalCompleted, IsNotOfWhatDoesNotRenew) {
  tenant t = selling();
  t["s"].auto_renew = false;
  story(t).refuses(renewal_completed{sale_s, {}}, auto_renew_off);
  story(t).refuses(renewal_completed{sale_s, {}}, requirement::subscription_cancelled, term_end + duration{1});
}

TEST(Agreements, AreSignedAndAttested) {
  tenant t;
  t.conditions().agreements->clear();
  t.at(seller_p).account.edit().mpa->is_signed = false;
  story now(t);
  EXPECT_EQ(now.asked(order()), outcome::deny);
  now.then(partner_agreement_signed{seller_p}).then(agreement_attested{customer_c, seller_p, {}});
  EXPECT_EQ(now.asked(order()), outcome::allow);
  EXPECT_EQ(now.asked(order(), today + duration{-1}), outcome::deny) << "not yet signed";
  story direct(t);
  direct.then(partner_agreement_signed{seller_p}).then(agreement_signed{customer_c});
  EXPECT_EQ(direct.asked(order()), outcome::allow);
}

TEST(SubscriptionCreated, OfAnAzurePlanHasNothingBeneath) {
  story now{tenant{}};
  now.then(subscription_created{customer_c, seller_p, offer_of(azure_plan), 1, sale_s.id, {}, {}});
  ASSERT_TRUE(now.commerce().azure_entitlements);
  EXPECT_TRUE(now.commerce().azure_entitlements->empty());
  EXPECT_FALSE(now.commerce().refundable);
}

TEST(SubscriptionCancelled, DropsItsSchedule) {
  tenant t = selling();
  t.commerce("s").cancellation_allowed_until = today;
  t.commerce("s").next_term = fewer_seats();
  story now(t);
  now.then(csprel::subscription_cancelled{sale_s});
  EXPECT_FALSE(now.commerce().next_term);
  t = selling();
  story off(t);
  off.then(auto_renew_set{sale_s, false});
  EXPECT_FALSE(off.commerce().next_term) << "nor was there any";
}

TEST(SeatsChanged, ToTheSameLeavesTheBatches) {
  tenant t = selling();
  story now(t);
  now.then(seats_changed{sale_s, 10});
  EXPECT_FALSE(now.commerce().refundable);
}

TEST(Worlds, AreEqualWhereAllOfThemIs) {
  const tenant t = selling();
  const directory one = t.build();
  EXPECT_EQ(one, t.build());
  const auto differs = [&](auto change) {
    tenant other = t;
    change(other);
    EXPECT_NE(one, other.build());
  };
  differs([](tenant& o) { o.parts.as_of = today + days(1); });
  differs([](tenant& o) { o.choose(option::prerequisite_from, "same_seller"); });
  differs([](tenant& o) { o.parts.extra = verbatim{R"({"x":1})"}; });
  differs([](tenant& o) { o.parts.mpa_statuses = {{"1", agreement_status{true, {}, {}, {}}, {}}}; });
  differs([](tenant& o) { o.parts.earning_azure_roles.emplace(); });
  differs([](tenant& o) { o.at(seller_p).name = "other"; });
  differs([](tenant& o) { o.at(suite).name = "other"; });
  differs([](tenant& o) { o["s"].quantity = 11; });
  differs([](tenant& o) { o.others.push_back(o.customer), o.others.back().id = customer_d; });
  EXPECT_NE(tenant{cloud::us_government}.build(), tenant{cloud::germany}.build());
}

TEST(Agreements, AreKnownOnceTheyAreToldOf) {
  tenant t;
  t.conditions().agreements.reset();
  t.conditions().direct_signed.reset();
  story now(t);
  customer_agreement other;
  other.type = "MicrosoftCloudAgreement";
  now.then(agreement_attested{customer_c, seller_p, other}).then(agreement_signed{customer_c});
  const customer_tenant& told = *now.world.customer_at(0)->tenant;
  ASSERT_EQ(told.agreements->size(), 1U);
  EXPECT_EQ(told.agreements->front().type, "MicrosoftCloudAgreement");
  EXPECT_EQ(told.direct_signed->is_signed, true);
}

TEST(SubscriptionCancelled, OfTheOlderPlatformTakesItsAddOnsAlong) {
  tenant t = selling(essentials);
  for (const std::string_view id : {"a", "b"}) {
    t.sale(id, archiving);
    t[id].parent = subscription_of("s");
  }
  t["b"].status = subscription_status::expired;
  t.sale("n", phone);
  t["n"].parent = subscription_of("s");
  story now(t);
  now.then(csprel::subscription_cancelled{sale_s});
  const auto status = [&](std::size_t i) { return now.world.customer_at(0)->subscriptions[i]->status; };
  EXPECT_EQ(status(1), subscription_status::deleted);
  EXPECT_EQ(status(2), subscription_status::expired) << "it was over";
  EXPECT_EQ(status(3), subscription_status::active) << "an add-on of new commerce stands alone";
}

TEST(Events, KnowWhatTheyName) {
  const story now{tenant{}};
  const customer_id nobody{other_q.value()};
  const partner_id no_partner{customer_c.value()};
  now.fails(subscription_created{nobody, seller_p, offer_of(suite), 1, sale_s.id, {}, {}}, "/customer");
  now.fails(subscription_created{customer_c, no_partner, offer_of(suite), 1, sale_s.id, {}, {}}, "/partner");
  now.fails(subscription_created{customer_c, seller_p, offer_of("none"), 1, sale_s.id, {}, {}}, "/offer");
  order_terms year;
  year.term_duration = "P1Y";
  year.billing_cycle = billing_cycle::monthly;
  now.fails(subscription_created{customer_c, seller_p, offer_of(suite), 1, subscription_id{}, year, {}}, "/resource/id",
            error_code::malformed_value);
  now.fails(agreement_attested{nobody, seller_p, {}}, "/customer");
  now.fails(agreement_attested{customer_c, no_partner, {}}, "/partner");
  now.fails(agreement_signed{nobody}, "/customer");
  now.fails(customer_reviewed{nobody, customer_review::ok}, "/customer");
  now.fails(partner_agreement_signed{no_partner}, "/partner");
  now.fails(partnership_started{no_partner, reseller_v}, "/provider");
  now.fails(partnership_started{provider_i, no_partner}, "/partner");
  now.fails(partnership_ended{no_partner, reseller_v}, "/provider");
  now.fails(partnership_ended{provider_i, no_partner}, "/partner");
  story legacy(selling(essentials));
  legacy.fails(add_on_ordered{sale_s, offer_of("none"), 1, subscription_of("a"), {}}, "/offer");
  legacy.then(add_on_ordered{sale_s, offer_of(archiving), 1, subscription_of("a"), {}});
  legacy.fails(add_on_ordered{sale_s, offer_of(archiving), 1, subscription_of("a"), {}}, "/id", error_code::duplicate_id);
}

TEST(CustomerReviewed, OpensAndClosesOrders) {
  story now{tenant{}};
  now.then(customer_reviewed{customer_c, customer_review::under_review});
  EXPECT_EQ(now.asked(order()), outcome::deny);
  now.then(customer_reviewed{customer_c, customer_review::ok});
  EXPECT_EQ(now.asked(order()), outcome::allow);
}

TEST(Partnership, StartsAndEnds) {
  story now{tenant{}};
  const ask q = order().by(provider_i).reseller("4847386");
  now.then(partnership_ended{provider_i, reseller_v});
  EXPECT_EQ(now.asked(q), outcome::deny);
  now.refuses(partnership_ended{provider_i, reseller_v}, partnership_missing);
  now.refuses(partnership_started{seller_p, reseller_v}, not_indirect_provider);
  now.refuses(partnership_started{provider_i, seller_p}, not_indirect_reseller);
  now.then(partnership_started{provider_i, reseller_v});
  EXPECT_EQ(now.asked(q), outcome::allow);
  now.then(partnership_ended{provider_i, reseller_v});
  EXPECT_EQ(now.asked(q), outcome::deny) << "ended a second time";
}

TEST(PartnerAdded, StandsToOthersAsInTheDocument) {
  tenant t;
  partner_fields fresh = t.at(reseller_v);
  fresh.id = *partner_id::parse("7d6f1a52-0c7e-4d0c-9d0b-3a1f7b6f2c11");
  fresh.mpn_id = "4847399";
  fresh.providers.clear();
  fresh.account.edit().partner_ids.reset();
  fresh.link.reset();
  const auto survey_of_fresh = [&](const directory& world) { return survey(world, fresh.id).value(); };
  const auto joined = [&](const tenant& before, const partner_fields& p) {
    return std::move(story(before).then(partner_added{partner::make(p).value()})).world;
  };
  const auto built = [&](tenant with, const partner_fields& p) {
    with.partners.push_back(p);
    return with.build();
  };
  EXPECT_TRUE(survey_of_fresh(joined(t, fresh)).empty());

  partner_fields provided = fresh;
  provided.providers = {provider_i};
  EXPECT_FALSE(survey_of_fresh(joined(t, provided)).empty());
  EXPECT_EQ(survey_of_fresh(joined(t, provided)), survey_of_fresh(built(t, provided)));

  partnership with;
  with.state = "Active";
  with.other = provider_i;
  with.type = partnership_type::is_indirect_reseller_of;
  partner_fields partnered = fresh;
  partnered.account.edit().partnerships = std::vector{with};
  EXPECT_FALSE(survey_of_fresh(joined(t, partnered)).empty());
  EXPECT_EQ(survey_of_fresh(joined(t, partnered)), survey_of_fresh(built(t, partnered)));

  // The provider has named it before it was there.
  with.other = fresh.id;
  with.type = partnership_type::is_indirect_cloud_solution_provider_of;
  t.at(provider_i).account.edit().partnerships = std::vector{with};
  EXPECT_FALSE(survey_of_fresh(joined(t, fresh)).empty());
  EXPECT_EQ(survey_of_fresh(joined(t, fresh)), survey_of_fresh(built(t, fresh)));
}

TEST(OfferAdded, IsThatOfWhatNamesItFromThenOn) {
  tenant t = selling();
  t["s"].offer = offer_of(std::string(suite) + ":AVAIL");
  t.at(larger).upgrade_target_offers = {offer_of(std::string(suite) + ":AVAIL")};
  story now(t);
  EXPECT_EQ(now.asked(of(subscription_transition, "s").target(larger)), outcome::allow);
  offer_fields fresh = t.at(suite);
  fresh.id = offer_of(std::string(suite) + ":AVAIL");
  fresh.upgrade_target_offers = {offer_of(phone)};
  now.then(offer_added{offer::make(std::move(fresh)).value()});
  EXPECT_EQ(now.asked(of(subscription_transition, "s").target(larger)), outcome::deny);
  const auto again = directory::make(fields_of(now.world));
  ASSERT_TRUE(again);
  for (const std::string_view target : {larger, phone, suite})
    EXPECT_EQ(now.asked(of(subscription_transition, "s").target(target)),
              csprel::decide(again.value(), of(subscription_transition, "s").target(target)).value().result);
}

TEST(Partnership, IsNotKnownFromWhatAnotherProviderLists) {
  tenant t;
  t.at(reseller_v).providers.clear();
  t.at(other_q).model = partner_model::indirect_provider;
  partnership one;
  one.other = reseller_v;
  t.at(other_q).account.edit().partnerships = std::vector{one};
  ask q = of_partner(partnership_remove, provider_i);
  q.with.partner = reseller_v;
  const story now(t);
  EXPECT_EQ(now.asked(q), outcome::unknown);
  q.by(other_q).which = partner_resource{other_q, {}};
  EXPECT_EQ(now.asked(q), outcome::allow);
}

TEST(ResellerOfRecordChanged, ChangesTheOneThatIsRead) {
  tenant t;
  t.sale("s", suite, provider_i);
  t["s"].partner_of_record = "1";
  story now(t);
  now.then(reseller_of_record_changed{sale_s, "4847386"});
  const auto told = explain(now.world, of(subscription_view, "s").by(provider_i)).value().accountability;
  EXPECT_EQ(told->support, reseller_v);
  now.refuses(reseller_of_record_changed{sale_s, "4847384"}, reseller_mpn_invalid);
  t["s"].partner_of_record.clear();
  story other(t);
  other.then(reseller_of_record_changed{sale_s, "4847386"});
  EXPECT_EQ(other.sold().reseller_of_record, "4847386");
  EXPECT_EQ(other.sold().partner_of_record, "") << "what the document does not tell it does not tell now";
}

TEST(Events, OfOtherCloudsAreNoneOf21Vianet) {
  directory_fields fields;
  fields.partners = {partner::make(tenant{}.partners.front()).value()};
  const auto china = directory::make(std::move(fields));
  for (const event_fact& e :
       {event_fact{partner_agreement_signed{seller_p}}, event_fact{agreement_attested{customer_c, seller_p, {}}},
        event_fact{agreement_signed{customer_c}}, event_fact{customer_reviewed{customer_c, customer_review::ok}},
        event_fact{partnership_started{seller_p, seller_p}}, event_fact{partnership_ended{seller_p, seller_p}},
        event_fact{auto_renew_set{sale_s, true}}, event_fact{renewal_completed{sale_s, {}}}}) {
    const auto done = apply(china.value(), event{today, e});
    ASSERT_TRUE(done && done.value().refused);
    EXPECT_EQ(done.value().refused->reason, operation_not_available);
  }
}

TEST(SeatsChanged, OfFewerWhereNoBatchIsToldTellsNone) {
  story now(selling());
  now.then(seats_changed{sale_s, 5});
  EXPECT_EQ(now.sold().quantity, 5);
  EXPECT_FALSE(now.commerce().refundable) << "which could have been given back is not known";
}

TEST(SeatsChanged, TakesFromBatchesWhateverTheirOrder) {
  tenant t = selling();
  refundable_quantity told;
  told.batches = {{3, today + days(1), {}}, {4, today + days(5), {}}};
  t.commerce("s").refundable = told;
  story now(t);
  now.then(seats_changed{sale_s, 6});
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{3, today + days(5), {}}}));
}

TEST(RenewalCompleted, EndsAsItIsToldAndAsFarAsItCanBeKnown) {
  scheduled_change next;
  next.custom_term_end_date = term_end + days(100);
  next.product.emplace();
  next.product->product_id = std::string(300, 'x');  // No id of an offer is as long.
  next.product->sku_id = "0002";
  tenant t = selling();
  t.commerce("s").next_term = next;
  story now(t);
  now.then(renewal_completed{sale_s, term_end + days(200)}, term_end + duration{60});
  EXPECT_EQ(now.commerce().commitment_end_date_time, term_end + days(200));
  EXPECT_EQ(now.sold().offer, offer_of(suite));
  tenant endless = selling();
  endless.commerce("s").commitment_end_date_time = never;
  endless.commerce("s").renewal.pending = true;
  story forever(endless);
  forever.then(renewal_completed{sale_s, {}});
  EXPECT_FALSE(forever.commerce().commitment_end_date_time);
}

TEST(Partnership, ThatDoesNotTellItsTypeMayBeOne) {
  const ask q = order().by(provider_i).reseller("4847386");
  tenant t;
  t.at(seller_p).account.edit().mpn = mpn_profile{"77", {}};  // Whoever holds another id is not meant.
  t.at(reseller_v).providers.clear();
  t.at(provider_i).account.edit().partnerships.emplace();
  t.denies(q, partnership_missing);
  partnership with;
  with.other = provider_i;
  with.state = "Active";
  t.at(reseller_v).account.edit().partnerships = std::vector{with};
  t.allows(q);
  t.at(reseller_v).account.edit().partnerships->front().type = wire_value<partnership_type>::read("is_friend_of");
  t.denies(q, partnership_missing, "a word that is not recognised is no such partnership");
}

TEST(PartnerAdded, IsRefusedWhereItCannotBe) {
  tenant t;
  partner_fields fresh;
  fresh.id = *partner_id::parse("7d6f1a52-0c7e-4d0c-9d0b-3a1f7b6f2c11");
  fresh.model = partner_model::indirect_reseller;
  fresh.providers = {*partner_id::parse("7d6f1a52-0c7e-4d0c-9d0b-3a1f7b6f2c99")};
  const auto added = [&](const tenant& to) {
    return apply(to.build(), event{today, partner_added{partner::make(fresh).value()}});
  };
  ASSERT_FALSE(added(t));
  EXPECT_EQ(added(t).error().code, error_code::dangling_reference);
  partnership with;  // The same where somebody waits for it.
  with.other = fresh.id;
  with.type = partnership_type::is_indirect_cloud_solution_provider_of;
  t.at(provider_i).account.edit().partnerships = std::vector{with};
  ASSERT_FALSE(added(t));
  EXPECT_EQ(added(t).error().code, error_code::dangling_reference);
  // An own list of partnerships that is empty binds it to nobody.
  fresh.providers.clear();
  fresh.account.edit().partnerships.emplace();
  EXPECT_TRUE(added(tenant{}));
}

TEST(OfferAdded, IsFoundByAllThatNamedItBefore) {
  tenant t;
  constexpr std::string_view coming = "CFQ7TTC0NEW1:0001";
  t.at(suite).upgrade_target_offers.push_back(offer_of(coming));
  t.at(larger).upgrade_target_offers = {offer_of(coming)};
  t.at(larger).prerequisite_offers = {offer_of(coming)};
  t.sale("s", suite).sale("t", larger);
  story now(t);
  EXPECT_EQ(now.asked(of(subscription_transition, "s").target(coming)), outcome::unknown);
  offer_fields o;
  o.id = offer_of("CFQ7TTC0NEW1:0001:AVAIL");
  o.services.emplace();
  o.minimum_quantity = 1;
  o.maximum_quantity = 300;
  o.conditions.edit().track = track::new_commerce;
  now.then(offer_added{offer::make(o).value()});
  EXPECT_EQ(now.asked(of(subscription_transition, "s").target(coming)), outcome::allow);
  EXPECT_EQ(now.asked(of(subscription_transition, "t").target(coming)), outcome::allow);
}

TEST(OfferAdded, MakesNoAddOnOfWhatHasNoParent) {
  tenant t;
  t.sale("s", std::string(suite) + ":AVAIL");
  offer_fields o = t.at(archiving);
  o.id = offer_of(std::string(suite) + ":AVAIL");
  const auto done = apply(t.build(), event{today, offer_added{offer::make(o).value()}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, error_code::impossible_state);
  EXPECT_EQ(done.error().found, "an add-on without parent");
}

TEST(SeatsChanged, GivesBackToTheLastSecond) {
  tenant t = selling();
  t.commerce("s").refundable.emplace().batches = {{4, today, {}}, {3, today + days(3), {}}};
  story now(t);
  now.then(seats_changed{sale_s, 5});
  EXPECT_EQ(now.commerce().refundable->batches, (std::vector<refundable_batch>{{2, today + days(3), {}}}));
}

TEST(SeatsChanged, CountsARenewalFromItsSecondOnAndASingleSeat) {
  tenant t = selling();
  t["s"].quantity = 1;
  t["s"].effective_start_date = today + days(-30);
  t.commerce("s").renewal.completed_at = today;
  story now(t);
  now.then(seats_changed{sale_s, 3});
  EXPECT_EQ(now.commerce().refundable->batches,
            (std::vector<refundable_batch>{{1, today + days(7), {}}, {2, today + days(7), {}}}));
}

TEST(AutoRenewSet, KeepsTheScheduleWhenOn) {
  tenant t = selling();
  t.commerce("s").next_term = fewer_seats();
  story now(t);
  now.then(auto_renew_set{sale_s, true});
  EXPECT_EQ(now.commerce().next_term, fewer_seats());
}

TEST(SeatsChanged, IsAskedForAsManyAsItTakesOrGives) {
  tenant t = selling();
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 15;
  story now(t);
  now.then(seats_changed{sale_s, 14}).then(seats_changed{sale_s, 15});
  now.refuses(seats_changed{sale_s, 16}, seat_ceiling_exceeded);
  t = selling();
  t.commerce("s").refundable.emplace().batches = {{4, today + days(1), {}}};
  now = story(t);
  now.refuses(seats_changed{sale_s, 5}, seat_window_elapsed);
  now.then(seats_changed{sale_s, 6});
  // Of a number that is not told at least one is taken.
  t = selling();
  t.sale("theirs", suite, other_q);
  t["s"].quantity.reset();
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 11;
  story(t).then(seats_changed{sale_s, 1});
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 10;
  story(t).refuses(seats_changed{sale_s, 1}, seat_ceiling_exceeded);
}

TEST(SeatsChanged, StaysWithinTheBoundsThatItMovesTo) {
  tenant t = selling(essentials);
  t.at(essentials).minimum_quantity = 20;
  story few(t);
  few.then(seats_changed{sale_s, 15});
  few.then(seats_changed{sale_s, 15});
  few.refuses(seats_changed{sale_s, 14}, quantity_out_of_range);
  t.at(essentials).minimum_quantity = 1;
  t["s"].quantity = 310;
  story many(t);
  many.then(seats_changed{sale_s, 305});
  many.then(seats_changed{sale_s, 305});
  many.refuses(seats_changed{sale_s, 306}, quantity_out_of_range);
  t["s"].quantity.reset();
  t.at(essentials).minimum_quantity = 20;
  story untold(t);
  untold.refuses(seats_changed{sale_s, 19}, quantity_out_of_range);
  untold.refuses(seats_changed{sale_s, 301}, quantity_out_of_range);
  untold.then(seats_changed{sale_s, 20});
}

TEST(Agreements, AddToThoseThatAreTold) {
  tenant t;
  story now(t);
  now.then(agreement_attested{customer_c, seller_p, {}}).then(agreement_signed{customer_c});
  EXPECT_EQ(now.world.customer_at(0)->tenant->agreements->size(), 3U);
  t.conditions().direct_signed = direct_signature{false, verbatim{R"({"note":1})"}};
  story signed_too(t);
  signed_too.then(agreement_signed{customer_c});
  EXPECT_EQ(signed_too.world.customer_at(0)->tenant->direct_signed, (direct_signature{true, verbatim{R"({"note":1})"}}));
}

TEST(Partnership, OfOneLeavesTheOthers) {
  tenant t;
  partner_fields twin = t.at(reseller_v);
  twin.id = *partner_id::parse("7d6f1a52-0c7e-4d0c-9d0b-3a1f7b6f2c11");
  twin.mpn_id = "4847399";
  twin.link.reset();
  twin.providers.clear();
  t.partners.push_back(twin);
  t.at(reseller_v).providers.clear();
  t.at(reseller_v).link.reset();
  story now(t);
  const auto partnered = [&](std::string_view mpn_id) {
    return csprel::decide(now.world, order().by(provider_i).reseller(mpn_id)).value().met.contains(partnership_missing);
  };
  now.then(partnership_started{provider_i, reseller_v});
  EXPECT_TRUE(partnered("4847386"));
  EXPECT_FALSE(partnered("4847399"));
  now.then(partnership_started{provider_i, twin.id}).then(partnership_started{provider_i, twin.id});
  EXPECT_EQ((*now.world.find(provider_i))->account->partnerships->size(), 2U);
  EXPECT_TRUE(partnered("4847386") && partnered("4847399"));
  now.then(partnership_ended{provider_i, twin.id});
  EXPECT_TRUE(partnered("4847386"));
  EXPECT_FALSE(partnered("4847399"));
}

TEST(OfferAdded, IsThatOfEveryCustomerThatNamesIt) {
  tenant t = selling();
  const std::string coming = std::string(suite) + ":AVAIL";
  for (const auto& [id, customer] :
       {std::pair{"d", customer_d}, std::pair{"e", customer_id{*guid::parse("eeeeeeee-0000-4000-8000-00000000000e")}}}) {
    customer_fields other = t.customer;
    other.id = customer;
    t.sale(id, coming);
    other.subscriptions.push_back(subscription::make(t[id]).value());
    t.subscriptions.pop_back();
    t.others.push_back(other);
  }
  story now(t);
  offer_fields fresh = t.at(suite);
  fresh.id = offer_of(coming);
  fresh.maximum_quantity = 5;
  now.then(offer_added{offer::make(std::move(fresh)).value()});
  EXPECT_EQ(now.asked(of(subscription_add_seats, "s").seats(1)), outcome::allow);
  for (const char* id : {"d", "e"}) EXPECT_EQ(now.asked(of(subscription_add_seats, id).seats(1)), outcome::deny) << id;
}

TEST(OfferAdded, OfAnotherAvailabilityIsWhatIsNamedByProduct) {
  tenant t;
  t.at(phone).prerequisite_offers = {offer_of("CFQ7TTC0NEW1:0001:ONE")};
  story now(t);
  offer_fields fresh = t.at(suite);
  fresh.id = offer_of("CFQ7TTC0NEW1:0001:TWO");
  fresh.upgrade_target_offers.clear();
  now.then(offer_added{offer::make(fresh).value()});
  EXPECT_EQ(now.asked(order(phone)), outcome::deny);
  order_terms terms;
  terms.term_duration = "P1Y";
  terms.billing_cycle = billing_cycle::monthly;
  now.then(subscription_created{customer_c, seller_p, fresh.id, 10, subscription_of("n"), terms, {}});
  EXPECT_EQ(now.asked(order(phone)), outcome::allow);
  // From then on it is the very one that is named, once that is there.
  fresh.id = offer_of("CFQ7TTC0NEW1:0001:ONE");
  now.then(offer_added{offer::make(fresh).value()});
  EXPECT_EQ(now.asked(order(phone)), outcome::deny);
}

}  // namespace
}  // namespace csprel::test
