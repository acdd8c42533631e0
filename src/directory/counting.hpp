// SPDX-License-Identifier: Apache-2.0
// The rule of one transacting partner with delegated admin for each service (ONE-01): who counts,
// and whether there are two.
#ifndef CSPREL_SRC_DIRECTORY_COUNTING_HPP
#define CSPREL_SRC_DIRECTORY_COUNTING_HPP

#include <optional>

#include "directory/finding.hpp"
#include "directory/world.hpp"

namespace csprel::detail {

/// Two partners that both sell a non-cancelled subscription with a service and hold delegated admin
/// for it, for certain.
struct transacting_clash {
  position one = nowhere;
  position other = nowhere;
  service_bit service{};
};

/// The first such clash, or nothing. What is not known accuses nobody.
[[nodiscard]] std::optional<transacting_clash> second_transacting_partner(const world& in,
                                                                          const customer_view& c);

/// A partner as it would be after an operation.
struct prospect {
  position partner = nowhere;
  service_mask sells_too;            ///< Services of what it would sell besides.
  missing_fact sells_unknown_too{};  ///< Set where it would sell services that are not known.
  service_mask granted_too;          ///< Services that it would be granted besides.
  position no_longer = nowhere;      ///< A subscription that would be gone.
};

/// Whether the customer would have no second counted partner for any of the services that the
/// operation touches, with the fact that is missing where that cannot be said. Who counts is the
/// option AMB-01. Rules ONE-01, ONE-03, ONE-04.
[[nodiscard]] finding no_other_transacting_partner(const world& in, position customer, const prospect& after);

}  // namespace csprel::detail

#endif
