// SPDX-License-Identifier: Apache-2.0
// Laws of the policy: proved over the whole pack at compile time, then the truth tables, the decision
// and the role matrix.
#include "csprel/policy/china_21vianet.hpp"
#include "csprel/policy/decide.hpp"
#include "policy/changes_a_sale.hpp"

// The policy is to be cheap: it must not have brought Boost or Abseil with it.
#if defined(BOOST_VERSION) || defined(BOOST_CONFIG_HPP) || defined(BOOST_OUTCOME_V2_NAMESPACE) || defined(ABSL_HAVE_ATTRIBUTE)
#error "the policy headers include Boost or Abseil"
#endif

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace csprel {
namespace {

using enum requirement;
using test::changes_a_sale;

// ---- laws of the pack -----------------------------------------------------------------------

constexpr const pack& china = china_21vianet();

constexpr bool needs_the_seller(operation what) { return china.has(what, not_original_reseller); }

/// Who is billed is a fact about the sale alone: neither delegated admin nor anything else has a part in it.
static_assert(china.needed(operation::subscription_receive_bill, {}) == requirement_set{not_a_partner, not_original_reseller});
static_assert(china.checklist(operation::subscription_receive_bill).size() == 2);

/// Whatever changes a subscription that stands needs its original reseller, and nothing else does but the bill.
static_assert([] {
  for (const auto& row : enum_names<operation>::rows)
    if (needs_the_seller(row.value) !=
        (changes_a_sale(row.value) || row.value == operation::subscription_receive_bill))
      return false;
  return true;
}());

/// A partner's operation on a customer, its services or subscriptions needs a relationship; the bill does not.
static_assert([] {
  for (const auto& row : enum_names<operation>::rows) {
    const operation_info& about = info(row.value);
    if (!china.available(row.value) || about.side != side::of_partner) continue;
    const bool of_a_customer = about.resource == resource_kind::one_customer || about.resource == resource_kind::service ||
                               about.resource == resource_kind::one_subscription;
    const bool needs = china.has(row.value, no_relationship);
    if (needs != (of_a_customer && row.value != operation::subscription_receive_bill)) return false;
  }
  return true;
}());

/// What no one in this cloud can do says so, and says nothing else.
static_assert([] {
  for (const auto& entry : china.checklist())
    if (entry.needs == operation_not_available && china.checklist(entry.what).size() != 1) return false;
  return true;
}());

/// Nobody who forgets to decide has allowed.
static_assert(decision{}.result == outcome::deny);

/// Rows stand in check order, operation by operation, each citing rules; so every first reason is that of the contract.
static_assert(well_formed(china.checklist()) && in_order<role_entry>(detail::china::role_table));

/// Whoever asks for a role has a row of roles.
static_assert([] {
  for (const auto& entry : china.checklist())
    if (entry.needs == role_not_permitted && china.roles(entry.what).empty()) return false;
  return true;
}());

/// Every operation of this cloud says first who may ask: partners on their side, the customer's people on theirs.
static_assert([] {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value)) continue;
    const requirement first = china.checklist(row.value)[0].needs;
    const bool of_partner = first == not_a_partner || first == only_partner_may_change_subscription;
    const bool of_customer = first == not_customer_administrator || row.value == operation::subscription_change_own;
    if (info(row.value).side == side::of_partner ? !of_partner : !of_customer) return false;
  }
  return true;
}());

/// Every partner operation but the bill and what is denied to all needs enrolment and no termination.
static_assert([] {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || info(row.value).side != side::of_partner) continue;
    if (row.value == operation::subscription_receive_bill || row.value == operation::delegated_admin_remove_other) continue;
    if (!china.has(row.value, partner_not_enrolled) || !china.has(row.value, partner_terminated)) return false;
  }
  return true;
}());

/// Delegated admin and the sale are asked together only where the pages do: nothing of DAP replaces the seller.
static_assert([] {
  for (const auto& entry : china.checklist())
    if (entry.needs == delegated_admin_missing && changes_a_sale(entry.what) && !needs_the_seller(entry.what)) return false;
  return true;
}());

/// A named option gates a row, or (these two) changes what a requirement means.
static_assert([] {
  for (const auto& row : enum_names<option>::rows) {
    bool gates = row.value == option::who_counts_as_transacting || row.value == option::role_conflict;
    for (const auto& entry : china.checklist()) gates = gates || (entry.gate.which == row.value && entry.gate.decides());
    if (gates != china.options().contains(row.value)) return false;
  }
  return true;
}());

/// The safest reading is the default: no option adds a requirement to an operation that it has not by default, but one.
static_assert([] {
  for (const auto& entry : china.checklist()) {
    const bool by_default = entry.gate.open({});
    const bool commerce_none = entry.gate.which == option::commerce_without_delegated_admin && !entry.gate.open({});
    if (!by_default && !commerce_none) return false;
  }
  return true;
}());

/// The only operation that wants a subscription suspended is its reactivation, so that suspending one allows nothing else.
static_assert([] {
  for (const auto& entry : china.checklist())
    if (entry.needs == subscription_not_suspended && entry.what != operation::subscription_reactivate) return false;
  return china.has(operation::subscription_reactivate, subscription_not_suspended);
}());

/// No requirement is met by being worse off: of what each operation needs, under every option, losing any one condition
/// never makes the answer more than it was, whether all the rest holds, fails or is not known.
consteval bool no_loss_allows(std::string_view commerce) {
  constexpr auto rank = [](outcome o) { return o == outcome::allow ? 2 : o == outcome::unknown ? 1 : 0; };
  option_values options;
  if (!options.set(option::commerce_without_delegated_admin, commerce)) return false;
  for (const auto& row : enum_names<operation>::rows) {
    const requirement_set needed = china.needed(row.value, options);
    for (const truth rest : {truth::yes, truth::unknown, truth::no}) {
      facts all;
      for (const requirement each : needed) all.record(each, rest);
      for (const requirement lost : needed) {
        facts known = all;
        known.record(lost, truth::yes);
        const int with = rank(decide(needed, known).result);
        known.record(lost, truth::unknown);
        const int in_doubt = rank(decide(needed, known).result);
        known.record(lost, truth::no);
        const int without = rank(decide(needed, known).result);
        if (without > in_doubt || in_doubt > with || without != 0) return false;
      }
    }
  }
  return true;
}
static_assert(no_loss_allows("existing_subscriptions"));
static_assert(no_loss_allows("all"));
static_assert(no_loss_allows("none"));

/// A refusal that is documented has a status of HTTP, and one inside a success answer says where.
static_assert([] {
  for (const auto& entry : china.checklist()) {
    const refusal& r = entry.refusal;
    if (r.documented() != (r.status != 0)) return false;
    if (r.documented() && (r.status == 200) != !r.in.empty()) return false;
  }
  return true;
}());

static_assert(china.name() == "china_21vianet/2018-10-29" && china.cloud() == cloud::china_21vianet);
static_assert(reactivation_window == days(60) && featured_offers_limit == 5);
static_assert(china.checklist(operation::gdap_request).empty() && !china.available(operation::gdap_request));
static_assert(china.find(operation::subscription_suspend, ground_missing)->basis == basis::documented);

TEST(Pack, TheMatrixOfTheCatalogueReadsOffTheTable) {
  // 4.3: which of seller and delegated admin each operation needs, at the default options.
  using enum operation;
  struct row {
    operation what;
    bool seller;
    bool delegated_admin;
  };
  for (const row& r : std::initializer_list<row>{{subscription_receive_bill, true, false},
                                                 {subscription_add_seats, true, false},
                                                 {subscription_remove_seats, true, false},
                                                 {subscription_order_add_on, true, true},
                                                 {subscription_transition, true, true},
                                                 {subscription_suspend, true, false},
                                                 {subscription_reactivate, true, false},
                                                 {subscription_cancel, true, false},
                                                 {subscription_create, false, true},
                                                 {service_administer, false, true},
                                                 {service_view_health, false, true},
                                                 {service_file_request, false, true}}) {
    const requirement_set needed = china.needed(r.what, {});
    EXPECT_EQ(needed.contains(not_original_reseller), r.seller) << r.what;
    EXPECT_EQ(needed.contains(delegated_admin_missing), r.delegated_admin) << r.what;
  }
}

TEST(Pack, CitesOnlyWellFormedRuleIds) {
  for (const auto& entry : china.checklist()) {
    std::istringstream rules{std::string(entry.rules)};
    std::set<std::string> seen;
    for (std::string id; rules >> id;) {
      EXPECT_THAT(id, ::testing::MatchesRegex("[A-Z]+-[0-9][0-9]|[RPC][0-9]+")) << entry.what << ' ' << entry.needs;
      EXPECT_TRUE(seen.insert(id).second) << id << " twice at " << entry.what << ' ' << entry.needs;
    }
  }
}

// ---- options --------------------------------------------------------------------------------

TEST(Pack, IsNotSureOfCodesThatMatchByTheirTextOnly) {
  std::set<std::string_view> met;
  for (const auto& entry : china.checklist()) {
    const bool by_text = entry.refusal.code == "900150" || entry.refusal.code == "800039" || entry.refusal.code == "800016";
    EXPECT_EQ(entry.refusal.certain, !by_text) << entry.what << ' ' << entry.needs;
    if (by_text) met.insert(entry.refusal.code);
  }
  EXPECT_EQ(met.size(), 3U);
}

TEST(OptionValues, StartAtTheDefaultsAndTakeTheirWordsOnly) {
  option_values values;
  for (const auto& row : enum_names<option>::rows) {
    EXPECT_EQ(values.get(row.value), 0U);
    EXPECT_FALSE(values.chosen(row.value));
    if (is_number(row.value)) continue;
    EXPECT_EQ(values.word(row.value), words(row.value)[0]);
    for (const auto word : words(row.value)) {
      EXPECT_TRUE(values.set(row.value, word));
      EXPECT_EQ(values.word(row.value), word);
    }
    const option_values before = values;
    EXPECT_FALSE(values.set(row.value, "no such word"));
    EXPECT_EQ(values, before);
    EXPECT_NE(values, option_values{});
    values = {};
  }
  EXPECT_EQ(china.defaults().word(option::commerce_without_delegated_admin), "existing_subscriptions");
  EXPECT_EQ(china.defaults().word(option::suspended_partner_may_reactivate_and_cancel), "false");
  EXPECT_EQ(china.defaults().word(option::role_conflict), "union_of_grants");
  EXPECT_EQ(china.defaults().word(option::holdings_conflict_applies_to), "all_orders");
  EXPECT_EQ(china.defaults().word(option::who_counts_as_transacting), "transacting_with_delegated_admin");
  EXPECT_TRUE(is_boolean(option::suspended_partner_may_reactivate_and_cancel));
  EXPECT_FALSE(is_boolean(option::role_conflict));
}

// ---- truth and decision ---------------------------------------------------------------------

constexpr truth no = truth::no, maybe = truth::unknown, yes = truth::yes;
constexpr truth all_truths[] = {no, maybe, yes};

// Kleene's tables, row by row; each operand is settled only by what is known.
static_assert((no && no) == no && (no && maybe) == no && (no && yes) == no);
static_assert((maybe && no) == no && (maybe && maybe) == maybe && (maybe && yes) == maybe);
static_assert((yes && no) == no && (yes && maybe) == maybe && (yes && yes) == yes);
static_assert((no || no) == no && (no || maybe) == maybe && (no || yes) == yes);
static_assert((maybe || no) == maybe && (maybe || maybe) == maybe && (maybe || yes) == yes);
static_assert((yes || no) == yes && (yes || maybe) == yes && (yes || yes) == yes);
static_assert((!no) == yes && (!maybe) == maybe && (!yes) == no);
static_assert(as_truth(true) == yes && as_truth(false) == no);

TEST(Facts, HoldOneTruthOfEachRequirement) {
  facts known;
  for (const auto& row : enum_names<requirement>::rows) {
    EXPECT_EQ(known.get(row.value), maybe);
    for (const truth a : all_truths)
      for (const truth b : all_truths) {
        known.record(row.value, a);
        known.record(row.value, b);
        EXPECT_EQ(known.get(row.value), b);
        EXPECT_FALSE(known.holds().intersects(known.fails()));
      }
    EXPECT_NE(known, facts{}) << "the last of them is known";
    known.record(row.value, maybe);
    EXPECT_EQ(known, facts{});
  }
}

TEST(Decide, DeniesOnOneFailureWhateverIsUnknownAllowsOnlyWhenAllHold) {
  const requirement three[] = {role_not_permitted, no_relationship, ground_missing};
  for (const truth a : all_truths)
    for (const truth b : all_truths)
      for (const truth c : all_truths) {
        facts known;
        const truth each[] = {a, b, c};
        requirement_set met, unmet, unknown;
        for (int i = 0; i < 3; ++i) {
          known.record(three[i], each[i]);
          (each[i] == yes ? met : each[i] == no ? unmet : unknown).insert(three[i]);
        }
        known.record(self_service_only, no);  // Not needed: it must not matter.
        const decision d = decide({three[0], three[1], three[2]}, known);
        EXPECT_EQ(d.met, met);
        EXPECT_EQ(d.unmet, unmet);
        EXPECT_EQ(d.unknown, unknown);
        EXPECT_EQ(d.result, (a && b && c) == no ? outcome::deny : (a && b && c) == yes ? outcome::allow : outcome::unknown);
        const requirement_set& reasons = d.result == outcome::deny ? unmet : unknown;
        EXPECT_EQ(d.reason(), reasons.empty() ? std::nullopt : std::optional(reasons.front()));
      }
}

TEST(Decide, DeniesWhatNeedsNothing) {
  const decision d = decide({}, {});
  EXPECT_EQ(d.result, outcome::deny) << "not documented, therefore denied";
  EXPECT_EQ(d.reason(), std::nullopt);
}

TEST(Decide, KnowingMoreNeverTurnsADenialOrAnAllowAround) {
  for (const auto& row : enum_names<operation>::rows) {
    const requirement_set needed = china.needed(row.value, {});
    if (needed.empty()) continue;
    facts known;
    EXPECT_EQ(decide(needed, known).result, outcome::unknown);
    for (const requirement what : needed) known.record(what, yes);
    EXPECT_EQ(decide(needed, known).result, outcome::allow) << row.name;
    for (const requirement what : needed) {
      facts less = known;
      less.record(what, maybe);
      EXPECT_EQ(decide(needed, less).result, outcome::unknown) << row.name << what;
      less.record(what, no);
      EXPECT_EQ(decide(needed, less).result, outcome::deny) << row.name << what;
      EXPECT_EQ(decide(needed, less).reason(), what);
    }
  }
}

// ---- roles ----------------------------------------------------------------------------------

struct role_line {
  std::string id;
  std::string cells;  ///< One of y, n, - for each of the six roles.
  std::vector<std::string> operations;
};

/// The catalogue's table, from a text that knows nothing of the code.
std::vector<role_line> role_table() {
  std::ifstream in(std::string(CSPREL_TEST_DATA) + "/catalogue/roles_china.txt");
  EXPECT_TRUE(in.is_open());
  std::vector<role_line> lines;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words{line};
    role_line r;
    words >> r.id;
    for (int i = 0; i < 6; ++i) {
      std::string cell;
      words >> cell;
      r.cells += cell;
    }
    for (std::string what; words >> what;) r.operations.push_back(what);
    lines.push_back(std::move(r));
  }
  return lines;
}

struct gated {
  std::string what;
  const role_rule* rule;
  std::string cells;
};

std::vector<gated> gated_operations() {
  std::vector<gated> all;
  for (const role_line& line : role_table())
    for (const std::string& text : line.operations) {
      const auto slash = text.find('/');
      const auto what = from_name<operation>(text.substr(0, slash));
      EXPECT_TRUE(what) << text;
      const std::string kind = slash == std::string::npos ? "" : text.substr(slash + 1);
      const role_rule* rule = china.role(*what, kind == "agent_role" ? 1 : kind == "admin_role" ? 2 : 0);
      EXPECT_NE(rule, nullptr) << text;
      EXPECT_EQ(rule->id, line.id) << text;
      all.push_back({text, rule, line.cells});
    }
  return all;
}

/// The roles of a mask: agents in bits 0 to 2, admins in bits 3 to 5.
agent_role_set agents(unsigned mask) {
  agent_role_set set;
  for (unsigned i = 0; i < 3; ++i)
    if ((mask >> i & 1) != 0) set.insert(static_cast<agent_role>(i));
  return set;
}
admin_role_set admins(unsigned mask) {
  admin_role_set set;
  for (unsigned i = 0; i < 3; ++i)
    if ((mask >> (i + 3) & 1) != 0) set.insert(static_cast<admin_role>(i));
  return set;
}

/// What the table's text says of somebody with these roles.
bool expected(const std::string& cells, unsigned mask, role_conflict conflict) {
  bool can = false;
  bool cannot = false;
  for (unsigned i = 0; i < 6; ++i) {
    if ((mask >> i & 1) == 0) continue;
    can = can || cells[i] == 'y';
    cannot = cannot || cells[i] == 'n';
  }
  const bool global_admin = (mask & 8) != 0 && cells[3] == 'y';
  if (conflict == role_conflict::listed_cannot_wins && cannot && !global_admin) return false;
  return can;
}

constexpr role_conflict conflicts[] = {role_conflict::union_of_grants, role_conflict::listed_cannot_wins};

TEST(Roles, TheTextCoversExactlyTheGatedOperations) {
  std::set<std::string> in_text;
  for (const gated& g : gated_operations()) in_text.insert(g.what.substr(0, g.what.find('/')));
  std::set<std::string> in_pack;
  for (const auto& entry : china.checklist())
    if (entry.needs == role_not_permitted) in_pack.insert(std::string(name(entry.what)));
  EXPECT_EQ(in_text, in_pack);
  EXPECT_EQ(in_text.size(), 30U);
}

TEST(Roles, EveryRoleOnEveryGatedOperationAsTheCatalogueListsIt) {
  std::size_t cells = 0;
  for (const gated& g : gated_operations())
    for (unsigned role = 0; role < 6; ++role)
      for (const role_conflict conflict : conflicts) {
        EXPECT_EQ(permits(*g.rule, agents(1U << role), admins(1U << role), conflict), g.cells[role] == 'y')
            << g.what << " role " << role;
        ++cells;
      }
  EXPECT_EQ(cells, 32U * 6 * 2);
}

TEST(Roles, SeveralRolesAreAUnionOrAVetoAsTheOptionSays) {
  for (const gated& g : gated_operations())
    for (unsigned mask = 0; mask < 64; ++mask)
      for (const role_conflict conflict : conflicts)
        EXPECT_EQ(permits(*g.rule, agents(mask), admins(mask), conflict), expected(g.cells, mask, conflict))
            << g.what << ' ' << mask;
}

TEST(Roles, WhatIsNotKnownIsSettledOnlyWhereEveryCompletionAgrees) {
  for (const gated& g : gated_operations())
    for (unsigned mask = 0; mask < 64; ++mask)
      for (const role_conflict conflict : conflicts) {
        const agent_role_set a = agents(mask);
        const admin_role_set b = admins(mask);
        for (int hidden = 0; hidden < 4; ++hidden) {  // bit 0: agents not known, bit 1: admins not known
          bool some = false;
          bool all = true;
          for (unsigned other = 0; other < 64; ++other) {
            const unsigned whole = ((hidden & 1 ? other : mask) & 7U) | ((hidden & 2 ? other : mask) & 56U);
            const bool may = expected(g.cells, whole, conflict);
            some = some || may;
            all = all && may;
          }
          EXPECT_EQ(permits(*g.rule, hidden & 1 ? nullptr : &a, hidden & 2 ? nullptr : &b, conflict),
                    all ? yes : some ? maybe : no)
              << g.what << ' ' << mask << ' ' << hidden;
        }
      }
}

// ---- operations -----------------------------------------------------------------------------

TEST(Operations, HaveTheNamesOfTheContractAndADescription) {
  std::set<std::string_view> names;
  for (const auto& row : enum_names<operation>::rows) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(from_name<operation>(row.name), row.value);
    EXPECT_NE(row.name.find('.'), std::string_view::npos);
    const parameter_entry& takes = china.parameters(row.value);
    EXPECT_FALSE(takes.required.intersects(takes.optional)) << row.name;
    EXPECT_TRUE(takes.one_of.empty() && takes.refused.empty()) << row.name;
    if (!china.available(row.value)) {
      EXPECT_TRUE(takes.read().empty()) << row.name;
    }
  }
  EXPECT_EQ(from_name<operation>("subscription.fly"), std::nullopt);
}

TEST(Requirements, StandInTheContractsOrderAndSayWhatTheyMean) {
  const char* order[] = {
      "operation_not_available", "only_partner_may_change_subscription", "not_a_partner", "not_customer_administrator",
      "invitation_not_allowed_for_indirect_reseller", "not_own_provider_link", "not_indirect_provider", "role_not_permitted",
      "partner_not_enrolled", "partner_terminated", "partner_suspended", "customer_already_exists", "no_relationship",
      "not_original_reseller", "delegated_admin_missing", "subscription_cancelled", "subscription_suspended",
      "subscription_not_suspended", "subscription_not_active", "reactivation_window_elapsed", "other_transacting_partner",
      "no_transition_path", "target_already_held", "conflicting_services", "service_already_held", "add_ons_present",
      "parent_not_active", "add_on_unrelated", "offer_not_available", "quantity_out_of_range", "ground_missing",
      "link_altered", "template_region_locked", "reseller_mpn_invalid", "too_many_featured_offers", "grant_not_present",
      "self_service_only", "not_through_this_channel"};
  std::vector<std::string_view> present;
  for (const auto& row : enum_names<requirement>::rows) {
    EXPECT_FALSE(info(row.value).met.empty()) << row.name;
    EXPECT_EQ(info(row.value).unmet.back(), '.') << row.name;
    for (const char* listed : order)
      if (row.name == listed) present.push_back(row.name);
  }
  // Other clouds' codes may stand between these; their own order is the contract's.
  EXPECT_EQ(present, std::vector<std::string_view>(std::begin(order), std::end(order)));
}

}  // namespace
}  // namespace csprel
