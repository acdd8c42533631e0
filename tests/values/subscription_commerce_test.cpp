// SPDX-License-Identifier: Apache-2.0
// What the clouds other than 21Vianet tell of a subscription.
#include <gtest/gtest.h>

#include "csprel/model/azure_entitlement.hpp"
#include "csprel/model/refundable_quantity.hpp"
#include "csprel/model/renewal.hpp"
#include "csprel/model/scheduled_change.hpp"
#include "csprel/model/subscription_commerce.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(SubscriptionCommerce, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<subscription_commerce>(
      {[](auto& x) { x.product_type = "x"; }, [](auto& x) { x.is_microsoft_product = true; },
       [](auto& x) { x.commitment_end_date_time = noon; }, [](auto& x) { x.cancellation_allowed_until = noon; },
       [](auto& x) { x.refundable.emplace(); }, [](auto& x) { x.next_term.emplace(); },
       [](auto& x) { x.next_charge.emplace(); }, [](auto& x) { x.renewal_term_duration = "x"; },
       [](auto& x) { x.migrated_from = of<subscription_id>("x"); }, [](auto& x) { x.provisioning.emplace(); },
       [](auto& x) { x.azure_entitlements.emplace(); }, [](auto& x) { x.renewal.pending = true; },
       [](auto& x) { x.operation_pending = true; }, [](auto& x) { x.migration.emplace(); },
       [](auto& x) { x.promotion_at_purchase = true; }, [](auto& x) { x.sync_state = ""; },
       [](auto& x) { x.transition_eligibilities.emplace(); }});
  expect_each_change_tells<refundable_batch>(
      {[](auto& x) { x.quantity = 1; }, [](auto& x) { x.allowed_until = noon; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<refundable_quantity>(
      {[](auto& x) { x.total = 0; }, [](auto& x) { x.batches.emplace_back(); }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<scheduled_product>(
      {[](auto& x) { x.product_id = "x"; }, [](auto& x) { x.sku_id = "x"; }, [](auto& x) { x.availability_id = "x"; },
       [](auto& x) { x.billing_cycle = billing_cycle::annual; }, [](auto& x) { x.term_duration = "x"; },
       [](auto& x) { x.promotion_id = "x"; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<scheduled_change>({[](auto& x) { x.product.emplace(); }, [](auto& x) { x.quantity = 0; },
                                              [](auto& x) { x.custom_term_end_date = noon; },
                                              [](auto& x) { x.extra = some; }});
  expect_each_change_tells<renewal>({[](auto& x) { x.pending = true; }, [](auto& x) { x.charge_pending = true; },
                                     [](auto& x) { x.completed_at = noon; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<azure_entitlement>(
      {[](auto& x) { x.id = of<azure_subscription_id>("x"); }, [](auto& x) { x.friendly_name = "x"; },
       [](auto& x) { x.status = subscription_status::active; }, [](auto& x) { x.recently_purchased = true; },
       [](auto& x) { x.resource = some; }});
  expect_each_change_tells<provisioning>(
      {[](auto& x) { x.status = provisioning_status::success; }, [](auto& x) { x.resource = some; }});
}

TEST(SubscriptionCommerce, PrintsForAPerson) {
  subscription_commerce c;
  c.product_type = "OnlineServicesNCE";
  EXPECT_EQ(printed(c), "commerce of product type `OnlineServicesNCE`");
  refundable_batch batch;
  batch.quantity = 2;
  EXPECT_EQ(printed(batch), "2 seat(s)");
  refundable_quantity all;
  all.batches = {batch, batch};
  EXPECT_EQ(printed(all), "2 batch(es)");
}

TEST(Provisioning, IsReadByItsNumbers) {
  using enum provisioning_status;
  long long number = 0;
  for (const provisioning_status each : {none, success, pending, failed})
    EXPECT_EQ(from_wire<provisioning_status>(number++), each);
  EXPECT_FALSE(from_wire<provisioning_status>(number));
}

TEST(Provisioning, PrintsForAPerson) {
  EXPECT_EQ(printed(provisioning{}), "provisioning not told");
  EXPECT_EQ(printed((provisioning{provisioning_status::success, {}})), "provisioning success");
}

TEST(AzureEntitlement, PrintsForAPerson) {
  azure_entitlement e;
  e.id = of<azure_subscription_id>("a");
  EXPECT_EQ(printed(e), "Azure subscription a");
  e.status = subscription_status::active;
  EXPECT_EQ(printed(e), "Azure subscription a (active)");
}

TEST(ScheduledChange, PrintsForAPerson) {
  scheduled_change c;
  EXPECT_EQ(printed(c), "scheduled change");
  c.product.emplace();
  c.product->product_id = "P";
  c.product->sku_id = "S";
  EXPECT_EQ(printed(c), "scheduled change to product P:S");
}

TEST(Renewal, PrintsForAPerson) {
  EXPECT_EQ(printed(renewal{}), "no renewal");
  EXPECT_EQ(printed((renewal{true, false, {}, {}})), "renewal pending");
  EXPECT_EQ(printed((renewal{false, false, noon, {}})), "renewed");
}

}  // namespace
}  // namespace csprel
