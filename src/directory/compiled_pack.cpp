// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/compiled_pack.hpp"

#include "csprel/policy/find_pack.hpp"

namespace csprel {

const pack* compiled_pack(cloud which) noexcept { return find_pack(which); }

}  // namespace csprel
