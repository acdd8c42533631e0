// SPDX-License-Identifier: Apache-2.0
// What is known about a question: which requirements hold and which fail. In neither set: unknown.
//
// `truth` is the three-valued logic (Kleene's) that predicates over incomplete records speak: a
// conjunction is false as soon as one part is, whatever is unknown beside it.
//
//   static_assert((truth::unknown && truth::no) == truth::no);
//   static_assert((truth::unknown || truth::yes) == truth::yes);
#ifndef CSPREL_POLICY_FACTS_HPP
#define CSPREL_POLICY_FACTS_HPP

#include "csprel/policy/requirement.hpp"

namespace csprel {

/// Ordered, so that "and" is the minimum and "or" the maximum.
enum class truth : unsigned char { no, unknown, yes };

[[nodiscard]] constexpr truth operator&&(truth a, truth b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr truth operator||(truth a, truth b) noexcept { return a < b ? b : a; }
[[nodiscard]] constexpr truth operator!(truth a) noexcept {
  return static_cast<truth>(2 - static_cast<int>(a));
}
[[nodiscard]] constexpr truth as_truth(bool value) noexcept { return value ? truth::yes : truth::no; }

/// *Invariant*: no requirement both holds and fails.
class facts {
 public:
  constexpr facts() noexcept = default;

  constexpr void record(requirement what, truth holds) noexcept {
    holds_.erase(what);
    fails_.erase(what);
    if (holds == truth::yes) holds_.insert(what);
    if (holds == truth::no) fails_.insert(what);
  }
  [[nodiscard]] constexpr truth get(requirement what) const noexcept {
    return holds_.contains(what) ? truth::yes : fails_.contains(what) ? truth::no : truth::unknown;
  }
  [[nodiscard]] constexpr const requirement_set& holds() const noexcept { return holds_; }
  [[nodiscard]] constexpr const requirement_set& fails() const noexcept { return fails_; }

  friend constexpr bool operator==(const facts&, const facts&) noexcept = default;

 private:
  requirement_set holds_;
  requirement_set fails_;
};

}  // namespace csprel

#endif
