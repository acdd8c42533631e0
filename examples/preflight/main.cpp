// SPDX-License-Identifier: Apache-2.0
// csprel-preflight: asks a cloud's rules about a real directory (contract section 5).
//
//   csprel-preflight explain directory.json request.json
//   echo "$request" | csprel-preflight evaluate directory.json
//
// This file reads the command line; each command stands in a file of its own.
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"

namespace preflight {
namespace {

using command = int (*)(const arguments&);

/// One JSON object on one line (contract section 5).
void print_failure(const input_failure& failure) {
  std::string text = "{\"error\": ";
  json_text::append_quoted(text, csprel::name(failure.what.code));
  text += ", \"pointer\": ";
  json_text::append_quoted(text, failure.what.pointer);
  text += ", \"message\": ";
  const std::string where = failure.file.empty() ? "" : failure.file + ": ";
  json_text::append_quoted(text, where + failure.what.message());
  text += "}\n";
  std::fputs(text.c_str(), stderr);
}

class command_line {
 public:
  explicit command_line(arguments& given) : given_(given) {
    app_.require_subcommand(1);
    CLI::App* evaluate = add("evaluate", "Print the answer to a question as JSON", evaluate_command);
    takes_questions(evaluate);
    CLI::App* explain = add("explain", "The answer to a question for a person", explain_command);
    takes_questions(explain);
    takes_format(explain);
    CLI::App* matrix = add("matrix", "What a partner may do with which subscription", matrix_command);
    takes_directory(matrix);
    takes_clock(matrix);
    takes_partner(matrix)->required();
    takes_customer(matrix);
    takes_format(matrix);
    CLI::App* partners = add("partners", "The partners of a customer, and who may administer what",
                             partners_command);
    takes_directory(partners);
    takes_customer(partners)->required();
    takes_format(partners);
    CLI::App* customers = add("customers", "The customer list of a partner", customers_command);
    takes_directory(customers);
    takes_partner(customers)->required();
    customers->add_option("--search", given_.search, "Part of a company or domain name");
    takes_format(customers);
    CLI::App* invite = add("invite", "The invitation mail of a partner, with its link", invite_command);
    takes_directory(invite);
    takes_partner(invite)->required();
    invite->add_option("--language", given_.language, "Language of the mail: en, fr or zh");
    takes_format(invite);
    CLI::App* import = add("import", "Build a directory from answers of Partner Center and Microsoft Graph",
                           import_command);
    import->add_option("--cloud", given_.cloud, "The cloud that answered")->required();
    takes_partner(import)->required();
    import->add_option("--into", given_.directory, "A directory document that the answers are added to");
    import->add_option("--request", given_.answered_request,
                       "The request that the FILEs answer, for those that do not tell what they are about, as an "
                       "empty list or the members of a group; e.g. \"GET /v1/customers/{id}/agreements\"");
    import->add_option("FILE", given_.files,
                       "JSON answers to that partner; - for standard input. "
                       "{\"request\": \"GET ...\", \"response\": ...} brings its request along; an id in the "
                       "name of a file settles what nothing else does")
        ->required();
    CLI::App* apply = add("apply", "The directory after events", apply_command);
    takes_directory(apply);
    takes_events(apply);
    CLI::App* what_if = add("what-if", "What events would change for a partner, or for all", what_if_command);
    takes_directory(what_if);
    takes_events(what_if);
    takes_partner(what_if);
    takes_format(what_if);
    CLI::App* upcoming = add("upcoming", "What time alone will change", upcoming_command);
    takes_directory(upcoming);
    takes_clock(upcoming);
    takes_partner(upcoming);
    upcoming->add_option("--days", given_.days, "How many days to look ahead")
        ->check(CLI::Range(1, 36500))
        ->capture_default_str();
    takes_format(upcoming);
    add("webhook", "What a notice of Partner Center's webhook stands for, and what to fetch because of it", webhook_command)
        ->add_option("FILE", given_.request, "The notice, as JSON; - or none for standard input");
    CLI::App* operations = add("operations", "The operations of a cloud, with their requirements",
                               operations_command);
    operations->add_option("--cloud", given_.cloud, "The cloud")->capture_default_str();
    takes_format(operations);
    CLI::App* refusal = add("refusal", "What an answer of the API means that refuses an operation", refusal_command);
    refusal->add_option("STATUS", given_.status, "The HTTP status; 200 for a refusal inside a success answer")
        ->required()
        ->check(CLI::Range(100, 599));
    refusal->add_option("CODE", given_.code, "The code of the answer's body")->required();
    refusal->add_option("--operation", given_.operation, "The operation that was refused")->required();
    takes_cloud_or_global(refusal)->excludes(takes_directory(refusal, false));
    refusal->add_option("REQUEST", given_.request, "The AuthZEN request that was refused; - or none for standard input");
    takes_clock(refusal);
    takes_format(refusal);
    CLI::App* lint = add("lint", "What is not in order in a directory", lint_command);
    takes_directory(lint);
    takes_clock(lint);
    takes_partner(lint);
    lint->add_option("--uses", given_.uses,
                     "An operation that is done by delegated admin; roles that none of them needs are reported")
        ->allow_extra_args(false);
    takes_format(lint);
    CLI::App* lifecycles = add("lifecycles", "How things pass from status to status", lifecycles_command);
    takes_cloud_or_global(lifecycles);
    lifecycles->add_option("--format", format_, "text, dot (for Graphviz) or json")
        ->check(CLI::IsMember({"text", "dot", "json"}));
  }

  /// The exit status where the command line says it all or is wrong; else `chosen` is set.
  int parse(int count, char** values) {
    try {
      app_.parse(count, values);
    } catch (const CLI::Success& done) {
      return app_.exit(done);  // --help
    } catch (const CLI::ParseError& wrong) {
      app_.exit(wrong);
      return failed;
    }
    return answered;
  }

  [[nodiscard]] command chosen() const noexcept { return chosen_; }
  [[nodiscard]] bool json() const noexcept { return format_ == "json"; }
  [[nodiscard]] bool graph() const noexcept { return format_ == "dot"; }
  /// Two things cannot both be read from standard input.
  [[nodiscard]] bool reads_input_twice() const {
    const bool has_request = chosen_ == evaluate_command || chosen_ == explain_command || chosen_ == refusal_command;
    const bool has_events = chosen_ == apply_command || chosen_ == what_if_command;
    return is_standard_input(given_.directory) && ((has_request && is_standard_input(given_.request)) ||
                                                   (has_events && is_standard_input(given_.events)));
  }

 private:
  CLI::App* add(const char* name, const char* what, command run) {
    CLI::App* sub = app_.add_subcommand(name, what);
    sub->callback([this, run] { chosen_ = run; });
    return sub;
  }
  CLI::Option* takes_directory(CLI::App* sub, bool required = true) {
    CLI::Option* document =
        sub->add_option("DIRECTORY", given_.directory, "The directory document, or - for standard input")
            ->required(required);
    sub->add_option("--option", given_.options,
                    "NAME=VALUE: an option of the cloud's rules, over the document's own")
        ->allow_extra_args(false);
    return document;
  }
  CLI::Option* takes_cloud_or_global(CLI::App* sub) {
    return sub->add_option("--cloud", given_.cloud_or_global, "The cloud")->capture_default_str();
  }
  void takes_clock(CLI::App* sub) {
    sub->add_option("--as-of", given_.as_of, "The time of what brings none (RFC 3339)");
  }
  void takes_questions(CLI::App* sub) {
    takes_directory(sub);
    sub->add_option("REQUEST", given_.request,
                    "The AuthZEN request; - or none for standard input");
    takes_clock(sub);
  }
  void takes_events(CLI::App* sub) {
    sub->add_option("EVENTS", given_.events,
                    "Events, a JSON array or JSON Lines; - or none for standard input");
  }
  CLI::Option* takes_partner(CLI::App* sub) {
    return sub->add_option("--partner", given_.partner, "The partner's tenant id");
  }
  CLI::Option* takes_customer(CLI::App* sub) {
    return sub->add_option("--customer", given_.customer, "The customer's tenant id");
  }
  void takes_format(CLI::App* sub) {
    sub->add_option("--format", format_, "text or json")->check(CLI::IsMember({"text", "json"}));
  }

  arguments& given_;
  CLI::App app_{"Who may do what to which subscription, and why not.", "csprel-preflight"};
  command chosen_ = nullptr;
  std::string format_ = "text";
};

int run(int count, char** values) {
  arguments given;
  command_line line(given);
  if (const int status = line.parse(count, values); status != answered) return status;
  if (line.chosen() == nullptr) return answered;
  if (line.reads_input_twice())
    throw other_failure("two inputs cannot both come from standard input");
  given.json = line.json();
  given.graph = line.graph();
  return line.chosen()(given);
}

}  // namespace
}  // namespace preflight

int main(int count, char** values) {
  using namespace preflight;
  try {
    return run(count, values);
  } catch (const input_failure& failure) {
    print_failure(failure);
    return bad_input;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "csprel-preflight: %s\n", failure.what());
    return failed;
  }
}
