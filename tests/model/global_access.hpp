// SPDX-License-Identifier: Apache-2.0
// Delegated access in the global cloud, US Government and Germany: the contract's section 6, step by step, run once for
// every completion of what is not known.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_ACCESS_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_ACCESS_HPP

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/question.hpp"
#include "model/global_subscription.hpp"

namespace csprel::test::reference {

/// Who the employee is: what the directory lists, else what the question brings.
struct employee_facts {
  const partner* of = nullptr;
  const partner_user_subject* asks = nullptr;

  const partner_user* listed() const {
    for (const partner_user& u : (*of)->users)
      if (u.id == asks->user) return &u;
    return nullptr;
  }
  const std::vector<security_group>* groups() const {
    const auto& all = (*of)->account->groups;
    return all ? &*all : nullptr;
  }

  /// Whether the group's own list has the person.
  bool is_direct_member(const security_group& g, completion& c) const {
    if (listed() == nullptr) {
      // "A member that is neither a listed user nor a listed group counts for nobody": the question says it.
      if (!asks->groups) return c.either("asked in " + folded(g.id.to_string()));
      for (const std::string& id : *asks->groups)
        if (folded(id) == folded(g.id.to_string())) return true;
      return false;
    }
    if (!g.members) return c.either("member of " + folded(g.id.to_string()));
    for (const group_member& m : *g.members)
      if (folded(m.id.to_string()) == folded(asks->user.to_string())) return true;
    return false;
  }
  /// "u with `agent: admin_agent` is in the group that has `agent: admin_agent`, whether or not it lists u."
  bool has_agent_setting(agent_role role, completion& c) const {
    if (const partner_user* u = listed()) return u->agents.contains(role);
    if (asks->agents) return asks->agents->contains(role);
    return c.either("agent " + std::to_string(static_cast<int>(role)));
  }
  /// "Every group of p that contains u, directly or through groups, any depth."
  bool is_in(const security_group& g, completion& c, std::vector<std::string> seen = {}) const {
    const std::string id = folded(g.id.to_string());
    if (holds_one(seen, id)) return false;
    seen.push_back(id);
    if (g.agent && has_agent_setting(*g.agent, c)) return true;
    if (is_direct_member(g, c)) return true;
    for (const security_group& inner : *groups()) {
      // A list that is not told may have any other group.
      bool nested = !g.members && inner.id != g.id && c.either(folded(inner.id.to_string()) + " nested in " + id);
      if (g.members)
        for (const group_member& m : *g.members) nested = nested || folded(m.id.to_string()) == folded(inner.id.to_string());
      if (nested && is_in(inner, c, seen)) return true;
    }
    return false;
  }
  /// A group by its id; nothing where neither a list nor the question tells of it.
  std::optional<bool> is_told_to_be_in(const std::string& id, completion& c) const {
    if (groups() != nullptr)
      for (const security_group& g : *groups())
        if (folded(g.id.to_string()) == folded(id)) return is_in(g, c);
    if (listed() == nullptr && asks->groups)
      for (const std::string& own : *asks->groups)
        if (folded(own) == folded(id)) return true;
    return std::nullopt;
  }
  /// A group by its id, which need not be listed: "then nobody is known to be in it, and the path is unknown".
  bool is_in_group_named(const std::string& id, completion& c) const {
    const auto told = is_told_to_be_in(id, c);
    return told ? *told : c.either("in the unlisted group " + folded(id));
  }
  /// A principal of Azure RBAC that is a group.
  bool is_in_principal(const std::string& id, completion& c) const {
    if (const auto told = is_told_to_be_in(id, c)) return *told;
    for (const partner_user& u : (*of)->users)
      if (folded(u.id.to_string()) == folded(id)) return false;  // Another person.
    return c.either("in the unlisted group " + folded(id));
  }
  /// "The union of `users[].agent` and the agent groups that contain the user, nested groups included." Where no groups are
  /// told, the setting stands alone.
  bool has_agent(agent_role role, completion& c) const {
    if (has_agent_setting(role, c)) return true;
    if (groups() == nullptr) return false;
    for (const security_group& g : *groups())
      if (g.agent == role && is_in(g, c)) return true;
    return false;
  }
  bool has_admin(admin_role role, completion& c) const {
    if (const partner_user* u = listed()) return u->admins.contains(role);
    if (asks->admins) return asks->admins->contains(role);
    return c.either("admin " + std::to_string(static_cast<int>(role)));
  }

  /// "A user is a guest when every group or listing that has them says so."
  known is_no_guest() const {
    if (const partner_user* u = listed()) return certainly(u->type != user_type::guest);
    if (!asks->type) return known::yes;
    return certainly(*asks->type != user_type::guest);
  }
};

/// The Entra roles of an operation by name; `any`: any role at all covers.
struct wanted_roles {
  std::set<std::string> names;
  bool any = false;
  bool unlisted_service = false;  ///< "Another service: a GDAP path without GlobalAdmin is unknown."
  bool helpdesk_covers = false;   ///< On the path `dap` through HelpdeskAgents.
};

enum class access_result { covered, missing, insufficient };

/// "62e90394-..." or a name to the name of section 6; a role that the table lacks keeps its own text.
inline std::string role_name(const std::string& id_or_name) {
  for (const auto& row : enum_names<entra_role>::rows)
    if (folded(std::string(row.template_id)) == folded(id_or_name) || std::string(row.name) == id_or_name)
      return std::string(row.name);
  return folded(id_or_name);
}

struct access_facts {
  const directory_fields& world;
  const partner& of;
  const customer& at;
  clock_reading clock;
  const employee_facts* who = nullptr;  ///< Null: the organisation asks.
  wanted_roles wanted;

  bool covers(const std::set<std::string>& roles, completion& c) const {
    for (const std::string& role : roles) {
      if (wanted.any || wanted.names.contains(role)) return true;
      if (role == "GlobalAdmin" && world.options.word(option::superior_entra_roles_count) != "listed_only") return true;
    }
    return wanted.unlisted_service && !roles.empty() && c.either("the roles of the service");
  }

  bool has_dap(completion& c) const {
    for (const delegated_admin& d : at->delegated_admins)
      if (d.partner == of->id) {
        const known stands = clock.since(d.since);
        return stands == known::maybe ? c.either("DAP has begun") : stands == known::yes;
      }
    return false;
  }

  /// "`activatedDateTime <= now < endDateTime`; `P180D`: no end"; "before `activatedDateTime`: as activating; a missing
  /// date: unknown"; "any other word: unknown".
  bool is_active(const gdap_relationship& g, completion& c) const {
    const std::string id = g.id.to_string();
    if (!g.status || !g.status->known()) return c.either("status of " + id);
    if (g.status != gdap_status::active) return false;
    if (!g.activated || !clock.now) {
      if (!c.either("begun " + id)) return false;
    } else if (*clock.now < *g.activated) {
      return false;
    }
    if (g.auto_extend_duration == "P180D") return true;
    if (!g.end || !clock.now) return !c.either("ended " + id);
    return *clock.now < *g.end;
  }

  std::set<std::string> roles_of(const std::optional<std::vector<entra_role_id>>& roles, const std::string& whose,
                                 completion& c) const {
    std::set<std::string> all;
    if (roles)
      for (const entra_role_id& id : *roles) all.insert(role_name(id.to_string()));
    else if (c.either("roles of " + whose))
      all = {"GlobalAdmin", "any other"};
    return all;
  }

  /// The roles of X, the active assignments to a group of u (or, of an organisation, all); nothing: X is empty.
  struct granted {
    bool some = false;
    bool covered = false;
    std::string by{};  ///< The first relationship that covers.
  };
  granted granular(completion& c) const {
    granted x;
    if (world.cloud != cloud::global) return x;  // "In U, D steps 2-5 are skipped."
    std::string by;
    const auto add = [&](const std::set<std::string>& roles) {
      x.some = true;
      if (!covers(roles, c)) return;
      if (!x.covered) x.by = by;
      x.covered = true;
    };
    const auto& all = at->tenant->gdap_relationships;
    if (!all) {
      const std::size_t may = c.choose("relationships", 3);
      if (may == 1) add({});
      if (may == 2) add({"GlobalAdmin", wanted.names.empty() ? "any" : *wanted.names.begin()});
      return x;
    }
    for (const gdap_relationship& g : *all) {
      if (g.partner != of->id || !is_active(g, c)) continue;
      const std::string id = g.id.to_string();
      by = id;
      const std::set<std::string> held = roles_of(g.roles, id, c);
      if (!g.access_assignments) {
        // There may be one with any of the relationship's roles.
        std::vector<std::string> options(held.begin(), held.end());
        const std::size_t may = c.choose("assignments of " + id, options.size() + 2);
        if (may == options.size() + 1) add({});
        else if (may > 0) add({options[may - 1]});
        continue;
      }
      for (const access_assignment& a : *g.access_assignments) {
        const std::string name = id + " " + a.id.to_string();
        if (!a.status || !a.status->known()) {
          if (!c.either("status of " + name)) continue;
        } else if (a.status != access_assignment_status::active) {
          continue;
        }
        if (who != nullptr) {
          if (!a.group && !c.either("group of " + name)) continue;
          if (a.group && !who->is_in_group_named(a.group->to_string(), c)) continue;
        }
        std::set<std::string> roles;
        for (const std::string& role : roles_of(a.roles, name, c))
          if (held.contains(role)) roles.insert(role);
        // Where one of the two is not told, what they share is not known.
        if ((!g.roles || !a.roles) && c.either("roles of " + id + " shared with " + name)) roles = {"GlobalAdmin", "any other"};
        add(roles);
      }
    }
    return x;
  }

  /// `dap`, the id of the relationship by which there is access, or empty: there is none.
  std::string path(completion& c) const {
    const granted x = granular(c);
    if (x.covered) return x.by;
    if (who != nullptr && x.some) return "";
    return one(c) == access_result::covered ? "dap" : "";
  }
  access_result one(completion& c) const {
    const granted x = granular(c);
    if (who == nullptr) {
      // Step 9: "covered if some active assignment of E covers, or DAP stands; no user, no precedence."
      if (x.covered || has_dap(c)) return access_result::covered;
      return x.some ? access_result::insufficient : access_result::missing;
    }
    if (x.some) return x.covered ? access_result::covered : access_result::insufficient;
    if (!has_dap(c)) return access_result::missing;
    if (who->has_agent(agent_role::admin_agent, c)) return access_result::covered;
    if (!who->has_agent(agent_role::helpdesk_agent, c)) return access_result::missing;
    return wanted.any || wanted.helpdesk_covers || wanted.names.contains("HelpdeskAdmin") ? access_result::covered
                                                                                          : access_result::insufficient;
  }

  std::set<access_result> all() const {
    return every_completion<access_result>([&](completion& c) { return one(c); });
  }
};

}  // namespace csprel::test::reference

#endif
