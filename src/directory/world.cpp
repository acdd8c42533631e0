// SPDX-License-Identifier: Apache-2.0
#include "directory/world.hpp"

#include <algorithm>

#include "directory/counting.hpp"
#include "directory/predicates.hpp"
#include "directory/quoted.hpp"

namespace csprel::detail {
namespace {

std::string at(const std::string& pointer, const char* member, std::size_t index) {
  return pointer + '/' + member + '/' + std::to_string(index);
}

error dangling(std::string pointer, std::string_view id, const char* expected) {
  return {error_code::dangling_reference, std::move(pointer), quoted(id), expected};
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

std::optional<error> add_relationships(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& relationships = record.relationships;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    const position partner = in.find(relationships[i].partner);
    if (partner == nowhere)
      return dangling(at(pointer, "relationships", i) + "/partnerId",
                      relationships[i].partner.to_string(), "a partner of the document");
    const bool listed = std::find(rows.resellers.begin(), rows.resellers.end(), partner) != rows.resellers.end();
    if (relationships[i].type == relationship_type::reseller && !listed) rows.resellers.push_back(partner);
  }
  return std::nullopt;
}

std::optional<error> add_grants(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& grants = record.delegated_admins;
  for (std::size_t i = 0; i < grants.size(); ++i) {
    const std::string here = at(pointer, "delegatedAdmin", i);
    const position partner = in.find(grants[i].partner);
    if (partner == nowhere)
      return dangling(here + "/partnerId", grants[i].partner.to_string(), "a partner of the document");
    auto row = std::find_if(rows.grants.begin(), rows.grants.end(),
                            [&](const grant_row& g) { return g.partner == partner; });
    if (row == rows.grants.end()) row = rows.grants.insert(row, grant_row{partner, false, {}});
    if (!grants[i].services) row->open = true;
    for (std::size_t k = 0; grants[i].services && k < grants[i].services->size(); ++k) {
      const auto& name = (*grants[i].services)[k];
      const auto bit = in.offers->service_by_name.find(name);
      if (bit == in.offers->service_by_name.end())
        return dangling(at(here, "services", k), name.to_string(), "a service of an offer of the document");
      row->services.insert(bit->second);
    }
  }
  return std::nullopt;
}

std::optional<error> add_subscriptions(const world& in, const customer_fields& record, customer_rows& rows,
                                       const std::string& pointer) {
  const auto& subscriptions = record.subscriptions;
  rows.subscriptions.reserve(subscriptions.size());
  for (std::size_t i = 0; i < subscriptions.size(); ++i) {
    const subscription_fields& s = *subscriptions[i];
    const std::string here = at(pointer, "subscriptions", i);
    subscription_row row;
    row.offer = in.find(s.offer);
    if (row.offer == nowhere)
      return dangling(here + "/resource/offerId", s.offer.to_string(), "an offer of the document");
    const offer_row& offer = in.offers->rows[row.offer];
    if (offer.is_usage_billed)
      return error{error_code::impossible_state, here + "/resource/offerId",
                   quoted(s.offer.to_string()) + ", which is billed by usage", "an offer of this cloud"};
    if (offer.is_add_on && !s.parent)
      return error{error_code::impossible_state, here + "/resource", "an add-on without parent",
                   "`parentSubscriptionId`"};
    if (s.seller) {
      const position seller = in.find(*s.seller);
      if (seller == nowhere)
        return dangling(here + "/sellerId", s.seller->to_string(), "a partner of the document");
      if (s.channel == channel::csp) row.seller = seller;
    }
    if (s.parent) {
      const auto parent = std::find_if(subscriptions.begin(), subscriptions.end(),
                                       [&](const subscription& other) { return other->id == *s.parent; });
      row.parent = static_cast<position>(parent - subscriptions.begin());
    }
    row.state = state_of(s);
    row.set_seats(s.quantity);
    row.set_suspended_at(s.suspended_at);
    rows.subscriptions.push_back(row);
  }
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
  boost::unordered_flat_map<std::string_view, position> links;
  for (position i = 0; i < records.size(); ++i) {
    const partner_fields& p = *records[i];
    const std::string here = at("", "partners", i);
    if (!table->by_id.emplace(p.id, i).second)
      return error{error_code::duplicate_id, here + "/id", quoted(p.id.to_string()) + " a second time",
                   "one partner per id"};
    if (p.link && !links.emplace(*p.link, i).second)
      return error{error_code::impossible_state, here + "/relationshipRequest/url",
                   "the link of another partner", "a link of the partner's own"};
    if (cloud == cloud::china_21vianet)
      if (auto wrong = check_in_china(p, here)) return std::move(*wrong);
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
      if (p.model != partner_model::indirect_reseller)
        return error{error_code::impossible_state, here, "a provider of a partner that is no indirect reseller",
                     "none"};
      row.providers.push_back(provider->second);
    }
    table->rows.push_back(std::move(row));
  }
  table->records = std::move(records);
  return std::shared_ptr<const partner_table>(std::move(table));
}

result<std::shared_ptr<const offer_table>> make_offers(std::vector<offer> records) {
  auto table = std::make_shared<offer_table>();
  table->by_id.reserve(records.size());
  for (position i = 0; i < records.size(); ++i) {
    const offer_fields& o = *records[i];
    if (!table->by_id.emplace(o.id, i).second)
      return error{error_code::duplicate_id, at("", "offers", i) + "/id",
                   quoted(o.id.to_string()) + " a second time", "one offer per id"};
  }
  const auto listed = [&](const std::vector<offer_id>& ids) {
    std::vector<position> positions;
    for (const offer_id& id : ids)
      if (const auto found = table->by_id.find(id); found != table->by_id.end())
        positions.push_back(found->second);
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

}  // namespace csprel::detail
