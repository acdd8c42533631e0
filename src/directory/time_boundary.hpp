// SPDX-License-Identifier: Apache-2.0
// When time alone changes an answer.
#ifndef CSPREL_SRC_DIRECTORY_TIME_BOUNDARY_HPP
#define CSPREL_SRC_DIRECTORY_TIME_BOUNDARY_HPP

#include <optional>

#include "directory/scene.hpp"

namespace csprel::detail {

/// The first instant after the scene's clock at which its outcome is another with nothing else
/// changed; nothing where there is none or the clock is not known.
[[nodiscard]] std::optional<instant> next_change(const scene& s);

}  // namespace csprel::detail

#endif
