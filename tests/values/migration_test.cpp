// SPDX-License-Identifier: Apache-2.0
// Migrations into the new commerce, done and scheduled.
#include <gtest/gtest.h>

#include "csprel/model/migration.hpp"
#include "values/laws.hpp"
#include "values/samples.hpp"

namespace csprel {
namespace {

TEST(Migration, IsEqualExactlyWhenAllItsPartsAre) {
  expect_each_change_tells<new_commerce_migration>({[](auto& x) { x.id = "x"; },
                                                    [](auto& x) { x.status = migration_status::failed; },
                                                    [](auto& x) { x.resource = some; }});
  expect_each_change_tells<migration_schedule>(
      {[](auto& x) { x.id = "x"; }, [](auto& x) { x.subscription = of<subscription_id>("x"); },
       [](auto& x) { x.status = migration_schedule_status::created; }, [](auto& x) { x.target_date = noon; },
       [](auto& x) { x.migrate_on_renewal = false; }, [](auto& x) { x.resource = some; }});
}

TEST(Migration, PrintsForAPerson) {
  new_commerce_migration done;
  EXPECT_EQ(printed(done), "migration");
  done.status = migration_status::failed;
  EXPECT_EQ(printed(done), "migration Failed");
  migration_schedule ahead;
  EXPECT_EQ(printed(ahead), "scheduled migration");
  ahead.subscription = of<subscription_id>("s");
  EXPECT_EQ(printed(ahead), "scheduled migration of s");
}

}  // namespace
}  // namespace csprel
