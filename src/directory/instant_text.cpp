// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/instant_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

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
  const unsigned hour = number(time.substr(0, 2)), minute = number(time.substr(3));
  if (hour > 23 || minute > 59) return std::nullopt;
  return (hour * 60 + minute) * 60;
}

/// What stands behind a number of an ISO 8601 duration, in the order in which they may follow each other.
struct designator {
  char letter;
  bool of_time;  ///< Behind the `T`.
  int months;
  std::int64_t seconds;
};
constexpr std::array designators{
    designator{'Y', false, 12, 0},    designator{'M', false, 1, 0},    designator{'W', false, 0, 604'800},
    designator{'D', false, 0, 86'400}, designator{'H', true, 0, 3'600}, designator{'M', true, 0, 60},
    designator{'S', true, 0, 1},
};

bool is_letter(char c, char upper) noexcept { return c == upper || c == upper + ('a' - 'A'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Takes the digits at the front of `rest`, if there are some.
std::string_view take_digits(std::string_view& rest) noexcept {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

/// A number with a fraction, if it has one.
struct iso_number {
  std::int64_t whole = 0;
  std::int64_t part = 0;  ///< In units of `scale`.
  std::int64_t scale = 1;
};

/// Takes the number at the front of `rest`; nothing where there is none.
std::optional<iso_number> take_number(std::string_view& rest) noexcept {
  constexpr std::int64_t most = 1'000'000;
  iso_number value;
  const std::string_view whole = take_digits(rest);
  if (whole.empty()) return std::nullopt;
  for (const char c : whole) value.whole = std::min(most, value.whole * 10 + (c - '0'));
  if (rest.empty() || (rest[0] != '.' && rest[0] != ',')) return value;
  rest.remove_prefix(1);
  const std::string_view part = take_digits(rest);
  if (part.empty()) return std::nullopt;
  for (const char c : part.substr(0, 6)) {
    value.part = value.part * 10 + (c - '0');
    value.scale *= 10;
  }
  return value;
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
    rest.remove_prefix(1);
    if (take_digits(rest).empty()) return std::nullopt;
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

std::optional<calendar_duration> parse_duration(std::string_view text) noexcept {
  if (text.empty() || !is_letter(text[0], 'P')) return std::nullopt;
  text.remove_prefix(1);
  constexpr std::int64_t longest = 9'999;
  std::int64_t months = 0;
  std::int64_t seconds = 0;
  auto next = designators.begin();
  bool in_time = false;
  bool is_whole = true;
  bool has_some = false;  // Of the part that is being read.
  while (!text.empty()) {
    if (!in_time && is_letter(text[0], 'T')) {
      in_time = true;
      has_some = false;
      text.remove_prefix(1);
      continue;
    }
    const auto number = take_number(text);
    if (!number || text.empty() || !is_whole) return std::nullopt;  // Only the last may have a fraction.
    next = std::find_if(next, designators.end(),
                        [&](const designator& one) { return one.of_time == in_time && is_letter(text[0], one.letter); });
    if (next == designators.end()) return std::nullopt;
    months += number->whole * next->months + number->part * next->months / number->scale;
    seconds += number->whole * next->seconds + number->part * next->seconds / number->scale;
    is_whole = number->scale == 1;
    has_some = true;
    text.remove_prefix(1);
    ++next;
  }
  if (!has_some) return std::nullopt;
  return calendar_duration{static_cast<int>(std::min(months, longest * 12)), {std::min(seconds, longest * 366 * 86'400)}};
}

std::string to_text(instant at) {
  const std::chrono::sys_seconds time{std::chrono::seconds{at.seconds()}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::string text = "0000-00-00T00:00:00Z";
  put(&text[0], static_cast<unsigned>(static_cast<int>(date.year())), 4);  // From 1 to 9999, as instants are.
  put(&text[5], static_cast<unsigned>(date.month()), 2);
  put(&text[8], static_cast<unsigned>(date.day()), 2);
  put(&text[11], static_cast<unsigned>(clock.hours().count()), 2);
  put(&text[14], static_cast<unsigned>(clock.minutes().count()), 2);
  put(&text[17], static_cast<unsigned>(clock.seconds().count()), 2);
  return text;
}

}  // namespace csprel
