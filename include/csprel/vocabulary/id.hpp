// SPDX-License-Identifier: Apache-2.0
// Typed identifiers that cannot be mixed: a customer is not accepted where a partner is expected.
//
// Partners and customers are tenants and have GUIDs. Subscriptions, offers and users have text ids
// (an offer may be "MS-AZR-0145P", a user a mail address) that compare without case, and so have the
// groups, relationships, assignments, transfers and Azure subscriptions of the other clouds. A
// directory object is a user or a group; Entra roles have GUIDs.
//
//   static_assert(!std::is_convertible_v<customer_id, partner_id>);
//   offer_id::parse("BD938F12-...") == offer_id::parse("bd938f12-...");
#ifndef CSPREL_VOCABULARY_ID_HPP
#define CSPREL_VOCABULARY_ID_HPP

#include <compare>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/guid.hpp"

namespace csprel {

/// The GUID of one kind of tenant. Default constructed: nil.
template <class Tag>
class guid_id {
 public:
  constexpr guid_id() noexcept = default;
  constexpr explicit guid_id(const guid& value) noexcept : value_(value) {}

  /// Nothing where `text` is no GUID; see guid::parse.
  [[nodiscard]] static constexpr std::optional<guid_id> parse(std::string_view text) noexcept {
    if (const auto value = guid::parse(text)) return guid_id{*value};
    return std::nullopt;
  }

  [[nodiscard]] constexpr const guid& value() const noexcept { return value_; }
  [[nodiscard]] std::string to_string() const { return value_.to_string(); }

  friend constexpr bool operator==(const guid_id&, const guid_id&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const guid_id&, const guid_id&) noexcept = default;

  template <class H>
  friend H AbslHashValue(H state, const guid_id& id) {
    return H::combine(static_cast<H&&>(state), id.value_);
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const guid_id& id) {
    return out << id.value_;
  }

 private:
  guid value_{};
};

/// An opaque text id: 1 to 256 bytes without control characters, kept as written, compared without
/// ASCII case. Default constructed: empty, which no document can spell.
template <class Tag>
class text_id {
 public:
  static constexpr std::size_t max_size = 256;

  text_id() = default;

  /// Nothing where `text` is empty, too long or holds a control character.
  [[nodiscard]] static std::optional<text_id> parse(std::string_view text) {
    if (text.empty() || text.size() > max_size) return std::nullopt;
    for (const char c : text)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    text_id result;
    result.text_ = text;
    return result;
  }

  [[nodiscard]] const std::string& to_string() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  friend bool operator==(const text_id& a, const text_id& b) noexcept {
    return a.text_.size() == b.text_.size() && (a.text_ == b.text_ || (a <=> b) == 0);
  }
  friend std::weak_ordering operator<=>(const text_id& a, const text_id& b) noexcept {
    const std::size_t shared = a.text_.size() < b.text_.size() ? a.text_.size() : b.text_.size();
    for (std::size_t i = 0; i < shared; ++i) {
      const auto left = static_cast<unsigned char>(detail::ascii_lower(a.text_[i]));
      const auto right = static_cast<unsigned char>(detail::ascii_lower(b.text_[i]));
      if (left != right) return left <=> right;
    }
    return a.text_.size() <=> b.text_.size();
  }

  /// FNV-1a over the folded text: equal ids have equal hashes whatever their case.
  [[nodiscard]] std::size_t hash() const noexcept {
    std::uint64_t state = 0xcbf29ce484222325U;
    for (const char c : text_)
      state = (state ^ static_cast<unsigned char>(detail::ascii_lower(c))) * 0x100000001b3U;
    return static_cast<std::size_t>(state ^ (state >> 29));
  }

  template <class H>
  friend H AbslHashValue(H state, const text_id& id) {
    return H::combine(static_cast<H&&>(state), id.hash());
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const text_id& id) {
    return out << id.text_.c_str();
  }

 private:
  std::string text_;
};

using partner_id = guid_id<struct partner_tag>;
using customer_id = guid_id<struct customer_tag>;
using subscription_id = text_id<struct subscription_tag>;
using offer_id = text_id<struct offer_tag>;
using user_id = text_id<struct user_tag>;
using group_id = text_id<struct group_tag>;
using directory_object_id = text_id<struct directory_object_tag>;
using gdap_relationship_id = text_id<struct gdap_relationship_tag>;
using access_assignment_id = text_id<struct access_assignment_tag>;
using transfer_id = text_id<struct transfer_tag>;
using azure_subscription_id = text_id<struct azure_subscription_tag>;
using entra_role_id = guid_id<struct entra_role_tag>;

/// The same text as an id of another kind, as where a group's member is looked up among the users.
template <class To, class Tag>
[[nodiscard]] To id_cast(const text_id<Tag>& id) {
  return To::parse(id.to_string()).value_or(To{});
}

}  // namespace csprel

template <class Tag>
struct std::hash<csprel::guid_id<Tag>> {
  [[nodiscard]] std::size_t operator()(const csprel::guid_id<Tag>& id) const noexcept {
    return std::hash<csprel::guid>{}(id.value());
  }
};

template <class Tag>
struct std::hash<csprel::text_id<Tag>> {
  [[nodiscard]] std::size_t operator()(const csprel::text_id<Tag>& id) const noexcept {
    return id.hash();
  }
};

#endif
