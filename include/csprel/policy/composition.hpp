// SPDX-License-Identifier: Apache-2.0
// How packs of one family are written: requirements stated once, groups of them, and a line for each
// operation that puts groups together. The compiler flattens the lines into a checklist.
//
//   constexpr auto active = group(need{subscription_cancelled}, need{subscription_suspended});
//   lines.add(subscription_add_seats, owned, need{role_not_permitted}, active);
//
// A row cites the rules of the requirement and those of the line. What a line does not say, the
// requirement's own statement says.
#ifndef CSPREL_POLICY_COMPOSITION_HPP
#define CSPREL_POLICY_COMPOSITION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "csprel/policy/pack.hpp"

namespace csprel::detail {

/// What a family of packs says of a requirement wherever an operation has it.
struct statement {
  requirement what{};
  csprel::basis basis{};
  std::string_view rules;
  csprel::refusal refusal{};
};

/// A requirement as one operation has it.
struct need {
  requirement what{};
  std::string_view rules{};  ///< Besides those of the statement.
  csprel::basis basis{};
  csprel::refusal refusal{};
  bool own_basis = false;
  bool own_refusal = false;
  track_set tracks = track_set::all();
  condition when = condition::always;
  option_gate gate{};

  [[nodiscard]] constexpr need by(std::string_view ids) const {
    need result = *this;
    result.rules = ids;
    return result;
  }
  [[nodiscard]] constexpr need as(csprel::basis how) const {
    need result = *this;
    result.basis = how;
    result.own_basis = true;
    return result;
  }
  [[nodiscard]] constexpr need on(track_set those) const {
    need result = *this;
    result.tracks = those;
    return result;
  }
  [[nodiscard]] constexpr need where(condition it) const {
    need result = *this;
    result.when = it;
    return result;
  }
  [[nodiscard]] constexpr need under(option_gate which) const {
    need result = *this;
    result.gate = which;
    return result;
  }
  [[nodiscard]] constexpr need refused(csprel::refusal answer) const {
    need result = *this;
    result.refusal = answer;
    result.own_refusal = true;
    return result;
  }
};

template <std::size_t Size>
using need_group = std::array<need, Size>;

constexpr need_group<1> as_group(const need& one) { return {one}; }
template <std::size_t Size>
constexpr const need_group<Size>& as_group(const need_group<Size>& group) {
  return group;
}

/// Requirements and groups of them as one group.
template <class... Parts>
constexpr auto group(const Parts&... parts) {
  need_group<(as_group(Parts{}).size() + ...)> all{};
  std::size_t at = 0;
  const auto append = [&](const auto& part) {
    for (const need& one : as_group(part)) all[at++] = one;
  };
  (append(parts), ...);
  return all;
}

/// The same group with every requirement changed alike.
template <std::size_t Size, class Change>
constexpr need_group<Size> each(need_group<Size> group, Change change) {
  for (need& one : group) one = change(one);
  return group;
}

/// The lines of a family, an operation each, before they become a checklist.
class line_table {
 public:
  static constexpr std::size_t capacity = 1800;

  struct line {
    std::uint16_t first;
    std::uint16_t size;
    bool has_api;  ///< False: the operation has no API, so that nothing of it is refused by one.
  };

  /// Adds the line of an operation, in check order whatever the order of its parts. Fails to compile
  /// where there is no room.
  template <class... Parts>
  constexpr void add(operation what, const Parts&... parts) {
    line& made = at(what);
    made = {static_cast<std::uint16_t>(size_), 0, true};
    const auto append = [&](const auto& part) {
      for (const need& one : as_group(part)) insert(made, one);
    };
    (append(parts), ...);
  }
  /// The same for an operation without API.
  template <class... Parts>
  constexpr void add_without_api(operation what, const Parts&... parts) {
    add(what, parts...);
    at(what).has_api = false;
  }

  /// The lines that remain where `keeps` says so of each requirement of each operation.
  template <class Keeps>
  [[nodiscard]] constexpr line_table filtered(Keeps keeps) const {
    line_table result;
    for (std::size_t i = 0; i < operation_count; ++i) {
      const auto what = static_cast<operation>(i);
      line& made = result.at(what);
      made = {static_cast<std::uint16_t>(result.size_), 0, lines_[i].has_api};
      for (const need& one : needs(what))
        if (keeps(what, one)) result.insert(made, one);
    }
    return result;
  }
  /// Puts this line in place of the operation's.
  template <class... Parts>
  constexpr void replace(operation what, const Parts&... parts) {
    const bool had_api = at(what).has_api;
    add(what, parts...);
    at(what).has_api = had_api;
  }
  /// Adds requirements to the line of an operation.
  template <class... Parts>
  constexpr void extend(operation what, const Parts&... parts) {
    const line before = at(what);
    line& made = at(what);
    made = {static_cast<std::uint16_t>(size_), 0, before.has_api};
    for (std::size_t i = 0; i < before.size; ++i) insert(made, needs_[before.first + i]);
    const auto append = [&](const auto& part) {
      for (const need& one : as_group(part)) insert(made, one);
    };
    (append(parts), ...);
  }

  [[nodiscard]] constexpr std::span<const need> needs(operation what) const {
    const line& found = lines_[static_cast<std::size_t>(what)];
    return std::span<const need>(needs_).subspan(found.first, found.size);
  }
  [[nodiscard]] constexpr bool has_api(operation what) const {
    return lines_[static_cast<std::size_t>(what)].has_api;
  }
  /// How many requirements all lines have.
  [[nodiscard]] constexpr std::size_t size() const {
    std::size_t total = 0;
    for (const line& one : lines_) total += one.size;
    return total;
  }

 private:
  constexpr line& at(operation what) { return lines_[static_cast<std::size_t>(what)]; }
  constexpr void insert(line& into, const need& one) {
    std::size_t place = size_++;
    while (place > into.first && one.what < needs_[place - 1].what) {
      needs_[place] = needs_[place - 1];
      --place;
    }
    needs_[place] = one;
    ++into.size;
  }

  std::array<need, capacity> needs_{};
  std::array<line, operation_count> lines_{};
  std::size_t size_ = 0;
};

/// Calls `body` with each id of a list of rules.
template <class Body>
constexpr void for_each_rule(std::string_view rules, Body body) {
  const char* at = rules.data();
  const char* const end = at + rules.size();
  while (at < end) {
    const char* from = at;
    while (at < end && *at != ' ') ++at;
    body(std::string_view(from, static_cast<std::size_t>(at - from)));
    ++at;
  }
}

/// Whether the list holds the id.
constexpr bool lists_rule(std::string_view rules, std::string_view id) {
  bool found = false;
  for_each_rule(rules, [&](std::string_view one) { found = found || one == id; });
  return found;
}

/// Everything from which a checklist is made.
struct composition {
  line_table lines;
  std::span<const statement> statements;      ///< One for every requirement that the lines have, in check order.
  std::span<const std::string_view> dropped;  ///< Rules that do not count in this cloud.

  /// The rules of a statement and those of a line that it lacks, a blank between two and a zero at the end.
  template <class Sink>
  constexpr void write_rules(std::string_view stated, std::string_view added, Sink sink) const {
    bool first = true;
    const auto put = [&](std::string_view id) {
      for (const std::string_view one : dropped)
        if (one.back() == id.back() && one == id) return;
      if (!first) sink(" ");
      first = false;
      sink(id);
    };
    for_each_rule(stated, put);
    for_each_rule(added, [&](std::string_view id) {
      if (!lists_rule(stated, id)) put(id);
    });
    sink(std::string_view("\0", 1));
  }
  /// Where the statement of each requirement stands.
  [[nodiscard]] constexpr std::array<std::uint8_t, requirement_count> positions() const {
    std::array<std::uint8_t, requirement_count> at{};
    for (std::size_t i = 0; i < statements.size(); ++i)
      at[static_cast<std::size_t>(statements[i].what)] = static_cast<std::uint8_t>(i);
    return at;
  }
  /// The rules of every statement, then those of every row that adds to them.
  template <class Sink>
  constexpr void write_all_rules(Sink sink) const {
    for (const statement& one : statements) write_rules(one.rules, {}, sink);
    const auto at = positions();
    for (std::size_t i = 0; i < operation_count; ++i)
      for (const need& one : lines.needs(static_cast<operation>(i)))
        if (!one.rules.empty())
          write_rules(statements[at[static_cast<std::size_t>(one.what)]].rules, one.rules, sink);
  }
};

/// The text of `write_all_rules`, of which the rules of each row are a part.
template <const composition& From>
inline constexpr auto rule_texts = [] {
  constexpr std::size_t size = [] {
    std::size_t count = 0;
    From.write_all_rules([&](std::string_view part) { count += part.size(); });
    return count;
  }();
  std::array<char, size> text{};
  std::size_t at = 0;
  From.write_all_rules([&](std::string_view part) {
    for (const char c : part) text[at++] = c;
  });
  return text;
}();

/// The checklist: all rows, in order. Does not compile where a requirement has no statement.
template <const composition& From>
inline constexpr auto composed = [] {
  const auto& texts = rule_texts<From>;
  std::size_t from = 0;
  // By hand: with the undefined behaviour sanitizer gcc 12 takes no search of a static text for constant.
  const auto next_rules = [&] {
    std::size_t end = from;
    while (texts[end] != '\0') ++end;
    const std::string_view found{texts.data() + from, end - from};
    from = end + 1;
    return found;
  };
  std::array<std::string_view, requirement_count> stated{};
  for (const statement& one : From.statements) stated[static_cast<std::size_t>(one.what)] = next_rules();

  const auto positions = From.positions();
  std::array<checklist_entry, From.lines.size()> rows{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < operation_count; ++i) {
    const auto what = static_cast<operation>(i);
    for (const need& one : From.lines.needs(what)) {
      const statement& said = From.statements[positions[static_cast<std::size_t>(one.what)]];
      if (said.what != one.what) throw "a requirement without statement";
      checklist_entry& row = rows[at++];
      row.what = what;
      row.needs = one.what;
      row.basis = one.own_basis ? one.basis : said.basis;
      row.rules = one.rules.empty() ? stated[static_cast<std::size_t>(one.what)] : next_rules();
      if (From.lines.has_api(what)) row.refusal = one.own_refusal ? one.refusal : said.refusal;
      row.gate = one.gate;
      row.tracks = one.tracks;
      row.when = one.when;
    }
  }
  return rows;
}();

}  // namespace csprel::detail

#endif
