// SPDX-License-Identifier: Apache-2.0
// Restrictions: further requirements of a host program, beside those of the cloud's pack.
//
// A pack says what the cloud's rules allow; a house may allow less. A restriction can take an allow away and can never
// give one: it is joined to the pack's answer by "and", and like there deny beats unknown.
//
//   const restriction ticket{"ticket_missing", "A cancellation needs a ticket.",
//                            [&](const directory&, const question& q) {
//                              return as_truth(q.what != operation::subscription_cancel || has_ticket(q));
//                            }};
//   const auto d = decide(world, q, std::span{&ticket, 1});
//   d.value().result == outcome::deny && d.value().reason() == "ticket_missing"
#ifndef CSPREL_DIRECTORY_RESTRICTION_HPP
#define CSPREL_DIRECTORY_RESTRICTION_HPP

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/decide.hpp"

namespace csprel {

/// One further requirement.
struct restriction {
  std::string code;  ///< The reason code where it is not met; none of the library's own, not empty.
  std::string text;  ///< One sentence for a person.
  /// Whether it holds for the question; `unknown` where the host cannot tell. What it throws is passed on.
  std::function<truth(const directory&, const question&)> holds;
};

/// A restriction that is in the way.
struct restriction_reason {
  std::string code;
  std::string message;
  friend bool operator==(const restriction_reason&, const restriction_reason&) = default;
};

/// *Invariant*: `result` is never more than what the pack decides.
struct restricted_decision {
  outcome result = outcome::deny;
  decision by_pack;                         ///< As it is without restrictions.
  std::vector<restriction_reason> unmet;    ///< In the order of the restrictions.
  std::vector<restriction_reason> unknown;  ///< In the order of the restrictions.

  /// The first reason code, the pack's before the restrictions'; empty on allow.
  [[nodiscard]] std::string_view reason() const noexcept {
    if (const auto of_pack = by_pack.reason(); of_pack && by_pack.result == result) return name(*of_pack);
    if (result == outcome::deny && !unmet.empty()) return unmet.front().code;
    if (result == outcome::unknown && !unknown.empty()) return unknown.front().code;
    return {};
  }

  friend bool operator==(const restricted_decision&, const restricted_decision&) = default;
};

/// The decision under the pack and all restrictions. Every restriction is asked, in order and on the calling thread, a
/// denial of the pack or not, so that all reasons are told at once. Fails as `resolve` does, then nothing is asked;
/// fails with `malformed_value` where a restriction has no callable or no code of its own.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<restricted_decision> decide(const directory& world, const question& asked,
                                                                         std::span<const restriction> restrictions);

}  // namespace csprel

#endif
