// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/billing.hpp"

#include "directory/world.hpp"
#include "directory/quoted.hpp"

namespace csprel {

using detail::nowhere;
using detail::position;

namespace {

billing_answer answer_for(const detail::world& in, const detail::place& at) {
  const detail::customer_view c = in.customers[at.customer];
  const subscription_fields& s = *c.record().subscriptions[at.subscription];
  const detail::subscription_row& row = c.subscriptions[at.subscription];
  billing_answer answer;
  answer.customer = c.record().id;
  answer.subscription = s.id;
  if (row.seller == nowhere) {
    answer.message = "No partner of this programme sold it (channel `" + std::string(name(s.channel)) +
                     "`); the operator bills the customer.";
    answer.rules = "BIL-05 MC-01 MC-03";
  } else {
    const partner_fields& seller = in.fields(row.seller);
    answer.through = seller.id;
    answer.message = (seller.name.empty() ? seller.id.to_string() : seller.name) +
                     " is the original reseller and is billed, whoever administers it.";
    answer.rules = "BIL-01 BIL-03 BIL-04 IND-07";
  }
  const bool free = s.is_trial || (*in.offers->records[row.offer]).billing == billing_type::none;
  const bool cancelled = row.state == detail::subscription_state::cancelled;
  answer.billable = !free && !cancelled && row.state != detail::subscription_state::not_active;
  return answer;
}

}  // namespace

result<billing_answer> who_is_billed(const directory& world, const subscription_id& id,
                                     const std::optional<customer_id>& owner) {
  const auto at = locate(world.world(), id, owner);
  if (!at) return at.error();
  return answer_for(world.world(), at.value());
}

result<std::vector<billing_answer>> billed_to(const directory& world, const partner_id& seller,
                                              const billing_period& period) {
  const detail::world& in = world.world();
  const position who = in.find(seller);
  if (who == nowhere)
    return error{error_code::not_found, "", detail::quoted(seller.to_string()), "a partner of the directory"};
  const auto end = std::chrono::sys_seconds{period.last + std::chrono::days{1}}.time_since_epoch().count();
  std::vector<billing_answer> answers;
  for (position c = 0; c < in.customers.size(); ++c) {
    const auto rows = in.customers[c].subscriptions;
    for (position i = 0; i < rows.size(); ++i) {
      if (rows[i].seller != who) continue;
      const auto& start = in.customers[c].record().subscriptions[i]->effective_start_date;
      if (start && start->seconds() >= end) continue;
      billing_answer answer = answer_for(in, {c, i});
      if (answer.billable) answers.push_back(std::move(answer));
    }
  }
  return answers;
}

}  // namespace csprel
