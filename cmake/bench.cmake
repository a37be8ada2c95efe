# What the program is held against when its speed is measured (script/bench speed); made only when asked for.
file(GLOB program_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/main/*.cpp)
add_executable(firsthand_recording EXCLUDE_FROM_ALL ${program_sources} bench/limits/recording.cpp)
get_target_property(program_libraries firsthand LINK_LIBRARIES)
target_link_libraries(firsthand_recording PRIVATE ${program_libraries})
firsthand_precompile(firsthand_recording)

add_executable(bare_sqlite EXCLUDE_FROM_ALL bench/limits/bare_sqlite.cpp bench/limits/replay.cpp)
add_executable(bare_server EXCLUDE_FROM_ALL bench/limits/bare_server.cpp bench/limits/replay.cpp)
foreach(limit bare_sqlite bare_server)
  target_include_directories(${limit} PRIVATE bench)
  target_link_libraries(${limit} PRIVATE firsthand_options firsthand_sqlite Boost::json)
endforeach()
target_link_libraries(bare_server PRIVATE part_http)

add_executable(ledger_ingest EXCLUDE_FROM_ALL bench/limits/ledger_ingest.cpp)
add_executable(large_ledger EXCLUDE_FROM_ALL bench/limits/large_ledger.cpp)
foreach(of_ledger ledger_ingest large_ledger)
  target_link_libraries(${of_ledger} PRIVATE part_ledger)
  firsthand_precompile(${of_ledger})
endforeach()
add_custom_target(limits DEPENDS firsthand_recording bare_sqlite bare_server ledger_ingest)

# What the sanitizers add differs between the program and the limit: no ratio of theirs means anything.
if(NOT FIRSTHAND_SANITIZE)
  add_test(NAME "the limits are built" COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR} --target limits)
  set_tests_properties("the limits are built" PROPERTIES FIXTURES_SETUP limits TIMEOUT 300)
  add_test(NAME "speed: pages and saves reach their part of the limit" WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND script/node bench/speed_gate.js)
  set_tests_properties("speed: pages and saves reach their part of the limit" PROPERTIES LABELS speed RUN_SERIAL ON TIMEOUT 90
    FIXTURES_REQUIRED "authority;limits" ENVIRONMENT "FIRSTHAND_BUILD=${CMAKE_BINARY_DIR};FIRSTHAND_BENCH=${CMAKE_BINARY_DIR}/speed")
endif()
