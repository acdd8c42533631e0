// SPDX-License-Identifier: Apache-2.0
// The requirements of findings, by bytes of the set: each alone, and all sets of those that share a byte.
#include "directory/portfolio_tables.hpp"

#include <gtest/gtest.h>

namespace csprel::detail {
namespace {

requirement_set one_by_one(const finding_set& findings) {
  requirement_set codes;
  for (std::size_t i = 0; i < finding_codes.size(); ++i)
    if (findings.contains(static_cast<bulk_finding>(i))) codes.insert(finding_codes[i]);
  return codes;
}

TEST(PortfolioTables, TellTheRequirementsOfEverySetOfFindings) {
  std::size_t sets = 0;
  for (std::size_t first = 0; first < finding_codes.size(); first += 8)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      finding_set findings;
      for (std::size_t i = first; i < std::min(first + 8, finding_codes.size()); ++i)
        if ((byte >> (i - first) & 1U) != 0) findings.insert(static_cast<bulk_finding>(i));
      EXPECT_EQ(codes_of(findings), one_by_one(findings)) << first << ' ' << byte;
      ++sets;
    }
  EXPECT_EQ(sets, 3U * 256U);
}

}  // namespace
}  // namespace csprel::detail
