// SPDX-License-Identifier: Apache-2.0
// The values of the clouds other than 21Vianet: the laws of values, and what the checks refuse.
#include <gtest/gtest.h>

#include <functional>
#include <initializer_list>
#include <string>
#include <type_traits>

#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "values/printed.hpp"

namespace csprel {
namespace {

const partner_id p{*guid::parse("11111111-0000-4000-8000-000000000001")};
const instant noon = instant::from_seconds(43'200);
const verbatim some{R"({"a":1})"};

template <class Id>
Id of(const char* text) {
  return *Id::parse(text);
}

// ---- boxed ----------------------------------------------------------------------------------

static_assert(sizeof(boxed<customer_tenant>) == sizeof(void*));
static_assert(std::is_nothrow_default_constructible_v<boxed<partner_account>>);
static_assert(std::is_nothrow_move_constructible_v<boxed<partner_account>>);

TEST(Boxed, IsAValueThatCostsNothingWhileItIsTheDefault) {
  boxed<renewal> a;
  EXPECT_TRUE(a.empty());
  EXPECT_FALSE(a->pending);
  boxed<renewal> b = a;
  b.edit().pending = true;
  EXPECT_FALSE(b.empty());
  EXPECT_FALSE(a->pending);
  EXPECT_NE(a, b);
  boxed<renewal> c = b;
  EXPECT_EQ(c, b);
  EXPECT_NE(&*c, &*b);  // deep
  c.edit().charge_pending = true;
  EXPECT_FALSE(b->charge_pending);
  EXPECT_NE(c, b);
  // That there is memory is no part of the value.
  boxed<renewal> d;
  (void)d.edit();
  EXPECT_FALSE(d.empty());
  EXPECT_EQ(d, a);
  EXPECT_EQ(a, d);
  d = b;
  EXPECT_EQ(d, b);
  auto& same = d;
  d = same;
  EXPECT_EQ(d, b);
  d = a;
  EXPECT_TRUE(d.empty());
  const boxed<renewal> moved = std::move(b);
  EXPECT_TRUE(moved->pending);
  const renewal running{true, false, {}, {}};
  EXPECT_TRUE(boxed<renewal>(running)->pending);
}

// ---- laws of values -------------------------------------------------------------------------

template <class T>
void expect_each_change_tells(std::initializer_list<std::function<void(T&)>> changes) {
  const T value{};
  std::size_t i = 0;
  for (const auto& change : changes) {
    T copy = value;
    EXPECT_EQ(copy, value);
    change(copy);
    EXPECT_NE(copy, value) << "change " << i;
    const T other = copy;
    EXPECT_EQ(other, copy);
    copy = value;
    EXPECT_EQ(copy, value);
    ++i;
  }
}

TEST(OtherClouds, PartnersAreEqualExactlyWhenAllTheirPartsAre) {
  expect_each_change_tells<agreement_status>({[](auto& x) { x.is_signed = false; }, [](auto& x) { x.error_code = 2203; },
                                              [](auto& x) { x.signed_at = noon; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<mpa_status>({[](auto& x) { x.mpn_id = "1"; }, [](auto& x) { x.agreement.is_signed = true; },
                                        [](auto& x) { x.extra = some; }});
  expect_each_change_tells<partner_identifier>({[](auto& x) { x.id = "1"; }, [](auto& x) { x.kind = partner_id_kind::global; },
                                                [](auto& x) { x.country = "US"; }, [](auto& x) { x.is_active = true; },
                                                [](auto& x) { x.extra = some; }});
  expect_each_change_tells<partnership>(
      {[](auto& x) { x.other = p; }, [](auto& x) { x.type = partnership_type::is_indirect_reseller_of; },
       [](auto& x) { x.name = "x"; }, [](auto& x) { x.mpn_id = "1"; }, [](auto& x) { x.country = "US"; },
       [](auto& x) { x.state = ""; }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<group_member>({[](auto& x) { x.id = of<directory_object_id>("x"); },
                                          [](auto& x) { x.kind = directory_object_kind::user; },
                                          [](auto& x) { x.user_type = user_type::member; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<security_group>(
      {[](auto& x) { x.id = of<group_id>("x"); }, [](auto& x) { x.display_name = "x"; },
       [](auto& x) { x.security_enabled = false; }, [](auto& x) { x.agent = agent_role::admin_agent; },
       [](auto& x) { x.members.emplace(); }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<legal_business_profile>({[](auto& x) { x.country = "x"; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<mpn_profile>({[](auto& x) { x.mpn_id = "x"; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<partner_account>(
      {[](auto& x) { x.also_indirect_reseller = true; }, [](auto& x) { x.legal_business.emplace(); },
       [](auto& x) { x.mpn.emplace(); }, [](auto& x) { x.partner_ids.emplace(); }, [](auto& x) { x.mpa.emplace(); },
       [](auto& x) { x.environment = partner_environment::sandbox; }, [](auto& x) { x.migration_enabled = false; },
       [](auto& x) { x.order_block = "800023"; }, [](auto& x) { x.partnerships.emplace(); },
       [](auto& x) { x.affiliates.push_back(p); }, [](auto& x) { x.groups.emplace(); }});
  expect_each_change_tells<partner_fields>({[](auto& x) { x.account.edit().mpa.emplace(); }});
  expect_each_change_tells<partner_user>({[](auto& x) { x.type = user_type::guest; }});
}

TEST(OtherClouds, CustomersAreEqualExactlyWhenAllTheirPartsAre) {
  expect_each_change_tells<access_assignment>(
      {[](auto& x) { x.id = of<access_assignment_id>("x"); }, [](auto& x) { x.status = access_assignment_status::active; },
       [](auto& x) { x.group = of<group_id>("x"); }, [](auto& x) { x.roles.emplace(); }, [](auto& x) { x.created = noon; },
       [](auto& x) { x.last_modified = noon; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<gdap_relationship>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.id = of<gdap_relationship_id>("x"); },
       [](auto& x) { x.display_name = "x"; }, [](auto& x) { x.customer = customer_id{p.value()}; },
       [](auto& x) { x.duration = "P1D"; }, [](auto& x) { x.auto_extend_duration = "P180D"; },
       [](auto& x) { x.roles.emplace(); }, [](auto& x) { x.status = gdap_status::created; }, [](auto& x) { x.created = noon; },
       [](auto& x) { x.last_modified = noon; }, [](auto& x) { x.activated = noon; }, [](auto& x) { x.end = noon; },
       [](auto& x) { x.access_assignments.emplace(); }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<delegated_admin_customer>(
      {[](auto& x) { x.is_enabled = true; }, [](auto& x) { x.start = noon; }, [](auto& x) { x.end = noon; },
       [](auto& x) { x.last_sign_in = noon; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<customer_agreement>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.type = "x"; }, [](auto& x) { x.date_agreed = noon; },
       [](auto& x) { x.first_name = "x"; }, [](auto& x) { x.last_name = "x"; }, [](auto& x) { x.email = "x"; },
       [](auto& x) { x.phone_number = "x"; }, [](auto& x) { x.resource = some; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<direct_signature>({[](auto& x) { x.is_signed = false; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<qualification>({[](auto& x) { x.partner = p; }, [](auto& x) { x.kind = qualification_kind::none; },
                                           [](auto& x) { x.vetting_status = "x"; }, [](auto& x) { x.resource = some; },
                                           [](auto& x) { x.extra = some; }});
  expect_each_change_tells<transfer_line>({[](auto& x) { x.subscription = of<subscription_id>("x"); },
                                           [](auto& x) { x.status = "x"; }, [](auto& x) { x.add_ons.emplace_back(); },
                                           [](auto& x) { x.extra = some; }});
  expect_each_change_tells<transfer>(
      {[](auto& x) { x.id = of<transfer_id>("x"); }, [](auto& x) { x.kind = transfer_kind::azure_plan; },
       [](auto& x) { x.status = transfer_status::active; }, [](auto& x) { x.source = p; }, [](auto& x) { x.target = p; },
       [](auto& x) { x.created = noon; }, [](auto& x) { x.lines.emplace_back(); }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<migration_schedule>(
      {[](auto& x) { x.id = "x"; }, [](auto& x) { x.subscription = of<subscription_id>("x"); },
       [](auto& x) { x.status = migration_schedule_status::created; }, [](auto& x) { x.target_date = noon; },
       [](auto& x) { x.migrate_on_renewal = false; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<azure_role>(
      {[](auto& x) { x.partner = p; }, [](auto& x) { x.subscription = of<azure_subscription_id>("x"); },
       [](auto& x) { x.role = "x"; }, [](auto& x) { x.principal = of<directory_object_id>("x"); },
       [](auto& x) { x.extra = some; }});
  expect_each_change_tells<overage>(
      {[](auto& x) { x.service = "x"; }, [](auto& x) { x.partner = p; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<customer_tenant>(
      {[](auto& x) { x.resource_of = p; }, [](auto& x) { x.country = "x"; }, [](auto& x) { x.gdap_relationships.emplace(); },
       [](auto& x) { x.agreements.emplace(); }, [](auto& x) { x.direct_signed.emplace(); },
       [](auto& x) { x.review = customer_review::not_approved; }, [](auto& x) { x.qualifications.emplace_back(); },
       [](auto& x) { x.partner_access_blocked = true; }, [](auto& x) { x.is_csp_tenant = true; },
       [](auto& x) { x.transfers.emplace(); }, [](auto& x) { x.migration_schedules.emplace(); },
       [](auto& x) { x.self_purchase = true; }, [](auto& x) { x.overages.emplace(); }, [](auto& x) { x.azure_roles.emplace(); },
       [](auto& x) { x.azure_upgrade = azure_upgrade::failed; }});
  expect_each_change_tells<customer_fields>(
      {[](auto& x) { x.tenant.edit().country = "x"; }, [](auto& x) { x.address_country = "x"; }});
  expect_each_change_tells<customer_user>({[](auto& x) { x.azure_owner_of.emplace(); }});
  expect_each_change_tells<relationship>({[](auto& x) { x.won_as = acquisition::indirect; }, [](auto& x) { x.reseller = p; }});
  expect_each_change_tells<delegated_admin>({[](auto& x) { x.statistics.edit().start = noon; }});
}

TEST(OtherClouds, SubscriptionsAndOffersAreEqualExactlyWhenAllTheirPartsAre) {
  expect_each_change_tells<refundable_batch>(
      {[](auto& x) { x.quantity = 1; }, [](auto& x) { x.allowed_until = noon; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<refundable_quantity>(
      {[](auto& x) { x.total = 0; }, [](auto& x) { x.batches.emplace_back(); }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<scheduled_product>(
      {[](auto& x) { x.product_id = "x"; }, [](auto& x) { x.sku_id = "x"; }, [](auto& x) { x.availability_id = "x"; },
       [](auto& x) { x.billing_cycle = billing_cycle::annual; }, [](auto& x) { x.term_duration = "x"; },
       [](auto& x) { x.promotion_id = "x"; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<scheduled_change>({[](auto& x) { x.product.emplace(); }, [](auto& x) { x.quantity = 0; },
                                              [](auto& x) { x.custom_term_end_date = noon; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<renewal>({[](auto& x) { x.pending = true; }, [](auto& x) { x.charge_pending = true; },
                                     [](auto& x) { x.completed_at = noon; }, [](auto& x) { x.extra = some; }});
  expect_each_change_tells<azure_entitlement>(
      {[](auto& x) { x.id = of<azure_subscription_id>("x"); }, [](auto& x) { x.friendly_name = "x"; },
       [](auto& x) { x.status = subscription_status::active; }, [](auto& x) { x.recently_purchased = true; },
       [](auto& x) { x.resource = some; }});
  expect_each_change_tells<provisioning>(
      {[](auto& x) { x.status = provisioning_status::success; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<new_commerce_migration>(
      {[](auto& x) { x.id = "x"; }, [](auto& x) { x.status = migration_status::failed; }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<transition_option>(
      {[](auto& x) { x.is_eligible = false; }, [](auto& x) { x.transition_type = transition_type::transition_only; },
       [](auto& x) { x.subscription = of<subscription_id>("x"); }, [](auto& x) { x.errors.push_back(3); },
       [](auto& x) { x.resource = some; }});
  expect_each_change_tells<transition_eligibility>(
      {[](auto& x) { x.catalog_item = of<offer_id>("x"); }, [](auto& x) { x.eligibility_type = eligibility_type::scheduled; },
       [](auto& x) { x.eligibilities.emplace_back(); }, [](auto& x) { x.subscription_eligibilities.emplace(); },
       [](auto& x) { x.resource = some; }});
  expect_each_change_tells<subscription_commerce>(
      {[](auto& x) { x.product_type = "x"; }, [](auto& x) { x.is_microsoft_product = true; },
       [](auto& x) { x.commitment_end_date_time = noon; }, [](auto& x) { x.cancellation_allowed_until = noon; },
       [](auto& x) { x.refundable.emplace(); }, [](auto& x) { x.next_term.emplace(); }, [](auto& x) { x.next_charge.emplace(); },
       [](auto& x) { x.renewal_term_duration = "x"; }, [](auto& x) { x.migrated_from = of<subscription_id>("x"); },
       [](auto& x) { x.provisioning.emplace(); }, [](auto& x) { x.azure_entitlements.emplace(); },
       [](auto& x) { x.renewal.pending = true; }, [](auto& x) { x.operation_pending = true; },
       [](auto& x) { x.migration.emplace(); }, [](auto& x) { x.promotion_at_purchase = true; },
       [](auto& x) { x.sync_state = ""; }, [](auto& x) { x.transition_eligibilities.emplace(); }});
  expect_each_change_tells<subscription_fields>({[](auto& x) { x.commerce.edit().operation_pending = true; }});
  expect_each_change_tells<refund_option>({[](auto& x) { x.expires_after = "P7D"; }});
  expect_each_change_tells<offer_term>({[](auto& x) { x.duration = "x"; },
                                        [](auto& x) { x.billing_cycles.push_back(billing_cycle::none); },
                                        [](auto& x) { x.extra = some; }});
  expect_each_change_tells<offer_conditions>(
      {[](auto& x) { x.track = track::legacy; }, [](auto& x) { x.segment = offer_segment::government; },
       [](auto& x) { x.is_trial = true; }, [](auto& x) { x.terms.emplace(); }, [](auto& x) { x.billing_cycles.emplace(); },
       [](auto& x) { x.new_commerce_offer = of<offer_id>("x"); }, [](auto& x) { x.withdrawn = noon; },
       [](auto& x) { x.maximum_per_customer = 0; }, [](auto& x) { x.seat_ceiling_per_customer = 0; },
       [](auto& x) { x.minimum_percent_of_base = 0; }, [](auto& x) { x.seat_change = seat_direction::none; },
       [](auto& x) { x.cancellable = false; }, [](auto& x) { x.markets.emplace(); }, [](auto& x) { x.specialised = true; },
       [](auto& x) { x.base_offer = of<offer_id>("x"); }, [](auto& x) { x.supported_add_on = true; }});
  expect_each_change_tells<offer_fields>({[](auto& x) { x.conditions.edit().is_trial = true; }});
}

TEST(OtherClouds, PrintForAPerson) {
  agreement_status status;
  EXPECT_EQ(printed(status), "agreement status not told");
  status.is_signed = false;
  EXPECT_EQ(printed(status), "agreement not signed");
  status.error_code = 2204;
  EXPECT_EQ(printed(mpa_status{"7", status, {}}), "PartnerID 7: agreement status: error 2204");
  gdap_relationship g;
  g.id = of<gdap_relationship_id>("r");
  g.partner = p;
  EXPECT_EQ(printed(g), "GDAP relationship r with " + p.to_string());
  g.status = wire_value<gdap_status>::read("unknownFutureValue");
  EXPECT_EQ(printed(g), "GDAP relationship r with " + p.to_string() + " (unknownFutureValue)");
  EXPECT_EQ(printed(partner_identifier{"9", partner_id_kind::global, {}, {}, {}}), "global PartnerID 9");
  EXPECT_EQ(printed(azure_role{p, of<azure_subscription_id>("s"), "Owner", of<directory_object_id>("g"), {}}),
            "Owner of s for g");
  transfer t;
  t.id = of<transfer_id>("t");
  t.status = read_transfer_status("In-Progress");
  EXPECT_EQ(printed(t), "transfer t (in progress)");
  EXPECT_EQ(printed(boxed<renewal>{}), "no renewal");
  EXPECT_EQ(printed(offer_conditions{}), "conditions of segment commercial");
  EXPECT_EQ(printed(direct_signature{true, {}}), "signed directly");
  EXPECT_EQ(printed(provisioning{}), "provisioning not told");
}

// ---- words ----------------------------------------------------------------------------------

TEST(OtherClouds, WordsAreReadAsTheApisSpellThem) {
  EXPECT_EQ(read_transfer_status("Completed"), transfer_status::complete);  // AMB-14
  EXPECT_EQ(read_transfer_status("complete"), transfer_status::complete);
  EXPECT_EQ(read_transfer_status("reject"), transfer_status::reject);
  EXPECT_EQ(read_transfer_status("InProgress"), transfer_status::in_progress);
  EXPECT_FALSE(read_transfer_status("moving").known());
  for (const auto& row : enum_names<gdap_status>::rows) EXPECT_EQ(from_wire<gdap_status>(row.name), row.value);
  EXPECT_EQ(from_wire<gdap_status>("ApprovalPending"), gdap_status::approval_pending);
  EXPECT_EQ(enum_names<gdap_status>::rows.size(), 10U);
  EXPECT_EQ(from_wire<partnership_type>("IsIndirectResellerOf"), partnership_type::is_indirect_reseller_of);
  EXPECT_EQ(id_cast<user_id>(of<directory_object_id>("Ann")), of<user_id>("ann"));
}

TEST(OtherClouds, AnAgreementIsSignedOrNotOrUnknown) {
  agreement_status a;
  EXPECT_FALSE(is_signed_at(a, noon));
  a.is_signed = false;
  EXPECT_EQ(is_signed_at(a, noon), false);
  a.signed_at = noon;
  EXPECT_EQ(is_signed_at(a, noon), false) << "when does not matter";
  a.is_signed.reset();
  EXPECT_EQ(is_signed_at(a, noon), std::nullopt);
  a.signed_at.reset();
  a.is_signed = true;
  EXPECT_EQ(is_signed_at(a, {}), true);
  a.signed_at = noon;
  EXPECT_FALSE(is_signed_at(a, {}));
  EXPECT_EQ(is_signed_at(a, noon), true);
  EXPECT_EQ(is_signed_at(a, noon + duration{-1}), false);
  for (const auto& [code, expected] : std::initializer_list<std::pair<int, std::optional<bool>>>{
           {2203, false}, {2206, false}, {2204, std::nullopt}, {2201, std::nullopt}, {2200, std::nullopt}}) {
    agreement_status refused;
    refused.error_code = code;
    EXPECT_EQ(is_signed_at(refused, noon), expected) << code;
  }
}

TEST(OtherClouds, OnlyAnActivePartnershipIsOne) {
  partnership x;
  EXPECT_TRUE(is_active(x));  // Lists that tell no state list what stands.
  x.state = "Active";
  EXPECT_TRUE(is_active(x));
  for (const char* state : {"", "Removed", "Pending"}) {
    x.state = state;
    EXPECT_FALSE(is_active(x)) << state;
  }
}

TEST(OtherClouds, CountriesComeFromWhereTheyAreTold) {
  partner_fields partner;
  EXPECT_EQ(account_country(partner), "");
  partner.account.edit().legal_business = legal_business_profile{"DE", {}};
  EXPECT_EQ(account_country(partner), "DE");
  partner.country = "US";
  EXPECT_EQ(account_country(partner), "US");
  customer_fields customer;
  EXPECT_EQ(tenant_country(customer), "");
  customer.address_country = "CA";
  EXPECT_EQ(tenant_country(customer), "CA");
  customer.tenant.edit().country = "US";
  EXPECT_EQ(tenant_country(customer), "US");
}

TEST(OtherClouds, QualificationsCanBeRefused) {
  qualification q;
  EXPECT_FALSE(is_refused(q));
  q.vetting_status = "Denied";
  EXPECT_TRUE(is_refused(q));
  q.vetting_status = "InReview";
  EXPECT_FALSE(is_refused(q));
}

}  // namespace
}  // namespace csprel
