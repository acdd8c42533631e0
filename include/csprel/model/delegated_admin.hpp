// SPDX-License-Identifier: Apache-2.0
// A delegated-admin grant: a customer lets a partner administer services (catalogue 2.6). Granted and
// taken by the customer alone (REM-01, REM-10); it makes nobody the seller of anything (DAP-01).
// In the other clouds a grant is for the whole tenant and names no services (catalogue 2.4 there).
#ifndef CSPREL_MODEL_DELEGATED_ADMIN_HPP
#define CSPREL_MODEL_DELEGATED_ADMIN_HPP

#include <iosfwd>
#include <optional>
#include <vector>

#include "csprel/model/boxed.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

/// What the API tells of a tenant-wide grant (DelegatedAdminCustomer); not read in 21Vianet.
struct delegated_admin_customer {
  std::optional<bool> is_enabled;  ///< `dapEnabled`; nothing: not told.
  std::optional<instant> start;
  std::optional<instant> end;
  std::optional<instant> last_sign_in;  ///< Of any of the partner's agents (AMB-20).
  verbatim resource;

  friend bool operator==(const delegated_admin_customer&, const delegated_admin_customer&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const delegated_admin_customer& c) {
    if (!c.is_enabled) return out << "delegated admin not told";
    return out << (*c.is_enabled ? "delegated admin" : "no delegated admin");
  }
};

struct delegated_admin {
  partner_id partner;
  /// The services granted (DAP-14). Nothing: granted, but for which is not known, which is all that
  /// `allowDelegatedAccess` tells (AMB-03). Empty: none.
  std::optional<std::vector<service_name>> services;
  std::optional<instant> since;
  verbatim extra;
  boxed<delegated_admin_customer> statistics{};  ///< `resource`; not read in 21Vianet.

  friend bool operator==(const delegated_admin&, const delegated_admin&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const delegated_admin& grant) {
    out << "delegated admin for " << grant.partner << ':';
    if (!grant.services) return out << " services not known";
    for (const auto& service : *grant.services) out << ' ' << service;
    return out;
  }
};

}  // namespace csprel

#endif
