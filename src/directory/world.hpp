// SPDX-License-Identifier: Apache-2.0
// The state behind a directory: the records as given, and beside them rows that hold what decisions
// read, as positions and bits instead of ids and names.
//
// A world is immutable once a directory holds it. Its parts are shared between worlds: an event
// replaces the customer that it touches and leaves the rest alone.
#ifndef CSPREL_SRC_DIRECTORY_WORLD_HPP
#define CSPREL_SRC_DIRECTORY_WORLD_HPP

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/compiled_pack.hpp"
#include "csprel/directory/directory.hpp"
#include "directory/customer_store.hpp"
#include "directory/group_table.hpp"
#include "directory/kept_answers.hpp"
#include "directory/keyed_hash.hpp"

namespace csprel::detail {

/// Equality of GUIDs and their ids by words instead of bytes.
struct guid_words {
  std::uint64_t high{};
  std::uint64_t low{};
  explicit guid_words(const guid& value) noexcept { std::memcpy(this, value.bytes().data(), sizeof *this); }
  template <class Tag>
  explicit guid_words(const guid_id<Tag>& id) noexcept : guid_words(id.value()) {}
};
struct guid_equal {
  template <class Id>
  [[nodiscard]] bool operator()(const Id& one, const Id& other) const noexcept {
    const guid_words a(one), b(other);
    return ((a.high ^ b.high) | (a.low ^ b.low)) == 0;
  }
};
template <class Id, class Value>
using guid_map = boost::unordered_flat_map<Id, Value, keyed_hash, guid_equal>;

/// A copy of what is shared, so that it can be changed; no copy where nobody shares it.
template <class T>
T& own(std::shared_ptr<const T>& shared) {
  if (shared.use_count() != 1) shared = std::make_shared<T>(*shared);
  return const_cast<T&>(*shared);  // Every one of these was made without const.
}

struct offer_row {
  service_mask services;
  bool services_known{};
  bool is_add_on{};
  bool is_usage_billed{};
  std::vector<position> prerequisites;  ///< Listed offers only.
  std::vector<position> targets;        ///< Listed offers only.
};

struct partner_row {
  partner_model model = partner_model::direct;
  csprel::standing standing = csprel::standing::active;
  std::vector<position> providers;
};

struct partner_table {
  std::vector<partner> records;
  std::vector<partner_row> rows;
  guid_map<partner_id, position> by_id;
  boost::unordered_flat_map<std::string, position, keyed_hash, std::equal_to<>> by_link;
  std::vector<group_table> groups;  ///< One for each partner; empty in 21Vianet.
  boost::unordered_flat_set<partner_id, keyed_hash, guid_equal> awaited;  ///< In partnerships, but not listed.
};

struct offer_table {
  std::vector<offer> records;
  std::vector<offer_row> rows;
  boost::unordered_flat_map<offer_id, position, keyed_hash> by_id;
  /// The first offer of each `product:sku`; empty in 21Vianet, whose offers have none.
  boost::unordered_flat_map<offer_id, position, keyed_hash> by_product;
  /// Of each id that offers name and none has, or `product:sku` of one, the offers that do.
  boost::unordered_flat_map<offer_id, std::vector<position>, keyed_hash> awaited;
  std::vector<service_name> services;  ///< By bit.
  boost::unordered_flat_map<service_name, service_bit, keyed_hash> service_by_name;
};

[[nodiscard]] inline bool contains(const std::vector<position>& positions, position wanted) noexcept {
  return std::find(positions.begin(), positions.end(), wanted) != positions.end();
}

[[nodiscard]] position find_offer(const offer_table& in, const offer_id& id);

/// A subscription's place: its customer and where it stands among the customer's subscriptions.
struct place {
  position customer = nowhere;
  position subscription = nowhere;
};

/// Customers and subscriptions by id. The API's subscription ids are GUIDs and stand here in sixteen
/// bytes; other texts keep their length.
struct customer_lookup {
  guid_map<customer_id, position> by_id;
  /// A place without customer stands for several customers that have a subscription of the id.
  guid_map<guid, place> by_guid;
  boost::unordered_flat_map<subscription_id, place, keyed_hash> by_text;
  /// The customer of each GDAP relationship, whose ids are unique in a document.
  boost::unordered_flat_map<gdap_relationship_id, position, keyed_hash> by_gdap;

  /// Null where nobody has the subscription.
  [[nodiscard]] const place* find(const guid& id) const noexcept {
    const auto at = by_guid.find(id);
    return at == by_guid.end() ? nullptr : &at->second;
  }
  [[nodiscard]] const place* find(const subscription_id& id) const noexcept {
    if (const auto parsed = guid::parse(id.to_string())) return find(*parsed);
    const auto at = by_text.find(id);
    return at == by_text.end() ? nullptr : &at->second;
  }
  void enter(const subscription_id& id, place where);
};

struct world;

struct portfolio_tables;  // portfolio_tables.hpp
/// Null in the clouds other than 21Vianet.
[[nodiscard]] std::shared_ptr<const portfolio_tables> make_portfolio_tables(const world& in);

struct world {
  csprel::cloud cloud = cloud::china_21vianet;
  std::optional<instant> as_of;
  option_values options;
  std::vector<mpa_status> mpa_statuses;
  std::optional<std::vector<std::string>> earning_azure_roles;
  verbatim extra;
  std::shared_ptr<const partner_table> partners;
  std::shared_ptr<const offer_table> offers;
  customer_store customers;
  std::shared_ptr<const customer_lookup> lookup;

  /// What each operation needs under the options; kept by `set_options`.
  std::array<requirement_set, operation_count> needed{};

  /// What somebody in this cloud can have under the options; kept by `set_options`.
  operation_set available;

  /// Kept by `set_options`.
  std::shared_ptr<const portfolio_tables> in_bulk;

  /// What was asked by handle; the one thing that grows while a world is asked.
  kept_answers kept;

  /// The only way to choose options: it keeps what follows from them.
  void set_options(const option_values& chosen) {
    const pack& policy = *compiled_pack(cloud);
    options = policy.completed(chosen);
    available = {};
    for (const auto& row : enum_names<operation>::rows) {
      needed[static_cast<std::size_t>(row.value)] = policy.needed(row.value, options);
      if (policy.available(row.value, options)) available.insert(row.value);
    }
    in_bulk = make_portfolio_tables(*this);
  }
  [[nodiscard]] const requirement_set& needed_by(operation what) const noexcept {
    return needed[static_cast<std::size_t>(what)];
  }
  /// False where nobody in this cloud has the operation.
  [[nodiscard]] bool is_available(operation what) const noexcept {
    return available.contains(what);
  }

  [[nodiscard]] const partner_row& row(position partner) const { return partners->rows[partner]; }
  [[nodiscard]] const group_table& groups(position partner) const { return partners->groups[partner]; }
  [[nodiscard]] const partner_fields& fields(position partner) const { return *partners->records[partner]; }
  [[nodiscard]] position find(const partner_id& id) const {
    const auto at = partners->by_id.find(id);
    return at == partners->by_id.end() ? nowhere : at->second;
  }
  /// The offer of exactly this id, else the first of its `product:sku` (contract/global.md 1.4).
  [[nodiscard]] position find(const offer_id& id) const { return find_offer(*offers, id); }
  [[nodiscard]] position find(const customer_id& id) const {
    const auto at = lookup->by_id.find(id);
    return at == lookup->by_id.end() ? nowhere : at->second;
  }
  [[nodiscard]] position find_link_owner(std::string_view link) const {
    const auto at = partners->by_link.find(link);
    return at == partners->by_link.end() ? nowhere : at->second;
  }
};

/// Where the subscription is; fails where nobody has it, or several and `owner` is missing.
[[nodiscard]] result<place> locate(const world& in, const subscription_id& id,
                                   const std::optional<customer_id>& owner);

/// The state that a status stands for; no or an unrecognised status is unknown.
[[nodiscard]] subscription_state state_of(const subscription_fields& s) noexcept;

/// Checks and numbers partners; pointers are those of the directory document.
[[nodiscard]] result<std::shared_ptr<const partner_table>> make_partners(
    csprel::cloud cloud, std::vector<partner> records);
/// Replaces a partner, or adds one behind the others. What is shared is copied; a table that fails may only be
/// destroyed. *Cost*: of the partner; of the whole table where it is shared, or where others stand to the partner
/// otherwise than before.
[[nodiscard]] std::optional<error> put_partner(csprel::cloud cloud, std::shared_ptr<const partner_table>& table,
                                               position where, partner record);
/// Checks and numbers offers and their services.
[[nodiscard]] result<std::shared_ptr<const offer_table>> make_offers(csprel::cloud cloud,
                                                                     std::vector<offer> records);
/// Adds an offer behind the others, likewise. *Cost*: of the offer and of those that name it.
[[nodiscard]] std::optional<error> add_offer(csprel::cloud cloud, std::shared_ptr<const offer_table>& table,
                                             offer record);
/// Applies an event and moves the clock; or says why it cannot have happened, and changes nothing. A world that
/// fails may only be destroyed.
[[nodiscard]] result<std::optional<event_refusal>> happen(world& in, const event& e);
/// Whether a subscription once it is of this offer is an add-on that must have a parent: everywhere in 21Vianet, elsewhere
/// on the legacy track.
[[nodiscard]] bool needs_parent(const world& in, const subscription_fields& s, position offer);
/// Checks a customer's references and its cloud's invariants and makes its rows. Pointers start
/// with `pointer`.
[[nodiscard]] result<customer_rows> make_rows(const world& in, const customer& record, const std::string& pointer);
/// Adds the customer at `where` to the lookup. False where its id is taken.
bool enter(customer_lookup& lookup, const customer_fields& c, position where);
/// Adds its GDAP relationships. The first one whose id is taken, or nothing.
std::optional<std::size_t> enter_gdap(customer_lookup& lookup, const customer_fields& c, position where);

}  // namespace csprel::detail

#endif
