// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/apply.hpp"

#include <algorithm>

#include "csprel/model/subscription_term.hpp"
#include "csprel/policy/decide.hpp"
#include "directory/commerce.hpp"
#include "directory/effects.hpp"
#include "directory/scene.hpp"
#include "directory/quoted.hpp"

namespace csprel {
namespace detail {
namespace {

/// Nothing: applied. Else why the event cannot have happened.
using verdict = result<std::optional<event_refusal>>;

const std::optional<event_refusal> applied{};

error unknown(std::string pointer, std::string_view id, const char* expected) {
  return {error_code::not_found, std::move(pointer), detail::quoted(id), expected};
}

/// What an event is not refused for: who may do something is no matter once it was done.
constexpr requirement_set not_asked_of_events{
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
constexpr requirement_set not_asked_elsewhere = [] {
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

/// A copy of what is shared, so that it can be changed; no copy where nobody shares it.
template <class T>
T& own(std::shared_ptr<const T>& shared) {
  if (shared.use_count() != 1) shared = std::make_shared<T>(*shared);
  return const_cast<T&>(*shared);  // Every one of these was made without const.
}

/// Changes one world in place, event by event. Each function checks everything before it changes
/// anything, so that a refused event changes nothing.
class editor {
 public:
  editor(world& in, instant at) : in_(in), at_(at) {}

  verdict operator()(const customer_created& e) {
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    if (in_.find(e.who->id) != nowhere)
      return refuse(operation::customer_create, requirement::customer_already_exists);
    customer_fields c = *e.who;
    c.relationships.push_back({e.partner, relationship_type::reseller, at_, relationship_origin::created, {}});
    c.delegated_admins.push_back({e.partner, std::nullopt, at_, {}});
    auto record = customer::make(std::move(c));
    if (!record) return std::move(record).error();
    const auto rows = make_rows(in_, record.value(), "/resource");
    if (!rows) return rows.error();
    enter(own(in_.lookup), *record.value(), static_cast<position>(in_.customers.size()));
    in_.customers.add(std::make_shared<const customer>(std::move(record).value()), rows.value());
    return applied;
  }

  verdict operator()(const relationship_accepted& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    question q{{}, operation::relationship_accept, invitation_resource{e.link}, {}, at_};
    q.with.services = e.services;
    if (auto wrong = unless_services_exist(e.services)) return std::move(*wrong);
    if (const auto no = conditions(q, nowhere, c)) return no;
    const partner_id owner = in_.fields(in_.find_link_owner(e.link)).id;
    return edit(c, [&](customer_fields& record) {
      accept(record, owner);
      grant(record, owner, e.services);
    });
  }

  verdict operator()(const relationship_ended& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    const auto& all = in_.customers[c].record().relationships;
    if (std::none_of(all.begin(), all.end(), [&](const relationship& r) {
          return r.partner == e.partner && r.type != relationship_type::none;
        }))
      return std::optional<event_refusal>{{0, requirement::no_relationship, "REM-02 SUB-17"}};
    return edit(c, [&](customer_fields& record) {
      std::erase_if(record.relationships, [&](const relationship& r) { return r.partner == e.partner; });
    });
  }

  verdict operator()(const delegated_admin_granted& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    if (auto wrong = unless_services_exist(e.services)) return std::move(*wrong);
    question q{{}, operation::delegated_admin_grant, partner_resource{e.partner, e.customer}, {}, at_};
    q.with.services = e.services;
    if (const auto no = conditions(q, nowhere, c)) return no;
    return edit(c, [&](customer_fields& record) { grant(record, e.partner, e.services); });
  }

  verdict operator()(const delegated_admin_removed& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    if (e.services)
      if (auto wrong = unless_services_exist(*e.services)) return std::move(*wrong);
    question q{{}, operation::delegated_admin_remove, partner_resource{e.partner, e.customer}, {}, at_};
    q.with.services = e.services;
    if (const auto no = conditions(q, nowhere, c)) return no;
    return edit(c, [&](customer_fields& record) { remove(record, e.partner, e.services); });
  }

  verdict operator()(const subscription_created& e) {
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    const position partner = in_.find(e.partner);
    if (partner == nowhere) return no_partner(e.partner);
    question q{{}, operation::subscription_create, customer_resource{e.customer}, {}, at_};
    q.with.offer = e.offer;
    q.with.quantity = e.quantity;
    if (const auto no = conditions(q, partner, nowhere)) return no;
    subscription_fields s = ordered(e.id, e.offer, e.quantity);
    s.seller = e.partner;
    return add(c, std::move(s));
  }

  verdict operator()(const add_on_ordered& e) {
    const auto parent = find(e.parent);
    if (!parent) return parent.error();
    const auto [c, at] = parent.value();
    question q{{}, operation::subscription_order_add_on, resource_of(parent.value()), {}, at_};
    q.with.offer = e.offer;
    q.with.quantity = e.quantity;
    const position seller = in_.customers[c].subscriptions[at].seller;
    const requirement_set relationship{requirement::no_relationship};
    if (const auto no = conditions(q, seller, nowhere, relationship)) return no;
    const subscription_fields& above = *in_.customers[c].record().subscriptions[at];
    subscription_fields s = ordered(e.id, e.offer, e.quantity);
    s.seller = above.seller;
    s.channel = above.channel;
    s.parent = above.id;
    return add(c, std::move(s));
  }

  verdict operator()(const seats_changed& e) {
    const auto found = find(e.subscription);
    if (!found) return found.error();
    const subscription_row& row = row_of(found.value());
    const bool fewer = row.has_seats() && e.quantity < row.seats();
    question q{{}, fewer ? operation::subscription_remove_seats : operation::subscription_add_seats,
               resource_of(found.value()), {}, at_};
    // The new total is checked below, whatever the step; what can be given back, by the step.
    q.with.quantity = 1;
    if (!in_china() && row.has_seats())
      q.with.quantity = std::max<std::int64_t>(1, fewer ? row.seats() - e.quantity : e.quantity - row.seats());
    const requirement_set elsewhere{requirement::no_relationship, requirement::quantity_out_of_range};
    if (const auto no = conditions(q, row.seller, nowhere, elsewhere)) return no;
    const bool more = !row.has_seats() || e.quantity > row.seats();
    const bool ask_minimum = fewer || !row.has_seats();
    if (seats_within(in_, e.quantity, row.offer, ask_minimum, more).value == truth::no)
      return refuse(q.what, requirement::quantity_out_of_range);
    return change(found.value(), [&](subscription_fields& s) { set_seats(s, track_here(s), e.quantity, at_); });
  }

  verdict operator()(const subscription_transitioned& e) {
    question q = about(operation::subscription_transition);
    q.with.target_offer = e.target_offer;
    q.with.quantity = e.quantity;
    return happen(e.subscription, q, [&](subscription_fields& s) {
      const std::string& name = (*in_.offers->records[in_.find(e.target_offer)]).name;
      if (s.friendly_name == s.offer_name) s.friendly_name = name;
      s.offer_name = name;
      s.offer = (*in_.offers->records[in_.find(e.target_offer)]).id;
      if (e.quantity) s.quantity = e.quantity;
    });
  }

  verdict operator()(const subscription_suspended& e) {
    const auto suspend = [&](subscription_fields& s) { set_suspended(s, track_here(s), at_); };
    return happen(e.subscription, about(operation::subscription_suspend), suspend,
                  [&](subscription_fields& add_on) {
                    if (follows_its_base(add_on) && add_on.status == subscription_status::active) suspend(add_on);
                  });
  }

  verdict operator()(const subscription_reactivated& e) {
    return happen(e.subscription, about(operation::subscription_reactivate), set_reactivated);
  }

  verdict operator()(const subscription_cancelled& e) {
    return happen(e.subscription, about(operation::subscription_cancel), set_cancelled,
                  [&](subscription_fields& add_on) {
                    if (follows_its_base(add_on) && state_of(add_on) != subscription_state::cancelled)
                      set_cancelled(add_on);
                  });
  }

  verdict operator()(const subscription_renamed& e) {
    return happen(e.subscription, about(operation::subscription_rename),
                  [&](subscription_fields& s) { s.friendly_name = e.name; });
  }

  verdict operator()(const reseller_of_record_changed& e) {
    question q = about(operation::subscription_change_reseller_of_record);
    q.with.mpn_id = mpn_id_choice{e.mpn_id};
    const auto found = find(e.subscription);
    if (!found) return found.error();
    if (row_of(found.value()).seller == nowhere) return refuse(q.what, requirement::not_original_reseller);
    return happen(e.subscription, q, [&](subscription_fields& s) {
      s.reseller_of_record = e.mpn_id;
      // Elsewhere the document may name it itself, and that is the one that is read.
      if (!in_china() && !s.partner_of_record.empty()) s.partner_of_record = e.mpn_id.value_or("");
    });
  }

  verdict operator()(const partner_standing_changed& e) {
    return edit_partner(e.partner, [&](partner_fields& p) { p.standing = e.standing; }, "/standing");
  }

  // ---- of the clouds other than 21Vianet ----------------------------------------------------

  verdict operator()(const auto_renew_set& e) {
    question q = about(operation::subscription_set_auto_renew);
    q.with.enabled = e.enabled;
    return happen_elsewhere(e.subscription, q, [&](subscription_fields& s) { set_auto_renew(s, e.enabled); });
  }

  verdict operator()(const change_scheduled& e) {
    question q = about(operation::subscription_schedule_change);
    q.with.quantity = e.next_term.quantity;
    q.with.custom_term_end_date = e.next_term.custom_term_end_date;
    if (const auto& product = e.next_term.product) {
      q.with.term = from_wire<term>(product->term_duration);
      if (product->billing_cycle) q.with.billing_cycle = product->billing_cycle->known();
      if (!product->product_id.empty())
        q.with.target_offer = offer_id::parse(product->product_id + ":" + product->sku_id);
    }
    return happen_elsewhere(e.subscription, q,
                            [&](subscription_fields& s) { s.commerce.edit().next_term = e.next_term; });
  }

  verdict operator()(const schedule_removed& e) {
    return happen_elsewhere(e.subscription, about(operation::subscription_schedule_change),
                            [](subscription_fields& s) { s.commerce.edit().next_term.reset(); });
  }

  verdict operator()(const renewal_completed& e) {
    return happen_elsewhere(e.subscription, about(operation::subscription_renew), [&](subscription_fields& s) {
      set_renewed(s, track_here(s), e.term_end, at_);
      const position offer = in_.find(s.offer);
      if (offer != nowhere) s.offer_name = (*in_.offers->records[offer]).name;
    });
  }

  verdict operator()(const agreement_attested& e) {
    if (in_china()) return refuse(operation::customer_attest_agreement, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    if (in_.find(e.partner) == nowhere) return no_partner(e.partner);
    return edit(c, [&](customer_fields& record) {
      auto& agreements = record.tenant.edit().agreements;
      if (!agreements) agreements.emplace();
      agreements->push_back(e.agreement);
      agreements->back().partner = e.partner;
      if (agreements->back().type.empty()) agreements->back().type = "MicrosoftCustomerAgreement";
    });
  }

  verdict operator()(const agreement_signed& e) {
    if (in_china()) return refuse(operation::customer_attest_agreement, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    return edit(c, [](customer_fields& record) {
      auto& told = record.tenant.edit().direct_signed;
      if (!told) told.emplace();
      told->is_signed = true;
    });
  }

  verdict operator()(const customer_reviewed& e) {
    if (in_china()) return refuse(operation::customer_update_details, requirement::operation_not_available);
    const position c = in_.find(e.customer);
    if (c == nowhere) return no_customer(e.customer);
    return edit(c, [&](customer_fields& record) { record.tenant.edit().review = e.review; });
  }

  verdict operator()(const partner_agreement_signed& e) {
    if (in_china()) return refuse(operation::partner_accept_agreement, requirement::operation_not_available);
    return edit_partner(e.partner, [&](partner_fields& p) {
      agreement_status told;
      told.is_signed = true;
      told.signed_at = at_;
      p.account.edit().mpa = told;
    });
  }

  verdict operator()(const partnership_started& e) {
    const operation what = operation::partnership_accept;
    if (in_china()) return refuse(what, requirement::operation_not_available);
    const position provider = in_.find(e.provider);
    if (provider == nowhere) return no_provider(e.provider);
    const position reseller = in_.find(e.partner);
    if (reseller == nowhere) return no_partner(e.partner);
    if (in_.row(provider).model != partner_model::indirect_provider)
      return refuse(operation::partnership_request, requirement::not_indirect_provider);
    if (!is_indirect_reseller(in_.fields(reseller))) return refuse(what, requirement::not_indirect_reseller);
    return edit_partner(e.provider, [&](partner_fields& p) {
      auto& all = p.account.edit().partnerships;
      if (!all) all.emplace();
      std::erase_if(*all, [&](const partnership& one) { return one.other == e.partner; });
      partnership fresh;
      fresh.other = e.partner;
      fresh.type = partnership_type::is_indirect_cloud_solution_provider_of;
      fresh.state = "Active";
      all->push_back(std::move(fresh));
    });
  }

  verdict operator()(const partnership_ended& e) {
    if (in_china()) return refuse(operation::partnership_remove, requirement::operation_not_available);
    const position provider = in_.find(e.provider);
    if (provider == nowhere) return no_provider(e.provider);
    const position reseller = in_.find(e.partner);
    if (reseller == nowhere) return no_partner(e.partner);
    if (is_partnered(in_, provider, reseller).value == truth::no)
      return refuse(operation::partnership_remove, requirement::partnership_missing);
    // Either side's list keeps the partnership as one that has ended, so that it is known to have.
    const auto leave = [](partner_fields& p, const partner_id& other) {
      std::erase(p.providers, other);
      auto& all = p.account.edit().partnerships;
      if (!all) all.emplace();
      std::erase_if(*all, [&](const partnership& one) { return one.other == other; });
      partnership ended;
      ended.other = other;
      ended.state = "Terminated";
      all->push_back(std::move(ended));
    };
    const auto done = edit_partner(e.provider, [&](partner_fields& p) { leave(p, e.partner); });
    if (!done || done.value()) return done;
    return edit_partner(e.partner, [&](partner_fields& p) { leave(p, e.provider); });
  }

  verdict operator()(const partner_added& e) {
    std::vector<csprel::partner> records = in_.partners->records;
    records.push_back(e.partner);
    return replace_partners(std::move(records), "/partner");
  }

  verdict operator()(const offer_added& e) {
    std::vector<csprel::offer> records = in_.offers->records;
    records.push_back(e.offer);
    auto table = make_offers(in_.cloud, std::move(records));
    if (!table) return at_member(std::move(table).error(), "/offer");
    in_.offers = std::move(table).value();
    return applied;
  }

 private:
  // ---- finding ------------------------------------------------------------------------------

  static error no_customer(const customer_id& id) {
    return unknown("/customer", id.to_string(), "a customer of the directory");
  }
  static error no_partner(const partner_id& id) {
    return unknown("/partner", id.to_string(), "a partner of the directory");
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
    const position offer = in_.find(s.offer);
    return track_of(s, offer == nowhere ? nullptr : &*in_.offers->records[offer]);
  }
  /// In new commerce an add-on is a subscription of its own (ADD-5).
  bool follows_its_base(const subscription_fields& add_on) const {
    return in_china() || track_here(add_on) == track::legacy;
  }

  question about(operation what) const { return {{}, what, {}, {}, at_}; }

  // ---- refusing -----------------------------------------------------------------------------

  std::optional<event_refusal> refuse(operation what, requirement why) const {
    const checklist_entry* row = find_pack(in_.cloud)->find(what, why);
    return event_refusal{0, why, row ? row->rules : std::string_view{}};
  }

  /// The first condition of the operation that this world cannot meet, or nothing. What is not
  /// known refuses nothing.
  std::optional<event_refusal> conditions(const question& q, position partner, position home,
                                          const requirement_set& not_asked = {}) const {
    const auto s = set_event_scene(in_, q, partner, home);
    if (!s) return std::nullopt;  // Everything that the question names was found before.
    const requirement_set& never = s.value().in_china() ? not_asked_of_events : not_asked_elsewhere;
    const requirement_set needed = asked_here(s.value()) - never - not_asked;
    for (const requirement what : applicable(s.value(), needed))
      if (holds(what, s.value()).value == truth::no) return refuse(q.what, what);
    return std::nullopt;
  }

  // ---- changing -----------------------------------------------------------------------------

  /// Replaces a customer's record by a changed copy.
  template <class Change>
  verdict edit(position c, const Change& how) {
    customer_fields fields = in_.customers[c].record();
    how(fields);
    auto record = customer::make(std::move(fields));
    if (!record) return at_member(std::move(record).error(), "/id");
    const auto rows = make_rows(in_, record.value(), "");
    // What an event makes known, as that a subscription is not cancelled, may show that two partners transact (ONE-04).
    if (!rows && rows.error().pointer == "/delegatedAdmin")
      return std::optional<event_refusal>{{0, requirement::other_transacting_partner, "ONE-01 ONE-04"}};
    if (!rows) return rows.error();
    in_.customers.replace(c, std::make_shared<const customer>(std::move(record).value()), rows.value());
    return applied;
  }

  verdict add(position c, subscription_fields fields) {
    auto made = subscription::make(std::move(fields));
    if (!made) return std::move(made).error();
    const subscription_id id = made.value()->id;
    auto done = edit(c, [&](customer_fields& record) { record.subscriptions.push_back(made.value()); });
    if (!done || done.value()) return done;
    own(in_.lookup).enter(id, {c, static_cast<position>(in_.customers[c].subscriptions.size() - 1)});
    return applied;
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
  verdict change(const place& at, const Change& how, const ChangeAddOn& add_ons_too) {
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
  verdict change(const place& at, const Change& how) {
    return change(at, how, [](subscription_fields&) {});
  }

  /// The outcome of an operation of the subscription's own seller.
  template <class Change, class ChangeAddOn>
  verdict happen(const subscription_reference& which, question q, const Change& how,
                 const ChangeAddOn& add_ons_too) {
    const auto found = find(which);
    if (!found) return found.error();
    q.which = resource_of(found.value());
    const requirement_set relationship{requirement::no_relationship};
    if (const auto no = conditions(q, row_of(found.value()).seller, nowhere, relationship)) return no;
    return change(found.value(), how, add_ons_too);
  }
  template <class Change>
  verdict happen(const subscription_reference& which, const question& q, const Change& how) {
    return happen(which, q, how, [](subscription_fields&) {});
  }

  /// The same of an operation that only the other clouds have.
  template <class Change>
  verdict happen_elsewhere(const subscription_reference& which, const question& q, const Change& how) {
    if (in_china()) return refuse(q.what, requirement::operation_not_available);
    return happen(which, q, how);
  }

  /// Replaces a partner's record by a changed copy. `member` is what an error points to.
  template <class Change>
  verdict edit_partner(const partner_id& id, const Change& how, const char* member = "/partner") {
    const position at = in_.find(id);
    if (at == nowhere) return no_partner(id);
    std::vector<csprel::partner> records = in_.partners->records;
    partner_fields fields = *records[at];
    how(fields);
    auto changed = csprel::partner::make(std::move(fields));
    if (!changed) return std::move(changed).error();
    records[at] = std::move(changed).value();
    return replace_partners(std::move(records), member);
  }

  verdict replace_partners(std::vector<csprel::partner> records, const char* member) {
    auto table = make_partners(in_.cloud, std::move(records));
    if (!table) return at_member(std::move(table).error(), member);
    in_.partners = std::move(table).value();
    return applied;
  }

  subscription_fields ordered(const subscription_id& id, const offer_id& of, std::int64_t quantity) const {
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
    if (!in_china()) set_bought(s, track_here(s), at_);
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

  /// Adds what is not granted yet, to the partner's last entry that names services or to a new one.
  void grant(customer_fields& record, const partner_id& partner, std::vector<service_name> services) const {
    delegated_admin* named = nullptr;
    for (delegated_admin& entry : record.delegated_admins) {
      if (entry.partner != partner || !entry.services) continue;
      named = &entry;
      std::erase_if(services, [&](const service_name& s) {
        return std::find(entry.services->begin(), entry.services->end(), s) != entry.services->end();
      });
    }
    std::vector<service_name> fresh;
    for (service_name& s : services)
      if (std::find(fresh.begin(), fresh.end(), s) == fresh.end()) fresh.push_back(std::move(s));
    if (fresh.empty()) return;
    if (named == nullptr)
      record.delegated_admins.push_back({partner, std::move(fresh), at_, {}});
    else
      named->services->insert(named->services->end(), fresh.begin(), fresh.end());
  }

  /// Takes services away. An entry whose services are not known stays as it is: what is left of it
  /// is still not known, and grants nothing for certain.
  void remove(customer_fields& record, const partner_id& partner,
              const std::optional<std::vector<service_name>>& services) const {
    for (delegated_admin& entry : record.delegated_admins)
      if (services && entry.partner == partner && entry.services)
        std::erase_if(*entry.services, [&](const service_name& s) {
          return std::find(services->begin(), services->end(), s) != services->end();
        });
    std::erase_if(record.delegated_admins, [&](const delegated_admin& entry) {
      return entry.partner == partner && (!services || (entry.services && entry.services->empty()));
    });
  }

  world& in_;
  instant at_;
};

}  // namespace
}  // namespace detail

result<application> replay(const directory& before, std::span<const event> events) {
  auto world = std::make_shared<detail::world>(before.world());
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto done = std::visit(detail::editor{*world, events[i].at}, events[i].what);
    if (!done) {
      error wrong = std::move(done).error();
      wrong.pointer = "/" + std::to_string(i) + wrong.pointer;
      return wrong;
    }
    if (done.value()) {
      event_refusal refused = *done.value();
      refused.index = i;
      return application{directory{std::move(world)}, refused};
    }
    if (!world->as_of || *world->as_of < events[i].at) world->as_of = events[i].at;
  }
  return application{directory{std::move(world)}, std::nullopt};
}

result<application> apply(const directory& before, const event& e) {
  auto done = replay(before, std::span{&e, 1});
  if (done) return done;
  error wrong = std::move(done).error();
  wrong.pointer.erase(0, 2);  // A single event has no index.
  return wrong;
}

}  // namespace csprel
