// SPDX-License-Identifier: Apache-2.0
// Whether a user belongs to the tenant that lists it; the words are those of Microsoft Graph.
#ifndef CSPREL_VOCABULARY_USER_TYPE_HPP
#define CSPREL_VOCABULARY_USER_TYPE_HPP

#include "csprel/vocabulary/enum_names.hpp"

namespace csprel {

enum class user_type : unsigned char {
  member,
  guest,  ///< Has no delegated administration.
};

template <>
struct enum_names<user_type> {
  static constexpr std::array rows{
      enum_name<user_type>{user_type::member, "Member"},
      enum_name<user_type>{user_type::guest, "Guest"},
  };
};
static_assert(detail::rows_in_order<user_type>());

}  // namespace csprel

#endif
