#include "http/policy_reports.hpp"

#include <doctest/doctest.h>

namespace {

std::string report(const std::string& page, const std::string& directive, const std::string& blocked) {
    return R"({"csp-report":{"document-uri":")" + page + R"(","effective-directive":")" + directive + R"(","blocked-uri":")" + blocked +
           R"(","script-sample":"Tom was seen"}})";
}

}  // namespace

TEST_CASE("a report tells which rule refused what sort of thing on which kind of page, and nothing else") {
    CHECK(http::refused_in_page(report("https://record.example/children/42/file?person=7#entry-9", "script-src-elem", "inline")) ==
          "a browser refused what a page held: script-src-elem, inline, on /children/#/file");
    CHECK(http::refused_in_page(report("https://record.example/Tom", "img-src", "https://elsewhere.example/?name=Tom")) ==
          "a browser refused what a page held: img-src, an address, on a page");
    for (const std::string none : {"", "{", "[]", R"({"csp-report":7})", R"({"csp-report":{}})"}) CHECK_FALSE(http::refused_in_page(none));
    CHECK_FALSE(http::refused_in_page(report("https://a/", "script\\nforged-line", "inline")));
    CHECK_FALSE(http::refused_in_page(report("https://a/" + std::string(20'000, 'a'), "script-src", "inline")));
    CHECK_FALSE(http::refused_in_page(std::string(10'000, '[')));
}

TEST_CASE("of very many reports few are written down") {
    using namespace std::chrono_literals;
    int written = 0;
    http::PolicyReports reports([&](const std::string&) { ++written; });
    http::Request request;
    request.body = report("https://a/", "script-src", "inline");
    const auto now = http::RateLimit::Clock::now();
    for (int time = 0; time < 1'000; ++time) CHECK(reports.take(request, now).status == 204);
    CHECK(written == 10);
    (void)reports.take(request, now + 11s);
    CHECK(written == 11);
}
