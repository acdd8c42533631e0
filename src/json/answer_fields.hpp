// SPDX-License-Identifier: Apache-2.0
// What an answer of the clouds other than 21Vianet tells the record that it is about.
//
// An answer replaces what an earlier one said of the same thing, told by its id; an empty collection
// says that there is none. `asker` is the partner that was answered. *Precondition* of all: the answer was
// taken apart by `take_apart`, which refuses what cannot be read.
//
//   customer_teller customer(fields, asker, notes);
//   for (const answer_resource& told : all) customer.tell(told);
#ifndef CSPREL_JSON_SRC_ANSWER_FIELDS_HPP
#define CSPREL_JSON_SRC_ANSWER_FIELDS_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "csprel/model/customer.hpp"
#include "csprel/model/partner.hpp"
#include "json/answer.hpp"
#include "json/listed_once.hpp"
#include "json/owned_parts.hpp"

namespace csprel::json {

// What stands once in a list that has no ids.

/// An agreement: what was answered, to whom.
inline constexpr auto answered_by = [](const customer_agreement& a) {
  return std::pair{a.partner, std::string{a.resource.json()}};
};
inline constexpr auto kind_of = [](const qualification& q) {
  return std::pair{q.partner, q.kind ? std::optional{std::string{q.kind->text()}} : std::nullopt};
};
inline constexpr auto target_of = [](const transition_eligibility& e) {
  return std::pair{e.catalog_item, std::string{e.eligibility_type.text()}};
};

/// Profiles, partnerships, groups and members: what was answered about a partner itself. *Cost* of each answer: that of
/// reading it, and a look-up among what is there.
class partner_teller {
 public:
  /// `asker` must outlive this; its lists are changed by nobody else meanwhile.
  explicit partner_teller(partner_fields& asker) : asker_{asker} {}

  /// The group of members: the one they name, the one that the file is named after, or the only one. Fails with
  /// `missing_member` where that is none or several.
  [[nodiscard]] result<void> settle_group(answer_resource& members);
  /// *Precondition*: a member's group is told.
  void tell(const answer_resource& told);

 private:
  security_group& group_of(const group_id& id);
  void tell_member(const answer_resource& told);

  partner_fields& asker_;
  listed_once<partnership, &partnership::other> partnerships_;
  listed_once<security_group, &security_group::id> groups_;
  listed_once<partner_user, &partner_user::id> users_;
  std::map<group_id, listed_once<group_member, &group_member::id>> members_;
  ids_in_names<group_id> named_;
  std::size_t named_until_ = 0;  ///< So many groups are among them.
};

/// Everything about a customer but the Customer itself, its services and its subscriptions. What cannot be kept is said
/// in `notes`. *Cost*: as above.
class customer_teller {
 public:
  /// The customer and the notes must outlive this; nobody else changes the customer's lists meanwhile.
  customer_teller(customer_fields& customer, const partner_id& asker, std::vector<std::string>& notes)
      : customer_{customer}, asker_{asker}, notes_{notes} {}

  void tell(const answer_resource& told);

 private:
  customer_fields& customer_;
  const partner_id asker_;
  std::vector<std::string>& notes_;
  listed_once<customer_agreement, answered_by> agreements_;
  listed_once<qualification, kind_of> qualifications_;
  listed_once<gdap_relationship, &gdap_relationship::id> relationships_;
  std::map<gdap_relationship_id, listed_once<access_assignment, &access_assignment::id>> assignments_;
  listed_once<transfer, &transfer::id> transfers_;
  listed_once<migration_schedule, &migration_schedule::id> schedules_;
};

/// Provisioning, Azure subscriptions, migration, eligibilities. *Cost*: as above.
class subscription_teller {
 public:
  /// `subscription` must outlive this; nobody else changes its lists meanwhile.
  explicit subscription_teller(subscription_fields& subscription) : subscription_{subscription} {}

  void tell(const answer_resource& told);

 private:
  subscription_fields& subscription_;
  listed_once<azure_entitlement, &azure_entitlement::id> azure_;
  listed_once<transition_eligibility, target_of> eligibilities_;
};

/// Whether that is about a subscription.
[[nodiscard]] bool is_about_subscription(answer_kind kind) noexcept;
/// An answer about the partner agreement.
[[nodiscard]] agreement_status read_agreement_status(const answer_resource& told);
/// What is said of a partnership, of which several answers may have told.
[[nodiscard]] partnership read_partnership(const boost::json::object& resource);

}  // namespace csprel::json

#endif
