// SPDX-License-Identifier: Apache-2.0
// From a scene to facts: which requirements a question has here, and what is known of each.
#include <array>

#include "csprel/policy/decide.hpp"
#include "directory/conditions.hpp"
#include "directory/elsewhere.hpp"
#include "directory/scene.hpp"

namespace csprel {
namespace detail {
namespace {

/// The requirement that says who may ask, where the asker is of the wrong kind: it ends the
/// evaluation (contract, "Readings").
std::optional<requirement> wrong_asker(const scene& s, const requirement_set& needed) {
  const bool partner = s.asker != asker_kind::customer_user;
  if (info(s.what).side == side::of_customer) {
    if (partner || s.home != s.customer) return requirement::not_customer_administrator;
    return std::nullopt;
  }
  if (!partner) {
    for (const requirement ends : {requirement::only_partner_may_change_subscription, requirement::not_a_partner})
      if (needed.contains(ends)) return ends;
    // What either side may do, or the customer alone, a user of the customer does.
    if (s.home != s.customer) return requirement::not_customer_administrator;
    return std::nullopt;
  }
  if (s.relationship() != nullptr && s.relationship()->partner != s.in->fields(s.partner).id)
    return requirement::not_a_partner;  // A partner acts on its own relationships only.
  // A partner's operation that needs a customer's administrator is open to nobody (REM-10).
  if (needed.contains(requirement::not_customer_administrator)) return requirement::not_customer_administrator;
  return std::nullopt;
}

/// Of an offer that is not listed one code says that it is not known, for all that depend on it.
bool leaves_it_to_the_offer(requirement what, const finding& found, const scene& s, const requirement_set& needed) {
  return !s.in_china() && found.value() == truth::unknown && found.why().what == missing_fact::kind::listing &&
         what != requirement::offer_not_available && needed.contains(requirement::offer_not_available);
}

/// The codes that speak of the subscription's own state.
constexpr requirement_set state_codes{
    requirement::subscription_cancelled, requirement::subscription_suspended,
    requirement::subscription_not_suspended, requirement::subscription_not_active,
    requirement::reactivation_window_elapsed};

/// Of the state codes at most the one that fits can be unmet or unknown; those that would speak of
/// another state are not asked.
requirement_set fitting_state_codes(const scene& s, const requirement_set& needed) {
  using enum requirement;
  requirement_set asked = needed & state_codes;
  switch (s.row().state) {
    case subscription_state::active: asked.erase(reactivation_window_elapsed); break;
    case subscription_state::suspended:
      asked.erase(subscription_not_active);
      // Users have lost a suspended subscription already; the window is the administrators' (SUS-03).
      if (s.what == operation::subscription_use && s.person_role == customer_role::user)
        asked.erase(reactivation_window_elapsed);
      break;
    case subscription_state::cancelled: asked &= {subscription_cancelled}; break;
    case subscription_state::not_active: asked.erase(reactivation_window_elapsed); break;
    case subscription_state::unknown:
      asked &= asked.contains(subscription_not_active) ? requirement_set{subscription_not_active}
                                                       : requirement_set{subscription_cancelled};
      break;
  }
  return asked;
}

/// What is known of a transfer that does not tell its kind: what holds for either of both, or for neither.
judgement of_either_kind(const scene& s, missing_facts* missing) {
  judgement result;
  std::array<judgement, 2> tried;
  std::array<missing_facts, 2> lacking{};
  for (const transfer_kind kind : {transfer_kind::direct_to_indirect, transfer_kind::azure_plan}) {
    scene one = s;
    one.supposed_kind = kind;
    const auto at = static_cast<std::size_t>(kind);
    tried[at] = judge(one, &lacking[at]);
    result.needed = result.needed | tried[at].needed;
    s.clock.learn(one.clock);
  }
  for (const requirement what : result.needed) {
    const auto said = [&](const judgement& one) { return one.needed.contains(what) ? one.known.get(what) : truth::yes; };
    const truth first = said(tried[0]);
    const bool alike = first == said(tried[1]);
    result.known.record(what, alike ? first : truth::unknown);
    const auto at = static_cast<std::size_t>(what);
    if (missing != nullptr) (*missing)[at] = alike ? lacking[0][at] : missing_fact{missing_fact::kind::transfers, s.customer};
  }
  return result;
}

}  // namespace

requirement_set asked_here(const scene& s) {
  if (s.in_china()) return s.in->needed_by(s.what);
  requirement_set needed;
  const auto track = s.track();
  for (const checklist_entry& row : s.policy->checklist(s.what))
    if (counts(row, s, track)) needed.insert(row.needs);
  return needed;
}

requirement_set applicable(const scene& s, requirement_set needed) {
  using enum requirement;
  if (s.asker == asker_kind::partner) needed.erase(role_not_permitted);
  if (!s.in_china()) return applicable_elsewhere(s, needed);
  if (s.subscription != nowhere && needed.intersects(state_codes))
    needed = (needed - state_codes) | fitting_state_codes(s, needed);
  if (s.what == operation::subscription_reactivate && s.row().parent == nowhere)
    needed.erase(parent_not_active);
  return needed;
}

judgement judge(const scene& s, missing_facts* missing) {
  if (s.transfer() != nullptr && !s.kind_of_transfer()) return of_either_kind(s, missing);
  return judge(s, asked_here(s), missing);
}

judgement judge(const scene& s, const requirement_set& asked, missing_facts* missing) {
  judgement result;
  if (!s.in->is_available(s.what)) {
    result.needed = {requirement::operation_not_available};
    result.known.record(requirement::operation_not_available, truth::no);
    return result;
  }
  // What this way does not exist is that alone, as what exists nowhere.
  if (asked.contains(requirement::operation_not_available)) {
    result.needed = {requirement::operation_not_available};
    result.known.record(requirement::operation_not_available, truth::no);
    return result;
  }
  if (const auto ends = wrong_asker(s, asked)) {
    result.needed = {*ends};
    result.known.record(*ends, truth::no);
    return result;
  }
  result.needed = applicable(s, asked);
  const auto note = [&](requirement what, const finding& found) {
    result.known.record(what, found.value());
    if (missing != nullptr) (*missing)[static_cast<std::size_t>(what)] = found.why();
  };
  requirement_set single = result.needed;
  if (!s.in_china() && single.contains(requirement::delegated_role_insufficient)) {
    const path_findings found = path_holds_elsewhere(s);
    for (const requirement what : single & path_requirements)
      note(what, found.of(what));
    single -= path_requirements;
  }
  requirement_set left;
  for (const requirement what : single) {
    const finding found = holds(what, s);
    if (leaves_it_to_the_offer(what, found, s, result.needed))
      left.insert(what);
    else
      note(what, found);
  }
  result.needed -= left;
  return result;
}

}  // namespace detail

result<resolution> resolve(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  const detail::judgement judged = judge(scene.value());
  resolution answer{judged.needed, judged.known, scene.value().clock.now(), std::nullopt};
  if (scene.value().subscription != detail::nowhere)
    answer.accountability =
        accountability_of(world.world(), scene.value().customer, scene.value().subscription);
  return answer;
}

result<decision> decide(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  const detail::judgement judged = judge(scene.value());
  return decide(judged.needed, judged.known);
}

}  // namespace csprel
