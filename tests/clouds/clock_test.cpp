// SPDX-License-Identifier: Apache-2.0
// How lengths, dates and states are read that documents spell in many ways, and what follows where one is missing.
#include <limits>

#include "clouds/story.hpp"
#include "csprel/directory/explanation.hpp"

namespace csprel::test {
namespace {

const ask cancel = of(subscription_cancel, "s");

tenant sold_today() {
  tenant t = selling();
  t["s"].creation_date = t["s"].effective_start_date = today;
  return t;
}

/// Of an offer that does not tell by whose rules it is sold.
tenant untracked() {
  tenant t;
  t.offer("plain", track::legacy, 1, 300).conditions.edit().track.reset();
  t.at("plain").billing = billing_type::none;
  t.sale("s", "plain");
  t["s"].billing_type.reset();
  return t;
}

bool is_open(const tenant& t, const question& q, requirement what) {
  const decision d = t.decide(q);
  EXPECT_EQ(d.result, outcome::unknown) << d.unmet;
  return d.unknown.contains(what);
}

TEST(Clock, OfNoKnownTrackMayHaveRenewedAtItsEnd) {
  for (const auto& renews : {std::optional<bool>{}, std::optional{true}, std::optional{false}}) {
    tenant t = untracked();
    t["s"].auto_renew = renews;
    t.commerce("s").commitment_end_date_time = today + days(-10);
    EXPECT_EQ(is_open(t, of(subscription_add_seats, "s").seats(1), quantity_out_of_range), renews != false)
        << "how many seats there are depends on a renewal";
    EXPECT_TRUE(is_open(t, of(subscription_remove_seats, "s").seats(1), seat_window_elapsed));
    t.commerce("s").commitment_end_date_time = term_end;
    EXPECT_FALSE(is_open(t, of(subscription_add_seats, "s").seats(1), quantity_out_of_range));
    t.commerce("s").refundable = refundable_quantity{{}, {{1, today + days(1), {}}}, {}};
    EXPECT_FALSE(is_open(t, of(subscription_remove_seats, "s").seats(1), seat_window_elapsed)) << "of the term that is told";
  }
}

// ---- refunds ---------------------------------------------------------------------------------------

TEST(Refund, OfMoreSeatsThanAnybodyHasAreAsManyAsCount) {
  constexpr std::int64_t most = std::int64_t{1} << 61;
  tenant t;
  t.sale("s", suite);
  t["s"].quantity.reset();  // Else it bounds them.
  const auto window = [&t](std::int64_t seats) {
    const decision d = t.decide(of(subscription_remove_seats, "s").seats(seats));
    EXPECT_FALSE(d.unknown.contains(seat_window_elapsed));
    return !d.unmet.contains(seat_window_elapsed);
  };
  auto& batches = t.commerce("s").refundable.emplace().batches;
  batches = {{most - 1, today + days(1), {}}, {1, today + days(1), {}}};
  EXPECT_TRUE(window(most));
  EXPECT_FALSE(window(most + 1));
  // Whatever is told beyond these counts no further, and nothing wraps around.
  for (const std::int64_t many : {most, most + 1, std::numeric_limits<std::int64_t>::max()}) {
    batches = {{many, today + days(1), {}}, {many, today + days(1), {}}, {many, today + days(1), {}}};
    EXPECT_TRUE(window(most)) << many;
    EXPECT_FALSE(window(most + 1)) << many;
  }
}

TEST(Refund, ExpiresAfterALength) {
  struct line {
    const char* text;
    duration length;
  };
  for (const line& each :
       {line{"P7D", days(7)}, line{"p2w", days(14)}, line{"PT168H", days(7)}, line{"PT90M", duration{5'400}},
        line{"PT30S", duration{30}}, line{"PT30.00000009S", duration{30}}, line{"P1DT1H", duration{90'000}},
        line{"P1M", days(31)}, line{"P1Y", days(366)}, line{"P1.5D", duration{129'600}}, line{"pt0,25h", duration{900}},
        line{"P9999999D", days(1'000'000)}}) {
    tenant t = sold_today();
    t["s"].refund_options = {{"Full", {}, each.text}};
    t.commerce("s").commitment_end_date_time = instant::from_seconds(253'402'300'799);  // Never.
    t.closes(cancel, today + each.length, cancellation_window_elapsed);
  }
}

TEST(Refund, OfNoLengthIsNotKnown) {
  for (const char* text :
       {"7D",    "x",   "P",     "PT",    "p",      "P1YT", "P7DT", "PD",      "P1",       "P1H",  "PT1D", "PT1W", "PTT1H",
        "P1T1H", "P1X", "P1D1W", "P1D1D", "PT1S1M", "P1.D", "P.5D", "P1.5D1H", "P0.5DT1H", "P-1D", "-P1D", "P1D ", " P1D"}) {
    tenant t = sold_today();
    t["s"].refund_options = {{"Full", {}, text}};
    t.leaves_open(cancel, cancellation_window_elapsed, text);
  }
  tenant t = sold_today();
  t["s"].refund_options = {{"Full", {}, "P7D"}};
  t["s"].effective_start_date.reset();
  t.leaves_open(cancel, cancellation_window_elapsed, "from when is not told");
}

TEST(Refund, IsPossibleUntilTheLatestOfThem) {
  tenant t = sold_today();
  t["s"].refund_options = {{"", today + days(1), ""}, {"", today + days(3), ""}, {"", today + days(2), ""}};
  t.closes(cancel, today + days(3), cancellation_window_elapsed);
  t["s"].refund_options = {{"", {}, "junk"}, {"", today + days(1), ""}, {"", {}, "junk"}};
  ask q = cancel;
  t.allows(q.now(today + days(1)), "one of them is open");
  t.leaves_open(q.now(today + days(2)), cancellation_window_elapsed, "the others may be");
  t["s"].refund_options = {{"", {}, ""}};
  t.closes(cancel, today + days(7), cancellation_window_elapsed);
}

TEST(Refund, OfAnEarlierTermIsOver) {
  tenant t = sold_today();
  t["s"].effective_start_date = today + days(-400);
  t.commerce("s").commitment_end_date_time = today + days(-3);
  t.commerce("s").renewal.completed_at = today + days(-2);
  t["s"].refund_options = {{"", today + days(-100), ""}};
  t.closes(cancel, today + days(5), cancellation_window_elapsed);
  t["s"].refund_options = {{"", today + days(1), ""}};
  t.closes(cancel, today + days(1), cancellation_window_elapsed);
  t.commerce("s").cancellation_allowed_until = today + days(-100);
  t.closes(cancel, today + days(1), cancellation_window_elapsed);
  t.commerce("s").cancellation_allowed_until = today + days(2);
  t.closes(cancel, today + days(2), cancellation_window_elapsed);
}

TEST(Window, BeginsWithTheLastRenewal) {
  tenant t = sold_today();
  t["s"].effective_start_date = today + days(-10);
  t.commerce("s").renewal.completed_at = today + days(5);
  t.denies(ask(cancel).now(today + days(4)), cancellation_window_elapsed, "it is yet to come");
  t.allows(ask(cancel).now(today + days(5)));
  t["s"].effective_start_date.reset();
  t.commerce("s").renewal.completed_at = today + days(-1);
  t.closes(cancel, today + days(6), cancellation_window_elapsed);
}

TEST(Window, TellsHowManySeatsAreLeft) {
  tenant t = sold_today();
  const auto told = [&](std::int64_t seats) {
    const explanation answer = explain(t.build(), of(subscription_remove_seats, "s").seats(seats)).value();
    for (const unmet_requirement& reason : answer.reasons)
      if (reason.code == seat_window_elapsed) return reason.message;
    return std::string{};
  };
  EXPECT_EQ(told(11), "Only 10 seats can be given back now.");
  t.commerce("s").refundable = refundable_quantity{{}, {{1, today + days(1), {}}}, {}};
  EXPECT_EQ(told(2), "Only 1 seat can be given back now.");
  t.commerce("s").refundable->batches.clear();
  EXPECT_EQ(told(1), "No seat can be given back any more; the number can be lowered for the next term.");
  t.commerce("s").refundable.reset();
  t["s"].quantity.reset();
  EXPECT_TRUE(is_open(t, of(subscription_remove_seats, "s").seats(1), seat_window_elapsed));
}

TEST(Window, OfMarketplaceIsADayOrTwoWeeks) {
  tenant t = selling(backup);
  t["s"].creation_date = today;
  const auto is_scheduled = [&](instant at) {
    const explanation answer = explain(t.build(), ask(cancel).now(at)).value();
    EXPECT_EQ(answer.result, outcome::allow);
    for (const advisory& one : answer.advisories)
      if (one.code == "cancellation_scheduled") return true;
    return false;
  };
  for (const auto& [term, window] : {std::pair{"P1M", days(1)}, std::pair{"P1Y", days(14)}}) {
    t["s"].term_duration = term;
    EXPECT_FALSE(is_scheduled(today + window));
    EXPECT_TRUE(is_scheduled(today + window + duration{1}));
  }
  for (const char* term : {"", "P3Y"}) {
    t["s"].term_duration = term;
    EXPECT_TRUE(is_scheduled(today)) << "for how long it can be given back is not told";
  }
  t["s"].creation_date.reset();
  EXPECT_TRUE(is_scheduled(today));
  t.commerce("s").cancellation_allowed_until = today + days(30);
  EXPECT_FALSE(is_scheduled(today + days(30)));
}

// ---- terms -----------------------------------------------------------------------------------------

TEST(TermNames, SayHowManyMonths) {
  tenant t = selling();
  const auto change = [&](const char* present, term wanted) {
    t["s"].term_duration = present;
    return of(subscription_change_term, "s").term(wanted);
  };
  t.denies(change("P12M", term::one_year), term_not_supported, "the same");
  t.denies(change("P36M", term::one_year), term_shorter);
  t.denies(change("P2Y", term::one_year), term_shorter);
  t.allows(change("P2Y", term::three_years));
  t.allows(change("P1M", term::one_year));
  EXPECT_TRUE(is_open(t, change("P5Y", term::one_year), term_shorter)) << "a length that is not known";
}

TEST(TermNames, OfBillingCyclesSayHowManyMonths) {
  const tenant t;
  const auto yearly = [](billing_cycle cycle) { return order().cycle(cycle); };
  const auto longer = [](billing_cycle cycle) { return order().term(term::three_years).cycle(cycle); };
  t.denies(yearly(billing_cycle::biennial), billing_cycle_longer_than_term);
  t.denies(longer(billing_cycle::biennial), billing_cycle_not_supported);
  t.denies(yearly(billing_cycle::triennial), billing_cycle_longer_than_term);
  for (const billing_cycle none : {billing_cycle::one_time, billing_cycle::none})
    t.denies(yearly(none), billing_cycle_not_supported);
}

// ---- states ----------------------------------------------------------------------------------------

TEST(Untracked, StandsAsEachTrackWouldHaveIt) {
  tenant t = untracked();
  const ask rename = of(subscription_rename, "s");
  t.allows(rename, "alike on all tracks");
  t.suspended("s");
  EXPECT_TRUE(is_open(t, rename, requirement::subscription_cancelled)) << "of the older platform it may be deleted";
  EXPECT_TRUE(is_open(t, of(subscription_reactivate, "s"), reactivation_window_elapsed));
  t = untracked();
  t.commerce("s").commitment_end_date_time = today + duration{-3'600};
  EXPECT_TRUE(is_open(t, rename, renewal_in_progress)) << "of new commerce it would renew now";
}

TEST(Suspended, OnOtherTracksComesBackAtAnyTime) {
  tenant t = selling(azure_plan);
  t["s"].billing_type = billing_type::usage;
  t.commerce("s").azure_entitlements.emplace();
  t.suspended("s", today + days(-1'000));
  t.allows(of(subscription_reactivate, "s"));
}

TEST(Suspended, ByAMigrationOfWhichNothingIsToldMayBeThat) {
  tenant t = selling(essentials);
  t.suspended("s");
  t.commerce("s").migration.emplace();
  EXPECT_TRUE(is_open(t, of(subscription_reactivate, "s"), operation_pending));
  t.commerce("s").migration->status = wire_value<migration_status>::read("Pondering");
  EXPECT_TRUE(is_open(t, of(subscription_reactivate, "s"), operation_pending));
  t.commerce("s").migration->status = migration_status::failed;
  t.allows(of(subscription_reactivate, "s"));
}

}  // namespace
}  // namespace csprel::test
