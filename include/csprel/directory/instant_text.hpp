// SPDX-License-Identifier: Apache-2.0
// Time as text: RFC 3339, fractions of a second dropped (contract, "Readings"); lengths of time as ISO 8601 has them.
#ifndef CSPREL_DIRECTORY_INSTANT_TEXT_HPP
#define CSPREL_DIRECTORY_INSTANT_TEXT_HPP

#include <optional>
#include <string>
#include <string_view>

#include "csprel/directory/export.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

/// How much of RFC 3339 a time must show.
enum class time_form : unsigned char {
  exact,    ///< Date, time and zone, as the contract asks of its own members.
  as_sent,  ///< As the API sends them: the zone (then UTC) or the time of day may be missing.
};

/// The instant that `text` names, or nothing.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<instant> parse_instant(
    std::string_view text, time_form form = time_form::exact);

/// Whether `to_text` gives a text that was parsed back as it is, to the byte.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT bool is_plain_time(std::string_view text) noexcept;

/// A length of time: first so many months of the calendar, then what is always as long.
struct calendar_duration {
  int months = 0;
  duration rest{};
  friend constexpr bool operator==(const calendar_duration&, const calendar_duration&) noexcept = default;
};

/// The length that `text` names, as `P730D`, `P1Y6M`, `P2W` or `PT168H` do: of the designators Y, M, W, D and, after a
/// `T`, H, M, S at least one in all and one after a `T`, in this order and of any casing, the last of them with a fraction
/// if need be. Nothing for any other text. Parts of a second are dropped, parts of a month, too, and
/// what a fraction has behind its sixth digit; a number above a million counts as a million, a length of more than 9,999
/// years as one of 9,999.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<calendar_duration> parse_duration(std::string_view text) noexcept;

/// For example `2018-11-05T02:00:00Z`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::string to_text(instant at);

}  // namespace csprel

#endif
