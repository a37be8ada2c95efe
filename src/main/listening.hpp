#pragma once
#include "http/server.hpp"
#include "main/serve.hpp"

/// Where and how to listen. Throws std::runtime_error, in plain words, for what would send the record over a network unprotected, and for
/// a proxy's address that is none.
http::ServerSettings listening(const ServeOptions& options);
