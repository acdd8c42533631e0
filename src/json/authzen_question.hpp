// SPDX-License-Identifier: Apache-2.0
// Reads one AuthZEN evaluation from its four top-level objects, wherever each of them stands.
#ifndef CSPREL_JSON_SRC_AUTHZEN_QUESTION_HPP
#define CSPREL_JSON_SRC_AUTHZEN_QUESTION_HPP

#include <array>
#include <cstddef>

#include <boost/json/value.hpp>

#include "csprel/json/authzen.hpp"

namespace csprel::json {

/// The parts of an evaluation; null where one is absent.
class question_parts {
 public:
  [[nodiscard]] const boost::json::value*& operator[](evaluation_part part) noexcept {
    return values_[static_cast<std::size_t>(part)];
  }
  [[nodiscard]] const boost::json::value* operator[](evaluation_part part) const noexcept {
    return values_[static_cast<std::size_t>(part)];
  }

 private:
  std::array<const boost::json::value*, 4> values_{};
};

/// The question, or the first thing that is wrong with it, in the order subject, action, resource,
/// properties, context; the pointer starts at the evaluation.
[[nodiscard]] result<question> read_question_parts(const question_parts& from, const pack& policy,
                                                   const option_values& options);

}  // namespace csprel::json

#endif
