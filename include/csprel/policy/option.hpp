// SPDX-License-Identifier: Apache-2.0
// Named options: what the sources leave open, each with the safest reading as its default.
//
// A directory document sets an option under `options`, a caller over it. A pack that does not have
// an option refuses it as bad input. The first value of each option is its default.
//
//   option_values chosen;
//   chosen.set(option::role_conflict, 1);  // listed_cannot_wins
#ifndef CSPREL_POLICY_OPTION_HPP
#define CSPREL_POLICY_OPTION_HPP

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

enum class option : unsigned char {
  who_counts_as_transacting,                     ///< AMB-01: whom the one-partner rule counts.
  commerce_without_delegated_admin,              ///< AMB-05: what a seller keeps without the grant.
  holdings_conflict_applies_to,                  ///< AMB-06: every order, or transitions only.
  suspended_partner_may_reactivate_and_cancel,   ///< AMB-08.
  role_conflict,                                 ///< AMB-10: union of grants, or a listed cannot wins.
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
inline constexpr std::string_view role_words[] = {"union_of_grants", "listed_cannot_wins"};

}  // namespace detail

/// The words that an option may be set to, default first.
[[nodiscard]] constexpr std::span<const std::string_view> words(option which) noexcept {
  switch (which) {
    case option::who_counts_as_transacting: return detail::who_counts_words;
    case option::commerce_without_delegated_admin: return detail::commerce_words;
    case option::holdings_conflict_applies_to: return detail::holdings_words;
    case option::suspended_partner_may_reactivate_and_cancel: return detail::boolean_words;
    case option::role_conflict: return detail::role_words;
  }
  return {};
}

/// True for options that are JSON booleans in a document rather than words.
[[nodiscard]] constexpr bool is_boolean(option which) noexcept {
  return words(which).data() == detail::boolean_words;
}

/// One value for each option. Default constructed: all defaults.
class option_values {
 public:
  /// The position of the chosen word in `words(which)`.
  [[nodiscard]] constexpr std::size_t get(option which) const noexcept {
    return chosen_[static_cast<std::size_t>(which)];
  }
  [[nodiscard]] constexpr std::string_view word(option which) const noexcept {
    return words(which)[get(which)];
  }
  /// False, and nothing is changed, where the option has no such word.
  constexpr bool set(option which, std::string_view word) noexcept {
    for (std::size_t i = 0; i < words(which).size(); ++i) {
      if (words(which)[i] != word) continue;
      chosen_[static_cast<std::size_t>(which)] = static_cast<unsigned char>(i);
      return true;
    }
    return false;
  }
  friend constexpr bool operator==(const option_values&, const option_values&) noexcept = default;

 private:
  std::array<unsigned char, option_count> chosen_{};
};

/// A condition on an option: it holds where the chosen word is one of `words`, a bit per position.
struct option_gate {
  option which{};
  unsigned char words = 0xff;

  [[nodiscard]] constexpr bool open(const option_values& values) const noexcept {
    return (words >> values.get(which) & 1) != 0;
  }
};

/// The gate that is open where the option has one of these words; does not compile with a word that
/// the option does not have.
template <class... Words>
consteval option_gate when(option which, Words... chosen) {
  unsigned bits = 0;
  for (const std::string_view word : {std::string_view{chosen}...}) {
    option_values probe;
    if (!probe.set(which, word)) throw "the option has no such word";
    bits |= 1U << probe.get(which);
  }
  return {which, static_cast<unsigned char>(bits)};
}

}  // namespace csprel

#endif
