// SPDX-License-Identifier: Apache-2.0
#include "json/resources.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "csprel/json/limits.hpp"
#include "json/descriptions.hpp"
#include "json/object_reader.hpp"
#include "json/strict_parser.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

/// Whether the value has more than `most` levels; a scalar has none.
bool is_deeper(const bj::value& value, std::size_t most) {
  if (!value.is_structured()) return false;
  if (most == 0) return true;
  if (value.is_array()) {
    const auto& array = value.get_array();
    return std::any_of(array.begin(), array.end(),
                       [most](const bj::value& element) { return is_deeper(element, most - 1); });
  }
  const auto& object = value.get_object();
  return std::any_of(object.begin(), object.end(),
                     [most](const auto& member) { return is_deeper(member.value(), most - 1); });
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [name](std::string_view one) { return same_name(one, name); });
}

const bj::value* find_any_case(const bj::object& object, std::string_view name) {
  for (const auto& member : object)
    if (same_name(to_std(member.key()), name)) return &member.value();
  return nullptr;
}

/// Takes `attributes.objectType` out of the resource where it says what it must.
void read_attributes(object_reader& in, std::string_view object_type, std::optional<error>& wrong) {
  const bj::object* attributes = in.object("attributes");
  if (attributes == nullptr) return;
  const place here = in.at("attributes");
  object_reader inner(*attributes, here, member_names::any_case, wrong);
  if (const auto type = inner.text("objectType"); type && *type != object_type)
    inner.give_back("objectType");
  in.give_back("attributes", inner.extra());
}

/// The members that are kept of an object; none where what is kept is no object.
const bj::object& members_of(const bj::value* kept) {
  static const bj::object none;
  return kept != nullptr && kept->is_object() ? kept->get_object() : none;
}

void write_attributes(text_writer& out, std::string_view name, const bj::value* kept,
                      std::string_view object_type) {
  const bj::object& others = members_of(kept);
  out.key(name).begin_object();
  // Another type than the place asks for was kept, and stands.
  if (find_any_case(others, "objectType") == nullptr) out.key("objectType").text(object_type);
  for (const auto& member : others) out.key(to_std(member.key())).tree(member.value());
  out.end_object();
}

/// Writes what is kept of a resource but for the members that are `written` already, in its order,
/// for the order is part of the verbatim text; at the end what every resource has.
void write_rest(text_writer& out, const bj::object& rest, std::span<const std::string_view> written,
                std::string_view object_type, const member_writer* extension = nullptr) {
  bool typed = false;
  for (const auto& member : rest) {
    const auto name = to_std(member.key());
    if (extension != nullptr && extension->write_in_place(name, member.value())) continue;
    if (same_name(name, "attributes")) {
      typed = true;
      write_attributes(out, name, &member.value(), object_type);
    } else if (!is_one_of(name, written)) {
      out.key(name).tree(member.value());
    }
  }
  if (!typed) write_attributes(out, "attributes", nullptr, object_type);
}

void write_text(text_writer& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.key(name).text(value);
}

void write_texts(text_writer& out, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.key(name).begin_array(text_writer::on_one_line);
  for (const auto& value : values) out.text(value);
  out.end_array();
}

std::vector<refund_option> read_refund_options(object_reader& in, std::optional<error>& wrong) {
  bool whole = true;
  auto options = in.list<refund_option>(
      "refundOptions",
      [&whole](const bj::value& value, const place& here,
               std::optional<error>& first) -> std::optional<refund_option> {
        const bj::object* object = read_object(value, here, "a refund option, an object", first);
        if (object == nullptr) return std::nullopt;
        object_reader option(*object, here, member_names::any_case, first);
        refund_option result{option.text_or_empty("type"), read_time(option, "expiresAt"),
                             option.text_or_empty("expiresAfter")};
        const std::string& after = result.expires_after;
        if (!after.empty() && !parse_instant(after, time_form::as_sent) && !parse_duration(after))
          report(first, error_code::malformed_value, option.at("expiresAfter"), quoted(after),
                 "a time or an ISO 8601 duration, for example `P7D`");
        whole = whole && option.extra().empty();
        return result;
      });
  if (!whole && !wrong) in.give_back("refundOptions");
  return options;
}

void write_time(text_writer& out, std::string_view name, const std::optional<instant>& at) {
  if (at) out.key(name).text(csprel::to_text(*at));
}

constexpr std::string_view subscription_resource_members[] = {"id",
                                                              "offerId",
                                                              "offerName",
                                                              "friendlyName",
                                                              "quantity",
                                                              "unitType",
                                                              "status",
                                                              "parentSubscriptionId",
                                                              "creationDate",
                                                              "effectiveStartDate",
                                                              "commitmentEndDate",
                                                              "autoRenewEnabled",
                                                              "isTrial",
                                                              "billingType",
                                                              "billingCycle",
                                                              "termDuration",
                                                              "contractType",
                                                              "orderId",
                                                              "entitlementId",
                                                              "partnerId",
                                                              "hasPurchasableAddons",
                                                              "suspensionReasons",
                                                              "actions",
                                                              "refundOptions"};
constexpr std::string_view customer_resource_members[] = {"id", "commerceId"};
constexpr std::string_view request_members[] = {"url"};

/// What the viewer of a resource sees.
relationship_type relationship_of(const customer_fields& fields, const partner_id& viewer) {
  for (const relationship& r : fields.relationships)
    if (r.partner == viewer && r.type != relationship_type::none) return r.type;
  return relationship_type::none;
}

void write_company(text_writer& out, std::string_view name, const bj::value* kept,
                   const customer_fields& fields) {
  out.key(name).begin_object();
  member_writer company(out, member_names::any_case, members_of(kept));
  company("companyName", fields.company_name);
  company("domain", fields.domain);
  company.nested("address", [&fields](auto& inner) { inner("country", fields.address_country); });
  company.finish();
  out.end_object();
}

}  // namespace

std::optional<instant> read_time(object_reader& in, std::string_view name) {
  const bj::value* value = in.find(name);
  if (value != nullptr && value->is_string() && value->get_string().empty()) {
    in.give_back(name);
    return std::nullopt;
  }
  const auto at = in.time(name, time_form::as_sent);
  if (at && !is_plain_time(*in.text_in_place(name))) in.give_back(name);
  return at;
}

void refuse_too_deep(const bj::value& value, std::size_t level, const place& here,
                     std::optional<error>& wrong) {
  const std::size_t most = limits{}.max_depth;
  if (is_deeper(value, most + 1 - level))
    report(wrong, error_code::syntax, here, "something too deep",
           "a depth of at most " + std::to_string(most + 1 - level) +
               ", since it becomes a part of a directory document");
}

bj::object tree_of(const verbatim& text) {
  if (text.empty()) return {};
  auto tree = parse(text.json(), limits{});
  if (!tree || !tree.value().is_object()) return {};
  return std::move(tree).value().as_object();
}

void read_resource(const bj::object& resource, const place& here, bool keep,
                   subscription_fields& fields, std::optional<error>& wrong) {
  object_reader in(resource, here, member_names::any_case, wrong);
  fields.id = in.required_id<subscription_id>("id");
  fields.offer = in.required_id<offer_id>("offerId");
  fields.offer_name = in.text_or_empty("offerName");
  fields.friendly_name = in.text_or_empty("friendlyName");
  fields.quantity = in.integer("quantity");
  fields.unit_type = in.text_or_empty("unitType");
  fields.status = in.wire<subscription_status>("status");
  if (const auto parent = in.text("parentSubscriptionId"); parent && !parent->empty())
    fields.parent = in.id<subscription_id>("parentSubscriptionId");
  fields.creation_date = read_time(in, "creationDate");
  fields.effective_start_date = read_time(in, "effectiveStartDate");
  fields.commitment_end_date = read_time(in, "commitmentEndDate");
  fields.auto_renew = in.boolean("autoRenewEnabled");
  fields.is_trial = in.boolean("isTrial").value_or(false);
  fields.billing_type = in.wire<billing_type>("billingType");
  fields.billing_cycle = in.wire<billing_cycle>("billingCycle");
  fields.term_duration = in.text_or_empty("termDuration");
  fields.contract_type = in.text_or_empty("contractType");
  fields.order_id = in.text_or_empty("orderId");
  fields.entitlement_id = in.text_or_empty("entitlementId");
  fields.reseller_of_record = in.text("partnerId");
  fields.has_purchasable_add_ons = in.boolean("hasPurchasableAddons").value_or(false);
  fields.suspension_reasons = in.texts("suspensionReasons");
  fields.actions = in.texts("actions");
  fields.refund_options = read_refund_options(in, wrong);
  read_attributes(in, "Subscription", wrong);
  read_resource_extension(in, keep, fields.commerce, wrong);
  if (keep && !wrong) fields.resource = in.extra();
}

void write_resource(text_writer& out, const subscription_fields& fields) {
  const bj::object rest = tree_of(fields.resource);
  subscription_fields kept;
  std::optional<error> ignored;
  read_resource(rest, place{}, false, kept, ignored);
  // What stays as it is written: the text says what the field says, and the field could not.
  const auto stands = [&rest](std::string_view name, bool same) {
    return same && find_any_case(rest, name) != nullptr;
  };
  std::vector<std::string_view> written{std::begin(subscription_resource_members),
                                        std::end(subscription_resource_members)};
  const auto leave = [&written](std::string_view name) { std::erase(written, name); };

  out.begin_object();
  out.key("id").text(fields.id.to_string());
  out.key("offerId").text(fields.offer.to_string());
  write_text(out, "entitlementId", fields.entitlement_id);
  write_text(out, "offerName", fields.offer_name);
  write_text(out, "friendlyName", fields.friendly_name);
  if (fields.quantity) out.key("quantity").integer(*fields.quantity);
  write_text(out, "unitType", fields.unit_type);
  if (fields.parent) out.key("parentSubscriptionId").text(fields.parent->to_string());
  out.key("hasPurchasableAddons").boolean(fields.has_purchasable_add_ons);
  const auto time = [&](std::string_view name, const std::optional<instant>& now,
                        const std::optional<instant>& then) {
    if (stands(name, now == then))
      leave(name);
    else
      write_time(out, name, now);
  };
  time("creationDate", fields.creation_date, kept.creation_date);
  time("effectiveStartDate", fields.effective_start_date, kept.effective_start_date);
  time("commitmentEndDate", fields.commitment_end_date, kept.commitment_end_date);
  if (fields.status) out.key("status").text(fields.status->text());
  if (fields.auto_renew) out.key("autoRenewEnabled").boolean(*fields.auto_renew);
  out.key("isTrial").boolean(fields.is_trial);
  if (fields.billing_type) out.key("billingType").text(fields.billing_type->text());
  if (fields.billing_cycle) out.key("billingCycle").text(fields.billing_cycle->text());
  write_text(out, "termDuration", fields.term_duration);
  write_text(out, "contractType", fields.contract_type);
  if (fields.reseller_of_record) out.key("partnerId").text(*fields.reseller_of_record);
  write_texts(out, "suspensionReasons", fields.suspension_reasons);
  write_texts(out, "actions", fields.actions);
  if (stands("refundOptions", fields.refund_options == kept.refund_options)) {
    leave("refundOptions");
  } else if (!fields.refund_options.empty()) {
    out.key("refundOptions").begin_array();
    for (const auto& option : fields.refund_options) {
      out.begin_object();
      write_text(out, "type", option.type);
      write_time(out, "expiresAt", option.expires_at);
      write_text(out, "expiresAfter", option.expires_after);
      out.end_object();
    }
    out.end_array();
  }
  write_text(out, "orderId", fields.order_id);
  std::optional<member_writer> extension;
  if (!fields.commerce.empty()) {
    extension.emplace(out, member_names::any_case, rest);
    describe_resource(*extension, *fields.commerce);
    written.insert(written.end(), extension->written().begin(), extension->written().end());
  }
  write_rest(out, rest, written, "Subscription", extension ? &*extension : nullptr);
  out.end_object();
}

void read_resource(const bj::object& resource, const place& here, bool keep,
                   customer_fields& fields, std::optional<error>& wrong) {
  object_reader in(resource, here, member_names::any_case, wrong);
  fields.id = in.required_guid<customer_id>("id");
  fields.commerce_id = in.text_or_empty("commerceId");
  if (const bj::object* company = in.object("companyProfile")) {
    const place inside = in.at("companyProfile");
    object_reader profile(*company, inside, member_names::any_case, wrong);
    fields.company_name = profile.text_or_empty("companyName");
    fields.domain = profile.text_or_empty("domain");
    if (const bj::object* address = profile.object("address")) {
      const place around = profile.at("address");
      object_reader lines(*address, around, member_names::any_case, wrong);
      fields.address_country = lines.text_or_empty("country");
      profile.give_back("address", lines.extra());
    }
    in.give_back("companyProfile", profile.extra());
  }
  read_attributes(in, "Customer", wrong);
  if (keep && !wrong) fields.resource = in.extra();
}

customer_view view_in(const bj::object& resource) {
  customer_view view;
  for (const auto& member : resource) {
    const auto name = to_std(member.key());
    const bj::value& told = member.value();
    if (same_name(name, "allowDelegatedAccess") && told.is_bool()) view.delegated_access = told.get_bool();
    if (!same_name(name, "relationshipToPartner")) continue;
    if (told.is_string()) view.relationship = from_wire<relationship_type>(to_std(told.get_string()));
    if (told.is_int64()) view.relationship = from_wire<relationship_type>(told.get_int64());
  }
  return view;
}

bool agrees(const std::optional<relationship_type>& told, const customer_fields& fields,
            const partner_id& viewer) {
  if (!told) return true;
  bool any = false;
  for (const relationship& r : fields.relationships) {
    if (r.partner != viewer || r.type == relationship_type::none) continue;
    if (r.type == *told) return true;
    any = true;
  }
  return *told == relationship_type::none && !any;
}

bool agrees(const std::optional<bool>& told, const customer_fields& fields, const partner_id& viewer) {
  const auto& grants = fields.delegated_admins;
  return !told || *told == std::any_of(grants.begin(), grants.end(),
                                       [&](const delegated_admin& g) { return g.partner == viewer; });
}

void write_resource(text_writer& out, const customer_fields& fields,
                    const std::optional<partner_id>& viewer) {
  const bj::object rest = tree_of(fields.resource);
  out.begin_object();
  out.key("id").text(fields.id.to_string());
  write_text(out, "commerceId", fields.commerce_id);
  if (find_any_case(rest, "companyProfile") == nullptr &&
      !(fields.company_name.empty() && fields.domain.empty() && fields.address_country.empty()))
    write_company(out, "companyProfile", nullptr, fields);
  bool typed = false;
  for (const auto& member : rest) {
    const auto name = to_std(member.key());
    if (same_name(name, "companyProfile")) {
      write_company(out, name, &member.value(), fields);
    } else if (same_name(name, "attributes")) {
      typed = true;
      write_attributes(out, name, &member.value(), "Customer");
    } else if (viewer && same_name(name, "relationshipToPartner") &&
               !agrees(view_in(rest).relationship, fields, *viewer)) {
      out.key(name).text(csprel::name(relationship_of(fields, *viewer)));
    } else if (viewer && same_name(name, "allowDelegatedAccess") &&
               !agrees(view_in(rest).delegated_access, fields, *viewer)) {
      out.key(name).boolean(!*view_in(rest).delegated_access);
    } else if (!is_one_of(name, customer_resource_members)) {
      out.key(name).tree(member.value());
    }
  }
  if (!typed) write_attributes(out, "attributes", nullptr, "Customer");
  out.end_object();
}

void read_resource(const bj::object& resource, const place& here, bool keep, partner_fields& fields,
                   std::optional<error>& wrong) {
  object_reader in(resource, here, member_names::any_case, wrong);
  if (in.required("url", "the partner's invitation link") != nullptr) fields.link = in.text("url");
  read_attributes(in, "RelationshipRequest", wrong);
  if (keep && !wrong) fields.relationship_request = in.extra();
}

void write_resource(text_writer& out, const partner_fields& fields) {
  const bj::object rest = tree_of(fields.relationship_request);
  out.begin_object();
  out.key("url").text(fields.link.value_or(""));
  write_rest(out, rest, request_members, "RelationshipRequest");
  out.end_object();
}

void write_extra(text_writer& out, const verbatim& extra,
                 std::span<const std::string_view> modelled) {
  if (extra.empty()) return;
  for (const auto& member : tree_of(extra)) {
    const auto name = to_std(member.key());
    if (std::find(modelled.begin(), modelled.end(), name) == modelled.end())
      out.key(name).tree(member.value());
  }
}

}  // namespace csprel::json
