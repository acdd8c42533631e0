// SPDX-License-Identifier: Apache-2.0
// Events: the facts that change a directory (contract section 4).
//
// An event has happened: the role or standing of whoever did it is not asked any more. State,
// offers, quantities and the invariants of the catalogue can still refuse it; see apply.hpp.
//
//   event e{now, delegated_admin_removed{customer, partner, std::nullopt}};  // for all services
#ifndef CSPREL_DIRECTORY_EVENT_HPP
#define CSPREL_DIRECTORY_EVENT_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "csprel/directory/export.hpp"
#include "csprel/directory/question.hpp"
#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

/// The partner created the customer (CUS-04). The customer starts with a reseller relationship and, in
/// 21Vianet, with delegated admin for services that are not known (DAP-16). Elsewhere it starts with delegated
/// admin of the older or of the granular kind, or with neither, by day, environment and wish.
struct customer_created {
  customer who;  ///< As the resource tells; relationships, grants and subscriptions must be empty.
  partner_id partner;
  std::optional<bool> default_gdap{};  ///< `enableGDAPByDefault`; not read in 21Vianet.
  /// The GDAP relationship that the customer starts with. Where it has one that is not told, it is unknown.
  std::optional<std::vector<gdap_relationship>> gdap_relationships{};
  friend bool operator==(const customer_created&, const customer_created&) = default;
};

/// The customer followed a link and accepted (ACC-01). The relationship is the link owner's, whoever
/// forwarded it (LNK-05, IND-05); no services: a relationship without delegated admin (ACC-06).
struct relationship_accepted {
  customer_id customer;
  std::string link;
  std::vector<service_name> services;  ///< Of 21Vianet alone.
  /// Whether delegated admin came with it, which is tenant-wide in the clouds other than 21Vianet. Nothing:
  /// as the cloud has it, so yes where it is always part of the request (REL-8).
  std::optional<bool> with_delegated_admin{};
  friend bool operator==(const relationship_accepted&, const relationship_accepted&) = default;
};

/// Customer and partner ended their relationship. In 21Vianet, where that is done outside Partner Center
/// (REM-02), grants, sales and bills stay what they are; elsewhere delegated admin of both kinds ends with it.
struct relationship_ended {
  customer_id customer;
  partner_id partner;
  friend bool operator==(const relationship_ended&, const relationship_ended&) = default;
};

struct delegated_admin_granted {
  customer_id customer;
  partner_id partner;
  std::optional<std::vector<service_name>> services{};  ///< Always in 21Vianet, nowhere else: there it is tenant-wide.
  friend bool operator==(const delegated_admin_granted&, const delegated_admin_granted&) = default;
};

/// Who ended what a customer had granted.
enum class grant_ender : unsigned char {
  by_customer,
  by_partner,
  by_microsoft,  ///< What nobody used for 90 days (DAP-9).
};

template <>
struct enum_names<grant_ender> {
  static constexpr std::array rows{
      enum_name<grant_ender>{grant_ender::by_customer, "customer"},
      enum_name<grant_ender>{grant_ender::by_partner, "partner"},
      enum_name<grant_ender>{grant_ender::by_microsoft, "microsoft"},
  };
};
static_assert(detail::rows_in_order<grant_ender>());

/// No `services`: all of them (REM-01).
struct delegated_admin_removed {
  customer_id customer;
  partner_id partner;
  std::optional<std::vector<service_name>> services{};  ///< Of 21Vianet alone.
  std::optional<grant_ender> by{};                      ///< Nothing: not told.
  friend bool operator==(const delegated_admin_removed&, const delegated_admin_removed&) = default;
};

/// A subscription as events name it: the customer may be left out where the id is unique.
struct subscription_reference {
  subscription_id id;
  std::optional<customer_id> customer{};
  friend bool operator==(const subscription_reference&, const subscription_reference&) = default;
};

/// For how long something was bought, and how it is paid; not read in 21Vianet.
struct order_terms {
  std::string term_duration{};  ///< ISO 8601, for example `P1Y`; empty: not told.
  std::optional<wire_value<csprel::billing_cycle>> billing_cycle{};
  std::optional<instant> term_end{};  ///< Nothing: the last second before the term comes round.
  friend bool operator==(const order_terms&, const order_terms&) = default;
};

struct subscription_created {
  customer_id customer;
  partner_id partner;
  offer_id offer;
  std::int64_t quantity = 0;
  subscription_id id;
  order_terms terms{};
  std::optional<std::string> reseller{};  ///< PartnerID of the indirect reseller; not read in 21Vianet.
  friend bool operator==(const subscription_created&, const subscription_created&) = default;
};

/// The add-on is sold by whoever sold its parent (ADD-02).
struct add_on_ordered {
  subscription_reference parent;
  offer_id offer;
  std::int64_t quantity = 0;
  subscription_id id;
  order_terms terms{};
  friend bool operator==(const add_on_ordered&, const add_on_ordered&) = default;
};

struct seats_changed {
  subscription_reference subscription;
  std::int64_t quantity = 0;  ///< The new total.
  friend bool operator==(const seats_changed&, const seats_changed&) = default;
};

/// The subscription keeps its id and its seller and becomes one of the target offer. In the clouds other than
/// 21Vianet some of its seats may move instead: to a new subscription that ends with it (TRN-6), or to one
/// that the customer has already (TRN-7).
struct subscription_transitioned {
  subscription_reference subscription;
  offer_id target_offer;
  std::optional<std::int64_t> quantity{};  ///< Nothing: as many seats as before (UPG-10).
  std::optional<subscription_id> id{};     ///< Of the new subscription, where only some seats move.
  std::optional<subscription_id> target_subscription{};
  order_terms terms{};
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

/// A GDAP relationship as events name it: its id is unique in a directory.
struct gdap_reference {
  gdap_relationship_id id;
  std::optional<customer_id> customer{};
  friend bool operator==(const gdap_reference&, const gdap_reference&) = default;
};

/// The partner asked the customer for a relationship. Nothing has changed by that.
struct relationship_requested {
  partner_id partner;
  std::optional<customer_id> customer{};  ///< Whom it asked, where that is told.
  std::optional<request_kind> kind{};
  std::optional<bool> with_delegated_admin{};
  friend bool operator==(const relationship_requested&, const relationship_requested&) = default;
};

/// The partner asked for granular delegated admin: a draft, or at once submitted where the status says so.
struct gdap_created {
  customer_id customer;
  partner_id partner;
  gdap_relationship relationship;  ///< As the resource tells; its partner, customer and assignments are not looked at.
  friend bool operator==(const gdap_created&, const gdap_created&) = default;
};

/// The request waits for the customer.
struct gdap_submitted {
  gdap_reference relationship;
  friend bool operator==(const gdap_submitted&, const gdap_submitted&) = default;
};

/// The customer approved it (GDAP-6).
struct gdap_approved {
  gdap_reference relationship;
  std::optional<instant> activated{};  ///< When it took effect, where that is told in one.
  friend bool operator==(const gdap_approved&, const gdap_approved&) = default;
};

/// It is in force (AMB-26).
struct gdap_activated {
  gdap_reference relationship;
  std::optional<instant> end{};  ///< Nothing: its duration after now.
  friend bool operator==(const gdap_activated&, const gdap_activated&) = default;
};

/// The customer did not want it. It is gone.
struct gdap_rejected {
  gdap_reference relationship;
  friend bool operator==(const gdap_rejected&, const gdap_rejected&) = default;
};

/// One side ended it (GDAP-12).
struct gdap_terminated {
  gdap_reference relationship;
  std::optional<grant_ender> by{};  ///< Nothing: not told.
  friend bool operator==(const gdap_terminated&, const gdap_terminated&) = default;
};

/// Its end has come.
struct gdap_expired {
  gdap_reference relationship;
  friend bool operator==(const gdap_expired&, const gdap_expired&) = default;
};

/// It extended itself (GDAP-8), or, with `auto_extend_duration`, is from now on to do so or not.
struct gdap_extended {
  gdap_reference relationship;
  std::optional<std::string> auto_extend_duration{};
  std::optional<instant> end{};  ///< Nothing: six months after the last one.
  friend bool operator==(const gdap_extended&, const gdap_extended&) = default;
};

/// The partner gave a group roles of the relationship (GDAP-10, GDAP-11).
struct gdap_assignment_created {
  gdap_reference relationship;
  access_assignment assignment;  ///< Pending where no status is told.
  friend bool operator==(const gdap_assignment_created&, const gdap_assignment_created&) = default;
};

struct gdap_assignment_activated {
  gdap_reference relationship;
  access_assignment_id assignment;
  friend bool operator==(const gdap_assignment_activated&, const gdap_assignment_activated&) = default;
};

struct gdap_assignment_updated {
  gdap_reference relationship;
  access_assignment assignment;  ///< What it does not tell stays as it was.
  friend bool operator==(const gdap_assignment_updated&, const gdap_assignment_updated&) = default;
};

struct gdap_assignment_deleted {
  gdap_reference relationship;
  access_assignment_id assignment;
  friend bool operator==(const gdap_assignment_deleted&, const gdap_assignment_deleted&) = default;
};

struct group_member_added {
  partner_id partner;
  group_id group;
  group_member member;
  friend bool operator==(const group_member_added&, const group_member_added&) = default;
};

struct group_member_removed {
  partner_id partner;
  group_id group;
  directory_object_id member;
  friend bool operator==(const group_member_removed&, const group_member_removed&) = default;
};

/// A subscription that stands for another from now on.
struct successor {
  subscription_id subscription;  ///< The one before.
  subscription_id id;            ///< The one after.
  friend bool operator==(const successor&, const successor&) = default;
};

/// A legacy subscription is suspended, and one of new commerce stands for it (MIG-13).
struct subscription_migrated {
  subscription_reference subscription;
  subscription_id id;                      ///< Of the new subscription.
  std::optional<offer_id> offer{};         ///< Nothing: the offer's equivalent.
  std::optional<std::int64_t> quantity{};  ///< Nothing: as many seats as before.
  order_terms terms{};                     ///< Each as before where it is not told (MIG-12).
  bool purchase_full_term = false;         ///< Whether a whole new term begins.
  std::vector<successor> add_ons{};        ///< Those that migrated with it.
  friend bool operator==(const subscription_migrated&, const subscription_migrated&) = default;
};

/// A trial is paid from now on (TRL-1, TRL-2, TRL-4).
struct trial_converted {
  subscription_reference subscription;
  std::optional<offer_id> target_offer{};
  std::optional<std::int64_t> quantity{};
  std::optional<subscription_id> id{};  ///< Of the new subscription; nothing: the trial itself goes on.
  std::optional<subscription_id> target_subscription{};
  order_terms terms{};
  friend bool operator==(const trial_converted&, const trial_converted&) = default;
};

struct transfer_created {
  customer_id customer;
  csprel::transfer transfer;  ///< Waits for an answer where no status is told.
  friend bool operator==(const transfer_created&, const transfer_created&) = default;
};

/// A transfer as events name it: the customer may be left out where the id is unique.
struct transfer_reference {
  transfer_id id;
  std::optional<customer_id> customer{};
  friend bool operator==(const transfer_reference&, const transfer_reference&) = default;
};

/// What it holds has moved: seats are suspended at the source and stand anew at the target (XFR-7, XFR-10), Azure
/// subscriptions stand beneath the target's plan (XFR-16).
struct transfer_accepted {
  transfer_reference transfer;
  std::vector<successor> subscriptions{};  ///< One for each subscription that moved with its seats.
  friend bool operator==(const transfer_accepted&, const transfer_accepted&) = default;
};

struct transfer_rejected {
  transfer_reference transfer;
  friend bool operator==(const transfer_rejected&, const transfer_rejected&) = default;
};

struct transfer_withdrawn {
  transfer_reference transfer;
  friend bool operator==(const transfer_withdrawn&, const transfer_withdrawn&) = default;
};

/// An Azure subscription beneath a plan was made or is otherwise now. One that a partner makes brings Owner for
/// its admin agents (DAP-8).
struct azure_subscription_changed {
  subscription_reference subscription;  ///< The plan.
  azure_entitlement entitlement;
  friend bool operator==(const azure_subscription_changed&, const azure_subscription_changed&) = default;
};

using event_alternatives =
    std::variant<customer_created, relationship_accepted, relationship_ended, delegated_admin_granted,
                 delegated_admin_removed, subscription_created, add_on_ordered, seats_changed,
                 subscription_transitioned, subscription_suspended, subscription_reactivated, subscription_cancelled,
                 subscription_renamed, reseller_of_record_changed, partner_standing_changed, partner_added,
                 offer_added, auto_renew_set, change_scheduled, schedule_removed, renewal_completed,
                 agreement_attested, agreement_signed, partner_agreement_signed, partnership_started,
                 partnership_ended, customer_reviewed, relationship_requested, gdap_created, gdap_submitted,
                 gdap_approved, gdap_activated, gdap_rejected, gdap_terminated, gdap_expired, gdap_extended,
                 gdap_assignment_created, gdap_assignment_activated, gdap_assignment_updated, gdap_assignment_deleted,
                 group_member_added, group_member_removed, subscription_migrated, trial_converted, transfer_created,
                 transfer_accepted, transfer_rejected, transfer_withdrawn, azure_subscription_changed>;

/// What happened. A class of its own, so that to copy, compare or end one of so many kinds is compiled once and not in
/// each source that holds an event.
struct event_fact : event_alternatives {
  using event_alternatives::event_alternatives;
  CSPREL_DIRECTORY_EXPORT event_fact(const event_fact&);
  CSPREL_DIRECTORY_EXPORT event_fact(event_fact&&) noexcept;
  CSPREL_DIRECTORY_EXPORT event_fact& operator=(const event_fact&);
  CSPREL_DIRECTORY_EXPORT event_fact& operator=(event_fact&&) noexcept;
  CSPREL_DIRECTORY_EXPORT ~event_fact();
  CSPREL_DIRECTORY_EXPORT friend bool operator==(const event_fact&, const event_fact&);
};

/// Something that happened, and when.
struct event {
  instant at;
  event_fact what;
  friend bool operator==(const event&, const event&) = default;
};

/// The names of the events on the wire, in the order of `event_alternatives`.
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
    "customer_reviewed",       "relationship_requested",   "gdap_created",
    "gdap_submitted",          "gdap_approved",            "gdap_activated",
    "gdap_rejected",           "gdap_terminated",          "gdap_expired",
    "gdap_extended",           "gdap_assignment_created",  "gdap_assignment_activated",
    "gdap_assignment_updated", "gdap_assignment_deleted",  "group_member_added",
    "group_member_removed",    "subscription_migrated",    "trial_converted",
    "transfer_created",        "transfer_accepted",        "transfer_rejected",
    "transfer_withdrawn",      "azure_subscription_changed",
};
static_assert(std::size(event_names) == std::variant_size_v<event_alternatives>);

/// The events that every cloud has are the first ones; 21Vianet has no other.
inline constexpr std::size_t common_event_count = 17;

[[nodiscard]] constexpr std::string_view name(const event& e) noexcept {
  return event_names[e.what.index()];
}

}  // namespace csprel

#endif
