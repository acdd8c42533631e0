// SPDX-License-Identifier: Apache-2.0
// Which parts make a directory and which do not; directories as values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <type_traits>

#include "csprel/directory/instant_text.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

static_assert(std::is_copy_constructible_v<directory> && std::is_copy_assignable_v<directory>);
static_assert(!std::is_default_constructible_v<directory>, "an empty directory is made of empty parts");

struct impossible {
  const char* name;
  std::function<void(world_builder&)> spoil;
  error_code code;
  const char* pointer;
};

const impossible impossible_worlds[] = {
    {"PartnerTwice", [](world_builder& w) { w.partners.push_back(w.partners[0]); w.partners.back().link = "other"; },
     error_code::duplicate_id, "/partners/4/id"},
    {"LinkOfAnother", [](world_builder& w) { w.link(partner_q, link_of(partner_p)); },
     error_code::impossible_state, "/partners/1/relationshipRequest/url"},
    {"RestrictedStanding", [](world_builder& w) { w.standing(partner_q, standing::restricted); },
     error_code::impossible_state, "/partners/1/standing"},
    {"AdvisorModel", [](world_builder& w) { w.partners[1].model = partner_model::advisor; },
     error_code::impossible_state, "/partners/1/model"},
    {"InvitationOfAReseller", [](world_builder& w) { w.link(reseller_v, "own"); },
     error_code::impossible_state, "/partners/3/relationshipRequest"},
    {"UnknownProvider", [](world_builder& w) { w.partners[3].providers.push_back(nobody); },
     error_code::dangling_reference, "/partners/3/providers/1"},
    {"ProviderThatIsNone", [](world_builder& w) { w.partners[3].providers.push_back(partner_p); },
     error_code::impossible_state, "/partners/3/providers/1"},
    {"ProviderOfADirectPartner", [](world_builder& w) { w.partners[0].providers.push_back(provider_i); },
     error_code::impossible_state, "/partners/0/providers/0"},
    {"OfferTwiceInAnotherCase", [](world_builder& w) { w.offer("VISIO", {}); },
     error_code::duplicate_id, "/offers/10/id"},
    {"CustomerTwice", [](world_builder& w) { w.customers.push_back(w.customers[0]); },
     error_code::duplicate_id, "/customers/2/resource/id"},
    {"RelationshipWithNobody", [](world_builder& w) { w.relationship(partner_p).relationship(nobody); },
     error_code::dangling_reference, "/customers/0/relationships/1/partnerId"},
    {"GrantToNobody", [](world_builder& w) { w.grant(nobody, {}); },
     error_code::dangling_reference, "/customers/0/delegatedAdmin/0/partnerId"},
    {"GrantOfNoService", [](world_builder& w) { w.grant(partner_p, {}, customer_d).grant(partner_p, {"visio", "fax"}, customer_d); },
     error_code::dangling_reference, "/customers/1/delegatedAdmin/1/services/1"},
    {"SubscriptionOfNoOffer", [](world_builder& w) { w.sale("s", visio, partner_p).sale("t", "gone", partner_p); },
     error_code::dangling_reference, "/customers/0/subscriptions/1/resource/offerId"},
    {"SubscriptionBilledByUsage", [](world_builder& w) { w.sale("s", azure, partner_p); },
     error_code::impossible_state, "/customers/0/subscriptions/0/resource/offerId"},
    {"AddOnWithoutParent", [](world_builder& w) { w.sale("s", archiving, partner_p); },
     error_code::impossible_state, "/customers/0/subscriptions/0/resource"},
    {"ParentsInACircle", [](world_builder& w) {
       w.sale("s", essentials, partner_p).add_on("a", archiving, "s", partner_p).add_on("b", archiving, "a", partner_p);
       w.change("a", [](subscription_fields& a) { a.parent = subscription_of("b"); });
     }, error_code::impossible_state, "/customers/0/subscriptions/1/resource/parentSubscriptionId"},
    {"ParentsInACircleFromTheFirst", [](world_builder& w) { w.add_on("a", archiving, "b", partner_p).add_on("b", archiving, "a", partner_p); },
     error_code::impossible_state, "/customers/0/subscriptions/0/resource/parentSubscriptionId"},
    {"SoldByNobody", [](world_builder& w) { w.sale("s", visio, nobody); },
     error_code::dangling_reference, "/customers/0/subscriptions/0/sellerId"},
    {"TwoTransactingPartners",
     [](world_builder& w) {
       w.sale("p", mailbox, partner_p).grant(partner_p, {"exchange"});
       w.sale("q", essentials, partner_q).grant(partner_q, {"skype", "exchange"});
     },
     error_code::impossible_state, "/customers/0/delegatedAdmin"},
    {"TwoTransactingPartnersOneSuspended",
     [](world_builder& w) {
       w.sale("p", mailbox, partner_p, customer_d).grant(partner_p, {"exchange"}, customer_d).suspended("p");
       w.sale("q", mailbox, partner_q, customer_d).grant(partner_q, {"exchange"}, customer_d);
     },
     error_code::impossible_state, "/customers/1/delegatedAdmin"},
};

class ImpossibleWorld : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ImpossibleWorld, IsRefusedWithItsPlace) {
  const impossible& row = impossible_worlds[GetParam()];
  world_builder world;
  row.spoil(world);
  const auto made = world.make();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, row.code) << made.error();
  EXPECT_EQ(made.error().pointer, row.pointer) << made.error();
  EXPECT_FALSE(made.error().found.empty());
  EXPECT_FALSE(made.error().expected.empty());
}

INSTANTIATE_TEST_SUITE_P(Directory, ImpossibleWorld, ::testing::Range<std::size_t>(0, std::size(impossible_worlds)),
                         [](const auto& i) { return std::string(impossible_worlds[i.param].name); });

TEST(Directory, OnlyACertainSecondTransactingPartnerIsImpossible) {
  const auto two = [](auto change) {
    world_builder w;
    w.sale("p", mailbox, partner_p).grant(partner_p, {"exchange"}).sale("q", mailbox, partner_q);
    w.grant(partner_q, {"exchange"});
    change(w);
    return w.make().has_value();
  };
  EXPECT_FALSE(two([](world_builder&) {}));
  EXPECT_TRUE(two([](world_builder& w) { w.status("q", std::nullopt); }));
  EXPECT_TRUE(two([](world_builder& w) { w.status("q", subscription_status::expired); }));
  EXPECT_TRUE(two([](world_builder& w) { w.no_grant(partner_q).open_grant(partner_q); }));
  EXPECT_TRUE(two([](world_builder& w) { w.no_grant(partner_q).grant(partner_q, {"skype"}); }));
  EXPECT_TRUE(two([](world_builder& w) {
    w.change("q", [](subscription_fields& s) { s.channel = channel::advisor; });
  })) << "a sale of another programme transacts nothing (MC-03)";
  EXPECT_FALSE(two([](world_builder& w) {
    w.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
  }));
}

TEST(Directory, NamesTheFirstServiceThatTwoPartnersTransact) {
  world_builder w;
  w.grant(provider_i, {"exchange", "skype"});
  w.sale("p", essentials, partner_p)
      .grant(partner_p, {"exchange", "skype"})
      .sale("q", essentials, partner_q)
      .grant(partner_q, {"sharepoint", "skype"});
  const auto made = w.make();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().pointer, "/customers/0/delegatedAdmin");
  EXPECT_EQ(made.error().found, "two transacting partners with delegated admin for `skype`: " + partner_p.to_string() +
                                    " and " + partner_q.to_string());
}

TEST(Directory, OfManyEntriesIsThatOfFew) {
  // Beyond some entries they are found by hash; the rows must be the same.
  world_builder w;
  w.sale("parent", essentials, partner_p);
  for (int i = 0; i < 40; ++i) {
    const partner_id id{*guid::parse("00000000-0000-4000-8000-0000000000" + std::to_string(10 + i))};
    partner_fields p;
    p.id = id;
    w.partners.push_back(p);
    w.relationship(id).relationship(id).grant(id, {"exchange"}).grant(id, {"visio"});
    w.add_on("a" + std::to_string(i), archiving, i % 2 == 0 ? "PARENT" : "a" + std::to_string(i - 1), partner_p);
  }
  const directory world = w.build();
  for (const int i : {0, 15, 16, 17, 39}) {
    const partner_id id{*guid::parse("00000000-0000-4000-8000-0000000000" + std::to_string(10 + i))};
    for (const char* name : {"exchange", "visio"})
      EXPECT_EQ(decide(world, ask(operation::service_administer).by_organisation(id).of_service(name)).value().result,
                outcome::allow) << i;
    EXPECT_EQ(decide(world, ask(operation::service_administer).by_organisation(id).of_service("skype")).value().result,
              outcome::deny) << i;
  }
  EXPECT_TRUE(
      decide(world, ask(operation::subscription_transition).by_organisation(partner_p).of_subscription("parent").target(e3))
          .value()
          .unmet.contains(requirement::add_ons_present));
}

TEST(Directory, NamesAtMost128Services) {
  const auto with = [](std::size_t count) {
    world_builder w;
    w.offers.clear();
    for (std::size_t i = 0; i < count; ++i) w.offer("o" + std::to_string(i), {"s" + std::to_string(i)});
    return w.make();
  };
  static_assert(max_services == 128);
  const auto full = with(128);
  ASSERT_TRUE(full);
  EXPECT_TRUE(full.value().has_service(service("s127")));
  const auto more = with(129);
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code, error_code::too_large);
  EXPECT_EQ(more.error().pointer, "/offers/128/services/0");
}

TEST(Directory, The128thServiceDecidesLikeTheFirst) {
  world_builder w;
  for (std::size_t i = 0; i < 119; ++i) w.offer("o" + std::to_string(i), {"s" + std::to_string(i)});
  w.relationship(partner_p).grant(partner_p, {"s118"});
  const directory world = w.build();
  EXPECT_EQ(decide(world, ask(operation::service_administer).by(partner_p).of_service("s118")).value().result,
            outcome::allow);
  EXPECT_EQ(decide(world, ask(operation::service_administer).by(partner_p).of_service("s117")).value().result,
            outcome::deny);
}

TEST(Directory, OfNothingIsADirectory) {
  const directory world = directory::make({}).value();
  EXPECT_EQ(world.cloud(), cloud::china_21vianet);
  EXPECT_EQ(world.customer_count(), 0U);
  EXPECT_TRUE(world.partners().empty() && world.offers().empty());
  EXPECT_EQ(world.as_of(), std::nullopt);
}

TEST(Directory, KeepsTheOrderOfItsDocumentAndFindsByIdWithoutCase) {
  const directory world = world_builder{}.sale("Sub", visio, partner_p, customer_d).build();
  ASSERT_EQ(world.partners().size(), 4U);
  EXPECT_EQ(world.partners()[1]->id, partner_q);
  EXPECT_EQ(world.offers()[0]->id, offer_of(essentials));
  EXPECT_EQ(world.customer_at(1)->id, customer_d);
  EXPECT_EQ(world.find(partner_q), &world.partners()[1]);
  EXPECT_EQ(world.find(offer_of("VISIO")), world.find(offer_of("visio")));
  EXPECT_NE(world.find(offer_of("VISIO")), nullptr);
  EXPECT_EQ(world.find(customer_d), &world.customer_at(1));
  EXPECT_EQ(world.find(nobody), nullptr);
  EXPECT_EQ(world.find(stranger), nullptr);
  EXPECT_EQ(world.find(offer_of("gone")), nullptr);
  const auto found = world.find_subscription(subscription_of("SUB")).value();
  EXPECT_EQ(found.owner, &world.customer_at(1));
  EXPECT_EQ((*found.found)->id.to_string(), "Sub") << "kept as written";
  EXPECT_FALSE(world.find_subscription(subscription_of("sub"), customer_c));
  EXPECT_FALSE(world.has_service(service("fax")));
}

TEST(Directory, FindsTextsByEachLetterWithoutCase) {
  world_builder builder;
  std::vector<std::string> ids;
  for (char letter = 'A'; letter <= 'Z'; ++letter) ids.push_back("Of-" + std::string(7, letter));
  for (const std::string& id : ids) builder.sale(id, visio, partner_p);
  const directory world = builder.build();
  for (std::string id : ids) {
    for (char& c : id)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    EXPECT_TRUE(world.find_subscription(subscription_of(id))) << id;
  }
}

TEST(Directory, TellsIdsApartByEitherHalf) {
  // Of two thousand ids with the same first or second half some would be taken for others.
  constexpr int count = 2'000;
  const auto id_of = [](int i, bool by_first) {
    std::string digits = std::to_string(10'000'000 + i);
    return *customer_id::parse(by_first ? digits + "-0000-4000-8000-000000000001" : "cccccccc-0000-4000-8000-0000" + digits);
  };
  for (const bool by_first : {true, false}) {
    directory_fields parts;
    parts.cloud = cloud::china_21vianet;
    for (int i = 0; i < count; ++i) {
      customer_fields c;
      c.id = id_of(i, by_first);
      parts.customers.push_back(customer::make(std::move(c)).value());
    }
    const auto made = directory::make(std::move(parts));
    ASSERT_TRUE(made) << made.error().message();
    for (int i = 0; i < count; ++i) {
      EXPECT_EQ(made.value().find(id_of(i, by_first)), &made.value().customer_at(static_cast<std::size_t>(i)));
      EXPECT_EQ(made.value().find(id_of(i + count, by_first)), nullptr);
    }
  }
}

TEST(Directory, AnIdOfTwoCustomersNeedsTheCustomer) {
  const directory world =
      world_builder{}.sale("twin", visio, partner_p).sale("twin", visio, partner_q, customer_d).build();
  const auto alone = world.find_subscription(subscription_of("twin"));
  ASSERT_FALSE(alone);
  EXPECT_EQ(alone.error().code, error_code::not_found);
  EXPECT_THAT(alone.error().expected, ::testing::HasSubstr("`customer`"));
  EXPECT_EQ((*world.find_subscription(subscription_of("twin"), customer_d).value().found)->seller, partner_q);
}

TEST(Directory, KnowsWhoseLinkItIsToTheByte) {
  const directory world = world_builder{}.build();
  ASSERT_NE(world.find_link_owner(link_of(partner_q)), nullptr);
  EXPECT_EQ((*world.find_link_owner(link_of(partner_q)))->id, partner_q);
  EXPECT_EQ(world.find_link_owner(link_of(partner_q) + " "), nullptr);
  EXPECT_EQ(world.find_link_owner(""), nullptr);
}

TEST(Directory, CopiesAreIndependentAndEqualUntilChanged) {
  const directory world = world_builder{}.relationship(partner_p).build();
  directory copy = world;
  EXPECT_EQ(copy, world);
  EXPECT_EQ(world_builder{}.relationship(partner_p).build(), world) << "equal parts, made apart";
  const directory next_day = copy.with_as_of(noon + days(1));
  EXPECT_NE(next_day, world);
  EXPECT_EQ(world.as_of(), noon);
  copy = copy.with_options(with_option(option::role_conflict, "listed_cannot_wins"));
  EXPECT_NE(copy, world);
  EXPECT_EQ(world.options(), china_21vianet().defaults());
  EXPECT_EQ(copy.options().word(option::role_conflict), "listed_cannot_wins");
  EXPECT_EQ(copy.with_options({}), world);
  EXPECT_EQ(next_day.with_as_of(noon), world);
  EXPECT_EQ(copy.policy().name(), "china_21vianet/2018-10-29");
}

TEST(Directory, DiffersInEachOfItsParts) {
  const auto base = [] { return world_builder{}.relationship(partner_p).sale("s", visio, partner_p); };
  const directory world = base().build();
  EXPECT_EQ(base().build(), world);
  EXPECT_NE(base().standing(partner_q, standing::suspended).build(), world);
  EXPECT_NE(base().offer("new", {}).build(), world);
  EXPECT_NE(base().person("new", customer_role::user).build(), world);
  EXPECT_NE(base().grant(partner_p, {}).build(), world);
  EXPECT_NE(base().suspended("s").build(), world);
  EXPECT_NE(base().clock({}).build(), world);
  EXPECT_NE(base().person("new", customer_role::user, customer_d).build(), world) << "in the second customer";
  world_builder extra = base();
  extra.parts.extra = verbatim{R"({"note":1})"};
  EXPECT_NE(extra.build(), world);
}

TEST(InstantText, ReadsRfc3339AndDropsFractions) {
  const auto is = [](std::string_view text, std::int64_t seconds) {
    const auto at = parse_instant(text);
    return at && at->seconds() == seconds;
  };
  EXPECT_TRUE(is("1970-01-01T00:00:00Z", 0));
  EXPECT_TRUE(is("2018-11-05T02:00:00Z", noon.seconds()));
  EXPECT_TRUE(is("2018-11-05t10:00:00.999999999+08:00", noon.seconds()));
  EXPECT_TRUE(is("1969-12-31T23:59:59z", -1));
  EXPECT_TRUE(is("2016-02-29T00:00:00Z", 1'456'704'000));
  for (const char* bad : {"", "2018", "2018-11-05", "2018-11-05T02:00:00", "2018-11-05 02:00:00Z", "2018-11-05T02:00Z",
                          "2018-13-05T02:00:00Z", "2018-02-30T02:00:00Z", "2018-11-05T25:00:00Z", "2018-11-05T02:60:00Z",
                          "2018-11-05T02:00:00.Z", "2018-11-05T02:00:00+24:00", "2018-11-05T02:00:00+08:60",
                          "2018-11-05T02:00:00+0800", " 2018-11-05T02:00:00Z", "2018-11-05T02:00:00Z ",
                          "+018-11-05T02:00:00Z", "0000-11-05T02:00:00Z", "2018-11-05T02:00:00ZZ"})
    EXPECT_EQ(parse_instant(bad), std::nullopt) << bad;
  EXPECT_TRUE(is("2018-11-05T02:00:00.5Z", noon.seconds()));
  EXPECT_EQ(parse_instant("2018-11-05T02:00:00.", time_form::as_sent), std::nullopt);
  EXPECT_EQ(parse_instant("2018-11-05T02:00:00.Z", time_form::as_sent), std::nullopt);
}

TEST(InstantText, ReadsWhatTheApiSendsWhereAsked) {
  EXPECT_EQ(parse_instant("2018-11-05T02:00:00", time_form::as_sent), noon);
  EXPECT_EQ(parse_instant("2018-11-05", time_form::as_sent), noon + duration{-7200});
  EXPECT_EQ(parse_instant("2018-11-05T02:00:00.1234567", time_form::as_sent), noon);
  EXPECT_EQ(parse_instant("2018-11-5", time_form::as_sent), std::nullopt);
}

TEST(InstantText, WritesWhatItReads) {
  EXPECT_EQ(to_text(noon), "2018-11-05T02:00:00Z");
  for (const std::int64_t s : {-62'135'596'800LL, -1LL, 0LL, 951'782'400LL, 253'402'300'799LL})
    EXPECT_EQ(parse_instant(to_text(instant::from_seconds(s))), instant::from_seconds(s)) << s;
}

TEST(InstantText, ReadsLengthsOfTime) {
  constexpr duration most = days(std::int64_t{9'999} * 366);
  struct line {
    const char* text;
    calendar_duration length;
  };
  for (const line& each : {line{"P730D", {0, days(730)}}, line{"P1Y6M2W1DT1H1M1S", {18, {1'299'661}}}, line{"p0dt5s", {0, {5}}},
                           // Parts of a month and of a second are dropped; six digits of a fraction count.
                           line{"P1.5Y", {18, {}}}, line{"P0,25Y", {3, {}}}, line{"P1.5M", {1, {}}}, line{"PT1.9S", {0, {1}}},
                           line{"P1.000012D", {0, {86'401}}}, line{"P0.0000119D", {0, {}}},
                           line{"P9998Y", {119'976, {}}}, line{"P9999Y", {119'988, {}}}, line{"P10000Y", {119'988, {}}},
                           line{"P119987M", {119'987, {}}}, line{"P119989M", {119'988, {}}}, line{"P9998Y24M", {119'988, {}}},
                           line{"P1000000D", {0, days(1'000'000)}}, line{"P1000001D", {0, days(1'000'000)}},
                           line{"P99999999999999999999D", {0, days(1'000'000)}}, line{"P1000000W", {0, most}}})
    EXPECT_EQ(parse_duration(each.text), each.length) << each.text;
}

TEST(InstantText, OfZonesLeapSecondsAndYears) {
  EXPECT_EQ(parse_instant("2018-11-05T04:30:00+02:30"), noon);
  EXPECT_EQ(parse_instant("2018-11-04T23:30:00-02:30"), noon);
  EXPECT_EQ(parse_instant("2018-11-05T01:59:60Z"), noon);
  for (const char* bad :
       {"2018-11-05T01:59:61Z", "2018-11-05T02:00:00*02:30", "2018-11-05T02:00:00+2:30", "2018-11-05T02:00:00+24:00"})
    EXPECT_EQ(parse_instant(bad), std::nullopt) << bad;
  // What is written again as it was read, and what is not.
  EXPECT_TRUE(is_plain_time("2018-11-05T02:00:00Z"));
  for (const char* other : {"2018-11-05t02:00:00Z", "2018-11-05T01:59:60Z", "2018-11-05T02:00:00.0Z", "2018-11-05"})
    EXPECT_FALSE(is_plain_time(other)) << other;
  // An instant is of a year that a document can tell.
  EXPECT_EQ(to_text(instant::from_seconds(253'402'300'800)), "9999-12-31T23:59:59Z");
  EXPECT_EQ(to_text(instant::from_seconds(-62'198'755'200)), "0001-01-01T00:00:00Z");
}

TEST(Directory, FindsAnOfferByItsWholeIdAlone) {  // In this cloud an id has no parts.
  world_builder w;
  w.offer("product:sku:one", {"exchange"});
  const directory world = w.build();
  EXPECT_NE(world.find(offer_of("product:sku:one")), nullptr);
  EXPECT_EQ(world.find(offer_of("product:sku:two")), nullptr);
}

}  // namespace
}  // namespace csprel::test
