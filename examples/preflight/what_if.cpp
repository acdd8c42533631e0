// SPDX-License-Identifier: Apache-2.0
// what-if: which decisions events would flip; upcoming: which ones time alone will.
#include "csprel/directory/what_if.hpp"

#include <optional>
#include <string>

#include "csprel/directory/instant_text.hpp"

#include "command.hpp"
#include "events.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "phrases.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

using csprel::flip;
using csprel::survey_line;

std::optional<csprel::partner_id> asked_partner(const arguments& given) {
  if (given.partner.empty()) return std::nullopt;
  return id_or_fail<csprel::partner_id>(given.partner, "--partner");
}

const survey_line& line_of(const flip& f) { return f.after ? *f.after : *f.before; }

std::string thing_of(const csprel::directory& world, const survey_line& line) {
  if (line.service) return "service " + line.service->to_string();
  if (!line.customer) return "its own account";
  if (!line.subscription) return "customer";
  const auto place = world.find_subscription(*line.subscription, line.customer);
  if (!place) return printable(line.subscription->to_string());
  return "\"" + name_of(world, *place.value().found) + "\"";
}

table::cell answer_cell(const std::optional<survey_line>& line) {
  if (!line) return {"-", colour::quiet};
  const colour how = line->result == csprel::outcome::allow  ? colour::good
                     : line->result == csprel::outcome::deny ? colour::bad
                                                             : colour::doubtful;
  std::string text{csprel::name(line->result)};
  if (line->reason) text += " " + std::string(csprel::name(*line->reason));
  return {text, how};
}

void write_answer_member(json_text& out, std::string_view key, const std::optional<survey_line>& line) {
  if (!line) return out.null(key);
  out.object(key, [&] {
    out.member("outcome", csprel::name(line->result));
    if (line->reason) out.member("reason", csprel::name(*line->reason));
  });
}

void write_flip(json_text& out, const flip& f) {
  const survey_line& line = line_of(f);
  out.member("partner", line.partner.to_string());
  if (line.customer) out.member("customer", line.customer->to_string());
  if (line.subscription) out.member("subscription", line.subscription->to_string());
  if (line.service) out.member("service", line.service->to_string());
  out.member("operation", csprel::name(line.what));
  write_answer_member(out, "before", f.before);
  write_answer_member(out, "after", f.after);
}

void write_refusal(json_text& out, const csprel::event_refusal& refused) {
  out.object("refused", [&] {
    out.number("index", static_cast<long long>(refused.index));
    out.member("reason", csprel::name(refused.reason));
  });
}

/// A heading for each customer and partner, a table of what flips below it.
class flip_tables {
 public:
  flip_tables(const csprel::directory& world, const screen& on) : world_(world), on_(on) {}

  void add(const flip& f, std::string cause) {
    const survey_line& line = line_of(f);
    if (!rows_ || line.customer != customer_ || line.partner != partner_) {
      close();
      customer_ = line.customer;
      partner_ = line.partner;
      rows_.emplace(std::vector<table::column>{
          {"operation"}, {"on", true}, {"before", true}, {"after", true}, {"cause", true}});
    }
    rows_->add({{std::string(csprel::name(line.what))},
                {thing_of(world_, line)},
                answer_cell(f.before),
                answer_cell(f.after),
                {std::move(cause)}});
  }
  std::string text() {
    close();
    return text_;
  }

 private:
  void close() {
    if (!rows_) return;
    text_ += "\n" + on_.paint(colour::strong, name_of(world_, partner_));
    if (customer_) text_ += " at " + on_.paint(colour::strong, name_of(world_, *customer_));
    text_ += "\n" + rows_->text(on_);
    rows_.reset();
  }

  const csprel::directory& world_;
  const screen& on_;
  std::optional<csprel::customer_id> customer_;
  csprel::partner_id partner_;
  std::optional<table> rows_;
  std::string text_;
};

}  // namespace

int what_if_command(const arguments& given) {
  const auto who = asked_partner(given);
  const csprel::directory world = load_directory(given);
  const auto events = load_events(given);
  const auto found = [&] {
    const status_line working("comparing every decision before and after the events");
    return value_or_fail(csprel::what_if(world, events, who), display_name(given.events));
  }();
  if (given.json) {
    json_text out;
    out.object([&] {
      out.number("events", static_cast<long long>(events.size()));
      out.array("flips", [&] {
        for (const flip& f : found.flips)
          out.item_object([&] {
            write_flip(out, f);
            out.number("cause", static_cast<long long>(f.cause));
          });
      });
      if (found.refused) write_refusal(out, *found.refused);
    });
    write_output(out.text() + "\n");
  } else {
    const screen on = screen::of_standard_output();
    std::string text;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const std::string lead = "  " + std::to_string(i) + ". ";
      text += paragraph(happening_of(found.after, events[i].what) + " at " + csprel::to_text(events[i].at),
                        on.columns, lead.size(), lead);
    }
    text += found.flips.empty() ? "\nNo decision flips.\n" : "";
    flip_tables tables(found.after, on);
    for (const flip& f : found.flips) tables.add(f, std::to_string(f.cause) + ".");
    write_output(text + tables.text());
  }
  if (!found.refused) return answered;
  print_refusal(*found.refused);
  return event_refused;
}

int upcoming_command(const arguments& given) {
  const auto who = asked_partner(given);
  const csprel::directory world = load_directory(given);
  if (!world.as_of())
    throw input_failure{{csprel::error_code::missing_member, "/asOf", "no clock",
                         "`asOf` in the document, or --as-of"}, display_name(given.directory)};
  const csprel::instant until = *world.as_of() + csprel::days(given.days);
  const auto changes = [&] {
    const status_line working("comparing every decision before and after each deadline");
    return value_or_fail(csprel::upcoming_changes(world, *world.as_of(), until, who));
  }();
  if (given.json) {
    json_text out;
    out.object([&] {
      out.member("from", csprel::to_text(*world.as_of()));
      out.member("until", csprel::to_text(until));
      out.array("changes", [&] {
        for (const csprel::timed_flip& t : changes)
          out.item_object([&] {
            out.member("at", csprel::to_text(t.at));
            write_flip(out, t.change);
          });
      });
    });
    write_output(out.text() + "\n");
    return answered;
  }
  const screen on = screen::of_standard_output();
  std::string text = paragraph("What changes from " + csprel::to_text(*world.as_of()) + " to " +
                                   csprel::to_text(until) + " if nothing happens:",
                               on.columns, 0);
  if (changes.empty()) text += "\nNothing.\n";
  flip_tables tables(world, on);
  for (const csprel::timed_flip& t : changes) tables.add(t.change, csprel::to_text(t.at));
  write_output(text + tables.text());
  return answered;
}

}  // namespace preflight
