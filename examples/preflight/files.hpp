// SPDX-License-Identifier: Apache-2.0
// Files in and out: "-" is standard input; long loads show progress where somebody watches.
#ifndef CSPREL_PREFLIGHT_FILES_HPP
#define CSPREL_PREFLIGHT_FILES_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace preflight {

[[nodiscard]] inline bool is_standard_input(std::string_view path) { return path == "-"; }

/// The file's name for a message.
[[nodiscard]] std::string display_name(const std::string& path);

/// Hands the file to `take` chunk by chunk; progress goes to standard error where that is a terminal
/// and it takes longer than a moment. Throws where the file cannot be read.
void read_chunks(const std::string& path, const std::function<void(std::string_view)>& take);

/// The whole file. Throws where it cannot be read or is longer than `most` bytes.
[[nodiscard]] std::string read_file(const std::string& path, std::size_t most);

/// Writes to standard output. Throws where not all of it arrives, as on a full disk.
void write_output(std::string_view text);

}  // namespace preflight

#endif
