// SPDX-License-Identifier: Apache-2.0
// An offer: what can be subscribed to, and the services that it brings (catalogue 2.7).
#ifndef CSPREL_MODEL_OFFER_HPP
#define CSPREL_MODEL_OFFER_HPP

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/boxed.hpp"
#include "csprel/model/offer_conditions.hpp"
#include "csprel/model/validated.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/billing_type.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel {

struct offer_fields {
  offer_id id;
  std::string name;
  /// The services that a subscription of it contains. Nothing: not known, as where the offer came
  /// from the API, which does not tell them; what depends on them is unknown then.
  std::optional<std::vector<service_name>> services;
  bool is_add_on = false;
  std::optional<std::int64_t> minimum_quantity;  ///< Seats; nothing: no bound is on record (SUB-14).
  std::optional<std::int64_t> maximum_quantity;  ///< Seats; nothing: no bound is on record (SUB-14).
  std::vector<offer_id> prerequisite_offers;     ///< Parents that an add-on fits (ADD-03).
  std::vector<offer_id> upgrade_target_offers;   ///< The documented paths (UPG-01).
  billing_type billing = billing_type::license;
  boxed<offer_conditions> conditions;  ///< Not read in 21Vianet.
  verbatim extra;

  friend bool operator==(const offer_fields&, const offer_fields&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const offer_fields& o) {
    return out << (o.is_add_on ? "add-on offer " : "offer ") << o.id << " `" << o.name.c_str() << '`';
  }
};

/// Quantities are not negative and in order; a share of the base is 0 to 100 percent.
[[nodiscard]] inline std::optional<error> check(const offer_fields& o) {
  if (o.id.empty()) return error{error_code::malformed_value, "/id", "an empty text", "an offer id"};
  if (o.minimum_quantity && *o.minimum_quantity < 0)
    return error{error_code::malformed_value, "/minimumQuantity", std::to_string(*o.minimum_quantity),
                 "0 or more"};
  if (o.maximum_quantity && *o.maximum_quantity < o.minimum_quantity.value_or(0))
    return error{error_code::malformed_value, "/maximumQuantity", std::to_string(*o.maximum_quantity),
                 "no less than the minimum, " + std::to_string(o.minimum_quantity.value_or(0))};
  const offer_conditions& c = *o.conditions;
  const auto bounded = [](const std::optional<std::int64_t>& value, const char* pointer,
                          std::int64_t most) -> std::optional<error> {
    if (!value || (*value >= 0 && *value <= most)) return std::nullopt;
    return error{error_code::malformed_value, pointer, std::to_string(*value),
                 most == 100 ? "0 to 100" : "0 or more"};
  };
  constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
  if (auto wrong = bounded(c.maximum_per_customer, "/maximumPerCustomer", any)) return wrong;
  if (auto wrong = bounded(c.seat_ceiling_per_customer, "/seatCeilingPerCustomer", any)) return wrong;
  return bounded(c.minimum_percent_of_base, "/minimumPercentOfBase", 100);
}

/// A valid offer; see offer_fields and its check.
using offer = validated<offer_fields>;

}  // namespace csprel

#endif
