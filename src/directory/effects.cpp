// SPDX-License-Identifier: Apache-2.0
#include "directory/effects.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "csprel/model/subscription_term.hpp"
#include "directory/calendar.hpp"
#include "directory/subscription_clock.hpp"

namespace csprel::detail {
namespace {

/// For how long what was bought can be given back (QTY-2, CAN-1).
constexpr duration return_week = days(7);

bool is_new_commerce(std::optional<track> sold_as) { return sold_as == track::new_commerce; }

std::int64_t sum_of(const refundable_quantity& told) {
  std::int64_t sum = 0;
  for (const refundable_batch& one : told.batches) sum += one.quantity;
  return sum;
}

/// Takes seats off the batches that close first; batches that have closed already are none any more.
void take_back(refundable_quantity& told, std::int64_t seats, instant at) {
  std::erase_if(told.batches, [&](const refundable_batch& one) { return one.allowed_until && *one.allowed_until < at; });
  std::stable_sort(told.batches.begin(), told.batches.end(), [](const auto& a, const auto& b) {
    return a.allowed_until && (!b.allowed_until || *a.allowed_until < *b.allowed_until);
  });
  for (refundable_batch& one : told.batches) {
    const std::int64_t off = std::min(one.quantity, seats);
    one.quantity -= off;
    seats -= off;
  }
  std::erase_if(told.batches, [](const refundable_batch& one) { return one.quantity == 0; });
}

/// The seats that can be given back whole until then, where the record has no batches: those that were
/// bought or renewed within the window.
void add_first_batch(refundable_quantity& told, const subscription_fields& s, std::int64_t seats, instant at,
                     duration window) {
  std::optional<instant> start = s.effective_start_date;
  const auto& renewed = s.commerce->renewal.completed_at;
  if (renewed && *renewed <= at && (!start || *renewed > *start)) start = renewed;
  if (start && at <= *start + window && seats > 0) told.batches.push_back({seats, *start + window, {}});
}

}  // namespace

void set_seats(subscription_fields& s, std::optional<track> sold_as, std::int64_t total, instant at, duration window) {
  const std::optional<std::int64_t> before = std::exchange(s.quantity, total);
  if (!is_new_commerce(sold_as) || !before || total == *before) return trim_batches(s, at);
  subscription_commerce& commerce = s.commerce.edit();
  commerce.next_term.reset();
  if (!commerce.refundable && total > *before) {
    commerce.refundable.emplace();
    add_first_batch(*commerce.refundable, s, *before, at, window);
  }
  if (!commerce.refundable) return;
  refundable_quantity& told = *commerce.refundable;
  if (total > *before)
    told.batches.push_back({total - *before, at + return_week, {}});
  else
    take_back(told, *before - total, at);
  if (told.total) told.total = sum_of(told);
}

void set_offer_name(subscription_fields& s, const std::string& name) {
  if (s.friendly_name == s.offer_name) s.friendly_name = name;
  s.offer_name = name;
}

void set_suspended(subscription_fields& s, std::optional<track> sold_as, instant at) {
  s.status = subscription_status::suspended;
  s.suspended_at = at;
  if (!is_new_commerce(sold_as)) return;
  s.auto_renew = false;
  if (s.commerce->next_term) s.commerce.edit().next_term.reset();
}

void set_reactivated(subscription_fields& s) {
  s.status = subscription_status::active;
  s.suspended_at.reset();
}

void set_cancelled(subscription_fields& s) {
  s.status = subscription_status::deleted;
  s.suspended_at.reset();
  if (s.commerce->next_term) s.commerce.edit().next_term.reset();
}

void set_bought(subscription_fields& s, std::optional<track> sold_as, const order_terms& terms, instant at) {
  s.creation_date = s.effective_start_date = at;
  s.term_duration = terms.term_duration;
  s.billing_cycle = terms.billing_cycle;
  std::optional<instant> end = terms.term_end;
  if (const auto months = months_of(std::string_view{s.term_duration}); !end && months)
    end = start_of_day(add_months(at, *months)) + duration{-1};
  if (end) set_term_end(s, end);
  // What is beneath a plan is known from its start: nothing.
  if (sold_as == track::azure_plan) s.commerce.edit().azure_entitlements.emplace();
  if (!is_new_commerce(sold_as)) return;
  s.auto_renew = true;
  open_windows(s, at);
}

void set_term_end(subscription_fields& s, std::optional<instant> end) {
  s.commerce.edit().commitment_end_date_time = end;
  s.commitment_end_date = end ? std::optional{start_of_day(*end)} : std::nullopt;
}

void open_windows(subscription_fields& s, instant at) {
  subscription_commerce& commerce = s.commerce.edit();
  commerce.cancellation_allowed_until = at + return_week;
  commerce.refundable.emplace();
  if (s.quantity) commerce.refundable->batches.push_back({*s.quantity, at + return_week, {}});
}

void close_windows(subscription_fields& s, instant at) {
  subscription_commerce& commerce = s.commerce.edit();
  s.refund_options.clear();
  commerce.cancellation_allowed_until = at + duration{-1};  // A deadline itself is still in time.
  commerce.refundable.emplace();
}

void trim_batches(subscription_fields& s, instant at) {
  if (!s.commerce->refundable || !s.quantity) return;
  refundable_quantity& told = *s.commerce.edit().refundable;
  if (const std::int64_t more = sum_of(told) - *s.quantity; more > 0) take_back(told, more, at);
  if (told.total) told.total = sum_of(told);
}

void set_auto_renew(subscription_fields& s, bool enabled) {
  s.auto_renew = enabled;
  if (!enabled && s.commerce->next_term) s.commerce.edit().next_term.reset();
}

void set_renewed(subscription_fields& s, std::optional<track> sold_as, std::optional<instant> end, instant at) {
  const std::optional<instant> last_end = term_end(s);
  subscription_commerce& commerce = s.commerce.edit();
  if (s.is_trial) {  // A trial becomes what it was a trial of, for a year, paid by the month (TRL-4).
    s.is_trial = false;
    s.term_duration = "P1Y";
    s.billing_cycle = billing_cycle::monthly;
  }
  if (const auto& planned = commerce.next_term) {
    if (planned->quantity) s.quantity = planned->quantity;
    if (!end && planned->custom_term_end_date)
      end = start_of_day(*planned->custom_term_end_date) + days(1) + duration{-1};
    if (const auto& product = planned->product) {
      if (!product->term_duration.empty()) s.term_duration = product->term_duration;
      if (product->billing_cycle) s.billing_cycle = product->billing_cycle;
      std::string item = product->product_id + ":" + product->sku_id;
      if (!product->availability_id.empty()) item += ":" + product->availability_id;
      const auto id = offer_id::parse(item);
      if (!product->product_id.empty() && !product->sku_id.empty() && id) s.offer = *id;
    }
    commerce.next_term.reset();
  }
  if (const auto months = months_of(std::string_view{s.term_duration}); !end && months && last_end && *last_end != never)
    end = add_months(*last_end, *months);
  set_term_end(s, end);
  commerce.renewal.pending = false;
  commerce.renewal.completed_at = at;
  s.refund_options.clear();
  commerce.cancellation_allowed_until.reset();
  commerce.refundable.reset();
  if (is_new_commerce(sold_as)) open_windows(s, at);
}

}  // namespace csprel::detail
