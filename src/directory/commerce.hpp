// SPDX-License-Identifier: Apache-2.0
// Who may do business with whom in the clouds other than 21Vianet: what a partner, a customer and a
// reseller on record must be and have (contract, global sections 2.1, 2.2; groups money, sale, owned
// and reseller). What is ordered stands in ordering.hpp, what is kept in keeping.hpp.
#ifndef CSPREL_SRC_DIRECTORY_COMMERCE_HPP
#define CSPREL_SRC_DIRECTORY_COMMERCE_HPP

#include <optional>
#include <string_view>
#include <vector>

#include "csprel/policy/refusal.hpp"
#include "directory/scene.hpp"
#include "directory/subscription_clock.hpp"

namespace csprel::detail {

/// The requirements that `commerce_holds` knows.
inline constexpr requirement_set commerce_requirements{
    requirement::not_azure_owner,
    requirement::not_indirect_provider,
    requirement::not_indirect_reseller,
    requirement::partner_type_cannot_transact,
    requirement::acquired_as_indirect,
    requirement::partner_suspended,
    requirement::partner_restricted,
    requirement::partner_agreement_missing,
    requirement::partner_id_inactive,
    requirement::order_blocked,
    requirement::customer_already_exists,
    requirement::company_data_missing,
    requirement::no_relationship,
    requirement::single_partner_cloud,
    requirement::self_or_partner_tenant,
    requirement::market_mismatch,
    requirement::customer_under_review,
    requirement::customer_not_approved,
    requirement::customer_agreement_missing,
    requirement::participants_not_allowed,
    requirement::partnership_missing,
    requirement::reseller_without_relationship,
    requirement::not_original_reseller,
    requirement::overage_held_by_other,
    requirement::too_many_resellers,
    requirement::active_subscriptions_remain,
    requirement::reservations_remain,
    requirement::software_remains,
    requirement::reseller_mpn_invalid,
    requirement::reseller_other_region,
    requirement::reseller_agreement_missing,
    requirement::reseller_of_record_fixed,
    requirement::attestation_incomplete,
    requirement::attestation_in_future,
    requirement::attestation_duplicate,
};

/// The finding of one of `commerce_requirements`.
[[nodiscard]] finding commerce_holds(requirement what, const scene& s);

/// Why one of them is not met, where the API tells the causes apart.
[[nodiscard]] std::optional<refusal_cause> commerce_cause(requirement what, const scene& s);

/// What the API answers an order of a partner whose orders are blocked: the code of the block itself (ACC-7).
[[nodiscard]] refusal refusal_of_block(const scene& s);

/// The codes of a reseller that is known not to be one; nothing else is asked of it then.
inline constexpr requirement_set of_a_valid_reseller{
    requirement::partnership_missing, requirement::reseller_without_relationship,
    requirement::reseller_other_region, requirement::reseller_agreement_missing};

// ---- what the moves of a subscription ask, too -----------------------------------------------------

/// A subscription of the customer asked about, as its rules read it.
[[nodiscard]] sale sale_of(const scene& s, position subscription);
/// The subscription asked about.
[[nodiscard]] inline sale own_sale(const scene& s) { return sale_of(s, s.subscription); }
/// The question's clock, with deadlines as the options read them.
[[nodiscard]] deadline_clock deadlines_of(const scene& s);
/// Whether Azure subscriptions stand beneath it: of an Azure plan and of legacy Azure, and of what may be one.
[[nodiscard]] bool may_bear_azure(const sale& s) noexcept;
/// Whether a subscription of the customer asked about stands so.
[[nodiscard]] finding stands(const scene& s, position subscription, const status_set& states);

/// Whether the partner has a reseller relationship with the customer by now (REL-1).
[[nodiscard]] finding has_relationship_by_now(const scene& s, position partner);
/// Whether the customer has accepted the customer agreement with the partner, or itself (AGR-6, AGR-7).
[[nodiscard]] finding has_customer_agreement(const scene& s, position partner);
/// Whether the partner sells where the customer's tenant lies (REG-1, REL-3).
[[nodiscard]] finding is_in_market_of(const scene& s, position partner);
/// Whether the partner has signed the partner agreement, where one is asked for (AGR-1, AGR-2).
[[nodiscard]] finding has_partner_agreement(const scene& s, position partner);
/// Whether an active partnership joins the two; either side's entry makes it, and either side's list without
/// one says that there is none (P2P-1).
[[nodiscard]] finding is_partnered(const world& in, position provider, position reseller);
/// Those that a question names as its resellers, or as their providers, as far as the directory lists them.
[[nodiscard]] std::vector<position> partners_named(const scene& s);
/// Whether the partner is enrolled as an indirect reseller, be it beside its direct business (P2P-13).
[[nodiscard]] bool is_indirect_reseller(const partner_fields& p) noexcept;
/// Whether the partner bills customers itself (PUR-1).
[[nodiscard]] bool transacts(const partner_fields& p) noexcept;

/// The partner of the directory that has this PartnerID; `nowhere`: nobody.
[[nodiscard]] position holder_of_partner_id(const world& in, std::string_view id);
/// The PartnerID of the reseller of record; empty: none.
[[nodiscard]] std::string_view reseller_of_record(const subscription_fields& s) noexcept;

/// Who answers for a subscription (contract, global section 4). `support` is the reseller of record's
/// where a provider sold it and a partner of the directory has that PartnerID.
[[nodiscard]] accountability accountability_in_clouds(const world& in, position customer, position subscription);

}  // namespace csprel::detail

#endif
