#pragma once
#include <chrono>
#include <string>

#include "http/server.hpp"

namespace http {

/// One line of JSON without its line end: time (UTC, to the millisecond), request, method, route as declared, status, bytes, microseconds
/// and remote address. No path, no query, no words of a person; so Access::error is not in it.
std::string access_line(const Access& access, std::chrono::system_clock::time_point at);

}  // namespace http
