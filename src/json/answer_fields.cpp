// SPDX-License-Identifier: Apache-2.0
#include "json/answer_fields.hpp"

#include <set>
#include <utility>

#include "json/descriptions.hpp"
#include "json/strict_parser.hpp"

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

result<void> partner_teller::settle_group(answer_resource& members) {
  if (members.about.group) return done();
  const auto none = std::vector<security_group>{};
  const auto& groups = asker_.account->groups ? *asker_.account->groups : none;
  for (; named_until_ < groups.size(); ++named_until_) named_.add(groups[named_until_].id);
  const std::set<group_id> mentioned = named_.mentioned(members.file);
  if (mentioned.size() == 1) members.about.group = *mentioned.begin();
  if (mentioned.empty() && groups.size() == 1) members.about.group = groups.front().id;
  if (members.about.group) return done();
  return error{error_code::missing_member, members.pointer, "members that do not tell their group, in " + members.file,
               "the request that was answered, `/groups/{id}/members`, or the group's id in the name of the file"};
}

security_group& partner_teller::group_of(const group_id& id) {
  auto& groups = known(asker_.account.edit().groups);
  if (security_group* there = groups_.find(groups, id)) return *there;
  groups.emplace_back().id = id;
  return groups.back();
}

void partner_teller::tell_member(const answer_resource& told) {
  const group_id& group = *told.about.group;
  auto& members = known(group_of(group).members);
  if (told.is_nothing) return;
  auto member = read<group_member>(told);
  // A member counts where it is a listed user.
  if (member.kind == directory_object_kind::user) {
    const auto id = id_cast<user_id>(member.id);
    partner_user* user = users_.find(asker_.users, id);
    if (user == nullptr) user = &asker_.users.emplace_back(partner_user{id, {}, {}, {}});
    if (const auto type = member.user_type ? member.user_type->known() : std::nullopt) user->type = *type;
  }
  members_[group].put(members, std::move(member));
}

void partner_teller::tell(const answer_resource& told) {
  partner_account& account = asker_.account.edit();
  switch (told.what) {
    case answer_kind::legal_business_profile:
      if (told.is_nothing) return;
      account.legal_business = read<legal_business_profile>(told);
      // The account's country is told by nothing else.
      if (!account.legal_business->country.empty()) asker_.country = account.legal_business->country;
      return;
    case answer_kind::mpn_profile:
      if (told.is_nothing) return;
      account.mpn = read<mpn_profile>(told);
      if (asker_.mpn_id.empty()) asker_.mpn_id = account.mpn->mpn_id;
      return;
    case answer_kind::partner_relationship:
      partnerships_.put(known(account.partnerships), read<partnership>(told));
      return;
    case answer_kind::group: {
      (void)known(account.groups);
      if (told.is_nothing) return;
      auto group = read<security_group>(told);
      security_group& there = group_of(group.id);
      group.agent = there.agent ? there.agent : agent_of(group.display_name);
      group.members = std::move(there.members);
      group.extra = std::move(there.extra);
      there = std::move(group);
      return;
    }
    default: return tell_member(told);  // Nothing else is about it.
  }
}

void customer_teller::tell(const answer_resource& told) {
  customer_tenant& tenant = customer_.tenant.edit();
  const auto note = [this](const std::string& what) { notes_.push_back("customer " + customer_.id.to_string() + ": " + what); };
  // Takes away what the asker was told before.
  const auto clear = [this](auto& all, auto& listed) {
    std::erase_if(all, [this](const auto& one) { return one.partner == asker_; });
    listed.forget();
  };
  switch (told.what) {
    case answer_kind::agreement: {
      auto& all = known(tenant.agreements);
      if (told.is_nothing) return clear(all, agreements_);
      auto agreement = read<customer_agreement>(told);
      agreement.partner = asker_;
      if (agreements_.find(all, answered_by(agreement)) == nullptr) all.push_back(std::move(agreement));
      return;
    }
    case answer_kind::direct_signature:
      if (!told.is_nothing) tenant.direct_signed = read<direct_signature>(told);
      return;
    case answer_kind::qualification: {
      if (told.is_nothing) return clear(tenant.qualifications, qualifications_);
      auto qualification = read<csprel::qualification>(told);
      qualification.partner = asker_;
      qualifications_.put(tenant.qualifications, std::move(qualification));
      return;
    }
    case answer_kind::delegated_admin_customer: {
      if (told.is_nothing) return;
      auto statistics = read<delegated_admin_customer>(told);
      if (!statistics.is_enabled)  // Graph's resource of that name lists customers with GDAP.
        return note("a delegatedAdminCustomer without `dapEnabled` tells nothing of delegated admin");
      if (!*statistics.is_enabled)
        return (void)std::erase_if(customer_.delegated_admins, [this](const auto& g) { return g.partner == asker_; });
      delegated_admin& grant = grant_of(customer_, asker_);
      if (!grant.since) grant.since = statistics.start;
      grant.statistics = std::move(statistics);
      return;
    }
    case answer_kind::gdap_relationship: {
      auto& all = known(tenant.gdap_relationships);
      if (told.is_nothing) {
        clear(all, relationships_);
        return assignments_.clear();
      }
      auto relationship = read<gdap_relationship>(told);
      relationship.partner = asker_;
      if (gdap_relationship* there = relationships_.find(all, relationship.id)) {
        relationship.access_assignments = std::move(there->access_assignments);
        relationship.extra = std::move(there->extra);
      }
      relationships_.put(all, std::move(relationship));
      return;
    }
    case answer_kind::access_assignment: {
      auto& all = known(tenant.gdap_relationships);
      gdap_relationship* of = told.about.gdap ? relationships_.find(all, *told.about.gdap) : nullptr;
      if (of == nullptr) return note("the access assignments of a relationship that is not told are left out");
      auto& assignments = known(of->access_assignments);
      auto& listed = assignments_[of->id];
      if (told.is_nothing) {
        listed.forget();
        return assignments.clear();
      }
      listed.put(assignments, read<access_assignment>(told));
      return;
    }
    case answer_kind::transfer: {
      auto& all = known(tenant.transfers);
      if (told.is_nothing) {
        transfers_.forget();
        return all.clear();
      }
      auto transfer = read<csprel::transfer>(told);
      const csprel::transfer* there = transfers_.find(all, transfer.id);
      if (there != nullptr && !transfer.kind) transfer.kind = there->kind;
      if (!transfer.kind)
        notes_.push_back("transfer " + transfer.id.to_string() +
                         ": of which kind it is no API tells; set `kind` to `direct_to_indirect` or `azure_plan`");
      transfers_.put(all, std::move(transfer));
      return;
    }
    case answer_kind::migration_schedule: {
      auto& all = known(tenant.migration_schedules);
      if (told.is_nothing) {
        schedules_.forget();
        return all.clear();
      }
      schedules_.put(all, read<migration_schedule>(told));
      return;
    }
    case answer_kind::organization:
      if (const auto country = text_member(told.resource, "countryLetterCode")) tenant.country = *country;
      return;
    default: {  // A partner relationship: GET /v1/customers/{id}/relationships
      const auto reseller = read<partnership>(told).other;
      for (auto& r : customer_.relationships)
        if (r.partner == asker_ && r.type == relationship_type::reseller) r.reseller = reseller;
    }
  }
}

void subscription_teller::tell(const answer_resource& told) {
  subscription_commerce& commerce = subscription_.commerce.edit();
  switch (told.what) {
    case answer_kind::provisioning:
      if (!told.is_nothing) commerce.provisioning = read<provisioning>(told);
      return;
    case answer_kind::migration:
      if (!told.is_nothing) commerce.migration = read<new_commerce_migration>(told);
      return;
    case answer_kind::azure_entitlement: {
      auto& all = known(commerce.azure_entitlements);
      if (told.is_nothing) {
        azure_.forget();
        return all.clear();
      }
      auto entitlement = read<azure_entitlement>(told);
      if (const azure_entitlement* there = azure_.find(all, entitlement.id))
        entitlement.recently_purchased = there->recently_purchased;
      azure_.put(all, std::move(entitlement));
      return;
    }
    default: {  // A transition eligibility.
      auto& all = known(commerce.transition_eligibilities);
      const eligibility_type asked = told.about.is_scheduled ? eligibility_type::scheduled : eligibility_type::immediate;
      if (told.is_nothing) {
        std::erase_if(all, [&](const auto& e) { return e.eligibility_type == asked; });
        return eligibilities_.forget();
      }
      auto eligibility = read<transition_eligibility>(told);
      if (told.about.is_scheduled) eligibility.eligibility_type = asked;
      eligibilities_.put(all, std::move(eligibility));
    }
  }
}

}  // namespace csprel::json
