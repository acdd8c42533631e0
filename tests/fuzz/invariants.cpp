// SPDX-License-Identifier: Apache-2.0
#include "fuzz/invariants.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "csprel/directory/portfolio.hpp"
#include "csprel/directory/relations.hpp"
#include "csprel/directory/remedy.hpp"
#include "csprel/directory/survey.hpp"
#include "csprel/directory/what_if.hpp"
#include "csprel/json/authzen.hpp"
#include "csprel/json/directory_document.hpp"
#include "support/varied_world.hpp"

namespace csprel::fuzz {
namespace {

namespace bj = boost::json;

/// The steps of a JSON Pointer, or nothing where it is none (RFC 6901).
std::optional<std::vector<std::string>> steps_of(std::string_view pointer) {
  std::vector<std::string> steps;
  if (!pointer.empty() && pointer[0] != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      steps.emplace_back();
    } else if (pointer[i] != '~') {
      steps.back() += pointer[i];
    } else {
      if (++i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      steps.back() += pointer[i] == '0' ? '~' : '/';
    }
  }
  return steps;
}

/// Whether the bytes are UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned first = byte(i);
    const std::size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((byte(i + k) & 0xc0U) != 0x80U) return false;
    const unsigned second = byte(i + 1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
        (first == 0xf4 && second > 0x8f))
      return false;
    i += length;
  }
  return true;
}

bool is_printable(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return detail::ascii_lower(x) == detail::ascii_lower(y); });
}

/// Every value that a step can mean: members that differ in case only are several.
std::vector<const bj::value*> stepped(const std::vector<const bj::value*>& from, const std::string& step) {
  std::vector<const bj::value*> to;
  for (const bj::value* at : from) {
    if (at->is_array()) {
      const auto& array = at->get_array();
      for (std::size_t i = 0; i < array.size(); ++i)
        if (std::to_string(i) == step) to.push_back(&array[i]);
    } else if (at->is_object()) {
      for (const auto& member : at->get_object())
        if (same_but_for_case({member.key().data(), member.key().size()}, step)) to.push_back(&member.value());
    }
  }
  return to;
}

void require_same_text(const std::string& a, const std::string& b, const char* what) {
  require(a == b, std::string(what) + ":\n" + a + "\n" + b);
}

const directory& fixed_world() {
  static const directory made = test::varied_world();
  return made;
}

}  // namespace

void require_legal(const error& wrong) {
  std::ostringstream text;
  text << wrong;
  require(steps_of(wrong.pointer).has_value(), "no JSON Pointer: " + text.str());
  require(is_utf8(wrong.pointer), "a pointer that is not UTF-8: " + text.str());
  for (const std::string_view part : {std::string_view{wrong.found}, std::string_view{wrong.expected}}) {
    require(!part.empty(), "an error that does not say all: " + text.str());
    require(is_utf8(part), "a message that is not UTF-8: " + text.str());
    require(is_printable(part), "a message with control characters: " + text.str());
  }
}

void require_leads_into(const error& wrong, std::string_view text) {
  require_legal(wrong);
  bj::parse_options generous;
  generous.max_depth = 1000;
  bj::error_code ec;
  const bj::value root = bj::parse({text.data(), text.size()}, ec, {}, generous);
  if (ec) return;  // A text that is not even JSON may be wrong anywhere.
  const std::vector<std::string> steps = *steps_of(wrong.pointer);
  std::vector<const bj::value*> at{&root};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto next = stepped(at, steps[i]);
    // One key twice: this reader keeps the last of them, and the parser may find what is wrong in the first.
    if (next.empty() && (wrong.code == error_code::number_range || wrong.code == error_code::duplicate_key)) return;
    // What is missing may be missing together with what should hold it.
    if (next.empty() && wrong.code == error_code::missing_member) return;
    require(!next.empty(), "a pointer to nothing: " + wrong.pointer);
    at = next;
  }
}

void require_valid(const directory& world) {
  const std::string text = json::write_directory(world);
  const auto again = json::read_directory(text);
  require(again.has_value(), "what was written cannot be read: " +
                                 (again ? "" : again.error().pointer + ": " + again.error().message()) + "\n" + text);
  require(again.value() == world, "what was written reads as something else: " + text);
  require_same_text(json::write_directory(again.value()), text, "two texts of one directory");
}

void require_answers(const directory& world) {
  constexpr std::size_t few = 3;
  const auto everybody = world.partners();
  for (std::size_t p = 0; p < std::min(few, everybody.size()); ++p) {
    const partner_id& who = everybody[p]->id;
    for (std::size_t c = 0; c < std::min(few, world.customer_count()); ++c) {
      const customer_id& of = world.customer_at(c)->id;
      (void)must_request(world, who, of);
      const auto lines = survey(world, who, of);
      require(lines.has_value(), "no survey");
      const auto& subscriptions = world.customer_at(c)->subscriptions;
      for (std::uint32_t s = 0; s < std::min(few, subscriptions.size()); ++s) {
        const subscription_handle which{static_cast<std::uint32_t>(c), s};
        operation_set allowed;
        for (const operation what : portfolio_operations) {
          const decision d = decide(world, partner_handle{static_cast<std::uint32_t>(p)}, what, which);
          if (d.result == outcome::allow) allowed.insert(what);
          require((d.result == outcome::allow) == (d.unmet.empty() && d.unknown.empty()), "an outcome without reason");
        }
        require(allowed == allowed_operations(world, {static_cast<std::uint32_t>(p)}, which), "two sets of allowed operations");
        question q{partner_subject{who}, operation::subscription_reactivate,
                   subscription_resource{subscriptions[s]->id, of}, {}, {}};
        const auto explained = explain(world, q);
        const auto decided = decide(world, q);
        require(explained.has_value() && decided.has_value(), "a question about what is there has no answer");
        require(explained.value().result == decided.value().result, "an explanation of another outcome");
      }
    }
    (void)customers_of(world, who, "a");
  }
  (void)partners_of(world, customer_id{});
  const instant from = world.as_of().value_or(instant{});
  const auto coming = upcoming_changes(world, from, from + days(36'500));
  require(coming.has_value(), "no answer about what time will change");
  for (const timed_flip& flip : coming.value())
    require(flip.at > from && flip.change.before != flip.change.after, "a change that is none");
}

std::pair<directory, std::string_view> world_and_rest(std::string_view input) {
  const std::size_t end = input.find('\x1e');
  if (end == std::string_view::npos) return {fixed_world(), input};
  const std::string_view rest = input.substr(end + 1);
  auto world = json::read_directory(input.substr(0, end));
  return {world ? std::move(world).value() : fixed_world(), rest};
}

std::vector<std::string_view> parts_of(std::string_view input) {
  std::vector<std::string_view> parts;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\x1e'), input.size());
    parts.push_back(input.substr(0, end));
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return parts;
}

}  // namespace csprel::fuzz
