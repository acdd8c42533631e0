// SPDX-License-Identifier: Apache-2.0
// A security group of a partner tenant, through which employees get delegated access (GDAP-10), and
// the agent groups, which hold the agent roles. Groups may contain groups, in circles too.
#ifndef CSPREL_MODEL_SECURITY_GROUP_HPP
#define CSPREL_MODEL_SECURITY_GROUP_HPP

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/role.hpp"
#include "csprel/vocabulary/user_type.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

/// What a member of a group is, told by `@odata.type`.
enum class directory_object_kind : unsigned char {
  user,   ///< A person.
  group,  ///< Another group.
};

template <>
struct enum_names<directory_object_kind> {
  static constexpr std::array rows{
      enum_name<directory_object_kind>{directory_object_kind::user, "#microsoft.graph.user"},
      enum_name<directory_object_kind>{directory_object_kind::group, "#microsoft.graph.group"},
  };
};
static_assert(detail::rows_in_order<directory_object_kind>());

struct group_member {
  directory_object_id id;  ///< Of a user or a group; may be listed nowhere, and is then nobody.
  std::optional<wire_value<directory_object_kind>> kind;   ///< Nothing: not told.
  std::optional<wire_value<csprel::user_type>> user_type;  ///< Nothing: not told.
  verbatim resource;

  friend bool operator==(const group_member&, const group_member&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const group_member& m) {
    return out << "member " << m.id;
  }
};

struct security_group {
  group_id id;
  std::string display_name;
  std::optional<bool> security_enabled;  ///< Nothing: not told.
  std::optional<agent_role> agent;       ///< This is the group of that agent role.
  std::optional<std::vector<group_member>>
      members;        ///< Nothing: who belongs is unknown. Empty: nobody.
  verbatim resource;  ///< The Graph group.
  verbatim extra;

  friend bool operator==(const security_group&, const security_group&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const security_group& g) {
    return out << "group " << g.id << " `" << g.display_name.c_str() << '`';
  }
};

}  // namespace csprel

#endif
