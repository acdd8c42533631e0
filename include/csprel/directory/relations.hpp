// SPDX-License-Identifier: Apache-2.0
// What stands between partners and customers, for the two pages that show it (ACC-02, LST-01), and
// whether a partner has to ask before it serves a customer (REQ-01 to REQ-05).
//
// Relationship, delegated admin and sales are three things; none of them follows from another.
#ifndef CSPREL_DIRECTORY_RELATIONS_HPP
#define CSPREL_DIRECTORY_RELATIONS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"

namespace csprel {

/// Everything between one partner and one customer.
struct relation {
  partner_id partner;
  customer_id customer;
  std::optional<csprel::relationship> relationship;  ///< The commercial one first, where there are several.
  bool delegated_admin = false;                      ///< A grant stands for some service.
  bool services_known = true;                        ///< False: for services that are not known too.
  std::vector<service_name> services;                ///< Granted for certain, in the order of the document.
  std::optional<instant> delegated_since;            ///< The earliest.
  std::vector<subscription_id> sold;                 ///< What the partner sold and is not cancelled.
  friend bool operator==(const relation&, const relation&) = default;
};

/// The customer's Partner Relationships page: all its partners and which of them hold delegated admin
/// for which service (ACC-02), in the order in which the document first names them. Fails with
/// `not_found`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<relation>> partners_of(const directory& world,
                                                                                const customer_id& customer);

/// The partner's customer list: the customers that it created or that accepted its request (LST-01),
/// whether or not delegated admin stands (LST-04); those whose company or domain name contains
/// `search`, in any case, where one is given (LST-02). Fails with `not_found`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<relation>> customers_of(const directory& world,
                                                                                 const partner_id& partner,
                                                                                 std::string_view search = {});

/// Why a partner has to ask a customer for a relationship, or has not.
enum class request_ground : unsigned char {
  nothing_lacks,           ///< Relationship and delegated admin stand; nothing to ask for.
  provider_asks,           ///< An indirect reseller: its provider asks (REQ-09, IND-01).
  other_resellers,         ///< The customer works with other resellers (REQ-01, MP-02).
  bought_elsewhere,        ///< It bought from the operator or another channel (REQ-02, MC-01, MC-04).
  advisor_times,           ///< It bought from this partner in the Advisor programme (MC-02).
  lost_to_other_partner,   ///< Delegated admin stands with another partner (REQ-03).
  removed_by_customer,     ///< Delegated admin was removed or never granted (REQ-04).
  customer_exists,         ///< It has an account, so it cannot be created (REQ-05).
};

template <>
struct enum_names<request_ground> {
  static constexpr std::array rows{
      enum_name<request_ground>{request_ground::nothing_lacks, "nothing_lacks"},
      enum_name<request_ground>{request_ground::provider_asks, "provider_asks"},
      enum_name<request_ground>{request_ground::other_resellers, "other_resellers"},
      enum_name<request_ground>{request_ground::bought_elsewhere, "bought_elsewhere"},
      enum_name<request_ground>{request_ground::advisor_times, "advisor_times"},
      enum_name<request_ground>{request_ground::lost_to_other_partner, "lost_to_other_partner"},
      enum_name<request_ground>{request_ground::removed_by_customer, "removed_by_customer"},
      enum_name<request_ground>{request_ground::customer_exists, "customer_exists"},
  };
};
static_assert(detail::rows_in_order<request_ground>());

/// A ground for a request, with the catalogue ids that say so, separated by blanks.
struct request_reason {
  request_ground ground{};
  std::string_view rules;
  std::string message;  ///< One sentence for a person.
  friend bool operator==(const request_reason&, const request_reason&) = default;
};

/// Whether a relationship must be requested first, and why or why not.
struct request_need {
  bool must_ask = false;
  std::vector<request_reason> reasons;  ///< Never empty: every ground that applies, or why none does.
  friend bool operator==(const request_need&, const request_need&) = default;
};

/// Whether the partner must request a relationship before serving the customer, and on which
/// grounds. What is granted for services that are not known counts as granted. In the other clouds an indirect
/// reseller asks for itself (REL-2), and delegated admin is a matter of the relationship in US Government and Germany
/// alone (REL-8, REL-25). Fails with `not_found`.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<request_need> must_request(const directory& world,
                                                                        const partner_id& partner,
                                                                        const customer_id& customer);

}  // namespace csprel

#endif
