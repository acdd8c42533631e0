// SPDX-License-Identifier: Apache-2.0
// The model: what each check refuses and what stands beside it, and the laws of values.
#include <absl/hash/hash.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <type_traits>

#include "csprel/model/accountability.hpp"
#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "values/printed.hpp"

namespace csprel {
namespace {

// A valid value only comes from `make`, and cannot be changed afterwards.
static_assert(!std::is_default_constructible_v<partner> && !std::is_constructible_v<partner, partner_fields>);
static_assert(!std::is_aggregate_v<offer> && std::is_copy_assignable_v<offer>);
static_assert(std::is_same_v<decltype(*std::declval<subscription&>()), const subscription_fields&>);

const partner_id p{*guid::parse("11111111-0000-4000-8000-000000000001")};
const partner_id q{*guid::parse("22222222-0000-4000-8000-000000000002")};
user_id user(const char* text) { return *user_id::parse(text); }

partner_fields valid_partner() {
  partner_fields f;
  f.id = p;
  f.name = "P";
  f.link = "link";
  f.providers = {q};
  f.users = {{user("a"), {}, {}, {}}, {user("b"), {}, {}, {}}};
  return f;
}
offer_fields valid_offer() {
  offer_fields f;
  f.id = *offer_id::parse("o");
  f.minimum_quantity = 1;
  f.maximum_quantity = 5;
  return f;
}
subscription_fields valid_subscription(const char* id = "s") {
  subscription_fields f;
  f.id = *subscription_id::parse(id);
  f.offer = *offer_id::parse("o");
  f.quantity = 0;
  f.seller = p;
  return f;
}
customer_fields valid_customer() {
  customer_fields f;
  f.subscriptions = {subscription::make(valid_subscription()).value(), subscription::make(valid_subscription("t")).value()};
  f.users = {{user("a"), customer_role::user, {}}, {user("b"), customer_role::user, {}}};
  return f;
}

template <class Fields>
struct violation {
  std::function<void(Fields&)> spoil;
  error_code code;
  const char* pointer;
};

template <class Fields>
void expect_refused(const Fields& valid, std::initializer_list<violation<Fields>> table) {
  ASSERT_TRUE(validated<Fields>::make(valid));
  std::size_t i = 0;
  for (const auto& row : table) {
    Fields bad = valid;
    row.spoil(bad);
    const auto made = validated<Fields>::make(bad);
    ASSERT_FALSE(made) << i;
    EXPECT_EQ(made.error().code, row.code) << i << made.error();
    EXPECT_EQ(made.error().pointer, row.pointer) << i;
    EXPECT_EQ(check(bad), made.error());
    ++i;
  }
}

template <class Fields>
void expect_valid(const Fields& valid, std::initializer_list<std::function<void(Fields&)>> changes) {
  std::size_t i = 0;
  for (const auto& change : changes) {
    Fields f = valid;
    change(f);
    const auto made = validated<Fields>::make(f);
    ASSERT_TRUE(made) << i;
    EXPECT_EQ(*made.value(), f);
    ++i;
  }
}

TEST(PartnerCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = partner_fields;
  expect_refused<f>(valid_partner(), {
      {[](f& x) { x.users.push_back({user("A"), {}, {}, {}}); }, error_code::duplicate_id, "/users/2/id"},
      {[](f& x) { x.providers.push_back(q); }, error_code::duplicate_id, "/providers/1"},
      {[](f& x) { x.providers.push_back(p); }, error_code::impossible_state, "/providers/1"},
      {[](f& x) { x.link = ""; }, error_code::malformed_value, "/relationshipRequest/url"},
  });
  expect_valid<f>(valid_partner(), {[](f& x) { x.users.push_back({user("c"), {}, {}, {}}); },
                                    [](f& x) { x.providers.clear(); }, [](f& x) { x.link.reset(); },
                                    [](f& x) { x.users.clear(); }});
}

TEST(PartnerCheck, LooksAtTheAccountOfOtherClouds) {
  using f = partner_fields;
  f valid = valid_partner();
  valid.model = partner_model::direct;
  valid.country = "US";
  partner_account& account = valid.account.edit();
  account.also_indirect_reseller = true;
  account.legal_business = legal_business_profile{"us", {}};
  account.order_block = "800023";
  account.partner_ids = {{"1", partner_id_kind::global, {}, {}, {}}, {"2", partner_id_kind::global, {}, {}, {}}};
  account.groups.emplace(2);
  (*account.groups)[0].id = *group_id::parse("g");
  (*account.groups)[1].id = *group_id::parse("h");
  expect_refused<f>(valid, {
      {[](f& x) { x.model = partner_model::indirect_provider; }, error_code::impossible_state, "/alsoIndirectReseller"},
      {[](f& x) { x.account.edit().legal_business->country = "DE"; }, error_code::impossible_state, "/country"},
      {[](f& x) { x.account.edit().order_block = "800000"; }, error_code::unknown_word, "/orderBlock"},
      {[](f& x) { (*x.account.edit().partner_ids)[1].id = "1"; }, error_code::duplicate_id, "/partnerIds/1/id"},
      {[](f& x) { (*x.account.edit().groups)[1].id = *group_id::parse("G"); }, error_code::duplicate_id, "/groups/1/resource/id"},
      {[](f& x) { x.link = "a link"; }, error_code::malformed_value, "/relationshipRequest/url"},
      {[](f& x) { x.providers = {q, p}; }, error_code::impossible_state, "/providers/1"},
  });
  expect_valid<f>(valid, {[](f& x) { x.country = ""; }, [](f& x) { x.account.edit().legal_business->country = ""; },
                          [](f& x) { x.account.edit().legal_business.reset(); },
                          [](f& x) { x.account.edit().also_indirect_reseller = false; x.model = partner_model::indirect_provider; },
                          [](f& x) { x.account.edit().order_block.reset(); }, [](f& x) { x.account.edit().partner_ids.reset(); },
                          [](f& x) { x.account.edit().groups.reset(); }, [](f& x) { x.providers = {}; }});
}

TEST(OfferCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = offer_fields;
  expect_refused<f>(valid_offer(), {
      {[](f& x) { x.id = {}; }, error_code::malformed_value, "/id"},
      {[](f& x) { x.minimum_quantity = -1; }, error_code::malformed_value, "/minimumQuantity"},
      {[](f& x) { x.minimum_quantity = 6; }, error_code::malformed_value, "/maximumQuantity"},
      {[](f& x) { x.minimum_quantity.reset(); x.maximum_quantity = -1; }, error_code::malformed_value, "/maximumQuantity"},
  });
  expect_valid<f>(valid_offer(), {[](f& x) { x.minimum_quantity = 0; }, [](f& x) { x.minimum_quantity = 5; },
                                  [](f& x) { x.maximum_quantity.reset(); },
                                  [](f& x) { x.minimum_quantity.reset(); x.maximum_quantity = 0; }});
}

TEST(SubscriptionCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = subscription_fields;
  expect_refused<f>(valid_subscription(), {
      {[](f& x) { x.id = {}; }, error_code::malformed_value, "/resource/id"},
      {[](f& x) { x.offer = {}; }, error_code::malformed_value, "/resource/offerId"},
      {[](f& x) { x.quantity = -1; }, error_code::malformed_value, "/resource/quantity"},
      {[](f& x) { x.parent = *subscription_id::parse("S"); }, error_code::impossible_state, "/resource/parentSubscriptionId"},
      {[](f& x) { x.seller.reset(); }, error_code::missing_member, "/sellerId"},
  });
  expect_valid<f>(valid_subscription(), {[](f& x) { x.quantity.reset(); }, [](f& x) { x.parent = *subscription_id::parse("t"); },
                                         [](f& x) { x.seller.reset(); x.channel = channel::direct; },
                                         [](f& x) { x.channel = channel::advisor; }, [](f& x) { x.status.reset(); }});
}

TEST(CustomerCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = customer_fields;
  const auto with_parent = [](const char* id, const char* parent) {
    subscription_fields s = valid_subscription(id);
    s.parent = *subscription_id::parse(parent);
    return subscription::make(s).value();
  };
  expect_refused<f>(valid_customer(), {
      {[](f& x) { x.subscriptions.push_back(subscription::make(valid_subscription("S")).value()); }, error_code::duplicate_id,
       "/subscriptions/2/resource/id"},
      {[](f& x) { x.users.push_back({user("B"), customer_role::administrator, {}}); }, error_code::duplicate_id, "/users/2/id"},
      {[&](f& x) { x.subscriptions.push_back(with_parent("u", "gone")); }, error_code::dangling_reference,
       "/subscriptions/2/resource/parentSubscriptionId"},
      {[&](f& x) { x.subscriptions.insert(x.subscriptions.begin(), with_parent("u", "gone")); }, error_code::dangling_reference,
       "/subscriptions/0/resource/parentSubscriptionId"},
  });
  expect_valid<f>(valid_customer(), {[&](f& x) { x.subscriptions.push_back(with_parent("u", "S")); },
                                     [&](f& x) { x.subscriptions.insert(x.subscriptions.begin(), with_parent("u", "t")); },
                                     [](f& x) { x.subscriptions.clear(); x.users.clear(); }});
}

TEST(CustomerCheck, LooksAtTheTenantOfOtherClouds) {
  using f = customer_fields;
  f valid = valid_customer();
  valid.id = customer_id{p.value()};
  customer_tenant& tenant = valid.tenant.edit();
  tenant.transfers.emplace(2);
  (*tenant.transfers)[0].id = *transfer_id::parse("t");
  (*tenant.transfers)[1].id = *transfer_id::parse("u");
  tenant.gdap_relationships.emplace(3);
  for (std::size_t i = 0; i < 3; ++i) {
    gdap_relationship& g = (*tenant.gdap_relationships)[i];
    g.id = *gdap_relationship_id::parse(std::string(1, static_cast<char>('a' + i)));
    if (i != 1) continue;
    g.customer = valid.id;
    g.access_assignments.emplace(2);
    (*g.access_assignments)[0].id = *access_assignment_id::parse("x");
    (*g.access_assignments)[1].id = *access_assignment_id::parse("y");
  }
  const auto relationship = [](f& x, std::size_t i) -> auto& { return (*x.tenant.edit().gdap_relationships)[i]; };
  const customer_id other{q.value()};
  expect_refused<f>(valid, {
      {[](f& x) { (*x.tenant.edit().transfers)[1].id = *transfer_id::parse("T"); }, error_code::duplicate_id, "/transfers/1/id"},
      {[&](f& x) { relationship(x, 2).id = relationship(x, 0).id; }, error_code::duplicate_id,
       "/delegatedAdminRelationships/2/resource/id"},
      {[&](f& x) { relationship(x, 0).customer = other; }, error_code::impossible_state,
       "/delegatedAdminRelationships/0/resource/customer/tenantId"},
      {[&](f& x) { relationship(x, 2).customer = other; }, error_code::impossible_state,
       "/delegatedAdminRelationships/2/resource/customer/tenantId"},
      {[&](f& x) { (*relationship(x, 1).access_assignments)[1].id = *access_assignment_id::parse("X"); }, error_code::duplicate_id,
       "/delegatedAdminRelationships/1/accessAssignments/1/id"},
  });
  expect_valid<f>(valid, {[](f& x) { x.tenant.edit().transfers.reset(); },
                          [](f& x) { x.tenant.edit().gdap_relationships.reset(); },
                          [](f& x) { x.tenant.edit().gdap_relationships->clear(); },
                          [&](f& x) { relationship(x, 1).access_assignments.reset(); },
                          [&](f& x) { relationship(x, 0).customer = x.id; }});
}

// ---- laws of values -------------------------------------------------------------------------

template <class T>
void expect_each_change_tells(const T& value, std::initializer_list<std::function<void(T&)>> changes) {
  std::size_t i = 0;
  for (const auto& change : changes) {
    T copy = value;
    EXPECT_EQ(copy, value);
    change(copy);
    EXPECT_NE(copy, value) << "change " << i;
    copy = value;
    EXPECT_EQ(copy, value);
    ++i;
  }
}

TEST(Values, AreEqualExactlyWhenAllTheirPartsAre) {
  using s = subscription_fields;
  expect_each_change_tells<s>(
      valid_subscription(),
      {[](s& x) { x.id = *subscription_id::parse("x"); }, [](s& x) { x.offer = *offer_id::parse("x"); },
       [](s& x) { x.offer_name = "x"; }, [](s& x) { x.friendly_name = "x"; }, [](s& x) { x.quantity = 9; },
       [](s& x) { x.unit_type = "x"; }, [](s& x) { x.status = subscription_status::active; },
       [](s& x) { x.parent = *subscription_id::parse("x"); }, [](s& x) { x.creation_date = instant{}; },
       [](s& x) { x.effective_start_date = instant{}; }, [](s& x) { x.commitment_end_date = instant{}; },
       [](s& x) { x.auto_renew = false; }, [](s& x) { x.is_trial = true; }, [](s& x) { x.billing_type = billing_type::none; },
       [](s& x) { x.billing_cycle = billing_cycle::annual; }, [](s& x) { x.term_duration = "x"; },
       [](s& x) { x.contract_type = "x"; }, [](s& x) { x.order_id = "x"; }, [](s& x) { x.entitlement_id = "x"; },
       [](s& x) { x.reseller_of_record = "x"; }, [](s& x) { x.has_purchasable_add_ons = true; },
       [](s& x) { x.suspension_reasons.push_back("x"); }, [](s& x) { x.actions.push_back("x"); },
       [](s& x) { x.refund_options.push_back({"Full", {}}); }, [](s& x) { x.resource = verbatim{R"({"a":1})"}; },
       [](s& x) { x.seller = q; }, [](s& x) { x.channel = channel::open; }, [](s& x) { x.suspended_at = instant{}; },
       [](s& x) { x.partner_of_record = "x"; }, [](s& x) { x.extra = verbatim{R"({"a":1})"}; }});
  using w = partner_fields;
  expect_each_change_tells<w>(
      valid_partner(), {[](w& x) { x.id = q; }, [](w& x) { x.name = "x"; }, [](w& x) { x.mpn_id = "x"; },
                        [](w& x) { x.model = partner_model::indirect_provider; }, [](w& x) { x.standing = standing::applied; },
                        [](w& x) { x.providers.clear(); }, [](w& x) { x.country = "x"; }, [](w& x) { x.link = "x"; },
                        [](w& x) { x.users[0].agents.insert(agent_role::sales_agent); },
                        [](w& x) { x.users[1].admins.insert(admin_role::global_admin); },
                        [](w& x) { x.relationship_request = verbatim{R"({"a":1})"}; }, [](w& x) { x.extra = verbatim{"[]"}; }});
  using o = offer_fields;
  expect_each_change_tells<o>(
      valid_offer(), {[](o& x) { x.id = {}; }, [](o& x) { x.name = "x"; }, [](o& x) { x.services.emplace(); },
                      [](o& x) { x.is_add_on = true; }, [](o& x) { x.minimum_quantity.reset(); },
                      [](o& x) { x.maximum_quantity = 9; }, [](o& x) { x.prerequisite_offers.push_back(x.id); },
                      [](o& x) { x.upgrade_target_offers.push_back(x.id); }, [](o& x) { x.billing = billing_type::usage; },
                      [](o& x) { x.extra = verbatim{R"({"a":1})"}; }});
  using c = customer_fields;
  expect_each_change_tells<c>(
      valid_customer(), {[](c& x) { x.id = customer_id{p.value()}; }, [](c& x) { x.company_name = "x"; },
                         [](c& x) { x.domain = "x"; }, [](c& x) { x.commerce_id = "x"; },
                         [](c& x) { x.relationships.push_back({}); }, [](c& x) { x.delegated_admins.push_back({}); },
                         [](c& x) { x.subscriptions.pop_back(); }, [](c& x) { x.users[0].role = customer_role::administrator; },
                         [](c& x) { x.resource = verbatim{R"({"a":1})"}; }, [](c& x) { x.extra = verbatim{R"({"a":1})"}; }});
  expect_each_change_tells<relationship>({}, {[](auto& x) { x.partner = q; }, [](auto& x) { x.type = relationship_type::none; },
                                              [](auto& x) { x.since = instant{}; },
                                              [](auto& x) { x.via = relationship_origin::created; },
                                              [](auto& x) { x.extra = verbatim{R"({"a":1})"}; }});
  expect_each_change_tells<delegated_admin>({}, {[](auto& x) { x.partner = q; }, [](auto& x) { x.services.emplace(); },
                                                 [](auto& x) { x.since = instant{}; },
                                                 [](auto& x) { x.extra = verbatim{R"({"a":1})"}; }});
  expect_each_change_tells<accountability>({}, {[](auto& x) { x.billed = p; }, [](auto& x) { x.support = p; },
                                                [](auto& x) { x.owns_relationship = p; }});
}

TEST(Values, HashByTheirId) {
  offer_fields named = valid_offer();
  named.name = "other";
  const auto a = offer::make(valid_offer()).value();
  const auto b = offer::make(named).value();
  EXPECT_NE(a, b);
  EXPECT_EQ(std::hash<offer>{}(a), std::hash<offer>{}(b));
  offer_fields other = valid_offer();
  other.id = *offer_id::parse("x");
  EXPECT_NE(std::hash<offer>{}(a), std::hash<offer>{}(offer::make(other).value()));
  EXPECT_EQ(absl::HashOf(a), absl::HashOf(b));
  EXPECT_NE(absl::HashOf(a), absl::HashOf(offer::make(other).value()));
}

TEST(Values, PrintForAPerson) {
  EXPECT_EQ(printed(partner::make(valid_partner()).value()), "direct partner " + p.to_string() + " `P` (active)");
  EXPECT_EQ(printed(valid_subscription()), "subscription s of offer o (status not told)");
  EXPECT_EQ(printed(relationship{p, relationship_type::advisor, {}, {}, {}}), "advisor relationship with " + p.to_string());
  EXPECT_EQ(printed(delegated_admin{p, std::nullopt, {}, {}}), "delegated admin for " + p.to_string() + ": services not known");
  EXPECT_EQ(printed(delegated_admin{p, std::vector{*service_name::parse("skype")}, {}, {}}),
            "delegated admin for " + p.to_string() + ": skype");
  EXPECT_EQ(printed(accountability{}), "billed by the operator");
  EXPECT_EQ(printed(accountability{p, p, p}), "billed through " + p.to_string());
}

TEST(Verbatim, OfAnEmptyObjectIsNone) {
  EXPECT_TRUE(verbatim{}.empty());
  EXPECT_EQ(verbatim{"{}"}, verbatim{});
  EXPECT_EQ(verbatim{}.json(), "{}");
  EXPECT_EQ(verbatim{R"({"a":1})"}.json(), R"({"a":1})");
}

}  // namespace
}  // namespace csprel
