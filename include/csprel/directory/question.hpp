// SPDX-License-Identifier: Apache-2.0
// A question: may this one do this, to that, now?
//
//   question q;
//   q.who = partner_user_subject{*user_id::parse("li"), seller};
//   q.what = operation::subscription_remove_seats;
//   q.which = subscription_resource{id};
//   q.with.quantity = 3;
//   q.at = now;
//
// The shape is that of an AuthZEN evaluation (contract section 2); json/authzen.hpp reads it from
// there. What a question names must exist in the directory that it is put to.
#ifndef CSPREL_DIRECTORY_QUESTION_HPP
#define CSPREL_DIRECTORY_QUESTION_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "csprel/policy/operation.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

/// An employee of a partner. The settings count only where the directory does not list the user;
/// a missing one is then not known.
struct partner_user_subject {
  user_id user;
  partner_id partner;
  std::optional<agent_role_set> agents{};
  std::optional<admin_role_set> admins{};
  friend bool operator==(const partner_user_subject&, const partner_user_subject&) = default;
};

/// A partner as an organisation: employee roles are not considered.
struct partner_subject {
  partner_id partner;
  friend bool operator==(const partner_subject&, const partner_subject&) = default;
};

/// A person at a customer. The role counts only where the directory does not list the user.
struct customer_user_subject {
  user_id user;
  customer_id customer;
  std::optional<customer_role> role{};
  friend bool operator==(const customer_user_subject&, const customer_user_subject&) = default;
};

using subject = std::variant<partner_user_subject, partner_subject, customer_user_subject>;

struct customer_resource {
  customer_id customer;
  friend bool operator==(const customer_resource&, const customer_resource&) = default;
};

/// `customer` may be left out where the id is unique in the directory.
struct subscription_resource {
  subscription_id subscription;
  std::optional<customer_id> customer{};
  friend bool operator==(const subscription_resource&, const subscription_resource&) = default;
};

struct service_resource {
  service_name service;
  customer_id customer;
  friend bool operator==(const service_resource&, const service_resource&) = default;
};

/// A partner; `customer` where the question is about the grants of one.
struct partner_resource {
  partner_id partner;
  std::optional<customer_id> customer{};
  friend bool operator==(const partner_resource&, const partner_resource&) = default;
};

struct invitation_resource {
  std::string link;
  friend bool operator==(const invitation_resource&, const invitation_resource&) = default;
};

/// A resource of a kind that only packs of other clouds know, as its type.
struct foreign_resource {
  std::string type;
  friend bool operator==(const foreign_resource&, const foreign_resource&) = default;
};

using resource = std::variant<customer_resource, subscription_resource, service_resource,
                              partner_resource, invitation_resource, foreign_resource>;

/// The tool through which users are managed (AOB-03, AOB-04).
enum class channel_of_work : unsigned char { admin_center, partner_center, api };

template <>
struct enum_names<channel_of_work> {
  static constexpr std::array rows{
      enum_name<channel_of_work>{channel_of_work::admin_center, "admin_center"},
      enum_name<channel_of_work>{channel_of_work::partner_center, "partner_center"},
      enum_name<channel_of_work>{channel_of_work::api, "api"},
  };
};
static_assert(detail::rows_in_order<channel_of_work>());

/// What kind of role is assigned to a partner's user; in the order of a pack's role rows.
enum class assigned_role : unsigned char { none, agent_role, admin_role };

template <>
struct enum_names<assigned_role> {
  static constexpr std::array rows{
      enum_name<assigned_role>{assigned_role::none, "none"},
      enum_name<assigned_role>{assigned_role::agent_role, "agent_role"},
      enum_name<assigned_role>{assigned_role::admin_role, "admin_role"},
  };
};
static_assert(detail::rows_in_order<assigned_role>());

/// An MPN id to set, or none to remove the one that stands.
struct mpn_id_choice {
  std::optional<std::string> id;
  friend bool operator==(const mpn_id_choice&, const mpn_id_choice&) = default;
};

/// The properties of the action; which of them count says `info(operation)`.
struct parameters {
  std::optional<std::int64_t> quantity{};
  std::optional<offer_id> offer{};
  std::optional<offer_id> target_offer{};
  std::optional<std::string> ground{};  ///< As written; only a documented ground counts (SUS-01).
  std::optional<std::vector<service_name>> services{};
  std::optional<mpn_id_choice> mpn_id{};
  std::optional<std::string> billing_cycle{};
  std::optional<partner_id> to{};
  std::optional<channel_of_work> through{};
  std::optional<assigned_role> assigns{};
  std::optional<std::int64_t> count{};
  std::optional<std::string> text{};
  std::optional<customer_id> customer{};
  friend bool operator==(const parameters&, const parameters&) = default;
};

struct question {
  subject who;
  operation what{};
  resource which;
  parameters with{};
  std::optional<instant> at{};  ///< Nothing: the directory's own clock, `asOf`.
  friend bool operator==(const question&, const question&) = default;
};

}  // namespace csprel

#endif
