#pragma once
#include "http/network.hpp"
#include "http/server.hpp"
#include "main/serve.hpp"

/// Where and how to listen. Throws std::runtime_error, in plain words, for what would send the record over a network unprotected, and for
/// a proxy's address that is none.
http::ServerSettings listening(const ServeOptions& options);
/// The same at the port where accounts and teams are kept: few people, few threads.
http::ServerSettings for_administration(http::ServerSettings settings, std::uint16_t port);
/// The council's own networks. Throws std::runtime_error, in plain words, for what is none.
std::vector<http::Network> networks_of(const ServeOptions& options);
