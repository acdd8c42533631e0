// SPDX-License-Identifier: Apache-2.0
// What the tests of readers say of a text, in one word.
#ifndef CSPREL_TESTS_JSON_VERDICT_HPP
#define CSPREL_TESTS_JSON_VERDICT_HPP

#include <string>

#include "csprel/vocabulary/error.hpp"

namespace csprel::json {

/// An error as `code at "pointer"`.
inline std::string verdict_on(const error& wrong) {
  return std::string{name(wrong.code)} + " at \"" + wrong.pointer + "\"";
}
/// The same, or "fine".
template <class T>
std::string verdict_on(const result<T>& read) {
  return read ? "fine" : verdict_on(read.error());
}

}  // namespace csprel::json

#endif
