// SPDX-License-Identifier: Apache-2.0
// Conditions of `resolve` one at a time: each test takes the one fact away, or makes it unknown, that the others of
// this folder leave as it is. Together they show that every condition decides alone (tests/README.md, `mcdc`).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "directory/situation.hpp"

namespace csprel::test {
namespace {

using enum operation;

decision decided(const situation& s) { return decide(s.world.build(), s.asked).value(); }

// ---- delegated admin ------------------------------------------------------------------------

TEST(Resolve, GrantsForAnOfferWhoseServicesAreNotOnRecordAreNotKnownToSuffice) {
  situation s = allowed(subscription_add_seats);
  s.world.choose(option::commerce_without_delegated_admin, "none").sale("o", opaque, partner_p);
  s.asked.of_subscription("o");
  EXPECT_TRUE(decided(s).unknown.contains(requirement::delegated_admin_missing));
  s.world.no_grant(partner_p);
  EXPECT_TRUE(decided(s).unmet.contains(requirement::delegated_admin_missing));
}

TEST(Resolve, RemovingAGrantThatNamesNothingRemovesNothing) {
  situation s = allowed(delegated_admin_remove);
  EXPECT_EQ(decided(s).result, outcome::allow);
  s.asked.services({});
  EXPECT_TRUE(decided(s).unmet.contains(requirement::grant_not_present));
  s.asked.with.services.reset();
  EXPECT_EQ(decided(s).result, outcome::allow);
  s.world.no_grant(partner_p).open_grant(partner_p);
  EXPECT_EQ(decided(s).result, outcome::allow);
  s.world.no_grant(partner_p).grant(partner_p, std::vector<service_name>{});
  EXPECT_TRUE(decided(s).unmet.contains(requirement::grant_not_present));
}

// ---- holdings -------------------------------------------------------------------------------

TEST(Resolve, WhatHasNoServicesIsNotInTheWayOfAnything) {
  situation s = allowed(subscription_create);
  s.world.offer("nothing", {}).holding("n", "nothing");
  s.asked.offer(opaque);
  EXPECT_FALSE(decided(s).unknown.contains(requirement::service_already_held));
  s.world.holding("m", mailbox);
  EXPECT_TRUE(decided(s).unknown.contains(requirement::service_already_held));
  s.asked.offer("not listed");
  EXPECT_TRUE(decided(s).unknown.contains(requirement::service_already_held));
}

TEST(Resolve, WhatAddsNothingConflictsWithNothing) {
  // The target has nothing that the source has not, whatever else is held.
  situation s = allowed(subscription_transition);
  s.world.sale("p", premium, partner_p).holding("o", opaque);
  s.asked.of_subscription("p").target(essentials);
  EXPECT_TRUE(decided(s).met.contains(requirement::conflicting_services));
  // Nor does what is held have more than the source, whatever the target has.
  situation t = allowed(subscription_transition);
  t.world.holding("m", mailbox);
  t.asked.target("not listed");
  EXPECT_TRUE(decided(t).met.contains(requirement::conflicting_services));
  // Of two that are not on record nothing can be said.
  situation u = allowed(subscription_create);
  u.world.holding("o", opaque);
  u.asked.offer("not listed");
  EXPECT_TRUE(decided(u).unknown.contains(requirement::service_already_held));
}

TEST(Resolve, AnAddOnBecomesAnotherAddOn) {
  situation s = allowed(subscription_transition);
  s.world.offer("archiving_plus", {"archiving", "journal"});
  s.world.change_offer("archiving_plus", [](offer_fields& o) { o.is_add_on = true; });
  for (const std::string_view from : {archiving, essentials})
    s.world.change_offer(from, [](offer_fields& o) { o.upgrade_target_offers = {offer_of("archiving_plus")}; });
  s.world.add_on("child", archiving, "s", partner_p);
  s.asked.of_subscription("child").target("archiving_plus");
  EXPECT_TRUE(decided(s).met.contains(requirement::no_transition_path));
  s.asked.of_subscription("s");
  EXPECT_TRUE(decided(s).unmet.contains(requirement::no_transition_path)) << "an add-on without parent";
}

TEST(Resolve, AClashIsWithWhoeverHasTheService) {
  world_builder w;
  w.grant(partner_p, {"visio"}).sale("p", visio, partner_p);
  w.grant(partner_q, {"exchange"}).sale("q", mailbox, partner_q);
  EXPECT_TRUE(w.make());
  w.grant(provider_i, {"exchange"}).sale("i", mailbox, provider_i);
  const auto made = w.make();
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().found, testing::HasSubstr(partner_q.to_string()));
  EXPECT_THAT(made.error().found, testing::HasSubstr(provider_i.to_string()));
}

TEST(Resolve, ConflictsOfATransitionAreCertainOnlyWhereBothOffersServicesAreOnRecord) {
  situation s = allowed(subscription_transition);
  s.world.holding("h", proplus);
  EXPECT_TRUE(decided(s).unmet.contains(requirement::conflicting_services));

  // From an offer that is not on record: what the target has, the source may have had.
  situation from = s;
  from.world.change_offer(opaque, [](offer_fields& o) { o.upgrade_target_offers = {offer_of(premium)}; });
  from.world.sale("o", opaque, partner_p);
  from.asked.of_subscription("o");
  EXPECT_TRUE(decided(from).unknown.contains(requirement::conflicting_services));

  // To one: what is held may be a service of it.
  situation to = s;
  to.world.change_offer(essentials, [](offer_fields& o) { o.upgrade_target_offers = {offer_of(opaque)}; });
  to.asked.target(opaque);
  EXPECT_TRUE(decided(to).unknown.contains(requirement::conflicting_services));
  to.asked.target("not listed");
  EXPECT_TRUE(decided(to).unknown.contains(requirement::conflicting_services));
}

TEST(Resolve, ReactivatingWhatIsNotOnRecordMayMakeASecondTransactingPartner) {
  situation s = allowed(subscription_reactivate);
  s.world.sale("o", opaque, partner_p).suspended("o").relationship(partner_q);
  s.world.grant(partner_p, {"visio"}).grant(partner_q, {"visio"});
  s.world.sale("q", visio, partner_q);
  s.asked.of_subscription("o");
  EXPECT_NE(decided(s).result, outcome::allow);
  s.world.no_grant(partner_q);
  EXPECT_FALSE(decided(s).unmet.contains(requirement::other_transacting_partner));
}

// ---- offers and seats -----------------------------------------------------------------------

TEST(Resolve, AnAddOnIsOrderedForItsOwnBaseAlone) {
  situation s = allowed(subscription_order_add_on);
  s.world.sale("v", visio, partner_p);
  s.asked.of_subscription("v");
  EXPECT_TRUE(decided(s).unmet.contains(requirement::add_on_unrelated));
  s.asked.of_subscription("s").offer(visio);
  EXPECT_TRUE(decided(s).unmet.contains(requirement::add_on_unrelated));
}

TEST(Resolve, SuspensionWithoutAGroundHasNone) {
  situation s = allowed(subscription_suspend);
  s.asked.with.ground.reset();
  EXPECT_TRUE(decided(s).unmet.contains(requirement::ground_missing));
  s.asked.ground("because");
  EXPECT_TRUE(decided(s).unmet.contains(requirement::ground_missing));
}

TEST(Resolve, AResellerOfRecordWorksForTheProviderThatNamesIt) {
  situation s = allowed(subscription_change_reseller_of_record);
  EXPECT_FALSE(decided(s).unmet.contains(requirement::reseller_mpn_invalid));
  s.world.change_partner(reseller_v, [](partner_fields& p) { p.providers.clear(); });
  EXPECT_TRUE(decided(s).unmet.contains(requirement::reseller_mpn_invalid));
}

// ---- invitations ----------------------------------------------------------------------------

TEST(Resolve, AForwardedMailIsReadWhereItIsShown) {
  situation s = allowed(invitation_compose);
  s.asked.text(mail(link_of(partner_q)));
  EXPECT_TRUE(decided(s).unmet.contains(requirement::link_altered));
  s.asked.of_link(link_of(partner_q));
  EXPECT_TRUE(decided(s).unmet.contains(requirement::link_altered));
  s.world.link(partner_p, std::nullopt);
  EXPECT_TRUE(decided(s).unknown.contains(requirement::link_altered));
}

TEST(Resolve, OnlyAResellerForwardsAndOnlyItsOwnProvidersLink) {
  situation s = allowed(invitation_forward);
  EXPECT_EQ(decided(s).result, outcome::allow);
  s.asked.by(partner_p);
  EXPECT_TRUE(decided(s).unmet.contains(requirement::not_own_provider_link));

  // A link of nobody: of no provider of its own, unless the link of one is not on record.
  s.asked.by(reseller_v).of_link("https://portal.example.cn/other");
  EXPECT_TRUE(decided(s).unmet.contains(requirement::not_own_provider_link));
  s.world.link(provider_i, std::nullopt);
  EXPECT_TRUE(decided(s).unknown.contains(requirement::not_own_provider_link));
}

// ---- who asks about what --------------------------------------------------------------------

TEST(Resolve, WhatNobodyCanDoIsDeniedForWhicheverResource) {
  for (const auto& row : enum_names<operation>::rows) {
    if (china_21vianet().available(row.value)) continue;
    ask asked(row.value);
    asked.by(partner_p).of_link("elsewhere");
    const decision d = decide(world_builder{}.build(), asked).value();
    EXPECT_EQ(d.result, outcome::deny) << row.name;
    EXPECT_EQ(d.unmet, requirement_set{requirement::operation_not_available}) << row.name;
  }
}

TEST(Resolve, APartnerDoesNotAnswerForTheCustomer) {
  situation s = allowed(relationship_accept);
  s.asked.by(partner_p);
  EXPECT_EQ(decided(s).unmet, requirement_set{requirement::not_customer_administrator});
}

TEST(Resolve, ASaleBelongsToTheOneProviderThatHasTheRelationship) {
  world_builder w;
  w.change_partner(partner_q, [](partner_fields& p) { p.model = partner_model::indirect_provider; });
  w.change_partner(reseller_v, [](partner_fields& p) { p.providers = {partner_q, provider_i}; });
  w.sale("v", visio, reseller_v);
  const auto owner = [&] {
    return resolve(w.build(), ask(subscription_view).by(partner_p).of_subscription("v"))
        .value()
        .accountability->owns_relationship;
  };
  EXPECT_EQ(owner(), std::nullopt);
  w.relationship(provider_i);
  EXPECT_EQ(owner(), provider_i);
  w.relationship(partner_q);
  EXPECT_EQ(owner(), std::nullopt);
  w.relationship(reseller_v);
  EXPECT_EQ(owner(), reseller_v);
}

TEST(Resolve, AnIdThatSeveralCustomersHaveIsOnlyTheirs) {
  world_builder w;
  w.relationship(partner_p).sale("s", visio, partner_p).sale("s", mailbox, partner_p, customer_d);
  w.customers.push_back(w.customers.front());
  w.customers.back().id = stranger;
  w.customers.back().relationships.clear();
  const ask q = ask(subscription_view).by(partner_p);
  EXPECT_EQ(decide(w.build(), ask(q).of_subscription("s", customer_c)).value().result, outcome::allow);
  EXPECT_EQ(decide(w.build(), ask(q).of_subscription("s", customer_d)).value().reason(), requirement::no_relationship);
  for (const auto& [owner, expected] :
       {std::pair{std::optional{stranger}, "a subscription of this customer"},
        {std::nullopt, "`customer` beside it, since several customers have a subscription of this id"}}) {
    const auto none = decide(w.build(), ask(q).of_subscription("s", owner));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().pointer, "/resource/id");
    EXPECT_EQ(none.error().expected, expected);
  }
}

}  // namespace
}  // namespace csprel::test
