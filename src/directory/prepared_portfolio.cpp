// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/prepared_portfolio.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "directory/portfolio_tables.hpp"

namespace csprel {
namespace {

auto key_of(const decision& d) { return std::tie(d.result, d.unmet, d.unknown, d.met); }

}  // namespace

prepared_portfolio::prepared_portfolio(directory world, std::optional<instant> at) : world_(std::move(world)), at_(at) {
  if (world_.cloud() == cloud::china_21vianet) return;
  const auto before = [](const row& a, const row& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const decision& x, const decision& y) { return key_of(x) < key_of(y); });
  };
  std::map<row, std::uint32_t, decltype(before)> known(before);
  first_.reserve(world_.customer_count() + 1);
  entries_.reserve(count_subscriptions(world_, all_customers(world_)));
  for (std::uint32_t c = 0; c < world_.customer_count(); ++c) {
    first_.push_back(static_cast<std::uint32_t>(entries_.size()));
    for (std::uint32_t i = 0; i < world_.customer_at(c)->subscriptions.size(); ++i) {
      const auto seller = seller_of(world_, {c, i});
      if (!seller) {
        entries_.push_back({nobody, 0});
        continue;
      }
      row answers;
      for (std::size_t k = 0; k < answers.size(); ++k)
        answers[k] = csprel::decide(world_, *seller, portfolio_operations[k], {c, i}, at_);
      const auto [found, is_new] = known.emplace(answers, static_cast<std::uint32_t>(rows_.size()));
      if (is_new) rows_.push_back(answers);
      entries_.push_back({seller->position, found->second});
    }
  }
}

decision prepared_portfolio::decide(partner_handle asker, operation what, subscription_handle which) const noexcept {
  const std::size_t index = detail::index_of[static_cast<std::size_t>(what)];
  if (!first_.empty() && index < portfolio_operations.size()) {
    const entry& one = entries_[first_[which.customer] + which.subscription];
    if (one.seller == asker.position) return rows_[one.row][index];
  }
  return csprel::decide(world_, asker, what, which, at_);
}

}  // namespace csprel
