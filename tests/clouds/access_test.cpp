// SPDX-License-Identifier: Apache-2.0
// The way into a customer's tenant: by which relationship, assignment and group, or by tenant-wide delegated
// admin; what is missing where there is none; what is not known, and who would tell.
#include "clouds/delegated.hpp"

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test {
namespace {

const ask list_users = of_customer(user_list);
ask engineer(ask q) { return with_user(std::move(q), "engineer"); }

/// A tenant in which the engineers read by granular delegated admin.
delegated reading(entra_role role = reader) {
  delegated d;
  d.relates("g", {role});
  d.assigns("g", "a", "engineers", {role});
  return d;
}

// ---- the path --------------------------------------------------------------------------------------

TEST(Access, GoesThroughGroupAssignmentAndRelationship) {
  const delegated d = reading();
  d.allows(engineer(list_users));
  const auto path = d.explained(engineer(list_users)).path;
  ASSERT_TRUE(path);
  EXPECT_EQ(path->kind, access_kind::gdap);
  EXPECT_EQ(path->relationship->to_string(), "g");
  EXPECT_EQ(path->assignment->to_string(), "a");
  EXPECT_EQ(path->group->to_string(), "engineers");
  EXPECT_EQ(path->roles, std::vector<std::string>{"DirectoryReaders"});
  d.denies_for(engineer(of_customer(user_create)), delegated_role_insufficient, "role_not_in_relationship");
}

TEST(Access, ByTenantWideAdminIsForAgentsAlone) {
  delegated d;
  d.tenant_wide();
  d.allows(list_users);
  const auto path = d.explained(list_users).path;
  ASSERT_TRUE(path);
  EXPECT_EQ(path->kind, access_kind::dap);
  EXPECT_EQ(path->roles, std::vector<std::string>{"GlobalAdmin"});
  d.denies_for(engineer(list_users), delegated_admin_missing, "not_an_agent");
  d.employs("seller").agents = {agent_role::sales_agent};
  d.denies_for(with_user(list_users, "seller"), delegated_admin_missing, "not_an_agent");
}

TEST(Access, OfHelpdeskAgentsCoversWhatHelpdeskCovers) {
  delegated d;
  d.tenant_wide();
  const auto helper = [](ask q) { return with_user(std::move(q), "helper"); };
  d.allows(helper(list_users));
  d.allows(helper(of_user(user_view)));
  d.allows(helper(of_service(service_file_request)));
  d.allows(helper(of_user(user_reset_password)), "a plain user");
  d.denies_for(helper(of_user(user_reset_password, "admin")), delegated_role_insufficient, "helpdesk_scope");
  d.denies_for(helper(of_user(user_reset_password, "stranger")), delegated_role_insufficient, "helpdesk_scope");
  ask managed = helper(of_user(user_reset_password, "stranger"));
  managed.with.target = password_target::licence_managed;
  d.allows(managed);
  d.denies_for(helper(of_user(user_delete)), delegated_role_insufficient, "helpdesk_scope");
  d.denies_for(helper(of_service(service_administer)), delegated_role_insufficient, "helpdesk_scope");
}

TEST(Access, ByGranularAdminComesBeforeTenantWide) {
  delegated d = reading();
  d.tenant_wide();
  d.group("engineers").members->push_back({*directory_object_id::parse("agent"), {}, {}, {}});
  d.allows(list_users);
  d.denies_for(of_customer(user_create), delegated_role_insufficient, "gdap_overrides_dap");
  // Who is in no assigned group still has the tenant-wide way.
  d.group("engineers").members->pop_back();
  d.allows(of_customer(user_create));
}

TEST(Access, UnitesTheRolesOfAllAssignmentsWithinTheirRelationships) {
  delegated d = reading();
  d.relates("h", {writer});
  d.assigns("h", "b", "engineers", {writer});
  d.allows(engineer(of_customer(user_create)));
  d.granted("h").roles = std::vector{id_of(reader)};
  d.denies_for(engineer(of_customer(user_create)), delegated_role_insufficient, "role_not_in_relationship");
  d.granted("h").roles = std::vector{id_of(reader), id_of(writer)};
  d.granted("h").access_assignments->front().roles = std::vector{id_of(reader)};
  d.denies_for(engineer(of_customer(user_create)), delegated_role_insufficient, "role_not_assigned");
}

TEST(Access, OfAGlobalAdministratorCoversEverythingUnlessTheOptionSaysListedOnly) {
  delegated d = reading(administrator);
  d.allows(engineer(of_user(user_delete)));
  d.choose(option::superior_entra_roles_count, "listed_only");
  d.denies_for(engineer(of_user(user_delete)), delegated_role_insufficient, "role_not_in_relationship");
  delegated wide;
  wide.tenant_wide().choose(option::superior_entra_roles_count, "listed_only");
  wide.allows(of_user(user_delete), "the option is about granular admin alone");
}

TEST(Access, LiesOpenThroughGroupsWithinGroupsAndCircles) {
  delegated d;
  d.group("outer", {"middle"});
  d.group("middle", {"engineers", "outer"});
  d.relates("g", {reader});
  d.assigns("g", "a", "outer", {reader});
  d.allows(engineer(list_users));
  d.denies_for(list_users, delegated_admin_missing, "not_in_group");
}

TEST(Access, OfAnAgentGoesThroughTheGroupOfItsAgents) {
  delegated d;
  d.group("agents", {}, agent_role::admin_agent);
  d.relates("g", {reader});
  d.assigns("g", "a", "agents", {reader});
  d.allows(list_users, "whether the group lists the agent or not");
  d.denies_for(engineer(list_users), delegated_admin_missing, "not_in_group");
  d.group("agents").members->push_back({*directory_object_id::parse("engineer"), {}, {}, {}});
  d.allows(engineer(list_users));
  d.conditions().gdap_relationships->clear();
  d.tenant_wide();
  d.allows(engineer(list_users), "the group makes an agent");
}

TEST(Access, OfAnUnlistedPersonIsWhatTheQuestionSays) {
  delegated d = reading();
  ask q = list_users;
  q.who = partner_user_subject{user_of("stranger"), seller_p, agent_role_set{},
                               admin_role_set{},    {},       std::vector<std::string>{"ENGINEERS"}};
  d.allows(q);
  std::get<partner_user_subject>(q.who).groups = std::vector<std::string>{"others"};
  d.denies_for(q, delegated_admin_missing, "not_in_group");
  // Who may be an admin agent may be in the group of those, whatever groups the question tells.
  d.assigns("g", "b", "agents", {reader});
  std::get<partner_user_subject>(q.who).agents.reset();
  d.leaves_open(q, delegated_admin_missing);
  d.granted("g").access_assignments->pop_back();
  std::get<partner_user_subject>(q.who).agents = agent_role_set{};
  std::get<partner_user_subject>(q.who).groups.reset();
  d.needs(q, {"Graph GET /groups"});
  // Of a listed one the document's groups win.
  q.who = partner_user_subject{user_of("agent"), seller_p, {}, {}, {}, std::vector<std::string>{"engineers"}};
  d.denies_for(q, delegated_admin_missing, "not_in_group");
}

TEST(Access, OfThePartnerIsAnyActiveAssignmentOrTenantWideAdmin) {
  delegated d = reading();
  d.allows(with_partner(list_users));
  EXPECT_EQ(d.explained(with_partner(list_users)).path->kind, access_kind::gdap);
  d.denies_for(with_partner(of_customer(user_create)), delegated_role_insufficient, "role_not_in_relationship");
  d.tenant_wide();
  d.allows(with_partner(of_customer(user_create)), "nothing comes before anything");
  EXPECT_EQ(d.explained(with_partner(of_customer(user_create))).path->kind, access_kind::dap);
  EXPECT_EQ(d.explained(with_partner(list_users)).path->kind, access_kind::gdap);
  const delegated none;
  none.denies_for(with_partner(list_users), delegated_admin_missing, "none");
}

// ---- what grants -----------------------------------------------------------------------------------

TEST(Access, IsGrantedByActiveRelationshipsAlone) {
  for (const auto& row : enum_names<gdap_status>::rows) {
    delegated d = reading();
    d.granted("g").status = row.value;
    const ask q = engineer(list_users);
    if (row.value == gdap_status::active) d.allows(q);
    else d.denies(q, delegated_admin_missing, row.name.data());
  }
  delegated d = reading();
  d.granted("g").status = wire_value<gdap_status>::read("frozen");
  EXPECT_EQ(d.decide(engineer(list_users)).result, outcome::unknown);
  d.needs(engineer(list_users), {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
}

TEST(Access, IsGrantedByActiveAssignmentsAlone) {
  for (const auto& row : enum_names<access_assignment_status>::rows) {
    delegated d = reading();
    d.granted("g").access_assignments->front().status = row.value;
    const ask q = engineer(list_users);
    if (row.value == access_assignment_status::active) {
      d.allows(q);
      continue;
    }
    const bool waits = row.value == access_assignment_status::pending || row.value == access_assignment_status::error;
    d.denies_for(q, delegated_admin_missing, waits ? "assignment_not_active" : "no_assignment");
  }
}

TEST(Access, BeginsAndEndsToTheSecond) {
  const delegated d = reading();
  const ask q = engineer(list_users);
  d.opens(q, activated, delegated_admin_missing);
  d.closes(q, ends + duration{-1}, delegated_admin_missing);
  delegated endless = reading();
  endless.granted("g").auto_extend_duration = "P180D";
  ask later = q;
  endless.allows(later.now(ends + days(500)));
  EXPECT_EQ(endless.holds_until(later), std::nullopt);
  delegated undated = reading();
  undated.granted("g").end.reset();
  EXPECT_EQ(undated.decide(q).result, outcome::unknown);
  delegated wide;
  wide.tenant_wide(seller_p, today);
  wide.opens(list_users, today, delegated_admin_missing);
}

TEST(Access, DetailTellsTheBestRelationship) {
  const auto with = [](gdap_status status, duration since = days(-1)) {
    delegated d;
    d.relates("g", {reader}, status).created = today + since;
    return d;
  };
  const ask q = engineer(list_users);
  const auto expect = [&](const delegated& d, std::string_view detail) { d.denies_for(q, delegated_admin_missing, detail); };
  expect(with(gdap_status::active), "no_assignment");
  expect(with(gdap_status::approved), "relationship_activating");
  expect(with(gdap_status::activating), "relationship_activating");
  expect(with(gdap_status::approval_pending), "approval_pending");
  expect(with(gdap_status::approval_pending, days(-91)), "approval_lapsed");
  expect(with(gdap_status::created), "not_submitted");
  expect(with(gdap_status::expiring), "relationship_ending");
  expect(with(gdap_status::termination_requested), "relationship_ending");
  expect(with(gdap_status::terminating), "relationship_ending");
  expect(with(gdap_status::expired), "relationship_expired");
  expect(with(gdap_status::terminated), "relationship_terminated");
  expect(delegated{}, "none");
  delegated two = with(gdap_status::terminated);
  two.relates("h", {reader}, gdap_status::created);
  expect(two, "not_submitted");
  delegated purged = with(gdap_status::expired);
  purged.granted("g").end = today + days(-400);
  expect(purged, "none");
  purged.tenant_wide();
  expect(purged, "not_an_agent");
  EXPECT_EQ(delegated{}.explained(q).reasons.front().message,
            "The customer grants the partner neither granular nor tenant-wide delegated admin.");
  EXPECT_EQ(purged.explained(q).reasons.front().message,
            "The customer grants tenant-wide delegated admin, but this user is in no agent group.");
}

// ---- what is not known -----------------------------------------------------------------------------

TEST(Access, IsUnknownWhereACompletionWouldAllow) {
  const ask q = engineer(list_users);
  delegated d = reading();
  d.group("engineers").members.reset();
  d.leaves_open(q, delegated_admin_missing);
  d.needs(q, {"Graph GET /groups/engineers/members"});
  d = reading();
  d.granted("g").access_assignments.reset();
  EXPECT_EQ(d.decide(q).unknown, (requirement_set{delegated_admin_missing, delegated_role_insufficient}));
  d.needs(q, {"Graph GET /tenantRelationships/delegatedAdminRelationships/g/accessAssignments"});
  d = reading();
  d.granted("g").access_assignments->front().group = group_of("elsewhere");
  d.leaves_open(q, delegated_admin_missing, "nobody is known to be in an unlisted group");
  d.needs(q, {"Graph GET /groups"});
  d = reading();
  d.at(seller_p).account.edit().groups.reset();
  d.leaves_open(q, delegated_admin_missing);
  d = reading();
  d.conditions().gdap_relationships.reset();
  d.needs(q, {"Graph GET /tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '" +
              customer_c.to_string() + "'"});
}

TEST(Access, ByTenantWideAdminIsUnknownWhereGranularAdminCouldLowerIt) {
  delegated d;
  d.tenant_wide();
  d.conditions().gdap_relationships.reset();
  d.leaves_open(list_users, delegated_role_insufficient);
  delegated untold = reading();
  untold.tenant_wide();
  untold.granted("g").access_assignments.reset();
  untold.leaves_open(list_users, delegated_role_insufficient);
  untold.leaves_open(of_customer(user_create), delegated_role_insufficient);
}

TEST(Access, IsKnownWhereAllCompletionsAgree) {
  delegated d = reading();
  d.relates("h", {reader});
  d.granted("h").access_assignments.reset();
  d.allows(engineer(list_users), "more could only add");
  // No completion of what is missing would cover.
  delegated none;
  none.relates("g", {reader});
  none.granted("g").access_assignments.reset();
  none.denies(engineer(of_user(user_delete)), delegated_admin_missing);
  none.group("engineers").members.reset();
  none.granted("g").access_assignments.emplace();
  none.assigns("g", "a", "engineers", {reader});
  none.denies(engineer(of_user(user_delete)), delegated_admin_missing);
}

TEST(Access, NeedsAClockOnlyWhereItMatters) {
  delegated d = reading();
  d.parts.as_of.reset();
  EXPECT_EQ(d.decide(engineer(list_users)).result, outcome::unknown);
  d.granted("g").status = gdap_status::terminated;
  d.denies(engineer(list_users), delegated_admin_missing);
}

TEST(Access, OfAgentsWhoseGroupIsNotToldIsUnknown) {
  delegated d;
  d.tenant_wide();
  d.group("agents", {}, agent_role::admin_agent).members.reset();
  d.leaves_open(engineer(list_users), delegated_admin_missing);
  d.needs(engineer(list_users), {"Graph GET /groups/agents/members"});
  d.allows(list_users);
}

TEST(Access, ToARoleThatAGroupMayGiveIsUnknown) {
  delegated d;
  d.denies(with_user(order(), "engineer"), role_not_permitted);
  d.group("agents", {}, agent_role::admin_agent).members.reset();
  d.leaves_open(with_user(order(), "engineer"), role_not_permitted);
}

// ---- who is kept out -------------------------------------------------------------------------------

TEST(Access, IsNotForGuests) {
  delegated d = reading();
  d.person("engineer").type = user_type::guest;
  d.denies(engineer(list_users), guest_account);
  d.allows(with_partner(list_users));
  d.group("engineers").members->front().user_type = user_type::guest;
  d.denies(engineer(list_users), guest_account);
  d.group("others", {"engineer"}).members->front().user_type = user_type::member;
  d.allows(engineer(list_users), "once a member, no guest");
  ask stranger = list_users;
  stranger.who = partner_user_subject{user_of("stranger"), seller_p,         agent_role_set{},
                                      admin_role_set{},    user_type::guest, std::vector<std::string>{"engineers"}};
  d.denies(stranger, guest_account);
}

TEST(Access, IsNobodysWhereTheCustomerBlocksPartners) {
  delegated d = reading();
  d.conditions().partner_access_blocked = true;
  d.denies(engineer(list_users), partner_access_blocked);
  d.denies(with_partner(list_users), partner_access_blocked);
  EXPECT_EQ(d.explained(engineer(list_users)).reasons.front().refusal.code, "900309");
}

TEST(Access, NeedsTheRelationshipAndAUser) {
  delegated d = reading();
  ask alone = engineer(list_users);
  alone.authentication = authentication::app_only;
  d.denies(alone, user_context_required);
  alone.who = partner_subject{seller_p};
  d.denies(alone, user_context_required);
  d.no_relationship(seller_p);
  d.denies(engineer(list_users), no_relationship);
  ask use = engineer(of_customer(gdap_use_role));
  use.with.roles = {"DirectoryReaders"};
  d.allows(use, "using a role asks for no relationship");
  d.at(seller_p).standing = standing::terminated;
  d.allows(use, "nor for standing");
  d.denies(engineer(of_customer(user_list)).by_customer(), not_a_partner);
}

TEST(Access, ForARoleIsAskedByNameOrId) {
  delegated d = reading();
  ask use = engineer(of_customer(gdap_use_role));
  use.with.roles = {"88D8E3E3-8F55-4A1E-953A-9B9898B8876B"};
  d.allows(use);
  use.with.roles = {"UserAdmin"};
  d.denies_for(use, delegated_role_insufficient, "role_not_in_relationship");
  use.with.roles = {"UserAdmin", "DirectoryReaders"};
  d.allows(use, "any one of them");
  const std::string strange = "aaaaaaaa-0000-4000-8000-000000000001";
  use.with.roles = {strange};
  d.denies(use, delegated_role_insufficient);
  d.granted("g").roles->push_back(*entra_role_id::parse(strange));
  d.granted("g").access_assignments->front().roles = std::vector{*entra_role_id::parse(strange)};
  d.allows(use, "a role that the table lacks is itself");
  d.denies(engineer(list_users), delegated_role_insufficient, "and meets nothing else");
}

// ---- which path is shown, and what stands in the way --------------------------------------------------

TEST(Access, IsShownByTheFirstRelationshipThatCovers) {
  delegated d;
  d.group("others", {"engineer"});
  d.relates("g", {reader});
  d.relates("h", {reader});
  d.assigns("h", "b", "engineers", {reader});
  d.assigns("g", "a", "others", {reader});
  EXPECT_EQ(d.explained(engineer(list_users)).path->relationship->to_string(), "g");
  d.granted("g").status = gdap_status::terminated;
  EXPECT_EQ(d.explained(engineer(list_users)).path->relationship->to_string(), "h");
}

TEST(Access, IsShownWithTheRolesThatBothSidesHold) {
  const entra_role_id strange = *entra_role_id::parse("aaaaaaaa-0000-4000-8000-000000000001");
  const entra_role_id stranger = *entra_role_id::parse("aaaaaaaa-0000-4000-8000-000000000002");
  delegated d = reading();
  d.granted("g").roles->push_back(strange);
  d.granted("g").access_assignments->front().roles = std::vector{id_of(reader), id_of(writer), strange};
  EXPECT_EQ(d.explained(engineer(list_users)).path->roles, (std::vector<std::string>{"DirectoryReaders", strange.to_string()}));
  // A role that the catalogue lacks is its own, whichever of several assignments gives it.
  d.granted("g").roles = std::vector{strange, stranger};
  d.granted("g").access_assignments->front().roles = std::vector{strange};
  d.assigns("g", "b", "engineers", {}).roles = std::vector{stranger};
  ask use = engineer(of_customer(gdap_use_role));
  use.with.roles = {stranger.to_string()};
  EXPECT_EQ(d.explained(use).path->assignment->to_string(), "b");
  d.granted("g").access_assignments->back().status = wire_value<access_assignment_status>::read("frozen");
  EXPECT_EQ(d.decide(use).result, outcome::unknown);
  d.needs(use, {"Graph GET /tenantRelationships/delegatedAdminRelationships/g/accessAssignments"});
}

TEST(Access, OfHelpdeskAgentsIsShownAsHelpdesk) {
  delegated d;
  d.tenant_wide();
  EXPECT_EQ(d.explained(with_user(list_users, "helper")).path->roles, std::vector<std::string>{"HelpdeskAdmin"});
}

TEST(Access, ByRolesThatAreNotToldIsUnknown) {
  delegated d = reading();
  d.granted("g").access_assignments->front().roles.reset();
  EXPECT_EQ(d.decide(engineer(list_users)).result, outcome::unknown);
  d.needs(engineer(list_users), {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
  // An assignment of roles that the relationship does not hold gives none, whatever is needed.
  d.granted("g").access_assignments->front().roles = std::vector{id_of(writer)};
  d.denies(engineer(of_service(service_administer, "planner")), delegated_role_insufficient);
}

TEST(Access, OfAnAgentWhoseGroupsTheQuestionLeavesOutGoesThroughItsOwn) {
  delegated d;
  d.group("agents", {}, agent_role::admin_agent);
  d.relates("g", {reader});
  d.assigns("g", "a", "agents", {reader});
  ask q = list_users;
  q.who = partner_user_subject{user_of("stranger"), seller_p, agent_role_set{agent_role::admin_agent}, admin_role_set{}, {}, {}};
  d.allows(q);
  d.granted("g").access_assignments->front().roles = std::vector{id_of(writer)};
  d.granted("g").roles = std::vector{id_of(writer)};
  d.denies(q, delegated_role_insufficient, "and no other group could give more");
}

TEST(Access, DetailTellsOfAssignmentsThatMightHaveBeen) {
  using enum access_assignment_status;
  const auto detail = [](auto change, const ask& q = engineer(list_users)) {
    delegated d = reading();
    d.granted("g").access_assignments->front().status = pending;
    change(d);
    const explanation answer = d.explained(q);
    EXPECT_EQ(answer.result, outcome::deny);
    return std::string(answer.reasons.front().detail);
  };
  const auto front = [](delegated& d) -> access_assignment& { return d.granted("g").access_assignments->front(); };
  EXPECT_EQ(detail([](delegated&) {}), "assignment_not_active");
  EXPECT_EQ(detail([](delegated&) {}, with_partner(list_users)), "assignment_not_active");
  EXPECT_EQ(detail([&](delegated& d) { front(d).group.reset(); }), "no_assignment");
  EXPECT_EQ(detail([&](delegated& d) { front(d).group = group_of("elsewhere"); }), "no_assignment");
  EXPECT_EQ(detail([](delegated& d) {
              d.group("others", {});
              d.assigns("g", "b", "others", {reader});
              d.assigns("g", "c", "others", {reader}, error);
              d.assigns("g", "e", "engineers", {reader}, error);
            }),
            "assignment_not_active");
  EXPECT_EQ(detail([](delegated& d) {
              d.group("others", {});
              d.assigns("g", "b", "others", {reader});
              d.granted("g").access_assignments->front().group = group_of("others");
              d.assigns("g", "c", "others", {reader});
            }),
            "not_in_group");
  // What is not told is passed over where nothing of it could help.
  EXPECT_EQ(detail([&](delegated& d) { front(d).status.reset(); }, engineer(of_user(user_delete))), "no_assignment");
  EXPECT_EQ(detail([](delegated& d) { d.granted("g").access_assignments.reset(); }, engineer(of_user(user_delete))),
            "no_assignment");
  EXPECT_EQ(detail([](delegated& d) { d.granted("g").status = wire_value<gdap_status>::read("frozen"); },
                   engineer(of_user(user_delete))),
            "none");
  EXPECT_EQ(detail([](delegated& d) {
              d.granted("g").status = gdap_status::created;
              d.tenant_wide();
            }),
            "not_submitted");
}

TEST(Access, DetailTellsWhyAPathDoesNotCover) {
  const auto detail = [](const delegated& d, const ask& q) {
    const explanation answer = d.explained(q);
    EXPECT_EQ(answer.result, outcome::deny);
    return std::string(answer.reasons.front().detail);
  };
  delegated d = reading(writer);
  d.relates("theirs", {entra_role::global_reader}, gdap_status::active, other_q);
  d.assigns("theirs", "t", "engineers", {entra_role::global_reader});
  d.relates("over", {entra_role::global_reader}, gdap_status::expiring);
  EXPECT_EQ(detail(d, engineer(list_users)), "role_not_in_relationship") << "neither another's nor one that ends";
  d.relates("h", {reader, entra_role::global_reader});
  EXPECT_EQ(detail(d, engineer(list_users)), "role_not_assigned");
  d.relates("i", {reader});
  EXPECT_EQ(detail(d, engineer(list_users)), "role_not_assigned");
  d.tenant_wide();
  EXPECT_EQ(detail(d, engineer(list_users)), "role_not_assigned") << "an engineer has no tenant-wide way";
  d.group("engineers").members->push_back({*directory_object_id::parse("helper"), {}, {}, {}});
  EXPECT_EQ(detail(d, with_user(list_users, "helper")), "gdap_overrides_dap") << "helpdesk agents may list users";
  EXPECT_EQ(detail(d, with_user(of_user(user_delete), "helper")), "role_not_in_relationship") << "but not delete them";
  delegated alone = reading(writer);
  EXPECT_EQ(detail(alone, with_partner(list_users)), "role_not_in_relationship");
}

TEST(Access, LooksAtEachOfSeveral) {
  const ask q = engineer(list_users);
  // Assignments that give the same roles to the same group, the first by a relationship that is over.
  delegated d;
  d.relates("over", {reader}, gdap_status::terminated);
  d.assigns("over", "a", "engineers", {reader});
  d.relates("g", {reader});
  d.assigns("g", "b", "engineers", {reader}, access_assignment_status::pending);
  d.assigns("g", "c", "engineers", {reader});
  d.allows(q);
  EXPECT_EQ(d.explained(q).path->assignment->to_string(), "c");
  // One that does not tell its assignments hides none of the others.
  d.granted("over").status = gdap_status::active;
  d.granted("over").access_assignments.reset();
  d.allows(q);
  // Nor does another partner's, or one that is over, hide one that does not tell its assignments.
  delegated untold;
  for (const auto& [id, partner, status] : {std::tuple{"theirs", other_q, gdap_status::active},
                                            {"over", seller_p, gdap_status::expired},
                                            {"g", seller_p, gdap_status::active}})
    untold.relates(id, {reader}, status, partner).access_assignments.reset();
  untold.needs(q, {"Graph GET /tenantRelationships/delegatedAdminRelationships/g/accessAssignments"});
  untold.granted("g").status = gdap_status::terminated;
  untold.denies(q, delegated_admin_missing);
}

TEST(Access, OfWhatIsNotToldNeedsAllThatWouldTell) {
  const ask q = engineer(list_users);
  delegated d = reading();
  d.group("engineers").members.reset();
  d.group("second", {}).members.reset();
  d.assigns("g", "b", "second", {reader});
  const std::vector<std::string> both{"Graph GET /groups/engineers/members", "Graph GET /groups/second/members"};
  d.leaves_open(q, delegated_admin_missing);
  d.needs(q, both);
  d.granted("g").access_assignments->pop_back();
  d.relates("h", {writer});
  d.assigns("h", "b", "second", {writer});
  EXPECT_EQ(d.decide(q).unknown, (requirement_set{delegated_admin_missing, delegated_role_insufficient}))
      << "the second's roles do not do";
  d.needs(q, both);
  // Of a group it is the group itself that is not told, not just any.
  d.granted("g").access_assignments->clear();
  d.granted("h").roles = std::vector{id_of(reader)};
  d.granted("h").access_assignments->front().roles = std::vector{id_of(reader)};
  d.needs(q, {both.back()});
  // Of a group above one that is not told it is that one.
  delegated outer;
  outer.group("engineers").members.reset();
  outer.group("outer", {"engineers"});
  outer.relates("g", {reader});
  outer.assigns("g", "a", "outer", {reader});
  outer.needs(q, {both.front()});
  // Neither which roles nor whether they are the engineer's.
  delegated roles = reading();
  roles.group("engineers").members.reset();
  roles.granted("g").access_assignments->front().roles.reset();
  EXPECT_EQ(roles.decide(q).unknown, (requirement_set{delegated_admin_missing, delegated_role_insufficient}));
}

TEST(Access, NeedsNothingOfAPathThatWouldNotDo) {
  // A relationship that may be in force gives a group that may be the engineer's roles that it does not hold: no path, so
  // that it is the role on Azure alone that may do, where no relationship is in force.
  delegated d;
  d.relates("g", {reader}).status = wire_value<gdap_status>::read("frozen");
  d.assigns("g", "a", "engineers", {writer});
  d.group("engineers").members.reset();
  d.azure().azure_role_of("engineer");
  d.needs(engineer(of_azure(azure_deploy)), {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
}

TEST(Access, OfGroupsThatAreNotToldIsByThoseOfItsPartner) {
  delegated d;
  d.relates("theirs", {reader}, gdap_status::active, other_q);
  d.assigns("theirs", "a", "their group", {reader});
  d.at(seller_p).account.edit().groups.reset();
  d.denies(engineer(list_users), delegated_admin_missing, "another partner's groups are no concern of the engineer's");
}

TEST(Access, OfWhoMayBeAnAgentMayGoThroughTheGroupOfThose) {
  delegated d;
  d.group("agents", {}, agent_role::admin_agent);
  d.group("operators", {"agents"});
  d.relates("g", {reader});
  d.assigns("g", "a", "agents", {reader});
  ask q = list_users;
  q.who = partner_user_subject{user_of("stranger"), seller_p, {}, admin_role_set{}, {}, std::vector<std::string>{"engineers"}};
  d.leaves_open(q, delegated_admin_missing);
  d.needs(q, {"Graph GET /groups/{id}/members"});
  // In a group that holds the agents' the stranger is for certain, so that nothing more is needed to tell that.
  std::get<partner_user_subject>(q.who).groups = std::vector<std::string>{"operators"};
  d.granted("g").access_assignments->front().group = group_of("operators");
  d.granted("g").access_assignments->front().roles.reset();
  d.needs(q, {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
}

TEST(Access, OfAStrangerIsByTheGroupsThatTheQuestionTells) {
  delegated d;
  d.tenant_wide();
  d.group("agents", {}, agent_role::admin_agent).members.reset();
  const auto stranger = [](std::optional<agent_role_set> agents, std::optional<std::vector<std::string>> groups) {
    ask q = list_users;
    q.who = partner_user_subject{user_of("stranger"), seller_p, agents, admin_role_set{}, {}, std::move(groups)};
    return q;
  };
  d.denies_for(stranger(agent_role_set{}, std::vector<std::string>{}), delegated_admin_missing, "not_an_agent");
  d.leaves_open(stranger(agent_role_set{}, std::vector<std::string>{"unlisted"}), delegated_admin_missing,
                "which may be within the agents'");
  d.leaves_open(stranger(agent_role_set{}, std::nullopt), delegated_admin_missing, "whatever groups those are");
  d.leaves_open(stranger(std::nullopt, std::vector<std::string>{}), delegated_admin_missing,
                "whether it is an agent is not told");
}

TEST(Access, GoesUpFromEachGroupByEachWay) {
  const ask q = engineer(list_users);
  const auto within = [](std::string_view id) { return group_member{*directory_object_id::parse(id), {}, {}, {}}; };
  // Of two groups that the engineer is in, the second; past a group that does not tell its members, past a member that is
  // a group, and past one that nobody knows.
  delegated d;
  d.group("untold", {}).members.reset();
  d.group("second", {"engineers", "nobody", "engineer"});
  d.group("outer", {"second"});
  d.relates("g", {reader});
  d.assigns("g", "a", "outer", {reader});
  d.group("engineers").members->clear();
  d.allows(q);
  d.group("engineers").members->push_back(within("engineer"));
  d.group("second").members = std::vector{within("engineer")};
  d.allows(q);
  // Past a group that was met before.
  delegated circle;
  circle.group("outer", {"engineers"});
  circle.group("top", {"outer"});
  circle.group("engineers").members->push_back(within("outer"));
  circle.relates("g", {reader});
  circle.assigns("g", "a", "top", {reader});
  circle.allows(q);
  // An agent through the group of its agents, which is the first.
  delegated first;
  first.group("engineers").agent = agent_role::admin_agent;
  first.relates("g", {reader});
  first.assigns("g", "a", "engineers", {reader});
  first.allows(list_users);
}

TEST(Access, OfAGuestIsNoMembersByAWordThatNobodyKnows) {
  delegated d = reading();
  d.person("engineer").type = user_type::guest;
  d.group("engineers").members->front().user_type = wire_value<user_type>::read("Robot");
  d.denies(engineer(list_users), guest_account);
}

TEST(Access, ByRolesThatTheRelationshipDoesNotTellIsUnknown) {
  const std::string strange = "aaaaaaaa-0000-4000-8000-000000000001";
  delegated d = reading();
  d.granted("g").roles.reset();
  d.azure().azure_role_of("engineer");
  d.leaves_open(engineer(of_azure(azure_manage)), delegated_role_insufficient, "any role would do, if it has one");
  d.granted("g").access_assignments->front().roles = std::vector{*entra_role_id::parse(strange)};
  ask use = engineer(of_customer(gdap_use_role));
  use.with.roles = {strange};
  d.leaves_open(use, delegated_role_insufficient);
}

TEST(Access, OfAnOrganisationNeedsToKnowFromWhenItIsTenantWide) {
  delegated d;
  d.tenant_wide(seller_p, today);
  d.parts.as_of.reset();
  d.leaves_open(with_partner(list_users), delegated_admin_missing);
  d.needs(with_partner(list_users), {"document /asOf"});
  d.parts.as_of = today + days(-1);
  d.denies_for(with_partner(list_users), delegated_admin_missing, "none");
}

TEST(Access, DetailLooksAtEachOfSeveral) {
  using enum access_assignment_status;
  const ask q = engineer(list_users), beyond = engineer(of_user(user_delete));
  delegated d;
  d.relates("theirs", {reader}, gdap_status::active, other_q);
  d.relates("frozen", {reader}).status = wire_value<gdap_status>::read("frozen");
  d.relates("untold", {reader}, gdap_status::terminated).access_assignments.reset();
  d.relates("g", {reader}, gdap_status::created);
  d.denies_for(q, delegated_admin_missing, "not_submitted");
  d.granted("untold").status = d.granted("g").status = gdap_status::active;
  d.group("others", {});
  d.assigns("g", "a", "others", {reader});
  d.denies_for(beyond, delegated_admin_missing, "not_in_group");
  d.assigns("g", "b", "engineers", {reader}, pending);
  d.denies_for(beyond, delegated_admin_missing, "assignment_not_active");
  delegated role;
  role.relates("over", {reader}, gdap_status::expiring);
  role.assigns("over", "a", "engineers", {reader});
  role.relates("g", {writer});
  role.assigns("g", "b", "engineers", {writer});
  role.denies_for(q, delegated_role_insufficient, "role_not_in_relationship");
  role.group("engineers").members->push_back({*directory_object_id::parse("agent"), {}, {}, {}});
  role.denies_for(list_users, delegated_role_insufficient, "role_not_in_relationship");
  role.relationship(other_q);
  role.relates("theirs", {writer}, gdap_status::active, other_q);
  role.assigns("theirs", "c", "anybody", {writer});
  role.denies_for(with_partner(list_users, other_q), delegated_role_insufficient, "role_not_in_relationship");
}

// ---- operations ------------------------------------------------------------------------------------

TEST(Access, CoversEachOperationByItsRoles) {
  struct line {
    ask q;
    entra_role_set roles;
  };
  using enum entra_role;
  ask managed = of_user(user_reset_password);
  managed.with.target = password_target::licence_managed;
  const line lines[] = {
      {of_customer(user_list), {directory_readers, global_reader, user_administrator}},
      {of_user(user_view), {directory_readers, global_reader, user_administrator}},
      {of_user(user_view_roles), {directory_readers, global_reader, user_administrator}},
      {of_customer(user_create), {directory_writers, user_administrator}},
      {of_user(user_update), {directory_writers, user_administrator}},
      {of_user(user_delete), {user_administrator}},
      {of_user(user_reset_password), {privileged_authentication_administrator}},
      {managed, {user_administrator, privileged_authentication_administrator}},
      {of_customer(role_list_members), {directory_readers, global_reader, directory_writers, privileged_role_administrator}},
      {of_user(user_add_role), {privileged_role_administrator}},
      {of_user(user_remove_role), {privileged_role_administrator}},
      {of_user(license_view_assigned), {directory_readers, directory_writers, user_administrator, license_administrator}},
      {of_customer(license_view_available), {directory_readers, global_reader, user_administrator, license_administrator}},
      {of_user(license_assign), {directory_writers, user_administrator, license_administrator}},
      {of_service(service_manage_users), {directory_writers, user_administrator, license_administrator}},
      {of_service(service_administer), {exchange_administrator}},
      {of_service(service_administer, "office_apps"), {}},
      {of_customer(customer_view_details), {directory_readers}},
  };
  for (const line& one : lines) {
    for (const auto& role : enum_names<entra_role>::rows) {
      const delegated d = reading(role.value);
      ask q = one.q;
      if (q.what == customer_view_details) q.who = partner_subject{seller_p};
      else q = engineer(q);
      const bool covered = role.value == global_administrator || one.roles.contains(role.value);
      EXPECT_EQ(d.decide(q).result, covered ? outcome::allow : outcome::deny)
          << info(q.what).name << " by " << role.name;
    }
  }
}

TEST(Access, ToAServiceWithoutDocumentedRoleNeedsToKnowWhereTheDocumentNamesIt) {
  delegated d = reading();
  d.at(suite).services.reset();
  d.at(larger).services = std::vector{*service_name::parse("planner")};
  d.needs(engineer(of_service(service_administer, "planner")), {"document /offers/1/services/0"});
}

TEST(Access, ToAServiceWithoutDocumentedRoleIsUnknown) {
  delegated d = reading();
  d.leaves_open(engineer(of_service(service_administer, "planner")), delegated_role_insufficient);
  d.needs(engineer(of_service(service_administer, "planner")), {"document /offers/0/services/2"});
  d.denies(with_user(of_service(service_administer, "planner"), "helper"), delegated_admin_missing);
  d.refuses(of_service(service_administer, "unheard"), "/resource/id");
}

TEST(Access, DoesNotAssignALicenceThatIsNotFree) {
  const delegated d = reading(writer);
  ask q = engineer(of_user(license_assign));
  d.allows(q, "one is free unless the question says otherwise");
  q.with.free = true;
  d.allows(q);
  q.with.free = false;
  d.denies(q, licenses_exhausted);
  EXPECT_EQ(d.explained(q).reasons.front().refusal, (refusal{400, "60012"}));
}

TEST(Access, ForTicketsOfAzureNeedsAnAzureRole) {
  delegated d = reading();
  d.azure();
  const ask q = engineer(of_service(service_file_request, "azure"));
  d.denies(q, azure_role_missing);
  d.azure_role_of("engineers", "Reader");
  d.denies(q, azure_role_missing);
  d.azure_role_of("engineers", "support request contributor");
  d.allows(q);
  EXPECT_EQ(d.decide(with_partner(of_service(service_file_request, "azure"), reseller_v)).reason(),
            partner_type_cannot_transact);
}

// ---- Azure -----------------------------------------------------------------------------------------

TEST(Access, ToAzureNeedsBothWaysUnlessTheRoleStandsAlone) {
  delegated d = reading();
  d.azure();
  const ask deploy = engineer(of_azure(azure_deploy)), manage = engineer(of_azure(azure_manage));
  d.denies(deploy, azure_role_missing);
  d.azure_role_of("engineers", "Reader");
  d.denies(deploy, azure_role_missing);
  d.allows(manage, "any role manages");
  d.azure_role_of("engineer", "Contributor");
  d.allows(deploy);
  // Beneath a plan and without granular admin in force, the role is enough.
  d.conditions().gdap_relationships->clear();
  d.allows(deploy);
  d.allows(engineer(of_service(service_administer, "azure")));
  d["plan"].offer = offer_of(old_azure);
  d.denies_for(deploy, delegated_admin_missing, "none");
  EXPECT_EQ(d.decide(engineer(of_service(service_administer, "azure"))).result, outcome::deny);
}

TEST(Access, ToAzureByTheRoleAloneInTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    delegated d(where);
    d.azure(old_azure).azure_role_of("engineer");
    d.allows(engineer(of_azure(azure_deploy)));
    d.allows(engineer(of_service(service_administer, "azure")));
    d.conditions().azure_roles->clear();
    d.tenant_wide();
    d.denies(of_azure(azure_deploy), azure_role_missing);
  }
}

TEST(Access, ToAzureIsUnknownWhereTheRoleMightStandAlone) {
  for (const cloud where : {cloud::global, cloud::germany}) {
    delegated d(where);
    d.azure().azure_role_of("somebody");
    for (const ask& q : {engineer(of_azure(azure_deploy)), engineer(of_service(service_administer, "azure"))}) {
      const decision answer = d.decide(q);
      EXPECT_EQ(answer.unmet, requirement_set{}) << "who is that?";
      EXPECT_EQ(answer.unknown, (requirement_set{delegated_admin_missing, azure_role_missing}));
    }
  }
}

TEST(Access, ToAzureIsUnknownWhereRolesAreNotTold) {
  delegated d = reading();
  d.azure();
  d.conditions().azure_roles.reset();
  d.leaves_open(engineer(of_azure(azure_deploy)), azure_role_missing);
  d.conditions().azure_roles.emplace();
  d.azure_role_of("somebody");
  d.leaves_open(engineer(of_azure(azure_deploy)), azure_role_missing, "who is that?");
  d.azure_role_of("helper");
  d.conditions().azure_roles->erase(d.conditions().azure_roles->begin());
  const auto groups = d.at(seller_p).account->groups;
  d.at(seller_p).account.edit().groups.reset();
  ask of_agent = of_customer(azure_link_partner_id);
  d.denies(of_agent, azure_role_missing, "a colleague has it, whatever groups there are");
  d.at(seller_p).account.edit().groups = groups;
  d.group("engineers").members.reset();
  d.conditions().azure_roles->clear();
  d.azure_role_of("engineers");
  EXPECT_TRUE(d.decide(engineer(of_azure(azure_deploy))).unknown.contains(azure_role_missing));
}

TEST(Access, LinksAPartnerIdOfAUser) {
  delegated d;
  d.azure().azure_role_of("engineer", "Reader");
  d.allows(engineer(of_customer(azure_link_partner_id)));
  d.denies(with_user(of_customer(azure_link_partner_id), "helper"), azure_role_missing);
  d.denies(with_partner(of_customer(azure_link_partner_id)), user_context_required);
  d.denies(of_customer(azure_link_partner_id).by_customer(), not_a_partner);
}

TEST(Access, ToAzureLooksAtEachOfSeveral) {
  const ask deploy = engineer(of_azure(azure_deploy)), administer = engineer(of_service(service_administer, "azure"));
  // Roles: another partner's, on another subscription, of a group that the engineer is not in, and the engineer's.
  delegated d;
  d.azure();
  d.group("others", {});
  d.azure_role_of("engineer", "Owner", "azure", other_q).azure_role_of("engineer", "Owner", "elsewhere").azure_role_of("others");
  EXPECT_EQ(d.decide(deploy).unmet, (requirement_set{delegated_admin_missing, azure_role_missing}));
  d.azure_role_of("engineer");
  d.allows(deploy);
  // Beneath the plan, which is not the first subscription, the second.
  delegated plan;
  plan.sale("s", suite);
  plan.azure();
  azure_entitlement second = plan.beneath();
  second.id = azure_of("second");
  plan.commerce("plan").azure_entitlements->push_back(second);
  plan.commerce("s").azure_entitlements.emplace();
  plan.azure_role_of("engineer", "Owner", "second");
  plan.allows(administer);
  plan.commerce("s").azure_entitlements.reset();
  plan.allows(administer);
}

TEST(Access, ToAzureByTheRoleAloneEndsWithTheFirstRelationshipInForce) {
  const ask deploy = engineer(of_azure(azure_deploy));
  delegated none;
  none.azure().azure_role_of("engineer");
  none.allows(deploy);
  delegated theirs = none;
  theirs.relates("theirs", {reader}, gdap_status::active, other_q);
  theirs.allows(deploy, "another partner's");
  theirs.relates("g", {reader});
  theirs.denies_for(deploy, delegated_admin_missing, "no_assignment");
  delegated first = none;
  first.relates("g", {reader});
  first.denies_for(deploy, delegated_admin_missing, "no_assignment");
  delegated second = none;
  second.relates("over", {reader}, gdap_status::terminated);
  second.allows(deploy);
  second.relates("g", {reader});
  second.denies_for(deploy, delegated_admin_missing, "no_assignment");
  delegated unknown = none;
  unknown.relates("g", {reader}).status = wire_value<gdap_status>::read("frozen");
  unknown.relates("h", {reader}).status = wire_value<gdap_status>::read("frozen");
  unknown.needs(deploy, {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
}

TEST(Access, ToAzureByTheRoleAloneIsForAdministeringAlone) {
  delegated d;
  d.azure().azure_role_of("engineer");
  d.allows(engineer(of_service(service_administer, "azure")));
  d.denies_for(engineer(of_service(service_manage_users, "azure")), delegated_admin_missing, "none");
}

TEST(Access, EarnsCreditByTheRolesOfProviderOrReseller) {
  delegated d;
  d.azure(azure_plan, provider_i);
  d["plan"].partner_of_record = "4847386";
  const ask provider = of_azure(azure_earn_credit).by(provider_i), reseller = of_azure(azure_earn_credit).by(reseller_v);
  d.denies(provider, azure_role_missing);
  d.azure_role_of("somebody at V", "Owner", "azure", reseller_v);
  d.allows(provider, "the reseller's role serves the provider");
  d.allows(reseller, "who asks for its provider's credit");
  d.conditions().azure_roles->front().partner = provider_i;
  d.allows(reseller, "the provider's role serves the reseller");
  d.conditions().azure_roles->front().partner = reseller_v;
  d.conditions().azure_roles->front().role = "Backup Operator";
  d.leaves_open(provider, azure_role_missing, "which roles earn is not told");
  d.conditions().azure_roles->front().role = "reader";
  d.denies(provider, azure_role_missing, "a reader is known not to");
  d.conditions().azure_roles->front().role = "Backup Operator";
  d.parts.earning_azure_roles = std::vector<std::string>{"Backup Operator"};
  d.allows(provider);
  d.conditions().azure_roles->front().partner = other_q;
  d.denies(provider, azure_role_missing, "another partner's role does not count");
  d["plan"].partner_of_record = "4847384";
  EXPECT_TRUE(d.decide(reseller).unmet.contains(not_original_reseller));
  d["plan"].offer = offer_of(reservation);
  EXPECT_TRUE(d.decide(provider).unmet.contains(wrong_track));
}

// ---- the national clouds ---------------------------------------------------------------------------

TEST(Access, OfTheNationalCloudsIsTenantWideAlone) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    delegated d(where);
    d.denies_for(of_customer(role_list_members), delegated_admin_missing, "none");
    d.denies_for(with_partner(of_customer(role_list_members)), delegated_admin_missing, "none");
    d.tenant_wide();
    d.allows(of_customer(role_list_members));
    d.denies_for(engineer(of_customer(role_list_members)), delegated_admin_missing, "not_an_agent");
    ask unsafe = of_customer(role_list_members);
    unsafe.mfa = false;
    d.allows(unsafe, "a second factor is recommended only");
    EXPECT_EQ(d.explained(unsafe).advisories.front().code, "mfa_recommended");
  }
}

TEST(Access, OfTheNationalCloudsManagesUsersElsewhere) {
  delegated us(cloud::us_government), germany(cloud::germany);
  us.tenant_wide();
  germany.tenant_wide();
  for (const operation what : {user_create, user_update, user_delete, user_reset_password, user_add_role,
                               user_remove_role, license_assign}) {
    us.denies(of_user(what), not_through_this_channel);
    germany.denies(of_user(what), not_through_this_channel);
    ask by_hand = of_user(what);
    by_hand.with.through = channel_of_work::admin_center;
    us.allows(by_hand);
  }
  for (const operation what : {user_view, user_view_roles, license_view_assigned}) {
    us.allows(of_user(what), "reading stays");
    germany.denies(of_user(what), not_through_this_channel);
  }
  us.allows(of_service(service_manage_users));
  ask by_api = of_service(service_manage_users);
  by_api.with.through = channel_of_work::api;
  us.denies(by_api, not_through_this_channel);
  us.denies(of_service(service_view_health), operation_not_available);
  germany.allows(of_service(service_view_health));
  ask roles = of_partner(partner_manage_users);
  us.allows(roles);
  roles.with.assigns = assigned_role::admin_role;
  us.denies(roles, operation_not_available);
  germany.allows(roles);
}

TEST(Access, ByRolesThatTheCatalogueLacks) {
  // Any role will do for Azure itself; a service without a row of roles may be served by one that is not listed.
  const entra_role_id odd = *entra_role_id::parse("99999999-0000-4000-8000-0000000000aa");
  delegated d;
  d.azure().azure_role_of("engineers");
  d.relates("g", {}).roles = std::vector{odd};
  d.assigns("g", "a", "engineers", {}).roles = std::vector{odd};
  d.allows(with_user(of_azure(azure_manage), "engineer"));
  d.leaves_open(with_user(of_service(service_administer, "planner"), "engineer"), delegated_role_insufficient);
}

TEST(Access, SaysWhichLinkIsMissingOfSeveral) {
  // What has ended and what others have says nothing of the path that is there.
  delegated d;
  d.group("others", {"helper"});
  d.relates("g", {reader});
  d.assigns("g", "a1", "engineers", {reader});
  d.assigns("g", "a2", "others", {reader});
  d.relates("old", {writer}, gdap_status::terminated);
  d.assigns("old", "a3", "others", {writer});
  d.denies_for(with_user(of_user(user_update), "helper"), delegated_role_insufficient, "role_not_in_relationship");
}

TEST(Access, OfCreditForWhatNoPartnerSold) {
  delegated d;
  d.azure().azure_role_of("engineers", "Owner", "azure", other_q);
  d["plan"].seller.reset();
  d["plan"].channel = channel::direct;
  const decision answer = d.decide(of_azure(azure_earn_credit));
  EXPECT_EQ(answer.result, outcome::deny);
  EXPECT_TRUE(answer.unmet.contains(not_original_reseller));
  EXPECT_TRUE(answer.unmet.contains(azure_role_missing)) << "the role is another partner's";
}

TEST(Access, WithoutAClockAndWithoutAnEnd) {
  delegated d;
  d.relates("g", {reader}).end.reset();
  d.granted("g").auto_extend_duration = "P180D";
  d.assigns("g", "a", "engineers", {reader});
  const ask q = with_user(of_user(user_view), "engineer");
  d.allows(q, "it extends itself");
  d.parts.as_of.reset();
  d.needs(q, {"document /asOf"});
  delegated over;
  over.relates("g", {reader}, gdap_status::expired).end.reset();
  over.denies_for(with_user(of_user(user_view), "engineer"), delegated_admin_missing, "relationship_expired");
}

TEST(Access, OfNamesThatAreTakenOrItsOwn) {
  delegated d;
  d.relates("g", {reader}, gdap_status::created);
  d.relates("h", {reader}, gdap_status::created);
  customer_fields other = d.customer;
  other.id = customer_d;
  other.tenant.edit().gdap_relationships.reset();  // Of whom the document does not know any.
  other.tenant.edit().transfers.reset();
  d.others.push_back(other);
  other.id = customer_id{*guid::parse("eeeeeeee-0000-4000-8000-00000000000e")};
  gdap_relationship elsewhere = d.granted("h");
  elsewhere.id = *gdap_relationship_id::parse("elsewhere");
  elsewhere.customer = other.id;
  elsewhere.display_name = "name-of-elsewhere";
  other.tenant.edit().gdap_relationships = std::vector{elsewhere};
  d.others.push_back(other);
  ask q = of_relationship(gdap_update, "g");
  q.with.name = "name-of-g";
  d.allows(q);
  for (const char* taken : {"name-of-h", "name-of-elsewhere"}) {
    q.with.name = taken;
    d.denies(q, gdap_name_taken, taken);
  }
  q.with.name = "name-of-nobody";
  d.allows(q);
}

}  // namespace
}  // namespace csprel::test
