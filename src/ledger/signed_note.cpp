#include "ledger/signed_note.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <stdexcept>

namespace ledger {

namespace {

constexpr std::string_view beginning = "PRIVATE+KEY+";
constexpr char ed25519 = 1;  // the algorithm's number in C2SP signed-note

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return "";
    bytes.resize(length);
    return bytes;
}

/// The first four bytes of SHA-256 over name, line feed, algorithm and public key.
std::string key_id_of(std::string_view name, std::string_view public_key) {
    const auto hashed = fmt::format("{}\n{}{}", name, ed25519, public_key);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes_of(hashed), hashed.size());
    return {hash.begin(), hash.begin() + 4};
}

std::string in_hex(std::string_view bytes) {
    std::string out;
    for (const auto byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return out;
}

std::string public_key_of(std::string_view seed, std::array<unsigned char, 64>& secret) {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
    crypto_sign_seed_keypair(key.data(), secret.data(), bytes_of(seed));
    return {key.begin(), key.end()};
}

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the NUL
    return out;
}

std::string Signer::new_key(std::string_view name) {
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), seed.size());
    std::array<unsigned char, 64> secret{};
    const auto id = key_id_of(name, public_key_of(seed, secret));
    return fmt::format("{}{}+{}+{}", beginning, name, in_hex(id), to_base64(ed25519 + seed));
}

Signer::Signer(std::string_view written_key) {
    const std::runtime_error no_key("The signing key's file holds no key: it begins with PRIVATE+KEY+.");
    if (!written_key.starts_with(beginning)) throw no_key;
    const auto rest = written_key.substr(beginning.size());
    const auto name_ends = rest.find('+');
    const auto id_ends = name_ends == std::string_view::npos ? name_ends : rest.find('+', name_ends + 1);
    if (id_ends == std::string_view::npos) throw no_key;
    const auto key = from_base64(rest.substr(id_ends + 1));
    if (key.size() != 1 + crypto_sign_SEEDBYTES || key.front() != ed25519) throw no_key;
    name_ = rest.substr(0, name_ends);
    const auto public_key = public_key_of(key.substr(1), secret_);
    key_id_ = key_id_of(name_, public_key);
    if (in_hex(key_id_) != rest.substr(name_ends + 1, id_ends - name_ends - 1)) throw no_key;
    verifier_key_ = fmt::format("{}+{}+{}", name_, in_hex(key_id_), to_base64(ed25519 + public_key));
}

std::string Signer::signature(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes_of(text), text.size(), secret_.data());
    return fmt::format("— {} {}\n", name_, to_base64(key_id_ + signature));
}

std::string Signer::sign(std::string_view text) const { return fmt::format("{}\n{}", text, signature(text)); }

}  // namespace ledger
