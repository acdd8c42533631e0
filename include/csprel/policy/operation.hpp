// SPDX-License-Identifier: Apache-2.0
// Operations: what a partner or a customer may want to do, named as in the contract's tables.
//
// An operation belongs to a side and is asked of one kind of resource, in all clouds alike. Which
// requirements it has and which properties a question brings is the business of a pack (pack.hpp). A
// pack answers a name that only others know with `operation_not_available`; a name that no pack knows
// is a bad request.
//
//   static_assert(info(operation::gdap_approve).side == side::of_customer);
#ifndef CSPREL_POLICY_OPERATION_HPP
#define CSPREL_POLICY_OPERATION_HPP

#include <array>
#include <cstddef>
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


/// On whose side an operation lies. What lies on either side asks each asker its own requirements.
enum class side : unsigned char { of_partner, of_customer, of_either };

/// What an operation is asked of.
enum class resource_kind : unsigned char {
  own_partner,         ///< The asker's own partner account.
  other_partner,       ///< A partner, with the customer whose grants are meant.
  one_customer,
  one_subscription,
  service,             ///< A service of a customer.
  invitation,          ///< An invitation link.
  gdap_relationship,   ///< A granular delegated admin relationship.
  transfer,            ///< A transfer of subscriptions between partners.
  azure_subscription,  ///< An Azure subscription beneath a plan.
  user,                ///< A user of a customer.
};

/// One row of the table of operations.
struct operation_info {
  constexpr operation_info(operation what, std::string_view called, csprel::side whose, resource_kind of) noexcept
      : operation_info(what, called, whose, of, of) {}
  constexpr operation_info(operation what, std::string_view called, csprel::side whose, resource_kind of,
                           resource_kind or_of) noexcept
      : value(what), name(called), side(whose), resource(of), or_resource(or_of) {}

  operation value;
  std::string_view name;
  csprel::side side;
  resource_kind resource;
  resource_kind or_resource;  ///< The other kind that it is asked of, or the same again.
};

template <>
struct enum_names<operation> {
  static constexpr std::array rows{
      operation_info{operation::relationship_request, "relationship.request", side::of_partner, resource_kind::own_partner},
      operation_info{operation::invitation_compose, "invitation.compose", side::of_partner, resource_kind::invitation},
      operation_info{operation::invitation_forward, "invitation.forward", side::of_partner, resource_kind::invitation},
      operation_info{operation::customer_create, "customer.create", side::of_partner, resource_kind::own_partner},
      operation_info{operation::customer_view, "customer.view", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_update_details, "customer.update_details", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_update_billing, "customer.update_billing", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_view_agreement, "customer.view_agreement", side::of_partner, resource_kind::one_customer},
      operation_info{operation::subscription_create, "subscription.create", side::of_partner, resource_kind::one_customer},
      operation_info{operation::subscription_view, "subscription.view", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_add_seats, "subscription.add_seats", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_remove_seats, "subscription.remove_seats", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_order_add_on, "subscription.order_add_on", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_transition, "subscription.transition", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_migrate, "subscription.migrate", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_suspend, "subscription.suspend", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_reactivate, "subscription.reactivate", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_cancel, "subscription.cancel", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_rename, "subscription.rename", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_change_reseller_of_record, "subscription.change_reseller_of_record", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_change_partner_of_record, "subscription.change_partner_of_record", side::of_customer, resource_kind::one_subscription},
      operation_info{operation::subscription_change_billing_cycle, "subscription.change_billing_cycle", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_transfer, "subscription.transfer", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_view_provisioning_status, "subscription.view_provisioning_status", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_receive_bill, "subscription.receive_bill", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::service_administer, "service.administer", side::of_partner, resource_kind::service},
      operation_info{operation::service_manage_users, "service.manage_users", side::of_partner, resource_kind::service},
      operation_info{operation::service_view_health, "service.view_health", side::of_partner, resource_kind::service},
      operation_info{operation::service_file_request, "service.file_request", side::of_partner, resource_kind::service},
      operation_info{operation::partner_file_request, "partner.file_request", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_view_pricing, "partner.view_pricing", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_view_bill, "partner.view_bill", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_register_reseller, "partner.register_reseller", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_manage_users, "partner.manage_users", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_reset_user_password, "partner.reset_user_password", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_update_profile, "partner.update_profile", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_set_featured_offers, "partner.set_featured_offers", side::of_partner, resource_kind::own_partner},
      operation_info{operation::relationship_remove, "relationship.remove", side::of_partner, resource_kind::one_customer},
      operation_info{operation::delegated_admin_remove_other, "delegated_admin.remove_other", side::of_partner, resource_kind::other_partner},
      operation_info{operation::relationship_accept, "relationship.accept", side::of_customer, resource_kind::invitation},
      operation_info{operation::relationship_view_partners, "relationship.view_partners", side::of_customer, resource_kind::one_customer},
      operation_info{operation::delegated_admin_remove, "delegated_admin.remove", side::of_customer, resource_kind::other_partner},
      operation_info{operation::delegated_admin_grant, "delegated_admin.grant", side::of_customer, resource_kind::other_partner},
      operation_info{operation::service_configure, "service.configure", side::of_customer, resource_kind::service},
      operation_info{operation::subscription_change_own, "subscription.change_own", side::of_customer, resource_kind::one_subscription},
      operation_info{operation::subscription_use, "subscription.use", side::of_customer, resource_kind::one_subscription},
      operation_info{operation::relationship_extend, "relationship.extend", side::of_partner, resource_kind::one_customer},
      operation_info{operation::partnership_request, "partnership.request", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partnership_accept, "partnership.accept", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partnership_remove, "partnership.remove", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_check_reseller_agreement, "partner.check_reseller_agreement", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_accept_agreement, "partner.accept_agreement", side::of_partner, resource_kind::own_partner},
      operation_info{operation::partner_create_sandbox, "partner.create_sandbox", side::of_partner, resource_kind::own_partner},
      operation_info{operation::customer_view_details, "customer.view_details", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_update_qualification, "customer.update_qualification", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_attest_agreement, "customer.attest_agreement", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_set_self_purchase, "customer.set_self_purchase", side::of_partner, resource_kind::one_customer},
      operation_info{operation::customer_set_overage, "customer.set_overage", side::of_partner, resource_kind::one_customer},
      operation_info{operation::delegated_admin_relinquish, "delegated_admin.relinquish", side::of_partner, resource_kind::one_customer},
      operation_info{operation::gdap_request, "gdap.request", side::of_partner, resource_kind::one_customer},
      operation_info{operation::gdap_submit, "gdap.submit", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_update, "gdap.update", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_delete, "gdap.delete", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_approve, "gdap.approve", side::of_customer, resource_kind::gdap_relationship},
      operation_info{operation::gdap_reject, "gdap.reject", side::of_customer, resource_kind::gdap_relationship},
      operation_info{operation::gdap_auto_approve, "gdap.auto_approve", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_assign, "gdap.assign", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_unassign, "gdap.unassign", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_set_auto_extend, "gdap.set_auto_extend", side::of_partner, resource_kind::gdap_relationship},
      operation_info{operation::gdap_terminate, "gdap.terminate", side::of_either, resource_kind::gdap_relationship},
      operation_info{operation::gdap_use_role, "gdap.use_role", side::of_partner, resource_kind::one_customer},
      operation_info{operation::service_view_requests, "service.view_requests", side::of_partner, resource_kind::service},
      operation_info{operation::user_list, "user.list", side::of_partner, resource_kind::one_customer, resource_kind::user},
      operation_info{operation::user_view, "user.view", side::of_partner, resource_kind::user, resource_kind::one_customer},
      operation_info{operation::user_view_roles, "user.view_roles", side::of_partner, resource_kind::user, resource_kind::one_customer},
      operation_info{operation::user_create, "user.create", side::of_partner, resource_kind::one_customer, resource_kind::user},
      operation_info{operation::user_update, "user.update", side::of_partner, resource_kind::user, resource_kind::one_customer},
      operation_info{operation::user_delete, "user.delete", side::of_partner, resource_kind::user},
      operation_info{operation::user_reset_password, "user.reset_password", side::of_partner, resource_kind::user},
      operation_info{operation::user_add_role, "user.add_role", side::of_partner, resource_kind::user},
      operation_info{operation::user_remove_role, "user.remove_role", side::of_partner, resource_kind::user},
      operation_info{operation::role_list_members, "role.list_members", side::of_partner, resource_kind::one_customer},
      operation_info{operation::license_view_assigned, "license.view_assigned", side::of_partner, resource_kind::user},
      operation_info{operation::license_view_available, "license.view_available", side::of_partner, resource_kind::one_customer},
      operation_info{operation::license_assign, "license.assign", side::of_partner, resource_kind::user},
      operation_info{operation::subscription_start_trial, "subscription.start_trial", side::of_partner, resource_kind::one_customer},
      operation_info{operation::subscription_renew, "subscription.renew", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_set_auto_renew, "subscription.set_auto_renew", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_schedule_change, "subscription.schedule_change", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_change_term, "subscription.change_term", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_upgrade, "subscription.upgrade", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_convert_trial, "subscription.convert_trial", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::subscription_schedule_migration, "subscription.schedule_migration", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::azure_plan_purchase, "azure_plan.purchase", side::of_partner, resource_kind::one_customer},
      operation_info{operation::azure_purchase_benefit, "azure.purchase_benefit", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::azure_upgrade_to_plan, "azure.upgrade_to_plan", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::azure_switch_legacy_partner, "azure.switch_legacy_partner", side::of_partner, resource_kind::one_subscription},
      operation_info{operation::azure_deploy, "azure.deploy", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::azure_manage, "azure.manage", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::azure_cancel_subscription, "azure.cancel_subscription", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::azure_reactivate_subscription, "azure.reactivate_subscription", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::azure_link_partner_id, "azure.link_partner_id", side::of_partner, resource_kind::one_customer},
      operation_info{operation::azure_earn_credit, "azure.earn_credit", side::of_partner, resource_kind::azure_subscription},
      operation_info{operation::transfer_create, "transfer.create", side::of_partner, resource_kind::one_customer},
      operation_info{operation::transfer_accept, "transfer.accept", side::of_partner, resource_kind::transfer},
      operation_info{operation::transfer_reject, "transfer.reject", side::of_partner, resource_kind::transfer},
      operation_info{operation::transfer_withdraw, "transfer.withdraw", side::of_partner, resource_kind::transfer},
  };
};
static_assert(detail::rows_in_order<operation>());

inline constexpr std::size_t operation_count = enum_names<operation>::rows.size();
using operation_set = enum_set<operation, operation_count>;

[[nodiscard]] constexpr const operation_info& info(operation what) noexcept {
  return enum_names<operation>::rows[static_cast<std::size_t>(what)];
}

/// Properties that a question may carry; which an operation takes says a pack.
enum class parameter : unsigned char {
  quantity,  ///< Seats: how many more, how many fewer, or how many, as the operation says.
  new_offer,  ///< The offer to order.
  target_offer,  ///< The offer to change to.
  ground,  ///< Why a subscription is suspended or cancelled.
  services,  ///< Services of a grant.
  mpn_id,  ///< A partner id, or null to remove it.
  billing_cycle,  ///< The cycle to change to or to order.
  to,  ///< The partner to transfer to.
  through,  ///< The tool used: admin center, Partner Center or API.
  assigns,  ///< What kind of role is assigned to a user.
  count,  ///< How many featured offers there are to be.
  text,  ///< The whole invitation mail.
  existing_customer,  ///< The customer that is meant: of an invitation, or of one to create where its tenant exists.
  kind,  ///< Which of the operation's kinds: of relationship, of benefit, of transfer.
  with_delegated_admin,  ///< Whether the request asks for delegated admin.
  provider,  ///< The indirect provider on the other side.
  other_partner,  ///< The partner on the other side.
  tenant,  ///< The tenant of a reseller.
  country,  ///< The country of a customer to create, ISO 3166-1 alpha-2.
  associated_partner,  ///< The indirect reseller of a customer to create.
  registration_number,  ///< The registration number of a company to create.
  phone,  ///< A telephone number.
  default_gdap,  ///< Whether a new customer grants delegated admin by default.
  qualification,  ///< The segment for which a customer qualifies.
  date,  ///< When the customer accepted the agreement.
  first_name,  ///< Of the person who accepted it.
  last_name,  ///< Likewise.
  email,  ///< Likewise.
  enabled,  ///< Whether to switch on or off.
  service,  ///< The service of an overage.
  name,  ///< The name of a delegated admin relationship.
  duration,  ///< How long it is to last, an ISO 8601 duration.
  roles,  ///< Directory roles, by template id or name.
  auto_extend,  ///< By how much it is extended when it ends, an ISO 8601 duration.
  group,  ///< The security group to which roles are assigned.
  target,  ///< Whose password is reset.
  role,  ///< The directory role to add or remove.
  free,  ///< Whether a licence is free.
  term,  ///< The term to order or to change to.
  partner_id_on_record,  ///< The partner id of the reseller for whom a provider orders.
  additional_partner_ids,  ///< Those of further resellers.
  custom_term_end_date,  ///< The day on which the first term is to end.
  attested,  ///< Whether the order is attested.
  reason,  ///< Why something is cancelled.
  promotion,  ///< The promotion of the next term.
  target_subscription,  ///< The subscription that the seats move to.
  license_transfer,  ///< Whether users keep their licences.
  when,  ///< Whether a trial converts now or at its end.
  purchase_full_term,  ///< Whether a migrated subscription starts a term of its own.
  add_ons,  ///< The add-ons that migrate with a subscription.
  target_date,  ///< When a migration is to happen.
  on_renewal,  ///< Whether it is to happen at the renewal.
  from,  ///< The partner to transfer from.
  source_domain,  ///< That partner's domain.
  subscriptions,  ///< What is transferred.
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
      enum_name<parameter>{parameter::kind, "kind"},
      enum_name<parameter>{parameter::with_delegated_admin, "with_delegated_admin"},
      enum_name<parameter>{parameter::provider, "provider"},
      enum_name<parameter>{parameter::other_partner, "partner"},
      enum_name<parameter>{parameter::tenant, "tenant"},
      enum_name<parameter>{parameter::country, "country"},
      enum_name<parameter>{parameter::associated_partner, "associated_partner"},
      enum_name<parameter>{parameter::registration_number, "registration_number"},
      enum_name<parameter>{parameter::phone, "phone"},
      enum_name<parameter>{parameter::default_gdap, "default_gdap"},
      enum_name<parameter>{parameter::qualification, "qualification"},
      enum_name<parameter>{parameter::date, "date"},
      enum_name<parameter>{parameter::first_name, "first_name"},
      enum_name<parameter>{parameter::last_name, "last_name"},
      enum_name<parameter>{parameter::email, "email"},
      enum_name<parameter>{parameter::enabled, "enabled"},
      enum_name<parameter>{parameter::service, "service"},
      enum_name<parameter>{parameter::name, "name"},
      enum_name<parameter>{parameter::duration, "duration"},
      enum_name<parameter>{parameter::roles, "roles"},
      enum_name<parameter>{parameter::auto_extend, "auto_extend"},
      enum_name<parameter>{parameter::group, "group"},
      enum_name<parameter>{parameter::target, "target"},
      enum_name<parameter>{parameter::role, "role"},
      enum_name<parameter>{parameter::free, "free"},
      enum_name<parameter>{parameter::term, "term"},
      enum_name<parameter>{parameter::partner_id_on_record, "partner_id_on_record"},
      enum_name<parameter>{parameter::additional_partner_ids, "additional_partner_ids"},
      enum_name<parameter>{parameter::custom_term_end_date, "custom_term_end_date"},
      enum_name<parameter>{parameter::attested, "attested"},
      enum_name<parameter>{parameter::reason, "reason"},
      enum_name<parameter>{parameter::promotion, "promotion"},
      enum_name<parameter>{parameter::target_subscription, "target_subscription"},
      enum_name<parameter>{parameter::license_transfer, "license_transfer"},
      enum_name<parameter>{parameter::when, "when"},
      enum_name<parameter>{parameter::purchase_full_term, "purchase_full_term"},
      enum_name<parameter>{parameter::add_ons, "add_ons"},
      enum_name<parameter>{parameter::target_date, "target_date"},
      enum_name<parameter>{parameter::on_renewal, "on_renewal"},
      enum_name<parameter>{parameter::from, "from"},
      enum_name<parameter>{parameter::source_domain, "source_domain"},
      enum_name<parameter>{parameter::subscriptions, "subscriptions"},
  };
};
static_assert(detail::rows_in_order<parameter>());

using parameter_set = enum_set<parameter, enum_names<parameter>::rows.size()>;

/// What a question about an operation carries besides its resource.
struct parameter_entry {
  operation what{};
  parameter_set required{};  ///< A question without one of these is a bad request.
  parameter_set optional{};
  parameter_set one_of{};    ///< Nor may all of these be missing.
  parameter_set refused{};   ///< A question with one of these is a bad request.

  /// All that are read.
  [[nodiscard]] constexpr parameter_set read() const noexcept { return required | optional | one_of; }
};

}  // namespace csprel

#endif
