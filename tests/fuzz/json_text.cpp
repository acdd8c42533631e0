// SPDX-License-Identifier: Apache-2.0
// The strict parser accepts what Boost.JSON's own parser accepts, as the same value, but for what it
// refuses on purpose; and it does not matter where a text is cut into chunks.
#include <cmath>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "fuzz/invariants.hpp"
#include "fuzz/targets.hpp"
#include "json/strict_parser.hpp"
#include "json/text_writer.hpp"

namespace csprel::fuzz {
namespace {

namespace bj = boost::json;
using json::to_text;

constexpr double two_to_the_53 = 9007199254740992.0;

/// The same but for numbers: this parser makes every whole one an integer, exactly. Not the other way round: a fraction
/// may be too small for its double to show.
bool same(const bj::value& strict, const bj::value& boost) {
  if (strict.is_number() && boost.is_number()) {
    const double a = strict.to_number<double>();
    const double b = boost.to_number<double>();
    require(!strict.is_uint64() && std::abs(a) <= two_to_the_53, "a number above 2^53");
    if (a == 0 && std::isnan(b)) return true;  // Boost.JSON 1.81 takes 0e400 for zero times infinity.
    // It rounds by up to a few units in the last place.
    return a == b || std::abs(a - b) <= 1e-14 * std::abs(a) + 1e-300;
  }
  if (strict.kind() != boost.kind()) return false;
  if (strict.is_array()) {
    const auto& a = strict.get_array();
    const auto& b = boost.get_array();
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!same(a[i], b[i])) return false;
    return true;
  }
  if (strict.is_object()) {
    const auto& a = strict.get_object();
    const auto& b = boost.get_object();
    if (a.size() != b.size()) return false;
    for (const auto& member : a)
      if (const auto* other = b.if_contains(member.key()); other == nullptr || !same(member.value(), *other)) return false;
    return true;
  }
  return strict == boost;
}

result<bj::value> parse_in_chunks(std::string_view text, std::size_t size) {
  json::strict_parser parser(json::request_limits);
  for (std::size_t at = 0; at < text.size(); at += size)
    if (auto written = parser.write(text.substr(at, size)); !written) return std::move(written).error();
  return parser.finish();
}

}  // namespace

void json_text(std::string_view input) {
  const auto strict = json::parse(input);
  bj::error_code refused;
  bj::parse_options options;
  options.max_depth = json::request_limits.max_depth;
  const bj::value boost = bj::parse({input.data(), input.size()}, refused, {}, options);

  for (const std::size_t size : {1U, 2U, 3U, 7U, 64U}) {
    const auto chunked = parse_in_chunks(input, size);
    require(chunked.has_value() == strict.has_value(), "a text is read or refused by where it is cut");
    if (strict)
      require(chunked.value() == strict.value(), "a text reads differently by where it is cut");
    else
      // Not by its column: of a character that is cut in two, either half may be told.
      require(chunked.error().code == strict.error().code && chunked.error().pointer == strict.error().pointer,
              "an error depends on where the text is cut: " + strict.error().message() + "; " + chunked.error().message());
  }

  if (strict) {
    require(!refused, "accepted, and refused by Boost.JSON: " + refused.message());
    require(same(strict.value(), boost), "another value than Boost.JSON's: " + to_text(strict.value()));
    const std::string text = to_text(strict.value());
    const auto again = json::parse(text);
    // As a text: a fraction that its double cannot show has become a whole number.
    require(again && to_text(again.value()) == text, "what was written reads as something else: " + text);
    return;
  }
  require_legal(strict.error());
  if (refused) return;
  require_leads_into(strict.error(), input);
  switch (strict.error().code) {
    case error_code::duplicate_key:
    case error_code::number_range: break;
    default: require(false, "refused, and accepted by Boost.JSON: " + strict.error().message());
  }
}

}  // namespace csprel::fuzz
