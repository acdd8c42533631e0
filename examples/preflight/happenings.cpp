// SPDX-License-Identifier: Apache-2.0
// Events and the steps of remedies as clauses for a person.
#include <string>
#include <variant>
#include <vector>

#include "csprel/vocabulary/entra_role.hpp"

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

  [[nodiscard]] static std::string which(const csprel::gdap_reference& named) {
    return "GDAP relationship " + printable(named.id.to_string());
  }
  [[nodiscard]] static std::string which(const csprel::transfer_reference& named) {
    return "transfer " + printable(named.id.to_string());
  }
  [[nodiscard]] static std::string role_word(const csprel::entra_role_id& id) {
    const auto role = csprel::from_template_id(id.to_string());
    return role ? std::string(csprel::name(*role)) : id.to_string();
  }

  std::string operator()(const csprel::customer_created& e) const {
    return name_of(world, e.partner) + " creates " + name_of(world, e.who->id);
  }
  std::string operator()(const csprel::relationship_accepted& e) const {
    const csprel::partner* owner = world.find_link_owner(e.link);
    return name_of(world, e.customer) + " accepts the link of " +
           (owner ? name_of(world, (*owner)->id) : std::string("nobody")) +
           (e.services.empty() && !e.with_delegated_admin.value_or(false) ? " without delegated admin"
                                                                         : ", with delegated admin") +
           for_services(e.services);
  }
  std::string operator()(const csprel::relationship_ended& e) const {
    return name_of(world, e.customer) + " and " + name_of(world, e.partner) + " end their relationship";
  }
  std::string operator()(const csprel::delegated_admin_granted& e) const {
    return name_of(world, e.customer) + " grants " + name_of(world, e.partner) + " delegated admin" +
           (e.services ? for_services(*e.services) : std::string());
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
  std::string operator()(const csprel::relationship_requested& e) const {
    return name_of(world, e.partner) + " asks " + (e.customer ? name_of(world, *e.customer) : "a customer") +
           " for a reseller relationship";
  }
  std::string operator()(const csprel::gdap_created& e) const {
    std::string roles;
    if (e.relationship.roles)
      for (const csprel::entra_role_id& role : *e.relationship.roles)
        roles += (roles.empty() ? " for " : ", ") + role_word(role);
    return name_of(world, e.partner) + " asks " + name_of(world, e.customer) +
           " for granular delegated admin" + roles;
  }
  std::string operator()(const csprel::gdap_submitted& e) const { return which(e.relationship) + " is submitted"; }
  std::string operator()(const csprel::gdap_approved& e) const { return which(e.relationship) + " is approved"; }
  std::string operator()(const csprel::gdap_activated& e) const { return which(e.relationship) + " is in force"; }
  std::string operator()(const csprel::gdap_rejected& e) const { return which(e.relationship) + " is rejected"; }
  std::string operator()(const csprel::gdap_terminated& e) const { return which(e.relationship) + " is terminated"; }
  std::string operator()(const csprel::gdap_expired& e) const { return which(e.relationship) + " has expired"; }
  std::string operator()(const csprel::gdap_extended& e) const {
    if (!e.auto_extend_duration) return which(e.relationship) + " is extended";
    return which(e.relationship) + " extends itself by " + printable(*e.auto_extend_duration) + " when it ends";
  }
  std::string operator()(const csprel::gdap_assignment_created& e) const {
    std::string roles;
    if (e.assignment.roles)
      for (const csprel::entra_role_id& role : *e.assignment.roles)
        roles += (roles.empty() ? " " : ", ") + role_word(role);
    return which(e.relationship) + " gives group " +
           (e.assignment.group ? printable(e.assignment.group->to_string()) : std::string("?")) + roles;
  }
  std::string operator()(const csprel::gdap_assignment_activated& e) const {
    return "assignment " + printable(e.assignment.to_string()) + " of " + which(e.relationship) + " is active";
  }
  std::string operator()(const csprel::gdap_assignment_updated& e) const {
    return "assignment " + printable(e.assignment.id.to_string()) + " of " + which(e.relationship) + " is changed";
  }
  std::string operator()(const csprel::gdap_assignment_deleted& e) const {
    return "assignment " + printable(e.assignment.to_string()) + " of " + which(e.relationship) + " is deleted";
  }
  std::string operator()(const csprel::group_member_added& e) const {
    return printable(e.member.id.to_string()) + " joins group " + printable(e.group.to_string()) + " of " +
           name_of(world, e.partner);
  }
  std::string operator()(const csprel::group_member_removed& e) const {
    return printable(e.member.to_string()) + " leaves group " + printable(e.group.to_string()) + " of " +
           name_of(world, e.partner);
  }
  std::string operator()(const csprel::subscription_migrated& e) const {
    return which(e.subscription) + " migrates to new commerce";
  }
  std::string operator()(const csprel::trial_converted& e) const { return which(e.subscription) + " is paid from now on"; }
  std::string operator()(const csprel::transfer_created& e) const {
    return "transfer " + printable(e.transfer.id.to_string()) + " of " + name_of(world, e.customer) + " is asked for";
  }
  std::string operator()(const csprel::transfer_accepted& e) const { return which(e.transfer) + " is accepted"; }
  std::string operator()(const csprel::transfer_rejected& e) const { return which(e.transfer) + " is rejected"; }
  std::string operator()(const csprel::transfer_withdrawn& e) const { return which(e.transfer) + " is withdrawn"; }
  std::string operator()(const csprel::azure_subscription_changed& e) const {
    return "Azure subscription " + printable(e.entitlement.id.to_string()) + " beneath " + which(e.subscription) +
           " changes";
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
