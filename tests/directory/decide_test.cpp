// SPDX-License-Identifier: Apache-2.0
// Decisions and explanations through the public functions: options, bad requests, who answers, the
// sixty days, grants, holdings, advisories. The pairs of the pack's table are in checklist_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "directory/situation.hpp"

namespace csprel::test {
namespace {

using enum operation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

outcome outcome_of(const world_builder& world, const question& asked) {
  return decide(world.build(), asked).value().result;
}
requirement_set unmet(const world_builder& world, const question& asked) {
  return decide(world.build(), asked).value().unmet;
}
requirement_set unknown(const world_builder& world, const question& asked) {
  return decide(world.build(), asked).value().unknown;
}

// ---- options --------------------------------------------------------------------------------

/// Worlds in which some option matters to some operation.
std::vector<situation> telling_situations(operation what) {
  std::vector<situation> all(7, allowed(what));
  const bool by_partner = info(what).side == side::of_partner;
  if (by_partner) {
    const partner_id asker = asker_of(all[0]);
    all[1].world.no_grant(asker);
    all[2].world.standing(asker, standing::suspended);
    all[3].world.employee(asker, "both", {agent_role::admin_agent, agent_role::sales_agent, agent_role::helpdesk_agent},
                          {admin_role::billing_admin, admin_role::user_management_admin});
    all[3].asked.by(asker, "both");
    all[6].world.employee(asker, "agent", {agent_role::sales_agent}, {});
    all[6].asked.by(asker, "agent");
  }
  all[4].world.holding("h", what == subscription_create ? visio : e3);
  all[5].world.grant(partner_q, {"exchange", "archiving", "office_apps"}).grant(partner_p, {"office_apps"});
  if (what == subscription_create) all[5].asked.offer(mailbox).quantity(5);
  return all;
}

std::set<operation> changed_by(option which, std::string_view word) {
  std::set<operation> changed;
  for (const auto& row : enum_names<operation>::rows) {
    if (china.checklist(row.value).empty()) continue;
    for (const situation& s : telling_situations(row.value)) {
      const directory world = s.world.build();
      const auto before = decide(world, s.asked).value();
      const auto after = decide(world.with_options(with_option(which, word)), s.asked).value();
      if (before.result != after.result || before.unmet != after.unmet) changed.insert(row.value);
    }
  }
  return changed;
}

TEST(Options, WithoutDelegatedAdminAllLetsASellerOrderToo) {
  EXPECT_THAT(changed_by(option::commerce_without_delegated_admin, "all"),
              UnorderedElementsAre(subscription_create, subscription_order_add_on));
}

TEST(Options, WithoutDelegatedAdminNoneTakesSeatsAndStatusToo) {
  EXPECT_THAT(changed_by(option::commerce_without_delegated_admin, "none"),
              UnorderedElementsAre(subscription_add_seats, subscription_remove_seats, subscription_suspend,
                                   subscription_reactivate, subscription_cancel));
}

TEST(Options, CommerceWithoutDelegatedAdminInEachValue) {
  const std::map<operation, std::string> expected{
      // existing_subscriptions, all, none: a for allow, d for deny
      {subscription_create, "dad"},     {subscription_order_add_on, "dad"}, {subscription_add_seats, "aad"},
      {subscription_remove_seats, "aad"}, {subscription_suspend, "aad"},    {subscription_reactivate, "aad"},
      {subscription_cancel, "aad"},     {subscription_transition, "ddd"},   {subscription_rename, "aaa"},
      {subscription_view_provisioning_status, "ddd"}, {subscription_receive_bill, "aaa"},
  };
  for (const auto& [what, letters] : expected) {
    const auto values = words(option::commerce_without_delegated_admin);
    for (std::size_t i = 0; i < values.size(); ++i) {
      situation s = allowed(what);
      s.world.no_grant(partner_p).choose(option::commerce_without_delegated_admin, values[i]);
      const auto d = decide(s.world.build(), s.asked).value();
      EXPECT_EQ(d.result, letters[i] == 'a' ? outcome::allow : outcome::deny) << what << ' ' << values[i];
      if (letters[i] == 'd') {
        EXPECT_EQ(d.unmet, requirement_set{requirement::delegated_admin_missing}) << what;
      }
    }
  }
}

TEST(Options, HoldingsConflictMayBeLimitedToTransitions) {
  EXPECT_THAT(changed_by(option::holdings_conflict_applies_to, "transitions_only"),
              UnorderedElementsAre(subscription_create, subscription_order_add_on));
  situation s = allowed(subscription_create);
  s.world.holding("h", visio);
  EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::service_already_held});
  EXPECT_EQ(outcome_of(s.world.choose(option::holdings_conflict_applies_to, "transitions_only"), s.asked),
            outcome::allow);
}

TEST(Options, ASuspendedPartnerMayBeLetReactivateAndCancel) {
  EXPECT_THAT(changed_by(option::suspended_partner_may_reactivate_and_cancel, "true"),
              UnorderedElementsAre(subscription_reactivate, subscription_cancel));
}

TEST(Options, AListedCannotMayWinOverAnotherRolesCan) {
  std::set<operation> gated;
  for (const auto& entry : china.checklist())
    if (entry.needs == requirement::role_not_permitted) gated.insert(entry.what);
  // Rows without a "cannot", and those that no agent role can have anyway.
  for (const operation what : {customer_view, customer_update_details, subscription_view, partner_file_request,
                               partner_update_profile, partner_set_featured_offers})
    gated.erase(what);
  EXPECT_EQ(changed_by(option::role_conflict, "listed_cannot_wins"), gated);
}

TEST(Options, TheStrictReadingCountsHoldersOfDelegatedAdminWithoutASale) {
  EXPECT_THAT(changed_by(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin"),
              UnorderedElementsAre(subscription_create, subscription_order_add_on, subscription_transition,
                                   subscription_reactivate, relationship_accept, delegated_admin_grant));
}

TEST(Options, TheStrictReadingLeavesTheIndirectModelAlone) {
  // The provider sells and administers; its customer lets the reseller administer too (DAP-15).
  world_builder world;
  world.relationship(provider_i).sale("s", mailbox, provider_i).grant(provider_i, {"exchange"});
  world.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
  const ask to_v = ask(delegated_admin_grant).by_customer().of_partner(reseller_v).services({"exchange"});
  EXPECT_EQ(outcome_of(world, to_v), outcome::allow);
  const ask to_q = ask(delegated_admin_grant).by_customer().of_partner(partner_q).services({"exchange"});
  EXPECT_EQ(unmet(world, to_q), requirement_set{requirement::other_transacting_partner});
}

TEST(Options, TheStrictReadingIsNowhereLooserThanTheDefault) {
  // An indirect reseller that sells and administers is counted under either reading.
  world_builder world;
  world.relationship(partner_p).sale("p", mailbox, partner_p).grant(partner_p, {"exchange"}).sale("v", mailbox, reseller_v);
  const ask to_v = ask(delegated_admin_grant).by_customer().of_partner(reseller_v).services({"exchange"});
  EXPECT_EQ(unmet(world, to_v), requirement_set{requirement::other_transacting_partner});
  world.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
  EXPECT_EQ(unmet(world, to_v), requirement_set{requirement::other_transacting_partner});
}

// ---- bad requests ---------------------------------------------------------------------------

struct bad_request {
  const char* name;
  ask asked;
  error_code code;
  const char* pointer;
};

TEST(BadRequest, NamesThePlaceOfWhatIsNotThere) {
  world_builder builder;
  builder.relationship(partner_p).sale("s", visio, partner_p).sale("twin", visio, partner_p);
  builder.sale("twin", visio, partner_p, customer_d);
  const directory world = builder.build();
  const auto view = [] { return ask(subscription_view).by(partner_p); };
  const auto grant = [] { return ask(delegated_admin_grant).by_customer().of_partner(partner_p); };
  const bad_request table[] = {
      {"employee's partner", ask(customer_view).by(nobody).of_customer(), error_code::not_found,
       "/subject/properties/partner"},
      {"partner", ask(customer_view).by_organisation(nobody).of_customer(), error_code::not_found, "/subject/id"},
      {"person's customer", ask(relationship_view_partners).by_customer("admin", stranger).of_customer(),
       error_code::not_found, "/subject/properties/customer"},
      {"customer", ask(customer_view).by(partner_p).of_customer(stranger), error_code::not_found, "/resource/id"},
      {"subscription", view().of_subscription("gone"), error_code::not_found, "/resource/id"},
      {"subscription of another customer", view().of_subscription("s", customer_d), error_code::not_found,
       "/resource/id"},
      {"subscription's customer", view().of_subscription("s", stranger), error_code::not_found,
       "/resource/properties/customer"},
      {"one of two subscriptions", view().of_subscription("twin"), error_code::not_found, "/resource/id"},
      {"service", ask(service_administer).by(partner_p).of_service("fax"), error_code::not_found, "/resource/id"},
      {"service's customer", ask(service_administer).by(partner_p).of_service("exchange", stranger),
       error_code::not_found, "/resource/properties/customer"},
      {"grantee", ask(delegated_admin_grant).by_customer().of_partner(nobody).services({}), error_code::not_found,
       "/resource/id"},
      {"grantor", ask(delegated_admin_grant).by_customer().of_partner(partner_p, stranger).services({}),
       error_code::not_found, "/resource/properties/customer"},
      {"granted service", grant().services({"exchange", "fax"}), error_code::not_found,
       "/action/properties/services/1"},
      {"another's own account", ask(partner_view_bill).by(partner_p).of_partner(partner_q),
       error_code::malformed_value, "/resource/id"},
      {"less than no featured offer",
       [] { ask q = ask(partner_set_featured_offers).by(partner_p).of_partner(partner_p); q.with.count = -1; return q; }(),
       error_code::malformed_value, "/action/properties/count"},
  };
  for (const bad_request& row : table) {
    const auto asked = decide(world, row.asked);
    ASSERT_FALSE(asked) << row.name;
    EXPECT_EQ(asked.error().code, row.code) << row.name;
    EXPECT_EQ(asked.error().pointer, row.pointer) << row.name;
    EXPECT_FALSE(asked.error().message().empty());
    EXPECT_EQ(resolve(world, row.asked).error(), asked.error()) << row.name;
    EXPECT_EQ(explain(world, row.asked).error(), asked.error()) << row.name;
  }
  EXPECT_TRUE(decide(world, view().of_subscription("twin", customer_d)));
  EXPECT_TRUE(decide(world, view().of_subscription("S")));
}

TEST(BadRequest, EveryRequiredPropertyIsAskedFor) {
  std::size_t asked = 0;
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value)) continue;
    for (const parameter which : china.parameters(row.value).required) {
      situation s = allowed(row.value);
      const directory world = s.world.build();
      s.asked.with = {};
      parameter_set others = china.parameters(row.value).required;
      others.erase(which);
      const parameters full = allowed(row.value).asked.with;
      if (others.contains(parameter::quantity)) s.asked.with.quantity = full.quantity;
      if (others.contains(parameter::new_offer)) s.asked.with.offer = full.offer;
      const auto d = decide(world, s.asked);
      ASSERT_FALSE(d) << row.name;
      EXPECT_EQ(d.error().code, error_code::missing_member) << row.name;
      EXPECT_EQ(d.error().pointer, "/action/properties/" + std::string(name(which))) << row.name;
      ++asked;
    }
  }
  EXPECT_EQ(asked, 11U);
}

TEST(BadRequest, EveryOperationRefusesAnotherKindOfResource) {
  for (const auto& row : enum_names<operation>::rows) {
    // Of what nobody can do here, the kind of resource does not matter.
    if (!china_21vianet().available(row.value)) continue;
    const situation s = allowed(row.value);
    const directory world = s.world.build();
    const bool of_partner = std::holds_alternative<partner_resource>(s.asked.which);
    const resource others[] = {customer_resource{customer_c}, subscription_resource{subscription_of("s"), {}},
                               service_resource{service("exchange"), customer_c}, partner_resource{partner_p, {}},
                               invitation_resource{"link"}, gdap_relationship_resource{"gdap", {}},
                               transfer_resource{"t", {}}, azure_subscription_resource{subscription_of("s"), {}},
                               user_resource{user_of("u"), customer_c}};
    for (const resource& other : others) {
      if (other.index() == s.asked.which.index() || (of_partner && std::holds_alternative<partner_resource>(other)))
        continue;
      question q = s.asked;
      q.which = other;
      const auto d = decide(world, q);
      ASSERT_FALSE(d) << row.name << ' ' << other.index();
      EXPECT_EQ(d.error().code, error_code::wrong_type);
      EXPECT_EQ(d.error().pointer, "/resource/type");
    }
  }
}

// ---- who asks -------------------------------------------------------------------------------

TEST(Asker, AListedUsersSettingsWinOverTheQuestions) {
  world_builder world = world_builder{}.relationship(partner_p);
  world.employee(partner_p, "sales", {agent_role::sales_agent}, {});
  ask q = ask(service_view_health).of_service("exchange");
  world.grant(partner_p, {"exchange"});
  q.who = partner_user_subject{user_of("SALES"), partner_p, agent_role_set{agent_role::admin_agent},
                               admin_role_set{admin_role::global_admin}};
  EXPECT_EQ(unmet(world, q), requirement_set{requirement::role_not_permitted});
  q.by_unlisted(partner_p, agent_role_set{agent_role::admin_agent}, admin_role_set{});
  EXPECT_EQ(outcome_of(world, q), outcome::allow);
}

TEST(Asker, AMissingSettingIsUnknownUnlessTheOtherDecides) {
  const world_builder world = world_builder{}.relationship(partner_p);
  ask q = ask(customer_update_billing).of_customer();
  EXPECT_EQ(outcome_of(world, q.by_unlisted(partner_p, agent_role_set{agent_role::sales_agent})), outcome::allow);
  EXPECT_EQ(outcome_of(world, q.by_unlisted(partner_p, agent_role_set{agent_role::helpdesk_agent})), outcome::unknown);
  EXPECT_EQ(outcome_of(world, q.by_unlisted(partner_p, {}, admin_role_set{admin_role::global_admin})), outcome::allow);
  EXPECT_EQ(outcome_of(world, q.by_unlisted(partner_p, {}, admin_role_set{admin_role::billing_admin})),
            outcome::unknown);
  // What nobody but an administrator may do does not hang on the agent setting.
  ask file = ask(partner_file_request).of_partner(partner_p);
  EXPECT_EQ(outcome_of(world, file.by_unlisted(partner_p, {}, admin_role_set{})), outcome::deny);
}

TEST(Asker, RolesAreAssignedByThoseListedForTheKindOfRole) {
  world_builder world;
  world.employee(partner_p, "users", {}, {admin_role::user_management_admin});
  ask q = ask(partner_manage_users).by(partner_p, "users").of_partner(partner_p);
  EXPECT_EQ(outcome_of(world, q), outcome::allow) << "`assigns` may be missing: none";
  q.with.assigns = assigned_role::agent_role;
  EXPECT_EQ(outcome_of(world, q), outcome::allow);
  q.with.assigns = assigned_role::admin_role;
  EXPECT_EQ(unmet(world, q), requirement_set{requirement::role_not_permitted});
  EXPECT_EQ(outcome_of(world, q.by(partner_p)), outcome::allow);
}

TEST(Asker, ACustomersPersonAsksOnlyAboutItsOwnCustomer) {
  for (const operation what : {relationship_view_partners, service_configure, subscription_use, subscription_change_own,
                               delegated_admin_remove, delegated_admin_grant}) {
    situation s = allowed(what);
    s.asked.by_customer("admin", customer_d);
    EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::not_customer_administrator}) << what;
    s.asked.by(partner_p);
    EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::not_customer_administrator}) << what;
  }
}

TEST(Asker, APlainUserOfTheRightCustomerGetsAllReasons) {
  situation s = allowed(delegated_admin_remove);
  s.asked.by_customer("user").services({"visio"});
  EXPECT_EQ(unmet(s.world, s.asked),
            (requirement_set{requirement::not_customer_administrator, requirement::grant_not_present}));
}

TEST(Asker, ACustomerNeverChangesWhatAPartnerSells) {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || info(row.value).side == side::of_customer) continue;
    situation s = allowed(row.value);
    const decision d = decide(s.world.build(), s.asked.by_customer()).value();
    const bool changes = row.name.substr(0, 13) == "subscription." && row.value != subscription_view &&
                         row.value != subscription_view_provisioning_status && row.value != subscription_receive_bill;
    EXPECT_EQ(d.unmet, requirement_set{changes ? requirement::only_partner_may_change_subscription
                                               : requirement::not_a_partner})
        << row.name;
  }
}

// ---- standing -------------------------------------------------------------------------------

TEST(Standing, SuspensionForbidsExactlyTheListedOperations) {
  std::set<operation> forbidden;
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || info(row.value).side == side::of_customer) continue;
    situation s = allowed(row.value);
    s.world.standing(asker_of(s), standing::suspended);
    if (unmet(s.world, s.asked).contains(requirement::partner_suspended)) forbidden.insert(row.value);
  }
  EXPECT_THAT(forbidden,
              UnorderedElementsAre(customer_create, relationship_request, invitation_compose, invitation_forward,
                                   subscription_create, subscription_add_seats, subscription_remove_seats,
                                   subscription_order_add_on, subscription_transition, subscription_reactivate,
                                   subscription_cancel, subscription_change_reseller_of_record,
                                   partner_register_reseller, partner_set_featured_offers));
}

TEST(Standing, PastDueForbidsNothingAndIsTold) {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || info(row.value).side == side::of_customer) continue;
    situation s = allowed(row.value);
    const decision before = decide(s.world.build(), s.asked).value();
    s.world.standing(asker_of(s), standing::delinquent);
    const explanation told = explain(s.world.build(), s.asked).value();
    EXPECT_EQ(told.result, before.result) << row.name;
    EXPECT_TRUE(std::any_of(told.advisories.begin(), told.advisories.end(), [](const advisory& a) {
      return a.code == "finance_charge_possible" && a.rules == "PAY-04 PAY-05 AMB-28";
    })) << row.name;
  }
}

TEST(Standing, ThePartnersAndTheSubscriptionsSuspensionAreDifferentThings) {
  situation s = allowed(subscription_add_seats);
  s.world.standing(partner_p, standing::suspended);
  EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::partner_suspended});
  s.world.standing(partner_p, standing::active).suspended("s");
  EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::subscription_suspended});
}

TEST(Standing, AcceptanceServesAPartnerInAnyStanding) {
  for (const auto standing : {standing::applied, standing::delinquent, standing::suspended, standing::terminated}) {
    situation s = allowed(relationship_accept);
    EXPECT_EQ(outcome_of(s.world.standing(partner_p, standing), s.asked), outcome::allow) << standing;
  }
}

// ---- who answers ----------------------------------------------------------------------------

std::optional<accountability> accountable(const world_builder& world, std::string_view id) {
  const question q = ask(subscription_view).by_organisation(partner_q).of_subscription(id);
  const directory built = world.build();
  EXPECT_EQ(resolve(built, q).value().accountability, explain(built, q).value().accountability);
  return resolve(built, q).value().accountability;
}

TEST(Accountability, ASellerWithItsRelationshipAnswersForAll) {
  const auto world = world_builder{}.relationship(partner_p).sale("s", visio, partner_p);
  EXPECT_EQ(accountable(world, "s"), (accountability{partner_p, partner_p, partner_p}));
}

TEST(Accountability, DelegatedAdminOfAnotherPartnerMovesNothing) {
  const auto world = world_builder{}
                         .relationship(partner_p)
                         .sale("s", visio, partner_p)
                         .relationship(partner_q)
                         .grant(partner_q, {"visio"});
  EXPECT_EQ(accountable(world, "s"), (accountability{partner_p, partner_p, partner_p}));
}

TEST(Accountability, TheProviderOwnsTheRelationshipOfItsReseller) {
  auto world = world_builder{}.relationship(provider_i).sale("s", visio, reseller_v);
  EXPECT_EQ(accountable(world, "s"), (accountability{reseller_v, reseller_v, provider_i}));
  world.relationship(reseller_v);
  EXPECT_EQ(accountable(world, "s"), (accountability{reseller_v, reseller_v, reseller_v}));
}

TEST(Accountability, TwoProvidersWithARelationshipLeaveTheOwnerOpen) {
  auto world = world_builder{}.relationship(provider_i).relationship(partner_q).sale("s", visio, reseller_v);
  world.change_partner(partner_q, [](partner_fields& p) { p.model = partner_model::indirect_provider; });
  world.change_partner(reseller_v, [](partner_fields& p) { p.providers.push_back(partner_q); });
  EXPECT_EQ(accountable(world, "s"), (accountability{reseller_v, reseller_v, std::nullopt}));
}

TEST(Accountability, WithoutARelationshipNobodyOwnsIt) {
  const auto world = world_builder{}.sale("s", visio, partner_p).relationship(partner_p, customer_c, relationship_type::advisor);
  EXPECT_EQ(accountable(world, "s"), (accountability{partner_p, partner_p, std::nullopt}));
}

TEST(Accountability, TheOperatorBillsEveryOtherChannel) {
  for (const auto& row : enum_names<channel>::rows) {
    if (row.value == channel::csp) continue;
    auto world = world_builder{}.relationship(partner_p).holding("h", visio, row.value);
    world.change("h", [](subscription_fields& s) { s.seller = partner_p; });  // of Advisor time (MC-03)
    EXPECT_EQ(accountable(world, "h"), accountability{}) << row.name;
    const ask bill = ask(subscription_receive_bill).by(partner_p).of_subscription("h");
    EXPECT_EQ(unmet(world, bill), requirement_set{requirement::not_original_reseller}) << row.name;
  }
}

TEST(Accountability, ChangingTheResellerOfRecordMovesNoBill) {
  auto world = world_builder{}.relationship(provider_i).sale("s", visio, provider_i);
  const auto before = accountable(world, "s");
  world.change("s", [](subscription_fields& s) {
    s.reseller_of_record = std::string(mpn_of_v);
    s.partner_of_record = mpn_of_v;
  });
  EXPECT_EQ(accountable(world, "s"), before);
}

TEST(Accountability, BillsAreAFactOfTheSaleWhateverElseChanges) {
  situation s = allowed(subscription_receive_bill);
  s.world.no_relationship(partner_p).no_grant(partner_p).standing(partner_p, standing::terminated);
  s.world.employee(partner_p, "idle", {}, {});
  EXPECT_EQ(outcome_of(s.world, s.asked.by(partner_p, "idle")), outcome::allow);
  EXPECT_EQ(unmet(s.world, s.asked.by(partner_q)), requirement_set{requirement::not_original_reseller});
}

// ---- the sixty days -------------------------------------------------------------------------

TEST(SixtyDays, EndAtTheSecondAndAreForeseen) {
  for (const operation what : {subscription_reactivate, subscription_use}) {
    situation s = allowed(what);
    const instant since = noon;
    const instant deadline = since + days(60);
    s.world.suspended(what == subscription_use ? "s" : "child", since);
    const directory world = s.world.build();
    for (const std::int64_t offset : {-5'184'000LL, -1LL, 0LL, 1LL}) {
      s.asked.now(deadline + duration{offset});
      const explanation told = explain(world, s.asked).value();
      EXPECT_EQ(told.result, offset < 0 ? outcome::allow : outcome::deny) << what << ' ' << offset;
      EXPECT_EQ(told.evaluated_at, deadline + duration{offset});
      EXPECT_EQ(told.holds_until, offset < 0 ? std::optional(deadline) : std::nullopt) << what << ' ' << offset;
      if (offset >= 0) {
        EXPECT_EQ(told.reason(), requirement::reactivation_window_elapsed);
      }
    }
  }
}

TEST(SixtyDays, AreMeasuredByTheQuestionsClockBeforeTheDirectorys) {
  situation s = allowed(subscription_reactivate);
  s.world.suspended("child", noon).clock(noon + days(61));
  EXPECT_EQ(outcome_of(s.world, s.asked), outcome::deny);
  EXPECT_EQ(outcome_of(s.world, s.asked.now(noon + days(59))), outcome::allow);
  s.asked.now({});
  EXPECT_EQ(decide(s.world.build().with_as_of(noon + days(59)), s.asked).value().result, outcome::allow);
}

TEST(SixtyDays, WithoutAClockOrAStartAreUnknownAndSayWhatIsMissing) {
  situation s = allowed(subscription_reactivate);
  s.world.clock({});
  explanation told = explain(s.world.build(), s.asked).value();
  EXPECT_EQ(told.result, outcome::unknown);
  EXPECT_EQ(told.reason(), requirement::reactivation_window_elapsed);
  EXPECT_EQ(told.unknown.at(0).needs, "document /asOf");
  EXPECT_EQ(told.evaluated_at, std::nullopt);
  EXPECT_EQ(told.holds_until, std::nullopt);
  s.world.clock(noon).suspended("child", std::nullopt);
  told = explain(s.world.build(), s.asked).value();
  EXPECT_EQ(told.result, outcome::unknown);
  EXPECT_EQ(told.unknown.at(0).needs, "document /customers/0/subscriptions/1/suspendedAt");
}

TEST(SixtyDays, AreNoBoundaryOfAnAnswerThatDoesNotHangOnThem) {
  situation s = allowed(subscription_reactivate);
  s.asked.by(partner_q);
  EXPECT_EQ(explain(s.world.build(), s.asked).value().holds_until, std::nullopt);
  s = allowed(subscription_add_seats);
  EXPECT_EQ(explain(s.world.build(), s.asked).value().holds_until, std::nullopt);
}

TEST(SixtyDays, AdministratorsKeepASuspendedSubscriptionAndUsersDoNot) {
  situation s = allowed(subscription_use);
  s.world.suspended("s");
  EXPECT_EQ(outcome_of(s.world, s.asked.by_customer("admin")), outcome::allow);
  EXPECT_EQ(unmet(s.world, s.asked.by_customer("user")), requirement_set{requirement::subscription_suspended});
  s.world.suspended("s", noon + days(-100));
  EXPECT_EQ(unmet(s.world, s.asked.by_customer("admin")), requirement_set{requirement::reactivation_window_elapsed});
  EXPECT_EQ(unmet(s.world, s.asked.by_customer("user")), requirement_set{requirement::subscription_suspended})
      << "the window is not the user's";
  s.world.status("s", subscription_status::active);
  EXPECT_EQ(outcome_of(s.world, s.asked.by_customer("user")), outcome::allow);
}

// ---- states ---------------------------------------------------------------------------------

TEST(States, AtMostTheFittingCodeIsReported) {
  using enum requirement;
  const requirement_set codes{requirement::subscription_cancelled, requirement::subscription_suspended,
                              subscription_not_suspended, subscription_not_active, reactivation_window_elapsed};
  for (const auto& row : enum_names<operation>::rows) {
    if (info(row.value).resource != resource_kind::one_subscription || !china.available(row.value)) continue;
    for (const auto& status : enum_names<subscription_status>::rows) {
      situation s = allowed(row.value);
      const auto id = std::get<subscription_resource>(s.asked.which).subscription.to_string();
      s.world.suspended(id, noon + days(-100)).status(id, status.value);
      const decision d = decide(s.world.build(), s.asked).value();
      EXPECT_LE((d.unmet & codes).size(), 1U) << row.name << ' ' << status.name;
      EXPECT_TRUE((d.unknown & codes).empty()) << row.name << ' ' << status.name;
    }
  }
}

TEST(States, DeletedExpiredAndDisabledAreCancelledPendingAndNoneAreNotActive) {
  const std::map<subscription_status, requirement_set> expected{
      {subscription_status::active, {}},
      {subscription_status::suspended, {requirement::subscription_suspended}},
      {subscription_status::deleted, {requirement::subscription_cancelled}},
      {subscription_status::expired, {requirement::subscription_cancelled}},
      {subscription_status::disabled, {requirement::subscription_cancelled}},
      {subscription_status::pending, {requirement::subscription_not_active}},
      {subscription_status::none, {requirement::subscription_not_active}}};
  for (const auto& [status, reasons] : expected) {
    situation s = allowed(subscription_add_seats);
    s.world.status("s", status);
    EXPECT_EQ(unmet(s.world, s.asked), reasons) << status;
  }
}

TEST(States, AnUnrecognisedStatusIsUnknownAndTold) {
  situation s = allowed(subscription_add_seats);
  s.world.status("s", wire_value<subscription_status>::read("Warned"));
  const explanation told = explain(s.world.build(), s.asked).value();
  EXPECT_EQ(told.result, outcome::unknown);
  EXPECT_EQ(told.unknown.at(0).needs, "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/s");
  ASSERT_FALSE(told.advisories.empty());
  EXPECT_EQ(told.advisories.back().code, "unrecognised_status");
  EXPECT_THAT(told.advisories.back().message, ::testing::HasSubstr("`Warned`"));
  EXPECT_EQ(unknown(s.world, s.asked), requirement_set{requirement::subscription_not_active})
      << "of all that speak of a state one";
  s = allowed(subscription_rename);
  s.world.status("s", std::nullopt);
  EXPECT_EQ(unknown(s.world, s.asked), requirement_set{requirement::subscription_cancelled});
}

TEST(States, SeatsMayBeRemovedAtAnyTime) {
  situation s = allowed(subscription_remove_seats);
  for (const int passed : {0, 5, 26, 300, 3000})
    EXPECT_EQ(outcome_of(s.world, s.asked.now(noon + days(passed))), outcome::allow) << passed;
}

// ---- delegated admin ------------------------------------------------------------------------

TEST(Grants, SeveralEntriesOfOnePartnerAreOneUnionInAnyOrder) {
  const ask q = ask(subscription_transition).by(partner_p).of_subscription("s").target(premium);
  const auto base = world_builder{}.relationship(partner_p).sale("s", essentials, partner_p);
  const std::vector<std::vector<std::vector<service_name>>> ways{
      {services({"exchange", "sharepoint", "skype"})},
      {services({"skype"}), services({"exchange"}), services({"sharepoint"})},
      {services({"skype", "skype", "exchange"}), {}, services({"sharepoint", "exchange"})},
  };
  for (const auto& way : ways) {
    world_builder world = base;
    for (const auto& granted : way) world.grant(partner_p, granted);
    EXPECT_EQ(outcome_of(world, q), outcome::allow);
  }
  world_builder lacking = base;
  lacking.grant(partner_p, {"exchange"}).grant(partner_p, {"skype"}).grant(partner_q, {"sharepoint"});
  const explanation told = explain(lacking.build(), q).value();
  EXPECT_EQ(told.reason(), requirement::delegated_admin_missing);
  EXPECT_THAT(told.reasons[0].message, ::testing::EndsWith("for sharepoint."));
}

TEST(Grants, OfUnknownServicesSettleNoSingleService) {
  auto world = world_builder{}.relationship(partner_p).open_grant(partner_p).grant(partner_p, {"skype"});
  const auto about = [](std::string_view name) { return ask(service_administer).by(partner_p).of_service(name); };
  EXPECT_EQ(outcome_of(world, about("skype")), outcome::allow);
  EXPECT_EQ(unknown(world, about("exchange")), requirement_set{requirement::delegated_admin_missing});
  const explanation told = explain(world.build(), about("exchange")).value();
  EXPECT_EQ(told.unknown.at(0).needs, "GET /v1/customers/" + customer_c.to_string() + "/managedservices");
  // For an order any grant serves, known or not.
  EXPECT_EQ(outcome_of(world, ask(subscription_create).by(partner_p).of_customer().offer(visio).quantity(1)),
            outcome::allow);
}

TEST(Grants, AnEmptyEntryGrantsNothing) {
  auto world = world_builder{}.relationship(partner_p).grant(partner_p, {});
  EXPECT_EQ(unmet(world, ask(subscription_create).by(partner_p).of_customer().offer(visio).quantity(1)),
            requirement_set{requirement::delegated_admin_missing});
  EXPECT_EQ(unmet(world, ask(delegated_admin_remove).by_customer().of_partner(partner_p)),
            requirement_set{requirement::grant_not_present});
}

TEST(Grants, ForOneServiceGiveNothingForAnother) {
  auto world = world_builder{}.relationship(partner_p).grant(partner_p, {"exchange"});
  for (const operation what : {service_administer, service_manage_users, service_view_health, service_file_request}) {
    ask q = ask(what).by(partner_p);
    q.with.through = channel_of_work::admin_center;
    EXPECT_EQ(outcome_of(world, q.of_service("exchange")), outcome::allow) << what;
    EXPECT_EQ(unmet(world, q.of_service("sharepoint")), requirement_set{requirement::delegated_admin_missing}) << what;
  }
}

TEST(Grants, OfADelegatedAdminOnlyPartnerChangeNoSubscriptionOfAnother) {
  // Catalogue 4.3, third column.
  for (const auto& row : enum_names<operation>::rows) {
    const checklist_entry* sellers = china.find(row.value, requirement::not_original_reseller);
    if (sellers == nullptr) continue;
    situation s = allowed(row.value);
    const bool indirect = row.value == subscription_change_reseller_of_record;
    s.world.relationship(partner_q).grant(partner_q, {});
    for (auto& [owner, f] : s.world.subscriptions) f.seller = partner_q;
    const decision d = decide(s.world.build(), s.asked).value();
    EXPECT_EQ(d.result, outcome::deny) << row.name;
    EXPECT_EQ(d.unmet, requirement_set{requirement::not_original_reseller}) << row.name << indirect;
  }
}

TEST(Grants, ToTheResellerOfAProviderServeItsAdministrationOnly) {
  auto world = world_builder{}.relationship(provider_i).sale("s", mailbox, provider_i).grant(reseller_v, {"exchange"});
  EXPECT_EQ(outcome_of(world, ask(service_administer).by(reseller_v).of_service("exchange")), outcome::allow);
  EXPECT_EQ(unmet(world, ask(subscription_remove_seats).by(reseller_v).of_subscription("s").quantity(1)),
            (requirement_set{requirement::no_relationship, requirement::not_original_reseller}));
  world.no_relationship(provider_i);
  EXPECT_EQ(unmet(world, ask(service_administer).by(reseller_v).of_service("exchange")),
            requirement_set{requirement::no_relationship});
}

// ---- holdings and other partners ------------------------------------------------------------

TEST(Holdings, CountWhileSuspendedAndNotOnceCancelled) {
  for (const operation what : {subscription_create, subscription_transition}) {
    const auto code = what == subscription_create ? requirement::service_already_held : requirement::conflicting_services;
    situation s = allowed(what);
    s.world.holding("h", what == subscription_create ? visio : proplus);
    EXPECT_EQ(unmet(s.world, s.asked), requirement_set{code});
    EXPECT_EQ(unmet(s.world.suspended("h"), s.asked), requirement_set{code});
    EXPECT_EQ(outcome_of(s.world.status("h", subscription_status::deleted), s.asked), outcome::allow);
  }
}

TEST(Holdings, OfAnotherServiceHinderNobody) {
  // Each partner for its own service (MP-01, ONE-02).
  auto world = world_builder{}.relationship(partner_q).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  world.relationship(partner_p).grant(partner_p, {"sharepoint"});
  EXPECT_EQ(outcome_of(world, ask(subscription_create).by(partner_p).of_customer().offer(visio).quantity(1)),
            outcome::allow);
}

TEST(Holdings, OfTheSellerItselfHinderNoOrder) {
  situation s = allowed(subscription_create);
  s.world.sale("own", visio, partner_p);
  EXPECT_EQ(outcome_of(s.world, s.asked), outcome::allow);
  s.world.change("own", [](subscription_fields& f) { f.channel = channel::advisor; });
  EXPECT_EQ(unmet(s.world, s.asked), requirement_set{requirement::service_already_held});
}

TEST(Holdings, OfUnknownServicesMakeAnOrderUnknown) {
  situation s = allowed(subscription_create);
  s.world.holding("h", opaque);
  const explanation told = explain(s.world.build(), s.asked).value();
  EXPECT_EQ(told.result, outcome::unknown);
  EXPECT_EQ(told.unknown.at(0).code, requirement::service_already_held);
  EXPECT_EQ(told.unknown.at(0).needs, "document /offers/9/services");
}

TEST(Holdings, OfSeveralThatAreNotKnownTheFirstIsAskedFor) {
  situation s = allowed(subscription_create);
  s.world.holding("first", visio).status("first", std::nullopt).holding("second", visio).status("second", std::nullopt);
  const explanation told = explain(s.world.build(), s.asked).value();
  EXPECT_EQ(told.result, outcome::unknown);
  EXPECT_EQ(told.unknown.at(0).code, requirement::service_already_held);
  EXPECT_EQ(told.unknown.at(0).needs, "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/first");
}

TEST(Holdings, OfUnknownServicesHinderNothingWhereNoServiceCouldBeShared) {
  world_builder world;
  world.relationship(partner_p).sale("s", proplus, partner_p).holding("h", opaque);
  world.offer("bare", {}).change_offer(proplus, [](offer_fields& o) {
    o.upgrade_target_offers = {offer_of(business), offer_of(opaque)};
  });
  const auto found = [&](const question& q, requirement what) { return resolve(world.build(), q).value().known.get(what); };
  const ask change = ask(subscription_transition).by(partner_p).of_subscription("s").target(business);
  EXPECT_EQ(found(change, requirement::conflicting_services), truth::yes) << "the target adds no service";
  const ask order = ask(subscription_create).by(partner_p).of_customer().offer("bare").quantity(1);
  EXPECT_EQ(found(order, requirement::service_already_held), truth::yes) << "the offer has no service";

  world.change("h", [](subscription_fields& s) { s.offer = offer_of(business); });
  const ask open = ask(subscription_transition).by(partner_p).of_subscription("s").target(opaque);
  EXPECT_EQ(found(open, requirement::conflicting_services), truth::yes) << "what is held, the source has too";
  world.change("h", [](subscription_fields& s) { s.offer = offer_of(visio); });
  EXPECT_EQ(found(open, requirement::conflicting_services), truth::unknown);
}

TEST(Holdings, OfUnknownServicesMakeNoSecondPartnerWhereNoServiceIsCommon) {
  world_builder world;
  world.relationship(partner_p).sale("q", visio, partner_q).grant(partner_q, {"visio"}).grant(partner_p, {"exchange"});
  const ask order = ask(subscription_create).by(partner_p).of_customer().offer(opaque).quantity(1);
  const auto found = [&] { return resolve(world.build(), order).value().known.get(requirement::other_transacting_partner); };
  EXPECT_EQ(found(), truth::yes);
  world.open_grant(partner_p);
  EXPECT_EQ(found(), truth::unknown);
}

/// P orders a mailbox beside Q; both have delegated admin for exchange.
struct beside_another {
  world_builder world;
  ask order = ask(subscription_create).by(partner_p).of_customer().offer(mailbox).quantity(5);
  beside_another() {
    world.relationship(partner_p).grant(reseller_v, {"visio"}).grant(partner_q, {"exchange"}).grant(partner_p, {"exchange"});
  }

  [[nodiscard]] truth found() const {
    return resolve(world.build(), order).value().known.get(requirement::other_transacting_partner);
  }
  [[nodiscard]] std::string needs() const {
    const explanation told = explain(world.build(), order).value();
    for (const auto& one : told.unknown)
      if (one.code == requirement::other_transacting_partner) return one.needs;
    return {};
  }
};

TEST(SecondPartner, TransactsWhatItCertainlySells) {
  beside_another two;
  EXPECT_EQ(two.found(), truth::yes);
  two.world.sale("drawings", visio, partner_q);
  EXPECT_EQ(two.found(), truth::yes) << "it sells something else";
  two.world.sale("q", mailbox, partner_q);
  EXPECT_EQ(two.found(), truth::no);
  two.world.status("q", subscription_status::expired);
  EXPECT_EQ(two.found(), truth::yes);
}

TEST(SecondPartner, MayTransactWhatItMaySell) {
  const std::string subscriptions = "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/";
  beside_another two;
  two.world.sale("drawings", visio, partner_q).status("drawings", std::nullopt);
  EXPECT_EQ(two.found(), truth::yes) << "something else";
  two.world.subscriptions.clear();
  for (const char* id : {"first", "second"}) two.world.sale(id, mailbox, partner_q).status(id, std::nullopt);
  EXPECT_EQ(two.found(), truth::unknown);
  EXPECT_EQ(two.needs(), subscriptions + "first");
  two.world.subscriptions.clear();
  two.world.sale("q", opaque, partner_q);
  EXPECT_EQ(two.found(), truth::unknown);
  EXPECT_EQ(two.needs(), "document /offers/9/services");
}

TEST(SecondPartner, MayTransactWhatServicesOfAnOrderAreNotKnown) {
  beside_another two;
  two.order.offer(opaque);
  two.world.sale("q", visio, partner_q);
  EXPECT_EQ(two.found(), truth::yes) << "what it sells it does not administer";
  two.world.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
  EXPECT_EQ(two.found(), truth::unknown) << "whether it sells it or not";
  two.world.choose(option::who_counts_as_transacting, "transacting_with_delegated_admin").sale("more", opaque, partner_q);
  EXPECT_EQ(two.found(), truth::unknown) << "which may be exchange";
}

TEST(Paths, LeadToNoAddOnWithoutParent) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"});
  world.change_offer(essentials, [](offer_fields& o) { o.upgrade_target_offers = {offer_of(archiving)}; });
  const ask change = ask(subscription_transition).by(partner_p).of_subscription("s").target(archiving);
  EXPECT_EQ(unmet(world, change), requirement_set{requirement::no_transition_path});
}

TEST(Holdings, WhatAMerePendingRequestChangesIsNothing) {
  // Q transacts exchange with delegated admin; P has sent its mail and nothing was accepted (W40).
  auto world = world_builder{}.relationship(partner_q).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"});
  EXPECT_EQ(outcome_of(world, ask(relationship_request).by(partner_p).of_partner(partner_p)), outcome::allow);
  for (const auto& row : enum_names<operation>::rows) {
    if (china.find(row.value, requirement::no_relationship) == nullptr) continue;
    situation s = allowed(row.value);
    s.world.no_relationship(asker_of(s));
    EXPECT_TRUE(unmet(s.world, s.asked).contains(requirement::no_relationship)) << row.name;
  }
  EXPECT_EQ(outcome_of(world, ask(subscription_add_seats).by(partner_q).of_subscription("q").quantity(1)), outcome::allow);
}

TEST(Seats, LieBetweenOneAndTheOffersBoundsOfTheChangedDirection) {
  const auto asked = [](operation what, std::int64_t n) { return ask(what).by(partner_p).of_subscription("s").quantity(n); };
  auto world = world_builder{}.relationship(partner_p).sale("s", mailbox, partner_p);  // 10 of 5 to 100
  const requirement_set out{requirement::quantity_out_of_range};
  const std::tuple<operation, std::int64_t, requirement_set> table[] = {
      {subscription_add_seats, 90, {}},    {subscription_add_seats, 91, out},
      {subscription_add_seats, 0, out},    {subscription_add_seats, -1, out},
      {subscription_remove_seats, 5, {}},  {subscription_remove_seats, 6, out},
      {subscription_remove_seats, 0, out}, {subscription_remove_seats, -1, out},
      {subscription_add_seats, std::numeric_limits<std::int64_t>::max(), out},
      {subscription_remove_seats, std::numeric_limits<std::int64_t>::max(), out},
  };
  for (const auto& [what, n, reasons] : table) EXPECT_EQ(unmet(world, asked(what, n)), reasons) << what << n;
  // Above the maximum already: removing is still allowed, for the bound of the other direction is not asked.
  world.change("s", [](subscription_fields& s) { s.quantity = 200; });
  EXPECT_EQ(unmet(world, asked(subscription_remove_seats, 10)), requirement_set{});
}

// ---- advisories -----------------------------------------------------------------------------

std::vector<std::pair<std::string, std::string>> advice(const world_builder& world, const question& asked) {
  std::vector<std::pair<std::string, std::string>> all;
  const explanation told = explain(world.build(), asked).value();
  for (const advisory& a : told.advisories) {
    EXPECT_EQ(a.message.back(), '.') << a.message;
    all.emplace_back(a.code, a.rules);
  }
  return all;
}

TEST(Advisories, TellWhatElseToKnowOfAnAllowedOperation) {
  const std::map<operation, std::vector<std::pair<std::string, std::string>>> expected{
      {relationship_request,
       {{"nothing_changes_before_acceptance", "REQ-10"}, {"user_context_required", "REQ-12 API-05"}}},
      {subscription_add_seats, {{"completes_later", "SEAT-10"}}},
      {subscription_remove_seats, {{"completes_later", "SEAT-10"}}},
      {subscription_create, {{"completes_later", "SUB-23"}}},
      {subscription_transition,
       {{"user_context_required", "UPG-12 AMB-23"}, {"finish_in_admin_center", "UPG-11 UPG-13"}}},
      {subscription_suspend,
       {{"data_deleted_after_sixty_days", "SUS-02 SUS-05"}, {"billing_continues", "SUS-11"}}},
      {subscription_cancel, {{"procedure_not_documented", "CAN-02 CAN-07"}}},
      {subscription_view_provisioning_status, {{"user_context_required", "API-05 DAP-12"}}},
  };
  for (const auto& row : enum_names<operation>::rows) {
    if (china.checklist(row.value).empty()) continue;
    const situation s = allowed(row.value);
    const auto known = expected.find(row.value);
    EXPECT_EQ(advice(s.world, s.asked), known == expected.end() ? decltype(known->second){} : known->second) << row.name;
  }
}

TEST(Advisories, TellASellerWithoutDelegatedAdminOfItsDuties) {
  situation s = allowed(subscription_transition);
  s.world.no_grant(partner_p);
  EXPECT_THAT(advice(s.world, s.asked), ElementsAre(Pair("support_duty_remains", "REM-02 REM-03 REM-04 BIL-02")));
  s = allowed(service_administer);
  s.world.no_grant(partner_p);
  EXPECT_THAT(advice(s.world, s.asked), IsEmpty()) << "who sold nothing owes nothing (SVC-04)";
  s.world.relationship(partner_q)
      .sale("theirs", essentials, partner_q)
      .sale("ended", visio, partner_p)
      .status("ended", subscription_status::deleted);
  EXPECT_THAT(advice(s.world, s.asked), IsEmpty()) << "nor for what another sold, or what has been cancelled";
}

// ---- what is in no row ----------------------------------------------------------------------

TEST(Explain, OfWhatIsInNoRowSaysThatWhatIsNotListedIsNotAvailable) {
  // The contract: a pack answers an operation it does not know with `operation_not_available`.
  const directory world = world_builder{}.build();
  const auto answer = explain(world, ask(operation::gdap_approve).by_organisation(partner_p).of_customer());
  ASSERT_TRUE(answer) << answer.error();
  ASSERT_EQ(answer.value().reasons.size(), 1U);
  EXPECT_EQ(answer.value().reasons[0].code, requirement::operation_not_available);
  EXPECT_EQ(answer.value().reasons[0].rules, "API-02");
}

TEST(Explain, OffersWaysToAnAllowWhereItIsDenied) {
  situation s = allowed(subscription_suspend);
  EXPECT_THAT(explain(s.world.build(), s.asked).value().remedies.ways, IsEmpty());
  s.world.no_relationship(partner_p);
  EXPECT_THAT(explain(s.world.build(), s.asked).value().remedies.ways, ::testing::Not(IsEmpty()));
}

TEST(Explain, OffersTheSameWaysToTheSecondCustomer) {
  world_builder world;
  world.sale("a", visio, partner_q).sale("b", mailbox, partner_q).relationship(partner_q);
  world.sale("s", essentials, partner_p, customer_d).sale("t", visio, partner_p, customer_d);
  const auto ways = [](const world_builder& of) {
    return explain(of.build(), ask(subscription_suspend).by(partner_p).of_subscription("s").ground("customer_request"))
        .value()
        .remedies.ways;
  };
  const auto second = ways(world);
  std::swap(world.customers[0], world.customers[1]);
  EXPECT_EQ(second, ways(world));
  EXPECT_THAT(second, ::testing::Not(IsEmpty()));
}

TEST(Explain, OfALinkThatIsNotOnRecordAsksWhoCanTell) {
  const auto needs = [](const partner_id& who, std::string_view link, operation what) {
    world_builder world;
    world.link(partner_p, std::nullopt).link(provider_i, std::nullopt);
    const explanation told = explain(world.build(), ask(what).by(who).of_link(std::string(link))).value();
    return told.unknown.empty() ? std::string() : told.unknown.front().needs;
  };
  EXPECT_EQ(needs(partner_p, "https://portal.example.cn/p", invitation_compose), "GET /v1/customers/relationshiprequests");
  EXPECT_EQ(needs(reseller_v, "https://portal.example.cn/i", invitation_forward), "document /partners/2/relationshipRequest");
}

TEST(Explain, OfAnOfferAsksInTheCountryOfThisCloud) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange"});
  world.customers[0].address_country = "US";
  const explanation told =
      explain(world.build(), ask(subscription_create).by(partner_p).of_customer().offer(opaque).quantity(1)).value();
  ASSERT_FALSE(told.unknown.empty());
  EXPECT_EQ(told.unknown.back().needs, "GET /v1/offers/opaque?country=CN");
}

TEST(FeaturedOffers, MayBeNone) {
  situation s = allowed(partner_set_featured_offers);
  s.asked.with.count = 0;
  EXPECT_EQ(outcome_of(s.world, s.asked), outcome::allow);
  s.asked.with.count = -1;
  EXPECT_EQ(decide(s.world.build(), s.asked).error().pointer, "/action/properties/count");
}

TEST(Question, HasKindsWhereTheContractNamesThem) {
  EXPECT_TRUE(kinds_of(operation::customer_view).empty());
  EXPECT_EQ(kinds_of(operation::transfer_create), (request_kind_set{request_kind::direct_to_indirect, request_kind::azure_plan}));
}

TEST(Explain, CallsByItsIdWhoHasNoNameAndTheTargetWhatIsNotListed) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"}).sale("s", essentials, partner_p);
  const auto answer = explain(
      world.build(), ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("s").target("none"));
  std::string message;
  for (const auto& reason : answer.value().reasons)
    if (reason.code == requirement::no_transition_path) message = reason.message;
  EXPECT_EQ(message, "No documented path leads from Offer essentials to the target.");
}

TEST(Seats, OfAnOrderAndATransitionKeepBothBounds) {
  const auto in_range = [](const situation& s, ask q) {
    return !decide(s.world.build(), q).value().unmet.contains(requirement::quantity_out_of_range);
  };
  const situation order = allowed(subscription_create);
  EXPECT_TRUE(in_range(order, ask(order.asked).offer(mailbox).quantity(5)));
  EXPECT_FALSE(in_range(order, ask(order.asked).offer(mailbox).quantity(4)));
  situation move = allowed(subscription_transition);
  move.world.change_offer(premium, [](offer_fields& o) { o.minimum_quantity = 10; });
  EXPECT_TRUE(in_range(move, ask(move.asked).quantity(10)));
  EXPECT_FALSE(in_range(move, ask(move.asked).quantity(9)));
  ask all = move.asked;
  all.with.quantity.reset();
  EXPECT_TRUE(in_range(move, all));
  move.world.change("s", [](subscription_fields& s) { s.quantity = 9; });
  EXPECT_FALSE(in_range(move, all));
}

TEST(Seats, ThatAreAddedAskTheUpperBoundAlone) {
  situation s = allowed(subscription_add_seats);
  s.world.change_offer(essentials, [](offer_fields& o) { o.minimum_quantity = 50; });
  EXPECT_EQ(decide(s.world.build(), s.asked).value().result, outcome::allow);
  // As many as there are numbers are too many only where it is known how many the offer takes.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  s.world.change_offer(essentials, [](offer_fields& o) { o.maximum_quantity.reset(); });
  s.world.change("s", [](subscription_fields& one) { one.quantity = most - 1; });
  EXPECT_TRUE(decide(s.world.build(), ask(s.asked).quantity(1)).value().unknown.contains(requirement::quantity_out_of_range));
  EXPECT_TRUE(decide(s.world.build(), ask(s.asked).quantity(2)).value().unmet.contains(requirement::quantity_out_of_range));
}

TEST(ResellerOfRecord, IsFoundWhereverItIsListed) {
  situation s = allowed(subscription_change_reseller_of_record);
  std::swap(s.world.partners.front(), s.world.partners.back());
  EXPECT_EQ(decide(s.world.build(), s.asked).value().result, outcome::allow);
}

}  // namespace
}  // namespace csprel::test
