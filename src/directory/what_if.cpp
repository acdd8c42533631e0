// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/what_if.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "directory/scene.hpp"
#include "directory/surveyor.hpp"
#include "directory/quoted.hpp"

namespace csprel {
namespace detail {
namespace {

/// What a line is about: its identity across worlds.
using line_key = std::tuple<std::optional<customer_id>, partner_id, std::optional<subscription_id>,
                            std::optional<service_name>, operation>;

line_key key_of(const survey_line& l) { return {l.customer, l.partner, l.subscription, l.service, l.what}; }

using line_map = std::map<line_key, survey_line>;

bool same_answer(const survey_line& a, const survey_line& b) {
  return a.result == b.result && a.reason == b.reason;
}

/// The lines of some customers for the partners in question: those that the first or the last world
/// connects, whatever the worlds between them do.
class lines_of {
 public:
  lines_of(const world& before, const world& after, std::optional<position> only)
      : before_(before), after_(after), only_(only) {}

  bool connected(position partner, const customer_id& id) const {
    for (const world* w : {&before_, &after_}) {
      const position c = w->find(id);
      if (c != nowhere && partner < w->partners->rows.size() && concerns(*w, partner, c)) return true;
    }
    return false;
  }

  /// `next`, where it is given, becomes the first instant yet to come that could change a customer's line.
  line_map in(const world& which, const std::set<customer_id>& customers,
              const std::optional<partner_id>& account = std::nullopt, std::optional<instant>* next = nullptr) const {
    std::vector<survey_line> lines;
    if (account)
      if (const position p = which.find(*account); p != nowhere && (!only_ || *only_ == p))
        survey_account(which, p, lines);
    for (const customer_id& id : customers) {
      const position c = which.find(id);
      if (c == nowhere) continue;
      for (position p = 0; p < which.partners->rows.size(); ++p)
        if ((!only_ || *only_ == p) && connected(p, id)) {
          const auto at = survey_customer(which, p, c, lines);
          if (at && next != nullptr && (!*next || *at < **next)) *next = at;
        }
    }
    line_map by_key;
    for (survey_line& l : lines) by_key.emplace(key_of(l), std::move(l));
    return by_key;
  }

 private:
  const world& before_;
  const world& after_;
  std::optional<position> only_;
};

/// The partner whose answers about its own account an event may change.
std::optional<partner_id> account_touched_by(const event_fact& what) {
  if (const auto* changed = std::get_if<partner_standing_changed>(&what)) return changed->partner;
  if (const auto* added = std::get_if<partner_added>(&what)) return added->partner->id;
  return std::nullopt;
}

/// The customers whose answers an event may change.
class touched_by {
 public:
  touched_by(const world& in, const lines_of& lines) : in_(in), lines_(lines) {}

  std::set<customer_id> operator()(const customer_created& e) const { return {e.who->id}; }
  std::set<customer_id> operator()(const partner_standing_changed& e) const {
    return customers_if([&, partner = in_.find(e.partner)](position c) {
      return lines_.connected(partner, in_.customers[c].record().id);
    });
  }
  std::set<customer_id> operator()(const partner_added&) const { return all(); }
  std::set<customer_id> operator()(const partner_agreement_signed&) const { return all(); }
  std::set<customer_id> operator()(const partnership_started&) const { return all(); }
  std::set<customer_id> operator()(const partnership_ended&) const { return all(); }
  std::set<customer_id> operator()(const offer_added&) const { return all(); }
  std::set<customer_id> operator()(const add_on_ordered& e) const { return owner(e.parent); }
  /// Nothing has changed by asking.
  std::set<customer_id> operator()(const relationship_requested&) const { return {}; }
  std::set<customer_id> operator()(const group_member_added& e) const { return reached_by(e.partner); }
  std::set<customer_id> operator()(const group_member_removed& e) const { return reached_by(e.partner); }
  template <class Event>
  std::set<customer_id> operator()(const Event& e) const {
    if constexpr (requires { e.customer; })
      return {e.customer};
    else if constexpr (requires { e.relationship; })
      return owner(e.relationship);
    else if constexpr (requires { e.transfer; })
      return owner(e.transfer);
    else
      return owner(e.subscription);
  }

  /// The customers whose answers the clock may change.
  std::set<customer_id> by_time() const {
    // In 21Vianet only a suspension has a clock; elsewhere much has.
    if (in_.cloud != cloud::china_21vianet) return all();
    return customers_if([&](position c) {
      const auto rows = in_.customers[c].subscriptions;
      return std::any_of(rows.begin(), rows.end(), [](const subscription_row& r) {
        return r.state == subscription_state::suspended;
      });
    });
  }

 private:
  std::set<customer_id> owner(const subscription_reference& which) const {
    const auto found = locate(in_, which.id, which.customer);
    if (!found) return {};
    return {in_.customers[found.value().customer].record().id};
  }
  std::set<customer_id> owner(const gdap_reference& which) const {
    const auto found = in_.lookup->by_gdap.find(which.id);
    if (found == in_.lookup->by_gdap.end()) return {};
    return {in_.customers[found->second].record().id};
  }
  std::set<customer_id> owner(const transfer_reference& which) const {
    if (which.customer) return {*which.customer};
    return customers_if([&](position c) {
      const auto& transfers = in_.customers[c].record().tenant->transfers;
      return transfers && std::any_of(transfers->begin(), transfers->end(),
                                      [&](const csprel::transfer& t) { return t.id == which.id; });
    });
  }
  /// The customers where a partner's groups may open or close something.
  std::set<customer_id> reached_by(const partner_id& partner) const {
    const position p = in_.find(partner);
    return customers_if([&](position c) {
      const customer_view customer = in_.customers[c];
      if (p == nowhere || customer.tenant == nullptr) return false;
      const auto is_own = [&](const auto& row) { return row.partner == p; };
      const auto& told = customer.record().tenant->gdap_relationships;
      const auto& roles = customer.record().tenant->azure_roles;
      return !told || customer.grant_of(p) != nullptr ||
             std::any_of(customer.tenant->access.begin(), customer.tenant->access.end(), is_own) ||
             (roles && std::any_of(roles->begin(), roles->end(),
                                   [&](const azure_role& r) { return r.partner == partner; }));
    });
  }
  std::set<customer_id> all() const {
    return customers_if([](position) { return true; });
  }
  template <class Condition>
  std::set<customer_id> customers_if(const Condition& wanted) const {
    std::set<customer_id> ids;
    for (position c = 0; c < in_.customers.size(); ++c)
      if (wanted(c)) ids.insert(in_.customers[c].record().id);
    return ids;
  }

  const world& in_;
  const lines_of& lines_;
};

/// Calls `found(before, after)` for each line that is not the same in both maps; null stands for none.
template <class Found>
void for_each_difference(const line_map& before, const line_map& after, const Found& found) {
  for (const auto& [key, line] : before) {
    const auto other = after.find(key);
    if (other == after.end())
      found(&line, nullptr);
    else if (!same_answer(line, other->second))
      found(&line, &other->second);
  }
  for (const auto& [key, line] : after)
    if (!before.contains(key)) found(nullptr, &line);
}

/// Puts flips in the order of the documents: accounts first, then customer, partner, subscription, service, operation.
void sort_as_documents(std::vector<flip>& flips, const world& in) {
  const auto rank = [&](const flip& f) {
    const survey_line& l = f.after ? *f.after : *f.before;
    const result<place> found = l.subscription ? locate(in, *l.subscription, l.customer) : place{};
    const auto bit = l.service ? in.offers->service_by_name.find(*l.service) : in.offers->service_by_name.end();
    const bool has_bit = bit != in.offers->service_by_name.end();
    const position customer = l.customer ? in.find(*l.customer) : nowhere;
    return std::tuple{l.customer.has_value(), customer, in.find(l.partner), l.subscription.has_value() + 2 * l.service.has_value(),
                      found ? found.value().subscription : nowhere,
                      has_bit ? static_cast<int>(bit->second) : 0, l.what};
  };
  std::stable_sort(flips.begin(), flips.end(), [&](const flip& a, const flip& b) { return rank(a) < rank(b); });
}

/// The partner asked about as a position, if one is; fails for one that is not there.
result<std::optional<position>> only_partner(const world& in, const std::optional<partner_id>& who) {
  if (!who) return std::optional<position>{};
  const position at = in.find(*who);
  if (at == nowhere)
    return error{error_code::not_found, "", detail::quoted(who->to_string()), "a partner of the directory"};
  return std::optional{at};
}

}  // namespace
}  // namespace detail

result<consequences> what_if(const directory& world, std::span<const event> events,
                             const std::optional<partner_id>& who) {
  const auto only = detail::only_partner(world.world(), who);
  if (!only) return only.error();
  const auto end = replay(world, events);
  if (!end) return end.error();
  const std::size_t applied = end.value().refused ? end.value().refused->index : events.size();
  const detail::lines_of lines(world.world(), end.value().world.world(), only.value());
  directory now = world;
  std::map<detail::line_key, flip> changes;
  for (std::size_t i = 0; i < applied; ++i) {
    auto done = apply(now, events[i]);
    if (!done) return std::move(done).error();
    const directory next = std::move(done).value().world;
    const detail::world& x = now.world();
    const detail::world& y = next.world();
    const detail::touched_by touched(x, lines);
    std::set<customer_id> customers = std::visit(touched, events[i].what);
    if (x.as_of != y.as_of) customers.merge(touched.by_time());
    const auto account = detail::account_touched_by(events[i].what);
    detail::for_each_difference(
        lines.in(x, customers, account), lines.in(y, customers, account), [&](const survey_line* a, const survey_line* b) {
          const auto [at, is_new] = changes.try_emplace(detail::key_of(a ? *a : *b));
          if (is_new && a) at->second.before = *a;
          at->second.after = b ? std::optional{*b} : std::nullopt;
          at->second.cause = i;
        });
    now = next;
  }
  consequences result{now, end.value().refused, {}};
  for (auto& [key, change] : changes) {
    const bool back = change.before && change.after && detail::same_answer(*change.before, *change.after);
    if (!back && (change.before || change.after)) result.flips.push_back(std::move(change));
  }
  detail::sort_as_documents(result.flips, now.world());
  return result;
}

result<std::vector<timed_flip>> upcoming_changes(const directory& world, instant from, instant until,
                                                 const std::optional<partner_id>& who) {
  const detail::world& in = world.world();
  const auto only = detail::only_partner(in, who);
  if (!only) return only.error();
  const detail::lines_of lines(in, in, only.value());
  std::vector<timed_flip> flips;
  for (const customer_id& id : detail::touched_by(in, lines).by_time()) {
    std::optional<instant> next;
    auto before = lines.in(world.with_as_of(from).world(), {id}, std::nullopt, &next);
    while (next && *next <= until) {
      const instant at = *next;
      const directory later = world.with_as_of(at);
      next.reset();
      auto after = lines.in(later.world(), {id}, std::nullopt, &next);
      detail::for_each_difference(before, after, [&](const survey_line* a, const survey_line* b) {
        flip change;
        if (a) change.before = *a;
        if (b) change.after = *b;
        flips.push_back({at, std::move(change)});
      });
      before = std::move(after);
    }
  }
  std::stable_sort(flips.begin(), flips.end(), [](const timed_flip& a, const timed_flip& b) { return a.at < b.at; });
  return flips;
}

}  // namespace csprel
