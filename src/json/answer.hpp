// SPDX-License-Identifier: Apache-2.0
// An answer of the Partner Center REST API or of Microsoft Graph, taken apart into its resources: of
// which kind each one is, and what it is about.
//
// Kinds are told apart by `attributes.objectType`, `@odata.type`, the context or request of the whole
// answer, and at last by their members. What a resource is about stands in its own members, in the
// addresses beside it (`links`, `@odata.context`), or in the request that was answered:
//
//   {"request": "GET /v1/customers/{id}/agreements", "response": {"items": []}}
//
// is the way to say it together with the answer.
#ifndef CSPREL_JSON_SRC_ANSWER_HPP
#define CSPREL_JSON_SRC_ANSWER_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "csprel/model/offer.hpp"
#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/service_name.hpp"
#include "json/place.hpp"

namespace csprel::json {

enum class answer_kind : unsigned char {
  customer,
  subscription,
  offer,
  managed_service,
  relationship_request,
  partner_relationship,
  agreement_status,
  legal_business_profile,
  mpn_profile,
  group,
  group_member,
  agreement,
  direct_signature,
  qualification,
  delegated_admin_customer,
  gdap_relationship,
  access_assignment,
  transfer,
  migration,
  migration_schedule,
  provisioning,
  azure_entitlement,
  transition_eligibility,
  organization,
};

/// What an address tells of the answer behind it.
struct answer_address {
  std::optional<customer_id> customer;
  std::optional<subscription_id> subscription;
  std::optional<gdap_relationship_id> gdap;
  std::optional<group_id> group;
  std::optional<partner_id> tenant;      ///< Whose an agreement status is.
  std::optional<std::string> mpn_id;     ///< Likewise.
  bool is_scheduled = false;             ///< `eligibilityType=scheduled`.
  std::optional<answer_kind> of;         ///< The kind that the last step of the path names.

  /// What this one does not tell, `other` may.
  void complete(const answer_address& other);
};
/// Reads an address, with or without host and method. *Cost*: linear.
[[nodiscard]] answer_address read_address(std::string_view url);

/// One resource of an answer.
struct answer_resource {
  answer_kind what{};
  bool from_list = false;
  bool is_nothing = false;  ///< An empty collection: there is none of the kind.
  answer_address about;
  boost::json::object resource;
  std::string file;
  std::string pointer;
};

/// Takes a whole answer apart; `request` is what was asked, where that is known. Every resource can be
/// read by those that use it; the first one that cannot is the error, and so is one of no known kind.
[[nodiscard]] std::vector<answer_resource> take_apart(const boost::json::value& whole, std::string_view file,
                                             std::string_view request, std::optional<error>& wrong);

/// "an Agreement", for an error message.
[[nodiscard]] std::string described(answer_kind kind);
/// Kinds that are about the asking partner rather than one of its customers.
[[nodiscard]] bool is_about_partner(answer_kind kind) noexcept;

/// An Offer resource; what no field holds stays under `resource` in its extra members.
[[nodiscard]] offer_fields read_offer_resource(const boost::json::object& resource, const place& here,
                                               std::optional<error>& wrong);

// Members of resources, without case.
[[nodiscard]] const boost::json::value* member(const boost::json::object& object, std::string_view name);
[[nodiscard]] const boost::json::object* object_member(const boost::json::object& object, std::string_view name);
[[nodiscard]] std::optional<std::string_view> text_member(const boost::json::object& object, std::string_view name);

[[nodiscard]] std::string lower(std::string_view text);

/// "SkypeforBusiness" or "Exchange Online" as a service's token; nothing where no letter is left.
[[nodiscard]] std::optional<service_name> service_of(const boost::json::object& managed);

}  // namespace csprel::json

#endif
