// SPDX-License-Identifier: Apache-2.0
// What is asked of requesting, approving, assigning and ending delegated admin (contract, global 2.3).
#ifndef CSPREL_SRC_DIRECTORY_GDAP_HPP
#define CSPREL_SRC_DIRECTORY_GDAP_HPP

#include "directory/scene.hpp"

namespace csprel::detail {

/// Until here tenant-wide delegated admin was asked for and granted (REL-7).
inline constexpr instant tenant_wide_admin_withdrawn = instant::from_seconds(1'696'809'600);  // 2023-10-09
/// From here on a relationship can extend itself (AMB-5).
inline constexpr instant auto_extension_begins = instant::from_seconds(1'698'624'000);  // 2023-10-30

/// Tenant-wide delegated admin that nobody has used for longer than this counts as unused (AMB-20).
inline constexpr duration unused_admin_counts_as = days(60);

inline constexpr requirement_set gdap_requirements{
    requirement::gdap_wrong_state,          requirement::gdap_request_lapsed,
    requirement::gdap_name_invalid,         requirement::gdap_name_taken,
    requirement::gdap_duration_out_of_range, requirement::gdap_roles_invalid,
    requirement::gdap_role_outside_relationship, requirement::auto_extend_not_available,
    requirement::delegated_admin_no_longer_offered, requirement::delegated_admin_not_optional,
    requirement::licenses_exhausted,
};

/// The finding of one of `gdap_requirements`.
[[nodiscard]] finding gdap_holds(requirement what, const scene& s);

/// `grant_not_present` in these clouds: whether what is to be removed is there.
[[nodiscard]] finding tenant_wide_grant_is_present(const scene& s);

}  // namespace csprel::detail

#endif
