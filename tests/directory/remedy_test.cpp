// SPDX-License-Identifier: Apache-2.0
// Remedies: who does what, and that what is told was tried.
#include "csprel/directory/remedy.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

remedies found(const world_builder& world, const question& q) { return find_remedies(world.build(), q).value(); }

/// The steps of a way as words, such as "customer_administrator relationship_accepted".
std::vector<std::string> words_of(const remedy& way) {
  std::vector<std::string> all;
  for (const remedy_step& step : way.steps) {
    std::string text(name(step.actor));
    if (const auto* fact = std::get_if<event_fact>(&step.change))
      text += " " + std::string(event_names[fact->index()]);
    else
      text += std::holds_alternative<partner_role_assigned>(step.change) ? " partner role" : " customer role";
    all.push_back(std::move(text));
  }
  return all;
}

/// Takes the steps and asks again.
outcome outcome_after(const world_builder& builder, const remedy& way, const question& q) {
  directory world = builder.build();
  for (const remedy_step& step : way.steps) world = take(world, step, noon).value();
  return decide(world, q).value().result;
}

TEST(Remedy, NoneWithoutADenial) {
  world_builder world;
  world.relationship(partner_p);
  const remedies r = found(world, ask(operation::customer_view).by_organisation(partner_p).of_customer());
  EXPECT_THAT(r.ways, IsEmpty());
  EXPECT_THAT(r.nothing_helps, IsEmpty());
  const remedies unknown = found(world.open_grant(partner_p),
                                 ask(operation::service_administer).by_organisation(partner_p).of_service("exchange"));
  EXPECT_THAT(unknown.ways, IsEmpty());
  EXPECT_THAT(unknown.nothing_helps, IsEmpty());
}

TEST(Remedy, TheCustomerAcceptsTheLinkAgain) {
  world_builder world;
  world.relationship(partner_p);
  const question q = ask(operation::service_administer).by_organisation(partner_p).of_service("exchange");
  const remedies r = found(world, q);
  ASSERT_THAT(r.ways, SizeIs(1));
  EXPECT_EQ(r.ways[0].steps[0],
            (remedy_step{remedy_actor::customer_administrator,
                         {},
                         {},
                         {},
                         event_fact{relationship_accepted{customer_c, link_of(partner_p), services({"exchange"})}}}));
  EXPECT_EQ(outcome_after(world, r.ways[0], q), outcome::allow);
}

TEST(Remedy, OneAcceptanceMendsRelationshipAndGrant) {
  const question q = ask(operation::service_administer).by_organisation(partner_p).of_service("exchange");
  const remedies r = found({}, q);
  ASSERT_FALSE(r.ways.empty());
  EXPECT_THAT(words_of(r.ways[0]), ElementsAre("customer_administrator relationship_accepted"));
}

TEST(Remedy, AnIndirectResellerIsGrantedByName) {
  world_builder world;
  world.relationship(provider_i);
  const question q = ask(operation::service_administer).by_organisation(reseller_v).of_service("exchange");
  const remedies r = found(world, q);
  ASSERT_FALSE(r.ways.empty());
  EXPECT_THAT(words_of(r.ways[0]), ElementsAre("customer_administrator delegated_admin_granted"));
  const remedies both = found({}, q);
  ASSERT_FALSE(both.ways.empty());
  EXPECT_THAT(both.ways[0].steps, SizeIs(2));
  EXPECT_EQ(outcome_after({}, both.ways[0], q), outcome::allow);
}

TEST(Remedy, ARoleIsAssignedByThoseWhoMay) {
  world_builder world;
  world.relationship(partner_p).employee(partner_p, "li", {}, {});
  const question q = ask(operation::customer_view).by(partner_p, "li").of_customer();
  const remedies r = found(world, q);
  ASSERT_FALSE(r.ways.empty());
  for (const remedy& way : r.ways) {
    EXPECT_THAT(words_of(way), ElementsAre("this_partner partner role"));
    EXPECT_EQ(way.steps[0].partner, partner_p);
    const auto& role = std::get<partner_role_assigned>(way.steps[0].change);
    EXPECT_EQ(role.user, user_of("li"));
    EXPECT_NE(role.agent.has_value(), role.admin.has_value());
    EXPECT_TRUE(!role.admin || way.steps[0].admins == admin_role_set{admin_role::global_admin});
    EXPECT_FALSE(way.steps[0].agents.empty() && way.steps[0].admins.empty());
    EXPECT_EQ(outcome_after(world, way, q), outcome::allow);
  }
}

TEST(Remedy, ACustomersUserBecomesAdministrator) {
  const question q = ask(operation::relationship_view_partners).by_customer("user").of_customer();
  const remedies r = found({}, q);
  ASSERT_THAT(r.ways, SizeIs(1));
  EXPECT_EQ(std::get<customer_administrator_assigned>(r.ways[0].steps[0].change),
            (customer_administrator_assigned{customer_c, user_of("user")}));
}

TEST(Remedy, APartnerPaysOrIsEnrolled) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange"});
  const question q = ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(visio).quantity(1);
  EXPECT_THAT(words_of(found(world.standing(partner_p, standing::suspended), q).ways.at(0)),
              ElementsAre("this_partner partner_standing_changed"));
  EXPECT_THAT(words_of(found(world.standing(partner_p, standing::applied), q).ways.at(0)),
              ElementsAre("operator partner_standing_changed"));
  EXPECT_THAT(found(world.standing(partner_p, standing::terminated), q).nothing_helps, HasSubstr("terminated"));
}

TEST(Remedy, ASuspendedSubscriptionIsReactivatedByItsSeller) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).suspended("s");
  const question q = ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription("s").quantity(1);
  EXPECT_THAT(words_of(found(world, q).ways.at(0)), ElementsAre("this_partner subscription_reactivated"));
  world.suspended("s", noon + days(-61));
  EXPECT_THAT(found(world, q).ways, IsEmpty());
  EXPECT_THAT(found(world, q).nothing_helps, ::testing::Not(IsEmpty()));
}

TEST(Remedy, WhoWouldHelpButMayNotIsHelpedFirst) {
  // The asker pays, then reactivates.
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).suspended("s").standing(partner_p, standing::suspended);
  const question seats = ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription("s").quantity(1);
  const remedies own = found(world, seats);
  ASSERT_THAT(own.ways, SizeIs(1));
  EXPECT_THAT(words_of(own.ways[0]),
              ElementsAre("this_partner partner_standing_changed", "this_partner subscription_reactivated"));
  EXPECT_EQ(outcome_after(world, own.ways[0], seats), outcome::allow);

  // The other partner pays, reactivates what it sold, and cancels it.
  world_builder other;
  other.relationship(partner_p).relationship(partner_q).grant(partner_p, {"exchange"});
  other.sale("q", visio, partner_q).suspended("q").standing(partner_q, standing::suspended);
  const question order = ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(visio).quantity(1);
  const remedies theirs = found(other, order);
  ASSERT_THAT(theirs.ways, SizeIs(1));
  EXPECT_THAT(words_of(theirs.ways[0]),
              ElementsAre("other_partner partner_standing_changed", "other_partner subscription_reactivated",
                          "other_partner subscription_cancelled"));
  EXPECT_EQ(theirs.ways[0].steps[0].partner, partner_q);
  EXPECT_EQ(outcome_after(other, theirs.ways[0], order), outcome::allow);
}

TEST(Remedy, SaysWhyNobodyCanHelp) {
  const auto why = [](const world_builder& world, const question& q) {
    const remedies r = found(world, q);
    EXPECT_THAT(r.ways, IsEmpty());
    return r.nothing_helps;
  };
  world_builder world;
  world.relationship(partner_p).relationship(partner_q).sale("q", mailbox, partner_q).status("q", subscription_status::pending);
  world.grant(partner_p, {"visio"}).sale("s", visio, partner_p).suspended("s", noon + days(-61));
  const auto by_p = [](operation what) { return ask(what).by_organisation(partner_p); };
  EXPECT_THAT(why(world, by_p(operation::subscription_create).of_customer().offer(mailbox).quantity(5)),
              HasSubstr("Subscription `q` must be cancelled first, which cannot be done. The subscription is not active yet."));
  world.standing(partner_q, standing::suspended);  // Which paying would mend.
  EXPECT_THAT(why(world, by_p(operation::subscription_create).of_customer().offer(mailbox).quantity(5)),
              HasSubstr("which cannot be done. The subscription is not active yet."));
  world.standing(partner_q, standing::terminated);  // Which nothing mends either.
  EXPECT_THAT(why(world, by_p(operation::subscription_create).of_customer().offer(mailbox).quantity(5)),
              HasSubstr("which cannot be done. " + std::string(info(requirement::partner_terminated).unmet)));
  world.standing(partner_q, standing::active);
  EXPECT_THAT(
      why(world, by_p(operation::subscription_add_seats).of_subscription("s").quantity(1)),
      HasSubstr("Subscription `s` must be reactivated first, which cannot be done. The time for reactivation has passed."));
  world.change("s", [](subscription_fields& s) { s.suspended_at.reset(); });
  EXPECT_THAT(why(world, by_p(operation::subscription_add_seats).of_subscription("s").quantity(1)),
              HasSubstr("it is not known whether the time for reactivation has not passed"));
  EXPECT_THAT(why(world, ask(operation::customer_view).by_organisation(reseller_v).of_customer()), HasSubstr("its provider"));
  world.change("q", [](subscription_fields& s) { s.status.reset(); });
  EXPECT_THAT(why(world.employee(partner_q, "li", {}, {}),
                  ask(operation::subscription_rename).by(partner_q, "li").of_subscription("q")),
              HasSubstr("No step settles what is not known: whether the subscription is not cancelled."));
}

TEST(Remedy, TheOtherPartnerLetsGo) {
  world_builder world;
  world.choose(option::holdings_conflict_applies_to, "transitions_only");
  world.relationship(partner_p)
      .relationship(partner_q)
      .sale("s", mailbox, partner_q)
      .grant(partner_q, {"exchange"})
      .grant(partner_p, {"exchange"});
  const question q = ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(essentials).quantity(1);
  const remedies r = found(world, q);
  std::vector<std::vector<std::string>> ways;
  for (const remedy& way : r.ways) {
    ways.push_back(words_of(way));
    EXPECT_EQ(outcome_after(world, way, q), outcome::allow);
  }
  EXPECT_THAT(ways, Contains(ElementsAre("customer_administrator delegated_admin_removed")));
  EXPECT_THAT(ways, Contains(ElementsAre("other_partner subscription_cancelled")));
}

TEST(Remedy, WhatIsInTheWayIsCancelledOneByOne) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"});
  world.add_on("a", archiving, "s", partner_p).add_on("b", archiving, "s", partner_p);
  const question q = ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("s").target(premium);
  const remedies r = found(world, q);
  ASSERT_FALSE(r.ways.empty());
  EXPECT_THAT(words_of(r.ways[0]), ElementsAre("this_partner subscription_cancelled", "this_partner subscription_cancelled"));
  EXPECT_EQ(outcome_after(world, r.ways[0], q), outcome::allow);
}

TEST(Remedy, NothingHelpsAndItSaysWhy) {
  world_builder world;
  world.relationship(partner_p).relationship(partner_q).sale("s", essentials, partner_q).holding("h", visio);
  const auto why = [&](const question& q) {
    const remedies r = found(world, q);
    EXPECT_THAT(r.ways, IsEmpty());
    return r.nothing_helps;
  };
  EXPECT_THAT(why(ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription("s").quantity(1)),
              HasSubstr("Partner Q"));
  EXPECT_THAT(why(ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription("h").quantity(1)),
              HasSubstr("No partner sold"));
  EXPECT_THAT(why(ask(operation::relationship_remove).by_organisation(partner_p).of_customer()), HasSubstr("Nobody"));
  EXPECT_THAT(why(ask(operation::subscription_add_seats).by_customer().of_subscription("s").quantity(1)),
              HasSubstr("Only a partner"));
  EXPECT_THAT(why(ask(operation::delegated_admin_remove_other).by_organisation(partner_p).of_partner(partner_q, customer_c)),
              HasSubstr("administrator"));
  EXPECT_THAT(why(ask(operation::partner_reset_user_password).by_organisation(partner_p).of_partner(partner_p)),
              HasSubstr("itself"));
}

TEST(Remedy, IsBoundedInNumberAndLength) {
  world_builder world;
  world.employee(partner_p, "li", {}, {}).standing(partner_p, standing::suspended);
  const remedies r =
      found(world, ask(operation::subscription_create).by(partner_p, "li").of_customer().offer(essentials).quantity(1));
  ASSERT_FALSE(r.ways.empty());
  EXPECT_LE(r.ways.size(), max_remedies);
  for (const remedy& way : r.ways) EXPECT_THAT(way.steps, SizeIs(3));
}

TEST(Remedy, FailsForABadRequest) {
  EXPECT_FALSE(find_remedies(world_builder{}.build(), ask(operation::customer_view).by(nobody).of_customer()));
}

// ---- steps ----------------------------------------------------------------------------------

TEST(Take, IsNothingForAStepThatCannotBeTaken) {
  const directory world = world_builder{}.build();
  const auto step = [](remedy_change change) { return remedy_step{remedy_actor::this_partner, {}, {}, {}, std::move(change)}; };
  EXPECT_FALSE(take(world, step(partner_role_assigned{nobody, user_of("li"), agent_role::admin_agent, {}}), noon));
  EXPECT_FALSE(take(world, step(customer_administrator_assigned{stranger, user_of("li")}), noon));
  EXPECT_FALSE(take(world, step(event_fact{relationship_ended{customer_c, partner_p}}), noon));  // There is none.
  EXPECT_FALSE(take(world, step(event_fact{relationship_ended{customer_c, nobody}}), noon));
}

TEST(Take, AddsUsersThatAreNotListed) {
  const directory world = world_builder{}.build();
  const auto partner = take(world,
                            {remedy_actor::this_partner,
                             {},
                             {},
                             {},
                             partner_role_assigned{partner_p, user_of("new"), {}, admin_role::billing_admin}},
                            noon);
  ASSERT_TRUE(partner);
  EXPECT_EQ((*partner->find(partner_p))->users.back(), (partner_user{user_of("new"), {}, {admin_role::billing_admin}, {}}));
  const auto customer = take(
      world, {remedy_actor::customer_administrator, {}, {}, {}, customer_administrator_assigned{customer_c, user_of("new")}},
      noon);
  ASSERT_TRUE(customer);
  EXPECT_EQ((*customer->find(customer_c))->users.back(), (customer_user{user_of("new"), customer_role::administrator, {}}));
}

TEST(Remedy, OnlyWhatIsAtStakeIsTaken) {
  // The other partner sells mail, which is at stake, and drawings, which are not.
  world_builder world;
  world.choose(option::holdings_conflict_applies_to, "transitions_only");
  world.relationship(partner_p).relationship(partner_q).grant(partner_p, {"exchange"}).grant(partner_q, {"exchange", "visio"});
  world.sale("drawings", visio, partner_q).sale("mail", mailbox, partner_q);
  const question q = ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(mailbox).quantity(5);
  std::vector<subscription_id> cancelled;
  for (const remedy& way : found(world, q).ways)
    for (const remedy_step& step : way.steps)
      if (const auto* fact = std::get_if<event_fact>(&step.change))
        if (const auto* e = std::get_if<subscription_cancelled>(fact)) cancelled.push_back(e->subscription.id);
  EXPECT_THAT(cancelled, ElementsAre(subscription_of("mail")));
}

TEST(Remedy, HelpsNoLongerThanThreeStepsDeep) {
  // Each is an add-on of the next, all are suspended: the last one must be reactivated first.
  world_builder world;
  world.relationship(partner_p);
  world.change_offer(archiving, [](offer_fields& o) { o.prerequisite_offers.push_back(offer_of(archiving)); });
  world.sale("a0", essentials, partner_p).suspended("a0");
  const char* const chain[] = {"a0", "a1", "a2", "a3", "a4", "a5", "a6"};
  for (std::size_t i = 1; i < std::size(chain); ++i)
    world.add_on(chain[i], archiving, chain[i - 1], partner_p).suspended(chain[i]);
  const auto seats_of = [](const char* id) {
    return ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription(id).quantity(1);
  };
  EXPECT_THAT(found(world, seats_of("a2")).ways.at(0).steps, SizeIs(3));
  // A fourth step would be one too many, so the chain is told as far as helpers go.
  for (const std::size_t last : {std::size_t{3}, std::size_t{6}}) {
    const remedies none = found(world, seats_of(chain[last]));
    EXPECT_THAT(none.ways, IsEmpty());
    std::string expected;
    for (std::size_t i = last; i + 3 > last; --i)
      expected += "Subscription `" + std::string(chain[i]) + "` must be reactivated first, which cannot be done. ";
    EXPECT_EQ(none.nothing_helps, expected + std::string(info(requirement::parent_not_active).unmet));
  }
}

TEST(Remedy, NamesWhoAloneCanDoItAndWhatIsInTheWay) {
  world_builder world;
  world.relationship(partner_p).relationship(partner_q).grant(
      partner_p, {"exchange", "sharepoint", "skype", "office_apps", "onedrive"});
  world.sale("s", essentials, partner_q).sale("own", essentials, partner_p).sale("apps", proplus, partner_q);
  world.status("apps", subscription_status::pending);
  world.change_partner(partner_q, [](partner_fields& p) { p.name.clear(); });
  EXPECT_THAT(
      found(world, ask(operation::subscription_add_seats).by_organisation(partner_p).of_subscription("s").quantity(1))
          .nothing_helps,
      HasSubstr("only it can do this"));
  EXPECT_THAT(
      found(world, ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("own").target(premium))
          .nothing_helps,
      HasSubstr("Subscription `apps` must be cancelled first, which cannot be done. The subscription is not active yet."));
}

/// The services that the customer is to accept or to take away, step by step.
std::vector<std::vector<service_name>> services_in(const remedies& all) {
  std::vector<std::vector<service_name>> names;
  for (const remedy& way : all.ways)
    for (const remedy_step& step : way.steps)
      if (const auto* fact = std::get_if<event_fact>(&step.change)) {
        if (const auto* e = std::get_if<relationship_accepted>(fact)) names.push_back(e->services);
        if (const auto* e = std::get_if<delegated_admin_removed>(fact)) names.push_back(e->services.value());
      }
  return names;
}

TEST(Remedy, ATransitionNeedsAdminForAllOfItsSource) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p);
  const remedies r =
      found(world, ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("s").target(premium));
  EXPECT_THAT(services_in(r), ElementsAre(services({"exchange", "sharepoint", "skype"})));
}

TEST(Remedy, AnOrderNeedsAdminForAnyOfItsServices) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p);
  world.change_offer(archiving, [](offer_fields& o) { o.services = services({"archiving", "visio"}); });
  const auto create = [](std::string_view offer) {
    return ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(offer).quantity(1);
  };
  EXPECT_THAT(services_in(found(world, create(essentials))),
              ElementsAre(services({"exchange", "sharepoint", "skype"}), services({"exchange"}), services({"sharepoint"}),
                          services({"skype"})));
  EXPECT_THAT(services_in(found(world, create(visio))), ElementsAre(services({"visio"})));
  EXPECT_THAT(services_in(found(world, ask(operation::subscription_order_add_on)
                                           .by_organisation(partner_p)
                                           .of_subscription("s")
                                           .offer(archiving)
                                           .quantity(1))),
              ElementsAre(services({"archiving", "visio"}), services({"archiving"}), services({"visio"})));
}

TEST(Remedy, OnlyASuspendedParentIsRevived) {
  world_builder world;
  world.relationship(partner_p)
      .grant(partner_p, {"archiving"})
      .sale("s", essentials, partner_p)
      .status("s", subscription_status::pending);
  const remedies r = found(world, ask(operation::subscription_order_add_on)
                                      .by_organisation(partner_p)
                                      .of_subscription("s")
                                      .offer(archiving)
                                      .quantity(1));
  EXPECT_THAT(r.ways, IsEmpty());
  EXPECT_THAT(r.nothing_helps, ::testing::StartsWith("No change of the state helps, only another question: "));
}

TEST(Remedy, APartnerWithoutLinkIsToldSo) {
  world_builder world;
  world.link(partner_p, {});
  EXPECT_EQ(found(world, ask(operation::customer_view).by_organisation(partner_p).of_customer()).nothing_helps,
            "The partner has no link on record that the customer could accept.");
}

TEST(Remedy, NobodyBecomesAnotherCustomersAdministrator) {
  const remedies r =
      found({}, ask(operation::relationship_view_partners).by_customer("admin", customer_d).of_customer(customer_c));
  EXPECT_THAT(r.ways, IsEmpty());
  EXPECT_EQ(r.nothing_helps, "Only the customer's own administrator can do this; no partner can be made one.");
}

TEST(Remedy, WhatATransitionAddsIsAtStakeToo) {
  world_builder world;
  world.relationship(partner_p)
      .grant(partner_p, {"exchange", "sharepoint", "skype", "onedrive"})
      .sale("s", essentials, partner_p);
  world.relationship(partner_q).grant(partner_q, {"onedrive"}).sale("q", proplus, partner_q);
  const question q = ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("s").target(premium);
  const remedies r = found(world, q);
  ASSERT_THAT(r.ways, SizeIs(1)) << r.nothing_helps;
  EXPECT_THAT(words_of(r.ways[0]), ElementsAre("other_partner subscription_cancelled"));
}

TEST(Remedy, OnlyTheOtherPartnerLetsGo) {
  world_builder world;
  world.choose(option::holdings_conflict_applies_to, "transitions_only");
  world.relationship(partner_p).relationship(partner_q).grant(partner_p, {"exchange", "visio"}).grant(partner_q, {"exchange"});
  world.sale("q", mailbox, partner_q).sale("of d", mailbox, partner_q, customer_d);
  const remedies order = found(
      world, ask(operation::subscription_create).by_organisation(partner_p).of_customer().offer(essentials).quantity(1));
  ASSERT_THAT(order.ways, SizeIs(2)) << order.nothing_helps;
  EXPECT_THAT(words_of(order.ways[0]), ElementsAre("customer_administrator delegated_admin_removed"));
  EXPECT_THAT(words_of(order.ways[1]), ElementsAre("other_partner subscription_cancelled"));
  EXPECT_THAT(services_in(order), ElementsAre(services({"exchange"})));
  // Whose link is accepted keeps what it sells.
  world.no_grant(partner_p).sale("own", mailbox, partner_p);
  const remedies link =
      found(world, ask(operation::relationship_accept).by_customer().of_link(link_of(partner_p)).services({"exchange"}));
  ASSERT_THAT(link.ways, SizeIs(2)) << link.nothing_helps;
  EXPECT_THAT(words_of(link.ways[0]), ElementsAre("customer_administrator delegated_admin_removed"));
  EXPECT_EQ(std::get<csprel::subscription_cancelled>(std::get<event_fact>(link.ways[1].steps[0].change)).subscription.id,
            subscription_of("q"));
}

}  // namespace
}  // namespace csprel::test
