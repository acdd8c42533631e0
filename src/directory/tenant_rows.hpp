// SPDX-License-Identifier: Apache-2.0
// What decisions of the clouds other than 21Vianet read of a customer, beside the rows that all clouds
// have: made once on load, and again by each event that touches the customer.
#ifndef CSPREL_SRC_DIRECTORY_TENANT_ROWS_HPP
#define CSPREL_SRC_DIRECTORY_TENANT_ROWS_HPP

#include <optional>
#include <span>
#include <vector>

#include "csprel/model/customer.hpp"
#include "csprel/vocabulary/entra_role.hpp"
#include "directory/customer_store.hpp"
#include "directory/gdap_clock.hpp"

namespace csprel::detail {

struct world;

/// Directory roles that are granted or needed.
struct role_grant {
  entra_role_set roles;
  bool others = false;  ///< Roles that the catalogue of roles lacks.
  bool told{};          ///< False: which roles is not known.

  /// Whether no role is told.
  [[nodiscard]] bool empty() const noexcept { return roles.empty() && !others; }
};

/// A GDAP relationship of a listed partner.
struct relationship_row {
  position partner = nowhere;
  role_grant roles;
};

/// A group that a relationship's assignment gives roles: what assignment and relationship share. Only
/// assignments that are active, or may be.
struct access_row {
  position partner = nowhere;
  position group = nowhere;         ///< Among the partner's groups; `nowhere`: not listed.
  position relationship = nowhere;  ///< Among the customer's relationships.
  position assignment = nowhere;    ///< Among the relationship's assignments.
  role_grant roles;
  std::optional<gdap_term> term;  ///< Of the relationship.
  bool is_active{};               ///< False: its status is not recognised.
};

/// The rows of one group that give the same roles, of which a customer has few however many assignments.
struct access_run {
  position partner = nowhere;
  position group = nowhere;
  role_grant roles;
  std::vector<position> rows;  ///< Within `access`, in its order.
};

struct tenant_rows {
  std::vector<relationship_row> relationships;  ///< In the order of the record; empty where it does not tell.
  std::vector<access_row> access;               ///< By partner, then group, then as in the record.
  std::vector<access_run> runs;                 ///< By partner, then group.
  std::vector<position> untold;                 ///< The relationships whose assignments are not told.

  /// The rows of one partner's group.
  [[nodiscard]] std::span<const access_row> of(position partner, position group) const noexcept;
  /// The runs of a partner, or of one of its groups.
  [[nodiscard]] std::span<const access_run> runs_of(position partner) const noexcept;
  [[nodiscard]] std::span<const access_run> runs_of(position partner, position group) const noexcept;
};

/// *Cost*: linear in the record, and n log n in its assignments.
[[nodiscard]] tenant_rows make_tenant_rows(const world& in, const customer_fields& record);

/// The role of the catalogue that has this id, or nothing.
[[nodiscard]] std::optional<entra_role> role_of(const entra_role_id& id);

}  // namespace csprel::detail

#endif
