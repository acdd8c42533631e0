// SPDX-License-Identifier: Apache-2.0
// Who tells a fact that the directory does not hold.
#ifndef CSPREL_SRC_DIRECTORY_SUPPLIER_HPP
#define CSPREL_SRC_DIRECTORY_SUPPLIER_HPP

#include <string>

#include "directory/scene.hpp"

namespace csprel::detail {

/// The request that tells a missing fact ("GET /v1/customers/{id}", "Graph GET /groups"), or "document " and
/// the JSON Pointer of the member to fill in where no API tells it.
[[nodiscard]] std::string supplier(const missing_fact& missing, const scene& s);

}  // namespace csprel::detail

#endif
