// SPDX-License-Identifier: Apache-2.0
// The packs, compiled once: whoever includes their tables has the compiler evaluate them, which takes a
// second for each file.
#ifndef CSPREL_SRC_DIRECTORY_PACKS_HPP
#define CSPREL_SRC_DIRECTORY_PACKS_HPP

#include "csprel/policy/pack.hpp"

namespace csprel::detail {

/// The same as `csprel::find_pack`.
[[nodiscard]] const pack* pack_of(csprel::cloud which) noexcept;

}  // namespace csprel::detail

#endif
