// SPDX-License-Identifier: Apache-2.0
// How documents and answers are read and written where nothing is said.
#include <gtest/gtest.h>

#include <string>

#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/webhook.hpp"
#include "support/world_builder.hpp"

namespace csprel::json::defaults_tests {
namespace {

using namespace csprel::test;

TEST(Defaults, OfReadersKeepEverythingAndBeginAtNothing) {
  EXPECT_TRUE(read_options{}.keep_resources);
  EXPECT_EQ(read_progress{}.bytes, 0U);
  EXPECT_EQ(read_progress{}.customers, 0U);
  EXPECT_FALSE(evaluation_request{}.batch);
  EXPECT_FALSE(webhook_notice{}.is_recognised);
}

TEST(Defaults, OfWritersAreTwoBlanksForDocumentsAndOneLineForAnswers) {
  const directory world = world_builder{}.build();
  EXPECT_EQ(write_directory(world), write_directory(world, {2}));
  EXPECT_EQ(write_answer(explanation{}).find('\n'), std::string::npos);
  const auto asked = evaluate(world, R"({
    "subject": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"},
    "action": {"name": "partner.view_bill"},
    "resource": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"}})");
  ASSERT_TRUE(asked) << asked.error();
  EXPECT_EQ(asked.value().find('\n'), std::string::npos);
}

}  // namespace
}  // namespace csprel::json::defaults_tests
