// SPDX-License-Identifier: Apache-2.0
// The notices that Partner Center sends to a webhook (catalogue 5.10): what has happened, and with it which
// facts of a directory are stale. A notice tells no new values; what it is about must be fetched.
//
//   result<webhook_notice> notice = json::read_webhook(body);
//   for (const stale_fact& one : notice.value().stale) ...  // fetch one.request, replace one.member
#ifndef CSPREL_JSON_WEBHOOK_HPP
#define CSPREL_JSON_WEBHOOK_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/json/export.hpp"
#include "csprel/json/limits.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel::json {

/// Something that a directory may hold as it no longer is.
struct stale_fact {
  std::string member;   ///< Of the document, as `customers[].delegatedAdminRelationships[]`.
  std::string request;  ///< The request that tells it; `{id}` stands for what the notice does not tell.
  friend bool operator==(const stale_fact&, const stale_fact&) = default;
};

/// A notice as it was sent, and what it stands for.
struct webhook_notice {
  std::string name;              ///< `EventName`, as sent.
  std::string resource_name;     ///< `ResourceName`, as sent; empty: not told.
  std::string resource_uri;      ///< `ResourceUri`, as sent; empty: not told.
  std::string audit_uri;         ///< `AuditUri`, as sent; empty: not told.
  std::optional<instant> at;     ///< `ResourceChangeUtcDate`.
  std::optional<std::string> event;  ///< The event of the library that it stands for; nothing: any of several.
  bool is_recognised = false;    ///< Whether this library knows the notice, by its name or its resource.
  std::vector<stale_fact> stale;
};

/// Reads one notice; names of members in any casing. Fails with `missing_member` where it has no
/// `EventName`, and as documents do. A notice that is not known makes what its `ResourceUri` names stale.
/// *Cost*: linear in the text.
[[nodiscard]] CSPREL_JSON_EXPORT result<webhook_notice> read_webhook(std::string_view text, const limits& bounds = {});

/// The notice with what it stands for, as one JSON object.
[[nodiscard]] CSPREL_JSON_EXPORT std::string write_webhook(const webhook_notice& notice);

}  // namespace csprel::json

#endif
