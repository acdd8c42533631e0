// SPDX-License-Identifier: Apache-2.0
// Events of relationships and delegated admin in the clouds other than 21Vianet: tenant-wide and granular, its
// assignments, and the groups that they name (contract, global section 8).
#ifndef CSPREL_SRC_DIRECTORY_APPLY_GDAP_HPP
#define CSPREL_SRC_DIRECTORY_APPLY_GDAP_HPP

#include <optional>

#include "directory/editor.hpp"

namespace csprel::detail {

/// Gives a customer that is created the delegated admin that it starts with. An error where the event tells
/// of what it cannot have.
[[nodiscard]] std::optional<error> start_access(const editor& here, const customer_created& e, customer_fields& c);

verdict happened(editor& here, const relationship_requested& e);
verdict happened(editor& here, const relationship_accepted& e);
verdict happened(editor& here, const relationship_ended& e);
verdict happened(editor& here, const delegated_admin_granted& e);
verdict happened(editor& here, const delegated_admin_removed& e);
verdict happened(editor& here, const gdap_created& e);
verdict happened(editor& here, const gdap_submitted& e);
verdict happened(editor& here, const gdap_approved& e);
verdict happened(editor& here, const gdap_activated& e);
verdict happened(editor& here, const gdap_rejected& e);
verdict happened(editor& here, const gdap_terminated& e);
verdict happened(editor& here, const gdap_expired& e);
verdict happened(editor& here, const gdap_extended& e);
verdict happened(editor& here, const gdap_assignment_created& e);
verdict happened(editor& here, const gdap_assignment_activated& e);
verdict happened(editor& here, const gdap_assignment_updated& e);
verdict happened(editor& here, const gdap_assignment_deleted& e);
verdict happened(editor& here, const group_member_added& e);
verdict happened(editor& here, const group_member_removed& e);

}  // namespace csprel::detail

#endif
