// SPDX-License-Identifier: Apache-2.0
#include "directory/packs.hpp"

#include "csprel/policy/find_pack.hpp"

namespace csprel::detail {

const pack* pack_of(csprel::cloud which) noexcept { return csprel::find_pack(which); }

}  // namespace csprel::detail
