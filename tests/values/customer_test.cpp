// SPDX-License-Identifier: Apache-2.0
// Customers.
#include <gtest/gtest.h>

#include <string>

#include "csprel/model/customer.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

subscription_fields subscription_called(const char* id = "s") {
  subscription_fields f;
  f.id = of<subscription_id>(id);
  f.offer = of<offer_id>("o");
  f.quantity = 0;
  f.seller = p;
  return f;
}
customer_fields valid_customer() {
  customer_fields f;
  f.subscriptions = {subscription::make(subscription_called()).value(),
                     subscription::make(subscription_called("t")).value()};
  f.users = {{of<user_id>("a"), customer_role::user, {}}, {of<user_id>("b"), customer_role::user, {}}};
  return f;
}

TEST(CustomerCheck, NamesEachViolationAndAcceptsItsNeighbour) {
  using f = customer_fields;
  const auto with_parent = [](const char* id, const char* parent) {
    subscription_fields s = subscription_called(id);
    s.parent = of<subscription_id>(parent);
    return subscription::make(s).value();
  };
  expect_refused<f>(valid_customer(),
                    {
                        {[](f& x) { x.subscriptions.push_back(subscription::make(subscription_called("S")).value()); },
                         error_code::duplicate_id, "/subscriptions/2/resource/id"},
                        {[](f& x) {
                           x.users.push_back({of<user_id>("B"), customer_role::administrator, {}});
                         },
                         error_code::duplicate_id, "/users/2/id"},
                        {[&](f& x) { x.subscriptions.push_back(with_parent("u", "gone")); }, error_code::dangling_reference,
                         "/subscriptions/2/resource/parentSubscriptionId"},
                        {[&](f& x) { x.subscriptions.insert(x.subscriptions.begin(), with_parent("u", "gone")); },
                         error_code::dangling_reference, "/subscriptions/0/resource/parentSubscriptionId"},
                    });
  expect_valid<f>(valid_customer(), {[&](f& x) { x.subscriptions.push_back(with_parent("u", "S")); },
                                     [&](f& x) { x.subscriptions.insert(x.subscriptions.begin(), with_parent("u", "t")); },
                                     [](f& x) {
                                       x.subscriptions.clear();
                                       x.users.clear();
                                     }});
}

TEST(CustomerCheck, LooksAtTheTenantOfOtherClouds) {
  using f = customer_fields;
  f valid = valid_customer();
  valid.id = customer_id{p.value()};
  customer_tenant& tenant = valid.tenant.edit();
  tenant.transfers.emplace(2);
  (*tenant.transfers)[0].id = of<transfer_id>("t");
  (*tenant.transfers)[1].id = of<transfer_id>("u");
  tenant.gdap_relationships.emplace(3);
  for (std::size_t i = 0; i < 3; ++i) {
    gdap_relationship& g = (*tenant.gdap_relationships)[i];
    g.id = *gdap_relationship_id::parse(std::string(1, static_cast<char>('a' + i)));
    if (i != 1) continue;
    g.customer = valid.id;
    g.access_assignments.emplace(2);
    (*g.access_assignments)[0].id = of<access_assignment_id>("x");
    (*g.access_assignments)[1].id = of<access_assignment_id>("y");
  }
  const auto relationship = [](f& x, std::size_t i) -> auto& { return (*x.tenant.edit().gdap_relationships)[i]; };
  const customer_id other{q.value()};
  expect_refused<f>(valid,
                    {
                        {[](f& x) { (*x.tenant.edit().transfers)[1].id = of<transfer_id>("T"); }, error_code::duplicate_id,
                         "/transfers/1/id"},
                        {[&](f& x) { relationship(x, 2).id = relationship(x, 0).id; }, error_code::duplicate_id,
                         "/delegatedAdminRelationships/2/resource/id"},
                        {[&](f& x) { relationship(x, 0).customer = other; }, error_code::impossible_state,
                         "/delegatedAdminRelationships/0/resource/customer/tenantId"},
                        {[&](f& x) { relationship(x, 2).customer = other; }, error_code::impossible_state,
                         "/delegatedAdminRelationships/2/resource/customer/tenantId"},
                        {[&](f& x) { (*relationship(x, 1).access_assignments)[1].id = of<access_assignment_id>("X"); },
                         error_code::duplicate_id, "/delegatedAdminRelationships/1/accessAssignments/1/id"},
                    });
  expect_valid<f>(
      valid,
      {[](f& x) { x.tenant.edit().transfers.reset(); }, [](f& x) { x.tenant.edit().gdap_relationships.reset(); },
       [](f& x) { x.tenant.edit().gdap_relationships->clear(); },
       [&](f& x) { relationship(x, 1).access_assignments.reset(); }, [&](f& x) { relationship(x, 0).customer = x.id; }});
}

TEST(Customer, IsEqualExactlyWhenAllItsPartsAre) {
  using f = customer_fields;
  expect_each_change_tells<f>(
      valid_customer(),
      {[](f& x) { x.id = customer_id{p.value()}; }, [](f& x) { x.company_name = "x"; }, [](f& x) { x.domain = "x"; },
       [](f& x) { x.commerce_id = "x"; }, [](f& x) { x.relationships.push_back({}); },
       [](f& x) { x.delegated_admins.push_back({}); }, [](f& x) { x.subscriptions.pop_back(); },
       [](f& x) { x.users[0].role = customer_role::administrator; }, [](f& x) { x.resource = some; },
       [](f& x) { x.extra = some; }});
  expect_each_change_tells<customer_fields>(
      {[](auto& x) { x.tenant.edit().country = "x"; }, [](auto& x) { x.address_country = "x"; }});
  expect_each_change_tells<customer_user>({[](auto& x) { x.azure_owner_of.emplace(); }});
}

TEST(Customer, PrintsForAPerson) {
  customer_fields c = valid_customer();
  c.id = customer_id{p.value()};
  c.company_name = "C";
  EXPECT_EQ(printed(c), "customer " + p.to_string() + " `C` with 2 subscription(s)");
  c.subscriptions.clear();
  EXPECT_EQ(printed(customer::make(c).value()), "customer " + p.to_string() + " `C` with 0 subscription(s)");
}

}  // namespace
}  // namespace csprel
