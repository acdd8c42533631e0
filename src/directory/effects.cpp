// SPDX-License-Identifier: Apache-2.0
#include "directory/effects.hpp"

#include <algorithm>

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
/// bought or renewed within a week.
void add_first_batch(refundable_quantity& told, const subscription_fields& s, std::int64_t seats, instant at) {
  std::optional<instant> start = s.effective_start_date;
  const auto& renewed = s.commerce->renewal.completed_at;
  if (renewed && (!start || *renewed > *start)) start = renewed;
  if (start && at <= *start + return_week && seats > 0) told.batches.push_back({seats, *start + return_week, {}});
}

}  // namespace

void set_seats(subscription_fields& s, std::optional<track> sold_as, std::int64_t total, instant at) {
  if (is_new_commerce(sold_as) && s.quantity && total != *s.quantity) {
    subscription_commerce& commerce = s.commerce.edit();
    commerce.next_term.reset();
    const std::int64_t before = *s.quantity;
    if (!commerce.refundable && total > before) {
      commerce.refundable.emplace();
      add_first_batch(*commerce.refundable, s, before, at);
    }
    if (commerce.refundable) {
      refundable_quantity& told = *commerce.refundable;
      if (total > before)
        told.batches.push_back({total - before, at + return_week, {}});
      else
        take_back(told, before - total, at);
      if (const std::int64_t more = sum_of(told) - total; more > 0) take_back(told, more, at);
      if (told.total) told.total = sum_of(told);
    }
  }
  s.quantity = total;
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

void set_bought(subscription_fields& s, std::optional<track> sold_as, instant at) {
  s.creation_date = s.effective_start_date = at;
  if (!is_new_commerce(sold_as)) return;
  s.auto_renew = true;
  subscription_commerce& commerce = s.commerce.edit();
  commerce.cancellation_allowed_until = at + return_week;
  commerce.refundable.emplace();
  if (s.quantity) commerce.refundable->batches.push_back({*s.quantity, at + return_week, {}});
}

}  // namespace csprel::detail
