// SPDX-License-Identifier: Apache-2.0
#include "directory/time_boundary.hpp"

#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/decide.hpp"

namespace csprel::detail {
namespace {

outcome outcome_of(const scene& s) {
  const judgement judged = judge(s);
  return decide(judged.needed, judged.known).result;
}

}  // namespace

std::optional<instant> next_change(const scene& s) {
  // The sixty days are the only clock of this cloud that a decision reads (SUS-05).
  if (!s.now || s.subscription == nowhere || !s.row().suspended_at()) return std::nullopt;
  const instant deadline = *s.row().suspended_at() + reactivation_window;
  if (deadline <= *s.now) return std::nullopt;
  scene later = s;
  later.now = deadline;
  if (outcome_of(later) == outcome_of(s)) return std::nullopt;
  return deadline;
}

}  // namespace csprel::detail
