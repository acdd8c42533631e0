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

# Most of what a source is compiled to is what each of its neighbours is compiled to as well: value types, worlds,
# events. So several are compiled at a time, for which what stands at the top of a file is called as nothing else in its
# folder.
function(csprel_compile_together target batch_size)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${batch_size})
  # A neighbour's name may well be a local one; and gcc warns of every member of a type of an included source.
  target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# What is optimised is inlined half as eagerly, which takes a fifth off its compilation and little from its speed.
function(csprel_inline_less target)
  target_compile_options(${target} PRIVATE "$<$<CXX_COMPILER_ID:Clang>:SHELL:-mllvm -inline-threshold=100>")
endfunction()

# What a program defines on its command line, what it shows and how it is optimised must agree with the set that it reuses.
# Optimised are the decisions; documents are read and written too seldom to repay that, and programs leave work to both.
target_precompile_headers(csprel_directory PRIVATE ${headers})
csprel_compile_together(csprel_directory 20)
csprel_inline_less(csprel_directory)
target_precompile_headers(csprel_json PRIVATE ${headers})
csprel_compile_together(csprel_json 8)
foreach(target csprel_json csprel-preflight ten_lines csprel_fuzz_targets)
  if(NOT TARGET ${target})
    continue()
  endif()
  target_compile_options(${target} PRIVATE -O0)
  if(NOT target STREQUAL csprel_json)
    target_precompile_headers(${target} REUSE_FROM csprel_json)
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    csprel_compile_together(${target} 24)
  endif()
endforeach()

if(CSPREL_BUILD_TESTS)
  # Private sources that join a test meet neither its headers nor its neighbours.
  file(GLOB private CONFIGURE_DEPENDS src/json/*.cpp)
  set_source_files_properties(${private} TARGET_DIRECTORY csprel_json_tests csprel_fuzz_targets
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  list(APPEND headers <fstream> <functional> <sstream> <gmock/gmock.h> <gtest/gtest.h>)
  if(NOT CMAKE_CXX_FLAGS MATCHES "-fcoverage-mapping")
    list(APPEND headers <csprel/policy/find_pack.hpp> ${PROJECT_SOURCE_DIR}/tests/support/precompiled.hpp)
  endif()
  target_precompile_headers(csprel_directory_tests PRIVATE ${headers})
  list(REMOVE_ITEM headers <csprel/policy/find_pack.hpp>)  # The models take the packs from the library.
  target_precompile_headers(csprel_property PRIVATE ${headers})
  target_precompile_headers(csprel_model_tests REUSE_FROM csprel_property)  # Both are optimised.
  csprel_inline_less(csprel_property)
  csprel_inline_less(csprel_model_tests)
  get_property(tests DIRECTORY tests PROPERTY BUILDSYSTEM_TARGETS)
  list(FILTER tests INCLUDE REGEX "_tests$")
  foreach(target IN LISTS tests)
    # Compiling tests with any optimisation costs more than it saves while they run, but for the models.
    if(NOT target STREQUAL csprel_model_tests)
      target_compile_options(${target} PRIVATE -O0)
    endif()
    if(NOT target MATCHES "^csprel_(directory|model)_tests$")
      target_precompile_headers(${target} REUSE_FROM csprel_directory_tests)
    endif()
    get_target_property(links ${target} LINK_LIBRARIES)
    if(NOT csprel::csprel IN_LIST links OR target STREQUAL csprel_values_tests)
      csprel_compile_together(${target} 12)
    endif()
    if(NOT csprel::csprel IN_LIST links)
      continue()
    endif()
    # The tests of the header-only layers take the set and what goes with it, but link no library.
    target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:csprel_directory,INTERFACE_COMPILE_DEFINITIONS>)
    target_include_directories(${target} PRIVATE $<TARGET_PROPERTY:csprel_directory,INTERFACE_INCLUDE_DIRECTORIES>)
  endforeach()
  # It proves what the headers of the policy include.
  set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/policy/policy_test.cpp TARGET_DIRECTORY csprel_policy_tests
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endif()
