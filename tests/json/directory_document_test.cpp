// SPDX-License-Identifier: Apache-2.0
// Directory documents: what is read, what is refused and where, and that nothing is lost on the
// way.
#include "csprel/json/directory_document.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "json/document_text.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"
#include "json/verdict.hpp"
#include "support/fields_of.hpp"

namespace csprel::json::directory_document_tests {
namespace {

namespace bj = boost::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* seller = "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa";
constexpr const char* tenant = "d072d07c-c56c-587a-a0e3-d371900c8960";

/// A document with one of everything.
const std::string small = R"({
  "csprel": 1, "cloud": "china_21vianet", "asOf": "2018-11-05T02:00:00Z",
  "options": {"role_conflict": "listed_cannot_wins", "suspended_partner_may_reactivate_and_cancel": true},
  "partners": [
    {"id": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "model": "indirect_provider", "name": "蓝海",
     "relationshipRequest": {"url": "https://x.cn/?a=1&b=2"},
     "users": [{"id": "li@x.cn", "agent": ["admin_agent", "sales_agent"], "admin": "none"}]},
    {"id": "513dba6d-b3f5-575d-9773-b30ab7b0bb04", "model": "indirect_reseller", "mpnId": "7",
     "standing": "delinquent", "country": "CN",
     "providers": ["ca73f9f8-2aa6-5a27-bb58-ae94e57570aa"]}],
  "offers": [
    {"id": "E1", "name": "Plan", "services": ["exchange", "skype"], "minimumQuantity": 1,
     "maximumQuantity": 300.0, "upgradeTargetOffers": ["E3"]},
    {"id": "ARC", "isAddOn": true, "services": ["archive"], "prerequisiteOffers": ["e1"], "billing": "none"}],
  "customers": [
    {"resource": {"id": "D072D07C-C56C-587A-A0E3-D371900C8960", "commerceId": "c",
                  "companyProfile": {"companyName": "天山", "domain": "t.cn", "tenantId": "t"}},
     "relationships": [{"partnerId": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "type": "reseller",
                        "since": "2017-03-01T00:00:00Z", "via": "accepted"}],
     "delegatedAdmin": [{"partnerId": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa",
                         "since": "2017-03-01T08:00:00+08:00", "services": ["exchange"]}],
     "subscriptions": [
       {"resource": {"id": "s1", "offerId": "e1", "quantity": 1e1, "status": 2,
                     "creationDate": "2017-06-02T07:30:05.427Z", "partnerId": "7",
                     "refundOptions": [{"type": "Full", "expiresAt": "2017-06-30", "new": 1}]},
        "sellerId": "ca73f9f8-2aa6-5a27-bb58-ae94e57570aa", "suspendedAt": "2018-11-01T00:00:00Z",
        "partnerOfRecord": "9"},
       {"resource": {"id": "s2", "offerId": "ARC", "status": "Warned", "parentSubscriptionId": "S1"},
        "channel": "direct"}],
     "users": [{"id": "a", "role": "administrator"}, {"id": "b"}]}]
})";

std::string verdict(std::string_view text, const limits& bounds = {}) {
  return verdict_on(read_directory(text, bounds));
}

/// The small document with the first `from` after `after` replaced.
std::string with(std::string_view from, std::string_view to, std::string_view after = "") {
  return replaced(small, from, to, after);
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

TEST(DirectoryDocument, ReadsEveryField) {
  const auto read = read_directory(small);
  ASSERT_TRUE(read) << read.error();
  const directory& world = read.value();
  EXPECT_EQ(world.cloud(), cloud::china_21vianet);
  EXPECT_EQ(world.as_of(), parse_instant("2018-11-05T02:00:00Z"));
  EXPECT_EQ(world.options().word(option::role_conflict), "listed_cannot_wins");
  EXPECT_EQ(world.options().word(option::suspended_partner_may_reactivate_and_cancel), "true");

  ASSERT_EQ(world.partners().size(), 2U);
  const partner_fields& provider = *world.partners()[0];
  EXPECT_EQ(provider.name, "蓝海");
  EXPECT_EQ(provider.link, "https://x.cn/?a=1&b=2");
  EXPECT_EQ(provider.users.at(0).agents,
            (agent_role_set{agent_role::admin_agent, agent_role::sales_agent}));
  EXPECT_TRUE(provider.users.at(0).admins.empty());
  EXPECT_EQ(world.partners()[1]->standing, standing::delinquent);
  EXPECT_EQ(world.partners()[1]->mpn_id, "7");
  EXPECT_THAT(world.partners()[1]->providers, testing::ElementsAre(provider.id));

  EXPECT_EQ(world.offers()[0]->maximum_quantity, 300);
  EXPECT_EQ(world.offers()[0]->billing, billing_type::license);
  EXPECT_TRUE(world.offers()[1]->is_add_on);
  EXPECT_EQ(world.offers()[1]->billing, billing_type::none);

  const customer_fields& c = *world.customer_at(0);
  EXPECT_EQ(c.id, customer_id::parse(tenant));
  EXPECT_EQ(c.company_name, "天山");
  EXPECT_EQ(c.domain, "t.cn");
  EXPECT_EQ(c.commerce_id, "c");
  EXPECT_EQ(c.resource.json(), R"({"companyProfile":{"tenantId":"t"}})");
  EXPECT_EQ(c.relationships.at(0).via, relationship_origin::accepted);
  EXPECT_EQ(c.delegated_admins.at(0).since, parse_instant("2017-03-01T00:00:00Z"));
  EXPECT_EQ(c.users.at(0).role, customer_role::administrator);
  EXPECT_EQ(c.users.at(1).role, customer_role::user);
  const subscription_fields& s = *c.subscriptions.at(0);
  EXPECT_EQ(s.quantity, 10);
  EXPECT_EQ(s.status, wire_value{subscription_status::suspended});
  EXPECT_EQ(s.creation_date, parse_instant("2017-06-02T07:30:05Z"));
  EXPECT_EQ(s.reseller_of_record, "7");
  EXPECT_EQ(s.partner_of_record, "9");
  EXPECT_EQ(s.refund_options.at(0).type, "Full");
  EXPECT_EQ(s.refund_options.at(0).expires_at, parse_instant("2017-06-30T00:00:00Z"));
  const subscription_fields& add_on = *c.subscriptions.at(1);
  EXPECT_EQ(add_on.channel, channel::direct);
  EXPECT_EQ(add_on.seller, std::nullopt);
  EXPECT_EQ(add_on.parent, subscription_id::parse("s1"));
  EXPECT_EQ(add_on.status->known(), std::nullopt);
  EXPECT_EQ(add_on.status->text(), "Warned");
}

TEST(DirectoryDocument, RefusesBadInputAndSaysWhere) {
  const std::pair<std::string, std::string> cases[] = {
      // The text as a whole.
      {"", "syntax at \"\""},
      {small + "x", "syntax at \"\""},
      {"\xef\xbb\xbf" + small, "syntax at \"\""},
      {small.substr(0, small.size() - 1), "syntax at \"\""},
      {"[]", "wrong_type at \"\""},
      {"null", "wrong_type at \"\""},
      {with("\"model\"", "\"id\": 1, \"model\""), "duplicate_key at \"/partners/0/id\""},
      {with("\"customers\"", "\"cloud\": 1, \"customers\""), "duplicate_key at \"/cloud\""},
      {with("1e1", "9007199254740993"),
       "number_range at \"/customers/0/subscriptions/0/resource/quantity\""},
      // The head.
      {with("\"csprel\": 1", "\"csprel\": 2"), "unsupported at \"/csprel\""},
      {with("\"csprel\": 1", "\"csprel\": \"1\""), "wrong_type at \"/csprel\""},
      {with("\"csprel\": 1", "\"c\": 1"), "missing_member at \"/csprel\""},
      {with("\"csprel\": 1", "\"csprel\": 1.0"), "fine"},
      {with("china_21vianet", "China_21Vianet"), "unknown_word at \"/cloud\""},
      {with("\"china_21vianet\"", "null"), "wrong_type at \"/cloud\""},
      {with("\"cloud\"", "\"Cloud\""), "missing_member at \"/cloud\""},
      {with("2018-11-05T02:00:00Z", "2018-11-05"), "malformed_time at \"/asOf\""},
      {with("\"2018-11-05T02:00:00Z\"", "null"), "wrong_type at \"/asOf\""},
      {with("\"role_conflict\"", "\"no_such\""), "unknown_word at \"/options/no_such\""},
      {with("\"role_conflict\"", "\"a/b\""), "unknown_word at \"/options/a~1b\""},
      {with("listed_cannot_wins", "maybe"), "unknown_word at \"/options/role_conflict\""},
      {with("\"listed_cannot_wins\"", "true"), "wrong_type at \"/options/role_conflict\""},
      {with("true}", "1}"),
       "wrong_type at \"/options/suspended_partner_may_reactivate_and_cancel\""},
      {with("true}", "\"true\"}"), "fine"},
      {replaced(with("{\"role_conflict\"", "[{\"role_conflict\""), "true}", "true}]"),
       "wrong_type at \"/options\""},
      {R"({"csprel":1,"cloud":"china_21vianet","customers":[]})",
       "missing_member at \"/partners\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":[]})",
       "missing_member at \"/customers\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":{},"customers":[]})",
       "wrong_type at \"/partners\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":[],"customers":null})",
       "wrong_type at \"/customers\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":[],"customers":[],"offers":3})",
       "wrong_type at \"/offers\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":[1],"customers":[]})",
       "wrong_type at \"/partners/0\""},
      {R"({"csprel":1,"cloud":"china_21vianet","partners":[],"customers":[]})", "fine"},
      // Partners.
      {with(seller, "ca73f9f82aa65a27bb58ae94e57570aa"), "malformed_guid at \"/partners/0/id\""},
      {with(seller, "{ca73f9f8-2aa6-5a27-bb58-ae94e57570aa}"),
       "malformed_guid at \"/partners/0/id\""},
      {with("\"id\": \"513d", "\"ID\": \"513d"), "missing_member at \"/partners/1/id\""},
      {with("indirect_provider", "Direct"), "unknown_word at \"/partners/0/model\""},
      {with("\"model\": \"indirect_provider\"", "\"m\": 1"),
       "missing_member at \"/partners/0/model\""},
      {with("delinquent", "gone"), "unknown_word at \"/partners/1/standing\""},
      {with("\"蓝海\"", "7"), "wrong_type at \"/partners/0/name\""},
      {with("\"url\"", "\"uri\""), "missing_member at \"/partners/0/relationshipRequest/url\""},
      {with("\"https://x.cn/?a=1&b=2\"", "\"\""),
       "malformed_value at \"/partners/0/relationshipRequest/url\""},
      {with("sales_agent", "agent"), "unknown_word at \"/partners/0/users/0/agent/1\""},
      {with("\"admin\": \"none\"", "\"admin\": 1"), "wrong_type at \"/partners/0/users/0/admin\""},
      {with("li@x.cn", ""), "malformed_value at \"/partners/0/users/0/id\""},
      {with("li@x.cn", "a\\u0007"), "malformed_value at \"/partners/0/users/0/id\""},
      {with(seller, "ca73", "\"providers\""), "malformed_guid at \"/partners/1/providers/0\""},
      {with(seller, tenant, "\"providers\""), "dangling_reference at \"/partners/1/providers/0\""},
      {replaced(with("513dba6d-b3f5-575d-9773-b30ab7b0bb04", seller), "\"providers\"", "\"p\""),
       "duplicate_id at \"/partners/1/id\""},
      // Offers.
      {with("\"id\": \"E1\"", "\"x\": 1"), "missing_member at \"/offers/0/id\""},
      {with("\"id\": \"ARC\"", "\"id\": \"e1\""), "duplicate_id at \"/offers/1/id\""},
      {with("\"skype\"", "\"Skype\""), "malformed_value at \"/offers/0/services/1\""},
      {with("\"skype\"", "3"), "wrong_type at \"/offers/0/services/1\""},
      {with("300.0", "300.5"), "wrong_type at \"/offers/0/maximumQuantity\""},
      {with("300.0", "\"300\""), "wrong_type at \"/offers/0/maximumQuantity\""},
      {with("\"minimumQuantity\": 1", "\"minimumQuantity\": -1"),
       "malformed_value at \"/offers/0/minimumQuantity\""},
      {with("300.0", "0"), "malformed_value at \"/offers/0/maximumQuantity\""},
      {with("\"isAddOn\": true", "\"isAddOn\": \"true\""), "wrong_type at \"/offers/1/isAddOn\""},
      {with("\"billing\": \"none\"", "\"billing\": \"benefit\""),
       "unknown_word at \"/offers/1/billing\""},
      {with("[\"e1\"]", "\"e1\""), "wrong_type at \"/offers/1/prerequisiteOffers\""},
      // Customers.
      {with("D072D07C", "0x"), "malformed_guid at \"/customers/0/resource/id\""},
      {with("\"id\": \"D072", "\"Id\": 1, \"id\": \"D072"),
       "duplicate_key at \"/customers/0/resource/id\""},
      {with("\"companyName\": \"天山\"", "\"companyName\": \"天山\", \"CompanyName\": \"\""),
       "duplicate_key at \"/customers/0/resource/companyProfile/CompanyName\""},
      {with("{\"companyName\": \"天山\", \"domain\": \"t.cn\", \"tenantId\": \"t\"}", "[]"),
       "wrong_type at \"/customers/0/resource/companyProfile\""},
      {with("\"resource\": {\"id\": \"D", "\"r\": {\"id\": \"D"),
       "missing_member at \"/customers/0/resource\""},
      {with("\"type\": \"reseller\"", "\"type\": \"Reseller\""),
       "unknown_word at \"/customers/0/relationships/0/type\""},
      {with("\"accepted\"", "\"bought\""), "unknown_word at \"/customers/0/relationships/0/via\""},
      {with(seller, tenant, "\"relationships\""),
       "dangling_reference at \"/customers/0/relationships/0/partnerId\""},
      {with("[\"exchange\"]", "[\"visio\"]", "delegatedAdmin"),
       "dangling_reference at \"/customers/0/delegatedAdmin/0/services/0\""},
      {with("\"role\": \"administrator\"", "\"role\": \"admin\""),
       "unknown_word at \"/customers/0/users/0/role\""},
      {with("{\"id\": \"b\"}", "{\"id\": \"A\"}"), "duplicate_id at \"/customers/0/users/1/id\""},
      // Subscriptions.
      {with("\"id\": \"s1\"", "\"x\": 1"),
       "missing_member at \"/customers/0/subscriptions/0/resource/id\""},
      {with("\"id\": \"s1\"", "\"id\": null"),
       "missing_member at \"/customers/0/subscriptions/0/resource/id\""},
      {with("\"id\": \"s1\"", "\"Id\": 7"),
       "wrong_type at \"/customers/0/subscriptions/0/resource/Id\""},
      {replaced(with("\"s2\"", "\"S1\""), ", \"parentSubscriptionId\": \"S1\"", ""),
       "duplicate_id at \"/customers/0/subscriptions/1/resource/id\""},
      {with("\"offerId\": \"e1\"", "\"offerId\": \"e9\""),
       "dangling_reference at \"/customers/0/subscriptions/0/resource/offerId\""},
      {with("1e1", "10.5"), "wrong_type at \"/customers/0/subscriptions/0/resource/quantity\""},
      {with("1e1", "-1"), "malformed_value at \"/customers/0/subscriptions/0/resource/quantity\""},
      {with("\"status\": 2", "\"status\": true"),
       "wrong_type at \"/customers/0/subscriptions/0/resource/status\""},
      {with("2017-06-02T07:30:05.427Z", "June"),
       "malformed_time at \"/customers/0/subscriptions/0/resource/creationDate\""},
      {with("\"2017-06-30\"", "1"),
       "wrong_type at \"/customers/0/subscriptions/0/resource/refundOptions/0/expiresAt\""},
      {with("\"S1\"", "\"s9\""),
       "dangling_reference at \"/customers/0/subscriptions/1/resource/parentSubscriptionId\""},
      {with(", \"parentSubscriptionId\": \"S1\"", ""),
       "impossible_state at \"/customers/0/subscriptions/1/resource\""},
      {with("\"channel\": \"direct\"", "\"channel\": \"csp\""),
       "missing_member at \"/customers/0/subscriptions/1/sellerId\""},
      {with("\"channel\": \"direct\"", "\"channel\": \"Direct\""),
       "unknown_word at \"/customers/0/subscriptions/1/channel\""},
      {with("\"sellerId\": \"ca73", "\"sellerId\": \"ga73"),
       "malformed_guid at \"/customers/0/subscriptions/0/sellerId\""},
      {with("2018-11-01T00:00:00Z", "2018-11-01"),
       "malformed_time at \"/customers/0/subscriptions/0/suspendedAt\""},
      {with("\"partnerOfRecord\": \"9\"", "\"partnerOfRecord\": null"),
       "wrong_type at \"/customers/0/subscriptions/0/partnerOfRecord\""},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(verdict(text), expected) << text.substr(0, 4000);
}

TEST(DirectoryDocument, ErrorsQuoteWhatWasFound) {
  const auto read = read_directory(with("delinquent", "gone\\n"));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().found, "`gone\\n`");
  EXPECT_EQ(read.error().expected,
            "one of `applied`, `active`, `delinquent`, `restricted`, `suspended`, `terminated`");
}

TEST(DirectoryDocument, NullAndEmptyCountAsAbsentInResources) {
  const auto read = read_directory(with(
      "\"quantity\": 1e1, \"status\": 2,",
      "\"quantity\": null, \"status\": null, \"parentSubscriptionId\": \"\", \"isTrial\": null,"));
  ASSERT_TRUE(read) << read.error();
  const subscription_fields& s = *read.value().customer_at(0)->subscriptions.at(0);
  EXPECT_EQ(s.quantity, std::nullopt);
  EXPECT_EQ(s.status, std::nullopt);
  EXPECT_EQ(s.parent, std::nullopt);
  EXPECT_FALSE(s.is_trial);
  EXPECT_FALSE(s.has_purchasable_add_ons);
}

TEST(DirectoryDocument, SaysWhichOptionsAndWordsThereAre) {
  const auto expected = [](std::string_view option) {
    return read_directory(with("\"role_conflict\": \"listed_cannot_wins\"", option)).error().expected;
  };
  EXPECT_EQ(expected("\"role_conflict\": \"maybe\""), "one of `union_of_grants`, `listed_cannot_wins`");
  EXPECT_THAT(expected("\"deadline_inclusive\": true"), HasSubstr("`role_conflict`")) << "an option of another pack";
}

TEST(DirectoryDocument, ReadsItsOwnMembersInTheirCaseAlone) {
  const auto read = read_directory(with("\"asOf\"", "\"asof\""));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read.value().as_of(), std::nullopt);
  EXPECT_THAT(std::string{read.value().extra().json()}, HasSubstr("\"asof\":"));
}

TEST(DirectoryDocument, KeepsAMemberWithoutAName) {
  const auto read = read_directory(with("{", R"({"": [1, {"a": 2}],)"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_THAT(std::string{read.value().extra().json()}, HasSubstr(R"("":[1,{"a":2}])"));
}

TEST(DirectoryDocument, WritesNoMemberForWhatIsNotThere) {
  const std::string grant = R"("delegatedAdmin":[{"partnerId":"ca73f9f8-2aa6-5a27-bb58-ae94e57570aa"}])";
  const auto read = read_directory(R"({"csprel":1,"cloud":"china_21vianet","partners":[{"id":"ca73f9f8-2aa6-5a27-bb58-ae94e57570aa","model":"direct"}],
      "customers":[{"resource":{"id":"D072D07C-C56C-587A-A0E3-D371900C8960"},)" + grant + "}]}");
  ASSERT_TRUE(read) << read.error();
  const std::string text = write_directory(read.value(), {0});
  EXPECT_THAT(text, HasSubstr(grant));
  for (const char* absent : {"users", "mpaStatus", "options", "pecRoles", "relationshipRequest"})
    EXPECT_THAT(text, Not(HasSubstr(absent)));
}

TEST(DirectoryDocument, ReadsResourcesInAnyCase) {
  const std::string pascal = R"({"csprel":1,"cloud":"china_21vianet",
    "partners":[{"id":"ca73f9f8-2aa6-5a27-bb58-ae94e57570aa","model":"direct",
                 "relationshipRequest":{"Url":"https://x.cn","Attributes":{"ObjectType":"RelationshipRequest"}}}],
    "offers":[{"id":"E1"}],
    "customers":[{"resource":{"Id":"D072D07C-C56C-587A-A0E3-D371900C8960","CommerceId":"c",
      "CompanyProfile":{"CompanyName":"T","DOMAIN":"t.cn","Attributes":{"ObjectType":"CustomerCompanyProfile"}},
      "Attributes":{"ObjectType":"Customer"}},
      "subscriptions":[{"resource":{"ID":"s","OfferId":"e1","Quantity":3,"Status":"SUSPENDED",
        "FriendlyName":"n","AutoRenewEnabled":true,"BillingCycle":"OneTime","Attributes":{"Etag":"x","ObjectType":"Subscription"},
        "SuspensionReasons":["because"],"Links":{"Self":{"Uri":"/x"}}},
        "sellerId":"CA73F9F8-2AA6-5A27-BB58-AE94E57570AA"}]}]})";
  const auto read = read_directory(pascal);
  ASSERT_TRUE(read) << read.error();
  const customer_fields& c = *read.value().customer_at(0);
  EXPECT_EQ(c.company_name, "T");
  EXPECT_EQ(c.domain, "t.cn");
  const subscription_fields& s = *c.subscriptions.at(0);
  EXPECT_EQ(s.quantity, 3);
  EXPECT_EQ(s.status, wire_value{subscription_status::suspended});
  EXPECT_EQ(s.billing_cycle, wire_value{billing_cycle::one_time});
  EXPECT_EQ(s.resource.json(), R"({"Attributes":{"Etag":"x"},"Links":{"Self":{"Uri":"/x"}}})");

  const bj::value written = tree(write_directory(read.value()));
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/status"), "\"suspended\"");
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/Status"), "nothing");
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/Attributes"),
            R"({"objectType":"Subscription","Etag":"x"})");
  EXPECT_EQ(read_directory(write_directory(read.value())).value(), read.value());
}

TEST(DirectoryDocument, KeepsWhatItDoesNotModelAtEveryLevel) {
  // A member at the head of every object of the document, in the resources and in their parts too.
  std::string text;
  int next = 0;
  for (const char c : small) {
    text += c;
    if (c == '{') text += "\"new" + std::to_string(next++) + "\":{\"x\":[1,null,0.25]},";
  }
  // `options` is not open: what stands there must be an option.
  const auto at = text.find("\"options\": {\"new1\":{\"x\":[1,null,0.25]},");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string{"\"options\": {\"new1\":{\"x\":[1,null,0.25]},"}.size(),
               "\"options\": {");
  const auto read = read_directory(text);
  ASSERT_TRUE(read) << read.error();
  const std::string written = write_directory(read.value(), {0});
  for (int i = 0; i < next; ++i) {
    if (i == 1) continue;
    EXPECT_THAT(written, HasSubstr("\"new" + std::to_string(i) + "\":{\"x\":[1,null,0.25]}"));
  }
  const auto again = read_directory(written);
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(again.value(), read.value());
}

TEST(DirectoryDocument, WritesResourcesAsTheyWereWhereNothingChanged) {
  const bj::value written = tree(write_directory(read_directory(small).value()));
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/creationDate"),
            "\"2017-06-02T07:30:05.427Z\"");
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/refundOptions"),
            R"([{"type":"Full","expiresAt":"2017-06-30","new":1}])");
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/1/resource/status"), "\"Warned\"");
  EXPECT_EQ(at_pointer(written, "/customers/0/resource/companyProfile"),
            R"({"companyName":"天山","domain":"t.cn","tenantId":"t"})");
  EXPECT_EQ(at_pointer(written, "/partners/0/relationshipRequest"),
            R"({"url":"https://x.cn/?a=1&b=2","attributes":{"objectType":"RelationshipRequest"}})");
  EXPECT_EQ(
      at_pointer(written, "/options"),
      R"({"suspended_partner_may_reactivate_and_cancel":true,"role_conflict":"listed_cannot_wins"})");
}

/// The directory with one subscription's fields changed, as events change them.
directory changed(const directory& world, const std::function<void(subscription_fields&)>& change) {
  directory_fields fields = test::fields_of(world);
  for (customer& one : fields.customers) {
    customer_fields c = *one;
    for (auto& s : c.subscriptions) {
      subscription_fields copy = *s;
      change(copy);
      s = subscription::make(std::move(copy)).value();
    }
    one = customer::make(std::move(c)).value();
  }
  return directory::make(std::move(fields)).value();
}

TEST(DirectoryDocument, StandsInLinesButForArraysOfScalars) {
  const directory world = read_directory(R"({"csprel":1,"cloud":"china_21vianet","partners":[],
    "offers":[{"id":"E1","services":["exchange","skype"]},{"id":"E2"}],"customers":[]})").value();
  const std::string text = write_directory(world, {2});
  EXPECT_THAT(text, HasSubstr("\n  \"offers\": [\n    {\n      \"id\": \"E1\","));
  EXPECT_THAT(text, HasSubstr("\n      \"services\": [\"exchange\", \"skype\"]"));
  EXPECT_THAT(text, HasSubstr("    },\n    {\n      \"id\": \"E2\""));
}

TEST(DirectoryDocument, RoundTripsEveryScenarioAlsoAfterChanges) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(CSPREL_TEST_DATA "/scenarios/china")) {
    const bj::value scenario = tree(text_of(entry.path()));
    const bj::value& document = scenario.at("directory");
    if (!document.is_object()) continue;
    const std::string text = to_text(document);
    const auto read = read_directory(text);
    if (!read) {
      // Some scenarios are about documents that are refused.
      ADD_FAILURE() << entry.path() << ": " << read.error();
      continue;
    }
    ++count;
    for (const unsigned indent : {0U, 2U}) {
      const std::string written = write_directory(read.value(), {indent});
      const auto again = read_directory(written);
      ASSERT_TRUE(again) << entry.path() << ": " << again.error();
      EXPECT_EQ(again.value(), read.value()) << entry.path();
      EXPECT_EQ(write_directory(again.value(), {indent}), written) << entry.path();
    }
    // The fixtures are in the API's own spelling, but for one, so nothing at all changes in them.
    const bj::value written = tree(write_directory(read.value()));
    if (entry.path().string().find("pascal") == std::string::npos) {
      EXPECT_EQ(written.at("customers"), document.at("customers")) << entry.path();
    }

    const directory other = changed(read.value(), [](subscription_fields& s) {
      s.status = wire_value<subscription_status>::read("Warned");
      s.quantity = 4711;
      s.friendly_name = "another \"name\"\n";
      s.offer_name.clear();
      s.reseller_of_record = std::nullopt;
      s.suspension_reasons = {"a", "b"};
      s.auto_renew = std::nullopt;
      s.is_trial = !s.is_trial;
      s.billing_cycle = wire_value{billing_cycle::annual};
    });
    const auto again = read_directory(write_directory(other));
    ASSERT_TRUE(again) << entry.path() << ": " << again.error();
    EXPECT_EQ(again.value(), other) << entry.path();
  }
  EXPECT_GE(count, 50U);
}

TEST(DirectoryDocument, AChangedTimeGivesWayToItsField) {
  const directory world = read_directory(small).value();
  const directory later = changed(world, [](subscription_fields& s) {
    s.creation_date = parse_instant("2020-01-01T00:00:00Z");
    s.refund_options.clear();
  });
  const bj::value written = tree(write_directory(later));
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/creationDate"),
            "\"2020-01-01T00:00:00Z\"");
  EXPECT_EQ(at_pointer(written, "/customers/0/subscriptions/0/resource/refundOptions"), "nothing");
}

TEST(DirectoryDocument, WritesDirectoriesThatNeverWereJson) {
  directory_fields fields;
  partner_fields p;
  p.id = *partner_id::parse(seller);
  fields.partners.push_back(partner::make(p).value());
  offer_fields o;
  o.id = *offer_id::parse("E1");
  fields.offers.push_back(offer::make(o).value());
  customer_fields c;
  c.id = *customer_id::parse(tenant);
  subscription_fields s;
  s.id = *subscription_id::parse("s");
  s.offer = o.id;
  s.seller = p.id;
  c.subscriptions.push_back(subscription::make(s).value());
  fields.customers.push_back(customer::make(c).value());
  const directory world = directory::make(std::move(fields)).value();
  const bj::value written = tree(write_directory(world));
  EXPECT_EQ(
      at_pointer(written, "/customers/0/resource"),
      R"({"id":"d072d07c-c56c-587a-a0e3-d371900c8960","attributes":{"objectType":"Customer"}})");
  EXPECT_EQ(read_directory(write_directory(world)).value(), world);

  std::ostringstream stream;
  ASSERT_TRUE(write_directory(stream, world));
  EXPECT_EQ(stream.str(), write_directory(world) + "\n");
  stream.setstate(std::ios::badbit);
  EXPECT_EQ(write_directory(stream, world).error().code, error_code::io);
}

TEST(DirectoryDocument, ReadsTheSameInChunksOfEverySize) {
  const directory whole = read_directory(small).value();
  for (std::size_t size = 1; size <= small.size(); size = size < 100 ? size + 1 : size + 97) {
    std::vector<read_progress> seen;
    read_options options;
    options.progress = [&seen](const read_progress& p) { seen.push_back(p); };
    directory_reader reader(options);
    for (std::size_t at = 0; at < small.size(); at += size)
      ASSERT_TRUE(reader.write(std::string_view{small}.substr(at, size))) << size;
    const auto read = reader.finish();
    ASSERT_TRUE(read) << size << ": " << read.error();
    EXPECT_EQ(read.value(), whole) << size;
    EXPECT_EQ(seen.size(), (small.size() + size - 1) / size);
    EXPECT_EQ(seen.back(), (read_progress{small.size(), 1}));
  }
}

TEST(DirectoryDocument, TheOrderOfMembersIsFree) {
  const bj::value ordered = tree(small);
  // Reversed at every level.
  const std::function<bj::value(const bj::value&)> reversed = [&](const bj::value& v) -> bj::value {
    if (v.is_array()) {
      bj::array out;
      for (const auto& e : v.get_array()) out.push_back(reversed(e));
      return out;
    }
    if (!v.is_object()) return v;
    bj::object out;
    const auto& in = v.get_object();
    for (auto i = in.size(); i-- > 0;) {
      const auto& m = *(in.begin() + static_cast<std::ptrdiff_t>(i));
      out.emplace(m.key(), reversed(m.value()));
    }
    return out;
  };
  const auto read = read_directory(to_text(reversed(ordered)));
  ASSERT_TRUE(read) << read.error();
  directory_fields none;
  const auto a = tree(write_directory(read.value()));
  const auto b = tree(write_directory(read_directory(small).value()));
  EXPECT_EQ(a, b);
}

TEST(DirectoryDocument, RespectsTheSize) {
  EXPECT_EQ(verdict(small, {small.size() - 1, 64}), "too_large at \"\"");
  EXPECT_EQ(verdict(small, {small.size(), 64}), "fine");
  EXPECT_EQ(verdict(small, {small.size() + 1, 64}), "fine");
}

TEST(DirectoryDocument, RefusesDepth65AlsoInsideVerbatimParts) {
  // The member stands at depth 1, its value begins at depth 2.
  const auto nested = [](std::size_t depth) {
    return with("\"asOf\"",
                "\"deep\": " + std::string(depth, '[') + std::string(depth, ']') + ", \"asOf\"");
  };
  EXPECT_EQ(verdict(nested(63)), "fine");
  EXPECT_EQ(verdict(nested(64)), "syntax at \"\"");
  const directory world = read_directory(nested(63)).value();
  EXPECT_EQ(read_directory(write_directory(world)).value(), world);
}

TEST(DirectoryDocument, DropsVerbatimResourcesWhenAsked) {
  read_options options;
  options.keep_resources = false;
  const auto read = read_directory(small, options);
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read.value().customer_at(0)->resource.empty());
  EXPECT_TRUE(read.value().customer_at(0)->subscriptions.at(0)->resource.empty());
  EXPECT_EQ(read.value().customer_at(0)->company_name, "天山");
  EXPECT_EQ(read_directory(write_directory(read.value())).value(), read.value());
}

TEST(DirectoryDocument, SurvivesTruncationAndDamageAtEveryByte) {
  for (std::size_t size = 0; size < small.size(); ++size)
    EXPECT_EQ(verdict(std::string_view{small}.substr(0, size)), "syntax at \"\"") << size;
  for (std::size_t at = 0; at < small.size(); ++at)
    for (const char c : {'"', '{', '\xff'}) {
      std::string damaged = small;
      damaged[at] = c;
      const auto read = read_directory(damaged);
      if (!read) continue;
      const auto again = read_directory(write_directory(read.value()));
      ASSERT_TRUE(again) << at << c << again.error();
      EXPECT_EQ(again.value(), read.value()) << at << c;
    }
}

TEST(DirectoryDocument, KeepsTheFirstError) {
  directory_reader reader;
  const auto first = reader.write(R"({"partners":[{}],)");
  ASSERT_FALSE(first);
  EXPECT_EQ(first.error().pointer, "/partners/0/id");
  EXPECT_EQ(reader.write("]").error(), first.error());
  EXPECT_EQ(reader.finish().error(), first.error());
}

}  // namespace
}  // namespace csprel::json::directory_document_tests
