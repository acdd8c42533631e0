// SPDX-License-Identifier: Apache-2.0
// How the program ends: what each command throws, and the exit status that it becomes (contract
// section 5). The library itself reports through csprel::result; the program turns the first error
// into one of these, since nothing in it can go on after one.
#ifndef CSPREL_PREFLIGHT_FAILURE_HPP
#define CSPREL_PREFLIGHT_FAILURE_HPP

#include <stdexcept>
#include <string>
#include <utility>

#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/result.hpp"

namespace preflight {

enum exit_status : int {
  answered = 0,       ///< Allow, deny or unknown.
  failed = 1,         ///< A wrong command line, a file that cannot be read, a full disk.
  bad_input = 2,      ///< What was read cannot be understood.
  event_refused = 3,  ///< An event cannot be applied.
};

/// Input that cannot be understood, and the name of the file that it stands in.
struct input_failure {
  csprel::error what;
  std::string file;  ///< Empty for the command line.
};

/// Anything else that ends the program.
struct other_failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The value, or the program ends with the error.
template <class T>
T value_or_fail(csprel::result<T>&& result, const std::string& file = {}) {
  if (!result) throw input_failure{std::move(result).error(), file};
  return std::move(result).value();
}

/// The id that `text` spells, or the program ends; `what` is the option's name.
template <class Id>
Id id_or_fail(const std::string& text, const std::string& what) {
  if (const auto id = Id::parse(text)) return *id;
  throw input_failure{{csprel::error_code::malformed_guid, "", "`" + text + "`",
                       "a GUID for " + what}, {}};
}

}  // namespace preflight

#endif
