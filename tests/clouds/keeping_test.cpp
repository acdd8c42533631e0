// SPDX-License-Identifier: Apache-2.0
// Subscriptions that stand: their status by the clock, their windows, seats, renewal and billing. Every
// deadline one second before, at and after it; every requirement met, unmet and unknown.
#include "clouds/tenant.hpp"
#include "csprel/directory/instant_text.hpp"

namespace csprel::test {
namespace {

// ---- status ----------------------------------------------------------------------------------------

TEST(Status, OfNewCommerceRunsOutStepByStep) {
  tenant t = selling();
  t["s"].auto_renew = false;
  t.closes(of(subscription_rename, "s"), term_end, subscription_cancelled);
  t.closes(of(subscription_suspend, "s"), term_end, subscription_cancelled);
  // Users keep access while it is expired, for thirty days (global 2.4).
  ask use = of(subscription_use, "s").by_customer("user");
  t.closes(use, term_end + days(30), subscription_cancelled);
  t.denies(use.now(term_end + days(121)), subscription_cancelled);
}

TEST(Status, IsDeletedNotMerelyDisabledAfterHundredAndTwentyDays) {
  for (tenant t : {selling(), selling().suspended("s")}) {
    t["s"].auto_renew = false;
    const auto refused_at = [&](instant at) {
      const explanation answer = explain(t.build(), of(subscription_suspend, "s").now(at)).value();
      EXPECT_EQ(answer.reasons.size(), 1U);
      EXPECT_EQ(answer.reasons.front().code, subscription_cancelled);
      return answer.reasons.front().refusal;
    };
    EXPECT_NE(refused_at(term_end + days(31)), (refusal{400, "2011"}));
    EXPECT_NE(refused_at(term_end + days(120)), (refusal{400, "2011"}));
    EXPECT_EQ(refused_at(term_end + days(120) + duration{1}), (refusal{400, "2011"}));
  }
}

TEST(Status, DeadlinesAreExclusiveWhereTheOptionSaysSo) {
  tenant t = selling();
  t["s"].auto_renew = false;
  t.choose(option::deadline_inclusive, "false");
  t.allows(of(subscription_rename, "s").now(term_end + duration{-1}));
  t.denies(of(subscription_rename, "s").now(term_end), subscription_cancelled);
}

TEST(Status, IsUnknownWhereAFactIsMissingThatWouldDecide) {
  tenant t = selling();
  t["s"].auto_renew = false;
  t.commerce("s").commitment_end_date_time.reset();
  t.leaves_open(of(subscription_rename, "s"), subscription_cancelled, "no term end");
  t.leaves_open(of(subscription_add_seats, "s").seats(1), subscription_not_active, "no term end");
  t = selling();
  t["s"].auto_renew = false;
  t.parts.as_of.reset();
  t.leaves_open(of(subscription_rename, "s"), subscription_cancelled, "no clock");
  t = selling();
  t["s"].status.reset();
  t.leaves_open(of(subscription_rename, "s"), subscription_cancelled, "no status");
  t.leaves_open(of(subscription_suspend, "s"), subscription_not_active, "no status");
}

TEST(Status, IsUnknownWithoutATrackWhereTracksDiffer) {
  tenant t = selling();
  t.at(suite).conditions.edit().track.reset();
  t["s"].auto_renew = false;
  EXPECT_EQ(t.decide(of(subscription_rename, "s")).result, outcome::allow) << "all tracks agree";
  const decision d = t.decide(of(subscription_rename, "s").now(term_end + days(1)));
  EXPECT_EQ(d.unknown, requirement_set{subscription_cancelled});
  EXPECT_EQ(t.decide(of(subscription_suspend, "s")).reason(), wrong_track);
}

TEST(Status, PendingIsNotActive) {
  tenant t = selling();
  t["s"].status = subscription_status::pending;
  t.denies(of(subscription_add_seats, "s").seats(1), subscription_not_active);
  t.allows(of(subscription_rename, "s"));
  t.denies(of(subscription_use, "s").by_customer(), subscription_not_active);
}

TEST(Track, OfTheOlderPlatformIsRefusedByItsOwnCodes) {
  tenant t = selling(essentials);
  ask longer = of(subscription_change_term, "s").term(term::three_years);
  ask later = of(subscription_schedule_change, "s").ends(term_end + days(30));
  const auto refusal_of = [&](const question& q, requirement what) {
    const explanation answer = explain(t.build(), q).value();
    for (const auto& reason : answer.reasons)
      if (reason.code == what) return reason.refusal;
    return refusal{};
  };
  EXPECT_EQ(refusal_of(of(subscription_cancel, "s"), wrong_track), (refusal{400, "800063"}));
  EXPECT_EQ(refusal_of(longer, wrong_track), (refusal{403, "900263"}));
  EXPECT_EQ(refusal_of(later, wrong_track), (refusal{403, "900263"}));
  EXPECT_EQ(refusal_of(later, end_date_out_of_bounds), (refusal{400, "900244"}));
  EXPECT_EQ(refusal_of(of(azure_upgrade_to_plan, "s"), wrong_track), (refusal{403, "900263"}));
  t["s"].offer = offer_of(old_azure);
  EXPECT_EQ(refusal_of(of(subscription_cancel, "s"), wrong_track), refusal{});
  t["s"].offer = offer_of(suite);
  EXPECT_EQ(refusal_of(later, end_date_out_of_bounds), refusal{});
  ask far = of(subscription_schedule_change, "s").ends(term_end + days(400));
  EXPECT_EQ(refusal_of(far, end_date_out_of_bounds), (refusal{400, "900245"}));
}

TEST(Status, OfLegacyStaysActivePastItsTermUnlessItIsATrial) {
  tenant t = selling(essentials);
  t["s"].auto_renew = false;
  t.allows(of(subscription_rename, "s").now(term_end + days(400)));
  t["s"].is_trial = true;
  t.closes(of(subscription_rename, "s"), term_end, subscription_cancelled);
}

TEST(Status, SuspendedAtTheEndOfItsTermIsDisabled) {
  tenant t = selling().suspended("s");
  t["s"].auto_renew = false;
  t.closes(of(subscription_rename, "s"), term_end, subscription_cancelled);
  t.denies(of(subscription_suspend, "s"), subscription_suspended);
  t.denies(of(subscription_use, "s").by_customer("user"), subscription_suspended);
  t.closes(of(subscription_use, "s").by_customer(), term_end, subscription_cancelled);
}

TEST(Status, SuspendedLegacyIsDeletedAfterNinetyDaysOrAtTheEnd) {
  tenant t = selling(essentials).suspended("s", today);
  t.closes(of(subscription_rename, "s"), today + days(90), subscription_cancelled);
  t.suspended("s", term_end + days(-10));
  t.closes(of(subscription_rename, "s"), term_end, subscription_cancelled);
  t.suspended("s", std::nullopt);
  t.leaves_open(of(subscription_rename, "s"), subscription_cancelled);
}

TEST(Status, SuspendedByMigrationIsAnOperationUnderWay) {
  tenant t = selling(essentials).suspended("s");
  for (const auto status : {migration_status::processing, migration_status::completed}) {
    t.commerce("s").migration = new_commerce_migration{"m", status, {}};
    t.denies(of(subscription_add_seats, "s").seats(1), operation_pending);
    t.denies(of(subscription_reactivate, "s"), operation_pending);
  }
  t.commerce("s").migration = new_commerce_migration{"m", migration_status::failed, {}};
  t.denies(of(subscription_add_seats, "s").seats(1), subscription_suspended);
  t.allows(of(subscription_reactivate, "s"));
}

// ---- renewal ---------------------------------------------------------------------------------------

TEST(Renewal, IsInProgressForADayAfterTheTerm) {
  tenant t = selling();
  t.closes(of(subscription_rename, "s"), term_end, renewal_in_progress);
  t.opens(of(subscription_rename, "s"), term_end + days(1) + duration{1}, renewal_in_progress);
  t.commerce("s").renewal.completed_at = term_end + duration{3600};
  t.opens(of(subscription_rename, "s"), term_end + duration{3600}, renewal_in_progress);
  t.commerce("s").renewal = {true, false, {}, {}};
  t.denies(of(subscription_rename, "s"), renewal_in_progress, "pending, whatever the clock");
}

TEST(Renewal, LeavesTheTermUnknownOnceTheDocumentIsOld) {
  tenant t = selling();
  const instant later = term_end + days(3);
  t.allows(of(subscription_rename, "s").now(later));
  t.leaves_open(of(subscription_cancel, "s").now(later), cancellation_window_elapsed);
  t.leaves_open(of(subscription_add_seats, "s").seats(1).now(later), quantity_out_of_range);
  EXPECT_EQ(t.decide(of(subscription_remove_seats, "s").seats(1).now(later)).unknown,
            (requirement_set{seat_window_elapsed, quantity_out_of_range}));
  t.leaves_open(of(subscription_transition, "s").target(larger).now(later), quantity_out_of_range);
  t.allows(of(subscription_add_seats, "s").seats(1).now(term_end), "not before it is");
  t.commerce("s").renewal.completed_at = term_end + duration{3600};
  t.allows(of(subscription_add_seats, "s").seats(1).now(later));
}

TEST(Renewal, IsOfTheTermThatItEnds) {
  // The one before, from which the present term runs, has not renewed it.
  tenant t = selling();
  t["s"].auto_renew = false;
  t.commerce("s").renewal.completed_at = today + days(-100);
  t.closes(of(subscription_rename, "s"), term_end, subscription_cancelled);
  // The one that is done at its very end has.
  t.commerce("s").renewal.completed_at = term_end;
  t.allows(of(subscription_add_seats, "s").seats(1).now(term_end + days(3)));
  t["s"].auto_renew = true;
  t.allows(of(subscription_add_seats, "s").seats(1).now(term_end + days(3)));
}

TEST(Renewal, OfWhatHasNoTermsTakesNoSeatsAway) {
  const auto leaves_seats_open = [](const tenant& t) {
    return t.decide(of(subscription_add_seats, "s").seats(1).now(term_end + days(3))).unknown.contains(quantity_out_of_range);
  };
  EXPECT_TRUE(leaves_seats_open(selling()));
  EXPECT_FALSE(leaves_seats_open(selling(essentials)));
  EXPECT_FALSE(leaves_seats_open(selling(server).suspended("s"))) << "nor of what is not active";
  tenant ends = selling();
  ends["s"].auto_renew = false;
  EXPECT_FALSE(leaves_seats_open(ends));
}

TEST(Renewal, OpensItsWindowsAnew) {
  tenant t = selling();
  const instant done = term_end + duration{7200};
  t.commerce("s").renewal.completed_at = done;
  t.commerce("s").cancellation_allowed_until = today + days(-93);
  t.closes(of(subscription_cancel, "s"), done + days(7), cancellation_window_elapsed);
  // What is told that is not over before the renewal is told of the new term.
  t["s"].refund_options = {{"Full", done, {}}};
  t.allows(of(subscription_cancel, "s").now(done));
  t.denies(of(subscription_cancel, "s").now(done + duration{1}), cancellation_window_elapsed);
  t["s"].refund_options = {{"Full", done + duration{-1}, {}}};
  t.closes(of(subscription_cancel, "s"), done + days(7), cancellation_window_elapsed);
  t.commerce("s").renewal.completed_at = today + days(-1);
  t.commerce("s").cancellation_allowed_until = today + days(-2);
  t.denies(of(subscription_cancel, "s"), cancellation_window_elapsed, "it has begun the term whose end is told with it");
  t.commerce("s").renewal.completed_at = done;
  t.commerce("s").cancellation_allowed_until = done;
  t.allows(of(subscription_cancel, "s").now(done));
  t.denies(of(subscription_cancel, "s").now(done + duration{1}), cancellation_window_elapsed);
  t.allows(of(subscription_remove_seats, "s").seats(9).now(done + days(7)));
  t.leaves_open(of(subscription_remove_seats, "s").seats(9).now(done + days(7) + duration{1}), seat_window_elapsed);
}

TEST(Renewal, IsUnknownWithoutTheEndOfTheTermOrTheSwitch) {
  tenant t = selling();
  t.commerce("s").commitment_end_date_time.reset();
  t.leaves_open(of(subscription_rename, "s"), renewal_in_progress);
  t = selling();
  t["s"].auto_renew.reset();
  t.allows(of(subscription_rename, "s"));
  t.leaves_open(of(subscription_renew, "s"), auto_renew_off);
}

TEST(Renewal, AChargeHoldsTheBillingCycleAlone) {
  tenant t = selling();
  t["s"].term_duration = "P3Y";
  t.commerce("s").renewal.charge_pending = true;
  t.denies(of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual), renewal_in_progress);
  t.allows(of(subscription_rename, "s"));
}

TEST(Renewal, AsksWhetherItWillRenewByItself) {
  tenant t = selling();
  t.allows(of(subscription_renew, "s"));
  t.denies(of(subscription_renew, "s").by(other_q), not_original_reseller);
  t["s"].auto_renew = false;
  t.denies(of(subscription_renew, "s"), auto_renew_off);
  t.denies(of(subscription_renew, "s").by_customer(), only_partner_may_change_subscription);
  tenant legacy = selling(essentials);
  legacy["s"].auto_renew = false;
  legacy.allows(of(subscription_renew, "s"));
}

TEST(Renewal, CanBeSwitchedWhereTheTrackHasTheSwitch) {
  for (const auto id : {suite, server, backup, reservation}) {
    tenant t = selling(id);
    ask q = of(subscription_set_auto_renew, "s");
    q.with.enabled = false;
    t.allows(q, id.data());
  }
  for (const auto id : {essentials, azure_plan, old_azure}) {
    tenant t = selling(id);
    ask q = of(subscription_set_auto_renew, "s");
    q.with.enabled = false;
    t.denies(q, auto_renew_not_available, id.data());
  }
}

// ---- under way -------------------------------------------------------------------------------------

TEST(Pending, HoldsWhatChangesTheSubscription) {
  tenant t = selling();
  t.commerce("s").operation_pending = true;
  t.denies(of(subscription_rename, "s"), operation_pending);
  t.denies(of(subscription_add_seats, "s").seats(1), operation_pending);
  t = selling();
  t.commerce("s").sync_state = "Pending";
  t.allows(of(subscription_rename, "s"));
  tenant legacy = selling(essentials);
  legacy.commerce("s").sync_state = "Pending";
  legacy.allows(of(subscription_rename, "s"));
  legacy.denies(of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual), operation_pending);
}

// ---- seats -----------------------------------------------------------------------------------------

TEST(Seats, CanBeGivenBackBatchByBatch) {
  tenant t = selling();
  t["s"].quantity = 20;
  refundable_quantity batches;
  batches.batches = {{4, today + days(1), {}}, {3, today + days(3), {}}};
  t.commerce("s").refundable = batches;
  t.closes(of(subscription_remove_seats, "s").seats(7), today + days(1), seat_window_elapsed);
  t.closes(of(subscription_remove_seats, "s").seats(3), today + days(3), seat_window_elapsed);
  t.denies(of(subscription_remove_seats, "s").seats(8), seat_window_elapsed);
  t.commerce("s").refundable->batches.push_back({2, {}, {}});
  t.leaves_open(of(subscription_remove_seats, "s").seats(8), seat_window_elapsed);
  t.denies(of(subscription_remove_seats, "s").seats(10), seat_window_elapsed, "");
  t.leaves_open(of(subscription_remove_seats, "s").seats(9), seat_window_elapsed, "all that may be open");
  t.commerce("s").refundable = refundable_quantity{1, {}, {}};
  t.leaves_open(of(subscription_remove_seats, "s").seats(1), seat_window_elapsed, "until when is not told");
}

TEST(Seats, CanBeGivenBackWholeJustAfterThePurchase) {
  tenant t = selling();
  t["s"].effective_start_date = today + days(-1);
  const instant deadline = today + days(6);
  EXPECT_TRUE(t.decide(of(subscription_remove_seats, "s").seats(10)).met.contains(seat_window_elapsed));
  t.allows(of(subscription_remove_seats, "s").seats(9).now(deadline));
  t.leaves_open(of(subscription_remove_seats, "s").seats(9).now(deadline + duration{1}), seat_window_elapsed);
  t.choose(option::cancellation_window_hours, "24");
  t.allows(of(subscription_remove_seats, "s").seats(9).now(today));
  t.leaves_open(of(subscription_remove_seats, "s").seats(9).now(today + duration{1}), seat_window_elapsed);
}

TEST(Seats, StayWithinTheOffersRange) {
  tenant t = selling(essentials);
  t.allows(of(subscription_add_seats, "s").seats(290));
  t.denies(of(subscription_add_seats, "s").seats(291), quantity_out_of_range);
  t.denies(of(subscription_add_seats, "s").seats(0), quantity_out_of_range);
  t.allows(of(subscription_remove_seats, "s").seats(9));
  t.denies(of(subscription_remove_seats, "s").seats(10), quantity_out_of_range);
  t.at(essentials).maximum_quantity.reset();
  t.leaves_open(of(subscription_add_seats, "s").seats(1), quantity_out_of_range);
  t = selling(essentials);
  t["s"].quantity.reset();
  t.leaves_open(of(subscription_add_seats, "s").seats(1), quantity_out_of_range);
}

TEST(Seats, StayUnderTheCeilingOfAllSellers) {
  tenant t = selling();
  t.sale("other", suite, other_q).holding("direct", suite);
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 40;
  t.allows(of(subscription_add_seats, "s").seats(10));
  t.denies(of(subscription_add_seats, "s").seats(11), seat_ceiling_exceeded);
  t["direct"].status = subscription_status::deleted;
  t.allows(of(subscription_add_seats, "s").seats(20));
  t["other"].quantity.reset();
  t.leaves_open(of(subscription_add_seats, "s").seats(1), seat_ceiling_exceeded);
}

TEST(Seats, MoveOnlyAsTheOfferLetsThem) {
  tenant t = selling(essentials);
  t.at(essentials).conditions.edit().seat_change = seat_direction::decrease_only;
  t.denies(of(subscription_add_seats, "s").seats(1), seats_not_adjustable);
  t.allows(of(subscription_remove_seats, "s").seats(1));
  t.at(essentials).conditions.edit().seat_change = seat_direction::none;
  t.denies(of(subscription_remove_seats, "s").seats(1), seats_not_adjustable);
  selling(server).denies(of(subscription_remove_seats, "s").seats(1), seats_not_adjustable);
  for (const auto id : {server, backup, reservation, azure_plan, old_azure})
    selling(id).denies(of(subscription_add_seats, "s").seats(1), wrong_track, id.data());
}

TEST(Seats, OfATrialDoNotMove) {
  tenant t = selling();
  t["s"].is_trial = true;
  t.denies(of(subscription_add_seats, "s").seats(1), trial_immutable);
  t.denies(of(subscription_suspend, "s"), trial_immutable);
  tenant legacy = selling(essentials);
  legacy["s"].is_trial = true;
  legacy.allows(of(subscription_add_seats, "s").seats(1));
}

TEST(Seats, OfASuspendedPartnerBecomeFewerOnly) {
  tenant t = selling(essentials);
  t.at(seller_p).standing = standing::suspended;
  t.denies(of(subscription_add_seats, "s").seats(1), partner_suspended);
  t.allows(of(subscription_remove_seats, "s").seats(1));
  t.choose(option::suspended_partner_may_add_seats, "true");
  t.allows(of(subscription_add_seats, "s").seats(1));
  t.at(seller_p).standing = standing::restricted;
  t.allows(of(subscription_add_seats, "s").seats(1));
}

// ---- suspension, reactivation, cancellation --------------------------------------------------------

TEST(Reactivation, LastsUntilTheEndOfTheTerm) {
  tenant t = selling().suspended("s");
  t["s"].auto_renew = false;
  t.closes(of(subscription_reactivate, "s"), term_end, reactivation_window_elapsed);
  t.commerce("s").commitment_end_date_time.reset();
  t.leaves_open(of(subscription_reactivate, "s"), reactivation_window_elapsed);
}

TEST(Reactivation, OfLegacyLastsNinetyDays) {
  tenant t = selling(essentials).suspended("s", today);
  t.closes(of(subscription_reactivate, "s"), today + days(90), reactivation_window_elapsed);
  t.suspended("s", std::nullopt);
  t.leaves_open(of(subscription_reactivate, "s"), reactivation_window_elapsed);
  t.denies(of(subscription_reactivate, "s").now(term_end + duration{1}), reactivation_window_elapsed);
}

TEST(Reactivation, GoesByTheRecordedStatus) {
  tenant t = selling();
  t.denies(of(subscription_reactivate, "s"), subscription_not_suspended);
  t["s"].auto_renew = false;
  t.denies(of(subscription_reactivate, "s").now(term_end + days(10)), subscription_not_suspended);
  for (const auto status : {subscription_status::expired, subscription_status::disabled, subscription_status::deleted}) {
    t["s"].status = status;
    t.denies(of(subscription_reactivate, "s"), subscription_cancelled);
  }
  for (const auto status : {subscription_status::pending, subscription_status::none}) {
    t["s"].status = status;
    t.denies(of(subscription_reactivate, "s"), subscription_not_suspended);
  }
}

TEST(Reactivation, IsOfWhatIsSuspendedAlone) {
  tenant t = selling();
  for (const subscription_status status :
       {subscription_status::pending, subscription_status::none, subscription_status::active}) {
    t["s"].status = status;
    t.denies(of(subscription_reactivate, "s"), subscription_not_suspended);
  }
}

TEST(Reactivation, OfALegacyAddOnNeedsItsParent) {
  tenant t = selling(essentials);
  t.sale("a", archiving);
  t["a"].parent = subscription_of("s");
  t.suspended("a", today);
  t.allows(of(subscription_reactivate, "a"));
  t.suspended("s", today);
  t.denies(of(subscription_reactivate, "a"), parent_not_active);
}

TEST(Cancellation, FollowsTheResourceThenItsRefundsThenTheWeek) {
  tenant t = selling();
  ask q = of(subscription_cancel, "s");
  t["s"].effective_start_date = today;
  t.closes(q, today + days(7), cancellation_window_elapsed);
  t["s"].refund_options = {{"Partial", today + days(2), {}}, {"Full", today + days(4), {}}};
  t.closes(q, today + days(4), cancellation_window_elapsed);
  t["s"].refund_options = {{"Partial", {}, "P3D"}};
  t.closes(q, today + days(3), cancellation_window_elapsed);
  t["s"].refund_options = {{"Partial", {}, to_text(today + days(5))}};  // Some answers tell the instant there.
  t.closes(q, today + days(5), cancellation_window_elapsed);
  t["s"].refund_options = {{"Partial", {}, "P3X"}};
  t.leaves_open(q, cancellation_window_elapsed);
  t.commerce("s").cancellation_allowed_until = today + days(1);
  t.closes(q, today + days(1), cancellation_window_elapsed);
  t.suspended("s");
  t["s"].auto_renew = false;
  t.allows(q, "suspended inside the window");
}

TEST(Cancellation, IsUnknownWithoutADate) {
  tenant t = selling();
  t["s"].effective_start_date.reset();
  t.leaves_open(of(subscription_cancel, "s"), cancellation_window_elapsed);
}

TEST(Cancellation, OfSoftwareLastsAWeekOrAMonth) {
  tenant t = selling(server);
  t["s"].creation_date = today;
  t.closes(of(subscription_cancel, "s"), today + days(7), cancellation_window_elapsed);
  t["s"].billing_cycle = billing_cycle::one_time;
  t.commerce("s").commitment_end_date_time.reset();
  t.closes(of(subscription_cancel, "s"), today + days(30), cancellation_window_elapsed);
  t.at(server).conditions.edit().cancellable = false;
  t.denies(of(subscription_cancel, "s"), seats_not_adjustable);
}

TEST(Cancellation, OfMarketplaceIsNeverTooLate) {
  selling(backup).allows(of(subscription_cancel, "s"));
  for (const auto id : {essentials, old_azure, reservation})
    selling(id).denies(of(subscription_cancel, "s"), wrong_track, id.data());
}

TEST(AzurePlan, WaitsForWhatStandsBeneath) {
  tenant t = selling(azure_plan);
  t.leaves_open(of(subscription_suspend, "s"), active_resources_beneath);
  t.commerce("s").azure_entitlements.emplace();
  t.allows(of(subscription_suspend, "s"));
  t.commerce("s").azure_entitlements->push_back({*azure_subscription_id::parse("e"), "", subscription_status::active, false, {}});
  t.denies(of(subscription_suspend, "s"), active_resources_beneath);
  t.denies(of(subscription_cancel, "s"), active_resources_beneath);
  t.commerce("s").azure_entitlements->front().status = subscription_status::suspended;
  t.allows(of(subscription_cancel, "s"));
  t.sale("benefit", reservation);
  t.denies(of(subscription_suspend, "s"), active_resources_beneath);
  t["benefit"].status = subscription_status::deleted;
  t.allows(of(subscription_suspend, "s"));
}

// ---- schedule, term, billing cycle -----------------------------------------------------------------

TEST(Schedule, NeedsAnActiveSubscriptionThatRenews) {
  tenant t = selling();
  t.allows(of(subscription_schedule_change, "s").seats(5));
  t.allows(of(subscription_schedule_change, "s"), "removes the schedule");
  t["s"].auto_renew = false;
  t.denies(of(subscription_schedule_change, "s").seats(5), auto_renew_off);
  selling(essentials).denies(of(subscription_schedule_change, "s").seats(5), wrong_track);
}

TEST(Schedule, KeepsToPathsRangesAndTerms) {
  tenant t = selling();
  t.allows(of(subscription_schedule_change, "s").target(larger).seats(1000));
  t.denies(of(subscription_schedule_change, "s").target(larger).seats(1001), quantity_out_of_range);
  t.denies(of(subscription_schedule_change, "s").seats(301), quantity_out_of_range);
  t.denies(of(subscription_schedule_change, "s").target(phone), no_transition_path);
  t.allows(of(subscription_schedule_change, "s").term(term::three_years));
  t.denies(of(subscription_schedule_change, "s").term(term::one_month).cycle(billing_cycle::annual),
           billing_cycle_longer_than_term);
  t.denies(of(subscription_schedule_change, "s").cycle(billing_cycle::triennial), billing_cycle_longer_than_term);
  t["s"].billing_cycle = billing_cycle::annual;
  t.denies(of(subscription_schedule_change, "s").term(term::one_month), billing_cycle_longer_than_term,
           "the present cycle is checked against the new term");
  t.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P1Y", {billing_cycle::annual}, {}}};
  t.denies(of(subscription_schedule_change, "s").term(term::three_years), term_not_supported);
  t.denies(of(subscription_schedule_change, "s").cycle(billing_cycle::monthly), billing_cycle_not_supported);
}

TEST(Schedule, GoesByTheEligibilitiesThatTheApiLists) {
  tenant t = selling();
  transition_eligibility to;
  to.catalog_item = offer_of(phone);
  to.eligibility_type = eligibility_type::scheduled;
  to.eligibilities = {{true, {}, {}, {}, {}}};
  t.commerce("s").transition_eligibilities = std::vector{to};
  t.allows(of(subscription_schedule_change, "s").target(phone));
  t.allows(of(subscription_schedule_change, "s").target(larger), "not listed: as the offers say");
  to.catalog_item = offer_of(larger);
  to.eligibilities = {{false, {}, {}, {}, {}}};
  t.commerce("s").transition_eligibilities = std::vector{to};
  t.denies(of(subscription_schedule_change, "s").target(larger), no_transition_path);
}

TEST(Schedule, TakesFromTheListWhatIsOfTheNextTerm) {
  tenant t = selling();
  transition_eligibility to;
  to.catalog_item = offer_of(phone);
  to.eligibility_type = eligibility_type::scheduled;
  to.eligibilities = {{true, {}, {}, {}, {}}};
  const ask q = of(subscription_schedule_change, "s").target(phone);
  const auto listed = [&](auto change) {
    transition_eligibility one = to;
    change(one);
    t.commerce("s").transition_eligibilities = std::vector{one};
    return t;
  };
  listed([](auto& one) { one.catalog_item = offer_of(std::string(phone) + ":CFQ7TTC0K5J8"); }).allows(q, "an availability of it");
  listed([](auto& one) { one.catalog_item.reset(); }).denies(q, no_transition_path, "of no item");
  listed([](auto& one) { one.eligibility_type = eligibility_type::immediate; }).denies(q, no_transition_path, "of another time");
  listed([](auto& one) {
    one.eligibility_type = wire_value<eligibility_type>::read("sometime");
  }).denies(q, no_transition_path, "of no time");
  t.allows(of(subscription_schedule_change, "s").seats(5), "no path is asked where nothing else is bought");
}

TEST(Schedule, FindsAPathWhereverTheListHasOne) {
  tenant t = selling();
  transition_eligibility first;
  first.catalog_item = offer_of(std::string(phone) + ":CFQ7TTC0K5J8");
  first.eligibility_type = eligibility_type::scheduled;
  first.eligibilities = {{false, {}, {}, {}, {}}};
  transition_eligibility second = first;
  second.catalog_item = offer_of(std::string(phone) + ":CFQ7TTC0K5J9");
  second.eligibilities = {{true, transition_type::transition_only, {}, {}, {}}};
  const ask q = of(subscription_schedule_change, "s").target(phone);
  t.commerce("s").transition_eligibilities = std::vector{first, second};
  t.allows(q, "one of both is eligible, whatever the other");
  t.commerce("s").transition_eligibilities->at(1).eligibilities.front().is_eligible.reset();
  t.leaves_open(q, no_transition_path, "whether the second is, is not told");
  EXPECT_EQ(explain(t.build(), q).value().unknown.front().needs,
            "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/s/transitionEligibilities?eligibilityType=scheduled");
  t.commerce("s").transition_eligibilities->pop_back();
  t.denies(q, no_transition_path);
}

TEST(Status, ThatIsNotKnownLeavesItsOwnCodeOpenAlone) {
  tenant t = selling();
  t.commerce("s").commitment_end_date_time = today + days(-1) + duration{3'600};
  t.commerce("s").migration.emplace();
  for (const auto& untold :
       {std::optional<wire_value<subscription_status>>{}, std::optional{wire_value<subscription_status>::read("Warned")}}) {
    t["s"].status = untold;
    t.leaves_open(of(subscription_suspend, "s"), subscription_not_active);
    t.leaves_open(of(subscription_rename, "s"), subscription_cancelled);
  }
}

TEST(Seats, OfNoBatchAreNotToldUntilWhen) {
  tenant t = selling();
  t.commerce("s").refundable = refundable_quantity{5, {}, {}};
  t.leaves_open(of(subscription_remove_seats, "s").seats(1), seat_window_elapsed);
  t.commerce("s").refundable->total = 0;
  t.denies(of(subscription_remove_seats, "s").seats(1), seat_window_elapsed);
}

TEST(Seats, OfATermThatMayBeOverAreNotTold) {
  tenant t = selling();
  t.at(suite).maximum_quantity = 10;
  t.parts.as_of.reset();
  const decision d = t.decide(of(subscription_add_seats, "s").seats(1));
  EXPECT_EQ(d.result, outcome::unknown) << "without a clock the term may be another one, of other seats: unmet " << d.unmet;
  EXPECT_TRUE(d.unknown.contains(quantity_out_of_range));
  t.commerce("s").commitment_end_date_time = instant::from_seconds(253'402'300'799);
  t.denies(of(subscription_add_seats, "s").seats(1), quantity_out_of_range, "a term without end comes to none");
}

TEST(Pending, IsUnknownWhereAMigrationDoesNotTell) {
  tenant t = selling(essentials);
  t.commerce("s").migration.emplace();
  t.leaves_open(of(subscription_rename, "s"), operation_pending);
  t.commerce("s").migration->status = migration_status::completed;
  t.allows(of(subscription_rename, "s"));
}

TEST(AzurePlan, IsNotKnownToBeFreeOfWhatDoesNotTellItsStatus) {
  tenant t = selling(azure_plan);
  t["s"].billing_type = billing_type::usage;
  azure_entitlement one;
  one.id = *azure_subscription_id::parse("az1");
  t.commerce("s").azure_entitlements = std::vector{one};
  t.leaves_open(of(subscription_suspend, "s"), active_resources_beneath);
  t.commerce("s").azure_entitlements->front().status = wire_value<subscription_status>::read("Warned");
  t.leaves_open(of(subscription_suspend, "s"), active_resources_beneath);
  t.commerce("s").azure_entitlements->front().status = subscription_status::suspended;
  t.allows(of(subscription_suspend, "s"));
}

TEST(Seats, OfNoneAreNotGivenBack) {
  tenant t = selling();
  t["s"].effective_start_date = today;
  t.denies(of(subscription_remove_seats, "s").seats(0), quantity_out_of_range);
}

TEST(Term, GrowsOnly) {
  tenant t = selling();
  t.allows(of(subscription_change_term, "s").term(term::three_years));
  t.denies(of(subscription_change_term, "s").term(term::one_month), term_shorter);
  t.denies(of(subscription_change_term, "s").term(term::one_year), term_not_supported);
  t.denies(of(subscription_change_term, "s").term(term::three_years).cycle(billing_cycle::none), billing_cycle_not_supported);
  t.allows(of(subscription_change_term, "s").term(term::three_years).cycle(billing_cycle::triennial));
  t["s"].term_duration.clear();
  const decision d = t.decide(of(subscription_change_term, "s").term(term::three_years));
  EXPECT_EQ(d.unknown, (requirement_set{term_shorter, term_not_supported}));
  selling(essentials).denies(of(subscription_change_term, "s").term(term::three_years), wrong_track);
}

TEST(BillingCycle, OfNewCommerceChangesWithinThreeYearsOnly) {
  tenant t = selling();
  const auto to = [](billing_cycle c) { return of(subscription_change_billing_cycle, "s").cycle(c); };
  t.denies(to(billing_cycle::annual), billing_change_not_permitted);
  t["s"].term_duration = "P3Y";
  t.allows(to(billing_cycle::annual));
  t.denies(to(billing_cycle::monthly), billing_change_not_permitted);
  t.denies(to(billing_cycle::triennial), billing_change_not_permitted);
  t["s"].billing_cycle.reset();
  t.leaves_open(to(billing_cycle::annual), billing_change_not_permitted);
}

TEST(BillingCycle, OfALegacyOrderNeedsAllItsMembers) {
  tenant t = selling(essentials);
  const ask q = of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual);
  t.sale("member", archiving).sale("elsewhere", essentials);
  t["member"].parent = subscription_of("s");
  t["member"].order_id = t["s"].order_id;
  t.allows(q);
  t.suspended("member", today);
  t.denies(q, order_not_uniform, "a member is suspended");
  t["member"].status = subscription_status::active;
  t["member"].billing_cycle = billing_cycle::annual;
  t.denies(q, order_not_uniform, "another cycle");
  t["member"].billing_cycle = billing_cycle::monthly;
  t["member"].is_trial = true;
  t.denies(q, order_not_uniform, "a trial");
  t["member"].is_trial = false;
  t["member"].term_duration = "P1M";
  t.denies(q, order_not_uniform, "not a year");
  t["member"].term_duration = "P1Y";
  t["elsewhere"].status = subscription_status::deleted;
  t.allows(q, "another order does not matter");
  for (const std::string_view untold : {"member", "s"}) {
    tenant other = t;
    other[untold].billing_cycle.reset();
    EXPECT_TRUE(other.decide(q).unknown.contains(order_not_uniform)) << untold;
    other[untold].billing_cycle = billing_cycle::unknown;
    EXPECT_TRUE(other.decide(q).unknown.contains(order_not_uniform)) << untold;
  }
  t["member"].term_duration.clear();
  t.leaves_open(q, order_not_uniform);
  t["member"].term_duration = "P1Y";
  t["s"].order_id.clear();
  t.leaves_open(q, order_not_uniform);
}

TEST(BillingCycle, ThatIsNotToldIsNotKnownToChange) {
  tenant t = selling();
  t["s"].term_duration = "P3Y";
  const ask q = of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual);
  t.allows(q);
  for (const auto& untold :
       {std::optional<wire_value<billing_cycle>>{}, std::optional{wire_value<billing_cycle>{billing_cycle::unknown}}}) {
    t["s"].billing_cycle = untold;
    t.leaves_open(q, billing_change_not_permitted);
  }
}

TEST(BillingCycle, OfLegacyIsOneThatTheOfferHas) {
  tenant t = selling(essentials);
  const ask q = of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual);
  t.at(essentials).conditions.edit().billing_cycles = std::vector{billing_cycle::monthly};
  t.denies(q, billing_cycle_not_supported);
  t.at(essentials).conditions.edit().billing_cycles.reset();
  t.leaves_open(q, billing_cycle_not_supported);
  tenant closed = selling(essentials);
  closed.choose(option::legacy_online_billing_cycle_change, "false");
  closed.denies(q, billing_change_not_permitted);
}

TEST(Status, ThatIsNotRecognisedMayBeReactivated) {
  tenant t = selling(essentials);
  for (const auto& untold :
       {std::optional<wire_value<subscription_status>>{}, std::optional{wire_value<subscription_status>::read("Warned")}}) {
    t["s"].status = untold;
    EXPECT_TRUE(t.decide(of(subscription_reactivate, "s")).unmet.empty());
    EXPECT_EQ(t.decide(of(subscription_reactivate, "s")).result, outcome::unknown);
  }
}

TEST(Status, OfWhichEveryPossibilityDeniesIsKnownToDeny) {
  // Suspended or deleted: which of them is not told, but neither takes seats.
  tenant t = selling(essentials).suspended("s", std::nullopt);
  t.denies(of(subscription_add_seats, "s").seats(1), requirement::subscription_suspended);
}

TEST(Status, OfWhichNoPossibilityDeniesIsKnownToAllow) {
  // Suspended, by a migration or not: neither is cancelled.
  tenant t = selling(essentials).suspended("s", today);
  t.commerce("s").migration.emplace();
  EXPECT_TRUE(t.decide(of(subscription_rename, "s")).met.contains(requirement::subscription_cancelled));
}

TEST(Status, SaysOfWhatIsMetOnlyWhatIsSo) {
  const auto met = [](const tenant& t, const question& q) { return t.decide(q).met; };
  tenant t = selling();
  t["s"].auto_renew = false;
  EXPECT_TRUE(met(t, of(subscription_add_seats, "s").seats(1)).contains(subscription_not_active));
  EXPECT_TRUE(met(t, of(subscription_use, "s").by_customer("user")).contains(requirement::subscription_cancelled));
  EXPECT_FALSE(met(t, of(subscription_use, "s").by_customer("user").now(term_end + days(1)))
                   .contains(requirement::subscription_cancelled))
      << "it is expired, and users keep it for a while";
  t.suspended("s");
  EXPECT_FALSE(met(t, of(subscription_add_seats, "s").seats(1)).contains(subscription_not_active));
}

TEST(AzurePlan, WaitsForABenefitThatStandsBeforeIt) {
  tenant t;
  t.sale("benefit", reservation).sale("s", azure_plan);
  t.commerce("s").azure_entitlements.emplace();
  t.denies(of(subscription_suspend, "s"), active_resources_beneath);
}

TEST(BillingCycle, OfThreeYearsGoesBothWays) {
  tenant t = selling();
  t["s"].term_duration = "P3Y";
  t["s"].billing_cycle = billing_cycle::annual;
  t.allows(of(subscription_change_billing_cycle, "s").cycle(billing_cycle::monthly));
  t["s"].billing_cycle = billing_cycle::triennial;
  t.denies(of(subscription_change_billing_cycle, "s").cycle(billing_cycle::monthly), billing_change_not_permitted);
}

TEST(BillingCycle, OfALegacyOrderNeedsItsMembersWhereverTheyStand) {
  const ask q = of(subscription_change_billing_cycle, "s").cycle(billing_cycle::annual);
  for (const bool before : {true, false}) {
    tenant t;
    if (before) t.sale("member", essentials);
    t.sale("s", essentials).sale("elsewhere", essentials);
    if (!before) t.sale("member", essentials);
    t["member"].order_id = t["s"].order_id;
    t.allows(q);
    t.suspended("member", today);
    t.denies(q, order_not_uniform, before ? "before it" : "behind another order");
  }
}

}  // namespace
}  // namespace csprel::test
