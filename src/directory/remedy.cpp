// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/remedy.hpp"

#include <algorithm>
#include <memory>

#include "csprel/directory/apply.hpp"
#include "csprel/policy/decide.hpp"
#include "directory/remedy_steps.hpp"
#include "directory/ruled_out.hpp"
#include "directory/scene.hpp"
#include "directory/time_boundary.hpp"

namespace csprel {
namespace detail {
namespace {

// ---- assigning ------------------------------------------------------------------------------

/// The user of this id, who joins the others where there is none.
template <class User>
User& user_in(std::vector<User>& users, const user_id& id) {
  for (User& one : users)
    if (one.id == id) return one;
  users.emplace_back().id = id;
  return users.back();
}

/// A copy in which an employee has the role instead of others of its kind.
std::optional<directory> assigned(const directory& before, const partner_role_assigned& step) {
  auto changed = std::make_shared<world>(before.world());
  const position at = changed->find(step.partner);
  if (at == nowhere) return std::nullopt;
  std::vector<partner> records = changed->partners->records;
  partner_fields p = *records[at];
  partner_user& user = user_in(p.users, step.user);
  if (step.agent) user.agents = {*step.agent};
  if (step.admin) user.admins = {*step.admin};
  auto record = partner::make(std::move(p));
  if (ruled_out(!record)) return std::nullopt;  // Another user, or other roles of one, leave it valid.
  records[at] = std::move(record).value();
  auto table = make_partners(changed->cloud, std::move(records));
  if (!table) return std::nullopt;
  changed->partners = std::move(table).value();
  return directory{std::move(changed)};
}

/// A copy in which a user of the customer's is its administrator.
std::optional<directory> assigned(const directory& before, const customer_administrator_assigned& step) {
  auto changed = std::make_shared<world>(before.world());
  const position at = changed->find(step.customer);
  if (at == nowhere) return std::nullopt;
  customer_fields c = changed->customers[at].record();
  user_in(c.users, step.user).role = customer_role::administrator;
  auto record = customer::make(std::move(c));
  if (ruled_out(!record)) return std::nullopt;  // Likewise.
  const auto rows = make_rows(*changed, record.value(), "");
  if (ruled_out(!rows)) return std::nullopt;  // Nor do they depend on it.
  changed->customers.replace(at, std::make_shared<const customer>(std::move(record).value()), rows.value());
  return directory{std::move(changed)};
}

// ---- trying ---------------------------------------------------------------------------------

/// A world of the customers that a question is about, so that trying costs little.
directory slice_for(const world& in, const scene& s) {
  auto small = std::make_shared<world>(in);
  small->customers = {};
  auto lookup = std::make_shared<customer_lookup>();
  for (const position c : {s.customer, s.home}) {
    if (c == nowhere || lookup->by_id.contains(in.customers[c].record().id)) continue;
    enter(*lookup, in.customers[c].record(), static_cast<position>(small->customers.size()));
    enter_gdap(*lookup, in.customers[c].record(), static_cast<position>(small->customers.size()));
    small->customers.add(in.customers.record(c), in.customers.rows(c));
  }
  small->lookup = std::move(lookup);
  return directory{std::move(small)};
}

struct attempt {
  directory world;
  remedy way;
};

decision answer_in(const directory& world, const question& asked) {
  const auto d = decide(world, asked);
  return ruled_out(!d) ? decision{} : d.value();  // It was asked before, and no step takes away what it names.
}

/// Where nothing else helps, time may: a way without steps, from when on it is allowed.
void wait_for_allow(const directory& world, const question& asked, const scene& s, remedies& answer) {
  const auto until = next_change(s);
  if (!until) return;
  question later = asked;
  later.at = until;
  if (ruled_out(answer_in(world, later).result != outcome::allow)) return;  // What a denial waits for is an allow.
  answer.ways.push_back({{}, until});
  answer.nothing_helps.clear();
}

/// Whether the same steps were found before in another order.
bool is_known(const std::vector<remedy>& found, const remedy& way) {
  return std::any_of(found.begin(), found.end(), [&](const remedy& other) {
    return std::is_permutation(other.steps.begin(), other.steps.end(), way.steps.begin(), way.steps.end());
  });
}

/// Every attempt one step longer that may mend one of the reasons.
void try_further(const attempt& so_far, const question& asked, instant at, std::vector<attempt>& next,
                 std::vector<remedy>& found) {
  const auto scene = set_scene(so_far.world.world(), asked);
  if (ruled_out(!scene)) return;  // No step takes away what the question names.
  for (const requirement reason : answer_in(so_far.world, asked).unmet)
    for (remedy_step& step : steps_for(reason, scene.value())) {
      const auto after = take(so_far.world, step, at);
      if (!after || *after == so_far.world) continue;
      attempt longer{*after, so_far.way};
      longer.way.steps.push_back(std::move(step));
      if (answer_in(*after, asked).result != outcome::allow)
        next.push_back(std::move(longer));
      else if (!is_known(found, longer.way))
        found.push_back(std::move(longer.way));
    }
}

}  // namespace
}  // namespace detail

std::optional<directory> take(const directory& world, const remedy_step& step, instant at) {
  if (const auto* fact = std::get_if<event_fact>(&step.change)) {
    auto done = csprel::apply(world, event{at, *fact});
    if (!done || done.value().refused) return std::nullopt;
    return std::move(done).value().world;
  }
  if (const auto* role = std::get_if<partner_role_assigned>(&step.change)) return detail::assigned(world, *role);
  return detail::assigned(world, std::get<customer_administrator_assigned>(step.change));
}

result<remedies> find_remedies(const directory& world, const question& asked) {
  const auto scene = detail::set_scene(world.world(), asked);
  if (!scene) return scene.error();
  const detail::judgement judged = judge(scene.value());
  const decision d = decide(judged.needed, judged.known);
  remedies answer;
  if (d.result != outcome::deny) return answer;
  for (const requirement what : d.unmet)
    if (detail::steps_for(what, scene.value()).empty()) {
      answer.nothing_helps = detail::hopeless_because(what, scene.value());
      detail::wait_for_allow(world, asked, scene.value(), answer);
      return answer;
    }
  const instant at = scene.value().clock.now().value_or(instant{});
  std::vector<detail::attempt> frontier{{detail::slice_for(world.world(), scene.value()), {}}};
  for (std::size_t length = 1; length <= max_remedy_steps && answer.ways.empty(); ++length) {
    std::vector<detail::attempt> next;
    for (const detail::attempt& one : frontier) try_further(one, asked, at, next, answer.ways);
    constexpr std::size_t width = 256;  // Alternatives beyond these are no use to a person.
    next.erase(next.begin() + static_cast<std::ptrdiff_t>(std::min(next.size(), width)), next.end());
    frontier = std::move(next);
  }
  answer.ways.resize(std::min(answer.ways.size(), max_remedies));
  if (!answer.ways.empty()) return answer;
  answer.nothing_helps = d.unknown.empty()
                             ? "No sequence of up to three steps leads to an allow."
                             : "No step settles what is not known: whether " +
                                   std::string(info(d.unknown.front()).met) + ".";
  detail::wait_for_allow(world, asked, scene.value(), answer);
  return answer;
}

}  // namespace csprel
