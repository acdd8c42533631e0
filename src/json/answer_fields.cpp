// SPDX-License-Identifier: Apache-2.0
#include "json/answer_fields.hpp"

#include <algorithm>
#include <utility>

#include "json/descriptions.hpp"

namespace csprel::json {
namespace {

/// A resource as a T.
template <class T>
T read(const boost::json::object& resource) {
  T fields;
  const place here;
  std::optional<error> none;  // It can be read.
  object_reader in(resource, here, member_names::any_case, none);
  member_reader m(in, member_names::any_case, true, none);
  if constexpr (is_resource<T>)
    describe(m, fields);
  else
    describe_resource(m, fields);
  m.finish();
  return fields;
}
template <class T>
T read(const answer_resource& told) {
  return read<T>(told.resource);
}

/// Puts an entry in the place of the one with its id, or behind the others.
template <class T, class Id>
T& put(std::vector<T>& all, T entry, Id id) {
  const auto known = std::find_if(all.begin(), all.end(), [&](const T& other) { return id(other) == id(entry); });
  if (known == all.end()) return all.emplace_back(std::move(entry));
  return *known = std::move(entry);
}
/// The list of an optional member, which an answer makes known.
template <class T>
std::vector<T>& known(std::optional<std::vector<T>>& all) {
  return all ? *all : all.emplace();
}

std::optional<agent_role> agent_of(std::string_view group) noexcept {
  if (csprel::detail::same_word(group, "AdminAgents")) return agent_role::admin_agent;
  if (csprel::detail::same_word(group, "HelpdeskAgents")) return agent_role::helpdesk_agent;
  if (csprel::detail::same_word(group, "SalesAgents")) return agent_role::sales_agent;
  return std::nullopt;
}

security_group& group_of(partner_account& account, const group_id& id) {
  auto& groups = known(account.groups);
  for (auto& group : groups)
    if (group.id == id) return group;
  groups.emplace_back().id = id;
  return groups.back();
}

void tell_member(partner_fields& asker, const answer_resource& told) {
  auto& members = known(group_of(asker.account.edit(), *told.about.group).members);
  if (told.is_nothing) return;
  auto member = read<group_member>(told);
  // A member counts where it is a listed user.
  if (member.kind == directory_object_kind::user) {
    const auto id = id_cast<user_id>(member.id);
    auto& users = asker.users;
    auto user = std::find_if(users.begin(), users.end(), [&](const partner_user& u) { return u.id == id; });
    if (user == users.end()) user = users.insert(user, partner_user{id, {}, {}, {}});
    if (const auto type = member.user_type ? member.user_type->known() : std::nullopt) user->type = *type;
  }
  put(members, std::move(member), [](const group_member& m) -> const auto& { return m.id; });
}

/// The one grant of the asker.
delegated_admin& grant_of(customer_fields& customer, const partner_id& asker) {
  for (auto& grant : customer.delegated_admins)
    if (grant.partner == asker) return grant;
  customer.delegated_admins.emplace_back().partner = asker;
  return customer.delegated_admins.back();
}

}  // namespace

bool is_about_subscription(answer_kind kind) noexcept {
  return kind == answer_kind::provisioning || kind == answer_kind::azure_entitlement ||
         kind == answer_kind::migration || kind == answer_kind::transition_eligibility;
}

agreement_status read_agreement_status(const answer_resource& told) { return read<agreement_status>(told); }

partnership read_partnership(const boost::json::object& resource) { return read<partnership>(resource); }

void tell(partner_fields& asker, const answer_resource& told) {
  partner_account& account = asker.account.edit();
  switch (told.what) {
    case answer_kind::legal_business_profile:
      if (told.is_nothing) return;
      account.legal_business = read<legal_business_profile>(told);
      // The account's country is told by nothing else.
      if (!account.legal_business->country.empty()) asker.country = account.legal_business->country;
      return;
    case answer_kind::mpn_profile:
      if (told.is_nothing) return;
      account.mpn = read<mpn_profile>(told);
      if (asker.mpn_id.empty()) asker.mpn_id = account.mpn->mpn_id;
      return;
    case answer_kind::partner_relationship:
      put(known(account.partnerships), read<partnership>(told), [](const partnership& p) -> const auto& { return p.other; });
      return;
    case answer_kind::group: {
      auto& all = known(account.groups);
      if (told.is_nothing) return;
      auto group = read<security_group>(told);
      security_group& there = group_of(account, group.id);
      group.agent = there.agent ? there.agent : agent_of(group.display_name);
      group.members = std::move(there.members);
      group.extra = std::move(there.extra);
      put(all, std::move(group), [](const security_group& g) -> const auto& { return g.id; });
      return;
    }
    default: return tell_member(asker, told);  // Nothing else is about it.
  }
}

void tell(customer_fields& customer, const answer_resource& told, const partner_id& asker,
          std::vector<std::string>& notes) {
  customer_tenant& tenant = customer.tenant.edit();
  const std::string who = "customer " + customer.id.to_string() + ": ";
  switch (told.what) {
    case answer_kind::agreement: {
      auto& all = known(tenant.agreements);
      if (told.is_nothing) return (void)std::erase_if(all, [&](const auto& a) { return a.partner == asker; });
      auto agreement = read<customer_agreement>(told);
      agreement.partner = asker;
      if (std::find(all.begin(), all.end(), agreement) == all.end()) all.push_back(std::move(agreement));
      return;
    }
    case answer_kind::direct_signature:
      if (!told.is_nothing) tenant.direct_signed = read<direct_signature>(told);
      return;
    case answer_kind::qualification: {
      auto& all = tenant.qualifications;
      if (told.is_nothing) return (void)std::erase_if(all, [&](const auto& q) { return q.partner == asker; });
      auto qualification = read<csprel::qualification>(told);
      qualification.partner = asker;
      std::erase_if(all, [&](const auto& q) { return q.partner == asker && q.kind == qualification.kind; });
      all.push_back(std::move(qualification));
      return;
    }
    case answer_kind::delegated_admin_customer: {
      if (told.is_nothing) return;
      auto statistics = read<delegated_admin_customer>(told);
      if (!statistics.is_enabled)  // Graph's resource of that name lists customers with GDAP.
        return notes.push_back(who + "a delegatedAdminCustomer without `dapEnabled` tells nothing of delegated admin");
      if (!*statistics.is_enabled)
        return (void)std::erase_if(customer.delegated_admins, [&](const auto& g) { return g.partner == asker; });
      delegated_admin& grant = grant_of(customer, asker);
      if (!grant.since) grant.since = statistics.start;
      grant.statistics = std::move(statistics);
      return;
    }
    case answer_kind::gdap_relationship: {
      auto& all = known(tenant.gdap_relationships);
      if (told.is_nothing) return (void)std::erase_if(all, [&](const auto& g) { return g.partner == asker; });
      auto relationship = read<gdap_relationship>(told);
      relationship.partner = asker;
      for (auto& there : all)
        if (there.id == relationship.id) {
          relationship.access_assignments = std::move(there.access_assignments);
          relationship.extra = std::move(there.extra);
        }
      put(all, std::move(relationship), [](const gdap_relationship& g) -> const auto& { return g.id; });
      return;
    }
    case answer_kind::access_assignment: {
      auto& all = known(tenant.gdap_relationships);
      const auto of = std::find_if(all.begin(), all.end(), [&](const auto& g) { return g.id == told.about.gdap; });
      if (of == all.end())
        return notes.push_back(who + "the access assignments of a relationship that is not told are left out");
      auto& assignments = known(of->access_assignments);
      if (told.is_nothing) return assignments.clear();
      put(assignments, read<access_assignment>(told),
          [](const access_assignment& a) -> const auto& { return a.id; });
      return;
    }
    case answer_kind::transfer: {
      auto& all = known(tenant.transfers);
      if (told.is_nothing) return all.clear();
      auto transfer = read<csprel::transfer>(told);
      for (const auto& there : all)
        if (there.id == transfer.id && !transfer.kind) transfer.kind = there.kind;
      if (!transfer.kind)
        notes.push_back("transfer " + transfer.id.to_string() +
                        ": of which kind it is no API tells; set `kind` to `direct_to_indirect` or `azure_plan`");
      put(all, std::move(transfer), [](const csprel::transfer& t) -> const auto& { return t.id; });
      return;
    }
    case answer_kind::migration_schedule: {
      auto& all = known(tenant.migration_schedules);
      if (told.is_nothing) return all.clear();
      put(all, read<migration_schedule>(told), [](const migration_schedule& s) -> const auto& { return s.id; });
      return;
    }
    case answer_kind::organization:
      if (const auto country = text_member(told.resource, "countryLetterCode")) tenant.country = *country;
      return;
    default: {  // A partner relationship: GET /v1/customers/{id}/relationships
      const auto reseller = read<partnership>(told).other;
      for (auto& r : customer.relationships)
        if (r.partner == asker && r.type == relationship_type::reseller) r.reseller = reseller;
    }
  }
}

void tell(subscription_fields& subscription, const answer_resource& told) {
  subscription_commerce& commerce = subscription.commerce.edit();
  switch (told.what) {
    case answer_kind::provisioning:
      if (!told.is_nothing) commerce.provisioning = read<provisioning>(told);
      return;
    case answer_kind::migration:
      if (!told.is_nothing) commerce.migration = read<new_commerce_migration>(told);
      return;
    case answer_kind::azure_entitlement: {
      auto& all = known(commerce.azure_entitlements);
      if (told.is_nothing) return all.clear();
      auto entitlement = read<azure_entitlement>(told);
      for (const auto& there : all)
        if (there.id == entitlement.id) entitlement.recently_purchased = there.recently_purchased;
      put(all, std::move(entitlement), [](const azure_entitlement& e) -> const auto& { return e.id; });
      return;
    }
    default: {  // A transition eligibility.
      auto& all = known(commerce.transition_eligibilities);
      const eligibility_type asked = told.about.is_scheduled ? eligibility_type::scheduled : eligibility_type::immediate;
      if (told.is_nothing)
        return (void)std::erase_if(all, [&](const auto& e) { return e.eligibility_type == asked; });
      auto eligibility = read<transition_eligibility>(told);
      if (told.about.is_scheduled) eligibility.eligibility_type = asked;
      std::erase_if(all, [&](const transition_eligibility& there) {
        return there.catalog_item == eligibility.catalog_item && there.eligibility_type == eligibility.eligibility_type;
      });
      all.push_back(std::move(eligibility));
    }
  }
}

}  // namespace csprel::json
