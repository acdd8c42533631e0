// SPDX-License-Identifier: Apache-2.0
#include "directory/elsewhere.hpp"

#include <array>
#include <utility>

#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/gdap.hpp"
#include "directory/keeping.hpp"
#include "directory/moving.hpp"
#include "directory/ordering.hpp"
#include "directory/predicates.hpp"
#include "directory/transfers.hpp"

namespace csprel::detail {
namespace {

/// Whether the operation exists on the subscription's track: of `wrong_track` the row says on which it does.
finding is_on_right_track(const scene& s) {
  const checklist_entry* row = row_for(requirement::wrong_track, s);  // Never null, for it is asked.
  const auto track = s.track();
  if (!track) return missing_fact{fact::track, s.customer, s.subscription};
  return row->tracks.contains(*track);
}

finding is_offered_through_channel(const scene& s) {
  // Only Partner Center and its API are closed to it (NAT-4, NAT-9).
  const bool is_by_hand = s.what == operation::service_manage_users;
  return s.asked->with.through.value_or(is_by_hand ? channel_of_work::admin_center : channel_of_work::api) ==
         channel_of_work::admin_center;
}

/// An organisation has no employee who could lack a role, a second factor or a home.
constexpr requirement_set asked_of_employees{
    requirement::role_not_permitted, requirement::mfa_missing, requirement::guest_account};

bool asks_for_user_context(const scene& s) {
  return s.asked->authentication == authentication::app_only || s.what == operation::azure_link_partner_id;
}

/// Who holds a role on Azure itself needs no delegated admin for it where there is none to need: without
/// granular delegated admin in force (DAP-6).
finding azure_role_is_enough(const scene& s) {
  const bool administers = s.what == operation::service_administer && holds(condition::service_is_azure, s);
  if (s.what != operation::azure_deploy && s.what != operation::azure_manage && !administers) return false;
  if (s.in->cloud != cloud::global) return has_azure_role(s);
  const finding has_role = administers ? has_azure_role_on_plan(s) : finding{s.track() == track::azure_plan} && has_azure_role(s);
  return !has_active_relationship(s, s.partner) && has_role;
}

/// By requirement, what the first of the topics that knows it says; null where none does.
using meaning = finding (*)(requirement, const scene&);
constexpr auto meanings = [] {
  constexpr std::pair<requirement_set, meaning> topics[] = {
      {access_requirements, access_holds},     {gdap_requirements, gdap_holds},
      {commerce_requirements, commerce_holds}, {keeping_requirements, keeping_holds},
      {moving_requirements, moving_holds},     {ordering_requirements, ordering_holds},
      {transfer_requirements, transfers_holds}};
  std::array<meaning, requirement_count> all{};
  // From the last, so that the first has the last word.
  for (std::size_t i = std::size(topics); i-- > 0;)
    for (const requirement what : topics[i].first) all[static_cast<std::size_t>(what)] = topics[i].second;
  return all;
}();

}  // namespace

finding holds_elsewhere(requirement what, const scene& s) {
  return is_asked_of_lines(what, s) ? lines_hold(what, s) : meaning_elsewhere(what, s);
}

path_findings path_holds_elsewhere(const scene& s) {
  const path_findings found = path_holds(s);
  const finding enough = azure_role_is_enough(s);
  return {found.admin || enough, found.role || enough};
}

finding meaning_elsewhere(requirement what, const scene& s) {
  if (const meaning of_topic = meanings[static_cast<std::size_t>(what)]) return of_topic(what, s);
  if (path_requirements.contains(what)) return path_holds_elsewhere(s).of(what);
  switch (what) {
    case requirement::wrong_track: return is_on_right_track(s);
    case requirement::cloud_closed_to_new_business: return false;
    case requirement::grant_not_present: return tenant_wide_grant_is_present(s);
    case requirement::not_through_this_channel: return is_offered_through_channel(s);
    default: return holds_in_china(what, s);
  }
}

std::optional<refusal_cause> cause_elsewhere(requirement what, const scene& s) {
  if (commerce_requirements.contains(what)) return commerce_cause(what, s);
  if (ordering_requirements.contains(what)) return ordering_cause(what, s);
  if (keeping_requirements.contains(what)) return keeping_cause(what, s);
  if (what == requirement::wrong_track && s.track() == track::legacy) return refusal_cause::legacy_track;
  return std::nullopt;
}

requirement_set applicable_elsewhere(const scene& s, requirement_set needed) {
  using enum requirement;
  if (s.asker == asker_kind::partner) {
    needed -= asked_of_employees;
    if (!asks_for_user_context(s)) needed.erase(user_context_required);
  }
  if (needed.contains(target_is_source) && s.target == s.subscription) needed -= of_another_target;
  if (azure_role_is_enough(s).value() == truth::yes) needed -= {delegated_admin_missing, delegated_role_insufficient};
  // Of whoever is no reseller nothing more is asked.
  if (needed.contains(reseller_mpn_invalid) && holds_elsewhere(reseller_mpn_invalid, s).value() == truth::no)
    needed -= of_a_valid_reseller;
  return fitting_states(s, needed);
}

}  // namespace csprel::detail
