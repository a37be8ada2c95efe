#pragma once
// For the tests: a client of plain POSIX sockets, so that it shares no mistake with the server.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace loopback {

class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval at_most{3, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &at_most, sizeof at_most);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &at_most, sizeof at_most);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(socket_);
            throw std::runtime_error("cannot connect");
        }
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Whether all went out: not when the server has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void end_sending() { ::shutdown(socket_, SHUT_WR); }

    /// One whole answer by its Content-Length; less when the server closes or three seconds pass.
    std::string answer(bool is_head = false) {
        while (true) {
            const auto end = unread_.find("\r\n\r\n");
            if (end != std::string::npos) {
                const auto length = is_head ? 0 : length_in(std::string_view(unread_).substr(0, end));
                if (unread_.size() >= end + 4 + length) return take(end + 4 + length);
            }
            if (!receive()) return take(unread_.size());
        }
    }

    /// All that comes until the server closes or three seconds pass.
    std::string rest() {
        while (receive()) {}
        return take(unread_.size());
    }

    /// Whether the server has closed and nothing is left to read.
    bool is_closed() { return unread_.empty() && !receive() && !is_late_; }

  private:
    static std::size_t length_in(std::string_view head) {
        const auto at = head.find("Content-Length: ");
        return at == std::string_view::npos ? 0 : std::strtoul(head.data() + at + 16, nullptr, 10);
    }
    bool receive() {
        char bytes[65536];
        const auto came = ::recv(socket_, bytes, sizeof bytes, 0);
        is_late_ = came < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (came > 0) unread_.append(bytes, static_cast<std::size_t>(came));
        return came > 0;
    }
    std::string take(std::size_t bytes) {
        auto taken = unread_.substr(0, bytes);
        unread_.erase(0, bytes);
        return taken;
    }
    int socket_;
    bool is_late_ = false;
    std::string unread_;
};

inline std::string ask(std::uint16_t port, std::string_view request, bool is_head = false) {
    Client client(port);
    client.send(request);
    return client.answer(is_head);
}

inline std::string get(std::string_view path, std::string_view headers = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view type, std::string_view body, std::string_view headers = "") {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + std::string(type) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

/// "200" of "HTTP/1.1 200 OK", "" of no answer.
inline std::string status_of(std::string_view answer) { return answer.starts_with("HTTP/1.1 ") ? std::string(answer.substr(9, 3)) : ""; }

inline std::string body_of(std::string_view answer) {
    const auto end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? "" : std::string(answer.substr(end + 4));
}

inline std::string header_of(std::string_view answer, std::string_view name) {
    const auto line = "\r\n" + std::string(name) + ": ";
    const auto head = answer.substr(0, answer.find("\r\n\r\n"));
    const auto at = head.find(line);
    if (at == std::string_view::npos) return "";
    const auto value = head.substr(at + line.size());
    return std::string(value.substr(0, value.find("\r\n")));
}

}  // namespace loopback
