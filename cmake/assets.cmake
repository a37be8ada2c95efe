# What the browser is sent: stylesheet, script and pictures, in the folder assets of the build. Rebuilt when a source changes.
file(GLOB asset_sources CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/assets/*.scss ${CMAKE_SOURCE_DIR}/assets/*.js ${CMAKE_SOURCE_DIR}/assets/*.svg)

add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/assets/app.css ${CMAKE_BINARY_DIR}/assets/app.js ${CMAKE_BINARY_DIR}/assets/favicon.svg
  COMMAND ${CMAKE_SOURCE_DIR}/script/node ${CMAKE_SOURCE_DIR}/assets/build.js ${CMAKE_BINARY_DIR}/assets
  DEPENDS ${asset_sources} ${CMAKE_SOURCE_DIR}/package-lock.json
  COMMENT "Building stylesheet and script"
  VERBATIM)
add_custom_target(assets ALL
  DEPENDS ${CMAKE_BINARY_DIR}/assets/app.css ${CMAKE_BINARY_DIR}/assets/app.js ${CMAKE_BINARY_DIR}/assets/favicon.svg)
