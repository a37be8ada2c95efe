#include "staff/resumption.hpp"

#include <doctest/doctest.h>

#include "staff/app.hpp"
#include "staff/sign_in.hpp"

using namespace staff;

namespace {

http::Router small_router() {
    http::Router router;
    const auto nothing = [](const auto&, const auto&) { return http::plain_text(200, ""); };
    router.add("GET", "/children/{child}", nothing);
    router.add("POST", "/children/{child}/completion", nothing);
    router.add("GET", "/children/{child}/file", nothing);
    return router;
}

http::Request post(std::string path, Pairs form) {
    http::Request request;
    request.method = "POST";
    request.path = std::move(path);
    request.form = Fields(std::move(form));
    return request;
}

}  // namespace

TEST_CASE("one comes back only to an address of ours") {
    for (const char* ours : {"/", "/children/42", "/children/42/file?page=2&kind=home_visit"}) CHECK(safe_address(ours) == ours);
    for (const char* foreign : {"", "https://example.org", "//example.org", "/\\example.org", "/a b", "/a\r\nSet-Cookie: x",
                                "javascript:alert(1)", "/file?next=https://x"})
        CHECK_MESSAGE(safe_address(foreign) == "/", foreign);
    CHECK(safe_address("/" + std::string(1'001, 'a')) == "/");
}

TEST_CASE("after a form the nearest page is where one was") {
    const auto router = small_router();
    CHECK(nearest_page(router, "/children/42/file?page=2") == "/children/42/file?page=2");
    CHECK(nearest_page(router, "/children/42/completion") == "/children/42");
    CHECK(nearest_page(router, "/nowhere/at/all") == "/");
}

TEST_CASE("a form with several values of one name comes through an unlock whole and in order") {
    const auto router = small_router();
    const Pairs typed = {{"csrf", "x"}, {"present", "1"}, {"present", "2"}, {"seen_and_said", "Café & “tea”\n50% = ½"}, {"empty", ""}};
    const auto carried = resumption_of(router, post("/children/42/completion", typed));
    CHECK(carried.sends());
    CHECK(parse_urlencoded(carried.form)->pairs() == typed);
    const auto back = resumption_from_form(post("/unlock", {{"return", carried.address}, {"resent_form", carried.form}}));
    CHECK(back.address == "/children/42/completion");
    CHECK(back.form == carried.form);
}

TEST_CASE("a form with a password in it is never carried along") {
    const auto carried = resumption_of(small_router(), post("/children/42/completion", {{"csrf", "x"}, {"password", "four quiet words"}}));
    CHECK_FALSE(carried.sends());
    CHECK(carried.address == "/children/42");
}

TEST_CASE("a form is resent under the new cookie, and never to the pages of signing in and out") {
    http::Router router;
    std::string cookie_seen, word_seen;
    const auto note = [&](const http::Request& request, const auto&) {
        cookie_seen = request.cookie(session_cookie);
        word_seen = request.form.get("word");
        return http::plain_text(200, "");
    };
    router.add("POST", "/drafts/{draft}", note, {"word"});
    router.add("POST", "/sign-out", note, {"word"});
    auto request = post("/unlock", {});
    request.headers = {{"cookie", "__Host-session=old"}};
    (void)resume(router, request, {.address = "/drafts/7", .form = "word=kept"}, "new");
    CHECK(cookie_seen == "new");
    CHECK(word_seen == "kept");
    cookie_seen.clear();
    CHECK(resume(router, request, {.address = "/sign-out", .form = "word=kept"}, "new").status == 303);
    CHECK(cookie_seen.empty());
}

TEST_CASE("a form from another site is refused, whatever the browser says of it") {
    const auto from = [](Pairs headers) {
        auto request = post("/drafts/7", {});
        request.headers = std::move(headers);
        return is_cross_site(request);
    };
    CHECK(from({{"sec-fetch-site", "cross-site"}}));
    CHECK(from({{"sec-fetch-site", "same-site"}}));
    CHECK_FALSE(from({{"sec-fetch-site", "same-origin"}}));
    CHECK(from({{"host", "record.example"}, {"origin", "https://evil.example"}}));
    CHECK_FALSE(from({{"host", "record.example"}, {"origin", "https://record.example"}}));
    CHECK_FALSE(from({{"host", "record.example"}, {"origin", "null"}}));
}

TEST_CASE("a browser is named so that its person knows it again") {
    CHECK(browser_of(
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0") ==
          "Edge on Windows");
    CHECK(browser_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1") ==
          "Safari on iPhone");
    CHECK(browser_of("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0") == "Firefox on Linux");
    CHECK(browser_of("curl/8.0") == "Another program");
}
