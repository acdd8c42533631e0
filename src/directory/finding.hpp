// SPDX-License-Identifier: Apache-2.0
// A three-valued finding that remembers, where it is unknown, which fact is missing.
#ifndef CSPREL_SRC_DIRECTORY_FINDING_HPP
#define CSPREL_SRC_DIRECTORY_FINDING_HPP

#include <cstdint>

#include "csprel/policy/facts.hpp"

namespace csprel::detail {

/// A fact that the directory does not hold. `first` and `second` say of what, as positions.
struct missing_fact {
  enum class kind : std::uint8_t {
    none,
    clock,             ///< No `context.time` and no `asOf`.
    suspended_at,      ///< Of subscription `second` of customer `first`.
    status,            ///< Of subscription `second` of customer `first`.
    seats,             ///< Of subscription `second` of customer `first`.
    seat_range,        ///< Of offer `first`.
    offer_services,    ///< Of offer `first`.
    listing,           ///< The offer that the question names is not listed.
    granted_services,  ///< That customer `first` grants partner `second`.
    link,              ///< Of partner `first`.
    employee,          ///< The settings of the asking user, of partner `first`.
    person,            ///< The role of the asking user, at customer `first`.
    gdap_relationships,  ///< Of customer `first`.
    gdap_relationship,   ///< Relationship `second` of customer `first`: its status, dates or roles.
    access_assignments,  ///< Of relationship `second` of customer `first`.
    groups,              ///< Of partner `first`: which there are, or who is in them.
    group_members,       ///< Of group `second` of partner `first`.
    service_role,        ///< Which directory role administers the service asked about.
    azure_roles,         ///< At customer `first`.
    earning_azure_roles, ///< Which roles earn credit.
    track,             ///< By whose rules subscription `second` of customer `first` is sold.
    term_end,          ///< Of subscription `second` of customer `first`.
    auto_renew,        ///< Likewise.
    migration,         ///< How far it has come; likewise.
    refundable_quantity,  ///< Likewise.
    cancellation_window,  ///< Likewise.
    term_duration,     ///< Likewise.
    billing_cycle,     ///< Likewise.
    order,             ///< Which order it is of; likewise.
    azure_entitlements,  ///< Beneath subscription `second` of customer `first`.
    offer_terms,       ///< The terms and billing cycles that offer `first` is sold with.
    partner_agreement,  ///< Whether partner `first` has signed it.
    partner_ids,       ///< Of partner `first`.
    partner_country,   ///< Of partner `first`.
    tenant_country,    ///< Of customer `first`.
    customer_agreements,  ///< What partners have attested of customer `first`.
    direct_signature,  ///< Whether customer `first` has signed the agreement itself.
    qualification,     ///< Of customer `first`.
    overages,          ///< Of customer `first`.
    reseller,          ///< Who has the partner id that the question names.
    provisioning,      ///< Of subscription `second` of customer `first`.
    transition_eligibility,  ///< Likewise.
    creation_date,     ///< Likewise.
    transfers,         ///< Of customer `first`.
    partnerships,      ///< Of partner `first`.
    owned_azure,       ///< The Azure subscriptions that the asking user of customer `first` owns.
  };
  kind what = kind::none;
  std::uint32_t first{};
  std::uint32_t second{};

  friend constexpr bool operator==(const missing_fact&, const missing_fact&) noexcept = default;
};

using fact = missing_fact::kind;

/// Kept in two whole words, since requirements hand it on from one to the other: a compiler puts smaller members
/// together in memory each time.
class finding {
 public:
  constexpr finding(truth known) noexcept : what_(static_cast<std::uint64_t>(known)) {}  // NOLINT: a truth is a finding
  constexpr finding(bool known) noexcept : finding(as_truth(known)) {}                   // NOLINT: and so is a bool
  constexpr finding(missing_fact missing) noexcept                                       // NOLINT
      : what_(static_cast<std::uint64_t>(truth::unknown) | static_cast<std::uint64_t>(missing.what) << 8),
        where_(missing.first | static_cast<std::uint64_t>(missing.second) << 32) {}

  [[nodiscard]] constexpr truth value() const noexcept { return static_cast<truth>(what_ & 0xff); }
  /// None where `value` is known.
  [[nodiscard]] constexpr missing_fact why() const noexcept {
    return {static_cast<missing_fact::kind>(what_ >> 8), static_cast<std::uint32_t>(where_),
            static_cast<std::uint32_t>(where_ >> 32)};
  }

  friend constexpr finding operator&&(const finding& a, const finding& b) noexcept {
    return b.value() < a.value() ? b : a;
  }
  friend constexpr finding operator||(const finding& a, const finding& b) noexcept {
    return b.value() > a.value() ? b : a;
  }
  friend constexpr finding operator!(finding a) noexcept {
    a.what_ = (a.what_ & ~std::uint64_t{0xff}) | static_cast<std::uint64_t>(!a.value());
    return a;
  }

 private:
  std::uint64_t what_;       // The truth, and above its byte the kind of what is missing.
  std::uint64_t where_ = 0;  // `first` and `second` of it.
};

/// Where a switch over what can be asked ends: what none of its callers asks, denied should one do so all the same.
/// No test can get there, so that the gates of coverage pass over a `default` that says so.
inline constexpr finding asked_of_nobody = false;

}  // namespace csprel::detail

#endif
