// SPDX-License-Identifier: Apache-2.0
#ifndef CSPREL_TESTS_VALUES_PRINTED_HPP
#define CSPREL_TESTS_VALUES_PRINTED_HPP

#include <sstream>
#include <string>

namespace csprel {

/// What `<<` makes of a value.
template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace csprel

#endif
