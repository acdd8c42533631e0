// SPDX-License-Identifier: Apache-2.0
// Bulk answers of 21Vianet are those of single questions, for every partner, however many a customer has to do with.
#include "csprel/directory/portfolio.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "csprel/directory/compiled_pack.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

/// Six partners with a relationship, three of which have sold something; the last subscription is nobody's.
world_builder crowded() {
  world_builder world;
  for (int i = 0; i < 2; ++i) {
    partner_fields p = world.partners[0];
    p.id = *partner_id::parse("5555555" + std::to_string(i) + "-0000-4000-8000-000000000005");
    p.name += std::to_string(i);
    p.link = link_of(p.id);
    world.partners.push_back(p);
  }
  for (const partner_fields& p : world.partners) world.relationship(p.id);
  world.grant(partner_p, {"exchange", "sharepoint", "skype"}).grant(partner_q, {"visio"});
  world.add_on("first of all", archiving, "p", partner_p).suspended("first of all");
  world.sale("p", essentials, partner_p).sale("q", visio, partner_q).sale("last", mailbox, world.partners.back().id);
  world.add_on("first", archiving, "direct", partner_q);
  world.sale("idle", proplus, partner_q).suspended("idle").add_on("child", archiving, "p", partner_p);
  world.holding("direct", business).add_on("ended", archiving, "last", partner_p).status("ended", subscription_status::deleted);
  world.add_on("held", archiving, "idle", partner_q)
      .add_on("gone", archiving, "idle", partner_q)
      .status("gone", subscription_status::deleted);
  world.sale("of d", visio, partner_q, customer_d);
  return world;
}

/// The same operation asked as a question in full, by the partner as an organisation; what is the request's alone is not
/// asked in bulk.
void expect_as_in_full(const directory& world, std::optional<instant> at = {}) {
  const customer_range all = all_customers(world);
  const std::size_t count = count_subscriptions(world, all);
  for (const partner& p : world.partners()) {
    const partner_handle asker = *find_handle(world, p->id);
    std::vector<verdicts> bulk(count);
    ASSERT_EQ(decide_all(world, all, asker, bulk, at), count);
    for (std::size_t k = 0; k < portfolio_operations.size(); ++k) {
      std::vector<outcome> swept(count);
      ASSERT_EQ(sweep(world, all, asker, portfolio_operations[k], swept, at), count);
      std::size_t next = 0;
      for (std::uint32_t c = 0; c < world.customer_count(); ++c)
        for (std::uint32_t i = 0; i < world.customer_at(c)->subscriptions.size(); ++i, ++next) {
          const decision one = decide(world, asker, portfolio_operations[k], {c, i}, at);
          EXPECT_EQ(swept[next], one.result) << name(portfolio_operations[k]) << ' ' << next;
          EXPECT_EQ(bulk[next][k].result, one.result) << name(portfolio_operations[k]) << ' ' << next;
          const requirement first = one.result == outcome::allow ? requirement{} : one.reason().value_or(requirement{});
          EXPECT_EQ(bulk[next][k].reason, first);
          EXPECT_EQ(allowed_operations(world, asker, {c, i}, at).contains(portfolio_operations[k]), one.result == outcome::allow);
          // Each reason that bulk gives a question in full gives, too, and what bulk does not know it does not.
          ask q = ask(portfolio_operations[k])
                      .by_organisation(p->id)
                      .of_subscription(world.customer_at(c)->subscriptions[i]->id.to_string());
          q.quantity(1).ground("customer_request").offer(archiving).target(e3).now(at);
          q.with.mpn_id = mpn_id_choice{};
          const auto in_full = decide(world, q);
          ASSERT_TRUE(in_full) << in_full.error();
          EXPECT_EQ(one.unmet - in_full.value().unmet, requirement_set{}) << name(portfolio_operations[k]) << ' ' << next;
          EXPECT_EQ(one.met - in_full.value().met, requirement_set{}) << name(portfolio_operations[k]) << ' ' << next;
          EXPECT_EQ(one.unknown - in_full.value().unknown, requirement_set{}) << name(portfolio_operations[k]) << ' ' << next;
          for (const requirement what : {requirement::add_ons_present, requirement::parent_not_active})
            EXPECT_TRUE(one.unmet.contains(what) || !in_full.value().unmet.contains(what) ||
                        portfolio_operations[k] == operation::subscription_order_add_on)
                << name(what) << ' ' << next;
        }
    }
  }
}

static_assert(portfolio_operations.size() == 15, "programs keep `verdicts`, so that another number is another ABI");

TEST(Portfolio, IsAboutEachOperationOfAPartnerOnOneSubscriptionOnce) {
  std::vector<operation> expected;
  for (const auto& row : enum_names<operation>::rows)
    if (info(row.value).side == side::of_partner && info(row.value).resource == resource_kind::one_subscription &&
        !compiled_pack(cloud::china_21vianet)->checklist(row.value).empty())
      expected.push_back(row.value);
  EXPECT_TRUE(std::equal(expected.begin(), expected.end(), portfolio_operations.begin(), portfolio_operations.end()));
}

TEST(Portfolio, AnswersForEveryPartnerOfACustomerWithMany) {
  expect_as_in_full(crowded().build());
  expect_as_in_full(crowded().build(), noon + days(60));
}

TEST(Portfolio, AnswersUnderOtherOptionsAndStandings) {
  world_builder world = crowded();
  world.standing(partner_q, standing::suspended).standing(partner_p, standing::terminated);
  world.choose(option::commerce_without_delegated_admin, "none")
      .choose(option::suspended_partner_may_reactivate_and_cancel, "true");
  expect_as_in_full(world.build());
}

TEST(Portfolio, AnswersForPartnersThatAreNotEnrolled) {
  world_builder world = crowded();
  for (partner_fields& p : world.partners) p.standing = standing::applied;
  expect_as_in_full(world.build());
}

TEST(Portfolio, AnswersStrangersAboutWhatStandsBeneathASuspendedOne) {
  world_builder world;
  world.change_offer(archiving, [](offer_fields& o) { o.prerequisite_offers.push_back(offer_of(archiving)); });
  world.sale("base", essentials, partner_q).suspended("base");
  world.add_on("first", archiving, "base", partner_q).add_on("second", archiving, "first", partner_q);
  expect_as_in_full(world.build());
}

TEST(Portfolio, EachWindowIsTheSubscriptionsOwn) {
  world_builder world;
  world.relationship(partner_p).sale("open", visio, partner_p).suspended("open", noon + days(-10));
  world.sale("shut", visio, partner_p).suspended("shut", noon + days(-70)).sale("untold", visio, partner_p);
  world.suspended("untold", std::nullopt).sale("late", visio, partner_p).suspended("late", noon + days(-59));
  expect_as_in_full(world.build());
}

TEST(Portfolio, TextsAsIdsTakeMemory) {
  world_builder world;
  const std::size_t none = id_bytes(world.build());
  for (int i = 0; i < 20; ++i) world.sale("s" + std::to_string(i), visio, partner_p);
  EXPECT_GT(id_bytes(world.build()), none);
}

TEST(Portfolio, FindsNothingByAnIdThatSeveralHave) {
  world_builder world = crowded();
  world.sale("twice", visio, partner_q).sale("twice", visio, partner_q, customer_d);
  const directory built = world.build();
  EXPECT_FALSE(find_handle(built, subscription_of("twice")));
  EXPECT_TRUE(find_handle(built, subscription_of("of d")));
  EXPECT_FALSE(find_handle(built, subscription_of("none")));
  // A question that names the customer finds it, unless it is another's.
  const auto asked = [&](const customer_id& of) {
    return decide(built, ask(operation::subscription_view).by_organisation(partner_q).of_subscription("twice", of));
  };
  EXPECT_TRUE(asked(customer_c));
  EXPECT_TRUE(asked(customer_d));
  world.customers.push_back(world.customers.back());
  world.customers.back().id = stranger;
  const directory third = world.build();
  const auto wrong =
      decide(third, ask(operation::subscription_view).by_organisation(partner_q).of_subscription("twice", stranger));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, error_code::not_found);
}

TEST(Portfolio, TellsWhatTheSellerMayUnlessToldOtherwise) {
  const directory world = crowded().build();
  const customer_range all = all_customers(world);
  std::vector<verdicts> by_sellers(count_subscriptions(world, all));
  decide_all(world, all, {}, by_sellers);
  std::size_t next = 0;
  for (std::uint32_t c = 0; c < world.customer_count(); ++c)
    for (std::uint32_t i = 0; i < world.customer_at(c)->subscriptions.size(); ++i, ++next) {
      const partner_handle asker = seller_of(world, {c, i}).value_or(partner_handle{0});
      for (std::size_t k = 0; k < portfolio_operations.size(); ++k)
        EXPECT_EQ(by_sellers[next][k].result, decide(world, asker, portfolio_operations[k], {c, i}).result) << next;
    }
}

TEST(Portfolio, DeniesWhatItIsNotAbout) {
  const directory world = crowded().build();
  const customer_range all = all_customers(world);
  std::size_t others = 0;
  for (const auto& row : enum_names<operation>::rows) {
    if (std::find(portfolio_operations.begin(), portfolio_operations.end(), row.value) != portfolio_operations.end()) continue;
    for (std::uint32_t p = 0; p < world.partners().size(); ++p)
      EXPECT_EQ(decide(world, partner_handle{p}, row.value, subscription_handle{0, 0}), decision{}) << row.name;
    std::vector<outcome> swept(count_subscriptions(world, all), outcome::allow);
    EXPECT_EQ(sweep(world, all, *find_handle(world, partner_p), row.value, swept), swept.size());
    EXPECT_EQ(swept, std::vector<outcome>(swept.size(), outcome::deny)) << row.name;
    ++others;
  }
  EXPECT_EQ(others, operation_count - portfolio_operations.size());
}

}  // namespace
}  // namespace csprel::test
