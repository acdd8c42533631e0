// SPDX-License-Identifier: Apache-2.0
// An answer for a person and for a program: the outcome, every requirement met, unmet and unknown
// with its rules, what else to know, and who answers for the subscription (contract section 3).
#ifndef CSPREL_DIRECTORY_EXPLANATION_HPP
#define CSPREL_DIRECTORY_EXPLANATION_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/remedy.hpp"
#include "csprel/model/accountability.hpp"
#include "csprel/policy/decide.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

/// A requirement that is not met.
struct unmet_requirement {
  requirement code{};
  std::string message;     ///< One sentence for a person, with the names that matter here.
  std::string_view rules;  ///< Catalogue ids, separated by blanks; points into the pack.
  csprel::basis basis{};
  csprel::refusal refusal{};  ///< What the API would answer, where that is documented.
  std::string_view detail{};  ///< A finer cause, where the contract names one; empty: none.
};

/// A requirement whose fact the directory does not hold.
struct unknown_requirement {
  requirement code{};
  std::string_view rules;
  std::string message;
  /// The REST request that supplies the fact ("GET /v1/customers/{id}"), or "document " and the JSON
  /// Pointer of the member to fill in where no API tells it.
  std::string needs;
};

/// What does not change the answer and a person should know.
struct advisory {
  std::string_view code;
  std::string message;
  std::string_view rules;
};

/// How an employee gets into a customer's tenant.
enum class access_kind : unsigned char {
  gdap,  ///< By granular delegated admin.
  dap,   ///< By tenant-wide delegated admin.
};

template <>
struct enum_names<access_kind> {
  static constexpr std::array rows{
      enum_name<access_kind>{access_kind::gdap, "gdap"},
      enum_name<access_kind>{access_kind::dap, "dap"},
  };
};
static_assert(detail::rows_in_order<access_kind>());

/// The path by which an operation on a tenant is allowed: from the user through group, assignment and
/// relationship to the roles that cover it.
struct access_path {
  access_kind kind{};
  std::optional<gdap_relationship_id> relationship;  ///< Of GDAP, as the two below.
  std::optional<access_assignment_id> assignment;
  std::optional<group_id> group;
  std::vector<std::string> roles;  ///< Names, or ids of roles that the catalogue of roles lacks.
  friend bool operator==(const access_path&, const access_path&) = default;
};

/// A decision with all that explains it.
struct explanation {
  operation what{};
  outcome result = outcome::deny;
  std::string_view pack;
  std::optional<instant> evaluated_at;
  std::vector<unmet_requirement> reasons;    ///< In check order.
  requirement_set met;
  std::vector<unknown_requirement> unknown;  ///< In check order.
  std::vector<advisory> advisories;
  std::optional<csprel::accountability> accountability;  ///< Of the subscription asked about.
  /// The first instant at which time alone changes the answer; nothing: never.
  std::optional<instant> holds_until;
  std::optional<access_path> path;  ///< Of an allowed operation on a customer's tenant.

  csprel::remedies remedies;  ///< Where the answer is a denial; see remedy.hpp.

  /// The code that stands for the whole answer; nothing on allow.
  [[nodiscard]] std::optional<requirement> reason() const noexcept {
    if (!reasons.empty()) return reasons.front().code;
    if (!unknown.empty()) return unknown.front().code;
    return std::nullopt;
  }
};

}  // namespace csprel

#endif
