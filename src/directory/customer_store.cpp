// SPDX-License-Identifier: Apache-2.0
#include "directory/customer_store.hpp"

#include <algorithm>

#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

template <class T>
void put(std::vector<T>& all, std::uint32_t from, std::uint32_t to, const std::vector<T>& rows) {
  if (to - from == rows.size()) {
    std::copy(rows.begin(), rows.end(), all.begin() + from);
    return;
  }
  all.erase(all.begin() + from, all.begin() + to);
  all.insert(all.begin() + from, rows.begin(), rows.end());
}

void put_at(customer_block& block, std::size_t slot, const customer_rows& rows) {
  const customer_block::beginning from = block.beginnings[slot];
  const customer_block::beginning to = block.beginnings[slot + 1];
  const std::uint32_t first = block.first_subscriptions[slot];
  const std::uint32_t end = block.first_subscriptions[slot + 1];
  put(block.resellers, from.resellers, to.resellers, rows.resellers);
  put(block.grants, from.grants, to.grants, rows.grants);
  put(block.subscriptions, first, end, rows.subscriptions);
  if (rows.tenant == nullptr) put(block.briefs, first, end, rows.briefs);
  block.parties[slot] = rows.parties;
  if (rows.tenant) {
    block.tenants.resize(std::max(block.tenants.size(), slot + 1));
    block.tenants[slot] = rows.tenant;
  }
  const auto moved = [](std::uint32_t old_end, std::uint32_t begin, std::size_t count) {
    return static_cast<std::uint32_t>(begin + count - old_end);  // Wraps for fewer, as it should.
  };
  const std::uint32_t by_resellers = moved(to.resellers, from.resellers, rows.resellers.size());
  const std::uint32_t by_grants = moved(to.grants, from.grants, rows.grants.size());
  const std::uint32_t by_subscriptions = moved(end, first, rows.subscriptions.size());
  for (std::size_t i = slot + 1; i < block.beginnings.size(); ++i) {
    block.beginnings[i].resellers += by_resellers;
    block.beginnings[i].grants += by_grants;
    block.first_subscriptions[i] += by_subscriptions;
  }
}

}  // namespace

void customer_store::add(std::shared_ptr<const customer> record, const customer_rows& rows) {
  const std::size_t slot = size_ % customer_block::capacity;
  if (slot == 0) blocks_.push_back(std::make_shared<customer_block>());
  auto& shared = blocks_.back();
  const auto block = shared.use_count() == 1 ? std::const_pointer_cast<customer_block>(shared)
                                             : std::make_shared<customer_block>(*shared);
  block->records.push_back(std::move(record));
  block->beginnings.push_back(block->beginnings.back());
  block->first_subscriptions.push_back(block->first_subscriptions.back());
  block->parties.emplace_back();
  put_at(*block, slot, rows);
  shared = block;
  ++size_;
}

void customer_store::replace(position at, std::shared_ptr<const customer> record, const customer_rows& rows) {
  auto& shared = blocks_[at / customer_block::capacity];
  const std::size_t slot = at % customer_block::capacity;
  auto block = std::make_shared<customer_block>(*shared);
  put_at(*block, slot, rows);
  block->records[slot] = std::move(record);
  shared = std::move(block);
}

customer_rows customer_store::rows(std::size_t at) const {
  const customer_view c = (*this)[at];
  customer_rows rows{{c.resellers.begin(), c.resellers.end()},
                     {c.grants.begin(), c.grants.end()},
                     {c.subscriptions.begin(), c.subscriptions.end()},
                     {},
                     {},
                     nullptr};
  const customer_block& block = *blocks_[at / customer_block::capacity];
  const std::size_t slot = at % customer_block::capacity;
  rows.parties = block.parties[slot];
  if (!block.tenants.empty())
    rows.tenant = block.tenants[slot];
  else
    rows.briefs.assign(block.briefs.begin() + block.first_subscriptions[slot],
                       block.briefs.begin() + block.first_subscriptions[slot + 1]);
  return rows;
}

void customer_store::shrink() {
  for (auto& shared : blocks_) {
    if (ruled_out(shared.use_count() != 1)) continue;  // Only who has made a store shrinks it, and before it is shared.
    const auto block = std::const_pointer_cast<customer_block>(shared);
    block->records.shrink_to_fit();
    block->beginnings.shrink_to_fit();
    block->first_subscriptions.shrink_to_fit();
    block->parties.shrink_to_fit();
    block->resellers.shrink_to_fit();
    block->grants.shrink_to_fit();
    block->subscriptions.shrink_to_fit();
    block->briefs.shrink_to_fit();
  }
}

}  // namespace csprel::detail
