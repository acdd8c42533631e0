// A consumer of the policy headers alone: rules as data, decided while it compiles.
#include <csprel/policy/china_21vianet.hpp>
#include <csprel/policy/decide.hpp>
#include <csprel/vocabulary/guid.hpp>

constexpr csprel::requirement_set needed =
    csprel::china_21vianet().needed(csprel::operation::subscription_remove_seats, {});
static_assert(needed.contains(csprel::requirement::not_original_reseller));

constexpr csprel::decision seller_of_nothing = [] {
  csprel::facts known;
  for (const csprel::requirement one : needed) known.record(one, csprel::truth::yes);
  known.record(csprel::requirement::not_original_reseller, csprel::truth::no);
  return csprel::decide(needed, known);
}();
static_assert(seller_of_nothing.result == csprel::outcome::deny);
static_assert(seller_of_nothing.reason() == csprel::requirement::not_original_reseller);
static_assert(csprel::guid::parse("ca73f9f8-2aa6-5a27-bb58-ae94e57570aa").has_value());

#if defined(BOOST_VERSION) || defined(ABSL_BASE_CONFIG_H_)
#error "the policy headers need neither Boost nor Abseil"
#endif

int main() { return seller_of_nothing.unmet.size() == 1 ? 0 : 1; }
