// SPDX-License-Identifier: Apache-2.0
// From a script of bytes to events of the clouds other than 21Vianet: of every kind, mostly about what stands in the world
// as it is, some absurd. Same script and world, same event.
//
//   random_tenant_events script(c.rest);
//   event e = script.next(fields);
#ifndef CSPREL_TESTS_MODEL_RANDOM_TENANT_EVENTS_HPP
#define CSPREL_TESTS_MODEL_RANDOM_TENANT_EVENTS_HPP

#include <cstddef>

#include "csprel/directory/event.hpp"
#include "model/random_tenant.hpp"

namespace csprel::test {

class random_tenant_events {
 public:
  explicit random_tenant_events(const script_reader& script) : in_(script) {}

  event next(const directory_fields& world);

 private:
  script_reader in_;
  std::size_t made_ = 0;  ///< So many ids have been given.
};

}  // namespace csprel::test

#endif
