// SPDX-License-Identifier: Apache-2.0
// What events would break, what they mend, and what time alone will change.
#include "csprel/directory/what_if.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

consequences consequences_of(const world_builder& world, const std::vector<event_fact>& facts,
                             const std::optional<partner_id>& who = {}) {
  std::vector<event> events;
  for (const event_fact& fact : facts) events.push_back({noon, fact});
  return what_if(world.build(), events, who).value();
}

const flip* find_flip(const std::vector<flip>& flips, operation what, const partner_id& who) {
  const auto at = std::find_if(flips.begin(), flips.end(), [&](const flip& f) {
    const survey_line& l = f.after ? *f.after : *f.before;
    return l.what == what && l.partner == who;
  });
  return at == flips.end() ? nullptr : &*at;
}

world_builder seller_with_admin() {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"}).sale("s", essentials, partner_p);
  return world;
}

TEST(WhatIf, NothingFlipsWithoutEvents) {
  const consequences none = consequences_of(seller_with_admin(), {});
  EXPECT_THAT(none.flips, IsEmpty());
  EXPECT_EQ(none.after, seller_with_admin().build());
}

TEST(WhatIf, LosingDelegatedAdminBreaksAdministrationAndNotSeats) {
  const consequences loss = consequences_of(seller_with_admin(), {delegated_admin_removed{customer_c, partner_p}});
  const flip* administer = find_flip(loss.flips, operation::service_administer, partner_p);
  ASSERT_NE(administer, nullptr);
  EXPECT_EQ(administer->before->result, outcome::allow);
  EXPECT_EQ(administer->after->result, outcome::deny);
  EXPECT_EQ(administer->after->reason, requirement::delegated_admin_missing);
  EXPECT_EQ(administer->cause, 0U);
  EXPECT_EQ(find_flip(loss.flips, operation::subscription_add_seats, partner_p), nullptr);
  EXPECT_EQ(find_flip(loss.flips, operation::subscription_receive_bill, partner_p), nullptr);
  EXPECT_FALSE(loss.refused);
}

TEST(WhatIf, WhatFlipsBackIsNoFlip) {
  const consequences both = consequences_of(
      seller_with_admin(),
      {delegated_admin_removed{customer_c, partner_p},
       relationship_accepted{customer_c, link_of(partner_p), services({"exchange", "sharepoint", "skype"})}});
  EXPECT_THAT(both.flips, IsEmpty());
}

TEST(WhatIf, WhatComesAndGoesIsNoFlip) {
  const subscription_reference v{subscription_of("v"), {}};
  const consequences both = consequences_of(
      seller_with_admin(),
      {subscription_created{customer_c, partner_p, offer_of(visio), 5, v.id}, csprel::subscription_cancelled{v}});
  ASSERT_FALSE(both.refused);
  ASSERT_FALSE(both.flips.empty()) << "the cancelled subscription stays";
  for (const flip& f : both.flips) EXPECT_EQ(f.after->subscription, v.id) << "its service was there in between only";
}

TEST(WhatIf, TheCauseIsTheLastEventThatChangedIt) {
  const consequences end = consequences_of(seller_with_admin(), {subscription_renamed{{subscription_of("s"), {}}, "new"},
                                                                 subscription_suspended{{subscription_of("s"), {}}},
                                                                 relationship_ended{customer_c, partner_p}});
  const flip* seats = find_flip(end.flips, operation::subscription_add_seats, partner_p);
  ASSERT_NE(seats, nullptr);
  EXPECT_EQ(seats->cause, 2U);
  EXPECT_EQ(seats->before->result, outcome::allow);
  EXPECT_EQ(seats->after->reason, requirement::no_relationship);
}

TEST(WhatIf, WhatDidNotExistHasNothingBefore) {
  world_builder world = seller_with_admin();
  const consequences more = consequences_of(
      world, {subscription_created{customer_c, partner_p, offer_of(visio), 3, subscription_of("n")}});
  const auto fresh = std::count_if(more.flips.begin(), more.flips.end(), [](const flip& f) {
    return !f.before && f.after->subscription == subscription_of("n");
  });
  EXPECT_GT(fresh, 0);
}

TEST(WhatIf, ARefusalStopsTheRest) {
  const consequences stopped =
      consequences_of(seller_with_admin(), {subscription_suspended{{subscription_of("s"), {}}},
                                            subscription_suspended{{subscription_of("s"), {}}},
                                            delegated_admin_removed{customer_c, partner_p}});
  ASSERT_TRUE(stopped.refused);
  EXPECT_EQ(stopped.refused->index, 1U);
  EXPECT_EQ(stopped.refused->reason, requirement::subscription_suspended);
  EXPECT_EQ(find_flip(stopped.flips, operation::service_administer, partner_p), nullptr);
  EXPECT_NE(find_flip(stopped.flips, operation::subscription_add_seats, partner_p), nullptr);
}

TEST(WhatIf, IsForOnePartnerOrAll) {
  world_builder world = seller_with_admin();
  world.relationship(partner_q).grant(partner_q, {"exchange"});
  const std::vector<event_fact> facts{delegated_admin_removed{customer_c, partner_p},
                                      delegated_admin_removed{customer_c, partner_q}};
  const auto all = consequences_of(world, facts).flips;
  EXPECT_NE(find_flip(all, operation::service_administer, partner_p), nullptr);
  EXPECT_NE(find_flip(all, operation::service_administer, partner_q), nullptr);
  const auto one = consequences_of(world, facts, partner_q).flips;
  EXPECT_EQ(find_flip(one, operation::service_administer, partner_p), nullptr);
  EXPECT_NE(find_flip(one, operation::service_administer, partner_q), nullptr);
  EXPECT_LT(one.size(), all.size());
}

TEST(WhatIf, APartnerThatIsConnectedLaterIsComparedFromTheStart) {
  // At first it has no relationship; in the end it has one and is terminated.
  const consequences end = consequences_of({}, {partner_standing_changed{partner_p, standing::terminated},
                                                relationship_accepted{customer_c, link_of(partner_p), {}}});
  const flip* view = find_flip(end.flips, operation::customer_view, partner_p);
  ASSERT_NE(view, nullptr);
  EXPECT_EQ(view->before->reason, requirement::no_relationship);
  EXPECT_EQ(view->after->reason, requirement::partner_terminated);
  EXPECT_EQ(view->cause, 0U);
}

TEST(WhatIf, TimeThatPassesWithEventsCounts) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-50)).sale("t", visio, partner_p);
  const std::array events{event{noon + days(20), subscription_renamed{{subscription_of("t"), {}}, "new"}}};
  const consequences done = what_if(world.build(), events).value();
  const flip* reactivate = find_flip(done.flips, operation::subscription_reactivate, partner_p);
  ASSERT_NE(reactivate, nullptr);
  EXPECT_EQ(reactivate->after->reason, requirement::reactivation_window_elapsed);
}

TEST(WhatIf, AStandingFlipsThePartnersOwnAccountToo) {
  const directory world = world_builder{}.relationship(partner_p).build();
  const std::vector<event> events{{noon, partner_standing_changed{partner_p, standing::suspended}}};
  const auto done = what_if(world, events, partner_p).value();
  std::map<operation, std::optional<requirement>> account;
  for (const flip& f : done.flips)
    if (!f.after->customer) account[f.after->what] = f.after->reason;
  std::set<operation> flipped;
  for (const auto& [what, reason] : account) {
    flipped.insert(what);
    EXPECT_EQ(reason, requirement::partner_suspended) << what;
  }
  EXPECT_THAT(flipped, UnorderedElementsAre(operation::relationship_request, operation::invitation_compose,
                                            operation::customer_create, operation::partner_set_featured_offers));
  EXPECT_FALSE(done.flips.front().after->customer) << "accounts come first";
  const auto other = what_if(world, events, partner_q).value();
  EXPECT_TRUE(other.flips.empty());
}

TEST(WhatIf, FailsForAnEventAboutNothingAndForAStranger) {
  const directory world = seller_with_admin().build();
  const std::array events{event{noon, subscription_renamed{{subscription_of("s"), {}}, "new"}},
                          event{noon, delegated_admin_removed{stranger, partner_p}}};
  const auto failed = what_if(world, events);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, error_code::not_found);
  EXPECT_EQ(failed.error().pointer, "/1/customer");
  EXPECT_EQ(what_if(world, {}, nobody).error().code, error_code::not_found);
}

/// Whether some flip is about the customer, and of the operation where one is named.
bool flips_at(const std::vector<flip>& flips, const customer_id& customer, std::optional<operation> what = {}) {
  return std::any_of(flips.begin(), flips.end(), [&](const flip& f) {
    const survey_line& l = f.after ? *f.after : *f.before;
    return l.customer == customer && (!what || l.what == *what);
  });
}

TEST(WhatIf, AStandingFlipsWhateverCustomerItIsOf) {
  world_builder world = seller_with_admin();
  world.relationship(partner_q, customer_d).sale("d", visio, partner_q, customer_d);
  const auto flips = consequences_of(world, {partner_standing_changed{partner_q, standing::suspended}}).flips;
  EXPECT_TRUE(flips_at(flips, customer_d, operation::subscription_add_seats));
  EXPECT_FALSE(flips_at(flips, customer_c));
}

TEST(WhatIf, AProvidersRelationshipIsItsResellersToo) {
  for (const bool reseller_first : {false, true}) {
    world_builder world;
    if (reseller_first) std::swap(world.partners.front(), world.partners.back());
    world.relationship(provider_i).sale("s", essentials, provider_i);
    const flip* administer = nullptr;
    const consequences end = consequences_of(world, {relationship_ended{customer_c, provider_i}});
    administer = find_flip(end.flips, operation::service_administer, reseller_v);
    ASSERT_NE(administer, nullptr) << reseller_first;
    EXPECT_EQ(administer->before->reason, requirement::delegated_admin_missing);
    EXPECT_EQ(administer->after->reason, requirement::no_relationship);
  }
}

TEST(WhatIf, TimePassesForOtherCustomersToo) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-50)).relationship(partner_q, customer_d).sale("t", visio, partner_q, customer_d);
  const subscription_reference t{subscription_of("t"), {}};
  const auto flips_by = [&](const std::vector<event>& events) { return what_if(world.build(), events).value().flips; };
  const event_fact nothing = subscription_renamed{t, "new"};
  const instant turn = noon + days(10);  // The window for reactivation closes.
  EXPECT_FALSE(flips_at(flips_by({{noon, nothing}}), customer_c));
  EXPECT_FALSE(flips_at(flips_by({{turn + duration{-1}, nothing}}), customer_c));
  EXPECT_TRUE(flips_at(flips_by({{turn, nothing}}), customer_c, operation::subscription_reactivate));
  EXPECT_TRUE(flips_at(flips_by({{noon, nothing}, {turn + days(10), nothing}}), customer_c, operation::subscription_reactivate));
  // What an event changes is on the agenda from then on, and what it ends no longer.
  world.status("s", subscription_status::active);
  const subscription_reference s{subscription_of("s"), {}};
  const auto late = flips_by({{noon, subscription_suspended{s}}, {noon + days(70), nothing}});
  const flip* reactivate = find_flip(late, operation::subscription_reactivate, partner_p);
  ASSERT_NE(reactivate, nullptr);
  EXPECT_EQ(reactivate->after->reason, requirement::reactivation_window_elapsed);
  EXPECT_EQ(reactivate->cause, 1U);
  const auto back = flips_by(
      {{noon, subscription_suspended{s}}, {noon + days(1), subscription_reactivated{s}}, {noon + days(70), nothing}});
  EXPECT_FALSE(flips_at(back, customer_c));
}

TEST(WhatIf, TheFirstEventSetsAClockThatWasNotTold) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-50)).relationship(partner_q, customer_d).sale("t", visio, partner_q, customer_d).clock({});
  const auto flips = consequences_of(world, {subscription_renamed{{subscription_of("t"), {}}, "new"}}).flips;
  const flip* reactivate = find_flip(flips, operation::subscription_reactivate, partner_p);
  ASSERT_NE(reactivate, nullptr);
  EXPECT_EQ(reactivate->before->result, outcome::unknown);
  EXPECT_EQ(reactivate->after->result, outcome::allow);
}

TEST(WhatIf, FlipsStandInTheOrderOfTheDocuments) {
  world_builder world = seller_with_admin();
  world.sale("t", visio, partner_p)
      .relationship(partner_q)
      .relationship(partner_p, customer_d)
      .sale("d", visio, partner_p, customer_d);
  const auto flips = consequences_of(world, {partner_standing_changed{partner_p, standing::terminated},
                                             relationship_ended{customer_c, partner_q}})
                         .flips;
  const auto rank = [](const flip& f) {
    const survey_line& l = f.after ? *f.after : *f.before;
    return std::tuple{l.customer, l.partner, l.service.has_value(), l.subscription.has_value()};
  };
  std::set<decltype(rank(flips.front()))> kinds;
  for (const flip& f : flips) kinds.insert(rank(f));
  EXPECT_GT(kinds.size(), 6U) << "accounts, and for each customer itself, subscriptions and services";
  EXPECT_TRUE(std::is_sorted(flips.begin(), flips.end(), [&](const flip& a, const flip& b) { return rank(a) < rank(b); }));
}

TEST(WhatIf, FlipsOfSubscriptionsStandAsTheCustomerHasThem) {
  world_builder world;
  world.relationship(partner_p).sale("z", visio, partner_p).sale("a", visio, partner_p);
  std::vector<subscription_id> order;
  for (const flip& f : consequences_of(world, {relationship_ended{customer_c, partner_p}}).flips)
    if (const auto& one = f.before->subscription; one && (order.empty() || order.back() != *one)) order.push_back(*one);
  EXPECT_THAT(order, ::testing::ElementsAre(subscription_of("z"), subscription_of("a")));
}

// ---- what time will change ------------------------------------------------------------------

TEST(UpcomingChanges, AreTheEndsOfReactivationWindowsInOrder) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-20)).sale("t", visio, partner_p).suspended("t", noon + days(-50));
  const auto flips = upcoming_changes(world.build(), noon, noon + days(60)).value();
  std::vector<instant> times;
  for (const timed_flip& f : flips)
    if (f.change.before->what == operation::subscription_reactivate) times.push_back(f.at);
  EXPECT_THAT(times, ::testing::ElementsAre(noon + days(10), noon + days(40)));
  EXPECT_EQ(flips.front().change.before->subscription, subscription_of("t"));
}

TEST(UpcomingChanges, AreInOrderWhoeverTheyAreOf) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-20)).relationship(partner_q).sale("t", visio, partner_q).suspended("t", noon + days(-50));
  const auto flips = upcoming_changes(world.build(), noon, noon + days(60)).value();
  ASSERT_THAT(flips, SizeIs(2));
  EXPECT_EQ(flips[0].at, noon + days(10));
  EXPECT_EQ(flips[0].change.before->partner, partner_q);
  EXPECT_EQ(flips[1].at, noon + days(40));
  EXPECT_EQ(flips[1].change.before->partner, partner_p);
}

TEST(UpcomingChanges, LeaveTheFirstInstantOutAndTakeTheLastIn) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-50));
  const directory built = world.build();
  const instant end = noon + days(10);
  EXPECT_THAT(upcoming_changes(built, noon, end).value(), ::testing::Not(IsEmpty()));
  EXPECT_THAT(upcoming_changes(built, noon, end + duration{-1}).value(), IsEmpty());
  EXPECT_THAT(upcoming_changes(built, end, end + days(9)).value(), IsEmpty());
  EXPECT_THAT(upcoming_changes(built, end + duration{-1}, end).value(), ::testing::Not(IsEmpty()));
}

TEST(UpcomingChanges, AreForOnePartnerOrAll) {
  world_builder world = seller_with_admin();
  world.suspended("s", noon + days(-50)).relationship(partner_q);
  EXPECT_THAT(upcoming_changes(world.build(), noon, noon + days(60), partner_q).value(), IsEmpty());
  EXPECT_THAT(upcoming_changes(world.build(), noon, noon + days(60), partner_p).value(), SizeIs(1));
  EXPECT_EQ(upcoming_changes(world.build(), noon, noon + days(60), nobody).error().code, error_code::not_found);
}

TEST(UpcomingChanges, AtTheSameTimeStandInTheOrderOfCustomers) {
  world_builder world;
  for (const auto& [id, customer] : {std::pair{"d", customer_d}, std::pair{"c", customer_c}})
    world.relationship(partner_p, customer).sale(id, visio, partner_p, customer).suspended(id, noon + days(-50));
  const auto flips = upcoming_changes(world.build(), noon, noon + days(60)).value();
  ASSERT_THAT(flips, SizeIs(2));
  EXPECT_EQ(flips[0].at, flips[1].at);
  EXPECT_EQ(flips[0].change.before->customer, customer_c);
  EXPECT_EQ(flips[1].change.before->customer, customer_d);
}

}  // namespace
}  // namespace csprel::test
