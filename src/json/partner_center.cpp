// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/partner_center.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "json/object_reader.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

enum class kind : unsigned char {
  customer,
  subscription,
  offer,
  managed_service,
  relationship_request,
  partner_relationship,
};

struct kind_name {
  kind what;
  std::string_view object_type;
};
constexpr kind_name kinds[] = {
    {kind::customer, "Customer"},
    {kind::subscription, "Subscription"},
    {kind::offer, "Offer"},
    {kind::managed_service, "ManagedService"},
    {kind::relationship_request, "RelationshipRequest"},
    {kind::partner_relationship, "PartnerRelationship"},
};

/// One resource of an answer.
struct finding {
  kind what{};
  bool from_list = false;
  bool none = false;  ///< An empty collection of this kind, which tells something too.
  std::optional<customer_id>
      owner;  ///< Of a subscription or managed service, as far as links tell.
  bj::object resource;
  std::string file;
  std::string pointer;
};

/// All that was answered about one thing.
struct answers {
  bj::object listed;
  bj::object asked;  ///< By its id; wins.
};

struct customer_answers {
  answers about;
  bool by_id = false;
  std::map<subscription_id, answers> subscriptions;
  std::optional<std::set<service_name>> managed;
};

const bj::value* member(const bj::object& object, std::string_view name) {
  for (const auto& entry : object)
    if (same_name(to_std(entry.key()), name)) return &entry.value();
  return nullptr;
}

const bj::object* object_member(const bj::object& object, std::string_view name) {
  const bj::value* value = member(object, name);
  return value != nullptr ? value->if_object() : nullptr;
}

std::optional<std::string_view> text_member(const bj::object& object, std::string_view name) {
  const bj::value* value = member(object, name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return to_std(value->get_string());
}

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = detail::ascii_lower(c);
  return result;
}

/// Puts what `source` says over `target`, object by object; null says nothing. Nesting is bounded
/// by the parser's depth.
void overlay(bj::object& target, const bj::object& source) {
  if (target.empty()) {
    target = source;
    return;
  }
  std::unordered_map<std::string, std::string> spelled;
  for (const auto& entry : target)
    spelled.emplace(lower(to_std(entry.key())), std::string{to_std(entry.key())});
  for (const auto& entry : source) {
    const auto known = spelled.find(lower(to_std(entry.key())));
    if (known == spelled.end()) {
      target.emplace(entry.key(), entry.value());
      continue;
    }
    if (entry.value().is_null()) continue;
    bj::value& there = target[known->second];
    if (there.is_object() && entry.value().is_object())
      overlay(there.get_object(), entry.value().get_object());
    else
      there = entry.value();
  }
}

bj::object all_of(const answers& told) {
  bj::object result = told.listed;
  overlay(result, told.asked);
  return result;
}

/// The GUID that follows `before` in a URI, as in "/customers/{id}/subscriptions".
std::optional<customer_id> customer_after(std::string_view uri, std::string_view before) {
  const std::string folded = lower(uri);
  for (std::size_t at = folded.find(before); at != std::string::npos;
       at = folded.find(before, at + 1))
    if (const auto id = customer_id::parse(uri.substr(at + before.size(), guid::text_size)))
      return id;
  return std::nullopt;
}

/// The customer that the links of a resource or collection name.
std::optional<customer_id> customer_of_links(const bj::object& resource) {
  const bj::object* links = object_member(resource, "links");
  if (links == nullptr) return std::nullopt;
  for (const auto& link : *links) {
    if (!link.value().is_object()) continue;
    const auto uri = text_member(link.value().get_object(), "uri");
    if (!uri) continue;
    if (const auto id = customer_after(*uri, "customers/")) return id;
    if (const auto id = customer_after(*uri, "ctid=")) return id;  // links into the admin portals
  }
  return std::nullopt;
}

/// Whether an empty collection is one of managed services: by its own link, or the name of its file.
bool lists_managed_services(const bj::object& collection, std::string_view file) {
  constexpr std::string_view path = "managedservices";
  const bj::object* links = object_member(collection, "links");
  const bj::object* self = links != nullptr ? object_member(*links, "self") : nullptr;
  const auto uri = self != nullptr ? text_member(*self, "uri") : std::nullopt;
  return lower(uri.value_or(file)).find(path) != std::string::npos;
}

std::optional<kind> kind_by_shape(const bj::object& o) {
  const auto has = [&o](std::string_view name) { return member(o, name) != nullptr; };
  if (has("companyProfile") || has("allowDelegatedAccess") || has("relationshipToPartner"))
    return kind::customer;
  if (has("offerId")) return kind::subscription;
  if (has("relationshipType")) return kind::partner_relationship;
  if (has("groupName")) return kind::managed_service;
  if (const bj::object* links = object_member(o, "links"))
    if (member(*links, "adminService") != nullptr || member(*links, "serviceHealth") != nullptr)
      return kind::managed_service;
  if (has("isAddOn") || has("minimumQuantity") || has("prerequisiteOffers") ||
      has("upgradeTargetOffers") || has("isAvailableForPurchase"))
    return kind::offer;
  if (has("url") && !has("id")) return kind::relationship_request;
  return std::nullopt;
}

/// "SkypeforBusiness" or "Exchange Online" as a service's token; nothing where no letter is left.
std::optional<service_name> token_of(std::string_view text) {
  std::string token;
  for (const char c : lower(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      token += c;
    else if (!token.empty() && token.back() != '_')
      token += '_';
  }
  while (!token.empty() && token.back() == '_') token.pop_back();
  return service_name::parse(token);
}

std::optional<service_name> service_of(const bj::object& managed) {
  for (const std::string_view name : {"name", "id"})
    if (const auto text = text_member(managed, name))
      if (auto token = token_of(*text)) return token;
  return std::nullopt;
}

constexpr std::string_view managed_services_offer = "managed-services";

offer_fields read_offer_resource(const bj::object& resource, const place& here,
                                 std::optional<error>& wrong) {
  offer_fields fields;
  object_reader in(resource, here, member_names::any_case, wrong);
  fields.id = in.required_id<offer_id>("id");
  fields.name = in.text_or_empty("name");
  fields.is_add_on = in.boolean("isAddOn").value_or(false);
  fields.minimum_quantity = in.integer("minimumQuantity");
  fields.maximum_quantity = in.integer("maximumQuantity");
  fields.prerequisite_offers = in.ids<offer_id>("prerequisiteOffers");
  fields.upgrade_target_offers = in.ids<offer_id>("upgradeTargetOffers");
  if (const auto billing = in.wire<billing_type>("billing"); billing && billing->known())
    fields.billing = *billing->known();
  const verbatim rest = in.extra();
  if (!rest.empty()) fields.extra = verbatim{"{\"resource\":" + std::string{rest.json()} + "}"};
  return fields;
}

struct partner_link {
  partner_id id;
  std::string name;
  std::string mpn_id;
  std::string country;
  bool is_provider = false;  ///< The other one is a provider of the asking partner.
  bool understood = false;
  bool active = true;
};

partner_link read_partner_relationship(const bj::object& resource, const place& here,
                                       std::optional<error>& wrong) {
  object_reader in(resource, here, member_names::any_case, wrong);
  partner_link link;
  link.id = in.required_guid<partner_id>("id");
  link.name = in.text_or_empty("name");
  link.country = in.text_or_empty("location");
  link.mpn_id = in.text_or_empty("mpnId");
  if (link.mpn_id.empty()) link.mpn_id = in.text_or_empty("partnerId");
  const std::string type = in.text_or_empty("relationshipType");
  link.is_provider = detail::same_word(type, "is_indirect_reseller_of");
  link.understood =
      link.is_provider || detail::same_word(type, "is_indirect_cloud_solution_provider_of");
  if (const auto state = in.text("state")) link.active = detail::same_word(*state, "active");
  return link;
}

/// Refuses a resource that could not be imported, so that the error can name its file.
void validate(const finding& found, const place& here, std::optional<error>& wrong) {
  switch (found.what) {
    case kind::customer: {
      customer_fields fields;
      read_resource(found.resource, here, false, fields, wrong);
      object_reader in(found.resource, here, member_names::any_case, wrong);
      (void)in.wire<relationship_type>("relationshipToPartner");
      (void)in.boolean("allowDelegatedAccess");
      return;
    }
    case kind::subscription: {
      subscription_fields fields;
      return read_resource(found.resource, here, false, fields, wrong);
    }
    case kind::offer:
      return (void)read_offer_resource(found.resource, here, wrong);
    case kind::managed_service:
      if (!service_of(found.resource))
        report(wrong, error_code::malformed_value, here, "a ManagedService without a usable name",
               "`name` or `id` with a letter of the English alphabet first");
      return;
    case kind::relationship_request: {
      partner_fields fields;
      return read_resource(found.resource, here, false, fields, wrong);
    }
    case kind::partner_relationship:
      return (void)read_partner_relationship(found.resource, here, wrong);
  }
}

/// Takes an answer apart.
struct reader {
  std::string_view file;
  std::vector<finding> found{};
  std::optional<customer_id> preceding{};
  std::optional<error> wrong{};

  void read(const bj::value& value, const place& here, const std::optional<customer_id>& owner,
            bool from_list) {
    if (wrong) return;
    if (value.is_array()) {
      const auto& array = value.get_array();
      for (std::size_t i = 0; i < array.size(); ++i)
        read(array[i], place{here, i}, owner, from_list);
      return;
    }
    const bj::object* object = read_object(value, here, "a Partner Center resource", wrong);
    if (object == nullptr) return;
    const bj::value* items = member(*object, "items");
    if (items != nullptr && items->is_array()) {
      const auto own = customer_of_links(*object);
      const auto& array = items->get_array();
      if (array.empty() && lists_managed_services(*object, file))
        found.push_back({kind::managed_service, true, true, own ? own : owner, {}, std::string{file}, here.pointer()});
      const place inside{here, "items"};
      for (std::size_t i = 0; i < array.size(); ++i)
        read(array[i], place{inside, i}, own ? own : owner, true);
      return;
    }
    read_resource_of_some_kind(*object, here, owner, from_list);
  }

  void read_resource_of_some_kind(const bj::object& object, const place& here,
                                  const std::optional<customer_id>& owner, bool from_list) {
    std::optional<kind> what;
    std::string described_as = "a resource of an unknown kind";
    const bj::object* attributes = object_member(object, "attributes");
    const auto type = attributes != nullptr ? text_member(*attributes, "objectType") : std::nullopt;
    if (type) {
      for (const auto& row : kinds)
        if (same_name(row.object_type, *type)) what = row.what;
      described_as = quoted(*type);
    } else {
      what = kind_by_shape(object);
    }
    if (!what)
      return report(wrong, error_code::unsupported, here, described_as,
                    "a Customer, Subscription, Offer, ManagedService, RelationshipRequest or "
                    "PartnerRelationship, or a collection of them");
    finding next{*what, from_list, false, std::nullopt, object, std::string{file}, here.pointer()};
    validate(next, here, wrong);
    if (wrong) return;
    if (*what == kind::customer) {
      preceding = customer_id::parse(text_member(object, "id").value_or(""));
    } else if (*what == kind::subscription || *what == kind::managed_service) {
      next.owner = customer_of_links(object);
      if (!next.owner) next.owner = owner;
      if (!next.owner) next.owner = preceding;
    }
    found.push_back(std::move(next));
  }
};

}  // namespace

struct importer::state {
  csprel::cloud where{};
  partner_id asker;
  limits bounds;
  std::optional<directory> base;

  std::map<customer_id, customer_answers> customers;
  std::map<offer_id, answers> offers;
  std::map<partner_id, answers> links;
  std::optional<answers> request;
  std::vector<finding> pending;  ///< Subscriptions and services whose customer is not known yet.
  std::vector<std::string> notes;

  void take(finding found) {
    const auto put = [&found](answers& there) {
      overlay(found.from_list ? there.listed : there.asked, found.resource);
    };
    switch (found.what) {
      case kind::customer: {
        auto& there = customers[*customer_id::parse(*text_member(found.resource, "id"))];
        there.by_id = there.by_id || !found.from_list;
        return put(there.about);
      }
      case kind::offer:
        return put(offers[*offer_id::parse(*text_member(found.resource, "id"))]);
      case kind::relationship_request:
        return put(request ? *request : request.emplace());
      case kind::partner_relationship:
        return put(links[*partner_id::parse(*text_member(found.resource, "id"))]);
      case kind::subscription:
      case kind::managed_service:
        break;
    }
    if (!found.owner) return pending.push_back(std::move(found));
    auto& owner = customers[*found.owner];
    if (found.what == kind::subscription)
      return put(owner.subscriptions[*subscription_id::parse(*text_member(found.resource, "id"))]);
    if (!owner.managed) owner.managed.emplace();
    if (!found.none) owner.managed->insert(*service_of(found.resource));
  }

  /// Adds the customers that are known to have the subscription.
  void add_owners(std::string_view text, std::set<customer_id>& owners) const {
    const auto id = subscription_id::parse(text);
    if (!id) return;
    for (const auto& [customer, told] : customers)
      if (told.subscriptions.contains(*id)) owners.insert(customer);
    if (!base) return;
    if (const auto known = base->find_subscription(*id)) owners.insert((*known.value().owner)->id);
  }

  /// The customer of an answer that does not tell it, or nothing.
  [[nodiscard]] std::optional<customer_id> only_owner(const finding& found) const {
    std::set<customer_id> candidates;
    for (std::size_t at = 0; at + guid::text_size <= found.file.size(); ++at)
      if (const auto id =
              customer_id::parse(std::string_view{found.file}.substr(at, guid::text_size)))
        if (customers.contains(*id) || (base && base->find(*id) != nullptr)) candidates.insert(*id);
    if (candidates.empty() && found.what == kind::subscription)
      add_owners(text_member(found.resource, "id").value_or(""), candidates);
    if (candidates.size() == 1) return *candidates.begin();
    if (candidates.empty()) {
      for (const auto& [id, told] : customers)
        if (told.by_id) candidates.insert(id);
    }
    if (candidates.empty()) {
      for (const auto& [id, told] : customers) candidates.insert(id);
      for (std::size_t i = 0; base && i < base->customer_count(); ++i)
        candidates.insert(base->customer_at(i)->id);
    }
    if (candidates.size() == 1) return *candidates.begin();
    return std::nullopt;
  }

  result<void> settle_pending() {
    std::vector<finding> settled = pending;
    for (auto& found : settled) {
      found.owner = only_owner(found);
      if (!found.owner)
        return error{
            error_code::missing_member, found.pointer,
            std::string{found.what == kind::subscription ? "a Subscription" : "a ManagedService"} +
                " that does not tell its customer, in " + found.file,
            "`links.self.uri` with `/customers/{id}/` in it or its collection, or the customer's "
            "GUID in the name of the file"};
    }
    pending.clear();
    for (auto& found : settled) take(std::move(found));
    return done();
  }

  result<std::vector<partner>> make_partners();
  result<customer> make_customer(const customer_id& id, const customer_answers& told,
                                 const customer* before, std::size_t position);
  result<std::vector<offer>> make_offers(const std::vector<customer>& all);
};

result<std::vector<partner>> importer::state::make_partners() {
  std::vector<partner_fields> all;
  if (base)
    for (const auto& p : base->partners()) all.push_back(*p);
  const auto entry = [&all](const partner_id& id) -> partner_fields& {
    for (auto& p : all)
      if (p.id == id) return p;
    all.emplace_back();
    all.back().id = id;
    return all.back();
  };
  std::optional<error> wrong;
  const place here;
  {
    partner_fields& own = entry(asker);
    if (request) {
      bj::object resource = tree_of(own.relationship_request);
      overlay(resource, all_of(*request));
      read_resource(resource, here, true, own, wrong);
    }
  }
  const auto name_provider = [](partner_fields& reseller, const partner_id& provider) {
    reseller.model = partner_model::indirect_reseller;
    if (std::find(reseller.providers.begin(), reseller.providers.end(), provider) ==
        reseller.providers.end())
      reseller.providers.push_back(provider);
  };
  for (const auto& [id, told] : links) {
    const partner_link link = read_partner_relationship(all_of(told), here, wrong);
    if (!link.understood || !link.active || id == asker) {
      notes.push_back("partner " + id.to_string() +
                      ": its relationship is not an active one between an indirect provider and an "
                      "indirect reseller, and is left out");
      continue;
    }
    partner_fields& other = entry(id);
    if (!link.name.empty()) other.name = link.name;
    if (!link.mpn_id.empty()) other.mpn_id = link.mpn_id;
    if (!link.country.empty()) other.country = link.country;
    if (link.is_provider) {
      other.model = partner_model::indirect_provider;
      name_provider(entry(asker), id);
    } else {
      name_provider(other, asker);
      entry(asker).model = partner_model::indirect_provider;
    }
  }
  if (wrong) return *std::move(wrong);
  std::vector<partner> made;
  made.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto value = partner::make(std::move(all[i]));
    if (!value) {
      error why = std::move(value).error();
      why.pointer.insert(0, "/partners/" + std::to_string(i));
      return why;
    }
    made.push_back(std::move(value).value());
  }
  return made;
}

result<customer> importer::state::make_customer(const customer_id& id, const customer_answers& told,
                                                const customer* before, std::size_t position) {
  const std::string pointer = "/customers/" + std::to_string(position);
  const std::string who = "customer " + id.to_string() + ": ";
  const place here;
  std::optional<error> wrong;

  customer_fields fields;
  if (before != nullptr) fields = **before;
  const bj::object answer = all_of(told.about);
  if (before == nullptr && answer.empty())
    notes.push_back(who + "nothing but its id is known; GET /v1/customers/" + id.to_string() +
                    " tells the rest");
  if (!answer.empty()) {
    text_writer old;
    if (before != nullptr) write_resource(old, fields);
    bj::object resource =
        before != nullptr ? tree_of(verbatim{std::move(old).take()}) : bj::object{};
    overlay(resource, answer);
    read_resource(resource, here, true, fields, wrong);
  }
  fields.id = id;

  // The relationship and the grant: what the API says of the partner that asked.
  object_reader in(answer, here, member_names::any_case, wrong);
  if (const auto type = in.wire<relationship_type>("relationshipToPartner")) {
    auto& all = fields.relationships;
    const auto own = std::find_if(all.begin(), all.end(),
                                  [this](const relationship& r) { return r.partner == asker; });
    if (!type->known()) {
      notes.push_back(who + "the relationship " + quoted(type->text()) +
                      " is not one that this library knows, and is left out");
    } else if (*type->known() == relationship_type::none) {
      std::erase_if(all, [this](const relationship& r) { return r.partner == asker; });
    } else if (own == all.end()) {
      relationship r;
      r.partner = asker;
      r.type = *type->known();
      all.push_back(std::move(r));
    } else {
      own->type = *type->known();
    }
  }
  const auto is_own = [this](const delegated_admin& g) { return g.partner == asker; };
  auto& grants = fields.delegated_admins;
  const bool had_grant = std::any_of(grants.begin(), grants.end(), is_own);
  const auto allowed = in.boolean("allowDelegatedAccess");
  const auto own_grant = [&]() -> delegated_admin& {
    const auto first = std::find_if(grants.begin(), grants.end(), is_own);
    if (first != grants.end()) return *first;
    grants.emplace_back();
    grants.back().partner = asker;
    return grants.back();
  };
  if (allowed && !*allowed) {
    std::erase_if(grants, is_own);
  } else if (told.managed && (allowed || had_grant || !told.managed->empty())) {
    own_grant().services.emplace(told.managed->begin(), told.managed->end());
    // One entry says it all now; others of this partner would add to it.
    const auto first = std::find_if(grants.begin(), grants.end(), is_own);
    grants.erase(std::remove_if(first + 1, grants.end(), is_own), grants.end());
  } else if (allowed && !had_grant) {
    (void)own_grant();
    notes.push_back(who + "it grants delegated admin; for which services tells GET /v1/customers/" +
                    id.to_string() + "/managedservices, or `services` at " + pointer +
                    "/delegatedAdmin");
  } else if (!allowed && !had_grant && !answer.empty()) {
    notes.push_back(who +
                    "a list does not tell whether it grants delegated admin; GET "
                    "/v1/customers/" +
                    id.to_string() + " does");
  }

  // Its subscriptions.
  for (const auto& [subscription_key, answered] : told.subscriptions) {
    const auto known =
        std::find_if(fields.subscriptions.begin(), fields.subscriptions.end(),
                     [&key = subscription_key](const subscription& s) { return s->id == key; });
    subscription_fields s;
    bj::object resource;
    if (known != fields.subscriptions.end()) {
      s = **known;
      text_writer old;
      write_resource(old, s);
      resource = tree_of(verbatim{std::move(old).take()});
    } else {
      s.seller = asker;
    }
    overlay(resource, all_of(answered));
    read_resource(resource, here, true, s, wrong);
    if (wrong) return *std::move(wrong);
    const bool suspended = s.status && s.status->known() == subscription_status::suspended;
    if (!suspended) s.suspended_at.reset();
    const std::size_t at = static_cast<std::size_t>(known - fields.subscriptions.begin());
    const std::string place_of = pointer + "/subscriptions/" + std::to_string(at);
    if (suspended && !s.suspended_at)
      notes.push_back("subscription " + s.id.to_string() +
                      ": since when it is suspended no API tells; set " + place_of +
                      "/suspendedAt");
    if (s.status && !s.status->known())
      notes.push_back("subscription " + s.id.to_string() + ": the status " +
                      quoted(s.status->text()) +
                      " is not one that this library knows, and is kept");
    auto made = subscription::make(std::move(s));
    if (!made) {
      error why = std::move(made).error();
      why.pointer.insert(0, place_of);
      return why;
    }
    if (known != fields.subscriptions.end())
      *known = std::move(made).value();
    else
      fields.subscriptions.push_back(std::move(made).value());
  }
  if (wrong) return *std::move(wrong);
  auto made = customer::make(std::move(fields));
  if (!made) {
    error why = std::move(made).error();
    why.pointer.insert(0, pointer);
    return why;
  }
  return made;
}

result<std::vector<offer>> importer::state::make_offers(const std::vector<customer>& all) {
  std::vector<offer_fields> fields;
  std::map<offer_id, std::size_t> position;
  if (base)
    for (const auto& o : base->offers()) {
      position.emplace(o->id, fields.size());
      fields.push_back(*o);
    }
  std::optional<error> wrong;
  const place here;
  for (const auto& [id, told] : offers) {
    offer_fields now = read_offer_resource(all_of(told), here, wrong);
    if (wrong) return *std::move(wrong);
    const auto [at, is_new] = position.emplace(id, fields.size());
    if (!is_new) {
      // The API tells neither services nor, in every answer, the paths.
      offer_fields& then = fields[at->second];
      now.services = then.services;
      if (now.prerequisite_offers.empty()) now.prerequisite_offers = then.prerequisite_offers;
      if (now.upgrade_target_offers.empty()) now.upgrade_target_offers = then.upgrade_target_offers;
      if (!now.minimum_quantity) now.minimum_quantity = then.minimum_quantity;
      if (!now.maximum_quantity) now.maximum_quantity = then.maximum_quantity;
      bj::object extra = tree_of(then.extra);
      overlay(extra, tree_of(now.extra));
      now.extra = verbatim{to_text(extra)};
      then = std::move(now);
    } else {
      fields.push_back(std::move(now));
    }
  }
  // What was sold is an offer, listed or not.
  std::map<offer_id, offer_fields> sold;
  for (const auto& c : all)
    for (const auto& s : c->subscriptions) {
      if (position.contains(s->offer)) continue;
      offer_fields& o = sold[s->offer];
      if (o.id.empty()) o.id = s->offer;
      if (o.name.empty()) o.name = s->offer_name;
      o.is_add_on = o.is_add_on || s->parent.has_value();
      if (s->billing_type && s->billing_type->known()) o.billing = *s->billing_type->known();
    }
  for (auto& [id, o] : sold) {
    position.emplace(id, fields.size());
    fields.push_back(std::move(o));
  }
  std::set<service_name> named;
  std::size_t without_services = 0;
  for (const auto& o : fields) {
    if (!o.services) ++without_services;
    if (o.services) named.insert(o.services->begin(), o.services->end());
  }
  std::set<service_name> missing;
  for (const auto& c : all)
    for (const auto& grant : c->delegated_admins)
      if (grant.services)
        for (const auto& service : *grant.services)
          if (!named.contains(service)) missing.insert(service);
  if (!missing.empty()) {
    // The offers of a directory define its services, and no API tells which offer holds which.
    const auto id = *offer_id::parse(managed_services_offer);
    const auto [at, is_new] = position.emplace(id, fields.size());
    if (is_new) {
      fields.emplace_back();
      fields.back().id = id;
      fields.back().name = "Services that customers have, by ManagedService";
      fields.back().billing = billing_type::none;
    }
    auto& services = fields[at->second].services;
    if (services) missing.insert(services->begin(), services->end());
    services.emplace(missing.begin(), missing.end());
  }
  if (without_services != 0)
    notes.push_back(
        "offers: which services an offer contains no API tells; set /offers/*/services (" +
        std::to_string(without_services) + " without)");
  std::vector<offer> made;
  made.reserve(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto value = offer::make(std::move(fields[i]));
    if (!value) {
      error why = std::move(value).error();
      why.pointer.insert(0, "/offers/" + std::to_string(i));
      return why;
    }
    made.push_back(std::move(value).value());
  }
  return made;
}

importer::importer(cloud where, const partner_id& asker, const limits& bounds)
    : state_(std::make_unique<state>()) {
  state_->where = where;
  state_->asker = asker;
  state_->bounds = bounds;
}
importer::importer(const directory& base, const partner_id& asker, const limits& bounds)
    : importer(base.cloud(), asker, bounds) {
  state_->base = base;
}
importer::importer(importer&&) noexcept = default;
importer& importer::operator=(importer&&) noexcept = default;
importer::~importer() = default;

const std::vector<std::string>& importer::notes() const noexcept {
  return state_->notes;
}

result<void> importer::add(std::string_view text, std::string_view name) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";  // the API sends one
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
    text.remove_prefix(byte_order_mark.size());
  const auto in_file = [name](error why) {
    why.found += " in " + std::string{name};
    return why;
  };
  auto tree = parse(text, state_->bounds);
  if (!tree) return in_file(std::move(tree).error());
  reader in{name};
  in.read(tree.value(), place{}, std::nullopt, false);
  if (in.wrong) return in_file(*std::move(in.wrong));
  for (auto& found : in.found) state_->take(std::move(found));
  return done();
}

result<directory> importer::finish() {
  state& s = *state_;
  s.notes.clear();
  if (auto settled = s.settle_pending(); !settled) return std::move(settled).error();

  directory_fields fields;
  fields.cloud = s.where;
  if (s.base) {
    fields.as_of = s.base->as_of();
    fields.options = s.base->options();
    fields.extra = s.base->extra();
  }
  auto partners = s.make_partners();
  if (!partners) return std::move(partners).error();
  fields.partners = std::move(partners).value();

  const customer_answers nothing;
  for (std::size_t i = 0; s.base && i < s.base->customer_count(); ++i) {
    const customer& before = s.base->customer_at(i);
    const auto told = s.customers.find(before->id);
    if (told == s.customers.end()) {
      fields.customers.push_back(before);
      continue;
    }
    auto made = s.make_customer(before->id, told->second, &before, i);
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  for (const auto& [id, told] : s.customers) {
    if (s.base && s.base->find(id) != nullptr) continue;
    auto made = s.make_customer(id, told, nullptr, fields.customers.size());
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  auto offers = s.make_offers(fields.customers);
  if (!offers) return std::move(offers).error();
  fields.offers = std::move(offers).value();
  return directory::make(std::move(fields));
}

result<directory> import_into(const directory& base, const partner_id& asker,
                              std::string_view response, std::string_view name) {
  importer in(base, asker);
  if (auto added = in.add(response, name); !added) return std::move(added).error();
  return in.finish();
}

}  // namespace csprel::json
