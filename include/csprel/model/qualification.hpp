// SPDX-License-Identifier: Apache-2.0
// What a customer qualifies for, as one partner has asked it (catalogue 2.1): education and
// government offers need it.
#ifndef CSPREL_MODEL_QUALIFICATION_HPP
#define CSPREL_MODEL_QUALIFICATION_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class qualification_kind : unsigned char {
  none,                        ///< Nothing special.
  education,                   ///< Education offers.
  nonprofit,                   ///< Nonprofit offers.
  government_community_cloud,  ///< Government offers.
  state_owned_entity,          ///< Owned by a state.
};

template <>
struct enum_names<qualification_kind> {
  static constexpr std::array rows{
      enum_name<qualification_kind>{qualification_kind::none, "None"},
      enum_name<qualification_kind>{qualification_kind::education, "Education"},
      enum_name<qualification_kind>{qualification_kind::nonprofit, "Nonprofit"},
      enum_name<qualification_kind>{qualification_kind::government_community_cloud,
                                    "GovernmentCommunityCloud"},
      enum_name<qualification_kind>{qualification_kind::state_owned_entity, "StateOwnedEntity"},
  };
};
static_assert(detail::rows_in_order<qualification_kind>());

struct qualification {
  partner_id partner;
  std::optional<wire_value<qualification_kind>> kind;  ///< `qualification`; nothing: not told.
  std::string vetting_status;                          ///< As sent; empty: not told.
  verbatim resource;
  verbatim extra;

  friend bool operator==(const qualification&, const qualification&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const qualification& q) {
    out << "qualification";
    if (q.kind) out << ' ' << *q.kind;
    return out << " for " << q.partner;
  }
};

/// Whether the vetting has said no.
[[nodiscard]] inline bool is_refused(const qualification& q) {
  for (const std::string_view word : {"denied", "rejected", "refused", "failed"})
    if (detail::same_word(q.vetting_status, word)) return true;
  return false;
}

}  // namespace csprel

#endif
