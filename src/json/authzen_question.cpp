// SPDX-License-Identifier: Apache-2.0
#include "json/authzen_question.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/object.hpp>

#include "directory/ruled_out.hpp"
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

subject read_subject(const bj::object& object, const place& here, bool knows_groups,
                     std::optional<error>& wrong) {
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
      if (knows_groups) {
        who.type = with.word<user_type>("userType");
        if (with.find("groups") != nullptr) who.groups = with.texts("groups");
      }
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

/// The type of resource that stands for this kind.
resource_type type_for(resource_kind kind) noexcept {
  switch (kind) {
    case resource_kind::own_partner:
    case resource_kind::other_partner: return resource_type::partner;
    case resource_kind::one_customer: return resource_type::customer;
    case resource_kind::one_subscription: return resource_type::subscription;
    case resource_kind::service: return resource_type::service;
    case resource_kind::invitation: return resource_type::invitation;
    case resource_kind::gdap_relationship: return resource_type::gdap_relationship;
    case resource_kind::transfer: return resource_type::transfer;
    case resource_kind::azure_subscription: return resource_type::azure_subscription;
    case resource_kind::user: break;
  }
  return resource_type::user;
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
    if (available && type != type_for(about.resource) && type != type_for(about.or_resource)) {
      report(wrong_, error_code::wrong_type, place{here_, "type"},
             "a resource of type " + quoted(name(type)), expected_by(about));
      return {};
    }
    return of_type(type, about, available);
  }

 private:
  static std::string expected_by(const operation_info& about) {
    std::string types = quoted(name(type_for(about.resource)));
    if (about.or_resource != about.resource) types += " or " + quoted(name(type_for(about.or_resource)));
    return types + ", which " + quoted(about.name) + " is asked of";
  }

  resource of_type(resource_type type, const operation_info& about, bool available) {
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
      // Where the cloud does not have the operation, nothing ever looks at which one is meant.
      case resource_type::gdap_relationship:
        if (!available) return gdap_relationship_resource{};
        return gdap_relationship_resource{required_text(in_, "id"), with_.guid<customer_id>("customer")};
      case resource_type::transfer:
        if (!available) return transfer_resource{};
        return transfer_resource{required_text(in_, "id"), with_.guid<customer_id>("customer")};
      case resource_type::azure_subscription:
        if (!available) return azure_subscription_resource{};
        return azure_subscription_resource{in_.required_id<subscription_id>("id"),
                                           with_.guid<customer_id>("customer")};
      case resource_type::user: break;
    }
    if (!available) return user_resource{};
    return user_resource{in_.required_id<user_id>("id"), with_.required_guid<customer_id>("customer")};
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

/// The properties of one action.
class parameter_reader {
 public:
  parameter_reader(const bj::object& properties, operation what, const place& here, std::optional<error>& wrong)
      : what_(what), here_(here), wrong_(wrong), in_(properties, here, member_names::exact, wrong) {}

  /// Reads what the operation takes, and no more.
  [[nodiscard]] csprel::parameters read(const parameter_entry& takes) {
    for (const parameter which : takes.required)
      if (in_.required(name(which), needed(which)) != nullptr) read_one(which);
    for (const parameter which : takes.optional)
      if (in_.find(name(which)) != nullptr) read_one(which);
    bool one = takes.one_of.empty();
    for (const parameter which : takes.one_of) {
      if (in_.find(name(which)) == nullptr) continue;
      read_one(which);
      one = true;
    }
    if (!one) {
      const parameter first = takes.one_of.front();
      report(wrong_, error_code::missing_member, place{here_, name(first)}, "nothing", needed(first));
    }
    for (const parameter which : takes.refused)
      if (in_.find(name(which)) != nullptr)
        report(wrong_, error_code::unsupported, place{here_, name(which)}, quoted(name(which)),
               "no such property of " + quoted(name(what_)) + " in this cloud");
    return std::move(with_);
  }

 private:
  [[nodiscard]] std::string needed(parameter which) const {
    return std::string(expected_form(which)) + ", which " + quoted(name(what_)) + " needs";
  }

  static std::string_view expected_form(parameter which) noexcept {
    switch (which) {
      case parameter::quantity:
      case parameter::count: return "an integer";
      case parameter::new_offer:
      case parameter::target_offer: return "the id of an offer";
      case parameter::services: return "an array of services";
      case parameter::mpn_id: return "an MPN id, or null to remove it";
      case parameter::to:
      case parameter::provider:
      case parameter::other_partner: return "the GUID of a partner";
      case parameter::through: return "one of `admin_center`, `partner_center`, `api`";
      case parameter::enabled: return "true or false";
      case parameter::roles: return "an array of roles";
      case parameter::date: return "a day or an RFC 3339 time";
      case parameter::term: return "one of `P1M`, `P1Y`, `P3Y`";
      case parameter::kind: return "a kind";
      default: return "a text";
    }
  }

  [[nodiscard]] mpn_id_choice read_mpn_id() {
    const auto* value = in_.find("mpn_id");
    if (detail::ruled_out(value == nullptr)) return {};  // It is read where it is there.
    if (value->is_null()) return {};
    const place at{here_, "mpn_id"};
    const auto text = read_text(*value, at, wrong_);
    if (!text) return {};
    if (text->empty())
      report(wrong_, error_code::malformed_value, at, "an empty text", "an MPN id, or null to remove it");
    return {std::string{*text}};
  }

  /// A text that names a partner: an empty one names nobody.
  void check_partner_id(const std::string& id, const place& at) {
    if (id.empty()) report(wrong_, error_code::malformed_value, at, "an empty text", "the id of a partner");
  }
  [[nodiscard]] std::optional<std::string> read_partner_id(std::string_view key) {
    auto id = in_.text(key);
    if (id) check_partner_id(*id, place{here_, key});
    return id;
  }
  [[nodiscard]] std::vector<std::string> read_partner_ids(std::string_view key) {
    auto ids = in_.texts(key);
    const place list{here_, key};
    std::size_t index = 0;
    for (const std::string& id : ids) check_partner_id(id, place{list, index++});
    return ids;
  }

  [[nodiscard]] std::optional<billing_cycle> read_billing_cycle() {
    const place at{here_, "billing_cycle"};
    const auto text = read_text(*in_.find("billing_cycle"), at, wrong_);
    if (!text) return std::nullopt;
    const auto cycle = from_wire<billing_cycle>(*text);
    if (!cycle || *cycle == billing_cycle::unknown || *cycle == billing_cycle::biennial) {
      report(wrong_, error_code::unknown_word, at, quoted(*text),
             "one of `monthly`, `annual`, `triennial`, `none`, `one_time`");
      return std::nullopt;
    }
    return cycle;
  }

  [[nodiscard]] std::optional<request_kind> read_kind() {
    const auto kind = in_.word<request_kind>("kind");
    if (!kind || kinds_of(what_).contains(*kind)) return kind;
    std::string known;
    for (const request_kind one : kinds_of(what_))
      known += (known.empty() ? "one of `" : ", `") + std::string(name(one)) + "`";
    report(wrong_, error_code::unknown_word, place{here_, "kind"}, quoted(name(*kind)), known);
    return std::nullopt;
  }

  void read_one(parameter which) {
    const std::string_view key = name(which);
    switch (which) {
      case parameter::quantity: with_.quantity = in_.integer(key); break;
      case parameter::new_offer: with_.offer = in_.id<offer_id>(key); break;
      case parameter::target_offer: with_.target_offer = in_.id<offer_id>(key); break;
      case parameter::ground: with_.ground = in_.text(key); break;
      case parameter::services: with_.services = in_.services(key); break;
      case parameter::mpn_id: with_.mpn_id = read_mpn_id(); break;
      case parameter::billing_cycle: with_.billing_cycle = read_billing_cycle(); break;
      case parameter::to: with_.to = in_.guid<partner_id>(key); break;
      case parameter::through: with_.through = in_.word<channel_of_work>(key); break;
      case parameter::assigns: with_.assigns = in_.word<assigned_role>(key); break;
      case parameter::count: with_.count = in_.integer(key); break;
      case parameter::text: with_.text = in_.text(key); break;
      case parameter::existing_customer: with_.customer = in_.guid<customer_id>(key); break;
      case parameter::kind: with_.kind = read_kind(); break;
      case parameter::with_delegated_admin: with_.with_delegated_admin = in_.boolean(key); break;
      case parameter::provider: with_.provider = in_.guid<partner_id>(key); break;
      case parameter::other_partner: with_.partner = in_.guid<partner_id>(key); break;
      case parameter::tenant: with_.tenant = in_.guid<partner_id>(key); break;
      case parameter::country: with_.country = in_.text(key); break;
      case parameter::associated_partner: with_.associated_partner = read_partner_id(key); break;
      case parameter::registration_number: with_.registration_number = in_.text(key); break;
      case parameter::phone: with_.phone = in_.text(key); break;
      case parameter::default_gdap: with_.default_gdap = in_.boolean(key); break;
      case parameter::qualification: with_.qualification = in_.text(key); break;
      case parameter::date: with_.date = in_.time(key, time_form::as_sent); break;
      case parameter::first_name: with_.first_name = in_.text(key); break;
      case parameter::last_name: with_.last_name = in_.text(key); break;
      case parameter::email: with_.email = in_.text(key); break;
      case parameter::enabled: with_.enabled = in_.boolean(key); break;
      case parameter::service: with_.service = in_.text(key); break;
      case parameter::name: with_.name = in_.text(key); break;
      case parameter::duration: with_.duration = in_.duration(key); break;
      case parameter::roles: with_.roles = in_.texts(key); break;
      case parameter::auto_extend: with_.auto_extend = in_.duration(key); break;
      case parameter::group: with_.group = in_.text(key); break;
      case parameter::target: with_.target = in_.word<password_target>(key); break;
      case parameter::role: with_.role = in_.text(key); break;
      case parameter::free: with_.free = in_.boolean(key); break;
      case parameter::term: with_.term = in_.word<term>(key); break;
      case parameter::partner_id_on_record: with_.partner_id_on_record = read_partner_id(key); break;
      case parameter::additional_partner_ids: with_.additional_partner_ids = read_partner_ids(key); break;
      case parameter::custom_term_end_date:
        with_.custom_term_end_date = in_.time(key, time_form::as_sent);
        break;
      case parameter::attested: with_.attested = in_.boolean(key); break;
      case parameter::reason: with_.reason = in_.text(key); break;
      case parameter::promotion: with_.promotion = in_.text(key); break;
      case parameter::target_subscription:
        with_.target_subscription = in_.id<subscription_id>(key);
        break;
      case parameter::license_transfer: with_.license_transfer = in_.boolean(key); break;
      case parameter::when: with_.when = in_.word<conversion_time>(key); break;
      case parameter::purchase_full_term: with_.purchase_full_term = in_.boolean(key); break;
      case parameter::add_ons: with_.add_ons = in_.ids<subscription_id>(key); break;
      case parameter::target_date: with_.target_date = in_.time(key, time_form::as_sent); break;
      case parameter::on_renewal: with_.on_renewal = in_.boolean(key); break;
      case parameter::from: with_.from = in_.guid<partner_id>(key); break;
      case parameter::source_domain: with_.source_domain = in_.text(key); break;
      case parameter::subscriptions: with_.subscriptions = in_.ids<subscription_id>(key); break;
    }
  }

  operation what_;
  const place& here_;
  std::optional<error>& wrong_;
  object_reader in_;
  csprel::parameters with_;
};

const bj::object* required_part(const question_parts& from, evaluation_part part, const place& here,
                                std::optional<error>& wrong) {
  const bj::value* value = from[part];
  if (value != nullptr) return read_object(*value, here, "an object", wrong);
  report(wrong, error_code::missing_member, here, "nothing",
         "the object " + quoted(name(part)) + " of the evaluation");
  return nullptr;
}

}  // namespace

result<question> read_question_parts(const question_parts& from, const pack& policy, const option_values& options) {
  question asked;
  std::optional<error> wrong;
  const place root;
  const place subject_here{root, "subject"};
  const place action_here{root, "action"};
  const place resource_here{root, "resource"};
  const place context_here{root, "context"};
  // Groups and ways to sign in are new with the other clouds; this one ignores them.
  const bool knows_more = policy.cloud() != cloud::china_21vianet;

  if (const auto* who = required_part(from, evaluation_part::subject, subject_here, wrong))
    asked.who = read_subject(*who, subject_here, knows_more, wrong);
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

  const bool available = policy.available(*what, options);
  if (const auto* which = required_part(from, evaluation_part::resource, resource_here, wrong))
    asked.which = resource_reader(*which, resource_here, wrong).read(*what, available);
  if (available) {
    const place properties_here{action_here, "properties"};
    asked.with = parameter_reader(properties, *what, properties_here, wrong).read(policy.parameters(*what));
  }

  if (const bj::value* context = from[evaluation_part::context])
    if (const auto* members = read_object(*context, context_here, "an object", wrong)) {
      object_reader given(*members, context_here, member_names::exact, wrong);
      asked.at = given.time("time");
      if (knows_more) {
        asked.authentication =
            given.word<authentication>("authentication").value_or(authentication::app_user);
        asked.mfa = given.boolean("mfa").value_or(true);
      }
    }
  if (wrong) return *std::move(wrong);
  return asked;
}

}  // namespace csprel::json
