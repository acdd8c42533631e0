// SPDX-License-Identifier: Apache-2.0
// A small world of the clouds other than 21Vianet, in which nothing is missing; tests take something away.
//
//   tenant t;
//   t.sale("s", suite);                              // ten seats of new commerce, a year, by the month
//   t.expect(of(subscription_add_seats, "s").seats(1), outcome::allow);
#ifndef CSPREL_TESTS_CLOUDS_TENANT_HPP
#define CSPREL_TESTS_CLOUDS_TENANT_HPP

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/decide.hpp"
#include "csprel/vocabulary/entra_role.hpp"

namespace csprel::test {

using enum operation;
using enum requirement;

/// 2023-10-05T12:00:00Z, the clock of a fresh tenant.
inline constexpr instant today = instant::from_seconds(1'696'507'200);
/// Where the term of a sale ends, unless said otherwise.
inline constexpr instant term_end = today + days(265);

inline constexpr partner_id seller_p{*guid::parse("11111111-0000-4000-8000-000000000001")};
inline constexpr partner_id other_q{*guid::parse("22222222-0000-4000-8000-000000000002")};
inline constexpr partner_id provider_i{*guid::parse("33333333-0000-4000-8000-000000000003")};
inline constexpr partner_id reseller_v{*guid::parse("44444444-0000-4000-8000-000000000004")};
inline constexpr customer_id customer_c{*guid::parse("cccccccc-0000-4000-8000-00000000000c")};
inline constexpr customer_id customer_d{*guid::parse("dddddddd-0000-4000-8000-00000000000d")};

// Offers, by track.
inline constexpr std::string_view suite = "CFQ7TTC0LH18:0001";       ///< N; 1 to 300 seats; to larger
inline constexpr std::string_view larger = "CFQ7TTC0LCHC:0002";      ///< N; 1 to 1000 seats
inline constexpr std::string_view phone = "CFQ7TTC0LHPS:0001";       ///< N; add-on of suite
inline constexpr std::string_view essentials = "bd938f12-058f-4927-bba3-ae36b1d2501c";  ///< L; to suite since 2022
inline constexpr std::string_view school = "cb9c5023-f3c2-44c1-9d53-0d0b1e9b5c3f";      ///< L; education
inline constexpr std::string_view archiving = "2828be95-46ba-4f91-b2fd-0bef192ecf60";   ///< L; add-on of essentials
inline constexpr std::string_view azure_plan = "DZH318Z0BPS6:0001";  ///< AP
inline constexpr std::string_view reservation = "DZH318Z08NF4:000R"; ///< AB
inline constexpr std::string_view server = "DG7GMGF0FKZW:0003";      ///< SW
inline constexpr std::string_view backup = "DZH318Z0C4QK:0001";      ///< MK
inline constexpr std::string_view old_azure = "MS-AZR-0145P";        ///< AL

inline offer_id offer_of(std::string_view text) { return *offer_id::parse(text); }
inline subscription_id subscription_of(std::string_view text) { return *subscription_id::parse(text); }
inline group_id group_of(std::string_view text) { return *group_id::parse(text); }
inline entra_role_id id_of(entra_role role) { return *entra_role_id::parse(info(role).template_id); }
inline user_id user_of(std::string_view text) { return *user_id::parse(text); }

/// A question, said in one line; an admin agent who is global admin asks, unless said otherwise.
struct ask : question {
  explicit ask(operation op) : question{} {
    what = op;
    by(seller_p);
  }
  ask& by(const partner_id& partner) { return who = partner_user_subject{user_of("agent"), partner}, *this; }
  ask& by_customer(std::string_view user = "admin") {
    return who = customer_user_subject{user_of(user), customer_c}, *this;
  }
  ask& seats(std::int64_t count) { return with.quantity = count, *this; }
  ask& offer(std::string_view id) { return with.offer = offer_of(id), *this; }
  ask& target(std::string_view id) { return with.target_offer = offer_of(id), *this; }
  ask& term(csprel::term t) { return with.term = t, *this; }
  ask& cycle(billing_cycle c) { return with.billing_cycle = c, *this; }
  ask& reseller(std::string_view id) { return with.partner_id_on_record = std::string(id), *this; }
  ask& ends(instant day) { return with.custom_term_end_date = day, *this; }
  ask& now(std::optional<instant> time) { return at = time, *this; }
};

inline ask of(operation op, std::string_view subscription) {
  ask q(op);
  q.which = subscription_resource{subscription_of(subscription), {}};
  return q;
}
inline ask of_customer(operation op) {
  ask q(op);
  q.which = customer_resource{customer_c};
  return q;
}
inline ask of_partner(operation op, const partner_id& who = seller_p) {
  ask q(op);
  q.which = partner_resource{who, {}};
  return q.by(who);
}
/// An order of ten seats of an offer of new commerce, for a year, paid by the month.
inline ask order(std::string_view offer = suite) {
  return of_customer(subscription_create).offer(offer).seats(10).term(term::one_year).cycle(billing_cycle::monthly);
}

class tenant {
 public:
  explicit tenant(cloud where = cloud::global) {
    parts.cloud = where;
    parts.as_of = today;
    partners = {made_partner(seller_p, "P", partner_model::direct, "4847383"),
                made_partner(other_q, "Q", partner_model::direct, "4847384"),
                made_partner(provider_i, "I", partner_model::indirect_provider, "4847385"),
                made_partner(reseller_v, "V", partner_model::indirect_reseller, "4847386")};
    partners[3].providers = {provider_i};
    customer.id = customer_c;
    customer.company_name = "Customer C";
    customer.users = {{user_of("admin"), customer_role::administrator, {}}, {user_of("user"), customer_role::user, {}}};
    auto& t = customer.tenant.edit();
    t.country = "US";
    t.agreements.emplace();
    t.direct_signed = direct_signature{false, {}};
    t.overages.emplace();
    for (const partner_id& each : {seller_p, provider_i, reseller_v}) relationship(each);
    for (const partner_id& each : {seller_p, provider_i}) attested_by(each);

    offer(suite, track::new_commerce, 1, 300);
    offer(larger, track::new_commerce, 1, 1000);
    offer(phone, track::new_commerce, 1, 1000);
    offer(essentials, track::legacy, 1, 300);
    offer(school, track::legacy, 1, 300);
    offer(archiving, track::legacy, 1, 300);
    offer(azure_plan, track::azure_plan, {}, {});
    offer(reservation, track::azure_benefit, 1, 100);
    offer(server, track::software, 1, 100);
    offer(backup, track::marketplace, 1, 100);
    offer(old_azure, track::azure_legacy, {}, {});
    at(suite).upgrade_target_offers = {offer_of(larger)};
    at(phone).is_add_on = true;
    at(phone).prerequisite_offers = {offer_of(suite)};
    at(archiving).is_add_on = true;
    at(archiving).prerequisite_offers = {offer_of(essentials)};
    at(school).conditions.edit().segment = offer_segment::education;
    for (const auto id : {essentials, school, archiving})
      at(id).conditions.edit().billing_cycles = std::vector{billing_cycle::monthly, billing_cycle::annual};
  }

  // ---- changing it ---------------------------------------------------------------------------------
  tenant& sale(std::string_view id, std::string_view offer, const partner_id& seller = seller_p) {
    subscription_fields s;
    s.id = subscription_of(id);
    s.offer = offer_of(offer);
    s.quantity = 10;
    s.status = subscription_status::active;
    s.seller = seller;
    s.billing_type = billing_type::license;
    s.billing_cycle = billing_cycle::monthly;
    s.term_duration = "P1Y";
    s.order_id = "order of " + std::string(id);
    s.creation_date = s.effective_start_date = today + days(-100);
    s.auto_renew = true;
    s.commerce.edit().commitment_end_date_time = term_end;
    subscriptions.push_back(std::move(s));
    return *this;
  }
  tenant& holding(std::string_view id, std::string_view offer) {
    sale(id, offer);
    (*this)[id].seller.reset();
    (*this)[id].channel = channel::direct;
    return *this;
  }
  tenant& suspended(std::string_view id, std::optional<instant> since = today + days(-10)) {
    (*this)[id].status = subscription_status::suspended;
    (*this)[id].suspended_at = since;
    return *this;
  }
  tenant& relationship(const partner_id& who) {
    customer.relationships.push_back({who, relationship_type::reseller, {}, relationship_origin::accepted, {}});
    return *this;
  }
  tenant& no_relationship(const partner_id& who) {
    std::erase_if(customer.relationships, [&](const auto& r) { return r.partner == who; });
    return *this;
  }
  tenant& attested_by(const partner_id& who) {
    customer_agreement a;
    a.partner = who;
    a.type = "MicrosoftCustomerAgreement";
    a.first_name = "Tania";
    a.last_name = "Carr";
    a.email = "tania@northwind.example";
    customer.tenant.edit().agreements->push_back(a);
    return *this;
  }
  tenant& choose(option which, std::string_view word) {
    if (!parts.options.set(which, word)) throw std::logic_error("the option has no such word");
    return *this;
  }
  offer_fields& offer(std::string_view id, csprel::track of, std::optional<std::int64_t> least,
                      std::optional<std::int64_t> most) {
    offer_fields o;
    o.id = offer_of(id);
    o.name = std::string(id);
    o.services.emplace();
    o.minimum_quantity = least;
    o.maximum_quantity = most;
    if (of == track::azure_plan || of == track::azure_legacy) o.billing = billing_type::usage;
    o.conditions.edit().track = of;
    offers.push_back(std::move(o));
    return offers.back();
  }

  offer_fields& at(std::string_view id) {
    for (auto& o : offers)
      if (o.id == offer_of(id)) return o;
    throw std::logic_error("no such offer");
  }
  partner_fields& at(const partner_id& id) {
    for (auto& p : partners)
      if (p.id == id) return p;
    throw std::logic_error("no such partner");
  }
  subscription_fields& operator[](std::string_view id) {
    for (auto& s : subscriptions)
      if (s.id == subscription_of(id)) return s;
    throw std::logic_error("no such subscription");
  }
  subscription_commerce& commerce(std::string_view id) { return (*this)[id].commerce.edit(); }
  customer_tenant& conditions() { return customer.tenant.edit(); }

  // ---- asking it -----------------------------------------------------------------------------------
  [[nodiscard]] directory build() const {
    directory_fields all = parts;
    for (const auto& p : partners) all.partners.push_back(partner::make(p).value());
    for (const auto& o : offers) all.offers.push_back(csprel::offer::make(o).value());
    customer_fields c = customer;
    for (const auto& s : subscriptions) c.subscriptions.push_back(subscription::make(s).value());
    all.customers.push_back(csprel::customer::make(std::move(c)).value());
    for (const auto& other : others) all.customers.push_back(csprel::customer::make(other).value());
    auto made = directory::make(std::move(all));
    if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
    return std::move(made).value();
  }
  [[nodiscard]] decision decide(const question& q) const {
    const auto answer = csprel::decide(build(), q);
    if (!answer) throw std::logic_error(answer.error().pointer + ": " + answer.error().message());
    return answer.value();
  }

  void allows(const question& q, const char* what = "") const {
    const decision d = decide(q);
    EXPECT_EQ(d.result, outcome::allow) << what << " unmet " << d.unmet << " unknown " << d.unknown;
  }
  /// Denied for this reason alone.
  void denies(const question& q, requirement why, const char* what = "") const {
    const decision d = decide(q);
    EXPECT_EQ(d.result, outcome::deny) << what << " unknown " << d.unknown;
    EXPECT_EQ(d.unmet, requirement_set{why}) << what;
  }
  /// Unknown for this reason alone.
  void leaves_open(const question& q, requirement why, const char* what = "") const {
    const decision d = decide(q);
    EXPECT_EQ(d.result, outcome::unknown) << what << " unmet " << d.unmet;
    EXPECT_EQ(d.unknown, requirement_set{why}) << what;
  }
  [[nodiscard]] std::optional<instant> holds_until(const question& q) const {
    return explain(build(), q).value().holds_until;
  }
  /// Allowed through the last second of `deadline`, then denied for `why`.
  void closes(ask q, instant deadline, requirement why) const {
    allows(q.now(deadline + duration{-1}), "one second before");
    EXPECT_EQ(holds_until(q), deadline + duration{1});
    allows(q.now(deadline), "at the deadline");
    EXPECT_EQ(holds_until(q), deadline + duration{1});
    denies(q.now(deadline + duration{1}), why, "one second after");
  }
  /// Denied for `why` until one second before `from`, allowed from then on.
  void opens(ask q, instant from, requirement why) const {
    denies(q.now(from + duration{-1}), why, "one second before");
    EXPECT_EQ(holds_until(q), from);
    allows(q.now(from), "from then on");
    allows(q.now(from + duration{1}), "one second after");
  }

  directory_fields parts;
  std::vector<partner_fields> partners;
  std::vector<offer_fields> offers;
  customer_fields customer;
  std::vector<subscription_fields> subscriptions;
  std::vector<customer_fields> others;  ///< Further customers.

 private:
  static partner_fields made_partner(const partner_id& id, std::string name, partner_model model, std::string mpn) {
    partner_fields p;
    p.id = id;
    p.name = "Partner " + name;
    p.model = model;
    p.mpn_id = std::move(mpn);
    p.country = "US";
    p.link = "https://portal.example/invite?partnerId=" + id.to_string();
    p.users = {{user_of("agent"), {agent_role::admin_agent}, {admin_role::global_admin}, {}}};
    p.account.edit().mpa = agreement_status{true, {}, {}, {}};
    p.account.edit().groups.emplace();
    return p;
  }
};

/// A tenant that has bought `s` of the seller.
inline tenant selling(std::string_view offer = suite) {
  tenant t;
  t.sale("s", offer);
  return t;
}

}  // namespace csprel::test

#endif
