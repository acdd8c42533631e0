// SPDX-License-Identifier: Apache-2.0
// A decision explained: what is unmet and by which rule, what is unknown and which request would tell.
#include "directory/access.hpp"
#include "directory/advisories.hpp"
#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/elsewhere.hpp"
#include "directory/ruled_out.hpp"
#include "directory/scene.hpp"
#include "directory/sentences.hpp"
#include "directory/supplier.hpp"
#include "directory/time_boundary.hpp"

namespace csprel {
namespace detail {
namespace {

/// Why the requirement counts: the pack's row, or for an operation that is in no row of it, the rule
/// that what is not listed is not available.
checklist_entry row_of(requirement needs, const scene& s) {
  if (const checklist_entry* entry = row_for(needs, s)) return *entry;
  if (ruled_out(!s.in_china())) return {s.what, needs, basis::by_default, "API-1"};  // Those packs list each operation.
  return {s.what, needs, basis::by_default, "API-02"};
}

refusal refusal_of(const checklist_entry& row, const scene& s) {
  if (s.in_china()) return row.refusal;
  if (row.needs == requirement::order_blocked) return refusal_of_block(s);
  if (const auto cause = cause_elsewhere(row.needs, s))
    if (const refusal* special = s.policy->refusal_for(s.what, row.needs, *cause)) return *special;
  return row.refusal;
}

void add_unknown(explanation& answer, requirement what, const missing_fact& missing, const scene& s) {
  answer.unknown.push_back({what, row_of(what, s).rules, "Not known: whether " + std::string(info(what).met) + ".",
                            supplier(missing, s)});
}

}  // namespace

explanation explain(const scene& s) {
  missing_facts missing{};
  const judgement judged = judge(s, &missing);
  const decision d = decide(judged.needed, judged.known);

  explanation answer;
  answer.what = s.what;
  answer.result = d.result;
  answer.pack = s.policy->name();
  answer.evaluated_at = s.clock.now();
  answer.met = d.met;
  for (const requirement what : d.unmet) {
    const checklist_entry row = row_of(what, s);
    std::string message = particular_sentence(what, s);
    if (message.empty()) message = info(what).unmet;
    answer.reasons.push_back({what, std::move(message), row.rules, row.basis, refusal_of(row, s),
                              s.in_china() ? std::string_view{} : access_detail(what, s)});
  }
  for (const requirement what : d.unknown) {
    const bool of_access = !s.in_china() && (what == requirement::delegated_admin_missing ||
                                             what == requirement::delegated_role_insufficient);
    std::vector<missing_fact> facts;
    if (of_access) facts = missing_access(s);
    // Where the path is certain, a role on Azure that may stand alone is not.
    if (facts.empty()) facts.push_back(missing[static_cast<std::size_t>(what)]);
    for (const missing_fact& one : facts) add_unknown(answer, what, one, s);
  }
  if (s.subscription != nowhere) answer.accountability = accountability_of(*s.in, s.customer, s.subscription);
  answer.holds_until = next_change(s);
  // 21Vianet, where there is no path, does not ask for a role on it.
  if (d.result == outcome::allow && d.met.contains(requirement::delegated_role_insufficient) && !ruled_out(s.in_china()))
    answer.path = path_of(s);
  add_advisories(answer, s);
  return answer;
}

}  // namespace detail

result<explanation> explain(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  explanation answer = explain(scene.value());
  // The question was understood, so the search for remedies understands it too.
  if (answer.result == outcome::deny) answer.remedies = find_remedies(world, asked).value();
  return answer;
}

}  // namespace csprel
