// SPDX-License-Identifier: Apache-2.0
#include "directory/moving.hpp"

#include <algorithm>
#include <vector>

#include "directory/calendar.hpp"
#include "directory/commerce.hpp"
#include "directory/ordering.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

constexpr duration last_day_of_term{86'400};
constexpr duration age_of_add_on = days(30);

const offer_fields& offer_of(const scene& s, position subscription) {
  return *s.in->offers->records[s.entry().subscriptions[subscription].offer];
}

// ---- how much moves, and whether licences do ---------------------------------------------------------

/// Whether every seat moves; more than there are counts as all.
finding moves_all(const scene& s) {
  const auto& wanted = s.asked->with.quantity;
  if (!wanted) return true;
  missing_fact why;
  const auto held = present_seats(own_sale(s), deadlines_of(s), &why);
  return held ? finding{*wanted >= *held} : finding{why};
}

/// Licences move with all seats of new commerce unless the question says otherwise.
finding moves_licences(const scene& s) {
  if (s.asked->with.license_transfer) return *s.asked->with.license_transfer;
  return own_sale(s).is_of(track::new_commerce) ? moves_all(s) : finding{false};
}

// ---- what the API itself has said of the target ------------------------------------------------------

/// Error codes of the eligibility lists (TRN-3, TRN-9).
constexpr std::int64_t licences_conflict = 3;

bool is_same_item(const scene& s, const offer_id& listed) {
  const auto& wanted = s.asked->with.target_offer;
  return wanted && (listed == *wanted || (s.offer.at != nowhere && s.in->find(listed) == s.offer.at));
}

bool is_scheduled(const scene& s) { return s.what == operation::subscription_schedule_change; }

/// What it said of the item that is asked for, now or for the next term: nothing where it does not list it.
std::vector<const transition_eligibility*> eligibilities_of(const scene& s) {
  std::vector<const transition_eligibility*> all;
  const auto& told = own_sale(s).record->commerce->transition_eligibilities;
  if (!told) return all;
  const eligibility_type wanted = is_scheduled(s) ? eligibility_type::scheduled : eligibility_type::immediate;
  for (const transition_eligibility& one : *told)
    if (one.eligibility_type == wanted && one.catalog_item && is_same_item(s, *one.catalog_item)) all.push_back(&one);
  return all;
}

/// What it said of the subscription that the seats are to move to, or null.
const transition_option* eligibility_of_target(const scene& s) {
  if (ruled_out(s.target == nowhere)) return nullptr;  // What is asked of one names it.
  const subscription_id& id = s.entry().record().subscriptions[s.target]->id;
  for (const transition_eligibility* item : eligibilities_of(s))
    if (item->subscription_eligibilities)
      for (const transition_option& one : *item->subscription_eligibilities)
        if (one.subscription == id) return &one;
  return nullptr;
}

bool names(const transition_option& option, std::int64_t error) {
  return std::find(option.errors.begin(), option.errors.end(), error) != option.errors.end();
}

/// Whether the API's list says that licences of this kind of transition conflict.
finding list_conflicts(const scene& s, const std::vector<const transition_eligibility*>& items) {
  for (const transition_eligibility* item : items)
    for (const transition_option& option : item->eligibilities)
      if (option.transition_type && *option.transition_type == transition_type::transition_with_license_transfer &&
          option.is_eligible == false && names(option, licences_conflict))
        return moves_licences(s);
  return false;
}

/// Whether the list has a way of this kind; of any kind for what is scheduled. Where only licences conflict, another code
/// speaks, but of a schedule none does.
finding list_has_path(const scene& s, const std::vector<const transition_eligibility*>& items) {
  const missing_fact untold{fact::transition_eligibility, s.customer, s.subscription};
  finding some = is_scheduled(s) ? finding{false} : list_conflicts(s, items);
  const auto is_asked = [&](const transition_option& option) -> finding {
    if (is_scheduled(s)) return true;
    const auto type = option.transition_type ? option.transition_type->known() : std::nullopt;
    if (!type) return untold;
    return *type == transition_type::transition_with_license_transfer ? moves_licences(s) : !moves_licences(s);
  };
  for (const transition_eligibility* item : items)
    for (const transition_option& option : item->eligibilities)
      some = some || (is_asked(option) && (option.is_eligible ? finding{*option.is_eligible} : finding{untold}));
  return some;
}

// ---- paths -------------------------------------------------------------------------------------------

/// Whether what becomes of the subscription, of which all of it or some seats are of the offer then, has the parent that
/// an add-on must have: no way leads to a state that there is not. Seats that move to what stands already make nothing.
finding would_have_parent(const scene& s, position offer, const finding& all) {
  if (s.asked->with.target_subscription || !needs_parent(*s.in, *own_sale(s).record, offer)) return true;
  return finding{s.row().parent != nowhere} && all;
}

/// A path that the offer lists, or that the API has told for the item (TRN-2, UPG-6). What is scheduled may stay what it
/// is (SCH-2).
finding has_path_to_target(const scene& s) {
  if (const auto told = eligibilities_of(s); !told.empty()) return list_has_path(s, told);
  if (s.offer.at == nowhere) return missing_fact{fact::listing};
  if (is_scheduled(s) && s.offer.at == s.row().offer) return true;
  const auto& targets = s.source_offer().targets;
  return std::find(targets.begin(), targets.end(), s.offer.at) != targets.end();
}

/// From a standard offer to a specialised one of the same base only at the end of the term (SCH-4).
finding may_move_before_term_end(const scene& s) {
  if (s.offer.at == nowhere) return missing_fact{fact::listing};
  const offer_conditions& from = *offer_of(s, s.subscription).conditions;
  const offer_conditions& to = *(*s.in->offers->records[s.offer.at]).conditions;
  if (!to.specialised || from.specialised || !to.base_offer) return true;
  const position base = s.in->find(*to.base_offer);
  const bool of_same_base = base != nowhere && (base == s.row().offer ||
                                                (from.base_offer && s.in->find(*from.base_offer) == base));
  return !of_same_base;
}

finding licences_can_move(const scene& s) {
  return !list_conflicts(s, eligibilities_of(s));
}

// ---- what the customer holds -------------------------------------------------------------------------

finding is_held_here(const scene& s, position other) { return !stands(s, other, cancelled_states); }

template <class InTheWay>
finding nothing_in_the_way(const scene& s, const InTheWay& in_the_way) {
  finding some = false;
  for (position i = 0; i < s.entry().subscriptions.size(); ++i)
    if (i != s.subscription) some = some || in_the_way(i);
  return !some;
}

finding target_is_not_held(const scene& s) {
  if (s.offer.at == nowhere) return missing_fact{fact::listing};
  return nothing_in_the_way(s, [&](position i) {
    return s.entry().subscriptions[i].offer == s.offer.at ? is_held_here(s, i) : finding{false};
  });
}

/// None of the services that the target adds is held through another subscription (UPG-3).
finding added_services_are_free(const scene& s) {
  if (s.offer.row == nullptr) return missing_fact{fact::listing};
  const offer_row& from = s.source_offer();
  const offer_row& to = *s.offer.row;
  return nothing_in_the_way(s, [&](position i) -> finding {
    const position at = s.entry().subscriptions[i].offer;
    const offer_row& other = s.in->offers->rows[at];
    // What both could have in common, and the source has not as far as is told.
    service_mask common = to.services_known ? to.services : other.services;
    if (to.services_known && other.services_known) common = common & other.services;
    const bool nothing_told = !to.services_known && !other.services_known;
    finding shares = nothing_told || !(common - from.services).empty();
    if (shares.value() == truth::yes && !from.services_known) shares = missing_fact{fact::offer_services, s.row().offer};
    if (shares.value() != truth::no && !other.services_known) shares = missing_fact{fact::offer_services, at};
    if (shares.value() != truth::no && !to.services_known) shares = missing_fact{fact::offer_services, s.offer.at};
    return shares && is_held_here(s, i);
  });
}

/// The add-ons beneath a subscription, at any depth; each chain of parents is walked once.
std::vector<position> add_ons_beneath(const scene& s) {
  const auto rows = s.entry().subscriptions;
  std::vector<position> found;
  for (position i = 0; i < rows.size(); ++i) {
    position up = rows[i].parent;  // Parents make no circle.
    while (up != nowhere && up != s.subscription) up = rows[up].parent;
    if (up == s.subscription) found.push_back(i);
  }
  return found;
}

finding has_no_add_on(const scene& s) {
  return nothing_in_the_way(s, [&](position i) {
    return s.entry().subscriptions[i].parent == s.subscription ? is_held_here(s, i) : finding{false};
  });
}

// ---- provisioning and trials -------------------------------------------------------------------------

finding is_provisioned(const scene& s) {
  const subscription_fields& record = *own_sale(s).record;
  const auto& told = record.commerce->provisioning;
  if (!told) return !(record.status && *record.status == subscription_status::pending);
  if (!told->status || !told->status->known())
    return missing_fact{fact::provisioning, s.customer, s.subscription};
  return *told->status == provisioning_status::success;
}

/// The older platform lists what a trial converts to among the offer's targets (TRL-1).
finding has_conversion(const scene& s) {
  const auto& targets = s.source_offer().targets;
  const auto may_be = [&](position offer) { return would_have_parent(s, offer, true).value() == truth::yes; };
  if (!s.asked->with.target_offer) return std::any_of(targets.begin(), targets.end(), may_be);
  if (s.offer.at == nowhere) return missing_fact{fact::listing};
  return std::find(targets.begin(), targets.end(), s.offer.at) != targets.end() && may_be(s.offer.at);
}

// ---- the subscription that the seats move to ---------------------------------------------------------

/// What the API's list says of the target where it names it: a code of its own speaks for each error.
std::optional<bool> list_accepts(const scene& s, std::int64_t error) {
  const transition_option* told = eligibility_of_target(s);
  if (told == nullptr || !told->is_eligible) return std::nullopt;
  return *told->is_eligible || !names(*told, error);
}

finding target_is_active(const scene& s) {
  if (const auto told = list_accepts(s, 1)) return *told;
  return stands(s, s.target, {effective_status::active});
}

/// Out of the window in which new commerce may be cancelled (TRN-3); other tracks have none that a transition waits for.
finding target_is_settled(const scene& s) {
  if (const auto told = list_accepts(s, 2)) return *told;
  const sale target = sale_of(s, s.target);
  if (target.track && *target.track != track::new_commerce) return true;
  return !cancellation_is_open(target, deadlines_of(s));
}

/// A term that is asked for, or that of the subscription that the seats move to, is no shorter (TRN-3, TRN-5).
finding target_lasts_as_long(const scene& s) {
  if (s.target == nowhere) {
    if (!s.asked->with.term) return true;
    const auto present = months_of(std::string_view{own_sale(s).record->term_duration});
    return present ? finding{months_of(*s.asked->with.term) >= *present} : finding{own_sale(s).lacks(fact::term_duration)};
  }
  if (const auto told = list_accepts(s, 3)) return *told;
  const auto own = months_of(std::string_view{own_sale(s).record->term_duration});
  const auto theirs = months_of(std::string_view{sale_of(s, s.target).record->term_duration});
  if (!own) return own_sale(s).lacks(fact::term_duration);
  if (!theirs) return sale_of(s, s.target).lacks(fact::term_duration);
  return *theirs >= *own;
}

finding target_ends_late_enough(const scene& s) {
  if (const auto told = list_accepts(s, 4)) return *told;
  missing_fact why;
  const auto theirs = present_term_end(sale_of(s, s.target), deadlines_of(s), &why);
  const auto own = present_term_end(own_sale(s), deadlines_of(s), &why);
  if (!own || !theirs) return why;
  // A trial may end with the subscription that it goes into; of others AMB-19 leaves it open.
  const bool may_end_together = s.what == operation::subscription_convert_trial ||
                                s.in->options.word(option::target_may_end_with_source) == "true";
  return may_end_together ? *theirs >= *own : *theirs > *own;
}

finding target_is_idle(const scene& s) {
  const sale target = sale_of(s, s.target);
  const subscription_commerce& commerce = *target.record->commerce;
  if (commerce.operation_pending) return false;
  if (commerce.migration && commerce.migration->status == migration_status::processing) return false;
  return !is_renewing(target, deadlines_of(s));
}

// ---- migration ---------------------------------------------------------------------------------------

bool is_migratable_segment(const scene& s, position subscription) {
  if (s.in->cloud == cloud::us_government) return false;  // NAT-7
  return !s.entry().record().subscriptions[subscription]->is_trial &&
         offer_of(s, subscription).conditions->segment == offer_segment::commercial;
}

bool has_equivalent(const scene& s, position subscription) {
  return offer_of(s, subscription).conditions->new_commerce_offer.has_value();
}

/// Whether it is later than `age`, or will be on the day for which a migration is scheduled.
finding is_later_than(const scene& s, instant age) {
  if (s.asked->with.target_date) return *s.asked->with.target_date > age;
  return s.clock.reached(age + duration{1});
}

/// An offer whatever its availability.
offer_id product_of(const offer_id& id) { return *offer_id::parse(product_and_sku(id.to_string())); }

/// Of what no partner sold nobody knows that it is one.
bool is_of_sandbox(const scene& s) {
  return s.partner != nowhere && s.in->fields(s.partner).account->environment == partner_environment::sandbox;
}

/// A month after the purchase; in the sandbox at once (MIG-3, AMB-32).
finding is_old_enough(const scene& s) {
  if (is_of_sandbox(s)) return true;
  const auto& bought = own_sale(s).record->creation_date;
  if (!bought) return own_sale(s).lacks(fact::creation_date);
  return is_later_than(s, add_months(*bought, 1));
}

/// Not in the last day of the term, unless a new term is bought (MIG-4).
finding is_early_enough(const scene& s) {
  if (s.asked->with.purchase_full_term == true) return true;
  missing_fact why;
  const auto end = present_term_end(own_sale(s), deadlines_of(s), &why);
  if (!end) return why;
  if (*end == never) return true;
  const instant last = *end + duration{-last_day_of_term.seconds};
  if (s.asked->with.target_date) return *s.asked->with.target_date < last;
  return !s.clock.reached(last);
}

/// The add-ons that are to migrate too: those that are named, else all that are active.
finding is_in_bundle(const scene& s, position add_on) {
  if (const auto& named = s.asked->with.add_ons) {
    const subscription_id& id = s.entry().record().subscriptions[add_on]->id;
    return std::find(named->begin(), named->end(), id) != named->end();
  }
  return stands(s, add_on, {effective_status::active});
}

bool names_no_add_on_twice(const scene& s) {
  if (!s.asked->with.add_ons) return true;
  auto ids = *s.asked->with.add_ons;
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

finding named_add_ons_are_active(const scene& s) {
  if (!s.asked->with.add_ons) return true;
  const auto beneath = add_ons_beneath(s);
  finding all = true;
  for (const subscription_id& id : *s.asked->with.add_ons) {
    const auto found = std::find_if(beneath.begin(), beneath.end(), [&](position i) {
      return s.entry().record().subscriptions[i]->id == id;
    });
    all = all && (found == beneath.end() ? finding{false} : stands(s, *found, {effective_status::active}));
  }
  return all;
}

/// No active add-on is left behind (AMB-6).
finding bundle_is_whole(const scene& s) {
  if (!s.asked->with.add_ons) return true;  // All that are active come along.
  finding left = false;
  for (const position i : add_ons_beneath(s))
    left = left || (stands(s, i, {effective_status::active}) && !is_in_bundle(s, i));
  return !left;
}

/// What of the base is asked of its add-ons too, and thirty days since each was bought (MIG-9).
finding member_may_migrate(const scene& s, position i) {
  const subscription_fields& record = *s.entry().record().subscriptions[i];
  if (!is_migratable_segment(s, i) || !has_equivalent(s, i) || record.commerce->promotion_at_purchase) return false;
  if (s.asked->with.on_renewal == true) return true;
  if (is_of_sandbox(s)) return true;
  if (!record.creation_date) return missing_fact{fact::creation_date, s.customer, i};
  return is_later_than(s, *record.creation_date + age_of_add_on);
}

finding members_may_migrate(const scene& s) {
  finding hindered = false;
  for (const position i : add_ons_beneath(s)) hindered = hindered || (is_in_bundle(s, i) && !member_may_migrate(s, i));
  return !hindered;
}

}  // namespace

finding moving_holds(requirement what, const scene& s) {
  const parameters& with = s.asked->with;
  switch (what) {
    case requirement::subscription_not_provisioned: return is_provisioned(s);
    case requirement::not_a_trial: return own_sale(s).record->is_trial;
    case requirement::no_transition_path: {
      const finding path = has_path_to_target(s);
      return s.offer.at == nowhere
                 ? path
                 : path && would_have_parent(s, s.offer.at, is_scheduled(s) ? finding{true} : moves_all(s));
    }
    case requirement::scheduled_only: return may_move_before_term_end(s);
    case requirement::partial_not_supported: return moves_all(s);
    case requirement::target_already_held: return target_is_not_held(s);
    case requirement::conflicting_services: return added_services_are_free(s);
    case requirement::license_transfer_conflict: return licences_can_move(s);
    case requirement::add_ons_present: return has_no_add_on(s);
    case requirement::target_subscription_not_active: return target_is_active(s);
    case requirement::target_is_source: return s.target != s.subscription;
    case requirement::target_catalog_mismatch:
      return s.offer.at == nowhere ? finding{missing_fact{fact::listing}}
                                   : finding{product_of(s.entry().record().subscriptions[s.target]->offer) ==
                                             product_of(*s.asked->with.target_offer)};
    case requirement::target_busy: return target_is_idle(s);
    case requirement::target_in_cancellation_window: return target_is_settled(s);
    case requirement::target_term_shorter: return target_lasts_as_long(s);
    case requirement::target_ends_earlier: return target_ends_late_enough(s);
    case requirement::target_not_allowed: return !own_sale(s).record->is_trial;
    case requirement::conversion_not_found: return has_conversion(s);
    case requirement::migration_not_enabled: return s.in->fields(s.partner).account->migration_enabled;
    case requirement::segment_not_migratable: return is_migratable_segment(s, s.subscription);
    case requirement::no_new_commerce_equivalent: return has_equivalent(s, s.subscription);
    case requirement::migration_too_young: return is_old_enough(s);
    case requirement::migration_too_late: return is_early_enough(s);
    case requirement::promotion_present: return !own_sale(s).record->commerce->promotion_at_purchase;
    case requirement::add_on_duplicated: return names_no_add_on_twice(s);
    case requirement::add_on_not_active: return named_add_ons_are_active(s);
    case requirement::add_on_missing_from_bundle: return bundle_is_whole(s);
    case requirement::bundle_member_ineligible: return members_may_migrate(s);
    case requirement::migration_schedule_incomplete: return with.target_date.has_value() != (with.on_renewal == true);
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
