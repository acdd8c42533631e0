// SPDX-License-Identifier: Apache-2.0
// The worked scenarios of the catalogue (contract section 6), each through the public interface: the
// document is read, the request evaluated, the answer compared.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/apply.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"

namespace csprel {
namespace {

namespace bj = boost::json;
namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string to_std(const bj::value& value) {
  return value.is_string() ? std::string(value.get_string().c_str()) : bj::serialize(value);
}

/// The member, or null where there is none.
const bj::value& member(const bj::value& object, std::string_view name) {
  static const bj::value none;
  if (!object.is_object()) return none;
  const auto* found = object.get_object().if_contains({name.data(), name.size()});
  return found == nullptr ? none : *found;
}

std::vector<std::string> texts(const bj::value& array) {
  std::vector<std::string> result;
  if (array.is_array())
    for (const auto& element : array.get_array()) result.push_back(to_std(element));
  return result;
}

template <class T>
T value_of(result<T> outcome) {
  if (!outcome) throw std::runtime_error(outcome.error().pointer + ": " + outcome.error().message());
  return std::move(outcome).value();
}

directory document_of(const bj::value& scenario, const fs::path& file) {
  const bj::value& given = member(scenario, "directory");
  return value_of(json::read_directory(
      given.is_string() ? text_of(file.parent_path() / given.get_string().c_str()) : bj::serialize(given)));
}

/// The world after the scenario's events. An event with `refused` is expected to be refused so, and
/// the story goes on without it.
directory after_events(directory world, const bj::value& events) {
  if (!events.is_array()) return world;
  for (std::size_t i = 0; i < events.get_array().size(); ++i) {
    SCOPED_TRACE("event " + std::to_string(i));
    const auto happened = value_of(json::read_events("[" + bj::serialize(events.at(i)) + "]"));
    const application applied = value_of(replay(world, happened));
    const std::string given = applied.refused ? std::string(name(applied.refused->reason)) : "null";
    EXPECT_EQ(given, to_std(member(events.at(i), "refused")));
    if (applied.refused) {
      EXPECT_EQ(applied.world, world) << "a refused event changes nothing";
    }
    world = applied.world;
  }
  return world;
}

directory under_options(const directory& world, const bj::value& chosen) {
  option_values options = world.options();
  if (chosen.is_object())
    for (const auto& choice : chosen.get_object()) {
      const auto which = from_name<option>({choice.key().data(), choice.key().size()});
      if (!which || !options.set(*which, to_std(choice.value())))
        throw std::runtime_error("no such option: " + std::string(choice.key()));
    }
  return world.with_options(options);
}

/// Compares as `check-scenarios` does.
class comparison {
 public:
  comparison(const bj::value& expected, const bj::value& answer) : expected_(expected), answer_(answer) {
    own_ = &member(member(answer, "context"), "csprel");
    for (const auto& reason : array_of(member(*own_, "reasons"))) {
      codes_.push_back(to_std(member(reason, "code")));
      for (const auto& rule : texts(member(reason, "rules"))) rules_.push_back(rule);
    }
  }

  void check() const {
    if (to_std(member(expected_, "outcome")) == "error") {
      EXPECT_TRUE(member(member(answer_, "context"), "error").is_object()) << answer_;
      return;
    }
    if (const auto& outcome = member(expected_, "outcome"); !outcome.is_null()) {
      EXPECT_EQ(member(*own_, "outcome"), outcome);
      EXPECT_EQ(member(answer_, "decision"), bj::value(to_std(outcome) == "allow"));
    }
    if (const auto& reason = member(expected_, "reason"); !reason.is_null()) {
      EXPECT_EQ(member(member(answer_, "context"), "reason"), reason);
    }
    for (const auto& code : texts(member(expected_, "reasons_include")))
      EXPECT_THAT(codes_, testing::Contains(code));
    for (const auto& rule : texts(member(expected_, "rules_include")))
      EXPECT_THAT(rules_, testing::Contains(rule));
    for (const char* who : {"billed", "support", "owns_relationship"})
      if (const auto* wanted = expected_.as_object().if_contains(who)) {
        EXPECT_EQ(member(member(*own_, "accountability"), who), *wanted) << who;
      }
  }

  /// What stands beside `expect`.
  void check_also(const bj::value& also) const {
    if (!also.is_object()) return;
    const auto& reasons = array_of(member(*own_, "reasons"));
    const bj::value first = reasons.empty() ? bj::value() : reasons.front();
    for (const auto& wanted : also.get_object()) {
      const std::string name(wanted.key());
      if (name == "refusal" || name == "detail") {
        EXPECT_EQ(member(first, name), wanted.value()) << name;
      } else if (name == "holds_until" || name == "path") {
        EXPECT_EQ(member(*own_, name), wanted.value()) << name;
      } else if (name == "advisories_include") {
        std::vector<std::string> given;
        for (const auto& advice : array_of(member(*own_, "advisories"))) given.push_back(to_std(member(advice, "code")));
        for (const auto& code : texts(wanted.value())) EXPECT_THAT(given, testing::Contains(code));
      } else {
        ADD_FAILURE() << "`also` holds `" << name << "`, which nothing checks";
      }
    }
  }

 private:
  static const bj::array& array_of(const bj::value& value) {
    static const bj::array none;
    return value.is_array() ? value.get_array() : none;
  }

  const bj::value& expected_;
  const bj::value& answer_;
  const bj::value* own_;
  std::vector<std::string> codes_;
  std::vector<std::string> rules_;
};

void check_evaluation(const directory& world, const bj::value& evaluation) {
  const bj::value& expected = member(evaluation, "expect");
  const auto given = json::evaluate(world, bj::serialize(member(evaluation, "ask")));
  if (expected.is_object() && to_std(member(expected, "outcome")) == "error") {
    EXPECT_FALSE(given) << given.value();
    return;
  }
  ASSERT_TRUE(given) << given.error();
  const bj::value answer = bj::parse(given.value());
  if (!expected.is_array()) {
    const comparison compared(expected, answer);
    compared.check();
    compared.check_also(member(evaluation, "also"));
    return;
  }
  const bj::value& answers = member(answer, "evaluations");
  ASSERT_TRUE(answers.is_array());
  ASSERT_EQ(answers.get_array().size(), expected.get_array().size());
  for (std::size_t i = 0; i < expected.get_array().size(); ++i) {
    SCOPED_TRACE("answer " + std::to_string(i));
    comparison(expected.at(i), answers.at(i)).check();
  }
}

class Scenario : public testing::TestWithParam<fs::path> {};

TEST_P(Scenario, IsAnsweredAsExpected) {
  const bj::value scenario = bj::parse(text_of(GetParam()));
  const directory world =
      under_options(after_events(document_of(scenario, GetParam()), member(scenario, "events")),
                    member(scenario, "options"));
  const bj::array& evaluations = scenario.at("evaluations").as_array();
  ASSERT_FALSE(evaluations.empty());
  for (std::size_t i = 0; i < evaluations.size(); ++i) {
    SCOPED_TRACE("evaluation " + std::to_string(i));
    check_evaluation(world, evaluations[i]);
  }
}

std::vector<fs::path> scenario_files(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(CSPREL_TEST_DATA) / "scenarios" / folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(China, Scenario, testing::ValuesIn(scenario_files("china")), test_name);
INSTANTIATE_TEST_SUITE_P(Global, Scenario, testing::ValuesIn(scenario_files("global")), test_name);

TEST(Scenarios, AreAllThere) {
  EXPECT_GE(scenario_files("china").size(), 50U);
  EXPECT_GE(scenario_files("global").size(), 66U);
}

}  // namespace
}  // namespace csprel
