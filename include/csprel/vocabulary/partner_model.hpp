// SPDX-License-Identifier: Apache-2.0
// How a partner takes part in the programme (catalogue 1.1).
#ifndef CSPREL_VOCABULARY_PARTNER_MODEL_HPP
#define CSPREL_VOCABULARY_PARTNER_MODEL_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class partner_model : unsigned char {
  direct,            ///< Enrolled; sells straight to customers and is billed by the operator.
  indirect_provider, ///< Enrolled; sells through its own resellers, owns the relationship (IND-05).
  indirect_reseller, ///< Works for one or more indirect providers; cannot invite (REQ-09, IND-04).
  advisor,           ///< Sells nothing.
};

template <>
struct enum_names<partner_model> {
  static constexpr std::array rows{
      enum_name<partner_model>{partner_model::direct, "direct"},
      enum_name<partner_model>{partner_model::indirect_provider, "indirect_provider"},
      enum_name<partner_model>{partner_model::indirect_reseller, "indirect_reseller"},
      enum_name<partner_model>{partner_model::advisor, "advisor"},
  };
};
static_assert(detail::rows_in_order<partner_model>());

}  // namespace csprel

#endif
