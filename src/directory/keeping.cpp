// SPDX-License-Identifier: Apache-2.0
#include "directory/keeping.hpp"

#include "directory/commerce.hpp"
#include "directory/ordering.hpp"
#include "directory/predicates.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

using enum requirement;

constexpr requirement_set state_requirements{subscription_cancelled, subscription_suspended,
                                             subscription_not_suspended, subscription_not_active};

lifecycle own_lifecycle(const scene& s) { return lifecycle_of(own_sale(s), deadlines_of(s)); }

// ---- state -----------------------------------------------------------------------------------------

/// What a state means to an operation: the code that speaks against it, or none, and whether it does for
/// certain.
struct state_verdict {
  std::optional<requirement> code{};
  finding holds = true;
};

state_verdict against(requirement code) { return {code, false}; }

/// Users keep an active subscription, and one of new commerce while it is expired; administrators a
/// suspended one, too.
state_verdict verdict_on_use(const scene& s, effective_status state) {
  switch (state) {
    case effective_status::active: return {};
    case effective_status::expired: {
      const sale one = own_sale(s);
      if (!one.track) return {subscription_cancelled, one.lacks(fact::track)};
      return *one.track == track::new_commerce ? state_verdict{} : against(subscription_cancelled);
    }
    case effective_status::suspended: {
      const finding keeps = is_customer_administrator(s);
      return keeps.value() == truth::yes ? state_verdict{} : state_verdict{subscription_suspended, keeps};
    }
    case effective_status::disabled:
    case effective_status::deleted: return against(subscription_cancelled);
    case effective_status::not_active:
    case effective_status::migrating: break;
  }
  return against(subscription_not_active);
}

state_verdict verdict_on(const scene& s, const requirement_set& line, effective_status state) {
  if (s.what == operation::subscription_use) return verdict_on_use(s, state);
  const auto if_asked = [&](requirement code) { return line.contains(code) ? against(code) : state_verdict{}; };
  switch (state) {
    case effective_status::active: return if_asked(subscription_not_suspended);
    case effective_status::suspended: return if_asked(subscription_suspended);
    case effective_status::not_active:
      return if_asked(line.contains(subscription_not_active) ? subscription_not_active : subscription_not_suspended);
    case effective_status::migrating: return {};  // What runs speaks for itself (AMB-31).
    case effective_status::expired:
    case effective_status::disabled:
    case effective_status::deleted: break;
  }
  return if_asked(subscription_cancelled);
}

/// To reactivate the recorded status decides; what time has made of it is the window's matter (SUS-4).
lifecycle recorded_lifecycle(const scene& s) {
  lifecycle stands = own_lifecycle(s);
  const auto& told = own_sale(s).record->status;
  if (!told || !told->known()) return stands;
  if (*told->known() == subscription_status::active) return {{effective_status::active}};
  if (*told->known() == subscription_status::suspended && !stands.possible.contains(effective_status::migrating))
    return {{effective_status::suspended}};
  return stands;
}

/// How an Azure subscription stands beneath its plan.
lifecycle entitlement_lifecycle(const scene& s) {
  const auto& told = s.azure_subscription()->status;
  const auto known = told ? told->known() : std::nullopt;
  if (known == subscription_status::active) return {{effective_status::active}};
  if (known == subscription_status::suspended) return {{effective_status::suspended}};
  if (known == subscription_status::deleted) return {{effective_status::deleted}};
  if (known == subscription_status::expired) return {{effective_status::expired}};
  return {status_set::all(), own_sale(s).lacks(fact::azure_entitlements)};
}

state_verdict verdict_of(const scene& s) {
  const requirement_set line = s.in->needed_by(s.what) & state_requirements;
  const bool beneath = s.azure_subscription() != nullptr;
  // A benefit is bought for an active Azure subscription, and a suspended one is not (AZR-1).
  const lifecycle now = beneath                                           ? entitlement_lifecycle(s)
                        : s.what == operation::subscription_reactivate ? recorded_lifecycle(s)
                                                                          : own_lifecycle(s);
  if (beneath && line == requirement_set{subscription_not_active}) {
    const finding active = now.is(effective_status::active);
    return active.value() == truth::yes ? state_verdict{} : state_verdict{subscription_not_active, active};
  }
  if (beneath && line == requirement_set{subscription_not_suspended}) {
    const finding suspended = now.is(effective_status::suspended);
    return suspended.value() == truth::yes ? state_verdict{} : state_verdict{subscription_not_suspended, suspended};
  }
  std::optional<state_verdict> first;
  bool all_against = true;
  bool none_against = true;
  for (const effective_status state : now.possible) {
    const state_verdict one = verdict_on(s, line, state);
    all_against = all_against && one.holds.value() == truth::no;
    none_against = none_against && !one.code;
    if (!first) first = one;
  }
  if (none_against) return {};
  if (now.possible.size() == 1 || all_against) return *first;
  // It depends on what is not known. Which code that is does not depend on it.
  const requirement code = line.contains(subscription_not_active) ? subscription_not_active : subscription_cancelled;
  return {code, now.why};
}

finding state_holds(const scene& s, requirement what) {
  const state_verdict found = verdict_of(s);
  return found.code == what ? found.holds : finding{true};
}

// ---- what is under way -----------------------------------------------------------------------------

/// Nor, where the billing cycle is to change, a charge (REN-5, REN-6).
finding no_renewal_runs(const scene& s) {
  const sale one = own_sale(s);
  if (s.what == operation::subscription_change_billing_cycle && one.record->commerce->renewal.charge_pending)
    return false;
  return !is_renewing(one, deadlines_of(s));
}

finding nothing_is_pending(const scene& s) {
  const sale one = own_sale(s);
  const subscription_commerce& commerce = *one.record->commerce;
  if (commerce.operation_pending) return false;
  const bool changes_cycle = s.what == operation::subscription_change_billing_cycle;
  if (changes_cycle && one.is_of(track::legacy) && !is_synchronised(commerce)) return false;
  if (!commerce.migration) return true;
  const auto runs = commerce.migration->status ? commerce.migration->status->known() : std::nullopt;
  if (runs == migration_status::processing) return false;
  if (!one.record->status || !one.record->status->known()) return true;  // Of that another code speaks.
  const finding suspended_by_it = own_lifecycle(s).is(effective_status::migrating);
  if (suspended_by_it.value() != truth::no || runs) return !suspended_by_it;
  return one.lacks(fact::migration);
}

/// Neither active Azure subscriptions nor benefits stand beneath a plan (SUS-7, CAN-10).
finding nothing_stands_beneath(const scene& s) {
  const sale plan = own_sale(s);
  finding some = false;
  if (const auto& beneath = plan.record->commerce->azure_entitlements) {
    for (const azure_entitlement& one : *beneath) {
      const auto known = one.status ? one.status->known() : std::nullopt;
      some = some || (known ? finding{*known == subscription_status::active}
                            : finding{plan.lacks(fact::azure_entitlements)});
    }
  } else {
    some = plan.lacks(fact::azure_entitlements);
  }
  const auto rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i) {
    if (i == s.subscription || rows[i].seller != s.row().seller) continue;
    const sale other = sale_of(s, i);
    const finding is_benefit = other.track ? finding{*other.track == track::azure_benefit}
                                           : finding{other.lacks(fact::track)};
    if (is_benefit.value() != truth::no) some = some || (is_benefit && !stands(s, i, cancelled_states));
  }
  return !some;
}

finding parent_stands(const scene& s) {
  const position parent = s.what == operation::subscription_order_add_on ? s.subscription : s.row().parent;
  if (ruled_out(parent == nowhere)) return true;  // It is asked of add-ons, and for one of its parent.
  return stands(s, parent, {effective_status::active});
}

// ---- seats -----------------------------------------------------------------------------------------

/// As the offer lets them change; of software they never become fewer (QTY-9, QTY-10), and of some it
/// cannot be cancelled (CAN-6).
finding is_adjustable(const scene& s) {
  const sale one = own_sale(s);
  const offer_conditions& offer = *(*s.in->offers->records[s.row().offer]).conditions;
  switch (s.what) {
    case operation::subscription_cancel: return offer.cancellable;
    case operation::subscription_add_seats: return offer.seat_change == seat_direction::both;
    default: break;
  }
  if (offer.seat_change == seat_direction::none) return false;
  return one.track ? finding{*one.track != track::software} : finding{one.lacks(fact::track)};
}

finding seats_can_be_given_back(const scene& s) {
  if (ruled_out(!s.asked->with.quantity)) return false;  // The operation requires it.
  if (*s.asked->with.quantity < 1) return true;          // Another code speaks.
  return seats_are_refundable(own_sale(s), *s.asked->with.quantity, deadlines_of(s));
}

// ---- renewal and billing ---------------------------------------------------------------------------

finding can_renew_by_itself(const scene& s) {
  const sale one = own_sale(s);
  if (!one.track) return one.lacks(fact::track);
  return *one.track != track::legacy && *one.track != track::azure_plan && *one.track != track::azure_legacy;
}

finding renews_by_itself(const scene& s) {
  const sale one = own_sale(s);
  return one.record->auto_renew ? finding{*one.record->auto_renew} : finding{one.lacks(fact::auto_renew)};
}

/// In new commerce only between months and years within three years (BIL-1, BIL-2).
finding may_change_cycle(const scene& s) {
  const sale one = own_sale(s);
  if (!one.track) return one.lacks(fact::track);
  if (*one.track != track::new_commerce) return false;
  const auto& wanted = s.asked->with.billing_cycle;
  if (wanted != billing_cycle::monthly && wanted != billing_cycle::annual) return false;
  const auto months = months_of(std::string_view{one.record->term_duration});
  const auto told = one.record->billing_cycle ? one.record->billing_cycle->known() : std::nullopt;
  const finding is_long = months ? finding{*months == 36} : finding{one.lacks(fact::term_duration)};
  if (!told || *told == billing_cycle::unknown) return is_long && one.lacks(fact::billing_cycle);
  return is_long && *told != *wanted && (*told == billing_cycle::monthly || *told == billing_cycle::annual);
}

/// Every subscription of the order is of a year, paid, of one cycle and active (BIL-4, BIL-7).
finding order_is_uniform(const scene& s) {
  const sale asked = own_sale(s);
  if (asked.record->order_id.empty()) return asked.lacks(fact::order);
  const auto cycle_of = [](const sale& one) {
    const auto known = one.record->billing_cycle ? one.record->billing_cycle->known() : std::nullopt;
    return known == billing_cycle::unknown ? std::nullopt : known;
  };
  finding all = true;
  const auto rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i) {
    const sale one = sale_of(s, i);
    if (one.record->order_id != asked.record->order_id || rows[i].seller != s.row().seller) continue;
    const auto months = months_of(std::string_view{one.record->term_duration});
    all = all && !one.record->is_trial && (months ? finding{*months == 12} : finding{one.lacks(fact::term_duration)});
    if (i == s.subscription) continue;  // Its own state and cycle are other codes' matter.
    const auto theirs = cycle_of(one);
    const auto mine = cycle_of(asked);
    all = all && (theirs && mine ? finding{*theirs == *mine}
                                 : finding{(theirs ? asked : one).lacks(fact::billing_cycle)});
    all = all && stands(s, i, {effective_status::active});
  }
  return all;
}

}  // namespace

requirement_set fitting_states(const scene& s, requirement_set needed) {
  constexpr requirement_set all = state_requirements | requirement_set{reactivation_window_elapsed};
  if (s.subscription == nowhere || !needed.intersects(all)) return needed;
  const requirement_set asked = needed & all;
  needed -= all;
  const state_verdict found = verdict_of(s);
  if (found.holds.value() == truth::unknown) return needed | requirement_set{*found.code};
  if (found.code == subscription_cancelled) return needed | requirement_set{subscription_cancelled};
  requirement_set fit = asked;
  if (found.code == subscription_not_suspended) fit.erase(reactivation_window_elapsed);
  if (s.azure_subscription() == nullptr) {
    const lifecycle now = own_lifecycle(s);
    if (now.is(effective_status::migrating).value() == truth::yes) fit.erase(reactivation_window_elapsed);
    // Nothing is said to be active, or to stand, that only need not be so here.
    if (found.code != subscription_not_active && now.is(effective_status::active).value() != truth::yes)
      fit.erase(subscription_not_active);
    if (s.what == operation::subscription_use && now.is(effective_status::expired).value() == truth::yes)
      fit.erase(subscription_cancelled);
  }
  return needed | fit;
}

std::optional<refusal_cause> keeping_cause(requirement what, const scene& s) {
  if (what != subscription_cancelled || s.subscription == nowhere || s.azure_subscription() != nullptr)
    return std::nullopt;
  // An upgrade of the older platform is answered alike in every state (UPG-1).
  if (s.what == operation::subscription_transition && own_sale(s).is_of(track::legacy)) return std::nullopt;
  if (own_lifecycle(s).is(effective_status::deleted).value() == truth::yes) return refusal_cause::deleted;
  return std::nullopt;
}

finding keeping_holds(requirement what, const scene& s) {
  switch (what) {
    case subscription_cancelled:
    case subscription_suspended:
    case subscription_not_suspended:
    case subscription_not_active: return state_holds(s, what);
    case trial_immutable: return !own_sale(s).record->is_trial;
    case renewal_in_progress: return no_renewal_runs(s);
    case operation_pending: return nothing_is_pending(s);
    case active_resources_beneath: return nothing_stands_beneath(s);
    case reactivation_window_elapsed: return reactivation_is_open(own_sale(s), deadlines_of(s));
    case cancellation_window_elapsed: return cancellation_is_open(own_sale(s), deadlines_of(s));
    case seat_window_elapsed: return seats_can_be_given_back(s);
    case seats_not_adjustable: return is_adjustable(s);
    case auto_renew_not_available: return can_renew_by_itself(s);
    case auto_renew_off: return renews_by_itself(s);
    case parent_not_active: return parent_stands(s);
    case billing_change_not_permitted: return may_change_cycle(s);
    case order_not_uniform: return order_is_uniform(s);
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
