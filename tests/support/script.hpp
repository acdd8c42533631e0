// SPDX-License-Identifier: Apache-2.0
// The bytes that random cases are made from, and those that once failed and are kept in tests/data/properties/kept.txt.
#ifndef CSPREL_TESTS_SUPPORT_SCRIPT_HPP
#define CSPREL_TESTS_SUPPORT_SCRIPT_HPP

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace csprel::test {

using script = std::vector<std::uint8_t>;

inline std::string to_hex(const script& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += "0123456789abcdef"[byte / 16];
    text += "0123456789abcdef"[byte % 16];
  }
  return text;
}

inline script from_hex(std::string_view text) {
  script bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16)));
  return bytes;
}

struct kept_script {
  std::string name;
  script bytes;
};

/// All of them, whatever property they once broke: each is tried with every one.
inline const std::vector<kept_script>& kept_scripts() {
  static const std::vector<kept_script> all = [] {
    std::vector<kept_script> read;
    std::ifstream file(CSPREL_TEST_DATA "/properties/kept.txt");
    if (!file) throw std::runtime_error("tests/data/properties/kept.txt is missing");
    for (std::string line; std::getline(file, line);) {
      const std::size_t colon = line.find(": ");
      if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
      read.push_back({line.substr(0, colon), from_hex(std::string_view(line).substr(colon + 2))});
    }
    return read;
  }();
  return all;
}

/// A number that the environment gives.
inline unsigned long long number_from(const char* variable, unsigned long long otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

/// How many random cases are wanted, in per cent of the usual number. Fewer need not reach everything.
inline unsigned long long cases_in_per_cent() { return number_from("CSPREL_PROPERTY_CASES", 100); }
inline bool shrinks_failures() { return number_from("CSPREL_PROPERTY_SHRINK", 1) != 0; }

}  // namespace csprel::test

#endif
