// SPDX-License-Identifier: Apache-2.0
// Threads ask one directory while others copy it, change their copies and let them go. What is asked
// for here is found by the thread sanitizer (preset `tsan`); the answers must be right without it too.
#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "../../bench/other_clouds.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "support/varied_world.hpp"

namespace csprel::test {
namespace {

/// Everything that can be asked, in one text.
std::string all_answers(const directory& world) {
  std::string all;
  for (const question& q : varied_questions()) {
    const auto explained = explain(world, q);
    all += explained ? json::write_answer(explained.value()) : explained.error().message();
  }
  std::vector<verdicts> lines(count_subscriptions(world, all_customers(world)));
  decide_all(world, all_customers(world), std::nullopt, lines);
  for (const verdicts& line : lines)
    for (const verdict& one : line) all += static_cast<char>('0' + static_cast<int>(one.result));
  for (const partner& p : world.partners()) {
    const auto asked = survey(world, p->id);
    for (const survey_line& line : asked.value()) all += static_cast<char>('0' + static_cast<int>(line.result));
    all += std::to_string(customers_of(world, p->id).value().size());
  }
  all += std::to_string(upcoming_changes(world, noon, noon + days(100)).value().size());
  return all + json::write_directory(world);
}

/// Runs `body(0)` to `body(count - 1)` at once.
template <class Body>
void at_once(int count, const Body& body) {
  std::atomic<int> waiting{count};
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      --waiting;
      while (waiting > 0) std::this_thread::yield();
      body(i);
    });
  for (std::thread& t : threads) t.join();
}

constexpr int rounds = 20;

TEST(Threads, AskOneDirectoryWhileOthersChangeCopies) {
  const directory world = varied_world();
  const std::string answers = all_answers(world);
  const auto events = varied_events();
  std::vector<directory> expected;
  for (const event& e : events) expected.push_back(apply(world, e).value().world);
  std::atomic<int> wrong{0};
  at_once(6, [&](int i) {
    for (int round = 0; round < rounds; ++round) {
      if (i < 3) {
        if (all_answers(world) != answers) ++wrong;
        continue;
      }
      for (std::size_t k = 0; k < events.size(); ++k) {
        const directory copy = world;
        const std::size_t at = (k + static_cast<std::size_t>(i) * 5) % events.size();
        if (apply(copy, events[at]).value().world != expected[at]) ++wrong;
      }
    }
  });
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(all_answers(world), answers);
}

// The last one to let a shared part go must not race with those who read it before.
TEST(Threads, LetCopiesGoInAnyOrder) {
  const auto events = varied_events();
  for (int round = 0; round < rounds; ++round) {
    std::optional<directory> first = varied_world();
    std::vector<std::optional<directory>> copies(4, first);
    first.reset();
    at_once(4, [&](int i) {
      auto& own = copies[static_cast<std::size_t>(i)];
      for (std::size_t k = 0; k < 4; ++k) {
        const auto after = apply(*own, events[(k + static_cast<std::size_t>(i) * 4) % events.size()]);
        if (after && !after.value().refused) own = after.value().world;
        (void)decide(*own, varied_questions()[0]);
      }
      own.reset();
    });
  }
}

// What is asked often is kept, by whoever asks it then, and replaced as time goes on.
TEST(Threads, KeepWhatTheyAskAlike) {
  const directory world = bench::make_global_portfolio(3);
  const instant noon = *world.as_of();
  const auto ask_all = [&](const directory& of, int step) {
    std::vector<decision> all;
    for (int round = 0; round < 40; ++round)
      for (std::uint32_t c = 0; c < of.customer_count(); ++c)
        for (const operation what : portfolio_operations)
          all.push_back(decide(of, *seller_of(of, {c, 0}), what, {c, 0}, noon + days(step * round)));
    return all;
  };
  std::vector<std::vector<decision>> expected;
  for (int i = 0; i < 4; ++i) expected.push_back(ask_all(world.with_as_of(noon), i * 10));
  EXPECT_NE(expected[3], expected[0]);
  std::atomic<int> wrong{0};
  at_once(4, [&](int i) {
    for (int again = 0; again < 3; ++again)
      if (ask_all(world, i * 10) != expected[static_cast<std::size_t>(i)]) ++wrong;
  });
  EXPECT_EQ(wrong, 0);
}

TEST(Threads, ReadAndWriteDocumentsAtOnce) {
  const directory world = varied_world();
  const std::string text = json::write_directory(world);
  std::atomic<int> wrong{0};
  at_once(4, [&](int) {
    for (int round = 0; round < rounds; ++round) {
      const auto read = json::read_directory(text);
      if (!read || read.value() != world || json::write_directory(world) != text) ++wrong;
    }
  });
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace csprel::test
