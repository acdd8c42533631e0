// SPDX-License-Identifier: Apache-2.0
// How fast decisions are, beside hash maps and ifs written by hand; see README.md.
//
// Every benchmark has the counter `items`: what one iteration does of what its time is told for (a
// decision, a subscription, a byte, an event). Times are wall times.
#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <benchmark/benchmark.h>
#include <boost/json.hpp>

#include "csprel/directory/apply.hpp"
#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/directory_document.hpp"
#include "naive.hpp"
#include "other_clouds.hpp"
#include "portfolio.hpp"

namespace csprel::bench {
namespace {

constexpr std::size_t operations = portfolio_operations.size();

/// A question to a portfolio, in every form in which it is asked.
struct asked {
  operation what{};
  partner_handle partner;
  subscription_handle which;
  guid partner_guid;
  guid which_guid;
};

struct asked_by_text {
  operation what{};
  std::string partner;
  std::string which;
};

struct asked_by_number {
  operation what{};
  std::uint32_t partner = 0;
  std::uint32_t which = 0;
};

std::uint32_t number_of(subscription_handle which) {
  return which.customer * static_cast<std::uint32_t>(subscriptions_per_customer) + which.subscription;
}

/// A directory and questions to it in random order: every subscription in turn, most of them by its
/// seller, some by another partner of the customer or by anybody.
struct setting {
  explicit setting(std::size_t count)
      : customers(count), world(make_portfolio(count)), subscriptions(count_subscriptions(world, all_customers(world))) {
    std::mt19937_64 random(7);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    std::vector<std::uint32_t> order(std::max<std::size_t>(subscriptions, 1 << 17));
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i % subscriptions);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
    for (const std::uint32_t s : order) {
      asked q;
      q.what = portfolio_operations[below(operations)];
      q.which = {static_cast<std::uint32_t>(s / subscriptions_per_customer),
                 static_cast<std::uint32_t>(s % subscriptions_per_customer)};
      const customer_fields& c = *world.customer_at(q.which.customer);
      q.which_guid = *guid::parse(c.subscriptions[q.which.subscription]->id.to_string());
      const std::size_t dice = below(10);
      std::optional<partner_handle> who = seller_of(world, q.which);
      if (dice >= 7 && !c.relationships.empty())
        who = find_handle(world, c.relationships[below(c.relationships.size())].partner);
      if (dice == 9 || !who) who = partner_handle{static_cast<std::uint32_t>(below(partner_count))};
      q.partner = *who;
      q.partner_guid = world.partners()[who->position]->id.value();
      questions.push_back(q);
    }
  }

  std::size_t customers;
  directory world;
  std::size_t subscriptions;
  std::vector<asked> questions;
};

/// The setting of so many customers; the last one stays, so that it is made once for all of its size.
const setting& setting_of(const benchmark::State& state) {
  static std::unique_ptr<setting> last;
  const auto customers = static_cast<std::size_t>(state.range(0));
  if (!last || last->customers != customers) {
    last.reset();
    last = std::make_unique<setting>(customers);
  }
  return *last;
}

/// Counts instructions of this thread, where kernel and machine let us.
class instruction_counter {
 public:
  instruction_counter() {
    perf_event_attr wanted{};
    wanted.type = PERF_TYPE_HARDWARE;
    wanted.size = sizeof wanted;
    wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
    wanted.exclude_kernel = 1;
    wanted.exclude_hv = 1;
    file_ = static_cast<int>(syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
  }
  instruction_counter(const instruction_counter&) = delete;
  instruction_counter& operator=(const instruction_counter&) = delete;
  ~instruction_counter() {
    if (file_ >= 0) close(file_);
  }
  [[nodiscard]] std::optional<std::uint64_t> read() const {
    std::uint64_t count = 0;
    if (file_ < 0 || ::read(file_, &count, sizeof count) != sizeof count) return std::nullopt;
    return count;
  }

 private:
  int file_ = -1;
};

/// Runs the loop of a benchmark and tells what one iteration did.
template <class Body>
void measure(benchmark::State& state, std::size_t items, const Body& body) {
  static const instruction_counter instructions;
  const auto before = instructions.read();
  for (auto _ : state) body();
  const auto after = instructions.read();
  state.counters["items"] = static_cast<double>(items);
  state.SetItemsProcessed(static_cast<std::int64_t>(items) * static_cast<std::int64_t>(state.iterations()));
  if (before && after)
    state.counters["instructions"] = static_cast<double>(*after - *before) /
                                     (static_cast<double>(items) * static_cast<double>(state.iterations()));
}

/// Walks round the questions, a batch for each iteration.
template <class Question, class Answer>
void ask_in_turn(benchmark::State& state, const std::vector<Question>& questions, const Answer& answer) {
  constexpr std::size_t batch = 1024;
  std::size_t at = 0;
  measure(state, batch, [&] {
    for (std::size_t i = 0; i < batch; ++i) {
      benchmark::DoNotOptimize(answer(questions[at]));
      if (++at == questions.size()) at = 0;
    }
  });
}

[[noreturn]] void differ(const char* who, operation what) {
  std::fprintf(stderr, "%s and csprel differ on %s\n", who, std::string(name(what)).c_str());
  std::abort();
}

// ---- written by hand ------------------------------------------------------------------------

using by_text = naive::portfolio<std::string, naive::name_set>;
using by_number = naive::portfolio<std::uint32_t, naive::bit_set>;

/// Ends the program unless all three give the same outcome for every subscription and operation of a
/// small portfolio, asked by its seller, by each partner of the customer and by ten others.
void check_naive_once() {
  static bool done = false;
  if (std::exchange(done, true)) return;
  const directory world = make_portfolio(1000);
  const by_text texts(world, naive::text_keys{});
  const by_number numbers(world, naive::number_keys(world));
  std::size_t allowed = 0, unknown = 0;
  for (std::uint32_t c = 0; c < world.customer_count(); ++c) {
    const customer_fields& record = *world.customer_at(c);
    for (std::uint32_t s = 0; s < record.subscriptions.size(); ++s) {
      const subscription_handle which{c, s};
      std::vector<partner_handle> askers;
      if (const auto seller = seller_of(world, which)) askers.push_back(*seller);
      for (const auto& r : record.relationships) askers.push_back(*find_handle(world, r.partner));
      for (const auto& g : record.delegated_admins) askers.push_back(*find_handle(world, g.partner));
      for (std::uint32_t k = 0; k < 10; ++k) askers.push_back({(c + k * 10) % 100});
      for (const partner_handle asker : askers)
        for (const operation what : portfolio_operations) {
          const outcome ours = decide(world, asker, what, which).result;
          const std::string partner = world.partners()[asker.position]->id.to_string();
          if (texts.ask(partner, what, record.subscriptions[s]->id.to_string(), now) != ours) differ("Naive/StringIds", what);
          if (numbers.ask(asker.position, what, number_of(which), now) != ours) differ("Naive/IntegerIds", what);
          allowed += ours == outcome::allow ? 1 : 0;
          unknown += ours == outcome::unknown ? 1 : 0;
        }
    }
  }
  if (allowed == 0 || unknown == 0) differ("nobody", operation{});
}

void naive_by_text(benchmark::State& state) {
  check_naive_once();
  const setting& s = setting_of(state);
  const by_text portfolio(s.world, naive::text_keys{});
  std::vector<asked_by_text> questions;
  for (const asked& q : s.questions)
    questions.push_back({q.what, q.partner_guid.to_string(), q.which_guid.to_string()});
  ask_in_turn(state, questions, [&](const asked_by_text& q) { return portfolio.ask(q.partner, q.what, q.which, now); });
}

void naive_by_number(benchmark::State& state) {
  check_naive_once();
  const setting& s = setting_of(state);
  const by_number portfolio(s.world, naive::number_keys(s.world));
  std::vector<asked_by_number> questions;
  for (const asked& q : s.questions) questions.push_back({q.what, q.partner.position, number_of(q.which)});
  ask_in_turn(state, questions, [&](const asked_by_number& q) { return portfolio.ask(q.partner, q.what, q.which, now); });
}

// ---- one decision ---------------------------------------------------------------------------

void decide_by_id(benchmark::State& state) {
  struct by_id {
    operation what{};
    partner_id partner;
    guid which;
  };
  const setting& s = setting_of(state);
  std::vector<by_id> questions;
  for (const asked& q : s.questions) questions.push_back({q.what, partner_id{q.partner_guid}, q.which_guid});
  ask_in_turn(state, questions, [&](const by_id& q) {
    return decide(s.world, *find_handle(s.world, q.partner), q.what, *find_handle(s.world, q.which));
  });
}

struct by_handle {
  operation what{};
  partner_handle partner;
  subscription_handle which;
};

std::vector<by_handle> handles_of(const setting& s) {
  std::vector<by_handle> questions;
  for (const asked& q : s.questions) questions.push_back({q.what, q.partner, q.which});
  return questions;
}

void decide_by_handle(benchmark::State& state) {
  const setting& s = setting_of(state);
  ask_in_turn(state, handles_of(s),
              [&](const by_handle& q) { return decide(s.world, q.partner, q.what, q.which); });
}

/// Which question comes next depends on the answer before.
void decide_latency(benchmark::State& state) {
  constexpr std::size_t batch = 1024;
  const setting& s = setting_of(state);
  const auto questions = handles_of(s);
  std::size_t at = 0;
  measure(state, batch, [&] {
    for (std::size_t i = 0; i < batch; ++i) {
      const by_handle& q = questions[at];
      at += 1 + static_cast<std::size_t>(decide(s.world, q.partner, q.what, q.which).result);
      if (at >= questions.size()) at -= questions.size();
    }
    benchmark::DoNotOptimize(at);
  });
}

void allowed(benchmark::State& state) {
  const setting& s = setting_of(state);
  ask_in_turn(state, handles_of(s), [&](const by_handle& q) { return allowed_operations(s.world, q.partner, q.which); });
}

// ---- many decisions -------------------------------------------------------------------------

void memory_counters(benchmark::State& state, const setting& s) {
  const auto subscriptions = static_cast<double>(s.subscriptions);
  const auto rows = static_cast<double>(decision_bytes(s.world));
  state.counters["bytes_per_subscription"] = rows / subscriptions;
  state.counters["bytes_with_ids"] = (rows + static_cast<double>(id_bytes(s.world))) / subscriptions;
}

void bulk_one_thread(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<verdicts> out(s.subscriptions);
  measure(state, s.subscriptions * operations, [&] {
    benchmark::DoNotOptimize(decide_all(s.world, all_customers(s.world), std::nullopt, out));
    benchmark::ClobberMemory();
  });
  memory_counters(state, s);
}

/// The second thread lives as long as the measurement and waits at a barrier in between.
void bulk_two_threads(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<verdicts> out(s.subscriptions);
  const customer_range all = all_customers(s.world);
  const customer_range first{all.first, all.last / 2}, second{all.last / 2, all.last};
  const std::span<verdicts> whole(out);
  const std::size_t half = count_subscriptions(s.world, first);
  std::barrier gate(2);
  bool over = false;
  std::thread other([&] {
    for (;;) {
      gate.arrive_and_wait();
      if (over) return;
      decide_all(s.world, second, std::nullopt, whole.subspan(half));
      gate.arrive_and_wait();
    }
  });
  measure(state, s.subscriptions * operations, [&] {
    gate.arrive_and_wait();
    decide_all(s.world, first, std::nullopt, whole.first(half));
    gate.arrive_and_wait();
    benchmark::ClobberMemory();
  });
  state.counters.erase("instructions");  // They would be those of one thread.
  over = true;
  gate.arrive_and_wait();
  other.join();
}

void sweep_one_operation(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<outcome> out(s.subscriptions);
  const partner_handle who = *seller_of(s.world, {1, 0});
  measure(state, s.subscriptions, [&] {
    benchmark::DoNotOptimize(sweep(s.world, all_customers(s.world), who, operation::subscription_remove_seats, out));
    benchmark::ClobberMemory();
  });
}

// ---- reasons --------------------------------------------------------------------------------

/// The outcome with codes, rules and accountability for one request in full; no text.
void explain_codes(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<question> questions;
  for (std::size_t i = 0; i < 4096; ++i) {
    const asked& q = s.questions[i];
    question made;
    made.who = partner_user_subject{user_id::parse("admin@partner" + std::to_string(q.partner.position) + ".example.cn").value(),
                                    partner_id{q.partner_guid}};
    made.what = q.what;
    made.which = subscription_resource{subscription_id::parse(q.which_guid.to_string()).value()};
    made.with.quantity = 1;
    made.with.ground = "customer_request";
    made.with.offer = made.with.target_offer = s.world.offers()[i % 13]->id;
    made.with.mpn_id = mpn_id_choice{};
    made.with.billing_cycle = csprel::billing_cycle::annual;
    made.with.to = partner_id{q.partner_guid};
    questions.push_back(std::move(made));
  }
  const pack& policy = s.world.policy();
  ask_in_turn(state, questions, [&](const question& q) {
    const auto known = resolve(s.world, q);
    if (!known) std::abort();
    const decision d = decide(known.value().needed, known.value().known);
    std::size_t rules = 0;
    for (const requirement code : d.unmet) rules += policy.find(q.what, code)->rules.size();
    for (const requirement code : d.unknown) rules += policy.find(q.what, code)->rules.size();
    benchmark::DoNotOptimize(known.value().accountability);
    return rules;
  });
}

// ---- another cloud --------------------------------------------------------------------------

/// The last directory that was asked for, of so many customers.
const directory& global_world(const benchmark::State& state) {
  static std::optional<directory> world;
  static std::int64_t customers = 0;
  if (std::exchange(customers, state.range(0)) != state.range(0))
    world = make_global_portfolio(static_cast<std::size_t>(state.range(0)));
  return *world;
}

/// Subscriptions at random, asked by their sellers.
std::vector<asked> global_questions(const directory& world) {
  std::mt19937_64 random(7);
  std::vector<asked> questions;
  for (std::size_t i = 0; i < (1 << 14); ++i) {
    const subscription_handle which{static_cast<std::uint32_t>(random() % world.customer_count()),
                                    static_cast<std::uint32_t>(random() % subscriptions_per_customer)};
    const partner_handle seller = *seller_of(world, which);
    questions.push_back({portfolio_operations[random() % operations], seller, which,
                         world.partners()[seller.position]->id.value(),
                         *guid::parse(world.customer_at(which.customer)->subscriptions[which.subscription]->id.to_string())});
  }
  return questions;
}

void decide_global_by_id(benchmark::State& state) {
  const directory& world = global_world(state);
  ask_in_turn(state, global_questions(world), [&](const asked& q) {
    return decide(world, *find_handle(world, partner_id{q.partner_guid}), q.what, *find_handle(world, q.which_guid));
  });
}

/// What `Decide/ByHandle` is for 21Vianet, in a directory that has been asked for some time.
void decide_global_by_handle(benchmark::State& state) {
  const directory& world = global_world(state);
  const auto questions = global_questions(world);
  for (int i = 0; i < 16; ++i)
    for (const asked& q : questions) benchmark::DoNotOptimize(decide(world, q.partner, q.what, q.which));
  ask_in_turn(state, questions, [&](const asked& q) { return decide(world, q.partner, q.what, q.which); });
}

/// The same in directories that have just been made: nothing is kept of them yet.
void decide_global_first(benchmark::State& state) {
  const directory& world = global_world(state);
  const auto questions = global_questions(world);
  std::size_t at = 0;
  measure(state, 1024, [&] {
    const directory fresh = world.with_as_of(world.as_of());
    for (std::size_t i = 0; i < 1024; ++i) {
      const asked& q = questions[at];
      benchmark::DoNotOptimize(decide(fresh, q.partner, q.what, q.which));
      if (++at == questions.size()) at = 0;
    }
  });
}

/// By which of a customer's thousand relationships an employee may look, who is three groups deep, at customers in
/// random order.
void resolve_gdap_path(benchmark::State& state) {
  const directory world = make_global_portfolio(static_cast<std::size_t>(state.range(0)), 1000);
  std::vector<question> questions;
  for (const asked& about : global_questions(world)) {
    const customer_fields& c = *world.customer_at(about.which.customer);
    const partner_fields& p = *world.partners()[about.partner.position];
    question& q = questions.emplace_back();
    q.who = partner_user_subject{p.users[0].id, p.id};
    q.what = operation::subscription_view_provisioning_status;
    q.which = subscription_resource{c.subscriptions[about.which.subscription]->id};
    const auto found = resolve(world, q);
    if (!found || !found.value().known.holds().contains(requirement::delegated_role_insufficient)) std::abort();
  }
  ask_in_turn(state, questions, [&](const question& q) { return resolve(world, q).value().known.holds().size(); });
}

// ---- loading and changing -------------------------------------------------------------------

/// The document of a setting, without indentation; the last one stays.
const std::string& document_of(const setting& s) {
  static std::string text;
  static std::size_t customers = 0;
  if (std::exchange(customers, s.customers) != s.customers)
    text = json::write_directory(s.world, json::write_options{0});
  return text;
}

void load_document(benchmark::State& state) {
  const std::string& text = document_of(setting_of(state));
  measure(state, text.size(), [&] {
    const auto world = json::read_directory(text);
    if (!world) std::abort();
    benchmark::DoNotOptimize(world.value().customer_count());
  });
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size() * state.iterations()));
}

void load_parse_only(benchmark::State& state) {
  const std::string& text = document_of(setting_of(state));
  measure(state, text.size(), [&] {
    boost::json::error_code ec;
    const auto tree = boost::json::parse({text.data(), text.size()}, ec);
    if (ec) std::abort();
    benchmark::DoNotOptimize(tree.get_object().size());
  });
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size() * state.iterations()));
}

/// Subscriptions change their number of seats, one after the other.
void apply_event(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<event> events;
  for (std::size_t i = 0; events.size() < 1024 && i < s.questions.size(); ++i) {
    const subscription_handle which = s.questions[i].which;
    const auto& id = s.world.customer_at(which.customer)->subscriptions[which.subscription]->id;
    event e{now, seats_changed{{id}, static_cast<std::int64_t>(2 + i % 100)}};
    if (const auto after = apply(s.world, e); after && !after.value().refused) events.push_back(std::move(e));
  }
  directory world = s.world;
  std::size_t at = 0;
  measure(state, 1, [&] {
    auto after = apply(world, events[at]);
    if (!after) std::abort();
    world = std::move(after.value().world);
    if (++at == events.size()) at = 0;
  });
}

/// What breaks when a customer removes a partner's delegated admin.
void what_if_one_customer(benchmark::State& state) {
  const setting& s = setting_of(state);
  std::vector<event> events;
  for (std::size_t i = 0; events.size() < 256 && i < s.questions.size(); ++i) {
    const customer_fields& c = *s.world.customer_at(s.questions[i].which.customer);
    if (!c.delegated_admins.empty())
      events.push_back({now, delegated_admin_removed{c.id, c.delegated_admins[0].partner}});
  }
  std::size_t at = 0;
  measure(state, 1, [&] {
    const auto found = what_if(s.world, std::span<const event>(&events[at], 1));
    if (!found) std::abort();
    benchmark::DoNotOptimize(found.value().flips.size());
    if (++at == events.size()) at = 0;
  });
}

/// Size by size, so that each portfolio is made once.
const bool registered = [] {
  const auto add = [](const char* name, void (*run)(benchmark::State&), std::int64_t customers) {
    benchmark::RegisterBenchmark(name, run)->Arg(customers);
  };
  // The last one has a million subscriptions.
  for (const std::int64_t customers : {1'000, 10'000, 100'000, 333'334}) {
    add("Naive/StringIds", naive_by_text, customers);
    add("Naive/IntegerIds", naive_by_number, customers);
    add("Decide/ById", decide_by_id, customers);
    add("Decide/ByHandle", decide_by_handle, customers);
    add("Decide/Latency", decide_latency, customers);
    add("AllowedOperations", allowed, customers);
    add("Bulk/OneThread", bulk_one_thread, customers);
    add("Bulk/TwoThreads", bulk_two_threads, customers);
    add("Sweep/OneOperation", sweep_one_operation, customers);
    add("Explain", explain_codes, customers);
    add("Apply/Event", apply_event, customers);
    add("WhatIf/OneCustomer", what_if_one_customer, customers);
    add("Load/Document", load_document, customers);
    add("Load/ParseOnly", load_parse_only, customers);
    if (customers > 100'000) continue;
    add("Decide/GlobalById", decide_global_by_id, customers);
    add("Decide/GlobalByHandle", decide_global_by_handle, customers);
    add("Decide/GlobalFirst", decide_global_first, customers);
    if (customers == 1'000) add("Resolve/GdapPath", resolve_gdap_path, customers);  // A million assignments.
  }
  return true;
}();

}  // namespace
}  // namespace csprel::bench
