// SPDX-License-Identifier: Apache-2.0
// Every pair (operation, requirement) of the pack, asked of a world where it is met, of one where it is
// the only thing that is not, and of one where it is not known, where that can be.
//
// `allowed(operation)` is a world and a question in which nothing is missing (situation.hpp). For each requirement one
// row says how to break it there, and how to make it unknown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <utility>

#include "directory/situation.hpp"

namespace csprel {

/// What gtest shows of a row.
void PrintTo(const checklist_entry& entry, std::ostream* out) { *out << entry.what << ' ' << entry.needs; }

namespace test {
namespace {

using enum operation;
using pair = std::pair<operation, requirement>;

/// The same with the option set under which the pair counts.
situation opened(const checklist_entry& entry) {
  situation s = allowed(entry.what);
  for (const auto word : words(entry.gate.which))
    if (entry.gate.open(with_option(entry.gate.which, word))) {
      s.world.choose(entry.gate.which, word);
      break;
    }
  return s;
}

std::string asked_subscription(const situation& s) {
  return std::get<subscription_resource>(s.asked.which).subscription.to_string();
}

void cancel(situation& s) { s.world.status(asked_subscription(s), subscription_status::deleted); }
void hide_status(situation& s) { s.world.status(asked_subscription(s), std::nullopt); }

/// Q transacts exchange and holds the grant for it, openly or by name; P comes to hold both.
void let_q_transact(situation& s, bool certain) {
  const std::string_view offer = s.asked.what == subscription_order_add_on ? e3 : mailbox;
  const std::string_view of = s.asked.what == subscription_order_add_on ? "archiving" : "exchange";
  s.world.sale("of q", offer, partner_q);
  certain ? s.world.grant(partner_q, {of}) : s.world.open_grant(partner_q);
}

void clash(situation& s, bool certain) {
  switch (s.asked.what) {
    case subscription_create:
      // The clash of holdings would be a second reason.
      s.world.choose(option::holdings_conflict_applies_to, "transitions_only");
      s.asked.offer(mailbox).quantity(5);
      return let_q_transact(s, certain);
    case subscription_order_add_on:
      s.world.choose(option::holdings_conflict_applies_to, "transitions_only");
      return let_q_transact(s, certain);
    case relationship_accept:
    case delegated_admin_grant:
      s.world.sale("of p", mailbox, partner_p);
      return let_q_transact(s, certain);
    case subscription_transition:
      // What the source has would be a clash already; what Q holds of the rest would be a second reason.
      // The strict reading of AMB-01 counts Q without a sale.
      s.world.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
      s.world.grant(partner_p, {"office_apps"});
      certain ? s.world.grant(partner_q, {"office_apps"}) : s.world.open_grant(partner_q);
      return;
    default:  // reactivate: likewise, since a suspended subscription still counts
      s.world.choose(option::who_counts_as_transacting, "any_csp_partner_with_delegated_admin");
      certain ? s.world.grant(partner_q, {"archiving"}) : s.world.open_grant(partner_q);
      return;
  }
}

/// Makes the requirement fail in a situation where everything holds.
void break_it(requirement what, situation& s) {
  const operation op = s.asked.what;
  const bool for_customer = info(op).side == side::of_customer;
  switch (what) {
    case requirement::operation_not_available: return;
    case requirement::only_partner_may_change_subscription:
      if (op != subscription_change_own) s.asked.by_customer();
      return;
    case requirement::not_a_partner: s.asked.by_customer(); return;
    case requirement::not_customer_administrator:
      if (op == subscription_use) s.asked.by_customer("admin", customer_d);
      else if (for_customer) s.asked.by_customer("user");
      return;
    case requirement::invitation_not_allowed_for_indirect_reseller:
      s.asked.by(reseller_v);
      if (info(op).resource == resource_kind::own_partner) s.asked.of_partner(reseller_v);
      return;
    case requirement::not_own_provider_link: s.asked.of_link(link_of(partner_p)); return;
    case requirement::not_indirect_provider:
      if (op == partner_register_reseller) {
        s.asked.by(partner_p).of_partner(partner_p);
      } else {
        s.asked.by(partner_p).of_subscription("s");
        s.asked.with.mpn_id = mpn_id_choice{};
      }
      return;
    case requirement::role_not_permitted:
      s.world.employee(asker_of(s), "idle", {}, {});
      s.asked.by(asker_of(s), "idle");
      return;
    case requirement::partner_not_enrolled: s.world.standing(asker_of(s), standing::applied); return;
    case requirement::partner_terminated: s.world.standing(asker_of(s), standing::terminated); return;
    case requirement::partner_suspended: s.world.standing(asker_of(s), standing::suspended); return;
    case requirement::customer_already_exists: s.asked.with.customer = stranger; return;
    case requirement::no_relationship: s.world.no_relationship(asker_of(s)); return;
    case requirement::not_original_reseller:
      s.world.change(asked_subscription(s), [&](subscription_fields& f) { f.seller = partner_q; });
      return;
    case requirement::delegated_admin_missing: s.world.no_grant(asker_of(s)); return;
    case requirement::subscription_cancelled: cancel(s); return;
    case requirement::subscription_suspended:
      s.world.suspended("s");
      if (op == subscription_use) s.asked.by_customer("user");
      return;
    case requirement::subscription_not_suspended:
      s.world.status(asked_subscription(s), subscription_status::active);
      return;
    case requirement::subscription_not_active:
      s.world.status(asked_subscription(s), subscription_status::pending);
      return;
    case requirement::reactivation_window_elapsed:
      s.world.suspended(asked_subscription(s), noon + days(-60));
      return;
    case requirement::other_transacting_partner: clash(s, true); return;
    case requirement::no_transition_path: s.asked.target(visio); return;
    case requirement::target_already_held:
      // From business to proplus: no additional service could be in conflict.
      s.world.change("s", [](subscription_fields& f) { f.offer = offer_of(business); });
      s.world.grant(partner_p, {"office_apps", "onedrive"}).holding("h", proplus);
      s.asked.target(proplus);
      return;
    case requirement::conflicting_services: s.world.holding("h", proplus); return;
    case requirement::service_already_held:
      s.world.holding("h", op == subscription_order_add_on ? e3 : visio);
      return;
    case requirement::add_ons_present: s.world.add_on("child", archiving, "s", partner_p); return;
    case requirement::parent_not_active: s.world.suspended("s"); return;
    case requirement::add_on_unrelated: s.asked.offer(op == subscription_create ? archiving : visio); return;
    case requirement::offer_not_available:
      s.asked.offer(azure).target(azure);
      if (op == subscription_order_add_on)
        s.world.change_offer(azure, [](offer_fields& o) {
          o.is_add_on = true;
          o.prerequisite_offers = {offer_of(essentials)};
        });
      s.world.change_offer(essentials, [](offer_fields& o) { o.upgrade_target_offers.push_back(offer_of(azure)); });
      return;
    case requirement::quantity_out_of_range: s.asked.quantity(op == subscription_remove_seats ? 10 : 1000); return;
    case requirement::ground_missing: s.asked.ground("another_product"); return;
    case requirement::link_altered: s.asked.of_link(link_of(partner_p) + "&utm=mail"); return;
    case requirement::template_region_locked: s.asked.text("one\n\n" + mail(link_of(partner_p))); return;
    case requirement::reseller_mpn_invalid: s.asked.with.mpn_id = mpn_id_choice{"7654321"}; return;
    case requirement::too_many_featured_offers: s.asked.with.count = 6; return;
    case requirement::grant_not_present: s.asked.services({"exchange", "visio"}); return;
    case requirement::self_service_only: return;
    case requirement::not_through_this_channel: s.asked.with.through = channel_of_work::api; return;
    default: FAIL() << what << " belongs to another cloud";
  }
}

/// Takes away the fact that the requirement is judged by. False where there is none to take: it
/// depends on the question, on members that a document always has, or (for states) another code speaks.
bool hide_it(requirement what, situation& s) {
  const operation op = s.asked.what;
  switch (what) {
    case requirement::not_customer_administrator:
      if (info(op).side == side::of_partner || op == subscription_use) return false;
      s.asked.by_customer("unlisted");
      return true;
    case requirement::not_own_provider_link:
      s.world.link(provider_i, std::nullopt);
      return true;
    case requirement::role_not_permitted:
      s.asked.by_unlisted(asker_of(s));
      return true;
    case requirement::delegated_admin_missing:
      if (op == subscription_create || op == subscription_order_add_on) return false;  // any grant serves
      s.world.no_grant(partner_p).open_grant(partner_p);
      return true;
    case requirement::subscription_cancelled:
      if (china.find(op, requirement::subscription_not_active) != nullptr) return false;
      hide_status(s);
      return true;
    case requirement::subscription_suspended:
      if (op != subscription_use) return false;
      s.world.suspended("s");
      s.asked.by_customer("unlisted");
      return true;
    case requirement::subscription_not_active: hide_status(s); return true;
    case requirement::reactivation_window_elapsed:
      s.world.suspended(asked_subscription(s), std::nullopt);
      return true;
    case requirement::other_transacting_partner: clash(s, false); return true;
    case requirement::target_already_held:
      break_it(what, s);
      s.world.status("h", std::nullopt);
      return true;
    case requirement::conflicting_services:
    case requirement::service_already_held:
      break_it(what, s);
      s.world.status("h", wire_value<subscription_status>::read("Warned"));
      return true;
    case requirement::add_ons_present:
      break_it(what, s);
      s.world.status("child", std::nullopt);
      return true;
    case requirement::parent_not_active: s.world.status("s", std::nullopt); return true;
    case requirement::add_on_unrelated: s.asked.offer("unlisted"); return true;
    case requirement::quantity_out_of_range:
      if (op == subscription_create) {
        s.asked.offer(opaque);
      } else if (op == subscription_order_add_on || op == subscription_transition) {
        s.world.change_offer(op == subscription_transition ? premium : archiving,
                             [](offer_fields& o) { o.maximum_quantity.reset(); });
      } else {
        s.world.change("s", [](subscription_fields& f) { f.quantity.reset(); });
      }
      return true;
    case requirement::link_altered:
      if (op != invitation_compose) return false;
      [[fallthrough]];
    case requirement::template_region_locked: s.world.link(partner_p, std::nullopt); return true;
    case requirement::grant_not_present:
      s.world.no_grant(partner_p).open_grant(partner_p);
      return true;
    default: return false;
  }
}

/// Where the requirement is met: mostly where everything is.
situation meet_it(const checklist_entry& entry) {
  situation s = opened(entry);
  if (entry.what == subscription_use && entry.needs == requirement::reactivation_window_elapsed)
    s.world.suspended("s");  // asked of administrators of suspended subscriptions only
  return s;
}

/// Pairs that no world meets, and why.
const std::map<pair, const char*>& never_met() {
  static const std::map<pair, const char*> pairs = [] {
    std::map<pair, const char*> all{
        {{partner_reset_user_password, requirement::self_service_only}, "nobody resets another's password (PWD-02)"},
        {{subscription_change_own, requirement::only_partner_may_change_subscription}, "denied to every customer (SUB-04)"},
        {{delegated_admin_remove_other, requirement::not_customer_administrator}, "denied to every partner (REM-10)"},
        {{delegated_admin_remove_other, requirement::not_a_partner}, "a partner's question ends at the line above"},
    };
    for (const auto& entry : china.checklist())
      if (entry.needs == requirement::operation_not_available)
        all[{entry.what, entry.needs}] = "the cloud has no such operation";
    return all;
  }();
  return pairs;
}

/// Reasons that stand in every answer of an operation, whatever else is the case.
requirement_set inherent(operation what) {
  if (what == partner_reset_user_password) return {requirement::self_service_only};
  if (what == subscription_change_own) return {requirement::only_partner_may_change_subscription};
  return {};
}

/// Requirements that cannot fail without another, and why.
requirement_set companions(const pair& which) {
  // No path leads to an offer that cannot be ordered (contract, "Readings").
  if (which == pair{subscription_transition, requirement::offer_not_available})
    return {requirement::no_transition_path};
  return {};
}

struct exercise {
  std::optional<decision> met;
  std::optional<decision> unmet;
  std::optional<decision> unknown;
  std::optional<explanation> told;  ///< Of the unknown one.
};

exercise carry_out(const checklist_entry& entry) {
  exercise done;
  if (!never_met().contains({entry.what, entry.needs})) {
    const situation s = meet_it(entry);
    done.met = decide(s.world.build(), s.asked).value();
  }
  situation broken = opened(entry);
  break_it(entry.needs, broken);
  done.unmet = decide(broken.world.build(), broken.asked).value();
  situation hidden = opened(entry);
  if (hide_it(entry.needs, hidden)) {
    const directory world = hidden.world.build();
    done.unknown = decide(world, hidden.asked).value();
    done.told = explain(world, hidden.asked).value();
  }
  return done;
}

class EveryPair : public ::testing::TestWithParam<checklist_entry> {};

TEST_P(EveryPair, IsMetThenTheOnlyReasonThenUnknown) {
  const checklist_entry& entry = GetParam();
  const requirement needs = entry.needs;
  const exercise done = carry_out(entry);

  if (done.met) {
    EXPECT_TRUE(done.met->met.contains(needs)) << done.met->unmet << done.met->unknown;
    EXPECT_EQ(done.met->unmet, inherent(entry.what));
    EXPECT_EQ(done.met->unknown, requirement_set{});
    EXPECT_EQ(done.met->result, inherent(entry.what).empty() ? outcome::allow : outcome::deny);
  }

  const requirement_set expected = requirement_set{needs} | inherent(entry.what) | companions({entry.what, needs});
  const bool ends = needs == requirement::not_a_partner || needs == requirement::operation_not_available ||
                    needs == requirement::only_partner_may_change_subscription;
  EXPECT_EQ(done.unmet->result, outcome::deny);
  EXPECT_EQ(done.unmet->unmet, ends ? requirement_set{needs} : expected) << done.unmet->unknown;
  if (ends && entry.what != subscription_change_own) {
    EXPECT_EQ(done.unmet->met, requirement_set{});
  }

  if (done.unknown) {
    EXPECT_TRUE(done.unknown->unknown.contains(needs)) << done.unknown->met << done.unknown->unmet;
    bool told = false;
    for (const auto& u : done.told->unknown) {
      EXPECT_NE(u.needs, "") << u.code;
      told = told || u.code == needs;
    }
    EXPECT_TRUE(told);
  }
}

std::string name_of(const ::testing::TestParamInfo<checklist_entry>& i) {
  std::string text(name(i.param.what));
  for (char& c : text)
    if (c == '.') c = '_';
  return text + "__" + std::string(name(i.param.needs));
}

INSTANTIATE_TEST_SUITE_P(China, EveryPair, ::testing::ValuesIn(china.checklist().begin(), china.checklist().end()),
                         name_of);

TEST(Checklist, EveryPairIsExercisedMetAndUnmet) {
  std::set<pair> not_met;
  std::size_t unknown = 0;
  for (const auto& entry : china.checklist()) {
    const exercise done = carry_out(entry);
    EXPECT_TRUE(done.unmet->unmet.contains(entry.needs)) << entry.what << ' ' << entry.needs;
    if (!done.met || !done.met->met.contains(entry.needs)) not_met.insert({entry.what, entry.needs});
    unknown += done.unknown && done.unknown->unknown.contains(entry.needs) ? 1 : 0;
  }
  std::set<pair> listed;
  for (const auto& [which, why] : never_met()) listed.insert(which);
  EXPECT_EQ(not_met, listed);
  std::cout << china.checklist().size() << " pairs: " << china.checklist().size() - listed.size()
            << " met, all unmet, " << unknown << " unknown\n";
}

TEST(Checklist, AQuestionNeedsExactlyTheRowsOfItsOperation) {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || !inherent(row.value).empty() || row.value == delegated_admin_remove_other)
      continue;
    const situation s = allowed(row.value);
    const resolution r = resolve(s.world.build(), s.asked).value();
    requirement_set rows = china.needed(row.value, {});
    // The sixty days are asked of administrators of a suspended subscription only.
    if (row.value == subscription_use) rows.erase(requirement::reactivation_window_elapsed);
    EXPECT_EQ(r.needed, rows) << row.name;
    EXPECT_EQ(r.at, noon);
    EXPECT_EQ(decide(r.needed, r.known), decide(s.world.build(), s.asked).value()) << row.name;
  }
}

TEST(Checklist, AnOrganisationIsNotAskedForRoles) {
  for (const auto& row : enum_names<operation>::rows) {
    if (!china.available(row.value) || info(row.value).side == side::of_customer) continue;
    situation s = allowed(row.value);
    const requirement_set of_employee = resolve(s.world.build(), s.asked).value().needed;
    s.asked.by_organisation(asker_of(s));
    const requirement_set of_partner = resolve(s.world.build(), s.asked).value().needed;
    EXPECT_EQ(of_partner, of_employee - requirement_set{requirement::role_not_permitted}) << row.name;
  }
}

TEST(Checklist, OperationsOfOtherCloudsAreNotAvailableWhoeverAsks) {
  for (const auto& row : enum_names<operation>::rows) {
    if (china.available(row.value)) continue;
    situation s = allowed(row.value);
    for (int who = 0; who < 3; ++who) {
      if (who == 1) s.asked.by_organisation(partner_q);
      if (who == 2) s.asked.by_customer("user");
      const decision d = decide(s.world.build(), s.asked).value();
      EXPECT_EQ(d.unmet, requirement_set{requirement::operation_not_available}) << row.name;
      EXPECT_EQ(d.result, outcome::deny);
    }
  }
}

TEST(Checklist, AnExplanationCitesTheRowOfThePack) {
  for (const auto& entry : china.checklist()) {
    situation s = opened(entry);
    break_it(entry.needs, s);
    const explanation told = explain(s.world.build(), s.asked).value();
    EXPECT_EQ(told.result, outcome::deny);
    EXPECT_EQ(told.pack, "china_21vianet/2018-10-29");
    bool found = false;
    for (const auto& reason : told.reasons) {
      if (reason.code != entry.needs) continue;
      found = true;
      EXPECT_EQ(reason.rules, entry.rules);
      EXPECT_EQ(reason.basis, entry.basis);
      EXPECT_EQ(reason.refusal, entry.refusal);
      EXPECT_FALSE(reason.message.empty());
      EXPECT_EQ(reason.message.back(), '.') << reason.message;
    }
    EXPECT_TRUE(found) << entry.what << ' ' << entry.needs;
  }
}

}  // namespace
}  // namespace test
}  // namespace csprel
