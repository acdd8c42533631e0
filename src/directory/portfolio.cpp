// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/portfolio.hpp"

#include <algorithm>

#include "csprel/policy/decide.hpp"
#include "directory/scene.hpp"

namespace csprel {
namespace detail {
namespace {

/// What depends on the parameters of a request, or on the employee who asks.
constexpr requirement_set by_request{
    requirement::role_not_permitted,    requirement::no_transition_path,
    requirement::target_already_held,   requirement::conflicting_services,
    requirement::service_already_held,  requirement::add_on_unrelated,
    requirement::offer_not_available,   requirement::quantity_out_of_range,
    requirement::ground_missing,        requirement::reseller_mpn_invalid,
};

/// Facts that mean the same for every operation on a subscription.
constexpr requirement_set shared_facts{
    requirement::only_partner_may_change_subscription,
    requirement::not_a_partner,
    requirement::not_indirect_provider,
    requirement::partner_not_enrolled,
    requirement::partner_terminated,
    requirement::partner_suspended,
    requirement::no_relationship,
    requirement::not_original_reseller,
    requirement::subscription_cancelled,
    requirement::subscription_suspended,
    requirement::subscription_not_suspended,
    requirement::subscription_not_active,
    requirement::reactivation_window_elapsed,
    requirement::add_ons_present,
};

requirement_set asked_in_bulk(const world& in, operation what) noexcept {
  requirement_set asked = in.needed_by(what) - by_request;
  // Which services an order or a transition would add is the request's; a reactivation adds its own.
  if (what != operation::subscription_reactivate) asked.erase(requirement::other_transacting_partner);
  return asked;
}

scene scene_of(const world& in, position asker, subscription_handle which, std::optional<instant> at) noexcept {
  scene s;
  s.in = &in;
  s.now = at ? at : in.as_of;
  s.asker = asker_kind::partner;
  s.partner = asker;
  s.customer = which.customer;
  s.subscription = which.subscription;
  s.here = in.customers[which.customer];
  return s;
}

decision decide_in(scene& s, operation what) noexcept {
  s.what = what;
  const requirement_set asked = asked_in_bulk(*s.in, what);
  facts known;
  if (!s.in->is_available(what)) {
    known.record(requirement::operation_not_available, truth::no);
    return decide({requirement::operation_not_available}, known);
  }
  const requirement_set needed = applicable(s, asked);
  for (const requirement one : needed) known.record(one, holds(one, s).value);
  return decide(needed, known);
}

/// Judges all operations of one partner, subscription after subscription.
class bulk_judge {
 public:
  bulk_judge(const world& in, std::optional<instant> at) noexcept {
    s_.in = &in;
    s_.now = at ? at : in.as_of;
    for (std::size_t i = 0; i < portfolio_operations.size(); ++i) {
      const operation what = portfolio_operations[i];
      plan& p = plans_[i];
      p.what = what;
      p.available = in.is_available(what);
      p.asked = asked_in_bulk(in, what);
      p.own = p.asked - shared_facts;
    }
  }

  void visit_customer(position customer) noexcept {
    s_.customer = customer;
    s_.here = s_.in->customers[customer];
  }

  template <class Each>
  void judge(position asker, position subscription, const Each& each) noexcept {
    s_.partner = asker;
    s_.subscription = subscription;
    s_.what = operation::subscription_view;  // Any will do: these facts are every operation's.
    facts shared;
    for (const requirement one : shared_facts) shared.record(one, holds(one, s_).value);
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      const plan& p = plans_[i];
      if (!p.available) {
        each(i, verdict{outcome::deny, requirement::operation_not_available});
        continue;
      }
      facts known = shared;
      s_.what = p.what;
      for (const requirement one : p.own) known.record(one, holds(one, s_).value);
      const requirement_set needed = applicable(s_, p.asked);
      const decision d = decide(needed, known);
      each(i, verdict{d.result, d.result == outcome::allow ? requirement{} : *d.reason()});
    }
  }

 private:
  struct plan {
    operation what{};
    bool available = false;
    requirement_set asked;
    requirement_set own;  ///< Asked, and not the same for every operation.
  };
  scene s_;
  std::array<plan, portfolio_operations.size()> plans_;
};

/// Calls `each(customer, subscription, row)` for the subscriptions of a range, in order.
template <class Customer, class Each>
void for_each_subscription(const world& in, customer_range of, const Customer& enter, const Each& each) noexcept {
  for (position c = of.first; c < of.last; ++c) {
    const customer_view view = in.customers[c];
    if (view.subscriptions.empty()) continue;
    enter(c);
    for (position i = 0; i < view.subscriptions.size(); ++i) each(c, i, view.subscriptions[i]);
  }
}

}  // namespace
}  // namespace detail

using detail::nowhere;
using detail::position;

namespace {

std::optional<subscription_handle> handle_of(const detail::place* at) noexcept {
  if (at == nullptr || at->customer == nowhere) return std::nullopt;
  return subscription_handle{at->customer, at->subscription};
}

}  // namespace

std::optional<partner_handle> find_handle(const directory& world, const partner_id& id) noexcept {
  const position at = world.world().find(id);
  if (at == nowhere) return std::nullopt;
  return partner_handle{at};
}

std::optional<subscription_handle> find_handle(const directory& world, const subscription_id& id) noexcept {
  return handle_of(world.world().lookup->find(id));
}

std::optional<subscription_handle> find_handle(const directory& world, const guid& id) noexcept {
  return handle_of(world.world().lookup->find(id));
}

std::optional<partner_handle> seller_of(const directory& world, subscription_handle which) noexcept {
  const position seller = world.world().customers[which.customer].subscriptions[which.subscription].seller;
  if (seller == nowhere) return std::nullopt;
  return partner_handle{seller};
}

decision decide(const directory& world, partner_handle asker, operation what, subscription_handle which,
                std::optional<instant> at) noexcept {
  detail::scene s = detail::scene_of(world.world(), asker.position, which, at);
  return detail::decide_in(s, what);
}

operation_set allowed_operations(const directory& world, partner_handle asker, subscription_handle which,
                                 std::optional<instant> at) noexcept {
  detail::bulk_judge judge(world.world(), at);
  judge.visit_customer(which.customer);
  operation_set allowed;
  judge.judge(asker.position, which.subscription, [&](std::size_t i, const verdict& v) {
    if (v.result == outcome::allow) allowed.insert(portfolio_operations[i]);
  });
  return allowed;
}

customer_range all_customers(const directory& world) noexcept {
  return {0, static_cast<std::uint32_t>(world.customer_count())};
}

std::size_t count_subscriptions(const directory& world, customer_range of) noexcept {
  std::size_t count = 0;
  constexpr std::size_t size = detail::customer_block::capacity;
  const auto blocks = world.world().customers.blocks();
  for (std::size_t c = of.first; c < of.last;) {
    const auto& block = *blocks[c / size];
    const std::size_t end = std::min<std::size_t>(of.last, (c / size + 1) * size);
    count += block.beginnings[(end - 1) % size + 1].subscriptions - block.beginnings[c % size].subscriptions;
    c = end;
  }
  return count;
}

std::size_t decide_all(const directory& world, customer_range of, std::optional<partner_handle> asker,
                       std::span<verdicts> out, std::optional<instant> at) noexcept {
  detail::bulk_judge judge(world.world(), at);
  std::size_t written = 0;
  detail::for_each_subscription(
      world.world(), of, [&](position c) { judge.visit_customer(c); },
      [&](position, position i, const detail::subscription_row& row) {
        verdicts& line = out[written++];
        const position who = asker ? asker->position : row.seller == nowhere ? 0 : row.seller;
        judge.judge(who, i, [&](std::size_t k, const verdict& v) { line[k] = v; });
      });
  return written;
}

std::size_t sweep(const directory& world, customer_range of, partner_handle asker, operation what,
                  std::span<outcome> out, std::optional<instant> at) noexcept {
  const detail::world& in = world.world();
  constexpr std::size_t size = detail::customer_block::capacity;
  // An operation that only the seller may do is denied wherever somebody else sold: most
  // subscriptions of a large portfolio are settled by one compare.
  const bool sellers_only = in.is_available(what) && in.needed_by(what).contains(requirement::not_original_reseller);
  std::size_t written = 0;
  for (std::size_t c = of.first; c < of.last;) {
    const auto& block = *in.customers.blocks()[c / size];
    const std::size_t end = std::min<std::size_t>(of.last, (c / size + 1) * size);
    for (; c < end; ++c) {
      const auto first = block.beginnings[c % size].subscriptions;
      const auto last = block.beginnings[c % size + 1].subscriptions;
      for (auto i = first; i < last; ++i) {
        if (sellers_only && block.sellers[i] != asker.position) {
          out[written++] = outcome::deny;
          continue;
        }
        detail::scene s = detail::scene_of(
            in, asker.position, {static_cast<position>(c), static_cast<position>(i - first)}, at);
        out[written++] = detail::decide_in(s, what).result;
      }
    }
  }
  return written;
}

portfolio_summary& portfolio_summary::operator+=(const portfolio_summary& other) noexcept {
  subscriptions += other.subscriptions;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    allowed[i] += other.allowed[i];
    for (std::size_t r = 0; r < requirement_count; ++r) {
      denied[i][r] += other.denied[i][r];
      unknown[i][r] += other.unknown[i][r];
    }
  }
  return *this;
}

portfolio_summary summarise(const directory& world, customer_range of, std::optional<partner_handle> asker,
                            std::optional<instant> at) noexcept {
  portfolio_summary sum;
  detail::bulk_judge judge(world.world(), at);
  detail::for_each_subscription(
      world.world(), of, [&](position c) { judge.visit_customer(c); },
      [&](position, position i, const detail::subscription_row& row) {
        ++sum.subscriptions;
        const position who = asker ? asker->position : row.seller == nowhere ? 0 : row.seller;
        judge.judge(who, i, [&](std::size_t k, const verdict& v) {
          const auto reason = static_cast<std::size_t>(v.reason);
          switch (v.result) {
            case outcome::allow: ++sum.allowed[k]; break;
            case outcome::deny: ++sum.denied[k][reason]; break;
            case outcome::unknown: ++sum.unknown[k][reason]; break;
          }
        });
      });
  return sum;
}

}  // namespace csprel
