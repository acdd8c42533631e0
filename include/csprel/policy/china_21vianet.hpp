// SPDX-License-Identifier: Apache-2.0
// The policy of Partner Center operated by 21Vianet, as its pages of 29 October 2018 state it.
//
// Rule ids are those of the catalogue for this cloud. What the pages leave open is decided by the
// safest reading and marked `by_default`; where a reading can be chosen, the row has a gate on a
// named option. Nothing here knows a directory: what a requirement means is directory/resolve.
#ifndef CSPREL_POLICY_CHINA_21VIANET_HPP
#define CSPREL_POLICY_CHINA_21VIANET_HPP

#include <array>

#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

/// A suspension that lasts this long ends in the deletion of the data; reactivation is possible
/// strictly before (SUS-05, AMB-14).
inline constexpr duration reactivation_window = days(60);

/// The greatest number of featured offers (CAT-01).
inline constexpr int featured_offers_limit = 5;

namespace detail::china {

/// Refusals of the API that several operations share (API-06, SUB-17).
inline constexpr refusal no_relationship_refusal{403, "20002"};
inline constexpr refusal role_lacks_rights{403, "900150", "", false};
inline constexpr refusal not_in_programme{403, "800039", "", false};

using enum operation;
using enum requirement;
using enum basis;

/// Operation, requirement, basis, rules, refusal, option: in the order of operations and checks.
inline constexpr auto checklist = std::to_array<checklist_entry>({
    // relationship.request
    {relationship_request, not_a_partner, by_default, "P01"},
    {relationship_request, invitation_not_allowed_for_indirect_reseller, documented,
     "REQ-09 IND-01 IND-04"},
    {relationship_request, role_not_permitted, documented, "R6 REQ-07"},
    {relationship_request, partner_not_enrolled, documented, "ENR-04"},
    {relationship_request, partner_terminated, by_default, "PAY-09"},
    {relationship_request, partner_suspended, documented, "PAY-06 REQ-08"},
    // invitation.compose
    {invitation_compose, not_a_partner, by_default, "P02"},
    {invitation_compose, invitation_not_allowed_for_indirect_reseller, documented,
     "REQ-09 IND-01 IND-04"},
    {invitation_compose, role_not_permitted, documented, "R6 REQ-07"},
    {invitation_compose, partner_not_enrolled, documented, "ENR-04"},
    {invitation_compose, partner_terminated, by_default, "PAY-09"},
    {invitation_compose, partner_suspended, inferred, "PAY-06 REQ-08"},
    {invitation_compose, link_altered, documented, "LNK-01 LNK-04 MAIL-04"},
    {invitation_compose, template_region_locked, by_default, "MAIL-02 MAIL-03 MAIL-05"},
    // invitation.forward
    {invitation_forward, not_a_partner, by_default, "P03"},
    {invitation_forward, not_own_provider_link, documented, "IND-03 IND-04 LNK-05"},
    {invitation_forward, partner_not_enrolled, documented, "ENR-04"},
    {invitation_forward, partner_terminated, by_default, "PAY-09"},
    {invitation_forward, partner_suspended, inferred, "PAY-06 PAY-07"},
    // customer.create
    {customer_create, not_a_partner, by_default, "P04"},
    {customer_create, role_not_permitted, documented, "R1 CUS-07", role_lacks_rights},
    {customer_create, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {customer_create, partner_terminated, by_default, "PAY-09", not_in_programme},
    {customer_create, partner_suspended, documented, "PAY-06 CUS-08"},
    {customer_create, customer_already_exists, documented, "REQ-05 CUS-01"},
    // customer.view
    {customer_view, not_a_partner, by_default, "P05"},
    {customer_view, role_not_permitted, documented, "R2 CUS-07", role_lacks_rights},
    {customer_view, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {customer_view, partner_terminated, by_default, "PAY-09", not_in_programme},
    {customer_view, no_relationship, documented, "LST-01 REQ-10 SUB-17", no_relationship_refusal},
    // customer.update_details
    {customer_update_details, not_a_partner, by_default, "P06"},
    {customer_update_details, role_not_permitted, documented, "R3 CUS-07 AMB-16"},
    {customer_update_details, partner_not_enrolled, documented, "ENR-04"},
    {customer_update_details, partner_terminated, by_default, "PAY-09"},
    {customer_update_details, no_relationship, inferred, "CUS-09 LST-01 REQ-10"},
    // customer.update_billing
    {customer_update_billing, not_a_partner, by_default, "P07"},
    {customer_update_billing, role_not_permitted, documented, "R4 CUS-07 AMB-16",
     role_lacks_rights},
    {customer_update_billing, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {customer_update_billing, partner_terminated, by_default, "PAY-09", not_in_programme},
    {customer_update_billing, no_relationship, inferred, "CUS-09 LST-01 REQ-10 SUB-17",
     no_relationship_refusal},
    // customer.view_agreement
    {customer_view_agreement, not_a_partner, by_default, "P28"},
    {customer_view_agreement, role_not_permitted, documented, "R11"},
    {customer_view_agreement, partner_not_enrolled, documented, "ENR-04"},
    {customer_view_agreement, partner_terminated, by_default, "PAY-09"},
    {customer_view_agreement, no_relationship, inferred, "LST-01 REQ-10"},
    // subscription.create
    {subscription_create, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_create, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_create, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_create, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_create, partner_suspended, documented, "PAY-06 SUB-08"},
    {subscription_create, no_relationship, documented, "SUB-01 SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_create, delegated_admin_missing, by_default, "REM-07 AMB-05", {},
     when(option::commerce_without_delegated_admin, "existing_subscriptions", "none")},
    {subscription_create, other_transacting_partner, documented, "ONE-01 ONE-02 ONE-04 AMB-01"},
    {subscription_create, service_already_held, inferred, "CUS-05 CAN-08 AMB-06 AMB-30", {},
     when(option::holdings_conflict_applies_to, "all_orders")},
    {subscription_create, add_on_unrelated, api, "ADD-03"},
    {subscription_create, offer_not_available, documented, "SUB-12 SUB-13 MC-05 AMB-13"},
    {subscription_create, quantity_out_of_range, api, "SUB-14 SUB-15", {400, "2002"}},
    // subscription.view
    {subscription_view, not_a_partner, by_default, "P40"},
    {subscription_view, role_not_permitted, documented, "R2 CUS-07", role_lacks_rights},
    {subscription_view, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_view, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_view, no_relationship, documented, "LST-03 REQ-10 SUB-17",
     no_relationship_refusal},
    // subscription.add_seats
    {subscription_add_seats, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_add_seats, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_add_seats, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_add_seats, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_add_seats, partner_suspended, documented, "PAY-06 SUB-08 SEAT-06"},
    {subscription_add_seats, no_relationship, api, "REM-06 SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_add_seats, not_original_reseller, by_default,
     "SEAT-01 SEAT-04 DAP-08 SUB-05 AMB-04"},
    {subscription_add_seats, delegated_admin_missing, by_default, "AMB-05 REM-06 SEAT-11", {},
     when(option::commerce_without_delegated_admin, "none")},
    {subscription_add_seats, subscription_cancelled, api, "SEAT-01 SUB-18", {400, "2011"}},
    {subscription_add_seats, subscription_suspended, api, "SEAT-05 SUS-12", {400, "2001"}},
    {subscription_add_seats, subscription_not_active, documented, "SEAT-01"},
    {subscription_add_seats, quantity_out_of_range, api, "SUB-14 SUB-15", {400, "2002"}},
    // subscription.remove_seats
    {subscription_remove_seats, only_partner_may_change_subscription, documented,
     "SUB-04 SUB-05"},
    {subscription_remove_seats, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_remove_seats, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_remove_seats, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_remove_seats, partner_suspended, documented, "PAY-06 SUB-08 SEAT-06"},
    {subscription_remove_seats, no_relationship, api, "REM-06 SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_remove_seats, not_original_reseller, documented,
     "DAP-03 SEAT-02 SEAT-04 MC-02 MC-03 AMB-04 AMB-07"},
    {subscription_remove_seats, delegated_admin_missing, by_default, "AMB-05 REM-06 SEAT-11", {},
     when(option::commerce_without_delegated_admin, "none")},
    {subscription_remove_seats, subscription_cancelled, api, "SEAT-02 SUB-18", {400, "2011"}},
    {subscription_remove_seats, subscription_suspended, api, "SEAT-05 SUS-12", {400, "2001"}},
    {subscription_remove_seats, subscription_not_active, documented, "SEAT-02"},
    {subscription_remove_seats, quantity_out_of_range, api, "SUB-14 SUB-15 SEAT-03",
     {400, "2002"}},
    // subscription.order_add_on
    {subscription_order_add_on, only_partner_may_change_subscription, documented,
     "SUB-04 SUB-05"},
    {subscription_order_add_on, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_order_add_on, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_order_add_on, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_order_add_on, partner_suspended, documented, "PAY-06 SUB-08 ADD-05"},
    {subscription_order_add_on, no_relationship, api, "SUB-17 REQ-10", no_relationship_refusal},
    {subscription_order_add_on, not_original_reseller, documented,
     "DAP-04 ADD-02 MC-02 MC-03 AMB-04 AMB-07"},
    {subscription_order_add_on, delegated_admin_missing, by_default, "REM-07 AMB-05", {},
     when(option::commerce_without_delegated_admin, "existing_subscriptions", "none")},
    {subscription_order_add_on, other_transacting_partner, documented,
     "ONE-01 ONE-02 ONE-04 AMB-01"},
    {subscription_order_add_on, service_already_held, inferred, "CUS-05 CAN-08 AMB-06 AMB-30", {},
     when(option::holdings_conflict_applies_to, "all_orders")},
    {subscription_order_add_on, parent_not_active, api, "ADD-04", {409, "27009"}},
    {subscription_order_add_on, add_on_unrelated, api, "ADD-01 ADD-03", {400, "800029"}},
    {subscription_order_add_on, offer_not_available, documented, "SUB-12 SUB-13 AMB-13"},
    {subscription_order_add_on, quantity_out_of_range, api, "SUB-14 SUB-15", {400, "2002"}},
    // subscription.transition
    {subscription_transition, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_transition, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_transition, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_transition, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_transition, partner_suspended, documented, "PAY-06 SUB-08 UPG-14"},
    {subscription_transition, no_relationship, api, "SUB-17 REQ-10", no_relationship_refusal},
    {subscription_transition, not_original_reseller, documented,
     "DAP-05 UPG-08 MC-02 MC-03 AMB-04 AMB-07"},
    {subscription_transition, delegated_admin_missing, documented, "UPG-04 DAP-13 DAP-14 REM-05",
     {200, "delegated_admin_permissions_disabled", "upgradeErrors"}},
    {subscription_transition, subscription_cancelled, documented, "UPG-03",
     {200, "subscription_status_not_active", "upgradeErrors"}},
    {subscription_transition, subscription_suspended, documented, "UPG-03 SUS-12",
     {200, "subscription_status_not_active", "upgradeErrors"}},
    {subscription_transition, subscription_not_active, documented, "UPG-03",
     {200, "subscription_status_not_active", "upgradeErrors"}},
    {subscription_transition, other_transacting_partner, inferred, "ONE-01 ONE-04 UPG-15 AMB-01"},
    {subscription_transition, no_transition_path, documented, "UPG-01 UPG-02",
     {200, "subscription_does_not_have_any_upgrade_paths", "upgradeErrors"}},
    {subscription_transition, target_already_held, documented, "UPG-06 UPG-07 CAN-08 AMB-30",
     {200, "conflicting_service_types", "upgradeErrors"}},
    {subscription_transition, conflicting_services, documented, "UPG-05 UPG-07 CAN-08 AMB-30",
     {200, "conflicting_service_types", "upgradeErrors"}},
    {subscription_transition, add_ons_present, api, "ADD-06 UPG-12",
     {200, "subscription_add_ons_present", "upgradeErrors"}},
    {subscription_transition, offer_not_available, documented, "SUB-12 UPG-12 AMB-13",
     {200, "subscription_target_offer_not_found", "upgradeErrors"}},
    {subscription_transition, quantity_out_of_range, api, "SUB-14 SUB-15 UPG-10", {400, "2002"}},
    // subscription.migrate
    {subscription_migrate, operation_not_available, by_default, "UPG-16 DAP-06"},
    // subscription.suspend
    {subscription_suspend, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_suspend, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_suspend, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_suspend, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_suspend, no_relationship, api, "REM-06 SUB-17 REQ-10", no_relationship_refusal},
    {subscription_suspend, not_original_reseller, by_default, "SUS-09 DAP-08 SUB-05"},
    {subscription_suspend, delegated_admin_missing, by_default, "AMB-05 REM-06 SEAT-11", {},
     when(option::commerce_without_delegated_admin, "none")},
    {subscription_suspend, subscription_cancelled, api, "SUS-13 SUB-18", {400, "2011"}},
    {subscription_suspend, subscription_suspended, by_default, "SUS-13"},
    {subscription_suspend, subscription_not_active, by_default, "SUS-13"},
    {subscription_suspend, ground_missing, documented, "SUS-01 SUS-08 FRD-03 FRD-05"},
    // subscription.reactivate
    {subscription_reactivate, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_reactivate, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_reactivate, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_reactivate, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_reactivate, partner_suspended, by_default, "PAY-06 PAY-07 SUS-10 AMB-08", {},
     when(option::suspended_partner_may_reactivate_and_cancel, "false")},
    {subscription_reactivate, no_relationship, api, "REM-06 SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_reactivate, not_original_reseller, by_default, "SUS-09 DAP-08 SUB-05"},
    {subscription_reactivate, delegated_admin_missing, by_default, "AMB-05 REM-06 SEAT-11", {},
     when(option::commerce_without_delegated_admin, "none")},
    {subscription_reactivate, subscription_cancelled, api, "SUS-06 SUB-18", {400, "2011"}},
    {subscription_reactivate, subscription_not_suspended, api, "SUS-06"},
    {subscription_reactivate, reactivation_window_elapsed, documented, "SUS-05 SUS-07 AMB-14"},
    {subscription_reactivate, other_transacting_partner, inferred, "ONE-01 ONE-04 AMB-01"},
    {subscription_reactivate, parent_not_active, api, "ADD-04 ADD-08 SUS-12", {409, "27009"}},
    // subscription.cancel
    {subscription_cancel, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_cancel, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_cancel, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_cancel, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_cancel, partner_suspended, by_default, "PAY-06 PAY-07 AMB-08", {},
     when(option::suspended_partner_may_reactivate_and_cancel, "false")},
    {subscription_cancel, no_relationship, api, "REM-06 SUB-17 REQ-10", no_relationship_refusal},
    {subscription_cancel, not_original_reseller, by_default, "CAN-06 DAP-08 SUB-05"},
    {subscription_cancel, delegated_admin_missing, by_default, "AMB-05 REM-06 SEAT-11", {},
     when(option::commerce_without_delegated_admin, "none")},
    {subscription_cancel, subscription_cancelled, api, "CAN-01 SUB-18", {400, "2011"}},
    {subscription_cancel, subscription_suspended, by_default, "CAN-01 AMB-15"},
    {subscription_cancel, subscription_not_active, by_default, "CAN-01"},
    {subscription_cancel, ground_missing, documented, "CAN-01 SUS-01 AMB-15"},
    // subscription.rename
    {subscription_rename, only_partner_may_change_subscription, documented, "SUB-04 SUB-05"},
    {subscription_rename, role_not_permitted, documented, "R5 SUB-07", role_lacks_rights},
    {subscription_rename, partner_not_enrolled, documented, "ENR-04", not_in_programme},
    {subscription_rename, partner_terminated, by_default, "PAY-09", not_in_programme},
    {subscription_rename, no_relationship, api, "SUB-17 REQ-10", no_relationship_refusal},
    {subscription_rename, not_original_reseller, by_default, "DAP-08 SUB-05 SUB-19"},
    {subscription_rename, subscription_cancelled, api, "SUB-18 SUB-19", {400, "2011"}},
    // subscription.change_reseller_of_record
    {subscription_change_reseller_of_record, only_partner_may_change_subscription, documented,
     "SUB-04 SUB-05"},
    {subscription_change_reseller_of_record, not_indirect_provider, documented, "IND-08 IND-12"},
    {subscription_change_reseller_of_record, role_not_permitted, documented, "R5 SUB-07",
     role_lacks_rights},
    {subscription_change_reseller_of_record, partner_not_enrolled, documented, "ENR-04",
     not_in_programme},
    {subscription_change_reseller_of_record, partner_terminated, by_default, "PAY-09",
     not_in_programme},
    {subscription_change_reseller_of_record, partner_suspended, by_default, "PAY-07 P18"},
    {subscription_change_reseller_of_record, no_relationship, api, "SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_change_reseller_of_record, not_original_reseller, inferred,
     "DAP-07 IND-12 POR-02 POR-03 AMB-09"},
    {subscription_change_reseller_of_record, subscription_cancelled, api, "SUB-18 IND-12",
     {400, "2011"}},
    {subscription_change_reseller_of_record, reseller_mpn_invalid, api, "IND-11 IND-12 IND-14",
     {400, "800016", "", false}},
    // subscription.change_partner_of_record
    {subscription_change_partner_of_record, operation_not_available, by_default,
     "POR-01 POR-02 POR-03 DAP-07 MP-06 AMB-09"},
    // subscription.change_billing_cycle
    {subscription_change_billing_cycle, operation_not_available, inferred, "SUB-20"},
    // subscription.transfer
    {subscription_transfer, operation_not_available, inferred, "SUB-21 MP-04"},
    // subscription.view_provisioning_status
    {subscription_view_provisioning_status, not_a_partner, by_default, "P39"},
    {subscription_view_provisioning_status, role_not_permitted, documented, "R5 SUB-07",
     role_lacks_rights},
    {subscription_view_provisioning_status, partner_not_enrolled, documented, "ENR-04",
     not_in_programme},
    {subscription_view_provisioning_status, partner_terminated, by_default, "PAY-09",
     not_in_programme},
    {subscription_view_provisioning_status, no_relationship, api, "LST-03 SUB-17 REQ-10",
     no_relationship_refusal},
    {subscription_view_provisioning_status, delegated_admin_missing, api, "DAP-12 DAP-14 REM-05"},
    // subscription.receive_bill
    {subscription_receive_bill, not_a_partner, documented, "BIL-01"},
    {subscription_receive_bill, not_original_reseller, documented, "BIL-03 BIL-04 BIL-05 DAP-02"},
    // service.administer
    {service_administer, not_a_partner, by_default, "P21"},
    {service_administer, role_not_permitted, documented, "R7 AOB-01"},
    {service_administer, partner_not_enrolled, documented, "ENR-04"},
    {service_administer, partner_terminated, by_default, "PAY-09"},
    {service_administer, no_relationship, inferred, "LST-01 REQ-10 IND-05 DAP-15"},
    {service_administer, delegated_admin_missing, inferred,
     "AOB-02 DAP-09 DAP-10 DAP-14 REM-05 REM-12"},
    // service.manage_users
    {service_manage_users, not_a_partner, by_default, "P22"},
    {service_manage_users, role_not_permitted, documented, "R7 AOB-01"},
    {service_manage_users, partner_not_enrolled, documented, "ENR-04"},
    {service_manage_users, partner_terminated, by_default, "PAY-09"},
    {service_manage_users, no_relationship, inferred, "LST-01 REQ-10 DAP-15"},
    {service_manage_users, delegated_admin_missing, inferred, "AOB-03 AOB-02 DAP-14 REM-05"},
    {service_manage_users, not_through_this_channel, api, "AOB-04 DAP-17 SUB-06 AMB-24"},
    // service.view_health
    {service_view_health, not_a_partner, by_default, "P23"},
    {service_view_health, role_not_permitted, documented, "R8 SH-02"},
    {service_view_health, partner_not_enrolled, documented, "ENR-04"},
    {service_view_health, partner_terminated, by_default, "PAY-09"},
    {service_view_health, no_relationship, inferred, "SH-01 LST-01 REQ-10 DAP-15"},
    {service_view_health, delegated_admin_missing, inferred, "SH-03 DAP-09 DAP-14 REM-05 AMB-12"},
    // service.file_request
    {service_file_request, not_a_partner, by_default, "P24"},
    {service_file_request, role_not_permitted, documented, "R14 SVC-10 AMB-18"},
    {service_file_request, partner_not_enrolled, documented, "ENR-04"},
    {service_file_request, partner_terminated, by_default, "PAY-09"},
    {service_file_request, no_relationship, inferred, "SVC-08 LST-01 REQ-10 DAP-15"},
    {service_file_request, delegated_admin_missing, inferred,
     "SVC-09 DAP-11 DAP-14 REM-05 SVC-14"},
    // partner.file_request
    {partner_file_request, not_a_partner, by_default, "P25"},
    {partner_file_request, role_not_permitted, documented, "R13 SVC-07 SVC-10 AMB-18"},
    {partner_file_request, partner_not_enrolled, documented, "ENR-04"},
    {partner_file_request, partner_terminated, by_default, "PAY-09"},
    // partner.view_pricing
    {partner_view_pricing, not_a_partner, by_default, "P26"},
    {partner_view_pricing, role_not_permitted, documented, "R9 AMB-17"},
    {partner_view_pricing, partner_not_enrolled, documented, "ENR-04"},
    {partner_view_pricing, partner_terminated, by_default, "PAY-09"},
    // partner.view_bill
    {partner_view_bill, not_a_partner, by_default, "P27"},
    {partner_view_bill, role_not_permitted, documented, "R10"},
    {partner_view_bill, partner_not_enrolled, documented, "ENR-04"},
    {partner_view_bill, partner_terminated, by_default, "PAY-09"},
    // partner.register_reseller
    {partner_register_reseller, not_a_partner, by_default, "P29"},
    {partner_register_reseller, not_indirect_provider, inferred, "IND-13 P29"},
    {partner_register_reseller, role_not_permitted, documented, "R12 IND-13"},
    {partner_register_reseller, partner_not_enrolled, documented, "ENR-04"},
    {partner_register_reseller, partner_terminated, by_default, "PAY-09"},
    {partner_register_reseller, partner_suspended, by_default, "PAY-07 P29"},
    // partner.manage_users
    {partner_manage_users, not_a_partner, by_default, "P30"},
    {partner_manage_users, role_not_permitted, documented, "R16 R17 R18 USR-01 USR-08 AMB-11"},
    {partner_manage_users, partner_not_enrolled, documented, "ENR-04"},
    {partner_manage_users, partner_terminated, by_default, "PAY-09"},
    // partner.reset_user_password
    {partner_reset_user_password, not_a_partner, by_default, "P31"},
    {partner_reset_user_password, partner_not_enrolled, documented, "ENR-04"},
    {partner_reset_user_password, partner_terminated, by_default, "PAY-09"},
    {partner_reset_user_password, self_service_only, documented, "PWD-01 PWD-02 PWD-03 PWD-04"},
    // partner.update_profile
    {partner_update_profile, not_a_partner, by_default, "P33"},
    {partner_update_profile, role_not_permitted, by_default, "R20 PRF-01 PRF-02"},
    {partner_update_profile, partner_not_enrolled, documented, "ENR-04"},
    {partner_update_profile, partner_terminated, by_default, "PAY-09"},
    // partner.set_featured_offers
    {partner_set_featured_offers, not_a_partner, by_default, "P34"},
    {partner_set_featured_offers, role_not_permitted, by_default, "R21"},
    {partner_set_featured_offers, partner_not_enrolled, documented, "ENR-04"},
    {partner_set_featured_offers, partner_terminated, by_default, "PAY-09"},
    {partner_set_featured_offers, partner_suspended, by_default, "PAY-07 P34"},
    {partner_set_featured_offers, too_many_featured_offers, documented, "CAT-01"},
    // relationship.remove
    {relationship_remove, operation_not_available, inferred, "REM-11"},
    // delegated_admin.remove_other
    {delegated_admin_remove_other, not_a_partner, by_default, "P38"},
    {delegated_admin_remove_other, not_customer_administrator, inferred, "REM-10 REM-01"},
    // relationship.accept
    {relationship_accept, not_customer_administrator, by_default, "ACC-01 ACC-05"},
    {relationship_accept, other_transacting_partner, by_default,
     "ONE-01 ONE-04 ONE-05 AMB-01 AMB-02"},
    {relationship_accept, link_altered, inferred, "ACC-01 LNK-04 LNK-05"},
    // relationship.view_partners
    {relationship_view_partners, not_customer_administrator, documented, "ACC-02 C02"},
    // delegated_admin.remove
    {delegated_admin_remove, not_customer_administrator, documented, "REM-01 REM-10"},
    {delegated_admin_remove, grant_not_present, inferred, "REM-01 DAP-14 C03"},
    // delegated_admin.grant
    {delegated_admin_grant, not_customer_administrator, documented, "DAP-15 IND-06 REM-10"},
    {delegated_admin_grant, other_transacting_partner, inferred, "ONE-01 ONE-03 ONE-04 AMB-01"},
    // service.configure
    {service_configure, not_customer_administrator, documented, "AOB-05"},
    // subscription.change_own
    {subscription_change_own, only_partner_may_change_subscription, documented,
     "SUB-04 SUS-14 CAN-09"},
    {subscription_change_own, not_customer_administrator, documented, "SUB-04 C07"},
    // subscription.use
    {subscription_use, not_customer_administrator, inferred, "C09"},
    {subscription_use, subscription_cancelled, inferred, "C09 SUS-05"},
    {subscription_use, subscription_suspended, documented, "SUS-02 SUS-03"},
    {subscription_use, subscription_not_active, by_default, "C09"},
    {subscription_use, reactivation_window_elapsed, inferred, "SUS-03 SUS-05 SUS-07 AMB-14"},
});

using enum agent_role;
using enum admin_role;

/// The role table (catalogue 1.2): id, agents that can, agents that cannot, admins that can.
inline constexpr role_rule
    r1{"R1", {admin_agent, sales_agent}, {helpdesk_agent}, {global_admin}},
    r2{"R2", {admin_agent, sales_agent, helpdesk_agent}, {}, {global_admin}},
    r3{"R3", {admin_agent, sales_agent, helpdesk_agent}, {}, {global_admin}},
    r4{"R4", {admin_agent, sales_agent}, {helpdesk_agent}, {global_admin}},
    r5{"R5", {admin_agent, sales_agent}, {helpdesk_agent}, {global_admin}},
    r6{"R6", {admin_agent, sales_agent}, {helpdesk_agent}, {global_admin}},
    r7{"R7", {admin_agent, helpdesk_agent}, {sales_agent}, {global_admin}},
    r8{"R8", {admin_agent, helpdesk_agent}, {sales_agent}, {global_admin}},
    r9{"R9", {admin_agent}, {sales_agent, helpdesk_agent}, {global_admin, billing_admin}},
    r10{"R10", {admin_agent}, {sales_agent, helpdesk_agent}, {global_admin, billing_admin}},
    r11{"R11", {sales_agent}, {helpdesk_agent}, {global_admin, billing_admin}},
    r12{"R12", {admin_agent, sales_agent}, {helpdesk_agent}, {global_admin}},
    r13{"R13", {}, {sales_agent}, {global_admin}},
    r14{"R14", {admin_agent, helpdesk_agent}, {sales_agent}, {global_admin}},
    r16{"R16", {}, {admin_agent}, {global_admin, user_management_admin}},
    r17{"R17", {}, {admin_agent}, {global_admin, user_management_admin}},
    r18{"R18", {}, {admin_agent}, {global_admin}},
    r20{"R20", {}, {}, {global_admin}},
    r21{"R21", {}, {}, {global_admin}};

inline constexpr auto role_table = std::to_array<role_entry>({
    {relationship_request, {r6}},
    {invitation_compose, {r6}},
    {customer_create, {r1}},
    {customer_view, {r2}},
    {customer_update_details, {r3}},
    {customer_update_billing, {r4}},
    {customer_view_agreement, {r11}},
    {subscription_create, {r5}},
    {subscription_view, {r2}},
    {subscription_add_seats, {r5}},
    {subscription_remove_seats, {r5}},
    {subscription_order_add_on, {r5}},
    {subscription_transition, {r5}},
    {subscription_suspend, {r5}},
    {subscription_reactivate, {r5}},
    {subscription_cancel, {r5}},
    {subscription_rename, {r5}},
    {subscription_change_reseller_of_record, {r5}},
    {subscription_view_provisioning_status, {r5}},
    {service_administer, {r7}},
    {service_manage_users, {r7}},
    {service_view_health, {r8}},
    {service_file_request, {r14}},
    {partner_file_request, {r13}},
    {partner_view_pricing, {r9}},
    {partner_view_bill, {r10}},
    {partner_register_reseller, {r12}},
    {partner_manage_users, {r16, r17, r18}},
    {partner_update_profile, {r20}},
    {partner_set_featured_offers, {r21}},
});

using enum parameter;

/// Operation, required and optional properties.
inline constexpr auto parameter_table = std::to_array<parameter_entry>({
    {invitation_compose, {}, {text}},
    {customer_create, {}, {existing_customer}},
    {subscription_create, {new_offer, quantity}},
    {subscription_add_seats, {quantity}},
    {subscription_remove_seats, {quantity}},
    {subscription_order_add_on, {new_offer, quantity}},
    {subscription_transition, {target_offer}, {quantity}},
    {subscription_suspend, {}, {ground}},
    {subscription_cancel, {}, {ground}},
    {subscription_change_reseller_of_record, {mpn_id}},
    {service_manage_users, {through}},
    {partner_manage_users, {}, {assigns}},
    {partner_set_featured_offers, {count}},
    {delegated_admin_remove_other, {}, {services}},
    {relationship_accept, {}, {services}},
    {delegated_admin_remove, {}, {services}},
    {delegated_admin_grant, {services}},
});

/// The first word of each is the default, and there are no others than those of this cloud.
inline constexpr auto option_table = std::to_array<option_entry>({
    {option::who_counts_as_transacting},
    {option::commerce_without_delegated_admin},
    {option::holdings_conflict_applies_to},
    {option::suspended_partner_may_reactivate_and_cancel},
    {option::role_conflict, 0, 0b011},
});

inline constexpr pack policy{"china_21vianet/2018-10-29", cloud::china_21vianet,
                             {checklist, role_table, option_table, parameter_table}};

}  // namespace detail::china

/// The pack of the cloud operated by 21Vianet.
[[nodiscard]] constexpr const pack& china_21vianet() noexcept { return detail::china::policy; }

}  // namespace csprel

#endif
