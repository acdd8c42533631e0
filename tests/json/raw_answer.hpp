// SPDX-License-Identifier: Apache-2.0
// What a partner was answered becomes a directory.
#ifndef CSPREL_TESTS_JSON_RAW_ANSWER_HPP
#define CSPREL_TESTS_JSON_RAW_ANSWER_HPP

#include <string>
#include <utility>
#include <vector>

#include "csprel/json/partner_center.hpp"
#include "json/verdict.hpp"

namespace csprel::json {

struct raw_answer {
  std::string text;
  std::string name = "answer.json";
  std::string request{};
};

inline const customer_id one = *customer_id::parse("11111111-1111-4111-8111-111111111111");
inline const customer_id two = *customer_id::parse("22222222-2222-4222-8222-222222222222");

/// A partner's answers in this order; with `notes`, what there was to say of them.
inline result<directory> imported(cloud where, const partner_id& asker, const std::vector<raw_answer>& answers,
                                  std::vector<std::string>* notes = nullptr) {
  importer in(where, asker);
  for (const auto& a : answers)
    if (auto added = in.add(a.text, a.name, a.request); !added) return std::move(added).error();
  auto world = in.finish();
  if (notes != nullptr) *notes = in.notes();
  return world;
}

}  // namespace csprel::json

#endif
