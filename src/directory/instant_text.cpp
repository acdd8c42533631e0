// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/instant_text.hpp"

#include <absl/time/time.h>

namespace csprel {
namespace {

/// Abseil's parser is more generous than RFC 3339 (signs, blanks, any number of digits), so the
/// shape is checked first: `d` stands for a digit, any other character for itself.
bool has_shape(std::string_view text, std::string_view shape) {
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

}  // namespace

std::optional<instant> parse_instant(std::string_view text, time_form form) {
  std::string whole;
  if (form == time_form::as_sent && has_shape(text, date_shape)) {
    whole = std::string(text) + "T00:00:00Z";
  } else {
    if (text.size() < date_time_shape.size() ||
        !has_shape(text.substr(0, date_time_shape.size()), date_time_shape))
      return std::nullopt;
    std::string_view rest = text.substr(date_time_shape.size());
    if (!rest.empty() && rest[0] == '.') {
      std::size_t digits = 1;
      while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
      if (digits == 1) return std::nullopt;
      rest.remove_prefix(digits);
    }
    if (rest.empty() && form == time_form::as_sent) rest = "Z";
    const bool zone = rest == "Z" || rest == "z" || has_shape(rest, "+dd:dd") || has_shape(rest, "-dd:dd");
    if (!zone) return std::nullopt;
    if (rest.size() == 6 && (rest.substr(1, 2) > "23" || rest.substr(4, 2) > "59")) return std::nullopt;
    whole = std::string(text.substr(0, date_time_shape.size())) + std::string(rest == "z" ? "Z" : rest);
    whole[10] = 'T';
  }
  if (std::string_view(whole).substr(0, 4) == "0000") return std::nullopt;
  absl::Time parsed;
  std::string why;
  if (!absl::ParseTime(absl::RFC3339_sec, whole, &parsed, &why)) return std::nullopt;
  return instant::from_seconds(absl::ToUnixSeconds(parsed));
}

std::string to_text(instant at) {
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(at.seconds()), absl::UTCTimeZone());
}

}  // namespace csprel
