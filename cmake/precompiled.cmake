# Compiles once what sources have in common: the public headers with what they include in turn, GoogleTest, and what
# sources of one folder are compiled to alike. A source that lacks an #include may pass here; the presets without
# CSPREL_PRECOMPILE_HEADERS find it.

file(GLOB headers RELATIVE ${PROJECT_SOURCE_DIR}/include CONFIGURE_DEPENDS include/csprel/directory/*.hpp)
list(TRANSFORM headers REPLACE "(.+)" "<\\1>")
# Of what stands in a precompiled header clang tells no coverage, so that none of ours does where it is measured.
if(CMAKE_CXX_FLAGS MATCHES "-fcoverage-mapping")
  set(headers <optional> <string> <vector> <boost/outcome/basic_result.hpp> <boost/outcome/policy/terminate.hpp>)
endif()
list(PREPEND headers <algorithm> <array> <map> <set> <utility>)

# What a program defines on its command line must agree with the set that it reuses, hence one set for each of these.
target_precompile_headers(csprel_directory PRIVATE ${headers})
target_precompile_headers(csprel_json REUSE_FROM csprel_directory)
if(TARGET csprel-preflight)
  target_precompile_headers(csprel-preflight PRIVATE ${headers})
  target_precompile_headers(ten_lines REUSE_FROM csprel-preflight)
  target_compile_options(csprel-preflight PRIVATE -O0)  # The library does the work.
  target_compile_options(ten_lines PRIVATE -O0)
endif()

# Most of what a source is compiled to is what each of its neighbours is compiled to as well: value types, worlds,
# events. So several are compiled at a time, for which what stands at the top of a file is called as nothing else in its
# folder.
function(csprel_compile_together target batch_size)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${batch_size})
  # A neighbour's name may well be a local one; and gcc warns of every member of a type of an included source.
  target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()
csprel_compile_together(csprel_directory 20)
csprel_compile_together(csprel_json 8)

if(CSPREL_BUILD_TESTS)
  # Private sources that join a test meet neither its headers nor its neighbours.
  file(GLOB private CONFIGURE_DEPENDS src/json/*.cpp)
  set_source_files_properties(${private} TARGET_DIRECTORY csprel_json_tests csprel_fuzz_targets
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  # The compiler composes the packs, which takes a second for each file.
  if(NOT CMAKE_CXX_FLAGS MATCHES "-fcoverage-mapping")
    list(APPEND headers <csprel/policy/find_pack.hpp>)
  endif()
  list(APPEND headers <fstream> <functional> <sstream> <gmock/gmock.h> <gtest/gtest.h>)
  target_precompile_headers(csprel_directory_tests PRIVATE ${headers})
  target_precompile_headers(csprel_property PRIVATE ${headers})
  target_precompile_headers(csprel_model_tests REUSE_FROM csprel_property)  # Both are optimised.
  get_property(tests DIRECTORY tests PROPERTY BUILDSYSTEM_TARGETS)
  list(FILTER tests INCLUDE REGEX "_tests$")
  foreach(target IN LISTS tests ITEMS csprel_fuzz_targets)
    # Compiling tests with any optimisation costs more than it saves while they run, but for the models.
    if(NOT target STREQUAL csprel_model_tests)
      target_compile_options(${target} PRIVATE -O0)
    endif()
    get_target_property(links ${target} LINK_LIBRARIES)
    # The tests of the header-only layers prove what their headers include, so nothing is put before them.
    if(csprel::csprel IN_LIST links)
      continue()
    endif()
    if(NOT target MATCHES "^csprel_(directory_tests|model_tests|fuzz_targets)$")
      target_precompile_headers(${target} REUSE_FROM csprel_directory_tests)
    endif()
    csprel_compile_together(${target} 6)
  endforeach()
endif()
