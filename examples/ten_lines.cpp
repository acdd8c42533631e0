// SPDX-License-Identifier: Apache-2.0
// README's first program: prints who may do what, and why not.
#include <fstream>
#include <iostream>
#include <iterator>

#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"

std::string text_of(const char* file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int main(int, char** files) {
  const auto world = csprel::json::read_directory(text_of(files[1]));
  if (!world) return std::cerr << world.error() << '\n', 2;
  const auto request = csprel::json::read_request(text_of(files[2]), world.value().policy());
  if (!request) return std::cerr << request.error() << '\n', 2;
  for (const auto& answer : csprel::json::answer(world.value(), request.value())) {
    if (!answer) return std::cerr << answer.error() << '\n', 2;
    std::cout << answer.value().result << '\n';
    for (const auto& reason : answer.value().reasons) std::cout << "  " << reason.message << '\n';
  }
}
