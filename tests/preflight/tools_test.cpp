// SPDX-License-Identifier: Apache-2.0
// csprel-preflight refusal, lint and lifecycles from outside.
#include <gmock/gmock.h>

#include <string>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "csprel/json/directory_document.hpp"
#include "preflight/program.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

namespace bj = boost::json;
using testing::HasSubstr;
using testing::StartsWith;

temporary_file document() {
  return temporary_file(json::write_directory(
      world_builder{}.relationship(partner_p).relationship(partner_q).sale("s", essentials, partner_p).build()));
}

const std::string rename_by_q = R"({"subject": {"type": "partner_user", "id": "manager", "properties": {"partner": ")" +
                                partner_q.to_string() +
                                R"("}}, "action": {"name": "subscription.rename"}, "resource": {"type": "subscription", "id": "s"}})";

TEST(RefusalCommand, ReadsACodeWithoutADirectory) {
  const auto done = run({"refusal", "403", "900124", "--operation", "subscription.create"});
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out, StartsWith("403 900124 for subscription.create in global/2023-10\n"));
  EXPECT_THAT(done.out, HasSubstr("partner_agreement_missing, documented: AGR-1"));
  const auto json = bj::parse(run({"refusal", "403", "900124", "--operation", "subscription.create", "--format", "json"}).out);
  EXPECT_TRUE(json.at("documented").as_bool());
  EXPECT_EQ(json.at("causes").at(0).at("code"), "partner_agreement_missing");
}

TEST(RefusalCommand, SaysThatACodeIsNotDocumented) {
  const auto done = run({"refusal", "400", "123456", "--operation", "subscription.create"});
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.out, HasSubstr("not a documented refusal"));
}

TEST(RefusalCommand, FindsTheReasonInADirectory) {
  const auto world = document();
  const auto done =
      run({"refusal", "403", "20002", "--operation", "subscription.rename", world.path(), "--format", "json"}, rename_by_q);
  ASSERT_EQ(done.status, 0) << done.err;
  const auto json = bj::parse(done.out);
  EXPECT_EQ(json.at("pack"), "china_21vianet/2018-10-29");
  bool known = false;
  for (const auto& reason : json.at("also_unmet").as_array()) known = known || reason.at("code") == "not_original_reseller";
  for (const auto& cause : json.at("causes").as_array())
    known = known || (cause.at("code") == "not_original_reseller" && cause.at("here") == "unmet");
  EXPECT_TRUE(known) << done.out;
}

TEST(RefusalCommand, RefusesWhatItCannotRead) {
  const auto world = document();
  EXPECT_EQ(run({"refusal", "403", "20002", "--operation", "nothing.here"}).status, 2);
  EXPECT_EQ(run({"refusal", "403", "20002"}).status, 1);
  EXPECT_EQ(run({"refusal", "403", "20002", "--operation", "subscription.create", "--cloud", "moon"}).status, 2);
  EXPECT_EQ(run({"refusal", "403", "20002", "--operation", "subscription.view", world.path()}, rename_by_q).status, 2);
}

TEST(LintCommand, ReportsWithRuleAndRemedy) {
  const auto world = temporary_file(json::write_directory(world_builder{}
                                                              .relationship(partner_p)
                                                              .sale("s", essentials, partner_p)
                                                              .status("s", std::nullopt)
                                                              .build()
                                                              .with_as_of(std::nullopt)));
  const auto done = run({"lint", world.path()});
  ASSERT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("clock_missing: SUS-05 at /asOf"));
  const auto json = bj::parse(run({"lint", world.path(), "--format", "json"}).out);
  EXPECT_EQ(json.at("findings").at(0).at("code"), "clock_missing");
  EXPECT_FALSE(json.at("findings").at(0).at("remedy").as_string().empty());
  EXPECT_EQ(run({"lint", world.path(), "--uses", "nothing.here"}).status, 2);
  const auto in_order = document();
  EXPECT_EQ(run({"lint", in_order.path()}).out, "Nothing is out of order.\n");
}

TEST(LifecyclesCommand, PrintsTextGraphAndJson) {
  EXPECT_THAT(run({"lifecycles"}).out, HasSubstr("granular delegated admin"));
  const auto graph = run({"lifecycles", "--cloud", "germany", "--format", "dot"}).out;
  EXPECT_THAT(graph, StartsWith("digraph \"germany/2023-10\" {\n"));
  EXPECT_THAT(graph, testing::EndsWith("}\n"));
  EXPECT_THAT(graph, testing::Not(HasSubstr("granular")));
  const auto json = bj::parse(run({"lifecycles", "--format", "json"}).out);
  EXPECT_EQ(json.at("lifecycles").at(1).at("states").as_array().size(), 10U);
  EXPECT_EQ(run({"lifecycles", "--cloud", "moon"}).status, 2);
}

}  // namespace
}  // namespace csprel::test
