// SPDX-License-Identifier: Apache-2.0
// An Azure subscription beneath an Azure plan or a legacy Azure subscription (AzureEntitlement).
#ifndef CSPREL_MODEL_AZURE_ENTITLEMENT_HPP
#define CSPREL_MODEL_AZURE_ENTITLEMENT_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/subscription_status.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

struct azure_entitlement {
  azure_subscription_id id;
  std::string friendly_name;
  std::optional<wire_value<subscription_status>> status;  ///< Nothing: not told.
  bool recently_purchased =
      false;  ///< The API refuses it for that (900130); for how long is not documented.
  verbatim resource;

  friend bool operator==(const azure_entitlement&, const azure_entitlement&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const azure_entitlement& e) {
    out << "Azure subscription " << e.id;
    if (e.status) out << " (" << *e.status << ')';
    return out;
  }
};

}  // namespace csprel

#endif
