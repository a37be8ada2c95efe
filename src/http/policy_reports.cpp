#include "http/policy_reports.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "http/security_headers.hpp"

namespace http {
namespace {

constexpr std::size_t longest_report = 16 * 1024, longest_directive = 40, longest_page = 80;

std::string text_in(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* text = value != nullptr ? value->if_string() : nullptr;
    return text != nullptr ? std::string(*text) : std::string();
}

bool holds_only(std::string_view text, std::string_view characters) { return text.find_first_not_of(characters) == std::string_view::npos; }

/// What was refused, as a word of ours: an address could hold anything.
std::string_view sort_of(std::string_view blocked) {
    for (const std::string_view known : {"inline", "eval", "wasm-eval", "data", "blob"})
        if (blocked == known) return known;
    return blocked.starts_with("http") ? "an address" : "something else";
}

/// "/children/#/file" of https://host/children/42/file?order=oldest
std::string kind_of_page(std::string_view address) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_-/#";
    const auto host = address.find("://");
    const auto slash = host == std::string_view::npos ? host : address.find('/', host + 3);
    if (slash == std::string_view::npos) return "a page";
    std::string kind;
    for (const char c : address.substr(slash, address.find_first_of("?#", slash) - slash)) {
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit || !kind.ends_with('#')) kind += is_digit ? '#' : c;
    }
    return holds_only(kind, letters) && kind.size() <= longest_page ? kind : "a page";
}

}  // namespace

std::optional<std::string> refused_in_page(std::string_view report) {
    if (report.size() > longest_report) return std::nullopt;
    boost::system::error_code fault;
    const auto parsed = boost::json::parse(boost::json::string_view(report.data(), report.size()), fault);
    const auto* outer = fault ? nullptr : parsed.if_object();
    const auto* inner = outer != nullptr ? outer->if_contains("csp-report") : nullptr;
    const auto* object = inner != nullptr ? inner->if_object() : nullptr;
    if (object == nullptr) return std::nullopt;
    auto directive = text_in(*object, "effective-directive");
    if (directive.empty()) directive = text_in(*object, "violated-directive");
    directive = directive.substr(0, directive.find(' '));
    if (directive.empty() || directive.size() > longest_directive || !holds_only(directive, "abcdefghijklmnopqrstuvwxyz-"))
        return std::nullopt;
    return "a browser refused what a page held: " + directive + ", " + std::string(sort_of(text_in(*object, "blocked-uri"))) + ", on " +
           kind_of_page(text_in(*object, "document-uri"));
}

void PolicyReports::add_route(Router& router) {
    router.add("POST", policy_reports_path, [this](const Request& request, const auto&) { return take(request, RateLimit::Clock::now()); });
}

Response PolicyReports::take(const Request& request, RateLimit::Clock::time_point now) {
    if (const auto words = refused_in_page(request.body); words && !pace_.take("", now)) log_(*words);
    return plain_text(204, "");
}

}  // namespace http
