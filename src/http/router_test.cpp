#include "http/router.hpp"

#include <doctest/doctest.h>

#include "base/ensure.hpp"

namespace {

http::Handler says(std::string text) {
    return [text](const http::Request&, const http::Parameters&) { return http::plain_text(200, text); };
}

http::Response ask(const http::Router& router, std::string method, std::string path) {
    http::Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    return router.answer(request);
}

}  // namespace

TEST_CASE("a literal segment wins over a place, whichever was added first") {
    http::Router router;
    router.add("GET", "/children/{child}", says("one child"));
    router.add("GET", "/children/new", says("a new child"));
    router.add("GET", "/children/{child}/notes", says("notes"));
    router.add("GET", "/{area}/new/notes", says("area"));
    CHECK(ask(router, "GET", "/children/42").body == "one child");
    CHECK(ask(router, "GET", "/children/new").body == "a new child");
    CHECK(ask(router, "GET", "/children/new/notes").body == "notes");
    CHECK(ask(router, "GET", "/teams/new/notes").body == "area");
    CHECK(ask(router, "GET", "/children/42").route == "/children/{child}");
}

TEST_CASE("places give what stood in the path, and a name the route does not have is a mistake of the program") {
    http::Router router;
    router.add("GET", "/children/{child}/entries/{entry}", [](const http::Request&, const http::Parameters& places) {
        CHECK_THROWS_AS((void)places.get("person"), ProgramError);
        return http::plain_text(200, std::string(places.get("child")) + " " + std::string(places.get("entry")));
    });
    CHECK(ask(router, "GET", "/children/42/entries/7").body == "42 7");
}

TEST_CASE("a path nobody answers is 404, a method nobody answers is 405 with the ones that are") {
    http::Router router;
    router.add("GET", "/", says("home"));
    router.add("GET", "/both", says("got"));
    router.add("POST", "/both", says("posted"));
    router.add("POST", "/places/{name}/visits", says("visited"));
    router.on_missing([](const http::Request&, int status) { return http::plain_text(status, "missing"); });

    CHECK(ask(router, "GET", "/").body == "home");
    for (const char* path : {"/nothing", "/both/", "//both", "/both/more", "/places//visits"}) {
        CAPTURE(std::string(path));
        CHECK(ask(router, "GET", path).status == 404);
    }
    CHECK(ask(router, "GET", "/nothing").body == "missing");
    CHECK_FALSE(ask(router, "GET", "/nothing").has_header("Allow"));
    CHECK(ask(router, "POST", "/").status == 405);
    CHECK(ask(router, "POST", "/").header("allow") == "GET, HEAD");
    CHECK(ask(router, "GET", "/places/x/visits").header("Allow") == "POST");
    CHECK(ask(router, "PUT", "/both").header("Allow") == "GET, HEAD, POST");
}

TEST_CASE("HEAD is answered by the handler of GET, and not by that of POST") {
    http::Router router;
    router.add("GET", "/page", says("page"));
    router.add("POST", "/sent", says("sent"));
    CHECK(ask(router, "HEAD", "/page").status == 200);
    CHECK(ask(router, "HEAD", "/sent").status == 405);
}

TEST_CASE("a query has only the parameters that the route names") {
    http::Router router;
    router.add("GET", "/page?from&until", says("page"));
    router.add("POST", "/page", says("sent"));
    const auto with = [&](std::string method, Pairs query) {
        http::Request request;
        request.method = std::move(method);
        request.path = "/page";
        request.query = Fields(std::move(query));
        return router.answer(request);
    };
    CHECK(with("GET", {}).status == 200);
    CHECK(with("GET", {{"until", "1"}, {"from", "2"}}).route == "/page");
    CHECK(with("GET", {{"until", "1"}, {"else", "2"}}).status == 400);
    CHECK(with("HEAD", {{"else", ""}}).status == 400);
    CHECK(with("POST", {{"from", "2"}}).status == 400);
    CHECK(router.listed().front().pattern == "/page");
}

TEST_CASE("a form has only the fields that the route names, and no file where none is asked for") {
    http::Router router;
    router.add("POST", "/page", says("sent"), {"words", "person-#-name"});
    const auto with = [&](Pairs form, std::vector<http::Upload> uploads = {}) {
        http::Request request;
        request.method = "POST";
        request.path = "/page";
        request.form = Fields(std::move(form));
        request.uploads = std::move(uploads);
        return router.answer(request).status;
    };
    CHECK(with({}) == 200);
    CHECK(with({{"words", "a"}, {"person-1-name", "b"}, {"person-30-name", "c"}}) == 200);
    for (const char* unknown : {"word", "words2", "person--name", "person-1-role", "person-1-name-2", "person-x-name", "#", ""}) {
        CAPTURE(std::string(unknown));
        CHECK(with({{"words", "a"}, {unknown, "b"}}) == 400);
    }
    CHECK(with({}, {{"photo", "a.png", "image/png", "x"}}) == 400);
    CHECK(with({}, {{"words", "a.png", "image/png", "x"}}) == 200);
    CHECK_THROWS_AS(router.add("GET", "/page", says(""), {"words"}), ProgramError);
}

TEST_CASE("routes that could not both be reached are refused") {
    http::Router router;
    router.add("GET", "/children/{child}", says(""));
    CHECK_THROWS_AS(router.add("GET", "/children/{child}", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("GET", "/children/{person}", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("GET", "children", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("PUT", "/children", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("GET", "/a/{x}/{x}", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("GET", "/a/b{x}", says("")), ProgramError);
    CHECK_THROWS_AS(router.add("GET", "/children/{child}?page", says("")), ProgramError);
    CHECK_NOTHROW(router.add("POST", "/children/{child}", says("")));
    const auto listed = router.listed();
    REQUIRE(listed.size() == 2);
    CHECK(listed.back().method == "POST");
    CHECK(listed.back().pattern == "/children/{child}");
}
