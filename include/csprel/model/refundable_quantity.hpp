// SPDX-License-Identifier: Apache-2.0
// The seats of a new-commerce subscription that may still be given back, batch by batch (QTY-2,
// QTY-3): every purchase of seats closes seven days later by itself.
#ifndef CSPREL_MODEL_REFUNDABLE_QUANTITY_HPP
#define CSPREL_MODEL_REFUNDABLE_QUANTITY_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

struct refundable_batch {
  std::int64_t quantity = 0;             ///< Seats, not negative.
  std::optional<instant> allowed_until;  ///< `allowedUntilDateTime`; nothing: not told.
  verbatim extra;

  friend bool operator==(const refundable_batch&, const refundable_batch&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const refundable_batch& b) {
    return out << b.quantity << " seat(s)";
  }
};

struct refundable_quantity {
  std::optional<std::int64_t> total;      ///< `totalQuantity`, of which nothing depends.
  std::vector<refundable_batch> batches;  ///< `details`.
  verbatim extra;

  friend bool operator==(const refundable_quantity&, const refundable_quantity&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const refundable_quantity& q) {
    return out << q.batches.size() << " batch(es)";
  }
};

}  // namespace csprel

#endif
