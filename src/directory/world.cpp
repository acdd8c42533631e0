// SPDX-License-Identifier: Apache-2.0
#include "directory/world.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "csprel/model/subscription_term.hpp"
#include "csprel/policy/market.hpp"
#include "directory/counting.hpp"
#include "directory/predicates.hpp"
#include "directory/quoted.hpp"
#include "directory/ruled_out.hpp"
#include "directory/tenant_rows.hpp"

namespace csprel::detail {
namespace {

std::string at(const std::string& pointer, const char* member, std::size_t index) {
  return pointer + '/' + member + '/' + std::to_string(index);
}

error dangling(std::string pointer, std::string_view id, const char* expected) {
  return {error_code::dangling_reference, std::move(pointer), quoted(id), expected};
}

/// Finds entries by a key in a list that is being made. *Cost*: a scan while they are few, then a hash, so
/// that no document makes loading quadratic.
template <class Key, class Hash = std::hash<Key>>
class entry_index {
 public:
  /// The position of the first entry with this key, or the size of the list.
  template <class List, class KeyOf>
  std::size_t find(const List& list, const Key& key, const KeyOf& key_of) {
    constexpr std::size_t few = 16;
    if (list.size() <= few) {
      std::size_t at = 0;
      while (at < list.size() && !(key_of(list[at]) == key)) ++at;
      return at;
    }
    for (; entered_ < list.size(); ++entered_) by_key_.emplace(key_of(list[entered_]), entered_);
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? list.size() : found->second;
  }

 private:
  boost::unordered_flat_map<Key, std::size_t, Hash> by_key_;
  std::size_t entered_ = 0;
};

/// A subscription from which no chain of parents leads to one without parent, or nothing.
/// *Cost*: linear; each chain is walked once.
std::optional<position> in_a_circle(const std::vector<subscription_row>& rows) {
  std::vector<position> met_by(rows.size(), nowhere);
  for (position i = 0; i < rows.size(); ++i) {
    position up = i;
    for (; up != nowhere && met_by[up] == nowhere; up = rows[up].parent) met_by[up] = i;
    if (up != nowhere && met_by[up] == i) return up;
  }
  return std::nullopt;
}

std::optional<error> check_in_china(const partner_fields& p, const std::string& pointer) {
  if (p.standing == standing::restricted)
    return error{error_code::impossible_state, pointer + "/standing", "`restricted`",
                 "a standing of this cloud"};
  if (p.model == partner_model::advisor)
    return error{error_code::impossible_state, pointer + "/model", "`advisor`",
                 "a partner model of this cloud"};
  if (p.model == partner_model::indirect_reseller && p.link)
    return error{error_code::impossible_state, pointer + "/relationshipRequest",
                 "an invitation of an indirect reseller", "none: it forwards its provider's"};
  return std::nullopt;
}

/// ISO 3166-1 alpha-2, in either case; nothing is told by an empty text (REG-1).
std::optional<error> unless_country(std::string_view country, std::string pointer) {
  if (country.empty() || is_country_code(country)) return std::nullopt;
  return error{error_code::malformed_value, std::move(pointer), quoted(country), country_code_expected};
}

/// Each country of what a partner of the other clouds is.
std::optional<error> check_countries(const partner_fields& p, const std::string& pointer) {
  if (auto wrong = unless_country(p.country, pointer + "/country")) return wrong;
  const partner_account& account = *p.account;
  if (account.legal_business)
    if (auto wrong = unless_country(account.legal_business->country, pointer + "/profiles/legalBusiness/address/country"))
      return wrong;
  for (std::size_t i = 0; account.partner_ids && i < account.partner_ids->size(); ++i)
    if (auto wrong = unless_country((*account.partner_ids)[i].country, at(pointer, "partnerIds", i) + "/country")) return wrong;
  for (std::size_t i = 0; account.partnerships && i < account.partnerships->size(); ++i)
    if (auto wrong = unless_country((*account.partnerships)[i].country, at(pointer, "partnerships", i) + "/resource/location"))
      return wrong;
  return std::nullopt;
}

/// What no partner of the other clouds is.
std::optional<error> check_elsewhere(const partner_fields& p, const std::string& pointer) {
  if (auto wrong = check_countries(p, pointer)) return wrong;
  if (p.standing == standing::restricted && p.model != partner_model::direct)
    return error{error_code::impossible_state, pointer + "/standing",
                 "`restricted` for a partner that is not `direct`", "a direct-bill partner, or another standing"};
  if (p.model != partner_model::indirect_reseller) return std::nullopt;
  const auto sells = [](std::string where) {  // AMB-33
    return error{error_code::impossible_state, std::move(where) + "/agent", "`sales_agent` of an indirect reseller",
                 "another agent role"};
  };
  for (std::size_t i = 0; i < p.users.size(); ++i)
    if (p.users[i].agents.contains(agent_role::sales_agent)) return sells(at(pointer, "users", i));
  const auto& groups = p.account->groups;
  for (std::size_t i = 0; groups && i < groups->size(); ++i)
    if ((*groups)[i].agent == agent_role::sales_agent) return sells(at(pointer, "groups", i));
  return std::nullopt;
}

/// The first entry whose partner the document does not list.
template <class Entries>
std::optional<error> check_partners(const world& in, const Entries& entries, const std::string& pointer,
                                    const char* member) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (in.find(entries[i].partner) == nowhere)
      return dangling(at(pointer, member, i) + "/partnerId", entries[i].partner.to_string(),
                      "a partner of the document");
  return std::nullopt;
}

/// What a customer of the other clouds refers to, and what it cannot have there.
std::optional<error> check_elsewhere(const world& in, const customer_fields& c, const std::string& pointer) {
  const customer_tenant& tenant = *c.tenant;
  if (auto wrong = unless_country(tenant.country, pointer + "/tenantCountry")) return wrong;
  if (auto wrong = unless_country(c.address_country, pointer + "/resource/companyProfile/address/country")) return wrong;
  if (tenant.resource_of && in.find(*tenant.resource_of) == nowhere)
    return dangling(pointer + "/resourceOf", tenant.resource_of->to_string(), "a partner of the document");
  for (std::size_t i = 0; i < c.relationships.size(); ++i)
    if (const auto& reseller = c.relationships[i].reseller; reseller && in.find(*reseller) == nowhere)
      return dangling(at(pointer, "relationships", i) + "/reseller", reseller->to_string(),
                      "a partner of the document");
  for (std::size_t i = 0; i < c.delegated_admins.size(); ++i) {
    const delegated_admin& grant = c.delegated_admins[i];
    const std::string here = at(pointer, "delegatedAdmin", i);
    if (grant.services)
      return error{error_code::impossible_state, here + "/services", "services of a grant",
                   "none: in this cloud a grant is for the whole tenant"};
    if (grant.statistics->is_enabled == false)
      return error{error_code::impossible_state, here + "/resource/dapEnabled", "`false`",
                   "no entry for a partner without delegated admin"};
  }
  if (const auto twice = second_of_one_id(c.delegated_admins, [](const delegated_admin& g) -> const auto& { return g.partner; }))
    return error{error_code::duplicate_id, at(pointer, "delegatedAdmin", *twice) + "/partnerId",
                 quoted(c.delegated_admins[*twice].partner.to_string()) + " a second time", "one grant for each partner"};
  if (tenant.gdap_relationships) {
    if (in.cloud != cloud::global)  // NAT-8
      return error{error_code::impossible_state, pointer + "/delegatedAdminRelationships", "GDAP relationships",
                   "none: this cloud has no granular delegated admin"};
    if (auto wrong = check_partners(in, *tenant.gdap_relationships, pointer, "delegatedAdminRelationships"))
      return wrong;
  }
  if (tenant.agreements)
    if (auto wrong = check_partners(in, *tenant.agreements, pointer, "agreements")) return wrong;
  if (auto wrong = check_partners(in, tenant.qualifications, pointer, "qualifications")) return wrong;
  if (tenant.overages)
    if (auto wrong = check_partners(in, *tenant.overages, pointer, "overage")) return wrong;
  if (tenant.azure_roles) return check_partners(in, *tenant.azure_roles, pointer, "azureRoles");
  return std::nullopt;
}

std::optional<error> add_relationships(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& relationships = record.relationships;
  entry_index<position> listed;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    const position partner = in.find(relationships[i].partner);
    if (partner == nowhere)
      return dangling(at(pointer, "relationships", i) + "/partnerId",
                      relationships[i].partner.to_string(), "a partner of the document");
    if (relationships[i].type == relationship_type::reseller &&
        listed.find(rows.resellers, partner, std::identity{}) == rows.resellers.size())
      rows.resellers.push_back(partner);
  }
  return std::nullopt;
}

std::optional<error> add_grants(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& grants = record.delegated_admins;
  entry_index<position> rows_of;
  for (std::size_t i = 0; i < grants.size(); ++i) {
    const std::string here = at(pointer, "delegatedAdmin", i);
    const position partner = in.find(grants[i].partner);
    if (partner == nowhere)
      return dangling(here + "/partnerId", grants[i].partner.to_string(), "a partner of the document");
    const std::size_t known = rows_of.find(rows.grants, partner, [](const grant_row& g) { return g.partner; });
    if (known == rows.grants.size()) rows.grants.push_back({partner, false, {}});
    grant_row& row = rows.grants[known];
    if (!grants[i].services) row.open = true;
    for (std::size_t k = 0; grants[i].services && k < grants[i].services->size(); ++k) {
      const auto& name = (*grants[i].services)[k];
      const auto bit = in.offers->service_by_name.find(name);
      if (bit == in.offers->service_by_name.end())
        return dangling(at(here, "services", k), name.to_string(), "a service of an offer of the document");
      row.services.insert(bit->second);
    }
  }
  return std::nullopt;
}

std::optional<error> add_subscriptions(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& subscriptions = record.subscriptions;
  rows.subscriptions.reserve(subscriptions.size());
  entry_index<subscription_id, keyed_hash> by_id;
  bool any_parent = false;
  for (std::size_t i = 0; i < subscriptions.size(); ++i) {
    const subscription_fields& s = *subscriptions[i];
    const std::string here = at(pointer, "subscriptions", i);
    subscription_row row;
    row.offer = in.find(s.offer);
    if (row.offer == nowhere)
      return dangling(here + "/resource/offerId", s.offer.to_string(), "an offer of the document");
    const offer_row& offer = in.offers->rows[row.offer];
    if (offer.is_usage_billed && in.cloud == cloud::china_21vianet)
      return error{error_code::impossible_state, here + "/resource/offerId",
                   quoted(s.offer.to_string()) + ", which is billed by usage", "an offer of this cloud"};
    if (!s.parent && needs_parent(in, s, row.offer))
      return error{error_code::impossible_state, here + "/resource", "an add-on without parent",
                   "`parentSubscriptionId`"};
    if (s.seller) {
      const position seller = in.find(*s.seller);
      if (seller == nowhere)
        return dangling(here + "/sellerId", s.seller->to_string(), "a partner of the document");
      if (s.channel == channel::csp) row.seller = seller;
    }
    if (s.parent) {
      any_parent = true;
      row.parent = static_cast<position>(
          by_id.find(subscriptions, *s.parent, [](const subscription& other) -> const auto& { return other->id; }));
    }
    row.state = state_of(s);
    row.set_seats(s.quantity);
    row.set_suspended_at(s.suspended_at);
    rows.subscriptions.push_back(row);
  }
  if (!any_parent) return std::nullopt;
  if (const auto lost = in_a_circle(rows.subscriptions))
    return error{error_code::impossible_state,
                 at(pointer, "subscriptions", *lost) + "/resource/parentSubscriptionId",
                 "a circle of parents", "a chain that ends at a subscription without parent"};
  return std::nullopt;
}

/// Those that have sold something first.
customer_parties parties_of(const customer_rows& rows) {
  customer_parties all;
  std::size_t count = 0;
  const auto add = [&](position partner) {
    if (partner == nowhere || count > all.room || all.place_of(partner) != all.stranger) return;
    if (count == all.room)
      all.partners.back() = all.more;
    else
      all.partners[count] = partner;
    ++count;
  };
  for (const subscription_row& row : rows.subscriptions) add(row.seller);
  for (const position partner : rows.resellers) add(partner);
  for (const grant_row& row : rows.grants) add(row.partner);
  return all;
}

/// What hangs on each subscription, whoever asks. *Cost*: linear.
std::vector<tie> ties_of_subscriptions(const world& in, const customer_rows& rows) {
  scene s;
  s.in = &in;
  s.what = operation::subscription_view;
  s.here.subscriptions = rows.subscriptions;
  std::vector<tie> ties(rows.subscriptions.size());
  for (tie& one : ties) one.has_no_add_on = truth::yes;
  for (s.subscription = 0; s.subscription < ties.size(); ++s.subscription) {
    ties[s.subscription].parent_is_active = parent_is_active(s).value();
    if (s.row().parent == nowhere) continue;
    tie& parent = ties[s.row().parent];
    parent.has_no_add_on = parent.has_no_add_on && !is_held(s, s.subscription).value();
  }
  return ties;
}

/// Notes who has to do with the customer and what is between them and each subscription, once all other
/// rows are made.
void make_briefs(const world& in, customer_rows& rows) {
  rows.parties = parties_of(rows);
  const std::vector<tie> own = ties_of_subscriptions(in, rows);
  entry_index<position> resellers;
  entry_index<position> grants;
  rows.briefs.reserve(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    const subscription_row& row = rows.subscriptions[i];
    subscription_brief brief;
    brief.state = static_cast<std::uint8_t>((static_cast<unsigned>(row.state) * 2 + (row.parent == nowhere ? 0 : 1)) & 0xf);
    brief.ties.fill(own[i]);
    for (std::size_t k = 0; k < customer_parties::room; ++k) {
      position partner = rows.parties.partners[k];
      if (partner == customer_parties::more) partner = row.seller;
      if (partner == nowhere) continue;
      if (partner == row.seller) brief.seller = static_cast<std::uint8_t>(k & 0xf);
      const std::size_t grant = grants.find(rows.grants, partner, [](const grant_row& g) { return g.partner; });
      brief.ties[k] = tie_of(in, row, partner, resellers.find(rows.resellers, partner, std::identity{}) < rows.resellers.size(),
                             grant < rows.grants.size() ? &rows.grants[grant] : nullptr, own[i]);
    }
    rows.briefs.push_back(brief);
  }
}

/// What no partner of this cloud is.
std::optional<error> check(csprel::cloud cloud, const partner_fields& p, const std::string& pointer) {
  return cloud == cloud::china_21vianet ? check_in_china(p, pointer) : check_elsewhere(p, pointer);
}

/// Enters a partner of the table by its id and link.
std::optional<error> enter(partner_table& table, csprel::cloud cloud, position where) {
  const partner_fields& p = *table.records[where];
  const std::string here = at("", "partners", where);
  if (!table.by_id.emplace(p.id, where).second)
    return error{error_code::duplicate_id, here + "/id", quoted(p.id.to_string()) + " a second time",
                 "one partner per id"};
  if (p.link && !table.by_link.emplace(*p.link, where).second)
    return error{error_code::impossible_state, here + "/relationshipRequest/url",
                 "the link of another partner", "a link of the partner's own"};
  return check(cloud, p, here);
}

result<partner_row> made_row(const partner_table& table, csprel::cloud cloud, position where) {
  const partner_fields& p = *table.records[where];
  partner_row row{p.model, p.standing, {}};
  for (std::size_t k = 0; k < p.providers.size(); ++k) {
    const std::string here = at(at("", "partners", where), "providers", k);
    const auto provider = table.by_id.find(p.providers[k]);
    if (provider == table.by_id.end())
      return dangling(here, p.providers[k].to_string(), "a partner of the document");
    if (table.records[provider->second]->model != partner_model::indirect_provider)
      return error{error_code::impossible_state, here, quoted(p.providers[k].to_string()),
                   "an indirect provider"};
    const bool may_have = p.model == partner_model::indirect_reseller ||
                          (cloud != cloud::china_21vianet && p.account->also_indirect_reseller);
    if (!may_have)
      return error{error_code::impossible_state, here, "a provider of a partner that is no indirect reseller",
                   "none"};
    row.providers.push_back(provider->second);
  }
  return row;
}

result<group_table> made_groups(const partner_table& table, position where) {
  auto groups = group_table::make(*table.records[where]);
  if (!groups)
    return error{error_code::too_large, at("", "partners", where) + "/groups", "groups within groups for too many",
                 "no more than " + std::to_string(group_table::most_entries) + " memberships in all, in no more than " +
                     std::to_string(group_table::most_steps) + " ways"};
  return std::move(*groups);
}

/// Active partnerships are providers, whichever side lists them.
void add_partnerships(partner_table& table) {
  std::set<std::pair<position, position>> known;
  for (position i = 0; i < table.rows.size(); ++i)
    for (const position provider : table.rows[i].providers) known.emplace(i, provider);
  for (position i = 0; i < table.records.size(); ++i) {
    const auto& all = table.records[i]->account->partnerships;
    for (std::size_t k = 0; all && k < all->size(); ++k) {
      const partnership& with = (*all)[k];
      const auto type = with.type ? with.type->known() : std::nullopt;
      if (!type || !is_active(with)) continue;
      const auto other = table.by_id.find(with.other);
      if (other == table.by_id.end()) {
        table.awaited.insert(with.other);
        continue;
      }
      const bool is_reseller = *type == partnership_type::is_indirect_reseller_of;
      const position reseller = is_reseller ? i : other->second;
      const position provider = is_reseller ? other->second : i;
      if (known.emplace(reseller, provider).second) table.rows[reseller].providers.push_back(provider);
    }
  }
}

/// Whether others stand to a partner as they did before it was changed, or to a new one in no way at all.
bool stands_apart(const partner_table& table, csprel::cloud cloud, position where, const partner_fields& p) {
  const auto& partnerships = p.account->partnerships;
  if (where == table.records.size())
    return cloud == cloud::china_21vianet || (!table.awaited.contains(p.id) && (!partnerships || partnerships->empty()));
  const partner_fields& before = *table.records[where];
  if (ruled_out(p.id != before.id || p.link != before.link || p.model != before.model ||
                p.account->also_indirect_reseller != before.account->also_indirect_reseller))
    return false;  // No event changes these.
  return p.providers == before.providers && partnerships == before.account->partnerships;
}

/// Enters an offer of the table. Whether it is the first of its product.
result<bool> enter(offer_table& table, csprel::cloud cloud, position where) {
  const offer_id& id = table.records[where]->id;
  if (!table.by_id.emplace(id, where).second)
    return error{error_code::duplicate_id, at("", "offers", where) + "/id",
                 quoted(id.to_string()) + " a second time", "one offer per id"};
  const std::string_view product = product_and_sku(id.to_string());
  if (cloud == cloud::china_21vianet || product.find(':') == std::string_view::npos) return false;
  return table.by_product.emplace(*offer_id::parse(product), where).second;  // The first one stays.
}

/// Finds the listed ones of those that an offer names.
void list_others(offer_table& table, position where) {
  const auto listed = [&](const std::vector<offer_id>& ids) {
    std::vector<position> positions;
    for (const offer_id& id : ids)
      if (const position found = find_offer(table, id); found != nowhere) positions.push_back(found);
    return positions;
  };
  table.rows[where].prerequisites = listed(table.records[where]->prerequisite_offers);
  table.rows[where].targets = listed(table.records[where]->upgrade_target_offers);
}

std::optional<error> add_row(offer_table& table, csprel::cloud cloud, position where) {
  const offer_fields& o = *table.records[where];
  if (const auto& markets = o.conditions->markets; markets && cloud != cloud::china_21vianet)
    for (std::size_t k = 0; k < markets->size(); ++k)
      if (!is_country_code((*markets)[k]))
        return error{error_code::malformed_value, at(at("", "offers", where), "markets", k), quoted((*markets)[k]),
                     country_code_expected};
  offer_row& row = table.rows.emplace_back();
  row.services_known = o.services.has_value();
  row.is_add_on = o.is_add_on;
  row.is_usage_billed = o.billing == billing_type::usage;
  for (std::size_t k = 0; o.services && k < o.services->size(); ++k) {
    const service_name& name = (*o.services)[k];
    const auto next = static_cast<service_bit>(table.services.size());
    const auto [bit, is_new] = table.service_by_name.emplace(name, next);
    if (is_new && table.services.size() == max_services)
      return error{error_code::too_large, at(at("", "offers", where), "services", k),
                   "more than " + std::to_string(max_services) + " services", "no more services than that"};
    if (is_new) table.services.push_back(name);
    row.services.insert(bit->second);
  }
  list_others(table, where);
  const auto await = [&](const offer_id& id) {
    auto& waiting = table.awaited[id];
    if (waiting.empty() || waiting.back() != where) waiting.push_back(where);
  };
  for (const auto* ids : {&o.prerequisite_offers, &o.upgrade_target_offers})
    for (const offer_id& id : *ids) {
      if (table.by_id.contains(id)) continue;
      await(id);
      if (cloud != cloud::china_21vianet) await(*offer_id::parse(product_and_sku(id.to_string())));
    }
  return std::nullopt;
}

}  // namespace

subscription_state state_of(const subscription_fields& s) noexcept {
  if (!s.status || !s.status->known()) return subscription_state::unknown;
  switch (*s.status->known()) {
    case subscription_status::active: return subscription_state::active;
    case subscription_status::suspended: return subscription_state::suspended;
    case subscription_status::deleted:
    case subscription_status::expired:
    case subscription_status::disabled: return subscription_state::cancelled;
    case subscription_status::pending:
    case subscription_status::none: return subscription_state::not_active;
  }
  return subscription_state::unknown;
}

bool needs_parent(const world& in, const subscription_fields& s, position offer) {
  if (!in.offers->rows[offer].is_add_on) return false;
  if (in.cloud == cloud::china_21vianet) return true;
  const offer_fields& listed = *in.offers->records[offer];
  if (in.find(s.offer) == offer) return track_of(s, &listed) == track::legacy;
  subscription_fields then = s;
  then.offer = listed.id;
  return track_of(then, &listed) == track::legacy;
}

result<place> locate(const world& in, const subscription_id& id, const std::optional<customer_id>& owner) {
  const auto not_found = [&](std::string expected) {
    return error{error_code::not_found, "/resource/id", quoted(id.to_string()), std::move(expected)};
  };
  const place* known = in.lookup->find(id);
  if (!owner) {
    if (known == nullptr) return not_found("a subscription of the directory");
    if (known->customer == nowhere)
      return not_found("`customer` beside it, since several customers have a subscription of this id");
    return *known;
  }
  const position customer = in.find(*owner);
  if (customer == nowhere)
    return error{error_code::not_found, "/resource/properties/customer", quoted(owner->to_string()),
                 "a customer of the directory"};
  if (known != nullptr && known->customer == customer) return *known;
  if (known != nullptr && known->customer == nowhere) {
    const auto& subscriptions = in.customers[customer].record().subscriptions;
    for (position i = 0; i < subscriptions.size(); ++i)
      if (subscriptions[i]->id == id) return place{customer, i};
  }
  return not_found("a subscription of this customer");
}

result<std::shared_ptr<const partner_table>> make_partners(csprel::cloud cloud,
                                                           std::vector<partner> records) {
  auto table = std::make_shared<partner_table>();
  table->by_id.reserve(records.size());
  table->records = std::move(records);
  for (position i = 0; i < table->records.size(); ++i)
    if (auto wrong = enter(*table, cloud, i)) return std::move(*wrong);
  table->rows.reserve(table->records.size());
  for (position i = 0; i < table->records.size(); ++i) {
    auto row = made_row(*table, cloud, i);
    if (!row) return std::move(row).error();
    table->rows.push_back(std::move(row).value());
  }
  if (cloud == cloud::china_21vianet) return std::shared_ptr<const partner_table>(std::move(table));
  add_partnerships(*table);
  for (position i = 0; i < table->records.size(); ++i) {
    auto groups = made_groups(*table, i);
    if (!groups) return std::move(groups).error();
    table->groups.push_back(std::move(groups).value());
  }
  return std::shared_ptr<const partner_table>(std::move(table));
}

std::optional<error> put_partner(csprel::cloud cloud, std::shared_ptr<const partner_table>& table, position where,
                                 partner record) {
  const bool is_new = where == table->records.size();
  if (!stands_apart(*table, cloud, where, *record)) {
    std::vector<partner> records = table->records;
    if (is_new)
      records.push_back(std::move(record));
    else
      records[where] = std::move(record);
    auto made = make_partners(cloud, std::move(records));
    if (!made) return std::move(made).error();
    table = std::move(made).value();
    return std::nullopt;
  }
  partner_table& all = own(table);
  if (is_new) {
    all.records.push_back(std::move(record));
    if (auto wrong = enter(all, cloud, where)) return wrong;
    auto row = made_row(all, cloud, where);
    if (!row) return std::move(row).error();
    all.rows.push_back(std::move(row).value());
  } else {
    all.records[where] = std::move(record);
    if (auto wrong = check(cloud, *all.records[where], at("", "partners", where))) return wrong;
    all.rows[where].standing = all.records[where]->standing;
  }
  if (cloud == cloud::china_21vianet) return std::nullopt;
  auto groups = made_groups(all, where);
  if (!groups) return std::move(groups).error();
  all.groups.resize(all.records.size());
  all.groups[where] = std::move(groups).value();
  return std::nullopt;
}

position find_offer(const offer_table& in, const offer_id& id) {
  if (const auto exact = in.by_id.find(id); exact != in.by_id.end()) return exact->second;
  if (in.by_product.empty()) return nowhere;
  const auto product = in.by_product.find(*offer_id::parse(product_and_sku(id.to_string())));
  return product == in.by_product.end() ? nowhere : product->second;
}

result<std::shared_ptr<const offer_table>> make_offers(csprel::cloud cloud, std::vector<offer> records) {
  auto table = std::make_shared<offer_table>();
  table->by_id.reserve(records.size());
  table->records = std::move(records);
  for (position i = 0; i < table->records.size(); ++i)
    if (const auto entered = enter(*table, cloud, i); !entered) return entered.error();
  table->rows.reserve(table->records.size());
  for (position i = 0; i < table->records.size(); ++i)
    if (auto wrong = add_row(*table, cloud, i)) return std::move(*wrong);
  return std::shared_ptr<const offer_table>(std::move(table));
}

std::optional<error> add_offer(csprel::cloud cloud, std::shared_ptr<const offer_table>& table, offer record) {
  offer_table& all = own(table);
  const auto where = static_cast<position>(all.records.size());
  all.records.push_back(std::move(record));
  const auto entered = enter(all, cloud, where);
  if (!entered) return entered.error();
  if (auto wrong = add_row(all, cloud, where)) return wrong;
  // Offers that name this one have found another of its product so far, or none.
  const auto settle = [&](const offer_id& id) {
    const auto found = all.awaited.find(id);
    if (found == all.awaited.end()) return;
    for (const position i : found->second) list_others(all, i);
    all.awaited.erase(found);
  };
  settle(all.records[where]->id);
  if (entered.value()) settle(*offer_id::parse(product_and_sku(all.records[where]->id.to_string())));
  return std::nullopt;
}

result<customer_rows> make_rows(const world& in, const customer& record, const std::string& pointer) {
  customer_rows rows;
  if (auto wrong = add_relationships(in, *record, rows, pointer)) return std::move(*wrong);
  if (auto wrong = add_grants(in, *record, rows, pointer)) return std::move(*wrong);
  if (auto wrong = add_subscriptions(in, *record, rows, pointer)) return std::move(*wrong);
  if (in.cloud != cloud::china_21vianet) {
    if (auto wrong = check_elsewhere(in, *record, pointer)) return std::move(*wrong);
    rows.tenant = std::make_shared<const tenant_rows>(make_tenant_rows(in, *record));
    return rows;
  }
  if (const auto clash = second_transacting_partner(
          in, customer_view{&record, rows.resellers, rows.grants, rows.subscriptions})) {
    const auto& [one, other, service] = *clash;
    return error{error_code::impossible_state, pointer + "/delegatedAdmin",
                 "two transacting partners with delegated admin for " +
                     quoted(in.offers->services[static_cast<std::size_t>(service)].to_string()) + ": " +
                     in.fields(one).id.to_string() + " and " + in.fields(other).id.to_string(),
                 "at most one for each service"};
  }
  make_briefs(in, rows);
  return rows;
}

void customer_lookup::enter(const subscription_id& id, place where) {
  const auto parsed = guid::parse(id.to_string());
  const auto put = [&](auto& map, const auto& key) {
    const auto [at, is_new] = map.emplace(key, where);
    if (!is_new) at->second = place{};
  };
  if (parsed)
    put(by_guid, *parsed);
  else
    put(by_text, id);
}

bool enter(customer_lookup& lookup, const customer_fields& c, position where) {
  if (!lookup.by_id.emplace(c.id, where).second) return false;
  for (position i = 0; i < c.subscriptions.size(); ++i) lookup.enter(c.subscriptions[i]->id, {where, i});
  return true;
}

std::optional<std::size_t> enter_gdap(customer_lookup& lookup, const customer_fields& c, position where) {
  const auto& all = c.tenant->gdap_relationships;
  for (std::size_t i = 0; all && i < all->size(); ++i)
    if (!lookup.by_gdap.emplace((*all)[i].id, where).second) return i;
  return std::nullopt;
}

}  // namespace csprel::detail
