// SPDX-License-Identifier: Apache-2.0
// The reference model of the global cloud, US Government and Germany: what the contract says, as slow and obvious code.
//
// Which requirements an operation has comes from tests/data/catalogue/global.operations.txt; what each means stands in
// global_requirements.hpp. It shares nothing with the library but value types and names.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_REFERENCE_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_REFERENCE_HPP

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"
#include "model/reference.hpp"

namespace csprel::test {

/// Whether the model knows the meaning of all that the operation needs.
[[nodiscard]] bool global_model_covers(operation what);

/// Nothing for a bad request. What is met is not told, nor who answers for a subscription.
[[nodiscard]] std::optional<reference_answer> global_reference_decide(const directory_fields& world, const question& asked);

/// The codes of all that a person should know beside the answer; nothing for a bad request, and where it hangs on what is
/// not known.
[[nodiscard]] std::optional<std::set<std::string>> global_reference_advisories(const directory_fields& world,
                                                                               const question& asked);

/// Who did what has happened, where that is known: of a subscription its seller.
struct global_party {
  std::optional<partner_id> partner;
  std::optional<customer_id> customer;
};

/// The first of the requirements that may refuse what has happened, in check order, that does not hold for certain at the
/// question's time; its asker is not looked at, and what it names must be there.
[[nodiscard]] std::optional<requirement> global_reference_refusal(const directory_fields& world, const question& q,
                                                                  const global_party& by,
                                                                  const std::function<bool(requirement)>& may_refuse);

}  // namespace csprel::test

#endif
