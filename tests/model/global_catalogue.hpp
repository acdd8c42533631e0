// SPDX-License-Identifier: Apache-2.0
// What the contract says of operations of the global cloud, US Government and Germany, read from the plain table in
// tests/data/catalogue/global.operations.txt, whose head explains it.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_CATALOGUE_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_CATALOGUE_HPP

#include <optional>
#include <string>
#include <vector>

#include "csprel/policy/operation.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/policy/requirement.hpp"
#include "csprel/vocabulary/cloud.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel::test {

using cloud_set = enum_set<cloud, enum_names<cloud>::rows.size()>;

struct global_row {
  requirement code{};
  std::vector<std::string> rules;
  track_set tracks = track_set::all();
  cloud_set clouds{cloud::global, cloud::us_government, cloud::germany};
  std::string when;  ///< A condition by name; empty: always.
  std::optional<option> gate;
  std::string word;
  std::vector<std::string> roles;   ///< Of role_not_permitted.
  std::vector<std::string> access;  ///< Entra roles, of the four codes of delegated access.

  /// Whether it counts in the cloud under these options, on some track and condition.
  [[nodiscard]] bool counts(cloud where, const option_values& options) const;
};

struct global_operation {
  operation what{};
  bool of_customer = false;
  cloud_set clouds{cloud::global, cloud::us_government, cloud::germany};
  std::string resource;
  parameter_set required;
  std::vector<global_row> rows;  ///< In check order.
};

struct global_code {
  requirement code{};
  std::vector<std::string> rules;
};

/// Throw where the file is not what it should be.
[[nodiscard]] const std::vector<global_operation>& global_operations();
[[nodiscard]] const std::vector<global_code>& global_codes();
/// A rule counts in the clouds that its line of the catalogue names; one that names the global cloud alone counts
/// everywhere, but for those of granular delegated admin, which the others have not, and of the market of a sale, which
/// they do not ask for (contract, global section 0).
[[nodiscard]] bool rule_counts(const std::string& rule, cloud where);
/// Null where these clouds do not know the operation at all.
[[nodiscard]] const global_operation* find_global_operation(operation what);

}  // namespace csprel::test

#endif
