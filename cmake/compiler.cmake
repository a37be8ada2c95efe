# One place for what the compiler is asked: C++23, warnings are errors, quick links, a cache where there is one.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

set(CMAKE_CXX_FLAGS_DEV "-O1 -g1")
set(CMAKE_C_FLAGS_DEV "-O2 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
set(CMAKE_C_FLAGS_RELEASE "-O2 -g1")

option(FIRSTHAND_FUZZ "Build the targets of tests/fuzz for libFuzzer; asks for clang" OFF)
set(FIRSTHAND_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")

find_program(CCACHE ccache)
if(CCACHE)
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_link_options(-fuse-ld=lld)

add_library(firsthand_options INTERFACE)
# The warnings switched off by name raise false alarms inside GCC 12's own string and variant.
target_compile_options(firsthand_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wimplicit-fallthrough -Werror -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized -Wno-missing-field-initializers
  -fstack-protector-strong -fpch-preprocess)
target_include_directories(firsthand_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(FIRSTHAND_FUZZ)
  # GCC's names of warnings are not clang's, whose own would be a second opinion that nobody asked for here.
  target_compile_options(firsthand_options INTERFACE -Wno-error -w -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_definitions(firsthand_options INTERFACE FIRSTHAND_FUZZ)
  target_link_options(firsthand_options INTERFACE -fsanitize=address,undefined)
endif()
if(FIRSTHAND_SANITIZE)
  target_compile_options(firsthand_options INTERFACE -fsanitize=${FIRSTHAND_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(firsthand_options INTERFACE -fsanitize=${FIRSTHAND_SANITIZE})
endif()
