// SPDX-License-Identifier: Apache-2.0
// Every public function survives the failure of every single allocation: it throws std::bad_alloc or
// answers as ever, what it was given is as it was, and the next call answers as ever.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <sstream>
#include <string>

#include "../../bench/other_clouds.hpp"
#include "allocation/global_new.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/directory/billing.hpp"
#include "csprel/directory/instant_text.hpp"
#include "csprel/directory/invitation_mail.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/proration.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"
#include "csprel/json/partner_center.hpp"
#include "support/varied_world.hpp"

namespace csprel::test {
namespace {

/// How far apart the allocations are that fail in turn: one, but for what allocates so often that the
/// whole takes minutes; CSPREL_EVERY_ALLOCATION, set to anything, takes them.
std::size_t step_for(std::size_t total) {
  constexpr std::size_t many = 4'000;
  return total <= many || std::getenv("CSPREL_EVERY_ALLOCATION") != nullptr ? 1 : total / (many / 4) + 1;
}

/// What `act` returns where nothing fails; then once more for each of its allocations, with that one
/// failing, and a last time. `unchanged` looks at the state after each.
template <class Act, class Unchanged>
void survives_every_failure(const Act& act, const Unchanged& unchanged) {
  const auto expected = act();
  std::size_t failures = 0;
  const std::size_t step = step_for(allocations([&] { (void)act(); }));
  for (std::size_t passing = 0;; passing += step) {
    bool failed = false;
    bool as_ever = true;
    {
      const failing_allocation next(passing);
      try {
        const auto answer = act();
        failed = next.has_failed();
        // Compared where nothing fails any more, but while the answer exists.
        as_ever = answer == expected;
      } catch (const std::bad_alloc&) {
        failed = true;
      }
    }
    ASSERT_TRUE(as_ever) << "another answer with allocation " << passing << " failing";
    ASSERT_TRUE(unchanged()) << "another state after allocation " << passing << " failed";
    if (!failed) break;
    ++failures;
  }
  EXPECT_GT(failures, 0U);
  EXPECT_TRUE(act() == expected);
}

template <class Act>
void survives_every_failure(const Act& act) {
  survives_every_failure(act, [] { return true; });
}

/// Results of types that have no `==` of their own.
template <class T>
struct told {
  std::optional<T> value;
  std::optional<error> wrong;
  friend bool operator==(const told&, const told&) = default;
};
template <class T>
told<T> tell(result<T> r) {
  if (r) return {std::move(r).value(), std::nullopt};
  return {std::nullopt, std::move(r).error()};
}

class Failure : public testing::Test {
 protected:
  /// Whether the world is the one that it was, in every answer that its text could give.
  [[nodiscard]] bool is_unchanged() const { return world == as_it_was; }

  const directory world = varied_world();
  const directory as_it_was = varied_world();
  const std::string document = json::write_directory(world);
};

TEST_F(Failure, OfReadingADirectory) {
  survives_every_failure([&] { return tell(json::read_directory(document)); });
  survives_every_failure([&] { return tell(json::read_directory(document.substr(0, document.size() / 2))); });
}

// Where there is no memory to keep them answers are found each time.
TEST_F(Failure, OfKeepingAnswers) {
  const directory elsewhere = bench::make_global_portfolio(2);
  survives_every_failure([&] {
    const directory fresh = elsewhere.with_as_of(elsewhere.as_of());
    std::vector<decision> all;
    for (int again = 0; again < 5; ++again)
      for (const operation what : portfolio_operations) all.push_back(decide(fresh, *seller_of(fresh, {0, 0}), what, {0, 0}));
    std::vector<verdicts> lines(count_subscriptions(fresh, all_customers(fresh)));
    decide_all(fresh, all_customers(fresh), std::nullopt, lines);
    return std::pair{all, lines};
  });
}

// A reader that threw has lost its place: it says so, and never answers with a part of the document.
TEST_F(Failure, OfAReaderThatIsUsedAfterwards) {
  const std::string_view text = document;
  for (std::size_t passing = 0, failures = 0;; ++passing) {
    json::directory_reader reader;
    const std::size_t half = text.size() / 2;
    ASSERT_TRUE(reader.write(text.substr(0, half)));
    try {
      const failing_allocation next(passing);
      const auto written = reader.write(text.substr(half));
      ASSERT_TRUE(written);
    } catch (const std::bad_alloc&) {
      ++failures;
      const auto again = reader.write(text.substr(half));
      ASSERT_FALSE(again) << passing;
      EXPECT_EQ(again.error().code, error_code::io);
      const auto finished = reader.finish();
      ASSERT_FALSE(finished) << passing;
      EXPECT_EQ(finished.error(), again.error());
      continue;
    }
    EXPECT_GT(failures, 50U);
    break;
  }
}

TEST_F(Failure, OfWritingADirectory) {
  survives_every_failure([&] { return json::write_directory(world); }, [&] { return is_unchanged(); });
  // A stream keeps failures to itself and is bad from then on.
  for (std::size_t passing = 0;; ++passing) {
    std::ostringstream stream;
    bool failed = false;
    bool written = false;
    {
      const failing_allocation next(passing);
      try {
        written = json::write_directory(stream, world).has_value();
      } catch (const std::bad_alloc&) {
      }
      failed = next.has_failed();
    }
    ASSERT_TRUE(is_unchanged());
    ASSERT_EQ(written, stream.str() == document + "\n") << passing;
    if (!failed) break;
  }
}

TEST_F(Failure, OfMakingADirectory) {
  const directory_fields fields = world_builder{}.relationship(partner_p).sale("s", essentials, partner_p).fields();
  survives_every_failure([&] { return tell(directory::make(fields)); });
  survives_every_failure([&] { return world.with_as_of(noon); }, [&] { return is_unchanged(); });
  survives_every_failure([&] { return world.with_options(with_option(option::role_conflict, "listed_cannot_wins")); },
                         [&] { return is_unchanged(); });
  survives_every_failure(
      [&] { return tell(world.find_subscription(subscription_of("s"))).wrong; }, [&] { return is_unchanged(); });
}

TEST_F(Failure, OfApplyingEvents) {
  const auto events = varied_events();
  for (const event& e : events) {
    SCOPED_TRACE(name(e));
    const auto once = apply(world, e);
    ASSERT_TRUE(once) << once.error();
    ASSERT_FALSE(once.value().refused) << once.value().refused->reason;
    survives_every_failure([&] { return apply(world, e).value().world; }, [&] { return is_unchanged(); });
    const std::vector<event> twice{e, e};
    survives_every_failure(
        [&] {
          const auto after = replay(world, twice);
          return after ? std::optional{after.value().world} : std::nullopt;
        },
        [&] { return is_unchanged(); });
  }
}

TEST_F(Failure, OfAnswering) {
  for (const question& q : varied_questions()) {
    SCOPED_TRACE(q.what);
    const auto unchanged = [&] { return is_unchanged(); };
    if (!decide(world, q)) survives_every_failure([&] { return tell(decide(world, q)).wrong; }, unchanged);
    survives_every_failure(
        [&] {
          auto explained = explain(world, q);
          return explained ? json::write_answer(explained.value()) : explained.error().message();
        },
        unchanged);
  }
}

TEST_F(Failure, OfFindingRemedies) {
  const auto q = ask(operation::service_administer).by(partner_p).of_service("visio");
  survives_every_failure(
      [&] {
        const auto found = find_remedies(world, q);
        return found.value().ways.size();
      },
      [&] { return is_unchanged(); });
  const remedies found = find_remedies(world, q).value();
  ASSERT_FALSE(found.ways.empty());
  std::vector<remedy_step> steps{found.ways[0].steps[0]};
  steps.push_back({remedy_actor::this_partner, std::nullopt, {}, {},
                   partner_role_assigned{partner_p, user_of("unlisted"), agent_role::admin_agent, std::nullopt}});
  steps.push_back({remedy_actor::customer_administrator, std::nullopt, {}, {},
                   customer_administrator_assigned{customer_c, user_of("unlisted")}});
  for (const remedy_step& step : steps)
    survives_every_failure([&] { return take(world, step, noon); }, [&] { return is_unchanged(); });
}

TEST_F(Failure, OfLookingAhead) {
  const std::vector<event> events{varied_events()[4], varied_events()[9]};
  const auto unchanged = [&] { return is_unchanged(); };
  survives_every_failure([&] { return tell(survey(world, partner_p, customer_d)); }, unchanged);
  survives_every_failure([&] { return tell(upcoming_changes(world, noon, noon + days(60), partner_p)); }, unchanged);
  survives_every_failure([&] { return what_if(world, std::span(events).first(1), partner_q).value().flips; }, unchanged);
}

TEST_F(Failure, OfRelationsAndBills) {
  const auto unchanged = [&] { return is_unchanged(); };
  survives_every_failure([&] { return partners_of(world, customer_c).value().size(); }, unchanged);
  survives_every_failure([&] { return customers_of(world, partner_p, "customer").value().size(); }, unchanged);
  survives_every_failure([&] { return tell(must_request(world, nobody, customer_c)).wrong; }, unchanged);
  survives_every_failure([&] { return tell(who_is_billed(world, subscription_of("late"))); }, unchanged);
  using namespace std::chrono;
  const billing_period november = period_of(sys_days(2018y / November / 5), 1);
  survives_every_failure([&] { return tell(billed_to(world, partner_p, november)); }, unchanged);
  const seat_history history{sys_days(2018y / October / 10),
                             {{sys_days(2018y / October / 10), 5}, {sys_days(2018y / November / 7), 9}}};
  survives_every_failure([&] {
    return tell(estimate_bill(history, money::from_hundredths(1250), 1, sys_days(2018y / December / 1))).value->lines;
  });
  survives_every_failure([&] { return tell(compose_invitation(world, partner_p)); }, unchanged);
  survives_every_failure([&] { return to_text(noon); });
}

TEST_F(Failure, OfReadingAndWritingEvents) {
  const auto events = varied_events();
  const std::string lines = json::write_events(events);
  survives_every_failure([&] { return json::write_events(events); });
  survives_every_failure([&] { return tell(json::read_events(lines)); });
  survives_every_failure([&] { return tell(json::read_events(lines + "{\"event\": 7}")); });
}

constexpr std::string_view batch = R"({"subject": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"},
  "evaluations": [{"action": {"name": "subscription.view"}, "resource": {"type": "subscription", "id": "late"}},
                  {"action": {"name": "subscription.dance"}, "resource": {"type": "subscription", "id": "late"}}]})";

TEST_F(Failure, OfReadingQuestions) {
  const auto unchanged = [&] { return is_unchanged(); };
  survives_every_failure([&] { return json::read_request(batch, world.policy()).value().evaluations.size(); }, unchanged);
  survives_every_failure([&] { return tell(json::read_question(batch, world.policy())).wrong; }, unchanged);
  survives_every_failure([&] { return tell(json::evaluate(world, batch)); }, unchanged);
}

constexpr std::string_view response = R"([{"id": "cccccccc-0000-4000-8000-00000000000c", "relationshipToPartner": "reseller",
   "allowDelegatedAccess": true, "companyProfile": {"companyName": "A name that needs memory"}, "attributes": {"objectType": "Customer"}},
  {"id": "s", "offerId": "essentials", "quantity": 12, "status": "suspended", "attributes": {"objectType": "Subscription"}},
  {"id": "x", "name": "SharePoint", "attributes": {"objectType": "ManagedService"}}])";

TEST_F(Failure, OfImporting) {
  survives_every_failure([&] { return tell(json::import_into(world, partner_p, response)); }, [&] { return is_unchanged(); });

  // An importer keeps what it had: an answer is added whole or not at all.
  json::importer in(cloud::china_21vianet, partner_p);
  ASSERT_TRUE(in.add(R"({"id": "dddddddd-0000-4000-8000-00000000000d", "companyProfile": {}})", "d.json"));
  const directory before = in.finish().value();
  const auto notes = in.notes();
  for (std::size_t passing = 0;; ++passing) {
    try {
      const failing_allocation next(passing);
      (void)in.add(response, "c.json");
      ASSERT_FALSE(next.has_failed());
      break;
    } catch (const std::bad_alloc&) {
    }
    ASSERT_EQ(in.finish().value(), before) << passing;
  }
  const directory after = in.finish().value();
  EXPECT_NE(after, before);
  survives_every_failure([&] { return tell(in.finish()); }, [&] { return !in.notes().empty(); });
  EXPECT_NE(in.notes(), notes);
}

}  // namespace
}  // namespace csprel::test
