# firsthand_part(name USES parts LIBRARIES targets): the folder src/name as a library, its *_test.cpp as one test program.
include(doctest)

function(firsthand_part name)
  cmake_parse_arguments(part "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  set(uses ${part_USES})
  list(TRANSFORM uses PREPEND part_)
  if(sources)
    add_library(part_${name} STATIC ${sources})
    target_link_libraries(part_${name} PUBLIC firsthand_options ${uses} ${part_LIBRARIES})
    firsthand_precompile(part_${name})
  else()
    add_library(part_${name} INTERFACE)
    target_link_libraries(part_${name} INTERFACE firsthand_options ${uses} ${part_LIBRARIES})
  endif()

  if(tests)
    add_executable(${name}_test ${tests} ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
    target_link_libraries(${name}_test PRIVATE part_${name} doctest::doctest)
    target_compile_definitions(${name}_test PRIVATE FIRSTHAND_SOURCE="${CMAKE_SOURCE_DIR}")
    firsthand_precompile(${name}_test)
    firsthand_beside_policy(${name}_test)
    doctest_discover_tests(${name}_test TEST_PREFIX "${name}: ")
  endif()
endfunction()

function(firsthand_program target)
  cmake_parse_arguments(program "" "FROM" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${program_FROM}/*.cpp)
  if(NOT sources)
    return()
  endif()
  set(uses ${program_USES})
  list(TRANSFORM uses PREPEND part_)
  add_executable(${target} ${sources})
  target_link_libraries(${target} PRIVATE firsthand_options ${uses} ${program_LIBRARIES})
  firsthand_precompile(${target})
  firsthand_beside_policy(${target})
endfunction()

# Of policy/ in the build this one file is made, since it comes from a package.
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/policy/leaked_passwords.txt
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/policy
  COMMAND ${CMAKE_SOURCE_DIR}/script/node ${CMAKE_SOURCE_DIR}/cmake/leaked_passwords.js ${CMAKE_BINARY_DIR}/policy/leaked_passwords.txt
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/leaked_passwords.js ${CMAKE_SOURCE_DIR}/package-lock.json
  COMMENT "Making the list of leaked passwords"
  VERBATIM)
add_custom_target(leaked_passwords DEPENDS ${CMAKE_BINARY_DIR}/policy/leaked_passwords.txt)

# A program reads policy/ beside itself: a changed rule links it anew, and the copy follows.
function(firsthand_beside_policy target)
  add_dependencies(${target} leaked_passwords)
  file(GLOB policy CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/policy/*)
  set_property(TARGET ${target} PROPERTY LINK_DEPENDS ${policy})
  add_custom_command(TARGET ${target} POST_BUILD COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/policy $<TARGET_FILE_DIR:${target}>/policy)
endfunction()

# The standard headers nearly every file includes, compiled once and shared.
function(firsthand_precompile target)
  if(TARGET part_base AND NOT target STREQUAL part_base)
    target_precompile_headers(${target} REUSE_FROM part_base)
  else()
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/base/precompiled.hpp)
  endif()
endfunction()
