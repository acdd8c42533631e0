// SPDX-License-Identifier: Apache-2.0
// The laws of values: what a check refuses and what stands beside it, and what makes two values equal.
#ifndef CSPREL_TESTS_VALUES_LAWS_HPP
#define CSPREL_TESTS_VALUES_LAWS_HPP

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <initializer_list>

#include "csprel/model/validated.hpp"
#include "csprel/vocabulary/error.hpp"
#include "values/printed.hpp"

namespace csprel {

template <class Fields>
struct violation {
  std::function<void(Fields&)> spoil;
  error_code code;
  const char* pointer;
};

template <class Fields>
void expect_refused(const Fields& valid, std::initializer_list<violation<Fields>> table) {
  ASSERT_TRUE(validated<Fields>::make(valid));
  std::size_t i = 0;
  for (const auto& row : table) {
    Fields bad = valid;
    row.spoil(bad);
    const auto made = validated<Fields>::make(bad);
    ASSERT_FALSE(made) << i;
    EXPECT_EQ(made.error().code, row.code) << i << made.error();
    EXPECT_EQ(made.error().pointer, row.pointer) << i;
    EXPECT_EQ(check(bad), made.error());
    ++i;
  }
}

template <class Fields>
void expect_valid(const Fields& valid, std::initializer_list<std::function<void(Fields&)>> changes) {
  std::size_t i = 0;
  for (const auto& change : changes) {
    Fields f = valid;
    change(f);
    const auto made = validated<Fields>::make(f);
    ASSERT_TRUE(made) << i;
    EXPECT_EQ(*made.value(), f);
    ++i;
  }
}

/// Each change makes a value that is not equal, and a copy of it that is.
template <class T>
void expect_each_change_tells(const T& value, std::initializer_list<std::function<void(T&)>> changes) {
  std::size_t i = 0;
  for (const auto& change : changes) {
    T copy = value;
    EXPECT_EQ(copy, value);
    change(copy);
    EXPECT_NE(copy, value) << "change " << i;
    const T other = copy;
    EXPECT_EQ(other, copy);
    copy = value;
    EXPECT_EQ(copy, value);
    ++i;
  }
}
template <class T>
void expect_each_change_tells(std::initializer_list<std::function<void(T&)>> changes) {
  expect_each_change_tells(T{}, changes);
}

}  // namespace csprel

#endif
