// SPDX-License-Identifier: Apache-2.0
// Laws of the global pack and of those of US Government and Germany: proved over the whole tables at
// compile time, then compared with texts that were written from the contract and the catalogue.
#include "csprel/policy/find_pack.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "policy/tables_match.hpp"

namespace csprel {
namespace {

using enum requirement;

constexpr const pack& worldwide = global_2023_10();
constexpr const pack& government = us_government_2023_10();
constexpr const pack& german = germany_2023_10();
constexpr const pack* family[] = {&worldwide, &government, &german};

// ---- laws -----------------------------------------------------------------------------------

template <class Law>
constexpr bool of_every_operation(Law law) {
  for (const pack* p : family)
    for (const auto& row : enum_names<operation>::rows)
      if (p->available(row.value) && !law(*p, row.value)) return false;
  return true;
}

/// The tables are in order, and fit each other.
static_assert(test::tables_match(worldwide) && test::tables_match(government) && test::tables_match(german));
static_assert(in_order<role_entry>(detail::global::role_table) && in_order<access_entry>(detail::global::access_table));

/// Every operation of the contract stands in the table, and only what the contract says is not available.
static_assert([] {
  for (const pack* p : family)
    for (const auto& row : enum_names<operation>::rows)
      if (p->checklist(row.value).empty()) return false;
  return true;
}());

/// Whoever asks for a role has a row of roles on the same track that counts whatever the question and the options.
static_assert([] {
  for (const pack* p : {&china_21vianet(), &worldwide, &government, &german})
    for (const checklist_entry& asked : p->checklist()) {
      if (asked.needs != role_not_permitted) continue;
      for (const track on : asked.tracks) {
        bool is_sure = false;
        for (const role_entry& row : p->roles(asked.what))
          is_sure = is_sure || (row.tracks.contains(on) && !row.gate.decides() &&
                                (row.when == condition::always || row.when == asked.when));
        if (!is_sure) return false;
      }
    }
  return true;
}());

/// Who is billed is a fact about the sale alone.
static_assert(worldwide.needed(operation::subscription_receive_bill, {}) ==
              requirement_set{not_a_partner, not_original_reseller});

/// Whatever changes a subscription that a partner sold, and with it what somebody is billed for, needs the
/// original reseller; what sells new asks whether orders are blocked instead.
constexpr bool only_looks(operation what) {
  using enum operation;
  return what == subscription_view || what == subscription_view_provisioning_status;
}
static_assert(of_every_operation([](const pack& p, operation what) {
  if (info(what).side != side::of_partner || info(what).resource != resource_kind::one_subscription || only_looks(what))
    return true;
  return p.has(what, not_original_reseller);
}));
static_assert(of_every_operation([](const pack& p, operation what) {
  using enum operation;
  for (const operation sells : {subscription_create, subscription_start_trial, subscription_order_add_on,
                                azure_plan_purchase, azure_purchase_benefit})
    if (what == sells) return p.has(what, order_blocked);
  return !p.has(what, order_blocked);
}));

/// Commerce asks for no delegated admin, the legacy upgrade excepted; nor does it in reverse.
static_assert(of_every_operation([](const pack& p, operation what) {
  using enum operation;
  if (!p.has(what, partner_id_inactive) || !p.has(what, no_relationship)) return true;
  if (what == subscription_upgrade || what == subscription_transition) return true;
  if (what == azure_switch_legacy_partner) return p.has(what, delegated_admin_missing) == (p.cloud() != cloud::global);
  return !p.has(what, delegated_admin_missing) && !p.has(what, delegated_role_insufficient);
}));

/// Every operation says first who may ask, and every partner operation asks whether the partner is in the
/// programme, but for the use of a delegated role, the bill and what is open to nobody.
static_assert(of_every_operation([](const pack& p, operation what) {
  using enum operation;
  const bool who = p.has(what, not_a_partner) || p.has(what, only_partner_may_change_subscription) ||
                   p.has(what, not_customer_administrator);
  const bool programme = p.has(what, partner_not_enrolled) && p.has(what, partner_terminated);
  const bool excepted = what == gdap_use_role || what == subscription_receive_bill || what == delegated_admin_remove_other;
  return who && (programme == (info(what).side != side::of_customer && !excepted));
}));

/// Keeping asks neither for the market nor for the customer's state; only selling does.
static_assert(of_every_operation([](const pack& p, operation what) {
  return p.has(what, order_blocked) == p.has(what, customer_under_review) &&
         p.has(what, order_blocked) == p.has(what, customer_not_approved);
}));

/// A track that an operation does not exist for can be met, and none exists for no track.
static_assert([] {
  for (const pack* p : family)
    for (const auto& entry : p->checklist())
      if (entry.tracks.empty() || (entry.needs == wrong_track && entry.tracks == track_set::all())) return false;
  return true;
}());

/// What is available to nobody says nothing else, unless an option or a property decides.
static_assert([] {
  for (const pack* p : family)
    for (const auto& entry : p->checklist())
      if (entry.needs == operation_not_available && !entry.gate.decides() && entry.when == condition::always &&
          p->checklist(entry.what).size() != 1)
        return false;
  return true;
}());

/// A refusal has a code, or a status alone, or a text inside a success answer.
static_assert([] {
  for (const pack* p : family)
    for (const auto& entry : p->checklist()) {
      const refusal& r = entry.refusal;
      if (!r.documented() && (!r.code.empty() || !r.in.empty())) return false;
      if (r.documented() && (r.status == 200) != !r.in.empty()) return false;
    }
  return true;
}());

/// The national clouds know neither the agreements of the global one nor granular delegated admin.
static_assert([] {
  for (const pack* p : {&government, &german}) {
    for (const auto& entry : p->checklist())
      for (const requirement gone : {partner_agreement_missing, customer_agreement_missing, target_agreement_missing, mfa_missing,
                                     delegated_admin_no_longer_offered, gdap_wrong_state})
        if (entry.needs == gone) return false;
    for (auto what = operation::gdap_request; what <= operation::gdap_use_role;
         what = static_cast<operation>(static_cast<int>(what) + 1))
      if (p->available(what)) return false;
    if (!p->has(operation::relationship_request, delegated_admin_not_optional)) return false;
  }
  return true;
}());
static_assert([] {
  for (const auto& entry : worldwide.checklist())
    for (const requirement national :
         {cloud_closed_to_new_business, single_partner_cloud, delegated_admin_not_optional, not_through_this_channel})
      if (entry.needs == national) return false;
  return true;
}());

/// Germany sells nothing: what asks whether orders are blocked is closed, and so are new customers.
static_assert([] {
  for (const auto& row : enum_names<operation>::rows) {
    const bool closed = german.has(row.value, cloud_closed_to_new_business);
    const bool brings_customers = row.value == operation::customer_create || row.value == operation::relationship_request;
    if (closed != (german.has(row.value, order_blocked) || brings_customers)) return false;
  }
  return true;
}());

/// Options close and open whole operations.
constexpr option_values with(option which, std::string_view word) {
  option_values chosen;
  if (!chosen.set(which, word)) throw "no such word";
  return chosen;
}
static_assert(!government.available(operation::partnership_request) &&
              government.available(operation::partnership_request, with(option::us_government_indirect, "true")));
static_assert(worldwide.available(operation::azure_reactivate_subscription) &&
              !worldwide.available(operation::azure_reactivate_subscription, with(option::azure_reactivation_by_api, "false")));
static_assert(government.available(operation::partner_manage_users) && !government.available(operation::service_view_health));
static_assert(!german.available(operation::subscription_migrate) && government.available(operation::subscription_migrate));
static_assert(!german.available(operation::transfer_create) && !government.available(operation::subscription_transfer));
static_assert(!worldwide.available(operation::invitation_forward));

/// Where 21Vianet and the global cloud share an option, each has its own default and its own words.
static_assert(worldwide.defaults().is_true(option::suspended_partner_may_reactivate_and_cancel) &&
              !china_21vianet().defaults().is_true(option::suspended_partner_may_reactivate_and_cancel));
static_assert(!worldwide.needed(operation::subscription_cancel, {}).contains(partner_suspended) &&
              worldwide
                  .needed(operation::subscription_cancel, with(option::suspended_partner_may_reactivate_and_cancel, "false"))
                  .contains(partner_suspended));
static_assert(worldwide.offers(option::role_conflict, 2) && !worldwide.offers(option::role_conflict, 1) &&
              !china_21vianet().offers(option::role_conflict, 2));
static_assert(worldwide.defaults().get(option::cancellation_window_hours) == 168);
static_assert(!worldwide.options().contains(option::who_counts_as_transacting));

// ---- against texts --------------------------------------------------------------------------

std::vector<std::vector<std::string>> lines_of(const std::string& file) {
  std::ifstream in(std::string(CSPREL_TEST_DATA) + "/catalogue/" + file);
  EXPECT_TRUE(in.is_open()) << file;
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words{line};
    all.emplace_back();
    for (std::string word; words >> word;) all.back().push_back(word);
  }
  return all;
}

TEST(GlobalPack, TellsKindsOfPartnerApartAsTheContractsMatrix) {
  std::set<operation> seen;
  for (const auto& line : lines_of("matrix_global.txt"))
    for (std::size_t i = 1; i < line.size(); ++i) {
      const auto what = from_name<operation>(line[i]);
      ASSERT_TRUE(what) << line[i];
      EXPECT_TRUE(seen.insert(*what).second) << line[i];
      std::set<char> expected(line[0].begin(), line[0].end());
      expected.erase('-');
      std::set<char> found;
      for (const auto& entry : worldwide.checklist(*what)) {
        if (!entry.gate.open(worldwide.defaults())) continue;
        if (entry.needs == partner_type_cannot_transact && entry.when != condition::asker_is_advisor) found.insert('T');
        if (entry.needs == partner_suspended) found.insert('S');
        if (entry.needs == partner_restricted) found.insert('R');
        if (entry.needs == not_indirect_provider && entry.when == condition::always) found.insert('P');
        if (entry.needs == not_indirect_reseller && entry.when == condition::always) found.insert('I');
      }
      EXPECT_EQ(found, expected) << line[i];
    }
  // Whoever is not in the matrix is a customer, or asks what nobody can have.
  for (const auto& row : enum_names<operation>::rows)
    if (!seen.contains(row.value)) {
      EXPECT_TRUE(info(row.value).side == side::of_customer || !worldwide.available(row.value) ||
                  row.value == operation::delegated_admin_remove_other)
          << row.name;
    }
}

TEST(GlobalPacks, LetNoQuestionLeaveOutTheOfferToOrder) {
  for (const pack* p : {&china_21vianet(), &worldwide, &government, &german})
    for (const auto& row : enum_names<operation>::rows) {
      const parameter_entry& takes = p->parameters(row.value);
      EXPECT_TRUE(takes.required.contains(parameter::new_offer) || !takes.read().contains(parameter::new_offer)) << row.name;
    }
}

TEST(GlobalPacks, CiteRulesThatTheCatalogueHasForTheirCloud) {
  std::map<std::string, std::string> clouds_of;
  for (const auto& line : lines_of("rules_global.txt")) clouds_of[line[0]] = line[1];
  ASSERT_GT(clouds_of.size(), 300U);
  for (const pack* p : family) {
    const std::string letter{"GUD"[p == &worldwide ? 0 : p == &government ? 1 : 2]};
    for (const auto& entry : p->checklist()) {
      EXPECT_FALSE(entry.rules.front() == ' ' || entry.rules.back() == ' ' || entry.rules.find("  ") != std::string_view::npos)
          << entry.rules;
      std::istringstream rules{std::string(entry.rules)};
      std::set<std::string> once;
      for (std::string id; rules >> id;) {
        EXPECT_TRUE(once.insert(id).second) << id << " twice at " << entry.what << ' ' << entry.needs;
        if (id.find('-') == std::string::npos) {
          EXPECT_THAT(id, ::testing::MatchesRegex("[12][.][0-9]")) << entry.what << ' ' << entry.needs;
          continue;
        }
        const auto found = clouds_of.find(id);
        ASSERT_NE(found, clouds_of.end()) << id << " at " << entry.what << ' ' << entry.needs;
        // A page that names no cloud counts in all of them; one that names national clouds, in those.
        const std::string& clouds = found->second;
        EXPECT_TRUE(clouds == "-" || clouds.find(letter) != std::string::npos || clouds[0] == 'G')
            << id << " of " << clouds << " in " << p->name() << " at " << entry.what << ' ' << entry.needs;
      }
    }
  }
}

TEST(GlobalPacks, AreAsSureOfARefusalAsTheContractIs) {
  std::map<std::pair<std::string, std::string>, bool> certain;
  for (const auto& line : lines_of("refusals_global.txt")) certain[{line[0], line[1]}] = line[2] == "certain";
  std::set<std::pair<std::string, std::string>> met;
  for (const pack* p : family) {
    const auto compare = [&](operation what, requirement needs, const refusal& answer) {
      const std::pair key{std::string(name(needs)), std::string(answer.code)};
      if (answer.in == "reason") {
        EXPECT_FALSE(answer.certain) << "a text";
      }
      const auto found = certain.find(key);
      if (found == certain.end()) return;  // What one operation alone answers.
      met.insert(key);
      EXPECT_EQ(answer.certain, found->second) << p->name() << ' ' << what << ' ' << needs << ' ' << answer.code;
    };
    for (const auto& entry : p->checklist()) compare(entry.what, entry.needs, entry.refusal);
    for (const auto& entry : p->refusals()) compare(entry.what, entry.needs, entry.refusal);
  }
  for (const auto& [key, sure] : certain) EXPECT_TRUE(met.contains(key)) << key.first << ' ' << key.second;
}

TEST(GlobalPack, CitesTheRulesOfTheOperationBesidesThoseOfTheCode) {
  using enum operation;
  const auto cites = [](operation what, requirement needs, std::string_view rule) {
    for (const auto& entry : worldwide.checklist(what))
      if (entry.needs == needs && detail::lists_rule(entry.rules, rule)) return true;
    return false;
  };
  for (const requirement each : {partnership_missing, reseller_mpn_invalid, reseller_other_region, reseller_agreement_missing}) {
    EXPECT_TRUE(cites(subscription_change_reseller_of_record, each, "POR-3")) << each;
    EXPECT_TRUE(cites(subscription_create, each, "PUR-2")) << each;
  }
  EXPECT_TRUE(cites(relationship_request, role_not_permitted, "P2P-13"));
  EXPECT_TRUE(cites(subscription_add_seats, seat_ceiling_exceeded, "QTY-7"));
  EXPECT_TRUE(cites(subscription_create, end_date_out_of_bounds, "COT-3"));
  EXPECT_TRUE(cites(service_file_request, delegated_admin_missing, "GDAP-22"));
  EXPECT_TRUE(cites(service_view_requests, delegated_role_insufficient, "GDAP-22"));
}

TEST(GlobalPacks, UseEveryCodeThatIsNot21VianetsAlone) {
  const requirement_set of_21vianet{invitation_not_allowed_for_indirect_reseller,
                                    not_own_provider_link,
                                    other_transacting_partner,
                                    service_already_held,
                                    template_region_locked,
                                    too_many_featured_offers,
                                    self_service_only};
  requirement_set used;
  for (const pack* p : family)
    for (const auto& entry : p->checklist()) used.insert(entry.needs);
  EXPECT_EQ(used, requirement_set::all() - of_21vianet);
  EXPECT_EQ(requirement_count, 153U);
  EXPECT_EQ(operation_count, 107U);
  for (const requirement what : of_21vianet) {
    bool in_china = false;
    for (const auto& entry : china_21vianet().checklist()) in_china = in_china || entry.needs == what;
    EXPECT_TRUE(in_china) << what;
  }
}

TEST(GlobalPacks, AreFoundByTheirCloud) {
  const char* names[] = {"china_21vianet/2018-10-29", "global/2023-10", "us_government/2023-10", "germany/2023-10"};
  for (const auto& row : enum_names<cloud>::rows) {
    ASSERT_NE(find_pack(row.value), nullptr);
    EXPECT_EQ(find_pack(row.value)->name(), names[static_cast<std::size_t>(row.value)]);
    EXPECT_EQ(find_pack(row.value)->cloud(), row.value);
  }
  EXPECT_EQ(find_pack(static_cast<cloud>(200)), nullptr);
}

// ---- rows that differ by track, cause and condition -----------------------------------------

const checklist_entry* row_on(operation what, requirement needs, track where) {
  for (const auto& entry : worldwide.checklist(what))
    if (entry.needs == needs && entry.tracks.contains(where)) return &entry;
  return nullptr;
}

TEST(GlobalPack, RefusesByTrackAndCause) {
  using enum operation;
  EXPECT_EQ(row_on(subscription_add_seats, subscription_suspended, track::legacy)->refusal, (refusal{400, "2001"}));
  EXPECT_EQ(row_on(subscription_add_seats, subscription_suspended, track::new_commerce)->refusal,
            (refusal{400, "800091", "", false}));
  EXPECT_EQ(row_on(subscription_change_billing_cycle, operation_pending, track::legacy)->refusal.code, "800072");
  EXPECT_EQ(row_on(subscription_change_billing_cycle, operation_pending, track::new_commerce)->refusal.code, "900278");
  EXPECT_EQ(row_on(subscription_cancel, cancellation_window_elapsed, track::marketplace), nullptr);
  EXPECT_EQ(worldwide.find(subscription_upgrade, add_ons_present)->refusal,
            (refusal{200, "subscription_add_ons_present", "upgradeErrors"}));
  EXPECT_EQ(worldwide.find(subscription_rename, renewal_in_progress)->refusal, (refusal{409, "800082", "", false}));
  EXPECT_EQ(worldwide.find(subscription_suspend, renewal_in_progress)->refusal, (refusal{400, "900280", "", false}));
  EXPECT_FALSE(worldwide.find(subscription_renew, not_original_reseller)->refusal.documented()) << "it has no API";
  EXPECT_EQ(worldwide.find(gdap_assign, gdap_role_outside_relationship)->refusal, refusal{400});
  EXPECT_EQ(worldwide.refusal_for(subscription_suspend, subscription_cancelled, refusal_cause::deleted)->code, "2011");
  EXPECT_EQ(worldwide.refusal_for(subscription_suspend, subscription_cancelled, refusal_cause::phone_missing), nullptr);
  EXPECT_EQ(government.find(transfer_accept, operation_not_available)->refusal, (refusal{403, "900138"}));
  EXPECT_EQ(worldwide.find(subscription_view, ground_missing), nullptr) << "it asks for none";
  for (const refusal_entry& row : worldwide.refusals()) {
    EXPECT_EQ(*worldwide.refusal_for(row.what, row.needs, row.cause), row.refusal) << row.what << row.needs;
    EXPECT_EQ(worldwide.refusal_for(row.what, self_service_only, row.cause), nullptr) << row.what;
    EXPECT_NE(row.refusal, refusal{}) << row.what << row.needs;
  }
}

TEST(GlobalPack, MarksWhatTheSourcesLeaveOpen) {
  using enum operation;
  EXPECT_EQ(worldwide.find(subscription_transition, partner_restricted)->basis, basis::by_default);
  EXPECT_EQ(worldwide.find(relationship_request, partner_suspended)->basis, basis::inferred);
  EXPECT_EQ(worldwide.find(subscription_create, partner_suspended)->basis, basis::documented);
  EXPECT_EQ(worldwide.find(subscription_create, order_blocked)->basis, basis::api);
  EXPECT_EQ(government.find(license_assign, not_through_this_channel)->basis, basis::inferred);
  EXPECT_EQ(government.find(user_create, not_through_this_channel)->basis, basis::documented);
}

// ---- roles and access -----------------------------------------------------------------------

TEST(GlobalPack, AsksForBothRolesWhereThePagesDo) {
  for (const operation what : {operation::azure_cancel_subscription, operation::azure_reactivate_subscription}) {
    const role_rule& rule = *worldwide.role(what);
    const auto may = [&](agent_role_set agents, admin_role_set admins) {
      return permits(rule, agents, admins, role_conflict::union_of_grants);
    };
    EXPECT_TRUE(may({agent_role::admin_agent}, {admin_role::global_admin}));
    EXPECT_FALSE(may({agent_role::admin_agent}, {admin_role::billing_admin}));
    EXPECT_FALSE(may({agent_role::sales_agent}, {admin_role::global_admin}));
    const agent_role_set agents{agent_role::admin_agent};
    EXPECT_EQ(permits(rule, &agents, nullptr, role_conflict::union_of_grants), truth::unknown);
    const agent_role_set none{};
    EXPECT_EQ(permits(rule, &none, nullptr, role_conflict::union_of_grants), truth::no);
  }
}

TEST(Pack, HasAnOperationThatIsDeniedOnSomeConditionOnly) {
  checklist_entry row;
  row.what = operation::partner_manage_users;
  row.needs = operation_not_available;
  row.rules = "1.3";
  const auto available = [&](condition when) {
    row.when = when;
    const pack one("one", cloud::global, {std::span{&row, 1}, {}, {}, {}});
    return one.available(row.what);
  };
  EXPECT_FALSE(available(condition::always));
  EXPECT_TRUE(available(condition::assigns_a_role));
}

TEST(Pack, IsWhatItsTablesSay) {
  checklist_entry rows[2];
  for (checklist_entry& row : rows) row.what = operation::customer_view;
  rows[0].needs = not_a_partner;
  rows[1].needs = no_relationship;
  option_entry options[2];
  options[0].which = option::cancellation_window_hours;
  options[0].by_default = 24;
  options[1].which = option::role_conflict;
  options[1].by_default = 1;
  parameter_entry takes;
  takes.what = operation::customer_view;
  takes.required = {parameter::country};
  const pack one("one", cloud::global, {rows, {}, options, std::span{&takes, 1}});
  EXPECT_EQ(one.checklist(operation::customer_view).size(), 2U);
  EXPECT_EQ(one.needed(operation::customer_view, {}), (requirement_set{not_a_partner, no_relationship}));
  EXPECT_EQ(one.defaults().get(option::cancellation_window_hours), 24U);
  EXPECT_EQ(one.defaults().get(option::role_conflict), 1U);
  EXPECT_EQ(one.parameters(operation::customer_view).required, parameter_set{parameter::country});
}

TEST(GlobalPack, HasNoRoleRowWhereNoRoleIsAsked) {
  using enum operation;
  EXPECT_EQ(worldwide.role(subscription_receive_bill), nullptr);
  EXPECT_EQ(worldwide.role(customer_view, 1), worldwide.role(customer_view)) << "nothing is assigned there";
  EXPECT_NE(china_21vianet().role(partner_manage_users, 1), china_21vianet().role(partner_manage_users));
}

TEST(GlobalPack, ListsRolesByTrackAndOption) {
  using enum operation;
  EXPECT_EQ(worldwide.roles(subscription_cancel).size(), 2U);
  EXPECT_EQ(worldwide.roles(subscription_cancel)[0].tracks, track_set{track::software});
  EXPECT_EQ(worldwide.roles(subscription_cancel)[0].rules[0].can_agents, agent_role_set{agent_role::admin_agent});
  EXPECT_FALSE(worldwide.roles(relationship_remove)[0].gate.open(worldwide.defaults()));
  EXPECT_TRUE(worldwide.roles(relationship_remove)[1].rules[0].can_agents.empty());
  const role_entry& of_the_page = worldwide.roles(azure_plan_purchase)[0];
  EXPECT_EQ(of_the_page.gate, when(option::role_conflict, "most_specific_page"));
  EXPECT_EQ(of_the_page.rules[0].can_admins, (admin_role_set{admin_role::global_admin, admin_role::user_management_admin}));
  for (const pack* p : family)
    for (const auto& row : enum_names<operation>::rows) {
      const auto entries = p->roles(row.value);
      if (entries.empty()) continue;
      // The last row is the one that counts where no other does.
      EXPECT_EQ(entries.back().tracks, track_set::all()) << row.name;
      EXPECT_EQ(entries.back().when, condition::always) << row.name;
      EXPECT_FALSE(entries.back().gate.decides()) << row.name;
    }
}

TEST(GlobalPack, KnowsTheRolesOfDelegatedAccess) {
  using enum operation;
  const auto first = [](operation what) { return worldwide.access(what).front().roles; };
  EXPECT_EQ(first(user_delete), entra_role_set{entra_role::user_administrator});
  EXPECT_EQ(first(subscription_upgrade), entra_role_set{entra_role::directory_writers});
  EXPECT_EQ(worldwide.access(subscription_upgrade)[1].roles,
            (entra_role_set{entra_role::directory_readers, entra_role::global_reader}));
  EXPECT_TRUE(worldwide.access(azure_manage).front().any_role);
  EXPECT_TRUE(worldwide.access(subscription_add_seats).empty());
  EXPECT_EQ(worldwide.azure_roles(azure_deploy)->roles[1], "Contributor");
  EXPECT_TRUE(worldwide.azure_roles(azure_manage)->roles[0].empty()) << "any role";
  EXPECT_EQ(worldwide.azure_roles(subscription_suspend), nullptr);

  for (const access_entry& one : worldwide.access(service_administer))
    EXPECT_EQ(one.any_role, one.service == "azure") << one.service << ": but for Azure a role of the service, or none that is listed";
  for (const auto& row : enum_names<operation>::rows)
    if (const azure_role_entry* roles = worldwide.azure_roles(row.value)) {
      EXPECT_EQ(roles->document_may_add, row.value == azure_earn_credit) << row.name;
    }

  const entra_role_set tickets = worldwide.access(service_file_request)[1].roles;
  const entra_role_set health = first(service_view_health);
  EXPECT_EQ(tickets.size(), 14U);
  EXPECT_EQ(health - tickets, entra_role_set{entra_role::license_administrator});
  EXPECT_EQ(tickets - health, (entra_role_set{entra_role::domain_name_administrator, entra_role::intune_administrator}));
  for (const entra_role reads : {entra_role::global_reader, entra_role::directory_readers, entra_role::directory_writers,
                                 entra_role::privileged_role_administrator})
    EXPECT_FALSE(tickets.contains(reads)) << reads;
}

// ---- questions and options ------------------------------------------------------------------

TEST(GlobalPack, TakesTheParametersOfTheContract) {
  using enum operation;
  EXPECT_EQ(worldwide.parameters(subscription_create).required, (parameter_set{parameter::new_offer, parameter::quantity}));
  EXPECT_EQ(worldwide.parameters(subscription_create).optional,
            (parameter_set{parameter::term, parameter::billing_cycle, parameter::custom_term_end_date,
                           parameter::partner_id_on_record, parameter::additional_partner_ids, parameter::attested}));
  EXPECT_EQ(worldwide.parameters(subscription_start_trial).optional, worldwide.parameters(subscription_create).optional);
  EXPECT_EQ(worldwide.parameters(invitation_compose).optional,
            worldwide.parameters(relationship_request).optional | parameter_set{parameter::text});
  EXPECT_EQ(worldwide.parameters(customer_create).required, parameter_set{parameter::country});
  EXPECT_TRUE(china_21vianet().parameters(customer_create).required.empty());
  EXPECT_TRUE(worldwide.parameters(service_manage_users).required.empty());
  EXPECT_EQ(worldwide.parameters(delegated_admin_remove).refused, parameter_set{parameter::services});
  EXPECT_EQ(worldwide.parameters(partner_check_reseller_agreement).one_of, (parameter_set{parameter::mpn_id, parameter::tenant}));
  for (const pack* p : family)
    for (const auto& row : enum_names<operation>::rows) {
      const parameter_entry& takes = p->parameters(row.value);
      EXPECT_FALSE(takes.required.intersects(takes.optional | takes.one_of | takes.refused)) << row.name;
      EXPECT_FALSE(takes.optional.intersects(takes.one_of | takes.refused)) << row.name;
    }
  parameter_set used;
  for (const pack* p : {&worldwide, &china_21vianet()})
    for (const auto& row : enum_names<operation>::rows) used |= p->parameters(row.value).read();
  EXPECT_EQ(used, parameter_set::all());
}

TEST(OptionValues, AreCompletedAndOfferedByThePack) {
  for (const pack* p : {&worldwide, &china_21vianet()}) {
    option_values chosen = p->completed({});
    EXPECT_EQ(chosen, p->defaults());
    for (const option which : p->options()) {
      EXPECT_TRUE(chosen.chosen(which));
      for (std::size_t i = 0; i < words(which).size(); ++i)
        EXPECT_EQ(p->choose(chosen, which, words(which)[i]), p->offers(which, i)) << which << ' ' << words(which)[i];
    }
    for (const option which : option_set::all() - p->options()) EXPECT_FALSE(p->choose(chosen, which, "true")) << which;
  }
  option_values chosen;
  EXPECT_TRUE(worldwide.choose(chosen, option::cancellation_window_hours, "72"));
  EXPECT_FALSE(worldwide.choose(chosen, option::role_conflict, "listed_cannot_wins"));
  EXPECT_FALSE(worldwide.choose(chosen, option::role_conflict, "no such word"));
  EXPECT_FALSE(worldwide.offers(option::who_counts_as_transacting, 0)) << "an option of 21Vianet alone";
  EXPECT_FALSE(worldwide.offers(option::role_conflict, words(option::role_conflict).size()));
  EXPECT_FALSE(chosen.chosen(option::role_conflict));
  EXPECT_EQ(worldwide.defaults().word(option::role_conflict), "union_of_grants");
  EXPECT_EQ(worldwide.completed(chosen).get(option::cancellation_window_hours), 72U);
}

}  // namespace
}  // namespace csprel
