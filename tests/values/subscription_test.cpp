// SPDX-License-Identifier: Apache-2.0
// Subscriptions.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include "csprel/model/subscription.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

static_assert(std::is_same_v<decltype(*std::declval<subscription&>()), const subscription_fields&>);

subscription_fields valid_subscription() {
  subscription_fields f;
  f.id = of<subscription_id>("s");
  f.offer = of<offer_id>("o");
  f.quantity = 0;
  f.seller = p;
  return f;
}

TEST(SubscriptionCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = subscription_fields;
  expect_refused<f>(valid_subscription(),
                    {
                        {[](f& x) { x.id = {}; }, error_code::malformed_value, "/resource/id"},
                        {[](f& x) { x.offer = {}; }, error_code::malformed_value, "/resource/offerId"},
                        {[](f& x) { x.quantity = -1; }, error_code::malformed_value, "/resource/quantity"},
                        {[](f& x) { x.parent = of<subscription_id>("S"); }, error_code::impossible_state,
                         "/resource/parentSubscriptionId"},
                        {[](f& x) { x.seller.reset(); }, error_code::missing_member, "/sellerId"},
                    });
  expect_valid<f>(valid_subscription(), {[](f& x) { x.quantity.reset(); }, [](f& x) { x.parent = of<subscription_id>("t"); },
                                         [](f& x) {
                                           x.seller.reset();
                                           x.channel = channel::direct;
                                         },
                                         [](f& x) { x.channel = channel::advisor; }, [](f& x) { x.status.reset(); }});
}

TEST(SubscriptionCheck, LooksAtTheCommerceOfOtherClouds) {
  using f = subscription_fields;
  const auto seats = [](f & x, std::size_t i) -> auto& { return x.commerce.edit().refundable->batches[i].quantity; };
  f valid = valid_subscription();
  valid.quantity = 5;
  valid.commerce.edit().refundable.emplace().batches.resize(2);
  seats(valid, 0) = 2;
  seats(valid, 1) = 3;
  valid.commerce.edit().azure_entitlements.emplace(2);
  (*valid.commerce.edit().azure_entitlements)[0].id = of<azure_subscription_id>("a");
  (*valid.commerce.edit().azure_entitlements)[1].id = of<azure_subscription_id>("b");
  const char* const first = "/resource/refundableQuantity/details/0/quantity";
  const char* const second = "/resource/refundableQuantity/details/1/quantity";
  expect_refused<f>(valid, {
                               {[&](f& x) { seats(x, 0) = -1; }, error_code::malformed_value, first},
                               {[&](f& x) { seats(x, 1) = -1; }, error_code::malformed_value, second},
                               {[&](f& x) { seats(x, 0) = 6; }, error_code::impossible_state, first},
                               {[&](f& x) { seats(x, 0) = 3; }, error_code::impossible_state, second},
                               {[&](f& x) { x.quantity = 4; }, error_code::impossible_state, second},
                               {[](f& x) { (*x.commerce.edit().azure_entitlements)[1].id = of<azure_subscription_id>("A"); },
                                error_code::duplicate_id, "/azureEntitlements/1/id"},
                           });
  expect_valid<f>(valid, {[&](f& x) { seats(x, 0) = 0; }, [](f& x) { x.quantity.reset(); },
                          [&](f& x) {
                            x.quantity.reset();
                            seats(x, 0) = seats(x, 1) = std::numeric_limits<std::int64_t>::max();
                          },
                          [](f& x) { x.commerce.edit().refundable.reset(); },
                          [](f& x) { x.commerce.edit().refundable->batches.clear(); },
                          [](f& x) { x.commerce.edit().azure_entitlements.reset(); }});
}

TEST(Subscription, IsEqualExactlyWhenAllItsPartsAre) {
  using f = subscription_fields;
  expect_each_change_tells<f>(valid_subscription(), {[](f& x) { x.id = of<subscription_id>("x"); },
                                                     [](f& x) { x.offer = of<offer_id>("x"); },
                                                     [](f& x) { x.offer_name = "x"; },
                                                     [](f& x) { x.friendly_name = "x"; },
                                                     [](f& x) { x.quantity = 9; },
                                                     [](f& x) { x.unit_type = "x"; },
                                                     [](f& x) { x.status = subscription_status::active; },
                                                     [](f& x) { x.parent = of<subscription_id>("x"); },
                                                     [](f& x) { x.creation_date = instant{}; },
                                                     [](f& x) { x.effective_start_date = instant{}; },
                                                     [](f& x) { x.commitment_end_date = instant{}; },
                                                     [](f& x) { x.auto_renew = false; },
                                                     [](f& x) { x.is_trial = true; },
                                                     [](f& x) { x.billing_type = billing_type::none; },
                                                     [](f& x) { x.billing_cycle = billing_cycle::annual; },
                                                     [](f& x) { x.term_duration = "x"; },
                                                     [](f& x) { x.contract_type = "x"; },
                                                     [](f& x) { x.order_id = "x"; },
                                                     [](f& x) { x.entitlement_id = "x"; },
                                                     [](f& x) { x.reseller_of_record = "x"; },
                                                     [](f& x) { x.has_purchasable_add_ons = true; },
                                                     [](f& x) { x.suspension_reasons.push_back("x"); },
                                                     [](f& x) { x.actions.push_back("x"); },
                                                     [](f& x) {
                                                       x.refund_options.push_back({"Full", {}});
                                                     },
                                                     [](f& x) { x.resource = some; },
                                                     [](f& x) { x.seller = q; },
                                                     [](f& x) { x.channel = channel::open; },
                                                     [](f& x) { x.suspended_at = instant{}; },
                                                     [](f& x) { x.partner_of_record = "x"; },
                                                     [](f& x) { x.extra = some; }});
  expect_each_change_tells<subscription_fields>({[](auto& x) { x.commerce.edit().operation_pending = true; }});
  expect_each_change_tells<refund_option>({[](auto& x) { x.expires_after = "P7D"; }});
}

TEST(Subscription, PrintsForAPerson) {
  subscription_fields f = valid_subscription();
  EXPECT_EQ(printed(f), "subscription s of offer o (status not told)");
  f.status = subscription_status::active;
  EXPECT_EQ(printed(subscription::make(f).value()), "subscription s of offer o (active)");
}

}  // namespace
}  // namespace csprel
