// SPDX-License-Identifier: Apache-2.0
// refusal: what an answer of the API means that refuses an operation, and with a directory and the
// request that was refused, what is not met here.
#include <optional>
#include <string>
#include <string_view>

#include "csprel/directory/refusal_reading.hpp"
#include "csprel/json/authzen.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "phrases.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

constexpr std::size_t cause_indent = 13;  // The widest mark and what surrounds it.

std::string sureness(const csprel::probable_cause& one) {
  std::string text = std::string(csprel::name(one.code)) + ", " + spoken(csprel::name(one.certainty));
  if (one.narrower) text += " (" + spoken(csprel::name(*one.narrower)) + ")";
  return text + ": " + std::string(one.rules);
}

std::string_view mark_of(const csprel::probable_cause& one) {
  if (!one.here) return "stands for";
  switch (*one.here) {
    case csprel::cause_standing::unmet: return "not met";
    case csprel::cause_standing::unknown: return "unknown";
    case csprel::cause_standing::not_asked: return "not asked";
    case csprel::cause_standing::met: break;
  }
  return "met";
}

colour colour_of(const csprel::probable_cause& one) {
  if (!one.here) return colour::strong;
  switch (*one.here) {
    case csprel::cause_standing::unmet: return colour::bad;
    case csprel::cause_standing::unknown: return colour::doubtful;
    case csprel::cause_standing::not_asked: return colour::quiet;
    case csprel::cause_standing::met: break;
  }
  return colour::good;
}

std::string marked(std::string_view mark, colour how, std::string_view sentence, const screen& on) {
  const std::string lead = "  " + on.paint(how, mark) + std::string(cause_indent - 2 - width(mark), ' ');
  return paragraph(printable(sentence), on.columns, cause_indent, lead);
}

std::string under(std::string_view sentence, const screen& on) {
  std::string text;
  for (const std::string& line : wrapped(printable(sentence), on.columns - cause_indent))
    text += std::string(cause_indent, ' ') + on.paint(colour::quiet, line) + "\n";
  return text;
}

std::string reading_as_text(const csprel::refusal_reading& read, const arguments& given, const screen& on) {
  const std::string answer = std::to_string(given.status) + (given.code.empty() ? "" : " " + printable(given.code));
  std::string text = on.paint(colour::strong, answer) + " for " + std::string(csprel::name(read.what)) + " in " +
                     std::string(read.pack) + "\n";
  if (read.known != nullptr) {
    text += paragraph(read.known->meaning, on.columns, 2);
    if (read.known->status != given.status)
      text += paragraph("The code is documented with status " + std::to_string(read.known->status) + ".", on.columns, 2);
  } else if (read.causes.empty()) {
    text += "  not a documented refusal\n";
  }
  if (!read.causes.empty()) text += "\n";
  for (const csprel::probable_cause& one : read.causes) {
    // Where it is met here, the sentence that says it is not would mislead.
    const bool met = one.here == csprel::cause_standing::met;
    text += marked(mark_of(one), colour_of(one), met ? csprel::info(one.code).met : one.message, on);
    text += under(sureness(one), on);
    if (!one.needs.empty()) text += under("needs " + one.needs, on);
  }
  if (read.known != nullptr && read.causes.empty())
    text += "\n  No requirement of this operation stands behind it.\n";
  if (!read.others.empty()) text += "\n";
  for (const csprel::unmet_requirement& other : read.others) {
    text += marked("also unmet", colour::bad, other.message, on);
    text += under(std::string(csprel::name(other.code)) + ": " + std::string(other.rules), on);
  }
  return text;
}

std::string reading_as_json(const csprel::refusal_reading& read, const arguments& given) {
  json_text out;
  out.object([&] {
    out.member("pack", read.pack);
    out.member("operation", csprel::name(read.what));
    out.number("status", given.status);
    out.member("code", given.code);
    out.boolean("documented", read.known != nullptr || !read.causes.empty());
    if (read.known != nullptr) {
      out.member("meaning", read.known->meaning);
      if (read.known->status != given.status) out.number("documented_status", read.known->status);
      if (!read.known->in.empty()) out.member("in", read.known->in);
    }
    out.array("causes", [&] {
      for (const csprel::probable_cause& one : read.causes)
        out.item_object([&] {
          out.member("code", csprel::name(one.code));
          out.member("certainty", csprel::name(one.certainty));
          if (one.narrower) out.member("cause", csprel::name(*one.narrower));
          out.words("rules", one.rules);
          if (one.here) out.member("here", csprel::name(*one.here));
          out.member("message", one.here == csprel::cause_standing::met ? csprel::info(one.code).met : one.message);
          if (!one.needs.empty()) out.member("needs", one.needs);
        });
    });
    if (!given.directory.empty())
      out.array("also_unmet", [&] {
        for (const csprel::unmet_requirement& other : read.others)
          out.item_object([&] {
            out.member("code", csprel::name(other.code));
            out.words("rules", other.rules);
            out.member("message", other.message);
          });
      });
  });
  return out.text() + "\n";
}

csprel::refusal_reading read_in_directory(const arguments& given, csprel::operation what) {
  const csprel::directory world = load_directory(given);
  const std::string file = display_name(given.request);
  const std::string request = read_file(given.request, csprel::json::request_limits.max_bytes);
  const csprel::question asked = value_or_fail(
      csprel::json::read_question(request, world.policy(), csprel::json::request_limits, world.options()), file);
  if (asked.what != what)
    throw input_failure{{csprel::error_code::malformed_value, "/action/name",
                         "`" + std::string(csprel::name(asked.what)) + "`",
                         "`" + std::string(csprel::name(what)) + "`, the operation of --operation"}, file};
  return value_or_fail(csprel::read_refusal(world, asked, given.status, given.code), file);
}

}  // namespace

int refusal_command(const arguments& given) {
  const csprel::operation what = operation_of(given.operation, "--operation");
  const csprel::refusal_reading read =
      given.directory.empty() ? csprel::read_refusal(pack_of(given.cloud_or_global), what, given.status, given.code)
                              : read_in_directory(given, what);
  write_output(given.json ? reading_as_json(read, given) : reading_as_text(read, given, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
