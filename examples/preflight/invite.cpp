// SPDX-License-Identifier: Apache-2.0
// invite: the mail that a partner sends to ask a customer for a relationship. It is printed as it is
// to be sent, unwrapped: one changed byte in the link spoils it (LNK-04).
#include "csprel/directory/invitation_mail.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"

namespace preflight {

int invite_command(const arguments& given) {
  const auto who = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  const auto language = csprel::from_name<csprel::mail_language>(given.language);
  if (!language)
    throw input_failure{{csprel::error_code::unknown_word, "", "language `" + given.language + "`",
                         "one of `en`, `fr`, `zh`"}, {}};
  const csprel::directory world = load_directory(given);
  std::string mail = value_or_fail(csprel::compose_invitation(world, who, *language),
                                   display_name(given.directory));
  if (mail.empty() || mail.back() != '\n') mail += '\n';
  if (!given.json) {
    write_output(mail);
    return answered;
  }
  const csprel::partner_fields& sender = **world.find(who);  // Whoever has a mail is there, with a link.
  json_text out;
  out.object([&] {
    out.object("partner", [&] {
      out.member("id", who.to_string());
      out.member("name", sender.name);
    });
    out.member("language", csprel::name(*language));
    out.member("link", *sender.link);
    out.member("text", mail);
  });
  write_output(out.text() + "\n");
  return answered;
}

}  // namespace preflight
