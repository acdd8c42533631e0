// SPDX-License-Identifier: Apache-2.0
// What every event does to a world: finding what it names, asking whether it can have happened, and
// replacing the records that it changes. The events themselves are in apply.cpp and beside it.
#ifndef CSPREL_SRC_DIRECTORY_EDITOR_HPP
#define CSPREL_SRC_DIRECTORY_EDITOR_HPP

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/model/subscription_term.hpp"
#include "directory/effects.hpp"
#include "directory/quoted.hpp"
#include "directory/ruled_out.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// Nothing: applied. Else why the event cannot have happened.
using event_result = result<std::optional<event_refusal>>;

inline const std::optional<event_refusal> applied{};

inline error unknown(std::string pointer, std::string_view id, const char* expected) {
  return {error_code::not_found, std::move(pointer), detail::quoted(id), expected};
}

/// What an event is not refused for: who may do something is no matter once it was done.
inline constexpr requirement_set not_asked_of_events{
    requirement::only_partner_may_change_subscription,
    requirement::not_a_partner,
    requirement::not_customer_administrator,
    requirement::invitation_not_allowed_for_indirect_reseller,
    requirement::not_own_provider_link,
    requirement::role_not_permitted,
    requirement::partner_not_enrolled,
    requirement::partner_terminated,
    requirement::partner_suspended,
    requirement::not_original_reseller,
    requirement::delegated_admin_missing,
    requirement::ground_missing,
    requirement::template_region_locked,
};

/// Elsewhere an event is a fact of state, offers and quantities: no agreement, market, reseller, role or grant
/// is asked for once it was done.
inline constexpr requirement_set not_asked_elsewhere = [] {
  requirement_set result = not_asked_of_events;
  for (const requirement_info& one : enum_names<requirement>::rows)
    if (one.plane == plane::commerce || one.plane == plane::role || one.plane == plane::agreement ||
        one.plane == plane::delegated_admin)
      result.insert(one.value);
  for (const requirement what :
       {requirement::partner_restricted, requirement::customer_under_review, requirement::customer_not_approved,
        requirement::company_data_missing, requirement::wrong_track, requirement::cloud_closed_to_new_business,
        requirement::not_in_sandbox, requirement::not_through_this_channel})
    result.insert(what);
  for (const requirement what : {requirement::no_relationship, requirement::customer_already_exists,
                                 requirement::link_altered, requirement::grant_not_present,
                                 requirement::reseller_mpn_invalid})
    result.erase(what);
  return result;
}();

/// One world in the hands of one event. Each function checks everything before it changes anything, so that a
/// refused event changes nothing.
class editor {
 public:
  editor(world& in, instant at) : in_(in), at_(at) {}

  [[nodiscard]] world& in() const { return in_; }
  [[nodiscard]] instant at() const { return at_; }

  // ---- finding ------------------------------------------------------------------------------

  static error no_customer(const customer_id& id) {
    return unknown("/customer", id.to_string(), "a customer of the directory");
  }
  static error no_partner(const partner_id& id) {
    return unknown("/partner", id.to_string(), "a partner of the directory");
  }
  static error no_offer(const char* pointer, const offer_id& id) {
    return unknown(pointer, id.to_string(), "an offer of the directory");
  }
  static error no_provider(const partner_id& id) {
    return unknown("/provider", id.to_string(), "a partner of the directory");
  }
  static error at_member(error e, const char* member) {
    e.pointer = member;
    return e;
  }

  std::optional<error> unless_services_exist(const std::vector<service_name>& services) const {
    for (std::size_t i = 0; i < services.size(); ++i)
      if (!in_.offers->service_by_name.contains(services[i]))
        return unknown("/services/" + std::to_string(i), services[i].to_string(),
                       "a service of an offer of the directory");
    return std::nullopt;
  }

  result<place> find(const subscription_reference& which) const {
    auto found = locate(in_, which.id, which.customer);
    if (found) return found;
    error wrong = std::move(found).error();
    wrong.pointer = wrong.pointer == "/resource/id" ? "/subscription" : "/customer";
    return wrong;
  }

  const subscription_row& row_of(const place& at) const {
    return in_.customers[at.customer].subscriptions[at.subscription];
  }

  resource resource_of(const place& at) const {
    const customer_fields& c = in_.customers[at.customer].record();
    return subscription_resource{c.subscriptions[at.subscription]->id, c.id};
  }

  bool in_china() const { return in_.cloud == cloud::china_21vianet; }

  /// The track of a subscription; nothing in 21Vianet, where all are of one kind.
  std::optional<track> track_here(const subscription_fields& s) const {
    if (in_china()) return std::nullopt;
    return track_of(s, &*in_.offers->records[in_.find(s.offer)]);
  }
  /// How long seats can be given back of which the record tells no batches.
  duration return_window() const {
    return in_china() ? duration{}
                      : duration{static_cast<std::int64_t>(in_.options.get(option::cancellation_window_hours)) * 3'600};
  }
  /// In new commerce an add-on is a subscription of its own (ADD-5).
  bool follows_its_base(const subscription_fields& add_on) const {
    return in_china() || track_here(add_on) == track::legacy;
  }

  question about(operation what) const { return {{}, what, {}, {}, at_}; }

  /// The question is asked with these terms, where they are told.
  void set_terms(question& q, const order_terms& terms) const {
    if (in_china()) return;
    q.with.term = from_wire<term>(terms.term_duration);
    if (terms.billing_cycle) q.with.billing_cycle = terms.billing_cycle->known();
  }

  // ---- refusing -----------------------------------------------------------------------------

  std::optional<event_refusal> refuse(operation what, requirement why) const {
    const checklist_entry* row = compiled_pack(in_.cloud)->find(what, why);
    return event_refusal{{}, why, row ? row->rules : std::string_view{}};
  }

  /// The first condition of the operation that this world cannot meet, or nothing. What is not
  /// known refuses nothing.
  std::optional<event_refusal> conditions(const question& q, position partner, position home,
                                          const requirement_set& not_asked = {}) const {
    const scene s = found(q, partner, home);
    const requirement_set& never = s.in_china() ? not_asked_of_events : not_asked_elsewhere;
    for (const requirement what : applicable(s, asked_here(s) - never - not_asked))
      if (holds(what, s).value() == truth::no) return refuse(q.what, what);
    return std::nullopt;
  }

  /// The first of `only` that the operation asks for here and this world cannot meet, or nothing.
  std::optional<event_refusal> unmet(const question& q, position partner, position home,
                                     const requirement_set& only) const {
    // Events that not every cloud has have asked that before.
    if (ruled_out(!in_.is_available(q.what))) return refuse(q.what, requirement::operation_not_available);
    const scene s = found(q, partner, home);
    for (const requirement what : applicable(s, asked_here(s) & only))
      if (holds(what, s).value() == truth::no) return refuse(q.what, what);
    return std::nullopt;
  }

  // ---- changing -----------------------------------------------------------------------------

  /// Replaces a customer's record by a changed copy.
  template <class Change>
  event_result edit(position c, const Change& how) {
    customer_fields fields = in_.customers[c].record();
    how(fields);
    auto record = customer::make(std::move(fields));
    if (!record) return at_member(std::move(record).error(), "/id");
    const auto rows = make_rows(in_, record.value(), "");
    // What an event makes known, as that a subscription is not cancelled, may show that two partners transact (ONE-04).
    if (!rows && rows.error().pointer == "/delegatedAdmin")
      return std::optional<event_refusal>{{{}, requirement::other_transacting_partner, "ONE-01 ONE-04"}};
    if (!rows) return rows.error();
    in_.customers.replace(c, std::make_shared<const customer>(std::move(record).value()), rows.value());
    return applied;
  }

  /// The same of a change that adds subscriptions behind the others.
  template <class Change>
  event_result edit_and_add(position c, const Change& how) {
    const auto before = static_cast<position>(in_.customers[c].subscriptions.size());
    auto done = edit(c, how);
    if (!done || ruled_out(done.value().has_value())) return done;  // Whether others transact was asked before.
    const auto& all = in_.customers[c].record().subscriptions;
    for (position i = before; i < all.size(); ++i) own(in_.lookup).enter(all[i]->id, {c, i});
    return applied;
  }

  event_result add(position c, subscription_fields fields) {
    auto made = subscription::make(std::move(fields));
    if (!made) return std::move(made).error();
    return edit_and_add(c, [&](customer_fields& record) { record.subscriptions.push_back(made.value()); });
  }

  /// For each subscription of the customer whether it is an add-on of this one, or of an add-on of it.
  /// *Cost*: linear; each chain of parents is walked once.
  std::vector<bool> add_ons_below(const place& at) const {
    const auto rows = in_.customers[at.customer].subscriptions;
    std::vector<bool> settled(rows.size());
    std::vector<bool> below(rows.size());
    std::vector<position> chain;
    for (position i = 0; i < rows.size(); ++i) {
      chain.clear();
      position up = i;
      while (up != nowhere && up != at.subscription && !settled[up]) {
        settled[up] = true;  // Not below, unless its chain ends there.
        chain.push_back(up);
        up = rows[up].parent;
      }
      const bool ends_here = up != nowhere && (up == at.subscription || below[up]);
      for (const position one : chain) below[one] = ends_here;
    }
    return below;
  }

  /// Changes a subscription, and its add-ons and theirs as `add_ons_too` says.
  template <class Change, class ChangeAddOn>
  event_result change(const place& at, const Change& how, const ChangeAddOn& add_ons_too) {
    const auto below = add_ons_below(at);
    return edit(at.customer, [&](customer_fields& record) {
      for (std::size_t i = 0; i < record.subscriptions.size(); ++i) {
        const bool itself = i == at.subscription;
        if (!itself && !below[i]) continue;
        subscription_fields s = *record.subscriptions[i];
        itself ? how(s) : add_ons_too(s);
        // Changes of state, seats and names keep a valid subscription valid.
        record.subscriptions[i] = subscription::make(std::move(s)).value();
      }
    });
  }
  template <class Change>
  event_result change(const place& at, const Change& how) {
    return change(at, how, [](subscription_fields&) {});
  }

  /// The outcome of an operation of the subscription's own seller.
  template <class Change, class ChangeAddOn>
  event_result happen(const subscription_reference& which, question q, const Change& how,
                 const ChangeAddOn& add_ons_too) {
    const auto found = find(which);
    if (!found) return found.error();
    q.which = resource_of(found.value());
    const requirement_set relationship{requirement::no_relationship};
    if (const auto no = conditions(q, row_of(found.value()).seller, nowhere, relationship)) return no;
    return change(found.value(), how, add_ons_too);
  }
  template <class Change>
  event_result happen(const subscription_reference& which, const question& q, const Change& how) {
    return happen(which, q, how, [](subscription_fields&) {});
  }

  /// The same of an operation that only the other clouds have.
  template <class Change>
  event_result happen_elsewhere(const subscription_reference& which, const question& q, const Change& how) {
    if (in_china()) return refuse(q.what, requirement::operation_not_available);
    return happen(which, q, how);
  }

  /// Replaces a partner's record by a changed copy. `member` is what an error points to.
  template <class Change>
  event_result edit_partner(const partner_id& id, const Change& how, const char* member = "/partner") {
    const position at = in_.find(id);
    if (at == nowhere) return no_partner(id);
    partner_fields fields = in_.fields(at);
    how(fields);
    auto changed = csprel::partner::make(std::move(fields));
    if (ruled_out(!changed)) return std::move(changed).error();  // No event changes what a partner is checked for.
    if (auto wrong = put_partner(in_.cloud, in_.partners, at, std::move(changed).value()))
      return at_member(std::move(*wrong), member);
    return applied;
  }

  /// What was ordered; of seats that are not told nothing is said.
  subscription_fields ordered(const subscription_id& id, const offer_id& of, std::optional<std::int64_t> quantity,
                              const order_terms& terms) const {
    subscription_fields s;
    const offer_fields& o = *in_.offers->records[in_.find(of)];
    s.id = id;
    s.offer = o.id;
    s.offer_name = s.friendly_name = o.name;
    s.quantity = quantity;
    s.unit_type = "Licenses";
    s.status = subscription_status::active;
    s.billing_type = o.billing;
    s.creation_date = at_;
    // The day after the order, at midnight (SUB-09).
    constexpr std::int64_t day = days(1).seconds;
    const std::int64_t midnight = at_.seconds() - ((at_.seconds() % day + day) % day);
    s.effective_start_date = instant::from_seconds(midnight) + days(1);
    if (!in_china()) set_bought(s, track_here(s), terms, at_);
    return s;
  }

  /// A relationship once accepted is not made a second time (ACC-07).
  void accept(customer_fields& record, const partner_id& owner) const {
    relationship* other = nullptr;
    for (relationship& r : record.relationships) {
      if (r.partner != owner) continue;
      if (r.type == relationship_type::reseller) return;
      if (other == nullptr) other = &r;
    }
    if (other != nullptr) {
      *other = {owner, relationship_type::reseller, at_, relationship_origin::accepted, other->extra};
      return;
    }
    record.relationships.push_back({owner, relationship_type::reseller, at_, relationship_origin::accepted, {}});
  }

 private:
  /// Everything that the question names was found before.
  scene found(const question& q, position partner, position home) const {
    return set_event_scene(in_, q, partner, home).value();
  }

 protected:
  world& in_;
  instant at_;
};

}  // namespace csprel::detail

#endif
