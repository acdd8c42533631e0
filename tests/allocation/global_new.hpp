// SPDX-License-Identifier: Apache-2.0
// The global `operator new` of this program: it counts, and fails when it is told to.
#ifndef CSPREL_TESTS_ALLOCATION_GLOBAL_NEW_HPP
#define CSPREL_TESTS_ALLOCATION_GLOBAL_NEW_HPP

#include <cstddef>

namespace csprel::test {

/// How often it has been called so far.
[[nodiscard]] std::size_t allocation_count() noexcept;

/// The most bytes that were allocated at once since the last `forget_most_held`, which returns those now.
[[nodiscard]] std::size_t most_held() noexcept;
[[nodiscard]] std::size_t bytes_held() noexcept;
std::size_t forget_most_held() noexcept;

/// How often it is called meanwhile.
template <class Body>
[[nodiscard]] std::size_t allocations(const Body& body) {
  const std::size_t before = allocation_count();
  body();
  return allocation_count() - before;
}

/// The most bytes that are allocated at once meanwhile, beyond those that are now.
template <class Body>
[[nodiscard]] std::size_t most_bytes_held(const Body& body) {
  const std::size_t before = forget_most_held();
  body();
  return most_held() - before;
}

/// As long as it exists, the allocation after `passing` others fails; those after it do not.
class failing_allocation {
 public:
  explicit failing_allocation(std::size_t passing) noexcept;
  ~failing_allocation();
  failing_allocation(const failing_allocation&) = delete;
  failing_allocation& operator=(const failing_allocation&) = delete;

  /// Whether it has come to that.
  [[nodiscard]] bool has_failed() const noexcept;
};

}  // namespace csprel::test

#endif
