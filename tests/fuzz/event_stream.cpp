// SPDX-License-Identifier: Apache-2.0
#include "csprel/json/event_stream.hpp"

#include "csprel/directory/apply.hpp"
#include "csprel/directory/what_if.hpp"

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::fuzz {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// An array as JSON Lines and lines as an array: both are read as what they were.
void require_both_forms(std::string_view text, const result<std::vector<event>>& read) {
  std::string other;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '[') {
    const auto root = json::parse(text);
    if (!root) return;
    for (const auto& element : root.value().get_array()) {
      // A line that begins with a bracket would be taken for an array of events.
      if (other.empty() && element.is_array()) return;
      other += json::to_text(element) + "\n";
    }
  } else {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (is_blank(line)) continue;
      if (!json::parse(line)) return;
      other.append(other.empty() ? "[" : ",\n").append(line);
    }
    other += other.empty() ? "[]" : "]";
  }
  const auto again = json::read_events(other);
  if (!again && again.error().code == error_code::syntax) return;  // The array lies one level deeper.
  require(again.has_value() == read.has_value(), "events are read in one form and refused in the other");
  if (read)
    require(again.value() == read.value(), "events read differently in the other form");
  else
    require(again.error().code == read.error().code && again.error().pointer == read.error().pointer,
            "events are wrong differently in the other form");
}

void require_replayed(const directory& world, const std::vector<event>& events) {
  const auto whole = replay(world, events);
  directory now = world;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const directory before = now;
    const auto one = apply(now, events[i]);
    require(before == now, "applying an event changes the world that it is applied to");
    if (!one) {
      require_legal(one.error());
      require(!whole, "a stream goes on after an event in error");
      error expected = one.error();
      expected.pointer.insert(0, "/" + std::to_string(i));
      require(whole.error() == expected, "a stream fails with another error");
      return;
    }
    require_valid(one.value().world);
    if (one.value().refused) {
      require(one.value().world == now, "a refused event changes something");
      require(whole.has_value() && whole.value().refused && whole.value().refused->index == i &&
                  whole.value().refused->reason == one.value().refused->reason && whole.value().world == now,
              "a stream ends elsewhere than its refused event");
      return;
    }
    now = one.value().world;
    require(now.as_of() && *now.as_of() >= events[i].at, "an event lies after the clock");
  }
  require(whole.has_value() && !whole.value().refused && whole.value().world == now,
          "a stream leads elsewhere than its events one by one");
}

}  // namespace

void event_stream(std::string_view input) {
  const auto [world, text] = world_and_rest(input);
  const auto read = json::read_events(text);
  require_both_forms(text, read);
  if (!read) return require_legal(read.error());
  const std::string written = json::write_events(read.value());
  const auto again = json::read_events(written);
  require(again.has_value(), "what was written cannot be read: " + written);
  require(again.value() == read.value(), "what was written reads as something else: " + written);
  constexpr std::size_t few = 16;
  const std::vector<event> some(read.value().begin(),
                                read.value().begin() + static_cast<std::ptrdiff_t>(std::min(few, read.value().size())));
  require_replayed(world, some);
  const auto flips = what_if(world, some);
  const auto end = replay(world, some);
  require(flips.has_value() == end.has_value(), "two answers to whether events can be replayed");
  if (!flips) return require(flips.error() == end.error(), "two errors about the same events");
  require(flips.value().after == end.value().world && flips.value().refused == end.value().refused,
          "what if ends elsewhere");
  if (!world.partners().empty()) require_answers(end.value().world);
}

}  // namespace csprel::fuzz
