// SPDX-License-Identifier: Apache-2.0
// The reference model: what the contract and the catalogue say, as slow and obvious code.
//
// It shares nothing with the library but its value types and names: no index, no set arithmetic, no
// cache. Which requirements an operation has comes from tests/data/catalogue; what each requirement
// means stands in requirements.hpp, one function per requirement, with the sentence it was written from.
#ifndef CSPREL_TESTS_MODEL_REFERENCE_HPP
#define CSPREL_TESTS_MODEL_REFERENCE_HPP

#include <optional>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/event.hpp"
#include "csprel/directory/question.hpp"

namespace csprel::test {

struct reference_answer {
  outcome result = outcome::deny;
  std::vector<requirement> reasons;  ///< What fails, in check order.
  std::vector<requirement> met;
  std::vector<requirement> unknown;
  std::optional<csprel::accountability> accountability;
  friend bool operator==(const reference_answer&, const reference_answer&) = default;
};

/// Nothing for a bad request.
[[nodiscard]] std::optional<reference_answer> reference_decide(const directory_fields& world, const question& asked);

/// The first second at which time alone makes the outcome another; nothing: never, or no clock.
[[nodiscard]] std::optional<instant> reference_holds_until(const directory_fields& world, const question& asked);

/// Whether two transacting partners hold delegated admin for one service, for certain (ONE-01).
[[nodiscard]] bool reference_is_impossible(const directory_fields& world);

struct reference_outcome {
  bool bad = false;  ///< It names what is not there, or an id that is taken.
  std::optional<requirement> refused;
  directory_fields after;  ///< The world as it was where the event is bad or refused.
};

[[nodiscard]] reference_outcome reference_apply(const directory_fields& before, const event& e);

}  // namespace csprel::test

#endif
