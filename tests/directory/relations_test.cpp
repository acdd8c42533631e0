// SPDX-License-Identifier: Apache-2.0
// The two pages that show relationships, and whether a partner has to ask (REQ-01 to REQ-05).
#include "csprel/directory/relations.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using enum request_ground;

std::vector<relation> page(const world_builder& world) { return partners_of(world.build(), customer_c).value(); }

std::vector<request_ground> grounds(const request_need& need) {
  std::vector<request_ground> all;
  for (const request_reason& reason : need.reasons) {
    all.push_back(reason.ground);
    EXPECT_FALSE(reason.message.empty());
    EXPECT_FALSE(reason.rules.empty());
  }
  return all;
}
request_need need_of(const world_builder& world, const partner_id& who = partner_p) {
  return must_request(world.build(), who, customer_c).value();
}

// ---- the customer's page --------------------------------------------------------------------

TEST(PartnersOf, ShowsRelationshipGrantAndSalesApart) {
  world_builder world;
  world.relationship(partner_q).sale("s", essentials, partner_p).grant(provider_i, {"exchange", "skype"});
  const auto list = page(world);
  ASSERT_THAT(list, SizeIs(3));
  EXPECT_EQ(list[0].partner, partner_q);
  EXPECT_TRUE(list[0].relationship);
  EXPECT_FALSE(list[0].delegated_admin);
  EXPECT_THAT(list[0].sold, IsEmpty());
  EXPECT_EQ(list[1].partner, provider_i);
  EXPECT_FALSE(list[1].relationship);
  EXPECT_TRUE(list[1].delegated_admin);
  EXPECT_TRUE(list[1].services_known);
  EXPECT_THAT(list[1].services, ElementsAre(service("exchange"), service("skype")));
  EXPECT_EQ(list[1].delegated_since, noon);
  EXPECT_EQ(list[2].partner, partner_p);
  EXPECT_FALSE(list[2].relationship);
  EXPECT_FALSE(list[2].delegated_admin);
  EXPECT_THAT(list[2].sold, ElementsAre(subscription_of("s")));
  EXPECT_EQ(list[2].customer, customer_c);
}

TEST(PartnersOf, JoinsSeveralGrantsAndKnowsWhatIsNotKnown) {
  world_builder world;
  world.grant(partner_p, {"exchange"}).grant(partner_p, {"skype", "exchange"}).open_grant(partner_p);
  world.customers[0].delegated_admins[1].since = noon + days(-9);
  const auto list = page(world);
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_THAT(list[0].services, ElementsAre(service("exchange"), service("skype")));
  EXPECT_FALSE(list[0].services_known);
  EXPECT_EQ(list[0].delegated_since, noon + days(-9));
}

TEST(PartnersOf, TheCommercialRelationshipStandsFirst) {
  world_builder world;
  world.relationship(partner_p, customer_c, relationship_type::advisor).relationship(partner_p);
  const auto list = page(world);
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].relationship->type, relationship_type::reseller);
}

TEST(PartnersOf, ShowsAnAdvisorAndAllThatItSold) {
  world_builder world;
  world.relationship(partner_q, customer_c, relationship_type::none)
      .relationship(partner_p, customer_c, relationship_type::advisor);
  world.sale("one", visio, partner_p).sale("two", mailbox, partner_p);
  const auto list = page(world);
  ASSERT_THAT(list, SizeIs(1));
  ASSERT_TRUE(list[0].relationship);
  EXPECT_EQ(list[0].relationship->type, relationship_type::advisor);
  EXPECT_THAT(list[0].sold, ElementsAre(subscription_of("one"), subscription_of("two")));
}

TEST(PartnersOf, LeavesOutWhoHasNothing) {
  world_builder world;
  world.relationship(partner_p, customer_c, relationship_type::none).grant(partner_q, {});
  world.sale("over", visio, provider_i).status("over", subscription_status::deleted);
  world.holding("advised", mailbox, channel::advisor).change("advised", [](subscription_fields& s) { s.seller = partner_q; });
  EXPECT_THAT(page(world), IsEmpty());
  EXPECT_EQ(partners_of(world.build(), stranger).error().code, error_code::not_found);
}

// ---- the partner's list ---------------------------------------------------------------------

TEST(CustomersOf, ListsThoseWithARelationshipWhetherOrNotDelegatedAdminStands) {
  world_builder world;
  world.relationship(partner_p, customer_d).grant(partner_p, {"exchange"}).sale("s", essentials, partner_p);
  world.relationship(partner_p, customer_c, relationship_type::advisor);
  const auto list = customers_of(world.build(), partner_p).value();
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].customer, customer_d);
  EXPECT_FALSE(list[0].delegated_admin);
  EXPECT_EQ(customers_of(world.build(), nobody).error().code, error_code::not_found);
}

TEST(CustomersOf, IsSearchedByNameAndDomainInAnyCase) {
  world_builder world;
  world.relationship(partner_p).relationship(partner_p, customer_d);
  world.customers[1].domain = "Other.Example.CN";
  const auto found = [&](std::string_view search) { return customers_of(world.build(), partner_p, search).value().size(); };
  EXPECT_EQ(found(""), 2U);
  EXPECT_EQ(found("customer"), 2U);
  EXPECT_EQ(found("CUSTOMER D"), 1U);
  EXPECT_EQ(found("tenant."), 1U);
  EXPECT_EQ(found("other.example"), 1U);
  EXPECT_EQ(found("nowhere"), 0U);
}

// ---- must it ask? ---------------------------------------------------------------------------

TEST(MustRequest, NothingWhereRelationshipAndGrantStand) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"}).sale("s", essentials, partner_p);
  EXPECT_FALSE(need_of(world).must_ask);
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(nothing_lacks));
  world_builder open;
  open.relationship(partner_p).open_grant(partner_p).sale("s", essentials, partner_p);
  EXPECT_THAT(grounds(need_of(open)), ElementsAre(nothing_lacks));
}

TEST(MustRequest, AnIndirectResellerLeavesItToItsProvider) {
  EXPECT_FALSE(need_of({}, reseller_v).must_ask);
  EXPECT_THAT(grounds(need_of({}, reseller_v)), ElementsAre(provider_asks));
}

TEST(MustRequest, WhereTheCustomerHasOtherResellers) {
  world_builder related;
  related.relationship(partner_q);
  EXPECT_TRUE(need_of(related).must_ask);
  EXPECT_THAT(grounds(need_of(related)), ElementsAre(other_resellers));
  world_builder sold;
  sold.sale("s", visio, partner_q);
  EXPECT_THAT(grounds(need_of(sold)), ElementsAre(other_resellers));
  sold.status("s", subscription_status::deleted);
  EXPECT_THAT(grounds(need_of(sold)), ElementsAre(customer_exists));
  sold.sale("more", visio, partner_q);
  EXPECT_THAT(grounds(need_of(sold)), ElementsAre(other_resellers)) << "behind what is cancelled";
}

TEST(MustRequest, WhereItBoughtElsewhere) {
  for (const channel from : {channel::direct, channel::open, channel::enterprise_agreement, channel::advisor}) {
    world_builder world;
    world.holding("h", visio, from);
    EXPECT_THAT(grounds(need_of(world)), ElementsAre(bought_elsewhere)) << name(from);
  }
}

TEST(MustRequest, WhereItBoughtInAdvisorTimes) {
  world_builder world;
  world.holding("h", visio, channel::advisor).change("h", [](subscription_fields& s) { s.seller = partner_p; });
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(advisor_times));
  EXPECT_THAT(grounds(need_of(world, partner_q)), ElementsAre(bought_elsewhere));
}

TEST(MustRequest, WhereDelegatedAdminWasLostToAnother) {
  world_builder world;
  world.relationship(partner_p).relationship(partner_q).sale("s", essentials, partner_p).grant(partner_q, {"exchange"});
  EXPECT_TRUE(need_of(world).must_ask);
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(lost_to_other_partner));
  world.grant(partner_p, {"sharepoint", "skype"});  // Some of it stands, and the rest does not.
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(lost_to_other_partner));
}

TEST(MustRequest, WhereTheCustomerRemovedIt) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p);
  EXPECT_TRUE(need_of(world).must_ask);
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(removed_by_customer));
  world.grant(partner_p, {"exchange"});
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(removed_by_customer));
}

TEST(MustRequest, WhereTheCustomerExistsAndNothingElseIsKnown) {
  EXPECT_TRUE(need_of({}).must_ask);
  EXPECT_THAT(grounds(need_of({})), ElementsAre(customer_exists));
}

TEST(MustRequest, TellsEveryGroundThatApplies) {
  world_builder world;
  world.relationship(partner_q).holding("h", visio).holding("a", mailbox, channel::advisor);
  world.change("a", [](subscription_fields& s) { s.seller = partner_p; });
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(other_resellers, bought_elsewhere, advisor_times));
}

TEST(MustRequest, FailsForWhatIsNotThere) {
  const directory world = world_builder{}.build();
  EXPECT_EQ(must_request(world, nobody, customer_c).error().code, error_code::not_found);
  EXPECT_EQ(must_request(world, partner_p, stranger).error().code, error_code::not_found);
}

TEST(PartnersOf, OfSeveralEntriesTheResellerAndTheOldestGrantCount) {
  world_builder world;
  world.relationship(partner_p).relationship(partner_p, customer_c, relationship_type::advisor);
  world.grant(partner_p, {"exchange"}).grant(partner_p, {"skype"}).grant(partner_p, {"visio"});
  world.customers[0].delegated_admins[1].since.reset();
  world.customers[0].delegated_admins[2].since = noon + days(1);
  const auto list = page(world);
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].relationship->type, relationship_type::reseller);
  EXPECT_EQ(list[0].delegated_since, noon);
  EXPECT_THAT(list[0].services, SizeIs(3));
}

TEST(MustRequest, LooksAtWhatItSoldAndWhatStandsOfThat) {
  // A grant for nothing is none, and what is cancelled or another's needs none.
  world_builder world;
  world.relationship(partner_p).relationship(partner_q).grant(partner_p, std::vector<service_name>{}).grant(partner_q, {"visio"});
  world.sale("gone", essentials, partner_p).status("gone", subscription_status::deleted).sale("q", visio, partner_q);
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(removed_by_customer));
  world.sale("s", mailbox, partner_p);
  EXPECT_THAT(grounds(need_of(world)), ElementsAre(removed_by_customer)) << "the other partner's grant is for something else";
  // Its own sales make nobody else a reseller, and advice twice is advice.
  world_builder advised;
  for (const char* id : {"a", "b"}) {
    advised.holding(id, mailbox, channel::advisor);
    advised.change(id, [](subscription_fields& s) { s.seller = partner_p; });
  }
  advised.sale("s", visio, partner_p);
  EXPECT_THAT(grounds(need_of(advised)), ElementsAre(advisor_times));
}

}  // namespace
}  // namespace csprel::test
