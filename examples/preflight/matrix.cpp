// SPDX-License-Identifier: Apache-2.0
// matrix: what a partner may do with which subscription. Operations are the rows, numbered
// subscriptions the columns; a denial carries a letter that the legend below explains.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "csprel/directory/instant_text.hpp"
#include "csprel/directory/survey.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "phrases.hpp"
#include "relations.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

using csprel::survey_line;
using survey_lines = std::vector<const survey_line*>;

constexpr std::size_t columns_per_table = 9;

/// The letters of the reasons, in the order of their first appearance: a to z, then aa, ab, ...
class legend {
 public:
  std::string letter_of(csprel::requirement reason) {
    const auto [entry, is_new] = letters_.try_emplace(reason, order_.size());
    if (is_new) order_.push_back(reason);
    return letter(entry->second);
  }
  [[nodiscard]] std::string text(const screen& on) const {
    if (order_.empty()) return {};
    table t({{""}, {""}, {"", true}});
    for (std::size_t i = 0; i < order_.size(); ++i)
      t.add({{letter(i), colour::strong},
             {std::string(csprel::name(order_[i]))},
             {std::string(csprel::info(order_[i]).unmet)}});
    return "\n" + t.text(on);
  }

 private:
  static std::string letter(std::size_t i) {
    std::string text(1, static_cast<char>('a' + i % 26));
    return i < 26 ? text : letter(i / 26 - 1) + text;
  }
  std::map<csprel::requirement, std::size_t> letters_;
  std::vector<csprel::requirement> order_;
};

table::cell cell_of(const survey_line* line, legend& reasons) {
  if (line == nullptr) return {};
  const std::string letter = line->reason ? " " + reasons.letter_of(*line->reason) : "";
  switch (line->result) {
    case csprel::outcome::allow: return {"yes", colour::good};
    case csprel::outcome::deny: return {"no" + letter, colour::bad};
    case csprel::outcome::unknown: break;
  }
  return {"?" + letter, colour::doubtful};
}

/// The operations of these lines, each once, in the enumeration's order.
std::vector<csprel::operation> operations_of(const survey_lines& all) {
  csprel::operation_set found;
  for (const survey_line* line : all) found.insert(line->what);
  return {found.begin(), found.end()};
}

/// The lines by operation and by the thing that each is about, which `thing_of` tells.
template <class Thing, class ThingOf>
class line_index {
 public:
  line_index(const survey_lines& all, ThingOf thing_of) {
    for (const survey_line* line : all) lines_.emplace(std::pair{line->what, thing_of(*line)}, line);
  }
  [[nodiscard]] const survey_line* find(csprel::operation what, const Thing& thing) const {
    const auto found = lines_.find(std::pair{what, thing});
    return found == lines_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::pair<csprel::operation, Thing>, const survey_line*> lines_;
};

/// Tables of operations x things, as many as keep each readable.
template <class Thing, class ThingOf>
std::string tables(const survey_lines& all, const std::vector<Thing>& things,
                   const std::vector<std::string>& heads, ThingOf thing_of, legend& reasons,
                   const screen& on) {
  const line_index<Thing, ThingOf> index(all, thing_of);
  const auto operations = operations_of(all);
  std::string text;
  for (std::size_t first = 0; first < things.size(); first += columns_per_table) {
    const std::size_t end = std::min(first + columns_per_table, things.size());
    std::vector<table::column> columns{{"operation"}};
    for (std::size_t c = first; c < end; ++c) columns.push_back({heads[c]});
    table t(columns);
    for (const csprel::operation what : operations) {
      std::vector<table::cell> row{{std::string(csprel::name(what))}};
      for (std::size_t c = first; c < end; ++c)
        row.push_back(cell_of(index.find(what, things[c]), reasons));
      t.add(std::move(row));
    }
    text += "\n" + t.text(on, 4);
  }
  return text;
}

std::string status_of(const csprel::subscription& s) {
  std::string text;
  if (s->quantity) text += std::to_string(*s->quantity) + (*s->quantity == 1 ? " seat, " : " seats, ");
  text += s->status ? printable(s->status->text()) : "status not told";
  return text;
}

class report {
 public:
  report(const csprel::directory& world, const csprel::partner_id& asker, const screen& on)
      : world_(world), asker_(asker), on_(on) {}

  std::string customer(const csprel::customer& who, const survey_lines& all) {
    const std::string name = name_of(world_, who->id);
    const std::string id = who->id.to_string();
    std::string text = "\n";
    for (const std::string& line : wrapped(name, on_.columns))
      text += on_.paint(colour::strong, line) + "\n";
    // Beside the name where there is room.
    const bool beside = width(name) + 2 + id.size() <= on_.columns;
    if (beside) text.pop_back();
    text += "  " + on_.paint(colour::quiet, id) + "\n";
    if (const auto need = csprel::must_request(world_, asker_, who->id))
      text += paragraph(name_of(world_, asker_) + " " + request_text(need.value()), on_.columns, 2);
    survey_lines own;
    survey_lines of_subscriptions;
    survey_lines of_services;
    for (const survey_line* line : all)
      (line->subscription ? of_subscriptions : line->service ? of_services : own).push_back(line);
    text += subscriptions(who, of_subscriptions);
    text += tables(own, std::vector<int>{0}, {"customer"}, [](const survey_line&) { return 0; },
                   reasons_, on_);
    text += services(of_services);
    return text;
  }
  [[nodiscard]] std::string legend_text() const { return reasons_.text(on_); }

 private:
  std::string subscriptions(const csprel::customer& who, const survey_lines& all) {
    std::vector<csprel::subscription_id> ids;
    std::vector<std::string> heads;
    std::set<csprel::subscription_id> asked;
    for (const survey_line* line : all) asked.insert(*line->subscription);
    table list({{""}, {"", true}, {"", true}, {"", true}});
    for (const csprel::subscription& s : who->subscriptions) {
      if (!asked.contains(s->id)) continue;
      ids.push_back(s->id);
      heads.push_back(std::to_string(ids.size()));
      list.add({{heads.back(), colour::strong},
                {"\"" + name_of(world_, s) + "\""},
                {status_of(s)},
                {s->seller ? "sold by " + name_of(world_, *s->seller)
                           : "channel " + spoken(csprel::name(s->channel))}});
    }
    if (ids.empty()) return "  no subscriptions\n";
    return list.text(on_, 4) +
           tables(all, ids, heads, [](const survey_line& line) { return *line.subscription; }, reasons_,
                  on_);
  }

  std::string services(const survey_lines& all) {
    // Services have names that say what they are: they are the rows here, the operations the columns.
    const auto operations = operations_of(all);
    if (operations.empty()) return {};
    const auto service_of = [](const survey_line& line) { return *line.service; };
    const line_index<csprel::service_name, decltype(service_of)> index(all, service_of);
    std::vector<table::column> columns{{"service"}};
    for (const csprel::operation what : operations)
      columns.push_back({std::string(csprel::name(what).substr(std::string_view("service.").size())), true});
    table t(columns);
    std::set<csprel::service_name> shown;
    for (const survey_line* line : all) {
      if (!shown.insert(*line->service).second) continue;
      std::vector<table::cell> row{{line->service->to_string()}};
      for (const csprel::operation what : operations)
        row.push_back(cell_of(index.find(what, *line->service), reasons_));
      t.add(std::move(row));
    }
    return "\n" + t.text(on_, 4);
  }

  const csprel::directory& world_;
  csprel::partner_id asker_;
  const screen& on_;
  legend reasons_;
};

std::string matrix_as_json(const csprel::directory& world, const csprel::partner_id& who,
                    const std::vector<survey_line>& all) {
  json_text out;
  out.object([&] {
    out.member("partner", who.to_string());
    out.member("pack", world.policy().name());
    if (world.as_of()) out.member("evaluated_at", csprel::to_text(*world.as_of()));
    out.array("lines", [&] {
      for (const survey_line& line : all)
        out.item_object([&] {
          out.member("customer", line.customer->to_string());
          if (line.subscription) out.member("subscription", line.subscription->to_string());
          if (line.service) out.member("service", line.service->to_string());
          out.member("operation", csprel::name(line.what));
          out.member("outcome", csprel::name(line.result));
          if (line.reason) out.member("reason", csprel::name(*line.reason));
        });
    });
  });
  return out.text() + "\n";
}

}  // namespace

int matrix_command(const arguments& given) {
  const auto who = id_or_fail<csprel::partner_id>(given.partner, "--partner");
  std::optional<csprel::customer_id> of;
  if (!given.customer.empty())
    of = id_or_fail<csprel::customer_id>(given.customer, "--customer");
  const csprel::directory world = load_directory(given);
  auto surveyed = [&] {
    const status_line working("asking every operation of every subscription");
    return csprel::survey(world, who, of);
  }();
  if (!surveyed) {
    // The pointer would lead into a question that nobody wrote.
    csprel::error wrong = surveyed.error();
    wrong.pointer.clear();
    throw input_failure{std::move(wrong), display_name(given.directory)};
  }
  const std::vector<survey_line>& all = surveyed.value();
  if (given.json) {
    write_output(matrix_as_json(world, who, all));
    return answered;
  }

  const screen on = screen::of_standard_output();
  std::string clock = world.as_of() ? "at " + csprel::to_text(*world.as_of()) : "at no known time";
  write_output(paragraph("What " + name_of(world, who) + " may do " + clock + ", by the rules of " +
                             std::string(world.policy().name()) +
                             ". Asked for the organisation: the roles of its employees are not considered.",
                         on.columns, 0));
  if (all.empty()) write_output("\n  It has to do with no customer.\n");
  report text(world, who, on);
  for (std::size_t first = 0; first < all.size();) {
    survey_lines of_one;
    const csprel::customer_id customer = *all[first].customer;
    for (; first < all.size() && all[first].customer == customer; ++first)
      of_one.push_back(&all[first]);
    write_output(text.customer(*world.find(customer), of_one));
  }
  write_output(text.legend_text());
  return answered;
}

}  // namespace preflight
