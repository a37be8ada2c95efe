#include "http/forwarded.hpp"

#include <doctest/doctest.h>

#include "http/address.hpp"
#include "http/loopback.hpp"
#include "http/server.hpp"

namespace {

http::Request from(std::string address, Pairs headers) {
    http::Request request;
    request.remote_address = std::move(address);
    request.headers = std::move(headers);
    return request;
}

const std::vector<std::string> proxies = {"127.0.0.1", "10.0.0.5"};

}  // namespace

TEST_CASE("an address is told from what is none, and written in one way") {
    CHECK(http::plain_address("192.0.2.7") == "192.0.2.7");
    CHECK(http::plain_address("2001:DB8:0:0::1") == "2001:db8::1");
    CHECK(http::plain_address("::ffff:192.0.2.7") == "192.0.2.7");
    for (const char* none : {"", "localhost", "192.0.2", "192.0.2.256", "192.0.2.7:80", "[::1]", "unknown", "_hidden", " 192.0.2.7"})
        CHECK_FALSE(http::plain_address(none));
    CHECK_FALSE(http::plain_address(std::string(10'000, '1')));
    for (const char* own : {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"}) CHECK(http::is_loopback(own));
    for (const char* other : {"0.0.0.0", "::", "10.0.0.1", "128.0.0.1", "localhost"}) CHECK_FALSE(http::is_loopback(other));
    CHECK(http::subscriber_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
    CHECK(http::subscriber_of("::ffff:192.0.2.7") == "192.0.2.7");
    CHECK(http::subscriber_of("192.0.2.7") == "192.0.2.7");
}

TEST_CASE("what a trusted proxy says is taken: the last hop, which it wrote itself") {
    auto request = from("10.0.0.5", {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "6.6.6.6, 192.0.2.7"}});
    CHECK_FALSE(http::heed_proxy(request, proxies));
    CHECK(request.remote_address == "192.0.2.7");
    CHECK(request.is_secure);
    request = from("127.0.0.1", {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "2001:db8::7"}});
    CHECK_FALSE(http::heed_proxy(request, proxies));
    CHECK(request.remote_address == "2001:db8::7");
}

TEST_CASE("nobody else is believed, and a proxy only when it says all that is asked") {
    const Pairs good = {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "192.0.2.7"}};
    auto stranger = from("10.0.0.6", good);
    CHECK(http::heed_proxy(stranger, proxies)->status == 403);
    CHECK_FALSE(stranger.is_secure);
    const Pairs bad[] = {
        {},
        {{"x-forwarded-for", "192.0.2.7"}},
        {{"x-forwarded-proto", "https"}},
        {{"x-forwarded-proto", "http"}, {"x-forwarded-for", "192.0.2.7"}},
        {{"x-forwarded-proto", "https"}, {"x-forwarded-proto", "http"}, {"x-forwarded-for", "192.0.2.7"}},
        {{"x-forwarded-proto", "https, https"}, {"x-forwarded-for", "192.0.2.7"}},
        {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "192.0.2.7, unknown"}},
        {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "192.0.2.7,"}},
    };
    for (const auto& headers : bad) {
        auto request = from("10.0.0.5", headers);
        CHECK(http::heed_proxy(request, proxies)->status == 400);
    }
}

TEST_CASE("where no proxy is in front, nobody can say to come from elsewhere") {
    auto request = from("10.0.0.6", {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "192.0.2.7"}});
    CHECK_FALSE(http::heed_proxy(request, {}));
    CHECK(request.remote_address == "10.0.0.6");
    CHECK_FALSE(request.is_secure);
}

TEST_CASE("behind a proxy the server answers as over TLS, and refuses what came past the proxy") {
    http::Server server({.port = 0, .proxies = {"127.0.0.1"}},
                        [](const http::Request& request) {
                            return http::plain_text(200, request.remote_address + (request.is_secure ? " secure" : " plain"));
                        },
                        {});
    server.start();
    const auto asked = loopback::ask(server.port(), loopback::get("/", "X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.7\r\n"));
    CHECK(loopback::body_of(asked) == "192.0.2.7 secure");
    CHECK(loopback::status_of(loopback::ask(server.port(), loopback::get("/"))) == "400");
}
