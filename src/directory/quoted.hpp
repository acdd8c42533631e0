// SPDX-License-Identifier: Apache-2.0
// User input for an error message.
#ifndef CSPREL_SRC_DIRECTORY_QUOTED_HPP
#define CSPREL_SRC_DIRECTORY_QUOTED_HPP

#include <string>
#include <string_view>

namespace csprel::detail {

/// The text in backticks.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 2);
  result += '`';
  result += text;
  result += '`';
  return result;
}

}  // namespace csprel::detail

#endif
