// SPDX-License-Identifier: Apache-2.0
// Who answers for a subscription, whoever administers it: who is billed (BIL-03, BIL-05), who owes
// support (REM-03, SVC-01) and who owns the relationship (IND-05). Delegated admin changes none of it.
#ifndef CSPREL_MODEL_ACCOUNTABILITY_HPP
#define CSPREL_MODEL_ACCOUNTABILITY_HPP

#include <iosfwd>
#include <optional>

#include "csprel/vocabulary/id.hpp"

namespace csprel {

struct accountability {
  std::optional<partner_id> billed;   ///< Nothing: the operator bills the customer itself (BIL-05).
  std::optional<partner_id> support;  ///< Nothing where no partner sold it.
  std::optional<partner_id> owns_relationship;

  friend bool operator==(const accountability&, const accountability&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const accountability& a) {
    if (!a.billed) return out << "billed by the operator";
    return out << "billed through " << *a.billed;
  }
};

}  // namespace csprel

#endif
