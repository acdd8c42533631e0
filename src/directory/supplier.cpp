// SPDX-License-Identifier: Apache-2.0
#include "directory/supplier.hpp"

#include "directory/commerce.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

constexpr std::string_view graph_relationships = "Graph GET /tenantRelationships/delegatedAdminRelationships";

std::string relationship_path(const world& in, const missing_fact& which) {
  const auto& all = *in.customers[which.first].record().tenant->gdap_relationships;
  return std::string(graph_relationships) + "/" + all[which.second].id.to_string();
}

/// Where the document says that the service asked about exists.
std::string service_pointer(const scene& s) {
  if (ruled_out(s.service == nullptr)) return "document /offers";  // A role is missing for one.
  for (position i = 0; !ruled_out(i == s.in->offers->records.size()); ++i) {  // Some offer names it, or the question fails.
    const auto& services = (*s.in->offers->records[i]).services;
    for (std::size_t k = 0; services && k < services->size(); ++k)
      if ((*services)[k] == *s.service)
        return "document /offers/" + std::to_string(i) + "/services/" + std::to_string(k);
  }
  return "document /offers";
}

/// The request for an offer: of the older platform by its id, of the newer one by product and SKU.
std::string offer_request(const world& in, const offer_id& id, const scene& s) {
  std::string country = in.cloud == cloud::china_21vianet ? "CN" : "{c}";
  if (in.cloud != cloud::china_21vianet && !ruled_out(s.customer == nowhere))  // Offers are asked about for one.
    if (const std::string_view told = tenant_country(in.customers[s.customer].record()); !told.empty()) country = told;
  const std::string& text = id.to_string();
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return "GET /v1/offers/" + text + "?country=" + country;
  const std::string rest = text.substr(colon + 1);
  return "GET /v1/products/" + text.substr(0, colon) + "/skus/" + rest.substr(0, rest.find(':')) + "?country=" + country;
}

bool migrates(const scene& s) {
  return s.what == operation::subscription_migrate || s.what == operation::subscription_schedule_migration;
}

/// The offer that the question names, or to migrate the equivalent of the present one; nothing where none is told.
std::optional<offer_id> offer_to_order(const scene& s) {
  if (migrates(s)) return (*s.in->offers->records[s.row().offer]).conditions->new_commerce_offer;
  return s.asked->with.offer ? s.asked->with.offer : s.asked->with.target_offer;
}

/// The PartnerID that the question names, or to migrate that of the reseller on record.
std::string named_partner_id(const scene& s) {
  const parameters& with = s.asked->with;
  if (migrates(s)) return std::string(reseller_of_record(s.subscription_record()));
  std::vector<std::string> named;
  if (with.partner_id_on_record) named.push_back(*with.partner_id_on_record);
  if (with.mpn_id && with.mpn_id->id) named.push_back(*with.mpn_id->id);
  if (with.additional_partner_ids)
    named.insert(named.end(), with.additional_partner_ids->begin(), with.additional_partner_ids->end());
  // Of several it is one that nobody in the directory holds.
  for (const std::string& id : named)
    if (holder_of_partner_id(*s.in, id) == nowhere) return id;
  return with.associated_partner.value_or("{id}");
}

/// The tenant by which the question names another partner, where it does.
std::optional<partner_id> named_tenant(const scene& s) {
  const parameters& with = s.asked->with;
  if (with.associated_partner)
    if (const auto tenant = guid::parse(*with.associated_partner)) return partner_id{*tenant};
  return with.tenant ? with.tenant : with.partner ? with.partner : with.provider;
}

}  // namespace

std::string supplier(const missing_fact& missing, const scene& s) {
  using kind = missing_fact::kind;
  const auto customer_path = [&](position c) {
    return "GET /v1/customers/" + s.in->customers[c].record().id.to_string();
  };
  const auto subscription_path = [&](const missing_fact& of) {
    return customer_path(of.first) + "/subscriptions/" +
           s.in->customers[of.first].record().subscriptions[of.second]->id.to_string();
  };
  const std::string agreement_status = "GET /v1/compliance/csp/agreementstatus";
  const auto member = [](const char* list, position at) {
    return "document /" + std::string(list) + "/" + std::to_string(at);
  };
  switch (missing.what) {
    case kind::none: return {};  // ruled_out: What is not known lacks some fact.
    case kind::clock: return "document /asOf";
    case kind::suspended_at:
      return member("customers", missing.first) + "/subscriptions/" + std::to_string(missing.second) +
             "/suspendedAt";
    case kind::status:
    case kind::seats: return subscription_path(missing);
    case kind::seat_range: return offer_request(*s.in, (*s.in->offers->records[missing.first]).id, s);
    case kind::offer_services: return member("offers", missing.first) + "/services";
    case kind::listing: {
      const auto offer = offer_to_order(s);
      return offer ? offer_request(*s.in, *offer, s) : "document /offers";
    }
    case kind::granted_services:
      // The API tells a partner its own managed services; another partner's only the customer knows.
      if (missing.second == s.partner) return customer_path(missing.first) + "/managedservices";
      return member("customers", missing.first) + "/delegatedAdmin";
    case kind::link:
      if (missing.first == s.partner) return "GET /v1/customers/relationshiprequests";
      return member("partners", missing.first) + "/relationshipRequest";
    case kind::employee:
      return s.in_china() ? member("partners", missing.first) + "/users" : "Graph GET /groups/{id}/members";
    case kind::person: return s.in_china() ? member("customers", missing.first) + "/users" : "Graph GET /directoryRoles";
    case kind::gdap_relationships:
      return std::string(graph_relationships) + "?$filter=customer/tenantId eq '" +
             s.in->customers[missing.first].record().id.to_string() + "'";
    case kind::gdap_relationship: return relationship_path(*s.in, missing);
    case kind::access_assignments: return relationship_path(*s.in, missing) + "/accessAssignments";
    case kind::groups: return "Graph GET /groups";
    case kind::group_members:
      return "Graph GET /groups/" +
             (*s.in->fields(missing.first).account->groups)[missing.second].id.to_string() + "/members";
    case kind::service_role: return service_pointer(s);
    case kind::azure_roles: return member("customers", missing.first) + "/azureRoles";
    case kind::earning_azure_roles: return "document /pecRoles";
    case kind::track:
      if (ruled_out(missing.second == nowhere)) return "document /offers";  // Only subscriptions are asked for it.
      return subscription_path(missing);
    case kind::refundable_quantity:
    case kind::cancellation_window:
    case kind::term_duration:
    case kind::billing_cycle:
    case kind::order:
    case kind::auto_renew:
    case kind::term_end:
    case kind::creation_date: return subscription_path(missing);
    case kind::provisioning: return subscription_path(missing) + "/provisioningstatus";
    case kind::transition_eligibility:
      return subscription_path(missing) + "/transitionEligibilities?eligibilityType=" +
             (s.what == operation::subscription_schedule_change ? "scheduled" : "immediate");
    case kind::migration: return customer_path(missing.first) + "/migrations/newcommerce";
    case kind::azure_entitlements: return subscription_path(missing) + "/azureEntitlements";
    case kind::offer_terms: return offer_request(*s.in, (*s.in->offers->records[missing.first]).id, s);
    case kind::partner_agreement: return agreement_status + "?tenantId=" + s.in->fields(missing.first).id.to_string();
    case kind::partner_ids: return "GET /v1/profiles/mpn";
    case kind::partner_country: return "GET /v1/profiles/legalbusiness";
    case kind::tenant_country: return "Graph GET /organization";
    case kind::customer_agreements: return customer_path(missing.first) + "/agreements?agreementType=MicrosoftCustomerAgreement";
    case kind::direct_signature: return customer_path(missing.first) + "/directSignedMicrosoftCustomerAgreementStatus";
    case kind::qualification: return customer_path(missing.first) + "/qualifications";
    case kind::overages: return member("customers", missing.first) + "/overage";
    case kind::reseller: {
      if (const auto tenant = named_tenant(s)) return agreement_status + "?tenantId=" + tenant->to_string();
      const std::string id = named_partner_id(s);
      if (id.empty() && s.subscription != nowhere) return subscription_path({kind::reseller, s.customer, s.subscription});
      return agreement_status + "?mpnId=" + id;
    }
    case kind::transfers: return customer_path(missing.first) + "/transfers";
    case kind::partnerships:
      return "GET /v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf";
    case kind::owned_azure: return member("customers", missing.first) + "/users";
  }
  return {};
}

}  // namespace csprel::detail
