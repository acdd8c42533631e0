// SPDX-License-Identifier: Apache-2.0
// Documents of the clouds other than 21Vianet: every member of contract/global.md section 1 is read and
// written again, and every state that it excludes is refused where it stands.
#include "csprel/json/directory_document.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "csprel/model/subscription_term.hpp"
#include "json/document_text.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"
#include "json/verdict.hpp"
#include "support/fields_of.hpp"

namespace csprel::json::other_clouds_document_tests {
namespace {

namespace bj = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A document with one of everything.
const std::string whole = R"({
  "csprel": 1, "cloud": "global", "asOf": "2023-10-15T12:00:00Z",
  "pecRoles": ["Contributor", "Reservations Administrator"],
  "mpaStatus": [{"mpnId": "111", "resource": {"code": "2205", "description": "no such id"}, "kept": 1},
                {"partnerId": "112", "resource": {"isAgreementSigned": true}}],
  "partners": [
    {"id": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "model": "indirect_provider", "mpnId": "4847383", "country": "US",
     "profiles": {"legalBusiness": {"companyName": "F", "Address": {"Country": "US", "city": "R"}},
                  "mpn": {"partnerName": "F", "PartnerId": "4847383"}, "billing": {"kept": true}},
     "partnerIds": [{"id": "4847383", "kind": "location", "country": "US", "active": true},
                    {"id": "900", "kind": "global", "kept": 2}],
     "mpa": {"isAgreementSigned": true, "signedAt": "2020-01-31"},
     "environment": "sandbox", "migrationEnabled": false, "orderBlock": 800069,
     "partnerships": [{"resource": {"id": "c89d800f-9b37-5532-a982-ea96893e4855", "name": "T", "state": "Active",
        "relationshipType": "IsIndirectCloudSolutionProviderOf", "partnerId": "5227190", "location": "US"}, "kept": 3},
       {"resource": {"id": "7b303d1c-9596-578d-a7b1-1d60ee4a5fd3", "relationshipType": "is_friend_of",
        "state": "Removed"}}],
     "affiliates": ["0e5ed0e5-0000-4000-8000-000000000001"],
     "users": [{"id": "ann", "agent": ["admin_agent", "helpdesk_agent"], "userType": "Guest"},
               {"id": "bob", "agent": "sales_agent"}],
     "groups": [{"resource": {"id": "g1", "displayName": "AdminAgents", "securityEnabled": true, "visibility": null},
                 "agent": "admin_agent",
                 "members": [{"@odata.type": "#microsoft.graph.user", "id": "ann", "userType": "Guest", "mail": "a@x"},
                             {"@odata.type": "#microsoft.graph.group", "id": "g2"},
                             {"@odata.type": "#microsoft.graph.device", "id": "d"}], "kept": 4},
                {"resource": {"id": "g2"}, "members": []},
                {"resource": {"id": "g3"}}]},
    {"id": "c89d800f-9b37-5532-a982-ea96893e4855", "model": "indirect_reseller", "mpnId": "5227190",
     "relationshipRequest": {"url": "https://x/?DAP=false"}, "mpa": {"Code": 2203}},
    {"id": "7b303d1c-9596-578d-a7b1-1d60ee4a5fd3", "model": "direct", "alsoIndirectReseller": true,
     "standing": "restricted", "providers": ["78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"]},
    {"id": "a0000000-0000-4000-8000-00000000000a", "model": "advisor", "standing": "delinquent"}],
  "offers": [
    {"id": "CFQ:0001", "track": "N", "segment": "education", "isTrial": true, "isAddOn": true,
     "terms": [{"termDuration": "P1M", "billingCycles": ["monthly"]},
               {"termDuration": "P1Y", "billingCycles": ["Monthly", "annual"], "kept": 5}],
     "newCommerceOffer": null, "withdrawn": "2024-01-01T00:00:00Z", "maximumPerCustomer": 1,
     "seatCeilingPerCustomer": 300, "minimumPercentOfBase": 5, "seatChange": "decrease_only", "cancellable": false,
     "markets": ["US", "CA"], "specialised": true, "baseOffer": "CFQ:0000", "supportedAddOn": true},
    {"id": "CFQ:0001:SECOND", "name": "second"},
    {"id": "bd938f12-058f-4927-bba3-ae36b1d2501c", "track": "L", "billingCycles": ["monthly", "annual"],
     "newCommerceOffer": "CFQ:0001"},
    {"id": "2828be95-46ba-4f91-b2fd-0bef192ecf60", "isAddOn": true, "track": "L"},
    {"id": "MS-AZR-0145P", "billing": "usage"}],
  "customers": [
    {"resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "reseller",
                  "allowDelegatedAccess": true,
                  "companyProfile": {"companyName": "N", "address": {"country": "CA", "city": "Redmond"}}},
     "resourceOf": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "tenantCountry": "US",
     "relationships": [
       {"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "type": "reseller", "as": "indirect",
        "reseller": "c89d800f-9b37-5532-a982-ea96893e4855"},
       {"partnerId": "a0000000-0000-4000-8000-00000000000a", "type": "syndication"},
       {"partnerId": "7b303d1c-9596-578d-a7b1-1d60ee4a5fd3", "type": "microsoft_support"}],
     "delegatedAdmin": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "since": "2021-03-02T09:00:00Z",
       "resource": {"customerTenantId": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "dapEnabled": true,
                    "startDateTime": "2021-03-02", "endDateTime": null, "lastSignInDateTime": ""}}],
     "delegatedAdminRelationships": [
       {"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "kept": 6,
        "resource": {"@odata.type": "#microsoft.graph.delegatedAdminRelationship", "id": "r1", "displayName": "One",
          "duration": "P730D", "autoExtendDuration": "PT0S",
          "customer": {"tenantId": "EC085F4C-EF28-5FF2-8439-2248CF788B59", "displayName": "N"},
          "accessDetails": {"unifiedRoles": [{"roleDefinitionId": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"},
                                             {"roleDefinitionId": "729827e3-9c14-49f7-bb1b-9608f156bbb8", "x": 1}]},
          "status": "ApprovalPending", "createdDateTime": "2023-05-01T08:00:00.1234567",
          "lastModifiedDateTime": "2023-05-01T08:00:00Z", "activatedDateTime": "", "endDateTime": "2025-04-30T09:00:00Z"},
        "accessAssignments": [
          {"@odata.etag": "e", "id": "a1", "status": "ACTIVE",
           "accessContainer": {"accessContainerId": "g9", "accessContainerType": "securityGroup"},
           "accessDetails": {"unifiedRoles": [{"roleDefinitionId": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]},
           "createdDateTime": "2023-05-01T09:00:00Z", "lastModifiedDateTime": "2023-05-01T09:00:00Z"},
          {"id": "a2", "status": "paused"}]},
       {"partnerId": "7b303d1c-9596-578d-a7b1-1d60ee4a5fd3", "resource": {"id": "r2"}}],
     "agreements": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "kept": 7,
       "resource": {"type": "MicrosoftCustomerAgreement", "dateAgreed": "2022-01-01", "templateId": "t",
         "primaryContact": {"firstName": "Tania", "lastName": "Carr", "email": "t@x", "phoneNumber": "1", "x": 2}}}],
     "directSigned": {"isSigned": false, "x": 3}, "review": "under_review",
     "qualifications": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",
       "resource": {"qualification": "education", "vettingStatus": "Denied", "x": 4}}],
     "partnerAccessBlocked": true, "isCspTenant": true,
     "transfers": [{"id": "t1", "kind": "azure_plan", "status": "Completed", "createdTime": "2023-09-14T12:00:00",
       "sourcePartnerTenantId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",
       "targetPartnerTenantId": "dddddddd-0000-4000-8000-00000000000d", "partnertenantid": "x",
       "lineItems": [{"id": 0, "subscriptionId": "ent1", "addonItems": [{"subscriptionId": "ent2"}]}]}],
     "migrationSchedules": [{"id": "m9", "currentSubscriptionId": "s2", "status": "created", "targetDate": "2024-01-01",
       "migrateOnRenewal": false, "x": 5}],
     "selfPurchase": true, "azureUpgrade": "running",
     "overage": [{"service": "PhoneServices", "partnerId": "7b303d1c-9596-578d-a7b1-1d60ee4a5fd3"}],
     "azureRoles": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "subscription": "ent1", "role": "Owner",
       "principal": "g1"}],
     "subscriptions": [
       {"resource": {"id": "s1", "offerId": "cfq:0001:AVAIL", "quantity": 15, "status": "active",
          "productType": {"id": "OnlineServicesNCE", "displayName": "NCE"}, "isMicrosoftProduct": true,
          "commitmentEndDate": "2024-02-28", "commitmentEndDateTime": "2024-02-29T23:59:59Z",
          "cancellationAllowedUntilDate": "2023-03-08T10:00:00", "renewalTermDuration": "P1Y",
          "migratedFromSubscriptionId": "old", "refundOptions": [{"type": "Full", "expiresAfter": "P7D"}],
          "RefundableQuantity": {"TotalQuantity": 15, "Details": [{"Quantity": 10, "AllowedUntilDateTime": "2023-03-08T10:00:00Z"},
                                                                {"quantity": 5, "allowedUntilDateTime": null, "x": 6}]},
          "scheduledNextTermInstructions": {"product": {"productId": "CFQ", "skuId": "0002", "availabilityId": "A",
             "billingCycle": "Monthly", "termDuration": "P1Y", "promotionId": "p", "x": 7}, "quantity": 10,
             "customTermEndDate": "2024-05-31", "x": 8},
          "nextChargeInstructions": {"quantity": 3}},
        "sellerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",
        "provisioning": {"status": "Pending", "x": 9}, "renewal": {"pending": true, "chargePending": true,
          "completedAt": "2023-03-01T06:00:00Z"}, "operationPending": true, "promotionAtPurchase": true,
        "migration": {"id": "m1", "status": "processing"}, "syncState": "Pending",
        "transitionEligibilities": [{"catalogItemId": "CFQ:0002:A", "eligibilityType": "scheduled",
          "eligibilities": [{"isEligible": false, "transitionType": "transition_only",
                             "errors": [{"code": 3, "description": "no"}, {"code": 4}]}],
          "subscriptionEligibilities": [{"isEligible": true, "subscriptionId": "s9"}], "title": "E5"}]},
       {"resource": {"id": "s2", "offerId": "MS-AZR-0145P", "status": "Warned"}, "channel": "direct",
        "azureEntitlements": [{"id": "ent1", "friendlyName": "One", "status": "active", "recentlyPurchased": true, "x": 1}]}],
     "users": [{"id": "carl", "role": "global_administrator", "azureOwnerOf": ["ent1"]}]}]
})";

std::string verdict(std::string_view text) { return verdict_on(read_directory(text)); }

/// The whole document with the first `from` after `after` replaced.
std::string with(std::string_view from, std::string_view to, std::string_view after = "") {
  return replaced(whole, from, to, after);
}

/// A small document of a cloud, with members of the first partner and of the customer.
std::string small(std::string_view cloud, std::string_view partner, std::string_view customer = "",
                  std::string_view offer = R"("id": "O")") {
  return R"({"csprel": 1, "cloud": ")" + std::string{cloud} +
         R"(", "partners": [{"id": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", )" + std::string{partner} + R"(}],
    "offers": [{)" + std::string{offer} + R"(}], "customers": [{)" +
         (customer.find("\"resource\": {\"id\": \"ec") == 0 ? std::string{customer} :
          R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59"})" + std::string{customer}) + "}]}";
}
const std::string direct = R"("model": "direct")";

TEST(OtherCloudsDocument, ReadsEveryMemberOfAPartner) {
  const auto read = read_directory(whole);
  ASSERT_TRUE(read) << read.error();
  const directory& world = read.value();
  EXPECT_EQ(world.cloud(), cloud::global);
  EXPECT_THAT(*world.earning_azure_roles(), ElementsAre("Contributor", "Reservations Administrator"));
  ASSERT_THAT(world.mpa_statuses(), SizeIs(2));
  EXPECT_EQ(world.mpa_statuses()[0].agreement.error_code, 2205);
  EXPECT_EQ(world.mpa_statuses()[1].mpn_id, "112");

  const partner_account& p = *world.partners()[0]->account;
  EXPECT_EQ(p.legal_business->country, "US");
  EXPECT_EQ(p.mpn->mpn_id, "4847383");
  EXPECT_EQ(p.partner_ids->at(1).kind, partner_id_kind::global);
  EXPECT_EQ(p.partner_ids->at(0).is_active, true);
  EXPECT_FALSE(p.partner_ids->at(1).is_active);
  EXPECT_EQ(is_signed_at(*p.mpa, parse_instant("2020-01-30T23:59:59Z")), false);
  EXPECT_EQ(is_signed_at(*p.mpa, parse_instant("2020-01-31T00:00:00Z")), true);
  EXPECT_EQ(p.environment, partner_environment::sandbox);
  EXPECT_FALSE(p.migration_enabled);
  EXPECT_EQ(p.order_block, "800069");
  ASSERT_THAT(*p.partnerships, SizeIs(2));
  EXPECT_EQ(p.partnerships->at(0).type, partnership_type::is_indirect_cloud_solution_provider_of);
  EXPECT_EQ(p.partnerships->at(0).mpn_id, "5227190");  // AMB-16
  EXPECT_TRUE(is_active(p.partnerships->at(0)));
  EXPECT_FALSE(is_active(p.partnerships->at(1)));
  EXPECT_EQ(p.partnerships->at(1).type->text(), "is_friend_of");
  EXPECT_THAT(p.affiliates, SizeIs(1));
  EXPECT_EQ(world.partners()[0]->users.at(0).type, user_type::guest);
  EXPECT_EQ(world.partners()[0]->users.at(1).type, user_type::member);
  ASSERT_THAT(*p.groups, SizeIs(3));
  EXPECT_EQ(p.groups->at(0).agent, agent_role::admin_agent);
  EXPECT_EQ(p.groups->at(0).members->at(1).kind, directory_object_kind::group);
  EXPECT_EQ(p.groups->at(0).members->at(2).kind->text(), "#microsoft.graph.device");
  EXPECT_TRUE(p.groups->at(1).members->empty());  // nobody
  EXPECT_FALSE(p.groups->at(2).members);          // unknown

  const partner_account& reseller = *world.partners()[1]->account;
  EXPECT_EQ(is_signed_at(*reseller.mpa, {}), false);
  EXPECT_FALSE(reseller.partnerships);
  EXPECT_EQ(world.partners()[1]->link, "https://x/?DAP=false");  // legal here
  EXPECT_TRUE(world.partners()[2]->account->also_indirect_reseller);
  EXPECT_TRUE(world.partners()[3]->account.empty());
}

TEST(OtherCloudsDocument, ReadsEveryMemberOfACustomer) {
  const auto read = read_directory(whole);
  ASSERT_TRUE(read) << read.error();
  const customer_fields& c = *read.value().customer_at(0);
  const customer_tenant& t = *c.tenant;
  EXPECT_EQ(tenant_country(c), "US");
  EXPECT_EQ(c.address_country, "CA");
  EXPECT_EQ(c.relationships.at(0).won_as, acquisition::indirect);
  EXPECT_EQ(c.relationships.at(0).reseller, read.value().partners()[1]->id);
  EXPECT_EQ(c.relationships.at(1).won_as, acquisition::direct);
  EXPECT_EQ(c.delegated_admins.at(0).statistics->start, parse_instant("2021-03-02T00:00:00Z"));
  EXPECT_FALSE(c.delegated_admins.at(0).statistics->last_sign_in);
  ASSERT_THAT(*t.gdap_relationships, SizeIs(2));
  const gdap_relationship& g = t.gdap_relationships->at(0);
  EXPECT_EQ(g.status, gdap_status::approval_pending);
  EXPECT_EQ(g.customer, c.id);
  EXPECT_THAT(*g.roles, SizeIs(2));
  EXPECT_EQ(g.created, parse_instant("2023-05-01T08:00:00Z"));
  EXPECT_FALSE(g.activated);
  EXPECT_EQ(g.end, parse_instant("2025-04-30T09:00:00Z"));
  EXPECT_EQ(g.duration, "P730D");
  EXPECT_EQ(g.auto_extend_duration, "PT0S");
  EXPECT_EQ(g.access_assignments->at(0).status, access_assignment_status::active);
  EXPECT_EQ(g.access_assignments->at(0).group, group_id::parse("G9"));
  EXPECT_THAT(*g.access_assignments->at(0).roles, SizeIs(1));
  EXPECT_EQ(g.access_assignments->at(1).status->text(), "paused");
  EXPECT_FALSE(g.access_assignments->at(1).roles);
  EXPECT_FALSE(t.gdap_relationships->at(1).access_assignments);  // unknown
  EXPECT_FALSE(t.gdap_relationships->at(1).status);
  EXPECT_TRUE(is_customer_agreement(t.agreements->at(0)));
  EXPECT_EQ(t.agreements->at(0).date_agreed, parse_instant("2022-01-01T00:00:00Z"));
  EXPECT_EQ(t.agreements->at(0).last_name, "Carr");
  EXPECT_EQ(t.direct_signed->is_signed, false);
  EXPECT_EQ(t.review, customer_review::under_review);
  EXPECT_EQ(t.qualifications.at(0).kind, qualification_kind::education);
  EXPECT_TRUE(is_refused(t.qualifications.at(0)));
  EXPECT_TRUE(t.partner_access_blocked && t.is_csp_tenant && t.self_purchase);
  EXPECT_EQ(t.azure_upgrade, azure_upgrade::running);
  const transfer& moved = t.transfers->at(0);
  EXPECT_EQ(moved.status, transfer_status::complete);  // AMB-14
  EXPECT_EQ(moved.kind, transfer_kind::azure_plan);
  EXPECT_EQ(moved.created, parse_instant("2023-09-14T12:00:00Z"));
  EXPECT_EQ(moved.lines.at(0).add_ons.at(0).subscription, subscription_id::parse("ent2"));
  EXPECT_EQ(t.migration_schedules->at(0).status, migration_schedule_status::created);
  EXPECT_EQ(t.migration_schedules->at(0).migrate_on_renewal, false);
  EXPECT_EQ(t.overages->at(0).service, "PhoneServices");
  EXPECT_EQ(t.azure_roles->at(0).role, "Owner");
  EXPECT_EQ(c.users.at(0).role, customer_role::global_administrator);
  EXPECT_THAT(*c.users.at(0).azure_owner_of, SizeIs(1));
}

TEST(OtherCloudsDocument, ReadsEveryMemberOfASubscriptionAndOfAnOffer) {
  const auto read = read_directory(whole);
  ASSERT_TRUE(read) << read.error();
  const auto& all = read.value().customer_at(0)->subscriptions;
  const subscription_commerce& s = *all.at(0)->commerce;
  EXPECT_EQ(s.product_type, "OnlineServicesNCE");
  EXPECT_EQ(s.is_microsoft_product, true);
  EXPECT_EQ(term_end(*all.at(0)), parse_instant("2024-02-29T23:59:59Z"));
  EXPECT_EQ(s.cancellation_allowed_until, parse_instant("2023-03-08T10:00:00Z"));
  EXPECT_EQ(s.refundable->total, 15);
  EXPECT_EQ(s.refundable->batches.at(0).quantity, 10);
  EXPECT_FALSE(s.refundable->batches.at(1).allowed_until);
  EXPECT_EQ(s.next_term->product->sku_id, "0002");
  EXPECT_EQ(s.next_term->product->billing_cycle, billing_cycle::monthly);
  EXPECT_EQ(s.next_term->custom_term_end_date, parse_instant("2024-05-31T00:00:00Z"));
  EXPECT_EQ(s.next_charge->quantity, 3);
  EXPECT_EQ(s.migrated_from, subscription_id::parse("OLD"));
  EXPECT_EQ(all.at(0)->refund_options.at(0).expires_after, "P7D");
  EXPECT_EQ(s.provisioning->status, provisioning_status::pending);
  EXPECT_TRUE(s.renewal.pending && s.renewal.charge_pending);
  EXPECT_EQ(s.renewal.completed_at, parse_instant("2023-03-01T06:00:00Z"));
  EXPECT_TRUE(s.operation_pending && s.promotion_at_purchase);
  EXPECT_FALSE(is_synchronised(s));
  EXPECT_EQ(s.migration->status, migration_status::processing);
  const transition_eligibility& e = s.transition_eligibilities->at(0);
  EXPECT_EQ(e.eligibility_type, eligibility_type::scheduled);
  EXPECT_THAT(e.eligibilities.at(0).errors, ElementsAre(3, 4));
  EXPECT_EQ(e.subscription_eligibilities->at(0).subscription, subscription_id::parse("s9"));
  EXPECT_EQ(all.at(1)->commerce->azure_entitlements->at(0).recently_purchased, true);
  EXPECT_FALSE(all.at(0)->commerce->azure_entitlements);

  const offer_conditions& o = *read.value().offers()[0]->conditions;
  EXPECT_EQ(o.track, track::new_commerce);
  EXPECT_EQ(o.segment, offer_segment::education);
  EXPECT_TRUE(o.is_trial && o.specialised && o.supported_add_on);
  EXPECT_THAT(o.terms->at(1).billing_cycles, ElementsAre(billing_cycle::monthly, billing_cycle::annual));
  EXPECT_FALSE(o.new_commerce_offer);
  EXPECT_EQ(o.withdrawn, parse_instant("2024-01-01T00:00:00Z"));
  EXPECT_EQ(o.maximum_per_customer, 1);
  EXPECT_EQ(o.seat_ceiling_per_customer, 300);
  EXPECT_EQ(o.minimum_percent_of_base, 5);
  EXPECT_EQ(o.seat_change, seat_direction::decrease_only);
  EXPECT_FALSE(o.cancellable);
  EXPECT_THAT(*o.markets, ElementsAre("US", "CA"));
  EXPECT_EQ(o.base_offer, offer_id::parse("CFQ:0000"));
  EXPECT_EQ(read.value().offers()[2]->conditions->new_commerce_offer, offer_id::parse("CFQ:0001"));
  EXPECT_TRUE(read.value().offers()[1]->conditions.empty());
}

TEST(OtherCloudsDocument, ReadsWhatAResourceTellsOfCommerceInAnyCase) {
  const auto read = read_directory(small("global", direct,
      R"(, "subscriptions": [{"resource": {"Id": "s", "OfferId": "O", "CommitmentEndDateTime": "2024-02-29T23:59:59Z"}, "channel": "direct"}])"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(term_end(*read.value().customer_at(0)->subscriptions.at(0)), parse_instant("2024-02-29T23:59:59Z"));
}

TEST(OtherCloudsDocument, AnOfferOfASubscriptionIsFoundByProductAndSku) {
  const auto track_in = [](std::string_view id) {
    const auto read = read_directory(with("cfq:0001:AVAIL", id));
    return read ? std::string{"fine"} : read.error().pointer;
  };
  EXPECT_EQ(track_in("CFQ:0001"), "fine");
  EXPECT_EQ(track_in("CFQ:0001:SECOND"), "fine");
  EXPECT_EQ(track_in("CFQ:0001:else"), "fine");
  EXPECT_EQ(track_in("CFQ:0002:AVAIL"), "/customers/0/subscriptions/0/resource/offerId");
  EXPECT_EQ(track_in("CFQ"), "/customers/0/subscriptions/0/resource/offerId");
}

TEST(OtherCloudsDocument, WhatIsWrittenReadsBackEqual) {
  const auto once = read_directory(whole);
  ASSERT_TRUE(once) << once.error();
  for (const unsigned indent : {0U, 2U}) {
    const std::string text = write_directory(once.value(), {indent});
    const auto twice = read_directory(text);
    ASSERT_TRUE(twice) << twice.error() << '\n' << text;
    EXPECT_TRUE(twice.value() == once.value()) << text;
    EXPECT_EQ(write_directory(twice.value(), {indent}), text);
  }
}

TEST(OtherCloudsDocument, KeepsWhatItDoesNotModelAtEveryLevel) {
  const auto once = read_directory(whole);
  ASSERT_TRUE(once) << once.error();
  const bj::value out = tree(write_directory(once.value()));
  for (const auto& [pointer, expected] : std::vector<std::pair<const char*, const char*>>{
           {"/mpaStatus/0/kept", "1"},
           {"/mpaStatus/0/resource/description", "\"no such id\""},
           {"/partners/0/profiles/billing/kept", "true"},
           {"/partners/0/profiles/legalBusiness/companyName", "\"F\""},
           {"/partners/0/profiles/legalBusiness/Address/city", "\"R\""},  // as it was spelled
           {"/partners/0/profiles/mpn/partnerName", "\"F\""},
           {"/partners/0/partnerIds/1/kept", "2"},
           {"/partners/0/mpa/signedAt", "\"2020-01-31\""},
           {"/partners/0/partnerships/0/kept", "3"},
           {"/partners/0/groups/0/kept", "4"},
           {"/partners/0/groups/0/members/0/mail", "\"a@x\""},
           {"/partners/0/groups/1/members", "[]"},
           {"/partners/0/groups/2/members", "nothing"},
           {"/offers/0/terms/1/kept", "5"},
           {"/customers/0/resource/companyProfile/address/city", "\"Redmond\""},
           {"/customers/0/resource/companyProfile/address/country", "\"CA\""},
           {"/customers/0/delegatedAdminRelationships/0/kept", "6"},
           {"/customers/0/delegatedAdminRelationships/0/resource/customer/displayName", "\"N\""},
           {"/customers/0/delegatedAdminRelationships/0/resource/createdDateTime", "\"2023-05-01T08:00:00.1234567\""},
           {"/customers/0/delegatedAdminRelationships/0/resource/activatedDateTime", "\"\""},
           {"/customers/0/delegatedAdminRelationships/0/resource/accessDetails/unifiedRoles/1/x", "1"},
           {"/customers/0/delegatedAdminRelationships/0/resource/status", "\"approvalPending\""},
           {"/customers/0/delegatedAdminRelationships/0/accessAssignments/0/@odata.etag", "\"e\""},
           {"/customers/0/delegatedAdminRelationships/0/accessAssignments/0/accessContainer/accessContainerType",
            "\"securityGroup\""},
           {"/customers/0/delegatedAdminRelationships/0/accessAssignments/1/status", "\"paused\""},
           {"/customers/0/agreements/0/kept", "7"},
           {"/customers/0/agreements/0/resource/templateId", "\"t\""},
           {"/customers/0/agreements/0/resource/primaryContact/x", "2"},
           {"/customers/0/directSigned/x", "3"},
           {"/customers/0/qualifications/0/resource/x", "4"},
           {"/customers/0/transfers/0/partnertenantid", "\"x\""},
           {"/customers/0/transfers/0/lineItems/0/id", "0"},
           {"/customers/0/migrationSchedules/0/x", "5"},
           {"/customers/0/subscriptions/0/resource/productType/displayName", "\"NCE\""},
           {"/customers/0/subscriptions/0/resource/refundableQuantity/details/1/x", "6"},
           {"/customers/0/subscriptions/0/resource/scheduledNextTermInstructions/product/x", "7"},
           {"/customers/0/subscriptions/0/resource/scheduledNextTermInstructions/x", "8"},
           {"/customers/0/subscriptions/0/resource/cancellationAllowedUntilDate", "\"2023-03-08T10:00:00\""},
           {"/customers/0/subscriptions/0/provisioning/x", "9"},
           {"/customers/0/subscriptions/0/transitionEligibilities/0/title", "\"E5\""},
           {"/customers/0/subscriptions/0/transitionEligibilities/0/eligibilities/0/errors/0/description", "\"no\""},
           {"/customers/0/subscriptions/1/resource/status", "\"Warned\""},
           {"/customers/0/subscriptions/1/azureEntitlements/0/x", "1"}})
    EXPECT_EQ(at_pointer(out, pointer), expected) << pointer;
}

TEST(OtherCloudsDocument, AChangedFieldGivesWayNowhereElse) {
  const auto once = read_directory(whole);
  ASSERT_TRUE(once) << once.error();
  customer_fields c = *once.value().customer_at(0);
  gdap_relationship& g = c.tenant.edit().gdap_relationships->at(0);
  g.status = gdap_status::active;
  g.activated = parse_instant("2023-06-01T00:00:00Z");
  g.roles->pop_back();
  g.created = parse_instant("2023-05-01T08:00:01Z");
  c.delegated_admins.clear();
  c.relationships.erase(c.relationships.begin());
  directory_fields fields;
  fields.cloud = cloud::global;
  fields.partners.assign(once.value().partners().begin(), once.value().partners().end());
  fields.offers.assign(once.value().offers().begin(), once.value().offers().end());
  fields.customers.push_back(customer::make(std::move(c)).value());
  const auto changed = directory::make(std::move(fields));
  ASSERT_TRUE(changed) << changed.error();
  const std::string text = write_directory(changed.value());
  const bj::value out = tree(text);
  EXPECT_EQ(at_pointer(out, "/customers/0/delegatedAdminRelationships/0/resource/status"), "\"active\"");
  EXPECT_EQ(at_pointer(out, "/customers/0/delegatedAdminRelationships/0/resource/activatedDateTime"),
            "\"2023-06-01T00:00:00Z\"");
  EXPECT_EQ(at_pointer(out, "/customers/0/delegatedAdminRelationships/0/resource/createdDateTime"),
            "\"2023-05-01T08:00:01Z\"");
  EXPECT_EQ(at_pointer(out, "/customers/0/delegatedAdminRelationships/0/resource/accessDetails"),
            R"({"unifiedRoles":[{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]})");
  // The resource says what the document says, so that what is written can be read.
  EXPECT_EQ(at_pointer(out, "/customers/0/resource/relationshipToPartner"), "\"none\"");
  EXPECT_EQ(at_pointer(out, "/customers/0/resource/allowDelegatedAccess"), "false");
  EXPECT_EQ(verdict(text), "fine");
}

TEST(OtherCloudsDocument, AChangedRelationshipIsWhatTheResourceSaysThen) {
  // One partner, whose view the resource is.
  const auto said = [](std::vector<relationship_type> types, bool granted) {
    const auto read = read_directory(small("global", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "reseller", "allowDelegatedAccess": true},
        "relationships": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "type": "reseller"}],
        "delegatedAdmin": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"}])"));
    EXPECT_TRUE(read) << read.error();
    directory_fields fields = test::fields_of(read.value());
    customer_fields c = *fields.customers[0];
    c.relationships.clear();
    for (const relationship_type type : types) c.relationships.push_back({fields.partners[0]->id, type, {}, {}, {}});
    if (!granted) c.delegated_admins.clear();
    fields.customers[0] = customer::make(std::move(c)).value();
    const auto changed = directory::make(std::move(fields));
    EXPECT_TRUE(changed) << changed.error();
    const std::string text = write_directory(changed.value());
    EXPECT_EQ(verdict(text), "fine");
    const bj::value out = tree(text);
    return at_pointer(out, "/customers/0/resource/relationshipToPartner") +
           at_pointer(out, "/customers/0/resource/allowDelegatedAccess");
  };
  EXPECT_EQ(said({relationship_type::reseller}, true), "\"reseller\"true");
  EXPECT_EQ(said({relationship_type::advisor}, true), "\"advisor\"true");
  EXPECT_EQ(said({relationship_type::none}, false), "\"none\"false");
  EXPECT_EQ(said({relationship_type::none, relationship_type::advisor}, false), "\"advisor\"false");
}

TEST(OtherCloudsDocument, KeepsUntoldWordsEmptyNamesAndOtherTypes) {
  // What a resource does not tell it may say by "", and an enumerator by its number.
  std::string text = with(R"("userType": "Guest", "mail")", R"("userType": "", "mail")");
  text = replaced(text, R"("status": "ApprovalPending")", R"("status": 7)");
  text = replaced(text, R"("pecRoles")", R"("": 1, "options": {"cancellation_window_hours": 72, "deadline_inclusive": false}, "pecRoles")");
  text = replaced(text, R"([{"type": "Full", "expiresAfter": "P7D"}])", R"([{"type": "Full", "x": 1}, {"type": "Half"}])");
  text = replaced(text, R"("offerId": "cfq:0001:AVAIL")", R"("offerId": "cfq:0001:AVAIL", "attributes": {"objectType": "Offer", "etag": "e"})");
  const auto read = read_directory(text);
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read.value().partners()[0]->account->groups->at(0).members->at(0).user_type);
  EXPECT_EQ(read.value().options().get(option::cancellation_window_hours), 72U);
  EXPECT_FALSE(read.value().options().is_true(option::deadline_inclusive));
  const bj::value out = tree(write_directory(read.value()));
  for (const auto& [pointer, expected] : std::vector<std::pair<const char*, const char*>>{
           {"/partners/0/groups/0/members/0/userType", "\"\""},
           {"/", "1"},
           {"/options", R"({"cancellation_window_hours":72,"deadline_inclusive":false})"},
           {"/customers/0/subscriptions/0/resource/refundOptions", R"([{"type":"Full","x":1},{"type":"Half"}])"},
           {"/customers/0/subscriptions/0/resource/attributes", R"({"objectType":"Offer","etag":"e"})"}})
    EXPECT_EQ(at_pointer(out, pointer), expected) << pointer;
  const auto again = read_directory(write_directory(read.value()));
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(again.value(), read.value());
}

TEST(OtherCloudsDocument, FieldsWinOverWhatAHostProgramKeepsOfThem) {
  directory_fields fields = test::fields_of(read_directory(small("global", direct)).value());
  partner_fields p = *fields.partners[0];
  p.extra = verbatim{R"({"id":"other","mine":1})"};
  customer_fields c = *fields.customers[0];
  c.domain = "n.example";
  c.resource = verbatim{R"({"id":"other","companyProfile":5,"attributes":5,"mine":2})"};
  c.relationships.push_back({p.id, relationship_type::reseller, {}, {}, {}});
  delegated_admin grant;
  grant.partner = p.id;
  grant.statistics.edit().start = parse_instant("2021-03-02T09:00:00Z");
  grant.statistics.edit().resource = verbatim{R"({"startDateTime":7,"dapEnabled":true})"};
  c.delegated_admins.push_back(grant);
  subscription_fields s;
  s.id = *subscription_id::parse("s");
  s.offer = *offer_id::parse("O");
  s.seller = p.id;
  s.resource = verbatim{"[1]"};
  c.subscriptions.push_back(subscription::make(s).value());
  fields.partners[0] = partner::make(p).value();
  fields.customers[0] = customer::make(c).value();
  const auto world = directory::make(std::move(fields));
  ASSERT_TRUE(world) << world.error();
  const std::string text = write_directory(world.value());
  const bj::value out = tree(text);
  for (const auto& [pointer, expected] : std::vector<std::pair<const char*, const char*>>{
           {"/partners/0/id", "\"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed\""},
           {"/partners/0/mine", "1"},
           {"/customers/0/resource/id", "\"ec085f4c-ef28-5ff2-8439-2248cf788b59\""},
           {"/customers/0/resource/companyProfile", R"({"domain":"n.example"})"},
           {"/customers/0/resource/attributes", R"({"objectType":"Customer"})"},
           {"/customers/0/resource/mine", "2"},
           {"/customers/0/delegatedAdmin/0/resource/startDateTime", "\"2021-03-02T09:00:00Z\""},
           {"/customers/0/subscriptions/0/resource/id", "\"s\""}})
    EXPECT_EQ(at_pointer(out, pointer), expected) << pointer;
  EXPECT_EQ(verdict(text), "fine");
}

TEST(OtherCloudsDocument, WritesTheCompanyThatAHostProgramTells) {
  const auto written = [](const char* name, const char* domain, const char* country) {
    directory_fields fields = test::fields_of(read_directory(small("global", direct)).value());
    customer_fields c = *fields.customers[0];
    c.company_name = name;
    c.domain = domain;
    c.address_country = country;
    fields.customers[0] = customer::make(c).value();
    return at_pointer(tree(write_directory(directory::make(std::move(fields)).value())), "/customers/0/resource/companyProfile");
  };
  EXPECT_EQ(written("", "", ""), "nothing");
  EXPECT_EQ(written("N", "", ""), R"({"companyName":"N"})");
  EXPECT_EQ(written("", "n.example", ""), R"({"domain":"n.example"})");
  EXPECT_EQ(written("", "", "US"), R"({"address":{"country":"US"}})");
}

TEST(OtherCloudsDocument, RefusesWhatIsNoCountry) {
  const auto is = [](std::string pointer) { return "malformed_value at \"" + pointer + "\""; };
  for (const std::string text : {"USA", "U", "U1", "12", "U ", "D\u00c4"})
    for (const std::string where : {"global", "us_government", "germany"}) {
      const std::string country = '"' + text + '"';
      EXPECT_EQ(verdict(small(where, direct + R"(, "country": )" + country)), is("/partners/0/country")) << text;
      EXPECT_EQ(verdict(small(where, direct + R"(, "profiles": {"legalBusiness": {"Address": {"Country": )" + country + "}}}")),
                is("/partners/0/profiles/legalBusiness/address/country")) << text;
      EXPECT_EQ(verdict(small(where, direct + R"(, "partnerIds": [{"id": "1", "kind": "global"}, {"id": "2", "kind": "location", "country": )" + country + "}]")),
                is("/partners/0/partnerIds/1/country")) << text;
      EXPECT_EQ(verdict(small(where, direct + R"(, "partnerships": [{"resource": {"id": "c89d800f-9b37-5532-a982-ea96893e4855", "location": )" + country + "}}]")),
                is("/partners/0/partnerships/0/resource/location")) << text;
      EXPECT_EQ(verdict(small(where, direct, R"(, "tenantCountry": )" + country)), is("/customers/0/tenantCountry")) << text;
      EXPECT_EQ(verdict(small(where, direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "companyProfile": {"address": {"country": )" + country + "}}}")),
                is("/customers/0/resource/companyProfile/address/country")) << text;
      EXPECT_EQ(verdict(with(R"("cloud": "global")", R"("cloud": "global", "x": 1)")), "fine");
    }
  const auto sold_in = [](const std::string& cloud, const std::string& markets) {
    return verdict(R"({"csprel": 1, "cloud": ")" + cloud + R"(", "partners": [], "customers": [], "offers": [{"id": "a"}, {"id": "b", "markets": )" + markets + "}]}");
  };
  EXPECT_EQ(sold_in("global", R"(["US", "USA"])"), is("/offers/1/markets/1"));
  EXPECT_EQ(sold_in("global", R"([""])"), is("/offers/1/markets/0"));
  EXPECT_EQ(sold_in("global", R"(["US", "de"])"), "fine");
  // Codes of no market and such of either case are understood, and what is not told is not asked; 21Vianet reads none.
  EXPECT_EQ(verdict(small("global", direct + R"(, "country": "ZZ")", R"(, "tenantCountry": "us")")), "fine");
  EXPECT_EQ(verdict(small("global", direct + R"(, "country": "")", R"(, "tenantCountry": "")")), "fine");
  EXPECT_EQ(verdict(small("china_21vianet", direct + R"(, "country": "China")", R"(, "tenantCountry": "CHN")")), "fine");
  EXPECT_EQ(sold_in("china_21vianet", R"(["CHN"])"), "fine");
  const auto wrong = read_directory(small("global", direct, R"(, "tenantCountry": "DEU")"));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().found, "`DEU`");
  EXPECT_THAT(wrong.error().expected, HasSubstr("two letters"));
}

TEST(OtherCloudsDocument, RefusesBadInputAndSaysWhere) {
  EXPECT_EQ(verdict(whole), "fine");
  const std::string c = "/customers/0";
  const std::string id = R"("partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed")";
  const std::string nobody = R"("partnerId": "00000000-0000-4000-8000-000000000009")";
  const auto is = [](std::string code, std::string pointer) { return code + " at \"" + pointer + "\""; };
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           // 1.1 partners
           {with(R"("alsoIndirectReseller": true)", R"("alsoIndirectReseller": true, "model_": 1)"), "fine"},
           {small("global", R"("model": "indirect_provider", "alsoIndirectReseller": true)"),
            is("impossible_state", "/partners/0/alsoIndirectReseller")},
           {small("global", R"("model": "indirect_provider", "standing": "restricted")"),
            is("impossible_state", "/partners/0/standing")},
           {small("global", R"("model": "direct", "standing": "restricted")"), "fine"},
           {small("china_21vianet", R"("model": "direct", "standing": "restricted")"),
            is("impossible_state", "/partners/0/standing")},
           {small("germany", R"("model": "direct", "country": "DE", "profiles": {"legalBusiness": {"address": {"country": "AT"}}})"),
            is("impossible_state", "/partners/0/country")},
           {small("germany", R"("model": "direct", "country": "DE", "profiles": {"legalBusiness": {"address": {"country": "DE"}}})"),
            "fine"},
           {small("germany", R"("model": "direct", "country": "DE", "profiles": {"legalBusiness": {"address": {"country": "de"}}})"),
            "fine"},
           {small("global", R"("model": "indirect_reseller", "users": [{"id": "u"}, {"id": "v", "agent": ["sales_agent"]}])"),
            is("impossible_state", "/partners/0/users/1/agent")},
           {small("china_21vianet", R"("model": "indirect_reseller", "users": [{"id": "v", "agent": "sales_agent"}])"), "fine"},
           {small("global", R"("model": "indirect_reseller", "groups": [{"resource": {"id": "g"}, "agent": "admin_agent"}, {"resource": {"id": "h"}, "agent": "sales_agent"}])"),
            is("impossible_state", "/partners/0/groups/1/agent")},
           {small("global", R"("model": "indirect_reseller", "groups": [{"resource": {"id": "g"}}, {"resource": {"id": "h"}, "agent": "helpdesk_agent"}])"), "fine"},
           {small("global", direct + R"(, "groups": [{"resource": {"id": "h"}, "agent": "sales_agent"}])"), "fine"},
           {small("china_21vianet", R"("model": "indirect_reseller", "groups": [{"resource": {"id": "h"}, "agent": "sales_agent"}])"), "fine"},
           {small("us_government", R"("model": "indirect_reseller", "relationshipRequest": {"url": "https://x"})"), "fine"},
           {small("global", R"("model": "advisor")"), "fine"},
           {small("global", direct + R"(, "orderBlock": "800001")"), is("unknown_word", "/partners/0/orderBlock")},
           {small("global", direct + R"(, "orderBlock": true)"), is("wrong_type", "/partners/0/orderBlock")},
           {small("global", direct + R"(, "environment": "test")"), is("unknown_word", "/partners/0/environment")},
           {small("global", direct + R"(, "partnerIds": [{"id": "1", "kind": "place"}])"),
            is("unknown_word", "/partners/0/partnerIds/0/kind")},
           {small("global", direct + R"(, "partnerIds": [{"kind": "global"}])"), is("missing_member", "/partners/0/partnerIds/0/id")},
           {small("global", direct + R"(, "partnerIds": [{"id": "1", "kind": "global"}, {"id": "1", "kind": "location"}])"),
            is("duplicate_id", "/partners/0/partnerIds/1/id")},
           {small("global", direct + R"(, "affiliates": ["x"])"), is("malformed_guid", "/partners/0/affiliates/0")},
           {small("global", direct + R"(, "partnerships": [{"resource": {"id": "x"}}])"),
            is("malformed_guid", "/partners/0/partnerships/0/resource/id")},
           {small("global", direct + R"(, "partnerships": [{}])"), is("missing_member", "/partners/0/partnerships/0/resource")},
           {small("global", direct + R"(, "groups": [{"resource": {"id": "g"}}, {"resource": {"ID": "G"}}])"),
            is("duplicate_id", "/partners/0/groups/1/resource/id")},
           {small("global", direct + R"(, "groups": [{"resource": {"id": "g"}, "agent": "none"}])"),
            is("unknown_word", "/partners/0/groups/0/agent")},
           {small("global", direct + R"(, "groups": [{"resource": {"id": "g"}, "members": [{"id": ""}]}])"),
            is("malformed_value", "/partners/0/groups/0/members/0/id")},
           {small("global", direct + R"(, "users": [{"id": "u", "userType": "Alien"}])"),
            is("unknown_word", "/partners/0/users/0/userType")},
           {small("global", direct + R"(, "mpa": {"isAgreementSigned": "yes"})"), is("wrong_type", "/partners/0/mpa/isAgreementSigned")},
           {small("global", direct + R"(, "mpa": {"code": "none"})"), is("wrong_type", "/partners/0/mpa/code")},
           {small("global", direct + R"(, "mpa": {"SignedAt": "soon"})"), is("malformed_time", "/partners/0/mpa/SignedAt")},
           {with(R"("mpnId": "111")", R"("mpnId": "112")"), is("duplicate_id", "/mpaStatus/1/mpnId")},
           {with(R"(["Contributor", "Reservations Administrator"])", "[1]"), is("wrong_type", "/pecRoles/0")},
           {with(R"("providers": ["78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"])", R"("providers": ["a0000000-0000-4000-8000-00000000000a"])"),
            is("impossible_state", "/partners/2/providers/0")},
           {with(R"("alsoIndirectReseller": true,)", ""), is("impossible_state", "/partners/2/providers/0")},
           // 1.2 customers
           {small("global", direct, R"(, "delegatedAdmin": [{)" + id + R"(, "services": []}])"),
            is("impossible_state", c + "/delegatedAdmin/0/services")},
           {small("china_21vianet", direct, R"(, "delegatedAdmin": [{)" + id + R"(, "services": []}])"), "fine"},
           {small("global", direct, R"(, "delegatedAdmin": [{)" + id + "}, {" + id + "}]"),
            is("duplicate_id", c + "/delegatedAdmin/1/partnerId")},
           {small("china_21vianet", direct, R"(, "delegatedAdmin": [{)" + id + "}, {" + id + "}]"), "fine"},
           {small("us_government", direct, R"(, "delegatedAdmin": [{)" + id + R"(, "resource": {"DapEnabled": false}}])"),
            is("impossible_state", c + "/delegatedAdmin/0/resource/dapEnabled")},
           {small("us_government", direct, R"(, "delegatedAdminRelationships": [])"),
            is("impossible_state", c + "/delegatedAdminRelationships")},
           {small("germany", direct, R"(, "delegatedAdminRelationships": [{)" + id + R"(, "resource": {"id": "r"}}])"),
            is("impossible_state", c + "/delegatedAdminRelationships")},
           {small("global", direct, R"(, "delegatedAdminRelationships": [{)" + id + R"(, "resource": {"id": "r"}}])"), "fine"},
           {small("china_21vianet", direct, R"(, "delegatedAdminRelationships": [{)" + nobody + R"(, "resource": {"id": "r"}}])"), "fine"},
           {small("global", direct, R"(, "delegatedAdminRelationships": [{"resource": {"id": "r"}}])"),
            is("missing_member", c + "/delegatedAdminRelationships/0/partnerId")},
           {small("global", direct, R"(, "delegatedAdminRelationships": [{)" + nobody + R"(, "resource": {"id": "r"}}])"),
            is("dangling_reference", c + "/delegatedAdminRelationships/0/partnerId")},
           {with(R"("id": "r2")", R"("id": "R1")"), is("duplicate_id", c + "/delegatedAdminRelationships/1/resource/id")},
           {with(R"("tenantId": "EC085F4C-EF28-5FF2-8439-2248CF788B59")", R"("tenantId": "EC085F4C-EF28-5FF2-8439-2248CF788B50")"),
            is("impossible_state", c + "/delegatedAdminRelationships/0/resource/customer/tenantId")},
           {with(R"("id": "a2")", R"("id": "A1")"), is("duplicate_id", c + "/delegatedAdminRelationships/0/accessAssignments/1/id")},
           {with("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "DirectoryReaders"),
            is("malformed_guid", c + "/delegatedAdminRelationships/0/resource/accessDetails/unifiedRoles/0/roleDefinitionId")},
           {with(R"("endDateTime": "2025-04-30T09:00:00Z")", R"("EndDateTime": "2025-04-31T09:00:00Z")"),
            is("malformed_time", c + "/delegatedAdminRelationships/0/resource/EndDateTime")},
           {with(R"("autoExtendDuration": "PT0S")", R"("AutoExtendDuration": "PT")"),
            is("malformed_value", c + "/delegatedAdminRelationships/0/resource/AutoExtendDuration")},
           {with(R"("duration": "P730D")", R"("duration": "P")"),
            is("malformed_value", c + "/delegatedAdminRelationships/0/resource/duration")},
           {with(R"("autoExtendDuration": "PT0S")", R"("autoExtendDuration": "")"), "fine"},
           {with(R"("expiresAfter": "P7D")", R"("expiresAfter": "P1YT")"),
            is("malformed_value", c + "/subscriptions/0/resource/refundOptions/0/expiresAfter")},
           {with(R"("expiresAfter": "P7D")", R"("expiresAfter": "2024-01-01")"), "fine"},
           {with(R"("expiresAfter": "P7D")", R"("expiresAfter": "")"), "fine"},
           {with(R"("allowDelegatedAccess": true)", R"("AllowDelegatedAccess": false)"),
            is("impossible_state", c + "/resource/allowDelegatedAccess")},
           {with(R"("relationshipToPartner": "reseller")", R"("relationshipToPartner": "none")"),
            is("impossible_state", c + "/resource/relationshipToPartner")},
           {with(R"("relationshipToPartner": "reseller")", R"("relationshipToPartner": "advisor")"),
            is("impossible_state", c + "/resource/relationshipToPartner")},
           {with(R"("relationshipToPartner": "reseller")", R"("relationshipToPartner": "friend")"), "fine"},
           {with(R"("resourceOf": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed")", R"("resourceOf": "78cf2b9c-4b81-5429-bd14-f105a8e0e5e0")"),
            is("impossible_state", c + "/resource/relationshipToPartner")},
           {with(R"("resourceOf": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",)",  // Several partners: it is nobody's view.
                 R"("x": 1,)"), "fine"},
           {small("global", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": 1})"),
            is("impossible_state", c + "/resource/relationshipToPartner")},
           {small("global", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "none", "allowDelegatedAccess": false})"),
            "fine"},
           {small("china_21vianet", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "reseller", "allowDelegatedAccess": true})"),
            "fine"},
           {small("global", direct, R"(, "resourceOf": "00000000-0000-4000-8000-000000000009")"),
            is("dangling_reference", c + "/resourceOf")},
           {small("global", direct, R"(, "relationships": [{)" + id + R"(, "type": "reseller", "as": "both"}])"),
            is("unknown_word", c + "/relationships/0/as")},
           {small("global", direct, R"(, "relationships": [{)" + id +
                  R"(, "type": "reseller", "reseller": "00000000-0000-4000-8000-000000000009"}])"),
            is("dangling_reference", c + "/relationships/0/reseller")},
           {small("global", direct, R"(, "agreements": [{)" + nobody + R"(, "resource": {}}])"),
            is("dangling_reference", c + "/agreements/0/partnerId")},
           {small("global", direct, R"(, "qualifications": [{)" + nobody + R"(, "resource": {}}])"),
            is("dangling_reference", c + "/qualifications/0/partnerId")},
           {small("global", direct, R"(, "overage": [{"service": "x", )" + nobody + "}]"),
            is("dangling_reference", c + "/overage/0/partnerId")},
           {small("global", direct, R"(, "azureRoles": [{)" + nobody + R"(, "subscription": "s", "role": "Owner", "principal": "g"}])"),
            is("dangling_reference", c + "/azureRoles/0/partnerId")},
           {small("global", direct, R"(, "azureRoles": [{)" + id + R"(, "role": "Owner", "principal": "g"}])"),
            is("missing_member", c + "/azureRoles/0/subscription")},
           {small("global", direct, R"(, "review": "good")"), is("unknown_word", c + "/review")},
           {small("global", direct, R"(, "review": "Under_Review")"), is("unknown_word", c + "/review")},
           // An id that a resource does not tell.
           {with(R"("migratedFromSubscriptionId": "old")", R"("migratedFromSubscriptionId": "")"), "fine"},
           {with(R"("targetPartnerTenantId": "dddddddd-0000-4000-8000-00000000000d")", R"("targetPartnerTenantId": "")"), "fine"},
           // The second customer, whose resource is one partner's view; the first is nobody's.
           {R"({"csprel": 1, "cloud": "global", "partners": [{"id": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed", "model": "direct"},
               {"id": "c89d800f-9b37-5532-a982-ea96893e4855", "model": "direct"}], "customers": [{"resource":
               {"id": "11111111-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "reseller"}}, {"resource":
               {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "reseller"},
               "resourceOf": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"}]})",
            is("impossible_state", "/customers/1/resource/relationshipToPartner")},
           {small("global", direct, R"(, "azureUpgrade": "done")"), is("unknown_word", c + "/azureUpgrade")},
           {small("global", direct, R"(, "isCspTenant": 1)"), is("wrong_type", c + "/isCspTenant")},
           {small("global", direct, R"(, "transfers": [{"id": "t"}, {"id": "T"}])"), is("duplicate_id", c + "/transfers/1/id")},
           {small("global", direct, R"(, "transfers": [{"id": "t", "kind": "sideways"}])"), is("unknown_word", c + "/transfers/0/kind")},
           {small("global", direct, R"(, "transfers": [{"id": "t", "lineItems": [{}]}])"),
            is("missing_member", c + "/transfers/0/lineItems/0/subscriptionId")},
           {small("global", direct, R"(, "tenantCountry": null)"), is("wrong_type", c + "/tenantCountry")},
           // What is no object, number or text where one must stand.
           {small("global", direct + R"(, "users": [1])"), is("wrong_type", "/partners/0/users/0")},
           {small("global", direct + R"(, "groups": [1])"), is("wrong_type", "/partners/0/groups/0")},
           {small("global", direct + R"(, "mpa": {"code": true})"), is("wrong_type", "/partners/0/mpa/code")},
           {small("global", direct + R"(, "mpa": {"code": "2203x"})"), is("wrong_type", "/partners/0/mpa/code")},
           {small("global", direct + R"(, "mpa": {"code": ""})"), is("wrong_type", "/partners/0/mpa/code")},
           {small("global", direct, R"(, "relationships": [1])"), is("wrong_type", c + "/relationships/0")},
           {small("global", direct, R"(, "delegatedAdmin": [1])"), is("wrong_type", c + "/delegatedAdmin/0")},
           {small("global", direct, R"(, "delegatedAdmin": [{)" + id + R"(, "resource": 5}])"), is("wrong_type", c + "/delegatedAdmin/0/resource")},
           {small("global", direct, R"(, "users": [1])"), is("wrong_type", c + "/users/0")},
           {small("global", direct, R"(, "subscriptions": [1])"), is("wrong_type", c + "/subscriptions/0")},
           {small("global", direct, R"(, "transfers": [{"id": "t", "status": true}])"), is("wrong_type", c + "/transfers/0/status")},
           {with(R"("status": "ApprovalPending")", R"("status": true)"), is("wrong_type", c + "/delegatedAdminRelationships/0/resource/status")},
           {with(R"([{"roleDefinitionId": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"},)", "[5,"),
            is("wrong_type", c + "/delegatedAdminRelationships/0/resource/accessDetails/unifiedRoles/0")},
           {with(R"([{"type": "Full", "expiresAfter": "P7D"}])", "[5]"), is("wrong_type", c + "/subscriptions/0/resource/refundOptions/0")},
           {small("global", direct, "", R"("id": "O", "maximumPerCustomer": "1")"), is("wrong_type", "/offers/0/maximumPerCustomer")},
           {small("global", direct, "", R"("id": "O", "billingCycles": [1])"), is("wrong_type", "/offers/0/billingCycles/0")},
           // Options are those of the cloud's pack; some are numbers.
           {with(R"("pecRoles")", R"("options": {"cancellation_window_hours": 72}, "pecRoles")"), "fine"},
           {with(R"("pecRoles")", R"("options": {"cancellation_window_hours": "72"}, "pecRoles")"), is("wrong_type", "/options/cancellation_window_hours")},
           {with(R"("pecRoles")", R"("options": {"cancellation_window_hours": -1}, "pecRoles")"), is("malformed_value", "/options/cancellation_window_hours")},
           {R"({"csprel": 1, "cloud": "china_21vianet", "options": {"deadline_inclusive": true}, "partners": [], "customers": []})",
            is("unknown_word", "/options/deadline_inclusive")},
           // Only the view of a partner whose relationships stand beside it is compared, and only where it is told.
           {small("global", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "allowDelegatedAccess": "yes"})"), "fine"},
           {small("global", direct, R"("resource": {"id": "ec085f4c-ef28-5ff2-8439-2248cf788b59", "relationshipToPartner": "none"}, "relationships": [{)" + id + R"(, "type": "none"}])"), "fine"},
           // 1.3 subscriptions
           {with(R"("Quantity": 10, "Allow)", R"("Quantity": 11, "Allow)"),
            is("impossible_state", c + "/subscriptions/0/resource/refundableQuantity/details/1/quantity")},
           {with(R"("Quantity": 10, "Allow)", R"("Quantity": -1, "Allow)"),
            is("malformed_value", c + "/subscriptions/0/resource/refundableQuantity/details/0/quantity")},
           {with(R"("Quantity": 10, "Allow)", R"("Allow)"),
            is("missing_member", c + "/subscriptions/0/resource/RefundableQuantity/Details/0/quantity")},
           {with(R"("syncState": "Pending")", R"("syncState": 1)"), is("wrong_type", c + "/subscriptions/0/syncState")},
           {with(R"("completedAt": "2023-03-01T06:00:00Z")", R"("completedAt": "2023-03-01")"),  // The document's own time.
            is("malformed_time", c + "/subscriptions/0/renewal/completedAt")},
           {with(R"({"id": "ent1", "friendlyName")", R"({"id": "ENT1"}, {"id": "ent1", "friendlyName")"),
            is("duplicate_id", c + "/subscriptions/1/azureEntitlements/1/id")},
           {with(R"("offerId": "cfq:0001:AVAIL")", R"("offerId": "2828be95-46ba-4f91-b2fd-0bef192ecf60")"),  // L
            is("impossible_state", c + "/subscriptions/0/resource")},
           {with(R"("track": "N")", R"("track": "NCE")"), "unknown_word at \"/offers/0/track\""},
           // 1.4 offers
           {small("global", direct, "", R"("id": "O", "minimumPercentOfBase": 101)"), is("malformed_value", "/offers/0/minimumPercentOfBase")},
           {small("global", direct, "", R"("id": "O", "maximumPerCustomer": -1)"), is("malformed_value", "/offers/0/maximumPerCustomer")},
           {small("global", direct, "", R"("id": "O", "seatCeilingPerCustomer": -1)"),
            is("malformed_value", "/offers/0/seatCeilingPerCustomer")},
           {small("global", direct, "", R"("id": "O", "segment": "church")"), is("unknown_word", "/offers/0/segment")},
           {small("global", direct, "", R"("id": "O", "seatChange": "up")"), is("unknown_word", "/offers/0/seatChange")},
           {small("global", direct, "", R"("id": "O", "terms": [{"billingCycles": []}])"), is("missing_member", "/offers/0/terms/0/termDuration")},
           {small("global", direct, "", R"("id": "O", "billingCycles": ["weekly"])"), is("unknown_word", "/offers/0/billingCycles/0")},
           {small("global", direct, "", R"("id": "O", "withdrawn": "2024-01-01")"), is("malformed_time", "/offers/0/withdrawn")},
           {small("global", direct, "", R"("id": "O", "baseOffer": null)"), is("wrong_type", "/offers/0/baseOffer")},
       })
    EXPECT_EQ(verdict(text), expected) << text.substr(0, 3000);
}

TEST(OtherCloudsDocument, ARelationshipIdIsUniqueInTheDocument) {
  std::string text = small("global", direct,
                           R"(, "delegatedAdminRelationships": [{"partnerId": "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",
                              "resource": {"id": "r"}}])");
  const auto end = text.rfind("]}");
  const auto start = text.find("\"customers\": [") + 14;
  std::string other = text.substr(start, end - start);
  other.replace(other.find("ec085f4c"), 8, "ec085f4d");
  EXPECT_EQ(verdict(text.insert(end, ", " + other)),
            "duplicate_id at \"/customers/1/delegatedAdminRelationships/0/resource/id\"");
}

TEST(OtherCloudsDocument, Of21VianetMayHoldAllOfItAndWritesItAgain) {
  std::string text = small("china_21vianet", direct + R"(, "groups": [{"resource": {"id": "g"}}], "environment": "sandbox")",
                           R"(, "tenantCountry": "CN", "agreements": [])", R"("id": "O", "track": "L")");
  const auto read = read_directory(text);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read.value().partners()[0]->account->groups->size(), 1U);
  const auto again = read_directory(write_directory(read.value()));
  ASSERT_TRUE(again) << again.error();
  EXPECT_TRUE(again.value() == read.value());
}

TEST(OtherCloudsDocument, ReadsPascalCaseEverywhereInResources) {
  // Every name of a member of the resources in another case; what it says stays.
  const auto plain = read_directory(whole);
  ASSERT_TRUE(plain) << plain.error();
  const std::string cased = with(R"("status": "ApprovalPending", "createdDateTime")", R"("Status": "APPROVALPENDING", "CREATEDDATETIME")");
  const auto read = read_directory(cased);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read.value().customer_at(0)->tenant->gdap_relationships->at(0).created,
            plain.value().customer_at(0)->tenant->gdap_relationships->at(0).created);
  EXPECT_EQ(verdict(with(R"("status": "ApprovalPending")", R"("status": "active", "Status": "active")")),
            "duplicate_key at \"/customers/0/delegatedAdminRelationships/0/resource/Status\"");
}

TEST(OtherCloudsDocument, DropsVerbatimResourcesWhenAsked) {
  read_options options;
  options.keep_resources = false;
  const auto read = read_directory(whole, options);
  ASSERT_TRUE(read) << read.error();
  const customer_tenant& t = *read.value().customer_at(0)->tenant;
  EXPECT_TRUE(t.gdap_relationships->at(0).resource.empty());
  EXPECT_FALSE(t.gdap_relationships->at(0).extra.empty());
  EXPECT_TRUE(t.transfers->at(0).resource.empty());
}

TEST(OtherCloudsDocument, SurvivesDamageAtEveryByte) {
  for (std::size_t i = 0; i < whole.size(); i += 17) {
    (void)read_directory(std::string_view{whole}.substr(0, i));
    std::string damaged = whole;
    damaged[i] = damaged[i] == '1' ? '"' : '1';
    const auto read = read_directory(damaged);
    if (!read) continue;
    EXPECT_TRUE(read_directory(write_directory(read.value()))) << i;
  }
}

TEST(OtherCloudsDocument, EveryScenarioLoadsAndRoundTrips) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(CSPREL_TEST_DATA) / "scenarios" / "global")) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const bj::value scenario = tree(text.str());
    const auto read = read_directory(to_text(scenario.at("directory")));
    ASSERT_TRUE(read) << entry.path() << ' ' << read.error();
    const auto again = read_directory(write_directory(read.value()));
    ASSERT_TRUE(again) << entry.path() << ' ' << again.error();
    EXPECT_TRUE(again.value() == read.value()) << entry.path();
    // Nothing of it was lost.
    EXPECT_THAT(write_directory(again.value(), {0}).size(), testing::Ge(to_text(scenario.at("directory")).size()))
        << entry.path();
    ++count;
  }
  EXPECT_EQ(count, 66U);
}

TEST(OtherCloudsDocument, ArraysOfScalarsStandOnOneLine) {
  std::istringstream lines(write_directory(read_directory(whole).value(), {2}));
  std::size_t of_scalars = 0, of_objects = 0;
  bool opened = false;
  for (std::string line; std::getline(lines, line);) {
    const std::string_view written = std::string_view{line}.substr(line.find_first_not_of(' '));
    EXPECT_TRUE(!opened || written.front() == '{') << line;
    opened = written.ends_with("[");
    of_objects += opened;
    of_scalars += written.find(": [\"") != std::string_view::npos || written.find(": [1") != std::string_view::npos;
    EXPECT_EQ(written.find("[{"), std::string_view::npos) << line;
  }
  EXPECT_GT(of_scalars, 5U);
  EXPECT_GT(of_objects, 10U);
}

}  // namespace
}  // namespace csprel::json::other_clouds_document_tests
