// SPDX-License-Identifier: Apache-2.0
// That a cloud is tables and predicates: what the national packs change of the global one is rows alone, and a cloud that
// exists in this file only, its rows composed as those of the others, is asked through the same decide and explain.
#include <gmock/gmock.h>

#include <cstdio>
#include <set>
#include <string>

#include "clouds/tenant.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/policy/find_pack.hpp"
#include "csprel/policy/national_clouds.hpp"
#include "directory/scene.hpp"
#include "policy/tables_match.hpp"

namespace csprel {
namespace detail {
// Defined in explain.cpp; nobody else has a scene whose pack is not its cloud's.
explanation explain(const scene& s);
}  // namespace detail

namespace test {
namespace {

using ::testing::HasSubstr;

// ---- what differs ---------------------------------------------------------------------------

std::string text_of(const checklist_entry& row) {
  std::string text(name(row.needs));
  text += "; rules " + std::string(row.rules) + "; " + std::string(name(row.basis)) + "; condition " +
          std::to_string(static_cast<int>(row.when));
  text += "; refusal " + std::to_string(row.refusal.status) + "/" + std::string(row.refusal.code);
  for (const track on : row.tracks) text += " " + std::string(name(on));
  return text + (row.gate.decides() ? "; by option" : "");
}
std::multiset<std::string> rows_of(const pack& p, operation what) {
  std::multiset<std::string> rows;
  for (const checklist_entry& row : p.checklist(what)) rows.insert(text_of(row));
  return rows;
}

TEST(AnotherCloud, IsTheGlobalOneWithOtherRows) {
  const pack& worldwide = global_2023_10();
  for (const pack* p : {&us_government_2023_10(), &germany_2023_10()}) {
    std::size_t rows_gone = 0, rows_new = 0, operations_changed = 0;
    for (const auto& each : enum_names<operation>::rows) {
      const operation what = each.value;
      const std::string_view word = each.name;
      const auto before = rows_of(worldwide, what), after = rows_of(*p, what);
      std::size_t gone = 0, fresh = 0;
      for (const std::string& row : before) gone += after.contains(row) ? 0 : 1;
      for (const std::string& row : after) fresh += before.contains(row) ? 0 : 1;
      rows_gone += gone;
      rows_new += fresh;
      operations_changed += gone + fresh > 0 ? 1 : 0;
      // Every other table is that of the family, the very same.
      EXPECT_EQ(p->roles(what).data(), worldwide.roles(what).data()) << word;
      EXPECT_EQ(p->access(what).data(), worldwide.access(what).data()) << word;
      EXPECT_EQ(p->azure_roles(what), worldwide.azure_roles(what)) << word;
      EXPECT_EQ(p->parameters(what).required, worldwide.parameters(what).required) << word;
      EXPECT_EQ(p->parameters(what).read(), worldwide.parameters(what).read()) << word;
    }
    EXPECT_EQ(p->refusals().data(), worldwide.refusals().data());
    EXPECT_EQ(p->options(), worldwide.options());
    EXPECT_EQ(p->defaults(), worldwide.defaults());
    EXPECT_GT(rows_gone, 0U);
    EXPECT_GT(rows_new, 0U);
    EXPECT_LT(rows_new * 4, p->checklist().size()) << "most rows are shared";
    std::printf("clouds: %.*s is global/2023-10 with %zu rows less and %zu others, in %zu of %zu operations\n",
                static_cast<int>(p->name().size()), p->name().data(), rows_gone, rows_new, operations_changed, operation_count);
  }
}

// ---- a cloud of this file -------------------------------------------------------------------

using detail::need;
using detail::statement;
constexpr basis documented = basis::documented;

/// An island where no partner may suspend, orders ask for no customer agreement, seats are added only to customers that are
/// not under review, and the invitation has the shape that it has in 21Vianet.
constexpr detail::line_table island_lines() {
  detail::line_table t = detail::global::make_lines().filtered(
      [](operation, const need& one) { return one.what != customer_agreement_missing; });
  t.replace(subscription_suspend, need{operation_not_available}.as(documented).by("ISL-1"));
  t.extend(subscription_add_seats, need{customer_under_review}.as(documented).by("ISL-2").refused({403, "77"}));
  t.extend(invitation_compose, need{template_region_locked});
  return t;
}
/// The family says nothing of a requirement that none of it has.
constexpr auto island_statements = [] {
  constexpr auto& family = detail::global::statements;
  std::array<statement, family.size() + 1> all{};
  const statement own{template_region_locked, documented, "ISL-3"};
  std::size_t at = 0;
  bool placed = false;
  for (const statement& one : family) {
    if (!placed && own.what < one.what) {
      all[at++] = own;
      placed = true;
    }
    all[at++] = one;
  }
  if (!placed) all[at] = own;
  return all;
}();
constexpr std::array<std::string_view, 1> not_of_the_island{"GDAP-22"};
constexpr detail::composition island_source{island_lines(), island_statements, not_of_the_island};
constexpr pack island = detail::global::make_pack("island/2030-01", cloud::global, detail::composed<island_source>);
static_assert(tables_match(island));

explanation on_the_island(const tenant& t, const question& q) {
  const directory world = t.build();
  detail::scene s = detail::set_scene(world.world(), q).value();
  s.policy = &island;
  return detail::explain(s);
}

TEST(AnotherCloud, AnswersByItsOwnRows) {
  tenant t = selling();
  const ask suspend = of(subscription_suspend, "s"), add = of(subscription_add_seats, "s").seats(1);
  t.allows(suspend);
  const explanation no_way = on_the_island(t, suspend);
  EXPECT_EQ(no_way.pack, "island/2030-01");
  ASSERT_EQ(no_way.reasons.size(), 1U);
  EXPECT_EQ(no_way.reasons[0].code, operation_not_available);
  EXPECT_THAT(std::string(no_way.reasons[0].rules), HasSubstr("ISL-1"));

  EXPECT_EQ(on_the_island(t, add).result, outcome::allow);
  t.conditions().review = customer_review::under_review;
  t.allows(add, "elsewhere only an order is refused then");
  const explanation reviewed = on_the_island(t, add);
  ASSERT_EQ(reviewed.reasons.size(), 1U);
  EXPECT_EQ(reviewed.reasons[0].code, customer_under_review);
  EXPECT_THAT(std::string(reviewed.reasons[0].rules), HasSubstr("ISL-2"));
  EXPECT_EQ(reviewed.reasons[0].refusal, (refusal{403, "77"}));

  t.conditions().review = customer_review::ok;
  t.conditions().agreements.emplace();
  t.denies(order(), customer_agreement_missing);
  EXPECT_EQ(on_the_island(t, order()).result, outcome::allow);
}

TEST(AnotherCloud, SharesAMeaningWithAnyOther) {
  const tenant t;
  ask q(invitation_compose);
  q.which = invitation_resource{t.partners[0].link.value()};
  q.with.text = "One.\n\nTwo.\n\nThree.\n\n" + *t.partners[0].link;
  t.allows(q, "the global cloud locks no text");
  const explanation locked = on_the_island(t, q);
  ASSERT_EQ(locked.reasons.size(), 1U);
  EXPECT_EQ(locked.reasons[0].code, template_region_locked) << "as 21Vianet means it";
  EXPECT_EQ(locked.reasons[0].rules, "ISL-3");
  q.with.text = "One.\n\n" + *t.partners[0].link;
  EXPECT_EQ(on_the_island(t, q).result, outcome::allow);
}

TEST(AnotherCloud, BringsAPredicateForWhatNoOtherAsks) {
  // What a cloud alone asks is a fact beside the others, and decide is the same arithmetic.
  const auto is_even = [](const question& q) { return as_truth(*q.with.quantity % 2 == 0); };
  const tenant t = selling();
  const auto decided = [&](const question& q) {
    const resolution found = resolve(t.build(), q).value();
    facts known = found.known;
    known.record(self_service_only, is_even(q));
    return decide(found.needed | requirement_set{self_service_only}, known);
  };
  EXPECT_EQ(decided(of(subscription_add_seats, "s").seats(2)).result, outcome::allow);
  const decision odd = decided(of(subscription_add_seats, "s").seats(3));
  EXPECT_EQ(odd.result, outcome::deny);
  EXPECT_EQ(odd.unmet, requirement_set{self_service_only});
}

}  // namespace
}  // namespace test
}  // namespace csprel
