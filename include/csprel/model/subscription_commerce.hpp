// SPDX-License-Identifier: Apache-2.0
// What a subscription has in the clouds other than 21Vianet: two commerce platforms, windows,
// schedules, provisioning, migration.
#ifndef CSPREL_MODEL_SUBSCRIPTION_COMMERCE_HPP
#define CSPREL_MODEL_SUBSCRIPTION_COMMERCE_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/azure_entitlement.hpp"
#include "csprel/model/migration.hpp"
#include "csprel/model/refundable_quantity.hpp"
#include "csprel/model/renewal.hpp"
#include "csprel/model/scheduled_change.hpp"
#include "csprel/model/transition_eligibility.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class provisioning_status : unsigned char {
  none,     ///< Not told.
  success,  ///< Fulfilled.
  pending,  ///< Not yet.
  failed,   ///< Came to nothing.
};

template <>
struct enum_names<provisioning_status> {
  static constexpr std::array rows{
      enum_name<provisioning_status>{provisioning_status::none, "none", 0},
      enum_name<provisioning_status>{provisioning_status::success, "success", 1},
      enum_name<provisioning_status>{provisioning_status::pending, "pending", 2},
      enum_name<provisioning_status>{provisioning_status::failed, "failed", 3},
  };
};
static_assert(detail::rows_in_order<provisioning_status>());

/// SubscriptionProvisioningStatus.
struct provisioning {
  std::optional<wire_value<provisioning_status>> status;  ///< Nothing: not told.
  verbatim resource;

  friend bool operator==(const provisioning&, const provisioning&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const provisioning& p) {
    if (!p.status) return out << "provisioning not told";
    return out << "provisioning " << *p.status;
  }
};

struct subscription_commerce {
  // Read off the Subscription resource.
  std::string product_type;  ///< `productType.id`, as `OnlineServicesNCE`; empty: not told.
  std::optional<bool> is_microsoft_product;
  std::optional<instant> commitment_end_date_time;  ///< Before `commitment_end_date`; see term_end.
  std::optional<instant> cancellation_allowed_until;
  std::optional<refundable_quantity> refundable;  ///< Nothing: not told.
  std::optional<scheduled_change> next_term;      ///< `scheduledNextTermInstructions`.
  std::optional<scheduled_change> next_charge;    ///< `nextChargeInstructions`.
  std::string renewal_term_duration;
  std::optional<subscription_id> migrated_from;

  // Beside it in the document.
  /// Nothing: success, unless the subscription's status is pending.
  std::optional<csprel::provisioning> provisioning;
  std::optional<std::vector<azure_entitlement>> azure_entitlements;  ///< Nothing: unknown.
  csprel::renewal renewal;
  bool operation_pending = false;  ///< The API refused with 409 (900278 family).
  std::optional<new_commerce_migration> migration;
  bool promotion_at_purchase = false;    ///< MIG-5.
  std::string sync_state = "Completed";  ///< BIL-5, XFR-9.
  /// Where they tell of a target, they decide before anything that is computed.
  std::optional<std::vector<transition_eligibility>> transition_eligibilities;

  friend bool operator==(const subscription_commerce&, const subscription_commerce&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const subscription_commerce& c) {
    return out << "commerce of product type `" << c.product_type.c_str() << '`';
  }
};

[[nodiscard]] inline bool is_synchronised(const subscription_commerce& c) {
  return detail::same_word(c.sync_state, "completed");
}

}  // namespace csprel

#endif
