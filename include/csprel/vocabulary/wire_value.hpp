// SPDX-License-Identifier: Apache-2.0
// A value of an enumeration as the API sent it: known, or kept as the text it was.
//
// The API grows new words before libraries do. An unrecognised word is neither an error nor a
// guess: it is kept, reported, and makes what depends on it unknown.
//
//   wire_value<subscription_status> status = wire_value<subscription_status>::read("Warned");
//   status.known();  // nothing
//   status.text();   // "Warned"
#ifndef CSPREL_VOCABULARY_WIRE_VALUE_HPP
#define CSPREL_VOCABULARY_WIRE_VALUE_HPP

#include <optional>
#include <string>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

/// *Invariant*: a recognised value carries no text of its own, so that two spellings of one value
/// are equal. Default constructed: the enumeration's first value.
template <named_enum E>
class wire_value {
 public:
  constexpr wire_value() noexcept = default;
  constexpr wire_value(E value) noexcept : known_(value) {}  // NOLINT: a known value is one

  /// The value that the API means by `text`, or the text kept.
  [[nodiscard]] static wire_value read(std::string_view text) {
    if (const auto value = from_wire<E>(text)) return *value;
    wire_value result;
    result.known_.reset();
    result.text_ = text;
    return result;
  }
  /// The value that the API means by `number`, or the number kept as text.
  [[nodiscard]] static wire_value read(long long number) {
    if (const auto value = from_wire<E>(number)) return *value;
    return read(std::to_string(number));
  }

  /// The value, or nothing where the word is not recognised.
  [[nodiscard]] constexpr std::optional<E> known() const noexcept { return known_; }
  /// The canonical name of a known value, or the text that was not recognised.
  [[nodiscard]] std::string_view text() const noexcept { return known_ ? name(*known_) : text_; }

  friend bool operator==(const wire_value&, const wire_value&) noexcept = default;
  friend bool operator==(const wire_value& a, E b) noexcept { return a.known_ == b; }

  template <class H>
  friend H AbslHashValue(H state, const wire_value& value) {
    return H::combine(static_cast<H&&>(state), std::hash<std::string_view>{}(value.text()));
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const wire_value& value) {
    return out << value.text();
  }

 private:
  std::optional<E> known_ = E{};
  std::string text_;
};

}  // namespace csprel

template <csprel::named_enum E>
struct std::hash<csprel::wire_value<E>> {
  [[nodiscard]] std::size_t operator()(const csprel::wire_value<E>& value) const noexcept {
    return std::hash<std::string_view>{}(value.text());
  }
};

#endif
