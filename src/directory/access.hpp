// SPDX-License-Identifier: Apache-2.0
// The access path: whether an employee may act in a customer's tenant, by which relationship, assignment
// and group, or by which link that is missing (contract, global section 6).
//
// Granular delegated admin comes first: where an active assignment of an active relationship names a
// group of the employee, it alone decides, even where tenant-wide delegated admin would cover more
// (GDAP-14, GDAP-15). What is not known is completed in every way: where all completions agree, the
// answer is known all the same.
#ifndef CSPREL_SRC_DIRECTORY_ACCESS_HPP
#define CSPREL_SRC_DIRECTORY_ACCESS_HPP

#include <optional>
#include <string_view>
#include <vector>

#include "csprel/directory/explanation.hpp"
#include "csprel/vocabulary/entra_role.hpp"
#include "directory/scene.hpp"

namespace csprel::detail {

/// The roles of which any one covers an operation.
struct access_need {
  entra_role_set roles;
  std::vector<entra_role_id> others;  ///< Roles that the catalogue of roles lacks.
  bool any = false;                   ///< Any role at all.
  bool told = true;                   ///< False: which role covers is not documented for this service.
};

/// What the access path comes to, over all completions of what is not known.
struct access_proof {
  bool may_cover = false;  ///< Some completion gives a path that covers.
  bool may_lack = false;   ///< Some gives a path that does not.
  bool may_miss = false;   ///< Some gives no path.
  const access_row* through = nullptr;  ///< The first assignment that covers for certain.
  std::vector<missing_fact> missing;    ///< What would settle it; empty where it is settled.
};

/// Whether one of the roles wanted is among those that are held, as far as these are told.
[[nodiscard]] bool holds_one(const std::optional<std::vector<entra_role_id>>& held, const std::vector<entra_role_id>& wanted);
/// Whether a global administrator has every other role, too, by the option.
[[nodiscard]] bool global_administrator_covers_all(const scene& s);
/// The roles that the scene's operation needs.
[[nodiscard]] access_need need_of(const scene& s);
/// The path of the scene's asker to its customer.
[[nodiscard]] access_proof prove(const scene& s, const access_need& need);

/// The findings on the access path, for which it is searched once.
struct path_findings {
  finding admin;  ///< Of `delegated_admin_missing`.
  finding role;   ///< Of `delegated_role_insufficient`.

  [[nodiscard]] finding of(requirement what) const {
    return what == requirement::delegated_admin_missing ? admin : role;
  }
};
[[nodiscard]] path_findings path_holds(const scene& s);
inline constexpr requirement_set path_requirements{requirement::delegated_admin_missing,
                                                   requirement::delegated_role_insufficient};

/// The other findings about access: `access_requirements`.
[[nodiscard]] finding access_holds(requirement what, const scene& s);
inline constexpr requirement_set access_requirements{
    requirement::user_context_required, requirement::mfa_missing, requirement::guest_account,
    requirement::partner_access_blocked, requirement::azure_role_missing,
};

/// Every missing fact behind an unknown `delegated_admin_missing` or `delegated_role_insufficient`.
[[nodiscard]] std::vector<missing_fact> missing_access(const scene& s);
/// The finer cause of an unmet one, as the contract names it.
[[nodiscard]] std::string_view access_detail(requirement what, const scene& s);
/// The path by which the scene's operation is allowed; nothing where it needs none.
[[nodiscard]] std::optional<access_path> path_of(const scene& s);

/// Whether a role on the customer's Azure subscription, or on any of them, lets the asker do this.
[[nodiscard]] finding has_azure_role(const scene& s);
/// Whether one on a subscription beneath an Azure plan does.
[[nodiscard]] finding has_azure_role_on_plan(const scene& s);
/// Whether the partner has an active GDAP relationship with the scene's customer, in the cloud that has them.
[[nodiscard]] finding has_active_relationship(const scene& s, position partner);
/// Whether the customer has granted the partner tenant-wide delegated admin, by now.
[[nodiscard]] finding has_tenant_wide_admin(const scene& s, position partner);

}  // namespace csprel::detail

#endif
