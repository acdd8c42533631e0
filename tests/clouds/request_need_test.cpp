// SPDX-License-Identifier: Apache-2.0
// Whether a partner has to ask a customer for a relationship in the clouds other than 21Vianet, and by which of their rules.
#include <gmock/gmock.h>

#include "clouds/tenant.hpp"
#include "csprel/directory/relations.hpp"

namespace csprel::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

using grounds = std::vector<std::pair<request_ground, std::string>>;

std::pair<bool, grounds> asking(const tenant& t, const partner_id& who) {
  const request_need need = must_request(t.build(), who, customer_c).value();
  grounds all;
  for (const request_reason& one : need.reasons) all.emplace_back(one.ground, one.rules);
  return {need.must_ask, all};
}

TEST(RequestNeed, IsNoneOfDelegatedAdminInTheGlobalCloud) {
  tenant t;
  EXPECT_THAT(asking(t, seller_p), Pair(false, ElementsAre(Pair(request_ground::nothing_lacks, "REL-1 REL-25"))));
  EXPECT_THAT(asking(t, reseller_v), Pair(false, ElementsAre(Pair(request_ground::nothing_lacks, "REL-1 REL-25"))))
      << "it has its own (REL-2)";
}

TEST(RequestNeed, IsOfDelegatedAdminTooInTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    tenant t(where);
    EXPECT_THAT(asking(t, seller_p), Pair(true, ElementsAre(Pair(request_ground::removed_by_customer, "REL-8 NAT-10"))));
    t.customer.delegated_admins.push_back({seller_p, std::nullopt, std::nullopt, {}});
    EXPECT_THAT(asking(t, seller_p), Pair(false, ElementsAre(Pair(request_ground::nothing_lacks, "REL-1 NAT-10"))));
  }
}

TEST(RequestNeed, OfWhoHasNoRelationshipSaysWhatStandsThere) {
  const auto of_q = [](const tenant& t) { return asking(t, other_q); };
  EXPECT_THAT(of_q(tenant{}), Pair(true, ElementsAre(Pair(request_ground::other_resellers, "REL-23"))));
  EXPECT_THAT(of_q(tenant{cloud::us_government}), Pair(true, ElementsAre(Pair(request_ground::other_resellers, "NAT-2"))));
  EXPECT_THAT(of_q(tenant{cloud::germany}), Pair(true, ElementsAre(Pair(request_ground::other_resellers, "REL-1"))));
  tenant alone;
  alone.customer.relationships.clear();
  EXPECT_THAT(of_q(alone), Pair(true, ElementsAre(Pair(request_ground::customer_exists, "REL-1"))));
  alone.holding("d", suite).holding("a", suite);
  alone["a"].channel = channel::advisor;
  alone["a"].seller = other_q;
  EXPECT_THAT(of_q(alone), Pair(true, ElementsAre(Pair(request_ground::bought_elsewhere, "REL-24"),
                                                  Pair(request_ground::advisor_times, "REL-24"))));
  tenant in_germany(cloud::germany);
  in_germany.customer.relationships.clear();
  in_germany.holding("d", suite).holding("a", suite);
  in_germany["a"].channel = channel::advisor;
  in_germany["a"].seller = other_q;
  EXPECT_THAT(of_q(in_germany), Pair(true, ElementsAre(Pair(request_ground::bought_elsewhere, "REL-1"),
                                                       Pair(request_ground::advisor_times, "REL-1"))));
  alone["d"].status = alone["a"].status = subscription_status::deleted;
  EXPECT_THAT(of_q(alone), Pair(true, ElementsAre(Pair(request_ground::customer_exists, "REL-1"))));
  alone.sale("s", suite);
  EXPECT_THAT(of_q(alone), Pair(true, ElementsAre(Pair(request_ground::other_resellers, "REL-23"))))
      << "what another partner sold";
}

}  // namespace
}  // namespace csprel::test
