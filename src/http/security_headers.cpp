#include "http/security_headers.hpp"

namespace http {
namespace {

constexpr std::pair<std::string_view, std::string_view> headers[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
     "usb=()"},
    {"Cache-Control", "no-store"},
};

void add_unless_set(Response& response, std::string_view name, std::string_view value) {
    if (!response.has_header(name)) response.headers.emplace_back(name, value);
}

}  // namespace

std::string content_policy(std::string_view script_nonce) {
    const auto script = script_nonce.empty() ? std::string() : "script-src 'nonce-" + std::string(script_nonce) + "'; ";
    return "default-src 'none'; " + script +
           "style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
           "report-uri " +
           std::string(policy_reports_path);
}

void add_security_headers(Response& response, bool is_secure) {
    add_unless_set(response, "Content-Security-Policy", content_policy());
    for (const auto& [name, value] : headers) add_unless_set(response, name, value);
    // Two years, as the preload list asks.
    if (is_secure) add_unless_set(response, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

}  // namespace http
