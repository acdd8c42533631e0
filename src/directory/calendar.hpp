// SPDX-License-Identifier: Apache-2.0
// Steps of the calendar in UTC: months, clamped to the last day of a shorter month
// (contract, global section 5). Days are plain arithmetic (instant.hpp).
#ifndef CSPREL_SRC_DIRECTORY_CALENDAR_HPP
#define CSPREL_SRC_DIRECTORY_CALENDAR_HPP

#include <algorithm>
#include <chrono>

#include "csprel/directory/instant_text.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel::detail {

[[nodiscard]] constexpr std::chrono::sys_days calendar_day(instant at) noexcept {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{at.seconds()}});
}

[[nodiscard]] constexpr instant midnight(std::chrono::sys_days day) noexcept {
  return instant::from_seconds(std::chrono::sys_seconds{day}.time_since_epoch().count());
}

/// The first second of the day.
[[nodiscard]] constexpr instant start_of_day(instant at) noexcept { return midnight(calendar_day(at)); }

/// The same time of day `months` later, or earlier where negative.
[[nodiscard]] constexpr instant add_months(instant at, int months) noexcept {
  namespace chr = std::chrono;
  const chr::sys_days day = calendar_day(at);
  const chr::year_month_day from{day};
  const chr::year_month month = chr::year_month{from.year(), from.month()} + chr::months{months};
  const chr::year_month_day_last last{month.year(), chr::month_day_last{month.month()}};
  return midnight(chr::sys_days{month / std::min(from.day(), last.day())}) + (at - midnight(day));
}

/// A length of time later.
[[nodiscard]] constexpr instant after(instant at, const calendar_duration& length) noexcept {
  return add_months(at, length.months) + length.rest;
}

/// Whether it is the last day of its month.
[[nodiscard]] constexpr bool ends_month(instant at) noexcept {
  namespace chr = std::chrono;
  const chr::year_month_day date{calendar_day(at)};
  return date.day() == chr::year_month_day_last{date.year(), chr::month_day_last{date.month()}}.day();
}

/// The day of the month, 1 to 31.
[[nodiscard]] constexpr unsigned day_of_month(instant at) noexcept {
  return static_cast<unsigned>(std::chrono::year_month_day{calendar_day(at)}.day());
}

/// The first second from which on `months` later is the day of `goal` or a later one.
[[nodiscard]] constexpr instant first_within_months(instant goal, int months) noexcept {
  const instant day = start_of_day(goal);
  instant from = start_of_day(add_months(day, -months));  // No day before it will do.
  while (add_months(from, months) < day) from = from + days(1);
  return from;
}

}  // namespace csprel::detail

#endif
