// SPDX-License-Identifier: Apache-2.0
// A part of a record that most records do not have: a value that costs one pointer for as long as
// it is the default one.
//
//   boxed<subscription_commerce> commerce;       // null
//   commerce->refundable;                        // reads the default value's member
//   commerce.edit().operation_pending = true;    // now there is one of its own
//   auto copy = commerce;                        // and now there are two
#ifndef CSPREL_MODEL_BOXED_HPP
#define CSPREL_MODEL_BOXED_HPP

#include <iosfwd>
#include <utility>

namespace csprel {

/// A `T` stored apart. Copies are deep, and an empty box equals one that holds a default `T`:
/// whether there is memory behind it is not part of the value. *Thread*: as a `T`.
template <class T>
class boxed {
 public:
  boxed() noexcept = default;
  boxed(T value) : held_(new T(std::move(value))) {}  // NOLINT: a value is one
  boxed(const boxed& other) : held_(other.held_ ? new T(*other.held_) : nullptr) {}
  boxed(boxed&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  boxed& operator=(boxed other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~boxed() { delete held_; }

  /// Whether nothing is stored, so that the value is the default one.
  [[nodiscard]] bool empty() const noexcept { return held_ == nullptr; }
  [[nodiscard]] const T& operator*() const noexcept { return held_ ? *held_ : nothing(); }
  [[nodiscard]] const T* operator->() const noexcept { return &**this; }

  /// The value, to be changed. *Cost*: an allocation where the box is empty.
  [[nodiscard]] T& edit() {
    if (!held_) held_ = new T();
    return *held_;
  }

  friend bool operator==(const boxed& a, const boxed& b) { return a.held_ == b.held_ || *a == *b; }

  template <class Char, class Traits>
  friend std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out,
                                                      const boxed& value) {
    return out << *value;
  }

 private:
  [[nodiscard]] static const T& nothing() noexcept {
    static const T value{};
    return value;
  }
  T* held_ = nullptr;  // Owned; <memory> alone would double what every header of the model costs to include.
};

}  // namespace csprel

#endif
