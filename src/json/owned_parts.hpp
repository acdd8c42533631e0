// SPDX-License-Identifier: Apache-2.0
// Which customers have which subscriptions and GDAP relationships, for answers that do not tell whose they are.
#ifndef CSPREL_JSON_SRC_OWNED_PARTS_HPP
#define CSPREL_JSON_SRC_OWNED_PARTS_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "csprel/vocabulary/id.hpp"
#include "json/answer.hpp"

namespace csprel::json {

/// Ids, to be found in the name of a file.
template <class Id>
class ids_in_names {
 public:
  void add(const Id& one) {
    const std::string text = lower(one.to_string());
    by_text_.emplace(text, one);
    lengths_.insert(text.size());
  }
  /// Those that the name mentions. *Cost*: of the name, for each length that an id has.
  [[nodiscard]] std::set<Id> mentioned(std::string_view file) const {
    std::set<Id> all;
    const std::string name = lower(file);
    for (const std::size_t length : lengths_)
      for (std::size_t at = 0; at + length <= name.size(); ++at)
        if (const auto found = by_text_.find(name.substr(at, length)); found != by_text_.end()) all.insert(found->second);
    return all;
  }

 private:
  std::map<std::string, Id> by_text_;  ///< In lower case.
  std::set<std::size_t> lengths_;
};

/// Which customers have which subscriptions or relationships, so that no answer needs a look at all of them.
template <class Id>
class parts {
 public:
  void add(const customer_id& owner, const Id& one) {
    owners_[one].insert(owner);
    of_[owner].insert(one);
    names_.add(one);
  }
  /// Those that the name of a file mentions, of one customer or of all.
  [[nodiscard]] std::set<Id> mentioned(std::string_view file, const std::optional<customer_id>& owner) const {
    std::set<Id> all = names_.mentioned(file);
    if (owner) std::erase_if(all, [&](const Id& one) { return !owners_.at(one).contains(*owner); });
    return all;
  }
  /// The only one of a customer or of all; nothing where there are none or several.
  [[nodiscard]] std::optional<Id> only_one(const std::optional<customer_id>& owner) const {
    if (!owner) return owners_.size() == 1 ? std::optional{owners_.begin()->first} : std::nullopt;
    const auto found = of_.find(*owner);
    return found != of_.end() && found->second.size() == 1 ? std::optional{*found->second.begin()} : std::nullopt;
  }
  /// The only customer that has it, or nothing.
  [[nodiscard]] std::optional<customer_id> only_owner(const std::optional<Id>& one) const {
    const auto found = one ? owners_.find(*one) : owners_.end();
    return found != owners_.end() && found->second.size() == 1 ? std::optional{*found->second.begin()} : std::nullopt;
  }

 private:
  std::map<Id, std::set<customer_id>> owners_;
  std::map<customer_id, std::set<Id>> of_;
  ids_in_names<Id> names_;
};

/// What an answer that does not tell whose it is can be of.
struct all_parts {
  parts<subscription_id> subscriptions;
  parts<gdap_relationship_id> relationships;
  std::optional<customer_id> only_customer;  ///< Of those that were asked for by id, else of all.
};

}  // namespace csprel::json

#endif
