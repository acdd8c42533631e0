// SPDX-License-Identifier: Apache-2.0
// The packs as the library is compiled with them. Who includes their tables instead has the compiler compose all of them
// once more, which takes seconds for each file.
#ifndef CSPREL_TESTS_SUPPORT_POLICY_OF_HPP
#define CSPREL_TESTS_SUPPORT_POLICY_OF_HPP

#include <cstddef>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test {

/// In the order of the clouds.
[[nodiscard]] inline const std::vector<const pack*>& policies() {
  static const auto all = [] {
    std::vector<const pack*> found;
    for (const auto& row : enum_names<cloud>::rows) {
      directory_fields empty;
      empty.cloud = row.value;
      found.push_back(&directory::make(std::move(empty)).value().policy());
    }
    return found;
  }();
  return all;
}

[[nodiscard]] inline const pack& policy_of(cloud which) { return *policies().at(static_cast<std::size_t>(which)); }

}  // namespace csprel::test

#endif
