// SPDX-License-Identifier: Apache-2.0
#include "directory/commerce.hpp"

#include <algorithm>

#include "csprel/policy/market.hpp"
#include "csprel/policy/refusal_code.hpp"
#include "directory/predicates.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

/// 2020-02-01T00:00:00Z, from when partners must have signed the partner agreement (AGR-1).
constexpr instant partner_agreement_asked = instant::from_seconds(1'580'515'200);

// ---- which partner is meant ------------------------------------------------------------------------

/// Whose relationship it is or would be: the asker's, or that of the partner a customer answers.
position partner_meant(const scene& s) {
  switch (s.what) {
    case operation::relationship_accept: return s.link_owner;
    case operation::azure_switch_legacy_partner:
      if (ruled_out(!s.asked->with.to)) return nowhere;  // The operation requires it.
      return s.in->find(*s.asked->with.to);
    default: return s.partner;
  }
}

const partner_fields& asker(const scene& s) { return s.in->fields(s.partner); }
const customer_tenant& tenant(const scene& s) { return *s.entry().record().tenant; }

bool is_reseller_of(const relationship& r, const partner_id& partner) {
  return r.partner == partner && r.type == relationship_type::reseller;
}

/// The partner's reseller relationship with the customer, whatever the time; null where there is none.
const relationship* relationship_with(const customer_fields& c, const partner_id& partner) {
  for (const relationship& r : c.relationships)
    if (is_reseller_of(r, partner)) return &r;
  return nullptr;
}

finding has_begun(const relationship& r, const scene& s) {
  return r.since ? s.clock.reached(*r.since) : finding{true};
}

// ---- the partner itself ----------------------------------------------------------------------------

/// Not where a customer was won as a reseller by a partner that bills others itself (P2P-12).
bool was_won_as_direct(const scene& s) {
  if (!asker(s).account->also_indirect_reseller) return true;
  const relationship* r = relationship_with(s.entry().record(), asker(s).id);
  return r == nullptr || r->won_as == acquisition::direct;
}

finding is_signed_by_now(const agreement_status& a, const scene& s, missing_fact why) {
  if (!a.error_code && a.is_signed == true && a.signed_at) return s.clock.reached(*a.signed_at);
  const auto known = is_signed_at(a, std::nullopt);
  return known ? finding{*known} : finding{why};
}

finding is_asked_for_and_signed(const agreement_status* a, const scene& s, missing_fact why) {
  const finding signed_by_now = a ? is_signed_by_now(*a, s, why) : finding{why};
  return !s.clock.reached(partner_agreement_asked) || signed_by_now;
}

finding is_in_country(const partner_identifier& id, std::string_view country, missing_fact why) {
  if (id.country.empty() || country.empty()) return why;
  return same_country(id.country, country);
}

/// An active location PartnerID in the country of the account (REG-2, REG-3). A partner's `mpnId` alone
/// stands for one.
finding has_active_partner_id(const scene& s) {
  const partner_fields& p = asker(s);
  const missing_fact why{fact::partner_ids, s.partner};
  if (!p.account->partner_ids) {
    const bool has_one = !p.mpn_id.empty() || (p.account->mpn && !p.account->mpn->mpn_id.empty());
    return has_one ? finding{true} : finding{why};
  }
  finding some = false;
  for (const partner_identifier& id : *p.account->partner_ids) {
    if (id.kind != partner_id_kind::location) continue;
    const finding active = id.is_active ? finding{*id.is_active} : finding{why};
    const missing_fact no_country{fact::partner_country, s.partner};
    some = some || (active && is_in_country(id, account_country(p), account_country(p).empty() ? no_country : why));
  }
  return some;
}

// ---- the customer ----------------------------------------------------------------------------------

/// In US Government a customer has one partner (NAT-2).
finding has_no_other_partner(const scene& s) {
  const position own = partner_meant(s);
  finding other = false;
  for (const relationship& r : s.entry().record().relationships)
    if (r.type == relationship_type::reseller && (own == nowhere || r.partner != s.in->fields(own).id))
      other = other || has_begun(r, s);
  return !other;
}

/// Neither the partner itself, nor its company, nor a tenant that transacts in the programme, nor a
/// reseller partnered with it (REL-20 to REL-22).
finding is_end_customer_of(const scene& s, position partner) {
  const customer_fields& c = s.entry().record();
  if (c.tenant->is_csp_tenant) return false;
  const partner_id as_partner{c.id.value()};
  if (partner != nowhere) {
    const partner_fields& p = s.in->fields(partner);
    if (p.id == as_partner) return false;
    for (const partner_id& affiliate : p.account->affiliates)
      if (affiliate == as_partner) return false;
  }
  const position listed = s.in->find(as_partner);
  if (listed == nowhere) return true;
  if (transacts(s.in->fields(listed))) return false;
  if (partner == nowhere) return true;
  return !is_partnered(*s.in, partner, listed);
}

/// `country` of the question for a customer to create, else the tenant's.
std::string_view country_of_customer(const scene& s) {
  if (s.what == operation::customer_create) return *s.asked->with.country;
  return tenant_country(s.entry().record());
}

bool is_given(const std::optional<std::string>& text) { return text && !text->empty(); }

/// Registration number and telephone where the country needs them, and no number elsewhere (AMB-13): what is amiss.
std::optional<refusal_cause> company_data_amiss(const scene& s) {
  const parameters& with = s.asked->with;
  const std::string_view country = country_of_customer(s);
  const bool needs_number = lists_country(registration_number_countries, country);
  if (!needs_number && is_given(with.registration_number)) return refusal_cause::number_not_taken;
  if (needs_number && !is_given(with.registration_number)) return refusal_cause::number_missing;
  if (lists_country(telephone_countries, country) && !is_given(with.phone)) return refusal_cause::phone_missing;
  return std::nullopt;
}

// ---- resellers -------------------------------------------------------------------------------------

bool is_provider(const partner_fields& p) { return p.model == partner_model::indirect_provider; }

/// A reseller that a question names, by its PartnerID or its tenant.
struct named_reseller {
  position partner = nowhere;                ///< Who it is, where the directory lists it.
  const partnership* seen = nullptr;         ///< Else as the asker's own partnership tells it.
  const agreement_status* answer = nullptr;  ///< What the API answered about it.
  bool is_global = false;                    ///< A PartnerID of the company, which no order takes.
};

const agreement_status* answer_about(const world& in, std::string_view id) {
  for (const mpa_status& one : in.mpa_statuses)
    if (one.mpn_id == id) return &one.agreement;
  return nullptr;
}

bool has_global_id(const partner_fields& p, std::string_view id) {
  if (!p.account->partner_ids) return false;
  for (const partner_identifier& one : *p.account->partner_ids)
    if (one.id == id) return one.kind == partner_id_kind::global;
  return false;
}

named_reseller by_partner_id(const scene& s, std::string_view id) {
  named_reseller found{holder_of_partner_id(*s.in, id)};
  if (found.partner != nowhere) {  // `mpaStatus` tells of PartnerIDs that nobody holds; of others their holder's record does.
    found.is_global = has_global_id(s.in->fields(found.partner), id);
    return found;
  }
  found.answer = answer_about(*s.in, id);
  if (!asker(s).account->partnerships || id.empty()) return found;
  for (const partnership& one : *asker(s).account->partnerships)
    if (one.mpn_id == id) found.seen = &one;
  if (found.seen != nullptr) found.partner = s.in->find(found.seen->other);
  return found;
}

named_reseller by_tenant(const scene& s, const partner_id& id) { return {s.in->find(id)}; }

/// `associated_partner` is a PartnerID or a GUID.
named_reseller by_either(const scene& s, const std::string& text) {
  if (const auto as_guid = guid::parse(text)) return by_tenant(s, partner_id{*as_guid});
  return by_partner_id(s, text);
}

/// Whoever stands on the other side, for every one that the question names.
template <class Visit>
finding all_named(const scene& s, const Visit& visit) {
  const parameters& with = s.asked->with;
  finding result = true;
  const auto ask = [&](const named_reseller& one) { result = result && visit(one); };
  switch (s.what) {
    case operation::partnership_request:
    case operation::partnership_remove:
      ask(by_tenant(s, *with.partner));
      return result;
    case operation::partnership_accept:
    case operation::relationship_extend:
      ask(by_tenant(s, *with.provider));
      return result;
    case operation::customer_create:
      ask(by_either(s, *with.associated_partner));
      return result;
    case operation::subscription_migrate:
    case operation::subscription_schedule_migration:
      ask(by_partner_id(s, reseller_of_record(*own_sale(s).record)));
      return result;
    default: break;
  }
  if (with.tenant) ask(by_tenant(s, *with.tenant));
  if (with.mpn_id && with.mpn_id->id) ask(by_partner_id(s, *with.mpn_id->id));
  if (with.partner_id_on_record) ask(by_partner_id(s, *with.partner_id_on_record));
  if (with.additional_partner_ids)
    for (const std::string& id : *with.additional_partner_ids) ask(by_partner_id(s, id));
  return result;
}

}  // namespace

std::vector<position> partners_named(const scene& s) {
  std::vector<position> listed;
  static_cast<void>(all_named(s, [&](const named_reseller& one) {
    if (one.partner != nowhere) listed.push_back(one.partner);
    return finding{true};
  }));
  return listed;
}

namespace {

std::optional<std::int64_t> answered_code(const named_reseller& one) {
  return one.answer ? one.answer->error_code : std::nullopt;
}

/// Why the named one cannot be a reseller, nothing where it may be one.
std::optional<refusal_cause> why_no_reseller(const scene& s, const named_reseller& one) {
  const auto code = answered_code(one);
  if (one.partner != nowhere && one.partner == s.partner) return refusal_cause::partner_id_own;
  if (code == 2200 || code == 2205) return refusal_cause::partner_id_unknown;
  if (code == 2204) return refusal_cause::partner_id_no_reseller;
  if (one.partner == nowhere) return std::nullopt;
  const partner_fields& p = s.in->fields(one.partner);
  if (one.is_global) return refusal_cause::partner_id_unknown;
  const bool enrolled = p.standing != standing::applied && p.standing != standing::terminated;
  const bool asks_standing = s.what == operation::partnership_request;
  const bool not_enrolled_as_one = p.account->mpa && p.account->mpa->error_code == 2204;
  if (!is_indirect_reseller(p) || not_enrolled_as_one || (asks_standing && !enrolled))
    return refusal_cause::partner_id_no_reseller;
  return std::nullopt;
}

finding is_reseller(const scene& s, const named_reseller& one) {
  if (why_no_reseller(s, one)) return false;
  // Listed, partnered, or answered with anything but that it is none.
  if (one.partner != nowhere || one.seen != nullptr) return true;
  const auto code = answered_code(one);
  if (one.answer && (one.answer->is_signed || code == 2203 || code == 2206 || code == 2201)) return true;
  return missing_fact{fact::reseller};
}

finding is_partnered_with(const scene& s, const named_reseller& one) {
  if (one.partner == nowhere) {
    if (one.seen != nullptr) return is_active(*one.seen);
    if (asker(s).account->partnerships && one.answer) return false;  // The whole list lacks it.
    return missing_fact{fact::reseller};
  }
  const bool asker_is_provider = is_provider(asker(s));
  return asker_is_provider ? is_partnered(*s.in, s.partner, one.partner) : is_partnered(*s.in, one.partner, s.partner);
}

/// Its own relationship with the customer, or the one that the provider's entry tells (REL-2).
finding reseller_has_relationship(const scene& s, const named_reseller& one) {
  const relationship* provided = relationship_with(s.entry().record(), asker(s).id);
  const auto is_told = [&](const partner_id& id) { return provided && provided->reseller == id; };
  if (one.partner == nowhere) return missing_fact{fact::reseller};
  return finding{is_told(s.in->fields(one.partner).id)} || has_relationship_by_now(s, one.partner);
}

finding is_in_region_of(const scene& s, const named_reseller& one) {
  if (answered_code(one) == 2201) return false;
  if (one.partner == nowhere) {
    if (one.answer && !answered_code(one)) return true;
    if (one.answer && (answered_code(one) == 2203 || answered_code(one) == 2206)) return true;
    return missing_fact{fact::reseller};
  }
  const partner_fields& other = s.in->fields(one.partner);
  if (other.account->mpa && other.account->mpa->error_code == 2201) return false;
  const std::string_view own = account_country(asker(s));
  const std::string_view theirs = account_country(other);
  if (own.empty()) return missing_fact{fact::partner_country, s.partner};
  if (theirs.empty()) return missing_fact{fact::partner_country, one.partner};
  return same_market(own, theirs);
}

finding reseller_has_agreement(const scene& s, const named_reseller& one) {
  const agreement_status* told = one.answer;
  missing_fact why{fact::reseller};
  if (one.partner != nowhere) {
    const auto& own = s.in->fields(one.partner).account->mpa;
    if (own) told = &*own;
    why = {fact::partner_agreement, one.partner};
  }
  return is_asked_for_and_signed(told, s, why);
}

/// A savings plan has the reseller of the plan that it is bought under (POR-5, POR-8).
finding reseller_may_be_chosen(const scene& s) {
  if (s.what != operation::azure_purchase_benefit) {
    const auto track = own_sale(s).track;
    return track ? finding{*track != track::azure_benefit}
                 : finding{missing_fact{fact::track, s.customer, s.subscription}};
  }
  if (!s.asked->with.partner_id_on_record) return true;
  return reseller_of_record(*own_sale(s).record) == *s.asked->with.partner_id_on_record;
}

bool resellers_are_few(const scene& s) {
  return s.asked->with.additional_partner_ids->size() <= 5 && s.asked->with.partner_id_on_record;
}

// ---- what stands between a relationship and its end -------------------------------------------------

/// Whether no subscription that the asker sold here, of the tracks, stands so.
finding sold_none(const scene& s, const track_set& tracks, const status_set& states) {
  finding some = false;
  const auto rows = s.entry().subscriptions;
  for (position i = 0; i < rows.size(); ++i) {
    if (rows[i].seller != s.partner) continue;
    const sale one = sale_of(s, i);
    const finding of_track = one.track ? finding{tracks.contains(*one.track)}
                             : tracks == track_set::all() ? finding{true}
                                                          : finding{one.lacks(fact::track)};
    some = some || (of_track && stands(s, i, states));
  }
  return !some;
}

/// The asker sold it; of the credit of an indirect sale its reseller of record asks, too (PEC-2).
bool sold_it(const scene& s) {
  if (is_original_reseller(s)) return true;
  if (s.what != operation::azure_earn_credit || s.row().seller == nowhere) return false;
  return is_provider(s.in->fields(s.row().seller)) &&
         holder_of_partner_id(*s.in, reseller_of_record(s.subscription_record())) == s.partner;
}

constexpr status_set uncancelled_states = status_set::all() - cancelled_states;

finding overage_is_free(const scene& s) {
  const auto& all = tenant(s).overages;
  if (!all) return missing_fact{fact::overages, s.customer};
  if (ruled_out(!s.asked->with.service)) return false;  // The operation requires it.
  for (const overage& one : *all)
    if (same_word(one.service, *s.asked->with.service) && one.partner != asker(s).id)
      return false;
  return true;
}

/// Owner of the plan's own subscription or of any beneath it (POR-11).
finding owns_azure(const scene& s) {
  const user_id& who = std::get<customer_user_subject>(s.asked->who).user;
  const sale plan = own_sale(s);
  for (const customer_user& user : s.entry().record().users) {
    if (user.id != who) continue;
    if (!user.azure_owner_of) return missing_fact{fact::owned_azure, s.customer};
    finding owned = false;
    for (const azure_subscription_id& id : *user.azure_owner_of) {
      if (same_word(id.to_string(), plan.record->id.to_string())) return true;
      const auto& beneath = plan.record->commerce->azure_entitlements;
      if (!beneath) {
        owned = owned || plan.lacks(fact::azure_entitlements);
        continue;
      }
      for (const azure_entitlement& one : *beneath)
        if (one.id == id) return true;
    }
    return owned;
  }
  return missing_fact{fact::owned_azure, s.customer};
}

// ---- attestation -----------------------------------------------------------------------------------

bool attestation_is_complete(const scene& s) {
  const parameters& with = s.asked->with;
  if (s.what != operation::customer_attest_agreement) return false;  // Asked of orders that say that they are not.
  return is_given(with.first_name) && is_given(with.last_name) && is_given(with.email);
}

finding attested_before_now(const scene& s) { return s.clock.reached(*s.asked->with.date); }

/// No earlier attestation of the asker for the same person (AGR-9).
finding person_is_new(const scene& s) {
  const auto& agreements = tenant(s).agreements;
  if (!agreements) return missing_fact{fact::customer_agreements, s.customer};
  const parameters& with = s.asked->with;
  for (const customer_agreement& one : *agreements)
    if (one.partner == asker(s).id && is_customer_agreement(one) && one.first_name == with.first_name.value_or("") &&
        one.last_name == with.last_name.value_or("") && one.email == with.email.value_or("") &&
        one.phone_number == with.phone.value_or(""))
      return false;
  return true;
}

}  // namespace

// ---- what others ask, too --------------------------------------------------------------------------

sale sale_of(const scene& s, position subscription) {
  const subscription_fields& record = *s.entry().record().subscriptions[subscription];
  const offer_fields& listed = *s.in->offers->records[s.entry().subscriptions[subscription].offer];
  return {&record, track_of(record, &listed), s.customer, subscription};
}

bool may_bear_azure(const sale& s) noexcept {
  return !s.track || *s.track == track::azure_plan || *s.track == track::azure_legacy;
}

deadline_clock deadlines_of(const scene& s) { return {s.clock, s.in->options}; }

finding stands(const scene& s, position subscription, const status_set& states) {
  return lifecycle_of(sale_of(s, subscription), deadlines_of(s)).is(states);
}

finding has_relationship_by_now(const scene& s, position partner) {
  if (ruled_out(partner == nowhere)) return false;  // It is a partner of the question's, who was found.
  finding some = false;
  for (const relationship& r : s.entry().record().relationships)
    if (is_reseller_of(r, s.in->fields(partner).id)) some = some || has_begun(r, s);
  return some;
}

finding has_customer_agreement(const scene& s, position partner) {
  const customer_tenant& t = tenant(s);
  const auto direct = t.direct_signed ? t.direct_signed->is_signed : std::nullopt;
  if (direct == true) return true;
  if (!t.agreements) return missing_fact{fact::customer_agreements, s.customer};
  if (!ruled_out(partner == nowhere))  // It is a partner of the question's, who was found.
    for (const customer_agreement& one : *t.agreements)
      if (one.partner == s.in->fields(partner).id && is_customer_agreement(one)) return true;
  return direct ? finding{false} : finding{missing_fact{fact::direct_signature, s.customer}};
}

finding is_in_market_of(const scene& s, position partner) {
  if (partner == nowhere) return true;  // Nobody's market is asked.
  const std::string_view own = account_country(s.in->fields(partner));
  const std::string_view theirs = country_of_customer(s);
  const bool in_us = s.in->cloud == cloud::us_government;
  if (in_us && ((!own.empty() && !same_country(own, "US")) || (!theirs.empty() && !same_country(theirs, "US"))))
    return false;
  if (own.empty()) return missing_fact{fact::partner_country, partner};
  if (theirs.empty()) return missing_fact{fact::tenant_country, s.customer};
  return same_market(own, theirs);
}

finding has_partner_agreement(const scene& s, position partner) {
  const auto& own = s.in->fields(partner).account->mpa;
  return is_asked_for_and_signed(own ? &*own : nullptr, s, {fact::partner_agreement, partner});
}

finding is_partnered(const world& in, position provider, position reseller) {
  if (!is_provider(in.fields(provider))) return false;
  const auto& providers = in.row(reseller).providers;
  if (std::find(providers.begin(), providers.end(), provider) != providers.end()) return true;
  bool told = !in.fields(reseller).providers.empty();
  // Those of the right type made it one of `providers`; one that does not tell its type may be of that.
  const auto lists = [&](position owner, position other) {
    const auto& all = in.fields(owner).account->partnerships;
    told = told || all;
    return all && std::any_of(all->begin(), all->end(), [&](const partnership& one) {
             return one.other == in.fields(other).id && is_active(one) && !one.type;
           });
  };
  if (lists(provider, reseller) || lists(reseller, provider)) return true;
  return told ? finding{false} : finding{missing_fact{fact::partnerships, provider}};
}

bool is_indirect_reseller(const partner_fields& p) noexcept {
  return p.model == partner_model::indirect_reseller || p.account->also_indirect_reseller;
}

bool transacts(const partner_fields& p) noexcept {
  return p.model == partner_model::direct || p.model == partner_model::indirect_provider;
}

position holder_of_partner_id(const world& in, std::string_view id) {
  if (id.empty()) return nowhere;
  for (position i = 0; i < in.partners->records.size(); ++i) {
    const partner_fields& p = in.fields(i);
    if (p.mpn_id == id || (p.account->mpn && p.account->mpn->mpn_id == id)) return i;
    if (!p.account->partner_ids) continue;
    for (const partner_identifier& one : *p.account->partner_ids)
      if (one.id == id) return i;
  }
  return nowhere;
}

std::string_view reseller_of_record(const subscription_fields& s) noexcept {
  if (!s.partner_of_record.empty()) return s.partner_of_record;
  return s.reseller_of_record ? std::string_view{*s.reseller_of_record} : std::string_view{};
}

accountability accountability_in_clouds(const world& in, position customer, position subscription) {
  const customer_view c = in.customers[customer];
  const partner_fields& p = in.fields(c.subscriptions[subscription].seller);
  accountability result{p.id, p.id, p.id};
  if (!is_provider(p)) return result;
  const position reseller = holder_of_partner_id(in, reseller_of_record(*c.record().subscriptions[subscription]));
  if (reseller != nowhere) result.support = in.fields(reseller).id;
  return result;
}

std::optional<refusal_cause> commerce_cause(requirement what, const scene& s) {
  const parameters& with = s.asked->with;
  switch (what) {
    case requirement::company_data_missing: {
      // The API itself misses a number in those countries only that need a telephone, too (AMB-13).
      const auto amiss = company_data_amiss(s);
      const bool is_missed = lists_country(telephone_countries, country_of_customer(s));
      return amiss == refusal_cause::number_missing && !is_missed ? std::nullopt : amiss;
    }
    case requirement::reseller_mpn_invalid: {
      std::optional<refusal_cause> why;
      (void)all_named(s, [&](const named_reseller& one) {
        if (!why) why = why_no_reseller(s, one);
        return finding{true};
      });
      return why;
    }
    case requirement::reseller_agreement_missing:
      if (with.tenant) return refusal_cause::named_by_tenant;
      return std::nullopt;
    default: return std::nullopt;
  }
}

refusal refusal_of_block(const scene& s) {
  const refusal_code* known = find_refusal_code(s.what, 0, *asker(s).account->order_block);
  if (ruled_out(known == nullptr)) return {};  // A partner has no other block than those of orders.
  return {known->status, known->code};
}

finding commerce_holds(requirement what, const scene& s) {
  const auto each = [&](finding (*is)(const scene&, const named_reseller&)) {
    return all_named(s, [&](const named_reseller& one) { return is(s, one); });
  };
  switch (what) {
    case requirement::not_azure_owner: return owns_azure(s);
    case requirement::not_indirect_provider: return is_provider(asker(s));
    case requirement::not_indirect_reseller:
      // Only who is both hands a customer of its own on (P2P-13).
      return s.what == operation::relationship_extend ? asker(s).account->also_indirect_reseller
                                                      : is_indirect_reseller(asker(s));
    case requirement::partner_type_cannot_transact: return transacts(asker(s));
    case requirement::acquired_as_indirect:
      // Only a customer won as one's own can be handed on (P2P-13), or sold to (P2P-12).
      return was_won_as_direct(s);
    case requirement::partner_suspended: return asker(s).standing != standing::suspended;
    case requirement::partner_restricted: return asker(s).standing != standing::restricted;
    case requirement::partner_agreement_missing: return has_partner_agreement(s, s.partner);
    case requirement::partner_id_inactive: return has_active_partner_id(s);
    case requirement::order_blocked: return !asker(s).account->order_block;
    case requirement::customer_already_exists: return !s.asked->with.customer;
    case requirement::company_data_missing: return !company_data_amiss(s);
    case requirement::no_relationship:
      return has_relationship_by_now(s, s.what == operation::delegated_admin_grant ? s.other_partner : s.partner);
    case requirement::single_partner_cloud: return has_no_other_partner(s);
    case requirement::self_or_partner_tenant: return is_end_customer_of(s, partner_meant(s));
    case requirement::market_mismatch: return is_in_market_of(s, partner_meant(s));
    case requirement::customer_under_review: return tenant(s).review != customer_review::under_review;
    case requirement::customer_not_approved: return tenant(s).review != customer_review::not_approved;
    case requirement::customer_agreement_missing: return has_customer_agreement(s, s.partner);
    case requirement::participants_not_allowed: return is_provider(asker(s));
    case requirement::partnership_missing: return each(is_partnered_with);
    case requirement::reseller_without_relationship: return each(reseller_has_relationship);
    case requirement::not_original_reseller: return sold_it(s);
    case requirement::overage_held_by_other: return overage_is_free(s);
    case requirement::too_many_resellers: return resellers_are_few(s);
    case requirement::active_subscriptions_remain:
      return sold_none(s, track_set::all(), {effective_status::active});
    case requirement::reservations_remain: return sold_none(s, {track::azure_benefit}, uncancelled_states);
    case requirement::software_remains: return sold_none(s, {track::software}, uncancelled_states);
    case requirement::reseller_mpn_invalid:
      // Who asks for a transfer on behalf of a reseller must name it (XFR-12).
      if (s.what == operation::transfer_create && !(s.asked->with.mpn_id && s.asked->with.mpn_id->id)) return false;
      return each(is_reseller);
    case requirement::reseller_other_region: return each(is_in_region_of);
    case requirement::reseller_agreement_missing: return each(reseller_has_agreement);
    case requirement::reseller_of_record_fixed: return reseller_may_be_chosen(s);
    case requirement::attestation_incomplete: return attestation_is_complete(s);
    case requirement::attestation_in_future: return attested_before_now(s);
    case requirement::attestation_duplicate: return person_is_new(s);
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
