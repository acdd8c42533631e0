// SPDX-License-Identifier: Apache-2.0
// Events of buying and keeping subscriptions (contract, global section 8).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_SALE_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_SALE_EVENTS_HPP

#include "model/global_seats.hpp"

namespace csprel::test::reference {

inline std::optional<term> term_of(const std::string& duration) {
  if (duration == "P1M") return term::one_month;
  if (duration == "P1Y") return term::one_year;
  if (duration == "P3Y") return term::three_years;
  return std::nullopt;
}
inline std::optional<billing_cycle> cycle_of(const order_terms& terms) {
  return terms.billing_cycle ? terms.billing_cycle->known() : std::nullopt;
}
inline void ask_terms(question& q, const order_terms& terms) {
  q.with.term = term_of(terms.term_duration);
  q.with.billing_cycle = cycle_of(terms);
}

// ---- buying ---------------------------------------------------------------------------------

inline void tell(happening& now, const subscription_created& e) {
  now.find(e.customer);
  now.find(e.partner);
  question q = now.about(operation::subscription_create);
  q.which = customer_resource{e.customer};
  q.with.offer = e.offer;
  q.with.quantity = e.quantity;
  ask_terms(q, e.terms);
  // Only for a customer on the partner's list; other events are about what was sold before.
  now.refuse_where(q, {e.partner, {}},
                   [](requirement code) { return code == requirement::no_relationship || happening::is_of_state(code); });
  subscription_fields s = ordered(now, e.id, now.find(e.offer), e.quantity, e.terms);
  s.seller = e.partner;
  s.reseller_of_record = e.reseller;
  now.add(e.customer, std::move(s));
}

/// "The add-on is sold by whoever sold its parent."
inline void tell(happening& now, const add_on_ordered& e) {
  const found_sale parent = now.find(e.parent);
  question q = now.about(operation::subscription_order_add_on, parent);
  q.with.offer = e.offer;
  q.with.quantity = e.quantity;
  ask_terms(q, e.terms);
  now.refuse_for_state(q, parent);
  subscription_fields s = ordered(now, e.id, now.find(e.offer), e.quantity, e.terms);
  s.seller = parent->seller;
  s.channel = parent->channel;
  s.parent = parent->id;
  now.add(parent.owner, std::move(s));
}

// ---- seats and states -----------------------------------------------------------------------

inline void tell(happening& now, const seats_changed& e) {
  const found_sale s = now.find(e.subscription);
  const auto before = s->quantity;
  const bool fewer = before && e.quantity < *before;
  const bool same = before && e.quantity == *before;
  question q = now.about(fewer ? operation::subscription_remove_seats : operation::subscription_add_seats, s);
  // Where it is not told how many there were, one more is the least that can have come.
  q.with.quantity = !before || same ? 1 : std::abs(e.quantity - *before);
  now.refuse_where(q, happening::seller_of(*s), [&](requirement code) {
    using enum requirement;
    // As many as before are neither too many nor a step.
    if (same && (code == seats_not_adjustable || code == seat_ceiling_exceeded)) return false;
    return code != quantity_out_of_range && happening::is_of_state(code);
  });
  const offer& what = now.find(s->offer);
  const bool more = before && e.quantity > *before;
  now.refuse_unless(global_asking::in_bounds(&what, e.quantity, fewer || !before, more || !before) != known::no,
                    requirement::quantity_out_of_range);
  now.change(s, [&](subscription_fields& f) { set_seats(now, f, now.track_of(f), e.quantity); });
}

inline void tell(happening& now, const subscription_suspended& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_suspend, s), s);
  // "L: add-ons too".
  for (const found_sale& add_on : now.add_ons_of(s))
    if (now.is_on(*add_on, track::legacy) && add_on->status == subscription_status::active)
      now.change(add_on, [&](subscription_fields& f) { suspend(f, track::legacy, now.at); });
  now.change(s, [&](subscription_fields& f) { suspend(f, now.track_of(f), now.at); });
}

inline void tell(happening& now, const subscription_reactivated& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_reactivate, s), s);
  now.change(s, [](subscription_fields& f) {
    f.status = subscription_status::active;  // Whether it renews stays off (SUS-5).
    f.suspended_at.reset();
  });
}

inline bool is_gone(const subscription_fields& s) {
  using enum subscription_status;
  return s.status == expired || s.status == disabled || s.status == deleted;
}
inline void tell(happening& now, const subscription_cancelled& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_cancel, s), s);
  for (const found_sale& add_on : now.add_ons_of(s))
    if (now.is_on(*add_on, track::legacy) && !is_gone(*add_on)) now.change(add_on, cancel);
  now.change(s, cancel);
}

inline void tell(happening& now, const subscription_renamed& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_rename, s), s);
  now.change(s, [&](subscription_fields& f) { f.friendly_name = e.name; });
}

inline void tell(happening& now, const reseller_of_record_changed& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_unless(s->channel == channel::csp, requirement::not_original_reseller);
  question q = now.about(operation::subscription_change_reseller_of_record, s);
  q.with.mpn_id = mpn_id_choice{e.mpn_id};
  now.refuse_for_state(q, s);
  now.change(s, [&](subscription_fields& f) {
    f.reseller_of_record = e.mpn_id;
    // "`partnerOfRecord`: PartnerID; `resource.partnerId` where absent": it would hide the new one.
    if (!f.partner_of_record.empty()) f.partner_of_record = e.mpn_id.value_or("");
  });
}

// ---- terms ----------------------------------------------------------------------------------

inline void tell(happening& now, const auto_renew_set& e) {
  const found_sale s = now.find(e.subscription);
  question q = now.about(operation::subscription_set_auto_renew, s);
  q.with.enabled = e.enabled;
  now.refuse_for_state(q, s);
  now.change(s, [&](subscription_fields& f) {
    f.auto_renew = e.enabled;
    if (!e.enabled) drop_schedule(f);  // SCH-3
  });
}

inline void tell(happening& now, const change_scheduled& e) {
  const found_sale s = now.find(e.subscription);
  question q = now.about(operation::subscription_schedule_change, s);
  q.with.quantity = e.next_term.quantity;
  q.with.custom_term_end_date = e.next_term.custom_term_end_date;
  if (const auto& product = e.next_term.product) {
    q.with.term = term_of(product->term_duration);
    if (product->billing_cycle) q.with.billing_cycle = product->billing_cycle->known();
    if (!product->product_id.empty()) q.with.target_offer = offer_id::parse(product->product_id + ":" + product->sku_id);
  }
  now.refuse_for_state(q, s);
  now.change(s, [&](subscription_fields& f) { f.commerce.edit().next_term = e.next_term; });
}

inline void tell(happening& now, const schedule_removed& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_schedule_change, s), s);
  now.change(s, drop_schedule);
}

/// "new T, new windows, clears the schedule into the subscription".
inline void renew(const happening& now, subscription_fields& s, std::optional<instant> end) {
  const std::optional<track> on = now.track_of(s);
  const term_limit last = reference::term_of(subscription::make(s).value());
  if (s.is_trial) {  // "Auto conversion yields P1Y Monthly with a normal 7-day window" (TRL-4).
    s.is_trial = false;
    s.term_duration = "P1Y";
    s.billing_cycle = billing_cycle::monthly;
  }
  if (const auto plan = s.commerce->next_term) {
    if (plan->quantity) s.quantity = plan->quantity;
    if (plan->custom_term_end_date && !end) end = last_second_of(*plan->custom_term_end_date);
    if (const auto& product = plan->product) {
      if (!product->term_duration.empty()) s.term_duration = product->term_duration;
      if (product->billing_cycle) s.billing_cycle = product->billing_cycle;
      if (!product->product_id.empty() && !product->sku_id.empty()) {
        std::string named = product->product_id + ":" + product->sku_id;
        if (!product->availability_id.empty()) named += ":" + product->availability_id;
        s.offer = *offer_id::parse(named);
      }
    }
  }
  drop_schedule(s);
  const offer_id item = s.offer;
  become(s, now.find(item));
  s.offer = item;
  const int months = global_asking::months_of(s.term_duration);
  if (!end && last.at && !last.never && months > 0) end = months_later(*last.at, months);
  set_term_end(s, end);
  subscription_commerce& c = s.commerce.edit();
  c.renewal.pending = false;
  c.renewal.completed_at = now.at;
  // What was told of windows was of the term that is over.
  s.refund_options.clear();
  c.cancellation_allowed_until.reset();
  c.refundable.reset();
  if (on == track::new_commerce) open_windows(s, now.at);
}
inline void tell(happening& now, const renewal_completed& e) {
  const found_sale s = now.find(e.subscription);
  now.refuse_for_state(now.about(operation::subscription_renew, s), s);
  now.change(s, [&](subscription_fields& f) { renew(now, f, e.term_end); });
}

}  // namespace csprel::test::reference

#endif
