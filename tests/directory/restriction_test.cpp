// SPDX-License-Identifier: Apache-2.0
// Restrictions of a host program.
#include "csprel/directory/restriction.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "directory/situation.hpp"

namespace csprel::test {
namespace {

using enum operation;

TEST(Restriction, GivesNoReasonWhereThereIsNone) {
  restricted_decision d;
  EXPECT_EQ(d.reason(), "") << "denied, as what needs nothing is";
  d.result = outcome::unknown;
  EXPECT_EQ(d.reason(), "");
}

restriction always(truth value, std::string code = "house_rule") {
  return {std::move(code), "The house says so.", [value](const directory&, const question&) { return value; }};
}

TEST(Restrictions, TakeAnAllowAwayAndNeverGiveOne) {
  const situation may = allowed(subscription_cancel);
  situation may_not = allowed(subscription_cancel);
  may_not.asked.with.ground.reset();
  situation doubtful = allowed(subscription_cancel);
  doubtful.world.status("s", std::nullopt);
  const std::map<outcome, const situation*> by_pack{
      {outcome::allow, &may}, {outcome::deny, &may_not}, {outcome::unknown, &doubtful}};
  for (const auto& [pack_says, s] : by_pack)
    for (const truth house : {truth::no, truth::unknown, truth::yes}) {
      const directory world = s->world.build();
      const std::array rules{always(truth::yes, "fine"), always(house)};
      const restricted_decision d = decide(world, s->asked, rules).value();
      EXPECT_EQ(d.by_pack, decide(world, s->asked).value());
      EXPECT_EQ(d.by_pack.result, pack_says);
      const bool denied = pack_says == outcome::deny || house == truth::no;
      const bool sure = pack_says == outcome::allow && house == truth::yes;
      EXPECT_EQ(d.result, denied ? outcome::deny : sure ? outcome::allow : outcome::unknown) << pack_says;
      const std::vector<restriction_reason> told{{"house_rule", "The house says so."}};
      EXPECT_EQ(d.unmet, house == truth::no ? told : std::vector<restriction_reason>{});
      EXPECT_EQ(d.unknown, house == truth::unknown ? told : std::vector<restriction_reason>{});
      const std::string_view first = pack_says == d.result && pack_says != outcome::allow ? name(*d.by_pack.reason())
                                     : d.result != outcome::allow                         ? "house_rule"
                                                                                          : "";
      EXPECT_EQ(d.reason(), first);
    }
}

TEST(Restrictions, AreToldTheQuestionAndTheDirectory) {
  const situation s = allowed(subscription_add_seats);
  const directory world = s.world.build();
  const restriction small{"too_many_at_once", "No more than two seats at once.",
                          [&](const directory& d, const question& q) { return as_truth(d == world && q.with.quantity <= 2); }};
  EXPECT_EQ(decide(world, s.asked, std::span{&small, 1}).value().result, outcome::allow);
  ask more = s.asked;
  EXPECT_EQ(decide(world, more.quantity(3), std::span{&small, 1}).value().reason(), "too_many_at_once");
}

TEST(Restrictions, NeedACodeOfTheirOwnAndACallable) {
  const situation s = allowed(customer_view);
  const directory world = s.world.build();
  const auto wrong = [&](restriction r) {
    const std::array rules{always(truth::yes), std::move(r)};
    const auto d = decide(world, s.asked, rules);
    return d ? std::string() : d.error().pointer;
  };
  EXPECT_EQ(wrong(always(truth::yes, "")), "/restrictions/1/code");
  EXPECT_EQ(wrong(always(truth::yes, "no_relationship")), "/restrictions/1/code");
  EXPECT_EQ(wrong({"code", "Text.", nullptr}), "/restrictions/1/holds");
  EXPECT_EQ(decide(world, s.asked, std::array{always(truth::yes, "")}).error().pointer, "/restrictions/0/code");
  ask nowhere = s.asked;
  EXPECT_EQ(decide(world, nowhere.of_customer(stranger), std::array{always(truth::yes)}).error().code, error_code::not_found);
}

}  // namespace
}  // namespace csprel::test
