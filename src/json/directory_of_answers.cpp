// SPDX-License-Identifier: Apache-2.0
#include "json/directory_of_answers.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/model/subscription_term.hpp"
#include "directory/ruled_out.hpp"
#include "json/answer_fields.hpp"
#include "json/listed_once.hpp"
#include "json/object_reader.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

constexpr std::string_view managed_services_offer = "managed-services";

/// How a note on a customer begins.
std::string about(const customer_fields& c) { return "customer " + c.id.to_string() + ": "; }

/// The values of a list of the document.
template <class T, class Fields>
result<std::vector<T>> make_all(std::vector<Fields> fields, std::string_view name) {
  const place document, list{document, name};
  std::vector<T> made;
  made.reserve(fields.size());
  for (Fields& each : fields) {
    auto value = make_at<T>(std::move(each), place{list, made.size()});
    if (!value) return std::move(value).error();
    made.push_back(std::move(value).value());
  }
  return made;
}

struct directory_maker {
  const gathered_answers& gathered;
  std::vector<std::string>& notes;
  std::vector<mpa_status> mpa_statuses{};  ///< Of PartnerIDs that nobody holds.
  listed_once<mpa_status, &mpa_status::mpn_id> listed_statuses{};

  result<directory> make();

  result<std::vector<partner>> make_partners();
  result<void> tell_partners(std::vector<partner_fields>& all);
  void tell_agreement(partner_fields* holder, const answer_resource& found);

  result<customer> make_customer(const customer_id& id, const customer_answers& told, const customer* before,
                                 std::size_t position);
  void tell_relationship(customer_fields& fields, object_reader& in);
  void tell_grant(customer_fields& fields, object_reader& in, const customer_answers& told, const bj::object& customer,
                  const place& here);
  std::vector<answer_resource> tell_others(customer_fields& fields, const customer_answers& told,
                                           const bj::object& customer);
  result<void> tell_subscriptions(customer_fields& fields, const customer_answers& told,
                                  const std::vector<answer_resource>& about_them, const place& here);
  result<void> tell_about_subscriptions(customer_fields& fields, const std::vector<answer_resource>& all);

  result<std::vector<offer>> make_offers(const std::vector<customer>& all);
};

void directory_maker::tell_agreement(partner_fields* holder, const answer_resource& found) {
  if (found.is_nothing) return;
  agreement_status status = read_agreement_status(found);
  if (holder != nullptr) {
    status.signed_at = holder->account->mpa ? holder->account->mpa->signed_at : std::nullopt;
    holder->account.edit().mpa = std::move(status);
  } else if (found.about.mpn_id) {
    listed_statuses.put(mpa_statuses, mpa_status{*found.about.mpn_id, std::move(status), {}});
  } else {
    notes.push_back("partner " + found.about.tenant->to_string() +
                    ": an agreement status of a partner that is not told is left out");
  }
}

result<void> directory_maker::tell_partners(std::vector<partner_fields>& all) {
  listed_once<partner_fields, &partner_fields::id> listed;
  // What customers name must be listed.
  std::set<partner_id> named = gathered.resellers;
  for (const auto& [id, told] : gathered.customers)
    if (const bj::object about = all_of(told.about); const auto text = text_member(about, "associatedPartnerId"))
      if (const auto reseller = partner_id::parse(*text)) named.insert(*reseller);
  for (const partner_id& id : named) {
    if (listed.find(all, id) != nullptr) continue;
    partner_fields& reseller = all.emplace_back();
    reseller.id = id;
    reseller.model = partner_model::indirect_reseller;
  }
  std::map<std::string, partner_fields*> by_mpn_id;  // The first that has it.
  for (partner_fields& p : all) {
    by_mpn_id.emplace(p.mpn_id, &p);
    if (const auto& ids = p.account->partner_ids)
      for (const partner_identifier& id : *ids) by_mpn_id.emplace(id.id, &p);
  }
  partner_fields& asker = *listed.find(all, gathered.asker);
  const auto holder_of = [&](const answer_address& about) -> partner_fields* {
    if (about.tenant) return listed.find(all, *about.tenant);
    if (!about.mpn_id) return &asker;
    const auto found = by_mpn_id.find(*about.mpn_id);
    return found == by_mpn_id.end() ? nullptr : found->second;
  };
  partner_teller teller(asker);
  // Groups before their members.
  for (const bool members : {false, true})
    for (answer_resource found : gathered.about_asker) {
      if ((found.what == answer_kind::group_member) != members) continue;
      if (members)
        if (auto settled = teller.settle_group(found); !settled) return settled;
      if (found.what == answer_kind::agreement_status) {
        tell_agreement(holder_of(found.about), found);
        continue;
      }
      teller.tell(found);
      by_mpn_id.emplace(asker.mpn_id, &asker);  // A profile may have told it.
    }
  return done();
}

result<std::vector<partner>> directory_maker::make_partners() {
  std::vector<partner_fields> all;
  if (gathered.base)
    for (const auto& p : gathered.base->partners()) all.push_back(*p);
  std::map<partner_id, std::size_t> position;
  for (const auto& p : all) position.emplace(p.id, position.size());
  const auto entry = [&](const partner_id& id) -> partner_fields& {
    const auto [at, is_new] = position.emplace(id, all.size());
    if (is_new) all.emplace_back().id = id;
    return all[at->second];
  };
  partner_fields& own = entry(gathered.asker);
  if (gathered.request) {
    std::optional<error> wrong;
    bj::object resource = tree_of(own.relationship_request);
    overlay(resource, all_of(*gathered.request));
    read_resource(resource, place{}, true, own, wrong);
    if (wrong) return *std::move(wrong);
  }
  const std::set<partner_id> own_providers(own.providers.begin(), own.providers.end());
  const auto name_provider = [&](partner_fields& reseller, const partner_id& provider) {
    if (!reseller.account->also_indirect_reseller) reseller.model = partner_model::indirect_reseller;
    if (gathered.is_elsewhere()) return;  // The partnership itself says so.
    const auto& providers = reseller.providers;
    const bool is_named = reseller.id == gathered.asker
                              ? own_providers.contains(provider)  // Each link is of another one.
                              : std::find(providers.begin(), providers.end(), provider) != providers.end();
    if (!is_named) reseller.providers.push_back(provider);
  };
  for (const auto& [id, told] : gathered.links) {
    const partnership link = read_partnership(all_of(told));
    const auto type = link.type ? link.type->known() : std::nullopt;
    if (gathered.is_elsewhere() && type && !is_active(link)) continue;  // Kept, and means nothing.
    if (!type || !is_active(link) || id == gathered.asker) {
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
      name_provider(entry(gathered.asker), id);
    } else {
      name_provider(other, gathered.asker);
      entry(gathered.asker).model = partner_model::indirect_provider;
    }
  }
  if (gathered.is_elsewhere())
    if (auto told = tell_partners(all); !told) return std::move(told).error();
  for (partner_fields& p : all) {
    if (!gathered.is_elsewhere() || p.model != partner_model::indirect_reseller || !p.account->groups) continue;
    for (security_group& group : *p.account.edit().groups)
      if (group.agent == agent_role::sales_agent) {  // By its name alone (AMB-33).
        group.agent.reset();
        notes.push_back("partner " + p.id.to_string() + ": its group `" + group.id.to_string() +
                        "` is read as one without a role, for an indirect reseller has no sales agents");
      }
  }
  return make_all<partner>(std::move(all), "partners");
}

/// The relationship that the Customer tells of the partner that asked.
void directory_maker::tell_relationship(customer_fields& fields, object_reader& in) {
  if (const auto type = in.wire<relationship_type>("relationshipToPartner")) {
    auto& all = fields.relationships;
    const auto own =
        std::find_if(all.begin(), all.end(), [this](const relationship& r) { return r.partner == gathered.asker; });
    if (!type->known()) {
      notes.push_back(about(fields) + "the relationship " + quoted(type->text()) +
                      " is not one that this library knows, and is left out");
    } else if (*type->known() == relationship_type::none) {
      std::erase_if(all, [this](const relationship& r) { return r.partner == gathered.asker; });
    } else if (own == all.end()) {
      relationship r;
      r.partner = gathered.asker;
      r.type = *type->known();
      all.push_back(std::move(r));
    } else {
      own->type = *type->known();
    }
  }
}

/// The grant, likewise, and the services that were told of it.
void directory_maker::tell_grant(customer_fields& fields, object_reader& in, const customer_answers& told,
                                 const bj::object& customer, const place& here) {
  const auto is_own = [this](const delegated_admin& g) { return g.partner == gathered.asker; };
  auto& grants = fields.delegated_admins;
  const bool had_grant = std::any_of(grants.begin(), grants.end(), is_own);
  const auto allowed = in.boolean("allowDelegatedAccess");
  const auto own_grant = [&]() -> delegated_admin& {
    const auto first = std::find_if(grants.begin(), grants.end(), is_own);
    if (first != grants.end()) return *first;
    grants.emplace_back();
    grants.back().partner = gathered.asker;
    return grants.back();
  };
  if (allowed && !*allowed) {
    std::erase_if(grants, is_own);
  } else if (told.managed && !gathered.is_elsewhere() && (allowed || had_grant || !told.managed->empty())) {
    own_grant().services.emplace(told.managed->begin(), told.managed->end());
    // One entry says it all now; others of this partner would add to it.
    const auto first = std::find_if(grants.begin(), grants.end(), is_own);
    grants.erase(std::remove_if(first + 1, grants.end(), is_own), grants.end());
  } else if (allowed && !had_grant) {
    (void)own_grant();
    if (!gathered.is_elsewhere())
      notes.push_back(about(fields) + "it grants delegated admin; for which services tells GET /v1/customers/" +
                      fields.id.to_string() + "/managedservices, or `services` at " + here.pointer() + "/delegatedAdmin");
  } else if (!allowed && !had_grant && !customer.empty()) {
    notes.push_back(about(fields) +
                    "a list does not tell whether it grants delegated admin; GET "
                    "/v1/customers/" +
                    fields.id.to_string() + " does");
  }
}

/// What else was answered about the customer; returns what is about its subscriptions.
std::vector<answer_resource> directory_maker::tell_others(customer_fields& fields, const customer_answers& told,
                                                          const bj::object& customer) {
  if (!gathered.is_elsewhere()) {
    if (!told.others.empty()) notes.push_back(about(fields) + "answers that mean nothing in this cloud are left out");
    return {};
  }
  if (!customer.empty()) fields.tenant.edit().resource_of = gathered.asker;
  if (const auto text = text_member(customer, "associatedPartnerId"))
    if (const auto reseller = partner_id::parse(*text))
      for (auto& r : fields.relationships)
        if (r.partner == gathered.asker && r.type == relationship_type::reseller) r.reseller = *reseller;
  customer_teller teller(fields, gathered.asker, notes);
  std::vector<answer_resource> later;  // Assignments after their relationships, the asked after the listed.
  for (const bool assignments : {false, true})
    for (const bool listed : {true, false})
      for (answer_resource other : told.others) {
        const bool is_assignment = other.what == answer_kind::access_assignment;
        if (is_assignment != assignments || other.from_list != listed) continue;
        gathered.settle(other);
        if (is_about_subscription(other.what)) later.push_back(std::move(other));
        else teller.tell(other);
      }
  return later;
}

result<void> directory_maker::tell_subscriptions(customer_fields& fields, const customer_answers& told,
                                                 const std::vector<answer_resource>& about_them, const place& here) {
  const place list{here, "subscriptions"};
  std::optional<error> wrong;
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
      s.seller = gathered.asker;
    }
    overlay(resource, all_of(answered));
    read_resource(resource, place{}, true, s, wrong);
    if (wrong) return *std::move(wrong);
    const bool suspended = s.status && s.status->known() == subscription_status::suspended;
    if (!suspended) s.suspended_at.reset();
    const place of_it{list, at};
    if (suspended && !s.suspended_at)
      notes.push_back("subscription " + s.id.to_string() + ": since when it is suspended no API tells; set " +
                      of_it.pointer() + "/suspendedAt");
    if (s.status && !s.status->known())
      notes.push_back("subscription " + s.id.to_string() + ": the status " + quoted(s.status->text()) +
                      " is not one that this library knows, and is kept");
    auto made = make_at<subscription>(std::move(s), of_it);
    if (!made) return std::move(made).error();
    if (is_new) fields.subscriptions.push_back(std::move(made).value());
    else fields.subscriptions[at] = std::move(made).value();
  }
  return tell_about_subscriptions(fields, about_them);
}

result<void> directory_maker::tell_about_subscriptions(customer_fields& fields, const std::vector<answer_resource>& all) {
  std::map<subscription_id, std::vector<const answer_resource*>> about_each;
  for (const auto& other : all)
    if (other.about.subscription) about_each[*other.about.subscription].push_back(&other);
  for (auto& known : fields.subscriptions) {
    const auto told = about_each.find(known->id);
    if (told == about_each.end()) continue;
    subscription_fields s = *known;
    subscription_teller teller(s);
    for (const answer_resource* other : told->second) teller.tell(*other);
    auto made = subscription::make(std::move(s));
    if (detail::ruled_out(!made)) return std::move(made).error();  // What is told apart is kept once for each id.
    known = std::move(made).value();
    about_each.erase(told);
  }
  for (const auto& other : all)
    if (!other.about.subscription || about_each.contains(*other.about.subscription))
      notes.push_back(about(fields) + described(other.what) + " of a subscription that is not told is left out");
  return done();
}

result<customer> directory_maker::make_customer(const customer_id& id, const customer_answers& told, const customer* before,
                                                std::size_t position) {
  const place document, list{document, "customers"}, here{list, position};
  std::optional<error> wrong;

  customer_fields fields;
  if (before != nullptr) fields = **before;
  const bj::object resource = all_of(told.about);
  if (before == nullptr && resource.empty())
    notes.push_back("customer " + id.to_string() + ": nothing but its id is known; GET /v1/customers/" + id.to_string() +
                    " tells the rest");
  if (!resource.empty()) {
    text_writer old;
    if (before != nullptr) write_resource(old, fields);
    bj::object both = before != nullptr ? tree_of(verbatim{std::move(old).take()}) : bj::object{};
    overlay(both, resource);
    read_resource(both, place{}, true, fields, wrong);
  }
  fields.id = id;
  const place root;
  object_reader in(resource, root, member_names::any_case, wrong);
  tell_relationship(fields, in);
  tell_grant(fields, in, told, resource, here);
  const std::vector<answer_resource> about_subscriptions = tell_others(fields, told, resource);
  if (wrong) return *std::move(wrong);
  if (auto done = tell_subscriptions(fields, told, about_subscriptions, here); !done) return std::move(done).error();
  return make_at<customer>(std::move(fields), here);
}

result<std::vector<offer>> directory_maker::make_offers(const std::vector<customer>& all) {
  std::vector<offer_fields> fields;
  std::map<offer_id, std::size_t> position;
  if (gathered.base)
    for (const auto& o : gathered.base->offers()) {
      position.emplace(o->id, fields.size());
      fields.push_back(*o);
    }
  std::optional<error> none;  // Each can be read.
  const place here;
  for (const auto& [id, told] : gathered.offers) {
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
  // An offer stands for all its availabilities (contract/global.md 1.4).
  std::set<std::string> products;
  if (gathered.is_elsewhere())
    for (const offer_fields& o : fields)
      if (const auto product = product_and_sku(o.id.to_string()); product.find(':') != std::string_view::npos)
        products.insert(lower(product));
  // What was sold is an offer, listed or not.
  std::map<offer_id, offer_fields> sold;
  for (const auto& c : all)
    for (const auto& s : c->subscriptions) {
      if (position.contains(s->offer) || products.contains(lower(product_and_sku(s->offer.to_string())))) continue;
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
    notes.push_back("offers: which services an offer contains no API tells; set /offers/*/services (" +
                    std::to_string(without_services) + " without)");
  return make_all<offer>(std::move(fields), "offers");
}
result<directory> directory_maker::make() {
  directory_fields fields;
  fields.cloud = gathered.where;
  if (gathered.base) {
    fields.as_of = gathered.base->as_of();
    fields.options = gathered.base->options();
    mpa_statuses.assign(gathered.base->mpa_statuses().begin(), gathered.base->mpa_statuses().end());
    fields.earning_azure_roles = gathered.base->earning_azure_roles();
    fields.extra = gathered.base->extra();
  }
  auto partners = make_partners();
  if (!partners) return std::move(partners).error();
  fields.partners = std::move(partners).value();
  fields.mpa_statuses = mpa_statuses;

  for (std::size_t i = 0; gathered.base && i < gathered.base->customer_count(); ++i) {
    const customer& before = gathered.base->customer_at(i);
    const auto told = gathered.customers.find(before->id);
    if (told == gathered.customers.end()) {
      fields.customers.push_back(before);
      continue;
    }
    auto made = make_customer(before->id, told->second, &before, i);
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  for (const auto& [id, told] : gathered.customers) {
    if (gathered.base && gathered.base->find(id) != nullptr) continue;
    auto made = make_customer(id, told, nullptr, fields.customers.size());
    if (!made) return std::move(made).error();
    fields.customers.push_back(std::move(made).value());
  }
  auto all_offers = make_offers(fields.customers);
  if (!all_offers) return std::move(all_offers).error();
  fields.offers = std::move(all_offers).value();
  return directory::make(std::move(fields));
}

}  // namespace

result<directory> directory_of(const gathered_answers& all, std::vector<std::string>& notes) {
  return directory_maker{all, notes}.make();
}

}  // namespace csprel::json
