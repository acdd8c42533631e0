// SPDX-License-Identifier: Apache-2.0
// The answers of portfolio.hpp at one time, made beforehand for each subscription's own seller.
//
// In the clouds other than 21Vianet an answer asks much, most of it by time and country, and so takes about a
// microsecond. Who asks a lot of one directory prepares it once; then an answer is found in a table, of which a
// portfolio needs few rows, for most of its subscriptions stand alike. In 21Vianet there is nothing to prepare.
//
//   const prepared_portfolio answers(world);
//   decision d = answers.decide(*partner, operation::subscription_remove_seats, *subscription);
//
// What about events? They make another directory, which is prepared anew.
#ifndef CSPREL_DIRECTORY_PREPARED_PORTFOLIO_HPP
#define CSPREL_DIRECTORY_PREPARED_PORTFOLIO_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "csprel/directory/portfolio.hpp"

namespace csprel {

/// *Thread*: immutable. *Size*: some sixteen bytes for each subscription, and the rows.
class CSPREL_DIRECTORY_EXPORT prepared_portfolio {
 public:
  /// `at`: nothing stands for the directory's own clock. *Cost*: all `portfolio_operations` of each subscription.
  explicit prepared_portfolio(directory world, std::optional<instant> at = std::nullopt);

  /// What `csprel::decide` finds at that time. *Cost*: of the seller two or three reads of memory, of anybody else
  /// that of `csprel::decide`.
  [[nodiscard]] decision decide(partner_handle asker, operation what, subscription_handle which) const noexcept;

 private:
  using row = std::array<decision, portfolio_operations.size()>;  ///< In their order.
  struct entry {
    std::uint32_t seller = 0;
    std::uint32_t row = 0;
  };
  static constexpr std::uint32_t nobody = 0xffff'ffff;

  directory world_;
  std::optional<instant> at_;
  std::vector<std::uint32_t> first_;  ///< Where a customer's entries begin; empty in 21Vianet.
  std::vector<entry> entries_;
  std::vector<row> rows_;
};

}  // namespace csprel

#endif
