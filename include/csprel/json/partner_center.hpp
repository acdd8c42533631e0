// SPDX-License-Identifier: Apache-2.0
// Building a directory from what the Partner Center REST API and Microsoft Graph answer.
//
//   json::importer in(cloud::china_21vianet, asker);
//   for (const auto& file : files)
//     if (auto read = in.add(text_of(file), file); !read) return read.error();
//   result<directory> world = in.finish();
//   for (const auto& note : in.notes()) std::cerr << note << '\n';
//
// Understood are Customer, Subscription, Offer, ManagedService, RelationshipRequest and
// PartnerRelationship, each alone or in a collection with its paging members, or an array of all of
// these; told apart by `attributes.objectType` and, where that is missing, by their members. A byte
// order mark before a response is skipped. What the answers say becomes:
//
//   Customer.relationshipToPartner   the relationship with the asking partner; `none`: none
//   Customer.allowDelegatedAccess    a grant for services that are not known, unless
//   ManagedService                   names them: "Skype for Business" is `skype_for_business`
//   Subscription                     a sale of this programme by the asking partner
//   Offer                            an offer whose services are not known
//   RelationshipRequest              the asking partner's invitation link
//   PartnerRelationship              the indirect resellers or providers of the asking partner
//
// In the clouds other than 21Vianet also these, from either API:
//
//   AgreementStatus, or its error body       the partner agreement of the asking partner, or of the one
//                                            that the request names
//   LegalBusinessProfile, MpnProfile         the profiles, the country and the MPN id of the asking partner
//   PartnerRelationship                      a partnership; with a customer, that customer's reseller
//   group, its members                       the security groups of the asking partner, and its users
//   Agreement, CustomerQualification,        what the customer has agreed and qualifies for
//   DirectSignedCustomerAgreementStatus
//   DelegatedAdminCustomer                   the tenant-wide grant to the asking partner
//   delegatedAdminRelationship,              GDAP and who gets which role of it
//   delegatedAdminAccessAssignment
//   TransferEntity, NewCommerceMigration-    transfers and scheduled migrations
//   Schedule
//   SubscriptionProvisioningStatus,          of a subscription
//   AzureEntitlement, NewCommerceMigration,
//   TransitionEligibility
//   organization                             the tenant's country
//
// An empty collection means that there is none, where an address beside it says of what and of whom.
//
// Of whom? What an answer does not tell itself stands in the request, which `add` takes, or which stands
// beside the answer in a text that holds both:
//
//   {"request": "GET /v1/customers/{id}/agreements", "response": {"totalCount": 0, "items": []}}
//
// Otherwise a subscription's, a relationship's or a group's id in the name of the file settles it, or that
// there is only one.
//
// Whose is a subscription or a managed service? The customer's whose id stands in its own links, or
// in those of its collection; that of the customer right before it in an array; the one whose id
// stands in the name of the file; the one that is known to have the subscription; or the only customer
// there is (the only one that was asked for by id, where lists were added as well). Where none of that
// decides, it is an error. An empty collection of managed services, told by its link or the name of its
// file, says that the customer has none.
//
// The order of the answers does not matter, nor does adding one twice. Where two speak of the same
// thing, a resource that was asked for by its id wins over an entry of a list, member by member; of
// two of a kind, the later. New entries stand in the order of their ids.
//
// What the API does not tell is left unknown and said in `notes`: since when a subscription is
// suspended, which services an offer contains. To settle an unknown of an existing directory, add
// the answer that its explanation asks for:
//
//   result<directory> better = json::import_into(world, asker, response);
#ifndef CSPREL_JSON_PARTNER_CENTER_HPP
#define CSPREL_JSON_PARTNER_CENTER_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/json/export.hpp"
#include "csprel/json/limits.hpp"

namespace csprel::json {

/// Gathers answers of the API to one partner and makes a directory of them.
/// *Thread*: distinct importers are independent.
class CSPREL_JSON_EXPORT importer {
 public:
  /// Begins with nothing. `asker` is the partner whose answers these are; it becomes a partner of
  /// the directory, `direct` unless a PartnerRelationship shows otherwise.
  importer(cloud where, const partner_id& asker, const limits& bounds = request_limits);
  /// Begins with a directory; what the answers do not speak of stays as it is.
  importer(const directory& base, const partner_id& asker, const limits& bounds = request_limits);
  importer(importer&&) noexcept;
  importer& operator=(importer&&) noexcept;
  ~importer();

  /// Adds one answer, whole or not at all; `name` (of its file, or the request that it answers) is for
  /// errors and may hold the GUID of the customer that it is about. The pointer of an error begins at the root of `text`.
  /// *Cost*: linear in the text, which is held as a tree.
  /// `request` is what was asked, for example `GET /v1/customers/{id}/agreements`, where that is known;
  /// it settles what the answer itself does not tell.
  [[nodiscard]] result<void> add(std::string_view text, std::string_view name, std::string_view request = {});

  /// The directory of all that was added. More may be added afterwards, and finished again. Fails
  /// as `directory::make` does, with a pointer into the directory document, and with
  /// `missing_member` where a subscription's customer cannot be told.
  [[nodiscard]] result<directory> finish();

  /// What the last `finish` could not learn from the answers, one sentence each.
  [[nodiscard]] const std::vector<std::string>& notes() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The directory with one more answer of the API to `asker`. Fails as `importer` does.
[[nodiscard]] CSPREL_JSON_EXPORT result<directory> import_into(
    const directory& base, const partner_id& asker, std::string_view response,
    std::string_view name = "the response", std::string_view request = {});

}  // namespace csprel::json

#endif
