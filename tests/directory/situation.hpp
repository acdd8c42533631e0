// SPDX-License-Identifier: Apache-2.0
// For each operation a world and a question in which nothing is missing; tests take something away.
#ifndef CSPREL_TESTS_DIRECTORY_SITUATION_HPP
#define CSPREL_TESTS_DIRECTORY_SITUATION_HPP

#include <string>

#include "csprel/policy/china_21vianet.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {

inline const pack& china = china_21vianet();

struct situation {
  world_builder world;
  ask asked;
};

inline std::string mail(const std::string& link) { return "Hello,\n\nplease accept.\n\n" + link + "\n"; }

/// A world and a question in which every requirement of the operation holds that can hold.
inline situation allowed(operation what) {
  using enum operation;
  situation s{world_builder{}, ask{what}};
  s.asked.by(partner_p);
  switch (info(what).resource) {
    case resource_kind::own_partner:
      s.asked.of_partner(partner_p);
      break;
    case resource_kind::one_customer:
      s.world.relationship(partner_p).grant(partner_p, {"exchange"});
      s.asked.of_customer().offer(visio).quantity(1);
      break;
    case resource_kind::one_subscription:
      s.world.relationship(partner_p).sale("s", essentials, partner_p);
      s.world.grant(partner_p, {"exchange", "sharepoint", "skype", "archiving"});
      s.asked.of_subscription("s").quantity(1).ground("customer_request");
      break;
    case resource_kind::service:
      s.world.relationship(partner_p).grant(partner_p, {"exchange"});
      s.asked.of_service("exchange");
      s.asked.with.through = channel_of_work::admin_center;
      break;
    case resource_kind::invitation:
      s.asked.of_link(link_of(partner_p));
      break;
    case resource_kind::other_partner:
      s.asked.of_partner(partner_p, customer_c).services({"exchange"});
      break;
    default:
      s.asked.which = gdap_relationship_resource{"gdap"};
      break;
  }
  if (info(what).side == side::of_customer) s.asked.by_customer();

  switch (what) {
    case invitation_compose: s.asked.text(mail(link_of(partner_p))); break;
    case invitation_forward: s.asked.by(reseller_v).of_link(link_of(provider_i)); break;
    case subscription_order_add_on: s.asked.offer(archiving); break;
    case subscription_transition: s.asked.target(premium); break;
    case subscription_reactivate:
      s.world.add_on("child", archiving, "s", partner_p).suspended("child");
      s.asked.of_subscription("child");
      break;
    case subscription_change_reseller_of_record:
    case subscription_change_partner_of_record:
      s.world.relationship(provider_i).sale("of i", visio, provider_i);
      s.asked.by(provider_i).of_subscription("of i");
      s.asked.with.mpn_id = mpn_id_choice{std::string(mpn_of_v)};
      break;
    case subscription_change_billing_cycle: s.asked.with.billing_cycle = billing_cycle::annual; break;
    case subscription_transfer: s.asked.with.to = partner_q; break;
    case partner_register_reseller: s.asked.by(provider_i).of_partner(provider_i); break;
    case partner_set_featured_offers: s.asked.with.count = 5; break;
    case delegated_admin_remove_other: s.asked.of_partner(partner_q, customer_c); break;
    case relationship_accept: s.asked.services({"exchange"}); break;
    case delegated_admin_remove: s.world.grant(partner_p, {"exchange", "sharepoint"}); break;
    default: break;
  }
  return s;
}

inline partner_id asker_of(const situation& s) {
  return std::get<partner_user_subject>(s.asked.who).partner;
}

}  // namespace csprel::test

#endif
