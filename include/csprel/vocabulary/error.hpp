// SPDX-License-Identifier: Apache-2.0
// What went wrong with input that cannot be understood: which kind, where, what was found and what
// was expected. A denial is not an error; it is an answer.
//
//   error{error_code::malformed_guid, "/partners/0/id", "`abc`", "a GUID"}.message()
//     == "found `abc`, expected a GUID"
#ifndef CSPREL_VOCABULARY_ERROR_HPP
#define CSPREL_VOCABULARY_ERROR_HPP

#include <iosfwd>
#include <string>

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class error_code : unsigned char {
  syntax,             ///< Not JSON, a byte order mark, a depth over the limit.
  too_large,          ///< More bytes, elements or services than the configured limit.
  number_range,       ///< An integer above 2^53.
  duplicate_key,      ///< One object holds one key twice.
  missing_member,     ///< A required member or property is absent.
  wrong_type,         ///< A value of another JSON type than expected.
  malformed_guid,     ///< Not 8-4-4-4-12 hexadecimal digits.
  malformed_time,     ///< Not an RFC 3339 time.
  malformed_value,    ///< A text or number outside what its member allows.
  unknown_word,       ///< A word that the member does not know.
  duplicate_id,       ///< Two things with one id.
  dangling_reference, ///< A reference to nothing.
  impossible_state,   ///< A state that this cloud's rules exclude.
  unknown_operation,  ///< An operation that no pack knows.
  not_found,          ///< A question about something that the directory does not hold.
  unsupported,        ///< Input that this version cannot serve.
  io,                 ///< A file could not be read or written.
};

template <>
struct enum_names<error_code> {
  static constexpr std::array rows{
      enum_name<error_code>{error_code::syntax, "syntax"},
      enum_name<error_code>{error_code::too_large, "too_large"},
      enum_name<error_code>{error_code::number_range, "number_range"},
      enum_name<error_code>{error_code::duplicate_key, "duplicate_key"},
      enum_name<error_code>{error_code::missing_member, "missing_member"},
      enum_name<error_code>{error_code::wrong_type, "wrong_type"},
      enum_name<error_code>{error_code::malformed_guid, "malformed_guid"},
      enum_name<error_code>{error_code::malformed_time, "malformed_time"},
      enum_name<error_code>{error_code::malformed_value, "malformed_value"},
      enum_name<error_code>{error_code::unknown_word, "unknown_word"},
      enum_name<error_code>{error_code::duplicate_id, "duplicate_id"},
      enum_name<error_code>{error_code::dangling_reference, "dangling_reference"},
      enum_name<error_code>{error_code::impossible_state, "impossible_state"},
      enum_name<error_code>{error_code::unknown_operation, "unknown_operation"},
      enum_name<error_code>{error_code::not_found, "not_found"},
      enum_name<error_code>{error_code::unsupported, "unsupported"},
      enum_name<error_code>{error_code::io, "io"},
  };
};
static_assert(detail::rows_in_order<error_code>());

struct error {
  error_code code = error_code::syntax;
  std::string pointer;   ///< JSON Pointer (RFC 6901) of the place; "" is the whole document.
  std::string found;     ///< What stands there, user input in backticks.
  std::string expected;  ///< What should.

  /// One line in lower case.
  [[nodiscard]] std::string message() const { return "found " + found + ", expected " + expected; }

  friend bool operator==(const error&, const error&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const error& e) {
    return out << name(e.code) << " at \"" << e.pointer.c_str() << "\": " << e.message().c_str();
  }
};

}  // namespace csprel

#endif
