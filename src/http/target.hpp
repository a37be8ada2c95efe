#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "http/head.hpp"

namespace http {

/// What a request line asks for.
struct Target {
    std::string path;  ///< as Request::path
    Fields query;
};

/// Only the origin form, "/path?query" (RFC 9112 §3.2.1). Segments are decoded after the path is split at its slashes; one that is
/// "." or "..", holds a slash, backslash or control character, or is not UTF-8 is refused, so that a path means one thing everywhere.
std::expected<Target, Refusal> parse_target(std::string_view target);

}  // namespace http
