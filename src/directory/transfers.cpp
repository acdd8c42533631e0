// SPDX-License-Identifier: Apache-2.0
#include "directory/transfers.hpp"

#include <algorithm>

#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/elsewhere.hpp"

namespace csprel::detail {
namespace {

constexpr duration time_to_answer = days(30);

missing_fact transfers_unknown(const scene& s) { return {fact::transfers, s.customer}; }
position target_of(const scene& s) { return s.in->find(*s.asked->with.to); }

bool is_provider(const scene& s, position partner) {
  return s.in->row(partner).model == partner_model::indirect_provider;
}

// ---- a transfer that stands --------------------------------------------------------------------------

/// Who answers it: the target; of an Azure plan, which the partner to be asks for, the present one (XFR-12).
/// Who takes it back is the other side.
finding asker_is_party(const scene& s) {
  const csprel::transfer& t = *s.transfer();
  const bool answers = s.what != operation::transfer_withdraw;
  const bool is_target = answers == (s.kind_of_transfer() == transfer_kind::direct_to_indirect);
  const auto& party = is_target ? t.target : t.source;
  return party ? finding{*party == s.in->fields(s.partner).id} : finding{transfers_unknown(s)};
}

finding has_lapsed(const scene& s, const csprel::transfer& t) {
  const auto kind = &t == s.transfer() ? s.kind_of_transfer() : t.kind;
  const finding may_lapse = kind ? finding{*kind == transfer_kind::azure_plan} : finding{transfers_unknown(s)};
  if (may_lapse.value() == truth::no) return false;
  return may_lapse && (t.created ? deadlines_of(s).passed(*t.created + time_to_answer) : finding{transfers_unknown(s)});
}

/// Whether somebody may still answer it, whatever the clock.
finding is_open(const scene& s, const csprel::transfer& t) {
  if (!t.status || !t.status->known()) return transfers_unknown(s);
  return *t.status == transfer_status::active || *t.status == transfer_status::pending;
}

finding transfer_is_answered_in_time(const scene& s) {
  const csprel::transfer& t = *s.transfer();
  const finding waits = is_open(s, t);
  return waits.value() == truth::no ? finding{true} : !has_lapsed(s, t);
}

bool holds_line(const std::vector<transfer_line>& lines, const subscription_id& id) {
  return std::any_of(lines.begin(), lines.end(), [&](const transfer_line& line) {
    return line.subscription == id || holds_line(line.add_ons, id);
  });
}

/// A line whose order is not synchronised fails (XFR-9).
finding orders_are_synchronised(const scene& s) {
  const auto& lines = s.transfer()->lines;
  for (const subscription& one : s.entry().record().subscriptions)
    if (!is_synchronised(*one->commerce) && holds_line(lines, one->id)) return false;
  return true;
}

/// No transfer that is open holds the subscription (XFR-5).
finding is_in_no_transfer(const scene& s) {
  const auto& transfers = s.entry().record().tenant->transfers;
  if (!transfers) return transfers_unknown(s);
  finding held = false;
  for (const csprel::transfer& t : *transfers) {
    if (!holds_line(t.lines, own_sale(s).record->id)) continue;
    const finding running = t.status && t.status->known()
                                ? finding{*t.status == transfer_status::in_progress}
                                : finding{transfers_unknown(s)};
    held = held || running || (is_open(s, t) && !has_lapsed(s, t));
  }
  return !held;
}

// ---- what may move, and between whom -----------------------------------------------------------------

/// Seats of the older platform and legacy Azure; nothing else moves this way (XFR-3, XFR-20).
finding has_way(const scene& s) {
  const auto track = own_sale(s).track;
  if (!track) return own_sale(s).lacks(fact::track);
  return *track == track::legacy || *track == track::azure_legacy;
}

/// Add-ons travel with their base (XFR-6).
bool travels_with_base(const scene& s) {
  const position base = s.row().parent;
  if (base == nowhere) return true;
  if (s.what != operation::transfer_create) return false;
  const auto& moving = *s.asked->with.subscriptions;
  return std::find(moving.begin(), moving.end(), s.entry().record().subscriptions[base]->id) != moving.end();
}

/// From a direct-bill tenant that is enrolled as a reseller too, to a provider (XFR-1).
bool parties_are_enabled(const scene& s) {
  if (s.transfer() != nullptr) return is_provider(s, s.partner);
  return s.in->fields(s.partner).account->also_indirect_reseller && is_provider(s, target_of(s));
}

// ---- Azure -------------------------------------------------------------------------------------------

using entitlements = std::vector<azure_entitlement>;

template <class Judge>
finding of_entitlements(const scene& s, const Judge& judge) {
  const auto& all = own_sale(s).record->commerce->azure_entitlements;
  return all ? judge(*all) : finding{own_sale(s).lacks(fact::azure_entitlements)};
}

finding none_is_suspended(const scene& s) {
  return of_entitlements(s, [&](const entitlements& all) {
    finding suspended = false;
    for (const azure_entitlement& one : all)
      suspended = suspended || (one.status && one.status->known() ? finding{*one.status == subscription_status::suspended}
                                                                  : finding{own_sale(s).lacks(fact::azure_entitlements)});
    return !suspended;
  });
}

/// An Azure subscription that is listed nowhere stands beneath a plan whose list is not told.
finding line_is_active(const scene& s, const subscription_id& id) {
  missing_fact untold;  // Of some plan, or the line could not be the customer's.
  for (position i = 0; i < s.entry().subscriptions.size(); ++i) {
    const missing_fact here = sale_of(s, i).lacks(fact::azure_entitlements);
    const auto& beneath = s.entry().record().subscriptions[i]->commerce->azure_entitlements;
    if (!beneath && may_bear_azure(sale_of(s, i))) untold = here;
    for (std::size_t k = 0; beneath && k < beneath->size(); ++k) {
      const azure_entitlement& one = (*beneath)[k];
      if (one.id != id_cast<azure_subscription_id>(id)) continue;
      return one.status && one.status->known() ? finding{*one.status == subscription_status::active} : finding{here};
    }
  }
  return untold;
}

/// Of an Azure plan's transfer, every Azure subscription must be active (XFR-15).
finding lines_are_active(const scene& s) {
  finding all = true;
  if (!s.asked->with.subscriptions) return all;
  for (const subscription_id& id : *s.asked->with.subscriptions) all = all && line_is_active(s, id);
  return all;
}

/// By option reservations of the present partner are in the way (AMB-7).
finding source_holds_no_reservation(const scene& s) {
  const position from = s.asked->with.from ? s.in->find(*s.asked->with.from) : nowhere;
  if (from == nowhere) return true;  // Nor is what no partner sold in the way.
  finding some = false;
  for (position i = 0; i < s.entry().subscriptions.size(); ++i) {
    if (s.entry().subscriptions[i].seller != from) continue;
    const auto track = sale_of(s, i).track;
    const finding benefit = track ? finding{*track == track::azure_benefit} : finding{sale_of(s, i).lacks(fact::track)};
    some = some || (benefit && !stands(s, i, cancelled_states));
  }
  return !some;
}

bool is_azure_plan(const scene& s) { return holds(condition::kind_azure_plan, s); }

/// What is asked of each subscription that is to move from a reseller to a provider.
constexpr requirement_set of_each_line{
    requirement::not_original_reseller,   requirement::renewal_in_progress,    requirement::operation_pending,
    requirement::no_transfer_path,        requirement::base_left_behind,       requirement::already_in_transfer,
    requirement::subscription_cancelled,  requirement::subscription_suspended, requirement::subscription_not_active,
};

}  // namespace

bool is_asked_of_lines(requirement what, const scene& s) {
  if (s.what != operation::transfer_create) return false;
  if (is_azure_plan(s)) return what == requirement::subscription_not_active || what == requirement::reservations_remain;
  return of_each_line.contains(what);
}

finding lines_hold(requirement what, const scene& s) {
  if (what == requirement::reservations_remain) return source_holds_no_reservation(s);
  if (is_azure_plan(s)) return lines_are_active(s);
  finding all = true;
  if (!s.asked->with.subscriptions) return all;
  const auto& subscriptions = s.entry().record().subscriptions;
  for (const subscription_id& id : *s.asked->with.subscriptions)
    for (position i = 0; i < subscriptions.size(); ++i) {
      if (subscriptions[i]->id != id) continue;
      scene line = s;
      line.subscription = i;
      const requirement_set states{requirement::subscription_cancelled, requirement::subscription_suspended,
                                   requirement::subscription_not_active};
      // Of the states at most the one that fits speaks against a line.
      if (states.contains(what) && !applicable_elsewhere(line, states).contains(what)) continue;
      all = all && meaning_elsewhere(what, line);
    }
  return all;
}

finding transfers_holds(requirement what, const scene& s) {
  const parameters& with = s.asked->with;
  switch (what) {
    case requirement::not_transfer_party: return asker_is_party(s);
    case requirement::no_transfer_path: return has_way(s);
    case requirement::base_left_behind: return travels_with_base(s);
    case requirement::already_in_transfer: return is_in_no_transfer(s);
    case requirement::transfer_party_not_enabled: return parties_are_enabled(s);
    case requirement::target_relationship_missing: return has_relationship_by_now(s, target_of(s));
    case requirement::target_agreement_missing: return has_customer_agreement(s, target_of(s));
    case requirement::transfer_wrong_state: return is_open(s, *s.transfer());
    case requirement::transfer_expired: return transfer_is_answered_in_time(s);
    case requirement::order_not_synchronised: return orders_are_synchronised(s);
    case requirement::source_details_missing: return with.from && with.source_domain && !with.source_domain->empty();
    case requirement::source_is_requester: return !(with.from && *with.from == s.in->fields(s.partner).id);
    case requirement::not_in_sandbox:
      return s.in->fields(s.partner).account->environment != partner_environment::sandbox;
    case requirement::no_azure_subscription:
      return of_entitlements(s, [](const entitlements& all) -> finding { return !all.empty(); });
    case requirement::azure_subscription_suspended: return none_is_suspended(s);
    case requirement::recently_bought:
      return of_entitlements(s, [](const entitlements& all) -> finding {
        return std::none_of(all.begin(), all.end(), [](const azure_entitlement& one) { return one.recently_purchased; });
      });
    case requirement::ground_missing: return with.reason == "compromise";  // CAN-9
    default: return asked_of_nobody;
  }
}

}  // namespace csprel::detail
