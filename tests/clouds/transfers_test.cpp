// SPDX-License-Identifier: Apache-2.0
// Subscriptions that move between partners, and Azure subscriptions: who may offer, accept, reject and take back,
// what may move, and every date one second before, at and after it.
#include "clouds/delegated.hpp"

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test {
namespace {

constexpr std::string_view number_of_v = "4847386";

csprel::transfer& standing_transfer(delegated& d, transfer_kind kind, transfer_status status = transfer_status::active) {
  csprel::transfer& t = d.moves(kind, status);
  t.created = today + days(-3);
  return t;
}

// ---- from a reseller to a provider -----------------------------------------------------------------

/// P, which is enrolled as a reseller too, sells legacy seats `s` and could hand them to provider I.
delegated handing_over(std::string_view offer = essentials) {
  delegated d;
  d.at(seller_p).account.edit().also_indirect_reseller = true;
  d.sale("s", offer);
  return d;
}
ask eligible() {
  ask q = of(subscription_transfer, "s");
  q.with.to = provider_i;
  return q;
}
ask offered(std::vector<std::string_view> ids = {"s"}) {
  ask q = of_customer(transfer_create);
  q.with.kind = request_kind::direct_to_indirect;
  q.with.to = provider_i;
  q.with.subscriptions.emplace();
  for (const auto id : ids) q.with.subscriptions->push_back(subscription_of(id));
  return q;
}

TEST(Transfer, MovesSeatsOfTheOlderPlatform) {
  for (const ask& q : {eligible(), offered()}) {
    handing_over().allows(q);
    handing_over(old_azure).allows(q);
    for (const auto offer : {suite, azure_plan, reservation, server, backup})
      handing_over(offer).denies(q, no_transfer_path, offer.data());
  }
}

TEST(Transfer, NeedsEachOfItsRequirements) {
  for (const ask& q : {eligible(), offered()}) {
    delegated d = handing_over();
    d.at(seller_p).account.edit().also_indirect_reseller = false;
    d.denies(q, transfer_party_not_enabled);
    d = handing_over();
    ask wrong = q;
    wrong.with.to = other_q;
    EXPECT_TRUE(d.decide(wrong).unmet.contains(transfer_party_not_enabled));
    wrong.with.to = partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")};
    d.refuses(wrong, "/action/properties/to");
    wrong.with.to.reset();
    d.refuses(wrong, "/action/properties/to");
    d.no_relationship(provider_i);
    d.denies(q, target_relationship_missing);
    d = handing_over();
    std::erase_if(*d.conditions().agreements, [](const auto& one) { return one.partner == provider_i; });
    d.denies(q, target_agreement_missing);
    d.conditions().direct_signed.reset();
    d.leaves_open(q, target_agreement_missing);
  }
}

TEST(Transfer, IsOfTheSellersOwnActiveSubscriptions) {
  for (const ask& q : {eligible(), offered()}) {
    delegated d = handing_over();
    d.suspended("s");
    d.denies(q, subscription_suspended);
    d = handing_over();
    d["s"].status = subscription_status::deleted;
    d.denies(q, subscription_cancelled);
    d["s"].status.reset();
    d.leaves_open(q, subscription_not_active);
    d = handing_over();
    d["s"].seller = other_q;
    d.denies(q, not_original_reseller);
    d = handing_over();
    d.commerce("s").operation_pending = true;
    d.denies(q, operation_pending);
    d = handing_over();
    d.denies(with_user(q, "helper"), role_not_permitted);
    d.customer.relationships.front().won_as = acquisition::indirect;
    d.denies(q, acquired_as_indirect);
  }
}

TEST(Transfer, OfAnAddOnGoesWithItsBase) {
  delegated d = handing_over();
  d.sale("a", archiving);
  d["a"].parent = subscription_of("s");
  ask alone = of(subscription_transfer, "a");
  alone.with.to = provider_i;
  d.denies(alone, base_left_behind);
  d.denies(offered({"a"}), base_left_behind);
  d.allows(offered({"a", "s"}));
  d.refuses(offered({"s", "unheard"}), "/action/properties/subscriptions/1");
}

TEST(Transfer, IsOneAtATime) {
  for (const auto& row : enum_names<transfer_status>::rows) {
    delegated d = handing_over();
    adds_line(standing_transfer(d, transfer_kind::direct_to_indirect, row.value), "s");
    const bool open = row.value == transfer_status::active || row.value == transfer_status::pending ||
                      row.value == transfer_status::in_progress;
    for (const ask& q : {eligible(), offered()})
      if (open) d.denies(q, already_in_transfer, row.name.data());
      else d.allows(q, row.name.data());
  }
  delegated d = handing_over();
  d.conditions().transfers.reset();
  d.leaves_open(eligible(), already_in_transfer);
  d.needs(eligible(), {"GET /v1/customers/" + customer_c.to_string() + "/transfers"});
}

TEST(Transfer, IsNotMadeInASandbox) {
  delegated d = handing_over();
  d.at(seller_p).account.edit().environment = partner_environment::sandbox;
  d.denies(offered(), not_in_sandbox);
  d.allows(eligible());
}

TEST(Transfer, IsAnsweredByItsTarget) {
  delegated d = handing_over();
  adds_line(standing_transfer(d, transfer_kind::direct_to_indirect), "s");
  const ask accept = of_transfer(transfer_accept).by(provider_i), reject = of_transfer(transfer_reject).by(provider_i),
            withdraw = of_transfer(transfer_withdraw);
  d.allows(accept);
  d.allows(reject);
  d.allows(withdraw);
  EXPECT_TRUE(d.decide(ask(accept).by(seller_p)).unmet.contains(not_transfer_party));
  EXPECT_TRUE(d.decide(ask(accept).by(seller_p)).unmet.contains(transfer_party_not_enabled));
  d.denies(ask(withdraw).by(provider_i), not_transfer_party);
  d.denies(ask(accept).by_customer(), not_a_partner);
}

TEST(Transfer, IsAnsweredWhileItWaits) {
  for (const auto& row : enum_names<transfer_status>::rows) {
    delegated d = handing_over();
    standing_transfer(d, transfer_kind::direct_to_indirect, row.value);
    const bool waits = row.value == transfer_status::active || row.value == transfer_status::pending;
    for (const ask& q : {of_transfer(transfer_accept).by(provider_i), of_transfer(transfer_reject).by(provider_i),
                         of_transfer(transfer_withdraw)})
      if (waits) d.allows(q, row.name.data());
      else d.denies(q, transfer_wrong_state, row.name.data());
  }
  delegated d = handing_over();
  standing_transfer(d, transfer_kind::direct_to_indirect).status.reset();
  d.leaves_open(of_transfer(transfer_withdraw), transfer_wrong_state);
}

TEST(Transfer, IsAcceptedWithAgreementAndSynchronisedOrders) {
  delegated d = handing_over();
  adds_line(standing_transfer(d, transfer_kind::direct_to_indirect), "s");
  const ask accept = of_transfer(transfer_accept).by(provider_i);
  d.commerce("s").sync_state = "InProgress";
  d.denies(accept, order_not_synchronised);
  d.commerce("s").sync_state = "Completed";
  std::erase_if(*d.conditions().agreements, [](const auto& one) { return one.partner == provider_i; });
  d.denies(accept, customer_agreement_missing);
  d.conditions().direct_signed = direct_signature{true, {}};
  d.allows(accept);
  d.at(provider_i).standing = standing::suspended;
  d.allows(accept, "a suspended provider may");
  d.no_relationship(provider_i);
  d.denies(accept, no_relationship);
  d.refuses(of_transfer(transfer_accept, "unheard"), "/resource/id");
}

// ---- of an Azure plan ------------------------------------------------------------------------------

/// Q asks P for `azure`, and has a plan of its own with the customer.
delegated taking_over() {
  delegated d;
  d.azure();
  d.sale("own", azure_plan, other_q);
  d.commerce("own").azure_entitlements.emplace();
  d.relationship(other_q).attested_by(other_q);
  return d;
}
ask requested(const partner_id& who = other_q) {
  ask q = of_customer(transfer_create).by(who);
  q.with.kind = request_kind::azure_plan;
  q.with.to = who;
  q.with.from = seller_p;
  q.with.source_domain = "p.example";
  q.with.subscriptions = std::vector{subscription_of("azure")};
  return q;
}

TEST(AzureTransfer, IsAskedForByThePartnerToBe) {
  delegated d = taking_over();
  d.allows(requested());
  ask by_default = requested();
  by_default.with.to.reset();
  d.allows(by_default, "to whom is clear");
  EXPECT_EQ(d.explained(requested()).advisories.back().code, "rbac_unchanged");
  ask q = requested();
  q.with.source_domain.reset();
  d.denies(q, source_details_missing);
  q = requested();
  q.with.from.reset();
  d.denies(q, source_details_missing);
  q.with.from = other_q;
  d.denies(q, source_is_requester);
  d.at(other_q).country = "DE";
  EXPECT_TRUE(d.decide(requested()).unmet.contains(market_mismatch));
}

TEST(AzureTransfer, NeedsAnActivePlanAndNoLegacyAzure) {
  delegated d = taking_over();
  d.suspended("own");
  d.denies(requested(), azure_plan_required);
  EXPECT_EQ(d.explained(requested()).reasons.front().refusal.code, "900132");
  d["own"].seller = provider_i;
  EXPECT_EQ(d.explained(requested()).reasons.front().refusal.code, "900133");
  d = taking_over();
  d.sale("old", old_azure);
  d.denies(requested(), legacy_azure_present);
  d = taking_over();
  std::erase_if(*d.conditions().agreements, [](const auto& one) { return one.partner == other_q; });
  d.denies(requested(), customer_agreement_missing);
}

TEST(AzureTransfer, IsOfActiveSubscriptions) {
  delegated d = taking_over();
  d.beneath().status = subscription_status::suspended;
  d.denies(requested(), subscription_not_active);
  d.beneath().status.reset();
  d.leaves_open(requested(), subscription_not_active);
  ask q = requested();
  q.with.subscriptions = std::vector{subscription_of("plan")};
  d.refuses(q, "/action/properties/subscriptions/0");
  d.commerce("plan").azure_entitlements.reset();
  d.leaves_open(requested(), subscription_not_active, "what stands beneath is not told");
}

TEST(AzureTransfer, OfAProviderNamesTheReseller) {
  delegated d = taking_over();
  d["own"].seller = provider_i;
  ask q = requested(provider_i);
  d.denies(q, reseller_mpn_invalid);
  q.with.mpn_id = mpn_id_choice{std::string(number_of_v)};
  d.allows(q);
  EXPECT_EQ(d.decide(requested(reseller_v)).reason(), partner_type_cannot_transact);
}

TEST(AzureTransfer, MovesReservationsUnlessTheOptionSaysOtherwise) {
  delegated d = taking_over();
  d.sale("ri", reservation);
  d.allows(requested());
  d.choose(option::reservations_block_azure_transfer, "true");
  d.denies(requested(), reservations_remain);
  EXPECT_EQ(d.explained(requested()).reasons.front().refusal.code, "900145");
  d["ri"].status = subscription_status::deleted;
  d.allows(requested());
  d["ri"].status = subscription_status::active;
  d["ri"].seller.reset();
  d["ri"].channel = channel::direct;
  ask q = requested();
  q.with.from.reset();
  d.denies(q, source_details_missing, "what the customer bought itself is in nobody's way");
}

TEST(AzureTransfer, IsAnsweredByThePresentPartnerWithinThirtyDays) {
  delegated d = taking_over();
  const instant deadline = *standing_transfer(d, transfer_kind::azure_plan, transfer_status::pending).created + days(30);
  const ask accept = of_transfer(transfer_accept);
  d.closes(accept, deadline, transfer_expired);
  EXPECT_TRUE(d.decide(ask(accept).by(other_q)).unmet.contains(not_transfer_party));
  d.allows(of_transfer(transfer_withdraw).by(other_q));
  d.denies(of_transfer(transfer_withdraw), not_transfer_party);
  d.allows(of_transfer(transfer_reject));
  d.person("agent").agents = {agent_role::sales_agent};
  d.denies(accept, role_not_permitted, "admin agents alone");
  d.person("agent").agents = {agent_role::admin_agent};
  d.choose(option::deadline_inclusive, "false");
  d.allows(ask(accept).now(deadline + duration{-1}));
  d.denies(ask(accept).now(deadline), transfer_expired);
  d.conditions().transfers->front().created.reset();
  d.leaves_open(accept, transfer_expired);
  d.conditions().transfers->front().kind.reset();
  EXPECT_TRUE(d.decide(accept).unknown.contains(not_transfer_party));
  EXPECT_TRUE(d.decide(ask(accept).by(provider_i)).unmet.contains(not_transfer_party)) << "neither side of either kind";
}

TEST(Transfer, OfAKindThatIsNotToldMustBeRightForBoth) {
  delegated d = taking_over();
  csprel::transfer& t = standing_transfer(d, transfer_kind::azure_plan, transfer_status::pending);
  t.kind.reset();
  t.target = t.source;
  const ask withdraw = of_transfer(transfer_withdraw);
  d.allows(withdraw, "an admin agent takes either kind back");
  d.person("agent").agents = {agent_role::sales_agent};
  d.person("agent").admins = {};
  d.leaves_open(withdraw, role_not_permitted, "a sales agent one of them alone");
  d.needs(withdraw, {"GET /v1/customers/" + customer_c.to_string() + "/transfers"});
  d.person("agent").agents = {agent_role::helpdesk_agent};
  d.denies(withdraw, role_not_permitted, "a helpdesk agent neither");
  const decision accept = d.decide(of_transfer(transfer_accept));
  EXPECT_TRUE(accept.unknown.contains(transfer_party_not_enabled)) << "which is asked of seats alone";
}

TEST(Transfer, OfAKindThatIsNotToldMayHaveLapsed) {
  delegated d = handing_over(old_azure);
  csprel::transfer& t = standing_transfer(d, transfer_kind::azure_plan, transfer_status::pending);
  t.kind.reset();
  adds_line(t, "s");
  const instant deadline = *t.created + days(30);
  d.denies(eligible().now(deadline), already_in_transfer, "open in either kind");
  d.leaves_open(eligible().now(deadline + duration{1}), already_in_transfer);
}

TEST(AzureTransfer, WithoutAnAnswerHoldsItsLinesForThirtyDays) {
  delegated d = handing_over(old_azure);
  csprel::transfer& t = standing_transfer(d, transfer_kind::azure_plan, transfer_status::pending);
  adds_line(t, "s");
  d.opens(eligible(), *t.created + days(30) + duration{1}, already_in_transfer);
}

TEST(Transfers, DoNotExistInTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    delegated d(where);
    d.sale("s", essentials);
    for (const ask& q : {eligible(), offered(), of_transfer(transfer_accept), of_transfer(transfer_reject),
                         of_transfer(transfer_withdraw)}) {
      d.denies(q, operation_not_available, info(q.what).name.data());
      EXPECT_EQ(d.explained(q).reasons.front().refusal.code, "900138") << info(q.what).name;
    }
  }
}

TEST(AzureTransfer, FindsItsLineAmongAllPlans) {
  delegated d = taking_over();
  azure_entitlement other;
  other.id = azure_of("other");
  d.commerce("plan").azure_entitlements->insert(d.commerce("plan").azure_entitlements->begin(), other);
  d.sale("seats", suite);
  d.allows(requested(), "the second of the plan");
  d.commerce("plan").azure_entitlements->back().status = wire_value<subscription_status>::read("Warned");
  d.leaves_open(requested(), subscription_not_active);
  ask q = requested();
  q.with.source_domain = "";
  d.commerce("plan").azure_entitlements->back().status = subscription_status::active;
  d.denies(q, source_details_missing);
  // Of a plan whose list is not told it may be one, of seats it may not.
  q = requested();
  q.with.subscriptions = std::vector{subscription_of("unheard")};
  d.refuses(q, "/action/properties/subscriptions/0");
  d.sale("legacy", old_azure);
  d["legacy"].status = subscription_status::deleted;
  d.leaves_open(q, subscription_not_active);
}

TEST(AzureTransfer, OfReservationsIsUnknownWhereTheirTrackIs) {
  delegated d = taking_over();
  d.choose(option::reservations_block_azure_transfer, "true");
  d.allows(requested());
  ask of_nobody = requested();
  of_nobody.with.from.reset();
  d.denies(of_nobody, source_details_missing, "and of whom is not asked");
  d.offer("plain", track::legacy, 1, 300).conditions.edit().track.reset();
  d.at("plain").billing = billing_type::none;
  d.sale("s", "plain");
  d["s"].billing_type.reset();
  d.leaves_open(requested(), reservations_remain);
}

TEST(Transfer, OfWhichThePartiesAreNotToldIsUnknown) {
  delegated d;
  csprel::transfer& t = standing_transfer(d, transfer_kind::direct_to_indirect, transfer_status::active);
  t.target.reset();
  EXPECT_TRUE(d.decide(of_transfer(transfer_accept).by(provider_i)).unknown.contains(not_transfer_party));
  t.target = provider_i;
  t.status = wire_value<transfer_status>::read("Pondering");
  EXPECT_TRUE(d.decide(of_transfer(transfer_accept).by(provider_i)).unknown.contains(transfer_wrong_state));
}

TEST(Transfer, HoldsWhatItsLinesAndTheirAddOnsName) {
  delegated d = handing_over();
  csprel::transfer& t = standing_transfer(d, transfer_kind::direct_to_indirect, transfer_status::active);
  adds_line(t, "base");
  t.lines.back().add_ons.push_back({subscription_of("s"), "", {}, {}});
  d.denies(eligible(), already_in_transfer);
  t.status.reset();
  d.leaves_open(eligible(), already_in_transfer);
  t.status = wire_value<transfer_status>::read("Pondering");
  d.leaves_open(eligible(), already_in_transfer);
  d.sale("base", essentials).sale("apart", essentials);
  d.commerce("apart").sync_state = "Running";
  t.status = transfer_status::active;
  const ask accept = of_transfer(transfer_accept).by(provider_i);
  d.allows(accept, "what is not in it does not matter");
  d.commerce("s").sync_state = "Running";
  d.denies(accept, order_not_synchronised);
}

TEST(Transfer, OfWhatIsDeletedSaysSo) {
  delegated d = handing_over();
  d["s"].status = subscription_status::deleted;
  EXPECT_EQ(d.explained(offered()).reasons.front().code, subscription_cancelled);
  d.azure();
  d.beneath().status = subscription_status::deleted;
  ask q = of_azure(azure_cancel_subscription);
  q.with.reason = "compromise";
  EXPECT_EQ(d.explained(q).reasons.front().code, subscription_cancelled);
}

TEST(Transfer, OfAnAddOnToAnybodyLeavesItsBase) {
  delegated d = handing_over();
  d.sale("a", archiving);
  d["a"].parent = subscription_of("s");
  ask q = of_customer(transfer_create);
  q.with.kind = request_kind::direct_to_indirect;
  q.with.to = provider_i;
  d.allows(q, "nothing in particular");
  d.denies(offered({"a"}), base_left_behind);
  d.allows(offered({"a", "s"}));
}

// ---- Azure itself ----------------------------------------------------------------------------------

TEST(Azure, LegacyUpgradesToAPlan) {
  const ask q = of(azure_upgrade_to_plan, "plan");
  const auto legacy = [] {
    delegated d;
    d.azure(old_azure);
    return d;
  };
  delegated d = legacy();
  d.allows(q);
  d.beneath().status = subscription_status::suspended;
  d.denies(q, azure_subscription_suspended);
  d.beneath().status.reset();
  d.leaves_open(q, azure_subscription_suspended);
  d.beneath().status = wire_value<subscription_status>::read("Warned");
  d.leaves_open(q, azure_subscription_suspended);
  d = legacy();
  d.beneath().recently_purchased = true;
  d.denies(q, recently_bought);
  d = legacy();
  d.commerce("plan").azure_entitlements->clear();
  d.denies(q, no_azure_subscription);
  d.commerce("plan").azure_entitlements.reset();
  EXPECT_EQ(d.decide(q).unknown,
            (requirement_set{no_azure_subscription, azure_subscription_suspended, recently_bought}));
  d = legacy();
  d.conditions().azure_upgrade = azure_upgrade::running;
  d.denies(q, azure_upgrade_running);
  EXPECT_EQ(d.explained(q).reasons.front().refusal.code, "900109");
  d = legacy();
  d["plan"].offer = offer_of(azure_plan);
  d.denies(q, wrong_track);
}

TEST(Azure, LegacyIsSwitchedToAnotherPartner) {
  ask q = of(azure_switch_legacy_partner, "plan");
  q.with.to = other_q;
  for (const cloud where : {cloud::global, cloud::us_government, cloud::germany}) {
    delegated d(where);
    d.azure(old_azure).relationship(other_q);
    if (where != cloud::global) {
      d.denies_for(q, delegated_admin_missing, "none");
      d.tenant_wide(seller_p);
      d.denies_for(q, delegated_admin_missing, "none");
      d.tenant_wide(other_q);
      EXPECT_EQ(d.explained(q).path, std::nullopt);
    }
    d.allows(q);
    d.no_relationship(other_q);
    d.denies(q, target_relationship_missing);
    d.relationship(other_q);
    d.at(other_q).country = "CH";
    d.denies(q, market_mismatch);
    d.at(other_q).country = "US";
    d.denies(with_user(q, "helper"), role_not_permitted);
    EXPECT_EQ(d.decide(ask(q).by(reseller_v)).reason(), partner_type_cannot_transact);
    d["plan"].offer = offer_of(azure_plan);
    d.denies(q, wrong_track);
  }
  delegated d(cloud::us_government);
  d.azure(old_azure).relationship(other_q);
  d.tenant_wide(other_q, today + days(1)).parts.as_of.reset();
  EXPECT_TRUE(d.decide(q).unknown.contains(delegated_admin_missing));
  EXPECT_EQ(d.explained(q).unknown.front().needs, "document /asOf");
}

TEST(Azure, SubscriptionsAreCancelledForAReasonByBothRoles) {
  delegated d;
  d.azure();
  ask q = of_azure(azure_cancel_subscription);
  d.denies(q, ground_missing);
  d.denies((q.with.reason = "boredom", q), ground_missing);
  d.allows((q.with.reason = "compromise", q));
  d.employs("global").admins = {admin_role::global_admin};
  d.employs("admin").agents = {agent_role::admin_agent};
  d.denies(with_user(q, "global"), role_not_permitted);
  d.denies(with_user(q, "admin"), role_not_permitted);
  d.beneath().status = subscription_status::deleted;
  d.denies(q, subscription_cancelled);
  d.beneath().status.reset();
  d.leaves_open(q, subscription_cancelled);
  d.beneath().status = subscription_status::active;
  d.no_relationship(seller_p);
  d.denies(q, no_relationship);
  EXPECT_EQ(d.explained(q).reasons.front().refusal.code, "900159");
  d.refuses(of_azure(azure_cancel_subscription, "unheard"), "/resource/id");
}

TEST(Azure, SubscriptionsAreReactivatedByApiUnlessTheOptionSaysOtherwise) {
  delegated d;
  d.azure();
  const ask q = of_azure(azure_reactivate_subscription);
  d.denies(q, subscription_not_suspended);
  d.beneath().status = subscription_status::deleted;
  d.denies(q, subscription_not_suspended);
  d.beneath().status.reset();
  d.leaves_open(q, subscription_not_suspended);
  d.beneath().status = subscription_status::suspended;
  d.allows(q);
  d.choose(option::azure_reactivation_by_api, "false");
  d.denies(q, operation_not_available);
}

TEST(Azure, OwnersSetThePartnerOfRecord) {
  delegated d;
  d.azure();
  ask q = of(subscription_change_partner_of_record, "plan").by_customer("user");
  q.with.mpn_id = mpn_id_choice{std::string(number_of_v)};
  d.leaves_open(q, not_azure_owner);
  d.customer.users[1].azure_owner_of.emplace();
  d.denies(q, not_azure_owner);
  d.customer.users[1].azure_owner_of->push_back(azure_of("azure"));
  d.allows(q, "no administrator needs to be asked");
  d.denies(ask(q).by(seller_p), not_customer_administrator);
  d["plan"].offer = offer_of(reservation);
  EXPECT_EQ(d.decide(q).reason(), wrong_track);
}

TEST(Transfer, IsOneAtATimeWhicheverIsListedFirst) {
  delegated d = handing_over();
  adds_line(standing_transfer(d, transfer_kind::direct_to_indirect), "other");
  csprel::transfer second = d.conditions().transfers->front();
  second.id = *transfer_id::parse("t2");
  second.lines.clear();
  adds_line(second, "s");
  d.conditions().transfers->push_back(second);
  d.denies(eligible(), already_in_transfer);
}

TEST(Transfer, OfAStatusThatIsNotToldMayRunOnAfterItHasLapsed) {
  delegated d = handing_over(old_azure);
  csprel::transfer& t = standing_transfer(d, transfer_kind::azure_plan);
  t.created = today + days(-31);
  adds_line(t, "s");
  d.allows(eligible());
  for (const auto& untold :
       {std::optional<wire_value<transfer_status>>{}, std::optional{wire_value<transfer_status>::read("odd")}}) {
    d.conditions().transfers->front().status = untold;
    d.leaves_open(eligible(), already_in_transfer);
  }
}

TEST(AzureTransfer, FindsWhatIsBeneathAnyPlan) {
  delegated d;
  d.sale("seats", suite);
  d.azure();
  d.sale("own", azure_plan, other_q).relationship(other_q).attested_by(other_q);
  d.commerce("own").azure_entitlements.emplace();
  d.allows(requested());
  d.beneath().status = subscription_status::suspended;
  d.denies(requested(), subscription_not_active);
  // One that is listed nowhere may stand beneath the plan that does not tell, and beneath nothing else.
  d.sale("untold", azure_plan, provider_i).sale("more", suite);
  ask q = requested();
  q.with.subscriptions = std::vector{subscription_of("unheard")};
  d.leaves_open(q, subscription_not_active);
  EXPECT_EQ(d.explained(q).unknown.front().needs,
            "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/untold/azureEntitlements");
}

TEST(AzureTransfer, FindsAReservationThatStandsFirst) {
  delegated d;
  d.sale("ri", reservation);
  d.azure();
  d.sale("own", azure_plan, other_q).relationship(other_q).attested_by(other_q);
  d.commerce("own").azure_entitlements.emplace();
  d.choose(option::reservations_block_azure_transfer, "true");
  d.denies(requested(), reservations_remain);
}

}  // namespace
}  // namespace csprel::test
