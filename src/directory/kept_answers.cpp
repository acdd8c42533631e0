// SPDX-License-Identifier: Apache-2.0
#include "directory/kept_answers.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <set>
#include <tuple>
#include <vector>

namespace csprel::detail {
namespace {

auto key_of(const decision& d) { return std::tie(d.result, d.unmet, d.unknown, d.met); }

/// What `slot` points to, after making it where nobody has; null where memory has run out.
template <class T, class Make, class Drop>
T* made_once(std::atomic<T*>& slot, const Make& make, const Drop& drop) noexcept {
  T* there = slot.load(std::memory_order_acquire);
  if (there != nullptr) return there;
  T* ours = make();
  if (ours == nullptr || slot.compare_exchange_strong(there, ours, std::memory_order_acq_rel)) return ours;
  drop(ours);
  return there;
}

}  // namespace

struct kept_answers::rows {
  struct before {
    bool operator()(const std::vector<decision>& a, const std::vector<decision>& b) const {
      return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                          [](const decision& x, const decision& y) { return key_of(x) < key_of(y); });
    }
  };
  std::mutex adding;
  std::set<std::vector<decision>, before> all;
};

kept_answers::~kept_answers() {
  block_of_cells* blocks = blocks_.load(std::memory_order_relaxed);
  for (std::size_t i = 0; i < block_count_.load(std::memory_order_relaxed); ++i) delete[] blocks[i].cells.load(std::memory_order_relaxed);
  delete[] blocks;
  delete rows_.load(std::memory_order_relaxed);
}

kept_answers::cell* kept_answers::miss(std::size_t blocks, std::size_t block, std::size_t places,
                                       std::size_t place) const noexcept {
  const auto drop_all = [](auto* ours) { delete[] ours; };
  block_of_cells* all = made_once(blocks_, [&] { return new (std::nothrow) block_of_cells[blocks]; }, drop_all);
  if (all == nullptr) return nullptr;
  block_count_.store(blocks, std::memory_order_relaxed);  // The same whoever does.
  block_of_cells& here = all[block];
  if (here.cells.load(std::memory_order_relaxed) == nullptr &&
      here.missed.fetch_add(1, std::memory_order_relaxed) + 1 < often)
    return nullptr;
  cell* cells = made_once(here.cells, [&] { return new (std::nothrow) cell[places]; }, drop_all);
  if (cells == nullptr) return nullptr;
  // Each time after twice as many, so that who goes to and fro in time does not find all of them each time.
  const std::uint32_t missed = cells[place].missed.fetch_add(1, std::memory_order_relaxed) + 1;
  return missed >= often && std::has_single_bit(missed) ? &cells[place] : nullptr;
}

const decision* kept_answers::keep(cell& where, std::uint32_t asker, const std::optional<instant>& at,
                                   const std::optional<instant>& until, std::span<const decision> row) const noexcept {
  rows* known = made_once(rows_, [] { return new (std::nothrow) rows; }, [](rows* ours) { delete ours; });
  if (known == nullptr) return nullptr;
  const decision* kept = nullptr;
  try {
    const std::lock_guard lock(known->adding);
    kept = known->all.emplace(row.begin(), row.end()).first->data();
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
  constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
  const std::int64_t seconds = !at ? 1 : !until ? longest : std::min(longest, (*until - *at).seconds);
  std::uint32_t version = where.version.load(std::memory_order_relaxed);
  // Where another thread is writing its answers are as good.
  if (version % 2 != 0 || !where.version.compare_exchange_strong(version, version + 1, std::memory_order_acq_rel)) return kept;
  where.asker.store(asker, std::memory_order_release);
  where.row.store(kept, std::memory_order_release);
  where.from.store(static_cast<std::int64_t>(moment_of(at)), std::memory_order_release);
  where.seconds.store(static_cast<std::uint32_t>(seconds), std::memory_order_release);
  where.version.store(version + 2, std::memory_order_release);
  return kept;
}

}  // namespace csprel::detail
