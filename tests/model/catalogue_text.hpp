// SPDX-License-Identifier: Apache-2.0
// How the plain tables of tests/data/catalogue are read: lines of words, comments behind '#'.
#ifndef CSPREL_TESTS_MODEL_CATALOGUE_TEXT_HPP
#define CSPREL_TESTS_MODEL_CATALOGUE_TEXT_HPP

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test::catalogue_text {

using words = std::vector<std::string>;

[[noreturn]] inline void refuse(const std::string& why) { throw std::runtime_error("tests/data/catalogue: " + why); }

template <class E>
E named(const std::string& text) {
  for (const auto& row : enum_names<E>::rows)
    if (row.name == text) return row.value;
  refuse("no such name: " + text);
}

inline words words_of(const std::string& line) {
  std::istringstream in(line);
  words all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

inline std::vector<std::string> lines_of(const char* name) {
  std::ifstream file(std::string(CSPREL_TEST_DATA "/catalogue/") + name);
  if (!file) refuse(std::string(name) + " is missing");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);)
    if (!words_of(line).empty() && line[0] != '#') all.push_back(line);
  return all;
}

}  // namespace csprel::test::catalogue_text

#endif
