// SPDX-License-Identifier: Apache-2.0
// Migration of a legacy subscription to new commerce, running or done, and its scheduling
// (catalogue 2.12; MIG-1 to MIG-18).
#ifndef CSPREL_MODEL_MIGRATION_HPP
#define CSPREL_MODEL_MIGRATION_HPP

#include <iosfwd>
#include <optional>
#include <string>

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"
#include "csprel/vocabulary/wire_value.hpp"

namespace csprel {

enum class migration_status : unsigned char {
  processing,  ///< Running; the legacy subscription is suspended (AMB-31).
  completed,   ///< Done.
  failed,      ///< Came to nothing.
};

template <>
struct enum_names<migration_status> {
  static constexpr std::array rows{
      enum_name<migration_status>{migration_status::processing, "Processing"},
      enum_name<migration_status>{migration_status::completed, "Completed"},
      enum_name<migration_status>{migration_status::failed, "Failed"},
  };
};
static_assert(detail::rows_in_order<migration_status>());

/// NewCommerceMigration.
struct new_commerce_migration {
  std::string id;
  std::optional<wire_value<migration_status>> status;  ///< Nothing: not told.
  verbatim resource;

  friend bool operator==(const new_commerce_migration&, const new_commerce_migration&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const new_commerce_migration& m) {
    out << "migration";
    if (m.status) out << ' ' << *m.status;
    return out;
  }
};

enum class migration_schedule_status : unsigned char {
  created,    ///< Stands.
  cancelled,  ///< Taken back.
};

template <>
struct enum_names<migration_schedule_status> {
  static constexpr std::array rows{
      enum_name<migration_schedule_status>{migration_schedule_status::created, "Created"},
      enum_name<migration_schedule_status>{migration_schedule_status::cancelled, "Cancelled"},
  };
};
static_assert(detail::rows_in_order<migration_schedule_status>());

struct migration_schedule {
  std::string id;
  std::optional<subscription_id> subscription;                  ///< `currentSubscriptionId`.
  std::optional<wire_value<migration_schedule_status>> status;  ///< Nothing: not told.
  std::optional<instant> target_date;
  std::optional<bool> migrate_on_renewal;
  verbatim resource;

  friend bool operator==(const migration_schedule&, const migration_schedule&) = default;

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const migration_schedule& m) {
    out << "scheduled migration";
    if (m.subscription) out << " of " << *m.subscription;
    return out;
  }
};

}  // namespace csprel

#endif
