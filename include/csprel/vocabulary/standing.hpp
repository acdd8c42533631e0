// SPDX-License-Identifier: Apache-2.0
// Standing of a partner account: enrolment and credit (catalogue 2.1). Not to be confused with the
// status of a subscription: "suspended" here is the operator's measure against a partner that owes
// money, there a partner's measure against a customer (AMB-26).
#ifndef CSPREL_VOCABULARY_STANDING_HPP
#define CSPREL_VOCABULARY_STANDING_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class standing : unsigned char {
  applied,    ///< Enrolment not complete; may not resell (ENR-04).
  active,     ///< In good standing.
  delinquent, ///< An invoice is past due; nothing is forbidden yet (PAY-05, AMB-28).
  restricted, ///< Direct-bill restriction; unknown to the 21Vianet cloud.
  suspended,  ///< Suspended for non-payment (PAY-06, PAY-07).
  terminated, ///< Out of the programme (PAY-09).
};

template <>
struct enum_names<standing> {
  static constexpr std::array rows{
      enum_name<standing>{standing::applied, "applied"},
      enum_name<standing>{standing::active, "active"},
      enum_name<standing>{standing::delinquent, "delinquent"},
      enum_name<standing>{standing::restricted, "restricted"},
      enum_name<standing>{standing::suspended, "suspended"},
      enum_name<standing>{standing::terminated, "terminated"},
  };
};
static_assert(detail::rows_in_order<standing>());

}  // namespace csprel

#endif
