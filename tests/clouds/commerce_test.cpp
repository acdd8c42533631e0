// SPDX-License-Identifier: Apache-2.0
// Orders, customers, partners and resellers of the clouds other than 21Vianet: every requirement met,
// unmet and, where it can be, unknown; every date one second before, at and after it.
#include <algorithm>

#include "clouds/tenant.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/policy/market.hpp"

namespace csprel::test {
namespace {

static_assert(same_market("de", "FR") && same_market("US", "AS") && same_market("NZ", "WS"));
static_assert(same_market("PR", "MX") && !same_market("PR", "US"), "Puerto Rico is Latin America");
static_assert(!same_market("BR", "AR") && !same_market("IN", "LK"), "markets of their own");
static_assert(same_market("KP", "KP") && !same_market("KP", "KR"), "a country in no line");
static_assert(!same_market("", "") && !same_market("USA", "USA"));

constexpr std::string_view mpn_of_v = "4847386";

ask provider_order() { return order().by(provider_i); }

// ---- the partner -----------------------------------------------------------------------------------

TEST(Order, IsAllowedWhereNothingIsMissing) {
  tenant{}.allows(order());
  tenant{}.allows(provider_order());
}

TEST(Order, IsOfWhoeverTransacts) {
  tenant t;
  t.conditions().direct_signed->is_signed = true;
  t.denies(order().by(reseller_v), partner_type_cannot_transact);
  t.at(seller_p).account.edit().also_indirect_reseller = true;
  t.allows(order());
  t.customer.relationships.front().won_as = acquisition::indirect;
  t.denies(order(), acquired_as_indirect);
}

TEST(Order, NeedsThePartnerAgreementSince2020) {
  tenant t;
  auto& mpa = t.at(seller_p).account.edit().mpa;
  mpa->is_signed = false;
  t.denies(order(), partner_agreement_missing);
  const instant asked_from = instant::from_seconds(1'580'515'200);
  t.allows(order().now(asked_from + duration{-1}));
  EXPECT_EQ(t.holds_until(order().now(asked_from + duration{-1})), asked_from);
  t.denies(order().now(asked_from), partner_agreement_missing);
  mpa = agreement_status{true, {}, today, {}};
  t.opens(order(), today, partner_agreement_missing);
  for (const int code : {2203, 2206}) {
    mpa = agreement_status{{}, code, {}, {}};
    t.denies(order(), partner_agreement_missing);
  }
  for (const int code : {2201, 2204}) {
    mpa = agreement_status{{}, code, {}, {}};
    t.leaves_open(order(), partner_agreement_missing);
  }
  mpa.reset();
  t.leaves_open(order(), partner_agreement_missing);
}

TEST(Order, IsNotSignedForByADateAlone) {
  tenant t;
  for (const agreement_status& says :
       {agreement_status{false, {}, today + days(-1), {}}, agreement_status{true, 2203, today + days(-1), {}}}) {
    t.at(seller_p).account.edit().mpa = says;
    t.denies(order(), partner_agreement_missing);
  }
}

TEST(Order, NeedsAnActiveLocationIdInTheCountry) {
  tenant t;
  auto& ids = t.at(seller_p).account.edit().partner_ids;
  ids.emplace();
  t.denies(order(), partner_id_inactive);
  ids = std::vector<partner_identifier>{{"1", partner_id_kind::location, "CA", true, {}}};
  t.denies(order(), partner_id_inactive, "another country");
  ids->front().country = "US";
  t.allows(order());
  ids->front().kind = partner_id_kind::global;
  t.denies(order(), partner_id_inactive, "global");
  ids->front() = {"1", partner_id_kind::location, "US", {}, {}};
  t.leaves_open(order(), partner_id_inactive);
  ids->front().is_active = false;
  t.denies(order(), partner_id_inactive);
  ids = std::vector<partner_identifier>{{"0", partner_id_kind::global, "US", true, {}},
                                        {"1", partner_id_kind::location, "US", true, {}}};
  t.allows(order(), "the second");
  ids->back().country.clear();
  t.leaves_open(order(), partner_id_inactive, "in which country it is is not told");
  ids->back().country = "US";
  t.at(seller_p).country.clear();
  EXPECT_TRUE(t.decide(order()).unknown.contains(partner_id_inactive)) << "nor in which the account is";
  ids->back().is_active.reset();
  const explanation told = explain(t.build(), order()).value();
  const auto both = std::find_if(told.unknown.begin(), told.unknown.end(),
                                 [](const auto& one) { return one.code == partner_id_inactive; });
  ASSERT_NE(both, told.unknown.end());
  EXPECT_EQ(both->needs, "GET /v1/profiles/mpn") << "of two facts that are missing the first";
  t.at(seller_p).country = "US";
  ids.reset();
  t.at(seller_p).mpn_id.clear();
  t.leaves_open(order(), partner_id_inactive);
}

TEST(Order, NeedsAPartnerIdOfWhicheverSource) {
  tenant t;
  t.at(seller_p).mpn_id.clear();
  t.at(seller_p).account.edit().mpn.emplace();
  t.leaves_open(order(), partner_id_inactive, "a profile that does not tell it");
  t.at(seller_p).account.edit().mpn->mpn_id = "4847383";
  t.allows(order());
}

TEST(Order, IsNotOfAPartnerWhoseAccountIsLimited) {
  tenant t;
  t.at(seller_p).standing = standing::suspended;
  t.denies(order(), partner_suspended);
  t.at(seller_p).standing = standing::restricted;
  t.denies(order(), partner_restricted);
  t.at(seller_p).standing = standing::delinquent;
  t.allows(order());
  t.at(seller_p).account.edit().order_block = "800069";
  t.denies(order(), order_blocked);
  EXPECT_EQ(explain(t.build(), order()).value().reasons.front().refusal.code, "800069");
}

// ---- the customer ----------------------------------------------------------------------------------

TEST(Relationship, BeginsAtItsDate) {
  tenant t;
  t.no_relationship(seller_p);
  t.denies(order(), no_relationship);
  t.relationship(seller_p);
  t.customer.relationships.back().since = today;
  t.opens(order(), today, no_relationship);
  t.customer.relationships.back().type = relationship_type::advisor;
  t.denies(order(), no_relationship);
  t.customer.relationships.back().type = relationship_type::reseller;
  t.customer.relationships.back().since = today + days(1);
  t.denies(order(), no_relationship);
  t.relationship(seller_p);
  t.allows(order(), "one of two has begun");
  EXPECT_EQ(t.holds_until(order()), std::nullopt) << "the other begins later, which changes nothing";
}

TEST(Customer, IsNeitherThePartnerNorOneOfTheProgramme) {
  tenant t;
  t.conditions().is_csp_tenant = true;
  t.denies(order(), self_or_partner_tenant);
  t = tenant{};
  t.at(seller_p).account.edit().affiliates = {partner_id{customer_c.value()}};
  t.denies(order(), self_or_partner_tenant);
  t = tenant{};
  partner_fields twin = t.at(other_q);
  twin.id = partner_id{customer_c.value()};
  twin.mpn_id = "1";
  twin.link.reset();
  t.partners.push_back(twin);
  t.denies(order(), self_or_partner_tenant, "a direct-bill partner's tenant");
  t.partners.back().model = partner_model::indirect_reseller;
  t.allows(order(), "another's reseller");
  t.partners.back().providers = {provider_i};
  t.denies(provider_order(), self_or_partner_tenant, "its own reseller");
}

TEST(Customer, IsNotThePartnersOwnTenant) {
  tenant t;
  t.customer.id = customer_id{seller_p.value()};
  ask q = order();
  q.which = customer_resource{t.customer.id};
  t.denies(q, self_or_partner_tenant);
}

TEST(Customer, ThatIsAResellerMayAcceptAnybodysLink) {
  tenant t;
  partner_fields twin = t.at(reseller_v);
  twin.id = partner_id{customer_c.value()};
  twin.mpn_id = "1";
  twin.link.reset();
  twin.providers.clear();
  t.partners.push_back(twin);
  ask q(relationship_accept);
  q.by_customer();
  q.which = invitation_resource{"https://portal.example/nobody"};
  t.denies(q, link_altered, "which is nobody's");
  q.which = invitation_resource{*t.at(seller_p).link};
  t.allows(q);
}

TEST(Customer, LiesInThePartnersMarket) {
  tenant t;
  t.conditions().country = "GU";
  t.allows(order(), "one market");
  t.conditions().country = "DE";
  t.denies(order(), market_mismatch);
  t.conditions().country.clear();
  t.leaves_open(order(), market_mismatch);
  t.customer.address_country = "US";
  t.allows(order(), "the address stands in");
  t.at(seller_p).country.clear();
  t.leaves_open(order(), market_mismatch);
}

TEST(Customer, IsReviewed) {
  tenant t;
  t.conditions().review = customer_review::under_review;
  t.denies(order(), customer_under_review);
  t.conditions().review = customer_review::not_approved;
  t.denies(order(), customer_not_approved);
}

TEST(Customer, HasAcceptedTheAgreement) {
  tenant t;
  t.conditions().agreements->clear();
  t.denies(order(), customer_agreement_missing);
  t.attested_by(provider_i);
  t.denies(order(), customer_agreement_missing, "another partner's attestation");
  t.conditions().direct_signed->is_signed = true;
  t.allows(order());
  t.conditions().direct_signed.reset();
  t.leaves_open(order(), customer_agreement_missing);
  t.attested_by(seller_p);
  t.allows(order());
  t.conditions().agreements.reset();
  t.leaves_open(order(), customer_agreement_missing);
  t.sale("s", suite);
  t.allows(of(subscription_add_seats, "s").seats(1), "keeping asks none");
}

// ---- resellers -------------------------------------------------------------------------------------

TEST(Reseller, IsNamedByAProvider) {
  tenant t;
  t.allows(provider_order().reseller(mpn_of_v));
  EXPECT_EQ(t.decide(order().reseller(mpn_of_v)).reason(), participants_not_allowed);
}

TEST(Reseller, IsOneThatTheProviderMayName) {
  tenant t;
  t.denies(provider_order().reseller("4847385"), reseller_mpn_invalid, "its own");
  t.denies(provider_order().reseller("4847384"), reseller_mpn_invalid, "a direct partner's");
  t.at(reseller_v).account.edit().partner_ids =
      std::vector<partner_identifier>{{std::string(mpn_of_v), partner_id_kind::global, "US", true, {}}};
  t.denies(provider_order().reseller(mpn_of_v), reseller_mpn_invalid, "a global id");
  const decision d = tenant{}.decide(provider_order().reseller("1"));
  EXPECT_EQ(d.unknown, (requirement_set{partnership_missing, reseller_without_relationship, reseller_mpn_invalid,
                                        reseller_other_region, reseller_agreement_missing}));
  for (const int code : {2200, 2204, 2205}) {
    tenant told;
    told.parts.mpa_statuses = {{"1", agreement_status{{}, code, {}, {}}, {}}};
    told.denies(provider_order().reseller("1"), reseller_mpn_invalid);
  }
}

TEST(Reseller, IsRefusedByTheFirstCause) {
  tenant t;
  const auto refusal_of = [&](const question& q) { return explain(t.build(), q).value().reasons.front().refusal; };
  const std::string_view own = "4847385";
  EXPECT_EQ(refusal_of(provider_order().reseller(own)), (refusal{404, "2072"}));
  t.parts.mpa_statuses = {{"1", agreement_status{{}, 2200, {}, {}}, {}}};
  EXPECT_EQ(refusal_of(provider_order().reseller("1")), (refusal{404, "800015"}));
  ask q = provider_order().reseller(own);
  q.with.additional_partner_ids = std::vector<std::string>{"1"};
  EXPECT_EQ(refusal_of(q), (refusal{404, "2072"}));
  q = provider_order().reseller("1");
  q.with.additional_partner_ids = std::vector<std::string>{std::string(own)};
  EXPECT_EQ(refusal_of(q), (refusal{404, "800015"}));
  EXPECT_EQ(refusal_of(provider_order().reseller("4847384")), (refusal{400, "800016"})) << "of who sells directly";
}

TEST(Reseller, MayHaveOtherIdsThanTheOneNamed) {
  tenant t;
  t.at(reseller_v).account.edit().partner_ids = std::vector<partner_identifier>{{"9", partner_id_kind::global, "US", true, {}}};
  t.allows(provider_order().reseller(mpn_of_v), "by its account's");
  t.denies(provider_order().reseller("9"), reseller_mpn_invalid);
}

TEST(Reseller, ThatNobodyListsIsNoPartnerWhereTheWholeListLacksIt) {
  tenant t;
  t.at(provider_i).account.edit().partnerships.emplace();
  EXPECT_TRUE(t.decide(provider_order().reseller("1")).unknown.contains(partnership_missing)) << "who that is is not known";
  t.parts.mpa_statuses = {{"1", agreement_status{true, {}, {}, {}}, {}}};
  EXPECT_TRUE(t.decide(provider_order().reseller("1")).unmet.contains(partnership_missing));
  t.at(provider_i).account.edit().partnerships.reset();
  EXPECT_TRUE(t.decide(provider_order().reseller("1")).unknown.contains(partnership_missing)) << "nor is there a list";
}

TEST(Reseller, OfAnotherRegionIsWhatTheApiSaidOfIt) {
  tenant t;
  t.at(reseller_v).account.edit().mpa = agreement_status{{}, 2201, {}, {}};
  EXPECT_TRUE(t.decide(provider_order().reseller(mpn_of_v)).unmet.contains(reseller_other_region));
}

TEST(Reseller, OfATransferOfAnAzurePlanIsNamedByTheProvider) {
  tenant t;
  ask q = of_customer(transfer_create).by(provider_i);
  q.with.kind = request_kind::azure_plan;
  q.with.from = other_q;
  q.with.source_domain = "q.example";
  EXPECT_TRUE(t.decide(q).unmet.contains(reseller_mpn_invalid));
  q.with.mpn_id = mpn_id_choice{};
  EXPECT_TRUE(t.decide(q).unmet.contains(reseller_mpn_invalid)) << "null names nobody";
  q.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
  EXPECT_TRUE(t.decide(q).met.contains(reseller_mpn_invalid));
}

TEST(Reseller, IsPartneredWithTheProvider) {
  tenant t;
  t.at(reseller_v).providers.clear();
  t.leaves_open(provider_order().reseller(mpn_of_v), partnership_missing, "neither side tells");
  partnership one;
  one.other = reseller_v;
  one.state = "Active";
  t.at(other_q).model = partner_model::indirect_provider;
  t.at(other_q).account.edit().partnerships = std::vector{one};
  t.leaves_open(provider_order().reseller(mpn_of_v), partnership_missing, "another provider tells of itself alone");
  t.at(reseller_v).account.edit().partnerships.emplace();
  t.denies(provider_order().reseller(mpn_of_v), partnership_missing, "one side tells that there is none");
  t.at(provider_i).account.edit().partnerships = std::vector{one};
  t.allows(provider_order().reseller(mpn_of_v));
  t.at(provider_i).account.edit().partnerships->front().state = "Pending";
  t.denies(provider_order().reseller(mpn_of_v), partnership_missing);
}

TEST(Reseller, IsWhoTheProvidersOwnListSays) {
  tenant t;
  partnership unlisted;
  unlisted.other = partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")};
  unlisted.mpn_id = "1";
  unlisted.state = "Active";
  t.at(provider_i).account.edit().partnerships = std::vector{unlisted};
  const decision d = t.decide(provider_order().reseller("1"));
  EXPECT_TRUE(d.met.contains(reseller_mpn_invalid) && d.met.contains(partnership_missing)) << d.unmet << d.unknown;
  EXPECT_EQ(d.unknown, (requirement_set{reseller_without_relationship, reseller_other_region, reseller_agreement_missing}));
  t.at(provider_i).account.edit().partnerships->front().state = "Terminated";
  const explanation told = explain(t.build(), provider_order().reseller("1")).value();
  EXPECT_EQ(told.reasons.front().code, partnership_missing);
  EXPECT_TRUE(told.remedies.ways.empty()) << "nobody who is listed could take it up again";
  // The same of one that is listed without that PartnerID.
  t.at(reseller_v).mpn_id.clear();
  t.at(provider_i).account.edit().partnerships->front().state = "Active";
  t.at(provider_i).account.edit().partnerships->front().other = reseller_v;
  t.allows(provider_order().reseller("1"));
}

TEST(Reseller, IsFoundByTheProfileOfItsAccount) {
  tenant t;
  t.at(reseller_v).mpn_id.clear();
  t.at(reseller_v).account.edit().mpn.emplace().mpn_id = "4847399";
  t.allows(provider_order().reseller("4847399"));
}

TEST(Reseller, IsNoneWhereThePartnershipIsTheOtherWayRound) {
  tenant t;
  t.at(reseller_v).providers.clear();
  partnership one;
  one.other = reseller_v;
  one.state = "Active";
  one.type = partnership_type::is_indirect_reseller_of;
  t.at(provider_i).account.edit().partnerships = std::vector{one};
  t.denies(provider_order().reseller(mpn_of_v), partnership_missing);
  t.at(provider_i).account.edit().partnerships->front().type = partnership_type::is_indirect_cloud_solution_provider_of;
  t.allows(provider_order().reseller(mpn_of_v));
}

TEST(Reseller, ThatIsListedIsWhatItsRecordTells) {
  // `mpaStatus` tells of PartnerIDs that nobody holds.
  for (const int code : {2200, 2201, 2203, 2204, 2205, 2206}) {
    tenant t;
    t.parts.mpa_statuses = {{std::string(mpn_of_v), agreement_status{{}, code, {}, {}}, {}}};
    t.allows(provider_order().reseller(mpn_of_v), std::to_string(code).c_str());
    t.at(reseller_v).account.edit().mpa.reset();
    t.leaves_open(provider_order().reseller(mpn_of_v), reseller_agreement_missing);
    t.at(reseller_v).mpn_id = "1";
    EXPECT_NE(t.decide(provider_order().reseller(mpn_of_v)).result, outcome::allow) << "nobody holds it now";
  }
  tenant t;
  t.parts.mpa_statuses = {{std::string(mpn_of_v), agreement_status{true, {}, {}, {}}, {}}};
  t.at(reseller_v).account.edit().mpa = agreement_status{{}, 2204, {}, {}};
  t.denies(provider_order().reseller(mpn_of_v), reseller_mpn_invalid);
}

TEST(Reseller, ThatNobodyListsIsWhatTheApiAnswered) {
  const auto answered = [](const agreement_status& a) {
    tenant t;
    t.parts.mpa_statuses = {{"1", a, {}}};
    return t.decide(provider_order().reseller("1"));
  };
  const agreement_status is_signed{true, {}, {}, {}};
  EXPECT_TRUE(answered(is_signed).met.contains(reseller_mpn_invalid));
  EXPECT_TRUE(answered(is_signed).met.contains(reseller_other_region));
  EXPECT_TRUE(answered(is_signed).met.contains(reseller_agreement_missing));
  for (const int code : {2203, 2206}) {
    const decision d = answered({{}, code, {}, {}});
    EXPECT_TRUE(d.met.contains(reseller_mpn_invalid)) << code;
    EXPECT_TRUE(d.met.contains(reseller_other_region)) << code;
    EXPECT_TRUE(d.unmet.contains(reseller_agreement_missing)) << code;
  }
  EXPECT_TRUE(answered({{}, 2201, {}, {}}).met.contains(reseller_mpn_invalid));
  EXPECT_TRUE(answered({{}, 2201, {}, {}}).unmet.contains(reseller_other_region));
  EXPECT_TRUE(answered({{}, 9999, {}, {}}).unknown.contains(reseller_mpn_invalid)) << "a code that says nothing of it";
  EXPECT_TRUE(answered({{}, 9999, {}, {}}).unknown.contains(reseller_other_region));
}

TEST(Reseller, IsCheckedByIdOrTenant) {
  tenant t;
  t.at(reseller_v).account.edit().mpa->is_signed = false;
  ask q = of_partner(partner_check_reseller_agreement, provider_i);
  const auto refusal = [&] { return explain(t.build(), q).value().reasons.front().refusal.code; };
  q.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
  EXPECT_EQ(refusal(), "2203");
  q.with.mpn_id.reset();
  q.with.tenant = reseller_v;
  EXPECT_EQ(refusal(), "2206");
}

TEST(Reseller, HasARelationshipRegionAndAgreement) {
  tenant t;
  t.no_relationship(reseller_v);
  t.denies(provider_order().reseller(mpn_of_v), reseller_without_relationship);
  t.choose(option::reseller_relationship_required, "false");
  t.allows(provider_order().reseller(mpn_of_v));
  t.at(reseller_v).country = "CA";
  t.denies(provider_order().reseller(mpn_of_v), reseller_other_region);
  t.at(reseller_v).country.clear();
  t.leaves_open(provider_order().reseller(mpn_of_v), reseller_other_region);
  t.at(reseller_v).country = "US";
  t.at(reseller_v).account.edit().mpa->is_signed = false;
  t.denies(provider_order().reseller(mpn_of_v), reseller_agreement_missing);
  t.at(reseller_v).account.edit().mpa->is_signed = true;
  t.at(reseller_v).account.edit().mpa->signed_at = today;
  t.opens(provider_order().reseller(mpn_of_v), today, reseller_agreement_missing);
  t.at(reseller_v).account.edit().mpa.reset();
  t.leaves_open(provider_order().reseller(mpn_of_v), reseller_agreement_missing);
}

TEST(Reseller, HasAtMostFiveOthersBesides) {
  tenant t;
  ask q = provider_order().reseller(mpn_of_v);
  q.with.additional_partner_ids = std::vector<std::string>(5, std::string(mpn_of_v));
  t.allows(q);
  q.with.additional_partner_ids->emplace_back(mpn_of_v);
  t.denies(q, too_many_resellers);
  q.with.additional_partner_ids->resize(1);
  q.with.partner_id_on_record.reset();
  t.denies(q, too_many_resellers);
  q.with.additional_partner_ids->front() = "4847384";
  EXPECT_EQ(t.decide(q).unmet, (requirement_set{reseller_mpn_invalid, too_many_resellers})) << "each is validated";
  ask by_direct = order();
  by_direct.with.additional_partner_ids = std::vector<std::string>{std::string(mpn_of_v)};
  EXPECT_EQ(t.decide(by_direct).reason(), participants_not_allowed);
}

TEST(Reseller, ThatNobodyListsIsToldByItsOwnRequest) {
  const tenant t;
  const auto needs = [&](const question& q) { return explain(t.build(), q).value().unknown.front().needs; };
  const std::string status = "GET /v1/compliance/csp/agreementstatus";
  ask q = provider_order().reseller(mpn_of_v);
  q.with.additional_partner_ids = std::vector<std::string>{"1"};
  EXPECT_EQ(needs(q), status + "?mpnId=1");
  const partner_id stranger{*guid::parse("99999999-0000-4000-8000-000000000009")};
  ask partner = of_partner(partnership_request, provider_i);
  partner.with.partner = stranger;
  EXPECT_EQ(needs(partner), status + "?tenantId=" + stranger.to_string());
  ask checked = of_partner(partner_check_reseller_agreement, provider_i);
  checked.with.tenant = stranger;
  EXPECT_EQ(needs(checked), status + "?tenantId=" + stranger.to_string());
  checked.with.tenant.reset();
  checked.with.mpn_id = mpn_id_choice{};
  const auto nobody = csprel::decide(t.build(), checked);
  ASSERT_FALSE(nobody.has_value());
  EXPECT_EQ(nobody.error().pointer, "/action/properties/mpn_id");
}

TEST(Reseller, OfRecordIsChangedByTheProviderThatSold) {
  tenant t;
  t.sale("s", suite, provider_i);
  ask q = of(subscription_change_reseller_of_record, "s").by(provider_i);
  q.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
  t.allows(q);
  q.with.mpn_id = mpn_id_choice{};
  t.allows(q, "removed");
  t.sale("own", suite);
  ask by_direct = of(subscription_change_reseller_of_record, "own");
  by_direct.with.mpn_id = mpn_id_choice{};
  t.denies(by_direct, not_indirect_provider);
  t.sale("benefit", reservation, provider_i);
  ask of_benefit = of(subscription_change_reseller_of_record, "benefit").by(provider_i);
  of_benefit.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
  t.denies(of_benefit, reseller_of_record_fixed);
}

TEST(Accountability, OfAnIndirectSaleIsShared) {
  tenant t;
  t.sale("s", suite, provider_i);
  t["s"].reseller_of_record = std::string(mpn_of_v);
  const auto told = [&](std::string_view id) {
    return *explain(t.build(), of(subscription_view, id).by(provider_i)).value().accountability;
  };
  EXPECT_EQ(told("s"), (accountability{provider_i, reseller_v, provider_i}));
  t["s"].reseller_of_record = "unlisted";
  EXPECT_EQ(told("s"), (accountability{provider_i, provider_i, provider_i}));
  t["s"].partner_of_record = mpn_of_v;
  EXPECT_EQ(told("s"), (accountability{provider_i, reseller_v, provider_i}));
  t.holding("direct", suite);
  EXPECT_EQ(told("direct"), accountability{});
  t.allows(of(subscription_receive_bill, "s").by(provider_i));
  t.denies(of(subscription_receive_bill, "s").by(reseller_v), not_original_reseller);
}

// ---- offers ----------------------------------------------------------------------------------------

TEST(Offer, IsSoldUntilItIsWithdrawn) {
  tenant t;
  t.at(suite).conditions.edit().withdrawn = today;
  t.allows(order().now(today + duration{-1}));
  EXPECT_EQ(t.holds_until(order().now(today + duration{-1})), today);
  t.denies(order(), offer_not_available);
}

TEST(Offer, IsSoldInItsMarkets) {
  tenant t;
  t.at(suite).conditions.edit().markets = std::vector<std::string>{"CA"};
  t.denies(order(), offer_not_available);
  t.at(suite).conditions.edit().markets->emplace_back("us");
  t.allows(order());
}

TEST(Offer, IsRefusedByTheFirstCause) {
  tenant t;
  const auto refusal = [&](const question& q) { return explain(t.build(), q).value().reasons.front().refusal.code; };
  t.at(suite).conditions.edit().markets = std::vector<std::string>{"CA"};
  EXPECT_EQ(refusal(order()), "800070");
  t.at(suite).conditions.edit().withdrawn = today;
  EXPECT_EQ(refusal(order()), "2091");
  t.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  EXPECT_EQ(refusal(of_customer(subscription_create).offer(essentials).seats(10)), "2085");
  t.at(suite).conditions.edit() = t.at(larger).conditions.edit();
  t.at(suite).conditions.edit().new_commerce_offer = offer_of(larger);
  t.allows(order(), "an offer of new commerce has no such equivalent");
  t.conditions().country.clear();
  t.at(suite).conditions.edit().markets = std::vector<std::string>{"US"};
  EXPECT_TRUE(t.decide(order()).unknown.contains(offer_not_available)) << "where the customer is is not told";
}

TEST(Offer, OfNoKnownTrackIsSoldAsEachWouldHaveIt) {
  tenant t;
  offer_fields& plain = t.offer("plain", track::legacy, 1, 300);
  plain.conditions.edit().track.reset();
  plain.conditions.edit().new_commerce_offer = offer_of(suite);
  plain.billing = billing_type::none;
  ask q = of_customer(subscription_create).offer("plain").seats(10);
  EXPECT_TRUE(t.decide(q).unknown.contains(offer_not_available));
  EXPECT_FALSE(t.decide(q.now(instant::from_seconds(1'646'870'399))).unknown.contains(offer_not_available)) << "until 2022-03-10";
  t.at("plain").is_add_on = true;
  EXPECT_TRUE(t.decide(q.now({})).unknown.contains(add_on_unrelated));
}

TEST(Offer, OfLegacyTakesACycleWithoutATerm) {
  const tenant t;
  const ask q = of_customer(subscription_create).offer(essentials).seats(10);
  t.allows(ask(q).cycle(billing_cycle::annual));
  t.denies(ask(q).cycle(billing_cycle::triennial), billing_cycle_not_supported);
  t.denies(order().cycle(billing_cycle::unknown), billing_cycle_not_supported);
}

TEST(Offer, OfLegacyIsNotSoldOnceNewCommerceHasIt) {
  tenant t;
  const ask q = of_customer(subscription_create).offer(essentials).seats(10);
  t.allows(q);
  t.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  t.denies(q, offer_not_available);
  const instant end = instant::from_seconds(1'646'870'400);
  ask before = q;
  t.allows(before.now(end + duration{-1}));
  EXPECT_EQ(t.holds_until(before), end);
  t.denies(before.now(end), offer_not_available);
  t.at(essentials).conditions.edit().segment = offer_segment::nonprofit;
  t.allows(q);
  t.denies(of_customer(subscription_create).offer(old_azure).seats(1), offer_not_available);
}

TEST(Offer, IsFoundByProductAndSku) {
  tenant t;
  t.allows(order("CFQ7TTC0LH18:0001:CFQ7TTC0K5J8"));
  t.sale("s", "CFQ7TTC0LH18:0001:CFQ7TTC0K5J8");
  t.at(suite).conditions.edit().maximum_per_customer = 1;
  t.denies(order(), single_subscription_offer);
  const decision d = t.decide(order("UNKNOWN:0001:X"));
  EXPECT_EQ(d.result, outcome::unknown);
  EXPECT_TRUE(d.unknown.contains(offer_not_available)) << d.unknown;
}

TEST(Offer, OfASegmentNeedsItsQualification) {
  tenant t;
  const ask q = of_customer(subscription_create).offer(school).seats(10);
  t.denies(q, segment_not_qualified);
  qualification one;
  one.partner = seller_p;
  one.kind = qualification_kind::education;
  t.conditions().qualifications = {one};
  t.allows(q);
  t.conditions().qualifications.front().vetting_status = "Denied";
  t.denies(q, segment_not_qualified);
  t.conditions().qualifications.front() = one;
  t.conditions().qualifications.front().partner = other_q;
  t.denies(q, segment_not_qualified, "another partner's");
  t.conditions().qualifications.front() = one;
  t.conditions().qualifications.front().kind.reset();
  t.leaves_open(q, segment_not_qualified);
}

TEST(Offer, OfAQualificationThatIsNotRecognisedIsNotKnown) {
  tenant t;
  qualification one;
  one.partner = seller_p;
  one.kind = wire_value<qualification_kind>::read("Wizardry");
  t.conditions().qualifications = {one};
  const ask q = of_customer(subscription_create).offer(school).seats(10);
  t.leaves_open(q, segment_not_qualified);
  EXPECT_EQ(explain(t.build(), q).value().unknown.front().needs,
            "GET /v1/customers/" + customer_c.to_string() + "/qualifications");
}

TEST(Offer, MayBeHeldOnlySoOften) {
  tenant t;
  t.at(suite).conditions.edit().maximum_per_customer = 1;
  t.allows(order());
  t.sale("s", suite, other_q);
  t.denies(order(), single_subscription_offer);
  t.suspended("s");
  t["s"].auto_renew = false;
  t.denies(order(), single_subscription_offer);
  t["s"].status = subscription_status::deleted;
  t.allows(order());
  t["s"].status.reset();
  t.leaves_open(order(), single_subscription_offer);
}

TEST(AddOn, OfNewCommerceNeedsItsBase) {
  tenant t;
  t.denies(order(phone), prerequisite_missing);
  t.sale("s", suite, other_q);
  t.allows(order(phone));
  t.choose(option::prerequisite_from, "same_seller");
  t.denies(order(phone), prerequisite_missing);
  t.sale("own", suite);
  t.allows(order(phone));
  t.suspended("own");
  t.denies(order(phone), prerequisite_missing);
  t["own"].status.reset();
  t.leaves_open(order(phone), prerequisite_missing);
}

TEST(AddOn, CoversAShareOfTheBase) {
  tenant t;
  t.at(phone).conditions.edit().minimum_percent_of_base = 5;
  t.sale("s", suite);
  t["s"].quantity = 201;
  t.allows(order(phone).seats(11));
  t.denies(order(phone).seats(10), below_base_share);
  t["s"].quantity.reset();
  t.leaves_open(order(phone).seats(10), below_base_share);
}

TEST(AddOn, CoversAShareOfWhatIsKnown) {
  tenant t;
  t.at(phone).conditions.edit().minimum_percent_of_base = 5;
  t.sale("s", suite).sale("open", suite);
  t["s"].quantity = 100;
  t["open"].quantity = 100;
  t["open"].status.reset();
  t.allows(order(phone).seats(10), "enough for both");
  t.leaves_open(order(phone).seats(7), below_base_share, "enough for the one that is known");
  t.denies(order(phone).seats(4), below_base_share);
}

TEST(AddOn, OfLegacyIsOrderedForItsParent) {
  tenant t;
  t.sale("s", essentials);
  t.allows(of(subscription_order_add_on, "s").offer(archiving).seats(5));
  t.denies(of(subscription_order_add_on, "s").offer(school).seats(5), add_on_unrelated);
  t.denies(of_customer(subscription_create).offer(archiving).seats(5), add_on_unrelated);
  t.suspended("s", today);
  t.denies(of(subscription_order_add_on, "s").offer(archiving).seats(5), parent_not_active);
  t.sale("n", suite);
  t.denies(of(subscription_order_add_on, "n").offer(phone).seats(5), wrong_track);
}

TEST(AddOn, IsNoLegacyAzure) {
  tenant t;
  t.sale("s", essentials);
  const decision d = t.decide(of(subscription_order_add_on, "s").offer(old_azure).seats(1));
  EXPECT_EQ(d.unmet, (requirement_set{add_on_unrelated, offer_not_available})) << "sold to nobody any more (PUR-11)";
}

TEST(Trial, IsForWhoeverNeverHadTheOffer) {
  tenant t;
  const ask q = of_customer(subscription_start_trial).offer(suite).seats(25);
  t.denies(q, trial_not_available, "no trial");
  t.at(suite).conditions.edit().is_trial = true;
  t.at(suite).conditions.edit().base_offer = offer_of(larger);
  t.allows(q);
  t.sale("s", larger, other_q);
  t["s"].status = subscription_status::deleted;
  t.denies(q, trial_not_available, "its base was held");
}

TEST(Trial, IsOfAPlainOfferForEverybody) {
  const ask q = of_customer(subscription_start_trial).offer(suite).seats(25);
  tenant t;
  t.at(suite).conditions.edit().is_trial = true;
  t.allows(q);
  tenant other = t;
  other.sale("s", suite, other_q);
  other.denies(q, trial_not_available, "it was held");
  other = t;
  other.at(suite).is_add_on = true;
  EXPECT_TRUE(other.decide(q).unmet.contains(trial_not_available));
  for (const offer_segment closed : {offer_segment::education, offer_segment::government}) {
    other = t;
    other.at(suite).conditions.edit().segment = closed;
    EXPECT_TRUE(other.decide(q).unmet.contains(trial_not_available)) << closed;
  }
}

TEST(Seats, OfMoreThanAnybodyHasAreOutOfRange) {
  tenant t = selling();
  constexpr std::int64_t huge = std::int64_t{1} << 62;
  t.denies(of(subscription_add_seats, "s").seats(huge), quantity_out_of_range);
  t["s"].quantity = huge;
  t.denies(of(subscription_add_seats, "s").seats(1), quantity_out_of_range);
}

TEST(Seats, OfAnOrderStayInRange) {
  tenant t;
  t.allows(order().seats(300));
  t.denies(order().seats(301), quantity_out_of_range);
  t.denies(order().seats(0), quantity_out_of_range);
  t.at(suite).conditions.edit().seat_ceiling_per_customer = 15;
  t.allows(order().seats(15));
  t.sale("s", suite, other_q);
  t.denies(order().seats(6), seat_ceiling_exceeded);
}

TEST(Term, OfAnOrderIsOneThatTheOfferHas) {
  tenant t;
  t.allows(order().term(term::one_month));
  t.denies(order().term(term::one_month).cycle(billing_cycle::annual), billing_cycle_longer_than_term);
  t.denies(order().cycle(billing_cycle::none), billing_cycle_not_supported);
  t.allows(order().term(term::three_years).cycle(billing_cycle::triennial));
  t.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P1Y", {billing_cycle::annual}, {}}};
  t.denies(order().term(term::three_years), term_not_supported);
  t.denies(order(), billing_cycle_not_supported);
}

TEST(Term, HasTheCyclesThatAreUsualUnlessTheOfferSaysOtherwise) {
  struct line {
    term length;
    billing_cycle cycle;
    bool usual;
  };
  using enum billing_cycle;
  for (const line& each :
       {line{term::one_month, monthly, true}, line{term::one_year, monthly, true}, line{term::three_years, monthly, true},
        line{term::one_year, annual, true}, line{term::three_years, annual, true}, line{term::three_years, triennial, true}})
    EXPECT_EQ(tenant{}.decide(order().term(each.length).cycle(each.cycle)).result == outcome::allow, each.usual);
  tenant t;
  t.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P1Y", {}, {}}, {"P3Y", {triennial}, {}}};
  t.allows(order().cycle(annual), "of a term without cycles the usual ones");
  t.denies(order().cycle(none), billing_cycle_not_supported);
  t.denies(order().term(term::one_month), term_not_supported);
}

TEST(Order, IsAttested) {
  ask q = order();
  q.with.attested = true;
  tenant{}.allows(q);
  q.with.attested = false;
  tenant{}.denies(q, attestation_incomplete);
}

// ---- end dates -------------------------------------------------------------------------------------

constexpr instant last_of_october = instant::from_seconds(1'698'710'400);  // 2023-10-31

TEST(EndDate, IsAMonthsEndOrThatOfAnotherSubscription) {
  tenant t;
  t.allows(order().ends(last_of_october));
  const instant odd = last_of_october + days(10);
  t.denies(order().ends(odd), end_date_not_alignable);
  t.sale("s", suite);
  t.commerce("s").commitment_end_date_time = odd + duration{3600};
  t.allows(order().ends(odd));
  t["s"].seller = other_q;
  t.denies(order().ends(odd), end_date_not_alignable, "another seller's");
  t["s"].seller = seller_p;
  t["s"].term_duration = "P1M";
  t.denies(order().ends(odd), end_date_not_alignable, "a year does not align to a month");
  t.commerce("s").commitment_end_date_time = today + days(7);
  t.allows(order().term(term::one_month).ends(today + days(7)), "a month aligns to anything");
}

TEST(EndDate, LiesWithinTheFirstTerm) {
  tenant t;
  const instant last_of_october_2024 = instant::from_seconds(1'730'332'800);
  ask q = order().ends(last_of_october_2024);
  t.denies(q, end_date_out_of_bounds);
  const instant open = instant::from_seconds(1'698'710'400);  // a year earlier, at midnight
  t.opens(q, open, end_date_out_of_bounds);
  t.denies(order().ends(last_of_october).now(last_of_october + days(1)), end_date_out_of_bounds, "past");
  t.allows(order().ends(last_of_october).now(last_of_october + days(1) + duration{-1}));
  tenant untold = t;
  untold.sale("s", suite);
  untold["s"].term_duration.clear();
  untold.denies(of(subscription_schedule_change, "s").ends(last_of_october).now(last_of_october + days(1)),
                end_date_out_of_bounds, "past, however long a term is");
  t.at(suite).conditions.edit().is_trial = true;
  t.denies(order().ends(last_of_october), end_date_out_of_bounds, "a trial");
}

TEST(Order, OfTheOlderPlatformNamesACycleOrNone) {
  tenant t;
  const ask q = of_customer(subscription_create).offer(essentials).seats(10);
  t.allows(q);
  t.allows(ask(q).cycle(billing_cycle::annual));
  t.denies(ask(q).cycle(billing_cycle::triennial), billing_cycle_not_supported);
}

TEST(Term, OfAChangeLeavesACycleThatIsNotNamed) {
  tenant t = selling();
  t["s"].billing_cycle.reset();
  t.allows(of(subscription_change_term, "s").term(term::three_years));
  EXPECT_TRUE(t.decide(of(subscription_schedule_change, "s").term(term::three_years))
                  .unknown.contains(billing_cycle_longer_than_term))
      << "at the next term it must fit";
  t["s"].billing_cycle = billing_cycle::unknown;
  EXPECT_TRUE(
      t.decide(of(subscription_schedule_change, "s").term(term::three_years)).unknown.contains(billing_cycle_not_supported));
}

TEST(EndDate, OfAMonthIsNotCutShortAtItsEnd) {
  tenant t;
  const instant day_28 = last_of_october + days(-3);
  const auto monthly = [](instant day) { return order().term(term::one_month).ends(day); };
  t.sale("s", suite);
  for (const int before : {1, 2, 3}) {
    t.commerce("s").commitment_end_date_time = last_of_october + days(-before);
    t.denies(monthly(last_of_october + days(-before)), end_date_out_of_bounds);
  }
  t.commerce("s").commitment_end_date_time = day_28 + days(-1);
  t.allows(monthly(day_28 + days(-1)), "the 27th");
  t.allows(monthly(last_of_october), "the last day");
  const instant last_of_february = instant::from_seconds(1'709'164'800);  // 2024-02-29
  t.parts.as_of = last_of_february + days(-10);
  t.commerce("s").commitment_end_date_time = last_of_february + days(100);
  t["s"].status = subscription_status::active;
  t.allows(monthly(last_of_february), "the 29th, where it is the last");
}

TEST(EndDate, IsNotOfATrial) {
  tenant t;
  t.at(suite).conditions.edit().is_trial = true;
  t.denies(of_customer(subscription_start_trial).offer(suite).seats(25).ends(last_of_october), end_date_out_of_bounds);
}

// ---- Azure -----------------------------------------------------------------------------------------

TEST(AzurePlan, IsBoughtOnceNothingOlderStands) {
  tenant t;
  const ask q = of_customer(azure_plan_purchase);
  t.allows(q);
  t.sale("old", old_azure, other_q);
  t.denies(q, legacy_azure_present);
  t["old"].status = subscription_status::deleted;
  t.allows(q);
  t.conditions().azure_upgrade = azure_upgrade::running;
  t.denies(q, azure_upgrade_running);
  EXPECT_EQ(explain(t.build(), q).value().reasons.front().refusal.code, "900113");
}

TEST(AzurePlan, IsRefusedByHowFarTheUpgradeHasCome) {
  tenant t;
  const auto refusal = [&](azure_upgrade how) {
    t.conditions().azure_upgrade = how;
    return explain(t.build(), of_customer(azure_plan_purchase)).value().reasons.front().refusal.code;
  };
  EXPECT_EQ(refusal(azure_upgrade::pending), "900112");
  EXPECT_EQ(refusal(azure_upgrade::running), "900113");
  EXPECT_EQ(refusal(azure_upgrade::failed), "900114");
}

TEST(AzurePlan, IsSoldOnceForEachResellerOnRecord) {
  tenant t;
  const ask q = of_customer(azure_plan_purchase);
  t.sale("plan", azure_plan, other_q);
  t.allows(q, "another partner's plan");
  t["plan"].seller = seller_p;
  t.denies(q, single_subscription_offer);
  t.suspended("plan");
  t.denies(q, single_subscription_offer);
  t["plan"].status = subscription_status::deleted;
  t.allows(q);
  t["plan"].status = subscription_status::active;
  t["plan"].seller = provider_i;
  const ask by_provider = ask(q).by(provider_i);
  t.denies(by_provider, single_subscription_offer);
  t.allows(ask(by_provider).reseller(mpn_of_v), "for a reseller");
  t["plan"].partner_of_record = std::string(mpn_of_v);
  t.denies(ask(by_provider).reseller(mpn_of_v), single_subscription_offer);
  t.allows(by_provider);
  EXPECT_FALSE(explain(t.build(), ask(by_provider).reseller(mpn_of_v)).value().reasons.front().refusal.documented());
}

TEST(Overage, IsHeldByOnePartner) {
  tenant t;
  ask q = of_customer(customer_set_overage);
  q.with.service = "PhoneServices";
  q.with.enabled = true;
  t.denies(q, azure_plan_required);
  t.sale("plan", azure_plan);
  t.allows(q);
  t.conditions().overages = std::vector<overage>{{"PhoneServices", other_q, {}}};
  t.denies(q, overage_held_by_other);
  t.conditions().overages->front().partner = seller_p;
  t.allows(q);
  t.conditions().overages.reset();
  t.leaves_open(q, overage_held_by_other);
}

TEST(AzureBenefit, IsBoughtForAnActiveSubscriptionOfAnActivePlan) {
  tenant t;
  t.sale("plan", azure_plan);
  t["plan"].reseller_of_record = "4847386";
  t.commerce("plan").azure_entitlements =
      std::vector<azure_entitlement>{{*azure_subscription_id::parse("e"), "", subscription_status::active, false, {}}};
  ask q(azure_purchase_benefit);
  q.which = azure_subscription_resource{subscription_of("e"), {}};
  q.with.kind = request_kind::savings_plan;
  t.allows(q);
  q.with.partner_id_on_record = "4847386";
  t.allows(q, "the plan's own");
  q.with.partner_id_on_record = "1";
  t.denies(q, reseller_of_record_fixed);
  q.with.kind = request_kind::reservation;
  t.allows(q);
  t.commerce("plan").azure_entitlements->front().status = subscription_status::suspended;
  t.denies(q, subscription_not_active);
  t.commerce("plan").azure_entitlements->front().status.reset();
  t.leaves_open(q, subscription_not_active);
  t.commerce("plan").azure_entitlements->front().status = subscription_status::active;
  t["plan"].status = subscription_status::suspended;
  t.denies(q, azure_plan_required);
  EXPECT_TRUE(t.decide(q).met.contains(subscription_not_active)) << "which is said of the Azure subscription, not of its plan";
}

TEST(PartnerOfRecord, IsSetByTheOwnerOfTheAzureSubscription) {
  tenant t;
  t.sale("plan", azure_plan);
  t.commerce("plan").azure_entitlements =
      std::vector<azure_entitlement>{{*azure_subscription_id::parse("e"), "", subscription_status::active, false, {}}};
  ask q = of(subscription_change_partner_of_record, "plan").by_customer();
  q.with.mpn_id = mpn_id_choice{"4847383"};
  t.leaves_open(q, not_azure_owner);
  t.customer.users.front().azure_owner_of = std::vector<azure_subscription_id>{};
  t.denies(q, not_azure_owner);
  t.customer.users.front().azure_owner_of->push_back(*azure_subscription_id::parse("e"));
  t.allows(q);
  t.customer.users.front().azure_owner_of = std::vector{*azure_subscription_id::parse("other")};
  t.denies(q, not_azure_owner, "of none of this plan's");
  t.customer.users.front().azure_owner_of = std::vector{*azure_subscription_id::parse("PLAN")};
  t.allows(q, "of the plan itself");
  t.customer.users.front().azure_owner_of =
      std::vector{*azure_subscription_id::parse("other"), *azure_subscription_id::parse("PLAN")};
  t.commerce("plan").azure_entitlements.reset();
  t.allows(q, "of the plan itself, whatever is beneath it");
  t.customer.users.front().azure_owner_of->pop_back();
  t.leaves_open(q, not_azure_owner, "what is beneath it is not told");
  t.denies(q.by(seller_p), not_customer_administrator, "no partner may");
}

TEST(SelfPurchase, NeedsAnAzurePlan) {
  tenant t;
  ask q = of_customer(customer_set_self_purchase);
  q.with.enabled = true;
  t.denies(q, azure_plan_required);
  t.sale("plan", azure_plan, other_q);
  t.denies(q, azure_plan_required, "another seller's");
  t.sale("own", azure_plan);
  t.allows(q);
}

// ---- relationships and customers -------------------------------------------------------------------

TEST(Relationship, IsRemovedOnceNothingIsLeft) {
  tenant t;
  const ask q = of_customer(relationship_remove);
  t.allows(q);
  t.sale("s", suite).sale("theirs", suite, other_q);
  t.denies(q, active_subscriptions_remain);
  t.suspended("s");
  t["s"].auto_renew = false;
  t.allows(q);
  t["s"].status.reset();
  t.leaves_open(q, active_subscriptions_remain);
  t["s"].status = subscription_status::deleted;
  t.sale("benefit", reservation).suspended("benefit");
  t.denies(q, reservations_remain);
  t["benefit"].status = subscription_status::deleted;
  t.sale("software", server).suspended("software");
  t.denies(q, software_remains);
  t.denies(of_customer(relationship_remove).by(reseller_v), partner_type_cannot_transact);
}

TEST(Relationship, IsNotRemovedWhileWhatIsOfNoKnownTrackRuns) {
  tenant t;
  t.offer("plain", track::legacy, 1, 300).conditions.edit().track.reset();
  t.sale("odd", "plain");
  const decision d = t.decide(of_customer(relationship_remove));
  EXPECT_EQ(d.unmet, requirement_set{active_subscriptions_remain}) << "of whichever track it is";
  EXPECT_EQ(d.unknown, (requirement_set{reservations_remain, software_remains}));
  EXPECT_EQ(explain(t.build(), of_customer(relationship_remove)).value().unknown.front().needs,
            "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/odd");
}

TEST(Customer, IsCreatedWithItsCompanyData) {
  tenant t;
  ask q = of_partner(customer_create);
  q.with.country = "US";
  t.allows(q);
  q.with.registration_number = "1";
  t.denies(q, company_data_missing, "no number is taken there");
  t.at(seller_p).country = "PL";
  q.with.country = "BR";
  q.with.registration_number.reset();
  const decision d = t.decide(q);
  EXPECT_TRUE(d.unmet.contains(company_data_missing) && d.unmet.contains(market_mismatch)) << d.unmet;
  const auto refusal_for = [&](std::string_view country, const char* number) {
    ask one = q;
    one.with.country = std::string(country);
    if (number != nullptr) one.with.registration_number = number;
    return explain(t.build(), one).value().reasons.front().refusal.code;
  };
  EXPECT_EQ(refusal_for("BR", nullptr), "") << "the API asks for it in twelve countries alone";
  EXPECT_EQ(refusal_for("UA", nullptr), "600049");
  EXPECT_EQ(refusal_for("UA", "1"), "600051");
  EXPECT_EQ(refusal_for("DE", "1"), "600002");
  t.at(seller_p).country = "AM";
  q.with.country = "AM";
  q.with.registration_number = "1";
  t.denies(q, company_data_missing, "no phone");
  q.with.phone = "374";
  t.allows(q);
  q.with.customer = customer_c;
  t.denies(q, customer_already_exists);
}

TEST(Customer, IsCreatedInACountryOfTwoLetters) {
  for (const cloud where : {cloud::global, cloud::us_government, cloud::germany}) {
    ask q = of_partner(customer_create);
    for (const char* country : {"", "U", "USA", "U1", "12", "\xc3\x84"}) {
      q.with.country = country;
      const auto wrong = decide(tenant(where).build(), q);
      ASSERT_FALSE(wrong) << country;
      EXPECT_EQ(wrong.error().code, error_code::malformed_value);
      EXPECT_EQ(wrong.error().pointer, "/action/properties/country");
      EXPECT_EQ(wrong.error().found, '`' + std::string(country) + '`');
    }
    q.with.country = "us";
    EXPECT_TRUE(tenant(where).decide(q).met.contains(market_mismatch) || where != cloud::global);
  }
}

TEST(Country, IsReadWhereOneIsAskedFor) {
  ask q = order();
  q.with.country = "USA";
  tenant{}.allows(q);
}

TEST(Country, OfWhatAnEventBringsIsOfTwoLetters) {
  const auto is_bad = [](event_fact fact) {
    const auto done = apply(tenant{}.build(), event{today, std::move(fact)});
    return !done && done.error().code == error_code::malformed_value;
  };
  partner_fields p;
  p.id = partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")};
  p.country = "USA";
  EXPECT_TRUE(is_bad(partner_added{partner::make(p).value()}));
  p.country = "us";
  EXPECT_FALSE(is_bad(partner_added{partner::make(p).value()}));
  offer_fields o;
  o.id = offer_of("CFQ7TTC0NEW0:0001");
  o.conditions.edit().markets = std::vector<std::string>{"US", "USA"};
  EXPECT_TRUE(is_bad(offer_added{offer::make(o).value()}));
  o.conditions.edit().markets->pop_back();
  EXPECT_FALSE(is_bad(offer_added{offer::make(o).value()}));
  customer_fields c;
  c.id = customer_d;
  c.address_country = "Germany";
  const auto created = [&] { return customer_created{customer::make(c).value(), seller_p, {}, {}}; };
  EXPECT_TRUE(is_bad(created()));
  c.address_country = "DE";
  EXPECT_FALSE(is_bad(created()));
}

ask attesting(std::string_view first_name, std::string_view last_name, std::string_view email) {
  ask q = of_customer(customer_attest_agreement);
  q.with.date = today;
  q.with.first_name = first_name;
  q.with.last_name = last_name;
  q.with.email = email;
  return q;
}

TEST(Attestation, IsCompleteNewAndNotInTheFuture) {
  tenant t;
  ask q = attesting("Li", "Wei", "li@northwind.example");
  t.allows(q);
  q.with.date = today + duration{1};
  t.denies(q, attestation_in_future);
  EXPECT_EQ(t.holds_until(q), today + duration{1});
  q.with.date = today;
  q.with.email = "";
  t.denies(q, attestation_incomplete);
  q.with.first_name = "Tania";
  q.with.last_name = "Carr";
  q.with.email = "tania@northwind.example";
  t.denies(q, attestation_duplicate);
  q.with.phone = "5550100";
  t.allows(q, "other data");
  t.conditions().agreements.reset();
  t.leaves_open(q, attestation_duplicate);
}

TEST(Attestation, IsOfSomebodyNew) {
  tenant t;
  ask q = attesting("Tania", "Carr", "tania@northwind.example");
  t.denies(q, attestation_duplicate);
  for (auto* differs : {&q.with.first_name, &q.with.last_name, &q.with.email}) {
    const std::string was = **differs;
    *differs = "other";
    t.allows(q);
    *differs = "";
    t.denies(q, attestation_incomplete);
    *differs = was;
  }
}

TEST(Partnership, IsWithAnEnrolledReseller) {
  tenant t;
  ask q = of_partner(partnership_request, provider_i);
  q.with.partner = reseller_v;
  for (const standing closed : {standing::applied, standing::terminated}) {
    t.at(reseller_v).standing = closed;
    t.denies(q, reseller_mpn_invalid);
  }
  t.at(reseller_v).standing = standing::suspended;
  t.allows(q);
}

TEST(Partnership, IsBetweenProviderAndReseller) {
  tenant t;
  ask q = of_partner(partnership_request, provider_i);
  q.with.partner = reseller_v;
  t.allows(q);
  q.with.partner = other_q;
  t.denies(q, reseller_mpn_invalid);
  ask end = of_partner(partnership_remove, provider_i);
  end.with.partner = reseller_v;
  t.allows(end);
  t.at(reseller_v).providers.clear();
  t.at(provider_i).account.edit().partnerships.emplace();
  t.denies(end, partnership_missing);
  t.at(reseller_v).providers = {provider_i};
  ask accept = of_partner(partnership_accept, reseller_v);
  accept.with.provider = provider_i;
  t.allows(accept);
  t.at(reseller_v).country = "CA";
  t.denies(accept, reseller_other_region);
}

// ---- the national clouds ---------------------------------------------------------------------------

TEST(UsGovernment, AsksNeitherAgreementNorMarketOfAnOrder) {
  tenant t(cloud::us_government);
  t.conditions().agreements.reset();
  t.conditions().direct_signed.reset();
  t.at(seller_p).account.edit().mpa.reset();
  t.conditions().country = "CA";
  t.allows(order());
}

ask request_for_customer() {
  ask q = of_partner(relationship_request);
  q.with.customer = customer_c;
  return q;
}

TEST(UsGovernment, GivesACustomerOnePartner) {
  tenant t(cloud::us_government);
  t.customer.relationships.clear();
  const ask q = request_for_customer();
  t.allows(q);
  t.relationship(seller_p);
  t.allows(q, "its own");
  t.relationship(other_q);
  t.denies(q, single_partner_cloud);
  t.customer.relationships.back().type = relationship_type::advisor;
  t.allows(q, "an advisor sells nothing");
  t.customer.relationships.back() = {other_q, relationship_type::reseller, today + days(1), relationship_origin::accepted, {}};
  t.allows(q, "not yet");
  EXPECT_EQ(t.holds_until(q), today + days(1));
  t.no_relationship(other_q);
  ask accept(relationship_accept);
  accept.by_customer();
  accept.which = invitation_resource{"https://portal.example/nobody"};
  EXPECT_TRUE(t.decide(accept).unmet.contains(single_partner_cloud)) << "whoever's link it is";
}

TEST(UsGovernment, IsTheMarketOfBothSides) {
  const ask q = request_for_customer();
  const auto with = [&](const char* own, const char* theirs) {
    tenant t(cloud::us_government);
    t.customer.relationships.clear();
    t.at(seller_p).country = own;
    t.conditions().country = theirs;
    return t.decide(q);
  };
  EXPECT_EQ(with("US", "US").result, outcome::allow);
  for (const auto& [own, theirs] : {std::pair{"CA", "US"}, {"US", "CA"}, {"CA", "CA"}, {"", "CA"}, {"CA", ""}})
    EXPECT_TRUE(with(own, theirs).unmet.contains(market_mismatch)) << own << ' ' << theirs;
  for (const auto& [own, theirs] : {std::pair{"", "US"}, {"US", ""}, {"", ""}})
    EXPECT_TRUE(with(own, theirs).unknown.contains(market_mismatch)) << own << ' ' << theirs;
}

TEST(Germany, SellsNothingNew) {
  tenant t(cloud::germany);
  EXPECT_TRUE(t.decide(order()).unmet.contains(cloud_closed_to_new_business));
  t.sale("s", essentials);
  t.allows(of(subscription_add_seats, "s").seats(1));
}

TEST(UsGovernment, HasNoOtherReasonWhereAnOperationDoesNotExist) {
  tenant t(cloud::us_government);
  t.at(seller_p).standing = standing::terminated;
  ask q = of_partner(partner_manage_users);
  q.with.assigns = assigned_role::agent_role;
  t.denies(q, operation_not_available);
  t.denies(of_customer(transfer_create), operation_not_available, "whatever it leaves out");
}

TEST(Germany, AsksNoAgreementOfAReseller) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    tenant t(where);
    if (where == cloud::us_government) t.choose(option::us_government_indirect, "true");
    t.sale("s", suite, provider_i);
    t.at(reseller_v).account.edit().mpa->is_signed = false;
    ask q = of(subscription_change_reseller_of_record, "s").by(provider_i);
    q.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
    if (where == cloud::germany)
      t.allows(q);
    else
      t.denies(q, reseller_agreement_missing);
  }
}

TEST(PartnerCheckResellerAgreement, NamesByTenantOrByIdAndNullIsNobody) {
  tenant t;
  ask q = of_partner(partner_check_reseller_agreement, provider_i);
  q.with.tenant = reseller_v;
  const decision by_tenant = t.decide(q);
  q.with.mpn_id = mpn_id_choice{};
  EXPECT_EQ(t.decide(q), by_tenant);
  q.with.mpn_id = mpn_id_choice{"4847384"};  // Who sells directly is no reseller.
  EXPECT_TRUE(t.decide(q).unmet.contains(reseller_mpn_invalid));
}

TEST(CustomerAttestAgreement, IsADuplicateOfAnAttestationAlone) {
  tenant t;
  t.conditions().agreements->back().partner = seller_p;
  ask q = of_customer(customer_attest_agreement);
  q.with.first_name = "Tania";
  q.with.last_name = "Carr";
  q.with.email = "tania@northwind.example";
  q.with.date = today + days(-1);
  t.denies(q, attestation_duplicate);
  for (customer_agreement& one : *t.conditions().agreements) one.type = "OtherAgreement";
  t.allows(q, "an agreement of another type is ignored");
}

TEST(Terms, OfTwoYearsAreLeftToTheCodeOfTheTerm) {
  tenant t = selling();
  t["s"].term_duration = "P2Y";
  t.commerce("s").commitment_end_date_time = today + days(500);
  for (const billing_cycle cycle : {billing_cycle::monthly, billing_cycle::annual})
    EXPECT_FALSE(t.decide(of(subscription_schedule_change, "s").cycle(cycle)).unmet.contains(billing_cycle_not_supported));
  EXPECT_TRUE(t.decide(of(subscription_schedule_change, "s").cycle(billing_cycle::triennial))
                  .unmet.contains(billing_cycle_longer_than_term));
  EXPECT_FALSE(t.decide(of(subscription_schedule_change, "s").cycle(billing_cycle::biennial))
                   .unmet.contains(billing_cycle_longer_than_term));
}

TEST(BaseShare, OfMoreSeatsThanAnybodyCounts) {
  tenant t;
  t.at(phone).conditions.edit().minimum_percent_of_base = 5;
  t.sale("s", suite);
  t["s"].quantity = std::int64_t{1} << 62;
  EXPECT_TRUE(t.decide(order(phone).seats(1)).unmet.contains(below_base_share));
  EXPECT_FALSE(t.decide(order(phone).seats(std::int64_t{1} << 60)).unmet.contains(below_base_share));
}

TEST(StartTrial, WithoutATermCanBeAlignedToNone) {
  tenant t;
  t.sale("m", suite);
  t["m"].term_duration = "P1M";
  const instant end = today + days(12);
  t.commerce("m").commitment_end_date_time = end;
  const decision answer = t.decide(of_customer(subscription_start_trial).offer(suite).seats(25).ends(end));
  EXPECT_TRUE(answer.unmet.contains(trial_not_available));
  EXPECT_TRUE(answer.unmet.contains(end_date_not_alignable)) << "longer terms do not align to a monthly one";
  EXPECT_TRUE(answer.unknown.contains(end_date_out_of_bounds)) << "of which term it would be is not said";
}

TEST(Transfer, OfAnAzurePlanNamesWhatMayStandBeneathOne) {
  tenant t;
  ask q = of_customer(transfer_create).by(other_q);
  q.with.kind = request_kind::azure_plan;
  q.with.subscriptions = std::vector{subscription_of("somewhere")};
  t.sale("n", suite);
  const auto strange = csprel::decide(t.build(), q);
  ASSERT_FALSE(strange);
  EXPECT_EQ(strange.error().pointer, "/action/properties/subscriptions/0");
  t.offer("plain", track::legacy, {}, {}).conditions.edit().track.reset();
  t.sale("odd", "plain");
  EXPECT_TRUE(csprel::decide(t.build(), q)) << "of which track it is and what is beneath it is not told";
}

TEST(Transfer, IsFoundAtWhicheverCustomerHasIt) {
  tenant t;
  t.others.emplace_back();
  t.others.back().id = customer_d;
  csprel::transfer& moved = t.others.back().tenant.edit().transfers.emplace().emplace_back();
  moved.id = *transfer_id::parse("t");
  moved.source = seller_p;
  moved.target = provider_i;
  ask q(transfer_accept);
  q.which = transfer_resource{"t", {}};
  EXPECT_TRUE(csprel::decide(t.build(), q.by(provider_i))) << "at the second";
  t.conditions().transfers = t.others.back().tenant->transfers;
  EXPECT_FALSE(csprel::decide(t.build(), q)) << "at both";
}

TEST(ScheduleChange, OfSeatsAloneAsksNoOffer) {
  tenant t = selling();
  const ask q = of(subscription_schedule_change, "s").seats(20);
  t.allows(q);
  EXPECT_FALSE(t.decide(q).met.contains(offer_not_available));
}

TEST(RelationshipRequest, OfADirectPartnerIsMadeBySalesAgentsToo) {
  tenant t;
  t.at(seller_p).users.push_back({user_of("seller"), {agent_role::sales_agent}, admin_role_set{}, {}});
  ask q = of_partner(relationship_request);
  q.who = partner_user_subject{user_of("seller"), seller_p};
  t.allows(q);
}

TEST(Cancel, WithinAWindowThatCannotBeRead) {
  tenant t = selling();
  t["s"].refund_options = {{"Full", {}, "P.7D"}};
  t.leaves_open(of(subscription_cancel, "s"), cancellation_window_elapsed);
  tenant software = selling(server);
  software["s"].creation_date.reset();
  software.leaves_open(of(subscription_cancel, "s"), cancellation_window_elapsed);
  tenant warned = selling();
  warned["s"].status = wire_value<subscription_status>::read("Warned");
  EXPECT_EQ(warned.decide(of(subscription_reactivate, "s")).result, outcome::unknown);
}

TEST(Groups, MayBeAsManyAsAreAllowed) {
  // Of 2^22 entries a chain of 2,895 groups takes all but 2,344, which as many groups within none take, or employees in
  // the outermost.
  partner_fields p = tenant{}.at(seller_p);
  auto& groups = p.account.edit().groups.emplace();
  const auto add = [&](const std::string& id, const std::string& member) {
    groups.emplace_back().id = group_of(id);
    groups.back().members.emplace();
    if (!member.empty()) groups.back().members->push_back({*directory_object_id::parse(member), {}, {}, {}});
  };
  const auto fits = [&] {
    directory_fields parts;
    parts.cloud = cloud::global;
    parts.partners = {partner::make(p).value()};
    return directory::make(std::move(parts)).has_value();
  };
  for (int i = 0; i < 2'895; ++i) add("g" + std::to_string(i), "g" + std::to_string(i + 1));
  for (int i = 0; i < 2'344; ++i) add("lone" + std::to_string(i), "");
  EXPECT_TRUE(fits());
  add("one too many", "");
  EXPECT_FALSE(fits());
  groups.resize(2'895);
  for (int i = 0; i < 2'344; ++i) {
    p.users.push_back({user_of("u" + std::to_string(i)), agent_role_set{}, admin_role_set{}, {}});
    groups.front().members->push_back({*directory_object_id::parse("u" + std::to_string(i)), {}, {}, {}});
  }
  EXPECT_TRUE(fits());
  groups.front().members->push_back({*directory_object_id::parse("agent"), {}, {}, {}});
  EXPECT_FALSE(fits());
}

TEST(Groups, WithinGroupsAreBounded) {
  // Each is within the next: the last one is in thousands, and so is whoever is in it.
  tenant t;
  auto& groups = t.at(seller_p).account.edit().groups.emplace();
  for (int i = 0; i < 2'900; ++i) {
    security_group one;
    one.id = group_of("g" + std::to_string(i));
    one.members = std::vector{group_member{*directory_object_id::parse("g" + std::to_string(i + 1)), {}, {}, {}}};
    groups.push_back(std::move(one));
  }
  const auto made = [](const tenant& of) {
    directory_fields parts;
    parts.cloud = cloud::global;
    for (const auto& p : of.partners) parts.partners.push_back(partner::make(p).value());
    return directory::make(std::move(parts));
  };
  ASSERT_FALSE(made(t));
  EXPECT_EQ(made(t).error().code, error_code::too_large);
  EXPECT_EQ(made(t).error().pointer, "/partners/0/groups");
  const partner_fields crowded = t.at(seller_p);
  groups.resize(1'500);
  EXPECT_TRUE(made(t));
  // Whoever is in the innermost is in all of them.
  for (int i = 0; i < 2'500; ++i) {
    if (i == 1'000) {
      EXPECT_TRUE(made(t));
    }
    const std::string id = "u" + std::to_string(i);
    t.at(seller_p).users.push_back({user_of(id), agent_role_set{}, admin_role_set{}, {}});
    t.at(seller_p).account.edit().groups->back().members->push_back({*directory_object_id::parse(id), {}, {}, {}});
  }
  ASSERT_FALSE(made(t));
  EXPECT_EQ(made(t).error().code, error_code::too_large);
  // Whoever joins is bounded, too.
  partner_fields fresh = crowded;
  fresh.id = *partner_id::parse("7d6f1a52-0c7e-4d0c-9d0b-3a1f7b6f2c11");
  fresh.link.reset();
  const auto added = apply(tenant{}.build(), event{today, partner_added{partner::make(fresh).value()}});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, error_code::too_large);
}

// ---- what no document of these clouds says -----------------------------------------------------------

/// Where a document goes wrong; empty where it does not.
std::string place_of_error(const tenant& t) {
  try {
    (void)t.build();
    return "";
  } catch (const std::logic_error& e) {
    return std::string(e.what()).substr(0, std::string(e.what()).find(": "));
  }
}

TEST(Document, IsCheckedToTheLastEntry) {
  const partner_id nobody{*guid::parse("99999999-0000-4000-8000-000000000009")};
  tenant t;
  t.at(reseller_v).users.front().agents = agent_role_set{agent_role::sales_agent};  // AMB-33
  EXPECT_EQ(place_of_error(t), "/partners/3/users/0/agent");
  t = tenant{};
  auto& groups = t.at(reseller_v).account.edit().groups.emplace(2);
  groups[0].id = group_of("sellers");
  groups[0].agent = agent_role::sales_agent;
  groups[1].id = group_of("others");
  EXPECT_EQ(place_of_error(t), "/partners/3/groups/0/agent");
  for (const std::size_t wrong : {0U, 1U}) {
    t = tenant{};
    auto& ids = t.at(reseller_v).account.edit().partner_ids.emplace(2);
    ids[0].id = "4000001";
    ids[1].id = "4000002";
    ids[wrong].country = "USA";
    EXPECT_EQ(place_of_error(t), "/partners/3/partnerIds/" + std::to_string(wrong) + "/country");
    t = tenant{};
    auto& with = t.at(reseller_v).account.edit().partnerships.emplace(2);
    with[0].other = provider_i;
    with[1].other = seller_p;
    with[wrong].country = "USA";
    EXPECT_EQ(place_of_error(t), "/partners/3/partnerships/" + std::to_string(wrong) + "/resource/location");
  }
  t = tenant{};
  t.conditions().qualifications.resize(2);
  t.conditions().qualifications[0].partner = seller_p;
  t.conditions().qualifications[1].partner = nobody;
  EXPECT_EQ(place_of_error(t), "/customers/0/qualifications/1/partnerId");
  t = tenant{};
  t.customer.relationships[2].reseller = nobody;
  EXPECT_EQ(place_of_error(t), "/customers/0/relationships/2/reseller");
  t = tenant{};
  t.customer.delegated_admins.push_back({other_q, std::nullopt, {}, {}});
  t.customer.delegated_admins.push_back({seller_p, std::vector<service_name>{}, {}, {}});
  EXPECT_EQ(place_of_error(t), "/customers/0/delegatedAdmin/1/services");
}

// ---- boundaries of what is ordered -----------------------------------------------------------------

/// What would tell the fact that is missing for this requirement.
std::string needs(const tenant& t, const question& q, requirement what) {
  const explanation told = explain(t.build(), q).value();
  for (const auto& one : told.unknown)
    if (one.code == what) return one.needs;
  return "";
}
std::string request_of(std::string_view subscription) {
  return "GET /v1/customers/" + customer_c.to_string() + "/subscriptions/" + std::string(subscription);
}

TEST(Offer, ThatIsNotAskedForIsNotRead) {
  selling().allows(of(subscription_add_seats, "s").seats(1).offer("UNKNOWN:0001"));
}

TEST(Offer, OfLegacyIsSupersededForOrdersAndTrialsAlone) {  // PUR-7
  tenant t;
  for (const auto id : {essentials, archiving}) t.at(id).conditions.edit().new_commerce_offer = offer_of(suite);
  t.at(essentials).conditions.edit().is_trial = true;
  t.denies(of_customer(subscription_start_trial).offer(essentials).seats(10), offer_not_available);
  t.sale("s", essentials);
  t.allows(of(subscription_order_add_on, "s").offer(archiving).seats(5));
}

TEST(Offer, OfASegmentIsOpenByAnyQualification) {
  tenant t;
  const auto qualify = [&](const partner_id& who, std::string_view status) {
    qualification one;
    one.partner = who;
    one.kind = qualification_kind::education;
    one.vetting_status = status;
    t.conditions().qualifications.push_back(one);
  };
  qualify(other_q, "");
  qualify(seller_p, "Denied");
  qualify(seller_p, "");
  t.allows(of_customer(subscription_create).offer(school).seats(10));
}

TEST(Offer, IsCountedAmongAllThatIsHeld) {
  tenant t;
  t.sale("other", larger).sale("s", suite, other_q);
  t.at(suite).conditions.edit().maximum_per_customer = 2;
  t.allows(order());
  t.at(suite).conditions.edit().maximum_per_customer = 1;
  t.denies(order(), single_subscription_offer);
}

TEST(Trial, IsNotClosedByWhatIsNeitherOfferNorBase) {
  tenant t;
  t.at(suite).conditions.edit().is_trial = true;
  t.at(suite).conditions.edit().base_offer = offer_of(larger);
  t.sale("s", server, other_q);
  t.allows(of_customer(subscription_start_trial).offer(suite).seats(25));
}

TEST(AddOn, OfLegacyIsOneOfItsParentsOffer) {
  tenant t;
  t.sale("s", school);
  t.denies(of(subscription_order_add_on, "s").offer(archiving).seats(5), add_on_unrelated);
}

TEST(AddOn, CoversAShareToTheSeat) {
  tenant t;
  t.at(phone).maximum_quantity.reset();
  t.sale("other", larger).sale("s", suite);
  const auto is = [&](std::int64_t percent, std::int64_t seats, std::int64_t least) {
    t.at(phone).conditions.edit().minimum_percent_of_base = percent;
    t["s"].quantity = seats;
    EXPECT_TRUE(t.decide(order(phone).seats(least)).met.contains(below_base_share)) << percent << ' ' << seats;
    EXPECT_TRUE(least == 1 || t.decide(order(phone).seats(least - 1)).unmet.contains(below_base_share))
        << percent << ' ' << seats;
  };
  is(1, 99, 1);
  is(1, 100, 1);
  is(1, 101, 2);
  is(1, 199, 2);
  is(1, 201, 3);
  is(50, 3, 2);
  is(100, 250, 250);
  constexpr std::int64_t many = std::int64_t{1} << 60;
  is(100, many, many);
}

TEST(AddOn, OfABaseThatIsNotToldSaysWhatWouldTell) {
  tenant t;
  t.at(phone).conditions.edit().minimum_percent_of_base = 10;
  t.at(phone).maximum_quantity.reset();
  t.sale("open", suite).sale("s", suite);
  t["open"].status.reset();
  EXPECT_EQ(needs(t, order(phone).seats(1), below_base_share), request_of("open")) << "whether it counts";
  t["open"].status = subscription_status::active;
  t["open"].quantity.reset();
  EXPECT_EQ(needs(t, order(phone).seats(1), below_base_share), request_of("open")) << "how many seats it has";
  EXPECT_TRUE(t.decide(order(phone).seats(std::int64_t{1} << 62)).unknown.contains(below_base_share))
      << "nor is any number enough";
}

TEST(Seats, AreAskedForTheBoundThatMatters) {  // SUB-14, SUB-15
  tenant t = selling(essentials);
  t["s"].quantity = 310;
  t.at(essentials).minimum_quantity = 5;
  t.allows(of(subscription_remove_seats, "s").seats(1), "still too many, but fewer");
  t["s"].quantity = 10;
  t.allows(of(subscription_remove_seats, "s").seats(5));
  t.denies(of(subscription_remove_seats, "s").seats(6), quantity_out_of_range);
  t.at(essentials).minimum_quantity = 50;
  t.allows(of(subscription_add_seats, "s").seats(1), "still too few, but more");
  t.at(suite).minimum_quantity = 5;
  t.allows(order().seats(5));
  t.denies(order().seats(4), quantity_out_of_range);
}

TEST(Seats, OfMoreThanAnybodyHasAreOutOfAnyRange) {
  tenant t = selling();
  t.at(suite).maximum_quantity.reset();
  constexpr std::int64_t most = std::int64_t{1} << 61;
  t.leaves_open(of(subscription_add_seats, "s").seats(most), quantity_out_of_range);
  t.denies(of(subscription_add_seats, "s").seats(most + 1), quantity_out_of_range);
  t["s"].quantity = most;
  t.leaves_open(of(subscription_add_seats, "s").seats(1), quantity_out_of_range);
  t["s"].quantity = most + 1;
  t.denies(of(subscription_add_seats, "s").seats(1), quantity_out_of_range);
}

TEST(Term, OfWhichTheLengthIsNotToldSaysWhatWouldTell) {
  tenant t = selling();
  t["s"].term_duration.clear();
  const ask q = of(subscription_schedule_change, "s").cycle(billing_cycle::monthly);
  EXPECT_TRUE(t.decide(q).met.contains(billing_cycle_longer_than_term)) << "no term is shorter than a month";
  EXPECT_EQ(needs(t, q, billing_cycle_not_supported), request_of("s"));
  EXPECT_EQ(needs(t, of(subscription_schedule_change, "s").ends(last_of_october), end_date_out_of_bounds), request_of("s"));
  const ask software = of_customer(subscription_create).offer(server).seats(1).cycle(billing_cycle::annual);
  EXPECT_EQ(needs(t, software, billing_cycle_not_supported), "GET /v1/products/DG7GMGF0FKZW/skus/0003?country=US");
}

TEST(EndDate, AlignsOnlyToANewCommerceSubscriptionThatIsPaidForAndEndsThatDay) {
  const instant odd = last_of_october + days(10);
  tenant t;
  t.sale("other", suite).sale("s", suite);
  t.commerce("s").commitment_end_date_time = odd;
  t.allows(order().ends(odd));
  t["s"].is_trial = true;
  t.denies(order().ends(odd), end_date_not_alignable, "a trial");
  t["s"].is_trial = false;
  t["s"].offer = offer_of(essentials);
  t.denies(order().ends(odd), end_date_not_alignable, "of the older platform");
  t["s"].offer = offer_of(suite);
  t.commerce("s").commitment_end_date_time = odd + days(1);
  t.denies(order().ends(odd), end_date_not_alignable, "another day");
}

TEST(EndDate, OfAScheduleLiesWithinTheNextTerm) {
  tenant t = selling();
  const auto unmet = [&](instant day) {
    return t.decide(of(subscription_schedule_change, "s").ends(day)).unmet.contains(end_date_out_of_bounds);
  };
  const instant last = term_end + days(365);  // The same day a year later.
  EXPECT_FALSE(unmet(last));
  EXPECT_TRUE(unmet(last + days(1)));
  t.commerce("s").commitment_end_date_time.reset();
  EXPECT_TRUE(t.decide(of(subscription_schedule_change, "s").ends(last)).unknown.contains(end_date_out_of_bounds))
      << "after when is not told";
}

}  // namespace
}  // namespace csprel::test
