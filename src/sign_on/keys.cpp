#include "sign_on/keys.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/param_build.h>
#include <sodium.h>

#include <boost/json.hpp>

namespace sign_on {

namespace {

namespace json = boost::json;

template <class Thing, void (*free_thing)(Thing*)>
struct Freed {
    void operator()(Thing* thing) const { free_thing(thing); }
};
template <class Thing, void (*free_thing)(Thing*)>
using Held = std::unique_ptr<Thing, Freed<Thing, free_thing>>;
using Number = Held<BIGNUM, BN_free>;
using Builder = Held<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Held<OSSL_PARAM, OSSL_PARAM_free>;
using MakesKey = Held<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

constexpr int fewest_bits = 2048;
constexpr std::size_t half_of_es256 = 32;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Number number_of(std::string_view bytes) { return Number(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)); }

std::string text_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

std::shared_ptr<EVP_PKEY> made(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const MakesKey context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) <= 0)
        return nullptr;
    return {key, EVP_PKEY_free};
}

std::shared_ptr<EVP_PKEY> rsa_key(const json::object& jwk) {
    const auto modulus = from_base64url(text_in(jwk, "n")), exponent = from_base64url(text_in(jwk, "e"));
    if (!modulus || !exponent) return nullptr;
    const auto n = number_of(*modulus), e = number_of(*exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    auto key = made("RSA", builder.get());
    return key && EVP_PKEY_get_bits(key.get()) >= fewest_bits ? key : nullptr;
}

std::shared_ptr<EVP_PKEY> p256_key(const json::object& jwk) {
    const auto x = from_base64url(text_in(jwk, "x")), y = from_base64url(text_in(jwk, "y"));
    if (text_in(jwk, "crv") != "P-256" || !x || !y || x->size() != half_of_es256 || y->size() != half_of_es256) return nullptr;
    const auto point = "\x04" + *x + *y;
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    return made("EC", builder.get());
}

std::optional<Key> key_of(const json::value& value) {
    if (!value.is_object()) return std::nullopt;
    const auto& jwk = value.get_object();
    const auto type = text_in(jwk, "kty"), use = text_in(jwk, "use"), algorithm = text_in(jwk, "alg");
    if (!use.empty() && use != "sig") return std::nullopt;
    Key key{text_in(jwk, "kid"), type == "EC" ? Algorithm::es256 : Algorithm::rs256, nullptr};
    if (!algorithm.empty() && algorithm_named(algorithm) != key.algorithm) return std::nullopt;
    if (type == "RSA") key.key = rsa_key(jwk);
    if (type == "EC") key.key = p256_key(jwk);
    return key.key ? std::optional(std::move(key)) : std::nullopt;
}

/// Two numbers side by side, as JWT has them, in the form that OpenSSL reads.
std::string as_der(std::string_view signature) {
    if (signature.size() != 2 * half_of_es256) return "";
    const Held<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), number_of(signature.substr(0, half_of_es256)).release(),
                   number_of(signature.substr(half_of_es256)).release());
    unsigned char* bytes = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &bytes);
    std::string der(reinterpret_cast<const char*>(bytes), length > 0 ? static_cast<std::size_t>(length) : 0);
    OPENSSL_free(bytes);
    return der;
}

}  // namespace

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::optional<Algorithm> algorithm_named(std::string_view name) {
    if (name == "RS256") return Algorithm::rs256;
    if (name == "ES256") return Algorithm::es256;
    return std::nullopt;
}

std::optional<std::vector<Key>> keys_in(std::string_view text) {
    boost::system::error_code error;
    const auto parsed = json::parse(text, error);
    if (error || !parsed.is_object()) return std::nullopt;
    const auto* list = parsed.get_object().if_contains("keys");
    if (!list || !list->is_array()) return std::nullopt;
    std::vector<Key> keys;
    for (const auto& value : list->get_array())
        if (auto key = key_of(value)) keys.push_back(std::move(*key));
    return keys;
}

bool is_signed_by(const Key& key, std::string_view words, std::string_view signature) {
    const auto given = key.algorithm == Algorithm::es256 ? as_der(signature) : std::string(signature);
    const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(given), given.size(), bytes_of(words), words.size()) == 1;
}

}  // namespace sign_on
