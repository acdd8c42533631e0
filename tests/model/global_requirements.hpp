// SPDX-License-Identifier: Apache-2.0
// What each requirement of the global cloud, US Government and Germany means, one function for each, in the words of
// the contract (global.md) and its catalogue.
//
// Part of the reference model (global_reference.hpp): slow and obvious, over plain records, sharing nothing with the library
// but its value types and names.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_REQUIREMENTS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_REQUIREMENTS_HPP

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"
#include "model/global_access.hpp"
#include "model/global_catalogue.hpp"
#include "model/global_subscription.hpp"

namespace csprel::test::reference {

/// Section 1.5, one CSP market a line.
inline constexpr const char* markets[] = {
    "AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER ET PF GA GM GH GN GW KE LR MG MW ML MU YT NA NC NE NG RE RW SH ST SN SC "
    "SL SO SS TZ TG UG ZM",
    "BD BT BN KH HK ID LA MO MY MV MM NP PH SG LK TH TL VN",
    "AU CX CC CK FJ TF HM KI MH FM NR NU NF PW PG PN SB TK TO TV WF",
    "CA PM",
    "AX AD AT BE BV BG HR CY CZ DK EE FO FI FR DE GI GR GL GG HU IS IE IM IT JE LV LI LT LU MT MC NL NO PL PT RO SM SK SI ES "
    "SJ SE CH GB VA",
    "AI AQ AG AR AW BS BB BZ BM BO BQ VG KY CL CO CR CW DM DO EC SV FK GF GD GP GT GY HT HN JM MQ MX MS NI PA PY PE PR BL KN "
    "LC MF VC SR SX GS TT TC UY VE VI",
    "AF AL DZ AM AZ BH BA IO EG SZ GE IQ IL JO KZ XK KW KG LB LS LY MR MD MN ME MA MZ MK OM PK PS QA SA RS ZA TJ TN TR TM UA "
    "AE UZ YE ZW",
    "NZ WS VU",
    "US AS GU MP UM",
};

/// "A country in no line sells and is sold to only within itself." An empty text: not told.
inline known same_market(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return known::maybe;
  if (a == b) return known::yes;
  for (const char* line : markets) {
    std::istringstream in(line);
    std::set<std::string> countries;
    for (std::string country; in >> country;) countries.insert(country);
    if (countries.contains(a) && countries.contains(b)) return known::yes;
  }
  return known::no;
}

inline bool is_one_of(const std::string& word, const char* words) {
  std::istringstream in(words);
  for (std::string each; in >> each;)
    if (each == word) return true;
  return false;
}

/// "ISO 3166-1 alpha-2", in either case.
inline bool is_country(const std::string& text) {
  return text.size() == 2 && std::isalpha(static_cast<unsigned char>(text[0])) &&
         std::isalpha(static_cast<unsigned char>(text[1]));
}
inline std::string country_code(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}
inline std::string country_of(const partner& p) {
  if (!p->country.empty()) return country_code(p->country);
  return p->account->legal_business ? country_code(p->account->legal_business->country) : "";
}
inline std::string country_of(const customer& c) {
  return country_code(c->tenant->country.empty() ? c->address_country : c->tenant->country);
}

/// What a question is about, looked up; each requirement is a function of it.
struct global_asking {
  const directory_fields& world;
  const question& asked;
  operation what{};
  const parameters& with;
  clock_reading clock;

  const partner* asker = nullptr;                  ///< Null where a customer asks.
  const partner_user_subject* employee = nullptr;  ///< Null for an organisation.
  const customer_user_subject* person = nullptr;

  const customer* of = nullptr;          ///< The customer it is about.
  const subscription* which = nullptr;   ///< Of an Azure subscription, its plan.
  std::optional<std::string> service{};
  const partner* named = nullptr;        ///< The partner it is asked of.
  std::optional<std::string> link{};
  const gdap_relationship* granular = nullptr;
  const transfer* moved = nullptr;
  const azure_entitlement* azure = nullptr;

  const partner_id& me() const { return (*asker)->id; }
  cloud where() const { return world.cloud; }
  bool chooses(option o, const char* word) const { return world.options.word(o) == word; }
  std::optional<offer_id> wanted_id() const { return with.offer ? with.offer : with.target_offer; }
  /// The offer that the question names; null where it is not listed.
  const offer* wanted() const { return wanted_id() ? listed_offer(world, *wanted_id()) : nullptr; }
  const offer* present_offer() const { return listed_offer(world, (*which)->offer); }
  const subscription_commerce& commerce() const { return *(*which)->commerce; }

  // ---- which rows count ---------------------------------------------------------------------

  /// The track that the rows speak of: of the subscription, or of the offer to be bought.
  std::optional<track> on() const {
    if (which != nullptr) return track_now(world, *which);
    if (const offer* o = wanted()) return (*o)->conditions->track;
    return std::nullopt;
  }
  bool is_kind(request_kind kind, transfer_kind same) const {
    return moved != nullptr ? moved->kind == same : with.kind == kind;
  }
  /// "`kind`: `reseller`, `indirect_reseller` (default by model)".
  bool is_indirect_request() const {
    if (with.kind) return with.kind == request_kind::indirect_reseller;
    return (*asker)->model == partner_model::indirect_reseller;
  }
  bool asks_for_dap() const { return with.with_delegated_admin.value_or(where() != cloud::global); }
  const std::string* reseller_id() const {
    if (what == operation::subscription_change_reseller_of_record)
      return with.mpn_id && with.mpn_id->id ? &*with.mpn_id->id : nullptr;
    if (with.partner_id_on_record) return &*with.partner_id_on_record;
    return names_several() ? &with.additional_partner_ids->front() : nullptr;
  }
  bool is(const std::string& condition) const {
    const auto model_is = [&](partner_model m) { return asker != nullptr && (*asker)->model == m; };
    if (condition.empty()) return true;
    if (condition == "names_customer") return with.customer.has_value();
    if (condition == "kind_indirect_reseller") return is_indirect_request();
    if (condition == "kind_reseller") return !is_indirect_request();
    if (condition == "kind_indirect_reseller_of_direct_bill") return is_indirect_request() && model_is(partner_model::direct);
    if (condition == "not_kind_indirect_reseller_of_direct_bill")
      return !(is_indirect_request() && model_is(partner_model::direct));
    if (condition == "asked_by_advisor") return model_is(partner_model::advisor);
    if (condition == "asked_by_provider") return model_is(partner_model::indirect_provider);
    if (condition == "asked_by_partner") return asker != nullptr;
    if (condition == "asked_by_customer") return person != nullptr;
    if (condition == "with_delegated_admin") return asks_for_dap();
    if (condition == "without_delegated_admin") return !asks_for_dap();
    if (condition == "names_associated_partner") return with.associated_partner.has_value();
    if (condition == "names_reseller") return reseller_id() != nullptr;
    if (condition == "names_mpn_or_tenant") return (with.mpn_id && with.mpn_id->id) || with.tenant;
    if (condition == "names_more_resellers") return with.additional_partner_ids && !with.additional_partner_ids->empty();
    if (condition == "not_attested") return with.attested == false;
    if (condition == "is_add_on") return (*which)->parent.has_value();
    if (condition == "names_quantity") return with.quantity.has_value();
    if (condition == "names_term") return with.term.has_value();
    if (condition == "names_cycle") return with.billing_cycle.has_value();
    if (condition == "names_term_or_cycle") return with.term || with.billing_cycle;
    if (condition == "names_end_date") return with.custom_term_end_date.has_value();
    if (condition == "names_target_offer") return with.target_offer.has_value();
    if (condition == "names_unlisted_offer") return with.target_offer && wanted() == nullptr;
    if (condition == "names_target_subscription") return with.target_subscription.has_value();
    if (condition == "names_target_date") return with.target_date.has_value();
    if (condition == "names_name") return with.name.has_value();
    if (condition == "names_duration") return with.duration.has_value();
    if (condition == "names_roles") return with.roles.has_value();
    if (condition == "names_auto_extend") return with.auto_extend.has_value();
    if (condition == "converts_now") return with.when.value_or(conversion_time::now) == conversion_time::now;
    if (condition == "converts_at_term_end") return with.when == conversion_time::term_end;
    if (condition == "converts_now_into_subscription") return is("converts_now") && with.target_subscription;
    if (condition == "with_license_transfer") return with.license_transfer == true;
    if (condition == "without_license_transfer") return with.license_transfer != true;
    if (condition == "service_is_azure") return service == "azure";
    if (condition == "service_is_not_azure") return service != "azure";
    if (condition == "licence_managed") return with.target == password_target::licence_managed;
    if (condition == "not_licence_managed") return with.target != password_target::licence_managed;
    if (condition == "no_licence_is_free") return with.free == false;
    if (condition == "assigns_a_role") return with.assigns && with.assigns != assigned_role::none;
    if (condition == "kind_savings_plan") return with.kind == request_kind::savings_plan;
    if (condition == "kind_direct_to_indirect")
      return is_kind(request_kind::direct_to_indirect, transfer_kind::direct_to_indirect);
    if (condition == "kind_azure_plan") return is_kind(request_kind::azure_plan, transfer_kind::azure_plan);
    if (condition == "kind_azure_plan_of_provider")
      return is_kind(request_kind::azure_plan, transfer_kind::azure_plan) && model_is(partner_model::indirect_provider);
    throw std::logic_error("no such condition: " + condition);
  }
  /// Whether a row is to be asked: not known where its track is not.
  known counts(const global_row& row) const {
    if (!row.counts(where(), world.options)) return known::no;
    if (!is(row.when)) return known::no;
    if (row.code == requirement::wrong_track || row.tracks == track_set::all()) return known::yes;
    const auto track = on();
    return track ? certainly(row.tracks.contains(*track)) : known::maybe;
  }

  // ---- who asks -----------------------------------------------------------------------------

  bool is_app_only() const { return asked.authentication == authentication::app_only; }
  known user_context_required() const {
    // "`link_partner_id` by a `partner` subject: `user_context_required`."
    if (what == operation::azure_link_partner_id && employee == nullptr && person == nullptr) return known::no;
    return certainly(!is_app_only());
  }
  known mfa_missing() const { return certainly(asked.mfa); }
  /// What the question skips: "A `partner` subject skips `role_not_permitted`, `mfa_missing`, `guest_account`, and
  /// `user_context_required` unless `app_only` is said."
  bool is_skipped(requirement code) const {
    using enum requirement;
    // Too few seats are too few of whatever offer.
    if (is_about_offer(code) && wanted_id() && wanted() == nullptr)
      return code != requirement::quantity_out_of_range || this->quantity_out_of_range() != known::no;
    if (employee != nullptr || asker == nullptr) return false;
    if (code == user_context_required) return !is_app_only() && what != operation::azure_link_partner_id;
    return code == role_not_permitted || code == mfa_missing || code == guest_account;
  }
  /// "An offer that the document lacks: `offer_not_available` is the unknown code of every operation that names one": the one.
  static bool is_about_offer(requirement code) {
    using enum requirement;
    constexpr requirement about[] = {
        no_transition_path,     add_on_unrelated,          prerequisite_missing,        below_base_share,
        segment_not_qualified,  single_subscription_offer, trial_not_available,         quantity_out_of_range,
        seat_ceiling_exceeded,  term_not_supported,        billing_cycle_not_supported, end_date_out_of_bounds,
        scheduled_only,         license_transfer_conflict, conversion_not_found,        conflicting_services,
        target_catalog_mismatch};
    return std::find(std::begin(about), std::end(about), code) != std::end(about);
  }
  employee_facts me_as_employee() const { return {asker, employee}; }
  bool has_role(const std::string& word, completion& c) const {
    const employee_facts who = me_as_employee();
    if (word == "AA") return who.has_agent(agent_role::admin_agent, c);
    if (word == "HA") return who.has_agent(agent_role::helpdesk_agent, c);
    if (word == "SA") return who.has_agent(agent_role::sales_agent, c);
    if (word == "GA") return who.has_admin(admin_role::global_admin, c);
    if (word == "BA") return who.has_admin(admin_role::billing_admin, c);
    if (word == "UMA") return who.has_admin(admin_role::user_management_admin, c);
    throw std::logic_error("no such role: " + word);
  }
  known role_not_permitted(const global_row& row) const {
    return as_known(every_completion<bool>([&](completion& c) {
      if (row.roles[0] == "GA&AA") return has_role("GA", c) && has_role("AA", c);
      std::vector<std::string> roles = row.roles;
      if (roles[0] == "any") roles = {"AA", "HA", "SA", "GA", "BA", "UMA"};
      for (const std::string& role : roles)
        if (has_role(role, c)) return true;
      return false;
    }));
  }
  known is_customer_administrator() const {
    std::optional<customer_role> role = person->role;
    for (const customer_user& u : (*of)->users)
      if (u.id == person->user) role = u.role;
    if (!role) return known::maybe;
    return certainly(*role != customer_role::user);
  }
  known not_customer_administrator() const {
    return what == operation::subscription_use || what == operation::subscription_change_partner_of_record
               ? known::yes
               : is_customer_administrator();
  }
  known only_partner_may_change_subscription() const { return certainly(what != operation::subscription_change_own); }

  // ---- the asker ----------------------------------------------------------------------------

  bool transacts() const {
    return (*asker)->model == partner_model::direct || (*asker)->model == partner_model::indirect_provider;
  }
  bool is_enrolled_reseller(const partner& p) const {
    return p->model == partner_model::indirect_reseller || p->account->also_indirect_reseller;
  }
  known partner_not_enrolled() const { return certainly((*asker)->standing != standing::applied); }
  known partner_terminated() const { return certainly((*asker)->standing != standing::terminated); }
  known partner_suspended() const { return certainly((*asker)->standing != standing::suspended); }
  known partner_restricted() const { return certainly((*asker)->standing != standing::restricted); }
  known partner_type_cannot_transact() const { return certainly(transacts()); }
  known not_indirect_provider() const { return certainly((*asker)->model == partner_model::indirect_provider); }
  known participants_not_allowed() const { return not_indirect_provider(); }
  known not_indirect_reseller() const {
    if (what == operation::relationship_extend) return certainly((*asker)->account->also_indirect_reseller);
    return certainly(is_enrolled_reseller(*asker));
  }
  /// "transitioning partner, customer won as reseller (P2P-12)".
  known acquired_as_indirect() const {
    if (!(*asker)->account->also_indirect_reseller || of == nullptr) return known::yes;
    for (const relationship& r : (*of)->relationships)
      if (r.partner == me() && r.type == relationship_type::reseller && r.won_as == acquisition::indirect) return known::no;
    return known::yes;
  }
  /// "own MPA not signed (AGR-1)"; asked for since 2020-02-01; 2203, 2206 = not signed, 2201, 2204 unknown.
  known signs(const agreement_status& a) const {
    if (a.error_code) return *a.error_code == 2203 || *a.error_code == 2206 ? known::no : known::maybe;
    if (!a.is_signed) return known::maybe;
    return *a.is_signed ? clock.since(a.signed_at) : known::no;
  }
  known agrees(const agreement_status* mpa) const {
    const known asked_for = clock.since(instant::from_seconds(1580515200));
    return either(mpa != nullptr ? signs(*mpa) : known::maybe, opposite(asked_for));
  }
  known partner_agreement_missing() const {
    const auto& mpa = (*asker)->account->mpa;
    return agrees(mpa ? &*mpa : nullptr);
  }
  /// "no active location PartnerID in the partner's country"; "`mpnId` alone stands for one active location PartnerID".
  known partner_id_inactive() const {
    const auto& ids = (*asker)->account->partner_ids;
    if (!ids) return (*asker)->mpn_id.empty() && !(*asker)->account->mpn ? known::maybe : known::yes;
    return any(*ids, [&](const partner_identifier& i) {
      if (i.kind != partner_id_kind::location) return known::no;
      const std::string home = country_of(*asker);
      const known here = i.country.empty() || home.empty() ? known::maybe : certainly(country_code(i.country) == home);
      return both(here, i.is_active ? certainly(*i.is_active) : known::maybe);
    });
  }
  known order_blocked() const { return certainly(!(*asker)->account->order_block); }

  // ---- the customer -------------------------------------------------------------------------

  known is_reseller_of(const customer& c, const partner_id& p) const {
    return any(c->relationships, [&](const relationship& r) {
      return r.partner == p && r.type == relationship_type::reseller ? clock.since(r.since) : known::no;
    });
  }
  known no_relationship() const {
    return is_reseller_of(*of, what == operation::delegated_admin_grant ? (*named)->id : me());
  }
  const customer* other_customer() const {
    return with.customer ? find_by_id(world.customers, customer_id(with.customer->value())) : nullptr;
  }
  /// Whom a request or an invitation is meant for.
  const customer* meant() const {
    return what == operation::relationship_request || what == operation::invitation_compose ? other_customer() : of;
  }
  const partner* requester() const { return what == operation::relationship_accept ? link_owner() : asker; }
  known single_partner_cloud() const {
    const partner* p = requester();
    const customer* c = meant();
    if (c == nullptr) return known::maybe;
    return opposite(any((*c)->relationships, [&](const relationship& r) {
      return r.type == relationship_type::reseller && (p == nullptr || r.partner != (*p)->id) ? clock.since(r.since) : known::no;
    }));
  }
  /// "`isCspTenant`, a listed direct or provider partner's tenant, or a reseller partnered with the asker", own tenant, affiliates.
  known self_or_partner_tenant() const {
    const partner* p = requester();
    const customer* c = meant();
    if (c == nullptr) return known::maybe;
    if ((*c)->tenant->is_csp_tenant) return known::no;
    const guid id = (*c)->id.value();
    if (p != nullptr && (*p)->id.value() == id) return known::no;
    if (p != nullptr)
      for (const partner_id& affiliate : (*p)->account->affiliates)
        if (affiliate.value() == id) return known::no;
    return every(world.partners, [&](const partner& other) {
      if (other->id.value() != id) return known::yes;
      if (other->model == partner_model::direct || other->model == partner_model::indirect_provider) return known::no;
      if (p == nullptr) return known::yes;
      return opposite(either(partnered(*p, other), partnered(other, *p)));
    });
  }
  known market_mismatch() const {
    if (what == operation::customer_create) return same_market(country_of(*asker), country_code(with.country.value_or("")));
    if (what == operation::azure_switch_legacy_partner) {
      const partner* target = find_by_id(world.partners, *with.to);
      return target == nullptr ? known::maybe : same_market_here(country_of(*target), country_of(*of));
    }
    const partner* p = requester();
    const customer* c = meant();
    if (p == nullptr) return known::yes;
    return c == nullptr ? known::maybe : same_market_here(country_of(*p), country_of(*c));
  }
  /// In U "partner and tenant country both `US`".
  known same_market_here(const std::string& home, const std::string& there) const {
    if (where() != cloud::us_government) return same_market(home, there);
    const auto is_us = [](const std::string& country) { return country.empty() ? known::maybe : certainly(country == "US"); };
    return both(is_us(home), is_us(there));
  }
  known customer_under_review() const { return certainly((*of)->tenant->review != customer_review::under_review); }
  known customer_not_approved() const { return certainly((*of)->tenant->review != customer_review::not_approved); }
  /// "neither attested by this seller nor directly signed"; "`agreements: []` with `directSigned` absent is unknown".
  known has_agreement_with(const partner_id& seller) const {
    const auto& agreements = (*of)->tenant->agreements;
    const auto& direct = (*of)->tenant->direct_signed;
    const known attested =
        agreements ? any(*agreements,
                         [&](const customer_agreement& a) {
                           return certainly(a.partner == seller && folded(a.type) == "microsoftcustomeragreement");
                         })
                   : known::maybe;
    const known signed_directly = direct && direct->is_signed ? certainly(*direct->is_signed) : known::maybe;
    return either(attested, signed_directly);
  }
  known customer_agreement_missing() const { return has_agreement_with(me()); }
  known customer_already_exists() const { return certainly(!with.customer); }
  /// "a `registration_number` is needed in ..., a `phone` in the first twelve"; "a number given for any other country".
  known company_data_missing() const {
    const std::string country = country_code(with.country.value_or(""));
    const bool first = is_one_of(country, "AM AZ BY HU IN KZ KG MD RU TJ UZ UA");
    const bool second = is_one_of(country, "BR ZA PL AE SA TR TH VN MM IQ SS VE");
    const bool has_number = with.registration_number && !with.registration_number->empty();
    if (first || second) return certainly(has_number && (!first || (with.phone && !with.phone->empty())));
    return certainly(!with.registration_number);
  }
  const partner* link_owner() const {
    for (const partner& p : world.partners)
      if (p->link && p->link == link) return &p;
    return nullptr;
  }
  /// Compose: "the link must stand unchanged in `text`". Accept: "no partner has this link".
  known link_altered() const {
    if (what == operation::relationship_accept) return certainly(link_owner() != nullptr);
    if (!(*asker)->link) return known::maybe;
    if (link != (*asker)->link) return known::no;
    return certainly(!with.text || with.text->find(*link) != std::string::npos);
  }

  // ---- partners with one another ------------------------------------------------------------

  /// "`providers[]` of the base contract = active partnerships"; "either side's entry makes the partnership; `state` other than
  /// `Active` is not active." Not known where neither side tells its partners.
  known partnered(const partner& provider, const partner& reseller) const {
    if (provider->model != partner_model::indirect_provider) return known::no;
    if (holds_one(reseller->providers, provider->id)) return known::yes;
    if (reseller->providers.empty() && !provider->account->partnerships && !reseller->account->partnerships) return known::maybe;
    const auto told = [](const partner& owner, const partner& other, partnership_type type) {
      if (!owner->account->partnerships) return known::no;
      return any(*owner->account->partnerships, [&](const csprel::partnership& p) {
        const bool is_active_one = !p.state || folded(*p.state) == "active";
        return certainly(p.other == other->id && is_active_one && (!p.type || p.type == type));
      });
    };
    return either(told(provider, reseller, partnership_type::is_indirect_cloud_solution_provider_of),
                  told(reseller, provider, partnership_type::is_indirect_reseller_of));
  }
  /// The partner of the document that holds a PartnerID; null: nobody.
  const partner* holder_of(const std::string& id) const {
    for (const partner& p : world.partners) {
      if (!p->mpn_id.empty() && p->mpn_id == id) return &p;
      if (p->account->partner_ids)
        for (const partner_identifier& i : *p->account->partner_ids)
          if (i.id == id) return &p;
    }
    return nullptr;
  }
  static bool is_global_id(const partner& p, const std::string& id) {
    if (p->account->partner_ids)
      for (const partner_identifier& i : *p->account->partner_ids)
        if (i.id == id) return i.kind == partner_id_kind::global;
    return false;
  }
  const agreement_status* mpa_status_of(const std::string& id) const {
    for (const mpa_status& m : world.mpa_statuses)
      if (m.mpn_id == id) return &m.agreement;
    return nullptr;
  }
  /// The reseller that the question is about, and the PartnerID by which it is named, if it is.
  struct reseller_named {
    const partner* listed = nullptr;
    std::optional<std::string> id;
  };
  reseller_named reseller() const {
    switch (what) {
      case operation::partnership_request:
      case operation::partnership_remove: return {find_by_id(world.partners, *with.partner), {}};
      case operation::partnership_accept:
      case operation::relationship_extend: return {find_by_id(world.partners, *with.provider), {}};
      case operation::customer_create: {
        const auto as_tenant = partner_id::parse(*with.associated_partner);
        if (as_tenant) return {find_by_id(world.partners, *as_tenant), {}};
        return {holder_of(*with.associated_partner), *with.associated_partner};
      }
      case operation::partner_check_reseller_agreement:
        if (with.mpn_id && with.mpn_id->id) return {holder_of(*with.mpn_id->id), *with.mpn_id->id};
        return {with.tenant ? find_by_id(world.partners, *with.tenant) : nullptr, {}};
      case operation::subscription_migrate:
      case operation::subscription_schedule_migration:  // "reads the provider's `partnerOfRecord`"
        return {reseller_on_record(), partner_on_record(*which)};
      case operation::transfer_create: return {holder_of(*with.mpn_id->id), *with.mpn_id->id};
      default: return {holder_of(one_of_several()), one_of_several()};
    }
  }
  /// "`partnerOfRecord`: PartnerID; `resource.partnerId` where absent".
  static std::optional<std::string> partner_on_record(const subscription& s) {
    return s->partner_of_record.empty() ? s->reseller_of_record : s->partner_of_record;
  }
  /// Of the subscription asked about; null: none, or none that is listed.
  const partner* reseller_on_record() const {
    const auto id = partner_on_record(*which);
    return id ? holder_of(*id) : nullptr;
  }
  /// The PartnerID on record, or the one of the additional ones that is being looked at (PUR-5: "each validated").
  std::string one_of_several() const { return looked_at ? *looked_at : *reseller_id(); }
  std::optional<std::string> looked_at{};
  bool names_several() const {
    return with.additional_partner_ids && !with.additional_partner_ids->empty() && what != operation::azure_purchase_benefit;
  }
  template <class Test>
  known of_each_reseller(const Test& test) const {
    known all = (this->*test)();
    if (!names_several()) return all;
    for (const std::string& id : *with.additional_partner_ids) {
      global_asking other = *this;
      other.looked_at = id;
      all = both(all, (other.*test)());
    }
    return all;
  }
  known reseller_mpn_invalid() const {
    if (what == operation::transfer_create && !(with.mpn_id && with.mpn_id->id)) return known::no;  // "id must be given"
    const reseller_named r = reseller();
    if (r.listed == nullptr) {
      const agreement_status* told = r.id ? mpa_status_of(*r.id) : nullptr;
      if (told == nullptr) return known::maybe;
      if (!told->error_code) return told->is_signed ? known::yes : known::maybe;
      return certainly(*told->error_code != 2200 && *told->error_code != 2205 && *told->error_code != 2204);
    }
    const auto& mpa = (*r.listed)->account->mpa;
    if (mpa && mpa->error_code == 2204) return known::no;  // "2204 = not enrolled as reseller"
    if (what == operation::partnership_request && (*r.listed)->id == me()) return known::no;
    if (what == operation::partnership_request)  // "the other's model or `alsoIndirectReseller`, and standing"
      return certainly(is_enrolled_reseller(*r.listed) && (*r.listed)->standing != standing::applied &&
                       (*r.listed)->standing != standing::terminated);
    if ((*r.listed)->id == me()) return known::no;
    return certainly(is_enrolled_reseller(*r.listed) && !(r.id && is_global_id(*r.listed, *r.id)));
  }
  known partnership_missing() const {
    const reseller_named r = reseller();
    if (r.listed == nullptr) {
      // Whom the API knows is none of those that the asker's own list names.
      const bool whole_list = r.id && mpa_status_of(*r.id) != nullptr && (*asker)->account->partnerships;
      return whole_list ? known::no : known::maybe;
    }
    const bool asks_its_reseller = (*asker)->model == partner_model::indirect_provider;
    return asks_its_reseller ? partnered(*asker, *r.listed) : partnered(*r.listed, *asker);
  }
  known reseller_without_relationship() const {
    const reseller_named r = reseller();
    return r.listed == nullptr ? known::maybe : is_reseller_of(*of, (*r.listed)->id);
  }
  known reseller_other_region() const {
    const reseller_named r = reseller();
    // The partner's own answer: "2201 = other region".
    if (r.listed != nullptr && (*r.listed)->account->mpa && (*r.listed)->account->mpa->error_code == 2201) return known::no;
    if (r.listed != nullptr) return same_market(country_of(*asker), country_of(*r.listed));
    const agreement_status* told = r.id ? mpa_status_of(*r.id) : nullptr;
    if (told == nullptr) return known::maybe;
    if (told->error_code == 2201) return known::no;
    return told->is_signed || told->error_code == 2203 || told->error_code == 2206 ? known::yes : known::maybe;
  }
  known reseller_agreement_missing() const {
    const reseller_named r = reseller();
    if (r.listed == nullptr) return agrees(r.id ? mpa_status_of(*r.id) : nullptr);
    const auto& mpa = (*r.listed)->account->mpa;
    return agrees(mpa ? &*mpa : nullptr);
  }
  known too_many_resellers() const {
    return certainly(with.additional_partner_ids->size() <= 5 && with.partner_id_on_record);
  }

  // ---- what the partner has sold ------------------------------------------------------------

  /// Of what nobody of the programme sold, whatever else nobody sold.
  bool sold_by_me(const subscription& s) const {
    if (asker == nullptr) return s->channel != channel::csp;
    return s->channel == channel::csp && s->seller == me();
  }
  known not_original_reseller() const {
    // "in the indirect model the reseller of record asks for its provider's credit"
    if (what == operation::azure_earn_credit && reseller_on_record() == asker && (*which)->seller &&
        (*find_by_id(world.partners, *(*which)->seller))->model == partner_model::indirect_provider)
      return known::yes;
    return certainly(sold_by_me(*which));
  }
  known is_on(const subscription& s, track t) const {
    const auto now = track_now(world, s);
    return now ? certainly(*now == t) : known::maybe;
  }
  known is_kept(const subscription& s) const { return opposite(is_cancelled_sale(world, s, clock)); }
  known is_active(const subscription& s) const { return is_active_sale(world, s, clock); }
  known active_subscriptions_remain() const {
    return opposite(any((*of)->subscriptions, [&](const subscription& s) { return sold_by_me(s) ? is_active(s) : known::no; }));
  }
  known none_kept_of(track t, const partner_id& seller) const {
    return opposite(any((*of)->subscriptions, [&](const subscription& s) {
      return s->channel == channel::csp && s->seller == seller ? both(is_on(s, t), is_kept(s)) : known::no;
    }));
  }
  /// Of a transfer those of the partner that is to hand them over (AMB-7).
  known reservations_remain() const {
    if (what == operation::transfer_create && !with.from) return known::yes;
    return none_kept_of(track::azure_benefit, what == operation::transfer_create ? *with.from : me());
  }
  known software_remains() const { return none_kept_of(track::software, me()); }
  known legacy_azure_present() const {
    return opposite(
        any((*of)->subscriptions, [&](const subscription& s) { return both(is_on(s, track::azure_legacy), is_kept(s)); }));
  }
  known azure_plan_required() const {
    return any((*of)->subscriptions, [&](const subscription& s) {
      return sold_by_me(s) ? both(is_on(s, track::azure_plan), is_active(s)) : known::no;
    });
  }
  known azure_upgrade_running() const { return certainly((*of)->tenant->azure_upgrade == azure_upgrade::none); }
  known overage_held_by_other() const {
    const auto& held = (*of)->tenant->overages;
    if (!held) return known::maybe;
    for (const overage& o : *held)
      if (o.service == *with.service && o.partner != me()) return known::no;
    return known::yes;
  }

  // ---- attestation --------------------------------------------------------------------------

  known attestation_incomplete() const {
    if (what != operation::customer_attest_agreement) return known::no;
    const auto given = [](const std::optional<std::string>& text) { return text && !text->empty(); };
    return certainly(given(with.first_name) && given(with.last_name) && given(with.email));
  }
  known attestation_in_future() const { return clock.now ? certainly(*with.date <= *clock.now) : known::maybe; }
  /// "any earlier attestation by the asker for the same person", "compares the person's data".
  known attestation_duplicate() const {
    const auto& agreements = (*of)->tenant->agreements;
    if (!agreements) return known::maybe;
    for (const customer_agreement& a : *agreements)
      if (a.partner == me() && folded(a.type) == "microsoftcustomeragreement" &&
          a.first_name == with.first_name.value_or("") && a.last_name == with.last_name.value_or("") &&
          a.email == with.email.value_or("") && a.phone_number == with.phone.value_or(""))
        return known::no;
    return known::yes;
  }

  // ---- delegated administration -------------------------------------------------------------

  known delegated_admin_no_longer_offered() const {
    if (what == operation::relationship_accept || what == operation::delegated_admin_grant || asks_for_dap())
      return opposite(clock.since(instant::from_seconds(1696809600)));
    return known::yes;
  }
  known delegated_admin_not_optional() const { return known::no; }  // Asked where it is left out.
  known has_dap(const partner_id& p, bool begun) const {
    return any((*of)->delegated_admins, [&](const delegated_admin& d) {
      if (d.partner != p) return known::no;
      return begun ? clock.since(d.since) : known::yes;
    });
  }
  known grant_not_present() const {
    switch (what) {
      // "a `since` in the future counts as granted."
      case operation::delegated_admin_remove: return has_dap((*named)->id, false);
      case operation::delegated_admin_relinquish: return has_dap(me(), false);
      case operation::gdap_auto_approve: return has_dap(me(), true);
      default: break;
    }
    // gdap.unassign: an assignment to that group, with these roles, that is not gone.
    if (!granular->access_assignments) return known::maybe;
    return any(*granular->access_assignments, [&](const access_assignment& a) {
      const known to_group = a.group ? certainly(folded(a.group->to_string()) == folded(*with.group)) : known::maybe;
      if (a.status == access_assignment_status::deleted || a.status == access_assignment_status::deleting) return known::no;
      const known stands = a.status && a.status->known() ? known::yes : known::maybe;
      known has = known::yes;
      if (with.roles && !a.roles) has = known::maybe;
      if (with.roles && a.roles)
        for (const std::string& role : *with.roles) {
          bool found = false;
          for (const entra_role_id& id : *a.roles) found = found || role_name(id.to_string()) == role_name(role);
          if (!found) has = known::no;
        }
      return both(to_group, both(stands, has));
    });
  }
  /// The status by section 5 over `status`; nothing: not known. "a lapsed request counts as `approvalPending`".
  std::optional<gdap_status> granular_status() const {
    const gdap_relationship& g = *granular;
    if (!g.status || !g.status->known()) return std::nullopt;
    if (g.status == gdap_status::approval_pending && (!g.created || !clock.now)) return std::nullopt;
    if (g.status != gdap_status::active) return g.status->known();
    if (!g.activated || !clock.now || (!g.end && g.auto_extend_duration != "P180D"))
      return std::nullopt;  // "a missing date: unknown".
    if (*clock.now < *g.activated) return gdap_status::activating;
    if (g.auto_extend_duration == "P180D") return gdap_status::active;
    return *clock.now < *g.end ? gdap_status::active : gdap_status::expired;
  }
  /// Where dates or clock are missing, it is what its status says, or active, not yet or no more.
  known gdap_wrong_state() const {
    using enum gdap_status;
    const auto now = granular_status();
    const auto told = granular->status ? granular->status->known() : std::nullopt;
    if (!told) return known::maybe;
    std::set<gdap_status> possible{active, activating, expired};
    if (now || *told != active) possible = {now.value_or(*told)};
    std::set<known> answers;
    for (const gdap_status one : possible) answers.insert(fits_status(one));
    return answers.size() == 1 ? *answers.begin() : known::maybe;
  }
  known fits_status(gdap_status now) const {
    using enum gdap_status;
    switch (what) {
      case operation::gdap_submit:
      case operation::gdap_update:
      case operation::gdap_delete: return certainly(now == created);
      case operation::gdap_approve:
        if (now == approval_pending && world.options.is_true(option::gdap_approval_needs_dap_removed))
          // What is known to have lapsed "stands alone"; of what may have, either code denies.
          return either(opposite(has_dap(granular->partner, true)), certainly(gdap_request_lapsed() == known::no));
        [[fallthrough]];
      case operation::gdap_reject:
      case operation::gdap_auto_approve: return certainly(now == approval_pending);
      case operation::gdap_set_auto_extend: return certainly(now == created || now == active);
      default: return certainly(now == active);
    }
  }
  /// "gdap_request_lapsed stands alone in approve, reject and auto_approve": pending more than 90 days.
  known gdap_request_lapsed() const {
    const auto told = granular->status ? granular->status->known() : std::nullopt;
    if (!told) return known::maybe;
    if (*told != gdap_status::approval_pending) return known::yes;
    return clock.until(granular->created ? std::optional(*granular->created + days(90)) : std::nullopt);
  }
  known gdap_name_invalid() const {
    const std::string name = with.name.value_or("");
    if (name.empty() || name.size() > 50) return known::no;
    for (const char c : name)
      if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-')) return known::no;
    return known::yes;
  }
  /// "used by another not purged relationship of this partner"; "exact case, all customers that the document knows".
  known gdap_name_taken() const {
    const std::string name = with.name.value_or("");
    return every(world.customers, [&](const customer& c) {
      if (!c->tenant->gdap_relationships) return known::yes;
      return every(*c->tenant->gdap_relationships, [&](const gdap_relationship& g) {
        if (g.partner != me() || g.display_name != name || &g == granular) return known::yes;
        return is_purged(g);
      });
    });
  }
  /// "`now <= end + 1 year`; afterwards as if absent": of what has ended.
  known is_purged(const gdap_relationship& g) const {
    if (!g.status || !g.status->known()) return known::maybe;
    const bool ended = g.status == gdap_status::expired || g.status == gdap_status::terminated ||
                       (g.status == gdap_status::active && g.auto_extend_duration != "P180D");
    if (!ended) return known::no;
    return opposite(clock.until(g.end ? std::optional(months_later(*g.end, 12)) : std::nullopt));
  }
  known gdap_duration_out_of_range() const {
    const std::string text = with.duration.value_or("P730D");
    if (text.size() < 3 || text.size() > 5 || text[0] != 'P' || text.back() != 'D') return known::no;
    int count = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      if (text[i] < '0' || text[i] > '9') return known::no;
      count = count * 10 + (text[i] - '0');
    }
    return certainly(count >= 1 && count <= 730);
  }
  known gdap_roles_invalid() const {
    const auto roles = with.roles.value_or(std::vector<std::string>{});
    if (roles.empty()) return known::no;
    for (const std::string& role : roles) {
      bool is_name = guid::parse(role).has_value();
      for (const auto& row : enum_names<entra_role>::rows) is_name = is_name || row.name == role;
      if (!is_name) return known::no;
    }
    return known::yes;
  }
  known gdap_role_outside_relationship() const {
    if (!granular->roles) return known::maybe;
    for (const std::string& role : *with.roles) {
      bool held = false;
      for (const entra_role_id& id : *granular->roles) held = held || role_name(id.to_string()) == role_name(role);
      if (!held) return known::no;
    }
    return known::yes;
  }
  /// "before 2023-10-30; value not `PT0S P0D P180D`; Global Administrator among the roles, by option"; "`PT0S` and `P0D`
  /// switch it off at any time".
  known auto_extend_not_available() const {
    const std::string value = *with.auto_extend;
    if (value == "PT0S" || value == "P0D") return known::yes;
    if (value != "P180D") return known::no;
    known has_superior = known::no;
    if (!world.options.is_true(option::auto_extend_with_global_administrator)) {
      std::vector<std::string> roles = with.roles.value_or(std::vector<std::string>{});
      const bool asks_anew = what == operation::gdap_request || (what == operation::gdap_update && with.roles);
      if (!asks_anew) {
        roles.clear();
        if (!granular->roles) has_superior = known::maybe;
        if (granular->roles)
          for (const entra_role_id& id : *granular->roles) roles.push_back(id.to_string());
      }
      for (const std::string& role : roles)
        if (role_name(role) == "GlobalAdmin") has_superior = known::yes;
    }
    return both(clock.since(instant::from_seconds(1698624000)), opposite(has_superior));
  }

  /// The Entra roles that a row asks for.
  wanted_roles roles_wanted(const global_row& row) const {
    wanted_roles w;
    for (const std::string& word : row.access) {
      if (word == "any") w.any = true;
      w.names.insert(word);
    }
    // "listing and viewing users and resetting passwords of non-administrators too."
    w.helpdesk_covers = what == operation::user_list || what == operation::user_view;
    if (what == operation::user_reset_password) {
      const auto* user = std::get_if<user_resource>(&asked.which);
      for (const customer_user& u : (*of)->users)
        if (u.id == user->user) w.helpdesk_covers = u.role == customer_role::user;
    }
    if (row.access[0] != "of") return w;
    w.names.clear();
    if (row.access[1] == "roles") {
      for (const std::string& role : *with.roles) w.names.insert(role_name(role));
      return w;
    }
    constexpr std::pair<const char*, const char*> workloads[] = {
        {"exchange", "ExchangeAdmin"},       {"sharepoint", "SharePointAdmin"}, {"teams", "TeamsAdmin"},
        {"intune", "IntuneAdmin"},           {"dynamics365", "Dynamics365Admin"}, {"power_platform", "PowerPlatformAdmin"},
        {"power_bi", "FabricAdmin"}};
    if (service == "azure") w.any = true;
    w.unlisted_service = service != "azure" && service != "office_apps";
    for (const auto& [name, role] : workloads)
      if (service == name) {
        w.names.insert(role);
        w.unlisted_service = false;
      }
    return w;
  }
  /// Whether RBAC alone is enough: "U, D and AP without GDAP: RBAC alone is enough where it already exists [DAP-6]"; "AP without
  /// GDAP means no active GDAP relationship of the asker".
  known needs_no_access() const {
    const bool is_azure = what == operation::azure_deploy || what == operation::azure_manage ||
                          (what == operation::service_administer && service == "azure");
    if (!is_azure) return known::no;
    known without = known::yes;
    known role = azure_role_missing();
    if (where() == cloud::global) {
      role = what == operation::service_administer ? has_role_on_plan() : both(role, certainly(on() == track::azure_plan));
      const access_facts facts{world, *asker, *of, clock, nullptr, {}};
      const auto& all = (*of)->tenant->gdap_relationships;
      without = !all ? known::maybe : as_known(every_completion<bool>([&](completion& c) {
        for (const gdap_relationship& g : *all)
          if (g.partner == me() && facts.is_active(g, c)) return false;
        return true;
      }));
    }
    return both(without, role);
  }
  /// A role on some Azure subscription beneath one of the customer's plans.
  known has_role_on_plan() const {
    return any((*of)->subscriptions, [&](const subscription& s) {
      if (track_now(world, s) != track::azure_plan || !s->commerce->azure_entitlements) return known::no;
      return any(*s->commerce->azure_entitlements, [&](const azure_entitlement& e) {
        global_asking beneath = *this;
        beneath.azure = &e;
        return beneath.azure_role_missing();
      });
    });
  }
  known guest_account() const { return me_as_employee().is_no_guest(); }
  known partner_access_blocked() const { return certainly(!(*of)->tenant->partner_access_blocked); }
  /// The two codes of a path: what is known of each.
  std::pair<known, known> path(const global_row& row) const {
    const employee_facts who = me_as_employee();
    const access_facts facts{world, *asker, *of, clock, employee != nullptr ? &who : nullptr, roles_wanted(row)};
    const auto outcomes = facts.all();
    const bool covered = outcomes.contains(access_result::covered);
    const bool missing = outcomes.contains(access_result::missing);
    const bool insufficient = outcomes.contains(access_result::insufficient);
    // "If facts are missing and every completion denies: `delegated_admin_missing`; else the unknown codes are those that
    // some completion gives."
    if (!covered) return missing ? std::pair(known::no, known::yes) : std::pair(known::yes, known::no);
    return {missing ? known::maybe : known::yes, insufficient ? known::maybe : known::yes};
  }
  /// The path that each completion has; see access_facts.
  std::set<std::string> paths(const global_row& row) const {
    const employee_facts who = me_as_employee();
    const access_facts facts{world, *asker, *of, clock, employee != nullptr ? &who : nullptr, roles_wanted(row)};
    return every_completion<std::string>([&](completion& c) { return facts.path(c); });
  }
  known delegated_admin_missing(const global_row& row) const { return either(path(row).first, needs_no_access()); }
  known delegated_role_insufficient(const global_row& row) const { return either(path(row).second, needs_no_access()); }

  // ---- Azure --------------------------------------------------------------------------------

  /// PEC-2: "In the indirect model access by the provider OR the reseller of record suffices".
  bool has_access_for(const partner_id& p) const {
    if (p == me()) return true;
    if (what != operation::azure_earn_credit) return false;
    const partner* reseller = reseller_on_record();
    return p == (*which)->seller || (reseller != nullptr && p == (*reseller)->id);
  }
  known azure_role_missing() const {
    const auto& all = (*of)->tenant->azure_roles;
    if (!all) return known::maybe;
    std::vector<std::string> wanted;
    if (what == operation::azure_deploy) wanted = {"Owner", "Contributor"};
    if (what == operation::service_file_request) wanted = {"Owner", "Contributor", "Support Request Contributor"};
    const auto& earning = world.earning_azure_roles;
    if (what == operation::azure_earn_credit) {
      wanted = {"Owner", "Contributor"};
      if (earning) wanted.insert(wanted.end(), earning->begin(), earning->end());
    }
    return as_known(every_completion<bool>([&](completion& c) {
      const employee_facts who = me_as_employee();
      for (const azure_role& r : *all) {
        if (!has_access_for(r.partner)) continue;
        if (azure != nullptr && folded(r.subscription.to_string()) != folded(azure->id.to_string())) continue;
        if (!wanted.empty() && !holds_one(wanted, r.role)) {
          const bool may_earn = what == operation::azure_earn_credit && !earning && r.role != "Reader";  // "Reader not" (PEC-3).
          if (!may_earn || !c.either(r.role + " earns")) continue;
        }
        // Credit is the partner's, whoever of it has the role.
        if (employee == nullptr || what == operation::azure_earn_credit) return true;
        if (folded(r.principal.to_string()) == folded(employee->user.to_string())) return true;
        if (who.is_in_principal(r.principal.to_string(), c)) return true;
      }
      return false;
    }));
  }

  // ---- states -------------------------------------------------------------------------------

  /// "Unknown status: `subscription_not_active` is the unknown code, or `subscription_cancelled` where the line has not the
  /// former." Of the states at most the one that fits is unmet.
  known of_state(requirement code, bool line_has_not_active, bool about_suspended) const {
    using enum requirement;
    if (azure != nullptr) return of_entitlement(code);
    const requirement unknown_code = line_has_not_active ? subscription_not_active : subscription_cancelled;
    if (what == operation::subscription_use) return of_use(code);
    if (what == operation::subscription_reactivate) {
      if (!(*which)->status || !(*which)->status->known()) return code == unknown_code ? known::maybe : known::yes;
      using enum subscription_status;
      const auto recorded = *(*which)->status->known();
      const bool gone = recorded == expired || recorded == disabled || recorded == deleted;
      if (code == subscription_cancelled) return certainly(!gone);
      return certainly(gone || recorded == suspended);
    }
    const auto ways = ways_it_stands(world, *which, clock);
    std::set<sale_state> states;
    for (const standing_of_sale& way : ways) states.insert(way.is);
    if (states == std::set{sale_state::suspended, sale_state::cancelled} && about_suspended)
      states = {sale_state::suspended};  // Denied in any case, and so it stands on record.
    if (states.size() != 1) return code == unknown_code ? known::maybe : known::yes;
    switch (*states.begin()) {
      case sale_state::cancelled: return certainly(code != subscription_cancelled);
      case sale_state::suspended: return certainly(code != subscription_suspended);
      case sale_state::not_active: return certainly(code != subscription_not_active);
      case sale_state::migrating:
      case sale_state::active: break;
    }
    return known::yes;
  }
  /// "`use` is allowed in effective status active and, on N, expired (users keep access for 30 d)"; "`use` after the window:
  /// `subscription_cancelled`; pending, none, migration: `subscription_not_active`".
  known of_use(requirement code) const {
    using enum requirement;
    const subscription& s = *which;
    if (!s->status || !s->status->known()) return code == subscription_not_active ? known::maybe : known::yes;
    const auto reasons = every_completion<requirement>([&](completion& c) {
      switch (stands(world, s, clock, c).is) {
        case sale_state::active: return not_a_partner_code;
        // "as the base contract": "users lose it while suspended, administrators keep it".
        case sale_state::suspended: {
          const known keeps = is_customer_administrator();
          return keeps == known::yes || (keeps == known::maybe && c.either("administrator")) ? not_a_partner_code
                                                                                             : subscription_suspended;
        }
        case sale_state::not_active:
        case sale_state::migrating: return subscription_not_active;
        case sale_state::cancelled: break;
      }
      const bool is_new_commerce = track_now(world, s) == track::new_commerce;
      if (is_new_commerce && s->status == subscription_status::expired) return not_a_partner_code;
      if (is_new_commerce && s->status == subscription_status::active) {
        const term_limit t = term_of(s);
        const known kept = clock.until(t.at ? std::optional(*t.at + days(30)) : std::nullopt);
        if (kept == known::yes || (kept == known::maybe && c.either("in the thirty days"))) return not_a_partner_code;
      }
      return subscription_cancelled;
    });
    if (reasons == std::set{subscription_suspended, subscription_cancelled}) return certainly(code != subscription_suspended);
    if (reasons == std::set{not_a_partner_code, subscription_suspended})
      return code == subscription_suspended ? known::maybe : known::yes;
    if (reasons.size() != 1) return code == subscription_not_active ? known::maybe : known::yes;
    return certainly(*reasons.begin() != code);
  }
  /// Stands for "allowed" among the reasons above.
  static constexpr requirement not_a_partner_code = requirement::not_a_partner;
  /// "go by the entitlement's status (`active`, `suspended`, `deleted`, `expired`, anything else unknown)".
  known of_entitlement(requirement code) const {
    const auto status = azure->status ? azure->status->known() : std::nullopt;
    using enum subscription_status;
    if (status && what == operation::transfer_create) return certainly(*status == active);  // "Only ACTIVE" (XFR-15).
    if (!status || (*status != active && *status != suspended && *status != deleted && *status != expired)) return known::maybe;
    if (code == requirement::subscription_cancelled) return certainly(*status != deleted && *status != expired);
    if (code == requirement::subscription_not_suspended) return certainly(*status == suspended);
    return certainly(*status == active);
  }
  known renewal_in_progress() const {
    known free = opposite(stands_so(world, *which, clock, [](const standing_of_sale& way) { return way.renewing; }));
    if (!(*which)->status || !(*which)->status->known()) free = known::yes;
    // "`renewal.pending` true is `renewal_in_progress` whatever the clock."
    if (commerce().renewal.pending) free = known::no;
    if (what == operation::subscription_change_billing_cycle && commerce().renewal.charge_pending) return known::no;
    return free;
  }
  known operation_pending() const {
    if (commerce().operation_pending) return known::no;
    if (commerce().migration && commerce().migration->status == migration_status::processing) return known::no;
    if (what == operation::subscription_change_billing_cycle && on() == track::legacy &&
        folded(commerce().sync_state) != "completed")
      return known::no;
    if (!(*which)->status || !(*which)->status->known()) return known::yes;
    return opposite(stands_so(world, *which, clock, [](const standing_of_sale& way) { return way.is == sale_state::migrating; }));
  }
  known is_migrating() const {
    if (!(*which)->status || !(*which)->status->known()) return known::maybe;
    return stands_so(world, *which, clock, [](const standing_of_sale& way) { return way.is == sale_state::migrating; });
  }
  known trial_immutable() const { return certainly(!(*which)->is_trial); }
  known parent_not_active() const {
    if (what == operation::subscription_order_add_on) return is_active(*which);
    return is_active(*find_by_id((*of)->subscriptions, *(*which)->parent));
  }
  /// "Azure plan with active Azure subscriptions or benefits": "any uncancelled benefit of the same seller at this customer".
  known active_resources_beneath() const {
    const auto& beneath = commerce().azure_entitlements;
    const known subscriptions = !beneath ? known::maybe : any(*beneath, [](const azure_entitlement& e) {
      if (!e.status || !e.status->known()) return known::maybe;
      return certainly(e.status == subscription_status::active);
    });
    const known benefits = any((*of)->subscriptions, [&](const subscription& s) {
      return s->seller == (*which)->seller && s->id != (*which)->id ? both(is_on(s, track::azure_benefit), is_kept(s))
                                                                    : known::no;
    });
    return opposite(either(subscriptions, benefits));
  }

  // ---- windows ------------------------------------------------------------------------------

  /// Whether the facts of the term are told: not of a document that is older than the renewal.
  known term_is_told(const subscription& s) const {
    if (!s->status || !s->status->known() || !term_of(s).at) return known::yes;
    return stands_so(world, s, clock, [](const standing_of_sale& way) { return way.term_told; });
  }
  /// T as far as it is told: "a `renewal.completedAt` at or after T: active, T unknown".
  std::optional<term_limit> end_of_term(const subscription& s) const {
    const term_limit t = term_of(s);
    const auto renewed = s->commerce->renewal.completed_at;
    const bool is_renewed = t.at && !t.never && renewed && *renewed >= *t.at && clock.since(renewed) != known::no;
    return t.at && !is_renewed && term_is_told(s) == known::yes ? std::optional(t) : std::nullopt;
  }
  /// Seats are a fact of the term, too; on L "T is unknown" alone.
  std::optional<std::int64_t> seats_now(const subscription& s) const {
    return is_on(s, track::legacy) == known::yes || term_is_told(s) == known::yes ? s->quantity : std::nullopt;
  }
  known reactivation_window_elapsed() const {
    if ((*which)->status && (*which)->status->known() && (*which)->status != subscription_status::suspended) return known::yes;
    const term_limit t = term_of(*which);
    // "a `renewal.completedAt` at or after T: active, T unknown".
    const auto renewed = (*which)->commerce->renewal.completed_at;
    const bool is_renewed = t.at && renewed && *renewed >= *t.at && clock.since(renewed) != known::no;
    const known in_term = t.never ? known::yes : is_renewed ? known::maybe : clock.until(t.at);
    if (on() == track::new_commerce) return in_term;
    const known in_days = clock.until((*which)->suspended_at ? std::optional(*(*which)->suspended_at + days(90)) : std::nullopt);
    return both(in_term, in_days);
  }
  std::optional<instant> later_start(const subscription& s) const {
    std::optional<instant> start = s->effective_start_date;
    const auto renewed = s->commerce->renewal.completed_at;
    if (renewed && clock.since(renewed) == known::yes && (!start || *renewed > *start)) start = renewed;
    return start;
  }
  duration window() const { return hours(static_cast<std::int64_t>(world.options.get(option::cancellation_window_hours))); }
  /// The deadline of the cancellation window of N; nothing: not told.
  std::optional<instant> cancellable_until(const subscription& s) const {
    // "a `renewal.completedAt` at or after T: active, T unknown, windows count from it"
    const auto renewed = s->commerce->renewal.completed_at;
    const term_limit t = term_of(s);
    const bool is_new_term = renewed && clock.since(renewed) == known::yes && t.at && !t.never && *renewed >= *t.at;
    // What was told before the renewal is of the term that is over.
    const auto counts = [&](const std::optional<instant>& told) { return told && !(is_new_term && *told < *renewed); };
    if (counts(s->commerce->cancellation_allowed_until)) return s->commerce->cancellation_allowed_until;
    std::optional<instant> latest;
    for (const refund_option& r : s->refund_options)
      if (r.expires_at && (!latest || *r.expires_at > *latest)) latest = r.expires_at;
    if (counts(latest)) return latest;
    const auto start = later_start(s);
    return start ? std::optional(*start + window()) : std::nullopt;
  }
  known in_cancellation_window(const subscription& s) const {
    const known told = term_is_told(s);
    const known inside = clock.until(cancellable_until(s));
    return told == known::yes ? inside : known::maybe;
  }
  known cancellation_window_elapsed() const {
    if (on() == track::new_commerce) return in_cancellation_window(*which);
    if (commerce().cancellation_allowed_until) return clock.until(commerce().cancellation_allowed_until);
    if (!(*which)->creation_date) return known::maybe;
    return clock.until(*(*which)->creation_date + days(is_perpetual_software(*which) ? 30 : 7));
  }
  /// "removal of q needs q <= sum" of the batches that are open.
  known seat_window_elapsed() const {
    if (term_is_told(*which) != known::yes) return known::maybe;
    const std::int64_t wanted_back = *with.quantity;
    const auto& told = commerce().refundable;
    if (told && !(told->batches.empty() && told->total.value_or(0) > 0)) {
      std::int64_t certain = 0;
      std::int64_t possible = 0;
      for (const refundable_batch& b : told->batches) {
        const known open = clock.until(b.allowed_until);
        if (open == known::yes) certain += b.quantity;
        if (open != known::no) possible += b.quantity;
      }
      return wanted_back <= certain ? known::yes : wanted_back > possible ? known::no : known::maybe;
    }
    const auto start = later_start(*which);
    if (!start || clock.until(*start + window()) != known::yes || !(*which)->quantity) return known::maybe;
    return certainly(wanted_back <= *(*which)->quantity);
  }

  // ---- seats and offers ---------------------------------------------------------------------

  known seats_not_adjustable() const {
    const offer* o = present_offer();
    const known listed = o == nullptr ? known::maybe : known::yes;
    if (what == operation::subscription_cancel) return o == nullptr ? listed : certainly((*o)->conditions->cancellable);
    if (what == operation::subscription_remove_seats && on() == track::software) return known::no;
    if (o == nullptr) return listed;
    const seat_direction may = (*o)->conditions->seat_change;
    if (what == operation::subscription_add_seats) return certainly(may == seat_direction::both);
    return certainly(may != seat_direction::none);
  }
  static known in_bounds(const offer* o, std::int64_t seats, bool least = true, bool most = true) {
    if (seats < 1) return known::no;
    if (o == nullptr) return known::maybe;
    const auto& minimum = (*o)->minimum_quantity;
    const auto& maximum = (*o)->maximum_quantity;
    known inside = known::yes;
    if (least) inside = both(inside, minimum ? certainly(seats >= *minimum) : known::maybe);
    if (most) inside = both(inside, maximum ? certainly(seats <= *maximum) : known::maybe);
    return inside;
  }
  known quantity_out_of_range() const {
    switch (what) {
      case operation::subscription_create:
      case operation::subscription_start_trial:
      case operation::subscription_order_add_on: return in_bounds(wanted(), *with.quantity);
      case operation::subscription_schedule_change:
        return in_bounds(with.target_offer ? wanted() : present_offer(), *with.quantity);
      case operation::subscription_transition: return seats_of_transition();
      case operation::subscription_convert_trial: {
        if (on() != track::new_commerce || !is("converts_now")) return certainly(with.quantity.value_or(1) >= 1);
        const auto seats = seats_asked();
        if (!seats) return known::maybe;
        return *seats < 25 ? known::no : in_bounds(offer_of_terms(), *seats);  // TRL-2
      }
      case operation::subscription_migrate:
      case operation::subscription_schedule_migration:
        return certainly(with.quantity.value_or(1) >= 1);  // MIG-12: "seats up/down"
      default: break;
    }
    if (*with.quantity < 1) return known::no;
    const auto present = seats_now(*which);
    if (!present) return known::maybe;
    if (what == operation::subscription_add_seats) return in_bounds(present_offer(), *present + *with.quantity, false, true);
    return in_bounds(present_offer(), *present - *with.quantity, true, false);
  }
  /// The seats that the question names, else all that there are; nothing: not told.
  std::optional<std::int64_t> seats_asked() const { return with.quantity ? with.quantity : seats_now(*which); }
  /// "`transition.quantity` above the source's counts as all."
  known seats_of_transition() const {
    const auto all = seats_now(*which);
    if (!with.quantity) return all ? in_bounds(wanted(), *all) : known::maybe;
    if (*with.quantity < 1) return known::no;
    if (all) return in_bounds(wanted(), std::min(*with.quantity, *all));
    // As many as are named, or fewer.
    std::set<known> answers;
    for (std::int64_t seats = 1; seats <= *with.quantity; ++seats) answers.insert(in_bounds(wanted(), seats));
    return answers.size() == 1 ? *answers.begin() : known::maybe;
  }
  /// "same offer, effective status not cancelled, all channels."
  known seat_ceiling_exceeded() const {
    const bool of_present = what == operation::subscription_add_seats;
    const offer* o = of_present ? present_offer() : offer_of_terms();
    if (o == nullptr) return known::maybe;
    const auto& ceiling = (*o)->conditions->seat_ceiling_per_customer;
    if (!ceiling) return known::yes;
    const auto asked_for = of_present || which == nullptr ? with.quantity : seats_asked();
    std::int64_t certain = asked_for.value_or(0);
    bool open = !asked_for;
    std::int64_t possible = certain;
    for (const subscription& s : (*of)->subscriptions) {
      if (listed_offer(world, s->offer) != o) continue;
      const known kept = is_kept(s);
      if (kept == known::no) continue;
      const auto seats = seats_now(s);
      if (!seats) open = true;
      if (kept == known::yes) certain += seats.value_or(0);
      possible += seats.value_or(0);
    }
    if (certain > *ceiling) return known::no;
    return open || possible > *ceiling ? known::maybe : known::yes;
  }
  known auto_renew_not_available() const {
    const auto track = on();
    if (!track) return known::maybe;
    return certainly(*track != track::legacy && *track != track::azure_plan && *track != track::azure_legacy);
  }
  known auto_renew_off() const { return (*which)->auto_renew ? certainly(*(*which)->auto_renew) : known::maybe; }

  known is_sold_of(const std::vector<offer_id>& offers, bool same_seller) const {
    return any((*of)->subscriptions, [&](const subscription& s) {
      bool one = false;
      for (const offer_id& id : offers) one = one || same_offer(world, s->offer, id);
      return one && (!same_seller || sold_by_me(s)) ? is_active(s) : known::no;
    });
  }
  /// "N add-on: no active prerequisite on the tenant, any seller".
  known prerequisite_missing() const {
    const offer* o = wanted();
    if (o == nullptr || !(*o)->is_add_on) return o == nullptr ? known::maybe : known::yes;
    return is_sold_of((*o)->prerequisite_offers, chooses(option::prerequisite_from, "same_seller"));
  }
  /// "less than 5 % of all active base seats, rounded up".
  known below_base_share() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    const auto& percent = (*o)->conditions->minimum_percent_of_base;
    if (!(*o)->is_add_on || !percent) return known::yes;
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    bool open = false;
    for (const subscription& s : (*of)->subscriptions) {
      bool base = false;
      for (const offer_id& id : (*o)->prerequisite_offers) base = base || same_offer(world, s->offer, id);
      if (!base) continue;
      const known active = is_active(s);
      if (active == known::no) continue;
      const auto seats = seats_now(s);
      if (!seats) open = true;
      if (active == known::yes) certain += seats.value_or(0);
      possible += seats.value_or(0);
    }
    const auto least = [&](std::int64_t seats) { return (seats * *percent + 99) / 100; };
    if (*with.quantity < least(certain)) return known::no;
    return (open && *percent > 0) || *with.quantity < least(possible) ? known::maybe : known::yes;
  }
  /// "An L add-on through `create` and a plain offer through `order_add_on`: `add_on_unrelated`."
  known add_on_unrelated() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    if (what != operation::subscription_order_add_on) return certainly(!(*o)->is_add_on);
    bool fits = false;
    for (const offer_id& id : (*o)->prerequisite_offers) fits = fits || same_offer(world, (*which)->offer, id);
    return certainly((*o)->is_add_on && fits);
  }
  /// "withdrawn, not in the tenant's market, L with N equivalent since 2022-03-10 (PUR-7), AL (PUR-11)".
  known offer_not_available() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    const offer_conditions& c = *(*o)->conditions;
    known sold = known::yes;
    if (c.withdrawn) sold = both(sold, opposite(clock.since(*c.withdrawn)));
    if (c.markets) {
      const std::string country = country_of(*of);
      std::vector<std::string> listed;
      for (const std::string& each : *c.markets) listed.push_back(country_code(each));
      sold = both(sold, country.empty() ? known::maybe : certainly(holds_one(listed, country)));
    }
    if (c.track == track::azure_legacy) sold = known::no;
    const bool may_be_superseded = what != operation::subscription_order_add_on;
    if (may_be_superseded && c.track == track::legacy && c.segment == offer_segment::commercial && c.new_commerce_offer)
      sold = both(sold, opposite(clock.since(instant::from_seconds(1646870400))));
    return sold;
  }
  /// "a qualification of that partner whose word is the segment (`Education`, `GovernmentCommunityCloud`), not refused;
  /// nonprofit is not asked."
  known segment_not_qualified() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    const offer_segment segment = (*o)->conditions->segment;
    if (segment != offer_segment::education && segment != offer_segment::government) return known::yes;
    const qualification_kind needed =
        segment == offer_segment::education ? qualification_kind::education : qualification_kind::government_community_cloud;
    return any((*of)->tenant->qualifications, [&](const qualification& q) {
      const bool refused = is_one_of(folded(q.vetting_status), "denied rejected refused failed");
      if (q.partner != me() || refused) return known::no;
      return q.kind && q.kind->known() ? certainly(q.kind == needed) : known::maybe;
    });
  }
  known is_active_or_suspended(const subscription& s) const {
    return stands_so(world, s, clock, [](const standing_of_sale& way) {
      return way.is == sale_state::active || way.is == sale_state::suspended || way.is == sale_state::migrating;
    });
  }
  /// "`maximumPerCustomer` reached by active or suspended ones".
  known single_subscription_offer() const {
    // "`azure_plan` is bought once: a second plan is allowed only for another reseller on record (XFR-22)".
    if (what == operation::azure_plan_purchase)
      return opposite(any((*of)->subscriptions, [&](const subscription& s) {
        if (!sold_by_me(s) || partner_on_record(s) != with.partner_id_on_record) return known::no;
        return both(is_on(s, track::azure_plan), is_active_or_suspended(s));
      }));
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    const auto& most = (*o)->conditions->maximum_per_customer;
    if (!most) return known::yes;
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    for (const subscription& s : (*of)->subscriptions) {
      if (listed_offer(world, s->offer) != o) continue;
      const known counted = is_active_or_suspended(s);
      certain += counted == known::yes ? 1 : 0;
      possible += counted != known::no ? 1 : 0;
    }
    return certain >= *most ? known::no : possible >= *most ? known::maybe : known::yes;
  }
  /// "`start_trial` of an offer that is no trial, or any subscription ever of it or its `baseOffer`"; "or it is a government,
  /// education or add-on offer".
  known trial_not_available() const {
    const offer* o = wanted();
    if (o == nullptr) return known::maybe;
    const offer_conditions& c = *(*o)->conditions;
    if (!c.is_trial || (*o)->is_add_on || c.segment == offer_segment::education || c.segment == offer_segment::government)
      return known::no;
    for (const subscription& s : (*of)->subscriptions)
      if (same_offer(world, s->offer, (*o)->id) || (c.base_offer && same_offer(world, s->offer, *c.base_offer))) return known::no;
    return known::yes;
  }

  // ---- terms and cycles ---------------------------------------------------------------------

  static std::string text_of(term t) { return std::string(name(t)); }
  static int months_of(const std::string& duration) {
    return duration == "P1M" ? 1 : duration == "P1Y" ? 12 : duration == "P2Y" ? 24 : duration == "P3Y" ? 36 : 0;
  }
  static int months_of(billing_cycle c) {
    return c == billing_cycle::monthly     ? 1
           : c == billing_cycle::annual    ? 12
           : c == billing_cycle::biennial  ? 24
           : c == billing_cycle::triennial ? 36
                                           : 0;
  }
  /// "default TRM-4's pairs": P1M:Monthly; P1Y:Monthly,Annual; P3Y:Monthly,Annual,Triennial.
  std::optional<std::vector<offer_term>> terms_of(const offer& o) const {
    if (o->conditions->terms) return *o->conditions->terms;
    if (o->conditions->track != track::new_commerce) return std::nullopt;  // "TRM-4's defaults are for N."
    using enum billing_cycle;
    return std::vector<offer_term>{
        {"P1M", {monthly}, {}}, {"P1Y", {monthly, annual}, {}}, {"P3Y", {monthly, annual, triennial}, {}}};
  }
  /// Of which offer terms are asked: the one that is ordered, the target, the equivalent of new commerce, or the present one.
  const offer* offer_of_terms() const {
    if (wanted_id()) return wanted();
    const offer* present = present_offer();
    if (present == nullptr || !migrates()) return present;
    const auto& equivalent = (*present)->conditions->new_commerce_offer;
    return equivalent ? listed_offer(world, *equivalent) : nullptr;
  }
  bool migrates() const { return what == operation::subscription_migrate || what == operation::subscription_schedule_migration; }
  std::optional<std::string> term_asked() const {
    if (with.term) return text_of(*with.term);
    return which != nullptr && !(*which)->term_duration.empty() ? std::optional((*which)->term_duration) : std::nullopt;
  }
  std::optional<billing_cycle> cycle_asked() const {
    if (with.billing_cycle) return with.billing_cycle;
    return which != nullptr && (*which)->billing_cycle ? (*which)->billing_cycle->known() : std::nullopt;
  }
  known is_sold_for(const std::string& term) const {
    const offer* o = offer_of_terms();
    const auto sold = o == nullptr ? std::nullopt : terms_of(*o);
    if (!sold) return known::maybe;
    for (const offer_term& t : *sold)
      if (t.duration == term) return known::yes;
    return known::no;
  }
  known term_not_supported() const {
    const std::string term = text_of(*with.term);
    if (what != operation::subscription_change_term) return is_sold_for(term);
    const int present = months_of((*which)->term_duration);
    if (present == 0) return both(is_sold_for(term), known::maybe);
    if (months_of(term) < present) return known::yes;  // `term_shorter` says so.
    return months_of(term) == present ? known::no : is_sold_for(term);  // "the same term is `term_not_supported`"
  }
  known term_shorter() const {
    const int present = months_of((*which)->term_duration);
    if (present == 0) return known::maybe;
    return certainly(months_of(text_of(*with.term)) >= present);
  }
  known billing_cycle_longer_than_term() const {
    const auto cycle = cycle_asked();
    if (!cycle) return known::maybe;
    if (months_of(*cycle) <= 1) return known::yes;  // No term is shorter than a month.
    const auto term =
        what == operation::subscription_change_billing_cycle ? std::optional((*which)->term_duration) : term_asked();
    if (!term && which == nullptr) return known::yes;
    if (!term || months_of(*term) == 0) return known::maybe;
    return certainly(months_of(*cycle) <= months_of(*term));
  }
  /// `billingCycles[]` (L).
  static known sold_on_legacy(const offer& o, billing_cycle cycle) {
    const auto& cycles = o->conditions->billing_cycles;
    return cycles ? certainly(holds_one(*cycles, cycle)) : known::maybe;
  }
  /// "no longer than the term, but not sold with it".
  known billing_cycle_not_supported() const {
    if (what == operation::subscription_change_billing_cycle) {  // L
      const offer* o = present_offer();
      return o == nullptr ? known::maybe : sold_on_legacy(*o, *with.billing_cycle);
    }
    const auto term = term_asked();
    const auto cycle = cycle_asked();
    const offer* o = offer_of_terms();
    if (o == nullptr || !cycle) return known::maybe;
    if ((*o)->conditions->track == track::legacy) return sold_on_legacy(*o, *cycle);
    const known fits = billing_cycle_longer_than_term();
    if (fits == known::no) return known::yes;
    if (fits == known::maybe || !term || months_of(*term) == 0) return known::maybe;
    const auto sold = terms_of(*o);
    if (!sold) return known::maybe;
    for (const offer_term& t : *sold)
      if (t.duration == *term) return certainly(holds_one(t.billing_cycles, *cycle));
    return known::yes;  // The term is at fault.
  }
  /// "N: anything but P3Y Monthly<->Annual"; on L, by option.
  known billing_change_not_permitted() const {
    if (on() == track::legacy) return known::no;
    const auto present = (*which)->billing_cycle ? (*which)->billing_cycle->known() : std::nullopt;
    const billing_cycle next = *with.billing_cycle;
    if (next != billing_cycle::monthly && next != billing_cycle::annual) return known::no;
    const known term = (*which)->term_duration.empty() ? known::maybe : certainly((*which)->term_duration == "P3Y");
    const known cycle =
        !present ? known::maybe
                 : certainly(*present != next && (*present == billing_cycle::monthly || *present == billing_cycle::annual));
    return both(term, cycle);
  }
  /// "any member not P1Y, trial, other cycle or not active; the asked one's own state is `active`'s matter; no `orderId`: unknown".
  known order_not_uniform() const {
    if ((*which)->order_id.empty()) return known::maybe;
    return every((*of)->subscriptions, [&](const subscription& s) {
      if (folded(s->order_id) != folded((*which)->order_id) || s->seller != (*which)->seller) return known::yes;
      known fits = s->term_duration.empty() ? known::maybe : certainly(s->term_duration == "P1Y");
      fits = both(fits, certainly(!s->is_trial));
      if (s->id == (*which)->id) return fits;
      const auto mine = (*which)->billing_cycle ? (*which)->billing_cycle->known() : std::nullopt;
      const auto other = s->billing_cycle ? s->billing_cycle->known() : std::nullopt;
      fits = both(fits, mine && other ? certainly(*mine == *other) : known::maybe);
      return both(fits, is_active(s));
    });
  }
  /// "matches an own active N subscription's end or a month end".
  known end_date_not_alignable() const {
    const instant day = *with.custom_term_end_date;
    if (is_month_end(day)) return known::yes;
    return any((*of)->subscriptions, [&](const subscription& s) {
      if (!sold_by_me(s) || s->is_trial || (which != nullptr && s->id == (*which)->id)) return known::no;
      // COT-3: "Annual/3-year subs cannot align to a monthly sub".
      const auto t = end_of_term(s);
      known ends_then = t ? certainly(!t->never && day_of(*t->at) == day_of(day)) : known::maybe;
      if (s->term_duration == "P1M" && term_asked()) ends_then = both(ends_then, certainly(months_of(*term_asked()) <= 1));
      if (s->term_duration == "P1M" && !term_asked()) ends_then = both(ends_then, which != nullptr ? known::maybe : known::no);
      return both(both(is_on(s, track::new_commerce), is_active(s)), ends_then);
    });
  }

  /// "after the first term, or not N, or trial"; "bounds: T + term for a schedule, now + term for a purchase or migration, not
  /// before now"; compared by UTC day.
  known end_date_out_of_bounds() const {
    const bool schedules = what == operation::subscription_schedule_change;
    const offer* o = offer_of_terms();
    if (o == nullptr) return known::maybe;
    if ((*o)->conditions->track != track::new_commerce) return known::no;
    if (which != nullptr ? (*which)->is_trial : (*o)->conditions->is_trial) return known::no;
    const std::int64_t day = day_of(*with.custom_term_end_date);
    // COT-2: "monthly products may not align to 28/29/30 unless month end".
    const unsigned of_month = static_cast<unsigned>(date_of(*with.custom_term_end_date).day());
    if (term_asked() == "P1M" && of_month >= 28 && of_month <= 30 && !is_month_end(*with.custom_term_end_date)) return known::no;
    if (!clock.now) return known::maybe;
    if (day < day_of(*clock.now)) return known::no;
    std::optional<instant> start = clock.now;
    if (schedules) {
      const auto t = end_of_term(*which);
      start = t && !t->never ? t->at : std::nullopt;
    }
    const auto term = term_asked();
    if (!start || !term || months_of(*term) == 0) return known::maybe;
    return certainly(day <= day_of(months_later(*start, months_of(*term))));
  }

  known licenses_exhausted() const { return known::no; }  // The question itself says that none is free.
  known not_through_this_channel() const {
    return certainly(with.through == channel_of_work::admin_center ||
                     (!with.through && what == operation::service_manage_users));
  }
  /// "AB follows its plan"; POR-8: "inherits the Azure plan's; a different one" is refused.
  known reseller_of_record_fixed() const {
    if (what == operation::subscription_change_reseller_of_record) return known::no;
    return certainly(!with.partner_id_on_record || with.partner_id_on_record == partner_on_record(*which));
  }
  known ground_missing() const { return certainly(with.reason == "compromise"); }
  known cloud_closed_to_new_business() const { return known::no; }
  /// "any Azure subscription of the plan, or its own id, in `azureOwnerOf[]`".
  known not_azure_owner() const {
    const customer_user* user = nullptr;
    for (const customer_user& u : (*of)->users)
      if (u.id == person->user) user = &u;
    if (user == nullptr || !user->azure_owner_of) return known::maybe;
    known owner = known::no;
    for (const azure_subscription_id& id : *user->azure_owner_of) {
      if (folded(id.to_string()) == folded((*which)->id.to_string())) owner = known::yes;
      if (!commerce().azure_entitlements) owner = either(owner, known::maybe);
      if (commerce().azure_entitlements)
        for (const azure_entitlement& e : *commerce().azure_entitlements)
          if (e.id == id) owner = known::yes;
    }
    return owner;
  }
  known not_a_partner() const { return known::yes; }

  /// What is known of a requirement as a row asks it; nothing: the model does not say.
  std::optional<known> holds(const global_row& row, bool line_has_not_active, bool line_has_suspended) const;
};

using global_function = known (global_asking::*)() const;
inline constexpr std::pair<requirement, global_function> global_functions[] = {
#define CSPREL_MODEL(code) {requirement::code, &global_asking::code}
    CSPREL_MODEL(cloud_closed_to_new_business),
    CSPREL_MODEL(only_partner_may_change_subscription),
    CSPREL_MODEL(not_a_partner),
    CSPREL_MODEL(not_customer_administrator),
    CSPREL_MODEL(not_indirect_provider),
    CSPREL_MODEL(not_indirect_reseller),
    CSPREL_MODEL(partner_type_cannot_transact),
    CSPREL_MODEL(acquired_as_indirect),
    CSPREL_MODEL(user_context_required),
    CSPREL_MODEL(mfa_missing),
    CSPREL_MODEL(partner_not_enrolled),
    CSPREL_MODEL(partner_terminated),
    CSPREL_MODEL(partner_suspended),
    CSPREL_MODEL(partner_restricted),
    CSPREL_MODEL(partner_agreement_missing),
    CSPREL_MODEL(partner_id_inactive),
    CSPREL_MODEL(order_blocked),
    CSPREL_MODEL(customer_already_exists),
    CSPREL_MODEL(company_data_missing),
    CSPREL_MODEL(no_relationship),
    CSPREL_MODEL(single_partner_cloud),
    CSPREL_MODEL(self_or_partner_tenant),
    CSPREL_MODEL(market_mismatch),
    CSPREL_MODEL(customer_under_review),
    CSPREL_MODEL(customer_not_approved),
    CSPREL_MODEL(customer_agreement_missing),
    CSPREL_MODEL(participants_not_allowed),
    CSPREL_MODEL(partnership_missing),
    CSPREL_MODEL(reseller_without_relationship),
    CSPREL_MODEL(not_original_reseller),
    CSPREL_MODEL(guest_account),
    CSPREL_MODEL(partner_access_blocked),
    CSPREL_MODEL(azure_role_missing),
    CSPREL_MODEL(trial_immutable),
    CSPREL_MODEL(renewal_in_progress),
    CSPREL_MODEL(operation_pending),
    CSPREL_MODEL(active_resources_beneath),
    CSPREL_MODEL(reactivation_window_elapsed),
    CSPREL_MODEL(cancellation_window_elapsed),
    CSPREL_MODEL(seat_window_elapsed),
    CSPREL_MODEL(seats_not_adjustable),
    CSPREL_MODEL(auto_renew_not_available),
    CSPREL_MODEL(auto_renew_off),
    CSPREL_MODEL(parent_not_active),
    CSPREL_MODEL(add_on_unrelated),
    CSPREL_MODEL(prerequisite_missing),
    CSPREL_MODEL(below_base_share),
    CSPREL_MODEL(offer_not_available),
    CSPREL_MODEL(segment_not_qualified),
    CSPREL_MODEL(single_subscription_offer),
    CSPREL_MODEL(trial_not_available),
    CSPREL_MODEL(legacy_azure_present),
    CSPREL_MODEL(azure_plan_required),
    CSPREL_MODEL(azure_upgrade_running),
    CSPREL_MODEL(overage_held_by_other),
    CSPREL_MODEL(quantity_out_of_range),
    CSPREL_MODEL(seat_ceiling_exceeded),
    CSPREL_MODEL(licenses_exhausted),
    CSPREL_MODEL(term_not_supported),
    CSPREL_MODEL(term_shorter),
    CSPREL_MODEL(billing_cycle_not_supported),
    CSPREL_MODEL(billing_cycle_longer_than_term),
    CSPREL_MODEL(billing_change_not_permitted),
    CSPREL_MODEL(order_not_uniform),
    CSPREL_MODEL(end_date_not_alignable),
    CSPREL_MODEL(end_date_out_of_bounds),
    CSPREL_MODEL(not_azure_owner),
    CSPREL_MODEL(too_many_resellers),
    CSPREL_MODEL(active_subscriptions_remain),
    CSPREL_MODEL(reservations_remain),
    CSPREL_MODEL(software_remains),
    CSPREL_MODEL(ground_missing),
    CSPREL_MODEL(link_altered),
    CSPREL_MODEL(reseller_mpn_invalid),
    CSPREL_MODEL(reseller_other_region),
    CSPREL_MODEL(reseller_agreement_missing),
    CSPREL_MODEL(reseller_of_record_fixed),
    CSPREL_MODEL(attestation_incomplete),
    CSPREL_MODEL(attestation_in_future),
    CSPREL_MODEL(attestation_duplicate),
    CSPREL_MODEL(gdap_wrong_state),
    CSPREL_MODEL(gdap_request_lapsed),
    CSPREL_MODEL(gdap_name_invalid),
    CSPREL_MODEL(gdap_name_taken),
    CSPREL_MODEL(gdap_duration_out_of_range),
    CSPREL_MODEL(gdap_roles_invalid),
    CSPREL_MODEL(gdap_role_outside_relationship),
    CSPREL_MODEL(auto_extend_not_available),
    CSPREL_MODEL(delegated_admin_no_longer_offered),
    CSPREL_MODEL(delegated_admin_not_optional),
    CSPREL_MODEL(grant_not_present),
    CSPREL_MODEL(not_through_this_channel),
#undef CSPREL_MODEL
};

}  // namespace csprel::test::reference

#endif
