// SPDX-License-Identifier: Apache-2.0
// What a customer's tenant has in the clouds other than 21Vianet: its country, granular delegated
// admin, agreements, qualifications, transfers, roles on Azure subscriptions.
#ifndef CSPREL_MODEL_CUSTOMER_TENANT_HPP
#define CSPREL_MODEL_CUSTOMER_TENANT_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/azure_role.hpp"
#include "csprel/model/customer_agreement.hpp"
#include "csprel/model/gdap_relationship.hpp"
#include "csprel/model/migration.hpp"
#include "csprel/model/qualification.hpp"
#include "csprel/model/transfer.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/id.hpp"

namespace csprel {

/// How the vetting of a customer stands (ACC-6); shows in refusals only.
enum class customer_review : unsigned char {
  ok,            ///< Nothing stands against it.
  under_review,  ///< Being looked at (800073, 800074).
  not_approved,  ///< Refused (800075).
};

template <>
struct enum_names<customer_review> {
  static constexpr std::array rows{
      enum_name<customer_review>{customer_review::ok, "ok"},
      enum_name<customer_review>{customer_review::under_review, "under_review"},
      enum_name<customer_review>{customer_review::not_approved, "not_approved"},
  };
};
static_assert(detail::rows_in_order<customer_review>());

/// How an upgrade to the Azure plan stands (XFR-22).
enum class azure_upgrade : unsigned char {
  none,     ///< There is none.
  pending,  ///< Asked for.
  running,  ///< Being carried out.
  failed,   ///< Came to nothing.
};

template <>
struct enum_names<azure_upgrade> {
  static constexpr std::array rows{
      enum_name<azure_upgrade>{azure_upgrade::none, "none"},
      enum_name<azure_upgrade>{azure_upgrade::pending, "pending"},
      enum_name<azure_upgrade>{azure_upgrade::running, "running"},
      enum_name<azure_upgrade>{azure_upgrade::failed, "failed"},
  };
};
static_assert(detail::rows_in_order<azure_upgrade>());

/// Who holds the overage of a service (OVG-1).
struct overage {
  std::string service;  ///< For example `PhoneServices`.
  partner_id partner;
  verbatim extra;

  friend bool operator==(const overage&, const overage&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const overage& o) {
    return out << "overage of " << o.service.c_str() << " held by " << o.partner;
  }
};

struct customer_tenant {
  /// Whose view the Customer resource is. Nothing: that of the document's only partner.
  std::optional<partner_id> resource_of;
  std::string country;  ///< `tenantCountry`, ISO 3166-1 alpha-2; empty: see tenant_country.
  std::optional<std::vector<gdap_relationship>> gdap_relationships;  ///< Nothing: unknown.
  std::optional<std::vector<customer_agreement>> agreements;         ///< Nothing: unknown.
  std::optional<direct_signature> direct_signed;                     ///< Nothing: unknown.
  customer_review review = customer_review::ok;
  std::vector<qualification> qualifications;
  bool partner_access_blocked = false;  ///< Conditional access refuses partner tokens (GDAP-19).
  bool is_csp_tenant = false;           ///< It transacts in the programme itself (REL-20).
  std::optional<std::vector<transfer>> transfers;                      ///< Nothing: unknown.
  std::optional<std::vector<migration_schedule>> migration_schedules;  ///< Nothing: unknown.
  bool self_purchase = false;
  std::optional<std::vector<overage>> overages;        ///< Nothing: unknown.
  std::optional<std::vector<azure_role>> azure_roles;  ///< Nothing: unknown.
  csprel::azure_upgrade azure_upgrade = csprel::azure_upgrade::none;

  friend bool operator==(const customer_tenant&, const customer_tenant&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const customer_tenant& t) {
    return out << "tenant in `" << t.country.c_str() << '`';
  }
};

}  // namespace csprel

#endif
