// SPDX-License-Identifier: Apache-2.0
// The parts of a directory once more, to read them or to make another of them.
#ifndef CSPREL_TESTS_SUPPORT_FIELDS_OF_HPP
#define CSPREL_TESTS_SUPPORT_FIELDS_OF_HPP

#include "csprel/directory/directory.hpp"

namespace csprel::test {

inline directory_fields fields_of(const directory& world) {
  directory_fields fields;
  fields.cloud = world.cloud();
  fields.as_of = world.as_of();
  fields.options = world.options();
  fields.partners.assign(world.partners().begin(), world.partners().end());
  fields.offers.assign(world.offers().begin(), world.offers().end());
  for (std::size_t i = 0; i < world.customer_count(); ++i) fields.customers.push_back(world.customer_at(i));
  fields.mpa_statuses.assign(world.mpa_statuses().begin(), world.mpa_statuses().end());
  fields.earning_azure_roles = world.earning_azure_roles();
  fields.extra = world.extra();
  return fields;
}

}  // namespace csprel::test

#endif
