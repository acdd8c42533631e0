// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/event.hpp"

#include <type_traits>

namespace csprel {

static_assert(std::is_nothrow_move_constructible_v<event_alternatives>);
static_assert(std::is_nothrow_move_assignable_v<event_alternatives>);

event_fact::event_fact(const event_fact&) = default;
event_fact::event_fact(event_fact&&) noexcept = default;
event_fact& event_fact::operator=(const event_fact&) = default;
event_fact& event_fact::operator=(event_fact&&) noexcept = default;
event_fact::~event_fact() = default;

bool operator==(const event_fact& a, const event_fact& b) {
  return static_cast<const event_alternatives&>(a) == static_cast<const event_alternatives&>(b);
}

}  // namespace csprel
