// SPDX-License-Identifier: Apache-2.0
#include "allocation/global_new.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#include <malloc.h>

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);

std::atomic<std::size_t> count{0};
std::atomic<std::size_t> failing{never};  ///< The value of `count` at which an allocation fails.

std::atomic<std::size_t> held{0};       ///< Bytes that are allocated.
std::atomic<std::size_t> most{0};       ///< The most at once.

void* counted(void* memory) {
  if (memory == nullptr) throw std::bad_alloc{};
  const std::size_t now = held += malloc_usable_size(memory);
  for (std::size_t before = most; now > before && !most.compare_exchange_weak(before, now);) continue;
  return memory;
}

void* allocate(std::size_t size) {
  if (count++ == failing) throw std::bad_alloc{};
  return counted(std::malloc(size == 0 ? 1 : size));
}

void* allocate(std::size_t size, std::align_val_t alignment) {
  if (count++ == failing) throw std::bad_alloc{};
  const auto unit = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(unit, (size + unit - 1) / unit * unit));
}

void release(void* memory) noexcept {
  held -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
// What asks without throwing, a stable sort say, is released by the same hands.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept try {
  return allocate(size);
} catch (const std::bad_alloc&) {
  return nullptr;
}
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }

namespace csprel::test {

std::size_t allocation_count() noexcept { return count; }
std::size_t most_held() noexcept { return most; }
std::size_t bytes_held() noexcept { return held; }
std::size_t forget_most_held() noexcept {
  most = held.load();
  return most;
}

failing_allocation::failing_allocation(std::size_t passing) noexcept { failing = count + passing; }
failing_allocation::~failing_allocation() { failing = never; }
bool failing_allocation::has_failed() const noexcept { return count > failing; }

}  // namespace csprel::test
