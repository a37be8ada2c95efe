#include "http/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace http {
namespace {

using Version6 = std::array<unsigned char, 16>;

std::optional<Version6> version_6(const std::string& text) {
    Version6 bytes{};
    return ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 ? std::optional(bytes) : std::nullopt;
}

std::string written(int family, const unsigned char* bytes) {
    char text[INET6_ADDRSTRLEN];
    return ::inet_ntop(family, bytes, text, sizeof text) == nullptr ? "" : text;
}

// RFC 4291 §2.5.5.2: 80 zero bits, then 16 ones.
bool holds_version_4(const Version6& bytes) {
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](unsigned char byte) { return byte == 0; }) && bytes[10] == 0xff &&
           bytes[11] == 0xff;
}

}  // namespace

std::optional<std::string> plain_address(std::string_view text) {
    const std::string terminated(text.substr(0, INET6_ADDRSTRLEN));
    std::array<unsigned char, 4> bytes{};
    if (::inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1) return written(AF_INET, bytes.data());
    const auto longer = version_6(terminated);
    if (!longer) return std::nullopt;
    return holds_version_4(*longer) ? written(AF_INET, longer->data() + 12) : written(AF_INET6, longer->data());
}

bool is_loopback(std::string_view address) {
    const auto plain = plain_address(address);
    return plain && (plain->starts_with("127.") || *plain == "::1");
}

std::string subscriber_of(std::string_view address) {
    auto bytes = version_6(std::string(address));
    if (!bytes || holds_version_4(*bytes)) return plain_address(address).value_or(std::string(address));
    std::fill(bytes->begin() + 8, bytes->end(), 0);
    return written(AF_INET6, bytes->data());
}

}  // namespace http
