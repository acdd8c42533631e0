// SPDX-License-Identifier: Apache-2.0
// What the synthetic directories are drawn with.
#ifndef CSPREL_BENCH_DRAWING_HPP
#define CSPREL_BENCH_DRAWING_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>

#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/guid.hpp"

namespace csprel::bench {

/// Draws the same with every standard library.
class drawing {
 protected:
  explicit drawing(std::uint64_t seed) : random_(seed) {}

  /// Less than `bound`.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  guid fresh_guid() {
    guid::bytes_type bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 8)
      for (std::uint64_t word = random_(), k = 0; k < 8; ++k, word >>= 8) bytes[i + k] = static_cast<std::uint8_t>(word);
    return guid{bytes};
  }

 private:
  std::mt19937_64 random_;
};

/// The value, which the generators make right.
template <class Validated>
Validated checked(typename Validated::fields_type fields) {
  auto made = Validated::make(std::move(fields));
  if (!made) throw std::logic_error(made.error().pointer + ": " + made.error().message());
  return std::move(made).value();
}

}  // namespace csprel::bench

#endif
