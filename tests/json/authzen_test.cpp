// SPDX-License-Identifier: Apache-2.0
// AuthZEN requests are read strictly, batches as their semantic says, and answers have the shape of the
// contract.
#include "csprel/json/authzen.hpp"

#include <gmock/gmock.h>

#include <cctype>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/compiled_pack.hpp"
#include "csprel/directory/instant_text.hpp"
#include "csprel/json/directory_document.hpp"
#include "json/strict_parser.hpp"
#include "support/world_builder.hpp"

namespace csprel::json::authzen_tests {
namespace {

namespace bj = boost::json;
using namespace csprel::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// P sells a subscription `s` to C and administers it.
world_builder seller() {
  return world_builder{}
      .relationship(partner_p)
      .grant(partner_p, {"exchange", "sharepoint", "skype"})
      .sale("s", essentials, partner_p);
}

constexpr std::string_view plain = R"({
  "subject": {"type": "partner_user", "id": "manager",
              "properties": {"partner": "11111111-0000-4000-8000-000000000001"}},
  "action": {"name": "subscription.add_seats", "properties": {"quantity": 3}},
  "resource": {"type": "subscription", "id": "s",
               "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}},
  "context": {"time": "2018-11-05T02:00:00Z"}
})";

/// The text with one part replaced, which must be there.
std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string result{text};
  const auto at = result.find(from);
  if (at == std::string::npos) throw std::logic_error("not there: " + std::string(from));
  return result.replace(at, from.size(), to);
}
std::string with_action(std::string_view action) {
  return with(plain, R"({"name": "subscription.add_seats", "properties": {"quantity": 3}})", action);
}
/// An action and the resource that it is asked of.
std::string with_both(std::string_view action, std::string_view resource) {
  return with(with_action(action), R"({"type": "subscription", "id": "s",
               "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})", resource);
}

const pack& pack_of(cloud which) { return *compiled_pack(which); }

result<question> read(std::string_view text) { return read_question(text, pack_of(cloud::china_21vianet)); }

question read_well(std::string_view text) {
  auto asked = read(text);
  if (!asked) throw std::logic_error(asked.error().pointer + ": " + asked.error().message());
  return std::move(asked).value();
}

/// "code at pointer", or "" where nothing is wrong.
std::string wrong(const result<question>& asked) {
  if (asked) return {};
  return std::string(name(asked.error().code)) + " at " + asked.error().pointer;
}

bj::value tree(const result<std::string>& text) {
  if (!text) throw std::logic_error(text.error().pointer + ": " + text.error().message());
  auto parsed = parse(text.value());
  if (!parsed) throw std::logic_error("the answer is not JSON");
  return std::move(parsed).value();
}

std::vector<std::string> keys(const bj::value& value) {
  std::vector<std::string> names;
  for (const auto& member : value.as_object()) names.emplace_back(member.key().data(), member.key().size());
  return names;
}
std::vector<std::string> texts(const bj::value& value) {
  std::vector<std::string> result;
  for (const auto& element : value.as_array()) result.emplace_back(element.as_string().c_str());
  return result;
}

// ---- Reading ----------------------------------------------------------------------------------

TEST(ReadQuestion, ReadsAllThatAQuestionHas) {
  EXPECT_EQ(read_well(plain), ask(operation::subscription_add_seats)
                                  .by(partner_p)
                                  .of_subscription("s", customer_c)
                                  .quantity(3)
                                  .now(noon));
}

TEST(ReadQuestion, IgnoresOrderAndUnknownMembers) {
  const std::string other = R"({"x": [1], "context": {"time": "2018-11-05T02:00:00Z", "x": 1},
    "resource": {"x": 1, "properties": {"x": 1, "customer": "CCCCCCCC-0000-4000-8000-00000000000C"},
                 "id": "S", "type": "subscription"},
    "action": {"properties": {"quantity": 3.0, "offer": 7, "x": null}, "name": "subscription.add_seats"},
    "subject": {"id": "MANAGER", "properties": {"partner": "11111111-0000-4000-8000-000000000001"},
                "type": "partner_user"}})";
  EXPECT_EQ(read_well(other), read_well(plain));
}

TEST(ReadQuestion, ReadsEverySubject) {
  const std::string_view mine = R"({"type": "partner_user", "id": "manager",
              "properties": {"partner": "11111111-0000-4000-8000-000000000001"}})";
  EXPECT_EQ(read_well(with(plain, mine, R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})")).who,
            subject{partner_subject{partner_p}});
  EXPECT_EQ(read_well(with(plain, mine, R"({"type": "customer_user", "id": "u", "properties":
              {"customer": "cccccccc-0000-4000-8000-00000000000c", "role": "administrator"}})")).who,
            (subject{customer_user_subject{user_of("u"), customer_c, customer_role::administrator}}));
}

TEST(ReadQuestion, RolesAreOneWordOrSeveral) {
  const auto roles = [](std::string_view more) {
    return std::get<partner_user_subject>(
        read_well(with(plain, R"("properties": {"partner")", R"("properties": {)" + std::string(more) + R"("partner")")).who);
  };
  EXPECT_EQ(roles("").agents, std::nullopt);
  EXPECT_EQ(roles(R"("agent": "sales_agent", )").agents, agent_role_set{agent_role::sales_agent});
  EXPECT_EQ(roles(R"("agent": "none", )").agents, agent_role_set{});
  EXPECT_EQ(roles(R"("admin": ["global_admin", "none", "billing_admin"], )").admins,
            (admin_role_set{admin_role::global_admin, admin_role::billing_admin}));
  EXPECT_EQ(roles(R"("admin": [], )").admins, admin_role_set{});
}

TEST(ReadQuestion, ReadsEveryResource) {
  EXPECT_EQ(read_well(with_both(R"({"name": "customer.view"})",
                                R"({"type": "customer", "id": "cccccccc-0000-4000-8000-00000000000c"})")).which,
            resource{customer_resource{customer_c}});
  EXPECT_EQ(read_well(with(plain, R"(,
               "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"})", "")).which,
            resource{subscription_resource{subscription_of("s")}});
  EXPECT_EQ(read_well(with_both(R"({"name": "service.administer"})",
                                R"({"type": "service", "id": "exchange", "properties":
                                    {"customer": "cccccccc-0000-4000-8000-00000000000c"}})")).which,
            (resource{service_resource{service("exchange"), customer_c}}));
  EXPECT_EQ(read_well(with_both(R"({"name": "delegated_admin.grant", "properties": {"services": ["exchange"]}})",
                                R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001", "properties":
                                    {"customer": "cccccccc-0000-4000-8000-00000000000c"}})")).which,
            (resource{partner_resource{partner_p, customer_c}}));
  EXPECT_EQ(read_well(with_both(R"({"name": "relationship.request"})",
                                R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})")).which,
            resource{partner_resource{partner_p}});
  EXPECT_EQ(read_well(with_both(R"({"name": "invitation.forward"})", R"({"type": "invitation", "id": "http://x"})")).which,
            resource{invitation_resource{"http://x"}});
}

TEST(ReadQuestion, ReadsEveryProperty) {
  const auto parameters_of = [](std::string_view action, std::string_view resource = {}) {
    return read_well(resource.empty() ? with_action(action) : with_both(action, resource)).with;
  };
  constexpr std::string_view a_customer = R"({"type": "customer", "id": "cccccccc-0000-4000-8000-00000000000c"})";
  constexpr std::string_view own = R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})";
  constexpr std::string_view a_service = R"({"type": "service", "id": "exchange", "properties":
                                             {"customer": "cccccccc-0000-4000-8000-00000000000c"}})";
  const auto order = parameters_of(R"({"name": "subscription.create", "properties": {"offer": "x", "quantity": 1}})", a_customer);
  EXPECT_EQ(order.offer, offer_of("x"));
  EXPECT_EQ(order.quantity, 1);
  const auto change = parameters_of(R"({"name": "subscription.transition", "properties": {"target_offer": "y"}})");
  EXPECT_EQ(change.target_offer, offer_of("y"));
  EXPECT_EQ(change.quantity, std::nullopt);
  EXPECT_EQ(parameters_of(R"({"name": "subscription.suspend", "properties": {"ground": "Because"}})").ground, "Because");
  EXPECT_EQ(parameters_of(R"({"name": "subscription.suspend"})").ground, std::nullopt);
  constexpr std::string_view reseller = R"({"name": "subscription.change_reseller_of_record", "properties": {"mpn_id": )";
  EXPECT_EQ(parameters_of(std::string(reseller) + R"("5"}})").mpn_id, mpn_id_choice{"5"});
  EXPECT_EQ(parameters_of(std::string(reseller) + "null}}").mpn_id, mpn_id_choice{});
  EXPECT_EQ(parameters_of(R"({"name": "service.manage_users", "properties": {"through": "api"}})", a_service).through,
            channel_of_work::api);
  EXPECT_EQ(parameters_of(R"({"name": "partner.manage_users", "properties": {"assigns": "admin_role"}})", own).assigns,
            assigned_role::admin_role);
  EXPECT_EQ(parameters_of(R"({"name": "partner.set_featured_offers", "properties": {"count": 5e0}})", own).count, 5);
  EXPECT_EQ(parameters_of(R"({"name": "customer.create", "properties":
                              {"customer": "cccccccc-0000-4000-8000-00000000000c"}})", own).customer, customer_c);
  EXPECT_EQ(parameters_of(R"({"name": "invitation.compose", "properties": {"text": "Hello\n"}})",
                          R"({"type": "invitation", "id": "http://x"})").text, "Hello\n");
  EXPECT_EQ(parameters_of(R"({"name": "relationship.accept", "properties": {"services": ["exchange", "skype"]}})",
                          R"({"type": "invitation", "id": "http://x"})").services, services({"exchange", "skype"}));
}

TEST(ReadQuestion, PropertiesOfOtherOperationsAreIgnored) {
  EXPECT_EQ(read_well(with_action(R"({"name": "subscription.view", "properties": {"quantity": "many"}})")).with, parameters{});
}

TEST(ReadQuestion, OfAnOperationThatTheCloudDoesNotHaveNothingIsDemanded) {
  EXPECT_EQ(read_well(with_action(R"({"name": "subscription.transfer"})")).with, parameters{});
  for (const char* type : {"gdap_relationship", "transfer", "azure_subscription", "user"}) {
    const std::string foreign = R"({"type": ")" + std::string(type) + R"(", "id": "x"})";
    EXPECT_GE(read_well(with_both(R"({"name": "gdap.terminate"})", foreign)).which.index(), 5U) << type;
  }
  EXPECT_EQ(read_well(with_action(R"({"name": "user.list"})")).which,
            (resource{subscription_resource{subscription_of("s"), customer_c}}));
}

// ---- Questions of the global cloud --------------------------------------------------------------

std::string global_question(std::string_view action, std::string_view resource, std::string_view subject = "",
                            std::string_view context = "{}") {
  return R"({"subject": {"type": "partner_user", "id": "u", "properties": {"partner": "11111111-0000-4000-8000-000000000001")" +
         std::string(subject) + R"(}}, "action": )" + std::string(action) + R"(, "resource": )" + std::string(resource) +
         R"(, "context": )" + std::string(context) + "}";
}
constexpr std::string_view at_customer = R"({"type": "customer", "id": "cccccccc-0000-4000-8000-00000000000c"})";
constexpr std::string_view at_subscription = R"({"type": "subscription", "id": "s"})";

question read_global(const std::string& text) {
  auto asked = read_question(text, pack_of(cloud::global));
  if (!asked) throw std::logic_error(asked.error().pointer + ": " + asked.error().message());
  return std::move(asked).value();
}
std::string wrong_global(std::string_view action, std::string_view resource, std::string_view context = "{}") {
  return wrong(read_question(global_question(action, resource, "", context), pack_of(cloud::global)));
}

TEST(ReadGlobalQuestion, ReadsParametersByTheirTypes) {
  const parameters order = read_global(global_question(R"({"name": "subscription.create", "properties": {"offer": "p:s", "quantity": 5,
      "term": "P1Y", "billing_cycle": "MONTHLY", "partner_id_on_record": "1", "additional_partner_ids": ["2", "3"],
      "custom_term_end_date": "2023-11-30", "attested": false, "to": 7}})", at_customer)).with;
  EXPECT_EQ(order.term, term::one_year);
  EXPECT_EQ(order.billing_cycle, billing_cycle::monthly);
  EXPECT_EQ(order.partner_id_on_record, "1");
  EXPECT_EQ(order.additional_partner_ids, (std::vector<std::string>{"2", "3"}));
  EXPECT_EQ(order.custom_term_end_date, parse_instant("2023-11-30T00:00:00Z"));
  EXPECT_EQ(order.attested, false);
  EXPECT_FALSE(order.to) << "it is not of this operation";

  const parameters request = read_global(global_question(R"({"name": "gdap.request", "properties":
      {"name": "n", "duration": "P30D", "roles": ["GlobalReader"], "auto_extend": "P180D"}})", at_customer)).with;
  EXPECT_EQ(request.name, "n");
  EXPECT_EQ(request.duration, "P30D");
  EXPECT_EQ(request.roles, std::vector<std::string>{"GlobalReader"});
  EXPECT_EQ(request.auto_extend, "P180D");

  const parameters moved = read_global(global_question(R"({"name": "transfer.create", "properties": {"kind": "azure_plan",
      "to": "11111111-0000-4000-8000-000000000001", "from": "22222222-0000-4000-8000-000000000002", "source_domain": "d.example",
      "subscriptions": ["A"]}})", at_customer)).with;
  EXPECT_EQ(moved.kind, request_kind::azure_plan);
  EXPECT_EQ(moved.subscriptions, std::vector<subscription_id>{subscription_of("a")});

  const parameters converted = read_global(global_question(R"({"name": "subscription.convert_trial", "properties":
      {"target_offer": "p:s", "target_subscription": "t", "when": "term_end", "billing_cycle": "OneTime"}})", at_subscription)).with;
  EXPECT_EQ(converted.when, conversion_time::term_end);
  EXPECT_EQ(converted.target_subscription, subscription_of("T"));
  EXPECT_EQ(converted.billing_cycle, billing_cycle::one_time);
}

/// A text of each parameter that it may have, as JSON.
std::string told(parameter which, operation what) {
  using enum parameter;
  switch (which) {
    case quantity:
    case count: return "5";
    case services: return R"(["exchange"])";
    case billing_cycle: return R"("Annual")";
    case to:
    case from:
    case provider:
    case other_partner:
    case tenant:
    case existing_customer: return R"("22222222-0000-4000-8000-000000000002")";
    case through: return R"("api")";
    case assigns: return R"("none")";
    case kind:
      return what == operation::azure_purchase_benefit ? R"("savings_plan")"
             : what == operation::transfer_create      ? R"("direct_to_indirect")"
                                                       : R"("reseller")";
    case with_delegated_admin:
    case default_gdap:
    case enabled:
    case free:
    case attested:
    case license_transfer:
    case purchase_full_term:
    case on_renewal: return "true";
    case date:
    case custom_term_end_date:
    case target_date: return R"("2023-11-30")";
    case roles:
    case additional_partner_ids:
    case add_ons:
    case subscriptions: return R"(["a"])";
    case term: return R"("P1Y")";
    case target: return R"("other")";
    case when: return R"("now")";
    case duration:
    case auto_extend: return R"("P30D")";
    default: return R"("text")";
  }
}
std::string resource_of(operation what) {
  switch (info(what).resource) {
    case resource_kind::own_partner: return R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})";
    case resource_kind::other_partner:
      return R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001",
                 "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})";
    case resource_kind::one_subscription: return std::string(at_subscription);
    case resource_kind::service:
      return R"({"type": "service", "id": "exchange", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})";
    case resource_kind::invitation: return R"({"type": "invitation", "id": "https://portal.example/invite"})";
    case resource_kind::gdap_relationship: return R"({"type": "gdap_relationship", "id": "g"})";
    case resource_kind::transfer: return R"({"type": "transfer", "id": "t"})";
    case resource_kind::azure_subscription: return R"({"type": "azure_subscription", "id": "a"})";
    case resource_kind::user:
      return R"({"type": "user", "id": "x", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})";
    default: return std::string(at_customer);
  }
}

TEST(ReadGlobalQuestion, ReadsEveryParameterOfEveryOperation) {
  for (const pack* policy : {&pack_of(cloud::global), &pack_of(cloud::china_21vianet)})
    for (const auto& row : enum_names<operation>::rows) {
      if (!policy->available(row.value)) continue;
      const parameter_entry& takes = policy->parameters(row.value);
      const auto asked = [&](parameter_set all, std::optional<parameter> mistyped = {}) {
        std::string properties;
        for (const parameter which : all)
          properties += (properties.empty() ? "\"" : ", \"") + std::string(name(which)) +
                        "\": " + (which == mistyped ? "[{}]" : told(which, row.value));
        return read_question(global_question(R"({"name": ")" + std::string(row.name) + R"(", "properties": {)" + properties + "}}",
                                             resource_of(row.value)), *policy);
      };
      const auto whole = asked(takes.read());
      ASSERT_TRUE(whole) << row.name << ' ' << whole.error();
      for (const auto& each : enum_names<parameter>::rows)
        EXPECT_EQ(has(whole.value().with, each.value), takes.read().contains(each.value)) << row.name << ' ' << each.name;
      for (const parameter which : takes.read()) {
        EXPECT_EQ(wrong(asked(takes.read(), which)).substr(0, 14), "wrong_type at ") << row.name << ' ' << name(which);
        const auto without = asked(takes.read() - parameter_set{which});
        const bool may_lack = takes.optional.contains(which) || takes.one_of.size() > 1;
        EXPECT_EQ(without.has_value(), may_lack && !takes.required.contains(which)) << row.name << ' ' << name(which);
        if (!without) {
          EXPECT_EQ(without.error().code, error_code::missing_member);
          EXPECT_THAT(without.error().expected, HasSubstr(std::string(row.name)));
        }
      }
    }
}

TEST(ReadGlobalQuestion, ReadsWhatAnOptionMakesAvailable) {
  const std::string asked = global_question(
      R"({"name": "partnership.request", "properties": {"partner": "22222222-0000-4000-8000-000000000002"}})",
      R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})", R"(, "admin": "global_admin")");
  EXPECT_EQ(read_question(asked, pack_of(cloud::us_government)).value().with, parameters{});
  option_values indirect;
  ASSERT_TRUE(indirect.set(option::us_government_indirect, "true"));
  const auto open = read_question(asked, pack_of(cloud::us_government), request_limits, indirect);
  ASSERT_TRUE(open.has_value());
  EXPECT_EQ(open.value().with.partner, partner_id{*guid::parse("22222222-0000-4000-8000-000000000002")});

  const auto world = [](const char* options) {
    return read_directory(R"({"csprel": 1, "cloud": "us_government", "asOf": "2023-10-05T12:00:00Z", "customers": [], "options": {)" +
                          std::string(options) + R"(}, "partners": [
        {"id": "11111111-0000-4000-8000-000000000001", "model": "indirect_provider", "country": "US"},
        {"id": "22222222-0000-4000-8000-000000000002", "model": "indirect_reseller", "country": "US"}]})").value();
  };
  EXPECT_THAT(evaluate(world(""), asked).value(), HasSubstr("operation_not_available"));
  EXPECT_THAT(evaluate(world(R"("us_government_indirect": true)"), asked).value(), HasSubstr(R"("outcome":"allow")"));
}

TEST(ReadGlobalQuestion, ReadsResourcesOfItsKinds) {
  EXPECT_EQ(read_global(global_question(R"({"name": "gdap.terminate"})", R"({"type": "gdap_relationship", "id": "g"})")).which,
            (resource{gdap_relationship_resource{"g", {}}}));
  EXPECT_EQ(read_global(global_question(R"({"name": "transfer.accept"})", R"({"type": "transfer", "id": "t", "properties":
      {"customer": "cccccccc-0000-4000-8000-00000000000c"}})")).which, (resource{transfer_resource{"t", customer_c}}));
  EXPECT_EQ(read_global(global_question(R"({"name": "azure.deploy"})", R"({"type": "azure_subscription", "id": "a"})")).which,
            (resource{azure_subscription_resource{subscription_of("a"), {}}}));
  const std::string user = R"({"type": "user", "id": "x", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})";
  EXPECT_EQ(read_global(global_question(R"({"name": "user.create"})", user)).which, (resource{user_resource{user_of("x"), customer_c}}));
  EXPECT_EQ(read_global(global_question(R"({"name": "user.create"})", at_customer)).which, (resource{customer_resource{customer_c}}));
}

TEST(ReadGlobalQuestion, ReadsHowTheAskerSignedIn) {
  const std::string_view view = R"({"name": "subscription.view"})";
  const question plain_one = read_global(global_question(view, at_subscription));
  EXPECT_EQ(plain_one.authentication, authentication::app_user);
  EXPECT_TRUE(plain_one.mfa);
  const question told = read_global(global_question(view, at_subscription, R"(, "userType": "Guest", "groups": ["g1", "g2"])",
                                                    R"({"authentication": "app_only", "mfa": false})"));
  EXPECT_EQ(told.authentication, authentication::app_only);
  EXPECT_FALSE(told.mfa);
  const auto& who = std::get<partner_user_subject>(told.who);
  EXPECT_EQ(who.type, user_type::guest);
  EXPECT_EQ(who.groups, (std::vector<std::string>{"g1", "g2"}));

  // 21Vianet ignores what is new with the other clouds, whatever it is.
  const question ignored = read_well(global_question(view, at_subscription, R"(, "userType": 1, "groups": 2)", R"({"authentication": 3, "mfa": 4})"));
  EXPECT_EQ(ignored.authentication, authentication::app_user);
  EXPECT_FALSE(std::get<partner_user_subject>(ignored.who).groups);
}

TEST(ReadGlobalQuestion, RefusesWhatIsMistyped) {
  EXPECT_EQ(wrong_global(R"({"name": "transfer.create", "properties": {"kind": "savings_plan", "to": "11111111-0000-4000-8000-000000000001"}})", at_customer),
            "unknown_word at /action/properties/kind");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.change_term", "properties": {"term": "P2Y"}})", at_subscription),
            "unknown_word at /action/properties/term");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.change_term"})", at_subscription), "missing_member at /action/properties/term");
  for (const char* property : {R"("partner_id_on_record": "")", R"("additional_partner_ids": ["1", ""])"})
    EXPECT_THAT(wrong_global(R"({"name": "subscription.create", "properties": {"offer": "o", "quantity": 1, )" + std::string(property) + "}}", at_customer),
                ::testing::StartsWith("malformed_value at /action/properties/"))
        << property;
  EXPECT_EQ(wrong_global(R"({"name": "subscription.create", "properties": {"offer": "o", "quantity": 1, "additional_partner_ids": ["", "1"]}})", at_customer),
            "malformed_value at /action/properties/additional_partner_ids/0");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.create", "properties": {"offer": "o", "quantity": 1, "additional_partner_ids": ["1", ""]}})", at_customer),
            "malformed_value at /action/properties/additional_partner_ids/1");
  // A resource of another type: of one type the operation is asked, or of either of two.
  const auto asked_of = [](std::string_view action) {
    return read_question(global_question(action, at_subscription), pack_of(cloud::global)).error().expected;
  };
  EXPECT_EQ(asked_of(R"({"name": "customer.view"})"), "`customer`, which `customer.view` is asked of");
  EXPECT_EQ(asked_of(R"({"name": "user.list"})"), "`customer` or `user`, which `user.list` is asked of");
  EXPECT_EQ(wrong_global(R"({"name": "customer.create", "properties": {"country": "US", "associated_partner": ""}})",
                         R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})"),
            "malformed_value at /action/properties/associated_partner");
  for (const char* property : {"duration", "auto_extend"})
    for (const char* no_length : {"P", "PT", "P1YT", "30 days", ""})
      EXPECT_EQ(wrong_global(R"({"name": "gdap.request", "properties": {")" + std::string(property) + R"(": ")" + no_length + R"("}})", at_customer),
                "malformed_value at /action/properties/" + std::string(property))
          << no_length;
  EXPECT_EQ(wrong_global(R"({"name": "subscription.change_billing_cycle", "properties": {"billing_cycle": "biennial"}})", at_subscription),
            "unknown_word at /action/properties/billing_cycle");
  for (const char* cycle : {"unknown", "hourly", ""})
    EXPECT_EQ(wrong_global(R"({"name": "subscription.change_billing_cycle", "properties": {"billing_cycle": ")" + std::string(cycle) + R"("}})", at_subscription),
              "unknown_word at /action/properties/billing_cycle");
  EXPECT_EQ(wrong_global(R"({"name": "service.administer"})", R"({"type": "service", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})"),
            "missing_member at /resource/id");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.set_auto_renew", "properties": {"enabled": "yes"}})", at_subscription),
            "wrong_type at /action/properties/enabled");
  EXPECT_EQ(wrong_global(R"({"name": "gdap.use_role", "properties": {"roles": "GlobalReader"}})", at_customer),
            "wrong_type at /action/properties/roles");
  EXPECT_EQ(wrong_global(R"({"name": "partner.check_reseller_agreement"})", R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})"),
            "missing_member at /action/properties/mpn_id");
  EXPECT_EQ(wrong_global(R"({"name": "user.delete"})", R"({"type": "user", "id": "x"})"), "missing_member at /resource/properties/customer");
  EXPECT_EQ(wrong_global(R"({"name": "user.list"})", at_subscription), "wrong_type at /resource/type");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.view"})", at_subscription, R"({"mfa": 1})"), "wrong_type at /context/mfa");
  EXPECT_EQ(wrong_global(R"({"name": "subscription.view"})", at_subscription, R"({"authentication": "none"})"), "unknown_word at /context/authentication");
  EXPECT_EQ(wrong(read_question(R"({"subject": {"type": "customer_user", "id": "a", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}},
      "action": {"name": "delegated_admin.remove", "properties": {"services": ["exchange"]}},
      "resource": {"type": "partner", "id": "11111111-0000-4000-8000-000000000001"}})", pack_of(cloud::global))),
            "unsupported at /action/properties/services");
}

// ---- Bad requests -----------------------------------------------------------------------------

struct bad_request {
  std::string what;
  std::string text;
  std::string expected;
  friend std::ostream& operator<<(std::ostream& out, const bad_request& bad) { return out << bad.what; }
};

class BadRequest : public testing::TestWithParam<bad_request> {};

TEST_P(BadRequest, IsAnErrorThatSaysWhere) {
  EXPECT_EQ(wrong(read(GetParam().text)), GetParam().expected);
  const auto answer = evaluate(seller().build(), GetParam().text);
  ASSERT_FALSE(answer);
  EXPECT_EQ(std::string(name(answer.error().code)) + " at " + answer.error().pointer, GetParam().expected);
}

std::vector<bad_request> bad_requests() {
  const std::string own = R"({"type": "partner", "id": "11111111-0000-4000-8000-000000000001"})";
  const auto subject = [](std::string_view s) {
    return with(plain, R"({"type": "partner_user", "id": "manager",
              "properties": {"partner": "11111111-0000-4000-8000-000000000001"}})", s);
  };
  const auto resource = [](std::string_view r) {
    return with_both(R"({"name": "subscription.view"})", r);
  };
  return {
      {"no JSON", "{", "syntax at "},
      {"nothing", "", "syntax at "},
      {"no object", "[]", "wrong_type at "},
      {"a key twice", with(plain, R"("id": "s")", R"("id": "s", "id": "t")"), "duplicate_key at /resource/id"},
      {"empty", "{}", "missing_member at /subject"},
      {"no action", with(plain, R"("action")", R"("actions")"), "missing_member at /action"},
      {"no resource", with(plain, R"("resource")", R"("resources")"), "missing_member at /resource"},
      {"subject no object", subject("7"), "wrong_type at /subject"},
      {"subject without type", subject(R"({"id": "x"})"), "missing_member at /subject/type"},
      {"unknown subject", subject(R"({"type": "robot", "id": "x"})"), "unknown_word at /subject/type"},
      {"subject type in capitals", subject(R"({"type": "Partner", "id": "x"})"), "unknown_word at /subject/type"},
      {"partner id no GUID", subject(R"({"type": "partner", "id": "x"})"), "malformed_guid at /subject/id"},
      {"GUID in braces", subject(R"({"type": "partner", "id": "{11111111-0000-4000-8000-000000000001}"})"),
       "malformed_guid at /subject/id"},
      {"user without partner", subject(R"({"type": "partner_user", "id": "x"})"),
       "missing_member at /subject/properties/partner"},
      {"user without id", subject(R"({"type": "partner_user", "properties": {"partner": "11111111-0000-4000-8000-000000000001"}})"),
       "missing_member at /subject/id"},
      {"properties no object", subject(R"({"type": "partner_user", "id": "x", "properties": []})"),
       "wrong_type at /subject/properties"},
      {"unknown agent role", with(plain, R"("properties": {"partner")", R"("properties": {"agent": "boss", "partner")"),
       "unknown_word at /subject/properties/agent"},
      {"unknown agent role in a list",
       with(plain, R"("properties": {"partner")", R"("properties": {"agent": ["none", "boss"], "partner")"),
       "unknown_word at /subject/properties/agent/1"},
      {"role no text", with(plain, R"("properties": {"partner")", R"("properties": {"admin": true, "partner")"),
       "wrong_type at /subject/properties/admin"},
      {"customer user without customer", subject(R"({"type": "customer_user", "id": "x"})"),
       "missing_member at /subject/properties/customer"},
      {"unknown customer role", subject(R"({"type": "customer_user", "id": "x", "properties":
        {"customer": "cccccccc-0000-4000-8000-00000000000c", "role": "king"}})"), "unknown_word at /subject/properties/role"},
      {"action without name", with_action("{}"), "missing_member at /action/name"},
      {"name no text", with_action(R"({"name": 7})"), "wrong_type at /action/name"},
      {"unknown operation", with_action(R"({"name": "subscription.explode"})"), "unknown_operation at /action/name"},
      {"operation in capitals", with_action(R"({"name": "Subscription.View"})"), "unknown_operation at /action/name"},
      {"resource without type", resource(R"({"id": "s"})"), "missing_member at /resource/type"},
      {"unknown resource type", resource(R"({"type": "planet", "id": "s"})"), "unknown_word at /resource/type"},
      {"wrong resource type", resource(R"({"type": "customer", "id": "cccccccc-0000-4000-8000-00000000000c"})"),
       "wrong_type at /resource/type"},
      {"resource of another cloud", resource(R"({"type": "transfer", "id": "s"})"), "wrong_type at /resource/type"},
      {"subscription without id", resource(R"({"type": "subscription"})"), "missing_member at /resource/id"},
      {"empty subscription id", resource(R"({"type": "subscription", "id": ""})"), "malformed_value at /resource/id"},
      {"customer of the subscription no GUID",
       resource(R"({"type": "subscription", "id": "s", "properties": {"customer": "c"}})"),
       "malformed_guid at /resource/properties/customer"},
      {"service without customer", with_both(R"({"name": "service.administer"})", R"({"type": "service", "id": "exchange"})"),
       "missing_member at /resource/properties/customer"},
      {"service no token", with_both(R"({"name": "service.administer"})", R"({"type": "service", "id": "Exchange Online",
        "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})"), "malformed_value at /resource/id"},
      {"the other partner's customer missing", with_both(R"({"name": "delegated_admin.remove_other"})", own),
       "missing_member at /resource/properties/customer"},
      {"action properties no object", with_action(R"({"name": "subscription.view", "properties": 1})"),
       "wrong_type at /action/properties"},
      {"quantity missing", with_action(R"({"name": "subscription.add_seats"})"),
       "missing_member at /action/properties/quantity"},
      {"quantity null", with(plain, R"("quantity": 3)", R"("quantity": null)"), "wrong_type at /action/properties/quantity"},
      {"quantity a text", with(plain, R"("quantity": 3)", R"("quantity": "3")"), "wrong_type at /action/properties/quantity"},
      {"quantity a fraction", with(plain, R"("quantity": 3)", R"("quantity": 1.5)"),
       "wrong_type at /action/properties/quantity"},
      {"quantity above 2^53", with(plain, R"("quantity": 3)", R"("quantity": 9007199254740993)"),
       "number_range at /action/properties/quantity"},
      {"offer missing", with_both(R"({"name": "subscription.create", "properties": {"quantity": 1}})",
                                  R"({"type": "customer", "id": "cccccccc-0000-4000-8000-00000000000c"})"),
       "missing_member at /action/properties/offer"},
      {"target missing", with_action(R"({"name": "subscription.transition"})"),
       "missing_member at /action/properties/target_offer"},
      {"MPN id missing", with_action(R"({"name": "subscription.change_reseller_of_record"})"),
       "missing_member at /action/properties/mpn_id"},
      {"MPN id a number", with_action(R"({"name": "subscription.change_reseller_of_record", "properties": {"mpn_id": 5}})"),
       "wrong_type at /action/properties/mpn_id"},
      {"MPN id empty", with_action(R"({"name": "subscription.change_reseller_of_record", "properties": {"mpn_id": ""}})"),
       "malformed_value at /action/properties/mpn_id"},
      {"ground no text", with_action(R"({"name": "subscription.cancel", "properties": {"ground": 1}})"),
       "wrong_type at /action/properties/ground"},
      {"services no array", with_both(R"({"name": "relationship.accept", "properties": {"services": "exchange"}})",
                                      R"({"type": "invitation", "id": "x"})"), "wrong_type at /action/properties/services"},
      {"a service no token", with_both(R"({"name": "relationship.accept", "properties": {"services": ["exchange", "X"]}})",
                                       R"({"type": "invitation", "id": "x"})"), "malformed_value at /action/properties/services/1"},
      {"services missing", with_both(R"({"name": "delegated_admin.grant"})", own),
       "missing_member at /action/properties/services"},
      {"unknown channel", with_both(R"({"name": "service.manage_users", "properties": {"through": "mail"}})",
        R"({"type": "service", "id": "exchange", "properties": {"customer": "cccccccc-0000-4000-8000-00000000000c"}})"),
       "unknown_word at /action/properties/through"},
      {"unknown kind of role", with_both(R"({"name": "partner.manage_users", "properties": {"assigns": "crown"}})", own),
       "unknown_word at /action/properties/assigns"},
      {"count missing", with_both(R"({"name": "partner.set_featured_offers"})", own),
       "missing_member at /action/properties/count"},
      {"context no object", with(plain, R"({"time": "2018-11-05T02:00:00Z"})", "[]"), "wrong_type at /context"},
      {"time a number", with(plain, R"("2018-11-05T02:00:00Z")", "7"), "wrong_type at /context/time"},
      {"time without zone", with(plain, R"("2018-11-05T02:00:00Z")", R"("2018-11-05T02:00:00")"),
       "malformed_time at /context/time"},
      {"no such day", with(plain, R"("2018-11-05T02:00:00Z")", R"("2018-02-30T02:00:00Z")"),
       "malformed_time at /context/time"},
  };
}
INSTANTIATE_TEST_SUITE_P(All, BadRequest, testing::ValuesIn(bad_requests()), [](const auto& test) {
  std::string name;
  for (const char c : test.param.what) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(BadRequests, WhatTheDirectoryDoesNotHoldIsNamed) {
  const auto fails_at = [](const std::string& text) {
    const auto answer = evaluate(seller().build(), text);
    return answer ? std::string{} : std::string(name(answer.error().code)) + " at " + answer.error().pointer;
  };
  EXPECT_EQ(fails_at(with(plain, "11111111-0000", "99999999-0000")), "not_found at /subject/properties/partner");
  EXPECT_EQ(fails_at(with(plain, R"("id": "s")", R"("id": "t")")), "not_found at /resource/id");
}

TEST(BadRequests, ABatchIsNoQuestion) {
  EXPECT_EQ(wrong(read(R"({"evaluations": [{}]})")), "wrong_type at /evaluations");
  EXPECT_EQ(wrong(read(R"({"evaluations": {}})")), "wrong_type at /evaluations");
}

TEST(BadRequests, ALongTextIsRefused) {
  EXPECT_EQ(wrong(read_question(plain, pack_of(cloud::china_21vianet), limits{plain.size() - 1, 64})), "too_large at ");
  EXPECT_EQ(wrong(read_question(plain, pack_of(cloud::china_21vianet), limits{plain.size(), 64})), "");
}

// ---- Batches ----------------------------------------------------------------------------------

/// A batch of these items about the seller's subscription.
std::string batch(std::string_view items, std::string_view semantic = {}) {
  std::string text = with(plain, R"({
  "subject")", R"({"evaluations": [)" + std::string(items) + R"(], "subject")");
  if (!semantic.empty())
    text = with(text, R"("context")", R"("options": {"evaluations_semantic": ")" + std::string(semantic) + R"("}, "context")");
  return text;
}

/// "allow", "deny", "unknown" or "error" of each answer.
std::vector<std::string> outcomes(const std::string& request, const directory& world = seller().build()) {
  std::vector<std::string> all;
  const auto answer = tree(evaluate(world, request));
  for (const auto& one : answer.at("evaluations").as_array()) {
    const auto& context = one.at("context").as_object();
    const bool failed = context.contains("error");
    all.emplace_back(failed ? "error" : context.at("csprel").at("outcome").as_string().c_str());
    EXPECT_EQ(one.at("decision").as_bool(), all.back() == "allow");
  }
  return all;
}

constexpr std::string_view yes = R"({"action": {"name": "subscription.view"}})";
constexpr std::string_view no = R"({"action": {"name": "subscription.reactivate"}})";
constexpr std::string_view bad = R"({"action": {"name": "no.such_operation"}})";

std::string items(std::initializer_list<std::string_view> all) {
  std::string text;
  for (const auto item : all) text += (text.empty() ? "" : ",") + std::string(item);
  return text;
}

TEST(Batch, EverySemanticGoesAsFarAsItSays) {
  const std::string mixed = items({yes, no, yes});
  EXPECT_THAT(outcomes(batch(mixed)), ElementsAre("allow", "deny", "allow"));
  EXPECT_THAT(outcomes(batch(mixed, "execute_all")), ElementsAre("allow", "deny", "allow"));
  EXPECT_THAT(outcomes(batch(mixed, "deny_on_first_deny")), ElementsAre("allow", "deny"));
  EXPECT_THAT(outcomes(batch(mixed, "permit_on_first_permit")), ElementsAre("allow"));
  EXPECT_THAT(outcomes(batch(items({no, yes, no}), "permit_on_first_permit")), ElementsAre("deny", "allow"));
  EXPECT_THAT(outcomes(batch(items({no, no}), "permit_on_first_permit")), ElementsAre("deny", "deny"));
  EXPECT_THAT(outcomes(batch(items({yes, yes}), "deny_on_first_deny")), ElementsAre("allow", "allow"));
}

TEST(Batch, UnknownAndErrorsCountAsDenials) {
  EXPECT_THAT(outcomes(batch(items({bad, yes}), "deny_on_first_deny")), ElementsAre("error"));
  EXPECT_THAT(outcomes(batch(items({bad, yes, no}), "permit_on_first_permit")), ElementsAre("error", "allow"));
  const directory vague = seller().status("s", std::nullopt).build();
  const std::string unknown = items({R"({"action": {"name": "subscription.rename"}})", yes});
  EXPECT_THAT(outcomes(batch(unknown), vague), ElementsAre("unknown", "allow"));
  EXPECT_THAT(outcomes(batch(unknown, "deny_on_first_deny"), vague), ElementsAre("unknown"));
  EXPECT_THAT(outcomes(batch(unknown, "permit_on_first_permit"), vague), ElementsAre("unknown", "allow"));
}

TEST(Batch, AnErrorBelongsToItsItemAndSaysWhere) {
  const auto message = [](std::string_view item) {
    const auto answer = tree(evaluate(seller().build(), batch(items({yes, item}))));
    const auto& wrong = answer.at("evaluations").at(1).at("context").at("error");
    EXPECT_EQ(wrong.at("status").as_int64(), 400);
    return std::string(wrong.at("message").as_string().c_str());
  };
  EXPECT_THAT(message(bad), HasSubstr("/evaluations/1/action/name: found `no.such_operation`"));
  EXPECT_THAT(message("7"), HasSubstr("/evaluations/1: found `7`"));
  // The resource that is not found stands at the top level, or in the item where it brings one.
  EXPECT_THAT(message(R"({"action": {"name": "customer.view"}})"), testing::StartsWith("/resource/type: "));
  EXPECT_THAT(message(R"({"resource": {"type": "subscription", "id": "t"}})"),
              testing::StartsWith("/evaluations/1/resource/id: "));
}

TEST(Batch, AnItemReplacesATopLevelObjectWhole) {
  // The default's properties do not shine through: this action has no quantity.
  EXPECT_THAT(outcomes(batch(R"({"action": {"name": "subscription.add_seats"}}, {})")), ElementsAre("error", "allow"));
  EXPECT_THAT(outcomes(batch(R"({"subject": {"type": "partner_user", "id": "manager"}}, {"context": {}})")),
              ElementsAre("error", "allow"));
}

TEST(Batch, NeedsNoDefaults) {
  EXPECT_THAT(outcomes(R"({"evaluations": [)" + std::string(plain) + "]}"), ElementsAre("allow"));
  const auto answer = tree(evaluate(seller().build(), R"({"evaluations": [{}]})"));
  EXPECT_STREQ(answer.at("evaluations").at(0).at("context").at("error").at("message").as_string().c_str(),
               "/evaluations/0/subject: found nothing, expected the object `subject` of the evaluation");
}

TEST(Batch, AnEmptyOneIsASingleEvaluation) {
  EXPECT_EQ(evaluate(seller().build(), batch("")).value(), evaluate(seller().build(), plain).value());
}

TEST(Batch, WhatSpoilsTheWholeRequestIsAnError) {
  const auto fails_at = [](const std::string& text) {
    const auto answer = evaluate(seller().build(), text);
    return answer ? std::string{} : std::string(name(answer.error().code)) + " at " + answer.error().pointer;
  };
  EXPECT_EQ(fails_at(batch(yes, "execute_some")), "unknown_word at /options/evaluations_semantic");
  EXPECT_EQ(fails_at(R"({"evaluations": [{}], "options": 7})"), "wrong_type at /options");
  EXPECT_EQ(fails_at(R"({"evaluations": 7})"), "wrong_type at /evaluations");
}

// ---- Answers ----------------------------------------------------------------------------------

TEST(Answer, OfAnAllow) {
  const auto answer = tree(evaluate(seller().build(), plain));
  EXPECT_THAT(keys(answer), ElementsAre("decision", "context"));
  EXPECT_TRUE(answer.at("decision").as_bool());
  EXPECT_THAT(keys(answer.at("context")), ElementsAre("evaluated_at", "csprel"));
  EXPECT_STREQ(answer.at("context").at("evaluated_at").as_string().c_str(), "2018-11-05T02:00:00Z");
  const auto& own = answer.at("context").at("csprel");
  EXPECT_STREQ(own.at("outcome").as_string().c_str(), "allow");
  EXPECT_STREQ(own.at("pack").as_string().c_str(), "china_21vianet/2018-10-29");
  EXPECT_THAT(own.at("reasons").as_array(), IsEmpty());
  EXPECT_THAT(own.at("unknown").as_array(), IsEmpty());
  EXPECT_FALSE(own.as_object().contains("nothing_helps"));
  EXPECT_THAT(texts(own.at("met")), testing::Contains("not_original_reseller"));
  EXPECT_THAT(keys(own.at("accountability")), ElementsAre("billed", "support", "owns_relationship"));
  EXPECT_STREQ(own.at("accountability").at("billed").as_string().c_str(), partner_p.to_string().c_str());
}

TEST(Answer, OfADenialHasEveryReasonInCheckOrder) {
  const auto world = world_builder{}.relationship(partner_q).sale("s", essentials, partner_q).build();
  const auto answer = tree(evaluate(world, plain));
  EXPECT_FALSE(answer.at("decision").as_bool());
  EXPECT_STREQ(answer.at("context").at("reason").as_string().c_str(), "no_relationship");
  const auto& reasons = answer.at("context").at("csprel").at("reasons").as_array();
  ASSERT_EQ(reasons.size(), 2U);
  EXPECT_THAT(keys(reasons[0]), ElementsAre("code", "message", "rules", "basis", "refusal"));
  EXPECT_THAT(texts(reasons[0].at("rules")), ElementsAre("REM-06", "SUB-17", "REQ-10"));
  EXPECT_STREQ(reasons[0].at("basis").as_string().c_str(), "api");
  EXPECT_THAT(keys(reasons[0].at("refusal")), ElementsAre("status", "code", "certain"));
  EXPECT_EQ(reasons[0].at("refusal").at("status").as_int64(), 403);
  EXPECT_STREQ(reasons[0].at("refusal").at("code").as_string().c_str(), "20002");
  EXPECT_TRUE(reasons[0].at("refusal").at("certain").as_bool());
  EXPECT_STREQ(reasons[1].at("code").as_string().c_str(), "not_original_reseller");
  EXPECT_THAT(keys(reasons[1]), ElementsAre("code", "message", "rules", "basis"));
}

TEST(Answer, SaysWhyNothingHelps) {
  const auto answer = tree(evaluate(seller().status("s", subscription_status::deleted).build(), plain));
  const auto& own = answer.at("context").at("csprel");
  EXPECT_THAT(own.at("remedies").as_array(), IsEmpty());
  EXPECT_FALSE(own.at("nothing_helps").as_string().empty());
}

TEST(Answer, TellsWhereARefusalSitsInASuccess) {
  const auto world = seller().no_grant(partner_p).build();
  const auto answer = tree(evaluate(
      world, with_action(R"({"name": "subscription.transition", "properties": {"target_offer": "premium"}})")));
  const auto& refusal = answer.at("context").at("csprel").at("reasons").at(0).at("refusal");
  EXPECT_THAT(keys(refusal), ElementsAre("status", "code", "in", "certain"));
  EXPECT_STREQ(refusal.at("in").as_string().c_str(), "upgradeErrors");
}

TEST(Answer, OfAnUnknownSaysWhatIsNeeded) {
  const auto world = seller().status("s", std::nullopt).build();
  const auto answer = tree(evaluate(world, with_action(R"({"name": "subscription.rename"})")));
  EXPECT_FALSE(answer.at("decision").as_bool());
  EXPECT_STREQ(answer.at("context").at("reason").as_string().c_str(), "subscription_cancelled");
  const auto& unknown = answer.at("context").at("csprel").at("unknown");
  ASSERT_EQ(unknown.as_array().size(), 1U);
  EXPECT_THAT(keys(unknown.at(0)), ElementsAre("code", "message", "rules", "needs"));
  EXPECT_THAT(unknown.at(0).at("needs").as_string().c_str(),
              HasSubstr("GET /v1/customers/cccccccc-0000-4000-8000-00000000000c/subscriptions/s"));
}

TEST(Answer, HoldsUntilTimeAloneChangesIt) {
  const auto world = seller().suspended("s").build();
  const auto answer = tree(evaluate(world, with_action(R"({"name": "subscription.reactivate"})")));
  EXPECT_TRUE(answer.at("decision").as_bool());
  EXPECT_STREQ(answer.at("context").at("csprel").at("holds_until").as_string().c_str(), "2018-12-25T02:00:00Z");
}

TEST(Answer, WithoutAClockTellsNoTime) {
  const auto world = seller().clock(std::nullopt).build();
  const auto answer = tree(evaluate(world, with(plain, R"({"time": "2018-11-05T02:00:00Z"})", "{}")));
  EXPECT_THAT(keys(answer.at("context")), ElementsAre("csprel"));
}

TEST(Answer, NamesTheOperatorWhereNoPartnerSold) {
  const auto world = world_builder{}.relationship(partner_p).holding("s", essentials).build();
  const auto answer = tree(evaluate(world, plain));
  const auto& who = answer.at("context").at("csprel").at("accountability");
  EXPECT_THAT(keys(who), ElementsAre("billed"));
  EXPECT_STREQ(who.at("billed").as_string().c_str(), "operator");
}

TEST(Answer, CanBeIndented) {
  EXPECT_EQ(evaluate(seller().build(), plain).value().find('\n'), std::string::npos);
  EXPECT_THAT(evaluate(seller().build(), plain, 2).value(), testing::StartsWith("{\n  \"decision\": true"));
}

}  // namespace
}  // namespace csprel::json::authzen_tests
