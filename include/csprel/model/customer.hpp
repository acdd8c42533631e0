// SPDX-License-Identifier: Apache-2.0
// A customer: a tenant with its relationships, its delegated-admin grants, its subscriptions and its
// people (catalogue 2.3).
#ifndef CSPREL_MODEL_CUSTOMER_HPP
#define CSPREL_MODEL_CUSTOMER_HPP

#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <vector>

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

  friend bool operator==(const customer_user&, const customer_user&) = default;
};

struct customer_fields {
  customer_id id;
  std::string company_name;
  std::string domain;
  std::string commerce_id;
  std::vector<relationship> relationships;
  std::vector<delegated_admin> delegated_admins;
  std::vector<subscription> subscriptions;
  std::vector<customer_user> users;
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

/// No two subscriptions and no two users with one id; every parent is a subscription of the customer.
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
  return std::nullopt;
}

/// A valid customer; see customer_fields and its check.
using customer = validated<customer_fields>;

}  // namespace csprel

#endif
