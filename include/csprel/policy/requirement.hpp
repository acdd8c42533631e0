// SPDX-License-Identifier: Apache-2.0
// Requirements: the named, documented conditions that operations need.
//
// A requirement is put positively ("the partner is the original reseller of the subscription"); its
// name is the reason code given when it is not met. Its place in the enumeration is its place in
// the check order, which is the same for all packs (contract section 3), so the first reason of a
// denial never depends on how it was computed.
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
  only_partner_may_change_subscription,  ///< The asker is a partner, not the customer itself.
  not_a_partner,  ///< The asker is a partner.
  not_customer_administrator,  ///< The asker is an administrator of this customer.
  invitation_not_allowed_for_indirect_reseller,  ///< The partner may create an invitation of its own.
  not_own_provider_link,  ///< The link is that of an indirect provider of the asker.
  not_indirect_provider,  ///< The partner is an indirect provider.
  role_not_permitted,  ///< The employee holds a role that is listed for the operation.
  partner_not_enrolled,  ///< The partner has completed its enrolment.
  partner_terminated,  ///< The partner has not been terminated.
  partner_suspended,  ///< The partner account is not suspended.
  customer_already_exists,  ///< The customer has no account yet.
  no_relationship,  ///< The partner has a reseller relationship with the customer.
  not_original_reseller,  ///< The partner is the original reseller of the subscription.
  delegated_admin_missing,  ///< The customer grants the partner the delegated admin that is needed.
  subscription_cancelled,  ///< The subscription is not cancelled.
  subscription_suspended,  ///< The subscription is not suspended.
  subscription_not_suspended,  ///< The subscription is suspended.
  subscription_not_active,  ///< The subscription is active.
  reactivation_window_elapsed,  ///< Fewer than sixty days have passed since the suspension.
  other_transacting_partner,  ///< No second transacting partner would hold delegated admin for a service.
  no_transition_path,  ///< A documented path leads from the offer to the target.
  target_already_held,  ///< The customer does not hold the target offer yet.
  conflicting_services,  ///< The customer holds none of the target's additional services yet.
  service_already_held,  ///< The customer holds the services from no other seller or channel.
  add_ons_present,  ///< The subscription has no add-on.
  parent_not_active,  ///< The parent subscription is active.
  add_on_unrelated,  ///< The add-on fits its parent.
  offer_not_available,  ///< The offer can be ordered in this cloud.
  quantity_out_of_range,  ///< The number of seats lies within the offer's range.
  ground_missing,  ///< A documented ground is given.
  link_altered,  ///< The link stands unchanged and is the right partner's.
  template_region_locked,  ///< The mail has the documented shape.
  reseller_mpn_invalid,  ///< The MPN id is that of an indirect reseller of the asker.
  too_many_featured_offers,  ///< At most five offers are featured.
  grant_not_present,  ///< The grant to be removed exists.
  self_service_only,  ///< Somebody other than the user itself may do this.
  not_through_this_channel,  ///< The operation is offered through this channel.
};

template <>
struct enum_names<requirement> {
  static constexpr std::array rows{
      enum_name<requirement>{requirement::operation_not_available, "operation_not_available"},
      enum_name<requirement>{requirement::only_partner_may_change_subscription, "only_partner_may_change_subscription"},
      enum_name<requirement>{requirement::not_a_partner, "not_a_partner"},
      enum_name<requirement>{requirement::not_customer_administrator, "not_customer_administrator"},
      enum_name<requirement>{requirement::invitation_not_allowed_for_indirect_reseller, "invitation_not_allowed_for_indirect_reseller"},
      enum_name<requirement>{requirement::not_own_provider_link, "not_own_provider_link"},
      enum_name<requirement>{requirement::not_indirect_provider, "not_indirect_provider"},
      enum_name<requirement>{requirement::role_not_permitted, "role_not_permitted"},
      enum_name<requirement>{requirement::partner_not_enrolled, "partner_not_enrolled"},
      enum_name<requirement>{requirement::partner_terminated, "partner_terminated"},
      enum_name<requirement>{requirement::partner_suspended, "partner_suspended"},
      enum_name<requirement>{requirement::customer_already_exists, "customer_already_exists"},
      enum_name<requirement>{requirement::no_relationship, "no_relationship"},
      enum_name<requirement>{requirement::not_original_reseller, "not_original_reseller"},
      enum_name<requirement>{requirement::delegated_admin_missing, "delegated_admin_missing"},
      enum_name<requirement>{requirement::subscription_cancelled, "subscription_cancelled"},
      enum_name<requirement>{requirement::subscription_suspended, "subscription_suspended"},
      enum_name<requirement>{requirement::subscription_not_suspended, "subscription_not_suspended"},
      enum_name<requirement>{requirement::subscription_not_active, "subscription_not_active"},
      enum_name<requirement>{requirement::reactivation_window_elapsed, "reactivation_window_elapsed"},
      enum_name<requirement>{requirement::other_transacting_partner, "other_transacting_partner"},
      enum_name<requirement>{requirement::no_transition_path, "no_transition_path"},
      enum_name<requirement>{requirement::target_already_held, "target_already_held"},
      enum_name<requirement>{requirement::conflicting_services, "conflicting_services"},
      enum_name<requirement>{requirement::service_already_held, "service_already_held"},
      enum_name<requirement>{requirement::add_ons_present, "add_ons_present"},
      enum_name<requirement>{requirement::parent_not_active, "parent_not_active"},
      enum_name<requirement>{requirement::add_on_unrelated, "add_on_unrelated"},
      enum_name<requirement>{requirement::offer_not_available, "offer_not_available"},
      enum_name<requirement>{requirement::quantity_out_of_range, "quantity_out_of_range"},
      enum_name<requirement>{requirement::ground_missing, "ground_missing"},
      enum_name<requirement>{requirement::link_altered, "link_altered"},
      enum_name<requirement>{requirement::template_region_locked, "template_region_locked"},
      enum_name<requirement>{requirement::reseller_mpn_invalid, "reseller_mpn_invalid"},
      enum_name<requirement>{requirement::too_many_featured_offers, "too_many_featured_offers"},
      enum_name<requirement>{requirement::grant_not_present, "grant_not_present"},
      enum_name<requirement>{requirement::self_service_only, "self_service_only"},
      enum_name<requirement>{requirement::not_through_this_channel, "not_through_this_channel"},
  };
};
static_assert(detail::rows_in_order<requirement>());

inline constexpr std::size_t requirement_count = enum_names<requirement>::rows.size();
using requirement_set = enum_set<requirement, requirement_count>;

/// The plane on which a requirement lies. Most mistakes in partner tools come from mixing the first
/// three: who may transact, who may administer, which employee may act.
enum class plane : unsigned char {
  commerce,
  delegated_admin,
  role,
  state,
  time,
  offering,
  cloud
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
  };
};
static_assert(detail::rows_in_order<plane>());

/// What can be said of a requirement without looking at a question.
struct requirement_info {
  csprel::plane plane;
  std::string_view met;    ///< The condition, as a clause: "the partner account is not suspended".
  std::string_view unmet;  ///< One sentence for a person.
};

namespace detail {

inline constexpr std::array<requirement_info, requirement_count> requirement_infos{{
    {plane::cloud, "the operation exists in this cloud",
     "This cloud has no such operation."},
    {plane::commerce, "the asker is a partner, not the customer itself",
     "Only the partner may change a subscription; the customer asks its partner to do it."},
    {plane::commerce, "the asker is a partner",
     "Only a partner has this operation."},
    {plane::role, "the asker is an administrator of this customer",
     "Only an administrator of this customer may do this."},
    {plane::commerce, "the partner may create an invitation of its own",
     "An indirect reseller has no invitation of its own; it forwards its provider's."},
    {plane::commerce, "the link is that of an indirect provider of the asker",
     "Only an indirect reseller forwards an invitation, and only one of its own provider."},
    {plane::commerce, "the partner is an indirect provider",
     "Only an indirect provider may do this."},
    {plane::role, "the employee holds a role that is listed for the operation",
     "No role of this user is listed for the operation."},
    {plane::state, "the partner has completed its enrolment",
     "The partner has not completed its enrolment."},
    {plane::state, "the partner has not been terminated",
     "The partner has been terminated from the programme."},
    {plane::state, "the partner account is not suspended",
     "The partner account is suspended for non-payment."},
    {plane::commerce, "the customer has no account yet",
     "The customer has an account already; request a relationship instead."},
    {plane::commerce, "the partner has a reseller relationship with the customer",
     "The partner has no reseller relationship with this customer."},
    {plane::commerce, "the partner is the original reseller of the subscription",
     "The partner is not the original reseller of this subscription."},
    {plane::delegated_admin, "the customer grants the partner the delegated admin that is needed",
     "The customer does not grant the partner the delegated admin that this needs."},
    {plane::state, "the subscription is not cancelled",
     "The subscription is cancelled."},
    {plane::state, "the subscription is not suspended",
     "The subscription is suspended."},
    {plane::state, "the subscription is suspended",
     "The subscription is not suspended."},
    {plane::state, "the subscription is active",
     "The subscription is not active yet."},
    {plane::time, "fewer than sixty days have passed since the suspension",
     "Sixty days have passed since the suspension; the data is deleted."},
    {plane::commerce, "no second transacting partner would hold delegated admin for a service",
     "Another partner that sells the service holds delegated admin for it."},
    {plane::offering, "a documented path leads from the offer to the target",
     "No documented path leads from the present offer to the target."},
    {plane::offering, "the customer does not hold the target offer yet",
     "The customer holds the target offer already."},
    {plane::offering, "the customer holds none of the target's additional services yet",
     "The customer holds services that the target would add."},
    {plane::commerce, "the customer holds the services from no other seller or channel",
     "The customer holds this offer or one of its services from another seller or channel."},
    {plane::offering, "the subscription has no add-on",
     "The subscription has add-ons; cancel them first."},
    {plane::state, "the parent subscription is active",
     "The parent subscription is not active."},
    {plane::offering, "the add-on fits its parent",
     "The add-on does not fit: an add-on is ordered for a parent that it names, and only an add-on is."},
    {plane::offering, "the offer can be ordered in this cloud",
     "The offer cannot be ordered in this cloud."},
    {plane::offering, "the number of seats lies within the offer's range",
     "The number of seats lies outside the offer's range."},
    {plane::offering, "a documented ground is given",
     "No documented ground is given: the customer's request, non-payment, fraud or misuse."},
    {plane::commerce, "the link stands unchanged and is the right partner's",
     "The link is missing, changed or not the right one."},
    {plane::commerce, "the mail has the documented shape",
     "The mail may hold at most two paragraphs before its link, and nothing after it."},
    {plane::commerce, "the MPN id is that of an indirect reseller of the asker",
     "The MPN id is not that of an indirect reseller of this provider."},
    {plane::offering, "at most five offers are featured",
     "At most five offers can be featured."},
    {plane::delegated_admin, "the grant to be removed exists",
     "There is no such grant to remove."},
    {plane::role, "somebody other than the user itself may do this",
     "Nobody can do this for another user; the user does it on the sign-in screen."},
    {plane::cloud, "the operation is offered through this channel",
     "Customer users and licences are managed in the admin center only."},
}};

}  // namespace detail

[[nodiscard]] constexpr const requirement_info& info(requirement what) noexcept {
  return detail::requirement_infos[static_cast<std::size_t>(what)];
}

}  // namespace csprel

#endif
