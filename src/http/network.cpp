#include "http/network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "http/address.hpp"

namespace http {

std::optional<Network::Bytes> Network::bytes_of(std::string_view address) {
    const auto plain = plain_address(address);
    if (!plain) return std::nullopt;
    Bytes bytes{};
    const auto written = plain->contains(':') ? *plain : "::ffff:" + *plain;
    return ::inet_pton(AF_INET6, written.c_str(), bytes.data()) == 1 ? std::optional(bytes) : std::nullopt;
}

Network::Bytes Network::begun(Bytes address) const {
    for (std::size_t bit = bits_; bit < 128; ++bit) address.at(bit / 8) &= static_cast<unsigned char>(~(0x80U >> (bit % 8)));
    return address;
}

std::optional<Network> Network::from(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = text.substr(0, slash);
    const auto first = bytes_of(address);
    if (!first) return std::nullopt;
    Network network;
    network.first_ = *first;
    if (slash == std::string_view::npos) return network;
    const std::size_t before = address.contains(':') ? 0 : 96;
    const auto digits = text.substr(slash + 1);
    std::size_t bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc() || end != digits.data() + digits.size() || bits > 128 - before) return std::nullopt;
    network.bits_ = before + bits;
    return network.begun(*first) == *first ? std::optional(network) : std::nullopt;
}

bool Network::contains(std::string_view address) const {
    const auto bytes = bytes_of(address);
    return bytes && begun(*bytes) == first_;
}

}  // namespace http
