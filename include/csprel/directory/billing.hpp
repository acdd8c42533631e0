// SPDX-License-Identifier: Apache-2.0
// Who is billed for what (BIL-01 to BIL-05). Delegated admin, standing and roles have no part in it.
// What would be charged is proration.hpp's business.
#ifndef CSPREL_DIRECTORY_BILLING_HPP
#define CSPREL_DIRECTORY_BILLING_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/proration.hpp"

namespace csprel {

/// Who is billed for a subscription, and why.
struct billing_answer {
  customer_id customer;
  subscription_id subscription;
  std::optional<partner_id> through;  ///< The partner billed; nothing: the operator bills the customer.
  bool billable = true;               ///< False where nothing is billed: a trial, a free offer, cancelled.
  std::string message;                ///< One sentence for a person.
  std::string_view rules;
  friend bool operator==(const billing_answer&, const billing_answer&) = default;
};

/// Fails with `not_found` as `directory::find_subscription` does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<billing_answer> who_is_billed(
    const directory& world, const subscription_id& id, const std::optional<customer_id>& owner = std::nullopt);

/// The subscriptions that bill to the partner in a period: those that it sold, that have started by
/// the period's last day and are billable. A suspended one still is (SUS-11); one whose status is
/// not known is listed too. Fails with `not_found`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<billing_answer>> billed_to(const directory& world,
                                                                                     const partner_id& partner,
                                                                                     const billing_period& period);

}  // namespace csprel

#endif
