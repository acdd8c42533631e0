// SPDX-License-Identifier: Apache-2.0
// What all checked values have in common: the search for an id that stands twice.
#include "csprel/model/validated.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace csprel {
namespace {

std::optional<std::size_t> second_of(const std::vector<int>& ids) {
  return detail::second_of_one_id(ids, [](const int& id) -> const int& { return id; });
}

TEST(SecondOfOneId, IsTheFirstThatStandsAgainInListsOfAnyLength) {
  EXPECT_FALSE(second_of({}));
  for (std::size_t size = 1; size <= 12; ++size) {
    std::vector<int> ids;
    for (std::size_t i = 0; i < size; ++i) ids.push_back(static_cast<int>(size - i));
    EXPECT_FALSE(second_of(ids)) << size;
    for (std::size_t second = 1; second < size; ++second)
      for (std::size_t first = 0; first < second; ++first) {
        std::vector<int> twice = ids;
        twice[second] = twice[first];
        EXPECT_EQ(second_of(twice), second) << size << ": " << first << ", " << second;
      }
  }
  EXPECT_EQ(second_of({1, 2, 1, 2}), 2U);
  EXPECT_EQ(second_of({1, 2, 3, 4, 5, 6, 7, 8, 2, 1}), 8U);
}

}  // namespace
}  // namespace csprel
