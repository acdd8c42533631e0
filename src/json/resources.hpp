// SPDX-License-Identifier: Apache-2.0
// Partner Center resources: Customer, Subscription and RelationshipRequest, read from JSON of any
// casing and written as the API spells them.
//
// Nothing is said twice: what a field of the model holds is taken out of the verbatim text when a
// resource is read, and merged in again when it is written. So a change of a field shows in the
// text that is written next, and reading that text gives an equal value. Three things follow.
// Modelled members come first when written, named as the API names them; known words are written in
// the library's spelling ("Active" becomes "active"); and `attributes.objectType`, which says
// nothing that the place of the resource does not, is written always.
//
// A text that its field cannot hold whole stays in the verbatim text as well: a time with fractions
// of a second, refund options with members that are not modelled. It is written as it was for as
// long as the field says the same, and gives way to the field as soon as that is changed.
#ifndef CSPREL_JSON_SRC_RESOURCES_HPP
#define CSPREL_JSON_SRC_RESOURCES_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <boost/json/object.hpp>

#include "csprel/model/customer.hpp"
#include "csprel/model/partner.hpp"
#include "csprel/model/subscription.hpp"
#include "json/object_reader.hpp"
#include "json/place.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

/// Fills the fields that the resource holds, and `resource` with the rest where `keep` is set. The
/// first error goes to `wrong` where that is still empty.
void read_resource(const boost::json::object& resource, const place& here, bool keep,
                   subscription_fields& fields, std::optional<error>& wrong);
void read_resource(const boost::json::object& resource, const place& here, bool keep,
                   customer_fields& fields, std::optional<error>& wrong);
/// A RelationshipRequest: `link` and `relationship_request`.
void read_resource(const boost::json::object& resource, const place& here, bool keep,
                   partner_fields& fields, std::optional<error>& wrong);

/// What a Customer resource says of the partner that asked for it. In 21Vianet only an import reads it;
/// in the other clouds it must not contradict the document (contract/global.md 1.2).
struct customer_view {
  std::optional<relationship_type> relationship;  ///< Nothing: not told, or an unknown word.
  std::optional<bool> delegated_access;           ///< Nothing: not told.
};
[[nodiscard]] customer_view view_in(const boost::json::object& resource);
/// Whether it agrees with what the fields say of the viewer.
[[nodiscard]] bool agrees(const std::optional<relationship_type>& told, const customer_fields& fields,
                          const partner_id& viewer);
[[nodiscard]] bool agrees(const std::optional<bool>& told, const customer_fields& fields,
                          const partner_id& viewer);

void write_resource(text_writer& out, const subscription_fields& fields);
/// With `viewer`, what the resource says of that partner's relationship and grant (see customer_view)
/// is written as it was for as long as it agrees with the fields, and as they have it otherwise.
void write_resource(text_writer& out, const customer_fields& fields,
                    const std::optional<partner_id>& viewer = std::nullopt);
/// The RelationshipRequest of a partner that has a link.
void write_resource(text_writer& out, const partner_fields& fields);

/// Writes the members of a verbatim object but for those named in `modelled`.
void write_extra(text_writer& out, const verbatim& extra,
                 std::span<const std::string_view> modelled);

/// Refuses a value for which a directory document has no room: one that begins at level `level` of the
/// document (its root is level 1) and nests beyond the depth to which documents are read.
void refuse_too_deep(const boost::json::value& value, std::size_t level, const place& here,
                     std::optional<error>& wrong);

// The levels at which they begin.
inline constexpr std::size_t level_of_partner = 3;
inline constexpr std::size_t level_of_offer = 3;
inline constexpr std::size_t level_of_offer_resource = 4;
inline constexpr std::size_t level_of_request = 4;
inline constexpr std::size_t level_of_customer_resource = 4;
inline constexpr std::size_t level_of_subscription_resource = 6;
inline constexpr std::size_t level_of_other_answer = 8;  ///< At most; every other kind.

/// The tree of a verbatim text; an empty object where it is none.
[[nodiscard]] boost::json::object tree_of(const verbatim& text);

/// A time of a resource. One that a whole second does not say all about also stays as it is written,
/// and so does an empty text, which says nothing.
[[nodiscard]] std::optional<instant> read_time(object_reader& in, std::string_view name);

}  // namespace csprel::json

#endif
