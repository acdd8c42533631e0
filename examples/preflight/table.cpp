// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <string_view>

namespace preflight {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_flexible = 12;
constexpr std::size_t longest_kept_word = 36;  // A GUID.

using lines = std::vector<std::string>;

std::string render(const std::vector<lines>& cells, const std::vector<colour>& colours,
                   const std::vector<std::size_t>& widths, const screen& on, std::size_t indent) {
  std::size_t height = 0;
  for (const lines& cell : cells) height = std::max(height, cell.size());
  std::string result;
  for (std::size_t i = 0; i < height; ++i) {
    std::string line(indent, ' ');
    std::size_t owed = 0;  // Blanks that only count where something follows them.
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string text = i < cells[c].size() ? cells[c][i] : "";
      if (!text.empty()) {
        line.append(owed, ' ');
        line += on.paint(colours[c], text);
        owed = 0;
      }
      const std::size_t used = width(text);
      owed += (used < widths[c] ? widths[c] - used : 0) + gap;
    }
    result += line + '\n';
  }
  return result;
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

}  // namespace

std::vector<std::size_t> table::widths(std::size_t room) const {
  std::vector<std::size_t> result;
  std::size_t total = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t widest = width(columns_[c].head);
    for (const auto& row : rows_) widest = std::max(widest, width(row[c].text));
    result.push_back(widest);
    total += widest + (c == 0 ? 0 : gap);
  }
  const auto narrow = [&](const std::vector<std::size_t>& floors) {
    while (total > room) {
      // The widest flexible column gives way, one column at a time.
      std::size_t* widest = nullptr;
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if (columns_[c].flexible && result[c] > floors[c] && (widest == nullptr || result[c] > *widest))
          widest = &result[c];
      if (widest == nullptr) return;
      --*widest;
      --total;
    }
  };
  std::vector<std::size_t> words(columns_.size(), narrowest_flexible);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t longest = longest_word(columns_[c].head);
    for (const auto& row : rows_) longest = std::max(longest, longest_word(row[c].text));
    words[c] = std::clamp(longest, std::size_t{1}, longest_kept_word);
  }
  narrow(words);  // Between words first, through them where that is not enough.
  std::vector<std::size_t> least = words;
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (!columns_[c].whole_words) least[c] = std::min(least[c], narrowest_flexible);
  narrow(least);
  return result;
}

std::string table::text(const screen& on, std::size_t indent) const {
  const auto sizes = widths(on.columns - indent);
  std::string result;
  std::vector<lines> heads;
  bool any_head = false;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    heads.push_back(wrapped(columns_[c].head, sizes[c]));
    any_head = any_head || !columns_[c].head.empty();
  }
  if (any_head)
    result += render(heads, std::vector<colour>(columns_.size(), colour::strong), sizes, on, indent);
  for (const auto& row : rows_) {
    std::vector<lines> cells;
    std::vector<colour> colours;
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(wrapped(row[c].text, sizes[c]));
      colours.push_back(row[c].how);
    }
    result += render(cells, colours, sizes, on, indent);
  }
  return result;
}

}  // namespace preflight
