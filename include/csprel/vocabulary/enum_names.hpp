// SPDX-License-Identifier: Apache-2.0
// Wire names of enumerations: one table per enumeration, read exactly or leniently.
//
// Documents of this library spell their own words exactly (`from_name`). Partner Center emits one
// value in several spellings ("active", "Active", "ACTIVE ", "one_time", "OneTime", 1): `from_wire`
// ignores case, blanks, `_` and `-`, and accepts the position that the API gives the value.
// A word that neither knows is never guessed: both return nothing. See wire_value.hpp for keeping it.
//
//   static_assert(name(standing::active) == "active");
//   static_assert(from_wire<subscription_status>("Suspended") == subscription_status::suspended);
#ifndef CSPREL_VOCABULARY_ENUM_NAMES_HPP
#define CSPREL_VOCABULARY_ENUM_NAMES_HPP

#include <array>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string_view>

namespace csprel {

/// One row of an enumeration's table: the value, its name in documents and, where the API also
/// emits numbers, its number there (-1: none).
template <class E>
struct enum_name {
  E value;
  std::string_view name;
  int wire_number = -1;
};

/// The table of an enumeration; specialised beside each enumeration as `static constexpr std::array
/// rows` in declaration order, so that `rows[size_t(e)].value == e`.
template <class E>
struct enum_names;

template <class E>
concept named_enum = requires { enum_names<E>::rows[0].name; };

/// The value's name in documents.
template <named_enum E>
[[nodiscard]] constexpr std::string_view name(E value) noexcept {
  return enum_names<E>::rows[static_cast<std::size_t>(value)].name;
}

/// The value with exactly this name, or nothing.
template <named_enum E>
[[nodiscard]] constexpr std::optional<E> from_name(std::string_view text) noexcept {
  for (const auto& row : enum_names<E>::rows)
    if (row.name == text) return row.value;
  return std::nullopt;
}

namespace detail {

constexpr char ascii_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_separator(char c) noexcept { return c == '_' || c == '-' || c == ' '; }

constexpr bool same_word(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    while (i < a.size() && is_separator(a[i])) ++i;
    while (j < b.size() && is_separator(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (ascii_lower(a[i++]) != ascii_lower(b[j++])) return false;
  }
}

}  // namespace detail

/// The value that the API means by this spelling, or nothing.
template <named_enum E>
[[nodiscard]] constexpr std::optional<E> from_wire(std::string_view text) noexcept {
  for (const auto& row : enum_names<E>::rows)
    if (detail::same_word(row.name, text)) return row.value;
  return std::nullopt;
}

/// The value that the API means by this number, or nothing.
template <named_enum E>
[[nodiscard]] constexpr std::optional<E> from_wire(long long number) noexcept {
  for (const auto& row : enum_names<E>::rows)
    if (row.wire_number >= 0 && row.wire_number == number) return row.value;
  return std::nullopt;
}

namespace detail {

template <named_enum E>
constexpr bool rows_in_order() noexcept {
  std::size_t position = 0;
  for (const auto& row : enum_names<E>::rows)
    if (static_cast<std::size_t>(row.value) != position++) return false;
  return true;
}

}  // namespace detail

template <class Char, class Traits, named_enum E>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, E value) {
  return out << name(value);
}

}  // namespace csprel

#endif
