// SPDX-License-Identifier: Apache-2.0
// What a pack makes of its tables, on a pack of a few rows, and which tables can be a pack's.
#include "csprel/policy/pack.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace csprel {
namespace {

using enum requirement;

constexpr operation first = operation{};
constexpr auto last = static_cast<operation>(operation_count - 1);
constexpr operation viewed = operation::customer_view;
constexpr operation closed = operation::subscription_cancel;
constexpr operation assigned = operation::partner_manage_users;

constexpr option_gate if_reactivated = when(option::suspended_partner_may_reactivate_and_cancel, "true");
constexpr option_gate unless_reactivated = when(option::suspended_partner_may_reactivate_and_cancel, "false");

constexpr auto checklist = std::to_array<checklist_entry>({
    {viewed, not_a_partner, basis::documented, "A", {403, "1"}},
    {viewed, no_relationship, basis::inferred, "B", {404, "2"}, {}, {track::legacy}},
    {viewed, no_relationship, basis::api, "C", {404, "3"}, {}, {track::software}},
    {closed, operation_not_available, basis::by_default, "D", {}, if_reactivated},
    {closed, partner_suspended, basis::documented, "E", {}, unless_reactivated},
    {assigned, operation_not_available, basis::documented, "F", {}, {}, track_set::all(), condition{1}},
});
constexpr auto roles = std::to_array<role_entry>({
    {viewed, {role_rule{"R1", {agent_role::sales_agent}, {}, {}}}},
    {viewed, {role_rule{"R2", {agent_role::admin_agent}, {}, {}}}, {track::legacy}},
    {assigned, {role_rule{"R3", {}, {}, {}}, role_rule{"R4", {}, {}, {}}, role_rule{}}},
});
constexpr auto options = std::to_array<option_entry>({
    {option::suspended_partner_may_reactivate_and_cancel, 1},
    {option::role_conflict, 2, 0b101},
    {option::cancellation_window_hours, 72},
});
constexpr auto parameters_of = std::to_array<parameter_entry>({
    {viewed, {parameter::new_offer}, {parameter::quantity}},
});
constexpr auto access = std::to_array<access_entry>({{closed, {entra_role::global_administrator}}});
constexpr auto azure = std::to_array<azure_role_entry>({{viewed, {"Reader"}}, {closed, {"Owner"}}});
constexpr auto refusals = std::to_array<refusal_entry>({
    {viewed, no_relationship, refusal_cause::deleted, {410, "4"}},
    {viewed, no_relationship, refusal_cause::tenant_unknown, {404, "5"}},
    {closed, no_relationship, refusal_cause::deleted, {410, "6"}},
    {viewed, not_a_partner, refusal_cause::deleted, {410, "7"}},
});
constexpr pack small{"small/1", cloud::germany, {checklist, roles, options, parameters_of, access, azure, refusals}};

TEST(Pack, SaysWhatItIsCalledAndWhere) {
  EXPECT_EQ(small.name(), "small/1");
  EXPECT_EQ(small.cloud(), cloud::germany);
}

TEST(Pack, FindsTheRowsOfAnOperation) {
  EXPECT_EQ(small.checklist().size(), checklist.size());
  EXPECT_EQ(small.checklist(viewed).size(), 3U);
  EXPECT_EQ(small.checklist(viewed).data(), checklist.data());
  EXPECT_EQ(small.checklist(closed).data(), checklist.data() + 3);
  EXPECT_EQ(small.checklist(closed).size(), 2U);
  EXPECT_EQ(small.checklist(assigned).size(), 1U);
  for (const operation none : {first, last}) {
    EXPECT_TRUE(small.checklist(none).empty());
    EXPECT_TRUE(small.roles(none).empty());
    EXPECT_TRUE(small.access(none).empty());
    EXPECT_EQ(small.azure_roles(none), nullptr);
    EXPECT_EQ(small.role(none), nullptr);
    EXPECT_FALSE(small.available(none)) << "it is not in the table";
  }
  EXPECT_EQ(small.find(viewed, no_relationship), &checklist[1]) << "the first";
  EXPECT_EQ(small.find(viewed, partner_suspended), nullptr);
  EXPECT_TRUE(small.has(viewed, no_relationship));
  EXPECT_FALSE(small.has(closed, no_relationship));
  EXPECT_EQ(small.roles(viewed).size(), 2U);
  EXPECT_EQ(small.roles(viewed).data(), roles.data());
  EXPECT_EQ(small.roles(assigned).data(), roles.data() + 2);
  EXPECT_EQ(small.access(closed).data(), access.data());
  EXPECT_EQ(small.access(closed).size(), 1U);
  EXPECT_TRUE(small.access(viewed).empty());
  EXPECT_EQ(small.azure_roles(viewed), &azure[0]);
  EXPECT_EQ(small.azure_roles(closed), &azure[1]);
  EXPECT_EQ(small.azure_roles(assigned), nullptr);
}

TEST(Pack, HasARoleRowForEachKindOfRoleThatIsAssigned) {
  EXPECT_EQ(small.role(viewed)->id, "R1");
  EXPECT_EQ(small.role(viewed, 1)->id, "R1") << "one row serves all kinds";
  EXPECT_EQ(small.role(assigned)->id, "R3");
  EXPECT_EQ(small.role(assigned, 1)->id, "R4");
  EXPECT_EQ(small.role(assigned, 2)->id, "R3");
}

TEST(Pack, HasOptionsWithDefaultsAndWords) {
  EXPECT_EQ(small.options().size(), 3U);
  EXPECT_TRUE(small.defaults().is_true(option::suspended_partner_may_reactivate_and_cancel));
  EXPECT_EQ(small.defaults().get(option::role_conflict), 2U);
  EXPECT_EQ(small.defaults().get(option::cancellation_window_hours), 72U);
  EXPECT_FALSE(small.defaults().chosen(option::prerequisite_from));
  EXPECT_TRUE(small.offers(option::role_conflict, 0));
  EXPECT_FALSE(small.offers(option::role_conflict, 1));
  EXPECT_TRUE(small.offers(option::role_conflict, 2));
  EXPECT_FALSE(small.offers(option::role_conflict, 3)) << "there is no such word";
  EXPECT_TRUE(small.offers(option::suspended_partner_may_reactivate_and_cancel, 1));
  EXPECT_FALSE(small.offers(option::suspended_partner_may_reactivate_and_cancel, 2));
  EXPECT_FALSE(small.offers(option::prerequisite_from, 0)) << "it has no such option";
  option_values chosen;
  EXPECT_FALSE(small.choose(chosen, option::prerequisite_from, "any_seller"));
  EXPECT_FALSE(small.choose(chosen, option::role_conflict, "listed_cannot_wins"));
  EXPECT_FALSE(small.choose(chosen, option::role_conflict, "another"));
  EXPECT_FALSE(small.choose(chosen, option::cancellation_window_hours, "9000"));
  EXPECT_EQ(chosen, option_values{}) << "nothing is changed";
  EXPECT_TRUE(small.choose(chosen, option::role_conflict, "union_of_grants"));
  EXPECT_TRUE(small.choose(chosen, option::cancellation_window_hours, "5"));
  const option_values completed = small.completed(chosen);
  EXPECT_EQ(completed.get(option::role_conflict), 0U) << "chosen";
  EXPECT_EQ(completed.get(option::cancellation_window_hours), 5U);
  EXPECT_TRUE(completed.is_true(option::suspended_partner_may_reactivate_and_cancel)) << "the default";
  EXPECT_FALSE(completed.chosen(option::prerequisite_from));
}

TEST(Pack, NeedsWhatItsOptionsLeaveOpen) {
  option_values no;
  ASSERT_TRUE(no.set(option::suspended_partner_may_reactivate_and_cancel, "false"));
  EXPECT_EQ(small.needed(viewed, {}), (requirement_set{not_a_partner, no_relationship}));
  EXPECT_EQ(small.needed(closed, {}), requirement_set{operation_not_available}) << "by the default";
  EXPECT_EQ(small.needed(closed, no), requirement_set{partner_suspended});
  EXPECT_TRUE(small.needed(first, {}).empty());
  EXPECT_TRUE(small.available(viewed));
  EXPECT_FALSE(small.available(closed));
  EXPECT_TRUE(small.available(closed, no));
  EXPECT_TRUE(small.available(assigned)) << "it is on some condition only that it is not";
}

TEST(Pack, AnswersForSingleCauses) {
  EXPECT_EQ(small.refusals().size(), refusals.size());
  for (const refusal_entry& one : refusals) EXPECT_EQ(small.refusal_for(one.what, one.needs, one.cause)->code, one.refusal.code);
  EXPECT_EQ(small.refusal_for(closed, no_relationship, refusal_cause::tenant_unknown), nullptr);
  EXPECT_EQ(small.refusal_for(viewed, partner_suspended, refusal_cause::deleted), nullptr);
}

TEST(Pack, TakesTheParametersOfAnOperation) {
  EXPECT_EQ(small.parameters(viewed).what, viewed);
  EXPECT_TRUE(small.parameters(viewed).read().contains(parameter::new_offer));
  EXPECT_TRUE(small.parameters(closed).read().empty());
}

TEST(PackTables, StandOperationByOperation) {
  using rows = std::vector<role_entry>;
  EXPECT_TRUE(in_order<role_entry>(rows{}));
  EXPECT_TRUE(in_order<role_entry>(rows{{viewed}}));
  EXPECT_TRUE(in_order<role_entry>(rows{{viewed}, {viewed}, {closed}}));
  EXPECT_FALSE(in_order<role_entry>(rows{{closed}, {viewed}}));
  EXPECT_FALSE(in_order<role_entry>(rows{{viewed}, {closed}, {viewed}}));
}

TEST(PackTables, AreAChecklistOnlyWhereEachRowCountsSomewhereElse) {
  using rows = std::vector<checklist_entry>;
  const rows good(checklist.begin(), checklist.end());
  EXPECT_TRUE(well_formed(good));
  EXPECT_TRUE(well_formed({}));
  const auto refused = [&](const char* why, const std::function<void(rows&)>& spoil) {
    rows bad = good;
    spoil(bad);
    EXPECT_FALSE(well_formed(bad)) << why;
  };
  for (std::size_t i = 0; i < good.size(); ++i) refused("cites no rule", [&](rows& r) { r[i].rules = {}; });
  refused("an operation stands too late", [](rows& r) { std::swap(r[2], r[3]); });
  refused("a requirement stands too late", [](rows& r) { std::swap(r[0], r[1]); });
  refused("both count on one track", [](rows& r) { r[2].tracks = track_set::all(); });
  // It is enough that they differ in one thing.
  const auto accepted = [&](const char* why, const std::function<void(checklist_entry&)>& part) {
    rows fine = good;
    fine[2].tracks = track_set::all();
    part(fine[2]);
    EXPECT_TRUE(well_formed(fine)) << why;
  };
  accepted("the condition", [](checklist_entry& r) { r.when = condition{1}; });
  accepted("the option", [](checklist_entry& r) { r.gate = if_reactivated; });
  accepted("the requirement", [](checklist_entry& r) { r.needs = subscription_cancelled; });
  rows other = good;
  other[2].tracks = track_set::all();
  other[2].what = operation::subscription_create;
  EXPECT_TRUE(well_formed(other)) << "the operation";
}

}  // namespace
}  // namespace csprel
