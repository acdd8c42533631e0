// SPDX-License-Identifier: Apache-2.0
// What events would flip is what two surveys differ in, one before and one after them, whatever was looked at.
#include <gmock/gmock.h>

#include <map>
#include <set>
#include <tuple>

#include "clouds/delegated.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/directory/what_if.hpp"

namespace csprel::test {
namespace {

using line_key = std::tuple<std::optional<customer_id>, partner_id, std::optional<subscription_id>,
                            std::optional<service_name>, operation>;
line_key key_of(const survey_line& l) { return {l.customer, l.partner, l.subscription, l.service, l.what}; }

/// All that a partner can ask about its customers, or about those of another world.
std::map<line_key, std::pair<outcome, std::optional<requirement>>> lines_of(const directory& world, const partner_id& who,
                                                                            const directory& other) {
  std::map<line_key, std::pair<outcome, std::optional<requirement>>> all;
  for (const directory* at : {&world, &other}) {
    std::set<customer_id> connected;
    if (at->find(who) == nullptr) continue;
    const auto own = survey(*at, who);
    for (const survey_line& l : own.value()) connected.insert(*l.customer);
    for (const customer_id& c : connected) {
      if (world.find(c) == nullptr || world.find(who) == nullptr) continue;
      const auto lines = survey(world, who, c);
      for (const survey_line& l : lines.value()) all[key_of(l)] = {l.result, l.reason};
    }
  }
  return all;
}

/// The flips that what-if tells, which must be those that two surveys differ in.
std::size_t flips_of(const directory& before, const std::vector<event>& events) {
  const auto told = what_if(before, events);
  if (!told) throw std::logic_error(told.error().pointer + ": " + told.error().message());
  EXPECT_FALSE(told.value().refused) << name(told.value().refused->reason);
  const directory& after = told.value().after;
  std::set<line_key> expected;
  for (const partner& p : after.partners()) {
    const auto then = lines_of(before, p->id, after);
    const auto now = lines_of(after, p->id, before);
    for (const auto& [key, line] : then)
      if (const auto same = now.find(key); same == now.end() || same->second != line) expected.insert(key);
    for (const auto& [key, line] : now)
      if (!then.contains(key)) expected.insert(key);
  }
  std::set<line_key> flipped;
  for (const flip& one : told.value().flips) {
    const survey_line& l = one.after ? *one.after : *one.before;
    if (l.customer) flipped.insert(key_of(l));
  }
  EXPECT_EQ(flipped, expected);
  return expected.size();
}
std::size_t flips_of(const directory& before, event_fact fact, instant at = today) {
  return flips_of(before, std::vector{event{at, std::move(fact)}});
}

/// Two customers: C with a bit of everything, D with a plan and a relationship of its own.
delegated busy() {
  delegated d;
  d.sale("n", suite).sale("l", essentials).sale("trial", suite).sale("theirs", suite, other_q);
  d["trial"].is_trial = true;
  d.at(suite).conditions.edit().is_trial = true;
  d.at(larger).conditions.edit().terms = std::vector<offer_term>{{"P1Y", {billing_cycle::annual}, {}}, {"P1M", {}, {}}};
  d.at(phone).conditions.edit().terms = std::vector<offer_term>{{"P1Y", {}, {}}};
  d.at(backup).conditions.edit().terms.emplace();
  d.azure();
  d.relates("g", {reader});
  d.assigns("g", "a", "engineers", {reader});
  adds_line(d.moves(transfer_kind::direct_to_indirect), "l");
  tenant plan;
  plan.sale("of d", azure_plan);
  customer_fields other = d.customer;
  other.id = customer_d;
  other.subscriptions.push_back(subscription::make(plan["of d"]).value());
  other.tenant.edit().gdap_relationships->clear();
  other.tenant.edit().transfers->clear();
  d.others.push_back(other);
  return d;
}

TEST(WhatIfElsewhere, TellsAllThatAnEventFlips) {
  const directory world = busy().build();
  const gdap_reference g{*gdap_relationship_id::parse("g"), {}};
  EXPECT_GT(flips_of(world, gdap_terminated{g, {}}), 0U);
  EXPECT_GT(flips_of(world, csprel::subscription_suspended{{subscription_of("n"), {}}}), 0U);
  EXPECT_GT(flips_of(world, transfer_withdrawn{{*transfer_id::parse("t"), {}}}), 0U);
  EXPECT_GT(flips_of(world, transfer_withdrawn{{*transfer_id::parse("t"), customer_c}}), 0U);
  EXPECT_GT(flips_of(world, partner_standing_changed{seller_p, standing::suspended}), 0U);
  EXPECT_GT(flips_of(world, customer_reviewed{customer_c, customer_review::under_review}), 0U);
  EXPECT_EQ(flips_of(world, relationship_requested{seller_p, {}, {}, {}}), 0U) << "nothing has changed by asking";
  delegated unsigned_partner = busy();
  unsigned_partner.at(seller_p).account.edit().mpa->is_signed = false;
  EXPECT_GT(flips_of(unsigned_partner.build(), partner_agreement_signed{seller_p}), 0U);
  EXPECT_EQ(flips_of(world, partnership_ended{provider_i, reseller_v}), 0U) << "nobody asks for the other here";
}

TEST(WhatIfElsewhere, TellsWhatMembersOfGroupsReach) {
  for (const bool told : {true, false}) {
    delegated d = busy();
    if (!told) d.conditions().gdap_relationships.reset();
    d.tenant_wide(other_q);
    d.azure_role_of("engineers");
    d.group("others", {"helper"});
    const directory world = d.build();
    const group_member engineer{*directory_object_id::parse("engineer"), {}, {}, {}};
    EXPECT_EQ(flips_of(world, group_member_removed{seller_p, group_of("engineers"), engineer.id}), 0U)
        << "the partner asks as an organisation";
    EXPECT_EQ(flips_of(world, group_member_added{seller_p, group_of("others"), engineer}), 0U);
  }
}

TEST(WhatIfElsewhere, TellsWhatTimeFlipsOnTheWay) {
  delegated d = busy();
  d.commerce("n").cancellation_allowed_until = today + days(2);
  const csprel::subscription_renamed nothing{{subscription_of("l"), {}}, "other"};
  EXPECT_GT(flips_of(d.build(), nothing, today + days(3)), 0U) << "the window has closed meanwhile";
  EXPECT_GT(flips_of(d.build(),
                     {event{today + days(1), nothing}, event{today + days(3), nothing}, event{today + days(400), nothing}}),
            0U);
  d.parts.as_of.reset();
  EXPECT_GT(flips_of(d.build(), nothing, today), 0U) << "now it is known of which time the document is";
}

TEST(WhatIfElsewhere, TellsWhoAndWhatJoins) {
  const directory world = busy().build();
  offer_fields o;
  o.id = offer_of("CFQ7TTC0NEW1:0001");
  o.conditions.edit().track = track::new_commerce;
  EXPECT_EQ(flips_of(world, offer_added{offer::make(o).value()}), 0U);
  partner_fields p;
  p.id = partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")};
  p.model = partner_model::direct;
  EXPECT_EQ(flips_of(world, partner_added{partner::make(p).value()}), 0U) << "nobody knows it yet";
  customer_fields c;
  c.id = customer_id{*guid::parse("eeeeeeee-0000-4000-8000-00000000000e")};
  EXPECT_GT(flips_of(world, customer_created{customer::make(c).value(), seller_p, {}, {}}), 0U);
}

TEST(WhatIfElsewhere, FailsWhereAnEventNamesNothing) {
  const directory world = busy().build();
  for (const event_fact& e : {event_fact{gdap_terminated{{*gdap_relationship_id::parse("none"), {}}, {}}},
                              event_fact{transfer_rejected{{*transfer_id::parse("none"), {}}}},
                              event_fact{csprel::subscription_suspended{{subscription_of("none"), {}}}},
                              event_fact{group_member_removed{other_q, group_of("none"), *directory_object_id::parse("x")}}}) {
    const event one{today, e};
    EXPECT_FALSE(what_if(world, std::span{&one, 1}));
  }
}

TEST(WhatIfElsewhere, TellsOfPartnersThatJoinOnTheWay) {
  const directory world = busy().build();
  partner_fields p;
  p.id = partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")};
  p.model = partner_model::direct;
  p.link = "https://portal.example/invite?partnerId=new";
  EXPECT_GT(flips_of(world, {event{today, partner_added{partner::make(p).value()}},
                             event{today, relationship_accepted{customer_c, *p.link, {}, false}}}), 0U);
}

TEST(WhatIfElsewhere, TellsWhatGroupsReachByWhateverIsTold) {
  const group_member engineer{*directory_object_id::parse("engineer"), {}, {}, {}};
  for (const char* way : {"wide", "azure", "nothing"}) {
    delegated d = busy();
    d.conditions().gdap_relationships->clear();
    if (way == std::string_view{"wide"}) d.tenant_wide();
    if (way == std::string_view{"azure"}) d.azure_role_of("engineers");
    d.others.front().tenant.edit().azure_roles.reset();
    d.others.front().tenant.edit().transfers.reset();
    const directory world = d.build();
    EXPECT_EQ(flips_of(world, group_member_removed{seller_p, group_of("engineers"), engineer.id}), 0U) << way;
    EXPECT_GT(flips_of(world, transfer_withdrawn{{*transfer_id::parse("t"), {}}}), 0U) << way;
  }
}

TEST(UpcomingElsewhere, TellsOfEachPartnerWhenItsAnswersTurn) {
  tenant t;
  t.sale("late", suite).sale("early", suite, other_q).relationship(other_q).attested_by(other_q);
  t.commerce("late").cancellation_allowed_until = today + days(3);
  t.commerce("early").cancellation_allowed_until = today + days(2);
  const auto told = upcoming_changes(t.build(), today, today + days(5));
  ASSERT_TRUE(told) << told.error();
  ASSERT_EQ(told.value().size(), 2U);
  EXPECT_EQ(told.value()[0].at, today + days(2) + duration{1});
  EXPECT_EQ(told.value()[0].change.before->partner, other_q);
  EXPECT_EQ(told.value()[1].at, today + days(3) + duration{1});
  EXPECT_EQ(told.value()[1].change.before->partner, seller_p);
}

TEST(UpcomingElsewhere, TellsOfWhoseRelationshipEndsFirst) {
  delegated d;
  d.relationship(other_q);
  d.relates("later", {reader});
  d.assigns("later", "a", "engineers", {reader});
  d.relates("sooner", {reader}, gdap_status::active, other_q).end = today + days(2);
  d.assigns("sooner", "b", "theirs", {reader});
  const auto told = upcoming_changes(d.build(), today, today + days(3)).value();
  ASSERT_FALSE(told.empty());
  for (const timed_flip& f : told) {
    EXPECT_EQ(f.at, today + days(2));
    EXPECT_EQ(f.change.before->partner, other_q) << name(f.change.before->what);
    EXPECT_EQ(f.change.after->result, outcome::deny) << name(f.change.before->what);
  }
}

TEST(WhatIfElsewhere, TellsWhatCanBeAskedSinceAPartnerJoined) {
  tenant t;
  t.partners = {t.at(reseller_v)};
  t.partners.front().providers.clear();
  t.customer.relationships.clear();
  t.conditions().agreements->clear();
  t.relationship(reseller_v).sale("s", essentials, reseller_v);
  partner_fields p;
  p.id = other_q;
  p.model = partner_model::direct;
  EXPECT_GT(flips_of(t.build(), partner_added{partner::make(p).value()}), 0U) << "to whom a subscription could be handed";
}

}  // namespace
}  // namespace csprel::test
