// SPDX-License-Identifier: Apache-2.0
// Properties of random worlds of the global cloud, US Government and Germany; see support/property.hpp, whose variables and
// kept scripts serve here, too.
//
//   for_all_tenants("global_questions", 10000, [](const random_tenant_case& c) { must(..., "what went wrong"); });
#ifndef CSPREL_TESTS_MODEL_TENANT_PROPERTY_HPP
#define CSPREL_TESTS_MODEL_TENANT_PROPERTY_HPP

#include <functional>
#include <string>

#include "model/random_tenant.hpp"
#include "support/property.hpp"

namespace csprel::test {

using tenant_property = std::function<void(const random_tenant_case&)>;

/// Tries kept scripts, then so many random ones (in per cent of CSPREL_PROPERTY_CASES). Every other world is a plain one, as
/// zeros are the plainest choices everywhere, and of plain worlds more is allowed. Gives up after five failures.
void for_all_tenants(const std::string& name, std::size_t worlds, const tenant_property& property,
                     std::size_t script_size = 3600);

}  // namespace csprel::test

#endif
