// SPDX-License-Identifier: Apache-2.0
#include "json/records.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "json/descriptions.hpp"
#include "json/object_reader.hpp"
#include "json/resources.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

constexpr std::string_view partner_members[] = {
    "id",   "name", "mpnId", "country", "model", "standing", "providers", "relationshipRequest",
    "users"};
constexpr std::string_view partner_user_members[] = {"id", "agent", "admin", "userType"};
constexpr std::string_view offer_members[] = {"id",
                                              "name",
                                              "services",
                                              "isAddOn",
                                              "minimumQuantity",
                                              "maximumQuantity",
                                              "prerequisiteOffers",
                                              "upgradeTargetOffers",
                                              "billing"};
constexpr std::string_view customer_members[] = {"resource", "relationships", "delegatedAdmin",
                                                 "subscriptions", "users"};
constexpr std::string_view relationship_members[] = {"partnerId", "type", "since",
                                                     "via",       "as",   "reseller"};
constexpr std::string_view grant_members[] = {"partnerId", "services", "since", "resource"};
constexpr std::string_view subscription_members[] = {"resource", "sellerId", "channel",
                                                     "suspendedAt", "partnerOfRecord"};
constexpr std::string_view customer_user_members[] = {"id", "role", "azureOwnerOf"};

std::optional<partner_user> read_partner_user(const bj::value& entry, const place& here,
                                              std::optional<error>& wrong) {
  const bj::object* object = read_object(entry, here, "a user, an object", wrong);
  if (object == nullptr) return std::nullopt;
  object_reader in(*object, here, member_names::exact, wrong);
  partner_user user;
  user.id = in.required_id<user_id>("id");
  user.agents = in.roles<agent_role_set, agent_role>("agent").value_or(agent_role_set{});
  user.admins = in.roles<admin_role_set, admin_role>("admin").value_or(admin_role_set{});
  user.type = in.word<user_type>("userType").value_or(user_type::member);
  user.extra = in.extra();
  return user;
}

std::optional<relationship> read_relationship(const bj::value& entry, const place& here,
                                              std::optional<error>& wrong) {
  const bj::object* object = read_object(entry, here, "a relationship, an object", wrong);
  if (object == nullptr) return std::nullopt;
  object_reader in(*object, here, member_names::exact, wrong);
  relationship result;
  result.partner = in.required_guid<partner_id>("partnerId");
  result.type = in.required_word<relationship_type>("type");
  result.since = in.time("since");
  result.via = in.word<relationship_origin>("via");
  result.won_as = in.word<acquisition>("as").value_or(acquisition::direct);
  result.reseller = in.guid<partner_id>("reseller");
  result.extra = in.extra();
  return result;
}

std::optional<delegated_admin> read_grant(const bj::value& entry, const place& here, bool keep,
                                          std::optional<error>& wrong) {
  const bj::object* object = read_object(entry, here, "a grant, an object", wrong);
  if (object == nullptr) return std::nullopt;
  object_reader in(*object, here, member_names::exact, wrong);
  delegated_admin grant;
  grant.partner = in.required_guid<partner_id>("partnerId");
  grant.services = in.services("services");
  grant.since = in.time("since");
  if (const bj::value* resource = in.find("resource"))
    if (auto statistics = read_value<delegated_admin_customer>(
            *resource, place{here, "resource"}, member_names::any_case, keep, wrong))
      grant.statistics = *std::move(statistics);
  grant.extra = in.extra();
  return grant;
}

std::optional<customer_user> read_customer_user(const bj::value& entry, const place& here,
                                                std::optional<error>& wrong) {
  const bj::object* object = read_object(entry, here, "a user, an object", wrong);
  if (object == nullptr) return std::nullopt;
  object_reader in(*object, here, member_names::exact, wrong);
  customer_user user;
  user.id = in.required_id<user_id>("id");
  user.role = in.word<customer_role>("role").value_or(customer_role::user);
  if (in.find("azureOwnerOf") != nullptr)
    user.azure_owner_of = in.ids<azure_subscription_id>("azureOwnerOf");
  user.extra = in.extra();
  return user;
}

std::optional<subscription> read_subscription(const bj::value& entry, const place& here, bool keep,
                                              std::optional<error>& wrong) {
  const bj::object* object = read_object(entry, here, "a subscription, an object", wrong);
  if (object == nullptr) return std::nullopt;
  object_reader in(*object, here, member_names::exact, wrong);
  subscription_fields fields;
  if (const auto* resource = in.required_object("resource", "a Subscription resource, an object"))
    read_resource(*resource, place{here, "resource"}, keep, fields, wrong);
  fields.seller = in.guid<partner_id>("sellerId");
  fields.channel = in.word<channel>("channel").value_or(channel::csp);
  fields.suspended_at = in.time("suspendedAt");
  fields.partner_of_record = in.text_or_empty("partnerOfRecord");
  read_extension(in, keep, fields.commerce, wrong);
  fields.extra = in.extra();
  if (wrong) return std::nullopt;
  auto value = make_at<subscription>(std::move(fields), here);
  if (value) return std::move(value).value();
  wrong = std::move(value).error();
  return std::nullopt;
}

void write_member(text_writer& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.key(name).text(value);
}
void write_member(text_writer& out, std::string_view name, const std::optional<instant>& at) {
  if (at) out.key(name).text(csprel::to_text(*at));
}
void write_member(text_writer& out, std::string_view name, const std::optional<std::int64_t>& n) {
  if (n) out.key(name).integer(*n);
}

/// Ids and service names alike.
template <class Range>
void write_texts(text_writer& out, std::string_view name, const Range& values) {
  out.key(name).begin_array(text_writer::on_one_line);
  for (const auto& value : values) out.text(value.to_string());
  out.end_array();
}

/// The extension of a record and then what is kept, but for the members that are `modelled`.
template <class T>
void write_rest(text_writer& out, const boxed<T>& extension, const verbatim& extra,
                std::span<const std::string_view> modelled) {
  if (extension.empty()) return write_extra(out, extra, modelled);
  member_writer m(out, member_names::exact, tree_of(extra));
  m.has_written(modelled);
  describe(m, *extension);
  m.finish();
}

template <class Set>
void write_roles(text_writer& out, std::string_view member, const Set& roles) {
  out.key(member);
  if (roles.empty()) return out.text("none");
  if (roles.size() == 1) return out.text(name(roles.front()));
  out.begin_array(text_writer::on_one_line);
  for (const auto role : roles) out.text(name(role));
  out.end_array();
}

}  // namespace

result<partner> read_partner(const bj::value& entry, const place& here, bool keep_resources) {
  std::optional<error> wrong;
  const bj::object* object = read_object(entry, here, "a partner, an object", wrong);
  if (object == nullptr) return *std::move(wrong);
  object_reader in(*object, here, member_names::exact, wrong);
  partner_fields fields;
  fields.id = in.required_guid<partner_id>("id");
  fields.name = in.text_or_empty("name");
  fields.mpn_id = in.text_or_empty("mpnId");
  fields.country = in.text_or_empty("country");
  fields.model = in.required_word<partner_model>("model");
  fields.standing = in.word<standing>("standing").value_or(standing::active);
  fields.providers = in.guids<partner_id>("providers");
  if (const auto* request = in.object("relationshipRequest"))
    read_resource(*request, place{here, "relationshipRequest"}, keep_resources, fields, wrong);
  fields.users = in.list<partner_user>("users", read_partner_user);
  read_extension(in, keep_resources, fields.account, wrong);
  fields.extra = in.extra();
  if (wrong) return *std::move(wrong);
  return make_at<partner>(std::move(fields), here);
}

result<offer> read_offer(const bj::value& entry, const place& here) {
  std::optional<error> wrong;
  const bj::object* object = read_object(entry, here, "an offer, an object", wrong);
  if (object == nullptr) return *std::move(wrong);
  object_reader in(*object, here, member_names::exact, wrong);
  offer_fields fields;
  fields.id = in.required_id<offer_id>("id");
  fields.name = in.text_or_empty("name");
  fields.services = in.services("services");
  fields.is_add_on = in.boolean("isAddOn").value_or(false);
  fields.minimum_quantity = in.integer("minimumQuantity");
  fields.maximum_quantity = in.integer("maximumQuantity");
  fields.prerequisite_offers = in.ids<offer_id>("prerequisiteOffers");
  fields.upgrade_target_offers = in.ids<offer_id>("upgradeTargetOffers");
  fields.billing = in.word<billing_type>("billing").value_or(billing_type::license);
  if (fields.billing == billing_type::benefit)  // the API's word, not the document's
    report(wrong, error_code::unknown_word, in.at("billing"), "`benefit`",
           "one of `none`, `usage`, `license`");
  read_extension(in, true, fields.conditions, wrong);
  fields.extra = in.extra();
  if (wrong) return *std::move(wrong);
  return make_at<offer>(std::move(fields), here);
}

result<customer> read_customer(const bj::value& entry, const place& here, bool keep_resources) {
  std::optional<error> wrong;
  const bj::object* object = read_object(entry, here, "a customer, an object", wrong);
  if (object == nullptr) return *std::move(wrong);
  object_reader in(*object, here, member_names::exact, wrong);
  customer_fields fields;
  if (const auto* resource = in.required_object("resource", "a Customer resource, an object"))
    read_resource(*resource, place{here, "resource"}, keep_resources, fields, wrong);
  fields.relationships = in.list<relationship>("relationships", read_relationship);
  fields.delegated_admins = in.list<delegated_admin>(
      "delegatedAdmin", [keep_resources](const bj::value& v, const place& at, auto& slot) {
        return read_grant(v, at, keep_resources, slot);
      });
  fields.subscriptions = in.list<subscription>(
      "subscriptions", [keep_resources](const bj::value& v, const place& at, auto& slot) {
        return read_subscription(v, at, keep_resources, slot);
      });
  fields.users = in.list<customer_user>("users", read_customer_user);
  read_extension(in, keep_resources, fields.tenant, wrong);
  fields.extra = in.extra();
  if (wrong) return *std::move(wrong);
  return make_at<customer>(std::move(fields), here);
}

void write_record(text_writer& out, const partner_fields& p) {
  out.begin_object();
  out.key("id").text(p.id.to_string());
  write_member(out, "name", p.name);
  write_member(out, "mpnId", p.mpn_id);
  out.key("model").text(name(p.model));
  out.key("standing").text(name(p.standing));
  if (!p.providers.empty()) write_texts(out, "providers", p.providers);
  write_member(out, "country", p.country);
  if (p.link) {
    out.key("relationshipRequest");
    write_resource(out, p);
  }
  if (!p.users.empty()) {
    out.key("users").begin_array();
    for (const auto& user : p.users) {
      out.begin_object();
      out.key("id").text(user.id.to_string());
      write_roles(out, "agent", user.agents);
      write_roles(out, "admin", user.admins);
      if (user.type != user_type::member) out.key("userType").text(name(user.type));
      write_extra(out, user.extra, partner_user_members);
      out.end_object();
    }
    out.end_array();
  }
  write_rest(out, p.account, p.extra, partner_members);
  out.end_object();
}

void write_record(text_writer& out, const offer_fields& o) {
  out.begin_object();
  out.key("id").text(o.id.to_string());
  write_member(out, "name", o.name);
  if (o.services) write_texts(out, "services", *o.services);
  out.key("isAddOn").boolean(o.is_add_on);
  write_member(out, "minimumQuantity", o.minimum_quantity);
  write_member(out, "maximumQuantity", o.maximum_quantity);
  if (!o.prerequisite_offers.empty()) write_texts(out, "prerequisiteOffers", o.prerequisite_offers);
  if (!o.upgrade_target_offers.empty())
    write_texts(out, "upgradeTargetOffers", o.upgrade_target_offers);
  out.key("billing").text(name(o.billing));
  write_rest(out, o.conditions, o.extra, offer_members);
  out.end_object();
}

void write_record(text_writer& out, const customer_fields& c, const std::optional<partner_id>& viewer) {
  out.begin_object();
  out.key("resource");
  write_resource(out, c, viewer);
  out.key("relationships").begin_array();
  for (const auto& r : c.relationships) {
    out.begin_object();
    out.key("partnerId").text(r.partner.to_string());
    out.key("type").text(name(r.type));
    write_member(out, "since", r.since);
    if (r.via) out.key("via").text(name(*r.via));
    if (r.won_as != acquisition::direct) out.key("as").text(name(r.won_as));
    if (r.reseller) out.key("reseller").text(r.reseller->to_string());
    write_extra(out, r.extra, relationship_members);
    out.end_object();
  }
  out.end_array();
  out.key("delegatedAdmin").begin_array();
  for (const auto& grant : c.delegated_admins) {
    out.begin_object();
    out.key("partnerId").text(grant.partner.to_string());
    write_member(out, "since", grant.since);
    if (grant.services) write_texts(out, "services", *grant.services);
    if (grant.statistics != boxed<delegated_admin_customer>{}) {
      out.key("resource").begin_object();
      member_writer m(out, member_names::any_case);
      describe(m, *grant.statistics);
      m.finish();
      out.end_object();
    }
    write_extra(out, grant.extra, grant_members);
    out.end_object();
  }
  out.end_array();
  out.key("subscriptions").begin_array();
  for (const auto& s : c.subscriptions) {
    out.begin_object();
    out.key("resource");
    write_resource(out, *s);
    out.key("channel").text(name(s->channel));
    if (s->seller) out.key("sellerId").text(s->seller->to_string());
    write_member(out, "suspendedAt", s->suspended_at);
    write_member(out, "partnerOfRecord", s->partner_of_record);
    write_rest(out, s->commerce, s->extra, subscription_members);
    out.end_object();
  }
  out.end_array();
  if (!c.users.empty()) {
    out.key("users").begin_array();
    for (const auto& user : c.users) {
      out.begin_object();
      out.key("id").text(user.id.to_string());
      out.key("role").text(name(user.role));
      if (user.azure_owner_of) write_texts(out, "azureOwnerOf", *user.azure_owner_of);
      write_extra(out, user.extra, customer_user_members);
      out.end_object();
    }
    out.end_array();
  }
  write_rest(out, c.tenant, c.extra, customer_members);
  out.end_object();
}

}  // namespace csprel::json
