// SPDX-License-Identifier: Apache-2.0
// How an offer is billed (catalogue 2.7). Usage-billed offers are not sold in the 21Vianet cloud
// (AMB-13, SUB-13).
#ifndef CSPREL_VOCABULARY_BILLING_TYPE_HPP
#define CSPREL_VOCABULARY_BILLING_TYPE_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class billing_type : unsigned char {
  none,    ///< Not billed.
  usage,   ///< By consumption.
  license, ///< By purchased licences (SEAT-08).
  benefit, ///< Reservations and savings plans.
};

template <>
struct enum_names<billing_type> {
  static constexpr std::array rows{
      enum_name<billing_type>{billing_type::none, "none"},
      enum_name<billing_type>{billing_type::usage, "usage"},
      enum_name<billing_type>{billing_type::license, "license"},
      enum_name<billing_type>{billing_type::benefit, "benefit"},
  };
};
static_assert(detail::rows_in_order<billing_type>());

}  // namespace csprel

#endif
