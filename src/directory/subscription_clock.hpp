// SPDX-License-Identifier: Apache-2.0
// How a subscription of the clouds other than 21Vianet stands at a question's time: its effective
// status, and the windows in which it can still be changed back (contract, global sections 1.3, 5).
//
// What the record does not tell leaves several states possible, so that a rule that treats them alike
// is decided all the same. All times are read through the question's clock, which so learns when the
// answer changes.
//
//   const lifecycle stands = lifecycle_of(sale, clock);
//   stands.is(cancelled_states);  // yes, no, or the fact that would tell
#ifndef CSPREL_SRC_DIRECTORY_SUBSCRIPTION_CLOCK_HPP
#define CSPREL_SRC_DIRECTORY_SUBSCRIPTION_CLOCK_HPP

#include <cstdint>
#include <optional>

#include "csprel/model/subscription_term.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/vocabulary/enum_set.hpp"
#include "directory/scene_clock.hpp"

namespace csprel::detail {

/// A clock that knows how deadlines are read here.
class deadline_clock {
 public:
  deadline_clock(const scene_clock& clock, const option_values& options) noexcept;

  /// Whether the last instant of a deadline is over. `never` is not, whatever the clock.
  [[nodiscard]] finding passed(instant deadline) const noexcept {
    if (deadline == never) return false;
    return clock_->reached(inclusive_ ? deadline + duration{1} : deadline);
  }
  [[nodiscard]] finding within(instant deadline) const noexcept { return !passed(deadline); }
  /// Whether it is `at` or later, however deadlines are read.
  [[nodiscard]] finding reached(instant at) const noexcept { return clock_->reached(at); }

  /// How long after a purchase or renewal seats and orders can be given back where nothing else is told.
  [[nodiscard]] duration return_window() const noexcept { return window_; }

 private:
  const scene_clock* clock_;
  bool inclusive_;
  duration window_;
};

/// The states that rules tell apart, from the one a record starts in to the one it ends in.
enum class effective_status : std::uint8_t {
  not_active,  ///< Not provisioned yet.
  active,
  suspended,
  migrating,   ///< Suspended because it is being or has been migrated (AMB-31).
  expired,     ///< Its term is over; users keep access for thirty days.
  disabled,    ///< Over, and without access.
  deleted,     ///< Gone.
};
using status_set = enum_set<effective_status, 7>;

inline constexpr status_set cancelled_states{effective_status::expired, effective_status::disabled,
                                             effective_status::deleted};

/// A subscription as its rules read it.
struct sale {
  const subscription_fields* record = nullptr;
  std::optional<csprel::track> track;
  std::uint32_t customer = 0;      ///< Its place, for the facts that are missing.
  std::uint32_t subscription = 0;

  [[nodiscard]] bool is_of(csprel::track which) const noexcept { return track == which; }
  [[nodiscard]] missing_fact lacks(missing_fact::kind what) const noexcept { return {what, customer, subscription}; }
};

struct lifecycle {
  status_set possible;
  missing_fact why{};  ///< What would tell which, where several are possible.

  [[nodiscard]] finding is(const status_set& states) const noexcept {
    if (!possible.intersects(states)) return false;
    if (states.contains_all(possible)) return true;
    return why;
  }
  [[nodiscard]] finding is(effective_status state) const noexcept { return is(status_set{state}); }
};

/// The effective status. Unknown status: every state is possible. Rules of the catalogue's 2.7.1 and
/// 2.7.2; AMB-1, AMB-18, AMB-31.
[[nodiscard]] lifecycle lifecycle_of(const sale& s, const deadline_clock& clock);

/// Whether a renewal is being carried out (REN-3, REN-5).
[[nodiscard]] finding is_renewing(const sale& s, const deadline_clock& clock);

/// The end of the present term; nothing where it is not told, or where what is told was, or may have been, the end of an
/// earlier one: `why`, where somebody asks (not null), says then what is missing.
[[nodiscard]] std::optional<instant> present_term_end(const sale& s, const deadline_clock& clock, missing_fact* why = nullptr);

/// How many seats it has in the present term; nothing likewise, for a renewal may have brought others.
[[nodiscard]] std::optional<std::int64_t> present_seats(const sale& s, const deadline_clock& clock, missing_fact* why = nullptr);

/// Whether a suspended one can still be reactivated (SUS-4).
[[nodiscard]] finding reactivation_is_open(const sale& s, const deadline_clock& clock);

/// Whether it can still be cancelled (CAN-1, CAN-2, CAN-6, CAN-7); of marketplace, with a full refund
/// (CAN-5). What has no window is open.
[[nodiscard]] finding cancellation_is_open(const sale& s, const deadline_clock& clock);

/// Whether `seats` can be given back now (QTY-2 to QTY-4).
[[nodiscard]] finding seats_are_refundable(const sale& s, std::int64_t seats, const deadline_clock& clock);

/// How many seats can be given back now for certain. *Precondition*: more than that cannot.
[[nodiscard]] std::int64_t refundable_seats(const sale& s, const deadline_clock& clock);

/// The months of a term by its ISO 8601 name, or of a billing cycle; nothing where it has none.
[[nodiscard]] std::optional<int> months_of(std::string_view term) noexcept;
[[nodiscard]] std::optional<int> months_of(billing_cycle cycle) noexcept;

}  // namespace csprel::detail

#endif
