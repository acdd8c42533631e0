// SPDX-License-Identifier: Apache-2.0
// Remedies: what would change a denial, by whom. Each one was tried before it is told: its steps were
// applied to a copy and the same question was asked again and allowed.
//
//   result<remedies> found = find_remedies(world, q);
//   for (const remedy& way : found->ways) ...  // 1. the customer's administrator accepts the link
#ifndef CSPREL_DIRECTORY_REMEDY_HPP
#define CSPREL_DIRECTORY_REMEDY_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "csprel/directory/event.hpp"
#include "csprel/directory/export.hpp"
#include "csprel/directory/question.hpp"
#include "csprel/vocabulary/result.hpp"
#include "csprel/vocabulary/role.hpp"

namespace csprel {

class directory;

/// Who takes a step.
enum class remedy_actor : unsigned char {
  customer_administrator,  ///< An administrator of the customer.
  this_partner,            ///< A user of the asking partner, with one of the step's roles.
  indirect_provider,       ///< The asking reseller's provider.
  other_partner,           ///< Another partner of the customer.
  cloud_operator,          ///< The operator of the cloud.
};

template <>
struct enum_names<remedy_actor> {
  static constexpr std::array rows{
      enum_name<remedy_actor>{remedy_actor::customer_administrator, "customer_administrator"},
      enum_name<remedy_actor>{remedy_actor::this_partner, "this_partner"},
      enum_name<remedy_actor>{remedy_actor::indirect_provider, "indirect_provider"},
      enum_name<remedy_actor>{remedy_actor::other_partner, "other_partner"},
      enum_name<remedy_actor>{remedy_actor::cloud_operator, "operator"},
  };
};
static_assert(detail::rows_in_order<remedy_actor>());

/// An employee's setting becomes exactly this role (USR-01, USR-08); one of the two is set.
struct partner_role_assigned {
  partner_id partner;
  user_id user;
  std::optional<agent_role> agent{};
  std::optional<admin_role> admin{};
  friend bool operator==(const partner_role_assigned&, const partner_role_assigned&) = default;
};

/// A customer's user becomes an administrator.
struct customer_administrator_assigned {
  customer_id customer;
  user_id user;
  friend bool operator==(const customer_administrator_assigned&, const customer_administrator_assigned&) = default;
};

using remedy_change = std::variant<event_fact, partner_role_assigned, customer_administrator_assigned>;

/// One change, and who makes it.
struct remedy_step {
  remedy_actor actor{};
  std::optional<partner_id> partner{};  ///< Which partner, where the actor is one.
  agent_role_set agents{};              ///< Roles that may take the step, where the actor is a partner.
  admin_role_set admins{};
  remedy_change change;
  friend bool operator==(const remedy_step&, const remedy_step&) = default;
};

/// A sequence of steps after which the question is allowed; or none, where time alone helps.
struct remedy {
  std::vector<remedy_step> steps;
  std::optional<instant> not_before{};  ///< From when on it is allowed; nothing: at once.
  friend bool operator==(const remedy&, const remedy&) = default;
};

/// The ways from a denial to an allow, or why there is none.
struct remedies {
  std::vector<remedy> ways;   ///< The shortest, at most `max_remedies`.
  std::string nothing_helps;  ///< Why there is none, in one sentence; empty where there is one.
};

inline constexpr std::size_t max_remedies = 8;
inline constexpr std::size_t max_remedy_steps = 3;

/// The shortest ways from a denial to an allow, or why there is none. No ways and no reason for a
/// question that is not denied. Fails as `resolve` does. *Cost*: some hundred decisions on a copy of
/// one customer; not for bulk use.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<remedies> find_remedies(const directory& world, const question& asked);

/// The world after a step, applied at `at`; nothing where the step cannot be taken.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT std::optional<directory> take(const directory& world,
                                                                     const remedy_step& step, instant at);

}  // namespace csprel

#endif
