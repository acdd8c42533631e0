// SPDX-License-Identifier: Apache-2.0
// Requirements: the named, documented conditions that operations need.
//
// A requirement is put positively ("the partner is the original reseller of the subscription"); its
// name is the reason code given when it is not met. Its place in the enumeration is its place in
// the check order, which is the same for all packs (contract section 3), so the first reason of a
// denial never depends on how it was computed. All that can be said of a requirement without looking
// at a question stands in one row.
//
//   static_assert(info(requirement::auto_renew_off).mended_by.contains(mender::admin_agent));
#ifndef CSPREL_POLICY_REQUIREMENT_HPP
#define CSPREL_POLICY_REQUIREMENT_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

enum class requirement : unsigned char {
  operation_not_available,  ///< The operation exists in this cloud.
  wrong_track,  ///< The operation exists for subscriptions of this kind.
  cloud_closed_to_new_business,  ///< The cloud takes new business.
  only_partner_may_change_subscription,  ///< The asker is a partner, not the customer itself.
  not_a_partner,  ///< The asker is a partner that has this operation.
  not_customer_administrator,  ///< The asker is an administrator of this customer.
  not_azure_owner,  ///< The asker is an owner of the Azure subscription.
  not_transfer_party,  ///< The asker is the side of the transfer that does this.
  invitation_not_allowed_for_indirect_reseller,  ///< The partner may create an invitation of its own.
  not_own_provider_link,  ///< The link is that of an indirect provider of the asker.
  not_indirect_provider,  ///< The partner is an indirect provider.
  not_indirect_reseller,  ///< The partner is enrolled as an indirect reseller.
  partner_type_cannot_transact,  ///< The partner is of a type that transacts.
  acquired_as_indirect,  ///< The partner won the customer as one that it bills itself.
  user_context_required,  ///< The token names a user beside the application.
  mfa_missing,  ///< The user has signed in with more than one factor.
  role_not_permitted,  ///< The employee holds a role that is listed for the operation.
  partner_not_enrolled,  ///< The partner has completed its enrolment.
  partner_terminated,  ///< The partner has not been terminated.
  partner_suspended,  ///< The partner account is not suspended.
  partner_restricted,  ///< The partner account is not restricted.
  partner_agreement_missing,  ///< The partner has signed the partner agreement.
  partner_id_inactive,  ///< The partner has an active location id in its country.
  order_blocked,  ///< No order of the partner is refused for credit, risk or eligibility.
  customer_already_exists,  ///< The customer has no account yet.
  company_data_missing,  ///< The company's registration number and telephone are given where the country needs them.
  no_relationship,  ///< The partner has a reseller relationship with the customer.
  single_partner_cloud,  ///< The customer has no other partner in this cloud.
  self_or_partner_tenant,  ///< The customer is neither the partner itself nor a partner of the programme.
  market_mismatch,  ///< The customer's tenant lies in the partner's market.
  customer_under_review,  ///< The customer's account is not under review.
  customer_not_approved,  ///< The customer's account has not been refused.
  customer_agreement_missing,  ///< The customer has accepted the customer agreement.
  participants_not_allowed,  ///< The order names no reseller, or comes from an indirect provider.
  partnership_missing,  ///< An active partnership joins provider and reseller.
  reseller_without_relationship,  ///< The reseller on record has a relationship with the customer.
  not_original_reseller,  ///< The partner is the original reseller of the subscription.
  guest_account,  ///< The user is no guest in the partner's tenant.
  partner_access_blocked,  ///< The customer's conditional access admits partners.
  delegated_admin_missing,  ///< The customer grants the partner the delegated admin that is needed.
  delegated_role_insufficient,  ///< A delegated role of the user covers the operation.
  azure_role_missing,  ///< The asker holds a role on the Azure subscription.
  subscription_cancelled,  ///< The subscription is not cancelled.
  subscription_suspended,  ///< The subscription is not suspended.
  subscription_not_suspended,  ///< The subscription is suspended.
  subscription_not_active,  ///< The subscription is active.
  subscription_not_provisioned,  ///< The subscription is provisioned.
  trial_immutable,  ///< The subscription is no trial.
  not_a_trial,  ///< The subscription is a trial.
  renewal_in_progress,  ///< No renewal or charge of the subscription is being carried out.
  operation_pending,  ///< No other operation on the subscription is under way.
  active_resources_beneath,  ///< Nothing active depends on the plan.
  reactivation_window_elapsed,  ///< The time for reactivation has not passed.
  cancellation_window_elapsed,  ///< The time for cancellation has not passed.
  seat_window_elapsed,  ///< The seats can still be given back.
  seats_not_adjustable,  ///< The product lets its seats or its order be changed so.
  auto_renew_not_available,  ///< The subscription can renew by itself or not.
  auto_renew_off,  ///< The subscription renews by itself.
  other_transacting_partner,  ///< No second transacting partner would hold delegated admin for a service.
  no_transition_path,  ///< A documented path leads from the offer to the target.
  scheduled_only,  ///< The target can be reached before the term ends.
  partial_not_supported,  ///< All seats move.
  target_already_held,  ///< The customer does not hold the target offer yet.
  conflicting_services,  ///< The customer holds none of the target's additional services yet.
  license_transfer_conflict,  ///< Licences can be moved to the target.
  service_already_held,  ///< The customer holds the services from no other seller or channel.
  add_ons_present,  ///< The subscription has no add-on.
  target_subscription_not_active,  ///< The target subscription is active.
  target_is_source,  ///< Source and target are two subscriptions.
  target_catalog_mismatch,  ///< The target subscription is of the target offer.
  target_busy,  ///< No operation on the target subscription is under way.
  target_in_cancellation_window,  ///< The target subscription can no longer be cancelled.
  target_term_shorter,  ///< The target's term is not shorter than the source's.
  target_ends_earlier,  ///< The target does not end before the source.
  target_not_allowed,  ///< An existing subscription may be the target.
  parent_not_active,  ///< The parent subscription is active.
  add_on_unrelated,  ///< The add-on fits its parent.
  prerequisite_missing,  ///< The customer holds a subscription that the add-on needs.
  below_base_share,  ///< The add-on covers enough of the base seats.
  offer_not_available,  ///< The offer can be ordered here and now.
  segment_not_qualified,  ///< The customer is qualified for the offer's segment.
  single_subscription_offer,  ///< The customer may hold another subscription of the offer.
  trial_not_available,  ///< A trial of the offer is open to the customer.
  legacy_azure_present,  ///< The customer holds no legacy Azure subscription.
  azure_plan_required,  ///< The customer holds an active Azure plan of the asker.
  azure_upgrade_running,  ///< No upgrade to the Azure plan is under way.
  overage_held_by_other,  ///< No other partner holds the overage of the service.
  conversion_not_found,  ///< The trial has an offer to convert to.
  quantity_out_of_range,  ///< The number of seats lies within the offer's range.
  seat_ceiling_exceeded,  ///< The customer's seats stay under the offer's ceiling.
  licenses_exhausted,  ///< A licence is free.
  term_not_supported,  ///< The product is sold for this term.
  term_shorter,  ///< The new term is not shorter than the present one.
  billing_cycle_not_supported,  ///< The product is sold with this billing cycle.
  billing_cycle_longer_than_term,  ///< The billing cycle is not longer than the term.
  billing_change_not_permitted,  ///< The billing cycle may change so during the term.
  order_not_uniform,  ///< All subscriptions of the order are active, paid, annual and of one cycle.
  end_date_not_alignable,  ///< A subscription of the seller or a month ends on that day.
  end_date_out_of_bounds,  ///< The end date lies within the first term.
  too_many_resellers,  ///< The order names at most five additional resellers, after a first one.
  migration_not_enabled,  ///< The partner is enabled for migration.
  segment_not_migratable,  ///< Subscriptions of this segment migrate.
  no_new_commerce_equivalent,  ///< The offer has an equivalent in new commerce.
  migration_too_young,  ///< The subscription is old enough to migrate.
  migration_too_late,  ///< The subscription is not about to end.
  promotion_present,  ///< No promotion applies to the subscription.
  add_on_duplicated,  ///< No add-on is named twice.
  add_on_not_active,  ///< The add-ons that are named are active.
  add_on_missing_from_bundle,  ///< All active add-ons move with the subscription.
  bundle_member_ineligible,  ///< Every add-on of the bundle can migrate.
  migration_schedule_incomplete,  ///< The schedule names a date or the renewal.
  no_transfer_path,  ///< Subscriptions of this kind move between partners.
  base_left_behind,  ///< Add-ons move with their base.
  already_in_transfer,  ///< No open transfer holds the subscription.
  transfer_party_not_enabled,  ///< Source and target are enabled for the transfer.
  target_relationship_missing,  ///< The target has a reseller relationship with the customer.
  target_agreement_missing,  ///< The customer has accepted the customer agreement with the target.
  transfer_wrong_state,  ///< The transfer stands where this is possible.
  transfer_expired,  ///< The transfer has not expired.
  order_not_synchronised,  ///< The order is synchronised.
  source_details_missing,  ///< The transfer names its source and the source's domain.
  source_is_requester,  ///< The source is another partner than the one that asks.
  not_in_sandbox,  ///< The partner account is a production account.
  no_azure_subscription,  ///< An Azure subscription stands beneath.
  azure_subscription_suspended,  ///< No Azure subscription beneath is suspended.
  recently_bought,  ///< No Azure subscription beneath has been bought just now.
  active_subscriptions_remain,  ///< No active subscription of the partner is left.
  reservations_remain,  ///< No reservation of the partner is left.
  software_remains,  ///< No software of the partner is left.
  ground_missing,  ///< A documented ground is given.
  link_altered,  ///< The link stands unchanged and is the right partner's.
  template_region_locked,  ///< The mail has the documented shape.
  reseller_mpn_invalid,  ///< The partner id is that of an indirect reseller whom the asker may name.
  reseller_other_region,  ///< Provider and reseller are of one market.
  reseller_agreement_missing,  ///< The reseller has signed the partner agreement.
  reseller_of_record_fixed,  ///< The reseller of record can be chosen.
  too_many_featured_offers,  ///< At most five offers are featured.
  attestation_incomplete,  ///< The attestation is complete.
  attestation_in_future,  ///< The attested date does not lie in the future.
  attestation_duplicate,  ///< The person has not been attested before.
  gdap_wrong_state,  ///< The delegated admin relationship stands where this is possible.
  gdap_request_lapsed,  ///< The request has been open for at most ninety days.
  gdap_name_invalid,  ///< The name is 1 to 50 letters, digits, dashes or underscores.
  gdap_name_taken,  ///< No other relationship of the partner has the name.
  gdap_duration_out_of_range,  ///< The duration is 1 to 730 whole days.
  gdap_roles_invalid,  ///< Built-in roles are asked for, at least one.
  gdap_role_outside_relationship,  ///< The relationship holds every role that is assigned.
  auto_extend_not_available,  ///< The relationship may be extended so.
  delegated_admin_no_longer_offered,  ///< The older delegated admin can still be asked for.
  delegated_admin_not_optional,  ///< Delegated admin is part of the request.
  grant_not_present,  ///< The grant to be removed exists.
  self_service_only,  ///< Somebody other than the user itself may do this.
  not_through_this_channel,  ///< The operation is offered through this channel.
};

/// The plane on which a requirement lies. Most mistakes in partner tools come from mixing three of
/// them: who may transact (commerce), who may administer (delegated_admin), which employee may act
/// (role).
enum class plane : unsigned char {
  commerce,
  delegated_admin,
  role,
  state,
  time,
  offering,
  cloud,
  agreement
};

template <>
struct enum_names<plane> {
  static constexpr std::array rows{
      enum_name<plane>{plane::commerce, "commerce"},
      enum_name<plane>{plane::delegated_admin, "delegated_admin"},
      enum_name<plane>{plane::role, "role"},
      enum_name<plane>{plane::state, "state"},
      enum_name<plane>{plane::time, "time"},
      enum_name<plane>{plane::offering, "offer"},
      enum_name<plane>{plane::cloud, "cloud"},
      enum_name<plane>{plane::agreement, "agreement"},
  };
};
static_assert(detail::rows_in_order<plane>());

/// Who or what can mend a requirement that is not met.
enum class mender : unsigned char {
  customer_administrator,  ///< A global administrator of the customer.
  admin_agent,             ///< An admin agent of the partner.
  global_admin,            ///< A global administrator of the partner.
  indirect_provider,       ///< The indirect provider of the customer.
  microsoft,
  time,                    ///< Waiting.
  another_question,        ///< Another amount, target or asker.
};

template <>
struct enum_names<mender> {
  static constexpr std::array rows{
      enum_name<mender>{mender::customer_administrator, "customer_administrator"},
      enum_name<mender>{mender::admin_agent, "admin_agent"},
      enum_name<mender>{mender::global_admin, "global_admin"},
      enum_name<mender>{mender::indirect_provider, "indirect_provider"},
      enum_name<mender>{mender::microsoft, "microsoft"},
      enum_name<mender>{mender::time, "time"},
      enum_name<mender>{mender::another_question, "another_question"},
  };
};
static_assert(detail::rows_in_order<mender>());

using mender_set = enum_set<mender, enum_names<mender>::rows.size()>;

/// One row of the table of requirements.
struct requirement_info {
  requirement value{};
  std::string_view name;  ///< The reason code.
  csprel::plane plane{};
  mender_set mended_by;    ///< Nobody: only another state of the world helps, if anything does.
  std::string_view met;    ///< The condition, as a clause: "the partner account is not suspended".
  std::string_view unmet;  ///< One sentence for a person.
};

template <>
struct enum_names<requirement> {
  static constexpr std::array rows{
      requirement_info{requirement::operation_not_available, "operation_not_available", plane::cloud, {},
                       "the operation exists in this cloud",
                       "This cloud has no such operation."},
      requirement_info{requirement::wrong_track, "wrong_track", plane::offering, {mender::another_question},
                       "the operation exists for subscriptions of this kind",
                       "The operation exists, but not for a subscription of this kind."},
      requirement_info{requirement::cloud_closed_to_new_business, "cloud_closed_to_new_business", plane::cloud, {},
                       "the cloud takes new business",
                       "This cloud sells nothing new; what exists goes on."},
      requirement_info{requirement::only_partner_may_change_subscription, "only_partner_may_change_subscription", plane::commerce, {mender::another_question},
                       "the asker is a partner, not the customer itself",
                       "Only the partner may change a subscription; the customer asks its partner to do it."},
      requirement_info{requirement::not_a_partner, "not_a_partner", plane::commerce, {mender::another_question},
                       "the asker is a partner that has this operation",
                       "Only a partner has this operation, and only on what is its own."},
      requirement_info{requirement::not_customer_administrator, "not_customer_administrator", plane::role, {mender::customer_administrator},
                       "the asker is an administrator of this customer",
                       "Only an administrator of this customer may do this."},
      requirement_info{requirement::not_azure_owner, "not_azure_owner", plane::role, {mender::customer_administrator},
                       "the asker is an owner of the Azure subscription",
                       "Only an owner of the Azure subscription may do this."},
      requirement_info{requirement::not_transfer_party, "not_transfer_party", plane::commerce, {mender::another_question},
                       "the asker is the side of the transfer that does this",
                       "The asker is not the side of this transfer that may do this."},
      requirement_info{requirement::invitation_not_allowed_for_indirect_reseller, "invitation_not_allowed_for_indirect_reseller", plane::commerce, {mender::indirect_provider},
                       "the partner may create an invitation of its own",
                       "An indirect reseller has no invitation of its own; it forwards its provider's."},
      requirement_info{requirement::not_own_provider_link, "not_own_provider_link", plane::commerce, {mender::another_question},
                       "the link is that of an indirect provider of the asker",
                       "Only an indirect reseller forwards an invitation, and only one of its own provider."},
      requirement_info{requirement::not_indirect_provider, "not_indirect_provider", plane::commerce, {mender::indirect_provider},
                       "the partner is an indirect provider",
                       "Only an indirect provider may do this."},
      requirement_info{requirement::not_indirect_reseller, "not_indirect_reseller", plane::commerce, {mender::another_question},
                       "the partner is enrolled as an indirect reseller",
                       "Only a partner that is enrolled as an indirect reseller may do this."},
      requirement_info{requirement::partner_type_cannot_transact, "partner_type_cannot_transact", plane::commerce, {mender::indirect_provider},
                       "the partner is of a type that transacts",
                       "An indirect reseller or an advisor does not transact; the indirect provider of the customer does it."},
      requirement_info{requirement::acquired_as_indirect, "acquired_as_indirect", plane::commerce, {mender::indirect_provider},
                       "the partner won the customer as one that it bills itself",
                       "The partner won this customer as an indirect reseller; its indirect provider transacts for it."},
      requirement_info{requirement::user_context_required, "user_context_required", plane::role, {mender::another_question},
                       "the token names a user beside the application",
                       "This needs a token of application and user; an app-only token is not enough."},
      requirement_info{requirement::mfa_missing, "mfa_missing", plane::role, {mender::admin_agent},
                       "the user has signed in with more than one factor",
                       "The user has not signed in with more than one factor."},
      requirement_info{requirement::role_not_permitted, "role_not_permitted", plane::role, {mender::global_admin},
                       "the employee holds a role that is listed for the operation",
                       "No role of this user is listed for the operation."},
      requirement_info{requirement::partner_not_enrolled, "partner_not_enrolled", plane::state, {mender::microsoft},
                       "the partner has completed its enrolment",
                       "The partner has not completed its enrolment."},
      requirement_info{requirement::partner_terminated, "partner_terminated", plane::state, {mender::microsoft},
                       "the partner has not been terminated",
                       "The partner has been terminated from the programme."},
      requirement_info{requirement::partner_suspended, "partner_suspended", plane::state, {mender::microsoft},
                       "the partner account is not suspended",
                       "The partner account is suspended."},
      requirement_info{requirement::partner_restricted, "partner_restricted", plane::state, {mender::microsoft},
                       "the partner account is not restricted",
                       "The partner account is restricted: it makes no new sales."},
      requirement_info{requirement::partner_agreement_missing, "partner_agreement_missing", plane::agreement, {mender::global_admin},
                       "the partner has signed the partner agreement",
                       "The partner has not signed the partner agreement."},
      requirement_info{requirement::partner_id_inactive, "partner_id_inactive", plane::agreement, {mender::global_admin},
                       "the partner has an active location id in its country",
                       "The partner has no active location id in its country."},
      requirement_info{requirement::order_blocked, "order_blocked", plane::commerce, {mender::microsoft},
                       "no order of the partner is refused for credit, risk or eligibility",
                       "Orders of this partner are refused: credit, risk or eligibility."},
      requirement_info{requirement::customer_already_exists, "customer_already_exists", plane::commerce, {mender::another_question},
                       "the customer has no account yet",
                       "The customer has an account already; request a relationship instead."},
      requirement_info{requirement::company_data_missing, "company_data_missing", plane::offering, {mender::admin_agent},
                       "the company's registration number and telephone are given where the country needs them",
                       "The country needs a registration number or a telephone number, or takes no such number."},
      requirement_info{requirement::no_relationship, "no_relationship", plane::commerce, {mender::customer_administrator},
                       "the partner has a reseller relationship with the customer",
                       "The partner has no reseller relationship with this customer."},
      requirement_info{requirement::single_partner_cloud, "single_partner_cloud", plane::cloud, {},
                       "the customer has no other partner in this cloud",
                       "In this cloud a customer has one partner, and this one has one already."},
      requirement_info{requirement::self_or_partner_tenant, "self_or_partner_tenant", plane::commerce, {},
                       "the customer is neither the partner itself nor a partner of the programme",
                       "A partner does not sell to itself, its affiliates, its own reseller or another partner's tenant."},
      requirement_info{requirement::market_mismatch, "market_mismatch", plane::commerce, {mender::another_question},
                       "the customer's tenant lies in the partner's market",
                       "The customer's tenant lies outside the partner's market."},
      requirement_info{requirement::customer_under_review, "customer_under_review", plane::state, {mender::microsoft},
                       "the customer's account is not under review",
                       "The customer's account is under review."},
      requirement_info{requirement::customer_not_approved, "customer_not_approved", plane::state, {mender::microsoft},
                       "the customer's account has not been refused",
                       "The customer's account has not been approved."},
      requirement_info{requirement::customer_agreement_missing, "customer_agreement_missing", plane::agreement, {mender::admin_agent, mender::customer_administrator},
                       "the customer has accepted the customer agreement",
                       "The customer agreement is neither attested by this seller nor signed by the customer."},
      requirement_info{requirement::participants_not_allowed, "participants_not_allowed", plane::commerce, {mender::another_question},
                       "the order names no reseller, or comes from an indirect provider",
                       "Only an indirect provider names a reseller in an order."},
      requirement_info{requirement::partnership_missing, "partnership_missing", plane::commerce, {mender::indirect_provider},
                       "an active partnership joins provider and reseller",
                       "No active partnership joins this provider and this reseller."},
      requirement_info{requirement::reseller_without_relationship, "reseller_without_relationship", plane::commerce, {mender::customer_administrator},
                       "the reseller on record has a relationship with the customer",
                       "The reseller on record has no reseller relationship with this customer."},
      requirement_info{requirement::not_original_reseller, "not_original_reseller", plane::commerce, {},
                       "the partner is the original reseller of the subscription",
                       "The partner is not the original reseller of this subscription."},
      requirement_info{requirement::guest_account, "guest_account", plane::delegated_admin, {mender::admin_agent},
                       "the user is no guest in the partner's tenant",
                       "Guests of the partner's tenant have no delegated administration."},
      requirement_info{requirement::partner_access_blocked, "partner_access_blocked", plane::delegated_admin, {mender::customer_administrator},
                       "the customer's conditional access admits partners",
                       "Conditional access of the customer refuses partners."},
      requirement_info{requirement::delegated_admin_missing, "delegated_admin_missing", plane::delegated_admin, {mender::customer_administrator, mender::admin_agent},
                       "the customer grants the partner the delegated admin that is needed",
                       "The customer does not grant the partner the delegated admin that this needs."},
      requirement_info{requirement::delegated_role_insufficient, "delegated_role_insufficient", plane::delegated_admin, {mender::customer_administrator, mender::admin_agent},
                       "a delegated role of the user covers the operation",
                       "No delegated role of the user covers the operation."},
      requirement_info{requirement::azure_role_missing, "azure_role_missing", plane::delegated_admin, {mender::customer_administrator},
                       "the asker holds a role on the Azure subscription",
                       "The asker holds no role on the Azure subscription that allows this."},
      requirement_info{requirement::subscription_cancelled, "subscription_cancelled", plane::state, {},
                       "the subscription is not cancelled",
                       "The subscription is cancelled."},
      requirement_info{requirement::subscription_suspended, "subscription_suspended", plane::state, {mender::admin_agent},
                       "the subscription is not suspended",
                       "The subscription is suspended."},
      requirement_info{requirement::subscription_not_suspended, "subscription_not_suspended", plane::state, {mender::another_question},
                       "the subscription is suspended",
                       "The subscription is not suspended."},
      requirement_info{requirement::subscription_not_active, "subscription_not_active", plane::state, {mender::time},
                       "the subscription is active",
                       "The subscription is not active yet."},
      requirement_info{requirement::subscription_not_provisioned, "subscription_not_provisioned", plane::state, {mender::time},
                       "the subscription is provisioned",
                       "The subscription is not provisioned."},
      requirement_info{requirement::trial_immutable, "trial_immutable", plane::offering, {mender::time},
                       "the subscription is no trial",
                       "A trial keeps its seats, status and term until it ends."},
      requirement_info{requirement::not_a_trial, "not_a_trial", plane::offering, {mender::another_question},
                       "the subscription is a trial",
                       "The subscription is no trial."},
      requirement_info{requirement::renewal_in_progress, "renewal_in_progress", plane::time, {mender::time},
                       "no renewal or charge of the subscription is being carried out",
                       "The subscription is being renewed or charged; try again when that is done."},
      requirement_info{requirement::operation_pending, "operation_pending", plane::state, {mender::time},
                       "no other operation on the subscription is under way",
                       "Another operation on the subscription is under way."},
      requirement_info{requirement::active_resources_beneath, "active_resources_beneath", plane::state, {mender::admin_agent},
                       "nothing active depends on the plan",
                       "Active Azure subscriptions or benefits depend on the plan."},
      requirement_info{requirement::reactivation_window_elapsed, "reactivation_window_elapsed", plane::time, {},
                       "the time for reactivation has not passed",
                       "The time for reactivation has passed."},
      requirement_info{requirement::cancellation_window_elapsed, "cancellation_window_elapsed", plane::time, {mender::time},
                       "the time for cancellation has not passed",
                       "The time for cancellation has passed; the next renewal opens it again."},
      requirement_info{requirement::seat_window_elapsed, "seat_window_elapsed", plane::time, {mender::another_question, mender::time},
                       "the seats can still be given back",
                       "So many seats cannot be given back any more."},
      requirement_info{requirement::seats_not_adjustable, "seats_not_adjustable", plane::offering, {},
                       "the product lets its seats or its order be changed so",
                       "The product does not let its seats or its order be changed so."},
      requirement_info{requirement::auto_renew_not_available, "auto_renew_not_available", plane::offering, {},
                       "the subscription can renew by itself or not",
                       "Automatic renewal of this subscription cannot be chosen."},
      requirement_info{requirement::auto_renew_off, "auto_renew_off", plane::state, {mender::admin_agent},
                       "the subscription renews by itself",
                       "The subscription does not renew by itself; switch that on first."},
      requirement_info{requirement::other_transacting_partner, "other_transacting_partner", plane::commerce, {},
                       "no second transacting partner would hold delegated admin for a service",
                       "Another partner that sells the service holds delegated admin for it."},
      requirement_info{requirement::no_transition_path, "no_transition_path", plane::offering, {mender::another_question},
                       "a documented path leads from the offer to the target",
                       "No documented path leads from the present offer to the target."},
      requirement_info{requirement::scheduled_only, "scheduled_only", plane::offering, {mender::another_question},
                       "the target can be reached before the term ends",
                       "This change is possible at the end of the term only; schedule it."},
      requirement_info{requirement::partial_not_supported, "partial_not_supported", plane::offering, {mender::another_question},
                       "all seats move",
                       "All seats must move at once."},
      requirement_info{requirement::target_already_held, "target_already_held", plane::offering, {mender::another_question},
                       "the customer does not hold the target offer yet",
                       "The customer holds the target offer already."},
      requirement_info{requirement::conflicting_services, "conflicting_services", plane::offering, {mender::another_question},
                       "the customer holds none of the target's additional services yet",
                       "The customer holds services that the target would add."},
      requirement_info{requirement::license_transfer_conflict, "license_transfer_conflict", plane::offering, {mender::another_question},
                       "licences can be moved to the target",
                       "Licences cannot be moved to the target: it conflicts with what is held."},
      requirement_info{requirement::service_already_held, "service_already_held", plane::commerce, {},
                       "the customer holds the services from no other seller or channel",
                       "The customer holds this offer or one of its services from another seller or channel."},
      requirement_info{requirement::add_ons_present, "add_ons_present", plane::offering, {mender::admin_agent},
                       "the subscription has no add-on",
                       "The subscription has add-ons; cancel them first."},
      requirement_info{requirement::target_subscription_not_active, "target_subscription_not_active", plane::state, {mender::another_question},
                       "the target subscription is active",
                       "The target subscription is not active."},
      requirement_info{requirement::target_is_source, "target_is_source", plane::offering, {mender::another_question},
                       "source and target are two subscriptions",
                       "Source and target are the same subscription."},
      requirement_info{requirement::target_catalog_mismatch, "target_catalog_mismatch", plane::offering, {mender::another_question},
                       "the target subscription is of the target offer",
                       "The target subscription is of another product than the target offer."},
      requirement_info{requirement::target_busy, "target_busy", plane::state, {mender::time},
                       "no operation on the target subscription is under way",
                       "An operation or renewal of the target subscription is under way."},
      requirement_info{requirement::target_in_cancellation_window, "target_in_cancellation_window", plane::time, {mender::time},
                       "the target subscription can no longer be cancelled",
                       "The target subscription can still be cancelled; seats move to it afterwards."},
      requirement_info{requirement::target_term_shorter, "target_term_shorter", plane::offering, {mender::another_question},
                       "the target's term is not shorter than the source's",
                       "The target's term is shorter than the source's."},
      requirement_info{requirement::target_ends_earlier, "target_ends_earlier", plane::offering, {mender::another_question},
                       "the target does not end before the source",
                       "The target ends before the source."},
      requirement_info{requirement::target_not_allowed, "target_not_allowed", plane::offering, {mender::another_question},
                       "an existing subscription may be the target",
                       "An existing subscription cannot be the target here."},
      requirement_info{requirement::parent_not_active, "parent_not_active", plane::state, {mender::admin_agent},
                       "the parent subscription is active",
                       "The parent subscription is not active."},
      requirement_info{requirement::add_on_unrelated, "add_on_unrelated", plane::offering, {mender::another_question},
                       "the add-on fits its parent",
                       "The add-on does not fit: an add-on is ordered for a parent that it names, and only an add-on is."},
      requirement_info{requirement::prerequisite_missing, "prerequisite_missing", plane::offering, {mender::admin_agent},
                       "the customer holds a subscription that the add-on needs",
                       "The customer holds no active subscription that the add-on needs."},
      requirement_info{requirement::below_base_share, "below_base_share", plane::offering, {mender::another_question},
                       "the add-on covers enough of the base seats",
                       "The add-on covers too few of the base seats."},
      requirement_info{requirement::offer_not_available, "offer_not_available", plane::offering, {mender::another_question},
                       "the offer can be ordered here and now",
                       "The offer cannot be ordered here and now."},
      requirement_info{requirement::segment_not_qualified, "segment_not_qualified", plane::offering, {mender::admin_agent, mender::customer_administrator},
                       "the customer is qualified for the offer's segment",
                       "The customer is not qualified for the offer's segment."},
      requirement_info{requirement::single_subscription_offer, "single_subscription_offer", plane::offering, {mender::admin_agent},
                       "the customer may hold another subscription of the offer",
                       "The customer holds as many subscriptions of the offer as there may be; reactivate one instead."},
      requirement_info{requirement::trial_not_available, "trial_not_available", plane::offering, {},
                       "a trial of the offer is open to the customer",
                       "A trial of this offer is not open to the customer."},
      requirement_info{requirement::legacy_azure_present, "legacy_azure_present", plane::offering, {mender::admin_agent},
                       "the customer holds no legacy Azure subscription",
                       "The customer holds a legacy Azure subscription."},
      requirement_info{requirement::azure_plan_required, "azure_plan_required", plane::offering, {mender::admin_agent},
                       "the customer holds an active Azure plan of the asker",
                       "The customer holds no active Azure plan of the asker."},
      requirement_info{requirement::azure_upgrade_running, "azure_upgrade_running", plane::state, {mender::time},
                       "no upgrade to the Azure plan is under way",
                       "An upgrade of the customer to the Azure plan is under way or has failed."},
      requirement_info{requirement::overage_held_by_other, "overage_held_by_other", plane::commerce, {},
                       "no other partner holds the overage of the service",
                       "Another partner holds the overage of this service."},
      requirement_info{requirement::conversion_not_found, "conversion_not_found", plane::offering, {},
                       "the trial has an offer to convert to",
                       "The trial has no offer to convert to."},
      requirement_info{requirement::quantity_out_of_range, "quantity_out_of_range", plane::offering, {mender::another_question},
                       "the number of seats lies within the offer's range",
                       "The number of seats lies outside the offer's range."},
      requirement_info{requirement::seat_ceiling_exceeded, "seat_ceiling_exceeded", plane::offering, {mender::another_question},
                       "the customer's seats stay under the offer's ceiling",
                       "The customer would hold more seats than the offer's ceiling."},
      requirement_info{requirement::licenses_exhausted, "licenses_exhausted", plane::offering, {mender::admin_agent},
                       "a licence is free",
                       "No licence is free."},
      requirement_info{requirement::term_not_supported, "term_not_supported", plane::offering, {mender::another_question},
                       "the product is sold for this term",
                       "The product is not sold for this term."},
      requirement_info{requirement::term_shorter, "term_shorter", plane::offering, {mender::another_question},
                       "the new term is not shorter than the present one",
                       "The new term is shorter than the present one."},
      requirement_info{requirement::billing_cycle_not_supported, "billing_cycle_not_supported", plane::offering, {mender::another_question},
                       "the product is sold with this billing cycle",
                       "The product is not sold with this billing cycle."},
      requirement_info{requirement::billing_cycle_longer_than_term, "billing_cycle_longer_than_term", plane::offering, {mender::another_question},
                       "the billing cycle is not longer than the term",
                       "The billing cycle is longer than the term."},
      requirement_info{requirement::billing_change_not_permitted, "billing_change_not_permitted", plane::offering, {mender::another_question},
                       "the billing cycle may change so during the term",
                       "The billing cycle cannot change so during the term."},
      requirement_info{requirement::order_not_uniform, "order_not_uniform", plane::state, {mender::admin_agent},
                       "all subscriptions of the order are active, paid, annual and of one cycle",
                       "The order holds a subscription that is not active, paid, annual and of the same cycle."},
      requirement_info{requirement::end_date_not_alignable, "end_date_not_alignable", plane::offering, {mender::another_question},
                       "a subscription of the seller or a month ends on that day",
                       "Neither a subscription of the seller nor a month ends on that day."},
      requirement_info{requirement::end_date_out_of_bounds, "end_date_out_of_bounds", plane::offering, {mender::another_question},
                       "the end date lies within the first term",
                       "The end date lies outside the first term."},
      requirement_info{requirement::too_many_resellers, "too_many_resellers", plane::offering, {mender::another_question},
                       "the order names at most five additional resellers, after a first one",
                       "The order names more than five additional resellers, or no first one."},
      requirement_info{requirement::migration_not_enabled, "migration_not_enabled", plane::commerce, {mender::microsoft},
                       "the partner is enabled for migration",
                       "The partner is not enabled for migration."},
      requirement_info{requirement::segment_not_migratable, "segment_not_migratable", plane::offering, {},
                       "subscriptions of this segment migrate",
                       "Trials and government, education and nonprofit offers do not migrate."},
      requirement_info{requirement::no_new_commerce_equivalent, "no_new_commerce_equivalent", plane::offering, {},
                       "the offer has an equivalent in new commerce",
                       "The offer has no equivalent in new commerce."},
      requirement_info{requirement::migration_too_young, "migration_too_young", plane::time, {mender::time},
                       "the subscription is old enough to migrate",
                       "The subscription is in its first month, in which it cannot migrate."},
      requirement_info{requirement::migration_too_late, "migration_too_late", plane::time, {mender::time},
                       "the subscription is not about to end",
                       "The subscription is in the last day of its term, in which it cannot migrate without a new one."},
      requirement_info{requirement::promotion_present, "promotion_present", plane::offering, {mender::time},
                       "no promotion applies to the subscription",
                       "A promotion applies to the subscription or did at its purchase."},
      requirement_info{requirement::add_on_duplicated, "add_on_duplicated", plane::offering, {mender::another_question},
                       "no add-on is named twice",
                       "An add-on is named twice."},
      requirement_info{requirement::add_on_not_active, "add_on_not_active", plane::offering, {mender::another_question},
                       "the add-ons that are named are active",
                       "An add-on that is named does not exist or is not active."},
      requirement_info{requirement::add_on_missing_from_bundle, "add_on_missing_from_bundle", plane::offering, {mender::another_question},
                       "all active add-ons move with the subscription",
                       "An active add-on is left out; all move with the subscription."},
      requirement_info{requirement::bundle_member_ineligible, "bundle_member_ineligible", plane::offering, {mender::time, mender::another_question},
                       "every add-on of the bundle can migrate",
                       "An add-on of the bundle cannot migrate."},
      requirement_info{requirement::migration_schedule_incomplete, "migration_schedule_incomplete", plane::offering, {mender::another_question},
                       "the schedule names a date or the renewal",
                       "A schedule names either a date or the renewal."},
      requirement_info{requirement::no_transfer_path, "no_transfer_path", plane::offering, {},
                       "subscriptions of this kind move between partners",
                       "Subscriptions of this kind do not move between partners."},
      requirement_info{requirement::base_left_behind, "base_left_behind", plane::offering, {mender::another_question},
                       "add-ons move with their base",
                       "An add-on does not move without its base."},
      requirement_info{requirement::already_in_transfer, "already_in_transfer", plane::state, {mender::time},
                       "no open transfer holds the subscription",
                       "An open transfer holds the subscription already."},
      requirement_info{requirement::transfer_party_not_enabled, "transfer_party_not_enabled", plane::commerce, {mender::microsoft},
                       "source and target are enabled for the transfer",
                       "The source is not enrolled as a reseller, or the target is no indirect provider."},
      requirement_info{requirement::target_relationship_missing, "target_relationship_missing", plane::commerce, {mender::customer_administrator},
                       "the target has a reseller relationship with the customer",
                       "The target has no reseller relationship with the customer."},
      requirement_info{requirement::target_agreement_missing, "target_agreement_missing", plane::agreement, {mender::admin_agent, mender::customer_administrator},
                       "the customer has accepted the customer agreement with the target",
                       "The customer has not accepted the customer agreement with the target."},
      requirement_info{requirement::transfer_wrong_state, "transfer_wrong_state", plane::state, {},
                       "the transfer stands where this is possible",
                       "The transfer does not stand where this is possible."},
      requirement_info{requirement::transfer_expired, "transfer_expired", plane::time, {},
                       "the transfer has not expired",
                       "The transfer was not answered in time."},
      requirement_info{requirement::order_not_synchronised, "order_not_synchronised", plane::state, {mender::time},
                       "the order is synchronised",
                       "The order is not synchronised yet."},
      requirement_info{requirement::source_details_missing, "source_details_missing", plane::offering, {mender::another_question},
                       "the transfer names its source and the source's domain",
                       "The transfer does not name its source and the source's domain."},
      requirement_info{requirement::source_is_requester, "source_is_requester", plane::offering, {mender::another_question},
                       "the source is another partner than the one that asks",
                       "The source of the transfer is the partner that asks for it."},
      requirement_info{requirement::not_in_sandbox, "not_in_sandbox", plane::cloud, {},
                       "the partner account is a production account",
                       "This cannot be done in a sandbox."},
      requirement_info{requirement::no_azure_subscription, "no_azure_subscription", plane::state, {mender::admin_agent},
                       "an Azure subscription stands beneath",
                       "No Azure subscription stands beneath."},
      requirement_info{requirement::azure_subscription_suspended, "azure_subscription_suspended", plane::state, {mender::admin_agent},
                       "no Azure subscription beneath is suspended",
                       "An Azure subscription beneath is suspended."},
      requirement_info{requirement::recently_bought, "recently_bought", plane::state, {mender::time},
                       "no Azure subscription beneath has been bought just now",
                       "An Azure subscription beneath has been bought too recently."},
      requirement_info{requirement::active_subscriptions_remain, "active_subscriptions_remain", plane::state, {mender::admin_agent},
                       "no active subscription of the partner is left",
                       "Active subscriptions that this partner sold are left."},
      requirement_info{requirement::reservations_remain, "reservations_remain", plane::state, {mender::admin_agent},
                       "no reservation of the partner is left",
                       "Reservations are left that have not been cancelled."},
      requirement_info{requirement::software_remains, "software_remains", plane::state, {mender::admin_agent},
                       "no software of the partner is left",
                       "Software purchases are left that have not been cancelled."},
      requirement_info{requirement::ground_missing, "ground_missing", plane::offering, {mender::another_question},
                       "a documented ground is given",
                       "No documented ground is given."},
      requirement_info{requirement::link_altered, "link_altered", plane::commerce, {mender::another_question},
                       "the link stands unchanged and is the right partner's",
                       "The link is missing, changed or not the right one."},
      requirement_info{requirement::template_region_locked, "template_region_locked", plane::commerce, {mender::another_question},
                       "the mail has the documented shape",
                       "The mail may hold at most two paragraphs before its link, and nothing after it."},
      requirement_info{requirement::reseller_mpn_invalid, "reseller_mpn_invalid", plane::commerce, {mender::another_question, mender::indirect_provider},
                       "the partner id is that of an indirect reseller whom the asker may name",
                       "The partner id is not that of an indirect reseller whom this provider may name."},
      requirement_info{requirement::reseller_other_region, "reseller_other_region", plane::commerce, {},
                       "provider and reseller are of one market",
                       "Provider and reseller are of different markets."},
      requirement_info{requirement::reseller_agreement_missing, "reseller_agreement_missing", plane::agreement, {mender::global_admin, mender::indirect_provider},
                       "the reseller has signed the partner agreement",
                       "The reseller has not signed the partner agreement."},
      requirement_info{requirement::reseller_of_record_fixed, "reseller_of_record_fixed", plane::offering, {},
                       "the reseller of record can be chosen",
                       "The reseller of record follows the plan and cannot be chosen."},
      requirement_info{requirement::too_many_featured_offers, "too_many_featured_offers", plane::offering, {mender::another_question},
                       "at most five offers are featured",
                       "At most five offers can be featured."},
      requirement_info{requirement::attestation_incomplete, "attestation_incomplete", plane::agreement, {mender::another_question},
                       "the attestation is complete",
                       "The attestation is missing or lacks a date, a name or a mail address."},
      requirement_info{requirement::attestation_in_future, "attestation_in_future", plane::agreement, {mender::another_question},
                       "the attested date does not lie in the future",
                       "The attested date lies in the future."},
      requirement_info{requirement::attestation_duplicate, "attestation_duplicate", plane::agreement, {mender::another_question},
                       "the person has not been attested before",
                       "The same person has been attested already."},
      requirement_info{requirement::gdap_wrong_state, "gdap_wrong_state", plane::state, {mender::admin_agent, mender::customer_administrator},
                       "the delegated admin relationship stands where this is possible",
                       "The delegated admin relationship does not stand where this is possible."},
      requirement_info{requirement::gdap_request_lapsed, "gdap_request_lapsed", plane::time, {mender::admin_agent},
                       "the request has been open for at most ninety days",
                       "The request has lapsed after ninety days; make a new one."},
      requirement_info{requirement::gdap_name_invalid, "gdap_name_invalid", plane::offering, {mender::another_question},
                       "the name is 1 to 50 letters, digits, dashes or underscores",
                       "A name is 1 to 50 letters, digits, dashes or underscores."},
      requirement_info{requirement::gdap_name_taken, "gdap_name_taken", plane::offering, {mender::another_question},
                       "no other relationship of the partner has the name",
                       "Another relationship of the partner has this name."},
      requirement_info{requirement::gdap_duration_out_of_range, "gdap_duration_out_of_range", plane::offering, {mender::another_question},
                       "the duration is 1 to 730 whole days",
                       "A duration is 1 to 730 whole days."},
      requirement_info{requirement::gdap_roles_invalid, "gdap_roles_invalid", plane::offering, {mender::another_question},
                       "built-in roles are asked for, at least one",
                       "At least one role must be asked for, and built-in ones only."},
      requirement_info{requirement::gdap_role_outside_relationship, "gdap_role_outside_relationship", plane::offering, {mender::another_question},
                       "the relationship holds every role that is assigned",
                       "A role is assigned that the relationship does not hold."},
      requirement_info{requirement::auto_extend_not_available, "auto_extend_not_available", plane::time, {mender::time, mender::another_question},
                       "the relationship may be extended so",
                       "The relationship cannot be extended so, or not yet."},
      requirement_info{requirement::delegated_admin_no_longer_offered, "delegated_admin_no_longer_offered", plane::time, {},
                       "the older delegated admin can still be asked for",
                       "The older delegated admin is no longer granted; ask for a granular relationship."},
      requirement_info{requirement::delegated_admin_not_optional, "delegated_admin_not_optional", plane::cloud, {},
                       "delegated admin is part of the request",
                       "In this cloud a request always asks for delegated admin."},
      requirement_info{requirement::grant_not_present, "grant_not_present", plane::delegated_admin, {},
                       "the grant to be removed exists",
                       "There is no such grant to remove."},
      requirement_info{requirement::self_service_only, "self_service_only", plane::role, {},
                       "somebody other than the user itself may do this",
                       "Nobody can do this for another user; the user does it on the sign-in screen."},
      requirement_info{requirement::not_through_this_channel, "not_through_this_channel", plane::cloud, {mender::another_question},
                       "the operation is offered through this channel",
                       "Customer users and licences are managed in the admin center only."},
  };
};
static_assert(detail::rows_in_order<requirement>());

inline constexpr std::size_t requirement_count = enum_names<requirement>::rows.size();
using requirement_set = enum_set<requirement, requirement_count>;

[[nodiscard]] constexpr const requirement_info& info(requirement what) noexcept {
  return enum_names<requirement>::rows[static_cast<std::size_t>(what)];
}

}  // namespace csprel

#endif
