// SPDX-License-Identifier: Apache-2.0
// What those requirements mean that depend on nothing but what stands: partner, relationship, sale,
// grants and state. In a header, because bulk questions ask them by the million and must not call.
// Those that depend on the request, too, stand in requirements.cpp.
#ifndef CSPREL_SRC_DIRECTORY_PREDICATES_HPP
#define CSPREL_SRC_DIRECTORY_PREDICATES_HPP

#include "csprel/policy/china_21vianet.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

// ---- who asks -------------------------------------------------------------------------------

inline bool is_partner(const scene& s) { return s.asker != asker_kind::customer_user; }

/// Of the customer's own people; whoever else asks is turned away before (judge.cpp).
inline finding is_customer_administrator(const scene& s) {
  if (!s.person_role) return missing_fact{fact::person, s.home};
  return *s.person_role != customer_role::user;
}

inline finding may_act_for_customer(const scene& s) {
  // Whoever uses a subscription, or owns it in Azure, need not administer it.
  if (s.what == operation::subscription_use || s.what == operation::subscription_change_partner_of_record) return true;
  return is_customer_administrator(s);
}

// ---- relationship and sale ------------------------------------------------------------------

inline bool has_relationship(const scene& s) {
  if (s.entry().has_reseller(s.partner)) return true;
  // For a service, the relationship of one of its providers serves an indirect reseller (IND-05, DAP-15).
  if (info(s.what).resource != resource_kind::service) return false;
  for (const position provider : s.in->row(s.partner).providers)
    if (s.entry().has_reseller(provider)) return true;
  return false;
}

inline bool is_original_reseller(const scene& s) { return s.row().seller == s.partner; }

// ---- delegated admin ------------------------------------------------------------------------

inline bool grants_any(const grant_row* grant) {
  return grant != nullptr && (grant->open || !grant->services.empty());
}

inline truth grants_all(const grant_row* grant, const service_mask& services) {
  if (grant == nullptr) return truth::no;
  if (grant->services.contains_all(services)) return truth::yes;
  return grant->open ? truth::unknown : truth::no;
}

/// Every service of an offer; of one without services, any grant at all.
inline truth grants_services_of(const grant_row* grant, const offer_row& offer) {
  const truth services = offer.services_known ? truth::yes : truth::unknown;
  return as_truth(grants_any(grant)) && grants_all(grant, offer.services) && services;
}

inline finding grants_any(const scene& s, position partner) { return grants_any(s.entry().grant_of(partner)); }

inline finding grants_all(const scene& s, position partner, const service_mask& services) {
  const truth known = grants_all(s.entry().grant_of(partner), services);
  if (known == truth::unknown) return missing_fact{fact::granted_services, s.customer, partner};
  return known;
}

inline finding has_delegated_admin(const scene& s) {
  switch (s.what) {
    case operation::subscription_create:
    case operation::subscription_order_add_on: return grants_any(s, s.partner);
    default: break;
  }
  if (info(s.what).resource == resource_kind::service) return grants_all(s, s.partner, s.services);
  const truth known = grants_services_of(s.entry().grant_of(s.partner), s.source_offer());
  if (known != truth::unknown) return known;
  const finding granted = grants_all(s, s.partner, s.source_offer().services);
  return granted.value() == truth::unknown ? granted : missing_fact{fact::offer_services, s.row().offer};
}

// ---- state of subscriptions -----------------------------------------------------------------

inline finding is_active(const scene& s, position subscription) {
  const subscription_state state = s.entry().subscriptions[subscription].state;
  if (state == subscription_state::unknown) return missing_fact{fact::status, s.customer, subscription};
  return state == subscription_state::active;
}

inline finding is_held(const scene& s, position subscription) {
  const subscription_state state = s.entry().subscriptions[subscription].state;
  if (state == subscription_state::unknown) return missing_fact{fact::status, s.customer, subscription};
  return state != subscription_state::cancelled;
}

inline finding is_in_state(const scene& s, bool wanted) {
  if (s.row().state == subscription_state::unknown)
    return missing_fact{fact::status, s.customer, s.subscription};
  return wanted;
}

inline finding suspension_hits_asker(const scene& s) {
  if (s.row().state != subscription_state::suspended) return is_in_state(s, false);
  if (s.what != operation::subscription_use) return true;
  return !is_customer_administrator(s);  // Administrators keep sign-in and data (SUS-03).
}

inline finding window_is_open(const scene& s) {
  if (!s.row().suspended_at()) return missing_fact{fact::suspended_at, s.customer, s.subscription};
  return !s.clock.reached(*s.row().suspended_at() + reactivation_window);
}

inline finding parent_is_active(const scene& s) {
  if (s.what == operation::subscription_order_add_on) return is_active(s, s.subscription);
  return s.row().parent == nowhere ? finding{true} : is_active(s, s.row().parent);
}

// ---- add-ons --------------------------------------------------------------------------------

inline finding is_add_on_of_source(const scene& s, position other) {
  if (s.entry().subscriptions[other].parent != s.subscription) return false;
  return is_held(s, other);
}

template <class InTheWay>
finding none_in_the_way(const scene& s, const InTheWay& in_the_way) {
  finding some = false;
  for (position i = 0; i < s.entry().subscriptions.size(); ++i) some = some || in_the_way(s, i);
  return !some;
}

// ---- all that stands between ----------------------------------------------------------------

/// What is between a partner and a subscription, beside what hangs on that, whoever asks, and so stands in
/// every tie to it.
inline tie tie_of(const world& in, const subscription_row& row, position partner, bool has_relationship,
                  const grant_row* grant, tie any) {
  constexpr grant_extent extents[] = {grant_extent::some, grant_extent::perhaps_all, grant_extent::all};
  const truth services = grants_services_of(grant, in.offers->rows[row.offer]);
  any.is_seller = row.seller == partner;
  any.has_relationship = has_relationship;
  any.grant = grants_any(grant) ? extents[static_cast<std::size_t>(services)] : grant_extent::none;
  return any;
}

/// The requirements that `what_stands` knows.
inline constexpr requirement_set standing_requirements{
    requirement::operation_not_available,
    requirement::only_partner_may_change_subscription,
    requirement::not_a_partner,
    requirement::not_indirect_provider,
    requirement::partner_not_enrolled,
    requirement::partner_terminated,
    requirement::partner_suspended,
    requirement::no_relationship,
    requirement::not_original_reseller,
    requirement::delegated_admin_missing,
    requirement::subscription_cancelled,
    requirement::subscription_suspended,
    requirement::subscription_not_suspended,
    requirement::subscription_not_active,
    requirement::reactivation_window_elapsed,
    requirement::add_ons_present,
    requirement::parent_not_active,
};

/// The finding of one of `standing_requirements`. Inlined, so that a call with a constant is that
/// predicate alone.
[[gnu::always_inline]] inline finding what_stands(requirement what, const scene& s) {
  switch (what) {
    case requirement::operation_not_available: return false;
    case requirement::only_partner_may_change_subscription:
    case requirement::not_a_partner: return is_partner(s);
    case requirement::not_indirect_provider:
      return s.in->row(s.partner).model == partner_model::indirect_provider;
    case requirement::partner_not_enrolled: return s.in->row(s.partner).standing != standing::applied;
    case requirement::partner_terminated: return s.in->row(s.partner).standing != standing::terminated;
    case requirement::partner_suspended: return s.in->row(s.partner).standing != standing::suspended;
    case requirement::no_relationship: return has_relationship(s);
    case requirement::not_original_reseller: return is_original_reseller(s);
    case requirement::delegated_admin_missing: return has_delegated_admin(s);
    case requirement::subscription_cancelled:
      return is_in_state(s, s.row().state != subscription_state::cancelled);
    case requirement::subscription_suspended: return !suspension_hits_asker(s);
    case requirement::subscription_not_suspended:
      return is_in_state(s, s.row().state == subscription_state::suspended);
    case requirement::subscription_not_active:
      return is_in_state(s, s.row().state != subscription_state::not_active);
    case requirement::reactivation_window_elapsed: return window_is_open(s);
    case requirement::add_ons_present: return none_in_the_way(s, is_add_on_of_source);
    case requirement::parent_not_active: return parent_is_active(s);
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail

#endif
