// SPDX-License-Identifier: Apache-2.0
// A scene: a question with everything that it names found in the directory, and the finding of each
// requirement upon it.
#ifndef CSPREL_SRC_DIRECTORY_SCENE_HPP
#define CSPREL_SRC_DIRECTORY_SCENE_HPP

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "csprel/directory/question.hpp"
#include "directory/finding.hpp"
#include "directory/scene_clock.hpp"
#include "directory/tenant_rows.hpp"
#include "directory/world.hpp"

namespace csprel::detail {

enum class asker_kind : unsigned char { partner_user, partner, customer_user };

/// An offer that a question names; `row` is `nowhere` where the directory does not list it.
struct asked_offer {
  position at = nowhere;
  const offer_row* row = nullptr;
};

struct scene {
  const world* in = nullptr;
  const pack* policy = nullptr;  ///< Of the world's cloud.
  operation what{};
  const question* asked = nullptr;  ///< Null where no parameters are asked.
  scene_clock clock;

  asker_kind asker = asker_kind::partner;
  position partner = nowhere;                ///< The asking partner.
  const agent_role_set* agents = nullptr;    ///< Of the asking employee; null: not known.
  const admin_role_set* admins = nullptr;    ///< Likewise.
  const user_id* employee = nullptr;         ///< The asking employee, in the clouds other than 21Vianet.
  const membership* member = nullptr;        ///< Its groups, likewise.
  std::shared_ptr<const membership> stranger;  ///< What `member` points to where the partner does not list it.
  position home = nowhere;                   ///< The customer of the asking customer user.
  std::optional<customer_role> person_role;  ///< Of the asking customer user; nothing: not known.

  position customer = nowhere;      ///< The customer asked about.
  position subscription = nowhere;  ///< Within that customer's subscriptions.
  position other_partner = nowhere; ///< The partner whose grants are meant.
  position link_owner = nowhere;    ///< Whose invitation it is.
  service_mask services;            ///< The services asked about.
  const service_name* service = nullptr;  ///< The service asked about, where it is one.
  position target = nowhere;        ///< Where seats move to, within the customer's subscriptions.
  position gdap = nowhere;          ///< Within the customer's GDAP relationships.
  position moving = nowhere;        ///< Within the customer's transfers.
  std::optional<transfer_kind> supposed_kind;  ///< Of the transfer, where it does not tell one: the kind that is tried.
  position entitlement = nowhere;   ///< Within the subscription's Azure subscriptions.
  asked_offer offer;                ///< `offer` or `target_offer` of the question.

  customer_view here;  ///< The customer asked about, if any.

  [[nodiscard]] const customer_view& entry() const { return here; }
  [[nodiscard]] const subscription_row& row() const { return entry().subscriptions[subscription]; }
  [[nodiscard]] const subscription_fields& subscription_record() const {
    return *entry().record().subscriptions[subscription];
  }
  /// Null where the question is not about one, as all three of its kind.
  [[nodiscard]] const gdap_relationship* relationship() const {
    return gdap == nowhere ? nullptr : &(*entry().record().tenant->gdap_relationships)[gdap];
  }
  [[nodiscard]] const csprel::transfer* transfer() const {
    return moving == nowhere ? nullptr : &(*entry().record().tenant->transfers)[moving];
  }
  /// Of the transfer that it is about; nothing: neither told nor supposed.
  [[nodiscard]] std::optional<transfer_kind> kind_of_transfer() const {
    return transfer()->kind ? transfer()->kind : supposed_kind;
  }
  [[nodiscard]] const azure_entitlement* azure_subscription() const {
    return entitlement == nowhere ? nullptr : &(*subscription_record().commerce->azure_entitlements)[entitlement];
  }
  [[nodiscard]] const tenant_rows& tenant() const { return *entry().tenant; }
  /// The track of the subscription, else of the offer that is asked for; nothing: not known, or none.
  [[nodiscard]] std::optional<csprel::track> track() const;
  [[nodiscard]] bool in_china() const noexcept { return in->cloud == cloud::china_21vianet; }
  [[nodiscard]] const offer_row& source_offer() const { return in->offers->rows[row().offer]; }
};

/// Finds everything that the question names. Fails where the question is a bad request.
[[nodiscard]] result<scene> set_scene(const world& in, const question& asked);

/// The same for an event that has happened: `asked` describes the operation that it is the outcome of,
/// `partner` and `home` who stood on either side (or `nowhere`); who asked is not looked at.
[[nodiscard]] result<scene> set_event_scene(const world& in, const question& asked, position partner,
                                            position home);

/// The first of these lines of a transfer that cannot be the customer's, or nothing: each is a subscription of its own,
/// or `beneath` Azure plans one that stands there, or may where the document does not tell what does.
[[nodiscard]] std::optional<std::size_t> first_strange_line(const world& in, position customer,
                                                            std::span<const subscription_id> lines, bool beneath);

/// What the operation needs for a question of this kind: under its options, and on its track and conditions.
[[nodiscard]] requirement_set asked_here(const scene& s);

/// What the operation needs, less what does not apply to this asker or this subscription.
[[nodiscard]] requirement_set applicable(const scene& s, requirement_set needed);

/// Whether another subscription of the customer is why `what` (a requirement about holdings or add-ons)
/// is not met.
[[nodiscard]] finding is_in_the_way(requirement what, const scene& s, position other);

/// Whether `seats` lies within an offer's range, asked of those bounds that matter (SUB-14, SUB-15).
[[nodiscard]] finding seats_within(const world& in, std::int64_t seats, position offer, bool ask_minimum,
                                   bool ask_maximum);

/// What a question comes down to.
struct judgement {
  requirement_set needed;
  facts known;
};

/// The missing fact of each unknown requirement.
using missing_facts = std::array<missing_fact, requirement_count>;

/// Finds what the question needs and what is known of it, and where wanted what is missing.
[[nodiscard]] judgement judge(const scene& s, missing_facts* missing = nullptr);
/// The same, where no more is asked than this.
[[nodiscard]] judgement judge(const scene& s, const requirement_set& asked, missing_facts* missing = nullptr);

/// The finding of one requirement, in the words of the catalogue. The scene must have been set for
/// an operation that needs it.
[[nodiscard]] finding holds(requirement what, const scene& s);
/// The same, as 21Vianet means it; the other clouds share some of these meanings.
[[nodiscard]] finding holds_in_china(requirement what, const scene& s);

/// Who answers for a subscription. Rules BIL-03, BIL-05, REM-03, SVC-01, IND-05.
[[nodiscard]] accountability accountability_of(const world& in, position customer, position subscription);

}  // namespace csprel::detail

#endif
