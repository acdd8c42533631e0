// SPDX-License-Identifier: Apache-2.0
// What the API itself answers where it refuses, and the causes by which one requirement is refused in
// several ways.
#ifndef CSPREL_POLICY_REFUSAL_HPP
#define CSPREL_POLICY_REFUSAL_HPP

#include <string_view>

#include "csprel/policy/operation.hpp"
#include "csprel/policy/requirement.hpp"
#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

/// What the API itself answers when it refuses for a reason; no status: nothing is documented.
struct refusal {
  int status = 0;           ///< HTTP status; 200 where the refusal sits inside a success answer.
  std::string_view code{};  ///< Empty where the API answers with a status or a text alone.
  std::string_view in{};    ///< The member of a success answer that carries the code.
  bool certain = true;      ///< False where the code matches by its text only.

  [[nodiscard]] constexpr bool documented() const noexcept { return status != 0; }
  friend constexpr bool operator==(const refusal&, const refusal&) noexcept = default;
};

/// Why a requirement is not met, where the API has a code for each cause.
enum class refusal_cause : unsigned char {
  deleted,               ///< The subscription is deleted, not merely expired or disabled.
  number_missing,        ///< The country needs a registration number.
  phone_missing,         ///< The country needs a telephone number.
  number_not_taken,      ///< A registration number is given for a country that has none.
  partner_id_unknown,    ///< Nobody has the partner id.
  partner_id_no_reseller,  ///< Whoever has it is no indirect reseller.
  partner_id_own,        ///< It is the provider's own.
  named_by_tenant,       ///< The reseller is named by its tenant, not its partner id.
  upgrade_pending,
  upgrade_running,
  upgrade_failed,
  plan_inactive,         ///< There is an Azure plan, but none that is active.
  not_in_country,        ///< The offer is not sold in the customer's country.
  superseded,            ///< A legacy offer with an equivalent in new commerce.
  tenant_unknown,        ///< There is no such tenant.
  not_new_commerce,      ///< What is asked for is not of new commerce.
  legacy_track,          ///< The subscription is of the older commerce platform.
};

template <>
struct enum_names<refusal_cause> {
  static constexpr std::array rows{
      enum_name<refusal_cause>{refusal_cause::deleted, "deleted"},
      enum_name<refusal_cause>{refusal_cause::number_missing, "number_missing"},
      enum_name<refusal_cause>{refusal_cause::phone_missing, "phone_missing"},
      enum_name<refusal_cause>{refusal_cause::number_not_taken, "number_not_taken"},
      enum_name<refusal_cause>{refusal_cause::partner_id_unknown, "partner_id_unknown"},
      enum_name<refusal_cause>{refusal_cause::partner_id_no_reseller, "partner_id_no_reseller"},
      enum_name<refusal_cause>{refusal_cause::partner_id_own, "partner_id_own"},
      enum_name<refusal_cause>{refusal_cause::named_by_tenant, "named_by_tenant"},
      enum_name<refusal_cause>{refusal_cause::upgrade_pending, "upgrade_pending"},
      enum_name<refusal_cause>{refusal_cause::upgrade_running, "upgrade_running"},
      enum_name<refusal_cause>{refusal_cause::upgrade_failed, "upgrade_failed"},
      enum_name<refusal_cause>{refusal_cause::plan_inactive, "plan_inactive"},
      enum_name<refusal_cause>{refusal_cause::not_in_country, "not_in_country"},
      enum_name<refusal_cause>{refusal_cause::superseded, "superseded"},
      enum_name<refusal_cause>{refusal_cause::tenant_unknown, "tenant_unknown"},
      enum_name<refusal_cause>{refusal_cause::not_new_commerce, "not_new_commerce"},
      enum_name<refusal_cause>{refusal_cause::legacy_track, "legacy_track"},
  };
};
static_assert(detail::rows_in_order<refusal_cause>());

/// The refusal of one operation for one cause; where there is none, that of the checklist's row.
struct refusal_entry {
  operation what{};
  requirement needs{};
  refusal_cause cause{};
  csprel::refusal refusal{};
};

}  // namespace csprel

#endif
