// SPDX-License-Identifier: Apache-2.0
// What does not change an answer and a person should know all the same.
#ifndef CSPREL_SRC_DIRECTORY_ADVISORIES_HPP
#define CSPREL_SRC_DIRECTORY_ADVISORIES_HPP

#include "csprel/directory/explanation.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// Adds the advisories to an answer that is complete but for them.
void add_advisories(explanation& answer, const scene& s);

}  // namespace csprel::detail

#endif
