// How fast a page could be: a bare Beast server that sends recorded bytes over TLS, whatever it is asked.
//   bare_server CERTIFICATE KEY BYTES                                  nothing but the bytes
//   bare_server CERTIFICATE KEY BYTES DATABASE KEY_FILE RECORDING      and before them the statements that the page ran, bare SQLite's way
// Threads and TLS are as in the program: one for the wire, four that work, one that writes. It prints its port and ends with its input.
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "http/tls.hpp"
#include "limits/replay.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr std::size_t worker_threads = 4;

std::string content_of(const char* file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return std::move(content).str();
}

class Statements {
  public:
    explicit Statements(char** words)
        : database_(words[0]), key_(words[1]), operations_(replay::operations_from(words[2])), writer_(words[0], words[1]) {}

    void run_next() {
        thread_local replay::Connection reader(database_, key_, false);
        const auto number = next_++;
        const auto further = replay::further(number / operations_.size());
        for (const auto& run : operations_[number % operations_.size()]) {
            if (run.writes) {
                writer_.write(run, further);
                continue;
            }
            reader.plain("BEGIN");
            for (const auto& step : run.steps) reader.run(step, 0);
            reader.plain("COMMIT");
        }
    }

  private:
    std::string database_, key_;
    std::vector<replay::Operation> operations_;
    replay::GroupCommit writer_;
    std::atomic<std::size_t> next_ = 0;
};

struct Premises {
    std::string bytes;
    std::unique_ptr<Statements> statements;
    asio::thread_pool workers{worker_threads};
};

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(tcp::socket socket, asio::ssl::context& tls, Premises& premises) : premises_(premises), stream_(std::move(socket), tls) {}

    void start() {
        stream_.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](auto error) {
            if (!error) self->read();
        });
    }

  private:
    void read() {
        request_ = {};
        beast::http::async_read(stream_, buffer_, request_, [self = shared_from_this()](auto error, std::size_t) {
            if (error) return;
            asio::post(self->premises_.workers, [self] {
                if (self->premises_.statements) self->premises_.statements->run_next();
                asio::post(self->stream_.get_executor(), [self] { self->write(); });
            });
        });
    }

    void write() {
        asio::async_write(stream_, asio::buffer(premises_.bytes), [self = shared_from_this()](auto error, std::size_t) {
            if (!error) self->read();
        });
    }

    Premises& premises_;
    beast::ssl_stream<tcp::socket> stream_;
    beast::flat_buffer buffer_;
    beast::http::request<beast::http::string_body> request_;
};

void accept(tcp::acceptor& acceptor, asio::ssl::context& tls, Premises& premises) {
    acceptor.async_accept([&](auto error, tcp::socket socket) {
        if (!error) {
            socket.set_option(tcp::no_delay(true));
            std::make_shared<Connection>(std::move(socket), tls, premises)->start();
        }
        accept(acceptor, tls, premises);
    });
}

}  // namespace

int main(int count, char** words) {
    if (count != 4 && count != 7) return 2;
    Premises premises{content_of(words[3]), count == 7 ? std::make_unique<Statements>(words + 4) : nullptr};
    asio::ssl::context tls(asio::ssl::context::tls_server);
    http::prepare_tls(tls.native_handle(), words[1], words[2]);
    asio::io_context io;
    tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), 0});
    accept(acceptor, tls, premises);
    std::thread wire([&] { io.run(); });
    std::cout << "port " << acceptor.local_endpoint().port() << std::endl;
    std::cin.get();
    std::_Exit(0);
}
