// SPDX-License-Identifier: Apache-2.0
// Named options: what the sources leave open.
//
// A directory document sets an option under `options`, a caller over it. Which options there are, which
// of their values and which default is the business of a pack (pack.hpp): what is not chosen is the
// pack's default, and what a pack does not offer is bad input.
//
//   option_values chosen;
//   chosen.set(option::role_conflict, "listed_cannot_wins");
//   chosen.set(option::cancellation_window_hours, 72);
#ifndef CSPREL_POLICY_OPTION_HPP
#define CSPREL_POLICY_OPTION_HPP

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

/// AMB numbers are those of the catalogue of the packs that have the option.
enum class option : unsigned char {
  who_counts_as_transacting,                    ///< China AMB-01: whom the one-partner rule counts.
  commerce_without_delegated_admin,             ///< China AMB-05: what a seller keeps without the grant.
  holdings_conflict_applies_to,                 ///< China AMB-06: every order, or transitions only.
  suspended_partner_may_reactivate_and_cancel,  ///< China AMB-08, global ACC-3.
  role_conflict,                                ///< China AMB-10: roles that collide; global: pages that do.
  relationship_removal_by,                      ///< AMB-2: who removes a relationship.
  gdap_approval_needs_dap_removed,              ///< AMB-4: approval while the older delegated admin stands.
  auto_extend_with_global_administrator,        ///< AMB-5.
  reservations_block_azure_transfer,            ///< AMB-7.
  us_government_multi_partner,                  ///< AMB-8: several partners of one customer.
  us_government_indirect,                       ///< AMB-8: the indirect model.
  legacy_online_billing_cycle_change,           ///< AMB-9.
  cancellation_window_hours,                    ///< AMB-10: where the resource names no deadline.
  suspended_partner_may_add_seats,              ///< AMB-12.
  target_may_end_with_source,                   ///< AMB-19.
  prerequisite_from,                            ///< AMB-22: whose sale an add-on may rest on.
  azure_reactivation_by_api,                    ///< AMB-24.
  deadline_inclusive,                           ///< AMB-35: whether the last instant still counts.
  limited_partner_may_change_product,           ///< Suspended or restricted partners and transitions.
  reseller_relationship_required,               ///< REL-2: of the reseller on record.
  superior_entra_roles_count,                   ///< Whether Global Administrator covers every role.
};

template <>
struct enum_names<option> {
  static constexpr std::array rows{
      enum_name<option>{option::who_counts_as_transacting, "who_counts_as_transacting"},
      enum_name<option>{option::commerce_without_delegated_admin, "commerce_without_delegated_admin"},
      enum_name<option>{option::holdings_conflict_applies_to, "holdings_conflict_applies_to"},
      enum_name<option>{option::suspended_partner_may_reactivate_and_cancel,
                        "suspended_partner_may_reactivate_and_cancel"},
      enum_name<option>{option::role_conflict, "role_conflict"},
      enum_name<option>{option::relationship_removal_by, "relationship_removal_by"},
      enum_name<option>{option::gdap_approval_needs_dap_removed, "gdap_approval_needs_dap_removed"},
      enum_name<option>{option::auto_extend_with_global_administrator, "auto_extend_with_global_administrator"},
      enum_name<option>{option::reservations_block_azure_transfer, "reservations_block_azure_transfer"},
      enum_name<option>{option::us_government_multi_partner, "us_government_multi_partner"},
      enum_name<option>{option::us_government_indirect, "us_government_indirect"},
      enum_name<option>{option::legacy_online_billing_cycle_change, "legacy_online_billing_cycle_change"},
      enum_name<option>{option::cancellation_window_hours, "cancellation_window_hours"},
      enum_name<option>{option::suspended_partner_may_add_seats, "suspended_partner_may_add_seats"},
      enum_name<option>{option::target_may_end_with_source, "target_may_end_with_source"},
      enum_name<option>{option::prerequisite_from, "prerequisite_from"},
      enum_name<option>{option::azure_reactivation_by_api, "azure_reactivation_by_api"},
      enum_name<option>{option::deadline_inclusive, "deadline_inclusive"},
      enum_name<option>{option::limited_partner_may_change_product, "limited_partner_may_change_product"},
      enum_name<option>{option::reseller_relationship_required, "reseller_relationship_required"},
      enum_name<option>{option::superior_entra_roles_count, "superior_entra_roles_count"},
  };
};
static_assert(detail::rows_in_order<option>());

inline constexpr std::size_t option_count = enum_names<option>::rows.size();
using option_set = enum_set<option, option_count>;

namespace detail {

inline constexpr std::string_view who_counts_words[] = {"transacting_with_delegated_admin",
                                                        "any_csp_partner_with_delegated_admin"};
inline constexpr std::string_view commerce_words[] = {"existing_subscriptions", "all", "none"};
inline constexpr std::string_view holdings_words[] = {"all_orders", "transitions_only"};
inline constexpr std::string_view boolean_words[] = {"false", "true"};
inline constexpr std::string_view role_words[] = {"union_of_grants", "listed_cannot_wins",
                                                  "most_specific_page"};
inline constexpr std::string_view removal_words[] = {"global_admin", "global_admin_or_admin_agent"};
inline constexpr std::string_view prerequisite_words[] = {"any_seller", "same_seller"};
inline constexpr std::string_view superior_words[] = {"global_administrator", "listed_only"};

}  // namespace detail

/// The words that an option may be set to in some pack; none where it is a number.
[[nodiscard]] constexpr std::span<const std::string_view> words(option which) noexcept {
  switch (which) {
    case option::who_counts_as_transacting: return detail::who_counts_words;
    case option::commerce_without_delegated_admin: return detail::commerce_words;
    case option::holdings_conflict_applies_to: return detail::holdings_words;
    case option::role_conflict: return detail::role_words;
    case option::relationship_removal_by: return detail::removal_words;
    case option::prerequisite_from: return detail::prerequisite_words;
    case option::superior_entra_roles_count: return detail::superior_words;
    case option::cancellation_window_hours: return {};
    default: return detail::boolean_words;
  }
}

/// True for options that are JSON booleans in a document rather than words.
[[nodiscard]] constexpr bool is_boolean(option which) noexcept {
  return words(which).data() == detail::boolean_words;
}

/// True for options that are whole numbers, from 0 to `greatest_number(which)`.
[[nodiscard]] constexpr bool is_number(option which) noexcept { return words(which).empty(); }

/// A year, in hours, for `cancellation_window_hours`.
[[nodiscard]] constexpr std::int64_t greatest_number(option which) noexcept {
  return which == option::cancellation_window_hours ? 8760 : 0;
}

/// What is chosen. Default constructed: nothing, so that all is as the pack has it.
class option_values {
 public:
  /// The chosen number, or the position of the chosen word in `words(which)`; 0 where nothing is
  /// chosen. A directory's own options are chosen throughout (`pack::completed`).
  [[nodiscard]] constexpr std::size_t get(option which) const noexcept {
    const std::size_t held = at(which);
    return held == 0 ? 0 : held - 1;
  }
  [[nodiscard]] constexpr bool chosen(option which) const noexcept { return at(which) != 0; }
  /// `true` of an option that is a boolean.
  [[nodiscard]] constexpr bool is_true(option which) const noexcept { return get(which) == 1; }
  /// The chosen word, or the first where nothing is chosen. Not of a number.
  [[nodiscard]] constexpr std::string_view word(option which) const noexcept {
    return words(which)[get(which)];
  }
  /// False, and nothing is changed, where the option has no such word. A number is taken as digits.
  constexpr bool set(option which, std::string_view word) noexcept {
    if (is_number(which)) return set_digits(which, word);
    for (std::size_t i = 0; i < words(which).size(); ++i) {
      if (words(which)[i] != word) continue;
      hold(which, i);
      return true;
    }
    return false;
  }
  /// False, and nothing is changed, where the option is no number or the number lies outside its range.
  constexpr bool set(option which, std::int64_t number) noexcept {
    if (!is_number(which) || number < 0 || number > greatest_number(which)) return false;
    hold(which, static_cast<std::size_t>(number));
    return true;
  }
  /// Chooses what `others` have chosen for the option.
  constexpr void take(option which, const option_values& others) noexcept {
    held_[static_cast<std::size_t>(which)] = others.held_[static_cast<std::size_t>(which)];
  }
  friend constexpr bool operator==(const option_values&, const option_values&) noexcept = default;

 private:
  [[nodiscard]] constexpr std::size_t at(option which) const noexcept {
    return held_[static_cast<std::size_t>(which)];
  }
  constexpr void hold(option which, std::size_t value) noexcept {
    held_[static_cast<std::size_t>(which)] = static_cast<std::uint16_t>(value + 1);
  }
  constexpr bool set_digits(option which, std::string_view digits) noexcept {
    if (digits.empty() || digits.size() > 9) return false;
    std::int64_t number = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + (c - '0');
    }
    return set(which, number);
  }

  std::array<std::uint16_t, option_count> held_{};  ///< One more than the value; 0: not chosen.
};

/// An option as a pack has it.
struct option_entry {
  option which{};
  std::uint16_t by_default = 0;  ///< The number, or the position of the word in `words(which)`.
  unsigned char offers = 0xff;   ///< The words that the pack offers, a bit per position.
};

/// A condition on an option: it holds where the chosen word is one of `words`, a bit per position.
struct option_gate {
  option which{};
  unsigned char words = 0xff;

  /// True where an option decides at all.
  [[nodiscard]] constexpr bool decides() const noexcept { return words != 0xff; }
  [[nodiscard]] constexpr bool open(const option_values& values) const noexcept {
    return !decides() || (words >> values.get(which) & 1) != 0;
  }
  friend constexpr bool operator==(const option_gate&, const option_gate&) noexcept = default;
};

/// The gate that is open where the option has one of these words; does not compile with a word that
/// the option does not have.
template <class... Words>
consteval option_gate when(option which, Words... chosen) {
  unsigned bits = 0;
  for (const std::string_view word : {std::string_view{chosen}...}) {
    option_values probe;
    if (is_number(which) || !probe.set(which, word)) throw "the option has no such word";
    bits |= 1U << probe.get(which);
  }
  return {which, static_cast<unsigned char>(bits)};
}

}  // namespace csprel

#endif
