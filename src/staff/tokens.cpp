#include "staff/tokens.hpp"

#include <sodium.h>

#include "base/ensure.hpp"
#include "ledger/merkle.hpp"

namespace staff {

namespace {

std::string random_bytes(std::size_t count) {
    ensure(sodium_init() >= 0, "libsodium starts");
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

}  // namespace

std::string to_base64url(std::string_view bytes) {
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.resize(out.find('\0'));
    return out;
}

std::string from_base64url(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return {};
    out.resize(length);
    return out;
}

std::string random_token() { return to_base64url(random_bytes(secret_bytes)); }

std::string hash_of_token(std::string_view token) { return to_hex(leaf_hash(token)); }

std::string masked(const std::string& secret) {
    auto bytes = from_base64url(secret);
    const auto mask = random_bytes(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bytes[i] ^ mask[i]);
    return to_base64url(mask + bytes);
}

bool hides(std::string_view masked_text, const std::string& secret) {
    const auto expected = from_base64url(secret);
    const auto bytes = from_base64url(masked_text);
    if (expected.empty() || bytes.size() != expected.size() * 2) return false;
    std::string unmasked(expected.size(), '\0');
    for (std::size_t i = 0; i < unmasked.size(); ++i) unmasked[i] = static_cast<char>(bytes[i] ^ bytes[expected.size() + i]);
    return sodium_memcmp(unmasked.data(), expected.data(), expected.size()) == 0;
}

std::string sealed_words(std::string_view words, const std::string& secret) {
    const auto key = from_base64url(secret);
    std::string seal(crypto_generichash_BYTES, '\0');
    ensure(crypto_generichash(reinterpret_cast<unsigned char*>(seal.data()), seal.size(),
                              reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                              reinterpret_cast<const unsigned char*>(key.data()), key.size()) == 0,
           "a secret is a key");
    return to_base64url(seal);
}

std::string random_letters(int groups) {
    ensure(sodium_init() >= 0, "libsodium starts");
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";  // neither i, l, o nor 0, 1
    std::string text;
    for (int i = 0; i < groups * 4; ++i) {
        if (i > 0 && i % 4 == 0) text += '-';
        text += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return text;
}

}  // namespace staff
