// SPDX-License-Identifier: Apache-2.0
// A set of enumerators, one bit each, iterated in declaration order.
//
//   constexpr agent_role_set both{agent_role::admin_agent, agent_role::sales_agent};
//   static_assert(both.contains(agent_role::sales_agent) && both.size() == 2);
#ifndef CSPREL_VOCABULARY_ENUM_SET_HPP
#define CSPREL_VOCABULARY_ENUM_SET_HPP

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>

namespace csprel {

/// *Cost*: `Count / 64` words; every operation is a few instructions and allocates nothing.
template <class E, std::size_t Count>
class enum_set {
 public:
  static constexpr std::size_t capacity = Count;

  constexpr enum_set() noexcept = default;
  constexpr enum_set(std::initializer_list<E> values) noexcept {
    for (E value : values) insert(value);
  }

  /// Every enumerator.
  [[nodiscard]] static constexpr enum_set all() noexcept {
    enum_set result;
    for (std::size_t i = 0; i < Count; ++i) result.insert(static_cast<E>(i));
    return result;
  }

  constexpr void insert(E value) noexcept { word(value) |= bit(value); }
  constexpr void erase(E value) noexcept { word(value) &= ~bit(value); }
  [[nodiscard]] constexpr bool contains(E value) const noexcept {
    return (words_[index(value) / 64] & bit(value)) != 0;
  }

  [[nodiscard]] constexpr bool empty() const noexcept {
    for (auto w : words_)
      if (w != 0) return false;
    return true;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t total = 0;
    for (auto w : words_) total += static_cast<std::size_t>(std::popcount(w));
    return total;
  }
  [[nodiscard]] constexpr bool contains_all(const enum_set& other) const noexcept {
    return (other - *this).empty();
  }
  [[nodiscard]] constexpr bool intersects(const enum_set& other) const noexcept {
    return !(*this & other).empty();
  }
  /// The first enumerator in declaration order. The set must not be empty.
  [[nodiscard]] constexpr E front() const noexcept { return *begin(); }

  constexpr enum_set& operator|=(const enum_set& other) noexcept {
    for (std::size_t i = 0; i < word_count; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  constexpr enum_set& operator&=(const enum_set& other) noexcept {
    for (std::size_t i = 0; i < word_count; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  /// Set difference.
  constexpr enum_set& operator-=(const enum_set& other) noexcept {
    for (std::size_t i = 0; i < word_count; ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  friend constexpr enum_set operator|(enum_set a, const enum_set& b) noexcept { return a |= b; }
  friend constexpr enum_set operator&(enum_set a, const enum_set& b) noexcept { return a &= b; }
  friend constexpr enum_set operator-(enum_set a, const enum_set& b) noexcept { return a -= b; }
  friend constexpr bool operator==(const enum_set&, const enum_set&) noexcept = default;
  friend constexpr auto operator<=>(const enum_set&, const enum_set&) noexcept = default;

  class iterator {
   public:
    using value_type = E;
    using difference_type = std::ptrdiff_t;

    constexpr iterator() noexcept = default;
    constexpr E operator*() const noexcept { return static_cast<E>(at_); }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      auto before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.at_ == b.at_;
    }

   private:
    friend class enum_set;
    constexpr iterator(const enum_set* set, std::size_t at) noexcept : set_(set), at_(at) { skip(); }
    constexpr void skip() noexcept {
      while (at_ < Count) {
        const std::uint64_t rest = set_->words_[at_ / 64] >> (at_ % 64);
        if (rest != 0) {
          at_ += static_cast<std::size_t>(std::countr_zero(rest));
          return;
        }
        at_ = (at_ / 64 + 1) * 64;
      }
      at_ = Count;
    }
    const enum_set* set_ = nullptr;
    std::size_t at_ = Count;
  };

  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {this, Count}; }

  template <class H>
  friend H AbslHashValue(H state, const enum_set& set) {
    for (auto w : set.words_) state = H::combine(static_cast<H&&>(state), w);
    return state;
  }

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const enum_set& set) {
    const char* separator = "";
    out << '{';
    for (E value : set) {
      out << separator << value;
      separator = ", ";
    }
    return out << '}';
  }

 private:
  static constexpr std::size_t word_count = (Count + 63) / 64;
  static constexpr std::size_t index(E value) noexcept { return static_cast<std::size_t>(value); }
  static constexpr std::uint64_t bit(E value) noexcept { return std::uint64_t{1} << (index(value) % 64); }
  constexpr std::uint64_t& word(E value) noexcept { return words_[index(value) / 64]; }

  std::uint64_t words_[word_count] = {};
};

}  // namespace csprel

#endif
