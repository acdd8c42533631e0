// SPDX-License-Identifier: Apache-2.0
// What a subscription is charged: monthly in advance, prorated by day (PRC-03 to PRC-08, CAN-03 to
// CAN-05).
//
// Every amount is an *estimate*: the operator's invoice decides, prices are the caller's, and taxes,
// discounts and the alignment of terms are not in it. The arithmetic is exact; each line is rounded
// to hundredths, ties away from zero (PRC-07). The page's own example of a cancellation credit shows
// 74.51 where its formula gives 74.52 (AMB-19); the formula is followed.
//
//   seat_history h{.start = 2018y/6/3, .changes = {{2018y/6/3, 10}, {2018y/6/8, 20}}};
//   result<bill_estimate> bill = estimate_bill(h, *money::parse("10"), 15, 2018y/6/15);
//   bill.value().total().to_string()   // "200.00": the forward charge, 15 Jun to 14 Jul
//
// A whole day counts at both ends: a charge starts at 00:00 of its first day and ends at 23:59 of its
// last (PRC-08).
#ifndef CSPREL_DIRECTORY_PRORATION_HPP
#define CSPREL_DIRECTORY_PRORATION_HPP

#include <chrono>
#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/export.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel {

/// An amount in hundredths of the billing currency; a billing entity has one currency (BIL-07).
/// *Invariant*: within plus or minus 10^15 hundredths.
class CSPREL_DIRECTORY_EXPORT money {
 public:
  static constexpr std::int64_t limit = 1'000'000'000'000'000;

  constexpr money() noexcept = default;
  /// `hundredths` is clamped to the limit.
  [[nodiscard]] static constexpr money from_hundredths(std::int64_t hundredths) noexcept {
    money result;
    result.hundredths_ = hundredths < -limit ? -limit : hundredths > limit ? limit : hundredths;
    return result;
  }
  /// An amount such as "11", "10.5" or "-74.52"; nothing for more than two decimals or beyond the limit.
  [[nodiscard]] static std::optional<money> parse(std::string_view text);

  [[nodiscard]] constexpr std::int64_t hundredths() const noexcept { return hundredths_; }
  /// With two decimals and a point.
  [[nodiscard]] std::string to_string() const;

  friend constexpr money operator+(money a, money b) noexcept {
    return from_hundredths(a.hundredths_ + b.hundredths_);
  }
  friend constexpr money operator-(money a) noexcept { return from_hundredths(-a.hundredths_); }
  friend constexpr auto operator<=>(const money&, const money&) noexcept = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, const money& m) {
    return out << m.to_string().c_str();
  }

 private:
  std::int64_t hundredths_ = 0;
};

/// Days of the calendar, without a time zone.
using calendar_day = std::chrono::sys_days;

/// A billing period, both ends inclusive.
struct billing_period {
  calendar_day first;
  calendar_day last;
  [[nodiscard]] int days() const noexcept { return static_cast<int>((last - first).count()) + 1; }
  friend bool operator==(const billing_period&, const billing_period&) = default;
};

/// The period that contains `day` for a monthly billing date on `billing_day` (1 to 31; in shorter
/// months the last day) (PAY-01).
[[nodiscard]] CSPREL_DIRECTORY_EXPORT billing_period period_of(calendar_day day, unsigned billing_day);

/// A number of seats from a day on.
struct seat_change {
  calendar_day from;       ///< The first day with this many seats.
  std::int64_t seats = 0;
  friend bool operator==(const seat_change&, const seat_change&) = default;
};

/// The seats of one subscription over its life.
struct seat_history {
  calendar_day start;
  std::vector<seat_change> changes;             ///< In order of `from`; the first is at `start`.
  std::optional<calendar_day> last_day{};       ///< The last day of use of a cancelled subscription; no change is later.
};

/// Why a line stands on a bill.
enum class charge_kind : unsigned char {
  forward_charge,        ///< The coming period in advance (PRC-03).
  forward_reversal,      ///< Takes back what was charged in advance for a period with a change (PRC-05).
  prorated_usage,        ///< A stretch of constant quantity within that period (PRC-06).
  cancellation_credit,   ///< The unused days of a period paid in advance (CAN-04, CAN-05).
};

template <>
struct enum_names<charge_kind> {
  static constexpr std::array rows{
      enum_name<charge_kind>{charge_kind::forward_charge, "forward_charge"},
      enum_name<charge_kind>{charge_kind::forward_reversal, "forward_reversal"},
      enum_name<charge_kind>{charge_kind::prorated_usage, "prorated_usage"},
      enum_name<charge_kind>{charge_kind::cancellation_credit, "cancellation_credit"},
  };
};
static_assert(detail::rows_in_order<charge_kind>());

/// One line of a bill: so many seats for these days.
struct charge_line {
  charge_kind kind{};
  billing_period days;
  std::int64_t seats = 0;
  money amount;  ///< Negative: a credit.
  friend bool operator==(const charge_line&, const charge_line&) = default;
};

/// What one bill would hold for one subscription. An estimate.
struct bill_estimate {
  std::vector<charge_line> lines;
  [[nodiscard]] money total() const noexcept {
    money sum;
    for (const charge_line& line : lines) sum = sum + line.amount;
    return sum;
  }
};

/// The bill of the billing date `bill_date`: what changed in the period that ended the day before,
/// and the coming period in advance. From the start to the first billing date a subscription is free
/// (PRC-04, SEAT-07); cancelled before it, it has no line at all (CAN-03). Fails with
/// `malformed_value` for a history out of order, seats below 1, a billing day outside 1 to 31 or a
/// `bill_date` that is no billing date. Unit prices are per seat and month.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<bill_estimate> estimate_bill(const seat_history& history,
                                                                           money unit_price,
                                                                           unsigned billing_day,
                                                                           calendar_day bill_date);

/// What changing to `seats` on `day` would add to the next bill, against not changing. `history` must
/// not be cancelled by then. Fails as estimate_bill does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<money> estimate_seat_change(const seat_history& history,
                                                                          money unit_price,
                                                                          unsigned billing_day,
                                                                          calendar_day day, std::int64_t seats);

/// What cancelling with `last_day` as the last day of use would change in the next bill, against not
/// cancelling; changes that `history` holds for later do not happen then. Fails as estimate_bill does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<money> estimate_cancellation(const seat_history& history,
                                                                           money unit_price,
                                                                           unsigned billing_day,
                                                                           calendar_day last_day);

}  // namespace csprel

#endif
