// SPDX-License-Identifier: Apache-2.0
// The channel through which a subscription was bought (catalogue 1.1, MC-01, MC-02). Only `csp` has a
// partner that is billed; every other channel is billed by the operator (BIL-05).
#ifndef CSPREL_VOCABULARY_CHANNEL_HPP
#define CSPREL_VOCABULARY_CHANNEL_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class channel : unsigned char {
  csp,                  ///< Sold by a partner of this programme.
  direct,               ///< Bought from the operator itself.
  advisor,              ///< Sold while the partner was in the Advisor programme (MC-03).
  open,                 ///< Open licence.
  enterprise_agreement, ///< Enterprise agreement.
};

template <>
struct enum_names<channel> {
  static constexpr std::array rows{
      enum_name<channel>{channel::csp, "csp"},
      enum_name<channel>{channel::direct, "direct"},
      enum_name<channel>{channel::advisor, "advisor"},
      enum_name<channel>{channel::open, "open"},
      enum_name<channel>{channel::enterprise_agreement, "enterprise_agreement"},
  };
};
static_assert(detail::rows_in_order<channel>());

}  // namespace csprel

#endif
