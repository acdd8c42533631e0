// SPDX-License-Identifier: Apache-2.0
// The members of an event, without its name and time: events and remedies write them alike.
#ifndef CSPREL_JSON_SRC_EVENT_WRITER_HPP
#define CSPREL_JSON_SRC_EVENT_WRITER_HPP

#include "csprel/directory/event.hpp"
#include "json/text_writer.hpp"

namespace csprel::json {

/// Writes the members into the object that is open.
void write_members(text_writer& out, const event_fact& fact);

}  // namespace csprel::json

#endif
