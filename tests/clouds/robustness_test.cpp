// SPDX-License-Identifier: Apache-2.0
// Every operation, asked by every kind of asker about every kind of resource with nothing, little and much said:
// an answer is an answer. What is not met is a row of the operation, what is not known says who would tell, and
// nothing falls over.
#include <array>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "clouds/delegated.hpp"
#include "csprel/directory/compiled_pack.hpp"
#include "csprel/vocabulary/enum_names.hpp"

namespace csprel::test {
namespace {

/// Something of everything: every track, parents, transfers, groups, roles. `told` false: with holes.
delegated rich(cloud where, bool told) {
  delegated d(where);
  d.group("agents", {"engineer", "engineers"}, agent_role::admin_agent);
  d.group("outer", {"agents", "outer"});
  d.tenant_wide().tenant_wide(provider_i, today + days(3));
  for (const auto offer :
       {suite, larger, phone, essentials, school, archiving, azure_plan, reservation, server, backup, old_azure}) {
    const std::string id = "of " + std::string(offer);
    d.sale(id, offer, offer == reservation ? provider_i : seller_p);
    if (offer == azure_plan || offer == old_azure) d[id].quantity.reset();
    if (offer == archiving) d[id].parent = subscription_of("of " + std::string(essentials));
  }
  d.azure().azure_role_of("engineers").azure_role_of("somebody");
  d.sale("trial", suite);
  d["trial"].is_trial = true;
  d.sale("stopped", suite);
  d.suspended("stopped");
  d.at(essentials).upgrade_target_offers = {offer_of(school)};
  d.at(essentials).conditions.edit().new_commerce_offer = offer_of(suite);
  csprel::transfer& t = d.moves(transfer_kind::azure_plan, transfer_status::pending);
  t.created = today;
  adds_line(t, "azure");
  if (where == cloud::global) {
    d.relates("g", {reader, writer});
    d.assigns("g", "a", "outer", {reader});
    d.assigns("g", "b", "unlisted", {writer});
    d.relates("p", {reader}, gdap_status::approval_pending);
    d.relates("q", {reader}, gdap_status::created, other_q);
  }
  if (told) return d;
  // What a document may leave out.
  for (auto& s : d.subscriptions) {
    s.status.reset();
    s.quantity.reset();
    s.term_duration.clear();
    s.billing_cycle.reset();
    s.creation_date.reset();
    s.auto_renew.reset();
    s.order_id.clear();
    s.commerce.edit().commitment_end_date_time.reset();
  }
  for (auto& o : d.offers) {
    o.services.reset();
    o.minimum_quantity.reset();
    o.maximum_quantity.reset();
    if (o.id != offer_of(archiving)) o.conditions.edit().track.reset();
  }
  for (auto& p : d.partners) {
    p.country.clear();
    p.mpn_id.clear();
    p.link.reset();
    p.account.edit().mpa.reset();
    p.account.edit().groups.reset();
  }
  auto& c = d.conditions();
  c.country.clear();
  c.agreements.reset();
  c.direct_signed.reset();
  c.overages.reset();
  c.azure_roles.reset();
  if (where == cloud::global) {
    for (auto& g : *c.gdap_relationships) {
      g.status.reset();
      g.roles.reset();
      g.access_assignments.reset();
    }
  }
  for (auto& one : *c.transfers) one = [&] {
    csprel::transfer bare;
    bare.id = one.id;
    return bare;
  }();
  d.customer.users.clear();
  d.parts.as_of.reset();
  return d;
}

std::vector<subject> subjects() {
  std::vector<subject> all;
  for (const partner_id& one : {seller_p, other_q, provider_i, reseller_v}) {
    all.emplace_back(partner_user_subject{user_of("agent"), one});
    all.emplace_back(partner_subject{one});
  }
  all.emplace_back(partner_user_subject{user_of("engineer"), seller_p});
  all.emplace_back(partner_user_subject{user_of("stranger"), seller_p});
  all.emplace_back(partner_user_subject{user_of("stranger"), seller_p, agent_role_set::all(), admin_role_set::all(),
                                        user_type::guest, std::vector<std::string>{"", "outer", "unheard"}});
  all.emplace_back(customer_user_subject{user_of("admin"), customer_c});
  all.emplace_back(customer_user_subject{user_of("stranger"), customer_c});
  return all;
}

std::vector<resource> resources() {
  std::vector<resource> all;
  all.emplace_back(customer_resource{customer_c});
  for (const auto id : {suite, essentials, archiving, azure_plan, reservation, server, backup, old_azure})
    all.emplace_back(subscription_resource{subscription_of("of " + std::string(id)), {}});
  for (const auto id : {"trial", "stopped"}) all.emplace_back(subscription_resource{subscription_of(id), customer_c});
  all.emplace_back(service_resource{*service_name::parse("azure"), customer_c});
  all.emplace_back(service_resource{*service_name::parse("planner"), customer_c});
  for (const partner_id& one : {seller_p, other_q, provider_i, reseller_v}) {
    all.emplace_back(partner_resource{one, {}});
    all.emplace_back(partner_resource{one, customer_c});
  }
  all.emplace_back(invitation_resource{"https://portal.example/invite?partnerId=" + seller_p.to_string()});
  all.emplace_back(invitation_resource{"unheard"});
  for (const auto id : {"g", "p", "q", "", "unheard"}) all.emplace_back(gdap_relationship_resource{id, {}});
  for (const auto id : {"t", "", "unheard"}) all.emplace_back(transfer_resource{id, {}});
  all.emplace_back(azure_subscription_resource{subscription_of("azure"), {}});
  all.emplace_back(azure_subscription_resource{subscription_of("unheard"), customer_c});
  all.emplace_back(user_resource{user_of("user"), customer_c});
  return all;
}

/// Nothing; only what most operations ask for; all there is; and what makes no sense.
std::array<parameters, 4> properties() {
  std::array<parameters, 4> all;
  parameters& little = all[1];
  little.quantity = 1;
  little.offer = offer_of(suite);
  little.target_offer = offer_of(larger);
  little.mpn_id = mpn_id_choice{};
  little.term = term::one_year;
  little.billing_cycle = billing_cycle::monthly;
  little.to = provider_i;
  little.provider = provider_i;
  little.partner = reseller_v;
  little.country = "US";
  little.date = today;
  little.first_name = little.last_name = "A";
  little.enabled = true;
  little.service = "PhoneServices";
  little.kind = request_kind::azure_plan;
  little.group = "engineers";
  little.roles = {"DirectoryReaders"};
  little.auto_extend = "P180D";
  parameters& much = all[2] = little;
  much.target_offer = offer_of(suite);
  much.mpn_id = mpn_id_choice{std::string("4847386")};
  much.kind = request_kind::direct_to_indirect;
  much.through = channel_of_work::api;
  much.assigns = assigned_role::agent_role;
  much.customer = customer_c;
  much.with_delegated_admin = true;
  much.associated_partner = "4847386";
  much.registration_number = "1";
  much.phone = "1";
  much.email = "a@b.example";
  much.name = "Name";
  much.duration = "P1D";
  much.target = password_target::licence_managed;
  much.free = false;
  much.partner_id_on_record = "4847386";
  much.additional_partner_ids = {"4847384", "9"};
  much.custom_term_end_date = today + days(20);
  much.attested = false;
  much.reason = "compromise";
  much.target_subscription = subscription_of("of " + std::string(larger));
  much.license_transfer = true;
  much.when = conversion_time::term_end;
  much.purchase_full_term = true;
  much.add_ons = {subscription_of("of " + std::string(archiving)), subscription_of("unheard")};
  much.target_date = today + days(3);
  much.on_renewal = true;
  much.from = seller_p;
  much.source_domain = "p.example";
  much.subscriptions = {subscription_of("of " + std::string(archiving)), subscription_of("trial")};
  parameters& odd = all[3] = much;
  odd.quantity = std::numeric_limits<std::int64_t>::min();
  odd.offer = odd.target_offer = offer_of("::");
  odd.mpn_id = mpn_id_choice{std::string("")};
  odd.kind = request_kind::savings_plan;
  odd.associated_partner = "";
  odd.country = "";
  odd.date = instant::from_seconds(0);
  odd.custom_term_end_date = instant::from_seconds(0);
  odd.group = "";
  odd.roles = {"", "unheard"};
  odd.auto_extend = odd.duration = odd.name = "";
  odd.additional_partner_ids = std::vector<std::string>(9);
  odd.subscriptions = {subscription_of("azure")};
  odd.target_subscription = subscription_of("stopped");
  odd.when = conversion_time::now;
  odd.purchase_full_term.reset();
  odd.on_renewal.reset();
  odd.target_date = instant::from_seconds(0);
  return all;
}

const requirement_set of_any_asker{operation_not_available, only_partner_may_change_subscription, not_a_partner,
                                   not_customer_administrator};

/// An operation, what kind of asker, and the reason.
using told_once = std::set<std::tuple<operation, std::size_t, std::optional<requirement>>>;

/// `fits` becomes false where the operation is not asked of this kind of resource.
void expect_sane(const directory& world, const pack& policy, const question& q, told_once& seen, bool& fits) {
  const auto answer = csprel::decide(world, q);
  if (!answer) {  // A bad request.
    fits = answer.error().pointer != "/resource/type";
    return;
  }
  const decision& d = answer.value();
  const std::string_view name = info(q.what).name;
  ASSERT_FALSE(d.met.empty() && d.unmet.empty() && d.unknown.empty()) << name;
  requirement_set rows = of_any_asker;
  for (const checklist_entry& row : policy.checklist(q.what)) rows.insert(row.needs);
  ASSERT_TRUE(rows.contains_all(d.unmet)) << name << " denies for " << d.unmet - rows;
  ASSERT_TRUE(rows.contains_all(d.unknown)) << name << " does not know " << d.unknown - rows;
  // Explaining looks for remedies, which takes its time: once for each operation, asker and reason.
  if (!seen.insert({q.what, q.who.index(), d.reason()}).second) return;
  const explanation told = explain(world, q).value();
  ASSERT_EQ(told.result, d.result) << name;
  requirement_set unknown;
  for (const unknown_requirement& one : told.unknown) {
    unknown.insert(one.code);
    ASSERT_FALSE(one.needs.empty()) << name << ": who would tell " << info(one.code).name << '?';
  }
  ASSERT_EQ(unknown, d.unknown) << name;
}

class EveryCloud : public testing::TestWithParam<std::pair<cloud, bool>> {};

TEST_P(EveryCloud, AnswersWhateverIsAsked) {
  const auto [where, told] = GetParam();
  const directory world = rich(where, told).build();
  const pack& policy = *compiled_pack(where);
  const auto with = properties();
  const auto who = subjects();
  const auto which = resources();
  told_once seen;
  for (const auto& row : enum_names<operation>::rows)
    for (const subject& asker : who)
      for (const resource& about : which) {
        bool fits = true;
        for (std::size_t i = 0; i < with.size() && fits; ++i) {
          question q{};
          q.what = row.value;
          q.who = asker;
          q.which = about;
          q.with = with[i];
          q.mfa = i != 2;
          q.authentication = i == 2 ? authentication::app_only : authentication::app_user;
          expect_sane(world, policy, q, seen, fits);
          if (HasFatalFailure()) return;
        }
      }
  EXPECT_GT(seen.size(), 200U);
}

INSTANTIATE_TEST_SUITE_P(Clouds, EveryCloud,
                         testing::Values(std::pair{cloud::global, true}, std::pair{cloud::global, false},
                                         std::pair{cloud::us_government, true}, std::pair{cloud::us_government, false},
                                         std::pair{cloud::germany, true}, std::pair{cloud::germany, false}));

// ---- bad requests ----------------------------------------------------------------------------------

TEST(Questions, MustSayWhatTheOperationIsAbout) {
  delegated d;
  d.sale("s", suite);
  for (auto drop : {+[](parameters& with) { with.term.reset(); }, +[](parameters& with) { with.billing_cycle.reset(); },
                    +[](parameters& with) { with.quantity.reset(); }, +[](parameters& with) { with.offer.reset(); }}) {
    ask q = order();
    drop(q.with);
    EXPECT_FALSE(csprel::decide(d.build(), q));
  }
  d.allows(order());
  ask legacy = of_customer(subscription_create).offer(school).seats(10);
  EXPECT_TRUE(csprel::decide(d.build(), legacy)) << "of the older platform neither";
  d.refuses(of(subscription_set_auto_renew, "s"), "/action/properties/enabled");
  d.refuses(of(subscription_change_term, "s"), "/action/properties/term");
  d.refuses(of(subscription_upgrade, "s"), "/action/properties/target_offer");
  d.refuses(of(subscription_change_billing_cycle, "s"), "/action/properties/billing_cycle");
  d.refuses(of_customer(customer_set_self_purchase), "/action/properties/enabled");
  d.refuses(of_customer(customer_attest_agreement), "/action/properties/date");
  d.refuses(of_partner(customer_create), "/action/properties/country");
  d.refuses(of_customer(transfer_create), "/action/properties/kind");
}

TEST(Questions, MustBeAboutWhatThereIs) {
  delegated d;
  d.sale("s", suite);
  d.refuses(of(subscription_rename, "unheard"), "/resource/id");
  d.refuses(of_transfer(transfer_reject), "/resource/id");
  d.refuses(of_azure(azure_manage), "/resource/id");
  d.refuses(of_relationship(gdap_submit), "/resource/id");
  ask elsewhere = of_customer(customer_view);
  elsewhere.which = customer_resource{customer_id{*guid::parse("dddddddd-0000-4000-8000-00000000000d")}};
  d.refuses(elsewhere, "/resource/id");
  d.refuses(of_partner(partner_view_bill, other_q).by(seller_p), "/resource/id");
  d.allows(with_user(of_customer(customer_view), "agent"));
}

TEST(Questions, OfACustomerAreItsOwn) {
  delegated d;
  d.relates("g", {reader}, gdap_status::approval_pending);
  d.tenant_wide();
  ask q = of_relationship(gdap_approve);
  q.who = customer_user_subject{user_of("stranger"), customer_c};
  d.leaves_open(q, not_customer_administrator);
  std::get<customer_user_subject>(q.who).role = customer_role::administrator;
  d.allows(q);
}

}  // namespace
}  // namespace csprel::test
