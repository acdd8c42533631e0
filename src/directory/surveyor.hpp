// SPDX-License-Identifier: Apache-2.0
// The lines of a survey, one customer at a time.
#ifndef CSPREL_SRC_DIRECTORY_SURVEYOR_HPP
#define CSPREL_SRC_DIRECTORY_SURVEYOR_HPP

#include <vector>

#include "csprel/directory/survey.hpp"
#include "directory/world.hpp"

namespace csprel::detail {

/// Whether the partner has to do with the customer at all: by a relationship (its own, or for an
/// indirect reseller its provider's), a grant or a sale.
[[nodiscard]] bool concerns(const world& in, position partner, position customer);

/// Adds all lines of one partner for one customer. Returns the first instant after the world's clock at which
/// one of them could be another with nothing else changed; nothing: never.
std::optional<instant> survey_customer(const world& in, position partner, position customer,
                                       std::vector<survey_line>& lines);

/// Adds all lines of one partner about its own account.
void survey_account(const world& in, position partner, std::vector<survey_line>& lines);

}  // namespace csprel::detail

#endif
