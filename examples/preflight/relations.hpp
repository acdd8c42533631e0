// SPDX-License-Identifier: Apache-2.0
// What stands between one partner and one customer, for the pages that list it: the relationship, the
// delegated admin and the sales are three things, and none of them follows from another.
#ifndef CSPREL_PREFLIGHT_RELATIONS_HPP
#define CSPREL_PREFLIGHT_RELATIONS_HPP

#include <optional>
#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"

#include "json_text.hpp"

namespace preflight {

struct relation {
  csprel::partner_id partner;
  const csprel::relationship* relationship = nullptr;     ///< Null: none.
  bool delegated_admin = false;                           ///< An entry is on record.
  bool services_known = true;
  std::vector<csprel::service_name> services;             ///< All entries together.
  std::optional<csprel::instant> delegated_since;         ///< The earliest.
  std::vector<const csprel::subscription*> sold;          ///< Not cancelled ones only.
};

/// The partners that have anything to do with the customer, in the order in which its record first
/// names them.
[[nodiscard]] std::vector<relation> relations_of(const csprel::customer& customer);

/// "reseller", "none", ...
[[nodiscard]] std::string relationship_text(const relation& which);
/// "2017-03-01, accepted"
[[nodiscard]] std::string since_text(const relation& which);
/// "exchange, skype", "granted, services not known", "none"
[[nodiscard]] std::string delegated_admin_text(const relation& which);

/// The members `relationship`, `delegatedAdmin` and `sold`.
void write_relation(json_text& out, const csprel::directory& world, const relation& which);

}  // namespace preflight

#endif
