// SPDX-License-Identifier: Apache-2.0
// Billing arithmetic by the catalogue's worked examples (W36 to W38, AMB-19, AMB-20), and who is billed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "csprel/directory/billing.hpp"
#include "csprel/directory/proration.hpp"
#include "directory/amounts.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using std::chrono::year_month_day;

constexpr calendar_day day(int month, unsigned d) {
  return year_month_day{2018y, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{d}};
}
money yuan(std::string_view text) { return money::parse(text).value(); }

TEST(Money, IsHundredthsOfOneCurrency) {
  EXPECT_EQ(yuan("11").hundredths(), 1100);
  EXPECT_EQ(yuan("-74.52").hundredths(), -7452);
  EXPECT_EQ(yuan("10.5").to_string(), "10.50");
  EXPECT_EQ(yuan("-0.05").to_string(), "-0.05");
  for (const char* bad : {"", "-", ".", "1.", "1.234", "1,5", "1e3", " 1", "+1", "10000000000000.01", "0x1"})
    EXPECT_EQ(money::parse(bad), std::nullopt) << bad;
}

TEST(Proration, PeriodsFollowTheBillingDay) {
  EXPECT_EQ(period_of(day(7, 15), 15), (billing_period{day(7, 15), day(8, 14)}));
  EXPECT_EQ(period_of(day(8, 14), 15), (billing_period{day(7, 15), day(8, 14)}));
  EXPECT_EQ(period_of(day(2, 20), 31), (billing_period{day(1, 31), day(2, 27)})) << "the last day of a shorter month";
  EXPECT_EQ(period_of(day(2, 28), 31), (billing_period{day(2, 28), day(3, 30)}));
  EXPECT_EQ(period_of(day(7, 15), 15).days(), 31);
}

const seat_history free_period{day(6, 3), {{day(6, 3), 10}, {day(6, 8), 20}, {day(6, 12), 15}}, {}};

TEST(Proration, IsFreeBeforeTheFirstBillingDate) {
  // W36: changes in the free period cost nothing; the forward charge uses the last quantity.
  const auto bill = estimate_bill(free_period, yuan("10"), 15, day(6, 15));
  ASSERT_TRUE(bill) << bill.error();
  EXPECT_EQ(bill.value().total(), yuan("150"));
  for (const charge_line& line : bill.value().lines) {
    if (line.kind == charge_kind::forward_charge) {
      EXPECT_EQ(line.days, (billing_period{day(6, 15), day(7, 14)}));
      EXPECT_EQ(line.seats, 15);
    } else {
      EXPECT_EQ(line.amount, money{});
    }
  }
}

TEST(Proration, FollowsTheWorkedExampleOfTheCatalogue) {
  // W37.
  const seat_history history{
      day(6, 1), {{day(6, 1), 15}, {day(7, 20), 12}, {day(7, 31), 18}, {day(8, 10), 10}}, {}};
  const auto bill = estimate_bill(history, yuan("11"), 15, day(8, 15));
  ASSERT_TRUE(bill) << bill.error();
  EXPECT_THAT(amounts(bill.value()), ElementsAre("-165.00", "26.61", "46.84", "63.87", "17.74", "110.00"));
  EXPECT_EQ(bill.value().total(), yuan("100.06"));
  EXPECT_EQ(bill.value().lines[1].days, (billing_period{day(7, 15), day(7, 19)})) << "whole days, both ends";
  EXPECT_EQ(bill.value().lines[4].days, (billing_period{day(8, 10), day(8, 14)}));
  EXPECT_EQ(bill.value().lines[5].days, (billing_period{day(8, 15), day(9, 14)}));
  const auto quiet = estimate_bill(history, yuan("11"), 15, day(9, 15));
  EXPECT_THAT(amounts(quiet.value()), ElementsAre("110.00")) << "a month without changes is one line (PRC-03)";
}

TEST(Proration, CancelledBeforeTheFirstBillingDateHasNoLine) {
  seat_history history = free_period;
  history.last_day = day(6, 13);
  EXPECT_THAT(estimate_bill(history, yuan("10"), 15, day(6, 15)).value().lines, IsEmpty());
  EXPECT_THAT(estimate_bill(history, yuan("10"), 15, day(7, 15)).value().lines, IsEmpty());
}

TEST(Proration, CancelledLaterCreditsTheUnusedDays) {
  // AMB-19: the formula gives 74.52 where the page prints 74.51.
  const seat_history history{day(6, 1), {{day(6, 1), 10}}, day(8, 24)};
  const auto bill = estimate_bill(history, yuan("11"), 15, day(9, 15));
  ASSERT_TRUE(bill) << bill.error();
  EXPECT_THAT(amounts(bill.value()), ElementsAre("-74.52"));
  EXPECT_EQ(bill.value().lines[0].kind, charge_kind::cancellation_credit);
  EXPECT_EQ(bill.value().lines[0].days, (billing_period{day(8, 25), day(9, 14)}));
}

TEST(Proration, CancelledAfterASeatChangeReversesAndCredits) {
  // AMB-20: charged to the end of the period, then the unused days credited.
  const seat_history history{day(6, 1), {{day(6, 1), 10}, {day(8, 25), 5}}, day(8, 31)};
  const auto bill = estimate_bill(history, yuan("10"), 15, day(9, 15));
  ASSERT_TRUE(bill) << bill.error();
  EXPECT_THAT(amounts(bill.value()), ElementsAre("-100.00", "32.26", "33.87", "-22.58"));
  EXPECT_EQ(bill.value().total(), yuan("-56.45"));
}

TEST(Proration, CountsPurchasedSeatsAlone) {
  // Twice the seats, twice the bill; nothing else is asked for (SEAT-08).
  const auto total = [](std::int64_t seats) {
    return estimate_bill({day(6, 1), {{day(6, 1), seats}}, {}}, yuan("10"), 15, day(8, 15)).value().total().hundredths();
  };
  EXPECT_EQ(total(7), 7'000);
  EXPECT_EQ(total(14), 2 * total(7));
}

TEST(Proration, RefusesWhatIsNoHistoryOrNoBillingDate) {
  const auto refused = [](const seat_history& h, unsigned billing_day, calendar_day date) {
    const auto bill = estimate_bill(h, yuan("10"), billing_day, date);
    return !bill && bill.error().code == error_code::malformed_value;
  };
  const seat_history good{day(6, 1), {{day(6, 1), 1}}, {}};
  EXPECT_FALSE(refused(good, 15, day(7, 15)));
  EXPECT_TRUE(refused(good, 15, day(7, 16)));
  EXPECT_TRUE(refused(good, 0, day(7, 15)));
  EXPECT_TRUE(refused(good, 32, day(7, 15)));
  EXPECT_TRUE(refused({day(6, 1), {{day(6, 1), 0}}, {}}, 15, day(7, 15)));
  EXPECT_TRUE(refused({day(6, 1), {{day(6, 2), 1}}, {}}, 15, day(7, 15)));
  EXPECT_TRUE(refused({day(6, 1), {{day(6, 1), 1}, {day(6, 5), 2}, {day(6, 4), 3}}, {}}, 15, day(7, 15)));
}

TEST(Billing, GoesThroughTheOriginalResellerOrTheOperator) {
  const directory world = world_builder{}
                              .sale("p", visio, partner_p)
                              .relationship(partner_q)
                              .grant(partner_q, {"visio"})
                              .holding("d", visio)
                              .sale("gone", visio, partner_p)
                              .status("gone", subscription_status::deleted)
                              .build();
  EXPECT_EQ(who_is_billed(world, subscription_of("p")).value().through, partner_p);
  EXPECT_TRUE(who_is_billed(world, subscription_of("p")).value().billable);
  EXPECT_EQ(who_is_billed(world, subscription_of("d")).value().through, std::nullopt);
  EXPECT_FALSE(who_is_billed(world, subscription_of("gone")).value().billable);
  EXPECT_FALSE(who_is_billed(world, subscription_of("none")));
  const billing_period period{day(11, 1), day(11, 30)};
  EXPECT_THAT(billed_to(world, partner_p, period).value(), ::testing::SizeIs(1));
  EXPECT_THAT(billed_to(world, partner_q, period).value(), IsEmpty());
  EXPECT_FALSE(billed_to(world, nobody, period));
}

TEST(Billing, IsForEachOfTheSellersOwn) {
  world_builder world;
  world.sale("q", visio, partner_q).sale("p", visio, partner_p).holding("d", mailbox).sale("more", mailbox, partner_p);
  EXPECT_THAT(billed_to(world.build(), partner_p, {day(11, 1), day(11, 30)}).value(), ::testing::SizeIs(2));
}

TEST(WhoIsBilled, IsCalledByItsIdWhereItHasNoName) {
  world_builder world;
  world.sale("s", essentials, partner_p).change_partner(partner_p, [](partner_fields& p) { p.name.clear(); });
  EXPECT_EQ(who_is_billed(world.build(), subscription_of("s")).value().message.find(partner_p.to_string()), 0U);
}

}  // namespace
}  // namespace csprel::test
