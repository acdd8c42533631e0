// SPDX-License-Identifier: Apache-2.0
// The security groups of a partner, and in which of them each of its employees is: directly or through
// other groups, at any depth. Circles are legal.
#ifndef CSPREL_SRC_DIRECTORY_GROUP_TABLE_HPP
#define CSPREL_SRC_DIRECTORY_GROUP_TABLE_HPP

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "csprel/model/partner.hpp"
#include "directory/customer_store.hpp"
#include "directory/keyed_hash.hpp"

namespace csprel::detail {

/// What the groups say of one employee.
struct membership {
  std::vector<position> groups;  ///< Sorted; those that hold an agent role of the employee's too.
  agent_role_set agents;         ///< By the employee's own setting or through an agent group.
  agent_role_set doubtful;       ///< Not known: the agent group's members are not told.
  bool is_guest{};               ///< Everything that knows the employee says so.
  bool told{};                   ///< False: of which groups the employee is a member is not known.
};

class group_table {
 public:
  /// How many entries a table may hold: groups above groups and above employees, all in all.
  static constexpr std::size_t most_entries = std::size_t{1} << 22;
  /// And in how many ways these may be found: a group may contain another by way of many.
  static constexpr std::size_t most_steps = std::size_t{1} << 24;

  group_table() = default;
  /// Nothing where there would be more than `most_entries` or `most_steps`. *Cost*: linear in both.
  [[nodiscard]] static std::optional<group_table> make(const partner_fields& p);

  /// The group's position among the partner's groups, or `nowhere`.
  [[nodiscard]] position find(const group_id& id) const;
  /// The membership of a listed employee. *Cost*: one hash lookup.
  [[nodiscard]] const membership* find(const user_id& id) const;
  /// The membership of somebody whom the partner does not list, by what a question says.
  [[nodiscard]] membership of_stranger(const std::optional<agent_role_set>& agents,
                                       const std::optional<std::vector<group_id>>& groups,
                                       const std::optional<user_type>& type) const;
  /// The groups that may have members who are not told, themselves or in a group within them; sorted.
  [[nodiscard]] std::span<const position> open() const noexcept { return open_; }
  /// The groups that whoever has the role is in; sorted.
  [[nodiscard]] std::vector<position> holding(agent_role role) const;
  /// Of whom the members are not told, one of those that make `group` an open one.
  [[nodiscard]] position source_of_doubt(position group) const;
  /// Likewise of the group that holds an agent role; `nowhere`: who is in it is told, or none holds it.
  [[nodiscard]] position source_of_doubt(agent_role role) const;

 private:
  [[nodiscard]] bool fill(const partner_fields& p);
  /// These return how many steps it took.
  std::size_t add_agents(membership& m, agent_role_set own) const;
  std::size_t close(membership& m) const;

  boost::unordered_flat_map<group_id, position, keyed_hash> by_id_;
  std::vector<std::optional<agent_role>> agent_;  ///< By position.
  std::array<std::vector<position>, enum_names<agent_role>::rows.size()> holders_;  ///< By agent role.
  std::vector<std::vector<position>> above_;      ///< Each group itself and all that contain it.
  std::vector<position> untold_;                  ///< Groups without `members`.
  std::vector<position> open_;
  agent_role_set open_agents_;  ///< That open ones hold.
  boost::unordered_flat_map<user_id, membership, keyed_hash> by_user_;
};

}  // namespace csprel::detail

#endif
