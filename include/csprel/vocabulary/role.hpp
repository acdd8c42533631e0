// SPDX-License-Identifier: Apache-2.0
// Roles of people. An employee of a partner has two independent settings (catalogue 1.2, USR-05):
// the agent setting says which customer and company data it works with, the admin setting how far
// it may reach. Both are sets, since a person may hold several roles; "none" is the empty set.
// A customer's person is an administrator or a user (catalogue 1.3).
#ifndef CSPREL_VOCABULARY_ROLE_HPP
#define CSPREL_VOCABULARY_ROLE_HPP

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

enum class agent_role : unsigned char {
  admin_agent,     ///< Manages customers and subscriptions, administers on behalf, sees bills.
  sales_agent,     ///< Manages customers and subscriptions; no prices, bills, health, administration.
  helpdesk_agent,  ///< Views and edits customers, administers on behalf; sells nothing.
};

enum class admin_role : unsigned char {
  global_admin,           ///< Full privileges to all accounts and services.
  billing_admin,          ///< Bills, reconciliation files, price lists, agreements.
  user_management_admin,  ///< Users of the company and partner profiles.
};

enum class customer_role : unsigned char {
  administrator,  ///< Accepts relationships, removes delegated admin, configures services.
  user,           ///< Uses services.
  global_administrator,  ///< What other clouds call the administrator; means the same here.
};

template <>
struct enum_names<agent_role> {
  static constexpr std::array rows{
      enum_name<agent_role>{agent_role::admin_agent, "admin_agent"},
      enum_name<agent_role>{agent_role::sales_agent, "sales_agent"},
      enum_name<agent_role>{agent_role::helpdesk_agent, "helpdesk_agent"},
  };
};
static_assert(detail::rows_in_order<agent_role>());

template <>
struct enum_names<admin_role> {
  static constexpr std::array rows{
      enum_name<admin_role>{admin_role::global_admin, "global_admin"},
      enum_name<admin_role>{admin_role::billing_admin, "billing_admin"},
      enum_name<admin_role>{admin_role::user_management_admin, "user_management_admin"},
  };
};
static_assert(detail::rows_in_order<admin_role>());

template <>
struct enum_names<customer_role> {
  static constexpr std::array rows{
      enum_name<customer_role>{customer_role::administrator, "administrator"},
      enum_name<customer_role>{customer_role::user, "user"},
      enum_name<customer_role>{customer_role::global_administrator, "global_administrator"},
  };
};
static_assert(detail::rows_in_order<customer_role>());

using agent_role_set = enum_set<agent_role, 3>;
using admin_role_set = enum_set<admin_role, 3>;

}  // namespace csprel

#endif
