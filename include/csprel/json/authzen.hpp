// SPDX-License-Identifier: Apache-2.0
// Questions and answers as JSON: the OpenID AuthZEN Authorization API 1.0 (contract sections 2, 3).
//
// A request is one `evaluation`, or a batch of `evaluations` whose items take from the top level of
// the request what they do not bring themselves. Members that are not known are ignored and their
// order is free; what is known must have its type and form, or the question is in error. An error
// names a JSON Pointer into the request.
//
//   result<std::string> answer = json::evaluate(world, request_text);
//   if (!answer) return report(answer.error());  // not a denial: the request could not be understood
//
// In a batch an error belongs to its item: it is answered with a denial and `context.error`. Only
// what spoils the whole request, such as a syntax error, is an error of the function.
//
// A host that wants its own answer takes the two halves apart: read_request, then answer.
#ifndef CSPREL_JSON_AUTHZEN_HPP
#define CSPREL_JSON_AUTHZEN_HPP

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/explanation.hpp"
#include "csprel/directory/question.hpp"
#include "csprel/json/export.hpp"
#include "csprel/json/limits.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/vocabulary/enum_names.hpp"
#include "csprel/vocabulary/enum_set.hpp"
#include "csprel/vocabulary/result.hpp"

namespace csprel::json {

/// How far a batch is evaluated. `unknown` and errors count as denials.
enum class evaluations_semantic : unsigned char {
  execute_all,             ///< Every item.
  deny_on_first_deny,      ///< Up to and including the first denial.
  permit_on_first_permit,  ///< Up to and including the first permit.
};

/// The four top-level objects of an evaluation.
enum class evaluation_part : unsigned char { subject, action, resource, context };

}  // namespace csprel::json

template <>
struct csprel::enum_names<csprel::json::evaluations_semantic> {
  using semantic = csprel::json::evaluations_semantic;
  static constexpr std::array rows{
      enum_name<semantic>{semantic::execute_all, "execute_all"},
      enum_name<semantic>{semantic::deny_on_first_deny, "deny_on_first_deny"},
      enum_name<semantic>{semantic::permit_on_first_permit, "permit_on_first_permit"},
  };
};

template <>
struct csprel::enum_names<csprel::json::evaluation_part> {
  using part = csprel::json::evaluation_part;
  static constexpr std::array rows{
      enum_name<part>{part::subject, "subject"},
      enum_name<part>{part::action, "action"},
      enum_name<part>{part::resource, "resource"},
      enum_name<part>{part::context, "context"},
  };
};

namespace csprel::json {

static_assert(csprel::detail::rows_in_order<evaluations_semantic>());
static_assert(csprel::detail::rows_in_order<evaluation_part>());

using evaluation_parts = enum_set<evaluation_part, 4>;

/// One evaluation of a request.
struct evaluation {
  result<question> asked;
  evaluation_parts own;  ///< What an item of a batch brought itself; the rest is the default.
};

/// A whole request.
struct evaluation_request {
  bool batch = false;  ///< Answered with `evaluations`, even where there is one.
  evaluations_semantic semantic = evaluations_semantic::execute_all;
  std::vector<evaluation> evaluations;  ///< Exactly one where it is no batch.
};

/// What the two readers and `evaluate` refuse:
///   `syntax`, `too_large`, `duplicate_key`, `number_range`  the text is not JSON as it should be
///   `missing_member`     a member of the evaluation or a property that the operation needs
///   `wrong_type`         another JSON type, or a type of resource that the operation is not asked of
///   `unknown_word`       a type of subject or resource, a role or a setting that nobody knows
///   `unknown_operation`  an operation that no pack knows
///   `malformed_guid`, `malformed_time`, `malformed_value`  a text that does not have its form
/// Only the properties that `info(operation)` names are read. Of an operation that `policy` does not
/// have under `options`, none is demanded and the resource may be of any known type: the answer is
/// `operation_not_available` anyway. What `options` do not choose is the default of `policy`.
/// *Cost*: linear in the text, which must not exceed `bounds`.

/// One evaluation. A batch is refused with `wrong_type`.
[[nodiscard]] CSPREL_JSON_EXPORT result<question> read_question(
    std::string_view json, const pack& policy, const limits& bounds = request_limits, const option_values& options = {});

/// One evaluation or a batch; an empty or missing `evaluations` is one evaluation. Fails where no
/// item can be answered; what is wrong with one item of a batch stands in that item.
[[nodiscard]] CSPREL_JSON_EXPORT result<evaluation_request> read_request(
    std::string_view json, const pack& policy, const limits& bounds = request_limits, const option_values& options = {});

/// The answers in the order of the questions, as far as the semantic goes. An error's pointer leads
/// into the request.
[[nodiscard]] CSPREL_JSON_EXPORT std::vector<result<explanation>> answer(
    const directory& world, const evaluation_request& request);

/// The AuthZEN answer (contract section 3). `indent` blanks per level; 0: on one line.
[[nodiscard]] CSPREL_JSON_EXPORT std::string write_answer(const explanation& answer,
                                                          unsigned indent = 0);

/// The answer to one evaluation or to a batch. Fails where the request cannot be understood, or where
/// its only question is in error.
[[nodiscard]] CSPREL_JSON_EXPORT result<std::string> evaluate(const directory& world,
                                                              std::string_view request,
                                                              unsigned indent = 0);

}  // namespace csprel::json

#endif
