// SPDX-License-Identifier: Apache-2.0
// Each response may begin with "@" and the name of its file, up to the end of the line.
#include "csprel/json/partner_center.hpp"

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"
#include "support/world_builder.hpp"

namespace csprel::fuzz {
namespace {

struct response {
  std::string_view name = "response.json";
  std::string_view text;
};

std::vector<response> responses_of(std::string_view input) {
  std::vector<response> all;
  for (std::string_view part : parts_of(input)) {
    response r{.text = part};
    if (const std::size_t end = part.find('\n'); part.starts_with('@') && end != std::string_view::npos)
      r = {part.substr(1, end - 1), part.substr(end + 1)};
    all.push_back(r);
  }
  return all;
}

void add(json::importer& in, const response& r) {
  const auto added = in.add(r.text, r.name);
  if (added) return;
  constexpr std::string_view mark = "\xef\xbb\xbf";
  error wrong = added.error();
  // The name is the caller's, and stands there as it was given.
  wrong.found.resize(wrong.found.size() - (" in " + std::string(r.name)).size());
  require_leads_into(wrong, r.text.starts_with(mark) ? r.text.substr(mark.size()) : r.text);
}

void require_imported(json::importer& in, const std::vector<response>& responses) {
  for (const response& r : responses) add(in, r);
  const auto world = in.finish();
  const std::vector<std::string> notes = in.notes();
  const auto twice = in.finish();
  require(twice.has_value() == world.has_value(), "finished twice, and once it failed");
  if (!world) {
    error wrong = world.error();
    if (wrong.code != error_code::missing_member) require_legal(wrong);
    require(twice.error() == wrong, "finished twice with two errors");
    return;
  }
  require(twice.value() == world.value() && in.notes() == notes, "finished twice with two results");
  require_valid(world.value());
  for (const response& r : responses) add(in, r);
  const auto again = in.finish();
  require(again.has_value() && again.value() == world.value(), "adding it all a second time changes something");
}

}  // namespace

void partner_center(std::string_view input) {
  const auto responses = responses_of(input);
  json::importer from_nothing(cloud::china_21vianet, test::partner_p);
  require_imported(from_nothing, responses);
  const auto [base, rest] = world_and_rest("");
  json::importer from_world(base, test::partner_p);
  require_imported(from_world, responses);
}

}  // namespace csprel::fuzz
