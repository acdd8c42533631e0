// SPDX-License-Identifier: Apache-2.0
// Subscriptions.
#include <gtest/gtest.h>

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
