// SPDX-License-Identifier: Apache-2.0
// The packs of this version, by cloud.
#ifndef CSPREL_POLICY_FIND_PACK_HPP
#define CSPREL_POLICY_FIND_PACK_HPP

#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/germany_2023_10.hpp"
#include "csprel/policy/global_2023_10.hpp"
#include "csprel/policy/us_government_2023_10.hpp"

namespace csprel {

/// The pack of a cloud, or null for what is no cloud.
[[nodiscard]] constexpr const pack* find_pack(cloud which) noexcept {
  switch (which) {
    case cloud::china_21vianet: return &china_21vianet();
    case cloud::global: return &global_2023_10();
    case cloud::us_government: return &us_government_2023_10();
    case cloud::germany: return &germany_2023_10();
  }
  return nullptr;
}

}  // namespace csprel

#endif
