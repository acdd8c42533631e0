// SPDX-License-Identifier: Apache-2.0
#include "directory/probe.hpp"

#include <algorithm>

#include "csprel/vocabulary/suspension_ground.hpp"

namespace csprel::detail {
namespace {

parameters order_of(const offer_fields& o) {
  parameters with;
  with.offer = o.id;
  with.quantity = std::max<std::int64_t>(1, o.minimum_quantity.value_or(1));
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
    if (!of_add_ons || fits(row, parent)) all.push_back(order_of(*in.offers->records[i]));
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

}  // namespace

std::vector<parameters> probes(const world& in, operation what, position customer, position subscription) {
  const position offer =
      subscription == nowhere ? nowhere : in.customers[customer].subscriptions[subscription].offer;
  parameters with;
  switch (what) {
    case operation::subscription_create: return orders(in, false, nowhere);
    case operation::subscription_order_add_on: return orders(in, true, offer);
    case operation::subscription_transition: return transitions(in, offer);
    case operation::subscription_add_seats:
    case operation::subscription_remove_seats: with.quantity = 1; break;
    case operation::subscription_suspend:
    case operation::subscription_cancel: with.ground = name(suspension_ground::customer_request); break;
    case operation::subscription_change_reseller_of_record: with.mpn_id = mpn_id_choice{}; break;
    case operation::partner_set_featured_offers: with.count = 1; break;
    case operation::service_manage_users: with.through = channel_of_work::admin_center; break;
    default: break;
  }
  return {with};
}

}  // namespace csprel::detail
