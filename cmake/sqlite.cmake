# The encrypted SQLite: the amalgamation that the npm package carries, built once. SOCI comes before it on the link line.
set(amalgamation ${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3)
if(NOT EXISTS ${amalgamation}/sqlite3.c)
  message(FATAL_ERROR "node_modules is missing: run script/bootstrap first")
endif()

# Its cipher is libsodium's (src/store/quick_cipher.h); what stood in that place keeps the same name with _plain.
set(places "^/\\* Prototypes for several crypto functions" "^void chacha20_xor\\(" "^void poly1305\\(")
foreach(place IN LISTS places)
  file(STRINGS ${amalgamation}/sqlite3.c found REGEX "${place}")
  list(LENGTH found times)
  if(NOT times EQUAL 1)
    message(FATAL_ERROR "This amalgamation has ${times} places for ${place}: see whether src/store/quick_cipher.h still fits")
  endif()
endforeach()
set(quick_sqlite ${CMAKE_BINARY_DIR}/sqlite/sqlite3.c)
add_custom_command(OUTPUT ${quick_sqlite}
  COMMAND sed -e "s:^/\\* Prototypes for several crypto functions:#include \"quick_cipher.h\"\\n&:"
    -e "s:^void chacha20_xor(:void chacha20_xor_plain(:" -e "s:^void poly1305(:void poly1305_plain(:" ${amalgamation}/sqlite3.c > ${quick_sqlite}
  DEPENDS ${amalgamation}/sqlite3.c
  COMMENT "Giving SQLite libsodium's cipher" VERBATIM)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/sqlite)

add_library(firsthand_sqlite STATIC ${quick_sqlite})
target_include_directories(firsthand_sqlite SYSTEM PUBLIC ${amalgamation} PRIVATE ${CMAKE_SOURCE_DIR}/src/store)
target_compile_options(firsthand_sqlite PRIVATE -w -O2)
target_compile_definitions(firsthand_sqlite PRIVATE
  SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_ENABLE_FTS5=1 SQLITE_OMIT_DEPRECATED=1
  SQLITE_OMIT_LOAD_EXTENSION=1 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_TEMP_STORE=2 SQLITE_USE_URI=0 SQLITE_MAX_MMAP_SIZE=0
  SQLITE3MC_OMIT_AES_HARDWARE_SUPPORT=0)
target_link_libraries(firsthand_sqlite PUBLIC Threads::Threads ${CMAKE_DL_LIBS} PkgConfig::sodium)

add_library(firsthand_database INTERFACE)
target_link_libraries(firsthand_database INTERFACE ${SOCI_SQLITE} ${SOCI_POSTGRESQL} ${SOCI_CORE} PkgConfig::pq firsthand_sqlite)
