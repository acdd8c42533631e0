// SPDX-License-Identifier: Apache-2.0
// Kind of relationship between a partner and a customer (catalogue 2.4). Only `reseller` is commercial.
#ifndef CSPREL_VOCABULARY_RELATIONSHIP_TYPE_HPP
#define CSPREL_VOCABULARY_RELATIONSHIP_TYPE_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class relationship_type : unsigned char {
  none,              ///< No relationship.
  reseller,          ///< The commercial relationship of this programme.
  advisor,           ///< An adviser; transacts nothing.
  syndication,       ///< Legacy syndication model.
  microsoft_support, ///< A support partner.
};

template <>
struct enum_names<relationship_type> {
  static constexpr std::array rows{
      enum_name<relationship_type>{relationship_type::none, "none", 5},
      enum_name<relationship_type>{relationship_type::reseller, "reseller", 1},
      enum_name<relationship_type>{relationship_type::advisor, "advisor", 2},
      enum_name<relationship_type>{relationship_type::syndication, "syndication", 3},
      enum_name<relationship_type>{relationship_type::microsoft_support, "microsoft_support", 4},
  };
};
static_assert(detail::rows_in_order<relationship_type>());

}  // namespace csprel

#endif
