// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "csprel/directory/compiled_pack.hpp"
#include "model/random_tenant_parts.hpp"

namespace csprel::test {
namespace {

class random_tenant_asker : random_tenant_parts {
 public:
  explicit random_tenant_asker(const directory_fields& world) : fields_(world) {}

  question ask(script_reader& in) const {
    question q;
    q.what = in.chance(30) ? in.one_of(often_asked) : static_cast<operation>(in.below(operation_count));
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
    if (in.chance(20)) q.at = near(in, day_of_tenants);
    if (in.chance(8)) q.authentication = authentication::app_only;
    if (in.chance(8)) q.mfa = false;
    return q;
  }

 private:
  template <class Of>
  std::vector<std::string> ids(const Of& of) const {
    std::vector<std::string> all;
    for (const customer& c : fields_.customers) of(c, all);
    return all;
  }
  resource decode_resource(script_reader& in, operation what, const partner_id& asker, const customer_id& customer) const {
    const std::size_t pick = in.byte();
    const auto one = [&](const std::vector<std::string>& all) {
      return all.empty() ? std::string("none") : all[pick % all.size()];
    };
    switch (info(what).resource) {
      case resource_kind::own_partner: return partner_resource{asker};
      case resource_kind::other_partner: return partner_resource{partner_ids[pick % 4], customer};
      case resource_kind::one_customer: return customer_resource{customer};
      case resource_kind::one_subscription:
        return subscription_resource{subscription_of(one(subscriptions_for(what, in.chance(20)))), {}};
      case resource_kind::service: return service_resource{service(service_words[pick % service_words.size()]), customer};
      case resource_kind::invitation:
        return invitation_resource{link_of(pick < 150 ? asker : partner_ids[pick % 4]) + (pick > 235 ? "x" : "")};
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
      q.with.subscriptions->push_back(
          q.with.kind == request_kind::azure_plan ? subscription_of("azure" + std::to_string(in.below(2))) : fitting());
  }
  void decode_parameters(script_reader& in, question& q) const {
    const parameter_entry& takes = compiled_pack(fields_.cloud)->parameters(q.what);
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
    if (given(p::date)) with.date = near(in, day_of_tenants);
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
    if (given(p::custom_term_end_date) && in.chance(40))
      with.custom_term_end_date = near(in, in.chance(50) ? day_of_tenants + days(200) : day_of_tenants + days(26));
    if (given(p::attested)) with.attested = in.chance(70);
    if (given(p::reason)) with.reason = in.chance(70) ? "compromise" : "boredom";
    if (given(p::license_transfer)) with.license_transfer = in.chance(50);
    if (given(p::when)) with.when = static_cast<conversion_time>(in.below(2));
    if (given(p::purchase_full_term)) with.purchase_full_term = in.chance(50);
    if (given(p::on_renewal)) with.on_renewal = in.chance(50);
    if (given(p::target_date)) with.target_date = near(in, day_of_tenants);
    const bool tells_source = given(p::from);
    if (tells_source) with.from = in.one_of(partner_ids);
    if (given(p::source_domain) || (tells_source && in.chance(60))) with.source_domain = "source.example";
    if (given(p::promotion)) with.promotion = "promotion";
    const bool names_target = given(p::target_subscription) && in.chance(60);
    const bool names_add_ons = given(p::add_ons);
    decode_company(in, q, names_target, names_add_ons, given(p::subscriptions));
  }  const directory_fields& fields_;
};

}  // namespace

question decode_tenant_question(const directory_fields& world, script_reader& script) {
  return random_tenant_asker(world).ask(script);
}

}  // namespace csprel::test
