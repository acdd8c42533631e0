// SPDX-License-Identifier: Apache-2.0
#include "csprel/policy/find_pack.hpp"

#include "directory/world.hpp"

namespace csprel::detail {

const pack* find_pack(csprel::cloud which) noexcept { return csprel::find_pack(which); }

}  // namespace csprel::detail
