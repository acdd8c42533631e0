// SPDX-License-Identifier: Apache-2.0
// How a relationship arose (LST-01): there is no third way.
#ifndef CSPREL_VOCABULARY_RELATIONSHIP_ORIGIN_HPP
#define CSPREL_VOCABULARY_RELATIONSHIP_ORIGIN_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class relationship_origin : unsigned char {
  created,  ///< The partner created the customer.
  accepted, ///< The customer accepted the partner's request.
};

template <>
struct enum_names<relationship_origin> {
  static constexpr std::array rows{
      enum_name<relationship_origin>{relationship_origin::created, "created"},
      enum_name<relationship_origin>{relationship_origin::accepted, "accepted"},
  };
};
static_assert(detail::rows_in_order<relationship_origin>());

}  // namespace csprel

#endif
