// SPDX-License-Identifier: Apache-2.0
// A customer: a tenant with its relationships, its delegated-admin grants, its subscriptions and its
// people (catalogue 2.3).
#ifndef CSPREL_MODEL_CUSTOMER_HPP
#define CSPREL_MODEL_CUSTOMER_HPP

#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/model/boxed.hpp"
#include "csprel/model/customer_tenant.hpp"
#include "csprel/model/delegated_admin.hpp"
#include "csprel/model/relationship.hpp"
#include "csprel/model/subscription.hpp"
#include "csprel/model/validated.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/role.hpp"

namespace csprel {

struct customer_user {
  user_id id;
  customer_role role = customer_role::user;
  verbatim extra;
  /// The Azure subscriptions whose Owner it is; nothing: unknown. Not read in 21Vianet.
  std::optional<std::vector<azure_subscription_id>> azure_owner_of{};

  friend bool operator==(const customer_user&, const customer_user&) = default;
};

struct customer_fields {
  customer_id id;
  std::string company_name;
  std::string domain;
  std::string commerce_id;
  std::string address_country;  ///< `companyProfile.address.country`; empty: not told.
  std::vector<relationship> relationships;
  std::vector<delegated_admin> delegated_admins;
  std::vector<subscription> subscriptions;
  std::vector<customer_user> users;
  boxed<customer_tenant> tenant;  ///< Not read in 21Vianet.
  verbatim resource;  ///< The Customer resource as the API returned it.
  verbatim extra;

  friend bool operator==(const customer_fields&, const customer_fields&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const customer_fields& c) {
    return out << "customer " << c.id << " `" << c.company_name.c_str() << "` with "
               << c.subscriptions.size() << " subscription(s)";
  }
};

/// The tenant's country: its own, else that of its address, which is a default of ours (REG-1); empty:
/// unknown.
[[nodiscard]] inline std::string_view tenant_country(const customer_fields& c) noexcept {
  return c.tenant->country.empty() ? std::string_view{c.address_country} : c.tenant->country;
}

namespace detail {

/// What no tenant can have: two transfers, relationships or assignments with one id, a relationship of
/// another customer.
[[nodiscard]] inline std::optional<error> check_tenant(const customer_tenant& tenant, const customer_id& owner) {
  if (tenant.transfers)
    if (const auto twice = second_of_one_id(*tenant.transfers, [](const transfer& t) -> const auto& { return t.id; }))
      return error{error_code::duplicate_id, "/transfers/" + std::to_string(*twice) + "/id",
                   "`" + (*tenant.transfers)[*twice].id.to_string() + "` a second time", "one transfer per id"};
  if (!tenant.gdap_relationships) return std::nullopt;
  const auto& all = *tenant.gdap_relationships;
  const auto at = [](std::size_t i) { return "/delegatedAdminRelationships/" + std::to_string(i); };
  if (const auto twice = second_of_one_id(all, [](const gdap_relationship& g) -> const auto& { return g.id; }))
    return error{error_code::duplicate_id, at(*twice) + "/resource/id",
                 "`" + all[*twice].id.to_string() + "` a second time", "one relationship per id"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].customer && *all[i].customer != owner)
      return error{error_code::impossible_state, at(i) + "/resource/customer/tenantId",
                   "`" + all[i].customer->to_string() + "`", "`" + owner.to_string() + "`, the customer that lists it"};
    if (!all[i].access_assignments) continue;
    const auto& assignments = *all[i].access_assignments;
    if (const auto twice = second_of_one_id(assignments, [](const access_assignment& a) -> const auto& { return a.id; }))
      return error{error_code::duplicate_id, at(i) + "/accessAssignments/" + std::to_string(*twice) + "/id",
                   "`" + assignments[*twice].id.to_string() + "` a second time", "one assignment per id"};
  }
  return std::nullopt;
}

}  // namespace detail

/// No two subscriptions and no two users with one id; every parent is a subscription of the customer;
/// see check_tenant.
/// *Cost*: n log n in the number of subscriptions and users.
[[nodiscard]] inline std::optional<error> check(const customer_fields& c) {
  if (const auto twice = detail::second_of_one_id(c.subscriptions, [](const subscription& s) -> const auto& { return s->id; }))
    return error{error_code::duplicate_id, "/subscriptions/" + std::to_string(*twice) + "/resource/id",
                 "`" + c.subscriptions[*twice]->id.to_string() + "` a second time",
                 "one subscription per id"};
  if (const auto twice = detail::second_of_one_id(c.users, [](const customer_user& u) -> const auto& { return u.id; }))
    return error{error_code::duplicate_id, "/users/" + std::to_string(*twice) + "/id",
                 "`" + c.users[*twice].id.to_string() + "` a second time", "one user per id"};
  std::set<const subscription_id*, detail::pointee_less> ids;  // Filled as soon as one is looked up.
  for (std::size_t i = 0; i < c.subscriptions.size(); ++i) {
    const auto& parent = c.subscriptions[i]->parent;
    if (parent && ids.empty())
      for (const auto& s : c.subscriptions) ids.insert(&s->id);
    if (parent && !ids.contains(&*parent))
      return error{error_code::dangling_reference,
                   "/subscriptions/" + std::to_string(i) + "/resource/parentSubscriptionId",
                   "`" + parent->to_string() + "`", "a subscription of the same customer"};
  }
  return detail::check_tenant(*c.tenant, c.id);
}

/// A valid customer; see customer_fields and its check.
using customer = validated<customer_fields>;

}  // namespace csprel

#endif
