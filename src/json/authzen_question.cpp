// SPDX-License-Identifier: Apache-2.0
#include "json/authzen_question.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/object.hpp>

#include "json/object_reader.hpp"
#include "json/place.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

enum class subject_type : unsigned char { partner_user, partner, customer_user };

/// The types of resource that some pack knows.
enum class resource_type : unsigned char {
  customer,
  subscription,
  service,
  partner,
  invitation,
  gdap_relationship,
  transfer,
  azure_subscription,
  user,
};

}  // namespace
}  // namespace csprel::json

template <>
struct csprel::enum_names<csprel::json::subject_type> {
  using type = csprel::json::subject_type;
  static constexpr std::array rows{
      enum_name<type>{type::partner_user, "partner_user"},
      enum_name<type>{type::partner, "partner"},
      enum_name<type>{type::customer_user, "customer_user"},
  };
};

template <>
struct csprel::enum_names<csprel::json::resource_type> {
  using type = csprel::json::resource_type;
  static constexpr std::array rows{
      enum_name<type>{type::customer, "customer"},
      enum_name<type>{type::subscription, "subscription"},
      enum_name<type>{type::service, "service"},
      enum_name<type>{type::partner, "partner"},
      enum_name<type>{type::invitation, "invitation"},
      enum_name<type>{type::gdap_relationship, "gdap_relationship"},
      enum_name<type>{type::transfer, "transfer"},
      enum_name<type>{type::azure_subscription, "azure_subscription"},
      enum_name<type>{type::user, "user"},
  };
};

namespace csprel::json {
namespace {

static_assert(csprel::detail::rows_in_order<subject_type>());
static_assert(csprel::detail::rows_in_order<resource_type>());

/// Absent properties are an empty object.
const bj::object& properties_of(object_reader& in) {
  static const bj::object none;
  const auto* properties = in.object("properties");
  return properties == nullptr ? none : *properties;
}

std::string required_text(object_reader& in, std::string_view name) {
  if (in.required(name, "a text") == nullptr) return {};
  return in.text_or_empty(name);
}

subject read_subject(const bj::object& object, const place& here, std::optional<error>& wrong) {
  object_reader in(object, here, member_names::exact, wrong);
  const place inside{here, "properties"};
  object_reader with(properties_of(in), inside, member_names::exact, wrong);
  switch (in.required_word<subject_type>("type")) {
    case subject_type::partner_user: {
      // A wrong type reads as the first one: nothing more may be said then.
      if (wrong) break;
      partner_user_subject who;
      who.user = in.required_id<user_id>("id");
      who.partner = with.required_guid<partner_id>("partner");
      who.agents = with.roles<agent_role_set, agent_role>("agent");
      who.admins = with.roles<admin_role_set, admin_role>("admin");
      return who;
    }
    case subject_type::partner: return partner_subject{in.required_guid<partner_id>("id")};
    case subject_type::customer_user: {
      customer_user_subject who;
      who.user = in.required_id<user_id>("id");
      who.customer = with.required_guid<customer_id>("customer");
      who.role = with.word<customer_role>("role");
      return who;
    }
  }
  return {};
}

/// The type of resource that an operation is asked of; nothing where only other packs know it.
std::optional<resource_type> type_for(resource_kind kind) noexcept {
  switch (kind) {
    case resource_kind::own_partner:
    case resource_kind::other_partner: return resource_type::partner;
    case resource_kind::one_customer: return resource_type::customer;
    case resource_kind::one_subscription: return resource_type::subscription;
    case resource_kind::service: return resource_type::service;
    case resource_kind::invitation: return resource_type::invitation;
    case resource_kind::foreign: break;
  }
  return std::nullopt;
}

class resource_reader {
 public:
  resource_reader(const bj::object& object, const place& here, std::optional<error>& wrong)
      : here_(here),
        wrong_(wrong),
        in_(object, here, member_names::exact, wrong),
        inside_(here, "properties"),
        with_(properties_of(in_), inside_, member_names::exact, wrong) {}

  [[nodiscard]] resource read(operation what, bool available) {
    const auto type = in_.required_word<resource_type>("type");
    if (wrong_) return {};
    const operation_info& about = info(what);
    if (available && type != type_for(about.resource)) {
      report(wrong_, error_code::wrong_type, place{here_, "type"},
             "a resource of type " + quoted(name(type)), expected_by(what));
      return {};
    }
    return of_type(type, about);
  }

 private:
  static std::string expected_by(operation what) {
    const auto wanted = type_for(info(what).resource);
    return (wanted ? quoted(name(*wanted)) : std::string("another type")) + ", which " +
           quoted(name(what)) + " is asked of";
  }

  resource of_type(resource_type type, const operation_info& about) {
    switch (type) {
      case resource_type::customer: return customer_resource{in_.required_guid<customer_id>("id")};
      case resource_type::subscription:
        return subscription_resource{in_.required_id<subscription_id>("id"),
                                     with_.guid<customer_id>("customer")};
      case resource_type::service: {
        service_resource which;
        if (const auto* id = in_.required("id", "a service"))
          which.service = read_service(*id, place{here_, "id"}, wrong_).value_or(service_name{});
        which.customer = with_.required_guid<customer_id>("customer");
        return which;
      }
      case resource_type::partner: return partner_of(about);
      case resource_type::invitation: return invitation_resource{required_text(in_, "id")};
      default:
        // Another cloud's resource has an id too, but nothing here ever looks at it.
        return foreign_resource{std::string{name(type)}};
    }
  }

  resource partner_of(const operation_info& about) {
    partner_resource which;
    which.partner = in_.required_guid<partner_id>("id");
    if (about.resource != resource_kind::other_partner) return which;
    // A customer user may leave out its own customer; a partner has none.
    if (about.side == side::of_customer)
      which.customer = with_.guid<customer_id>("customer");
    else
      which.customer = with_.required_guid<customer_id>("customer");
    return which;
  }

  const place& here_;
  std::optional<error>& wrong_;
  object_reader in_;
  place inside_;
  object_reader with_;
};

mpn_id_choice read_mpn_id(object_reader& in, const place& here, std::optional<error>& wrong) {
  const auto* value = in.find("mpn_id");
  if (value == nullptr || value->is_null()) return {};
  const place at{here, "mpn_id"};
  const auto text = read_text(*value, at, wrong);
  if (!text) return {};
  if (text->empty())
    report(wrong, error_code::malformed_value, at, "an empty text", "an MPN id, or null to remove it");
  return {std::string{*text}};
}

void read_parameter(parameters& with, parameter which, object_reader& in, const place& here,
                    std::optional<error>& wrong) {
  const std::string_view key = name(which);
  switch (which) {
    case parameter::quantity: with.quantity = in.integer(key); break;
    case parameter::new_offer: with.offer = in.id<offer_id>(key); break;
    case parameter::target_offer: with.target_offer = in.id<offer_id>(key); break;
    case parameter::ground: with.ground = in.text(key); break;
    case parameter::services: with.services = in.services(key); break;
    case parameter::mpn_id: with.mpn_id = read_mpn_id(in, here, wrong); break;
    case parameter::billing_cycle: with.billing_cycle = in.text(key); break;
    case parameter::to: with.to = in.guid<partner_id>(key); break;
    case parameter::through: with.through = in.word<channel_of_work>(key); break;
    case parameter::assigns: with.assigns = in.word<assigned_role>(key); break;
    case parameter::count: with.count = in.integer(key); break;
    case parameter::text: with.text = in.text(key); break;
    case parameter::existing_customer: with.customer = in.guid<customer_id>(key); break;
  }
}

std::string_view expected_form(parameter which) noexcept {
  switch (which) {
    case parameter::quantity:
    case parameter::count: return "an integer";
    case parameter::new_offer:
    case parameter::target_offer: return "the id of an offer";
    case parameter::services: return "an array of services";
    case parameter::mpn_id: return "an MPN id, or null to remove it";
    case parameter::to: return "the GUID of a partner";
    case parameter::through: return "one of `admin_center`, `partner_center`, `api`";
    default: return "a text";
  }
}

/// Reads what the operation names, and no more.
parameters read_parameters(const bj::object& properties, operation what, const place& here,
                           std::optional<error>& wrong) {
  parameters with;
  object_reader in(properties, here, member_names::exact, wrong);
  const operation_info& about = info(what);
  for (const parameter which : about.required) {
    const std::string expected = std::string(expected_form(which)) + ", which " +
                                 quoted(name(what)) + " needs";
    if (in.required(name(which), expected) != nullptr) read_parameter(with, which, in, here, wrong);
  }
  for (const parameter which : about.optional)
    if (in.find(name(which)) != nullptr) read_parameter(with, which, in, here, wrong);
  return with;
}

const bj::object* required_part(const question_parts& from, evaluation_part part, const place& here,
                                std::optional<error>& wrong) {
  const bj::value* value = from[part];
  if (value != nullptr) return read_object(*value, here, "an object", wrong);
  report(wrong, error_code::missing_member, here, "nothing",
         "the object " + quoted(name(part)) + " of the evaluation");
  return nullptr;
}

}  // namespace

result<question> read_question_parts(const question_parts& from, const pack& policy) {
  question asked;
  std::optional<error> wrong;
  const place root;
  const place subject_here{root, "subject"};
  const place action_here{root, "action"};
  const place resource_here{root, "resource"};
  const place context_here{root, "context"};

  if (const auto* who = required_part(from, evaluation_part::subject, subject_here, wrong))
    asked.who = read_subject(*who, subject_here, wrong);
  const auto* action = required_part(from, evaluation_part::action, action_here, wrong);
  if (wrong) return *std::move(wrong);

  object_reader in(*action, action_here, member_names::exact, wrong);
  const std::string called = required_text(in, "name");
  const bj::object& properties = properties_of(in);
  if (wrong) return *std::move(wrong);
  const auto what = from_name<operation>(called);
  if (!what)
    return error{error_code::unknown_operation, "/action/name", quoted(called),
                 "the name of an operation"};
  asked.what = *what;

  const bool available = policy.available(*what);
  if (const auto* which = required_part(from, evaluation_part::resource, resource_here, wrong))
    asked.which = resource_reader(*which, resource_here, wrong).read(*what, available);
  if (available)
    asked.with = read_parameters(properties, *what, place{action_here, "properties"}, wrong);

  if (const bj::value* context = from[evaluation_part::context])
    if (const auto* members = read_object(*context, context_here, "an object", wrong))
      asked.at = object_reader(*members, context_here, member_names::exact, wrong).time("time");
  if (wrong) return *std::move(wrong);
  return asked;
}

}  // namespace csprel::json
