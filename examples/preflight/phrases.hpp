// SPDX-License-Identifier: Apache-2.0
// Questions in plain words: who, what, to which.
#ifndef CSPREL_PREFLIGHT_PHRASES_HPP
#define CSPREL_PREFLIGHT_PHRASES_HPP

#include <string>
#include <string_view>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/event.hpp"
#include "csprel/directory/question.hpp"

namespace preflight {

/// A word of a document for a person: "admin_agent" is "admin agent".
[[nodiscard]] std::string spoken(std::string_view word);

// Names as a person knows them, printable; the id where the directory knows no better.
[[nodiscard]] std::string name_of(const csprel::directory& world, const csprel::partner_id& id);
[[nodiscard]] std::string name_of(const csprel::directory& world, const csprel::customer_id& id);
[[nodiscard]] std::string name_of(const csprel::directory& world, const csprel::offer_id& id);
/// The nickname, else the offer's name, else the id; without quotes.
[[nodiscard]] std::string name_of(const csprel::directory& world, const csprel::subscription& which);

/// "Lanhai Cloud Services", "user li (admin agent) of Lanhai Cloud Services".
[[nodiscard]] std::string asker_of(const csprel::directory& world, const csprel::subject& who);

/// "remove 3 seats from \"Office 365 Business Essentials\" of Tianshan Foods"
[[nodiscard]] std::string deed_of(const csprel::directory& world, const csprel::question& asked);

/// "an administrator of the customer accepts the link of Lanhai Cloud Services (for exchange)"
[[nodiscard]] std::string step_of(const csprel::directory& world, const csprel::remedy_step& step);

/// What an event says, as a clause: "Tianshan Foods takes delegated admin from Lanhai (for exchange)".
[[nodiscard]] std::string happening_of(const csprel::directory& world, const csprel::event_fact& fact);

}  // namespace preflight

#endif
