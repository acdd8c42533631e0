// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/authzen.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"

namespace csprel::fuzz {
namespace {

namespace bj = boost::json;

bj::value json_of(const std::string& text) {
  bj::error_code ec;
  bj::value value = bj::parse(text, ec);
  require(!ec, "an answer that is no JSON: " + text);
  return value;
}

void require_answer(const directory& world, const question& asked, const result<explanation>& answered) {
  const auto decided = decide(world, asked);
  require(decided.has_value() == answered.has_value(), "a question has a decision or an explanation, not both");
  if (!answered) {
    require_legal(answered.error());
    return;
  }
  const explanation& e = answered.value();
  const decision& d = decided.value();
  require(e.result == d.result, "an explanation of another outcome");
  require((e.result == outcome::deny) == !e.reasons.empty(), "a denial without a reason, or a reason without a denial");
  require(e.result != outcome::allow || e.unknown.empty(), "an allow with something unknown");
  const bj::value text = json_of(json::write_answer(e));
  require(text.at("decision").as_bool() == (e.result == outcome::allow), "another decision on the wire");
  require(json_of(json::write_answer(e, 2)) == text, "two answers by how they are indented");
  require(e.result != outcome::allow || text.at("context").as_object().if_contains("reason") == nullptr,
          "an allow with a reason");
}

}  // namespace

void authzen(std::string_view input) {
  const auto [world, request] = world_and_rest(input);
  const auto read = json::read_request(request, world.policy());
  const auto one = json::read_question(request, world.policy());
  const auto answered = json::evaluate(world, request);
  if (!read) {
    require_leads_into(read.error(), request);
    require(!one && !answered && answered.error() == read.error(), "a request is in error, and answered");
    return;
  }
  const auto& evaluations = read.value().evaluations;
  require(one.has_value() ? !read.value().batch : true, "a batch is one question");
  if (!read.value().batch) {
    require(evaluations.size() == 1, "one evaluation, and another number of them");
    require(one.has_value() == evaluations[0].asked.has_value(), "two readers of one evaluation");
    if (!one) require(one.error() == evaluations[0].asked.error(), "two errors about one evaluation");
  }
  const auto answers = json::answer(world, read.value());
  require(!answers.empty() && answers.size() <= evaluations.size(), "a number of answers");
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (evaluations[i].asked)
      require_answer(world, evaluations[i].asked.value(), answers[i]);
    else
      require_leads_into(evaluations[i].asked.error(), request);
    if (!answers[i]) require_leads_into(answers[i].error(), request);
  }
  if (read.value().batch) {
    require(answered.has_value(), "a batch without an answer");
    const bj::value text = json_of(answered.value());
    require(text.at("evaluations").as_array().size() == answers.size(), "another number of answers on the wire");
  } else {
    require(answered.has_value() == answers[0].has_value(), "two answers to one evaluation");
    if (answered) require(answered.value() == json::write_answer(answers[0].value()), "another answer on the wire");
  }
}

}  // namespace csprel::fuzz
