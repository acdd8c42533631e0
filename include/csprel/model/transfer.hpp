// SPDX-License-Identifier: Apache-2.0
// A transfer of subscriptions between partners (TransferEntity, catalogue 2.11; XFR-1 to XFR-15).
#ifndef CSPREL_MODEL_TRANSFER_HPP
#define CSPREL_MODEL_TRANSFER_HPP

#include <iosfwd>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class transfer_kind : unsigned char {
  direct_to_indirect,  ///< A transitioning partner hands its sales to a provider.
  azure_plan,          ///< A future partner asks for Azure subscriptions.
};

template <>
struct enum_names<transfer_kind> {
  static constexpr std::array rows{
      enum_name<transfer_kind>{transfer_kind::direct_to_indirect, "direct_to_indirect"},
      enum_name<transfer_kind>{transfer_kind::azure_plan, "azure_plan"},
  };
};
static_assert(detail::rows_in_order<transfer_kind>());

/// Spelled as the API's samples do (AMB-14).
enum class transfer_status : unsigned char {
  active,              ///< Waits for the target.
  complete,            ///< Everything has moved; `Completed` means the same.
  partially_complete,  ///< Some lines failed.
  reject,              ///< The target said no.
  pending,             ///< Waits for the source (Azure plan).
  in_progress,         ///< Being carried out.
  expired,             ///< Nobody answered for 30 days (XFR-15).
  cancelled,           ///< Taken back by the requester.
};

template <>
struct enum_names<transfer_status> {
  static constexpr std::array rows{
      enum_name<transfer_status>{transfer_status::active, "Active"},
      enum_name<transfer_status>{transfer_status::complete, "Complete"},
      enum_name<transfer_status>{transfer_status::partially_complete, "PartiallyComplete"},
      enum_name<transfer_status>{transfer_status::reject, "Reject"},
      enum_name<transfer_status>{transfer_status::pending, "pending"},
      enum_name<transfer_status>{transfer_status::in_progress, "in progress"},
      enum_name<transfer_status>{transfer_status::expired, "expired"},
      enum_name<transfer_status>{transfer_status::cancelled, "cancelled"},
  };
};
static_assert(detail::rows_in_order<transfer_status>());

/// The status that a text means; the words that name a row's meaning otherwise are read as it.
[[nodiscard]] inline wire_value<transfer_status> read_transfer_status(std::string_view text) {
  if (detail::same_word(text, "completed")) return transfer_status::complete;
  if (detail::same_word(text, "rejected")) return transfer_status::reject;
  if (detail::same_word(text, "canceled")) return transfer_status::cancelled;
  return wire_value<transfer_status>::read(text);
}

struct transfer_line {
  subscription_id subscription;  ///< Of an Azure plan: an AzureEntitlement's id.
  std::string status;            ///< As sent; empty: not told.
  std::vector<transfer_line> add_ons;
  verbatim extra;
  std::optional<std::int64_t> quantity{};  ///< Seats when it was made, which are those that move (XFR-7).

  friend bool operator==(const transfer_line&, const transfer_line&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const transfer_line& l) {
    return out << "line of " << l.subscription;
  }
};

struct transfer {
  transfer_id id;
  std::optional<transfer_kind> kind;                  ///< Nothing: not told.
  std::optional<wire_value<transfer_status>> status;  ///< Nothing: not told.
  std::optional<partner_id> source;
  std::optional<partner_id> target;  ///< Of an Azure plan: who asks for it.
  std::optional<instant> created;
  std::vector<transfer_line> lines;
  verbatim resource;

  friend bool operator==(const transfer&, const transfer&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const transfer& t) {
    out << "transfer " << t.id;
    if (t.status) out << " (" << *t.status << ')';
    return out;
  }
};

}  // namespace csprel

#endif
