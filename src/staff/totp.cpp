#include "staff/totp.hpp"

#include <oath.h>
#include <sodium.h>

#include "base/ensure.hpp"
#include "base/percent_encoding.hpp"

namespace staff {

namespace {

constexpr std::size_t secret_length = 20;
constexpr unsigned digits = 6;
constexpr std::chrono::seconds step{30};

void start_libraries() {
    static const bool are_ready = sodium_init() >= 0 && oath_init() == OATH_OK;
    ensure(are_ready, "libsodium and liboath start");
}

std::string to_base32(const std::string& bytes) {
    char* text = nullptr;
    std::size_t length = 0;
    ensure(oath_base32_encode(bytes.data(), bytes.size(), &text, &length) == OATH_OK, "liboath writes base 32");
    const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
    return {text, length};
}

std::string from_base32(const std::string& text) {
    char* bytes = nullptr;
    std::size_t length = 0;
    ensure(oath_base32_decode(text.data(), text.size(), &bytes, &length) == OATH_OK, "a kept secret is base 32");
    const std::unique_ptr<char, decltype(&std::free)> owned(bytes, &std::free);
    return {bytes, length};
}

std::array<char, digits + 1> code_of(const std::string& secret, std::int64_t of_step) {
    std::array<char, digits + 1> code{};
    const auto at = static_cast<std::time_t>(of_step * step.count());
    ensure(oath_totp_generate(secret.data(), secret.size(), at, static_cast<unsigned>(step.count()), 0, digits, code.data()) == OATH_OK,
           "liboath makes a code");
    return code;
}

}  // namespace

std::string offered_secret(const std::string& seed, const std::string& replaced_secret) {
    start_libraries();
    std::string bytes(secret_length, '\0');
    ensure(crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                              reinterpret_cast<const unsigned char*>(replaced_secret.data()), replaced_secret.size(),
                              reinterpret_cast<const unsigned char*>(seed.data()), seed.size()) == 0,
           "a seed is a key of BLAKE2b");
    return to_base32(bytes);
}

std::optional<std::int64_t> step_of_code(const std::string& secret, std::string_view code, Instant now) {
    start_libraries();
    const auto bytes = from_base32(secret);
    std::array<char, digits + 1> typed{};
    std::ranges::copy(code.substr(0, digits), typed.begin());
    const auto current = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch() / step;
    std::optional<std::int64_t> found;
    for (auto at = current - 1; at <= current + 1; ++at)
        if (sodium_memcmp(code_of(bytes, at).data(), typed.data(), digits) == 0) found = at;
    return code.size() == digits ? found : std::nullopt;
}

std::string app_address(const std::string& secret, std::string_view authority_name, std::string_view user_name) {
    const auto issuer = percent_encoded("Firsthand " + std::string(authority_name));
    return "otpauth://totp/" + issuer + ":" + percent_encoded(user_name) + "?secret=" + secret + "&issuer=" + issuer;
}

}  // namespace staff
