// SPDX-License-Identifier: Apache-2.0
#include "csprel/directory/restriction.hpp"

#include "directory/quoted.hpp"

namespace csprel {
namespace {

/// What is wrong with a restriction, if anything.
std::optional<error> check(const restriction& r, std::size_t at) {
  const std::string here = "/restrictions/" + std::to_string(at);
  if (r.code.empty() || from_name<requirement>(r.code))
    return error{error_code::malformed_value, here + "/code", detail::quoted(r.code), "a code of the restriction's own"};
  if (!r.holds) return error{error_code::malformed_value, here + "/holds", "nothing", "a callable"};
  return std::nullopt;
}

}  // namespace

result<restricted_decision> decide(const directory& world, const question& asked, std::span<const restriction> restrictions) {
  for (std::size_t i = 0; i < restrictions.size(); ++i)
    if (auto wrong = check(restrictions[i], i)) return std::move(*wrong);
  const auto by_pack = decide(world, asked);
  if (!by_pack) return by_pack.error();
  restricted_decision answer;
  answer.by_pack = by_pack.value();
  for (const restriction& each : restrictions) {
    const truth holds = each.holds(world, asked);
    if (holds == truth::no) answer.unmet.push_back({each.code, each.text});
    if (holds == truth::unknown) answer.unknown.push_back({each.code, each.text});
  }
  const outcome pack_says = answer.by_pack.result;
  const bool denied = pack_says == outcome::deny || !answer.unmet.empty();
  const bool in_doubt = pack_says == outcome::unknown || !answer.unknown.empty();
  answer.result = denied ? outcome::deny : in_doubt ? outcome::unknown : outcome::allow;
  return answer;
}

}  // namespace csprel
