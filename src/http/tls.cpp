#include "http/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "base/ensure.hpp"

namespace http {
namespace {

constexpr std::string_view protocol = "http/1.1";

// RFC 7301: each name offered stands behind a byte with its length.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned size, void*) {
    std::string_view rest(reinterpret_cast<const char*>(offered), size);
    while (!rest.empty()) {
        const auto name = rest.substr(1, static_cast<unsigned char>(rest[0]));
        if (name == protocol) {
            *chosen = reinterpret_cast<const unsigned char*>(protocol.data());
            *length = static_cast<unsigned char>(protocol.size());
            return SSL_TLSEXT_ERR_OK;
        }
        rest.remove_prefix(1 + name.size());
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

void must(bool went_well, const std::string& what) {
    if (went_well) return;
    char reason[256] = "";
    ::ERR_error_string_n(::ERR_get_error(), reason, sizeof reason);
    ::ERR_clear_error();
    throw std::system_error(std::make_error_code(std::errc::invalid_argument), what + ": " + reason);
}

}  // namespace

void prepare_tls(SSL_CTX* context, const std::string& certificate_file, const std::string& key_file) {
    ensure(::SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1, "OpenSSL speaks TLS 1.2");
    ensure(::SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1, "OpenSSL has modern ciphers");
    ensure(::SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") == 1, "OpenSSL has modern curves");
    // A ticket's key lives as long as the program and would open old sessions; sessions kept in memory do not leave it.
    ::SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                       SSL_OP_PRIORITIZE_CHACHA);
    ::SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    must(::SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) == 1, "TLS certificate " + certificate_file);
    must(::SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) == 1, "TLS key " + key_file);
    must(::SSL_CTX_check_private_key(context) == 1, "TLS key " + key_file + " is not of the certificate " + certificate_file);
}

}  // namespace http
