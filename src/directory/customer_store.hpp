// SPDX-License-Identifier: Apache-2.0
// The customers of a world: their records, and beside them the rows that decisions read.
//
// Customers stand in blocks of some hundred. Within a block all rows of one kind are contiguous, in
// the order of the customers, so that bulk questions run through memory in order; between worlds
// blocks are shared, so that a copy costs a pointer for each block and an event one block.
//
//   for (const subscription_row& row : store[7].subscriptions) ...
#ifndef CSPREL_SRC_DIRECTORY_CUSTOMER_STORE_HPP
#define CSPREL_SRC_DIRECTORY_CUSTOMER_STORE_HPP

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/facts.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel::detail {

/// The position of a record in its table; `nowhere` stands for none.
using position = std::uint32_t;
inline constexpr position nowhere = 0xffff'ffff;

/// A service as a bit; the offers of the directory number them.
enum class service_bit : std::uint8_t {};
using service_mask = enum_set<service_bit, max_services>;

/// The states of a subscription that decisions tell apart (contract, "Readings").
enum class subscription_state : std::uint8_t { active, suspended, cancelled, not_active, unknown };

/// All that a customer grants one partner.
struct grant_row {
  position partner = nowhere;
  bool open{};            ///< Granted too for services that are not known.
  service_mask services;  ///< Granted for certain.
};
static_assert(sizeof(grant_row) == 24);

/// What a customer's grant is worth to a partner for the services of one subscription.
enum class grant_extent : std::uint8_t { none, some, perhaps_all, all };

/// What there is between a partner and a subscription, in one byte, so that a table can be indexed
/// by it. It follows from the customer and the offers alone, and so changes only when the customer does.
struct tie {
  bool is_seller : 1 = false;
  bool has_relationship : 1 = false;
  grant_extent grant : 2 = grant_extent::none;
  truth has_no_add_on : 2 = truth::no;
  truth parent_is_active : 2 = truth::no;
};
static_assert(sizeof(tie) == 1);

/// What decisions read of a subscription: half a cache line.
class subscription_row {
 public:
  position offer = nowhere;
  position seller = nowhere;  ///< Original reseller of a sale of this programme; else nowhere.
  position parent = nowhere;  ///< Within the customer's subscriptions.
  subscription_state state = subscription_state::unknown;

  void set_seats(std::optional<std::int64_t> seats) noexcept { seats_ = seats.value_or(unknown_seats); }
  void set_suspended_at(std::optional<instant> at) noexcept {
    suspended_at_ = at ? at->seconds() : unknown_instant;
  }
  [[nodiscard]] bool has_seats() const noexcept { return seats_ != unknown_seats; }
  [[nodiscard]] std::int64_t seats() const noexcept { return seats_; }
  [[nodiscard]] std::optional<instant> suspended_at() const noexcept {
    if (suspended_at_ == unknown_instant) return std::nullopt;
    return instant::from_seconds(suspended_at_);
  }

 private:
  static constexpr std::int64_t unknown_seats = -1;  // Seats are never negative.
  static constexpr std::int64_t unknown_instant = INT64_MIN;  // Before every instant.
  std::int64_t seats_ = unknown_seats;
  std::int64_t suspended_at_ = unknown_instant;
};
static_assert(sizeof(subscription_row) == 32);

/// Whoever has to do with a customer: has sold to it, or has its relationship or a grant. Those of whom
/// decisions need no more than a subscription's brief.
struct customer_parties {
  static constexpr std::size_t room = 3;
  static constexpr std::size_t stranger = room;  ///< The place of everybody else.
  /// Stands in the last place where there is no room for all. That place is then each subscription's own
  /// seller's, and of whoever else is not listed the rows must be read.
  static constexpr position more = nowhere - 1;

  std::array<position, room> partners{nowhere, nowhere, nowhere};

  /// Without a branch, for nobody can foretell it.
  [[nodiscard]] std::size_t place_of(position partner) const noexcept {
    unsigned met = 1U << stranger;
    for (std::size_t i = 0; i < room; ++i) met |= (partners[i] == partner ? 1U : 0U) << i;
    return static_cast<std::size_t>(std::countr_zero(met));
  }
  [[nodiscard]] bool are_all() const noexcept { return partners.back() != more; }
};

/// What most decisions read of a subscription, apart from its row, so that those of a large portfolio
/// stay near the processor.
struct subscription_brief {
  static constexpr std::size_t states = 10;
  std::uint8_t state : 4 = 0;  ///< The row's state, twice, and one more for an add-on.
  std::uint8_t seller : 4 = customer_parties::stranger;  ///< Its place among the customer's parties.
  std::array<tie, customer_parties::room + 1> ties;  ///< With each of them, and with everybody else.
};
static_assert(sizeof(subscription_brief) == 5);

struct tenant_rows;

/// The rows of one customer, while they are made.
struct customer_rows {
  std::vector<position> resellers;  ///< Partners with a relationship of type `reseller`.
  std::vector<grant_row> grants;    ///< One for each partner.
  std::vector<subscription_row> subscriptions;
  customer_parties parties;
  std::vector<subscription_brief> briefs;     ///< Of each subscription; in 21Vianet only.
  std::shared_ptr<const tenant_rows> tenant;  ///< Null in 21Vianet.
};

/// A customer: its record and its rows. Valid as long as the world that it is of.
struct customer_view {
  const customer* whole = nullptr;
  std::span<const position> resellers;
  std::span<const grant_row> grants;
  std::span<const subscription_row> subscriptions;
  const tenant_rows* tenant = nullptr;  ///< Null in 21Vianet.

  [[nodiscard]] const customer_fields& record() const noexcept { return **whole; }
  [[nodiscard]] const grant_row* grant_of(position partner) const noexcept {
    for (const auto& row : grants)
      if (row.partner == partner) return &row;
    return nullptr;
  }
  [[nodiscard]] bool has_reseller(position partner) const noexcept {
    for (const position reseller : resellers)
      if (reseller == partner) return true;
    return false;
  }
};

/// Some hundred customers with contiguous rows.
struct customer_block {
  static constexpr std::size_t capacity = 256;

  /// Where a customer's other rows begin; they end where the next one's begin.
  struct beginning {
    std::uint32_t resellers = 0;
    std::uint32_t grants = 0;
  };

  /// Where a customer's subscriptions begin, likewise.
  std::vector<std::uint32_t> first_subscriptions{0};
  std::vector<customer_parties> parties;
  std::vector<subscription_brief> briefs;  ///< Of each subscription; in 21Vianet only.

  std::vector<subscription_row> subscriptions;
  std::vector<beginning> beginnings{{}};  ///< One more than there are records.
  std::vector<position> resellers;
  std::vector<grant_row> grants;
  std::vector<std::shared_ptr<const customer>> records;
  /// One for each customer; empty in 21Vianet.
  std::vector<std::shared_ptr<const tenant_rows>> tenants;

  [[nodiscard]] customer_view at(std::size_t slot) const noexcept {
    const beginning& from = beginnings[slot];
    const beginning& to = beginnings[slot + 1];
    const std::uint32_t first = first_subscriptions[slot];
    return {records[slot].get(),
            std::span{resellers}.subspan(from.resellers, to.resellers - from.resellers),
            std::span{grants}.subspan(from.grants, to.grants - from.grants),
            std::span{subscriptions}.subspan(first, first_subscriptions[slot + 1] - first),
            tenants.empty() ? nullptr : tenants[slot].get()};
  }
};

/// *Thread*: as a value; shared blocks are never changed.
class customer_store {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// *Cost*: two dependent reads.
  [[nodiscard]] customer_view operator[](std::size_t at) const noexcept {
    return blocks_[at / customer_block::capacity]->at(at % customer_block::capacity);
  }
  [[nodiscard]] const customer_block& block_of(std::size_t at) const noexcept {
    return *blocks_[at / customer_block::capacity];
  }
  [[nodiscard]] const std::shared_ptr<const customer>& record(std::size_t at) const noexcept {
    return blocks_[at / customer_block::capacity]->records[at % customer_block::capacity];
  }
  /// The rows of a customer once more, to put them into another store.
  [[nodiscard]] customer_rows rows(std::size_t at) const;
  [[nodiscard]] std::span<const std::shared_ptr<const customer_block>> blocks() const noexcept {
    return blocks_;
  }

  /// Adds a customer behind the others. A store that throws here may only be destroyed.
  void add(std::shared_ptr<const customer> record, const customer_rows& rows);
  /// Replaces a customer. Leaves the store unchanged where it throws. *Cost*: one block.
  void replace(position at, std::shared_ptr<const customer> record, const customer_rows& rows);
  /// Gives back memory that growing has left over.
  void shrink();

 private:
  std::vector<std::shared_ptr<const customer_block>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace csprel::detail

#endif
