// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/event.hpp"

namespace csprel {

event_fact::event_fact(const event_fact&) = default;
event_fact::event_fact(event_fact&&) noexcept = default;
event_fact& event_fact::operator=(const event_fact&) = default;
event_fact& event_fact::operator=(event_fact&&) noexcept = default;
event_fact::~event_fact() = default;

bool operator==(const event_fact& a, const event_fact& b) {
  return static_cast<const event_alternatives&>(a) == static_cast<const event_alternatives&>(b);
}

}  // namespace csprel
