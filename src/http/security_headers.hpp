#pragma once
#include "http/message.hpp"

namespace http {

/// Where browsers report what a policy refused.
constexpr std::string_view policy_reports_path = "/policy-reports";
/// What a page may load and where it may send: stylesheets, pictures and forms of this site, and the one script that carries this nonce,
/// which is new for each answer (ASVS 3.4.3, 3.4.7). Without a nonce no script at all.
std::string content_policy(std::string_view script_nonce = "");

/// Adds what tells a browser to trust nothing but this site (OWASP ASVS 5.0 §3.4) and to keep nothing (§14.3). What the response already
/// sets stays: a stricter policy for an attachment, immutable caching for an asset. Strict-Transport-Security only when is_secure.
void add_security_headers(Response& response, bool is_secure);

}  // namespace http
