// SPDX-License-Identifier: Apache-2.0
// A subscription of a customer to an offer (catalogue 2.8, 2.9).
//
// Three names stand on it that tools mix up (AMB-09): the *seller* is its original reseller, which
// is billed and never changes; the *reseller of record* is an editable MPN id of the indirect model;
// the *partner of record* is a third thing that nobody changes here.
#ifndef CSPREL_MODEL_SUBSCRIPTION_HPP
#define CSPREL_MODEL_SUBSCRIPTION_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/boxed.hpp"
#include "csprel/model/subscription_commerce.hpp"
#include "csprel/model/validated.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/billing_type.hpp"
#include "csprel/vocabulary/channel.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/subscription_status.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

/// When a refund of which kind ends (CAN-07: exposed by the API, without values for 21Vianet).
/// The samples of the other clouds tell the time, the table a length that counts from the start of
/// the term (CAN-1 there).
struct refund_option {
  std::string type;  ///< "Partial" or "Full", as sent.
  std::optional<instant> expires_at;
  std::string expires_after{};  ///< ISO 8601 duration, as sent; empty: not told.

  friend bool operator==(const refund_option&, const refund_option&) = default;
};

struct subscription_fields {
  subscription_id id;
  offer_id offer;
  std::string offer_name;
  std::string friendly_name;                 ///< The nickname (SUB-19).
  std::optional<std::int64_t> quantity;      ///< Seats; nothing: not told.
  std::string unit_type;
  /// Nothing: not told. An unrecognised word is kept and makes the state unknown.
  std::optional<wire_value<subscription_status>> status;
  std::optional<subscription_id> parent;     ///< Of an add-on (ADD-03).
  std::optional<instant> creation_date;
  std::optional<instant> effective_start_date;
  std::optional<instant> commitment_end_date;
  std::optional<bool> auto_renew;
  bool is_trial = false;
  std::optional<wire_value<csprel::billing_type>> billing_type;
  std::optional<wire_value<csprel::billing_cycle>> billing_cycle;
  std::string term_duration;
  std::string contract_type;
  std::string order_id;
  std::string entitlement_id;
  std::optional<std::string> reseller_of_record;  ///< MPN id; the resource's `partnerId` (IND-08).
  bool has_purchasable_add_ons = false;
  std::vector<std::string> suspension_reasons;
  std::vector<std::string> actions;
  std::vector<refund_option> refund_options;
  verbatim resource;  ///< The Subscription resource as the API returned it.

  std::optional<partner_id> seller;  ///< Original reseller; nothing: no partner sold it (BIL-05).
  csprel::channel channel = csprel::channel::csp;
  std::optional<instant> suspended_at;  ///< The start of the sixty days (SUS-05); nothing: not told.
  std::string partner_of_record;        ///< MPN id (AMB-09); empty: not told.
  boxed<subscription_commerce> commerce;  ///< Not read in 21Vianet.
  verbatim extra;

  friend bool operator==(const subscription_fields&, const subscription_fields&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const subscription_fields& s) {
    out << "subscription " << s.id << " of offer " << s.offer << " (";
    if (s.status) return out << *s.status << ')';
    return out << "status not told)";
  }
};

/// A sale of this programme names its seller; no subscription is its own parent; seats are not
/// negative, and no more of them are refundable than there are; no Azure subscription stands twice.
[[nodiscard]] inline std::optional<error> check(const subscription_fields& s) {
  if (s.id.empty())
    return error{error_code::malformed_value, "/resource/id", "an empty text", "a subscription id"};
  if (s.offer.empty())
    return error{error_code::malformed_value, "/resource/offerId", "an empty text", "an offer id"};
  if (s.quantity && *s.quantity < 0)
    return error{error_code::malformed_value, "/resource/quantity", std::to_string(*s.quantity),
                 "0 or more"};
  if (s.parent && *s.parent == s.id)
    return error{error_code::impossible_state, "/resource/parentSubscriptionId",
                 "the subscription itself", "another subscription of the customer"};
  if (s.channel == channel::csp && !s.seller)
    return error{error_code::missing_member, "/sellerId", "nothing",
                 "the GUID of the original reseller of a subscription of channel `csp`"};
  if (const auto& refundable = s.commerce->refundable) {
    std::optional<std::int64_t> left = s.quantity;
    for (std::size_t i = 0; i < refundable->batches.size(); ++i) {
      const std::int64_t seats = refundable->batches[i].quantity;
      const std::string here = "/resource/refundableQuantity/details/" + std::to_string(i) + "/quantity";
      if (seats < 0)
        return error{error_code::malformed_value, here, std::to_string(seats), "0 or more"};
      if (left && seats > *left)
        return error{error_code::impossible_state, here,
                     std::to_string(seats) + " seats more to be refunded",
                     "no more than the " + std::to_string(*s.quantity) + " of `quantity` in all"};
      if (left) *left -= seats;
    }
  }
  if (const auto& entitlements = s.commerce->azure_entitlements)
    if (const auto twice = detail::second_of_one_id(
            *entitlements, [](const azure_entitlement& e) -> const auto& { return e.id; }))
      return error{error_code::duplicate_id, "/azureEntitlements/" + std::to_string(*twice) + "/id",
                   "`" + (*entitlements)[*twice].id.to_string() + "` a second time",
                   "one Azure subscription per id"};
  return std::nullopt;
}

/// A valid subscription; see subscription_fields and its check.
using subscription = validated<subscription_fields>;

}  // namespace csprel

#endif
