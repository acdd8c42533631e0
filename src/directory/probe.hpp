// SPDX-License-Identifier: Apache-2.0
// Probes: the questions with which it is found out whether an operation can be done at all. An
// operation with parameters is asked with every choice that makes sense.
#ifndef CSPREL_SRC_DIRECTORY_PROBE_HPP
#define CSPREL_SRC_DIRECTORY_PROBE_HPP

#include <vector>

#include "csprel/directory/question.hpp"
#include "directory/world.hpp"

namespace csprel::detail {

/// The parameters worth asking `what` with; one empty set where it takes none, and nothing where
/// the directory offers nothing to ask with. `subscription` is `nowhere` for operations on others.
[[nodiscard]] std::vector<parameters> probes(const world& in, operation what, position customer,
                                             position subscription);

}  // namespace csprel::detail

#endif
