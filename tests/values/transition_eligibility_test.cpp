// SPDX-License-Identifier: Apache-2.0
// What a subscription can become.
#include <gtest/gtest.h>

#include "csprel/model/transition_eligibility.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(TransitionEligibility, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<transition_option>({[](auto& x) { x.is_eligible = false; },
                                               [](auto& x) { x.transition_type = transition_type::transition_only; },
                                               [](auto& x) { x.subscription = of<subscription_id>("x"); },
                                               [](auto& x) { x.errors.push_back(3); }, [](auto& x) { x.resource = some; }});
  expect_each_change_tells<transition_eligibility>(
      {[](auto& x) { x.catalog_item = of<offer_id>("x"); },
       [](auto& x) { x.eligibility_type = eligibility_type::scheduled; }, [](auto& x) { x.eligibilities.emplace_back(); },
       [](auto& x) { x.subscription_eligibilities.emplace(); }, [](auto& x) { x.resource = some; }});
}

TEST(TransitionEligibility, PrintsForAPerson) {
  transition_option option;
  EXPECT_EQ(printed(option), "eligibility not told");
  option.is_eligible = false;
  EXPECT_EQ(printed(option), "not eligible");
  option.is_eligible = true;
  EXPECT_EQ(printed(option), "eligible");
  transition_eligibility all;
  EXPECT_EQ(printed(all), "eligibility");
  all.catalog_item = of<offer_id>("o");
  EXPECT_EQ(printed(all), "eligibility for o");
}

}  // namespace
}  // namespace csprel
