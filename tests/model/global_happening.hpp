// SPDX-License-Identifier: Apache-2.0
// What the events of the other clouds have in common: a plain copy of the world, what stops an event, finding what it names,
// and replacing records.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_HAPPENING_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_HAPPENING_HPP

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "model/global_events.hpp"
#include "model/global_moving.hpp"
#include "model/global_reference.hpp"

namespace csprel::test::reference {

/// It names what is not there, an id that is taken, or a record that cannot be.
struct bad_event {};
struct refused_event {
  requirement why;
};

inline constexpr duration week = days(7);

inline instant midnight_of(instant at) { return instant::from_seconds(day_of(at) * 86400); }
inline instant last_second_of(instant at) { return midnight_of(at) + duration{86399}; }

struct found_sale {
  customer_id owner;
  subscription record;

  const subscription_fields& operator*() const { return *record; }
  const subscription_fields* operator->() const { return &*record; }
};

/// A record that is made without fault.
template <class Made>
auto made(Made record) {
  if (!record) throw bad_event{};
  return std::move(record).value();
}

class happening {
 public:
  happening(directory_fields& changed, instant when) : world(changed), at(when) {}

  directory_fields& world;
  const instant at;

  bool is_global() const { return world.cloud == cloud::global; }

  // ---- finding ------------------------------------------------------------------------------

  const partner& find(const partner_id& id) const { return found(find_by_id(world.partners, id)); }
  const customer& find(const customer_id& id) const { return found(find_by_id(world.customers, id)); }
  const offer& find(const offer_id& id) const { return found(listed_offer(world, id)); }
  /// "`customer` optional wherever `subscription` is unique."
  found_sale find(const subscription_reference& which) const {
    if (which.customer) find(*which.customer);
    std::vector<found_sale> all;
    for (const customer& c : world.customers)
      if (!which.customer || c->id == *which.customer)
        for (const subscription& s : c->subscriptions)
          if (s->id == which.id) all.push_back({c->id, s});
    if (all.size() != 1) throw bad_event{};
    return all.front();
  }
  found_sale find_at(const customer_id& owner, const subscription_id& id) const {
    return find(subscription_reference{id, owner});
  }
  void must_be_free(const customer_id& owner, const subscription_id& id) const {
    if (find_by_id(find(owner)->subscriptions, id) != nullptr) throw bad_event{};
  }
  /// Of one that need not be whole yet.
  std::optional<track> track_of(const subscription_fields& s) const {
    subscription_fields part;
    part.id = s.id;
    part.offer = s.offer;
    part.channel = channel::direct;
    part.billing_type = s.billing_type;
    part.commerce.edit().product_type = s.commerce->product_type;
    part.commerce.edit().is_microsoft_product = s.commerce->is_microsoft_product;
    return track_now(world, made(subscription::make(std::move(part))));
  }
  bool is_on(const subscription_fields& s, track t) const { return track_of(s) == t; }

  // ---- refusing -----------------------------------------------------------------------------

  question about(operation what) const { return {{}, what, {}, {}, at}; }
  question about(operation what, const found_sale& s) const {
    question q = about(what);
    q.which = subscription_resource{s->id, s.owner};
    return q;
  }
  /// "State, offers, quantities and the invariants of the catalogue can refuse it, the role or standing of whoever did it
  /// cannot": of an order and of what is kept the planes of state, time and offer, and a PartnerID that is none. That the
  /// API has an operation for another track only is no state, nor are data of a company.
  static bool is_of_state(requirement code) {
    using enum requirement;
    switch (code) {
      case subscription_cancelled:
      case subscription_suspended:
      case subscription_not_suspended:
      case subscription_not_active:
      case subscription_not_provisioned:
      case trial_immutable:
      case not_a_trial:
      case renewal_in_progress:
      case operation_pending:
      case active_resources_beneath:
      case reactivation_window_elapsed:
      case cancellation_window_elapsed:
      case seat_window_elapsed:
      case seats_not_adjustable:
      case auto_renew_not_available:
      case auto_renew_off:
      case no_transition_path:
      case scheduled_only:
      case partial_not_supported:
      case target_already_held:
      case conflicting_services:
      case license_transfer_conflict:
      case add_ons_present:
      case target_subscription_not_active:
      case target_is_source:
      case target_catalog_mismatch:
      case target_busy:
      case target_in_cancellation_window:
      case target_term_shorter:
      case target_ends_earlier:
      case target_not_allowed:
      case parent_not_active:
      case add_on_unrelated:
      case prerequisite_missing:
      case below_base_share:
      case offer_not_available:
      case segment_not_qualified:
      case single_subscription_offer:
      case conversion_not_found:
      case quantity_out_of_range:
      case seat_ceiling_exceeded:
      case term_not_supported:
      case billing_cycle_not_supported:
      case billing_cycle_longer_than_term:
      case end_date_not_alignable:
      case end_date_out_of_bounds:
      case segment_not_migratable:
      case no_new_commerce_equivalent:
      case migration_too_young:
      case migration_too_late:
      case promotion_present:
      case add_on_duplicated:
      case add_on_not_active:
      case add_on_missing_from_bundle:
      case bundle_member_ineligible:
      case reseller_of_record_fixed:
      case reseller_mpn_invalid: return true;
      default: return false;
    }
  }
  void refuse(requirement why) const { throw refused_event{why}; }
  void refuse_unless(bool holds, requirement otherwise) const {
    if (!holds) refuse(otherwise);
  }
  template <class MayRefuse>
  void refuse_where(const question& q, const global_party& by, const MayRefuse& may_refuse) const {
    if (const auto why = global_reference_refusal(world, q, by, may_refuse)) refuse(*why);
  }
  /// The first of these that does not hold.
  void refuse_for(const question& q, const global_party& by, std::initializer_list<requirement> codes) const {
    refuse_where(q, by, [&](requirement code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); });
  }
  /// Of what became of a subscription: its seller did it, whose relationship may have ended since.
  void refuse_for_state(const question& q, const found_sale& s) const { refuse_where(q, seller_of(*s), is_of_state); }
  static global_party seller_of(const subscription_fields& s) {
    return {s.channel == channel::csp ? s.seller : std::nullopt, {}};
  }

  // ---- changing -----------------------------------------------------------------------------

  template <class Change>
  void change(const customer_id& id, const Change& how) {
    for (customer& c : world.customers) {
      if (c->id != id) continue;
      customer_fields f = *c;
      how(f);
      c = made(customer::make(std::move(f)));
    }
  }
  template <class Change>
  void change(const partner_id& id, const Change& how) {
    for (partner& p : world.partners) {
      if (p->id != id) continue;
      partner_fields f = *p;
      how(f);
      p = made(partner::make(std::move(f)));
    }
  }
  template <class Change>
  void change(const customer_id& owner, const subscription_id& id, const Change& how) {
    change(owner, [&](customer_fields& c) {
      for (subscription& s : c.subscriptions) {
        if (s->id != id) continue;
        subscription_fields f = *s;
        how(f);
        s = made(subscription::make(std::move(f)));
      }
    });
  }
  template <class Change>
  void change(const found_sale& s, const Change& how) {
    change(s.owner, s->id, how);
  }
  void add(const customer_id& owner, subscription_fields s) {
    must_be_free(owner, s.id);
    change(owner, [&](customer_fields& c) { c.subscriptions.push_back(made(subscription::make(std::move(s)))); });
  }
  /// The add-ons of a subscription, and theirs.
  std::vector<found_sale> add_ons_of(const found_sale& base) const {
    std::vector<found_sale> all{base};
    for (std::size_t i = 0; i < all.size(); ++i)
      for (const subscription& s : find(base.owner)->subscriptions) {
        bool listed = false;
        for (const found_sale& one : all) listed = listed || one->id == s->id;
        if (s->parent == all[i]->id && !listed) all.push_back({base.owner, s});
      }
    all.erase(all.begin());
    return all;
  }

 private:
  template <class Record>
  static const Record& found(const Record* record) {
    if (record == nullptr) throw bad_event{};
    return *record;
  }
};

}  // namespace csprel::test::reference

#endif
