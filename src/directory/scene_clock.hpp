// SPDX-License-Identifier: Apache-2.0
// The clock of a question. Every comparison with an instant goes through it, so that it knows which
// is the next instant at which one of them would come out otherwise: before that, an answer cannot
// change by time alone.
//
//   if (const finding over = s.clock.reached(deadline); over.value() == truth::yes) ...
#ifndef CSPREL_SRC_DIRECTORY_SCENE_CLOCK_HPP
#define CSPREL_SRC_DIRECTORY_SCENE_CLOCK_HPP

#include <optional>

#include "csprel/vocabulary/instant.hpp"
#include "directory/finding.hpp"

namespace csprel::detail {

class scene_clock {
 public:
  scene_clock() = default;
  explicit scene_clock(std::optional<instant> now) noexcept : now_(now) {}

  /// Nothing: no clock is known.
  [[nodiscard]] std::optional<instant> now() const noexcept { return now_; }

  /// Whether it is `at` or later.
  [[nodiscard]] finding reached(instant at) const noexcept {
    if (!now_) return missing_fact{missing_fact::kind::clock};
    if (*now_ >= at) return true;
    if (!next_ || at < *next_) next_ = at;
    return false;
  }

  /// Takes over what another clock of the same time was asked for.
  void learn(const scene_clock& other) const noexcept {
    if (other.next_) static_cast<void>(reached(*other.next_));
  }

  /// The earliest instant asked for that is yet to come.
  [[nodiscard]] std::optional<instant> next() const noexcept { return next_; }

 private:
  std::optional<instant> now_;
  mutable std::optional<instant> next_;
};

}  // namespace csprel::detail

#endif
