// SPDX-License-Identifier: Apache-2.0
// What becomes of a subscription's record in the clouds other than 21Vianet when something has happened
// to it (contract, global section 8). Whether it can have happened is asked elsewhere.
#ifndef CSPREL_SRC_DIRECTORY_EFFECTS_HPP
#define CSPREL_SRC_DIRECTORY_EFFECTS_HPP

#include <cstdint>
#include <optional>
#include <string>

#include "csprel/directory/event.hpp"
#include "csprel/model/subscription.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel::detail {

/// It has `total` seats from `at` on, and no more of them can be given back. In new commerce more seats can be for a
/// week, fewer come off what can be given back soonest, and what was scheduled is dropped (QTY-2, QTY-11). Those that were
/// there before can be for `window` from their purchase or renewal where the record tells no batches.
void set_seats(subscription_fields& s, std::optional<track> sold_as, std::int64_t total, instant at, duration window);

/// It is suspended; in new commerce it no longer renews by itself (SUS-2).
void set_suspended(subscription_fields& s, std::optional<track> sold_as, instant at);

/// It is active again; in new commerce whether it renews stays off (SUS-5).
void set_reactivated(subscription_fields& s);

/// Its offer is called so, and it is, too, unless it has a nickname of its own (SUB-19).
void set_offer_name(subscription_fields& s, const std::string& name);

/// It is gone (CAN-3).
void set_cancelled(subscription_fields& s);

/// It was bought at `at` under these terms: in new commerce it begins at once and can be given back for a week.
void set_bought(subscription_fields& s, std::optional<track> sold_as, const order_terms& terms, instant at);

/// Its term ends then; nothing: when that is, is not known.
void set_term_end(subscription_fields& s, std::optional<instant> end);

/// What it holds, and that it is there, can be given back for a week from `at` on.
void open_windows(subscription_fields& s, instant at);

/// Nothing of it can be given back from `at` on: it came of a transition (CAN-12).
void close_windows(subscription_fields& s, instant at);

/// The seats that can be given back are no more than there are.
void trim_batches(subscription_fields& s, instant at);

/// It renews by itself or not; what was scheduled is dropped where it does not (SCH-3).
void set_auto_renew(subscription_fields& s, bool enabled);

/// Its renewal is done: what was scheduled has happened, a new term runs to `end` or, where that is not told,
/// for the length of the term after the last end, and a new week to give back begins (REN-4).
void set_renewed(subscription_fields& s, std::optional<track> sold_as, std::optional<instant> end, instant at);

}  // namespace csprel::detail

#endif
