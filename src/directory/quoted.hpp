// SPDX-License-Identifier: Apache-2.0
// User input for an error message.
#ifndef CSPREL_SRC_DIRECTORY_QUOTED_HPP
#define CSPREL_SRC_DIRECTORY_QUOTED_HPP

#include <string>
#include <string_view>

namespace csprel::detail {

/// The text in backticks.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  return '`' + std::string(text) + '`';
}

/// What is expected where no country is told that can be understood.
inline constexpr const char* country_code_expected = "a country by its two letters (ISO 3166-1 alpha-2)";

}  // namespace csprel::detail

#endif
