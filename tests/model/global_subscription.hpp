// SPDX-License-Identifier: Apache-2.0
// What a subscription of the global cloud is at a time: track, end of its term, effective status (contract, global
// sections 1.3, 5 and 9).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_SUBSCRIPTION_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_SUBSCRIPTION_HPP

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "model/completions.hpp"
#include "model/known.hpp"

namespace csprel::test::reference {

inline std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// ---- offers ---------------------------------------------------------------------------------

/// The first two segments of `product:sku:availability`.
inline std::string product_of(const std::string& id) {
  const std::size_t first = id.find(':');
  if (first == std::string::npos) return folded(id);
  return folded(id.substr(0, id.find(':', first + 1)));
}

/// "matches a document offer exactly, else by its first two segments. Neither exact: the first listed." Null: not listed.
inline const offer* listed_offer(const directory_fields& world, const offer_id& id) {
  if (const offer* exact = find_by_id(world.offers, id)) return exact;
  for (const offer& o : world.offers)
    if (product_of(o->id.to_string()) == product_of(id.to_string())) return &o;
  return nullptr;
}

inline bool same_offer(const directory_fields& world, const offer_id& a, const offer_id& b) {
  const offer* first = listed_offer(world, a);
  if (first != nullptr && first == listed_offer(world, b)) return true;
  return folded(a.to_string()) == folded(b.to_string());
}

// ---- time -----------------------------------------------------------------------------------

inline constexpr duration hours(std::int64_t count) { return {count * 3600}; }
inline constexpr std::int64_t start_of_9999 = 253'370'764'800;

struct clock_reading {
  std::optional<instant> now;
  bool inclusive = true;  ///< The option `deadline_inclusive`.

  /// `inclusive` still holds at D itself; the option makes it exclusive.
  known until(const std::optional<instant>& deadline) const {
    if (!deadline || !now) return known::maybe;
    return certainly(*now < *deadline || (inclusive && *now == *deadline));
  }
  /// What begins then: `now >= since`; nothing told: always.
  known since(const std::optional<instant>& start) const {
    if (!start) return known::yes;
    return now ? certainly(*now >= *start) : known::maybe;
  }
};

inline std::int64_t day_of(instant at) { return (at.seconds() - ((at.seconds() % 86400) + 86400) % 86400) / 86400; }
inline std::chrono::year_month_day date_of(instant at) {
  return std::chrono::sys_days(std::chrono::days(day_of(at)));
}
inline bool is_month_end(instant at) {
  const auto date = date_of(at);
  return date.day() == (date.year() / date.month() / std::chrono::last).day();
}
/// "a month and a year are calendar steps clamped to the month's last day."
inline instant months_later(instant at, int months) {
  const auto date = date_of(at);
  auto moved = date + std::chrono::months(months);
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  const std::int64_t new_day = std::chrono::sys_days(moved).time_since_epoch().count();
  return instant::from_seconds(new_day * 86400 + at.seconds() - day_of(at) * 86400);
}

// ---- track and term -------------------------------------------------------------------------

/// Section 1.3, "first that matches"; section 9: "first `offers[].track` of the offer". Nothing: unknown.
inline std::optional<track> track_now(const directory_fields& world, const subscription& s) {
  const offer* listed = listed_offer(world, s->offer);
  if (listed != nullptr && (*listed)->conditions->track) return (*listed)->conditions->track;
  const std::string id = folded(s->offer.to_string());
  if (id.starts_with("ms-azr-")) return track::azure_legacy;
  const std::string product = folded(s->commerce->product_type);
  if (product == "onlineservicesnce") return track::new_commerce;
  const bool by_usage = s->billing_type == billing_type::usage;
  if (product == "azure") return by_usage ? track::azure_plan : track::azure_benefit;
  if (product == "software") return track::software;
  if (s->commerce->is_microsoft_product == false) return track::marketplace;
  if (std::count(id.begin(), id.end(), ':') == 2) return track::new_commerce;
  if (guid::parse(id) && s->billing_type == billing_type::license) return track::legacy;
  return std::nullopt;
}

/// T: `commitmentEndDateTime`, else the last second of the UTC day `commitmentEndDate`. Year 9999: never.
struct term_limit {
  std::optional<instant> at;
  bool never = false;
};
inline term_limit term_of(const subscription& s) {
  term_limit t;
  t.at = s->commerce->commitment_end_date_time;
  if (!t.at && s->commitment_end_date) t.at = instant::from_seconds(day_of(*s->commitment_end_date) * 86400 + 86399);
  if (t.at && t.at->seconds() >= start_of_9999) t.never = true;
  return t;
}
/// "SW is perpetual when `billingCycle` is `one_time` and the term end is absent or in year 9999."
inline bool is_perpetual_software(const subscription& s) {
  const term_limit t = term_of(s);
  return s->billing_cycle == billing_cycle::one_time && (!t.at || t.never);
}

/// One way in which the subscription may stand.
struct standing_of_sale {
  enum class state { active, suspended, cancelled, not_active, migrating } is{};
  bool renewing = false;
  bool term_told = true;  ///< "every fact of the term (window, seats, T) is unknown" otherwise.
  friend auto operator<=>(const standing_of_sale&, const standing_of_sale&) = default;
};
using sale_state = standing_of_sale::state;

/// What the table of section 1.3 says, where everything is known.
struct status_facts {
  subscription_status recorded{};
  std::optional<track> on;
  bool is_trial = false;
  bool renews = false;
  bool never_ends = false;
  instant end;
  bool renewal_pending = false;
  std::optional<instant> renewed;
  instant suspended_at;
  bool migrates = false;
  instant now;
  bool inclusive = true;

  bool after(instant deadline) const { return inclusive ? now > deadline : now >= deadline; }
  standing_of_sale stands() const {
    using enum standing_of_sale::state;
    switch (recorded) {
      case subscription_status::expired:
      case subscription_status::disabled:
      case subscription_status::deleted: return {cancelled};
      case subscription_status::pending:
      case subscription_status::none: return {not_active};
      case subscription_status::active: return while_active();
      case subscription_status::suspended: break;
    }
    const bool over = !never_ends && after(end);
    if (on == track::new_commerce && over) return {cancelled};
    if (on == track::legacy) {
      if (migrates) return {migrating};
      if (over || after(suspended_at + days(90))) return {cancelled};
    }
    return {suspended};
  }
  standing_of_sale while_active() const {
    standing_of_sale way = without_pending();
    way.renewing = way.renewing || renewal_pending;
    return way;
  }
  standing_of_sale without_pending() const {
    using enum standing_of_sale::state;
    const bool over = !never_ends && after(end);
    const bool is_renewed = renewed && !never_ends && *renewed >= end && *renewed <= now;
    if (on == track::legacy) {
      if (over && is_trial && !is_renewed) return {cancelled};
      return {active, false, !over};
    }
    if (on != track::new_commerce && on != track::software && on != track::marketplace) return {active};
    if (is_renewed) return {active, false, true};
    if (!over) return {active};
    if (!renews) return {cancelled};
    const bool still_renewing = !after(end + hours(24));
    return {active, still_renewing, still_renewing};
  }
};

/// "T absent is any instant"; "`autoRenewEnabled` absent is unknown"; without a clock it may be any time.
inline standing_of_sale stands(const directory_fields& world, const subscription& s, const clock_reading& clock, completion& c) {
  status_facts f;
  f.inclusive = clock.inclusive;
  f.recorded = *s->status->known();
  const auto on = track_now(world, s);
  constexpr track any_track[] = {track::legacy, track::new_commerce, track::azure_plan, track::azure_legacy,
                                 track::azure_benefit, track::software, track::marketplace};
  const bool timed = f.recorded == subscription_status::active || f.recorded == subscription_status::suspended;
  if (!timed) return f.stands();
  f.on = on ? *on : any_track[c.choose("track", 7)];
  f.is_trial = s->is_trial;
  f.renewal_pending = s->commerce->renewal.pending;
  f.renewed = s->commerce->renewal.completed_at;
  f.migrates = s->commerce->migration && (s->commerce->migration->status == migration_status::processing ||
                                          s->commerce->migration->status == migration_status::completed);
  const term_limit t = term_of(s);
  // Instants far from one another and close to what the document tells.
  std::vector<instant> landmarks{instant::from_seconds(0), instant::from_seconds(start_of_9999 - 86400)};
  const auto around = [&](const std::optional<instant>& told) {
    if (!told) return;
    for (const std::int64_t step : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, std::int64_t{86400},
                                    std::int64_t{86401}, std::int64_t{-86401}, std::int64_t{90 * 86400 + 1}})
      landmarks.push_back(*told + duration{step});
  };
  if (!t.at || !clock.now) {
    around(t.at);
    around(clock.now);
    around(s->suspended_at);
    around(f.renewed);
  }
  f.now = clock.now ? *clock.now : landmarks[c.choose("now", landmarks.size())];
  f.never_ends = t.never;
  f.end = t.at ? *t.at : landmarks[c.choose("end", landmarks.size())];
  // "a `renewal.completedAt` at or after T: T unknown".
  const bool is_renewed = t.at && f.renewed && *f.renewed >= *t.at && *f.renewed <= f.now;
  if (f.recorded == subscription_status::suspended && is_renewed) f.end = f.now + days(c.either("over") ? -1 : 1);
  f.renews = s->auto_renew ? *s->auto_renew : c.either("renews");
  f.suspended_at = s->suspended_at ? *s->suspended_at : f.now + days(c.either("suspended long ago") ? -91 : 0);
  return f.stands();
}

/// All ways in which it may stand; empty: the status is not told or not recognised.
inline std::set<standing_of_sale> ways_it_stands(const directory_fields& world, const subscription& s,
                                                 const clock_reading& clock) {
  if (!s->status || !s->status->known()) return {};
  return every_completion<standing_of_sale>([&](completion& c) { return stands(world, s, clock, c); });
}

template <class Test>
known stands_so(const directory_fields& world, const subscription& s, const clock_reading& clock, const Test& test) {
  const auto ways = ways_it_stands(world, s, clock);
  if (ways.empty()) return known::maybe;
  std::set<bool> answers;
  for (const standing_of_sale& way : ways) answers.insert(test(way));
  return as_known(answers);
}
inline known is_active_sale(const directory_fields& world, const subscription& s, const clock_reading& clock) {
  return stands_so(world, s, clock, [](const standing_of_sale& way) { return way.is == sale_state::active; });
}
inline known is_cancelled_sale(const directory_fields& world, const subscription& s, const clock_reading& clock) {
  return stands_so(world, s, clock, [](const standing_of_sale& way) { return way.is == sale_state::cancelled; });
}

}  // namespace csprel::test::reference

#endif
