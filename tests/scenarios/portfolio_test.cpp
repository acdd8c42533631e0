// SPDX-License-Identifier: Apache-2.0
// Bulk questions in the clouds other than 21Vianet: whatever they ask, a request in full finds the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/directory_document.hpp"

namespace csprel {
namespace {

namespace bj = boost::json;
namespace fs = std::filesystem;

std::vector<fs::path> global_scenarios() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(CSPREL_TEST_DATA) / "scenarios" / "global"))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

directory document_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const bj::value scenario = bj::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  auto read = json::read_directory(bj::serialize(scenario.get_object().at("directory")));
  if (!read) throw std::runtime_error(file.string() + read.error().pointer + ": " + read.error().message());
  return std::move(read).value();
}

/// A request in full that names whatever the operation asks for; a transition is one without licences.
question request(const directory& world, partner_handle asker, operation what, subscription_handle which) {
  const customer_fields& c = *world.customer_at(which.customer);
  const subscription_fields& s = *c.subscriptions[which.subscription];
  question q;
  q.who = partner_subject{world.partners()[asker.position]->id};
  q.what = what;
  q.which = subscription_resource{s.id, c.id};
  q.with.quantity = 1;
  q.with.offer = q.with.target_offer = s.offer;
  q.with.mpn_id = mpn_id_choice{};
  q.with.billing_cycle = billing_cycle::annual;
  q.with.to = world.partners().back()->id;
  q.with.ground = "non_payment";
  return q;
}

/// Calls `each(world, partner, subscription)` for all pairs of all documents.
template <class Each>
std::size_t for_each_pair(const Each& each) {
  std::size_t pairs = 0;
  for (const fs::path& file : global_scenarios()) {
    const testing::ScopedTrace trace(__FILE__, __LINE__, file.filename().string());
    const directory world = document_of(file);
    for (std::uint32_t p = 0; p < world.partners().size(); ++p)
      for (std::uint32_t c = 0; c < world.customer_count(); ++c)
        for (std::uint32_t s = 0; s < world.customer_at(c)->subscriptions.size(); ++s, ++pairs)
          each(world, partner_handle{p}, subscription_handle{c, s});
  }
  return pairs;
}

TEST(PortfolioElsewhere, FindsWhatARequestInFullFinds) {
  std::size_t asked = 0, allowed = 0, unmet = 0, unknown = 0;
  const std::size_t pairs = for_each_pair([&](const directory& world, partner_handle p, subscription_handle s) {
    for (const operation what : portfolio_operations) {
      const testing::ScopedTrace trace(__FILE__, __LINE__, std::string(name(what)));
      const decision bulk = decide(world, p, what, s);
      const auto answer = decide(world, request(world, p, what, s));
      ASSERT_TRUE(answer) << answer.error();
      const decision& full = answer.value();
      EXPECT_TRUE((bulk.met - full.met).empty()) << (bulk.met - full.met);
      EXPECT_TRUE((bulk.unmet - full.unmet).empty()) << (bulk.unmet - full.unmet);
      EXPECT_TRUE((bulk.unknown - full.unknown).empty()) << (bulk.unknown - full.unknown);
      // What is left is the request's, and nothing that is to be found without one.
      const requirement_set left = (full.met | full.unmet | full.unknown) - bulk.met - bulk.unmet - bulk.unknown;
      EXPECT_FALSE(left.intersects({requirement::operation_not_available, requirement::no_relationship,
                                    requirement::not_original_reseller, requirement::partner_suspended,
                                    requirement::subscription_cancelled, requirement::subscription_suspended,
                                    requirement::wrong_track, requirement::renewal_in_progress}))
          << left;
      ++asked;
      allowed += bulk.result == outcome::allow ? 1 : 0;
      unmet += bulk.unmet.empty() ? 0 : 1;
      unknown += bulk.result == outcome::unknown ? 1 : 0;
    }
  });
  EXPECT_GT(pairs, 50u);
  EXPECT_EQ(asked, pairs * portfolio_operations.size());
  EXPECT_GT(allowed, 100u);
  EXPECT_GT(unmet, 100u);
  EXPECT_GT(unknown, 0u);
}

// A handle names no seats, no term and nobody else, so that what hangs on these is not answered.
TEST(PortfolioElsewhere, FindsNothingThatHangsOnTheRequest) {
  using enum requirement;
  const requirement_set of_a_request{
      quantity_out_of_range, offer_not_available, no_transition_path, target_already_held, ground_missing,
      seat_window_elapsed, seat_ceiling_exceeded, scheduled_only, partial_not_supported, license_transfer_conflict,
      target_is_source, term_not_supported, billing_cycle_not_supported, billing_cycle_longer_than_term,
      billing_change_not_permitted, end_date_not_alignable, end_date_out_of_bounds, migration_too_late,
      add_on_not_active, transfer_party_not_enabled, target_relationship_missing, target_agreement_missing,
      partnership_missing, reseller_without_relationship, reseller_other_region, reseller_agreement_missing,
      target_subscription_not_active, target_catalog_mismatch, target_busy, target_in_cancellation_window,
      target_term_shorter, target_ends_earlier, target_not_allowed, role_not_permitted};
  requirement_set in_full;
  for_each_pair([&](const directory& world, partner_handle p, subscription_handle s) {
    for (const operation what : portfolio_operations) {
      const decision bulk = decide(world, p, what, s);
      const requirement_set found = (bulk.met | bulk.unmet | bulk.unknown) & of_a_request;
      EXPECT_TRUE(found.empty()) << name(what) << ": " << found;
      const decision full = decide(world, request(world, p, what, s)).value();
      in_full |= (full.met | full.unmet | full.unknown) & of_a_request;
    }
  });
  EXPECT_GT(in_full.size(), 10U) << "requests in full are asked for them: " << in_full;
}

TEST(PortfolioElsewhere, AnswersInBulkAsByHandle) {
  for_each_pair([](const directory& world, partner_handle p, subscription_handle s) {
    if (s.customer != 0 || s.subscription != 0) return;  // Once for each partner.
    const customer_range all = all_customers(world);
    std::vector<verdicts> bulk(count_subscriptions(world, all));
    EXPECT_EQ(decide_all(world, all, p, bulk), bulk.size());
    portfolio_summary sum;
    std::vector<std::vector<outcome>> swept;
    for (const operation what : portfolio_operations) {
      swept.emplace_back(bulk.size());
      EXPECT_EQ(sweep(world, all, p, what, swept.back()), bulk.size());
    }
    std::size_t at = 0;
    for (std::uint32_t c = 0; c < world.customer_count(); ++c)
      for (std::uint32_t i = 0; i < world.customer_at(c)->subscriptions.size(); ++i, ++at) {
        const operation_set may = allowed_operations(world, p, {c, i});
        ++sum.subscriptions;
        for (std::size_t k = 0; k < portfolio_operations.size(); ++k) {
          const decision d = decide(world, p, portfolio_operations[k], {c, i});
          EXPECT_EQ(bulk[at][k], (verdict{d.result, d.reason().value_or(requirement{})}));
          EXPECT_EQ(swept[k][at], d.result);
          EXPECT_EQ(may.contains(portfolio_operations[k]), d.result == outcome::allow);
          const auto reason = static_cast<std::size_t>(d.reason().value_or(requirement{}));
          if (d.result == outcome::allow) ++sum.allowed[k];
          if (d.result == outcome::deny) ++sum.denied[k][reason];
          if (d.result == outcome::unknown) ++sum.unknown[k][reason];
        }
      }
    EXPECT_EQ(summarise(world, all, p), sum);
  });
}

// What is asked often is kept. It must be found as by who asks for the first time, at each time and to the second.
TEST(PortfolioElsewhere, AnswersTheHundredthTimeAsTheFirst) {
  std::size_t of_sellers = 0;
  std::size_t turns = 0;
  for_each_pair([&](const directory& world, partner_handle p, subscription_handle s) {
    if (s.customer != 0 || s.subscription != 0) return;  // Once for each partner.
    const instant noon = world.as_of().value_or(instant::from_seconds(1'696'507'200));
    const directory asked = world.with_as_of(world.as_of());
    std::vector<std::optional<instant>> times{std::nullopt, noon, noon + duration{1}, noon + days(-400)};
    const auto upcoming = upcoming_changes(world, noon, noon + days(500));
    for (const timed_flip& next : upcoming.value())
      for (const std::int64_t second : {-1, 0, 1}) times.emplace_back(next.at + duration{second});
    for (std::uint32_t c = 0; c < world.customer_count(); ++c)
      for (std::uint32_t i = 0; i < world.customer_at(c)->subscriptions.size(); ++i) {
        of_sellers += seller_of(world, {c, i}) == p ? 1 : 0;
        std::optional<decision> before;
        for (const auto& at : times) {
          // With its own clock this one keeps nothing that another time could find.
          const directory fresh = world.with_as_of(at ? at : world.as_of());
          for (const operation what : portfolio_operations) {
            const decision first = decide(fresh, p, what, {c, i});
            for (int k = 0; k < 3; ++k) ASSERT_EQ(decide(asked, p, what, {c, i}, at), first) << name(what);
          }
          const decision now = decide(fresh, p, operation::subscription_cancel, {c, i});
          turns += before && *before != now ? 1 : 0;
          before = now;
        }
        EXPECT_EQ(decide(asked, p, operation::customer_view, {c, i}), decision{});
      }
  });
  EXPECT_GT(of_sellers, 50u);
  EXPECT_GT(turns, 20u);
}

// The seller of nothing asks nothing; the first partner asks in its place, as in 21Vianet.
TEST(PortfolioElsewhere, AsksTheSellerUnlessToldOtherwise) {
  for_each_pair([](const directory& world, partner_handle p, subscription_handle s) {
    if (p.position != 0) return;
    std::vector<verdicts> own(count_subscriptions(world, {s.customer, s.customer + 1}));
    decide_all(world, {s.customer, s.customer + 1}, std::nullopt, own);
    const partner_handle asker = seller_of(world, s).value_or(partner_handle{0});
    const decision d = decide(world, asker, portfolio_operations[1], s);
    EXPECT_EQ(own[s.subscription][1], (verdict{d.result, d.reason().value_or(requirement{})}));
  });
}

TEST(PortfolioElsewhere, DeniesOperationsThatAreNotOfOneSubscription) {
  const directory world = document_of(global_scenarios().front());
  EXPECT_EQ(decide(world, {0}, operation::customer_view, {0, 0}), decision{});
}

}  // namespace
}  // namespace csprel
