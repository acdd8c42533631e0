// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <variant>

#include "terminal.hpp"

namespace preflight {
namespace {

using csprel::operation;
using csprel::question;

/// What an operation does, as the words after "may". In braces: what the question names.
constexpr std::string_view pattern_of(operation what) {
  switch (what) {
    case operation::relationship_request: return "ask customers for a reseller relationship";
    case operation::invitation_compose: return "send this mail with {link}";
    case operation::invitation_forward: return "forward {link}";
    case operation::customer_create: return "create {tenant}";
    case operation::customer_view: return "see {resource}";
    case operation::customer_update_details: return "change the details of {resource}";
    case operation::customer_update_billing: return "change the billing information of {resource}";
    case operation::customer_view_agreement: return "see the agreement of {resource}";
    case operation::subscription_create: return "order {quantity} of {offer} for {resource}";
    case operation::subscription_view: return "see {resource}";
    case operation::subscription_add_seats: return "add {quantity} to {resource}";
    case operation::subscription_remove_seats: return "remove {quantity} from {resource}";
    case operation::subscription_order_add_on:
      return "order {quantity} of the add-on {offer} for {resource}";
    case operation::subscription_transition: return "change {resource} to {target}{quantity-given}";
    case operation::subscription_migrate: return "migrate {resource}";
    case operation::subscription_suspend: return "suspend {resource}{ground}";
    case operation::subscription_reactivate: return "reactivate {resource}";
    case operation::subscription_cancel: return "cancel {resource}{ground}";
    case operation::subscription_rename: return "rename {resource}";
    case operation::subscription_change_reseller_of_record:
      return "{set} the reseller of record of {resource}{mpn}";
    case operation::subscription_change_partner_of_record:
      return "change the partner of record of {resource}";
    case operation::subscription_change_billing_cycle:
      return "change the billing cycle of {resource}";
    case operation::subscription_transfer: return "transfer {resource} to another partner";
    case operation::subscription_view_provisioning_status:
      return "see the provisioning status of {resource}";
    case operation::subscription_receive_bill: return "be billed for {resource}";
    case operation::service_administer: return "administer {resource} on behalf of the customer";
    case operation::service_manage_users: return "manage the users of {resource}{through}";
    case operation::service_view_health: return "see the health of {resource}";
    case operation::service_file_request: return "file a service request about {resource}";
    case operation::partner_file_request: return "file a request about Partner Center";
    case operation::partner_view_pricing: return "see prices and offers";
    case operation::partner_view_bill: return "see the bills and reconciliation files of {resource}";
    case operation::partner_register_reseller: return "register a reseller";
    case operation::partner_manage_users: return "manage the users of {resource}{assigns}";
    case operation::partner_reset_user_password: return "reset the password of another user";
    case operation::partner_update_profile: return "update the profile of {resource}";
    case operation::partner_set_featured_offers: return "feature {count}";
    case operation::relationship_remove: return "remove the relationship with {resource}";
    case operation::delegated_admin_remove_other:
      return "take delegated admin{services} from {resource}";
    case operation::relationship_accept:
      return "accept {link}{granting}";
    case operation::relationship_view_partners: return "see the partners of {resource}";
    case operation::delegated_admin_remove: return "take delegated admin{services} from {resource}";
    case operation::delegated_admin_grant: return "grant delegated admin{services} to {resource}";
    case operation::service_configure: return "configure {resource}";
    case operation::subscription_change_own: return "change {resource} itself";
    case operation::subscription_use: return "use {resource}";
    default: return {};
  }
}

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

struct resource_namer {
  const csprel::directory& world;

  std::string operator()(const csprel::customer_resource& r) const { return name_of(world, r.customer); }
  std::string operator()(const csprel::subscription_resource& r) const {
    const auto place = world.find_subscription(r.subscription, r.customer);
    if (!place) return "subscription " + printable(r.subscription.to_string());
    return in_quotes(name_of(world, *place.value().found)) + " of " +
           name_of(world, (*place.value().owner)->id);
  }
  std::string operator()(const csprel::service_resource& r) const {
    return "the service " + r.service.to_string() + " of " + name_of(world, r.customer);
  }
  std::string operator()(const csprel::partner_resource& r) const {
    const std::string who = name_of(world, r.partner);
    return r.customer ? who + " at " + name_of(world, *r.customer) : who;
  }
  std::string operator()(const csprel::invitation_resource& r) const {
    const csprel::partner* owner = world.find_link_owner(r.link);
    if (owner == nullptr) return "an invitation link that no partner has";
    return "the invitation of " + name_of(world, (*owner)->id);
  }
  std::string operator()(const csprel::gdap_relationship_resource& r) const {
    return "the delegated admin relationship " + printable(r.id);
  }
  std::string operator()(const csprel::transfer_resource& r) const { return "the transfer " + printable(r.id); }
  std::string operator()(const csprel::azure_subscription_resource& r) const {
    return "the Azure subscription " + printable(r.subscription.to_string());
  }
  std::string operator()(const csprel::user_resource& r) const { return "the user " + printable(r.user.to_string()); }
};

std::string services_of(const csprel::parameters& with) {
  if (!with.services) return {};
  std::string list;
  for (const auto& service : *with.services)
    list += (list.empty() ? "" : ", ") + service.to_string();
  return list.empty() ? "no service" : list;
}

/// What a word in braces stands for.
std::string filler(const csprel::directory& world, const question& asked, std::string_view word) {
  const csprel::parameters& with = asked.with;
  if (word == "resource" || word == "link")
    return std::visit(resource_namer{world}, asked.which);
  if (word == "quantity") return with.quantity ? counted(*with.quantity, "seat", "seats") : "seats";
  if (word == "quantity-given")
    return with.quantity ? " with " + counted(*with.quantity, "seat", "seats") : "";
  if (word == "offer") return with.offer ? in_quotes(name_of(world, *with.offer)) : "an offer";
  if (word == "target")
    return with.target_offer ? in_quotes(name_of(world, *with.target_offer)) : "another offer";
  if (word == "ground") return with.ground ? " for " + spoken(*with.ground) : "";
  if (word == "set") return with.mpn_id && !with.mpn_id->id ? "remove" : "set";
  if (word == "mpn")
    return with.mpn_id && with.mpn_id->id ? " to " + printable(*with.mpn_id->id) : "";
  if (word == "through") return with.through ? " through the " + spoken(csprel::name(*with.through)) : "";
  if (word == "assigns") {
    if (!with.assigns || *with.assigns == csprel::assigned_role::none) return "";
    return " and assign an " + spoken(csprel::name(*with.assigns));
  }
  if (word == "count") return with.count ? counted(*with.count, "offer", "offers") : "offers";
  if (word == "services") return with.services ? " for " + services_of(with) : "";
  if (word == "granting")
    return with.services && !with.services->empty()
               ? " and grant it delegated admin for " + services_of(with)
               : "";
  if (word == "tenant")
    return with.customer ? "a customer account for the tenant " + with.customer->to_string()
                         : "a customer account";
  return {};
}

std::string roles_of(const csprel::partner_user_subject& who, const csprel::directory& world) {
  auto agents = who.agents;
  auto admins = who.admins;
  if (const csprel::partner* partner = world.find(who.partner))
    for (const csprel::partner_user& user : (*partner)->users)
      if (user.id == who.user) {
        agents = user.agents;
        admins = user.admins;
      }
  std::string list;
  const auto add = [&list](std::string_view role) {
    list += (list.empty() ? "" : ", ") + spoken(role);
  };
  if (agents)
    for (const auto role : *agents) add(csprel::name(role));
  if (admins)
    for (const auto role : *admins) add(csprel::name(role));
  if (!list.empty()) return list;
  return agents && admins ? "without a role" : "role not known";
}

std::string role_of(const csprel::customer_user_subject& who, const csprel::directory& world) {
  auto role = who.role;
  if (const csprel::customer* customer = world.find(who.customer))
    for (const csprel::customer_user& user : (*customer)->users)
      if (user.id == who.user) role = user.role;
  return role ? spoken(csprel::name(*role)) : "role not known";
}

}  // namespace

std::string spoken(std::string_view word) {
  std::string result = printable(word);
  for (char& c : result)
    if (c == '_') c = ' ';
  return result;
}

std::string name_of(const csprel::directory& world, const csprel::partner_id& id) {
  const csprel::partner* found = world.find(id);
  if (found == nullptr || (*found)->name.empty()) return "partner " + id.to_string();
  return printable((*found)->name);
}

std::string name_of(const csprel::directory& world, const csprel::customer_id& id) {
  const csprel::customer* found = world.find(id);
  if (found == nullptr || (*found)->company_name.empty()) return "customer " + id.to_string();
  return printable((*found)->company_name);
}

std::string name_of(const csprel::directory& world, const csprel::offer_id& id) {
  const csprel::offer* found = world.find(id);
  return printable(found == nullptr || (*found)->name.empty() ? id.to_string() : (*found)->name);
}

std::string name_of(const csprel::directory& world, const csprel::subscription& which) {
  if (!which->friendly_name.empty()) return printable(which->friendly_name);
  if (!which->offer_name.empty()) return printable(which->offer_name);
  const csprel::offer* offer = world.find(which->offer);
  if (offer != nullptr && !(*offer)->name.empty()) return printable((*offer)->name);
  return printable(which->id.to_string());
}

std::string asker_of(const csprel::directory& world, const csprel::subject& who) {
  if (const auto* partner = std::get_if<csprel::partner_subject>(&who))
    return name_of(world, partner->partner);
  if (const auto* user = std::get_if<csprel::partner_user_subject>(&who))
    return "user " + printable(user->user.to_string()) + " (" + roles_of(*user, world) + ") of " +
           name_of(world, user->partner);
  const auto& user = std::get<csprel::customer_user_subject>(who);
  return "user " + printable(user.user.to_string()) + " (" + role_of(user, world) + ") of " +
         name_of(world, user.customer);
}

std::string deed_of(const csprel::directory& world, const csprel::question& asked) {
  std::string_view pattern = pattern_of(asked.what);
  if (pattern.empty())
    return "have `" + std::string(csprel::name(asked.what)) + "` on " +
           std::visit(resource_namer{world}, asked.which);
  std::string result;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    result += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    result += filler(world, asked, pattern.substr(1, close - 1));
    pattern.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace preflight
