// SPDX-License-Identifier: Apache-2.0
// A role of Azure's own access control that a partner's group or user holds on one Azure
// subscription (GDAP-17, DAP-8). It is no Entra role and belongs to no relationship.
#ifndef CSPREL_MODEL_AZURE_ROLE_HPP
#define CSPREL_MODEL_AZURE_ROLE_HPP

#include <iosfwd>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/id.hpp"

namespace csprel {

struct azure_role {
  partner_id partner;
  azure_subscription_id subscription;
  std::string role;               ///< Its name, for example `Owner`.
  directory_object_id principal;  ///< A group or a user of the partner.
  verbatim extra;

  friend bool operator==(const azure_role&, const azure_role&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const azure_role& r) {
    return out << r.role.c_str() << " of " << r.subscription << " for " << r.principal;
  }
};

}  // namespace csprel

#endif
