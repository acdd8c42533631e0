// SPDX-License-Identifier: Apache-2.0
// Where the library and the reference model differ, in words.
#ifndef CSPREL_TESTS_MODEL_COMPARISON_HPP
#define CSPREL_TESTS_MODEL_COMPARISON_HPP

#include <optional>
#include <string>

#include "csprel/directory/directory.hpp"
#include "model/reference.hpp"

namespace csprel::test {

/// Nothing where the library answers as expected: outcome, all reasons, what is met and unknown, and who answers.
[[nodiscard]] std::optional<std::string> difference(const directory& world, const question& asked,
                                                    const std::optional<reference_answer>& expected);

/// Nothing where both worlds are the same in all that decides anything.
[[nodiscard]] std::optional<std::string> difference(const directory& world, const directory_fields& expected);

}  // namespace csprel::test

#endif
