// SPDX-License-Identifier: Apache-2.0
// Events by which subscriptions become others: transitions, trials, migrations (contract, global section 8; catalogue TRN,
// TRL, MIG).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_MOVE_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_MOVE_EVENTS_HPP

#include <utility>
#include <vector>

#include "model/global_sale_events.hpp"

namespace csprel::test::reference {

/// Who sells it stays.
inline void follow(subscription_fields& s, const subscription_fields& from) {
  s.seller = from.seller;
  s.channel = from.channel;
  s.reseller_of_record = from.reseller_of_record;
  s.partner_of_record = from.partner_of_record;
}
/// "a new coterminous sub".
inline void end_with(subscription_fields& s, const subscription_fields& from) {
  s.commitment_end_date = from.commitment_end_date;
  s.commerce.edit().commitment_end_date_time = from.commerce->commitment_end_date_time;
}
inline order_terms completed(order_terms terms, const subscription_fields& from) {
  if (terms.term_duration.empty()) terms.term_duration = from.term_duration;
  if (!terms.billing_cycle) terms.billing_cycle = from.billing_cycle;
  return terms;
}

/// What a transition and a conversion ask alike.
template <class Move>
void must_be_movable(const happening& now, question q, const Move& e, const found_sale& from) {
  q.with.target_offer = e.target_offer;
  q.with.quantity = e.quantity;
  q.with.target_subscription = e.target_subscription;
  ask_terms(q, e.terms);
  if (e.target_subscription) now.find_at(from.owner, *e.target_subscription);
  now.refuse_for_state(q, from);
  // Of tracks whose line does not ask it.
  now.refuse_unless(e.target_subscription != from->id, requirement::target_is_source);
  now.refuse_unless(e.quantity.value_or(1) >= 1, requirement::quantity_out_of_range);
}

/// "An add-on without parent is bad input on L only": none comes of anything.
inline bool would_lack_parent(const happening& now, subscription_fields s, const offer& target, bool is_itself) {
  s.offer = target->id;
  return target->is_add_on && now.is_on(s, track::legacy) && !(is_itself && s.parent);
}

// ---- transitions ----------------------------------------------------------------------------

/// "`quantity` < all: new subscription with the source's T; else same id"; TRN-6, TRN-7, TRN-8.
inline void tell(happening& now, const subscription_transitioned& e) {
  const found_sale from = now.find(e.subscription);
  must_be_movable(now, now.about(operation::subscription_transition, from), e, from);
  const offer target = now.find(e.target_offer);
  const bool all = !e.quantity || !from->quantity || *e.quantity >= *from->quantity;
  const auto moved = all ? from->quantity : e.quantity;
  now.refuse_unless(e.target_subscription || !would_lack_parent(now, *from, target, all), requirement::no_transition_path);
  const auto keep_the_rest = [&](subscription_fields& f) {
    f.quantity = *f.quantity - *moved;
    drop_schedule(f);
    keep_batches_within(f, now.at);
  };
  if (e.target_subscription) {
    now.change(from.owner, *e.target_subscription, [&](subscription_fields& f) {
      f.quantity = f.quantity && moved ? std::optional(*f.quantity + *moved) : std::nullopt;
      drop_schedule(f);
    });
    return all ? now.change(from, cancel) : now.change(from, keep_the_rest);
  }
  if (all)
    return now.change(from, [&](subscription_fields& f) {
      const bool is_anew = now.is_on(f, track::new_commerce);
      become(f, target);
      if (!is_anew) return;
      const order_terms terms = completed(e.terms, f);
      f.term_duration = terms.term_duration;
      f.billing_cycle = terms.billing_cycle;
      if (terms.term_end) set_term_end(f, terms.term_end);
      drop_schedule(f);
      close_windows(f, now.at);
    });
  if (!e.id) throw bad_event{};
  subscription_fields fresh = ordered(now, *e.id, target, moved, completed(e.terms, *from));
  follow(fresh, *from);
  fresh.auto_renew = from->auto_renew;
  if (!e.terms.term_end) end_with(fresh, *from);
  close_windows(fresh, now.at);
  now.change(from, keep_the_rest);
  now.add(from.owner, std::move(fresh));
}

// ---- trials ---------------------------------------------------------------------------------

/// "to new or existing sub" (TRL-2), or the trial itself goes on: "id reused" (TRL-1).
inline void tell(happening& now, const trial_converted& e) {
  const found_sale trial = now.find(e.subscription);
  question q = now.about(operation::subscription_convert_trial, trial);
  q.with.when = conversion_time::now;
  must_be_movable(now, q, e, trial);
  const offer target = now.find(e.target_offer.value_or(trial->offer));
  now.refuse_unless(e.target_subscription || !would_lack_parent(now, *trial, target, !e.id), requirement::conversion_not_found);
  const auto seats = e.quantity ? e.quantity : trial->quantity;
  if (e.target_subscription) {
    now.change(trial.owner, *e.target_subscription, [&](subscription_fields& f) {
      if (f.quantity && seats)
        set_seats(now, f, now.track_of(f), *f.quantity + *seats);
      else
        f.quantity.reset();
    });
    return now.change(trial, cancel);
  }
  order_terms terms = e.terms;
  if (now.is_on(*trial, track::new_commerce)) {  // "yields P1Y Monthly with a normal 7-day window" (TRL-4).
    if (terms.term_duration.empty()) terms.term_duration = "P1Y";
    if (!terms.billing_cycle) terms.billing_cycle = billing_cycle::monthly;
  }
  if (e.id) {
    subscription_fields fresh = ordered(now, *e.id, target, seats, terms);
    follow(fresh, *trial);
    now.change(trial, cancel);
    return now.add(trial.owner, std::move(fresh));
  }
  now.change(trial, [&](subscription_fields& f) {
    become(f, target);
    f.is_trial = false;
    f.quantity = seats;
    f.commerce.edit().refundable.reset();
    set_term_end(f, std::nullopt);
    begin(now, f, completed(terms, *trial));
    f.creation_date = trial->creation_date;
  });
}

// ---- migrations -----------------------------------------------------------------------------

/// "`newCommerceOffer` (id, or null: no equivalent)"; null too where it is not listed.
inline const offer* equivalent_of(const happening& now, const subscription_fields& s) {
  const auto& id = now.find(s.offer)->conditions->new_commerce_offer;
  return id ? listed_offer(now.world, *id) : nullptr;
}
/// "Defaults: same end date, term, cycle, seats"; a whole new term begins where that is asked for.
inline subscription_fields migrated(const happening& now, const subscription_fields& from, const subscription_id& id,
                                    const offer& what, const std::optional<std::int64_t>& seats, const order_terms& terms,
                                    bool full_term) {
  subscription_fields s = ordered(now, id, what, seats, completed(terms, from));
  follow(s, from);
  if (from.friendly_name != from.offer_name) s.friendly_name = from.friendly_name;
  s.commerce.edit().migrated_from = from.id;
  if (!full_term && !terms.term_end) end_with(s, from);
  return s;
}
inline void tell(happening& now, const subscription_migrated& e) {
  now.refuse_unless(now.world.cloud != cloud::germany, requirement::operation_not_available);
  const found_sale from = now.find(e.subscription);
  const auto on = now.track_of(*from);
  now.refuse_unless(!on || *on == track::legacy, requirement::wrong_track);
  question q = now.about(operation::subscription_migrate, from);
  q.with.quantity = e.quantity;
  q.with.purchase_full_term = e.purchase_full_term;
  q.with.custom_term_end_date = e.terms.term_end;
  q.with.add_ons.emplace();
  for (const successor& one : e.add_ons) q.with.add_ons->push_back(one.subscription);
  ask_terms(q, e.terms);
  now.refuse_for_state(q, from);
  const offer* what = e.offer ? &now.find(*e.offer) : equivalent_of(now, *from);
  now.refuse_unless(what != nullptr, requirement::no_new_commerce_equivalent);
  const offer target = *what;
  if (would_lack_parent(now, *from, target, false)) throw bad_event{};

  now.must_be_free(from.owner, e.id);
  std::vector<subscription_fields> fresh{
      migrated(now, *from, e.id, target, e.quantity ? e.quantity : from->quantity, e.terms, e.purchase_full_term)};
  std::vector<subscription_id> behind{from->id};
  for (const successor& one : e.add_ons) {
    const found_sale add_on = now.find_at(from.owner, one.subscription);
    now.refuse_unless(!holds_one(behind, add_on->id), requirement::add_on_duplicated);
    const offer* equivalent = equivalent_of(now, *add_on);
    now.refuse_unless(equivalent != nullptr, requirement::bundle_member_ineligible);
    now.must_be_free(from.owner, one.id);
    for (const subscription_fields& other : fresh)
      if (other.id == one.id) throw bad_event{};
    fresh.push_back(migrated(now, *add_on, one.id, *equivalent, add_on->quantity, {}, e.purchase_full_term));
    fresh.back().parent = e.id;
    behind.push_back(add_on->id);
  }
  // "legacy sub becomes suspended only when the NCE path succeeds/starts" (MIG-13, AMB-31).
  for (const subscription_id& id : behind)
    now.change(from.owner, id, [&](subscription_fields& f) {
      suspend(f, track::legacy, now.at);
      new_commerce_migration done;
      done.status = migration_status::completed;
      f.commerce.edit().migration = done;
    });
  for (subscription_fields& s : fresh) now.add(from.owner, std::move(s));
}

}  // namespace csprel::test::reference

#endif
