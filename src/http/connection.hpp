#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "http/server.hpp"
#include "http/wire.hpp"
#include "http/worker_pool.hpp"

namespace http {

class Connection;

/// The connections that are open, so that stopping can wait for them.
class Connections {
  public:
    /// Whether there was room for one more.
    [[nodiscard]] bool enter(const std::shared_ptr<Connection>& connection, std::size_t limit);
    void leave(const Connection* connection);
    [[nodiscard]] std::vector<std::shared_ptr<Connection>> all() const;
    /// Whether all had left in time.
    bool wait_until_empty(std::chrono::milliseconds at_most);

  private:
    mutable std::mutex mutex_;
    std::condition_variable left_;
    std::unordered_map<const Connection*, std::weak_ptr<Connection>> open_;
};

/// What all connections of a server share.
struct Premises {
    ServerSettings settings;
    Server::Handle handle;
    std::function<void(const Access&)> log;
    Connections connections;
    WorkerPool workers;
    std::atomic<bool> is_stopping = false;
};

/// Reads requests from one wire, one after the other, has each answered by a worker and writes the answers in order.
/// Nothing is read while an answer is made, so a client that sends many requests at once waits its turn.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::unique_ptr<Wire> wire, Premises& premises) : wire_(std::move(wire)), premises_(premises) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void start();
    /// Closes it if no request is under way. From any thread.
    void stop_when_idle();
    /// Closes it, whatever is under way. From any thread.
    void cut();

  private:
    void wait_for_request(std::chrono::milliseconds patience);
    void read_head();
    void look_for_head(std::size_t from);
    void begin_body();
    void read_body();
    void dispatch();
    void work(Request& request, std::string body);
    void refuse(const Refusal& refusal);
    Request make_request();
    std::string made_bytes(const Request& request, Response response, std::string error);
    void send(std::string bytes);
    void send_rest(std::size_t from);
    void finish();

    std::unique_ptr<Wire> wire_;
    Premises& premises_;
    std::string incoming_, outgoing_;
    Head head_;
    std::unique_ptr<Framing> framing_;
    std::size_t body_bytes_ = 0;  ///< come off the wire, to set the deadline anew for each mebibyte
    std::chrono::steady_clock::time_point began_;
    bool is_idle_ = true, is_closing_ = false;
};

}  // namespace http
