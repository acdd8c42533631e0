// SPDX-License-Identifier: Apache-2.0
// Subscriptions that move to another product: transitions, upgrades, conversions of trials, migrations; every
// requirement met, unmet and unknown, every date one second before, at and after it.
#include "clouds/delegated.hpp"

namespace csprel::test {
namespace {

constexpr std::string_view premium = "aaaaaaaa-0000-4000-8000-00000000000f";  ///< L; above essentials

// ---- transition ------------------------------------------------------------------------------------

delegated with_sale(std::string_view offer = suite) {
  delegated d;
  d.sale("s", offer);
  return d;
}
ask transition(std::string_view to = larger) { return of(subscription_transition, "s").target(to); }
ask into(std::string_view target, std::string_view to = larger) {
  ask q = transition(to);
  q.with.target_subscription = subscription_of(target);
  return q;
}

/// What the API lists of a way to the larger offer.
transition_eligibility listing(transition_type how, bool is_eligible, eligibility_type when = eligibility_type::immediate) {
  transition_eligibility item;
  item.catalog_item = offer_of(larger);
  item.eligibility_type = when;
  transition_option way;
  way.transition_type = how;
  way.is_eligible = is_eligible;
  item.eligibilities = {way};
  return item;
}

TEST(Transition, FollowsThePathsOfTheOffer) {
  delegated d = with_sale();
  d.allows(transition());
  d.allows(with_partner(transition()));
  d.denies(transition(phone), no_transition_path);
  d.denies(with_user(transition(), "helper"), role_not_permitted);
  d.denies(transition().by_customer(), only_partner_may_change_subscription);
  EXPECT_TRUE(d.decide(transition().by(other_q)).unmet.contains(not_original_reseller));
}

TEST(Transition, ToAnUnlistedOfferIsUnknown) {
  delegated d = with_sale();
  const ask q = transition("CFQ7TTC0XXXX:0001");
  d.leaves_open(q, offer_not_available);
  d.needs(q, {"GET /v1/products/CFQ7TTC0XXXX/skus/0001?country=US"});
  d["s"].is_trial = false;
  d.suspended("s");
  d.denies(q, subscription_suspended, "a denial beats what is unknown");
}

TEST(Transition, GoesByTheListOfTheApiFirst) {
  delegated d = with_sale();
  transition_eligibility item;
  item.catalog_item = offer_of(larger);
  item.eligibility_type = eligibility_type::immediate;
  transition_option with, without;
  with.transition_type = transition_type::transition_with_license_transfer;
  with.is_eligible = false;
  with.errors = {3};
  without.transition_type = transition_type::transition_only;
  without.is_eligible = false;
  item.eligibilities = {with, without};
  d.commerce("s").transition_eligibilities = std::vector{item};
  d.denies(transition(), license_transfer_conflict, "all seats move with their licences");
  ask some = transition().seats(5);
  d.denies(some, no_transition_path, "some seats move without");
  auto& told = d.commerce("s").transition_eligibilities->front();
  told.eligibilities[1].is_eligible = true;
  d.allows(some);
  some.with.license_transfer = true;
  d.denies(some, license_transfer_conflict);
  told.eligibilities[0].is_eligible = true;
  told.eligibilities[0].errors.clear();
  d.allows(transition());
  told.catalog_item = offer_of(phone);
  d.allows(transition(phone), "the list has what the offer has not");
  d.allows(transition(), "what it lacks goes by the offer");
  told.eligibilities[0].is_eligible.reset();
  d.leaves_open(transition(phone), no_transition_path);
}

TEST(Transition, GoesByTheListForNowAndAScheduleByThatForTheTerm) {
  delegated d = with_sale();
  d.commerce("s").transition_eligibilities =
      std::vector{listing(transition_type::transition_only, false, eligibility_type::scheduled)};
  const ask later = of(subscription_schedule_change, "s").target(larger);
  d.denies(later, no_transition_path);
  d.commerce("s").transition_eligibilities->front().eligibilities.front().transition_type =
      transition_type::transition_with_license_transfer;
  d.commerce("s").transition_eligibilities->front().eligibilities.front().errors = {3};
  d.denies(later, no_transition_path, "no other code speaks of licences then");
  d.allows(transition(), "which goes by the list for now, where there is none by the offer");
  auto& told = d.commerce("s").transition_eligibilities->front();
  told.eligibilities.front().is_eligible = true;
  d.allows(later, "licences or not");
  told.eligibility_type = eligibility_type::immediate;
  told.eligibilities.front().is_eligible = false;
  d.allows(later, "by the offer");
  d.denies(transition(), license_transfer_conflict);
}

TEST(Transition, LeavesNoAddOnWithoutParent) {
  for (const operation what : {subscription_transition, subscription_upgrade}) {
    delegated d = with_sale(essentials);
    d.at(essentials).upgrade_target_offers = {offer_of(archiving), offer_of(school)};
    ask q = of(what, "s").target(archiving);
    EXPECT_TRUE(d.decide(q).unmet.contains(no_transition_path)) << name(what);
    EXPECT_FALSE(d.decide(ask(q).target(school)).unmet.contains(no_transition_path)) << name(what);
    transition_eligibility item = listing(transition_type::transition_only, true);
    item.catalog_item = offer_of(archiving);
    d.commerce("s").transition_eligibilities = std::vector{item};
    EXPECT_TRUE(d.decide(q).unmet.contains(no_transition_path)) << "no list makes a state that there is not";
    // What goes on beneath its parent, whole.
    d.sale("base", essentials);
    d["s"].parent = subscription_of("base");
    EXPECT_TRUE(d.decide(q).met.contains(no_transition_path)) << name(what);
    EXPECT_TRUE(d.decide(ask(q).seats(5)).unmet.contains(no_transition_path)) << "some seats would stand beside it";
    EXPECT_TRUE(d.decide(ask(q).seats(10)).met.contains(no_transition_path));
    d["s"].quantity.reset();
    EXPECT_TRUE(d.decide(ask(q).seats(10)).unknown.contains(no_transition_path));
  }
  // Into one that stands already, nothing new comes.
  delegated d = with_sale(essentials);
  d.at(essentials).upgrade_target_offers = {offer_of(archiving)};
  d.sale("base", essentials).sale("a", archiving);
  d["a"].parent = subscription_of("base");
  EXPECT_FALSE(d.decide(into("a", archiving)).unmet.contains(no_transition_path));
  // In new commerce an add-on stands by itself.
  d = with_sale();
  d.at(suite).upgrade_target_offers = {offer_of(phone)};
  d.allows(transition(phone));
  // What is scheduled comes of it at the end of the term.
  d.at(phone).conditions.edit().track = track::legacy;
  const ask later = of(subscription_schedule_change, "s").target(phone);
  d.denies(later, no_transition_path);
  EXPECT_TRUE(d.decide(transition(phone)).unmet.contains(no_transition_path));
  d.sale("base", suite);
  d["s"].parent = subscription_of("base");
  d.allows(later);
  d.allows(ask(later).seats(5), "fewer seats are all that there are then");
}

TEST(Transition, AsksForAParentAsWhatComesOfItIsSold) {
  // The offer does not tell by whose rules it is sold: the id that the subscription will have does.
  delegated d = with_sale(essentials);
  d.at(essentials).upgrade_target_offers = {offer_of(phone)};
  d.at(phone).conditions.edit().track.reset();
  EXPECT_TRUE(d.decide(transition(phone)).met.contains(no_transition_path));
  d = with_sale();
  d.at(suite).upgrade_target_offers = {offer_of(archiving)};
  d.at(archiving).conditions.edit().track.reset();
  EXPECT_TRUE(d.decide(transition(archiving)).unmet.contains(no_transition_path));
}

TEST(Transition, OfSeatsThatAreNotToldMayMoveFewerThanAreNamed) {
  delegated d = with_sale();
  d["s"].quantity.reset();
  d.at(larger).minimum_quantity = 1;
  d.at(larger).maximum_quantity = 20;
  ask q = transition();
  q.with.license_transfer = true;
  d.allows(ask(q).seats(20));
  d.leaves_open(ask(q).seats(21), quantity_out_of_range);
  d.at(larger).minimum_quantity = 5;
  d.leaves_open(ask(q).seats(5), quantity_out_of_range);
  d.denies(ask(q).seats(4), quantity_out_of_range);
}

TEST(Transition, GoesByTheListAsFarAsItTells) {
  delegated d = with_sale();
  const auto listed = [&](auto change) {
    transition_eligibility item = listing(transition_type::transition_with_license_transfer, true);
    change(item);
    d.commerce("s").transition_eligibilities = std::vector{item};
    return d;
  };
  listed([](auto&) {}).allows(transition());
  listed([](auto& item) {
    item.catalog_item = offer_of(std::string(larger) + ":CFQ7TTC0K5J8");
  }).allows(transition(), "an availability of it");
  listed([](auto& item) { item.eligibilities.clear(); }).denies(transition(), no_transition_path);
  // Of what else is listed, or not told of what it is, nothing is taken.
  const auto other = [&](auto change) {
    listed([&](auto& item) {
      item.eligibilities.clear();
      change(item);
    }).allows(transition());
  };
  other([](auto& item) { item.catalog_item = offer_of(phone); });
  other([](auto& item) { item.catalog_item.reset(); });
  other([](auto& item) { item.eligibility_type = wire_value<eligibility_type>::read("sometime"); });
  other([](auto& item) { item.eligibility_type = eligibility_type::scheduled; });
  listed([](auto& item) { item.eligibilities.front().is_eligible.reset(); }).leaves_open(transition(), no_transition_path);
  listed([](auto& item) { item.eligibilities.front().transition_type.reset(); }).leaves_open(transition(), no_transition_path);
  listed([](auto& item) { item.eligibilities.front().transition_type = wire_value<transition_type>::read("sideways"); })
      .leaves_open(transition(), no_transition_path);
  d.needs(transition(), {"GET /v1/customers/" + customer_c.to_string() +
                         "/subscriptions/s/transitionEligibilities?eligibilityType=immediate"});
  // A refusal for another cause is no conflict of licences.
  listed([](auto& item) {
    item.eligibilities.front().is_eligible = false;
    item.eligibilities.front().errors = {7};
  }).denies(transition(), no_transition_path);
}

TEST(Transition, FindsAPathWhereverTheListHasOne) {
  delegated d = with_sale();
  const auto listed = [&](transition_eligibility first, transition_eligibility second) {
    d.commerce("s").transition_eligibilities = std::vector{std::move(first), std::move(second)};
    return d;
  };
  const auto refused = listing(transition_type::transition_with_license_transfer, false);
  const auto open = listing(transition_type::transition_with_license_transfer, true);
  listed(refused, open).allows(transition());
  listed(refused, refused).denies(transition(), no_transition_path);
  transition_eligibility into_n = refused;
  into_n.subscription_eligibilities.emplace().emplace_back().subscription = subscription_of("n");
  into_n.subscription_eligibilities->front().is_eligible = false;
  into_n.subscription_eligibilities->front().errors = {1};
  d.sale("n", larger);
  listed(open, into_n).denies(into("n"), target_subscription_not_active, "which the second entry tells");
  // Of a way that is refused it does not matter whether licences move.
  transition_eligibility of_no_type = refused;
  of_no_type.eligibilities.front().transition_type.reset();
  listed(of_no_type, of_no_type).denies(transition(), no_transition_path);
}

TEST(Conversion, OfATrialWithoutAClockLeavesOpenWhatAnUnlistedOfferAsks) {
  delegated d = with_sale();
  d["s"].is_trial = true;
  d["s"].quantity = 10;
  d.parts.as_of.reset();
  const ask q = of(subscription_convert_trial, "s").target("CFQ7TTC0XXXX:0001");
  const decision unknown = d.decide(q);
  EXPECT_EQ(unknown.result, outcome::unknown) << "the term may be another one, of other seats: unmet " << unknown.unmet;
  d.parts.as_of = today;
  d.denies(q, quantity_out_of_range, "fewer than 25 of whatever offer");
}

TEST(Upgrade, LeavesOpenOnlyServicesThatCouldBeShared) {
  delegated d;
  d.sale("s", essentials).sale("t", school);
  d.customer.delegated_admins.push_back({seller_p, std::nullopt, today + days(-100), {}});
  d.at(essentials).upgrade_target_offers = {offer_of(archiving)};
  d.at(archiving).is_add_on = false;
  const ask q = of(subscription_upgrade, "s").target(archiving);
  const std::vector<service_name> exchange{*service_name::parse("exchange")};
  d.at(school).services.reset();
  d.allows(q, "the target adds nothing");
  d.at(archiving).services = exchange;
  d.leaves_open(q, conflicting_services, "which the other may have");
  d.at(essentials).services = exchange;
  d.allows(q, "the source has it already");
  d.at(archiving).services.reset();
  d.leaves_open(q, conflicting_services, "nothing is told of either");
  d.at(school).services = exchange;
  d.allows(q, "the other has what the source has");
  d.at(essentials).services.reset();
  d.leaves_open(q, conflicting_services);
}

TEST(Transition, ToASpecialisedOfferOfAnotherBaseDoesNotWait) {
  delegated d = with_sale();
  d.at(larger).conditions.edit().specialised = true;
  d.allows(transition(), "of no base");
  d.at(larger).conditions.edit().base_offer = offer_of("unlisted");
  d.allows(transition(), "of one that nobody lists");
  d.at(larger).conditions.edit().base_offer = offer_of(phone);
  d.allows(transition(), "of another");
  d.at(suite).conditions.edit().base_offer = offer_of(server);
  d.allows(transition());
  d.at(suite).conditions.edit().base_offer = offer_of(phone);
  d.denies(transition(), scheduled_only, "of the same");
}

TEST(Transition, OfLicencesIsAsTheQuestionSays) {
  delegated d = with_sale();
  d.commerce("s").transition_eligibilities = std::vector{listing(transition_type::transition_only, true)};
  ask q = transition();
  d.denies(q, no_transition_path, "all seats move with their licences");
  q.with.license_transfer = false;
  d.allows(q);
  d["s"].quantity.reset();
  ask some = transition().seats(5);
  EXPECT_EQ(d.decide(some).result, outcome::unknown) << "whether that is all of them";
}

TEST(Transition, ToASpecialisedOfferWaitsForTheTerm) {
  delegated d = with_sale();
  d.at(larger).conditions.edit().specialised = true;
  d.at(larger).conditions.edit().base_offer = offer_of(suite);
  d.denies(transition(), scheduled_only);
  d.at(larger).conditions.edit().base_offer = offer_of(phone);
  d.allows(transition());
  d.at(suite).conditions.edit().base_offer = offer_of(phone);
  d.denies(transition(), scheduled_only);
  d.at(suite).conditions.edit().specialised = true;
  d.allows(transition());
}

TEST(Transition, OfADeletedSubscriptionIsRefusedByTheCodeOfItsPlatform) {
  delegated d = with_sale();
  d["s"].status = subscription_status::deleted;
  d.denies(transition(), subscription_cancelled);
  EXPECT_EQ(d.explained(transition()).reasons.front().refusal.code, "2011");
  d["s"].status = subscription_status::expired;
  EXPECT_EQ(d.explained(transition()).reasons.front().refusal.code, "800040");
  delegated old = with_sale(essentials);
  old.tenant_wide().at(essentials).upgrade_target_offers = {offer_of(school)};
  old["s"].status = subscription_status::deleted;
  old.denies(transition(school), subscription_cancelled);
  EXPECT_EQ(old.explained(transition(school)).reasons.front().refusal.code, "subscription_status_not_active");
}

TEST(Transition, NeedsAProvisionedActiveSubscription) {
  delegated d = with_sale();
  d.commerce("s").provisioning = provisioning{provisioning_status::pending, {}};
  d.denies(transition(), subscription_not_provisioned);
  d.commerce("s").provisioning = provisioning{{}, {}};
  d.leaves_open(transition(), subscription_not_provisioned);
  d.needs(transition(), {"GET /v1/customers/" + customer_c.to_string() + "/subscriptions/s/provisioningstatus"});
  d.commerce("s").provisioning = provisioning{provisioning_status::success, {}};
  d.allows(transition());
  d.suspended("s");
  d.denies(transition(), subscription_suspended);
}

TEST(Transition, IsAProductChangeForTheLimitedPartner) {
  for (const auto& [how, code] :
       {std::pair{standing::suspended, partner_suspended}, {standing::restricted, partner_restricted}}) {
    delegated d = with_sale();
    d.at(seller_p).standing = how;
    d.denies(transition(), code);
    d.choose(option::limited_partner_may_change_product, "true");
    d.allows(transition());
  }
  delegated d = with_sale();
  d.conditions().agreements->clear();
  d.denies(transition(), customer_agreement_missing);
  d.conditions().direct_signed.reset();
  d.leaves_open(transition(), customer_agreement_missing);
}

TEST(Transition, CountsMoreThanAllAsAll) {
  delegated d = with_sale();
  d.at(larger).maximum_quantity = 10;
  d.allows(transition().seats(5000));
  d.at(larger).maximum_quantity = 9;
  d.denies(transition().seats(5000), quantity_out_of_range);
  d.denies(transition().seats(0), quantity_out_of_range);
}

TEST(Transition, ChoosesATermNoShorterThanItHas) {
  delegated d = with_sale();
  d.denies(transition().term(term::one_month), target_term_shorter);
  d.allows(transition().term(term::one_year));
  d.allows(transition().term(term::three_years).cycle(billing_cycle::annual));
  d.denies(transition().term(term::one_year).cycle(billing_cycle::triennial), billing_cycle_longer_than_term);
  d["s"].term_duration.clear();
  EXPECT_TRUE(d.decide(transition().term(term::one_year)).unknown.contains(target_term_shorter));
}

// ---- into another subscription ---------------------------------------------------------------------

delegated selling_two() {
  delegated d = with_sale();
  d.sale("x", larger);
  return d;
}

TEST(TransitionInto, AnActiveOneOfTheSameProduct) {
  delegated d = selling_two();
  d.allows(into("x"));
  d.suspended("x");
  d.denies(into("x"), target_subscription_not_active);
  d["x"].status.reset();
  d.leaves_open(into("x"), target_subscription_not_active);
  d["x"].status = subscription_status::active;
  d.sale("p", phone);
  d.denies(into("p"), target_catalog_mismatch);
  d.refuses(into("unheard"), "/action/properties/target_subscription");
  const std::string availability = std::string(larger) + ":AVAIL";
  d.offer(availability, track::new_commerce, 1, 300);
  d["x"].offer = offer_of(availability);
  d.allows(into("x"));
}

TEST(TransitionInto, ItselfIsThatAlone) {
  delegated d = selling_two();
  d.denies(into("s"), target_is_source);
  d["s"].is_trial = true;
  d.denies(into("x"), target_not_allowed);
}

TEST(TransitionInto, OneThatNothingHappensTo) {
  delegated d = selling_two();
  d.commerce("x").operation_pending = true;
  d.denies(into("x"), target_busy);
  d.commerce("x").operation_pending = false;
  d.commerce("x").renewal.pending = true;
  d.denies(into("x"), target_busy);
}

TEST(TransitionInto, OneThatCanNoMoreBeCancelled) {
  delegated d = selling_two();
  d.commerce("x").cancellation_allowed_until = today + days(1);
  d.opens(into("x"), today + days(1) + duration{1}, target_in_cancellation_window);
  d.choose(option::deadline_inclusive, "false");
  d.opens(into("x"), today + days(1), target_in_cancellation_window);
}

TEST(TransitionInto, AnotherTrackWaitsForNoWindow) {
  delegated d = with_sale();
  d.at(suite).upgrade_target_offers.push_back(offer_of(essentials));
  d.sale("x", essentials);
  d.commerce("x").cancellation_allowed_until = today + days(1);
  EXPECT_FALSE(d.decide(into("x", essentials)).unmet.contains(target_in_cancellation_window));
}

TEST(TransitionInto, OneThatIsNotMigrating) {
  delegated d = with_sale();
  d.sale("t", larger);
  d.commerce("t").cancellation_allowed_until = today + days(-1);
  d.commerce("t").migration.emplace().status = migration_status::processing;
  d.denies(into("t"), target_busy);
  d.commerce("t").migration->status = migration_status::completed;
  d.allows(into("t"));
}

TEST(TransitionInto, OneThatTheListTellsOf) {
  delegated d = with_sale();
  d.sale("t", larger);
  d.commerce("t").cancellation_allowed_until = today + days(-1);
  transition_eligibility item = listing(transition_type::transition_with_license_transfer, true);
  transition_option other = item.eligibilities.front();
  other.subscription = subscription_of("other");
  other.is_eligible = false;
  other.errors = {1, 2, 3, 4};
  item.subscription_eligibilities = std::vector{other};
  d.commerce("s").transition_eligibilities = std::vector{item};
  d.allows(into("t"), "of another one it says nothing");
  transition_option own = other;
  own.subscription = subscription_of("t");
  own.errors = {2};
  d.commerce("s").transition_eligibilities->front().subscription_eligibilities->push_back(own);
  d.denies(into("t"), target_in_cancellation_window);
  d.commerce("s").transition_eligibilities->front().subscription_eligibilities->back().is_eligible = true;
  d.allows(into("t"));
  d.commerce("s").transition_eligibilities->front().subscription_eligibilities->back().is_eligible.reset();
  d.allows(into("t"), "where it does not say, what is known decides");
  d.commerce("s").transition_eligibilities->front().subscription_eligibilities.reset();
  d.allows(into("t"));
}

TEST(TransitionInto, OneThatLastsAsLong) {
  delegated d = selling_two();
  d["x"].term_duration = "P1M";
  d.denies(into("x"), target_term_shorter);
  d["x"].term_duration = "P3Y";
  d.allows(into("x"));
  d["x"].term_duration.clear();
  d.leaves_open(into("x"), target_term_shorter);
  d["x"].term_duration = "P1Y";
  d.commerce("x").commitment_end_date_time = term_end + duration{-1};
  d.denies(into("x"), target_ends_earlier);
  d.commerce("x").commitment_end_date_time = term_end;
  d.allows(into("x"));
  d.choose(option::target_may_end_with_source, "false");
  d.denies(into("x"), target_ends_earlier);
  d.commerce("x").commitment_end_date_time = term_end + duration{1};
  d.allows(into("x"));
  d.commerce("x").commitment_end_date_time.reset();
  EXPECT_TRUE(d.decide(into("x")).unknown.contains(target_ends_earlier));
  // Renewed an hour after the end that is told: until when is not.
  d.commerce("s").commitment_end_date_time = term_end + days(30);
  d.commerce("x").commitment_end_date_time = term_end;
  d.commerce("x").renewal.completed_at = term_end + duration{3'600};
  EXPECT_TRUE(d.decide(ask(into("x")).now(term_end + duration{7'200})).unknown.contains(target_ends_earlier));
}

TEST(TransitionInto, GoesByTheListOfTheApiFirst) {
  const std::pair<std::int64_t, requirement> codes[] = {{1, target_subscription_not_active}, {2, target_in_cancellation_window},
                                                        {3, target_term_shorter}, {4, target_ends_earlier}};
  for (const auto& [code, why] : codes) {
    delegated d = selling_two();
    transition_eligibility item = listing(transition_type::transition_with_license_transfer, true);
    transition_option one;
    one.subscription = subscription_of("x");
    one.is_eligible = false;
    one.errors = {code};
    item.subscription_eligibilities = std::vector{one};
    d.commerce("s").transition_eligibilities = std::vector{item};
    d.denies(into("x"), why);
  }
}

// ---- legacy upgrade --------------------------------------------------------------------------------

delegated upgrading() {
  delegated d = with_sale(essentials);
  d.offer(premium, track::legacy, 1, 300);
  d.at(essentials).upgrade_target_offers = {offer_of(premium)};
  d.tenant_wide();
  return d;
}
ask upgrade(operation what = subscription_upgrade) { return of(what, "s").target(premium); }

TEST(Upgrade, IsATransitionOfTheOlderPlatform) {
  for (const operation what : {subscription_upgrade, subscription_transition}) {
    delegated d = upgrading();
    d.allows(upgrade(what));
    d.denies_for(with_user(upgrade(what), "helper"), delegated_role_insufficient, "helpdesk_scope");
  }
}

TEST(Upgrade, NeedsEachOfItsRequirements) {
  for (const operation what : {subscription_upgrade, subscription_transition}) {
    const ask q = upgrade(what);
    delegated d = upgrading();
    d.denies(upgrade(what).target(school), no_transition_path);
    d.denies(upgrade(what).seats(9), partial_not_supported);
    d.allows(upgrade(what).seats(10));
    d["s"].quantity.reset();
    EXPECT_TRUE(d.decide(upgrade(what).seats(9)).unknown.contains(partial_not_supported));
    d = upgrading();
    d.sale("held", premium, other_q);
    d.denies(q, target_already_held, "from any seller");
    d["held"].status = subscription_status::deleted;
    d.allows(q);
    d = upgrading();
    d.at(premium).services = std::vector{*service_name::parse("exchange")};
    d.sale("n", suite, other_q);
    d.denies(q, conflicting_services);
    d.at(essentials).services = std::vector{*service_name::parse("exchange")};
    d.allows(q, "what the source has is no addition");
    d = upgrading();
    d.sale("a", archiving);
    d["a"].parent = subscription_of("s");
    d.denies(q, add_ons_present);
    d["a"].status = subscription_status::deleted;
    d.allows(q);
    d = upgrading();
    d.customer.delegated_admins.clear();
    d.denies_for(q, delegated_admin_missing, "none");
    EXPECT_EQ(d.explained(q).reasons.front().refusal.code, "delegated_admin_permissions_disabled");
    d = upgrading();
    d["s"].status = subscription_status::pending;
    EXPECT_TRUE(d.decide(q).unmet.contains(subscription_not_active));
  }
  delegated d = upgrading();
  d["s"].offer = offer_of(suite);
  EXPECT_EQ(d.decide(upgrade()).reason(), wrong_track);
}

TEST(Upgrade, WithLicencesNeedsAWriter) {
  delegated d = upgrading();
  d.customer.delegated_admins.clear();
  d.group("engineers").members->push_back({*directory_object_id::parse("helper"), {}, {}, {}});
  d.relates("g", {reader, writer});
  d.assigns("g", "a", "engineers", {reader});
  ask q = with_user(upgrade(), "helper");
  d.allows(q);
  q.with.license_transfer = true;
  d.denies_for(q, delegated_role_insufficient, "role_not_assigned");
  d.granted("g").access_assignments->front().roles = std::vector{id_of(writer)};
  d.allows(q);
  q.with.license_transfer = false;
  d.denies(q, delegated_role_insufficient, "a writer does not read");
}

// ---- trials ----------------------------------------------------------------------------------------

TEST(Conversion, OfNewCommerceNeedsTwentyFiveSeats) {
  delegated d = with_sale();
  d["s"].is_trial = true;
  const ask q = of(subscription_convert_trial, "s");
  d.denies(ask(q).seats(24), quantity_out_of_range);
  d.allows(ask(q).seats(25));
  d.denies(q, quantity_out_of_range, "ten that it has");
  ask later = ask(q).seats(5);
  later.with.when = conversion_time::term_end;
  d.allows(later);
  d.denies(ask(later).seats(0), quantity_out_of_range, "no seats at all");
  d["s"].auto_renew = false;
  d.denies(later, auto_renew_off);
  d.allows(ask(q).seats(25));
  d["s"].auto_renew.reset();
  d.leaves_open(later, auto_renew_off);
  d["s"].is_trial = false;
  d["s"].auto_renew = true;
  d.denies(ask(q).seats(25), not_a_trial);
}

TEST(Conversion, CountsSeatsByTheTrackOfTheTrial) {
  delegated d = with_sale();
  d["s"].is_trial = true;
  d.denies(of(subscription_convert_trial, "s").target(azure_plan), quantity_out_of_range, "ten that it has");
  delegated old = with_sale(old_azure);
  old["s"].is_trial = true;
  EXPECT_EQ(old.decide(of(subscription_convert_trial, "s").target(suite).seats(8)).unmet, requirement_set{wrong_track});
}

TEST(Conversion, GoesIntoASubscriptionThatOutlivesTheTrial) {
  delegated d = selling_two();
  d["s"].is_trial = true;
  ask q = of(subscription_convert_trial, "s").target(larger).seats(25);
  q.with.target_subscription = subscription_of("x");
  d.allows(q);
  d.choose(option::target_may_end_with_source, "false");
  d.allows(q, "it may end with the trial");
  d.commerce("x").commitment_end_date_time = term_end + duration{-1};
  d.denies(q, target_ends_earlier);
  q.with.when = conversion_time::term_end;
  d.allows(q, "asked of a conversion now alone");
  q.with.when = conversion_time::now;
  d.commerce("x").commitment_end_date_time = term_end;
  d.suspended("x");
  d.denies(q, target_subscription_not_active);
}

TEST(Conversion, OfTheOlderPlatformNeedsAnOfferToConvertTo) {
  delegated d = upgrading();
  d["s"].is_trial = true;
  const ask q = of(subscription_convert_trial, "s");
  d.allows(q);
  d.allows(ask(q).target(premium));
  d.allows(ask(q).seats(1));
  d.denies(ask(q).seats(0), quantity_out_of_range);
  d.denies(ask(q).target(school), conversion_not_found);
  ask alone = q;
  alone.authentication = authentication::app_only;
  d.denies(alone, user_context_required);
  d.leaves_open(ask(q).target("aaaaaaaa-0000-4000-8000-0000000000ff"), offer_not_available);
  // An add-on would have nothing to stand beneath.
  d.at(essentials).upgrade_target_offers = {offer_of(archiving)};
  d.denies(ask(q).target(archiving), conversion_not_found);
  d.denies(q, conversion_not_found);
  d.sale("base", essentials);
  d["s"].parent = subscription_of("base");
  d.allows(ask(q).target(archiving));
  d.allows(q);
  d.at(essentials).upgrade_target_offers.clear();
  d.denies(q, conversion_not_found);
  d["s"].offer = offer_of(server);
  EXPECT_TRUE(d.decide(q).unmet.contains(wrong_track));
}

// ---- migration -------------------------------------------------------------------------------------

delegated migrating() {
  delegated d = with_sale(essentials);
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  d.at(archiving).conditions.edit().new_commerce_offer = offer_of(phone);
  return d;
}
delegated migrating_bundle() {
  delegated d = migrating();
  d.sale("a", archiving);
  d["a"].parent = subscription_of("s");
  return d;
}
const ask migrate = of(subscription_migrate, "s");
ask named(std::vector<std::string_view> ids) {
  ask q = migrate;
  q.with.add_ons.emplace();
  for (const auto id : ids) q.with.add_ons->push_back(subscription_of(id));
  return q;
}
ask scheduled(instant day) {
  ask q = of(subscription_schedule_migration, "s");
  q.with.target_date = day;
  return q;
}

TEST(Migration, NeedsEachOfItsRequirements) {
  delegated d = migrating();
  d.allows(migrate);
  d.allows(ask(migrate).seats(1));
  d.denies(ask(migrate).seats(0), quantity_out_of_range);
  d.denies(with_user(migrate, "helper"), role_not_permitted);
  d.at(seller_p).account.edit().migration_enabled = false;
  d.denies(migrate, migration_not_enabled);
  d = migrating();
  d.at(essentials).conditions.edit().new_commerce_offer.reset();
  d.denies(migrate, no_new_commerce_equivalent);
  d = migrating();
  d.commerce("s").promotion_at_purchase = true;
  d.denies(migrate, promotion_present);
  d = migrating();
  d.at(essentials).conditions.edit().segment = offer_segment::nonprofit;
  d.denies(migrate, segment_not_migratable);
  d = migrating();
  d["s"].is_trial = true;
  EXPECT_TRUE(d.decide(migrate).unmet.contains(segment_not_migratable));
  d = migrating();
  d.commerce("s").operation_pending = true;
  d.denies(migrate, operation_pending);
  EXPECT_EQ(d.explained(migrate).reasons.front().refusal.code, "900216");
  d = migrating();
  d["s"].offer = offer_of(suite);
  EXPECT_EQ(d.decide(migrate).reason(), wrong_track);
}

TEST(Migration, ComesAMonthAfterThePurchase) {
  delegated d = migrating();
  d["s"].creation_date = today;
  d.opens(migrate, today + days(31) + duration{1}, migration_too_young);
  d.choose(option::deadline_inclusive, "false");
  d.opens(migrate, today + days(31) + duration{1}, migration_too_young);
  d.at(seller_p).account.edit().environment = partner_environment::sandbox;
  d.allows(migrate);
  d.at(seller_p).account.edit().environment = partner_environment::production;
  // A month from the last of January ends with February.
  constexpr instant january = instant::from_seconds(1'706'659'200), february = instant::from_seconds(1'709'164'800);
  d["s"].creation_date = january;
  ask q = migrate;
  d.denies(q.now(february), migration_too_young);
  d.allows(q.now(february + duration{1}));
  d["s"].creation_date.reset();
  d.leaves_open(migrate, migration_too_young);
}

TEST(Migration, ComesADayBeforeTheEnd) {
  delegated d = migrating();
  d.closes(migrate, term_end + days(-1) + duration{-1}, migration_too_late);
  ask full = migrate;
  full.with.purchase_full_term = true;
  d.allows(full.now(term_end + days(-1)));
  d.commerce("s").commitment_end_date_time.reset();
  d.leaves_open(migrate, migration_too_late);
}

TEST(Migration, IsUnknownAfterTheEndOfATermThatRanOn) {
  delegated d = migrating();
  d.parts.as_of = term_end + days(3);
  d.leaves_open(migrate, migration_too_late);
  d.needs(migrate, {"GET /v1/customers/" + customer_c.to_string() + "/subscriptions/s"});
}

TEST(Migration, OfATermThatIsNotToldMayAlignToAMonth) {
  delegated d = migrating();
  d.sale("n", suite);
  d["n"].term_duration = "P1M";
  d.commerce("n").commitment_end_date_time = today + days(9);
  const ask q = ask(migrate).ends(today + days(9));
  EXPECT_TRUE(d.decide(q).unmet.contains(end_date_not_alignable));
  d["s"].term_duration = "P1M";
  EXPECT_TRUE(d.decide(q).met.contains(end_date_not_alignable));
  d["s"].term_duration.clear();
  EXPECT_TRUE(d.decide(q).unknown.contains(end_date_not_alignable));
}

TEST(Migration, TakesActiveAddOnsAlong) {
  delegated d = migrating_bundle();
  d.allows(migrate);
  d.allows(named({"a"}));
  d.denies(named({}), add_on_missing_from_bundle);
  d.denies(named({"a", "A"}), add_on_duplicated);
  d.denies(named({"a", "unheard"}), add_on_not_active);
  d.suspended("a");
  d.allows(migrate, "what is not active stays");
  d.allows(named({}));
  d.denies(named({"a"}), add_on_not_active);
  d["a"].status.reset();
  EXPECT_EQ(d.decide(named({})).unknown, requirement_set{add_on_missing_from_bundle});
}

TEST(Migration, AsksTheSameOfAddOns) {
  delegated d = migrating_bundle();
  d["a"].creation_date = today;
  d.opens(migrate, today + days(30) + duration{1}, bundle_member_ineligible);
  d = migrating_bundle();
  d.commerce("a").promotion_at_purchase = true;
  d.denies(migrate, bundle_member_ineligible);
  d = migrating_bundle();
  d.at(archiving).conditions.edit().new_commerce_offer.reset();
  d.denies(migrate, bundle_member_ineligible);
  d = migrating_bundle();
  d["a"].is_trial = true;
  d.denies(migrate, bundle_member_ineligible);
  d = migrating_bundle();
  d["a"].creation_date.reset();
  d.leaves_open(migrate, bundle_member_ineligible);
}

TEST(Migration, OfAProviderReadsTheResellerOnRecord) {
  delegated d = migrating();
  d["s"].seller = provider_i;
  const ask q = ask(migrate).by(provider_i);
  d.leaves_open(q, reseller_mpn_invalid);
  d.needs(q, {"GET /v1/customers/" + customer_c.to_string() + "/subscriptions/s"});
  d.at(provider_i).account.edit().partnerships = std::vector{partnership{reseller_v, {}, {}, {}, {}, {}, {}, {}}};
  d.leaves_open(q, reseller_mpn_invalid, "a partnership without a PartnerID is not that of nobody");
  d["s"].partner_of_record = "4847386";
  d.allows(q);
  d["s"].partner_of_record = "4847383";
  d.denies(q, reseller_mpn_invalid, "a direct-bill partner is no reseller");
  d["s"].partner_of_record = "9999999";
  d.leaves_open(q, reseller_mpn_invalid);
  d.needs(q, {"GET /v1/compliance/csp/agreementstatus?mpnId=9999999"});
}

TEST(Migration, ToAnUnlistedEquivalentIsUnknown) {
  delegated d = migrating();
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of("CFQ7TTC0XXXX:0009");
  EXPECT_EQ(d.decide(migrate).result, outcome::unknown);
  d.needs(migrate, {"GET /v1/products/CFQ7TTC0XXXX/skus/0009?country=US"});
}

TEST(Migration, IsScheduledForADayOrTheRenewal) {
  delegated d = migrating_bundle();
  const ask none = of(subscription_schedule_migration, "s");
  d.denies(none, migration_schedule_incomplete);
  d.allows(scheduled(today + days(5)));
  ask renewal = none;
  renewal.with.on_renewal = true;
  d.allows(renewal);
  ask both = scheduled(today + days(5));
  both.with.on_renewal = true;
  d.denies(both, migration_schedule_incomplete);
  // The clock of that day counts.
  d["s"].creation_date = d["a"].creation_date = today;
  d.denies(scheduled(today + days(31)), migration_too_young);
  d.allows(scheduled(today + days(31) + duration{1}));
  d.denies(scheduled(term_end + days(-1)), migration_too_late);
  d.allows(scheduled(term_end + days(-1) + duration{-1}));
  EXPECT_TRUE(d.decide(scheduled(today + days(30))).unmet.contains(bundle_member_ineligible));
  d.allows(renewal, "at the renewal everything is old enough");
}

TEST(Migration, OfTheNationalCloudsIsForNobody) {
  delegated us(cloud::us_government);
  us.sale("s", essentials);
  us.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  us.denies(migrate, segment_not_migratable);
  delegated germany(cloud::germany);
  germany.sale("s", essentials);
  germany.denies(migrate, operation_not_available);
  germany.denies(of(subscription_schedule_migration, "s"), operation_not_available);
}

TEST(Transition, OfWhatIsProvisionedInAWayThatIsNotRecognised) {
  delegated d = with_sale();
  provisioning odd;
  odd.status = wire_value<provisioning_status>::read("Odd");
  d.commerce("s").provisioning = odd;
  d.leaves_open(transition(), subscription_not_provisioned);
}

TEST(Migrate, InTheSandboxWaitsForNoAddOn) {  // AMB-32
  delegated d = with_sale(essentials);
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  d.at(archiving).conditions.edit().new_commerce_offer = offer_of(phone);
  d.sale("a", archiving);
  d["a"].parent = subscription_of("s");
  d["a"].creation_date = today;
  EXPECT_TRUE(d.decide(migrate).unmet.contains(bundle_member_ineligible));
  d.at(seller_p).account.edit().environment = partner_environment::sandbox;
  EXPECT_FALSE(d.decide(migrate).unmet.contains(bundle_member_ineligible));
}

// ---- which of several, and how far -----------------------------------------------------------------

TEST(Schedule, MayNameWhatItIsAlready) {  // SCH-2
  with_sale().allows(of(subscription_schedule_change, "s").target(suite));
}

TEST(Upgrade, OfAnOlderPlatformMovesNoLicencesUnlessAskedTo) {
  delegated d = with_sale(essentials);
  for (const auto how : {transition_type::transition_only, transition_type::transition_with_license_transfer}) {
    transition_eligibility item = listing(how, true);
    item.catalog_item = offer_of(school);
    d.commerce("s").transition_eligibilities = std::vector{item};
    const decision got = d.decide(of(subscription_transition, "s").target(school));
    EXPECT_EQ(got.met.contains(no_transition_path), how == transition_type::transition_only);
  }
}

TEST(Transition, OfLicencesThatConflictIsOfTheWayWithLicencesAlone) {
  delegated d = with_sale();
  transition_eligibility item = listing(transition_type::transition_only, false);
  item.eligibilities.front().errors = {3};
  d.commerce("s").transition_eligibilities = std::vector{item};
  d.denies(transition(), no_transition_path);
  d.commerce("s").transition_eligibilities->front().eligibilities.front().transition_type.reset();
  d.denies(transition(), no_transition_path, "nor of one that tells no kind");
}

TEST(Upgrade, FindsWhatIsInTheWayWhereverItStands) {
  delegated d;
  d.sale("x", school, other_q).sale("s", essentials);
  d.at(essentials).upgrade_target_offers = {offer_of(school)};
  EXPECT_TRUE(d.decide(of(subscription_transition, "s").target(school)).unmet.contains(target_already_held));
}

TEST(Upgrade, LeavesServicesOpenOnlyWhereBothHaveThem) {
  delegated d;
  d.sale("s", essentials).sale("x", server);
  d.at(essentials).upgrade_target_offers = {offer_of(school)};
  d.at(essentials).services.reset();
  d.at(school).services = std::vector{*service_name::parse("exchange")};
  d.at(server).services = std::vector{*service_name::parse("planner")};
  const ask q = of(subscription_transition, "s").target(school);
  EXPECT_TRUE(d.decide(q).met.contains(conflicting_services));
  d.at(server).services = std::vector{*service_name::parse("exchange")};
  EXPECT_TRUE(d.decide(q).unknown.contains(conflicting_services)) << "the source may have it already";
}

TEST(Migration, TakesAlongAddOnsThatStandBeforeTheirParent) {
  delegated d;
  d.sale("a", archiving).sale("s", essentials);
  d["a"].parent = subscription_of("s");
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  d.at(archiving).conditions.edit().new_commerce_offer = offer_of(phone);
  d.allows(named({"a"}));
  d.denies(named({}), add_on_missing_from_bundle);
}

TEST(Migration, OfATermWithoutEndIsNeverTooLate) {
  delegated d = migrating();
  d.commerce("s").commitment_end_date_time = instant::from_seconds(253'402'300'799);
  d.allows(migrate);
}

TEST(Migration, AsksOfSeatsNoMoreThanTheirCeiling) {  // MIG-12, MIG-14
  delegated d = migrating();
  for (const ask& q : {migrate, scheduled(today + days(5))}) {
    d.allows(ask(q).seats(1000), "the range of the offer is not asked");
    d.at(suite).conditions.edit().seat_ceiling_per_customer = 10;
    d.allows(q);
    d.denies(ask(q).seats(11), seat_ceiling_exceeded);
    d.at(suite).conditions.edit().seat_ceiling_per_customer = 9;
    d.denies(q, seat_ceiling_exceeded, "as many as it has");
    d["s"].quantity.reset();
    d.leaves_open(q, seat_ceiling_exceeded);
    d = migrating();
    d.allows(ask(q).cycle(billing_cycle::monthly), "a cycle without a term");
  }
}

TEST(Transition, OfSeatsThatAreNotToldMayBeOfFewerThanTheTargetTakes) {
  delegated d = with_sale();
  d["s"].quantity.reset();
  d.at(larger).minimum_quantity = 2;
  EXPECT_TRUE(d.decide(transition().seats(5)).unknown.contains(quantity_out_of_range));
  EXPECT_TRUE(d.decide(transition().seats(1)).unmet.contains(quantity_out_of_range));
  d.at(larger).minimum_quantity = 1;
  EXPECT_TRUE(d.decide(transition().seats(5)).met.contains(quantity_out_of_range));
}

}  // namespace
}  // namespace csprel::test
