// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/portfolio.hpp"

#include <algorithm>

#include "csprel/policy/decide.hpp"
#include "directory/predicates.hpp"

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

requirement_set asked_in_bulk(const world& in, operation what) noexcept {
  if (!in.is_available(what)) return {requirement::operation_not_available};
  requirement_set asked = in.needed_by(what) - by_request;
  // Which services an order or a transition would add is the request's; a reactivation adds its own.
  if (what != operation::subscription_reactivate) asked.erase(requirement::other_transacting_partner);
  return asked;
}

/// Where an operation stands in `portfolio_operations`.
constexpr auto index_of = [] {
  std::array<std::uint8_t, operation_count> all{};
  for (std::size_t i = 0; i < portfolio_operations.size(); ++i)
    all[static_cast<std::size_t>(portfolio_operations[i])] = static_cast<std::uint8_t>(i);
  return all;
}();

/// What depends on the partner or on the subscription's state alone; see `portfolio_tables::known`.
constexpr requirement_set of_either_side{
    requirement::operation_not_available, requirement::only_partner_may_change_subscription,
    requirement::not_a_partner,           requirement::not_indirect_provider,
    requirement::partner_not_enrolled,    requirement::partner_terminated,
    requirement::partner_suspended,       requirement::subscription_cancelled,
    requirement::subscription_suspended,  requirement::subscription_not_suspended,
    requirement::subscription_not_active,
};

/// Apart, so that the scenes of the other findings need not stand in memory.
[[gnu::noinline]] truth finds_no_other_partner(const world& in, position partner, position customer,
                                               position subscription) noexcept {
  scene s;
  s.in = &in;
  s.what = operation::subscription_reactivate;
  s.partner = partner;
  s.customer = customer;
  s.subscription = subscription;
  s.here = in.customers[customer];
  return holds(requirement::other_transacting_partner, s).value;
}

/// A partner and a subscription, and what is known between them.
class situation {
 public:
  situation(const world& in, std::optional<instant> at) noexcept {
    s_.in = &in;
    s_.clock = scene_clock(at ? at : in.as_of);
    s_.asker = asker_kind::partner;
  }

  void visit_customer(position customer) noexcept {
    s_.customer = customer;
    s_.here = s_.in->customers[customer];
  }
  void visit(position asker, position subscription) noexcept {
    s_.partner = asker;
    s_.subscription = subscription;
  }
  [[nodiscard]] const std::array<requirement_set, portfolio_operations.size()>& needs() const noexcept {
    return s_.in->in_bulk->needed[portfolio_tables::state_of(s_.row())];
  }

  /// What is known for every operation that reads no more.
  [[nodiscard, gnu::always_inline]] facts find() noexcept {
    s_.what = operation::subscription_view;  // Any of them will do.
    facts known = s_.in->in_bulk->known[portfolio_tables::kind_of(s_.in->row(s_.partner))]
                                       [portfolio_tables::state_of(s_.row())];
    record<requirement::no_relationship, requirement::not_original_reseller>(known);
    return known;
  }
  /// What only some operations read.
  static constexpr requirement_set more{
      requirement::delegated_admin_missing, requirement::reactivation_window_elapsed, requirement::add_ons_present,
      requirement::other_transacting_partner, requirement::parent_not_active};
  [[gnu::always_inline]] void find_more(facts& known) noexcept {
    s_.what = operation::subscription_view;
    record<requirement::delegated_admin_missing, requirement::reactivation_window_elapsed,
           requirement::add_ons_present, requirement::parent_not_active>(known);
  }
  /// An order reads these in its own way.
  [[gnu::always_inline]] void find_for_order(facts& known) noexcept {
    s_.what = operation::subscription_order_add_on;
    record<requirement::delegated_admin_missing, requirement::parent_not_active>(known);
  }
  /// Only a reactivation asks for this, and it takes its time.
  [[gnu::always_inline]] void find_for_reactivation(facts& known) const noexcept {
    known.record(requirement::other_transacting_partner,
                 finds_no_other_partner(*s_.in, s_.partner, s_.customer, s_.subscription));
  }

 private:
  template <requirement... Codes>
  [[gnu::always_inline]] void record(facts& known) const noexcept {
    (known.record(Codes, what_stands(Codes, s_).value), ...);
  }
  scene s_;
};

[[gnu::always_inline]] inline decision decide_in(situation& s, operation what) noexcept {
  const requirement_set needed = s.needs()[index_of[static_cast<std::size_t>(what)]];
  facts known = s.find();
  if (needed.intersects(situation::more)) {
    if (what == operation::subscription_order_add_on)
      s.find_for_order(known);
    else
      s.find_more(known);
    if (needed.contains(requirement::other_transacting_partner)) s.find_for_reactivation(known);
  }
  return decide(needed, known);
}

verdict verdict_of(const requirement_set& needed, const facts& known) noexcept {
  const decision d = decide(needed, known);
  return {d.result, d.result == outcome::allow ? requirement{} : *d.reason()};
}

/// The verdicts on all operations of one partner on one subscription.
[[gnu::flatten]] void judge_all(situation& s, verdicts& out) noexcept {
  constexpr std::size_t order = index_of[static_cast<std::size_t>(operation::subscription_order_add_on)];
  constexpr std::size_t reactivation = index_of[static_cast<std::size_t>(operation::subscription_reactivate)];
  const auto& needs = s.needs();
  facts known = s.find();
  s.find_more(known);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = verdict_of(needs[i], known);
  if (needs[reactivation].contains(requirement::other_transacting_partner) &&
      out[reactivation].result != outcome::deny) {
    facts with_clash = known;
    s.find_for_reactivation(with_clash);
    out[reactivation] = verdict_of(needs[reactivation], with_clash);
  }
  s.find_for_order(known);
  out[order] = verdict_of(needs[order], known);
}

/// The next place from `first` on where `wanted` stands, or `last`. In steps of sixteen compares that
/// the compiler makes a few vector instructions.
std::size_t next_of(position wanted, const std::vector<position>& in, std::size_t first, std::size_t last) noexcept {
  constexpr std::size_t step = 16;
  for (; first + step <= last; first += step) {
    unsigned found = 0;
    for (std::size_t i = 0; i < step; ++i) found |= in[first + i] == wanted ? 1U : 0U;
    if (found != 0) break;
  }
  while (first < last && in[first] != wanted) ++first;
  return first;
}

/// Calls `each(subscription, row)` for the subscriptions of a range, in order, and `enter(customer)`
/// before those of a customer.
template <class Customer, class Each>
void for_each_subscription(const world& in, customer_range of, const Customer& enter, const Each& each) noexcept {
  for (position c = of.first; c < of.last; ++c) {
    const customer_view view = in.customers[c];
    if (view.subscriptions.empty()) continue;
    enter(c);
    for (position i = 0; i < view.subscriptions.size(); ++i) each(i, view.subscriptions[i]);
  }
}

}  // namespace

std::shared_ptr<const portfolio_tables> make_portfolio_tables(const world& in) {
  auto tables = std::make_shared<portfolio_tables>();
  auto partners = std::make_shared<partner_table>();
  for (const auto& model : enum_names<partner_model>::rows)
    for (const auto& standing : enum_names<csprel::standing>::rows)
      partners->rows.push_back({model.value, standing.value, {}});
  world probe;
  probe.partners = partners;
  subscription_row row;
  scene s;
  s.in = &probe;
  s.asker = asker_kind::partner;
  s.subscription = 0;
  s.here.subscriptions = std::span(&row, 1);
  for (std::size_t i = 0; i < portfolio_tables::states; ++i) {
    row.state = static_cast<subscription_state>(i / 2);
    row.parent = i % 2 == 0 ? nowhere : 1;
    for (std::size_t k = 0; k < portfolio_operations.size(); ++k) {
      s.what = portfolio_operations[k];
      tables->needed[i][k] = applicable(s, asked_in_bulk(in, s.what));
    }
    for (s.partner = 0; s.partner < portfolio_tables::kinds_of_partner; ++s.partner)
      for (const requirement one : of_either_side)
        tables->known[portfolio_tables::kind_of(partners->rows[s.partner])][i].record(one, holds(one, s).value);
  }
  return tables;
}

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

[[gnu::flatten]] decision decide(const directory& world, partner_handle asker, operation what,
                                 subscription_handle which, std::optional<instant> at) noexcept {
  detail::situation s(world.world(), at);
  s.visit_customer(which.customer);
  s.visit(asker.position, which.subscription);
  return detail::decide_in(s, what);
}

operation_set allowed_operations(const directory& world, partner_handle asker, subscription_handle which,
                                 std::optional<instant> at) noexcept {
  detail::situation s(world.world(), at);
  s.visit_customer(which.customer);
  s.visit(asker.position, which.subscription);
  verdicts all;
  detail::judge_all(s, all);
  operation_set allowed;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].result == outcome::allow) allowed.insert(portfolio_operations[i]);
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
  detail::situation s(world.world(), at);
  std::size_t written = 0;
  detail::for_each_subscription(
      world.world(), of, [&](position c) { s.visit_customer(c); },
      [&](position i, const detail::subscription_row& row) {
        s.visit(asker ? asker->position : row.seller == nowhere ? 0 : row.seller, i);
        detail::judge_all(s, out[written++]);
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
  detail::situation s(in, at);
  std::size_t written = 0;
  for (std::size_t c = of.first; c < of.last;) {
    const auto& block = *in.customers.blocks()[c / size];
    const std::size_t end = std::min<std::size_t>(of.last, (c / size + 1) * size);
    const auto begin_of = [&, base = c / size * size](std::size_t whose) {
      return block.beginnings[whose - base].subscriptions;
    };
    const std::size_t first = begin_of(c);
    const std::size_t last = begin_of(end);
    const auto answers = out.subspan(written, last - first);
    written += last - first;
    if (sellers_only) std::fill(answers.begin(), answers.end(), outcome::deny);
    std::size_t owner = c;
    for (std::size_t i = first; i < last; ++i) {
      if (sellers_only) {
        i = detail::next_of(asker.position, block.sellers, i, last);
        if (i == last) break;
      }
      while (begin_of(owner + 1) <= i) ++owner;
      s.visit_customer(static_cast<position>(owner));
      s.visit(asker.position, static_cast<position>(i - begin_of(owner)));
      answers[i - first] = detail::decide_in(s, what).result;
    }
    c = end;
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
  detail::situation s(world.world(), at);
  verdicts all;
  detail::for_each_subscription(
      world.world(), of, [&](position c) { s.visit_customer(c); },
      [&](position i, const detail::subscription_row& row) {
        ++sum.subscriptions;
        s.visit(asker ? asker->position : row.seller == nowhere ? 0 : row.seller, i);
        detail::judge_all(s, all);
        for (std::size_t k = 0; k < all.size(); ++k) {
          const auto reason = static_cast<std::size_t>(all[k].reason);
          switch (all[k].result) {
            case outcome::allow: ++sum.allowed[k]; break;
            case outcome::deny: ++sum.denied[k][reason]; break;
            case outcome::unknown: ++sum.unknown[k][reason]; break;
          }
        }
      });
  return sum;
}

std::size_t decision_bytes(const directory& world) noexcept {
  const auto bytes = [](const auto& rows) { return rows.capacity() * sizeof(rows[0]); };
  std::size_t sum = world.world().customers.blocks().size_bytes();
  for (const auto& block : world.world().customers.blocks())
    sum += sizeof *block + bytes(block->beginnings) + bytes(block->resellers) + bytes(block->grants) +
           bytes(block->subscriptions) + bytes(block->sellers);
  return sum;
}

std::size_t id_bytes(const directory& world) noexcept {
  // A flat map keeps fifteen entries and sixteen bytes about them together.
  const auto bytes = [](const auto& map) {
    return map.bucket_count() * sizeof(*map.begin()) + map.bucket_count() / 15 * 16;
  };
  const detail::customer_lookup& lookup = *world.world().lookup;
  return bytes(lookup.by_id) + bytes(lookup.by_guid) + bytes(lookup.by_text) + bytes(world.world().partners->by_id);
}

}  // namespace csprel
