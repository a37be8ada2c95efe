#include <doctest/doctest.h>

#include <atomic>

#include "http/loopback.hpp"
#include "http/server.hpp"

using namespace std::string_literals;

namespace {

struct Named {
    const char* name;
    std::string request;
    const char* status;
};

const std::string host = "Host: localhost\r\n";

std::vector<Named> requests() {
    const auto line = [](const std::string& target) { return "GET " + target + " HTTP/1.1\r\n" + host + "\r\n"; };
    const auto with = [](const std::string& headers) { return "GET / HTTP/1.1\r\n" + host + headers + "\r\n"; };
    const auto post = [](const std::string& headers, const std::string& body) {
        return "POST / HTTP/1.1\r\n" + host + headers + "\r\n" + body;
    };
    return {
        {"no Host", "GET / HTTP/1.1\r\n\r\n", "400"},
        {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400"},
        {"two Hosts", with("Host: localhost\r\n"), "400"},
        {"a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"},
        {"an unknown Transfer-Encoding", post("Transfer-Encoding: gzip\r\n", ""), "400"},
        {"a Transfer-Encoding list", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), "400"},
        {"two Transfer-Encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
        {"a Transfer-Encoding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"a length beside chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
        {"two different lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), "400"},
        {"the same length twice", post("Content-Length: 2\r\nContent-Length: 2\r\n", "ab"), "400"},
        {"a list of lengths", post("Content-Length: 2, 2\r\n", "ab"), "400"},
        {"a length with a sign", post("Content-Length: +2\r\n", "ab"), "400"},
        {"a negative length", post("Content-Length: -2\r\n", "ab"), "400"},
        {"a length beyond 64 bits", post("Content-Length: 99999999999999999999\r\n", ""), "400"},
        {"a folded header", with("X-A: one\r\n two\r\n"), "400"},
        {"white space before the colon", with("X-A : one\r\n"), "400"},
        {"a header without a name", with(": one\r\n"), "400"},
        {"a header without a colon", with("nonsense\r\n"), "400"},
        {"a NUL in a header", with("X-A: o\0ne\r\n"s), "400"},
        {"a bare line feed", "GET / HTTP/1.1\nHost: localhost\n\n", "400"},
        {"a bare carriage return", with("X-A: a\rb\r\n"), "400"},
        {"an absolute address", line("http://localhost/"), "400"},
        {"an asterisk as address", line("*"), "400"},
        {"an address without a slash", line("children"), "400"},
        {"a broken escape in the path", line("/a%zz"), "400"},
        {"half an escape in the path", line("/a%4"), "400"},
        {"two dots", line("/a/../b"), "400"},
        {"two dots, escaped", line("/a/%2e%2E/b"), "400"},
        {"one dot", line("/a/./b"), "400"},
        {"one dot, escaped", line("/%2e"), "400"},
        {"an escaped NUL in the path", line("/a%00"), "400"},
        {"an escaped slash", line("/a%2Fb"), "400"},
        {"a backslash", line("/a\\b"), "400"},
        {"an escaped backslash", line("/a%5cb"), "400"},
        {"an escaped line end in the path", line("/a%0d%0ab"), "400"},
        {"a path that is not UTF-8", line("/%ff"), "400"},
        {"bytes over 127 in the address", line("/zo\xc3\xab"), "400"},
        {"a fragment", line("/a#b"), "400"},
        {"a broken escape in the query", line("/?a=%g0"), "400"},
        {"a NUL in the query", line("/?a=%00"), "400"},
        {"two spaces in the request line", "GET  / HTTP/1.1\r\n" + host + "\r\n", "400"},
        {"a method that is no word", "G(T / HTTP/1.1\r\n" + host + "\r\n", "400"},
        {"no version", "GET /\r\n" + host + "\r\n", "400"},
        {"a version that is none", "GET / HTTP/one\r\n" + host + "\r\n", "400"},
        {"HTTP/2 without agreement", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"},
        {"PUT", "PUT / HTTP/1.1\r\n" + host + "\r\n", "405"},
        {"DELETE", "DELETE / HTTP/1.1\r\n" + host + "\r\n", "405"},
        {"OPTIONS of everything", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", "405"},
        {"CONNECT", "CONNECT localhost:22 HTTP/1.1\r\n" + host + "\r\n", "405"},
        {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", "405"},
        {"a GET with a body", with("Content-Length: 1\r\n") + "a", "400"},
        {"an unknown expectation", post("Expect: 200-ok\r\nContent-Length: 0\r\n", ""), "417"},
        {"a compressed body", post("Content-Encoding: gzip\r\nContent-Length: 1\r\n", "a"), "415"},
        {"too long an address", line("/" + std::string(20'000, 'a')), "431"},
        {"too long a header", with("X-A: " + std::string(20'000, 'a') + "\r\n"), "431"},
        {"headers that never end", "GET / HTTP/1.1\r\n" + std::string(20'000, 'a'), "431"},
        {"a declared body over the limit", post("Content-Length: 100001\r\n", ""), "413"},
        {"a chunk over the limit", post("Transfer-Encoding: chunked\r\n", "186a1\r\n"), "413"},
        {"chunks over the limit together", post("Transfer-Encoding: chunked\r\n", "c350\r\n" + std::string(50'000, 'a') + "\r\nc351\r\n"),
         "413"},
        {"a chunk whose size is no number", post("Transfer-Encoding: chunked\r\n", "zz\r\n"), "400"},
        {"a chunk longer than it says", post("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n0\r\n\r\n"), "400"},
        {"a chunk's line that never ends", post("Transfer-Encoding: chunked\r\n", "1;" + std::string(200'000, 'a')), "400"},
    };
}

struct Refusing {
    std::atomic<int> handled = 0;
    http::Server server{{.port = 0, .body_limit = 100'000},
                        [this](const http::Request&) {
                            ++handled;
                            return http::plain_text(200, "taken");
                        },
                        {}};
    Refusing() { server.start(); }
};

}  // namespace

TEST_CASE("a request that breaks the rules is answered, closes the connection and reaches no handler") {
    Refusing refusing;
    for (const auto& [name, request, status] : requests()) {
        CAPTURE(std::string(name));
        loopback::Client client(refusing.server.port());
        // What follows must not be taken for a second request.
        client.send(request + loopback::get("/smuggled"));
        client.end_sending();
        const auto answer = client.answer();
        CHECK(loopback::status_of(answer) == status);
        CHECK(loopback::header_of(answer, "Connection") == "close");
        CHECK(loopback::header_of(answer, "X-Request-Id").size() == 12);
        CHECK(loopback::header_of(answer, "Content-Type") == "text/plain; charset=utf-8");
        CHECK(loopback::body_of(answer).contains(loopback::header_of(answer, "X-Request-Id")));
        CHECK(client.rest().empty());
        CHECK(refusing.handled == 0);
    }
}

TEST_CASE("an answer of 405 names the methods that are taken") {
    Refusing refusing;
    const auto answer = loopback::ask(refusing.server.port(), "PUT / HTTP/1.1\r\n" + host + "\r\n");
    CHECK(loopback::header_of(answer, "Allow") == "GET, HEAD, POST");
}

TEST_CASE("a form that cannot be read is 400 and reaches no handler, but the connection lives on") {
    Refusing refusing;
    loopback::Client client(refusing.server.port());
    const std::pair<const char*, const char*> forms[] = {
        {"application/x-www-form-urlencoded", "a=%zz"},
        {"application/x-www-form-urlencoded; charset=utf-8", "a=%ff"},
        {"multipart/form-data; boundary=x", "nonsense"},
        {"multipart/form-data", "--x--"},
    };
    for (const auto& [type, body] : forms) {
        CAPTURE(std::string(body));
        client.send(loopback::post("/", type, body));
        CHECK(loopback::status_of(client.answer()) == "400");
        CHECK(refusing.handled == 0);
    }
    client.send(loopback::get("/"));
    CHECK(loopback::status_of(client.answer()) == "200");
}

TEST_CASE("what is unusual but allowed is taken") {
    Refusing refusing;
    const std::vector<Named> allowed = {
        {"HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "200"},
        {"a POST without a body", "POST / HTTP/1.1\r\n" + host + "\r\n", "200"},
        {"a GET that says it has no body", "GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n", "200"},
        {"a Host in IPv6", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "200"},
        {"a header in other case with tabs", "GET / HTTP/1.1\r\nhOST:\tlocalhost\t\r\n\r\n", "200"},
        {"chunked in capitals", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", "200"},
        {"a header of three dots", "GET /... HTTP/1.1\r\n" + host + "\r\n", "200"},
        {"a body of just the limit", loopback::post("/", "text/plain", std::string(100'000, 'a')), "200"},
    };
    for (const auto& [name, request, status] : allowed) {
        CAPTURE(std::string(name));
        CHECK(loopback::status_of(loopback::ask(refusing.server.port(), request)) == status);
    }
}
