// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/webhook.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <absl/strings/ascii.h>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/instant_text.hpp"
#include "json/object_reader.hpp"
#include "json/place.hpp"
#include "json/resources.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

namespace {

/// What a request asks for. Its parts in braces are filled from the notice's `ResourceUri`.
struct fact_source {
  std::string_view member;
  std::string_view request;
};

constexpr fact_source a_relationship[] = {
    {"customers[].delegatedAdminRelationships[]",
     "GET /tenantRelationships/delegatedAdminRelationships/{delegatedAdminRelationships}"}};
constexpr fact_source assignments[] = {
    {"customers[].delegatedAdminRelationships[].accessAssignments",
     "GET /tenantRelationships/delegatedAdminRelationships/{delegatedAdminRelationships}/accessAssignments"}};
constexpr fact_source tenant_wide[] = {
    {"customers[].delegatedAdmin[]", "GET /v1/customers/{customers}"},
    {"customers[].delegatedAdmin[].resource", "GET /tenantRelationships/delegatedAdminCustomers"}};
constexpr fact_source new_relationship[] = {
    {"customers[].relationships[]", "GET /v1/customers/{customers}"},
    {"customers[].delegatedAdmin[]", "GET /v1/customers/{customers}"}};
constexpr fact_source a_subscription[] = {
    {"customers[].subscriptions[].resource", "GET /v1/customers/{customers}/subscriptions/{subscriptions}"}};
constexpr fact_source a_transfer[] = {
    {"customers[].transfers[]", "GET /v1/customers/{customers}/transfers"},
    {"customers[].subscriptions[]", "GET /v1/customers/{customers}/subscriptions"}};
constexpr fact_source a_migration[] = {
    {"customers[].subscriptions[]", "GET /v1/customers/{customers}/subscriptions"},
    {"customers[].subscriptions[].migration",
     "GET /v1/customers/{customers}/migrations/newcommerce/{newcommerce}"}};
constexpr fact_source a_migration_schedule[] = {
    {"customers[].migrationSchedules[]", "GET /v1/migrations/newcommerce/schedules?CustomerTenantId={customers}"}};

/// A notice by the name of its event (contract, global section 8).
struct known_notice {
  std::string_view name;
  std::string_view event;  ///< Empty: any of several.
  std::span<const fact_source> stale;
};

constexpr known_notice known_notices[] = {
    {"reseller-relationship-accepted-by-customer", "relationship_accepted", new_relationship},
    {"dap-admin-relationship-approved", "delegated_admin_granted", tenant_wide},
    {"dap-admin-relationship-terminated", "delegated_admin_removed", tenant_wide},
    {"dap-admin-relationship-terminated-by-microsoft", "delegated_admin_removed", tenant_wide},
    {"granular-admin-relationship-approved", "gdap_approved", a_relationship},
    {"granular-admin-relationship-activated", "gdap_activated", a_relationship},
    {"granular-admin-relationship-expired", "gdap_expired", a_relationship},
    {"granular-admin-relationship-terminated", "gdap_terminated", a_relationship},
    {"granular-admin-access-assignment-created", "gdap_assignment_created", assignments},
    {"granular-admin-access-assignment-activated", "gdap_assignment_activated", assignments},
    {"granular-admin-access-assignment-updated", "gdap_assignment_updated", assignments},
    {"granular-admin-access-assignment-deleted", "gdap_assignment_deleted", assignments},
    {"subscription-updated", "", a_subscription},
    {"create-transfer", "transfer_created", a_transfer},
    {"update-transfer", "", a_transfer},
    {"complete-transfer", "transfer_accepted", a_transfer},
    {"expire-transfer", "", a_transfer},
    {"fail-transfer", "", a_transfer},
    {"new-commerce-migration-created", "", a_migration},
    {"new-commerce-migration-completed", "subscription_migrated", a_migration},
    {"new-commerce-migration-failed", "", a_migration},
    {"new-commerce-migration-schedule-failed", "", a_migration_schedule},
};

/// What a notice of an unknown name is about, by the kind of its resource.
constexpr known_notice known_resources[] = {
    {"GranularAdminRelationship", "", a_relationship},
    {"GranularAdminAccessAssignment", "", assignments},
    {"Subscription", "", a_subscription},
    {"subscription-updated", "", a_subscription},
};

const known_notice* find(std::span<const known_notice> all, std::string_view name) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const known_notice& one) { return same_name(one.name, name); });
  return at == all.end() ? nullptr : &*at;
}

/// An id as addresses spell them; what else stands there is not passed on into a request.
bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
  });
}

/// The path of an address, without its host, query and fragment.
std::string_view path_of(std::string_view uri) {
  if (const std::size_t scheme = uri.find("://"); scheme != std::string_view::npos) {
    uri.remove_prefix(scheme + 3);
    uri.remove_prefix(std::min(uri.find('/'), uri.size()));
  }
  return uri.substr(0, uri.find_first_of("?#"));
}

/// The segment of a path that follows this one; nothing where there is none, or no id.
std::optional<std::string_view> segment_after(std::string_view path, std::string_view name) {
  bool is_next = false;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (is_next) return is_id(segment) ? std::optional{segment} : std::nullopt;
    is_next = same_name(segment, name);
  }
  return std::nullopt;
}

std::string filled(std::string_view pattern, std::string_view path) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    text += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    text += segment_after(path, pattern.substr(1, close - 1)).value_or("{id}");
    pattern.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

result<webhook_notice> read_webhook(std::string_view text, const limits& bounds) {
  const auto root = parse(text, bounds);
  if (!root) return root.error();
  std::optional<error> wrong;
  const place here;
  const auto* members = read_object(root.value(), here, "a notice, which is an object", wrong);
  if (members == nullptr) return *std::move(wrong);
  object_reader in(*members, here, member_names::any_case, wrong);
  webhook_notice notice;
  if (in.required("EventName", "the name of what happened") != nullptr) notice.name = in.text_or_empty("EventName");
  notice.resource_name = in.text_or_empty("ResourceName");
  notice.resource_uri = in.text_or_empty("ResourceUri");
  notice.audit_uri = in.text_or_empty("AuditUri");
  notice.at = read_time(in, "ResourceChangeUtcDate");
  if (wrong) return *std::move(wrong);

  const known_notice* known = find(known_notices, notice.name);
  if (known == nullptr) known = find(known_resources, notice.resource_name);
  if (known != nullptr) {
    notice.is_recognised = true;
    if (!known->event.empty()) notice.event = std::string(known->event);
    for (const fact_source& one : known->stale)
      notice.stale.push_back({std::string(one.member), filled(one.request, path_of(notice.resource_uri))});
  } else if (!notice.resource_uri.empty()) {
    notice.stale.push_back({notice.resource_name, "GET " + notice.resource_uri});
  }
  return notice;
}

std::string write_webhook(const webhook_notice& notice) {
  text_writer out;
  out.begin_object();
  out.key("notice").text(notice.name);
  out.key("recognised").boolean(notice.is_recognised);
  if (notice.at) out.key("at").text(csprel::to_text(*notice.at));
  if (notice.event) out.key("event").text(*notice.event);
  out.key("stale").begin_array();
  for (const stale_fact& one : notice.stale) {
    out.begin_object();
    out.key("member").text(one.member);
    out.key("needs").text(one.request);
    out.end_object();
  }
  out.end_array();
  if (!notice.audit_uri.empty()) out.key("audit").text(notice.audit_uri);
  out.end_object();
  return std::move(out).take();
}

}  // namespace csprel::json
