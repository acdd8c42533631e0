// SPDX-License-Identifier: Apache-2.0
// Whether the library answers as the model of the other clouds does.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_COMPARISON_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_COMPARISON_HPP

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "model/global_reference.hpp"
#include "support/property.hpp"

namespace csprel::test {

/// What a run has met.
struct answer_tally {
  std::map<outcome, std::size_t> answers;
  std::map<std::pair<operation, outcome>, std::size_t> outcomes;
  std::map<std::pair<operation, requirement>, std::size_t> denials;
  std::size_t bad_requests = 0;
  std::map<std::string, std::size_t> advisories;
  std::map<std::string, std::size_t> less_sure;  ///< By what is less sure of what.
};

inline requirement_set codes_of(const std::vector<requirement>& codes) {
  requirement_set set;
  for (const requirement code : codes) set.insert(code);
  return set;
}

/// The codes of which the API may say that it is to be asked again (409).
inline requirement_set may_be_answered_409(const pack& policy) {
  requirement_set codes;
  for (const checklist_entry& row : policy.checklist())
    if (row.refusal.status == 409) codes.insert(row.needs);
  for (const refusal_entry& row : policy.refusals())
    if (row.refusal.status == 409) codes.insert(row.needs);
  return codes;
}

/// That the library says the same beside an answer that is the same. Of most denials nothing can be said, and to explain one
/// takes long, for remedies are looked for.
inline void must_advise_alike(const directory& world, const directory_fields& fields, const question& q, const decision& d,
                              answer_tally& count) {
  const auto expected = global_reference_advisories(fields, q);
  if (!expected) return;
  if (d.result != outcome::allow && !expected->contains("retry_later") &&
      !d.unmet.intersects(may_be_answered_409(world.policy())))
    return;
  std::set<std::string> said;
  const auto told = explain(world, q);
  for (const advisory& one : told.value().advisories)
    must(said.emplace(one.code).second, "twice ", one.code, " of ", q);
  for (const std::string& code : said) ++count.advisories[code];
  const auto list = [](const std::set<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += " " + code;
    return text;
  };
  must(said == *expected, q, " in ", fields.cloud, ", ", d.result, ": advised by the library", list(said),
       "; by the model", list(*expected));
}

/// That the library answers as the model does: outcome, all that is unmet in check order, all that is unknown.
inline void must_be_alike(const directory& world, const directory_fields& fields, const question& q, answer_tally& count) {
  const auto expected = global_reference_decide(fields, q);
  const auto got = decide(world, q);
  // What nobody can do may be asked of what is not there.
  if (!got && expected && expected->reasons == std::vector{requirement::operation_not_available}) return;
  if (!got || !expected) {
    ++count.bad_requests;
    must(!got == !expected, q, " in ", fields.cloud, ": a bad request to the ",
         expected ? "library alone: " + got.error().message() : std::string("model alone"));
    return;
  }
  const decision& d = got.value();
  ++count.answers[expected->result];
  ++count.outcomes[{q.what, d.result}];
  for (const requirement code : d.unmet) ++count.denials[{q.what, code}];
  const requirement_set unmet = codes_of(expected->reasons);
  const requirement_set unknown = codes_of(expected->unknown);
  const auto& first = expected->result == outcome::deny ? expected->reasons : expected->unknown;
  const bool same_reason = expected->result == outcome::allow ? !d.reason() : d.reason() == first.front();
  if (d.result == expected->result && d.unmet == unmet && d.unknown == unknown && same_reason)
    return must_advise_alike(world, fields, q, d, count);
  // Facts that are missing may hang together, which the model sees and the library need not: then one of them says unknown
  // where the other is sure. What both are sure of is the same; which of the two codes of access fails is one matter.
  requirement_set unsure = d.unknown | unknown;
  constexpr requirement_set access{requirement::delegated_admin_missing, requirement::delegated_role_insufficient};
  if (d.unmet.intersects(access) && unmet.intersects(access)) unsure = unsure | access;
  must(d.unmet - unsure == unmet - unsure, q, " in ", fields.cloud, ": ", d.result, ", unmet ", d.unmet,
       ", unknown ", d.unknown, " in the library; ", name(expected->result), ", unmet ", unmet, ", unknown ", unknown,
       " in the model");
  const bool is_library = d.result == outcome::unknown && expected->result != outcome::unknown;
  std::ostringstream kind;
  kind << (is_library                                                             ? "the library"
           : expected->result == outcome::unknown && d.result != outcome::unknown ? "the model"
                                                                                  : "a code alone")
       << " of " << name(q.what) << ": library " << d.result << ' ' << d.unmet - unmet << '?' << d.unknown - unknown
       << ", model " << expected->result << ' ' << unmet - d.unmet << '?' << unknown - d.unknown;
  ++count.less_sure[kind.str()];
}

/// The commonest kinds of answers of which one of both is less sure.
inline void print_less_sure(const answer_tally& count) {
  std::vector<std::pair<std::size_t, std::string>> kinds;
  for (const auto& [kind, times] : count.less_sure) kinds.emplace_back(times, kind);
  std::sort(kinds.rbegin(), kinds.rend());
  if (kinds.size() > 12) kinds.resize(12);
  for (const auto& [times, kind] : kinds) std::printf("model: %zu times less sure is %s\n", times, kind.c_str());
}

}  // namespace csprel::test

#endif
