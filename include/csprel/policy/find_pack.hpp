// SPDX-License-Identifier: Apache-2.0
// The packs of this version, by cloud.
#ifndef CSPREL_POLICY_FIND_PACK_HPP
#define CSPREL_POLICY_FIND_PACK_HPP

#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/pack.hpp"

namespace csprel {

/// The pack of a cloud, or null where this version has none.
[[nodiscard]] constexpr const pack* find_pack(cloud which) noexcept {
  return which == cloud::china_21vianet ? &china_21vianet() : nullptr;
}

}  // namespace csprel

#endif
