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

struct relationship {
  partner_id partner;
  relationship_type type = relationship_type::reseller;
  std::optional<instant> since;
  std::optional<relationship_origin> via;
  verbatim extra;

  friend bool operator==(const relationship&, const relationship&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const relationship& r) {
    return out << r.type << " relationship with " << r.partner;
  }
};

}  // namespace csprel

#endif
