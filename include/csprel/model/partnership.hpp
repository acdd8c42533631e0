// SPDX-License-Identifier: Apache-2.0
// A partnership between an indirect provider and an indirect reseller, as one of them sees it
// (PartnerRelationship, catalogue 2.2; P2P-1).
#ifndef CSPREL_MODEL_PARTNERSHIP_HPP
#define CSPREL_MODEL_PARTNERSHIP_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class partnership_type : unsigned char {
  is_indirect_cloud_solution_provider_of,  ///< The owner of the entry is the other's provider.
  is_indirect_reseller_of,                 ///< The owner of the entry is the other's reseller.
};

template <>
struct enum_names<partnership_type> {
  static constexpr std::array rows{
      enum_name<partnership_type>{partnership_type::is_indirect_cloud_solution_provider_of,
                                  "is_indirect_cloud_solution_provider_of"},
      enum_name<partnership_type>{partnership_type::is_indirect_reseller_of,
                                  "is_indirect_reseller_of"},
  };
};
static_assert(detail::rows_in_order<partnership_type>());

struct partnership {
  partner_id other;  ///< The other side's tenant.
  /// Nothing: not told.
  std::optional<wire_value<partnership_type>> type;
  std::string name;
  std::string mpn_id;                ///< The other side's PartnerID.
  std::string country;               ///< `location`, ISO 3166-1 alpha-2.
  std::optional<std::string> state;  ///< `Active`, or something else; nothing: not told.
  verbatim resource;
  verbatim extra;

  friend bool operator==(const partnership&, const partnership&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const partnership& p) {
    out << "partnership with " << p.other;
    if (p.type) out << " (" << *p.type << ')';
    return out;
  }
};

/// Any state but `Active` is not active; an answer that tells no state lists what stands.
[[nodiscard]] inline bool is_active(const partnership& p) {
  return !p.state || detail::same_word(*p.state, "active");
}

}  // namespace csprel

#endif
