#include "fuzz.hpp"
#include "staff/web_authentication.hpp"

namespace {

constexpr std::size_t most_of_one = 64 * 1024;

/// Up to its end, after a length in two bytes; so the fuzzer moves the borders without breaking what lies between them.
std::string_view taken(std::string_view& input) {
    if (input.size() < 2) return {};
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(input[0])) << 8 | static_cast<unsigned char>(input[1]);
    const auto piece = input.substr(2, length);
    input.remove_prefix(2 + piece.size());
    return piece;
}

/// What a browser said when a passkey was made, then what it said when one was used.
void passkey(std::string_view input) {
    const staff::ExpectedClient ours{"record.example", "https://record.example", [](std::string_view said) { return !said.empty(); }};
    const auto client_data = taken(input), authenticator_data = taken(input);
    const auto made = staff::made_passkey(client_data, authenticator_data, ours);
    if (!made) return;
    fuzz::promise(!made->credential.empty() && made->credential.size() < most_of_one && !made->key.bytes.empty());
    const staff::SignedChallenge answer{std::string(taken(input)), std::string(taken(input)), std::string(input)};
    // Whoever has no key cannot sign for one that another made; and a faked one has signed nothing.
    if (staff::count_of_signed(answer, made->key, ours)) fuzz::promise(!answer.signature.empty());
}

}  // namespace

FUZZ_TARGET(passkey)
