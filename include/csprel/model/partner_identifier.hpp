// SPDX-License-Identifier: Apache-2.0
// A PartnerID of a partner account: the global one of the company or one of a location (REG-2,
// REG-3, catalogue 2.17). Orders name locations in the country of the account.
#ifndef CSPREL_MODEL_PARTNER_IDENTIFIER_HPP
#define CSPREL_MODEL_PARTNER_IDENTIFIER_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class partner_id_kind : unsigned char {
  location,  ///< Of one country; the one that orders take.
  global,    ///< Of the company; no order takes it.
};

template <>
struct enum_names<partner_id_kind> {
  static constexpr std::array rows{
      enum_name<partner_id_kind>{partner_id_kind::location, "location"},
      enum_name<partner_id_kind>{partner_id_kind::global, "global"},
  };
};
static_assert(detail::rows_in_order<partner_id_kind>());

struct partner_identifier {
  std::string id;  ///< The number, as text; `partnerId` and `mpnId` mean the same (AMB-16).
  partner_id_kind kind = partner_id_kind::location;
  std::string country;            ///< ISO 3166-1 alpha-2; empty: not told.
  std::optional<bool> is_active;  ///< Nothing: not told.
  verbatim extra;

  friend bool operator==(const partner_identifier&, const partner_identifier&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const partner_identifier& p) {
    return out << p.kind << " PartnerID " << p.id.c_str();
  }
};

}  // namespace csprel

#endif
