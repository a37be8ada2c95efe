#include "http/post.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <stdexcept>

namespace http {

namespace {

struct Address {
    std::string host, port, path;
};

std::optional<Address> read_address(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme) || url.find_first_of(" \r\n") != std::string_view::npos) return std::nullopt;
    url.remove_prefix(scheme.size());
    const auto slash = std::min(url.find('/'), url.size());
    const auto authority = url.substr(0, slash);
    const auto colon = std::min(authority.find(':'), authority.size());
    Address made{std::string(authority.substr(0, colon)), "80", slash == url.size() ? "/" : std::string(url.substr(slash))};
    if (colon < authority.size()) made.port = authority.substr(colon + 1);
    return made.host.empty() || made.port.empty() ? std::nullopt : std::optional(made);
}

class Socket {
  public:
    explicit Socket(const Address& address) {
        addrinfo wanted{}, *list = nullptr;
        wanted.ai_socktype = SOCK_STREAM;
        if (getaddrinfo(address.host.c_str(), address.port.c_str(), &wanted, &list) != 0)
            throw std::runtime_error("The host " + address.host + " is not known.");
        const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(list, freeaddrinfo);
        for (const auto* one = list; one != nullptr; one = one->ai_next)
            if (connect_to(*one)) return;
        throw std::runtime_error("The host " + address.host + " does not answer.");
    }
    ~Socket() { close_it(); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void send_all(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) throw std::runtime_error("The connection broke.");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// At most so many bytes of what comes.
    [[nodiscard]] std::string receive(std::size_t most) const {
        std::string bytes(most, '\0');
        std::size_t length = 0;
        while (length < most) {
            const auto came = recv(socket_, bytes.data() + length, most - length, 0);
            if (came <= 0) break;
            length += static_cast<std::size_t>(came);
        }
        bytes.resize(length);
        return bytes;
    }

  private:
    bool connect_to(const addrinfo& address) {
        const timeval at_most{4, 0};
        socket_ = socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &at_most, sizeof at_most);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &at_most, sizeof at_most);
        if (socket_ >= 0 && connect(socket_, address.ai_addr, address.ai_addrlen) == 0) return true;
        close_it();
        return false;
    }
    void close_it() {
        if (socket_ >= 0) close(socket_);
        socket_ = -1;
    }
    int socket_ = -1;
};

constexpr std::string_view shortest_answer = "HTTP/1.1 200";

}  // namespace

bool is_plain_address(std::string_view url) { return read_address(url).has_value(); }

void post_text(const std::string& url, std::string_view text) {
    const auto address = read_address(url);
    if (!address) throw std::runtime_error(url + " is no address of the form http://host:port/path.");
    const Socket socket(*address);
    socket.send_all("POST " + address->path + " HTTP/1.1\r\nHost: " + address->host +
                    "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: " + std::to_string(text.size()) +
                    "\r\n\r\n" + std::string(text));
    const auto answer = socket.receive(shortest_answer.size());
    if (answer.size() < shortest_answer.size() || !answer.starts_with("HTTP/1.") || answer[9] != '2')
        throw std::runtime_error(url + (answer.empty() ? " did not answer." : " answered " + answer + " and did not take it."));
}

}  // namespace http
