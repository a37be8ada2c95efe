// The only file that includes Boost.Asio and Beast: it takes about 20 s to compile.
#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <thread>

#include "base/ensure.hpp"
#include "http/connection.hpp"
#include "http/tls.hpp"

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

namespace http {
namespace {

using SecureStream = beast::ssl_stream<beast::tcp_stream>;

/// tcp_stream holds the deadline: when it is over, it closes the socket and the operation under way fails.
template <class Stream>
class WireOver final : public Wire {
  public:
    static constexpr bool is_tls = std::is_same_v<Stream, SecureStream>;

    template <class... Arguments>
    WireOver(std::string remote_address, tcp::socket socket, Arguments&... arguments)
        : remote_address_(std::move(remote_address)), stream_(std::move(socket), arguments...) {}

    [[nodiscard]] std::string remote_address() const override { return remote_address_; }
    [[nodiscard]] bool is_secure() const override { return is_tls; }

    void greet(Then then) override {
        if constexpr (is_tls)
            stream_.async_handshake(asio::ssl::stream_base::server, [then = std::move(then)](error_code error) { then(!error, 0); });
        else run([then = std::move(then)] { then(true, 0); });
    }

    void read_some(std::span<char> into, Then then) override {
        stream_.async_read_some(asio::buffer(into.data(), into.size()), reporting(std::move(then)));
    }

    void write(std::string_view bytes, Then then) override {
        asio::async_write(stream_, asio::buffer(bytes.data(), bytes.size()), reporting(std::move(then)));
    }

    void say_goodbye(Then then) override {
        set_deadline(std::chrono::seconds{2});
        auto end_sending = [this, then = std::move(then)](error_code) mutable {
            error_code ignored;
            (void)bottom().socket().shutdown(tcp::socket::shutdown_send, ignored);
            read_away(std::move(then));
        };
        if constexpr (is_tls) stream_.async_shutdown(std::move(end_sending));
        else end_sending(error_code{});
    }

    void close() override { bottom().close(); }
    void set_deadline(std::chrono::milliseconds from_now) override { bottom().expires_after(from_now); }
    void run(std::function<void()> what) override { asio::post(stream_.get_executor(), std::move(what)); }

  private:
    static auto reporting(Then then) {
        return [then = std::move(then)](error_code error, std::size_t bytes) { then(!error, bytes); };
    }

    void read_away(Then then) {
        bottom().async_read_some(asio::buffer(unread_), [this, then = std::move(then)](error_code error, std::size_t) mutable {
            if (error) return then(true, 0);
            read_away(std::move(then));
        });
    }

    beast::tcp_stream& bottom() { return beast::get_lowest_layer(stream_); }

    std::string remote_address_;
    Stream stream_;
    std::array<char, 4096> unread_{};
};

class BeastFraming final : public Framing {
  public:
    BeastFraming(std::size_t header_limit, std::size_t body_limit) {
        parser_.eager(true);
        parser_.header_limit(static_cast<std::uint32_t>(header_limit));
        parser_.body_limit(body_limit);
    }

    std::expected<std::size_t, Refusal> put(std::string_view bytes) override {
        // Chunks end in five bytes at least, "0\r\n\r\n". Asked a second time with fewer, Beast 1.81 ends the program by an assertion.
        constexpr std::size_t shortest_end = 5;
        if (parser_.is_header_done() && parser_.chunked() && bytes.size() < shortest_end) return 0;
        beast::error_code error;
        const auto used = parser_.put(asio::buffer(bytes.data(), bytes.size()), error);
        if (!error || error == beast::http::error::need_more) return used;
        if (error == beast::http::error::body_limit) return std::unexpected(Refusal{413, "What was sent is too large."});
        return std::unexpected(Refusal{400, "The request does not follow the rules of HTTP."});
    }

    [[nodiscard]] bool is_done() const override { return parser_.is_done(); }
    std::string take_body() override { return std::move(parser_.get().body()); }

  private:
    beast::http::request_parser<beast::http::string_body> parser_;
};

}  // namespace

std::unique_ptr<Framing> make_framing(std::size_t header_limit, std::size_t body_limit) {
    return std::make_unique<BeastFraming>(header_limit, body_limit);
}

struct Server::Inside {
    Inside(ServerSettings settings, Handle handle, std::function<void(const Access&)> log)
        : premises{settings, std::move(handle), std::move(log), {}, {settings.worker_threads, settings.queue_limit}, false} {}

    void listen();
    void accept();
    void accept_again();
    void take(tcp::socket socket);
    void run_io();
    void cut_all();
    [[nodiscard]] std::shared_ptr<asio::ssl::context> prepared_tls() const;

    Premises premises;
    std::shared_ptr<asio::ssl::context> tls;  ///< nothing where plain HTTP is spoken
    asio::io_context io;  // below what connections use: destroying it destroys them
    asio::executor_work_guard<asio::io_context::executor_type> stay{io.get_executor()};
    tcp::acceptor acceptor{asio::make_strand(io)};
    asio::steady_timer pause{acceptor.get_executor()};
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
};

void Server::Inside::listen() {
    const auto& settings = premises.settings;
    const std::string place = settings.address + " port " + std::to_string(settings.port);
    error_code error;
    const auto must = [&] {
        if (error) throw std::system_error(error.value(), std::generic_category(), "cannot listen on " + place);
    };
    const auto address = asio::ip::make_address(settings.address, error);
    must();
    const tcp::endpoint endpoint(address, settings.port);
    (void)acceptor.open(endpoint.protocol(), error);
    must();
    (void)acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    must();
    (void)acceptor.bind(endpoint, error);
    must();
    (void)acceptor.listen(1024, error);
    must();
    port = acceptor.local_endpoint().port();
}

void Server::Inside::accept() {
    acceptor.async_accept(asio::make_strand(io), [this](error_code error, tcp::socket socket) {
        if (!acceptor.is_open()) return;
        if (!error) {
            try {
                take(std::move(socket));
            } catch (...) {
                error = asio::error::no_memory;  // this connection is closed with its socket, others are let in
            }
            return accept_again();
        }
        // Most often no file descriptor is left: without a pause this would be tried again thousands of times a second.
        pause.expires_after(std::chrono::milliseconds{100});
        pause.async_wait([this](error_code cancelled) {
            if (!cancelled && acceptor.is_open()) accept_again();
        });
    });
}

/// Whatever happens: a server that lets nobody in any more is lost, and none is told of it.
void Server::Inside::accept_again() {
    while (true) {
        try {
            return accept();
        } catch (const std::bad_alloc&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }
}

void Server::Inside::take(tcp::socket socket) {
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;  // gone already
    (void)socket.set_option(tcp::no_delay(true), error);
    const auto remote_address = remote.address().to_string();
    std::unique_ptr<Wire> wire;
    if (tls) wire = std::make_unique<WireOver<SecureStream>>(remote_address, std::move(socket), *tls);
    else wire = std::make_unique<WireOver<beast::tcp_stream>>(remote_address, std::move(socket));
    auto& order = *wire;
    const auto connection = std::make_shared<Connection>(std::move(wire), premises);
    if (premises.connections.enter(connection, premises.settings.connection_limit)) order.run([connection] { connection->start(); });
}

void Server::Inside::run_io() {
    while (true) {
        try {
            io.run();
            return;
        } catch (...) {
            continue;  // out of memory in one connection: it is destroyed with its handler, the others go on
        }
    }
}

void Server::Inside::cut_all() {
    for (const auto& connection : premises.connections.all()) connection->cut();
}

Server::Server(ServerSettings settings, Handle handle, std::function<void(const Access&)> log) {
    ensure(settings.io_threads > 0 && settings.worker_threads > 0, "a server has threads");
    ensure(settings.tls_certificate.empty() == settings.tls_key.empty(), "a TLS certificate comes with its key");
    inside_ = std::make_unique<Inside>(std::move(settings), std::move(handle), std::move(log));
}

Server::~Server() { stop(); }

std::shared_ptr<asio::ssl::context> Server::Inside::prepared_tls() const {
    if (premises.settings.tls_certificate.empty()) return nullptr;
    auto made = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    prepare_tls(made->native_handle(), premises.settings.tls_certificate, premises.settings.tls_key);
    return made;
}

void Server::renew_tls() {
    // Whoever comes in is taken there too: no connection sees half of it.
    asio::post(inside_->acceptor.get_executor(), [inside = inside_.get(), made = inside_->prepared_tls()] { inside->tls = made; });
}

void Server::start() {
    const auto& settings = inside_->premises.settings;
    inside_->tls = inside_->prepared_tls();
    inside_->listen();
    inside_->accept();
    for (int made = 0; made < settings.io_threads; ++made) inside_->threads.emplace_back([inside = inside_.get()] { inside->run_io(); });
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::stop(std::chrono::milliseconds grace) {
    auto& inside = *inside_;
    if (inside.premises.is_stopping.exchange(true)) return;
    asio::post(inside.acceptor.get_executor(), [&inside] {
        error_code ignored;
        (void)inside.acceptor.close(ignored);
        inside.pause.cancel();
    });
    for (const auto& connection : inside.premises.connections.all()) connection->stop_when_idle();
    if (!inside.threads.empty() && !inside.premises.connections.wait_until_empty(grace)) inside.cut_all();
    inside.premises.workers.stop();
    inside.stay.reset();
    // What the workers gave back last finds its wire closed; nothing else is left to wait for.
    inside.io.stop();
    for (auto& thread : inside.threads) thread.join();
}

}  // namespace http
