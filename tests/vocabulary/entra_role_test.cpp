// SPDX-License-Identifier: Apache-2.0
// Roles of Microsoft Entra are found by their template ids.
#include "csprel/vocabulary/entra_role.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace csprel {
namespace {

TEST(EntraRole, IsFoundByItsTemplateIdInAnyCase) {
  for (const auto& row : enum_names<entra_role>::rows) {
    const std::string id(row.template_id);
    EXPECT_EQ(id.size(), 36U);
    EXPECT_EQ(from_template_id(id), row.value);
    std::string upper = id;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    EXPECT_EQ(from_template_id(upper), row.value);
    EXPECT_EQ(from_template_id(id + "0"), std::nullopt);
    EXPECT_EQ(from_template_id(id.substr(0, id.size() - 1)), std::nullopt);
    for (std::size_t i = 0; i < id.size(); ++i) {
      std::string other = id;
      other[i] = 'x';
      EXPECT_EQ(from_template_id(other), std::nullopt) << other;
    }
  }
  EXPECT_EQ(from_template_id(""), std::nullopt);
  EXPECT_EQ(enum_names<entra_role>::rows.size(), 21U);
  EXPECT_EQ(from_template_id("62E90394-69F5-4237-9190-012177145E10"), entra_role::global_administrator);
}

}  // namespace
}  // namespace csprel
