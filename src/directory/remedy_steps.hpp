// SPDX-License-Identifier: Apache-2.0
// Steps that may mend one unmet requirement, whether or not they lead to an allow.
#ifndef CSPREL_DIRECTORY_REMEDY_STEPS_HPP
#define CSPREL_DIRECTORY_REMEDY_STEPS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "csprel/directory/remedy.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// The steps that may mend one unmet requirement; empty where nothing can. `helpers` is how many wait for each other's
/// steps already: 0 for the asker.
std::vector<remedy_step> steps_for(requirement what, const scene& s, std::size_t helpers = 0);

/// Why no step mends this requirement.
std::string hopeless_because(requirement what, const scene& s);

}  // namespace csprel::detail

#endif
