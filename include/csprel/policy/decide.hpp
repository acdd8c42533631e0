// SPDX-License-Identifier: Apache-2.0
// The decision: set arithmetic over what an operation needs and what is known.
//
// All needed requirements hold: allow. One needed requirement fails: deny, whatever else is unknown
// (deny beats unknown, contract "Readings"). Else: unknown. There are no priorities, overrides or
// conflicts; the first reason is the first in check order.
//
//   decision d = decide(needed, known);
//   d.result == outcome::deny && *d.reason() == requirement::not_original_reseller
#ifndef CSPREL_POLICY_DECIDE_HPP
#define CSPREL_POLICY_DECIDE_HPP

#include <optional>

#include "csprel/policy/facts.hpp"
#include "csprel/policy/requirement.hpp"

namespace csprel {

enum class outcome : unsigned char { allow, deny, unknown };

template <>
struct enum_names<outcome> {
  static constexpr std::array rows{
      enum_name<outcome>{outcome::allow, "allow"},
      enum_name<outcome>{outcome::deny, "deny"},
      enum_name<outcome>{outcome::unknown, "unknown"},
  };
};
static_assert(detail::rows_in_order<outcome>());

/// An answer with all its reasons. The three sets are disjoint; together they are what was asked.
struct decision {
  outcome result = outcome::deny;
  requirement_set met;
  requirement_set unmet;
  requirement_set unknown;

  /// The first reason in check order: of the unmet, or on `unknown` of the unknown; nothing on allow.
  [[nodiscard]] constexpr std::optional<requirement> reason() const noexcept {
    const requirement_set& reasons = result == outcome::deny ? unmet : unknown;
    if (reasons.empty()) return std::nullopt;
    return reasons.front();
  }

  friend constexpr bool operator==(const decision&, const decision&) noexcept = default;
};

/// *Cost*: a few instructions; no allocation, no branch per requirement. An operation that needs
/// nothing is not documented and therefore denied.
[[nodiscard]] constexpr decision decide(const requirement_set& needed, const facts& known) noexcept {
  decision answer;
  answer.met = needed & known.holds();
  answer.unmet = needed & known.fails();
  answer.unknown = needed - known.holds() - known.fails();
  const bool denied = needed.empty() || !answer.unmet.empty();
  answer.result = denied ? outcome::deny : answer.unknown.empty() ? outcome::allow : outcome::unknown;
  return answer;
}

}  // namespace csprel

#endif
