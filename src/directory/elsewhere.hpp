// SPDX-License-Identifier: Apache-2.0
// What requirements mean in the global cloud and its variants. Where they mean what they mean in 21Vianet, the
// predicate is shared; what is new stands by topic: access.hpp, gdap.hpp and their neighbours.
#ifndef CSPREL_SRC_DIRECTORY_ELSEWHERE_HPP
#define CSPREL_SRC_DIRECTORY_ELSEWHERE_HPP

#include "directory/access.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// The finding of one requirement in a cloud other than 21Vianet.
[[nodiscard]] finding holds_elsewhere(requirement what, const scene& s);
/// Those of both `path_requirements`.
[[nodiscard]] path_findings path_holds_elsewhere(const scene& s);

/// The same of the subscription or customer asked about alone, not of the lines of a transfer.
[[nodiscard]] finding meaning_elsewhere(requirement what, const scene& s);

/// What of `needed` these clouds do not ask in this scene.
[[nodiscard]] requirement_set applicable_elsewhere(const scene& s, requirement_set needed);

/// Why one is not met, where the API has a code for each cause.
[[nodiscard]] std::optional<refusal_cause> cause_elsewhere(requirement what, const scene& s);

}  // namespace csprel::detail

#endif
