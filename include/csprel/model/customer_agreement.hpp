// SPDX-License-Identifier: Apache-2.0
// A customer's acceptance of the Microsoft Customer Agreement (AGR-6 to AGR-10): attested by a
// partner, or signed directly in the customer's own admin centre.
#ifndef CSPREL_MODEL_CUSTOMER_AGREEMENT_HPP
#define CSPREL_MODEL_CUSTOMER_AGREEMENT_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

struct customer_agreement {
  partner_id partner;  ///< Who attested.
  std::string type;    ///< Only `MicrosoftCustomerAgreement` counts; empty: not told.
  std::optional<instant> date_agreed;
  std::string first_name;  ///< The person that accepted for the customer (AGR-8), and so on.
  std::string last_name;
  std::string email;
  std::string phone_number;
  verbatim resource;
  verbatim extra;

  friend bool operator==(const customer_agreement&, const customer_agreement&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const customer_agreement& a) {
    return out << "agreement attested by " << a.partner;
  }
};

/// Agreements of other types are kept and mean nothing.
[[nodiscard]] inline bool is_customer_agreement(const customer_agreement& a) {
  return detail::same_word(a.type, "MicrosoftCustomerAgreement");
}

/// DirectSignedCustomerAgreementStatus.
struct direct_signature {
  std::optional<bool> is_signed;  ///< Nothing: not told.
  verbatim resource;

  friend bool operator==(const direct_signature&, const direct_signature&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const direct_signature& s) {
    if (!s.is_signed) return out << "direct signature not told";
    return out << (*s.is_signed ? "signed directly" : "not signed directly");
  }
};

}  // namespace csprel

#endif
