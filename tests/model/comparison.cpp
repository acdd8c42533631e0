// SPDX-License-Identifier: Apache-2.0
#include "model/comparison.hpp"

#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace csprel::test {
namespace {

requirement_set as_set(const std::vector<requirement>& codes) {
  requirement_set set;
  for (const requirement code : codes) set.insert(code);
  return set;
}

/// What counts of a subscription: not how the API would spell it.
using subscription_facts =
    std::tuple<offer_id, std::optional<partner_id>, channel, std::optional<std::int64_t>, std::string,
               std::optional<instant>, std::optional<subscription_id>, std::optional<std::string>, std::string>;

subscription_facts facts_of(const subscription_fields& s) {
  return {s.offer, s.seller, s.channel, s.quantity, s.status ? std::string(s.status->text()) : "not told", s.suspended_at,
          s.parent, s.reseller_of_record, s.friendly_name};
}

/// What stands between a customer and its partners, however many entries say it.
struct standing_facts {
  std::set<std::pair<partner_id, relationship_type>> relationships;
  std::map<partner_id, std::pair<bool, std::set<service_name>>> grants;  ///< Whether for services not known too.
  std::map<user_id, customer_role> users;
  std::map<subscription_id, subscription_facts> subscriptions;
};

standing_facts facts_of(const customer_fields& c) {
  standing_facts facts;
  for (const relationship& r : c.relationships) facts.relationships.insert({r.partner, r.type});
  for (const delegated_admin& g : c.delegated_admins) {
    if (g.services && g.services->empty()) continue;
    auto& [open, services] = facts.grants[g.partner];
    open = open || !g.services;
    if (g.services) services.insert(g.services->begin(), g.services->end());
  }
  for (const customer_user& u : c.users) facts.users[u.id] = u.role;
  for (const subscription& s : c.subscriptions) facts.subscriptions.emplace(s->id, facts_of(*s));
  return facts;
}

}  // namespace

std::optional<std::string> difference(const directory& world, const question& asked,
                                      const std::optional<reference_answer>& expected) {
  const auto resolved = resolve(world, asked);
  if (!resolved != !expected)
    return expected ? "a bad request to the library alone: " + resolved.error().message()
                    : std::string("a bad request to the model alone");
  if (!expected) return std::nullopt;
  const auto decided = decide(world, asked);
  if (!decided) return std::string("resolved and not decided");
  const decision& got = decided.value();
  const decision wanted{expected->result, as_set(expected->met), as_set(expected->reasons), as_set(expected->unknown)};
  const bool first = expected->result == outcome::allow ||
                     got.reason() == (expected->result == outcome::deny ? expected->reasons : expected->unknown).front();
  if (got == wanted && first && resolved.value().accountability == expected->accountability) return std::nullopt;
  std::ostringstream text;
  const auto tell = [&](const char* what, const auto& library, const auto& model) {
    if (!(library == model)) text << what << " is " << library << " in the library and " << model << " in the model; ";
  };
  tell("the outcome", name(got.result), name(wanted.result));
  tell("unmet", got.unmet, wanted.unmet);
  tell("unknown", got.unknown, wanted.unknown);
  tell("met", got.met, wanted.met);
  if (!first) text << "the first reason is another; ";
  if (resolved.value().accountability != expected->accountability) text << "others answer for it; ";
  return text.str();
}

std::optional<std::string> difference(const directory& world, const directory_fields& expected) {
  if (world.as_of() != expected.as_of) return std::string("another clock");
  if (world.options() != world.policy().completed(expected.options)) return std::string("other options");
  const auto same = [](const auto& a, const auto& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); };
  if (!same(world.partners(), expected.partners)) return std::string("other partners");
  if (!same(world.offers(), expected.offers)) return std::string("other offers");
  if (world.customer_count() != expected.customers.size()) return std::string("another number of customers");
  for (std::size_t i = 0; i < expected.customers.size(); ++i) {
    const standing_facts got = facts_of(*world.customer_at(i));
    const standing_facts wanted = facts_of(*expected.customers[i]);
    const std::string of = " of customer " + expected.customers[i]->id.to_string();
    if (world.customer_at(i)->id != expected.customers[i]->id) return "another customer at the place" + of;
    if (got.relationships != wanted.relationships) return "other relationships" + of;
    if (got.grants != wanted.grants) return "other grants" + of;
    if (got.users != wanted.users) return "other users" + of;
    if (got.subscriptions != wanted.subscriptions) return "other subscriptions" + of;
  }
  return std::nullopt;
}

}  // namespace csprel::test
