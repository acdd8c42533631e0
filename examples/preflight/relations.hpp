// SPDX-License-Identifier: Apache-2.0
// What stands between a partner and a customer, in words: for the pages that list it.
#ifndef CSPREL_PREFLIGHT_RELATIONS_HPP
#define CSPREL_PREFLIGHT_RELATIONS_HPP

#include <string>

#include "csprel/directory/relations.hpp"

#include "json_text.hpp"
#include "terminal.hpp"

namespace preflight {

/// "reseller", "none", ...
[[nodiscard]] std::string relationship_text(const csprel::relation& which);
/// "2017-03-01, accepted"
[[nodiscard]] std::string since_text(const csprel::relation& which);
/// "exchange, skype", "granted, services not known", "none"
[[nodiscard]] std::string delegated_admin_text(const csprel::relation& which);
[[nodiscard]] colour delegated_admin_colour(const csprel::relation& which);

/// Whether the partner has to ask for a relationship, and why: "must ask: the customer works with
/// other resellers (REQ-01 MP-02)".
[[nodiscard]] std::string request_text(const csprel::request_need& need);
/// The grounds alone: "other resellers"; "no" where nothing need be asked.
[[nodiscard]] std::string request_words(const csprel::request_need& need);

/// The members `relationship`, `delegatedAdmin`, `sold` and `request`.
void write_relation(json_text& out, const csprel::directory& world, const csprel::relation& which);
/// The member `request`.
void write_request_need(json_text& out, const csprel::request_need& need);

}  // namespace preflight

#endif
