// SPDX-License-Identifier: Apache-2.0
// Operations: what a partner or a customer may want to do, named as in the contract's table.
//
// An operation belongs to a side (partner or customer), is asked of one kind of resource and takes
// named properties. Which requirements it has is the business of a pack (pack.hpp). Names that only
// packs of other clouds answer are known too: a pack without them says `operation_not_available`,
// while a name that no pack knows is a bad request.
#ifndef CSPREL_POLICY_OPERATION_HPP
#define CSPREL_POLICY_OPERATION_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

/// In the order of the contract's table; P and C numbers are those of the catalogue's section 4.
enum class operation : unsigned char {
  relationship_request,  ///< P01
  invitation_compose,  ///< P02
  invitation_forward,  ///< P03
  customer_create,  ///< P04
  customer_view,  ///< P05
  customer_update_details,  ///< P06
  customer_update_billing,  ///< P07
  customer_view_agreement,  ///< P28
  subscription_create,  ///< P08
  subscription_view,  ///< P40
  subscription_add_seats,  ///< P09
  subscription_remove_seats,  ///< P10
  subscription_order_add_on,  ///< P11
  subscription_transition,  ///< P12
  subscription_migrate,  ///< P13
  subscription_suspend,  ///< P14
  subscription_reactivate,  ///< P15
  subscription_cancel,  ///< P16
  subscription_rename,  ///< P17
  subscription_change_reseller_of_record,  ///< P18
  subscription_change_partner_of_record,  ///< P19
  subscription_change_billing_cycle,  ///< P20
  subscription_transfer,  ///< P37
  subscription_view_provisioning_status,  ///< P39
  subscription_receive_bill,  ///< BIL-03
  service_administer,  ///< P21
  service_manage_users,  ///< P22
  service_view_health,  ///< P23
  service_file_request,  ///< P24
  partner_file_request,  ///< P25
  partner_view_pricing,  ///< P26
  partner_view_bill,  ///< P27
  partner_register_reseller,  ///< P29
  partner_manage_users,  ///< P30
  partner_reset_user_password,  ///< P31
  partner_update_profile,  ///< P33
  partner_set_featured_offers,  ///< P34
  relationship_remove,  ///< P36
  delegated_admin_remove_other,  ///< P38
  relationship_accept,  ///< C01
  relationship_view_partners,  ///< C02
  delegated_admin_remove,  ///< C03
  delegated_admin_grant,  ///< C04
  service_configure,  ///< C05
  subscription_change_own,  ///< C07
  subscription_use,  ///< C09
  // Operations of other clouds only.
  relationship_extend,
  partnership_request,
  partnership_accept,
  partnership_remove,
  partner_check_reseller_agreement,
  partner_accept_agreement,
  partner_create_sandbox,
  customer_view_details,
  customer_update_qualification,
  customer_attest_agreement,
  customer_set_self_purchase,
  customer_set_overage,
  delegated_admin_relinquish,
  gdap_request,
  gdap_submit,
  gdap_update,
  gdap_delete,
  gdap_approve,
  gdap_reject,
  gdap_auto_approve,
  gdap_assign,
  gdap_unassign,
  gdap_set_auto_extend,
  gdap_terminate,
  gdap_use_role,
  service_view_requests,
  user_list,
  user_view,
  user_view_roles,
  user_create,
  user_update,
  user_delete,
  user_reset_password,
  user_add_role,
  user_remove_role,
  role_list_members,
  license_view_assigned,
  license_view_available,
  license_assign,
  subscription_start_trial,
  subscription_renew,
  subscription_set_auto_renew,
  subscription_schedule_change,
  subscription_change_term,
  subscription_upgrade,
  subscription_convert_trial,
  subscription_schedule_migration,
  azure_plan_purchase,
  azure_purchase_benefit,
  azure_upgrade_to_plan,
  azure_switch_legacy_partner,
  azure_deploy,
  azure_manage,
  azure_cancel_subscription,
  azure_reactivate_subscription,
  azure_link_partner_id,
  azure_earn_credit,
  transfer_create,
  transfer_accept,
  transfer_reject,
  transfer_withdraw,
};

template <>
struct enum_names<operation> {
  static constexpr std::array rows{
      enum_name<operation>{operation::relationship_request, "relationship.request"},
      enum_name<operation>{operation::invitation_compose, "invitation.compose"},
      enum_name<operation>{operation::invitation_forward, "invitation.forward"},
      enum_name<operation>{operation::customer_create, "customer.create"},
      enum_name<operation>{operation::customer_view, "customer.view"},
      enum_name<operation>{operation::customer_update_details, "customer.update_details"},
      enum_name<operation>{operation::customer_update_billing, "customer.update_billing"},
      enum_name<operation>{operation::customer_view_agreement, "customer.view_agreement"},
      enum_name<operation>{operation::subscription_create, "subscription.create"},
      enum_name<operation>{operation::subscription_view, "subscription.view"},
      enum_name<operation>{operation::subscription_add_seats, "subscription.add_seats"},
      enum_name<operation>{operation::subscription_remove_seats, "subscription.remove_seats"},
      enum_name<operation>{operation::subscription_order_add_on, "subscription.order_add_on"},
      enum_name<operation>{operation::subscription_transition, "subscription.transition"},
      enum_name<operation>{operation::subscription_migrate, "subscription.migrate"},
      enum_name<operation>{operation::subscription_suspend, "subscription.suspend"},
      enum_name<operation>{operation::subscription_reactivate, "subscription.reactivate"},
      enum_name<operation>{operation::subscription_cancel, "subscription.cancel"},
      enum_name<operation>{operation::subscription_rename, "subscription.rename"},
      enum_name<operation>{operation::subscription_change_reseller_of_record, "subscription.change_reseller_of_record"},
      enum_name<operation>{operation::subscription_change_partner_of_record, "subscription.change_partner_of_record"},
      enum_name<operation>{operation::subscription_change_billing_cycle, "subscription.change_billing_cycle"},
      enum_name<operation>{operation::subscription_transfer, "subscription.transfer"},
      enum_name<operation>{operation::subscription_view_provisioning_status, "subscription.view_provisioning_status"},
      enum_name<operation>{operation::subscription_receive_bill, "subscription.receive_bill"},
      enum_name<operation>{operation::service_administer, "service.administer"},
      enum_name<operation>{operation::service_manage_users, "service.manage_users"},
      enum_name<operation>{operation::service_view_health, "service.view_health"},
      enum_name<operation>{operation::service_file_request, "service.file_request"},
      enum_name<operation>{operation::partner_file_request, "partner.file_request"},
      enum_name<operation>{operation::partner_view_pricing, "partner.view_pricing"},
      enum_name<operation>{operation::partner_view_bill, "partner.view_bill"},
      enum_name<operation>{operation::partner_register_reseller, "partner.register_reseller"},
      enum_name<operation>{operation::partner_manage_users, "partner.manage_users"},
      enum_name<operation>{operation::partner_reset_user_password, "partner.reset_user_password"},
      enum_name<operation>{operation::partner_update_profile, "partner.update_profile"},
      enum_name<operation>{operation::partner_set_featured_offers, "partner.set_featured_offers"},
      enum_name<operation>{operation::relationship_remove, "relationship.remove"},
      enum_name<operation>{operation::delegated_admin_remove_other, "delegated_admin.remove_other"},
      enum_name<operation>{operation::relationship_accept, "relationship.accept"},
      enum_name<operation>{operation::relationship_view_partners, "relationship.view_partners"},
      enum_name<operation>{operation::delegated_admin_remove, "delegated_admin.remove"},
      enum_name<operation>{operation::delegated_admin_grant, "delegated_admin.grant"},
      enum_name<operation>{operation::service_configure, "service.configure"},
      enum_name<operation>{operation::subscription_change_own, "subscription.change_own"},
      enum_name<operation>{operation::subscription_use, "subscription.use"},
      enum_name<operation>{operation::relationship_extend, "relationship.extend"},
      enum_name<operation>{operation::partnership_request, "partnership.request"},
      enum_name<operation>{operation::partnership_accept, "partnership.accept"},
      enum_name<operation>{operation::partnership_remove, "partnership.remove"},
      enum_name<operation>{operation::partner_check_reseller_agreement, "partner.check_reseller_agreement"},
      enum_name<operation>{operation::partner_accept_agreement, "partner.accept_agreement"},
      enum_name<operation>{operation::partner_create_sandbox, "partner.create_sandbox"},
      enum_name<operation>{operation::customer_view_details, "customer.view_details"},
      enum_name<operation>{operation::customer_update_qualification, "customer.update_qualification"},
      enum_name<operation>{operation::customer_attest_agreement, "customer.attest_agreement"},
      enum_name<operation>{operation::customer_set_self_purchase, "customer.set_self_purchase"},
      enum_name<operation>{operation::customer_set_overage, "customer.set_overage"},
      enum_name<operation>{operation::delegated_admin_relinquish, "delegated_admin.relinquish"},
      enum_name<operation>{operation::gdap_request, "gdap.request"},
      enum_name<operation>{operation::gdap_submit, "gdap.submit"},
      enum_name<operation>{operation::gdap_update, "gdap.update"},
      enum_name<operation>{operation::gdap_delete, "gdap.delete"},
      enum_name<operation>{operation::gdap_approve, "gdap.approve"},
      enum_name<operation>{operation::gdap_reject, "gdap.reject"},
      enum_name<operation>{operation::gdap_auto_approve, "gdap.auto_approve"},
      enum_name<operation>{operation::gdap_assign, "gdap.assign"},
      enum_name<operation>{operation::gdap_unassign, "gdap.unassign"},
      enum_name<operation>{operation::gdap_set_auto_extend, "gdap.set_auto_extend"},
      enum_name<operation>{operation::gdap_terminate, "gdap.terminate"},
      enum_name<operation>{operation::gdap_use_role, "gdap.use_role"},
      enum_name<operation>{operation::service_view_requests, "service.view_requests"},
      enum_name<operation>{operation::user_list, "user.list"},
      enum_name<operation>{operation::user_view, "user.view"},
      enum_name<operation>{operation::user_view_roles, "user.view_roles"},
      enum_name<operation>{operation::user_create, "user.create"},
      enum_name<operation>{operation::user_update, "user.update"},
      enum_name<operation>{operation::user_delete, "user.delete"},
      enum_name<operation>{operation::user_reset_password, "user.reset_password"},
      enum_name<operation>{operation::user_add_role, "user.add_role"},
      enum_name<operation>{operation::user_remove_role, "user.remove_role"},
      enum_name<operation>{operation::role_list_members, "role.list_members"},
      enum_name<operation>{operation::license_view_assigned, "license.view_assigned"},
      enum_name<operation>{operation::license_view_available, "license.view_available"},
      enum_name<operation>{operation::license_assign, "license.assign"},
      enum_name<operation>{operation::subscription_start_trial, "subscription.start_trial"},
      enum_name<operation>{operation::subscription_renew, "subscription.renew"},
      enum_name<operation>{operation::subscription_set_auto_renew, "subscription.set_auto_renew"},
      enum_name<operation>{operation::subscription_schedule_change, "subscription.schedule_change"},
      enum_name<operation>{operation::subscription_change_term, "subscription.change_term"},
      enum_name<operation>{operation::subscription_upgrade, "subscription.upgrade"},
      enum_name<operation>{operation::subscription_convert_trial, "subscription.convert_trial"},
      enum_name<operation>{operation::subscription_schedule_migration, "subscription.schedule_migration"},
      enum_name<operation>{operation::azure_plan_purchase, "azure_plan.purchase"},
      enum_name<operation>{operation::azure_purchase_benefit, "azure.purchase_benefit"},
      enum_name<operation>{operation::azure_upgrade_to_plan, "azure.upgrade_to_plan"},
      enum_name<operation>{operation::azure_switch_legacy_partner, "azure.switch_legacy_partner"},
      enum_name<operation>{operation::azure_deploy, "azure.deploy"},
      enum_name<operation>{operation::azure_manage, "azure.manage"},
      enum_name<operation>{operation::azure_cancel_subscription, "azure.cancel_subscription"},
      enum_name<operation>{operation::azure_reactivate_subscription, "azure.reactivate_subscription"},
      enum_name<operation>{operation::azure_link_partner_id, "azure.link_partner_id"},
      enum_name<operation>{operation::azure_earn_credit, "azure.earn_credit"},
      enum_name<operation>{operation::transfer_create, "transfer.create"},
      enum_name<operation>{operation::transfer_accept, "transfer.accept"},
      enum_name<operation>{operation::transfer_reject, "transfer.reject"},
      enum_name<operation>{operation::transfer_withdraw, "transfer.withdraw"},
  };
};
static_assert(detail::rows_in_order<operation>());

inline constexpr std::size_t operation_count = enum_names<operation>::rows.size();
using operation_set = enum_set<operation, operation_count>;

/// On whose side an operation lies.
enum class side : unsigned char { of_partner, of_customer };

/// What an operation is asked of.
enum class resource_kind : unsigned char {
  own_partner,       ///< The asker's own partner account.
  other_partner,     ///< A partner, with the customer whose grants are meant.
  one_customer,
  one_subscription,
  service,           ///< A service of a customer.
  invitation,        ///< An invitation link.
  foreign,           ///< A resource that only packs of other clouds know.
};

/// Properties that a question carries for an operation.
enum class parameter : unsigned char {
  quantity,       ///< Seats: how many more, how many fewer, or how many, as the operation says.
  new_offer,      ///< The offer to order.
  target_offer,   ///< The offer to change to.
  ground,         ///< Why a subscription is suspended or cancelled.
  services,       ///< Services of a grant.
  mpn_id,         ///< An MPN id, or null to remove it.
  billing_cycle,  ///< The cycle to change to.
  to,             ///< The partner to transfer to.
  through,        ///< The tool used: admin center, Partner Center or API.
  assigns,        ///< What kind of role is assigned to a user.
  count,          ///< How many featured offers there are to be.
  text,           ///< The whole invitation mail.
  existing_customer,  ///< The tenant of a customer to create, where it exists.
};

template <>
struct enum_names<parameter> {
  static constexpr std::array rows{
      enum_name<parameter>{parameter::quantity, "quantity"},
      enum_name<parameter>{parameter::new_offer, "offer"},
      enum_name<parameter>{parameter::target_offer, "target_offer"},
      enum_name<parameter>{parameter::ground, "ground"},
      enum_name<parameter>{parameter::services, "services"},
      enum_name<parameter>{parameter::mpn_id, "mpn_id"},
      enum_name<parameter>{parameter::billing_cycle, "billing_cycle"},
      enum_name<parameter>{parameter::to, "to"},
      enum_name<parameter>{parameter::through, "through"},
      enum_name<parameter>{parameter::assigns, "assigns"},
      enum_name<parameter>{parameter::count, "count"},
      enum_name<parameter>{parameter::text, "text"},
      enum_name<parameter>{parameter::existing_customer, "customer"},
  };
};
static_assert(detail::rows_in_order<parameter>());

using parameter_set = enum_set<parameter, enum_names<parameter>::rows.size()>;

struct operation_info {
  csprel::side side = side::of_partner;
  resource_kind resource = resource_kind::foreign;
  parameter_set required;  ///< A question without one of these is a bad request.
  parameter_set optional;
};

namespace detail {

inline constexpr std::array<operation_info, operation_count> operation_infos = [] {
  using enum parameter;
  std::array<operation_info, operation_count> infos{};
  const auto set = [&](operation what, side whose, resource_kind of, parameter_set required = {},
                       parameter_set optional = {}) {
    infos[static_cast<std::size_t>(what)] = {whose, of, required, optional};
  };
  set(operation::relationship_request, side::of_partner, resource_kind::own_partner);
  set(operation::invitation_compose, side::of_partner, resource_kind::invitation, {}, {text});
  set(operation::invitation_forward, side::of_partner, resource_kind::invitation);
  set(operation::customer_create, side::of_partner, resource_kind::own_partner, {}, {existing_customer});
  set(operation::customer_view, side::of_partner, resource_kind::one_customer);
  set(operation::customer_update_details, side::of_partner, resource_kind::one_customer);
  set(operation::customer_update_billing, side::of_partner, resource_kind::one_customer);
  set(operation::customer_view_agreement, side::of_partner, resource_kind::one_customer);
  set(operation::subscription_create, side::of_partner, resource_kind::one_customer, {new_offer, quantity});
  set(operation::subscription_view, side::of_partner, resource_kind::one_subscription);
  set(operation::subscription_add_seats, side::of_partner, resource_kind::one_subscription, {quantity});
  set(operation::subscription_remove_seats, side::of_partner, resource_kind::one_subscription, {quantity});
  set(operation::subscription_order_add_on, side::of_partner, resource_kind::one_subscription, {new_offer, quantity});
  set(operation::subscription_transition, side::of_partner, resource_kind::one_subscription, {target_offer}, {quantity});
  set(operation::subscription_migrate, side::of_partner, resource_kind::one_subscription);
  set(operation::subscription_suspend, side::of_partner, resource_kind::one_subscription, {}, {ground});
  set(operation::subscription_reactivate, side::of_partner, resource_kind::one_subscription);
  set(operation::subscription_cancel, side::of_partner, resource_kind::one_subscription, {}, {ground});
  set(operation::subscription_rename, side::of_partner, resource_kind::one_subscription);
  set(operation::subscription_change_reseller_of_record, side::of_partner, resource_kind::one_subscription, {mpn_id});
  set(operation::subscription_change_partner_of_record, side::of_partner, resource_kind::one_subscription, {mpn_id});
  set(operation::subscription_change_billing_cycle, side::of_partner, resource_kind::one_subscription, {billing_cycle});
  set(operation::subscription_transfer, side::of_partner, resource_kind::one_subscription, {to});
  set(operation::subscription_view_provisioning_status, side::of_partner, resource_kind::one_subscription);
  set(operation::subscription_receive_bill, side::of_partner, resource_kind::one_subscription);
  set(operation::service_administer, side::of_partner, resource_kind::service);
  set(operation::service_manage_users, side::of_partner, resource_kind::service, {through});
  set(operation::service_view_health, side::of_partner, resource_kind::service);
  set(operation::service_file_request, side::of_partner, resource_kind::service);
  set(operation::partner_file_request, side::of_partner, resource_kind::own_partner);
  set(operation::partner_view_pricing, side::of_partner, resource_kind::own_partner);
  set(operation::partner_view_bill, side::of_partner, resource_kind::own_partner);
  set(operation::partner_register_reseller, side::of_partner, resource_kind::own_partner);
  set(operation::partner_manage_users, side::of_partner, resource_kind::own_partner, {}, {assigns});
  set(operation::partner_reset_user_password, side::of_partner, resource_kind::own_partner);
  set(operation::partner_update_profile, side::of_partner, resource_kind::own_partner);
  set(operation::partner_set_featured_offers, side::of_partner, resource_kind::own_partner, {count});
  set(operation::relationship_remove, side::of_partner, resource_kind::one_customer);
  set(operation::delegated_admin_remove_other, side::of_partner, resource_kind::other_partner, {}, {services});
  set(operation::relationship_accept, side::of_customer, resource_kind::invitation, {}, {services});
  set(operation::relationship_view_partners, side::of_customer, resource_kind::one_customer);
  set(operation::delegated_admin_remove, side::of_customer, resource_kind::other_partner, {}, {services});
  set(operation::delegated_admin_grant, side::of_customer, resource_kind::other_partner, {services});
  set(operation::service_configure, side::of_customer, resource_kind::service);
  set(operation::subscription_change_own, side::of_customer, resource_kind::one_subscription);
  set(operation::subscription_use, side::of_customer, resource_kind::one_subscription);
  return infos;
}();

}  // namespace detail

[[nodiscard]] constexpr const operation_info& info(operation what) noexcept {
  return detail::operation_infos[static_cast<std::size_t>(what)];
}

}  // namespace csprel

#endif
