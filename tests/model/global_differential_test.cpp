// SPDX-License-Identifier: Apache-2.0
// The library against the reference model of the global cloud, US Government and Germany, over random worlds and questions.
//
// A case that fails is shrunk and printed for tests/data/properties/kept.txt, whose scripts are replayed first.
// CSPREL_PROPERTY_CASES multiplies the number of worlds (in per cent), CSPREL_PROPERTY_SEED starts elsewhere.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <random>
#include <sstream>

#include "csprel/json/directory_document.hpp"
#include "model/global_reference.hpp"
#include "support/random_tenant.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

using tally = std::map<std::string, std::size_t>;

constexpr std::size_t worlds = 10000;
constexpr std::size_t script_size = 2600;

requirement_set as_set(const std::vector<requirement>& codes) {
  requirement_set set;
  for (const requirement code : codes) set.insert(code);
  return set;
}

/// Nothing where the library answers as the model does: outcome, all that is unmet in check order, all that is unknown.
std::optional<std::string> difference(const random_tenant_case& c, const question& q, tally& count) {
  if (!global_model_covers(q.what)) return std::nullopt;
  const auto expected = global_reference_decide(c.fields, q);
  const auto got = decide(c.world, q);
  std::ostringstream text;
  text << name(q.what) << " in " << c.fields.cloud << ": ";
  // What nobody can do may be asked of what is not there.
  const bool closed = expected && expected->reasons == std::vector{requirement::operation_not_available};
  if (!got && closed) return std::nullopt;
  if (!got || !expected) {
    ++count["bad request"];
    if (!got == !expected) return std::nullopt;
    text << (expected ? "a bad request to the library alone: " + got.error().message() : std::string("a bad request to the model alone"));
    return text.str();
  }
  ++count[std::string(name(expected->result))];
  ++count["of " + std::string(name(q.what))];
  const decision& d = got.value();
  const requirement_set unmet = as_set(expected->reasons);
  const requirement_set unknown = as_set(expected->unknown);
  const auto& first = expected->result == outcome::deny ? expected->reasons : expected->unknown;
  const bool same_reason = expected->result == outcome::allow ? !d.reason() : d.reason() == first.front();
  if (d.result == expected->result && d.unmet == unmet && d.unknown == unknown && same_reason) return std::nullopt;
  // Facts that are missing may hang together, which the model sees and the library need not: then one of them says unknown
  // where the other is sure. What both are sure of is the same; which of the two codes of access fails is one matter.
  requirement_set unsure = d.unknown | unknown;
  constexpr requirement_set access{requirement::delegated_admin_missing, requirement::delegated_role_insufficient};
  if (d.unmet.intersects(access) && unmet.intersects(access)) unsure = unsure | access;
  if (d.unmet - unsure == unmet - unsure) {
    ++count["less sure"];
    return std::nullopt;
  }
  text << d.result << ", unmet " << d.unmet << ", unknown " << d.unknown << " in the library; " << name(expected->result) << ", unmet "
       << as_set(expected->reasons) << ", unknown " << as_set(expected->unknown) << " in the model";
  return text.str();
}

/// What the script's world answers otherwise than the model; nothing: all alike.
std::optional<std::string> broken_by(const script& bytes, tally& count) {
  try {
    const random_tenant_case c = decode_tenant(bytes);
    for (const question& q : c.questions)
      if (auto found = difference(c, q, count)) return found;
  } catch (const std::exception& thrown) {
    return std::string("threw: ") + thrown.what();
  }
  return std::nullopt;
}

/// The plainest script that still fails: shorter, then with zeros wherever they do no harm to the failure.
script shrunk(script failing) {
  tally ignored;
  int attempts = 0;
  const auto fails = [&](const script& s) { return ++attempts < 20000 && broken_by(s, ignored); };
  for (std::size_t cut = failing.size() / 2; cut > 0; cut /= 2)
    while (failing.size() > cut) {
      const script shorter(failing.begin(), failing.end() - static_cast<std::ptrdiff_t>(cut));
      if (!fails(shorter)) break;
      failing = shorter;
    }
  for (std::size_t length = 64; length > 0; length /= 2)
    for (std::size_t at = 0; at < failing.size(); at += length) {
      script plainer = failing;
      std::fill(plainer.begin() + static_cast<std::ptrdiff_t>(at),
                plainer.begin() + static_cast<std::ptrdiff_t>(std::min(at + length, plainer.size())), std::uint8_t{0});
      if (plainer != failing && fails(plainer)) failing = plainer;
    }
  return failing;
}

void report(const script& failing) {
  tally ignored;
  const script smallest = shrunk(failing);
  ADD_FAILURE() << *broken_by(smallest, ignored) << "\nKeep it in tests/data/properties/kept.txt:\nglobal_questions: " << to_hex(smallest)
                << '\n' << json::write_directory(decode_tenant(smallest).world);
}

TEST(GlobalDifferential, KeptScriptsAreAnsweredAsTheModelAnswersThem) {
  tally count;
  for (const kept_script& kept : kept_scripts())
    if (const auto found = broken_by(kept.bytes, count)) ADD_FAILURE() << "kept script of " << kept.name << ": " << *found;
}

TEST(GlobalDifferential, QuestionsAreAnsweredAsTheModelAnswersThem) {
  tally count;
  std::size_t failures = 0;
  const std::size_t asked = worlds * number_from("CSPREL_PROPERTY_CASES", 100) / 100;
  std::mt19937_64 random(number_from("CSPREL_PROPERTY_SEED", 20231005));
  for (std::size_t i = 0; i < asked && failures < 5; ++i) {
    script bytes(script_size);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
    if (!broken_by(bytes, count)) continue;
    ++failures;
    report(bytes);
  }
  std::size_t covered = 0;
  std::string left_out;
  for (const auto& row : enum_names<operation>::rows)
    if (global_model_covers(row.value))
      ++covered;
    else
      left_out += " " + std::string(row.name);
  std::printf("model: %zu worlds of the other clouds, %zu of %zu operations, questions: %zu allow, %zu deny, %zu unknown, %zu bad requests, %zu where one of both is less sure\n",
              asked, covered, operation_count, count["allow"], count["deny"], count["unknown"], count["bad request"], count["less sure"]);
  EXPECT_LT(count["less sure"] * 200, count["allow"] + count["deny"] + count["unknown"]);
  std::printf("model: without%s\n", left_out.c_str());
  for (const char* each : {"allow", "deny", "unknown", "bad request"}) EXPECT_GT(count[each], asked / 50) << each;
  for (const auto& row : enum_names<operation>::rows) {
    if (!global_model_covers(row.value)) continue;
    EXPECT_GT(count["of " + std::string(row.name)], asked / 100) << row.name;
  }
}

}  // namespace
}  // namespace csprel::test
