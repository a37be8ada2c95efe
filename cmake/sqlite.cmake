# The encrypted SQLite: the amalgamation that the npm package carries, built once. SOCI comes before it on the link line.
set(amalgamation ${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3)
if(NOT EXISTS ${amalgamation}/sqlite3.c)
  message(FATAL_ERROR "node_modules is missing: run script/bootstrap first")
endif()

add_library(firsthand_sqlite STATIC ${amalgamation}/sqlite3.c)
target_include_directories(firsthand_sqlite SYSTEM PUBLIC ${amalgamation})
target_compile_options(firsthand_sqlite PRIVATE -w -O2)
target_compile_definitions(firsthand_sqlite PRIVATE
  SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_ENABLE_FTS5=1 SQLITE_OMIT_DEPRECATED=1
  SQLITE_OMIT_LOAD_EXTENSION=1 SQLITE_TEMP_STORE=2 SQLITE_USE_URI=0 SQLITE_MAX_MMAP_SIZE=0
  SQLITE3MC_OMIT_AES_HARDWARE_SUPPORT=0)
target_link_libraries(firsthand_sqlite PUBLIC Threads::Threads ${CMAKE_DL_LIBS})

add_library(firsthand_database INTERFACE)
target_link_libraries(firsthand_database INTERFACE ${SOCI_SQLITE} ${SOCI_POSTGRESQL} ${SOCI_CORE} PkgConfig::pq firsthand_sqlite)
