// SPDX-License-Identifier: Apache-2.0
// Time as text: RFC 3339, fractions of a second dropped (contract, "Readings").
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

/// For example `2018-11-05T02:00:00Z`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::string to_text(instant at);

}  // namespace csprel

#endif
