// SPDX-License-Identifier: Apache-2.0
#include "directory/conditions.hpp"

#include "directory/ruled_out.hpp"

namespace csprel::detail {
namespace {

bool is_asked_by(const scene& s, partner_model model) {
  return s.partner != nowhere && s.in->row(s.partner).model == model;
}

bool is_indirect_kind(const scene& s) {
  if (s.asked->with.kind) return *s.asked->with.kind == request_kind::indirect_reseller;
  return is_asked_by(s, partner_model::indirect_reseller);
}

bool names_unlisted_offer(const scene& s) { return s.asked->with.target_offer && s.offer.row == nullptr; }

/// `kind` of the question, or of the transfer that it is about; one that tells none may be of either.
bool is_transfer_kind(const scene& s, request_kind asked, transfer_kind recorded) {
  if (s.transfer() != nullptr) return s.kind_of_transfer().value_or(recorded) == recorded;
  return s.asked->with.kind == asked;
}

/// Where the request does not say, the clouds without granular delegated admin ask for it.
bool asks_for_delegated_admin(const scene& s) {
  return s.asked->with.with_delegated_admin.value_or(s.in->cloud != cloud::global);
}

/// Only operations on a service have rows for Azure.
bool is_azure(const scene& s) { return !ruled_out(s.service == nullptr) && s.service->to_string() == "azure"; }

bool on_track(track_set tracks, const std::optional<track>& which) { return !which || tracks.contains(*which); }

}  // namespace

bool holds(condition when, const scene& s) {
  const parameters& with = s.asked->with;
  switch (when) {
    case condition::always: return true;
    case condition::asked_by_partner: return s.asker != asker_kind::customer_user;
    case condition::asked_by_customer: return s.asker == asker_kind::customer_user;
    case condition::names_customer: return with.customer.has_value();
    case condition::kind_reseller: return !is_indirect_kind(s);
    case condition::kind_indirect_reseller: return is_indirect_kind(s);
    case condition::kind_indirect_reseller_of_direct_bill:
      return is_indirect_kind(s) && is_asked_by(s, partner_model::direct);
    case condition::kind_savings_plan: return with.kind == request_kind::savings_plan;
    case condition::kind_direct_to_indirect:
      return is_transfer_kind(s, request_kind::direct_to_indirect, transfer_kind::direct_to_indirect);
    case condition::kind_azure_plan: return is_transfer_kind(s, request_kind::azure_plan, transfer_kind::azure_plan);
    case condition::kind_azure_plan_of_provider:
      return holds(condition::kind_azure_plan, s) && holds(condition::asker_is_provider, s);
    case condition::with_delegated_admin: return asks_for_delegated_admin(s);
    case condition::without_delegated_admin: return !asks_for_delegated_admin(s);
    case condition::names_associated_partner: return with.associated_partner.has_value();
    case condition::names_reseller:
      return with.partner_id_on_record || (with.mpn_id && with.mpn_id->id) || holds(condition::names_more_resellers, s);
    case condition::names_more_resellers: return with.additional_partner_ids && !with.additional_partner_ids->empty();
    case condition::asker_is_provider: return is_asked_by(s, partner_model::indirect_provider);
    case condition::not_attested: return with.attested == false;
    case condition::names_quantity: return with.quantity.has_value();
    case condition::names_term: return with.term.has_value();
    case condition::names_cycle: return with.billing_cycle.has_value();
    case condition::names_term_or_cycle: return with.term || with.billing_cycle;
    case condition::names_end_date: return with.custom_term_end_date.has_value();
    case condition::names_target_offer: return with.target_offer.has_value();
    case condition::names_target_subscription: return with.target_subscription.has_value();
    case condition::names_target_date: return with.target_date.has_value();
    case condition::with_license_transfer: return with.license_transfer == true;
    case condition::converts_now: return with.when.value_or(conversion_time::now) == conversion_time::now;
    case condition::converts_at_term_end: return with.when == conversion_time::term_end;
    case condition::is_add_on:
      return (s.subscription != nowhere && s.row().parent != nowhere) ||
             (s.offer.row != nullptr && s.offer.row->is_add_on);
    case condition::names_name: return with.name.has_value();
    case condition::names_duration: return with.duration.has_value();
    case condition::names_roles: return with.roles.has_value();
    case condition::names_auto_extend: return with.auto_extend.has_value();
    case condition::service_is_azure: return is_azure(s);
    case condition::licence_managed: return with.target == password_target::licence_managed;
    case condition::no_licence_is_free: return with.free == false;
    case condition::assigns_a_role: return with.assigns && *with.assigns != assigned_role::none;
    case condition::asker_is_advisor: return is_asked_by(s, partner_model::advisor);
    case condition::names_unlisted_offer: return names_unlisted_offer(s);
    case condition::converts_now_into_subscription:
      return holds(condition::converts_now, s) && with.target_subscription.has_value();
  }
  return false;
}

bool counts(const checklist_entry& row, const scene& s, const std::optional<track>& which) {
  // Of `wrong_track` the tracks say where the operation exists, which is what it asks.
  const bool right_track = row.needs == requirement::wrong_track || on_track(row.tracks, which);
  return right_track && row.gate.open(s.in->options) && (row.when == condition::always || holds(row.when, s));
}

const checklist_entry* row_for(requirement what, const scene& s) {
  const auto track = s.track();
  for (const checklist_entry& row : s.policy->checklist(s.what))
    if (row.needs == what && counts(row, s, track)) return &row;
  return nullptr;
}

const role_rule& role_for(const scene& s) {
  const auto assigns = static_cast<std::size_t>(s.asked->with.assigns.value_or(assigned_role::none));
  const auto rows = s.policy->roles(s.what);
  const auto track = s.track();
  const auto counts = [&](const role_entry& row) {
    return on_track(row.tracks, track) && row.gate.open(s.in->options) && holds(row.when, s);
  };
  // One of them does wherever a role is asked, which is a law of the packs.
  std::size_t i = 0;
  while (i + 1 < rows.size() && !counts(rows[i])) ++i;
  const auto& rules = rows[i].rules;
  return rules[rules[assigns].id.empty() ? 0 : assigns];
}

}  // namespace csprel::detail
