// SPDX-License-Identifier: Apache-2.0
#include "json/text_writer.hpp"

#include <charconv>
#include <ostream>
#include <utility>

#include "json/to_std.hpp"

namespace csprel::json {
namespace {

constexpr std::size_t flush_at = std::size_t{64} * 1024;

bool all_scalars(const boost::json::array& array) {
  for (const auto& element : array)
    if (element.is_structured()) return false;
  return true;
}

}  // namespace

void text_writer::flush() {
  if (sink_ == nullptr) return;
  sink_->write(text_.data(), static_cast<std::streamsize>(text_.size()));
  text_.clear();
}

void text_writer::new_line() {
  text_ += '\n';
  text_.append(levels_.size() * indent_, ' ');
}

void text_writer::before_value() {
  if (std::exchange(after_key_, false) || levels_.empty()) return;
  level& around = levels_.back();
  if (!around.empty) text_ += ',';
  if (indent_ != 0) {
    if (!around.one_line)
      new_line();
    else if (!around.empty)
      text_ += ' ';
  }
  around.empty = false;
  if (sink_ != nullptr && text_.size() > flush_at) flush();
}

void text_writer::begin(char bracket, bool one_line) {
  before_value();
  text_ += bracket;
  levels_.push_back({one_line, true});
}

void text_writer::end(char bracket) {
  const level ended = levels_.back();
  levels_.pop_back();
  if (indent_ != 0 && !ended.one_line && !ended.empty) new_line();
  text_ += bracket;
}

text_writer& text_writer::key(std::string_view name) {
  before_value();
  quote(name);
  text_ += indent_ != 0 ? ": " : ":";
  after_key_ = true;
  return *this;
}

void text_writer::quote(std::string_view value) {
  constexpr std::string_view digits = "0123456789abcdef";
  text_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    text_.append(value, plain, i - plain);
    plain = i + 1;
    text_ += '\\';
    switch (byte) {
      case '"':
      case '\\':
        text_ += value[i];
        break;
      case '\b':
        text_ += 'b';
        break;
      case '\f':
        text_ += 'f';
        break;
      case '\n':
        text_ += 'n';
        break;
      case '\r':
        text_ += 'r';
        break;
      case '\t':
        text_ += 't';
        break;
      default:
        text_ += "u00";
        text_ += digits[byte / 16];
        text_ += digits[byte % 16];
    }
  }
  text_ += value.substr(plain);
  text_ += '"';
}

void text_writer::text(std::string_view value) {
  before_value();
  quote(value);
}

void text_writer::integer(std::int64_t value) {
  before_value();
  char buffer[24];
  const auto done = std::to_chars(buffer, buffer + sizeof buffer, value);
  text_.append(buffer, done.ptr);
}

void text_writer::real(double value) {
  before_value();
  char buffer[40];
  const auto done = std::to_chars(buffer, buffer + sizeof buffer, value);
  text_.append(buffer, done.ptr);
}

void text_writer::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void text_writer::null() {
  before_value();
  text_ += "null";
}

void text_writer::raw(std::string_view json) {
  before_value();
  text_ += json;
}

void text_writer::tree(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return null();
    case boost::json::kind::bool_:
      return boolean(value.get_bool());
    case boost::json::kind::int64:
      return integer(value.get_int64());
    case boost::json::kind::uint64:
      return integer(static_cast<std::int64_t>(value.get_uint64()));
    case boost::json::kind::double_:
      return real(value.get_double());
    case boost::json::kind::string:
      return text(to_std(value.get_string()));
    case boost::json::kind::array:
      begin_array(all_scalars(value.get_array()));
      for (const auto& element : value.get_array()) tree(element);
      return end_array();
    case boost::json::kind::object:
      begin_object();
      for (const auto& member : value.get_object()) key(to_std(member.key())).tree(member.value());
      return end_object();
  }
}

std::string to_text(const boost::json::value& value) {
  text_writer out;
  out.tree(value);
  return std::move(out).take();
}

}  // namespace csprel::json
