// SPDX-License-Identifier: Apache-2.0
#include "directory/advisories.hpp"

#include <algorithm>

#include "directory/access.hpp"
#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/gdap.hpp"
#include "directory/gdap_clock.hpp"
#include "directory/ruled_out.hpp"
#include "directory/sentences.hpp"

namespace csprel::detail {
namespace {

struct standing_advice {
  operation what;
  std::string_view code;
  std::string_view message;
  std::string_view rules;
};

/// What a person should know of an operation that is allowed.
constexpr standing_advice standing_advices[] = {
    {operation::relationship_request, "nothing_changes_before_acceptance",
     "Sending the request changes nothing; the relationship arises when the customer accepts.", "REQ-10"},
    {operation::relationship_request, "user_context_required",
     "The link is obtained with an app+user token; an app-only token is not enough.", "REQ-12 API-05"},
    {operation::subscription_add_seats, "completes_later",
     "The API may accept the change and complete it later; poll the subscription.", "SEAT-10"},
    {operation::subscription_remove_seats, "completes_later",
     "The API may accept the change and complete it later; poll the subscription.", "SEAT-10"},
    {operation::subscription_create, "completes_later",
     "A new order may take up to 15 minutes to show in lists.", "SUB-23"},
    {operation::subscription_transition, "user_context_required",
     "An upgrade is asked for with an app+user token.", "UPG-12 AMB-23"},
    {operation::subscription_transition, "finish_in_admin_center",
     "Part of the change may have to be finished in the customer's admin center.", "UPG-11 UPG-13"},
    {operation::subscription_suspend, "data_deleted_after_sixty_days",
     "Users lose access at once; sixty days later the subscription's data is deleted.", "SUS-02 SUS-05"},
    {operation::subscription_suspend, "billing_continues",
     "Nothing documents that charges stop during a suspension.", "SUS-11"},
    {operation::subscription_cancel, "procedure_not_documented",
     "How to cancel is not documented, nor are fees or refund limits; the API points to suspension.",
     "CAN-02 CAN-07"},
    {operation::subscription_view_provisioning_status, "user_context_required",
     "The provisioning status is read with an app+user token.", "API-05 DAP-12"},
};

void add_in_china(explanation& answer, const scene& s) {
  if (answer.result == outcome::allow)
    for (const standing_advice& advice : standing_advices)
      if (advice.what == s.what)
        answer.advisories.push_back({advice.code, std::string(advice.message), advice.rules});
  if (s.partner != nowhere && s.in->row(s.partner).standing == standing::delinquent)
    answer.advisories.push_back(
        {"finance_charge_possible",
         name_of(*s.in, s.partner) + " has an invoice past due; a charge and a suspension may follow.",
         "PAY-04 PAY-05 AMB-28"});
  if (s.subscription != nowhere && s.row().state == subscription_state::unknown) {
    const auto& status = s.entry().record().subscriptions[s.subscription]->status;
    if (status)
      answer.advisories.push_back({"unrecognised_status",
                                   "The status `" + std::string(status->text()) + "` is not recognised.",
                                   "API-02"});
  }
  // Which is said of a partner and a customer alone.
  const bool lost_admin = std::any_of(answer.reasons.begin(), answer.reasons.end(), [](const auto& r) {
    return r.code == requirement::delegated_admin_missing;
  });
  if (lost_admin)
    for (const subscription_row& row : s.entry().subscriptions)
      if (row.seller == s.partner && row.state != subscription_state::cancelled) {
        answer.advisories.push_back(
            {"support_duty_remains",
             name_of(*s.in, s.partner) + " is billed and owes support for what it sold, with or without "
                                         "delegated admin.",
             "REM-02 REM-03 REM-04 BIL-02"});
        break;
      }
}

// ---- the other clouds (contract, global section 3.1) -------------------------------------------------

bool has_schedule(const scene& s) { return s.subscription_record().commerce->next_term.has_value(); }
bool is_of(const scene& s, csprel::track which) { return s.track() == which; }

/// What takes a scheduled change away with it (SCH-3, QTY-11, TRN-8).
bool drops_schedule(const scene& s) {
  switch (s.what) {
    case operation::subscription_add_seats:
    case operation::subscription_remove_seats:
    case operation::subscription_suspend:
    case operation::subscription_cancel:
    case operation::subscription_transition:
    case operation::subscription_convert_trial: return true;
    case operation::subscription_set_auto_renew: return s.asked->with.enabled == false;
    default: return false;
  }
}

/// What the API takes as a change of the whole subscription (QTY-15).
bool is_patched(const scene& s) {
  switch (s.what) {
    case operation::subscription_add_seats:
    case operation::subscription_remove_seats:
    case operation::subscription_suspend:
    case operation::subscription_reactivate:
    case operation::subscription_cancel:
    case operation::subscription_rename:
    case operation::subscription_set_auto_renew:
    case operation::subscription_schedule_change:
    case operation::subscription_change_term:
    case operation::subscription_change_reseller_of_record: return is_of(s, track::legacy) || is_of(s, track::new_commerce);
    case operation::subscription_change_billing_cycle: return is_of(s, track::new_commerce);  // BIL-4: of the order elsewhere.
    default: return false;
  }
}

bool names_no_reseller(const scene& s) {
  const bool orders = s.what == operation::subscription_create || s.what == operation::subscription_start_trial ||
                      s.what == operation::azure_plan_purchase;
  return orders && holds(condition::asker_is_provider, s) && !s.asked->with.partner_id_on_record;
}

bool moves_a_part(const scene& s) {
  if (s.what != operation::subscription_transition || !s.asked->with.quantity) return false;
  const auto held = present_seats(sale_of(s, s.subscription), deadlines_of(s));
  return held && *s.asked->with.quantity < *held;
}

/// With another term or plan of new commerce, or another cycle of the older platform (TRM-3, BIL-6).
bool loses_promotion(const scene& s) {
  if (!s.subscription_record().commerce->promotion_at_purchase) return false;
  switch (s.what) {
    case operation::subscription_change_term: return true;
    case operation::subscription_transition: return is_of(s, track::new_commerce);
    case operation::subscription_schedule_change: return s.asked->with.term || s.asked->with.target_offer;
    case operation::subscription_change_billing_cycle: return is_of(s, track::legacy);
    default: return false;
  }
}

finding holds_reservations(const scene& s) {
  finding some = false;
  for (position i = 0; i < s.entry().subscriptions.size(); ++i)
    if (sale_of(s, i).is_of(track::azure_benefit)) some = some || !stands(s, i, cancelled_states);
  return some;
}

class adviser {
 public:
  adviser(explanation& answer, const scene& s) : answer_(answer), s_(s) {}

  void advise() {
    if (answer_.result == outcome::allow) {
      if (s_.subscription != nowhere) on_subscription();
      on_partners();
      if (answer_.path) on_access();
    }
    const auto waits = [](const unmet_requirement& reason) { return reason.refusal.status == 409; };
    if (std::any_of(answer_.reasons.begin(), answer_.reasons.end(), waits))
      add("retry_later", "The API answers 409 and can be asked again in a few minutes.", "REN-5");
    if (s_.in->cloud != cloud::global && !s_.asked->mfa)
      add("mfa_recommended", "Signing in with a second factor is recommended here.", "NAT-11");
  }

 private:
  void add(std::string_view code, std::string message, std::string_view rules) {
    answer_.advisories.push_back({code, std::move(message), rules});
  }

  /// Says what is so, and also that it may be so.
  void warn(std::string_view code, const finding& is_so, const char* so, const char* perhaps, std::string_view rules) {
    if (is_so.value() != truth::no) add(code, is_so.value() == truth::yes ? so : perhaps, rules);
  }

  void on_subscription() {
    if (s_.what == operation::subscription_suspend && is_of(s_, track::new_commerce))
      add("billing_continues", "The partner goes on being billed while the subscription is suspended.", "SUS-2");
    if (drops_schedule(s_) && has_schedule(s_))
      add("schedule_will_be_dropped", "The change that is scheduled for the next term is dropped.", "QTY-11 SCH-3 TRN-8");
    if (s_.what == operation::subscription_reactivate && is_of(s_, track::new_commerce))
      add("auto_renew_stays_off", "Auto-renewal was switched off by the suspension and stays off.", "SUS-5");
    const bool cancels = s_.what == operation::subscription_cancel && is_of(s_, track::new_commerce);
    if (cancels || s_.what == operation::subscription_transition)
      add("irreversible", "This cannot be undone.", "CAN-3 CAN-12");
    if (moves_a_part(s_))
      add("licences_move_by_hand", "Where only some seats move, licences are assigned anew by hand.", "TRN-6");
    if (is_patched(s_))
      add("patch_needs_whole_resource",
          "The API takes the whole subscription: what is left out of it is cleared without a word.", "QTY-15");
    if (s_.what == operation::subscription_cancel && is_of(s_, track::marketplace))
      warn("cancellation_scheduled", !cancellation_is_open(sale_of(s_, s_.subscription), deadlines_of(s_)),
           "The refund window is over; the subscription ends with its term.",
           "It is not known whether the refund window is over; if it is, the subscription ends with its term.", "CAN-5");
    if (loses_promotion(s_)) add("promotion_lost", "The promotional price may be lost.", "BIL-6 TRM-3");
  }

  void on_partners() {
    if (names_no_reseller(s_))
      add("no_reseller_on_record", "No reseller is named, so none is on record and none earns for it.", "PUR-2");
    if (s_.what == operation::relationship_remove)
      add("delegated_admin_ends_too", "The partner's delegated admin ends with the relationship.", "REL-15");
    if (s_.what == operation::delegated_admin_relinquish)
      warn("reservations_present", holds_reservations(s_), "The customer has reservations that are not cancelled.",
           "The customer has reservations of which it is not known whether they are cancelled.", "AMB-3");
    if (s_.what == operation::gdap_approve &&
        has_tenant_wide_admin(s_, s_.in->find(s_.relationship()->partner)).value() == truth::yes)
      add("dap_still_present", "Tenant-wide delegated admin still stands beside it.", "AMB-4");
    const bool moves_azure = s_.what == operation::transfer_create || s_.what == operation::transfer_accept;
    if (moves_azure && holds(condition::kind_azure_plan, s_))
      add("rbac_unchanged", "Roles on the Azure subscriptions stay as they are.", "XFR-16");
  }

  void on_access() {
    if (answer_.path->kind == access_kind::dap) {
      for (const delegated_admin& grant : s_.entry().record().delegated_admins) {
        const auto& last = grant.statistics->last_sign_in;
        if (grant.partner == s_.in->fields(s_.partner).id && last &&
            scene_clock(s_.clock.now()).reached(*last + unused_admin_counts_as + duration{1}).value() == truth::yes)
          add("dap_inactive", "Nobody has used the delegated admin for more than sixty days.", "AMB-20");
      }
      return;
    }
    for (const gdap_relationship& g : *s_.entry().record().tenant->gdap_relationships)
      if (g.id == answer_.path->relationship) warn_of_end(g);
  }

  void warn_of_end(const gdap_relationship& g) {
    const auto now = s_.clock.now();
    if (extends_itself(g)) return;
    if (ruled_out(!now || !g.end)) return;  // It is in force, which takes both.
    for (const std::int64_t left : {1, 7, 30})
      if (*g.end - *now <= days(left)) {
        add("gdap_expires_soon",
            "The relationship ends within " + std::to_string(left) + (left == 1 ? " day." : " days."), "GDAP-8 GDAP-9");
        return;
      }
  }

  explanation& answer_;
  const scene& s_;
};

}  // namespace

void add_advisories(explanation& answer, const scene& s) {
  if (s.in_china())
    add_in_china(answer, s);
  else
    adviser(answer, s).advise();
}

}  // namespace csprel::detail
