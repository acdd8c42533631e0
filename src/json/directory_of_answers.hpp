// SPDX-License-Identifier: Apache-2.0
#ifndef CSPREL_JSON_SRC_DIRECTORY_OF_ANSWERS_HPP
#define CSPREL_JSON_SRC_DIRECTORY_OF_ANSWERS_HPP

#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/vocabulary/error.hpp"
#include "json/gathered_answers.hpp"

namespace csprel::json {

/// The directory that the answers tell of, above the one that they were added to. Fails as `directory::make` does, with a
/// pointer into the directory document. What the answers do not tell is said in `notes`, one sentence each.
[[nodiscard]] result<directory> directory_of(const gathered_answers& all, std::vector<std::string>& notes);

}  // namespace csprel::json

#endif
