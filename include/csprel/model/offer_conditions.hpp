// SPDX-License-Identifier: Apache-2.0
// On what conditions an offer is sold in the clouds other than 21Vianet.
#ifndef CSPREL_MODEL_OFFER_CONDITIONS_HPP
#define CSPREL_MODEL_OFFER_CONDITIONS_HPP

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/billing_cycle.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel {

/// Whom an offer is for.
enum class offer_segment : unsigned char {
  commercial,  ///< Everybody.
  education,   ///< Schools; needs a qualification.
  nonprofit,   ///< Nonprofit organisations.
  government,  ///< Governments; needs a qualification.
};

template <>
struct enum_names<offer_segment> {
  static constexpr std::array rows{
      enum_name<offer_segment>{offer_segment::commercial, "commercial"},
      enum_name<offer_segment>{offer_segment::education, "education"},
      enum_name<offer_segment>{offer_segment::nonprofit, "nonprofit"},
      enum_name<offer_segment>{offer_segment::government, "government"},
  };
};
static_assert(detail::rows_in_order<offer_segment>());

/// Which way seats may go.
enum class seat_direction : unsigned char {
  both,           ///< More and fewer.
  decrease_only,  ///< Fewer.
  none,           ///< Neither.
};

template <>
struct enum_names<seat_direction> {
  static constexpr std::array rows{
      enum_name<seat_direction>{seat_direction::both, "both"},
      enum_name<seat_direction>{seat_direction::decrease_only, "decrease_only"},
      enum_name<seat_direction>{seat_direction::none, "none"},
  };
};
static_assert(detail::rows_in_order<seat_direction>());

/// A term and the billing cycles that it is sold with (TRM-4).
struct offer_term {
  std::string duration;  ///< ISO 8601, for example `P1M`.
  std::vector<csprel::billing_cycle> billing_cycles;
  verbatim extra;

  friend bool operator==(const offer_term&, const offer_term&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const offer_term& t) {
    return out << "term " << t.duration.c_str();
  }
};

struct offer_conditions {
  std::optional<csprel::track> track;  ///< Nothing: see track_of.
  offer_segment segment = offer_segment::commercial;
  bool is_trial = false;
  std::optional<std::vector<offer_term>> terms;              ///< Nothing: the pairs of TRM-4.
  std::optional<std::vector<billing_cycle>> billing_cycles;  ///< Legacy; nothing: not told.
  std::optional<offer_id> new_commerce_offer;        ///< Nothing: there is no equivalent (MIG-7).
  std::optional<instant> withdrawn;                  ///< No longer sold from then on.
  std::optional<std::int64_t> maximum_per_customer;  ///< Subscriptions of it (PUR-6).
  std::optional<std::int64_t> seat_ceiling_per_customer;  ///< Seats over all sellers (PUR-13).
  std::optional<std::int64_t> minimum_percent_of_base;    ///< 0 to 100 (ADD-6).
  seat_direction seat_change = seat_direction::both;
  bool cancellable = true;
  std::optional<std::vector<std::string>> markets;  ///< ISO 3166-1 alpha-2; nothing: not told.
  bool specialised = false;
  std::optional<offer_id> base_offer;
  bool supported_add_on = false;

  friend bool operator==(const offer_conditions&, const offer_conditions&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const offer_conditions& c) {
    out << "conditions of";
    if (c.track) out << " track " << *c.track << ',';
    return out << " segment " << c.segment;
  }
};

}  // namespace csprel

#endif
