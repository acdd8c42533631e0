// SPDX-License-Identifier: Apache-2.0
// A granular delegated-admin relationship: a customer grants a partner roles for a time
// (catalogue 2.5; Graph delegatedAdminRelationship). What it grants whom is told by its access
// assignments.
#ifndef CSPREL_MODEL_GDAP_RELATIONSHIP_HPP
#define CSPREL_MODEL_GDAP_RELATIONSHIP_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/access_assignment.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

/// Status of a relationship on the wire; only `active` grants anything.
enum class gdap_status : unsigned char {
  created,                ///< A draft of the partner's, which alone may be edited.
  approval_pending,       ///< Waits for the customer, 90 days at most (GDAP-5).
  approved,               ///< The customer has approved; takes effect soon.
  activating,             ///< Being put in force.
  active,                 ///< In force.
  expiring,               ///< Its end has come; being ended.
  expired,                ///< Ended by time.
  termination_requested,  ///< One side has ended it.
  terminating,            ///< Being ended.
  terminated,             ///< Ended by one side.
};

template <>
struct enum_names<gdap_status> {
  static constexpr std::array rows{
      enum_name<gdap_status>{gdap_status::created, "created"},
      enum_name<gdap_status>{gdap_status::approval_pending, "approvalPending"},
      enum_name<gdap_status>{gdap_status::approved, "approved"},
      enum_name<gdap_status>{gdap_status::activating, "activating"},
      enum_name<gdap_status>{gdap_status::active, "active"},
      enum_name<gdap_status>{gdap_status::expiring, "expiring"},
      enum_name<gdap_status>{gdap_status::expired, "expired"},
      enum_name<gdap_status>{gdap_status::termination_requested, "terminationRequested"},
      enum_name<gdap_status>{gdap_status::terminating, "terminating"},
      enum_name<gdap_status>{gdap_status::terminated, "terminated"},
  };
};
static_assert(detail::rows_in_order<gdap_status>());

struct gdap_relationship {
  partner_id partner;  ///< The partner that the roles are granted to.
  gdap_relationship_id id;
  std::string display_name;
  std::optional<customer_id> customer;  ///< `customer.tenantId`: the customer that lists it.
  std::string duration;                 ///< ISO 8601, for example `P730D`; empty: not told.
  std::string auto_extend_duration;     ///< `PT0S` and `P0D` switch it off; empty: not told.
  std::optional<std::vector<entra_role_id>> roles;  ///< Nothing: not told.
  std::optional<wire_value<gdap_status>> status;    ///< Nothing: not told.
  std::optional<instant> created;
  std::optional<instant> last_modified;
  std::optional<instant> activated;
  std::optional<instant> end;
  std::optional<std::vector<access_assignment>> access_assignments;  ///< Nothing: unknown.
  verbatim resource;
  verbatim extra;

  friend bool operator==(const gdap_relationship&, const gdap_relationship&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const gdap_relationship& g) {
    out << "GDAP relationship " << g.id << " with " << g.partner;
    if (g.status) out << " (" << *g.status << ')';
    return out;
  }
};

}  // namespace csprel

#endif
