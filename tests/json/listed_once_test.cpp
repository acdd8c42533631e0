// SPDX-License-Identifier: Apache-2.0
// Entries of a list by what they are called, while the list grows.
#include "json/listed_once.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace csprel::json::listed_once_tests {
namespace {

struct entry {
  std::string name;
  int value{};
  friend bool operator==(const entry&, const entry&) = default;
};
using entries = std::vector<entry>;

TEST(ListedOnce, FindsTheFirstOfAName) {
  entries all{{"a", 1}, {"b", 2}, {"a", 3}};
  listed_once<entry, &entry::name> listed;
  EXPECT_EQ(listed.find(all, "a"), &all[0]);
  EXPECT_EQ(listed.find(all, "b"), &all[1]);
  EXPECT_EQ(listed.find(all, "c"), nullptr);
}

TEST(ListedOnce, FindsWhatWasAddedSince) {
  entries all{{"a", 1}};
  listed_once<entry, &entry::name> listed;
  EXPECT_EQ(listed.find(all, "b"), nullptr);
  all.push_back({"b", 2});
  EXPECT_EQ(listed.find(all, "b"), &all[1]);
}

TEST(ListedOnce, PutsAnEntryInThePlaceOfItsName) {
  entries all{{"a", 1}, {"b", 2}};
  listed_once<entry, &entry::name> listed;
  const entry& first = listed.put(all, {"a", 3});
  EXPECT_EQ(&first, &all.front());
  const entry& behind = listed.put(all, {"c", 4});
  EXPECT_EQ(&behind, &all.back());
  listed.put(all, {"c", 5});
  EXPECT_EQ(all, (entries{{"a", 3}, {"b", 2}, {"c", 5}}));
}

TEST(ListedOnce, PutsOneInThePlaceOfAllOfItsName) {
  entries all{{"a", 1}, {"b", 2}, {"a", 3}, {"a", 4}};
  listed_once<entry, &entry::name> listed;
  const entry& last = listed.put(all, {"a", 5});
  EXPECT_EQ(&last, &all.back());
  listed.put(all, {"b", 6});
  listed.put(all, {"a", 7});
  EXPECT_EQ(all, (entries{{"b", 6}, {"a", 7}}));
}

TEST(ListedOnce, ForgetsWhatWasTakenAway) {
  entries all{{"a", 1}, {"b", 2}};
  listed_once<entry, &entry::name> listed;
  EXPECT_NE(listed.find(all, "b"), nullptr);
  all.erase(all.begin());
  listed.forget();
  EXPECT_EQ(listed.find(all, "b"), &all[0]);
  EXPECT_EQ(listed.find(all, "a"), nullptr);
}

TEST(ListedOnce, MayGoByAFunctionOfTheEntry) {
  constexpr auto tens = [](const entry& e) { return e.value / 10; };
  entries all{{"a", 11}, {"b", 25}};
  listed_once<entry, tens> listed;
  EXPECT_EQ(listed.find(all, 2), &all[1]);
  listed.put(all, {"c", 19});
  EXPECT_EQ(all, (entries{{"c", 19}, {"b", 25}}));
}

}  // namespace
}  // namespace csprel::json::listed_once_tests
