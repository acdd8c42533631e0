// SPDX-License-Identifier: Apache-2.0
#include "directory/kept_answers.hpp"

#include <gtest/gtest.h>

#include <array>

#include "csprel/directory/portfolio.hpp"
#include "csprel/policy/requirement.hpp"
#include "directory/world.hpp"
#include "support/world_builder.hpp"

namespace csprel::detail {
namespace {

constexpr std::size_t blocks = 3, places = 5;
constexpr instant noon_of_keeping = instant::from_seconds(1'000);

/// A row of which the first answer is this.
std::array<decision, 2> row_of(requirement unmet) {
  std::array<decision, 2> row;
  row[0].unmet.insert(unmet);
  return row;
}

/// Asks until answers are to be kept; returns how often that was.
std::pair<kept_answers::cell*, int> ask_until_due(const kept_answers& kept, std::size_t block, std::size_t place) {
  for (int asked = 1; asked < 1'000; ++asked)
    if (kept_answers::cell* where = kept.miss(blocks, block, places, place)) return {where, asked};
  return {nullptr, 0};
}

TEST(KeptAnswers, AreKeptOfWhatIsAskedOften) {
  const kept_answers kept;
  // The block first, then each subscription; each next time after twice as many.
  EXPECT_EQ(ask_until_due(kept, 1, 2).second, 15 + 16);
  EXPECT_EQ(ask_until_due(kept, 1, 2).second, 16);
  EXPECT_EQ(ask_until_due(kept, 1, 2).second, 32);
  EXPECT_EQ(ask_until_due(kept, 1, 4).second, 16);
  EXPECT_EQ(ask_until_due(kept, 2, 0).second, 15 + 16);
}

TEST(KeptAnswers, AreFoundByWhoAskedAsLongAsTheyHold) {
  const kept_answers kept;
  EXPECT_EQ(kept.find(1, 2, 7, noon_of_keeping), nullptr);
  kept_answers::cell* where = ask_until_due(kept, 1, 2).first;
  ASSERT_NE(where, nullptr);
  EXPECT_EQ(kept.find(1, 2, 0, noon_of_keeping), nullptr);
  const auto row = row_of(requirement::no_relationship);
  const decision* stored = kept.keep(*where, 7, noon_of_keeping, noon_of_keeping + duration{60}, row);
  ASSERT_NE(stored, nullptr);
  EXPECT_EQ(stored[0], row[0]);
  EXPECT_EQ(stored[1], row[1]);
  EXPECT_EQ(kept.find(1, 2, 7, noon_of_keeping), stored);
  EXPECT_EQ(kept.find(1, 2, 7, noon_of_keeping + duration{59}), stored);
  EXPECT_EQ(kept.find(1, 2, 7, noon_of_keeping + duration{60}), nullptr);
  EXPECT_EQ(kept.find(1, 2, 7, noon_of_keeping + duration{-1}), nullptr);
  EXPECT_EQ(kept.find(1, 2, 7, std::nullopt), nullptr);
  EXPECT_EQ(kept.find(1, 2, 8, noon_of_keeping), nullptr);
  EXPECT_EQ(kept.find(1, 1, 7, noon_of_keeping), nullptr);
  EXPECT_EQ(kept.find(0, 2, 7, noon_of_keeping), nullptr);
}

TEST(KeptAnswers, HoldForAsLongAsTheyCanTell) {
  const kept_answers kept;
  kept_answers::cell* where = ask_until_due(kept, 0, 0).first;
  const auto row = row_of(requirement::no_relationship);
  constexpr std::int64_t longest = 0xffff'ffff;
  for (const std::optional<instant>& until : {std::optional<instant>{}, std::optional{noon_of_keeping + duration{longest + 5}}}) {
    const decision* stored = kept.keep(*where, 1, noon_of_keeping, until, row);
    EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping + duration{longest - 1}), stored);
    EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping + duration{longest}), nullptr);
  }
  // Without a clock they are of no time, and of another clock's lowest nor any other.
  const decision* stored = kept.keep(*where, 1, std::nullopt, std::nullopt, row);
  EXPECT_EQ(kept.find(0, 0, 1, std::nullopt), stored);
  EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping), nullptr);
  EXPECT_EQ(kept.find(0, 0, 1, instant::from_seconds(INT64_MIN)), nullptr);
}

TEST(KeptAnswers, StandOnceForAllThatStandAlike) {
  const kept_answers kept;
  kept_answers::cell* one = ask_until_due(kept, 0, 0).first;
  kept_answers::cell* other = ask_until_due(kept, 0, 1).first;
  const decision* first = kept.keep(*one, 1, noon_of_keeping, std::nullopt, row_of(requirement::no_relationship));
  EXPECT_EQ(kept.keep(*other, 2, noon_of_keeping, std::nullopt, row_of(requirement::no_relationship)), first);
  const decision* second = kept.keep(*other, 2, noon_of_keeping, std::nullopt, row_of(requirement::partner_suspended));
  EXPECT_NE(second, first);
  EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping), first);
  EXPECT_EQ(kept.find(0, 1, 2, noon_of_keeping), second);
  // Each part of an answer tells rows apart.
  for (const auto part : {&decision::met, &decision::unmet, &decision::unknown}) {
    std::array<decision, 2> row;
    (row[1].*part).insert(requirement::partner_terminated);
    EXPECT_NE(kept.keep(*other, 2, noon_of_keeping, std::nullopt, row)[1], first[1]);
    EXPECT_EQ(kept.find(0, 1, 2, noon_of_keeping)[1], row[1]);
  }
  std::array<decision, 2> allowed;
  allowed[0].result = outcome::allow;
  EXPECT_EQ(kept.keep(*other, 2, noon_of_keeping, std::nullopt, allowed)[0], allowed[0]);
}

TEST(KeptAnswers, AreNotThoseThatSomebodyIsWriting) {
  const kept_answers kept;
  kept_answers::cell* where = ask_until_due(kept, 0, 0).first;
  const decision* stored = kept.keep(*where, 1, noon_of_keeping, std::nullopt, row_of(requirement::no_relationship));
  ++where->version;
  EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping), nullptr);
  ++where->version;
  EXPECT_EQ(kept.find(0, 0, 1, noon_of_keeping), stored);
}

/// A subscription of the global cloud, which P has sold.
directory sold_globally() {
  test::world_builder world;
  world.parts.cloud = cloud::global;
  world.relationship(test::partner_p).sale("s", test::visio, test::partner_p);
  return world.build();
}

TEST(KeptAnswers, AreOfWhatTheSellerAsksOften) {
  const directory world = sold_globally();
  const auto is_kept_after_asking = [&](const partner_id& asker) {
    const partner_handle handle = *find_handle(world, asker);
    for (int i = 0; i < 100; ++i) (void)decide(world, handle, operation::subscription_view, {0, 0});
    return world.world().kept.find(0, 0, handle.position, world.as_of()) != nullptr;
  };
  EXPECT_FALSE(is_kept_after_asking(test::partner_q));
  EXPECT_TRUE(is_kept_after_asking(test::partner_p));
  EXPECT_FALSE(is_kept_after_asking(test::partner_q));
}

TEST(KeptAnswers, AreToldAndNotFoundAnew) {
  const directory world = sold_globally();
  const partner_handle seller = *find_handle(world, test::partner_p);
  std::array<decision, portfolio_operations.size()> marked;  // As nobody finds them.
  for (decision& one : marked) one.unmet.insert(requirement::too_many_featured_offers);
  const kept_answers& kept = world.world().kept;
  kept_answers::cell* where = nullptr;
  while (where == nullptr) where = kept.miss(world.world().customers.blocks().size(), 0, 1, 0);
  kept.keep(*where, seller.position, world.as_of(), std::nullopt, marked);
  std::array<verdicts, 1> all;
  ASSERT_EQ(decide_all(world, all_customers(world), seller, all), 1U);
  for (std::size_t i = 0; i < marked.size(); ++i) {
    EXPECT_EQ(decide(world, seller, portfolio_operations[i], {0, 0}), marked[i]);
    EXPECT_EQ(all[0][i].reason, requirement::too_many_featured_offers);
  }
}

TEST(KeptAnswers, AreNotCopied) {
  const kept_answers kept;
  kept_answers::cell* where = ask_until_due(kept, 0, 0).first;
  ASSERT_NE(kept.keep(*where, 1, noon_of_keeping, std::nullopt, row_of(requirement::no_relationship)), nullptr);
  const kept_answers copy(kept);  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(copy.find(0, 0, 1, noon_of_keeping), nullptr);
}

}  // namespace
}  // namespace csprel::detail
