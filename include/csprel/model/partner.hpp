// SPDX-License-Identifier: Apache-2.0
// A partner: an organisation that resells, and its employees (catalogue 1.1, 1.2, 2.1).
#ifndef CSPREL_MODEL_PARTNER_HPP
#define CSPREL_MODEL_PARTNER_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/model/validated.hpp"
#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/partner_model.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/standing.hpp"

namespace csprel {

/// An employee of a partner; both settings are unions where a person holds several roles.
struct partner_user {
  user_id id;
  agent_role_set agents;
  admin_role_set admins;
  verbatim extra;  ///< Members of the document that are not modelled.

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

/// No two users with one id; no provider named twice, nor the partner itself; a link is one word.
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
  return std::nullopt;
}

/// A valid partner; see partner_fields and its check.
using partner = validated<partner_fields>;

}  // namespace csprel

#endif
