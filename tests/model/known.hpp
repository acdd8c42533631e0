// SPDX-License-Identifier: Apache-2.0
// What both halves of the reference model reckon with: three values, the plainest of searches, and who asks.
#ifndef CSPREL_TESTS_MODEL_KNOWN_HPP
#define CSPREL_TESTS_MODEL_KNOWN_HPP

#include <algorithm>
#include <variant>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"

namespace csprel::test::reference {

/// Three values; "and" is the least sure part, "or" the surest.
enum class known : unsigned char { no, maybe, yes };

inline known both(known a, known b) { return std::min(a, b); }
inline known either(known a, known b) { return std::max(a, b); }
inline known opposite(known a) { return a == known::maybe ? a : a == known::yes ? known::no : known::yes; }
inline known certainly(bool value) { return value ? known::yes : known::no; }

template <class Range, class Test>
known any(const Range& all, const Test& test) {
  known found = known::no;
  for (const auto& each : all) found = either(found, test(each));
  return found;
}
template <class Range, class Test>
known every(const Range& all, const Test& test) {
  known found = known::yes;
  for (const auto& each : all) found = both(found, test(each));
  return found;
}
template <class T>
bool holds_one(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

template <class Record, class Id>
const Record* find_by_id(const std::vector<Record>& all, const Id& id) {
  for (const Record& each : all)
    if (each->id == id) return &each;
  return nullptr;
}

/// Looks up who asks, into members of the names they have below; the customer where a person of it asks, else null. Where
/// nobody is found, both are null.
template <class Asking>
const customer* find_asker(Asking& into, const directory_fields& world, const subject& who) {
  if (const auto* user = std::get_if<partner_user_subject>(&who)) {
    into.employee = user;
    into.asker = find_by_id(world.partners, user->partner);
  } else if (const auto* whole = std::get_if<partner_subject>(&who)) {
    into.asker = find_by_id(world.partners, whole->partner);
  } else {
    into.person = &std::get<customer_user_subject>(who);
    return find_by_id(world.customers, into.person->customer);
  }
  return nullptr;
}

}  // namespace csprel::test::reference

#endif
