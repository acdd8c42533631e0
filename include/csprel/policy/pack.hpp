// SPDX-License-Identifier: Apache-2.0
// A pack: the dated policy of one cloud, as a table.
//
// Each row says that an operation has a requirement, by which catalogue rules, how sure that is,
// what the API answers where it refuses for this reason, and under which option it counts. Because
// packs are data, they can be listed, compared and proved: see the static_asserts below each pack.
//
//   constexpr requirement_set needed = china_21vianet().needed(operation::subscription_suspend, {});
#ifndef CSPREL_POLICY_PACK_HPP
#define CSPREL_POLICY_PACK_HPP

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "csprel/policy/operation.hpp"
#include "csprel/policy/option.hpp"
#include "csprel/policy/requirement.hpp"
#include "csprel/policy/role_rule.hpp"
#include "csprel/vocabulary/cloud.hpp"

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

/// What the API itself answers when it refuses for this reason; no `code`: nothing is documented.
struct refusal {
  int status = 0;         ///< HTTP status; 200 where the refusal sits inside a success answer.
  std::string_view code{};
  std::string_view in{};  ///< The member of a success answer that carries the code.
  bool certain = true;    ///< False where the code matches by its text only.

  [[nodiscard]] constexpr bool documented() const noexcept { return !code.empty(); }
  friend constexpr bool operator==(const refusal&, const refusal&) noexcept = default;
};

/// One row of a pack's table.
struct checklist_entry {
  operation what{};
  requirement needs{};
  csprel::basis basis{};
  std::string_view rules;  ///< Catalogue ids, separated by blanks.
  csprel::refusal refusal{};
  option_gate gate{};
};

/// The role row of an operation; for `partner.manage_users` there is one for each kind of role that
/// is assigned, in the order of `assigned_role`.
struct role_entry {
  operation what{};
  std::array<role_rule, 3> rules{};
};

/// *Thread*: immutable. *Cost* of every query: a walk over the operation's own rows.
class pack {
 public:
  constexpr pack(std::string_view name, csprel::cloud of, std::span<const checklist_entry> checklist,
                 std::span<const role_entry> roles, option_set options) noexcept
      : name_(name), cloud_(of), checklist_(checklist), roles_(roles), options_(options) {
    for (std::size_t i = 0; i < checklist.size(); ++i) {
      auto& rows = rows_[static_cast<std::size_t>(checklist[i].what)];
      if (rows.size == 0) rows.first = i;
      ++rows.size;
    }
  }

  /// For example `china_21vianet/2018-10-29`.
  [[nodiscard]] constexpr std::string_view name() const noexcept { return name_; }
  [[nodiscard]] constexpr csprel::cloud cloud() const noexcept { return cloud_; }
  /// The options that this pack has.
  [[nodiscard]] constexpr const option_set& options() const noexcept { return options_; }
  /// The whole table, operation by operation in the enumeration's order.
  [[nodiscard]] constexpr std::span<const checklist_entry> checklist() const noexcept {
    return checklist_;
  }
  /// The rows of one operation, in check order; empty where this cloud does not know it at all.
  [[nodiscard]] constexpr std::span<const checklist_entry> checklist(operation what) const noexcept {
    const auto& rows = rows_[static_cast<std::size_t>(what)];
    return checklist_.subspan(rows.first, rows.size);
  }
  /// Whether `what` has the requirement `needs`, under whichever options.
  [[nodiscard]] constexpr bool has(operation what, requirement needs) const noexcept {
    for (const auto& entry : checklist(what))
      if (entry.needs == needs) return true;
    return false;
  }
  /// The row that says why `what` has the requirement `needs`, or null.
  [[nodiscard]] constexpr const checklist_entry* find(operation what, requirement needs) const noexcept {
    for (const auto& entry : checklist(what))
      if (entry.needs == needs) return &entry;
    return nullptr;
  }
  /// The requirements of `what` under these options.
  [[nodiscard]] constexpr requirement_set needed(operation what, const option_values& options) const noexcept {
    requirement_set result;
    for (const auto& entry : checklist(what))
      if (entry.gate.open(options)) result.insert(entry.needs);
    return result;
  }
  /// False where nobody in this cloud has the operation: it is not in the table, or the table says so.
  [[nodiscard]] constexpr bool available(operation what) const noexcept {
    return !checklist(what).empty() && !has(what, requirement::operation_not_available);
  }
  /// The role row of an operation, or null where no role is asked. `assigns` is the kind of role
  /// that is assigned and only counts for `partner.manage_users`.
  [[nodiscard]] constexpr const role_rule* role(operation what, std::size_t assigns = 0) const noexcept {
    for (const auto& entry : roles_)
      if (entry.what == what) return &entry.rules[entry.rules[assigns].id.empty() ? 0 : assigns];
    return nullptr;
  }

 private:
  struct row_range {
    std::size_t first = 0;
    std::size_t size = 0;
  };
  std::string_view name_;
  csprel::cloud cloud_;
  std::span<const checklist_entry> checklist_;
  std::span<const role_entry> roles_;
  option_set options_;
  std::array<row_range, operation_count> rows_{};
};

/// True where a table can be a pack: the rows of an operation stand together in the enumeration's
/// order, each in check order, and every row cites a rule.
[[nodiscard]] constexpr bool well_formed(std::span<const checklist_entry> checklist) noexcept {
  for (std::size_t i = 0; i < checklist.size(); ++i) {
    if (checklist[i].rules.empty()) return false;
    if (i == 0) continue;
    const auto& before = checklist[i - 1];
    if (checklist[i].what < before.what) return false;
    if (checklist[i].what == before.what && checklist[i].needs <= before.needs) return false;
  }
  return true;
}

}  // namespace csprel

#endif
