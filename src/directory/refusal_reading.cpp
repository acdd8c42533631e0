// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/refusal_reading.hpp"

#include <algorithm>
#include <tuple>

namespace csprel {
namespace {

bool has_code(const refusal& answer, int status, std::string_view code) {
  if (!answer.documented() || answer.code != code) return false;
  return !code.empty() || answer.status == status;
}

/// Collects causes, the surest first; one that is found again is known already.
class collector {
 public:
  explicit collector(refusal_reading& into) : into_(into) {}

  void add(requirement code, certainty how, std::string_view rules, std::optional<refusal_cause> narrower = {}) {
    for (const probable_cause& one : into_.causes)
      if (one.code == code) return;
    into_.causes.push_back({code, how, rules, narrower, std::string(info(code).unmet), {}, {}});
  }

 private:
  refusal_reading& into_;
};

void rank(std::vector<probable_cause>& causes) {
  const auto place = [](const probable_cause& one) {
    return std::tuple(one.here.value_or(cause_standing::unmet), one.certainty, one.code);
  };
  std::sort(causes.begin(), causes.end(),
            [&](const probable_cause& a, const probable_cause& b) { return place(a) < place(b); });
}

}  // namespace

refusal_reading read_refusal(const pack& policy, operation what, int status, std::string_view code) {
  refusal_reading read{what, policy.name(), find_refusal_code(what, status, code), {}, {}};
  collector found(read);
  const auto sure = [&](const refusal& answer) {
    return answer.certain && answer.status == status ? certainty::documented : certainty::by_text;
  };
  for (const checklist_entry& row : policy.checklist(what))
    if (has_code(row.refusal, status, code)) found.add(row.needs, sure(row.refusal), row.rules);
  for (const refusal_entry& entry : policy.refusals())
    if (entry.what == what && has_code(entry.refusal, status, code))
      if (const checklist_entry* row = policy.find(what, entry.needs))
        found.add(entry.needs, sure(entry.refusal), row->rules, entry.cause);
  if (read.known != nullptr)
    for (const requirement needs : read.known->stands_for)
      if (const checklist_entry* row = policy.find(what, needs)) found.add(needs, certainty::by_meaning, row->rules);
  // A code with a meaning of its own in some operations says nothing about the others.
  if (read.known != nullptr && read.known->of.empty()) {
    for (const checklist_entry& row : policy.checklist())
      if (has_code(row.refusal, status, code))
        if (const checklist_entry* own = policy.find(what, row.needs)) found.add(row.needs, certainty::by_analogy, own->rules);
    for (const refusal_entry& entry : policy.refusals())
      if (has_code(entry.refusal, status, code))
        if (const checklist_entry* own = policy.find(what, entry.needs))
          found.add(entry.needs, certainty::by_analogy, own->rules, entry.cause);
  }
  rank(read.causes);
  return read;
}

result<refusal_reading> read_refusal(const directory& world, const question& asked, int status,
                                     std::string_view code) {
  const auto answer = explain(world, asked);
  if (!answer) return answer.error();
  refusal_reading read = read_refusal(world.policy(), asked.what, status, code);
  const auto find = [](const auto& all, requirement which) {
    return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.code == which; });
  };
  for (probable_cause& one : read.causes) {
    const auto unmet = find(answer.value().reasons, one.code);
    const auto unknown = find(answer.value().unknown, one.code);
    if (unmet != answer.value().reasons.end()) {
      one.here = cause_standing::unmet;
      one.message = unmet->message;
      one.rules = unmet->rules;
      // Of the same requirement another cause is at work than the code is for.
      const bool fits = has_code(unmet->refusal, status, code) || !unmet->refusal.documented();
      if (!fits) one.certainty = certainty::by_analogy;
    } else if (unknown != answer.value().unknown.end()) {
      one.here = cause_standing::unknown;
      one.message = unknown->message;
      one.rules = unknown->rules;
      one.needs = unknown->needs;
    } else {
      one.here = answer.value().met.contains(one.code) ? cause_standing::met : cause_standing::not_asked;
    }
  }
  for (const unmet_requirement& reason : answer.value().reasons)
    if (find(read.causes, reason.code) == read.causes.end()) read.others.push_back(reason);
  rank(read.causes);
  return read;
}

}  // namespace csprel
