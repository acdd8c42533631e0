// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/what_if.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "directory/scene.hpp"
#include "directory/surveyor.hpp"
#include "directory/quoted.hpp"
#include "directory/ruled_out.hpp"

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

/// The lines of a customer for the partners in question: those that the first or the last world
/// connects, whatever the worlds between them do.
class lines_of {
 public:
  lines_of(const world& before, const world& after, std::optional<position> only)
      : ends_{end_of{&before, served_in(before)}, end_of{&after, served_in(after)}}, only_(only) {}

  /// The customers that a partner is connected with. *Cost*: a look at all customers, but for the first time none.
  const std::set<customer_id>& customers_of(const partner_id& partner) const {
    if (!customers_) {
      customers_.emplace();
      for (const end_of& end : ends_)
        for (position c = 0; c < end.in->customers.size(); ++c) {
          std::set<position> partners;
          end.add_partners(c, partners);
          for (const position p : partners) (*customers_)[p].insert(end.in->customers[c].record().id);
        }
    }
    return (*customers_)[ends_[1].in->find(partner)];
  }

  /// `next`, where it is given, becomes the first instant yet to come that could change a line.
  line_map of_customer(const world& which, const customer_id& id, std::optional<instant>* next = nullptr) const {
    const position c = which.find(id);
    if (c == nowhere) return {};
    std::set<position> partners;
    for (const end_of& end : ends_)
      if (const position there = end.in->find(id); there != nowhere) end.add_partners(there, partners);
    std::vector<survey_line> lines;
    for (const position p : partners)
      if ((!only_ || *only_ == p) && p < which.partners->rows.size()) {
        const auto at = survey_customer(which, p, c, lines);
        if (at && next != nullptr && (!*next || *at < **next)) *next = at;
      }
    return by_key(std::move(lines));
  }

  /// The lines of a partner about its own account, where it is in question.
  line_map of_account(const world& which, const partner_id& id) const {
    const position p = which.find(id);
    std::vector<survey_line> lines;
    if (p != nowhere && (!only_ || *only_ == p)) survey_account(which, p, lines);
    return by_key(std::move(lines));
  }

 private:
  static line_map by_key(std::vector<survey_line> lines) {
    line_map all;
    for (survey_line& l : lines) all.emplace(key_of(l), std::move(l));
    return all;
  }

  /// The first or the last world. Nothing that one world numbers is numbered otherwise by the other.
  struct end_of {
    const world* in;
    std::vector<std::vector<position>> served;  ///< Of each partner the resellers that it is a provider of.

    /// Whoever has to do with a customer, as `concerns` says.
    void add_partners(position customer, std::set<position>& all) const {
      const customer_view c = in->customers[customer];
      for (const position reseller : c.resellers) {
        all.insert(reseller);
        all.insert(served[reseller].begin(), served[reseller].end());
      }
      for (const grant_row& row : c.grants) all.insert(row.partner);
      for (const subscription_row& row : c.subscriptions) all.insert(row.seller);
      if (c.tenant != nullptr)
        for (const relationship_row& row : c.tenant->relationships) all.insert(row.partner);
      all.erase(nowhere);
    }
  };
  static std::vector<std::vector<position>> served_in(const world& in) {
    const auto& rows = in.partners->rows;
    std::vector<std::vector<position>> served(rows.size());
    for (position p = 0; p < rows.size(); ++p)
      for (const position provider : rows[p].providers) served[provider].push_back(p);
    return served;
  }

  std::array<end_of, 2> ends_;
  std::optional<position> only_;
  mutable std::optional<std::map<position, std::set<customer_id>>> customers_;
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
  std::set<customer_id> operator()(const partner_standing_changed& e) const { return lines_.customers_of(e.partner); }
  /// In 21Vianet nobody asks for partners but those that a customer knows already.
  std::set<customer_id> operator()(const partner_added& e) const {
    return in_.cloud == cloud::china_21vianet ? lines_.customers_of(e.partner->id) : all();
  }
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
    if (ruled_out(!found)) return {};  // The event has happened to it.
    return {in_.customers[found.value().customer].record().id};
  }
  std::set<customer_id> owner(const gdap_reference& which) const {
    const auto found = in_.lookup->by_gdap.find(which.id);
    if (ruled_out(found == in_.lookup->by_gdap.end())) return {};  // Likewise.
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
      if (ruled_out(p == nowhere || customer.tenant == nullptr)) return false;  // Nor has an event of it without these.
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

/// The customers whose answers time will change, and when next.
class agenda {
 public:
  explicit agenda(const lines_of& lines) : lines_(lines) {}

  /// The customers that are due when the clock of `now` has become `at`. *Cost*: one survey the first time.
  std::set<customer_id> due(const world& now, instant at) {
    if (!is_made_)
      for (const customer_id& id : touched_by(now, lines_).by_time()) {
        std::optional<instant> next;
        (void)lines_.of_customer(now, id, &next);
        note(id, next);
      }
    is_made_ = true;
    std::set<customer_id> all;
    for (auto one = queue_.begin(); one != queue_.end() && one->first <= at; ++one) all.insert(one->second);
    return all;
  }

  /// When time will change a customer's answers next, if it will.
  void note(const customer_id& id, std::optional<instant> next) {
    const auto known = next_.find(id);
    if (known != next_.end()) queue_.erase({known->second, id});
    if (!next) return void(next_.erase(id));
    next_[id] = *next;
    queue_.emplace(*next, id);
  }

 private:
  const lines_of& lines_;
  bool is_made_ = false;
  std::map<customer_id, instant> next_;
  std::set<std::pair<instant, customer_id>> queue_;
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
    return std::tuple{l.customer.has_value(), customer, in.find(l.partner), l.service.has_value(), l.subscription.has_value(),
                      ruled_out(!found) ? nowhere : found.value().subscription,  // It was surveyed.
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
  detail::agenda agenda(lines);
  detail::world now = world.world();  // One for all events; what it shares is copied once.
  std::map<detail::line_key, flip> changes;
  for (std::size_t i = 0; i < applied; ++i) {
    const detail::touched_by touched(now, lines);
    std::set<customer_id> customers = std::visit(touched, events[i].what);
    if (!now.as_of) customers.merge(touched.by_time());
    if (now.as_of && *now.as_of < events[i].at) customers.merge(agenda.due(now, events[i].at));
    const auto account = detail::account_touched_by(events[i].what);
    const auto account_before = account ? lines.of_account(now, *account) : detail::line_map{};
    std::map<customer_id, detail::line_map> before;
    for (const customer_id& id : customers) before.emplace(id, lines.of_customer(now, id));
    if (auto done = detail::happen(now, events[i]); detail::ruled_out(!done)) return std::move(done).error();  // As above.
    const auto differs = [&](const survey_line* a, const survey_line* b) {
      const auto [at, is_new] = changes.try_emplace(detail::key_of(a ? *a : *b));
      if (is_new && a) at->second.before = *a;
      at->second.after = b ? std::optional{*b} : std::nullopt;
      at->second.cause = i;
    };
    if (account) detail::for_each_difference(account_before, lines.of_account(now, *account), differs);
    for (const auto& [id, old] : before) {
      std::optional<instant> turn;
      detail::for_each_difference(old, lines.of_customer(now, id, &turn), differs);
      agenda.note(id, turn);
    }
  }
  consequences result{end.value().world, end.value().refused, {}};
  for (auto& [key, change] : changes) {
    const bool back = change.before && change.after && detail::same_answer(*change.before, *change.after);
    if (!back && (change.before || change.after)) result.flips.push_back(std::move(change));
  }
  detail::sort_as_documents(result.flips, now);
  return result;
}

result<std::vector<timed_flip>> upcoming_changes(const directory& world, instant from, instant until,
                                                 const std::optional<partner_id>& who) {
  const detail::world& in = world.world();
  const auto only = detail::only_partner(in, who);
  if (!only) return only.error();
  const detail::lines_of lines(in, in, only.value());
  detail::world clocked = in;  // One for all times, for its customers are shared.
  const auto lines_at = [&](const customer_id& id, instant at, std::optional<instant>& next) {
    clocked.as_of = at;
    return lines.of_customer(clocked, id, &next);
  };
  std::vector<timed_flip> flips;
  for (const customer_id& id : detail::touched_by(in, lines).by_time()) {
    std::optional<instant> next;
    auto before = lines_at(id, from, next);
    while (next && *next <= until) {
      const instant at = *next;
      next.reset();
      auto after = lines_at(id, at, next);
      detail::for_each_difference(before, after, [&](const survey_line* a, const survey_line* b) {
        flip change;
        // Time alone makes no line and takes none away.
        if (!detail::ruled_out(a == nullptr)) change.before = *a;
        if (!detail::ruled_out(b == nullptr)) change.after = *b;
        flips.push_back({at, std::move(change)});
      });
      before = std::move(after);
    }
  }
  std::stable_sort(flips.begin(), flips.end(), [](const timed_flip& a, const timed_flip& b) { return a.at < b.at; });
  return flips;
}

}  // namespace csprel
