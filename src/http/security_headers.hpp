#pragma once
#include "http/message.hpp"

namespace http {

/// Adds what tells a browser to trust nothing but this site (OWASP ASVS 5.0 §3.4) and to keep nothing (§14.3). What the response already
/// sets stays: a stricter policy for an attachment, immutable caching for an asset. Strict-Transport-Security only when is_secure.
void add_security_headers(Response& response, bool is_secure);

}  // namespace http
