// SPDX-License-Identifier: Apache-2.0
// A partner: an organisation that resells, and its employees (catalogue 1.1, 1.2, 2.1).
#ifndef CSPREL_MODEL_PARTNER_HPP
#define CSPREL_MODEL_PARTNER_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/model/boxed.hpp"
#include "csprel/model/partner_account.hpp"
#include "csprel/model/validated.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/partner_model.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/standing.hpp"
#include "csprel/vocabulary/user_type.hpp"

namespace csprel {

/// An employee of a partner; both settings are unions where a person holds several roles.
struct partner_user {
  user_id id;
  agent_role_set agents;
  admin_role_set admins;
  verbatim extra;  ///< Members of the document that are not modelled.
  csprel::user_type type = csprel::user_type::member;  ///< `userType`; not read in 21Vianet.

  friend bool operator==(const partner_user&, const partner_user&) = default;
};

struct partner_fields {
  partner_id id;
  std::string name;
  std::string mpn_id;  ///< Microsoft Partner Network id; empty where not told.
  partner_model model = partner_model::direct;
  csprel::standing standing = csprel::standing::active;
  std::vector<partner_id> providers;  ///< Indirect providers that an indirect reseller works for.
  std::string country;
  std::optional<std::string> link;  ///< Its invitation link, opaque (LNK-01); nothing: not on record.
  std::vector<partner_user> users;
  boxed<partner_account> account;  ///< Not read in 21Vianet.
  verbatim relationship_request;  ///< The RelationshipRequest resource that holds the link.
  verbatim extra;

  friend bool operator==(const partner_fields&, const partner_fields&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const partner_fields& p) {
    return out << p.model << " partner " << p.id << " `" << p.name.c_str() << "` (" << p.standing << ')';
  }
};

namespace detail {

/// A link that a mail can carry on a line of its own (MAIL-04).
[[nodiscard]] constexpr bool is_one_word(std::string_view text) noexcept {
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) return false;
  return !text.empty();
}

}  // namespace detail

/// The country of the account: the partner's own, else that of its legal profile; empty: not told.
[[nodiscard]] inline std::string_view account_country(const partner_fields& p) noexcept {
  if (!p.country.empty() || !p.account->legal_business) return p.country;
  return p.account->legal_business->country;
}

/// No two users, groups or PartnerIDs with one id; no provider named twice, nor the partner itself; a
/// link is one word; one country; a block of orders is one that exists; only a direct-bill partner is
/// an indirect reseller as well (P2P-13).
[[nodiscard]] inline std::optional<error> check(const partner_fields& p) {
  if (const auto twice = detail::second_of_one_id(p.users, [](const partner_user& u) -> const auto& { return u.id; }))
    return error{error_code::duplicate_id, "/users/" + std::to_string(*twice) + "/id",
                 "`" + p.users[*twice].id.to_string() + "` a second time", "one user per id"};
  const auto itself = [](const partner_id& id) -> const auto& { return id; };
  if (const auto twice = detail::second_of_one_id(p.providers, itself))
    return error{error_code::duplicate_id, "/providers/" + std::to_string(*twice),
                 "`" + p.providers[*twice].to_string() + "` a second time", "each provider once"};
  for (std::size_t i = 0; i < p.providers.size(); ++i)
    if (p.providers[i] == p.id)
      return error{error_code::impossible_state, "/providers/" + std::to_string(i),
                   "the partner itself", "another partner"};
  if (p.link && !detail::is_one_word(*p.link))
    return error{error_code::malformed_value, "/relationshipRequest/url",
                 p.link->empty() ? "an empty text" : "a text with blanks or control characters", "a link"};
  const partner_account& account = *p.account;
  if (account.also_indirect_reseller && p.model != partner_model::direct)
    return error{error_code::impossible_state, "/alsoIndirectReseller", "true for a partner that is not `direct`",
                 "a direct-bill partner"};
  if (account.legal_business && !p.country.empty() && !account.legal_business->country.empty() &&
      !detail::same_word(account.legal_business->country, p.country))
    return error{error_code::impossible_state, "/country", "`" + p.country + "`",
                 "`" + account.legal_business->country + "`, the country of the legal profile"};
  if (account.order_block && !is_order_block(*account.order_block))
    return error{error_code::unknown_word, "/orderBlock", "`" + *account.order_block + "`",
                 "one of `800023`, `800025`, `900121`, `800069`, `800024`, `800026`, `800062`, `800022`"};
  if (account.partner_ids)
    if (const auto twice = detail::second_of_one_id(
            *account.partner_ids, [](const partner_identifier& i) -> const auto& { return i.id; }))
      return error{error_code::duplicate_id, "/partnerIds/" + std::to_string(*twice) + "/id",
                   "`" + (*account.partner_ids)[*twice].id + "` a second time", "each PartnerID once"};
  if (account.groups)
    if (const auto twice = detail::second_of_one_id(*account.groups, [](const security_group& g) -> const auto& { return g.id; }))
      return error{error_code::duplicate_id, "/groups/" + std::to_string(*twice) + "/resource/id",
                   "`" + (*account.groups)[*twice].id.to_string() + "` a second time", "one group per id"};
  return std::nullopt;
}

/// A valid partner; see partner_fields and its check.
using partner = validated<partner_fields>;

}  // namespace csprel

#endif
