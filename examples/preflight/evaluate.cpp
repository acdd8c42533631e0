// SPDX-License-Identifier: Apache-2.0
// evaluate: the AuthZEN answer to a request, for a program.
#include "csprel/json/authzen.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"

namespace preflight {

int evaluate_command(const arguments& given) {
  const csprel::directory world = load_directory(given);
  const std::string request = read_file(given.request, csprel::json::request_limits.max_bytes);
  const std::string answer =
      value_or_fail(csprel::json::evaluate(world, request, 2), display_name(given.request));
  write_output(answer + "\n");
  return answered;
}

}  // namespace preflight
