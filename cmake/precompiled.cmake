# Parses once what most sources include: the public headers with what they include in turn, and GoogleTest. A source
# that lacks an #include may pass here; the presets without CSPREL_PRECOMPILE_HEADERS find it.

file(GLOB headers RELATIVE ${PROJECT_SOURCE_DIR}/include CONFIGURE_DEPENDS include/csprel/directory/*.hpp)
list(TRANSFORM headers REPLACE "(.+)" "<\\1>")
list(PREPEND headers <algorithm> <array> <map> <set> <utility>)

# What a program defines on its command line must agree with the set that it reuses, hence one set for each of these.
target_precompile_headers(csprel_directory PRIVATE ${headers})
target_precompile_headers(csprel_json PRIVATE ${headers} <boost/json/value.hpp>)
if(TARGET csprel-preflight)
  target_precompile_headers(csprel-preflight PRIVATE ${headers})
  target_precompile_headers(ten_lines REUSE_FROM csprel-preflight)
endif()

if(CSPREL_BUILD_TESTS)
  get_property(tests DIRECTORY tests PROPERTY BUILDSYSTEM_TARGETS)
  list(FILTER tests INCLUDE REGEX "_tests$")
  target_precompile_headers(csprel_vocabulary_tests PRIVATE
    <algorithm> <array> <chrono> <fstream> <functional> <map> <memory> <optional> <set> <sstream> <string> <variant>
    <vector> <boost/outcome/basic_result.hpp> <boost/outcome/policy/terminate.hpp> <gmock/gmock.h> <gtest/gtest.h>)
  foreach(target IN LISTS tests)
    # Compiling the tests themselves with any optimisation costs more than it saves while they run.
    target_compile_options(${target} PRIVATE -O0)
    if(NOT target STREQUAL csprel_vocabulary_tests)
      target_precompile_headers(${target} REUSE_FROM csprel_vocabulary_tests)
    endif()
  endforeach()
endif()
