// SPDX-License-Identifier: Apache-2.0
// The library against the reference model of the global cloud, US Government and Germany, over random worlds and events of
// every kind; see global_differential_test.cpp.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/json/directory_document.hpp"
#include "model/global_comparison.hpp"
#include "model/global_events.hpp"
#include "model/random_tenant_events.hpp"
#include "model/tenant_property.hpp"
#include "support/script.hpp"

namespace csprel::test {
namespace {

/// A JSON Pointer to what stands at an offset of a document.
std::string place_in(const std::string& document, std::size_t until) {
  struct level {
    bool is_array = false;
    std::size_t index = 0;
    std::string key{};
  };
  std::vector<level> levels;
  bool names = false;  // Whether the next text is a key.
  for (std::size_t i = 0; i < until && i < document.size(); ++i) switch (document[i]) {
      case '{':
      case '[':
        levels.push_back({document[i] == '[', 0});
        names = document[i] == '{';
        break;
      case '}':
      case ']': levels.pop_back(); break;
      case ',':
        ++levels.back().index;
        names = !levels.back().is_array;
        break;
      case '"': {
        std::size_t end = i + 1;
        while (end < document.size() && document[end] != '"') end += document[end] == '\\' ? 2 : 1;
        if (names) levels.back().key = document.substr(i + 1, end - i - 1);
        names = false;
        i = end;
        break;
      }
      default: break;
    }
  std::string pointer;
  for (const level& one : levels) pointer += "/" + (one.is_array ? std::to_string(one.index) : one.key);
  return pointer;
}

/// Which member of which record differs first, as a document would tell it.
std::string first_difference(const directory& got, const directory_fields& expected) {
  const auto wanted = directory::make(expected);
  if (!wanted) return "the model's world cannot be: " + wanted.error().pointer + ", " + wanted.error().message();
  const std::string library = json::write_directory(got);
  const std::string model = json::write_directory(wanted.value());
  std::size_t at = 0;
  while (at < library.size() && at < model.size() && library[at] == model[at]) ++at;
  if (at == library.size() && at == model.size()) return "what no document tells";
  const std::size_t from = at < 60 ? 0 : at - 60;
  return place_in(library, at) + " is `" + library.substr(from, 120) + "` in the library and `" + model.substr(from, 120) +
         "` in the model";
}

template <class Got, class Expected>
bool are_same(const Got& got, const Expected& expected) {
  return std::equal(got.begin(), got.end(), expected.begin(), expected.end(),
                    [](const auto& a, const auto& b) { return *a == *b; });
}

/// Every member of every record.
bool is_same(const directory& got, const directory_fields& expected) {
  if (got.customer_count() != expected.customers.size()) return false;
  for (std::size_t i = 0; i < expected.customers.size(); ++i)
    if (!(*got.customer_at(i) == *expected.customers[i])) return false;
  return got.cloud() == expected.cloud && got.as_of() == expected.as_of &&
         got.options() == got.policy().completed(expected.options) && are_same(got.partners(), expected.partners) &&
         are_same(got.offers(), expected.offers) &&
         std::equal(got.mpa_statuses().begin(), got.mpa_statuses().end(), expected.mpa_statuses.begin(),
                    expected.mpa_statuses.end()) &&
         got.earning_azure_roles() == expected.earning_azure_roles && got.extra() == expected.extra;
}

/// Those that nothing but what they name can stop.
bool is_never_refused(std::string_view kind) {
  for (const std::string_view one :
       {"partner_standing_changed", "partner_added", "offer_added", "agreement_attested", "agreement_signed",
        "partner_agreement_signed", "customer_reviewed", "group_member_added", "group_member_removed"})
    if (one == kind) return true;
  return false;
}

TEST(GlobalDifferential, EventsChangeTheWorldAsTheyChangeTheModel) {
  std::map<std::string_view, std::map<std::string_view, std::size_t>> count;  // By kind and outcome.
  std::map<std::string_view, std::size_t> all;
  std::map<std::string, std::size_t> refusals;
  answer_tally answers;
  std::size_t worlds = 0;
  for_all_tenants("global_events", 5000, [&](const random_tenant_case& c) {
    ++worlds;
    directory now = c.world;
    directory_fields model = c.fields;
    random_tenant_events script(c.rest);
    std::string before;  // What has been applied.
    const auto told = [&](const std::string& what) {
      return what + " in " + std::string(name(model.cloud)) + (before.empty() ? "" : ", after" + before);
    };
    for (std::size_t i = 0; i < 6; ++i) {
      const event e = script.next(model);
      const reference_outcome expected = global_reference_apply(model, e);
      const auto got = apply(now, e);
      const auto reason = got && got.value().refused ? std::optional(got.value().refused->reason) : std::nullopt;
      const auto words = [](bool bad, const std::optional<requirement>& why) {
        return bad ? std::string("bad") : why ? "refused for " + std::string(name(*why)) : std::string("applied");
      };
      must(expected.bad == !got && expected.refused == reason, words(!got, reason), got ? "" : " (" + got.error().pointer + ")",
           " in the library, ", words(expected.bad, expected.refused), " in the model: ", told(described(e)));
      const std::string_view outcome = expected.bad ? "bad" : reason ? "refused" : "applied";
      ++count[name(e)][outcome];
      ++all[outcome];
      if (reason) ++refusals[std::string(name(e)) + " " + std::string(name(*reason))];
      if (!got) continue;
      if (!is_same(got.value().world, expected.after))
        throw violation(first_difference(got.value().world, expected.after) + " after " + told(described(e)));
      if (!reason) before += " " + described(e);
      now = got.value().world;
      model = expected.after;
    }
    // What has come of it stands by itself, and answers alike.
    const auto again = directory::make(model);
    must(again.has_value(), "a world that cannot be has come of events");
    try {
      for (const question& q : c.questions) must_be_alike(now, model, q, answers);
    } catch (const violation& found) {
      throw violation(told(found.what()));
    }
  }, 4400);
  std::printf(
      "model: %zu worlds of the other clouds, events: %zu applied, %zu refused in %zu ways, %zu bad; questions after them: "
      "%zu allow, %zu deny, %zu unknown\n",
      worlds, all["applied"], all["refused"], refusals.size(), all["bad"], answers.answers[outcome::allow],
      answers.answers[outcome::deny], answers.answers[outcome::unknown]);
  for (const char* each : {"applied", "refused", "bad"}) EXPECT_GT(all[each], worlds / 10) << each;
  if (cases_in_per_cent() < 100) return;
  for (const std::string_view kind : event_names) {
    for (const char* each : {"applied", "bad"}) EXPECT_GT(count[kind][each], 0U) << kind << ' ' << each;
    if (is_never_refused(kind))
      EXPECT_EQ(count[kind]["refused"], 0U) << kind;
    else
      EXPECT_GT(count[kind]["refused"], 0U) << kind;
  }
}

}  // namespace
}  // namespace csprel::test
