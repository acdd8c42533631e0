// SPDX-License-Identifier: Apache-2.0
#include "json/answer.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <absl/strings/ascii.h>

#include "directory/ruled_out.hpp"
#include "json/descriptions.hpp"
#include "json/resources.hpp"

namespace csprel::json {
namespace {

namespace bj = boost::json;

struct kind_name {
  answer_kind what;
  std::string_view object_type;  ///< `attributes.objectType`, or what follows `#microsoft.graph.`.
};
constexpr kind_name kinds[] = {
    {answer_kind::customer, "Customer"},
    {answer_kind::subscription, "Subscription"},
    {answer_kind::offer, "Offer"},
    {answer_kind::managed_service, "ManagedService"},
    {answer_kind::relationship_request, "RelationshipRequest"},
    {answer_kind::partner_relationship, "PartnerRelationship"},
    {answer_kind::agreement_status, "AgreementStatus"},
    {answer_kind::legal_business_profile, "LegalBusinessProfile"},
    {answer_kind::legal_business_profile, "PartnerLegalBusinessProfile"},
    {answer_kind::mpn_profile, "MpnProfile"},
    {answer_kind::mpn_profile, "PartnerMpnProfile"},
    {answer_kind::group, "group"},
    {answer_kind::agreement, "Agreement"},
    {answer_kind::direct_signature, "DirectSignedCustomerAgreementStatus"},
    {answer_kind::qualification, "CustomerQualification"},
    {answer_kind::delegated_admin_customer, "DelegatedAdminCustomer"},
    {answer_kind::gdap_relationship, "delegatedAdminRelationship"},
    {answer_kind::access_assignment, "delegatedAdminAccessAssignment"},
    {answer_kind::transfer, "TransferEntity"},
    {answer_kind::migration, "NewCommerceMigration"},
    {answer_kind::migration_schedule, "NewCommerceMigrationSchedule"},
    {answer_kind::provisioning, "SubscriptionProvisioningStatus"},
    {answer_kind::azure_entitlement, "AzureEntitlement"},
    {answer_kind::transition_eligibility, "TransitionEligibility"},
    {answer_kind::organization, "organization"},
};

/// What the last step of a path, or the fragment of a context, holds.
constexpr kind_name paths[] = {
    {answer_kind::agreement_status, "agreementstatus"},
    {answer_kind::legal_business_profile, "legalbusiness"},
    {answer_kind::mpn_profile, "mpn"},
    {answer_kind::group, "groups"},
    {answer_kind::group_member, "members"},
    {answer_kind::group_member, "transitivemembers"},
    {answer_kind::group_member, "directoryobjects"},
    {answer_kind::agreement, "agreements"},
    {answer_kind::direct_signature, "directsignedmicrosoftcustomeragreementstatus"},
    {answer_kind::qualification, "qualifications"},
    {answer_kind::delegated_admin_customer, "delegatedadmincustomers"},
    {answer_kind::gdap_relationship, "delegatedadminrelationships"},
    {answer_kind::access_assignment, "accessassignments"},
    {answer_kind::transfer, "transfers"},
    {answer_kind::migration_schedule, "schedules"},
    {answer_kind::provisioning, "provisioningstatus"},
    {answer_kind::azure_entitlement, "azureentitlements"},
    {answer_kind::transition_eligibility, "transitioneligibilities"},
    {answer_kind::organization, "organization"},
    {answer_kind::migration, "newcommerce"},
    {answer_kind::managed_service, "managedservices"},
};

/// Blanks and quotes of a query come escaped.
std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = text.substr(i, 3);
    const char plain = code == "%20"                    ? ' '
                       : code == "%27"                  ? '\''
                       : code == "%24"                  ? '$'
                       : code == "%3D" || code == "%3d" ? '='
                                                        : '\0';
    result += plain != '\0' ? plain : text[i];
    if (plain != '\0') i += 2;
  }
  return result;
}

/// The GUID that follows `before`, wherever it stands.
template <class Id>
std::optional<Id> guid_after(const std::string& url, std::string_view before) {
  for (std::size_t at = url.find(before); at != std::string::npos; at = url.find(before, at + before.size()))
    if (const auto id = Id::parse(std::string_view{url}.substr(at + before.size()).substr(0, guid::text_size))) return id;
  return std::nullopt;
}

/// The id in "collection/{id}/..." or "collection('{id}')/...".
template <class Id>
std::optional<Id> id_after(const std::string& url, std::string_view collection) {
  for (std::size_t at = url.find(collection); at != std::string::npos; at = url.find(collection, at + collection.size())) {
    std::string_view rest = std::string_view{url}.substr(at + collection.size());
    const bool called = rest.starts_with("('");
    if (!called && !rest.starts_with('/')) continue;
    rest.remove_prefix(called ? 2 : 1);
    const std::string_view text = rest.substr(0, rest.find_first_of(called ? "'" : "/?#&'$("));
    if (auto id = Id::parse(text)) return id;
  }
  return std::nullopt;
}

std::optional<answer_kind> kind_of_path(std::string_view url) {
  const std::size_t fragment = url.find('#');
  std::string_view path = fragment != std::string_view::npos ? url.substr(fragment + 1) : url.substr(0, url.find('?'));
  constexpr std::string_view entity = "/$entity";
  if (path.ends_with(entity)) path.remove_suffix(entity.size());
  const auto named = [](std::string_view step) -> std::optional<answer_kind> {
    step = step.substr(0, step.find('('));
    for (const auto& row : paths)
      if (row.object_type == step) return row.what;
    return std::nullopt;
  };
  // The last step, or the one before it where the last one is an id.
  for (int steps = 0; steps < 2 && !path.empty(); ++steps) {
    const std::size_t slash = path.rfind('/');
    if (const auto kind = named(path.substr(slash + 1))) return kind;
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
  }
  return std::nullopt;
}

std::optional<answer_kind> kind_by_shape(const bj::object& o) {
  const auto has = [&o](std::string_view name) { return member(o, name) != nullptr; };
  if (has("companyProfile") || has("allowDelegatedAccess") || has("relationshipToPartner"))
    return answer_kind::customer;
  if (has("accessContainer")) return answer_kind::access_assignment;
  if (has("accessDetails")) return answer_kind::gdap_relationship;
  if (has("dapEnabled")) return answer_kind::delegated_admin_customer;
  if (has("securityEnabled")) return answer_kind::group;
  if (has("sourcePartnerTenantId") || has("targetPartnerTenantId")) return answer_kind::transfer;
  if (has("migrateOnRenewal") || has("targetDate")) return answer_kind::migration_schedule;
  if (has("currentSubscriptionId")) return answer_kind::migration;
  if (has("eligibilities")) return answer_kind::transition_eligibility;
  if (has("offerId")) return answer_kind::subscription;
  if (has("relationshipType")) return answer_kind::partner_relationship;
  if (has("isAgreementSigned")) return answer_kind::agreement_status;
  if (has("isSigned")) return answer_kind::direct_signature;
  if (has("primaryContact") && has("templateId")) return answer_kind::agreement;
  if (has("qualification")) return answer_kind::qualification;
  if (const auto type = text_member(o, "profileType")) {
    if (csprel::detail::same_word(*type, "mpn_profile")) return answer_kind::mpn_profile;
    if (csprel::detail::same_word(*type, "legal_business_profile")) return answer_kind::legal_business_profile;
  }
  if (has("countryLetterCode")) return answer_kind::organization;
  if (has("groupName")) return answer_kind::managed_service;
  if (const bj::object* links = object_member(o, "links"))
    if (member(*links, "adminService") != nullptr || member(*links, "serviceHealth") != nullptr)
      return answer_kind::managed_service;
  if (has("isAddOn") || has("minimumQuantity") || has("prerequisiteOffers") ||
      has("upgradeTargetOffers") || has("isAvailableForPurchase"))
    return answer_kind::offer;
  if (has("url") && !has("id")) return answer_kind::relationship_request;
  return std::nullopt;
}

/// An error body in the place of an AgreementStatus (codes 2200 to 2206).
bool is_agreement_refusal(const bj::object& o) {
  std::optional<error> ignored;
  const place here;
  object_reader in(o, here, member_names::any_case, ignored);
  member_reader m(in, member_names::any_case, false, ignored);
  std::optional<std::int64_t> code;
  m.code("code", code);
  return code && *code >= 2200 && *code <= 2206;
}

/// What the addresses beside a resource or a collection tell.
void read_links(const bj::object& resource, answer_address& about) {
  if (const auto context = text_member(resource, "@odata.context")) about.complete(read_address(*context));
  const bj::object* links = object_member(resource, "links");
  if (links == nullptr) return;
  // Of the links, `self` says what the answer is; any may name the customer.
  if (const bj::object* self = object_member(*links, "self"))
    if (const auto uri = text_member(*self, "uri")) about.complete(read_address(*uri));
  for (const auto& link : *links) {
    if (about.customer) return;
    if (!link.value().is_object()) continue;
    if (const auto uri = text_member(link.value().get_object(), "uri"))
      about.customer = read_address(*uri).customer;
  }
}

/// Reads a resource only to see whether it can be read.
template <class T>
void try_to_read(const bj::object& resource, const place& here, std::optional<error>& wrong) {
  T fields;
  object_reader in(resource, here, member_names::any_case, wrong);
  member_reader m(in, member_names::any_case, false, wrong);
  if constexpr (is_resource<T>)
    describe(m, fields);
  else
    describe_resource(m, fields);
}

/// Where a directory document holds what was answered; nothing where it keeps but single texts.
std::optional<std::size_t> level_of(answer_kind what) noexcept {
  switch (what) {
    case answer_kind::customer: return level_of_customer_resource;
    case answer_kind::subscription: return level_of_subscription_resource;
    case answer_kind::offer: return level_of_offer_resource;
    case answer_kind::relationship_request: return level_of_request;
    case answer_kind::managed_service: return std::nullopt;
    default: return level_of_other_answer;
  }
}

/// Refuses a resource that could not be imported, so that the error can name its file.
void validate(const answer_resource& found, const place& here, std::optional<error>& wrong) {
  const bj::object& o = found.resource;
  switch (found.what) {
    case answer_kind::customer: {
      customer_fields fields;
      read_resource(o, here, false, fields, wrong);
      object_reader in(o, here, member_names::any_case, wrong);
      (void)in.wire<relationship_type>("relationshipToPartner");
      (void)in.boolean("allowDelegatedAccess");
      return;
    }
    case answer_kind::subscription: {
      subscription_fields fields;
      return read_resource(o, here, false, fields, wrong);
    }
    case answer_kind::offer:
      return (void)read_offer_resource(o, here, wrong);
    case answer_kind::managed_service:
      if (!service_of(o))
        report(wrong, error_code::malformed_value, here, "a ManagedService without a usable name",
               "`name` or `id` with a letter of the English alphabet first");
      return;
    case answer_kind::relationship_request: {
      partner_fields fields;
      return read_resource(o, here, false, fields, wrong);
    }
    case answer_kind::partner_relationship: return try_to_read<partnership>(o, here, wrong);
    case answer_kind::agreement_status: return try_to_read<agreement_status>(o, here, wrong);
    case answer_kind::legal_business_profile: return try_to_read<legal_business_profile>(o, here, wrong);
    case answer_kind::mpn_profile: return try_to_read<mpn_profile>(o, here, wrong);
    case answer_kind::group: return try_to_read<security_group>(o, here, wrong);
    case answer_kind::group_member: return try_to_read<group_member>(o, here, wrong);
    case answer_kind::agreement: return try_to_read<customer_agreement>(o, here, wrong);
    case answer_kind::direct_signature: return try_to_read<direct_signature>(o, here, wrong);
    case answer_kind::qualification: return try_to_read<qualification>(o, here, wrong);
    case answer_kind::delegated_admin_customer: return try_to_read<delegated_admin_customer>(o, here, wrong);
    case answer_kind::gdap_relationship: return try_to_read<gdap_relationship>(o, here, wrong);
    case answer_kind::access_assignment: return try_to_read<access_assignment>(o, here, wrong);
    case answer_kind::transfer: return try_to_read<transfer>(o, here, wrong);
    case answer_kind::migration: return try_to_read<new_commerce_migration>(o, here, wrong);
    case answer_kind::migration_schedule: return try_to_read<migration_schedule>(o, here, wrong);
    case answer_kind::provisioning: return try_to_read<provisioning>(o, here, wrong);
    case answer_kind::azure_entitlement: return try_to_read<azure_entitlement>(o, here, wrong);
    case answer_kind::transition_eligibility: return try_to_read<transition_eligibility>(o, here, wrong);
    case answer_kind::organization: {
      object_reader in(o, here, member_names::any_case, wrong);
      (void)in.required_guid<customer_id>("id");
      (void)in.text("countryLetterCode");
      return;
    }
  }
}

/// The customer that the resource's own members name.
std::optional<customer_id> customer_inside(const bj::object& o) {
  for (const std::string_view name : {"customerTenantId", "customerId"})
    if (const auto text = text_member(o, name))
      if (const auto id = customer_id::parse(*text)) return id;
  if (const bj::object* inner = object_member(o, "customer"))
    if (const auto text = text_member(*inner, "tenantId")) return customer_id::parse(*text);
  return std::nullopt;
}

class reader {
 public:
  reader(std::string_view file, std::optional<error>& wrong) : file_(file), wrong_(wrong) {}

  void read(const bj::value& value, const place& here, const answer_address& about, bool from_list) {
    if (wrong_) return;
    if (value.is_array()) {
      if (value.get_array().empty()) return read_nothing(here, about);
      return read_all(value.get_array(), here, about, from_list || about.of);
    }
    const bj::object* object = read_object(value, here, "an answer of the API, an object", wrong_);
    if (object == nullptr) return;
    if (const bj::value* response = member(*object, "response"); response != nullptr) {
      if (const auto request = text_member(*object, "request")) {
        answer_address asked = read_address(*request);
        asked.complete(about);
        return read(*response, place{here, "response"}, asked, from_list);
      }
    }
    for (const std::string_view name : {"items", "value"}) {
      const bj::value* items = member(*object, name);
      if (items == nullptr || !items->is_array()) continue;
      answer_address own;
      read_links(*object, own);
      own.complete(about);
      const place inside{here, name};
      if (items->get_array().empty()) return read_nothing(here, own);
      return read_all(items->get_array(), inside, own, true);
    }
    read_one(*object, here, about, from_list);
  }

  [[nodiscard]] std::vector<answer_resource> take() && { return std::move(found_); }

 private:
  void read_all(const bj::array& array, const place& here, const answer_address& about, bool from_list) {
    for (std::size_t i = 0; i < array.size(); ++i) read(array[i], place{here, i}, about, from_list);
  }

  /// An empty collection says that there is none, where it says of what.
  /// An empty collection tells what it is by its links, the request or the name of its file.
  void read_nothing(const place& here, const answer_address& about) {
    std::optional<answer_kind> of = about.of;
    if (!of) of = read_address(file_).of;  // A file may be named after its request.
    if (!of && lower(file_).find("managedservices") != std::string::npos) of = answer_kind::managed_service;
    if (of) found_.push_back({*of, true, true, about, {}, std::string{file_}, here.pointer()});
  }

  void read_one(const bj::object& object, const place& here, const answer_address& about, bool from_list) {
    answer_address own;
    own.customer = customer_inside(object);
    read_links(object, own);
    own.complete(about);
    std::optional<answer_kind> what;
    std::string described_as = "a resource of an unknown kind";
    const bj::object* attributes = object_member(object, "attributes");
    const auto type = attributes != nullptr ? text_member(*attributes, "objectType") : std::nullopt;
    const auto odata = text_member(object, "@odata.type");
    constexpr std::string_view graph = "#microsoft.graph.";
    // What stands among a group's members is one, whatever else it is.
    if (about.of == answer_kind::group_member || own.of == answer_kind::group_member) {
      what = answer_kind::group_member;
    } else if (type) {
      for (const auto& row : kinds)
        if (same_name(row.object_type, *type)) what = row.what;
      described_as = quoted(*type);
    } else if (odata && odata->substr(0, graph.size()) == graph) {
      for (const auto& row : kinds)
        if (same_name(row.object_type, odata->substr(graph.size()))) what = row.what;
      described_as = quoted(*odata);
    } else {
      what = kind_by_shape(object);
      if (!what && is_agreement_refusal(object)) what = answer_kind::agreement_status;
      if (!what) what = own.of;
    }
    if (!what)
      return report(wrong_, error_code::unsupported, here, described_as,
                    "a resource that an import understands (see csprel/json/partner_center.hpp), or a "
                    "collection of them");
    answer_resource next{*what, from_list, false, std::move(own), object, std::string{file_}, here.pointer()};
    if (const auto level = level_of(*what)) refuse_too_deep(object, *level, here, wrong_);
    validate(next, here, wrong_);
    if (wrong_) return;
    if (*what == answer_kind::customer)
      preceding_ = customer_id::parse(text_member(object, "id").value_or(""));
    else if (!next.about.customer && !is_about_partner(*what))
      next.about.customer = preceding_;
    found_.push_back(std::move(next));
  }

  std::string_view file_;
  std::optional<error>& wrong_;
  std::vector<answer_resource> found_;
  std::optional<customer_id> preceding_;
};

/// "SkypeforBusiness" or "Exchange Online" as a token.
std::optional<service_name> token_of(std::string_view text) {
  std::string token;
  for (const char c : lower(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)))
      token += c;
    else if (!token.empty() && token.back() != '_')
      token += '_';
  }
  while (!token.empty() && token.back() == '_') token.pop_back();
  return service_name::parse(token);
}

}  // namespace

const bj::value* member(const bj::object& object, std::string_view name) {
  for (const auto& entry : object)
    if (same_name(to_std(entry.key()), name)) return &entry.value();
  return nullptr;
}

const bj::object* object_member(const bj::object& object, std::string_view name) {
  const bj::value* value = member(object, name);
  return value != nullptr ? value->if_object() : nullptr;
}

std::optional<std::string_view> text_member(const bj::object& object, std::string_view name) {
  const bj::value* value = member(object, name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return to_std(value->get_string());
}

std::optional<service_name> service_of(const bj::object& managed) {
  for (const std::string_view name : {"name", "id"})
    if (const auto text = text_member(managed, name))
      if (auto token = token_of(*text)) return token;
  return std::nullopt;
}

void answer_address::complete(const answer_address& other) {
  const auto fill = [](auto& mine, const auto& theirs) {
    if (!mine) mine = theirs;
  };
  fill(customer, other.customer);
  fill(subscription, other.subscription);
  fill(gdap, other.gdap);
  fill(group, other.group);
  fill(tenant, other.tenant);
  fill(mpn_id, other.mpn_id);
  fill(of, other.of);
  is_scheduled = is_scheduled || other.is_scheduled;
}

answer_address read_address(std::string_view url) {
  const std::string folded = lower(unescaped(url));
  answer_address result;
  for (const std::string_view before : {"customers/", "ctid=", "customer/tenantid eq '", "customertenantid=", "entity_id="})
    if (!result.customer) result.customer = guid_after<customer_id>(folded, before);
  result.subscription = id_after<subscription_id>(folded, "/subscriptions");
  result.gdap = id_after<gdap_relationship_id>(folded, "delegatedadminrelationships");
  result.group = id_after<group_id>(folded, "groups");
  result.tenant = guid_after<partner_id>(folded, "tenantid=");
  if (const std::size_t at = folded.find("mpnid="); at != std::string::npos) {
    std::string mpn = folded.substr(at + 6, folded.find_first_of("&#", at) - at - 6);
    if (!mpn.empty()) result.mpn_id = std::move(mpn);
  }
  result.is_scheduled = folded.find("eligibilitytype=scheduled") != std::string::npos;
  result.of = kind_of_path(folded);
  return result;
}

std::vector<answer_resource> take_apart(const bj::value& whole, std::string_view file, std::string_view request,
                               std::optional<error>& wrong) {
  reader in(file, wrong);
  in.read(whole, place{}, request.empty() ? answer_address{} : read_address(request), false);
  return std::move(in).take();
}

bool is_about_partner(answer_kind kind) noexcept {
  switch (kind) {
    case answer_kind::offer:
    case answer_kind::relationship_request:
    case answer_kind::partner_relationship:
    case answer_kind::agreement_status:
    case answer_kind::legal_business_profile:
    case answer_kind::mpn_profile:
    case answer_kind::group:
    case answer_kind::group_member: return true;
    default: return false;
  }
}

offer_fields read_offer_resource(const bj::object& resource, const place& here, std::optional<error>& wrong) {
  offer_fields fields;
  object_reader in(resource, here, member_names::any_case, wrong);
  fields.id = in.required_id<offer_id>("id");
  fields.name = in.text_or_empty("name");
  fields.is_add_on = in.boolean("isAddOn").value_or(false);
  fields.minimum_quantity = in.integer("minimumQuantity");
  fields.maximum_quantity = in.integer("maximumQuantity");
  fields.prerequisite_offers = in.ids<offer_id>("prerequisiteOffers");
  fields.upgrade_target_offers = in.ids<offer_id>("upgradeTargetOffers");
  if (const auto billing = in.wire<billing_type>("billing"); billing && billing->known())
    fields.billing = *billing->known();
  const verbatim rest = in.extra();
  if (!rest.empty()) fields.extra = verbatim{"{\"resource\":" + std::string{rest.json()} + "}"};
  return fields;
}

std::string described(answer_kind kind) {
  const auto row = std::find_if(std::begin(kinds), std::end(kinds), [&](const kind_name& one) { return one.what == kind; });
  if (detail::ruled_out(row == std::end(kinds))) return "a member of a group";  // Those are described nowhere.
  const bool vowel = std::string_view{"AEIOUaeiou"}.find(row->object_type.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string{row->object_type};
}

std::string lower(std::string_view text) {
  std::string result{text};
  for (char& c : result) c = csprel::detail::ascii_lower(c);
  return result;
}

}  // namespace csprel::json
