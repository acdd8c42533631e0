// SPDX-License-Identifier: Apache-2.0
// A value that exists is valid: fields that belong together, checked once when they are joined.
//
// The fields are a plain aggregate; `validated<Fields>` can only be made through `make`, which asks
// `check(const Fields&)` (found by argument-dependent lookup) for the first violation. Afterwards the
// fields are read-only; a change makes a new value:
//
//   auto wider = *offer;            // a copy of the fields
//   wider.maximum_quantity = 500;
//   result<offer> changed = offer::make(std::move(wider));
#ifndef CSPREL_MODEL_VALIDATED_HPP
#define CSPREL_MODEL_VALIDATED_HPP

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "csprel/vocabulary/error.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel {

namespace detail {

struct pointee_less {
  template <class T>
  bool operator()(const T* a, const T* b) const {
    return *a < *b;
  }
};

/// The position of the first entry whose id an earlier entry has, or nothing. `id` returns a
/// reference into the entry. *Cost*: n log n; nothing is allocated for a few.
template <class Range, class Id>
std::optional<std::size_t> second_of_one_id(const Range& entries, Id id) {
  constexpr std::size_t few = 8;
  if (entries.size() <= few) {
    for (std::size_t i = 1; i < entries.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (id(entries[k]) == id(entries[i])) return i;
    return std::nullopt;
  }
  std::set<decltype(&id(entries[0])), pointee_less> seen;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!seen.insert(&id(entries[i])).second) return i;
  return std::nullopt;
}

}  // namespace detail

/// *Invariant*: `check(fields)` finds nothing. A moved-from value may only be assigned or destroyed.
template <class Fields>
class validated {
 public:
  using fields_type = Fields;

  /// The value, or the first thing that is wrong with `fields`; the pointer is relative to them.
  [[nodiscard]] static result<validated> make(Fields fields) {
    if (std::optional<error> wrong = check(fields)) return std::move(*wrong);
    return validated{std::move(fields)};
  }

  [[nodiscard]] const Fields& operator*() const noexcept { return fields_; }
  [[nodiscard]] const Fields* operator->() const noexcept { return &fields_; }

  friend bool operator==(const validated&, const validated&) = default;

  template <class H>
  friend H AbslHashValue(H state, const validated& value) {
    return H::combine(static_cast<H&&>(state), value.fields_.id);
  }
  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const validated& value) {
    return out << value.fields_;
  }

 private:
  explicit validated(Fields&& fields) noexcept(noexcept(Fields(std::move(fields)))) : fields_(std::move(fields)) {}
  Fields fields_;
};

}  // namespace csprel

/// By id alone: equal values have equal ids.
template <class Fields>
struct std::hash<csprel::validated<Fields>> {
  [[nodiscard]] std::size_t operator()(const csprel::validated<Fields>& value) const noexcept {
    return std::hash<decltype(value->id)>{}(value->id);
  }
};

#endif
