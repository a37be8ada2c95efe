#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// What a browser says of a passkey, checked with libfido2 (W3C Web Authentication Level 2, sections 7.1 and 7.2). The person must have been
// verified by their device, not only been there. Any maker's device will do: what it attests of itself is not looked at.

namespace staff {

/// What the browser must have been told by a page of ours.
struct ExpectedClient {
    std::string host;  ///< "localhost": a passkey belongs to it
    std::string origin;  ///< "http://localhost:8080"
    std::function<bool(std::string_view)> is_challenge;
};

/// The public half, as the record keeps it.
struct PasskeyKey {
    int algorithm = 0;  ///< of COSE: ES256, EdDSA or RS256
    std::string bytes;
};

struct MadePasskey {
    std::string credential;  ///< the number by which its device knows it
    PasskeyKey key;
    std::uint32_t count = 0;
};
/// Of the bytes that navigator.credentials.create() answered. Nothing when they are not what we asked for.
std::optional<MadePasskey> made_passkey(std::string_view client_data, std::string_view authenticator_data, const ExpectedClient& expected);

/// Of the bytes that navigator.credentials.get() answered.
struct SignedChallenge {
    std::string client_data, authenticator_data, signature;
};
/// How often the passkey has signed, which some always call 0. Nothing when it was not this key that signed, or not what we asked for.
std::optional<std::uint32_t> count_of_signed(const SignedChallenge& answer, const PasskeyKey& key, const ExpectedClient& expected);

}  // namespace staff
