// SPDX-License-Identifier: Apache-2.0
#include "model/random_tenant_events.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace csprel::test {
namespace {

class tenant_event_decoder {
 public:
  tenant_event_decoder(const directory_fields& world, script_reader& script, std::size_t& made)
      : in_(script), world_(&world), made_(made) {}

  event next() {
    constexpr std::array<std::int64_t, 16> days_on{0, 0, 0, 0, 0, 0, 1, 1, 2, 7, 8, 30, 91, -3, 60, 400};
    const instant at = day_of_tenants + days(in_.one_of(days_on)) + duration{static_cast<std::int64_t>(in_.below(3)) * 1800};
    return {at, fact(in_.below(std::size(event_names) + std::size(often)))};
  }

 private:
  /// What needs most to come about.
  static constexpr std::array often{"subscription_transitioned",
                                    "trial_converted",
                                    "subscription_migrated",
                                    "transfer_created",
                                    "transfer_accepted",
                                    "change_scheduled",
                                    "transfer_withdrawn",
                                    "transfer_rejected",
                                    "add_on_ordered",
                                    "gdap_approved",
                                    "gdap_rejected",
                                    "subscription_created",
                                    "subscription_migrated",
                                    "transfer_accepted",
                                    "gdap_assignment_activated",
                                    "seats_changed",
                                    "gdap_assignment_deleted",
                                    "gdap_assignment_deleted"};
  struct sale {
    const customer* of = nullptr;
    const subscription* which = nullptr;
    const subscription_fields& operator*() const { return **which; }
    const subscription_fields* operator->() const { return &**which; }
  };
  using status = subscription_status;

  event_fact fact(std::size_t kind) {
    const std::string_view name = kind < std::size(event_names) ? event_names[kind] : often[kind - std::size(event_names)];
    if (name.starts_with("gdap_")) return granular(name);
    if (name.starts_with("transfer_")) return moving(name);
    if (auto known = of_sale(name)) return *known;
    return of_account(name);
  }

  // ---- choosing -----------------------------------------------------------------------------

  template <class T>
  const T& one(const std::vector<T>& all) {
    return all[in_.below(all.size())];
  }
  const partner& some_partner() { return one(world_->partners); }
  template <class Test>
  const partner& some_partner(const Test& fits) {
    std::vector<const partner*> all;
    for (const partner& p : world_->partners)
      if (fits(*p)) all.push_back(&p);
    return all.empty() || in_.chance(12) ? some_partner() : *one(all);
  }
  partner_id partner_named() { return in_.chance(3) ? nobody : some_partner()->id; }
  const customer& some_customer() { return one(world_->customers); }
  customer_id customer_named() { return in_.chance(3) ? stranger : some_customer()->id; }
  const offer& some_offer() { return one(world_->offers); }
  offer_id offer_named() { return in_.chance(4) ? offer_of("unlisted") : some_offer()->id; }
  const offer* offer_of_sale(const subscription_fields& s) const {
    for (const offer& o : world_->offers)
      if (s.offer.to_string().starts_with(o->id.to_string())) return &o;
    return nullptr;
  }
  std::optional<track> track_of(const subscription_fields& s) const {
    const offer* o = offer_of_sale(s);
    return o == nullptr ? std::nullopt : (*o)->conditions->track;
  }
  bool is_on(const subscription_fields& s, track t) const { return track_of(s) == t; }

  /// One that fits, mostly; null: nobody has bought anything.
  template <class Test>
  sale some_sale(const Test& fits) {
    std::vector<sale> all;
    std::vector<sale> fitting;
    for (const customer& c : world_->customers)
      for (const subscription& s : c->subscriptions) {
        all.push_back({&c, &s});
        if (fits(*s)) fitting.push_back({&c, &s});
      }
    if (all.empty()) return {};
    return fitting.empty() || in_.chance(15) ? one(all) : one(fitting);
  }
  subscription_reference named(const sale& s) {
    if (s.which == nullptr || in_.chance(2)) return {subscription_of("none"), {}};
    if (in_.chance(2)) return {s->id, customer_named()};
    return {s->id, in_.chance(50) ? std::optional((*s.of)->id) : std::nullopt};
  }
  template <class Test>
  subscription_reference some_named(const Test& fits) {
    return named(some_sale(fits));
  }
  /// An id for what is new, now and then one that is taken.
  subscription_id fresh_id(const sale& near) {
    if (near.which != nullptr && in_.chance(5)) return one((*near.of)->subscriptions)->id;
    return subscription_of("new" + std::to_string(made_++));
  }
  order_terms some_terms() {
    constexpr std::array durations{"P1Y", "P1Y", "P1M", "P3Y", "", "", "P2Y"};
    constexpr std::array cycles{billing_cycle::monthly, billing_cycle::monthly, billing_cycle::annual, billing_cycle::triennial};
    order_terms terms;
    terms.term_duration = in_.one_of(durations);
    if (!in_.chance(40)) terms.billing_cycle = in_.one_of(cycles);
    if (in_.chance(10)) terms.term_end = some_end();
    return terms;
  }
  instant some_end() {
    constexpr std::array<std::int64_t, 4> on{26, 200, 391, 1};
    return day_of_tenants + days(in_.one_of(on)) + duration{static_cast<std::int64_t>(in_.below(2)) * 43199};
  }
  std::int64_t some_seats(const std::optional<std::int64_t>& now) {
    if (in_.chance(4)) return -static_cast<std::int64_t>(in_.below(2));
    return in_.chance(60) ? std::max<std::int64_t>(1, now.value_or(5) - 3 + static_cast<std::int64_t>(in_.below(8)))
                          : 1 + static_cast<std::int64_t>(in_.below(40));
  }
  offer_id target_of(const subscription_fields& s) {
    const offer* o = offer_of_sale(s);
    if (o == nullptr || (*o)->upgrade_target_offers.empty() || in_.chance(10)) return offer_named();
    return one((*o)->upgrade_target_offers);
  }

  // ---- of what is bought --------------------------------------------------------------------

  std::optional<event_fact> of_sale(std::string_view name) {
    const auto any = [](const subscription_fields&) { return true; };
    const auto is_active = [](const subscription_fields& s) { return s.status == status::active; };
    const auto is_suspended = [](const subscription_fields& s) { return s.status == status::suspended; };
    const auto is_anew = [&](const subscription_fields& s) { return is_active(s) && is_on(s, track::new_commerce); };
    const auto renews = [&](const subscription_fields& s) {
      return is_anew(s) && s.auto_renew == true && !s.commerce->operation_pending;
    };
    if (name == "subscription_created") {
      const customer& c = some_customer();
      std::vector<partner_id> sellers;
      for (const relationship& r : c->relationships)
        if (r.type == relationship_type::reseller) sellers.push_back(r.partner);
      const sale near{&c, c->subscriptions.empty() ? nullptr : &c->subscriptions.front()};
      subscription_created e{in_.chance(3) ? stranger : c->id,
                             sellers.empty() || in_.chance(8) ? partner_named() : one(sellers),
                             offer_named(),
                             some_seats(10),
                             fresh_id(near),
                             some_terms(),
                             {}};
      if (in_.chance(30)) e.reseller = "5000003";
      return e;
    }
    if (name == "add_on_ordered") {
      const sale parent = some_sale([&](const subscription_fields& s) {
        for (const offer& o : world_->offers)
          for (const offer_id& id : o->prerequisite_offers)
            if (id == s.offer && is_on(s, track::legacy) && is_active(s)) return true;
        return false;
      });
      std::vector<offer_id> fitting;
      for (const offer& o : world_->offers)
        if (parent.which != nullptr && holds(o->prerequisite_offers, parent->offer)) fitting.push_back(o->id);
      return add_on_ordered{named(parent), fitting.empty() || in_.chance(10) ? offer_named() : one(fitting), some_seats(5),
                            fresh_id(parent), some_terms()};
    }
    if (name == "seats_changed") {
      const sale s = some_sale(is_active);
      return seats_changed{named(s), some_seats(s.which == nullptr ? std::nullopt : s->quantity)};
    }
    if (name == "subscription_suspended") return subscription_suspended{some_named(is_active)};
    if (name == "subscription_reactivated") return subscription_reactivated{some_named(is_suspended)};
    if (name == "subscription_cancelled")
      return subscription_cancelled{some_named([&](const subscription_fields& s) { return is_active(s) || is_suspended(s); })};
    if (name == "subscription_renamed") return subscription_renamed{some_named(any), in_.chance(50) ? "Nickname" : ""};
    if (name == "reseller_of_record_changed") {
      reseller_of_record_changed e{some_named([](const subscription_fields& s) { return s.channel == channel::csp; }), {}};
      constexpr std::array ids{"5000003", "5000003", "5000001", "5000000", "5000009", "77"};
      if (!in_.chance(20)) e.mpn_id = in_.one_of(ids);
      return e;
    }
    if (name == "auto_renew_set") return auto_renew_set{some_named(is_anew), in_.chance(50)};
    if (name == "schedule_removed") return schedule_removed{some_named(renews)};
    if (name == "change_scheduled") {
      const sale s = some_sale(renews);
      return change_scheduled{named(s), some_schedule(s)};
    }
    if (name == "renewal_completed") {
      renewal_completed e{
          some_named([&](const subscription_fields& s) { return renews(s) && (s.commerce->next_term || in_.chance(30)); }),
          {}};
      if (in_.chance(25)) e.term_end = some_end();
      return e;
    }
    if (name == "subscription_transitioned") {
      const sale s = some_sale([&](const subscription_fields& f) {
        const offer* o = offer_of_sale(f);
        return o != nullptr && !(*o)->upgrade_target_offers.empty() && is_active(f) && !f.is_trial &&
               (is_on(f, track::new_commerce) || is_on(f, track::legacy));
      });
      subscription_transitioned e{named(s), s.which == nullptr ? offer_named() : target_of(*s), {}, {}, {}, {}};
      if (in_.chance(55)) e.quantity = in_.chance(50) ? 1 : some_seats(s.which == nullptr ? std::nullopt : s->quantity);
      if (in_.chance(70)) e.id = fresh_id(s);
      if (s.which != nullptr && in_.chance(25)) {
        e.target_subscription = in_.chance(4) ? subscription_of("none") : one((*s.of)->subscriptions)->id;
        for (const subscription& other : (*s.of)->subscriptions)
          if (other->id == e.target_subscription && in_.chance(80)) e.target_offer = other->offer;
      }
      if (in_.chance(40)) e.terms = some_terms();
      return e;
    }
    if (name == "trial_converted") {
      const sale s = some_sale([&](const subscription_fields& f) { return is_active(f) && f.is_trial; });
      trial_converted e{named(s), {}, {}, {}, {}, {}};
      if (s.which != nullptr && in_.chance(50)) e.target_offer = target_of(*s);
      if (in_.chance(70)) e.quantity = in_.chance(75) ? 25 + static_cast<std::int64_t>(in_.below(20)) : some_seats(5);
      if (in_.chance(35)) e.id = fresh_id(s);
      if (s.which != nullptr && in_.chance(25))
        e.target_subscription = in_.chance(4) ? subscription_of("none") : one((*s.of)->subscriptions)->id;
      if (in_.chance(40)) e.terms = some_terms();
      return e;
    }
    if (name == "subscription_migrated") {
      const sale s = some_sale(
          [&](const subscription_fields& f) { return is_active(f) && is_on(f, track::legacy) && !f.is_trial && !f.parent; });
      subscription_migrated e{named(s), fresh_id(s), {}, {}, {}, in_.chance(50), {}};
      if (in_.chance(20)) e.offer = offer_named();
      if (in_.chance(30)) e.quantity = some_seats(10);
      if (in_.chance(40)) e.terms = some_terms();
      if (s.which == nullptr) return e;
      for (const subscription& add_on : (*s.of)->subscriptions)
        if (add_on->parent == s->id && !in_.chance(10)) e.add_ons.push_back({add_on->id, fresh_id(s)});
      if (in_.chance(4)) e.add_ons.push_back({one((*s.of)->subscriptions)->id, fresh_id(s)});
      return e;
    }
    if (name == "azure_subscription_changed") {
      azure_subscription_changed e{
          some_named([&](const subscription_fields& s) { return s.commerce->azure_entitlements.has_value(); }), {}};
      e.entitlement.id = *azure_subscription_id::parse("azure" + std::to_string(in_.below(4)));
      constexpr std::array statuses{status::active, status::suspended, status::deleted};
      if (!in_.chance(10)) e.entitlement.status = in_.one_of(statuses);
      e.entitlement.recently_purchased = in_.chance(20);
      return e;
    }
    return std::nullopt;
  }
  template <class T>
  static bool holds(const std::vector<T>& all, const T& wanted) {
    return std::find(all.begin(), all.end(), wanted) != all.end();
  }
  scheduled_change some_schedule(const sale& s) {
    scheduled_change change;
    if (in_.chance(60)) change.quantity = some_seats(s.which == nullptr ? std::nullopt : s->quantity);
    if (in_.chance(12)) change.custom_term_end_date = some_end();
    if (!in_.chance(60)) return change;
    const order_terms terms = some_terms();
    scheduled_product product;
    product.term_duration = terms.term_duration;
    product.billing_cycle = terms.billing_cycle;
    if (s.which != nullptr && in_.chance(60)) {
      const std::string id = (in_.chance(20) ? s->offer : target_of(*s)).to_string();
      const std::size_t colon = id.find(':');
      if (colon != std::string::npos) {
        product.product_id = id.substr(0, colon);
        product.sku_id = id.substr(colon + 1, id.find(':', colon + 1) - colon - 1);
        if (in_.chance(30)) product.availability_id = "AVAIL";
      }
    }
    change.product = product;
    return change;
  }

  // ---- of relationships and accounts --------------------------------------------------------

  event_fact of_account(std::string_view name) {
    const auto is_reseller = [](const partner_fields& p) {
      return p.model == partner_model::indirect_reseller || p.account->also_indirect_reseller;
    };
    const auto is_provider = [](const partner_fields& p) { return p.model == partner_model::indirect_provider; };
    if (name == "customer_created") {
      customer_fields c;
      c.id = in_.chance(15) ? some_customer()->id : stranger;
      c.company_name = "Created";
      const partner_id by = partner_named();
      customer_created e{customer::make(std::move(c)).value(), by, {}, {}};
      if (in_.chance(50)) e.default_gdap = in_.chance(60);
      if (in_.chance(40)) {
        e.gdap_relationships.emplace();
        for (std::size_t n = in_.below(3); n > 0; --n) {
          gdap_relationship g;
          g.partner = by;
          g.id = in_.chance(10) ? *gdap_relationship_id::parse("g00") : *gdap_relationship_id::parse("born" + std::to_string(n));
          g.display_name = "Default_" + std::to_string(n);
          if (in_.chance(40)) g.duration = "P90D";
          if (in_.chance(20)) g.status = gdap_status::approved;
          e.gdap_relationships->push_back(std::move(g));
        }
      }
      return e;
    }
    if (name == "relationship_requested") {
      relationship_requested e{partner_named(), {}, {}, {}};
      if (in_.chance(60)) e.customer = customer_named();
      if (in_.chance(50)) e.kind = in_.chance(50) ? request_kind::reseller : request_kind::indirect_reseller;
      if (in_.chance(50)) e.with_delegated_admin = in_.chance(50);
      return e;
    }
    if (name == "relationship_accepted") {
      relationship_accepted e{customer_named(), link_of(partner_named()), {}, {}};
      if (in_.chance(60)) e.with_delegated_admin = in_.chance(60);
      if (in_.chance(3)) e.services.push_back(service("exchange"));
      return e;
    }
    if (name == "relationship_ended") return relationship_ended{customer_named(), partner_named()};
    if (name == "delegated_admin_granted") {
      delegated_admin_granted e{customer_named(), partner_named(), {}};
      if (in_.chance(4)) e.services.emplace();
      return e;
    }
    if (name == "delegated_admin_removed") {
      delegated_admin_removed e{customer_named(), partner_named(), {}, {}};
      if (in_.chance(4)) e.services.emplace();
      if (in_.chance(50)) e.by = static_cast<grant_ender>(in_.below(3));
      return e;
    }
    if (name == "partner_standing_changed") return partner_standing_changed{partner_named(), static_cast<standing>(in_.below(6))};
    if (name == "partner_added") {
      partner_fields p;
      p.id = in_.chance(15) ? some_partner()->id : nobody;
      constexpr std::array models{partner_model::direct, partner_model::indirect_provider, partner_model::indirect_reseller,
                                  partner_model::advisor};
      p.model = in_.one_of(models);
      p.country = in_.chance(5) ? "USA" : "US";
      p.mpn_id = "5000010";
      if (in_.chance(10)) p.standing = standing::restricted;
      if (in_.chance(60)) p.link = link_of(in_.chance(10) ? some_partner()->id : p.id);
      if (in_.chance(50) && p.model == partner_model::indirect_reseller)
        if (const partner& provider = some_partner(is_provider); provider->id != p.id) p.providers.push_back(provider->id);
      return partner_added{partner::make(std::move(p)).value()};
    }
    if (name == "offer_added") {
      offer_fields o;
      const offer& other = some_offer();
      const std::string id = other->id.to_string();
      const bool is_product = std::count(id.begin(), id.end(), ':') == 1;
      // An offer of its own, one that is listed, or one availability of what is listed as a whole.
      o.id = in_.chance(15)                 ? other->id
             : is_product && in_.chance(50) ? offer_of(id + ":AVAIL")
                                            : offer_of("CFQ7TTC0NEW" + std::to_string(in_.below(2)) + ":0001");
      o.name = "Added";
      o.maximum_quantity = 100;
      o.services.emplace();
      if (in_.chance(50)) o.services->push_back(service("exchange"));
      if (in_.chance(50)) o.upgrade_target_offers.push_back(some_offer()->id);
      o.conditions.edit().track = is_product ? other->conditions->track : track::new_commerce;
      if (in_.chance(20)) o.conditions.edit().markets = std::vector<std::string>{"us", in_.chance(30) ? "Germany" : "DE"};
      if (o.conditions->track == track::azure_plan) o.billing = billing_type::usage;
      return offer_added{offer::make(std::move(o)).value()};
    }
    if (name == "agreement_attested") {
      agreement_attested e{customer_named(), partner_named(), {}};
      e.agreement.first_name = "Wei";
      if (in_.chance(20)) e.agreement.type = "MicrosoftCloudAgreement";
      return e;
    }
    if (name == "agreement_signed") return agreement_signed{customer_named()};
    if (name == "partner_agreement_signed") return partner_agreement_signed{partner_named()};
    if (name == "customer_reviewed") return customer_reviewed{customer_named(), static_cast<customer_review>(in_.below(3))};
    if (name == "partnership_started" || name == "partnership_ended") {
      const partner_id provider = in_.chance(3) ? nobody : some_partner(is_provider)->id;
      const partner_id reseller = in_.chance(3) ? nobody : some_partner(is_reseller)->id;
      if (name == "partnership_started") return partnership_started{provider, reseller};
      return partnership_ended{provider, reseller};
    }
    const partner& p = some_partner([](const partner_fields& f) { return f.account->groups && !f.account->groups->empty(); });
    const auto& groups = p->account->groups;
    const group_id group = !groups || groups->empty() || in_.chance(5) ? *group_id::parse("nowhere") : one(*groups).id;
    constexpr std::array members{"agent", "manager", "engineer", "operators", "somebody"};
    group_member m;
    m.id = *directory_object_id::parse(in_.one_of(members));
    if (!in_.chance(10)) m.kind = m.id.to_string() == "operators" ? directory_object_kind::group : directory_object_kind::user;
    if (in_.chance(20)) m.user_type = user_type::guest;
    if (name == "group_member_added") return group_member_added{in_.chance(3) ? nobody : p->id, group, m};
    return group_member_removed{in_.chance(3) ? nobody : p->id, group, m.id};
  }

  // ---- granular -----------------------------------------------------------------------------

  struct granular_place {
    const customer* of = nullptr;
    const gdap_relationship* which = nullptr;
  };
  granular_place some_granular(std::initializer_list<gdap_status> states) {
    std::vector<granular_place> all;
    std::vector<granular_place> fitting;
    for (const customer& c : world_->customers)
      if (c->tenant->gdap_relationships)
        for (const gdap_relationship& g : *c->tenant->gdap_relationships) {
          all.push_back({&c, &g});
          const auto now = g.status ? g.status->known() : std::nullopt;
          if (now && std::find(states.begin(), states.end(), *now) != states.end()) fitting.push_back({&c, &g});
        }
    if (all.empty()) return {};
    return fitting.empty() || in_.chance(15) ? one(all) : one(fitting);
  }
  gdap_reference named(const granular_place& g) {
    if (g.which == nullptr || in_.chance(3)) return {*gdap_relationship_id::parse("none"), {}};
    if (in_.chance(3)) return {g.which->id, customer_named()};
    return {g.which->id, in_.chance(50) ? std::optional((*g.of)->id) : std::nullopt};
  }
  std::vector<entra_role_id> some_roles(const gdap_relationship* of) {
    std::vector<entra_role_id> roles;
    if (of != nullptr && of->roles && !of->roles->empty() && !in_.chance(15)) {
      roles.push_back(one(*of->roles));
    } else {
      constexpr std::array others{entra_role::global_administrator, entra_role::teams_administrator};
      roles.push_back(*entra_role_id::parse(info(in_.one_of(others)).template_id));
    }
    return roles;
  }
  event_fact granular(std::string_view name) {
    using enum gdap_status;
    if (name == "gdap_created") {
      gdap_created e{customer_named(), partner_named(), {}};
      gdap_relationship& g = e.relationship;
      const granular_place other = some_granular({});
      g.id = other.which != nullptr && in_.chance(6) ? other.which->id
                                                     : *gdap_relationship_id::parse("made" + std::to_string(made_++));
      constexpr std::array names{"fresh-name", "MLT_11111111_cccccccc_12345678", "reading", "not valid", "name-1"};
      g.display_name = in_.one_of(names);
      constexpr std::array durations{"", "P730D", "P30D", "P731D"};
      g.duration = in_.one_of(durations);
      if (!in_.chance(4)) g.roles = some_roles(nullptr);
      constexpr std::array statuses{created, approval_pending, active, approved};
      if (!in_.chance(40)) g.status = in_.one_of(statuses);
      if (in_.chance(15)) g.auto_extend_duration = "P180D";
      if (in_.chance(4)) g.customer = customer_named();
      return e;
    }
    if (name == "gdap_submitted") return gdap_submitted{named(some_granular({created}))};
    if (name == "gdap_approved") {
      gdap_approved e{named(some_granular({approval_pending})), {}};
      if (in_.chance(50)) e.activated = day_of_tenants + days(1);
      return e;
    }
    if (name == "gdap_activated") {
      gdap_activated e{named(some_granular({approved, activating})), {}};
      if (in_.chance(30)) e.end = some_end();
      return e;
    }
    if (name == "gdap_rejected") return gdap_rejected{named(some_granular({approval_pending}))};
    if (name == "gdap_terminated") return gdap_terminated{named(some_granular({active, termination_requested, terminating})), {}};
    if (name == "gdap_expired") return gdap_expired{named(some_granular({active, expiring}))};
    if (name == "gdap_extended") {
      gdap_extended e{named(some_granular({active, created})), {}, {}};
      constexpr std::array values{"P180D", "P180D", "PT0S", "P0D", "P90D"};
      if (in_.chance(50)) e.auto_extend_duration = in_.one_of(values);
      if (in_.chance(40)) e.end = some_end();
      return e;
    }
    const granular_place g = some_granular({active});
    access_assignment a;
    const bool tells_some = g.which != nullptr && g.which->access_assignments && !g.which->access_assignments->empty();
    const bool is_new = name == "gdap_assignment_created";
    a.id = tells_some && !in_.chance(is_new ? 92 : 5) ? one(*g.which->access_assignments).id
                                                      : *access_assignment_id::parse("made" + std::to_string(made_++));
    if (name == "gdap_assignment_activated" && tells_some)
      for (const access_assignment& other : *g.which->access_assignments)
        if (other.status == access_assignment_status::pending && in_.chance(80)) a.id = other.id;
    if (name == "gdap_assignment_deleted" && tells_some)
      for (const access_assignment& other : *g.which->access_assignments)
        if (other.status == access_assignment_status::deleted && in_.chance(50)) a.id = other.id;
    if (name == "gdap_assignment_activated") return gdap_assignment_activated{named(g), a.id};
    if (name == "gdap_assignment_deleted") return gdap_assignment_deleted{named(g), a.id};
    if (in_.chance(40)) a.status = static_cast<access_assignment_status>(in_.below(5));
    if (in_.chance(80)) a.group = *group_id::parse("agents");
    if (is_new || in_.chance(50)) a.roles = some_roles(g.which);
    if (is_new) return gdap_assignment_created{named(g), a};
    return gdap_assignment_updated{named(g), a};
  }

  // ---- transfers ----------------------------------------------------------------------------

  event_fact moving(std::string_view name) {
    if (name == "transfer_created") return some_transfer();
    std::vector<std::pair<const customer*, const transfer*>> all;
    std::vector<std::pair<const customer*, const transfer*>> waiting;
    for (const customer& c : world_->customers)
      if (c->tenant->transfers)
        for (const transfer& t : *c->tenant->transfers) {
          all.emplace_back(&c, &t);
          if (t.status == transfer_status::active || t.status == transfer_status::pending) waiting.emplace_back(&c, &t);
        }
    if (all.empty() || in_.chance(3)) {
      const transfer_reference none{*transfer_id::parse("none"), {}};
      if (name == "transfer_accepted") return transfer_accepted{none, {}};
      if (name == "transfer_rejected") return transfer_rejected{none};
      return transfer_withdrawn{none};
    }
    const auto [of, which] = waiting.empty() || in_.chance(15) ? one(all) : one(waiting);
    const transfer_reference named{which->id, in_.chance(50) ? std::optional((*of)->id) : std::nullopt};
    if (name == "transfer_rejected") return transfer_rejected{named};
    if (name == "transfer_withdrawn") return transfer_withdrawn{named};
    transfer_accepted e{named, {}};
    const sale near{of, (*of)->subscriptions.empty() ? nullptr : &(*of)->subscriptions.front()};
    const auto add_heirs = [&](const std::vector<transfer_line>& lines, const auto& again) -> void {
      for (const transfer_line& line : lines) {
        if (!in_.chance(4)) e.subscriptions.push_back({line.subscription, fresh_id(near)});
        again(line.add_ons, again);
      }
    };
    add_heirs(which->lines, add_heirs);
    return e;
  }
  event_fact some_transfer() {
    const customer& c = some_customer();
    transfer_created e{in_.chance(3) ? stranger : c->id, {}};
    transfer& t = e.transfer;
    const bool taken = c->tenant->transfers && !c->tenant->transfers->empty() && in_.chance(5);
    t.id = taken ? one(*c->tenant->transfers).id : *transfer_id::parse("made" + std::to_string(made_++));
    const bool is_azure = in_.chance(45);
    if (!in_.chance(3)) t.kind = is_azure ? transfer_kind::azure_plan : transfer_kind::direct_to_indirect;
    constexpr std::array statuses{transfer_status::active, transfer_status::pending, transfer_status::complete};
    if (in_.chance(40)) t.status = in_.one_of(statuses);
    if (in_.chance(30)) t.created = day_of_tenants + days(-31);
    const partner& source = some_partner([&](const partner_fields& p) { return is_azure || p.account->also_indirect_reseller; });
    const partner& target =
        some_partner([&](const partner_fields& p) { return is_azure || p.model == partner_model::indirect_provider; });
    if (!in_.chance(3)) t.source = in_.chance(5) ? nobody : source->id;
    if (!in_.chance(3)) t.target = in_.chance(4) ? nobody : target->id;
    std::vector<subscription_id> fitting;
    for (const subscription& s : c->subscriptions) {
      if (!is_azure && (is_on(*s, track::legacy) || in_.chance(8))) fitting.push_back(s->id);
      if (is_azure && s->commerce->azure_entitlements)
        for (const azure_entitlement& one : *s->commerce->azure_entitlements)
          fitting.push_back(subscription_of(one.id.to_string()));
    }
    for (std::size_t n = in_.below(3); n > 0 && !fitting.empty(); --n) {
      transfer_line line{one(fitting), "", {}, {}};
      if (in_.chance(30)) line.quantity = 1 + static_cast<std::int64_t>(in_.below(12));
      for (const subscription& s : c->subscriptions)
        if (s->parent == line.subscription && in_.chance(70)) line.add_ons.push_back({s->id, "", {}, {}});
      t.lines.push_back(std::move(line));
    }
    if (in_.chance(4)) t.lines.push_back({subscription_of("none"), "", {}, {}});
    return e;
  }

  script_reader& in_;
  const directory_fields* world_;
  std::size_t& made_;  ///< So many ids have been given.
};

}  // namespace

event random_tenant_events::next(const directory_fields& world) { return tenant_event_decoder(world, in_, made_).next(); }

}  // namespace csprel::test
