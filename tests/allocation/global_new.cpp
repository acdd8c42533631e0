// SPDX-License-Identifier: Apache-2.0
#include "allocation/global_new.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);

std::atomic<std::size_t> count{0};
std::atomic<std::size_t> failing{never};  ///< The value of `count` at which an allocation fails.

void* allocate(std::size_t size) {
  if (count++ == failing) throw std::bad_alloc{};
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace csprel::test {

std::size_t allocation_count() noexcept { return count; }

failing_allocation::failing_allocation(std::size_t passing) noexcept { failing = count + passing; }
failing_allocation::~failing_allocation() { failing = never; }
bool failing_allocation::has_failed() const noexcept { return count > failing; }

}  // namespace csprel::test
