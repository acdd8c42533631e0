// SPDX-License-Identifier: Apache-2.0
// Events: what each changes and nothing else, what refuses it, and what holds after.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/survey.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr instant later = noon + days(1);

directory after(const directory& before, event_fact what, instant at = later) {
  auto done = apply(before, event{at, std::move(what)});
  if (!done) throw std::logic_error(done.error().pointer + ": " + done.error().message());
  if (done.value().refused)
    throw std::logic_error("refused: " + std::string(name(done.value().refused->reason)));
  return done.value().world;
}

const customer_fields& c_of(const directory& world, const customer_id& id = customer_c) { return **world.find(id); }
const subscription_fields& subscription_in(const directory& world, std::string_view id) {
  return **world.find_subscription(subscription_of(id)).value().found;
}
subscription_reference ref(std::string_view id) { return {subscription_of(id), std::nullopt}; }
outcome outcome_of(const directory& world, const question& q) { return decide(world, q).value().result; }

/// The world as it was but for what `except` changes in it, to prove that nothing else did.
directory expected(world_builder builder, const std::function<void(customer_fields&)>& change, instant clock = later) {
  directory_fields parts = builder.clock(clock).fields();
  customer_fields c = *parts.customers[0];
  change(c);
  parts.customers[0] = customer::make(std::move(c)).value();
  return directory::make(std::move(parts)).value();
}

// ---- relationships --------------------------------------------------------------------------

TEST(Apply, ACreatedCustomerHasARelationshipAndDelegatedAdminOfUnknownServices) {
  customer_fields who;
  who.id = stranger;
  who.company_name = "New";
  const directory world = after(world_builder{}.build(), customer_created{customer::make(who).value(), partner_p});
  const customer_fields& c = c_of(world, stranger);
  EXPECT_THAT(c.relationships, ElementsAre(relationship{partner_p, relationship_type::reseller, later,
                                                        relationship_origin::created, {}}));
  EXPECT_THAT(c.delegated_admins, ElementsAre(delegated_admin{partner_p, std::nullopt, later, {}}));
  EXPECT_EQ(world.customer_count(), 3U);
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(partner_p).of_customer(stranger)), outcome::allow);
  EXPECT_EQ(outcome_of(world, ask(operation::service_administer).by(partner_p).of_service("exchange", stranger)),
            outcome::unknown);
  EXPECT_EQ(
      outcome_of(world, ask(operation::subscription_create).by(partner_p).of_customer(stranger).offer(visio).quantity(1)),
      outcome::allow);
}

TEST(Apply, AcceptanceMakesTheLinkOwnersRelationshipAndGrantsWhatWasChosen) {
  world_builder builder;
  builder.relationship(partner_q).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  const directory before = builder.build();
  const directory world = after(before, relationship_accepted{customer_c, link_of(provider_i), services({"visio"})});
  EXPECT_EQ(world, expected(builder, [](customer_fields& c) {
              c.relationships.push_back(
                  {provider_i, relationship_type::reseller, later, relationship_origin::accepted, {}});
              c.delegated_admins.push_back({provider_i, services({"visio"}), later, {}});
            })) << "no sale, seller, seat, partner of record or grant of another changes (DAP-01, MP-03 to MP-06)";
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(provider_i).of_customer()), outcome::allow);
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(reseller_v).of_customer()), outcome::deny)
      << "whoever forwarded the mail (LNK-05, IND-05)";
}

TEST(Apply, AcceptancePutsTheCustomerOnTheLinkOwnersList) {
  const directory before = world_builder{}.build();
  EXPECT_THAT(survey(before, partner_p).value(), IsEmpty());
  const directory world = after(before, relationship_accepted{customer_c, link_of(partner_p), {}});
  const auto lines = survey(world, partner_p).value();
  ASSERT_FALSE(lines.empty());
  for (const survey_line& line : lines) EXPECT_EQ(line.customer, customer_c);
  EXPECT_THAT(survey(world, partner_q).value(), IsEmpty());
}

TEST(Apply, TheTenantThatAcceptsIsTheCustomer) {
  // The same link, followed by another administrator (LNK-03, LNK-07).
  const directory world = after(after(world_builder{}.build(), relationship_accepted{customer_d, link_of(partner_p), {}}),
                                relationship_accepted{customer_c, link_of(partner_p), {}});
  EXPECT_THAT(c_of(world, customer_c).relationships, SizeIs(1));
  EXPECT_THAT(c_of(world, customer_d).relationships, SizeIs(1));
}

TEST(Apply, AcceptanceWithoutServicesIsARelationshipWithoutDelegatedAdmin) {
  const directory world = after(world_builder{}.build(), relationship_accepted{customer_c, link_of(partner_p), {}});
  EXPECT_THAT(c_of(world).delegated_admins, IsEmpty());
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(partner_p).of_customer()), outcome::allow);
}

TEST(Apply, AcceptingTwiceChangesNothing) {
  const relationship_accepted e{customer_c, link_of(partner_p), services({"exchange", "exchange", "skype"})};
  const directory once = after(world_builder{}.build(), e);
  EXPECT_THAT(c_of(once).delegated_admins, ElementsAre(delegated_admin{partner_p, services({"exchange", "skype"}), later, {}}));
  EXPECT_EQ(after(once, e), once);
  EXPECT_THAT(c_of(after(once, relationship_accepted{customer_c, link_of(partner_p), services({"visio"})})).delegated_admins,
              ElementsAre(delegated_admin{partner_p, services({"exchange", "skype", "visio"}), later, {}}));
}

TEST(Apply, AcceptanceFindsTheRelationshipBehindAnothers) {
  const directory before = world_builder{}.relationship(partner_q).relationship(partner_p).build();
  EXPECT_THAT(c_of(after(before, relationship_accepted{customer_c, link_of(partner_p), {}})).relationships, SizeIs(2));
}

TEST(Apply, AnAdvisorsRelationshipBecomesAResellersByAcceptance) {
  const directory world =
      after(world_builder{}.relationship(partner_p, customer_c, relationship_type::advisor).build(),
            relationship_accepted{customer_c, link_of(partner_p), {}});
  EXPECT_THAT(c_of(world).relationships, ElementsAre(relationship{partner_p, relationship_type::reseller, later,
                                                                  relationship_origin::accepted, {}}));
}

TEST(Apply, AcceptanceMakesNoSecondRelationshipOfAnAdvisorsEntry) {
  world_builder builder;
  builder.relationship(partner_p, customer_c, relationship_type::advisor).relationship(partner_p);
  const directory world = after(builder.build(), relationship_accepted{customer_c, link_of(partner_p), {}});
  EXPECT_EQ(c_of(world).relationships, builder.customers[0].relationships);
}

TEST(Apply, AnOldLinkRestoresDelegatedAdminAtAnyTime) {
  // W11: sold, lost the grant, the customer follows the same link years later (REQ-03, REQ-04, REM-08, LNK-06).
  world_builder builder;
  builder.relationship(partner_p).sale("s", essentials, partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"});
  const ask upgrade = ask(operation::subscription_transition).by(partner_p).of_subscription("s").target(premium);
  const directory lost = after(builder.build(), delegated_admin_removed{customer_c, partner_p, {}});
  EXPECT_EQ(decide(lost, upgrade).value().unmet, requirement_set{requirement::delegated_admin_missing});
  const directory back =
      after(lost, relationship_accepted{customer_c, link_of(partner_p), services({"exchange", "sharepoint", "skype"})},
            noon + days(30'000));
  EXPECT_EQ(outcome_of(back, upgrade), outcome::allow);
}

TEST(Apply, EndingARelationshipLeavesSalesGrantsAndBills) {
  world_builder builder;
  builder.relationship(partner_q).relationship(partner_p).sale("s", visio, partner_p).grant(partner_p, {"visio"});
  const directory world = after(builder.build(), relationship_ended{customer_c, partner_p});
  EXPECT_EQ(world, expected(builder, [](customer_fields& c) { c.relationships.erase(c.relationships.begin() + 1); }));
  EXPECT_EQ(outcome_of(world, ask(operation::subscription_receive_bill).by(partner_p).of_subscription("s")), outcome::allow);
}

TEST(Apply, EndsARelationshipOfAnyType) {
  world_builder builder;
  builder.relationship(partner_p, customer_c, relationship_type::advisor);
  const directory world = after(builder.build(), relationship_ended{customer_c, partner_p});
  EXPECT_TRUE((*world.find(customer_c))->relationships.empty());
}

TEST(Apply, RemovingDelegatedAdminTouchesNothingElse) {
  world_builder builder;
  builder.relationship(partner_p).sale("s", essentials, partner_p).relationship(partner_q);
  builder.grant(partner_q, {"visio"}).grant(partner_p, {"exchange", "skype"}).grant(partner_p, {"visio"});
  builder.open_grant(partner_p);
  const directory all = after(builder.build(), delegated_admin_removed{customer_c, partner_p, {}});
  EXPECT_EQ(all, expected(builder, [](customer_fields& c) { c.delegated_admins.resize(1); }))
      << "relationship, sale and Q's grant stay (REM-02, REM-09)";
  const directory one = after(builder.build(), delegated_admin_removed{customer_c, partner_p, services({"skype"})});
  EXPECT_EQ(one, expected(builder, [](customer_fields& c) {
              c.delegated_admins[1].services = services({"exchange"});
            }));
  const directory last = after(builder.build(), delegated_admin_removed{customer_c, partner_p, services({"visio"})});
  EXPECT_THAT(c_of(last).delegated_admins, SizeIs(3)) << "an entry without services is dropped";
}

TEST(Apply, LosingDelegatedAdminLeavesTheSellersBusiness) {
  // W08 to W10, BIL-04: still billed, still answers, still may change seats and suspend.
  world_builder builder;
  builder.relationship(partner_p).sale("s", visio, partner_p).grant(partner_p, {"visio"});
  const directory world = after(builder.build(), delegated_admin_removed{customer_c, partner_p, {}});
  const auto q = [](operation what) { return ask(what).by(partner_p).of_subscription("s").quantity(1).ground("non_payment"); };
  for (const operation what : {operation::subscription_receive_bill, operation::subscription_add_seats,
                               operation::subscription_suspend, operation::subscription_cancel, operation::subscription_view})
    EXPECT_EQ(outcome_of(world, q(what)), outcome::allow) << what;
  EXPECT_EQ(resolve(world, q(operation::subscription_view)).value().accountability,
            (accountability{partner_p, partner_p, partner_p}));
}

TEST(Apply, GrantingAddsOnlyWhatIsNotGranted) {
  world_builder builder;
  builder.grant(partner_p, {"exchange"});
  const directory world =
      after(builder.build(), delegated_admin_granted{customer_c, partner_p, services({"skype", "exchange", "skype"})});
  EXPECT_EQ(world, expected(builder, [](customer_fields& c) {
              c.delegated_admins[0].services = services({"exchange", "skype"});
            }));
}

// ---- subscriptions --------------------------------------------------------------------------

TEST(Apply, ACreatedSubscriptionIsTheCreatorsAndStartsTheDayAfter) {
  world_builder builder;
  builder.relationship(partner_p);
  const directory world =
      after(builder.build(), subscription_created{customer_c, partner_p, offer_of("VISIO"), 7, subscription_of("n")});
  const subscription_fields& s = subscription_in(world, "n");
  EXPECT_EQ(s.seller, partner_p);
  EXPECT_EQ(s.offer.to_string(), visio);
  EXPECT_EQ(s.offer_name, "Offer visio");
  EXPECT_EQ(s.quantity, 7);
  EXPECT_EQ(s.status, subscription_status::active);
  EXPECT_EQ(s.channel, channel::csp);
  EXPECT_EQ(s.creation_date, later);
  EXPECT_EQ(s.effective_start_date, noon + days(2) + duration{-7200}) << "midnight after the order (SUB-09)";
  EXPECT_EQ(s.parent, std::nullopt);
  EXPECT_EQ(world.as_of(), later);
}

TEST(Apply, AnAddOnIsSoldByItsParentsSeller) {
  const directory world = after(world_builder{}.sale("s", mailbox, partner_q).build(),
                                add_on_ordered{ref("s"), offer_of(archiving), 3, subscription_of("a")});
  const subscription_fields& a = subscription_in(world, "a");
  EXPECT_EQ(a.parent, subscription_of("s"));
  EXPECT_EQ(a.seller, partner_q);
  EXPECT_EQ(a.quantity, 3);
}

TEST(Apply, SeatsAreTheNewTotal) {
  world_builder builder;
  builder.sale("s", mailbox, partner_p).sale("t", mailbox, partner_p);
  const directory world = after(builder.build(), seats_changed{ref("s"), 33});
  EXPECT_EQ(world, expected(builder, [](customer_fields& c) {
              subscription_fields s = *c.subscriptions[0];
              s.quantity = 33;
              c.subscriptions[0] = subscription::make(s).value();
            }));
}

TEST(Apply, ATransitionKeepsIdSellerAndSeats) {
  world_builder builder;
  builder.sale("s", essentials, partner_p).change("s", [](subscription_fields& s) { s.friendly_name = "Ours"; });
  const directory world = after(builder.build(), subscription_transitioned{ref("s"), offer_of(premium), {}});
  const subscription_fields& s = subscription_in(world, "s");
  EXPECT_EQ(s.offer, offer_of(premium));
  EXPECT_EQ(s.offer_name, "Offer premium");
  EXPECT_EQ(s.friendly_name, "Ours");
  EXPECT_EQ(s.seller, partner_p);
  EXPECT_EQ(s.quantity, 10);
  EXPECT_EQ(
      subscription_in(after(builder.build(), subscription_transitioned{ref("s"), offer_of(premium), 12}), "s").quantity, 12);
}

TEST(Apply, SuspendingAParentSuspendsItsActiveAddOns) {
  const directory world = after(world_builder{}
                                    .sale("s", mailbox, partner_p)
                                    .add_on("a", archiving, "s", partner_p)
                                    .add_on("gone", archiving, "s", partner_p)
                                    .status("gone", subscription_status::deleted)
                                    .build(),
                                subscription_suspended{ref("s")});
  for (const auto* id : {"s", "a"}) {
    EXPECT_EQ(subscription_in(world, id).status, subscription_status::suspended) << id;
    EXPECT_EQ(subscription_in(world, id).suspended_at, later) << id;
  }
  EXPECT_EQ(subscription_in(world, "gone").status, subscription_status::deleted);
  const directory back = after(world, subscription_reactivated{ref("s")});
  EXPECT_EQ(subscription_in(back, "s").status, subscription_status::active);
  EXPECT_EQ(subscription_in(back, "s").suspended_at, std::nullopt);
  EXPECT_EQ(subscription_in(back, "a").status, subscription_status::suspended) << "an add-on is reactivated by itself";
}

TEST(Apply, SuspendsAddOnsThatStandBeforeTheirParent) {
  const directory world = after(world_builder{}
                                    .add_on("child", archiving, "s", partner_p)
                                    .sale("s", essentials, partner_p)
                                    .relationship(partner_p)
                                    .build(),
                                subscription_suspended{ref("s")});
  EXPECT_EQ(subscription_in(world, "s").status, subscription_status::suspended);
  EXPECT_EQ(subscription_in(world, "child").status, subscription_status::suspended);
}

TEST(Apply, CancellingAParentCancelsItsAddOns) {
  const directory world =
      after(world_builder{}.sale("s", mailbox, partner_p).add_on("a", archiving, "s", partner_p).suspended("a").build(),
            subscription_cancelled{ref("s")});
  for (const auto* id : {"s", "a"}) {
    EXPECT_EQ(subscription_in(world, id).status, subscription_status::deleted) << id;
    EXPECT_EQ(subscription_in(world, id).suspended_at, std::nullopt) << id;
  }
}

TEST(Apply, RenamingAndResellerOfRecordChangeThatAlone) {
  world_builder builder;
  builder.relationship(provider_i).sale("s", visio, provider_i);
  const auto with = [&](auto change) {
    return expected(builder, [&](customer_fields& c) {
      subscription_fields s = *c.subscriptions[0];
      change(s);
      c.subscriptions[0] = subscription::make(s).value();
    });
  };
  EXPECT_EQ(after(builder.build(), subscription_renamed{ref("s"), "New"}),
            with([](subscription_fields& s) { s.friendly_name = "New"; }));
  const directory changed = after(builder.build(), reseller_of_record_changed{ref("s"), std::string(mpn_of_v)});
  EXPECT_EQ(changed, with([](subscription_fields& s) { s.reseller_of_record = std::string(mpn_of_v); }));
  EXPECT_EQ(after(changed, reseller_of_record_changed{ref("s"), std::nullopt}).find(customer_c)->operator*(),
            *with([](subscription_fields&) {}).find(customer_c)->operator->());
}

TEST(Apply, StandingPartnersAndOffersChange) {
  const directory before = world_builder{}.build();
  EXPECT_EQ((*after(before, partner_standing_changed{partner_p, standing::suspended}).find(partner_p))->standing,
            standing::suspended);
  partner_fields p;
  p.id = nobody;
  EXPECT_NE(after(before, partner_added{partner::make(p).value()}).find(nobody), nullptr);
  offer_fields o;
  o.id = offer_of("fresh");
  o.services = services({"fax"});
  const directory more = after(before, offer_added{offer::make(o).value()});
  EXPECT_NE(more.find(offer_of("fresh")), nullptr);
  EXPECT_TRUE(more.has_service(service("fax")));
}

TEST(Apply, AnAddedOfferIsFoundByThoseThatNamedItBefore) {
  const auto named = [](const char* id, std::vector<std::string_view> targets) {
    offer_fields o;
    o.id = offer_of(id);
    o.services = services({"fax"});
    o.minimum_quantity = 1;
    o.maximum_quantity = 300;
    for (const auto target : targets) o.upgrade_target_offers.push_back(offer_of(target));
    return offer_added{offer::make(std::move(o)).value()};
  };
  directory world = world_builder{}.relationship(partner_p).grant(partner_p, {"exchange"}).build();
  world = after(world, named("first", {"third", "second"}));
  world = after(world, subscription_created{customer_c, partner_p, offer_of("first"), 5, subscription_of("f")});
  world = after(world, delegated_admin_granted{customer_c, partner_p, services({"fax"})});
  const auto to = [](std::string_view target) {
    return ask(operation::subscription_transition).by(partner_p).of_subscription("f").target(target);
  };
  EXPECT_EQ(decide(world, to("second")).value().unmet,
            (requirement_set{requirement::no_transition_path, requirement::offer_not_available}));
  world = after(world, named("second", {}));
  EXPECT_EQ(outcome_of(world, to("second")), outcome::allow);
  EXPECT_EQ(outcome_of(world, to("third")), outcome::deny);
  world = after(world, named("third", {}));
  EXPECT_EQ(outcome_of(world, to("second")), outcome::allow);
  EXPECT_EQ(outcome_of(world, to("third")), outcome::allow);
}

TEST(Apply, PayingTheInvoicesRestoresEverything) {
  // W20, W22.
  world_builder builder;
  builder.relationship(partner_p).sale("s", visio, partner_p).standing(partner_p, standing::suspended);
  const ask more = ask(operation::subscription_add_seats).by(partner_p).of_subscription("s").quantity(1);
  EXPECT_EQ(decide(builder.build(), more).value().unmet, requirement_set{requirement::partner_suspended});
  EXPECT_EQ(outcome_of(after(builder.build(), partner_standing_changed{partner_p, standing::active}), more), outcome::allow);
}

// ---- refusals -------------------------------------------------------------------------------

world_builder busy() {
  world_builder w;
  w.relationship(partner_p).relationship(partner_q);
  w.sale("s", essentials, partner_p).sale("q", visio, partner_q).grant(partner_q, {"visio"});
  w.sale("m", mailbox, partner_p, customer_d).add_on("a", archiving, "m", partner_p, customer_d);
  w.sale("old", mailbox, partner_p, customer_d).suspended("old", noon + days(-70));
  w.sale("gone", visio, partner_p, customer_d).status("gone", subscription_status::deleted);
  w.sale("new", visio, partner_p, customer_d).status("new", subscription_status::pending);
  w.sale("i", visio, provider_i, customer_d).holding("direct", e3, channel::direct, customer_d);
  w.sale("halted", mailbox, partner_p, customer_d).suspended("halted");
  return w;
}

struct refused {
  event_fact what;
  requirement reason;
  const char* rule;  ///< One that must be cited.
};

TEST(Refusal, SaysWhyAndChangesNothing) {
  const directory world = busy().build();
  customer_fields twin;
  twin.id = customer_c;
  const refused table[] = {
      {customer_created{customer::make(twin).value(), partner_p}, requirement::customer_already_exists, "REQ-05"},
      {relationship_accepted{customer_c, link_of(partner_p) + "?", {}}, requirement::link_altered, "LNK-04"},
      {relationship_ended{customer_c, provider_i}, requirement::no_relationship, "REM-02"},
      {delegated_admin_removed{customer_c, partner_q, services({"exchange"})}, requirement::grant_not_present, "DAP-14"},
      {delegated_admin_removed{customer_c, partner_p, {}}, requirement::grant_not_present, "REM-01"},
      {subscription_created{customer_c, provider_i, offer_of(premium), 1, subscription_of("n")},
       requirement::no_relationship, "SUB-17"},
      {subscription_created{customer_c, partner_p, offer_of(visio), 1, subscription_of("n")},
       requirement::service_already_held, "CUS-05"},
      {subscription_created{customer_c, partner_p, offer_of(archiving), 1, subscription_of("n")},
       requirement::add_on_unrelated, "ADD-03"},
      {subscription_created{customer_c, partner_p, offer_of(azure), 1, subscription_of("n")},
       requirement::offer_not_available, "SUB-13"},
      {subscription_created{customer_c, partner_p, offer_of("unlisted"), 1, subscription_of("n")},
       requirement::offer_not_available, "SUB-12"},
      {subscription_created{customer_c, partner_p, offer_of(proplus), 101, subscription_of("n")},
       requirement::quantity_out_of_range, "SUB-14"},
      {add_on_ordered{ref("old"), offer_of(archiving), 1, subscription_of("n")}, requirement::service_already_held, "CUS-05"},
      {add_on_ordered{ref("s"), offer_of(proplus), 1, subscription_of("n")}, requirement::add_on_unrelated, "ADD-03"},
      {seats_changed{ref("s"), 0}, requirement::quantity_out_of_range, "SUB-15"},
      {seats_changed{ref("s"), 101}, requirement::quantity_out_of_range, "SUB-14"},
      {seats_changed{ref("m"), 4}, requirement::quantity_out_of_range, "SUB-14"},
      {seats_changed{ref("old"), 11}, requirement::subscription_suspended, "SEAT-05"},
      {seats_changed{ref("gone"), 11}, requirement::subscription_cancelled, "SUB-18"},
      {seats_changed{ref("new"), 11}, requirement::subscription_not_active, "SEAT-01"},
      {subscription_transitioned{ref("s"), offer_of(visio), {}}, requirement::no_transition_path, "UPG-01"},
      {subscription_transitioned{ref("old"), offer_of(e3), {}}, requirement::subscription_suspended, "UPG-03"},
      {subscription_suspended{ref("old")}, requirement::subscription_suspended, "SUS-13"},
      {subscription_suspended{ref("gone")}, requirement::subscription_cancelled, "SUS-13"},
      {subscription_suspended{ref("new")}, requirement::subscription_not_active, "SUS-13"},
      {subscription_reactivated{ref("s")}, requirement::subscription_not_suspended, "SUS-06"},
      {subscription_reactivated{ref("gone")}, requirement::subscription_cancelled, "SUB-18"},
      {subscription_reactivated{ref("old")}, requirement::reactivation_window_elapsed, "SUS-07"},
      {subscription_cancelled{ref("gone")}, requirement::subscription_cancelled, "SUB-18"},
      {subscription_cancelled{ref("old")}, requirement::subscription_suspended, "AMB-15"},
      {subscription_renamed{ref("gone"), "x"}, requirement::subscription_cancelled, "SUB-19"},
      {reseller_of_record_changed{ref("s"), std::nullopt}, requirement::not_indirect_provider, "IND-12"},
      {reseller_of_record_changed{ref("i"), "7654321"}, requirement::reseller_mpn_invalid, "IND-14"},
      {reseller_of_record_changed{ref("direct"), std::nullopt}, requirement::not_original_reseller, "IND-12"},
  };
  for (std::size_t i = 0; i < std::size(table); ++i) {
    const auto done = apply(world, event{later, table[i].what});
    ASSERT_TRUE(done) << i << done.error();
    ASSERT_TRUE(done.value().refused) << i << ' ' << name(event{later, table[i].what});
    EXPECT_EQ(done.value().refused->reason, table[i].reason) << i;
    EXPECT_THAT(std::string(done.value().refused->rules), HasSubstr(table[i].rule)) << i;
    EXPECT_EQ(done.value().world, world) << i;
  }
}

TEST(Refusal, OfATransitionNamesEachObstacle) {
  const subscription_transitioned up{ref("s"), offer_of(premium), {}};
  const auto reason = [&](const world_builder& w) {
    const auto done = apply(w.build(), event{later, up});
    return done.value().refused ? std::optional(done.value().refused->reason) : std::nullopt;
  };
  const auto base = [] { return world_builder{}.sale("s", essentials, partner_p); };
  EXPECT_EQ(reason(base()), std::nullopt);
  EXPECT_EQ(reason(base().holding("h", premium)), requirement::target_already_held);
  EXPECT_EQ(reason(base().holding("h", proplus)), requirement::conflicting_services);
  EXPECT_EQ(reason(base().add_on("a", archiving, "s", partner_p)), requirement::add_ons_present);
  EXPECT_EQ(reason(base().change_offer(premium, [](offer_fields& o) { o.maximum_quantity = 9; })),
            requirement::quantity_out_of_range);
}

TEST(Apply, AGrantNamesItsServicesHere) {
  const auto done = apply(world_builder{}.build(), event{later, delegated_admin_granted{customer_c, partner_p, std::nullopt}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, error_code::missing_member);
  EXPECT_EQ(done.error().pointer, "/services");
}

TEST(Apply, WhatItNamesIsThere) {
  const directory world = world_builder{}.relationship(partner_p).sale("s", essentials, partner_p).build();
  const auto fails = [&](event_fact what, std::string_view pointer) {
    const auto done = apply(world, event{later, std::move(what)});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, error_code::not_found);
    EXPECT_EQ(done.error().pointer, pointer);
  };
  fails(relationship_ended{stranger, partner_p}, "/customer");
  fails(relationship_ended{customer_c, nobody}, "/partner");
  fails(delegated_admin_granted{customer_c, nobody, services({"exchange"})}, "/partner");
  fails(delegated_admin_granted{customer_c, partner_p, services({"chess"})}, "/services/0");
  fails(delegated_admin_removed{customer_c, nobody, {}}, "/partner");
  fails(delegated_admin_removed{customer_c, partner_p, services({"exchange", "chess"})}, "/services/1");
  fails(subscription_created{stranger, partner_p, offer_of(mailbox), 5, subscription_of("n")}, "/customer");
  fails(subscription_created{customer_c, nobody, offer_of(mailbox), 5, subscription_of("n")}, "/partner");
}

TEST(Refusal, OfASecondTransactingPartner) {
  // W18: Q transacts exchange with delegated admin, P sells it without; P may not come to hold it too.
  world_builder builder;
  builder.relationship(partner_p).sale("p", mailbox, partner_p).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  for (const event_fact& what : {event_fact{delegated_admin_granted{customer_c, partner_p, services({"exchange"})}},
                                 event_fact{relationship_accepted{customer_c, link_of(partner_p), services({"exchange"})}}}) {
    const auto done = apply(builder.build(), event{later, what}).value();
    ASSERT_TRUE(done.refused);
    EXPECT_EQ(done.refused->reason, requirement::other_transacting_partner);
    EXPECT_EQ(done.world, builder.build()) << "nobody is displaced silently (ONE-05)";
  }
  // After the customer has taken Q's away itself, it can be granted.
  const directory freed = after(builder.build(), delegated_admin_removed{customer_c, partner_q, {}});
  EXPECT_NO_THROW(after(freed, delegated_admin_granted{customer_c, partner_p, services({"exchange"})}));
  // A partner that sells nothing of it is not counted (ONE-03).
  EXPECT_NO_THROW(after(builder.build(), delegated_admin_granted{customer_c, reseller_v, services({"exchange"})}));
  // An order by a partner that holds the grant already.
  world_builder holder;
  holder.relationship(partner_p).grant(partner_p, {"exchange"}).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  const auto ordered = apply(holder.build(), event{later, subscription_created{customer_c, partner_p, offer_of(mailbox), 5,
                                                                               subscription_of("n")}}).value();
  ASSERT_TRUE(ordered.refused);
  EXPECT_EQ(ordered.refused->reason, requirement::other_transacting_partner);
}

TEST(Refusal, OfASuspensionThatMakesASecondTransactingPartnerCertain) {
  // Whether P still sells exchange was not known; what is suspended is not cancelled.
  world_builder builder;
  builder.sale("p", mailbox, partner_p).status("p", std::nullopt).grant(partner_p, {"exchange"});
  builder.sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  const directory world = builder.build();
  const auto done = apply(world, event{later, subscription_suspended{ref("p")}});
  ASSERT_TRUE(done.has_value()) << done.error();
  ASSERT_TRUE(done.value().refused.has_value());
  EXPECT_EQ(done.value().refused->reason, requirement::other_transacting_partner);
  EXPECT_EQ(done.value().world, world);
}

TEST(Refusal, OfATransitionToAnAddOnWithoutParent) {
  world_builder builder;
  builder.sale("s", essentials, partner_p);
  builder.change_offer(essentials, [](offer_fields& o) { o.upgrade_target_offers = {offer_of(archiving)}; });
  const auto done = apply(builder.build(), event{later, subscription_transitioned{ref("s"), offer_of(archiving), std::nullopt}});
  ASSERT_TRUE(done.has_value()) << done.error();
  ASSERT_TRUE(done.value().refused.has_value());
  EXPECT_EQ(done.value().refused->reason, requirement::no_transition_path);
}

TEST(Refusal, OfAnAddOnUnderAnInactiveParent) {
  world_builder builder;
  builder.sale("s", mailbox, partner_p).add_on("a", archiving, "s", partner_p);
  const directory down = after(builder.build(), subscription_suspended{ref("s")});
  const auto done = apply(down, event{later, subscription_reactivated{ref("a")}}).value();
  ASSERT_TRUE(done.refused);
  EXPECT_EQ(done.refused->reason, requirement::parent_not_active);
  const auto more = apply(down, event{later, add_on_ordered{ref("s"), offer_of(archiving), 1, subscription_of("n")}}).value();
  ASSERT_TRUE(more.refused);
  EXPECT_EQ(more.refused->reason, requirement::parent_not_active);
}

TEST(Refusal, IsNeverForTheRoleOrStandingOfWhoActed) {
  // What has happened is not undone because somebody should not have done it.
  world_builder w = busy().standing(partner_p, standing::terminated).no_grant(partner_p);
  EXPECT_NO_THROW(after(w.build(), seats_changed{ref("s"), 12}));
  EXPECT_NO_THROW(after(w.build(), subscription_suspended{ref("s")}));
  EXPECT_NO_THROW(after(w.build(), subscription_created{customer_c, partner_p, offer_of(proplus), 1, subscription_of("n")}));
  w.no_relationship(partner_p);
  EXPECT_NO_THROW(after(w.build(), subscription_cancelled{ref("s")}));
}

// ---- errors and sequences -------------------------------------------------------------------

TEST(ApplyError, NamesTheMemberOfTheEvent) {
  const directory world = busy().build();
  customer_fields fresh;
  fresh.id = stranger;
  const partner partner_again = world.partners()[0];
  const offer offer_again = world.offers()[0];
  const struct {
    event_fact what;
    error_code code;
    const char* pointer;
  } table[] = {
      {customer_created{customer::make(fresh).value(), nobody}, error_code::not_found, "/partner"},
      {relationship_accepted{stranger, link_of(partner_p), {}}, error_code::not_found, "/customer"},
      {relationship_accepted{customer_c, link_of(partner_p), services({"visio", "fax"})}, error_code::not_found, "/services/1"},
      {relationship_ended{customer_c, nobody}, error_code::not_found, "/partner"},
      {delegated_admin_granted{stranger, partner_p, {}}, error_code::not_found, "/customer"},
      {delegated_admin_removed{customer_c, partner_q, services({"fax"})}, error_code::not_found, "/services/0"},
      {subscription_created{customer_c, nobody, offer_of(visio), 1, subscription_of("n")}, error_code::not_found, "/partner"},
      {subscription_created{customer_c, partner_p, offer_of(proplus), 1, subscription_of("S")}, error_code::duplicate_id, "/id"},
      {add_on_ordered{ref("none"), offer_of(archiving), 1, subscription_of("n")}, error_code::not_found, "/subscription"},
      {seats_changed{{subscription_of("s"), stranger}, 1}, error_code::not_found, "/customer"},
      {seats_changed{{subscription_of("s"), customer_d}, 1}, error_code::not_found, "/subscription"},
      {partner_standing_changed{partner_p, standing::restricted}, error_code::impossible_state, "/standing"},
      {partner_standing_changed{nobody, standing::active}, error_code::not_found, "/partner"},
      {partner_added{partner_again}, error_code::duplicate_id, "/partner"},
      {offer_added{offer_again}, error_code::duplicate_id, "/offer"},
  };
  for (const auto& row : table) {
    const auto alone = apply(world, event{later, row.what});
    ASSERT_FALSE(alone) << row.pointer;
    EXPECT_EQ(alone.error().code, row.code) << row.pointer << alone.error();
    EXPECT_EQ(alone.error().pointer, row.pointer);
    const event two[] = {{later, subscription_renamed{ref("s"), "x"}}, {later, row.what}};
    EXPECT_EQ(replay(world, two).error().pointer, std::string("/1") + row.pointer);
  }
}

TEST(Apply, StopsAtTheFirstRefusalAndKeepsWhatWasApplied) {
  const directory world = busy().build();
  const event story[] = {{later, subscription_renamed{ref("s"), "kept"}},
                         {later + days(1), subscription_renamed{ref("gone"), "refused"}},
                         {later + days(2), subscription_renamed{ref("s"), "never"}}};
  const auto done = replay(world, story).value();
  ASSERT_TRUE(done.refused);
  EXPECT_EQ(done.refused->index, 1U);
  EXPECT_EQ(done.world, after(world, subscription_renamed{ref("s"), "kept"}));
  EXPECT_EQ(done.world.as_of(), later);
}

TEST(Apply, TheClockNeverGoesBack) {
  const directory world = busy().build();
  EXPECT_EQ(after(world, subscription_renamed{ref("s"), "x"}, noon + days(-9)).as_of(), noon);
  EXPECT_EQ(after(world.with_as_of({}), subscription_renamed{ref("s"), "x"}).as_of(), later);
}

TEST(Apply, LeavesTheWorldBeforeAsItWas) {
  const directory world = busy().build();
  const directory twin = busy().build();
  const directory other = after(world, subscription_cancelled{ref("s")});
  EXPECT_EQ(world, twin);
  EXPECT_NE(other, world);
  EXPECT_EQ(after(other, subscription_renamed{ref("m"), "D's"}).customer_at(0), other.customer_at(0));
}

TEST(Apply, OfOneCustomerLeavesWhatTheNextOneHas) {
  const directory before = world_builder{}
                               .relationship(partner_p)
                               .relationship(partner_p, customer_d)
                               .relationship(partner_q, customer_d)
                               .build();
  const directory world = after(before, relationship_accepted{customer_c, link_of(provider_i), {}});
  for (const partner_id& who : {partner_p, partner_q})
    EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(who).of_customer(customer_d)), outcome::allow);
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(provider_i).of_customer()), outcome::allow);
  EXPECT_EQ(outcome_of(world, ask(operation::customer_view).by(provider_i).of_customer(customer_d)), outcome::deny);
}

TEST(Apply, TwoWorldsAfterTheSameOneGrowApart) {
  const directory before = world_builder{}.relationship(partner_p, customer_d).build();
  const auto created = [](const customer_id& id) {
    customer_fields who;
    who.id = id;
    return customer_created{customer::make(who).value(), partner_p};
  };
  const customer_id other{*guid::parse("ffffffff-0000-4000-8000-00000000000f")};
  const directory one = after(before, created(stranger)), two = after(before, created(other));
  EXPECT_EQ(one.customer_at(2)->id, stranger);
  EXPECT_EQ(two.customer_at(2)->id, other);
  EXPECT_EQ(two.find(stranger), nullptr);
  EXPECT_EQ(before.customer_count(), 2U);
  // And on, at a customer that is not the first.
  const directory third = after(two, created(stranger));
  EXPECT_EQ(third.customer_at(3)->id, stranger);
  EXPECT_EQ(third.customer_at(2)->id, other);
  EXPECT_EQ(two.customer_count(), 3U);
}

TEST(Apply, NoEventEverChangesASeller) {
  directory world = busy().build();
  const event_fact story[] = {relationship_accepted{customer_c, link_of(provider_i), {}},
                              seats_changed{ref("s"), 12},
                              subscription_transitioned{ref("s"), offer_of(premium), {}},
                              subscription_suspended{ref("s")},
                              subscription_reactivated{ref("s")},
                              relationship_ended{customer_c, partner_p},
                              subscription_cancelled{ref("s")}};
  for (const event_fact& what : story) {
    world = after(world, what);
    EXPECT_EQ(subscription_in(world, "s").seller, partner_p);
    EXPECT_EQ(subscription_in(world, "q").seller, partner_q);
  }
}

TEST(Apply, AnIdThatTwoCustomersComeToShareNeedsTheCustomer) {
  world_builder w;
  w.relationship(partner_p).relationship(partner_p, customer_d).sale("x", visio, partner_p);
  const directory world =
      after(w.build(), subscription_created{customer_d, partner_p, offer_of(visio), 1, subscription_of("X")});
  EXPECT_FALSE(world.find_subscription(subscription_of("x")));
  EXPECT_TRUE(world.find_subscription(subscription_of("x"), customer_d));
}

TEST(Event, HasTheNameOfTheContract) {
  EXPECT_EQ(name(event{noon, customer_created{customer::make({}).value(), partner_p}}), "customer_created");
  EXPECT_EQ(name(event{noon, subscription_transitioned{ref("s"), offer_of(visio), {}}}), "subscription_transitioned");
  EXPECT_EQ(name(event{noon, offer_added{offer::make([] { offer_fields o; o.id = offer_of("o"); return o; }()).value()}}),
            "offer_added");
}

TEST(Apply, AGrantJoinsThePartnersOwnWhereverItStands) {
  world_builder builder;
  builder.grant(partner_q, {"visio"}).grant(partner_p, {"exchange"});
  const directory world = after(builder.build(), delegated_admin_granted{customer_c, partner_p, services({"skype"})});
  EXPECT_EQ(world, expected(builder, [](customer_fields& c) {
              c.delegated_admins[1].services = services({"exchange", "skype"});
            }));
}

}  // namespace
}  // namespace csprel::test
