// SPDX-License-Identifier: Apache-2.0
// lifecycles: how things pass from status to status in a cloud, as text, as JSON or as a graph for
// Graphviz.
#include <string>
#include <string_view>

#include "csprel/directory/lifecycle.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "json_text.hpp"
#include "table.hpp"
#include "terminal.hpp"

namespace preflight {
namespace {

constexpr std::string_view nowhere_to = "(gone)";

template <class E>
std::string_view target_of(const csprel::lifecycle_step<E>& step) {
  return step.to ? csprel::name(*step.to) : nowhere_to;
}

template <class Set>
std::string listed(const Set& states) {
  std::string text;
  for (const auto state : states) text += (text.empty() ? "" : ", ") + std::string(csprel::name(state));
  return text;
}

std::string lifecycles_as_text(const csprel::pack& policy, const screen& on) {
  std::string text = on.paint(colour::strong, policy.name()) + "\n";
  csprel::for_each_lifecycle(policy, [&](const auto& lifecycle) {
    text += "\n" + on.paint(colour::strong, lifecycle.name) + "\n";
    std::string head = "begins as " + listed(lifecycle.begins);
    if (!lifecycle.ends.empty()) head += "; ends as " + listed(lifecycle.ends);
    text += paragraph(head, on.columns, 2);
    table t({{"from"}, {"to"}, {"by", true}, {"rules", true}});
    for (const auto& step : lifecycle.steps)
      t.add({{std::string(csprel::name(step.from))}, {std::string(target_of(step))}, {std::string(step.by)},
             {std::string(step.rules), colour::quiet}});
    text += t.text(on, 4);
  });
  return text;
}

/// One graph with a cluster for each lifecycle; Graphviz tells nodes apart by name, so each is numbered.
std::string as_graph(const csprel::pack& policy) {
  std::string text = "digraph \"" + std::string(policy.name()) + "\" {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
  std::size_t number = 0;
  csprel::for_each_lifecycle(policy, [&](const auto& lifecycle) {
    const std::string prefix = "l" + std::to_string(number++) + "_";
    const auto node = [&](std::string_view state) { return "\"" + prefix + std::string(state) + "\""; };
    text += "  subgraph cluster_" + std::to_string(number) + " {\n    label=\"" + std::string(lifecycle.name) + "\";\n";
    bool goes = false;
    for (const auto& step : lifecycle.steps) goes = goes || !step.to;
    for (const auto state : lifecycle.states()) {
      text += "    " + node(csprel::name(state)) + " [label=\"" + std::string(csprel::name(state)) + "\"";
      if (lifecycle.ends.contains(state)) text += ", peripheries=2";
      if (lifecycle.begins.contains(state)) text += ", penwidth=2";
      text += "];\n";
    }
    if (goes) text += "    " + node(nowhere_to) + " [label=\"\", shape=point];\n";
    for (const auto& step : lifecycle.steps)
      text += "    " + node(csprel::name(step.from)) + " -> " + node(target_of(step)) + " [label=\"" + std::string(step.by) +
              "\"];\n";
    text += "  }\n";
  });
  return text + "}\n";
}

std::string lifecycles_as_json(const csprel::pack& policy) {
  json_text out;
  const auto names = [&](std::string_view key, const auto& states) {
    out.array(key, [&] {
      for (const auto state : states) out.item(csprel::name(state));
    });
  };
  out.object([&] {
    out.member("pack", policy.name());
    out.array("lifecycles", [&] {
      csprel::for_each_lifecycle(policy, [&](const auto& lifecycle) {
        out.item_object([&] {
          out.member("name", lifecycle.name);
          names("states", lifecycle.states());
          names("begins", lifecycle.begins);
          names("ends", lifecycle.ends);
          out.array("steps", [&] {
            for (const auto& step : lifecycle.steps)
              out.item_object([&] {
                out.member("from", csprel::name(step.from));
                if (step.to)
                  out.member("to", csprel::name(*step.to));
                else
                  out.null("to");
                out.member("by", step.by);
                out.words("rules", step.rules);
              });
          });
        });
      });
    });
  });
  return out.text() + "\n";
}

}  // namespace

int lifecycles_command(const arguments& given) {
  const csprel::pack& policy = pack_of(given.cloud_or_global);
  if (given.json)
    write_output(lifecycles_as_json(policy));
  else
    write_output(given.graph ? as_graph(policy) : lifecycles_as_text(policy, screen::of_standard_output()));
  return answered;
}

}  // namespace preflight
