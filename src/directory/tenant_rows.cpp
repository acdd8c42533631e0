// SPDX-License-Identifier: Apache-2.0
#include "directory/tenant_rows.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "directory/ruled_out.hpp"
#include "directory/world.hpp"

namespace csprel::detail {
namespace {

/// What a list of roles comes to.
struct listed_roles {
  role_grant grant;
  std::vector<entra_role_id> others;  ///< Sorted.
};

listed_roles roles_of(const std::optional<std::vector<entra_role_id>>& ids) {
  listed_roles listed;
  listed.grant.told = ids.has_value();
  if (!ids) return listed;
  for (const entra_role_id& id : *ids) {
    if (const auto role = role_of(id))
      listed.grant.roles.insert(*role);
    else
      listed.others.push_back(id);
  }
  listed.grant.others = !listed.others.empty();
  std::sort(listed.others.begin(), listed.others.end());
  return listed;
}

/// An assignment gives no more than its relationship holds (GDAP-11).
role_grant shared(const listed_roles& assigned, const listed_roles& held) {
  if (!assigned.grant.told || !held.grant.told) return {{}, false, false};
  return {assigned.grant.roles & held.grant.roles, std::ranges::any_of(assigned.others, [&](const entra_role_id& id) {
            return std::ranges::binary_search(held.others, id);
          }), true};
}

auto key_of(const access_row& row) { return std::tuple{row.partner, row.group, row.relationship, row.assignment}; }
auto key_of(const role_grant& grant) { return std::tuple{grant.roles, grant.others, grant.told}; }

/// The entries of a partner's group in a list that is ordered so.
template <class Entry>
std::span<const Entry> of_group(const std::vector<Entry>& all, position partner, position group) {
  const std::pair wanted{partner, group};
  const auto key = [](const Entry& one) { return std::pair{one.partner, one.group}; };
  const auto first = std::partition_point(all.begin(), all.end(), [&](const Entry& one) { return key(one) < wanted; });
  const auto last = std::partition_point(first, all.end(), [&](const Entry& one) { return key(one) == wanted; });
  return {first, last};
}

std::vector<access_run> runs_of(const std::vector<access_row>& access) {
  std::vector<access_run> runs;
  for (auto first = access.begin(); first != access.end();) {
    const auto last = std::find_if(first, access.end(), [&](const access_row& row) {
      return row.partner != first->partner || row.group != first->group;
    });
    std::map<decltype(key_of(first->roles)), std::size_t> known;
    for (; first != last; ++first) {
      const auto [at, is_new] = known.emplace(key_of(first->roles), runs.size());
      if (is_new) runs.push_back({first->partner, first->group, first->roles, {}});
      runs[at->second].rows.push_back(static_cast<position>(first - access.begin()));
    }
  }
  return runs;
}

}  // namespace

std::optional<entra_role> role_of(const entra_role_id& id) { return from_template_id(id.to_string()); }

std::span<const access_row> tenant_rows::of(position partner, position group) const noexcept {
  return of_group(access, partner, group);
}

std::span<const access_run> tenant_rows::runs_of(position partner) const noexcept {
  const auto first = std::partition_point(runs.begin(), runs.end(), [&](const access_run& one) { return one.partner < partner; });
  const auto last = std::partition_point(first, runs.end(), [&](const access_run& one) { return one.partner == partner; });
  return {first, last};
}

std::span<const access_run> tenant_rows::runs_of(position partner, position group) const noexcept {
  return of_group(runs, partner, group);
}

tenant_rows make_tenant_rows(const world& in, const customer_fields& record) {
  tenant_rows rows;
  if (!record.tenant->gdap_relationships) return rows;
  const auto& relationships = *record.tenant->gdap_relationships;
  rows.relationships.reserve(relationships.size());
  for (position i = 0; i < relationships.size(); ++i) {
    const gdap_relationship& g = relationships[i];
    const position partner = in.find(g.partner);
    const listed_roles held = roles_of(g.roles);
    rows.relationships.push_back({partner, held.grant});
    if (!g.access_assignments) rows.untold.push_back(i);
    if (!g.access_assignments || ruled_out(partner == nowhere)) continue;  // check_elsewhere finds it.
    for (position k = 0; k < g.access_assignments->size(); ++k) {
      const access_assignment& a = (*g.access_assignments)[k];
      const bool recognised = a.status && a.status->known();
      if (recognised && *a.status->known() != access_assignment_status::active) continue;
      const position group = a.group ? in.groups(partner).find(*a.group) : nowhere;
      rows.access.push_back({partner, group, i, k, shared(roles_of(a.roles), held), term_of(g), recognised});
    }
  }
  std::sort(rows.access.begin(), rows.access.end(),
            [](const access_row& a, const access_row& b) { return key_of(a) < key_of(b); });
  rows.runs = runs_of(rows.access);
  return rows;
}

}  // namespace csprel::detail
