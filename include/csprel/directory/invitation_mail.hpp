// SPDX-License-Identifier: Apache-2.0
// The invitation mail: what a partner sends to ask a customer for a relationship.
//
// Two leading paragraphs that the partner may edit or drop (MAIL-02, MAIL-03), then its link alone,
// verbatim (MAIL-04). It holds no data of any customer: one mail serves them all (LNK-02, LNK-03).
// What an edited mail has become of says check_mail (model/invitation.hpp).
#ifndef CSPREL_DIRECTORY_INVITATION_MAIL_HPP
#define CSPREL_DIRECTORY_INVITATION_MAIL_HPP

#include <string>

#include "csprel/directory/directory.hpp"

namespace csprel {

/// The language of the two leading paragraphs.
enum class mail_language : unsigned char { english, french, simplified_chinese };

template <>
struct enum_names<mail_language> {
  static constexpr std::array rows{
      enum_name<mail_language>{mail_language::english, "en"},
      enum_name<mail_language>{mail_language::french, "fr"},
      enum_name<mail_language>{mail_language::simplified_chinese, "zh"},
  };
};
static_assert(detail::rows_in_order<mail_language>());

/// The mail of a partner. Fails with `not_found` where the directory does not hold the partner, with
/// `impossible_state` where it cannot invite (IND-04), and with `missing_member` where its link is not
/// on record; the link is what `GET /v1/customers/relationshiprequests` tells.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::string> compose_invitation(
    const directory& world, const partner_id& who, mail_language language = mail_language::english);

}  // namespace csprel

#endif
