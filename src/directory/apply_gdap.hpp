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

event_result happened(editor& here, const relationship_requested& e);
event_result happened(editor& here, const relationship_accepted& e);
event_result happened(editor& here, const relationship_ended& e);
event_result happened(editor& here, const delegated_admin_granted& e);
event_result happened(editor& here, const delegated_admin_removed& e);
event_result happened(editor& here, const gdap_created& e);
event_result happened(editor& here, const gdap_submitted& e);
event_result happened(editor& here, const gdap_approved& e);
event_result happened(editor& here, const gdap_activated& e);
event_result happened(editor& here, const gdap_rejected& e);
event_result happened(editor& here, const gdap_terminated& e);
event_result happened(editor& here, const gdap_expired& e);
event_result happened(editor& here, const gdap_extended& e);
event_result happened(editor& here, const gdap_assignment_created& e);
event_result happened(editor& here, const gdap_assignment_activated& e);
event_result happened(editor& here, const gdap_assignment_updated& e);
event_result happened(editor& here, const gdap_assignment_deleted& e);
event_result happened(editor& here, const group_member_added& e);
event_result happened(editor& here, const group_member_removed& e);

}  // namespace csprel::detail

#endif
