// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/instant_text.hpp"

#include <chrono>

namespace csprel {
namespace {

/// `d` stands for a digit, any other character of the shape for itself.
bool has_shape(std::string_view text, std::string_view shape) noexcept {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const bool fits = shape[i] == 'd' ? digit : shape[i] == 'T' ? c == 'T' || c == 't' : c == shape[i];
    if (!fits) return false;
  }
  return true;
}

constexpr std::string_view date_shape = "dddd-dd-dd";
constexpr std::string_view date_time_shape = "dddd-dd-ddTdd:dd:dd";

unsigned number(std::string_view digits) noexcept {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

/// Midnight of a date of `date_shape`, in seconds, where there is such a date.
std::optional<std::int64_t> midnight(std::string_view date) noexcept {
  const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(number(date.substr(0, 4)))},
                                        std::chrono::month{number(date.substr(5, 2))},
                                        std::chrono::day{number(date.substr(8, 2))}};
  if (!day.ok() || day.year() == std::chrono::year{0}) return std::nullopt;
  return std::int64_t{86'400} * std::chrono::sys_days{day}.time_since_epoch().count();
}

/// Seconds of "hh:mm", where there is such a time of day.
std::optional<std::int64_t> minutes_of_day(std::string_view time) noexcept {
  const unsigned hour = number(time.substr(0, 2)), minute = number(time.substr(3, 2));
  if (hour > 23 || minute > 59) return std::nullopt;
  return (hour * 60 + minute) * 60;
}

void put(char* to, unsigned value, std::size_t digits) noexcept {
  for (std::size_t i = digits; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<instant> parse_instant(std::string_view text, time_form form) {
  const bool date_only = form == time_form::as_sent && has_shape(text, date_shape);
  if (!date_only && !has_shape(text.substr(0, date_time_shape.size()), date_time_shape)) return std::nullopt;
  const auto day = midnight(text);
  if (!day || date_only) return day ? std::optional{instant::from_seconds(*day)} : std::nullopt;

  const auto minutes = minutes_of_day(text.substr(11, 5));
  const unsigned second = number(text.substr(17, 2));
  if (!minutes || second > 60) return std::nullopt;  // 60 is a leap second, and the next minute's first.
  const std::int64_t local = *day + *minutes + second;

  std::string_view rest = text.substr(date_time_shape.size());
  if (!rest.empty() && rest[0] == '.') {
    std::size_t digits = 1;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits == 1) return std::nullopt;
    rest.remove_prefix(digits);
  }
  if (rest == "Z" || rest == "z" || (rest.empty() && form == time_form::as_sent)) return instant::from_seconds(local);
  if (!has_shape(rest, "+dd:dd") && !has_shape(rest, "-dd:dd")) return std::nullopt;
  const auto offset = minutes_of_day(rest.substr(1));
  if (!offset) return std::nullopt;
  return instant::from_seconds(rest[0] == '+' ? local - *offset : local + *offset);
}

bool is_plain_time(std::string_view text) noexcept {
  return has_shape(text, "dddd-dd-ddTdd:dd:ddZ") && text[10] == 'T' && text[17] != '6';
}

std::string to_text(instant at) {
  const std::chrono::sys_seconds time{std::chrono::seconds{at.seconds()}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::string text = "0000-00-00T00:00:00Z";
  put(&text[0], static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put(&text[5], static_cast<unsigned>(date.month()), 2);
  put(&text[8], static_cast<unsigned>(date.day()), 2);
  put(&text[11], static_cast<unsigned>(clock.hours().count()), 2);
  put(&text[14], static_cast<unsigned>(clock.minutes().count()), 2);
  put(&text[17], static_cast<unsigned>(clock.seconds().count()), 2);
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) text.replace(0, 4, std::to_string(year));  // Computed, not read.
  return text;
}

}  // namespace csprel
