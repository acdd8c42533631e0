// SPDX-License-Identifier: Apache-2.0
// A point in time, in whole seconds of UTC since 1970-01-01T00:00:00Z.
//
// Time is always a parameter here: nothing reads a clock. Deadlines are compared in whole seconds
// (contract, "Readings"); a day is 24 hours. Text (RFC 3339) is the business of
// directory/instant_text.hpp; `<<` prints "@" and the seconds, as date(1) reads them.
//
//   constexpr instant noon = instant::from_seconds(43'200);
//   static_assert(noon + days(1) > noon);
#ifndef CSPREL_VOCABULARY_INSTANT_HPP
#define CSPREL_VOCABULARY_INSTANT_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>  // declares std::hash, cheaply

namespace csprel {

/// A length of time in whole seconds; may be negative.
struct duration {
  std::int64_t seconds = 0;
  friend constexpr auto operator<=>(const duration&, const duration&) noexcept = default;
};

/// `count` times 24 hours.
[[nodiscard]] constexpr duration days(std::int64_t count) noexcept { return {count * 86'400}; }

/// *Invariant*: between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z; construction and arithmetic
/// saturate at these bounds.
class instant {
 public:
  /// 1970-01-01T00:00:00Z.
  constexpr instant() noexcept = default;
  [[nodiscard]] static constexpr instant from_seconds(std::int64_t seconds) noexcept {
    instant result;
    result.seconds_ = seconds < lowest ? lowest : seconds > highest ? highest : seconds;
    return result;
  }

  [[nodiscard]] constexpr std::int64_t seconds() const noexcept { return seconds_; }

  friend constexpr instant operator+(instant at, duration length) noexcept {
    const std::int64_t room = length.seconds > 0 ? highest - at.seconds_ : lowest - at.seconds_;
    const bool too_far = length.seconds > 0 ? length.seconds > room : length.seconds < room;
    return from_seconds(at.seconds_ + (too_far ? room : length.seconds));
  }
  friend constexpr duration operator-(instant a, instant b) noexcept {
    return {a.seconds_ - b.seconds_};
  }
  friend constexpr auto operator<=>(const instant&, const instant&) noexcept = default;

  template <class H>
  friend H AbslHashValue(H state, const instant& value) {
    return H::combine(static_cast<H&&>(state), value.seconds_);
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const instant& value) {
    return out << '@' << value.seconds_;
  }

 private:
  static constexpr std::int64_t lowest = -62'135'596'800;
  static constexpr std::int64_t highest = 253'402'300'799;
  std::int64_t seconds_ = 0;
};

}  // namespace csprel

template <>
struct std::hash<csprel::instant> {
  [[nodiscard]] std::size_t operator()(const csprel::instant& value) const noexcept {
    return std::hash<std::int64_t>{}(value.seconds());
  }
};

#endif
