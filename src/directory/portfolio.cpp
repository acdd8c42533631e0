// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/portfolio.hpp"

#include <algorithm>
#include <cstring>
#include <new>

#include "csprel/policy/decide.hpp"
#include "directory/commerce.hpp"
#include "directory/conditions.hpp"
#include "directory/moving.hpp"
#include "directory/portfolio_tables.hpp"
#include "directory/predicates.hpp"
#include "directory/ruled_out.hpp"

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

/// The same in the other clouds.
constexpr requirement_set by_request_elsewhere = by_request | of_another_target | of_a_valid_reseller | requirement_set{
    requirement::seat_window_elapsed,            requirement::seat_ceiling_exceeded,
    requirement::scheduled_only,                 requirement::partial_not_supported,
    requirement::license_transfer_conflict,      requirement::target_is_source,
    requirement::term_not_supported,             requirement::billing_cycle_not_supported,
    requirement::billing_cycle_longer_than_term, requirement::billing_change_not_permitted,
    requirement::end_date_not_alignable,         requirement::end_date_out_of_bounds,
    requirement::migration_too_late,             requirement::add_on_duplicated,
    requirement::add_on_not_active,              requirement::add_on_missing_from_bundle,
    requirement::bundle_member_ineligible,       requirement::base_left_behind,
    requirement::transfer_party_not_enabled,     requirement::target_relationship_missing,
    requirement::target_agreement_missing,
};

/// Those that hold or not by who asks and what is asked about, whatever the request.
constexpr enum_set<condition, enum_names<condition>::rows.size()> stand_by_themselves{
    condition::always, condition::asked_by_partner, condition::asked_by_customer, condition::asker_is_provider,
    condition::is_add_on};

// In 21Vianet each requirement of these operations is the request's or a finding.
static_assert([] {
  for (const operation what : portfolio_operations)
    for (const checklist_entry& row : china_21vianet().checklist(what))
      if (!by_request.contains(row.needs) && static_cast<std::size_t>(finding_of(row.needs)) == finding_codes.size())
        return false;
  return true;
}());

requirement_set asked_in_bulk(const world& in, operation what) noexcept {
  if (!in.is_available(what)) return {requirement::operation_not_available};
  requirement_set asked = in.needed_by(what) - by_request;
  // Which services an order or a transition would add is the request's; a reactivation adds its own.
  if (what != operation::subscription_reactivate) asked.erase(requirement::other_transacting_partner);
  return asked;
}

constexpr std::size_t index_of_reactivation = index_of[static_cast<std::size_t>(operation::subscription_reactivate)];

constexpr bulk_finding window_open = finding_of(requirement::reactivation_window_elapsed);
constexpr bulk_finding no_other_partner = finding_of(requirement::other_transacting_partner);
/// What no table tells.
constexpr finding_set found_late{window_open, no_other_partner};

// These two stand apart, so that the common way needs no stack.

/// Of a customer that has to do with more partners than its subscriptions' briefs tell of.
[[gnu::noinline]] tie tie_of_unlisted(const world& in, subscription_handle which, position asker,
                                      const subscription_brief& brief) noexcept {
  const customer_view c = in.customers[which.customer];
  const subscription_row& row = c.subscriptions[which.subscription];
  if (asker == row.seller) return brief.ties[brief.seller];
  return tie_of(in, row, asker, c.has_reseller(asker), c.grant_of(asker), brief.ties[customer_parties::stranger]);
}

[[gnu::noinline]] truth finds_no_other_partner(const world& in, subscription_handle which, position asker) noexcept {
  scene s;
  s.in = &in;
  s.what = operation::subscription_reactivate;
  s.partner = asker;
  s.customer = which.customer;
  s.subscription = which.subscription;
  s.here = in.customers[which.customer];
  return holds(requirement::other_transacting_partner, s).value();
}

/// In the other clouds a question is asked as any other, of a partner that names nothing.
[[gnu::noinline]] decision decide_elsewhere(const world& in, subscription_handle which, position asker, operation what,
                                            scene_clock& clock) noexcept {
  static const question nothing_named{};
  scene s;
  s.in = &in;
  s.policy = compiled_pack(in.cloud);
  s.what = what;
  s.asked = &nothing_named;
  s.clock = clock;
  s.partner = asker;
  s.customer = which.customer;
  s.subscription = which.subscription;
  s.here = in.customers[which.customer];
  requirement_set asked;
  const auto track = s.track();
  for (const checklist_entry& row : s.policy->checklist(what))
    if (stand_by_themselves.contains(row.when) && counts(row, s, track)) asked.insert(row.needs);
  const judgement judged = judge(s, asked - by_request_elsewhere);
  clock = s.clock;
  return decide(judged.needed, judged.known);
}

/// A partner and a subscription, and what is known between them.
class situation {
 public:
  /// `when` must outlive the situation; most questions never look at it.
  situation(const world& in, const std::optional<instant>& when) noexcept
      : in_(in), tables_(in.in_bulk.get()), when_(when) {}

  /// `at` is where the subscription stands in its block.
  void visit(subscription_handle which, position asker, const customer_block& block, std::size_t at) noexcept {
    which_ = which;
    asker_ = asker;
    block_ = &block;
    place_ = at;
    if (tables_ == nullptr) return;
    const customer_parties& parties = block.parties[which.customer % customer_block::capacity];
    const subscription_brief& brief = block.briefs[at];
    const std::size_t place = parties.place_of(asker);
    const bool is_told = place != parties.stranger || parties.are_all();
    meet(is_told ? brief.ties[place] : tie_of_unlisted(in_, which, asker, brief));
  }
  /// The same, asked by who sold it; by the first partner where nobody did.
  void visit_as_seller(subscription_handle which, const customer_block& block, std::size_t at) noexcept {
    const customer_parties& parties = block.parties[which.customer % customer_block::capacity];
    const std::size_t place = tables_ == nullptr ? parties.stranger : block.briefs[at].seller;
    const bool is_listed = place < parties.room && parties.partners[place] != parties.more;
    const position seller = is_listed ? parties.partners[place] : block.subscriptions[at].seller;
    if (place == parties.stranger) return visit(which, seller == nowhere ? 0 : seller, block, at);
    which_ = which;
    asker_ = seller;
    block_ = &block;
    place_ = at;
    meet(block.briefs[at].ties[place]);
  }

  /// The answer about the operation at a place of `portfolio_operations`.
  [[nodiscard]] decision decide(std::size_t index) noexcept {
    return tables_ == nullptr ? decide_in_full(index) : decide_by_tables(index);
  }
  /// The verdicts on all operations.
  void judge_all(verdicts& out) noexcept {
    if (tables_ == nullptr) return judge_all_in_full(out);
    const auto& needed = tables_->needed[state_];
    const finding_set& reactivation = needed[index_of_reactivation];
    if (reactivation.contains(window_open)) find_window();
    // This takes its time, so only where it would be the first reason.
    const finding_set unmet = reactivation & known_.fails;
    if (unmet.empty() || no_other_partner < unmet.front())
      find_other_partner();
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = verdict_of(needed[i]);
  }

 private:
  void meet(tie between) noexcept {
    state_ = block_->briefs[place_].state;
    known_ = tables_->of_sides[portfolio_tables::kind_of(in_.row(asker_))][state_] |
             tables_->of_tie[std::bit_cast<std::uint8_t>(between)];
  }
  void find_window() noexcept {
    scene s;
    s.clock = scene_clock(now());
    s.subscription = static_cast<position>(place_);
    s.here.subscriptions = block_->subscriptions;  // Of which its own row alone is read.
    known_.record(window_open, window_is_open(s).value());
  }
  /// No branch here turns on what is asked about, but on what is rare: nobody could foretell it, and foretelling wrong
  /// costs as much as all the rest.
  [[nodiscard]] decision decide_by_tables(std::size_t index) noexcept {
    static constexpr std::array outcomes{outcome::allow, outcome::unknown, outcome::deny, outcome::deny};
    const finding_set& needs = tables_->needed[state_][index];
    if (needs.intersects(found_late)) find_late(needs);
    const finding_set unmet = needs & known_.fails;
    const finding_set unknown = needs - known_.holds - known_.fails;
    decision answer;
    answer.unmet = codes_of(unmet);
    if (!unknown.empty()) answer.unknown = codes_of(unknown);
    answer.met = tables_->needed_codes[state_][index] - answer.unmet - answer.unknown;
    const std::size_t is_denied = std::size_t{!unmet.empty()} | std::size_t{needs.empty()};
    answer.result = outcomes[is_denied * 2 + std::size_t{!unknown.empty()}];
    return answer;
  }
  /// Of a reactivation, which always asks for other partners.
  [[gnu::noinline]] void find_late(const finding_set& needs) noexcept {
    if (needs.contains(window_open)) find_window();
    find_other_partner();
  }
  void find_other_partner() noexcept { known_.record(no_other_partner, finds_no_other_partner(in_, which_, asker_)); }

  [[nodiscard]] const std::optional<instant>& now() const noexcept { return when_ ? when_ : in_.as_of; }

  [[nodiscard]] decision decide_in_full(std::size_t index) const noexcept {
    if (index == portfolio_operations.size()) return {};
    if (const decision* row = kept()) return row[index];
    scene_clock clock(now());
    return decide_elsewhere(in_, which_, asker_, portfolio_operations[index], clock);
  }
  void judge_all_in_full(verdicts& out) const noexcept {
    const decision* row = kept();
    std::array<decision, portfolio_operations.size()> found;
    if (row == nullptr) {
      find_all(found);
      row = found.data();
    }
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = {row[i].result, row[i].reason().value_or(requirement{})};
  }
  /// The answers on all operations, where they are kept, or are from now on; else null.
  [[nodiscard]] const decision* kept() const noexcept {
    const decision* row = in_.kept.find(which_.customer / customer_block::capacity, place_, asker_, now());
    return row != nullptr ? row : keep();
  }
  [[nodiscard, gnu::noinline]] const decision* keep() const noexcept {
    if (block_->subscriptions[place_].seller != asker_) return nullptr;
    try {
      kept_answers::cell* where = in_.kept.miss(in_.customers.blocks().size(), which_.customer / customer_block::capacity,
                                                block_->subscriptions.size(), place_);
      if (where == nullptr) return nullptr;
      std::array<decision, portfolio_operations.size()> row;
      const scene_clock clock = find_all(row);
      return in_.kept.keep(*where, asker_, clock.now(), clock.next(), row);
    } catch (const std::bad_alloc&) {
      return nullptr;  // What cannot be kept is found each time.
    }
  }
  /// Returns the clock that they asked.
  scene_clock find_all(std::span<decision, portfolio_operations.size()> row) const noexcept {
    scene_clock clock(now());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = decide_elsewhere(in_, which_, asker_, portfolio_operations[i], clock);
    return clock;
  }

  [[nodiscard]] verdict verdict_of(const finding_set& needs) const noexcept {
    const auto code_of = [](bulk_finding what) { return finding_codes[static_cast<std::size_t>(what)]; };
    const finding_set unmet = needs & known_.fails;
    if (!unmet.empty()) return {outcome::deny, code_of(unmet.front())};
    const finding_set unknown = needs - known_.holds;
    if (!unknown.empty()) return {outcome::unknown, code_of(unknown.front())};
    if (ruled_out(needs.empty())) return {outcome::deny, requirement{}};  // Each of these operations needs something.
    return {outcome::allow, requirement{}};
  }

  const world& in_;
  const portfolio_tables* tables_;  ///< Null in the clouds other than 21Vianet.
  const std::optional<instant>& when_;
  subscription_handle which_;
  position asker_ = nowhere;
  const customer_block* block_ = nullptr;
  std::size_t place_{};  ///< In the block.
  std::size_t state_{};
  bulk_facts known_;
};

situation situation_of(const world& in, subscription_handle which, partner_handle asker,
                       const std::optional<instant>& at) noexcept {
  situation s(in, at);
  const customer_block& block = in.customers.block_of(which.customer);
  s.visit(which, asker.position, block,
          block.first_subscriptions[which.customer % customer_block::capacity] + which.subscription);
  return s;
}

/// The next customer from `first` on that a partner may have to do with, or `last`. In steps of compares
/// that the compiler makes a few vector instructions.
std::size_t next_of(position wanted, std::span<const customer_parties> in, std::size_t first, std::size_t last) noexcept {
  constexpr std::size_t step = 16;
  const auto meets = [wanted](const auto& partners) {
    unsigned found = 0;
    for (const position partner : partners)
      found |= (partner == wanted ? 1U : 0U) | (partner == customer_parties::more ? 1U : 0U);
    return found != 0;
  };
  for (; first + step <= last; first += step) {
    std::array<position, step * customer_parties::room> partners;
    std::memcpy(partners.data(), &in[first], sizeof partners);
    if (meets(partners)) break;
  }
  while (first < last && !meets(in[first].partners)) ++first;
  return first;
}

/// Calls `each(block, first, last)` for each block of a range with the customers that are in both.
template <class Each>
void for_each_block(const world& in, customer_range of, const Each& each) noexcept {
  constexpr std::size_t size = customer_block::capacity;
  for (std::size_t c = of.first; c < of.last;) {
    const customer_block& block = in.customers.block_of(c);
    const std::size_t end = std::min<std::size_t>(of.last, (c / size + 1) * size);
    each(block, c, end);
    c = end;
  }
}

/// Visits the subscriptions of a range, in order, and calls `each` after each visit. Each is asked by
/// its seller or by `asker`.
template <class Each>
void for_each_subscription(const world& in, customer_range of, std::optional<partner_handle> asker,
                           const std::optional<instant>& at, const Each& each) noexcept {
  situation s(in, at);
  for_each_block(in, of, [&](const customer_block& block, std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) {
      const std::uint32_t* begin = &block.first_subscriptions[c % customer_block::capacity];
      for (std::uint32_t i = begin[0]; i < begin[1]; ++i) {
        const subscription_handle which{static_cast<position>(c), i - begin[0]};
        if (asker)
          s.visit(which, asker->position, block, i);
        else
          s.visit_as_seller(which, block, i);
        each(s);
      }
    }
  });
}

/// The facts that partner and subscription alone settle.
bulk_facts facts_of_sides(scene& s) {
  bulk_facts known;
  for (std::size_t i = 0; i < finding_codes.size(); ++i) {
    const requirement code = finding_codes[i];
    const auto here = static_cast<bulk_finding>(i);
    const bool of_order = here != finding_of(code);  // It stands behind the others'.
    const bool of_either_side = code != requirement::no_relationship && code != requirement::not_original_reseller &&
                                code != requirement::delegated_admin_missing &&
                                code != requirement::reactivation_window_elapsed &&
                                code != requirement::other_transacting_partner &&
                                code != requirement::add_ons_present &&
                                (code != requirement::parent_not_active || of_order);
    s.what = of_order ? operation::subscription_order_add_on : operation::subscription_view;
    if (of_either_side) known.record(here, what_stands(code, s).value());
  }
  return known;
}

bulk_facts facts_of_tie(tie between) {
  constexpr truth extents[] = {truth::no, truth::no, truth::unknown, truth::yes};  // In the order of grant_extent.
  bulk_facts known;
  known.record(finding_of(requirement::no_relationship), as_truth(between.has_relationship));
  known.record(finding_of(requirement::not_original_reseller), as_truth(between.is_seller));
  known.record(finding_of(requirement::delegated_admin_missing), extents[static_cast<std::size_t>(between.grant)]);
  known.record(finding_of(requirement::delegated_admin_missing, true), as_truth(between.grant != grant_extent::none));
  known.record(finding_of(requirement::add_ons_present), between.has_no_add_on);
  known.record(finding_of(requirement::parent_not_active), between.parent_is_active);
  return known;
}

/// A partner of each kind and a subscription in any state, and nothing else.
class specimens {
 public:
  specimens() {
    auto partners = std::make_shared<partner_table>();
    for (const auto& model : enum_names<partner_model>::rows)
      for (const auto& standing : enum_names<csprel::standing>::rows)
        partners->rows.push_back({model.value, standing.value, {}});
    world_.partners = partners;
    scene_.in = &world_;
    scene_.asker = asker_kind::partner;
    scene_.subscription = 0;
    scene_.here.subscriptions = std::span(&row_, 1);
  }
  specimens(const specimens&) = delete;
  specimens& operator=(const specimens&) = delete;

  [[nodiscard]] scene& in_state(std::size_t state) noexcept {
    row_.state = static_cast<subscription_state>(state / 2);  // As subscription_brief tells it.
    row_.parent = state % 2 == 0 ? nowhere : 1;
    return scene_;
  }

 private:
  world world_;
  subscription_row row_;
  scene scene_;
};

/// What depends on no option.
portfolio_tables tables_of_facts() {
  portfolio_tables tables;
  specimens all;
  for (std::size_t i = 0; i < portfolio_tables::states; ++i) {
    scene& s = all.in_state(i);
    for (s.partner = 0; s.partner < portfolio_tables::kinds; ++s.partner)
      tables.of_sides[portfolio_tables::kind_of(s.in->row(s.partner))][i] = facts_of_sides(s);
  }
  for (std::size_t i = 0; i < portfolio_tables::ties; ++i)
    tables.of_tie[i] = facts_of_tie(std::bit_cast<tie>(static_cast<std::uint8_t>(i)));
  return tables;
}

}  // namespace

std::shared_ptr<const portfolio_tables> make_portfolio_tables(const world& in) {
  if (in.cloud != cloud::china_21vianet) return nullptr;
  static const portfolio_tables of_facts = tables_of_facts();
  auto tables = std::make_shared<portfolio_tables>(of_facts);
  specimens all;
  for (std::size_t i = 0; i < portfolio_tables::states; ++i) {
    scene& s = all.in_state(i);
    for (std::size_t k = 0; k < portfolio_operations.size(); ++k) {
      s.what = portfolio_operations[k];
      tables->needed_codes[i][k] = applicable(s, asked_in_bulk(in, s.what));
      for (const requirement code : tables->needed_codes[i][k])
        tables->needed[i][k].insert(finding_of(code, s.what == operation::subscription_order_add_on));
    }
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

decision decide(const directory& world, partner_handle asker, operation what, subscription_handle which,
                std::optional<instant> at) noexcept {
  return detail::situation_of(world.world(), which, asker, at)
      .decide(detail::index_of[static_cast<std::size_t>(what)]);
}

operation_set allowed_operations(const directory& world, partner_handle asker, subscription_handle which,
                                 std::optional<instant> at) noexcept {
  verdicts all;
  detail::situation_of(world.world(), which, asker, at).judge_all(all);
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
  detail::for_each_block(world.world(), of, [&](const detail::customer_block& block, std::size_t first, std::size_t last) {
    count += block.first_subscriptions[(last - 1) % detail::customer_block::capacity + 1] -
             block.first_subscriptions[first % detail::customer_block::capacity];
  });
  return count;
}

std::size_t decide_all(const directory& world, customer_range of, std::optional<partner_handle> asker,
                       std::span<verdicts> out, std::optional<instant> at) noexcept {
  std::size_t written = 0;
  detail::for_each_subscription(world.world(), of, asker, at,
                                [&](detail::situation& s) { s.judge_all(out[written++]); });
  return written;
}

std::size_t sweep(const directory& world, customer_range of, partner_handle asker, operation what,
                  std::span<outcome> out, std::optional<instant> at) noexcept {
  const detail::world& in = world.world();
  // An operation that asks for a relationship or a sale is denied wherever there is neither: most
  // subscriptions of a large portfolio are settled by a compare or two.
  const bool strangers_may_not =
      in.in_bulk != nullptr && in.is_available(what) &&
      in.needed_by(what).intersects({requirement::no_relationship, requirement::not_original_reseller});
  const std::size_t index = detail::index_of[static_cast<std::size_t>(what)];
  detail::situation s(in, at);
  std::size_t written = 0;
  detail::for_each_block(in, of, [&](const detail::customer_block& block, std::size_t begin, std::size_t end) {
    const std::uint32_t* firsts = &block.first_subscriptions[begin % detail::customer_block::capacity];
    const std::span parties(&block.parties[begin % detail::customer_block::capacity], end - begin);
    const auto answers = out.subspan(written, firsts[end - begin] - firsts[0]);
    written += answers.size();
    if (strangers_may_not) std::fill(answers.begin(), answers.end(), outcome::deny);
    for (std::size_t c = 0; c < parties.size(); ++c) {
      if (strangers_may_not) c = detail::next_of(asker.position, parties, c, parties.size());
      if (c == parties.size()) break;
      for (std::uint32_t i = firsts[c]; i < firsts[c + 1]; ++i) {
        s.visit({static_cast<position>(begin + c), i - firsts[c]}, asker.position, block, i);
        answers[i - firsts[0]] = s.decide(index).result;
      }
    }
  });
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
  verdicts all;
  detail::for_each_subscription(world.world(), of, asker, at, [&](detail::situation& s) {
    ++sum.subscriptions;
    s.judge_all(all);
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
    sum += sizeof *block + bytes(block->beginnings) + bytes(block->first_subscriptions) + bytes(block->parties) +
           bytes(block->resellers) + bytes(block->grants) + bytes(block->subscriptions) + bytes(block->briefs) +
           bytes(block->tenants);
  return sum;
}

std::size_t id_bytes(const directory& world) noexcept {
  // A flat map keeps fifteen entries and sixteen bytes about them together.
  const auto bytes = [](const auto& map) {
    return map.bucket_count() * sizeof(*map.begin()) + map.bucket_count() / 15 * 16;
  };
  const detail::customer_lookup& lookup = *world.world().lookup;
  return bytes(lookup.by_id) + bytes(lookup.by_guid) + bytes(lookup.by_text) + bytes(lookup.by_gdap) +
         bytes(world.world().partners->by_id);
}

}  // namespace csprel
