// SPDX-License-Identifier: Apache-2.0
// A refusal of the API read backwards: which requirements a status and a code stand for in an
// operation, and with a directory and a question, which of them is not met here.
//
//   const refusal_reading read = read_refusal(global_2023_10(), operation::subscription_create, 403, "900124");
//   read.causes.front().code == requirement::partner_agreement_missing
#ifndef CSPREL_DIRECTORY_REFUSAL_READING_HPP
#define CSPREL_DIRECTORY_REFUSAL_READING_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csprel/directory/directory.hpp"
#include "csprel/directory/export.hpp"
#include "csprel/policy/pack.hpp"
#include "csprel/policy/refusal_code.hpp"

namespace csprel {

/// How sure it is that a refusal stands for a requirement, the surest first.
enum class certainty : unsigned char {
  documented,  ///< The pack has the code for this requirement of the operation.
  by_text,     ///< Likewise, but the code matches by its text only, or with another status.
  by_meaning,  ///< The operation has the requirement, and the code's meaning fits it.
  by_analogy,  ///< The operation has the requirement, and another one is refused for it with the code.
};

template <>
struct enum_names<certainty> {
  static constexpr std::array rows{
      enum_name<certainty>{certainty::documented, "documented"},
      enum_name<certainty>{certainty::by_text, "by_text"},
      enum_name<certainty>{certainty::by_meaning, "by_meaning"},
      enum_name<certainty>{certainty::by_analogy, "by_analogy"},
  };
};
static_assert(detail::rows_in_order<certainty>());

/// How a cause stands in a directory.
enum class cause_standing : unsigned char {
  unmet,      ///< It is not met: this is why.
  unknown,    ///< The directory does not tell.
  not_asked,  ///< The question as put does not ask it.
  met,        ///< It is met, so that it is not why, unless the directory is out of date.
};

template <>
struct enum_names<cause_standing> {
  static constexpr std::array rows{
      enum_name<cause_standing>{cause_standing::unmet, "unmet"},
      enum_name<cause_standing>{cause_standing::unknown, "unknown"},
      enum_name<cause_standing>{cause_standing::not_asked, "not_asked"},
      enum_name<cause_standing>{cause_standing::met, "met"},
  };
};
static_assert(detail::rows_in_order<cause_standing>());

/// A requirement that a refusal may stand for.
struct probable_cause {
  requirement code{};
  csprel::certainty certainty{};
  std::string_view rules;                ///< Why the operation has it; catalogue ids, points into the pack.
  std::optional<refusal_cause> narrower;  ///< Of the requirement's causes the one that the code is for.
  std::string message;                   ///< One sentence; with a directory in its names.
  std::optional<cause_standing> here;    ///< Nothing without a directory.
  std::string needs;                     ///< Of an unknown one what supplies the fact, as in explanation.hpp.
};

/// What a refusal of the API may stand for.
struct refusal_reading {
  operation what{};
  std::string_view pack;
  const refusal_code* known = nullptr;  ///< What the code says; null: no documented refusal.
  /// Ranked: with a directory first those that are unmet here, then by certainty, then in check order.
  std::vector<probable_cause> causes;
  /// What is not met here beside the causes, where a directory was asked.
  std::vector<unmet_requirement> others;
};

/// What the refusal stands for by the pack alone. `status` tells apart what one code means; a code
/// that is known with another status is read all the same. *Cost*: a walk over the pack's table.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT refusal_reading read_refusal(const pack& policy, operation what,
                                                                   int status, std::string_view code);

/// The same in a directory, for the question that the API refused. Fails as `resolve` does.
[[nodiscard]] CSPREL_DIRECTORY_EXPORT result<refusal_reading> read_refusal(const directory& world,
                                                                           const question& asked,
                                                                           int status,
                                                                           std::string_view code);

}  // namespace csprel

#endif
