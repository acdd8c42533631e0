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
  EXPECT_GT(*first_of(extended).end, end + days(180));
  EXPECT_EQ(status_of(extended), gdap_status::active);
  now.then(gdap_expired{r1}, end);
  EXPECT_EQ(status_of(now), gdap_status::expired);
  now.refuses(gdap_expired{r1}, gdap_wrong_state, end);
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
  now.refuses(delegated_admin_granted{customer_c, other_q, std::nullopt}, no_relationship);
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

}  // namespace
}  // namespace csprel::test
