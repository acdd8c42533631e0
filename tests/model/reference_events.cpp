// SPDX-License-Identifier: Apache-2.0
// What an event makes of the world, or why it cannot have happened.
#include "model/reference.hpp"
#include "model/requirements.hpp"

namespace csprel::test {
namespace {

using namespace reference;

/// "State, offers, quantities and invariants can refuse it, the role or standing of whoever did it cannot."
bool can_refuse(requirement code) {
  using enum requirement;
  switch (code) {
    case customer_already_exists:
    case subscription_cancelled:
    case subscription_suspended:
    case subscription_not_suspended:
    case subscription_not_active:
    case reactivation_window_elapsed:
    case other_transacting_partner:
    case no_transition_path:
    case target_already_held:
    case conflicting_services:
    case service_already_held:
    case add_ons_present:
    case parent_not_active:
    case add_on_unrelated:
    case offer_not_available:
    case quantity_out_of_range:
    case link_altered:
    case reseller_mpn_invalid:
    case not_indirect_provider:
    case grant_not_present: return true;
    default: return false;
  }
}

/// The world that an event changes, record by record.
class happening {
 public:
  happening(const directory_fields& before, const event& e) : at_(e.at) { told_.after = before; }

  reference_outcome happen(const event_fact& what) {
    const directory_fields before = told_.after;
    std::visit([&](const auto& fact) { tell(fact); }, what);
    // ONE-04: the invariant holds after every event. What an event makes known may show that it would not.
    if (!told_.bad && !told_.refused && reference_is_impossible(told_.after))
      told_.refused = requirement::other_transacting_partner;
    if (told_.bad || told_.refused) {
      told_.after = before;
      return std::move(told_);
    }
    if (!world().as_of || *world().as_of < at_) world().as_of = at_;
    return std::move(told_);
  }

 private:
  directory_fields& world() { return told_.after; }
  void bad() { told_.bad = true; }

  /// The question that asks for what has happened. `with` must outlive it.
  asking asked(operation what, const parameters& with) { return {world(), what, with, at_}; }
  /// True where nothing certain stands against it; else the first such thing is the refusal.
  bool possible(const asking& a) {
    for (const needed_row& row : find_operation(a.what)->rows)
      if (can_refuse(row.code) && row.counts(world().options) && a.is_put(row.code) && a.holds(row.code) == known::no) {
        told_.refused = row.code;
        return false;
      }
    return true;
  }

  struct place {
    const customer* of = nullptr;
    const subscription* which = nullptr;
  };
  std::optional<place> find(const subscription_reference& r) {
    place p;
    if (find_subscription(world(), r.id, r.customer, &p.of, &p.which)) return p;
    bad();
    return std::nullopt;
  }
  const partner* find_partner(const partner_id& id) {
    const partner* p = find_by_id(world().partners, id);
    if (p == nullptr) bad();
    return p;
  }
  const customer* find_customer(const customer_id& id) {
    const customer* c = find_by_id(world().customers, id);
    if (c == nullptr) bad();
    return c;
  }
  bool know(const std::vector<service_name>& services) {
    for (const service_name& s : services)
      if (!names_a_service(world(), s)) bad();
    return !told_.bad;
  }
  template <class Change>
  void change(const customer_id& id, const Change& how) {
    for (customer& c : world().customers) {
      if (c->id != id) continue;
      customer_fields f = *c;
      how(f);
      c = customer::make(std::move(f)).value();
    }
  }
  template <class Change>
  void change(const place& p, const Change& how) {
    const subscription_id id = (*p.which)->id;
    change((*p.of)->id, [&](customer_fields& c) {
      for (subscription& s : c.subscriptions) {
        if (s->id != id) continue;
        subscription_fields f = *s;
        how(f);
        s = subscription::make(std::move(f)).value();
      }
    });
  }
  /// Changes the add-ons of a subscription, and theirs.
  template <class Change>
  void change_children(const place& p, const Change& how) {
    std::vector<subscription_id> above{(*p.which)->id};
    for (std::size_t i = 0; i < above.size(); ++i)
      for (const subscription& s : (*p.of)->subscriptions)
        if (s->parent == above[i] && !holds_one(above, s->id)) above.push_back(s->id);
    above.erase(above.begin());
    change((*p.of)->id, [&](customer_fields& c) {
      for (subscription& s : c.subscriptions) {
        if (!holds_one(above, s->id)) continue;
        subscription_fields f = *s;
        how(f);
        s = subscription::make(std::move(f)).value();
      }
    });
  }
  void grant(const customer_id& id, const partner_id& to, const std::vector<service_name>& services) {
    change(id, [&](customer_fields& c) {
      std::vector<service_name> fresh;
      for (const service_name& s : services) {
        bool stands = holds_one(fresh, s);
        for (const delegated_admin& g : c.delegated_admins)
          stands = stands || (g.partner == to && g.services && holds_one(*g.services, s));
        if (!stands) fresh.push_back(s);
      }
      if (!fresh.empty()) c.delegated_admins.push_back({to, fresh, at_, {}});
    });
  }
  /// An active subscription, named after its offer.
  void sell(const customer_id& to, const subscription_id& id, const offer_id& what, std::int64_t seats,
            const std::optional<partner_id>& seller, channel through, const std::optional<subscription_id>& parent) {
    change(to, [&](customer_fields& c) {
      subscription_fields s;
      s.id = id;
      s.offer = what;
      s.offer_name = s.friendly_name = (*find_by_id(world().offers, what))->name;
      s.channel = through;
      s.quantity = seats;
      s.status = subscription_status::active;
      s.seller = seller;
      s.parent = parent;
      c.subscriptions.push_back(subscription::make(std::move(s)).value());
    });
  }

  /// Events of other clouds.
  template <class Other>
  void tell(const Other&) {
    told_.refused = requirement::operation_not_available;
  }

  void tell(const customer_created& e) {
    const partner* p = find_partner(e.partner);
    if (p == nullptr) return;
    if (find_by_id(world().customers, e.who->id) != nullptr) {
      told_.refused = requirement::customer_already_exists;  // REQ-05
      return;
    }
    customer_fields c = *e.who;
    c.relationships.push_back({e.partner, relationship_type::reseller, at_, relationship_origin::created, {}});
    c.delegated_admins.push_back({e.partner, std::nullopt, at_, {}});  // DAP-16
    world().customers.push_back(customer::make(std::move(c)).value());
  }

  void tell(const relationship_accepted& e) {
    const customer* c = find_customer(e.customer);
    if (c == nullptr || !know(e.services)) return;
    parameters with;
    with.services = e.services;
    asking a = asked(operation::relationship_accept, with);
    a.of = c;
    a.link = e.link;
    if (!possible(a)) return;
    const partner_id owner = (*a.link_owner())->id;  // LNK-05
    if (!has_reseller_relationship(*c, owner))       // ACC-07
      change(e.customer, [&](customer_fields& f) {
        // A partner and a customer have one relationship, of one type (2.4): an advisor becomes a reseller (MC-02).
        for (relationship& r : f.relationships)
          if (r.partner == owner) {
            r.type = relationship_type::reseller;
            return;
          }
        f.relationships.push_back({owner, relationship_type::reseller, at_, relationship_origin::accepted, {}});
      });
    grant(e.customer, owner, e.services);
  }

  void tell(const relationship_ended& e) {
    const customer* c = find_customer(e.customer);
    if (c == nullptr || find_partner(e.partner) == nullptr) return;
    // An advisor's relationship ends as well as a reseller's.
    bool some = false;
    for (const relationship& r : (*c)->relationships)
      some = some || (r.partner == e.partner && r.type != relationship_type::none);
    if (!some) {
      told_.refused = requirement::no_relationship;
      return;
    }
    change(e.customer, [&](customer_fields& f) {
      std::erase_if(f.relationships, [&](const relationship& r) {
        return r.partner == e.partner;
      });
    });
  }

  void tell(const delegated_admin_granted& e) {
    const customer* c = find_customer(e.customer);
    const partner* p = find_partner(e.partner);
    if (!e.services) return bad();
    if (c == nullptr || p == nullptr || !know(*e.services)) return;
    parameters with;
    with.services = e.services;
    asking a = asked(operation::delegated_admin_grant, with);
    a.of = c;
    a.named = p;
    if (possible(a)) grant(e.customer, e.partner, *e.services);
  }

  void tell(const delegated_admin_removed& e) {
    const customer* c = find_customer(e.customer);
    const partner* p = find_partner(e.partner);
    if (c == nullptr || p == nullptr || (e.services && !know(*e.services))) return;
    parameters with;
    with.services = e.services;
    asking a = asked(operation::delegated_admin_remove, with);
    a.of = c;
    a.named = p;
    if (!possible(a)) return;
    change(e.customer, [&](customer_fields& f) {
      for (delegated_admin& g : f.delegated_admins) {
        if (g.partner != e.partner) continue;
        if (!e.services)
          g.services.emplace();
        else if (g.services)
          std::erase_if(*g.services, [&](const service_name& s) { return holds_one(*e.services, s); });
      }
    });
  }

  void tell(const subscription_created& e) {
    const customer* c = find_customer(e.customer);
    const partner* p = find_partner(e.partner);
    if (c == nullptr || p == nullptr) return;
    if (find_by_id((*c)->subscriptions, e.id) != nullptr) return bad();
    parameters with;
    with.offer = e.offer;
    with.quantity = e.quantity;
    asking a = asked(operation::subscription_create, with);
    a.of = c;
    a.asker = p;
    // SUB-01: only for a customer on the partner's list. Other events are about what was sold before: a relationship
    // may have ended since.
    if (!has_reseller_relationship(*c, e.partner)) {
      told_.refused = requirement::no_relationship;
      return;
    }
    if (possible(a)) sell(e.customer, e.id, e.offer, e.quantity, e.partner, channel::csp, std::nullopt);
  }

  void tell(const add_on_ordered& e) {
    const auto parent = find(e.parent);
    if (!parent) return;
    if (find_by_id((*parent->of)->subscriptions, e.id) != nullptr) return bad();
    parameters with;
    with.offer = e.offer;
    with.quantity = e.quantity;
    asking a = asked(operation::subscription_order_add_on, with);
    a.of = parent->of;
    a.which = parent->which;
    // "The add-on is sold by whoever sold its parent" (ADD-02), through the same channel.
    const subscription_fields& above = **parent->which;
    if (above.channel == channel::csp) a.asker = find_by_id(world().partners, *above.seller);
    if (possible(a)) sell((*parent->of)->id, e.id, e.offer, e.quantity, above.seller, above.channel, above.id);
  }

  void tell(const seats_changed& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    asking a = asked(operation::subscription_add_seats, with);
    a.of = at->of;
    a.which = at->which;
    for (const requirement code : {requirement::subscription_cancelled, requirement::subscription_suspended,
                                   requirement::subscription_not_active})
      if (a.holds(code) == known::no) {
        told_.refused = code;
        return;
      }
    const auto& before = (*at->which)->quantity;
    const bool fewer = before && e.quantity < *before;
    const bool more = before && e.quantity > *before;
    const bool same = before && e.quantity == *before;
    const bool fits = e.quantity >= 1 &&
                      (more || same || asking::at_least_minimum(a.present_offer(), e.quantity) != known::no) &&
                      (fewer || same || asking::at_most_maximum(a.present_offer(), e.quantity) != known::no);
    if (!fits) {
      told_.refused = requirement::quantity_out_of_range;
      return;
    }
    change(*at, [&](subscription_fields& s) { s.quantity = e.quantity; });
  }

  void tell(const subscription_transitioned& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    with.target_offer = e.target_offer;
    with.quantity = e.quantity;
    asking a = asked(operation::subscription_transition, with);
    a.of = at->of;
    a.which = at->which;
    if (!possible(a)) return;
    change(*at, [&](subscription_fields& s) {
      const std::string& name = (*find_by_id(world().offers, e.target_offer))->name;
      if (s.friendly_name == s.offer_name) s.friendly_name = name;  // It never had a nickname of its own.
      s.offer_name = name;
      s.offer = e.target_offer;
      if (e.quantity) s.quantity = e.quantity;
    });
  }

  void tell(const subscription_suspended& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    asking a = asked(operation::subscription_suspend, with);
    a.of = at->of;
    a.which = at->which;
    if (!possible(a)) return;
    const auto suspend = [&](subscription_fields& s) {
      s.status = subscription_status::suspended;
      s.suspended_at = at_;
    };
    change_children(*at, [&](subscription_fields& s) {
      if (s.status == subscription_status::active) suspend(s);  // ADD-08
    });
    change(*find(e.subscription), suspend);
  }

  void tell(const subscription_reactivated& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    asking a = asked(operation::subscription_reactivate, with);
    a.of = at->of;
    a.which = at->which;
    if (!possible(a)) return;
    change(*at, [&](subscription_fields& s) {
      s.status = subscription_status::active;
      s.suspended_at.reset();
    });
  }

  void tell(const subscription_cancelled& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    asking a = asked(operation::subscription_cancel, with);
    a.of = at->of;
    a.which = at->which;
    if (!possible(a)) return;
    const auto cancel = [&](subscription_fields& s) {
      s.status = subscription_status::deleted;
      s.suspended_at.reset();
    };
    change_children(*at, [&](subscription_fields& s) {
      const bool gone = s.status && s.status->known() &&
                        state_of(subscription::make(s).value()) == state::cancelled;
      if (!gone) cancel(s);  // ADD-08
    });
    change(*find(e.subscription), cancel);
  }

  void tell(const subscription_renamed& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    asking a = asked(operation::subscription_rename, with);
    a.of = at->of;
    a.which = at->which;
    if (possible(a)) change(*at, [&](subscription_fields& s) { s.friendly_name = e.name; });
  }

  void tell(const reseller_of_record_changed& e) {
    const auto at = find(e.subscription);
    if (!at) return;
    parameters with;
    with.mpn_id = mpn_id_choice{e.mpn_id};
    asking a = asked(operation::subscription_change_reseller_of_record, with);
    a.of = at->of;
    a.which = at->which;
    // The reseller of record is the seller's, and the seller's kind is no role or standing (IND-12).
    if ((*at->which)->channel != channel::csp) {
      told_.refused = requirement::not_original_reseller;
      return;
    }
    a.asker = find_by_id(world().partners, *(*at->which)->seller);
    if (possible(a)) change(*at, [&](subscription_fields& s) { s.reseller_of_record = e.mpn_id; });
  }

  void tell(const partner_standing_changed& e) {
    if (e.standing == standing::restricted) return bad();  // No state of this cloud.
    if (find_partner(e.partner) == nullptr) return;
    for (partner& p : world().partners) {
      if (p->id != e.partner) continue;
      partner_fields f = *p;
      f.standing = e.standing;
      p = partner::make(std::move(f)).value();
    }
  }

  void tell(const partner_added& e) {
    if (find_by_id(world().partners, e.partner->id) != nullptr) return bad();
    world().partners.push_back(e.partner);
  }

  void tell(const offer_added& e) {
    if (find_by_id(world().offers, e.offer->id) != nullptr) return bad();
    world().offers.push_back(e.offer);
  }

  instant at_;
  reference_outcome told_;
};

}  // namespace

reference_outcome reference_apply(const directory_fields& before, const event& e) {
  return happening(before, e).happen(e.what);
}

}  // namespace csprel::test
