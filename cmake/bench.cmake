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
target_link_libraries(ledger_ingest PRIVATE part_ledger)
firsthand_precompile(ledger_ingest)
add_custom_target(limits DEPENDS firsthand_recording bare_sqlite bare_server ledger_ingest)
