// SPDX-License-Identifier: Apache-2.0
// What the catalogue says of operations and roles, read from the plain tables in tests/data/catalogue.
#ifndef CSPREL_TESTS_MODEL_CATALOGUE_HPP
#define CSPREL_TESTS_MODEL_CATALOGUE_HPP

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "csprel/policy/operation.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/policy/requirement.hpp"
#include "csprel/vocabulary/role.hpp"

namespace csprel::test {

/// A requirement of an operation, under a condition on one option or always.
struct needed_row {
  requirement code{};
  std::vector<std::string> rules;  ///< "contract" where no rule of the catalogue says it.
  std::optional<option> when;
  std::vector<std::string> words;

  [[nodiscard]] bool counts(const option_values& options) const;
};

struct catalogue_operation {
  operation what{};
  std::string line;              ///< In the catalogue's section 4.
  std::string role_row;          ///< Empty where no role is asked.
  std::string resource;          ///< "partner (own)", "partner", "customer", "subscription", "service" or "invitation".
  parameter_set required;
  parameter_set optional;
  std::vector<needed_row> rows;  ///< In check order.
};

/// 'y': can, 'n': listed as cannot, '-': not listed.
struct role_row {
  std::string id;
  std::array<char, 3> agents{};
  std::array<char, 3> admins{};
};

struct catalogue_option {
  option which{};
  std::vector<std::string> words;  ///< The default first.
};

/// In the order of the contract. Throws where the file is not what it should be.
[[nodiscard]] const std::vector<catalogue_operation>& catalogue_operations();
[[nodiscard]] const std::vector<catalogue_option>& catalogue_options();
/// Null where the cloud does not know the operation at all.
[[nodiscard]] const catalogue_operation* find_operation(operation what);
[[nodiscard]] const role_row& find_role_row(const std::string& id);

/// The word that an option stands at.
[[nodiscard]] std::string chosen(const option_values& options, option which);
/// Every combination of the catalogue's options.
[[nodiscard]] std::vector<option_values> all_options();

}  // namespace csprel::test

#endif
