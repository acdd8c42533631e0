// SPDX-License-Identifier: Apache-2.0
// What the sources that schemata.py writes call: each operator, constant and condition that has mutants stands there as
// a call of one of these with the number of its first mutant. One mutant is on, or none. While a test is recorded each
// call tells besides which of its mutants would have come to another value, as far as that can be told without a side
// effect; where it cannot, that it was reached.
//
// Nothing is constexpr: what a constant needs does not compile, and its mutants are left to be judged one at a time.
#ifndef CSPREL_TESTS_GATES_SCHEMATA_HPP
#define CSPREL_TESTS_GATES_SCHEMATA_HPP

#include <concepts>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

namespace csprel_mutants {

using id = std::uint32_t;  // From 1.
inline constexpr id most = 1 << 16;

extern id on;  // 0: none.
extern bool recording;
extern bool differing[most];
extern bool not_compiled[most];

inline void differs(id mutant, bool really = true) {
  if (recording && really) differing[mutant] = true;
}
/// What would stand there has no meaning for the types at hand.
inline void does_not_compile(id mutant) {
  if (recording) not_compiled[mutant] = true;
}
inline bool active(id mutant) {
  differs(mutant);
  return on == mutant;
}

template <class A, class B>
bool is_other(const A& a, const B& b) {
  if constexpr (std::equality_comparable_with<A, B>) return !(a == b);
  return true;
}

/// a == b and the like, and `&&` and `||` that look at both sides: no side effects, so all are tried while recording.
template <class Original, class Mutant, class... Others, class A, class B>
auto compare(id mutant, const A& a, const B& b) -> std::invoke_result_t<Original, const A&, const B&> {
  if constexpr (std::invocable<Mutant, const A&, const B&>) {
    if (on == mutant) return Mutant{}(a, b);
    if (recording) differs(mutant, is_other(Original{}(a, b), Mutant{}(a, b)));
  } else {
    does_not_compile(mutant);
  }
  if constexpr (sizeof...(Others) > 0) return compare<Original, Others...>(mutant + 1, a, b);
  else return Original{}(a, b);
}

/// a + b and a += b.
template <class Original, class Mutant, class A, class B>
auto compute(id mutant, A&& a, B&& b) -> std::invoke_result_t<Original, A, B> {
  if constexpr (std::invocable<Mutant, A, B>) {
    if (active(mutant)) return Mutant{}(std::forward<A>(a), std::forward<B>(b));
  } else {
    does_not_compile(mutant);
  }
  return Original{}(std::forward<A>(a), std::forward<B>(b));
}

#define CSPREL_OPERATION(name, symbol)                                                       \
  struct name {                                                                              \
    template <class A, class B>                                                              \
    auto operator()(A&& a, B&& b) const -> decltype(std::forward<A>(a) symbol std::forward<B>(b)) { \
      return std::forward<A>(a) symbol std::forward<B>(b);                                   \
    }                                                                                        \
  }
CSPREL_OPERATION(shift_left, <<);
CSPREL_OPERATION(shift_right, >>);
CSPREL_OPERATION(add, +=);
CSPREL_OPERATION(subtract, -=);
CSPREL_OPERATION(multiply, *=);
CSPREL_OPERATION(divide, /=);
CSPREL_OPERATION(keep, &=);
CSPREL_OPERATION(join, |=);
#undef CSPREL_OPERATION

template <class A>
A& increment(id mutant, A& a) {
  if constexpr (requires { --a; }) {
    if (active(mutant)) return --a;
  } else {
    does_not_compile(mutant);
  }
  return ++a;
}
template <class A>
A& decrement(id mutant, A& a) {
  return active(mutant) ? ++a : --a;
}

/// !a, or a.
template <class A>
auto negate(id mutant, const A& a) {
  using result = decltype(!a);
  if constexpr (std::same_as<result, bool>) return (a ? true : false) == active(mutant);
  else return active(mutant) ? static_cast<result>(a) : !a;
}

/// A number, one more, and from 2 on one less.
template <class A>
A number(id mutant, A a) {
  if (active(mutant)) return a + 1;
  return a > 1 && active(mutant + 1) ? a - 1 : a;
}

/// A constant, or another.
template <class A>
A either(id mutant, A original, A other) {
  return active(mutant) ? other : original;
}

// `a && b` is (and_settles(n, a) ? on == n : and_rest(n, b)), which is `a || b` when the mutant is on, and the other way
// round. What is not evaluated in the original may well be another value.
inline bool and_settles(id mutant, bool left) {
  differs(mutant, !left);
  return left == (on == mutant);
}
inline bool and_rest(id mutant, bool right) {
  differs(mutant, !right);
  return right;
}
inline bool or_settles(id mutant, bool left) {
  differs(mutant, left);
  return left != (on == mutant);
}
inline bool or_rest(id mutant, bool right) {
  differs(mutant, right);
  return right;
}

// `if (a)` is (on == n || (on != n + 1 && condition(n, a))): always, or never.
inline bool condition(id mutant, bool holds) {
  differs(holds ? mutant + 1 : mutant);
  return holds;
}

}  // namespace csprel_mutants

#endif
