// SPDX-License-Identifier: Apache-2.0
#include "directory/kept_answers.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>

namespace csprel::detail {

bool kept_answers::before::operator()(const std::vector<decision>& a, const std::vector<decision>& b) const {
  const auto key_of = [](const decision& d) { return std::tie(d.result, d.unmet, d.unknown, d.met); };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](const decision& x, const decision& y) { return key_of(x) < key_of(y); });
}

kept_answers::cell* kept_answers::miss(std::size_t blocks, std::size_t block, std::size_t places, std::size_t place) const {
  const std::lock_guard lock(writing_);
  if (!blocks_) {
    blocks_ = std::make_unique<block_of_cells[]>(blocks);
    all_.store(blocks_.get(), std::memory_order_release);
  }
  block_of_cells& here = blocks_[block];
  if (!here.cells) {
    if (++here.missed < often) return nullptr;
    here.cells = std::make_unique<cell[]>(places);
    here.all.store(here.cells.get(), std::memory_order_release);
  }
  // Each time after twice as many, so that who goes to and fro in time does not find all of them each time.
  const std::uint32_t missed = ++here.cells[place].missed;
  return missed >= often && std::has_single_bit(missed) ? &here.cells[place] : nullptr;
}

const decision* kept_answers::keep(cell& where, std::uint32_t asker, const std::optional<instant>& at,
                                   const std::optional<instant>& until, std::span<const decision> row) const {
  constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
  // No instant comes so soon after the moment that stands for no clock.
  const std::int64_t seconds = at && until ? std::min(longest, (*until - *at).seconds) : longest;
  const std::lock_guard lock(writing_);
  const decision* kept = rows_.emplace(row.begin(), row.end()).first->data();
  where.version.fetch_add(1, std::memory_order_relaxed);
  where.asker.store(asker, std::memory_order_release);
  where.row.store(kept, std::memory_order_release);
  where.from.store(static_cast<std::int64_t>(moment_of(at)), std::memory_order_release);
  where.seconds.store(static_cast<std::uint32_t>(seconds), std::memory_order_release);
  where.version.fetch_add(1, std::memory_order_release);
  return kept;
}

}  // namespace csprel::detail
