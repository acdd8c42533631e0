// SPDX-License-Identifier: Apache-2.0
// Every completion of what is not known: a function that asks for a missing fact is run once for each way in which its
// questions can be answered.
//
//   const auto answers = every_completion<bool>([](completion& c) { return c.choose("status", 2) == 0; });  // {true, false}
#ifndef CSPREL_TESTS_MODEL_COMPLETIONS_HPP
#define CSPREL_TESTS_MODEL_COMPLETIONS_HPP

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/known.hpp"

namespace csprel::test::reference {

class completion {
 public:
  /// One of so many ways that the fact may be; the same for the same fact in one run.
  std::size_t choose(const std::string& fact, std::size_t ways) {
    const auto [place, is_new] = chosen_.emplace(fact, at_);
    if (!is_new) return trail_[place->second].first;
    if (at_ == trail_.size()) trail_.emplace_back(0, ways);
    return trail_[at_++].first;
  }
  bool either(const std::string& fact) { return choose(fact, 2) == 1; }
  [[nodiscard]] bool asked() const { return !trail_.empty(); }

  /// The next run; false after the last.
  bool next() {
    at_ = 0;
    chosen_.clear();
    while (!trail_.empty() && trail_.back().first + 1 == trail_.back().second) trail_.pop_back();
    if (trail_.empty()) return false;
    ++trail_.back().first;
    return true;
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> trail_;  ///< The way taken and how many there are.
  std::map<std::string, std::size_t> chosen_;
  std::size_t at_ = 0;
};

template <class Answer, class Function>
std::set<Answer> every_completion(const Function& function) {
  std::set<Answer> answers;
  completion c;
  std::size_t runs = 0;
  do {
    if (++runs > 200000) throw std::logic_error("too much is not known");
    answers.insert(function(c));
  } while (c.next());
  return answers;
}

inline known as_known(const std::set<bool>& answers) {
  return answers.size() == 2 ? known::maybe : *answers.begin() ? known::yes : known::no;
}

}  // namespace csprel::test::reference

#endif
