// SPDX-License-Identifier: Apache-2.0
// To what a subscription may move at once, as the API has answered it (TransitionEligibility,
// catalogue 2.8; TRN-2, TRN-3, TRN-9).
#ifndef CSPREL_MODEL_TRANSITION_ELIGIBILITY_HPP
#define CSPREL_MODEL_TRANSITION_ELIGIBILITY_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class transition_type : unsigned char {
  transition_only,                   ///< Licences are moved by hand.
  transition_with_license_transfer,  ///< Licences move too.
};

template <>
struct enum_names<transition_type> {
  static constexpr std::array rows{
      enum_name<transition_type>{transition_type::transition_only, "transition_only"},
      enum_name<transition_type>{transition_type::transition_with_license_transfer,
                                 "transition_with_license_transfer"},
  };
};
static_assert(detail::rows_in_order<transition_type>());

enum class eligibility_type : unsigned char {
  immediate,  ///< Asked for now.
  scheduled,  ///< Asked for the next term.
};

template <>
struct enum_names<eligibility_type> {
  static constexpr std::array rows{
      enum_name<eligibility_type>{eligibility_type::immediate, "immediate"},
      enum_name<eligibility_type>{eligibility_type::scheduled, "scheduled"},
  };
};
static_assert(detail::rows_in_order<eligibility_type>());

/// One way of moving, or into one existing subscription.
struct transition_option {
  std::optional<bool> is_eligible;                                     ///< Nothing: not told.
  std::optional<wire_value<csprel::transition_type>> transition_type;  ///< Of `eligibilities`.
  std::optional<subscription_id> subscription;  ///< Of `subscriptionEligibilities`.
  std::vector<std::int64_t> errors;             ///< Their codes, 1 to 4; see TRN-3.
  verbatim resource;

  friend bool operator==(const transition_option&, const transition_option&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const transition_option& o) {
    if (!o.is_eligible) return out << "eligibility not told";
    return out << (*o.is_eligible ? "eligible" : "not eligible");
  }
};

struct transition_eligibility {
  std::optional<offer_id> catalog_item;  ///< The target; nothing: not told.
  wire_value<csprel::eligibility_type> eligibility_type;
  std::vector<transition_option> eligibilities;
  std::optional<std::vector<transition_option>> subscription_eligibilities;  ///< Nothing: not told.
  verbatim resource;

  friend bool operator==(const transition_eligibility&, const transition_eligibility&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const transition_eligibility& e) {
    out << "eligibility";
    if (e.catalog_item) out << " for " << *e.catalog_item;
    return out;
  }
};

}  // namespace csprel

#endif
