// SPDX-License-Identifier: Apache-2.0
// The clouds of Microsoft's partner programme: which policy pack applies to a directory.
#ifndef CSPREL_VOCABULARY_CLOUD_HPP
#define CSPREL_VOCABULARY_CLOUD_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class cloud : unsigned char {
  china_21vianet,  ///< Partner Center operated by 21Vianet.
  global,          ///< The worldwide cloud.
  us_government,   ///< Partner Center for Microsoft Cloud for US Government.
  germany,         ///< Microsoft Cloud Germany.
};

template <>
struct enum_names<cloud> {
  static constexpr std::array rows{
      enum_name<cloud>{cloud::china_21vianet, "china_21vianet"},
      enum_name<cloud>{cloud::global, "global"},
      enum_name<cloud>{cloud::us_government, "us_government"},
      enum_name<cloud>{cloud::germany, "germany"},
  };
};
static_assert(detail::rows_in_order<cloud>());

}  // namespace csprel

#endif
