// SPDX-License-Identifier: Apache-2.0
// How far the renewal of a subscription has come (REN-4, REN-5, REN-6).
#ifndef CSPREL_MODEL_RENEWAL_HPP
#define CSPREL_MODEL_RENEWAL_HPP

#include <iosfwd>
#include <optional>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

struct renewal {
  bool pending = false;                 ///< It is running, whatever the clock says.
  bool charge_pending = false;          ///< A charge is; the billing cycle waits for it.
  std::optional<instant> completed_at;  ///< When the last one was done; windows count from it.
  verbatim extra;

  friend bool operator==(const renewal&, const renewal&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const renewal& r) {
    return out << (r.pending ? "renewal pending" : r.completed_at ? "renewed" : "no renewal");
  }
};

}  // namespace csprel

#endif
