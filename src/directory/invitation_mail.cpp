// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/invitation_mail.hpp"

#include "directory/quoted.hpp"

namespace csprel {
namespace {

/// The two paragraphs, around the partner's name.
struct template_text {
  std::string_view greeting;  ///< Before the name.
  std::string_view request;   ///< After it, to the end of the first paragraph.
  std::string_view effect;    ///< The second paragraph.
};

constexpr template_text text_in(mail_language language) {
  switch (language) {
    case mail_language::french:
      return {"Bonjour,\n",
              " vous propose d'établir une relation de revendeur pour les services en ligne exploités par "
              "21Vianet.",
              "Pour accepter, ouvrez le lien ci-dessous en tant qu'administrateur et choisissez les services "
              "que nous pourrons administrer pour vous. Vous pourrez retirer cette autorisation à tout moment; "
              "vos abonnements existants ne changent pas."};
    case mail_language::simplified_chinese:
      return {"您好：\n", "希望与贵公司就世纪互联运营的在线服务建立经销商关系。",
              "如同意，请以管理员身份打开下面的链接，并选择允许我们代为管理的服务。"
              "您可以随时取消该授权；现有订阅不会发生任何变化。"};
    case mail_language::english: break;
  }
  return {"Hello,\n", " would like to establish a reseller relationship with you for the online services "
                      "operated by 21Vianet.",
          "To accept, open the link below as an administrator and choose the services that we may administer "
          "for you. You can take this permission back at any time; your present subscriptions do not change."};
}

}  // namespace

result<std::string> compose_invitation(const directory& world, const partner_id& who, mail_language language) {
  const partner* p = world.find(who);
  if (p == nullptr)
    return error{error_code::not_found, "", detail::quoted(who.to_string()), "a partner of the directory"};
  if ((*p)->model == partner_model::indirect_reseller)
    return error{error_code::impossible_state, "", "an indirect reseller",
                 "a partner with an invitation of its own; a reseller forwards its provider's (IND-04)"};
  if (!(*p)->link)
    return error{error_code::missing_member, "", "no `relationshipRequest` of this partner",
                 "its link, from GET /v1/customers/relationshiprequests"};
  const template_text text = text_in(language);
  const std::string name = (*p)->name.empty() ? "MPN " + (*p)->mpn_id : (*p)->name;
  std::string mail{text.greeting};
  mail.append(name).append(text.request).append("\n\n").append(text.effect).append("\n\n");
  return mail.append(*(*p)->link).append("\n");
}

}  // namespace csprel
