#include "http/message.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "base/text.hpp"

namespace http {

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return "";
}

// RFC 6265 §4.2.1: "name=value; name=value". Some clients send several Cookie headers; the first of a name is taken.
std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [header_name, header_value] : headers) {
        if (header_name != "cookie") continue;
        for (const auto piece : split(header_value, ';')) {
            const auto pair = trimmed(piece);
            const auto equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        }
    }
    return "";
}

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (is_same_name(key, name)) return value;
    return "";
}

bool Response::has_header(std::string_view name) const {
    return std::ranges::any_of(headers, [&](const auto& pair) { return is_same_name(pair.first, name); });
}

void Response::set_header(std::string_view name, std::string value) {
    std::erase_if(headers, [&](const auto& pair) { return is_same_name(pair.first, name); });
    headers.emplace_back(name, std::move(value));
}

Response see_other(std::string location) {
    // A browser reads "//host" and "/\host" as another site: an open redirect.
    const bool is_here = location.starts_with('/') && !location.starts_with("//") && !location.contains('\\');
    ensure(is_here, "a redirect stays on this site");
    ensure(std::ranges::all_of(location, [](char c) { return c > ' ' && c < '\x7f'; }), "a redirect is percent-encoded");
    Response response{.status = 303, .content_type = ""};
    response.set_header("Location", std::move(location));
    return response;
}

Response plain_text(int status, std::string text) {
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No content";
        case 206: return "Partial content";
        case 301: return "Moved permanently";
        case 302: return "Found";
        case 303: return "See other";
        case 304: return "Not modified";
        case 307: return "Temporary redirect";
        case 308: return "Permanent redirect";
        case 400: return "Bad request";
        case 401: return "Unauthorised";
        case 403: return "Forbidden";
        case 404: return "Not found";
        case 405: return "Method not allowed";
        case 408: return "Request timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content too large";
        case 414: return "Address too long";
        case 415: return "Unsupported media type";
        case 417: return "Expectation failed";
        case 422: return "Unprocessable content";
        case 429: return "Too many requests";
        case 431: return "Request header fields too large";
        case 500: return "Internal server error";
        case 501: return "Not implemented";
        case 502: return "Bad gateway";
        case 503: return "Service unavailable";
        case 505: return "HTTP version not supported";
        default: return "";
    }
}

bool is_same_name(std::string_view one, std::string_view other) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace http
