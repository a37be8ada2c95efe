#include <doctest/doctest.h>

#include <thread>

#include "http/loopback.hpp"
#include "http/server.hpp"

using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

struct Impatient {
    http::Server server{
        {.port = 0, .worker_threads = 2, .header_timeout = 300ms, .body_timeout = 300ms, .write_timeout = 300ms, .idle_timeout = 300ms},
        [](const http::Request& request) {
            return http::plain_text(200, request.path == "/large" ? std::string(60'000'000, 'x') : "served");
        },
        {}};
    Impatient() { server.start(); }
};

/// How long the server bears a client that sends its request one byte every 20 ms.
std::chrono::milliseconds patience_for(std::uint16_t port, const std::string& first, const std::string& then) {
    loopback::Client client(port);
    client.send(first);
    const auto began = Clock::now();
    for (const char byte : then) {
        if (!client.send(std::string_view(&byte, 1))) break;
        std::this_thread::sleep_for(20ms);
        if (Clock::now() - began > 2s) break;
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
}

}  // namespace

TEST_CASE("clients that send byte by byte are cut on time, while others are served at once") {
    Impatient impatient;
    const auto port = impatient.server.port();
    std::chrono::milliseconds head_patience{}, body_patience{}, chunk_patience{};
    const std::string bytes(200, 'a');
    std::thread slow_head([&] { head_patience = patience_for(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ", bytes); });
    std::thread slow_body(
        [&] { body_patience = patience_for(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200\r\n\r\n", bytes); });
    std::thread slow_chunk([&] {
        chunk_patience = patience_for(port, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n", bytes);
    });

    auto longest = 0ms;
    for (int request = 0; request < 20; ++request) {
        const auto began = Clock::now();
        CHECK(loopback::body_of(loopback::ask(port, loopback::get("/"))) == "served");
        longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began));
        std::this_thread::sleep_for(20ms);
    }
    slow_head.join();
    slow_body.join();
    slow_chunk.join();
    CHECK(longest < 200ms);
    for (const auto patience : {head_patience, body_patience, chunk_patience}) {
        CHECK(patience > 250ms);
        CHECK(patience < 1s);
    }
}

TEST_CASE("a connection on which nothing comes is closed after its time") {
    Impatient impatient;
    loopback::Client silent(impatient.server.port()), idle(impatient.server.port());
    const auto began = Clock::now();
    idle.send(loopback::get("/"));
    CHECK(loopback::body_of(idle.answer()) == "served");
    CHECK(silent.is_closed());
    CHECK(idle.is_closed());
    CHECK(Clock::now() - began > 250ms);
    CHECK(Clock::now() - began < 1s);
}

TEST_CASE("a client that does not read its answer is cut, so that its memory is given back") {
    Impatient impatient;
    loopback::Client client(impatient.server.port());
    client.send(loopback::get("/large"));
    std::this_thread::sleep_for(800ms);
    CHECK(client.answer().size() < 60'000'000);
}
