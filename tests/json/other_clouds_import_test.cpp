// SPDX-License-Identifier: Apache-2.0
// What Partner Center and Microsoft Graph answer in the clouds other than 21Vianet becomes a directory:
// each kind of answer, alone or in a collection, and how each finds out what it is about.
#include "csprel/json/partner_center.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "csprel/json/directory_document.hpp"
#include "json/raw_answer.hpp"

namespace csprel::json::other_clouds_import_tests {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const partner_id asker = *partner_id::parse("78cf2b9c-4b81-5429-bd14-f105a8e0e5ed");
const partner_id reseller = *partner_id::parse("c89d800f-9b37-5532-a982-ea96893e4855");

result<directory> imported(const std::vector<raw_answer>& answers, std::vector<std::string>* notes = nullptr,
                           cloud where = cloud::global) {
  return imported(where, asker, answers, notes);
}
std::string verdict(const std::vector<raw_answer>& answers) { return verdict_on(imported(answers)); }

const std::string customer_one = R"({"id":"11111111-1111-4111-8111-111111111111",
  "companyProfile":{"companyName":"One","domain":"one.x","address":{"country":"US"}},
  "relationshipToPartner":"reseller","allowDelegatedAccess":true,
  "associatedPartnerId":"c89d800f-9b37-5532-a982-ea96893e4855","attributes":{"objectType":"Customer"}})";
const std::string customer_two = R"({"id":"22222222-2222-4222-8222-222222222222",
  "companyProfile":{"companyName":"Two","domain":"two.x","address":{"country":"US"}},"relationshipToPartner":"reseller"})";
const std::string subscriptions_one = R"({"totalCount":2,"items":[
  {"id":"s1","offerId":"CFQ:0001:A","offerName":"Basic","quantity":5,"status":"active","billingType":"license",
   "productType":{"id":"OnlineServicesNCE"},"attributes":{"objectType":"Subscription"}},
  {"id":"plan","offerId":"DZH:0001:B","offerName":"Azure plan","quantity":1,"status":"active","billingType":"usage",
   "productType":{"id":"Azure"},"attributes":{"objectType":"Subscription"}}],
  "links":{"self":{"uri":"/customers/11111111-1111-4111-8111-111111111111/subscriptions"}}})";
const std::string relationships = R"({"@odata.context":
  "https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships",
  "value":[{"id":"r1-x","displayName":"One","duration":"P730D","status":"active",
    "customer":{"tenantId":"11111111-1111-4111-8111-111111111111"},
    "accessDetails":{"unifiedRoles":[{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]}}]})";
const std::string assignments = R"({"@odata.context":
  "https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships('r1-x')/accessAssignments",
  "value":[{"id":"a1","status":"active","accessContainer":{"accessContainerId":"g1","accessContainerType":"securityGroup"},
            "accessDetails":{"unifiedRoles":[{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]}}]})";
const std::string groups = R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#groups",
  "value":[{"id":"g1","displayName":"Readers","securityEnabled":true},
           {"id":"g2","displayName":"HelpdeskAgents","securityEnabled":true}]})";
const std::string members = R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
  "value":[{"@odata.type":"#microsoft.graph.user","id":"ann","userType":"Guest"},
           {"@odata.type":"#microsoft.graph.group","id":"g2"}]})";
const std::string resellers = R"({"totalCount":1,"items":[
  {"id":"c89d800f-9b37-5532-a982-ea96893e4855","name":"Tail","relationshipType":"is_indirect_cloud_solution_provider_of",
   "state":"Active","mpnId":"5227190","location":"US","attributes":{"objectType":"PartnerRelationship"}}],
  "attributes":{"objectType":"Collection"}})";

/// The first customer of what is imported besides customer one and its subscriptions.
customer_fields customer_of(std::vector<raw_answer> answers, std::vector<std::string>* notes = nullptr) {
  answers.push_back({customer_one});
  answers.push_back({subscriptions_one});
  const auto world = imported(answers, notes);
  EXPECT_TRUE(world) << world.error();
  if (!world) return {};
  const auto again = read_directory(write_directory(world.value()));
  EXPECT_TRUE(again) << again.error();
  EXPECT_TRUE(again && again.value() == world.value());
  return *world.value().customer_at(0);
}
subscription_commerce commerce_of(const std::vector<raw_answer>& answers, const char* id) {
  const customer_fields c = customer_of(answers);
  for (const auto& s : c.subscriptions)
    if (s->id == subscription_id::parse(id)) return *s->commerce;
  ADD_FAILURE() << id;
  return {};
}
partner_fields partner_of(const std::vector<raw_answer>& answers, const partner_id& id = asker) {
  const auto world = imported(answers);
  EXPECT_TRUE(world) << world.error();
  if (!world || world.value().find(id) == nullptr) return {};
  return **world.value().find(id);
}
std::string of_one(const std::string& path) { return "GET /v1/customers/11111111-1111-4111-8111-111111111111/" + path; }

TEST(OtherCloudsImport, CustomersAndSubscriptions) {
  std::vector<std::string> notes;
  const customer_fields c = customer_of({}, &notes);
  EXPECT_EQ(c.id, one);
  EXPECT_EQ(tenant_country(c), "US");
  EXPECT_EQ(c.tenant->resource_of, asker);
  ASSERT_THAT(c.relationships, SizeIs(1));
  EXPECT_EQ(c.relationships[0].reseller, reseller);  // associatedPartnerId
  ASSERT_THAT(c.delegated_admins, SizeIs(1));
  EXPECT_FALSE(c.delegated_admins[0].services);
  EXPECT_THAT(c.subscriptions, SizeIs(2));
  for (const auto& note : notes) EXPECT_THAT(note, testing::Not(HasSubstr("managedservices")));
}

TEST(OtherCloudsImport, GdapWithItsAssignmentsInAnyOrder) {
  std::vector<raw_answer> answers{{relationships}, {assignments}};
  for (int i = 0; i < 2; ++i) {
    const customer_fields c = customer_of(answers);
    ASSERT_THAT(*c.tenant->gdap_relationships, SizeIs(1));
    const gdap_relationship& g = c.tenant->gdap_relationships->at(0);
    EXPECT_EQ(g.partner, asker);
    EXPECT_EQ(g.status, gdap_status::active);
    ASSERT_TRUE(g.access_assignments);
    EXPECT_EQ(g.access_assignments->at(0).group, group_id::parse("g1"));
    std::reverse(answers.begin(), answers.end());
  }
  // A single one, told by its type; an assignment, by its shape, of the only relationship.
  const customer_fields c = customer_of(
      {{R"({"@odata.type":"#microsoft.graph.delegatedAdminRelationship","id":"r9","customer":{"tenantId":"11111111-1111-4111-8111-111111111111"}})"},
       {R"({"id":"a9","accessContainer":{"accessContainerId":"g9"}})"}});
  EXPECT_EQ(c.tenant->gdap_relationships->at(0).access_assignments->at(0).id, access_assignment_id::parse("a9"));
}

TEST(OtherCloudsImport, NothingIsSaidByEmptyCollections) {
  const std::string none = R"({"value":[]})";
  const customer_fields c = customer_of(
      {{relationships},
       {none, "x", "GET https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/r1-x/accessAssignments"},
       {R"({"totalCount":0,"items":[]})", "x", of_one("agreements?agreementType=MicrosoftCustomerAgreement")},
       {R"({"request":")" + of_one("transfers") + R"(","response":[]})"},
       {R"({"items":[]})", "x", "GET /v1/migrations/newcommerce/schedules?CustomerTenantId=11111111-1111-4111-8111-111111111111"}});
  EXPECT_THAT(*c.tenant->gdap_relationships->at(0).access_assignments, IsEmpty());
  EXPECT_THAT(*c.tenant->agreements, IsEmpty());
  EXPECT_THAT(*c.tenant->transfers, IsEmpty());
  EXPECT_THAT(*c.tenant->migration_schedules, IsEmpty());
  const customer_fields filtered = customer_of({{none, "x",
                                                 "GET "
                                                 "/tenantRelationships/delegatedAdminRelationships?$filter=customer/"
                                                 "tenantId%20eq%20'11111111-1111-4111-8111-111111111111'"}});
  EXPECT_THAT(*filtered.tenant->gdap_relationships, IsEmpty());
  // Where nothing says of what, nothing is known.
  const customer_fields untold = customer_of({{none}});
  EXPECT_FALSE(untold.tenant->gdap_relationships);
  EXPECT_FALSE(untold.tenant->agreements);
}

TEST(OtherCloudsImport, AgreementsAndQualifications) {
  const customer_fields c = customer_of(
      {{R"({"totalCount":1,"items":[{"primaryContact":{"firstName":"T","lastName":"C","email":"e"},"templateId":"t",
         "dateAgreed":"2022-01-01T00:00:00Z","type":"MicrosoftCustomerAgreement","attributes":{"objectType":"Agreement"}}]})",
        "x", of_one("agreements")},
       {R"({"isSigned":true})", "x", of_one("directSignedMicrosoftCustomerAgreementStatus")},
       {R"([{"qualification":"Education","vettingStatus":"Approved"},{"qualification":"Nonprofit"}])", "x", of_one("qualifications")}});
  ASSERT_THAT(*c.tenant->agreements, SizeIs(1));
  EXPECT_EQ(c.tenant->agreements->at(0).partner, asker);
  EXPECT_EQ(c.tenant->agreements->at(0).first_name, "T");
  EXPECT_EQ(c.tenant->direct_signed->is_signed, true);
  EXPECT_THAT(c.tenant->qualifications, SizeIs(2));
}

TEST(OtherCloudsImport, TenantWideDelegatedAdmin) {
  const std::string told = R"({"@odata.context":"x/$metadata#delegatedAdminCustomers","value":[
    {"id":"11111111-1111-4111-8111-111111111111","customerTenantId":"11111111-1111-4111-8111-111111111111","dapEnabled":true,
     "startDateTime":"2021-03-02T09:00:00Z","lastSignInDateTime":null,"partnerAgentCount":3}]})";
  const customer_fields c = customer_of({{told}});
  ASSERT_THAT(c.delegated_admins, SizeIs(1));
  EXPECT_EQ(c.delegated_admins[0].since, parse_instant("2021-03-02T09:00:00Z"));
  EXPECT_EQ(c.delegated_admins[0].statistics->is_enabled, true);
  const auto world = imported({{R"({"customerTenantId":"22222222-2222-4222-8222-222222222222","dapEnabled":false})"}});
  ASSERT_TRUE(world) << world.error();
  EXPECT_THAT((*world.value().find(two))->delegated_admins, IsEmpty());
}

TEST(OtherCloudsImport, PartOfASubscription) {
  EXPECT_EQ(commerce_of({{R"({"skuId":"k","status":"pending","quantity":5,"attributes":{"objectType":"SubscriptionProvisioningStatus"}})",
                          "x", of_one("subscriptions/s1/provisioningstatus")}}, "s1").provisioning->status,
            provisioning_status::pending);
  const auto azure = commerce_of({{R"({"totalCount":1,"items":[{"id":"ent1","friendlyName":"E","status":"active","subscriptionId":"z",
     "attributes":{"objectType":"AzureEntitlement"}}],"links":{"self":{"uri":
     "/customers/11111111-1111-4111-8111-111111111111/subscriptions/plan/azureEntitlements"}}})"}}, "plan");
  EXPECT_EQ(azure.azure_entitlements->at(0).status, subscription_status::active);
  // The subscription alone is enough, and so is the name of the file.
  for (const raw_answer& told : {raw_answer{R"({"items":[]})", "x", "GET /subscriptions/plan/azureEntitlements"}})
    EXPECT_THAT(*commerce_of({told}, "plan").azure_entitlements, IsEmpty());
  EXPECT_EQ(commerce_of({{R"({"status":"success","attributes":{"objectType":"SubscriptionProvisioningStatus"}})", "plan-status.json"}},
                        "plan").provisioning->status,
            provisioning_status::success);
  EXPECT_EQ(commerce_of({{R"({"id":"m1","currentSubscriptionId":"s1","status":"Completed","customerTenantId":
     "11111111-1111-4111-8111-111111111111","newCommerceSubscriptionId":"n"})"}}, "s1").migration->status,
            migration_status::completed);
  const auto moves = commerce_of({{R"({"totalCount":1,"items":[{"catalogItemId":"CFQ:0002:A","quantity":5,
     "eligibilities":[{"isEligible":true,"transitionType":"transition_only","errors":[]}],
     "attributes":{"objectType":"TransitionEligibility"}}]})", "x",
     of_one("subscriptions/s1/transitionEligibilities?eligibilityType=scheduled")}}, "s1");
  EXPECT_EQ(moves.transition_eligibilities->at(0).eligibility_type, eligibility_type::scheduled);
  EXPECT_EQ(moves.transition_eligibilities->at(0).eligibilities.at(0).is_eligible, true);
}

TEST(OtherCloudsImport, TransfersAndSchedules) {
  std::vector<std::string> notes;
  const customer_fields c = customer_of(
      {{R"([{"id":"t1","status":"Active","createdTime":"2023-09-14T12:00:00Z","customerTenantId":"11111111-1111-4111-8111-111111111111",
         "sourcePartnerTenantId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","targetPartnerTenantId":"c89d800f-9b37-5532-a982-ea96893e4855",
         "lineItems":[{"id":0,"subscriptionId":"s1"}],"attributes":{"objectType":"TransferEntity"}}])"},
       {R"({"items":[{"id":"m1","currentSubscriptionId":"s1","targetDate":"2024-01-01T00:00:00Z","status":"Created",
         "customerTenantId":"11111111-1111-4111-8111-111111111111"}]})"}},
      &notes);
  EXPECT_EQ(c.tenant->transfers->at(0).status, transfer_status::active);
  EXPECT_FALSE(c.tenant->transfers->at(0).kind);
  EXPECT_THAT(notes, Contains(AllOf(HasSubstr("transfer t1"), HasSubstr("kind"))));
  EXPECT_EQ(c.tenant->migration_schedules->at(0).subscription, subscription_id::parse("s1"));
}

TEST(OtherCloudsImport, TheTenantsCountryAndReseller) {
  const customer_fields c = customer_of(
      {{R"({"@odata.context":"x/$metadata#organization","value":[{"id":"11111111-1111-4111-8111-111111111111","countryLetterCode":"GB"}]})"},
       {R"({"items":[{"id":"7b303d1c-9596-578d-a7b1-1d60ee4a5fd3","name":"Other","relationshipType":"is_indirect_cloud_solution_provider_of",
            "attributes":{"objectType":"PartnerRelationship"}}]})", "x", of_one("relationships")}});
  EXPECT_EQ(tenant_country(c), "GB");
  const auto both = imported({{customer_one}, {customer_two}, {R"({"id":"22222222-2222-4222-8222-222222222222","countryLetterCode":"CA"})"}});
  ASSERT_TRUE(both) << both.error();
  EXPECT_EQ(tenant_country(**both.value().find(two)), "CA") << "it is the tenant that it names";
  EXPECT_EQ(c.relationships.at(0).reseller, partner_id::parse("7b303d1c-9596-578d-a7b1-1d60ee4a5fd3"));
}

TEST(OtherCloudsImport, GroupsMembersAndUsers) {
  const partner_fields p = partner_of({{groups}, {members, "x", "GET /v1.0/groups/g1/members"}, {R"({"value":[]})", "x", "GET /groups/g2/members"}});
  ASSERT_THAT(*p.account->groups, SizeIs(2));
  EXPECT_FALSE(p.account->groups->at(0).agent);
  EXPECT_EQ(p.account->groups->at(1).agent, agent_role::helpdesk_agent);
  EXPECT_THAT(*p.account->groups->at(0).members, SizeIs(2));
  EXPECT_EQ(p.account->groups->at(0).members->at(1).kind, directory_object_kind::group);
  EXPECT_THAT(*p.account->groups->at(1).members, IsEmpty());
  ASSERT_THAT(p.users, SizeIs(1));
  EXPECT_EQ(p.users[0].type, user_type::guest);
  // Members first, and their group by the name of the file.
  EXPECT_THAT(*partner_of({{members, "members-of-g1.json"}, {groups}}).account->groups->at(0).members, SizeIs(2));
  EXPECT_THAT(*partner_of({{members, "members-of-g2.json"}, {groups}}).account->groups->at(1).members, SizeIs(2));
  EXPECT_EQ(verdict({{groups}, {members}}), "missing_member at \"/value/0\"");
  // The name of a host says nothing.
  const partner_fields q = partner_of({{groups}, {members, "x", "//groups.example/v1.0/groups/g2/members"}});
  EXPECT_FALSE(q.account->groups->at(0).members);
  EXPECT_THAT(*q.account->groups->at(1).members, SizeIs(2));
}

TEST(OtherCloudsImport, TheLastStepOrTheOneBeforeAnIdSaysWhatItIs) {
  const partner_fields p = partner_of({{R"({"id":"g1","displayName":"HelpdeskAgents"})", "x", "GET /v1.0/groups/g1"}});
  ASSERT_TRUE(p.account->groups);
  EXPECT_EQ(p.account->groups->at(0).agent, agent_role::helpdesk_agent);
  EXPECT_TRUE(partner_of({{R"({"value":[]})", "x", "groups"}}).account->groups);
  EXPECT_EQ(verdict({{customer_one}, {R"({"id":"0","quantity":1})", "x", of_one("transfers/t1/lineItems")}}), "unsupported at \"\"");
}

TEST(OtherCloudsImport, ASalesGroupOfAnIndirectResellerIsAnyGroup) {  // AMB-33
  const std::string of_three = R"({"value":[{"id":"g1","displayName":"SalesAgents"},{"id":"g2","displayName":"AdminAgents"}],"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#groups"})";
  const std::string providers = R"({"items":[{"id":"c89d800f-9b37-5532-a982-ea96893e4855","name":"T","relationshipType":"IsIndirectResellerOf","state":"Active","attributes":{"objectType":"PartnerRelationship"}}],"attributes":{"objectType":"Collection"}})";
  std::vector<std::string> notes;
  const auto world = imported({{of_three}, {providers}}, &notes);
  ASSERT_TRUE(world) << world.error();
  const partner_fields& p = **world.value().find(asker);
  EXPECT_EQ(p.model, partner_model::indirect_reseller);
  ASSERT_THAT(*p.account->groups, SizeIs(2));
  EXPECT_FALSE(p.account->groups->at(0).agent);
  EXPECT_EQ(p.account->groups->at(1).agent, agent_role::admin_agent);
  EXPECT_THAT(notes, Contains(HasSubstr("no sales agents")));
  EXPECT_EQ(partner_of({{of_three}}).account->groups->at(0).agent, agent_role::sales_agent);
}

TEST(OtherCloudsImport, ProfilesAndAgreementStatus) {
  const partner_fields p = partner_of(
      {{R"({"companyName":"F","address":{"country":"US"},"profileType":"legal_business_profile"})"},
       {R"({"mpnId":"4847383","partnerName":"F","profileType":"mpn_profile"})"},
       {R"({"isAgreementSigned":true})", "x", "GET /v1/compliance/csp/agreementstatus?tenantId=78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"}});
  EXPECT_EQ(p.country, "US");
  EXPECT_EQ(p.mpn_id, "4847383");
  EXPECT_EQ(p.account->mpa->is_signed, true);
  // Of a reseller, by its tenant or by its PartnerID; of a PartnerID that nobody holds.
  const std::string refused = R"({"code":2203,"description":"not signed","data":[],"source":"x"})";
  for (const char* whose :
       {"tenantId=c89d800f-9b37-5532-a982-ea96893e4855", "mpnId=5227190", "mpnId%3D5227190", "mpnId%3d5227190"})
    EXPECT_EQ(partner_of({{resellers}, {refused, "x", std::string{"GET /v1/compliance/csp/agreementstatus?"} + whose}}, reseller)
                  .account->mpa->error_code,
              2203);
  // By the first and the last of its codes, even without an address.
  for (const char* code : {"2200", "2206"}) {
    const auto told = imported({{std::string{R"({"description":"not signed","code":)"} + code + "}"}});
    EXPECT_TRUE(told || told.error().code != error_code::unsupported) << code << told.error();
  }
  const auto world = imported({{refused, "x", "GET /v1/compliance/csp/agreementstatus?mpnId=1"}});
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ(world.value().mpa_statuses()[0].mpn_id, "1");
  std::vector<raw_answer> of_two;
  for (const char* whose : {"1", "2", "1"})
    of_two.push_back({refused, "x", std::string{"GET /v1/compliance/csp/agreementstatus?mpnId="} + whose});
  const auto each_once = imported(of_two);
  ASSERT_TRUE(each_once) << each_once.error();
  EXPECT_THAT(each_once.value().mpa_statuses(), SizeIs(2));
}

TEST(OtherCloudsImport, Partnerships) {
  const partner_fields p = partner_of({{resellers}});
  EXPECT_EQ(p.model, partner_model::indirect_provider);
  ASSERT_THAT(*p.account->partnerships, SizeIs(1));
  EXPECT_TRUE(is_active(p.account->partnerships->at(0)));
  const partner_fields other = partner_of({{resellers}}, reseller);
  EXPECT_EQ(other.model, partner_model::indirect_reseller);
  EXPECT_EQ(other.mpn_id, "5227190");
  // Whom a customer names is listed once, whether the asker has told of it or not.
  const std::string of_another = R"({"id":"22222222-2222-4222-8222-222222222222","relationshipToPartner":"reseller",
      "associatedPartnerId":"d0000000-9b37-5532-a982-ea96893e4855"})";
  const auto named = imported({{resellers}, {customer_one}, {of_another}});
  ASSERT_TRUE(named) << named.error();
  EXPECT_THAT(named.value().partners(), SizeIs(3));
  EXPECT_EQ((*named.value().find(reseller))->name, "Tail");
  EXPECT_NE(named.value().find(*partner_id::parse("d0000000-9b37-5532-a982-ea96893e4855")), nullptr);
}

TEST(OtherCloudsImport, AddingTwiceChangesNothingAndAddingToADirectoryKeepsIt) {
  const std::vector<raw_answer> all{{customer_one}, {subscriptions_one}, {relationships}, {assignments}, {groups},
                                  {members, "x", "GET /groups/g1/members"}, {resellers}};
  std::vector<raw_answer> twice = all;
  twice.insert(twice.end(), all.begin(), all.end());
  const auto once = imported(all);
  const auto again = imported(twice);
  ASSERT_TRUE(once && again) << once.error();
  EXPECT_TRUE(once.value() == again.value());
  const auto more = import_into(once.value(), asker, R"({"isSigned":true})", "x", of_one("directSignedMicrosoftCustomerAgreementStatus"));
  ASSERT_TRUE(more) << more.error();
  EXPECT_EQ(more.value().customer_at(0)->tenant->direct_signed->is_signed, true);
  EXPECT_THAT(*more.value().customer_at(0)->tenant->gdap_relationships->at(0).access_assignments, SizeIs(1));
  const auto state = import_into(once.value(), asker, R"({"status":"failed"})", "x", of_one("subscriptions/s1/provisioningstatus"));
  ASSERT_TRUE(state) << state.error();
  EXPECT_EQ(state.value().customer_at(0)->subscriptions.at(1)->commerce->provisioning->status, provisioning_status::failed);
}

TEST(OtherCloudsImport, TellsEachKindByItsShapeAlone) {
  const auto with = [](const std::string& resource, const std::string& request) {
    return customer_of({{resource, "answer.json", request}});
  };
  EXPECT_TRUE(with(R"({"id": "t", "sourcePartnerTenantId": "c89d800f-9b37-5532-a982-ea96893e4855"})", of_one("x")).tenant->transfers);
  EXPECT_TRUE(with(R"({"id": "t", "targetPartnerTenantId": "c89d800f-9b37-5532-a982-ea96893e4855"})", of_one("x")).tenant->transfers);
  EXPECT_TRUE(with(R"({"id": "m", "migrateOnRenewal": true})", of_one("x")).tenant->migration_schedules);
  EXPECT_TRUE(with(R"({"id": "m", "targetDate": "2024-01-01"})", of_one("x")).tenant->migration_schedules);
  EXPECT_TRUE(with(R"({"primaryContact": {}, "templateId": "t"})", of_one("x")).tenant->agreements);
  EXPECT_EQ(imported({{R"({"primaryContact": {}})"}}).error().code, error_code::unsupported);
  EXPECT_TRUE(commerce_of({{R"({"eligibilities": []})", "a.json", of_one("subscriptions/s1")}}, "s1").transition_eligibilities);
  for (const char* member : {"isAddOn\": true", "minimumQuantity\": 1", "prerequisiteOffers\": []", "upgradeTargetOffers\": []",
                             "isAvailableForPurchase\": true"}) {
    const auto world = imported({{customer_one}, {R"({"id": "plain", ")" + std::string(member) + "}"}});
    ASSERT_TRUE(world) << member << world.error();
    EXPECT_NE(world.value().find(*offer_id::parse("plain")), nullptr) << member;
  }
  EXPECT_EQ(partner_of({{customer_one}, {R"({"profileType": "LegalBusinessProfile", "address": {"country": "US"}})"}}).country, "US");
  EXPECT_EQ(imported({{R"({"profileType": "billing_profile"})"}}).error().code, error_code::unsupported);
  const auto only_relationship = imported({{R"({"id": "11111111-1111-4111-8111-111111111111", "relationshipToPartner": "reseller"})"}});
  ASSERT_TRUE(only_relationship) << only_relationship.error();
  EXPECT_EQ(only_relationship.value().customer_count(), 1U);
  // Neither a code outside of the agreements' own nor a collection that is none says what it is.
  for (const char* nothing : {R"({"code": 2199})", R"({"code": 2207})", R"({"code": 7, "items": 7})", R"({"id": "x", "url": "https://x"})"})
    EXPECT_EQ(imported({{nothing}}).error().code, error_code::unsupported) << nothing;
}

TEST(OtherCloudsImport, ReadsAddressesHoweverTheyAreEscaped) {
  for (const char* request : {"GET /tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq "
                              "'11111111-1111-4111-8111-111111111111'",
                              "GET "
                              "/tenantRelationships/delegatedAdminRelationships?%24filter%3Dcustomer/"
                              "tenantId%20eq%20%2711111111-1111-4111-8111-111111111111%27",
                              "GET "
                              "/tenantRelationships/delegatedAdminRelationships?%24filter%3dcustomer/"
                              "tenantId%20eq%20%2711111111-1111-4111-8111-111111111111%27"}) {
    const customer_fields c = customer_of({{R"({"value": []})", "answer.json", request}});
    ASSERT_TRUE(c.tenant->gdap_relationships) << request;
    EXPECT_THAT(*c.tenant->gdap_relationships, IsEmpty());
    // Of two customers it is the one whom the address names.
    const auto both = imported({{customer_one}, {customer_two}, {R"({"value": []})", "answer.json", request}});
    ASSERT_TRUE(both) << request << both.error();
    EXPECT_TRUE((*both.value().find(one))->tenant->gdap_relationships) << request;
    EXPECT_FALSE((*both.value().find(two))->tenant->gdap_relationships) << request;
  }
  const auto of_entity = customer_of({{R"({"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#organization/$entity",
      "id": "11111111-1111-4111-8111-111111111111", "countryLetterCode": "CA"})"}});
  EXPECT_EQ(of_entity.tenant->country, "CA");
}

TEST(OtherCloudsImport, AssignmentsGoToTheRelationshipThatTheirAddressNames) {
  std::string others = relationships;
  for (const auto& [from, to] : {std::pair{"r1-x", "r2-x"}, std::pair{"One", "Other"}})
    others.replace(others.find(from), std::string_view{from}.size(), to);
  const std::string some = assignments.substr(assignments.find("\"value\""));
  for (const char* address :
       {"delegatedAdminRelationships('r2-x')/accessAssignments", "delegatedAdminRelationships/r2-x/accessAssignments"})
    for (const raw_answer& answer : {raw_answer{R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/)" +
                                                std::string{address} + "\"," + some},
                                     raw_answer{"{" + some, "x", "GET /v1.0/tenantRelationships/" + std::string{address}}}) {
      const customer_fields c = customer_of({{relationships}, {others}, answer});
      ASSERT_THAT(*c.tenant->gdap_relationships, SizeIs(2)) << answer.text << answer.request;
      EXPECT_FALSE(c.tenant->gdap_relationships->at(0).access_assignments) << answer.text << answer.request;
      ASSERT_TRUE(c.tenant->gdap_relationships->at(1).access_assignments) << answer.text << answer.request;
      EXPECT_THAT(*c.tenant->gdap_relationships->at(1).access_assignments, SizeIs(1)) << answer.text << answer.request;
    }
}

TEST(OtherCloudsImport, WhatADocumentHasNoRoomForIsRefused) {
  // The member stands at depth 1, its value begins at depth 2; an agreement begins at level 8 of a document, or before.
  const auto agreement_of = [](std::size_t depth) {
    return raw_answer{R"([{"type":"MicrosoftCustomerAgreement","deep":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}]",
                      "x", of_one("agreements")};
  };
  for (const std::size_t depth : {56U, 57U}) {
    const auto world = imported({{customer_one}, agreement_of(depth)});
    ASSERT_TRUE(world) << depth << ": " << world.error();
    const auto again = read_directory(write_directory(world.value()));
    ASSERT_TRUE(again) << depth << ": " << again.error();
    EXPECT_EQ(again.value(), world.value());
  }
  const auto deeper = imported({{customer_one}, agreement_of(58)});
  ASSERT_FALSE(deeper);
  EXPECT_EQ(deeper.error().pointer, "/0");
  EXPECT_THAT(deeper.error().expected, testing::StartsWith("a depth of at most 57,"));
}

TEST(OtherCloudsImport, AQualificationMayNotTellItsKind) {
  const std::string untold = R"([{"vettingStatus":"Approved"},{"qualification":"Education"},{"vettingStatus":"Denied"}])";
  const customer_fields c = customer_of({{untold, "x", of_one("qualifications")}});
  ASSERT_THAT(c.tenant->qualifications, SizeIs(2));
  EXPECT_FALSE(c.tenant->qualifications[0].kind);
  EXPECT_EQ(c.tenant->qualifications[0].vetting_status, "Denied") << "in the place of the first";
}

TEST(OtherCloudsImport, WhatIsToldOfASubscriptionThatIsNotToldIsLeftOut) {
  std::vector<std::string> notes;
  customer_of({{R"([{"id":"e1"}])", "x", of_one("subscriptions/unlisted/azureEntitlements")},
               {R"([{"id":"e2"}])", "x", of_one("subscriptions/plan/azureEntitlements")}},
              &notes);
  std::erase_if(notes, [](const std::string& note) { return note.find("is left out") == std::string::npos; });
  EXPECT_THAT(notes, ElementsAre(HasSubstr("of a subscription that is not told is left out")));
}

TEST(OtherCloudsImport, WhatIsToldAgainTakesThePlaceOfWhatWasTold) {
  const std::string agreement = R"([{"primaryContact":{"firstName":"T"},"templateId":"t","type":"MicrosoftCustomerAgreement"}])";
  const customer_fields c = customer_of(
      {{agreement, "x", of_one("agreements")},
       {agreement, "x", of_one("agreements")},
       {R"([{"qualification":"Education","vettingStatus":"InReview"}])", "x", of_one("qualifications")},
       {R"([{"qualification":"Nonprofit"},{"qualification":"Education","vettingStatus":"Approved"}])", "x", of_one("qualifications")},
       {R"([{"id":"t1","customerTenantId":"11111111-1111-4111-8111-111111111111","lineItems":[],"sourcePartnerTenantId":
          "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","status":"Active"}])"},
       {R"([{"id":"t2","customerTenantId":"11111111-1111-4111-8111-111111111111","lineItems":[],"sourcePartnerTenantId":
          "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","status":"Active"}])"},
       {R"([{"id":"t1","customerTenantId":"11111111-1111-4111-8111-111111111111","lineItems":[],"sourcePartnerTenantId":
          "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","status":"Complete"}])"}});
  EXPECT_THAT(*c.tenant->agreements, SizeIs(1));
  EXPECT_THAT(c.tenant->qualifications, SizeIs(2));
  ASSERT_THAT(*c.tenant->transfers, SizeIs(2));
  EXPECT_EQ(c.tenant->transfers->at(0).status, transfer_status::complete);
  EXPECT_EQ(c.tenant->transfers->at(1).status, transfer_status::active);

  const auto entitlements = commerce_of(
      {{R"([{"id":"e1","friendlyName":"Old"},{"id":"e2"}])", "x", of_one("subscriptions/plan/azureEntitlements")},
       {R"([{"id":"e1","friendlyName":"New"}])", "x", of_one("subscriptions/plan/azureEntitlements")}}, "plan");
  ASSERT_THAT(*entitlements.azure_entitlements, SizeIs(2));
  EXPECT_EQ(entitlements.azure_entitlements->at(0).friendly_name, "New");

  // The one that was asked for by its id wins, whichever comes first; what comes after an empty list is told.
  const std::string single = R"({"id":"t1","customerTenantId":"11111111-1111-4111-8111-111111111111","lineItems":[],"sourcePartnerTenantId":
      "78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","somethingNew":7,"status":)";
  const raw_answer asked{single + "\"Complete\"}"}, listed{"[" + single + "\"Active\"}]", "x", of_one("transfers")};
  for (const auto& order : {std::vector{asked, listed}, std::vector{listed, asked}})
    EXPECT_EQ(customer_of(order).tenant->transfers->at(0).status, transfer_status::complete);
  const customer_fields told = customer_of({{"[]", "x", of_one("transfers")}, listed});
  ASSERT_THAT(*told.tenant->transfers, SizeIs(1));
  EXPECT_THAT(std::string{told.tenant->transfers->at(0).resource.json()}, HasSubstr(R"("somethingNew":7)"));

  // An eligibility is one of its catalogue item and of its type.
  const std::string moves = of_one("subscriptions/s1/transitionEligibilities");
  const std::string to_one = R"([{"catalogItemId":"CFQ:0002:A","quantity":5,"eligibilities":[]}])";
  const std::string to_two = R"([{"catalogItemId":"CFQ:0003:A","quantity":5,"eligibilities":[]}])";
  const std::string scheduled = moves + "?eligibilityType=scheduled";
  const std::vector<raw_answer> all{{to_one, "x", moves}, {to_two, "x", moves}, {to_one, "x", scheduled}, {to_one, "x", moves}};
  EXPECT_THAT(*commerce_of(all, "s1").transition_eligibilities, SizeIs(3));
  auto none = all;
  none.push_back({"[]", "x", scheduled});
  EXPECT_THAT(*commerce_of(none, "s1").transition_eligibilities, SizeIs(2));
}

TEST(OtherCloudsImport, EmptyAnswersTellThatThereIsNone) {
  const partner_fields p = partner_of({{R"({"value":[]})", "x", "GET /v1.0/groups"},
                                       {R"({"items":[]})", "x", "GET /v1/relationships"},
                                       {R"([])", "x", "GET /v1/profiles/mpn"}});
  ASSERT_TRUE(p.account->groups);
  EXPECT_THAT(*p.account->groups, IsEmpty());
  EXPECT_FALSE(p.account->mpn);
  const customer_fields c = customer_of(
      {{R"([{"qualification":"Education"}])", "x", of_one("qualifications")},
       {R"([])", "x", of_one("qualifications")},
       {R"([])", "x", of_one("directSignedMicrosoftCustomerAgreementStatus")},
       {R"({"items":[]})", "x", of_one("relationships")}});
  EXPECT_THAT(c.tenant->qualifications, IsEmpty());
  EXPECT_FALSE(c.tenant->direct_signed);
  EXPECT_EQ(c.relationships.at(0).reseller, reseller);
  EXPECT_FALSE(commerce_of({{"[]", "x", of_one("subscriptions/s1/provisioningstatus")}}, "s1").provisioning);
}

TEST(OtherCloudsImport, AgentsAreKnownByTheNameOfTheirGroup) {
  const partner_fields p = partner_of({{R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#groups","value":[
      {"id":"g1","displayName":"AdminAgents"},{"id":"g2","displayName":"salesagents"},{"id":"g3","displayName":"HelpdeskAgents"},
      {"id":"g4","displayName":"Agents"}]})"},
      {R"({"value":[{"@odata.type":"#microsoft.graph.user","id":"ann"}]})", "x", "GET /groups/g1/members"}});
  ASSERT_THAT(*p.account->groups, SizeIs(4));
  EXPECT_EQ(p.account->groups->at(0).agent, agent_role::admin_agent);
  EXPECT_EQ(p.account->groups->at(1).agent, agent_role::sales_agent);
  EXPECT_EQ(p.account->groups->at(2).agent, agent_role::helpdesk_agent);
  EXPECT_FALSE(p.account->groups->at(3).agent);
  ASSERT_THAT(p.users, SizeIs(1));
  EXPECT_EQ(p.users[0].id, user_id::parse("ann"));
}

TEST(OtherCloudsImport, DelegatedAdminOfGraphsOtherResource) {
  // Graph's delegatedAdminCustomer lists customers with GDAP and has no `dapEnabled`.
  std::vector<std::string> notes;
  const customer_fields c = customer_of(
      {{R"({"@odata.context":"x/$metadata#delegatedAdminCustomers","value":[
         {"id":"11111111-1111-4111-8111-111111111111","tenantId":"11111111-1111-4111-8111-111111111111"}]})", "x",
        of_one("delegatedAdminCustomers")}}, &notes);
  ASSERT_THAT(c.delegated_admins, SizeIs(1));
  EXPECT_FALSE(c.delegated_admins[0].statistics->is_enabled);
  EXPECT_THAT(notes, Contains(HasSubstr("without `dapEnabled`")));
}

TEST(OtherCloudsImport, PartnershipsThatAreOverMeanNothing) {
  const auto partnership = [](const std::string& told) {
    return R"({"items":[{"id":"c89d800f-9b37-5532-a982-ea96893e4855","attributes":{"objectType":"PartnerRelationship"},)" + told + "}]}";
  };
  const auto found = [](const std::string& answer, std::vector<std::string>& notes) {
    const auto world = imported({{answer}}, &notes);
    EXPECT_TRUE(world) << world.error();
    return world && world.value().find(reseller) != nullptr;
  };
  std::vector<std::string> notes;
  EXPECT_FALSE(found(partnership(R"("relationshipType":"is_indirect_cloud_solution_provider_of","state":"Terminated")"), notes));
  EXPECT_THAT(notes, testing::Not(Contains(HasSubstr("is left out"))));
  EXPECT_TRUE(found(partnership(R"("relationshipType":"is_indirect_cloud_solution_provider_of")"), notes));
  const std::string after_another = R"({"items":[{"id":"10000000-9b37-5532-a982-ea96893e4855","relationshipType":
      "is_indirect_cloud_solution_provider_of","state":"Terminated"},)" + resellers.substr(resellers.find(R"({"id")"));
  EXPECT_TRUE(found(after_another, notes)) << "the next one means something";
  EXPECT_FALSE(found(partnership(R"("relationshipType":"is_friend_of","state":"Active")"), notes));
  EXPECT_THAT(notes, Contains(HasSubstr("is left out")));

  // Of a reseller: the other one is the provider, and only its id need be told.
  const partner_fields provider =
      partner_of({{partnership(R"("relationshipType":"is_indirect_reseller_of","state":"Active","partnerId":"77")")}}, reseller);
  EXPECT_EQ(provider.model, partner_model::indirect_provider);
  EXPECT_EQ(provider.mpn_id, "77");
}

TEST(OtherCloudsImport, AnAgreementStatusIsTheAskersWhereNothingElseIsSaid) {
  EXPECT_EQ(partner_of({{R"({"isAgreementSigned":true})", "x", "GET /v1/compliance/csp/agreementstatus"}}).account->mpa->is_signed, true);
  std::vector<std::string> notes;
  const auto world = imported({{R"({"isAgreementSigned":true})", "x",
                                "GET /v1/compliance/csp/agreementstatus?tenantId=22222222-2222-4222-8222-222222222222"}}, &notes);
  ASSERT_TRUE(world) << world.error();
  EXPECT_THAT(notes, Contains(HasSubstr("a partner that is not told")));
  EXPECT_THAT(world.value().mpa_statuses(), IsEmpty());
}

TEST(OtherCloudsImport, AnOfferOnceListedNeedsNoAvailabilityOfItsOwn) {
  const auto offers = [](const std::string& id) {
    const auto world = imported({{customer_one}, {subscriptions_one}, {R"({"id":")" + id + R"(","name":"Listed","isAddOn":false})"}});
    EXPECT_TRUE(world) << world.error();
    std::vector<std::string> names;
    if (world)
      for (const char* each : {"CFQ:0001:A", "CFQ:0001:B", "CFQ:0002:A"})
        if (const auto* found = world.value().find(*offer_id::parse(each))) names.push_back((*found)->id.to_string());
    return names;
  };
  EXPECT_THAT(offers("CFQ:0001:B"), ElementsAre("CFQ:0001:B", "CFQ:0001:B"));  // It stands for A.
  EXPECT_THAT(offers("CFQ:0002:A"), ElementsAre("CFQ:0001:A", "CFQ:0001:A", "CFQ:0002:A"));
  // Of two that are sold, the first is listed, the second is not.
  std::vector<std::string> notes;
  const auto world = imported({{customer_one}, {subscriptions_one}, {R"({"id":"DZH:0001:C","isAddOn":false})"}}, &notes);
  ASSERT_TRUE(world) << world.error();
  EXPECT_THAT(world.value().offers(), SizeIs(2));
  EXPECT_TRUE((*world.value().find(*offer_id::parse("DZH:0001:C")))->extra.empty());
  EXPECT_EQ((*world.value().find(*offer_id::parse("CFQ:0001:A")))->name, "Basic");
  EXPECT_THAT(notes, Contains(HasSubstr("(2 without)")));
  (void)imported({{R"({"id":"DZH:0001:C","isAddOn":false})"}}, &notes);
  EXPECT_THAT(notes, Contains(HasSubstr("(1 without)")));
  (void)imported({{customer_one}}, &notes);
  EXPECT_THAT(notes, testing::Not(Contains(HasSubstr("which services"))));
}

TEST(OtherCloudsImport, NullSaysNothingOverWhatWasTold) {
  const customer_fields c = customer_of({{R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":null,
      "relationshipToPartner":null,"allowDelegatedAccess":true,"attributes":{"objectType":"Customer"}})"}});
  EXPECT_EQ(tenant_country(c), "US");
}

TEST(OtherCloudsImport, FindsTheCustomerInAnyLink) {
  const auto c = customer_of({{R"({"isSigned":true,"links":{"note":7,"self":{"method":"GET"},"up":{"headers":[]},
      "customer":{"uri":"/customers/11111111-1111-4111-8111-111111111111"}}})"}});
  EXPECT_EQ(c.tenant->direct_signed->is_signed, true);
  const auto of_two = imported({{customer_one}, {customer_two}, {R"({"isSigned":true,"links":{"note":7,
      "customer":{"uri":"/customers/11111111-1111-4111-8111-111111111111"}}})"}});
  ASSERT_TRUE(of_two) << of_two.error();
  EXPECT_TRUE((*of_two.value().find(one))->tenant->direct_signed);
  // What names no customer does not hide the one that does.
  const auto later = customer_of(
      {{R"({"isSigned":true,"customerTenantId":"none","customerId":7,"customer":{"id":"x"}})", "x",
        "GET /customers/none/customers/11111111-1111-4111-8111-111111111111/directSignedMicrosoftCustomerAgreementStatus"}});
  EXPECT_EQ(later.tenant->direct_signed->is_signed, true);
  const auto of_second = imported({{customer_one}, {customer_two}, {R"({"isSigned":true})", "x",
      "GET /customers/none/customers/22222222-2222-4222-8222-222222222222/directSignedMicrosoftCustomerAgreementStatus"}});
  ASSERT_TRUE(of_second) << of_second.error();
  EXPECT_TRUE((*of_second.value().find(two))->tenant->direct_signed);
}

TEST(OtherCloudsImport, SaysWhatItCannotUse) {
  EXPECT_EQ(verdict({{R"({"isSigned":true})"}}), "missing_member at \"\"");
  EXPECT_EQ(verdict({{customer_one}, {customer_two}, {relationships}, {R"({"isSigned":true})"}}), "missing_member at \"\"")
      << "the only relationship does not make it its customer's";
  EXPECT_EQ(verdict({{R"({"a":1})"}}), "unsupported at \"\"");
  EXPECT_EQ(verdict({{R"({"asSigned":true})"}}), "unsupported at \"\"");
  EXPECT_EQ(verdict({{R"({"value":[{"id":"r","accessDetails":{"unifiedRoles":[{"roleDefinitionId":"x"}]}}]})"}}),
            "malformed_guid at \"/value/0/accessDetails/unifiedRoles/0/roleDefinitionId\"");
  std::vector<std::string> notes;
  (void)customer_of({{R"({"id":"a","accessContainer":{"accessContainerId":"g"}})", "x",
                      "GET /tenantRelationships/delegatedAdminRelationships/gone/accessAssignments"}}, &notes);
  EXPECT_THAT(notes, Contains(HasSubstr("not told")));
}

}  // namespace
}  // namespace csprel::json::other_clouds_import_tests
