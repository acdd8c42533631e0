// SPDX-License-Identifier: Apache-2.0
// What an answer of the clouds other than 21Vianet tells the record that it is about.
//
// An answer replaces what an earlier one said of the same thing, told by its id; an empty collection
// says that there is none. `asker` is the partner that was answered. *Precondition* of all: the answer was
// taken apart by `take_apart`, which refuses what cannot be read.
#ifndef CSPREL_JSON_SRC_ANSWER_FIELDS_HPP
#define CSPREL_JSON_SRC_ANSWER_FIELDS_HPP

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "csprel/model/customer.hpp"
#include "csprel/model/partner.hpp"
#include "json/answer.hpp"

namespace csprel::json {

/// Profiles, partnerships, groups and members. *Precondition*: a member's group is told.
void tell(partner_fields& asker, const answer_resource& told);
/// Everything about a customer but the Customer itself, its services and its subscriptions. What
/// cannot be kept is said in `notes`.
void tell(customer_fields& customer, const answer_resource& told, const partner_id& asker,
          std::vector<std::string>& notes);
/// Provisioning, Azure subscriptions, migration, eligibilities.
void tell(subscription_fields& subscription, const answer_resource& told);
/// Whether that is about a subscription.
[[nodiscard]] bool is_about_subscription(answer_kind kind) noexcept;
/// An answer about the partner agreement.
[[nodiscard]] agreement_status read_agreement_status(const answer_resource& told);
/// What is said of a partnership, of which several answers may have told.
[[nodiscard]] partnership read_partnership(const boost::json::object& resource);

}  // namespace csprel::json

#endif
