// SPDX-License-Identifier: Apache-2.0
// A delegated-admin grant: a customer lets a partner administer services (catalogue 2.6). Granted and
// taken by the customer alone (REM-01, REM-10); it makes nobody the seller of anything (DAP-01).
#ifndef CSPREL_MODEL_DELEGATED_ADMIN_HPP
#define CSPREL_MODEL_DELEGATED_ADMIN_HPP

#include <iosfwd>
#include <optional>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

struct delegated_admin {
  partner_id partner;
  /// The services granted (DAP-14). Nothing: granted, but for which is not known, which is all that
  /// `allowDelegatedAccess` tells (AMB-03). Empty: none.
  std::optional<std::vector<service_name>> services;
  std::optional<instant> since;
  verbatim extra;

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
