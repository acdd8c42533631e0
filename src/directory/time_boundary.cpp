// SPDX-License-Identifier: Apache-2.0
#include "directory/time_boundary.hpp"

#include "csprel/policy/decide.hpp"

namespace csprel::detail {
namespace {

outcome outcome_of(const scene& s) {
  const judgement judged = judge(s);
  return decide(judged.needed, judged.known).result;
}

}  // namespace

std::optional<instant> next_change(const scene& s) {
  scene later = s;
  later.clock = scene_clock(s.clock.now());
  const outcome present = outcome_of(later);
  // Between two instants that the clock was asked for nothing changes, so it is enough to look at these.
  while (const auto at = later.clock.next()) {
    later.clock = scene_clock(at);
    const outcome then = outcome_of(later);
    // What a denial waits for is an allow.
    if (then != present && (present != outcome::deny || then == outcome::allow)) return at;
  }
  return std::nullopt;
}

}  // namespace csprel::detail
