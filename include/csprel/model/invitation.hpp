// SPDX-License-Identifier: Apache-2.0
// A partner's invitation: one opaque link, and the mail that carries it.
//
// The link belongs to the partner that asks (LNK-01), names no customer (LNK-02) and serves every
// request of that partner (LNK-03). It is a text to be passed on unchanged: nothing here parses it,
// gives it an expiry or a use count (LNK-06, LNK-08). The mail is zero to two free paragraphs and
// then the link alone as the last one (MAIL-02 to MAIL-05).
//
//   check_mail("Dear Ms Li,\n\nplease accept.\n\n" + link, link) == mail_finding::intact
//   check_mail(link + "&utm_source=mail", link) == mail_finding::link_altered
//
// Whose link is it? The directory knows: directory::find_link_owner.
#ifndef CSPREL_MODEL_INVITATION_HPP
#define CSPREL_MODEL_INVITATION_HPP

#include <cstddef>
#include <string_view>

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class mail_finding : unsigned char {
  intact,                  ///< A valid request (LNK-04).
  link_altered,            ///< The link is missing or is not this link, to the byte (MAIL-04).
  template_region_locked,  ///< The link stands, but not alone as the last of the documented shape (MAIL-05).
};

template <>
struct enum_names<mail_finding> {
  static constexpr std::array rows{
      enum_name<mail_finding>{mail_finding::intact, "intact"},
      enum_name<mail_finding>{mail_finding::link_altered, "link_altered"},
      enum_name<mail_finding>{mail_finding::template_region_locked, "template_region_locked"},
  };
};
static_assert(detail::rows_in_order<mail_finding>());

namespace detail {

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r'; }

constexpr std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether the link stands in the line unchanged: as a word or words of its own.
constexpr bool holds_link(std::string_view line, std::string_view link) noexcept {
  if (link.empty()) return false;
  for (std::size_t at = line.find(link); at != std::string_view::npos; at = line.find(link, at + 1)) {
    const std::string_view after = line.substr(at + link.size());
    if ((at == 0 || is_blank(line[at - 1])) && (after.empty() || is_blank(after.front()))) return true;
  }
  return false;
}

}  // namespace detail

/// What an edited mail has become of. The link must be known: an empty `link` is never intact.
/// *Cost*: one pass over the text (times the link, at worst), no allocation. Rules LNK-04, MAIL-02 to MAIL-05.
[[nodiscard]] constexpr mail_finding check_mail(std::string_view text, std::string_view link) noexcept {
  std::size_t paragraphs = 0;
  std::size_t links = 0;
  bool in_paragraph = false;
  bool link_is_last = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = detail::trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.empty()) {
      in_paragraph = false;
      continue;
    }
    links += detail::holds_link(line, link) ? 1 : 0;
    link_is_last = line == link && !in_paragraph;
    if (!in_paragraph) ++paragraphs;
    in_paragraph = true;
  }
  if (links == 0) return mail_finding::link_altered;
  const bool documented_shape = links == 1 && link_is_last && paragraphs <= 3;
  return documented_shape ? mail_finding::intact : mail_finding::template_region_locked;
}

}  // namespace csprel

#endif
