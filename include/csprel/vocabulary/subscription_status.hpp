// SPDX-License-Identifier: Apache-2.0
// Status of a subscription as the API gives it (catalogue 2.8). Decisions see three states and an
// unknown: `deleted`, `expired` and `disabled` count as cancelled, `pending` and `none` as not active.
#ifndef CSPREL_VOCABULARY_SUBSCRIPTION_STATUS_HPP
#define CSPREL_VOCABULARY_SUBSCRIPTION_STATUS_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class subscription_status : unsigned char {
  none,      ///< Not told.
  active,    ///< In use.
  suspended, ///< Suspended by the partner (SUS-02, SUS-03).
  deleted,   ///< Gone; cannot be updated (SUB-18).
  expired,   ///< Its term has ended.
  pending,   ///< Ordered, not yet provisioned.
  disabled,  ///< Switched off after expiry.
};

template <>
struct enum_names<subscription_status> {
  static constexpr std::array rows{
      enum_name<subscription_status>{subscription_status::none, "none", 0},
      enum_name<subscription_status>{subscription_status::active, "active", 1},
      enum_name<subscription_status>{subscription_status::suspended, "suspended", 2},
      enum_name<subscription_status>{subscription_status::deleted, "deleted", 3},
      enum_name<subscription_status>{subscription_status::expired, "expired", 4},
      enum_name<subscription_status>{subscription_status::pending, "pending", 5},
      enum_name<subscription_status>{subscription_status::disabled, "disabled", 6},
  };
};
static_assert(detail::rows_in_order<subscription_status>());

}  // namespace csprel

#endif
