// SPDX-License-Identifier: Apache-2.0
// What the requirements of moving mean, to another product and to another partner (contract, global sections 2.7 and 9).
//
// The other half of global_requirements.hpp: one function for each code that no other operation has.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_MOVING_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_MOVING_HPP

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/global_requirements.hpp"

namespace csprel::test::reference::moving {

// ---- to another product: by which way -------------------------------------------------------

/// What every way in which the facts may be says alike.
inline known in_common(const std::set<known>& answers) { return answers.size() == 1 ? *answers.begin() : known::maybe; }

/// "`license_transfer` (default: N full true, else false)"; "`transition.quantity` above the source's counts as all".
inline std::vector<transition_type> types_asked(const global_asking& a) {
  using enum transition_type;
  const std::vector<transition_type> either_type{transition_only, transition_with_license_transfer};
  if (a.with.license_transfer) return {*a.with.license_transfer ? transition_with_license_transfer : transition_only};
  if (a.on() != track::new_commerce) return {transition_only};
  if (!a.with.quantity) return {transition_with_license_transfer};
  const auto all = a.seats_now(*a.which);
  if (!all) return either_type;
  return {*a.with.quantity >= *all ? transition_with_license_transfer : transition_only};
}

/// What the API's list tells of the target, for now or for the next term; empty: it does not list it.
inline std::vector<const transition_eligibility*> items(const global_asking& a) {
  std::vector<const transition_eligibility*> all;
  const eligibility_type wanted =
      a.what == operation::subscription_schedule_change ? eligibility_type::scheduled : eligibility_type::immediate;
  if (a.commerce().transition_eligibilities && a.with.target_offer)
    for (const transition_eligibility& e : *a.commerce().transition_eligibilities)
      if (e.eligibility_type == wanted && e.catalog_item && same_offer(a.world, *e.catalog_item, *a.with.target_offer))
        all.push_back(&e);
  return all;
}
inline bool has_error(const transition_option& o, std::int64_t code) { return holds_one(o.errors, code); }

/// What the API's list says of one way: "any `isEligible: true` of the asked `transitionType` is a path"; "3 to
/// `license_transfer_conflict`", which is then what the way lacks.
struct way_told {
  known path = known::no;
  known without_conflict = known::yes;
};
inline way_told told_of(const global_asking& a, transition_type type) {
  way_told way;
  for (const transition_eligibility* item : items(a))
    for (const transition_option& o : item->eligibilities) {
      const auto of = o.transition_type ? o.transition_type->known() : std::nullopt;
      if (of && *of != type) continue;
      way.path = either(way.path, both(of ? known::yes : known::maybe, o.is_eligible ? certainly(*o.is_eligible) : known::maybe));
      const bool of_licences = of && type == transition_type::transition_with_license_transfer;
      if (of_licences && o.is_eligible == false && has_error(o, 3)) way.without_conflict = known::no;
    }
  if (way.without_conflict == known::no) way.path = known::yes;
  return way;
}
inline known by_list(const global_asking& a, known way_told::*said) {
  std::set<known> answers;
  for (const transition_type type : types_asked(a)) answers.insert(told_of(a, type).*said);
  return in_common(answers);
}
/// Of what is scheduled no type is asked, and of a conflict no other code speaks.
inline known is_listed_for_next_term(const global_asking& a) {
  return any(items(a), [](const transition_eligibility* item) {
    return any(item->eligibilities,
               [](const transition_option& o) { return o.is_eligible ? certainly(*o.is_eligible) : known::maybe; });
  });
}

inline known is_target_of_offer(const global_asking& a) {
  const offer* o = a.present_offer();
  if (o == nullptr) return known::maybe;
  for (const offer_id& target : (*o)->upgrade_target_offers)
    if (same_offer(a.world, target, *a.with.target_offer)) return known::yes;
  return known::no;
}
/// "An add-on without parent is bad input on L only": no way leads to one. What goes on as itself keeps its parent; what goes
/// into another subscription makes nothing.
inline known keeps_a_parent(const global_asking& a, const offer& target, known is_itself) {
  if (a.with.target_subscription || !target->is_add_on) return known::yes;
  subscription_fields then = **a.which;
  then.offer = target->id;
  if (track_now(a.world, subscription::make(std::move(then)).value()) != track::legacy) return known::yes;
  return (*a.which)->parent ? is_itself : known::no;
}
inline known moves_whole(const global_asking& a) {
  if (!a.with.quantity || a.what == operation::subscription_schedule_change) return known::yes;
  const auto all = a.seats_now(*a.which);
  return all ? certainly(*a.with.quantity >= *all) : known::maybe;
}
/// "target not in the eligibility list or the offer's targets". What is scheduled may name the offer that it has (SCH-2).
inline known is_path(const global_asking& a) {
  const bool is_scheduled = a.what == operation::subscription_schedule_change;
  if (!items(a).empty()) return is_scheduled ? is_listed_for_next_term(a) : by_list(a, &way_told::path);
  if (is_scheduled && same_offer(a.world, (*a.which)->offer, *a.with.target_offer)) return known::yes;
  return is_target_of_offer(a);
}
inline known no_transition_path(const global_asking& a) {
  const offer* target = a.wanted();
  return target == nullptr ? is_path(a) : both(is_path(a), keeps_a_parent(a, *target, moves_whole(a)));
}
/// "`license_transfer_conflict` without eligibilities is met."
inline known license_transfer_conflict(const global_asking& a) {
  return items(a).empty() ? known::yes : by_list(a, &way_told::without_conflict);
}
/// "the target is `specialised`, the source is not, and the target's `baseOffer` is the source or its base".
inline known scheduled_only(const global_asking& a) {
  const offer_conditions& target = *(*a.wanted())->conditions;
  if (!target.specialised || !target.base_offer) return known::yes;
  const offer* source = a.present_offer();
  if (same_offer(a.world, *target.base_offer, (*a.which)->offer))
    return source == nullptr ? known::maybe : certainly((*source)->conditions->specialised);
  if (source == nullptr) return known::maybe;
  const auto& base = (*source)->conditions->base_offer;
  return certainly((*source)->conditions->specialised || !base || !same_offer(a.world, *target.base_offer, *base));
}
/// "L upgrade of fewer than all seats".
inline known partial_not_supported(const global_asking& a) {
  if (!a.with.quantity) return known::yes;
  const auto all = a.seats_now(*a.which);
  return all ? certainly(*a.with.quantity >= *all) : known::maybe;
}
inline known subscription_not_provisioned(const global_asking& a) {
  const auto& told = a.commerce().provisioning;
  // "absent: `success` unless `resource.status` is `pending`".
  if (!told) return (*a.which)->status ? certainly((*a.which)->status != subscription_status::pending) : known::yes;
  const auto status = told->status ? told->status->known() : std::nullopt;
  return status ? certainly(*status == provisioning_status::success) : known::maybe;
}

// ---- what is held already -------------------------------------------------------------------

/// Whether any other subscription that is not cancelled, from whichever seller, is so.
template <class Test>
known any_other_kept(const global_asking& a, const Test& test) {
  return any((*a.of)->subscriptions, [&](const subscription& s) {
    return s->id == (*a.which)->id ? known::no : both(a.is_kept(s), test(s));
  });
}
inline known target_already_held(const global_asking& a) {
  return opposite(any_other_kept(
      a, [&](const subscription& s) { return certainly(same_offer(a.world, s->offer, *a.with.target_offer)); }));
}
/// "looks at the services that the target has and the source has not."
inline known conflicting_services(const global_asking& a) {
  using services = std::optional<std::vector<service_name>>;
  const auto services_of = [](const offer* o) { return o == nullptr ? services() : (*o)->services; };
  const services target = services_of(a.wanted());
  const services source = services_of(a.present_offer());
  return opposite(any_other_kept(a, [&](const subscription& s) {
    const services held = services_of(listed_offer(a.world, s->offer));
    const auto has = [](const services& all, const service_name& one) {
      return all ? certainly(holds_one(*all, one)) : known::maybe;
    };
    if (!target && !held) return known::maybe;
    known shares = known::no;
    for (const service_name& one : target ? *target : *held)
      shares = either(shares, both(both(has(target, one), has(held, one)), opposite(has(source, one))));
    return shares;
  }));
}
inline known is_child_of(const subscription& s, const subscription_id& parent) { return certainly(s->parent == parent); }
inline known add_ons_present(const global_asking& a) {
  return opposite(any_other_kept(a, [&](const subscription& s) { return is_child_of(s, (*a.which)->id); }));
}

// ---- into another subscription --------------------------------------------------------------

inline const subscription& target(const global_asking& a) {
  return *find_by_id((*a.of)->subscriptions, *a.with.target_subscription);
}
inline bool is_source(const global_asking& a) {
  return a.with.target_subscription && *a.with.target_subscription == (*a.which)->id;
}
inline known target_is_source(const global_asking& a) { return certainly(!is_source(a)); }

/// What the API's list says of the target subscription by the code of its error; nothing: it does not list it.
inline std::optional<known> listed_error(const global_asking& a, std::int64_t code) {
  if (a.what != operation::subscription_transition) return std::nullopt;
  for (const transition_eligibility* told : items(a))
    if (told->subscription_eligibilities)
      for (const transition_option& o : *told->subscription_eligibilities)
        if (o.subscription == a.with.target_subscription)
          return o.is_eligible ? std::optional(certainly(*o.is_eligible || !has_error(o, code))) : std::nullopt;
  return std::nullopt;
}
inline known target_subscription_not_active(const global_asking& a) {
  return listed_error(a, 1).value_or(a.is_active(target(a)));
}
inline known target_catalog_mismatch(const global_asking& a) {
  return certainly(product_of(target(a)->offer.to_string()) == product_of(a.with.target_offer->to_string()));
}
/// "target pending operation or renewal".
inline known target_busy(const global_asking& a) {
  global_asking other = a;
  other.which = &target(a);
  const auto& migration = other.commerce().migration;
  const bool runs = other.commerce().operation_pending || (migration && migration->status == migration_status::processing);
  return both(certainly(!runs), other.renewal_in_progress());
}
inline known target_in_cancellation_window(const global_asking& a) {
  // "the target's cancel row", of which TRN-3 speaks for new commerce.
  return listed_error(a, 2).value_or(
      opposite(both(a.is_on(target(a), track::new_commerce), a.in_cancellation_window(target(a)))));
}
/// "target's term shorter than the source's", of a new target the term that is chosen (TRN-5).
inline known target_term_shorter(const global_asking& a) {
  const bool is_new = !a.with.target_subscription;
  if (!is_new)
    if (const auto listed = listed_error(a, 3)) return *listed;
  const int source = global_asking::months_of((*a.which)->term_duration);
  const int there = global_asking::months_of(is_new ? global_asking::text_of(*a.with.term) : target(a)->term_duration);
  return source == 0 || there == 0 ? known::maybe : certainly(there >= source);
}
/// "target ends before the source, or before the trial"; with the source by option.
inline known target_ends_earlier(const global_asking& a) {
  if (const auto listed = listed_error(a, 4)) return *listed;
  const auto source = a.end_of_term(*a.which);
  const auto there = a.end_of_term(target(a));
  if (!source || !there) return known::maybe;
  if (there->never || source->never) return certainly(there->never);
  const bool may_be_equal =
      a.what == operation::subscription_convert_trial || a.world.options.is_true(option::target_may_end_with_source);
  return certainly(*there->at > *source->at || (may_be_equal && *there->at == *source->at));
}
/// "an existing target from a trial".
inline known target_not_allowed(const global_asking& a) { return certainly(!(*a.which)->is_trial); }

// ---- trials ---------------------------------------------------------------------------------

inline known not_a_trial(const global_asking& a) { return certainly((*a.which)->is_trial); }
/// "a conversion offer is one of the L trial's `upgradeTargetOffers`".
inline known conversion_not_found(const global_asking& a) {
  if (a.with.target_offer) {
    const offer* target = a.wanted();
    return target == nullptr ? is_target_of_offer(a) : both(is_target_of_offer(a), keeps_a_parent(a, *target, known::yes));
  }
  const offer* o = a.present_offer();
  if (o == nullptr) return known::maybe;
  return any((*o)->upgrade_target_offers, [&](const offer_id& id) {
    const offer* target = listed_offer(a.world, id);
    return target == nullptr ? known::no : keeps_a_parent(a, *target, known::yes);
  });
}

// ---- to new commerce ------------------------------------------------------------------------

inline known migration_not_enabled(const global_asking& a) { return certainly((*a.asker)->account->migration_enabled); }
/// "trial; government, education, nonprofit"; U: "for every offer".
inline known has_migratable_segment(const global_asking& a, const subscription& s) {
  if (a.where() == cloud::us_government || s->is_trial) return known::no;
  const offer* o = listed_offer(a.world, s->offer);
  return o == nullptr ? known::maybe : certainly((*o)->conditions->segment == offer_segment::commercial);
}
inline known segment_not_migratable(const global_asking& a) { return has_migratable_segment(a, *a.which); }
/// "`newCommerceOffer` absent or null: no equivalent". Of one that is not listed seats and terms are unknown.
inline known has_equivalent(const global_asking& a, const subscription& s) {
  const offer* o = listed_offer(a.world, s->offer);
  return o == nullptr ? known::maybe : certainly((*o)->conditions->new_commerce_offer.has_value());
}
inline known no_new_commerce_equivalent(const global_asking& a) { return has_equivalent(a, *a.which); }
inline known promotion_present(const global_asking& a) { return certainly(!a.commerce().promotion_at_purchase); }

/// When it is to be: "the two time codes are asked at `target_date`".
inline std::optional<instant> day_of_migration(const global_asking& a) {
  return a.with.target_date ? a.with.target_date : a.clock.now;
}
/// "`now > creationDate + ...`; sandbox exempt"; "equal is too young".
inline known is_old_enough(const global_asking& a, const std::optional<instant>& since) {
  if (a.asker != nullptr && (*a.asker)->account->environment == partner_environment::sandbox) return known::yes;
  const auto day = day_of_migration(a);
  return since && day ? certainly(*day > *since) : known::maybe;
}
inline known migration_too_young(const global_asking& a) {
  const auto& bought = (*a.which)->creation_date;
  return is_old_enough(a, bought ? std::optional(months_later(*bought, 1)) : std::nullopt);
}
/// "`now < T - 24 h`, or `purchase_full_term`".
inline known migration_too_late(const global_asking& a) {
  if (a.with.purchase_full_term == true) return known::yes;
  const auto t = a.end_of_term(*a.which);
  if (t && t->never) return known::yes;
  const auto day = day_of_migration(a);
  return t && day ? certainly(*day < *t->at + hours(-24)) : known::maybe;
}
/// "neither date nor renewal, or both".
inline known migration_schedule_incomplete(const global_asking& a) {
  return certainly(a.with.target_date.has_value() != (a.with.on_renewal == true));
}

/// The add-ons beneath the subscription, those beneath them included ("nested add-ons given as flat list").
inline std::vector<const subscription*> add_ons(const global_asking& a) {
  std::vector<const subscription*> all;
  std::vector<subscription_id> parents{(*a.which)->id};
  for (std::size_t i = 0; i < parents.size(); ++i)
    for (const subscription& s : (*a.of)->subscriptions)
      if (s->parent == parents[i] && !holds_one(parents, s->id)) {
        all.push_back(&s);
        parents.push_back(s->id);
      }
  return all;
}
inline bool is_named(const global_asking& a, const subscription_id& id) {
  return !a.with.add_ons || holds_one(*a.with.add_ons, id);
}
inline known add_on_duplicated(const global_asking& a) {
  if (!a.with.add_ons) return known::yes;
  const std::set<subscription_id> distinct(a.with.add_ons->begin(), a.with.add_ons->end());
  return certainly(distinct.size() == a.with.add_ons->size());
}
/// "must exist and be active".
inline known add_on_not_active(const global_asking& a) {
  if (!a.with.add_ons) return known::yes;
  return every(*a.with.add_ons, [&](const subscription_id& id) {
    for (const subscription* s : add_ons(a))
      if ((*s)->id == id) return a.is_active(*s);
    return known::no;
  });
}
/// "an active add-on is not in `add_ons`".
inline known add_on_missing_from_bundle(const global_asking& a) {
  return every(add_ons(a), [&](const subscription* s) { return is_named(a, (*s)->id) ? known::yes : opposite(a.is_active(*s)); });
}
/// "its bundle asks of each add-on: 30 days, trial, promotion, equivalent", and, as "each checked individually" (MIG-9), the
/// segment; "`on_renewal`: the time codes are not asked".
inline known bundle_member_ineligible(const global_asking& a) {
  return every(add_ons(a), [&](const subscription* s) {
    if (!is_named(a, (*s)->id)) return known::yes;
    known fits =
        both(both(has_migratable_segment(a, *s), has_equivalent(a, *s)), certainly(!(*s)->commerce->promotion_at_purchase));
    const auto& bought = (*s)->creation_date;
    if (a.with.on_renewal != true) fits = both(fits, is_old_enough(a, bought ? std::optional(*bought + days(30)) : std::nullopt));
    return a.with.add_ons ? fits : either(fits, opposite(a.is_active(*s)));  // "default: all active".
  });
}

// ---- to another partner ---------------------------------------------------------------------

/// "N, AP, AB, MK, SW never move this way".
inline known no_transfer_path(const global_asking& a) {
  const auto on = a.on();
  return on ? certainly(*on == track::legacy || *on == track::azure_legacy) : known::maybe;
}
/// "an add-on alone", without its base among the others.
inline known base_left_behind(const global_asking& a) {
  if (!(*a.which)->parent) return known::yes;
  return certainly(a.what == operation::transfer_create && holds_one(*a.with.subscriptions, *(*a.which)->parent));
}
inline known waits(const transfer& t) {
  const auto status = t.status ? t.status->known() : std::nullopt;
  return status ? certainly(*status == transfer_status::active || *status == transfer_status::pending) : known::maybe;
}
inline known is_azure_plan(const transfer& t) { return t.kind ? certainly(*t.kind == transfer_kind::azure_plan) : known::maybe; }
/// "transfer (Azure plan) pending: `now <= createdTime + 30 d`".
inline known is_in_time(const global_asking& a, const transfer& t) {
  const known within = a.clock.until(t.created ? std::optional(*t.created + days(30)) : std::nullopt);
  return either(within, opposite(is_azure_plan(t)));
}
inline bool holds_line(const transfer& t, const subscription_id& id) {
  for (const transfer_line& line : t.lines) {
    if (line.subscription == id) return true;
    for (const transfer_line& add_on : line.add_ons)
      if (add_on.subscription == id) return true;
  }
  return false;
}
/// "an open transfer holds it".
inline known already_in_transfer(const global_asking& a) {
  const auto& all = (*a.of)->tenant->transfers;
  if (!all) return known::maybe;
  return opposite(any(*all, [&](const transfer& t) {
    if (!holds_line(t, (*a.which)->id)) return known::no;
    const bool is_told = t.status && t.status->known();
    const known runs = is_told ? certainly(t.status == transfer_status::in_progress) : known::maybe;
    return either(runs, both(waits(t), is_in_time(a, t)));
  }));
}
inline const partner& recipient(const global_asking& a) { return *find_by_id(a.world.partners, *a.with.to); }
/// "source without reseller enrolment, or target no provider"; of an answer to it, the asker is the target.
inline known transfer_party_not_enabled(const global_asking& a) {
  if (a.moved != nullptr) return certainly((*a.asker)->model == partner_model::indirect_provider);
  return certainly((*a.asker)->account->also_indirect_reseller && recipient(a)->model == partner_model::indirect_provider);
}
inline known target_relationship_missing(const global_asking& a) { return a.is_reseller_of(*a.of, *a.with.to); }
inline known target_agreement_missing(const global_asking& a) { return a.has_agreement_with(*a.with.to); }
inline known not_in_sandbox(const global_asking& a) {
  return certainly((*a.asker)->account->environment != partner_environment::sandbox);
}
inline known source_details_missing(const global_asking& a) {
  return certainly(a.with.from && !a.with.source_domain.value_or("").empty());
}
inline known source_is_requester(const global_asking& a) { return certainly(a.with.from != a.me()); }

/// "not the target; `azure_plan`: not the source"; withdrawn by "source, `azure_plan`: requester".
inline known not_transfer_party(const global_asking& a) {
  const auto is_me = [&](const std::optional<partner_id>& party) { return party ? certainly(*party == a.me()) : known::maybe; };
  const bool takes_back = a.what == operation::transfer_withdraw;
  const known for_azure = is_me(takes_back ? a.moved->target : a.moved->source);
  const known for_seats = is_me(takes_back ? a.moved->source : a.moved->target);
  return is_azure_plan(*a.moved) == known::yes ? for_azure : for_seats;
}
inline known transfer_wrong_state(const global_asking& a) { return waits(*a.moved); }
/// Asked of what waits; where that is not told it can no more be answered either way.
inline known transfer_expired(const global_asking& a) {
  return waits(*a.moved) == known::no ? known::yes : is_in_time(a, *a.moved);
}
/// Add-ons travel with their base (XFR-6).
inline known order_not_synchronised(const global_asking& a) {
  return every((*a.of)->subscriptions, [&](const subscription& s) {
    return certainly(folded(s->commerce->sync_state) == "completed" || !holds_line(*a.moved, s->id));
  });
}

/// What is asked of each line of a new transfer: "`direct_to_indirect`: each line as `subscription.transfer`", "`azure_plan`: lines
/// `subscription_not_active`".
inline bool is_of_line(requirement code) {
  using enum requirement;
  return code == not_original_reseller || code == subscription_cancelled || code == subscription_suspended ||
         code == subscription_not_active || code == renewal_in_progress || code == operation_pending ||
         code == no_transfer_path || code == base_left_behind || code == already_in_transfer;
}
/// The same question of each subscription that the transfer is to take along; nothing: there is none of that id.
inline std::vector<std::optional<global_asking>> lines(const global_asking& a) {
  static const azure_entitlement untold;
  std::vector<std::optional<global_asking>> all;
  for (const subscription_id& id : a.with.subscriptions.value_or(std::vector<subscription_id>{})) {
    global_asking line = a;
    for (const subscription& s : (*a.of)->subscriptions) {
      if (a.with.kind == request_kind::direct_to_indirect && s->id == id) line.which = &s;
      if (a.with.kind != request_kind::azure_plan) continue;
      const auto& beneath = s->commerce->azure_entitlements;
      const bool may_have =
          !beneath && (a.is_on(s, track::azure_plan) != known::no || a.is_on(s, track::azure_legacy) != known::no);
      if (may_have && line.azure == nullptr) line.azure = &untold;
      if (beneath)
        for (const azure_entitlement& e : *beneath)
          if (folded(e.id.to_string()) == folded(id.to_string())) line.azure = &e;
      if (line.azure != nullptr) line.which = &s;
    }
    all.push_back(line.which != nullptr ? std::optional(line) : std::nullopt);
  }
  return all;
}

// ---- Azure ----------------------------------------------------------------------------------

inline known no_azure_subscription(const global_asking& a) {
  const auto& beneath = a.commerce().azure_entitlements;
  return beneath ? certainly(!beneath->empty()) : known::maybe;
}
inline known azure_subscription_suspended(const global_asking& a) {
  const auto& beneath = a.commerce().azure_entitlements;
  if (!beneath) return known::maybe;
  return every(*beneath, [](const azure_entitlement& e) {
    const auto status = e.status ? e.status->known() : std::nullopt;
    return status ? certainly(*status != subscription_status::suspended) : known::maybe;
  });
}
inline known recently_bought(const global_asking& a) {
  const auto& beneath = a.commerce().azure_entitlements;
  if (!beneath) return known::maybe;
  return every(*beneath, [](const azure_entitlement& e) { return certainly(!e.recently_purchased); });
}

// ---- all of them ----------------------------------------------------------------------------

/// "`target_is_source`: the other `target_*` are not asked."
inline bool is_of_target(requirement code) {
  using enum requirement;
  return code == target_subscription_not_active || code == target_catalog_mismatch || code == target_busy ||
         code == target_in_cancellation_window || code == target_term_shorter || code == target_ends_earlier ||
         code == target_not_allowed;
}

using function = known (*)(const global_asking&);
inline constexpr std::pair<requirement, function> functions[] = {
#define CSPREL_MOVING(code) {requirement::code, &code}
    CSPREL_MOVING(no_transition_path), CSPREL_MOVING(license_transfer_conflict), CSPREL_MOVING(scheduled_only),
    CSPREL_MOVING(partial_not_supported), CSPREL_MOVING(subscription_not_provisioned), CSPREL_MOVING(target_already_held),
    CSPREL_MOVING(conflicting_services), CSPREL_MOVING(add_ons_present), CSPREL_MOVING(target_is_source),
    CSPREL_MOVING(target_subscription_not_active), CSPREL_MOVING(target_catalog_mismatch), CSPREL_MOVING(target_busy),
    CSPREL_MOVING(target_in_cancellation_window), CSPREL_MOVING(target_term_shorter), CSPREL_MOVING(target_ends_earlier),
    CSPREL_MOVING(target_not_allowed), CSPREL_MOVING(not_a_trial), CSPREL_MOVING(conversion_not_found),
    CSPREL_MOVING(migration_not_enabled), CSPREL_MOVING(segment_not_migratable), CSPREL_MOVING(no_new_commerce_equivalent),
    CSPREL_MOVING(promotion_present), CSPREL_MOVING(migration_too_young), CSPREL_MOVING(migration_too_late),
    CSPREL_MOVING(migration_schedule_incomplete), CSPREL_MOVING(add_on_duplicated), CSPREL_MOVING(add_on_not_active),
    CSPREL_MOVING(add_on_missing_from_bundle), CSPREL_MOVING(bundle_member_ineligible), CSPREL_MOVING(no_transfer_path),
    CSPREL_MOVING(base_left_behind), CSPREL_MOVING(already_in_transfer), CSPREL_MOVING(transfer_party_not_enabled),
    CSPREL_MOVING(target_relationship_missing), CSPREL_MOVING(target_agreement_missing), CSPREL_MOVING(not_in_sandbox),
    CSPREL_MOVING(source_details_missing), CSPREL_MOVING(source_is_requester), CSPREL_MOVING(not_transfer_party),
    CSPREL_MOVING(transfer_wrong_state), CSPREL_MOVING(transfer_expired), CSPREL_MOVING(order_not_synchronised),
    CSPREL_MOVING(no_azure_subscription), CSPREL_MOVING(azure_subscription_suspended), CSPREL_MOVING(recently_bought),
#undef CSPREL_MOVING
};

}  // namespace csprel::test::reference::moving

#endif
