// SPDX-License-Identifier: Apache-2.0
// A survey: everything that a partner may and may not do for its customers, now.
//
// Each line is one operation on one customer, subscription or service, asked for the partner as an
// organisation. An operation that takes parameters is asked with each that makes sense (every target
// of a transition, every add-on that fits, one seat more or less, a documented ground) and the best
// answer stands: the line says whether it can be done at all.
#ifndef CSPREL_DIRECTORY_SURVEY_HPP
#define CSPREL_DIRECTORY_SURVEY_HPP

#include <optional>
#include <vector>

#include "csprel/directory/directory.hpp"

namespace csprel {

/// One line. `subscription` or `service` is set where the operation is asked of one.
struct survey_line {
  partner_id partner;
  std::optional<customer_id> customer;  ///< Nothing: it is about the partner's own account.
  operation what{};
  std::optional<subscription_id> subscription;
  std::optional<service_name> service;
  outcome result = outcome::deny;
  std::optional<requirement> reason;  ///< The first reason; nothing on allow.
  friend bool operator==(const survey_line&, const survey_line&) = default;
};

/// All lines for a partner, customer by customer in the order of the document: the customer itself,
/// its subscriptions, its services; for one customer only where `of` is given. Without `of` the
/// customers are those with which the partner has to do: by a relationship (its own, or for an
/// indirect reseller its provider's), a grant or a sale. Fails with `not_found` for a partner or
/// customer that the directory does not hold. *Cost*: about 25 decisions for each subscription, of which some look at
/// the customer's other subscriptions.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<survey_line>> survey(
    const directory& world, const partner_id& who, const std::optional<customer_id>& of = std::nullopt);

/// Asks every operation of a partner on its own account and its invitation. Order and cost as above.
/// Fails where the partner is not there.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<survey_line>> survey_account(const directory& world,
                                                                                      const partner_id& who);

}  // namespace csprel

#endif
