#include "http/security_headers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace {

// The rules by which Mozilla's HTTP Observatory grades an answer, as far as one answer shows them, and what each is worth: the score table
// of github.com/mdn/mdn-http-observatory, src/grader/charts.js, read in November 2026. It begins at 100, and what is above 100 counts only
// from 90 on without it. Redirections and subresource integrity are worth nothing to a site that has its own scripts only and no http.
constexpr int at_first = 100;

using Directives = std::map<std::string, std::vector<std::string>, std::less<>>;

Directives directives_of(std::string_view policy) {
    Directives directives;
    for (const auto piece : split(policy, ';')) {
        std::vector<std::string> words;
        for (const auto word : split(trimmed(piece), ' '))
            if (!word.empty()) words.emplace_back(word);
        if (!words.empty()) directives[words[0]] = {words.begin() + 1, words.end()};
    }
    return directives;
}

bool allows(const Directives& directives, std::string_view name, std::initializer_list<std::string_view> what) {
    const auto own = directives.find(name), common = directives.find("default-src");
    const auto& found = own != directives.end() ? own : common;
    if (found == directives.end()) return true;
    return std::ranges::any_of(what, [&](std::string_view one) { return std::ranges::find(found->second, one) != found->second.end(); });
}

int worth_of_policy(std::string_view policy) {
    const auto directives = directives_of(policy);
    if (directives.empty()) return -25;
    for (const auto* name : {"script-src", "object-src"})
        if (allows(directives, name, {"'unsafe-inline'", "data:", "https:", "http:", "*"})) return -20;
    if (allows(directives, "script-src", {"'unsafe-eval'"})) return -10;
    if (allows(directives, "img-src", {"http:"}) || allows(directives, "media-src", {"http:"})) return -10;
    if (allows(directives, "style-src", {"'unsafe-inline'", "data:", "https:", "*"})) return 0;
    const std::vector<std::string> none = {"'none'"}, self = {"'self'"};
    const auto form = directives.find("form-action");
    const bool holds_forms = form != directives.end() && (form->second == none || form->second == self);
    const auto common = directives.find("default-src");
    return common != directives.end() && common->second == none && holds_forms ? 10 : 5;
}

int worth_of_framing(const http::Response& response) {
    if (directives_of(response.header("Content-Security-Policy")).contains("frame-ancestors")) return 5;
    const auto older = response.header("X-Frame-Options");
    return older == "DENY" || older == "SAMEORIGIN" ? 0 : -20;
}

int worth_of_secure_transport(std::string_view header) {
    constexpr std::string_view name = "max-age=";
    if (!header.starts_with(name)) return -20;
    constexpr int half_a_year = 15'768'000;
    return std::stoi(std::string(header.substr(name.size()))) >= half_a_year ? 0 : -10;
}

int worth_of_cookie(std::string_view cookie) {
    if (cookie.empty()) return 0;
    if (!cookie.contains("; Secure")) return -40;
    if (!cookie.contains("; HttpOnly")) return -30;
    return cookie.contains("; SameSite=Strict") || cookie.contains("; SameSite=Lax") ? 5 : 0;
}

int worth_of_referrer(std::string_view policy) {
    if (policy.empty()) return 0;
    const auto private_ones = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"};
    return std::ranges::find(private_ones, policy) != private_ones.end() ? 5 : -5;
}

int score_of(const http::Response& response) {
    const int parts[] = {
        worth_of_policy(response.header("Content-Security-Policy")),
        worth_of_cookie(response.header("Set-Cookie")),
        response.has_header("Access-Control-Allow-Origin") ? -50 : 0,
        worth_of_referrer(response.header("Referrer-Policy")),
        worth_of_secure_transport(response.header("Strict-Transport-Security")),
        response.header("X-Content-Type-Options") == "nosniff" ? 0 : -5,
        worth_of_framing(response),
        response.header("Cross-Origin-Resource-Policy") == "same-origin" ? 10 : 0,
    };
    int below = at_first, above = 0;
    for (const int part : parts) (part < 0 ? below : above) += part;
    return below < 90 ? below : below + above;
}

http::Response answered(http::Response response, bool is_secure = true) {
    http::add_security_headers(response, is_secure);
    return response;
}

}  // namespace

TEST_CASE("every answer scores at least 130 by the rules of Mozilla's HTTP Observatory, and with our cookie 135") {
    CHECK(score_of(answered({})) == 130);
    CHECK(score_of(answered({.headers = {{"Set-Cookie", "__Host-session=x; Path=/; Secure; HttpOnly; SameSite=Strict"}}})) == 135);
    CHECK(score_of(answered({.headers = {{"Content-Security-Policy", http::content_policy("cmFuZG9t")}}})) == 130);
    CHECK(score_of(answered({}, false)) == 80);
    CHECK(score_of({}) == 30);
    CHECK(score_of(answered({.headers = {{"Content-Security-Policy", "default-src 'self' 'unsafe-inline'"}}})) < 90);
}

TEST_CASE(
    "a page may use nothing but what pages of ours need, scripts only by the nonce of the answer, and nobody may show it in a frame") {
    const auto response = answered({});
    const std::vector<std::string> none = {"'none'"}, self = {"'self'"};
    Directives wanted = {{"default-src", none}, {"style-src", self},       {"img-src", self},  {"connect-src", self},
                         {"form-action", self}, {"frame-ancestors", none}, {"base-uri", none}, {"report-uri", {"/policy-reports"}}};
    CHECK(directives_of(response.header("Content-Security-Policy")) == wanted);
    wanted["script-src"] = {"'nonce-cmFuZG9t'"};
    CHECK(directives_of(http::content_policy("cmFuZG9t")) == wanted);
    CHECK(response.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(response.header("Cache-Control") == "no-store");
    CHECK(response.header("Permissions-Policy").contains("camera=()"));
}

TEST_CASE("over TLS browsers are told for two years, subdomains included, to come no other way") {
    CHECK(answered({}).header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
    CHECK_FALSE(answered({}, false).has_header("Strict-Transport-Security"));
}
