// SPDX-License-Identifier: Apache-2.0
// Text for a person: colours where a terminal shows them, and the width that text takes there.
//
// Names come from documents that somebody else wrote: `printable` takes out of them what a terminal
// would obey rather than show.
#ifndef CSPREL_PREFLIGHT_TERMINAL_HPP
#define CSPREL_PREFLIGHT_TERMINAL_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace preflight {

enum class colour : unsigned char { none, good, bad, doubtful, quiet, strong };

/// What standard output can show.
struct screen {
  bool colours = false;
  std::size_t columns = 100;

  /// A terminal has colours unless NO_COLOR is set or TERM is "dumb"; text never grows wider than 100
  /// columns.
  [[nodiscard]] static screen of_standard_output();

  /// The text in a colour; unchanged where there are none.
  [[nodiscard]] std::string paint(colour how, std::string_view text) const;
};

/// The columns that a text takes: East Asian wide characters count two, combining marks none.
[[nodiscard]] std::size_t width(std::string_view text);

/// The text without control characters, bidirectional overrides and broken UTF-8.
[[nodiscard]] std::string printable(std::string_view text);

/// The text in lines of at most `columns`, broken at blanks, else after `/` or `_`, between wide characters
/// or, where nothing else is left, anywhere. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// The text indented and wrapped, each line with its end. `lead` stands before the first line instead
/// of the indentation and must be no wider than it.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t columns, std::size_t indent,
                                    std::string_view lead = {});

/// The text and as many blanks as make it `columns` wide.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);

/// A line on standard error for as long as something takes its time; nothing where no terminal is there.
class status_line {
 public:
  explicit status_line(const std::string& text);
  status_line(const status_line&) = delete;
  status_line& operator=(const status_line&) = delete;
  ~status_line();

 private:
  bool drawn_;
};

}  // namespace preflight

#endif
