#include "staff/web_authentication.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <boost/json.hpp>

#include <array>
#include <memory>

#include "base/ensure.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

namespace json = boost::json;

constexpr std::array algorithms = {COSE_ES256, COSE_EDDSA, COSE_RS256};
/// Bits of the authenticator data: the person was there, and was verified.
constexpr std::uint8_t is_present = 0x01, is_verified = 0x04;

/// What libfido2 makes is freed by address of its pointer.
template <class Thing, void (*free_thing)(Thing**)>
struct Freed {
    void operator()(Thing* thing) const { free_thing(&thing); }
};
using Credential = std::unique_ptr<fido_cred_t, Freed<fido_cred_t, fido_cred_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Freed<fido_assert_t, fido_assert_free>>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string_view text_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found && found->is_string() ? std::string_view(found->get_string()) : std::string_view{};
}

/// What the browser says it was asked, by which page.
bool is_client_data(std::string_view client_data, std::string_view type, const ExpectedClient& expected) {
    boost::system::error_code error;
    const auto parsed = json::parse(client_data, error);
    if (error || !parsed.is_object()) return false;
    const auto& object = parsed.get_object();
    const auto* cross = object.if_contains("crossOrigin");
    const bool is_framed = cross && !(cross->is_bool() && !cross->get_bool());
    return text_in(object, "type") == type && text_in(object, "origin") == expected.origin && !is_framed &&
           expected.is_challenge(from_base64url(text_in(object, "challenge")));
}

bool is_of_host(std::string_view authenticator_data, std::string_view host) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes_of(host), host.size());
    return authenticator_data.size() > hash.size() && sodium_memcmp(authenticator_data.data(), hash.data(), hash.size()) == 0;
}

template <class Key, class Make, class Free, class Read>
bool verify_as(const fido_assert_t* assertion, int algorithm, const std::string& bytes, Make make, Free free_key, Read read) {
    Key* key = make();
    ensure(key != nullptr, "memory for a key");
    const bool is_right =
        read(key, bytes.data(), bytes.size()) == FIDO_OK && (!assertion || fido_assert_verify(assertion, 0, algorithm, key) == FIDO_OK);
    free_key(&key);
    return is_right;
}

/// Whether the key signed; with no assertion, whether it is a key at all.
bool is_signed_by(const PasskeyKey& key, const fido_assert_t* assertion) {
    switch (key.algorithm) {
        case COSE_ES256: return verify_as<es256_pk_t>(assertion, COSE_ES256, key.bytes, es256_pk_new, es256_pk_free, es256_pk_from_ptr);
        case COSE_EDDSA: return verify_as<eddsa_pk_t>(assertion, COSE_EDDSA, key.bytes, eddsa_pk_new, eddsa_pk_free, eddsa_pk_from_ptr);
        case COSE_RS256: return verify_as<rs256_pk_t>(assertion, COSE_RS256, key.bytes, rs256_pk_new, rs256_pk_free, rs256_pk_from_ptr);
        default: return false;
    }
}

/// Nothing when the data hold no key of this algorithm.
/// Whether no string, array or map of this CBOR says that it is longer than what follows: libcbor makes room for what is said (RFC 8949,
/// 3).
bool is_as_long_as_it_says(std::string_view cbor) {
    enum Major { byte_string = 2, text_string = 3, array = 4, map = 5 };
    while (!cbor.empty()) {
        const auto head = static_cast<unsigned char>(cbor.front());
        cbor.remove_prefix(1);
        std::uint64_t said = head & 0x1f;
        if (said >= 24 && said <= 27) {
            const std::size_t bytes = std::size_t{1} << (said - 24);
            if (cbor.size() < bytes) return false;
            said = 0;
            for (const char byte : cbor.substr(0, bytes)) said = said << 8 | static_cast<unsigned char>(byte);
            cbor.remove_prefix(bytes);
        } else if (said > 27) {
            said = 0;  // without end, or no CBOR
        }
        const auto major = head >> 5;
        if (major >= byte_string && major <= map && said > cbor.size()) return false;
        if (major == byte_string || major == text_string) cbor.remove_prefix(said);
    }
    return true;
}

/// The same of the key and of what extends it, behind the fixed part (Web Authentication, 6.1).
bool holds_what_it_says(std::string_view authenticator_data) {
    constexpr std::size_t fixed = 37, before_credential = 18;
    constexpr unsigned char has_credential = 0x40;
    if (authenticator_data.size() <= fixed) return true;
    const auto flags = static_cast<unsigned char>(authenticator_data[fixed - 5]);
    auto rest = authenticator_data.substr(fixed);
    if ((flags & has_credential) == 0) return is_as_long_as_it_says(rest);
    if (rest.size() < before_credential) return false;
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(rest[16])) << 8 | static_cast<unsigned char>(rest[17]);
    return rest.size() >= before_credential + length && is_as_long_as_it_says(rest.substr(before_credential + length));
}

std::optional<MadePasskey> made_with(int algorithm, std::string_view authenticator_data) {
    const Credential credential(fido_cred_new());
    ensure(credential != nullptr, "memory for a passkey");
    const bool is_read = fido_cred_set_type(credential.get(), algorithm) == FIDO_OK &&
                         fido_cred_set_authdata_raw(credential.get(), bytes_of(authenticator_data), authenticator_data.size()) == FIDO_OK;
    if (!is_read) return std::nullopt;
    constexpr auto needed = is_present | is_verified;
    if ((fido_cred_flags(credential.get()) & needed) != needed) return std::nullopt;
    const auto text = [](const unsigned char* bytes, std::size_t size) { return std::string(reinterpret_cast<const char*>(bytes), size); };
    MadePasskey made{text(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get())),
                     {algorithm, text(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get()))},
                     fido_cred_sigcount(credential.get())};
    return is_signed_by(made.key, nullptr) ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace

std::optional<MadePasskey> made_passkey(std::string_view client_data, std::string_view authenticator_data, const ExpectedClient& expected) {
    if (!is_client_data(client_data, "webauthn.create", expected) || !is_of_host(authenticator_data, expected.host) ||
        !holds_what_it_says(authenticator_data))
        return std::nullopt;
    for (const auto algorithm : algorithms)
        if (auto made = made_with(algorithm, authenticator_data)) return made;
    return std::nullopt;
}

std::optional<std::uint32_t> count_of_signed(const SignedChallenge& answer, const PasskeyKey& key, const ExpectedClient& expected) {
    if (!is_client_data(answer.client_data, "webauthn.get", expected) || !holds_what_it_says(answer.authenticator_data))
        return std::nullopt;
    const Assertion assertion(fido_assert_new());
    ensure(assertion != nullptr, "memory for a passkey's answer");
    auto* asked = assertion.get();
    const bool is_read =
        fido_assert_set_count(asked, 1) == FIDO_OK && fido_assert_set_rp(asked, expected.host.c_str()) == FIDO_OK &&
        fido_assert_set_up(asked, FIDO_OPT_TRUE) == FIDO_OK && fido_assert_set_uv(asked, FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_clientdata(asked, bytes_of(answer.client_data), answer.client_data.size()) == FIDO_OK &&
        fido_assert_set_authdata_raw(asked, 0, bytes_of(answer.authenticator_data), answer.authenticator_data.size()) == FIDO_OK &&
        fido_assert_set_sig(asked, 0, bytes_of(answer.signature), answer.signature.size()) == FIDO_OK;
    return is_read && is_signed_by(key, asked) ? std::optional(fido_assert_sigcount(asked, 0)) : std::nullopt;
}

}  // namespace staff
