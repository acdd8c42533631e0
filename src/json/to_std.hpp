// SPDX-License-Identifier: Apache-2.0
// The text of Boost.JSON as one of std, of which it is no alias everywhere.
#ifndef CSPREL_JSON_SRC_TO_STD_HPP
#define CSPREL_JSON_SRC_TO_STD_HPP

#include <string_view>

#include <boost/json/string.hpp>
#include <boost/json/string_view.hpp>

namespace csprel::json {

[[nodiscard]] inline std::string_view to_std(boost::json::string_view text) noexcept {
  return {text.data(), text.size()};
}
[[nodiscard]] inline std::string_view to_std(const boost::json::string& text) noexcept {
  return {text.data(), text.size()};
}

}  // namespace csprel::json

#endif
