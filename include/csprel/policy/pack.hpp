// SPDX-License-Identifier: Apache-2.0
// A pack: the dated policy of one cloud, as a table.
//
// Each row says that an operation has a requirement, by which catalogue rules, how sure that is,
// what the API answers where it refuses for this reason, and where it counts: on which tracks, under
// which condition and option. Because packs are data, they can be listed, compared and proved: see
// tests/policy.
//
//   constexpr requirement_set needed = china_21vianet().needed(operation::subscription_suspend, {});
#ifndef CSPREL_POLICY_PACK_HPP
#define CSPREL_POLICY_PACK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "csprel/policy/access.hpp"
#include "csprel/policy/condition.hpp"
#include "csprel/policy/operation.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/policy/refusal.hpp"
#include "csprel/policy/requirement.hpp"
#include "csprel/policy/role_rule.hpp"
#include "csprel/vocabulary/cloud.hpp"
#include "csprel/vocabulary/track.hpp"

namespace csprel {

/// How sure it is that an operation has a requirement.
enum class basis : unsigned char {
  documented,  ///< Stated in the operator's pages.
  api,         ///< Stated by the API reference alone.
  inferred,    ///< Follows from what is stated.
  by_default,  ///< Not documented; the safest reading is a default of this library.
};

template <>
struct enum_names<basis> {
  static constexpr std::array rows{
      enum_name<basis>{basis::documented, "documented"},
      enum_name<basis>{basis::api, "api"},
      enum_name<basis>{basis::inferred, "inferred"},
      enum_name<basis>{basis::by_default, "default"},
  };
};
static_assert(detail::rows_in_order<basis>());

/// One row of a pack's table. An operation may have several rows for one requirement, which then count
/// on different tracks, under different conditions or under different options.
struct checklist_entry {
  operation what{};
  requirement needs{};
  csprel::basis basis{};
  std::string_view rules;  ///< Catalogue ids, separated by blanks.
  csprel::refusal refusal{};
  option_gate gate{};
  /// Where the row counts; of `wrong_track`, where the operation exists.
  track_set tracks = track_set::all();
  condition when = condition::always;
};

/// The role row of an operation; for `partner.manage_users` there is one for each kind of role that
/// is assigned, in the order of `assigned_role`. An operation may have several entries, of which the
/// first that counts on the track, under the condition and the option is asked.
struct role_entry {
  operation what{};
  std::array<role_rule, 3> rules{};
  track_set tracks = track_set::all();
  condition when = condition::always;
  option_gate gate{};
};

/// What a pack is made of. All tables but `options`, `parameters` and `refusals` stand operation by
/// operation in the enumeration's order.
struct pack_tables {
  std::span<const checklist_entry> checklist;
  std::span<const role_entry> roles;
  std::span<const option_entry> options;
  std::span<const parameter_entry> parameters;
  std::span<const access_entry> access{};
  std::span<const azure_role_entry> azure_roles{};
  std::span<const refusal_entry> refusals{};
};

namespace detail {

/// Where the rows of each operation stand in a table that is in order.
struct row_range {
  std::uint16_t first;
  std::uint16_t size;
};
using row_ranges = std::array<row_range, operation_count>;

template <class Row>
[[nodiscard]] constexpr row_ranges ranges_of(std::span<const Row> table) noexcept {
  row_ranges ranges{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    row_range& rows = ranges[static_cast<std::size_t>(table[i].what)];
    if (rows.size == 0) rows.first = static_cast<std::uint16_t>(i);
    ++rows.size;
  }
  return ranges;
}

template <class Row>
[[nodiscard]] constexpr std::span<const Row> rows_of(std::span<const Row> table, const row_ranges& ranges,
                                                     operation what) noexcept {
  const row_range found = ranges[static_cast<std::size_t>(what)];
  return table.subspan(found.first, found.size);
}

}  // namespace detail

/// *Thread*: immutable. *Cost* of every query: a walk over the operation's own rows.
class pack {
 public:
  constexpr pack(std::string_view name, csprel::cloud of, const pack_tables& tables) noexcept
      : name_(name),
        cloud_(of),
        tables_(tables),
        checklist_(detail::ranges_of(tables.checklist)),
        roles_(detail::ranges_of(tables.roles)),
        access_(detail::ranges_of(tables.access)) {
    for (const auto& entry : tables.parameters) parameters_[static_cast<std::size_t>(entry.what)] = entry;
    for (const auto& entry : tables.options) {
      options_.insert(entry.which);
      offers_[static_cast<std::size_t>(entry.which)] = entry.offers;
      if (is_number(entry.which))
        defaults_.set(entry.which, std::int64_t{entry.by_default});
      else
        defaults_.set(entry.which, words(entry.which)[entry.by_default]);
    }
  }

  /// For example `china_21vianet/2018-10-29`.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  [[nodiscard]] constexpr csprel::cloud cloud() const noexcept { return cloud_; }

  // ---- options ----

  /// The options that this pack has.
  [[nodiscard]] constexpr const option_set& options() const noexcept { return options_; }
  /// The default of each of them.
  [[nodiscard]] constexpr const option_values& defaults() const noexcept { return defaults_; }
  /// Whether the option may be set to `words(which)[word]` here.
  [[nodiscard]] constexpr bool offers(option which, std::size_t word) const noexcept {
    return options_.contains(which) && word < words(which).size() &&
           (offers_[static_cast<std::size_t>(which)] >> word & 1) != 0;
  }
  /// Chooses a word or the digits of a number; false, and nothing is changed, where this pack does not
  /// offer it.
  [[nodiscard]] constexpr bool choose(option_values& values, option which, std::string_view word) const noexcept {
    option_values chosen = values;
    if (!options_.contains(which) || !chosen.set(which, word)) return false;
    if (!is_number(which) && !offers(which, chosen.get(which))) return false;
    values = chosen;
    return true;
  }
  /// The same values with this pack's defaults for what is not chosen.
  [[nodiscard]] constexpr option_values completed(option_values values) const noexcept {
    for (const option which : options_)
      if (!values.chosen(which)) values.take(which, defaults_);
    return values;
  }

  // ---- requirements ----

  /// The whole table, operation by operation in the enumeration's order.
  [[nodiscard]] constexpr std::span<const checklist_entry> checklist() const noexcept {
    return tables_.checklist;
  }
  /// The rows of one operation, in check order; empty where this cloud does not know it at all.
  [[nodiscard]] constexpr std::span<const checklist_entry> checklist(operation what) const noexcept {
    return detail::rows_of(tables_.checklist, checklist_, what);
  }
  /// Whether `what` has the requirement `needs`, under whichever options and conditions.
  [[nodiscard]] constexpr bool has(operation what, requirement needs) const noexcept {
    for (const auto& entry : checklist(what))
      if (entry.needs == needs) return true;
    return false;
  }
  /// The first row that says why `what` has the requirement `needs`, or null.
  [[nodiscard]] constexpr const checklist_entry* find(operation what, requirement needs) const noexcept {
    for (const auto& entry : checklist(what))
      if (entry.needs == needs) return &entry;
    return nullptr;
  }
  /// The requirements that `what` can have under these options, before a question is looked at: those of
  /// all tracks and conditions. What is not chosen is this pack's default.
  [[nodiscard]] constexpr requirement_set needed(operation what, const option_values& options) const noexcept {
    const option_values values = completed(options);
    requirement_set result;
    for (const auto& entry : checklist(what))
      if (entry.gate.open(values)) result.insert(entry.needs);
    return result;
  }
  /// False where nobody in this cloud has the operation under these options: it is not in the table, or
  /// the table says so without condition.
  [[nodiscard]] constexpr bool available(operation what, const option_values& options = {}) const noexcept {
    if (checklist(what).empty()) return false;
    const option_values values = completed(options);
    for (const auto& entry : checklist(what)) {
      if (entry.needs != requirement::operation_not_available) break;  // It is the first in check order.
      if (entry.when == condition::always && entry.gate.open(values)) return false;
    }
    return true;
  }
  /// What the API answers where `what` is refused for this cause of `needs`, or null where the rows say it.
  [[nodiscard]] constexpr const refusal* refusal_for(operation what, requirement needs,
                                                     refusal_cause cause) const noexcept {
    for (const auto& entry : tables_.refusals)
      if (entry.what == what && entry.needs == needs && entry.cause == cause) return &entry.refusal;
    return nullptr;
  }

  /// What the API answers for single causes, as `refusal_for` finds it.
  [[nodiscard]] constexpr std::span<const refusal_entry> refusals() const noexcept { return tables_.refusals; }

  // ---- questions ----

  /// What a question about `what` carries.
  [[nodiscard]] constexpr const parameter_entry& parameters(operation what) const noexcept {
    return parameters_[static_cast<std::size_t>(what)];
  }

  // ---- roles ----

  /// The role rows of an operation; empty where no role is asked.
  [[nodiscard]] constexpr std::span<const role_entry> roles(operation what) const noexcept {
    return detail::rows_of(tables_.roles, roles_, what);
  }
  /// The first role row of an operation, or null where no role is asked. `assigns` is the kind of role
  /// that is assigned and only counts for `partner.manage_users`.
  [[nodiscard]] constexpr const role_rule* role(operation what, std::size_t assigns = 0) const noexcept {
    const auto entries = roles(what);
    if (entries.empty()) return nullptr;
    const auto& rules = entries.front().rules;
    return &rules[rules[assigns].id.empty() ? 0 : assigns];
  }
  /// The delegated roles that an operation needs, row by row; empty where it needs no access.
  [[nodiscard]] constexpr std::span<const access_entry> access(operation what) const noexcept {
    return detail::rows_of(tables_.access, access_, what);
  }
  /// The roles on an Azure subscription that an operation needs, or null.
  [[nodiscard]] constexpr const azure_role_entry* azure_roles(operation what) const noexcept {
    for (const auto& entry : tables_.azure_roles)
      if (entry.what == what) return &entry;
    return nullptr;
  }

 private:
  std::string_view name_;
  csprel::cloud cloud_;
  pack_tables tables_;
  detail::row_ranges checklist_;
  detail::row_ranges roles_;
  detail::row_ranges access_;
  option_set options_;
  option_values defaults_;
  std::array<unsigned char, option_count> offers_{};
  std::array<parameter_entry, operation_count> parameters_{};
};

/// True where a table can be a pack's: the rows of an operation stand together in the enumeration's
/// order.
template <class Row>
[[nodiscard]] constexpr bool in_order(std::span<const Row> table) noexcept {
  for (std::size_t i = 1; i < table.size(); ++i)
    if (table[i].what < table[i - 1].what) return false;
  return true;
}

/// True where a checklist can be a pack's: it is in order, each operation's rows in check order, every
/// row cites a rule, and rows for one requirement differ in where they count.
[[nodiscard]] constexpr bool well_formed(std::span<const checklist_entry> checklist) noexcept {
  for (std::size_t i = 0; i < checklist.size(); ++i) {
    const auto& row = checklist[i];
    if (row.rules.empty()) return false;
    if (i == 0) continue;
    const auto& before = checklist[i - 1];
    if (row.what < before.what) return false;
    if (row.what != before.what) continue;
    if (row.needs < before.needs) return false;
    if (row.needs == before.needs && row.tracks.intersects(before.tracks) && row.when == before.when &&
        row.gate == before.gate)
      return false;
  }
  return true;
}

}  // namespace csprel

#endif
