// SPDX-License-Identifier: Apache-2.0
// A 128-bit identifier as Partner Center writes it: 8-4-4-4-12 hexadecimal digits, any case.
//
// Strict: no braces, no missing dashes, no blanks. Printed in lower case. The bytes are stored in
// the order of the text, so that ordering is the ordering of the canonical text. For conversions
// to and from boost::uuids::uuid see guid_boost.hpp.
//
//   constexpr auto id = guid::parse("ca73f9f8-2aa6-5a27-bb58-ae94e57570aa");
//   static_assert(id.has_value());
#ifndef CSPREL_VOCABULARY_GUID_HPP
#define CSPREL_VOCABULARY_GUID_HPP

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace csprel {

/// A regular value; default constructed it is the nil GUID (all zero).
class guid {
 public:
  using bytes_type = std::array<std::uint8_t, 16>;

  constexpr guid() noexcept = default;
  constexpr explicit guid(const bytes_type& bytes) noexcept : bytes_(bytes) {}

  /// The GUID that `text` spells, or nothing where it is not exactly 8-4-4-4-12 hexadecimal digits.
  [[nodiscard]] static constexpr std::optional<guid> parse(std::string_view text) noexcept {
    if (text.size() != text_size) return std::nullopt;
    bytes_type bytes{};
    bool dashed = true;
    unsigned met = 0;  // Looked at once for all digits: a text that is no GUID is rare.
    std::size_t at = 0;
    for (std::uint8_t& byte : bytes) {
      if (is_dash(at)) dashed &= text[at++] == '-';
      const unsigned high = digit(text[at++]);
      const unsigned low = digit(text[at++]);
      met |= high | low;
      byte = static_cast<std::uint8_t>(high << 4U | low);
    }
    if (!dashed || met >= 16) return std::nullopt;
    return guid{bytes};
  }

  [[nodiscard]] constexpr const bytes_type& bytes() const noexcept { return bytes_; }
  [[nodiscard]] constexpr bool is_nil() const noexcept { return *this == guid{}; }

  static constexpr std::size_t text_size = 36;

  /// The canonical text, lower case, without a terminator.
  [[nodiscard]] constexpr std::array<char, text_size> text() const noexcept {
    std::array<char, text_size> out{};
    std::size_t at = 0;
    for (const std::uint8_t byte : bytes_) {
      if (is_dash(at)) out[at++] = '-';
      out[at++] = "0123456789abcdef"[byte / 16];
      out[at++] = "0123456789abcdef"[byte % 16];
    }
    return out;
  }
  [[nodiscard]] std::string to_string() const {
    const auto chars = text();
    return {chars.data(), chars.size()};
  }

  friend constexpr bool operator==(const guid&, const guid&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const guid&, const guid&) noexcept = default;

  template <class H>
  friend H AbslHashValue(H state, const guid& value) {
    return H::combine_contiguous(static_cast<H&&>(state), value.bytes_.data(), value.bytes_.size());
  }

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const guid& value) {
    for (const char c : value.text()) out << c;
    return out;
  }

 private:
  static constexpr bool is_dash(std::size_t at) noexcept {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }
  /// The value of a hexadecimal digit; 255 where it is none.
  static constexpr unsigned digit(char c) noexcept { return digits[static_cast<unsigned char>(c)]; }
  static constexpr auto digits = [] {
    std::array<std::uint8_t, 256> all{};
    for (std::uint8_t& value : all) value = 255;
    for (std::uint8_t i = 0; i < 10; ++i) all[std::size_t{'0'} + i] = i;
    for (std::uint8_t i = 0; i < 6; ++i) all[std::size_t{'a'} + i] = all[std::size_t{'A'} + i] = 10 + i;
    return all;
  }();

  bytes_type bytes_{};
};

}  // namespace csprel

/// Each bit counts in all of the hash: GUIDs of version 1 and made-up ones differ in few bits only.
template <>
struct std::hash<csprel::guid> {
  [[nodiscard]] std::size_t operator()(const csprel::guid& value) const noexcept {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      high = high << 8 | value.bytes()[i];
      low = low << 8 | value.bytes()[i + 8];
    }
    low = (low ^ (low >> 32)) * 0x9e3779b97f4a7c15U;
    low ^= low >> 29;
    std::uint64_t mixed = (high ^ low) * 0xbf58476d1ce4e5b9U;
    mixed ^= mixed >> 32;
    mixed *= 0x94d049bb133111ebU;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }
};

#endif
