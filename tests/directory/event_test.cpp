// SPDX-License-Identifier: Apache-2.0
// The names of events.
#include "csprel/directory/event.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace csprel {
namespace {

// 21Vianet has the events up to `offer_added` and no other.
static_assert(common_event_count == 17);
static_assert(event_names[0] == "customer_created" && event_names[common_event_count - 1] == "offer_added" &&
              event_names[common_event_count] == "auto_renew_set");

TEST(Event, IsNamedAfterWhatHappened) {
  EXPECT_EQ(name(event{{}, seats_changed{}}), "seats_changed");
  EXPECT_EQ(name(event{{}, auto_renew_set{}}), "auto_renew_set");
  EXPECT_EQ(name(event{{}, azure_subscription_changed{}}), "azure_subscription_changed");
  const std::set<std::string_view> different(std::begin(event_names), std::end(event_names));
  EXPECT_EQ(different.size(), std::size(event_names));
}

}  // namespace
}  // namespace csprel
