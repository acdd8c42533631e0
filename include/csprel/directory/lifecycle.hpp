// SPDX-License-Identifier: Apache-2.0
// How things come, pass from status to status and go (catalogues: 2.1, 2.4, 2.5, 2.7, 2.11, 2.12), as
// tables: what a table does not list does not happen.
//
// The states are the statuses as the API spells them. A step is named after the operation or the event
// that makes it; `time` and `operator` stand for the clock and for the operator of the cloud.
//
//   static_assert(allows(gdap_lifecycle, gdap_status::created, gdap_status::approval_pending));
//   static_assert(!allows(gdap_lifecycle, gdap_status::terminated, gdap_status::active));
#ifndef CSPREL_DIRECTORY_LIFECYCLE_HPP
#define CSPREL_DIRECTORY_LIFECYCLE_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "csprel/model/access_assignment.hpp"
#include "csprel/model/gdap_relationship.hpp"
#include "csprel/model/migration.hpp"
#include "csprel/model/transfer.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"
#include "csprel/vocabulary/relationship_type.hpp"
#include "csprel/vocabulary/subscription_status.hpp"

namespace csprel {

/// One way from a state to another.
template <named_enum E>
struct lifecycle_step {
  E from{};
  std::optional<E> to;     ///< Nothing: afterwards it is gone.
  std::string_view by{};   ///< An operation, an event, `time` or `operator`.
  std::string_view rules{};  ///< Catalogue ids, separated by blanks.
};

/// How one kind of thing passes from state to state.
template <named_enum E>
struct lifecycle_table {
  using state_set = enum_set<E, enum_names<E>::rows.size()>;

  std::string_view name;
  state_set begins;  ///< In which it can come into being.
  state_set ends;    ///< From which it passes to no other.
  std::span<const lifecycle_step<E>> steps;

  /// The states that it can be in.
  [[nodiscard]] constexpr state_set states() const noexcept {
    state_set all = begins | ends;
    for (const auto& step : steps) {
      all.insert(step.from);
      if (step.to) all.insert(*step.to);
    }
    return all;
  }
};

/// Whether one step leads from the one state to the other; to nothing: whether it may go.
template <named_enum E>
[[nodiscard]] constexpr bool allows(const lifecycle_table<E>& table, std::type_identity_t<E> from,
                                    std::type_identity_t<std::optional<E>> to) noexcept {
  for (const auto& step : table.steps)
    if (step.from == from && step.to == to) return true;
  return false;
}

namespace detail::lifecycles {

template <named_enum E, std::size_t Count>
constexpr lifecycle_table<E> table(std::string_view name, typename lifecycle_table<E>::state_set begins,
                                   typename lifecycle_table<E>::state_set ends,
                                   const std::array<lifecycle_step<E>, Count>& steps) noexcept {
  return {name, begins, ends, steps};
}

// ---- relationships --------------------------------------------------------------------------

using relation_step = lifecycle_step<relationship_type>;
inline constexpr auto relation_steps = [] {
  using enum relationship_type;
  return std::to_array<relation_step>({
      {none, reseller, "relationship.accept", "REL-4"},
      {none, reseller, "customer.create", "2.1"},
      {reseller, none, "relationship.remove", "REL-11 REL-12 REL-13 REL-14"},
  });
}();
inline constexpr auto relation_steps_in_china = [] {
  using enum relationship_type;
  return std::to_array<relation_step>({
      {none, reseller, "relationship.accept", "REQ-10"},
      {none, reseller, "customer.create", "LST-01"},
      {reseller, none, "relationship_ended", "REM-02 SUB-17"},
  });
}();

inline constexpr auto gdap_steps = [] {
  using enum gdap_status;
  return std::to_array<lifecycle_step<gdap_status>>({
      {created, approval_pending, "gdap.submit", "2.5"},
      {created, {}, "gdap.delete", "2.5"},
      {approval_pending, approved, "gdap.approve", "GDAP-6"},
      {approval_pending, approved, "gdap.auto_approve", "GDAP-6 GDAP-21"},
      // No page says where a rejected request stands; nothing comes of it any more.
      {approval_pending, terminated, "gdap.reject", "GDAP-6"},
      {approval_pending, {}, "time", "GDAP-5"},
      {approved, activating, "operator", "2.5"},
      {approved, active, "gdap_activated", "AMB-26"},
      {activating, active, "gdap_activated", "2.5"},
      {active, active, "gdap_extended", "GDAP-8"},
      {active, expiring, "time", "2.5 GDAP-9"},
      {active, expired, "gdap_expired", "2.5 GDAP-9"},
      {expiring, expired, "gdap_expired", "2.5"},
      {active, termination_requested, "gdap.terminate", "GDAP-12"},
      {active, terminated, "gdap_terminated", "GDAP-12"},
      {termination_requested, terminating, "operator", "2.5"},
      {termination_requested, terminated, "gdap_terminated", "GDAP-12"},
      {terminating, terminated, "gdap_terminated", "2.5"},
      {expired, {}, "time", "GDAP-20"},
      {terminated, {}, "time", "GDAP-20"},
  });
}();

inline constexpr auto assignment_steps = [] {
  using enum access_assignment_status;
  return std::to_array<lifecycle_step<access_assignment_status>>({
      {pending, active, "gdap_assignment_activated", "GDAP-10"},
      {pending, error, "operator", "GDAP-11"},
      {pending, pending, "gdap_assignment_updated", "2.5"},
      {active, active, "gdap_assignment_updated", "2.5"},
      {pending, deleting, "gdap.unassign", "2.5"},
      {active, deleting, "gdap.unassign", "2.5"},
      {error, deleting, "gdap.unassign", "2.5"},
      {pending, deleted, "gdap_assignment_deleted", "2.5"},
      {active, deleted, "gdap_assignment_deleted", "2.5"},
      {error, deleted, "gdap_assignment_deleted", "2.5"},
      {deleting, deleted, "gdap_assignment_deleted", "2.5"},
  });
}();

// ---- subscriptions --------------------------------------------------------------------------

using sale_step = lifecycle_step<subscription_status>;
inline constexpr auto new_commerce_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7.1"},
      {active, active, "renewal_completed", "REN-3 REN-4"},
      {active, suspended, "subscription.suspend", "SUS-1 SUS-2"},
      {suspended, active, "subscription.reactivate", "SUS-4 SUS-5"},
      {active, deleted, "subscription.cancel", "CAN-1 CAN-3"},
      {suspended, deleted, "subscription.cancel", "SUS-11"},
      {active, expired, "time", "REN-7"},
      {suspended, disabled, "time", "AMB-1 REN-8"},
      {expired, disabled, "time", "2.7.1"},
      {disabled, deleted, "time", "2.7.1"},
  });
}();
inline constexpr auto new_commerce_trial_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7.1"},
      {active, active, "subscription.convert_trial", "TRL-2 TRL-3"},
      {active, active, "renewal_completed", "TRL-4"},
      {active, expired, "time", "REN-7"},
      {expired, disabled, "time", "2.7.1"},
      {disabled, deleted, "time", "2.7.1"},
  });
}();
inline constexpr auto legacy_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7.2"},
      {active, suspended, "subscription.suspend", "SUS-1 SUS-3"},
      {active, suspended, "subscription.migrate", "MIG-13 AMB-31"},
      {active, suspended, "transfer.accept", "XFR-10"},
      {suspended, active, "subscription.reactivate", "SUS-4 SUS-8"},
      {suspended, deleted, "time", "2.7.2 AMB-18"},
  });
}();
inline constexpr auto legacy_trial_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7.2"},
      {active, active, "subscription.convert_trial", "TRL-1"},
      {active, suspended, "subscription.suspend", "SUS-1"},
      {suspended, active, "subscription.reactivate", "SUS-4"},
      {suspended, deleted, "time", "2.7.2 AMB-18"},
      {active, expired, "time", "2.7.3"},
      {expired, disabled, "time", "2.7.1"},
      {disabled, deleted, "time", "2.7.1"},
  });
}();
inline constexpr auto azure_plan_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7.4"},
      {active, suspended, "subscription.suspend", "SUS-7"},
      {suspended, active, "subscription.reactivate", "SUS-4"},
      {active, deleted, "subscription.cancel", "CAN-10"},
      {suspended, deleted, "subscription.cancel", "CAN-10"},
  });
}();
inline constexpr auto azure_legacy_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7"},
      {active, suspended, "subscription.suspend", "SUS-1"},
      {suspended, active, "subscription.reactivate", "SUS-4"},
  });
}();
inline constexpr auto software_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7"},
      {active, active, "renewal_completed", "REN-9"},
      {active, deleted, "subscription.cancel", "CAN-6 CAN-7"},
      {active, expired, "time", "REN-7 REN-9"},
      {expired, disabled, "time", "2.7.1"},
      {disabled, deleted, "time", "2.7.1"},
  });
}();
inline constexpr auto marketplace_steps = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.7"},
      {active, active, "renewal_completed", "REN-1"},
      {active, deleted, "subscription.cancel", "CAN-5"},
      {active, expired, "time", "REN-7"},
      {expired, disabled, "time", "2.7.1"},
      {disabled, deleted, "time", "2.7.1"},
  });
}();
inline constexpr auto subscription_steps_in_china = [] {
  using enum subscription_status;
  return std::to_array<sale_step>({
      {pending, active, "operator", "2.8"},
      {active, suspended, "subscription.suspend", "SUS-01 SUS-02"},
      {suspended, active, "subscription.reactivate", "SUS-05 SUS-06"},
      {suspended, deleted, "time", "SUS-05 SUS-07"},
      {active, deleted, "subscription.cancel", "CAN-02"},
  });
}();

// ---- transfers and migrations ---------------------------------------------------------------

inline constexpr auto transfer_steps = [] {
  using enum transfer_status;
  return std::to_array<lifecycle_step<transfer_status>>({
      {active, in_progress, "transfer.accept", "XFR-8"},
      {active, complete, "transfer_accepted", "2.11 XFR-8"},
      {active, partially_complete, "transfer_accepted", "2.11 XFR-9"},
      {in_progress, complete, "operator", "2.11"},
      {in_progress, partially_complete, "operator", "XFR-9"},
      {active, reject, "transfer.reject", "XFR-8"},
      {active, {}, "transfer.withdraw", "XFR-8"},
  });
}();
inline constexpr auto azure_transfer_steps = [] {
  using enum transfer_status;
  return std::to_array<lifecycle_step<transfer_status>>({
      {pending, in_progress, "transfer.accept", "XFR-12"},
      {pending, complete, "transfer_accepted", "2.11 XFR-12"},
      {in_progress, complete, "operator", "2.11"},
      {pending, reject, "transfer.reject", "XFR-8"},
      {pending, cancelled, "transfer.withdraw", "XFR-15"},
      {pending, expired, "time", "XFR-15"},
  });
}();
inline constexpr auto migration_steps = [] {
  using enum migration_status;
  return std::to_array<lifecycle_step<migration_status>>({
      {processing, completed, "subscription_migrated", "2.12 MIG-13"},
      {processing, failed, "operator", "2.12 MIG-13"},
  });
}();
inline constexpr auto migration_schedule_steps = [] {
  using enum migration_schedule_status;
  return std::to_array<lifecycle_step<migration_schedule_status>>({
      {created, cancelled, "schedule_removed", "2.12"},
      {created, {}, "subscription_migrated", "MIG-15"},
  });
}();

}  // namespace detail::lifecycles

// ---- the tables -----------------------------------------------------------------------------

/// Of a reseller relationship; a request for one makes no object (catalogue 2.3).
inline constexpr auto reseller_relationship_lifecycle = detail::lifecycles::table<relationship_type>(
    "reseller relationship", {relationship_type::none}, {}, detail::lifecycles::relation_steps);
inline constexpr auto reseller_relationship_lifecycle_in_china = detail::lifecycles::table<relationship_type>(
    "reseller relationship", {relationship_type::none}, {}, detail::lifecycles::relation_steps_in_china);

/// Of granular delegated admin. One that the operator makes of tenant-wide delegated admin begins active.
inline constexpr auto gdap_lifecycle = detail::lifecycles::table<gdap_status>(
    "granular delegated admin", {gdap_status::created, gdap_status::active},
    {gdap_status::expired, gdap_status::terminated}, detail::lifecycles::gdap_steps);
inline constexpr auto access_assignment_lifecycle = detail::lifecycles::table<access_assignment_status>(
    "access assignment", {access_assignment_status::pending}, {access_assignment_status::deleted},
    detail::lifecycles::assignment_steps);

namespace detail::lifecycles {

inline constexpr lifecycle_table<subscription_status>::state_set ordered{subscription_status::pending,
                                                                         subscription_status::active};
inline constexpr lifecycle_table<subscription_status>::state_set gone{subscription_status::deleted};

}  // namespace detail::lifecycles

inline constexpr auto new_commerce_lifecycle = detail::lifecycles::table<subscription_status>(
    "subscription, new commerce", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::new_commerce_steps);
inline constexpr auto new_commerce_trial_lifecycle = detail::lifecycles::table<subscription_status>(
    "trial, new commerce", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::new_commerce_trial_steps);
inline constexpr auto legacy_lifecycle = detail::lifecycles::table<subscription_status>(
    "subscription, legacy", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::legacy_steps);
inline constexpr auto legacy_trial_lifecycle = detail::lifecycles::table<subscription_status>(
    "trial, legacy", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::legacy_trial_steps);
inline constexpr auto azure_plan_lifecycle = detail::lifecycles::table<subscription_status>(
    "Azure plan", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::azure_plan_steps);
inline constexpr auto azure_legacy_lifecycle = detail::lifecycles::table<subscription_status>(
    "Azure, legacy", detail::lifecycles::ordered, {}, detail::lifecycles::azure_legacy_steps);
inline constexpr auto software_lifecycle = detail::lifecycles::table<subscription_status>(
    "software", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::software_steps);
inline constexpr auto marketplace_lifecycle = detail::lifecycles::table<subscription_status>(
    "marketplace", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::marketplace_steps);
inline constexpr auto subscription_lifecycle_in_china = detail::lifecycles::table<subscription_status>(
    "subscription", detail::lifecycles::ordered, detail::lifecycles::gone, detail::lifecycles::subscription_steps_in_china);

inline constexpr auto transfer_lifecycle = detail::lifecycles::table<transfer_status>(
    "transfer to a provider", {transfer_status::active},
    {transfer_status::complete, transfer_status::partially_complete, transfer_status::reject},
    detail::lifecycles::transfer_steps);
inline constexpr auto azure_transfer_lifecycle = detail::lifecycles::table<transfer_status>(
    "transfer of an Azure plan", {transfer_status::pending},
    {transfer_status::complete, transfer_status::reject, transfer_status::expired, transfer_status::cancelled},
    detail::lifecycles::azure_transfer_steps);
inline constexpr auto migration_lifecycle = detail::lifecycles::table<migration_status>(
    "migration to new commerce", {migration_status::processing},
    {migration_status::completed, migration_status::failed}, detail::lifecycles::migration_steps);
inline constexpr auto migration_schedule_lifecycle = detail::lifecycles::table<migration_schedule_status>(
    "scheduled migration", {migration_schedule_status::created}, {migration_schedule_status::cancelled},
    detail::lifecycles::migration_schedule_steps);

/// Visits the tables of a cloud: those whose operations its pack has.
template <class Visit>
constexpr void for_each_lifecycle(const pack& policy, Visit visit) {
  if (policy.cloud() == cloud::china_21vianet) {
    visit(reseller_relationship_lifecycle_in_china);
    visit(subscription_lifecycle_in_china);
    return;
  }
  visit(reseller_relationship_lifecycle);
  if (policy.available(operation::gdap_request)) {
    visit(gdap_lifecycle);
    visit(access_assignment_lifecycle);
  }
  visit(new_commerce_lifecycle);
  visit(new_commerce_trial_lifecycle);
  visit(legacy_lifecycle);
  visit(legacy_trial_lifecycle);
  visit(azure_plan_lifecycle);
  visit(azure_legacy_lifecycle);
  visit(software_lifecycle);
  visit(marketplace_lifecycle);
  if (policy.available(operation::transfer_create)) {
    visit(transfer_lifecycle);
    visit(azure_transfer_lifecycle);
  }
  if (policy.available(operation::subscription_migrate)) {
    visit(migration_lifecycle);
    visit(migration_schedule_lifecycle);
  }
}

/// The table that a subscription of a track follows in the clouds other than 21Vianet; null where
/// none is documented.
[[nodiscard]] constexpr const lifecycle_table<subscription_status>* subscription_lifecycle(track of, bool is_trial) noexcept {
  switch (of) {
    case track::legacy: return is_trial ? &legacy_trial_lifecycle : &legacy_lifecycle;
    case track::new_commerce: return is_trial ? &new_commerce_trial_lifecycle : &new_commerce_lifecycle;
    case track::azure_plan: return &azure_plan_lifecycle;
    case track::azure_legacy: return &azure_legacy_lifecycle;
    case track::software: return &software_lifecycle;
    case track::marketplace: return &marketplace_lifecycle;
    case track::azure_benefit: break;
  }
  return nullptr;
}

}  // namespace csprel

#endif
