// SPDX-License-Identifier: Apache-2.0
// Whether a partner has signed the Microsoft Partner Agreement, as the API answers it (AGR-1,
// AGR-2): a status, or an error body whose code says why there is none.
#ifndef CSPREL_MODEL_AGREEMENT_STATUS_HPP
#define CSPREL_MODEL_AGREEMENT_STATUS_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

struct agreement_status {
  std::optional<bool> is_signed;  ///< `isAgreementSigned`; nothing where an error answered.
  /// Of an error body: 2203 and 2206 not signed, 2204 not enrolled as reseller, 2201 another
  /// region, 2200 and 2205 unknown. A number or a text of digits (AMB-15).
  std::optional<std::int64_t> error_code;
  std::optional<instant> signed_at;  ///< Since when; makes the answer depend on time.
  verbatim resource;

  friend bool operator==(const agreement_status&, const agreement_status&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const agreement_status& a) {
    if (a.error_code) return out << "agreement status: error " << *a.error_code;
    if (!a.is_signed) return out << "agreement status not told";
    return out << (*a.is_signed ? "agreement signed" : "agreement not signed");
  }
};

/// Whether the agreement is signed at `now`; nothing: not known (a refusal for another reason, no
/// answer, or a `signedAt` without a clock).
[[nodiscard]] inline std::optional<bool> is_signed_at(const agreement_status& a,
                                                      const std::optional<instant>& now) {
  if (a.error_code) {
    if (*a.error_code == 2203 || *a.error_code == 2206) return false;
    return std::nullopt;
  }
  if (!a.is_signed || !*a.is_signed || !a.signed_at) return a.is_signed;
  if (!now) return std::nullopt;
  return *now >= *a.signed_at;
}

/// An answer about a PartnerID that no partner of the document holds (`mpaStatus[]`).
struct mpa_status {
  std::string mpn_id;
  agreement_status agreement;
  verbatim extra;

  friend bool operator==(const mpa_status&, const mpa_status&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const mpa_status& a) {
    return out << "PartnerID " << a.mpn_id.c_str() << ": " << a.agreement;
  }
};

}  // namespace csprel

#endif
