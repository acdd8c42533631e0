// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/proration.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdlib>

namespace csprel {

namespace chr = std::chrono;
using boost::multiprecision::cpp_int;

std::optional<money> money::parse(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || decimals.size() > 2) return std::nullopt;
  if (point != std::string_view::npos && decimals.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : std::string(whole) + std::string(decimals) + std::string(2 - decimals.size(), '0')) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    if (value > limit) return std::nullopt;
  }
  return from_hundredths(negative ? -value : value);
}

std::string money::to_string() const {
  const std::int64_t size = std::abs(hundredths_);
  const std::int64_t cents = size % 100;
  return (hundredths_ < 0 ? "-" : "") + std::to_string(size / 100) + (cents < 10 ? ".0" : ".") +
         std::to_string(cents);
}

namespace {

/// The billing date in a month: the billing day, or the month's last.
calendar_day billing_date(chr::year_month month, unsigned billing_day) {
  const chr::year_month_day_last last{month.year(), chr::month_day_last{month.month()}};
  return month / std::min(chr::day{billing_day}, last.day());
}

/// price x seats x days / days of the period, rounded to hundredths, ties away from zero (PRC-06, PRC-07).
money prorated(money unit_price, std::int64_t seats, int days, int period_days) {
  const cpp_int exact = cpp_int(unit_price.hundredths()) * seats * days;
  const cpp_int rounded = (2 * exact + exact.sign() * period_days) / (2 * period_days);  // Division drops the rest.
  return money::from_hundredths(std::clamp<cpp_int>(rounded, -money::limit, money::limit).convert_to<std::int64_t>());
}

error malformed(std::string found, const char* expected) {
  return {error_code::malformed_value, "", std::move(found), expected};
}

std::optional<error> check(unsigned billing_day) {
  if (billing_day >= 1 && billing_day <= 31) return std::nullopt;
  return malformed(std::to_string(billing_day), "a billing day from 1 to 31");
}

std::optional<error> check(const seat_history& h) {
  if (h.last_day && *h.last_day < h.start) return malformed("an end before the start", "a last day of use");
  if (h.changes.empty() || h.changes.front().from != h.start)
    return malformed("no seats at the start", "the first change on the day of the start");
  for (std::size_t i = 0; i < h.changes.size(); ++i) {
    if (h.changes[i].seats < 1) return malformed(std::to_string(h.changes[i].seats) + " seats", "1 seat or more");
    if (i > 0 && h.changes[i].from <= h.changes[i - 1].from)
      return malformed("changes out of order", "later days for later changes");
  }
  if (h.last_day && *h.last_day < h.changes.back().from)
    return malformed("a change after the end", "changes while the subscription is in use");
  return std::nullopt;
}

std::int64_t seats_on(const seat_history& h, calendar_day day) {
  std::int64_t seats = 0;
  for (const seat_change& change : h.changes)
    if (change.from <= day) seats = change.seats;
  return seats;
}

class biller {
 public:
  biller(const seat_history& h, money unit_price) : history_(h), price_(unit_price) {}

  /// What happened in a period that was paid in advance.
  void settle(const billing_period& period) {
    if (history_.last_day && *history_.last_day < period.first) return;  // Nothing was paid for it.
    const bool ended = history_.last_day && *history_.last_day < period.last;
    if (changed_within(period)) {
      add(charge_kind::forward_reversal, period, period, seats_on(history_, period.first), -price_);
      for (calendar_day first = period.first; first <= period.last;) {
        const calendar_day last = last_of_stretch(first, period.last);
        add(charge_kind::prorated_usage, {first, last}, period, seats_on(history_, first), price_);
        first = last + chr::days{1};
      }
    }
    // Charged to the end of the period, then the unused days are given back (AMB-20).
    if (ended)
      add(charge_kind::cancellation_credit, {*history_.last_day + chr::days{1}, period.last}, period,
          seats_on(history_, period.last), -price_);
  }

  void charge_forward(const billing_period& period) {
    add(charge_kind::forward_charge, period, period, seats_on(history_, period.first), price_);
  }

  bill_estimate estimate;

 private:
  bool changed_within(const billing_period& period) const {
    return std::any_of(history_.changes.begin(), history_.changes.end(), [&](const seat_change& c) {
      return c.from > period.first && c.from <= period.last;
    });
  }
  calendar_day last_of_stretch(calendar_day first, calendar_day limit) const {
    for (const seat_change& c : history_.changes)
      if (c.from > first && c.from <= limit) return c.from - chr::days{1};
    return limit;
  }
  void add(charge_kind kind, const billing_period& days, const billing_period& of, std::int64_t seats, money unit_price) {
    estimate.lines.push_back({kind, days, seats, prorated(unit_price, seats, days.days(), of.days())});
  }

  const seat_history& history_;
  money price_;
};

/// The first billing date on which a subscription is billed: up to it, it is free (PRC-04).
calendar_day first_billing_date(const seat_history& h, unsigned billing_day) {
  const billing_period period = period_of(h.start, billing_day);
  return period.first == h.start ? h.start : period.last + chr::days{1};
}

/// The next bill after `day`, with and without a different history.
result<money> difference(const seat_history& before, const seat_history& after, money unit_price,
                         unsigned billing_day, calendar_day day) {
  if (auto wrong = check(billing_day)) return std::move(*wrong);
  const calendar_day bill_date = period_of(day, billing_day).last + chr::days{1};
  const auto with = estimate_bill(after, unit_price, billing_day, bill_date);
  if (!with) return with.error();
  const auto without = estimate_bill(before, unit_price, billing_day, bill_date);
  if (!without) return without.error();
  return with.value().total() + -without.value().total();
}

}  // namespace

billing_period period_of(calendar_day day, unsigned billing_day) {
  const chr::year_month_day date{day};
  chr::year_month month{date.year(), date.month()};
  if (day < billing_date(month, billing_day)) month -= chr::months{1};
  return {billing_date(month, billing_day), billing_date(month + chr::months{1}, billing_day) - chr::days{1}};
}

result<bill_estimate> estimate_bill(const seat_history& history, money unit_price, unsigned billing_day,
                                    calendar_day bill_date) {
  if (auto wrong = check(billing_day)) return std::move(*wrong);
  if (auto wrong = check(history)) return std::move(*wrong);
  const billing_period coming = period_of(bill_date, billing_day);
  if (coming.first != bill_date) return malformed("a day within a period", "a billing date");
  biller bill(history, unit_price);
  const calendar_day first_bill = first_billing_date(history, billing_day);
  if (bill_date < first_bill) return bill.estimate;
  // A subscription that ended before its first billing date is no line of any bill (CAN-03).
  if (history.last_day && *history.last_day < first_bill) return bill.estimate;
  if (bill_date > first_bill) bill.settle(period_of(bill_date - chr::days{1}, billing_day));
  if (!history.last_day || *history.last_day >= bill_date) bill.charge_forward(coming);
  return std::move(bill.estimate);
}

result<money> estimate_seat_change(const seat_history& history, money unit_price, unsigned billing_day,
                                   calendar_day day, std::int64_t seats) {
  if (day < history.start) return malformed("a change before the start", "a day while the subscription is in use");
  if (history.last_day && *history.last_day < day)
    return malformed("a change after the end", "a day while the subscription is in use");
  seat_history changed = history;
  std::erase_if(changed.changes, [&](const seat_change& c) { return c.from >= day; });
  changed.changes.push_back({day, seats});
  return difference(history, changed, unit_price, billing_day, day);
}

result<money> estimate_cancellation(const seat_history& history, money unit_price, unsigned billing_day,
                                    calendar_day last_day) {
  seat_history ended = history;
  ended.last_day = last_day;
  std::erase_if(ended.changes, [&](const seat_change& c) { return c.from > last_day; });
  return difference(history, ended, unit_price, billing_day, last_day);
}

}  // namespace csprel
