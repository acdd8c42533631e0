// SPDX-License-Identifier: Apache-2.0
// What bulk questions look up instead of finding it out each time.
//
// They ask few requirements of many. So these are numbered apart, as *findings*, and one word holds
// a set of them however many requirements all packs have together. Nearly all are settled by three
// small numbers, and the tables tell for each: the kind of partner, the state of the subscription,
// and the tie between the two.
#ifndef CSPREL_SRC_DIRECTORY_PORTFOLIO_TABLES_HPP
#define CSPREL_SRC_DIRECTORY_PORTFOLIO_TABLES_HPP

#include <algorithm>
#include <array>
#include <bit>

#include "csprel/directory/portfolio.hpp"
#include "directory/ruled_out.hpp"
#include "directory/world.hpp"

namespace csprel::detail {

/// Where an operation stands in `portfolio_operations`; behind them where it does not.
inline constexpr auto index_of = [] {
  std::array<std::uint8_t, operation_count> all{};
  for (std::size_t i = 0; i < operation_count; ++i) all[i] = static_cast<std::uint8_t>(portfolio_operations.size());
  for (std::size_t i = 0; i < portfolio_operations.size(); ++i)
    all[static_cast<std::size_t>(portfolio_operations[i])] = static_cast<std::uint8_t>(i);
  return all;
}();

/// A position in `finding_codes`.
enum class bulk_finding : std::uint8_t {};

/// The requirement of each finding, in check order. Those that an order asks in its own way stand
/// twice, the order's behind the others'.
inline constexpr std::array finding_codes{
    requirement::operation_not_available,     requirement::only_partner_may_change_subscription,
    requirement::not_a_partner,               requirement::not_indirect_provider,
    requirement::partner_not_enrolled,        requirement::partner_terminated,
    requirement::partner_suspended,           requirement::no_relationship,
    requirement::not_original_reseller,       requirement::delegated_admin_missing,
    requirement::delegated_admin_missing,     requirement::subscription_cancelled,
    requirement::subscription_suspended,      requirement::subscription_not_suspended,
    requirement::subscription_not_active,     requirement::reactivation_window_elapsed,
    requirement::other_transacting_partner,   requirement::add_ons_present,
    requirement::parent_not_active,           requirement::parent_not_active,
};

/// The finding of a requirement; the number of findings where bulk questions do not ask it.
constexpr bulk_finding finding_of(requirement code, bool of_order = false) noexcept {
  auto i = static_cast<std::size_t>(std::find(finding_codes.begin(), finding_codes.end(), code) - finding_codes.begin());
  if (of_order && !ruled_out(i + 1 >= finding_codes.size()) && finding_codes[i + 1] == code) ++i;  // The last is an order's.
  return static_cast<bulk_finding>(i);
}

using finding_set = enum_set<bulk_finding, finding_codes.size()>;

/// The requirements of these findings. By bytes of the set, and so without a branch.
[[nodiscard]] inline requirement_set codes_of(const finding_set& findings) noexcept {
  static_assert(sizeof(finding_set) == sizeof(std::uint64_t));
  static constexpr auto by_byte = [] {
    std::array<std::array<requirement_set, 256>, (finding_codes.size() + 7) / 8> all{};
    for (std::size_t i = 0; i < finding_codes.size(); ++i)
      for (std::size_t byte = 0; byte < 256; ++byte)
        if ((byte >> i % 8 & 1) != 0) all[i / 8][byte].insert(finding_codes[i]);
    return all;
  }();
  const auto bits = std::bit_cast<std::uint64_t>(findings);
  requirement_set codes;
  for (std::size_t i = 0; i < by_byte.size(); ++i) codes |= by_byte[i][bits >> i * 8 & 0xff];
  return codes;
}

/// As `facts`, of findings.
struct bulk_facts {
  finding_set holds;
  finding_set fails;

  void record(bulk_finding what, truth value) noexcept {
    if (value == truth::yes) holds.insert(what);
    if (value == truth::no) fails.insert(what);
  }
  friend bulk_facts operator|(const bulk_facts& a, const bulk_facts& b) noexcept {
    return {a.holds | b.holds, a.fails | b.fails};
  }
};

/// Of 21Vianet; depends on the options alone.
struct portfolio_tables {
  static constexpr std::size_t states = subscription_brief::states;
  static constexpr std::size_t kinds = enum_names<partner_model>::rows.size() * enum_names<standing>::rows.size();
  static constexpr std::size_t ties = 256;

  /// What operations need that does not depend on a request: for each of `portfolio_operations`,
  /// and behind them nothing, which no other operation gets by with.
  template <class Set>
  using per_operation = std::array<std::array<Set, portfolio_operations.size() + 1>, states>;
  per_operation<finding_set> needed{};
  per_operation<requirement_set> needed_codes{};

  /// What is known of such a partner and such a subscription, whatever is between them.
  std::array<std::array<bulk_facts, states>, kinds> of_sides{};
  /// What is known by what is between them.
  std::array<bulk_facts, ties> of_tie{};

  [[nodiscard]] static std::size_t kind_of(const partner_row& row) noexcept {
    return static_cast<std::size_t>(row.model) * enum_names<standing>::rows.size() +
           static_cast<std::size_t>(row.standing);
  }
};

}  // namespace csprel::detail

#endif
