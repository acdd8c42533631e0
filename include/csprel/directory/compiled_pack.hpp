// SPDX-License-Identifier: Apache-2.0
// The packs without their tables, for a source that need not read those while it is compiled.
#ifndef CSPREL_DIRECTORY_COMPILED_PACK_HPP
#define CSPREL_DIRECTORY_COMPILED_PACK_HPP

#include "csprel/directory/export.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/cloud.hpp"

namespace csprel {

/// The pack of a cloud, or null for what is no cloud: the same as of `find_pack`, but composed when the library was
/// compiled. Each source that includes find_pack.hpp has the compiler compose all packs, which takes it seconds.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT const pack* compiled_pack(cloud which) noexcept;

}  // namespace csprel

#endif
