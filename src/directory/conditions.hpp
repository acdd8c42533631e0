// SPDX-License-Identifier: Apache-2.0
// Which rows of a pack count for a question: on which track, under which condition and option.
#ifndef CSPREL_SRC_DIRECTORY_CONDITIONS_HPP
#define CSPREL_SRC_DIRECTORY_CONDITIONS_HPP

#include "csprel/policy/condition.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// Whether the condition holds in this scene.
[[nodiscard]] bool holds(condition when, const scene& s);

/// Whether the row counts for the scene's question on `which` track, its own. Where that is not known, rows of some
/// tracks count: what they need is then unknown.
[[nodiscard]] bool counts(const checklist_entry& row, const scene& s, const std::optional<track>& which);

/// The row that says why the operation needs `what` here, or null.
[[nodiscard]] const checklist_entry* row_for(requirement what, const scene& s);

/// The role row that is asked here. *Precondition*: a role is asked.
[[nodiscard]] const role_rule& role_for(const scene& s);

}  // namespace csprel::detail

#endif
