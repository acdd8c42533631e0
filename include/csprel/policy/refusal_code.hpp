// SPDX-License-Identifier: Apache-2.0
// The codes with which the API refuses: what each of them says, and what it may stand for.
//
// Which requirement a code is for stands in the packs, beside the requirement, and is not said again
// here. `stands_for` holds what no pack says: codes that come beside the one a pack names, as an hour
// beside a day, and codes with a meaning that is wider than one requirement.
//
//   static_assert(find_refusal_code(operation::subscription_remove_seats, 400, "800090")->meaning != "");
#ifndef CSPREL_POLICY_REFUSAL_CODE_HPP
#define CSPREL_POLICY_REFUSAL_CODE_HPP

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "csprel/policy/operation.hpp"
#include "csprel/policy/requirement.hpp"

namespace csprel {

/// One meaning of one code. A code with several has a row for each, the narrower first (AMB-25).
struct refusal_code {
  int status = 0;                  ///< HTTP status; 200 where the code stands inside a success answer.
  std::string_view code{};
  std::string_view meaning{};      ///< One sentence for a person.
  requirement_set stands_for{};    ///< What it may stand for beside what the packs say; in check order.
  operation_set of{};              ///< The operations in which it means this; empty: in all of them.
  std::string_view in{};           ///< The member of a success answer that carries it.

  [[nodiscard]] constexpr bool means_this_in(operation what) const noexcept {
    return of.empty() || of.contains(what);
  }
};

namespace detail::refusal_codes {

using enum requirement;

inline constexpr operation_set agreement_checks{operation::partner_check_reseller_agreement};
inline constexpr operation_set upgrades{operation::subscription_upgrade, operation::subscription_transition};
inline constexpr operation_set conversions{operation::subscription_convert_trial};
inline constexpr operation_set transitions{operation::subscription_transition};

/// By code; words at the end.
inline constexpr auto table = std::to_array<refusal_code>({
    {200, "0", "The cart line is refused without a reason of its own.", {}, {}, "cart"},
    {501, "0", "The service has failed in a way that it does not name."},
    {200, "1", "The subscription that would take the seats is not active.", {target_subscription_not_active}, transitions, "subscriptionEligibilities"},
    {200, "2", "The subscription that would take the seats can itself still be cancelled.", {}, transitions, "subscriptionEligibilities"},
    {200, "3", "What the customer holds already conflicts with moving the licences.", {}, transitions, "eligibilities"},
    {200, "3", "The subscription that would take the seats has a shorter term than the one that gives them.", {target_term_shorter}, transitions, "subscriptionEligibilities"},
    {200, "4", "The subscription that would take the seats ends before the one that gives them.", {target_ends_earlier}, transitions, "subscriptionEligibilities"},
    {401, "400", "The token gives no access."},
    {404, "1000", "What was asked for is not there."},
    {400, "2000", "The tenant or the PartnerID is malformed, or both were given.", {}, agreement_checks},
    {400, "2001", "Neither a tenant nor a PartnerID was given.", {}, agreement_checks},
    {400, "2001", "Seats of a suspended subscription cannot be changed."},
    {400, "2002", "The number of seats lies outside what the offer allows."},
    {400, "2006", "The offer takes no changes of this kind.", {seats_not_adjustable, reseller_of_record_fixed}},
    {403, "2006", "The partner is none that the offer is for.", {partner_type_cannot_transact, offer_not_available}},
    {400, "2011", "A deleted subscription cannot be changed."},
    {400, "2012", "The subscription has no counterpart in the directory.", {license_transfer_conflict}},
    {403, "2030", "The partner has no business in that country."},
    {403, "2032", "Access is denied.", {role_not_permitted, no_relationship}},
    {400, "2054", "The billing cycle of this platform is changed on the order, not on the subscription."},
    {400, "2055", "The subscription has changed since it was read; read it again."},
    {400, "2071", "The PartnerID is not that of an advisor.", {reseller_mpn_invalid}},
    {404, "2072", "An indirect provider cannot be the partner on record."},
    {403, "2085", "The offer is not to be had for this customer."},
    {403, "2091", "The offer is sold no more."},
    {400, "2100", "The offer is sold as a product with a SKU, not by this request.", {offer_not_available}},
    {400, "2200", "Nobody has the PartnerID, or it was never moved to the present system."},
    {400, "2201", "The partner belongs to another region."},
    {400, "2203", "The partner behind the PartnerID has not signed the partner agreement."},
    {400, "2204", "The partner is not enrolled as an indirect reseller."},
    {400, "2205", "There is no such tenant."},
    {400, "2206", "The tenant has no signed partner agreement."},
    {400, "3000", "A property is not valid."},
    {400, "4018", "The order cannot be carried out."},
    {400, "6000", "A subscription of the order is not active, so the order's billing cycle stays.", {subscription_suspended, subscription_not_active}},
    {400, "6001", "The offer is not sold with that billing cycle."},
    {200, "10000", "The currency is not that of the market.", {}, {}, "cart"},
    {200, "10001", "The catalogue item is not valid.", {offer_not_available}, {}, "cart"},
    {200, "10002", "There is not enough quota.", {seat_ceiling_exceeded}, {}, "cart"},
    {200, "10003", "The item is out of stock.", {offer_not_available}, {}, "cart"},
    {200, "10004", "This partner's orders name no resellers.", {}, {}, "cart"},
    {200, "10005", "The cart line is refused; the pages give this code no meaning.", {}, {}, "cart"},
    {200, "10006", "The cart line cannot be carried out.", {}, {}, "cart"},
    {200, "10007", "The subscription in the cart line is not valid.", {azure_plan_required, subscription_not_active}, {}, "cart"},
    {200, "10008", "The Azure subscription takes no reservations.", {azure_plan_required}, {}, "cart"},
    {200, "10009", "The sandbox has reached its limit.", {}, {}, "cart"},
    {200, "10010", "Something in the cart line is not valid.", {}, {}, "cart"},
    {200, "10011", "The Azure subscription is not registered for reservations.", {azure_plan_required}, {}, "cart"},
    {200, "10012", "What has to be attested was not.", {attestation_incomplete}, {}, "cart"},
    {200, "10013", "The cart line is refused; the pages give this code no meaning.", {}, {}, "cart"},
    {200, "10014", "The cart line is refused; the pages give this code no meaning.", {}, {}, "cart"},
    {200, "10015", "The cart line is refused; the pages give this code no meaning.", {}, {}, "cart"},
    {403, "13605", "The customer has not accepted the customer agreement."},
    {404, "20000", "There is no such order."},
    {403, "20002", "The partner has no commercial relationship with the customer."},
    {404, "20003", "There is no such subscription."},
    {400, "27006", "The offer has been used as often as a customer may."},
    {400, "27007", "The promotion code is not valid."},
    {409, "27009", "An add-on stays off while its parent is not active."},
    {400, "60000", "The licences could not be moved.", {license_transfer_conflict}},
    {404, "60002", "There is no such user."},
    {404, "60003", "There is no such tenant."},
    {400, "60012", "No licence is left to assign."},
    {404, "400013", "There is no such product."},
    {404, "400018", "There is no such SKU."},
    {404, "400019", "The availability is gone; read the catalogue again.", {offer_not_available}},
    {403, "400030", "The catalogue of that segment is not open to the partner.", {segment_not_qualified}},
    {403, "400036", "That part of the catalogue is not open to the partner.", {offer_not_available}},
    {200, "400041", "The customer holds nothing that the add-on goes with.", {}, {}, "cart"},
    {200, "400072", "The item cannot be had now.", {offer_not_available}, {}, "cart"},
    {400, "600002", "A registration number was given for a country that has none."},
    {404, "600039", "There is no such policy on self-service."},
    {404, "600040", "The id of the policy on self-service is not valid."},
    {409, "600041", "The customer has a policy on self-service already."},
    {400, "600049", "The customer's country asks for a registration number."},
    {400, "600050", "The registration number does not have the form of its country.", {company_data_missing}},
    {400, "600051", "The customer's country asks for a telephone number."},
    {400, "600061", "The acceptance of the customer agreement is recorded already."},
    {401, "800001", "The request has no token of a partner."},
    {400, "800002", "What was sent is not valid."},
    {500, "800003", "The service has failed."},
    {400, "800004", "There is no offer with that id.", {offer_not_available}},
    {500, "800005", "The order could not be made."},
    {404, "800007", "Nothing is known of the provisioning."},
    {404, "800008", "There is no such cart."},
    {400, "800009", "The lines of the cart are not valid."},
    {400, "800010", "The item is out of stock.", {offer_not_available}},
    {400, "800011", "A reservation needs an Azure subscription.", {azure_plan_required}},
    {400, "800012", "The subscription is not active."},
    {400, "800013", "The Azure subscription takes no reservations.", {azure_plan_required}},
    {409, "800014", "An adjustment of the order is under way.", {operation_pending}},
    {404, "800015", "Nobody has the PartnerID."},
    {400, "800016", "The PartnerID is not that of an indirect reseller."},
    {400, "800017", "The number of seats is not valid.", {quantity_out_of_range}},
    {400, "800018", "The sandbox has reached its limit."},
    {403, "800019", "Outside a sandbox only orders of software are cancelled this way.", {wrong_track, seats_not_adjustable}},
    {403, "800020", "The customer cannot buy the item.", {offer_not_available, segment_not_qualified}},
    {400, "800021", "The Azure subscription is not valid.", {azure_plan_required}},
    {400, "800022", "The partner may be eligible; its support knows.", {order_blocked}},
    {403, "800023", "The partner's credit does not cover the order.", {order_blocked}},
    {400, "800024", "The partner cannot order now.", {order_blocked}},
    {400, "800025", "The partner's credit does not cover the order.", {order_blocked}},
    {400, "800026", "The partner cannot order now.", {order_blocked}},
    {403, "800027", "The catalogue item takes neither more nor fewer seats.", {seats_not_adjustable}},
    {403, "800028", "The offer's first term is sold no more.", {offer_not_available, term_not_supported}},
    {400, "800029", "The add-on does not belong to that parent."},
    {400, "800030", "The Azure subscription is not registered for reservations.", {azure_plan_required}},
    {500, "800031", "The purchase system has failed."},
    {417, "800036", "A condition that the request names is not met."},
    {404, "800037", "There is no such asset."},
    {404, "800038", "Nothing is known of future charges."},
    {403, "800039", "The partner is not active in the reseller programme."},
    {400, "800040", "The subscription cannot pass from its status to that one."},
    {400, "800041", "It is active already.", {subscription_not_suspended}},
    {400, "800042", "The request is not supported.", {operation_not_available, wrong_track}},
    {403, "800043", "Prices are not open to the partner.", {partner_type_cannot_transact, role_not_permitted}},
    {409, "800060", "The order is being worked on.", {operation_pending}},
    {400, "800061", "The order cannot be cancelled."},
    {400, "800062", "The partner cannot order now.", {order_blocked}},
    {400, "800063", "What is asked here is done by suspending the subscription."},
    {409, "800064", "The cart is being worked on."},
    {400, "800065", "The cart has been ordered already."},
    {403, "800066", "The customer would have more subscriptions than allowed.", {single_subscription_offer}},
    {403, "800067", "The subscription would have more seats than allowed."},
    {403, "800068", "The partner would have more Azure subscriptions than allowed."},
    {403, "800069", "The partner has failed a check of risk.", {order_blocked}},
    {400, "800070", "The offer is not sold in that country.", {market_mismatch}},
    {400, "800071", "A line has a number that is not valid."},
    {400, "800072", "The order is not synchronised yet, so its billing cycle stays."},
    {403, "800073", "The customer's account is under review."},
    {403, "800074", "The customer's account is under review.", {customer_under_review}},
    {403, "800075", "The customer's account was not approved."},
    {404, "800076", "There is no history of that."},
    {403, "800077", "A service of the marketplace is cancelled on its subscription, not on its order."},
    {400, "800078", "A subscription of the transfer is none that can move.", {subscription_cancelled, subscription_suspended, subscription_not_active, no_transfer_path, base_left_behind}},
    {400, "800080", "The subscription is not of the account whose billing cycle can be changed.", {billing_change_not_permitted}},
    {400, "800081", "The subscription has to be activated first."},
    {409, "800082", "The subscription is not ready yet."},
    {500, "800083", "The catalogue gives no valid data."},
    {500, "800084", "The catalogue gives no valid data."},
    {400, "800085", "The billing cycle differs from that of the order.", {order_not_uniform}},
    {400, "800086", "The customer lacks the qualification that the offer asks for."},
    {500, "800087", "The catalogue gives no valid data."},
    {403, "800088", "The subscription would have more seats than are left to it.", {seat_ceiling_exceeded}},
    {403, "800089", "The customer would have more assets than are left to it.", {single_subscription_offer, seat_ceiling_exceeded}},
    {400, "800090", "The seats can be given back no more."},
    {400, "800091", "The subscription is suspended."},
    {400, "800092", "Software Assurance takes no further seats."},
    {400, "800093", "The subscription's automatic renewal cannot be switched."},
    {500, "800094", "The change could not be carried out."},
    {400, "800095", "The number of seats of this subscription stays as it is."},
    {400, "800096", "The status of this subscription stays as it is."},
    {400, "800097", "The billing cycle of this subscription stays as it is."},
    {400, "800098", "The partner on record of this subscription stays as it is."},
    {400, "800107", "The term of a trial stays as it is."},
    {404, "800111", "There is no such Azure subscription."},
    {403, "800112", "A customer with Azure of the older kind has no overage."},
    {403, "800114", "The customer cannot have overage.", {azure_plan_required}},
    {403, "800115", "Another partner holds the customer's overage."},
    {400, "800121", "The term is not valid."},
    {400, "800122", "The term is shorter than the present one."},
    {404, "900100", "There is no such transfer."},
    {409, "900101", "A transfer of this is under way already."},
    {400, "900102", "The transfer stands where this cannot be done.", {transfer_expired}},
    {500, "900103", "A line of the transfer could not be ordered."},
    {409, "900104", "The transfer is being worked on."},
    {403, "900105", "An Azure subscription is suspended."},
    {404, "900106", "There is no such request for an upgrade."},
    {400, "900107", "There is no Azure item of that id.", {no_azure_subscription}},
    {403, "900108", "There is no Azure subscription to upgrade."},
    {409, "900109", "An upgrade is under way already."},
    {400, "900110", "The upgrade is done already."},
    {400, "900111", "The upgrade is another customer's."},
    {409, "900112", "An upgrade to the Azure plan is asked for; nothing is bought until it is done."},
    {409, "900113", "An upgrade to the Azure plan is under way; nothing is bought until it is done."},
    {409, "900114", "An upgrade to the Azure plan has failed; nothing is bought until it is done."},
    {403, "900115", "The plan has active Azure subscriptions or benefits beneath it."},
    {400, "900116", "The sandbox has as many Azure plans as it may."},
    {400, "900117", "The days in which it can be cancelled are over."},
    {400, "900118", "The customer's id is not valid."},
    {403, "900119", "Azure with a support plan of its own is not upgraded."},
    {403, "900120", "The Azure subscription cannot be upgraded."},
    {403, "900121", "The partner has reached its credit limit.", {order_blocked}},
    {404, "900122", "There is no such quote of an advisor."},
    {403, "900123", "The indirect reseller has not signed the partner agreement."},
    {403, "900124", "The partner itself has not signed the partner agreement."},
    {400, "900125", "What is said of the advisor is not valid."},
    {400, "900126", "A value is none of those that are known."},
    {400, "900127", "The request is not supported.", {operation_not_available, wrong_track}},
    {400, "900128", "A metered service of the marketplace needs an Azure plan.", {azure_plan_required}},
    {400, "900129", "A metered service of the marketplace needs an active Azure subscription.", {azure_plan_required}},
    {403, "900130", "The Azure subscription was bought only just now."},
    {400, "900131", "The customer holds Azure of the older kind."},
    {400, "900132", "The future partner's Azure plan for the customer is not active."},
    {400, "900133", "The future partner has no Azure plan for the customer."},
    {400, "900134", "The future partner cannot buy an Azure plan for the customer.", {azure_plan_required}},
    {500, "900135", "The transfer could not be made."},
    {400, "900136", "What has to be said of the present partner is missing."},
    {403, "900137", "The partner is not enabled for transfers."},
    {403, "900138", "This cloud has no transfers."},
    {403, "900139", "The transfer has to be made again without Azure.", {no_transfer_path}},
    {404, "900140", "The directory has no such subscriptions."},
    {400, "900141", "The request is not supported.", {operation_not_available, wrong_track}},
    {400, "900142", "An id of the catalogue is not valid.", {offer_not_available}},
    {400, "900143", "An id of the catalogue is not valid.", {offer_not_available}},
    {400, "900144", "An id of the catalogue is not valid.", {offer_not_available}},
    {400, "900145", "There are reservations, which do not move."},
    {400, "900146", "There are items of third parties, which do not move.", {no_transfer_path}},
    {400, "900147", "The domain of the present partner is not valid.", {source_details_missing}},
    {400, "900148", "The present partner and the asker are the same."},
    {403, "900149", "The partner is not active in the programme.", {partner_not_enrolled, partner_terminated}},
    {403, "900150", "The user lacks the role for this."},
    {403, "900159", "The partner has no commercial relationship with the customer of the Azure subscription."},
    {400, "900169", "The currency is not valid.", {market_mismatch}},
    {500, "900192", "It failed for now; ask again."},
    {400, "900203", "What has to be attested for the item was not.", {attestation_incomplete}},
    {400, "900206", "Whether the sale is direct or indirect was not attested."},
    {400, "900213", "The hours in which it can be cancelled are over.", {cancellation_window_elapsed}},
    {400, "900214", "The hours in which the seats can be given back are over.", {seat_window_elapsed}},
    {400, "900215", "The subscription to migrate is not active."},
    {400, "900216", "The subscription to migrate is being worked on.", {renewal_in_progress}},
    {400, "900217", "The term of the subscription to migrate ends within a day."},
    {400, "900218", "The subscription to migrate has a promotion."},
    {400, "900219", "The subscription to migrate has add-ons."},
    {400, "900220", "There is nothing in new commerce to migrate to."},
    {400, "900221", "Several things stand against the migration.", {segment_not_migratable, promotion_present}},
    {400, "900222", "The product is not sold with that term and billing cycle."},
    {403, "900223", "The partner is not enabled for migrations."},
    {400, "900224", "There is no such migration."},
    {408, "900225", "The migration took too long to answer; ask again."},
    {403, "900226", "The subscription to migrate is too young."},
    {400, "900236", "The target ends before the source."},
    {400, "900242", "The end date of the purchase matches no other subscription and no end of a month."},
    {400, "900244", "Only a subscription of new commerce takes an end date for its next term."},
    {400, "900245", "The end date of the next term lies outside what the term allows."},
    {400, "900246", "The end date of the next term matches no other subscription and no end of a month."},
    {400, "900247", "The partner on record of the subscription to migrate is not valid."},
    {400, "900248", "An add-on stands twice in the migration."},
    {400, "900252", "The purchase order number is not valid."},
    {400, "900253", "The purchase order number is not valid."},
    {400, "900254", "The purchase order number is not valid."},
    {400, "900257", "The days in which the seats can be given back are over.", {seat_window_elapsed}},
    {400, "900258", "The target is not active."},
    {400, "900259", "The target is the source itself."},
    {400, "900260", "The target is of another product than was asked for."},
    {400, "900261", "The target is being worked on."},
    {400, "900262", "An add-on of the migration is not there or not active."},
    {403, "900263", "The operation is not for subscriptions of the older platform."},
    {400, "900267", "The term is shorter than that of the source."},
    {400, "900268", "The term is not valid."},
    {400, "900269", "The billing cycle is not valid."},
    {400, "900270", "The billing cycle is longer than the term."},
    {400, "900275", "The number of seats in a line lies outside what the offer allows."},
    {400, "900277", "The subscription is being ended.", {subscription_cancelled, reactivation_window_elapsed}},
    {409, "900278", "Another operation on the subscription is under way; ask again within a day."},
    {400, "900279", "The subscription takes no changes any more.", {subscription_cancelled, seats_not_adjustable}},
    {400, "900280", "The subscription takes no changes now.", {operation_pending}},
    {400, "900291", "The end date of the migration lies outside what the term allows."},
    {400, "900292", "The end date of the migration matches no other subscription and no end of a month."},
    {400, "900307", "The reason for the cancellation is none that is known."},
    {403, "900308", "The user lacks the delegated role for this."},
    {403, "900309", "The customer's conditional access keeps the partner out."},
    {400, "900311", "The subscription has been changed too often."},
    {400, "900312", "The scope of the savings plan is not valid."},
    {400, "900313", "The Azure subscription of the savings plan is not valid.", {azure_plan_required}},
    {400, "900314", "The Azure subscription of the savings plan is not valid.", {azure_plan_required}},
    {400, "900315", "The Azure subscription of the savings plan is not valid.", {azure_plan_required}},
    {400, "900316", "The token or the context of the request is not valid."},
    {400, "900317", "The Azure plan of the savings plan is not valid.", {azure_plan_required}},
    {400, "900318", "The Azure plan of the savings plan is not valid.", {azure_plan_required}},
    {403, "900321", "This is done to a savings plan in the Azure portal alone."},
    {403, "900322", "A sandbox has no savings plans."},
    {403, "900323", "A savings plan has the partner on record of its Azure plan."},
    {403, "900329", "This needs a token of application and user."},
    {403, "900335", "The Azure subscription may not be reactivated.", {subscription_not_suspended}},
    {400, "900337", "The Azure subscription cannot be reactivated."},
    {200, "ConversionsNotFound", "There is no offer that the trial can become.", {}, conversions, "errors"},
    {200, "InsufficientGranularAdminPermissions", "The user lacks the delegated role for the upgrade.", {}, upgrades, "upgradeErrors"},
    {200, "Other", "The conversion failed without a reason of its own.", {}, conversions, "errors"},
    {200, "concurrency_conflicts", "Something else changes the subscription at this time.", {operation_pending}, upgrades, "upgradeErrors"},
    {200, "conflicting_service_types", "The customer holds services of the target already.", {}, upgrades, "upgradeErrors"},
    {200, "delegated_admin_permissions_disabled", "The partner has no delegated admin for the upgrade.", {}, upgrades, "upgradeErrors"},
    {200, "other", "The upgrade failed without a reason of its own.", {}, upgrades, "upgradeErrors"},
    {200, "subscription_add_ons_present", "The subscription has add-ons.", {}, upgrades, "upgradeErrors"},
    {200, "subscription_does_not_have_any_upgrade_paths", "There is nothing that the subscription can become.", {}, upgrades, "upgradeErrors"},
    {200, "subscription_not_provisioned", "The subscription is not provisioned yet.", {}, upgrades, "upgradeErrors"},
    {200, "subscription_status_not_active", "The subscription is not active.", {}, upgrades, "upgradeErrors"},
    {200, "subscription_target_offer_not_found", "There is no such target.", {no_transition_path}, upgrades, "upgradeErrors"},
    {200, "user_context_required", "This needs a token of application and user.", {user_context_required}, upgrades, "upgradeErrors"},
});

/// No meaning stands twice, and a code of one status is told apart by operation or place.
consteval bool tells_apart() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].meaning.empty() || table[i].status < 200 || (table[i].status == 200) == table[i].in.empty()) return false;
    if (i + 1 == table.size()) break;
    const refusal_code& a = table[i];
    const refusal_code& b = table[i + 1];
    if (a.code == b.code && a.status == b.status && a.in == b.in && a.of.empty()) return false;
  }
  return true;
}
static_assert(tells_apart());

}  // namespace detail::refusal_codes

/// Every code that is known, by number and then by word.
[[nodiscard]] constexpr std::span<const refusal_code> refusal_codes() noexcept {
  return detail::refusal_codes::table;
}

/// What the code means in an operation: of several meanings that of this status, then of this
/// operation. Null where no meaning of the code is known there. *Cost*: a walk over the table.
[[nodiscard]] constexpr const refusal_code* find_refusal_code(operation what, int status,
                                                              std::string_view code) noexcept {
  const refusal_code* other = nullptr;
  for (const refusal_code& row : refusal_codes()) {
    if (row.code != code || !row.means_this_in(what)) continue;
    if (row.status == status) return &row;
    if (other == nullptr) other = &row;
  }
  return other;
}

}  // namespace csprel

#endif
