// SPDX-License-Identifier: Apache-2.0
#include "json/place.hpp"

#include <algorithm>
#include <vector>

namespace csprel::json {

void append_to_pointer(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
}

void append_to_pointer(std::string& pointer, std::size_t index) {
  pointer += '/';
  pointer += std::to_string(index);
}

std::string place::pointer() const {
  std::vector<const place*> steps;
  for (const place* step = this; step->parent_ != nullptr; step = step->parent_)
    steps.push_back(step);
  std::string result;
  std::reverse(steps.begin(), steps.end());
  for (const place* step : steps) {
    if (step->is_index_)
      append_to_pointer(result, step->index_);
    else
      append_to_pointer(result, step->name_);
  }
  return result;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  constexpr std::string_view digits = "0123456789abcdef";
  const bool cut = text.size() > most;
  if (cut) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  std::string result = "`";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\r') {
      result += "\\r";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\\') {
      result += "\\\\";
    } else if (byte < 0x20 || byte == 0x7f) {
      result += "\\u00";
      result += digits[byte / 16];
      result += digits[byte % 16];
    } else {
      result += c;
    }
  }
  return result + (cut ? "...`" : "`");
}

}  // namespace csprel::json
