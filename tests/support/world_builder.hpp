// SPDX-License-Identifier: Apache-2.0
// Small directories for tests, in the catalogue's notation: partners P and Q sell directly, I is an
// indirect provider, V a reseller that works for I; C and D are customers.
//
// A fresh builder holds these six, with one employee for each partner (`manager`, a global admin), an
// administrator and a plain user (`admin`, `user`) at each customer, the offers below and a clock.
// Nobody has a relationship, a grant or a subscription yet: a test says what it needs.
//
//   const directory world = world_builder{}.relationship(partner_p).sale("s", essentials, partner_p).build();
//   decide(world, ask(operation::subscription_add_seats).by(partner_p).of_subscription("s").quantity(1));
#ifndef CSPREL_TESTS_SUPPORT_WORLD_BUILDER_HPP
#define CSPREL_TESTS_SUPPORT_WORLD_BUILDER_HPP

#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"

namespace csprel::test {

inline constexpr partner_id partner_p{*guid::parse("11111111-0000-4000-8000-000000000001")};
inline constexpr partner_id partner_q{*guid::parse("22222222-0000-4000-8000-000000000002")};
inline constexpr partner_id provider_i{*guid::parse("33333333-0000-4000-8000-000000000003")};
inline constexpr partner_id reseller_v{*guid::parse("44444444-0000-4000-8000-000000000004")};
inline constexpr partner_id nobody{*guid::parse("99999999-0000-4000-8000-000000000009")};
inline constexpr customer_id customer_c{*guid::parse("cccccccc-0000-4000-8000-00000000000c")};
inline constexpr customer_id customer_d{*guid::parse("dddddddd-0000-4000-8000-00000000000d")};
inline constexpr customer_id stranger{*guid::parse("eeeeeeee-0000-4000-8000-00000000000e")};

// Offers. The five services of the suites are exchange, sharepoint, skype, office_apps and onedrive.
inline constexpr std::string_view essentials = "essentials";    ///< exchange, sharepoint, skype; to premium, e3
inline constexpr std::string_view business = "business";        ///< office_apps, onedrive; to premium, proplus, e3
inline constexpr std::string_view premium = "premium";          ///< all five; to e3
inline constexpr std::string_view proplus = "proplus";          ///< office_apps, onedrive
inline constexpr std::string_view e3 = "e3";                    ///< all five and archiving
inline constexpr std::string_view mailbox = "mailbox";          ///< exchange; 5 to 100 seats
inline constexpr std::string_view visio = "visio";              ///< visio; 1 to 50 seats
inline constexpr std::string_view archiving = "archiving_plan"; ///< add-on of essentials and mailbox: archiving
inline constexpr std::string_view azure = "azure";              ///< billed by usage
inline constexpr std::string_view opaque = "opaque";            ///< services and seats not on record

/// 2018-11-05T02:00:00Z, the clock of a fresh builder.
inline constexpr instant noon = instant::from_seconds(1'541'383'200);

inline constexpr std::string_view mpn_of_v = "5227190";

inline service_name service(std::string_view text) { return service_name::parse(text).value(); }
inline std::vector<service_name> services(std::initializer_list<std::string_view> names) {
  std::vector<service_name> all;
  for (const auto text : names) all.push_back(service(text));
  return all;
}
inline offer_id offer_of(std::string_view text) { return offer_id::parse(text).value(); }
inline subscription_id subscription_of(std::string_view text) { return subscription_id::parse(text).value(); }
inline user_id user_of(std::string_view text) { return user_id::parse(text).value(); }
inline std::string link_of(const partner_id& who) {
  return "https://portal.example.cn/resellerrelationship?partnerId=" + who.to_string() + "&DAP=true";
}
inline option_values with_option(option which, std::string_view word, option_values others = {}) {
  if (!others.set(which, word)) throw std::logic_error("the option has no such word");
  return others;
}

class world_builder {
 public:
  world_builder() {
    parts.as_of = noon;
    partners = {made_partner(partner_p, "P", partner_model::direct), made_partner(partner_q, "Q", partner_model::direct),
                made_partner(provider_i, "I", partner_model::indirect_provider),
                made_partner(reseller_v, "V", partner_model::indirect_reseller)};
    partners[3].link.reset();
    partners[3].providers = {provider_i};
    partners[3].mpn_id = mpn_of_v;
    customers = {made_customer(customer_c, "C"), made_customer(customer_d, "D")};
    const auto suite = {"exchange", "sharepoint", "skype", "office_apps", "onedrive"};
    offer(essentials, {"exchange", "sharepoint", "skype"}, {premium, e3});
    offer(business, {"office_apps", "onedrive"}, {premium, proplus, e3});
    offer(premium, {suite.begin(), suite.end()}, {e3});
    offer(proplus, {"office_apps", "onedrive"});
    offer(e3, {"exchange", "sharepoint", "skype", "office_apps", "onedrive", "archiving"});
    offer(mailbox, {"exchange"});
    change_offer(mailbox, [](offer_fields& o) { o.minimum_quantity = 5; });
    offer(visio, {"visio"});
    change_offer(visio, [](offer_fields& o) { o.maximum_quantity = 50; });
    offer(archiving, {"archiving"});
    change_offer(archiving, [](offer_fields& o) {
      o.is_add_on = true;
      o.prerequisite_offers = {offer_of(essentials), offer_of(mailbox)};
    });
    offer(azure, {"azure"});
    change_offer(azure, [](offer_fields& o) { o.billing = billing_type::usage; });
    offer(opaque, {});
    change_offer(opaque, [](offer_fields& o) {
      o.services.reset();
      o.minimum_quantity.reset();
      o.maximum_quantity.reset();
    });
  }

  // ---- partners -----------------------------------------------------------------------------
  world_builder& standing(const partner_id& who, csprel::standing s) {
    return change_partner(who, [&](partner_fields& p) { p.standing = s; });
  }
  world_builder& link(const partner_id& who, std::optional<std::string> url) {
    return change_partner(who, [&](partner_fields& p) { p.link = std::move(url); });
  }
  world_builder& employee(const partner_id& who, std::string_view user, agent_role_set agents, admin_role_set admins) {
    return change_partner(who, [&](partner_fields& p) { p.users.push_back({user_of(user), agents, admins, {}}); });
  }
  template <class Change>
  world_builder& change_partner(const partner_id& who, const Change& how) {
    how(at(partners, who));
    return *this;
  }

  // ---- offers -------------------------------------------------------------------------------
  /// A plain licence offer of 1 to 100 seats.
  world_builder& offer(std::string_view id, std::vector<std::string_view> provides,
                       std::vector<std::string_view> targets = {}) {
    offer_fields o;
    o.id = offer_of(id);
    o.name = "Offer " + std::string(id);
    o.services.emplace();
    for (const auto name : provides) o.services->push_back(service(name));
    for (const auto target : targets) o.upgrade_target_offers.push_back(offer_of(target));
    o.minimum_quantity = 1;
    o.maximum_quantity = 100;
    offers.push_back(std::move(o));
    return *this;
  }
  template <class Change>
  world_builder& change_offer(std::string_view id, const Change& how) {
    how(at(offers, offer_of(id)));
    return *this;
  }

  // ---- customers ----------------------------------------------------------------------------
  world_builder& relationship(const partner_id& with, const customer_id& of = customer_c,
                              relationship_type type = relationship_type::reseller) {
    at(customers, of).relationships.push_back({with, type, noon, relationship_origin::accepted, {}});
    return *this;
  }
  world_builder& no_relationship(const partner_id& with, const customer_id& of = customer_c) {
    std::erase_if(at(customers, of).relationships, [&](const auto& r) { return r.partner == with; });
    return *this;
  }
  world_builder& grant(const partner_id& to, std::initializer_list<std::string_view> names,
                       const customer_id& of = customer_c) {
    return grant(to, services(names), of);
  }
  world_builder& grant(const partner_id& to, std::vector<service_name> granted,
                       const customer_id& of = customer_c) {
    at(customers, of).delegated_admins.push_back({to, std::move(granted), noon, {}});
    return *this;
  }
  /// Granted, but for which services is not known.
  world_builder& open_grant(const partner_id& to, const customer_id& of = customer_c) {
    at(customers, of).delegated_admins.push_back({to, std::nullopt, noon, {}});
    return *this;
  }
  world_builder& no_grant(const partner_id& to, const customer_id& of = customer_c) {
    std::erase_if(at(customers, of).delegated_admins, [&](const auto& g) { return g.partner == to; });
    return *this;
  }
  world_builder& person(std::string_view user, customer_role role, const customer_id& of = customer_c) {
    at(customers, of).users.push_back({user_of(user), role, {}});
    return *this;
  }

  // ---- subscriptions ------------------------------------------------------------------------
  /// Ten active seats sold by a partner of this programme.
  world_builder& sale(std::string_view id, std::string_view offer, const partner_id& seller,
                      const customer_id& of = customer_c) {
    subscription_fields s;
    s.id = subscription_of(id);
    s.offer = offer_of(offer);
    s.offer_name = s.friendly_name = "Offer " + std::string(offer);
    s.quantity = 10;
    s.status = subscription_status::active;
    s.seller = seller;
    subscriptions.emplace_back(of, std::move(s));
    return *this;
  }
  /// Ten active seats bought elsewhere.
  world_builder& holding(std::string_view id, std::string_view offer, csprel::channel from = channel::direct,
                         const customer_id& of = customer_c) {
    return sale(id, offer, partner_p, of).change(id, [&](subscription_fields& s) {
      s.seller.reset();
      s.channel = from;
    });
  }
  world_builder& add_on(std::string_view id, std::string_view offer, std::string_view parent,
                        const partner_id& seller, const customer_id& of = customer_c) {
    return sale(id, offer, seller, of).change(id, [&](subscription_fields& s) { s.parent = subscription_of(parent); });
  }
  world_builder& status(std::string_view id, std::optional<wire_value<subscription_status>> now) {
    return change(id, [&](subscription_fields& s) { s.status = now; });
  }
  world_builder& suspended(std::string_view id, std::optional<instant> since = noon + days(-10)) {
    return change(id, [&](subscription_fields& s) {
      s.status = subscription_status::suspended;
      s.suspended_at = since;
    });
  }
  template <class Change>
  world_builder& change(std::string_view id, const Change& how) {
    for (auto& [owner, s] : subscriptions)
      if (s.id == subscription_of(id)) return how(s), *this;
    throw std::logic_error("no such subscription");
  }

  // ---- the whole ----------------------------------------------------------------------------
  world_builder& clock(std::optional<instant> at) {
    parts.as_of = at;
    return *this;
  }
  world_builder& choose(option which, std::string_view word) {
    parts.options = with_option(which, word, parts.options);
    return *this;
  }

  [[nodiscard]] directory_fields fields() const {
    directory_fields all = parts;
    for (const auto& p : partners) all.partners.push_back(partner::make(p).value());
    for (const auto& o : offers) all.offers.push_back(csprel::offer::make(o).value());
    for (const auto& each : customers) {
      customer_fields c = each;
      for (const auto& [owner, s] : subscriptions)
        if (owner == c.id) c.subscriptions.push_back(subscription::make(s).value());
      all.customers.push_back(customer::make(std::move(c)).value());
    }
    return all;
  }
  [[nodiscard]] result<directory> make() const { return directory::make(fields()); }
  /// Throws where the parts are no directory, so that the test says why.
  [[nodiscard]] directory build() const {
    auto made = make();
    if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
    return std::move(made).value();
  }

  directory_fields parts;
  std::vector<partner_fields> partners;
  std::vector<offer_fields> offers;
  std::vector<customer_fields> customers;
  std::vector<std::pair<customer_id, subscription_fields>> subscriptions;

 private:
  template <class Record, class Id>
  static Record& at(std::vector<Record>& records, const Id& id) {
    for (auto& record : records)
      if (record.id == id) return record;
    throw std::logic_error("no such record");
  }
  static partner_fields made_partner(const partner_id& id, std::string name, partner_model model) {
    partner_fields p;
    p.id = id;
    p.mpn_id = "100000" + name;
    p.name = "Partner " + std::move(name);
    p.model = model;
    p.link = link_of(id);
    p.users = {{user_of("manager"), {}, {admin_role::global_admin}, {}}};
    return p;
  }
  static customer_fields made_customer(const customer_id& id, std::string name) {
    customer_fields c;
    c.id = id;
    c.company_name = "Customer " + std::move(name);
    c.domain = "tenant.example.cn";
    c.users = {{user_of("admin"), customer_role::administrator, {}}, {user_of("user"), customer_role::user, {}}};
    return c;
  }
};

/// A question, said in one line. Whoever asks is `manager` of a partner or `admin` of a customer.
struct ask : question {
  explicit ask(operation op) : question{} { what = op; }

  ask& by(const partner_id& partner, std::string_view user = "manager") {
    who = partner_user_subject{user_of(user), partner};
    return *this;
  }
  /// An employee whom the directory does not list.
  ask& by_unlisted(const partner_id& partner, std::optional<agent_role_set> agents = {},
                   std::optional<admin_role_set> admins = {}) {
    who = partner_user_subject{user_of("unlisted"), partner, agents, admins};
    return *this;
  }
  ask& by_organisation(const partner_id& partner) {
    who = partner_subject{partner};
    return *this;
  }
  ask& by_customer(std::string_view user = "admin", const customer_id& of = customer_c,
                   std::optional<customer_role> role = {}) {
    who = customer_user_subject{user_of(user), of, role};
    return *this;
  }

  ask& of_customer(const customer_id& id = customer_c) {
    which = customer_resource{id};
    return *this;
  }
  ask& of_subscription(std::string_view id, std::optional<customer_id> customer = {}) {
    which = subscription_resource{subscription_of(id), customer};
    return *this;
  }
  ask& of_service(std::string_view name, const customer_id& customer = customer_c) {
    which = service_resource{service(name), customer};
    return *this;
  }
  ask& of_partner(const partner_id& id, std::optional<customer_id> customer = {}) {
    which = partner_resource{id, customer};
    return *this;
  }
  ask& of_link(std::string link) {
    which = invitation_resource{std::move(link)};
    return *this;
  }

  ask& quantity(std::int64_t seats) { return with.quantity = seats, *this; }
  ask& offer(std::string_view id) { return with.offer = offer_of(id), *this; }
  ask& target(std::string_view id) { return with.target_offer = offer_of(id), *this; }
  ask& ground(std::string_view text) { return with.ground = text, *this; }
  ask& services(std::initializer_list<std::string_view> names) {
    return with.services = test::services(names), *this;
  }
  ask& text(std::string mail) { return with.text = std::move(mail), *this; }
  ask& now(std::optional<instant> time) { return at = time, *this; }
};

}  // namespace csprel::test

#endif
