// SPDX-License-Identifier: Apache-2.0
// csprel-preflight from outside: exit statuses, what stands on which stream, and a person's text.
#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/invitation_mail.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/model/invitation.hpp"
#include "preflight/program.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {
namespace {

namespace bj = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// P sells `s` to C; Q has the delegated admin.
world_builder sold_by_p() {
  return world_builder{}
      .relationship(partner_p)
      .relationship(partner_q)
      .grant(partner_q, {"exchange"})
      .sale("s", essentials, partner_p);
}

temporary_file document(const world_builder& builder) {
  return temporary_file(json::write_directory(builder.build()));
}

std::string request(std::string_view action, const partner_id& who = partner_p, std::string_view context = "{}") {
  return R"({"subject": {"type": "partner_user", "id": "manager", "properties": {"partner": ")" + who.to_string() +
         R"("}}, "action": )" + std::string(action) +
         R"(, "resource": {"type": "subscription", "id": "s"}, "context": )" + std::string(context) + "}";
}
constexpr std::string_view removal = R"({"name": "subscription.remove_seats", "properties": {"quantity": 3}})";
constexpr std::string_view view = R"({"name": "subscription.view"})";

bj::value json_of(const std::string& text) { return bj::parse(text); }

/// What a bad input says on standard error: one line, three members.
bj::value failure_of(const outcome_of_run& done) {
  EXPECT_EQ(done.status, 2) << done.err;
  EXPECT_THAT(done.out, IsEmpty());
  EXPECT_EQ(done.err.find('\n'), done.err.size() - 1) << done.err;
  const bj::value failure = bj::parse(done.err);
  EXPECT_EQ(failure.as_object().size(), 3U);
  return failure;
}
std::string code_at(const outcome_of_run& done) {
  const bj::value failure = failure_of(done);
  return std::string(failure.at("error").as_string()) + " at " + std::string(failure.at("pointer").as_string());
}
std::string message_of(const outcome_of_run& done) { return std::string(failure_of(done).at("message").as_string()); }

// ---- evaluate ---------------------------------------------------------------------------------

TEST(Evaluate, AnswersFromAFileOrStandardInput) {
  const auto world = document(sold_by_p());
  const std::string asked = request(removal);
  const temporary_file file(asked);
  const auto done = run({"evaluate", world.path(), file.path()});
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.err, IsEmpty());
  EXPECT_TRUE(json_of(done.out).at("decision").as_bool());
  EXPECT_EQ(run({"evaluate", world.path()}, asked).out, done.out);
  EXPECT_EQ(run({"evaluate", world.path(), "-"}, asked).out, done.out);
  EXPECT_EQ(run({"evaluate", "-", file.path()}, world.text()).out, done.out);
}

TEST(Evaluate, EveryAnswerEndsWellWhateverItIs) {
  const auto world = document(sold_by_p().status("s", std::nullopt));
  EXPECT_EQ(run({"evaluate", world.path()}, request(view)).status, 0);
  EXPECT_EQ(run({"evaluate", world.path()}, request(removal, partner_q)).status, 0);
  const auto unknown = run({"evaluate", world.path()}, request(removal));
  EXPECT_EQ(unknown.status, 0);
  EXPECT_EQ(json_of(unknown.out).at("context").at("csprel").at("outcome"), "unknown");
}

TEST(Evaluate, OptionsStandOverTheDocumentsOwn) {
  const auto world = document(sold_by_p());
  const auto decision = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"evaluate", world.path(), "-"});
    return json_of(run(arguments, request(removal)).out).at("decision").as_bool();
  };
  EXPECT_TRUE(decision({}));
  EXPECT_FALSE(decision({"--option", "commerce_without_delegated_admin=none"}));
  EXPECT_FALSE(decision({"--option=commerce_without_delegated_admin=none", "--option", "role_conflict=listed_cannot_wins"}));
  EXPECT_TRUE(decision({"--option", "commerce_without_delegated_admin=none",
                        "--option", "commerce_without_delegated_admin=all"}));
  // An option takes one word; the directory may follow it.
  EXPECT_EQ(run({"evaluate", "--option", "role_conflict=union_of_grants", world.path(), "-"}, request(removal)).status, 0);
  for (const char* truth : {"true", "false", "True", "False"}) {
    const std::string setting = "suspended_partner_may_reactivate_and_cancel=" + std::string(truth);
    EXPECT_EQ(run({"evaluate", "--option", setting, world.path(), "-"}, request(removal)).status, 0) << truth;
  }
}

TEST(Evaluate, AClockForWhatBringsNone) {
  const auto world = document(sold_by_p());
  const auto clock = [&](std::string_view context) {
    const auto done = run({"evaluate", world.path(), "--as-of", "2019-01-01T00:00:00Z"}, request(view, partner_p, context));
    return std::string(json_of(done.out).at("context").at("evaluated_at").as_string());
  };
  EXPECT_EQ(clock("{}"), "2019-01-01T00:00:00Z");
  EXPECT_EQ(clock(R"({"time": "2018-12-01T00:00:00Z"})"), "2018-12-01T00:00:00Z");
}

// ---- Failures ---------------------------------------------------------------------------------

TEST(Failure, BadInputIsOneObjectOnStandardError) {
  const auto world = document(sold_by_p());
  const temporary_file broken(R"({"csprel": 1,)");
  EXPECT_EQ(code_at(run({"evaluate", broken.path()}, request(view))), "syntax at ");
  EXPECT_THAT(message_of(run({"evaluate", broken.path()}, request(view))), StartsWith(broken.path()));
  const temporary_file wrong(R"({"csprel": 1, "cloud": "china_21vianet", "partners": [{"id": "x"}], "customers": []})");
  EXPECT_EQ(code_at(run({"evaluate", wrong.path()}, request(view))), "malformed_guid at /partners/0/id");
  EXPECT_EQ(code_at(run({"evaluate", world.path()}, "")), "syntax at ");
  EXPECT_EQ(code_at(run({"evaluate", world.path()}, request(R"({"name": "no.such"})"))), "unknown_operation at /action/name");
  EXPECT_EQ(code_at(run({"explain", world.path()}, request(R"({"name": "no.such"})"))), "unknown_operation at /action/name");
  EXPECT_THAT(message_of(run({"evaluate", world.path()}, request(view, nobody))), HasSubstr(nobody.to_string()));
}

TEST(Failure, WordsOfTheCommandLineThatCannotBeUnderstood) {
  const auto world = document(sold_by_p());
  const auto option = [&](const std::string& setting) {
    return code_at(run({"evaluate", world.path(), "-", "--option", setting}, request(view)));
  };
  EXPECT_EQ(option("no_such_option=1"), "unknown_word at ");
  EXPECT_EQ(option("role_conflict=maybe"), "unknown_word at ");
  EXPECT_EQ(option("role_conflict"), "unknown_word at ");
  EXPECT_EQ(code_at(run({"evaluate", world.path(), "-", "--as-of", "today"}, request(view))), "malformed_time at ");
  EXPECT_EQ(code_at(run({"matrix", world.path(), "--partner", "P"})), "malformed_guid at ");
  EXPECT_EQ(code_at(run({"partners", world.path(), "--customer", "{}"})), "malformed_guid at ");
  EXPECT_EQ(code_at(run({"operations", "--cloud", "mars"})), "unsupported at ");
  EXPECT_EQ(code_at(run({"import", "--cloud", "mars", "--partner", nobody.to_string(), world.path()})), "unknown_word at ");
  EXPECT_EQ(code_at(run({"invite", world.path(), "--partner", partner_p.to_string(), "--language", "xx"})), "unknown_word at ");
}

TEST(Failure, AnUnknownPartnerOrCustomerIsNamed) {
  const auto world = document(sold_by_p());
  const std::string ghost = nobody.to_string();
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"matrix", world.path(), "--partner", ghost},
           {"matrix", world.path(), "--partner", partner_p.to_string(), "--customer", ghost},
           {"partners", world.path(), "--customer", ghost},
           {"customers", world.path(), "--partner", ghost},
           {"invite", world.path(), "--partner", ghost}}) {
    const auto done = run(arguments);
    EXPECT_EQ(code_at(done), "not_found at ") << arguments[0];
    EXPECT_THAT(message_of(done), HasSubstr(ghost));
  }
}

TEST(Failure, AnythingElseExitsWithOne) {
  const auto world = document(sold_by_p());
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {}, {"dance"}, {"evaluate"}, {"matrix", world.path()}, {"partners", world.path()},
           {"evaluate", world.path(), "--no-such-flag"}, {"matrix", world.path(), "--partner", "x", "--format", "xml"},
           {"evaluate", "/no/such/file"}, {"evaluate", "/"}, {"evaluate", world.path(), "/no/such/file"}}) {
    const auto done = run(arguments);
    EXPECT_EQ(done.status, 1) << done.err;
    EXPECT_THAT(done.err, Not(IsEmpty()));
    EXPECT_THAT(done.out, IsEmpty());
  }
  EXPECT_THAT(run({"evaluate", "/no/such/file"}).err, HasSubstr("/no/such/file"));
}

TEST(Failure, OneStandardInputIsNotReadTwice) {
  const auto world = document(sold_by_p());
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"evaluate", "-"}, {"evaluate", "-", "-"}, {"explain", "-", "-"}}) {
    const auto done = run(arguments, world.text());
    EXPECT_EQ(done.status, 1);
    EXPECT_THAT(done.err, HasSubstr("standard input"));
  }
  EXPECT_EQ(run({"customers", "-", "--partner", partner_p.to_string()}, world.text()).status, 0);
}

TEST(Failure, AFullDiskIsNotSilent) {
  const auto world = document(sold_by_p());
  const std::string p = partner_p.to_string();
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"evaluate", world.path()}, {"explain", world.path()}, {"matrix", world.path(), "--partner", p},
           {"operations"}, {"invite", world.path(), "--partner", p}}) {
    const auto done = run(arguments, request(view), {output::full_disk, {}, 0});
    EXPECT_EQ(done.status, 1) << arguments[0];
    EXPECT_THAT(done.err, HasSubstr("cannot write standard output"));
  }
}

TEST(Help, IsAnAnswer) {
  const auto done = run({"--help"});
  EXPECT_EQ(done.status, 0);
  for (const char* command : {"evaluate", "explain", "matrix", "partners", "customers", "invite", "import", "operations"}) {
    EXPECT_THAT(done.out, HasSubstr(command));
    EXPECT_EQ(run({command, "--help"}).status, 0);
  }
}

// ---- Text for a person ------------------------------------------------------------------------

TEST(Explain, SaysWhoMayNotDoWhatToWhich) {
  const auto world = document(sold_by_p());
  const auto done = run({"explain", world.path()}, request(removal, partner_q));
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.err, IsEmpty());
  EXPECT_THAT(done.out, StartsWith("DENIED: user manager (global admin) of Partner Q may not remove 3 seats from "
                                   "\"Offer essentials\" of\nCustomer C\n"));
  EXPECT_THAT(done.out, AllOf(HasSubstr("  not met  Partner P is the original reseller of this subscription, not Partner Q."),
                              HasSubstr("not_original_reseller, documented: DAP-03"),
                              HasSubstr("  met      the partner account is not suspended (PAY-06 SUB-08 SEAT-06)"),
                              HasSubstr("  billed   Partner P\n"), HasSubstr("  support  Partner P owes it\n"),
                              HasSubstr("china_21vianet/2018-10-29")));
}

TEST(Explain, SaysWhatTheApiWouldAnswerAndWhatIsMissing) {
  const auto denied = document(sold_by_p().no_relationship(partner_p));
  EXPECT_THAT(run({"explain", denied.path()}, request(removal)).out,
              HasSubstr("the API answers with status 403 and the code 20002"));
  const auto vague = document(sold_by_p().status("s", std::nullopt));
  const auto unknown = run({"explain", vague.path()}, request(R"({"name": "subscription.rename"})")).out;
  EXPECT_THAT(unknown, StartsWith("NOT KNOWN: the directory does not tell whether user manager (global admin) of "
                                  "Partner P may rename\n\"Offer essentials\" of Customer C"));
  EXPECT_THAT(unknown, AllOf(HasSubstr("  unknown  Not known: whether the subscription is not cancelled."),
                             HasSubstr("needs GET /v1/customers/")));
}

TEST(Explain, SaysUntilWhenItHolds) {
  const auto world = document(sold_by_p().suspended("s"));
  EXPECT_THAT(run({"explain", world.path()}, request(R"({"name": "subscription.reactivate"})")).out,
              AllOf(StartsWith("ALLOWED: "), HasSubstr("  holds    until 2018-12-25T02:00:00Z")));
}

TEST(Explain, AnswersABatchOneByOne) {
  const auto world = document(sold_by_p());
  const std::string asked = R"({"evaluations": [{}, {"action": {"name": "no.such"}}], )" + request(view).substr(1);
  const auto done = run({"explain", world.path()}, asked);
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.out, AllOf(StartsWith("ALLOWED: "), HasSubstr("\nERROR: /evaluations/1/action/name: found `no.such`")));
}

TEST(Explain, AsJsonIsTheAnswer) {
  const auto world = document(sold_by_p());
  EXPECT_EQ(run({"explain", world.path(), "-", "--format", "json"}, request(removal)).out,
            run({"evaluate", world.path(), "-"}, request(removal)).out);
}

TEST(Matrix, ShowsSubscriptionsAgainstOperations) {
  const auto world = document(sold_by_p().sale("t", visio, partner_q));
  const auto done = run({"matrix", world.path(), "--partner", partner_p.to_string()});
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.out, AllOf(HasSubstr("What Partner P may do at 2018-11-05T02:00:00Z"), HasSubstr("Customer C  "),
                              Not(HasSubstr("Customer D")), HasSubstr("1  \"Offer essentials\""),
                              HasSubstr("2  \"Offer visio\""), HasSubstr("sold by Partner Q"),
                              testing::ContainsRegex("subscription.add_seats +yes +no a\n"),
                              testing::ContainsRegex("subscription.transition +no .\n?"),
                              testing::ContainsRegex("a  not_original_reseller +The partner is not")));
}

TEST(Matrix, OfManySubscriptionsStaysReadable) {
  auto builder = sold_by_p();
  for (int i = 0; i < 40; ++i) builder.sale("more" + std::to_string(i), visio, partner_p);
  const auto world = document(builder);
  const auto done = run({"matrix", world.path(), "--partner", partner_p.to_string()});
  EXPECT_LE(widest_line(done.out), 100U);
  EXPECT_THAT(done.out, HasSubstr("41  \"Offer visio\""));
}

TEST(Partners, ShowsThreeThingsSideBySide) {
  const auto world = document(sold_by_p());
  const auto done = run({"partners", world.path(), "--customer", customer_c.to_string()});
  EXPECT_THAT(done.out, AllOf(StartsWith("Partner relationships of Customer C"),
                              testing::ContainsRegex("Partner P +direct +reseller +2018-11-05, accepted +none +Offer essentials"),
                              testing::ContainsRegex("Partner Q +direct +reseller +2018-11-05, accepted +exchange +nothing")));
  const bj::value parsed = json_of(run({"partners", world.path(), "--customer", customer_c.to_string(), "--format", "json"}).out);
  ASSERT_EQ(parsed.at("partners").as_array().size(), 2U);
  EXPECT_TRUE(parsed.at("partners").at(0).at("delegatedAdmin").is_null());
  EXPECT_EQ(parsed.at("partners").at(0).at("sold").at(0).at("id"), "s");
  EXPECT_EQ(parsed.at("partners").at(1).at("delegatedAdmin").at("services").at(0), "exchange");
  EXPECT_EQ(parsed.at("partners").at(1).at("relationship").at("via"), "accepted");
}

TEST(Partners, AGrantWhoseServicesAreNotKnownSaysSo) {
  const auto world = document(sold_by_p().open_grant(partner_p));
  EXPECT_THAT(run({"partners", world.path(), "--customer", customer_c.to_string()}).out,
              testing::ContainsRegex("granted, services not +Offer essentials\n +known"));
}

TEST(Customers, ListsWhoHasARelationship) {
  const auto world = document(sold_by_p().grant(partner_p, {"skype"}, customer_d));
  const auto done = run({"customers", world.path(), "--partner", partner_p.to_string()});
  EXPECT_THAT(done.out, AllOf(StartsWith("Customers of Partner P"), HasSubstr("Customer C"),
                              HasSubstr(customer_c.to_string()), Not(HasSubstr("Customer D"))));
  const bj::value parsed = json_of(run({"customers", world.path(), "--partner", partner_p.to_string(), "--format", "json"}).out);
  ASSERT_EQ(parsed.at("customers").as_array().size(), 1U);
  EXPECT_EQ(parsed.at("customers").at(0).at("id"), customer_c.to_string().c_str());
  EXPECT_THAT(run({"customers", world.path(), "--partner", provider_i.to_string()}).out, HasSubstr("It has no customers."));
}

TEST(Customers, KeepsIdsAndDomainsWholeWithinAHundredColumns) {
  auto builder = sold_by_p().grant(partner_p, {"exchange"});
  builder.customers[0].company_name = "Hongqiao Design Studio and Associates (Shanghai) Co., Ltd.";
  builder.customers[0].domain = "hongqiao.partner.onmschina.cn";
  const auto world = document(builder);
  const auto out = run({"customers", world.path(), "--partner", partner_p.to_string()}).out;
  EXPECT_LE(widest_line(out), 100U);
  EXPECT_THAT(out, AllOf(HasSubstr(customer_c.to_string()), HasSubstr("hongqiao.partner.onmschina.cn")));
}

TEST(Operations, ListsEveryOperationOfThePack) {
  const auto done = run({"operations"});
  EXPECT_THAT(done.out, AllOf(HasSubstr("china_21vianet/2018-10-29"), HasSubstr("\nsubscription.remove_seats\n"),
                              HasSubstr("not_original_reseller"), HasSubstr("not available in this cloud"),
                              HasSubstr("commerce_without_delegated_admin"), HasSubstr("403 20002")));
  EXPECT_EQ(run({"operations", "--cloud", "china_21vianet"}).out, done.out);
  const bj::value parsed = json_of(run({"operations", "--format", "json"}).out);
  const auto& operations = parsed.at("operations").as_array();
  EXPECT_EQ(operations.size(), 46U);
  for (const auto& operation : operations) EXPECT_FALSE(operation.at("requirements").as_array().empty());
  EXPECT_EQ(parsed.at("options").as_array().size(), 5U);
}

TEST(Invite, PrintsAMailThatCanBeSent) {
  const auto world = document(sold_by_p());
  for (const char* language : {"en", "fr", "zh"}) {
    const auto done = run({"invite", world.path(), "--partner", partner_p.to_string(), "--language", language});
    EXPECT_EQ(done.status, 0);
    EXPECT_EQ(check_mail(done.out, link_of(partner_p)), mail_finding::intact);
  }
}

TEST(Invite, AsJsonHoldsTheMail) {
  const auto world = document(sold_by_p());
  const bj::value parsed =
      json_of(run({"invite", world.path(), "--partner", partner_p.to_string(), "--language", "fr", "--format", "json"}).out);
  EXPECT_EQ(parsed.at("link"), link_of(partner_p).c_str());
  EXPECT_EQ(parsed.at("language"), "fr");
  EXPECT_EQ(std::string(parsed.at("text").as_string()),
            run({"invite", world.path(), "--partner", partner_p.to_string(), "--language", "fr"}).out);
}

TEST(Import, BuildsADocumentFromAnswers) {
  const temporary_file customer(R"({"id": "cccccccc-0000-4000-8000-00000000000c", "companyProfile":
    {"tenantId": "cccccccc-0000-4000-8000-00000000000c", "domain": "c.example.cn", "companyName": "C"},
    "relationshipToPartner": "reseller", "allowDelegatedAccess": true, "attributes": {"objectType": "Customer"}})");
  const auto done = run({"import", "--cloud", "china_21vianet", "--partner", partner_p.to_string(), customer.path()});
  ASSERT_EQ(done.status, 0) << done.err;
  const auto world = json::read_directory(done.out);
  ASSERT_TRUE(world) << world.error();
  ASSERT_NE(world.value().find(customer_c), nullptr);
  EXPECT_EQ((*world.value().find(customer_c))->relationships.size(), 1U);
  const temporary_file nonsense("[7]");
  EXPECT_EQ(run({"import", "--cloud", "china_21vianet", "--partner", partner_p.to_string(), nonsense.path()}).status, 2);
}

// ---- Colours and widths -----------------------------------------------------------------------

TEST(Colour, OnlyOnATerminalThatWantsIt) {
  const auto world = document(sold_by_p());
  const auto shown = [&](const surroundings& where) {
    return run({"explain", world.path()}, request(removal, partner_q), where).out;
  };
  const std::string plain = shown({});
  EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
  const std::string colourful = shown({output::terminal, {"TERM=xterm"}, 0});
  EXPECT_THAT(colourful, HasSubstr("\x1b[31mDENIED:\x1b[0m"));
  EXPECT_EQ(shown({output::terminal, {"TERM=dumb"}, 0}), plain);
  EXPECT_EQ(shown({output::terminal, {}, 0}), plain);
  EXPECT_EQ(shown({output::terminal, {"TERM=xterm", "NO_COLOR=1"}, 0}), plain);
  EXPECT_EQ(shown({output::terminal, {"TERM=xterm", "NO_COLOR="}, 0}), colourful);
}

TEST(Colour, AJsonAnswerHasNone) {
  const auto world = document(sold_by_p());
  EXPECT_THAT(run({"evaluate", world.path()}, request(removal), {output::terminal, {"TERM=xterm"}, 0}).out,
              Not(HasSubstr("\x1b")));
}

TEST(Width, NeverGrowsBeyondAHundredColumns) {
  auto builder = sold_by_p().sale("t", visio, partner_p).sale(std::string(200, 'x'), proplus, partner_q);
  builder.customers[0].company_name = "蓝海云服务有限公司天山食品股份有限公司秦岭数字科技有限公司蓝海云服务有限公司天山食品股份有限公司";
  builder.partners[1].name = "A partner with a very long name that says everything about it and then some more of the same, Ltd.";
  builder.change("t", [](subscription_fields& s) { s.friendly_name = std::string(150, 'y'); });
  const auto world = document(builder);
  for (const partner_id& who : {partner_p, partner_q}) {
    const std::string p = who.to_string();
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"explain", world.path()}, {"matrix", world.path(), "--partner", p},
             {"partners", world.path(), "--customer", customer_c.to_string()},
             {"customers", world.path(), "--partner", p}, {"operations"}}) {
      const auto done = run(arguments, request(removal, who));
      EXPECT_EQ(done.status, 0) << done.err;
      EXPECT_LE(widest_line(done.out), 100U) << done.out;
    }
  }
  const auto narrow = run({"explain", world.path()}, request(removal), {output::terminal, {"TERM=dumb"}, 60});
  EXPECT_LE(widest_line(narrow.out), 60U);
}

TEST(Text, WhatADocumentHoldsCannotSteerTheTerminal) {
  auto builder = sold_by_p();
  builder.customers[0].company_name = "C\x1b[2J\x07\u202e\u009b1m";
  const auto world = document(builder);
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"explain", world.path()}, {"matrix", world.path(), "--partner", partner_p.to_string()},
           {"partners", world.path(), "--customer", customer_c.to_string()},
           {"customers", world.path(), "--partner", partner_p.to_string()}}) {
    const std::string shown = run(arguments, request(removal)).out;
    EXPECT_THAT(shown, AllOf(HasSubstr("C?[2J??"), Not(HasSubstr("\x1b")), Not(HasSubstr("\x07")), Not(HasSubstr("\u202e"))));
  }
}

}  // namespace
}  // namespace csprel::test
