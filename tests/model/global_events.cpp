// SPDX-License-Identifier: Apache-2.0
#include "model/global_events.hpp"

#include "model/global_granular_events.hpp"
#include "model/global_move_events.hpp"
#include "model/global_transfer_events.hpp"

namespace csprel::test {

/// "each is applied whole or refused whole"; "the document's `asOf` becomes the latest `at`".
reference_outcome global_reference_apply(const directory_fields& before, const event& e) {
  reference_outcome told;
  told.after = before;
  reference::happening now(told.after, e.at);
  try {
    std::visit([&](const auto& fact) { tell(now, fact); }, static_cast<const event_alternatives&>(e.what));
    if (!told.after.as_of || *told.after.as_of < e.at) told.after.as_of = e.at;
    return told;
  } catch (const reference::bad_event&) {
    told.bad = true;
  } catch (const reference::refused_event& found) {
    told.refused = found.why;
  }
  told.after = before;
  return told;
}

}  // namespace csprel::test
