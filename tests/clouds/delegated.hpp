// SPDX-License-Identifier: Apache-2.0
// A tenant with delegated admin: groups of a partner's people, relationships, assignments, Azure roles.
//
//   delegated d;
//   d.relates("g", {reader});                        // active until next year
//   d.assigns("g", "a", "engineers", {reader});      // to the group in which `engineer` is
#ifndef CSPREL_TESTS_CLOUDS_DELEGATED_HPP
#define CSPREL_TESTS_CLOUDS_DELEGATED_HPP

#include <algorithm>

#include "clouds/tenant.hpp"

namespace csprel::test {

inline constexpr entra_role reader = entra_role::directory_readers;
inline constexpr entra_role writer = entra_role::directory_writers;
inline constexpr entra_role administrator = entra_role::global_administrator;

inline constexpr instant activated = today + days(-30);
inline constexpr instant ends = today + days(300);

inline azure_subscription_id azure_of(std::string_view text) { return *azure_subscription_id::parse(text); }

inline ask of_user(operation op, std::string_view user = "user") {
  ask q(op);
  q.which = user_resource{user_of(user), customer_c};
  return q;
}
inline ask of_service(operation op, std::string_view service = "exchange") {
  ask q(op);
  q.which = service_resource{*service_name::parse(service), customer_c};
  return q;
}
inline ask of_relationship(operation op, std::string_view id = "g") {
  ask q(op);
  q.which = gdap_relationship_resource{std::string(id), {}};
  return q;
}
inline ask of_azure(operation op, std::string_view id = "azure") {
  ask q(op);
  q.which = azure_subscription_resource{subscription_of(id), {}};
  return q;
}
inline ask of_transfer(operation op, std::string_view id = "t") {
  ask q(op);
  q.which = transfer_resource{std::string(id), {}};
  return q;
}
inline ask with_user(ask q, std::string_view user, const partner_id& partner = seller_p) {
  q.who = partner_user_subject{user_of(user), partner};
  return q;
}
inline ask with_partner(ask q, const partner_id& partner = seller_p) {
  q.who = partner_subject{partner};
  return q;
}

inline void adds_line(csprel::transfer& t, std::string_view id) { t.lines.push_back({subscription_of(id), "", {}, {}}); }

class delegated : public tenant {
 public:
  explicit delegated(cloud where = cloud::global) : tenant(where) {
    if (where == cloud::global) conditions().gdap_relationships.emplace();
    conditions().azure_roles.emplace();
    conditions().transfers.emplace();
    at(suite).services = std::vector{*service_name::parse("exchange"), *service_name::parse("azure"),
                                     *service_name::parse("planner"), *service_name::parse("office_apps")};
    employs("engineer");
    employs("helper").agents = {agent_role::helpdesk_agent};
    group("engineers", {"engineer"});
  }

  /// A transfer `t` of what P sold: to provider I, of an Azure plan to Q.
  csprel::transfer& moves(transfer_kind kind, transfer_status status = transfer_status::active) {
    csprel::transfer& t = conditions().transfers->emplace_back();
    t.id = *transfer_id::parse("t");
    t.kind = kind;
    t.status = status;
    t.source = seller_p;
    t.target = kind == transfer_kind::azure_plan ? other_q : provider_i;
    return t;
  }
  partner_user& employs(std::string_view id, const partner_id& partner = seller_p) {
    partner_user user;
    user.id = user_of(id);
    auto& all = at(partner).users;
    all.push_back(user);
    return all.back();
  }
  partner_user& person(std::string_view id) {
    for (auto& user : at(seller_p).users)
      if (user.id == user_of(id)) return user;
    throw std::logic_error("no such person");
  }
  security_group& group(std::string_view id, std::vector<std::string_view> members,
                        std::optional<agent_role> agent = {}) {
    security_group made;
    made.id = group_of(id);
    made.agent = agent;
    made.members.emplace();
    for (const auto member : members) {
      group_member m;
      m.id = *directory_object_id::parse(member);
      made.members->push_back(m);
    }
    auto& all = *at(seller_p).account.edit().groups;
    all.push_back(std::move(made));
    return all.back();
  }
  security_group& group(std::string_view id) {
    for (auto& one : *at(seller_p).account.edit().groups)
      if (one.id == group_of(id)) return one;
    throw std::logic_error("no such group");
  }
  gdap_relationship& relates(std::string_view id, std::vector<entra_role> roles,
                             gdap_status status = gdap_status::active, const partner_id& partner = seller_p) {
    gdap_relationship g;
    g.partner = partner;
    g.id = *gdap_relationship_id::parse(id);
    g.display_name = "name-of-" + std::string(id);
    g.customer = customer_c;
    g.duration = "P365D";
    g.roles = ids(roles);
    g.status = status;
    g.created = today + days(-40);
    g.activated = activated;
    g.end = ends;
    g.access_assignments.emplace();
    auto& all = *conditions().gdap_relationships;
    all.push_back(std::move(g));
    return all.back();
  }
  gdap_relationship& granted(std::string_view id) {
    for (auto& g : *conditions().gdap_relationships)
      if (g.id == *gdap_relationship_id::parse(id)) return g;
    throw std::logic_error("no such relationship");
  }
  access_assignment& assigns(std::string_view relationship, std::string_view id, std::string_view group,
                             std::vector<entra_role> roles,
                             access_assignment_status status = access_assignment_status::active) {
    access_assignment a;
    a.id = *access_assignment_id::parse(id);
    a.status = status;
    a.group = group_of(group);
    a.roles = ids(roles);
    auto& all = *granted(relationship).access_assignments;
    all.push_back(std::move(a));
    return all.back();
  }
  delegated& tenant_wide(const partner_id& partner = seller_p, std::optional<instant> since = {}) {
    delegated_admin grant;
    grant.partner = partner;
    grant.since = since;
    customer.delegated_admins.push_back(grant);
    return *this;
  }
  delegated& azure_role_of(std::string_view principal, std::string_view role = "Owner",
                           std::string_view subscription = "azure", const partner_id& partner = seller_p) {
    conditions().azure_roles->push_back({partner, azure_of(subscription), std::string(role),
                                         *directory_object_id::parse(principal), {}});
    return *this;
  }
  /// A plan `plan` with the active Azure subscription `azure` beneath it.
  delegated& azure(std::string_view offer = azure_plan, const partner_id& seller = seller_p) {
    sale("plan", offer, seller);
    (*this)["plan"].quantity.reset();
    (*this)["plan"].billing_type = billing_type::usage;
    azure_entitlement one;
    one.id = azure_of("azure");
    one.status = subscription_status::active;
    commerce("plan").azure_entitlements.emplace().push_back(one);
    return *this;
  }
  azure_entitlement& beneath(std::string_view plan = "plan") { return commerce(plan).azure_entitlements->front(); }

  [[nodiscard]] explanation explained(const question& q) const { return explain(build(), q).value(); }
  /// Denied for this reason alone, for that finer cause.
  void denies_for(const question& q, requirement why, std::string_view detail) const {
    denies(q, why, std::string(detail).c_str());
    const explanation answer = explained(q);
    ASSERT_FALSE(answer.reasons.empty());
    EXPECT_EQ(answer.reasons.front().detail, detail);
  }
  /// Unknown, with these requests that would tell, in order.
  void needs(const question& q, const std::vector<std::string>& requests) const {
    const explanation answer = explained(q);
    EXPECT_EQ(answer.result, outcome::unknown);
    std::vector<std::string> told;
    for (const auto& one : answer.unknown)
      if (told.empty() || std::find(told.begin(), told.end(), one.needs) == told.end()) told.push_back(one.needs);
    EXPECT_EQ(told, requests);
  }
  /// A bad request.
  void refuses(const question& q, std::string_view pointer) const {
    const auto answer = csprel::decide(build(), q);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().pointer, pointer);
  }

 private:
  static std::vector<entra_role_id> ids(const std::vector<entra_role>& roles) {
    std::vector<entra_role_id> all;
    for (const entra_role role : roles) all.push_back(id_of(role));
    return all;
  }
};

}  // namespace csprel::test

#endif
