// SPDX-License-Identifier: Apache-2.0
// What the clouds other than 21Vianet tell of a customer.
#include <gtest/gtest.h>

#include "csprel/model/customer.hpp"
#include "csprel/model/customer_tenant.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(CustomerTenant, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<customer_tenant>(
      {[](auto& x) { x.resource_of = p; }, [](auto& x) { x.country = "x"; }, [](auto& x) { x.gdap_relationships.emplace(); },
       [](auto& x) { x.agreements.emplace(); }, [](auto& x) { x.direct_signed.emplace(); },
       [](auto& x) { x.review = customer_review::not_approved; }, [](auto& x) { x.qualifications.emplace_back(); },
       [](auto& x) { x.partner_access_blocked = true; }, [](auto& x) { x.is_csp_tenant = true; },
       [](auto& x) { x.transfers.emplace(); }, [](auto& x) { x.migration_schedules.emplace(); },
       [](auto& x) { x.self_purchase = true; }, [](auto& x) { x.overages.emplace(); },
       [](auto& x) { x.azure_roles.emplace(); }, [](auto& x) { x.azure_upgrade = azure_upgrade::failed; }});
  expect_each_change_tells<overage>(
      {[](auto& x) { x.service = "x"; }, [](auto& x) { x.partner = p; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<azure_role>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.subscription = of<azure_subscription_id>("x"); },
       [](auto& x) { x.role = "x"; }, [](auto& x) { x.principal = of<directory_object_id>("x"); },
       [](auto& x) { x.extra = some; }});
}

TEST(AzureRole, PrintsForAPerson) {
  EXPECT_EQ(printed(azure_role{p, of<azure_subscription_id>("s"), "Owner", of<directory_object_id>("g"), {}}),
            "Owner of s for g");
}

TEST(CustomerTenant, CountryComesFromWhereItIsTold) {
  customer_fields customer;
  EXPECT_EQ(tenant_country(customer), "");
  customer.address_country = "CA";
  EXPECT_EQ(tenant_country(customer), "CA");
  customer.tenant.edit().country = "US";
  EXPECT_EQ(tenant_country(customer), "US");
}

TEST(CustomerTenant, PrintsForAPerson) {
  customer_tenant tenant;
  EXPECT_EQ(printed(tenant), "tenant in ``");
  tenant.country = "DE";
  EXPECT_EQ(printed(tenant), "tenant in `DE`");
  EXPECT_EQ(printed((overage{"Azure", p, {}})), "overage of Azure held by " + p.to_string());
}

}  // namespace
}  // namespace csprel
