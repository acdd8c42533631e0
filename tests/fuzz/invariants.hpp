// SPDX-License-Identifier: Apache-2.0
// What must hold of every error and every directory, wherever it comes from.
#ifndef CSPREL_TESTS_FUZZ_INVARIANTS_HPP
#define CSPREL_TESTS_FUZZ_INVARIANTS_HPP

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/vocabulary/error.hpp"

namespace csprel::fuzz {

struct violation : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws where `holds` is false.
inline void require(bool holds, const std::string& what) {
  if (!holds) throw violation(what);
}

/// The error has a legal JSON Pointer and says what was found and expected in printable UTF-8.
void require_legal(const error& wrong);
/// ... and its pointer leads to something in `text`, unless it is missing there. Names are compared
/// without case, as those of resources are.
void require_leads_into(const error& wrong, std::string_view text);

/// The directory is one that its own document describes: written and read again it is equal.
void require_valid(const directory& world);
/// Every question that could be asked of it is answered in the same way by all who answer it. Looks
/// at a few customers of a few partners only.
void require_answers(const directory& world);

/// A directory with something of everything, and the bytes after the first 0x1e. Where a directory
/// document stands before that byte, it is that one.
[[nodiscard]] std::pair<directory, std::string_view> world_and_rest(std::string_view input);

/// The parts between bytes 0x1e.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view input);

}  // namespace csprel::fuzz

#endif
