// SPDX-License-Identifier: Apache-2.0
// What the REST API answers becomes a directory, in whatever order it comes.
#include "csprel/json/partner_center.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "csprel/json/directory_document.hpp"
#include "json/raw_answer.hpp"

namespace csprel::json::partner_center_tests {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const partner_id asker = *partner_id::parse("e07c5b3f-2a94-4d67-b8f3-61d0a4c9be32");

result<directory> imported(const std::vector<raw_answer>& answers, std::vector<std::string>* notes = nullptr) {
  return imported(cloud::china_21vianet, asker, answers, notes);
}
std::string verdict(const std::vector<raw_answer>& answers) { return verdict_on(imported(answers)); }

const std::string customers = R"({"totalCount":2,"items":[
  {"id":"11111111-1111-4111-8111-111111111111",
   "companyProfile":{"tenantId":"11111111-1111-4111-8111-111111111111","domain":"one.cn","companyName":"One"},
   "relationshipToPartner":"reseller","attributes":{"objectType":"Customer"}},
  {"id":"22222222-2222-4222-8222-222222222222","companyProfile":{"domain":"two.cn","companyName":"Two"},
   "relationshipToPartner":"advisor","attributes":{"objectType":"Customer"}}],
  "links":{"self":{"uri":"/v1/customers?size=40","method":"GET","headers":[]}},
  "attributes":{"objectType":"Collection"}})";
const std::string customer_one = R"({"id":"11111111-1111-4111-8111-111111111111","commerceId":"cc",
  "companyProfile":{"companyName":"One Ltd.","attributes":{"objectType":"CustomerCompanyProfile"}},
  "relationshipToPartner":"reseller","allowDelegatedAccess":true,"somethingNew":[1],
  "attributes":{"objectType":"Customer"}})";
const std::string subscriptions_one = R"({"totalCount":2,"items":[
  {"id":"S2","offerId":"ARC","offerName":"Archiving","quantity":5,"status":"active","parentSubscriptionId":"s1",
   "attributes":{"objectType":"Subscription"}},
  {"id":"S1","offerId":"EX","offerName":"Exchange","quantity":5,"status":"suspended","billingType":"license",
   "attributes":{"objectType":"Subscription"}}],
  "links":{"self":{"uri":"/customers/11111111-1111-4111-8111-111111111111/subscriptions"}},
  "attributes":{"objectType":"Collection"}})";
const std::string services_one = R"({"totalCount":2,"items":[
  {"id":"Exchange","name":"Exchange","groupName":"Office","links":{"adminService":
    {"uri":"https://portal.x.cn/Partner/BeginClientSession.aspx?CTID=11111111-1111-4111-8111-111111111111&CSDEST=Exchange"}},
   "attributes":{"objectType":"ManagedService"}},
  {"id":"MicrosoftCommunicationsOnline","name":"Skype for  Business!","groupName":"Office","links":{"serviceHealth":
    {"uri":"https://portal.x.cn/Partner/BeginClientSession.aspx?CTID=11111111-1111-4111-8111-111111111111&CSDEST=S"}},
   "attributes":{"objectType":"ManagedService"}}],"attributes":{"objectType":"Collection"}})";
const std::string request =
    R"({"url":"https://x.cn/?a","attributes":{"objectType":"RelationshipRequest"}})";
const std::string offers = R"({"totalCount":1,"items":[
  {"id":"EX","name":"Exchange Online Plan 1","minimumQuantity":1,"maximumQuantity":10000000,"rank":5,
   "prerequisiteOffers":[],"upgradeTargetOffers":["E3"],"isAddOn":false,"billing":"license",
   "attributes":{"objectType":"Offer"}}],"attributes":{"objectType":"Collection"}})";
const std::string resellers = R"({"totalCount":1,"items":[
  {"id":"484e548c-f5f3-4528-93a9-c16c6373cb59","name":"First Up","relationshipType":"is_indirect_cloud_solution_provider_of",
   "state":"Active","mpnId":"4847383","location":"CN","attributes":{"objectType":"PartnerRelationship"}}],
  "attributes":{"objectType":"Collection"}})";

const std::vector<raw_answer> everything{{customers},    {customer_one}, {subscriptions_one},
                                     {services_one}, {request},      {offers},
                                     {resellers}};

TEST(PartnerCenter, ImportsEveryKindOfAnswer) {
  std::vector<std::string> notes;
  const auto read = imported(everything, &notes);
  ASSERT_TRUE(read) << read.error();
  const directory& world = read.value();

  ASSERT_EQ(world.partners().size(), 2U);
  EXPECT_EQ(world.partners()[0]->id, asker);
  EXPECT_EQ(world.partners()[0]->model, partner_model::indirect_provider);
  EXPECT_EQ(world.partners()[0]->link, "https://x.cn/?a");
  EXPECT_EQ(world.partners()[1]->name, "First Up");
  EXPECT_EQ(world.partners()[1]->mpn_id, "4847383");
  EXPECT_EQ(world.partners()[1]->country, "CN");
  EXPECT_EQ(world.partners()[1]->model, partner_model::indirect_reseller);
  EXPECT_THAT(world.partners()[1]->providers, ElementsAre(asker));

  ASSERT_EQ(world.customer_count(), 2U);
  const customer_fields& first = *world.customer_at(0);
  EXPECT_EQ(first.id, one);
  EXPECT_EQ(first.company_name, "One Ltd.");  // the answer by id wins
  EXPECT_EQ(first.domain, "one.cn");          // which the answer by id does not tell
  EXPECT_EQ(first.commerce_id, "cc");
  EXPECT_THAT(std::string{first.resource.json()}, HasSubstr("somethingNew"));
  ASSERT_THAT(first.relationships, SizeIs(1));
  EXPECT_EQ(first.relationships[0].partner, asker);
  EXPECT_EQ(first.relationships[0].type, relationship_type::reseller);
  ASSERT_THAT(first.delegated_admins, SizeIs(1));
  ASSERT_TRUE(first.delegated_admins[0].services);
  EXPECT_THAT(
      *first.delegated_admins[0].services,
      ElementsAre(*service_name::parse("exchange"), *service_name::parse("skype_for_business")));
  ASSERT_THAT(first.subscriptions, SizeIs(2));
  EXPECT_EQ(first.subscriptions[0]->id, subscription_id::parse("S1"));
  EXPECT_EQ(first.subscriptions[0]->seller, asker);
  EXPECT_EQ(first.subscriptions[0]->channel, channel::csp);
  EXPECT_EQ(first.subscriptions[1]->parent, subscription_id::parse("S1"));

  const customer_fields& second = *world.customer_at(1);
  EXPECT_EQ(second.relationships.at(0).type, relationship_type::advisor);
  EXPECT_THAT(second.delegated_admins, IsEmpty());

  const offer* listed = world.find(*offer_id::parse("EX"));
  ASSERT_NE(listed, nullptr);
  EXPECT_EQ((*listed)->name, "Exchange Online Plan 1");
  EXPECT_EQ((*listed)->services, std::nullopt);
  EXPECT_THAT(std::string{(*listed)->extra.json()}, HasSubstr("\"rank\":5"));
  EXPECT_THAT((*listed)->upgrade_target_offers, ElementsAre(*offer_id::parse("E3")));
  const offer* sold = world.find(*offer_id::parse("ARC"));
  ASSERT_NE(sold, nullptr);
  EXPECT_TRUE((*sold)->is_add_on);
  EXPECT_EQ((*sold)->name, "Archiving");
  EXPECT_TRUE(world.has_service(*service_name::parse("exchange")));

  EXPECT_THAT(notes, Contains(AllOf(HasSubstr("S1"),
                                    HasSubstr("/customers/0/subscriptions/0/suspendedAt"))));
  EXPECT_THAT(notes, Contains(AllOf(HasSubstr(two.to_string()), HasSubstr("GET /v1/customers/"))));
  EXPECT_THAT(notes, Not(Contains(AllOf(HasSubstr(one.to_string()), HasSubstr("GET /v1")))));
  EXPECT_THAT(notes, Contains(HasSubstr("(2 without)")));
  EXPECT_EQ(std::count_if(notes.begin(), notes.end(),
                          [](const auto& note) { return note.find("since when") != std::string::npos; }),
            1);
  EXPECT_THAT(notes, Not(Contains(HasSubstr("mean nothing in this cloud"))));
  EXPECT_THAT(notes, Not(Contains(HasSubstr("is not one that this library knows"))));

  const auto again = read_directory(write_directory(world));
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(again.value(), world);
}

TEST(PartnerCenter, KeepsWhatNoFieldHolds) {
  const auto world = imported({{R"({"url":"https://x.cn/?a","note":7})"}, {customers},
                               {R"({"id":"S","offerId":"EX","odd":1})", "s", "GET /customers/" + one.to_string() + "/subscriptions/S"}});
  ASSERT_TRUE(world) << world.error();
  EXPECT_THAT(std::string{world.value().partners()[0]->relationship_request.json()}, HasSubstr("\"note\":7"));
  EXPECT_THAT(std::string{world.value().customer_at(0)->subscriptions.at(0)->resource.json()}, HasSubstr("\"odd\":1"));
}

TEST(PartnerCenter, SaysWhatIsKnownOfACustomerByItsSubscriptionsAlone) {
  std::vector<std::string> notes;
  const directory world = imported({{subscriptions_one}}, &notes).value();
  EXPECT_THAT(notes, Contains(HasSubstr("nothing but its id is known")));
  importer in(world, asker);
  ASSERT_TRUE(in.add(subscriptions_one, "s"));
  EXPECT_TRUE(in.finish());
  EXPECT_THAT(in.notes(), Not(Contains(HasSubstr("nothing but its id is known")))) << "the directory has it already";
}

TEST(PartnerCenter, OrderDoesNotMatterAndTwiceIsOnce) {
  const directory world = imported(everything).value();
  std::vector<std::size_t> order(everything.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::size_t count = 0;
  while (std::next_permutation(order.begin(), order.end())) {
    if (++count % 11 != 0) continue;  // 458 of the 5040 orders
    std::vector<raw_answer> shuffled;
    for (const auto i : order) shuffled.push_back(everything[i]);
    const auto other = imported(shuffled);
    ASSERT_TRUE(other) << other.error();
    ASSERT_EQ(other.value(), world);
  }
  std::vector<raw_answer> doubled = everything;
  doubled.insert(doubled.end(), everything.rbegin(), everything.rend());
  EXPECT_EQ(imported(doubled).value(), world);
}

TEST(PartnerCenter, TellsResourcesApartByShapeToo) {
  const std::string marker = "\"attributes\":{\"objectType\":";
  std::vector<raw_answer> bare = everything;
  for (auto& a : bare)
    for (auto p = a.text.find(marker); p != std::string::npos; p = a.text.find(marker, p))
      a.text.replace(p, marker.size(), "\"attributes\":{\"was\":");
  const auto world = imported(bare);
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ(world.value().customer_count(), 2U);
  EXPECT_EQ(world.value().customer_at(0)->subscriptions.size(), 2U);
  EXPECT_EQ(world.value().partners().size(), 2U);
  EXPECT_EQ(world.value().partners()[0]->link, "https://x.cn/?a");
  EXPECT_NE(world.value().find(*offer_id::parse("EX")), nullptr);
  EXPECT_EQ(world.value().customer_at(0)->delegated_admins.at(0).services->size(), 2U);
}

TEST(PartnerCenter, TheGrantIsWhatTheCustomerByIdSays) {
  const auto grants = [](const std::string& flag, bool with_services) {
    std::string text = customer_one;
    text.replace(text.find("\"allowDelegatedAccess\":true,"), 28, flag);
    std::vector<raw_answer> answers{{text}};
    if (with_services) answers.push_back({services_one});
    const directory world = imported(answers).value();
    const auto& all = world.customer_at(0)->delegated_admins;
    if (all.empty()) return std::string{"none"};
    return all[0].services ? std::to_string(all[0].services->size()) : "not known";
  };
  EXPECT_EQ(grants("\"allowDelegatedAccess\":true,", false), "not known");
  EXPECT_EQ(grants("\"AllowDelegatedAccess\":true,", true), "2");
  EXPECT_EQ(grants("\"allowDelegatedAccess\":false,", false), "none");
  EXPECT_EQ(grants("\"allowDelegatedAccess\":false,", true), "none");
  EXPECT_EQ(grants("\"allowDelegatedAccess\":null,", false), "none");
  EXPECT_EQ(grants("", false), "none");
  EXPECT_EQ(grants("", true), "2");
}

TEST(PartnerCenter, ARelationshipOfNoneIsNone) {
  std::string text = customer_one;
  text.replace(text.find("\"reseller\""), 10, "\"None\"");
  EXPECT_THAT(imported({{text}}).value().customer_at(0)->relationships, IsEmpty());
  std::vector<std::string> notes;
  text.replace(text.find("\"None\""), 6, "\"friend\"");
  EXPECT_THAT(imported({{text}}, &notes).value().customer_at(0)->relationships, IsEmpty());
  EXPECT_THAT(notes, Contains(HasSubstr("`friend`")));
}

/// Two customers, of which `sure` were asked for by id, and a subscription with no link.
std::string owner_of_unlinked(std::vector<raw_answer> answers, const std::string& file) {
  answers.push_back({R"({"id":"S","offerId":"EX","quantity":1,"status":"active"})", file});
  const auto world = imported(answers);
  if (!world) return world.error().found;
  for (std::size_t i = 0; i < world.value().customer_count(); ++i)
    if (!world.value().customer_at(i)->subscriptions.empty())
      return world.value().customer_at(i)->id == one ? "one" : "two";
  return "nobody";
}

TEST(PartnerCenter, ASubscriptionGoesToTheOnlyCustomerThatItCanBeOf) {
  std::string customer_two = customer_one;
  customer_two.replace(customer_two.find(one.to_string()), 36, two.to_string());
  EXPECT_EQ(owner_of_unlinked({{customer_one}}, "s.json"), "one");
  EXPECT_EQ(owner_of_unlinked({{customers}, {customer_two}}, "s.json"), "two");
  EXPECT_EQ(owner_of_unlinked({{customers}}, one.to_string() + "/s.json"), "one");
  EXPECT_EQ(owner_of_unlinked({{customer_one}, {customer_two}}, "of-" + two.to_string() + ".json"),
            "two");
  EXPECT_EQ(owner_of_unlinked({{customers}}, "s.json"),
            "a Subscription that does not tell its customer, in s.json");
  EXPECT_EQ(owner_of_unlinked({{customer_one}, {customer_two}}, "s.json"),
            "a Subscription that does not tell its customer, in s.json");
  EXPECT_EQ(owner_of_unlinked({}, "s.json"),
            "a Subscription that does not tell its customer, in s.json");

  // Its own link says more than that of its collection, and that more than what stands before it.
  const std::string mixed = "[" + customer_two + R"(,{"id":"S1","offerId":"EX"},
    {"items":[{"id":"S2","offerId":"EX"},
              {"id":"S3","offerId":"EX","links":{"self":{"uri":"/v1/Customers/22222222-2222-4222-8222-222222222222/subscriptions/S3"}}}],
     "links":{"self":{"uri":"/customers/11111111-1111-4111-8111-111111111111/subscriptions"}}}])";
  const auto world = imported({{mixed}});
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ(world.value().customer_at(0)->id, one);
  ASSERT_THAT(world.value().customer_at(0)->subscriptions, SizeIs(1));
  EXPECT_EQ(world.value().customer_at(0)->subscriptions[0]->id, subscription_id::parse("S2"));
  EXPECT_THAT(world.value().customer_at(1)->subscriptions, SizeIs(2));
}

TEST(PartnerCenter, RefusesWhatItCannotRead) {
  EXPECT_EQ(verdict({{"{"}}), "syntax at \"\"");
  EXPECT_EQ(verdict({{"3"}}), "wrong_type at \"\"");
  EXPECT_EQ(verdict({{"[3]"}}), "wrong_type at \"/0\"");
  EXPECT_EQ(verdict({{"{}"}}), "unsupported at \"\"");
  EXPECT_EQ(verdict({{R"({"items":[{"attributes":{"objectType":"Order"}}]})"}}),
            "unsupported at \"/items/0\"");
  EXPECT_EQ(verdict({{R"({"items":[{"id":"x","attributes":{"objectType":"Customer"}}]})"}}),
            "malformed_guid at \"/items/0/id\"");
  EXPECT_EQ(verdict({{R"({"offerId":"x"})"}}), "missing_member at \"/id\"");
  EXPECT_EQ(verdict({{R"({"Id":"s","OfferId":"x","Quantity":"3"})"}}),
            "wrong_type at \"/Quantity\"");
  EXPECT_EQ(
      verdict({{R"({"id":"11111111-1111-4111-8111-111111111111","allowDelegatedAccess":"yes"})"}}),
      "wrong_type at \"/allowDelegatedAccess\"");
  EXPECT_EQ(verdict({{R"({"id":"???","groupName":"x"})"}}), "malformed_value at \"\"");
  const auto failed = imported({{"[", "page 2.json"}});
  EXPECT_THAT(failed.error().found, HasSubstr("in page 2.json"));

  // A file that is wrong somewhere adds nothing.
  importer in(cloud::china_21vianet, asker);
  EXPECT_FALSE(in.add("[" + customer_one + ",{}]", "x"));
  EXPECT_EQ(in.finish().value().customer_count(), 0U);
}

// A resource becomes a part of a directory document, which must not be too deep to be read again.
TEST(PartnerCenter, RefusesWhatADocumentHasNoRoomFor) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  const auto with_depth = [&](const std::string& resource, std::size_t depth) {
    // The member stands at depth 1, its value begins at depth 2.
    return "{\"deep\":" + nested(depth - 1) + "," + resource.substr(1);
  };
  const std::string subscription = R"({"id":"S1","offerId":"EX","quantity":5,"status":"active",
    "links":{"self":{"uri":"/customers/11111111-1111-4111-8111-111111111111/subscriptions/S1"}}})";
  const std::string offer = R"({"id":"EX","minimumQuantity":1,"attributes":{"objectType":"Offer"}})";
  struct room {
    const std::string& resource;
    std::size_t levels;
  };
  for (const auto& [resource, levels] : {room{customer_one, 61}, room{request, 61}, room{offer, 61}, room{subscription, 59}}) {
    for (const std::size_t depth : {levels - 1, levels}) {
      const auto world = imported({{customers}, {with_depth(resource, depth)}});
      ASSERT_TRUE(world) << depth << ": " << resource;
      const auto again = read_directory(write_directory(world.value()));
      ASSERT_TRUE(again) << depth << ": " << again.error();
      EXPECT_EQ(again.value(), world.value());
    }
    EXPECT_EQ(verdict({{customers}, {with_depth(resource, levels + 1)}}), "syntax at \"\"") << resource;
    EXPECT_THAT(imported({{customers}, {with_depth(resource, levels + 1)}}).error().expected,
                testing::StartsWith("a depth of at most " + std::to_string(levels) + ",")) << resource;
    EXPECT_EQ(verdict({{customers}, {"[" + with_depth(resource, levels + 1) + "]"}}), "syntax at \"/0\"") << resource;
  }
}

TEST(PartnerCenter, RespectsTheSize) {
  const std::string text = "\xef\xbb\xbf" + customer_one;
  const auto added = [&](std::size_t most) {
    return importer(cloud::china_21vianet, asker, {most, 64}).add(text, "answer.json");
  };
  EXPECT_TRUE(added(text.size() + 1));
  EXPECT_TRUE(added(text.size()));
  ASSERT_FALSE(added(text.size() - 1));
  EXPECT_EQ(added(text.size() - 1).error().code, error_code::too_large);
}

TEST(PartnerCenter, SkipsAByteOrderMark) {
  EXPECT_EQ(verdict({{"\xef\xbb\xbf" + customer_one}}), "fine");
}

TEST(PartnerCenter, SurvivesTruncation) {
  for (const auto& a : everything)
    for (std::size_t size = 0; size < a.text.size(); ++size)
      EXPECT_EQ(verdict({{a.text.substr(0, size)}}), "syntax at \"\"");
}

TEST(PartnerCenter, SettlesAnUnknownOfADirectory) {
  const directory base = imported({{customer_one}, {subscriptions_one}}).value();
  EXPECT_EQ(base.customer_at(0)->delegated_admins.at(0).services, std::nullopt);
  const auto better = import_into(base, asker, services_one);
  ASSERT_TRUE(better) << better.error();
  EXPECT_EQ(better.value().customer_at(0)->delegated_admins.at(0).services->size(), 2U);
  EXPECT_EQ(better.value().customer_at(0)->subscriptions, base.customer_at(0)->subscriptions);
  EXPECT_EQ(import_into(better.value(), asker, services_one).value(), better.value());
  EXPECT_EQ(import_into(base, asker, customer_one).value(), base);
  EXPECT_EQ(import_into(base, asker, subscriptions_one).value(), base);

  const auto withdrawn =
      import_into(better.value(), asker,
                  R"({"id":"11111111-1111-4111-8111-111111111111","allowDelegatedAccess":false})");
  ASSERT_TRUE(withdrawn) << withdrawn.error();
  EXPECT_THAT(withdrawn.value().customer_at(0)->delegated_admins, IsEmpty());
  EXPECT_EQ(withdrawn.value().customer_at(0)->company_name, "One Ltd.");
}

TEST(PartnerCenter, AnEmptyCollectionOfManagedServicesSaysThatThereAreNone) {
  const directory base = imported({{customer_one}, {customers}}).value();
  const auto services_after = [&](std::string_view response, std::string_view name) {
    const auto world = import_into(base, asker, response, name);
    if (!world) return world.error().found;
    const auto& granted = (*world.value().find(one))->delegated_admins.at(0).services;
    return granted ? std::to_string(granted->size()) : std::string{"not known"};
  };
  const std::string linked = R"({"totalCount":0,"items":[],"links":{"self":{"uri":"/customers/)" + one.to_string() +
                             R"(/managedservices"}},"attributes":{"objectType":"Collection"}})";
  EXPECT_EQ(services_after(linked, "r.json"), "0");
  EXPECT_EQ(services_after(R"({"totalCount":0,"items":[]})", "GET /v1/customers/" + one.to_string() + "/managedservices"), "0");
  EXPECT_EQ(services_after(R"({"totalCount":0,"items":[]})", "r.json"), "not known") << "it may be one of anything";
  EXPECT_EQ(services_after(R"({"totalCount":0,"items":[]})", "managedservices.json"),
            "a ManagedService that does not tell its customer, in managedservices.json");
}

TEST(PartnerCenter, ASubscriptionOfADirectoryIsOfTheCustomerThatHasIt) {
  const directory base = imported({{customers}, {subscriptions_one}}).value();
  const subscription_fields before = *(*base.find(one))->subscriptions.at(0);
  const std::string answer = R"({"id":")" + before.id.to_string() + R"(","offerId":")" + before.offer.to_string() +
                             R"(","quantity":77,"links":{"self":{"uri":"/subscriptions/x"}}})";
  const auto world = import_into(base, asker, answer);
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ((*world.value().find(one))->subscriptions.at(0)->quantity, 77);
}

TEST(PartnerCenter, KeepsWhatADirectoryKnowsAndTheApiDoesNot) {
  const std::string text =
      R"({"csprel":1,"cloud":"china_21vianet","asOf":"2018-11-05T02:00:00Z","mine":1,
    "partners":[{"id":"e07c5b3f-2a94-4d67-b8f3-61d0a4c9be32","model":"direct","name":"A"},
                {"id":"513dba6d-b3f5-575d-9773-b30ab7b0bb04","model":"direct"}],
    "offers":[{"id":"EX","services":["exchange"],"x":1},{"id":"ARC","isAddOn":true,"services":["archive"]}],
    "customers":[{"resource":{"id":"11111111-1111-4111-8111-111111111111","companyProfile":{"companyName":"Old","x":2}},
      "relationships":[{"partnerId":"e07c5b3f-2a94-4d67-b8f3-61d0a4c9be32","type":"reseller","since":"2017-01-01T00:00:00Z"}],
      "delegatedAdmin":[{"partnerId":"513dba6d-b3f5-575d-9773-b30ab7b0bb04","services":["archive"]},
                        {"partnerId":"e07c5b3f-2a94-4d67-b8f3-61d0a4c9be32","services":["exchange"],"since":"2017-01-01T00:00:00Z"}],
      "subscriptions":[{"resource":{"id":"s1","offerId":"EX","status":"suspended","quantity":1,"y":3},
                        "sellerId":"513dba6d-b3f5-575d-9773-b30ab7b0bb04","suspendedAt":"2018-11-01T00:00:00Z"}]}]})";
  const directory base = read_directory(text).value();
  importer in(base, asker);
  ASSERT_TRUE(in.add(customer_one, "c"));
  ASSERT_TRUE(in.add(subscriptions_one, "s"));
  ASSERT_TRUE(in.add(offers, "o"));
  const auto read = in.finish();
  ASSERT_TRUE(read) << read.error();
  const directory& world = read.value();
  EXPECT_EQ(world.as_of(), base.as_of());
  EXPECT_EQ(world.extra(), base.extra());
  EXPECT_EQ(world.partners()[0]->name, "A");
  const customer_fields& c = *world.customer_at(0);
  EXPECT_EQ(c.company_name, "One Ltd.");
  EXPECT_THAT(std::string{c.resource.json()}, HasSubstr("\"x\":2"));
  EXPECT_EQ(c.relationships.at(0).since, parse_instant("2017-01-01T00:00:00Z"));
  ASSERT_THAT(c.delegated_admins, SizeIs(2));
  EXPECT_EQ(c.delegated_admins[1], base.customer_at(0)->delegated_admins[1]);
  const subscription_fields& s = *c.subscriptions.at(0);
  EXPECT_EQ(s.quantity, 5);
  EXPECT_EQ(s.seller, partner_id::parse("513dba6d-b3f5-575d-9773-b30ab7b0bb04"));
  EXPECT_EQ(s.suspended_at, parse_instant("2018-11-01T00:00:00Z"));
  EXPECT_THAT(std::string{s.resource.json()}, HasSubstr("\"y\":3"));
  EXPECT_EQ((*world.find(*offer_id::parse("EX")))->services->size(), 1U);
  EXPECT_EQ((*world.find(*offer_id::parse("EX")))->maximum_quantity, 10'000'000);

  // Active again: it is not suspended since any time.
  std::string active = subscriptions_one;
  active.replace(active.find("suspended"), 9, "active");
  EXPECT_EQ(
      import_into(world, asker, active).value().customer_at(0)->subscriptions.at(0)->suspended_at,
      std::nullopt);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

TEST(PartnerCenter, ReadsTheDataOfTheExamples) {
  const std::string data = CSPREL_TEST_DATA "/../../examples/data/";
  const auto document = read_directory(text_of(data + "directory.json"));
  ASSERT_TRUE(document) << document.error();
  EXPECT_EQ(document.value().partners().size(), 3U);
  EXPECT_EQ(document.value().customer_count(), 3U);
  std::vector<raw_answer> answers;
  for (const char* file :
       {"customers.json", "customer-yulan.json", "customer-yulan-subscriptions.json",
        "customer-yulan-managedservices.json", "relationship-request.json", "offers.json"})
    answers.push_back({text_of(data + "rest/" + file), file});
  const auto world = imported(answers);
  ASSERT_TRUE(world) << world.error();
  EXPECT_EQ(world.value().customer_count(), 2U);
  EXPECT_EQ(world.value().customer_at(1)->subscriptions.size(), 3U);
  EXPECT_EQ(world.value().customer_at(1)->delegated_admins.at(0).services->size(), 2U);
}

}  // namespace
}  // namespace csprel::json::partner_center_tests
