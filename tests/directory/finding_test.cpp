// SPDX-License-Identifier: Apache-2.0
// Findings: three-valued truths that say what is missing where they are not known.
#include "directory/finding.hpp"

#include <gtest/gtest.h>

namespace csprel::detail::finding_tests {
namespace {

constexpr missing_fact seats{fact::refundable_quantity, 3, 4};
constexpr missing_fact state{fact::status, 5, 6};

constexpr bool is_known(const finding& what, truth value) { return what.value() == value && what.why() == missing_fact{}; }
constexpr bool lacks(const finding& what, const missing_fact& missing) {
  return what.value() == truth::unknown && what.why() == missing;
}

static_assert(is_known(true, truth::yes) && is_known(false, truth::no) && is_known(truth::yes, truth::yes));
static_assert(lacks(seats, seats));
static_assert(lacks(!finding{seats}, seats) && is_known(!finding{true}, truth::no) && is_known(!finding{false}, truth::yes));

// What decides comes first; of two that are missing the first is told.
static_assert(is_known(finding{seats} && finding{false}, truth::no) && is_known(finding{false} && finding{seats}, truth::no));
static_assert(is_known(finding{seats} || finding{true}, truth::yes) && is_known(finding{true} || finding{seats}, truth::yes));
static_assert(lacks(finding{seats} && finding{true}, seats) && lacks(finding{true} && finding{seats}, seats));
static_assert(lacks(finding{seats} || finding{false}, seats) && lacks(finding{false} || finding{seats}, seats));
static_assert(lacks(finding{seats} && finding{state}, seats) && lacks(finding{seats} || finding{state}, seats));

static_assert(is_known(asked_of_nobody, truth::no), "what nobody asks for is denied");

TEST(Finding, SaysWhatIsMissing) { EXPECT_EQ((finding{state} && finding{seats}).why(), state); }

}  // namespace
}  // namespace csprel::detail::finding_tests
