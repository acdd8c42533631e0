// SPDX-License-Identifier: Apache-2.0
// Values that tests of the model give to its members.
#ifndef CSPREL_TESTS_VALUES_SAMPLES_HPP
#define CSPREL_TESTS_VALUES_SAMPLES_HPP

#include "csprel/model/verbatim.hpp"
#include "csprel/vocabulary/id.hpp"
#include "csprel/vocabulary/instant.hpp"

namespace csprel {

inline const partner_id p{*guid::parse("11111111-0000-4000-8000-000000000001")};
inline const partner_id q{*guid::parse("22222222-0000-4000-8000-000000000002")};
inline const instant noon = instant::from_seconds(43'200);
inline const verbatim some{R"({"a":1})"};

template <class Id>
Id of(const char* text) {
  return *Id::parse(text);
}

}  // namespace csprel

#endif
