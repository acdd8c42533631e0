// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/partner_center.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include "csprel/model/subscription_term.hpp"
#include "directory/ruled_out.hpp"
#include "json/answer.hpp"
#include "json/answer_fields.hpp"
#include "json/object_reader.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

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
  std::vector<answer> others;  ///< About everything else, of the customer and its subscriptions.
};

/// Puts what `source` says over `target`, object by object; null says nothing. Nesting is bounded
/// by the parser's depth.
void overlay(bj::object& target, const bj::object& source) {
  if (target.empty()) {
    target = source;
    return;
  }
  std::map<std::string, std::string> spelled;  // A hash would collide where somebody wants it to.
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

constexpr std::string_view managed_services_offer = "managed-services";

/// Which customers have which subscriptions or relationships, so that no answer needs a look at all of them.
template <class Id>
class parts {
 public:
  void add(const customer_id& owner, const Id& one) {
    owners_[one].insert(owner);
    of_[owner].insert(one);
    const std::string text = lower(one.to_string());
    by_text_.emplace(text, one);
    lengths_.insert(text.size());
  }
  /// Those that the name of a file mentions, of one customer or of all. *Cost*: of the file's name, for each length
  /// that an id has.
  [[nodiscard]] std::set<Id> mentioned(std::string_view file, const std::optional<customer_id>& owner) const {
    std::set<Id> all;
    const std::string name = lower(file);
    for (const std::size_t length : lengths_)
      for (std::size_t at = 0; at + length <= name.size(); ++at)
        if (const auto found = by_text_.find(name.substr(at, length)); found != by_text_.end())
          if (!owner || owners_.at(found->second).contains(*owner)) all.insert(found->second);
    return all;
  }
  /// The only one of a customer or of all; nothing where there are none or several.
  [[nodiscard]] std::optional<Id> only_one(const std::optional<customer_id>& owner) const {
    if (!owner) return owners_.size() == 1 ? std::optional{owners_.begin()->first} : std::nullopt;
    const auto found = of_.find(*owner);
    return found != of_.end() && found->second.size() == 1 ? std::optional{*found->second.begin()} : std::nullopt;
  }
  /// The only customer that has it, or nothing.
  [[nodiscard]] std::optional<customer_id> only_owner(const std::optional<Id>& one) const {
    const auto found = one ? owners_.find(*one) : owners_.end();
    return found != owners_.end() && found->second.size() == 1 ? std::optional{*found->second.begin()} : std::nullopt;
  }

 private:
  std::map<Id, std::set<customer_id>> owners_;
  std::map<customer_id, std::set<Id>> of_;
  std::map<std::string, Id> by_text_;  ///< In lower case.
  std::set<std::size_t> lengths_;
};

/// What an answer that does not tell whose it is can be of.
struct all_parts {
  parts<subscription_id> subscriptions;
  parts<gdap_relationship_id> relationships;
  std::optional<customer_id> only_customer;  ///< Of those that were asked for by id, else of all.
};

}  // namespace

struct importer::state {
  csprel::cloud where{};
  partner_id asker;
  limits bounds;
  std::optional<directory> base;
  std::vector<answer> received;  ///< Everything that was added, in its order.
  std::vector<std::string> notes;

  // What `assemble` makes of all that was received, in a state of its own: whatever fails or throws
  // there, what was received stays as it is.
  std::map<customer_id, customer_answers> customers;
  std::map<offer_id, answers> offers;
  std::map<partner_id, answers> links;
  std::optional<answers> request;
  std::vector<answer> about_asker;  ///< But for what stands above.
  std::vector<answer> pending;  ///< What has a customer that is not known yet.

  [[nodiscard]] bool is_elsewhere() const noexcept { return where != cloud::china_21vianet; }

  void take(answer found) {
    const auto put = [&found](answers& there) {
      overlay(found.from_list ? there.listed : there.asked, found.resource);
    };
    // A reseller of one customer, as against a partner of the asker's.
    const bool of_customer = found.what == answer_kind::partner_relationship && found.about.customer && is_elsewhere();
    if (found.is_nothing && is_about_partner(found.what)) return about_asker.push_back(std::move(found));
    switch (found.what) {
      case answer_kind::customer: {
        auto& there = customers[*customer_id::parse(*text_member(found.resource, "id"))];
        there.by_id = there.by_id || !found.from_list;
        return put(there.about);
      }
      case answer_kind::offer:
        return put(offers[*offer_id::parse(*text_member(found.resource, "id"))]);
      case answer_kind::relationship_request:
        return put(request ? *request : request.emplace());
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
    if (!found.about.customer) return pending.push_back(std::move(found));
    auto& owner = customers[*found.about.customer];
    if (found.what == answer_kind::subscription)
      return put(owner.subscriptions[*subscription_id::parse(*text_member(found.resource, "id"))]);
    if (found.what != answer_kind::managed_service) return owner.others.push_back(std::move(found));
    if (!owner.managed) owner.managed.emplace();
    if (!found.is_nothing) owner.managed->insert(*service_of(found.resource));
  }

  /// The customers that were told of, and those of the directory that is added to.
  [[nodiscard]] std::set<customer_id> all_customers() const {
    std::set<customer_id> all;
    for (const auto& [id, told] : customers) all.insert(id);
    for (std::size_t i = 0; base && i < base->customer_count(); ++i) all.insert(base->customer_at(i)->id);
    return all;
  }
  [[nodiscard]] std::vector<subscription_id> subscriptions_of(const customer_id& id) const {
    std::vector<subscription_id> all;
    if (const auto told = customers.find(id); told != customers.end())
      for (const auto& [key, unused] : told->second.subscriptions) all.push_back(key);
    if (const customer* before = base ? base->find(id) : nullptr)
      for (const auto& s : (*before)->subscriptions) all.push_back(s->id);
    return all;
  }
  [[nodiscard]] std::vector<gdap_relationship_id> relationships_of(const customer_id& id) const {
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
  /// Gathered once, until something more is taken.
  [[nodiscard]] const all_parts& known_parts() const {
    if (gathered_parts) return *gathered_parts;
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
    return gathered_parts.emplace(std::move(all));
  }
  /// Settles of which subscription or relationship an answer is, among all of a customer's or, where
  /// that is not told, of all customers': the one it names, the one that the file is named after, or
  /// the only one.
  template <class Id>
  static void settle_part(answer& found, std::optional<Id>& part, const parts<Id>& all) {
    if (!part) {
      const std::set<Id> mentioned = all.mentioned(found.file, found.about.customer);
      if (mentioned.size() == 1) part = *mentioned.begin();
      if (mentioned.empty()) part = all.only_one(found.about.customer);
    }
    if (!found.about.customer) found.about.customer = all.only_owner(part);
  }

  /// The customer of an answer that does not tell it, or nothing.
  [[nodiscard]] std::optional<customer_id> only_owner(const answer& found) const {
    std::set<customer_id> candidates;
    for (std::size_t at = 0; at + guid::text_size <= found.file.size(); ++at)
      if (const auto id =
              customer_id::parse(std::string_view{found.file}.substr(at, guid::text_size)))
        if (customers.contains(*id) || (base && base->find(*id) != nullptr)) candidates.insert(*id);
    if (candidates.empty()) return known_parts().only_customer;
    return candidates.size() == 1 ? std::optional{*candidates.begin()} : std::nullopt;
  }

  result<void> settle_pending() {
    std::vector<answer> settled = pending;
    for (auto& found : settled) {
      settle(found);
      if (!found.about.customer)
        return error{error_code::missing_member, found.pointer,
                     described(found.what) + " that does not tell its customer, in " + found.file,
                     "`links.self.uri` with `/customers/{id}/` in it or its collection, the request that was "
                     "answered, or the customer's GUID in the name of the file"};
    }
    pending.clear();
    for (auto& found : settled) take(std::move(found));
    gathered_parts.reset();
    return done();
  }
  void settle(answer& found) const {
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

  /// The group of members: the one they name, the one that the file is named after, or the only one.
  result<void> settle_group(answer& found, const partner_account& account) const {
    if (found.about.group) return done();
    std::set<group_id> candidates;
    for (const bool by_name : {true, false}) {
      if (!candidates.empty()) break;
      const auto add = [&](const group_id& id) {
        if (!by_name || mentions(found.file, id.to_string())) candidates.insert(id);
      };
      if (const auto& known = account.groups)
        for (const auto& group : *known) add(group.id);
    }
    if (candidates.size() == 1) found.about.group = *candidates.begin();
    if (found.about.group) return done();
    return error{error_code::missing_member, found.pointer, "members that do not tell their group, in " + found.file,
                 "the request that was answered, `/groups/{id}/members`, or the group's id in the name of the file"};
  }

  result<void> tell_partners(std::vector<partner_fields>& all);
  void tell_agreement(std::vector<partner_fields>& all, const answer& found);
  result<std::vector<partner>> make_partners();
  result<customer> make_customer(const customer_id& id, const customer_answers& told,
                                 const customer* before, std::size_t position);
  result<std::vector<offer>> make_offers(const std::vector<customer>& all);

  result<directory> assemble(const std::vector<answer>& all);

  mutable std::optional<all_parts> gathered_parts;
  std::set<partner_id> resellers;          ///< Named by customers; a document must list them.
  std::vector<mpa_status> mpa_statuses;    ///< Of PartnerIDs that nobody holds.
};

void importer::state::tell_agreement(std::vector<partner_fields>& all, const answer& found) {
  if (found.is_nothing) return;
  agreement_status status = read_agreement_status(found);
  const auto holds = [&](const partner_fields& p) {
    if (found.about.tenant) return p.id == *found.about.tenant;
    if (!found.about.mpn_id) return p.id == asker;
    if (p.mpn_id == *found.about.mpn_id) return true;
    const auto& ids = p.account->partner_ids;
    return ids && std::any_of(ids->begin(), ids->end(), [&](const auto& id) { return id.id == *found.about.mpn_id; });
  };
  const auto who = std::find_if(all.begin(), all.end(), holds);
  if (who != all.end()) {
    status.signed_at = who->account->mpa ? who->account->mpa->signed_at : std::nullopt;
    who->account.edit().mpa = std::move(status);
  } else if (found.about.mpn_id) {
    std::erase_if(mpa_statuses, [&](const mpa_status& s) { return s.mpn_id == *found.about.mpn_id; });
    mpa_statuses.push_back({*found.about.mpn_id, std::move(status), {}});
  } else {
    notes.push_back("partner " + found.about.tenant->to_string() +
                    ": an agreement status of a partner that is not told is left out");
  }
}

result<void> importer::state::tell_partners(std::vector<partner_fields>& all) {
  const auto find = [&all](const partner_id& id) {
    return std::find_if(all.begin(), all.end(), [&](const partner_fields& p) { return p.id == id; });
  };
  // What customers name must be listed.
  std::set<partner_id> named = resellers;
  for (const auto& [id, told] : customers)
    if (const bj::object about = all_of(told.about); const auto text = text_member(about, "associatedPartnerId"))
      if (const auto reseller = partner_id::parse(*text)) named.insert(*reseller);
  for (const partner_id& id : named) {
    if (find(id) != all.end()) continue;
    partner_fields& reseller = all.emplace_back();
    reseller.id = id;
    reseller.model = partner_model::indirect_reseller;
  }
  // Groups before their members.
  for (const bool members : {false, true})
    for (answer found : about_asker) {
      if ((found.what == answer_kind::group_member) != members) continue;
      if (members)
        if (auto settled = settle_group(found, *find(asker)->account); !settled) return settled;
      if (found.what == answer_kind::agreement_status)
        tell_agreement(all, found);
      else
        tell(*find(asker), found);
    }
  return done();
}

result<std::vector<partner>> importer::state::make_partners() {
  std::vector<partner_fields> all;
  if (base)
    for (const auto& p : base->partners()) all.push_back(*p);
  std::map<partner_id, std::size_t> position;
  for (const auto& p : all) position.emplace(p.id, position.size());
  const auto entry = [&](const partner_id& id) -> partner_fields& {
    const auto [at, is_new] = position.emplace(id, all.size());
    if (is_new) all.emplace_back().id = id;
    return all[at->second];
  };
  partner_fields& own = entry(asker);
  if (request) {
    std::optional<error> wrong;
    bj::object resource = tree_of(own.relationship_request);
    overlay(resource, all_of(*request));
    read_resource(resource, place{}, true, own, wrong);
    if (wrong) return *std::move(wrong);
  }
  const auto name_provider = [this](partner_fields& reseller, const partner_id& provider) {
    if (!reseller.account->also_indirect_reseller) reseller.model = partner_model::indirect_reseller;
    if (is_elsewhere()) return;  // The partnership itself says so.
    if (std::find(reseller.providers.begin(), reseller.providers.end(), provider) ==
        reseller.providers.end())
      reseller.providers.push_back(provider);
  };
  for (const auto& [id, told] : links) {
    const partnership link = read_partnership(all_of(told));
    const auto type = link.type ? link.type->known() : std::nullopt;
    if (is_elsewhere() && type && !is_active(link)) continue;  // Kept, and means nothing.
    if (!type || !is_active(link) || id == asker) {
      notes.push_back("partner " + id.to_string() +
                      ": its relationship is not an active one between an indirect provider and an "
                      "indirect reseller, and is left out");
      continue;
    }
    partner_fields& other = entry(id);
    if (!link.name.empty()) other.name = link.name;
    if (!link.mpn_id.empty()) other.mpn_id = link.mpn_id;
    if (!link.country.empty()) other.country = link.country;
    if (*type == partnership_type::is_indirect_reseller_of) {
      other.model = partner_model::indirect_provider;
      name_provider(entry(asker), id);
    } else {
      name_provider(other, asker);
      entry(asker).model = partner_model::indirect_provider;
    }
  }
  if (is_elsewhere())
    if (auto told = tell_partners(all); !told) return std::move(told).error();
  for (partner_fields& p : all) {
    if (!is_elsewhere() || p.model != partner_model::indirect_reseller || !p.account->groups) continue;
    for (security_group& group : *p.account.edit().groups)
      if (group.agent == agent_role::sales_agent) {  // By its name alone (AMB-33).
        group.agent.reset();
        notes.push_back("partner " + p.id.to_string() + ": its group `" + group.id.to_string() +
                        "` is read as one without a role, for an indirect reseller has no sales agents");
      }
  }
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

  std::vector<csprel::json::answer> about_subscriptions;

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
  } else if (told.managed && !is_elsewhere() && (allowed || had_grant || !told.managed->empty())) {
    own_grant().services.emplace(told.managed->begin(), told.managed->end());
    // One entry says it all now; others of this partner would add to it.
    const auto first = std::find_if(grants.begin(), grants.end(), is_own);
    grants.erase(std::remove_if(first + 1, grants.end(), is_own), grants.end());
  } else if (allowed && !had_grant) {
    (void)own_grant();
    if (!is_elsewhere()) notes.push_back(who + "it grants delegated admin; for which services tells GET /v1/customers/" +
                    id.to_string() + "/managedservices, or `services` at " + pointer +
                    "/delegatedAdmin");
  } else if (!allowed && !had_grant && !answer.empty()) {
    notes.push_back(who +
                    "a list does not tell whether it grants delegated admin; GET "
                    "/v1/customers/" +
                    id.to_string() + " does");
  }

  if (is_elsewhere()) {
    if (!answer.empty()) fields.tenant.edit().resource_of = asker;
    if (const auto text = text_member(answer, "associatedPartnerId"))
      if (const auto reseller = partner_id::parse(*text))
        for (auto& r : fields.relationships)
          if (r.partner == asker && r.type == relationship_type::reseller) r.reseller = *reseller;
    std::vector<csprel::json::answer> later;  // Assignments after their relationships, the asked after the listed.
    for (const bool assignments : {false, true})
      for (const bool listed : {true, false})
        for (csprel::json::answer other : told.others) {
          const bool is_assignment = other.what == answer_kind::access_assignment;
          if (is_assignment != assignments || other.from_list != listed) continue;
          settle(other);
          if (is_about_subscription(other.what))
            later.push_back(std::move(other));
          else
            tell(fields, other, asker, notes);
        }
    about_subscriptions = std::move(later);
  } else if (!told.others.empty()) {
    notes.push_back(who + "answers that mean nothing in this cloud are left out");
  }

  // Its subscriptions.
  std::map<subscription_id, std::size_t> held;
  for (const auto& s : fields.subscriptions) held.emplace(s->id, held.size());
  for (const auto& [subscription_key, answered] : told.subscriptions) {
    const auto [known, is_new] = held.emplace(subscription_key, fields.subscriptions.size());
    const std::size_t at = known->second;
    subscription_fields s;
    bj::object resource;
    if (!is_new) {
      s = *fields.subscriptions[at];
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
    if (is_new)
      fields.subscriptions.push_back(std::move(made).value());
    else
      fields.subscriptions[at] = std::move(made).value();
  }
  // What was answered about them.
  for (auto& known : fields.subscriptions) {
    std::optional<subscription_fields> s;
    for (const auto& other : about_subscriptions)
      if (other.about.subscription == known->id) tell(s ? *s : s.emplace(*known), other);
    if (!s) continue;
    auto made = subscription::make(*std::move(s));
    if (detail::ruled_out(!made)) return std::move(made).error();  // What is told apart is kept once for each id.
    known = std::move(made).value();
  }
  for (const auto& other : about_subscriptions)
    if (std::none_of(fields.subscriptions.begin(), fields.subscriptions.end(),
                     [&](const subscription& s) { return other.about.subscription == s->id; }))
      notes.push_back(who + described(other.what) + " of a subscription that is not told is left out");
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
  std::optional<error> none;  // Each can be read.
  const place here;
  for (const auto& [id, told] : offers) {
    offer_fields now = read_offer_resource(all_of(told), here, none);
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
      // An offer stands for all its availabilities (contract/global.md 1.4).
      const std::string_view product = product_and_sku(s->offer.to_string());
      if (is_elsewhere() && std::any_of(fields.begin(), fields.end(), [&](const offer_fields& o) {
            return product.find(':') != std::string_view::npos && same_name(product_and_sku(o.id.to_string()), product);
          }))
        continue;
      offer_fields& o = sold[s->offer];
      if (o.id.empty()) o.id = s->offer;
      if (o.name.empty()) o.name = s->offer_name;
      o.is_add_on = o.is_add_on || s->parent.has_value();
      // A document knows no benefits; what they are is told by the subscription.
      if (s->billing_type && s->billing_type->known())
        o.billing = s->billing_type == billing_type::benefit ? billing_type::none : *s->billing_type->known();
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

result<void> importer::add(std::string_view text, std::string_view name, std::string_view request) {
  const auto in_file = [name](error why) {
    why.found += " in " + std::string{name};
    return why;
  };
  if (text.size() > state_->bounds.max_bytes) return in_file(too_large(state_->bounds));
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";  // the API sends one
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
    text.remove_prefix(byte_order_mark.size());
  auto tree = parse(text, state_->bounds);
  if (!tree) return in_file(std::move(tree).error());
  std::optional<error> wrong;
  auto found = take_apart(tree.value(), name, request, wrong);
  if (wrong) return in_file(*std::move(wrong));
  // At the end, and of a type whose moves do not throw: all of them or none.
  static_assert(std::is_nothrow_move_constructible_v<answer>);
  auto& received = state_->received;
  received.insert(received.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return done();
}

result<directory> importer::state::assemble(const std::vector<answer>& all) {
  for (const answer& each : all) take(each);
  if (auto settled = settle_pending(); !settled) return std::move(settled).error();

  directory_fields fields;
  fields.cloud = where;
  if (base) {
    fields.as_of = base->as_of();
    fields.options = base->options();
    mpa_statuses.assign(base->mpa_statuses().begin(), base->mpa_statuses().end());
    fields.earning_azure_roles = base->earning_azure_roles();
    fields.extra = base->extra();
  }
  auto partners = make_partners();
  if (!partners) return std::move(partners).error();
  fields.partners = std::move(partners).value();
  fields.mpa_statuses = mpa_statuses;

  for (std::size_t i = 0; base && i < base->customer_count(); ++i) {
    const customer& before = base->customer_at(i);
    const auto told = customers.find(before->id);
    if (told == customers.end()) {
      fields.customers.push_back(before);
      continue;
    }
    auto made = make_customer(before->id, told->second, &before, i);
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  for (const auto& [id, told] : customers) {
    if (base && base->find(id) != nullptr) continue;
    auto made = make_customer(id, told, nullptr, fields.customers.size());
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  auto all_offers = make_offers(fields.customers);
  if (!all_offers) return std::move(all_offers).error();
  fields.offers = std::move(all_offers).value();
  return directory::make(std::move(fields));
}

result<directory> importer::finish() {
  state fresh;
  fresh.where = state_->where;
  fresh.asker = state_->asker;
  fresh.base = state_->base;
  auto world = fresh.assemble(state_->received);
  state_->notes = std::move(fresh.notes);
  return world;
}

result<directory> import_into(const directory& base, const partner_id& asker,
                              std::string_view response, std::string_view name,
                              std::string_view request) {
  importer in(base, asker);
  if (auto added = in.add(response, name, request); !added) return std::move(added).error();
  return in.finish();
}

}  // namespace csprel::json
