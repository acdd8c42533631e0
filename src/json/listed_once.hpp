// SPDX-License-Identifier: Apache-2.0
// The entries of a list by what each of them is called.
#ifndef CSPREL_JSON_SRC_LISTED_ONCE_HPP
#define CSPREL_JSON_SRC_LISTED_ONCE_HPP

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

namespace csprel::json {

/// Finds entries of one list, always the same, that grows behind; whoever takes some away says so by `forget`. `Key` is what an
/// entry is called: a member, or a function of it that keeps nothing. *Cost*: a step for each entry, once, and a look-up
/// each time. In order, for a hash would collide where somebody wants it to.
template <class T, auto Key>
class listed_once {
 public:
  using key_type = std::remove_cvref_t<std::invoke_result_t<decltype(Key), const T&>>;

  /// The first that is called so; null where there is none.
  [[nodiscard]] T* find(std::vector<T>& all, const key_type& key) {
    for (; seen_ < all.size(); ++seen_)
      if (!at_.emplace(std::invoke(Key, all[seen_]), seen_).second) twice_.insert(std::invoke(Key, all[seen_]));
    const auto known = at_.find(key);
    return known == at_.end() ? nullptr : &all[known->second];
  }

  /// Puts an entry in the place of what is called as it is, or behind the others.
  T& put(std::vector<T>& all, T entry) {
    const key_type key = std::invoke(Key, std::as_const(entry));
    T* there = find(all, key);
    if (there != nullptr && twice_.contains(key)) {
      std::erase_if(all, [&](const T& other) { return std::invoke(Key, other) == key; });
      forget();
      there = nullptr;
    }
    if (there == nullptr) return all.emplace_back(std::move(entry));
    return *there = std::move(entry);
  }

  /// Entries were taken away.
  void forget() { *this = {}; }

 private:
  std::map<key_type, std::size_t> at_;
  std::set<key_type> twice_;
  std::size_t seen_ = 0;
};

}  // namespace csprel::json

#endif
