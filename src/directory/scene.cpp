// SPDX-License-Identifier: Apache-2.0
#include "directory/scene.hpp"

#include <algorithm>

#include "csprel/policy/market.hpp"
#include "directory/commerce.hpp"
#include "directory/ordering.hpp"
#include "directory/quoted.hpp"

namespace csprel::detail {
namespace {

error absent(std::string pointer, std::string_view id, const char* expected) {
  return {error_code::not_found, std::move(pointer), quoted(id), expected};
}

/// A step of setting the scene: nothing, or what is wrong with the question.
using trouble = std::optional<error>;

/// Who the employee is to the partner's groups, in the clouds that have them.
void find_membership(scene& s, const partner_user_subject& who) {
  s.employee = &who.user;
  const group_table& groups = s.in->groups(s.partner);
  s.member = groups.find(who.user);
  if (s.member == nullptr) {
    std::optional<std::vector<group_id>> ids;
    if (who.groups) {
      ids.emplace();
      for (const std::string& id : *who.groups)
        if (auto parsed = group_id::parse(id)) ids->push_back(*std::move(parsed));
    }
    s.stranger = std::make_shared<const membership>(groups.of_stranger(who.agents, ids, who.type));
    s.member = s.stranger.get();
  }
  s.agents = &s.member->agents;
}

trouble find_asker(scene& s, const partner_user_subject& who) {
  s.asker = asker_kind::partner_user;
  s.partner = s.in->find(who.partner);
  if (s.partner == nowhere)
    return absent("/subject/properties/partner", who.partner.to_string(), "a partner of the directory");
  s.agents = who.agents ? &*who.agents : nullptr;
  s.admins = who.admins ? &*who.admins : nullptr;
  for (const partner_user& user : s.in->fields(s.partner).users) {
    if (user.id != who.user) continue;
    s.agents = &user.agents;
    s.admins = &user.admins;
  }
  if (!s.in_china()) find_membership(s, who);
  return std::nullopt;
}

trouble find_asker(scene& s, const partner_subject& who) {
  s.asker = asker_kind::partner;
  s.partner = s.in->find(who.partner);
  if (s.partner == nowhere)
    return absent("/subject/id", who.partner.to_string(), "a partner of the directory");
  return std::nullopt;
}

trouble find_asker(scene& s, const customer_user_subject& who) {
  s.asker = asker_kind::customer_user;
  s.home = s.in->find(who.customer);
  if (s.home == nowhere)
    return absent("/subject/properties/customer", who.customer.to_string(), "a customer of the directory");
  s.person_role = who.role;
  for (const customer_user& user : s.in->customers[s.home].record().users)
    if (user.id == who.user) s.person_role = user.role;
  return std::nullopt;
}

trouble find_customer(scene& s, const customer_id& id, const char* pointer) {
  s.customer = s.in->find(id);
  if (s.customer == nowhere) return absent(pointer, id.to_string(), "a customer of the directory");
  s.here = s.in->customers[s.customer];
  return std::nullopt;
}

trouble find_resource(scene& s, const customer_resource& which) {
  return find_customer(s, which.customer, "/resource/id");
}

trouble find_resource(scene& s, const subscription_resource& which) {
  const auto found = locate(*s.in, which.subscription, which.customer);
  if (!found) return found.error();
  s.customer = found.value().customer;
  s.subscription = found.value().subscription;
  s.here = s.in->customers[s.customer];
  // What a question goes on to read of a large portfolio is far away, and so is fetched side by side.
  __builtin_prefetch(&s.here.subscriptions[s.subscription]);
  __builtin_prefetch(s.here.resellers.data());
  __builtin_prefetch(s.here.grants.data());
  return std::nullopt;
}

trouble find_service(scene& s, const service_name& name, std::string pointer) {
  const auto bit = s.in->offers->service_by_name.find(name);
  if (bit == s.in->offers->service_by_name.end())
    return absent(std::move(pointer), name.to_string(), "a service of an offer of the directory");
  s.services.insert(bit->second);
  return std::nullopt;
}

trouble find_resource(scene& s, const service_resource& which) {
  if (auto wrong = find_customer(s, which.customer, "/resource/properties/customer")) return wrong;
  s.service = &which.service;
  return find_service(s, which.service, "/resource/id");
}

trouble find_resource(scene& s, const partner_resource& which) {
  s.other_partner = s.in->find(which.partner);
  if (s.other_partner == nowhere)
    return absent("/resource/id", which.partner.to_string(), "a partner of the directory");
  if (which.customer) return find_customer(s, *which.customer, "/resource/properties/customer");
  return std::nullopt;
}

trouble find_resource(scene& s, const invitation_resource& which) {
  s.link_owner = s.in->find_link_owner(which.link);
  return std::nullopt;
}

trouble find_resource(scene& s, const user_resource& which) {
  return find_customer(s, which.customer, "/resource/properties/customer");
}

/// Looks for something that only one customer has: at that customer, where the question names it, else
/// at all of them. `find(customer)` says whether it is there, and notes where. *Cost*: linear in the customers
/// where none is named.
template <class Find>
trouble find_at_customer(scene& s, const std::optional<customer_id>& owner, std::string_view id, const char* expected,
                         const Find& find) {
  if (owner) {
    if (auto wrong = find_customer(s, *owner, "/resource/properties/customer")) return wrong;
    if (find(s.here.record())) return std::nullopt;
    return absent("/resource/id", id, expected);
  }
  position found = nowhere;
  for (position c = 0; c < s.in->customers.size(); ++c) {
    if (!find(s.in->customers[c].record())) continue;
    if (found != nowhere)
      return absent("/resource/id", id, "`customer` beside it, since several customers have one of this id");
    found = c;
  }
  if (found == nowhere) return absent("/resource/id", id, expected);
  s.customer = found;
  s.here = s.in->customers[found];
  find(s.here.record());  // The customers behind it have been looked at since.
  return std::nullopt;
}

/// The position of the element with this id, or `nowhere`.
template <class Elements, class Id>
position position_of(const std::optional<Elements>& elements, const Id& id) {
  for (position i = 0; elements && i < elements->size(); ++i)
    if ((*elements)[i].id == id) return i;
  return nowhere;
}

/// A relationship's id is unique in the document.
trouble find_resource(scene& s, const gdap_relationship_resource& which) {
  const auto id = gdap_relationship_id::parse(which.id);
  const auto at = id ? s.in->lookup->by_gdap.find(*id) : s.in->lookup->by_gdap.end();
  if (at == s.in->lookup->by_gdap.end())
    return absent("/resource/id", which.id, "a GDAP relationship of the directory");
  s.customer = at->second;
  s.here = s.in->customers[s.customer];
  if (which.customer && s.here.record().id != *which.customer)
    return absent("/resource/properties/customer", which.customer->to_string(), "the relationship's customer");
  s.gdap = position_of(s.here.record().tenant->gdap_relationships, *id);
  return std::nullopt;
}

trouble find_resource(scene& s, const transfer_resource& which) {
  const auto id = transfer_id::parse(which.id);
  return find_at_customer(s, which.customer, which.id, "a transfer of the directory", [&](const customer_fields& c) {
    s.moving = id ? position_of(c.tenant->transfers, *id) : nowhere;
    return s.moving != nowhere;
  });
}

trouble find_resource(scene& s, const azure_subscription_resource& which) {
  const auto id = id_cast<azure_subscription_id>(which.subscription);
  return find_at_customer(s, which.customer, which.subscription.to_string(), "an Azure subscription of the directory",
                          [&](const customer_fields& c) {
                            s.entitlement = s.subscription = nowhere;
                            for (position i = 0; i < c.subscriptions.size() && s.entitlement == nowhere; ++i) {
                              s.entitlement = position_of(c.subscriptions[i]->commerce->azure_entitlements, id);
                              if (s.entitlement != nowhere) s.subscription = i;
                            }
                            return s.entitlement != nowhere;
                          });
}

bool is_of_kind(const resource& which, resource_kind kind) {
  switch (kind) {
    case resource_kind::own_partner:
    case resource_kind::other_partner: return std::holds_alternative<partner_resource>(which);
    case resource_kind::one_customer: return std::holds_alternative<customer_resource>(which);
    case resource_kind::one_subscription: return std::holds_alternative<subscription_resource>(which);
    case resource_kind::service: return std::holds_alternative<service_resource>(which);
    case resource_kind::invitation: return std::holds_alternative<invitation_resource>(which);
    case resource_kind::gdap_relationship: return std::holds_alternative<gdap_relationship_resource>(which);
    case resource_kind::transfer: return std::holds_alternative<transfer_resource>(which);
    case resource_kind::azure_subscription: return std::holds_alternative<azure_subscription_resource>(which);
    case resource_kind::user: return std::holds_alternative<user_resource>(which);
  }
  return false;
}

const char* kind_word(resource_kind kind) {
  switch (kind) {
    case resource_kind::own_partner:
    case resource_kind::other_partner: return "a resource of type `partner`";
    case resource_kind::one_customer: return "a resource of type `customer`";
    case resource_kind::one_subscription: return "a resource of type `subscription`";
    case resource_kind::service: return "a resource of type `service`";
    case resource_kind::invitation: return "a resource of type `invitation`";
    case resource_kind::gdap_relationship: return "a resource of type `gdap_relationship`";
    case resource_kind::transfer: return "a resource of type `transfer`";
    case resource_kind::azure_subscription: return "a resource of type `azure_subscription`";
    case resource_kind::user: return "a resource of type `user`";
  }
  return "a resource";
}

error missing_property(const question& asked, parameter which) {
  return {error_code::missing_member, "/action/properties/" + std::string(name(which)), "nothing",
          "the property " + quoted(name(which)) + " of " + quoted(name(asked.what))};
}

trouble check_parameters(const question& asked, const parameter_entry& takes) {
  for (const parameter which : takes.required)
    if (!has(asked.with, which)) return missing_property(asked, which);
  if (takes.required.contains(parameter::count) && *asked.with.count < 0)
    return error{error_code::malformed_value, "/action/properties/count", std::to_string(*asked.with.count),
                 "0 or more"};
  if (asked.with.country && takes.read().contains(parameter::country) && !is_country_code(*asked.with.country))
    return error{error_code::malformed_value, "/action/properties/country", quoted(*asked.with.country),
                 country_code_expected};
  return std::nullopt;
}

asked_offer find_offer(const world& in, const offer_id& id) {
  const position at = in.find(id);
  return {at, at == nowhere ? nullptr : &in.offers->rows[at]};
}

/// Every subscription that is to move must be the customer's.
trouble find_lines(scene& s) {
  const auto& lines = s.asked->with.subscriptions;
  if (s.what != operation::transfer_create || !lines) return std::nullopt;
  const auto strange = first_strange_line(*s.in, s.customer, *lines, s.asked->with.kind == request_kind::azure_plan);
  if (!strange) return std::nullopt;
  return absent("/action/properties/subscriptions/" + std::to_string(*strange), (*lines)[*strange].to_string(),
                "a subscription of the customer");
}

trouble find_what_is_asked(scene& s) {
  const question& asked = *s.asked;
  const operation_info& about = info(asked.what);
  // Of what nobody can do, the kind of resource does not matter.
  const bool right_kind = is_of_kind(asked.which, about.resource) || is_of_kind(asked.which, about.or_resource);
  if (!right_kind && !s.in->is_available(asked.what)) return std::nullopt;
  if (!right_kind)
    return error{error_code::wrong_type, "/resource/type", "another type of resource",
                 kind_word(about.resource) + std::string(" for ") + quoted(name(asked.what))};
  // Nor does it matter whether it exists, where a cloud has no such kind at all.
  const bool may_exist = s.in->is_available(asked.what) || std::holds_alternative<customer_resource>(asked.which) ||
                         std::holds_alternative<subscription_resource>(asked.which) ||
                         std::holds_alternative<service_resource>(asked.which) ||
                         std::holds_alternative<partner_resource>(asked.which) ||
                         std::holds_alternative<invitation_resource>(asked.which);
  if (!may_exist) return std::nullopt;
  if (auto wrong = std::visit([&](const auto& which) { return find_resource(s, which); }, asked.which))
    return wrong;
  if (!s.in->is_available(asked.what)) return std::nullopt;

  const parameter_entry& takes = s.policy->parameters(asked.what);
  if (auto wrong = check_parameters(asked, takes)) return wrong;
  if (about.resource == resource_kind::own_partner && s.partner != nowhere && s.other_partner != s.partner)
    return error{error_code::malformed_value, "/resource/id", "another partner than the asker",
                 "the asker's own partner for " + quoted(name(asked.what))};
  // A customer user asks about its own customer wherever the resource does not name one.
  if (about.side == side::of_customer && s.customer == nowhere && s.home != nowhere) {
    s.customer = s.home;
    s.here = s.in->customers[s.customer];
  }
  if (takes.read().contains(parameter::target_subscription) && asked.with.target_subscription) {
    const auto& all = s.here.record().subscriptions;
    for (position i = 0; i < all.size(); ++i)
      if (all[i]->id == *asked.with.target_subscription) s.target = i;
    if (s.target == nowhere)
      return absent("/action/properties/target_subscription", asked.with.target_subscription->to_string(),
                    "a subscription of the same customer");
  }
  // A customer to create is named by the tenant that it has already.
  if (takes.read().contains(parameter::existing_customer) && asked.with.customer && s.customer == nowhere &&
      !s.in_china() && asked.what != operation::customer_create)
    if (auto wrong = find_customer(s, *asked.with.customer, "/action/properties/customer")) return wrong;
  for (const auto& [which, id] : {std::pair{parameter::to, &asked.with.to}, {parameter::from, &asked.with.from}})
    if (takes.read().contains(which) && *id && s.in->find(**id) == nowhere)
      return absent("/action/properties/" + std::string(name(which)), (*id)->to_string(), "a partner of the directory");
  if (auto wrong = find_lines(s)) return wrong;
  if (takes.read().contains(parameter::services) && asked.with.services)
    for (std::size_t i = 0; i < asked.with.services->size(); ++i)
      if (auto wrong = find_service(s, (*asked.with.services)[i],
                                    "/action/properties/services/" + std::to_string(i)))
        return wrong;
  if (takes.required.contains(parameter::new_offer)) s.offer = find_offer(*s.in, *asked.with.offer);
  if (takes.read().contains(parameter::target_offer) && asked.with.target_offer)
    s.offer = find_offer(*s.in, *asked.with.target_offer);
  return std::nullopt;
}

/// What a question must say on some tracks, or of some kinds, only.
trouble check_what_depends(const scene& s) {
  const question& asked = *s.asked;
  if (s.in_china() || !s.in->is_available(s.what)) return std::nullopt;
  if (s.what == operation::transfer_create && asked.with.kind != request_kind::azure_plan && !asked.with.to)
    return missing_property(asked, parameter::to);
  // Null names nobody.
  if (s.what == operation::partner_check_reseller_agreement && !asked.with.tenant &&
      !(asked.with.mpn_id && asked.with.mpn_id->id))
    return missing_property(asked, parameter::mpn_id);
  if (s.what == operation::subscription_create && s.track() == track::new_commerce)
    for (const parameter which : {parameter::term, parameter::billing_cycle})
      if (!has(asked.with, which)) return missing_property(asked, which);
  return std::nullopt;
}

/// A scene in which nothing is missing.
result<scene> settled(scene s, const trouble& wrong) {
  if (wrong) return *wrong;
  return s;
}

}  // namespace

result<scene> set_scene(const world& in, const question& asked) {
  scene s;
  s.in = &in;
  s.policy = compiled_pack(in.cloud);
  s.what = asked.what;
  s.asked = &asked;
  s.clock = scene_clock(asked.at ? asked.at : in.as_of);
  if (auto wrong = std::visit([&](const auto& who) { return find_asker(s, who); }, asked.who))
    return std::move(*wrong);
  if (auto wrong = find_what_is_asked(s)) return std::move(*wrong);
  const trouble wrong = check_what_depends(s);
  return settled(std::move(s), wrong);
}

result<scene> set_event_scene(const world& in, const question& asked, position partner, position home) {
  scene s;
  s.in = &in;
  s.policy = compiled_pack(in.cloud);
  s.what = asked.what;
  s.asked = &asked;
  s.clock = scene_clock(asked.at);
  s.partner = partner;
  s.home = home;
  const trouble wrong = find_what_is_asked(s);
  return settled(std::move(s), wrong);
}

std::optional<std::size_t> first_strange_line(const world& in, position customer,
                                              std::span<const subscription_id> lines, bool beneath) {
  const customer_view c = in.customers[customer];
  const auto& all = c.record().subscriptions;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto is_line = [&](position at) {
      const subscription_fields& one = *all[at];
      if (!beneath) return one.id == lines[i];
      const auto& entitlements = one.commerce->azure_entitlements;
      if (!entitlements) return may_bear_azure({&one, track_of(one, &*in.offers->records[c.subscriptions[at].offer])});
      return position_of(entitlements, id_cast<azure_subscription_id>(lines[i])) != nowhere;
    };
    position at = 0;
    while (at < all.size() && !is_line(at)) ++at;
    if (at == all.size()) return i;
  }
  return std::nullopt;
}

std::optional<csprel::track> scene::track() const {
  if (subscription != nowhere) return track_of(subscription_record(), &*in->offers->records[row().offer]);
  return offer.at == nowhere ? std::nullopt : wanted_of(*this).track;
}

accountability accountability_of(const world& in, position customer, position subscription) {
  const customer_view c = in.customers[customer];
  const position seller = c.subscriptions[subscription].seller;
  if (seller == nowhere) return {};
  if (in.cloud != cloud::china_21vianet) return accountability_in_clouds(in, customer, subscription);
  accountability result;
  result.billed = result.support = in.fields(seller).id;
  if (c.has_reseller(seller)) {
    result.owns_relationship = in.fields(seller).id;
    return result;
  }
  position owner = nowhere;
  for (const position provider : in.row(seller).providers) {
    if (!c.has_reseller(provider)) continue;
    if (owner != nowhere) return result;  // Two providers: the document does not say which.
    owner = provider;
  }
  if (owner != nowhere) result.owns_relationship = in.fields(owner).id;
  return result;
}

}  // namespace csprel::detail
