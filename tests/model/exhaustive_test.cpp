// SPDX-License-Identifier: Apache-2.0
// Every operation of the pack over every combination of the facts that matter to it, against the table that
// tests/data/catalogue holds; and every role and pair of settings for every operation.
//
// CSPREL_EXHAUSTIVE=1 lets facts vary freely that exclude each other in any directory (standings, states): some 400
// million cases more.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <set>

#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/decide.hpp"
#include "directory/situation.hpp"
#include "model/catalogue.hpp"

namespace csprel::test {
namespace {

const pack& china = china_21vianet();

// ---- the table itself -----------------------------------------------------------------------

TEST(Table, HasTheOperationsOfThePackAndNoOthers) {
  for (const auto& row : enum_names<operation>::rows)
    EXPECT_EQ(china.checklist(row.value).empty(), find_operation(row.value) == nullptr) << row.name;
  EXPECT_EQ(catalogue_operations().size(), 46U);
}

TEST(Table, HasTheOptionsOfThePackAndTheirDefaults) {
  option_set listed;
  for (const catalogue_option& each : catalogue_options()) {
    listed.insert(each.which);
    std::vector<std::string> offered;
    for (std::size_t i = 0; i < words(each.which).size(); ++i)
      if (china.offers(each.which, i)) offered.emplace_back(words(each.which)[i]);
    EXPECT_EQ(each.words, offered) << name(each.which);
    EXPECT_EQ(china.completed({}).word(each.which), each.words.front()) << name(each.which);
  }
  EXPECT_EQ(listed, china.options());
}

TEST(Table, AsksOfTheSameResourcesWithTheSameProperties) {
  for (const catalogue_operation& each : catalogue_operations()) {
    const operation_info& about = info(each.what);
    // Of what nobody can do, no property is read.
    const parameter_entry& taken = china.parameters(each.what);
    EXPECT_EQ(taken.required, china.available(each.what) ? each.required : parameter_set{}) << name(each.what);
    EXPECT_EQ(taken.optional, each.optional) << name(each.what);
    // Whose side it is on matters where somebody has it, which nobody does here.
    if (each.what != operation::subscription_change_partner_of_record) {
      EXPECT_EQ(about.side == side::of_customer, each.line[0] == 'C') << name(each.what);
    }
    const char* const kinds[] = {"partner (own)", "partner", "customer", "subscription", "service", "invitation"};
    EXPECT_EQ(kinds[static_cast<std::size_t>(about.resource)], each.resource) << name(each.what);
  }
}

TEST(Table, IsInCheckOrderAndItsRulesAreCited) {
  std::size_t citations = 0;
  for (const catalogue_operation& each : catalogue_operations())
    for (std::size_t i = 0; i < each.rows.size(); ++i) {
      const needed_row& row = each.rows[i];
      if (i > 0) {
        EXPECT_LT(each.rows[i - 1].code, row.code) << name(each.what);
      }
      const checklist_entry* entry = china.find(each.what, row.code);
      ASSERT_NE(entry, nullptr) << name(each.what) << ' ' << name(row.code);
      const std::string cited = " " + std::string(entry->rules) + " ";
      for (const std::string& rule : row.rules) {
        if (rule == "contract") continue;
        ++citations;
        EXPECT_NE(cited.find(" " + rule + " "), std::string::npos)
            << name(each.what) << ' ' << name(row.code) << " cites" << cited << "and not " << rule;
      }
    }
  std::printf("table: %zu rules cited by the table are cited by the pack\n", citations);
}

requirement_set needed_by_table(const catalogue_operation& what, const option_values& options) {
  requirement_set needed;
  for (const needed_row& row : what.rows)
    if (row.counts(options)) needed.insert(row.code);
  return needed;
}

TEST(Table, NeedsWhatThePackNeedsUnderEveryOption) {
  const auto settings = all_options();
  EXPECT_EQ(settings.size(), 48U);
  for (const catalogue_operation& each : catalogue_operations())
    for (const option_values& options : settings)
      ASSERT_EQ(china.needed(each.what, options), needed_by_table(each, options)) << name(each.what);
}

// ---- every combination of facts -------------------------------------------------------------

/// What one fact of the world can make of some requirements: which fail and which are not known.
struct possibility {
  requirement_set fails;
  requirement_set unknown;
};

/// The facts behind an operation's requirements, each with all that it can be. A partner has one standing, and it is
/// known; of a subscription's states at most one is in the way.
std::vector<std::vector<possibility>> facts_behind(const requirement_set& needed, bool freely) {
  using enum requirement;
  const requirement_set standings{partner_not_enrolled, partner_terminated, partner_suspended};
  const requirement_set states{subscription_cancelled, subscription_suspended, subscription_not_suspended,
                               subscription_not_active};
  std::vector<std::vector<possibility>> all;
  std::vector<possibility> standing{{}};
  std::vector<possibility> state{{}};
  for (const requirement each : needed) {
    if (!freely && standings.contains(each)) {
      standing.push_back({{each}, {}});
    } else if (!freely && states.contains(each)) {
      state.push_back({{each}, {}});
      state.push_back({{}, {each}});
    } else {
      all.push_back({{}, {{each}, {}}, {{}, {each}}});
    }
  }
  if (standing.size() > 1) all.push_back(std::move(standing));
  if (state.size() > 1) all.push_back(std::move(state));
  return all;
}

/// Decides every combination and compares with what the contract says of it.
class every_combination {
 public:
  every_combination(const requirement_set& needed, bool freely) : needed_(needed), facts_(facts_behind(needed, freely)) {}

  std::size_t count() {
    // Facts that do not matter are not known, then all fail: neither may show.
    facts known;
    for (const requirement each : needed_) known.record(each, truth::yes);
    vary(0, known, {}, {});
    for (const auto& row : enum_names<requirement>::rows)
      if (!needed_.contains(row.value)) known.record(row.value, truth::no);
    vary(0, known, {}, {});
    return cases_ / 2;
  }

 private:
  void vary(std::size_t digit, const facts& known, const requirement_set& fails, const requirement_set& unknown) {
    if (digit == facts_.size()) return compare(known, fails, unknown);
    for (const possibility& each : facts_[digit]) {
      facts now = known;
      for (const requirement one : each.fails) now.record(one, truth::no);
      for (const requirement one : each.unknown) now.record(one, truth::unknown);
      vary(digit + 1, now, fails | each.fails, unknown | each.unknown);
    }
  }

  void compare(const facts& known, const requirement_set& fails, const requirement_set& unknown) {
    ++cases_;
    const decision d = decide(needed_, known);
    // "Deny beats unknown"; all unmet requirements are reported, the first in check order stands for the answer.
    const outcome expected = !fails.empty() ? outcome::deny : !unknown.empty() ? outcome::unknown : outcome::allow;
    const bool right =
        d.result == expected && d.unmet == fails && d.unknown == unknown && d.met == needed_ - fails - unknown &&
        (expected == outcome::allow ? !d.reason() : d.reason() == (expected == outcome::deny ? fails : unknown).front());
    if (!right && ++wrong_ < 10)
      ADD_FAILURE() << "needs " << needed_ << ", fails " << fails << ", unknown " << unknown << ": " << d.result;
  }

  requirement_set needed_;
  std::vector<std::vector<possibility>> facts_;
  std::size_t cases_ = 0;
  std::size_t wrong_ = 0;
};

TEST(Exhaustive, EveryOperationOverEveryCombinationOfItsFacts) {
  const bool freely = std::getenv("CSPREL_EXHAUSTIVE") != nullptr;
  std::size_t cases = 0;
  std::size_t tables = 0;
  for (const catalogue_operation& each : catalogue_operations()) {
    std::set<requirement_set> done;  // Options that leave an operation alone do not repeat it.
    for (const option_values& options : all_options()) {
      const requirement_set needed = needed_by_table(each, options);
      if (!done.insert(needed).second) continue;
      ++tables;
      cases += every_combination(china.needed(each.what, options), freely).count();
    }
  }
  std::printf("exhaustive: %zu operations, %zu with different needs, %zu cases\n", catalogue_operations().size(), tables, cases);
  EXPECT_EQ(tables, 61U);
  EXPECT_EQ(cases, freely ? 402'378'933U : 16'722'021U);
}

/// Each reason names a condition whose mending, alone or with the other reasons, changes the answer.
TEST(Exhaustive, EachReasonIsWorthMending) {
  std::size_t denials = 0;
  for (const catalogue_operation& each : catalogue_operations()) {
    std::set<requirement_set> done;
    for (const option_values& options : all_options()) {
      const requirement_set needed = china.needed(each.what, options);
      if (!done.insert(needed).second) continue;
      const std::vector<requirement> codes(needed.begin(), needed.end());
      for (std::uint32_t mask = 1; mask < std::uint32_t{1} << codes.size(); ++mask) {
        ++denials;
        facts known;
        for (std::size_t i = 0; i < codes.size(); ++i) known.record(codes[i], as_truth((mask >> i & 1U) == 0));
        const decision d = decide(needed, known);
        facts mended = known;
        for (const requirement reason : d.unmet) mended.record(reason, truth::yes);
        ASSERT_EQ(d.result, outcome::deny);
        ASSERT_EQ(decide(needed, mended).result, outcome::allow) << "all reasons mended: " << d.unmet;
        for (const requirement reason : d.unmet) {
          facts alone = mended;
          alone.record(reason, truth::no);  // All but this one mended.
          ASSERT_EQ(decide(needed, alone).result, outcome::deny) << reason;
        }
      }
    }
  }
  std::printf("law: each reason of %zu denials is worth mending\n", denials);
  EXPECT_EQ(denials, 353'581U);
}

// ---- every role -----------------------------------------------------------------------------

template <class Set>
std::vector<std::optional<Set>> every_setting() {
  std::vector<std::optional<Set>> all{std::nullopt};
  for (unsigned mask = 0; mask < 8; ++mask) {
    Set roles;
    for (const auto role : Set::all())
      if ((mask >> static_cast<unsigned>(role) & 1U) != 0) roles.insert(role);
    all.emplace_back(roles);
  }
  return all;
}

/// The row of the role table for a question.
const role_row& row_of(const catalogue_operation& what, std::optional<assigned_role> assigns) {
  if (assigns == assigned_role::agent_role) return find_role_row("R17");
  if (assigns == assigned_role::admin_role) return find_role_row("R18");
  return find_role_row(what.role_row);
}

/// What the table says of settings that are all known.
bool may(const role_row& row, const agent_role_set& agents, const admin_role_set& admins, bool cannot_wins) {
  std::string letters;
  for (const agent_role role : agents) letters += row.agents[static_cast<std::size_t>(role)];
  for (const admin_role role : admins) letters += row.admins[static_cast<std::size_t>(role)];
  const bool global = admins.contains(admin_role::global_admin) && row.admins[0] == 'y';
  const bool vetoed = cannot_wins && !global && letters.find('n') != std::string::npos;
  return !vetoed && letters.find('y') != std::string::npos;
}

TEST(Exhaustive, EveryRoleForEveryOperation) {
  std::size_t cases = 0;
  for (const catalogue_operation& each : catalogue_operations()) {
    if (each.role_row.empty()) continue;
    std::vector<std::optional<assigned_role>> kinds{std::nullopt};
    if (each.what == operation::partner_manage_users)
      kinds = {std::nullopt, assigned_role::none, assigned_role::agent_role, assigned_role::admin_role};
    for (const bool cannot_wins : {false, true}) {
      situation s = allowed(each.what);
      s.world.choose(option::role_conflict, cannot_wins ? "listed_cannot_wins" : "union_of_grants");
      const partner_id asker = asker_of(s);
      std::size_t number = 0;
      for (const auto& agents : every_setting<agent_role_set>())
        for (const auto& admins : every_setting<admin_role_set>())
          if (agents && admins) s.world.employee(asker, "employee " + std::to_string(number++), *agents, *admins);
      const directory world = s.world.build();
      for (const auto& kind : kinds) {
        question q = s.asked;
        q.with.assigns = kind;
        const role_row& row = row_of(each, kind);
        number = 0;
        for (const auto& agents : every_setting<agent_role_set>())
          for (const auto& admins : every_setting<admin_role_set>()) {
            std::set<bool> answers;  // Of every completion of what is not known.
            for (const auto& a : every_setting<agent_role_set>())
              for (const auto& b : every_setting<admin_role_set>())
                if (a && b && (!agents || agents == a) && (!admins || admins == b)) answers.insert(may(row, *a, *b, cannot_wins));
            const outcome expected = answers.size() == 2 ? outcome::unknown : *answers.begin() ? outcome::allow : outcome::deny;
            q.who = partner_user_subject{user_of("unlisted"), asker, agents, admins};
            const decision d = decide(world, q).value();
            ASSERT_EQ(d.result, expected) << name(each.what) << (cannot_wins ? " cannot wins" : "");
            ASSERT_LE(d.unmet.size() + d.unknown.size(), 1U) << name(each.what);
            ++cases;
            if (!agents || !admins) continue;
            // Listed, with the other settings in the question, which do not count.
            q.who = partner_user_subject{user_of("employee " + std::to_string(number++)), asker, agent_role_set::all(),
                                         admin_role_set::all()};
            ASSERT_EQ(decide(world, q).value(), d) << name(each.what);
            ++cases;
          }
      }
    }
  }
  std::printf("exhaustive: %zu cases of roles and operations\n", cases);
  EXPECT_EQ(cases, 9570U);
}

}  // namespace
}  // namespace csprel::test
