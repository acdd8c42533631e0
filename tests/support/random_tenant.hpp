// SPDX-License-Identifier: Apache-2.0
// From a script of bytes to a small world of the global cloud, US Government or Germany, and questions. Same script, same
// world; see random_world.hpp.
//
//   random_tenant_case c = decode_tenant(script);
//   for (const question& q : c.questions) decide(c.world, q);
#ifndef CSPREL_TESTS_SUPPORT_RANDOM_TENANT_HPP
#define CSPREL_TESTS_SUPPORT_RANDOM_TENANT_HPP

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "csprel/policy/find_pack.hpp"
#include "csprel/vocabulary/entra_role.hpp"
#include "support/random_world.hpp"

namespace csprel::test {

struct random_tenant_case {
  std::vector<std::uint8_t> script;
  directory_fields fields;
  directory world;
  std::vector<question> questions;
  script_reader rest;  ///< What the world has left of the script; see random_tenant_events.hpp.
};

class random_tenant_decoder {
 public:
  random_tenant_decoder(const std::vector<std::uint8_t>& script, std::size_t questions)
      : script_(script), in_(script), question_count_(questions) {}

  random_tenant_case decode() {
    std::vector<script_reader> asked;
    for (std::size_t i = 0; i < question_count_; ++i) asked.push_back(in_.take(28));
    decode_world();
    auto made = directory::make(fields_);
    if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
    std::vector<question> questions;
    for (script_reader& each : asked) questions.push_back(decode_question(each));
    return {script_, std::move(fields_), std::move(made).value(), std::move(questions), in_};
  }

  /// What needs most to come about, and so is asked more often, some of it most often: operations of moving, a schedule, a
  /// first Azure plan.
  static constexpr std::array moving{
      operation::subscription_transition, operation::subscription_upgrade,  operation::subscription_convert_trial,
      operation::subscription_migrate,    operation::subscription_schedule_migration, operation::subscription_transfer,
      operation::transfer_create,         operation::transfer_accept,       operation::transfer_reject,
      operation::transfer_withdraw,       operation::azure_upgrade_to_plan, operation::azure_switch_legacy_partner,
      operation::subscription_schedule_change, operation::azure_plan_purchase, operation::transfer_create,
      operation::transfer_create,         operation::azure_switch_legacy_partner, operation::azure_switch_legacy_partner,
      operation::subscription_migrate,    operation::subscription_schedule_migration, operation::subscription_schedule_migration};

  /// 2023-10-05T12:00:00Z.
  static constexpr instant today = instant::from_seconds(1'696'507'200);

 private:
  struct offer_row {
    const char* id;
    csprel::track track;
  };
  static constexpr offer_row offer_rows[] = {
      {"CFQ7TTC0LH18:0001", track::new_commerce},   {"CFQ7TTC0LCHC:0002", track::new_commerce},
      {"CFQ7TTC0LHPS:0001", track::new_commerce},   {"CFQ7TTC0TRAL:0001", track::new_commerce},
      {"bd938f12-058f-4927-bba3-ae36b1d2501c", track::legacy}, {"cb9c5023-f3c2-44c1-9d53-0d0b1e9b5c3f", track::legacy},
      {"2828be95-46ba-4f91-b2fd-0bef192ecf60", track::legacy}, {"DZH318Z0BPS6:0001", track::azure_plan},
      {"DZH318Z08NF4:000R", track::azure_benefit},  {"DG7GMGF0FKZW:0003", track::software},
      {"DZH318Z0C4QK:0001", track::marketplace},    {"MS-AZR-0145P", track::azure_legacy}};
  static constexpr std::size_t phone = 2;
  static constexpr std::size_t trial = 3;
  static constexpr std::size_t archiving = 6;
  static constexpr std::array partner_ids{partner_p, partner_q, provider_i, reseller_v};
  static constexpr std::array customer_ids{customer_c, customer_d};
  static constexpr std::array countries{"US", "US", "US", "US", "DE", "FR", "ML", "AE", "CN"};
  static constexpr std::array service_words{"exchange", "azure", "teams", "planner", "office_apps"};
  static constexpr std::array user_words{"agent", "manager", "engineer"};
  static constexpr std::array group_words{"agents", "helpers", "operators", "everybody"};
  static constexpr std::array role_choices{entra_role::global_reader,        entra_role::directory_readers,
                                           entra_role::directory_writers,    entra_role::user_administrator,
                                           entra_role::global_administrator, entra_role::license_administrator,
                                           entra_role::exchange_administrator, entra_role::helpdesk_administrator,
                                           entra_role::service_support_administrator, entra_role::privileged_role_administrator};

  static entra_role_id id_of(entra_role role) { return *entra_role_id::parse(info(role).template_id); }
  instant near(script_reader& in, instant from) const {
    constexpr std::array<std::int64_t, 12> steps{0, 3600, -3600, 86400, -86400, 7 * 86400, -7 * 86400, 30 * 86400, -30 * 86400, 90 * 86400, -90 * 86400, 365 * 86400};
    return from + duration{in.one_of(steps) + static_cast<std::int64_t>(in.below(3)) - 1};
  }

  // ---- the world ----------------------------------------------------------------------------

  void decode_world() {
    constexpr std::array clouds{cloud::global, cloud::global, cloud::global, cloud::us_government, cloud::germany};
    fields_.cloud = in_.one_of(clouds);
    if (!in_.chance(6)) fields_.as_of = in_.chance(12) ? near(in_, instant::from_seconds(1'698'624'000)) : today;
    const pack& policy = *find_pack(fields_.cloud);
    option_values chosen;
    for (const option which : policy.options()) {
      if (which == option::role_conflict || !in_.chance(8)) continue;
      if (is_number(which))
        chosen.set(which, std::int64_t{72});
      else
        chosen.set(which, csprel::words(which)[1 - policy.defaults().get(which)]);
    }
    fields_.options = policy.completed(chosen);
    decode_partners();
    decode_offers();
    const std::size_t customers = 1 + in_.below(2);
    for (std::size_t i = 0; i < customers; ++i) decode_customer(i);
    if (in_.chance(30)) {
      constexpr std::array<std::int64_t, 6> codes{2200, 2201, 2203, 2204, 2205, 2206};
      mpa_status told;
      told.mpn_id = in_.chance(25) ? mpn_of(3) : "5000009";  // Of one that is held the partner's own record tells.
      if (in_.chance(60))
        told.agreement.error_code = in_.one_of(codes);
      else
        told.agreement.is_signed = !in_.chance(30);
      fields_.mpa_statuses.push_back(std::move(told));
    }
    if (in_.chance(70)) fields_.earning_azure_roles = std::vector<std::string>{"Backup Contributor"};
  }

  void decode_partners() {
    using enum partner_model;
    constexpr partner_model models[4][4] = {{direct, direct, indirect_provider, direct},
                                            {direct, indirect_provider, indirect_reseller, advisor},
                                            {indirect_provider, indirect_provider, direct, indirect_provider},
                                            {indirect_reseller, indirect_reseller, indirect_reseller, direct}};
    constexpr std::array standings{standing::active, standing::active,    standing::active,     standing::active,
                                   standing::active, standing::suspended, standing::restricted, standing::delinquent,
                                   standing::applied, standing::terminated};
    std::vector<partner_fields> all;
    for (std::size_t i = 0; i < partner_ids.size(); ++i) {
      partner_fields p;
      p.id = partner_ids[i];
      p.name = "Partner " + std::to_string(i);
      p.model = models[i][in_.below(4)];
      p.standing = in_.one_of(standings);
      if (p.standing == standing::restricted && p.model != direct) p.standing = standing::active;
      p.country = in_.chance(6) ? "" : in_.one_of(countries);
      if (!in_.chance(8)) p.mpn_id = mpn_of(i);
      if (!in_.chance(10)) p.link = link_of(p.id);
      decode_account(p, i);
      decode_users(p);
      all.push_back(std::move(p));
    }
    for (partner_fields& p : all) {
      if (p.model != indirect_reseller) continue;
      for (const partner_fields& other : all)
        if (other.model == indirect_provider && in_.chance(50)) p.providers.push_back(other.id);
    }
    for (partner_fields& p : all) fields_.partners.push_back(partner::make(std::move(p)).value());
  }
  static std::string mpn_of(std::size_t i) { return "500000" + std::to_string(i); }

  void decode_account(partner_fields& p, std::size_t position) {
    partner_account& a = p.account.edit();
    a.also_indirect_reseller = p.model == partner_model::direct && in_.chance(45);
    if (!in_.chance(8)) {
      constexpr std::array<std::int64_t, 4> codes{2203, 2206, 2204, 2201};
      agreement_status told;
      const std::size_t kind = in_.below(12);
      if (kind < 2)
        told.error_code = in_.one_of(codes);
      else
        told.is_signed = kind != 2;
      if (kind == 3) told.signed_at = near(in_, today);
      a.mpa = told;
    }
    if (in_.chance(25)) {
      a.partner_ids.emplace();
      for (std::size_t n = in_.below(3); n > 0; --n) {
        partner_identifier id;
        id.id = n == 1 ? mpn_of(position) : "51000" + std::to_string(position) + std::to_string(n);
        id.kind = in_.chance(25) ? partner_id_kind::global : partner_id_kind::location;
        id.country = in_.chance(8) ? "" : in_.chance(80) ? p.country : "JP";
        if (!in_.chance(8)) id.is_active = !in_.chance(20);
        a.partner_ids->push_back(std::move(id));
      }
    }
    if (in_.chance(8)) a.order_block = "800023";
    if (in_.chance(10)) a.environment = partner_environment::sandbox;
    if (in_.chance(10)) a.migration_enabled = false;
    if (in_.chance(5)) a.affiliates.push_back(partner_id(customer_c.value()));
    if (in_.chance(60)) {
      a.partnerships.emplace();
      for (const partner_id& other : partner_ids) {
        if (other == p.id || !in_.chance(40)) continue;
        csprel::partnership one;
        one.other = other;
        if (!in_.chance(10))
          one.type = p.model == partner_model::indirect_provider ? partnership_type::is_indirect_cloud_solution_provider_of
                                                                  : partnership_type::is_indirect_reseller_of;
        if (!in_.chance(30)) one.state = in_.chance(20) ? "Removed" : "Active";
        a.partnerships->push_back(std::move(one));
      }
    }
    if (!in_.chance(10)) decode_groups(a);
  }

  void decode_groups(partner_account& a) {
    a.groups.emplace();
    const std::size_t count = in_.below(group_words.size() + 1);
    for (std::size_t i = 0; i < count; ++i) {
      security_group g;
      g.id = *group_id::parse(group_words[i]);
      if (i == 0) g.agent = agent_role::admin_agent;
      if (i == 1) g.agent = agent_role::helpdesk_agent;
      if (!in_.chance(7)) {
        g.members.emplace();
        for (const char* user : user_words)
          if (in_.chance(i < 2 ? 15 : 40)) g.members->push_back(member(user, directory_object_kind::user));
        for (std::size_t k = 0; k < group_words.size(); ++k)
          if (k != i && in_.chance(15)) g.members->push_back(member(group_words[k], directory_object_kind::group));
      }
      a.groups->push_back(std::move(g));
    }
  }
  static group_member member(const char* id, directory_object_kind kind) {
    group_member m;
    m.id = *directory_object_id::parse(id);
    m.kind = kind;
    return m;
  }

  static agent_role_set agents_in(std::size_t mask, bool sells) {
    agent_role_set roles;
    for (std::size_t i = 0; i < 3; ++i)
      if ((mask >> i & 1) != 0 && (sells || static_cast<agent_role>(i) != agent_role::sales_agent)) roles.insert(static_cast<agent_role>(i));
    return roles;
  }
  static admin_role_set admins_in(std::size_t mask) {
    admin_role_set roles;
    for (std::size_t i = 0; i < 3; ++i)
      if ((mask >> i & 1) != 0) roles.insert(static_cast<admin_role>(i));
    return roles;
  }
  void decode_users(partner_fields& p) {
    const bool sells = p.model != partner_model::indirect_reseller;
    p.users.push_back({user_of("agent"), {agent_role::admin_agent}, {admin_role::global_admin}, {}});
    p.users.push_back({user_of("manager"), agents_in(in_.byte(), sells), admins_in(in_.byte()), {}});
    p.users.push_back({user_of("engineer"), {}, {}, {}});
    if (in_.chance(15)) p.users.back().agents.insert(agent_role::helpdesk_agent);
    if (in_.chance(8)) p.users[in_.below(3)].type = user_type::guest;
  }

  void decode_offers() {
    for (std::size_t i = 0; i < std::size(offer_rows); ++i) {
      offer_fields o;
      o.id = offer_of(offer_rows[i].id);
      o.name = "Offer " + std::to_string(i);
      const track on = offer_rows[i].track;
      if (i == 0 || !in_.chance(4)) {
        o.services.emplace();
        for (std::size_t k = 0; k < service_words.size(); ++k)
          if (i == 0 || in_.chance(15)) o.services->push_back(service(service_words[k]));
      }
      if (!in_.chance(6)) o.minimum_quantity = in_.chance(20) ? 5 : 1;
      if (!in_.chance(6)) o.maximum_quantity = in_.chance(20) ? 12 : 300;
      if (on == track::azure_plan || on == track::azure_legacy) o.billing = billing_type::usage;
      offer_conditions& c = o.conditions.edit();
      c.track = on;
      if (i == phone || i == archiving) {
        o.is_add_on = true;
        o.prerequisite_offers = {offer_of(offer_rows[i == phone ? 0 : 4].id)};
        if (i == phone && in_.chance(40)) c.minimum_percent_of_base = 5 + static_cast<std::int64_t>(in_.below(3)) * 25;
      }
      if (i == trial) {
        c.is_trial = !in_.chance(10);
        c.base_offer = offer_of(offer_rows[in_.below(2)].id);
      }
      if (i == 5) c.segment = in_.chance(30) ? offer_segment::government : offer_segment::education;
      if (in_.chance(6)) c.segment = static_cast<offer_segment>(in_.below(4));
      if (on == track::legacy && !in_.chance(30)) c.new_commerce_offer = offer_of(in_.chance(4) ? "unlisted" : offer_rows[in_.below(2)].id);
      if (on == track::legacy && !in_.chance(15)) c.billing_cycles = std::vector{billing_cycle::monthly, billing_cycle::annual};
      if (in_.chance(8)) c.withdrawn = near(in_, today);
      if (in_.chance(10)) c.maximum_per_customer = 1 + static_cast<std::int64_t>(in_.below(2));
      if (in_.chance(15)) c.seat_ceiling_per_customer = 20 + static_cast<std::int64_t>(in_.below(30));
      if (in_.chance(10)) c.seat_change = static_cast<seat_direction>(in_.below(3));
      if (in_.chance(8)) c.cancellable = false;
      if (in_.chance(10)) c.markets = std::vector<std::string>{in_.one_of(countries), "DE"};
      if (in_.chance(12)) c.terms = std::vector<offer_term>{{"P1Y", {billing_cycle::annual}, {}}};
      if (in_.chance(15)) c.specialised = true;
      if (i < 2 && in_.chance(20)) c.base_offer = offer_of(offer_rows[1 - i].id);
      for (std::size_t k = 0; k < 6; ++k)
        if (k != i && in_.chance(25)) o.upgrade_target_offers.push_back(offer_of(offer_rows[k].id));
      fields_.offers.push_back(offer::make(std::move(o)).value());
    }
  }

  // ---- customers ----------------------------------------------------------------------------

  void decode_customer(std::size_t position) {
    customer_fields c;
    c.id = customer_ids[position];
    if (in_.chance(3)) c.id = customer_id(partner_ids[in_.below(4)].value());
    for (const customer& before : fields_.customers)
      if (before->id == c.id) c.id = customer_ids[position];
    c.company_name = "Customer " + std::to_string(position);
    if (in_.chance(10)) c.address_country = in_.one_of(countries);
    customer_tenant& t = c.tenant.edit();
    if (!in_.chance(8)) t.country = in_.one_of(countries);
    for (const partner_id& p : partner_ids) {
      if (!in_.chance(15)) {
        constexpr std::array types{relationship_type::reseller, relationship_type::reseller, relationship_type::reseller,
                                   relationship_type::reseller, relationship_type::reseller, relationship_type::advisor, relationship_type::none};
        relationship r;
        r.partner = p;
        r.type = in_.one_of(types);
        if (in_.chance(15)) r.since = near(in_, today);
        if (in_.chance(20)) r.won_as = acquisition::indirect;
        c.relationships.push_back(std::move(r));
      }
      if (in_.chance(40)) {
        delegated_admin d;
        d.partner = p;
        if (in_.chance(20)) d.since = near(in_, today);
        c.delegated_admins.push_back(std::move(d));
      }
    }
    c.users = {{user_of("admin"), customer_role::administrator, {}}, {user_of("user"), customer_role::user, {}}};
    if (in_.chance(50)) c.users[in_.below(2)].azure_owner_of.emplace().push_back(*azure_subscription_id::parse("azure0"));
    decode_tenant_facts(t);
    std::vector<subscription_id> before;
    for (std::size_t n = in_.below(8), i = 0; i < n; ++i) {
      subscription_fields s = decode_subscription(i, before);
      before.push_back(s.id);
      c.subscriptions.push_back(subscription::make(std::move(s)).value());
    }
    if (fields_.cloud == cloud::global && !in_.chance(8)) decode_transfers(t, before);
    fields_.customers.push_back(customer::make(std::move(c)).value());
  }

  void decode_tenant_facts(customer_tenant& t) {
    if (!in_.chance(10)) {
      t.agreements.emplace();
      for (const partner_id& p : partner_ids) {
        if (in_.chance(35)) continue;
        customer_agreement a;
        a.partner = p;
        a.type = in_.chance(5) ? "MicrosoftCloudAgreement" : "MicrosoftCustomerAgreement";
        a.first_name = in_.chance(50) ? "Wei" : "Maria";
        a.last_name = "Li";
        a.email = "li@tenant.example";
        t.agreements->push_back(std::move(a));
      }
    }
    if (!in_.chance(12)) {
      direct_signature s;
      if (!in_.chance(8)) s.is_signed = in_.chance(25);
      t.direct_signed = s;
    }
    if (in_.chance(12)) t.review = static_cast<customer_review>(in_.below(3));
    for (const partner_id& p : partner_ids) {
      if (!in_.chance(20)) continue;
      qualification q;
      q.partner = p;
      q.kind = static_cast<qualification_kind>(in_.below(5));
      if (in_.chance(10)) q.kind = wire_value<qualification_kind>::read("Museum");
      if (in_.chance(20)) q.vetting_status = "Denied";
      t.qualifications.push_back(std::move(q));
    }
    t.partner_access_blocked = in_.chance(5);
    t.is_csp_tenant = in_.chance(4);
    if (in_.chance(12)) t.azure_upgrade = static_cast<azure_upgrade>(in_.below(4));
    if (!in_.chance(20)) {
      t.overages.emplace();
      if (in_.chance(30)) t.overages->push_back({"PhoneServices", in_.one_of(partner_ids), {}});
    }
    if (!in_.chance(10)) {
      constexpr std::array principals{"agents", "operators", "engineer", "agent", "nobody-knows"};
      constexpr std::array roles{"Owner", "Contributor", "Reader", "Support Request Contributor", "Backup Contributor"};
      t.azure_roles.emplace();
      for (std::size_t n = in_.below(4); n > 0; --n)
        t.azure_roles->push_back({in_.one_of(partner_ids), *azure_subscription_id::parse("azure" + std::to_string(in_.below(2))),
                                  in_.one_of(roles), *directory_object_id::parse(in_.one_of(principals)), {}});
    }
    if (fields_.cloud != cloud::global || in_.chance(7)) return;
    t.gdap_relationships.emplace();
    for (std::size_t n = in_.below(4), i = 0; i < n; ++i) t.gdap_relationships->push_back(decode_granular(i));
  }

  gdap_relationship decode_granular(std::size_t position) {
    using enum gdap_status;
    constexpr std::array statuses{active, active, active, active, created, approval_pending, approved, activating,
                                  expiring, expired, termination_requested, terminating, terminated};
    gdap_relationship g;
    g.partner = in_.chance(70) ? partner_ids[0] : in_.one_of(partner_ids);
    g.id = *gdap_relationship_id::parse("g" + std::to_string(fields_.customers.size()) + std::to_string(position));
    g.display_name = in_.chance(50) ? "reading" : "name-" + std::to_string(position);
    g.roles = some_roles(in_);
    if (in_.chance(5)) g.roles.reset();
    g.status = in_.one_of(statuses);
    if (in_.chance(3)) g.status = wire_value<gdap_status>::read("unknownFutureValue");
    g.duration = "P365D";
    if (in_.chance(10)) g.auto_extend_duration = "P180D";
    if (!in_.chance(5)) g.created = in_.chance(30) ? near(in_, today + days(-90)) : today + days(-10);
    if (!in_.chance(5)) g.activated = in_.chance(15) ? near(in_, today) : today + days(-9);
    if (!in_.chance(5)) g.end = in_.chance(20) ? near(in_, in_.chance(50) ? today : today + days(-365)) : today + days(356);
    if (in_.chance(8)) return g;
    g.access_assignments.emplace();
    constexpr std::array assigned{access_assignment_status::active, access_assignment_status::active, access_assignment_status::active,
                                  access_assignment_status::pending, access_assignment_status::deleting, access_assignment_status::error};
    for (std::size_t n = in_.below(4), i = 0; i < n; ++i) {
      access_assignment a;
      a.id = *access_assignment_id::parse("a" + std::to_string(i));
      a.status = in_.one_of(assigned);
      a.group = *group_id::parse(in_.chance(6) ? "not-listed" : in_.one_of(group_words));
      a.roles = in_.chance(60) && g.roles ? g.roles : some_roles(in_);
      g.access_assignments->push_back(std::move(a));
    }
    return g;
  }
  void decode_transfers(customer_tenant& t, const std::vector<subscription_id>& sold) {
    using enum transfer_status;
    constexpr std::array statuses{active, pending, active, pending, in_progress, complete, partially_complete, reject, expired, cancelled};
    t.transfers.emplace();
    for (std::size_t n = in_.below(3), i = 0; i < n; ++i) {
      transfer one;
      one.id = *transfer_id::parse("t" + std::to_string(fields_.customers.size()) + std::to_string(i));
      const bool of_azure = in_.chance(40);
      if (!in_.chance(4)) one.kind = of_azure ? transfer_kind::azure_plan : transfer_kind::direct_to_indirect;
      if (!in_.chance(4)) one.status = in_.one_of(statuses);
      if (!in_.chance(4)) one.source = in_.chance(20) ? in_.one_of(partner_ids) : partner_p;
      if (!in_.chance(4)) one.target = in_.chance(20) ? in_.one_of(partner_ids) : of_azure ? partner_q : provider_i;
      if (!in_.chance(4)) one.created = in_.chance(30) ? near(in_, today + days(-30)) : today + days(-3);
      for (std::size_t lines = in_.below(3); lines > 0 && !sold.empty(); --lines) {
        transfer_line line{of_azure ? subscription_of("azure" + std::to_string(in_.below(2))) : in_.one_of(sold), "", {}, {}};
        if (in_.chance(20)) line.add_ons.push_back({in_.one_of(sold), "", {}, {}});
        one.lines.push_back(std::move(line));
      }
      t.transfers->push_back(std::move(one));
    }
  }

  static std::vector<entra_role_id> some_roles(script_reader& in) {
    std::vector<entra_role_id> roles;
    for (std::size_t n = 1 + in.below(3); n > 0; --n) {
      const entra_role_id id = id_of(in.one_of(role_choices));
      if (std::find(roles.begin(), roles.end(), id) == roles.end()) roles.push_back(id);
    }
    return roles;
  }

  subscription_fields decode_subscription(std::size_t number, const std::vector<subscription_id>& before) {
    using enum subscription_status;
    constexpr std::array statuses{active, active, active, active, active, active, suspended, suspended, deleted, expired, disabled, pending, none};
    subscription_fields s;
    s.id = subscription_of("s" + std::to_string(fields_.customers.size()) + std::to_string(number));
    std::size_t which = in_.below(std::size(offer_rows) + 2);
    if (which >= std::size(offer_rows)) which = archiving;
    if (which == archiving && before.empty()) which = 4;
    const track on = offer_rows[which].track;
    s.offer = offer_of(offer_rows[which].id);
    if (on == track::new_commerce && in_.chance(20)) s.offer = offer_of(std::string(offer_rows[which].id) + ":AVAIL");
    if (which == archiving) s.parent = in_.one_of(before);
    if (!in_.chance(6)) s.quantity = 1 + static_cast<std::int64_t>(in_.below(24));
    const std::size_t odd = in_.byte();
    if (odd < 245)
      s.status = in_.one_of(statuses);
    else if (odd < 250)
      s.status = wire_value<subscription_status>::read("Warned");
    s.channel = in_.chance(10) ? channel::direct : channel::csp;
    if (s.channel == channel::csp) s.seller = in_.chance(60) ? partner_ids[0] : in_.one_of(partner_ids);
    s.is_trial = which == trial ? !in_.chance(20) : in_.chance(4);
    if (!in_.chance(6)) s.auto_renew = !in_.chance(40);
    constexpr std::array terms{"P1Y", "P1Y", "P1M", "P3Y", ""};
    s.term_duration = in_.one_of(terms);
    constexpr std::array cycles{billing_cycle::monthly, billing_cycle::monthly, billing_cycle::annual, billing_cycle::triennial, billing_cycle::one_time};
    if (!in_.chance(6)) s.billing_cycle = in_.one_of(cycles);
    if (!in_.chance(8)) s.order_id = in_.chance(40) ? "order" : "order-" + s.id.to_string();
    if (!in_.chance(6)) s.commitment_end_date = in_.chance(45) ? near(in_, today) : today + days(200);
    if (!in_.chance(30)) s.creation_date = near(in_, today + days(-30));
    if (!in_.chance(40)) s.effective_start_date = in_.chance(60) ? near(in_, today) : today + days(-160);
    if (in_.chance(70)) s.suspended_at = in_.chance(50) ? near(in_, today + days(-90)) : today + days(-5);
    if (in_.chance(20)) s.refund_options.push_back({"Partial", near(in_, today), {}});
    if (in_.chance(25)) s.reseller_of_record = mpn_of(in_.below(5));
    if (in_.chance(25)) s.partner_of_record = in_.chance(60) ? mpn_of(3) : some_mpn(in_);
    decode_commerce(s, on, before);
    return s;
  }

  transition_eligibility decode_eligibility(const std::vector<subscription_id>& before) {
    const auto option = [&](bool of_type) {
      transition_option o;
      if (!in_.chance(6)) o.is_eligible = !in_.chance(40);
      if (of_type && !in_.chance(4)) o.transition_type = static_cast<transition_type>(in_.below(2));
      if (!of_type) o.subscription = in_.one_of(before);
      if (o.is_eligible != true && in_.chance(80)) o.errors.push_back(in_.chance(40) ? 3 : 1 + static_cast<std::int64_t>(in_.below(4)));
      return o;
    };
    transition_eligibility e;
    e.catalog_item = offer_of(offer_rows[in_.below(6)].id);
    e.eligibility_type = in_.chance(30) ? eligibility_type::scheduled : eligibility_type::immediate;
    for (std::size_t n = in_.below(3); n > 0; --n) e.eligibilities.push_back(option(true));
    if (in_.chance(40) && !before.empty()) {
      e.subscription_eligibilities.emplace();
      for (std::size_t n = in_.below(3); n > 0; --n) e.subscription_eligibilities->push_back(option(false));
    }
    return e;
  }
  void decode_commerce(subscription_fields& s, track on, const std::vector<subscription_id>& before) {
    subscription_commerce& c = s.commerce.edit();
    if (in_.chance(10)) c.commitment_end_date_time = near(in_, today);
    if (in_.chance(30)) c.cancellation_allowed_until = near(in_, today);
    if (in_.chance(50)) {
      c.refundable.emplace();
      std::int64_t left = s.quantity.value_or(20);
      for (std::size_t n = in_.below(4); n > 0 && left > 0; --n) {
        refundable_batch b;
        b.quantity = 1 + static_cast<std::int64_t>(in_.below(static_cast<std::size_t>(left)));
        left -= b.quantity;
        if (!in_.chance(5)) b.allowed_until = near(in_, today);
        c.refundable->batches.push_back(std::move(b));
      }
    }
    if (in_.chance(12)) {
      c.provisioning.emplace();
      if (!in_.chance(25)) c.provisioning->status = static_cast<provisioning_status>(in_.below(4));
    }
    if (in_.chance(20)) {
      c.transition_eligibilities.emplace();
      for (std::size_t n = in_.below(4); n > 0; --n) c.transition_eligibilities->push_back(decode_eligibility(before));
    }
    c.renewal.pending = in_.chance(4);
    c.renewal.charge_pending = in_.chance(6);
    if (in_.chance(12)) c.renewal.completed_at = near(in_, today);
    c.operation_pending = in_.chance(5);
    if (on == track::legacy && in_.chance(12)) {
      c.migration.emplace();
      c.migration->id = "m";
      c.migration->status = static_cast<migration_status>(in_.below(3));
    }
    c.promotion_at_purchase = in_.chance(10);
    if (in_.chance(8)) c.sync_state = "Pending";
    if ((on == track::azure_plan || on == track::azure_legacy) && !in_.chance(10)) {
      using enum subscription_status;
      constexpr std::array statuses{active, active, suspended, deleted, expired, pending};
      c.azure_entitlements.emplace();
      for (std::size_t n = in_.below(3), i = 0; i < n && azure_ < 2; ++i) {
        azure_entitlement e;
        e.id = *azure_subscription_id::parse("azure" + std::to_string(azure_++));
        if (!in_.chance(6)) e.status = in_.one_of(statuses);
        e.recently_purchased = in_.chance(10);
        c.azure_entitlements->push_back(std::move(e));
      }
    }
  }

  // ---- questions ----------------------------------------------------------------------------

  question decode_question(script_reader& in) const {
    question q;
    q.what = in.chance(30) ? in.one_of(moving) : static_cast<operation>(in.below(operation_count));
    const operation_info& about = info(q.what);
    const bool is_answer = about.resource == resource_kind::transfer;
    partner_id asker = in.chance(is_answer ? 10 : 55) ? partner_ids[0] : in.one_of(partner_ids);
    const customer_id customer = in.one_of(fields_.customers)->id;
    q.which = decode_resource(in, q.what, asker, customer);
    if (const subscription* s = asked_about(q).second; s != nullptr && (*s)->seller && !in.chance(60)) asker = *(*s)->seller;
    std::size_t kind = in.below(10);
    if (about.side == side::of_customer && kind < 9) kind = 9;
    if (about.side == side::of_partner && kind == 9 && in.chance(80)) kind = 3;
    const std::size_t settings = in.byte();
    if (kind < 2) {
      q.who = partner_subject{asker};
    } else if (kind < 8) {
      q.who = partner_user_subject{user_of(kind < 5 ? "agent" : kind < 7 ? "manager" : "engineer"), asker};
    } else if (kind == 8) {
      partner_user_subject who{user_of("unlisted"), asker};
      if ((settings & 64) == 0) who.agents = agents_in(settings, true);
      if ((settings & 128) == 0) who.admins = admins_in(settings >> 3);
      who.groups.emplace();
      if ((settings & 32) != 0) who.groups->push_back(group_words[settings % 4]);
      if (settings % 16 == 5) who.type = user_type::guest;
      if (settings % 16 == 6) who.type = user_type::member;
      q.who = who;
    } else {
      customer_user_subject who{user_of((settings & 1) == 0 ? "admin" : (settings & 8) == 0 ? "user" : "other"), customer};
      if ((settings & 2) == 0) who.role = (settings & 4) == 0 ? customer_role::administrator : customer_role::user;
      q.who = who;
    }
    decode_parameters(in, q);
    if (in.chance(20)) q.at = near(in, today);
    if (in.chance(8)) q.authentication = authentication::app_only;
    if (in.chance(8)) q.mfa = false;
    return q;
  }

  template <class Of>
  std::vector<std::string> ids(const Of& of) const {
    std::vector<std::string> all;
    for (const customer& c : fields_.customers) of(c, all);
    return all;
  }
  resource decode_resource(script_reader& in, operation what, const partner_id& asker, const customer_id& customer) const {
    const std::size_t pick = in.byte();
    const auto one = [&](const std::vector<std::string>& all) { return all.empty() ? std::string("none") : all[pick % all.size()]; };
    switch (info(what).resource) {
      case resource_kind::own_partner: return partner_resource{asker};
      case resource_kind::other_partner: return partner_resource{partner_ids[pick % 4], customer};
      case resource_kind::one_customer: return customer_resource{customer};
      case resource_kind::one_subscription:
        return subscription_resource{subscription_of(one(subscriptions_for(what, in.chance(20)))), {}};
      case resource_kind::service: return service_resource{service(service_words[pick % service_words.size()]), customer};
      case resource_kind::invitation: return invitation_resource{link_of(pick < 150 ? asker : partner_ids[pick % 4]) + (pick > 235 ? "x" : "")};
      case resource_kind::gdap_relationship:
        return gdap_relationship_resource{one(ids([](const csprel::customer& c, auto& all) {
          if (c->tenant->gdap_relationships)
            for (const gdap_relationship& g : *c->tenant->gdap_relationships) all.push_back(g.id.to_string());
        })), {}};
      case resource_kind::azure_subscription:
        return azure_subscription_resource{subscription_of(one(ids([](const csprel::customer& c, auto& all) {
          for (const subscription& s : c->subscriptions)
            if (s->commerce->azure_entitlements)
              for (const azure_entitlement& e : *s->commerce->azure_entitlements) all.push_back(e.id.to_string());
        }))), {}};
      case resource_kind::user: return user_resource{user_of(pick % 2 == 0 ? "user" : "admin"), customer};
      case resource_kind::transfer: break;
    }
    return transfer_resource{one(ids([](const csprel::customer& c, auto& all) {
      if (c->tenant->transfers)
        for (const transfer& t : *c->tenant->transfers) all.push_back(t.id.to_string());
    })), {}};
  }

  static track track_of(const subscription& s) {
    for (const offer_row& row : offer_rows)
      if (s->offer.to_string().starts_with(row.id)) return row.track;
    return track::new_commerce;
  }
  /// Whether the operation is for subscriptions like this one.
  static bool fits(operation what, const subscription& s) {
    const track on = track_of(s);
    switch (what) {
      case operation::subscription_schedule_change: return on == track::new_commerce;
      case operation::subscription_transition: return on == track::new_commerce || on == track::legacy;
      case operation::subscription_convert_trial: return s->is_trial;
      case operation::subscription_order_add_on:
      case operation::subscription_upgrade:
      case operation::subscription_migrate:
      case operation::subscription_schedule_migration: return on == track::legacy;
      case operation::subscription_transfer:
      case operation::transfer_create: return on == track::legacy || on == track::azure_legacy;
      case operation::azure_upgrade_to_plan:
      case operation::azure_switch_legacy_partner: return on == track::azure_legacy;
      default: return true;
    }
  }
  std::vector<std::string> subscriptions_for(operation what, bool any) const {
    std::vector<std::string> fitting = ids([&](const csprel::customer& c, auto& all) {
      for (const subscription& s : c->subscriptions)
        if (any || fits(what, s)) all.push_back(s->id.to_string());
    });
    return fitting.empty() && !any ? subscriptions_for(what, true) : fitting;
  }

  offer_id some_offer(script_reader& in) const {
    const std::size_t pick = in.byte();
    return pick > 248 ? offer_of("unlisted") : offer_of(offer_rows[pick % std::size(offer_rows)].id);
  }
  /// The customer and the subscription that the question is about; null: none of these.
  std::pair<const customer*, const subscription*> asked_about(const question& q) const {
    const auto* of = std::get_if<customer_resource>(&q.which);
    const auto* which = std::get_if<subscription_resource>(&q.which);
    for (const customer& c : fields_.customers) {
      if (of != nullptr && of->customer == c->id) return {&c, nullptr};
      for (const subscription& s : c->subscriptions)
        if (which != nullptr && which->subscription == s->id) return {&c, &s};
    }
    return {nullptr, nullptr};
  }
  offer_id offer_to_buy(script_reader& in, operation what) const {
    if (what == operation::subscription_start_trial && !in.chance(40)) return offer_of(offer_rows[trial].id);
    if (what == operation::subscription_order_add_on && !in.chance(40)) return offer_of(offer_rows[archiving].id);
    return some_offer(in);
  }
  offer_id some_target(script_reader& in, const subscription* from) const {
    if (from != nullptr && !in.chance(30))
      for (const offer& o : fields_.offers)
        if ((*from)->offer.to_string().starts_with(o->id.to_string()) && !o->upgrade_target_offers.empty())
          return in.one_of(o->upgrade_target_offers);
    return some_offer(in);
  }
  /// What only questions about moving name: other subscriptions of the same customer.
  void decode_company(script_reader& in, question& q, bool names_target, bool names_add_ons, bool names_lines) const {
    const auto* const of = asked_about(q).first;
    if (of == nullptr || (*of)->subscriptions.empty()) return;
    const auto any = [&] { return in.one_of((*of)->subscriptions)->id; };
    if (names_target) {
      const subscription& into = in.one_of((*of)->subscriptions);
      q.with.target_subscription = in.chance(3) ? subscription_of("none") : into->id;
      if (q.with.target_offer && in.chance(70))
        for (const offer_row& row : offer_rows)
          if (into->offer.to_string().starts_with(row.id)) q.with.target_offer = offer_of(row.id);
    }
    if (names_add_ons) {
      q.with.add_ons.emplace();
      for (const subscription& s : (*of)->subscriptions)
        if (s->parent && !in.chance(15)) q.with.add_ons->push_back(s->id);
      if (in.chance(20)) q.with.add_ons->push_back(any());
    }
    if (!names_lines) return;
    q.with.subscriptions.emplace();
    const auto fitting = [&] {
      for (const subscription& s : (*of)->subscriptions)
        if (fits(q.what, s) && in.chance(50)) return s->id;
      return any();
    };
    for (std::size_t n = in.below(3); n > 0; --n)
      q.with.subscriptions->push_back(q.with.kind == request_kind::azure_plan ? subscription_of("azure" + std::to_string(in.below(2))) : fitting());
  }
  void decode_parameters(script_reader& in, question& q) const {
    const parameter_entry& takes = find_pack(fields_.cloud)->parameters(q.what);
    const std::size_t left_out = in.byte();
    std::size_t bit = 0;
    const auto given = [&](parameter p) {
      if (!takes.read().contains(p)) return false;
      return takes.required.contains(p) ? left_out < 252 : (left_out >> (bit++ % 7) & 1) != 0;
    };
    parameters& with = q.with;
    using p = parameter;
    constexpr std::array countries_asked{"US", "DE", "IN", "BR", "KZ", "CN", "us", "USA"};
    constexpr std::array names{"Wei", "Maria", ""};
    constexpr std::array texts{"reading", "fresh-name", "not valid", ""};
    constexpr std::array extensions{"P180D", "PT0S", "P0D", "P90D"};
    constexpr std::array durations{"P730D", "P1D", "P731D", "P0D", "P1Y"};
    if (given(p::quantity)) with.quantity = 1 + static_cast<std::int64_t>(in.below(12)) - (left_out % 32 == 1);
    if (given(p::new_offer)) with.offer = offer_to_buy(in, q.what);
    if (given(p::target_offer)) with.target_offer = some_target(in, asked_about(q).second);
    if (given(p::ground)) with.ground = "non_payment";
    if (given(p::mpn_id)) with.mpn_id = mpn_id_choice{left_out % 5 == 0 ? std::nullopt : std::optional(some_mpn(in))};
    if (given(p::term)) with.term = static_cast<csprel::term>(in.below(3));
    if (given(p::billing_cycle)) {
      constexpr std::array cycles{billing_cycle::monthly, billing_cycle::annual, billing_cycle::triennial};
      with.billing_cycle = in.one_of(cycles);
    }
    if (given(p::to)) with.to = in.chance(40) ? in.one_of(partner_ids) : provider_i;
    if (given(p::through)) with.through = static_cast<channel_of_work>(in.below(3));
    if (given(p::assigns)) with.assigns = static_cast<assigned_role>(in.below(3));
    if (given(p::text) && std::holds_alternative<invitation_resource>(q.which))
      with.text = "Hello.\n\n" + (left_out % 8 == 6 ? std::string("elsewhere") : std::get<invitation_resource>(q.which).link);
    if (given(p::existing_customer)) with.customer = in.one_of(fields_.customers)->id;
    if (given(p::kind)) {
      std::vector<request_kind> kinds;
      for (const request_kind kind : kinds_of(q.what)) kinds.push_back(kind);
      with.kind = in.one_of(kinds);
    }
    if (given(p::with_delegated_admin)) with.with_delegated_admin = in.chance(50);
    if (given(p::provider)) with.provider = in.one_of(partner_ids);
    if (given(p::other_partner)) with.partner = in.one_of(partner_ids);
    if (given(p::tenant) && !with.mpn_id) with.tenant = in.one_of(partner_ids);
    if (given(p::country)) with.country = in.one_of(countries_asked);
    if (given(p::associated_partner)) with.associated_partner = in.chance(50) ? in.one_of(partner_ids).to_string() : some_mpn(in);
    if (given(p::registration_number)) with.registration_number = "123";
    if (given(p::phone)) with.phone = "456";
    if (given(p::qualification)) with.qualification = "Education";
    if (given(p::date)) with.date = near(in, today);
    if (given(p::first_name)) with.first_name = in.one_of(names);
    if (given(p::last_name)) with.last_name = "Li";
    if (given(p::email)) with.email = "li@tenant.example";
    if (given(p::enabled)) with.enabled = in.chance(50);
    if (given(p::service)) with.service = in.chance(70) ? "PhoneServices" : "OtherServices";
    if (given(p::name)) with.name = in.one_of(texts);
    if (given(p::duration)) with.duration = in.one_of(durations);
    if (given(p::roles)) {
      with.roles.emplace();
      for (const entra_role_id& id : some_roles(in)) with.roles->push_back(id.to_string());
      if (left_out % 16 == 7) with.roles->push_back("Wizard");
    }
    if (given(p::auto_extend)) with.auto_extend = in.one_of(extensions);
    if (given(p::group)) with.group = in.one_of(group_words);
    if (given(p::target)) with.target = static_cast<password_target>(in.below(2));
    if (given(p::role)) with.role = "User";
    if (given(p::free)) with.free = in.chance(50);
    if (given(p::partner_id_on_record)) with.partner_id_on_record = some_mpn(in);
    if (given(p::additional_partner_ids)) with.additional_partner_ids = std::vector<std::string>(in.below(7), "5000003");
    if (given(p::custom_term_end_date) && in.chance(40)) with.custom_term_end_date = near(in, in.chance(50) ? today + days(200) : today + days(26));
    if (given(p::attested)) with.attested = in.chance(70);
    if (given(p::reason)) with.reason = in.chance(70) ? "compromise" : "boredom";
    if (given(p::license_transfer)) with.license_transfer = in.chance(50);
    if (given(p::when)) with.when = static_cast<conversion_time>(in.below(2));
    if (given(p::purchase_full_term)) with.purchase_full_term = in.chance(50);
    if (given(p::on_renewal)) with.on_renewal = in.chance(50);
    if (given(p::target_date)) with.target_date = near(in, today);
    const bool tells_source = given(p::from);
    if (tells_source) with.from = in.one_of(partner_ids);
    if (given(p::source_domain) || (tells_source && in.chance(60))) with.source_domain = "source.example";
    if (given(p::promotion)) with.promotion = "promotion";
    const bool names_target = given(p::target_subscription) && in.chance(60);
    const bool names_add_ons = given(p::add_ons);
    decode_company(in, q, names_target, names_add_ons, given(p::subscriptions));
  }
  std::string some_mpn(script_reader& in) const {
    const std::size_t pick = in.below(8);
    return pick < 4 ? mpn_of(3) : pick == 7 ? std::string("5000009") : mpn_of(pick - 4);
  }

  const std::vector<std::uint8_t>& script_;
  script_reader in_;
  std::size_t question_count_;
  std::size_t azure_ = 0;
  directory_fields fields_;
};

[[nodiscard]] inline random_tenant_case decode_tenant(const std::vector<std::uint8_t>& script, std::size_t questions = 12) {
  return random_tenant_decoder(script, questions).decode();
}

}  // namespace csprel::test

#endif
