#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/head.hpp"

namespace http {

/// Takes from a proxy whose address is in the list who asked and that it asked over TLS, into remote_address and is_secure. A request is
/// refused when it comes from elsewhere, when X-Forwarded-Proto is not https, or when the last hop of X-Forwarded-For, the only one that
/// our own proxy wrote, is no address. With an empty list no proxy is in front and nothing is done.
std::optional<Refusal> heed_proxy(Request& request, const std::vector<std::string>& proxies);

}  // namespace http
