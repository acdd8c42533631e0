// SPDX-License-Identifier: Apache-2.0
#include "directory/subscription_clock.hpp"

#include <algorithm>

#include "csprel/directory/instant_text.hpp"
#include "directory/calendar.hpp"

namespace csprel::detail {
namespace {

using enum effective_status;

/// The end that is told. Software that is bought for ever has none (contract, global 1.3).
std::optional<instant> told_end(const sale& s) {
  if (s.is_of(track::software) && is_perpetual(*s.record)) return never;
  return term_end(*s.record);
}

bool has_terms(const sale& s) {
  return s.is_of(track::new_commerce) || s.is_of(track::software) || s.is_of(track::marketplace);
}

bool is_legacy_trial(const sale& s) { return s.is_of(track::legacy) && s.record->is_trial; }

/// Whether the renewal that ends the term told is done: what is told is out of date then.
finding is_renewed(const sale& s, instant end, const deadline_clock& clock) {
  const auto& done = s.record->commerce->renewal.completed_at;
  return done && *done >= end ? clock.reached(*done) : finding{false};
}

/// Active a day after its end: renewed since, by itself, so that what is told of the term is out of date.
finding is_out_of_date(const sale& s, instant end, const deadline_clock& clock) {
  if (s.record->auto_renew == false || (s.track && !has_terms(s))) return false;
  const finding renews = s.record->auto_renew ? finding{true} : finding{s.lacks(fact::auto_renew)};
  const finding has_term = s.track ? finding{true} : finding{s.lacks(fact::track)};
  return clock.passed(end + days(1)) && renews && has_term;
}

bool is_active_on_record(const sale& s) {
  return s.record->status && s.record->status->known() == subscription_status::active;
}

/// Whether the present term is another one than that whose end is told. Also yes where it only may be, for want of the
/// track: its end is not known either way, and the same request would tell both.
finding has_another_term(const sale& s, instant end, const deadline_clock& clock) {
  const finding renewed = is_renewed(s, end, clock);
  if (!is_active_on_record(s)) return renewed;
  // Active after its end: renewed long ago, so that the document is out of date. What is not known to be sold by other
  // rules may run on as what is sold by the older ones.
  const finding runs_on = !s.record->is_trial && (!s.track || s.is_of(track::legacy)) ? clock.passed(end) : finding{false};
  return renewed || runs_on || is_out_of_date(s, end, clock);
}

/// What is told of windows is of the present term, or that is not known: `otherwise` where it certainly is not. Only a
/// renewal that is told opens others.
finding tells_of_present_windows(const sale& s, const deadline_clock& clock, missing_fact otherwise) {
  const auto end = told_end(s);
  if (!end || is_renewed(s, *end, clock).value() == truth::yes) return true;
  const finding another = has_another_term(s, *end, clock);
  return another.value() == truth::yes ? finding{otherwise} : !another;
}

/// What becomes of an active one that does not renew: active until the end, then expired for thirty
/// days, disabled for ninety more, deleted.
lifecycle running_out(const sale& s, const deadline_clock& clock) {
  const auto end = told_end(s);
  if (!end) return {{active, expired, disabled, deleted}, s.lacks(fact::term_end)};
  if (is_renewed(s, *end, clock).value() == truth::yes) return {{active}};
  const finding over = clock.passed(*end);
  if (over.value() == truth::unknown) return {{active, expired, disabled, deleted}, over.why()};
  if (over.value() == truth::no) return {{active}};
  if (clock.passed(*end + days(30)).value() == truth::no) return {{expired}};
  if (clock.passed(*end + days(120)).value() == truth::no) return {{disabled}};
  return {{deleted}};
}

lifecycle either(const lifecycle& a, const lifecycle& b, missing_fact why) {
  if (a.possible == b.possible) return a;
  return {a.possible | b.possible, why};
}

lifecycle when_active(const sale& s, const deadline_clock& clock) {
  if (is_legacy_trial(s)) return running_out(s, clock);
  if (!s.track) return either({{active}}, running_out(s, clock), s.lacks(fact::track));
  if (!has_terms(s) || s.record->auto_renew == true) return {{active}};
  const lifecycle unless_renewed = running_out(s, clock);
  if (s.record->auto_renew) return unless_renewed;
  return either({{active}}, unless_renewed, s.lacks(fact::auto_renew));
}

/// Suspended at the end of its term, a subscription of new commerce is disabled, then deleted (AMB-1).
lifecycle when_suspended_in_new_commerce(const sale& s, const deadline_clock& clock) {
  missing_fact why;
  const auto end = present_term_end(s, clock, &why);
  if (!end) return {{suspended, disabled, deleted}, why};
  const finding over = clock.passed(*end);
  if (over.value() == truth::unknown) return {{suspended, disabled, deleted}, over.why()};
  if (over.value() == truth::no) return {{suspended}};
  return clock.passed(*end + days(120)).value() == truth::no ? lifecycle{{disabled}} : lifecycle{{deleted}};
}

/// A legacy one is deleted at the end of its term or after ninety days (AMB-18).
lifecycle when_suspended_in_legacy(const sale& s, const deadline_clock& clock) {
  const finding open = reactivation_is_open(s, clock);
  if (open.value() == truth::unknown) return {{suspended, deleted}, open.why()};
  return open.value() == truth::yes ? lifecycle{{suspended}} : lifecycle{{deleted}};
}

lifecycle when_suspended(const sale& s, const deadline_clock& clock) {
  if (!s.track)
    return either(when_suspended_in_new_commerce(s, clock), {{suspended, deleted}, {}}, s.lacks(fact::track));
  if (s.is_of(track::new_commerce)) return when_suspended_in_new_commerce(s, clock);
  if (!s.is_of(track::legacy)) return {{suspended}};
  const auto& migration = s.record->commerce->migration;
  if (!migration) return when_suspended_in_legacy(s, clock);
  const auto runs = migration->status ? migration->status->known() : std::nullopt;
  if (!runs) return either({{migrating}}, when_suspended_in_legacy(s, clock), s.lacks(fact::migration));
  if (*runs != migration_status::failed) return {{migrating}};
  return when_suspended_in_legacy(s, clock);
}

/// When the present term began: the later of its start and the last renewal.
std::optional<instant> start_of_windows(const sale& s, const deadline_clock& clock) {
  const auto& done = s.record->commerce->renewal.completed_at;
  const auto& began = s.record->effective_start_date;
  if (!done || clock.reached(*done).value() == truth::no) return began;
  return began ? std::max(*began, *done) : *done;
}

/// The deadline that the refund options of the resource tell, and whether one of them cannot be read.
struct told_deadline {
  std::optional<instant> at;
  bool partly_unknown = false;
};

told_deadline deadline_of_refunds(const sale& s, const deadline_clock& clock) {
  told_deadline latest;
  for (const refund_option& one : s.record->refund_options) {
    // The second member is a length in some answers, in others the instant itself.
    std::optional<instant> at = one.expires_at ? one.expires_at : parse_instant(one.expires_after, time_form::as_sent);
    if (!at && !one.expires_after.empty()) {
      const auto start = start_of_windows(s, clock);
      const auto length = parse_duration(one.expires_after);
      if (start && length) at = after(*start, *length);
      latest.partly_unknown = latest.partly_unknown || !at;
    }
    latest.at = std::max(latest.at, at);
  }
  return latest;
}

finding cancellation_of_new_commerce_is_open(const sale& s, const deadline_clock& clock) {
  const auto& renewed = s.record->commerce->renewal.completed_at;
  const auto end = told_end(s);
  const missing_fact unknown = s.lacks(fact::cancellation_window);
  if (const finding is_told = tells_of_present_windows(s, clock, unknown); is_told.value() != truth::yes) return is_told;
  const bool new_term = end && is_renewed(s, *end, clock).value() == truth::yes;
  if (const auto& told = s.record->commerce->cancellation_allowed_until; told && !(new_term && *told < *renewed))
    return clock.within(*told);
  const told_deadline refunds = deadline_of_refunds(s, clock);
  if (refunds.at && !(new_term && *refunds.at < *renewed)) {
    const finding open = clock.within(*refunds.at);
    return refunds.partly_unknown && open.value() != truth::yes ? finding{unknown} : open;
  }
  if (refunds.partly_unknown) return unknown;
  const auto start = start_of_windows(s, clock);
  if (!start) return unknown;
  return clock.within(*start + clock.return_window());
}

/// What is told of the seats that can be given back; null also where of some it is not told until when.
const refundable_quantity* told_batches(const sale& s) {
  const auto& told = s.record->commerce->refundable;
  return told && !(told->batches.empty() && told->total.value_or(0) > 0) ? &*told : nullptr;
}

/// Batches by now: those that are open for certain, and those that may be.
struct open_batches {
  std::int64_t certain = 0;
  std::int64_t possible = 0;
  missing_fact why{};
};

open_batches open_batches_of(const sale& s, const refundable_quantity& told, const deadline_clock& clock) {
  open_batches sum;
  constexpr std::int64_t most = std::int64_t{1} << 61;
  for (const refundable_batch& batch : told.batches) {
    const finding open = batch.allowed_until ? clock.within(*batch.allowed_until)
                                             : finding{s.lacks(fact::refundable_quantity)};
    const std::int64_t seats = std::min(batch.quantity, most);
    if (open.value() == truth::yes) sum.certain = std::min(sum.certain + seats, most);
    if (open.value() != truth::no) sum.possible = std::min(sum.possible + seats, most);
    if (open.value() == truth::unknown) sum.why = open.why();
  }
  return sum;
}

}  // namespace

deadline_clock::deadline_clock(const scene_clock& clock, const option_values& options) noexcept
    : clock_(&clock),
      inclusive_(options.is_true(option::deadline_inclusive)),
      window_{static_cast<std::int64_t>(options.get(option::cancellation_window_hours)) * 3'600} {}

lifecycle lifecycle_of(const sale& s, const deadline_clock& clock) {
  const auto& told = s.record->status;
  if (!told || !told->known()) return {status_set::all(), s.lacks(fact::status)};
  switch (*told->known()) {
    case subscription_status::active: return when_active(s, clock);
    case subscription_status::suspended: return when_suspended(s, clock);
    case subscription_status::expired: return {{expired}};
    case subscription_status::disabled: return {{disabled}};
    case subscription_status::deleted: return {{deleted}};
    case subscription_status::pending:
    case subscription_status::none: break;
  }
  return {{not_active}};
}

finding is_renewing(const sale& s, const deadline_clock& clock) {
  if (s.record->commerce->renewal.pending) return true;
  // Of a status that is not known another code speaks.
  if (!is_active_on_record(s) || s.record->auto_renew == false) return false;
  if (s.track && !has_terms(s)) return false;
  const auto end = told_end(s);
  if (!end) return s.lacks(fact::term_end);
  if (is_renewed(s, *end, clock).value() == truth::yes) return false;
  const finding over = clock.passed(*end) && !clock.passed(*end + days(1));
  // Nobody renews what does not renew or knows no renewal.
  const finding renews = s.record->auto_renew ? finding{true} : finding{s.lacks(fact::auto_renew)};
  const finding is_tracked = s.track ? finding{true} : finding{s.lacks(fact::track)};
  return over && renews && is_tracked;
}

std::optional<instant> present_term_end(const sale& s, const deadline_clock& clock, missing_fact* why) {
  const auto end = told_end(s);
  const finding another = end ? has_another_term(s, *end, clock) : finding{true};
  if (another.value() == truth::no) return end;
  if (why != nullptr) *why = another.value() == truth::unknown ? another.why() : s.lacks(fact::term_end);
  return std::nullopt;
}

std::optional<std::int64_t> present_seats(const sale& s, const deadline_clock& clock, missing_fact* why) {
  const auto end = told_end(s);
  // A renewal that is told has brought what is told, too.
  const finding others = end && is_active_on_record(s) && is_renewed(s, *end, clock).value() != truth::yes
                             ? is_out_of_date(s, *end, clock)
                             : finding{false};
  if (others.value() == truth::no && s.record->quantity) return s.record->quantity;
  if (why != nullptr) *why = others.value() == truth::unknown ? others.why() : s.lacks(fact::seats);
  return std::nullopt;
}

finding reactivation_is_open(const sale& s, const deadline_clock& clock) {
  if (!s.track) return s.lacks(fact::track);
  const bool legacy = s.is_of(track::legacy);
  if (!legacy && !s.is_of(track::new_commerce)) return true;
  missing_fact why;
  const auto end = present_term_end(s, clock, &why);
  finding open = end ? clock.within(*end) : finding{why};
  if (legacy)
    open = open && (s.record->suspended_at ? clock.within(*s.record->suspended_at + days(90))
                                           : finding{s.lacks(fact::suspended_at)});
  return open;
}

finding cancellation_is_open(const sale& s, const deadline_clock& clock) {
  if (!s.track) return s.lacks(fact::track);
  const auto& told = s.record->commerce->cancellation_allowed_until;
  const auto& bought = s.record->creation_date;
  switch (*s.track) {
    case track::new_commerce: return cancellation_of_new_commerce_is_open(s, clock);
    case track::software: {
      if (told) return clock.within(*told);
      if (!bought) return s.lacks(fact::cancellation_window);
      return clock.within(*bought + days(is_perpetual(*s.record) ? 30 : 7));
    }
    case track::marketplace: {
      if (told) return clock.within(*told);
      const auto months = months_of(s.record->term_duration);
      if (!bought || !(months == 1 || months == 12)) return s.lacks(fact::cancellation_window);  // Of others nothing is told.
      return clock.within(*bought + days(months == 1 ? 1 : 14));
    }
    default: return true;  // ruled_out: Of the others no window is asked.
  }
}

finding seats_are_refundable(const sale& s, std::int64_t seats, const deadline_clock& clock) {
  const missing_fact unknown = s.lacks(missing_fact::kind::refundable_quantity);
  if (const finding is_told = tells_of_present_windows(s, clock, unknown); is_told.value() != truth::yes) return is_told;
  if (const refundable_quantity* told = told_batches(s)) {
    const open_batches open = open_batches_of(s, *told, clock);
    if (seats <= open.certain) return true;
    return seats > open.possible ? finding{false} : finding{open.why};
  }
  // Without batches, what was bought or renewed just now can be given back whole; later, what has been
  // added since is not known.
  const auto start = start_of_windows(s, clock);
  if (!start) return unknown;
  const finding open = clock.within(*start + clock.return_window());
  if (open.value() == truth::no) return unknown;
  if (open.value() == truth::unknown) return open;
  if (!s.record->quantity) return s.lacks(missing_fact::kind::seats);
  return seats <= *s.record->quantity;
}

std::int64_t refundable_seats(const sale& s, const deadline_clock& clock) {
  const refundable_quantity* told = told_batches(s);
  return told ? open_batches_of(s, *told, clock).certain : *s.record->quantity;
}

std::optional<int> months_of(std::string_view term) noexcept {
  if (same_word(term, "P1M")) return 1;
  if (same_word(term, "P1Y") || same_word(term, "P12M")) return 12;
  if (same_word(term, "P2Y")) return 24;
  if (same_word(term, "P3Y") || same_word(term, "P36M")) return 36;
  return std::nullopt;
}

std::optional<int> months_of(billing_cycle cycle) noexcept {
  switch (cycle) {
    case billing_cycle::monthly: return 1;
    case billing_cycle::annual: return 12;
    case billing_cycle::biennial: return 24;
    case billing_cycle::triennial: return 36;
    case billing_cycle::unknown:
    case billing_cycle::none:
    case billing_cycle::one_time: break;
  }
  return std::nullopt;
}

}  // namespace csprel::detail
