// SPDX-License-Identifier: Apache-2.0
// The commands: one function each, in the file of its name. A command prints its whole answer or
// throws (failure.hpp); what it returns is the exit status.
#ifndef CSPREL_PREFLIGHT_COMMAND_HPP
#define CSPREL_PREFLIGHT_COMMAND_HPP

#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/policy/pack.hpp"

namespace preflight {

/// The command line; what a command does not take stays empty.
struct arguments {
  std::string directory;             ///< A file, or "-".
  std::string request = "-";         ///< A file, or "-"; of `webhook` the notice.
  std::string events = "-";          ///< `apply`, `what-if`: a file, or "-".
  int days = 90;                     ///< `upcoming`: how far to look.
  std::vector<std::string> files;    ///< `import`.
  std::string answered_request;      ///< `import`: what the files answer, where they do not tell.
  std::vector<std::string> options;  ///< NAME=VALUE.
  std::string as_of;                 ///< The clock of questions that bring none.
  std::string partner;
  std::string customer;
  std::string search;                ///< `customers`: part of a company or domain name.
  std::string cloud = "china_21vianet";
  std::string language = "en";
  bool json = false;                 ///< Where text for a person is the default.
  bool graph = false;                ///< `lifecycles`: for Graphviz.
  std::string cloud_or_global = "global";  ///< `refusal`, `lifecycles`.
  std::string operation;             ///< `refusal`.
  int status = 0;                    ///< `refusal`: what the API answered.
  std::string code;                  ///< Likewise.
  std::vector<std::string> uses;     ///< `lint`: operations.
};

/// The directory of the document, under the options and the clock of the command line.
[[nodiscard]] csprel::directory load_directory(const arguments& given);

/// The pack of a cloud.
[[nodiscard]] const csprel::pack& pack_of(const std::string& cloud);

/// The operation of this name; `what` is the option that names it.
[[nodiscard]] csprel::operation operation_of(const std::string& name, const std::string& what);

int evaluate_command(const arguments& given);
int explain_command(const arguments& given);
int matrix_command(const arguments& given);
int partners_command(const arguments& given);
int customers_command(const arguments& given);
int operations_command(const arguments& given);
int invite_command(const arguments& given);
int apply_command(const arguments& given);
int what_if_command(const arguments& given);
int upcoming_command(const arguments& given);
int import_command(const arguments& given);
int refusal_command(const arguments& given);
int lint_command(const arguments& given);
int lifecycles_command(const arguments& given);
int webhook_command(const arguments& given);

}  // namespace preflight

#endif
