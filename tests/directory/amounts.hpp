// SPDX-License-Identifier: Apache-2.0
// What stands on a bill, line by line.
#ifndef CSPREL_TESTS_DIRECTORY_AMOUNTS_HPP
#define CSPREL_TESTS_DIRECTORY_AMOUNTS_HPP

#include <string>
#include <vector>

#include "csprel/directory/proration.hpp"

namespace csprel::test {

inline std::vector<std::string> amounts(const bill_estimate& bill) {
  std::vector<std::string> all;
  for (const charge_line& line : bill.lines) all.push_back(line.amount.to_string());
  return all;
}

}  // namespace csprel::test

#endif
