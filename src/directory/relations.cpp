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

result<request_need> must_request(const directory& world, const partner_id& asker,
                                  const customer_id& whom) {
  using enum request_ground;
  const detail::world& in = world.world();
  const position who = in.find(asker);
  if (who == nowhere) return absent(asker.to_string(), "a partner of the directory");
  const position at = in.find(whom);
  if (at == nowhere) return absent(whom.to_string(), "a customer of the directory");
  const detail::customer_view c = in.customers[at];

  request_need need;
  const auto add = [&](request_ground ground, std::string_view rules, std::string message) {
    need.reasons.push_back({ground, rules, std::move(message)});
  };
  if (in.row(who).model == partner_model::indirect_reseller) {
    add(provider_asks, "REQ-09 IND-01 IND-04", "An indirect reseller has no invitation; its provider asks.");
    return need;
  }
  if (c.has_reseller(who)) {
    const detail::grant_row* grant = c.grant_of(who);
    const bool has_grant = grant != nullptr && (grant->open || !grant->services.empty());
    const detail::service_mask lacking = services_without_grant(in, c, who);
    if (has_grant && lacking.empty()) {
      add(nothing_lacks, "ACC-04 LST-01", "The relationship stands, and so does delegated admin for what it sells.");
      return need;
    }
    const bool elsewhere = std::any_of(c.grants.begin(), c.grants.end(), [&](const detail::grant_row& g) {
      return g.partner != who && g.services.intersects(lacking);
    });
    need.must_ask = true;
    if (elsewhere)
      add(lost_to_other_partner, "REQ-03",
          "Delegated admin for what it sold stands with another partner; it must be asked back.");
    else
      add(removed_by_customer, "REQ-04 REM-08 LNK-03",
          "No delegated admin stands; the customer accepts the same link again to restore it.");
    return need;
  }
  need.must_ask = true;
  bool others = std::any_of(c.resellers.begin(), c.resellers.end(), [&](position p) { return p != who; });
  bool advisor = false;
  bool elsewhere = false;
  for (position i = 0; i < c.subscriptions.size(); ++i) {
    if (c.subscriptions[i].state == detail::subscription_state::cancelled) continue;
    const subscription_fields& s = *c.record().subscriptions[i];
    const bool own_advice = s.channel == channel::advisor && s.seller == asker;
    advisor = advisor || own_advice;
    others = others || (s.channel == channel::csp && s.seller != asker);
    elsewhere = elsewhere || (s.channel != channel::csp && !own_advice);
  }
  if (others) add(other_resellers, "REQ-01 MP-01 MP-02", "The customer works with other resellers.");
  if (elsewhere)
    add(bought_elsewhere, "REQ-02 MC-01 MC-04", "The customer bought subscriptions through another channel.");
  if (advisor)
    add(advisor_times, "REQ-02 MC-02", "The customer bought from this partner in the Advisor programme.");
  if (need.reasons.empty())
    add(customer_exists, "REQ-05", "The customer has an account already, so it cannot be created.");
  return need;
}

}  // namespace csprel
