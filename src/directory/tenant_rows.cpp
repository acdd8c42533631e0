// SPDX-License-Identifier: Apache-2.0
#include "directory/tenant_rows.hpp"

#include <algorithm>
#include <tuple>

#include "directory/world.hpp"

namespace csprel::detail {
namespace {

role_grant roles_of(const std::optional<std::vector<entra_role_id>>& ids) {
  role_grant grant;
  grant.told = ids.has_value();
  if (!ids) return grant;
  for (const entra_role_id& id : *ids) {
    if (const auto role = role_of(id))
      grant.roles.insert(*role);
    else
      grant.others = true;
  }
  return grant;
}

/// An assignment gives no more than its relationship holds (GDAP-11).
role_grant shared(const access_assignment& a, const gdap_relationship& g) {
  if (!a.roles || !g.roles) return {{}, false, false};
  std::vector<entra_role_id> both;
  for (const entra_role_id& id : *a.roles)
    if (std::find(g.roles->begin(), g.roles->end(), id) != g.roles->end()) both.push_back(id);
  return roles_of(both);
}

auto key_of(const access_row& row) { return std::tuple{row.partner, row.group, row.relationship, row.assignment}; }

}  // namespace

std::optional<entra_role> role_of(const entra_role_id& id) { return from_template_id(id.to_string()); }

std::span<const access_row> tenant_rows::of(position partner, position group) const noexcept {
  const auto before = [](const access_row& row, const std::pair<position, position>& key) {
    return std::pair{row.partner, row.group} < key;
  };
  const std::pair wanted{partner, group};
  const auto first = std::lower_bound(access.begin(), access.end(), wanted, before);
  auto last = first;
  while (last != access.end() && last->partner == partner && last->group == group) ++last;
  return {first, last};
}

tenant_rows make_tenant_rows(const world& in, const customer_fields& record) {
  tenant_rows rows;
  if (!record.tenant->gdap_relationships) return rows;
  const auto& relationships = *record.tenant->gdap_relationships;
  rows.relationships.reserve(relationships.size());
  for (position i = 0; i < relationships.size(); ++i) {
    const gdap_relationship& g = relationships[i];
    const position partner = in.find(g.partner);
    rows.relationships.push_back({partner, roles_of(g.roles), g.access_assignments.has_value()});
    if (!g.access_assignments || partner == nowhere) continue;
    for (position k = 0; k < g.access_assignments->size(); ++k) {
      const access_assignment& a = (*g.access_assignments)[k];
      const bool recognised = a.status && a.status->known();
      if (recognised && *a.status->known() != access_assignment_status::active) continue;
      const position group = a.group ? in.groups(partner).find(*a.group) : nowhere;
      rows.access.push_back({partner, group, i, k, shared(a, g), recognised});
    }
  }
  std::sort(rows.access.begin(), rows.access.end(),
            [](const access_row& a, const access_row& b) { return key_of(a) < key_of(b); });
  return rows;
}

}  // namespace csprel::detail
