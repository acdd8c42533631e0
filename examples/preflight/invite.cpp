// SPDX-License-Identifier: Apache-2.0
// invite: the mail that a partner sends to ask a customer for a relationship. It is printed as it is
// to be sent, unwrapped: one changed byte in the link spoils it (LNK-04).
#include "csprel/directory/invitation_mail.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"

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
  write_output(mail);
  return answered;
}

}  // namespace preflight
