// SPDX-License-Identifier: Apache-2.0
// What a person should know beside the answer (contract, global section 3.1, and the rules that it names): a warning also
// where what it warns of may be so.
#ifndef CSPREL_TESTS_MODEL_GLOBAL_ADVISORIES_HPP
#define CSPREL_TESTS_MODEL_GLOBAL_ADVISORIES_HPP

#include <optional>
#include <set>
#include <string>

#include "model/global_catalogue.hpp"
#include "model/global_requirements.hpp"
#include "model/reference.hpp"

namespace csprel::test::reference {

inline bool is_any_of(operation what, std::initializer_list<operation> all) {
  return std::find(all.begin(), all.end(), what) != all.end();
}

/// "SCH-3: wiped by cancel, auto-renew off, quantity change, SKU upgrade, trial conversion, suspension."
inline bool wipes_schedule(const global_asking& a) {
  using enum operation;
  return is_any_of(a.what, {subscription_cancel, subscription_add_seats, subscription_remove_seats, subscription_transition,
                            subscription_convert_trial, subscription_suspend}) ||
         (a.what == subscription_set_auto_renew && a.with.enabled == false);
}

/// What the catalogue's section 4.3 does by a PATCH of the subscription; "legacy frequency change is an ORDER patch".
inline bool is_patch(const global_asking& a) {
  using enum operation;
  if (a.what == subscription_change_billing_cycle) return a.on() == track::new_commerce;
  const bool is_of_it =
      is_any_of(a.what, {subscription_add_seats, subscription_remove_seats, subscription_suspend, subscription_reactivate,
                         subscription_cancel, subscription_rename, subscription_set_auto_renew, subscription_schedule_change,
                         subscription_change_term, subscription_change_reseller_of_record});
  return is_of_it && (a.on() == track::legacy || a.on() == track::new_commerce);
}

/// "monthly 24 h, annual 14 d from order -> full refund", "or the resource's date".
inline known refund_is_over(const global_asking& a) {
  const subscription& s = *a.which;
  std::optional<instant> last = s->commerce->cancellation_allowed_until;
  if (!last && s->creation_date && s->term_duration == "P1M") last = *s->creation_date + hours(24);
  if (!last && s->creation_date && s->term_duration == "P1Y") last = *s->creation_date + days(14);
  return opposite(a.clock.until(last));
}

/// "BIL-6: promo pricing dropped"; "TRM-3: changing term or plan may lose the promotion".
inline bool may_lose_promotion(const global_asking& a) {
  using enum operation;
  if (!a.commerce().promotion_at_purchase) return false;
  if (a.on() == track::legacy) return a.what == subscription_change_billing_cycle;
  if (a.on() != track::new_commerce) return false;
  return a.what == subscription_change_term || a.what == subscription_transition ||
         (a.what == subscription_schedule_change && (a.with.term || a.with.target_offer));
}

/// "With 409" in the contract's section 3: what the API answers so of this operation.
inline bool is_answered_409(const global_asking& a, requirement code) {
  using enum operation;
  // "-" and "none" of section 2.
  if (is_any_of(a.what, {subscription_schedule_migration, azure_switch_legacy_partner, subscription_renew})) return false;
  switch (code) {
    case requirement::renewal_in_progress:  // "seats, reseller, name, cancel"
      return is_any_of(a.what, {subscription_add_seats, subscription_remove_seats, subscription_change_reseller_of_record,
                                subscription_rename, subscription_cancel});
    case requirement::operation_pending:  // "migrate 400/900216; L cycle 400/800072"
      return a.what != subscription_migrate && !(a.what == subscription_change_billing_cycle && a.on() == track::legacy);
    case requirement::already_in_transfer: return a.what != subscription_transfer;  // "200, in `reason`"
    case requirement::azure_upgrade_running:
    case requirement::parent_not_active: return true;
    default: return false;
  }
}

/// The path of section 6 that every completion has; nothing: they differ. `dap`, a relationship's id, or empty: none.
inline std::optional<std::string> path_taken(const global_asking& a) {
  const global_operation* about = find_global_operation(a.what);
  for (const global_row& row : about->rows) {
    if (row.code != requirement::delegated_role_insufficient || a.counts(row) != known::yes) continue;
    const auto paths = a.paths(row);
    return paths.size() == 1 ? std::optional(*paths.begin()) : std::nullopt;
  }
  return "";
}

/// All that is said of an answer of the model; nothing where what it hangs on is not known.
inline std::optional<std::set<std::string>> advisories_of(const global_asking& a, const reference_answer& answer) {
  using enum operation;
  std::set<std::string> said;
  const auto say = [&](const char* code, bool applies) {
    if (applies) said.insert(code);
  };
  const auto warn = [&](const char* code, known applies) { say(code, applies != known::no); };
  say("mfa_recommended", a.where() != cloud::global && !a.asked.mfa);
  for (const requirement code : answer.reasons) say("retry_later", is_answered_409(a, code));
  if (answer.result != outcome::allow) return said;

  if (a.which != nullptr) {
    const bool is_new = a.on() == track::new_commerce;
    const auto all = a.seats_now(*a.which);
    say("billing_continues", is_new && a.what == subscription_suspend);
    say("schedule_will_be_dropped", wipes_schedule(a) && a.commerce().next_term);
    say("auto_renew_stays_off", is_new && a.what == subscription_reactivate);
    say("irreversible", (is_new && a.what == subscription_cancel) || a.what == subscription_transition);
    say("licences_move_by_hand", a.what == subscription_transition && a.with.quantity && all && *a.with.quantity < *all);
    say("patch_needs_whole_resource", is_patch(a));
    if (a.on() == track::marketplace && a.what == subscription_cancel) warn("cancellation_scheduled", refund_is_over(a));
    say("promotion_lost", may_lose_promotion(a));
  }
  const bool orders = is_any_of(a.what, {subscription_create, subscription_start_trial, azure_plan_purchase});
  say("no_reseller_on_record", orders && a.is("asked_by_provider") && !a.with.partner_id_on_record);
  say("delegated_admin_ends_too", a.what == relationship_remove);
  if (a.what == delegated_admin_relinquish)
    warn("reservations_present", any((*a.of)->subscriptions, [&](const subscription& s) {
           return a.is_on(s, track::azure_benefit) == known::yes ? a.is_kept(s) : known::no;
         }));
  say("dap_still_present", a.what == gdap_approve && a.has_dap(a.granular->partner, true) == known::yes);
  if (is_any_of(a.what, {transfer_create, transfer_accept}))
    say("rbac_unchanged", a.is_kind(request_kind::azure_plan, transfer_kind::azure_plan));

  const auto path = path_taken(a);
  if (!path) return std::nullopt;
  if (*path == "dap") {
    for (const delegated_admin& d : (*a.of)->delegated_admins)
      say("dap_inactive", d.partner == a.me() && d.statistics->last_sign_in && a.clock.now &&
                              *a.clock.now > *d.statistics->last_sign_in + days(60));
  } else if (!path->empty()) {
    for (const gdap_relationship& g : *(*a.of)->tenant->gdap_relationships)
      say("gdap_expires_soon", g.id.to_string() == *path && g.end && g.auto_extend_duration != "P180D" && a.clock.now &&
                                   *g.end - *a.clock.now <= days(30));
  }
  return said;
}

}  // namespace csprel::test::reference

#endif
