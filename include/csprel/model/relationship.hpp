// SPDX-License-Identifier: Apache-2.0
// A relationship between a partner and a customer (catalogue 2.4): the commercial plane. It says
// nothing about who may administer (delegated_admin.hpp) nor about who sold what (subscription.hpp).
#ifndef CSPREL_MODEL_RELATIONSHIP_HPP
#define CSPREL_MODEL_RELATIONSHIP_HPP

#include <iosfwd>
#include <optional>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/relationship_origin.hpp"
#include "csprel/vocabulary/relationship_type.hpp"

namespace csprel {

/// How a transitioning partner won a customer (P2P-12); every other partner wins as what it is.
enum class acquisition : unsigned char {
  direct,    ///< As a direct-bill partner.
  indirect,  ///< As an indirect reseller; a provider transacts.
};

template <>
struct enum_names<acquisition> {
  static constexpr std::array rows{
      enum_name<acquisition>{acquisition::direct, "direct"},
      enum_name<acquisition>{acquisition::indirect, "indirect"},
  };
};
static_assert(detail::rows_in_order<acquisition>());

struct relationship {
  partner_id partner;
  relationship_type type = relationship_type::reseller;
  std::optional<instant> since;
  std::optional<relationship_origin> via;
  verbatim extra;
  acquisition won_as = acquisition::direct;  ///< `as`; not read in 21Vianet.
  /// On a provider's entry, the indirect reseller of this customer; not read in 21Vianet.
  std::optional<partner_id> reseller{};

  friend bool operator==(const relationship&, const relationship&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const relationship& r) {
    return out << r.type << " relationship with " << r.partner;
  }
};

}  // namespace csprel

#endif
