// SPDX-License-Identifier: Apache-2.0
#include "json/members.hpp"

#include <charconv>
#include <memory>

namespace csprel::json {

namespace bj = boost::json;

void member_reader::code(std::string_view name, std::optional<std::int64_t>& field) {
  const bj::value* value = in_.find(name);
  if (value == nullptr) return;
  if (value->is_string()) {
    const auto text = to_std(value->get_string());
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(std::to_address(text.begin()), std::to_address(text.end()), number);
    if (failed == std::errc{} && end == std::to_address(text.end())) {
      field = number;
      return;
    }
  } else if (value->is_int64()) {
    field = value->get_int64();
    return;
  }
  report(wrong_, error_code::wrong_type, in_.at(name), described(*value), "a code, a number");
}

void member_reader::code(std::string_view name, std::optional<std::string>& field) {
  const bj::value* value = in_.find(name);
  if (value == nullptr) return;
  if (value->is_int64())
    field = std::to_string(value->get_int64());
  else
    (*this)(name, field);
}

}  // namespace csprel::json
