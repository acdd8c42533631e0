// SPDX-License-Identifier: Apache-2.0
// What lint finds, what it leaves alone, and each step in which an end draws near.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "clouds/tenant.hpp"
#include "csprel/directory/lint.hpp"

namespace csprel::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const group_id helpers = *group_id::parse("aaaaaaaa-0000-4000-8000-000000000001");
const group_id inner = *group_id::parse("aaaaaaaa-0000-4000-8000-000000000002");

std::vector<lint_code> codes_in(const directory& world, const lint_scope& scope = {}) {
  std::vector<lint_code> all;
  const auto told = lint(world, scope);
  for (const lint_finding& one : told.value()) all.push_back(one.code);
  return all;
}
std::vector<lint_code> codes_in(const tenant& t, const lint_scope& scope = {}) { return codes_in(t.build(), scope); }

std::optional<lint_finding> found(const tenant& t, lint_code code, const lint_scope& scope = {}) {
  const auto told = lint(t.build(), scope);
  for (const lint_finding& one : told.value())
    if (one.code == code) return one;
  return std::nullopt;
}

/// A relationship of a year with two roles, both of which a group with one employee has.
tenant with_gdap() {
  tenant t;
  gdap_relationship g;
  g.partner = seller_p;
  g.id = *gdap_relationship_id::parse("g");
  g.display_name = "helpdesk";
  g.roles = std::vector{id_of(entra_role::user_administrator), id_of(entra_role::directory_readers)};
  g.status = gdap_status::active;
  g.created = g.activated = today + days(-100);
  g.end = today + days(265);
  access_assignment a;
  a.id = *access_assignment_id::parse("a");
  a.status = access_assignment_status::active;
  a.group = helpers;
  a.roles = g.roles;
  g.access_assignments = std::vector{a};
  t.conditions().gdap_relationships = std::vector{g};
  security_group s;
  s.id = helpers;
  s.display_name = "helpers";
  s.members = std::vector{group_member{*directory_object_id::parse("agent"), {}, {}, {}}};
  t.at(seller_p).account.edit().groups = std::vector{s};
  return t;
}
gdap_relationship& gdap(tenant& t) { return t.conditions().gdap_relationships->front(); }
access_assignment& assignment(tenant& t) { return gdap(t).access_assignments->front(); }
security_group& group(tenant& t) { return t.at(seller_p).account.edit().groups->front(); }

TEST(Lint, FindsNothingWhereAllIsInOrder) {
  EXPECT_THAT(codes_in(with_gdap()), IsEmpty());
  tenant t = with_gdap();
  t.sale("s", suite).sale("old", essentials);
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, WarnsOfAnEndInThreeSteps) {
  tenant t = with_gdap();
  const auto step = [&](duration left) -> std::optional<csprel::severity> {
    gdap(t).end = today + left;
    const auto one = found(t, lint_code::gdap_expires_soon);
    return one ? std::optional{one->severity} : std::nullopt;
  };
  EXPECT_EQ(step({days(30).seconds + 1}), std::nullopt);
  EXPECT_EQ(step(days(30)), severity::notice);
  EXPECT_EQ(step({days(7).seconds + 1}), severity::notice);
  EXPECT_EQ(step(days(7)), severity::warning);
  EXPECT_EQ(step({days(1).seconds + 1}), severity::warning);
  EXPECT_EQ(step(days(1)), severity::error);
  EXPECT_EQ(step({1}), severity::error);
  EXPECT_EQ(step({0}), std::nullopt);  // Over.
  const auto words = [&](duration left) {
    gdap(t).end = today + left;
    return found(t, lint_code::gdap_expires_soon)->message;
  };
  EXPECT_EQ(words(days(30)),
            "The relationship `helpdesk` of Partner P with Customer C ends within 30 days, at 2023-11-04T12:00:00Z.");
  EXPECT_THAT(words(days(7)), HasSubstr(" ends within 7 days, at "));
  EXPECT_THAT(words(days(1)), HasSubstr(" ends within 1 day, at "));
  gdap(t).end = today + days(1);
  gdap(t).auto_extend_duration = "P180D";
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, FindsARelationshipThatIsOverAndStillRecordedAsActive) {
  tenant t = with_gdap();
  gdap(t).end = today;
  const auto one = found(t, lint_code::gdap_status_out_of_date);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->pointer, "/customers/0/delegatedAdminRelationships/0/resource/status");
  EXPECT_EQ(one->id, "g");
  EXPECT_EQ(one->partner, seller_p);
  EXPECT_EQ(one->customer, customer_c);
  EXPECT_EQ(one->rules, "GDAP-9");
}

TEST(Lint, FindsARequestThatNobodyApproved) {
  tenant t = with_gdap();
  gdap(t).status = gdap_status::approval_pending;
  gdap(t).created = today + days(-90);
  EXPECT_THAT(codes_in(t), IsEmpty());
  gdap(t).created = today + days(-90) + duration{-1};
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::gdap_request_lapsed));
}

TEST(Lint, FindsWhatLeadsToNobody) {
  tenant t = with_gdap();
  assignment(t).status = access_assignment_status::pending;
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::gdap_not_assigned));
  gdap(t).access_assignments->clear();
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::gdap_not_assigned));
  gdap(t).access_assignments.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "not told";
  t = with_gdap();
  assignment(t).roles->pop_back();
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::role_without_group));
  EXPECT_THAT(found(t, lint_code::role_without_group)->message, HasSubstr("DirectoryReaders"));
}

TEST(Lint, FindsGroupsInWhichNobodyIs) {
  tenant t = with_gdap();
  group(t).members->clear();
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::group_without_members));
  EXPECT_EQ(found(t, lint_code::group_without_members)->id, "a");
  group(t).members.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "not told";
  // A group within it has nobody, or somebody; a circle has nobody.
  group(t).members = std::vector{group_member{id_cast<directory_object_id>(inner), {}, {}, {}}};
  security_group within;
  within.id = inner;
  within.members = std::vector{group_member{id_cast<directory_object_id>(helpers), {}, {}, {}}};
  t.at(seller_p).account.edit().groups->push_back(within);
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::group_without_members));
  t.at(seller_p).account.edit().groups->back().members->push_back({*directory_object_id::parse("agent"), {}, {}, {}});
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, FindsAGlobalAdministratorThatKeepsARelationshipFromExtending) {
  tenant t = with_gdap();
  gdap(t).roles->push_back(id_of(entra_role::global_administrator));
  assignment(t).roles = gdap(t).roles;
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::global_administrator_blocks_auto_extension));
  t.choose(option::auto_extend_with_global_administrator, "true");
  EXPECT_THAT(codes_in(t), IsEmpty());
  t.choose(option::auto_extend_with_global_administrator, "false");
  gdap(t).auto_extend_duration = "P180D";
  EXPECT_THAT(codes_in(t), IsEmpty()) << "it extends itself all the same";
}

TEST(Lint, WeighsPrivilegesAgainstWhatIsUsed) {
  tenant t = with_gdap();
  lint_scope scope;
  scope.uses = {license_view_available};  // Readers and user administrators among others.
  EXPECT_THAT(codes_in(t, scope), IsEmpty());
  scope.uses = {subscription_upgrade};
  auto one = found(t, lint_code::over_privileged_assignment, scope);
  ASSERT_TRUE(one);
  EXPECT_THAT(one->message, HasSubstr("UserAdmin"));
  EXPECT_THAT(one->message, Not(HasSubstr("DirectoryReaders")));
  // Any role serves Azure; the least one is enough.
  scope.uses = {azure_manage};
  one = found(t, lint_code::over_privileged_assignment, scope);
  ASSERT_TRUE(one);
  EXPECT_THAT(one->message, Not(HasSubstr("DirectoryReaders")));
}

TEST(Lint, FindsTenantWideAdminBesideGranularOne) {
  tenant t = with_gdap();
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, today + days(-500), {}});
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::dap_beside_gdap));
  gdap(t).status = gdap_status::terminated;
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, FindsTenantWideAdminThatNobodyUses) {
  tenant t;
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, today + days(-500), {}});
  t.customer.delegated_admins.back().statistics.edit().last_sign_in = today + days(-60);
  EXPECT_THAT(codes_in(t), IsEmpty());
  t.customer.delegated_admins.back().statistics.edit().last_sign_in = today + days(-60) + duration{-1};
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::dap_unused));
}

TEST(Lint, ChecksThePartnerOnRecord) {
  tenant t;
  t.sale("s", suite, provider_i);
  t["s"].reseller_of_record.reset();
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::partner_of_record_missing));
  t["s"].reseller_of_record = "4847386";  // V, a reseller of I.
  EXPECT_THAT(codes_in(t), IsEmpty());
  t["s"].reseller_of_record = "4847385";  // I itself.
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::partner_of_record_invalid));
  t["s"].reseller_of_record = "4847383";  // P, no reseller.
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::partner_of_record_invalid));
  t["s"].reseller_of_record = "9999999";  // Nobody in the document: not known.
  EXPECT_THAT(codes_in(t), IsEmpty());
  t["s"].reseller_of_record = "4847386";
  t.at(reseller_v).account.edit().mpa = agreement_status{false, {}, {}, {}};
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::partner_of_record_invalid));
}

TEST(Lint, FindsFactsThatAreOutOfDate) {
  tenant t;
  t.sale("s", suite);
  t.parts.as_of = today + days(266);  // A day after the term, when a renewal may still be running.
  EXPECT_THAT(codes_in(t), IsEmpty());
  t.parts.as_of = today + days(266) + duration{1};
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::term_out_of_date));
  t.commerce("s").renewal.completed_at = today + days(265) + duration{3600};
  EXPECT_THAT(codes_in(t), IsEmpty());
  t.parts.as_of = today;
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::clock_behind_facts));
  t.parts.as_of.reset();
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::clock_missing));
}

TEST(Lint, WarnsWhileASuspendedOneCanStillBeReactivated) {
  tenant t;
  t.sale("s", essentials);
  t.suspended("s", today + days(-10));
  EXPECT_THAT(codes_in(t), IsEmpty());
  t.suspended("s", today + days(-89));
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::reactivation_window_closes));
  t.suspended("s", today + days(-91));
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, ReportsAStatusThatNobodyKnows) {
  tenant t;
  t.sale("s", suite);
  t["s"].status = wire_value<subscription_status>::read("Warned");
  ASSERT_THAT(codes_in(t), Contains(lint_code::status_unrecognised));
  EXPECT_EQ(found(t, lint_code::status_unrecognised)->rules, "2.7");
}

TEST(Lint, LooksAtOnePartnerWhereItIsTold) {
  tenant t = with_gdap();
  gdap(t).end = today + days(1);
  EXPECT_THAT(codes_in(t, {seller_p, {}}), ElementsAre(lint_code::gdap_expires_soon));
  EXPECT_THAT(codes_in(t, {other_q, {}}), IsEmpty());
  const auto nobody = lint(t.build(), {partner_id{*guid::parse("99999999-0000-4000-8000-000000000009")}, {}});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, error_code::not_found);
}

TEST(Lint, OfChinaCitesItsOwnRules) {
  directory_fields parts;
  parts.cloud = cloud::china_21vianet;
  parts.as_of = today;
  partner_fields p;
  p.id = seller_p;
  p.name = "P";
  p.standing = standing::delinquent;
  parts.partners.push_back(partner::make(p).value());
  p.id = other_q;
  parts.partners.push_back(partner::make(p).value());
  customer_fields c;
  c.id = customer_c;
  c.relationships.push_back({seller_p, relationship_type::reseller, {}, relationship_origin::accepted, {}});
  c.delegated_admins.push_back({seller_p, std::nullopt, {}, {}});
  offer_fields o;
  o.id = offer_of("essentials");
  o.services.emplace();
  parts.offers.push_back(offer::make(o).value());
  subscription_fields s;
  s.id = subscription_of("s");
  s.offer = o.id;
  s.seller = seller_p;
  s.status = subscription_status::suspended;
  const auto build = [&](instant since) {
    directory_fields all = parts;
    s.suspended_at = since;
    customer_fields one = c;
    one.subscriptions.push_back(subscription::make(s).value());
    all.customers.push_back(customer::make(std::move(one)).value());
    return directory::make(std::move(all)).value();
  };
  EXPECT_THAT(codes_in(build(today + days(-20))),
              ElementsAre(lint_code::partner_delinquent, lint_code::partner_delinquent, lint_code::granted_services_unknown));
  const auto all = lint(build(today + days(-54))).value();
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[1].partner, other_q);
  EXPECT_EQ(all[3].code, lint_code::reactivation_window_closes);
  EXPECT_EQ(all[3].severity, severity::warning);
  EXPECT_EQ(all[3].rules, "SUS-05 SUS-07");
}

TEST(Lint, IsSilentWhereTheDocumentIs) {
  tenant t = with_gdap();
  gdap(t).status.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no status";
  gdap(t).status = wire_value<gdap_status>::read("frozen");
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::status_unrecognised));
  EXPECT_THAT(found(t, lint_code::status_unrecognised)->message, HasSubstr("frozen"));
  t = with_gdap();
  gdap(t).roles.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no roles";
  t = with_gdap();
  assignment(t).roles.reset();
  lint_scope scope;
  scope.uses = {subscription_upgrade};
  EXPECT_THAT(codes_in(t, scope), IsEmpty()) << "no roles of the assignment";
  t = with_gdap();
  assignment(t).status.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no status of the assignment";
  assignment(t).status = wire_value<access_assignment_status>::read("frozen");
  EXPECT_THAT(codes_in(t), IsEmpty()) << "nor one that is recognised";
  t = with_gdap();
  assignment(t).group.reset();
  t.at(seller_p).account.edit().groups.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no group";
  t = tenant{};
  t.sale("s", suite);
  t["s"].status.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no status of the subscription";
  t["s"].status = subscription_status::active;
  t.commerce("s").commitment_end_date_time.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "no term";
}

TEST(Lint, LooksAtWhatIsInForceOrMayBecomeSo) {
  tenant t = with_gdap();
  gdap(t).roles->push_back(id_of(entra_role::global_administrator));
  assignment(t).roles = gdap(t).roles;
  const auto blocks = [&](gdap_status status) {
    gdap(t).status = status;
    gdap(t).created = today + days(-10);
    return found(t, lint_code::global_administrator_blocks_auto_extension).has_value();
  };
  using enum gdap_status;
  for (const gdap_status live : {created, approval_pending, approved, activating, active}) EXPECT_TRUE(blocks(live)) << live;
  for (const gdap_status over : {expiring, terminating, terminated, expired}) EXPECT_FALSE(blocks(over)) << over;
  gdap(t).status = active;
  gdap(t).end = today + days(-400);
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::gdap_status_out_of_date)) << "purged";
  gdap(t).status = expired;
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, NamesRolesAndGroupsAsFarAsItKnowsThem) {
  tenant t = with_gdap();
  const entra_role_id unknown = *entra_role_id::parse("77777777-0000-4000-8000-000000000007");
  const entra_role_id other = *entra_role_id::parse("88888888-0000-4000-8000-000000000008");
  gdap(t).roles = std::vector{unknown, other};
  assignment(t).roles = std::vector{unknown};
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::role_without_group));
  EXPECT_THAT(found(t, lint_code::role_without_group)->message, HasSubstr(other.to_string()));
  assignment(t).roles = gdap(t).roles;
  lint_scope scope;
  scope.uses = {subscription_upgrade};
  const auto one = found(t, lint_code::over_privileged_assignment, scope);
  ASSERT_TRUE(one);
  EXPECT_THAT(one->message, HasSubstr(unknown.to_string() + ", " + other.to_string()));
  scope.uses = {azure_manage, subscription_upgrade};
  EXPECT_FALSE(found(t, lint_code::over_privileged_assignment, scope))
      << "any role serves Azure, and what else these hold is not known";
  group(t).members->clear();
  group(t).display_name.clear();
  t.at(seller_p).name.clear();
  const auto empty = found(t, lint_code::group_without_members);
  ASSERT_TRUE(empty);
  EXPECT_THAT(empty->message, HasSubstr(helpers.to_string()));
  EXPECT_THAT(empty->message, HasSubstr(seller_p.to_string()));
}

TEST(Lint, CountsAgentsAsMembersOfTheirGroup) {
  tenant t = with_gdap();
  group(t).members->clear();
  group(t).agent = agent_role::admin_agent;
  EXPECT_THAT(codes_in(t), IsEmpty()) << "the agent is in it";
  group(t).agent = agent_role::sales_agent;
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::group_without_members));
}

TEST(Lint, LooksAtSubscriptionsByTheirTracks) {
  for (const auto offer : {suite, server, backup}) {
    tenant t;
    t.sale("s", offer);
    t.parts.as_of = term_end + days(2);
    EXPECT_THAT(codes_in(t), ElementsAre(lint_code::term_out_of_date)) << offer;
    tenant other = t;
    other["s"].status = subscription_status::pending;
    EXPECT_THAT(codes_in(other), IsEmpty());
    other = t;
    other["s"].auto_renew = false;
    EXPECT_THAT(codes_in(other), IsEmpty());
    other = t;
    other.commerce("s").renewal.completed_at = term_end + days(-30);
    EXPECT_THAT(codes_in(other), ElementsAre(lint_code::term_out_of_date)) << "of an earlier term";
  }
  tenant t;
  t.sale("s", essentials);
  t.parts.as_of = term_end + days(2);
  EXPECT_THAT(codes_in(t), IsEmpty());
  t = tenant{};
  t.sale("s", suite, provider_i);
  t["s"].status = subscription_status::deleted;
  EXPECT_THAT(codes_in(t), IsEmpty()) << "of what is gone no reseller is asked";
  t["s"].friendly_name = "Head office";
  t["s"].status = wire_value<subscription_status>::read("Warned");
  EXPECT_THAT(found(t, lint_code::status_unrecognised)->message, HasSubstr("Head office"));
  t["s"].friendly_name.clear();
  t["s"].offer_name = "Suite";
  EXPECT_THAT(found(t, lint_code::status_unrecognised)->message, HasSubstr("Suite"));
}

TEST(Lint, KnowsTheDatesOfTransfersAndTheLackOfAClock) {
  tenant t;
  csprel::transfer moved;
  moved.id = *transfer_id::parse("t");
  moved.created = today + days(1);
  t.conditions().transfers = std::vector{moved};
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::clock_behind_facts));
  EXPECT_THAT(codes_in(t, {seller_p, {}}), ElementsAre(lint_code::clock_behind_facts)) << "which is of no partner alone";
  t.conditions().transfers->clear();
  t.sale("s", essentials).suspended("s");
  t.holding("direct", suite);
  t["direct"].status = wire_value<subscription_status>::read("Warned");
  t.parts.as_of.reset();
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::clock_missing, lint_code::status_unrecognised));
  EXPECT_THAT(codes_in(t, {seller_p, {}}), ElementsAre(lint_code::clock_missing)) << "the other is of no partner at all";
}

TEST(Lint, SaysHowLongTenantWideAdminWasNotUsed) {
  tenant t;
  t.customer.delegated_admins.push_back({seller_p, std::nullopt, {}, {}});
  const auto unused = [&](int count) {
    t.customer.delegated_admins.back().statistics.edit().last_sign_in = today + days(-count);
    return found(t, lint_code::dap_unused)->message;
  };
  EXPECT_THAT(unused(89), HasSubstr("89 days."));
  EXPECT_THAT(unused(90), HasSubstr("90 days; the operator may end it."));
  t.conditions().gdap_relationships = with_gdap().conditions().gdap_relationships;
  t.conditions().gdap_relationships->front().partner = other_q;
  t.at(other_q).account.edit().groups.reset();
  EXPECT_FALSE(found(t, lint_code::dap_beside_gdap)) << "which is another's";
}

TEST(Lint, LooksAtEachOfSeveral) {
  // Groups: the first does not tell its members, the second has one, the last those of its agents.
  tenant t = with_gdap();
  security_group untold, agents;
  untold.id = inner;
  agents.id = group_of("agents");
  agents.agent = agent_role::admin_agent;
  agents.members.emplace();
  auto& groups = *t.at(seller_p).account.edit().groups;
  groups = {untold, groups.front(), agents};
  EXPECT_THAT(codes_in(t), IsEmpty());
  assignment(t).group = agents.id;
  EXPECT_THAT(codes_in(t), IsEmpty());
  // Roles: the first that no group has.
  assignment(t).roles->erase(assignment(t).roles->begin());
  const auto role = found(t, lint_code::role_without_group);
  ASSERT_TRUE(role);
  EXPECT_EQ(role->pointer, "/customers/0/delegatedAdminRelationships/0/resource/accessDetails/unifiedRoles/0");
  // Relationships and tenant-wide admin: the second.
  t = with_gdap();
  gdap_relationship ended = gdap(t);
  ended.id = *gdap_relationship_id::parse("h");
  ended.display_name = "the other";
  ended.end = today;
  t.conditions().gdap_relationships->push_back(ended);
  t.customer.delegated_admins = {{other_q, std::nullopt, {}, {}}, {provider_i, std::nullopt, {}, {}}};
  t.customer.delegated_admins.back().statistics.edit().last_sign_in = today + days(-100);
  ASSERT_THAT(codes_in(t), ElementsAre(lint_code::dap_unused, lint_code::gdap_status_out_of_date));
  EXPECT_EQ(found(t, lint_code::dap_unused)->pointer, "/customers/0/delegatedAdmin/1");
  EXPECT_EQ(found(t, lint_code::gdap_status_out_of_date)->pointer, "/customers/0/delegatedAdminRelationships/1/resource/status");
  // Customers: the second.
  tenant two;
  two.others.emplace_back();
  two.others.back().id = customer_d;
  two.others.back().delegated_admins = {{seller_p, std::nullopt, today + duration{1}, {}}};
  two.others.back().delegated_admins.back().statistics.edit().last_sign_in = today + days(-100);
  ASSERT_THAT(codes_in(two), ElementsAre(lint_code::clock_behind_facts, lint_code::dap_unused));
  EXPECT_EQ(found(two, lint_code::dap_unused)->customer, customer_d);
}

TEST(Lint, TakesTheNewestOfAllDates) {
  tenant t;
  t.customer.relationships[0].since = today;
  EXPECT_THAT(codes_in(t), IsEmpty()) << "what happened just now";
  t.customer.relationships[0].since = today + days(2);
  t.customer.relationships[1].since = today + days(1);
  const auto behind = found(t, lint_code::clock_behind_facts);
  ASSERT_TRUE(behind);
  EXPECT_THAT(behind->message, HasSubstr("what happened at 2023-10-07T12:00:00Z."));
}

TEST(Lint, DoesNotTakeAnythingAsOverWithoutBeingTold) {
  tenant t;
  t.sale("s", suite);
  t.parts.as_of = term_end + days(2);
  t["s"].auto_renew.reset();
  EXPECT_THAT(codes_in(t), IsEmpty()) << "whether it renews itself";
  t["s"].auto_renew = true;
  t.commerce("s").renewal.completed_at = term_end;
  EXPECT_THAT(codes_in(t), IsEmpty()) << "it was renewed as it ended";
  t.commerce("s").renewal.completed_at.reset();
  t.parts.as_of.reset();
  EXPECT_THAT(codes_in(t), ElementsAre(lint_code::clock_missing)) << "nor without a clock";
  // Of an assignment that does not tell its group nobody knows whether somebody is in it.
  t = with_gdap();
  group(t).members->clear();
  assignment(t).group.reset();
  EXPECT_THAT(codes_in(t), IsEmpty());
}

TEST(Lint, SaysWhatToDo) {
  for (const lint_info& row : enum_names<lint_code>::rows) {
    EXPECT_TRUE(row.remedy.ends_with('.')) << row.name;
    EXPECT_FALSE(row.rules.empty() && row.rules_in_china.empty()) << row.name;
  }
}

TEST(Lint, AccusesNobodyOfWhatIsNotToldOrIsInOrder) {
  EXPECT_THAT(codes_in(tenant{}), IsEmpty()) << "nothing is dated";
  tenant t = with_gdap();
  // Where one operation in use is served by any role, the least of them is no privilege too many.
  const auto many = found(t, lint_code::over_privileged_assignment, {{}, {azure_deploy, azure_manage, service_administer}});
  ASSERT_TRUE(many);
  EXPECT_EQ(many->message.find("directory_readers"), std::string::npos) << many->message;
  // Groups are looked for by id, and assignments that are not active give nobody anything.
  security_group empty;
  empty.id = inner;
  empty.display_name = "nobody's";
  empty.members.emplace();
  t.at(seller_p).account.edit().groups->push_back(empty);
  access_assignment waiting = assignment(t);
  waiting.id = *access_assignment_id::parse("b");
  waiting.group = inner;
  waiting.status = access_assignment_status::pending;
  gdap(t).access_assignments->push_back(waiting);
  EXPECT_THAT(codes_in(t), IsEmpty());
  gdap(t).access_assignments->back().status = access_assignment_status::active;
  const auto nobody = found(t, lint_code::group_without_members);
  ASSERT_TRUE(nobody);
  EXPECT_THAT(nobody->message, HasSubstr("`nobody's`"));
  // Without a clock nothing is unused or runs out.
  tenant timeless;
  timeless.customer.delegated_admins.push_back({seller_p, std::nullopt, {}, {}});
  timeless.customer.delegated_admins.back().statistics.edit().last_sign_in = today + days(-400);
  timeless.parts.as_of.reset();
  EXPECT_FALSE(found(timeless, lint_code::dap_unused));
  // An Azure plan has no window to be reactivated in; of which track something is may not be told.
  tenant other;
  other.sale("plan", azure_plan).suspended("plan");
  other.offer("plain", track::legacy, 1, 300).conditions.edit().track.reset();
  other.sale("odd", "plain");
  other.commerce("odd").commitment_end_date_time = today + days(-400);
  EXPECT_THAT(codes_in(other), IsEmpty());
  tenant late;
  late.sale("s", suite).suspended("s");
  late.commerce("s").commitment_end_date_time.reset();
  EXPECT_FALSE(found(late, lint_code::reactivation_window_closes)) << "until when is not known";
}

TEST(Lint, Of21VianetAsksSinceWhenItIsSuspended) {
  const auto closes = [](std::optional<instant> since) {
    directory_fields parts;
    parts.cloud = cloud::china_21vianet;
    parts.as_of = today;
    partner_fields p;
    p.id = seller_p;
    parts.partners.push_back(partner::make(p).value());
    offer_fields o;
    o.id = offer_of("mail");
    o.services = std::vector{*service_name::parse("exchange")};
    parts.offers.push_back(offer::make(o).value());
    customer_fields c;
    c.id = customer_c;
    c.delegated_admins.push_back({seller_p, o.services, {}, {}});
    subscription_fields s;
    s.id = subscription_of("s");
    s.offer = o.id;
    s.seller = seller_p;
    s.status = subscription_status::suspended;
    s.suspended_at = since;
    c.subscriptions.push_back(subscription::make(s).value());
    parts.customers.push_back(customer::make(c).value());
    return codes_in(directory::make(std::move(parts)).value());
  };
  EXPECT_THAT(closes(today + days(-55)), ElementsAre(lint_code::reactivation_window_closes));
  EXPECT_THAT(closes(today + days(-60)), IsEmpty()) << "it is closed";
  EXPECT_THAT(closes(std::nullopt), IsEmpty()) << "nobody knows";
}

}  // namespace
}  // namespace csprel::test
