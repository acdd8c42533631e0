// SPDX-License-Identifier: Apache-2.0
// Which kind of partner may do what, where everything else is as it should be: the matrix of the global pack,
// cell by cell (contract, global section 7).
#include <functional>

#include "clouds/delegated.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/survey.hpp"

namespace csprel::test {
namespace {

enum column : unsigned char { direct, provider, reseller, restricted, suspended };
constexpr std::string_view column_names[] = {"direct", "provider", "reseller", "restricted", "suspended"};

/// Who asks in a cell, and who sold what stands there.
struct cell {
  column at{};
  bool of_provider = false;  ///< Whether limited partners are providers in this row.
  bool of_reseller = false;  ///< Or resellers.
  [[nodiscard]] const partner_id& asker() const {
    if (at == provider || (at >= restricted && of_provider)) return provider_i;
    return at == reseller || (at >= restricted && of_reseller) ? reseller_v : seller_p;
  }
  [[nodiscard]] const partner_id& seller() const { return asker() == reseller_v ? provider_i : asker(); }
};

void holds_suspended(delegated& d, const cell& here) {
  d.sale("suspended", suite, here.seller());
  d.suspended("suspended");
}

/// All roles, relationships, agreements; a subscription of each kind.
delegated world_of(const cell& here) {
  delegated d;
  if (here.at == restricted) d.at(here.asker()).standing = standing::restricted;
  if (here.at == suspended) d.at(here.asker()).standing = standing::suspended;
  for (auto& p : d.partners)
    p.users.front() = {user_of("agent"), {agent_role::admin_agent, agent_role::helpdesk_agent}, admin_role_set::all(), {}};
  d.relationship(other_q).attested_by(other_q);
  for (const partner_id& one : {seller_p, other_q, provider_i, reseller_v}) d.tenant_wide(one);
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of(larger);
  d.offer("aaaaaaaa-0000-4000-8000-00000000000f", track::legacy, 1, 300);
  d.at(essentials).upgrade_target_offers = {offer_of("aaaaaaaa-0000-4000-8000-00000000000f")};
  d.offer("CFQ7TTC0TRIA:0001", track::new_commerce, 1, 300).conditions.edit().is_trial = true;
  d.sale("seats", suite, here.seller());
  d.commerce("seats").cancellation_allowed_until = today + days(1);
  refundable_batch all;
  all.quantity = 10;
  all.allowed_until = today + days(1);
  d.commerce("seats").refundable.emplace().batches.push_back(all);
  d.sale("legacy", essentials, here.seller());
  d.sale("trial", "CFQ7TTC0TRIA:0001", here.seller());
  d["trial"].is_trial = true;
  d.sale("long", larger, here.seller());
  d["long"].term_duration = "P3Y";
  holds_suspended(d, here);
  d.azure(azure_plan, here.seller()).azure_role_of("agent", "Owner", "azure", here.asker());
  azure_entitlement stopped = d.beneath();
  stopped.id = azure_of("stopped");
  stopped.status = subscription_status::suspended;
  d.commerce("plan").azure_entitlements->push_back(stopped);
  if (here.seller() == provider_i)
    for (auto& s : d.subscriptions) s.partner_of_record = "4847386";
  d.relates("asked", {reader}, gdap_status::created, here.asker());
  d.relates("pending", {reader}, gdap_status::approval_pending, here.asker());
  d.relates("active", {reader}, gdap_status::active, here.asker());
  csprel::transfer& t = d.moves(transfer_kind::direct_to_indirect);
  t.source = other_q;
  t.target = here.asker();
  return d;
}

using asking = std::function<ask(const cell&)>;
ask as(ask q, const cell& here) {
  q.by(here.asker());
  return q;
}
asking about(std::string_view subscription, operation what, std::function<void(parameters&)> fill = {}) {
  return [=](const cell& here) {
    ask q = as(of(what, subscription), here);
    if (fill) fill(q.with);
    return q;
  };
}
asking about_customer(operation what, std::function<void(parameters&)> fill = {}) {
  return [=](const cell& here) {
    ask q = as(of_customer(what), here);
    if (fill) fill(q.with);
    return q;
  };
}
asking about_itself(operation what, std::function<void(parameters&)> fill = {}) {
  return [=](const cell& here) {
    ask q = of_partner(what, here.asker());
    if (fill) fill(q.with);
    return q;
  };
}
asking about_resource(ask q, std::function<void(parameters&)> fill = {}) {
  return [=](const cell& here) {
    ask one = as(q, here);
    if (fill) fill(one.with);
    return one;
  };
}

struct row {
  std::string_view name;
  asking question;
  std::string_view cells;  ///< As in the contract; `N` not_original_reseller, `E` transfer_party_not_enabled, `-` none.
  std::function<void(delegated&, const cell&)> prepare = {};
  bool of_reseller = false;
};

requirement code_of(char letter) {
  switch (letter) {
    case 'T': return partner_type_cannot_transact;
    case 'S': return partner_suspended;
    case 'R': return partner_restricted;
    case 'P': return not_indirect_provider;
    case 'I': return not_indirect_reseller;
    case 'N': return not_original_reseller;
    default: return transfer_party_not_enabled;
  }
}

void holds_legacy_azure(delegated& d, const cell& here) {
  d["plan"].offer = offer_of(old_azure);
  d["plan"].seller = here.seller();
  d.commerce("plan").azure_entitlements->pop_back();
}
void only_when_gone(delegated& d, const cell&) { d.subscriptions.clear(); }
void is_no_member_yet(delegated& d, const cell&) { d.at(reseller_v).providers = {}; }

std::vector<row> rows() {
  const auto seats = [](parameters& with) { with.quantity = 1; };
  const auto number = [](parameters& with) { with.mpn_id = mpn_id_choice{std::string("4847386")}; };
  const auto ordered = [](std::string_view offer, bool with_term) {
    return [=](parameters& with) {
      with.offer = offer_of(offer);
      with.quantity = 10;
      if (with_term) with.term = term::one_year, with.billing_cycle = billing_cycle::monthly;
    };
  };
  const auto to_provider = [](parameters& with) { with.to = provider_i; };
  return {
      {"relationship.request", about_itself(relationship_request), "AAARS"},
      {"invitation.compose",
       [](const cell& here) {
         ask q(invitation_compose);
         q.which = invitation_resource{"https://portal.example/invite?partnerId=" + here.asker().to_string()};
         return as(q, here);
       },
       "AAARS"},
      {"relationship.remove", about_customer(relationship_remove), "AATAA", only_when_gone},
      {"relationship.extend", about_customer(relationship_extend, [](parameters& with) { with.provider = provider_i; }),
       "IIIII"},
      {"partnership.request", about_itself(partnership_request, [](parameters& with) { with.partner = reseller_v; }),
       "PAP-A"},
      {"partnership.remove", about_itself(partnership_remove, [](parameters& with) { with.partner = reseller_v; }), "PAP-A"},
      {"partner.check_reseller_agreement", about_itself(partner_check_reseller_agreement, number), "PAP-A"},
      {"partner.register_reseller", about_itself(partner_register_reseller), "PAP-S"},
      {"partnership.accept", about_itself(partnership_accept, [](parameters& with) { with.provider = provider_i; }), "IIA-A",
       is_no_member_yet, true},
      {"customer.create", about_itself(customer_create, [](parameters& with) { with.country = "US"; }), "AATRS"},
      {"customer.view", about_customer(customer_view), "AAAAA"},
      {"customer.view_details", about_customer(customer_view_details), "AAAAA"},
      {"customer.update_details", about_customer(customer_update_details), "AAAAA"},
      {"customer.update_billing", about_customer(customer_update_billing), "AAAAA"},
      {"customer.update_qualification", about_customer(customer_update_qualification), "AAAAA"},
      {"customer.view_agreement", about_customer(customer_view_agreement), "AAAAA"},
      {"customer.attest_agreement",
       about_customer(customer_attest_agreement,
                      [](parameters& with) {
                        with.date = today;
                        with.first_name = "New";
                        with.last_name = "Person";
                        with.email = "new@northwind.example";
                      }),
       "AATAA"},
      {"customer.set_self_purchase",
       about_customer(customer_set_self_purchase, [](parameters& with) { with.enabled = true; }), "AATAA"},
      {"customer.set_overage",
       about_customer(customer_set_overage, [](parameters& with) { with.enabled = true, with.service = "PhoneServices"; }),
       "AATAA"},
      {"partner.create_sandbox", about_itself(partner_create_sandbox), "AATRA"},
      {"partner.view_pricing", about_itself(partner_view_pricing), "AATAA"},
      {"partner.view_bill", about_itself(partner_view_bill), "AATAA"},
      {"partner.accept_agreement", about_itself(partner_accept_agreement), "AAAAA"},
      {"partner.manage_users", about_itself(partner_manage_users), "AAAAA"},
      {"partner.update_profile", about_itself(partner_update_profile), "AAAAA"},
      {"partner.file_request", about_itself(partner_file_request), "AAAAA"},
      {"delegated_admin.relinquish", about_customer(delegated_admin_relinquish), "AAAAA"},
      {"gdap.request",
       about_customer(gdap_request, [](parameters& with) { with.name = "New", with.roles = {"DirectoryReaders"}; }),
       "AAAAA"},
      {"gdap.submit", about_resource(of_relationship(gdap_submit, "asked")), "AAAAA"},
      {"gdap.auto_approve", about_resource(of_relationship(gdap_auto_approve, "pending")), "AAAAA"},
      {"gdap.assign",
       about_resource(of_relationship(gdap_assign, "active"),
                      [](parameters& with) { with.group = "engineers", with.roles = {"DirectoryReaders"}; }),
       "AAAAA"},
      {"gdap.terminate", about_resource(of_relationship(gdap_terminate, "active")), "AAAAA"},
      {"gdap.use_role", about_customer(gdap_use_role, [](parameters& with) { with.roles = {"DirectoryReaders"}; }), "AAAAA"},
      {"service.administer", about_resource(of_service(service_administer)), "AAAAA"},
      {"service.file_request", about_resource(of_service(service_file_request)), "AAAAA"},
      {"service.file_request azure", about_resource(of_service(service_file_request, "azure")), "AATAA"},
      {"service.view_requests azure", about_resource(of_service(service_view_requests, "azure")), "AATAA"},
      {"user.create", about_resource(of_customer(user_create)), "AAAAA"},
      {"license.assign", about_resource(of_user(license_assign)), "AAAAA"},
      {"subscription.create", about_customer(subscription_create, ordered(suite, true)), "AATRS"},
      {"subscription.start_trial", about_customer(subscription_start_trial, ordered("CFQ7TTC0TRIA:0001", false)), "AATRS",
       [](delegated& d, const cell&) {
         std::erase_if(d.subscriptions, [](const auto& s) { return s.id == subscription_of("trial"); });
       }},
      {"subscription.order_add_on", about("legacy", subscription_order_add_on, ordered(archiving, false)), "AATRS"},
      {"azure_plan.purchase", about_customer(azure_plan_purchase), "AATRS", only_when_gone},
      {"azure.purchase_benefit",
       about_resource(of_azure(azure_purchase_benefit), [](parameters& with) { with.kind = request_kind::reservation; }),
       "AATRS"},
      {"subscription.add_seats", about("seats", subscription_add_seats, seats), "AATAS"},
      {"subscription.remove_seats", about("seats", subscription_remove_seats, seats), "AATAA"},
      {"subscription.suspend", about("seats", subscription_suspend), "AATAA"},
      {"subscription.rename", about("seats", subscription_rename), "AATAA"},
      {"subscription.set_auto_renew",
       about("seats", subscription_set_auto_renew, [](parameters& with) { with.enabled = false; }), "AATAA"},
      {"subscription.schedule_change",
       about("seats", subscription_schedule_change, [](parameters& with) { with.quantity = 20; }), "AATAA"},
      {"subscription.change_billing_cycle",
       about("long", subscription_change_billing_cycle,
             [](parameters& with) { with.billing_cycle = billing_cycle::annual; }),
       "AATAA"},
      {"subscription.change_term",
       about("seats", subscription_change_term, [](parameters& with) { with.term = term::three_years; }), "AATAA"},
      {"subscription.reactivate", about("suspended", subscription_reactivate), "AATAA"},
      {"subscription.cancel", about("seats", subscription_cancel), "AATAA"},
      {"subscription.transition",
       about("seats", subscription_transition, [](parameters& with) { with.target_offer = offer_of(larger); }), "AATRS"},
      {"subscription.upgrade",
       about("legacy", subscription_upgrade,
             [](parameters& with) { with.target_offer = offer_of("aaaaaaaa-0000-4000-8000-00000000000f"); }),
       "AATRS"},
      {"subscription.convert_trial",
       about("trial", subscription_convert_trial, [](parameters& with) { with.quantity = 25; }), "AATRS"},
      {"subscription.migrate", about("legacy", subscription_migrate), "AATRS"},
      {"subscription.schedule_migration",
       about("legacy", subscription_schedule_migration, [](parameters& with) { with.on_renewal = true; }), "AATRS"},
      {"azure.upgrade_to_plan", about("plan", azure_upgrade_to_plan), "AATRS", holds_legacy_azure},
      {"subscription.change_reseller_of_record", about("seats", subscription_change_reseller_of_record, number), "PAP-A"},
      {"subscription.renew", about("seats", subscription_renew), "AANAA"},
      {"subscription.receive_bill", about("seats", subscription_receive_bill), "AANAA"},
      {"subscription.view", about("seats", subscription_view), "AATAA"},
      {"subscription.view_provisioning_status", about("seats", subscription_view_provisioning_status), "AATAA"},
      {"subscription.transfer", about("legacy", subscription_transfer, to_provider), "EETEE"},
      {"transfer.create direct_to_indirect",
       about_customer(transfer_create,
                      [](parameters& with) { with.kind = request_kind::direct_to_indirect, with.to = provider_i; }),
       "EETEE"},
      {"transfer.accept", about_resource(of_transfer(transfer_accept)), "EATE-"},
      {"transfer.reject", about_resource(of_transfer(transfer_reject)), "EATE-"},
      {"transfer.create azure_plan",
       about_customer(transfer_create,
                      [](parameters& with) {
                        with.kind = request_kind::azure_plan;
                        with.from = other_q;
                        with.source_domain = "q.example";
                        with.mpn_id = mpn_id_choice{std::string("4847386")};
                      }),
       "AATAA"},
      {"azure.deploy", about_resource(of_azure(azure_deploy)), "AAAAA"},
      {"azure.manage", about_resource(of_azure(azure_manage)), "AAAAA"},
      {"azure.cancel_subscription",
       about_resource(of_azure(azure_cancel_subscription), [](parameters& with) { with.reason = "compromise"; }), "AATAA"},
      {"azure.reactivate_subscription", about_resource(of_azure(azure_reactivate_subscription, "stopped")), "AATAA"},
      {"azure.switch_legacy_partner",
       about("plan", azure_switch_legacy_partner, [](parameters& with) { with.to = other_q; }), "AATAA", holds_legacy_azure},
      {"azure.link_partner_id", about_customer(azure_link_partner_id), "AAAAA"},
      {"azure.earn_credit", about_resource(of_azure(azure_earn_credit)), "AAAAA"},
  };
}

void expect_cell(const row& one, const cell& here) {
  const char expected = one.cells[here.at];
  if (expected == '-') return;
  delegated d = world_of(here);
  if (one.prepare) one.prepare(d, here);
  const decision answer = d.decide(one.question(here));
  const std::string what = std::string(one.name) + " by " + std::string(column_names[here.at]);
  if (expected == 'A') {
    EXPECT_EQ(answer.result, outcome::allow) << what << ": unmet " << answer.unmet << " unknown " << answer.unknown;
  } else {
    EXPECT_EQ(answer.result, outcome::deny) << what;
    EXPECT_EQ(answer.reason(), code_of(expected)) << what << ": unmet " << answer.unmet;
  }
}

TEST(Matrix, OfTheGlobalPackHoldsCellByCell) {
  for (const row& one : rows())
    for (const column at : {direct, provider, reseller, restricted, suspended})
      expect_cell(one, {at, one.cells[0] == 'P', one.of_reseller});
}

TEST(Matrix, SuspendedProvidersAcceptWhatIsHandedToThem) {
  for (const operation what : {transfer_accept, transfer_reject}) {
    const cell here{suspended, true};
    world_of(here).allows(as(of_transfer(what), here), info(what).name.data());
  }
}

TEST(Matrix, WhoIsGoneOrNotYetThereMayDoNothing) {
  for (const auto& [how, code] : {std::pair{standing::applied, partner_not_enrolled}, {standing::terminated, partner_terminated}})
    for (const row& one : rows()) {
      const cell here{direct};
      delegated d = world_of(here);
      if (one.prepare) one.prepare(d, here);
      d.at(seller_p).standing = how;
      const ask q = one.question(here);
      const bool asks_nothing = q.what == gdap_use_role || q.what == subscription_receive_bill;
      EXPECT_EQ(d.decide(q).unmet.contains(code), !asks_nothing) << one.name;
    }
}

TEST(Matrix, IsAskedOftenOfWhatNoPartnerSoldToo) {
  tenant t;
  t.sale("s", suite).holding("h", suite);
  const directory world = t.build();
  const partner_handle asker = *find_handle(world, seller_p);
  for (const char* id : {"s", "h"}) {
    const subscription_handle which = *find_handle(world, subscription_of(id));
    for (int again = 0; again < 40; ++again)
      EXPECT_EQ(csprel::decide(world, asker, subscription_cancel, which).unmet.contains(not_original_reseller), *id == 'h');
  }
}

TEST(Matrix, AdvisorsSellNothing) {
  for (const row& one : rows()) {
    const cell here{direct};
    delegated d = world_of(here);
    if (one.prepare) one.prepare(d, here);
    d.at(seller_p).model = partner_model::advisor;
    for (auto& r : d.customer.relationships)
      if (r.partner == seller_p) r.type = relationship_type::advisor;
    const decision answer = d.decide(one.question(here));
    if (one.cells[reseller] == 'T') {
      EXPECT_EQ(answer.reason(), partner_type_cannot_transact) << one.name;
    }
  }
  // What is asked of every kind of partner but this one.
  delegated d;
  d.at(seller_p).model = partner_model::advisor;
  d.denies(of_partner(relationship_request), partner_type_cannot_transact);
}

/// A direct-bill tenant that is enrolled as a reseller too (P2P-13).
delegated transitioning(acquisition won_as) {
  delegated d = world_of({direct});
  d.at(seller_p).account.edit().also_indirect_reseller = true;
  d.at(seller_p).providers = {provider_i};
  for (auto& r : d.customer.relationships)
    if (r.partner == seller_p) r.won_as = won_as;
  return d;
}

TEST(Matrix, OfATransitioningPartnerIsThatOfADirectOneForItsOwnCustomers) {
  const delegated d = transitioning(acquisition::direct);
  const cell here{direct};
  for (const row& one : rows()) {
    if (one.prepare || one.cells[direct] != 'A') continue;
    d.allows(one.question(here), one.name.data());
  }
  ask extend = of_customer(relationship_extend);
  extend.with.provider = provider_i;
  d.allows(extend);
  ask accept = of_partner(partnership_accept);
  accept.with.provider = provider_i;
  d.allows(accept);
  ask hand_over = of(subscription_transfer, "legacy");
  hand_over.with.to = provider_i;
  d.allows(hand_over);
  ask indirect = of_partner(relationship_request);
  indirect.with.kind = request_kind::indirect_reseller;
  d.allows(indirect);
  delegated limited = d;
  limited.at(seller_p).standing = standing::restricted;
  limited.allows(indirect, "a restricted one may still win customers for its provider");
  limited.allows(extend);
  limited.denies(of_partner(relationship_request), partner_restricted);
  limited.at(seller_p).account.edit().also_indirect_reseller = false;
  limited.at(seller_p).providers.clear();
  limited.denies(indirect, not_indirect_reseller);
}

TEST(Matrix, OfATransitioningPartnerEndsWhereTheCustomerWasWonForAProvider) {
  const delegated d = transitioning(acquisition::indirect);
  const cell here{direct};
  for (const row& one : rows()) {
    const ask q = one.question(here);
    const bool of_one_customer = !std::holds_alternative<partner_resource>(q.which) && one.cells[reseller] == 'T' && !one.prepare;
    if (of_one_customer && one.cells[direct] == 'A') {
      EXPECT_EQ(d.decide(q).reason(), acquired_as_indirect) << one.name;
    }
  }
}

// ---- the survey ------------------------------------------------------------------------------------

std::optional<outcome> surveyed(const delegated& d, operation what, std::string_view subscription = {}) {
  const auto lines = survey(d.build(), seller_p, customer_c);
  for (const survey_line& line : lines.value())
    if (line.what == what && (subscription.empty() || line.subscription == subscription_of(subscription))) return line.result;
  return std::nullopt;
}

TEST(Survey, OrdersWithATermThatTheOfferIsSoldWith) {
  delegated d;
  std::erase_if(d.offers, [](const offer_fields& o) { return o.id != offer_of(suite); });
  EXPECT_EQ(surveyed(d, subscription_create), outcome::allow);
  // A term that no question can name asks nothing, and the next offer is asked for all the same.
  d.at(suite).conditions.edit().terms = std::vector<offer_term>{{"P5Y", {billing_cycle::monthly}, {}}};
  EXPECT_EQ(surveyed(d, subscription_create), std::nullopt);
  d.offer(larger, track::new_commerce, 1, 1000);
  EXPECT_EQ(surveyed(d, subscription_create), outcome::allow);
}

TEST(Survey, SchedulesAMigrationForTheRenewal) {
  EXPECT_EQ(surveyed(world_of({direct}), subscription_schedule_migration, "legacy"), outcome::allow);
}

TEST(Survey, HandsOverToProvidersAndDirectPartners) {
  delegated moved = transitioning(acquisition::direct);
  EXPECT_EQ(surveyed(moved, subscription_transfer, "legacy"), outcome::allow) << "to its provider";
  const cell here{direct};
  delegated azure = world_of(here);
  holds_legacy_azure(azure, here);
  azure.no_relationship(provider_i).no_relationship(reseller_v);
  EXPECT_EQ(surveyed(azure, azure_switch_legacy_partner, "plan"), outcome::allow)
      << "to the direct partner that has a relationship";
}

}  // namespace
}  // namespace csprel::test
