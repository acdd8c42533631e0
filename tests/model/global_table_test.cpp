// SPDX-License-Identifier: Apache-2.0
// The packs of the global cloud, US Government and Germany against the table that tests/data/catalogue holds: the same
// operations, requirements, check order, tracks, rules and roles under every pair of options, and decisions over every
// pair of facts.
#include <gtest/gtest.h>

#include <cstdio>
#include <set>

#include "csprel/directory/compiled_pack.hpp"
#include "csprel/policy/decide.hpp"
#include "model/global_catalogue.hpp"

namespace csprel::test {
namespace {

/// What the exhaustive run counts, so that it cannot shrink unnoticed.
constexpr std::size_t exhausted_operations = 274;
constexpr std::size_t exhausted_cases = 240162;

constexpr cloud clouds[] = {cloud::global, cloud::us_government, cloud::germany};

/// No operation that nobody has there.
bool is_there(const global_operation* o, cloud where) { return o != nullptr && o->clouds.contains(where); }

/// Every setting of the pack's options in which at most two are not at their defaults.
std::vector<option_values> settings_of(const pack& policy) {
  const option_values usual = policy.completed({});
  std::vector<option_values> single;
  for (const option which : policy.options())
    for (std::size_t i = 0; i < csprel::words(which).size(); ++i) {
      option_values other = usual;
      if (policy.offers(which, i) && other.set(which, csprel::words(which)[i]) && other != usual) single.push_back(other);
    }
  std::vector<option_values> all{usual};
  for (std::size_t i = 0; i < single.size(); ++i) {
    all.push_back(single[i]);
    for (std::size_t k = 0; k < i; ++k) {
      option_values both = single[i];
      for (const option which : policy.options())
        if (single[k].get(which) != usual.get(which)) both.take(which, single[k]);
      all.push_back(both);
    }
  }
  return all;
}

requirement_set needed_by_table(const global_operation& what, cloud where, const option_values& options) {
  requirement_set needed;
  for (const global_row& row : what.rows)
    if (row.counts(where, options)) needed.insert(row.code);
  return needed;
}

/// Under these options nobody has it: the row stands without a condition.
bool is_closed(const global_operation& what, cloud where, const option_values& options) {
  const global_row& first = what.rows.front();
  return first.code == requirement::operation_not_available && first.when.empty() && first.counts(where, options);
}

TEST(GlobalTable, HasTheCodesInTheirOrder) {
  ASSERT_EQ(global_codes().size(), enum_names<requirement>::rows.size());
  for (std::size_t i = 0; i < global_codes().size(); ++i)
    EXPECT_EQ(global_codes()[i].code, enum_names<requirement>::rows[i].value) << i;
}

TEST(GlobalTable, HasTheOperationsOfThePacks) {
  for (const cloud where : clouds)
    for (const auto& row : enum_names<operation>::rows) {
      const global_operation* o = find_global_operation(row.value);
      const pack& policy = *compiled_pack(where);
      const bool open = is_there(o, where) && !is_closed(*o, where, policy.completed({}));
      EXPECT_EQ(policy.available(row.value, policy.completed({})), open) << row.name << ' ' << where;
      if (!open) continue;
      EXPECT_EQ(policy.parameters(row.value).required, o->required) << row.name << ' ' << where;
    }
}

TEST(GlobalTable, NeedsWhatThePacksNeedUnderEveryPairOfOptions) {
  std::size_t cases = 0;
  for (const cloud where : clouds) {
    const pack& policy = *compiled_pack(where);
    const auto settings = settings_of(policy);
    for (const global_operation& each : global_operations()) {
      if (!is_there(&each, where)) continue;
      for (const option_values& options : settings) {
        ++cases;
        const requirement_set expected = needed_by_table(each, where, options);
        const requirement_set needed = policy.needed(each.what, options);
        if (is_closed(each, where, options) && !policy.available(each.what, options)) continue;
        if (needed == expected) continue;
        ADD_FAILURE() << name(each.what) << ' ' << where << ": the table alone has " << (expected - needed)
                      << ", the pack alone " << (needed - expected);
        break;
      }
    }
  }
  std::printf("table: %zu operations, needed the same in %zu cases of cloud and options\n", global_operations().size(), cases);
}

TEST(GlobalTable, NeedsItOnTheSameTracks) {
  for (const cloud where : clouds) {
    const pack& policy = *compiled_pack(where);
    for (const global_operation& each : global_operations()) {
      if (!is_there(&each, where) || is_closed(each, where, policy.completed({})) ||
          info(each.what).resource != resource_kind::one_subscription)
        continue;
      for (const requirement code : needed_by_table(each, where, policy.completed({}))) {
        track_set expected;  // Under whichever options.
        track_set got;
        for (const global_row& row : each.rows)
          if (row.code == code && row.clouds.contains(where)) expected |= row.tracks;
        for (const checklist_entry& row : policy.checklist(each.what))
          if (row.needs == code) got |= row.tracks;
        EXPECT_EQ(got, expected) << name(each.what) << ' ' << code << ' ' << where;
      }
    }
  }
}

TEST(GlobalTable, CitesRulesThatThePacksCite) {
  std::size_t citations = 0;
  for (const cloud where : clouds) {
    const pack& policy = *compiled_pack(where);
    for (const global_operation& each : global_operations()) {
      if (!is_there(&each, where) || is_closed(each, where, policy.completed({}))) continue;
      for (const global_row& row : each.rows) {
        if (!row.counts(where, policy.completed({}))) continue;
        std::string cited = " ";
        for (const checklist_entry& entry : policy.checklist(each.what))
          if (entry.needs == row.code) cited += std::string(entry.rules) + " ";
        for (const std::string& rule : row.rules) {
          if (!rule_counts(rule, where)) continue;
          ++citations;
          EXPECT_NE(cited.find(" " + rule + " "), std::string::npos)
              << name(each.what) << ' ' << row.code << ' ' << where << " cites" << cited << "and not " << rule;
        }
      }
    }
  }
  std::printf("table: %zu rules cited by the table are cited by the packs\n", citations);
}

// ---- roles ----------------------------------------------------------------------------------

/// The six roles as bits, agents first; and whether all are needed together.
using role_mask = std::pair<unsigned, bool>;

role_mask mask_of(const std::vector<std::string>& listed) {
  constexpr const char* names[] = {"AA", "SA", "HA", "GA", "BA", "UMA"};
  role_mask mask{0, false};
  for (const std::string& word : listed) {
    if (word == "any") mask.first = 63;
    mask.second = mask.second || word == "GA&AA";
    if (word == "GA&AA") mask.first = 1U | 8U;
    for (unsigned i = 0; i < 6; ++i)
      if (word == names[i]) mask.first |= 1U << i;
  }
  return mask;
}

role_mask mask_of(const role_rule& rule) {
  role_mask mask{0, rule.all_of};
  for (const agent_role role : rule.can_agents) mask.first |= 1U << static_cast<unsigned>(role);
  for (const admin_role role : rule.can_admins) mask.first |= 8U << static_cast<unsigned>(role);
  return mask;
}

TEST(GlobalTable, AsksForTheSameRoles) {
  for (const cloud where : clouds) {
    const pack& policy = *compiled_pack(where);
    for (const global_operation& each : global_operations()) {
      if (!is_there(&each, where) || is_closed(each, where, policy.completed({}))) continue;
      for (const track on : track_set::all()) {
        std::set<role_mask> expected;
        std::set<role_mask> got;
        for (const global_row& row : each.rows)
          if (row.code == requirement::role_not_permitted && row.tracks.contains(on) && row.clouds.contains(where))
            expected.insert(mask_of(row.roles));
        for (const role_entry& row : policy.roles(each.what)) {  // The first that counts.
          if (!row.tracks.contains(on) || row.gate.which == option::role_conflict) continue;
          got.insert(mask_of(row.rules[0]));
          if (row.when == condition::always && !row.gate.decides()) break;
        }
        // Where the operation asks for no role, the pack's last row stands idle.
        if (expected.empty()) continue;
        EXPECT_EQ(got, expected) << name(each.what) << ' ' << where << ' ' << on;
      }
    }
  }
}

TEST(GlobalTable, AsksForTheSameDirectoryRoles) {
  const pack& policy = *compiled_pack(cloud::global);
  for (const global_operation& each : global_operations()) {
    std::set<std::set<std::string>> expected;
    std::set<std::set<std::string>> got;
    for (const global_row& row : each.rows)
      if (row.code == requirement::delegated_admin_missing && !row.access.empty() && row.access[0] != "of")
        expected.insert({row.access.begin(), row.access.end()});
    if (expected.empty()) continue;
    for (const access_entry& row : policy.access(each.what)) {
      std::set<std::string> roles;
      if (row.any_role) roles.insert("any");
      for (const entra_role role : row.roles) roles.emplace(info(role).name);
      roles.erase("GlobalAdmin");
      got.insert(roles);
    }
    EXPECT_EQ(got, expected) << name(each.what);
  }
}

// ---- every pair of facts --------------------------------------------------------------------

TEST(GlobalExhaustive, EveryOperationOverEveryPairOfFacts) {
  std::size_t cases = 0;
  std::size_t tables = 0;
  for (const cloud where : clouds) {
    const pack& policy = *compiled_pack(where);
    for (const global_operation& each : global_operations()) {
      if (!is_there(&each, where) || is_closed(each, where, policy.completed({}))) continue;
      ++tables;
      const requirement_set needed = needed_by_table(each, where, policy.completed({}));
      const std::vector<requirement> codes(needed.begin(), needed.end());
      facts all;
      for (const requirement code : codes) all.record(code, truth::yes);
      for (std::size_t i = 0; i < codes.size(); ++i)
        for (std::size_t k = 0; k <= i; ++k)
          for (const truth first : {truth::no, truth::unknown, truth::yes})
            for (const truth second : {truth::no, truth::unknown, truth::yes}) {
              if (i == k && first != second) continue;
              ++cases;
              facts known = all;
              known.record(codes[i], first);
              known.record(codes[k], second);
              const decision d = decide(policy.needed(each.what, policy.completed({})), known);
              const bool denies = first == truth::no || second == truth::no;
              const bool open = first == truth::unknown || second == truth::unknown;
              const truth worst = denies ? truth::no : truth::unknown;
              // The earlier of the two in check order is the reason where both are to blame.
              const requirement reason = second == worst ? codes[k] : codes[i];
              const outcome expected = denies ? outcome::deny : open ? outcome::unknown : outcome::allow;
              ASSERT_EQ(d.result, expected) << name(each.what) << ' ' << codes[i] << ' ' << codes[k];
              if (expected != outcome::allow) {
                ASSERT_EQ(d.reason(), reason) << name(each.what);
              }
            }
    }
  }
  std::printf("exhaustive: %zu operations of three clouds, %zu cases\n", tables, cases);
  EXPECT_EQ(tables, exhausted_operations);
  EXPECT_EQ(cases, exhausted_cases);
}

}  // namespace
}  // namespace csprel::test
