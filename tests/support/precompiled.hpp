// SPDX-License-Identifier: Apache-2.0
// What nearly every test has the compiler make of templates. Where headers are precompiled, this one is among them, so that
// it is made once; no source includes it.
#ifndef CSPREL_TESTS_SUPPORT_PRECOMPILED_HPP
#define CSPREL_TESTS_SUPPORT_PRECOMPILED_HPP

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/explanation.hpp"

namespace csprel::test {

/// Nobody calls it.
inline void make_what_tests_share(directory_fields fields, const question& asked) {
  fields.customers.push_back(customer::make({}).value());
  fields.partners.push_back(partner::make({}).value());
  fields.offers.push_back(offer::make({}).value());
  const directory world = directory::make(fields).value();
  std::vector<event> happened{{instant{}, customer_created{fields.customers.front()}}, {instant{}, seats_changed{}}};
  happened.push_back({instant{}, gdap_created{}});
  const auto done = apply(world, happened.front());
  ASSERT_TRUE(done && !done.value().refused);
  std::vector<question> questions{asked};
  questions.push_back(asked);
  const auto said = explain(world, questions.front());
  ASSERT_TRUE(said) << said.error();
  EXPECT_EQ(said.value().result, outcome::allow);
  EXPECT_EQ(decide(world, asked).value().unmet, requirement_set{});
  EXPECT_EQ(std::string("text"), "text");
  EXPECT_EQ(questions.size(), 1U);
  EXPECT_EQ(world, done.value().world);
}

}  // namespace csprel::test

#endif
