// SPDX-License-Identifier: Apache-2.0
#include "directory/world.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "csprel/model/subscription_term.hpp"
#include "directory/counting.hpp"
#include "directory/predicates.hpp"
#include "directory/quoted.hpp"
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
class index_of {
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

/// What no partner of the other clouds is.
std::optional<error> check_elsewhere(const partner_fields& p, const std::string& pointer) {
  if (p.standing == standing::restricted && p.model != partner_model::direct)
    return error{error_code::impossible_state, pointer + "/standing",
                 "`restricted` for a partner that is not `direct`", "a direct-bill partner, or another standing"};
  if (p.model != partner_model::indirect_reseller) return std::nullopt;
  for (std::size_t i = 0; i < p.users.size(); ++i)  // AMB-33
    if (p.users[i].agents.contains(agent_role::sales_agent))
      return error{error_code::impossible_state, at(pointer, "users", i) + "/agent",
                   "`sales_agent` of an indirect reseller", "another agent role"};
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

/// Whether an add-on must have a parent: everywhere in 21Vianet, elsewhere on the legacy track.
bool needs_parent(const world& in, const subscription_fields& s, position offer) {
  return in.cloud == cloud::china_21vianet || track_of(s, &*in.offers->records[offer]) == track::legacy;
}

std::optional<error> add_relationships(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& relationships = record.relationships;
  index_of<position> listed;
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
  index_of<position> rows_of;
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
  index_of<subscription_id, keyed_hash> by_id;
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
    if (offer.is_add_on && !s.parent && needs_parent(in, s, row.offer))
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

/// Notes what is between each subscription and its seller, once all other rows are made.
void tie_sellers(const world& in, const customer& record, customer_rows& rows) {
  scene s;
  s.in = &in;
  s.what = operation::subscription_view;
  s.here = customer_view{&record, rows.resellers, rows.grants, rows.subscriptions};
  for (subscription_row& row : rows.subscriptions) {
    s.subscription = static_cast<position>(&row - rows.subscriptions.data());
    row.with_seller = tie_of_subscription(s);
    if (row.seller != nowhere) row.with_seller = tie_of(in, s.here, row, row.seller, row.with_seller);
  }
}

/// Active partnerships are providers, whichever side lists them.
void add_partnerships(partner_table& table, const std::vector<partner>& records) {
  std::set<std::pair<position, position>> known;
  for (position i = 0; i < table.rows.size(); ++i)
    for (const position provider : table.rows[i].providers) known.emplace(i, provider);
  for (position i = 0; i < records.size(); ++i) {
    const auto& all = records[i]->account->partnerships;
    for (std::size_t k = 0; all && k < all->size(); ++k) {
      const partnership& with = (*all)[k];
      const auto other = table.by_id.find(with.other);
      const auto type = with.type ? with.type->known() : std::nullopt;
      if (other == table.by_id.end() || !type || !is_active(with)) continue;
      const bool is_reseller = *type == partnership_type::is_indirect_reseller_of;
      const position reseller = is_reseller ? i : other->second;
      const position provider = is_reseller ? other->second : i;
      if (known.emplace(reseller, provider).second) table.rows[reseller].providers.push_back(provider);
    }
  }
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
  for (position i = 0; i < records.size(); ++i) {
    const partner_fields& p = *records[i];
    const std::string here = at("", "partners", i);
    if (!table->by_id.emplace(p.id, i).second)
      return error{error_code::duplicate_id, here + "/id", quoted(p.id.to_string()) + " a second time",
                   "one partner per id"};
    if (p.link && !table->by_link.emplace(*p.link, i).second)
      return error{error_code::impossible_state, here + "/relationshipRequest/url",
                   "the link of another partner", "a link of the partner's own"};
    if (auto wrong = cloud == cloud::china_21vianet ? check_in_china(p, here) : check_elsewhere(p, here))
      return std::move(*wrong);
  }
  table->rows.reserve(records.size());
  for (position i = 0; i < records.size(); ++i) {
    const partner_fields& p = *records[i];
    partner_row row{p.model, p.standing, {}};
    for (std::size_t k = 0; k < p.providers.size(); ++k) {
      const std::string here = at(at("", "partners", i), "providers", k);
      const auto provider = table->by_id.find(p.providers[k]);
      if (provider == table->by_id.end())
        return dangling(here, p.providers[k].to_string(), "a partner of the document");
      if (records[provider->second]->model != partner_model::indirect_provider)
        return error{error_code::impossible_state, here, quoted(p.providers[k].to_string()),
                     "an indirect provider"};
      const bool may_have = p.model == partner_model::indirect_reseller ||
                            (cloud != cloud::china_21vianet && p.account->also_indirect_reseller);
      if (!may_have)
        return error{error_code::impossible_state, here, "a provider of a partner that is no indirect reseller",
                     "none"};
      row.providers.push_back(provider->second);
    }
    table->rows.push_back(std::move(row));
  }
  if (cloud != cloud::china_21vianet) {
    add_partnerships(*table, records);
    for (position i = 0; i < records.size(); ++i) {
      auto groups = group_table::make(*records[i]);
      if (!groups)
        return error{error_code::too_large, at("", "partners", i) + "/groups", "groups within groups for too many",
                     "no more than " + std::to_string(group_table::most_entries) + " memberships in all"};
      table->groups.push_back(std::move(*groups));
    }
  }
  table->records = std::move(records);
  return std::shared_ptr<const partner_table>(std::move(table));
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
  for (position i = 0; i < records.size(); ++i) {
    const offer_fields& o = *records[i];
    if (!table->by_id.emplace(o.id, i).second)
      return error{error_code::duplicate_id, at("", "offers", i) + "/id",
                   quoted(o.id.to_string()) + " a second time", "one offer per id"};
    const std::string_view product = product_and_sku(o.id.to_string());
    if (cloud != cloud::china_21vianet && product.find(':') != std::string_view::npos)
      table->by_product.emplace(*offer_id::parse(product), i);  // The first one stays.
  }
  const auto listed = [&](const std::vector<offer_id>& ids) {
    std::vector<position> positions;
    for (const offer_id& id : ids)
      if (const position found = find_offer(*table, id); found != nowhere) positions.push_back(found);
    return positions;
  };
  table->rows.reserve(records.size());
  for (position i = 0; i < records.size(); ++i) {
    const offer_fields& o = *records[i];
    offer_row row;
    row.services_known = o.services.has_value();
    row.is_add_on = o.is_add_on;
    row.is_usage_billed = o.billing == billing_type::usage;
    row.prerequisites = listed(o.prerequisite_offers);
    row.targets = listed(o.upgrade_target_offers);
    for (std::size_t k = 0; o.services && k < o.services->size(); ++k) {
      const service_name& name = (*o.services)[k];
      const auto next = static_cast<service_bit>(table->services.size());
      const auto [bit, is_new] = table->service_by_name.emplace(name, next);
      if (is_new && table->services.size() == max_services)
        return error{error_code::too_large, at(at("", "offers", i), "services", k),
                     "more than " + std::to_string(max_services) + " services", "no more services than that"};
      if (is_new) table->services.push_back(name);
      row.services.insert(bit->second);
    }
    table->rows.push_back(std::move(row));
  }
  table->records = std::move(records);
  return std::shared_ptr<const offer_table>(std::move(table));
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
  tie_sellers(in, record, rows);
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
