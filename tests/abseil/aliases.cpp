// SPDX-License-Identifier: Apache-2.0
// Proves that the gate is one: here Abseil's types are those of std.
#include <optional>
#include <string_view>
#include <type_traits>

#include <absl/strings/string_view.h>
#include <absl/types/optional.h>

static_assert(std::is_same_v<absl::string_view, std::string_view>);
static_assert(std::is_same_v<absl::optional<int>, std::optional<int>>);
