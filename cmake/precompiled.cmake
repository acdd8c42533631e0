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
  # Private sources that join a test do not meet its headers.
  file(GLOB private CONFIGURE_DEPENDS src/json/*.cpp)
  set_source_files_properties(${private} TARGET_DIRECTORY csprel_json_tests PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_precompile_headers(csprel_directory_tests PRIVATE ${headers}
    <fstream> <functional> <sstream> <gmock/gmock.h> <gtest/gtest.h>)
  get_property(tests DIRECTORY tests PROPERTY BUILDSYSTEM_TARGETS)
  list(FILTER tests INCLUDE REGEX "_tests$")
  foreach(target IN LISTS tests)
    # Compiling the tests themselves with any optimisation costs more than it saves while they run.
    target_compile_options(${target} PRIVATE -O0)
    get_target_property(links ${target} LINK_LIBRARIES)
    # The tests of the header-only layers prove what their headers include, so nothing is put before them.
    if(NOT target STREQUAL csprel_directory_tests AND NOT csprel::csprel IN_LIST links)
      target_precompile_headers(${target} REUSE_FROM csprel_directory_tests)
    endif()
  endforeach()
endif()
