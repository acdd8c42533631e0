// SPDX-License-Identifier: Apache-2.0
// Conversions between guid and boost::uuids::uuid. Opt-in: nothing else here includes Boost.UUID,
// whose layout differs between Boost versions; guid's does not.
#ifndef CSPREL_VOCABULARY_GUID_BOOST_HPP
#define CSPREL_VOCABULARY_GUID_BOOST_HPP

#include <algorithm>
#include <boost/uuid/uuid.hpp>

#include "csprel/vocabulary/guid.hpp"

namespace csprel {

[[nodiscard]] inline boost::uuids::uuid to_boost(const guid& value) {
  boost::uuids::uuid result;
  std::copy(value.bytes().begin(), value.bytes().end(), result.begin());
  return result;
}

[[nodiscard]] inline guid from_boost(const boost::uuids::uuid& value) {
  guid::bytes_type bytes{};
  std::copy(value.begin(), value.end(), bytes.begin());
  return guid{bytes};
}

}  // namespace csprel

#endif
