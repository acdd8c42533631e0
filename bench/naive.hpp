// SPDX-License-Identifier: Apache-2.0
// What a competent developer writes by hand, as the yardstick: hash maps by id and ifs. The same
// answers as csprel's portfolio questions (the benchmark checks that), under the default options of
// the China pack, without a reason.
//
//   naive::portfolio<std::string, naive::name_set> by_text(world);
//   by_text.ask(partner, operation::subscription_suspend, subscription, now);
#ifndef CSPREL_BENCH_NAIVE_HPP
#define CSPREL_BENCH_NAIVE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/china_21vianet.hpp"

namespace csprel::bench::naive {

/// Services by name.
struct name_set {
  std::unordered_set<std::string> names;

  void add(const service_name& name) { names.insert(std::string(name.to_string())); }
  [[nodiscard]] bool empty() const { return names.empty(); }
  [[nodiscard]] bool contains_all(const name_set& other) const {
    for (const auto& name : other.names)
      if (!names.contains(name)) return false;
    return true;
  }
  template <class Each>
  void for_each(const Each& each) const {
    for (const auto& name : names) each(name);
  }
  [[nodiscard]] bool contains(const std::string& name) const { return names.contains(name); }
};

/// Services by number.
struct bit_set {
  std::uint64_t bits = 0;

  void add(const service_name& name) {
    static std::unordered_map<std::string, unsigned> numbers;
    const auto at = numbers.emplace(name.to_string(), static_cast<unsigned>(numbers.size())).first;
    bits |= std::uint64_t{1} << at->second;
  }
  [[nodiscard]] bool empty() const { return bits == 0; }
  [[nodiscard]] bool contains_all(const bit_set& other) const { return (other.bits & ~bits) == 0; }
  template <class Each>
  void for_each(const Each& each) const {
    for (std::uint64_t rest = bits; rest != 0; rest &= rest - 1) each(rest & (~rest + 1));
  }
  [[nodiscard]] bool contains(std::uint64_t bit) const { return (bits & bit) != 0; }
};

enum class status { active, suspended, cancelled, pending, unknown };

template <class Id, class Services>
class portfolio {
 public:
  /// `partner_key`, `customer_key` and `subscription_key` make an `Id` of a position in the directory.
  template <class Keys>
  portfolio(const directory& world, const Keys& keys) {
    for (const auto& o : world.offers()) {
      offer& made = offers_[keys.of(o->id)];
      for (const auto& service : *o->services) made.services.add(service);
    }
    for (const auto& p : world.partners()) partners_[keys.of(p->id)] = {p->model, p->standing};
    for (std::size_t i = 0; i < world.customer_count(); ++i) {
      const customer_fields& c = *world.customer_at(i);
      customer& made = customers_[keys.of(c.id)];
      for (const auto& r : c.relationships)
        if (r.type == relationship_type::reseller) made.resellers.insert(keys.of(r.partner));
      for (const auto& g : c.delegated_admins) {
        grant& one = made.grants[keys.of(g.partner)];
        if (!g.services) one.open = true;
        if (g.services)
          for (const auto& service : *g.services) one.services.add(service);
      }
      for (const auto& each : c.subscriptions) {
        const subscription_fields& s = *each;
        subscription one{keys.of(c.id), keys.of(s.offer), std::nullopt, std::nullopt, status_of(s), s.suspended_at};
        if (s.channel == channel::csp && s.seller) one.seller = keys.of(*s.seller);
        if (s.parent) one.parent = keys.of(*s.parent);
        subscriptions_.emplace(keys.of(s.id), std::move(one));
        made.subscriptions.push_back(keys.of(s.id));
      }
    }
  }

  [[nodiscard]] outcome ask(const Id& partner, operation what, const Id& which, instant now) const {
    const subscription& s = subscriptions_.find(which)->second;
    const customer& c = customers_.find(s.customer)->second;
    const auto& [model, standing] = partners_.find(partner)->second;
    const bool in_good_standing = standing != standing::applied && standing != standing::terminated;
    const bool may_order = in_good_standing && standing != standing::suspended;
    const bool is_seller = s.seller == partner;
    const bool may_change = is_seller && in_good_standing && c.resellers.contains(partner);
    switch (what) {
      case operation::subscription_receive_bill: return is_seller ? outcome::allow : outcome::deny;
      case operation::subscription_view:
        return in_good_standing && c.resellers.contains(partner) ? outcome::allow : outcome::deny;
      case operation::subscription_view_provisioning_status:
        if (!in_good_standing || !c.resellers.contains(partner)) return outcome::deny;
        return has_delegated_admin(c, partner, s);
      case operation::subscription_add_seats:
      case operation::subscription_remove_seats:
      case operation::subscription_cancel:
        if (!may_change || !may_order) return outcome::deny;
        return is_active(s);
      case operation::subscription_suspend:
        if (!may_change) return outcome::deny;
        return is_active(s);
      case operation::subscription_rename:
        if (!may_change) return outcome::deny;
        return is_not_cancelled(s);
      case operation::subscription_change_reseller_of_record:
        if (model != partner_model::indirect_provider || !may_change || !may_order) return outcome::deny;
        return is_not_cancelled(s);
      case operation::subscription_order_add_on: {
        if (!may_change || !may_order) return outcome::deny;
        const auto own = c.grants.find(partner);
        if (own == c.grants.end()) return outcome::deny;
        if (!own->second.open && own->second.services.empty()) return outcome::deny;
        return is_active(s);
      }
      case operation::subscription_transition:
        if (!may_change || !may_order) return outcome::deny;
        return all_of(is_active(s), all_of(has_delegated_admin(c, partner, s), has_no_add_on(c, which)));
      case operation::subscription_reactivate: {
        if (!may_change || !may_order) return outcome::deny;
        if (s.status == status::unknown) return no_second_partner(c, s) == outcome::deny || parent(s) == outcome::deny
                                                    ? outcome::deny : outcome::unknown;
        if (s.status != status::suspended) return outcome::deny;
        const outcome window = !s.suspended_at                                  ? outcome::unknown
                               : now - *s.suspended_at < reactivation_window ? outcome::allow
                                                                                : outcome::deny;
        if (window == outcome::deny) return outcome::deny;
        return all_of(window, all_of(no_second_partner(c, s), parent(s)));
      }
      default: return outcome::deny;  // Nobody can do it in this cloud.
    }
  }

 private:
  struct partner_record {
    partner_model model = partner_model::direct;
    csprel::standing standing = csprel::standing::active;
  };
  struct offer {
    Services services;
  };
  struct grant {
    bool open = false;
    Services services;
  };
  struct customer {
    std::unordered_set<Id> resellers;
    std::unordered_map<Id, grant> grants;
    std::vector<Id> subscriptions;
  };
  struct subscription {
    Id customer;
    Id offer;
    std::optional<Id> seller;
    std::optional<Id> parent;
    naive::status status = naive::status::unknown;
    std::optional<instant> suspended_at;
  };

  static naive::status status_of(const subscription_fields& s) {
    if (!s.status || !s.status->known()) return status::unknown;
    switch (*s.status->known()) {
      case subscription_status::active: return status::active;
      case subscription_status::suspended: return status::suspended;
      case subscription_status::pending:
      case subscription_status::none: return status::pending;
      default: return status::cancelled;
    }
  }

  static outcome all_of(outcome a, outcome b) {
    if (a == outcome::deny || b == outcome::deny) return outcome::deny;
    return a == outcome::unknown ? a : b;
  }
  static outcome is_active(const subscription& s) {
    if (s.status == status::unknown) return outcome::unknown;
    return s.status == status::active ? outcome::allow : outcome::deny;
  }
  static outcome is_not_cancelled(const subscription& s) {
    if (s.status == status::unknown) return outcome::unknown;
    return s.status == status::cancelled ? outcome::deny : outcome::allow;
  }
  outcome parent(const subscription& s) const {
    return s.parent ? is_active(subscriptions_.find(*s.parent)->second) : outcome::allow;
  }

  outcome has_delegated_admin(const customer& c, const Id& partner, const subscription& s) const {
    const auto own = c.grants.find(partner);
    if (own == c.grants.end()) return outcome::deny;
    if (!own->second.open && own->second.services.empty()) return outcome::deny;
    if (own->second.services.contains_all(offers_.find(s.offer)->second.services)) return outcome::allow;
    return own->second.open ? outcome::unknown : outcome::deny;
  }

  outcome has_no_add_on(const customer& c, const Id& which) const {
    outcome result = outcome::allow;
    for (const Id& id : c.subscriptions) {
      const subscription& other = subscriptions_.find(id)->second;
      if (other.parent != which) continue;
      if (other.status == status::unknown) result = outcome::unknown;
      if (other.status != status::unknown && other.status != status::cancelled) return outcome::deny;
    }
    return result;
  }

  /// Whether the seller, back in business with `s`, would be a second partner that sells one of its
  /// services and administers it.
  outcome no_second_partner(const customer& c, const subscription& s) const {
    const auto own = c.grants.find(*s.seller);
    if (own == c.grants.end()) return outcome::allow;
    outcome result = outcome::allow;
    for (const auto& grant : c.grants) {
      const auto& partner = grant.first;
      const auto& theirs = grant.second;
      if (partner == *s.seller) continue;
      offers_.find(s.offer)->second.services.for_each([&](const auto& service) {
        const auto admin = [&](const auto& of) {
          return of.services.contains(service) ? outcome::allow : of.open ? outcome::unknown : outcome::deny;
        };
        outcome sells = outcome::deny;
        for (const Id& id : c.subscriptions) {
          const subscription& other = subscriptions_.find(id)->second;
          if (other.seller != partner || other.status == status::cancelled) continue;
          if (!offers_.find(other.offer)->second.services.contains(service)) continue;
          if (other.status != status::unknown) sells = outcome::allow;
          if (other.status == status::unknown && sells == outcome::deny) sells = outcome::unknown;
        }
        const outcome clash = all_of(sells, all_of(admin(own->second), admin(theirs)));
        if (clash == outcome::allow) result = outcome::deny;
        if (clash == outcome::unknown && result == outcome::allow) result = outcome::unknown;
      });
    }
    return result;
  }

  std::unordered_map<Id, partner_record> partners_;
  std::unordered_map<Id, offer> offers_;
  std::unordered_map<Id, customer> customers_;
  std::unordered_map<Id, subscription> subscriptions_;
};

/// Ids as texts.
struct text_keys {
  template <class Record>
  [[nodiscard]] std::string of(const Record& id) const { return std::string(id.to_string()); }
};

/// Ids as numbers, each kind from zero on.
struct number_keys {
  explicit number_keys(const directory& world) {
    for (const auto& p : world.partners()) add(p->id);
    for (const auto& o : world.offers()) add(o->id);
    for (std::size_t i = 0; i < world.customer_count(); ++i) {
      add(world.customer_at(i)->id);
      for (const auto& s : world.customer_at(i)->subscriptions) add(s->id);
    }
  }
  template <class Record>
  [[nodiscard]] std::uint32_t of(const Record& id) const { return numbers_of(id).at(std::string(id.to_string())); }

 private:
  using table = std::unordered_map<std::string, std::uint32_t>;
  template <class Record>
  void add(const Record& id) {
    auto& numbers = const_cast<table&>(numbers_of(id));
    numbers.emplace(id.to_string(), static_cast<std::uint32_t>(numbers.size()));
  }
  [[nodiscard]] const table& numbers_of(const partner_id&) const { return partners_; }
  [[nodiscard]] const table& numbers_of(const customer_id&) const { return customers_; }
  [[nodiscard]] const table& numbers_of(const offer_id&) const { return offers_; }
  [[nodiscard]] const table& numbers_of(const subscription_id&) const { return subscriptions_; }
  table partners_, customers_, offers_, subscriptions_;
};

}  // namespace csprel::bench::naive

#endif
