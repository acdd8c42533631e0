// SPDX-License-Identifier: Apache-2.0
// What the accounting of a catalogue needs: its list of rules, who cites them, and which tests there are.
#ifndef CSPREL_TESTS_COVERAGE_CATALOGUE_RULES_HPP
#define CSPREL_TESTS_COVERAGE_CATALOGUE_RULES_HPP

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/compiled_pack.hpp"

#ifndef CSPREL_COVERAGE_OUTPUT
#define CSPREL_COVERAGE_OUTPUT "."
#endif

namespace csprel::test {

struct rule_line {
  std::string id;
  std::string verdict;  ///< enforced, not_applicable or planned; in a list of all rules what stands there
  std::string rest;     ///< The test, or why not.
};

/// The lines of a file in tests/data/catalogue that are no comments; each tells of another rule.
inline std::vector<rule_line> rules_in(const char* file) {
  std::ifstream in(std::filesystem::path(CSPREL_TEST_DATA) / "catalogue" / file);
  EXPECT_TRUE(in.is_open()) << file;
  std::vector<rule_line> all;
  std::set<std::string> known;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words{line};
    rule_line r;
    words >> r.id >> r.verdict >> std::ws;
    std::getline(words, r.rest);
    EXPECT_TRUE(known.insert(r.id).second) << r.id << " twice in " << file;
    all.push_back(std::move(r));
  }
  return all;
}

inline std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

/// A row of a pack as the end of the name of its test (directory/checklist_test.cpp).
inline std::string pair_name(const checklist_entry& entry) {
  std::string text(name(entry.what));
  std::replace(text.begin(), text.end(), '.', '_');
  return text + "__" + std::string(name(entry.needs));
}

/// The rows of the packs of these clouds that cite each rule.
inline std::map<std::string, std::vector<std::string>> citations(std::initializer_list<cloud> clouds) {
  std::map<std::string, std::vector<std::string>> all;
  for (const cloud each : clouds)
    for (const checklist_entry& entry : compiled_pack(each)->checklist())
      for (const std::string& id : words_of(entry.rules)) all[id].push_back(pair_name(entry));
  return all;
}

/// Every SUITE.TEST that stands in the sources of the tests.
inline std::set<std::string> written_tests() {
  std::set<std::string> all;
  const std::regex test(R"((?:TEST|TEST_F|TEST_P|TYPED_TEST)\(\s*(\w+)\s*,\s*(\w+)\s*\))");
  for (const auto& file : std::filesystem::recursive_directory_iterator(std::filesystem::path(CSPREL_TEST_DATA).parent_path())) {
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

}  // namespace csprel::test

#endif
