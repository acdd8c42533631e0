# Installs the libraries, their headers, the CMake package and the pkg-config files. Each component has its own export
# set, so that a consumer of the headers alone meets neither Abseil nor Boost.JSON.

include(CMakePackageConfigHelpers)

set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/csprel)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Paths of the pkg-config files relative to themselves, so that an installation may be moved.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
  BASE_DIRECTORY ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig OUTPUT_VARIABLE pc_prefix)
cmake_path(APPEND pc_libdir "\${prefix}" ${CMAKE_INSTALL_LIBDIR})
cmake_path(APPEND pc_includedir "\${prefix}" ${CMAKE_INSTALL_INCLUDEDIR})

# csprel_install(<target> <package> <description> [REQUIRES ...] [PRIVATE_REQUIRES ...] [PRIVATE_LIBS ...])
#
# The last three fill the pkg-config file <package>.pc. Private ones matter to static libraries only.
function(csprel_install target package description)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "REQUIRES;PRIVATE_REQUIRES;PRIVATE_LIBS")
  install(TARGETS ${target} EXPORT ${package}-targets FILE_SET HEADERS)
  install(EXPORT ${package}-targets NAMESPACE csprel:: DESTINATION ${cmake_dir})

  set(libs "")
  set(cflags "-I\${includedir}")
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    set(libs "-L\${libdir} -l${target}")
  endif()
  if(type STREQUAL "STATIC_LIBRARY")
    string(TOUPPER " -D${target}_STATIC_DEFINE" define)
    string(APPEND cflags ${define})
  else()
    set(arg_PRIVATE_REQUIRES "")
    set(arg_PRIVATE_LIBS "")
  endif()
  list(JOIN arg_REQUIRES ", " requires)
  list(JOIN arg_PRIVATE_REQUIRES ", " private_requires)
  list(JOIN arg_PRIVATE_LIBS " " private_libs)
  configure_file(cmake/csprel.pc.in ${package}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${package}.pc DESTINATION ${pkgconfig_dir})
endfunction()

csprel_install(csprel csprel "vocabulary, model and policy, header only")
csprel_install(csprel_directory csprel-directory "directories of partners, customers and subscriptions"
  REQUIRES "csprel = ${PROJECT_VERSION}"
  PRIVATE_REQUIRES absl_strings)
csprel_install(csprel_json csprel-json "directory documents, Partner Center resources, AuthZEN"
  REQUIRES "csprel-directory = ${PROJECT_VERSION}"
  PRIVATE_REQUIRES absl_strings
  PRIVATE_LIBS -lboost_json -lboost_container)

get_target_property(type csprel_directory TYPE)
string(COMPARE EQUAL ${type} "STATIC_LIBRARY" static)
configure_package_config_file(cmake/csprelConfig.cmake.in csprelConfig.cmake
  INSTALL_DESTINATION ${cmake_dir} NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
# While the major version is 0, a new minor version may change anything.
write_basic_package_version_file(csprelConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/csprelConfig.cmake ${PROJECT_BINARY_DIR}/csprelConfigVersion.cmake
  DESTINATION ${cmake_dir})
