// SPDX-License-Identifier: Apache-2.0
#include "json/gathered_answers.hpp"

#include <utility>

#include "json/answer_fields.hpp"
#include "json/strict_parser.hpp"
#include "json/to_std.hpp"

namespace csprel::json {

namespace bj = boost::json;

void overlay(bj::object& target, const bj::object& source) {
  if (target.empty()) {
    target = source;
    return;
  }
  std::map<std::string, std::string> spelled;  // A hash would collide where somebody wants it to.
  for (const auto& entry : target) spelled.emplace(lower(to_std(entry.key())), std::string{to_std(entry.key())});
  for (const auto& entry : source) {
    const auto known = spelled.find(lower(to_std(entry.key())));
    if (known == spelled.end()) {
      target.emplace(entry.key(), entry.value());
      continue;
    }
    if (entry.value().is_null()) continue;
    bj::value& there = target[known->second];
    if (there.is_object() && entry.value().is_object()) overlay(there.get_object(), entry.value().get_object());
    else there = entry.value();
  }
}

bj::object all_of(const answers& told) {
  bj::object result = told.listed;
  overlay(result, told.asked);
  return result;
}

void gathered_answers::keep(answer_resource found) {
  const auto put = [&found](answers& there) { overlay(found.from_list ? there.listed : there.asked, found.resource); };
  // A reseller of one customer, as against a partner of the asker's.
  const bool of_customer = found.what == answer_kind::partner_relationship && found.about.customer && is_elsewhere();
  if (found.is_nothing && is_about_partner(found.what)) return about_asker.push_back(std::move(found));
  switch (found.what) {
    case answer_kind::customer: {
      auto& there = customers[*customer_id::parse(*text_member(found.resource, "id"))];
      there.by_id = there.by_id || !found.from_list;
      return put(there.about);
    }
    case answer_kind::offer: return put(offers[*offer_id::parse(*text_member(found.resource, "id"))]);
    case answer_kind::relationship_request: return put(request ? *request : request.emplace());
    case answer_kind::partner_relationship: {
      const auto id = *partner_id::parse(*text_member(found.resource, "id"));
      if (of_customer) {
        resellers.insert(id);
        break;
      }
      put(links[id]);
      if (is_elsewhere()) about_asker.push_back(std::move(found));
      return;
    }
    default:
      if (is_about_partner(found.what)) return about_asker.push_back(std::move(found));
  }
  if (found.what == answer_kind::organization && !found.is_nothing)
    found.about.customer = customer_id::parse(text_member(found.resource, "id").value_or(""));
  if (!found.about.customer) return pending_.push_back(std::move(found));
  auto& owner = customers[*found.about.customer];
  if (found.what == answer_kind::subscription)
    return put(owner.subscriptions[*subscription_id::parse(*text_member(found.resource, "id"))]);
  if (found.what != answer_kind::managed_service) return owner.others.push_back(std::move(found));
  if (!owner.managed) owner.managed.emplace();
  if (!found.is_nothing) owner.managed->insert(*service_of(found.resource));
}

std::set<customer_id> gathered_answers::all_customers() const {
  std::set<customer_id> all;
  for (const auto& [id, told] : customers) all.insert(id);
  for (std::size_t i = 0; base && i < base->customer_count(); ++i) all.insert(base->customer_at(i)->id);
  return all;
}

std::vector<subscription_id> gathered_answers::subscriptions_of(const customer_id& id) const {
  std::vector<subscription_id> all;
  if (const auto told = customers.find(id); told != customers.end())
    for (const auto& [key, unused] : told->second.subscriptions) all.push_back(key);
  if (const customer* before = base ? base->find(id) : nullptr)
    for (const auto& s : (*before)->subscriptions) all.push_back(s->id);
  return all;
}

std::vector<gdap_relationship_id> gathered_answers::relationships_of(const customer_id& id) const {
  std::vector<gdap_relationship_id> all;
  if (const auto told = customers.find(id); told != customers.end())
    for (const auto& other : told->second.others)
      if (other.what == answer_kind::gdap_relationship && !other.is_nothing)
        all.push_back(*gdap_relationship_id::parse(*text_member(other.resource, "id")));
  if (const customer* before = base ? base->find(id) : nullptr)
    if (const auto& known = (*before)->tenant->gdap_relationships)
      for (const auto& g : *known) all.push_back(g.id);
  return all;
}

const all_parts& gathered_answers::known_parts() const {
  if (parts_) return *parts_;
  all_parts all;
  const auto ids = all_customers();
  std::vector<customer_id> by_id;
  for (const customer_id& id : ids) {
    for (const auto& one : subscriptions_of(id)) all.subscriptions.add(id, one);
    for (const auto& one : relationships_of(id)) all.relationships.add(id, one);
    if (const auto told = customers.find(id); told != customers.end() && told->second.by_id) by_id.push_back(id);
  }
  if (by_id.size() == 1) all.only_customer = by_id.front();
  if (by_id.empty() && ids.size() == 1) all.only_customer = *ids.begin();
  return parts_.emplace(std::move(all));
}

std::optional<customer_id> gathered_answers::only_owner(const answer_resource& found) const {
  std::set<customer_id> candidates;
  for (std::size_t at = 0; at + guid::text_size <= found.file.size(); ++at)
    if (const auto id = customer_id::parse(std::string_view{found.file}.substr(at, guid::text_size)))
      if (customers.contains(*id) || (base && base->find(*id) != nullptr)) candidates.insert(*id);
  if (candidates.empty()) return known_parts().only_customer;
  return candidates.size() == 1 ? std::optional{*candidates.begin()} : std::nullopt;
}

namespace {

/// Settles of which subscription or relationship an answer is, among all of a customer's or, where
/// that is not told, of all customers': the one it names, the one that the file is named after, or
/// the only one.
template <class Id>
void settle_part(answer_resource& found, std::optional<Id>& part, const parts<Id>& all) {
  if (!part) {
    const std::set<Id> mentioned = all.mentioned(found.file, found.about.customer);
    if (mentioned.size() == 1) part = *mentioned.begin();
    if (mentioned.empty()) part = all.only_one(found.about.customer);
  }
  if (!found.about.customer) found.about.customer = all.only_owner(part);
}

}  // namespace

void gathered_answers::settle(answer_resource& found) const {
  if (is_about_subscription(found.what)) {
    if (!found.about.subscription)
      if (const auto text = text_member(found.resource, "currentSubscriptionId"))
        found.about.subscription = subscription_id::parse(*text);
    settle_part(found, found.about.subscription, known_parts().subscriptions);
  } else if (found.what == answer_kind::subscription) {
    auto id = subscription_id::parse(*text_member(found.resource, "id"));
    settle_part(found, id, known_parts().subscriptions);
  } else if (found.what == answer_kind::access_assignment) {
    settle_part(found, found.about.gdap, known_parts().relationships);
  }
  if (!found.about.customer) found.about.customer = only_owner(found);
}

result<void> gathered_answers::take(const std::vector<answer_resource>& all) {
  for (const answer_resource& each : all) keep(each);
  std::vector<answer_resource> settled = std::move(pending_);
  for (auto& found : settled) {
    settle(found);
    if (!found.about.customer)
      return error{error_code::missing_member, found.pointer,
                   described(found.what) + " that does not tell its customer, in " + found.file,
                   "`links.self.uri` with `/customers/{id}/` in it or its collection, the request that was "
                   "answered, or the customer's GUID in the name of the file"};
  }
  pending_.clear();
  for (auto& found : settled) keep(std::move(found));
  parts_.reset();
  return done();
}

}  // namespace csprel::json
