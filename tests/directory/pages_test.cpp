// SPDX-License-Identifier: Apache-2.0
// What a person asks for: the invitation mail, the survey, the pages of partners and customers, and a
// story from the invitation to the first order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/invitation_mail.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/model/invitation.hpp"
#include "directory/situation.hpp"

namespace csprel::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr mail_language languages[] = {mail_language::english, mail_language::french, mail_language::simplified_chinese};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string mail_of(const world_builder& world, const partner_id& who, mail_language in = mail_language::english) {
  return compose_invitation(world.build(), who, in).value();
}

// ---- the invitation mail --------------------------------------------------------------------

TEST(InvitationMail, IsIntactInEveryLanguage) {
  std::set<std::string> texts;
  for (const mail_language in : languages) {
    const std::string text = mail_of({}, partner_p, in);
    EXPECT_EQ(check_mail(text, link_of(partner_p)), mail_finding::intact) << in;
    EXPECT_EQ(count(text, link_of(partner_p)), 1U) << in;
    EXPECT_THAT(text, HasSubstr("Partner P"));
    EXPECT_EQ(count(text, "\n\n"), 2U) << "two paragraphs, then the link";
    texts.insert(text);
    // What is composed may be sent.
    const ask send = ask(operation::invitation_compose).by(partner_p).of_link(link_of(partner_p)).text(text);
    EXPECT_EQ(decide(world_builder{}.build(), send).value().result, outcome::allow);
  }
  EXPECT_EQ(texts.size(), 3U);
  EXPECT_EQ(mail_of({}, partner_p), mail_of({}, partner_p, mail_language::english));
}

TEST(InvitationMail, HoldsNoCustomersDataAndIsEqualForAll) {
  // W12: one link and one mail for every customer; another partner's differ.
  world_builder other;
  other.relationship(partner_p).sale("secret", visio, partner_p);
  for (auto& c : other.customers) c.company_name = "Tianshan Foods";
  for (const mail_language in : languages) {
    EXPECT_EQ(mail_of(other, partner_p, in), mail_of({}, partner_p, in));
    EXPECT_NE(mail_of({}, partner_q, in), mail_of({}, partner_p, in));
    for (const char* data : {"Tianshan", "secret", "tenant.example.cn", "cccccccc-", "dddddddd-"})
      EXPECT_THAT(mail_of(other, partner_p, in), Not(HasSubstr(data)));
  }
}

TEST(InvitationMail, TakesAnyTextAsALink) {
  for (const char* url : {"urn:x", "https://other.example/?a=%41&b=;c#d", "not-a-URL-at-all"}) {
    world_builder world;
    world.link(partner_p, url);
    EXPECT_EQ(check_mail(mail_of(world, partner_p), url), mail_finding::intact) << url;
    const ask accept = ask(operation::relationship_accept).by_customer().of_link(url);
    EXPECT_EQ(decide(world.build(), accept).value().result, outcome::allow) << url;
  }
}

TEST(InvitationMail, OfAProviderGoesToCustomersOrThroughItsResellers) {
  const world_builder world;
  const std::string text = mail_of(world, provider_i);
  const ask send = ask(operation::invitation_compose).by(provider_i).of_link(link_of(provider_i)).text(text);
  EXPECT_EQ(decide(world.build(), send).value().result, outcome::allow);
  const ask forward = ask(operation::invitation_forward).by(reseller_v).of_link(link_of(provider_i));
  EXPECT_EQ(decide(world.build(), forward).value().result, outcome::allow);
}

TEST(InvitationMail, IsRefusedToWhoeverHasNone) {
  const directory world = world_builder{}.link(partner_q, std::nullopt).build();
  EXPECT_EQ(compose_invitation(world, nobody).error().code, error_code::not_found);
  EXPECT_EQ(compose_invitation(world, reseller_v).error().code, error_code::impossible_state);
  EXPECT_EQ(compose_invitation(world, partner_q).error().code, error_code::missing_member);
}

TEST(InvitationMail, NamesAPartnerWithoutANameByItsMpnId) {
  world_builder world;
  world.change_partner(partner_p, [](partner_fields& p) { p.name.clear(); });
  EXPECT_THAT(mail_of(world, partner_p), HasSubstr("MPN 100000P"));
}

// ---- a story --------------------------------------------------------------------------------

TEST(Story, AfterAcceptanceThePartnerSellsItsOwnAndTouchesNoOthers) {
  // W18, W19: Q transacts exchange; P is accepted for visio, sells it, and cannot change what Q sold.
  directory world =
      world_builder{}.relationship(partner_q).sale("q", mailbox, partner_q).grant(partner_q, {"exchange"}).build();
  const ask order = ask(operation::subscription_create).by(partner_p).of_customer().offer(visio).quantity(2);
  EXPECT_EQ(decide(world, order).value().result, outcome::deny);
  world = apply(world, event{noon, relationship_accepted{customer_c, link_of(partner_p), services({"visio"})}}).value().world;
  EXPECT_EQ(decide(world, order).value().result, outcome::allow);
  world = apply(world, event{noon, subscription_created{customer_c, partner_p, offer_of(visio), 2, subscription_of("p")}})
              .value()
              .world;
  const auto more = [](const partner_id& who, const char* which) {
    return ask(operation::subscription_add_seats).by(who).of_subscription(which).quantity(1);
  };
  EXPECT_EQ(decide(world, more(partner_p, "p")).value().result, outcome::allow);
  EXPECT_EQ(decide(world, more(partner_q, "q")).value().result, outcome::allow);
  EXPECT_EQ(decide(world, more(partner_p, "q")).value().unmet, requirement_set{requirement::not_original_reseller});
  EXPECT_EQ(decide(world, ask(operation::subscription_create).by(partner_p).of_customer().offer(mailbox).quantity(5))
                .value()
                .unmet,
            requirement_set{requirement::service_already_held});
}

// ---- the survey -----------------------------------------------------------------------------

TEST(Survey, AsksEveryOperationOfACustomerItsSubscriptionsAndServices) {
  const directory world = world_builder{}
                              .relationship(partner_p)
                              .sale("s", essentials, partner_p)
                              .grant(partner_p, {"exchange", "sharepoint", "skype", "visio"})
                              .build();
  const auto lines = survey(world, partner_p).value();
  std::map<operation, std::set<std::string>> asked;
  for (const survey_line& line : lines) {
    EXPECT_EQ(line.partner, partner_p);
    EXPECT_EQ(line.customer, customer_c);
    EXPECT_EQ(line.subscription.has_value(), info(line.what).resource == resource_kind::one_subscription);
    EXPECT_EQ(line.service.has_value(), info(line.what).resource == resource_kind::service);
    EXPECT_EQ(line.reason.has_value(), line.result != outcome::allow);
    asked[line.what].insert(line.subscription ? line.subscription->to_string() : line.service ? line.service->to_string() : "");
  }
  for (const auto& row : enum_names<operation>::rows) {
    const resource_kind of = info(row.value).resource;
    const bool surveyed =
        of == resource_kind::one_customer || of == resource_kind::one_subscription || of == resource_kind::service;
    const bool expected = surveyed && info(row.value).side == side::of_partner && china_21vianet().available(row.value);
    EXPECT_EQ(asked.contains(row.value), expected) << row.name;
  }
  EXPECT_THAT(asked[operation::service_administer], UnorderedElementsAre("exchange", "sharepoint", "skype", "visio"));
  EXPECT_THAT(asked[operation::subscription_cancel], ElementsAre("s"));
}

TEST(Survey, GivesTheBestAnswerOfAllSensibleParameters) {
  world_builder world;
  world.relationship(partner_p).sale("s", business, partner_p).grant(partner_p, {"office_apps", "onedrive"});
  const auto line_of = [&](operation what) {
    const auto found_line = survey(world.build(), partner_p, customer_c).value();
    for (const survey_line& line : found_line)
      if (line.what == what) return line;
    throw std::logic_error("no such line");
  };
  EXPECT_EQ(line_of(operation::subscription_transition).result, outcome::allow);
  world.holding("h", mailbox);  // premium and e3 would add exchange; proplus adds nothing
  EXPECT_EQ(line_of(operation::subscription_transition).result, outcome::allow);
  world.holding("h2", proplus);
  EXPECT_EQ(line_of(operation::subscription_transition).result, outcome::deny);
  EXPECT_EQ(line_of(operation::subscription_suspend).result, outcome::allow) << "asked with a documented ground";
  EXPECT_EQ(line_of(operation::subscription_create).result, outcome::allow) << "visio is free";
}

TEST(Survey, KeepsTheFirstOfTheBestAnswers) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).grant(partner_p, {"exchange", "sharepoint", "skype"});
  const auto to = [&](const std::vector<std::string_view>& targets) {
    world.change_offer(essentials, [&](offer_fields& o) {
      o.upgrade_target_offers.clear();
      for (const auto target : targets) o.upgrade_target_offers.push_back(offer_of(target));
    });
    const auto told = survey(world.build(), partner_p, customer_c).value();
    for (const survey_line& line : told)
      if (line.what == operation::subscription_transition && line.subscription == subscription_of("s"))
        return std::pair{line.result, line.reason};
    throw std::logic_error("no such line");
  };
  using answer = std::pair<outcome, std::optional<requirement>>;
  EXPECT_EQ(to({opaque, premium}).first, outcome::allow) << "which services the first has is not known";
  EXPECT_EQ(to({premium, opaque}).first, outcome::allow);
  EXPECT_EQ(to({}), (answer{outcome::deny, requirement::no_transition_path}));
  world.holding("h", premium);
  EXPECT_EQ(to({premium, e3}), (answer{outcome::deny, requirement::target_already_held}));
  EXPECT_EQ(to({e3, premium}), (answer{outcome::deny, requirement::conflicting_services}));
  EXPECT_EQ(to({premium, opaque}).first, outcome::unknown);
  EXPECT_EQ(to({opaque, premium}).first, outcome::unknown);
}

TEST(Survey, OrdersWhatCanBeOrderedAndTheLeastOfIt) {
  world_builder world;
  world.relationship(partner_p).sale("s", essentials, partner_p).grant(partner_p, {"visio"});
  const auto result_of = [&](operation what) -> std::optional<outcome> {
    const auto told = survey(world.build(), partner_p, customer_c).value();
    for (const survey_line& line : told)
      if (line.what == what) return line.result;
    return std::nullopt;
  };
  EXPECT_EQ(result_of(operation::subscription_order_add_on), outcome::allow);
  world.change("s", [](subscription_fields& s) { s.quantity = 99; });
  EXPECT_EQ(result_of(operation::subscription_add_seats), outcome::allow) << "one seat is free";
  world.change("s", [](subscription_fields& s) { s.quantity = 2; });
  EXPECT_EQ(result_of(operation::subscription_remove_seats), outcome::allow);
  world.subscriptions.clear();
  world.offers.clear();
  world.offer("single", {"visio"}).change_offer("single", [](offer_fields& o) { o.maximum_quantity = 1; });
  EXPECT_EQ(result_of(operation::subscription_create), outcome::allow);
  world.change_offer("single", [](offer_fields& o) { o.minimum_quantity.reset(); });
  EXPECT_EQ(result_of(operation::subscription_create), outcome::unknown) << "whether a single seat is enough is not known";
  for (const bool add_on : {true, false}) {
    world.change_offer("single", [&](offer_fields& o) {
      o.is_add_on = add_on;
      o.billing = add_on ? billing_type::license : billing_type::usage;
    });
    EXPECT_EQ(result_of(operation::subscription_create), std::nullopt) << "nothing is there to be ordered";
  }
}

TEST(Survey, CoversTheCustomersThatThePartnerHasToDoWith) {
  const auto customers = [](const world_builder& world, const partner_id& who) {
    std::set<customer_id> all;
    const auto found_line = survey(world.build(), who).value();
    for (const auto& line : found_line) all.insert(*line.customer);
    return all;
  };
  EXPECT_THAT(customers(world_builder{}, partner_p), IsEmpty());
  EXPECT_THAT(customers(world_builder{}.relationship(partner_p), partner_p), ElementsAre(customer_c));
  EXPECT_THAT(customers(world_builder{}.grant(partner_p, {"visio"}, customer_d), partner_p), ElementsAre(customer_d));
  EXPECT_THAT(customers(world_builder{}.sale("s", visio, partner_p), partner_p), ElementsAre(customer_c));
  EXPECT_THAT(customers(world_builder{}.relationship(provider_i), reseller_v), ElementsAre(customer_c));
  EXPECT_THAT(customers(world_builder{}.relationship(partner_q), partner_p), IsEmpty());
  EXPECT_EQ(survey(world_builder{}.build(), nobody).error().code, error_code::not_found);
  EXPECT_EQ(survey(world_builder{}.build(), partner_p, stranger).error().code, error_code::not_found);
}

TEST(Survey, AgreesWithTheQuestionItAsks) {
  const directory world =
      world_builder{}.relationship(partner_p).sale("s", visio, partner_p).suspended("s").open_grant(partner_p).build();
  const auto found_line = survey(world, partner_p).value();
  for (const survey_line& line : found_line) {
    const parameter_entry& takes = china_21vianet().parameters(line.what);
    if (!takes.required.empty() || takes.optional.contains(parameter::ground)) continue;
    ask q = ask(line.what).by_organisation(partner_p).of_customer();
    if (line.subscription) q.which = subscription_resource{*line.subscription, line.customer};
    if (line.service) q.which = service_resource{*line.service, *line.customer};
    const decision d = decide(world, q).value();
    EXPECT_EQ(line.result, d.result) << line.what;
    EXPECT_EQ(line.reason, d.reason()) << line.what;
  }
}

TEST(Survey, AsksEveryOperationOnTheOwnAccount) {
  std::map<operation, outcome> answers;
  for (const partner_id& who : {partner_p, provider_i, reseller_v}) {
    const auto lines = survey_account(world_builder{}.build(), who).value();
    for (const survey_line& line : lines) {
      EXPECT_EQ(line.partner, who);
      EXPECT_EQ(line.customer, std::nullopt);
      EXPECT_EQ(line.reason.has_value(), line.result != outcome::allow);
      answers[line.what] = line.result == outcome::allow ? outcome::allow
                           : answers.contains(line.what) ? answers[line.what]
                                                         : line.result;
    }
  }
  for (const auto& row : enum_names<operation>::rows) {
    const resource_kind of = info(row.value).resource;
    const bool own = of == resource_kind::own_partner || of == resource_kind::invitation;
    const bool expected = own && info(row.value).side == side::of_partner && china_21vianet().available(row.value);
    EXPECT_EQ(answers.contains(row.value), expected) << row.name;
    if (expected && row.value != operation::partner_reset_user_password) {
      EXPECT_EQ(answers.at(row.value), outcome::allow) << row.name << ": one of the three may";
    }
  }
  EXPECT_EQ(survey_account(world_builder{}.build(), nobody).error().code, error_code::not_found);
}

// ---- relations ------------------------------------------------------------------------------

TEST(Relations, ACustomerSeesItsPartnersAndWhoHoldsDelegatedAdminForWhat) {
  const directory world = world_builder{}
                              .relationship(partner_p)
                              .relationship(partner_q)
                              .grant(partner_q, {"exchange"})
                              .grant(reseller_v, {"visio"})
                              .sale("s", visio, partner_p)
                              .build();
  std::map<partner_id, relation> by_partner;
  const auto found_r = partners_of(world, customer_c).value();
  for (const relation& r : found_r) by_partner.emplace(r.partner, r);
  ASSERT_EQ(by_partner.size(), 3U);
  EXPECT_FALSE(by_partner.at(partner_p).delegated_admin);
  EXPECT_THAT(by_partner.at(partner_p).sold, ElementsAre(subscription_of("s")));
  EXPECT_THAT(by_partner.at(partner_q).services, ElementsAre(service("exchange")));
  EXPECT_TRUE(by_partner.at(partner_q).relationship);
  EXPECT_FALSE(by_partner.at(reseller_v).relationship) << "a grant is no relationship (IND-06)";
  EXPECT_THAT(partners_of(world, customer_d).value(), IsEmpty());
  EXPECT_EQ(partners_of(world, stranger).error().code, error_code::not_found);
}

TEST(Relations, TheCustomerListFollowsTheRelationshipAndIsSearched) {
  world_builder world;
  world.relationship(partner_p).grant(partner_p, {"visio"}).relationship(partner_p, customer_d).grant(partner_q, {"visio"});
  const auto listed = [&](const partner_id& who, std::string_view search = {}) {
    std::vector<customer_id> all;
    const auto found_r = customers_of(world.build(), who, search).value();
    for (const relation& r : found_r) all.push_back(r.customer);
    return all;
  };
  EXPECT_THAT(listed(partner_p), ElementsAre(customer_c, customer_d));
  EXPECT_THAT(listed(partner_p, "CUSTOMER d"), ElementsAre(customer_d)) << "by company name, in any case";
  EXPECT_THAT(listed(partner_p, "tenant.example"), ElementsAre(customer_c, customer_d)) << "by domain";
  EXPECT_THAT(listed(partner_p, "nobody"), IsEmpty());
  world.no_grant(partner_p);
  EXPECT_THAT(listed(partner_p), ElementsAre(customer_c, customer_d)) << "with or without delegated admin (LST-04)";
  EXPECT_THAT(listed(partner_q), IsEmpty()) << "a grant alone lists nobody";
}

TEST(Relations, ARequestIsNeededOnTheDocumentedGrounds) {
  const auto grounds = [](const world_builder& world, const partner_id& who = partner_p) {
    const request_need need = must_request(world.build(), who, customer_c).value();
    std::set<request_ground> all;
    for (const request_reason& r : need.reasons) {
      EXPECT_FALSE(r.rules.empty() || r.message.empty());
      all.insert(r.ground);
    }
    EXPECT_FALSE(all.empty());
    const bool asks = !all.contains(request_ground::nothing_lacks) && !all.contains(request_ground::provider_asks);
    EXPECT_EQ(need.must_ask, asks);
    return all;
  };
  EXPECT_THAT(grounds(world_builder{}.relationship(partner_p).grant(partner_p, {"visio"})),
              ElementsAre(request_ground::nothing_lacks));
  EXPECT_TRUE(grounds(world_builder{}.relationship(partner_q).sale("q", visio, partner_q))
                  .contains(request_ground::other_resellers));
  EXPECT_TRUE(grounds(world_builder{}.holding("h", visio)).contains(request_ground::bought_elsewhere));
  EXPECT_TRUE(grounds(world_builder{}.relationship(partner_p).sale("s", visio, partner_p).grant(partner_q, {"visio"}))
                  .contains(request_ground::lost_to_other_partner));
  EXPECT_TRUE(grounds(world_builder{}.relationship(partner_p)).contains(request_ground::removed_by_customer));
  EXPECT_THAT(grounds(world_builder{}, reseller_v), ElementsAre(request_ground::provider_asks));
}

}  // namespace
}  // namespace csprel::test
