// SPDX-License-Identifier: Apache-2.0
// The accounting of the catalogue: every rule is enforced, and by what, or lies outside, and why.
//
// tests/data/catalogue/china_21vianet.rules says it for each rule id; this test proves that what it says
// is so, and writes the whole list, with every test that enforces each rule, to
// coverage_china_21vianet.txt in the build directory.
#include <gmock/gmock.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "coverage/catalogue_rules.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "directory/situation.hpp"

namespace csprel::test {
namespace {

namespace fs = std::filesystem;

std::vector<rule_line> rules() { return rules_in("china_21vianet.rules"); }

/// The test of each pair; the pair's name follows.
constexpr std::string_view pair_test = "China/EveryPair.IsMetThenTheOnlyReasonThenUnknown/";

/// Rows of the role table and lines of the tables of operations: places of the catalogue, not rules.
bool is_section(const std::string& id) {
  const auto number = [&](std::size_t from) {
    int n = 0;
    for (std::size_t i = from; i < id.size(); ++i) {
      if (std::isdigit(static_cast<unsigned char>(id[i])) == 0) return 0;
      n = n * 10 + (id[i] - '0');
    }
    return n;
  };
  const int n = number(1);
  return n >= 1 && ((id[0] == 'R' && n <= 21) || (id[0] == 'P' && n <= 40) || (id[0] == 'C' && n <= 10));
}

TEST(RuleCoverage, HoldsEveryRuleOfTheCatalogueOnce) {
  // How many rules each chapter of the catalogue has; they are numbered from 01.
  const std::map<std::string, int> chapters{
      {"REQ", 12}, {"LNK", 8}, {"MAIL", 6}, {"ACC", 7}, {"DAP", 17}, {"ONE", 6}, {"MP", 7}, {"MC", 6},
      {"IND", 15}, {"BIL", 8}, {"POR", 3}, {"REM", 12}, {"LST", 5}, {"CUS", 9}, {"SUB", 23},
      {"SEAT", 11}, {"ADD", 8}, {"UPG", 16}, {"SUS", 14}, {"CAN", 9}, {"PAY", 9}, {"PRC", 10},
      {"FRD", 7}, {"SVC", 14}, {"SH", 4}, {"AOB", 5}, {"USR", 9}, {"PWD", 5}, {"ENR", 4}, {"PRF", 2},
      {"CAT", 2}, {"API", 6}, {"AMB", 30},
  };
  std::map<std::string, std::set<int>> numbers;
  std::size_t total = 0;
  for (const rule_line& r : rules()) {
    ++total;
    const auto dash = r.id.find('-');
    ASSERT_NE(dash, std::string::npos) << r.id;
    EXPECT_TRUE(numbers[r.id.substr(0, dash)].insert(std::stoi(r.id.substr(dash + 1))).second) << r.id << " twice";
    EXPECT_EQ(r.id.size() - dash, 3U) << r.id;
  }
  std::map<std::string, int> found;
  for (const auto& [chapter, set] : numbers) {
    found[chapter] = static_cast<int>(set.size());
    EXPECT_EQ(*set.begin(), 1) << chapter;
    EXPECT_EQ(*set.rbegin(), static_cast<int>(set.size())) << chapter << " has a gap";
  }
  EXPECT_EQ(found, chapters);
  EXPECT_EQ(total, 309U) << "279 rules and 30 ambiguities";
  EXPECT_EQ(numbers["AMB"].size(), 30U);
}

TEST(RuleCoverage, KnowsEveryIdThatAnAnswerCites) {
  std::set<std::string> known;
  for (const rule_line& r : rules()) known.insert(r.id);
  const auto expect_known = [&](std::string_view cited, const std::string& where) {
    for (const std::string& id : words_of(cited)) EXPECT_TRUE(known.contains(id) || is_section(id)) << id << " of " << where;
  };
  for (const auto& [id, where] : citations({cloud::china_21vianet})) expect_known(id, where[0]);
  for (const auto& row : enum_names<operation>::rows) {
    if (compiled_pack(cloud::china_21vianet)->checklist(row.value).empty()) continue;
    for (const bool granted : {true, false}) {
      situation s = allowed(row.value);
      if (!granted && std::holds_alternative<partner_user_subject>(s.asked.who)) {
        s.world.no_grant(asker_of(s)).standing(asker_of(s), standing::delinquent);
        for (auto& [owner, f] : s.world.subscriptions) f.status = wire_value<subscription_status>::read("Warned");
      }
      const explanation told = explain(s.world.build(), s.asked).value();
      for (const advisory& a : told.advisories) expect_known(a.rules, std::string(a.code));
      for (const auto& u : told.unknown) expect_known(u.rules, std::string(name(u.code)));
    }
  }
  const auto refused = apply(world_builder{}.build(), event{noon, relationship_ended{customer_c, partner_p}}).value();
  ASSERT_TRUE(refused.refused);
  expect_known(refused.refused->rules, "relationship_ended");
}

TEST(RuleCoverage, EveryVerdictIsTrue) {
  const auto cited = citations({cloud::china_21vianet});
  const auto tests = written_tests();
  EXPECT_GT(tests.size(), 100U);
  for (const rule_line& r : rules()) {
    if (r.verdict == "enforced") {
      EXPECT_TRUE(cited.contains(r.id) || tests.contains(r.rest))
          << r.id << ": no pair cites it and no test is `" << r.rest << '`';
      if (!r.rest.empty()) {
        EXPECT_TRUE(tests.contains(r.rest)) << r.id << ": no test `" << r.rest << '`';
      }
    } else if (r.verdict == "not_applicable") {
      EXPECT_FALSE(r.rest.empty()) << r.id << ": why not?";
      EXPECT_FALSE(cited.contains(r.id)) << r.id << " is cited by the pack";
    } else {
      EXPECT_EQ(r.verdict, "planned") << r.id;
    }
  }
}

TEST(RuleCoverage, IsWrittenToAFile) {
  const auto cited = citations({cloud::china_21vianet});
  const fs::path where = fs::path(CSPREL_COVERAGE_OUTPUT) / "coverage_china_21vianet.txt";
  std::ofstream out(where);
  ASSERT_TRUE(out.is_open()) << where;
  std::map<std::string, int> counts;
  for (const rule_line& r : rules()) {
    ++counts[r.verdict];
    out << r.id << '\t' << r.verdict << '\t' << r.rest << '\n';
    if (const auto pairs = cited.find(r.id); pairs != cited.end())
      for (const std::string& pair : pairs->second) out << "\t\t" << pair_test << pair << '\n';
  }
  for (const auto& [verdict, n] : counts) {
    out << verdict << '\t' << n << '\n';
    std::cout << verdict << ": " << n << '\n';
  }
  std::cout << "list: " << fs::absolute(where).string() << '\n';
  EXPECT_TRUE(out.good());
}

}  // namespace
}  // namespace csprel::test
