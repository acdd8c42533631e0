// SPDX-License-Identifier: Apache-2.0
// Why a requirement is not met, in one sentence for a person.
#ifndef CSPREL_SRC_DIRECTORY_SENTENCES_HPP
#define CSPREL_SRC_DIRECTORY_SENTENCES_HPP

#include <string>

#include "directory/scene.hpp"

namespace csprel::detail {

/// The sentence for one unmet requirement, with the names that matter here; empty where the general
/// sentence says it all.
[[nodiscard]] std::string particular_sentence(requirement what, const scene& s);

/// What the partner is called: its name, else its id.
[[nodiscard]] std::string name_of(const world& in, position partner);

}  // namespace csprel::detail

#endif
