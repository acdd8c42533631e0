// SPDX-License-Identifier: Apache-2.0
// Named conditions under which a row of a pack counts.
//
// They speak of the question alone, or of what it names; the engine evaluates them, a pack only names
// them. A property that a question leaves out is neither changed nor asked, unless the pack says what
// stands for it.
#ifndef CSPREL_POLICY_CONDITION_HPP
#define CSPREL_POLICY_CONDITION_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class condition : unsigned char {
  always,
  asked_by_partner,       ///< A partner or one of its users asks an operation that lies on either side.
  asked_by_customer,      ///< A user of the customer asks it.
  names_customer,         ///< `customer` is given.
  kind_reseller,          ///< `kind` is `reseller`; where it is missing, the asker is no indirect reseller.
  kind_indirect_reseller,  ///< `kind` is `indirect_reseller`; where it is missing, the asker is one.
  kind_indirect_reseller_of_direct_bill,  ///< The same, asked by a direct-bill partner.
  kind_savings_plan,       ///< `kind` is `savings_plan`.
  kind_direct_to_indirect,  ///< `kind`, or the transfer's, is `direct_to_indirect`.
  kind_azure_plan,          ///< `kind`, or the transfer's, is `azure_plan`.
  kind_azure_plan_of_provider,  ///< The same, asked by an indirect provider.
  with_delegated_admin,     ///< `with_delegated_admin` is true; where it is missing, the cloud says.
  without_delegated_admin,  ///< It is false.
  names_associated_partner,  ///< `associated_partner` is given.
  names_reseller,           ///< `partner_id_on_record`, or `mpn_id` that is not null, is given.
  names_more_resellers,     ///< `additional_partner_ids` is given and not empty.
  asker_is_provider,        ///< The asker is an indirect provider.
  not_attested,             ///< `attested` is false.
  names_quantity,           ///< `quantity` is given.
  names_term,               ///< `term` is given.
  names_cycle,              ///< `billing_cycle` is given.
  names_term_or_cycle,      ///< One of them is given; the present one stands for the other.
  names_end_date,           ///< `custom_term_end_date` is given.
  names_target_offer,       ///< `target_offer` is given.
  names_target_subscription,  ///< `target_subscription` is given.
  names_target_date,        ///< `target_date` is given; clocks are read as if it were now.
  with_license_transfer,    ///< `license_transfer` is true.
  converts_now,             ///< `when` is `now` or missing.
  converts_at_term_end,     ///< `when` is `term_end`.
  is_add_on,                ///< The subscription has a parent, or the offer is an add-on.
  names_name,               ///< `name` is given.
  names_duration,           ///< `duration` is given.
  names_roles,              ///< `roles` is given.
  names_auto_extend,        ///< `auto_extend` is given.
  service_is_azure,         ///< The service asked about is `azure`.
  licence_managed,          ///< `target` is `licence_managed`.
  no_licence_is_free,       ///< `free` is false.
  assigns_a_role,           ///< `assigns` is given and not `none`.
  asker_is_advisor,         ///< The asker is an advisor.
  names_unlisted_offer,     ///< `target_offer` is given and not listed.
  converts_now_into_subscription,  ///< `when` is `now` or missing, and `target_subscription` is given.
};

template <>
struct enum_names<condition> {
  static constexpr std::array rows{
      enum_name<condition>{condition::always, "always"},
      enum_name<condition>{condition::asked_by_partner, "asked_by_partner"},
      enum_name<condition>{condition::asked_by_customer, "asked_by_customer"},
      enum_name<condition>{condition::names_customer, "names_customer"},
      enum_name<condition>{condition::kind_reseller, "kind_reseller"},
      enum_name<condition>{condition::kind_indirect_reseller, "kind_indirect_reseller"},
      enum_name<condition>{condition::kind_indirect_reseller_of_direct_bill, "kind_indirect_reseller_of_direct_bill"},
      enum_name<condition>{condition::kind_savings_plan, "kind_savings_plan"},
      enum_name<condition>{condition::kind_direct_to_indirect, "kind_direct_to_indirect"},
      enum_name<condition>{condition::kind_azure_plan, "kind_azure_plan"},
      enum_name<condition>{condition::kind_azure_plan_of_provider, "kind_azure_plan_of_provider"},
      enum_name<condition>{condition::with_delegated_admin, "with_delegated_admin"},
      enum_name<condition>{condition::without_delegated_admin, "without_delegated_admin"},
      enum_name<condition>{condition::names_associated_partner, "names_associated_partner"},
      enum_name<condition>{condition::names_reseller, "names_reseller"},
      enum_name<condition>{condition::names_more_resellers, "names_more_resellers"},
      enum_name<condition>{condition::asker_is_provider, "asker_is_provider"},
      enum_name<condition>{condition::not_attested, "not_attested"},
      enum_name<condition>{condition::names_quantity, "names_quantity"},
      enum_name<condition>{condition::names_term, "names_term"},
      enum_name<condition>{condition::names_cycle, "names_cycle"},
      enum_name<condition>{condition::names_term_or_cycle, "names_term_or_cycle"},
      enum_name<condition>{condition::names_end_date, "names_end_date"},
      enum_name<condition>{condition::names_target_offer, "names_target_offer"},
      enum_name<condition>{condition::names_target_subscription, "names_target_subscription"},
      enum_name<condition>{condition::names_target_date, "names_target_date"},
      enum_name<condition>{condition::with_license_transfer, "with_license_transfer"},
      enum_name<condition>{condition::converts_now, "converts_now"},
      enum_name<condition>{condition::converts_at_term_end, "converts_at_term_end"},
      enum_name<condition>{condition::is_add_on, "is_add_on"},
      enum_name<condition>{condition::names_name, "names_name"},
      enum_name<condition>{condition::names_duration, "names_duration"},
      enum_name<condition>{condition::names_roles, "names_roles"},
      enum_name<condition>{condition::names_auto_extend, "names_auto_extend"},
      enum_name<condition>{condition::service_is_azure, "service_is_azure"},
      enum_name<condition>{condition::licence_managed, "licence_managed"},
      enum_name<condition>{condition::no_licence_is_free, "no_licence_is_free"},
      enum_name<condition>{condition::assigns_a_role, "assigns_a_role"},
      enum_name<condition>{condition::asker_is_advisor, "asker_is_advisor"},
      enum_name<condition>{condition::names_unlisted_offer, "names_unlisted_offer"},
      enum_name<condition>{condition::converts_now_into_subscription, "converts_now_into_subscription"},
  };
};
static_assert(detail::rows_in_order<condition>());

}  // namespace csprel

#endif
