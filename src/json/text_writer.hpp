// SPDX-License-Identifier: Apache-2.0
// Writes JSON text piece by piece, so that a large document never exists as a tree.
//
//   text_writer out(2);
//   out.begin_object();
//   out.key("services").begin_array(text_writer::on_one_line);
//   out.text("exchange");
//   out.end_array();
//   out.end_object();
//   std::move(out).take();  // {\n  "services": ["exchange"]\n}
#ifndef CSPREL_JSON_SRC_TEXT_WRITER_HPP
#define CSPREL_JSON_SRC_TEXT_WRITER_HPP

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace csprel::json {

/// *Precondition* of every call: it continues a JSON text; a member is a key and then one value.
class text_writer {
 public:
  static constexpr bool on_one_line = true;

  /// `indent` blanks per level; 0 is the compact form. With `sink`, finished text goes there.
  explicit text_writer(unsigned indent = 0, std::ostream* sink = nullptr)
      : indent_(indent), sink_(sink) {}

  void begin_object() { begin('{', false); }
  void end_object() { end('}'); }
  /// On one line stand arrays of scalars.
  void begin_array(bool one_line = false) { begin('[', one_line); }
  void end_array() { end(']'); }
  text_writer& key(std::string_view name);

  void text(std::string_view value);
  void integer(std::int64_t value);
  /// The shortest text that reads back as the same number.
  void real(double value);
  void boolean(bool value);
  void null();
  /// A value that is JSON text already, in the compact form.
  void raw(std::string_view json);
  /// A whole tree; an array of scalars stays on one line.
  void tree(const boost::json::value& value);

  /// What was written and not handed to the sink.
  [[nodiscard]] std::string take() && { return std::move(text_); }
  /// Hands everything to the sink.
  void flush();

 private:
  struct level {
    bool one_line;
    bool empty;
  };

  void begin(char bracket, bool one_line);
  void end(char bracket);
  void before_value();
  void new_line();
  void quote(std::string_view value);

  unsigned indent_;
  std::ostream* sink_;
  std::string text_;
  std::vector<level> levels_;
  bool after_key_ = false;
};

/// The compact text of a tree.
[[nodiscard]] std::string to_text(const boost::json::value& value);

}  // namespace csprel::json

#endif
