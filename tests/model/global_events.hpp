// SPDX-License-Identifier: Apache-2.0
// What an event makes of a world of the global cloud, US Government or Germany, or why it cannot have happened (contract,
// global sections 8 and 9; catalogue 2.5, 2.7 and its rules of time).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_EVENTS_HPP

#include "csprel/directory/event.hpp"
#include "model/reference.hpp"

namespace csprel::test {

[[nodiscard]] reference_outcome global_reference_apply(const directory_fields& before, const event& e);

}  // namespace csprel::test

#endif
