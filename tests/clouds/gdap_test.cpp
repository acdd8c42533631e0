// SPDX-License-Identifier: Apache-2.0
// Delegated admin asked for, approved, assigned and ended: who may, in which state, within which limits, and
// every date one second before, at and after it.
#include "clouds/delegated.hpp"

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test {
namespace {

constexpr instant extension_begins = instant::from_seconds(1'698'624'000);   // 2023-10-30
constexpr instant tenant_wide_ends = instant::from_seconds(1'696'809'600);   // 2023-10-09

ask request(std::string_view name = "Contoso_2023-A") {
  ask q = of_customer(gdap_request);
  q.with.name = std::string(name);
  q.with.roles = {"DirectoryReaders", id_of(writer).to_string()};
  return q;
}
ask assign(operation what = gdap_assign) {
  ask q = of_relationship(what);
  q.with.group = "engineers";
  q.with.roles = {"DirectoryReaders"};
  return q;
}
ask extend(std::string_view value) {
  ask q = of_relationship(gdap_set_auto_extend);
  q.with.auto_extend = std::string(value);
  return q;
}
ask by_admin(operation what) { return of_relationship(what).by_customer(); }

delegated standing_at(gdap_status status) {
  delegated d;
  d.relates("g", {reader}, status);
  d.assigns("g", "a", "engineers", {reader});
  d.tenant_wide();
  return d;
}

// ---- state -----------------------------------------------------------------------------------------

TEST(Gdap, EachOperationFitsItsStates) {
  using states = std::vector<gdap_status>;
  using enum gdap_status;
  const std::pair<ask, states> lines[] = {
      {of_relationship(gdap_submit), {created}},
      {of_relationship(gdap_update), {created}},
      {of_relationship(gdap_delete), {created}},
      {by_admin(gdap_approve), {approval_pending}},
      {by_admin(gdap_reject), {approval_pending}},
      {of_relationship(gdap_auto_approve), {approval_pending}},
      {assign(), {active}},
      {assign(gdap_unassign), {active}},
      {extend("PT0S"), {created, active}},
      {of_relationship(gdap_terminate), {active}},
      {by_admin(gdap_terminate), {active}},
  };
  for (const auto& [q, fitting] : lines)
    for (const auto& row : enum_names<gdap_status>::rows) {
      const delegated d = standing_at(row.value);
      const std::string what = std::string(info(q.what).name) + " in " + std::string(row.name);
      if (std::find(fitting.begin(), fitting.end(), row.value) != fitting.end())
        d.allows(q, what.c_str());
      else
        d.denies(q, gdap_wrong_state, what.c_str());
    }
}

TEST(Gdap, StateIsUnknownWhereAFactIsMissing) {
  delegated d = standing_at(gdap_status::active);
  d.granted("g").status.reset();
  d.leaves_open(of_relationship(gdap_submit), gdap_wrong_state);
  EXPECT_EQ(d.decide(by_admin(gdap_approve)).unknown, (requirement_set{gdap_wrong_state, gdap_request_lapsed}));
  d.granted("g").status = gdap_status::active;
  d.granted("g").activated.reset();
  d.leaves_open(of_relationship(gdap_terminate), gdap_wrong_state);
  d.needs(of_relationship(gdap_terminate), {"Graph GET /tenantRelationships/delegatedAdminRelationships/g"});
  // Whatever the date is, one that was active once is no draft, and waits for no approval.
  d.denies(of_relationship(gdap_submit), gdap_wrong_state);
  EXPECT_EQ(d.decide(by_admin(gdap_approve)).unmet, requirement_set{gdap_wrong_state});
  d = standing_at(gdap_status::approval_pending);
  d.granted("g").created.reset();
  EXPECT_EQ(d.decide(by_admin(gdap_approve)).unknown, requirement_set{gdap_request_lapsed})
      << "lapsed or not, it is pending";
  d.denies(of_relationship(gdap_terminate), gdap_wrong_state);
}

TEST(Gdap, NeedsAClockWhereAllElseIsTold) {
  delegated d = standing_at(gdap_status::active);
  d.parts.as_of.reset();
  d.needs(of_relationship(gdap_terminate), {"document /asOf"});
  d.denies(of_relationship(gdap_submit), gdap_wrong_state);
}

TEST(Gdap, AwaitsApprovalForNinetyDays) {
  delegated d = standing_at(gdap_status::approval_pending);
  const instant deadline = *d.granted("g").created + days(90);
  for (const ask& q : {by_admin(gdap_approve), by_admin(gdap_reject), of_relationship(gdap_auto_approve)})
    d.closes(q, deadline, gdap_request_lapsed);
  d.choose(option::deadline_inclusive, "false");
  d.allows(by_admin(gdap_approve).now(deadline + duration{-1}));
  d.denies(by_admin(gdap_approve).now(deadline), gdap_request_lapsed);
}

TEST(Gdap, IsInForceFromActivationToItsEnd) {
  delegated d = standing_at(gdap_status::active);
  d.opens(of_relationship(gdap_terminate), activated, gdap_wrong_state);
  d.closes(of_relationship(gdap_terminate), ends + duration{-1}, gdap_wrong_state);
}

TEST(Gdap, NameIsFreeAgainAYearAfterTheEnd) {
  delegated d = standing_at(gdap_status::terminated);
  d.granted("g").display_name = "Contoso";
  d.granted("g").end = today + days(-300);
  const instant purged = *d.granted("g").end + days(365);
  ask q = request("Contoso");
  d.opens(q, purged + duration{1}, gdap_name_taken);
  d.denies(q.now(purged), gdap_name_taken);
  d.choose(option::deadline_inclusive, "false");
  d.allows(q.now(purged));
}

// ---- who -------------------------------------------------------------------------------------------

TEST(Gdap, IsAskedForByAdminAgentsWithASecondFactor) {
  delegated d;
  d.allows(request());
  d.denies(with_user(request(), "helper"), role_not_permitted);
  ask weak = request();
  weak.mfa = false;
  d.denies(weak, mfa_missing);
  weak.who = partner_subject{seller_p};
  d.allows(weak, "an organisation has no second factor");
  d.denies(request().by_customer(), not_a_partner);
  d.no_relationship(seller_p);
  d.allows(request(), "no relationship is needed");
  d.at(seller_p).standing = standing::restricted;
  d.allows(request());
  d.at(seller_p).standing = standing::terminated;
  d.denies(request(), partner_terminated);
  d.at(seller_p).standing = standing::active;
  d.at(seller_p).model = partner_model::advisor;
  d.denies(request(), partner_type_cannot_transact);
}

TEST(Gdap, IsAssignedByUserManagersToo) {
  delegated d = standing_at(gdap_status::active);
  d.employs("manager").admins = {admin_role::user_management_admin};
  d.allows(with_user(assign(), "manager"));
  d.allows(with_user(assign(gdap_unassign), "manager"));
  d.denies(with_user(of_relationship(gdap_terminate), "manager"), role_not_permitted);
}

TEST(Gdap, OfAnotherPartnerIsNobodysBusiness) {
  delegated d;
  d.relates("g", {reader}, gdap_status::created, other_q);
  d.denies(of_relationship(gdap_submit), not_a_partner);
  d.denies(with_partner(of_relationship(gdap_terminate)), not_a_partner);
  d.allows(of_relationship(gdap_submit).by(other_q));
  d.refuses(of_relationship(gdap_submit, "unheard"), "/resource/id");
}

TEST(Gdap, IsApprovedByTheCustomersAdministratorAlone) {
  delegated d = standing_at(gdap_status::approval_pending);
  d.allows(by_admin(gdap_approve));
  d.denies(of_relationship(gdap_approve).by_customer("user"), not_customer_administrator);
  d.denies(of_relationship(gdap_approve), not_customer_administrator);
  d.denies(with_partner(of_relationship(gdap_reject)), not_customer_administrator);
  EXPECT_EQ(d.explained(by_admin(gdap_approve)).advisories.front().code, "dap_still_present");
  d.choose(option::gdap_approval_needs_dap_removed, "true");
  d.denies(by_admin(gdap_approve), gdap_wrong_state);
  d.allows(by_admin(gdap_reject));
  d.granted("g").created = today + days(-100);
  d.denies(by_admin(gdap_approve), gdap_request_lapsed);
  d.customer.delegated_admins.clear();
  d.granted("g").created = today;
  d.allows(by_admin(gdap_approve));
  d.denies(of_relationship(gdap_auto_approve), grant_not_present);
}

TEST(Gdap, TerminatesFromEitherSide) {
  delegated d = standing_at(gdap_status::active);
  ask weak = of_relationship(gdap_terminate);
  weak.mfa = false;
  d.denies(weak, mfa_missing);
  weak = by_admin(gdap_terminate);
  weak.mfa = false;
  d.allows(weak);
  d.denies(of_relationship(gdap_terminate).by_customer("user"), not_customer_administrator);
}

// ---- what is asked for -----------------------------------------------------------------------------

TEST(Gdap, NameIsShortAndPlain) {
  delegated d;
  for (const char* good : {"a", "A-Z_09", "AZaz", "12345678901234567890123456789012345678901234567890"})
    d.allows(request(good), good);
  for (const char* bad : {"", "with space", "dot.ted", "\xc3\xa9", "123456789012345678901234567890123456789012345678901"})
    d.denies(request(bad), gdap_name_invalid, bad);
  d.relates("g", {reader}, gdap_status::created).display_name = "Taken";
  d.denies(request("Taken"), gdap_name_taken);
  d.allows(request("taken"), "case matters");
  ask keep = of_relationship(gdap_update);
  keep.with.name = "Taken";
  d.allows(keep, "its own name");
  d.relates("h", {reader}, gdap_status::created).display_name = "Taken";
  d.denies(keep, gdap_name_taken, "another has its name, too");
  d.granted("h").partner = other_q;
  d.granted("g").partner = other_q;
  d.allows(request("Taken"), "another partner's name");
  ask nameless = request();
  nameless.with.name.reset();
  d.denies(nameless, gdap_name_invalid, "what has no name takes none");
}

TEST(Gdap, LastsUpToTwoYears) {
  delegated d;
  ask q = request();
  for (const char* good : {"P1D", "P365D", "P730D"}) d.allows((q.with.duration = good, q), good);
  for (const char* bad :
       {"P0D", "P731D", "P2Y", "PT24H", "P1.5D", "365", "", "P", "D", "PD", "X365D", "P365X", "P-1D", "P99999999999D"})
    d.denies((q.with.duration = bad, q), gdap_duration_out_of_range, bad);
  d.relates("g", {reader}, gdap_status::created);
  ask update = of_relationship(gdap_update);
  d.allows(update, "what is absent is unchanged");
  d.denies((update.with.duration = "P800D", update), gdap_duration_out_of_range);
}

TEST(Gdap, RolesAreBuiltInOnes) {
  delegated d;
  ask q = request();
  d.allows((q.with.roles = {"aaaaaaaa-0000-4000-8000-000000000001"}, q), "a GUID that the table lacks");
  d.denies((q.with.roles = std::vector<std::string>{}, q), gdap_roles_invalid);
  d.denies((q.with.roles = {"DirectoryReaders", "Janitor"}, q), gdap_roles_invalid);
  q.with.roles.reset();
  d.denies(q, gdap_roles_invalid);
}

TEST(Gdap, AssignsNoMoreThanItHolds) {
  delegated d = standing_at(gdap_status::active);
  for (const operation what : {gdap_assign, gdap_unassign}) {
    ask q = assign(what);
    q.with.roles = {"DirectoryReaders", "DirectoryWriters"};
    EXPECT_TRUE(d.decide(q).unmet.contains(gdap_role_outside_relationship)) << info(what).name;
  }
  EXPECT_EQ(d.explained((assign())).result, outcome::allow);
  ask q = assign();
  q.with.roles = {"DirectoryWriters"};
  EXPECT_EQ(d.explained(q).reasons.front().refusal.status, 400);
  d.granted("g").roles.reset();
  d.leaves_open(assign(), gdap_role_outside_relationship);
}

TEST(Gdap, UnassignsWhatIsAssigned) {
  delegated d = standing_at(gdap_status::active);
  ask q = of_relationship(gdap_unassign);
  q.with.group = "ENGINEERS";
  d.allows(q);
  d.denies((q.with.group = "others", q), grant_not_present);
  q.with.group = "engineers";
  d.granted("g").access_assignments->front().status = access_assignment_status::deleting;
  d.denies(q, grant_not_present);
  d.granted("g").access_assignments->front().status = access_assignment_status::deleted;
  d.denies(q, grant_not_present);
  d.group("others", {});
  d.assigns("g", "b", "others", {reader});
  d.assigns("g", "c", "engineers", {reader});
  d.allows(q, "behind one that is deleted and another group's");
  d.granted("g").access_assignments->resize(1);
  d.granted("g").access_assignments->front().status.reset();
  d.allows(q, "an assignment all the same");
  q.with.roles = {"DirectoryReaders"};
  d.granted("g").access_assignments->front().roles.reset();
  d.leaves_open(q, grant_not_present, "of which roles is not told");
  q.with.roles.reset();
  d.granted("g").access_assignments->front().group.reset();
  d.leaves_open(q, grant_not_present, "nor to whom");
  d.granted("g").access_assignments.reset();
  d.leaves_open(q, grant_not_present);
}

TEST(Gdap, IsUnknownWhereItsRolesOrDatesAre) {
  delegated d = standing_at(gdap_status::active);
  d.granted("g").created = extension_begins;
  d.granted("g").roles.reset();
  d.leaves_open(extend("P180D").now(extension_begins), auto_extend_not_available);
  delegated named = standing_at(gdap_status::active);
  named.granted("g").status = wire_value<gdap_status>::read("frozen");
  ask q = of_customer(gdap_request);
  q.with.name = "name-of-g";
  q.with.roles = {"DirectoryReaders"};
  EXPECT_TRUE(named.decide(q).unknown.contains(gdap_name_taken)) << "whether the other is still in sight";
  for (const char* wrong : {"{", "a{", "[", ":"}) {
    q.with.name = wrong;
    EXPECT_TRUE(named.decide(q).unmet.contains(gdap_name_invalid)) << wrong;
  }
}

TEST(Gdap, OfWhichNobodyTellsWhoHasItCoversNoMoreThanItHolds) {
  const std::string listed_nowhere = "0a7f5b6c-1111-4d1b-8b1b-0123456789ab";
  delegated d;
  gdap_relationship& g = d.relates("g", {reader});
  g.access_assignments.reset();
  ask q = of_customer(gdap_use_role);
  q.with.roles = std::vector{listed_nowhere};
  EXPECT_EQ(d.decide(q).result, outcome::deny);
  g.roles->push_back(*entra_role_id::parse(listed_nowhere));
  EXPECT_EQ(d.decide(q).result, outcome::unknown) << "a group may have it";
  g.roles->erase(g.roles->begin());
  EXPECT_EQ(d.decide(q).result, outcome::unknown);
  q.with.roles = std::vector{id_of(reader).to_string()};
  EXPECT_EQ(d.decide(q).result, outcome::deny);
}

TEST(Gdap, ExtendsItselfFromTheDayThatItCan) {
  delegated d = standing_at(gdap_status::active);
  d.granted("g").created = today;
  d.opens(extend("P180D"), extension_begins, auto_extend_not_available);
  for (const char* off : {"PT0S", "P0D"}) d.allows(extend(off), off);
  d.denies(extend("P90D").now(extension_begins), auto_extend_not_available);
  ask q = request();
  q.with.auto_extend = "P180D";
  d.denies(q, auto_extend_not_available);
  d.allows(q.now(extension_begins));
  d.denies((q.with.roles = {"GlobalAdmin"}, q), auto_extend_not_available, "not with a global administrator");
  ask bare = q;
  bare.with.roles.reset();
  d.denies(bare, gdap_roles_invalid, "which none names");
  d.granted("g").roles = std::vector{id_of(administrator)};
  d.denies(extend("P180D").now(extension_begins), auto_extend_not_available);
  d.choose(option::auto_extend_with_global_administrator, "true");
  d.allows(q);
  d.allows(extend("P180D").now(extension_begins));
}

// ---- tenant-wide -----------------------------------------------------------------------------------

TEST(TenantWide, IsOfferedInTheGlobalCloudUntilItIsNot) {
  delegated d;
  ask grant(delegated_admin_grant);
  grant.which = partner_resource{seller_p, customer_c};
  grant.by_customer();
  d.closes(grant, tenant_wide_ends + duration{-1}, delegated_admin_no_longer_offered);
  d.denies(ask(grant).by_customer("user"), not_customer_administrator);
  d.denies(ask(grant).by(seller_p), not_customer_administrator);
  d.no_relationship(seller_p);
  d.denies(grant, no_relationship);
  EXPECT_EQ(d.explained(grant).reasons.front().message, "Partner P has no reseller relationship with Customer C.");
  ask ask_for = of_partner(relationship_request);
  d.allows(ask_for);
  ask_for.with.with_delegated_admin = true;
  d.closes(ask_for, tenant_wide_ends + duration{-1}, delegated_admin_no_longer_offered);
}

TEST(TenantWide, IsPartOfEveryRequestInTheNationalClouds) {
  delegated us(cloud::us_government);
  ask q = of_partner(relationship_request);
  us.allows(q);
  us.allows((q.with.with_delegated_admin = true, q.now(tenant_wide_ends + days(30)), q));
  us.denies((q.with.with_delegated_admin = false, q), delegated_admin_not_optional);
  delegated germany(cloud::germany);
  EXPECT_EQ(germany.decide(q).unmet, (requirement_set{cloud_closed_to_new_business, delegated_admin_not_optional}));
}

TEST(TenantWide, IsRemovedByTheCustomerAndRelinquishedByThePartner) {
  delegated d;
  ask remove(delegated_admin_remove);
  remove.which = partner_resource{seller_p, customer_c};
  remove.by_customer();
  const ask relinquish = of_customer(delegated_admin_relinquish);
  d.denies(remove, grant_not_present);
  d.denies(relinquish, grant_not_present);
  d.tenant_wide(seller_p, today + days(5));
  d.allows(remove, "one that begins later is there to remove");
  d.allows(relinquish);
  d.denies(with_user(relinquish, "helper"), role_not_permitted);
  ask alone = relinquish;
  alone.authentication = authentication::app_only;
  d.denies(alone, user_context_required);
  d.denies(ask(remove).by(seller_p), not_customer_administrator);
  ask other(delegated_admin_remove_other);
  other.which = partner_resource{other_q, customer_c};
  d.denies(other, not_customer_administrator);
  d.sale("ri", reservation);
  EXPECT_EQ(d.explained(relinquish).advisories.front().code, "reservations_present");
}

// ---- clouds ----------------------------------------------------------------------------------------

TEST(Gdap, DoesNotExistInTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    const delegated d(where);
    for (const operation what : {gdap_submit, gdap_update, gdap_delete, gdap_approve, gdap_reject, gdap_auto_approve,
                                 gdap_assign, gdap_unassign, gdap_set_auto_extend, gdap_terminate})
      for (const ask& q : {of_relationship(what), by_admin(what)}) d.denies(q, operation_not_available, info(what).name.data());
    d.denies(request(), operation_not_available);
    d.denies(of_customer(gdap_use_role), operation_not_available);
  }
}

}  // namespace
}  // namespace csprel::test
