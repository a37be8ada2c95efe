#pragma once
#include <optional>
#include <string>

#include "http/head.hpp"

namespace http {

/// Decodes the body of a POST by its type into form and uploads, or leaves it in body when it is not a form.
std::optional<Refusal> take_body(Request& request, std::string body);

}  // namespace http
