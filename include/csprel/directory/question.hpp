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
#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "csprel/vocabulary/term.hpp"
#include "csprel/vocabulary/user_type.hpp"

namespace csprel {

/// An employee of a partner. The settings count only where the directory does not list the user;
/// a missing one is then not known.
struct partner_user_subject {
  user_id user;
  partner_id partner;
  std::optional<agent_role_set> agents{};
  std::optional<admin_role_set> admins{};
  std::optional<user_type> type{};
  std::optional<std::vector<std::string>> groups{};  ///< Ids of groups of the partner.
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

/// A customer as a whole.
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

/// A service of a customer, whoever sold what contains it.
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

/// An invitation, by its link.
struct invitation_resource {
  std::string link;
  friend bool operator==(const invitation_resource&, const invitation_resource&) = default;
};

/// A granular delegated admin relationship, by the id that Microsoft Graph gives it.
struct gdap_relationship_resource {
  std::string id;
  std::optional<customer_id> customer{};
  friend bool operator==(const gdap_relationship_resource&, const gdap_relationship_resource&) = default;
};

/// A transfer of subscriptions to another partner.
struct transfer_resource {
  std::string id;
  std::optional<customer_id> customer{};
  friend bool operator==(const transfer_resource&, const transfer_resource&) = default;
};

/// An Azure subscription beneath a plan, by the id of its entitlement.
struct azure_subscription_resource {
  subscription_id subscription;
  std::optional<customer_id> customer{};
  friend bool operator==(const azure_subscription_resource&, const azure_subscription_resource&) = default;
};

/// A user of a customer.
struct user_resource {
  user_id user;
  customer_id customer;
  friend bool operator==(const user_resource&, const user_resource&) = default;
};

using resource = std::variant<customer_resource, subscription_resource, service_resource,
                              partner_resource, invitation_resource, gdap_relationship_resource,
                              transfer_resource, azure_subscription_resource, user_resource>;

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

/// Which of an operation's kinds is meant; `kinds_of` says which are whose.
enum class request_kind : unsigned char {
  reseller,            ///< Of relationship: the partner bills the customer itself.
  indirect_reseller,   ///< Of relationship: its indirect provider does.
  reservation,         ///< Of benefit.
  savings_plan,        ///< Of benefit.
  direct_to_indirect,  ///< Of transfer: from a reseller to a provider.
  azure_plan,          ///< Of transfer: Azure subscriptions, at the request of the partner to be.
};

template <>
struct enum_names<request_kind> {
  static constexpr std::array rows{
      enum_name<request_kind>{request_kind::reseller, "reseller"},
      enum_name<request_kind>{request_kind::indirect_reseller, "indirect_reseller"},
      enum_name<request_kind>{request_kind::reservation, "reservation"},
      enum_name<request_kind>{request_kind::savings_plan, "savings_plan"},
      enum_name<request_kind>{request_kind::direct_to_indirect, "direct_to_indirect"},
      enum_name<request_kind>{request_kind::azure_plan, "azure_plan"},
  };
};
static_assert(detail::rows_in_order<request_kind>());

using request_kind_set = enum_set<request_kind, enum_names<request_kind>::rows.size()>;

/// The kinds that an operation has; none where it takes no `kind`.
[[nodiscard]] constexpr request_kind_set kinds_of(operation what) noexcept {
  switch (what) {
    case operation::relationship_request:
    case operation::invitation_compose: return {request_kind::reseller, request_kind::indirect_reseller};
    case operation::azure_purchase_benefit: return {request_kind::reservation, request_kind::savings_plan};
    case operation::transfer_create: return {request_kind::direct_to_indirect, request_kind::azure_plan};
    default: return {};
  }
}

/// When a trial converts.
enum class conversion_time : unsigned char { now, term_end };

template <>
struct enum_names<conversion_time> {
  static constexpr std::array rows{
      enum_name<conversion_time>{conversion_time::now, "now"},
      enum_name<conversion_time>{conversion_time::term_end, "term_end"},
  };
};
static_assert(detail::rows_in_order<conversion_time>());

/// Whose password is reset.
enum class password_target : unsigned char {
  licence_managed,  ///< A user who is managed by licences.
  other,
};

template <>
struct enum_names<password_target> {
  static constexpr std::array rows{
      enum_name<password_target>{password_target::licence_managed, "licence_managed"},
      enum_name<password_target>{password_target::other, "other"},
  };
};
static_assert(detail::rows_in_order<password_target>());

/// How the caller has signed in (API-1).
enum class authentication : unsigned char {
  app_user,  ///< An application on behalf of a user.
  app_only,  ///< An application alone.
};

template <>
struct enum_names<authentication> {
  static constexpr std::array rows{
      enum_name<authentication>{authentication::app_user, "app_user"},
      enum_name<authentication>{authentication::app_only, "app_only"},
  };
};
static_assert(detail::rows_in_order<authentication>());

/// A partner id to set, or none to remove the one that stands.
struct mpn_id_choice {
  std::optional<std::string> id;
  friend bool operator==(const mpn_id_choice&, const mpn_id_choice&) = default;
};

/// The properties of the action, by their names there; which of them count says the pack
/// (`pack::parameters`). Texts are as written.
struct parameters {
  std::optional<std::int64_t> quantity{};
  std::optional<offer_id> offer{};
  std::optional<offer_id> target_offer{};
  std::optional<std::string> ground{};  ///< Only a documented ground counts (SUS-01).
  std::optional<std::vector<service_name>> services{};
  std::optional<mpn_id_choice> mpn_id{};
  std::optional<csprel::billing_cycle> billing_cycle{};
  std::optional<partner_id> to{};
  std::optional<channel_of_work> through{};
  std::optional<assigned_role> assigns{};
  std::optional<std::int64_t> count{};
  std::optional<std::string> text{};
  std::optional<customer_id> customer{};
  std::optional<request_kind> kind{};
  std::optional<bool> with_delegated_admin{};
  std::optional<partner_id> provider{};
  std::optional<partner_id> partner{};
  std::optional<partner_id> tenant{};
  std::optional<std::string> country{};
  std::optional<std::string> associated_partner{};  ///< A partner id or the GUID of a tenant.
  std::optional<std::string> registration_number{};
  std::optional<std::string> phone{};
  std::optional<bool> default_gdap{};
  std::optional<std::string> qualification{};
  std::optional<instant> date{};
  std::optional<std::string> first_name{};
  std::optional<std::string> last_name{};
  std::optional<std::string> email{};
  std::optional<bool> enabled{};
  std::optional<std::string> service{};
  std::optional<std::string> name{};
  std::optional<std::string> duration{};
  std::optional<std::vector<std::string>> roles{};
  std::optional<std::string> auto_extend{};
  std::optional<std::string> group{};
  std::optional<password_target> target{};
  std::optional<std::string> role{};
  std::optional<bool> free{};
  std::optional<csprel::term> term{};
  std::optional<std::string> partner_id_on_record{};
  std::optional<std::vector<std::string>> additional_partner_ids{};
  std::optional<instant> custom_term_end_date{};
  std::optional<bool> attested{};
  std::optional<std::string> reason{};
  std::optional<std::string> promotion{};
  std::optional<subscription_id> target_subscription{};
  std::optional<bool> license_transfer{};
  std::optional<conversion_time> when{};
  std::optional<bool> purchase_full_term{};
  std::optional<std::vector<subscription_id>> add_ons{};
  std::optional<instant> target_date{};
  std::optional<bool> on_renewal{};
  std::optional<partner_id> from{};
  std::optional<std::string> source_domain{};
  std::optional<std::vector<subscription_id>> subscriptions{};
  friend bool operator==(const parameters&, const parameters&) = default;
};

/// Whether the property is given.
[[nodiscard]] inline bool has(const parameters& with, parameter which) {
  switch (which) {
    case parameter::quantity: return with.quantity.has_value();
    case parameter::new_offer: return with.offer.has_value();
    case parameter::target_offer: return with.target_offer.has_value();
    case parameter::ground: return with.ground.has_value();
    case parameter::services: return with.services.has_value();
    case parameter::mpn_id: return with.mpn_id.has_value();
    case parameter::billing_cycle: return with.billing_cycle.has_value();
    case parameter::to: return with.to.has_value();
    case parameter::through: return with.through.has_value();
    case parameter::assigns: return with.assigns.has_value();
    case parameter::count: return with.count.has_value();
    case parameter::text: return with.text.has_value();
    case parameter::existing_customer: return with.customer.has_value();
    case parameter::kind: return with.kind.has_value();
    case parameter::with_delegated_admin: return with.with_delegated_admin.has_value();
    case parameter::provider: return with.provider.has_value();
    case parameter::other_partner: return with.partner.has_value();
    case parameter::tenant: return with.tenant.has_value();
    case parameter::country: return with.country.has_value();
    case parameter::associated_partner: return with.associated_partner.has_value();
    case parameter::registration_number: return with.registration_number.has_value();
    case parameter::phone: return with.phone.has_value();
    case parameter::default_gdap: return with.default_gdap.has_value();
    case parameter::qualification: return with.qualification.has_value();
    case parameter::date: return with.date.has_value();
    case parameter::first_name: return with.first_name.has_value();
    case parameter::last_name: return with.last_name.has_value();
    case parameter::email: return with.email.has_value();
    case parameter::enabled: return with.enabled.has_value();
    case parameter::service: return with.service.has_value();
    case parameter::name: return with.name.has_value();
    case parameter::duration: return with.duration.has_value();
    case parameter::roles: return with.roles.has_value();
    case parameter::auto_extend: return with.auto_extend.has_value();
    case parameter::group: return with.group.has_value();
    case parameter::target: return with.target.has_value();
    case parameter::role: return with.role.has_value();
    case parameter::free: return with.free.has_value();
    case parameter::term: return with.term.has_value();
    case parameter::partner_id_on_record: return with.partner_id_on_record.has_value();
    case parameter::additional_partner_ids: return with.additional_partner_ids.has_value();
    case parameter::custom_term_end_date: return with.custom_term_end_date.has_value();
    case parameter::attested: return with.attested.has_value();
    case parameter::reason: return with.reason.has_value();
    case parameter::promotion: return with.promotion.has_value();
    case parameter::target_subscription: return with.target_subscription.has_value();
    case parameter::license_transfer: return with.license_transfer.has_value();
    case parameter::when: return with.when.has_value();
    case parameter::purchase_full_term: return with.purchase_full_term.has_value();
    case parameter::add_ons: return with.add_ons.has_value();
    case parameter::target_date: return with.target_date.has_value();
    case parameter::on_renewal: return with.on_renewal.has_value();
    case parameter::from: return with.from.has_value();
    case parameter::source_domain: return with.source_domain.has_value();
    case parameter::subscriptions: return with.subscriptions.has_value();
  }
  return false;
}

/// Who would do what to which thing, with which properties, when and signed in how.
struct question {
  subject who;
  operation what{};
  resource which;
  parameters with{};
  std::optional<instant> at{};  ///< Nothing: the directory's own clock, `asOf`.
  csprel::authentication authentication = csprel::authentication::app_user;
  bool mfa = true;  ///< Whether the user has signed in with more than one factor.
  friend bool operator==(const question&, const question&) = default;
};

}  // namespace csprel

#endif
