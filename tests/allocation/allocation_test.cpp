// SPDX-License-Identifier: Apache-2.0
// Decisions allocate nothing, and the bulk questions answer what single questions answer.
//
// A program of its own, because it replaces the global `operator new` with one that counts and fails.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "../../bench/other_clouds.hpp"
#include "../../bench/portfolio.hpp"
#include "allocation/global_new.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/json/directory_document.hpp"
#include "directory/world.hpp"
#include "support/world_builder.hpp"

namespace csprel {
namespace {

using test::allocations;

/// Two blocks of customers and a part of a third.
const directory& portfolio() {
  static const directory made = bench::make_portfolio(600);
  return made;
}

std::vector<subscription_handle> subscriptions_of(const directory& world) {
  std::vector<subscription_handle> all;
  for (std::uint32_t c = 0; c < world.customer_count(); ++c)
    for (std::uint32_t s = 0; s < world.customer_at(c)->subscriptions.size(); ++s) all.push_back({c, s});
  return all;
}

/// The partners that have to do with a customer, and two that probably have not.
std::vector<partner_handle> askers_at(const directory& world, subscription_handle which) {
  std::vector<partner_handle> all{{which.customer % 100}, {99}};
  const customer_fields& c = *world.customer_at(which.customer);
  for (const auto& r : c.relationships) all.push_back(*find_handle(world, r.partner));
  for (const auto& g : c.delegated_admins) all.push_back(*find_handle(world, g.partner));
  if (const auto seller = seller_of(world, which)) all.push_back(*seller);
  return all;
}

/// The options of the pack at their defaults and at every other word, one at a time.
std::vector<directory> under_all_options(const directory& world) {
  std::vector<directory> all{world};
  for (const option which : option_set::all())
    for (const auto word : words(which)) {
      option_values chosen;
      chosen.set(which, word);
      if (chosen != option_values{}) all.push_back(world.with_options(chosen));
    }
  all.push_back(world.with_as_of(std::nullopt));
  return all;
}

verdict verdict_of(const decision& d) {
  return {d.result, d.result == outcome::allow ? requirement{} : *d.reason()};
}

/// The verdicts that `decide` by handle gives, of each subscription's own seller.
std::vector<verdicts> one_by_one(const directory& world) {
  std::vector<verdicts> all;
  for (const auto which : subscriptions_of(world)) {
    verdicts line;
    const partner_handle asker = seller_of(world, which).value_or(partner_handle{0});
    for (std::size_t i = 0; i < line.size(); ++i)
      line[i] = verdict_of(decide(world, asker, portfolio_operations[i], which));
    all.push_back(line);
  }
  return all;
}

/// A request in full, with parameters that every requirement upon them accepts where it can.
question request(const directory& world, partner_handle asker, operation what, subscription_handle which) {
  const customer_fields& c = *world.customer_at(which.customer);
  const subscription_fields& s = *c.subscriptions[which.subscription];
  question q;
  q.who = partner_subject{world.partners()[asker.position]->id};
  q.what = what;
  q.which = subscription_resource{s.id};
  q.with.quantity = what == operation::subscription_remove_seats ? s.quantity.value_or(2) - 1 : 1;
  q.with.ground = "non_payment";
  q.with.mpn_id = mpn_id_choice{};
  q.with.billing_cycle = csprel::billing_cycle::monthly;
  q.with.to = world.partners()[0]->id;
  q.with.offer = q.with.target_offer = s.offer;
  return q;
}

TEST(Portfolio, AsksTheOperationsOfTheChinaPack) {
  EXPECT_EQ(portfolio_operations.size(), 15u);
  EXPECT_EQ(portfolio_operations.front(), operation::subscription_view);
  EXPECT_EQ(portfolio_operations.back(), operation::subscription_receive_bill);
}

TEST(Portfolio, FindsHandlesById) {
  const directory& world = portfolio();
  for (const auto which : subscriptions_of(world)) {
    const auto& id = world.customer_at(which.customer)->subscriptions[which.subscription]->id;
    EXPECT_EQ(find_handle(world, id), which);
    EXPECT_EQ(find_handle(world, *guid::parse(id.to_string())), which);
  }
  for (std::uint32_t p = 0; p < world.partners().size(); ++p)
    EXPECT_EQ(find_handle(world, world.partners()[p]->id), partner_handle{p});
  EXPECT_EQ(find_handle(world, partner_id{}), std::nullopt);
  EXPECT_EQ(find_handle(world, guid{}), std::nullopt);
  EXPECT_EQ(find_handle(world, subscription_id::parse("nobody's").value()), std::nullopt);
}

// What a request adds to the question by handle are requirements upon the request alone: without them
// both have the same requirements with the same findings.
TEST(Portfolio, DecidesAsResolveDoesButForTheRequest) {
  constexpr requirement_set of_the_request{
      requirement::no_transition_path,   requirement::target_already_held, requirement::conflicting_services,
      requirement::service_already_held, requirement::add_on_unrelated,    requirement::offer_not_available,
      requirement::quantity_out_of_range, requirement::ground_missing,     requirement::reseller_mpn_invalid};
  std::size_t compared = 0, equal_in_full = 0, outcomes[3] = {};
  for (const directory& world : under_all_options(portfolio()))
    for (const auto which : subscriptions_of(world)) {
      if (which.customer % 15 != 0) continue;
      for (const auto asker : askers_at(world, which))
        for (const operation what : portfolio_operations) {
          const auto full = resolve(world, request(world, asker, what, which));
          ASSERT_TRUE(full) << full.error();
          requirement_set needed = full.value().needed - of_the_request;
          if (what != operation::subscription_reactivate) needed.erase(requirement::other_transacting_partner);
          const decision ours = decide(world, asker, what, which);
          ASSERT_EQ(ours.met | ours.unmet | ours.unknown, needed) << what;
          ASSERT_EQ(ours, decide(needed, full.value().known)) << what << " of " << which.customer;
          ++compared;
          ++outcomes[static_cast<std::size_t>(ours.result)];
          if (needed == full.value().needed) ++equal_in_full;
        }
    }
  EXPECT_GT(compared, 50'000u);
  EXPECT_GT(equal_in_full, compared / 4);
  for (const std::size_t count : outcomes) EXPECT_GT(count, 100u);
}

// The other way round: where a request is suitable, its outcome is the one by handle.
TEST(Portfolio, GivesTheOutcomeOfASuitableRequest) {
  const directory& world = portfolio();
  std::size_t suitable = 0;
  for (const auto which : subscriptions_of(world))
    for (const operation what : {operation::subscription_add_seats, operation::subscription_remove_seats,
                                 operation::subscription_suspend, operation::subscription_cancel,
                                 operation::subscription_change_reseller_of_record}) {
      const partner_handle asker = seller_of(world, which).value_or(partner_handle{0});
      const question asked = request(world, asker, what, which);
      const auto full = resolve(world, asked).value();
      if (full.known.fails().contains(requirement::quantity_out_of_range)) continue;
      EXPECT_EQ(decide(world, asker, what, which).result, decide(world, asked).value().result);
      ++suitable;
    }
  EXPECT_GT(suitable, 5'000u);
}

TEST(Portfolio, DecidesInBulkAsOneByOne) {
  for (const directory& world : under_all_options(portfolio())) {
    std::vector<verdicts> bulk(subscriptions_of(world).size());
    ASSERT_EQ(decide_all(world, all_customers(world), std::nullopt, bulk), bulk.size());
    ASSERT_TRUE(bulk == one_by_one(world));
  }
}

TEST(Portfolio, DecidesPartsOfTheWhole) {
  const directory& world = portfolio();
  const std::vector<verdicts> whole = one_by_one(world);
  for (const customer_range part : {customer_range{0, 0}, customer_range{0, 1}, customer_range{255, 257},
                                    customer_range{10, 600}, customer_range{256, 512}}) {
    const std::size_t before = count_subscriptions(world, {0, part.first});
    std::vector<verdicts> bulk(count_subscriptions(world, part));
    ASSERT_EQ(decide_all(world, part, std::nullopt, bulk), bulk.size());
    EXPECT_TRUE(std::equal(bulk.begin(), bulk.end(), whole.begin() + static_cast<std::ptrdiff_t>(before)));
  }
}

TEST(Portfolio, AsksForOnePartnerThroughout) {
  const directory& world = portfolio();
  const auto all = subscriptions_of(world);
  std::vector<verdicts> bulk(all.size());
  std::vector<outcome> swept(all.size());
  for (const std::uint32_t p : {0u, 7u, 24u, 42u, 99u}) {
    const partner_handle asker{p};
    decide_all(world, all_customers(world), asker, bulk);
    for (std::size_t k = 0; k < portfolio_operations.size(); ++k) {
      const operation what = portfolio_operations[k];
      ASSERT_EQ(sweep(world, all_customers(world), asker, what, swept), all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        const decision d = decide(world, asker, what, all[i]);
        ASSERT_EQ(bulk[i][k], verdict_of(d));
        ASSERT_EQ(swept[i], d.result) << what << " at " << i;
      }
      const customer_range part{200, 300};
      const std::size_t before = count_subscriptions(world, {0, part.first});
      std::vector<outcome> some(count_subscriptions(world, part));
      ASSERT_EQ(sweep(world, part, asker, what, some), some.size());
      ASSERT_TRUE(std::equal(some.begin(), some.end(), swept.begin() + static_cast<std::ptrdiff_t>(before)));
    }
  }
}

// Another partner comes before the parent in check order, though it takes longer to find.
TEST(Portfolio, GivesTheFirstReasonOfAReactivation) {
  using namespace test;
  const directory world =
      world_builder{}
          .relationship(partner_p)
          .sale("s", essentials, partner_p)
          .add_on("child", archiving, "s", partner_p)
          .grant(partner_p, {"archiving"})
          .grant(partner_q, {"archiving"})
          .suspended("s")
          .suspended("child")
          .build()
          .with_options(with_option(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin"));
  const auto child = *find_handle(world, subscription_of("child"));
  const decision d = decide(world, *find_handle(world, partner_p), operation::subscription_reactivate, child);
  EXPECT_EQ(d.unmet, (requirement_set{requirement::other_transacting_partner, requirement::parent_not_active}));
  std::vector<verdicts> bulk(count_subscriptions(world, all_customers(world)));
  decide_all(world, all_customers(world), std::nullopt, bulk);
  const auto at = std::find(portfolio_operations.begin(), portfolio_operations.end(), operation::subscription_reactivate);
  EXPECT_EQ(bulk[child.subscription][static_cast<std::size_t>(at - portfolio_operations.begin())], verdict_of(d));
}

TEST(Portfolio, DeniesOperationsThatAreNotOfOneSubscription) {
  const decision d = decide(portfolio(), {0}, operation::customer_view, {0, 0});
  EXPECT_EQ(d.result, outcome::deny);
  EXPECT_TRUE(d.met.empty());
}

TEST(Portfolio, ListsAllowedOperations) {
  const directory& world = portfolio();
  for (const auto which : subscriptions_of(world))
    for (const auto asker : askers_at(world, which)) {
      operation_set allowed;
      for (const operation what : portfolio_operations)
        if (decide(world, asker, what, which).result == outcome::allow) allowed.insert(what);
      ASSERT_EQ(allowed_operations(world, asker, which), allowed);
    }
}

TEST(Portfolio, Summarises) {
  const directory& world = portfolio();
  portfolio_summary counted;
  for (const verdicts& line : one_by_one(world)) {
    ++counted.subscriptions;
    for (std::size_t k = 0; k < line.size(); ++k) {
      const auto reason = static_cast<std::size_t>(line[k].reason);
      if (line[k].result == outcome::allow) ++counted.allowed[k];
      if (line[k].result == outcome::deny) ++counted.denied[k][reason];
      if (line[k].result == outcome::unknown) ++counted.unknown[k][reason];
    }
  }
  EXPECT_TRUE(summarise(world, all_customers(world)) == counted);
  portfolio_summary parts = summarise(world, {0, 300});
  parts += summarise(world, {300, 600});
  EXPECT_TRUE(parts == counted);
}

TEST(Portfolio, AnswersTwoThreadsAsOne) {
  const directory& world = portfolio();
  const auto whole = one_by_one(world);
  for (int round = 0; round < 20; ++round) {
    std::vector<verdicts> bulk(whole.size());
    const std::span<verdicts> out(bulk);
    const customer_range first{0, 257}, second{257, 600};
    const std::size_t half = count_subscriptions(world, first);
    std::thread other([&] { decide_all(world, second, std::nullopt, out.subspan(half)); });
    decide_all(world, first, std::nullopt, out.first(half));
    other.join();
    ASSERT_TRUE(bulk == whole);
  }
}

TEST(Portfolio, KeepsToItsMemory) {
  const directory& world = portfolio();
  const std::size_t subscriptions = count_subscriptions(world, all_customers(world));
  EXPECT_LE(decision_bytes(world), 64 * subscriptions);
  EXPECT_LE(decision_bytes(world) + id_bytes(world), 128 * subscriptions);
}

/// The bytes that a copy of something takes beyond its own size.
template <class T>
std::size_t bytes_below(const T& original) {
  const std::size_t before = test::bytes_held();
  const auto copy = std::make_unique<T>(original);
  return test::bytes_held() - before - sizeof(T);
}

/// Whether both agree but for what an allocator rounds up.
void expect_near(std::size_t told, std::size_t taken) {
  EXPECT_LE(told, taken);
  EXPECT_GE(told + told / 200, taken);
}

TEST(Memory, IsWhatItIsToldToBe) {
  for (const directory& world : {bench::make_portfolio(2'560), bench::make_global_portfolio(256)}) {
    const detail::world& in = world.world();
    std::size_t taken = 0;
    for (const auto& block : in.customers.blocks()) {
      detail::customer_block rows(*block);
      rows.records.clear();  // No decision by handle reads them, but in the other clouds.
      rows.records.shrink_to_fit();
      taken += sizeof block + sizeof rows + bytes_below(rows);
    }
    expect_near(decision_bytes(world), taken);
    const detail::customer_lookup& lookup = *in.lookup;
    std::vector<gdap_relationship_id> texts;
    for (const auto& [id, customer] : lookup.by_gdap) texts.push_back(id);
    const std::size_t of_texts = texts.empty() ? 0 : bytes_below(texts) - texts.size() * sizeof texts[0];
    expect_near(id_bytes(world), bytes_below(lookup.by_id) + bytes_below(lookup.by_guid) + bytes_below(lookup.by_text) +
                                     bytes_below(lookup.by_gdap) + bytes_below(in.partners->by_id) - of_texts);
  }
}

TEST(Allocation, IsCounted) {
  struct alignas(64) line {
    char bytes[64];
  };
  // Where nobody looks, clang leaves both out.
  const void* volatile looked_at = nullptr;
  const auto allocated = [&](const auto& some) { looked_at = some.data(); };
  EXPECT_GT(allocations([&] { allocated(std::vector<int>(100)); }), 0u);
  EXPECT_GT(allocations([&] { allocated(std::vector<line>(100)); }), 0u);
}

TEST(Allocation, NoneForHandles) {
  const directory& world = portfolio();
  const subscription_id id = world.customer_at(3)->subscriptions[1]->id;
  const guid as_guid = *guid::parse(id.to_string());
  const partner_id partner = world.partners()[5]->id;
  EXPECT_EQ(allocations([&] {
              (void)find_handle(world, id);
              (void)find_handle(world, as_guid);
              (void)find_handle(world, partner);
              (void)seller_of(world, {3, 1});
            }),
            0u);
}

TEST(Allocation, NoneForDecisions) {
  const directory& world = portfolio();
  const auto all = subscriptions_of(world);
  std::vector<verdicts> lines(all.size());
  std::vector<outcome> outcomes(all.size());
  portfolio_summary sum;
  EXPECT_EQ(allocations([&] {
              for (const auto which : all) {
                for (const operation what : portfolio_operations) (void)decide(world, {which.customer % 100}, what, which);
                (void)allowed_operations(world, {which.customer % 100}, which);
              }
            }),
            0u);
  EXPECT_EQ(allocations([&] { decide_all(world, all_customers(world), std::nullopt, lines); }), 0u);
  EXPECT_EQ(allocations([&] {
              for (const operation what : portfolio_operations) sweep(world, all_customers(world), {42}, what, outcomes);
            }),
            0u);
  EXPECT_EQ(allocations([&] { sum = summarise(world, all_customers(world)); }), 0u);
}

TEST(Allocation, NoneForWhatWasAskedOften) {
  const directory world = bench::make_global_portfolio(20);
  std::size_t allowed = 0;
  const auto ask_all = [&] {
    for (std::uint32_t c = 0; c < world.customer_count(); ++c)
      for (const operation what : portfolio_operations)
        allowed += decide(world, *seller_of(world, {c, 0}), what, {c, 0}).result == outcome::allow ? 1 : 0;
  };
  for (int i = 0; i < 4; ++i) ask_all();
  EXPECT_EQ(allocations(ask_all), 0u);
  EXPECT_GT(allowed, 0u);
}

TEST(Allocation, NoneForQuestionsThatAreAnswered) {
  const directory& world = portfolio();
  for (const auto which : subscriptions_of(world)) {
    if (which.customer % 11 != 0) continue;
    for (const auto asker : askers_at(world, which))
      for (const operation what : portfolio_operations) {
        const question asked = request(world, asker, what, which);
        bool answered = false;
        EXPECT_EQ(allocations([&] { answered = resolve(world, asked).has_value(); }), 0u) << what;
        EXPECT_TRUE(answered);
        EXPECT_EQ(allocations([&] { answered = decide(world, asked).has_value(); }), 0u) << what;
        EXPECT_TRUE(answered);
      }
  }
}

TEST(Loading, ReadsWhatItWrote) {
  const directory& world = portfolio();
  const auto read = json::read_directory(json::write_directory(world));
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read.value() == world);
}

// What is not kept costs no memory, however much of it there is: no tree of the document ever exists.
TEST(Loading, HoldsOneCustomerOfTheDocumentAtATime) {
  constexpr std::size_t customers = 500;
  std::string junk = R"("junk":[)";
  for (int i = 0; i < 1000; ++i) junk += R"({"number":1,"text":"of no interest"},)";
  junk.back() = ']';
  std::size_t bytes = 0, told = 0;
  json::read_options options;
  options.keep_resources = false;
  options.progress = [&](const json::read_progress& so_far) {
    EXPECT_EQ(so_far.bytes, bytes);
    told = so_far.customers;
  };
  const std::size_t most = test::most_bytes_held([&] {
    json::directory_reader reader(options);
    const auto write = [&](const std::string& chunk) {
      bytes += chunk.size();
      ASSERT_TRUE(reader.write(chunk));
    };
    write(R"({"csprel":1,"cloud":"china_21vianet","partners":[],"offers":[],"customers":[)");
    for (std::size_t i = 0; i < customers; ++i) {
      const std::string number = std::to_string(100'000'000'000 + i);
      write((i == 0 ? "" : ",") + (R"({"resource":{"id":"00000000-0000-4000-8000-)" + number + "\"," + junk + "}}"));
      EXPECT_EQ(told, i + 1);
    }
    write("]}");
    const auto read = reader.finish();
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(read.value().customer_count(), customers);
  });
  EXPECT_GT(bytes, 15'000'000u);
  EXPECT_LT(most, 2'000'000u);
}

// Beyond the directory itself, reading takes less than half of the document, which no tree would do with.
TEST(Loading, TakesLittleMoreThanTheDirectory) {
  const std::string text = json::write_directory(portfolio(), json::write_options{0});
  std::size_t kept = 0;
  const std::size_t most = test::most_bytes_held([&] {
    const std::size_t before = test::bytes_held();
    json::directory_reader reader;
    for (std::size_t at = 0; at < text.size(); at += 4096)
      ASSERT_TRUE(reader.write(std::string_view(text).substr(at, 4096)));
    const auto read = reader.finish();
    ASSERT_TRUE(read) << read.error();
    kept = test::bytes_held() - before;
  });
  EXPECT_LT(most, kept + text.size() / 2) << kept << " of " << text.size();
}

}  // namespace
}  // namespace csprel
