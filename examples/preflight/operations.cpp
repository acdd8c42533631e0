// SPDX-License-Identifier: Apache-2.0
// operations: the catalogue of a cloud's operations. Everything here is read off the pack, which is
// the table that decides.
#include <algorithm>
#include <string>
#include <string_view>

#include "csprel/policy/pack.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "phrases.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

constexpr std::string_view side_word(csprel::side whose) {
  switch (whose) {
    case csprel::side::of_partner: return "partner";
    case csprel::side::of_customer: return "customer";
    case csprel::side::of_either: break;
  }
  return "partner or customer";
}

std::string_view resource_word(csprel::resource_kind kind) {
  switch (kind) {
    case csprel::resource_kind::own_partner: return "own partner";
    case csprel::resource_kind::other_partner: return "other partner";
    case csprel::resource_kind::one_customer: return "customer";
    case csprel::resource_kind::one_subscription: return "subscription";
    case csprel::resource_kind::service: return "service";
    case csprel::resource_kind::invitation: return "invitation";
    case csprel::resource_kind::gdap_relationship: return "gdap_relationship";
    case csprel::resource_kind::transfer: return "transfer";
    case csprel::resource_kind::azure_subscription: return "azure_subscription";
    case csprel::resource_kind::user: break;
  }
  return "user";
}

template <class Body>
void for_each_gate_word(const csprel::checklist_entry& row, Body body) {
  const auto words = csprel::words(row.gate.which);
  for (std::size_t i = 0; i < words.size(); ++i)
    if ((row.gate.words >> i & 1) != 0) body(words[i]);
}

std::string listed(const csprel::parameter_set& names) {
  std::string text;
  for (const csprel::parameter which : names)
    text += (text.empty() ? "" : ", ") + std::string(csprel::name(which));
  return text;
}

std::string roles_of(const csprel::role_rule& rule) {
  std::string text;
  for (const auto role : rule.can_agents)
    text += (text.empty() ? "" : ", ") + spoken(csprel::name(role));
  for (const auto role : rule.can_admins)
    text += (text.empty() ? "" : ", ") + spoken(csprel::name(role));
  return text;
}

/// "for a partner, on a subscription": who has the operation and what it is asked of.
std::string_view place_of(csprel::resource_kind kind) {
  switch (kind) {
    case csprel::resource_kind::own_partner: return "on its own account";
    case csprel::resource_kind::other_partner: return "on the grants of a partner";
    case csprel::resource_kind::one_customer: return "on a customer";
    case csprel::resource_kind::one_subscription: return "on a subscription";
    case csprel::resource_kind::service: return "on a service of a customer";
    case csprel::resource_kind::invitation: return "on an invitation";
    case csprel::resource_kind::gdap_relationship: return "on a granular delegated admin relationship";
    case csprel::resource_kind::transfer: return "on a transfer";
    case csprel::resource_kind::azure_subscription: return "on an Azure subscription";
    case csprel::resource_kind::user: break;
  }
  return "on a user of a customer";
}

/// On which tracks something counts and under which condition; empty where always.
std::string scope_of(const csprel::track_set& tracks, csprel::condition when) {
  std::string text;
  if (tracks != csprel::track_set::all())
    for (const csprel::track one : tracks)
      text += (text.empty() ? "on " : ", ") + std::string(csprel::name(one));
  if (when != csprel::condition::always)
    text += (text.empty() ? "" : "; ") + std::string("where ") + spoken(csprel::name(when));
  return text;
}

std::string head_of(const csprel::pack& policy, csprel::operation what) {
  const csprel::operation_info& about = csprel::info(what);
  const csprel::parameter_entry& takes = policy.parameters(what);
  std::string text = "for a " + std::string(side_word(about.side)) + ", " +
                     std::string(place_of(about.resource));
  if (about.or_resource != about.resource) text += " or " + std::string(place_of(about.or_resource));
  if (!takes.required.empty()) text += "; needs " + listed(takes.required);
  if (!takes.one_of.empty()) text += "; needs one of " + listed(takes.one_of);
  if (!takes.optional.empty()) text += "; takes " + listed(takes.optional);
  for (const csprel::role_entry& entry : policy.roles(what)) {
    const std::string scope = scope_of(entry.tracks, entry.when);
    text += "; roles" + (scope.empty() ? "" : " " + scope) + ": " + roles_of(entry.rules.front());
  }
  return text;
}

std::string refusal_text(const csprel::refusal& what) {
  if (!what.documented()) return {};
  std::string text = std::to_string(what.status);
  if (!what.code.empty()) text += " " + std::string(what.code);
  if (!what.in.empty()) text += " in " + std::string(what.in);
  return what.certain ? text : text + " (by text)";
}

std::string rules_text(const csprel::checklist_entry& row) {
  std::string text{row.rules};
  if (const std::string scope = scope_of(row.tracks, row.when); !scope.empty()) text += "; " + scope;
  if (!row.gate.decides()) return text;
  std::string words;
  for_each_gate_word(row, [&](std::string_view word) {
    words += (words.empty() ? "" : " or ") + std::string(word);
  });
  return text + "; only where " + std::string(csprel::name(row.gate.which)) + " is " + words;
}

std::string default_of(const csprel::pack& policy, csprel::option which) {
  if (csprel::is_number(which)) return std::to_string(policy.defaults().get(which));
  return std::string(policy.defaults().word(which));
}

template <class Body>
void for_each_other_value(const csprel::pack& policy, csprel::option which, Body body) {
  const auto words = csprel::words(which);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (policy.offers(which, i) && i != policy.defaults().get(which)) body(words[i]);
}

std::string operations_as_text(const csprel::pack& policy, const screen& on) {
  std::string text = on.paint(colour::strong, policy.name()) + "\n";
  for (std::size_t i = 0; i < csprel::operation_count; ++i) {
    const auto what = static_cast<csprel::operation>(i);
    if (policy.checklist(what).empty()) continue;
    text += "\n" + on.paint(colour::strong, csprel::name(what)) + "\n";
    if (!policy.available(what)) {
      text += "  not available in this cloud: " +
              std::string(policy.checklist(what).front().rules) + "\n";
      continue;
    }
    text += paragraph(head_of(policy, what), on.columns, 2);
    table t({{""}, {""}, {"", true}, {"", true}});
    for (const csprel::checklist_entry& row : policy.checklist(what))
      t.add({{std::string(csprel::name(row.needs))},
             {std::string(csprel::name(row.basis)), colour::quiet},
             {rules_text(row)},
             {refusal_text(row.refusal), colour::quiet}});
    text += t.text(on, 4);
  }
  text += "\n" + on.paint(colour::strong, "options, the default first") + "\n";
  table t({{""}, {"", true}});
  for (const csprel::option which : policy.options()) {
    std::string values = default_of(policy, which);
    for_each_other_value(policy, which, [&](std::string_view word) { values += ", " + std::string(word); });
    t.add({{std::string(csprel::name(which))}, {values}});
  }
  return text + t.text(on);
}

template <class Set>
void write_names(json_text& out, std::string_view key, const Set& values) {
  out.array(key, [&] {
    for (const auto value : values) out.item(csprel::name(value));
  });
}

void write_scope(json_text& out, const csprel::track_set& tracks, csprel::condition when) {
  if (tracks != csprel::track_set::all()) write_names(out, "tracks", tracks);
  if (when != csprel::condition::always) out.member("when", csprel::name(when));
}

void write_row(json_text& out, const csprel::checklist_entry& row) {
  out.item_object([&] {
    out.member("code", csprel::name(row.needs));
    out.member("condition", csprel::info(row.needs).met);
    out.member("plane", csprel::name(csprel::info(row.needs).plane));
    out.member("basis", csprel::name(row.basis));
    out.words("rules", row.rules);
    if (row.refusal.documented())
      out.object("refusal", [&] {
        out.number("status", row.refusal.status);
        if (!row.refusal.code.empty()) out.member("code", row.refusal.code);
        if (!row.refusal.in.empty()) out.member("in", row.refusal.in);
        out.boolean("certain", row.refusal.certain);
      });
    write_scope(out, row.tracks, row.when);
    if (row.gate.decides())
      out.object("option", [&] {
        out.member("name", csprel::name(row.gate.which));
        out.array("values", [&] {
          for_each_gate_word(row, [&](std::string_view word) { out.item(word); });
        });
      });
  });
}

void write_role_rule(json_text& out, const csprel::role_rule& rule) {
  out.member("rule", rule.id);
  write_names(out, "agents", rule.can_agents);
  write_names(out, "admins", rule.can_admins);
  write_names(out, "agents_listed_as_cannot", rule.cannot_agents);
  if (rule.all_of) out.boolean("all_of", true);
}

void write_operation(json_text& out, const csprel::pack& policy, csprel::operation what) {
  const csprel::operation_info& about = csprel::info(what);
  const csprel::parameter_entry& takes = policy.parameters(what);
  out.item_object([&] {
    out.member("name", csprel::name(what));
    out.boolean("available", policy.available(what));
    out.member("side", side_word(about.side));
    out.member("resource", resource_word(about.resource));
    if (about.or_resource != about.resource) out.member("or_resource", resource_word(about.or_resource));
    write_names(out, "required", takes.required);
    if (!takes.one_of.empty()) write_names(out, "one_of", takes.one_of);
    write_names(out, "optional", takes.optional);
    if (const csprel::role_rule* rule = policy.role(what))
      out.object("roles", [&] { write_role_rule(out, *rule); });
    if (policy.roles(what).size() > 1)
      out.array("other_roles", [&] {
        for (const csprel::role_entry& entry : policy.roles(what).subspan(1))
          out.item_object([&] {
            write_role_rule(out, entry.rules.front());
            write_scope(out, entry.tracks, entry.when);
          });
      });
    out.array("requirements", [&] {
      for (const csprel::checklist_entry& row : policy.checklist(what)) write_row(out, row);
    });
  });
}

std::string operations_as_json(const csprel::pack& policy) {
  json_text out;
  out.object([&] {
    out.member("pack", policy.name());
    out.member("cloud", csprel::name(policy.cloud()));
    out.array("operations", [&] {
      for (std::size_t i = 0; i < csprel::operation_count; ++i) {
        const auto what = static_cast<csprel::operation>(i);
        if (!policy.checklist(what).empty()) write_operation(out, policy, what);
      }
    });
    out.array("options", [&] {
      for (const csprel::option which : policy.options())
        out.item_object([&] {
          out.member("name", csprel::name(which));
          if (csprel::is_number(which)) {
            out.number("least", 0);
            out.number("greatest", csprel::greatest_number(which));
          } else {
            out.array("values", [&] {
              out.item(policy.defaults().word(which));
              for_each_other_value(policy, which, [&](std::string_view word) { out.item(word); });
            });
          }
          out.member("default", default_of(policy, which));
        });
    });
  });
  return out.text() + "\n";
}

}  // namespace

int operations_command(const arguments& given) {
  const csprel::pack& policy = pack_of(given.cloud);
  write_output(given.json ? operations_as_json(policy) : operations_as_text(policy, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
