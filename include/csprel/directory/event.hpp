// SPDX-License-Identifier: Apache-2.0
// Events: the facts that change a directory (contract section 4).
//
// An event has happened: the role or standing of whoever did it is not asked any more. State,
// offers, quantities and the invariants of the catalogue can still refuse it; see apply.hpp.
//
//   event e{now, delegated_admin_removed{customer, partner, std::nullopt}};  // for all services
#ifndef CSPREL_DIRECTORY_EVENT_HPP
#define CSPREL_DIRECTORY_EVENT_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

/// The partner created the customer (CUS-04). The customer starts with a reseller relationship and
/// delegated admin for services that are not known (DAP-16).
struct customer_created {
  customer who;  ///< As the resource tells; relationships, grants and subscriptions must be empty.
  partner_id partner;
  friend bool operator==(const customer_created&, const customer_created&) = default;
};

/// The customer followed a link and accepted (ACC-01). The relationship is the link owner's, whoever
/// forwarded it (LNK-05, IND-05); no services: a relationship without delegated admin (ACC-06).
struct relationship_accepted {
  customer_id customer;
  std::string link;
  std::vector<service_name> services;
  friend bool operator==(const relationship_accepted&, const relationship_accepted&) = default;
};

/// Customer and partner ended their relationship outside Partner Center (REM-02). Grants, sales and
/// bills stay what they are.
struct relationship_ended {
  customer_id customer;
  partner_id partner;
  friend bool operator==(const relationship_ended&, const relationship_ended&) = default;
};

struct delegated_admin_granted {
  customer_id customer;
  partner_id partner;
  std::vector<service_name> services;
  friend bool operator==(const delegated_admin_granted&, const delegated_admin_granted&) = default;
};

/// No `services`: all of them (REM-01).
struct delegated_admin_removed {
  customer_id customer;
  partner_id partner;
  std::optional<std::vector<service_name>> services{};
  friend bool operator==(const delegated_admin_removed&, const delegated_admin_removed&) = default;
};

/// A subscription as events name it: the customer may be left out where the id is unique.
struct subscription_reference {
  subscription_id id;
  std::optional<customer_id> customer{};
  friend bool operator==(const subscription_reference&, const subscription_reference&) = default;
};

struct subscription_created {
  customer_id customer;
  partner_id partner;
  offer_id offer;
  std::int64_t quantity = 0;
  subscription_id id;
  friend bool operator==(const subscription_created&, const subscription_created&) = default;
};

/// The add-on is sold by whoever sold its parent (ADD-02).
struct add_on_ordered {
  subscription_reference parent;
  offer_id offer;
  std::int64_t quantity = 0;
  subscription_id id;
  friend bool operator==(const add_on_ordered&, const add_on_ordered&) = default;
};

struct seats_changed {
  subscription_reference subscription;
  std::int64_t quantity = 0;  ///< The new total.
  friend bool operator==(const seats_changed&, const seats_changed&) = default;
};

/// The subscription keeps its id and its seller and becomes one of the target offer.
struct subscription_transitioned {
  subscription_reference subscription;
  offer_id target_offer;
  std::optional<std::int64_t> quantity{};  ///< Nothing: as many seats as before (UPG-10).
  friend bool operator==(const subscription_transitioned&, const subscription_transitioned&) = default;
};

/// Active add-ons are suspended with it (ADD-08).
struct subscription_suspended {
  subscription_reference subscription;
  friend bool operator==(const subscription_suspended&, const subscription_suspended&) = default;
};

struct subscription_reactivated {
  subscription_reference subscription;
  friend bool operator==(const subscription_reactivated&, const subscription_reactivated&) = default;
};

/// Add-ons are cancelled with it (ADD-08).
struct subscription_cancelled {
  subscription_reference subscription;
  friend bool operator==(const subscription_cancelled&, const subscription_cancelled&) = default;
};

struct subscription_renamed {
  subscription_reference subscription;
  std::string name;
  friend bool operator==(const subscription_renamed&, const subscription_renamed&) = default;
};

struct reseller_of_record_changed {
  subscription_reference subscription;
  std::optional<std::string> mpn_id;  ///< Nothing: removed (IND-11).
  friend bool operator==(const reseller_of_record_changed&, const reseller_of_record_changed&) = default;
};

struct partner_standing_changed {
  partner_id partner;
  csprel::standing standing{};
  friend bool operator==(const partner_standing_changed&, const partner_standing_changed&) = default;
};

struct partner_added {
  csprel::partner partner;
  friend bool operator==(const partner_added&, const partner_added&) = default;
};

struct offer_added {
  csprel::offer offer;
  friend bool operator==(const offer_added&, const offer_added&) = default;
};

// ---- of the clouds other than 21Vianet ------------------------------------------------------------

/// The subscription renews by itself from now on, or no longer; what was scheduled is dropped then.
struct auto_renew_set {
  subscription_reference subscription;
  bool enabled = false;
  friend bool operator==(const auto_renew_set&, const auto_renew_set&) = default;
};

/// What is to become of the subscription at its next renewal, instead of what was scheduled before.
struct change_scheduled {
  subscription_reference subscription;
  scheduled_change next_term;
  friend bool operator==(const change_scheduled&, const change_scheduled&) = default;
};

struct schedule_removed {
  subscription_reference subscription;
  friend bool operator==(const schedule_removed&, const schedule_removed&) = default;
};

/// The renewal is done: what was scheduled has happened, and seats and order can be given back for a week.
struct renewal_completed {
  subscription_reference subscription;
  std::optional<instant> term_end{};  ///< Of the new term. Nothing: a term after the last one's end.
  friend bool operator==(const renewal_completed&, const renewal_completed&) = default;
};

/// The partner attested that the customer has accepted the customer agreement (AGR-7).
struct agreement_attested {
  customer_id customer;
  partner_id partner;
  customer_agreement agreement;  ///< Its `partner` is not looked at.
  friend bool operator==(const agreement_attested&, const agreement_attested&) = default;
};

/// The customer accepted the customer agreement itself.
struct agreement_signed {
  customer_id customer;
  friend bool operator==(const agreement_signed&, const agreement_signed&) = default;
};

/// The partner signed the partner agreement (AGR-1, AGR-2).
struct partner_agreement_signed {
  partner_id partner;
  friend bool operator==(const partner_agreement_signed&, const partner_agreement_signed&) = default;
};

/// Provider and reseller are partners from now on (P2P-1).
struct partnership_started {
  partner_id provider;
  partner_id partner;  ///< The reseller.
  friend bool operator==(const partnership_started&, const partnership_started&) = default;
};

/// The partnership has ended; customers and grants stay what they are (P2P-6).
struct partnership_ended {
  partner_id provider;
  partner_id partner;  ///< The reseller.
  friend bool operator==(const partnership_ended&, const partnership_ended&) = default;
};

/// The customer's account has been looked at (ACC-6).
struct customer_reviewed {
  customer_id customer;
  customer_review review{};
  friend bool operator==(const customer_reviewed&, const customer_reviewed&) = default;
};

using event_fact =
    std::variant<customer_created, relationship_accepted, relationship_ended, delegated_admin_granted,
                 delegated_admin_removed, subscription_created, add_on_ordered, seats_changed,
                 subscription_transitioned, subscription_suspended, subscription_reactivated,
                 subscription_cancelled, subscription_renamed, reseller_of_record_changed,
                 partner_standing_changed, partner_added, offer_added, auto_renew_set, change_scheduled,
                 schedule_removed, renewal_completed, agreement_attested, agreement_signed,
                 partner_agreement_signed, partnership_started, partnership_ended, customer_reviewed>;

struct event {
  instant at;
  event_fact what;
  friend bool operator==(const event&, const event&) = default;
};

/// The names of the events on the wire, in the order of `event_fact`.
inline constexpr std::string_view event_names[] = {
    "customer_created",        "relationship_accepted",    "relationship_ended",
    "delegated_admin_granted", "delegated_admin_removed",  "subscription_created",
    "add_on_ordered",          "seats_changed",            "subscription_transitioned",
    "subscription_suspended",  "subscription_reactivated", "subscription_cancelled",
    "subscription_renamed",    "reseller_of_record_changed", "partner_standing_changed",
    "partner_added",           "offer_added",
    "auto_renew_set",          "change_scheduled",         "schedule_removed",
    "renewal_completed",       "agreement_attested",       "agreement_signed",
    "partner_agreement_signed", "partnership_started",     "partnership_ended",
    "customer_reviewed",
};
static_assert(std::size(event_names) == std::variant_size_v<event_fact>);

/// The events that every cloud has are the first ones; 21Vianet has no other.
inline constexpr std::size_t common_event_count = 17;

[[nodiscard]] constexpr std::string_view name(const event& e) noexcept {
  return event_names[e.what.index()];
}

}  // namespace csprel

#endif
