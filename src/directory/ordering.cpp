// SPDX-License-Identifier: Apache-2.0
#include "directory/ordering.hpp"

#include <algorithm>
#include <limits>

#include "csprel/policy/market.hpp"
#include "directory/calendar.hpp"
#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/predicates.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

/// 2022-03-10T00:00:00Z, from when legacy offers with an equivalent in new commerce are not sold (PUR-7).
constexpr instant legacy_sold_until = instant::from_seconds(1'646'870'400);

constexpr status_set holding_states{effective_status::active, effective_status::suspended,
                                    effective_status::migrating};
constexpr std::int64_t seats_limit = std::int64_t{1} << 61;

missing_fact unlisted() { return missing_fact{fact::listing}; }

/// The offer that the question names, where its operation takes one; null where it names none.
const offer_id* named_offer(const scene& s) {
  const parameter_set takes = s.policy->parameters(s.what).read();
  const parameters& with = s.asked->with;
  if (with.offer && takes.contains(parameter::new_offer)) return &*with.offer;
  return with.target_offer && takes.contains(parameter::target_offer) ? &*with.target_offer : nullptr;
}

const offer_fields& fields_of(const world& in, position offer) { return *in.offers->records[offer]; }

// ---- holdings --------------------------------------------------------------------------------------

/// Whether some subscription of the customer is such a one.
template <class IsSuch>
finding some_subscription(const scene& s, const IsSuch& is_such) {
  finding some = false;
  for (position i = 0; i < s.entry().subscriptions.size(); ++i) some = some || is_such(i);
  return some;
}

finding is_of_track(const scene& s, position i, csprel::track wanted) {
  const sale one = sale_of(s, i);
  return one.track ? finding{*one.track == wanted} : finding{one.lacks(fact::track)};
}

/// A sum of seats: what it is at least, and at most.
struct seat_sum {
  std::int64_t certain = 0;
  std::int64_t possible = 0;
  missing_fact why{};

  void add(const finding& counts, std::optional<std::int64_t> seats, missing_fact not_told) {
    if (counts.value() == truth::no) return;
    if (counts.value() == truth::yes && seats) certain = std::min(seats_limit, certain + std::min(*seats, seats_limit));
    possible = seats ? std::min(seats_limit, possible + std::min(*seats, seats_limit)) : seats_limit;
    if (counts.value() == truth::unknown) why = counts.why();
    if (!seats) why = not_told;
  }
};

/// The seats of the customer's subscriptions, of whichever seller, that are of such an offer and stand so.
template <class IsSuch>
seat_sum seats_of(const scene& s, const status_set& states, const IsSuch& is_such) {
  seat_sum sum;
  const auto rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i) {
    if (!is_such(rows[i].offer)) continue;
    missing_fact why;
    const auto seats = present_seats(sale_of(s, i), deadlines_of(s), &why);
    sum.add(stands(s, i, states), seats, why);
  }
  return sum;
}

// ---- offers ----------------------------------------------------------------------------------------

/// Why the offer is known not to be sold now; nothing where it is sold or that is not known.
struct why_not_sold {
  bool is = false;
  std::optional<refusal_cause> cause{};
};

finding is_sold(const scene& s, why_not_sold* why = nullptr) {
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const offer_conditions& sold = *wanted.listed->conditions;
  finding result = true;
  const auto ask = [&](const finding& part, std::optional<refusal_cause> cause) {
    if (part.value() == truth::no && why != nullptr && !why->is) *why = {true, cause};
    result = result && part;
  };
  if (sold.withdrawn) ask(!s.clock.reached(*sold.withdrawn), std::nullopt);
  if (sold.markets) {
    const std::string_view country = tenant_country(s.entry().record());
    const bool listed = std::any_of(sold.markets->begin(), sold.markets->end(),
                                    [&](const std::string& one) { return same_country(one, country); });
    ask(country.empty() ? finding{missing_fact{fact::tenant_country, s.customer}} : finding{listed},
        refusal_cause::not_in_country);
  }
  if (wanted.track == track::azure_legacy) ask(false, std::nullopt);
  if (s.what == operation::subscription_create || s.what == operation::subscription_start_trial) {
    const bool has_equivalent = sold.segment == offer_segment::commercial && sold.new_commerce_offer;
    if (has_equivalent && (wanted.track == track::legacy || !wanted.track)) {
      finding open = !s.clock.reached(legacy_sold_until);
      if (!wanted.track && open.value() != truth::yes) open = missing_fact{fact::offer_terms, wanted.at};
      ask(open, refusal_cause::superseded);
    }
  }
  return result;
}

finding is_qualified(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const offer_segment segment = wanted.listed->conditions->segment;
  if (segment == offer_segment::commercial || segment == offer_segment::nonprofit) return true;
  const qualification_kind needed = segment == offer_segment::education
                                        ? qualification_kind::education
                                        : qualification_kind::government_community_cloud;
  finding some = false;
  for (const qualification& one : s.entry().record().tenant->qualifications) {
    if (one.partner != s.in->fields(s.partner).id || is_refused(one)) continue;
    if (!one.kind || !one.kind->known())
      some = some || missing_fact{fact::qualification, s.customer};
    else
      some = some || *one.kind->known() == needed;
  }
  return some;
}

/// The asker sells one Azure plan for each reseller on record (XFR-22).
finding has_no_such_plan(const scene& s) {
  const std::string_view reseller = s.asked->with.partner_id_on_record ? std::string_view{*s.asked->with.partner_id_on_record}
                                                                       : std::string_view{};
  return !some_subscription(s, [&](position i) -> finding {
    const bool is_same = s.entry().subscriptions[i].seller == s.partner &&
                         reseller_of_record(*sale_of(s, i).record) == reseller;
    return is_same ? is_of_track(s, i, track::azure_plan) && stands(s, i, holding_states) : finding{false};
  });
}

/// As many subscriptions of the offer as a customer may have leave no room for another (PUR-6).
finding has_room_for_another(const scene& s) {
  if (s.what == operation::azure_plan_purchase) return has_no_such_plan(s);
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const auto& most = wanted.listed->conditions->maximum_per_customer;
  if (!most) return true;
  seat_sum count;
  const auto rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i)
    if (rows[i].offer == wanted.at) count.add(stands(s, i, holding_states), 1, {});
  if (count.certain >= *most) return false;
  return count.possible < *most ? finding{true} : finding{count.why};
}

/// A trial is for whoever has never had the offer nor what it is a trial of (PUR-10).
finding trial_is_open(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const offer_conditions& conditions = *wanted.listed->conditions;
  if (!conditions.is_trial || wanted.listed->is_add_on || conditions.segment == offer_segment::education ||
      conditions.segment == offer_segment::government)
    return false;
  const position base = conditions.base_offer ? s.in->find(*conditions.base_offer) : nowhere;
  for (const subscription_row& row : s.entry().subscriptions)
    if (row.offer == wanted.at || (base != nowhere && row.offer == base)) return false;
  return true;
}

finding add_on_fits_here(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  if (s.what == operation::subscription_order_add_on)
    return wanted.listed->is_add_on && contains(s.in->offers->rows[wanted.at].prerequisites, s.row().offer);
  if (!wanted.listed->is_add_on) return true;
  return wanted.track ? finding{*wanted.track != track::legacy} : finding{missing_fact{fact::offer_terms, wanted.at}};
}

/// An active subscription of what the add-on needs (ADD-4, AMB-22), which is asked of listed ones alone.
finding has_prerequisite(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  const bool own_only = s.in->options.word(option::prerequisite_from) == "same_seller";
  const auto& needed = s.in->offers->rows[wanted.at].prerequisites;
  return some_subscription(s, [&](position i) -> finding {
    const subscription_row& row = s.entry().subscriptions[i];
    if (!contains(needed, row.offer) || (own_only && row.seller != s.partner)) return false;
    return stands(s, i, {effective_status::active});
  });
}

/// Enough seats for the base, rounded up (ADD-6).
finding covers_share(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  const auto& percent = wanted.listed->conditions->minimum_percent_of_base;
  if (!percent) return true;
  const auto& needed = s.in->offers->rows[wanted.at].prerequisites;
  const seat_sum base =
      seats_of(s, {effective_status::active}, [&](position offer) { return contains(needed, offer); });
  // Of no more than all; hundreds and the rest by themselves, so that no product overflows.
  const auto share = [&](std::int64_t seats) { return seats / 100 * *percent + (seats % 100 * *percent + 99) / 100; };
  if (*s.asked->with.quantity < share(base.certain)) return false;
  if (base.possible < seats_limit && *s.asked->with.quantity >= share(base.possible)) return true;
  return base.possible == base.certain ? finding{true} : finding{base.why};
}

// ---- seats -----------------------------------------------------------------------------------------

/// The seats that a question speaks of: how many it names, else all that the subscription has. `why` says why nothing.
std::optional<std::int64_t> seats_meant(const scene& s, missing_fact* why) {
  const auto& named = s.asked->with.quantity;
  if (s.subscription == nowhere || s.what == operation::subscription_order_add_on ||
      s.what == operation::subscription_schedule_change)
    return named;
  const auto held = present_seats(own_sale(s), deadlines_of(s), why);
  // More than there are counts as all.
  if (named && held && s.what == operation::subscription_transition) return std::min(*named, *held);
  return named ? named : held;
}

/// How many seats there are to move is not told, and `why` not: as many as are named, or fewer.
finding up_to_so_many_fit(const scene& s, std::int64_t most, position offer, missing_fact why) {
  if (seats_within(*s.in, most, offer, true, false).value() == truth::no) return false;
  const finding always = seats_within(*s.in, 1, offer, true, false) && seats_within(*s.in, most, offer, false, true);
  return always.value() == truth::no ? finding{why} : always;
}

finding seats_fit(const scene& s) {
  const auto& named = s.asked->with.quantity;
  if (named && *named < 1) return false;
  const wanted_offer wanted = wanted_of(s);
  if (s.what == operation::subscription_add_seats || s.what == operation::subscription_remove_seats) {
    missing_fact why;
    const auto held = present_seats(own_sale(s), deadlines_of(s), &why);
    if (!held) return why;
    if (ruled_out(!named)) return false;  // The operation requires it.
    if (s.what == operation::subscription_remove_seats)
      return seats_within(*s.in, *held - *named, wanted.at, true, false);
    if (*held > seats_limit || *named > seats_limit) return false;
    return seats_within(*s.in, *held + *named, wanted.at, false, true);
  }
  // What migrates, and a trial other than one of new commerce that converts now, is asked for no more than that (TRL-2).
  const bool converts = s.what == operation::subscription_convert_trial;
  const bool has_no_range = s.what == operation::subscription_migrate || s.what == operation::subscription_schedule_migration ||
                            (converts && !(own_sale(s).is_of(track::new_commerce) && holds(condition::converts_now, s)));
  if (has_no_range) return true;
  missing_fact why;
  const auto seats = seats_meant(s, &why);
  if (!seats) return why;  // Of a subscription, for an order names it.
  if (converts && *seats < 25) return false;
  const bool may_be_fewer = s.what == operation::subscription_transition &&
                            !present_seats(own_sale(s), deadlines_of(s), &why);
  return may_be_fewer ? up_to_so_many_fit(s, *seats, wanted.at, why) : seats_within(*s.in, *seats, wanted.at, true, true);
}

/// The seats of all sellers stay under the offer's ceiling (PUR-13, MIG-14).
finding stays_under_ceiling(const scene& s) {
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const auto& ceiling = wanted.listed->conditions->seat_ceiling_per_customer;
  if (!ceiling) return true;
  missing_fact why{fact::seats, s.customer, s.subscription};
  const auto more = s.what == operation::subscription_add_seats ? s.asked->with.quantity : seats_meant(s, &why);
  seat_sum sum =
      seats_of(s, status_set::all() - cancelled_states, [&](position offer) { return offer == wanted.at; });
  if (ruled_out(s.subscription == nowhere && !more)) return false;  // An order names it.
  sum.add(true, more, why);
  if (sum.certain > *ceiling) return false;
  return sum.possible <= *ceiling ? finding{true} : finding{sum.why};
}

// ---- terms and billing cycles ----------------------------------------------------------------------

/// The months of the term asked for, else of the present one.
std::optional<int> term_meant(const scene& s) {
  if (s.asked->with.term) return months_of(*s.asked->with.term);
  if (s.subscription == nowhere) return std::nullopt;
  return months_of(std::string_view{own_sale(s).record->term_duration});
}

std::optional<billing_cycle> cycle_meant(const scene& s) {
  if (s.asked->with.billing_cycle) return s.asked->with.billing_cycle;
  if (ruled_out(s.subscription == nowhere)) return std::nullopt;  // Whoever asks has looked.
  const auto& now = own_sale(s).record->billing_cycle;
  const auto known = now ? now->known() : std::nullopt;
  return known == billing_cycle::unknown ? std::nullopt : known;
}

missing_fact no_term(const scene& s) { return {fact::term_duration, s.customer, s.subscription}; }
missing_fact no_cycle(const scene& s) { return {fact::billing_cycle, s.customer, s.subscription}; }
missing_fact no_terms(const wanted_offer& wanted) { return {fact::offer_terms, wanted.at}; }

/// The cycles that new commerce has for a term unless the offer says otherwise (TRM-4).
bool is_usual(int months, billing_cycle cycle) {
  if (cycle == billing_cycle::monthly) return months == 1 || months == 12 || months == 36;
  if (cycle == billing_cycle::annual) return months == 12 || months == 36;
  return cycle == billing_cycle::triennial;  // That it fits the term was asked before.
}

finding is_sold_for(const wanted_offer& wanted, int months) {
  if (wanted.listed == nullptr) return unlisted();
  if (const auto& terms = wanted.listed->conditions->terms) {
    return std::any_of(terms->begin(), terms->end(),
                       [&](const offer_term& one) { return months_of(std::string_view{one.duration}) == months; });
  }
  if (wanted.track != track::new_commerce) return no_terms(wanted);
  return is_usual(months, billing_cycle::monthly);
}

finding term_is_offered(const scene& s) {
  if (!s.asked->with.term) return true;
  const int months = months_of(*s.asked->with.term);
  const finding sold = is_sold_for(wanted_of(s), months);
  if (s.what != operation::subscription_change_term) return sold;
  // To the same term nothing changes; to a shorter one another code speaks.
  const auto present = months_of(std::string_view{own_sale(s).record->term_duration});
  if (!present) return sold && no_term(s);
  if (months < *present) return true;
  return months != *present && sold;
}

finding term_is_long_enough(const scene& s) {
  if (ruled_out(!s.asked->with.term)) return false;  // The operation requires it.
  const auto present = months_of(std::string_view{own_sale(s).record->term_duration});
  return present ? finding{months_of(*s.asked->with.term) >= *present} : finding{no_term(s)};
}

finding cycle_fits_term(const scene& s) {
  if (ruled_out(s.subscription == nowhere && !s.asked->with.billing_cycle)) return false;  // Asked where it is named.
  const auto cycle = cycle_meant(s);
  if (!cycle) return no_cycle(s);
  const auto length = months_of(*cycle);
  if (!length || *length == 1) return true;  // No term is shorter than a month.
  const auto months = term_meant(s);
  if (!months) return s.subscription == nowhere ? finding{true} : finding{no_term(s)};
  return *length <= *months;
}

finding cycle_is_offered(const scene& s) {
  if (ruled_out(s.subscription == nowhere && !s.asked->with.billing_cycle)) return false;  // Asked where it is named.
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const auto cycle = cycle_meant(s);
  if (!cycle) return no_cycle(s);
  const offer_conditions& sold = *wanted.listed->conditions;
  if (wanted.track == track::legacy) {
    if (!sold.billing_cycles) return no_terms(wanted);
    return std::find(sold.billing_cycles->begin(), sold.billing_cycles->end(), *cycle) != sold.billing_cycles->end();
  }
  const finding fits = cycle_fits_term(s);
  if (fits.value() != truth::yes) return !fits || fits;  // Where it is too long, another code speaks.
  const auto months = term_meant(s);
  if (!months) return s.subscription == nowhere ? no_terms(wanted) : no_term(s);
  if (sold.terms) {
    for (const offer_term& one : *sold.terms)
      if (months_of(std::string_view{one.duration}) == *months)
        return one.billing_cycles.empty()
                   ? is_usual(*months, *cycle)
                   : std::find(one.billing_cycles.begin(), one.billing_cycles.end(), *cycle) != one.billing_cycles.end();
    return true;  // Not sold for the term at all, which another code says.
  }
  if (wanted.track != track::new_commerce) return no_terms(wanted);
  return is_usual(*months, *cycle) || !is_usual(*months, billing_cycle::monthly);
}

// ---- end dates -------------------------------------------------------------------------------------

/// A month's last day, or the day on which another of the seller's subscriptions here ends (COT-1,
/// COT-3, COT-6).
finding end_date_aligns(const scene& s) {
  const auto& date = s.asked->with.custom_term_end_date;
  if (ruled_out(!date)) return false;  // Asked where it is named.
  if (ends_month(*date)) return true;
  const auto months = term_meant(s);
  return some_subscription(s, [&](position i) -> finding {
    if (i == s.subscription || s.entry().subscriptions[i].seller != s.partner) return false;
    const sale other = sale_of(s, i);
    if (other.record->is_trial) return false;
    const finding is_new_commerce = is_of_track(s, i, track::new_commerce);
    if (is_new_commerce.value() == truth::no) return false;
    missing_fact why;
    const auto end = present_term_end(other, deadlines_of(s), &why);
    if (end && calendar_day(*end) != calendar_day(*date)) return false;
    finding fits = end ? finding{true} : finding{why};
    // Longer terms do not align to a monthly one.
    const auto theirs = months_of(std::string_view{other.record->term_duration});
    if (months != 1) {
      finding is_longer = theirs ? finding{*theirs != 1} : finding{other.lacks(fact::term_duration)};
      if (!months && s.subscription != nowhere && is_longer.value() == truth::no) is_longer = no_term(s);
      fits = fits && is_longer;
    }
    return is_new_commerce && fits && stands(s, i, {effective_status::active});
  });
}

/// Today or later, and within the first term (COT-2).
finding end_date_is_in_bounds(const scene& s) {
  const auto& date = s.asked->with.custom_term_end_date;
  if (ruled_out(!date)) return false;  // Asked where it is named.
  const wanted_offer wanted = wanted_of(s);
  if (wanted.listed == nullptr) return unlisted();
  const bool is_trial = s.subscription == nowhere ? wanted.listed->conditions->is_trial
                                                  : own_sale(s).record->is_trial;
  if (is_trial || (wanted.track && *wanted.track != track::new_commerce)) return false;
  if (!wanted.track) return no_terms(wanted);
  const finding not_past = !s.clock.reached(start_of_day(*date) + days(1));
  const auto months = term_meant(s);
  if (!months) return not_past && (s.subscription == nowhere ? no_terms(wanted) : no_term(s));
  if (*months == 1 && day_of_month(*date) >= 28 && day_of_month(*date) <= 30 && !ends_month(*date)) return false;
  if (s.what != operation::subscription_schedule_change)
    return not_past && s.clock.reached(first_within_months(*date, *months));
  missing_fact why;
  const auto end = present_term_end(own_sale(s), deadlines_of(s), &why);
  if (!end) return not_past && why;
  return not_past && calendar_day(*date) <= calendar_day(add_months(*end, *months));
}

// The first day from which on a date is within a number of months: the day before is not, whatever their lengths.
static_assert([] {
  constexpr instant november = instant::from_seconds(1'698'796'800);  // 2023-11-01T00:00:00Z
  for (int day = 0; day < 160; ++day)
    for (const int months : {1, 12, 36}) {
      const instant date = november + days(day);
      const instant first = first_within_months(date, months);
      if (add_months(first, months) < date || add_months(first + days(-1), months) >= date) return false;
    }
  return true;
}());

finding no_upgrade_runs(const scene& s) {
  return s.entry().record().tenant->azure_upgrade == azure_upgrade::none;
}

}  // namespace

// ---- what others ask, too --------------------------------------------------------------------------

std::optional<csprel::track> track_of_offer(const offer_fields& listed, const offer_id& id) {
  subscription_fields sold;
  sold.offer = id;
  sold.billing_type = listed.billing;
  return track_of(sold, &listed);
}

wanted_offer wanted_of(const scene& s) {
  if (s.what == operation::subscription_migrate || s.what == operation::subscription_schedule_migration) {
    const auto& own = fields_of(*s.in, s.row().offer).conditions->new_commerce_offer;
    const position at = own ? s.in->find(*own) : nowhere;
    return {at, at == nowhere ? nullptr : &fields_of(*s.in, at), track::new_commerce};
  }
  if (const offer_id* named = named_offer(s)) {
    const position at = s.offer.at;
    if (at == nowhere) return {};
    return {at, &fields_of(*s.in, at), track_of_offer(fields_of(*s.in, at), *named)};
  }
  if (ruled_out(s.subscription == nowhere)) return {};  // What is asked for no subscription names an offer.
  return {s.row().offer, &fields_of(*s.in, s.row().offer), own_sale(s).track};
}

int months_of(term length) noexcept {
  switch (length) {
    case term::one_month: return 1;
    case term::one_year: return 12;
    case term::three_years: return 36;
  }
  return 0;
}

finding has_azure_plan(const scene& s, position seller) {
  return some_subscription(s, [&](position i) -> finding {
    if (s.entry().subscriptions[i].seller != seller) return false;
    return is_of_track(s, i, track::azure_plan) && stands(s, i, {effective_status::active});
  });
}

finding has_legacy_azure(const scene& s) {
  return some_subscription(s, [&](position i) -> finding {
    // What is not known to be legacy Azure has not its offer.
    if (sale_of(s, i).track != track::azure_legacy) return false;
    return stands(s, i, status_set::all() - cancelled_states);
  });
}

std::optional<refusal_cause> ordering_cause(requirement what, const scene& s) {
  switch (what) {
    case requirement::offer_not_available: {
      why_not_sold why;
      (void)is_sold(s, &why);
      return why.cause;
    }
    case requirement::azure_upgrade_running:
      switch (s.entry().record().tenant->azure_upgrade) {
        case azure_upgrade::pending: return refusal_cause::upgrade_pending;
        case azure_upgrade::running: return refusal_cause::upgrade_running;
        case azure_upgrade::failed: return refusal_cause::upgrade_failed;
        case azure_upgrade::none: break;  // ruled_out: Then none runs.
      }
      return std::nullopt;
    case requirement::azure_plan_required: {
      const finding has_one = some_subscription(s, [&](position i) -> finding {
        return s.entry().subscriptions[i].seller == s.partner ? is_of_track(s, i, track::azure_plan) : finding{false};
      });
      if (has_one.value() == truth::yes) return refusal_cause::plan_inactive;
      return std::nullopt;
    }
    case requirement::end_date_out_of_bounds: {
      const auto track = s.track();
      if (track && *track != track::new_commerce) return refusal_cause::not_new_commerce;
      return std::nullopt;
    }
    default: return std::nullopt;
  }
}

finding ordering_holds(requirement what, const scene& s) {
  switch (what) {
    case requirement::add_on_unrelated: return add_on_fits_here(s);
    case requirement::prerequisite_missing: return has_prerequisite(s);
    case requirement::below_base_share: return covers_share(s);
    case requirement::offer_not_available: return is_sold(s);
    case requirement::segment_not_qualified: return is_qualified(s);
    case requirement::single_subscription_offer: return has_room_for_another(s);
    case requirement::trial_not_available: return trial_is_open(s);
    case requirement::legacy_azure_present: return !has_legacy_azure(s);
    case requirement::azure_plan_required: return has_azure_plan(s, s.partner);
    case requirement::azure_upgrade_running: return no_upgrade_runs(s);
    case requirement::quantity_out_of_range: return seats_fit(s);
    case requirement::seat_ceiling_exceeded: return stays_under_ceiling(s);
    case requirement::term_not_supported: return term_is_offered(s);
    case requirement::term_shorter: return term_is_long_enough(s);
    case requirement::billing_cycle_not_supported: return cycle_is_offered(s);
    case requirement::billing_cycle_longer_than_term: return cycle_fits_term(s);
    case requirement::end_date_not_alignable: return end_date_aligns(s);
    case requirement::end_date_out_of_bounds: return end_date_is_in_bounds(s);
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
