// SPDX-License-Identifier: Apache-2.0
// What becomes of delegated admin of both kinds by events, and what refuses them (contract, global section 8).
#include <random>
#include <set>

#include "clouds/granular.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/directory_document.hpp"
#include "csprel/json/event_stream.hpp"

namespace csprel::test {
namespace {

const gdap_relationship& first_of(const story& now) {
  return now.world.customer_at(0)->tenant->gdap_relationships->front();
}
gdap_status status_of(const story& now) { return *first_of(now).status->known(); }

story in_force() {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()})
      .then(gdap_submitted{r1})
      .then(gdap_approved{r1, {}})
      .then(gdap_activated{r1, {}});
  return now;
}
story assigned() {
  story now = in_force();
  access_assignment a = to_group();
  a.status = access_assignment_status::active;
  now.then(gdap_assignment_created{r1, a});
  return now;
}

TEST(GdapEvents, MoveAlongTheLifeOfARelationship) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()});
  EXPECT_EQ(status_of(now), gdap_status::created);
  EXPECT_EQ(first_of(now).created, today);
  now.refuses(gdap_approved{r1, {}}, gdap_wrong_state);
  now.refuses(gdap_activated{r1, {}}, gdap_wrong_state);
  now.refuses(gdap_terminated{r1, {}}, gdap_wrong_state);
  now.then(gdap_submitted{r1});
  EXPECT_EQ(status_of(now), gdap_status::approval_pending);
  now.refuses(gdap_submitted{r1}, gdap_wrong_state);
  now.then(gdap_approved{r1, {}});
  EXPECT_EQ(status_of(now), gdap_status::approved);
  now.refuses(gdap_rejected{r1}, gdap_wrong_state);
  now.then(gdap_activated{r1, {}});
  EXPECT_EQ(status_of(now), gdap_status::active);
  EXPECT_EQ(first_of(now).activated, today);
  EXPECT_EQ(first_of(now).end, today + days(730));
  EXPECT_EQ(now.asked(administers_users()), outcome::deny) << "nobody has been given the role yet";
  now.then(gdap_assignment_created{r1, to_group()});
  EXPECT_EQ(now.asked(administers_users()), outcome::deny) << "it is pending";
  now.then(gdap_assignment_activated{r1, assignment_of("a1")});
  EXPECT_EQ(now.asked(administers_users()), outcome::allow);
  now.then(gdap_terminated{r1, grant_ender::by_customer});
  EXPECT_EQ(now.asked(administers_users()), outcome::deny);
  now.refuses(gdap_activated{r1, {}}, gdap_wrong_state);
  now.refuses(gdap_terminated{r1, {}}, gdap_wrong_state);
  now.refuses(gdap_expired{r1}, gdap_wrong_state);
}

TEST(GdapEvents, LapseAfterNinetyDays) {  // S57
  const instant begin = today + days(-277);
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}, begin).then(gdap_submitted{r1}, begin);
  now.refuses(gdap_approved{r1, {}}, gdap_request_lapsed, begin + days(104));
  now.refuses(gdap_rejected{r1}, gdap_request_lapsed, begin + days(104));
  now.then(gdap_approved{r1, {}}, begin + days(90));
}

TEST(GdapEvents, RejectedRequestsAreGone) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}).then(gdap_submitted{r1}).then(gdap_rejected{r1});
  EXPECT_TRUE(now.world.customer_at(0)->tenant->gdap_relationships->empty());
  const auto again = apply(now.world, event{today, gdap_submitted{r1}});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().pointer, "/relationship");
  now.then(gdap_created{customer_c, seller_p, draft()});  // Its id and its name are free.
}

TEST(GdapEvents, AskForWhatARequestMayAskFor) {
  const auto with = [](auto change) {
    gdap_relationship g = draft();
    change(g);
    return gdap_created{customer_c, seller_p, g};
  };
  const story now(granular());
  now.refuses(with([](auto& g) { g.display_name = "two words"; }), gdap_name_invalid);
  now.refuses(with([](auto& g) { g.duration = "P731D"; }), gdap_duration_out_of_range);
  now.refuses(with([](auto& g) { g.roles.emplace(); }), gdap_roles_invalid);
  now.refuses(with([](auto& g) { g.status = gdap_status::active; }), gdap_wrong_state);
  story other(granular());
  other.then(gdap_created{customer_c, seller_p, draft()});
  other.refuses(with([](auto& g) { g.id = relationship_of("r2"); }), gdap_name_taken);
  EXPECT_EQ(apply(other.world, event{today, gdap_created{customer_c, seller_p, draft()}}).error().code,
            error_code::duplicate_id);
  tenant unknown;
  const auto untold = apply(unknown.build(), event{today, gdap_created{customer_c, seller_p, draft()}});
  ASSERT_FALSE(untold) << "one relationship more of nobody knows how many is not known either";
  EXPECT_EQ(untold.error().pointer, "/customer");
  story(granular(cloud::us_government)).refuses(gdap_created{customer_c, seller_p, draft()}, operation_not_available);
}

TEST(GdapEvents, ExpireAndExtend) {
  story now = in_force();
  const instant end = today + days(730);
  now.refuses(gdap_expired{r1}, gdap_wrong_state, end + duration{-1});
  now.refuses(gdap_extended{r1, {}, {}}, auto_extend_not_available, end);
  now.refuses(gdap_extended{r1, "P180D", {}}, auto_extend_not_available);
  story extended = now;
  extended.then(gdap_extended{r1, "P180D", {}}, today + days(30));
  extended.refuses(gdap_expired{r1}, gdap_wrong_state, end);
  extended.then(gdap_extended{r1, {}, {}}, end);
  EXPECT_EQ(first_of(extended).end, end + days(182)) << "six months after 2025-10-04 (GDAP-8)";
  EXPECT_EQ(status_of(extended), gdap_status::active);
  now.then(gdap_expired{r1}, end);
  EXPECT_EQ(status_of(now), gdap_status::expired);
  now.refuses(gdap_expired{r1}, gdap_wrong_state, end);
}

/// A tenant in which `r1` stands so.
tenant relationship_in(std::optional<wire_value<gdap_status>> status) {
  tenant t = granular();
  gdap_relationship g = draft();
  g.partner = seller_p;
  g.customer = customer_c;
  g.status = std::move(status);
  g.created = today + days(-40);
  g.activated = today + days(-30);
  g.end = today + days(300);
  g.duration = "P365D";
  g.access_assignments.emplace();
  t.conditions().gdap_relationships->push_back(g);
  return t;
}

TEST(GdapEvents, FollowTheMovesOfTheCatalogue) {
  struct move {
    const char* name;
    event_fact happens;
    instant at;
    std::set<gdap_status> from;
  };
  using enum gdap_status;
  const instant over = today + days(300);
  for (const move& each : {move{"activated", gdap_activated{r1, {}}, today, {approved, activating}},
                           move{"expired", gdap_expired{r1}, over, {active, expiring}},
                           move{"terminated", gdap_terminated{r1, {}}, today, {active, termination_requested, terminating}}})
    for (const auto& row : enum_names<gdap_status>::rows) {
      story now(relationship_in(row.value));
      if (!each.from.contains(row.value)) {
        now.refuses(each.happens, gdap_wrong_state, each.at);
        continue;
      }
      now.then(each.happens, each.at);
      EXPECT_NE(status_of(now), row.value) << each.name << ' ' << row.name;
    }
  for (const auto& unknown : {std::optional<wire_value<gdap_status>>{}, std::optional{wire_value<gdap_status>::read("frozen")}}) {
    story now(relationship_in(unknown));
    now.then(gdap_activated{r1, {}});
    EXPECT_EQ(status_of(now), active) << "what is not known refuses nothing";
  }
}

TEST(GdapEvents, BringInForceForAsLongAsWasAskedFor) {
  const auto end_of = [](std::string duration, std::optional<instant> told = {}) {
    tenant t = relationship_in(gdap_status::approved);
    gdap_relationship& g = t.conditions().gdap_relationships->front();
    g.duration = std::move(duration);
    g.end.reset();
    story now(t);
    now.then(gdap_activated{r1, told});
    return first_of(now).end;
  };
  EXPECT_EQ(end_of("P30D"), today + days(30));
  EXPECT_EQ(end_of("P3M"), instant::from_seconds(1'704'456'000)) << "2024-01-05T12:00:00Z";
  EXPECT_EQ(end_of("P2Y"), today + days(731)) << "with a leap day";
  EXPECT_EQ(end_of("P1W"), today + days(7));
  EXPECT_EQ(end_of("P1Y1M1DT1H"), today + days(366 + 31 + 1) + duration{3'600});
  EXPECT_EQ(end_of("junk", today + days(9)), today + days(9));
  for (const char* no_length : {"", "P", "PT", "PD", "30D", "XD", "P-1D", "PxD", "P1xD"})
    EXPECT_EQ(end_of(no_length), std::nullopt) << no_length;
}

TEST(GdapEvents, KnowWhatTheyName) {
  const story now(relationship_in(gdap_status::active));
  const customer_id stranger{other_q.value()};
  const partner_id no_partner{customer_c.value()};
  now.fails(gdap_terminated{{r1.id, stranger}, {}}, "/customer");
  for (const event_fact& e :
       {event_fact{gdap_submitted{{relationship_of("r9"), {}}}}, event_fact{gdap_rejected{{relationship_of("r9"), {}}}},
        event_fact{gdap_terminated{{relationship_of("r9"), {}}, {}}}, event_fact{gdap_expired{{relationship_of("r9"), {}}}},
        event_fact{gdap_extended{{relationship_of("r9"), {}}, {}, {}}},
        event_fact{gdap_assignment_created{{relationship_of("r9"), {}}, to_group()}},
        event_fact{gdap_assignment_activated{{relationship_of("r9"), {}}, assignment_of("a1")}},
        event_fact{gdap_assignment_updated{{relationship_of("r9"), {}}, to_group()}},
        event_fact{gdap_assignment_deleted{{relationship_of("r9"), {}}, assignment_of("a1")}}})
    now.fails(e, "/relationship");
  now.fails(gdap_created{stranger, seller_p, draft("r2")}, "/customer");
  now.fails(gdap_created{customer_c, no_partner, draft("r2")}, "/partner");
  gdap_relationship of_another = draft("r2");
  of_another.customer = stranger;
  now.fails(gdap_created{customer_c, seller_p, of_another}, "/resource/customer/tenantId", error_code::impossible_state);
  now.fails(gdap_assignment_activated{r1, assignment_of("a9")}, "/assignment");
  now.fails(gdap_assignment_updated{r1, to_group()}, "/resource/id");
  now.fails(relationship_requested{no_partner, {}, {}, {}}, "/partner");
  now.fails(relationship_requested{seller_p, stranger, {}, {}}, "/customer");
  now.fails(relationship_accepted{stranger, "", {}, {}}, "/customer");
  now.fails(relationship_accepted{customer_c, "", {*service_name::parse("exchange")}, {}}, "/services",
            error_code::impossible_state);
  now.fails(relationship_ended{stranger, seller_p}, "/customer");
  now.fails(relationship_ended{customer_c, no_partner}, "/partner");
  now.fails(delegated_admin_granted{stranger, seller_p, {}}, "/customer");
  now.fails(delegated_admin_granted{customer_c, no_partner, {}}, "/partner");
  now.fails(delegated_admin_granted{customer_c, seller_p, std::vector<service_name>{}}, "/services",
            error_code::impossible_state);
  now.fails(delegated_admin_removed{stranger, seller_p, {}, {}}, "/customer");
  now.fails(delegated_admin_removed{customer_c, no_partner, {}, {}}, "/partner");
  now.fails(group_member_added{no_partner, group_of("operators"), agent_as_member()}, "/partner");
  now.fails(group_member_added{seller_p, group_of("nobody"), agent_as_member()}, "/group");
  tenant untold = relationship_in(gdap_status::active);
  untold.at(seller_p).account.edit().groups->front().members.reset();
  untold.conditions().gdap_relationships->front().access_assignments.reset();
  const story open(untold);
  open.fails(group_member_added{seller_p, group_of("operators"), agent_as_member()}, "/group");
  open.fails(group_member_removed{seller_p, group_of("operators"), agent_as_member().id}, "/group");
  open.fails(gdap_assignment_created{r1, to_group()}, "/relationship");
  open.fails(gdap_assignment_deleted{r1, assignment_of("a1")}, "/relationship");
  untold.at(seller_p).account.edit().groups.reset();
  story(untold).fails(group_member_added{seller_p, group_of("operators"), agent_as_member()}, "/group");
}

TEST(GdapEvents, OfMicrosoftsOwnTransitionAreInForceAtOnce) {
  gdap_relationship g = draft();
  g.display_name = "MLT_" + std::string(8, 'a');
  g.status = gdap_status::active;
  g.created = today + days(-3);
  g.duration = "P365D";
  g.auto_extend_duration = "PT0S";
  g.customer = customer_c;
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, g});
  EXPECT_EQ(status_of(now), gdap_status::active);
  EXPECT_EQ(first_of(now).created, today + days(-3));
  EXPECT_EQ(first_of(now).activated, today);
  EXPECT_EQ(first_of(now).end, today + days(365));
  g.status = gdap_status::terminated;
  story(granular()).refuses(gdap_created{customer_c, seller_p, g}, gdap_wrong_state);
  g.status = gdap_status::created;
  g.roles.reset();
  story(granular()).refuses(gdap_created{customer_c, seller_p, g}, gdap_roles_invalid);
}

TEST(GdapEvents, ExtendToWhatIsTold) {
  const auto extended = [](std::optional<wire_value<gdap_status>> status, std::optional<instant> end, const gdap_extended& e) {
    tenant t = relationship_in(std::move(status));
    t.conditions().gdap_relationships->front().end = end;
    t.conditions().gdap_relationships->front().auto_extend_duration = "P180D";
    story now(t);
    now.then(e);
    return first_of(now).end;
  };
  const instant end = today + days(300);
  EXPECT_EQ(extended(gdap_status::active, end, {r1, {}, end + days(180)}), end + days(180));
  EXPECT_EQ(extended(gdap_status::active, {}, {r1, {}, end}), end);
  EXPECT_EQ(extended(gdap_status::active, {}, {r1, {}, {}}), std::nullopt) << "six months after nobody knows when";
  EXPECT_EQ(extended({}, end, {r1, {}, end}), end) << "what is not known refuses nothing";
  EXPECT_EQ(extended(wire_value<gdap_status>::read("frozen"), end, {r1, {}, end}), end);
  EXPECT_EQ(extended(gdap_status::active, end, {r1, "PT0S", end + days(1)}), end + days(1));
  tenant t = relationship_in(gdap_status::active);
  t.conditions().gdap_relationships->front().auto_extend_duration = "P180D";
  story(t).refuses(gdap_extended{r1, {}, end + duration{-1}}, gdap_wrong_state);
  t.conditions().gdap_relationships->front().status = gdap_status::terminated;
  story(t).refuses(gdap_extended{r1, {}, end}, gdap_wrong_state);
}

TEST(GdapAssignments, MoveAlongTheirOwnLife) {
  using enum access_assignment_status;
  const auto with = [](std::optional<wire_value<access_assignment_status>> status) {
    tenant t = relationship_in(gdap_status::active);
    access_assignment a = to_group();
    a.status = std::move(status);
    t.conditions().gdap_relationships->front().access_assignments->push_back(a);
    return t;
  };
  const auto updated = [](std::optional<wire_value<access_assignment_status>> status) {
    access_assignment a = to_group("agents");
    a.status = std::move(status);
    return gdap_assignment_updated{r1, a};
  };
  const auto result = [&](std::optional<wire_value<access_assignment_status>> before,
                          std::optional<wire_value<access_assignment_status>> after) {
    story now(with(std::move(before)));
    now.then(updated(std::move(after)));
    EXPECT_EQ(first_of(now).access_assignments->front().group, group_of("agents"));
    EXPECT_EQ(first_of(now).access_assignments->front().last_modified, today);
    return first_of(now).access_assignments->front().status;
  };
  EXPECT_EQ(result(active, {}), active);
  EXPECT_EQ(result(active, active), active);
  EXPECT_EQ(result(pending, active), active);
  EXPECT_EQ(result({}, {}), std::nullopt);
  story(with(active)).refuses(updated(pending), gdap_wrong_state);
  story(with(pending)).refuses(updated(deleted), gdap_wrong_state);
  story(with({})).refuses(updated(active), gdap_wrong_state);
  story(with(deleted)).refuses(updated({}), gdap_wrong_state);
  access_assignment only_status;
  only_status.id = assignment_of("a1");
  only_status.status = active;
  story now(with(pending));
  now.then(gdap_assignment_updated{r1, only_status});
  EXPECT_EQ(first_of(now).access_assignments->front().roles, to_group().roles) << "what is not told stays";
  now.then(gdap_assignment_deleted{r1, assignment_of("a1")});
  EXPECT_EQ(first_of(now).access_assignments->front().status, deleted);
  story untold(with({}));
  untold.then(gdap_assignment_deleted{r1, assignment_of("a1")});
  EXPECT_EQ(first_of(untold).access_assignments->front().status, deleted);
  access_assignment fresh = to_group();
  fresh.status = deleted;
  story(relationship_in(gdap_status::active)).refuses(gdap_assignment_created{r1, fresh}, gdap_wrong_state);
  fresh.status = active;
  fresh.created = today + days(-1);
  story older(relationship_in(gdap_status::active));
  older.then(gdap_assignment_created{r1, fresh});
  EXPECT_EQ(first_of(older).access_assignments->front().created, today + days(-1));
  // A relationship that has ended gives nothing any more.
  tenant over = with(pending);
  over.conditions().gdap_relationships->front().status = gdap_status::terminated;
  story(over).refuses(gdap_assignment_activated{r1, assignment_of("a1")}, gdap_wrong_state);
  story(over).refuses(updated({}), gdap_wrong_state);
}

TEST(GdapAssignments, StayWithinTheirRelationship) {
  story now = assigned();
  now.refuses(gdap_assignment_created{r1, to_group("operators", entra_role::exchange_administrator, "a2")},
              gdap_role_outside_relationship);
  now.refuses(gdap_assignment_activated{r1, assignment_of("a1")}, gdap_wrong_state);
  now.then(gdap_assignment_updated{r1, to_group("operators", entra_role::global_reader)});
  EXPECT_EQ(now.asked(administers_users()), outcome::deny);
  now.then(gdap_assignment_updated{r1, to_group()});
  EXPECT_EQ(now.asked(administers_users()), outcome::allow);
  now.then(gdap_assignment_deleted{r1, assignment_of("a1")});
  EXPECT_EQ(now.asked(administers_users()), outcome::deny);
  now.refuses(gdap_assignment_deleted{r1, assignment_of("a1")}, grant_not_present);
  now.refuses(gdap_assignment_updated{r1, to_group()}, gdap_wrong_state);
  EXPECT_EQ(apply(now.world, event{today, gdap_assignment_deleted{r1, assignment_of("a9")}}).error().pointer, "/assignment");
}

TEST(GroupMembers, ComeAndGo) {
  story now = assigned();
  const directory_object_id agent = *directory_object_id::parse("agent");
  now.then(group_member_removed{seller_p, group_of("operators"), agent});
  EXPECT_EQ(now.asked(administers_users()), outcome::deny);
  EXPECT_EQ(apply(now.world, event{today, group_member_removed{seller_p, group_of("operators"), agent}}).error().pointer,
            "/member");
  now.then(group_member_added{seller_p, group_of("operators"), agent_as_member()});
  EXPECT_EQ(now.asked(administers_users()), outcome::allow);
  const event leaves{today, group_member_removed{seller_p, group_of("operators"), agent}};
  EXPECT_TRUE(what_if(now.world, std::span{&leaves, 1}, std::nullopt)) << "it is told whom that touches";
}

TEST(DelegatedAdmin, IsTenantWideAndOnceForEachPartner) {
  story now(granular());
  now.then(delegated_admin_granted{customer_c, seller_p, std::nullopt})
      .then(delegated_admin_granted{customer_c, seller_p, std::nullopt});
  EXPECT_EQ(now.world.customer_at(0)->delegated_admins.size(), 1U);
  EXPECT_EQ(now.asked(administers_users()), outcome::allow);
  now.then(delegated_admin_removed{customer_c, seller_p, {}, grant_ender::by_microsoft});
  now.refuses(delegated_admin_removed{customer_c, seller_p, {}, {}}, grant_not_present);
  const instant withdrawn = instant::from_seconds(1'696'809'600);
  now.refuses(delegated_admin_granted{customer_c, seller_p, std::nullopt}, delegated_admin_no_longer_offered, withdrawn);
  now.then(delegated_admin_granted{customer_c, seller_p, std::nullopt}, withdrawn + duration{-1});
  for (const instant at : {today, withdrawn})
    now.refuses(delegated_admin_granted{customer_c, other_q, std::nullopt}, no_relationship, at);
  EXPECT_FALSE(apply(now.world, event{today, delegated_admin_removed{customer_c, seller_p, std::vector<service_name>{}, {}}}));
}

TEST(Relationships, AreAcceptedWithOrWithoutDelegatedAdmin) {
  tenant t = granular();
  t.no_relationship(seller_p);
  const std::string link = *t.at(seller_p).link;
  story now(t);
  now.then(relationship_requested{seller_p, customer_c, {}, {}});
  now.then(relationship_accepted{customer_c, link, {}, {}});
  EXPECT_TRUE(now.world.customer_at(0)->delegated_admins.empty());
  now.then(relationship_accepted{customer_c, link, {}, true});
  EXPECT_EQ(now.world.customer_at(0)->delegated_admins.size(), 1U);
  now.refuses(relationship_accepted{customer_c, link + "x", {}, {}}, link_altered);
  now.refuses(relationship_accepted{customer_c, link, {}, true}, delegated_admin_no_longer_offered, today + days(5));
  tenant d = granular(cloud::germany);
  d.no_relationship(seller_p);
  story german(d);
  german.refuses(relationship_accepted{customer_c, link, {}, false}, delegated_admin_not_optional);
  german.then(relationship_accepted{customer_c, link, {}, {}});
  EXPECT_EQ(german.world.customer_at(0)->delegated_admins.size(), 1U);
}

TEST(Relationships, EndWithEverythingThatCameWithThem) {  // S52
  tenant t = granular();
  t.sale("s", suite);
  story now(t);
  access_assignment a = to_group();
  a.status = access_assignment_status::active;
  now.then(delegated_admin_granted{customer_c, seller_p, std::nullopt})
      .then(gdap_created{customer_c, seller_p, draft()})
      .then(gdap_submitted{r1})
      .then(gdap_approved{r1, today})
      .then(gdap_assignment_created{r1, a});
  EXPECT_EQ(now.asked(administers_users()), outcome::allow);
  now.refuses(relationship_ended{customer_c, seller_p}, active_subscriptions_remain);
  now.then(csprel::subscription_suspended{{subscription_of("s"), {}}});
  now.then(relationship_ended{customer_c, seller_p});
  const customer_fields& c = *now.world.customer_at(0);
  EXPECT_TRUE(c.delegated_admins.empty());
  EXPECT_TRUE(c.tenant->gdap_relationships->empty());
  EXPECT_EQ(now.asked(administers_users()), outcome::deny);
  EXPECT_FALSE(apply(now.world, event{today, gdap_terminated{r1, {}}})) << "nobody can find it any more";
  now.refuses(relationship_ended{customer_c, seller_p}, no_relationship);
}

TEST(CustomerCreated, StartsWithTheAccessOfItsDay) {
  const auto created = [](instant at, std::optional<bool> wish) {
    customer_fields c;
    c.id = customer_id{*guid::parse("dddddddd-0000-4000-8000-00000000000d")};
    story now(granular());
    now.then(customer_created{customer::make(c).value(), seller_p, wish, {}}, at);
    const customer_fields& made = *now.world.customer_at(1);
    std::string text = made.delegated_admins.empty() ? "" : "dap";
    if (!made.tenant->gdap_relationships) text += "gdap";
    return text;
  };
  constexpr instant october = instant::from_seconds(1'696'896'000);   // 2023-10-10
  constexpr instant november = instant::from_seconds(1'698'796'800);  // 2023-11-01
  EXPECT_EQ(created(today, true), "dap");
  EXPECT_EQ(created(october, true), "gdap");
  EXPECT_EQ(created(october, false), "");
  EXPECT_EQ(created(october, {}), "dap");
  EXPECT_EQ(created(november, {}), "gdap");
  EXPECT_EQ(created(november, false), "");
}

TEST(Relationships, EndInTheNationalCloudsToo) {
  tenant t = granular(cloud::germany);
  t.relationship(seller_p);
  t.customer.relationships.back().type = relationship_type::advisor;
  t.customer.relationships.push_back({other_q, relationship_type::none, {}, relationship_origin::accepted, {}});
  delegated_admin grant;
  grant.partner = seller_p;
  t.customer.delegated_admins = {grant};
  story now(t);
  now.refuses(relationship_ended{customer_c, other_q}, no_relationship);
  now.then(relationship_ended{customer_c, seller_p});
  EXPECT_TRUE(now.world.customer_at(0)->delegated_admins.empty());
  for (const relationship& r : now.world.customer_at(0)->relationships) EXPECT_NE(r.partner, seller_p);
}

TEST(Relationships, EndForOnePartnerAlone) {
  tenant t = relationship_in(gdap_status::active);
  gdap_relationship theirs = draft("r2");
  theirs.partner = other_q;
  t.conditions().gdap_relationships->push_back(theirs);
  story now(t);
  now.then(relationship_ended{customer_c, seller_p});
  ASSERT_EQ(now.world.customer_at(0)->tenant->gdap_relationships->size(), 1U);
  EXPECT_EQ(first_of(now).partner, other_q);
  now.then(gdap_submitted{{relationship_of("r2"), {}}});
}

TEST(CustomerCreated, HasTheRelationshipsThatItIsToldToHave) {
  constexpr instant october = instant::from_seconds(1'696'896'000);  // 2023-10-10
  customer_fields c;
  c.id = customer_d;
  const auto created = [&](std::vector<gdap_relationship> all, const partner_id& partner = seller_p) {
    return customer_created{customer::make(c).value(), partner, true, std::move(all)};
  };
  gdap_relationship g = draft("first");
  g.partner = seller_p;
  g.roles.reset();
  gdap_relationship whole = draft("second");
  whole.partner = seller_p;
  whole.created = whole.activated = october + days(-1);
  whole.status = gdap_status::approval_pending;
  whole.duration = "P30D";
  story now(granular());
  now.then(created({g, whole}), october);
  const auto& made = *now.world.customer_at(1)->tenant->gdap_relationships;
  EXPECT_EQ(made[0].status, gdap_status::active);
  EXPECT_EQ(made[0].created, october);
  EXPECT_EQ(made[0].end, october + days(730));
  EXPECT_EQ(made[0].roles->size(), 11U);
  EXPECT_EQ(made[1].status, gdap_status::approval_pending);
  EXPECT_EQ(made[1].created, october + days(-1));
  EXPECT_EQ(made[1].roles, whole.roles);
  now.then(gdap_terminated{{relationship_of("first"), {}}, {}}, october);
  story other_order(granular());
  other_order.then(created({whole, g}), october);
  EXPECT_EQ((*other_order.world.customer_at(1)->tenant->gdap_relationships)[1].status, gdap_status::active);
  // A reseller's relationship holds two roles less.
  g.partner = reseller_v;
  story by_reseller(granular());
  by_reseller.then(created({g}, reseller_v), october);
  EXPECT_EQ(by_reseller.world.customer_at(1)->tenant->gdap_relationships->front().roles->size(), 9U);

  story(granular()).fails(created({g}), "/delegatedAdminRelationships", error_code::impossible_state);
  story empty(granular());
  empty.then(created({}));
  EXPECT_EQ(empty.world.customer_at(1)->delegated_admins.size(), 1U) << "tenant-wide, on that day";
  const auto twice = apply(story(relationship_in(gdap_status::active)).world, event{october, created({draft()})});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().pointer, "/delegatedAdminRelationships/0/resource/id");
  gdap_relationship of_nobody = draft("third");
  of_nobody.partner = partner_id{customer_d.value()};
  EXPECT_FALSE(apply(story(granular()).world, event{october, created({of_nobody})})) << "of no partner that is listed";
  gdap_relationship of_another = draft("fourth");
  of_another.partner = seller_p;
  of_another.customer = customer_c;
  EXPECT_FALSE(apply(story(granular()).world, event{october, created({of_another})})) << "with another customer";
}

TEST(CustomerCreated, InTheSandboxComesEarlierAndNeverByItself) {
  constexpr instant september = instant::from_seconds(1'695'600'000);  // 2023-09-25
  constexpr instant november = instant::from_seconds(1'698'796'800);   // 2023-11-01
  const auto is_granular = [&](instant at, std::optional<bool> wish) {
    tenant t = granular();
    t.at(seller_p).account.edit().environment = partner_environment::sandbox;
    customer_fields c;
    c.id = customer_d;
    story now(t);
    now.then(customer_created{customer::make(c).value(), seller_p, wish, {}}, at);
    return now.world.customer_at(1)->delegated_admins.empty();
  };
  EXPECT_FALSE(is_granular(september + duration{-1}, true));
  EXPECT_TRUE(is_granular(september, true));
  EXPECT_FALSE(is_granular(november, {}));
}

TEST(GroupMembers, AreKnownOnceAndReplacedByWhatIsTold) {
  story now = assigned();
  group_member guest = agent_as_member();
  guest.user_type = user_type::guest;
  now.then(group_member_added{seller_p, group_of("operators"), guest});
  const security_group& group = now.world.partners()[0]->account->groups->front();
  EXPECT_EQ(*group.members, std::vector{guest});
}

TEST(GroupMembers, AreNoEventsOf21Vianet) {
  directory_fields fields;
  fields.partners = {partner::make(tenant{}.partners.front()).value()};
  const directory china = directory::make(std::move(fields)).value();
  const auto done = apply(china, event{today, group_member_added{seller_p, group_of("operators"), agent_as_member()}});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().pointer, "/event");
  const auto requested = apply(china, event{today, relationship_requested{seller_p, {}, {}, {}}});
  ASSERT_TRUE(requested && requested.value().refused);
  EXPECT_EQ(requested.value().refused->reason, operation_not_available);
}

TEST(CustomerCreated, StartsWithTenantWideAdminInTheNationalClouds) {
  for (const cloud where : {cloud::us_government, cloud::germany}) {
    customer_fields c;
    c.id = customer_id{*guid::parse("dddddddd-0000-4000-8000-00000000000d")};
    story now(granular(where));
    now.then(customer_created{customer::make(c).value(), seller_p, {}, {}}, today + days(60));
    EXPECT_EQ(now.world.customer_at(1)->delegated_admins.size(), 1U) << name(where);
    EXPECT_FALSE(now.world.customer_at(1)->tenant->gdap_relationships) << name(where);
  }
}

// ---- all of them --------------------------------------------------------------------------------

std::vector<event_fact> some_of_each() {
  access_assignment active = to_group();
  active.status = access_assignment_status::active;
  order_terms year;
  year.term_duration = "P1Y";
  year.billing_cycle = billing_cycle::monthly;
  return {relationship_requested{seller_p, customer_c, request_kind::reseller, false},
          relationship_accepted{customer_c, "https://portal.example/invite?partnerId=" + seller_p.to_string(), {}, false},
          relationship_ended{customer_c, seller_p},
          delegated_admin_granted{customer_c, seller_p, std::nullopt},
          delegated_admin_removed{customer_c, seller_p, {}, grant_ender::by_partner},
          gdap_created{customer_c, seller_p, draft()},
          gdap_submitted{r1},
          gdap_approved{r1, {}},
          gdap_approved{r1, today},
          gdap_activated{r1, {}},
          gdap_activated{r1, today + days(100)},
          gdap_rejected{r1},
          gdap_terminated{r1, grant_ender::by_partner},
          gdap_expired{r1},
          gdap_extended{r1, "P180D", {}},
          gdap_extended{r1, {}, {}},
          gdap_assignment_created{r1, active},
          gdap_assignment_created{r1, to_group("operators", entra_role::global_reader, "a2")},
          gdap_assignment_activated{r1, assignment_of("a2")},
          gdap_assignment_updated{r1, to_group()},
          gdap_assignment_deleted{r1, assignment_of("a1")},
          group_member_added{seller_p, group_of("agents"), agent_as_member()},
          group_member_removed{seller_p, group_of("agents"), *directory_object_id::parse("agent")},
          subscription_created{customer_c, seller_p, offer_of(suite), 20, subscription_of("s"), year, "4847386"},
          seats_changed{{subscription_of("s"), {}}, 25},
          subscription_transitioned{{subscription_of("s"), {}}, offer_of(larger), 8, subscription_of("n"), {}, {}},
          subscription_transitioned{{subscription_of("s"), {}}, offer_of(larger), {}, {}, subscription_of("n"), {}},
          csprel::subscription_suspended{{subscription_of("s"), {}}},
          subscription_reactivated{{subscription_of("s"), {}}},
          csprel::subscription_cancelled{{subscription_of("n"), {}}},
          auto_renew_set{{subscription_of("s"), {}}, true}};
}

TEST(AllOfThem, RoundTripAsJson) {
  std::vector<event> events;
  for (event_fact& fact : some_of_each()) events.push_back({today, std::move(fact)});
  const auto lines = json::read_events(json::write_events(events));
  ASSERT_TRUE(lines) << lines.error();
  EXPECT_EQ(lines.value(), events);
  std::string array = "[";
  for (const event& e : events) array += (array.size() > 1 ? "," : "") + json::write_event(e);
  const auto listed = json::read_events(array + "]");
  ASSERT_TRUE(listed) << listed.error();
  EXPECT_EQ(listed.value(), events);
}

/// What holds of every world that events made (contract, global section 8).
void expect_invariants(const directory& world) {
  const customer_fields& c = *world.customer_at(0);
  std::set<partner_id> granted;
  for (const delegated_admin& grant : c.delegated_admins)
    EXPECT_TRUE(granted.insert(grant.partner).second) << "one entry per partner";
  for (const subscription& s : c.subscriptions) {
    std::int64_t refundable = 0;
    if (s->commerce->refundable)
      for (const refundable_batch& batch : s->commerce->refundable->batches) refundable += batch.quantity;
    EXPECT_LE(refundable, s->quantity.value_or(refundable));
    if (s->status && *s->status == subscription_status::suspended) {
      EXPECT_NE(s->auto_renew, true) << "what is suspended does not renew";
    }
  }
}

bool has_ended(const gdap_relationship& g) {
  return g.status && (*g.status == gdap_status::expired || *g.status == gdap_status::terminated);
}

TEST(AllOfThem, KeepTheInvariantsInAnyOrder) {
  const std::vector<event_fact> pool = some_of_each();
  std::mt19937 random(20231005);
  std::size_t applied = 0;
  for (int run = 0; run < 40; ++run) {
    story now(granular());
    instant at = today + days(-60);
    for (int step = 0; step < 60; ++step) {
      at = at + days(static_cast<std::int64_t>(random() % 4));
      const auto done = apply(now.world, event{at, pool[random() % pool.size()]});
      if (!done) continue;  // It names what is not there.
      if (done.value().refused) {
        ASSERT_EQ(done.value().world, now.world);
        continue;
      }
      ++applied;
      expect_invariants(done.value().world);
      for (const gdap_relationship& before : *now.world.customer_at(0)->tenant->gdap_relationships)
        for (const gdap_relationship& after : *done.value().world.customer_at(0)->tenant->gdap_relationships)
          if (before.id == after.id && has_ended(before)) {
            EXPECT_EQ(before.status, after.status) << "what has ended does not return";
          }
      now.world = done.value().world;
    }
    const auto again = json::read_directory(json::write_directory(now.world));
    ASSERT_TRUE(again) << again.error();
    ASSERT_EQ(again.value(), now.world);
  }
  EXPECT_GT(applied, 300U) << "most of it has happened";
}

TEST(GdapEvents, OfWhatTheyDoNotTell) {
  story now(granular());
  now.then(gdap_created{customer_c, seller_p, draft()}).then(gdap_submitted{r1}).then(gdap_approved{r1, today});
  access_assignment a = to_group();
  a.status = access_assignment_status::pending;
  now.then(gdap_assignment_created{r1, a});
  access_assignment more = to_group("agents");
  more.roles = std::vector{id_of(entra_role::global_reader)};
  now.then(gdap_assignment_updated{r1, more});  // Without a status it stays pending.
  const access_assignment& told = now.world.customer_at(0)->tenant->gdap_relationships->front().access_assignments->front();
  EXPECT_EQ(told.status, access_assignment_status::pending);
  EXPECT_EQ(told.group, group_of("agents"));
  // Of a relationship whose status is not told it is known from then on.
  tenant t = granular();
  gdap_relationship g = draft();
  g.partner = seller_p;
  t.conditions().gdap_relationships->push_back(g);
  story ended(t);
  ended.then(gdap_terminated{r1, {}});
  EXPECT_EQ(ended.world.customer_at(0)->tenant->gdap_relationships->front().status, gdap_status::terminated);
}

TEST(GdapEvents, EndOnlyWhatIsInForce) {
  const instant end = today + days(300);
  const tenant t = relationship_in(gdap_status::active);
  story now(t);
  now.then(gdap_terminated{r1, {}}, end + duration{-1});
  story(t).refuses(gdap_terminated{r1, {}}, gdap_wrong_state, end + days(1));
}

TEST(GdapAssignments, AreFoundWhereverTheyStand) {
  tenant t = relationship_in(gdap_status::active);
  for (const std::string_view id : {"a1", "a2"}) {
    access_assignment a = to_group("operators", entra_role::user_administrator, id);
    a.status = access_assignment_status::pending;
    t.conditions().gdap_relationships->front().access_assignments->push_back(a);
  }
  story now(t);
  now.then(gdap_assignment_activated{r1, assignment_of("a2")});
  EXPECT_EQ((*first_of(now).access_assignments)[0].status, access_assignment_status::pending);
  EXPECT_EQ((*first_of(now).access_assignments)[1].status, access_assignment_status::active);
}

}  // namespace
}  // namespace csprel::test
