#pragma once
#include <openssl/evp.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sign_on {

/// RFC 4648 section 5, without padding; nothing for what is no such text.
std::optional<std::string> from_base64url(std::string_view text);

enum class Algorithm { rs256, es256 };
/// Nothing for every other: none and those of a shared secret above all (ASVS 6.8.2).
std::optional<Algorithm> algorithm_named(std::string_view name);

/// One public key of the provider.
struct Key {
    std::string id;
    Algorithm algorithm = Algorithm::rs256;
    std::shared_ptr<EVP_PKEY> key;
};

/// Of a JWK set (RFC 7517) the keys that sign: RSA of 2,048 bits and more, and P-256. Others are passed over; nothing for what is no set.
std::optional<std::vector<Key>> keys_in(std::string_view json);

bool is_signed_by(const Key& key, std::string_view words, std::string_view signature);

}  // namespace sign_on
