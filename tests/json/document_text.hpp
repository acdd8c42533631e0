// SPDX-License-Identifier: Apache-2.0
// A document as text and as a tree: what a test changes in it, and what it finds there.
#ifndef CSPREL_TESTS_JSON_DOCUMENT_TEXT_HPP
#define CSPREL_TESTS_JSON_DOCUMENT_TEXT_HPP

#include <gtest/gtest.h>

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

/// The text with the first `from` after `after` replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to, std::string_view after = "") {
  const auto start = text.find(after);
  EXPECT_NE(start, std::string::npos) << after;
  const auto at = text.find(from, start);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

inline boost::json::value tree(std::string_view text) {
  auto read = parse(text, limits{});
  EXPECT_TRUE(read) << read.error();
  return std::move(read).value();
}

inline std::string at_pointer(const boost::json::value& root, const char* pointer) {
  boost::json::error_code ec;
  const auto* found = root.find_pointer(pointer, ec);
  return found == nullptr ? "nothing" : to_text(*found);
}

}  // namespace csprel::json

#endif
