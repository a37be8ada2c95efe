#include "main/digest.hpp"

#include <fmt/format.h>

namespace {

constexpr std::size_t bytes = 16, shown = 8;

}  // namespace

Digest::Digest() { crypto_generichash_init(&state_, nullptr, 0, bytes); }

void Digest::add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

void Digest::add(std::int64_t number) {
    std::array<unsigned char, 8> low_first{};
    for (auto& byte : low_first) {
        byte = static_cast<unsigned char>(number & 0xff);
        number >>= 8;
    }
    crypto_generichash_update(&state_, low_first.data(), low_first.size());
}

std::string Digest::in_digits() const {
    auto copy = state_;
    std::array<unsigned char, bytes> hash{};
    crypto_generichash_final(&copy, hash.data(), hash.size());
    std::string digits;
    for (std::size_t i = 0; i < shown; ++i) digits += fmt::format("{:02x}", hash[i]);
    return digits;
}
