// SPDX-License-Identifier: Apache-2.0
// Synthetic directories of the global cloud, the same for the same numbers.
//
// A hundred partners that bill their customers directly, each with an employee in a group that is in a group that
// is in a group; customers with three subscriptions of new commerce of one partner, mostly active, and as many
// granular delegated admin relationships with it as are wanted, each with an assignment to the outermost group. Only
// the last one's role lets its holders read.
#ifndef CSPREL_BENCH_OTHER_CLOUDS_HPP
#define CSPREL_BENCH_OTHER_CLOUDS_HPP

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"
#include "drawing.hpp"
#include "portfolio.hpp"

namespace csprel::bench {

/// 2023-10-05T12:00:00Z.
inline constexpr instant now_elsewhere = instant::from_seconds(1'696'507'200);

class global_generator : drawing {
 public:
  explicit global_generator(std::size_t customers, std::size_t relationships, std::uint64_t seed = 20231005)
      : drawing(seed) {
    parts_.cloud = cloud::global;
    parts_.as_of = now_elsewhere;
    for (const std::string_view id : {"CFQ7TTC0LH18:0001", "CFQ7TTC0LCHC:0002", "CFQ7TTC0LF8S:0002"}) add_offer(id);
    for (std::size_t i = 0; i < partner_count; ++i) add_partner(i);
    for (std::size_t i = 0; i < customers; ++i) add_customer(i, below(partner_count), relationships);
  }
  [[nodiscard]] directory_fields take() { return std::move(parts_); }

 private:
  void add_offer(std::string_view id) {
    offer_fields o;
    o.id = offer_id::parse(id).value();
    o.name = id;
    o.services.emplace();
    o.minimum_quantity = 1;
    o.maximum_quantity = 300;
    o.conditions.edit().track = track::new_commerce;
    parts_.offers.push_back(checked<offer>(std::move(o)));
  }

  void add_partner(std::size_t index) {
    partner_fields p;
    p.id = partner_id{fresh_guid()};
    p.name = "Partner " + std::to_string(index);
    p.mpn_id = std::to_string(5'000'000 + index);
    p.country = "US";
    p.link = "https://portal.example/invite?partnerId=" + p.id.to_string();
    const std::string employee = fresh_guid().to_string();
    p.users.push_back({user_id::parse(employee).value(), {agent_role::admin_agent}, {admin_role::global_admin}, {}});
    p.account.edit().mpa = agreement_status{true, {}, {}, {}};
    auto& groups = p.account.edit().groups.emplace();
    std::string inner = employee;
    for (std::size_t depth = 0; depth < 3; ++depth) {
      security_group g;
      const std::string id = fresh_guid().to_string();
      g.id = group_id::parse(id).value();
      g.display_name = "Group " + std::to_string(depth);
      g.security_enabled = true;
      group_member member;
      member.id = directory_object_id::parse(inner).value();
      member.kind = depth == 0 ? directory_object_kind::user : directory_object_kind::group;
      g.members.emplace().push_back(std::move(member));
      groups.push_back(std::move(g));
      inner = id;
    }
    outer_groups_.push_back(group_id::parse(inner).value());
    parts_.partners.push_back(checked<partner>(std::move(p)));
  }

  void add_customer(std::size_t index, std::size_t seller, std::size_t relationships) {
    const partner_id& partner = parts_.partners[seller]->id;
    customer_fields c;
    c.id = customer_id{fresh_guid()};
    c.company_name = "Customer " + std::to_string(index);
    c.domain = "customer" + std::to_string(index) + ".example";
    c.relationships.push_back({partner, relationship_type::reseller, now_elsewhere + days(-300),
                               relationship_origin::accepted, {}});
    auto& t = c.tenant.edit();
    t.country = "US";
    t.agreements.emplace();
    t.direct_signed = direct_signature{true, {}};
    t.overages.emplace();
    t.transfers.emplace();
    auto& granted = t.gdap_relationships.emplace();
    for (std::size_t i = 0; i < relationships; ++i) granted.push_back(relationship(partner, seller, i + 1 == relationships));
    for (std::size_t i = 0; i < subscriptions_per_customer; ++i) c.subscriptions.push_back(sale(partner));
    parts_.customers.push_back(checked<customer>(std::move(c)));
  }

  /// One whose role lets its holders read, or else one that is of no use for that.
  gdap_relationship relationship(const partner_id& partner, std::size_t seller, bool reads) {
    const entra_role role = reads ? entra_role::directory_readers : entra_role::helpdesk_administrator;
    const entra_role_id id = entra_role_id::parse(info(role).template_id).value();
    gdap_relationship g;
    g.partner = partner;
    g.id = gdap_relationship_id::parse(fresh_guid().to_string() + "-" + fresh_guid().to_string()).value();
    g.display_name = "Relationship " + g.id.to_string().substr(0, 8);
    g.duration = "P730D";
    g.roles = std::vector{id};
    g.status = gdap_status::active;
    g.created = g.activated = now_elsewhere + days(-100);
    g.end = now_elsewhere + days(630);
    access_assignment a;
    a.id = access_assignment_id::parse(fresh_guid().to_string()).value();
    a.status = access_assignment_status::active;
    a.group = outer_groups_[seller];
    a.roles = g.roles;
    g.access_assignments.emplace().push_back(std::move(a));
    return g;
  }

  subscription sale(const partner_id& seller) {
    subscription_fields s;
    s.id = subscription_id::parse(fresh_guid().to_string()).value();
    s.offer = parts_.offers[below(parts_.offers.size())]->id;
    s.quantity = static_cast<std::int64_t>(1 + below(200));
    s.seller = seller;
    s.billing_type = billing_type::license;
    s.billing_cycle = billing_cycle::monthly;
    s.term_duration = "P1Y";
    s.order_id = fresh_guid().to_string();
    s.creation_date = s.effective_start_date = now_elsewhere + days(-100);
    s.auto_renew = true;
    s.commerce.edit().commitment_end_date_time = now_elsewhere + days(265);
    const std::size_t dice = below(100);
    s.status = dice < 80   ? subscription_status::active
               : dice < 95 ? subscription_status::suspended
                           : subscription_status::deleted;
    if (s.status == subscription_status::suspended) s.suspended_at = now_elsewhere + days(-10);
    return checked<subscription>(std::move(s));
  }

  directory_fields parts_;
  std::vector<group_id> outer_groups_;
};

/// The synthetic directory of so many customers of the global cloud with so many relationships each.
inline directory make_global_portfolio(std::size_t customers, std::size_t relationships = 1) {
  auto made = directory::make(global_generator(customers, relationships).take());
  if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
  return std::move(made).value();
}

}  // namespace csprel::bench

#endif
