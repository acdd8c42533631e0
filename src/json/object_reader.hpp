// SPDX-License-Identifier: Apache-2.0
// Typed access to the members of one JSON object.
//
// Readers share one slot for the first error: a member that is wrong reads as nothing and fills the
// slot, so that a whole object is read without a branch per member and checked once at its end.
// Members of documents are named exactly; those of Partner Center resources without case, where two
// members that differ in case only are one key twice, and null counts as absent.
//
//   std::optional<error> wrong;
//   object_reader in(object, here, member_names::exact, wrong);
//   fields.id = in.required_guid<partner_id>("id");
//   fields.name = in.text("name").value_or("");
//   fields.extra = in.extra();  // what nobody asked for
//   if (wrong) return *wrong;
#ifndef CSPREL_JSON_SRC_OBJECT_READER_HPP
#define CSPREL_JSON_SRC_OBJECT_READER_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/instant_text.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "csprel/vocabulary/wire_value.hpp"
#include "json/place.hpp"
#include "json/to_std.hpp"

namespace csprel::json {

enum class member_names : unsigned char {
  exact,     ///< Documents and requests.
  any_case,  ///< Partner Center resources.
};

/// Equal but for ASCII case.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b) noexcept;

/// A value for an error message: a text in backticks, "an object", "null", ...
[[nodiscard]] std::string described(const boost::json::value& value);

/// "one of `a`, `b`".
template <named_enum E>
[[nodiscard]] std::string words_of() {
  std::string list;
  for (const auto& row : enum_names<E>::rows) {
    list += list.empty() ? "one of `" : ", `";
    list += row.name;
    list += '`';
  }
  return list;
}

// One value each. `wrong` keeps the first error of all that share it.
[[nodiscard]] std::optional<std::string_view> read_text(const boost::json::value& value,
                                                        const place& here,
                                                        std::optional<error>& wrong);
[[nodiscard]] const boost::json::object* read_object(const boost::json::value& value,
                                                     const place& here, std::string_view expected,
                                                     std::optional<error>& wrong);
void report(std::optional<error>& wrong, error_code code, const place& here, std::string found,
            std::string expected);

template <class Id>
[[nodiscard]] std::optional<Id> read_guid(const boost::json::value& value, const place& here,
                                          std::optional<error>& wrong) {
  const auto text = read_text(value, here, wrong);
  if (!text) return std::nullopt;
  const auto id = Id::parse(*text);
  if (!id)
    report(wrong, error_code::malformed_guid, here, quoted(*text), "a GUID, 8-4-4-4-12 digits");
  return id;
}

template <class Id>
[[nodiscard]] std::optional<Id> read_id(const boost::json::value& value, const place& here,
                                        std::optional<error>& wrong) {
  const auto text = read_text(value, here, wrong);
  if (!text) return std::nullopt;
  auto id = Id::parse(*text);
  if (!id)
    report(wrong, error_code::malformed_value, here, quoted(*text),
           "an id of 1 to 256 bytes without control characters");
  return id;
}

[[nodiscard]] std::optional<service_name> read_service(const boost::json::value& value,
                                                       const place& here,
                                                       std::optional<error>& wrong);

template <named_enum E>
[[nodiscard]] std::optional<E> read_word(const boost::json::value& value, const place& here,
                                         std::optional<error>& wrong) {
  const auto text = read_text(value, here, wrong);
  if (!text) return std::nullopt;
  const auto known = from_name<E>(*text);
  if (!known) report(wrong, error_code::unknown_word, here, quoted(*text), words_of<E>());
  return known;
}

class object_reader {
 public:
  /// All of them must outlive the reader.
  object_reader(const boost::json::object& object, const place& here, member_names names,
                std::optional<error>& wrong)
      : object_(object), here_(here), names_(names), wrong_(wrong) {
    marks_.reserve(object.size());
    for (const auto& member : object) {
      marks_.push_back({signature(to_std(member.key())), false});
      present_ |= bit_of(marks_.back().signature);
    }
  }

  /// The member, or null where there is none. Every other function below rests on it; what is never
  /// asked for is `extra`.
  [[nodiscard]] const boost::json::value* find(std::string_view name);
  /// As `find`; an absent member is an error that says what was `expected`.
  [[nodiscard]] const boost::json::value* required(std::string_view name,
                                                   std::string_view expected);

  /// The place of the member, as the text spells its name. It refers to this reader's object.
  [[nodiscard]] place at(std::string_view name) const noexcept;

  [[nodiscard]] std::optional<std::string> text(std::string_view name);
  /// The same where it stands, as long as the object does.
  [[nodiscard]] std::optional<std::string_view> text_in_place(std::string_view name);
  [[nodiscard]] std::string text_or_empty(std::string_view name) {
    return text(name).value_or(std::string{});
  }
  [[nodiscard]] std::optional<bool> boolean(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name);
  [[nodiscard]] std::optional<instant> time(std::string_view name,
                                            time_form form = time_form::exact);
  /// An ISO 8601 duration as it is written; the empty text of a resource tells none.
  [[nodiscard]] std::optional<std::string> duration(std::string_view name);
  [[nodiscard]] const boost::json::array* array(std::string_view name);
  [[nodiscard]] const boost::json::object* object(std::string_view name);
  [[nodiscard]] const boost::json::object* required_object(std::string_view name,
                                                           std::string_view expected);
  /// An array of texts; absent is empty.
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  [[nodiscard]] std::optional<std::vector<service_name>> services(std::string_view name);

  template <class Id>
  [[nodiscard]] std::optional<Id> guid(std::string_view name) {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : read_guid<Id>(*value, at(name), wrong_);
  }
  /// Where it is missing or wrong, an error and the nil GUID.
  template <class Id>
  [[nodiscard]] Id required_guid(std::string_view name) {
    const auto* value = required(name, "a GUID");
    if (value == nullptr) return Id{};
    return read_guid<Id>(*value, at(name), wrong_).value_or(Id{});
  }
  template <class Id>
  [[nodiscard]] std::optional<Id> id(std::string_view name) {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : read_id<Id>(*value, at(name), wrong_);
  }
  template <class Id>
  [[nodiscard]] Id required_id(std::string_view name) {
    const auto* value = required(name, "an id");
    if (value == nullptr) return Id{};
    return read_id<Id>(*value, at(name), wrong_).value_or(Id{});
  }
  template <class Id>
  [[nodiscard]] std::vector<Id> ids(std::string_view name) {
    return list<Id>(name,
                    [](const auto& v, const place& p, auto& w) { return read_id<Id>(v, p, w); });
  }
  template <class Id>
  [[nodiscard]] std::vector<Id> guids(std::string_view name) {
    return list<Id>(name,
                    [](const auto& v, const place& p, auto& w) { return read_guid<Id>(v, p, w); });
  }
  /// A word of the document's own, spelled exactly.
  template <named_enum E>
  [[nodiscard]] std::optional<E> word(std::string_view name) {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : read_word<E>(*value, at(name), wrong_);
  }
  template <named_enum E>
  [[nodiscard]] E required_word(std::string_view name) {
    const auto* value = required(name, words_of<E>());
    if (value == nullptr) return E{};
    return read_word<E>(*value, at(name), wrong_).value_or(E{});
  }
  /// A word or number of the API; an unknown one is kept.
  template <named_enum E>
  [[nodiscard]] std::optional<wire_value<E>> wire(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_int64()) return wire_value<E>::read(value->get_int64());
    if (value->is_string()) return wire_value<E>::read(to_std(value->get_string()));
    report(wrong_, error_code::wrong_type, at(name), described(*value), "a text or a number");
    return std::nullopt;
  }
  /// One role or an array of roles, meaning all of them; `none` contributes nothing. Nothing where
  /// the member is absent.
  template <class Set, named_enum E>
  [[nodiscard]] std::optional<Set> roles(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    Set result;
    const place here = at(name);
    const auto add = [&](const boost::json::value& v, const place& p) {
      const auto word = read_text(v, p, wrong_);
      if (!word || *word == "none") return;
      if (const auto role = from_name<E>(*word))
        result.insert(*role);
      else
        report(wrong_, error_code::unknown_word, p, quoted(*word), words_of<E>() + ", `none`");
    };
    if (!value->is_array()) {
      add(*value, here);
      return result;
    }
    const auto& array = value->get_array();
    for (std::size_t i = 0; i < array.size(); ++i) add(array[i], place{here, i});
    return result;
  }
  /// The elements of an array member; absent is empty.
  template <class T, class Read>
  [[nodiscard]] std::vector<T> list(std::string_view name, Read read) {
    std::vector<T> result;
    const auto* elements = array(name);
    if (elements == nullptr) return result;
    const place here = at(name);
    result.reserve(elements->size());
    for (std::size_t i = 0; i < elements->size(); ++i)
      if (auto element = read((*elements)[i], place{here, i}, wrong_))
        result.push_back(*std::move(element));
    return result;
  }

  /// Whether nobody has asked for a member that has one of these names.
  [[nodiscard]] bool has_left(std::span<const std::string_view> names) const noexcept;
  /// The member belongs to `extra` after all, as a whole.
  void give_back(std::string_view name);
  /// Only this part of the member belongs to `extra`.
  void give_back(std::string_view name, const verbatim& part);
  /// The members that nobody asked for.
  [[nodiscard]] verbatim extra() const;

 private:
  /// Where the member stands; behind all members where there is none.
  [[nodiscard]] std::size_t position(std::string_view name);
  /// What most names differ in, for a whole object is searched with every question: the length and
  /// the ends, as far as `names_` tells them apart.
  [[nodiscard]] std::uint32_t signature(std::string_view name) const noexcept {
    if (name.empty()) return 0;
    const auto end = [this](char c) {
      return static_cast<unsigned char>(names_ == member_names::exact ? c : csprel::detail::ascii_lower(c));
    };
    return static_cast<std::uint32_t>(name.size()) << 16U | static_cast<std::uint32_t>(end(name.front())) << 8U |
           end(name.back());
  }

  /// A signature as one of 64 bits: most members that are asked for are absent, and known by this to be.
  [[nodiscard]] static std::uint64_t bit_of(std::uint32_t signature) noexcept {
    return std::uint64_t{1} << (signature * 0x9e37'79b1U >> 26U);
  }

  struct mark {
    std::uint32_t signature;
    bool asked;
  };
  const boost::json::object& object_;
  const place& here_;
  member_names names_;
  std::optional<error>& wrong_;
  std::vector<mark> marks_;  ///< One for each member.
  std::uint64_t present_ = 0;  ///< Their bits.
  std::string_view last_key_;  ///< Of the member found last; errors are about it.
  std::vector<std::pair<std::size_t, verbatim>> parts_;
};

}  // namespace csprel::json

#endif
