// SPDX-License-Identifier: Apache-2.0
// What becomes of a subscription's record: its seats and those that can be given back, its term, its windows, its schedule
// (contract, global section 8; catalogue QTY, CAN, REN, SUS, TRL).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_SEATS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_SEATS_HPP

#include <algorithm>
#include <string>

#include "model/global_happening.hpp"

namespace csprel::test::reference {

inline void drop_schedule(subscription_fields& s) {
  if (s.commerce->next_term) s.commerce.edit().next_term.reset();
}

// ---- seats ----------------------------------------------------------------------------------

inline std::int64_t seats_in(const refundable_quantity& told) {
  std::int64_t sum = 0;
  for (const refundable_batch& b : told.batches) sum += b.quantity;
  return sum;
}
inline void tell_total(refundable_quantity& told) {
  if (told.total) told.total = seats_in(told);
}
/// "a decrease takes from the batch that closes first"; what has closed is no batch any more, and one whose end is not told
/// closes last.
inline void take_from_batches(refundable_quantity& told, std::int64_t seats, instant at) {
  std::vector<refundable_batch> open;
  for (const refundable_batch& b : told.batches)
    if (!b.allowed_until || *b.allowed_until >= at) open.push_back(b);
  const auto closes = [](const refundable_batch& b) { return b.allowed_until ? b.allowed_until->seconds() : INT64_MAX; };
  std::vector<refundable_batch> sorted;
  while (!open.empty()) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < open.size(); ++i)
      if (closes(open[i]) < closes(open[first])) first = i;
    refundable_batch b = open[first];
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(first));
    const std::int64_t taken = std::min(seats, b.quantity);
    seats -= taken;
    b.quantity -= taken;
    if (b.quantity > 0) sorted.push_back(b);
  }
  told.batches = sorted;
}
/// "a batch never exceeds the seats", nor do all of them.
inline void keep_batches_within(subscription_fields& s, instant at) {
  if (!s.commerce->refundable || !s.quantity) return;
  refundable_quantity& told = *s.commerce.edit().refundable;
  const std::int64_t more = seats_in(told) - *s.quantity;
  if (more > 0) take_from_batches(told, more, at);
  tell_total(told);
}
/// `on`: its track. "an increase on N adds a batch closing `at` + 168 h and drops the schedule; a decrease takes from the
/// batch that closes first"; QTY-11.
inline void set_seats(const happening& now, subscription_fields& s, std::optional<track> on, std::int64_t total) {
  const std::optional<std::int64_t> before = s.quantity;
  s.quantity = total;
  if (on != track::new_commerce || !before || total == *before) return keep_batches_within(s, now.at);
  drop_schedule(s);
  subscription_commerce& c = s.commerce.edit();
  if (total > *before) {
    if (!c.refundable) {
      c.refundable.emplace();
      // "unless `renewal.completedAt` or `effectiveStartDate` is within the window: then all seats of `quantity` count";
      // "`cancellation_window_hours` serves seats without `refundableQuantity` too".
      std::optional<instant> start = s.effective_start_date;
      const auto& renewed = c.renewal.completed_at;
      if (renewed && *renewed <= now.at && (!start || *renewed > *start)) start = renewed;
      const duration window = hours(static_cast<std::int64_t>(now.world.options.get(option::cancellation_window_hours)));
      if (start && now.at <= *start + window && *before > 0) c.refundable->batches.push_back({*before, *start + window, {}});
    }
    c.refundable->batches.push_back({total - *before, now.at + week, {}});
  } else if (c.refundable) {
    take_from_batches(*c.refundable, *before - total, now.at);
  }
  if (c.refundable) tell_total(*c.refundable);
}

// ---- terms and windows ----------------------------------------------------------------------

inline void set_term_end(subscription_fields& s, const std::optional<instant>& end) {
  s.commerce.edit().commitment_end_date_time = end;
  s.commitment_end_date = end ? std::optional(midnight_of(*end)) : std::nullopt;
}
/// "N: cancel and reduce within 7 days of purchase or renewal" (CAN-1, QTY-2, REN-4).
inline void open_windows(subscription_fields& s, instant at) {
  subscription_commerce& c = s.commerce.edit();
  c.cancellation_allowed_until = at + week;
  c.refundable.emplace();
  if (s.quantity) c.refundable->batches.push_back({*s.quantity, at + week, {}});
}
/// "Upgrades have no cancellation window" (CAN-12), not even for the second of its deadline.
inline void close_windows(subscription_fields& s, instant at) {
  s.refund_options.clear();
  subscription_commerce& c = s.commerce.edit();
  c.cancellation_allowed_until = at + duration{-1};
  c.refundable.emplace();
}
/// It is bought now under these terms. A term ends with the last second before its day comes round.
inline void begin(const happening& now, subscription_fields& s, const order_terms& terms) {
  s.creation_date = now.at;
  s.effective_start_date = now.at;
  s.term_duration = terms.term_duration;
  s.billing_cycle = terms.billing_cycle;
  const int months = global_asking::months_of(s.term_duration);
  if (terms.term_end)
    set_term_end(s, terms.term_end);
  else if (months > 0)
    set_term_end(s, midnight_of(months_later(now.at, months)) + duration{-1});
  // Beneath a plan that is new stands nothing.
  if (now.is_on(s, track::azure_plan)) s.commerce.edit().azure_entitlements.emplace();
  if (!now.is_on(s, track::new_commerce)) return;
  s.auto_renew = true;  // REN-1
  open_windows(s, now.at);
}
/// An active subscription of the offer as the document lists it.
inline subscription_fields ordered(const happening& now, const subscription_id& id, const offer& what,
                                   const std::optional<std::int64_t>& seats, const order_terms& terms) {
  subscription_fields s;
  s.id = id;
  s.offer = what->id;
  s.offer_name = s.friendly_name = what->name;
  s.quantity = seats;
  s.unit_type = "Licenses";
  s.status = subscription_status::active;
  s.billing_type = what->billing;
  begin(now, s, terms);
  return s;
}

// ---- states ---------------------------------------------------------------------------------

/// "N: auto-renew off, schedule dropped, next-charge kept".
inline void suspend(subscription_fields& s, std::optional<track> on, instant at) {
  s.status = subscription_status::suspended;
  s.suspended_at = at;
  if (on != track::new_commerce) return;
  s.auto_renew = false;
  drop_schedule(s);
}
/// "Cancellation is immediate and irreversible" (CAN-3); nothing is scheduled any more.
inline void cancel(subscription_fields& s) {
  s.status = subscription_status::deleted;
  s.suspended_at.reset();
  drop_schedule(s);
}
/// It never had a nickname of its own where it had the offer's name.
inline void become(subscription_fields& s, const offer& target) {
  if (s.friendly_name == s.offer_name) s.friendly_name = target->name;
  s.offer_name = target->name;
  s.offer = target->id;
}

}  // namespace csprel::test::reference

#endif
