// SPDX-License-Identifier: Apache-2.0
// What values are before anything is put into them: answers deny, counts are none, and what a question does not tell is as
// the contract says of it.
#include <gtest/gtest.h>

#include <optional>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/billing.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/directory/instant_text.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/proration.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/restriction.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/directory/what_if.hpp"

namespace csprel {
namespace {

TEST(Defaults, OfAnswersDeny) {
  EXPECT_EQ(explanation{}.result, outcome::deny);
  EXPECT_EQ(restricted_decision{}.result, outcome::deny);
  EXPECT_EQ(survey_line{}.result, outcome::deny);
  EXPECT_EQ(verdict{}.result, outcome::deny);
  EXPECT_FALSE(relation{}.delegated_admin);
  EXPECT_TRUE(relation{}.services_known) << "none, for certain";
  EXPECT_FALSE(request_need{}.must_ask);
  EXPECT_TRUE(billing_answer{}.billable);
}

TEST(Defaults, OfAnExplanationHaveNoReason) {
  explanation answer;
  EXPECT_EQ(answer.reason(), std::nullopt);
  answer.unknown.emplace_back().code = requirement::partner_suspended;
  EXPECT_EQ(answer.reason(), requirement::partner_suspended);
  answer.reasons.emplace_back().code = requirement::no_relationship;
  EXPECT_EQ(answer.reason(), requirement::no_relationship);
}

TEST(Defaults, OfNumbersAreNone) {
  EXPECT_EQ(event_refusal{}.index, 0U);
  EXPECT_EQ(flip{}.cause, 0U);
  EXPECT_EQ(calendar_duration{}.months, 0);
  EXPECT_EQ(partner_handle{}.position, 0U);
  EXPECT_EQ(subscription_handle{}, (subscription_handle{0, 0}));
  EXPECT_EQ(customer_range{}.first, 0U);
  EXPECT_EQ(customer_range{}.last, 0U);
  EXPECT_EQ(portfolio_summary{}.subscriptions, 0U);
  EXPECT_EQ(money{}.hundredths(), 0);
  EXPECT_EQ(seat_change{}.seats, 0);
  EXPECT_EQ(charge_line{}.seats, 0);
}

TEST(Defaults, OfEventsChangeTheLeast) {
  EXPECT_EQ(subscription_created{}.quantity, 0);
  EXPECT_EQ(add_on_ordered{}.quantity, 0);
  EXPECT_EQ(seats_changed{}.quantity, 0);
  EXPECT_FALSE(auto_renew_set{}.enabled);
  EXPECT_FALSE(subscription_migrated{}.purchase_full_term);
}

TEST(Defaults, OfAQuestionAreTheContracts) {
  EXPECT_EQ(question{}.authentication, authentication::app_user);
  EXPECT_TRUE(question{}.mfa);
}

// So many ways are told at most, of so many steps each.
static_assert(max_remedies == 8 && max_remedy_steps == 3);

}  // namespace
}  // namespace csprel
