// SPDX-License-Identifier: Apache-2.0
// Where in a JSON text a reader stands, and how input is shown in errors.
//
// Readers pass a `place` down by reference, one small link per step on the call stack; the JSON
// Pointer is built from the links only once there is an error to report.
//
//   void read_user(const value& v, const place& here);
//   read_user(users[i], place{here, "users"} / i);
#ifndef CSPREL_JSON_SRC_PLACE_HPP
#define CSPREL_JSON_SRC_PLACE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel::json {

/// Appends "/" and the name, escaped as RFC 6901 wants it.
void append_to_pointer(std::string& pointer, std::string_view name);
void append_to_pointer(std::string& pointer, std::size_t index);

/// One step of a JSON Pointer. It refers to its parent and to the name, which must outlive it.
class place {
 public:
  /// The whole document.
  place() = default;
  place(const place& parent, std::string_view name) noexcept : parent_(&parent), name_(name) {}
  place(const place& parent, std::size_t index) noexcept
      : parent_(&parent), index_(index), is_index_(true) {}
  // A copy would refer to the same parent, which may be gone by the time it is used.
  place(const place&) = delete;
  place& operator=(const place&) = delete;

  /// The JSON Pointer. *Cost*: its length.
  [[nodiscard]] std::string pointer() const;

 private:
  const place* parent_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
  bool is_index_ = false;
};

/// A value of the model; its own finding about the fields has a pointer that begins at `here`.
template <class T, class Fields>
[[nodiscard]] result<T> make_at(Fields&& fields, const place& here) {
  auto value = T::make(std::forward<Fields>(fields));
  if (!value) value.error().pointer.insert(0, here.pointer());
  return value;
}

/// User input for an error message: in backticks, cut after 60 bytes (never inside a character),
/// control characters and backslashes escaped.
[[nodiscard]] std::string quoted(std::string_view text);
// Without this one, std::quoted is found for a std::string where <iomanip> happens to be included;
// without the next, a literal fits both of the others.
[[nodiscard]] inline std::string quoted(const std::string& text) {
  return quoted(std::string_view{text});
}
[[nodiscard]] inline std::string quoted(const char* text) {
  return quoted(std::string_view{text});
}

}  // namespace csprel::json

#endif
