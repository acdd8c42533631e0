// SPDX-License-Identifier: Apache-2.0
// The members of a record, described once for reading and for writing.
//
// A description is a function template that names the members of a struct and the fields that hold
// them; what it is called with decides what happens:
//
//   template <class Members, described_as<renewal> R>
//   void describe(Members& m, R& r) {
//     m.keeps(r.extra);                      // first: where everything else stays
//     m("pending", r.pending);
//     m("completedAt", r.completed_at);
//     m.nested("details", [&r](auto& inner) { inner("id", r.id); });
//   }
//
//   member_reader       fills the fields; the type of a field says what its member must be
//   member_writer       writes them; what is absent, empty or the default of its type is left out
//   member_probe        only sees whether any of a nested object's would be written
//   member_collector    only takes the names
//
// As everywhere in this component nothing is said twice: what a field holds is taken out of the kept
// text, and a text that its field cannot hold whole stays there for as long as it says the same.
#ifndef CSPREL_JSON_SRC_MEMBERS_HPP
#define CSPREL_JSON_SRC_MEMBERS_HPP

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "csprel/model/transfer.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/billing_cycle.hpp"
#include "json/object_reader.hpp"
#include "json/resources.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

template <class R, class T>
concept described_as = std::same_as<std::remove_const_t<R>, T>;

/// True for structs that stand in documents as the API returned them: read without case, with
/// lenient times. What stands inside one is read so too.
template <class T>
inline constexpr bool is_resource = false;

namespace member_detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_wire = false;
template <class E>
inline constexpr bool is_wire<wire_value<E>> = true;
template <class T>
inline constexpr bool is_text_id = false;
template <class Tag>
inline constexpr bool is_text_id<text_id<Tag>> = true;
template <class T>
inline constexpr bool is_guid_id = false;
template <class Tag>
inline constexpr bool is_guid_id<guid_id<Tag>> = true;

}  // namespace member_detail

/// One value of a member, an element of an array, or a whole struct; nothing where it is wrong.
template <class T>
[[nodiscard]] std::optional<T> read_value(const boost::json::value& value, const place& here,
                                          member_names names, bool keep,
                                          std::optional<error>& wrong);

class member_reader {
 public:
  /// `keep` false: what no field of a resource holds is dropped.
  member_reader(object_reader& in, member_names names, bool keep, std::optional<error>& wrong) noexcept
      : in_(in), names_(names), keep_(keep), wrong_(wrong) {}

  void keeps(verbatim& rest) noexcept { rest_ = &rest; }

  /// Absent leaves the field as it is: nothing, empty, or its default.
  template <class T>
  void operator()(std::string_view name, T& field) {
    using namespace member_detail;
    if constexpr (std::same_as<T, std::optional<instant>>) {
      field = names_ == member_names::any_case ? read_time(in_, name) : in_.time(name);
    } else if constexpr (is_vector<T>) {
      if (auto list = read_list<typename T::value_type>(name)) field = *std::move(list);
    } else if constexpr (is_optional<T>) {
      using value_type = typename T::value_type;
      if constexpr (is_vector<value_type>)
        field = read_list<typename value_type::value_type>(name);
      else if (!is_untold<value_type>(name))
        field = read_one<value_type>(name);
    } else {
      if (auto value = read_one<T>(name)) field = *std::move(value);
    }
  }
  /// A member that must be there; `expected` says what for.
  template <class T>
  void required(std::string_view name, T& field, std::string_view expected) {
    if (in_.required(name, expected) != nullptr) (*this)(name, field);
  }
  /// As without it; the writer needs the default of a field whose type has another.
  template <class T, class U>
  void defaulting(std::string_view name, T& field, const U&) {
    (*this)(name, field);
  }
  /// A member of a document that may be null, which says the same as its absence.
  template <class T>
  void nullable(std::string_view name, T& field) {
    const boost::json::value* value = in_.find(name);
    if (value != nullptr && !value->is_null()) (*this)(name, field);
  }
  /// Two names for one thing (AMB-16): the first wins.
  template <class T>
  void either(std::string_view name, std::string_view other, T& field) {
    (*this)(in_.find(name) != nullptr ? name : other, field);
  }
  /// An ISO 8601 duration.
  void duration(std::string_view name, std::string& field) {
    if (auto text = in_.duration(name)) field = *std::move(text);
  }
  /// A code that comes as a number or as a text of digits (AMB-15).
  void code(std::string_view name, std::optional<std::int64_t>& field);
  void code(std::string_view name, std::optional<std::string>& field);
  /// An array of objects of which one member counts, as `[{"code": 1, "description": "..."}]`.
  template <class List>
  void column(std::string_view name, std::string_view member, List& field);

  /// An object whose other members stay where this one's object keeps them.
  template <class Describe>
  void nested(std::string_view name, Describe describe_inner) {
    const boost::json::object* object = in_.object(name);
    if (object == nullptr) return;
    const place inside = in_.at(name);
    object_reader inner(*object, inside, names_, wrong_);
    member_reader m(inner, names_, keep_, wrong_);
    describe_inner(m);
    in_.give_back(name, inner.extra());
  }
  /// A resource that keeps its own rest, as `{"partnerId": ..., "resource": {...}}`.
  template <class Describe>
  void resource(std::string_view name, Describe describe_inner) {
    const boost::json::object* object = in_.required_object(name, "a resource, an object");
    if (object == nullptr) return;
    const place inside = in_.at(name);
    object_reader inner(*object, inside, member_names::any_case, wrong_);
    member_reader m(inner, member_names::any_case, keep_, wrong_);
    describe_inner(m);
    m.finish();
  }

  /// Everything is read: what is left stays. *Precondition*: the description keeps it.
  void finish() {
    if (keep_ || names_ == member_names::exact) *rest_ = in_.extra();
  }

 private:
  /// Resources write "" for an id, a word or a time that they do not tell.
  template <class T>
  [[nodiscard]] bool is_untold(std::string_view name) {
    if (!(member_detail::is_text_id<T> || member_detail::is_guid_id<T> || member_detail::is_wire<T>)) return false;
    if (names_ != member_names::any_case) return false;
    const boost::json::value* value = in_.find(name);
    if (value == nullptr || !value->is_string() || !value->get_string().empty()) return false;
    in_.give_back(name);
    return true;
  }
  template <class T>
  [[nodiscard]] std::optional<T> read_one(std::string_view name) {
    const boost::json::value* value = in_.find(name);
    if (value == nullptr) return std::nullopt;
    const place inside = in_.at(name);
    return read_value<T>(*value, inside, names_, keep_, wrong_);
  }
  template <class T>
  [[nodiscard]] std::optional<std::vector<T>> read_list(std::string_view name) {
    if (in_.find(name) == nullptr) return std::nullopt;
    return in_.list<T>(name, [this](const boost::json::value& v, const place& at, auto& wrong) {
      return read_value<T>(v, at, names_, keep_, wrong);
    });
  }

  object_reader& in_;
  member_names names_;
  bool keep_;
  std::optional<error>& wrong_;
  verbatim* rest_ = nullptr;
};

template <class T>
std::optional<T> read_value(const boost::json::value& value, const place& here, member_names names,
                            bool keep, std::optional<error>& wrong) {
  using namespace member_detail;
  if constexpr (std::same_as<T, std::string>) {
    const auto text = read_text(value, here, wrong);
    return text ? std::optional<T>{*text} : std::nullopt;
  } else if constexpr (std::same_as<T, bool>) {
    if (value.is_bool()) return value.get_bool();
    report(wrong, error_code::wrong_type, here, described(value), "true or false");
    return std::nullopt;
  } else if constexpr (std::same_as<T, std::int64_t>) {
    if (value.is_int64()) return value.get_int64();
    report(wrong, error_code::wrong_type, here, described(value), "an integer");
    return std::nullopt;
  } else if constexpr (named_enum<T>) {
    // A billing cycle is the API's word wherever it stands (contract/global.md section 9).
    if (names == member_names::exact && !std::same_as<T, billing_cycle>)
      return read_word<T>(value, here, wrong);
    const auto text = read_text(value, here, wrong);
    if (!text) return std::nullopt;
    if (const auto word = from_wire<T>(*text)) return word;
    report(wrong, error_code::unknown_word, here, quoted(*text), words_of<T>());
    return std::nullopt;
  } else if constexpr (std::same_as<T, wire_value<transfer_status>>) {
    const auto text = read_text(value, here, wrong);
    return text ? std::optional<T>{read_transfer_status(*text)} : std::nullopt;
  } else if constexpr (is_wire<T>) {
    if (value.is_int64()) return T::read(value.get_int64());
    if (value.is_string()) return T::read(to_std(value.get_string()));
    report(wrong, error_code::wrong_type, here, described(value), "a text or a number");
    return std::nullopt;
  } else if constexpr (is_text_id<T>) {
    return read_id<T>(value, here, wrong);
  } else if constexpr (is_guid_id<T>) {
    return read_guid<T>(value, here, wrong);
  } else {
    const boost::json::object* object = read_object(value, here, "an object", wrong);
    if (object == nullptr) return std::nullopt;
    const member_names inner_names = is_resource<T> ? member_names::any_case : names;
    T result;
    object_reader in(*object, here, inner_names, wrong);
    member_reader m(in, inner_names, keep, wrong);
    describe(m, result);
    m.finish();
    return result;
  }
}

template <class List>
void member_reader::column(std::string_view name, std::string_view member, List& field) {
  bool whole = true;
  const auto read = [&](auto& list) {
    using entry_type = typename std::remove_reference_t<decltype(list)>::value_type;
    list = in_.list<entry_type>(name,
                                [&](const boost::json::value& v, const place& at, auto& wrong) -> std::optional<entry_type> {
                                  const boost::json::object* object = read_object(v, at, "an object", wrong);
                                  if (object == nullptr) return std::nullopt;
                                  object_reader entry(*object, at, names_, wrong);
                                  member_reader m(entry, names_, keep_, wrong);
                                  std::optional<entry_type> value;
                                  if constexpr (std::same_as<entry_type, std::int64_t>) m.code(member, value);
                                  else m.required(member, value, "the id that the entry is about");
                                  whole = whole && value && entry.extra().empty();
                                  return value;
                                });
  };
  if (in_.find(name) == nullptr) return;
  if constexpr (member_detail::is_optional<List>)
    read(field.emplace());
  else
    read(field);
  if (!whole && !wrong_) in_.give_back(name);
}

/// Whether any member of a nested object would be written; of such there are plain ones and columns only.
class member_probe {
 public:
  template <class T>
  void operator()(std::string_view, const T& field) {
    any_ = any_ || field != T{};
  }
  template <class List>
  void column(std::string_view name, std::string_view, const List& field) {
    (*this)(name, field);
  }
  [[nodiscard]] bool any() const noexcept { return any_; }

 private:
  bool any_ = false;
};

/// *Precondition*: stands inside an object of `out`.
class member_writer {
 public:
  member_writer(text_writer& out, member_names names, const boost::json::object& kept = {})
      : out_(out), names_(names), kept_(kept) {}

  void keeps(const verbatim& rest) { kept_ = tree_of(rest); }

  template <class T>
  void operator()(std::string_view name, const T& field) {
    if (stands(name, [&](member_reader& m, T& then) { m(name, then); }, field)) return;
    written_.push_back(name);
    if (field == T{}) return;
    out_.key(name);
    write_value(field);
  }
  template <class T>
  void required(std::string_view name, const T& field, std::string_view) {
    written_.push_back(name);
    out_.key(name);
    write_value(field);
  }
  template <class T, class U>
  void defaulting(std::string_view name, const T& field, const U& value) {
    written_.push_back(name);
    if (field == value) return;
    out_.key(name);
    write_value(field);
  }
  template <class T>
  void nullable(std::string_view name, const T& field) {
    (*this)(name, field);
  }
  template <class T>
  void either(std::string_view name, std::string_view, const T& field) {
    (*this)(name, field);
  }
  void duration(std::string_view name, const std::string& field) { (*this)(name, field); }
  template <class T>
  void code(std::string_view name, const std::optional<T>& field) {
    written_.push_back(name);
    if (!field) return;
    out_.key(name);
    write_value(*field);
  }
  template <class List>
  void column(std::string_view name, std::string_view member, const List& field) {
    if (stands(name, [&](member_reader& m, List& then) { m.column(name, member, then); }, field)) return;
    written_.push_back(name);
    if (field == List{}) return;
    out_.key(name).begin_array();
    const auto write = [&](const auto& list) {
      for (const auto& value : list) {
        out_.begin_object();
        out_.key(member);
        write_value(value);
        out_.end_object();
      }
    };
    if constexpr (member_detail::is_optional<List>)
      write(*field);
    else
      write(field);
    out_.end_array();
  }
  template <class Describe>
  void nested(std::string_view name, Describe describe_inner) {
    const auto write = [this, describe_inner](std::string_view as, const boost::json::object& part) {
      out_.key(as).begin_object();
      member_writer inner(out_, names_, part);
      describe_inner(inner);
      inner.finish();
      out_.end_object();
    };
    if (kept_member(name) != nullptr) {
      // Its place among the others is part of the kept text.
      deferred_.emplace_back(name, write);
      return;
    }
    written_.push_back(name);
    member_probe probe;
    describe_inner(probe);
    if (probe.any()) write(name, {});
  }
  template <class Describe>
  void resource(std::string_view name, Describe describe_inner) {
    written_.push_back(name);
    out_.key(name).begin_object();
    member_writer inner(out_, member_names::any_case);
    describe_inner(inner);
    inner.finish();
    out_.end_object();
  }

  /// The members that fields have said, which the kept text must not say again.
  [[nodiscard]] const std::vector<std::string_view>& written() const noexcept { return written_; }
  /// These were written otherwise.
  template <class Range>
  void has_written(const Range& names) {
    written_.insert(written_.end(), std::begin(names), std::end(names));
  }

  /// Writes a kept object that holds members of a description; false where this is none. What is no
  /// object says something that the fields cannot, and is left alone.
  bool write_in_place(std::string_view name, const boost::json::value& kept) const {
    if (!kept.is_object()) return false;
    for (const auto& [nested, write] : deferred_)
      if (is_called(name, nested)) return write(name, kept.get_object()), true;
    return false;
  }

  /// Writes what is kept.
  void finish() {
    for (const auto& member : kept_) {
      const auto name = to_std(member.key());
      if (write_in_place(name, member.value())) continue;
      const bool said = std::any_of(written_.begin(), written_.end(), [&](std::string_view one) {
        return is_called(name, one);
      });
      if (!said) out_.key(name).tree(member.value());
    }
  }

 private:
  [[nodiscard]] bool is_called(std::string_view one, std::string_view name) const noexcept {
    return names_ == member_names::exact ? one == name : same_name(one, name);
  }
  [[nodiscard]] const boost::json::value* kept_member(std::string_view name) const {
    for (const auto& member : kept_)
      if (is_called(to_std(member.key()), name)) return &member.value();
    return nullptr;
  }
  /// Whether the kept text holds the member and says what the field says.
  template <class T, class Read>
  [[nodiscard]] bool stands(std::string_view name, Read read, const T& field) const {
    if (kept_member(name) == nullptr) return false;
    std::optional<error> wrong;
    const place here;
    object_reader in(kept_, here, names_, wrong);
    member_reader m(in, names_, true, wrong);
    T then{};
    read(m, then);
    return !wrong && then == field;
  }
  template <class T>
  void write_value(const T& field) {
    using namespace member_detail;
    if constexpr (is_optional<T>) {
      write_value(*field);
    } else if constexpr (is_vector<T>) {
      using element = typename T::value_type;
      constexpr bool of_objects = requires(member_writer& m, const element& one) { describe(m, one); };
      out_.begin_array(!of_objects);
      for (const auto& value : field) write_value(value);
      out_.end_array();
    } else if constexpr (std::same_as<T, std::string>) {
      out_.text(field);
    } else if constexpr (std::same_as<T, bool>) {
      out_.boolean(field);
    } else if constexpr (std::same_as<T, std::int64_t>) {
      out_.integer(field);
    } else if constexpr (std::same_as<T, instant>) {
      out_.text(csprel::to_text(field));
    } else if constexpr (named_enum<T>) {
      out_.text(name(field));
    } else if constexpr (is_wire<T>) {
      out_.text(field.text());
    } else if constexpr (is_text_id<T> || is_guid_id<T>) {
      out_.text(field.to_string());
    } else {
      out_.begin_object();
      member_writer inner(out_, is_resource<T> ? member_names::any_case : names_);
      describe(inner, field);
      inner.finish();
      out_.end_object();
    }
  }

  text_writer& out_;
  member_names names_;
  boost::json::object kept_;
  std::vector<std::string_view> written_;
  /// How the nested objects are written that the kept text holds in part.
  std::vector<std::pair<std::string_view, std::function<void(std::string_view, const boost::json::object&)>>> deferred_;
};

/// The names that a description gives.
class member_collector {
 public:
  void keeps(const verbatim&) noexcept {}
  template <class T>
  void operator()(std::string_view name, const T&) {
    names_.push_back(name);
  }
  template <class T>
  void required(std::string_view name, const T&, std::string_view) {
    names_.push_back(name);
  }
  template <class T, class U>
  void defaulting(std::string_view name, const T&, const U&) {
    names_.push_back(name);
  }
  template <class T>
  void nullable(std::string_view name, const T&) {
    names_.push_back(name);
  }
  template <class T>
  void either(std::string_view name, std::string_view other, const T&) {
    names_.insert(names_.end(), {name, other});
  }
  void duration(std::string_view name, const std::string&) { names_.push_back(name); }
  template <class T>
  void code(std::string_view name, const T&) {
    names_.push_back(name);
  }
  template <class T>
  void column(std::string_view name, std::string_view, const T&) {
    names_.push_back(name);
  }
  template <class Describe>
  void nested(std::string_view name, Describe) {
    names_.push_back(name);
  }
  template <class Describe>
  void resource(std::string_view name, Describe) {
    names_.push_back(name);
  }
  [[nodiscard]] std::vector<std::string_view> take() && { return std::move(names_); }

 private:
  std::vector<std::string_view> names_;
};

}  // namespace csprel::json

#endif
