// SPDX-License-Identifier: Apache-2.0
// The notices that Partner Center sends: what they stand for, and what must be fetched because of them.
#include "csprel/json/webhook.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace csprel::test {
namespace {

using json::read_webhook;
using json::stale_fact;

std::string notice(std::string_view name, std::string_view resource, std::string_view uri) {
  return R"({"EventName":")" + std::string(name) + R"(","ResourceUri":")" + std::string(uri) + R"(","ResourceName":")" +
         std::string(resource) + R"(","AuditUri":null,"ResourceChangeUtcDate":"2023-10-05T12:00:00.0000000Z"})";
}

TEST(Webhook, TellsOfGranularAdmin) {
  const auto read = read_webhook(
      notice("granular-admin-relationship-approved", "GranularAdminRelationship",
             "https://graph.example/v1.0/tenantRelationships/delegatedAdminRelationships/72a7ae7e-4887-4e34-9755-2e1e9b26b943-"
             "63f017cb-9e0d-4f14-94bd-4871902b3409?$select=id"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read.value().is_recognised);
  EXPECT_EQ(read.value().event, "gdap_approved");
  EXPECT_EQ(read.value().at, instant::from_seconds(1'696'507'200));
  EXPECT_EQ(read.value().stale,
            (std::vector<stale_fact>{{"customers[].delegatedAdminRelationships[]",
                                      "GET /tenantRelationships/delegatedAdminRelationships/72a7ae7e-4887-4e34-9755-"
                                      "2e1e9b26b943-63f017cb-9e0d-4f14-94bd-4871902b3409"}}));
}

TEST(Webhook, TellsOfASubscription) {
  const auto read = read_webhook(notice("subscription-updated", "subscription-updated",
                                        "https://api.example/webhooks/v1/Customers/4d3cf487/Subscriptions/0a1b"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read.value().event) << "it may be any of several";
  ASSERT_EQ(read.value().stale.size(), 1U);
  EXPECT_EQ(read.value().stale.front().request, "GET /v1/customers/4d3cf487/subscriptions/0a1b");
}

TEST(Webhook, KnowsAKindOfResourceByItsName) {
  const auto read = read_webhook(notice("granular-admin-access-assignment-renamed", "GranularAdminAccessAssignment", ""));
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read.value().is_recognised);
  EXPECT_EQ(read.value().stale.front().request,
            "GET /tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments");
}

TEST(Webhook, LetsWhatItDoesNotKnowBeFetched) {
  const auto read = read_webhook(notice("invoice-ready", "Invoice", "https://api.example/v1/invoices/1"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read.value().is_recognised);
  EXPECT_EQ(read.value().stale, (std::vector<stale_fact>{{"Invoice", "GET https://api.example/v1/invoices/1"}}));
}

TEST(Webhook, PutsNothingButIdsIntoRequests) {
  const auto read = read_webhook(notice("subscription-updated", "", "/v1/customers/a%2f..%2fb/subscriptions/s d"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read.value().stale.front().request, "GET /v1/customers/{id}/subscriptions/{id}");
}

TEST(Webhook, TakesIdsAsAddressesSpellThem) {
  struct line {
    const char* id;
    const char* taken;
  };
  for (const line& each : {line{"a-9_Z", "a-9_Z"}, line{"A1", "A1"}, line{"", "{id}"}, line{"{a}", "{id}"},
                           line{"[a]", "{id}"}, line{"a:b", "{id}"}}) {
    const auto read = read_webhook(notice("dap-admin-relationship-approved", "", "/v1/customers/" + std::string(each.id) + "/x"));
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(read.value().stale.front().request, "GET /v1/customers/" + std::string(each.taken));
  }
  const auto bare = read_webhook(notice("dap-admin-relationship-approved", "", "https://api.example"));
  EXPECT_EQ(bare.value().stale.front().request, "GET /v1/customers/{id}") << "an address without path";
  for (const char* address : {"https://customers/v1/customers/c1", "file:///customers/c1"})
    EXPECT_EQ(read_webhook(notice("dap-admin-relationship-approved", "", address)).value().stale.front().request,
              "GET /v1/customers/c1")
        << address;
}

TEST(Webhook, SaysNothingOfWhatIsNotTold) {
  const auto read = read_webhook(R"({"EventName": "invoice-ready"})");
  ASSERT_TRUE(read) << read.error();
  EXPECT_FALSE(read.value().is_recognised);
  EXPECT_TRUE(read.value().stale.empty());
  EXPECT_FALSE(read.value().at);
  const std::string text = json::write_webhook(read.value());
  for (const char* absent : {"\"at\"", "\"event\"", "\"audit\""}) EXPECT_EQ(text.find(absent), std::string::npos) << text;
  const auto audited = read_webhook(R"({"EventName": "invoice-ready", "AuditUri": "https://api.example/audit/1", "ResourceName": null})");
  EXPECT_NE(json::write_webhook(audited.value()).find("https://api.example/audit/1"), std::string::npos);
}

TEST(Webhook, RefusesWhatIsNoNotice) {
  EXPECT_EQ(read_webhook("[]").error().code, error_code::wrong_type);
  EXPECT_EQ(read_webhook("{}").error().pointer, "/EventName");
  EXPECT_EQ(read_webhook(R"({"EventName": 7})").error().code, error_code::wrong_type);
  EXPECT_EQ(read_webhook("{").error().code, error_code::syntax);
}

TEST(Webhook, IsWrittenWithWhatItStandsFor) {
  const auto read = read_webhook(notice("dap-admin-relationship-terminated-by-microsoft", "", "/v1/customers/c1"));
  const std::string text = json::write_webhook(read.value());
  EXPECT_NE(text.find("\"delegated_admin_removed\""), std::string::npos) << text;
  EXPECT_NE(text.find("GET /v1/customers/c1"), std::string::npos) << text;
}

}  // namespace
}  // namespace csprel::test
