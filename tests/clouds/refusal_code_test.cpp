// SPDX-License-Identifier: Apache-2.0
// The table of refusal codes: every code of the catalogue is known, and what the packs say of codes is said there too.
#include "csprel/policy/refusal_code.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <utility>

#include "csprel/directory/compiled_pack.hpp"

namespace csprel::test {
namespace {

/// Rows have a meaning and a status, those inside a success answer a place there; and a code of one status is told apart by
/// operation or place.
consteval bool tell_apart(std::span<const refusal_code> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].meaning.empty() || rows[i].status < 200 || (rows[i].status == 200) == rows[i].in.empty()) return false;
    if (i + 1 == rows.size()) break;
    const refusal_code& a = rows[i];
    const refusal_code& b = rows[i + 1];
    if (a.code == b.code && a.status == b.status && a.in == b.in && a.of.empty()) return false;
  }
  return true;
}
static_assert(tell_apart(refusal_codes()));
static_assert(refusal_code{}.status == 0, "no refusal");

TEST(RefusalCodes, AreThoseOfTheCatalogue) {
  std::ifstream in(CSPREL_TEST_DATA "/catalogue/codes_global.txt");
  std::set<std::pair<int, std::string>> listed;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string code;
    int status = 0;
    words >> code >> status;
    listed.emplace(status, code);
  }
  EXPECT_GE(listed.size(), 233U);
  std::set<std::pair<int, std::string>> known;
  for (const refusal_code& row : refusal_codes()) known.emplace(row.status, row.code);
  for (const auto& one : listed) EXPECT_TRUE(known.contains(one)) << one.first << ' ' << one.second;
  // What is known beyond the list are the codes inside answers of upgrades, conversions and transitions.
  for (const refusal_code& row : refusal_codes())
    if (!listed.contains({row.status, std::string(row.code)})) {
      EXPECT_EQ(row.status, 200) << row.code;
    }
}

TEST(RefusalCodes, SayWhatEveryRowOfEveryPackSays) {
  for (const auto& of : enum_names<cloud>::rows) {
    const pack* policy = compiled_pack(of.value);
    const auto is_known = [&](operation what, const refusal& answer) {
      if (!answer.documented() || answer.code.empty()) return;
      const refusal_code* known = find_refusal_code(what, answer.status, answer.code);
      ASSERT_NE(known, nullptr) << name(what) << ' ' << answer.code;
      EXPECT_EQ(known->status, answer.status) << policy->name() << ' ' << name(what) << ' ' << answer.code;
    };
    for (const checklist_entry& row : policy->checklist()) is_known(row.what, row.refusal);
    for (const refusal_entry& entry : policy->refusals()) is_known(entry.what, entry.refusal);
  }
}

TEST(RefusalCodes, StandForNothingThatAPackSaysAlready) {
  const pack& worldwide = *compiled_pack(cloud::global);
  for (const refusal_code& row : refusal_codes()) {
    if (!row.of.empty()) continue;  // Said of some operations; the packs say it of others.
    for (const checklist_entry& entry : worldwide.checklist())
      if (entry.refusal.code == row.code && entry.refusal.status == row.status) {
        EXPECT_FALSE(row.stands_for.contains(entry.needs)) << row.code << ' ' << name(entry.needs);
      }
    for (const refusal_entry& entry : worldwide.refusals())
      if (entry.refusal.code == row.code && entry.refusal.status == row.status) {
        EXPECT_FALSE(row.stands_for.contains(entry.needs)) << row.code << ' ' << name(entry.needs);
      }
  }
}

TEST(RefusalCodes, EndWithAFullStop) {
  for (const refusal_code& row : refusal_codes()) EXPECT_TRUE(row.meaning.ends_with('.')) << row.code;
}

TEST(RefusalCodes, MeanTheFirstThingThatFits) {
  for (const auto& op : enum_names<operation>::rows)
    for (const refusal_code& row : refusal_codes()) {
      if (!row.means_this_in(op.value)) continue;
      const refusal_code* first = nullptr;
      for (const refusal_code& other : refusal_codes())
        if (first == nullptr && other.code == row.code && other.means_this_in(op.value)) first = &other;
      EXPECT_EQ(find_refusal_code(op.value, 0, row.code), first) << op.name << row.code;
      EXPECT_EQ(find_refusal_code(op.value, row.status, row.code)->status, row.status) << op.name << row.code;
    }
  EXPECT_EQ(find_refusal_code(operation::customer_view, 400, "no code"), nullptr);
}

}  // namespace
}  // namespace csprel::test
