// SPDX-License-Identifier: Apache-2.0
#include "json/object_reader.hpp"

#include "directory/ruled_out.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

namespace bj = boost::json;

bool same_name(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  if (a == b) return true;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (detail::ascii_lower(a[i]) != detail::ascii_lower(b[i])) return false;
  return true;
}

std::string described(const bj::value& value) {
  switch (value.kind()) {
    case bj::kind::string:
      return quoted(to_std(value.get_string()));
    case bj::kind::array:
      return "an array";
    case bj::kind::object:
      return "an object";
    case bj::kind::null:
      return "null";
    default:
      return quoted(to_text(value));
  }
}

void report(std::optional<error>& wrong, error_code code, const place& here, std::string found,
            std::string expected) {
  if (!wrong) wrong = error{code, here.pointer(), std::move(found), std::move(expected)};
}

std::optional<std::string_view> read_text(const bj::value& value, const place& here,
                                          std::optional<error>& wrong) {
  if (value.is_string()) return to_std(value.get_string());
  report(wrong, error_code::wrong_type, here, described(value), "a text");
  return std::nullopt;
}

const bj::object* read_object(const bj::value& value, const place& here, std::string_view expected,
                              std::optional<error>& wrong) {
  if (value.is_object()) return &value.get_object();
  report(wrong, error_code::wrong_type, here, described(value), std::string{expected});
  return nullptr;
}

std::optional<service_name> read_service(const bj::value& value, const place& here,
                                         std::optional<error>& wrong) {
  const auto text = read_text(value, here, wrong);
  if (!text) return std::nullopt;
  auto service = service_name::parse(*text);
  if (!service)
    report(wrong, error_code::malformed_value, here, quoted(*text),
           "a service: a lower-case token of at most 64 bytes");
  return service;
}

std::size_t object_reader::position(std::string_view name) {
  const std::size_t nowhere = marks_.size();
  const std::uint32_t wanted = signature(name);
  if ((present_ & bit_of(wanted)) == 0) return nowhere;
  std::size_t found = nowhere;
  std::size_t next = 0;
  for (const mark& one : marks_) {
    const std::size_t i = next++;
    if (one.signature != wanted) continue;
    const auto key = to_std((object_.begin() + static_cast<std::ptrdiff_t>(i))->key());
    if (names_ == member_names::exact) {
      if (key == name) return i;
    } else if (same_name(key, name)) {
      if (found != nowhere) {
        report(wrong_, error_code::duplicate_key, place{here_, key}, quoted(key) + " a second time, in another case",
               "each key once");
        return found;
      }
      found = i;
    }
  }
  return found;
}

const bj::value* object_reader::find(std::string_view name) {
  const std::size_t at = position(name);
  if (at == marks_.size()) return nullptr;
  marks_[at].asked = true;
  const auto& member = *(object_.begin() + static_cast<std::ptrdiff_t>(at));
  last_key_ = to_std(member.key());
  if (names_ == member_names::any_case && member.value().is_null()) return nullptr;
  return &member.value();
}

const bj::value* object_reader::required(std::string_view name, std::string_view expected) {
  const bj::value* value = find(name);
  if (value == nullptr)
    report(wrong_, error_code::missing_member, at(name), "nothing", std::string{expected});
  return value;
}

place object_reader::at(std::string_view name) const noexcept {
  const bool is_last = names_ == member_names::any_case && same_name(last_key_, name);
  return place{here_, is_last ? last_key_ : name};
}

std::optional<std::string> object_reader::text(std::string_view name) {
  const auto text = text_in_place(name);
  if (!text) return std::nullopt;
  return std::string{*text};
}

std::optional<std::string_view> object_reader::text_in_place(std::string_view name) {
  const bj::value* value = find(name);
  return value == nullptr ? std::nullopt : read_text(*value, at(name), wrong_);
}

std::optional<bool> object_reader::boolean(std::string_view name) {
  const bj::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  report(wrong_, error_code::wrong_type, at(name), described(*value), "true or false");
  return std::nullopt;
}

std::optional<std::int64_t> object_reader::integer(std::string_view name) {
  const bj::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  // The parser has made every whole number an int64.
  if (value->is_int64()) return value->get_int64();
  report(wrong_, error_code::wrong_type, at(name), described(*value), "an integer");
  return std::nullopt;
}

std::optional<instant> object_reader::time(std::string_view name, time_form form) {
  const bj::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  const place here = at(name);
  const auto text = read_text(*value, here, wrong_);
  if (!text) return std::nullopt;
  const auto result = parse_instant(*text, form);
  if (!result)
    report(wrong_, error_code::malformed_time, here, quoted(*text),
           "an RFC 3339 time, for example `2018-11-05T02:00:00Z`");
  return result;
}

std::optional<std::string> object_reader::duration(std::string_view name) {
  auto written = text(name);
  const bool is_untold = names_ == member_names::any_case && written && written->empty();
  if (!written || is_untold || parse_duration(*written)) return written;
  report(wrong_, error_code::malformed_value, at(name), quoted(std::string_view{*written}), "an ISO 8601 duration, for example `P30D`");
  return std::nullopt;
}

const bj::array* object_reader::array(std::string_view name) {
  const bj::value* value = find(name);
  if (value == nullptr) return nullptr;
  if (value->is_array()) return &value->get_array();
  report(wrong_, error_code::wrong_type, at(name), described(*value), "an array");
  return nullptr;
}

const bj::object* object_reader::object(std::string_view name) {
  const bj::value* value = find(name);
  if (value == nullptr) return nullptr;
  return read_object(*value, at(name), "an object", wrong_);
}

const bj::object* object_reader::required_object(std::string_view name, std::string_view expected) {
  const bj::value* value = required(name, expected);
  if (value == nullptr) return nullptr;
  return read_object(*value, at(name), expected, wrong_);
}

std::vector<std::string> object_reader::texts(std::string_view name) {
  return list<std::string>(name,
                           [](const bj::value& value, const place& at,
                              std::optional<error>& wrong) -> std::optional<std::string> {
                             const auto text = read_text(value, at, wrong);
                             if (!text) return std::nullopt;
                             return std::string{*text};
                           });
}

std::optional<std::vector<service_name>> object_reader::services(std::string_view name) {
  if (find(name) == nullptr) return std::nullopt;
  return list<service_name>(name, read_service);
}

bool object_reader::has_left(std::span<const std::string_view> names) const noexcept {
  std::size_t i = 0;
  for (const auto& member : object_) {
    if (marks_[i++].asked) continue;
    const auto key = to_std(member.key());
    for (const auto name : names)
      if (names_ == member_names::exact ? key == name : same_name(key, name)) return true;
  }
  return false;
}

void object_reader::give_back(std::string_view name) {
  // It was asked for and found.
  if (const std::size_t at = position(name); !detail::ruled_out(at == marks_.size())) marks_[at].asked = false;
}

void object_reader::give_back(std::string_view name, const verbatim& part) {
  if (part.empty()) return;
  if (const std::size_t at = position(name); !detail::ruled_out(at == marks_.size())) parts_.emplace_back(at, part);
}

verbatim object_reader::extra() const {
  text_writer out;
  bool any = false;
  std::size_t i = 0;
  for (const auto& member : object_) {
    const std::size_t at = i++;
    const verbatim* part = nullptr;
    for (const auto& [position, text] : parts_)
      if (position == at) part = &text;
    if (marks_[at].asked && part == nullptr) continue;
    if (!any) out.begin_object();
    any = true;
    out.key(to_std(member.key()));
    if (part != nullptr)
      out.raw(part->json());
    else
      out.tree(member.value());
  }
  if (!any) return {};
  out.end_object();
  return verbatim{std::move(out).take()};
}

}  // namespace csprel::json
