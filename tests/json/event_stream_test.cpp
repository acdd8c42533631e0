// SPDX-License-Identifier: Apache-2.0
// Event streams: every event survives its text, and every bad one is refused where it is bad.
#include "csprel/json/event_stream.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/json/directory_document.hpp"
#include "support/world_builder.hpp"

namespace csprel::json::event_stream_tests {
namespace {

using namespace csprel::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string p = "11111111-0000-4000-8000-000000000001";
const std::string c = "cccccccc-0000-4000-8000-00000000000c";
const std::string at = R"("at":"2018-11-05T02:00:00Z")";

/// An event of this name at noon with these members.
std::string text(const std::string& name, const std::string& members) {
  return R"({"event":")" + name + "\"," + at + (members.empty() ? "" : "," + members) + "}";
}
const std::string both = R"("customer":")" + c + R"(","partner":")" + p + "\"";

/// One of each event, with everything that it can say.
std::vector<event> all_events() {
  customer_fields who;
  who.id = stranger;
  who.company_name = "New \"Ltd\" 新";
  who.domain = "new.example.cn";
  partner_fields added;
  added.id = nobody;
  added.name = "Added";
  added.model = partner_model::indirect_provider;
  added.link = link_of(nobody);
  added.users = {{user_of("li"), {agent_role::admin_agent, agent_role::sales_agent}, {}, {}}};
  offer_fields o;
  o.id = offer_of("new");
  o.name = "New";
  o.services = services({"exchange", "planner"});
  o.minimum_quantity = 1;
  o.prerequisite_offers = {offer_of(mailbox)};
  o.is_add_on = true;
  const subscription_reference alone{subscription_of("s"), std::nullopt};
  const subscription_reference owned{subscription_of("s"), customer_c};
  scheduled_change next;
  next.quantity = 5;
  customer_agreement accepted;
  accepted.partner = partner_p;
  accepted.type = "MicrosoftCustomerAgreement";
  accepted.first_name = "Tania";
  accepted.date_agreed = noon;
  order_terms terms;
  terms.term_duration = "P1Y";
  terms.billing_cycle = billing_cycle::monthly;
  terms.term_end = noon;
  gdap_relationship draft;
  draft.id = *gdap_relationship_id::parse("r");
  draft.display_name = "for_users";
  draft.duration = "P30D";
  draft.roles = std::vector{*entra_role_id::parse("fe930be7-5e62-47db-91af-98c3a49a38b1")};
  gdap_relationship granular = draft;
  granular.partner = partner_p;
  granular.status = gdap_status::active;
  access_assignment assignment;
  assignment.id = *access_assignment_id::parse("a");
  assignment.group = *group_id::parse("g");
  assignment.roles = draft.roles;
  assignment.status = access_assignment_status::pending;
  const gdap_reference gdap{draft.id, customer_c};
  group_member member;
  member.id = *directory_object_id::parse("li");
  member.kind = directory_object_kind::user;
  csprel::transfer moved;
  moved.id = *transfer_id::parse("m");
  moved.kind = transfer_kind::direct_to_indirect;
  moved.source = partner_p;
  moved.target = partner_q;
  transfer_line line;
  line.subscription = subscription_of("s");
  line.quantity = 9;
  moved.lines = {line};
  azure_entitlement beneath;
  beneath.id = *azure_subscription_id::parse("az");
  beneath.status = subscription_status::active;
  const std::vector<event_fact> facts{
      customer_created{customer::make(who).value(), partner_p},
      relationship_accepted{customer_c, link_of(partner_p), services({"exchange", "skype"})},
      relationship_accepted{customer_c, link_of(partner_p), {}},
      relationship_ended{customer_c, partner_p},
      delegated_admin_granted{customer_c, partner_q, services({"skype"})},
      delegated_admin_removed{customer_c, partner_q, services({"skype"})},
      delegated_admin_removed{customer_c, partner_q, std::nullopt},
      delegated_admin_removed{customer_c, partner_q, services({})},
      subscription_created{customer_c, partner_p, offer_of(essentials), 10, subscription_of("s")},
      add_on_ordered{alone, offer_of(archiving), 3, subscription_of("t")},
      seats_changed{owned, 12},
      subscription_transitioned{alone, offer_of(premium), std::nullopt},
      subscription_transitioned{owned, offer_of(premium), 7},
      subscription_suspended{owned},
      subscription_reactivated{alone},
      subscription_cancelled{alone},
      subscription_renamed{alone, "Büro \\ \n"},
      reseller_of_record_changed{owned, std::string(mpn_of_v)},
      reseller_of_record_changed{owned, std::nullopt},
      partner_standing_changed{partner_q, standing::suspended},
      partner_added{partner::make(added).value()},
      offer_added{offer::make(o).value()},
      auto_renew_set{owned, true},
      change_scheduled{alone, next},
      schedule_removed{alone},
      renewal_completed{owned, noon},
      agreement_attested{customer_c, partner_p, accepted},
      agreement_signed{customer_c},
      partner_agreement_signed{partner_p},
      partnership_started{partner_p, partner_q},
      partnership_ended{partner_p, partner_q},
      customer_reviewed{customer_c, customer_review::under_review},
      customer_created{customer::make(who).value(), partner_p, true, std::vector{granular}},
      relationship_accepted{customer_c, link_of(partner_p), {}, true},
      delegated_admin_granted{customer_c, partner_q, std::nullopt},
      delegated_admin_removed{customer_c, partner_q, std::nullopt, grant_ender::by_microsoft},
      subscription_created{customer_c, partner_p, offer_of(essentials), 10, subscription_of("s"), terms, "4847386"},
      subscription_transitioned{owned, offer_of(premium), 7, subscription_of("n"), std::nullopt, terms},
      relationship_requested{partner_p, customer_c, request_kind::reseller, false},
      gdap_created{customer_c, partner_p, draft},
      gdap_submitted{gdap},
      gdap_approved{gdap, noon},
      gdap_activated{gdap, noon},
      gdap_rejected{gdap},
      gdap_terminated{gdap, grant_ender::by_customer},
      gdap_expired{gdap},
      gdap_extended{gdap, "P180D", noon},
      gdap_assignment_created{gdap, assignment},
      gdap_assignment_activated{gdap, assignment.id},
      gdap_assignment_updated{gdap, assignment},
      gdap_assignment_deleted{gdap, assignment.id},
      group_member_added{partner_p, *assignment.group, member},
      group_member_removed{partner_p, *assignment.group, member.id},
      subscription_migrated{owned, subscription_of("n"), offer_of(premium), 12, terms, true,
                            {{subscription_of("t"), subscription_of("u")}}},
      trial_converted{alone, offer_of(premium), 25, subscription_of("n"), std::nullopt, terms},
      transfer_created{customer_c, moved},
      transfer_accepted{{moved.id, customer_c}, {{subscription_of("s"), subscription_of("n")}}},
      transfer_rejected{{moved.id, std::nullopt}},
      transfer_withdrawn{{moved.id, customer_c}},
      azure_subscription_changed{owned, beneath},
      relationship_requested{partner_p, std::nullopt, std::nullopt, std::nullopt},
      gdap_terminated{gdap, std::nullopt},
      subscription_migrated{owned, subscription_of("n"), std::nullopt, std::nullopt, {}, false, {}},
      trial_converted{alone, std::nullopt, std::nullopt, std::nullopt, std::nullopt, {}},
      trial_converted{alone, std::nullopt, std::nullopt, std::nullopt, subscription_of("t"), {}},
      transfer_accepted{{moved.id, customer_c}, {}},
  };
  std::vector<event> events;
  for (const event_fact& fact : facts) events.push_back({noon + duration{static_cast<std::int64_t>(events.size())}, fact});
  return events;
}

std::string array_of(const std::vector<event>& events) {
  std::string all;
  for (const event& e : events) all += (all.empty() ? "[" : ",\n ") + write_event(e);
  return all + "]";
}

// ---- what is read ---------------------------------------------------------------------------

TEST(EventStream, EveryEventSurvivesItsText) {
  for (const event& e : all_events()) {
    const std::string line = write_event(e);
    EXPECT_EQ(line.find('\n'), std::string::npos) << line;
    EXPECT_THAT(line, HasSubstr("\"event\":\"" + std::string(name(e)) + "\""));
    const auto read = read_events(line);
    ASSERT_TRUE(read) << line << read.error();
    ASSERT_THAT(read.value(), SizeIs(1)) << line;
    EXPECT_EQ(write_event(read.value()[0]), line);
    EXPECT_EQ(read.value()[0], e) << line;
  }
}

TEST(EventStream, EveryKindOfEventIsAmongThem) {
  std::vector<bool> seen(std::variant_size_v<event_alternatives>);
  for (const event& e : all_events()) seen[e.what.index()] = true;
  seen.resize(common_event_count);  // The others are those of tests/clouds.
  EXPECT_THAT(seen, ::testing::Each(true));
}

TEST(EventStream, AnArrayAndLinesSayTheSame) {
  const auto events = all_events();
  const std::string lines = write_events(events);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), static_cast<std::ptrdiff_t>(events.size()));
  EXPECT_EQ(read_events(lines).value(), events);
  EXPECT_EQ(read_events(array_of(events)).value(), events);
  EXPECT_EQ(read_events(" \r\n\t" + array_of(events) + "\n").value(), events);
}

TEST(EventStream, BlankLinesAndMissingLineEndsAreNothing) {
  const std::string one = text("relationship_ended", both);
  EXPECT_THAT(read_events("").value(), SizeIs(0));
  EXPECT_THAT(read_events(" \n\r\n\t\n").value(), SizeIs(0));
  EXPECT_THAT(read_events("[]").value(), SizeIs(0));
  EXPECT_THAT(read_events("\n" + one + "\r\n\n" + one).value(), SizeIs(2));
}

TEST(EventStream, UnknownMembersAreIgnored) {
  const auto read = read_events(text("relationship_ended", both + R"(,"comment":{"deep":[1,2]},"services":7)"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read.value()[0].what, event_fact(relationship_ended{customer_c, partner_p}));
}

TEST(EventStream, KeepsWhatNoFieldOfAResourceHolds) {
  const std::string relationship = R"({"id":"r","displayName":"n","duration":"P30D","odd":7})";
  for (const auto& [name, members] : std::vector<std::pair<std::string, std::string>>{
           {"customer_created", both + R"(,"resource":{"id":")" + c + R"(","odd":7})"},
           {"customer_created", both + R"(,"delegatedAdminRelationships":[{"partnerId":")" + p + R"(","resource":)" + relationship + "}]"},
           {"partner_added", R"("partner":{"id":")" + p + R"(","model":"direct","relationshipRequest":{"url":"https://x","odd":7}})"},
           {"gdap_created", both + R"(,"resource":)" + relationship}}) {
    const auto read = read_events(text(name, members));
    ASSERT_TRUE(read) << members << read.error();
    EXPECT_THAT(write_event(read.value().at(0)), HasSubstr("\"odd\":7"));
  }
}

TEST(EventStream, TakesTheNameThatSaysTheSame) {
  const auto read = [](const std::string& name, const std::string& members) {
    const auto events = read_events(text(name, members));
    EXPECT_TRUE(events) << events.error();
    return events.value().front().what;
  };
  const std::string of_group = R"("partner":")" + p + R"(","group":"g",)";
  EXPECT_EQ(read("auto_renew_set", R"("subscription":"s","enabled":true)"),
            read("auto_renew_set", R"("subscription":"s","autoRenewEnabled":true)"));
  EXPECT_EQ(read("gdap_submitted", R"("gdap_relationship":"r")"), read("gdap_submitted", R"("relationship":"r")"));
  const event_fact added =
      read("group_member_added", of_group + R"("resource":{"@odata.type":"#microsoft.graph.user","id":"u"})");
  EXPECT_EQ(read("group_member_added", of_group + R"("member":{"@odata.type":"#microsoft.graph.user","id":"u"})"), added);
  EXPECT_EQ(read("group_member_added", of_group + R"("member":"u")"), added);
  EXPECT_EQ(read("group_member_removed", of_group + R"("member":{"id":"u"})"),
            read("group_member_removed", of_group + R"("member":"u")"));
}

TEST(EventStream, AStreamThatWasReadReplaysToAnEqualWorld) {
  world_builder world;
  world.relationship(partner_p);
  const directory before = world.build();
  const std::vector<event> events{
      {noon, delegated_admin_granted{customer_c, partner_p, services({"exchange"})}},
      {noon + days(1), subscription_created{customer_c, partner_p, offer_of(essentials), 10, subscription_of("s")}},
      {noon + days(2), subscription_suspended{{subscription_of("s"), std::nullopt}}}};
  const auto once = replay(before, events);
  ASSERT_TRUE(once && !once.value().refused);
  EXPECT_EQ(replay(before, read_events(write_events(events)).value()).value().world, once.value().world);
}

// ---- what is refused ------------------------------------------------------------------------

struct bad {
  std::string event;
  error_code code;
  std::string pointer;  ///< Within the event.
};

void PrintTo(const bad& b, std::ostream* out) { *out << b.event; }

const std::vector<bad>& bad_events() {
  using enum error_code;
  const std::string s = R"("subscription":"s")";
  static const std::vector<bad> all{
      {"7", wrong_type, ""},
      {R"("event")", wrong_type, ""},
      {"null", wrong_type, ""},
      {"{" + at + "}", missing_member, "/event"},
      {R"({"event":7,)" + at + "}", wrong_type, "/event"},
      {text("subscription_vanished", both), unknown_word, "/event"},
      {text("Relationship_Ended", both), unknown_word, "/event"},
      {R"({"event":"relationship_ended",)" + both + "}", missing_member, "/at"},
      {R"({"event":"relationship_ended","at":7,)" + both + "}", wrong_type, "/at"},
      {R"({"event":"relationship_ended","at":"2018-11-05",)" + both + "}", malformed_time, "/at"},
      {R"({"event":"relationship_ended","at":"soon",)" + both + "}", malformed_time, "/at"},
      {text("relationship_ended", R"("partner":")" + p + "\""), missing_member, "/customer"},
      {text("relationship_ended", R"("customer":")" + c + "\""), missing_member, "/partner"},
      {text("relationship_ended", R"("customer":"c","partner":")" + p + "\""), malformed_guid, "/customer"},
      {text("relationship_ended", R"("customer":7,"partner":")" + p + "\""), wrong_type, "/customer"},
      {text("customer_created", R"("customer":")" + c + "\""), missing_member, "/partner"},
      {text("customer_created", both + R"(,"resource":7)"), wrong_type, "/resource"},
      {text("customer_created", both + R"(,"resource":{"id":")" + p + "\"}"), malformed_value, "/resource"},
      {text("relationship_accepted", R"("customer":")" + c + "\""), missing_member, "/link"},
      {text("relationship_accepted", R"("link":7,"customer":")" + c + "\""), wrong_type, "/link"},
      {text("relationship_accepted", R"("link":"l","services":"exchange","customer":")" + c + "\""), wrong_type, "/services"},
      {text("relationship_accepted", R"("link":"l","services":["Exchange!"],"customer":")" + c + "\""), malformed_value, "/services/0"},
      {text("delegated_admin_granted", both + R"(,"services":["exchange",7])"), wrong_type, "/services/1"},
      {text("delegated_admin_removed", both + R"(,"services":{})"), wrong_type, "/services"},
      {text("subscription_created", both + R"(,"quantity":1,"id":"n")"), missing_member, "/offer"},
      {text("subscription_created", both + R"(,"offer":"o","id":"n")"), missing_member, "/quantity"},
      {text("subscription_created", both + R"(,"offer":"o","quantity":1)"), missing_member, "/id"},
      {text("subscription_created", both + R"(,"offer":"","quantity":1,"id":"n")"), malformed_value, "/offer"},
      {text("subscription_created", both + R"(,"offer":"o","quantity":"1","id":"n")"), wrong_type, "/quantity"},
      {text("subscription_created", both + R"(,"offer":"o","quantity":1.5,"id":"n")"), wrong_type, "/quantity"},
      {text("subscription_created", both + R"(,"offer":"o","quantity":9007199254740993,"id":"n")"), number_range, "/quantity"},
      {text("add_on_ordered", R"("offer":"o","quantity":1,"id":"n")"), missing_member, "/subscription"},
      {text("add_on_ordered", s + R"(,"quantity":1,"id":"n")"), missing_member, "/offer"},
      {text("add_on_ordered", s + R"(,"offer":"o","quantity":1,"id":"n","customer":"c")"), malformed_guid, "/customer"},
      {text("seats_changed", s), missing_member, "/quantity"},
      {text("gdap_extended", R"("relationship":"r","autoExtendDuration":"P")"), malformed_value, "/autoExtendDuration"},
      {text("gdap_created", both + R"(,"resource":{"id":"r","duration":"PT"})"), malformed_value, "/resource/duration"},
      {text("seats_changed", R"("subscription":7,"quantity":1)"), wrong_type, "/subscription"},
      {text("subscription_transitioned", s), missing_member, "/target_offer"},
      {text("subscription_transitioned", s + R"(,"target_offer":"o","quantity":"many")"), wrong_type, "/quantity"},
      {text("subscription_suspended", ""), missing_member, "/subscription"},
      {text("subscription_reactivated", ""), missing_member, "/subscription"},
      {text("subscription_cancelled", ""), missing_member, "/subscription"},
      {text("subscription_renamed", s), missing_member, "/name"},
      {text("subscription_renamed", s + R"(,"name":7)"), wrong_type, "/name"},
      {text("reseller_of_record_changed", s), missing_member, "/mpn_id"},
      {text("reseller_of_record_changed", s + R"(,"mpn_id":7)"), wrong_type, "/mpn_id"},
      {text("partner_standing_changed", R"("partner":")" + p + "\""), missing_member, "/standing"},
      {text("partner_standing_changed", R"("standing":"broke","partner":")" + p + "\""), unknown_word, "/standing"},
      {text("auto_renew_set", s), missing_member, "/autoRenewEnabled"},
      {text("gdap_submitted", ""), missing_member, "/relationship"},
      {text("group_member_added", R"("group":"g","partner":")" + p + "\""), missing_member, "/resource"},
      {text("transfer_accepted", R"("transfer":"t","subscriptions":[7])"), wrong_type, "/subscriptions/0"},
      {text("partner_added", ""), missing_member, "/partner"},
      {text("partner_added", R"("partner":"p")"), wrong_type, "/partner"},
      {text("partner_added", R"("partner":{"model":"direct"})"), missing_member, "/partner/id"},
      {text("partner_added", R"("partner":{"id":")" + p + R"(","model":"big"})"), unknown_word, "/partner/model"},
      {text("offer_added", ""), missing_member, "/offer"},
      {text("offer_added", R"("offer":"o")"), wrong_type, "/offer"},
      {text("offer_added", R"("offer":{"id":"o","services":[7]})"), wrong_type, "/offer/services/0"},
      {text("offer_added", R"("offer":{"id":"o","minimumQuantity":5,"maximumQuantity":4})"), malformed_value, "/offer/maximumQuantity"},
  };
  return all;
}

class BadEvent : public ::testing::TestWithParam<bad> {};

TEST_P(BadEvent, IsRefusedWhereItIsBad) {
  const bad& b = GetParam();
  const std::string good = text("relationship_ended", both);
  for (const auto& [stream, index] : {std::pair{b.event, "/0"}, {good + "\n" + b.event + "\n" + good, "/1"},
                                      {"[" + good + "," + b.event + "]", "/1"}}) {
    const auto read = read_events(stream);
    ASSERT_FALSE(read) << stream;
    EXPECT_EQ(read.error().code, b.code) << stream << read.error();
    EXPECT_EQ(read.error().pointer, index + b.pointer) << stream << read.error();
    EXPECT_FALSE(read.error().expected.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(EventStream, BadEvent, ::testing::ValuesIn(bad_events()));

TEST(EventStream, WhatIsNoJsonIsASyntaxErrorOfItsLine) {
  const std::string good = text("relationship_ended", both);
  const auto second = read_events(good + "\n{\"event\":\n");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, error_code::syntax);
  EXPECT_EQ(second.error().pointer, "/1");
  EXPECT_EQ(read_events("[" + good).error().code, error_code::syntax);
  EXPECT_EQ(read_events("[" + good + "]]").error().code, error_code::syntax);
  EXPECT_EQ(read_events(good + good).error().code, error_code::syntax);
  EXPECT_EQ(read_events("\xEF\xBB\xBF" + good).error().code, error_code::syntax);
  EXPECT_EQ(read_events(R"({"event":"relationship_ended","event":"x"})").error().code, error_code::duplicate_key);
}

// What an event adds becomes a part of a directory document, which must not be too deep to be read again.
TEST(EventStream, RefusesWhatADocumentHasNoRoomFor) {
  const auto deep = [](std::size_t depth) {  // An object of this depth, as a member and its value.
    return "\"deep\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']');
  };
  const std::string who = "eeeeeeee-0000-4000-8000-00000000000e";
  const auto customer = [&](std::size_t depth) {
    return text("customer_created", R"("customer":")" + who + R"(","partner":")" + p + R"(","resource":{"id":")" + who + "\"," + deep(depth) + "}");
  };
  const auto offer = [&](std::size_t depth) { return text("offer_added", R"("offer":{"id":"new",)" + deep(depth) + "}"); };
  const auto partner = [&](std::size_t depth) {
    return text("partner_added", R"("partner":{"id":")" + who + R"(","model":"direct",)" + deep(depth) + "}");
  };
  for (const std::string& line : {customer(60), customer(61), offer(61), offer(62), partner(61), partner(62)}) {
    const auto read = read_events(line);
    ASSERT_TRUE(read) << read.error();
    const auto after = replay(world_builder{}.build(), read.value());
    ASSERT_TRUE(after) << after.error();
    const auto again = read_directory(write_directory(after.value().world));
    ASSERT_TRUE(again) << again.error();
    EXPECT_EQ(again.value(), after.value().world);
  }
  const auto verdict = [](const std::string& line) {
    const auto read = read_events(line);
    return read ? "fine" : std::string(name(read.error().code)) + " at " + read.error().pointer;
  };
  EXPECT_EQ(verdict(customer(62)), "syntax at /0/resource");
  EXPECT_EQ(verdict(offer(63)), "syntax at /0/offer");
  EXPECT_EQ(verdict(partner(63)), "syntax at /0/partner");
  EXPECT_EQ(verdict(text("partner_added", "\"partner\":{" + deep(63) + "}")), "syntax at /0/partner")
      << "that it names nobody comes second";
}

TEST(EventStream, BoundsHoldForLinesToo) {
  limits bounds;
  std::string deep(bounds.max_depth + 1, '[');
  deep += std::string(bounds.max_depth + 1, ']');
  EXPECT_EQ(read_events(text("relationship_ended", both + ",\"x\":" + deep)).error().code, error_code::syntax);

  // The size is that of the whole text, not of a line.
  const std::string line = text("relationship_ended", both) + "\n";
  const std::string lines = line + line + line;
  bounds.max_bytes = lines.size();
  EXPECT_TRUE(read_events(lines, bounds));
  bounds.max_bytes = lines.size() + 1;
  EXPECT_TRUE(read_events(lines, bounds));
  bounds.max_bytes = lines.size() - 1;
  ASSERT_FALSE(read_events(lines, bounds));
  EXPECT_EQ(read_events(lines, bounds).error().code, error_code::too_large);
  EXPECT_EQ(read_events(lines, bounds).error().pointer, "");
}

}  // namespace
}  // namespace csprel::json::event_stream_tests
