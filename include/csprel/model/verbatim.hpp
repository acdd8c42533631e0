// SPDX-License-Identifier: Apache-2.0
// JSON that is kept but not understood: the resource as the API returned it, or the members of a
// document that the library does not model. Nothing in a verbatim text ever decides anything.
#ifndef CSPREL_MODEL_VERBATIM_HPP
#define CSPREL_MODEL_VERBATIM_HPP

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

namespace csprel {

/// The text of one JSON object, or nothing.
class verbatim {
 public:
  verbatim() = default;
  /// `json` must be one JSON object in the compact form of the JSON component; "" and "{}" are none.
  explicit verbatim(std::string json) : text_(std::move(json)) {
    if (text_ == "{}") text_.clear();
  }

  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
  /// The object's text; "{}" where there is none.
  [[nodiscard]] std::string_view json() const noexcept { return empty() ? "{}" : std::string_view{text_}; }

  friend bool operator==(const verbatim&, const verbatim&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const verbatim& value) {
    return out << value.json();
  }

 private:
  std::string text_;
};

}  // namespace csprel

#endif
