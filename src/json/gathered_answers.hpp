// SPDX-License-Identifier: Apache-2.0
// The answers that an importer was given, by what they are about.
//
// What an answer does not tell itself is settled among all that was gathered: of which customer, subscription,
// relationship or group it is.
#ifndef CSPREL_JSON_SRC_GATHERED_ANSWERS_HPP
#define CSPREL_JSON_SRC_GATHERED_ANSWERS_HPP

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <boost/json/object.hpp>

#include "csprel/directory/directory.hpp"
#include "json/answer.hpp"
#include "json/owned_parts.hpp"

namespace csprel::json {

/// All that was answered about one thing.
struct answers {
  boost::json::object listed;
  boost::json::object asked;  ///< By its id; wins.
};

/// All that was answered about one customer.
struct customer_answers {
  answers about;
  bool by_id = false;  ///< Whether it was asked for by its id.
  std::map<subscription_id, answers> subscriptions;
  std::optional<std::set<service_name>> managed;
  std::vector<answer_resource> others;  ///< About everything else, of the customer and its subscriptions.
};

/// Puts what `source` says over `target`, object by object; null says nothing. Nesting is bounded
/// by the parser's depth.
void overlay(boost::json::object& target, const boost::json::object& source);
[[nodiscard]] boost::json::object all_of(const answers& told);

/// All answers to one partner, each with what it is about.
/// *Precondition*: answers were taken apart by `take_apart`, which refuses what cannot be read.
class gathered_answers {
 public:
  /// `added_to` may be null; must outlive this.
  gathered_answers(csprel::cloud in, const partner_id& answered, const directory* added_to)
      : where{in}, asker{answered}, base{added_to} {}

  /// Fails with `missing_member` where nothing tells whose an answer is.
  [[nodiscard]] result<void> take(const std::vector<answer_resource>& all);
  /// Settles what an answer is about, as far as something tells it.
  void settle(answer_resource& found) const;
  [[nodiscard]] bool is_elsewhere() const noexcept { return where != cloud::china_21vianet; }

  const csprel::cloud where;
  const partner_id asker;
  const directory* const base;

  std::map<customer_id, customer_answers> customers;
  std::map<offer_id, answers> offers;
  std::map<partner_id, answers> links;
  std::optional<answers> request;
  std::set<partner_id> resellers;   ///< Named by customers; a document must list them.
  std::vector<answer_resource> about_asker;  ///< But for what stands above.

 private:
  void keep(answer_resource found);
  [[nodiscard]] std::set<customer_id> all_customers() const;
  [[nodiscard]] std::vector<subscription_id> subscriptions_of(const customer_id& id) const;
  [[nodiscard]] std::vector<gdap_relationship_id> relationships_of(const customer_id& id) const;
  [[nodiscard]] const all_parts& known_parts() const;
  [[nodiscard]] std::optional<customer_id> only_owner(const answer_resource& found) const;

  std::vector<answer_resource> pending_;             ///< What has a customer that is not known yet.
  mutable std::optional<all_parts> parts_;  ///< Gathered once, until something more is taken.
};

}  // namespace csprel::json

#endif
