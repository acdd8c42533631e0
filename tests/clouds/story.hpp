// SPDX-License-Identifier: Apache-2.0
// Events as stories of a tenant: what they leave, and what refuses them.
#ifndef CSPREL_TESTS_CLOUDS_STORY_HPP
#define CSPREL_TESTS_CLOUDS_STORY_HPP

#include "clouds/tenant.hpp"
#include "csprel/directory/apply.hpp"
#include "csprel/directory/event.hpp"

namespace csprel::test {

inline const subscription_reference sale_s{subscription_of("s"), {}};

/// A world that goes on: each event is applied to what the last one left.
struct story {
  directory world;
  explicit story(const tenant& t) : world(t.build()) {}

  story& then(event_fact fact, instant at = today) {
    auto done = apply(world, event{at, std::move(fact)});
    if (!done) throw std::logic_error(done.error().pointer + ": " + done.error().message());
    EXPECT_FALSE(done.value().refused) << name(done.value().refused->reason);
    world = std::move(done).value().world;
    return *this;
  }
  void refuses(event_fact fact, requirement why, instant at = today) const {
    const auto done = apply(world, event{at, std::move(fact)});
    ASSERT_TRUE(done) << done.error();
    ASSERT_TRUE(done.value().refused);
    EXPECT_EQ(done.value().refused->reason, why);
    EXPECT_EQ(done.value().world, world);
  }
  /// Not understood: what it names is not there, or cannot be.
  void fails(event_fact fact, std::string_view pointer, error_code code = error_code::not_found) const {
    const auto done = apply(world, event{today, std::move(fact)});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().pointer, pointer);
    EXPECT_EQ(done.error().code, code);
  }
  [[nodiscard]] const subscription_fields& sold() const { return *world.customer_at(0)->subscriptions.front(); }
  [[nodiscard]] const subscription_commerce& commerce() const { return *sold().commerce; }
  [[nodiscard]] outcome asked(ask q, std::optional<instant> at = {}) const {
    return csprel::decide(world, q.now(at)).value().result;
  }
};

}  // namespace csprel::test

#endif
