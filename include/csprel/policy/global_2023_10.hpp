// SPDX-License-Identifier: Apache-2.0
// The policy of the global Partner Center, as its pages of October 2023 state it.
//
// Rule ids are those of the catalogue for these clouds. A requirement is stated once, with the rules
// and the refusal that hold wherever it counts; groups put together what the pages name in one breath;
// a line gives an operation its groups. The packs of US Government and Germany are made from the same
// lines (us_government_2023_10.hpp, germany_2023_10.hpp). Nothing here knows a directory.
#ifndef CSPREL_POLICY_GLOBAL_2023_10_HPP
#define CSPREL_POLICY_GLOBAL_2023_10_HPP

#include <array>

#include "csprel/policy/composition.hpp"

namespace csprel {
namespace detail::global {

using enum requirement;
using enum basis;
using enum track;
using enum condition;

/// A refusal that matches by its text only.
constexpr refusal by_text(int status, std::string_view code) { return {status, code, "", false}; }
/// A refusal inside a success answer.
constexpr refusal inside(std::string_view member, std::string_view code, bool certain = true) {
  return {200, code, member, certain};
}
/// An answer of the transfer eligibility, which gives its reason as a text.
inline constexpr refusal in_reason{200, "", "reason", false};

/// Requirement, basis, rules, refusal: in check order.
inline constexpr auto statements = std::to_array<statement>({
    {operation_not_available, by_default, "1.2"},
    {wrong_track, documented, "2.7"},
    {cloud_closed_to_new_business, documented, "NAT-9"},
    {only_partner_may_change_subscription, inferred, "PUR-1"},
    {not_a_partner, by_default, "1.2"},
    {not_customer_administrator, documented, "1.1"},
    {not_azure_owner, documented, "POR-11"},
    {not_transfer_party, documented, "XFR-8 XFR-12"},
    {not_indirect_provider, documented, "1.2"},
    {not_indirect_reseller, documented, "1.2"},
    {partner_type_cannot_transact, documented, "PUR-1"},
    {acquired_as_indirect, documented, "P2P-12"},
    {user_context_required, documented, "API-1", by_text(403, "900329")},
    {mfa_missing, documented, "GDAP-1"},
    {role_not_permitted, documented, "1.3", by_text(403, "900150")},
    {partner_not_enrolled, api, "ACC-5", by_text(403, "800039")},
    {partner_terminated, api, "ACC-5", by_text(403, "800039")},
    {partner_suspended, documented, "ACC-3"},
    {partner_restricted, documented, "ACC-1"},
    {partner_agreement_missing, documented, "AGR-1", {403, "900124"}},
    {partner_id_inactive, documented, "REG-2 REG-3"},
    {order_blocked, api, "ACC-7"},
    {customer_already_exists, inferred, "OP-CUST-CREATE"},
    {company_data_missing, documented, "AMB-13 OP-CUST-CREATE"},
    {no_relationship, documented, "REL-1", {403, "20002"}},
    {single_partner_cloud, documented, "NAT-2 AMB-8"},
    {self_or_partner_tenant, documented, "REL-20 REL-21 REL-22"},
    {market_mismatch, documented, "REG-1 REL-3", by_text(403, "2030")},
    {customer_under_review, api, "ACC-6", {403, "800073"}},
    {customer_not_approved, api, "ACC-6", {403, "800075"}},
    {customer_agreement_missing, documented, "AGR-6 AGR-7 AGR-10", {403, "13605"}},
    {participants_not_allowed, documented, "POR-7", inside("cart", "10004")},
    {partnership_missing, documented, "P2P-1"},
    {reseller_without_relationship, documented, "REL-2"},
    {not_original_reseller, documented, "REL-23 REL-24", by_text(403, "20002")},
    {guest_account, documented, "1.3"},
    {partner_access_blocked, api, "GDAP-19", {403, "900309"}},
    {delegated_admin_missing, documented, "DAP-1 GDAP-10 GDAP-14", by_text(403, "900308")},
    {delegated_role_insufficient, documented, "GDAP-14 GDAP-15 GDAP-23 DAP-1", {403, "900308"}},
    {azure_role_missing, documented, "GDAP-17"},
    {subscription_cancelled, documented, "2.7 SUS-6", by_text(400, "800040")},
    {subscription_suspended, documented, "2.7", by_text(400, "800012")},
    {subscription_not_suspended, documented, "SUS-4", by_text(400, "800040")},
    {subscription_not_active, inferred, "2.7", by_text(400, "800081")},
    {subscription_not_provisioned, documented, "TRN-1 UPG-4"},
    {trial_immutable, documented, "QTY-8 SUS-10 TRM-2"},
    {not_a_trial, documented, "TRL-1 TRL-2"},
    {renewal_in_progress, documented, "REN-5", by_text(400, "900280")},
    {operation_pending, api, "API-3", {409, "900278"}},
    {active_resources_beneath, documented, "SUS-7 CAN-10", {403, "900115"}},
    {reactivation_window_elapsed, documented, "SUS-4 AMB-18", by_text(400, "800040")},
    {cancellation_window_elapsed, documented, "CAN-1 CAN-2", {400, "900117"}},
    {seat_window_elapsed, documented, "QTY-2 QTY-3", {400, "800090"}},
    {seats_not_adjustable, documented, "QTY-9 QTY-10"},
    {auto_renew_not_available, documented, "REN-1 REN-2", {400, "800093"}},
    {auto_renew_off, documented, "SCH-1 REN-7"},
    {no_transition_path, documented, "TRN-2 UPG-6"},
    {scheduled_only, documented, "SCH-4"},
    {partial_not_supported, documented, "UPG-5"},
    {target_already_held, documented, "UPG-3", inside("upgradeErrors", "conflicting_service_types")},
    {conflicting_services, documented, "UPG-3", inside("upgradeErrors", "conflicting_service_types")},
    {license_transfer_conflict, documented, "TRN-9", inside("eligibilities", "3")},
    {add_ons_present, documented, "UPG-4", inside("upgradeErrors", "subscription_add_ons_present")},
    {target_subscription_not_active, documented, "TRN-3", {400, "900258"}},
    {target_is_source, documented, "TRN-3", {400, "900259"}},
    {target_catalog_mismatch, documented, "TRN-3", {400, "900260"}},
    {target_busy, documented, "TRN-3", {400, "900261"}},
    {target_in_cancellation_window, documented, "TRN-3", inside("subscriptionEligibilities", "2")},
    {target_term_shorter, documented, "TRN-3 TRN-5", {400, "900267"}},
    {target_ends_earlier, documented, "TRN-3 AMB-19", {400, "900236"}},
    {target_not_allowed, documented, "TRN-4"},
    {parent_not_active, documented, "ADD-1 SUS-8", {409, "27009"}},
    {add_on_unrelated, api, "ADD-2", {400, "800029"}},
    {prerequisite_missing, documented, "ADD-4 AMB-22", inside("cart", "400041")},
    {below_base_share, documented, "ADD-6"},
    {offer_not_available, documented, "PUR-7 PUR-8 PUR-11", {403, "2091"}},
    {segment_not_qualified, api, "OP-SUB-BUY", {400, "800086"}},
    {single_subscription_offer, documented, "PUR-6", by_text(400, "27006")},
    {trial_not_available, documented, "PUR-10", by_text(400, "27006")},
    {legacy_azure_present, documented, "PUR-12 OVG-1 XFR-13"},
    {azure_plan_required, documented, "SELF-1 OVG-1 XFR-13"},
    {azure_upgrade_running, api, "XFR-22", {409, "900113"}},
    {overage_held_by_other, documented, "OVG-1", {403, "800115"}},
    {conversion_not_found, documented, "TRL-1", inside("errors", "ConversionsNotFound")},
    {quantity_out_of_range, api, "PUR-9 QTY-7", {400, "2002"}},
    {seat_ceiling_exceeded, documented, "PUR-13 PUR-9", by_text(403, "800067")},
    {licenses_exhausted, api, "OP-LICENSE", {400, "60012"}},
    {term_not_supported, documented, "TRM-4"},
    {term_shorter, documented, "TRM-1", {400, "800122"}},
    {billing_cycle_not_supported, documented, "TRM-4 BIL-3", {400, "900269"}},
    {billing_cycle_longer_than_term, api, "BIL-3", {400, "900270"}},
    {billing_change_not_permitted, documented, "BIL-1 BIL-2", by_text(400, "800097")},
    {order_not_uniform, documented, "BIL-4 BIL-7", {400, "6000"}},
    {end_date_not_alignable, documented, "COT-1 COT-3 COT-6 AMB-11", {400, "900242"}},
    {end_date_out_of_bounds, documented, "COT-1 COT-2"},
    {too_many_resellers, documented, "PUR-5"},
    {migration_not_enabled, api, "MIG-17", {403, "900223"}},
    {segment_not_migratable, documented, "MIG-6 NAT-7", by_text(400, "900220")},
    {no_new_commerce_equivalent, documented, "MIG-7", {400, "900220"}},
    {migration_too_young, documented, "MIG-3 AMB-32", {403, "900226"}},
    {migration_too_late, documented, "MIG-4", {400, "900217"}},
    {promotion_present, documented, "MIG-5", {400, "900218"}},
    {add_on_duplicated, api, "MIG-10", {400, "900248"}},
    {add_on_not_active, api, "MIG-10", {400, "900262"}},
    {add_on_missing_from_bundle, api, "MIG-9 AMB-6", {400, "900219"}},
    {bundle_member_ineligible, documented, "MIG-9", {400, "900221"}},
    {migration_schedule_incomplete, documented, "MIG-15"},
    {no_transfer_path, documented, "XFR-3 XFR-20", in_reason},
    {base_left_behind, documented, "XFR-6"},
    {already_in_transfer, documented, "XFR-5", {409, "900101"}},
    {transfer_party_not_enabled, documented, "XFR-1", by_text(403, "900137")},
    {target_relationship_missing, documented, "XFR-2"},
    {target_agreement_missing, documented, "XFR-2"},
    {transfer_wrong_state, documented, "XFR-8", {400, "900102"}},
    {transfer_expired, documented, "XFR-15"},
    {order_not_synchronised, documented, "XFR-9", {500, "900103"}},
    {source_details_missing, api, "XFR-14", {400, "900136"}},
    {source_is_requester, api, "XFR-14", {400, "900148"}},
    {not_in_sandbox, documented, "XFR-11"},
    {no_azure_subscription, api, "XFR-22", {403, "900108"}},
    {azure_subscription_suspended, documented, "XFR-22", {403, "900105"}},
    {recently_bought, documented, "XFR-22", {403, "900130"}},
    {active_subscriptions_remain, documented, "REL-11"},
    {reservations_remain, documented, "REL-12"},
    {software_remains, documented, "REL-13"},
    {ground_missing, documented, "CAN-9", {400, "900307"}},
    {link_altered, documented, "REL-5"},
    {reseller_mpn_invalid, api, "PUR-2 PUR-3 POR-3 POR-4", {400, "800016"}},
    {reseller_other_region, documented, "P2P-3"},
    {reseller_agreement_missing, documented, "AGR-2", {403, "900123"}},
    {reseller_of_record_fixed, api, "POR-5 POR-8", {400, "800098"}},
    {attestation_incomplete, documented, "AGR-8"},
    {attestation_in_future, documented, "AGR-8"},
    {attestation_duplicate, documented, "AGR-9", {400, "600061"}},
    {gdap_wrong_state, documented, "2.5"},
    {gdap_request_lapsed, documented, "GDAP-5"},
    {gdap_name_invalid, documented, "GDAP-2"},
    {gdap_name_taken, documented, "GDAP-2"},
    {gdap_duration_out_of_range, documented, "GDAP-3"},
    {gdap_roles_invalid, documented, "GDAP-4"},
    {gdap_role_outside_relationship, documented, "GDAP-11", {400}},
    {auto_extend_not_available, documented, "GDAP-8 AMB-5"},
    {delegated_admin_no_longer_offered, documented, "REL-7"},
    {delegated_admin_not_optional, documented, "REL-8 NAT-10"},
    {grant_not_present, inferred, "DAP-2"},
    {not_through_this_channel, documented, "NAT-4 NAT-9"},
});

// ---- groups ---------------------------------------------------------------------------------

template <std::size_t Size>
constexpr auto on(track_set tracks, const need_group<Size>& group) {
  return each(group, [&](const need& n) { return n.on(tracks); });
}
constexpr auto on(track_set tracks, const need& one) { return one.on(tracks); }
template <std::size_t Size>
constexpr auto where(condition it, const need_group<Size>& group) {
  return each(group, [&](const need& n) { return n.where(it); });
}
template <std::size_t Size>
constexpr auto by(std::string_view rules, const need_group<Size>& group) {
  return each(group, [&](const need& n) { return n.by(rules); });
}
template <std::size_t Size>
constexpr auto refused(refusal answer, const need_group<Size>& group) {
  return each(group, [&](const need& n) { return n.refused(answer); });
}

/// Of every partner operation: who asks, and whether it is in the programme (contract, "basic").
inline constexpr auto in_programme = group(need{partner_not_enrolled}, need{partner_terminated});
inline constexpr auto basic = group(need{not_a_partner}, in_programme);
inline constexpr auto basic_change = group(need{only_partner_may_change_subscription}, in_programme);

inline constexpr need user{user_context_required};
inline constexpr need mfa{mfa_missing};
inline constexpr need role{role_not_permitted};
inline constexpr need customer{no_relationship};
inline constexpr need administrator{not_customer_administrator};

/// Of an operation about one customer that an indirect reseller leaves to its provider.
inline constexpr auto transacts = group(need{partner_type_cannot_transact}, need{acquired_as_indirect});
inline constexpr auto money = group(transacts, need{partner_agreement_missing}, need{partner_id_inactive}, customer);
inline constexpr auto sale =
    group(need{partner_suspended}, need{partner_restricted}, need{order_blocked}, need{self_or_partner_tenant},
          need{market_mismatch}, need{customer_under_review}, need{customer_not_approved},
          need{customer_agreement_missing});
/// Of an operation that moves an existing subscription to another product.
inline constexpr option_gate limited = when(option::limited_partner_may_change_product, "false");
inline constexpr auto limited_partner =
    group(need{partner_suspended}.as(by_default).under(limited), need{partner_restricted}.as(by_default).under(limited));
inline constexpr auto product = group(limited_partner, need{customer_agreement_missing}.as(by_default));
inline constexpr auto owned = group(money, need{not_original_reseller});
inline constexpr auto active =
    group(need{subscription_cancelled}, need{subscription_suspended}, need{subscription_not_active});
inline constexpr auto idle = group(need{renewal_in_progress}, need{operation_pending});
/// The same where the API queues what is asked during a renewal.
inline constexpr auto queued_idle = group(need{renewal_in_progress}.refused(by_text(409, "800082")), need{operation_pending});
inline constexpr auto kept = group(basic_change, owned, role, idle);
inline constexpr auto kept_queued = group(basic_change, owned, role, queued_idle);

/// Of a partner id that is named: the reseller behind it.
inline constexpr auto reseller = where(
    names_reseller, group(need{partnership_missing},
                          need{reseller_without_relationship}.under(when(option::reseller_relationship_required, "true")),
                          need{reseller_mpn_invalid}, need{reseller_other_region}, need{reseller_agreement_missing}));
inline constexpr auto ordered_for_reseller = group(need{participants_not_allowed}.where(names_reseller), by("PUR-2 PUR-3", reseller));

/// Delegated access to the customer's tenant, by these rules.
constexpr auto access(std::string_view rules = "GDAP-22") {
  return each(group(need{guest_account}, need{partner_access_blocked}, need{delegated_admin_missing},
                    need{delegated_role_insufficient}),
              [&](const need& n) { return n.what < delegated_admin_missing ? n : n.by(rules); });
}

constexpr need exists_on(track_set tracks) { return need{wrong_track}.on(tracks); }

inline constexpr track_set seats{legacy, new_commerce};

/// Of a term and a cycle that are chosen, and of an end date.
inline constexpr auto cycle_fits =
    group(need{billing_cycle_not_supported}, need{billing_cycle_longer_than_term});
inline constexpr auto end_date = group(need{end_date_not_alignable}, need{end_date_out_of_bounds});

/// Of every order of seats.
inline constexpr auto order = group(
    basic_change, money, role, sale, ordered_for_reseller, need{too_many_resellers}.where(names_more_resellers),
    need{prerequisite_missing}.on({new_commerce}).where(is_add_on),
    need{below_base_share}.on({new_commerce}).where(is_add_on), need{add_on_unrelated}.on({legacy}),
    need{offer_not_available}, need{segment_not_qualified}, need{single_subscription_offer},
    need{quantity_out_of_range}, need{seat_ceiling_exceeded},
    need{attestation_incomplete}.by("PUR-4").where(not_attested).refused({400, "900206"}));

/// Of a legacy upgrade, whatever it is called (UPG-1 to UPG-6), with the rules of the access path that it needs.
constexpr refusal upgrade_error(std::string_view code, bool certain = true) { return inside("upgradeErrors", code, certain); }
constexpr auto upgrade(std::string_view path, std::string_view role_of_path) {
  return group(
      by("UPG-1", refused(upgrade_error("subscription_status_not_active"), active)),
      need{subscription_not_provisioned}.refused(upgrade_error("subscription_not_provisioned")),
      need{guest_account}, need{partner_access_blocked},
      need{delegated_admin_missing}.by(path).refused(upgrade_error("delegated_admin_permissions_disabled")),
      need{delegated_role_insufficient}.by(role_of_path).refused(upgrade_error("InsufficientGranularAdminPermissions", false)),
      need{no_transition_path}.refused(upgrade_error("subscription_does_not_have_any_upgrade_paths")),
      need{partial_not_supported}, need{target_already_held}, need{conflicting_services}, need{add_ons_present});
}

/// Of a migration, but for the two codes of time.
inline constexpr auto migration = group(
    basic_change, owned, role, need{renewal_in_progress}, need{operation_pending}.by("MIG-2").refused({400, "900216"}),
    product, exists_on({legacy}), by("MIG-1", refused({400, "900215"}, active)),
    need{segment_not_migratable}, need{migration_not_enabled}, need{no_new_commerce_equivalent},
    need{promotion_present}, need{add_on_duplicated}, need{add_on_not_active}, need{add_on_missing_from_bundle},
    need{bundle_member_ineligible}, need{quantity_out_of_range}.by("MIG-12").where(names_quantity),
    need{seat_ceiling_exceeded}.by("MIG-14"),
    need{term_not_supported}.by("MIG-8").where(names_term_or_cycle).refused({400, "900222"}),
    where(names_term_or_cycle, refused({400, "900222"}, by("MIG-8", cycle_fits))),
    need{end_date_not_alignable}.by("MIG-12").where(names_end_date).refused({400, "900292"}),
    need{end_date_out_of_bounds}.by("MIG-12").where(names_end_date).refused({400, "900291"}),
    need{reseller_mpn_invalid}.by("MIG-18").where(asker_is_provider).refused({400, "900247"}));
inline constexpr auto migration_time = group(need{migration_too_young}, need{migration_too_late});

/// Of subscriptions that move from a reseller to a provider.
inline constexpr auto moves = group(
    need{no_transfer_path}, by("XFR-4", active), need{base_left_behind}, need{already_in_transfer},
    need{transfer_party_not_enabled}, need{target_relationship_missing}, need{target_agreement_missing});

/// Of a request for a relationship, and of the mail that carries it.
inline constexpr auto relationship = group(
    basic, need{partner_type_cannot_transact}.where(asker_is_advisor), need{not_indirect_reseller}.by("ACC-2 P2P-13").where(kind_indirect_reseller), user.by("REL-6"),
    role.by("P2P-13").where(kind_indirect_reseller_of_direct_bill), role,
    need{partner_suspended}.as(inferred), need{partner_restricted}.by("ACC-2").where(kind_reseller),
    need{self_or_partner_tenant}.where(names_customer), need{market_mismatch}.where(names_customer),
    need{delegated_admin_no_longer_offered}.where(with_delegated_admin));

/// What a request for granular delegated admin must say.
inline constexpr auto gdap_terms = group(need{gdap_name_invalid}, need{gdap_name_taken}, need{gdap_duration_out_of_range},
                                         need{gdap_roles_invalid}, need{auto_extend_not_available}.where(names_auto_extend));

inline constexpr auto attestation =
    group(need{attestation_incomplete}, need{attestation_in_future}, need{attestation_duplicate});

// ---- lines ----------------------------------------------------------------------------------

constexpr line_table make_lines() {
  using enum operation;
  line_table t;

  // Relationships, partnerships, customers.
  t.add(relationship_request, relationship);
  t.add_without_api(invitation_compose, relationship, need{link_altered});
  t.add_without_api(invitation_forward, need{operation_not_available});
  t.add_without_api(relationship_accept, administrator.by("REL-4"), need{self_or_partner_tenant}, need{market_mismatch},
                    need{link_altered}, need{delegated_admin_no_longer_offered}.where(with_delegated_admin));
  t.add_without_api(relationship_view_partners, administrator);
  t.add(relationship_remove,
        refused({}, group(basic, each(transacts, [](const need& n) { return n.as(inferred).by("REL-16"); }),
                          user.by("REL-14"), role.by("REL-17 AMB-2"))),
        customer, need{active_subscriptions_remain}, need{reservations_remain}, need{software_remains});
  t.add_without_api(relationship_extend, basic, need{not_indirect_reseller}.by("P2P-13"), need{acquired_as_indirect}, role,
                    customer, need{partnership_missing}.by("P2P-13"));
  t.add_without_api(partnership_request, basic, need{not_indirect_provider}.by("P2P-2"), role,
                    need{reseller_mpn_invalid}.by("P2P-4"), need{reseller_other_region});
  t.add_without_api(partnership_accept, basic, need{not_indirect_reseller}.by("P2P-2"), role.by("P2P-2"),
                    need{reseller_other_region});
  t.add_without_api(partnership_remove, basic, need{not_indirect_provider}.by("AMB-28"), role.as(inferred),
                    need{partnership_missing});
  t.add(partner_check_reseller_agreement, basic, need{not_indirect_provider}.as(inferred), user,
        need{reseller_mpn_invalid}.by("P2P-4").refused({400, "2204"}), need{reseller_other_region}.refused({400, "2201"}),
        need{reseller_agreement_missing}.refused({400, "2203"}));
  t.add_without_api(partner_accept_agreement, basic, role.by("AGR-4"));
  t.add_without_api(partner_create_sandbox, basic, need{partner_type_cannot_transact}, role.as(by_default),
                    need{partner_restricted});
  t.add_without_api(partner_file_request, basic, role);
  t.add_without_api(partner_view_pricing, basic, need{partner_type_cannot_transact}, role);
  t.add_without_api(partner_view_bill, basic, need{partner_type_cannot_transact}, role);
  t.add_without_api(partner_update_profile, basic, role.as(by_default));
  t.add_without_api(partner_register_reseller, basic, need{not_indirect_provider}, role, need{partner_suspended}.as(inferred));
  t.add_without_api(partner_manage_users, basic, role);
  t.add_without_api(partner_reset_user_password, basic, role);
  t.add_without_api(partner_set_featured_offers, need{operation_not_available});
  t.add(customer_create, basic, need{not_indirect_provider}.by("P2P-8").where(names_associated_partner),
        need{partner_type_cannot_transact}, user.where(names_associated_partner), role,
        need{partner_suspended}.as(inferred), need{partner_restricted}, need{customer_already_exists},
        need{company_data_missing}, need{market_mismatch}.as(inferred),
        need{partnership_missing}.where(names_associated_partner));
  t.add(customer_view, basic, role, customer);
  t.add_without_api(customer_view_details, basic, role, customer, access("REL-27 REL-28"));
  t.add(customer_update_details, basic, role.by("GDAP-22"), customer);
  t.add(customer_update_billing, basic, role.as(by_default).by("GDAP-22"), customer);
  t.add(customer_view_agreement, basic, role.as(by_default).by("GDAP-22"), customer);
  t.add(customer_update_qualification, basic, role.as(by_default).by("GDAP-22"), customer);
  t.add(customer_attest_agreement, basic, by("AGR-7", transacts), user, role.by("AGR-7"), customer.as(inferred), attestation);
  t.add(customer_set_self_purchase, basic, money, role.by("SELF-1"), need{azure_plan_required});
  t.add(customer_set_overage, basic, money, role.by("OVG-1"), need{legacy_azure_present}.refused({403, "800112"}),
        need{azure_plan_required}, need{overage_held_by_other});

  // Delegated administration.
  t.add_without_api(delegated_admin_grant, administrator, customer, need{delegated_admin_no_longer_offered});
  t.add_without_api(delegated_admin_remove, administrator.by("DAP-2"), need{grant_not_present});
  t.add_without_api(delegated_admin_relinquish, basic, user.by("DAP-3"), role, need{grant_not_present}.by("DAP-3"));
  t.add_without_api(delegated_admin_remove_other, need{not_a_partner}, administrator.by("DAP-2"));
  t.add_without_api(gdap_request, basic, need{partner_type_cannot_transact}.as(inferred).by("GDAP-1").where(asker_is_advisor), mfa,
                    role.by("GDAP-1"), gdap_terms);
  t.add_without_api(gdap_submit, basic, mfa, role.by("GDAP-1"), need{gdap_wrong_state});
  t.add_without_api(gdap_update, basic, mfa, role.by("GDAP-1"), need{gdap_wrong_state}, need{gdap_name_invalid}.where(names_name),
                    need{gdap_name_taken}.where(names_name), need{gdap_duration_out_of_range}.where(names_duration),
                    need{gdap_roles_invalid}.where(names_roles), need{auto_extend_not_available}.where(names_auto_extend));
  t.add_without_api(gdap_delete, basic, mfa, role.by("GDAP-1"), need{gdap_wrong_state});
  t.add_without_api(gdap_approve, administrator.by("GDAP-6 GDAP-7"), need{gdap_wrong_state}.by("AMB-4"), need{gdap_request_lapsed});
  t.add_without_api(gdap_reject, administrator.by("GDAP-6 GDAP-7"), need{gdap_wrong_state}, need{gdap_request_lapsed});
  t.add_without_api(gdap_auto_approve, basic, mfa, role, need{gdap_wrong_state}, need{gdap_request_lapsed},
                    need{grant_not_present}.by("GDAP-6 GDAP-21"));
  t.add(gdap_assign, refused({}, group(basic, mfa, role)), need{gdap_wrong_state}.by("GDAP-10"), need{gdap_role_outside_relationship});
  t.add(gdap_unassign, refused({}, group(basic, mfa, role)), need{gdap_wrong_state}.by("GDAP-10"),
        need{gdap_role_outside_relationship}.where(names_roles), need{grant_not_present});
  t.add_without_api(gdap_set_auto_extend, basic, mfa, role, need{gdap_wrong_state}, need{auto_extend_not_available});
  t.add_without_api(gdap_terminate, where(asked_by_partner, group(basic, mfa, role)),
                    administrator.by("GDAP-12").where(asked_by_customer), need{gdap_wrong_state}.by("GDAP-12"));
  t.add(gdap_use_role, need{not_a_partner}, access("GDAP-9"));

  // Services, users, licences.
  t.add(service_administer, basic, customer, access("GDAP-22 DAP-4"), need{azure_role_missing}.where(service_is_azure));
  t.add(service_manage_users, basic, customer, access());
  t.add(service_view_health, basic, customer, each(access(), [](const need& n) { return n.as(inferred); }));
  t.add(service_file_request, basic, where(service_is_azure, by("GDAP-18", transacts)), user, customer,
        access("DAP-4 GDAP-18 GDAP-22"), need{azure_role_missing}.by("GDAP-18").where(service_is_azure));
  t.add(service_view_requests, basic, where(service_is_azure, by("GDAP-18", transacts)), user, customer, access("DAP-4 GDAP-18 GDAP-22"));
  for (const operation what : {user_list, user_view, user_view_roles, user_create, user_update, user_delete,
                               user_reset_password, user_add_role, user_remove_role, license_view_assigned,
                               license_view_available})
    t.add(what, basic, user, customer, access("GDAP-22 REL-27"));
  t.add(role_list_members, basic, customer, access());
  t.add(license_assign, basic, user, customer, access("GDAP-22 REL-27"), need{licenses_exhausted}.where(no_licence_is_free));
  t.add_without_api(service_configure, administrator);
  t.add_without_api(subscription_use, administrator, active);

  // Buying.
  t.add(subscription_create, order, need{term_not_supported}.where(names_term), where(names_cycle, by("TRM-4", cycle_fits)),
        where(names_end_date, refused({400, "900242"}, by("COT-1 COT-2 COT-3", end_date))));
  t.add(subscription_start_trial, order, need{trial_not_available},
        where(names_end_date, refused({400, "900242"}, by("COT-1 COT-2 COT-3", end_date))));
  t.add(subscription_order_add_on, basic_change, exists_on({legacy}), owned, role, by("ADD-7", sale), need{parent_not_active},
        need{add_on_unrelated}, need{offer_not_available}, need{quantity_out_of_range});
  t.add(azure_plan_purchase, basic, money, role.by("DAP-6 GDAP-16"), sale, ordered_for_reseller, need{azure_upgrade_running},
        need{legacy_azure_present}, need{single_subscription_offer}.as(inferred).by("XFR-22").refused({}));
  t.add(azure_purchase_benefit, basic, money, role, sale, need{azure_plan_required},
        need{subscription_not_active}.as(api).by("AZR-1").refused({400, "800012"}),
        need{reseller_of_record_fixed}.where(kind_savings_plan).refused({403, "900323"}));
  t.add_without_api(subscription_renew, basic_change, need{not_original_reseller}, by("REN-7 REN-8", active),
                    need{auto_renew_off}.by("REN-8").on({new_commerce, software, marketplace, azure_benefit}));

  // Keeping.
  t.add(subscription_view, basic, each(transacts, [](const need& n) { return n.as(inferred); }), role, customer);
  t.add(subscription_view_provisioning_status, basic, each(transacts, [](const need& n) { return n.as(inferred); }), user, role,
        customer, on(seats, access("DAP-5 GDAP-22")));
  t.add(subscription_add_seats, kept_queued, exists_on(seats).as(by_default),
        need{partner_suspended}.as(by_default).by("AMB-12").under(when(option::suspended_partner_may_add_seats, "false")),
        need{subscription_cancelled}.by("QTY-1 QTY-14"), need{subscription_suspended}.by("QTY-6").on({legacy}).refused({400, "2001"}),
        need{subscription_suspended}.by("QTY-6").on({new_commerce}).refused(by_text(400, "800091")),
        need{subscription_suspended}.on(track_set::all() - seats), need{subscription_not_active},
        need{trial_immutable}.on({new_commerce}), need{seats_not_adjustable}.refused({400, "800092"}), need{quantity_out_of_range},
        need{seat_ceiling_exceeded}.by("QTY-7"));
  t.add(subscription_remove_seats, kept_queued, exists_on({legacy, new_commerce, software}).as(by_default), need{subscription_cancelled}.by("QTY-14"),
        need{subscription_suspended}.by("QTY-6").on({legacy}).refused({400, "2001"}),
        need{subscription_suspended}.by("QTY-6").on({new_commerce}).refused(by_text(400, "800091")),
        need{subscription_suspended}.on(track_set::all() - seats), need{subscription_not_active}, need{trial_immutable}.on({new_commerce}),
        need{seats_not_adjustable}.refused(by_text(400, "800095")), need{seat_window_elapsed}.on({new_commerce}),
        need{quantity_out_of_range});
  t.add(subscription_suspend, kept, exists_on({legacy, new_commerce, azure_plan, azure_legacy}).as(by_default),
        by("SUS-1", refused(by_text(400, "800040"), active)), need{trial_immutable}.on({new_commerce}).refused(by_text(400, "800096")),
        need{active_resources_beneath}.on({azure_plan}));
  t.add(subscription_reactivate, kept, exists_on({legacy, new_commerce, azure_plan, azure_legacy}).as(by_default),
        need{partner_suspended}.under(when(option::suspended_partner_may_reactivate_and_cancel, "false")),
        need{subscription_cancelled}, need{subscription_not_suspended},
        need{trial_immutable}.on({new_commerce}).refused(by_text(400, "800096")), need{reactivation_window_elapsed}.on(seats),
        need{parent_not_active}.on({legacy}).where(is_add_on));
  t.add(subscription_cancel, kept_queued, exists_on({new_commerce, azure_plan, software, marketplace}).by("CAN-4"),
        need{partner_suspended}.under(when(option::suspended_partner_may_reactivate_and_cancel, "false")),
        need{subscription_cancelled}, need{subscription_not_active},
        need{trial_immutable}.on({new_commerce}).refused(by_text(400, "800096")),
        need{active_resources_beneath}.on({azure_plan}), need{seats_not_adjustable}.by("CAN-6 CAN-8").on(track_set::all() - track_set{marketplace}).refused(by_text(400, "800061")),
        need{cancellation_window_elapsed}.on({new_commerce}).by("AMB-10 SUS-11"),
        need{cancellation_window_elapsed}.on({software}).by("CAN-6 CAN-7"));
  t.add(subscription_rename, kept_queued, need{subscription_cancelled});
  t.add(subscription_set_auto_renew, kept, need{auto_renew_not_available}, by("REN-2", active));
  t.add(subscription_schedule_change, kept, exists_on({new_commerce}), by("SCH-1", active), need{auto_renew_off},
        need{no_transition_path}.by("SCH-2").where(names_target_offer), need{offer_not_available}.where(names_unlisted_offer),
        need{quantity_out_of_range}.by("SCH-2").where(names_quantity).refused(by_text(400, "900275")),
        need{term_not_supported}.by("AMB-17").where(names_term).refused({400, "800121"}), where(names_term_or_cycle, cycle_fits),
        need{end_date_not_alignable}.by("SCH-5").where(names_end_date).refused({400, "900246"}),
        need{end_date_out_of_bounds}.by("SCH-5").where(names_end_date).refused({400, "900245"}));
  t.add(subscription_change_term, kept, exists_on({new_commerce}), by("TRM-1", active), need{trial_immutable}.refused({400, "800107"}),
        need{term_shorter}, need{term_not_supported}.by("TRM-1").refused({400, "800121"}), where(names_cycle, by("TRM-4", cycle_fits)));
  t.add(subscription_change_billing_cycle, basic_change, owned, role, exists_on(seats), active,
        need{renewal_in_progress}.by("REN-6"), need{operation_pending}.on(track_set::all() - track_set{legacy}),
        need{trial_immutable}.on({new_commerce}), need{billing_change_not_permitted}.on({new_commerce}),
        need{billing_cycle_longer_than_term}.on({new_commerce}),
        need{operation_pending}.by("BIL-5").on({legacy}).refused({400, "800072"}), need{order_not_uniform}.on({legacy}),
        need{billing_cycle_not_supported}.by("BIL-4").on({legacy}).refused({400, "6001"}),
        need{billing_change_not_permitted}.by("AMB-9").on({legacy}).under(when(option::legacy_online_billing_cycle_change, "false")));
  t.add(subscription_change_reseller_of_record, kept_queued, need{not_indirect_provider}.by("POR-1 AMB-23"),
        need{subscription_cancelled}, by("POR-3", reseller), need{reseller_of_record_fixed}.on({azure_benefit}));
  t.add_without_api(subscription_change_partner_of_record, exists_on({azure_legacy, azure_plan}), administrator.by("POR-11"),
                    need{not_azure_owner});
  t.add_without_api(subscription_change_own, need{only_partner_may_change_subscription}, administrator);
  t.add_without_api(subscription_receive_bill, need{not_a_partner}, need{not_original_reseller});

  // Moving.
  constexpr track_set n{new_commerce};
  constexpr need listed_offer = need{offer_not_available}.where(names_unlisted_offer);
  t.add(subscription_transition, basic_change, owned, idle, role.on(seats), on(seats, product), exists_on(seats), listed_offer.on(seats),
        on({legacy}, upgrade("UPG-2 DAP-5 GDAP-22 AMB-21 TRN-10", "UPG-2 GDAP-22 AMB-21 TRN-10")), on(n, by("TRN-1", active)),
        on(n, need{subscription_not_provisioned}), need{no_transition_path}.by("TRN-11").on(n), need{scheduled_only}.on(n),
        need{license_transfer_conflict}.on(n), need{target_subscription_not_active}.on(n).where(names_target_subscription),
        need{target_is_source}.on(n).where(names_target_subscription), need{target_catalog_mismatch}.on(n).where(names_target_subscription),
        need{target_busy}.on(n).where(names_target_subscription), need{target_in_cancellation_window}.on(n).where(names_target_subscription),
        need{target_term_shorter}.on(n), need{target_ends_earlier}.on(n).where(names_target_subscription),
        need{target_not_allowed}.on(n).where(names_target_subscription), need{quantity_out_of_range}.on(n),
        need{term_not_supported}.by("TRN-5").on(n).where(names_term).refused({400, "900268"}),
        on(n, where(names_term_or_cycle, by("TRN-5", cycle_fits))));
  t.add(subscription_upgrade, kept, product, exists_on({legacy}), listed_offer, upgrade("UPG-2 DAP-5 GDAP-22 AMB-21", "UPG-2 GDAP-22 AMB-21"));
  t.add(subscription_convert_trial, kept, product, exists_on(seats), listed_offer, active, need{not_a_trial}, user.by("TRL-1").on({legacy}),
        need{conversion_not_found}.on({legacy}), need{quantity_out_of_range}.by("TRL-2").on(n).where(converts_now),
        need{quantity_out_of_range}.by("TRL-3").where(names_quantity),
        need{target_subscription_not_active}.by("TRL-2").on(n).where(converts_now_into_subscription),
        need{target_ends_earlier}.by("TRL-2").on(n).where(converts_now_into_subscription),
        need{auto_renew_off}.by("TRL-3").on(n).where(converts_at_term_end));
  t.add(subscription_migrate, migration, migration_time);
  t.add_without_api(subscription_schedule_migration, migration, where(names_target_date, each(migration_time, [](const need& one) {
                      return one.as(inferred);
                    })), need{migration_schedule_incomplete});
  t.add(subscription_transfer, kept, refused(in_reason, moves));
  t.add(transfer_create, basic, transacts, need{partner_agreement_missing}, customer, role, need{not_in_sandbox},
        where(kind_direct_to_indirect, group(need{partner_id_inactive}, need{not_original_reseller}, need{renewal_in_progress},
                                             need{operation_pending}, moves)),
        where(kind_azure_plan,
              group(need{market_mismatch}, need{customer_agreement_missing}.by("XFR-13"), need{legacy_azure_present}.refused({400, "900131"}),
                    need{azure_plan_required}.refused({400, "900133"}), need{source_details_missing}, need{source_is_requester},
                    need{subscription_not_active}.by("XFR-15"),
                    need{reservations_remain}.by("AMB-7 XFR-17").under(when(option::reservations_block_azure_transfer, "true")).refused({400, "900145"}))),
        need{reseller_mpn_invalid}.by("XFR-12").where(kind_azure_plan_of_provider));
  constexpr auto receives = where(kind_direct_to_indirect, group(transacts, need{transfer_party_not_enabled}));
  t.add(transfer_accept, basic, need{not_transfer_party}, receives, role, where(kind_direct_to_indirect, group(customer,
        need{customer_agreement_missing}.by("XFR-2"))), need{transfer_wrong_state}, need{transfer_expired}, need{order_not_synchronised});
  t.add(transfer_reject, basic, need{not_transfer_party}, receives, role, need{transfer_wrong_state});
  t.add(transfer_withdraw, basic, need{not_transfer_party}, role, need{transfer_wrong_state});
  t.add(azure_upgrade_to_plan, basic, owned, role, idle, limited_partner, need{customer_agreement_missing}.by("XFR-22"), exists_on({azure_legacy}),
        need{azure_upgrade_running}.refused({409, "900109"}), need{no_azure_subscription}, need{azure_subscription_suspended},
        need{recently_bought});
  t.add_without_api(azure_switch_legacy_partner, basic, by("AMB-34", transacts), need{partner_agreement_missing},
                    need{partner_id_inactive}, customer, need{not_original_reseller}, role, idle, exists_on({azure_legacy}), active,
                    need{target_relationship_missing}.by("XFR-18"), need{market_mismatch}.by("XFR-18"));

  // Azure.
  for (const operation what : {azure_deploy, azure_manage})
    t.add_without_api(what, basic, customer, access("GDAP-17 DAP-6"), need{azure_role_missing}.by("DAP-6 DAP-8"));
  constexpr auto entitlement = group(basic, transacts, need{partner_agreement_missing}, need{partner_id_inactive},
                                     customer.refused({403, "900159"}), need{not_original_reseller});
  t.add(azure_cancel_subscription, entitlement, role.by("CAN-9"), need{subscription_cancelled}, need{ground_missing});
  t.add(azure_reactivate_subscription, entitlement, role.by("CAN-9 CAN-11"),
        need{operation_not_available}.by("AMB-24").under(when(option::azure_reactivation_by_api, "false")),
        need{subscription_not_suspended}.by("CAN-11 AMB-24").refused({400, "900337"}));
  t.add_without_api(azure_link_partner_id, basic, user, need{azure_role_missing}.by("POR-12"));
  t.add_without_api(azure_earn_credit, basic, exists_on({azure_plan}).by("PEC-3"), need{partner_id_inactive}.by("PEC-1"),
                    need{not_original_reseller}.by("PEC-1 PEC-4"), need{azure_role_missing}.by("PEC-1 PEC-2"));
  return t;
}

/// What only pages of the national clouds say.
inline constexpr std::array<std::string_view, 4> dropped{"NAT-2", "NAT-4", "NAT-9", "NAT-10"};
inline constexpr composition source{make_lines(), statements, dropped};

// ---- roles ----------------------------------------------------------------------------------

inline constexpr agent_role_set aa{agent_role::admin_agent}, aa_ha{agent_role::admin_agent, agent_role::helpdesk_agent},
    aa_sa{agent_role::admin_agent, agent_role::sales_agent}, sa{agent_role::sales_agent}, any_agent = agent_role_set::all();
inline constexpr admin_role_set ga{admin_role::global_admin}, ba{admin_role::billing_admin},
    uma{admin_role::user_management_admin}, any_admin = admin_role_set::all();

/// Who is listed for an operation (catalogue 1.3): any one of these agents and administrators.
constexpr role_entry listed(operation what, agent_role_set agents, admin_role_set admins = {},
                            track_set tracks = track_set::all(), condition it = always, option_gate gate = {}) {
  role_entry entry{what, {}, tracks, it, gate};
  entry.rules[0] = {"1.3", agents, {}, admins};
  return entry;
}
/// Likewise, but all of them together.
constexpr role_entry together(operation what, agent_role_set agents, admin_role_set admins) {
  role_entry entry = listed(what, agents, admins);
  entry.rules[0].all_of = true;
  return entry;
}
inline constexpr option_gate most_specific = when(option::role_conflict, "most_specific_page");
inline constexpr option_gate removal_by_agents = when(option::relationship_removal_by, "global_admin_or_admin_agent");

inline constexpr auto role_table = [] {
  using enum operation;
  auto table = std::to_array<role_entry>({
      listed(relationship_request, aa, {}, track_set::all(), kind_indirect_reseller_of_direct_bill),
      listed(relationship_request, aa_sa, {}, track_set::all(), always, most_specific),
      listed(relationship_request, aa_sa, ga),
      listed(invitation_compose, aa, {}, track_set::all(), kind_indirect_reseller_of_direct_bill),
      listed(invitation_compose, aa_sa, {}, track_set::all(), always, most_specific),
      listed(invitation_compose, aa_sa, ga),
      listed(customer_create, aa_sa, ga | uma),
      listed(customer_view, any_agent),
      listed(customer_update_details, any_agent),
      listed(customer_update_billing, aa_sa),
      listed(customer_view_agreement, aa_sa),
      listed(subscription_create, any_agent, ga | ba),
      listed(subscription_view, any_agent),
      listed(subscription_add_seats, any_agent, ga | ba),
      listed(subscription_remove_seats, any_agent, ga | ba),
      listed(subscription_order_add_on, any_agent, ga | ba),
      listed(subscription_transition, any_agent, ga | uma, {legacy}),
      listed(subscription_transition, aa, ga),
      listed(subscription_migrate, aa_sa, ga),
      listed(subscription_suspend, any_agent, ga | ba),
      listed(subscription_reactivate, any_agent, ga | ba),
      listed(subscription_cancel, aa, {}, {software}),
      listed(subscription_cancel, any_agent, ga | ba),
      listed(subscription_rename, any_agent, ga | ba),
      listed(subscription_change_reseller_of_record, any_agent, ga | ba),
      listed(subscription_change_billing_cycle, aa, ga | ba, {legacy}),
      listed(subscription_change_billing_cycle, any_agent, ga | ba),
      listed(subscription_transfer, aa_sa, ga),
      listed(subscription_view_provisioning_status, any_agent),
      listed(partner_file_request, any_agent, any_admin),
      listed(partner_view_pricing, any_agent, any_admin),
      listed(partner_view_bill, aa, ga | ba),
      listed(partner_register_reseller, aa_sa),
      listed(partner_manage_users, {}, ga),
      listed(partner_reset_user_password, {}, ga),
      listed(partner_update_profile, {}, ga),
      listed(relationship_remove, aa, ga, track_set::all(), always, removal_by_agents),
      listed(relationship_remove, {}, ga),
      listed(relationship_extend, aa),
      listed(partnership_request, sa, ga),
      listed(partnership_accept, {}, ga),
      listed(partnership_remove, sa, ga),
      listed(partner_accept_agreement, {}, ga),
      listed(partner_create_sandbox, {}, ga),
      listed(customer_view_details, any_agent),
      listed(customer_update_qualification, aa_sa),
      listed(customer_attest_agreement, aa_sa),
      listed(customer_set_self_purchase, aa),
      listed(customer_set_overage, aa),
      listed(delegated_admin_relinquish, aa),
      listed(gdap_request, aa),
      listed(gdap_submit, aa),
      listed(gdap_update, aa),
      listed(gdap_delete, aa),
      listed(gdap_auto_approve, aa),
      listed(gdap_assign, aa, ga | uma),
      listed(gdap_unassign, aa, ga | uma),
      listed(gdap_set_auto_extend, aa),
      listed(gdap_terminate, aa),
      listed(subscription_start_trial, any_agent, ga | ba),
      listed(subscription_set_auto_renew, any_agent, ga | ba),
      listed(subscription_schedule_change, any_agent, ga | ba),
      listed(subscription_change_term, any_agent, ga | ba),
      listed(subscription_upgrade, any_agent, ga | uma),
      listed(subscription_convert_trial, any_agent, ga | ba),
      listed(subscription_schedule_migration, aa_sa, ga),
      listed(azure_plan_purchase, sa, ga | uma, track_set::all(), always, most_specific),
      listed(azure_plan_purchase, any_agent, any_admin),
      listed(azure_purchase_benefit, any_agent, ga | ba),
      listed(azure_upgrade_to_plan, any_agent, any_admin),
      listed(azure_switch_legacy_partner, {}, ga),
      together(azure_cancel_subscription, aa, ga),
      together(azure_reactivate_subscription, aa, ga),
      listed(transfer_create, aa, {}, track_set::all(), kind_azure_plan),
      listed(transfer_create, aa_sa, ga),
      listed(transfer_accept, aa, {}, track_set::all(), kind_azure_plan),
      listed(transfer_accept, aa_sa, ga),
      listed(transfer_reject, aa, {}, track_set::all(), kind_azure_plan),
      listed(transfer_reject, aa_sa, ga),
      listed(transfer_withdraw, aa, {}, track_set::all(), kind_azure_plan),
      listed(transfer_withdraw, aa_sa, ga),
  });
  return table;
}();

// ---- delegated access -----------------------------------------------------------------------

/// The sets of roles that several operations need (contract, section 6).
inline constexpr entra_role_set
    readers{entra_role::directory_readers, entra_role::global_reader},
    writers{entra_role::directory_writers},
    user_readers = readers | entra_role_set{entra_role::user_administrator},
    user_writers = writers | entra_role_set{entra_role::user_administrator},
    license_writers = user_writers | entra_role_set{entra_role::license_administrator},
    passwords{entra_role::privileged_authentication_administrator},
    role_managers{entra_role::privileged_role_administrator},
    tickets{entra_role::service_support_administrator, entra_role::helpdesk_administrator,
            entra_role::user_administrator, entra_role::privileged_authentication_administrator,
            entra_role::application_administrator, entra_role::cloud_application_administrator,
            entra_role::domain_name_administrator, entra_role::exchange_administrator,
            entra_role::sharepoint_administrator, entra_role::teams_administrator, entra_role::intune_administrator,
            entra_role::dynamics365_administrator, entra_role::power_platform_administrator,
            entra_role::fabric_administrator},
    health = (tickets - entra_role_set{entra_role::domain_name_administrator, entra_role::intune_administrator}) |
             entra_role_set{entra_role::license_administrator};

/// A service that stands in no row of `service.administer` has roles that nobody documents: what is not a
/// Global Administrator's is unknown.
inline constexpr auto access_table = [] {
  using enum operation;
  return std::to_array<access_entry>({
      {subscription_transition, writers, false, with_license_transfer},
      {subscription_transition, readers},
      {subscription_view_provisioning_status, readers},
      {service_administer, {}, true, always, "azure"},
      {service_administer, {entra_role::exchange_administrator}, false, always, "exchange"},
      {service_administer, {entra_role::sharepoint_administrator}, false, always, "sharepoint"},
      {service_administer, {entra_role::teams_administrator}, false, always, "teams"},
      {service_administer, {entra_role::intune_administrator}, false, always, "intune"},
      {service_administer, {entra_role::dynamics365_administrator}, false, always, "dynamics365"},
      {service_administer, {entra_role::power_platform_administrator}, false, always, "power_platform"},
      {service_administer, {entra_role::fabric_administrator}, false, always, "power_bi"},
      {service_administer, {}, false, always, "office_apps"},
      {service_manage_users, license_writers},
      {service_view_health, health},
      {service_file_request, {}, true, always, "azure"},
      {service_file_request, tickets},
      {customer_view_details, {entra_role::directory_readers}},
      {gdap_use_role, {}},  // The roles are the question's own.
      {service_view_requests, {}, true, always, "azure"},
      {service_view_requests, tickets},
      {user_list, user_readers},
      {user_view, user_readers},
      {user_view_roles, user_readers},
      {user_create, user_writers},
      {user_update, user_writers},
      {user_delete, {entra_role::user_administrator}},
      {user_reset_password, passwords | entra_role_set{entra_role::user_administrator}, false, licence_managed},
      {user_reset_password, passwords},
      {user_add_role, role_managers},
      {user_remove_role, role_managers},
      {role_list_members, readers | writers | role_managers},
      {license_view_assigned, license_writers | entra_role_set{entra_role::directory_readers}},
      {license_view_available, user_readers | entra_role_set{entra_role::license_administrator}},
      {license_assign, license_writers},
      {subscription_upgrade, writers, false, with_license_transfer},
      {subscription_upgrade, readers},
      {azure_deploy, {}, true},
      {azure_manage, {}, true},
  });
}();

inline constexpr auto azure_role_table = std::to_array<azure_role_entry>({
    {operation::service_administer, {}},
    {operation::service_file_request, {"Owner", "Contributor", "Support Request Contributor"}},
    {operation::azure_deploy, {"Owner", "Contributor"}},
    {operation::azure_manage, {}},
    {operation::azure_link_partner_id, {}},
    {operation::azure_earn_credit, {"Owner", "Contributor"}, true},
});

// ---- refusals -------------------------------------------------------------------------------

/// Where the API has a code for each cause of one requirement.
inline constexpr auto refusal_table = [] {
  using enum operation;
  using enum refusal_cause;
  constexpr refusal deleted_refused{400, "2011"};
  constexpr refusal unknown_id{404, "800015"}, own_id{404, "2072"};
  return std::to_array<refusal_entry>({
      {customer_create, company_data_missing, number_missing, {400, "600049"}},
      {customer_create, company_data_missing, phone_missing, {400, "600051"}},
      {customer_create, company_data_missing, number_not_taken, {400, "600002"}},
      {subscription_create, reseller_mpn_invalid, partner_id_unknown, unknown_id},
      {subscription_create, reseller_mpn_invalid, partner_id_own, own_id},
      {subscription_create, offer_not_available, not_in_country, {400, "800070"}},
      {subscription_create, offer_not_available, superseded, by_text(403, "2085")},
      {subscription_start_trial, reseller_mpn_invalid, partner_id_unknown, unknown_id},
      {subscription_start_trial, reseller_mpn_invalid, partner_id_own, own_id},
      {subscription_start_trial, offer_not_available, not_in_country, {400, "800070"}},
      {subscription_start_trial, offer_not_available, superseded, by_text(403, "2085")},
      {subscription_order_add_on, offer_not_available, not_in_country, {400, "800070"}},
      {subscription_change_reseller_of_record, reseller_mpn_invalid, partner_id_unknown, unknown_id},
      {subscription_change_reseller_of_record, reseller_mpn_invalid, partner_id_own, own_id},
      {partner_check_reseller_agreement, reseller_mpn_invalid, partner_id_unknown, {400, "2200"}},
      {partner_check_reseller_agreement, reseller_mpn_invalid, tenant_unknown, {400, "2205"}},
      {partner_check_reseller_agreement, reseller_agreement_missing, named_by_tenant, {400, "2206"}},
      {azure_plan_purchase, reseller_mpn_invalid, partner_id_unknown, unknown_id},
      {azure_plan_purchase, reseller_mpn_invalid, partner_id_own, own_id},
      {azure_plan_purchase, azure_upgrade_running, upgrade_pending, {409, "900112"}},
      {azure_plan_purchase, azure_upgrade_running, upgrade_failed, {409, "900114"}},
      {transfer_create, azure_plan_required, plan_inactive, {400, "900132"}},
      {subscription_schedule_change, end_date_out_of_bounds, not_new_commerce, {400, "900244"}},
      {subscription_add_seats, subscription_cancelled, deleted, deleted_refused},
      {subscription_remove_seats, subscription_cancelled, deleted, deleted_refused},
      {subscription_suspend, subscription_cancelled, deleted, deleted_refused},
      {subscription_reactivate, subscription_cancelled, deleted, deleted_refused},
      {subscription_cancel, subscription_cancelled, deleted, deleted_refused},
      {subscription_transition, subscription_cancelled, deleted, deleted_refused},
      {subscription_rename, subscription_cancelled, deleted, deleted_refused},
      {subscription_set_auto_renew, subscription_cancelled, deleted, deleted_refused},
      {subscription_schedule_change, subscription_cancelled, deleted, deleted_refused},
      {subscription_change_term, subscription_cancelled, deleted, deleted_refused},
      {subscription_change_billing_cycle, subscription_cancelled, deleted, deleted_refused},
      {subscription_change_reseller_of_record, subscription_cancelled, deleted, deleted_refused},
      {subscription_convert_trial, subscription_cancelled, deleted, deleted_refused},
      {subscription_cancel, wrong_track, legacy_track, {400, "800063"}},
      {subscription_schedule_change, wrong_track, legacy_track, {403, "900263"}},
      {subscription_change_term, wrong_track, legacy_track, {403, "900263"}},
      {azure_upgrade_to_plan, wrong_track, legacy_track, {403, "900263"}},
      {transfer_create, reseller_mpn_invalid, partner_id_unknown, unknown_id},
      {transfer_create, reseller_mpn_invalid, partner_id_own, own_id},
  });
}();

// ---- questions and options ------------------------------------------------------------------

/// Operation, required properties, optional ones, of which one must be given, refused.
inline constexpr auto parameter_table = [] {
  using enum operation;
  using enum parameter;
  constexpr parameter_set request{kind, existing_customer, with_delegated_admin};
  constexpr parameter_set on_record{partner_id_on_record, additional_partner_ids};
  constexpr parameter_set terms{parameter::term, parameter::billing_cycle, custom_term_end_date};
  constexpr parameter_set asked_roles{name, duration, roles, auto_extend};
  constexpr parameter_set migrates = terms | parameter_set{quantity, purchase_full_term, add_ons};
  return std::to_array<parameter_entry>({
      {relationship_request, {}, request},
      {invitation_compose, {}, request | parameter_set{text}},
      {customer_create, {country}, {existing_customer, associated_partner, registration_number, phone, default_gdap}},
      {subscription_create, {new_offer, quantity}, terms | on_record | parameter_set{attested}},
      {subscription_add_seats, {quantity}},
      {subscription_remove_seats, {quantity}},
      {subscription_order_add_on, {new_offer, quantity}},
      {subscription_transition, {target_offer},
       {quantity, target_subscription, license_transfer, parameter::term, parameter::billing_cycle}},
      {subscription_migrate, {}, migrates},
      {subscription_suspend, {}, {ground}},
      {subscription_cancel, {}, {reason}},
      {subscription_change_reseller_of_record, {mpn_id}},
      {subscription_change_partner_of_record, {mpn_id}},
      {subscription_change_billing_cycle, {parameter::billing_cycle}},
      {subscription_transfer, {to}},
      {service_manage_users, {}, {through}},
      {partner_manage_users, {}, {assigns}},
      {relationship_accept, {}, {with_delegated_admin}},
      {delegated_admin_remove, {}, {}, {}, {services}},
      {relationship_extend, {provider}},
      {partnership_request, {other_partner}},
      {partnership_accept, {provider}},
      {partnership_remove, {other_partner}},
      {partner_check_reseller_agreement, {}, {}, {mpn_id, tenant}},
      {customer_update_qualification, {}, {qualification}},
      {customer_attest_agreement, {date, first_name, last_name}, {email, phone}},
      {customer_set_self_purchase, {enabled}},
      {customer_set_overage, {parameter::service, enabled}},
      {gdap_request, {}, asked_roles},
      {gdap_update, {}, asked_roles},
      {gdap_assign, {parameter::group, roles}},
      {gdap_unassign, {parameter::group}, {roles}},
      {gdap_set_auto_extend, {auto_extend}},
      {gdap_use_role, {roles}},
      {user_create, {}, {through}},
      {user_update, {}, {through}},
      {user_delete, {}, {through}},
      {user_reset_password, {}, {target, through}},
      {user_add_role, {}, {parameter::role, through}},
      {user_remove_role, {}, {parameter::role, through}},
      {user_list, {}, {through}},
      {user_view, {}, {through}},
      {user_view_roles, {}, {through}},
      {license_view_assigned, {}, {through}},
      {license_view_available, {}, {through}},
      {license_assign, {}, {free, through}},
      {subscription_start_trial, {new_offer, quantity}, terms | on_record | parameter_set{attested}},
      {subscription_set_auto_renew, {enabled}},
      {subscription_schedule_change, {}, terms | parameter_set{target_offer, quantity, promotion}},
      {subscription_change_term, {parameter::term}, {parameter::billing_cycle}},
      {subscription_upgrade, {target_offer}, {quantity, license_transfer}},
      {subscription_convert_trial, {},
       {target_offer, quantity, target_subscription, parameter::when, parameter::term, parameter::billing_cycle}},
      {subscription_schedule_migration, {}, migrates | parameter_set{target_date, on_renewal}},
      {azure_plan_purchase, {}, on_record},
      {azure_purchase_benefit, {kind}, {partner_id_on_record}},
      {azure_switch_legacy_partner, {to}},
      {azure_cancel_subscription, {}, {reason}},
      {azure_link_partner_id, {}, {mpn_id}},
      {transfer_create, {kind}, {to, from, source_domain, subscriptions, mpn_id}},
  });
}();

/// Option, default, words that are offered.
inline constexpr auto option_table = std::to_array<option_entry>({
    {option::suspended_partner_may_reactivate_and_cancel, 1},
    {option::role_conflict, 0, 0b101},
    {option::relationship_removal_by},
    {option::gdap_approval_needs_dap_removed},
    {option::auto_extend_with_global_administrator},
    {option::reservations_block_azure_transfer},
    {option::us_government_multi_partner},
    {option::us_government_indirect},
    {option::legacy_online_billing_cycle_change, 1},
    {option::cancellation_window_hours, 168},
    {option::suspended_partner_may_add_seats},
    {option::target_may_end_with_source, 1},
    {option::prerequisite_from},
    {option::azure_reactivation_by_api, 1},
    {option::deadline_inclusive, 1},
    {option::limited_partner_may_change_product},
    {option::reseller_relationship_required, 1},
    {option::superior_entra_roles_count},
});

/// The pack of one of these clouds: its own checklist, and what all of them share.
constexpr pack make_pack(std::string_view name, cloud of, std::span<const checklist_entry> checklist) {
  return {name, of, {checklist, role_table, option_table, parameter_table, access_table, azure_role_table, refusal_table}};
}

inline constexpr pack policy = make_pack("global/2023-10", cloud::global, composed<source>);

}  // namespace detail::global

/// The pack of the global cloud.
[[nodiscard]] constexpr const pack& global_2023_10() noexcept { return detail::global::policy; }

}  // namespace csprel

#endif
