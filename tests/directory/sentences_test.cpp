// SPDX-License-Identifier: Apache-2.0
// What a denial says to a person in 21Vianet: whom and what it names, and which of several.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "directory/situation.hpp"

namespace csprel::test {
namespace {

using enum operation;

/// The sentence of a requirement that is not met; empty where it is.
std::string sentence_of(const world_builder& world, const question& asked, requirement why) {
  const auto told = explain(world.build(), asked);
  for (const unmet_requirement& one : told.value().reasons)
    if (one.code == why) return one.message;
  return {};
}

ask order(std::string_view offer, std::int64_t seats = 5) {
  return ask(subscription_create).by(partner_p).of_customer().offer(offer).quantity(seats);
}
ask change_to(std::string_view target) { return ask(subscription_transition).by(partner_p).of_subscription("s").target(target); }

TEST(Sentences, OfRolesListThoseThatDo) {
  situation s = allowed(subscription_suspend);
  s.world.employee(partner_p, "helper", {agent_role::helpdesk_agent}, {});
  s.asked.by(partner_p, "helper");
  EXPECT_EQ(sentence_of(s.world, s.asked, requirement::role_not_permitted),
            "This user holds no role that is listed for it; listed are: admin agent, sales agent, global admin.");
}

TEST(Sentences, OfASaleNameWhoMadeIt) {
  situation s = allowed(subscription_suspend);
  s.world.change("s", [](subscription_fields& f) { f.seller = partner_q; });
  EXPECT_EQ(sentence_of(s.world, s.asked, requirement::not_original_reseller),
            "Partner Q is the original reseller of this subscription, not Partner P.");
  s.world.change_partner(partner_p, [](partner_fields& p) { p.name = "Partner P Ltd."; });
  EXPECT_EQ(sentence_of(s.world, s.asked, requirement::not_original_reseller),
            "Partner Q is the original reseller of this subscription, not Partner P Ltd.") << "one full stop is enough";
  s.world.change("s", [](subscription_fields& f) {
    f.seller.reset();
    f.channel = channel::open;
  });
  EXPECT_EQ(sentence_of(s.world, s.asked, requirement::not_original_reseller),
            "No partner of this programme sold this subscription (channel `open`); it is not Partner P Ltd.'s.");
}

TEST(Sentences, OfTheWindowTellBothItsEnds) {
  situation s = allowed(subscription_reactivate);
  s.world.suspended("child", noon + days(-60));
  EXPECT_EQ(sentence_of(s.world, s.asked, requirement::reactivation_window_elapsed),
            "The subscription was suspended at 2018-09-06T02:00:00Z; sixty days later, at 2018-11-05T02:00:00Z, its data "
            "was deleted.");
}

TEST(Sentences, OfAHoldingNameTheFirstThatIsInTheWay) {
  const requirement held = requirement::service_already_held;
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange"});
  // In the way of a mailbox are neither what is cancelled, nor one's own sale, nor other services, nor, as far as is known,
  // what may be cancelled.
  world.sale("gone", essentials, partner_q).status("gone", subscription_status::deleted);
  world.sale("own", essentials, partner_p).sale("drawings", visio, partner_q);
  world.sale("perhaps", premium, partner_q).status("perhaps", std::nullopt);
  EXPECT_EQ(sentence_of(world, order(mailbox), held), "");
  world.sale("mail", essentials, partner_q).holding("more", mailbox);
  EXPECT_EQ(sentence_of(world, order(mailbox), held),
            "Customer C holds Offer essentials from Partner Q (exchange); it must be cancelled first.");
  EXPECT_EQ(sentence_of(world, order(business), held), "");
  world.status("mail", subscription_status::expired);
  EXPECT_EQ(sentence_of(world, order(mailbox), held),
            "Customer C holds Offer mailbox from another channel (exchange); it must be cancelled first.");
  world_builder first;
  first.relationship(partner_p).grant(partner_p, {"exchange"}).holding("opaque", opaque).sale("other", opaque, partner_q);
  EXPECT_EQ(sentence_of(first, order(opaque), held),
            "Customer C holds Offer opaque from another channel; it must be cancelled first.") << "what it shares is not known";
}

TEST(Sentences, OfAHoldingBesideATransitionNameWhatIsNew) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"}).sale("s", essentials, partner_p);
  world.sale("mail", mailbox, partner_q).sale("apps", business, partner_p).sale("whole", premium, partner_p);
  EXPECT_EQ(sentence_of(world, change_to(premium), requirement::conflicting_services),
            "Customer C holds Offer business from Partner P (office_apps, onedrive); it must be cancelled first.");
  EXPECT_EQ(sentence_of(world, change_to(premium), requirement::target_already_held),
            "Customer C holds Offer premium from Partner P (office_apps, onedrive); it must be cancelled first.");
}

TEST(Sentences, OfAQuantityTellTheRange) {
  const requirement range = requirement::quantity_out_of_range;
  situation s = allowed(subscription_create);
  EXPECT_EQ(sentence_of(s.world, order(mailbox, 1), range), "Offer mailbox takes 5 to 100 seats.");
  EXPECT_EQ(sentence_of(s.world, order(mailbox, 0), range), "A number of seats is at least 1.");
  s = allowed(subscription_transition);
  EXPECT_EQ(sentence_of(s.world, s.asked.quantity(101), range), "Offer premium takes 1 to 100 seats.");
  s = allowed(subscription_add_seats);
  EXPECT_EQ(sentence_of(s.world, s.asked.quantity(91), range),
            "Offer essentials takes 1 to 100 seats; the subscription has 10 now.");
}

}  // namespace
}  // namespace csprel::test
