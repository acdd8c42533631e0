// SPDX-License-Identifier: Apache-2.0
// What the members of the records and resources of the clouds other than 21Vianet are called
// (contract/global.md section 1, catalogue section 5). See members.hpp for how to read this.
//
// `describe_resource` names what stands in a resource, `describe` what stands in the document. Where a
// document holds a resource itself, without anything beside it, there is only `describe`.
#ifndef CSPREL_JSON_SRC_DESCRIPTIONS_HPP
#define CSPREL_JSON_SRC_DESCRIPTIONS_HPP

#include <concepts>

#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/model/subscription.hpp"
#include "json/members.hpp"

namespace csprel::json {

template <class T, class... Others>
concept one_of = (std::same_as<T, Others> || ...);

template <one_of<agreement_status, legal_business_profile, mpn_profile, group_member, delegated_admin_customer,
                 access_assignment, direct_signature, transfer, transfer_line, migration_schedule, azure_entitlement,
                 provisioning, new_commerce_migration, transition_eligibility>
              T>
inline constexpr bool is_resource<T> = true;

// ---- partners ------------------------------------------------------------------------------------

template <class Members, described_as<agreement_status> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("isAgreementSigned", r.is_signed);
  m.code("code", r.error_code);
  m("signedAt", r.signed_at);
}

template <class Members, described_as<mpa_status> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.either("mpnId", "partnerId", r.mpn_id);
  m.required("resource", r.agreement, "an AgreementStatus, an object");
}

template <class Members, described_as<legal_business_profile> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m.nested("address", [&r](auto& inner) { inner("country", r.country); });
}

template <class Members, described_as<mpn_profile> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m.either("mpnId", "partnerId", r.mpn_id);
}

template <class Members, described_as<partner_identifier> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("id", r.id, "a PartnerID");
  m.required("kind", r.kind, words_of<partner_id_kind>());
  m("country", r.country);
  m("active", r.is_active);
}

template <class Members, described_as<partnership> R>
void describe_resource(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.other, "a GUID");
  m("relationshipType", r.type);
  m("name", r.name);
  m.either("mpnId", "partnerId", r.mpn_id);
  m("location", r.country);
  m("state", r.state);
}

template <class Members, described_as<partnership> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.resource("resource", [&r](auto& inner) { describe_resource(inner, r); });
}

template <class Members, described_as<group_member> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("@odata.type", r.kind);
  m.required("id", r.id, "an id");
  m("userType", r.user_type);
}

template <class Members, described_as<security_group> R>
void describe_resource(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.id, "an id");
  m("displayName", r.display_name);
  m("securityEnabled", r.security_enabled);
}

template <class Members, described_as<security_group> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.resource("resource", [&r](auto& inner) { describe_resource(inner, r); });
  m("agent", r.agent);
  m("members", r.members);
}

template <class Members, described_as<partner_account> R>
void describe(Members& m, R& r) {
  m("alsoIndirectReseller", r.also_indirect_reseller);
  m.nested("profiles", [&r](auto& inner) {
    inner("legalBusiness", r.legal_business);
    inner("mpn", r.mpn);
  });
  m("partnerIds", r.partner_ids);
  m("mpa", r.mpa);
  m("environment", r.environment);
  m.defaulting("migrationEnabled", r.migration_enabled, true);
  m.code("orderBlock", r.order_block);
  m("partnerships", r.partnerships);
  m("affiliates", r.affiliates);
  m("groups", r.groups);
}

// ---- customers -----------------------------------------------------------------------------------

/// What a customer has with one partner: that partner beside the resource.
template <class Members, class R>
void describe_of_partner(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("partnerId", r.partner, "a GUID");
  m.resource("resource", [&r](auto& inner) { describe_resource(inner, r); });
}

template <class Members, described_as<delegated_admin_customer> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("dapEnabled", r.is_enabled);
  m("startDateTime", r.start);
  m("endDateTime", r.end);
  m("lastSignInDateTime", r.last_sign_in);
}

template <class Members, described_as<access_assignment> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.id, "an id");
  m("status", r.status);
  m.nested("accessContainer", [&r](auto& inner) { inner("accessContainerId", r.group); });
  m.nested("accessDetails", [&r](auto& inner) { inner.column("unifiedRoles", "roleDefinitionId", r.roles); });
  m("createdDateTime", r.created);
  m("lastModifiedDateTime", r.last_modified);
}

template <class Members, described_as<gdap_relationship> R>
void describe_resource(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.id, "an id");
  m("displayName", r.display_name);
  m.nested("customer", [&r](auto& inner) { inner("tenantId", r.customer); });
  m.duration("duration", r.duration);
  m.duration("autoExtendDuration", r.auto_extend_duration);
  m.nested("accessDetails", [&r](auto& inner) { inner.column("unifiedRoles", "roleDefinitionId", r.roles); });
  m("status", r.status);
  m("createdDateTime", r.created);
  m("lastModifiedDateTime", r.last_modified);
  m("activatedDateTime", r.activated);
  m("endDateTime", r.end);
}

template <class Members, described_as<gdap_relationship> R>
void describe(Members& m, R& r) {
  describe_of_partner(m, r);
  m("accessAssignments", r.access_assignments);
}

template <class Members, described_as<customer_agreement> R>
void describe_resource(Members& m, R& r) {
  m.keeps(r.resource);
  m("type", r.type);
  m("dateAgreed", r.date_agreed);
  m.nested("primaryContact", [&r](auto& inner) {
    inner("firstName", r.first_name);
    inner("lastName", r.last_name);
    inner("email", r.email);
    inner("phoneNumber", r.phone_number);
  });
}

template <class Members, described_as<customer_agreement> R>
void describe(Members& m, R& r) {
  describe_of_partner(m, r);
}

template <class Members, described_as<direct_signature> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("isSigned", r.is_signed);
}

template <class Members, described_as<qualification> R>
void describe_resource(Members& m, R& r) {
  m.keeps(r.resource);
  m("qualification", r.kind);
  m("vettingStatus", r.vetting_status);
}

template <class Members, described_as<qualification> R>
void describe(Members& m, R& r) {
  describe_of_partner(m, r);
}

template <class Members, described_as<transfer_line> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("subscriptionId", r.subscription, "an id");
  m("quantity", r.quantity);
  m("status", r.status);
  m("addonItems", r.add_ons);
}

template <class Members, described_as<transfer> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.id, "an id");
  m("kind", r.kind);
  m("status", r.status);
  m("sourcePartnerTenantId", r.source);
  m("targetPartnerTenantId", r.target);
  m("createdTime", r.created);
  m("lineItems", r.lines);
}

template <class Members, described_as<migration_schedule> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("id", r.id);
  m("currentSubscriptionId", r.subscription);
  m("status", r.status);
  m("targetDate", r.target_date);
  m("migrateOnRenewal", r.migrate_on_renewal);
}

template <class Members, described_as<azure_role> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("partnerId", r.partner, "a GUID");
  m.required("subscription", r.subscription, "an id");
  m.required("role", r.role, "the name of a role");
  m.required("principal", r.principal, "an id");
}

template <class Members, described_as<overage> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("service", r.service, "a service");
  m.required("partnerId", r.partner, "a GUID");
}

template <class Members, described_as<customer_tenant> R>
void describe(Members& m, R& r) {
  m("resourceOf", r.resource_of);
  m("tenantCountry", r.country);
  m("delegatedAdminRelationships", r.gdap_relationships);
  m("agreements", r.agreements);
  m("directSigned", r.direct_signed);
  m("review", r.review);
  m("qualifications", r.qualifications);
  m("partnerAccessBlocked", r.partner_access_blocked);
  m("isCspTenant", r.is_csp_tenant);
  m("transfers", r.transfers);
  m("migrationSchedules", r.migration_schedules);
  m("selfPurchase", r.self_purchase);
  m("overage", r.overages);
  m("azureRoles", r.azure_roles);
  m("azureUpgrade", r.azure_upgrade);
}

// ---- subscriptions -------------------------------------------------------------------------------

template <class Members, described_as<refundable_batch> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("quantity", r.quantity, "a number of seats");
  m("allowedUntilDateTime", r.allowed_until);
}

template <class Members, described_as<refundable_quantity> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m("totalQuantity", r.total);
  m("details", r.batches);
}

template <class Members, described_as<scheduled_product> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m("productId", r.product_id);
  m("skuId", r.sku_id);
  m("availabilityId", r.availability_id);
  m("billingCycle", r.billing_cycle);
  m("termDuration", r.term_duration);
  m("promotionId", r.promotion_id);
}

template <class Members, described_as<scheduled_change> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m("product", r.product);
  m("quantity", r.quantity);
  m("customTermEndDate", r.custom_term_end_date);
}

template <class Members, described_as<azure_entitlement> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m.required("id", r.id, "an id");
  m("friendlyName", r.friendly_name);
  m("status", r.status);
  m("recentlyPurchased", r.recently_purchased);
}

template <class Members, described_as<provisioning> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("status", r.status);
}

template <class Members, described_as<new_commerce_migration> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("id", r.id);
  m("status", r.status);
}

template <class Members, described_as<renewal> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m("pending", r.pending);
  m("chargePending", r.charge_pending);
  m("completedAt", r.completed_at);
}

template <class Members, described_as<transition_option> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("isEligible", r.is_eligible);
  m("transitionType", r.transition_type);
  m("subscriptionId", r.subscription);
  m.column("errors", "code", r.errors);
}

template <class Members, described_as<transition_eligibility> R>
void describe(Members& m, R& r) {
  m.keeps(r.resource);
  m("catalogItemId", r.catalog_item);
  m("eligibilityType", r.eligibility_type);
  m("eligibilities", r.eligibilities);
  m("subscriptionEligibilities", r.subscription_eligibilities);
}

template <class Members, described_as<subscription_commerce> R>
void describe_resource(Members& m, R& r) {
  m.nested("productType", [&r](auto& inner) { inner("id", r.product_type); });
  m("isMicrosoftProduct", r.is_microsoft_product);
  m("commitmentEndDateTime", r.commitment_end_date_time);
  m("cancellationAllowedUntilDate", r.cancellation_allowed_until);
  m("refundableQuantity", r.refundable);
  m("scheduledNextTermInstructions", r.next_term);
  m("nextChargeInstructions", r.next_charge);
  m("renewalTermDuration", r.renewal_term_duration);
  m("migratedFromSubscriptionId", r.migrated_from);
}

template <class Members, described_as<subscription_commerce> R>
void describe(Members& m, R& r) {
  m("provisioning", r.provisioning);
  m("azureEntitlements", r.azure_entitlements);
  m("renewal", r.renewal);
  m("operationPending", r.operation_pending);
  m("migration", r.migration);
  m("promotionAtPurchase", r.promotion_at_purchase);
  m.defaulting("syncState", r.sync_state, "Completed");
  m("transitionEligibilities", r.transition_eligibilities);
}

// ---- offers --------------------------------------------------------------------------------------

template <class Members, described_as<offer_term> R>
void describe(Members& m, R& r) {
  m.keeps(r.extra);
  m.required("termDuration", r.duration, "a term, for example `P1Y`");
  m("billingCycles", r.billing_cycles);
}

template <class Members, described_as<offer_conditions> R>
void describe(Members& m, R& r) {
  m("track", r.track);
  m("segment", r.segment);
  m("isTrial", r.is_trial);
  m("terms", r.terms);
  m("billingCycles", r.billing_cycles);
  m.nullable("newCommerceOffer", r.new_commerce_offer);
  m("withdrawn", r.withdrawn);
  m("maximumPerCustomer", r.maximum_per_customer);
  m("seatCeilingPerCustomer", r.seat_ceiling_per_customer);
  m("minimumPercentOfBase", r.minimum_percent_of_base);
  m("seatChange", r.seat_change);
  m.defaulting("cancellable", r.cancellable, true);
  m("markets", r.markets);
  m("specialised", r.specialised);
  m("baseOffer", r.base_offer);
  m("supportedAddOn", r.supported_add_on);
}

// ---- extensions of records -----------------------------------------------------------------------

/// The names of the members that a description gives an extension.
template <class Describe>
[[nodiscard]] std::vector<std::string_view> names_in(Describe describe_it) {
  member_collector names;
  describe_it(names);
  return std::move(names).take();
}
/// What of a T stands in the document beside its base members.
template <class T>
[[nodiscard]] const std::vector<std::string_view>& names_of() {
  static const auto names = names_in([](auto& m) {
    const T nothing{};
    describe(m, nothing);
  });
  return names;
}
/// What of a T stands in the resource.
template <class T>
[[nodiscard]] const std::vector<std::string_view>& resource_names_of() {
  static const auto names = names_in([](auto& m) {
    const T nothing{};
    describe_resource(m, nothing);
  });
  return names;
}

/// Reads the extension of a record where the object has a member of it. *Precondition*: what else the
/// object has was asked for already.
template <class T>
void read_extension(object_reader& in, bool keep, boxed<T>& extension, std::optional<error>& wrong) {
  if (!in.has_left(names_of<T>())) return;
  member_reader m(in, member_names::exact, keep, wrong);
  describe(m, extension.edit());
}
template <class T>
void read_resource_extension(object_reader& in, bool keep, boxed<T>& extension, std::optional<error>& wrong) {
  if (!in.has_left(resource_names_of<T>())) return;
  member_reader m(in, member_names::any_case, keep, wrong);
  describe_resource(m, extension.edit());
}

}  // namespace csprel::json

#endif
