// SPDX-License-Identifier: Apache-2.0
// One small directory with something of everything, and questions and events that suit it: for tests
// that are about all of the library at once.
#ifndef CSPREL_TESTS_SUPPORT_VARIED_WORLD_HPP
#define CSPREL_TESTS_SUPPORT_VARIED_WORLD_HPP

#include <string>
#include <vector>

#include "csprel/directory/event.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {

[[nodiscard]] inline directory varied_world() {
  return world_builder{}
      .relationship(partner_p)
      .relationship(partner_q)
      .relationship(provider_i, customer_d)
      .grant(partner_p, {"exchange", "skype"})
      .open_grant(partner_q)
      .sale("s", essentials, partner_p)
      .sale("t", visio, partner_q)
      .add_on("a", archiving, "s", partner_p)
      .sale("late", mailbox, partner_p)
      .suspended("late")
      .sale("gone", proplus, partner_q)
      .status("gone", subscription_status::deleted)
      .holding("own", business)
      .sale("v", opaque, reseller_v, customer_d)
      .sale("s", business, partner_q, customer_d)
      .build();
}

/// One event of each kind that 21Vianet has; the varied world accepts every one.
[[nodiscard]] inline std::vector<event> varied_events() {
  customer_fields who;
  who.id = stranger;
  who.company_name = "Customer that was not there before";
  partner_fields partner;
  partner.id = nobody;
  partner.name = "Partner that was not there before";
  partner.model = partner_model::indirect_reseller;
  partner.providers = {provider_i};
  partner.users = {{user_of("li"), {agent_role::admin_agent}, {}, {}}};
  offer_fields offer;
  offer.id = offer_of("offer-that-was-not-there-before");
  offer.services = services({"exchange", "a_service_with_a_long_name"});
  offer.upgrade_target_offers = {offer_of(e3)};
  const subscription_reference s{subscription_of("s"), customer_c};
  const subscription_reference late{subscription_of("late"), std::nullopt};
  const std::vector<event_fact> facts{
      customer_created{customer::make(who).value(), partner_p},
      relationship_accepted{customer_d, link_of(partner_p), services({"exchange", "visio"})},
      relationship_ended{customer_c, partner_p},
      delegated_admin_granted{customer_c, partner_p, services({"visio", "archiving"})},
      delegated_admin_removed{customer_c, partner_p, services({"exchange"})},
      subscription_created{customer_c, partner_p, offer_of(mailbox), 5, subscription_of("a-new-subscription")},
      add_on_ordered{s, offer_of(archiving), 3, subscription_of("a-new-add-on")},
      seats_changed{s, 12},
      subscription_transitioned{{subscription_of("s"), customer_d}, offer_of(proplus), 7},
      subscription_suspended{s},
      subscription_reactivated{late},
      subscription_cancelled{s},
      subscription_renamed{s, "A name that needs memory of its own"},
      partner_standing_changed{partner_q, standing::suspended},
      partner_added{csprel::partner::make(partner).value()},
      offer_added{csprel::offer::make(offer).value()},
  };
  std::vector<event> events;
  for (const event_fact& fact : facts) events.push_back({noon + days(1), fact});
  return events;
}

/// Questions with every outcome, and some that are bad requests.
[[nodiscard]] inline std::vector<question> varied_questions() {
  return {
      ask(operation::subscription_remove_seats).by(partner_p).of_subscription("s", customer_c).quantity(3),
      ask(operation::subscription_transition).by(partner_p).of_subscription("s", customer_c).target(premium),
      ask(operation::subscription_reactivate).by(partner_q).of_subscription("late"),
      ask(operation::subscription_create).by(reseller_v).of_customer(customer_d).offer(essentials).quantity(1),
      ask(operation::service_administer).by(partner_q).of_service("exchange"),
      ask(operation::service_administer).by_unlisted(partner_p, agent_role_set{}).of_service("visio"),
      ask(operation::relationship_accept).by_customer("user").of_link(link_of(partner_p)).services({"exchange"}),
      ask(operation::subscription_use).by_customer("user").of_subscription("late"),
      ask(operation::subscription_view).by(partner_p).of_subscription("no-such-subscription-is-there"),
  };
}

}  // namespace csprel::test

#endif
