// SPDX-License-Identifier: Apache-2.0
// What a question names is found at the customer that has it, or the question is a bad request that says where.
#include "clouds/delegated.hpp"

namespace csprel::test {
namespace {

/// D has what C has: a transfer `t`, and a relationship and an Azure plan of its own.
delegated two_customers() {
  delegated d;
  d.moves(transfer_kind::direct_to_indirect);
  d.relates("g", {reader});
  customer_fields other = d.customer;
  other.id = customer_d;
  gdap_relationship& theirs = other.tenant.edit().gdap_relationships->front();
  theirs.id = *gdap_relationship_id::parse("of d");
  theirs.customer = customer_d;
  tenant plan;
  plan.sale("plan of d", azure_plan);
  other.subscriptions.push_back(subscription::make(plan["plan of d"]).value());
  d.others.push_back(other);
  return d;
}

TEST(Naming, ATransferOfSeveralCustomersNeedsOne) {
  const delegated d = two_customers();
  ask q = of_transfer(transfer_reject).by(provider_i);
  d.refuses(q, "/resource/id");
  for (const customer_id& whose : {customer_c, customer_d}) {
    std::get<transfer_resource>(q.which).customer = whose;
    d.allows(q);
  }
  std::get<transfer_resource>(q.which).customer = customer_id{other_q.value()};
  d.refuses(q, "/resource/properties/customer");
  std::get<transfer_resource>(q.which) = {"none", customer_c};
  d.refuses(q, "/resource/id");
  std::get<transfer_resource>(q.which) = {"", customer_c};
  d.refuses(q, "/resource/id");
}

TEST(Naming, ARelationshipHasOneCustomer) {
  const delegated d = two_customers();
  ask q = of_relationship(gdap_terminate);
  d.allows(q);
  std::get<gdap_relationship_resource>(q.which).customer = customer_c;
  d.allows(q, "its own");
  std::get<gdap_relationship_resource>(q.which).customer = customer_d;
  d.refuses(q, "/resource/properties/customer");
  d.refuses(of_relationship(gdap_terminate, "none"), "/resource/id");
  d.refuses(of_relationship(gdap_terminate, ""), "/resource/id");
}

TEST(Naming, ACustomersPeopleAskOfTheirOwnAlone) {
  const delegated d = two_customers();
  d.allows(of_relationship(gdap_terminate).by_customer());
  d.denies(of_relationship(gdap_terminate, "of d").by_customer(), not_customer_administrator);
  ask q = of(subscription_change_partner_of_record, "plan of d").by_customer();
  q.with.mpn_id = mpn_id_choice{"4847383"};
  d.denies(q, not_customer_administrator);
}

TEST(Naming, ACustomerThatIsAskedForIsListed) {
  const delegated d = two_customers();
  ask q = of_partner(relationship_request);
  q.with.customer = customer_d;
  d.allows(q);
  q.with.customer = customer_id{other_q.value()};
  d.refuses(q, "/action/properties/customer");
}

TEST(Naming, AnAzureSubscriptionIsFoundBeneathItsPlan) {
  delegated d;
  d.azure().azure_role_of("agent");
  ask q = of_azure(azure_deploy);
  d.tenant_wide();
  d.allows(q);
  std::get<azure_subscription_resource>(q.which).customer = customer_c;
  d.allows(q);
  d.refuses(of_azure(azure_deploy, "none"), "/resource/id");
}

}  // namespace
}  // namespace csprel::test
