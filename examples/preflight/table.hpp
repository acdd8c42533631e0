// SPDX-License-Identifier: Apache-2.0
// A table that fits its screen: columns as wide as their content, the flexible ones wrapped where the
// whole would be too wide.
//
//   table t({{"Partner", true}, {"Since", false}});
//   t.add({{"Lanhai Cloud Services"}, {"2017-03-01"}});
//   out += t.text(screen);
#ifndef CSPREL_PREFLIGHT_TABLE_HPP
#define CSPREL_PREFLIGHT_TABLE_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "terminal.hpp"

namespace preflight {

class table {
 public:
  struct column {
    std::string head;
    bool flexible = false;  ///< May be narrower than its content, which then wraps.
    bool whole_words = false;  ///< Even where a line is too long then.
  };
  struct cell {
    std::string text;  ///< Printable.
    colour how = colour::none;
  };

  explicit table(std::vector<column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns.
  void add(std::vector<cell> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  /// The head, if a column has one, and the rows, indented.
  [[nodiscard]] std::string text(const screen& on, std::size_t indent = 2) const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t room) const;

  std::vector<column> columns_;
  std::vector<std::vector<cell>> rows_;
};

}  // namespace preflight

#endif
