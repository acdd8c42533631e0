// SPDX-License-Identifier: Apache-2.0
// Answers that tell only a part: which customer, subscription or group each is about, and what stays of a
// directory that they are added to.
#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/partner_center.hpp"
#include "json/raw_answer.hpp"
#include "support/fields_of.hpp"

namespace csprel::json::import_into_tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const partner_id importing = *partner_id::parse("78cf2b9c-4b81-5429-bd14-f105a8e0e5ed");
const partner_id known_other = *partner_id::parse("c89d800f-9b37-5532-a982-ea96893e4855");

/// A directory of a cloud: the importing partner, another one, and customer one, whom both know.
std::string known_text(const std::string& where, const std::string& subscriptions = "", const std::string& offers = R"({"id":"O"})") {
  return R"({"csprel":1,"cloud":")" + where + R"(","asOf":"2023-10-15T12:00:00Z","partners":[
    {"id":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","model":"direct","mpnId":"1","country":"US",
     "mpa":{"isAgreementSigned":true,"signedAt":"2020-01-31"},"partnerIds":[{"id":"900","kind":"location"}]},
    {"id":"c89d800f-9b37-5532-a982-ea96893e4855","model":"direct","alsoIndirectReseller":true}],
    "offers":[)" + offers + R"(],"customers":[{"resource":{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{"companyName":"One"}},
     "relationships":[{"partnerId":"c89d800f-9b37-5532-a982-ea96893e4855","type":"reseller"},
                      {"partnerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","type":"advisor"},
                      {"partnerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","type":"reseller"}],
     "delegatedAdmin":[{"partnerId":"c89d800f-9b37-5532-a982-ea96893e4855"}],
     "qualifications":[{"partnerId":"c89d800f-9b37-5532-a982-ea96893e4855","resource":{"qualification":"Education"}}],
     "subscriptions":[)" + subscriptions + "]}]}";
}
directory known_world(const std::string& where = "global", const std::string& subscriptions = "", const std::string& offers = R"({"id":"O"})") {
  auto read = read_directory(known_text(where, subscriptions, offers));
  EXPECT_TRUE(read) << read.error();
  return std::move(read).value();
}
/// One more answer, with what there was to say of it.
directory with_answer(const directory& base, const raw_answer& told, std::vector<std::string>* notes = nullptr) {
  importer in(base, importing);
  const auto added = in.add(told.text, told.name, told.request);
  EXPECT_TRUE(added) << added.error();
  auto world = in.finish();
  EXPECT_TRUE(world) << world.error();
  if (notes != nullptr) *notes = in.notes();
  return world ? std::move(world).value() : base;
}
std::string of_first(const std::string& path) { return "GET /v1/customers/" + one.to_string() + "/" + path; }
std::string sold_here(const std::string& id, const std::string& members = "") {
  return R"({"resource":{"id":")" + id + R"(","offerId":"O","quantity":1)" + members +
         R"(},"sellerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed"})";
}

// ---- of which subscription, customer or group ------------------------------------------------------

const std::string provisioned = R"({"status":"success","attributes":{"objectType":"SubscriptionProvisioningStatus"}})";

TEST(ImportInto, AnAnswerFindsItsSubscriptionByTheNameOfItsFileOrAsTheOnlyOne) {
  const auto settled = [](const std::string& subscriptions, const raw_answer& told) {
    std::vector<std::string> notes;
    const directory world = with_answer(known_world("global", subscriptions), told, &notes);
    std::string found;
    for (const auto& s : world.customer_at(0)->subscriptions)
      if (s->commerce->provisioning) found += s->id.to_string();
    for (const auto& note : notes)
      if (note.find("a SubscriptionProvisioningStatus of a subscription that is not told") != std::string::npos) found += "?";
    return found;
  };
  const std::string both = sold_here("ess1") + "," + sold_here("plan");
  EXPECT_EQ(settled(both, {provisioned, "of-ESS1.json", of_first("provisioningstatus")}), "ess1");
  EXPECT_EQ(settled(both, {provisioned, "of-ess1", of_first("provisioningstatus")}), "ess1");
  EXPECT_EQ(settled(both, {provisioned, "plan.json"}), "plan");
  EXPECT_EQ(settled(both, {provisioned, "ess1-and-plan.json", of_first("provisioningstatus")}), "?");
  EXPECT_EQ(settled(both, {provisioned, "x", of_first("provisioningstatus")}), "?");
  EXPECT_EQ(settled(sold_here("ess1"), {provisioned, "x", of_first("provisioningstatus")}), "ess1");
  EXPECT_EQ(settled(sold_here("ess1"), {provisioned, "x"}), "ess1");
  EXPECT_EQ(settled("", {provisioned, "x", of_first("provisioningstatus")}), "?");
}

TEST(ImportInto, TheOnlySubscriptionOfAllTellsItsCustomer) {
  const std::string customer_two = R"({"id":"22222222-2222-4222-8222-222222222222","companyProfile":{}})";
  const directory one_of_them = with_answer(known_world("global", sold_here("ess1")), {customer_two});
  EXPECT_TRUE((*with_answer(one_of_them, {provisioned, "x"}).find(one))->subscriptions.at(0)->commerce->provisioning);
  const directory both = with_answer(one_of_them, {"[" + customer_two + R"(,{"id":"other","offerId":"O"}])"});
  EXPECT_EQ(verdict_on(import_into(both, importing, provisioned, "x")), "missing_member at \"\"");
}

TEST(ImportInto, WhatIsToldOfOneSubscriptionIsNotLostBesideAnotherThatWasAnsweredItself) {
  importer in(known_world("global", sold_here("ess1") + "," + sold_here("plan")), importing);
  ASSERT_TRUE(in.add(R"({"id":"ess1","offerId":"O","quantity":2})", "x"));
  ASSERT_TRUE(in.add(provisioned, "plan.json"));
  const auto world = in.finish();
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ(world.value().customer_at(0)->subscriptions.at(0)->quantity, 2);
  EXPECT_TRUE(world.value().customer_at(0)->subscriptions.at(1)->commerce->provisioning);
}

TEST(ImportInto, AListOfCustomersHasKnownOnesAndNewOnes) {
  const directory world = with_answer(known_world(), {R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},
      {"id":"22222222-2222-4222-8222-222222222222","companyProfile":{}}])"});
  EXPECT_EQ(world.customer_count(), 2U);
}

TEST(ImportInto, AnIdThatTwoCustomersHaveSettlesNeither) {
  const std::string of_two = R"([{"id":"22222222-2222-4222-8222-222222222222","companyProfile":{}},{"id":"ess1","offerId":"O","quantity":2}])";
  const directory both = with_answer(known_world("global", sold_here("ess1") + "," + sold_here("mine")), {of_two});
  ASSERT_EQ(both.customer_count(), 2U);
  const std::string beneath = R"({"id":"e","attributes":{"objectType":"AzureEntitlement"}})";
  const auto nobody = import_into(both, importing, beneath, "x", "GET /subscriptions/ess1/azureEntitlements");
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, error_code::missing_member);
  EXPECT_EQ(nobody.error().found, "an AzureEntitlement that does not tell its customer, in x");
  // The file is named after a subscription of the other customer, which this customer has not.
  std::vector<std::string> notes;
  (void)with_answer(both, {provisioned, "mine.json", "GET /v1/customers/" + two.to_string() + "/provisioningstatus"}, &notes);
  EXPECT_THAT(notes, testing::Not(Contains(HasSubstr("that is not told"))));  // Customer two has only one.
  const auto of_first_one = with_answer(both, {provisioned, "mine.json", of_first("provisioningstatus")});
  EXPECT_TRUE((*of_first_one.find(one))->subscriptions.at(1)->commerce->provisioning);
}

TEST(ImportInto, TheNameOfTheFileMayTellTheCustomer) {
  const directory both = with_answer(known_world(), {R"({"id":"22222222-2222-4222-8222-222222222222","companyProfile":{}})"});
  const std::string signed_one = R"({"isSigned":true})";
  const directory told = with_answer(both, {signed_one, "of " + two.to_string() + ".json"});
  EXPECT_EQ((*told.find(two))->tenant->direct_signed->is_signed, true);
  EXPECT_FALSE((*told.find(one))->tenant->direct_signed);
  const auto doubtful = import_into(both, importing, signed_one, one.to_string() + two.to_string());
  ASSERT_FALSE(doubtful);
  EXPECT_EQ(doubtful.error().code, error_code::missing_member);
  // A GUID that is no customer's says nothing, whether there was a directory before or not.
  const auto fresh = imported(cloud::global, importing, {{R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}})"},
                                                         {signed_one, known_other.to_string()}});
  ASSERT_TRUE(fresh) << fresh.error();
  EXPECT_EQ((*fresh.value().find(one))->tenant->direct_signed->is_signed, true);
  const directory only = with_answer(known_world(), {signed_one, known_other.to_string()});
  EXPECT_EQ((*only.find(one))->tenant->direct_signed->is_signed, true);
}

TEST(ImportInto, WhereNothingIsKnownOfRelationshipsNoneIsTheOnlyOne) {
  // The collection that is empty speaks of the customer, but no relationship is told that an assignment could be of.
  const directory base = with_answer(known_world(), {R"({"value":[]})", "x", "GET /tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '" + one.to_string() + "'"});
  EXPECT_THAT(*base.customer_at(0)->tenant->gdap_relationships, IsEmpty());
  importer in(known_world(), importing);
  ASSERT_TRUE(in.add(R"({"value":[]})", "x", "GET /tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '" + one.to_string() + "'"));
  ASSERT_TRUE(in.add(R"({"id":"a","accessContainer":{"accessContainerId":"g"}})", "y"));
  const auto world = in.finish();
  ASSERT_TRUE(world) << world.error();
  EXPECT_THAT(*world.value().customer_at(0)->tenant->gdap_relationships, IsEmpty());
  EXPECT_THAT(in.notes(), Contains(HasSubstr("of a relationship that is not told")));
}

TEST(ImportInto, MembersNeedAGroup) {
  const std::string member = R"({"value":[{"@odata.type":"#microsoft.graph.user","id":"ann","userType":"Alien"}]})";
  EXPECT_EQ(verdict_on(import_into(known_world(), importing, member, "x", "GET /groups//members")),
            "missing_member at \"/value/0\"");
  const directory grouped = with_answer(known_world(), {R"({"id":"g1","securityEnabled":true})"});
  const partner_fields p = **with_answer(grouped, {member, "x", "GET /groups//members"}).find(importing);
  ASSERT_THAT(*p.account->groups->at(0).members, SizeIs(1));
  EXPECT_EQ(p.users.at(0).type, user_type::member);  // A word that is not recognised makes nobody a guest.
  // One that tells by its own context that it is a member, and none of Graph's types.
  const partner_fields other = **with_answer(grouped, {R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity",
      "@odata.type":"#microsoft.graph.group","id":"inner"})"}).find(importing);
  EXPECT_EQ(other.account->groups->at(0).members->at(0).kind, directory_object_kind::group);
}

TEST(ImportInto, TellsKindsApartByWhatLittleThereIs) {
  const auto kind = [](const raw_answer& told) {
    const auto world = import_into(known_world("china_21vianet", "", R"({"id":"O","services":["exchange","skype_for_business_9x"]})"), importing, told.text,
                                   told.name, told.request);
    if (!world) return verdict_on(world.error());
    std::string granted;
    for (const auto& grant : world.value().customer_at(0)->delegated_admins)
      if (grant.partner == importing && grant.services)
        for (const auto& service : *grant.services) granted += service.to_string();
    return granted;
  };
  const std::string customer_link = "https://x/?CTID=" + one.to_string();
  EXPECT_EQ(kind({R"({"id":"Exchange","links":{"adminService":{"uri":")" + customer_link + R"("}}})"}), "exchange");
  EXPECT_EQ(kind({R"({"id":"Exchange","links":{"serviceHealth":{"uri":")" + customer_link + R"("}}})"}), "exchange");
  EXPECT_EQ(kind({R"({"id":"Exchange","links":{"self":{"uri":")" + customer_link + R"("}}})"}), "unsupported at \"\"");
  EXPECT_EQ(kind({R"({"name":"{Skype} for|Business: 9x~","groupName":"g","links":{"self":{"uri":")" + customer_link + R"("}}})"}),
            "skype_for_business_9x");
  EXPECT_EQ(kind({R"({"name":"Azure 0","groupName":"g","links":{"self":{"uri":")" + customer_link + R"("}}})"}), "azure_0");
  EXPECT_EQ(kind({"[3,4]"}), "wrong_type at \"/0\"");
  // A type of nobody's, and a response without its request: the members tell.
  EXPECT_EQ(kind({R"({"@odata.type":"mine","id":"11111111-1111-4111-8111-111111111111","companyProfile":{},"response":[]})"}), "");
  EXPECT_EQ(kind({R"({"items":[[{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}}]]})"}), "");
}

// ---- what stays, and what gives way ----------------------------------------------------------------

TEST(ImportInto, NullAndOtherPartnersTakeNothingAway) {
  const directory base = known_world("global", sold_here("s"));
  const directory asked = with_answer(base, {R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":null,"links":{"a":1},
      "relationshipToPartner":"advisor","associatedPartnerId":"none","attributes":{"objectType":"Customer"}})"});
  EXPECT_EQ(asked.customer_at(0)->company_name, "One");
  EXPECT_THAT(std::string{asked.customer_at(0)->resource.json()}, HasSubstr(R"("links":{"a":1})")) << "behind the null";
  const directory again = with_answer(asked, {R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":{},"links":[1],
      "associatedPartnerId":"c89d800f-9b37-5532-a982-ea96893e4855"})"});
  const customer_fields& c = *again.customer_at(0);
  EXPECT_THAT(std::string{c.resource.json()}, HasSubstr(R"("links":[1])"));  // Of an object that became a list nothing stays.
  EXPECT_FALSE(c.relationships.at(0).reseller);  // Another partner's.
  EXPECT_FALSE(c.relationships.at(1).reseller);  // Advice has none.
  EXPECT_EQ(c.relationships.at(2).reseller, known_other);
  const directory named = with_answer(base, {R"({"id":"c89d800f-9b37-5532-a982-ea96893e4855","relationshipType":"is_indirect_cloud_solution_provider_of"})",
                                             "x", of_first("relationships")});
  EXPECT_FALSE(named.customer_at(0)->relationships.at(0).reseller);
  EXPECT_FALSE(named.customer_at(0)->relationships.at(1).reseller);
  EXPECT_EQ(named.customer_at(0)->relationships.at(2).reseller, known_other);
}

TEST(ImportInto, OneTakesThePlaceOfAllThatAreCalledSo) {
  std::string text = known_text("global");
  const std::string own = R"({"partnerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","resource":{"qualification":)";
  text.insert(text.find("\"qualifications\":[") + 18, own + R"("Education","vettingStatus":"Denied"}},)" + own + R"("Nonprofit"}},)" +
                                                          own + R"("Education","vettingStatus":"InReview"}},)");
  const auto base = read_directory(text);
  ASSERT_TRUE(base) << base.error();
  const directory world = with_answer(base.value(), {R"([{"qualification":"Education","vettingStatus":"Approved"}])", "x",
                                                     of_first("qualifications")});
  std::vector<std::string> left;
  for (const qualification& q : world.customer_at(0)->tenant->qualifications) left.push_back(q.vetting_status);
  EXPECT_EQ(left, (std::vector<std::string>{"", "", "Approved"})) << "the asker's of another kind, the other partner's";
}

TEST(ImportInto, WhatIsToldOfTheAskerLeavesOthersAlone) {
  const directory base = known_world("global", sold_here("s"));
  const customer_fields qualified =
      *with_answer(base, {R"([{"qualification":"Nonprofit"}])", "x", of_first("qualifications")}).customer_at(0);
  EXPECT_THAT(qualified.tenant->qualifications, SizeIs(2));
  const std::string wide = R"([{"customerTenantId":"11111111-1111-4111-8111-111111111111","dapEnabled":true,"startDateTime":")";
  const directory granted = with_answer(base, {wide + "2021-03-02T09:00:00Z\"}]"});
  ASSERT_THAT(granted.customer_at(0)->delegated_admins, SizeIs(2));
  EXPECT_EQ(granted.customer_at(0)->delegated_admins[1].since, parse_instant("2021-03-02T09:00:00Z"));
  // Since when it is granted, no later answer changes; nor does one of nobody end it.
  const directory later = with_answer(granted, {wide + "2022-01-01T00:00:00Z\"}]"});
  EXPECT_EQ(later.customer_at(0)->delegated_admins[1].since, parse_instant("2021-03-02T09:00:00Z"));
  EXPECT_EQ(with_answer(granted, {"[]", "x", of_first("delegatedAdminCustomers")}), granted);
  const directory ended = with_answer(granted, {R"({"customerTenantId":"11111111-1111-4111-8111-111111111111","dapEnabled":false})"});
  ASSERT_THAT(ended.customer_at(0)->delegated_admins, SizeIs(1));
  EXPECT_EQ(ended.customer_at(0)->delegated_admins[0].partner, known_other);
  const directory no_more = with_answer(base, {R"({"id":"11111111-1111-4111-8111-111111111111","relationshipToPartner":"none"})"});
  ASSERT_THAT(no_more.customer_at(0)->relationships, SizeIs(1));
  EXPECT_EQ(no_more.customer_at(0)->relationships[0].partner, known_other);

  const auto relationship = [](const std::string& id) {
    return R"({"id":")" + id + R"(","accessDetails":{},"customer":{"tenantId":"11111111-1111-4111-8111-111111111111"}})";
  };
  const directory two_of_them = with_answer(with_answer(base, {relationship("r1")}), {relationship("r2")});
  EXPECT_THAT(*two_of_them.customer_at(0)->tenant->gdap_relationships, SizeIs(2));
  // Assignments stay where they were told, whichever of the two is told again.
  const directory assigned =
      with_answer(two_of_them, {R"({"id":"a","accessContainer":{"accessContainerId":"g"}})", "x",
                                "GET /tenantRelationships/delegatedAdminRelationships/r1/accessAssignments"});
  for (const char* id : {"r1", "r2"}) {
    const directory again = with_answer(assigned, {relationship(id)});
    const auto& all = *again.customer_at(0)->tenant->gdap_relationships;
    ASSERT_TRUE(all.at(0).access_assignments) << id;
    EXPECT_THAT(*all[0].access_assignments, SizeIs(1)) << id;
    EXPECT_FALSE(all.at(1).access_assignments) << id;
  }

  std::vector<std::string> notes;
  const std::string transfer = R"([{"id":"t","customerTenantId":"11111111-1111-4111-8111-111111111111","lineItems":[],
      "sourcePartnerTenantId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","kind":"azure_plan"}])";
  const directory moved = with_answer(with_answer(base, {transfer}), {transfer}, &notes);
  EXPECT_EQ(moved.customer_at(0)->tenant->transfers->at(0).kind, transfer_kind::azure_plan);
  EXPECT_THAT(notes, testing::Not(Contains(HasSubstr("set `kind`"))));
  const auto with_kind = [&transfer](std::string_view id, std::string_view kind) {
    std::string text = transfer;
    text.replace(text.find(R"(,"kind")"), std::string::npos, std::string{kind} + "}]");
    return raw_answer{text.replace(text.find(R"("t")"), 3, id)};
  };
  const auto kinds_after = [&moved](const raw_answer& told) {
    std::vector<std::optional<transfer_kind>> all;
    const directory after = with_answer(moved, told);
    for (const auto& each : *after.customer_at(0)->tenant->transfers) all.push_back(each.kind);
    return all;
  };
  EXPECT_THAT(kinds_after(with_kind(R"("t")", "")), ElementsAre(transfer_kind::azure_plan)) << "which the API does not tell";
  EXPECT_THAT(kinds_after(with_kind(R"("u")", "")), ElementsAre(transfer_kind::azure_plan, std::nullopt)) << "nor of another";
  EXPECT_THAT(kinds_after(with_kind(R"("t")", R"(,"kind":"direct_to_indirect")")), ElementsAre(transfer_kind::direct_to_indirect));
  EXPECT_EQ(with_answer(base, {"[]", "x", of_first("migrations/newcommerce")}).customer_at(0)->subscriptions,
            base.customer_at(0)->subscriptions);
  EXPECT_TRUE(tenant_country(*with_answer(base, {R"({"id":"11111111-1111-4111-8111-111111111111","attributes":{"objectType":"organization"}})"}).customer_at(0)).empty());
  EXPECT_TRUE(tenant_country(*with_answer(base, {R"({"value":[]})", "x", "GET /organization"}).customer_at(0)).empty());
  // Services are told by offers elsewhere.
  EXPECT_EQ(with_answer(base, {R"({"id":"Exchange","groupName":"g"})"}).customer_at(0)->delegated_admins, base.customer_at(0)->delegated_admins);
}

TEST(ImportInto, AnEmptyAnswerOfTheAskerLeavesOthersAlone) {
  const auto told_to_both = [](const std::string& text, const std::string& request) {
    const auto others = import_into(known_world(), known_other, text, "x", request);
    EXPECT_TRUE(others) << others.error();
    return with_answer(with_answer(others.value(), {text, "x", request}), {"[]", "x", request});
  };
  const directory signed_once = told_to_both(R"([{"primaryContact":{"firstName":"T"},"templateId":"t","type":"MicrosoftCustomerAgreement"}])",
                                             of_first("agreements"));
  ASSERT_THAT(*signed_once.customer_at(0)->tenant->agreements, SizeIs(1));
  EXPECT_EQ(signed_once.customer_at(0)->tenant->agreements->at(0).partner, known_other);
  const std::string relationships =
      "GET /tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '" + one.to_string() + "'";
  directory related = with_answer(import_into(known_world(), known_other, R"([{"id":"theirs","accessDetails":{}}])", "x", relationships).value(),
                                  {R"([{"id":"own","accessDetails":{}}])", "x", relationships});
  EXPECT_THAT(*related.customer_at(0)->tenant->gdap_relationships, SizeIs(2));
  related = with_answer(related, {"[]", "x", relationships});
  ASSERT_THAT(*related.customer_at(0)->tenant->gdap_relationships, SizeIs(1));
  EXPECT_EQ(related.customer_at(0)->tenant->gdap_relationships->at(0).partner, known_other);
}

TEST(ImportInto, AnEntitlementThatIsToldAgainIsAsNewAsBefore) {
  const directory base = known_world("global", R"({"resource":{"id":"plan","offerId":"O","quantity":1},"sellerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed",
      "azureEntitlements":[{"id":"e1","recentlyPurchased":true},{"id":"e2"}]})");
  for (const char* id : {"e1", "e2"}) {
    const directory world = with_answer(base, {R"([{"id":")" + std::string{id} + R"(","friendlyName":"Again"}])", "x",
                                               of_first("subscriptions/plan/azureEntitlements")});
    const auto& all = *world.customer_at(0)->subscriptions.at(0)->commerce->azure_entitlements;
    ASSERT_THAT(all, SizeIs(2)) << id;
    EXPECT_TRUE(all[0].recently_purchased) << id;
    EXPECT_FALSE(all[1].recently_purchased) << id;
  }
}

TEST(ImportInto, WhatIsToldOfProfilesAndAgreementsKeepsWhatTheyDoNotTell) {
  const directory base = known_world();
  const auto asker_after = [&](const raw_answer& told) { return **with_answer(base, told).find(importing); };
  const std::string status = "GET /v1/compliance/csp/agreementstatus";
  const partner_fields before = **base.find(importing);
  EXPECT_EQ(asker_after({"[]", "x", status}), before);
  EXPECT_EQ(asker_after({"[]", "x", "GET /v1/profiles/legalbusiness"}), before);
  EXPECT_EQ(asker_after({R"({"profileType":"legal_business_profile","address":{"city":"R"}})"}).country, "US");
  EXPECT_EQ(asker_after({R"({"profileType":"mpn_profile","mpnId":"77"})"}).mpn_id, "1");
  const std::string unsigned_one = R"({"isAgreementSigned":false})";
  const partner_fields p = asker_after({unsigned_one, "x", status + "?mpnId=900"});
  EXPECT_EQ(p.account->mpa->is_signed, false);
  EXPECT_EQ(p.account->mpa->signed_at, parse_instant("2020-01-31T00:00:00Z"));  // Which the API does not tell.
  EXPECT_EQ(asker_after({unsigned_one, "x", status + "?mpnId=&x=1"}).account->mpa->is_signed, false);
  const directory stranger = with_answer(base, {unsigned_one, "x", status + "?mpnId=901"});
  EXPECT_EQ((*stranger.find(importing))->account->mpa->is_signed, true);
  EXPECT_EQ(stranger.mpa_statuses()[0].mpn_id, "901");
}

TEST(ImportInto, PartnershipsFollowTheCloud) {
  const auto partnership = [](const std::string& id, const std::string& state) {
    return R"([{"id":")" + id + R"(","relationshipType":"is_indirect_cloud_solution_provider_of")" + state + R"(,"name":"N"}])";
  };
  const std::string other = known_other.to_string();
  // Who bills for itself stays a direct partner of its own customers (P2P-13).
  EXPECT_EQ((*with_answer(known_world(), {partnership(other, "")}).find(known_other))->model, partner_model::direct);
  const directory reseller = imported(cloud::china_21vianet, importing, {{partnership(other, "")}}).value();
  EXPECT_THAT((*with_answer(reseller, {partnership(other, "")}).find(known_other))->providers, ElementsAre(importing));
  // In 21Vianet a customer's reseller is the asker's partner, too.
  const std::vector<raw_answer> of_customer{{R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}})"},
                                            {partnership(other, ""), "x", of_first("relationships")}};
  EXPECT_THAT((*imported(cloud::china_21vianet, importing, of_customer).value().find(known_other))->providers,
              ElementsAre(importing));
  const auto after_another = imported(cloud::china_21vianet, importing, {{partnership("10000000-9b37-5532-a982-ea96893e4855", R"(,"state":"Removed")")},
                                                                          {partnership(other, "")}});
  EXPECT_NE(after_another.value().find(known_other), nullptr);
  // What is over, what nobody knows and what the asker has with itself is left out, with a word.
  for (const auto& told : {partnership(other, R"(,"state":"Removed")"), partnership(importing.to_string(), ""),
                           R"([{"id":")" + other + R"(","relationshipType":7}])",
                           R"([{"id":")" + other + R"(","attributes":{"objectType":"PartnerRelationship"}}])"}) {
    std::vector<std::string> notes;
    EXPECT_EQ(imported(cloud::china_21vianet, importing, {{told}}, &notes).value().partners().size(), 1U) << told;
    EXPECT_THAT(notes, Contains(HasSubstr("is left out"))) << told;
  }
}

TEST(ImportInto, ASalesGroupOfAnIndirectResellerIsAnyGroupWhereverItStands) {  // AMB-33
  const partner_id reseller = *partner_id::parse("10000000-9b37-5532-a982-ea96893e4855");
  importer in(known_world(), reseller);  // It stands behind the others.
  ASSERT_TRUE(in.add(R"({"value":[{"id":"g1","displayName":"SalesAgents"}],"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#groups"})", "g"));
  ASSERT_TRUE(in.add(R"([{"id":")" + importing.to_string() + R"(","relationshipType":"IsIndirectResellerOf","state":"Active",
      "attributes":{"objectType":"PartnerRelationship"}}])", "p"));
  const auto world = in.finish();
  ASSERT_TRUE(world) << world.error();
  const partner_fields& p = **world.value().find(reseller);
  EXPECT_EQ(p.model, partner_model::indirect_reseller);
  ASSERT_THAT(*p.account->groups, SizeIs(1));
  EXPECT_FALSE(p.account->groups->front().agent);
}

TEST(ImportInto, OffersThatAreListedAgainKeepWhatIsNotTold) {
  const directory base = known_world("china_21vianet", "", R"({"id":"O","services":["exchange"],"minimumQuantity":2,"maximumQuantity":9,
      "prerequisiteOffers":["A"],"upgradeTargetOffers":["B"]})");
  const offer_fields listed = *with_answer(base, {R"({"id":"O","isAddOn":true,"prerequisiteOffers":["C"],"billing":"weekly"})"}).offers()[0];
  EXPECT_EQ(listed.services->size(), 1U);
  EXPECT_EQ(listed.minimum_quantity, 2);
  EXPECT_EQ(listed.maximum_quantity, 9);
  EXPECT_THAT(listed.prerequisite_offers, ElementsAre(*offer_id::parse("C")));
  EXPECT_THAT(listed.upgrade_target_offers, ElementsAre(*offer_id::parse("B")));
  EXPECT_EQ(listed.billing, billing_type::license);  // A word that is not recognised.
  const offer_fields other = *with_answer(base, {R"({"id":"O","upgradeTargetOffers":["D"],"minimumQuantity":1,"maximumQuantity":5})"}).offers()[0];
  EXPECT_THAT(other.prerequisite_offers, ElementsAre(*offer_id::parse("A")));
  EXPECT_THAT(other.upgrade_target_offers, ElementsAre(*offer_id::parse("D")));
  EXPECT_FALSE(other.is_add_on);
  EXPECT_EQ(other.minimum_quantity, 1);
  EXPECT_EQ(other.maximum_quantity, 5);

  // What is sold is an offer, which is called as it was first and is an add-on where one of it is.
  const directory sold = with_answer(known_world("global"), {R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},
      {"id":"p","offerId":"BASE"},{"id":"a","offerId":"NEW","offerName":"First","parentSubscriptionId":"p"},
      {"id":"b","offerId":"NEW","offerName":"Second","parentSubscriptionId":"p"}])"});
  EXPECT_EQ((*sold.find(*offer_id::parse("NEW")))->name, "First");
  EXPECT_TRUE((*sold.find(*offer_id::parse("NEW")))->is_add_on);
  EXPECT_FALSE((*sold.find(*offer_id::parse("BASE")))->is_add_on);
  // Whatever it is billed by.
  const auto billed = [&](const std::string& type) {
    const directory world = with_answer(known_world("global"), {R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},
        {"id":"s","offerId":"NEW","billingType":")" + type + R"("}])"});
    return (*world.find(*offer_id::parse("NEW")))->billing;
  };
  EXPECT_EQ(billed("usage"), billing_type::usage);
  EXPECT_EQ(billed("benefit"), billing_type::none);
  EXPECT_EQ(billed("weekly"), billing_type::license);
}

TEST(ImportInto, Of21VianetAndWhatItIsNotTold) {
  const directory base = known_world("china_21vianet", sold_here("s"));
  const auto services = [&](const std::string& name) {
    return R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},{"name":")" + name + R"(","groupName":"g"}])";
  };
  const directory once = with_answer(base, {services("First")});
  const directory twice = with_answer(once, {services("Second")});
  const auto& named = *(*twice.find(*offer_id::parse("managed-services")))->services;
  EXPECT_THAT(named, ElementsAre(*service_name::parse("first"), *service_name::parse("second")));

  std::vector<std::string> notes;
  const directory none = with_answer(base, {R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},[]])", "managedservices.json"}, &notes);
  EXPECT_THAT(none.customer_at(0)->delegated_admins, SizeIs(1));  // Only the other partner's.
  EXPECT_THAT(notes, Contains(HasSubstr("a list does not tell whether it grants delegated admin")));
  // But a customer whose grant is on record, one of whom nothing is told, and one who grants it once more.
  const directory granted = with_answer(base, {R"({"id":"11111111-1111-4111-8111-111111111111","allowDelegatedAccess":true})"});
  for (const auto& [known, told] : {std::pair{granted, R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}}])"},
                                    {base, R"({"id":"s","offerId":"O","status":"active"})"},
                                    {granted, R"({"id":"11111111-1111-4111-8111-111111111111","allowDelegatedAccess":true})"}}) {
    (void)with_answer(known, {told}, &notes);
    EXPECT_THAT(notes, testing::Not(Contains(HasSubstr("a list does not tell")))) << told;
  }
  (void)with_answer(base, {R"({"isSigned":true})", "x", of_first("directSignedMicrosoftCustomerAgreementStatus")}, &notes);
  EXPECT_THAT(notes, Contains(HasSubstr("answers that mean nothing in this cloud are left out")));
  const directory warned = with_answer(base, {R"({"id":"s","offerId":"O","status":"Warned"})"}, &notes);
  EXPECT_EQ(warned.customer_at(0)->subscriptions.at(0)->status->text(), "Warned");
  EXPECT_THAT(notes, Contains(HasSubstr("the status `Warned` is not one that this library knows, and is kept")));
}

TEST(ImportInto, ManagedServicesMakeOneEntryOfSeveral) {
  std::string text = known_text("china_21vianet", "", R"({"id":"O","services":["exchange","mail"]})");
  const std::string entry = R"({"partnerId":"78cf2b9c-4b81-5429-bd14-f105a8e0e5ed","services":[)";
  text.insert(text.find(R"("delegatedAdmin":[)") + 18, entry + R"("exchange"]},)" + entry + R"("mail"]},)");
  const auto base = read_directory(text);
  ASSERT_TRUE(base) << base.error();
  const directory told = with_answer(base.value(), {R"([{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}},{"name":"Mail","groupName":"g"}])"});
  ASSERT_THAT(told.customer_at(0)->delegated_admins, SizeIs(2));
  EXPECT_THAT(*told.customer_at(0)->delegated_admins[0].services, ElementsAre(*service_name::parse("mail")));
  EXPECT_THAT(told.offers(), SizeIs(1)) << "an offer has it";
}

TEST(ImportInto, ALinkOfTheResourceTellsOfWhichTermAnEligibilityIs) {
  const directory base = known_world("global", sold_here("s"));
  const directory told = with_answer(base, {R"({"catalogItemId":"O:2:A","eligibilities":[],"links":{"self":{"uri":
      "/customers/11111111-1111-4111-8111-111111111111/subscriptions/s/transitionEligibilities?eligibilityType=scheduled"}}})"});
  EXPECT_EQ(told.customer_at(0)->subscriptions.at(0)->commerce->transition_eligibilities->at(0).eligibility_type,
            eligibility_type::scheduled);
}

// ---- what no directory can hold --------------------------------------------------------------------

TEST(ImportInto, RefusesWhatNoDirectoryCanHold) {
  const auto told = [](const std::string& member) { return R"({"id":"s","offerId":"O",)" + member + "}"; };
  const std::string customer = R"({"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}})";
  const directory base = known_world("china_21vianet", sold_here("s"));
  for (const auto& [answer, expected] : std::vector<std::pair<std::string, std::string>>{
           {told(R"("quantity":-1)"), "malformed_value at \"/customers/0/subscriptions/0/resource/quantity\""},
           {told(R"("parentSubscriptionId":"gone")"), "dangling_reference at \"/customers/0/subscriptions/0/resource/parentSubscriptionId\""},
           {R"({"id":"P","isAddOn":false,"minimumQuantity":-1})", "malformed_value at \"/offers/1/minimumQuantity\""},
           {R"({"url":"","attributes":{"objectType":"RelationshipRequest"}})", "malformed_value at \"/partners/0/relationshipRequest/url\""},
           {"{", "syntax at \"\""}})
    EXPECT_EQ(verdict_on(import_into(base, importing, answer)), expected) << answer;
  EXPECT_EQ(verdict_on(imported(cloud::china_21vianet, importing, {{"[" + customer + "," + told(R"("quantity":-1)") + "]"}})),
            "malformed_value at \"/customers/0/subscriptions/0/resource/quantity\"");
}

TEST(ImportInto, RefusesToAddToWhatAHostProgramKeptWrongly) {
  // Kept members come from documents, where they were read; a host program may put anything there.
  const auto kept = [](const char* part, const char* text) {
    directory_fields fields = test::fields_of(known_world("china_21vianet", sold_here("s")));
    customer_fields c = *fields.customers[0];
    subscription_fields s = *c.subscriptions[0];
    partner_fields p = *fields.partners[0];
    (part[0] == 's' ? s.resource : part[0] == 'c' ? c.resource : p.relationship_request) = verbatim{text};
    c.subscriptions[0] = subscription::make(std::move(s)).value();
    fields.customers[0] = customer::make(std::move(c)).value();
    fields.partners[0] = partner::make(std::move(p)).value();
    const auto made = directory::make(std::move(fields));
    return verdict_on(import_into(made.value(), importing, part[0] == 's' ? R"({"id":"s","offerId":"O"})" : R"([{"url":"https://x"},
        {"id":"11111111-1111-4111-8111-111111111111","companyProfile":{}}])"));
  };
  EXPECT_EQ(kept("subscription", R"({"refundOptions":5})"), "wrong_type at \"/refundOptions\"");
  EXPECT_EQ(kept("customer", R"({"companyProfile":{"address":5}})"), "wrong_type at \"/companyProfile/address\"");
  EXPECT_EQ(kept("partner", R"({"attributes":5})"), "wrong_type at \"/attributes\"");
  EXPECT_EQ(kept("customer", "[1]"), "fine");
  EXPECT_EQ(kept("customer", "no JSON"), "fine");
}

}  // namespace
}  // namespace csprel::json::import_into_tests
