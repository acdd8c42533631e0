// SPDX-License-Identifier: Apache-2.0
// Calendar steps: a month or a year later, on the same day and at the same time, or on the month's last
// day where it has no such day.
//
//   add_months(noon of 2023-01-31, 1) == noon of 2023-02-28
#ifndef CSPREL_SRC_DIRECTORY_CALENDAR_HPP
#define CSPREL_SRC_DIRECTORY_CALENDAR_HPP

#include <chrono>

#include "csprel/vocabulary/instant.hpp"

namespace csprel::detail {

/// `count` may be negative.
[[nodiscard]] inline instant add_months(instant at, int count) noexcept {
  using namespace std::chrono;
  const sys_seconds from{seconds{at.seconds()}};
  const auto day = floor<std::chrono::days>(from);
  year_month_day date = year_month_day{day} + months{count};
  if (!date.ok()) date = date.year() / date.month() / last;
  return instant::from_seconds((sys_seconds{sys_days{date}} + (from - day)).time_since_epoch().count());
}
[[nodiscard]] inline instant add_years(instant at, int count) noexcept { return add_months(at, 12 * count); }

}  // namespace csprel::detail

#endif
