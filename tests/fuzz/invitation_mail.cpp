// SPDX-License-Identifier: Apache-2.0
// Against a reader that splits the mail into paragraphs first and then looks at them.
#include "csprel/directory/invitation_mail.hpp"

#include <algorithm>

#include "csprel/model/invitation.hpp"
#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"
#include "support/world_builder.hpp"

namespace csprel::fuzz {
namespace {

using paragraph = std::vector<std::string>;

/// Runs of non-blank lines, each without the blanks around it.
std::vector<paragraph> paragraphs_of(const std::string& text) {
  std::vector<paragraph> all(1);
  std::string line;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n') {
      line += text[i];
      continue;
    }
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos)
      all.emplace_back();
    else
      all.back().push_back(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
    line.clear();
  }
  std::erase_if(all, [](const paragraph& p) { return p.empty(); });
  return all;
}

/// Whether the link is a part of the line that begins and ends where words do.
bool stands_in(const std::string& line, const std::string& link) {
  const auto parts_words = [&](std::size_t at) { return std::string_view(" \t\r").find(line[at]) != std::string_view::npos; };
  for (std::size_t from = 0; !link.empty() && from + link.size() <= line.size(); ++from) {
    const std::size_t to = from + link.size();
    if (line.substr(from, link.size()) == link && (from == 0 || parts_words(from - 1)) &&
        (to == line.size() || parts_words(to)))
      return true;
  }
  return false;
}

mail_finding slow_check(const std::string& text, const std::string& link) {
  const auto all = paragraphs_of(text);
  std::ptrdiff_t links = 0;
  for (const paragraph& p : all)
    links += std::count_if(p.begin(), p.end(), [&](const std::string& line) { return stands_in(line, link); });
  if (links == 0) return mail_finding::link_altered;
  if (links == 1 && all.size() <= 3 && all.back() == paragraph{link}) return mail_finding::intact;
  return mail_finding::template_region_locked;
}

}  // namespace

void invitation_mail(std::string_view input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string link(input.substr(0, end));
  const std::string text(input.substr(std::min(end + 1, input.size())));
  const mail_finding found = check_mail(text, link);
  require(found == slow_check(text, link), "two readers of one mail: " + std::string(name(found)));
  require(!link.empty() || found != mail_finding::intact, "an empty link is intact");

  // Whatever the link is, if a partner can have it, the mail that is composed with it is intact.
  test::world_builder builder;
  builder.link(test::partner_p, link).change_partner(test::partner_p, [&](partner_fields& p) { p.name = text; });
  const bool can_have = partner::make(builder.partners[0]).has_value();
  require(can_have == detail::is_one_word(link), "a link that a partner cannot have, or the reverse");
  if (!can_have) return;
  const auto world = builder.make();
  if (!world) return;  // Another partner has the link.
  for (const auto language : {mail_language::english, mail_language::french, mail_language::simplified_chinese}) {
    const auto mail = compose_invitation(world.value(), test::partner_p, language);
    require(mail.has_value(), "a partner with a link cannot invite");
    // The mail says the partner's name; where that holds the link, or the link is a plain word, it stands twice.
    if (text.find('\n') == std::string::npos && link.find("://") != std::string::npos && text.find(link) == std::string::npos)
      require(check_mail(mail.value(), link) == mail_finding::intact, "a composed mail is not intact");
  }
  const partner* owner = world.value().find_link_owner(link);
  require(owner != nullptr && (*owner)->id == test::partner_p, "a link without owner");
}

}  // namespace csprel::fuzz
