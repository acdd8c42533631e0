// SPDX-License-Identifier: Apache-2.0
// A first program: may this partner's user remove three seats from that subscription?
#include <fstream>
#include <iostream>
#include <iterator>

#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: ten_lines DIRECTORY REQUEST\n", 1;
  const auto read = [](const char* file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const auto world = csprel::json::read_directory(read(argv[1]));
  if (!world) return std::cerr << world.error() << '\n', 2;
  const auto asked = csprel::json::read_question(read(argv[2]), world.value().policy());
  if (!asked) return std::cerr << asked.error() << '\n', 2;
  const auto answer = csprel::explain(world.value(), asked.value());
  if (!answer) return std::cerr << answer.error() << '\n', 2;
  std::cout << answer.value().result << '\n';
  for (const auto& reason : answer.value().reasons) std::cout << "- " << reason.message << '\n';
}
