// SPDX-License-Identifier: Apache-2.0
// Hashes of ids and texts that whoever writes a document cannot foresee.
//
// With a hash that is known, a document of ids that all collide would turn each lookup into a search
// through everything. The key is where the program lies in memory, which differs from run to run;
// no result depends on it, because no order here ever follows a hash.
//
//   boost::unordered_flat_map<partner_id, position, keyed_hash> by_id;
#ifndef CSPREL_SRC_DIRECTORY_KEYED_HASH_HPP
#define CSPREL_SRC_DIRECTORY_KEYED_HASH_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/guid.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/service_name.hpp"

namespace csprel::detail {

/// Equal values have equal hashes within one run of the program.
struct keyed_hash {
  using is_avalanching = void;  // A map need not mix once more.
  using is_transparent = void;  // Texts are looked up without making a string of them.

  [[nodiscard]] std::size_t operator()(const guid& value) const noexcept {
    std::uint64_t words[2];
    static_assert(sizeof words == sizeof(guid::bytes_type));
    std::memcpy(words, value.bytes().data(), sizeof words);
    return folded(words[0] ^ key(), words[1] ^ second_key());
  }
  template <class Tag>
  [[nodiscard]] std::size_t operator()(const guid_id<Tag>& id) const noexcept {
    return (*this)(id.value());
  }
  /// Without ASCII case, as these ids compare.
  template <class Tag>
  [[nodiscard]] std::size_t operator()(const text_id<Tag>& id) const noexcept {
    return of_text(id.to_string(), ascii_lowered);
  }
  [[nodiscard]] std::size_t operator()(const service_name& name) const noexcept {
    return (*this)(std::string_view{name.to_string()});
  }
  [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept {
    return of_text(text, [](std::uint64_t word) { return word; });
  }

 private:
  [[nodiscard]] static std::uint64_t key() noexcept {
    static const char here{};
    return reinterpret_cast<std::uintptr_t>(&here) * 0x9e3779b97f4a7c15U;
  }
  [[nodiscard]] static std::uint64_t second_key() noexcept { return ~key() * 0xbf58476d1ce4e5b9U; }

  /// Both halves of the product of both words: each bit depends on all of them.
  [[nodiscard]] static std::size_t folded(std::uint64_t a, std::uint64_t b) noexcept {
    __extension__ using wide = unsigned __int128;
    const wide product = static_cast<wide>(a) * b;
    return static_cast<std::size_t>(product) ^ static_cast<std::size_t>(product >> 64);
  }

  /// Eight characters, letters of ASCII in lower case. The high bit of a byte tells of each whether it is one to change.
  [[nodiscard]] static std::uint64_t ascii_lowered(std::uint64_t word) noexcept {
    constexpr auto of_each = [](unsigned char byte) { return byte * 0x0101'0101'0101'0101U; };
    const std::uint64_t low = word & of_each(0x7f);
    const std::uint64_t from_a = low + of_each(0x80 - 'A');
    const std::uint64_t behind_z = low + of_each(0x80 - 'Z' - 1);
    return word | (from_a & ~behind_z & ~word & of_each(0x80)) >> 2;
  }

  template <class Fold>
  [[nodiscard]] static std::size_t of_text(std::string_view text, Fold fold) noexcept {
    std::uint64_t state = key() ^ text.size();
    const auto add = [&](std::size_t count) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data(), count);
      state = folded(state ^ fold(word), second_key());
      text.remove_prefix(count);
    };
    while (text.size() >= sizeof state) add(sizeof state);
    if (!text.empty()) add(text.size());
    return folded(state, key() | 1);
  }
};

}  // namespace csprel::detail

#endif
