// SPDX-License-Identifier: Apache-2.0
// Writes the program's own JSON. Answers and directory documents are written by the library; this is
// for the tables alone.
//
//   json_text out;
//   out.object([&] {
//     out.member("id", id);
//     out.array("services", [&] { for (const auto& s : services) out.item(s); });
//   });
#ifndef CSPREL_PREFLIGHT_JSON_TEXT_HPP
#define CSPREL_PREFLIGHT_JSON_TEXT_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace preflight {

/// Two blanks per level. *Precondition*: the calls make one JSON text.
class json_text {
 public:
  template <class Body>
  void object(Body body) {
    enclosed('{', '}', body);
  }
  template <class Body>
  void object(std::string_view key, Body body) {
    begin_member(key);
    enclosed('{', '}', body);
  }
  template <class Body>
  void array(std::string_view key, Body body) {
    begin_member(key);
    enclosed('[', ']', body);
  }
  /// An object in an array.
  template <class Body>
  void item_object(Body body) {
    next();
    enclosed('{', '}', body);
  }
  void item(std::string_view text) {
    next();
    quote(text);
  }
  void member(std::string_view key, std::string_view text) {
    begin_member(key);
    quote(text);
  }
  /// The words of a text as an array.
  void words(std::string_view key, std::string_view text) {
    array(key, [&] {
      while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) item(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    });
  }
  void number(std::string_view key, long long value) {
    begin_member(key);
    text_ += std::to_string(value);
  }
  void boolean(std::string_view key, bool value) {
    begin_member(key);
    text_ += value ? "true" : "false";
  }
  void null(std::string_view key) {
    begin_member(key);
    text_ += "null";
  }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  /// The text as a JSON string.
  static void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        out += '\\';
        out += c;
      } else if (byte < 0x20 || byte == 0x7f) {
        out += "\\u00";
        out += digits[byte / 16];
        out += digits[byte % 16];
      } else {
        out += c;
      }
    }
    out += '"';
  }

 private:
  void next() {
    if (!first_) text_ += ',';
    text_ += '\n';
    text_.append(depth_ * 2, ' ');
    first_ = false;
  }
  void quote(std::string_view text) { append_quoted(text_, text); }
  void begin_member(std::string_view key) {
    next();
    quote(key);
    text_ += ": ";
  }
  template <class Body>
  void enclosed(char open, char close, Body& body) {
    text_ += open;
    ++depth_;
    first_ = true;
    body();
    --depth_;
    if (!first_) {
      text_ += '\n';
      text_.append(depth_ * 2, ' ');
    }
    text_ += close;
    first_ = false;
  }

  std::string text_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace preflight

#endif
