// SPDX-License-Identifier: Apache-2.0
#include "directory/gdap_clock.hpp"

#include "directory/calendar.hpp"

namespace csprel::detail {
namespace {

constexpr duration time_to_approve = days(90);

/// What is ended stays in sight for a year.
gdap_state ended(gdap_state how, const gdap_relationship& g, const deadline_clock& clock) noexcept {
  if (!g.end) return how;
  switch (clock.passed(add_months(*g.end, 12)).value()) {
    case truth::yes: return gdap_state::purged;
    case truth::no: return how;
    case truth::unknown: break;
  }
  return how;  // Without a clock nothing is purged.
}

gdap_state in_force(const gdap_relationship& g, const deadline_clock& clock) noexcept {
  const auto term = term_of(g);
  if (!term) return gdap_state::unknown;
  const finding begun = clock.reached(term->activated);
  if (begun.value() == truth::unknown) return gdap_state::unknown;
  if (begun.value() == truth::no) return gdap_state::activating;
  return is_in_force(*term, clock) ? gdap_state::active : ended(gdap_state::expired, g, clock);
}

/// Whether the dates that its status asks for are told.
bool has_dates(const gdap_relationship& g) noexcept {
  if (*g.status == gdap_status::approval_pending) return g.created.has_value();
  return g.activated && (g.end || extends_itself(g));
}

gdap_state pending(const gdap_relationship& g, const deadline_clock& clock) noexcept {
  if (!g.created) return gdap_state::unknown;
  switch (clock.passed(*g.created + time_to_approve).value()) {
    case truth::yes: return gdap_state::lapsed;
    case truth::no: return gdap_state::approval_pending;
    case truth::unknown: break;
  }
  return gdap_state::unknown;
}

}  // namespace

bool extends_itself(const gdap_relationship& g) noexcept { return g.auto_extend_duration == "P180D"; }

std::optional<gdap_term> term_of(const gdap_relationship& g) noexcept {
  if (!g.status || g.status->known() != gdap_status::active || !g.activated) return std::nullopt;
  if (extends_itself(g)) return gdap_term{*g.activated};
  if (!g.end) return std::nullopt;
  return gdap_term{*g.activated, *g.end};
}

bool is_in_force(const gdap_term& term, const deadline_clock& clock) noexcept {
  return clock.reached(term.activated).value() == truth::yes &&
         (term.end == never || clock.reached(term.end).value() == truth::no);
}

gdap_state state_of(const gdap_relationship& g, const deadline_clock& clock) noexcept {
  if (!g.status || !g.status->known()) return gdap_state::unknown;
  switch (*g.status->known()) {
    case gdap_status::created: return gdap_state::created;
    case gdap_status::approval_pending: return pending(g, clock);
    case gdap_status::approved:
    case gdap_status::activating: return gdap_state::activating;
    case gdap_status::active: return in_force(g, clock);
    case gdap_status::expiring:
    case gdap_status::termination_requested:
    case gdap_status::terminating: return gdap_state::ending;
    case gdap_status::expired: return ended(gdap_state::expired, g, clock);
    case gdap_status::terminated: return ended(gdap_state::terminated, g, clock);
  }
  return gdap_state::unknown;
}

missing_fact untold_state(const gdap_relationship& g, std::uint32_t customer, std::uint32_t position) noexcept {
  if (g.status && g.status->known() && has_dates(g)) return {missing_fact::kind::clock};
  return {missing_fact::kind::gdap_relationship, customer, position};
}

}  // namespace csprel::detail
