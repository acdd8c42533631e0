// SPDX-License-Identifier: Apache-2.0
// Synthetic directories for the benchmarks: one distributor's world, the same for the same numbers.
//
// A hundred partners, some of them indirect resellers that work for a few providers; a catalogue of
// twelve offers with services, paths and add-ons; customers that know one to three partners and hold
// three subscriptions each up to a million in all, mostly active, some suspended around the clock, cancelled,
// pending or of a status that is not told. Who sells has delegated admin as a rule; some grants are open, some
// missing.
#ifndef CSPREL_BENCH_PORTFOLIO_HPP
#define CSPREL_BENCH_PORTFOLIO_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "drawing.hpp"

namespace csprel::bench {

inline constexpr std::size_t partner_count = 100;
inline constexpr std::size_t subscriptions_per_customer = 3;
inline constexpr std::size_t most_subscriptions = 1'000'000;

/// 2018-11-05T02:00:00Z.
inline constexpr instant now = instant::from_seconds(1'541'383'200);

class generator : drawing {
 public:
  explicit generator(std::size_t customers, std::uint64_t seed = 20181029) : drawing(seed) {
    parts_.as_of = now;
    add_offers();
    add_partners();
    parts_.customers.reserve(customers);
    for (std::size_t i = 0; i < customers; ++i) {
      const std::size_t left = most_subscriptions - std::min(most_subscriptions, i * subscriptions_per_customer);
      parts_.customers.push_back(made_customer(i, std::min(left, subscriptions_per_customer)));
    }
  }
  [[nodiscard]] directory_fields take() { return std::move(parts_); }

 private:
  void add_offer(std::string_view name, const std::vector<std::string_view>& services, bool is_add_on = false) {
    offer_fields o;
    o.id = offer_id::parse(fresh_guid().to_string()).value();
    o.name = name;
    o.services.emplace();
    for (const auto service : services) o.services->push_back(service_name::parse(service).value());
    o.is_add_on = is_add_on;
    o.minimum_quantity = 1;
    o.maximum_quantity = is_add_on ? 10'000 : 300;
    offers_.push_back(std::move(o));
  }

  void add_offers() {
    add_offer("Business Essentials", {"exchange", "sharepoint", "skype"});
    add_offer("Business", {"office_apps", "onedrive"});
    add_offer("Business Premium", {"exchange", "sharepoint", "skype", "office_apps", "onedrive"});
    add_offer("ProPlus", {"office_apps", "onedrive"});
    add_offer("Enterprise E1", {"exchange", "sharepoint", "skype", "onedrive"});
    add_offer("Enterprise E3", {"exchange", "sharepoint", "skype", "office_apps", "onedrive", "archiving"});
    add_offer("Exchange Online Plan 1", {"exchange"});
    add_offer("Exchange Online Plan 2", {"exchange", "archiving"});
    add_offer("SharePoint Online Plan 1", {"sharepoint"});
    add_offer("Visio Online", {"visio"});
    add_offer("Project Online", {"project"});
    first_add_on_ = offers_.size();
    add_offer("Exchange Online Archiving", {"archiving"}, true);
    add_offer("Project Online Essentials", {"project"}, true);
    constexpr std::pair<std::size_t, std::size_t> paths[] = {{0, 2}, {0, 5}, {1, 2}, {1, 3}, {1, 5},
                                                             {2, 5}, {4, 5}, {6, 7}};
    for (const auto& [from, to] : paths) offers_[from].upgrade_target_offers.push_back(offers_[to].id);
    for (std::size_t i = first_add_on_; i < offers_.size(); ++i)
      for (std::size_t k = 0; k < first_add_on_; ++k) offers_[i].prerequisite_offers.push_back(offers_[k].id);
    for (const auto& o : offers_) parts_.offers.push_back(checked<offer>(o));
  }

  void add_partners() {
    constexpr std::size_t providers = 5;
    for (std::size_t i = 0; i < partner_count; ++i) {
      partner_fields p;
      p.id = partner_id{fresh_guid()};
      p.name = "Partner " + std::to_string(i);
      p.mpn_id = std::to_string(5'000'000 + i);
      p.country = "CN";
      p.model = i < providers ? partner_model::indirect_provider
                              : i < 30 ? partner_model::indirect_reseller : partner_model::direct;
      if (p.model == partner_model::indirect_reseller)
        p.providers.push_back(partner_ids_[below(providers)]);
      else
        p.link = "https://portal.example.cn/partner/resellerrelationship?partnerId=" + p.id.to_string();
      constexpr csprel::standing others[] = {standing::applied, standing::delinquent, standing::suspended,
                                             standing::terminated};
      p.standing = i % 25 == 24 ? others[i / 25] : standing::active;
      p.users.push_back({user_id::parse("admin@partner" + std::to_string(i) + ".example.cn").value(),
                         {agent_role::admin_agent}, {admin_role::global_admin}, {}});
      partner_ids_.push_back(p.id);
      parts_.partners.push_back(checked<partner>(std::move(p)));
    }
  }

  /// What the offers at these positions contain, each service once.
  [[nodiscard]] std::vector<service_name> services_of(const std::vector<std::size_t>& offers) const {
    std::vector<service_name> all;
    for (const std::size_t o : offers)
      for (const auto& service : *offers_[o].services)
        if (std::find(all.begin(), all.end(), service) == all.end()) all.push_back(service);
    return all;
  }

  subscription made_subscription(std::size_t offer, std::size_t seller, const std::vector<subscription>& before) {
    subscription_fields s;
    s.id = subscription_id::parse(fresh_guid().to_string()).value();
    s.offer = offers_[offer].id;
    s.offer_name = s.friendly_name = offers_[offer].name;
    s.quantity = static_cast<std::int64_t>(1 + below(200));
    s.unit_type = "Licenses";
    s.creation_date = s.effective_start_date = now + days(-static_cast<std::int64_t>(below(300)) - 1);
    s.commitment_end_date = *s.creation_date + days(365);
    s.auto_renew = true;
    s.billing_type = billing_type::license;
    s.billing_cycle = billing_cycle::monthly;
    s.order_id = fresh_guid().to_string();
    s.seller = partner_ids_[seller];
    if (offers_[offer].is_add_on) s.parent = before.front()->id;
    const std::size_t dice = below(100);
    if (dice < 80) {
      s.status = subscription_status::active;
    } else if (dice < 91) {
      s.status = subscription_status::suspended;
      s.suspension_reasons = {"CustomerCancellation"};
      if (!chance(10)) s.suspended_at = now + days(-static_cast<std::int64_t>(below(90)));
    } else if (dice < 97) {
      s.status = subscription_status::deleted;
    } else if (dice < 99) {
      s.status = subscription_status::pending;
    }
    if (chance(5)) {  // Bought elsewhere.
      s.channel = channel::direct;
      s.seller.reset();
    }
    return checked<subscription>(std::move(s));
  }

  customer made_customer(std::size_t index, std::size_t subscriptions) {
    customer_fields c;
    c.id = customer_id{fresh_guid()};
    c.company_name = "Customer " + std::to_string(index);
    c.domain = "customer" + std::to_string(index) + ".example.cn";
    c.commerce_id = fresh_guid().to_string();

    const std::size_t count = 1 + below(3);
    std::vector<std::size_t> partners;
    while (partners.size() < count) {
      const std::size_t p = below(partner_count);
      if (std::find(partners.begin(), partners.end(), p) == partners.end()) partners.push_back(p);
    }
    // The first subscription is the first partner's; the others now and then another's.
    std::vector<std::vector<std::size_t>> sold(count);
    for (std::size_t i = 0; i < subscriptions; ++i) {
      const bool add_on = i == 2 && chance(20);
      const std::size_t seller = i == 0 || add_on || chance(70) ? 0 : below(count);
      const std::size_t offer =
          add_on ? first_add_on_ + below(offers_.size() - first_add_on_) : below(first_add_on_);
      c.subscriptions.push_back(made_subscription(offer, partners[seller], c.subscriptions));
      sold[seller].push_back(offer);
    }
    std::vector<service_name> taken;  // One transacting partner with delegated admin for each service.
    for (std::size_t k = 0; k < count; ++k) {
      const auto& id = partner_ids_[partners[k]];
      if (chance(95))
        c.relationships.push_back({id, relationship_type::reseller, now + days(-300),
                                   relationship_origin::accepted, {}});
      if (chance(15)) continue;  // No delegated admin.
      delegated_admin grant{id, std::nullopt, now + days(-300), {}};
      if (!chance(10)) {
        grant.services.emplace();
        for (const auto& service : services_of(sold[k])) {
          if (std::find(taken.begin(), taken.end(), service) != taken.end()) continue;
          taken.push_back(service);
          grant.services->push_back(service);
        }
      }
      c.delegated_admins.push_back(std::move(grant));
    }
    return checked<customer>(std::move(c));
  }

  directory_fields parts_;
  std::vector<offer_fields> offers_;
  std::size_t first_add_on_ = 0;
  std::vector<partner_id> partner_ids_;
};

/// The synthetic directory of so many customers.
inline directory make_portfolio(std::size_t customers) {
  auto made = directory::make(generator(customers).take());
  if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
  return std::move(made).value();
}

}  // namespace csprel::bench

#endif
