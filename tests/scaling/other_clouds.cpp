// SPDX-License-Identifier: Apache-2.0
// The tasks of the other clouds. Sizes count what one partner or one customer has of something: a row is what there
// is much of, and what is done with it.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "clouds/delegated.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/directory/lint.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/json/partner_center.hpp"
#include "scaling/tasks.hpp"

namespace csprel::scaling {
namespace {

using namespace csprel::test;

std::string numbered(std::string_view what, std::size_t i) { return std::string(what) + std::to_string(i); }
partner_id partner_number(std::size_t i) { return *partner_id::parse(guid_text(i, 2)); }
const std::string customer_text = customer_c.to_string();

// ---- what there is much of -----------------------------------------------------------------------

/// A sale `s`, a plan with an Azure subscription, a relationship `g` of which a group has a role.
delegated plain() {
  delegated d;
  d.sale("s", suite);
  d.azure();
  d.relates("g", {reader, writer});
  d.assigns("g", "a", "engineers", {reader});
  return d;
}
delegated partner_users(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.employs(numbered("u", i));
  return d;
}
delegated groups(std::size_t n) {
  delegated d = partner_users(n);
  for (std::size_t i = 0; i < n; ++i) d.group(numbered("group", i), {numbered("u", i)});
  return d;
}
/// That all hold one role; one person in each.
delegated agent_groups(std::size_t n) {
  delegated d = partner_users(n);
  for (std::size_t i = 0; i < n; ++i) d.group(numbered("group", i), {numbered("u", i)}, agent_role::helpdesk_agent);
  return d;
}
/// Of which nobody tells who is in them.
delegated untold_groups(std::size_t n) {
  delegated d = agent_groups(n);
  for (auto& one : *d.at(seller_p).account.edit().groups) one.members.reset();
  return d;
}
/// Each in the one at half its number.
delegated nested_groups(std::size_t n) {
  delegated d = partner_users(n);
  for (std::size_t i = 0; i < n; ++i)
    d.group(numbered("group", i), {numbered("u", i), numbered("group", 2 * i + 1), numbered("group", 2 * i + 2)});
  return d;
}
/// In each of ten groups that are in each of ten groups.
delegated members(std::size_t n) {
  delegated d = partner_users(n);
  for (std::size_t k = 0; k < 10; ++k) {
    auto& all = *d.group(numbered("group", k), {}).members;
    for (std::size_t i = 0; i < n + 10; ++i) {
      group_member m;
      m.id = *directory_object_id::parse(i < n ? numbered("u", i) : numbered("group", i - n));
      all.push_back(m);
    }
  }
  return d;
}
delegated partnerships(std::size_t n) {
  delegated d = plain();
  auto& all = d.at(provider_i).account.edit().partnerships.emplace();
  for (std::size_t i = 0; i < n; ++i) {
    partner_fields p;
    p.id = partner_number(i);
    p.model = partner_model::indirect_reseller;
    p.mpn_id = std::to_string(5'000'000 + i);
    partnership with;
    with.other = p.id;
    with.type = partnership_type::is_indirect_cloud_solution_provider_of;
    with.state = "Active";
    all.push_back(with);
    d.partners.push_back(std::move(p));
  }
  return d;
}
delegated relationships(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    d.relates(numbered("g", i), {reader});
    d.assigns(numbered("g", i), "a", "engineers", {reader});
  }
  return d;
}
delegated drafts(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.relates(numbered("g", i), {writer}, gdap_status::created);
  return d;
}
delegated assignments(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.assigns("g", numbered("a", i), "helpers", {reader}, access_assignment_status::pending);
  return d;
}
delegated roles(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    d.granted("g").roles->push_back(*entra_role_id::parse(guid_text(i, 7)));
    d.granted("g").access_assignments->front().roles->push_back(*entra_role_id::parse(guid_text(i, 7)));
  }
  return d;
}
delegated azure_subscriptions(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    azure_entitlement one;
    one.id = azure_of(numbered("azure", i));
    one.status = subscription_status::active;
    d.commerce("plan").azure_entitlements->push_back(one);
    d.azure_role_of("engineers", "Owner", numbered("azure", i));
  }
  return d;
}
delegated azure_roles(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.azure_role_of(numbered("u", i));
  return d;
}
delegated transfers(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    csprel::transfer& t = d.moves(transfer_kind::direct_to_indirect, i == 0 ? transfer_status::active : transfer_status::reject);
    t.id = *transfer_id::parse(numbered("t", i));
    t.created = today;
    adds_line(t, "s");
  }
  return d;
}
delegated sales(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.sale(numbered("s", i), suite);
  return d;
}
/// As many lines of one transfer.
delegated lines(std::size_t n) {
  delegated d = sales(n);
  csprel::transfer& t = d.moves(transfer_kind::direct_to_indirect);
  t.created = today;
  for (std::size_t i = 0; i < n; ++i) adds_line(t, numbered("s", i));
  return d;
}
/// Of one subscription.
delegated add_ons(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    d.sale(numbered("s", i), phone);
    d.subscriptions.back().parent = subscription_of("s");
  }
  return d;
}
/// Each ends at a time of its own.
delegated terms(std::size_t n) {
  delegated d = sales(n);
  std::int64_t day = 0;
  for (auto& s : d.subscriptions) s.commerce.edit().commitment_end_date_time = today + days(1 + day++ % 365);
  return d;
}
delegated batches(std::size_t n) {
  delegated d = plain();
  d["s"].quantity = static_cast<std::int64_t>(n);
  auto& all = d.commerce("s").refundable.emplace().batches;
  for (std::size_t i = 0; i < n; ++i) all.push_back({1, today + duration{static_cast<std::int64_t>(i) * 60}, {}});
  return d;
}
delegated agreements(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.attested_by(other_q);
  return d;
}
delegated customer_users(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) d.customer.users.push_back({user_of(numbered("c", i)), customer_role::user, {}});
  return d;
}
/// Each may become any of the five next ones.
delegated offers(std::size_t n) {
  delegated d = plain();
  for (std::size_t i = 0; i < n; ++i) {
    auto& one = d.offer(numbered("CFQ7TTC0XXXX:", i), track::new_commerce, 1, 300);
    for (std::size_t k = 1; k <= 5; ++k) one.upgrade_target_offers.push_back(offer_of(numbered("CFQ7TTC0XXXX:", (i + k) % n)));
  }
  return d;
}

// ---- what is done with it ------------------------------------------------------------------------

task read(const delegated& d) { return reads(json::write_directory(d.build())); }
task lints(const delegated& d) {
  lint_scope scope;
  scope.uses = operation_set{gdap_use_role, subscription_view};
  return [world = d.build(), scope] { need(lint(world, scope)); };
}
task surveys(const delegated& d) {
  return [world = d.build()] { need(!need(survey(world, seller_p)).empty()); };
}
/// Every operation once, of each thing that could be meant.
std::vector<question> questions() {
  std::vector<question> all;
  for (const auto& one : enum_names<operation>::rows)
    for (const auto& q : {of_customer(one.value), of(one.value, "s"), of_relationship(one.value), of_transfer(one.value),
                          of_azure(one.value), of_user(one.value), of_service(one.value), of_partner(one.value)})
      all.push_back(q);
  return all;
}
task decides(const delegated& d) {
  return [world = d.build(), all = questions()] {
    for (const question& q : all) (void)decide(world, q);
  };
}
task explains(const delegated& d) {
  return [world = d.build(), all = questions()] {
    for (const question& q : all) (void)explain(world, q);
  };
}
task finds_remedies(const delegated& d) {
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector<std::string>{"UserAdmin"};
  return [world = d.build(), q] {
    need(find_remedies(world, q));
    need(find_remedies(world, of(subscription_remove_seats, "s").seats(1).by(other_q)));
  };
}
template <delegated (*Make)(std::size_t), task (*Use)(const delegated&)>
task on(std::size_t n) {
  return Use(Make(n));
}

// ---- events and answers --------------------------------------------------------------------------

task applies(const delegated& d, std::vector<event> all) { return replays(d.build(), std::move(all)); }

// An event costs what it changes, a customer's or a partner's records; so these stay as they are.
task apply_seats(std::size_t n) {
  return applies(sales(10), events(n, [](std::size_t i) {
                   return seats_changed{{subscription_of(numbered("s", i % 10)), customer_c}, 11 + static_cast<std::int64_t>(i / 10 % 20)};
                 }, today));
}
/// Each joins a group and leaves it.
task apply_members(std::size_t n) {
  return applies(groups(10), events(n, [](std::size_t i) -> event_fact {
                   const group_id group = group_of(numbered("group", i / 2 % 10));
                   group_member m;
                   m.id = *directory_object_id::parse("helper");
                   if (i % 2 == 0) return group_member_added{seller_p, group, m};
                   return group_member_removed{seller_p, group, m.id};
                 }, today));
}
/// One is given another role each time.
task apply_assignments(std::size_t n) {
  return applies(plain(), events(n, [](std::size_t i) {
                   access_assignment a;
                   a.id = *access_assignment_id::parse("a");
                   a.roles = std::vector{id_of(i % 2 == 0 ? writer : reader)};
                   return gdap_assignment_updated{{*gdap_relationship_id::parse("g"), customer_c}, a};
                 }, today));
}

/// A text, the name of its file, and the request where that is known.
struct response {
  std::string text;
  std::string name = "response.json";
  std::string request = {};
};
task imports(std::vector<response> responses) {
  responses.push_back({R"({"id":")" + customer_text + R"(","relationshipToPartner":"reseller","attributes":{"objectType":"Customer"}})"});
  return [world = plain().build(), responses = std::move(responses)] {
    json::importer in(world, seller_p);
    for (const auto& [text, name, request] : responses) need(in.add(text, name, request).has_value());
    need(in.finish());
  };
}
std::string of_the_customer(const std::string& rest) { return "GET /v1/customers/" + customer_text + "/" + rest; }
constexpr std::string_view graph = "https://graph.microsoft.com/v1.0/$metadata#";
std::string answer(std::string_view what, const std::string& values) {
  return R"({"@odata.context":")" + std::string(graph) + std::string(what) + R"(","value":[)" + values + "]}";
}
std::string relationship_text(std::size_t i) {
  return R"({"id":")" + numbered("g", i) + R"(","displayName":")" + numbered("name", i) +
         R"(","duration":"P730D","status":"active","customer":{"tenantId":")" + customer_text +
         R"("},"accessDetails":{"unifiedRoles":[{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]}})";
}
std::string assignment_text(std::size_t i) {
  return R"({"id":")" + numbered("n", i) + R"(","status":"active","accessContainer":{"accessContainerId":"engineers"},)" +
         R"("accessDetails":{"unifiedRoles":[{"roleDefinitionId":"88d8e3e3-8f55-4a1e-953a-9b9898b8876b"}]}})";
}
std::string relationships_answer(std::size_t n) {
  return answer("tenantRelationships/delegatedAdminRelationships", list(n, relationship_text));
}
task import_relationships(std::size_t n) { return imports({{relationships_answer(n)}}); }
/// As many responses as relationships, each with the assignments of one.
task import_assignments(std::size_t n) {
  std::vector<response> all{{relationships_answer(n)}};
  for (std::size_t i = 0; i < n; ++i)
    all.push_back({answer("tenantRelationships/delegatedAdminRelationships('" + numbered("g", i) + "')/accessAssignments",
                          assignment_text(i))});
  return imports(std::move(all));
}
task import_many_assignments(std::size_t n) {
  return imports({{relationships_answer(1)},
                  {answer("tenantRelationships/delegatedAdminRelationships('g0')/accessAssignments", list(n, assignment_text))}});
}
std::string group_text(std::size_t i) { return guid_text(i, 9); }
std::string groups_answer(std::size_t n) {
  return answer("groups", list(n, [](std::size_t i) {
                  return R"({"id":")" + group_text(i) + R"(","displayName":"Readers","securityEnabled":true})";
                }));
}
std::string member_text(std::size_t i) { return R"({"@odata.type":"#microsoft.graph.user","id":")" + numbered("u", i) + "\"}"; }
task import_groups(std::size_t n) { return imports({{groups_answer(n)}}); }
/// As many responses as groups, each with one member, by the request or by the name of the file.
task import_members(std::size_t n) {
  std::vector<response> all{{groups_answer(n)}};
  for (std::size_t i = 0; i < n; ++i)
    all.push_back({answer("directoryObjects", member_text(i)), "x", "GET /v1.0/groups/" + group_text(i) + "/members"});
  return imports(std::move(all));
}
task import_members_by_name(std::size_t n) {
  std::vector<response> all{{groups_answer(n)}};
  for (std::size_t i = 0; i < n; ++i) all.push_back({answer("directoryObjects", member_text(i)), group_text(i) + ".json"});
  return imports(std::move(all));
}
task import_many_members(std::size_t n) {
  return imports({{groups_answer(1)}, {answer("directoryObjects", list(n, member_text)), "x", "GET /v1.0/groups/" + group_text(0) + "/members"}});
}
std::string sales_answer(std::size_t n) {
  return R"({"items":[)" + list(n, [](std::size_t i) {
           return R"({"id":")" + numbered("s", i) + R"(","offerId":"CFQ7TTC0LH18:)" + numbered("", i) + R"(:A","quantity":5,)" +
                  R"("status":"active","attributes":{"objectType":"Subscription"}})";
         }) + R"(],"links":{"self":{"uri":"/customers/)" + customer_text + R"(/subscriptions"}}})";
}
task import_sales(std::size_t n) { return imports({{sales_answer(n)}}); }
std::string entitlement_text(std::size_t i) { return R"({"id":")" + numbered("azure", i) + R"(","status":"active"})"; }
/// As many responses as subscriptions, each about one.
task import_about_sales(std::size_t n) {
  std::vector<response> all{{sales_answer(n)}};
  for (std::size_t i = 0; i < n; ++i)
    all.push_back({"[" + entitlement_text(i) + "]", "x", of_the_customer("subscriptions/" + numbered("s", i) + "/azureEntitlements")});
  return imports(std::move(all));
}
task import_azure_subscriptions(std::size_t n) {
  return imports({{"[" + list(n, entitlement_text) + "]", "x", of_the_customer("subscriptions/plan/azureEntitlements")}});
}
task import_transfers(std::size_t n) {
  return imports({{"[" + list(n, [](std::size_t i) { return R"({"id":")" + numbered("t", i) + R"(","status":"Complete"})"; }) + "]",
                   "x", of_the_customer("transfers")}});
}
task import_agreements(std::size_t n) {
  return imports({{"[" + list(n, [](std::size_t i) {
                     return R"({"type":"MicrosoftCustomerAgreement","primaryContact":{"firstName":")" + numbered("A", i) + "\"}}";
                   }) + "]", "x", of_the_customer("agreements")}});
}
task import_qualifications(std::size_t n) {
  return imports({{"[" + list(n, [](std::size_t i) { return R"({"qualification":")" + numbered("Kind", i) + "\"}"; }) + "]", "x",
                   of_the_customer("qualifications")}});
}

constexpr row rows[] = {
    {"read_partner_users", 200, on<partner_users, read>},
    {"read_groups", 200, on<groups, read>},
    {"read_agent_groups", 200, on<agent_groups, read>},
    {"read_untold_groups", 200, on<untold_groups, read>},
    {"read_nested_groups", 200, on<nested_groups, read>},
    {"read_members", 100, on<members, read>},
    {"read_partnerships", 200, on<partnerships, read>},
    {"read_relationships", 200, on<relationships, read>},
    {"read_assignments", 200, on<assignments, read>},
    {"read_roles", 200, on<roles, read>},
    {"read_azure_subscriptions", 200, on<azure_subscriptions, read>},
    {"read_azure_roles", 200, on<azure_roles, read>},
    {"read_transfers", 200, on<transfers, read>},
    {"read_lines", 200, on<lines, read>},
    {"read_sales", 200, on<sales, read>},
    {"read_add_ons", 200, on<add_ons, read>},
    {"read_batches", 200, on<batches, read>},
    {"read_agreements", 200, on<agreements, read>},
    {"read_customer_users", 200, on<customer_users, read>},
    {"read_offers", 200, on<offers, read>},
    {"lint_groups", 200, on<groups, lints>},
    {"lint_nested_groups", 200, on<nested_groups, lints>},
    {"lint_untold_groups", 200, on<untold_groups, lints>},
    {"lint_members", 100, on<members, lints>},
    {"lint_partnerships", 200, on<partnerships, lints>},
    {"lint_relationships", 200, on<relationships, lints>},
    {"lint_assignments", 200, on<assignments, lints>},
    {"lint_roles", 200, on<roles, lints>},
    {"lint_transfers", 200, on<transfers, lints>},
    {"lint_lines", 200, on<lines, lints>},
    {"lint_sales", 200, on<sales, lints>},
    {"lint_add_ons", 200, on<add_ons, lints>},
    {"lint_terms", 200, on<terms, lints>},
    {"decide_groups", 100, on<groups, decides>},
    {"decide_untold_groups", 100, on<untold_groups, decides>},
    {"decide_relationships", 100, on<relationships, decides>},
    {"decide_drafts", 100, on<drafts, decides>},
    {"decide_assignments", 100, on<assignments, decides>},
    {"decide_roles", 100, on<roles, decides>},
    {"decide_azure_subscriptions", 100, on<azure_subscriptions, decides>},
    {"decide_azure_roles", 100, on<azure_roles, decides>},
    {"decide_transfers", 100, on<transfers, decides>},
    {"decide_lines", 100, on<lines, decides>},
    {"decide_add_ons", 100, on<add_ons, decides>},
    {"decide_batches", 100, on<batches, decides>},
    {"decide_agreements", 100, on<agreements, decides>},
    {"explain_untold_groups", 20, on<untold_groups, explains>},
    {"explain_relationships", 20, on<relationships, explains>},
    {"explain_azure_subscriptions", 20, on<azure_subscriptions, explains>},
    {"explain_lines", 20, on<lines, explains>},
    {"explain_terms", 20, on<terms, explains>},
    {"explain_batches", 20, on<batches, explains>},
    {"remedies_relationships", 20, on<relationships, finds_remedies>},
    {"remedies_drafts", 20, on<drafts, finds_remedies>},
    {"remedies_assignments", 20, on<assignments, finds_remedies>},
    {"remedies_groups", 20, on<groups, finds_remedies>},
    {"survey_sales", 20, on<sales, surveys>},  // A decision may look at all that a customer has.
    {"survey_add_ons", 20, on<add_ons, surveys>},
    {"survey_lines", 20, on<lines, surveys>},
    {"apply_seats", 100, apply_seats},
    {"apply_members", 100, apply_members},
    {"apply_assignments", 100, apply_assignments},
    {"import_relationships", 100, import_relationships},
    {"import_assignments", 100, import_assignments},
    {"import_many_assignments", 100, import_many_assignments},
    {"import_groups", 100, import_groups},
    {"import_members", 100, import_members},
    {"import_members_by_name", 100, import_members_by_name},
    {"import_many_members", 100, import_many_members},
    {"import_sales", 100, import_sales},
    {"import_about_sales", 100, import_about_sales},
    {"import_azure_subscriptions", 100, import_azure_subscriptions},
    {"import_transfers", 100, import_transfers},
    {"import_agreements", 100, import_agreements},
    {"import_qualifications", 100, import_qualifications},
};

}  // namespace

std::span<const row> tasks() { return rows; }

}  // namespace csprel::scaling
