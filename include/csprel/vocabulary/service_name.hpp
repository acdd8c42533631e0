// SPDX-License-Identifier: Apache-2.0
// The name of a service: a lower-case token such as `exchange`. The offers of a directory define
// which services exist there.
#ifndef CSPREL_VOCABULARY_SERVICE_NAME_HPP
#define CSPREL_VOCABULARY_SERVICE_NAME_HPP

#include <compare>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace csprel {

/// *Invariant*: `[a-z][a-z0-9_]*`, 1 to 64 bytes; default constructed it is empty.
class service_name {
 public:
  static constexpr std::size_t max_size = 64;

  service_name() = default;

  /// Nothing where `text` is no such token.
  [[nodiscard]] static std::optional<service_name> parse(std::string_view text) {
    if (text.empty() || text.size() > max_size || text[0] < 'a') return std::nullopt;
    for (const char c : text)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return std::nullopt;
    service_name result;
    result.text_ = text;
    return result;
  }

  [[nodiscard]] const std::string& to_string() const noexcept { return text_; }

  friend bool operator==(const service_name&, const service_name&) noexcept = default;
  friend auto operator<=>(const service_name&, const service_name&) noexcept = default;

  template <class H>
  friend H AbslHashValue(H state, const service_name& name) {
    return H::combine(static_cast<H&&>(state), name.text_);
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const service_name& name) {
    return out << name.text_.c_str();
  }

 private:
  std::string text_;
};

}  // namespace csprel

template <>
struct std::hash<csprel::service_name> {
  [[nodiscard]] std::size_t operator()(const csprel::service_name& name) const noexcept {
    return std::hash<std::string>{}(name.to_string());
  }
};

#endif
