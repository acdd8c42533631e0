// SPDX-License-Identifier: Apache-2.0
// How long a subscription is bought for, by its ISO 8601 name.
#ifndef CSPREL_VOCABULARY_TERM_HPP
#define CSPREL_VOCABULARY_TERM_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

/// From the shortest to the longest.
enum class term : unsigned char { one_month, one_year, three_years };

template <>
struct enum_names<term> {
  static constexpr std::array rows{
      enum_name<term>{term::one_month, "P1M"},
      enum_name<term>{term::one_year, "P1Y"},
      enum_name<term>{term::three_years, "P3Y"},
  };
};
static_assert(detail::rows_in_order<term>());

}  // namespace csprel

#endif
