// SPDX-License-Identifier: Apache-2.0
// Against a reader of RFC 3339 that spells the grammar out and counts days with std::chrono.
#include "csprel/directory/instant_text.hpp"

#include <chrono>

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"

namespace csprel::fuzz {
namespace {

class slow_reader {
 public:
  explicit slow_reader(std::string_view text) : rest_(text) {}

  std::optional<instant> read(time_form form) {
    const int year = digits(4);
    literal("-");
    const int month = digits(2);
    literal("-");
    const int day = digits(2);
    int hour = 0, minute = 0, second = 0, offset = 0;
    if (rest_.empty() && form == time_form::as_sent) {
      // A date alone is its midnight.
    } else {
      literal("Tt");
      hour = digits(2);
      literal(":");
      minute = digits(2);
      literal(":");
      second = digits(2);
      if (rest_.starts_with('.')) {
        literal(".");
        digits(1);
        while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') digits(1);
      }
      if (!(rest_.empty() && form == time_form::as_sent)) offset = zone();
    }
    if (!fits_ || !rest_.empty()) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (year == 0 || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    const std::int64_t midnight = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86'400};
    return instant::from_seconds(midnight + hour * 3600 + minute * 60 + second - offset);
  }

 private:
  int digits(int count) {
    int value = 0;
    for (; count > 0; --count) {
      if (rest_.empty() || rest_[0] < '0' || rest_[0] > '9') {
        fits_ = false;
        return 0;
      }
      value = value * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  char literal(std::string_view one_of) {
    if (rest_.empty() || one_of.find(rest_[0]) == std::string_view::npos) {
      fits_ = false;
      return '\0';
    }
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }
  int zone() {
    const char sign = literal("Zz+-");
    if (sign != '+' && sign != '-') return 0;
    const int hours = digits(2);
    literal(":");
    const int minutes = digits(2);
    if (hours > 23 || minutes > 59) fits_ = false;
    return (hours * 60 + minutes) * (sign == '+' ? 60 : -60);
  }

  std::string_view rest_;
  bool fits_ = true;
};

}  // namespace

void instant_text(std::string_view input) {
  for (const time_form form : {time_form::exact, time_form::as_sent}) {
    const auto read = parse_instant(input, form);
    require(read == slow_reader(input).read(form), "two readers of one time: " + (read ? to_text(*read) : "refused"));
    if (!read) continue;
    const std::string text = to_text(*read);
    require(parse_instant(text) == read, "a time is not what was written: " + text);
    require(to_text(*parse_instant(text)) == text && text.size() == 20, "two texts of one time: " + text);
  }
  if (const auto length = parse_duration(input)) {
    require(length->months >= 0 && length->rest >= duration{}, "a length that is negative");
    require(!parse_duration(std::string(input) + "T"), "a length with nothing behind its T");
  }
}

}  // namespace csprel::fuzz
