// SPDX-License-Identifier: Apache-2.0
// A property is a function that says what a case violates, tried on kept scripts first and then on
// random ones; a failing script is shrunk and printed for tests/data/properties/kept.txt.
//
//   TEST(Properties, AskingTwiceIsAskingOnce) {
//     for_all("asking_twice", 500, [](const random_case& c) { must(..., "what went wrong"); });
//   }
//
// CSPREL_PROPERTY_CASES multiplies the number of cases (in per cent: 1000 is ten times as many);
// CSPREL_PROPERTY_SEED starts elsewhere; CSPREL_PROPERTY_SHRINK=0 leaves a failure as it was found.
#ifndef CSPREL_TESTS_SUPPORT_PROPERTY_HPP
#define CSPREL_TESTS_SUPPORT_PROPERTY_HPP

#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/random_world.hpp"

namespace csprel::test {

struct violation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A question or an event in one line.
[[nodiscard]] std::string described(const question& q);
[[nodiscard]] std::string described(const event& e);

/// A part of what is said of a violation.
template <class Part>
void say(std::ostream& out, const Part& part) {
  if constexpr (requires { described(part); })
    out << described(part);
  else
    out << part;
}

/// Throws a violation with the parts as its text where `holds` is false; until then no part becomes text.
template <class... Parts>
void must(bool holds, const Parts&... parts) {
  if (holds) return;
  std::ostringstream text;
  (say(text, parts), ...);
  throw violation(text.str());
}

void for_all(std::string_view name, int cases, const std::function<void(const random_case&)>& property);

// ---- what properties say about cases --------------------------------------------------------

[[nodiscard]] inline bool is_partner(const subject& who) { return !std::holds_alternative<customer_user_subject>(who); }
[[nodiscard]] inline std::optional<partner_id> partner_of(const subject& who) {
  if (const auto* user = std::get_if<partner_user_subject>(&who)) return user->partner;
  if (const auto* whole = std::get_if<partner_subject>(&who)) return whole->partner;
  return std::nullopt;
}

/// The outcome, or nothing for a bad request.
[[nodiscard]] inline std::optional<decision> answer(const directory& world, const question& q) {
  auto d = decide(world, q);
  if (!d) return std::nullopt;
  return d.value();
}

/// Questions of a partner as an organisation about all that it could touch, beside those of the case.
[[nodiscard]] std::vector<question> questions_of(const random_case& c, const partner_id& who);

/// The state that a status stands for, counted here a second time and independently.
[[nodiscard]] inline bool is_cancelled(const subscription_fields& s) {
  using enum subscription_status;
  return s.status && (s.status == deleted || s.status == expired || s.status == disabled);
}

}  // namespace csprel::test

#endif
