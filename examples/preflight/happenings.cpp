// SPDX-License-Identifier: Apache-2.0
// Events and the steps of remedies as clauses for a person.
#include <string>
#include <variant>
#include <vector>

#include "phrases.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

std::string for_services(const std::vector<csprel::service_name>& services) {
  if (services.empty()) return {};
  std::string text;
  for (const csprel::service_name& service : services)
    text += (text.empty() ? " for " : ", ") + service.to_string();
  return text;
}

struct happening {
  const csprel::directory& world;

  [[nodiscard]] std::string which(const csprel::subscription_reference& named) const {
    const auto place = world.find_subscription(named.id, named.customer);
    if (!place) return "subscription " + printable(named.id.to_string());
    return "\"" + name_of(world, *place.value().found) + "\" of " + name_of(world, (*place.value().owner)->id);
  }

  std::string operator()(const csprel::customer_created& e) const {
    return name_of(world, e.partner) + " creates " + name_of(world, e.who->id);
  }
  std::string operator()(const csprel::relationship_accepted& e) const {
    const csprel::partner* owner = world.find_link_owner(e.link);
    return name_of(world, e.customer) + " accepts the link of " +
           (owner ? name_of(world, (*owner)->id) : std::string("nobody")) +
           (e.services.empty() ? " without delegated admin" : ", with delegated admin") + for_services(e.services);
  }
  std::string operator()(const csprel::relationship_ended& e) const {
    return name_of(world, e.customer) + " and " + name_of(world, e.partner) + " end their relationship";
  }
  std::string operator()(const csprel::delegated_admin_granted& e) const {
    return name_of(world, e.customer) + " grants " + name_of(world, e.partner) + " delegated admin" +
           for_services(e.services);
  }
  std::string operator()(const csprel::delegated_admin_removed& e) const {
    return name_of(world, e.customer) + " takes delegated admin" +
           (e.services ? for_services(*e.services) : std::string()) + " from " + name_of(world, e.partner);
  }
  std::string operator()(const csprel::subscription_created& e) const {
    return name_of(world, e.partner) + " sells " + std::to_string(e.quantity) + " of \"" +
           name_of(world, e.offer) + "\" to " + name_of(world, e.customer);
  }
  std::string operator()(const csprel::add_on_ordered& e) const {
    return std::to_string(e.quantity) + " of the add-on \"" + name_of(world, e.offer) + "\" is ordered for " +
           which(e.parent);
  }
  std::string operator()(const csprel::seats_changed& e) const {
    return which(e.subscription) + " has " + std::to_string(e.quantity) + " seats now";
  }
  std::string operator()(const csprel::subscription_transitioned& e) const {
    return which(e.subscription) + " becomes \"" + name_of(world, e.target_offer) + "\"";
  }
  std::string operator()(const csprel::subscription_suspended& e) const {
    return which(e.subscription) + " is suspended";
  }
  std::string operator()(const csprel::subscription_reactivated& e) const {
    return which(e.subscription) + " is reactivated";
  }
  std::string operator()(const csprel::subscription_cancelled& e) const {
    return which(e.subscription) + " is cancelled";
  }
  std::string operator()(const csprel::subscription_renamed& e) const {
    return which(e.subscription) + " is renamed \"" + printable(e.name) + "\"";
  }
  std::string operator()(const csprel::reseller_of_record_changed& e) const {
    return which(e.subscription) +
           (e.mpn_id ? " has the reseller of record " + printable(*e.mpn_id) : " has no reseller of record");
  }
  std::string operator()(const csprel::partner_standing_changed& e) const {
    return name_of(world, e.partner) + " is " + spoken(csprel::name(e.standing)) + " now";
  }
  std::string operator()(const csprel::partner_added& e) const {
    return printable(e.partner->name) + " becomes a partner";
  }
  std::string operator()(const csprel::offer_added& e) const {
    return "\"" + printable(e.offer->name) + "\" is offered";
  }
  std::string operator()(const csprel::auto_renew_set& e) const {
    return which(e.subscription) + (e.enabled ? " renews by itself" : " no longer renews by itself");
  }
  std::string operator()(const csprel::change_scheduled& e) const {
    return which(e.subscription) + " is to change when it renews";
  }
  std::string operator()(const csprel::schedule_removed& e) const {
    return which(e.subscription) + " is not to change when it renews";
  }
  std::string operator()(const csprel::renewal_completed& e) const { return which(e.subscription) + " has renewed"; }
  std::string operator()(const csprel::agreement_attested& e) const {
    return name_of(world, e.partner) + " attests that " + name_of(world, e.customer) +
           " has accepted the customer agreement";
  }
  std::string operator()(const csprel::agreement_signed& e) const {
    return name_of(world, e.customer) + " accepts the customer agreement";
  }
  std::string operator()(const csprel::partner_agreement_signed& e) const {
    return name_of(world, e.partner) + " signs the partner agreement";
  }
  std::string operator()(const csprel::partnership_started& e) const {
    return name_of(world, e.provider) + " and " + name_of(world, e.partner) + " become partners";
  }
  std::string operator()(const csprel::partnership_ended& e) const {
    return name_of(world, e.provider) + " and " + name_of(world, e.partner) + " are partners no longer";
  }
  std::string operator()(const csprel::customer_reviewed& e) const {
    return "the review of " + name_of(world, e.customer) + " is " + spoken(csprel::name(e.review)) + " now";
  }
};

std::string roles_of(const csprel::remedy_step& step) {
  std::string roles;
  for (const auto role : step.agents) roles += (roles.empty() ? "" : " or ") + spoken(csprel::name(role));
  for (const auto role : step.admins) roles += (roles.empty() ? "" : " or ") + spoken(csprel::name(role));
  return roles;
}

std::string actor_of(const csprel::directory& world, const csprel::remedy_step& step) {
  switch (step.actor) {
    case csprel::remedy_actor::customer_administrator: return "the customer's administrator";
    case csprel::remedy_actor::cloud_operator: return "the operator";
    case csprel::remedy_actor::this_partner:
    case csprel::remedy_actor::indirect_provider:
    case csprel::remedy_actor::other_partner: break;
  }
  const std::string who = step.partner ? name_of(world, *step.partner) : "a partner";
  const std::string roles = roles_of(step);
  return roles.empty() ? who : who + " (" + roles + ")";
}

}  // namespace

std::string happening_of(const csprel::directory& world, const csprel::event_fact& fact) {
  return std::visit(happening{world}, fact);
}

std::string step_of(const csprel::directory& world, const csprel::remedy_step& step) {
  const std::string by = actor_of(world, step) + ": ";
  if (const auto* fact = std::get_if<csprel::event_fact>(&step.change)) return by + happening_of(world, *fact);
  if (const auto* role = std::get_if<csprel::partner_role_assigned>(&step.change)) {
    const std::string word{role->agent ? csprel::name(*role->agent) : csprel::name(*role->admin)};
    return by + "user " + printable(role->user.to_string()) + " becomes " + spoken(word);
  }
  const auto& assigned = std::get<csprel::customer_administrator_assigned>(step.change);
  return by + "user " + printable(assigned.user.to_string()) + " becomes an administrator";
}

}  // namespace preflight
