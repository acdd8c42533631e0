// SPDX-License-Identifier: Apache-2.0
// From a script of bytes to a small world, questions and events. Same script, same world.
//
// A script that ends goes on with zeros, and zero is the plainest choice everywhere, so that a shorter
// script with smaller bytes is a simpler story: that is what shrinking needs.
//
//   random_case c = decode(script);
//   for (const question& q : c.questions) decide(c.world, q);
#ifndef CSPREL_TESTS_SUPPORT_RANDOM_WORLD_HPP
#define CSPREL_TESTS_SUPPORT_RANDOM_WORLD_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "csprel/directory/event.hpp"
#include "csprel/policy/china_21vianet.hpp"
#include "support/world_builder.hpp"

namespace csprel::test {

/// The roles whose bits are set, of the lowest three.
inline agent_role_set agents_in(std::size_t mask) {
  agent_role_set roles;
  for (std::size_t i = 0; i < 3; ++i)
    if ((mask >> i & 1) != 0) roles.insert(static_cast<agent_role>(i));
  return roles;
}
inline admin_role_set admins_in(std::size_t mask) {
  admin_role_set roles;
  for (std::size_t i = 0; i < 3; ++i)
    if ((mask >> i & 1) != 0) roles.insert(static_cast<admin_role>(i));
  return roles;
}

class script_reader {
 public:
  explicit script_reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::size_t byte() {
    if (bytes_.empty()) return 0;
    const std::size_t value = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return value;
  }
  /// A number less than `count`.
  std::size_t below(std::size_t count) { return byte() % count; }
  /// True in so many cases of a hundred; false once the script has ended.
  bool chance(std::size_t percent) { return byte() * 100 >= (100 - percent) * 256; }
  template <class Range>
  const auto& one_of(const Range& choices) {
    return choices[below(std::size(choices))];
  }
  /// The next bytes as a script of their own.
  script_reader take(std::size_t count) {
    count = std::min(count, bytes_.size());
    script_reader part(bytes_.first(count));
    bytes_ = bytes_.subspan(count);
    return part;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

struct random_case {
  std::vector<std::uint8_t> script;
  world_builder parts;  ///< What the world was built of, to build another like it.
  directory world;
  std::vector<question> questions;
  std::vector<event> events;
};

/// Decodes one script.
class random_decoder {
 public:
  explicit random_decoder(const std::vector<std::uint8_t>& script) : script_(script), in_(script) {}

  random_case decode() {
    // Fixed slices for events and questions, so that the world that comes last may have any length.
    const std::size_t event_count = 1 + in_.below(6);
    std::vector<script_reader> events;
    std::vector<script_reader> questions;
    for (std::size_t i = 0; i < event_count; ++i) events.push_back(in_.take(10));
    for (std::size_t i = 0; i < 5; ++i) questions.push_back(in_.take(16));
    directory world = decode_world();
    random_case result{script_, parts_, std::move(world), {}, {}};
    for (script_reader& each : questions) result.questions.push_back(decode_question(each));
    instant at = noon;
    for (std::size_t i = 0; i < events.size(); ++i) result.events.push_back(decode_event(events[i], i, at));
    return result;
  }

 private:
  static constexpr std::array service_words{"exchange", "sharepoint", "skype", "office_apps", "onedrive"};
  static constexpr std::array partner_ids{partner_p, partner_q, provider_i, reseller_v};
  static constexpr std::array customer_ids{customer_c, customer_d};

  static std::vector<service_name> services_in(std::size_t mask) {
    std::vector<service_name> names;
    for (std::size_t i = 0; i < service_words.size(); ++i)
      if ((mask >> i & 1) != 0) names.push_back(service(service_words[i]));
    return names;
  }

  // ---- the world ----------------------------------------------------------------------------

  directory decode_world() {
    parts_.partners.clear();
    parts_.offers.clear();
    parts_.customers.clear();
    parts_.parts.as_of = noon;
    decode_partners();
    decode_offers();
    const std::size_t customers = 1 + in_.below(2);
    for (std::size_t i = 0; i < customers; ++i) decode_customer(customer_ids[i], i);
    if (in_.chance(10)) parts_.parts.as_of.reset();
    const pack& policy = china_21vianet();
    for (const option which : policy.options()) {
      std::size_t offered = 0;
      while (policy.offers(which, offered)) ++offered;
      if (in_.chance(15)) parts_.choose(which, words(which)[1 + in_.below(offered - 1)]);
    }
    return build();
  }

  void decode_partners() {
    constexpr std::array standings{standing::active,    standing::active,  standing::active,
                                   standing::suspended, standing::applied, standing::delinquent,
                                   standing::active,    standing::terminated};
    const std::size_t count = 2 + in_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      partner_fields p;
      p.id = partner_ids[i];
      p.name = "Partner " + std::to_string(i);
      if (!in_.chance(15)) p.mpn_id = "100000" + std::to_string(i);
      p.model = static_cast<partner_model>(in_.below(3));
      p.standing = in_.one_of(standings);
      const bool link_known = !in_.chance(15);
      if (p.model != partner_model::indirect_reseller && link_known) p.link = link_of(p.id);
      if (!in_.chance(20))
        p.users.push_back({user_of("manager"), agents_in(in_.byte()), admins_in(in_.byte()), {}});
      parts_.partners.push_back(std::move(p));
    }
    for (partner_fields& p : parts_.partners)
      if (p.model == partner_model::indirect_reseller)
        for (const partner_fields& other : parts_.partners)
          if (other.model == partner_model::indirect_provider && !in_.chance(25)) p.providers.push_back(other.id);
  }

  /// The first offer can always be sold alone.
  void decode_offers() {
    const std::size_t count = 3 + in_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      offer_fields o = decode_offer(in_, i);
      if (i == 0) {
        o.is_add_on = false;
        o.billing = billing_type::license;
      }
      const std::size_t targets = in_.byte();
      const std::size_t parents = in_.byte();
      for (std::size_t k = 0; k < count; ++k) {
        if (k != i && (targets >> k & 1) != 0) o.upgrade_target_offers.push_back(offer_named(k));
        if (o.is_add_on && k != i && (k == 0 || (parents >> k & 1) != 0)) o.prerequisite_offers.push_back(offer_named(k));
      }
      parts_.offers.push_back(std::move(o));
    }
  }

  static offer_id offer_named(std::size_t i) { return offer_of("offer" + std::to_string(i)); }

  static offer_fields decode_offer(script_reader& in, std::size_t i) {
    offer_fields o;
    o.id = offer_named(i);
    o.name = "Offer " + std::to_string(i);
    const std::size_t mask = in.below(32);
    if (!in.chance(12)) o.services = services_in(mask == 0 ? std::size_t{1} << i % 5 : mask);
    if (in.chance(3)) o.services.emplace();
    o.is_add_on = in.chance(20);
    if (in.chance(8)) o.billing = billing_type::usage;
    if (!in.chance(15)) o.minimum_quantity = 1 + static_cast<std::int64_t>(in.below(3));
    if (!in.chance(15)) o.maximum_quantity = 20 + static_cast<std::int64_t>(in.below(30));
    return o;
  }

  const partner_id& some_partner(script_reader& in) const { return in.one_of(parts_.partners).id; }

  void decode_customer(const customer_id& id, std::size_t position) {
    constexpr std::array types{relationship_type::reseller, relationship_type::reseller, relationship_type::reseller,
                               relationship_type::advisor, relationship_type::none};
    customer_fields c;
    c.id = id;
    c.company_name = "Customer " + std::to_string(position);
    c.domain = "tenant.example.cn";
    for (std::size_t n = in_.below(5); n > 0; --n) {
      relationship r;
      r.partner = some_partner(in_);
      r.type = in_.one_of(types);
      if (in_.chance(50)) r.since = noon;
      if (in_.chance(50)) r.via = relationship_origin::accepted;
      c.relationships.push_back(std::move(r));
    }
    for (std::size_t n = in_.below(5); n > 0; --n) {
      delegated_admin grant;
      grant.partner = some_partner(in_);
      if (!in_.chance(25)) grant.services = services_in(in_.below(32));
      if (in_.chance(50)) grant.since = noon;
      if (grant.services) std::erase_if(*grant.services, [&](const service_name& s) { return !exists(s); });
      c.delegated_admins.push_back(std::move(grant));
    }
    if (!in_.chance(20)) c.users.push_back({user_of("admin"), customer_role::administrator, {}});
    if (in_.chance(50)) c.users.push_back({user_of("user"), customer_role::user, {}});
    parts_.customers.push_back(std::move(c));
    const bool same_ids = position > 0 && in_.chance(20);
    std::vector<subscription_id> own;
    for (std::size_t n = in_.below(6); n > 0; --n) {
      const std::string name = (same_ids || position == 0 ? "s" : "t") + std::to_string(own.size());
      subscription_fields s = decode_subscription(own);
      s.id = subscription_of(name);
      own.push_back(s.id);
      parts_.subscriptions.emplace_back(id, std::move(s));
    }
  }

  bool exists(const service_name& name) const {
    return std::any_of(parts_.offers.begin(), parts_.offers.end(), [&](const offer_fields& o) {
      return o.services && std::find(o.services->begin(), o.services->end(), name) != o.services->end();
    });
  }

  subscription_fields decode_subscription(const std::vector<subscription_id>& before) {
    using enum subscription_status;
    constexpr std::array statuses{active, active, active, suspended, suspended, deleted, expired, disabled, pending, none};
    constexpr std::array channels{channel::csp, channel::csp, channel::csp, channel::direct, channel::advisor,
                                  channel::csp, channel::open, channel::enterprise_agreement};
    constexpr std::array<std::int64_t, 8> ages{10, 0, 59, 60, 61, 90, 30, 1};
    subscription_fields s;
    const offer_fields* offer = &in_.one_of(parts_.offers);
    const bool needs_parent = offer->is_add_on;
    if (offer->billing == billing_type::usage || (needs_parent && before.empty())) offer = &parts_.offers.front();
    s.offer = offer->id;
    s.offer_name = s.friendly_name = offer->name;
    if (!before.empty() && (needs_parent || in_.chance(10))) s.parent = in_.one_of(before);
    s.channel = in_.one_of(channels);
    if (s.channel == channel::csp || in_.chance(30)) s.seller = some_partner(in_);
    const std::size_t odd = in_.byte();
    if (odd < 220)
      s.status = in_.one_of(statuses);
    else if (odd < 240)
      s.status = wire_value<subscription_status>::read("Warned");
    const instant since = noon + days(-in_.one_of(ages)) + duration{static_cast<std::int64_t>(in_.below(3)) - 1};
    const bool told = s.status == subscription_status::suspended ? !in_.chance(25) : in_.chance(10);
    if (told) s.suspended_at = since;
    if (!in_.chance(20)) s.quantity = 1 + static_cast<std::int64_t>(in_.below(24));
    return s;
  }

  /// Takes grants back until no two transacting partners hold delegated admin for one service.
  directory build() {
    for (;;) {
      auto made = parts_.make();
      if (made) return std::move(made).value();
      auto clash = parts_.customers.begin();
      while (clash != parts_.customers.end() &&
             made.error().pointer != "/customers/" + std::to_string(clash - parts_.customers.begin()) + "/delegatedAdmin")
        ++clash;
      if (clash == parts_.customers.end() || clash->delegated_admins.empty())
        throw std::logic_error(made.error().pointer + ": " + made.error().message());
      clash->delegated_admins.pop_back();
    }
  }

  // ---- questions ----------------------------------------------------------------------------

  question decode_question(script_reader& in) const {
    constexpr auto last = static_cast<std::size_t>(operation::subscription_use);
    question q;
    q.what = static_cast<operation>(in.below(last + 1));
    const operation_info& about = info(q.what);
    const partner_id asker = some_partner(in);
    const customer_id customer = in.one_of(parts_.customers).id;
    std::size_t kind = in.below(8);
    if (about.side == side::of_customer && kind != 0) kind = 7;
    if (about.side == side::of_partner && kind == 7 && in.chance(80)) kind = 0;
    const std::size_t settings = in.byte();
    if (kind < 4) {
      q.who = partner_subject{asker};
    } else if (kind < 7) {
      partner_user_subject who{user_of(kind == 4 ? "manager" : "unlisted"), asker};
      if ((settings & 64) == 0) who.agents = agents_in(settings);
      if ((settings & 128) == 0) who.admins = admins_in(settings >> 3);
      q.who = who;
    } else {
      customer_user_subject who{user_of((settings & 1) == 0 ? "admin" : "user"), customer};
      if ((settings & 2) == 0) who.role = (settings & 4) == 0 ? customer_role::administrator : customer_role::user;
      q.who = who;
    }
    q.which = decode_resource(in, about.resource, asker, customer);
    decode_parameters(in, q);
    if (in.chance(25)) q.at = noon + days(static_cast<std::int64_t>(in.below(80)) - 20);
    return q;
  }

  resource decode_resource(script_reader& in, resource_kind kind, const partner_id& asker,
                           const customer_id& customer) const {
    const std::size_t pick = in.byte();
    switch (kind) {
      case resource_kind::own_partner: return partner_resource{asker};
      case resource_kind::other_partner: return partner_resource{parts_.partners[pick % parts_.partners.size()].id, customer};
      case resource_kind::one_customer: return customer_resource{customer};
      case resource_kind::one_subscription:
        if (parts_.subscriptions.empty()) return subscription_resource{subscription_of("s0"), customer};
        {
          const auto& [owner, s] = parts_.subscriptions[pick % parts_.subscriptions.size()];
          return subscription_resource{s.id, owner};
        }
      case resource_kind::service: return service_resource{service(service_words[pick % 5]), customer};
      case resource_kind::invitation: {
        const partner_id& owner = parts_.partners[pick % parts_.partners.size()].id;
        return invitation_resource{link_of(owner) + (pick > 230 ? "&altered" : "")};
      }
      default: return gdap_relationship_resource{"other"};
    }
  }

  void decode_parameters(script_reader& in, question& q) const {
    const parameter_entry& takes = china_21vianet().parameters(q.what);
    const std::size_t left_out = in.byte();
    const auto given = [&](parameter p) {
      return takes.read().contains(p) && (takes.required.contains(p) ? left_out < 250 : left_out % 4 != 3);
    };
    parameters& with = q.with;
    if (given(parameter::quantity)) with.quantity = 1 + static_cast<std::int64_t>(in.below(30)) - (left_out == 1);
    if (given(parameter::new_offer)) with.offer = some_offer(in);
    if (given(parameter::target_offer)) with.target_offer = some_target(in, q.which);
    if (given(parameter::ground)) with.ground = left_out % 8 == 6 ? "whim" : "non_payment";
    if (given(parameter::services)) with.services = some_services(in);
    if (given(parameter::mpn_id))
      with.mpn_id = mpn_id_choice{left_out % 3 == 0 ? std::nullopt
                                                    : std::optional("100000" + std::to_string(in.below(4)))};
    if (given(parameter::billing_cycle)) with.billing_cycle = billing_cycle::annual;
    if (given(parameter::to)) with.to = some_partner(in);
    if (given(parameter::through)) with.through = static_cast<channel_of_work>(left_out % 5 > 2 ? 0 : left_out % 5);
    if (given(parameter::assigns)) with.assigns = static_cast<assigned_role>(in.below(3));
    if (given(parameter::count)) with.count = static_cast<std::int64_t>(in.below(8));
    if (given(parameter::text) && std::holds_alternative<invitation_resource>(q.which))
      with.text = "Hello.\n\n" + std::get<invitation_resource>(q.which).link + (left_out % 8 == 6 ? "\n\nBye." : "");
    if (given(parameter::existing_customer) && left_out % 8 == 1) with.customer = customer_c;
  }

  offer_id some_offer(script_reader& in) const {
    const std::size_t pick = in.byte();
    return pick > 245 ? offer_of("unlisted") : parts_.offers[pick % parts_.offers.size()].id;
  }
  /// A target of the subscription's offer in most cases, so that some transitions are allowed.
  offer_id some_target(script_reader& in, const resource& which) const {
    const auto* of = std::get_if<subscription_resource>(&which);
    const std::size_t pick = in.byte();
    if (of != nullptr && pick < 200)
      for (const auto& [owner, s] : parts_.subscriptions)
        if (s.id == of->subscription && owner == of->customer)
          for (const offer_fields& o : parts_.offers)
            if (o.id == s.offer && !o.upgrade_target_offers.empty())
              return o.upgrade_target_offers[pick % o.upgrade_target_offers.size()];
    return parts_.offers[pick % parts_.offers.size()].id;
  }
  std::vector<service_name> some_services(script_reader& in) const {
    auto names = services_in(in.below(32));
    std::erase_if(names, [&](const service_name& s) { return !exists(s); });
    return names;
  }

  // ---- events -------------------------------------------------------------------------------

  subscription_reference some_subscription(script_reader& in) const {
    const std::size_t pick = in.byte();
    if (parts_.subscriptions.empty() || pick > 235) return {subscription_of("n" + std::to_string(pick % 3))};
    const auto& [owner, s] = parts_.subscriptions[pick % parts_.subscriptions.size()];
    return {s.id, pick % 2 == 0 ? std::optional(owner) : std::nullopt};
  }

  event decode_event(script_reader& in, std::size_t number, instant& clock) const {
    constexpr std::array<std::int64_t, 8> steps{0, 1, 0, 5, 30, 60, -20, 0};
    const std::size_t kind = in.below(common_event_count);
    clock = clock + days(in.one_of(steps));
    return {clock, decode_fact(in, kind, number)};
  }

  event_fact decode_fact(script_reader& in, std::size_t kind, std::size_t number) const {
    const customer_id customer = in.one_of(parts_.customers).id;
    const partner_id partner = some_partner(in);
    const subscription_id fresh = subscription_of("n" + std::to_string(number));
    const auto seats = [&] { return static_cast<std::int64_t>(in.below(32)); };
    switch (kind) {
      case 0: {
        customer_fields who;
        who.id = in.chance(10) ? customer : stranger;
        who.company_name = "New";
        return customer_created{csprel::customer::make(std::move(who)).value(), partner};
      }
      case 1: {
        const std::size_t altered = in.byte();
        return relationship_accepted{customer, link_of(partner) + (altered > 230 ? "x" : ""), some_services(in)};
      }
      case 2: return relationship_ended{customer, partner};
      case 3: return delegated_admin_granted{customer, partner, some_services(in)};
      case 4: {
        delegated_admin_removed e{customer, partner, std::nullopt};
        if (in.chance(60)) e.services = some_services(in);
        return e;
      }
      case 5: {
        const offer_id offer = some_offer(in);
        return subscription_created{customer, partner, offer, seats(), fresh};
      }
      case 6: {
        const auto parent = some_subscription(in);
        const offer_id offer = some_offer(in);
        return add_on_ordered{parent, offer, seats(), fresh};
      }
      case 7: {
        const auto which = some_subscription(in);
        return seats_changed{which, seats()};
      }
      case 8: {
        subscription_transitioned e{some_subscription(in), {}, std::nullopt};
        const auto owner = e.subscription.customer.value_or(customer);
        e.target_offer = some_target(in, subscription_resource{e.subscription.id, owner});
        if (in.chance(30)) e.quantity = seats();
        return e;
      }
      case 9: return subscription_suspended{some_subscription(in)};
      case 10: return subscription_reactivated{some_subscription(in)};
      case 11: return subscription_cancelled{some_subscription(in)};
      case 12: return subscription_renamed{some_subscription(in), "Renamed"};
      case 13: {
        reseller_of_record_changed e{some_subscription(in), std::nullopt};
        if (in.chance(70)) e.mpn_id = "100000" + std::to_string(in.below(4));
        return e;
      }
      case 14: {
        constexpr std::array standings{standing::active,     standing::suspended,  standing::delinquent,
                                       standing::terminated, standing::applied, standing::restricted};
        return partner_standing_changed{partner, in.one_of(standings)};
      }
      case 15: {
        partner_fields p;
        p.id = in.chance(10) ? partner : nobody;
        p.model = static_cast<partner_model>(in.below(2));
        p.link = link_of(p.id);
        return partner_added{csprel::partner::make(std::move(p)).value()};
      }
      default: {
        const std::size_t position = in.chance(10) ? 0 : 7 + in.below(2);
        return offer_added{csprel::offer::make(decode_offer(in, position)).value()};
      }
    }
  }

  const std::vector<std::uint8_t>& script_;
  script_reader in_;
  world_builder parts_;
};

[[nodiscard]] inline random_case decode(const std::vector<std::uint8_t>& script) {
  return random_decoder(script).decode();
}

}  // namespace csprel::test

#endif
