// SPDX-License-Identifier: Apache-2.0
// The commerce track of a subscription: which of the platforms' rules apply to it.
#ifndef CSPREL_VOCABULARY_TRACK_HPP
#define CSPREL_VOCABULARY_TRACK_HPP

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"

namespace csprel {

enum class track : unsigned char {
  legacy,         ///< Seats of the older commerce platform.
  new_commerce,   ///< Seats of the newer one.
  azure_plan,     ///< Azure, the plan under which Azure subscriptions stand.
  azure_legacy,   ///< Azure as sold before the plan (MS-AZR-0145P).
  azure_benefit,  ///< A reservation or savings plan.
  software,       ///< A software subscription or perpetual software.
  marketplace,    ///< A third party's service.
};

template <>
struct enum_names<track> {
  static constexpr std::array rows{
      enum_name<track>{track::legacy, "L"},
      enum_name<track>{track::new_commerce, "N"},
      enum_name<track>{track::azure_plan, "AP"},
      enum_name<track>{track::azure_legacy, "AL"},
      enum_name<track>{track::azure_benefit, "AB"},
      enum_name<track>{track::software, "SW"},
      enum_name<track>{track::marketplace, "MK"},
  };
};
static_assert(detail::rows_in_order<track>());

using track_set = enum_set<track, enum_names<track>::rows.size()>;

}  // namespace csprel

#endif
