// SPDX-License-Identifier: Apache-2.0
// A directory: the state of one world of partners, offers and customers, ready to be asked.
//
// A directory is a value. Copying it gives an independent world at the price of a pointer; a
// `const directory&` may be read from any number of threads. Questions never change it; events
// (apply.hpp) make a new one. Only consistent states exist: `make` refuses everything else.
//
//   result<directory> world = json::read_directory(text);
//   result<decision> d = decide(*world, q);
//   if (d && d.value().result == outcome::allow) ...
//
// What if two customers have a subscription of the same id? The id alone is then no answer:
// `find_subscription` without a customer reports it, with one finds it.
#ifndef CSPREL_DIRECTORY_DIRECTORY_HPP
#define CSPREL_DIRECTORY_DIRECTORY_HPP

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/export.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/directory/question.hpp"
#include "csprel/model/agreement_status.hpp"
#include "csprel/model/customer.hpp"
#include "csprel/model/offer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/policy/facts.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/cloud.hpp"

namespace csprel {

/// What a directory is made of; the members of the directory document (contract section 1).
struct directory_fields {
  csprel::cloud cloud = cloud::china_21vianet;
  std::optional<instant> as_of;  ///< The clock of questions that bring none.
  option_values options;
  std::vector<partner> partners;
  std::vector<offer> offers;
  std::vector<customer> customers;
  /// Answers about PartnerIDs that no partner holds (`mpaStatus[]`); not read in 21Vianet.
  std::vector<mpa_status> mpa_statuses;
  /// Azure roles that earn partner credit beside Owner and Contributor (`pecRoles[]`, PEC-2); nothing:
  /// not told. Not read in 21Vianet.
  std::optional<std::vector<std::string>> earning_azure_roles;
  verbatim extra;  ///< Members of the document that are not modelled.
};

/// Where a subscription stands.
struct subscription_place {
  const customer* owner = nullptr;
  const subscription* found = nullptr;
};

/// The most services that the offers of one directory may name.
inline constexpr std::size_t max_services = 128;

namespace detail {
struct world;  // src/directory/world.hpp
}

/// *Invariant*: ids are unique, references resolve, and the invariants of the cloud's catalogue hold.
/// *Thread*: distinct objects are independent; concurrent reads of one object are safe.
class CSPREL_DIRECTORY_EXPORT directory {
 public:
  /// The directory of these parts, or the first thing that is wrong with them, with a JSON Pointer
  /// into the directory document. *Cost*: linear in their number.
  [[nodiscard]] static result<directory> make(directory_fields fields);

  [[nodiscard]] csprel::cloud cloud() const noexcept;
  /// The clock, `asOf`; nothing: not told.
  [[nodiscard]] std::optional<instant> as_of() const noexcept;
  [[nodiscard]] const option_values& options() const noexcept;
  /// The pack of the cloud. Where this version has none, questions and events fail with `unsupported`,
  /// and this is the pack of 21Vianet, which then only says what the options are called.
  [[nodiscard]] const pack& policy() const noexcept;
  [[nodiscard]] std::span<const mpa_status> mpa_statuses() const noexcept;
  [[nodiscard]] const std::optional<std::vector<std::string>>& earning_azure_roles() const noexcept;
  [[nodiscard]] const verbatim& extra() const noexcept;

  /// In the order of the document.
  [[nodiscard]] std::span<const partner> partners() const noexcept;
  [[nodiscard]] std::span<const offer> offers() const noexcept;
  [[nodiscard]] std::size_t customer_count() const noexcept;
  /// `position` must be less than `customer_count()`.
  [[nodiscard]] const customer& customer_at(std::size_t position) const noexcept;

  /// Null where there is none. *Cost*: one hash lookup.
  [[nodiscard]] const partner* find(const partner_id& id) const noexcept;
  [[nodiscard]] const offer* find(const offer_id& id) const noexcept;
  [[nodiscard]] const customer* find(const customer_id& id) const noexcept;
  /// Fails with `not_found` where there is none, or where `owner` is missing and several have one.
  [[nodiscard]] result<subscription_place> find_subscription(
      const subscription_id& id, const std::optional<customer_id>& owner = std::nullopt) const;
  /// Whether an offer of this directory contains the service.
  [[nodiscard]] bool has_service(const service_name& name) const noexcept;
  /// The partner whose invitation link this is, to the byte; null where it is nobody's (LNK-01).
  [[nodiscard]] const partner* find_link_owner(std::string_view link) const noexcept;

  /// The same world under other options.
  [[nodiscard]] directory with_options(const option_values& options) const;
  /// The same world at another clock.
  [[nodiscard]] directory with_as_of(std::optional<instant> clock) const;

  /// Equal parts in equal order.
  friend CSPREL_DIRECTORY_EXPORT bool operator==(const directory& a, const directory& b) noexcept;

  explicit directory(std::shared_ptr<const detail::world> world) noexcept;
  [[nodiscard]] const detail::world& world() const noexcept { return *world_; }

 private:
  std::shared_ptr<const detail::world> world_;
};

/// What a question comes down to: what its operation needs here and what is known of it.
struct resolution {
  requirement_set needed;
  facts known;
  std::optional<instant> at;  ///< The clock used.
  std::optional<csprel::accountability> accountability;  ///< Where a subscription is asked about.
};

/// The requirements of the question and what the directory knows of them. Fails where the question
/// is a bad request: it names what the directory does not hold, or lacks a property (contract
/// section 2, "Readings"). *Cost*: a few lookups; no allocation on success but for texts.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<resolution> resolve(const directory& world, const question& asked);

/// The decision of `resolve`. Fails as it does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<decision> decide(const directory& world, const question& asked);

/// The decision in words, with rules, refusals and who answers. Fails as `resolve` does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<explanation> explain(const directory& world, const question& asked);

}  // namespace csprel

#endif
