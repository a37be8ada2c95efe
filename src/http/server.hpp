#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/message.hpp"

namespace http {

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0 takes any free one; Server::port() tells which
    int io_threads = 1;
    int worker_threads = 4;
    std::size_t header_limit = 16 * 1024;      ///< bytes; more is 431
    std::size_t body_limit = 8 * 1024 * 1024;  ///< bytes; more is 413
    /// A client that is slower is cut without an answer. header_timeout is for the whole head (and the TLS handshake); body_timeout and
    /// write_timeout are for each mebibyte begun, so that a long file may take long but not for ever; idle_timeout is between requests.
    std::chrono::milliseconds header_timeout{10'000}, body_timeout{30'000}, write_timeout{30'000}, idle_timeout{60'000};
    std::size_t queue_limit = 2'000;  ///< requests waiting for a worker; more are answered 503 at once
    std::size_t connection_limit = 5'000;  ///< open connections; more are closed at once
    bool is_for_administration = false;  ///< marks each request that comes in here so
    std::string tls_certificate, tls_key;  ///< PEM files; both or neither
    std::vector<std::string> proxies;  ///< who is in front and believed, as heed_proxy does; usually nobody
};

/// One answered request, for the access log: no path as asked, no name, no words of a person.
struct Access {
    std::string request_id, method, route, remote_address;
    int status = 0;
    std::size_t bytes = 0;  ///< of the answer's body
    std::chrono::microseconds took{0};  ///< from the whole request read to the answer made, waiting for a worker included
    std::string refusal;  ///< why access was refused; "" where it was not
    std::string error;  ///< what the exception said, for the program's log; it may hold words of a person
};

/// An HTTP/1.1 server on Boost.Beast; only server.cpp includes Beast. Handlers run on worker threads and may block.
/// An exception that leaves the handler is answered 500, plainly, by the server. A request that is malformed or too large is answered
/// 4xx or 5xx with a short plain page and never reaches the handler. Every answer carries X-Request-Id.
class Server {
  public:
    using Handle = std::function<Response(const Request&)>;
    /// log is called from several threads, also for requests that the server itself refused; their route is "".
    Server(ServerSettings settings, Handle handle, std::function<void(const Access&)> log);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and begins to answer. Throws std::system_error, naming address and port or the certificate, when it cannot.
    void start();
    [[nodiscard]] std::uint16_t port() const;
    /// Reads certificate and key again, for the connections that begin from then on; those there are go on with what they have. Throws
    /// std::system_error, and goes on with the old ones, when the new cannot be used.
    void renew_tls();
    /// Takes no new requests, lets those under way finish (at most so long), then returns. A handler that still runs then is waited
    /// for, because its thread cannot be ended safely; its answer is lost. A stopped server does not start again.
    void stop(std::chrono::milliseconds grace = std::chrono::seconds{5});

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace http
