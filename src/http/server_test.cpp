#include "http/server.hpp"

#include <doctest/doctest.h>

#include <condition_variable>
#include <future>
#include <thread>

#include "http/loopback.hpp"

using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

http::Response describe(const http::Request& request) {
    if (request.path == "/throws") throw std::runtime_error("the roof fell in");
    if (request.path == "/breaks") return {.headers = {{"X-Note", "a\r\nSet-Cookie: stolen=1"}}};
    if (request.path == "/large") return http::plain_text(200, std::string(5'000'000, 'x'));
    if (request.path == "/gone") return http::see_other("/there");
    return http::plain_text(200, request.method + " " + request.path + " " + std::string(request.query.get("q")) + " " +
                                     std::string(request.form.get("note")) + " " + std::to_string(request.body.size()));
}

struct Running {
    std::mutex mutex;
    std::vector<http::Access> log;
    http::Server server;
    explicit Running(http::ServerSettings settings = {}, http::Server::Handle handle = describe)
        : server((settings.port = 0, settings), std::move(handle), [this](const http::Access& access) {
              const std::lock_guard lock(mutex);
              log.push_back(access);
          }) {
        server.start();
    }
    ~Running() { server.stop(); }
    std::string ask(std::string_view request, bool is_head = false) { return loopback::ask(server.port(), request, is_head); }
};

/// A handler that waits until it is let go.
struct Gate {
    std::promise<void> opened;
    std::shared_future<void> opening = opened.get_future().share();
    std::atomic<int> entered = 0;
    http::Response pass(const http::Request& request) {
        if (request.path == "/at_once") return http::plain_text(200, "at once");
        ++entered;
        opening.wait_for(5s);
        return http::plain_text(200, "passed");
    }
    void wait_for_entered(int many) const {
        for (int tries = 0; tries < 300 && entered < many; ++tries) std::this_thread::sleep_for(10ms);
        REQUIRE(entered == many);
    }
};

}  // namespace

TEST_CASE("a request comes whole to the handler and its answer whole back") {
    Running running;
    const auto answer = running.ask(loopback::get("/a%20b/zo%C3%AB?q=one+two"));
    CHECK(loopback::status_of(answer) == "200");
    CHECK(loopback::body_of(answer) == "GET /a b/zoë one two  0");
    CHECK(loopback::header_of(answer, "Content-Length") == std::to_string(loopback::body_of(answer).size()));
    CHECK(loopback::header_of(answer, "X-Request-Id").size() == 12);
    CHECK(loopback::header_of(answer, "Date").ends_with(" GMT"));
    CHECK(loopback::header_of(running.ask(loopback::get("/gone")), "Location") == "/there");

    CHECK(loopback::body_of(running.ask(loopback::post("/f", "application/x-www-form-urlencoded", "note=Zo%C3%AB"))) == "POST /f  Zoë 0");
    CHECK(loopback::body_of(running.ask(loopback::post("/j", "application/json", "{}"))) == "POST /j   2");
    const auto parts = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--x--\r\n"s;
    CHECK(loopback::body_of(running.ask(loopback::post("/m", "multipart/form-data; boundary=x", parts))) == "POST /m  hello 0");
}

TEST_CASE("HEAD is told the length of the body but not sent it") {
    Running running;
    loopback::Client client(running.server.port());
    client.send("HEAD /abc HTTP/1.1\r\nHost: localhost\r\n\r\n" + loopback::get("/next"));
    const auto head = client.answer(true);
    CHECK(loopback::header_of(head, "Content-Length") == std::to_string("HEAD /abc   0"s.size()));
    CHECK(loopback::body_of(head).empty());
    CHECK(loopback::body_of(client.answer()) == "GET /next   0");
}

TEST_CASE("many requests on one connection, sent at once, are answered in their order") {
    Running running({.worker_threads = 4});
    loopback::Client client(running.server.port());
    std::string all;
    for (int number = 0; number < 200; ++number)
        all += number % 2 == 0 ? loopback::get("/" + std::to_string(number))
                               : loopback::post("/" + std::to_string(number), "text/plain", std::string(500, 'b'));
    client.send(all);
    for (int number = 0; number < 200; ++number) {
        CAPTURE(number);
        REQUIRE(loopback::body_of(client.answer()) ==
                (number % 2 == 0 ? "GET /" + std::to_string(number) + "   0" : "POST /" + std::to_string(number) + "   500"));
    }
}

TEST_CASE("a client that asks to close, or speaks HTTP/1.0, is closed after its answer") {
    Running running;
    for (const auto& request : {loopback::get("/", "Connection: close\r\n"), "GET / HTTP/1.0\r\n\r\n"s}) {
        loopback::Client client(running.server.port());
        client.send(request);
        CHECK(loopback::header_of(client.answer(), "Connection") == "close");
        CHECK(client.is_closed());
    }
}

TEST_CASE("large bodies go both ways, with a length and in chunks") {
    Running running({.worker_threads = 2, .body_limit = 4'000'000});
    CHECK(loopback::body_of(running.ask(loopback::get("/large"))) == std::string(5'000'000, 'x'));
    CHECK(loopback::body_of(running.ask(loopback::post("/", "text/plain", std::string(4'000'000, 'y')))) == "POST /   4000000");
    std::string chunks = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int chunk = 0; chunk < 100; ++chunk) chunks += "7530;note=x\r\n" + std::string(30'000, 'z') + "\r\n";
    CHECK(loopback::body_of(running.ask(chunks + "0\r\nHost: elsewhere\r\n\r\n")) == "POST /   3000000");
}

TEST_CASE("chunks that come byte by byte are read like any others") {
    Running running;
    for (const auto* chunks : {"0\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n", "1;x=y\r\na\r\n2\r\nbc\r\n0\r\nX: y\r\n\r\n"}) {
        loopback::Client client(running.server.port());
        client.send("POST /slow HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (const char byte : std::string_view(chunks)) {
            client.send({&byte, 1});
            std::this_thread::sleep_for(5ms);
        }
        CHECK(loopback::body_of(client.answer()).starts_with("POST /slow"));
    }
}

TEST_CASE("a client too large is answered 413 even while it still sends") {
    Running running({.body_limit = 1'000});
    loopback::Client client(running.server.port());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int chunk = 0; chunk < 100; ++chunk) client.send("7530\r\n" + std::string(30'000, 'z') + "\r\n");
    CHECK(loopback::status_of(client.answer()) == "413");
}

TEST_CASE("a client that waits for leave to send its body is given it, and not when the body is too large") {
    Running running({.body_limit = 1'000});
    const auto head = [](int length) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
    };
    loopback::Client client(running.server.port());
    client.send(head(3));
    CHECK(client.answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    CHECK(loopback::body_of(client.answer()) == "POST /   3");
    client.send(head(1'001));
    CHECK(loopback::status_of(client.answer()) == "413");
}

TEST_CASE("an exception is answered 500 with the reference, logged with its words, and the connection lives on") {
    Running running;
    loopback::Client client(running.server.port());
    client.send(loopback::get("/throws"));
    const auto answer = client.answer();
    CHECK(loopback::status_of(answer) == "500");
    CHECK(loopback::body_of(answer).contains(loopback::header_of(answer, "X-Request-Id")));
    CHECK_FALSE(answer.contains("roof"));
    CHECK(loopback::header_of(answer, "Content-Security-Policy").starts_with("default-src 'none'"));
    client.send(loopback::get("/fine"));
    CHECK(loopback::status_of(client.answer()) == "200");

    const std::lock_guard lock(running.mutex);
    REQUIRE(running.log.size() == 2);
    CHECK(running.log[0].error == "the roof fell in");
    CHECK(running.log[0].status == 500);
    CHECK(running.log[0].request_id == loopback::header_of(answer, "X-Request-Id"));
    CHECK(running.log[0].remote_address == "127.0.0.1");
    CHECK(running.log[1].error.empty());
    CHECK(running.log[1].bytes == "GET /fine   0"s.size());
}

TEST_CASE("a field that came twice where one is asked for is 400, in the query and in both kinds of form") {
    Running running;
    loopback::Client client(running.server.port());
    const auto parts = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na\r\n"s;
    for (const auto& request : {loopback::get("/f?q=a&q=b"), loopback::post("/f", "application/x-www-form-urlencoded", "note=a&x=1&note=a"),
                                loopback::post("/f", "multipart/form-data; boundary=x", parts + parts + "--x--\r\n")}) {
        client.send(request);
        const auto answer = client.answer();
        CHECK(loopback::status_of(answer) == "400");
        CHECK(loopback::body_of(answer).contains("sent twice"));
    }
    client.send(loopback::get("/f?other=a&other=b"));
    CHECK(loopback::status_of(client.answer()) == "200");
}

TEST_CASE("a header that would split the answer becomes a 500") {
    Running running;
    const auto answer = running.ask(loopback::get("/breaks"));
    CHECK(loopback::status_of(answer) == "500");
    CHECK_FALSE(answer.contains("stolen"));
}

TEST_CASE("when all workers are busy and the queue is full, the next is answered 503 at once") {
    Gate gate;
    Running running({.worker_threads = 1, .queue_limit = 1}, [&](const http::Request& request) { return gate.pass(request); });
    loopback::Client busy(running.server.port()), waiting(running.server.port());
    busy.send(loopback::get("/"));
    gate.wait_for_entered(1);
    waiting.send(loopback::get("/"));
    std::this_thread::sleep_for(100ms);

    loopback::Client refused(running.server.port());
    refused.send(loopback::get("/"));
    const auto answer = refused.answer();
    CHECK(loopback::status_of(answer) == "503");
    CHECK_FALSE(loopback::header_of(answer, "Retry-After").empty());

    gate.opened.set_value();
    CHECK(loopback::body_of(busy.answer()) == "passed");
    CHECK(loopback::body_of(waiting.answer()) == "passed");
    refused.send(loopback::get("/"));
    CHECK(loopback::body_of(refused.answer()) == "passed");
}

TEST_CASE("stopping lets requests under way finish, closes idle connections and takes no new ones") {
    Gate gate;
    Running running({.worker_threads = 2}, [&](const http::Request& request) { return gate.pass(request); });
    loopback::Client idle(running.server.port()), silent(running.server.port()), under_way(running.server.port());
    idle.send(loopback::get("/at_once"));
    CHECK(loopback::status_of(idle.answer()) == "200");
    under_way.send(loopback::get("/slow"));
    gate.wait_for_entered(1);

    auto stopped = std::async(std::launch::async, [&] { running.server.stop(3s); });
    CHECK(idle.is_closed());
    CHECK(silent.is_closed());
    CHECK(stopped.wait_for(100ms) == std::future_status::timeout);
    CHECK_THROWS(loopback::Client{running.server.port()});
    gate.opened.set_value();
    const auto answer = under_way.answer();
    CHECK(loopback::body_of(answer) == "passed");
    CHECK(loopback::header_of(answer, "Connection") == "close");
    CHECK(under_way.is_closed());
}

TEST_CASE("stopping does not wait longer than its grace for a client that never ends its request") {
    Running running;
    loopback::Client client(running.server.port());
    client.send("GET / HTTP/1.1\r\nHost: ");
    std::this_thread::sleep_for(50ms);
    const auto began = std::chrono::steady_clock::now();
    running.server.stop(200ms);
    CHECK(std::chrono::steady_clock::now() - began < 1s);
    CHECK(client.is_closed());
}

TEST_CASE("one connection too many is closed at once, and there is room again when another has left") {
    Running running({.connection_limit = 1});
    {
        loopback::Client first(running.server.port());
        first.send(loopback::get("/"));
        CHECK(loopback::status_of(first.answer()) == "200");
        loopback::Client second(running.server.port());
        CHECK(second.is_closed());
    }
    std::this_thread::sleep_for(50ms);
    CHECK(loopback::status_of(running.ask(loopback::get("/"))) == "200");
}

TEST_CASE("a port that is taken is named in the error") {
    Running running;
    http::Server second({.port = running.server.port()}, describe, {});
    try {
        second.start();
        FAIL("it listened");
    } catch (const std::system_error& error) {
        CHECK(std::string(error.what()).contains("127.0.0.1 port " + std::to_string(running.server.port())));
    }
}
