// SPDX-License-Identifier: Apache-2.0
#include "directory/probe.hpp"

#include <algorithm>

#include "csprel/vocabulary/entra_role.hpp"
#include "csprel/vocabulary/suspension_ground.hpp"

namespace csprel::detail {
namespace {

/// A term and a billing cycle that the offer is sold with: the first that it lists, else a year by the month.
void choose_term(const offer_fields& o, parameters& with) {
  with.term = term::one_year;
  with.billing_cycle = billing_cycle::monthly;
  if (!o.conditions->terms || o.conditions->terms->empty()) return;
  const offer_term& first = o.conditions->terms->front();
  with.term = from_name<term>(first.duration);
  if (!first.billing_cycles.empty()) with.billing_cycle = first.billing_cycles.front();
}

parameters order_of(const world& in, const offer_fields& o) {
  parameters with;
  with.offer = o.id;
  with.quantity = std::max<std::int64_t>(1, o.minimum_quantity.value_or(1));
  if (in.cloud != cloud::china_21vianet) choose_term(o, with);
  return with;
}

bool fits(const offer_row& add_on, position parent) {
  return std::find(add_on.prerequisites.begin(), add_on.prerequisites.end(), parent) !=
         add_on.prerequisites.end();
}

std::vector<parameters> orders(const world& in, bool of_add_ons, position parent) {
  std::vector<parameters> all;
  for (position i = 0; i < in.offers->rows.size(); ++i) {
    const offer_row& row = in.offers->rows[i];
    if (row.is_usage_billed || row.is_add_on != of_add_ons) continue;
    if (!of_add_ons || fits(row, parent)) all.push_back(order_of(in, *in.offers->records[i]));
  }
  return all;
}

std::vector<parameters> transitions(const world& in, position source) {
  std::vector<parameters> all;
  for (const position target : in.offers->rows[source].targets) {
    parameters with;
    with.target_offer = in.offers->records[target]->id;
    all.push_back(std::move(with));
  }
  if (all.empty()) {  // There is no path; asking for the offer itself says so.
    parameters with;
    with.target_offer = in.offers->records[source]->id;
    all.push_back(std::move(with));
  }
  return all;
}

std::vector<parameters> trials(const world& in) {
  std::vector<parameters> all;
  for (const offer& one : in.offers->records)
    if (one->conditions->is_trial) all.push_back(order_of(in, *one));
  return all;
}

std::vector<parameters> terms() {
  std::vector<parameters> all;
  for (const auto& row : enum_names<term>::rows) all.emplace_back().term = row.value;
  return all;
}

std::vector<parameters> cycles() {
  std::vector<parameters> all;
  for (const billing_cycle cycle : {billing_cycle::monthly, billing_cycle::annual, billing_cycle::triennial})
    all.emplace_back().billing_cycle = cycle;
  return all;
}

/// Every partner that sells and could be handed a subscription.
std::vector<parameters> receivers(const world& in) {
  std::vector<parameters> all;
  for (const partner& one : in.partners->records)
    if (one->model == partner_model::indirect_provider || one->model == partner_model::direct)
      all.emplace_back().to = one->id;
  return all;
}

}  // namespace

std::vector<parameters> probes(const world& in, operation what, position customer, position subscription) {
  const position offer =
      subscription == nowhere ? nowhere : in.customers[customer].subscriptions[subscription].offer;
  parameters with;
  switch (what) {
    case operation::subscription_create: return orders(in, false, nowhere);
    case operation::subscription_order_add_on: return orders(in, true, offer);
    case operation::subscription_start_trial: return trials(in);
    case operation::subscription_transition:
    case operation::subscription_upgrade: return transitions(in, offer);
    case operation::subscription_change_term: return terms();
    case operation::subscription_change_billing_cycle: return cycles();
    case operation::subscription_transfer:
    case operation::azure_switch_legacy_partner: return receivers(in);
    case operation::subscription_set_auto_renew: with.enabled = true; break;
    case operation::subscription_schedule_migration: with.on_renewal = true; break;
    case operation::subscription_add_seats:
    case operation::subscription_remove_seats: with.quantity = 1; break;
    case operation::subscription_suspend:
    case operation::subscription_cancel:
      with.ground = name(suspension_ground::customer_request);
      with.reason = "compromise";
      break;
    case operation::customer_set_self_purchase: with.enabled = true; break;
    case operation::gdap_request: with.roles.emplace({std::string(name(entra_role::directory_readers))}); break;
    case operation::subscription_change_reseller_of_record: with.mpn_id = mpn_id_choice{}; break;
    case operation::partner_set_featured_offers: with.count = 1; break;
    case operation::service_manage_users: with.through = channel_of_work::admin_center; break;
    default: break;
  }
  return {with};
}

}  // namespace csprel::detail
