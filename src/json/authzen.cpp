// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/authzen.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/instant_text.hpp"
#include "json/authzen_question.hpp"
#include "json/event_writer.hpp"
#include "json/object_reader.hpp"
#include "json/place.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

namespace bj = boost::json;

namespace {

/// The pointer of a question's error, which starts at its evaluation, made to start at the request.
std::string pointer_into_request(const std::string& pointer, std::size_t index,
                                 evaluation_parts own) {
  for (const evaluation_part part : evaluation_parts::all()) {
    const std::string start = "/" + std::string(name(part));
    const bool inside = pointer == start || pointer.starts_with(start + "/");
    // A part that nobody brought is missing in the item; a default stands at the top level.
    if (inside && !own.contains(part)) return pointer;
  }
  return "/evaluations/" + std::to_string(index) + pointer;
}

result<evaluations_semantic> read_semantic(const bj::object& request) {
  const auto* options = request.if_contains("options");
  if (options == nullptr) return evaluations_semantic::execute_all;
  std::optional<error> wrong;
  const place root;
  const place here{root, "options"};
  std::optional<evaluations_semantic> semantic;
  if (const auto* members = read_object(*options, here, "an object", wrong)) {
    object_reader in(*members, here, member_names::exact, wrong);
    semantic = in.word<evaluations_semantic>("evaluations_semantic");
  }
  if (wrong) return *std::move(wrong);
  return semantic.value_or(evaluations_semantic::execute_all);
}

evaluation read_single(const bj::object& request, const pack& policy, const option_values& options) {
  question_parts from;
  for (const evaluation_part part : evaluation_parts::all())
    from[part] = request.if_contains({name(part).data(), name(part).size()});
  return {read_question_parts(from, policy, options), evaluation_parts::all()};
}

/// An item replaces a top-level object whole; nothing is merged.
evaluation read_item(const bj::object& request, const bj::value& item, std::size_t index,
                     const pack& policy, const option_values& options) {
  if (!item.is_object())
    return {error{error_code::wrong_type, "/evaluations/" + std::to_string(index), described(item),
                  "an evaluation, which is an object"},
            {}};
  question_parts from;
  evaluation_parts own;
  for (const evaluation_part part : evaluation_parts::all()) {
    const bj::string_view key{name(part).data(), name(part).size()};
    const auto* mine = item.get_object().if_contains(key);
    const auto* standard = request.if_contains(key);
    if (mine != nullptr || standard == nullptr) own.insert(part);
    from[part] = mine != nullptr ? mine : standard;
  }
  auto asked = read_question_parts(from, policy, options);
  if (asked) return {std::move(asked), own};
  error wrong = std::move(asked).error();
  wrong.pointer = pointer_into_request(wrong.pointer, index, own);
  return {std::move(wrong), own};
}

result<bj::value> parse_object(std::string_view json, const limits& bounds) {
  auto root = parse(json, bounds);
  if (root && !root.value().is_object())
    return error{error_code::wrong_type, "", described(root.value()), "a request, which is an object"};
  return root;
}

const bj::array* batch_of(const bj::object& request, std::optional<error>& wrong) {
  const auto* evaluations = request.if_contains("evaluations");
  if (evaluations == nullptr) return nullptr;
  if (!evaluations->is_array()) {
    report(wrong, error_code::wrong_type, place{place{}, "evaluations"}, described(*evaluations),
           "an array");
    return nullptr;
  }
  return evaluations->get_array().empty() ? nullptr : &evaluations->get_array();
}

// Answers.

void write_rules(text_writer& out, std::string_view rules) {
  out.key("rules").begin_array(text_writer::on_one_line);
  while (!rules.empty()) {
    const std::size_t end = std::min(rules.find(' '), rules.size());
    out.text(rules.substr(0, end));
    rules.remove_prefix(std::min(end + 1, rules.size()));
  }
  out.end_array();
}

void write_refusal(text_writer& out, const refusal& what) {
  out.key("refusal").begin_object();
  out.key("status").integer(what.status);
  if (!what.code.empty()) out.key("code").text(what.code);
  if (!what.in.empty()) out.key("in").text(what.in);
  out.key("certain").boolean(what.certain);
  out.end_object();
}

void write_reasons(text_writer& out, const explanation& answer) {
  out.key("reasons").begin_array();
  for (const unmet_requirement& reason : answer.reasons) {
    out.begin_object();
    out.key("code").text(name(reason.code));
    out.key("message").text(reason.message);
    write_rules(out, reason.rules);
    out.key("basis").text(name(reason.basis));
    if (reason.refusal.documented()) write_refusal(out, reason.refusal);
    if (!reason.detail.empty()) out.key("detail").text(reason.detail);
    out.end_object();
  }
  out.end_array();
}

void write_unknown(text_writer& out, const explanation& answer) {
  out.key("unknown").begin_array();
  for (const unknown_requirement& missing : answer.unknown) {
    out.begin_object();
    out.key("code").text(name(missing.code));
    out.key("message").text(missing.message);
    write_rules(out, missing.rules);
    out.key("needs").text(missing.needs);
    out.end_object();
  }
  out.end_array();
}

void write_advisories(text_writer& out, const explanation& answer) {
  out.key("advisories").begin_array();
  for (const advisory& advice : answer.advisories) {
    out.begin_object();
    out.key("code").text(advice.code);
    out.key("message").text(advice.message);
    write_rules(out, advice.rules);
    out.end_object();
  }
  out.end_array();
}

template <class Set>
void write_words(text_writer& out, std::string_view key, const Set& values) {
  if (values.empty()) return;
  out.key(key).begin_array(text_writer::on_one_line);
  for (const auto value : values) out.text(name(value));
  out.end_array();
}

void write_change(text_writer& out, const remedy_change& change) {
  if (const auto* fact = std::get_if<event_fact>(&change)) {
    out.key("event").text(event_names[fact->index()]);
    out.key("parameters").begin_object();
    write_members(out, *fact);
    out.end_object();
    return;
  }
  if (const auto* role = std::get_if<partner_role_assigned>(&change)) {
    out.key("operation").text(name(operation::partner_manage_users));
    out.key("parameters").begin_object();
    out.key("partner").text(role->partner.to_string());
    out.key("user").text(role->user.to_string());
    if (role->agent) out.key("agent").text(name(*role->agent));
    if (role->admin) out.key("admin").text(name(*role->admin));
    out.end_object();
    return;
  }
  const auto& assigned = std::get<customer_administrator_assigned>(change);
  out.key("operation").text(name(operation::service_configure));
  out.key("parameters").begin_object();
  out.key("customer").text(assigned.customer.to_string());
  out.key("user").text(assigned.user.to_string());
  out.key("role").text(name(customer_role::administrator));
  out.end_object();
}

void write_remedies(text_writer& out, const remedies& found) {
  out.key("remedies").begin_array();
  for (const remedy& way : found.ways) {
    out.begin_object();
    out.key("steps").begin_array();
    for (const remedy_step& step : way.steps) {
      out.begin_object();
      out.key("actor").text(name(step.actor));
      if (step.partner) out.key("partner").text(step.partner->to_string());
      write_words(out, "agents", step.agents);
      write_words(out, "admins", step.admins);
      write_change(out, step.change);
      out.end_object();
    }
    out.end_array();
    if (way.not_before) out.key("not_before").text(csprel::to_text(*way.not_before));
    out.end_object();
  }
  out.end_array();
  if (!found.nothing_helps.empty()) out.key("nothing_helps").text(found.nothing_helps);
}

void write_accountability(text_writer& out, const accountability& who) {
  out.key("accountability").begin_object();
  out.key("billed").text(who.billed ? who.billed->to_string() : "operator");
  if (who.support) out.key("support").text(who.support->to_string());
  if (who.owns_relationship) out.key("owns_relationship").text(who.owns_relationship->to_string());
  out.end_object();
}

/// `path` is the kind alone, which tools compare; the whole path stands beside it.
void write_path(text_writer& out, const access_path& path) {
  out.key("path").text(name(path.kind));
  out.key("access").begin_object();
  out.key("kind").text(name(path.kind));
  if (path.relationship) out.key("relationship").text(path.relationship->to_string());
  if (path.assignment) out.key("assignment").text(path.assignment->to_string());
  if (path.group) out.key("group").text(path.group->to_string());
  out.key("roles").begin_array(text_writer::on_one_line);
  for (const std::string& role : path.roles) out.text(role);
  out.end_array();
  out.end_object();
}

void write_own_context(text_writer& out, const explanation& answer) {
  out.key("csprel").begin_object();
  out.key("outcome").text(name(answer.result));
  out.key("pack").text(answer.pack);
  write_reasons(out, answer);
  out.key("met").begin_array(text_writer::on_one_line);
  for (const requirement code : answer.met) out.text(name(code));
  out.end_array();
  write_unknown(out, answer);
  write_advisories(out, answer);
  write_remedies(out, answer.remedies);
  if (answer.holds_until) out.key("holds_until").text(to_text(*answer.holds_until));
  if (answer.path) write_path(out, *answer.path);
  if (answer.accountability) write_accountability(out, *answer.accountability);
  out.end_object();
}

void write_explanation(text_writer& out, const explanation& answer) {
  out.begin_object();
  out.key("decision").boolean(answer.result == outcome::allow);
  out.key("context").begin_object();
  if (const auto reason = answer.reason()) out.key("reason").text(name(*reason));
  if (answer.evaluated_at) out.key("evaluated_at").text(to_text(*answer.evaluated_at));
  write_own_context(out, answer);
  out.end_object();
  out.end_object();
}

void write_error(text_writer& out, const error& wrong) {
  out.begin_object();
  out.key("decision").boolean(false);
  out.key("context").begin_object();
  out.key("error").begin_object();
  out.key("status").integer(400);
  out.key("message").text(wrong.pointer + ": " + wrong.message());
  out.end_object();
  out.end_object();
  out.end_object();
}

bool ends_batch(evaluations_semantic semantic, bool permitted) noexcept {
  return semantic == (permitted ? evaluations_semantic::permit_on_first_permit : evaluations_semantic::deny_on_first_deny);
}

}  // namespace

result<question> read_question(std::string_view json, const pack& policy, const limits& bounds,
                               const option_values& options) {
  const auto root = parse_object(json, bounds);
  if (!root) return root.error();
  std::optional<error> wrong;
  const bj::object& request = root.value().get_object();
  if (batch_of(request, wrong) != nullptr)
    return error{error_code::wrong_type, "/evaluations", "a batch", "one evaluation"};
  if (wrong) return *std::move(wrong);
  return read_single(request, policy, options).asked;
}

result<evaluation_request> read_request(std::string_view json, const pack& policy,
                                        const limits& bounds, const option_values& options) {
  const auto root = parse_object(json, bounds);
  if (!root) return root.error();
  const bj::object& request = root.value().get_object();
  std::optional<error> wrong;
  const bj::array* items = batch_of(request, wrong);
  if (wrong) return *std::move(wrong);

  evaluation_request result;
  if (items == nullptr) {
    result.evaluations.push_back(read_single(request, policy, options));
    return result;
  }
  const auto semantic = read_semantic(request);
  if (!semantic) return semantic.error();
  result.batch = true;
  result.semantic = semantic.value();
  result.evaluations.reserve(items->size());
  for (std::size_t i = 0; i < items->size(); ++i)
    result.evaluations.push_back(read_item(request, (*items)[i], i, policy, options));
  return result;
}

std::vector<result<explanation>> answer(const directory& world, const evaluation_request& request) {
  std::vector<result<explanation>> answers;
  answers.reserve(request.evaluations.size());
  for (std::size_t i = 0; i < request.evaluations.size(); ++i) {
    const evaluation& one = request.evaluations[i];
    if (!one.asked) {
      answers.emplace_back(one.asked.error());
    } else {
      auto explained = explain(world, one.asked.value());
      if (explained || !request.batch) {
        answers.push_back(std::move(explained));
      } else {
        error wrong = std::move(explained).error();
        wrong.pointer = pointer_into_request(wrong.pointer, i, one.own);
        answers.emplace_back(std::move(wrong));
      }
    }
    const bool permitted = answers.back() && answers.back().value().result == outcome::allow;
    if (request.batch && ends_batch(request.semantic, permitted)) break;
  }
  return answers;
}

std::string write_answer(const explanation& answer, unsigned indent) {
  text_writer out(indent);
  write_explanation(out, answer);
  return std::move(out).take();
}

result<std::string> evaluate(const directory& world, std::string_view request, unsigned indent) {
  const auto read = read_request(request, world.policy(), request_limits, world.options());
  if (!read) return read.error();
  const auto answers = answer(world, read.value());
  if (!read.value().batch) {
    if (!answers.front()) return answers.front().error();
    return write_answer(answers.front().value(), indent);
  }
  text_writer out(indent);
  out.begin_object();
  out.key("evaluations").begin_array();
  for (const auto& one : answers) {
    if (one)
      write_explanation(out, one.value());
    else
      write_error(out, one.error());
  }
  out.end_array();
  out.end_object();
  return std::move(out).take();
}

}  // namespace csprel::json
