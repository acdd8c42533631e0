// SPDX-License-Identifier: Apache-2.0
// Who is billed, and what: the figures are those of the catalogue (W36 to W38, AMB-19, AMB-20).
#include "csprel/directory/billing.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "directory/amounts.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr calendar_day day(int year, unsigned month, unsigned d) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d};
}
money amount(std::string_view text) { return money::parse(text).value(); }

std::vector<charge_kind> kinds(const bill_estimate& bill) {
  std::vector<charge_kind> all;
  for (const charge_line& line : bill.lines) all.push_back(line.kind);
  return all;
}

// ---- money ----------------------------------------------------------------------------------

TEST(ProratedMoney, ReadsAmountsOfUpToTwoDecimals) {
  EXPECT_EQ(amount("11").hundredths(), 1100);
  EXPECT_EQ(amount("10.5").hundredths(), 1050);
  EXPECT_EQ(amount("-74.52").hundredths(), -7452);
  EXPECT_EQ(amount("0.01").hundredths(), 1);
  EXPECT_EQ(amount("-0").hundredths(), 0);
  EXPECT_EQ(amount("9.99").hundredths(), 999);
  EXPECT_EQ(amount("000000000000000000001").hundredths(), 100);
  EXPECT_EQ(amount("10000000000000").hundredths(), money::limit);
  EXPECT_EQ(amount("-10000000000000.00").hundredths(), -money::limit);
}

TEST(ProratedMoney, RefusesEverythingElse) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1.234", "1,5", "+1", " 1", "1 ", "1e3", "--1", "1.-5", "0x10", "1.2.3",
                           "10000000000000.01", "99999999999999", "123456789012345678901234567890"})
    EXPECT_FALSE(money::parse(text)) << text;
}

TEST(ProratedMoney, PrintsWhatItReads) {
  for (const char* text : {"0.00", "0.01", "-0.01", "0.09", "0.10", "-74.52", "100.06", "10000000000000.00"})
    EXPECT_EQ(amount(text).to_string(), text);
}

TEST(ProratedMoney, StaysWithinItsLimit) {
  EXPECT_EQ(amount("10000000000000") + amount("1"), amount("10000000000000"));
  EXPECT_EQ(amount("-10000000000000") + -amount("1"), -amount("10000000000000"));
  const seat_history huge{day(2018, 6, 15), {{day(2018, 6, 15), 1'000'000'000'000}}};
  EXPECT_EQ(estimate_bill(huge, amount("10000000000000"), 15, day(2018, 7, 15)).value().total().hundredths(), money::limit);
}

// ---- periods --------------------------------------------------------------------------------

TEST(BillingPeriod, RunsFromOneBillingDateToTheDayBeforeTheNext) {
  EXPECT_EQ(period_of(day(2018, 7, 15), 15), (billing_period{day(2018, 7, 15), day(2018, 8, 14)}));
  EXPECT_EQ(period_of(day(2018, 8, 14), 15), (billing_period{day(2018, 7, 15), day(2018, 8, 14)}));
  EXPECT_EQ(period_of(day(2018, 8, 14), 15).days(), 31);
  EXPECT_EQ(period_of(day(2018, 1, 3), 15), (billing_period{day(2017, 12, 15), day(2018, 1, 14)}));
  EXPECT_EQ(period_of(day(2018, 2, 9), 1), (billing_period{day(2018, 2, 1), day(2018, 2, 28)}));
}

TEST(BillingPeriod, BillingDaysThatAMonthLacksAreItsLastDay) {
  EXPECT_EQ(period_of(day(2018, 2, 10), 31), (billing_period{day(2018, 1, 31), day(2018, 2, 27)}));
  EXPECT_EQ(period_of(day(2018, 2, 28), 31), (billing_period{day(2018, 2, 28), day(2018, 3, 30)}));
  EXPECT_EQ(period_of(day(2018, 3, 31), 31), (billing_period{day(2018, 3, 31), day(2018, 4, 29)}));
  EXPECT_EQ(period_of(day(2018, 2, 28), 30), (billing_period{day(2018, 2, 28), day(2018, 3, 29)}));
  EXPECT_EQ(period_of(day(2018, 2, 28), 29), (billing_period{day(2018, 2, 28), day(2018, 3, 28)}));
  EXPECT_EQ(period_of(day(2020, 2, 28), 29), (billing_period{day(2020, 1, 29), day(2020, 2, 28)}));
  EXPECT_EQ(period_of(day(2020, 2, 29), 29), (billing_period{day(2020, 2, 29), day(2020, 3, 28)}));
  EXPECT_EQ(period_of(day(2020, 2, 29), 30), (billing_period{day(2020, 2, 29), day(2020, 3, 29)}));
}

TEST(BillingPeriod, ThePeriodsOfAnyBillingDayCoverEveryDayOnce) {
  for (unsigned billing_day = 1; billing_day <= 31; ++billing_day)
    for (calendar_day d = day(2019, 12, 1); d < day(2021, 3, 1); d += std::chrono::days{1}) {
      const billing_period p = period_of(d, billing_day);
      ASSERT_TRUE(p.first <= d && d <= p.last) << billing_day;
      ASSERT_EQ(period_of(p.first, billing_day), p);
      ASSERT_EQ(period_of(p.last, billing_day), p);
      ASSERT_EQ(period_of(p.last + std::chrono::days{1}, billing_day).first, p.last + std::chrono::days{1});
    }
}

// ---- bills ----------------------------------------------------------------------------------

const seat_history w36{day(2018, 6, 3), {{day(2018, 6, 3), 10}, {day(2018, 6, 8), 20}, {day(2018, 6, 12), 15}}};

TEST(ProratedBill, W36UpToTheFirstBillingDateASubscriptionIsFree) {
  const bill_estimate bill = estimate_bill(w36, amount("10"), 15, day(2018, 6, 15)).value();
  EXPECT_THAT(bill.lines, ElementsAre(charge_line{charge_kind::forward_charge, {day(2018, 6, 15), day(2018, 7, 14)}, 15,
                                                  amount("150.00")}));
}

TEST(ProratedBill, W37ReversesChargesByDayAndChargesForward) {
  const seat_history h{day(2018, 6, 15),
                       {{day(2018, 6, 15), 15}, {day(2018, 7, 20), 12}, {day(2018, 7, 31), 18}, {day(2018, 8, 10), 10}}};
  const bill_estimate bill = estimate_bill(h, amount("11"), 15, day(2018, 8, 15)).value();
  EXPECT_THAT(amounts(bill), ElementsAre("-165.00", "26.61", "46.84", "63.87", "17.74", "110.00"));
  EXPECT_EQ(bill.total().to_string(), "100.06");
  EXPECT_EQ(bill.lines[1].days, (billing_period{day(2018, 7, 15), day(2018, 7, 19)}));
  EXPECT_EQ(bill.lines[4].days, (billing_period{day(2018, 8, 10), day(2018, 8, 14)}));
}

TEST(ProratedBill, OfAPeriodIsNotTouchedByLaterChanges) {
  const seat_history now{day(2018, 6, 15), {{day(2018, 6, 15), 10}}};
  seat_history later = now;
  later.changes.push_back({day(2018, 9, 20), 5});
  const calendar_day date = day(2018, 8, 15);
  EXPECT_EQ(estimate_bill(later, amount("10"), 15, date).value().lines, estimate_bill(now, amount("10"), 15, date).value().lines);
}

TEST(ProratedBill, W38CancelledBeforeTheFirstBillingDateItIsNoLine) {
  seat_history h = w36;
  h.last_day = day(2018, 6, 14);
  for (const calendar_day date : {day(2018, 6, 15), day(2018, 7, 15), day(2018, 8, 15)})
    EXPECT_THAT(estimate_bill(h, amount("10"), 15, date).value().lines, IsEmpty());
}

TEST(ProratedBill, Amb19CreditsTheUnusedDays) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}}, day(2018, 8, 24)};
  const bill_estimate bill = estimate_bill(h, amount("11"), 15, day(2018, 9, 15)).value();
  EXPECT_THAT(bill.lines, ElementsAre(charge_line{charge_kind::cancellation_credit, {day(2018, 8, 25), day(2018, 9, 14)},
                                                  10, amount("-74.52")}));
  EXPECT_THAT(estimate_bill(h, amount("11"), 15, day(2018, 10, 15)).value().lines, IsEmpty());
}

TEST(ProratedBill, Amb20CreditsAfterASeatChange) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 8, 25), 5}}, day(2018, 8, 31)};
  const bill_estimate bill = estimate_bill(h, amount("10"), 15, day(2018, 9, 15)).value();
  EXPECT_THAT(amounts(bill), ElementsAre("-100.00", "32.26", "33.87", "-22.58"));
  EXPECT_EQ(bill.total().to_string(), "-56.45");
  EXPECT_THAT(kinds(bill), ElementsAre(charge_kind::forward_reversal, charge_kind::prorated_usage,
                                       charge_kind::prorated_usage, charge_kind::cancellation_credit));
}

TEST(ProratedBill, AChangeOnTheLastDayOfThePeriodIsForThatDay) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 7, 14), 40}}};
  const bill_estimate bill = estimate_bill(h, amount("30"), 15, day(2018, 7, 15)).value();
  EXPECT_THAT(amounts(bill), ElementsAre("-300.00", "290.00", "40.00", "1200.00"));
  EXPECT_EQ(bill.lines[1].days, (billing_period{day(2018, 6, 15), day(2018, 7, 13)}));
  EXPECT_EQ(bill.lines[2].days, (billing_period{day(2018, 7, 14), day(2018, 7, 14)}));
}

TEST(ProratedBill, CreditsAllButTheFirstDayWhereThatWasTheLastOfUse) {
  // The period was charged in advance on the first billing date, on a later one, and on the day of the start.
  for (const auto& [start, last] : {std::pair{day(2018, 6, 3), day(2018, 6, 15)}, {day(2018, 5, 3), day(2018, 6, 15)},
                                    {day(2018, 6, 15), day(2018, 6, 15)}}) {
    const seat_history h{start, {{start, 10}}, last};
    EXPECT_THAT(amounts(estimate_bill(h, amount("30"), 15, day(2018, 6, 15)).value()), ElementsAre("300.00"));
    const bill_estimate bill = estimate_bill(h, amount("30"), 15, day(2018, 7, 15)).value();
    EXPECT_THAT(bill.lines, ElementsAre(charge_line{charge_kind::cancellation_credit, {day(2018, 6, 16), day(2018, 7, 14)},
                                                    10, amount("-290")}));
  }
}

TEST(ProratedBill, OfAnyBillingDayFrom1To31) {
  for (const unsigned billing_day : {1U, 31U}) {
    const calendar_day start = day(2018, 7, billing_day);
    const seat_history h{start, {{start, 3}}};
    EXPECT_THAT(amounts(estimate_bill(h, amount("10"), billing_day, start).value()), ElementsAre("30.00"));
    EXPECT_EQ(estimate_seat_change(h, amount("10"), billing_day, start, 4).value(), amount("10"));
  }
  for (const unsigned billing_day : {0U, 32U}) {
    EXPECT_EQ(estimate_bill(w36, amount("10"), billing_day, day(2018, 7, 31)).error().found, std::to_string(billing_day));
    EXPECT_EQ(estimate_cancellation(w36, amount("1"), billing_day, day(2018, 6, 20)).error().found, std::to_string(billing_day));
  }
}

TEST(ProratedBill, AMonthWithoutChangesIsOneLine) {
  const bill_estimate bill = estimate_bill(w36, amount("10"), 15, day(2018, 8, 15)).value();
  EXPECT_THAT(amounts(bill), ElementsAre("150.00"));
}

TEST(ProratedBill, AStartOnABillingDateIsBilledThatDay) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 3}}};
  EXPECT_THAT(amounts(estimate_bill(h, amount("10"), 15, day(2018, 6, 15)).value()), ElementsAre("30.00"));
  EXPECT_THAT(estimate_bill(h, amount("10"), 15, day(2018, 5, 15)).value().lines, IsEmpty());
}

TEST(ProratedBill, TiesAreRoundedAwayFromZero) {
  // 15 of 30 days at 0.01 are half a hundredth.
  seat_history h{day(2018, 5, 15), {{day(2018, 5, 15), 1}, {day(2018, 6, 30), 3}}};
  EXPECT_THAT(amounts(estimate_bill(h, amount("0.01"), 15, day(2018, 7, 15)).value()),
              ElementsAre("-0.01", "0.01", "0.02", "0.03"));
  h = {day(2018, 5, 15), {{day(2018, 5, 15), 1}}, day(2018, 6, 29)};
  EXPECT_THAT(amounts(estimate_bill(h, amount("0.01"), 15, day(2018, 7, 15)).value()), ElementsAre("-0.01"));
}

TEST(ProratedBill, BadHistoriesAreErrors) {
  const auto code = [](const seat_history& h, unsigned billing_day, calendar_day date) {
    const auto bill = estimate_bill(h, amount("10"), billing_day, date);
    return bill ? std::optional<error_code>{} : std::optional{bill.error().code};
  };
  const calendar_day start = day(2018, 6, 3);
  EXPECT_EQ(code(w36, 15, day(2018, 6, 15)), std::nullopt);
  for (const seat_history& bad : {seat_history{start, {}}, seat_history{start, {{day(2018, 6, 4), 1}}},
                                  seat_history{start, {{start, 0}}}, seat_history{start, {{start, 2}, {start, 3}}},
                                  seat_history{start, {{start, 2}, {day(2018, 6, 9), 3}, {day(2018, 6, 8), 3}}},
                                  seat_history{start, {{start, 1}}, day(2018, 6, 2)},
                                  seat_history{start, {{start, 1}, {day(2018, 6, 9), 2}}, day(2018, 6, 8)}})
    EXPECT_EQ(code(bad, 15, day(2018, 6, 15)), error_code::malformed_value);
  EXPECT_EQ(code(w36, 0, day(2018, 6, 15)), error_code::malformed_value);
  EXPECT_EQ(code(w36, 32, day(2018, 6, 15)), error_code::malformed_value);
  EXPECT_EQ(code(w36, 15, day(2018, 6, 16)), error_code::malformed_value);
}

// ---- what a change would cost ---------------------------------------------------------------

TEST(NextBill, ASeatChangeIsTheDifferenceOfTheNextBill) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 15}}};
  // -165.00 + 138.39 + 17.74 + 110.00 against 165.00.
  EXPECT_EQ(estimate_seat_change(h, amount("11"), 15, day(2018, 8, 10), 10).value().to_string(), "-63.87");
  EXPECT_EQ(estimate_seat_change(h, amount("11"), 15, day(2018, 8, 10), 15).value().to_string(), "0.00");
}

TEST(NextBill, ASeatChangeInTheFreePeriodCostsTheNextForwardChargeOnly) {
  EXPECT_EQ(estimate_seat_change(w36, amount("10"), 15, day(2018, 6, 13), 20).value().to_string(), "50.00");
  EXPECT_EQ(estimate_seat_change(w36, amount("10"), 15, day(2018, 6, 3), 1).value().to_string(), "-140.00");
}

TEST(NextBill, ACancellationGivesBackAndChargesNoMore) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}}};
  EXPECT_EQ(estimate_cancellation(h, amount("11"), 15, day(2018, 8, 24)).value().to_string(), "-184.52");
  EXPECT_EQ(estimate_cancellation(w36, amount("10"), 15, day(2018, 6, 10)).value().to_string(), "-150.00");
}

TEST(NextBill, ACancellationMakesLaterChangesVoid) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}}};
  seat_history planned = h;
  planned.changes.push_back({day(2018, 8, 28), 20});
  seat_history cancelled = h;
  cancelled.last_day = day(2018, 8, 24);
  const calendar_day bill_date = day(2018, 9, 15);
  const money without = estimate_bill(planned, amount("11"), 15, bill_date).value().total();
  const money with = estimate_bill(cancelled, amount("11"), 15, bill_date).value().total();
  EXPECT_EQ(estimate_cancellation(planned, amount("11"), 15, day(2018, 8, 24)).value(), with + -without);
}

TEST(NextBill, ACancellationKeepsTheChangesUpToItsDay) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 8, 20), 20}, {day(2018, 8, 24), 31}}};
  // One seat costs 1 a day: -310 + 50 + 80 + 682 + 961 without it.
  EXPECT_EQ(estimate_cancellation(h, amount("31"), 15, day(2018, 8, 24)).value(), amount("-651") + -amount("961"));
  EXPECT_EQ(estimate_cancellation(h, amount("31"), 15, day(2018, 8, 23)).value(),
            amount("-310") + amount("50") + amount("520") + -amount("440") + -amount("1463")) << "there never were 31 seats";
}

TEST(NextBill, ASeatChangeTakesThePlaceOfThoseThatWerePlannedFromItsDayOn) {
  const seat_history h{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 8, 20), 20}, {day(2018, 8, 24), 30},
                                          {day(2018, 9, 1), 40}}};
  const auto bill = [](std::vector<seat_change> changes) {
    return estimate_bill({day(2018, 6, 15), std::move(changes)}, amount("31"), 15, day(2018, 9, 15)).value().total();
  };
  EXPECT_EQ(estimate_seat_change(h, amount("31"), 15, day(2018, 8, 24), 25).value(),
            bill({{day(2018, 6, 15), 10}, {day(2018, 8, 20), 20}, {day(2018, 8, 24), 25}}) + -bill(h.changes));
}

TEST(NextBill, FailsWhereTheBillDoes) {
  const seat_history ended{day(2018, 6, 15), {{day(2018, 6, 15), 10}}, day(2018, 8, 24)};
  EXPECT_FALSE(estimate_seat_change(ended, amount("1"), 15, day(2018, 8, 25), 5));
  EXPECT_EQ(estimate_seat_change(w36, amount("1"), 15, day(2018, 6, 2), 5).error().found, "a change before the start");
  EXPECT_FALSE(estimate_seat_change(w36, amount("1"), 15, day(2018, 6, 20), 0));
  EXPECT_FALSE(estimate_seat_change(w36, amount("1"), 0, day(2018, 6, 20), 5));
  EXPECT_EQ(estimate_cancellation(w36, amount("1"), 15, day(2018, 6, 2)).error().found, "an end before the start");
  EXPECT_FALSE(estimate_cancellation(w36, amount("1"), 32, day(2018, 6, 20)));
}

// ---- who is billed --------------------------------------------------------------------------

billing_answer billed(const world_builder& world, std::string_view id) {
  return who_is_billed(world.build(), subscription_of(id)).value();
}

TEST(BilledThrough, TheOriginalResellerWhoeverAdministers) {
  world_builder world;
  world.sale("s", essentials, partner_p).grant(partner_q, {"exchange"}).relationship(partner_q);
  const billing_answer answer = billed(world, "s");
  EXPECT_EQ(answer.customer, customer_c);
  EXPECT_EQ(answer.subscription, subscription_of("s"));
  EXPECT_EQ(answer.through, partner_p);
  EXPECT_TRUE(answer.billable);
  EXPECT_THAT(answer.message, ::testing::HasSubstr("Partner P"));
  EXPECT_THAT(std::string(answer.rules), ::testing::HasSubstr("BIL-03"));
}

TEST(BilledThrough, TheCustomerByTheOperatorForEveryOtherChannel) {
  for (const channel from : {channel::direct, channel::advisor, channel::open, channel::enterprise_agreement}) {
    world_builder world;
    world.holding("h", essentials, from).change("h", [](subscription_fields& s) { s.seller = partner_p; });
    const billing_answer answer = billed(world, "h");
    EXPECT_EQ(answer.through, std::nullopt) << name(from);
    EXPECT_THAT(std::string(answer.rules), ::testing::HasSubstr("BIL-05"));
  }
}

TEST(BilledThrough, NobodyForWhatIsFreeOrOver) {
  using enum subscription_status;
  world_builder world;
  world.sale("s", essentials, partner_p);
  for (const auto& [status, billable] : {std::pair{active, true}, {suspended, true}, {deleted, false}, {expired, false},
                                         {disabled, false}, {pending, false}, {none, false}}) {
    world.status("s", status);
    EXPECT_EQ(billed(world, "s").billable, billable) << name(status);
  }
  world.status("s", std::nullopt);
  EXPECT_TRUE(billed(world, "s").billable);
  world.change("s", [](subscription_fields& s) { s.is_trial = true; });
  EXPECT_FALSE(billed(world, "s").billable);
  world_builder free;
  free.change_offer(visio, [](offer_fields& o) { o.billing = billing_type::none; }).sale("s", visio, partner_p);
  EXPECT_FALSE(billed(free, "s").billable);
}

TEST(BilledThrough, FailsForWhatIsNotThere) {
  world_builder world;
  world.sale("s", essentials, partner_p);
  EXPECT_EQ(who_is_billed(world.build(), subscription_of("other")).error().code, error_code::not_found);
  EXPECT_EQ(who_is_billed(world.build(), subscription_of("s"), customer_d).error().code, error_code::not_found);
  EXPECT_EQ(who_is_billed(world.build(), subscription_of("s"), stranger).error().code, error_code::not_found);
}

TEST(BillsOfAPeriod, ListsWhatThePartnerSoldAndHasStarted) {
  const auto starts = [](calendar_day on) {
    return [on](subscription_fields& s) {
      s.effective_start_date = instant::from_seconds(std::chrono::sys_seconds{on}.time_since_epoch().count());
    };
  };
  world_builder world;
  world.sale("untold", essentials, partner_p)
      .sale("last day", visio, partner_p, customer_d)
      .sale("too late", business, partner_p);
  world.sale("of q", proplus, partner_q, customer_d).sale("over", mailbox, partner_p).sale("paused", premium, partner_p);
  world.holding("direct", e3).status("over", subscription_status::deleted).suspended("paused");
  world.change("last day", starts(day(2018, 8, 14))).change("too late", starts(day(2018, 8, 15)));
  const auto list = billed_to(world.build(), partner_p, period_of(day(2018, 8, 1), 15)).value();
  std::vector<std::string> ids;
  for (const billing_answer& each : list) ids.push_back(each.subscription.to_string());
  EXPECT_THAT(ids, ElementsAre("untold", "paused", "last day"));
  EXPECT_EQ(list.back().customer, customer_d);
  EXPECT_EQ(billed_to(world.build(), nobody, period_of(day(2018, 8, 1), 15)).error().code, error_code::not_found);
}

TEST(ProratedMoney, OfANegativePriceIsTheSameWithTheOtherSign) {
  const seat_history ten{day(2018, 6, 15), {{day(2018, 6, 15), 10}}};
  EXPECT_EQ(estimate_bill(ten, amount("-11"), 15, day(2018, 7, 15)).value().total(), amount("-110"));
  const seat_history huge{day(2018, 6, 15), {{day(2018, 6, 15), 1'000'000'000'000}}};
  EXPECT_EQ(estimate_bill(huge, amount("-10000000000000"), 15, day(2018, 7, 15)).value().total().hundredths(), -money::limit);
}

TEST(EstimateBill, LooksAtWhatHappenedInThePeriodAlone) {
  // Twice changed in the first period, once after it.
  const seat_history changed{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 6, 25), 20}, {day(2018, 7, 20), 30}}};
  const auto first = estimate_bill(changed, amount("30"), 15, day(2018, 7, 15)).value();
  EXPECT_THAT(kinds(first), ElementsAre(charge_kind::forward_reversal, charge_kind::prorated_usage, charge_kind::prorated_usage,
                                        charge_kind::forward_charge));
  EXPECT_EQ(first.lines[2].days, (billing_period{day(2018, 6, 25), day(2018, 7, 14)}));
  // What ends with the period, or after it, gives nothing back.
  for (const calendar_day last : {day(2018, 7, 14), day(2018, 7, 15), day(2018, 9, 1)}) {
    const seat_history ended{day(2018, 6, 15), {{day(2018, 6, 15), 10}}, last};
    const auto bill = estimate_bill(ended, amount("30"), 15, day(2018, 7, 15)).value();
    if (last < day(2018, 7, 15))
      EXPECT_THAT(kinds(bill), IsEmpty());
    else
      EXPECT_THAT(kinds(bill), ElementsAre(charge_kind::forward_charge));
  }
}

TEST(EstimateSeatChange, IsOfASubscriptionInUseWhoseHistoryIsInOrder) {
  const seat_history ending{day(2018, 6, 15), {{day(2018, 6, 15), 10}}, day(2018, 9, 1)};
  EXPECT_TRUE(estimate_seat_change(ending, amount("30"), 15, day(2018, 9, 1), 20));
  EXPECT_EQ(estimate_seat_change(ending, amount("30"), 15, day(2018, 9, 2), 20).error().code, error_code::malformed_value);
  // The change would hide what is out of order; the history is refused all the same.
  const seat_history disordered{day(2018, 6, 15), {{day(2018, 6, 15), 10}, {day(2018, 7, 20), 20}, {day(2018, 7, 10), 30}}};
  EXPECT_EQ(estimate_seat_change(disordered, amount("30"), 15, day(2018, 7, 5), 20).error().found, "changes out of order");
}

}  // namespace
}  // namespace csprel::test
