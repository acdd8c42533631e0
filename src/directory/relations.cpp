// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/relations.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>

#include <algorithm>

#include "directory/world.hpp"
#include "directory/quoted.hpp"

namespace csprel {

using detail::nowhere;
using detail::position;

namespace {

error absent(const std::string& id, const char* expected) {
  return {error_code::not_found, "", detail::quoted(id), expected};
}

relation& entry_for(std::vector<relation>& all, const partner_id& partner, const customer_id& customer) {
  for (relation& r : all)
    if (r.partner == partner) return r;
  relation& added = all.emplace_back();
  added.partner = partner;
  added.customer = customer;
  return added;
}

void add_grant(relation& to, const delegated_admin& grant) {
  if (!grant.services) to.services_known = false;
  if (!grant.services || !grant.services->empty()) {
    to.delegated_admin = true;
    if (grant.since && (!to.delegated_since || *grant.since < *to.delegated_since))
      to.delegated_since = grant.since;
  }
  if (!grant.services) return;
  for (const service_name& service : *grant.services)
    if (std::find(to.services.begin(), to.services.end(), service) == to.services.end())
      to.services.push_back(service);
}

std::vector<relation> relations_at(const detail::customer_view& entry) {
  const customer_fields& c = entry.record();
  std::vector<relation> all;
  for (const relationship& r : c.relationships) {
    if (r.type == relationship_type::none) continue;
    relation& to = entry_for(all, r.partner, c.id);
    if (!to.relationship || r.type == relationship_type::reseller) to.relationship = r;
  }
  for (const delegated_admin& grant : c.delegated_admins)
    add_grant(entry_for(all, grant.partner, c.id), grant);
  for (std::size_t i = 0; i < c.subscriptions.size(); ++i)
    if (entry.subscriptions[i].seller != nowhere &&
        entry.subscriptions[i].state != detail::subscription_state::cancelled)
      entry_for(all, *c.subscriptions[i]->seller, c.id).sold.push_back(c.subscriptions[i]->id);
  std::erase_if(all, [](const relation& r) {
    return !r.relationship && !r.delegated_admin && r.sold.empty();
  });
  return all;
}

bool contains_word(const std::string& text, std::string_view search) {
  return absl::StrContains(absl::AsciiStrToLower(text),
                           absl::AsciiStrToLower(absl::string_view(search.data(), search.size())));
}

/// The services that the partner sold and holds no grant for, for certain.
detail::service_mask services_without_grant(const detail::world& in, const detail::customer_view& c,
                                            position partner) {
  detail::service_mask services;
  const detail::grant_row* grant = c.grant_of(partner);
  if (grant != nullptr && grant->open) return services;
  for (const detail::subscription_row& row : c.subscriptions)
    if (row.seller == partner && row.state != detail::subscription_state::cancelled)
      services |= in.offers->rows[row.offer].services;
  return grant ? services - grant->services : services;
}

}  // namespace

result<std::vector<relation>> partners_of(const directory& world, const customer_id& of) {
  const position at = world.world().find(of);
  if (at == nowhere) return absent(of.to_string(), "a customer of the directory");
  return relations_at(world.world().customers[at]);
}

result<std::vector<relation>> customers_of(const directory& world, const partner_id& of,
                                           std::string_view search) {
  const detail::world& in = world.world();
  const position who = in.find(of);
  if (who == nowhere) return absent(of.to_string(), "a partner of the directory");
  std::vector<relation> list;
  for (position i = 0; i < in.customers.size(); ++i) {
    const detail::customer_view entry = in.customers[i];
    if (!entry.has_reseller(who)) continue;
    const customer_fields& c = entry.record();
    if (!search.empty() && !contains_word(c.company_name, search) && !contains_word(c.domain, search)) continue;
    for (relation& r : relations_at(entry))
      if (r.partner == of) list.push_back(std::move(r));
  }
  return list;
}

namespace {

/// What a customer without a relationship to the partner has of others.
struct ties_elsewhere {
  bool others{};           ///< Another reseller, or what another partner sold.
  bool elsewhere = false;  ///< Bought of another channel.
  bool advisor = false;    ///< Bought of this partner in the Advisor programme.
};

ties_elsewhere ties_of(const detail::customer_view& c, position who, const partner_id& asker) {
  ties_elsewhere ties;
  ties.others = std::any_of(c.resellers.begin(), c.resellers.end(), [&](position p) { return p != who; });
  for (position i = 0; i < c.subscriptions.size(); ++i) {
    if (c.subscriptions[i].state == detail::subscription_state::cancelled) continue;
    const subscription_fields& s = *c.record().subscriptions[i];
    const bool own_advice = s.channel == channel::advisor && s.seller == asker;
    ties.advisor = ties.advisor || own_advice;
    ties.others = ties.others || (s.channel == channel::csp && s.seller != asker);
    ties.elsewhere = ties.elsewhere || (s.channel != channel::csp && !own_advice);
  }
  return ties;
}

/// By which rules they are grounds for a request.
struct tie_rules {
  std::string_view others;
  const char* others_message;
  std::string_view elsewhere;
  std::string_view advisor;
  std::string_view exists;
};

constexpr const char* works_with_others = "The customer works with other resellers.";

constexpr tie_rules tie_rules_of(csprel::cloud where) {
  switch (where) {
    case cloud::china_21vianet: return {"REQ-01 MP-01 MP-02", works_with_others, "REQ-02 MC-01 MC-04", "REQ-02 MC-02", "REQ-05"};
    case cloud::us_government:
      return {"NAT-2", "The customer works with another partner, and has one alone in this cloud.", "REL-24", "REL-24", "REL-1"};
    case cloud::germany: return {"REL-1", works_with_others, "REL-1", "REL-1", "REL-1"};
    default: return {"REL-23", works_with_others, "REL-24", "REL-24", "REL-1"};
  }
}

/// Why a customer without a relationship to the partner must be asked for one.
request_need must_request_first(csprel::cloud where, const ties_elsewhere& ties) {
  using enum request_ground;
  const tie_rules rules = tie_rules_of(where);
  request_need need;
  need.must_ask = true;
  if (ties.others) need.reasons.push_back({other_resellers, rules.others, rules.others_message});
  if (ties.elsewhere)
    need.reasons.push_back({bought_elsewhere, rules.elsewhere, "The customer bought subscriptions through another channel."});
  if (ties.advisor)
    need.reasons.push_back({advisor_times, rules.advisor, "The customer bought from this partner in the Advisor programme."});
  if (need.reasons.empty())
    need.reasons.push_back({customer_exists, rules.exists, "The customer has an account already, so it cannot be created."});
  return need;
}

request_need because(bool must_ask, request_ground ground, std::string_view rules, const char* message) {
  return {must_ask, {{ground, rules, message}}};
}

/// Whether a partner that has a relationship in 21Vianet's cloud must ask for it again.
request_need must_request_again(const detail::world& in, const detail::customer_view& c, position who) {
  using enum request_ground;
  const detail::grant_row* grant = c.grant_of(who);
  const bool has_grant = grant != nullptr && (grant->open || !grant->services.empty());
  const detail::service_mask lacking = services_without_grant(in, c, who);
  if (has_grant && lacking.empty())
    return because(false, nothing_lacks, "ACC-04 LST-01",
                   "The relationship stands, and so does delegated admin for what it sells.");
  const bool elsewhere = std::any_of(c.grants.begin(), c.grants.end(), [&](const detail::grant_row& g) {
    return g.partner != who && g.services.intersects(lacking);
  });
  if (elsewhere)
    return because(true, lost_to_other_partner, "REQ-03",
                   "Delegated admin for what it sold stands with another partner; it must be asked back.");
  return because(true, removed_by_customer, "REQ-04 REM-08 LNK-03",
                 "No delegated admin stands; the customer accepts the same link again to restore it.");
}

/// In the other clouds a relationship stands without delegated admin (REL-25), which its request carries in the national
/// clouds alone (REL-8, NAT-10); an indirect reseller has one of its own (REL-2).
request_need must_request_again_elsewhere(csprel::cloud where, const detail::customer_view& c, position who) {
  using enum request_ground;
  if (where == cloud::global)
    return because(false, nothing_lacks, "REL-1 REL-25", "The relationship stands; delegated admin is asked for by itself.");
  if (c.grant_of(who) != nullptr)
    return because(false, nothing_lacks, "REL-1 NAT-10", "The relationship stands, and so does delegated admin.");
  return because(true, removed_by_customer, "REL-8 NAT-10",
                 "No delegated admin stands; a request for the relationship asks for it again.");
}

}  // namespace

result<request_need> must_request(const directory& world, const partner_id& asker, const customer_id& whom) {
  const detail::world& in = world.world();
  const position who = in.find(asker);
  if (who == nowhere) return absent(asker.to_string(), "a partner of the directory");
  const position at = in.find(whom);
  if (at == nowhere) return absent(whom.to_string(), "a customer of the directory");
  const detail::customer_view c = in.customers[at];
  const bool in_china = in.cloud == cloud::china_21vianet;
  if (in_china && in.row(who).model == partner_model::indirect_reseller)
    return because(false, request_ground::provider_asks, "REQ-09 IND-01 IND-04",
                   "An indirect reseller has no invitation; its provider asks.");
  if (!c.has_reseller(who)) return must_request_first(in.cloud, ties_of(c, who, asker));
  return in_china ? must_request_again(in, c, who) : must_request_again_elsewhere(in.cloud, c, who);
}

}  // namespace csprel
