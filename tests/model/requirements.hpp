// SPDX-License-Identifier: Apache-2.0
// What each requirement means, one function for each, in the words of the contract and the catalogue.
//
// Part of the reference model (reference.hpp): slow and obvious, over plain records, sharing nothing with the library but
// its value types and names.
#ifndef CSPREL_TESTS_MODEL_REQUIREMENTS_HPP
#define CSPREL_TESTS_MODEL_REQUIREMENTS_HPP

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"
#include "model/catalogue.hpp"
#include "model/known.hpp"

namespace csprel::test::reference {

// ---- looking things up ----------------------------------------------------------------------

/// A service by name, or one that no offer on record names: there may be such where an offer's services are not known.
using any_service = std::optional<service_name>;

inline std::vector<any_service> services_of(const directory_fields& world) {
  std::vector<any_service> all{std::nullopt};
  for (const offer& o : world.offers)
    if (o->services)
      for (const service_name& s : *o->services)
        if (!holds_one(all, any_service(s))) all.emplace_back(s);
  return all;
}

/// Null stands for an offer that is not listed: nothing is known of it.
inline known contains(const offer* o, const any_service& s) {
  if (o == nullptr || !(*o)->services) return known::maybe;
  return certainly(s && holds_one(*(*o)->services, *s));
}

enum class state { active, suspended, cancelled, not_active };

/// "deleted, expired and disabled count as cancelled; pending and none as not active. A missing or
/// unrecognised status makes the state requirement unknown."
inline std::optional<state> state_of(const subscription& s) {
  if (!s->status || !s->status->known()) return std::nullopt;
  switch (*s->status->known()) {
    case subscription_status::active: return state::active;
    case subscription_status::suspended: return state::suspended;
    case subscription_status::deleted:
    case subscription_status::expired:
    case subscription_status::disabled: return state::cancelled;
    case subscription_status::pending:
    case subscription_status::none: return state::not_active;
  }
  throw std::logic_error("no such status");
}
inline known is_in(const subscription& s, state one) {
  const auto now = state_of(s);
  return now ? certainly(*now == one) : known::maybe;
}
inline known is_kept(const subscription& s) { return opposite(is_in(s, state::cancelled)); }

inline bool sold_by(const subscription& s, const partner_id& p) { return s->channel == channel::csp && s->seller == p; }

inline bool has_reseller_relationship(const customer& c, const partner_id& p) {
  for (const relationship& r : c->relationships)
    if (r.partner == p && r.type == relationship_type::reseller) return true;
  return false;
}

/// "`services` absent: granted, but for which services is not known, so a question about one service
/// is unknown; `[]`: none. One entry or several for the same partner."
inline known grants(const customer& c, const partner_id& p, const any_service& s) {
  return any(c->delegated_admins, [&](const delegated_admin& g) {
    if (g.partner != p) return known::no;
    if (!g.services) return known::maybe;
    return certainly(s && holds_one(*g.services, *s));
  });
}

/// Transacts(p,c,s): a non-cancelled CSP subscription providing s to c with seller p (catalogue 0.3).
inline known transacts(const directory_fields& world, const customer& c, const partner_id& p, const any_service& s) {
  return any(c->subscriptions, [&](const subscription& each) {
    if (!sold_by(each, p)) return known::no;
    return both(is_kept(each), contains(find_by_id(world.offers, each->offer), s));
  });
}

/// Who is counted by ONE-01: who transacts and holds delegated admin; at the strictest (AMB-01 b) every partner with
/// delegated admin besides, but for the reseller that the indirect rule lets hold it beside its provider (DAP-15).
inline known counts_when(const directory_fields& world, const partner_id& p, known sells) {
  const bool by_grant_alone = chosen(world.options, option::who_counts_as_transacting) == "any_csp_partner_with_delegated_admin";
  if (by_grant_alone && (*find_by_id(world.partners, p))->model != partner_model::indirect_reseller) return known::yes;
  return sells;
}

/// Whether somebody but p is counted for s.
inline known another_is_counted(const directory_fields& world, const customer& c, const partner_id& p, const any_service& s) {
  return any(world.partners, [&](const partner& q) {
    if (q->id == p) return known::no;
    return both(grants(c, q->id, s), counts_when(world, q->id, transacts(world, c, q->id, s)));
  });
}

inline constexpr duration reactivation_window = days(60);

/// "Within N days means strictly less than N x 24 hours after." "`suspended` without `suspendedAt` makes the reactivation
/// window unknown." What is not suspended has no window that could have ended.
inline known within_window(const subscription& s, const std::optional<instant>& now) {
  known inside = known::maybe;
  if (s->suspended_at && now) inside = certainly(*now - *s->suspended_at < reactivation_window);
  return either(opposite(is_in(s, state::suspended)), inside);
}

/// Where the subscription stands; nothing where there is none or, without a customer, several.
inline bool find_subscription(const directory_fields& world, const subscription_id& id, const std::optional<customer_id>& owner,
                       const customer** of, const subscription** which) {
  int found = 0;
  for (const customer& c : world.customers) {
    if (owner && c->id != *owner) continue;
    if (const subscription* s = find_by_id(c->subscriptions, id)) {
      ++found;
      *of = &c;
      *which = s;
    }
  }
  return found == 1;
}

inline bool names_a_service(const directory_fields& world, const service_name& s) {
  return holds_one(services_of(world), any_service(s));
}

// ---- one question ---------------------------------------------------------------------------

/// What a question is about, looked up; each requirement is a function of it.
struct asking {
  const directory_fields& world;
  operation what{};
  const parameters& with;
  std::optional<instant> now;

  const partner* asker = nullptr;          ///< Null where a customer asks.
  const partner_user_subject* employee = nullptr;  ///< Null for an organisation.
  const customer_user_subject* person = nullptr;

  const customer* of = nullptr;            ///< The customer it is about.
  const subscription* which = nullptr;
  std::optional<service_name> service{};
  const partner* named = nullptr;          ///< The partner it is asked of.
  std::optional<std::string> link{};

  const partner_id& me() const { return (*asker)->id; }
  const offer* present_offer() const { return find_by_id(world.offers, (*which)->offer); }
  /// The offer to order or to change to; null where it is not listed.
  const offer* wanted() const {
    const offer_id& id = what == operation::subscription_transition ? *with.target_offer : *with.offer;
    return find_by_id(world.offers, id);
  }

  // "A customer_user asking for a partner's operation: ..." These end the evaluation, so here the asker is a partner; but
  // a customer never changes its own subscription (SUB-04, C07: denied for every channel).
  known only_partner_may_change_subscription() const { return certainly(what != operation::subscription_change_own); }
  known not_a_partner() const { return known::yes; }

  // The customer's administrator; a role that is not known is unknown. C09 is anybody's at the customer.
  known not_customer_administrator() const {
    return what == operation::subscription_use ? known::yes : is_administrator();
  }
  known is_administrator() const {
    std::optional<customer_role> role = person->role;
    for (const customer_user& u : (*of)->users)
      if (u.id == person->user) role = u.role;
    if (!role) return known::maybe;
    return certainly(*role != customer_role::user);
  }

  // REQ-09, IND-04: a reseller working for an indirect partner creates no invitation.
  known invitation_not_allowed_for_indirect_reseller() const {
    return certainly((*asker)->model != partner_model::indirect_reseller);
  }
  // "only an indirect reseller with a link of one of its providers may" forward.
  known not_own_provider_link() const {
    if ((*asker)->model != partner_model::indirect_reseller) return known::no;
    for (const partner& p : world.partners)
      if (p->link == link) return certainly(holds_one((*asker)->providers, p->id));
    return any((*asker)->providers, [&](const partner_id& id) {
      return (*find_by_id(world.partners, id))->link ? known::no : known::maybe;
    });
  }
  known not_indirect_provider() const { return certainly((*asker)->model == partner_model::indirect_provider); }

  // Catalogue 1.2; AMB-10: grants are united, or a listed "cannot" wins except over a global admin.
  bool may(const role_row& row, const agent_role_set& agents, const admin_role_set& admins) const {
    bool can = false;
    bool cannot = false;
    for (std::size_t i = 0; i < 3; ++i) {
      const bool agent = agents.contains(static_cast<agent_role>(i));
      const bool admin = admins.contains(static_cast<admin_role>(i));
      can = can || (agent && row.agents[i] == 'y') || (admin && row.admins[i] == 'y');
      cannot = cannot || (agent && row.agents[i] == 'n') || (admin && row.admins[i] == 'n');
    }
    if (chosen(world.options, option::role_conflict) == "listed_cannot_wins" && cannot)
      return admins.contains(admin_role::global_admin) && row.admins[0] == 'y';
    return can;
  }
  // "A listed user's settings win over the question's; for an unlisted user a missing setting is unknown unless the
  // other decides": tried with every value that a missing setting may have.
  known role_not_permitted() const {
    std::string row = find_operation(what)->role_row;
    if (what == operation::partner_manage_users && with.assigns == assigned_role::agent_role) row = "R17";
    if (what == operation::partner_manage_users && with.assigns == assigned_role::admin_role) row = "R18";
    std::optional<agent_role_set> agents = employee->agents;
    std::optional<admin_role_set> admins = employee->admins;
    for (const partner_user& u : (*asker)->users)
      if (u.id == employee->user) {
        agents = u.agents;
        admins = u.admins;
      }
    bool some = false;
    bool all = true;
    for (const auto& a : every_value(agents))
      for (const auto& b : every_value(admins)) {
        const bool allowed = may(find_role_row(row), a, b);
        some = some || allowed;
        all = all && allowed;
      }
    return all ? known::yes : some ? known::maybe : known::no;
  }
  template <class Set>
  static std::vector<Set> every_value(const std::optional<Set>& setting) {
    if (setting) return {*setting};
    std::vector<Set> sets{Set{}};
    for (const auto role : Set::all()) {
      const std::vector<Set> before = sets;
      for (Set each : before) {
        each.insert(role);
        sets.push_back(each);
      }
    }
    return sets;
  }

  // ENR-04, PAY-09: "applied and terminated forbid every partner operation. delinquent forbids nothing."
  known partner_not_enrolled() const { return certainly((*asker)->standing != standing::applied); }
  known partner_terminated() const { return certainly((*asker)->standing != standing::terminated); }
  known partner_suspended() const { return certainly((*asker)->standing != standing::suspended); }

  // "customer.create with `customer` given means that the tenant exists."
  known customer_already_exists() const { return certainly(!with.customer); }

  // "needs a relationship of type reseller. For service.* the relationship of one of its providers serves an indirect
  // reseller."
  known no_relationship() const {
    if (has_reseller_relationship(*of, me())) return known::yes;
    if (service && (*asker)->model == partner_model::indirect_reseller)
      for (const partner_id& provider : (*asker)->providers)
        if (has_reseller_relationship(*of, provider)) return known::yes;
    return known::no;
  }

  // BIL-03, DAP-03 to DAP-08; MC-03: a sale of another channel has no CSP seller.
  known not_original_reseller() const { return certainly(sold_by(*which, me())); }

  // service.*: that service (DAP-14). A subscription: "every service of the subscription's offer". create and
  // order_add_on: "at least one service of that customer, known or not".
  known delegated_admin_missing() const {
    if (service) return grants(*of, me(), service);
    if (what == operation::subscription_create || what == operation::subscription_order_add_on)
      return any((*of)->delegated_admins, [&](const delegated_admin& g) {
        return certainly(g.partner == me() && (!g.services || !g.services->empty()));
      });
    // UPG-04: for the customer and the service, so some grant stands in any case.
    const known some = any((*of)->delegated_admins, [&](const delegated_admin& g) {
      return certainly(g.partner == me() && (!g.services || !g.services->empty()));
    });
    const offer* o = present_offer();
    const known each = every(services_of(world), [&](const any_service& s) {
      return either(opposite(contains(o, s)), grants(*of, me(), s));
    });
    return both(some, each);
  }

  /// Whether a requirement is put at all. "Of the subscription states at most the one that fits"; "reactivate knows
  /// cancelled, not_suspended, then the window"; "parent_not_active also for reactivate of an add-on"; "a partner subject
  /// skips the employee-role requirement"; the window of a suspension is the administrators', users have lost it before.
  bool is_put(requirement code) const {
    using enum requirement;
    const bool reactivates = what == operation::subscription_reactivate;
    switch (code) {
      case role_not_permitted: return employee != nullptr;
      case parent_not_active: return !reactivates || (*which)->parent.has_value();
      case subscription_cancelled:
      case subscription_suspended:
      case subscription_not_suspended:
      case subscription_not_active:
      case reactivation_window_elapsed: break;
      default: return true;
    }
    const auto now_is = state_of(*which);
    // "A missing or unrecognised status makes the state requirement unknown": one of them says so.
    const bool asks_for_active = !reactivates && what != operation::subscription_rename &&
                                 what != operation::subscription_change_reseller_of_record;
    if (!now_is) return code == (asks_for_active ? subscription_not_active : subscription_cancelled);
    switch (*now_is) {
      case state::cancelled: return code == subscription_cancelled;
      case state::active:
      case state::not_active: return code != reactivation_window_elapsed;
      case state::suspended: break;
    }
    if (code == reactivation_window_elapsed && what == operation::subscription_use && is_administrator() == known::no)
      return false;
    return code != subscription_not_active;
  }

  known subscription_cancelled() const { return is_kept(*which); }
  known subscription_suspended() const {
    const known free = opposite(is_in(*which, state::suspended));
    // SUS-02, SUS-03: users lose it, administrators keep it.
    return what == operation::subscription_use ? either(free, is_administrator()) : free;
  }
  known subscription_not_suspended() const { return is_in(*which, state::suspended); }
  known subscription_not_active() const { return opposite(is_in(*which, state::not_active)); }
  known reactivation_window_elapsed() const { return within_window(*which, now); }

  // "the operation would leave two partners that both sell a non-cancelled CSP subscription containing service s and hold
  // delegated admin for s."
  known other_transacting_partner() const {
    switch (what) {
      case operation::subscription_create:
      case operation::subscription_order_add_on:
        return asker != nullptr ? no_second_seller_after_sale(me(), wanted()) : known::yes;
      case operation::subscription_transition:
        // "for the subscription's seller, whoever asks"
        return (*which)->channel == channel::csp ? no_second_seller_after_sale(*(*which)->seller, wanted()) : known::yes;
      case operation::subscription_reactivate:
        return (*which)->channel == channel::csp ? no_second_seller_after_sale(*(*which)->seller, present_offer()) : known::yes;
      case operation::relationship_accept: {
        const partner* owner = link_owner();
        return owner == nullptr ? known::yes : no_second_seller_after_grant((*owner)->id);
      }
      case operation::delegated_admin_grant: return no_second_seller_after_grant((*named)->id);
      default: throw std::logic_error("not asked of this operation");
    }
  }
  known no_second_seller_after_sale(const partner_id& p, const offer* sold) const {
    return opposite(any(services_of(world), [&](const any_service& s) {
      return both(both(contains(sold, s), grants(*of, p, s)), another_is_counted(world, *of, p, s));
    }));
  }
  known no_second_seller_after_grant(const partner_id& p) const {
    return opposite(any(with.services.value_or(std::vector<service_name>{}), [&](const service_name& s) {
      return both(counts_when(world, p, transacts(world, *of, p, s)), another_is_counted(world, *of, p, s));
    }));
  }
  const partner* link_owner() const {
    for (const partner& p : world.partners)
      if (p->link && p->link == link) return &p;
    return nullptr;
  }

  // UPG-01; "paths are the document's upgradeTargetOffers"; none leads to "an unlisted or usage-billed offer", nor to
  // an impossible state, an add-on without parent.
  known no_transition_path() const {
    if (offer_not_available() == known::no) return known::no;
    if ((*wanted())->is_add_on && !(*which)->parent) return known::no;
    return certainly(holds_one((*present_offer())->upgrade_target_offers, *with.target_offer));
  }

  // UPG-06, UPG-07: "from any seller, the source itself excluded".
  known target_already_held() const {
    return opposite(any((*of)->subscriptions, [&](const subscription& held) {
      return both(certainly(held->id != (*which)->id && held->offer == *with.target_offer), is_kept(held));
    }));
  }
  // UPG-05: "looks at the services that the target has and the source has not".
  known conflicting_services() const {
    return opposite(any((*of)->subscriptions, [&](const subscription& held) {
      if (held->id == (*which)->id) return known::no;
      return both(is_kept(held), any(services_of(world), [&](const any_service& s) {
        const known added = both(contains(wanted(), s), opposite(contains(present_offer(), s)));
        return both(added, contains(find_by_id(world.offers, held->offer), s));
      }));
    }));
  }
  // CUS-05: "from another seller or channel, a non-cancelled subscription of that offer or one that shares a service".
  known service_already_held() const {
    return opposite(any((*of)->subscriptions, [&](const subscription& held) {
      if (asker != nullptr ? sold_by(held, me()) : held->channel != channel::csp) return known::no;
      const known shares = any(services_of(world), [&](const any_service& s) {
        return both(contains(wanted(), s), contains(find_by_id(world.offers, held->offer), s));
      });
      return both(is_kept(held), either(certainly(held->offer == *with.offer), shares));
    }));
  }

  // ADD-06, UPG-12; what is cancelled is no add-on any more.
  known add_ons_present() const {
    return opposite(any((*of)->subscriptions, [&](const subscription& child) {
      return both(certainly(child->parent == (*which)->id), is_kept(child));
    }));
  }

  // ADD-04, ADD-08: of order_add_on the subscription asked about is the parent.
  known parent_not_active() const {
    if (what == operation::subscription_order_add_on) return is_in(*which, state::active);
    if (!(*which)->parent) return known::yes;
    return is_in(*find_by_id((*of)->subscriptions, *(*which)->parent), state::active);
  }

  // ADD-03: "create with an add-on offer and order_add_on with a plain one are add_on_unrelated".
  known add_on_unrelated() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    if (what == operation::subscription_create) return certainly(!(*o)->is_add_on);
    return certainly((*o)->is_add_on && holds_one((*o)->prerequisite_offers, (*which)->offer));
  }

  // SUB-12, SUB-13: "an unlisted or usage-billed offer in a question is offer_not_available".
  known offer_not_available() const {
    const offer* o = wanted();
    return certainly(o != nullptr && (*o)->billing != billing_type::usage);
  }

  // SUB-14, SUB-15: between the offer's minimum and maximum, and at least 1; a bound or number not on record is unknown.
  // P09: no more than the maximum. P10: no fewer than the minimum.
  static known at_least_minimum(const offer* o, std::int64_t seats) {
    if (seats < 1) return known::no;
    if (o == nullptr || !(*o)->minimum_quantity) return known::maybe;
    return certainly(seats >= *(*o)->minimum_quantity);
  }
  static known at_most_maximum(const offer* o, std::int64_t seats) {
    if (seats < 1) return known::no;
    if (o == nullptr || !(*o)->maximum_quantity) return known::maybe;
    return certainly(seats <= *(*o)->maximum_quantity);
  }
  known quantity_out_of_range() const {
    const auto& given = with.quantity;
    if (given && *given < 1) return known::no;
    const bool of_new_offer = what == operation::subscription_create || what == operation::subscription_order_add_on ||
                              what == operation::subscription_transition;
    if (of_new_offer) {
      const auto seats = given ? given : (*which)->quantity;  // UPG-10: as many as before
      if (!seats) return known::maybe;
      return both(at_least_minimum(wanted(), *seats), at_most_maximum(wanted(), *seats));
    }
    if (!(*which)->quantity) return known::maybe;
    if (what == operation::subscription_remove_seats) return at_least_minimum(present_offer(), *(*which)->quantity - *given);
    return at_most_maximum(present_offer(), *(*which)->quantity + *given);
  }

  // SUS-01, CAN-01: exactly the documented grounds.
  known ground_missing() const {
    for (const char* word : {"customer_request", "non_payment", "fraud", "misuse"})
      if (with.ground == word) return known::yes;
    return known::no;
  }

  // LNK-04, MAIL-02 to MAIL-05. "accept of a link that no partner has is link_altered"; "compose without an own link on
  // record is unknown".
  known link_altered() const {
    if (what == operation::relationship_accept) return certainly(link_owner() != nullptr);
    if (!(*asker)->link) return known::maybe;
    if (link != (*asker)->link) return known::no;
    return certainly(!with.text || links_in(*with.text) > 0);
  }
  known template_region_locked() const {
    if (!with.text) return known::yes;  // "the offered text"
    if (!(*asker)->link) return known::maybe;
    if (links_in(*with.text) == 0) return known::yes;  // link_altered says so.
    const auto mail = paragraphs(*with.text);
    const std::vector<std::string> last{*(*asker)->link};
    return certainly(mail.size() <= 3 && mail.back() == last && links_in(*with.text) == 1);
  }
  /// "paragraphs are runs of non-blank lines", here without the blanks around each line.
  static std::vector<std::vector<std::string>> paragraphs(const std::string& text) {
    std::vector<std::vector<std::string>> all;
    bool between = true;
    std::string line;
    const auto end_line = [&] {
      const std::size_t first = line.find_first_not_of(" \t\r");
      if (first == std::string::npos) {
        between = true;
      } else {
        if (between) all.emplace_back();
        between = false;
        all.back().push_back(line.substr(first, line.find_last_not_of(" \t\r") + 1 - first));
      }
      line.clear();
    };
    for (const char c : text) c == '\n' ? end_line() : line.push_back(c);
    end_line();
    return all;
  }
  std::size_t links_in(const std::string& text) const {
    std::size_t count = 0;
    for (const auto& paragraph : paragraphs(text))
      for (const std::string& line : paragraph) count += line == (*asker)->link ? 1 : 0;
    return count;
  }

  // "A reseller MPN id must be the mpnId of an indirect reseller whose providers name the asker, or null."
  known reseller_mpn_invalid() const {
    if (!with.mpn_id->id) return known::yes;
    return any(world.partners, [&](const partner& r) {
      return certainly(r->model == partner_model::indirect_reseller && holds_one(r->providers, me()) &&
                       r->mpn_id == *with.mpn_id->id);
    });
  }

  known too_many_featured_offers() const { return certainly(*with.count <= 5); }  // CAT-01

  // "delegated_admin.remove needs every named service granted"; absent: all, so there must be some. An empty list names
  // nothing that could be removed.
  known grant_not_present() const {
    if (with.services && with.services->empty()) return known::no;
    if (with.services) return every(*with.services, [&](const service_name& s) { return grants(*of, (*named)->id, s); });
    return any((*of)->delegated_admins, [&](const delegated_admin& g) {
      return certainly(g.partner == (*named)->id && (!g.services || !g.services->empty()));
    });
  }

  known self_service_only() const { return known::no; }  // PWD-02, PWD-03: always denied.
  known not_through_this_channel() const { return certainly(with.through == channel_of_work::admin_center); }  // AOB-04

  /// What is known of a requirement.
  known holds(requirement code) const;
};

inline known asking::holds(requirement code) const {
  using enum requirement;
  static constexpr std::pair<requirement, known (asking::*)() const> functions[] = {
      {only_partner_may_change_subscription, &asking::only_partner_may_change_subscription},
      {not_a_partner, &asking::not_a_partner},
      {not_customer_administrator, &asking::not_customer_administrator},
      {invitation_not_allowed_for_indirect_reseller, &asking::invitation_not_allowed_for_indirect_reseller},
      {not_own_provider_link, &asking::not_own_provider_link},
      {not_indirect_provider, &asking::not_indirect_provider},
      {role_not_permitted, &asking::role_not_permitted},
      {partner_not_enrolled, &asking::partner_not_enrolled},
      {partner_terminated, &asking::partner_terminated},
      {partner_suspended, &asking::partner_suspended},
      {customer_already_exists, &asking::customer_already_exists},
      {no_relationship, &asking::no_relationship},
      {not_original_reseller, &asking::not_original_reseller},
      {delegated_admin_missing, &asking::delegated_admin_missing},
      {subscription_cancelled, &asking::subscription_cancelled},
      {subscription_suspended, &asking::subscription_suspended},
      {subscription_not_suspended, &asking::subscription_not_suspended},
      {subscription_not_active, &asking::subscription_not_active},
      {reactivation_window_elapsed, &asking::reactivation_window_elapsed},
      {other_transacting_partner, &asking::other_transacting_partner},
      {no_transition_path, &asking::no_transition_path},
      {target_already_held, &asking::target_already_held},
      {conflicting_services, &asking::conflicting_services},
      {service_already_held, &asking::service_already_held},
      {add_ons_present, &asking::add_ons_present},
      {parent_not_active, &asking::parent_not_active},
      {add_on_unrelated, &asking::add_on_unrelated},
      {offer_not_available, &asking::offer_not_available},
      {quantity_out_of_range, &asking::quantity_out_of_range},
      {ground_missing, &asking::ground_missing},
      {link_altered, &asking::link_altered},
      {template_region_locked, &asking::template_region_locked},
      {reseller_mpn_invalid, &asking::reseller_mpn_invalid},
      {too_many_featured_offers, &asking::too_many_featured_offers},
      {grant_not_present, &asking::grant_not_present},
      {self_service_only, &asking::self_service_only},
      {not_through_this_channel, &asking::not_through_this_channel},
  };
  for (const auto& [name, function] : functions)
    if (name == code) return (this->*function)();
  throw std::logic_error("no such requirement");
}

}  // namespace csprel::test::reference

#endif
