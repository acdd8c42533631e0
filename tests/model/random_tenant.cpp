// SPDX-License-Identifier: Apache-2.0
#include "model/random_tenant.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "csprel/directory/compiled_pack.hpp"
#include "model/random_tenant_parts.hpp"

namespace csprel::test {
namespace {

class random_tenant_decoder : random_tenant_parts {
 public:
  explicit random_tenant_decoder(const script_reader& in) : in_(in) {}

  directory_fields decode() {
    decode_world();
    return std::move(fields_);
  }
  /// What is left of the script.
  [[nodiscard]] const script_reader& rest() const { return in_; }

 private:
  void decode_world() {
    constexpr std::array clouds{cloud::global, cloud::global, cloud::global, cloud::us_government, cloud::germany};
    fields_.cloud = in_.one_of(clouds);
    if (!in_.chance(6)) fields_.as_of = in_.chance(12) ? near(in_, instant::from_seconds(1'698'624'000)) : day_of_tenants;
    const pack& policy = *compiled_pack(fields_.cloud);
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
      if (kind == 3) told.signed_at = near(in_, day_of_tenants);
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
      if (on == track::legacy && !in_.chance(30))
        c.new_commerce_offer = offer_of(in_.chance(4) ? "unlisted" : offer_rows[in_.below(2)].id);
      if (on == track::legacy && !in_.chance(15)) c.billing_cycles = std::vector{billing_cycle::monthly, billing_cycle::annual};
      if (in_.chance(8)) c.withdrawn = near(in_, day_of_tenants);
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
                                   relationship_type::reseller, relationship_type::reseller, relationship_type::advisor,
                                   relationship_type::none};
        relationship r;
        r.partner = p;
        r.type = in_.one_of(types);
        if (in_.chance(15)) r.since = near(in_, day_of_tenants);
        if (in_.chance(20)) r.won_as = acquisition::indirect;
        c.relationships.push_back(std::move(r));
      }
      if (in_.chance(40)) {
        delegated_admin d;
        d.partner = p;
        if (in_.chance(20)) d.since = near(in_, day_of_tenants);
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
    if (!in_.chance(5)) g.created = in_.chance(30) ? near(in_, day_of_tenants + days(-90)) : day_of_tenants + days(-10);
    if (!in_.chance(5)) g.activated = in_.chance(15) ? near(in_, day_of_tenants) : day_of_tenants + days(-9);
    if (!in_.chance(5))
      g.end = in_.chance(20) ? near(in_, in_.chance(50) ? day_of_tenants : day_of_tenants + days(-365))
                             : day_of_tenants + days(356);
    if (in_.chance(8)) return g;
    g.access_assignments.emplace();
    constexpr std::array assigned{access_assignment_status::active,   access_assignment_status::active,
                                  access_assignment_status::active,   access_assignment_status::pending,
                                  access_assignment_status::deleting, access_assignment_status::error};
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
    constexpr std::array statuses{active, pending, active,   pending, in_progress, complete, partially_complete,
                                  reject, expired, cancelled};
    t.transfers.emplace();
    for (std::size_t n = in_.below(3), i = 0; i < n; ++i) {
      transfer one;
      one.id = *transfer_id::parse("t" + std::to_string(fields_.customers.size()) + std::to_string(i));
      const bool of_azure = in_.chance(40);
      if (!in_.chance(4)) one.kind = of_azure ? transfer_kind::azure_plan : transfer_kind::direct_to_indirect;
      if (!in_.chance(4)) one.status = in_.one_of(statuses);
      if (!in_.chance(4)) one.source = in_.chance(20) ? in_.one_of(partner_ids) : partner_p;
      if (!in_.chance(4)) one.target = in_.chance(20) ? in_.one_of(partner_ids) : of_azure ? partner_q : provider_i;
      if (!in_.chance(4)) one.created = in_.chance(30) ? near(in_, day_of_tenants + days(-30)) : day_of_tenants + days(-3);
      for (std::size_t lines = in_.below(3); lines > 0 && !sold.empty(); --lines) {
        transfer_line line{of_azure ? subscription_of("azure" + std::to_string(in_.below(2))) : in_.one_of(sold), "", {}, {}};
        if (in_.chance(20)) line.add_ons.push_back({in_.one_of(sold), "", {}, {}});
        one.lines.push_back(std::move(line));
      }
      t.transfers->push_back(std::move(one));
    }
  }
  subscription_fields decode_subscription(std::size_t number, const std::vector<subscription_id>& before) {
    using enum subscription_status;
    constexpr std::array statuses{active,    active,  active,  active,   active,  active, suspended,
                                  suspended, deleted, expired, disabled, pending, none};
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
    constexpr std::array cycles{billing_cycle::monthly, billing_cycle::monthly, billing_cycle::annual,
                                billing_cycle::triennial, billing_cycle::one_time};
    if (!in_.chance(6)) s.billing_cycle = in_.one_of(cycles);
    if (!in_.chance(8)) s.order_id = in_.chance(40) ? "order" : "order-" + s.id.to_string();
    if (!in_.chance(6)) s.commitment_end_date = in_.chance(45) ? near(in_, day_of_tenants) : day_of_tenants + days(200);
    if (!in_.chance(30)) s.creation_date = near(in_, day_of_tenants + days(-30));
    if (!in_.chance(40)) s.effective_start_date = in_.chance(60) ? near(in_, day_of_tenants) : day_of_tenants + days(-160);
    if (in_.chance(70)) s.suspended_at = in_.chance(50) ? near(in_, day_of_tenants + days(-90)) : day_of_tenants + days(-5);
    if (in_.chance(20)) s.refund_options.push_back({"Partial", near(in_, day_of_tenants), {}});
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
      if (o.is_eligible != true && in_.chance(80))
        o.errors.push_back(in_.chance(40) ? 3 : 1 + static_cast<std::int64_t>(in_.below(4)));
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
    if (in_.chance(10)) c.commitment_end_date_time = near(in_, day_of_tenants);
    if (in_.chance(30)) c.cancellation_allowed_until = near(in_, day_of_tenants);
    if (in_.chance(50)) {
      c.refundable.emplace();
      std::int64_t left = s.quantity.value_or(20);
      for (std::size_t n = in_.below(4); n > 0 && left > 0; --n) {
        refundable_batch b;
        b.quantity = 1 + static_cast<std::int64_t>(in_.below(static_cast<std::size_t>(left)));
        left -= b.quantity;
        if (!in_.chance(5)) b.allowed_until = near(in_, day_of_tenants);
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
    if (in_.chance(12)) c.renewal.completed_at = near(in_, day_of_tenants);
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
  script_reader in_;
  std::size_t azure_ = 0;
  directory_fields fields_;
};

}  // namespace

random_tenant_case decode_tenant(const std::vector<std::uint8_t>& script, std::size_t questions) {
  script_reader in(script);
  std::vector<script_reader> asked;
  for (std::size_t i = 0; i < questions; ++i) asked.push_back(in.take(28));
  random_tenant_decoder decoder(in);
  directory_fields fields = decoder.decode();
  auto made = directory::make(fields);
  if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
  random_tenant_case decoded{script, std::move(fields), std::move(made).value(), {}, decoder.rest()};
  for (script_reader& each : asked) decoded.questions.push_back(decode_tenant_question(decoded.fields, each));
  return decoded;
}

}  // namespace csprel::test
