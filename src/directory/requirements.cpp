// SPDX-License-Identifier: Apache-2.0
// What each requirement means in terms of a directory: one predicate for each, in the words of the
// catalogue. This and predicates.hpp are the only places that know.
#include <limits>

#include "csprel/model/invitation.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"
#include "directory/conditions.hpp"
#include "directory/counting.hpp"
#include "directory/elsewhere.hpp"
#include "directory/predicates.hpp"

namespace csprel::detail {

namespace {

// ---- who asks -------------------------------------------------------------------------------

finding role_is_permitted(const scene& s) {
  const role_rule& rule = role_for(s);
  const auto conflict = static_cast<role_conflict>(s.in->options.get(option::role_conflict));
  truth may = permits(rule, s.agents, s.admins, conflict);
  // Roles that an agent group may give: settled only where all of them and none agree.
  if (s.member != nullptr && !s.member->doubtful.empty()) {
    const agent_role_set all = s.member->agents | s.member->doubtful;
    if (permits(rule, &all, s.admins, conflict) != may) may = truth::unknown;
  }
  if (may == truth::unknown) return missing_fact{fact::employee, s.partner};
  return may;
}

finding grant_is_present(const scene& s) {
  if (!s.asked->with.services) return grants_any(s, s.other_partner);
  if (s.services.empty()) return false;  // Nothing is named, so nothing can be removed.
  return grants_all(s, s.other_partner, s.services);
}

// ---- holdings -------------------------------------------------------------------------------

bool asked_services_known(const scene& s) { return s.offer.row != nullptr && s.offer.row->services_known; }

service_mask asked_services(const scene& s) { return s.offer.row ? s.offer.row->services : service_mask{}; }

/// Whether a subscription has a service that the asked offer has and `without`, the position of an offer or `nowhere`,
/// has not.
finding shares_service(const scene& s, position subscription, position without) {
  const position offer = s.entry().subscriptions[subscription].offer;
  const offer_row& held = s.in->offers->rows[offer];
  const offer_row* source = without == nowhere ? nullptr : &s.in->offers->rows[without];
  // Of an offer whose services are not known the mask is empty.
  const service_mask taken_out = source ? source->services : service_mask{};
  if (held.services.intersects(asked_services(s) - taken_out)) {
    if (source && !source->services_known) return missing_fact{fact::offer_services, without};
    return true;
  }
  const bool asked_known = asked_services_known(s);
  if (held.services_known && asked_known) return false;
  const service_mask possible = asked_known ? asked_services(s) : held.services;
  if ((asked_known || held.services_known) && (possible - taken_out).empty()) return false;
  if (!held.services_known) return missing_fact{fact::offer_services, offer};
  return missing_fact{s.offer.row ? fact::offer_services : fact::listing, s.offer.at};
}

missing_fact unknown_services_of_asked(const scene& s) {
  if (asked_services_known(s)) return {};
  return {s.offer.row ? fact::offer_services : fact::listing, s.offer.at};
}

/// Whether the subscription at `other` is in the way of an order: from another seller or channel, and
/// of the same offer or with a service of it (CUS-05).
finding is_held_elsewhere(const scene& s, position other) {
  const subscription_row& row = s.entry().subscriptions[other];
  if (row.seller == s.partner) return false;
  const finding overlap = row.offer == s.offer.at
                              ? finding{true}
                              : shares_service(s, other, nowhere);
  return is_held(s, other) && overlap;
}

/// Whether it is a subscription of the target (UPG-06), from any seller, the source itself excluded.
finding is_of_target(const scene& s, position other) {
  if (other == s.subscription || s.entry().subscriptions[other].offer != s.offer.at) return false;
  return is_held(s, other);
}

/// Whether it has a service that the target has and the source has not (UPG-05).
finding has_additional_service(const scene& s, position other) {
  if (other == s.subscription) return false;
  return is_held(s, other) && shares_service(s, other, s.row().offer);
}

finding no_second_partner(const scene& s) {
  prospect after;
  switch (s.what) {
    case operation::relationship_accept:
      after.partner = s.link_owner;
      after.granted_too = s.services;
      break;
    case operation::delegated_admin_grant:
      after.partner = s.other_partner;
      after.granted_too = s.services;
      break;
    case operation::subscription_reactivate:
      after.partner = s.row().seller;
      after.sells_too = s.source_offer().services;
      if (!s.source_offer().services_known) after.sells_unknown_too = {fact::offer_services, s.row().offer};
      break;
    case operation::subscription_transition:
      after.partner = s.row().seller;
      after.no_longer = s.subscription;
      after.sells_too = asked_services(s);
      after.sells_unknown_too = unknown_services_of_asked(s);
      break;
    default:
      after.partner = s.partner;
      after.sells_too = asked_services(s);
      after.sells_unknown_too = unknown_services_of_asked(s);
      break;
  }
  if (after.partner == nowhere) return true;  // No partner would come to hold anything.
  return no_other_transacting_partner(*s.in, s.customer, after);
}

// ---- offers and quantities ------------------------------------------------------------------

bool is_orderable(const scene& s) { return s.offer.row != nullptr && !s.offer.row->is_usage_billed; }

/// No path leads to an impossible state, an add-on without parent.
bool has_path(const scene& s) {
  if (!is_orderable(s) || (s.offer.row->is_add_on && s.row().parent == nowhere)) return false;
  return contains(s.source_offer().targets, s.offer.at);
}

finding add_on_fits(const scene& s) {
  if (s.offer.row == nullptr) return missing_fact{fact::listing};
  if (s.what == operation::subscription_create) return !s.offer.row->is_add_on;
  return s.offer.row->is_add_on && contains(s.offer.row->prerequisites, s.row().offer);
}

finding quantity_is_in_range(const scene& s) {
  const auto& wanted = s.asked->with.quantity;
  if (wanted && *wanted < 1) return false;
  const operation what = s.what;
  if (what == operation::subscription_create || what == operation::subscription_order_add_on)
    return seats_within(*s.in, *wanted, s.offer.at, true, true);
  const subscription_row& row = s.row();
  if (what == operation::subscription_transition && wanted) return seats_within(*s.in, *wanted, s.offer.at, true, true);
  if (!row.has_seats()) return missing_fact{fact::seats, s.customer, s.subscription};
  if (what == operation::subscription_transition) return seats_within(*s.in, row.seats(), s.offer.at, true, true);
  if (what == operation::subscription_add_seats) {
    // Apart, since "and" of findings looks at both.
    if (row.seats() > std::numeric_limits<std::int64_t>::max() - *wanted) return false;
    return seats_within(*s.in, row.seats() + *wanted, row.offer, false, true);
  }
  return seats_within(*s.in, row.seats() - *wanted, row.offer, true, false);
}

bool ground_is_documented(const scene& s) {
  return s.asked->with.ground && from_name<suspension_ground>(*s.asked->with.ground);
}

// ---- invitations ----------------------------------------------------------------------------

std::string_view asked_link(const scene& s) { return std::get<invitation_resource>(s.asked->which).link; }

finding link_is_intact(const scene& s) {
  if (s.what == operation::relationship_accept) return s.link_owner != nowhere;
  const auto& own = s.in->fields(s.partner).link;
  if (!own) return missing_fact{fact::link, s.partner};
  if (asked_link(s) != *own) return false;
  return !s.asked->with.text || check_mail(*s.asked->with.text, *own) != mail_finding::link_altered;
}

finding mail_has_documented_shape(const scene& s) {
  if (!s.asked->with.text) return true;
  const auto& own = s.in->fields(s.partner).link;
  if (!own) return missing_fact{fact::link, s.partner};
  return check_mail(*s.asked->with.text, *own) != mail_finding::template_region_locked;
}

finding is_link_of_own_provider(const scene& s) {
  const partner_row& asker = s.in->row(s.partner);
  if (asker.model != partner_model::indirect_reseller) return false;
  if (s.link_owner != nowhere) return contains(asker.providers, s.link_owner);
  for (const position provider : asker.providers)
    if (!s.in->fields(provider).link) return missing_fact{fact::link, provider};
  return false;
}

bool mpn_id_is_of_own_reseller(const scene& s) {
  const auto& wanted = s.asked->with.mpn_id->id;
  if (!wanted) return true;  // Null removes the reseller of record (IND-11).
  for (position i = 0; i < s.in->partners->rows.size(); ++i)
    if (s.in->row(i).model == partner_model::indirect_reseller && s.in->fields(i).mpn_id == *wanted &&
        contains(s.in->row(i).providers, s.partner))
      return true;
  return false;
}

}  // namespace

finding seats_within(const world& in, std::int64_t seats, position offer, bool ask_minimum,
                     bool ask_maximum) {
  if (seats < 1) return false;
  if (offer == nowhere) return missing_fact{fact::listing};
  const offer_fields& o = *in.offers->records[offer];
  // A bound that is not on record is not known to be kept.
  const missing_fact no_bound{fact::seat_range, offer};
  finding result = true;
  if (ask_minimum)
    result = result && (o.minimum_quantity ? finding{seats >= *o.minimum_quantity} : finding{no_bound});
  if (ask_maximum)
    result = result && (o.maximum_quantity ? finding{seats <= *o.maximum_quantity} : finding{no_bound});
  return result;
}

finding is_in_the_way(requirement what, const scene& s, position other) {
  switch (what) {
    case requirement::service_already_held: return is_held_elsewhere(s, other);
    case requirement::target_already_held: return is_of_target(s, other);
    case requirement::conflicting_services: return has_additional_service(s, other);
    case requirement::add_ons_present: return is_add_on_of_source(s, other);
    default: return asked_of_nobody;
  }
}

finding holds(requirement what, const scene& s) {
  return s.in_china() ? holds_in_china(what, s) : holds_elsewhere(what, s);
}

finding holds_in_china(requirement what, const scene& s) {
  if (standing_requirements.contains(what)) return what_stands(what, s);
  switch (what) {
    case requirement::not_customer_administrator: return may_act_for_customer(s);
    case requirement::invitation_not_allowed_for_indirect_reseller:
      return s.in->row(s.partner).model != partner_model::indirect_reseller;
    case requirement::not_own_provider_link: return is_link_of_own_provider(s);
    case requirement::role_not_permitted: return role_is_permitted(s);
    // Who names a customer to create says that the tenant exists (contract, "Readings").
    case requirement::customer_already_exists: return !s.asked->with.customer;
    case requirement::other_transacting_partner: return no_second_partner(s);
    case requirement::no_transition_path: return has_path(s);
    case requirement::target_already_held: return none_in_the_way(s, is_of_target);
    case requirement::conflicting_services: return none_in_the_way(s, has_additional_service);
    case requirement::service_already_held: return none_in_the_way(s, is_held_elsewhere);
    case requirement::add_on_unrelated: return add_on_fits(s);
    case requirement::offer_not_available: return is_orderable(s);
    case requirement::quantity_out_of_range: return quantity_is_in_range(s);
    case requirement::ground_missing: return ground_is_documented(s);
    case requirement::link_altered: return link_is_intact(s);
    case requirement::template_region_locked: return mail_has_documented_shape(s);
    case requirement::reseller_mpn_invalid: return mpn_id_is_of_own_reseller(s);
    case requirement::too_many_featured_offers: return *s.asked->with.count <= featured_offers_limit;
    case requirement::grant_not_present: return grant_is_present(s);
    case requirement::self_service_only: return false;
    case requirement::not_through_this_channel:
      return *s.asked->with.through == channel_of_work::admin_center;
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
