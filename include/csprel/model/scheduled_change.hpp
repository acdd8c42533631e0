// SPDX-License-Identifier: Apache-2.0
// What becomes of a subscription at its next renewal (`scheduledNextTermInstructions`) or its next
// charge
// (`nextChargeInstructions`); one of each at most (catalogue 2.13, SCH-1 to SCH-5).
#ifndef CSPREL_MODEL_SCHEDULED_CHANGE_HPP
#define CSPREL_MODEL_SCHEDULED_CHANGE_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

struct scheduled_product {
  std::string product_id;
  std::string sku_id;
  std::string availability_id;
  std::optional<wire_value<csprel::billing_cycle>> billing_cycle;
  std::string term_duration;  ///< ISO 8601, for example `P1Y`; empty: not told.
  std::string promotion_id;
  verbatim extra;

  friend bool operator==(const scheduled_product&, const scheduled_product&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const scheduled_product& p) {
    return out << "product " << p.product_id.c_str() << ':' << p.sku_id.c_str();
  }
};

struct scheduled_change {
  std::optional<scheduled_product> product;
  std::optional<std::int64_t> quantity;  ///< Seats.
  std::optional<instant> custom_term_end_date;
  verbatim extra;

  friend bool operator==(const scheduled_change&, const scheduled_change&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const scheduled_change& c) {
    out << "scheduled change";
    if (c.product) out << " to " << *c.product;
    return out;
  }
};

}  // namespace csprel

#endif
