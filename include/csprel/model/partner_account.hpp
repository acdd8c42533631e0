// SPDX-License-Identifier: Apache-2.0
// What a partner's account has in the clouds other than 21Vianet: profiles, PartnerIDs, the partner
// agreement, partnerships and security groups.
#ifndef CSPREL_MODEL_PARTNER_ACCOUNT_HPP
#define CSPREL_MODEL_PARTNER_ACCOUNT_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/agreement_status.hpp"
#include "csprel/model/partner_identifier.hpp"
#include "csprel/model/partnership.hpp"
#include "csprel/model/security_group.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/id.hpp"

namespace csprel {

enum class partner_environment : unsigned char {
  production,  ///< Real business.
  sandbox,     ///< An integration sandbox.
};

template <>
struct enum_names<partner_environment> {
  static constexpr std::array rows{
      enum_name<partner_environment>{partner_environment::production, "production"},
      enum_name<partner_environment>{partner_environment::sandbox, "sandbox"},
  };
};
static_assert(detail::rows_in_order<partner_environment>());

/// LegalBusinessProfile.
struct legal_business_profile {
  std::string country;  ///< `address.country`; empty: not told.
  verbatim resource;

  friend bool operator==(const legal_business_profile&, const legal_business_profile&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const legal_business_profile& p) {
    return out << "legal business in `" << p.country.c_str() << '`';
  }
};

/// MpnProfile.
struct mpn_profile {
  std::string mpn_id;
  verbatim resource;

  friend bool operator==(const mpn_profile&, const mpn_profile&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const mpn_profile& p) {
    return out << "profile of PartnerID `" << p.mpn_id.c_str() << '`';
  }
};

struct partner_account {
  /// A direct-bill tenant that is enrolled as indirect reseller too (P2P-13).
  bool also_indirect_reseller = false;
  std::optional<legal_business_profile> legal_business;
  std::optional<mpn_profile> mpn;
  /// Nothing: the partner's `mpn_id` alone is an active location PartnerID in its country.
  std::optional<std::vector<partner_identifier>> partner_ids;
  std::optional<agreement_status> mpa;  ///< Nothing: unknown.
  partner_environment environment = partner_environment::production;
  bool migration_enabled = true;           ///< MIG-17.
  std::optional<std::string> order_block;  ///< The code that refuses its orders (ACC-7).
  std::optional<std::vector<partnership>> partnerships;  ///< Nothing: not told.
  std::vector<partner_id> affiliates;                    ///< Tenants of the same company (REL-21).
  std::optional<std::vector<security_group>> groups;     ///< Nothing: not told.

  friend bool operator==(const partner_account&, const partner_account&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const partner_account& a) {
    return out << a.environment << " account";
  }
};

/// The codes that an order can be refused with whatever it orders (ACC-7).
inline constexpr std::string_view order_blocks[] = {"800023", "800025", "900121", "800069",
                                                    "800024", "800026", "800062", "800022"};

[[nodiscard]] constexpr bool is_order_block(std::string_view code) noexcept {
  for (const std::string_view known : order_blocks)
    if (known == code) return true;
  return false;
}

}  // namespace csprel

#endif
