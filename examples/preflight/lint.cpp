// SPDX-License-Identifier: Apache-2.0
// lint: what is not in order in a directory, the gravest first, with the rule that says so and what to
// do about it.
#include <algorithm>
#include <string>
#include <vector>

#include "csprel/directory/lint.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

constexpr std::size_t severity_indent = 11;  // The widest severity and what surrounds it.

colour colour_of(csprel::severity how) {
  switch (how) {
    case csprel::severity::error: return colour::bad;
    case csprel::severity::warning: return colour::doubtful;
    case csprel::severity::notice: break;
  }
  return colour::strong;
}

std::string findings_as_text(const std::vector<csprel::lint_finding>& findings, const screen& on) {
  if (findings.empty()) return "Nothing is out of order.\n";
  std::string text;
  for (const csprel::lint_finding& one : findings) {
    const std::string_view word = csprel::name(one.severity);
    const std::string lead =
        "  " + on.paint(colour_of(one.severity), word) + std::string(severity_indent - 2 - width(word), ' ');
    text += paragraph(printable(one.message), on.columns, severity_indent, lead);
    text += paragraph(csprel::info(one.code).remedy, on.columns, severity_indent);
    for (const std::string& line : wrapped(printable(std::string(csprel::name(one.code)) + ": " + std::string(one.rules) +
                                                     " at " + one.pointer), on.columns - severity_indent))
      text += std::string(severity_indent, ' ') + on.paint(colour::quiet, line) + "\n";
  }
  return text;
}

std::string findings_as_json(const std::vector<csprel::lint_finding>& findings) {
  json_text out;
  out.object([&] {
    out.array("findings", [&] {
      for (const csprel::lint_finding& one : findings)
        out.item_object([&] {
          out.member("code", csprel::name(one.code));
          out.member("severity", csprel::name(one.severity));
          out.words("rules", one.rules);
          out.member("pointer", one.pointer);
          if (!one.id.empty()) out.member("id", one.id);
          if (one.partner) out.member("partner", one.partner->to_string());
          if (one.customer) out.member("customer", one.customer->to_string());
          out.member("message", one.message);
          out.member("remedy", csprel::info(one.code).remedy);
        });
    });
  });
  return out.text() + "\n";
}

}  // namespace

int lint_command(const arguments& given) {
  csprel::lint_scope scope;
  if (!given.partner.empty()) scope.partner = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  for (const std::string& used : given.uses) scope.uses.insert(operation_of(used, "--uses"));
  const csprel::directory world = load_directory(given);
  auto findings = value_or_fail(csprel::lint(world, scope), display_name(given.directory));
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.severity < b.severity; });
  write_output(given.json ? findings_as_json(findings) : findings_as_text(findings, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
