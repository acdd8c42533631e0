// SPDX-License-Identifier: Apache-2.0
// Events by which subscriptions become others in the clouds other than 21Vianet: transitions, conversions of
// trials, migrations, transfers, and what becomes of Azure subscriptions (contract, global section 8).
#ifndef CSPREL_SRC_DIRECTORY_APPLY_MOVES_HPP
#define CSPREL_SRC_DIRECTORY_APPLY_MOVES_HPP

#include "directory/editor.hpp"

namespace csprel::detail {

event_result happened(editor& here, const subscription_transitioned& e);
event_result happened(editor& here, const subscription_migrated& e);
event_result happened(editor& here, const trial_converted& e);
event_result happened(editor& here, const transfer_created& e);
event_result happened(editor& here, const transfer_accepted& e);
event_result happened(editor& here, const transfer_rejected& e);
event_result happened(editor& here, const transfer_withdrawn& e);
event_result happened(editor& here, const azure_subscription_changed& e);

}  // namespace csprel::detail

#endif
