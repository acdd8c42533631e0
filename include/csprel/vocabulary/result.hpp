// SPDX-License-Identifier: Apache-2.0
// A value or an error. Asking a failed result for its value ends the program: look first.
//
//   result<directory> world = json::read_directory(text);
//   if (!world) return report(world.error());
#ifndef CSPREL_VOCABULARY_RESULT_HPP
#define CSPREL_VOCABULARY_RESULT_HPP

// The order matters: the policy needs the first header.
#include <boost/outcome/basic_result.hpp>
#include <boost/outcome/policy/terminate.hpp>

#include "csprel/vocabulary/error.hpp"

namespace csprel {

template <class T>
using result =
    BOOST_OUTCOME_V2_NAMESPACE::basic_result<T, error, BOOST_OUTCOME_V2_NAMESPACE::policy::terminate>;

}  // namespace csprel

#endif
