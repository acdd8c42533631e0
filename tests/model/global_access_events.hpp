// SPDX-License-Identifier: Apache-2.0
// Events of partners and customers with one another: relationships, tenant-wide delegated admin, partnerships, agreements
// (contract, global sections 0, 2.2, 2.3 and 8; catalogue 2.5).
#ifndef CSPREL_TESTS_MODEL_GLOBAL_ACCESS_EVENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_ACCESS_EVENTS_HPP

#include <string>
#include <vector>

#include "csprel/vocabulary/entra_role.hpp"
#include "model/global_happening.hpp"

namespace csprel::test::reference {

// ---- delegated admin ------------------------------------------------------------------------

inline bool is_granted(const customer_fields& c, const partner_id& partner) {
  for (const delegated_admin& d : c.delegated_admins)
    if (d.partner == partner) return true;
  return false;
}
/// "one DAP entry per partner".
inline void grant(customer_fields& c, const partner_id& partner, instant since) {
  if (!is_granted(c, partner)) c.delegated_admins.push_back({partner, std::nullopt, since, {}});
}

inline void tell(happening& now, const delegated_admin_granted& e) {
  now.find(e.customer);
  now.find(e.partner);
  if (e.services) throw bad_event{};  // It is tenant-wide.
  question q = now.about(operation::delegated_admin_grant);
  q.which = partner_resource{e.partner, e.customer};
  now.refuse_for(q, {{}, e.customer}, {requirement::no_relationship, requirement::delegated_admin_no_longer_offered});
  now.change(e.customer, [&](customer_fields& c) { grant(c, e.partner, now.at); });
}

inline void tell(happening& now, const delegated_admin_removed& e) {
  const customer& c = now.find(e.customer);
  now.find(e.partner);
  if (e.services) throw bad_event{};
  now.refuse_unless(is_granted(*c, e.partner), requirement::grant_not_present);
  now.change(e.customer, [&](customer_fields& f) {
    std::erase_if(f.delegated_admins, [&](const delegated_admin& d) { return d.partner == e.partner; });
  });
}

// ---- granular delegated admin that a new customer starts with -----------------------------------

/// In force from then on, until its duration after that where nothing else is told.
inline void put_in_force(gdap_relationship& g, instant from, const std::optional<instant>& end) {
  g.status = gdap_status::active;
  g.activated = from;
  if (end) g.end = end;
  const std::string& text = g.duration;
  const bool is_of_days = text.size() > 2 && text[0] == 'P' && text.back() == 'D' &&
                          text.find_first_not_of("0123456789", 1) == text.size() - 1;
  if (!end && is_of_days) g.end = from + days(std::stoll(text.substr(1)));
}
inline bool has_granular(const happening& now, const gdap_relationship_id& id) {
  for (const customer& c : now.world.customers)
    if (c->tenant->gdap_relationships)
      for (const gdap_relationship& g : *c->tenant->gdap_relationships)
        if (g.id == id) return true;
  return false;
}
/// "Default GDAP roles on new-customer creation".
inline std::vector<entra_role_id> first_roles(partner_model model) {
  using enum entra_role;
  std::vector<entra_role> roles{directory_readers,     directory_writers,           license_administrator,
                                service_support_administrator, user_administrator,  privileged_role_administrator,
                                helpdesk_administrator, privileged_authentication_administrator, global_reader};
  if (model != partner_model::indirect_reseller)
    roles.insert(roles.end(), {cloud_application_administrator, application_administrator});
  std::vector<entra_role_id> ids;
  for (const entra_role role : roles) ids.push_back(*entra_role_id::parse(info(role).template_id));
  return ids;
}
/// The table of the effect of `enableGDAPByDefault`: "GDAP only", "DAP only", "neither".
inline std::string first_access(const happening& now, const customer_created& e) {
  if (!now.is_global()) return "DAP only";
  const bool sandbox = now.find(e.partner)->account->environment == partner_environment::sandbox;
  const auto from = [&](std::int64_t day) { return now.at >= instant::from_seconds(day); };
  const bool has_flag = sandbox ? from(1'695'600'000) /* 2023-09-25 */ : from(1'696'896'000) /* 2023-10-10 */;
  if (!has_flag) return "DAP only";
  if (e.default_gdap) return *e.default_gdap ? "GDAP only" : "neither";
  return !sandbox && from(1'698'796'800) /* 2023-11-01 */ ? "GDAP only" : "DAP only";
}

inline void tell(happening& now, const customer_created& e) {
  const partner_model model = now.find(e.partner)->model;
  now.refuse_unless(find_by_id(now.world.customers, e.who->id) == nullptr, requirement::customer_already_exists);
  customer_fields c = *e.who;
  c.relationships.push_back({e.partner, relationship_type::reseller, now.at, relationship_origin::created, {}});
  // A tenant that is new has nothing of these, and that is known.
  customer_tenant& t = c.tenant.edit();
  t.agreements.emplace();
  t.transfers.emplace();
  t.migration_schedules.emplace();
  t.overages.emplace();
  t.azure_roles.emplace();
  const std::string access = first_access(now, e);
  if (access == "GDAP only") {
    t.gdap_relationships = e.gdap_relationships;
  } else {
    if (e.gdap_relationships && !e.gdap_relationships->empty()) throw bad_event{};
    if (now.is_global()) t.gdap_relationships.emplace();
    if (access == "DAP only") grant(c, e.partner, now.at);
  }
  if (t.gdap_relationships)
    for (gdap_relationship& g : *t.gdap_relationships) {
      if (has_granular(now, g.id)) throw bad_event{};
      if (!g.created) g.created = now.at;
      if (!g.roles) g.roles = first_roles(model);
      if (g.duration.empty()) g.duration = "P730D";  // "default 730"
      if (!g.status) put_in_force(g, now.at, g.end);
    }
  now.world.customers.push_back(made(customer::make(std::move(c))));
}

// ---- relationships --------------------------------------------------------------------------

inline void tell(happening& now, const relationship_requested& e) {
  now.find(e.partner);
  if (e.customer) now.find(*e.customer);
  question q = now.about(operation::relationship_request);
  q.which = partner_resource{e.partner, {}};
  q.with.kind = e.kind;
  q.with.customer = e.customer;
  q.with.with_delegated_admin = e.with_delegated_admin;
  now.refuse_for(q, {e.partner, {}},
                 {requirement::single_partner_cloud, requirement::delegated_admin_no_longer_offered,
                  requirement::delegated_admin_not_optional});
}

inline void tell(happening& now, const relationship_accepted& e) {
  now.find(e.customer);
  if (!e.services.empty()) throw bad_event{};
  // U, D: "part of every relationship request".
  const bool with_admin = e.with_delegated_admin.value_or(!now.is_global());
  question q = now.about(operation::relationship_accept);
  q.which = invitation_resource{e.link};
  q.with.with_delegated_admin = with_admin;
  now.refuse_for(q, {{}, e.customer},
                 {requirement::single_partner_cloud, requirement::link_altered, requirement::delegated_admin_no_longer_offered});
  now.refuse_unless(with_admin || now.is_global(), requirement::delegated_admin_not_optional);
  partner_id owner;
  for (const partner& p : now.world.partners)
    if (p->link == e.link) owner = p->id;
  now.change(e.customer, [&](customer_fields& c) {
    relationship* stands = nullptr;
    for (relationship& r : c.relationships)
      if (r.partner == owner && (stands == nullptr || r.type == relationship_type::reseller)) stands = &r;
    const relationship fresh{owner, relationship_type::reseller, now.at, relationship_origin::accepted, {}};
    if (stands == nullptr)
      c.relationships.push_back(fresh);
    else if (stands->type != relationship_type::reseller)  // An advisor becomes a reseller; a reseller is one already.
      *stands = fresh;
    if (with_admin) grant(c, owner, now.at);
  });
}

/// "drops DAP, GDAP of that partner; refused while section 2.2 refuses".
inline void tell(happening& now, const relationship_ended& e) {
  const customer& c = now.find(e.customer);
  now.find(e.partner);
  bool some = false;
  for (const relationship& r : c->relationships) some = some || (r.partner == e.partner && r.type != relationship_type::none);
  now.refuse_unless(some, requirement::no_relationship);
  question q = now.about(operation::relationship_remove);
  q.which = customer_resource{e.customer};
  now.refuse_for(q, {e.partner, {}},
                 {requirement::active_subscriptions_remain, requirement::reservations_remain, requirement::software_remains});
  const auto is_theirs = [&](const auto& one) { return one.partner == e.partner; };
  now.change(e.customer, [&](customer_fields& f) {
    std::erase_if(f.relationships, is_theirs);
    std::erase_if(f.delegated_admins, is_theirs);
    if (f.tenant->gdap_relationships) std::erase_if(*f.tenant.edit().gdap_relationships, is_theirs);
  });
}

// ---- partners -------------------------------------------------------------------------------

inline void tell(happening& now, const partner_standing_changed& e) {
  const partner& p = now.find(e.partner);
  // "`restricted` only with `model: direct` (else bad input)".
  if (e.standing == standing::restricted && p->model != partner_model::direct) throw bad_event{};
  now.change(e.partner, [&](partner_fields& f) { f.standing = e.standing; });
}

inline void tell(happening& now, const partner_added& e) {
  if (find_by_id(now.world.partners, e.partner->id) != nullptr) throw bad_event{};
  for (const partner& p : now.world.partners)
    if (p->link && p->link == e.partner->link) throw bad_event{};  // A link is one partner's own.
  if (e.partner->standing == standing::restricted && e.partner->model != partner_model::direct) throw bad_event{};
  if (!e.partner->country.empty() && !is_country(e.partner->country)) throw bad_event{};
  for (const partner_id& provider : e.partner->providers)
    if (now.find(provider)->model != partner_model::indirect_provider) throw bad_event{};
  now.world.partners.push_back(e.partner);
}

inline void tell(happening& now, const offer_added& e) {
  if (find_by_id(now.world.offers, e.offer->id) != nullptr) throw bad_event{};
  if (const auto& sold_in = e.offer->conditions->markets)
    for (const std::string& each : *sold_in)
      if (!is_country(each)) throw bad_event{};
  now.world.offers.push_back(e.offer);
}

inline void tell(happening& now, const partner_agreement_signed& e) {
  now.find(e.partner);
  now.change(e.partner, [&](partner_fields& p) {
    agreement_status told;
    told.is_signed = true;
    told.signed_at = now.at;
    p.account.edit().mpa = told;
  });
}

/// The entry of the other stands once, as it is now.
inline void enter_partnership(partner_fields& p, const partnership& entry) {
  auto& all = p.account.edit().partnerships;
  if (!all) all.emplace();
  std::erase_if(*all, [&](const partnership& one) { return one.other == entry.other; });
  all->push_back(entry);
}

inline void tell(happening& now, const partnership_started& e) {
  const partner& provider = now.find(e.provider);
  const partner& reseller = now.find(e.partner);
  now.refuse_unless(provider->model == partner_model::indirect_provider, requirement::not_indirect_provider);
  now.refuse_unless(reseller->model == partner_model::indirect_reseller || reseller->account->also_indirect_reseller,
                    requirement::not_indirect_reseller);
  partnership entry;
  entry.other = e.partner;
  entry.type = partnership_type::is_indirect_cloud_solution_provider_of;
  entry.state = "Active";
  now.change(e.provider, [&](partner_fields& p) { enter_partnership(p, entry); });
}

/// "Removing the partnership leaves customers and DAP untouched" (P2P-6). Either side's list keeps it as one that has ended.
inline void tell(happening& now, const partnership_ended& e) {
  const partner& provider = now.find(e.provider);
  const partner& reseller = now.find(e.partner);
  const question none = now.about(operation::partnership_remove);
  const global_asking a{now.world, none, none.what, none.with, {}};
  now.refuse_unless(a.partnered(provider, reseller) != known::no, requirement::partnership_missing);
  const auto leave = [&](const partner_id& one, const partner_id& other) {
    now.change(one, [&](partner_fields& p) {
      std::erase(p.providers, other);
      partnership entry;
      entry.other = other;
      entry.state = "Terminated";
      enter_partnership(p, entry);
    });
  };
  leave(e.provider, e.partner);
  leave(e.partner, e.provider);
}

// ---- the customer's account -----------------------------------------------------------------

inline void tell(happening& now, const agreement_attested& e) {
  now.find(e.customer);
  now.find(e.partner);
  now.change(e.customer, [&](customer_fields& c) {
    customer_agreement a = e.agreement;
    a.partner = e.partner;
    if (a.type.empty()) a.type = "MicrosoftCustomerAgreement";
    auto& all = c.tenant.edit().agreements;
    if (!all) all.emplace();
    all->push_back(a);
  });
}

inline void tell(happening& now, const agreement_signed& e) {
  now.find(e.customer);
  now.change(e.customer, [](customer_fields& c) {
    direct_signature told = c.tenant->direct_signed.value_or(direct_signature{});
    told.is_signed = true;
    c.tenant.edit().direct_signed = told;
  });
}

inline void tell(happening& now, const customer_reviewed& e) {
  now.find(e.customer);
  now.change(e.customer, [&](customer_fields& c) { c.tenant.edit().review = e.review; });
}

// ---- groups ---------------------------------------------------------------------------------

/// "`members` absent: who belongs is `unknown`": nothing can be added to that.
inline void change_members(happening& now, const partner_id& of, const group_id& group, const auto& how) {
  bool done = false;
  now.find(of);
  now.change(of, [&](partner_fields& p) {
    if (!p.account->groups) return;
    for (security_group& g : *p.account.edit().groups)
      if (g.id == group && g.members) {
        how(*g.members);
        done = true;
      }
  });
  if (!done) throw bad_event{};
}
inline void tell(happening& now, const group_member_added& e) {
  change_members(now, e.partner, e.group, [&](std::vector<group_member>& all) {
    for (group_member& m : all)
      if (m.id == e.member.id) {
        m = e.member;
        return;
      }
    all.push_back(e.member);
  });
}
inline void tell(happening& now, const group_member_removed& e) {
  change_members(now, e.partner, e.group, [&](std::vector<group_member>& all) {
    if (std::erase_if(all, [&](const group_member& m) { return m.id == e.member; }) == 0) throw bad_event{};
  });
}

}  // namespace csprel::test::reference

#endif
