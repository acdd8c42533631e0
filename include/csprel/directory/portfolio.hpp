// SPDX-License-Identifier: Apache-2.0
// Bulk questions: every operation of a partner on its subscriptions, next to the speed of memory.
//
// These questions are about what stands, not about a particular request: what depends on the
// parameters of a request (how many seats, which target, which ground, which employee) is not asked.
// So "add_seats: allow" says that this partner may add seats here, if the number fits the offer. For
// one request in full, ask `decide` (directory.hpp).
//
//   const auto partner = find_handle(world, partner_id);
//   const auto subscription = find_handle(world, subscription_id);
//   decision d = decide(world, *partner, operation::subscription_remove_seats, *subscription, now);
//   operation_set may = allowed_operations(world, *partner, *subscription, now);
//
// A handle is a position: it is good for the directory that gave it and for its copies, and for the
// directories that events made of it, since nothing is ever removed.
//
// No function here allocates, locks, calls virtually or touches a text, but for `find_handle`, which
// reads one, and but for the other clouds. A `const directory` may be asked from any number of threads.
//
// All that is meant for 21Vianet, whose operations these are. In the other clouds a row of the pack counts
// where who asks and what is asked about settle that, and a transition is one without licences. There a
// decision takes the general path, which costs about a microsecond, may allocate and may lock; but what its
// seller asks about a subscription often is kept with the directory and then read, as long as time does not
// change it (bench/README.md).
#ifndef CSPREL_DIRECTORY_PORTFOLIO_HPP
#define CSPREL_DIRECTORY_PORTFOLIO_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/china_21vianet.hpp"

namespace csprel {

struct partner_handle {
  std::uint32_t position = 0;
  friend constexpr auto operator<=>(const partner_handle&, const partner_handle&) noexcept = default;
};

struct subscription_handle {
  std::uint32_t customer = 0;      ///< Position of the customer in the directory.
  std::uint32_t subscription = 0;  ///< Position among the customer's subscriptions.
  friend constexpr auto operator<=>(const subscription_handle&, const subscription_handle&) noexcept = default;
};

/// Nothing where the directory does not hold it. *Cost*: one hash lookup.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<partner_handle> find_handle(const directory& world,
                                                                                const partner_id& id) noexcept;
/// A subscription whose id is a GUID, as the API's are. Nothing where there is none, or where several
/// customers have one. *Cost*: one hash lookup and the customer's subscriptions.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<subscription_handle> find_handle(const directory& world,
                                                                                     const guid& id) noexcept;
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<subscription_handle> find_handle(
    const directory& world, const subscription_id& id) noexcept;

/// Who sold the subscription; nothing where no partner did.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<partner_handle> seller_of(const directory& world,
                                                                              subscription_handle which) noexcept;

/// The operations of a partner on one subscription that the pack of 21Vianet has or denies, in the order
/// of the enumeration: what bulk answers are about.
inline constexpr auto portfolio_operations = [] {
  constexpr auto is_one = [](operation what) {
    return info(what).side == side::of_partner && info(what).resource == resource_kind::one_subscription &&
           !china_21vianet().checklist(what).empty();
  };
  constexpr std::size_t count = [&] {
    std::size_t found = 0;
    for (const auto& row : enum_names<operation>::rows) found += is_one(row.value) ? 1 : 0;
    return found;
  }();
  std::array<operation, count> all{};
  std::size_t at = 0;
  for (const auto& row : enum_names<operation>::rows)
    if (is_one(row.value)) all[at++] = row.value;
  return all;
}();

/// The decision on one operation, with all reasons. What is not one of `portfolio_operations` is denied
/// without a reason. *Cost*: two reads of memory, of the customer and of the subscription, and some two hundred
/// instructions; more for a partner of a customer that has to do with more than three.
/// `at`: nothing stands for the directory's own clock.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT decision decide(const directory& world, partner_handle asker,
                                                      operation what, subscription_handle which,
                                                      std::optional<instant> at = std::nullopt) noexcept;

/// The operations that are allowed. Facts that operations share are found once.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT operation_set allowed_operations(
    const directory& world, partner_handle asker, subscription_handle which,
    std::optional<instant> at = std::nullopt) noexcept;

/// An outcome and its first reason in one word of two bytes.
struct verdict {
  outcome result = outcome::deny;
  requirement reason{};  ///< Of no meaning on allow.
  friend constexpr bool operator==(const verdict&, const verdict&) noexcept = default;
};

/// The verdicts on one subscription, in the order of `portfolio_operations`.
using verdicts = std::array<verdict, portfolio_operations.size()>;

/// Customers from `first` up to, not including, `last`, by position.
struct customer_range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
[[nodiscard]] CSPREL_DIRECTORY_EXPORT customer_range all_customers(const directory& world) noexcept;
/// How many subscriptions these customers have. *Cost*: a step for each 256 customers.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::size_t count_subscriptions(const directory& world,
                                                                      customer_range of) noexcept;

/// For every subscription of the range, in order, the verdicts on all operations, asked by its own
/// seller, or by `asker` where one is given (a subscription that no partner sold is asked by the
/// first partner). Returns how many were written; `out` must have room for all. Several threads may
/// fill several ranges at once.
CSPREL_DIRECTORY_EXPORT std::size_t decide_all(const directory& world, customer_range of,
                                               std::optional<partner_handle> asker, std::span<verdicts> out,
                                               std::optional<instant> at = std::nullopt) noexcept;

/// For every subscription of the range, in order, the outcome of one operation asked by one partner.
/// Returns how many were written.
CSPREL_DIRECTORY_EXPORT std::size_t sweep(const directory& world, customer_range of, partner_handle asker,
                                          operation what, std::span<outcome> out,
                                          std::optional<instant> at = std::nullopt) noexcept;

/// Counts by operation, outcome and first reason; add several with `+=`. *Size*: two counters for each
/// operation and requirement, some tens of KiB.
struct portfolio_summary {
  std::size_t subscriptions = 0;
  /// By position in `portfolio_operations`.
  std::array<std::size_t, portfolio_operations.size()> allowed{};
  std::array<std::array<std::size_t, requirement_count>, portfolio_operations.size()> denied{};
  std::array<std::array<std::size_t, requirement_count>, portfolio_operations.size()> unknown{};

  CSPREL_DIRECTORY_EXPORT portfolio_summary& operator+=(const portfolio_summary& other) noexcept;
  friend bool operator==(const portfolio_summary&, const portfolio_summary&) = default;
};

/// The counts over a range, asked as `decide_all` asks.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT portfolio_summary summarise(
    const directory& world, customer_range of, std::optional<partner_handle> asker = std::nullopt,
    std::optional<instant> at = std::nullopt) noexcept;

/// The memory of all that decisions read of the customers: relationships, grants and subscriptions.
/// *Cost*: a step for each 256 customers.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::size_t decision_bytes(const directory& world) noexcept;
/// The memory of the tables in which customers, subscriptions, GDAP relationships and partners are found by id, without
/// texts that are too long to stand in them.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::size_t id_bytes(const directory& world) noexcept;

}  // namespace csprel

#endif
