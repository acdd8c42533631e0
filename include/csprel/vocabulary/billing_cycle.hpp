// SPDX-License-Identifier: Apache-2.0
// How often a subscription is charged (catalogue 2.7).
#ifndef CSPREL_VOCABULARY_BILLING_CYCLE_HPP
#define CSPREL_VOCABULARY_BILLING_CYCLE_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class billing_cycle : unsigned char {
  unknown,   ///< Not told.
  monthly,   ///< Every month.
  annual,    ///< Every year.
  none,      ///< Never; a trial.
  one_time,  ///< Once.
  triennial, ///< Every three years.
  biennial,  ///< Every two years.
};

template <>
struct enum_names<billing_cycle> {
  static constexpr std::array rows{
      enum_name<billing_cycle>{billing_cycle::unknown, "unknown", 0},
      enum_name<billing_cycle>{billing_cycle::monthly, "monthly", 1},
      enum_name<billing_cycle>{billing_cycle::annual, "annual", 2},
      enum_name<billing_cycle>{billing_cycle::none, "none", 3},
      enum_name<billing_cycle>{billing_cycle::one_time, "one_time", 4},
      enum_name<billing_cycle>{billing_cycle::triennial, "triennial", 5},
      enum_name<billing_cycle>{billing_cycle::biennial, "biennial", 6},
  };
};
static_assert(detail::rows_in_order<billing_cycle>());

}  // namespace csprel

#endif
