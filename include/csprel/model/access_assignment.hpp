// SPDX-License-Identifier: Apache-2.0
// An access assignment: a security group of the partner gets some of the roles of a GDAP
// relationship (GDAP-10, GDAP-11; Graph delegatedAdminAccessAssignment).
#ifndef CSPREL_MODEL_ACCESS_ASSIGNMENT_HPP
#define CSPREL_MODEL_ACCESS_ASSIGNMENT_HPP

#include <iosfwd>
#include <optional>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

/// Only `active` grants anything.
enum class access_assignment_status : unsigned char {
  pending,   ///< Being made.
  active,    ///< In force.
  deleting,  ///< Being taken away.
  deleted,   ///< Gone.
  error,     ///< Could not be made.
};

template <>
struct enum_names<access_assignment_status> {
  static constexpr std::array rows{
      enum_name<access_assignment_status>{access_assignment_status::pending, "pending"},
      enum_name<access_assignment_status>{access_assignment_status::active, "active"},
      enum_name<access_assignment_status>{access_assignment_status::deleting, "deleting"},
      enum_name<access_assignment_status>{access_assignment_status::deleted, "deleted"},
      enum_name<access_assignment_status>{access_assignment_status::error, "error"},
  };
};
static_assert(detail::rows_in_order<access_assignment_status>());

struct access_assignment {
  access_assignment_id id;
  std::optional<wire_value<access_assignment_status>> status;  ///< Nothing: not told.
  std::optional<group_id> group;  ///< `accessContainerId`; need not be listed. Nothing: not told.
  std::optional<std::vector<entra_role_id>> roles;  ///< Nothing: not told.
  std::optional<instant> created;
  std::optional<instant> last_modified;
  verbatim resource;

  friend bool operator==(const access_assignment&, const access_assignment&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const access_assignment& a) {
    out << "access assignment " << a.id;
    if (a.status) out << " (" << *a.status << ')';
    return out;
  }
};

}  // namespace csprel

#endif
