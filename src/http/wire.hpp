#pragma once
#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/head.hpp"

namespace http {

/// One TCP or TLS connection as bytes. Every call but run() is made in the connection's own order of execution, where every `then`
/// is called too, and only one operation is under way at a time.
class Wire {
  public:
    using Then = std::function<void(bool is_well, std::size_t bytes)>;
    virtual ~Wire() = default;
    [[nodiscard]] virtual std::string remote_address() const = 0;
    [[nodiscard]] virtual bool is_secure() const = 0;
    /// The TLS handshake; nothing on plain TCP.
    virtual void greet(Then then) = 0;
    virtual void read_some(std::span<char> into, Then then) = 0;
    /// Writes all of bytes, which must live until then.
    virtual void write(std::string_view bytes, Then then) = 0;
    /// Ends sending and reads away what the client still sends, for at most two seconds: closing at once would make its system throw
    /// the answer away unread (RFC 9112 §9.6).
    virtual void say_goodbye(Then then) = 0;
    virtual void close() = 0;
    /// For the operations begun from now on, until set again: when it is over, the connection is closed.
    virtual void set_deadline(std::chrono::milliseconds from_now) = 0;
    /// Runs what in the connection's order of execution, from any thread.
    virtual void run(std::function<void()> what) = 0;
};

/// Takes one request apart as bytes come: the head (already checked), then a body of known length or in chunks.
class Framing {
  public:
    virtual ~Framing() = default;
    /// How many of the bytes were used; 0 when more must come first.
    virtual std::expected<std::size_t, Refusal> put(std::string_view bytes) = 0;
    [[nodiscard]] virtual bool is_done() const = 0;
    virtual std::string take_body() = 0;
};

std::unique_ptr<Framing> make_framing(std::size_t header_limit, std::size_t body_limit);

}  // namespace http
