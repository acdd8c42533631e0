// SPDX-License-Identifier: Apache-2.0
// The accounting of the catalogue of the global cloud, US Government and Germany: every rule is cited by a
// row of a pack, proved by a named test, or lies outside, and why. tests/data/catalogue/global.rules tells of
// those that no row cites; the whole list is written to coverage_global.txt in the build directory.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <string>

#include "coverage/catalogue_rules.hpp"

namespace csprel::test {
namespace {

/// The lines of a file of the catalogue by the rules that they tell of.
std::map<std::string, rule_line> by_rule(const char* file) {
  std::map<std::string, rule_line> all;
  for (rule_line& line : rules_in(file)) all.emplace(line.id, line);
  return all;
}

/// Rules proper, not lines of the tables of operations.
bool is_rule(const std::string& id) {
  static const std::regex form("[A-Z0-9]+-[0-9]+");
  return std::regex_match(id, form) && id.compare(0, 3, "OP-") != 0;
}

TEST(GlobalRuleCoverage, EveryRuleIsCitedProvedOrOutside) {
  const auto rules = by_rule("rules_global.txt");
  const auto told = by_rule("global.rules");
  const auto cited = citations({cloud::global, cloud::us_government, cloud::germany});
  const auto tests = written_tests();
  std::size_t by_rows = 0, by_tests = 0, outside = 0;
  std::ofstream out(std::filesystem::path(CSPREL_COVERAGE_OUTPUT) / "coverage_global.txt");
  for (const auto& [id, clouds] : rules) {
    if (!is_rule(id)) continue;
    const auto line = told.find(id);
    if (line == told.end()) {
      const auto rows = cited.find(id);
      EXPECT_NE(rows, cited.end()) << id << " is cited by no row and not told of";
      if (rows != cited.end()) out << id << "\tenforced by " << rows->second.size() << " rows\n";
      ++by_rows;
      continue;
    }
    const auto& [unused, verdict, rest] = line->second;
    out << id << '\t' << verdict << ' ' << rest << '\n';
    if (verdict == "enforced") {
      EXPECT_TRUE(tests.contains(rest)) << id << ": no test `" << rest << '`';
      ++by_tests;
    } else {
      EXPECT_EQ(verdict, "not_applicable") << id;
      EXPECT_FALSE(rest.empty()) << id << ": why not?";
      ++outside;
    }
  }
  for (const auto& [id, unused] : told) EXPECT_TRUE(rules.contains(id)) << id << " is no rule of the catalogue";
  std::cout << "cited by rows: " << by_rows << ", proved by a test: " << by_tests << ", not applicable: " << outside << '\n';
  EXPECT_GT(by_rows, 200U);
}

}  // namespace
}  // namespace csprel::test
