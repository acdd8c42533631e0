// SPDX-License-Identifier: Apache-2.0
// What a partner may change of the mail that carries its link.
#include "csprel/model/invitation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace csprel {
namespace {

static_assert(check_mail("link", "link") == mail_finding::intact);
static_assert(check_mail("", "link") == mail_finding::link_altered);
static_assert(check_mail("a\n\nb\n\nc\n\nlink", "link") == mail_finding::template_region_locked);

const std::string link = "https://portal.example.cn/relationship?invType=R&partnerId=7&DAP=true";

TEST(Mail, MayLoseOrChangeItsTwoParagraphs) {
  // W13: both opening paragraphs deleted.
  for (const std::string& text :
       {link, link + "\n", "\n\n" + link + "\n\n\n", "Dear Ms Li,\n\n" + link, "Dear Ms Li,\n\nplease.\n\n" + link,
        "Dear Ms Li,\r\n\r\nplease\r\naccept.\r\n\r\n" + link + "\r\n", "a\n \t \nb\n\n\n\n  " + link + " \t"})
    EXPECT_EQ(check_mail(text, link), mail_finding::intact) << text;
}

TEST(Mail, MayNotChangeItsLinkByOneByte) {
  // W14: a tracking parameter; and every single byte changed, lost or added.
  const auto altered = [](const std::string& changed) {
    EXPECT_EQ(check_mail("Hello,\n\n" + changed + "\n", link), mail_finding::link_altered) << changed;
  };
  altered(link + "&utm_source=mail");
  altered("<" + link + ">");
  altered("see:" + link + " now");
  altered("open " + link + "&utm_source=mail or " + link + ".");
  altered("");
  for (std::size_t i = 0; i <= link.size(); ++i) {
    for (const char c : {'!', 'x', '\n', '\0', '\xff', '%'}) {
      // A line break before or after the link leaves it whole.
      const bool whole = c == '\n' && (i == 0 || i == link.size());
      std::string longer = link;
      longer.insert(i, 1, c);
      if (!whole) altered(longer);
      if (i == link.size()) continue;
      std::string other = link;
      other[i] = other[i] == c ? 'y' : c;
      altered(other);
      std::string upper = link;
      upper[i] = static_cast<char>(upper[i] ^ 0x20);
      altered(upper);
    }
    if (i == link.size()) continue;
    std::string shorter = link;
    altered(shorter.erase(i, 1));
  }
}

TEST(Mail, HasNothingBeyondTheDocumentedShape) {
  for (const std::string& text : {"a\n\nb\n\nc\n\n" + link, link + "\n\nregards", "a\n\n" + link + "\n\n" + link,
                                  "please open\n" + link, link + "\nplease open it", link + "\n" + link,
                                  "a\n\n" + link + "\n\nb", "Open " + link, link + " today", "a\n\nsee\t" + link + " now",
                                  link + " " + link})
    EXPECT_EQ(check_mail(text, link), mail_finding::template_region_locked) << text;
}

TEST(Mail, WithoutALinkIsNeverIntact) {
  for (const std::string& text : {std::string{}, std::string{"\n\n"}, std::string{"a"}, link})
    EXPECT_EQ(check_mail(text, ""), mail_finding::link_altered);
  EXPECT_EQ(check_mail("", link), mail_finding::link_altered);
}

}  // namespace
}  // namespace csprel
