// SPDX-License-Identifier: Apache-2.0
// The accounting of the catalogue of the global cloud, US Government and Germany: every rule is cited by a
// row of a pack, proved by a named test, or lies outside, and why. tests/data/catalogue/global.rules tells of
// those that no row cites; the whole list is written to coverage_global.txt in the build directory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "csprel/policy/find_pack.hpp"

#ifndef CSPREL_COVERAGE_OUTPUT
#define CSPREL_COVERAGE_OUTPUT "."
#endif

namespace csprel::test {
namespace {

namespace fs = std::filesystem;

fs::path catalogue(const char* file) { return fs::path(CSPREL_TEST_DATA) / "catalogue" / file; }

/// The first word of each line that is no comment, and the rest of it.
std::map<std::string, std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  EXPECT_TRUE(in.is_open()) << file;
  std::map<std::string, std::string> all;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words{line};
    std::string id, rest;
    words >> id >> std::ws;
    std::getline(words, rest);
    EXPECT_TRUE(all.emplace(id, rest).second) << id << " twice in " << file;
  }
  return all;
}

/// Rules proper, not lines of the tables of operations.
bool is_rule(const std::string& id) {
  static const std::regex form("[A-Z0-9]+-[0-9]+");
  return std::regex_match(id, form) && id.compare(0, 3, "OP-") != 0;
}

std::map<std::string, std::size_t> citations() {
  std::map<std::string, std::size_t> all;
  for (const cloud each : {cloud::global, cloud::us_government, cloud::germany})
    for (const checklist_entry& row : find_pack(each)->checklist()) {
      std::istringstream words{std::string(row.rules)};
      for (std::string id; words >> id;) ++all[id];
    }
  return all;
}

std::set<std::string> written_tests() {
  std::set<std::string> all;
  const std::regex test(R"((?:TEST|TEST_F|TEST_P|TYPED_TEST)\(\s*(\w+)\s*,\s*(\w+)\s*\))");
  for (const auto& file : fs::recursive_directory_iterator(fs::path(CSPREL_TEST_DATA).parent_path())) {
    if (file.path().extension() != ".cpp") continue;
    std::ifstream in(file.path());
    std::stringstream text;
    text << in.rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at(source.begin(), source.end(), test), end; at != end; ++at)
      all.insert((*at)[1].str() + "." + (*at)[2].str());
  }
  return all;
}

TEST(GlobalRuleCoverage, EveryRuleIsCitedProvedOrOutside) {
  const auto rules = lines_of(catalogue("rules_global.txt"));
  const auto told = lines_of(catalogue("global.rules"));
  const auto cited = citations();
  const auto tests = written_tests();
  std::size_t by_rows = 0, by_tests = 0, outside = 0;
  std::ofstream out(fs::path(CSPREL_COVERAGE_OUTPUT) / "coverage_global.txt");
  for (const auto& [id, clouds] : rules) {
    if (!is_rule(id)) continue;
    const auto line = told.find(id);
    if (line == told.end()) {
      const auto rows = cited.find(id);
      EXPECT_NE(rows, cited.end()) << id << " is cited by no row and not told of";
      if (rows != cited.end()) out << id << "\tenforced by " << rows->second << " rows\n";
      ++by_rows;
      continue;
    }
    out << id << '\t' << line->second << '\n';
    std::istringstream words{line->second};
    std::string verdict, rest;
    words >> verdict >> std::ws;
    std::getline(words, rest);
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
