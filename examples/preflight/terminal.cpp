// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace preflight {
namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t narrowest = 40;

struct range {
  std::uint32_t first;
  std::uint32_t last;
};

/// East_Asian_Width W and F, and what terminals show as wide emoji, in blocks.
constexpr range wide_ranges[] = {
    {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x2e80, 0x303e},
    {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0xa000, 0xa4cf},
    {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe10, 0xfe19},
    {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},   {0x16fe0, 0x18aff},
    {0x1b000, 0x1b2ff}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd},
};

/// Combining marks of the common blocks, joiners and variation selectors.
constexpr range narrowless_ranges[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a},  {0x064b, 0x065f},
    {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200d}, {0x20d0, 0x20ff},  {0xfe00, 0xfe0f},
    {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}, {0xe0100, 0xe01ef},
};

/// C0 and C1 controls, DEL, and what reorders the text around it.
constexpr range unprintable_ranges[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x200e, 0x200f},
    {0x2028, 0x202e}, {0x2066, 0x2069}, {0xfeff, 0xfeff},
};

template <std::size_t N>
constexpr bool is_in(const range (&ranges)[N], std::uint32_t c) {
  for (const range& r : ranges)
    if (r.first <= c && c <= r.last) return true;
  return false;
}

struct character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool broken = false;
};

/// The first character of a text that is not empty.
character next_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1, false};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || bytes > text.size()) return {first, 1, true};
  std::uint32_t code = first & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) return {first, 1, true};
    code = code << 6U | (byte(i) & 0x3fU);
  }
  return {code, bytes, false};
}

std::size_t width_of(const character& c) {
  if (is_in(narrowless_ranges, c.code)) return 0;
  return is_in(wide_ranges, c.code) ? 2 : 1;
}

/// Where a text that does not fit is cut: the number of bytes that stay on the line.
std::size_t cut_of(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  std::size_t used = 0;
  std::size_t good = 0;   // After the last blank or beside the last wide character.
  std::size_t joint = 0;  // After the last `/` or `_`: for paths and codes that are longer than a line.
  while (at < text.size()) {
    const character c = next_of(text.substr(at));
    const bool wide = width_of(c) == 2;
    if (wide && at > 0) good = at;
    if (used + width_of(c) > columns && c.code != ' ')
      return good > 0 ? good : joint > 0 ? joint : std::max(at, c.bytes);
    used += width_of(c);
    at += c.bytes;
    if (c.code == ' ' || wide) good = at;
    if (c.code == '/' || c.code == '_') joint = at;
  }
  return at;
}

}  // namespace

screen screen::of_standard_output() {
  screen result;
  if (isatty(STDOUT_FILENO) != 1) return result;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  const bool dumb = term == nullptr || *term == '\0' || std::string_view(term) == "dumb";
  result.colours = !refused && !dumb;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    result.columns = std::clamp<std::size_t>(size.ws_col, narrowest, widest);
  return result;
}

std::string screen::paint(colour how, std::string_view text) const {
  if (!colours || how == colour::none) return std::string{text};
  const char* code = "";
  switch (how) {
    case colour::none: break;
    case colour::good: code = "32"; break;
    case colour::bad: code = "31"; break;
    case colour::doubtful: code = "33"; break;
    case colour::quiet: code = "2"; break;
    case colour::strong: code = "1"; break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::size_t width(std::string_view text) {
  std::size_t total = 0;
  while (!text.empty()) {
    const character c = next_of(text);
    total += width_of(c);
    text.remove_prefix(c.bytes);
  }
  return total;
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const character c = next_of(text);
    if (c.code == '\n' || c.code == '\t')
      result += ' ';
    else if (c.broken || is_in(unprintable_ranges, c.code))
      result += '?';
    else
      result += text.substr(0, c.bytes);
    text.remove_prefix(c.bytes);
  }
  return result;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  do {
    const std::size_t cut = cut_of(text, columns);
    std::string_view line = text.substr(0, cut);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(cut);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  } while (!text.empty());
  return lines;
}

std::string paragraph(std::string_view text, std::size_t columns, std::size_t indent,
                      std::string_view lead) {
  std::string result;
  const std::string margin(indent, ' ');
  for (const std::string& line : wrapped(text, columns - indent)) {
    result += result.empty() && !lead.empty() ? std::string(lead) : margin;
    result += line;
    result += '\n';
  }
  return result;
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(text) + std::string(used < columns ? columns - used : 0, ' ');
}

status_line::status_line(const std::string& text) : drawn_(isatty(STDERR_FILENO) == 1) {
  if (drawn_) std::fputs(text.c_str(), stderr);
}
status_line::~status_line() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace preflight
