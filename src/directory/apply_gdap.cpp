// SPDX-License-Identifier: Apache-2.0
#include "directory/apply_gdap.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/vocabulary/entra_role.hpp"
#include "directory/calendar.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

using enum gdap_status;

// ---- the life of a relationship -------------------------------------------------------------

using gdap_status_set = enum_set<gdap_status, enum_names<gdap_status>::rows.size()>;

/// The moves of the catalogue (2.5); what has ended does not come back.
gdap_status_set next_of(gdap_status from) {
  switch (from) {
    case created: return {approval_pending};
    case approval_pending: return {approved};
    case approved: return {activating, active};
    case activating: return {active};
    case active: return {expiring, expired, termination_requested, terminated};
    case expiring: return {expired};
    case termination_requested: return {terminating, terminated};
    case terminating: return {terminated};
    case expired:
    case terminated: break;
  }
  return {};
}

/// An unrecognised status stops nothing: what is not known refuses nothing.
bool may_become(const gdap_relationship& g, gdap_status to) {
  const auto now = g.status ? g.status->known() : std::nullopt;
  return !now || next_of(*now).contains(to);
}

void put_in_force(gdap_relationship& g, instant from, std::optional<instant> end) {
  g.status = active;
  g.activated = from;
  const auto length = parse_duration(g.duration);
  if (!end && length) end = after(from, *length);
  if (end) g.end = end;
}

// ---- finding --------------------------------------------------------------------------------

struct relationship_place {
  position customer = nowhere;
  position relationship = nowhere;
};

error untold(const char* pointer, std::string_view member) {
  return {error_code::not_found, pointer, "one that does not tell", quoted(member) + ", which this adds to"};
}

bool has_granular_admin(const editor& here) { return here.in().is_available(operation::gdap_request); }

const gdap_relationship& relationship_at(const editor& here, const relationship_place& at) {
  return (*here.in().customers[at.customer].record().tenant->gdap_relationships)[at.relationship];
}

result<relationship_place> find(const editor& here, const gdap_reference& which) {
  const auto at = here.in().lookup->by_gdap.find(which.id);
  if (at == here.in().lookup->by_gdap.end())
    return unknown("/relationship", which.id.to_string(), "a GDAP relationship of the directory");
  const customer_fields& c = here.in().customers[at->second].record();
  if (which.customer && *which.customer != c.id)
    return unknown("/customer", which.customer->to_string(), "the relationship's customer");
  const auto& all = *c.tenant->gdap_relationships;
  const auto found = std::find_if(all.begin(), all.end(), [&](const gdap_relationship& g) { return g.id == which.id; });
  return relationship_place{at->second, static_cast<position>(found - all.begin())};
}

/// An operation on a relationship, as a question about it.
question asked(const editor& here, operation what, const gdap_reference& which) {
  question q = here.about(what);
  q.which = gdap_relationship_resource{which.id.to_string(), which.customer};
  return q;
}

template <class Change>
event_result edit(editor& here, const relationship_place& at, const Change& how) {
  return here.edit(at.customer, [&](customer_fields& c) {
    gdap_relationship& g = (*c.tenant.edit().gdap_relationships)[at.relationship];
    how(g);
    g.last_modified = here.at();
  });
}

/// Moves a relationship to another status, where the operation behind it asks for no more than `only`.
template <class Change>
event_result move(editor& here, const gdap_reference& which, operation what, gdap_status to, const requirement_set& only,
             const Change& how) {
  const auto at = find(here, which);
  if (!at) return at.error();
  if (!may_become(relationship_at(here, at.value()), to)) return here.refuse(what, requirement::gdap_wrong_state);
  if (const auto no = here.unmet(asked(here, what, which), nowhere, nowhere, only)) return no;
  return edit(here, at.value(), how);
}

/// Drops relationships from a record that is being edited, for good.
template <class Unwanted>
void drop(editor& here, customer_fields& c, const Unwanted& unwanted) {
  auto& all = c.tenant.edit().gdap_relationships;
  if (!all) return;
  for (const gdap_relationship& g : *all)
    if (unwanted(g)) own(here.in().lookup).by_gdap.erase(g.id);
  std::erase_if(*all, unwanted);
}

// ---- tenant-wide ----------------------------------------------------------------------------

bool is_granted(const customer_fields& c, const partner_id& partner) {
  return std::any_of(c.delegated_admins.begin(), c.delegated_admins.end(),
                     [&](const delegated_admin& grant) { return grant.partner == partner; });
}

/// One entry per partner.
void grant(customer_fields& c, const partner_id& partner, instant since) {
  if (!is_granted(c, partner)) c.delegated_admins.push_back({partner, std::nullopt, since, {}});
}

error no_services_here(std::string_view pointer) {
  return {error_code::impossible_state, std::string(pointer), "services",
          "none: delegated admin is tenant-wide in this cloud"};
}

// ---- granular, from the first day -----------------------------------------------------------

// The days of the catalogue's table (2.5): from when a customer may start with granular delegated admin, and from
// when it does so unless it is said otherwise.
constexpr instant sandbox_begins = instant::from_seconds(1'695'600'000);     // 2023-09-25
constexpr instant production_begins = instant::from_seconds(1'696'896'000);  // 2023-10-10
constexpr instant becomes_default = instant::from_seconds(1'698'796'800);    // 2023-11-01

enum class first_access : unsigned char { tenant_wide, granular, neither };

first_access first_access_of(const editor& here, const customer_created& e) {
  if (!has_granular_admin(here)) return first_access::tenant_wide;
  const bool sandbox =
      here.in().fields(here.in().find(e.partner)).account->environment == partner_environment::sandbox;
  if (here.at() < (sandbox ? sandbox_begins : production_begins)) return first_access::tenant_wide;
  if (e.default_gdap) return *e.default_gdap ? first_access::granular : first_access::neither;
  return !sandbox && here.at() >= becomes_default ? first_access::granular : first_access::tenant_wide;
}

/// The roles that a relationship which comes with a new customer has, by the partner's model.
std::vector<entra_role_id> first_roles(partner_model model) {
  using enum entra_role;
  std::vector<entra_role> roles{directory_readers,     directory_writers,
                                license_administrator, service_support_administrator,
                                user_administrator,    privileged_role_administrator,
                                helpdesk_administrator, privileged_authentication_administrator,
                                global_reader};
  if (model != partner_model::indirect_reseller) {
    roles.push_back(cloud_application_administrator);
    roles.push_back(application_administrator);
  }
  std::vector<entra_role_id> ids;
  ids.reserve(roles.size());
  for (const entra_role role : roles) ids.push_back(*entra_role_id::parse(info(role).template_id));
  return ids;
}

}  // namespace

std::optional<error> start_access(const editor& here, const customer_created& e, customer_fields& c) {
  const first_access kind = first_access_of(here, e);
  auto& tenant = c.tenant.edit();
  // A tenant that is new has nothing of these, and that is known.
  tenant.agreements.emplace();
  tenant.transfers.emplace();
  tenant.migration_schedules.emplace();
  tenant.overages.emplace();
  tenant.azure_roles.emplace();
  if (kind == first_access::tenant_wide) grant(c, e.partner, here.at());
  if (kind != first_access::granular) {
    if (e.gdap_relationships && !e.gdap_relationships->empty())
      return error{error_code::impossible_state, "/delegatedAdminRelationships", "a relationship", "none at that time"};
    if (has_granular_admin(here)) tenant.gdap_relationships.emplace();
    return std::nullopt;
  }
  tenant.gdap_relationships = e.gdap_relationships;  // What is not told is not known.
  if (!tenant.gdap_relationships) return std::nullopt;
  for (std::size_t i = 0; i < tenant.gdap_relationships->size(); ++i) {
    gdap_relationship& g = (*tenant.gdap_relationships)[i];
    if (here.in().lookup->by_gdap.contains(g.id))
      return error{error_code::duplicate_id, "/delegatedAdminRelationships/" + std::to_string(i) + "/resource/id",
                   quoted(g.id.to_string()) + " a second time", "one relationship per id"};
    if (!g.created) g.created = here.at();
    if (!g.roles) g.roles = first_roles(here.in().row(here.in().find(e.partner)).model);
    if (g.duration.empty()) g.duration = "P730D";
    if (!g.status) put_in_force(g, here.at(), g.end);
  }
  return std::nullopt;
}

// ---- relationships --------------------------------------------------------------------------

event_result happened(editor& here, const relationship_requested& e) {
  const operation what = operation::relationship_request;
  if (here.in_china()) return here.refuse(what, requirement::operation_not_available);
  const position partner = here.in().find(e.partner);
  if (partner == nowhere) return editor::no_partner(e.partner);
  if (e.customer && here.in().find(*e.customer) == nowhere) return editor::no_customer(*e.customer);
  question q = here.about(what);
  q.which = partner_resource{e.partner, {}};
  q.with.kind = e.kind;
  q.with.customer = e.customer;
  q.with.with_delegated_admin = e.with_delegated_admin;
  return here.unmet(q, partner, nowhere,
                    {requirement::single_partner_cloud, requirement::delegated_admin_no_longer_offered,
                     requirement::delegated_admin_not_optional});
}

event_result happened(editor& here, const relationship_accepted& e) {
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  if (!e.services.empty()) return no_services_here("/services");
  const bool with_admin = e.with_delegated_admin.value_or(!has_granular_admin(here));
  question q = here.about(operation::relationship_accept);
  q.which = invitation_resource{e.link};
  q.with.with_delegated_admin = with_admin;
  if (const auto no = here.unmet(q, nowhere, c,
                                 {requirement::link_altered, requirement::single_partner_cloud,
                                  requirement::delegated_admin_no_longer_offered,
                                  requirement::delegated_admin_not_optional}))
    return no;
  const position owner = here.in().find_link_owner(e.link);
  if (!with_admin && !has_granular_admin(here)) return here.refuse(q.what, requirement::delegated_admin_not_optional);
  const partner_id partner = here.in().fields(owner).id;
  return here.edit(c, [&](customer_fields& record) {
    here.accept(record, partner);
    if (with_admin) grant(record, partner, here.at());
  });
}

event_result happened(editor& here, const relationship_ended& e) {
  const operation what = operation::relationship_remove;
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  const position partner = here.in().find(e.partner);
  if (partner == nowhere) return editor::no_partner(e.partner);
  const auto is_of_partner = [&](const auto& one) { return one.partner == e.partner; };
  const auto& all = here.in().customers[c].record().relationships;
  if (std::none_of(all.begin(), all.end(), [&](const relationship& r) {
        return r.partner == e.partner && r.type != relationship_type::none;
      }))
    return here.refuse(what, requirement::no_relationship);
  question q = here.about(what);
  q.which = customer_resource{e.customer};
  if (const auto no = here.unmet(q, partner, nowhere,
                                 {requirement::active_subscriptions_remain, requirement::reservations_remain,
                                  requirement::software_remains}))
    return no;
  return here.edit(c, [&](customer_fields& record) {
    drop(here, record, is_of_partner);
    std::erase_if(record.relationships, is_of_partner);
    std::erase_if(record.delegated_admins, is_of_partner);
  });
}

event_result happened(editor& here, const delegated_admin_granted& e) {
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  if (here.in().find(e.partner) == nowhere) return editor::no_partner(e.partner);
  if (e.services) return no_services_here("/services");
  question q = here.about(operation::delegated_admin_grant);
  q.which = partner_resource{e.partner, e.customer};
  if (const auto no = here.unmet(q, nowhere, c, {requirement::no_relationship, requirement::delegated_admin_no_longer_offered}))
    return no;
  return here.edit(c, [&](customer_fields& record) { grant(record, e.partner, here.at()); });
}

event_result happened(editor& here, const delegated_admin_removed& e) {
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  if (here.in().find(e.partner) == nowhere) return editor::no_partner(e.partner);
  if (e.services) return no_services_here("/services");
  if (!is_granted(here.in().customers[c].record(), e.partner))
    return here.refuse(operation::delegated_admin_remove, requirement::grant_not_present);
  return here.edit(c, [&](customer_fields& record) {
    std::erase_if(record.delegated_admins, [&](const delegated_admin& one) { return one.partner == e.partner; });
  });
}

// ---- granular -------------------------------------------------------------------------------

event_result happened(editor& here, const gdap_created& e) {
  question q = here.about(operation::gdap_request);
  const position c = here.in().find(e.customer);
  if (c == nowhere) return editor::no_customer(e.customer);
  const position partner = here.in().find(e.partner);
  if (partner == nowhere) return editor::no_partner(e.partner);
  if (!has_granular_admin(here)) return here.refuse(q.what, requirement::operation_not_available);
  if (!here.in().customers[c].record().tenant->gdap_relationships)
    return untold("/customer", "delegatedAdminRelationships");
  gdap_relationship g = e.relationship;
  if (here.in().lookup->by_gdap.contains(g.id))
    return error{error_code::duplicate_id, "/resource/id", quoted(g.id.to_string()) + " a second time",
                 "one relationship per id"};
  if (g.customer && *g.customer != e.customer)
    return error{error_code::impossible_state, "/resource/customer/tenantId", quoted(g.customer->to_string()),
                 "the customer of the event"};
  q.which = customer_resource{e.customer};
  q.with.name = g.display_name;
  if (!g.duration.empty()) q.with.duration = g.duration;
  if (!g.auto_extend_duration.empty()) q.with.auto_extend = g.auto_extend_duration;
  if (g.roles) {
    q.with.roles.emplace();
    for (const entra_role_id& role : *g.roles) q.with.roles->push_back(role.to_string());
  }
  if (const auto no = here.unmet(q, partner, nowhere,
                                 {requirement::gdap_name_invalid, requirement::gdap_name_taken,
                                  requirement::gdap_duration_out_of_range, requirement::gdap_roles_invalid,
                                  requirement::auto_extend_not_available}))
    return no;
  // What Microsoft itself made of tenant-wide delegated admin was in force at once.
  const bool by_microsoft = g.display_name.starts_with("MLT_");
  if (!g.status) g.status = created;
  if (*g.status != created && *g.status != approval_pending && !(*g.status == active && by_microsoft))
    return here.refuse(q.what, requirement::gdap_wrong_state);
  g.partner = e.partner;
  g.customer = e.customer;
  if (!g.created) g.created = here.at();
  if (g.duration.empty()) g.duration = "P730D";
  if (*g.status == active) put_in_force(g, g.activated.value_or(here.at()), g.end);
  g.access_assignments.emplace();  // Nobody can have been given any of it yet.
  const gdap_relationship_id id = g.id;
  auto done = here.edit(c, [&](customer_fields& record) {
    record.tenant.edit().gdap_relationships->push_back(std::move(g));
  });
  if (ruled_out(!done || done.value())) return done;  // Its id is new, and all that it names is there.
  own(here.in().lookup).by_gdap.emplace(id, c);
  return done;
}

event_result happened(editor& here, const gdap_submitted& e) {
  return move(here, e.relationship, operation::gdap_submit, approval_pending, {requirement::gdap_wrong_state},
              [](gdap_relationship& g) { g.status = approval_pending; });
}

event_result happened(editor& here, const gdap_approved& e) {
  return move(here, e.relationship, operation::gdap_approve, approved,
              {requirement::gdap_wrong_state, requirement::gdap_request_lapsed}, [&](gdap_relationship& g) {
                g.status = approved;
                if (e.activated) put_in_force(g, *e.activated, std::nullopt);
              });
}

event_result happened(editor& here, const gdap_activated& e) {
  return move(here, e.relationship, operation::gdap_approve, active, {},
              [&](gdap_relationship& g) { put_in_force(g, here.at(), e.end); });
}

event_result happened(editor& here, const gdap_rejected& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  if (!may_become(relationship_at(here, at.value()), approved))
    return here.refuse(operation::gdap_reject, requirement::gdap_wrong_state);
  if (const auto no = here.unmet(asked(here, operation::gdap_reject, e.relationship), nowhere, nowhere,
                                 {requirement::gdap_wrong_state, requirement::gdap_request_lapsed}))
    return no;
  return here.edit(at.value().customer, [&](customer_fields& record) {
    drop(here, record, [&](const gdap_relationship& g) { return g.id == e.relationship.id; });
  });
}

event_result happened(editor& here, const gdap_terminated& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  // One that is being terminated already is not active any more; the others must still be.
  const auto& status = relationship_at(here, at.value()).status;
  const bool has_begun = status && (*status == termination_requested || *status == terminating);
  return move(here, e.relationship, operation::gdap_terminate, terminated,
              has_begun ? requirement_set{} : requirement_set{requirement::gdap_wrong_state},
              [&](gdap_relationship& g) {
                g.status = terminated;
                g.end = here.at();
              });
}

event_result happened(editor& here, const gdap_expired& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const gdap_relationship& g = relationship_at(here, at.value());
  if (extends_itself(g) || (g.end && here.at() < *g.end))
    return here.refuse(operation::gdap_terminate, requirement::gdap_wrong_state);
  return move(here, e.relationship, operation::gdap_terminate, expired, {},
              [](gdap_relationship& it) { it.status = expired; });
}

event_result happened(editor& here, const gdap_extended& e) {
  const operation what = operation::gdap_set_auto_extend;
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const gdap_relationship& g = relationship_at(here, at.value());
  if (e.auto_extend_duration) {
    question q = asked(here, what, e.relationship);
    q.with.auto_extend = e.auto_extend_duration;
    if (const auto no = here.unmet(q, nowhere, nowhere,
                                   {requirement::gdap_wrong_state, requirement::auto_extend_not_available}))
      return no;
    return edit(here, at.value(), [&](gdap_relationship& it) {
      it.auto_extend_duration = *e.auto_extend_duration;
      if (e.end) it.end = e.end;
    });
  }
  if (g.status && g.status->known() && *g.status != active) return here.refuse(what, requirement::gdap_wrong_state);
  if (!extends_itself(g)) return here.refuse(what, requirement::auto_extend_not_available);
  if (e.end && g.end && *e.end < *g.end) return here.refuse(what, requirement::gdap_wrong_state);
  return edit(here, at.value(), [&](gdap_relationship& it) {
    if (e.end)
      it.end = e.end;
    else if (it.end)
      it.end = add_months(*it.end, 6);
  });
}

// ---- assignments ----------------------------------------------------------------------------

namespace {

using status = access_assignment_status;

/// The assignment's position; fails where it is not there, or not told.
result<position> find_assignment(const editor& here, const relationship_place& at, const access_assignment_id& id,
                                 const char* pointer) {
  const auto& all = relationship_at(here, at).access_assignments;
  if (!all) return untold("/relationship", "accessAssignments");
  for (position i = 0; i < all->size(); ++i)
    if ((*all)[i].id == id) return i;
  return unknown(pointer, id.to_string(), "an assignment of the relationship");
}

std::optional<event_refusal> may_assign(const editor& here, const gdap_reference& which, const access_assignment& a) {
  question q = asked(here, operation::gdap_assign, which);
  q.with.group = a.group ? a.group->to_string() : std::string{};
  q.with.roles.emplace();
  if (a.roles)
    for (const entra_role_id& role : *a.roles) q.with.roles->push_back(role.to_string());
  return here.unmet(q, nowhere, nowhere,
                    {requirement::gdap_wrong_state, requirement::gdap_role_outside_relationship});
}

bool is_one_of(const access_assignment& a, std::initializer_list<status> words) {
  const auto now = a.status ? a.status->known() : std::nullopt;
  return !now || std::find(words.begin(), words.end(), *now) != words.end();
}

template <class Change>
event_result edit_assignment(editor& here, const relationship_place& at, position assignment, const Change& how) {
  return edit(here, at, [&](gdap_relationship& g) {
    access_assignment& a = (*g.access_assignments)[assignment];
    how(a);
    a.last_modified = here.at();
  });
}

}  // namespace

event_result happened(editor& here, const gdap_assignment_created& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const auto& all = relationship_at(here, at.value()).access_assignments;
  if (!all) return untold("/relationship", "accessAssignments");
  if (std::any_of(all->begin(), all->end(), [&](const access_assignment& a) { return a.id == e.assignment.id; }))
    return error{error_code::duplicate_id, "/resource/id", quoted(e.assignment.id.to_string()) + " a second time",
                 "one assignment per id"};
  if (const auto no = may_assign(here, e.relationship, e.assignment)) return no;
  if (!is_one_of(e.assignment, {status::pending, status::active, status::error}))
    return here.refuse(operation::gdap_assign, requirement::gdap_wrong_state);
  access_assignment a = e.assignment;
  if (!a.status) a.status = status::pending;
  if (!a.created) a.created = here.at();
  return edit(here, at.value(), [&](gdap_relationship& g) { g.access_assignments->push_back(std::move(a)); });
}

event_result happened(editor& here, const gdap_assignment_activated& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const auto found = find_assignment(here, at.value(), e.assignment, "/assignment");
  if (!found) return found.error();
  const access_assignment& a = (*relationship_at(here, at.value()).access_assignments)[found.value()];
  if (const auto no = may_assign(here, e.relationship, {})) return no;
  if (!is_one_of(a, {status::pending})) return here.refuse(operation::gdap_assign, requirement::gdap_wrong_state);
  return edit_assignment(here, at.value(), found.value(), [](access_assignment& it) { it.status = status::active; });
}

event_result happened(editor& here, const gdap_assignment_updated& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const auto found = find_assignment(here, at.value(), e.assignment.id, "/resource/id");
  if (!found) return found.error();
  const access_assignment& a = (*relationship_at(here, at.value()).access_assignments)[found.value()];
  if (const auto no = may_assign(here, e.relationship, e.assignment)) return no;
  const bool keeps_status = !e.assignment.status || e.assignment.status == a.status;
  const bool becomes_active = a.status && *a.status == status::pending && e.assignment.status &&
                              *e.assignment.status == status::active;
  if (!is_one_of(a, {status::pending, status::active}) || !(keeps_status || becomes_active))
    return here.refuse(operation::gdap_assign, requirement::gdap_wrong_state);
  return edit_assignment(here, at.value(), found.value(), [&](access_assignment& it) {
    if (e.assignment.status) it.status = e.assignment.status;
    if (e.assignment.group) it.group = e.assignment.group;
    if (e.assignment.roles) it.roles = e.assignment.roles;
  });
}

event_result happened(editor& here, const gdap_assignment_deleted& e) {
  const auto at = find(here, e.relationship);
  if (!at) return at.error();
  const auto found = find_assignment(here, at.value(), e.assignment, "/assignment");
  if (!found) return found.error();
  const access_assignment& a = (*relationship_at(here, at.value()).access_assignments)[found.value()];
  if (a.status && *a.status == status::deleted)
    return here.refuse(operation::gdap_unassign, requirement::grant_not_present);
  return edit_assignment(here, at.value(), found.value(), [](access_assignment& it) { it.status = status::deleted; });
}

// ---- groups ---------------------------------------------------------------------------------

namespace {

/// The members of a group; fails where they are not told.
result<position> find_group(const editor& here, const partner_id& partner, const group_id& group) {
  if (here.in_china()) return unknown("/event", "groups", "an event of this cloud");
  const position at = here.in().find(partner);
  if (at == nowhere) return editor::no_partner(partner);
  const auto& groups = here.in().fields(at).account->groups;
  for (position i = 0; groups && i < groups->size(); ++i) {
    if ((*groups)[i].id != group) continue;
    if (!(*groups)[i].members) return untold("/group", "members");
    return i;
  }
  return unknown("/group", group.to_string(), "a group of the partner");
}

}  // namespace

event_result happened(editor& here, const group_member_added& e) {
  const auto group = find_group(here, e.partner, e.group);
  if (!group) return group.error();
  return here.edit_partner(e.partner, [&](partner_fields& p) {
    auto& members = *(*p.account.edit().groups)[group.value()].members;
    const auto known = std::find_if(members.begin(), members.end(),
                                    [&](const group_member& m) { return m.id == e.member.id; });
    if (known == members.end())
      members.push_back(e.member);
    else
      *known = e.member;
  });
}

event_result happened(editor& here, const group_member_removed& e) {
  const auto group = find_group(here, e.partner, e.group);
  if (!group) return group.error();
  const auto& members =
      *(*here.in().fields(here.in().find(e.partner)).account->groups)[group.value()].members;
  const auto is_it = [&](const group_member& m) { return m.id == e.member; };
  if (std::none_of(members.begin(), members.end(), is_it))
    return unknown("/member", e.member.to_string(), "a member of the group");
  return here.edit_partner(e.partner, [&](partner_fields& p) {
    std::erase_if(*(*p.account.edit().groups)[group.value()].members, is_it);
  });
}

}  // namespace csprel::detail
