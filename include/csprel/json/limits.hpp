// SPDX-License-Identifier: Apache-2.0
// How much of a JSON text is read before it is refused: what a hostile file can cost.
//
//   json::limits small;
//   small.max_bytes = 64 * 1024;
//   json::read_directory(text, small);  // too_large where the text is longer
#ifndef CSPREL_JSON_LIMITS_HPP
#define CSPREL_JSON_LIMITS_HPP

#include <cstddef>

namespace csprel::json {

/// A text at a limit is read, one over it is refused. The memory that reading takes is bounded by a
/// small multiple of `max_bytes`; the stack by `max_depth`.
struct limits {
  /// Of the whole text. The default suits directory documents, which are read as a stream.
  std::size_t max_bytes = std::size_t{2} * 1024 * 1024 * 1024 - 1;
  /// Of objects and arrays in each other; the root is depth 1.
  std::size_t max_depth = 64;

  friend constexpr bool operator==(const limits&, const limits&) noexcept = default;
};

/// For texts that are held in memory as a whole: requests and single REST responses.
inline constexpr limits request_limits{std::size_t{64} * 1024 * 1024, 64};

}  // namespace csprel::json

#endif
