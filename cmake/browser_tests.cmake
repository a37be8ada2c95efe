# The tests that are no doctest programs: lint, and every spec file of tests/browser and tests/journeys.
add_test(NAME lint COMMAND ${CMAKE_SOURCE_DIR}/script/lint WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
set_tests_properties(lint PROPERTIES LABELS lint TIMEOUT 300)

# What systemd thinks of the unit file that councils are given; skipped, and said so, where there is no systemd.
if(TARGET firsthand)
  add_test(NAME "operate: the unit file lets the program do no more than it needs"
    COMMAND ${CMAKE_SOURCE_DIR}/tests/operate/unit_file.sh $<TARGET_FILE:firsthand>)
  set_tests_properties("operate: the unit file lets the program do no more than it needs" PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 30)
endif()

# The release that councils are given: every part in its list, the same bytes each time, and no change unseen.
if(TARGET firsthand)
  add_test(NAME "operate: a release lists its parts, is the same each time, and is refused when changed" WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMAND script/node tests/operate/release.js ${CMAKE_BINARY_DIR})
  set_tests_properties("operate: a release lists its parts, is the same each time, and is refused when changed" PROPERTIES TIMEOUT 120)
endif()

# The invented authority that the specs copy, made once a run; its story always ends on the same day.
if(TARGET firsthand)
  add_test(NAME "an authority is made" COMMAND sh -c
    "rm -rf authority authority.* && ./firsthand demo --at authority --key-file authority.key --children 60 --seed 7 --today 2026-11-23" WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  set_tests_properties("an authority is made" PROPERTIES FIXTURES_SETUP authority TIMEOUT 120)
endif()

# The same in a database of a private PostgreSQL, which the journeys on it copy. A server may not stand in a folder that others cannot enter.
string(SHA256 build_hash ${CMAKE_BINARY_DIR})
string(SUBSTRING ${build_hash} 0 8 build_hash)
set(FIRSTHAND_POSTGRESQL /tmp/firsthand_postgresql_${build_hash})
if(TARGET firsthand)
  add_test(NAME "an authority is made on PostgreSQL" COMMAND ${CMAKE_SOURCE_DIR}/script/prepare_postgresql ${FIRSTHAND_POSTGRESQL}
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  add_test(NAME "PostgreSQL is stopped" COMMAND ${CMAKE_SOURCE_DIR}/script/postgresql stop ${FIRSTHAND_POSTGRESQL})
  set_tests_properties("an authority is made on PostgreSQL" PROPERTIES FIXTURES_SETUP postgresql TIMEOUT 120)
  set_tests_properties("PostgreSQL is stopped" PROPERTIES FIXTURES_CLEANUP postgresql TIMEOUT 60)
endif()

# Every spec file of the folder as a test of its own; more words of the environment may follow.
function(firsthand_specs label folder fixture)
  file(GLOB specs CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/${folder}/*.spec.js)
  foreach(spec IN LISTS specs)
    get_filename_component(stem ${spec} NAME)
    string(REPLACE ".spec.js" "" stem ${stem})
    string(REPLACE "_" " " words ${stem})
    set(name "${label}: ${words}")
    add_test(NAME ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND
      script/node node_modules/@playwright/test/cli.js test --config tests/browser/playwright.config.js ${spec})
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 240
      ENVIRONMENT "FIRSTHAND_BUILD=${CMAKE_BINARY_DIR};FIRSTHAND_SPEC=${label}_${stem};${ARGN}")
    if(TARGET firsthand)
      set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED ${fixture})
    endif()
  endforeach()
endfunction()

firsthand_specs(browser tests/browser authority)
firsthand_specs(journey tests/journeys authority)
firsthand_specs("journey on PostgreSQL" tests/journeys postgresql "FIRSTHAND_POSTGRESQL=${FIRSTHAND_POSTGRESQL}")

# The faults of bench/faults, a few rounds of each; script/bench faults puts them at length.
function(firsthand_faults label fixture)
  cmake_parse_arguments(faults "" "" "ONLY;ENVIRONMENT" ${ARGN})
  foreach(fault IN LISTS faults_ONLY)
    string(REGEX REPLACE "^f[0-9]+_" "" words ${fault})
    string(REPLACE "_" " " words ${words})
    set(name "${label}: ${words}")
    add_test(NAME ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND script/node bench/faults.js --short ${fault})
    set_tests_properties(${name} PROPERTIES LABELS fault TIMEOUT 60 FIXTURES_REQUIRED ${fixture}
      ENVIRONMENT "FIRSTHAND_BUILD=${CMAKE_BINARY_DIR};${faults_ENVIRONMENT}")
  endforeach()
endfunction()

if(TARGET firsthand)
  firsthand_faults(fault authority ONLY
    f01_kill f02_steps f03_power f04_fsync f05_disk_full f06_allocation f06_memory f08_dropped f13_conflict
    f14_bit_flips f20_start f21_migration f25_key_change)
  firsthand_faults("fault on PostgreSQL" postgresql ONLY f01_kill f02_steps f08_dropped f13_conflict
    ENVIRONMENT "FIRSTHAND_POSTGRESQL=${FIRSTHAND_POSTGRESQL}")
  # Nothing else may use the server while it ends and comes back.
  firsthand_faults("fault on PostgreSQL" postgresql ONLY f10_server ENVIRONMENT "FIRSTHAND_POSTGRESQL=${FIRSTHAND_POSTGRESQL}")
  set_tests_properties("fault on PostgreSQL: server" PROPERTIES RUN_SERIAL ON)
endif()
