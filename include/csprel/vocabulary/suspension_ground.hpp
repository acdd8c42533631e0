// SPDX-License-Identifier: Apache-2.0
// The documented grounds on which a partner may suspend or cancel a customer's subscription (SUS-01,
// CAN-01); there is no other.
#ifndef CSPREL_VOCABULARY_SUSPENSION_GROUND_HPP
#define CSPREL_VOCABULARY_SUSPENSION_GROUND_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class suspension_ground : unsigned char {
  customer_request, ///< The customer asked for it.
  non_payment,      ///< The customer does not pay (FRD-03).
  fraud,            ///< Fraud, or its investigation (SUS-08).
  misuse,           ///< Misuse; treated with fraud (FRD-05).
};

template <>
struct enum_names<suspension_ground> {
  static constexpr std::array rows{
      enum_name<suspension_ground>{suspension_ground::customer_request, "customer_request"},
      enum_name<suspension_ground>{suspension_ground::non_payment, "non_payment"},
      enum_name<suspension_ground>{suspension_ground::fraud, "fraud"},
      enum_name<suspension_ground>{suspension_ground::misuse, "misuse"},
  };
};
static_assert(detail::rows_in_order<suspension_ground>());

}  // namespace csprel

#endif
