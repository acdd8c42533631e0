// SPDX-License-Identifier: Apache-2.0
// From a script of bytes to a small world of the global cloud, US Government or Germany, and questions. Same script, same
// world; see support/random_world.hpp.
//
//   random_tenant_case c = decode_tenant(script);
//   for (const question& q : c.questions) decide(c.world, q);
#ifndef CSPREL_TESTS_MODEL_RANDOM_TENANT_HPP
#define CSPREL_TESTS_MODEL_RANDOM_TENANT_HPP

#include <array>
#include <cstdint>
#include <vector>

#include "support/random_world.hpp"

namespace csprel::test {

struct random_tenant_case {
  std::vector<std::uint8_t> script;
  directory_fields fields;
  directory world;
  std::vector<question> questions;
  script_reader rest;  ///< What the world has left of the script; see random_tenant_events.hpp.
};

[[nodiscard]] random_tenant_case decode_tenant(const std::vector<std::uint8_t>& script, std::size_t questions = 12);

/// What needs most to come about, and so is asked more often, some of it most often: operations of moving, a schedule, a
/// first Azure plan.
inline constexpr std::array often_asked{
    operation::subscription_transition, operation::subscription_upgrade,  operation::subscription_convert_trial,
    operation::subscription_migrate,    operation::subscription_schedule_migration, operation::subscription_transfer,
    operation::transfer_create,         operation::transfer_accept,       operation::transfer_reject,
    operation::transfer_withdraw,       operation::azure_upgrade_to_plan, operation::azure_switch_legacy_partner,
    operation::subscription_schedule_change, operation::azure_plan_purchase, operation::transfer_create,
    operation::transfer_create,         operation::azure_switch_legacy_partner, operation::azure_switch_legacy_partner,
    operation::subscription_migrate,    operation::subscription_schedule_migration, operation::subscription_schedule_migration};

/// The clock of most worlds: 2023-10-05T12:00:00Z.
inline constexpr instant day_of_tenants = instant::from_seconds(1'696'507'200);

}  // namespace csprel::test

#endif
