// SPDX-License-Identifier: Apache-2.0
// Errors and results.
#include "csprel/vocabulary/error.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "csprel/vocabulary/result.hpp"

namespace csprel {
namespace {

TEST(Error, SaysWhatWasFoundWhereAndWhatWasExpected) {
  const error e{error_code::malformed_guid, "/partners/0/id", "`abc`", "a GUID"};
  EXPECT_EQ(e.message(), "found `abc`, expected a GUID");
  std::ostringstream out;
  out << e;
  EXPECT_EQ(out.str(), "malformed_guid at \"/partners/0/id\": found `abc`, expected a GUID");
  for (const auto change : {+[](error& x) { x.code = error_code::io; }, +[](error& x) { x.pointer += "x"; },
                            +[](error& x) { x.found += "x"; }, +[](error& x) { x.expected += "x"; }}) {
    error other = e;
    EXPECT_EQ(other, e);
    change(other);
    EXPECT_NE(other, e);
  }
}

TEST(ResultDeathTest, AskingAFailureForItsValueEndsTheProgram) {
  const result<int> failed = error{error_code::io, "", "nothing", "a file"};
  EXPECT_FALSE(failed);
  EXPECT_EQ(failed.error().code, error_code::io);
  EXPECT_DEATH((void)failed.value(), "");
}

}  // namespace
}  // namespace csprel
