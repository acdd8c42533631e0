// SPDX-License-Identifier: Apache-2.0
// Which delegated roles an operation on a customer's tenant needs (contract, global section 6).
#ifndef CSPREL_POLICY_ACCESS_HPP
#define CSPREL_POLICY_ACCESS_HPP

#include <array>
#include <string_view>

#include "csprel/policy/condition.hpp"
#include "csprel/policy/operation.hpp"
#include "csprel/vocabulary/entra_role.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel {

/// One way to need access: any one of the roles covers, and Global Administrator always does. An
/// operation may have several rows, of which the first that applies to a question counts.
struct access_entry {
  operation what{};
  entra_role_set roles{};          ///< Directory roles, any one of which covers.
  bool any_role = false;           ///< Any directory role at all covers, one that the catalogue lacks too.
  condition when = condition::always;
  std::string_view service{};      ///< The row counts for this service only; empty: for every one.
};

/// Which roles on the Azure subscription itself an operation needs, by their names in Azure.
struct azure_role_entry {
  operation what{};
  std::array<std::string_view, 3> roles{};  ///< Any one of them; none at all: any role covers.
  bool document_may_add = false;            ///< The document's table of roles that earn credit counts too.
};

}  // namespace csprel

#endif
