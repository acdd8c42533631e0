// SPDX-License-Identifier: Apache-2.0
// What random worlds of the clouds other than 21Vianet are made of, and the questions about them.
#ifndef CSPREL_TESTS_MODEL_RANDOM_TENANT_PARTS_HPP
#define CSPREL_TESTS_MODEL_RANDOM_TENANT_PARTS_HPP

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "csprel/vocabulary/entra_role.hpp"
#include "model/random_tenant.hpp"

namespace csprel::test {

struct random_tenant_parts {
  struct offer_row {
    const char* id;
    csprel::track track;
  };
  static constexpr offer_row offer_rows[] = {
      {"CFQ7TTC0LH18:0001", track::new_commerce},   {"CFQ7TTC0LCHC:0002", track::new_commerce},
      {"CFQ7TTC0LHPS:0001", track::new_commerce},   {"CFQ7TTC0TRAL:0001", track::new_commerce},
      {"bd938f12-058f-4927-bba3-ae36b1d2501c", track::legacy}, {"cb9c5023-f3c2-44c1-9d53-0d0b1e9b5c3f", track::legacy},
      {"2828be95-46ba-4f91-b2fd-0bef192ecf60", track::legacy}, {"DZH318Z0BPS6:0001", track::azure_plan},
      {"DZH318Z08NF4:000R", track::azure_benefit},  {"DG7GMGF0FKZW:0003", track::software},
      {"DZH318Z0C4QK:0001", track::marketplace},    {"MS-AZR-0145P", track::azure_legacy}};
  static constexpr std::size_t phone = 2;
  static constexpr std::size_t trial = 3;
  static constexpr std::size_t archiving = 6;
  static constexpr std::array partner_ids{partner_p, partner_q, provider_i, reseller_v};
  static constexpr std::array customer_ids{customer_c, customer_d};
  static constexpr std::array countries{"US", "US", "US", "US", "DE", "FR", "ML", "AE", "CN"};
  static constexpr std::array service_words{"exchange", "azure", "teams", "planner", "office_apps"};
  static constexpr std::array user_words{"agent", "manager", "engineer"};
  static constexpr std::array group_words{"agents", "helpers", "operators", "everybody"};
  static constexpr std::array role_choices{entra_role::global_reader,        entra_role::directory_readers,
                                           entra_role::directory_writers,    entra_role::user_administrator,
                                           entra_role::global_administrator, entra_role::license_administrator,
                                           entra_role::exchange_administrator, entra_role::helpdesk_administrator,
                                           entra_role::service_support_administrator, entra_role::privileged_role_administrator};

  static entra_role_id id_of(entra_role role) { return *entra_role_id::parse(info(role).template_id); }
  static instant near(script_reader& in, instant from) {
    constexpr std::array<std::int64_t, 12> steps{0,          3600,       -3600,       86400,      -86400,      7 * 86400,
                                                 -7 * 86400, 30 * 86400, -30 * 86400, 90 * 86400, -90 * 86400, 365 * 86400};
    return from + duration{in.one_of(steps) + static_cast<std::int64_t>(in.below(3)) - 1};
  }
  static std::string mpn_of(std::size_t i) { return "500000" + std::to_string(i); }
  static agent_role_set agents_in(std::size_t mask, bool sells) {
    agent_role_set roles = test::agents_in(mask);
    if (!sells) roles.erase(agent_role::sales_agent);
    return roles;
  }
  static std::string some_mpn(script_reader& in) {
    const std::size_t pick = in.below(8);
    return pick < 4 ? mpn_of(3) : pick == 7 ? std::string("5000009") : mpn_of(pick - 4);
  }
  static std::vector<entra_role_id> some_roles(script_reader& in) {
    std::vector<entra_role_id> roles;
    for (std::size_t n = 1 + in.below(3); n > 0; --n) {
      const entra_role_id id = id_of(in.one_of(role_choices));
      if (std::find(roles.begin(), roles.end(), id) == roles.end()) roles.push_back(id);
    }
    return roles;
  }
};

/// A question about this world, mostly about what stands in it.
[[nodiscard]] question decode_tenant_question(const directory_fields& world, script_reader& script);

}  // namespace csprel::test

#endif
