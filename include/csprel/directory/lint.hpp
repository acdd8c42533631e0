// SPDX-License-Identifier: Apache-2.0
// What is not in order in a directory, although nobody asks about it: delegated admin that runs out,
// leads to nobody or grants too much, partners on record that earn nothing, facts that are out of date.
//
//   for (const lint_finding& f : lint(world, {}).value()) std::cout << f.pointer << ' ' << f.message << '\n';
#ifndef CSPREL_DIRECTORY_LINT_HPP
#define CSPREL_DIRECTORY_LINT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/export.hpp"
#include "csprel/policy/operation.hpp"

namespace csprel {

/// How bad a finding is.
enum class severity : unsigned char {
  error,    ///< It fails, or will within a day.
  warning,  ///< It will fail, or does more than it should.
  notice,   ///< A person should know.
};

template <>
struct enum_names<severity> {
  static constexpr std::array rows{
      enum_name<severity>{severity::error, "error"},
      enum_name<severity>{severity::warning, "warning"},
      enum_name<severity>{severity::notice, "notice"},
  };
};
static_assert(detail::rows_in_order<severity>());

/// What lint looks for. The table below tells how bad each is, by which rules, and what helps.
enum class lint_code : unsigned char {
  clock_missing,
  clock_behind_facts,
  term_out_of_date,
  status_unrecognised,
  gdap_expires_soon,
  gdap_status_out_of_date,
  gdap_request_lapsed,
  gdap_not_assigned,
  role_without_group,
  group_without_members,
  global_administrator_blocks_auto_extension,
  over_privileged_assignment,
  partner_of_record_missing,
  partner_of_record_invalid,
  dap_beside_gdap,
  dap_unused,
  partner_delinquent,
  reactivation_window_closes,
  granted_services_unknown,
};

/// One row of the table of what lint looks for.
struct lint_info {
  lint_code value{};
  std::string_view name;
  csprel::severity severity{};       ///< Where it does not depend on how much time is left.
  std::string_view rules;            ///< Of the clouds other than 21Vianet; empty: not looked for there.
  std::string_view rules_in_china;   ///< Likewise.
  std::string_view remedy;           ///< One sentence for a person.
};

template <>
struct enum_names<lint_code> {
  static constexpr std::array rows{
      lint_info{lint_code::clock_missing, "clock_missing", severity::notice, "GDAP-9", "SUS-05",
                "Give the document `asOf`, or a time on the command line; without one nothing that time decides is looked at."},
      lint_info{lint_code::clock_behind_facts, "clock_behind_facts", severity::warning, "QTY-15", "API-02",
                "Read the directory anew, or set `asOf` to when it was read."},
      lint_info{lint_code::term_out_of_date, "term_out_of_date", severity::warning, "REN-3 REN-4", "",
                "Read the subscription anew; it has been renewed, and its term and windows are others now."},
      lint_info{lint_code::status_unrecognised, "status_unrecognised", severity::warning, "2.7", "API-02",
                "Find out what the status means; until then what depends on it is unknown."},
      lint_info{lint_code::gdap_expires_soon, "gdap_expires_soon", severity::notice, "GDAP-8 GDAP-9", "",
                "Ask the customer to approve a new relationship, or let this one extend itself."},
      lint_info{lint_code::gdap_status_out_of_date, "gdap_status_out_of_date", severity::warning, "GDAP-9", "",
                "Read the relationship anew; by its dates it has ended."},
      lint_info{lint_code::gdap_request_lapsed, "gdap_request_lapsed", severity::notice, "GDAP-5", "",
                "Send a new request; nobody can approve this one any more."},
      lint_info{lint_code::gdap_not_assigned, "gdap_not_assigned", severity::warning, "GDAP-10", "",
                "Assign its roles to a security group; until then it gives nobody access."},
      lint_info{lint_code::role_without_group, "role_without_group", severity::notice, "GDAP-10", "",
                "Assign the role to a security group, or leave it out of the next request."},
      lint_info{lint_code::group_without_members, "group_without_members", severity::warning, "GDAP-10 GDAP-14", "",
                "Put employees into the group, or delete the assignment."},
      lint_info{lint_code::global_administrator_blocks_auto_extension, "global_administrator_blocks_auto_extension",
                severity::warning, "GDAP-8 AMB-5", "",
                "Ask for a relationship without Global Administrator; only such a one extends itself."},
      lint_info{lint_code::over_privileged_assignment, "over_privileged_assignment", severity::warning, "GDAP-22", "",
                "Take the role out of the assignment; none of the operations in use needs it."},
      lint_info{lint_code::partner_of_record_missing, "partner_of_record_missing", severity::notice, "PUR-2", "",
                "Set the indirect reseller's PartnerID on the subscription."},
      lint_info{lint_code::partner_of_record_invalid, "partner_of_record_invalid", severity::error, "POR-3 POR-4", "",
                "Set the location PartnerID of an enrolled indirect reseller with whom the provider has a partnership."},
      lint_info{lint_code::dap_beside_gdap, "dap_beside_gdap", severity::warning, "GDAP-14 GDAP-15 AMB-4", "",
                "Remove tenant-wide delegated admin; whoever is in a group of the granular one has its roles only."},
      lint_info{lint_code::dap_unused, "dap_unused", severity::warning, "DAP-9 AMB-20", "",
                "Remove it, or replace it by granular delegated admin."},
      lint_info{lint_code::partner_delinquent, "partner_delinquent", severity::warning, "", "PAY-04 PAY-05 AMB-28",
                "Pay the invoice that is past due; a charge and a suspension may follow."},
      lint_info{lint_code::reactivation_window_closes, "reactivation_window_closes", severity::notice, "SUS-4 AMB-18", "SUS-05 SUS-07",
                "Reactivate the subscription in time, or save its data."},
      lint_info{lint_code::granted_services_unknown, "granted_services_unknown", severity::notice, "", "AMB-03 DAP-14",
                "Read the managed services of the customer."},
  };
};
static_assert(detail::rows_in_order<lint_code>());

/// The row of a code.
[[nodiscard]] constexpr const lint_info& info(lint_code which) noexcept {
  return enum_names<lint_code>::rows[static_cast<std::size_t>(which)];
}

/// One thing that is not in order.
struct lint_finding {
  lint_code code{};
  csprel::severity severity{};
  std::string_view rules;   ///< Catalogue ids of the directory's cloud, separated by blanks.
  std::string pointer;      ///< JSON Pointer into the directory document.
  std::string id;           ///< Of what stands there; empty for the document itself.
  std::string message;      ///< One sentence for a person.
  std::optional<partner_id> partner;    ///< Whose business it is.
  std::optional<customer_id> customer;  ///< At whom.
  friend bool operator==(const lint_finding&, const lint_finding&) = default;
};

/// What lint looks at.
struct lint_scope {
  std::optional<partner_id> partner;  ///< Only what is this partner's business, and the document itself.
  operation_set uses;  ///< What is done by delegated admin; empty: privileges are not weighed.
};

/// What is not in order, in the order of the document. What is not known accuses nobody. Fails with
/// `not_found` for a partner that the directory lacks. *Cost*: linear in the directory.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<std::vector<lint_finding>> lint(const directory& world,
                                                                             const lint_scope& scope = {});

}  // namespace csprel

#endif
