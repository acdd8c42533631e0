// SPDX-License-Identifier: Apache-2.0
#include "directory/group_table.hpp"

#include <boost/unordered/unordered_flat_set.hpp>
#include <algorithm>

#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

void sort_once(std::vector<position>& positions) {
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

}  // namespace

std::optional<group_table> group_table::make(const partner_fields& p) {
  group_table table;
  if (!table.fill(p)) return std::nullopt;
  return table;
}

bool group_table::fill(const partner_fields& p) {
  std::size_t entries = 0;
  std::size_t steps = 0;
  const auto none = std::vector<security_group>{};
  const auto& groups = p.account->groups ? *p.account->groups : none;
  const auto count = static_cast<position>(groups.size());
  by_id_.reserve(count);
  for (position i = 0; i < count; ++i) {
    by_id_.emplace(groups[i].id, i);
    agent_.push_back(groups[i].agent);
    if (groups[i].agent) holders_[static_cast<std::size_t>(*groups[i].agent)].push_back(i);
    if (!groups[i].members) untold_.push_back(i);
  }

  // Who contains whom directly; then each group's way up, by a walk that visits every group once.
  std::vector<std::vector<position>> parents(count);
  boost::unordered_flat_map<user_id, std::vector<position>, keyed_hash> direct;
  boost::unordered_flat_set<user_id, keyed_hash> guests;  // Nobody who is called a member once is one.
  for (const partner_user& user : p.users) {
    direct.try_emplace(user.id);
    if (user.type == user_type::guest) guests.insert(user.id);
  }
  for (position i = 0; i < count; ++i) {
    if (!groups[i].members) continue;
    for (const group_member& member : *groups[i].members) {
      if (const position inner = find(id_cast<group_id>(member.id)); inner != nowhere) {
        parents[inner].push_back(i);
        continue;
      }
      const auto user = direct.find(id_cast<user_id>(member.id));
      if (user == direct.end()) continue;  // Listed nowhere: nobody.
      user->second.push_back(i);
      if (member.user_type == user_type::member) guests.erase(user->first);
    }
  }
  for (auto& outer : parents) sort_once(outer);
  above_.resize(count);
  std::vector<position> seen(count, nowhere);
  for (position i = 0; i < count; ++i) {
    above_[i].push_back(i);
    seen[i] = i;
    for (std::size_t at = 0; at < above_[i].size(); ++at) {
      const auto& outer = parents[above_[i][at]];
      steps += outer.size();
      if (steps > most_steps) return false;
      for (const position parent : outer) {
        if (seen[parent] == i) continue;
        seen[parent] = i;
        above_[i].push_back(parent);
      }
    }
    entries += above_[i].size();
    if (entries > most_entries) return false;
  }
  for (const position i : untold_) open_.insert(open_.end(), above_[i].begin(), above_[i].end());
  sort_once(open_);
  for (const position i : open_)
    if (agent_[i]) open_agents_.insert(*agent_[i]);

  by_user_.reserve(p.users.size());
  for (const partner_user& user : p.users) {
    membership m;
    m.groups = direct[user.id];
    m.told = p.account->groups.has_value();
    m.is_guest = guests.contains(user.id);
    steps += add_agents(m, user.agents);
    entries += m.groups.size();
    if (entries > most_entries || steps > most_steps) return false;
    by_user_.emplace(user.id, std::move(m));
  }
  return true;
}

position group_table::find(const group_id& id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nowhere : at->second;
}

const membership* group_table::find(const user_id& id) const {
  const auto at = by_user_.find(id);
  return at == by_user_.end() ? nullptr : &at->second;
}

membership group_table::of_stranger(const std::optional<agent_role_set>& agents,
                                    const std::optional<std::vector<group_id>>& groups,
                                    const std::optional<user_type>& type) const {
  membership m;
  m.is_guest = type == user_type::guest;
  m.told = groups.has_value();
  if (groups)
    for (const group_id& id : *groups)
      if (const position at = find(id); at != nowhere) m.groups.push_back(at);
  add_agents(m, agents.value_or(agent_role_set{}));
  // Who is in no group at all is in none by way of another either, whatever their lists do not tell.
  if (groups && groups->empty() && m.groups.empty()) m.doubtful = {};
  if (!agents) m.doubtful = agent_role_set::all() - m.agents;
  return m;
}

std::vector<position> group_table::holding(agent_role role) const {
  membership holder;
  add_agents(holder, {role});
  return std::move(holder.groups);
}

position group_table::source_of_doubt(position group) const {
  const auto source = std::find_if(untold_.begin(), untold_.end(), [&](position i) {
    return std::find(above_[i].begin(), above_[i].end(), group) != above_[i].end();
  });
  return ruled_out(source == untold_.end()) ? group : *source;  // An open group is above one that is not told.
}

position group_table::source_of_doubt(agent_role role) const {
  for (const position i : open_)
    if (agent_[i] == role) return source_of_doubt(i);
  return nowhere;
}

/// Whoever has an agent role is in the group that holds it, and whoever is in that group has the role.
std::size_t group_table::add_agents(membership& m, agent_role_set own) const {
  m.agents = own;
  for (const agent_role role : own) {
    const auto& holders = holders_[static_cast<std::size_t>(role)];
    m.groups.insert(m.groups.end(), holders.begin(), holders.end());
  }
  const std::size_t steps = close(m);
  for (const position i : m.groups)
    if (agent_[i]) m.agents.insert(*agent_[i]);
  m.doubtful = open_agents_ - m.agents;
  return steps;
}

std::size_t group_table::close(membership& m) const {
  sort_once(m.groups);
  const std::size_t direct = m.groups.size();
  for (std::size_t i = 0; i < direct; ++i) {
    const auto& up = above_[m.groups[i]];
    m.groups.insert(m.groups.end(), up.begin(), up.end());
  }
  const std::size_t steps = m.groups.size() - direct;
  sort_once(m.groups);
  return steps;
}

}  // namespace csprel::detail
