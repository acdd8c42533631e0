// SPDX-License-Identifier: Apache-2.0
// Answers by handle that were found before, in the clouds other than 21Vianet.
//
// There an answer asks much, most of it by time and country, and takes twenty times as long as in 21Vianet, whose tables
// have no room for all that. But the answers themselves are few, for most subscriptions stand alike, and the clock that
// found them knows how long they hold. So of a subscription that its seller asks about again and again the answers on
// all operations are kept, as long as the world lives.
//
//   if (const decision* row = in.kept.find(block, place, asker, now)) return row[index];
#ifndef CSPREL_SRC_DIRECTORY_KEPT_ANSWERS_HPP
#define CSPREL_SRC_DIRECTORY_KEPT_ANSWERS_HPP

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "csprel/policy/decide.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel::detail {

/// *Thread*: read and added to by any number of threads at once; who reads does not wait. *Size*: 24 bytes for each block of
/// customers and, in blocks that are asked about, 32 for each subscription; beside them each row of answers once, as long
/// as the world lives.
class kept_answers {
 public:
  /// So many questions about a subscription must miss before its answers are kept, and about so many are found then: who
  /// asks less has lost nothing, who asks more at most as much as the questions have cost.
  static constexpr std::uint32_t often = 16;

  /// What is kept of one subscription. Its parts are read while another thread may be writing them: they belong together
  /// where the version before and after is the same even one. All are zero at first.
  struct cell {
    std::atomic<std::uint32_t> version;
    std::atomic<std::uint32_t> asker;
    std::atomic<const decision*> row;
    std::atomic<std::int64_t> from;      ///< As `moment_of` tells it.
    std::atomic<std::uint32_t> seconds;  ///< How long from then on.
    std::uint32_t missed = 0;            ///< How often nothing was kept that would have been the answer.
  };

  kept_answers() = default;
  /// A copy keeps nothing: it is made to be changed.
  kept_answers(const kept_answers&) noexcept {}
  kept_answers& operator=(const kept_answers&) = delete;

  /// The answers to `asker` at that time, by position in `portfolio_operations`; null where they are not kept.
  [[nodiscard]] const decision* find(std::size_t block, std::size_t place, std::uint32_t asker,
                                     const std::optional<instant>& at) const noexcept {
    const block_of_cells* blocks = all_.load(std::memory_order_acquire);
    const cell* cells = blocks == nullptr ? nullptr : blocks[block].all.load(std::memory_order_acquire);
    if (cells == nullptr) return nullptr;
    const cell& one = cells[place];
    const std::uint32_t version = one.version.load(std::memory_order_acquire);
    const bool is_asker = one.asker.load(std::memory_order_acquire) == asker;
    const decision* row = one.row.load(std::memory_order_acquire);
    const std::uint64_t since = moment_of(at) - static_cast<std::uint64_t>(one.from.load(std::memory_order_acquire));
    const bool holds = since < one.seconds.load(std::memory_order_acquire);
    const bool is_whole = (version % 2 | (one.version.load(std::memory_order_relaxed) ^ version)) == 0;
    return is_asker && holds && is_whole ? row : nullptr;
  }

  /// Counts a question that was not found. Where it is now time to keep its answers, where; else null.
  /// `blocks` and `places`: how many there are, and in this block. May throw `std::bad_alloc`.
  [[nodiscard]] cell* miss(std::size_t blocks, std::size_t block, std::size_t places, std::size_t place) const;

  /// Keeps answers that were found at a time and hold until another; nothing: whatever time comes. Returns where they
  /// stand. May throw `std::bad_alloc`.
  const decision* keep(cell& where, std::uint32_t asker, const std::optional<instant>& at,
                       const std::optional<instant>& until, std::span<const decision> row) const;

 private:
  struct block_of_cells {
    std::atomic<cell*> all = nullptr;
    std::unique_ptr<cell[]> cells;
    std::uint32_t missed = 0;
  };
  struct before {
    bool operator()(const std::vector<decision>& a, const std::vector<decision>& b) const;
  };

  /// Where no clock is known the answers are those of a moment of its own.
  static std::uint64_t moment_of(const std::optional<instant>& at) noexcept {
    return static_cast<std::uint64_t>(at ? at->seconds() : INT64_MIN);
  }

  mutable std::atomic<block_of_cells*> all_ = nullptr;
  mutable std::mutex writing_;
  mutable std::unique_ptr<block_of_cells[]> blocks_;
  mutable std::set<std::vector<decision>, before> rows_;
};
static_assert(sizeof(kept_answers::cell) == 32);

}  // namespace csprel::detail

#endif
